"""Changes over time: breaks in a topic's share, and rising and falling words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from analysis import tables
from analysis.run import on_disk
from analysis.settings import Settings
from analysis.topics import over, ranking, shares
from analysis.topics.model import Cut
from analysis.wording import message

#: Minimum number of months and articles to test for breaks.
LEAST_MONTHS = 8
LEAST_ARTICLES = 24
#: Minimum months with articles on either side of a break.
MARGIN = 3
PERMUTATIONS = 999
#: Family-wise error rate of breaks, over all topics.
LEVEL = 0.05
#: Number of words tested for change, and number reported.
TESTED = 50
REPORTED = 5
#: Minimum change in standard errors.
MIN_SCORE = 3.0
#: The prior of a word's log odds counts as many words at most.
PRIOR = 500
#: Divides by at least this.
_TINY = 1e-12

COLUMNS = [column.name for column in tables.SCHEMAS["topic_changes"]]


def tables_of(cut: Cut, articles: pd.DataFrame, settings: Settings) -> Iterator[dict[str, pd.DataFrame]]:
    """The table of changes."""
    yield {"topic_changes": find(cut, articles, seed=settings.seed)}


def find(cut: Cut, articles: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """The table ``topic_changes``: breaks in share; words that rise and fall over time and across a break."""
    made = cut.model.material
    month = over.months(articles)
    by_article = shares.of_groups(made.articles(), cut.topic_counts)
    ids = made.article_ids()
    dated = [at for at, article_id in enumerate(ids) if article_id in month]
    found = breaks(by_article[dated], [month[ids[at]] for at in dated], seed=seed)
    months = np.array([month.get(article_id, "") for article_id in made.paragraphs["article_id"]])
    uses = np.vstack([cut.model.uses[0], cut.uses])
    words = uses / np.maximum(uses.sum(axis=1, keepdims=True), _TINY)
    parts = (
        np.column_stack([cut.model.topic_counts[block, 0], cut.topic_counts[block]]) for block in cut.blocks
    )
    topic_counts = on_disk.array(parts, np.zeros((0, len(uses))))
    use = shares.WordUse(made.term_counts, topic_counts, words)
    del topic_counts
    topics = range(1, len(uses))  # 0 is the background, whose words are not counted
    moving = moving_words(use, topics, months, made.terms)
    for row in [row for row in found if row["kind"] == "break"]:
        moving += moving_words(use, [row["topic"]], months, made.terms, since=row["month"])
    return pd.DataFrame(found + moving, columns=COLUMNS)


def breaks(topic_counts: np.ndarray, months: Sequence[str] | np.ndarray, *, seed: int) -> list[dict]:
    """Months at which the level of a topic's share changes.

    The split into two levels that explains most (least squares, articles
    weighted by length) is tested by permutation: it is kept if, of 999 random
    orders of the articles, a proportion of less than 5 % divided by the
    number of topics explains as much. Then both sides are searched again
    (binary segmentation, Scott & Knott 1974). Trends and seasonality are not
    tested.

    Parameters
    ----------
    topic_counts : ndarray of shape (articles, topics)
        Number of words of each article in each topic.
    months : sequence of str
        Month of each article.
    """
    order = np.argsort(np.asarray(months), kind="stable")
    topic_counts, of = topic_counts[order], np.asarray(months)[order]
    names = sorted({*of.tolist()})
    if len(names) < LEAST_MONTHS or len(topic_counts) < LEAST_ARTICLES:
        least = {"least_articles": LEAST_ARTICLES, "least_months": LEAST_MONTHS}
        note = message("too_few_for_breaks", articles=len(topic_counts), months=len(names), **least)
        return [_row(topic + 1, "not enough data", note=note) for topic in range(topic_counts.shape[1])]
    random = np.random.default_rng([seed, 4])
    spans = [(0, len(names), list(range(topic_counts.shape[1])))]
    found = []
    while spans:
        first, last, topics = spans.pop(0)
        inside = (of >= names[first]) & (of <= names[last - 1])
        if last - first < 2 * MARGIN or not topics:
            continue
        bounds = np.searchsorted(of[inside], names[first:last])
        at, chance = _best(topic_counts[inside], bounds, topics, random)
        for topic in topics:
            if chance[topic] > LEVEL / topic_counts.shape[1]:
                continue
            split = first + at[topic]
            sides = [
                topic_counts[(of >= a) & (of <= b)]
                for a, b in ((names[first], names[split - 1]), (names[split], names[last - 1]))
            ]
            before, after = (side[:, topic].sum() / side.sum() for side in sides)
            found.append(
                _row(topic + 1, "break", month=names[split], before=before, after=after, score=chance[topic])
            )
            spans += [(first, split, [topic]), (split, last, [topic])]
    return sorted(found, key=lambda row: (row["topic"], row["month"]))


def _best(
    topic_counts: np.ndarray, bounds: np.ndarray, topics: Sequence[int], random: np.random.Generator
) -> tuple[dict[int, int], dict[int, float]]:
    """For each topic the best split, as a month's index, and its p value.

    A topic is skipped as soon as too many permutations explain more for it to
    be significant.
    """
    length = topic_counts.sum(axis=1)
    centred = topic_counts - length[:, None] * (topic_counts.sum(axis=0) / length.sum())
    own = _explained(centred, length, bounds)
    beaten = np.zeros(topic_counts.shape[1])
    most = LEVEL / topic_counts.shape[1] * (PERMUTATIONS + 1) - 1
    for _ in range(PERMUTATIONS):
        left = [topic for topic in topics if beaten[topic] <= most]
        if not left:
            break
        drawn = random.permutation(len(topic_counts))
        by_chance = _explained(centred[:, left][drawn], length[drawn], bounds)
        beaten[left] += by_chance.max(axis=0) >= own[:, left].max(axis=0)
    chance = {
        topic: (beaten[topic] + 1) / (PERMUTATIONS + 1) if beaten[topic] <= most else 1.0 for topic in topics
    }
    return {topic: int(own[:, topic].argmax()) + MARGIN for topic in topics}, chance


def _explained(centred: np.ndarray, length: np.ndarray, bounds: np.ndarray) -> np.ndarray:
    """Explained sum of squares of each split: splits by topics."""
    left = np.cumsum(np.add.reduceat(centred, bounds, axis=0), axis=0)[MARGIN - 1 : -MARGIN]
    weight = np.cumsum(np.add.reduceat(length, bounds))[MARGIN - 1 : -MARGIN, None]
    return left**2 * length.sum() / (weight * (length.sum() - weight))


def moving_words(
    use: shares.WordUse,
    topics: Sequence[int],
    months: Sequence[str] | np.ndarray,
    vocabulary: np.ndarray,
    *,
    since: str = "",
) -> list[dict]:
    """Words that rise and fall within a topic, from earlier to later articles.

    The score is the log odds ratio with an informative Dirichlet prior, in
    standard errors (Monroe, Colaresi & Quinn 2008). Words with a score of 3 or
    more are reported, at most five in each direction.

    Parameters
    ----------
    use : WordUse
    topics : sequence of int
        Topic numbers to analyse; 0 is the background.
    months : sequence of str
        Month of each paragraph, "" where unknown.
    since : str
        First month of the later articles; by default the median month of the paragraphs.
    """
    of = np.asarray(months)
    known = np.sort(of[of != ""])
    if not len(known) or known[0] == known[-1]:
        return []
    middle = since or known[len(known) // 2]
    cut = middle if middle > known[0] else known[known > middle][0]
    early, late = (of != "") & (of < cut), of >= cut
    used = [use.over(part, list(topics)) for part in (early, late)]
    rows = []
    for topic, before, after in zip(topics, *used):
        score = _log_odds(before, after)
        both = before + after
        tested = ranking.first(both[None], TESTED)[0]
        for kind, sign in (("rising", 1), ("falling", -1)):
            moving = [word for word in tested if sign * score[word] >= MIN_SCORE]
            moving.sort(key=lambda word: (-sign * score[word], vocabulary[word]))
            rows += [
                _row(
                    topic,
                    kind,
                    word=str(vocabulary[word]),
                    month=str(cut),
                    before=before[word] / max(before.sum(), _TINY),
                    after=after[word] / max(after.sum(), _TINY),
                    score=score[word],
                )
                for word in moving[:REPORTED]
            ]
    return rows


def _log_odds(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """The change of each word's log odds, in standard errors; the prior is its use before and after."""
    prior = before + after + 1e-3
    prior = prior * min(1.0, PRIOR / prior.sum())
    total = prior.sum()

    def odds(used: np.ndarray) -> np.ndarray:
        return np.log((used + prior) / (used.sum() + total - used - prior))

    variance = 1 / (before + prior) + 1 / (after + prior)
    return (odds(after) - odds(before)) / np.sqrt(variance)


def _row(
    topic: int,
    kind: str,
    *,
    word: str = "",
    month: str = "",
    before: float = np.nan,
    after: float = np.nan,
    score: float = np.nan,
    note: str = "",
) -> dict:
    return dict(zip(COLUMNS, (topic, kind, word, month, before, after, score, note), strict=True))
