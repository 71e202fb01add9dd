"""Make all topic tables from paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial

import pandas as pd

from analysis import tables
from analysis.refusals import of_messages, refused
from analysis.run import executors
from analysis.run.memory import give_back
from analysis.settings import Settings
from analysis.topics import changes, labels, material, notes, over, stopwords, summary, variants
from analysis.topics import model as fitting
from analysis.topics.engines import ENGINES
from analysis.topics.kept import Store
from analysis.topics.material import Material
from analysis.wording import message

#: Minimum number of (different) paragraphs to choose the number of topics automatically.
LEAST_PARAGRAPHS = 10
#: Minimum number of paragraphs if there is only one article.
LEAST_OF_ONE = 50
#: Texts consist of stock phrases from this proportion of evenly spread words (the seeds have .30).
STOCK = 0.9

#: Topic tables, in the order of the documentation.
TABLES = tuple(name for name in tables.SCHEMAS if name == "topics" or name.startswith("topic_"))


def check_own(*, names: str = "", stop: str = "") -> None:
    """Read the user's own files, as `build` takes them, for their faults alone."""
    labels.read(names)
    stopwords.read(stop)


def build(
    paragraphs: pd.DataFrame,
    articles: pd.DataFrame,
    meetings: pd.DataFrame,
    *,
    terms: Sequence[str] = (),
    people: Iterable[str] = (),
    settings: Settings | None = None,
    lexicon: bool = True,
    names: str = "",
    stop: str = "",
    leave_out: Iterable[str] = (),
    pool: Executor | None = None,
    store: Store | None = None,
) -> dict[str, pd.DataFrame]:
    """Make all topic tables.

    Parameters
    ----------
    paragraphs, articles, meetings : DataFrame
        As in `tables.SCHEMAS`, in any order.
    terms : sequence of str
        Formulations of the corpus, each treated as one word.
    people : iterable of str
        Names of the persons of the corpus, each treated as one word that no topic is named after.
    settings : Settings
        ``topics`` (None chooses), ``engine``, ``seed``, ``window``.
    lexicon : bool
        Whether terms, noun phrases and entries of the lexicon are treated as one word.
    names : str
        Content of ``topic_labels.csv``: labels given by the user.
    stop : str
        Content of ``stop_words.csv``: words to exclude.
    leave_out : iterable of str
        Further words to exclude.
    pool : Executor, optional
        Executor for the runs; by default they run in this process.
    store : Store, optional
        Cache for fitted models.

    Returns
    -------
    dict
        DataFrames by table name. Topics are numbered from 1, largest first.
        If the number of topics is automatic and no topics can be
        distinguished, the tables are empty and ``topic_notes`` gives the
        reason.

    Raises
    ------
    InputFault
        If the number of topics or the engine is not possible.
    """
    settings = settings or Settings()
    made = gather(
        paragraphs,
        terms=terms,
        people=people,
        settings=settings,
        lexicon=lexicon,
        stop=stop,
        leave_out=leave_out,
        pool=pool,
    )
    found: dict[str, list[pd.DataFrame]] = {}
    for some in in_parts(made, articles, meetings, settings=settings, names=names, pool=pool, store=store):
        for part in some() if callable(some) else some:
            for name, table in part.items():
                found.setdefault(name, []).append(table)
    return {
        name: pd.concat(made, ignore_index=True) if len(made) > 1 else made[0] for name, made in found.items()
    }


def gather(
    paragraphs: pd.DataFrame,
    *,
    terms: Sequence[str] = (),
    people: Iterable[str] = (),
    settings: Settings,
    lexicon: bool = True,
    stop: str = "",
    leave_out: Iterable[str] = (),
    pool: Executor | None = None,
) -> Material:
    """The counts of words that topics are made from; the parameters are those of `build`."""
    _check(settings)
    unwanted = stopwords.read(stop) | {*leave_out}
    return material.gather(paragraphs, terms=terms, people=people, lexicon=lexicon, stop=unwanted, pool=pool)


def in_parts(
    made: Material,
    articles: pd.DataFrame,
    meetings: pd.DataFrame,
    *,
    settings: Settings,
    names: str = "",
    pool: Executor | None = None,
    store: Store | None = None,
) -> Iterator[tables.Parts | Callable[[], tables.Parts]]:
    """What `build` makes, some whole tables after the other, and long ones part by part, so that they need not be held.

    A table comes after those that it refers to. Those that another process can
    make meanwhile are given as a function that makes them.
    """
    give_back()
    reason = _obstacle(made, settings.topics)
    if reason and settings.topics is not None:
        raise of_messages([reason])
    if reason:
        yield [_empty(message("no_topics", why=reason))]
        return
    pool = pool or executors.Here()
    model, number = fitting.fit(made, settings, pool=pool, store=store)
    cut = model.cut(number)
    other_engine = variants.submit(cut, settings, pool=pool)
    yield partial(changes.tables_of, cut.to_send(terms=True), articles, settings)
    topics, said = summary.topics(cut, labels.read(names), seed=settings.seed)
    said += over.undated(cut, articles)
    yield [
        {
            "topics": tables.frame("topics", topics),
            "topic_words": summary.words(cut),
            "topic_choice": tables.check("topic_choice", model.tried),
            "topic_labels": summary.label_file(cut, topics),
            "topic_map": summary.plane(cut, topics),
            "topic_background": summary.background_words(cut),
            "topic_quality": summary.quality_table(cut, topics),
            "topic_notes": tables.frame("topic_notes", said),
        }
    ]
    yield partial(over.tables_of, cut.to_send(terms=False), articles, meetings, settings)
    yield summary.tree_tables(cut, topics)
    yield [{"topic_variants": variants.vary(cut, settings, other_engine.result())}]


def _check(settings: Settings) -> None:
    if settings.engine not in ENGINES:
        raise refused("refused_engine", engine=repr(settings.engine), names=sorted(ENGINES))
    if settings.topics is not None and settings.topics < 2:
        raise refused("refused_topics", n=settings.topics)


def _obstacle(made: Material, number: int | None) -> str:
    """Message why no topics can be fitted; "" if they can."""
    have = len(made.paragraphs)
    if not have:
        return message("no_words_left")
    if number is not None and have < number:
        return message("more_topics_than_paragraphs", topics=number, n=have, most=max(2, have // 5))
    if number is None and have < LEAST_PARAGRAPHS:
        return message("too_few_paragraphs", n=have, least=LEAST_PARAGRAPHS)
    least = max(2, number or LEAST_PARAGRAPHS)
    different = _distinct_paragraphs(made, least)
    if different < least:
        return message("too_few_different_paragraphs", n=have, different=different)
    if number is not None:
        return ""
    if len(made.article_ids()) == 1:
        short = have < LEAST_OF_ONE
        return message("one_short_article", n=have, least=LEAST_OF_ONE) if short else ""
    return message("stock_words_alone") if _stock_proportion(made) >= STOCK else ""


def _stock_proportion(made: Material) -> float:
    """Proportion of words that are spread evenly over most articles."""
    even = notes.boilerplate(made.counts, made.articles())
    return float(made.counts.sum(axis=0).A1[even].sum() / made.tokens)


def _distinct_paragraphs(made: Material, most: int) -> int:
    """Number of paragraphs with distinct words, counted up to `most`."""
    counts = made.counts
    found = set()
    for start, end in zip(counts.indptr[:-1], counts.indptr[1:]):
        found.add(counts.indices[start:end].tobytes())
        if len(found) == most:
            break
    return len(found)


def _empty(reason: str) -> dict[str, pd.DataFrame]:
    empty = {name: tables.frame(name, []) for name in TABLES}
    return empty | {"topic_notes": tables.frame("topic_notes", [{"about": "topics", "note": reason}])}
