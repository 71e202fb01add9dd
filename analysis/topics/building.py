"""From paragraphs to every table of topics: the order of work."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor

import numpy as np
import pandas as pd

from analysis import edtf, tables
from analysis.faults import InputFault
from analysis.run import executors
from analysis.run.memory import give_back
from analysis.settings import Settings
from analysis.topics import (
    changes,
    choice,
    coherence,
    consensus,
    labels,
    mapping,
    material,
    notes,
    over,
    ranking,
    shares,
)  # fmt: skip
from analysis.topics.engines import ENGINES
from analysis.topics.material import Material

#: Ten words stand for a topic; so many are listed.
FIRST = 10
LISTED = 30
#: Paragraphs below this cannot be asked for topics without saying how many.
LEAST_PARAGRAPHS = 10
#: A paragraph is listed under a topic that has this share of it.
LISTED_SHARE = 0.1
#: An exemplar is no better for having more words than this.
LONG_ENOUGH = 60

#: Tables of this room that `tables.SCHEMAS` does not know, with their columns.
OTHERS = {
    "topic_paragraphs": ["paragraph_id", "article_id", "topic", "share", "tokens"],
    "topic_meetings": ["meeting_id", "topic", "share", "share_low", "share_high", "paragraphs"],
    "topic_series": ["series", "topic", "share", "share_low", "share_high", "articles", "meetings"],
    "topic_changes": changes.COLUMNS,
    "topic_map": ["topic", "x", "y", "share"],
    "topic_labels": ["words", "label"],
    "topic_notes": ["about", "note"],
}


def build(
    paragraphs: pd.DataFrame,
    articles: pd.DataFrame,
    meetings: pd.DataFrame,
    *,
    terms: Sequence[str] = (),
    settings: Settings | None = None,
    lexicon: bool = True,
    names: str = "",
    pool: Executor | None = None,
) -> dict[str, pd.DataFrame]:
    """All tables of topics.

    Parameters
    ----------
    paragraphs, articles, meetings : DataFrame
        As in `tables.SCHEMAS`; their order does not matter.
    terms : sequence of str
        Formulations of the corpus, each kept whole as one word.
    settings : Settings
        ``topics`` (None chooses), ``engine``, ``seed``, ``window``.
    lexicon : bool
        Whether terms and the lexicon of official terms are kept whole.
    names : str
        The text of a ``topic_labels.csv``: labels that a person gave.
    pool : Executor, optional
        Where the runs are done; by default in this process.

    Returns
    -------
    dict
        Table name to DataFrame. Topics are numbered from 1, largest first.
        Where no number of topics was asked for and there is too little
        text, the tables are empty and ``topic_notes`` says why.

    Raises
    ------
    InputFault
        If the number of topics asked for, or the engine, cannot be had.
    """
    settings = settings or Settings()
    _check(settings)
    made = material.gather(paragraphs, terms=terms, lexicon=lexicon)
    del paragraphs
    give_back()
    lack = _lack(made, settings.topics)
    if lack:
        if settings.topics is not None:
            raise InputFault(lack)
        return _nothing(lack)
    pool = pool or executors.Here()
    tried = None
    number = settings.topics
    if number is None:
        numbers = choice.candidates(len(made.paragraphs))
        tried = choice.measure(made, numbers, engine=settings.engine, pool=pool)
        number = int(tried.loc[tried["chosen"], "topics"].iloc[0])
    agreed = consensus.fit(made.counts, topics=number, seed=settings.seed, engine=settings.engine, pool=pool)
    return _tables(made, agreed, tried, articles, meetings, settings, labels.read(names))


def _check(settings: Settings) -> None:
    if settings.engine not in ENGINES:
        raise InputFault(f"engine {settings.engine!r} is not known; there are {', '.join(sorted(ENGINES))}")
    if settings.topics is not None and settings.topics < 2:
        raise InputFault(f"{settings.topics} topics cannot be told apart: ask for 2 or more, or for auto")


def _lack(made: Material, number: int | None) -> str:
    """Why topics cannot be found, and what would work; "" if they can."""
    have = len(made.paragraphs)
    if not have:
        return (
            "no words are left to find topics in: none stands in three paragraphs or more, stop words and numbers "
            "left out; more or longer texts would do"
        )
    if number is None and have < LEAST_PARAGRAPHS:
        return (
            f"{have} paragraphs are too few to choose a number of topics; {LEAST_PARAGRAPHS} or more would do"
        )
    if number is not None and have < number:
        return f"{number} topics are more than there are paragraphs ({have}); {max(2, have // 5)} or fewer would do"
    return ""


def _nothing(reason: str) -> dict[str, pd.DataFrame]:
    names = ["topics", "topic_words", "topic_choice", "topic_shares", "topic_months"]
    empty = {name: tables.frame(name, []) for name in names}
    others = {name: pd.DataFrame(columns=columns) for name, columns in OTHERS.items()}
    return empty | others | {"topic_notes": pd.DataFrame([{"about": "topics", "note": reason}])}


def _tables(
    made: Material,
    agreed: consensus.Consensus,
    tried: pd.DataFrame | None,
    articles,
    meetings,
    settings: Settings,
    named: Sequence[labels.Given],
):
    held = shares.fold_in(made.counts, agreed.words)
    size = np.argsort(-held.sum(axis=0), kind="stable")
    held, agreed = held[:, size], agreed.ordered(size)
    names = np.arange(1, len(size) + 1)
    membership = made.articles()
    spread = ranking.spread(made.counts, membership)
    order = ranking.order(agreed.words, spread)
    first = order[:, :FIRST]
    by_article = pd.DataFrame(membership @ held, index=made.article_ids(), columns=names)
    by_paragraph = pd.DataFrame(held, columns=names)

    summary, said = _topics(made, agreed, held, by_article, order, membership, settings, named)
    month = {
        article_id: month
        for article_id, date in zip(articles["article_id"].tolist(), articles["date"].tolist())
        if (month := edtf.month(date))
    }
    undated = sum(article_id not in month for article_id in by_article.index)
    if undated:
        said.append(
            {
                "about": "topic_months",
                "note": f"{undated} of {len(by_article)} articles have no known month and are left out",
            }
        )
    months = [month.get(article_id, "") for article_id in made.paragraphs["article_id"]]
    dated = [article_id in month for article_id in by_article.index]
    found = changes.breaks(
        by_article[dated].to_numpy(), [month[a] for a in by_article.index[dated]], seed=settings.seed
    ) + changes.moving_words(made.counts, held, agreed.words, months, made.vocabulary)
    if tried is None:
        tried = _given(summary, agreed, first)
    return {
        "topics": tables.frame("topics", summary.to_dict("records")),
        "topic_words": _words(made, agreed.words, order),
        "topic_choice": tables.check("topic_choice", tried),
        "topic_shares": _shares(by_article),
        "topic_months": tables.check(
            "topic_months",
            over.by_month(by_article, month, edtf.months(*settings.window), seed=settings.seed),
        ),
        "topic_paragraphs": _paragraphs(made, held),
        "topic_meetings": over.by_meeting(
            by_paragraph, made.paragraphs["article_id"], meetings, seed=settings.seed
        ),
        "topic_series": over.by_series(by_article, meetings, seed=settings.seed),
        "topic_changes": pd.DataFrame(found, columns=changes.COLUMNS),
        "topic_map": pd.DataFrame(mapping.plane(agreed.words).round(6), columns=["x", "y"]).assign(
            topic=names, share=summary["share"]
        )[OTHERS["topic_map"]],
        "topic_labels": pd.DataFrame(
            {"words": [tables.join(made.vocabulary[row]) for row in first], "label": summary["label"]}
        ),
        "topic_notes": pd.DataFrame(said, columns=OTHERS["topic_notes"]),
    }


def _topics(
    made, agreed, held, by_article, order, membership, settings, named
) -> tuple[pd.DataFrame, list[dict]]:
    """The topics table, and what must be said about labels."""
    first = order[:, :FIRST]
    ranked = [made.vocabulary[row].tolist() for row in first]
    overall = np.asarray(made.counts.sum(axis=0)).ravel() / made.tokens
    telling = ranking.relevance(agreed.words, overall)
    suggested = labels.suggest(
        ranked, [dict(zip(words, row[columns])) for words, row, columns in zip(ranked, telling, first)]
    )
    given, gone = labels.apply(named, ranked, suggested)
    share, low, high = shares.interval(by_article.to_numpy(), seed=[settings.seed, 0])
    hangs = coherence.npmi(first, made.counts)
    spread = ranking.spread(made.counts, membership)
    halves = [ranking.order(half, spread)[:, :FIRST] for half in agreed.halves]
    stable = [len({*a} & {*b}) / len({*a} | {*b}) for a, b in zip(*(half.tolist() for half in halves))]
    plain = notes.boilerplate(made.counts, membership)
    largest = np.bincount(held.argmax(axis=1), minlength=held.shape[1])
    rows = [
        {
            "topic": at + 1,
            "label": given[at],
            "share": share[at],
            "share_low": low[at],
            "share_high": high[at],
            "coherence": hangs[at],
            "stability": stable[at],
            "note": notes.of_topic(
                boilerplate=int(plain[first[at]].sum()),
                coherence=hangs[at],
                stability=stable[at],
                recurrence=agreed.recurrence[at],
                paragraphs=int(largest[at]),
            ),
            "exemplar": made.paragraphs["paragraph_id"][_exemplar(held, at)],
            "recurrence": agreed.recurrence[at],
            "paragraphs": int(largest[at]),
            "suggested": suggested[at],
        }
        for at in range(len(agreed.words))
    ]
    return pd.DataFrame(rows), [{"about": labels.FILE, "note": warning} for warning in gone]


def _exemplar(held: np.ndarray, topic: int) -> int:
    """The paragraph that is most of all the topic's, long enough to read."""
    length = held.sum(axis=1)
    return int(np.argmax(held[:, topic] / length * np.minimum(length, LONG_ENOUGH)))


def _given(summary: pd.DataFrame, agreed: consensus.Consensus, first: np.ndarray) -> pd.DataFrame:
    """topic_choice where a person chose: the one number, with what is known of it."""
    row = {
        "topics": len(summary),
        "coherence": summary["coherence"].mean(),
        "stability": summary["stability"].mean(),
        "exclusivity": choice.exclusivity(agreed.words, first),
        "heldout": np.nan,
        "score": np.nan,
        "chosen": True,
    }
    return pd.DataFrame([row])


def _words(made: Material, words: np.ndarray, order: np.ndarray) -> pd.DataFrame:
    listed = order[:, :LISTED]
    overall = np.asarray(made.counts.sum(axis=0)).ravel() / made.tokens
    topics, ranks = np.indices(listed.shape).reshape(2, -1)
    columns = listed.ravel()
    return tables.check(
        "topic_words",
        pd.DataFrame(
            {
                "topic": topics + 1,
                "rank": ranks + 1,
                "word": made.vocabulary[columns].astype(str),
                "weight": words[topics, columns],
                "relevance": ranking.relevance(words, overall)[topics, columns],
            }
        ),
    )


def _shares(by_article: pd.DataFrame) -> pd.DataFrame:
    part = by_article.div(by_article.sum(axis=1), axis=0).clip(0, 1)
    articles, topics = np.indices(part.shape).reshape(2, -1)
    return tables.check(
        "topic_shares",
        pd.DataFrame(
            {
                "article_id": pd.Series(part.index, dtype="str").take(articles).reset_index(drop=True),
                "topic": topics + 1,
                "share": part.to_numpy().ravel(),
            }
        ),
    )


def _paragraphs(made: Material, held: np.ndarray) -> pd.DataFrame:
    part = held / held.sum(axis=1, keepdims=True)
    rows, topics = np.nonzero(part >= LISTED_SHARE)
    origin = made.paragraphs.iloc[rows].reset_index(drop=True)
    table = origin.assign(topic=topics + 1, share=part[rows, topics])[OTHERS["topic_paragraphs"]]
    return table.sort_values(
        ["topic", "share", "paragraph_id"], ascending=[True, False, True], ignore_index=True
    )
