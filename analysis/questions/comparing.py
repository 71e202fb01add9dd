"""Two parts of a corpus against each other: words, formulations, topics, meetings and people.

References
----------
Keyness: see `analysis.formulations.keyness`. What differs: see `chance`.
Intervals: the percentile bootstrap (Efron, B. and Tibshirani, R. 1993, An
Introduction to the Bootstrap, chapter 13), articles drawn with replacement
within each part, expanded for small samples (`chance.tail`).
"""

from __future__ import annotations

import html
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby, repeat
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis import chance, display, edtf, plots
from analysis import tables as border
from analysis.corpus.bylines import without_dateline
from analysis.formulations import keyness
from analysis.marked import MarkedText
from analysis.questions.searching import HEADLINE_COLUMNS, unprinted_headlines
from analysis.refusals import refused
from analysis.run import progress, store
from analysis.wording import say

#: Draws of the bootstrap.
DRAWS = 2000
#: Articles that a part needs before a difference is more than that between any two articles.
FEWEST = 5

#: Articles, of both parts together, that a word, formulation, kind of meeting or person needs to be tested.
NAMED_FROM = 5

#: Levels of significance, the strictest first.
_LEVELS = ("0.0001", "0.001", "0.01", "0.05")

#: The tables of a comparison.
TABLES = ("words", "formulations", "topics", "meetings", "meetings_per_month", "people")

#: Counts of words in articles that are held before they are summed up.
_COUNTS_AT_ONCE = 200_000

Cut = Callable[[str], Iterable[str]]


@dataclass(frozen=True)
class Comparison:
    """How two parts differ.

    Each table but the shares of fewer articles than `FEWEST` says what differs
    by the same test: `p_value` of each row with articles as units
    (`chance.p_values`), `p_adjusted` for the number of rows tested (Benjamini
    and Hochberg), and `differs`: whether that is below `chance.RATE`. Rows of
    fewer than `NAMED_FROM` articles are not tested; their `p_adjusted` is missing.

    Attributes
    ----------
    names : tuple of str
        What the parts are called.
    words, formulations : DataFrame
        Keyness, most significant first: term, uses in each part (in headlines and
        text; a word inside a longer word or formulation is not counted), articles in each
        part that use it (articles, articles_other), uses per 10,000 words,
        log_likelihood (G², divided by the design effect: Rao and Scott 1992),
        log_ratio (binary logarithm of the ratio of the rates: 1 is twice as
        often), significance (level of the p_value, not adjusted), direction
        (``more`` or ``less`` in the first part, or ``same``), p_value,
        p_adjusted, differs.
    topics : DataFrame
        topic, label, share in each part, difference with low and high end of
        its 90 % interval (of this topic alone, not adjusted), p_value,
        p_adjusted, differs.
    meetings : DataFrame
        held meetings of each part by kind and body, their number per 100
        articles of each part (per_100, per_100_other), p_value, p_adjusted, differs.
    meetings_per_month : DataFrame
        kind (``all`` first), meetings held a month in each part with low and
        high end of the 90 % interval. Months are those that articles of the
        part are dated to, and meetings of other months are left out; a part
        with fewer than `FEWEST` months has no interval. A part with more
        articles has more meetings; p_value, p_adjusted and differs therefore
        compare the meetings per 100 articles (per_100, per_100_other).
    people : DataFrame
        person, held meetings in which the person appears in each part
        (meetings, meetings_other), their number per 100 articles, p_value,
        p_adjusted, differs.
    articles : tuple of int
        Of each part. With fewer than `FEWEST` in one of them no difference is
        called one: `significance` is empty, `low`, `high` and the p-values are missing.
    language : str
        ``en`` or ``zh``: of the sentences and figures.
    """

    names: tuple[str, str]
    words: pd.DataFrame
    formulations: pd.DataFrame
    topics: pd.DataFrame
    meetings: pd.DataFrame
    meetings_per_month: pd.DataFrame
    people: pd.DataFrame
    articles: tuple[int, int]
    language: str = "en"

    @property
    def too_few(self) -> str:
        """Which part holds too few articles to tell a difference, in a sentence; empty if both hold enough."""
        few = [(name, n) for name, n in zip(self.names, self.articles, strict=True) if n < FEWEST]
        if not few:
            return ""
        held = say("comma", self.language).join(
            say("comparison_part", self.language, name=name, n=n) for name, n in few
        )
        return say("comparison_too_few", self.language, parts=held, needed=FEWEST)

    @property
    def finding(self) -> MarkedText:
        """What differs, and how many were tested, rendered as Markdown in a notebook."""
        if self.too_few:
            return MarkedText(self.too_few)
        sure = self.words[self.words["differs"]]
        more, less = (
            "、".join(sure[sure["direction"] == way]["term"].head(8)) or say("comparison_none", self.language)
            for way in ("more", "less")
        )
        topics = self.topics[self.topics["differs"]]
        labels = say("semicolon", self.language).join(topics["label"].head(3))
        said = say(
            "comparison_finding",
            self.language,
            sure=len(sure),
            n=int(self.words["p_adjusted"].notna().sum()),
            rate=f"{chance.RATE:.0%}",
            articles=NAMED_FROM,
            one=self.names[0],
            other=self.names[1],
            more=more,
            less=less,
            topics_sure=len(topics),
            topics=len(self.topics),
            shown=say("comparison_topics", self.language, labels=labels) if labels else "",
        )
        return MarkedText(said)

    def figure(
        self,
        *,
        language: str = "",
        size: str = "16:9",
        font: float | None = None,
        palette: str | Path = "",
        title: str = "",
    ) -> plots.Drawn:
        """The words as a scatter: rate in the one part against rate in the other; keywords as of `plots.draw`."""
        one, other = self.names
        return plots.draw(
            "compared_words",
            {"compared_words": self._for_figure(one, other)},
            language=language or self.language,
            size=size,
            font=font,
            palette=palette,
            title=title,
        )

    def _for_figure(self, one: str, other: str) -> pd.DataFrame:
        return self.words.assign(
            one=one,
            other=other,
            too_few=bool(self.too_few),
            sure=self.words["differs"].astype(bool),
            rate=f"{chance.RATE:.0%}",
            named_from=NAMED_FROM,
        )

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables by name, to be written or joined."""
        return {name: getattr(self, name) for name in TABLES}

    def _repr_html_(self) -> str:
        parts = [f"<p>{html.escape(self.too_few or repr(self))}</p>"]
        for name, made in self.tables.items():
            heading = html.escape(say(f"shown_{name}", self.language)) + f" <code>.{name}</code>"
            parts.append(f"<h4>{heading}</h4>{display.table(made.head(10), self.language)}")
        return "".join(parts)

    def __repr__(self) -> str:
        surest = self.words[self.words["differs"]]
        more = [surest[surest["direction"] == way]["term"].head(5).tolist() for way in ("more", "less")]
        none = say("compared_none", self.language)
        one, other = ("、".join(words) or none for words in more)
        return say(
            "compared_words", self.language, one=self.names[0], more=one, other=self.names[1], less=other
        )


def compare(
    one: Mapping[str, pd.DataFrame],
    other: Mapping[str, pd.DataFrame],
    *,
    cut: Cut | None,
    names: tuple[str, str] = ("one", "other"),
    seed: int = 0,
    language: str = "en",
    words: tuple[Words, Words] | None = None,
) -> Comparison:
    """How two parts of a corpus, or two corpora, differ.

    Parameters
    ----------
    one, other : mapping of str to DataFrame
        Tables as `select` gives them. Topics are compared where both parts
        have those of one run.
    cut : callable
        From a text to its words, such as `Tokenizer.cut` with `content`; None where `words` are given.
    names : tuple of str
    seed : int
        Of the bootstrap.
    language : str
        Of the comparison's sentences and figures, ``en`` or ``zh``.
    words : pair of Words, optional
        What `counted_words` gives for the parts, where they were counted before.

    Raises
    ------
    InputFault
        If one part holds no article.
    """
    for name, part in zip(names, (one, other), strict=True):
        if part["articles"].empty:
            raise refused("refused_empty_part", name=name)
    if words is None:
        assert cut is not None
        words = counted_words(one, cut), counted_words(other, cut)
    first, second = words
    sizes = first.sizes, second.sizes
    uses = _formulation_uses(one, first.sizes), _formulation_uses(other, second.sizes)
    held = [_held(part) for part in (one, other)]
    articles = len(one["articles"]), len(other["articles"])
    made = Comparison(
        names,
        _keyness(first.sums, second.sums, sizes),
        _keyness(*uses, sizes),
        _topics(one, other, seed),
        _meetings(one, other, held, names, language),
        _per_month(one, other, held, seed),
        _people(one, other, held),
        articles,
        language,
    )
    return _without_claims(made) if made.too_few else made


def _without_claims(made: Comparison) -> Comparison:
    """The same counts and shares, without what the articles are too few for."""
    tables: dict[str, Any] = {
        name: table.assign(p_value=np.nan, p_adjusted=np.nan, differs=False)
        for name, table in made.tables.items()
    }
    for name in ("words", "formulations"):
        tables[name] = tables[name].assign(significance="")
    for name in ("topics", "meetings_per_month"):
        ends = [column for column in ("low", "high", "low_other", "high_other") if column in tables[name]]
        tables[name] = tables[name].assign(**dict.fromkeys(ends, np.nan))
    return replace(made, **tables)


@dataclass(frozen=True)
class Words:
    """The words of some articles, counted.

    Attributes
    ----------
    sums : chance.Sums
        By word, with the uses in an article as value.
    sizes : Series
        Number of words of each article, by article_id.
    """

    sums: chance.Sums
    sizes: pd.Series

    def __add__(self, other: Words) -> Words:
        """The words of the articles of both, which have none in common."""
        return Words(self.sums + other.sums, pd.concat([self.sizes, other.sizes]))


def _keyness(first: chance.Sums, second: chance.Sums, sizes: tuple[pd.Series, pd.Series]) -> pd.DataFrame:
    """Keyness of the terms, from the sums of their uses in each part and the words of its articles."""
    both = first + second
    terms = both.keys.rename("term")
    one, other = first.of(both.keys), second.of(both.keys)
    size, other_size = (max(int(words.sum()), 1) for words in sizes)
    effects = keyness.effects_of_sums(
        pd.Series(both.v, terms),
        pd.Series(both.vv, terms),
        pd.Series(both.vw, terms),
        np.concatenate([words.to_numpy(float) for words in sizes]),
    )
    counts, other_counts = (pd.Series(part.v.astype("int64"), terms, name="uses") for part in (one, other))
    made = keyness.compare(counts, other_counts, size, other_size, effects=effects)
    made = made.rename(columns={"uses_before": "uses_other", "per_10000_before": "per_10000_other"})
    made["direction"] = made["direction"].map({"rise": "more", "fall": "less", "same": "same"})
    for at, (name, part) in enumerate(zip(("articles", "articles_other"), (one, other), strict=True)):
        held = made["term"].map(pd.Series(part.articles, terms)).fillna(0).astype("int64")
        made.insert(3 + at, name, held)
    p = made["term"].map(chance.p_values_of_sums(first, second, sizes)).astype("float64")
    # words drawn at random vary at least as independent ones do, also where the articles happen to be more alike
    p = p.clip(lower=pd.Series(chance.chi_squared_tail(made["log_likelihood"]), made.index))
    made["significance"] = [next((f"p < {at}" for at in _LEVELS if value < float(at)), "") for value in p]
    return chance.with_differences(made, p, made["articles"] + made["articles_other"] >= NAMED_FROM)


def counted_words(part: Mapping[str, pd.DataFrame], cut: Cut) -> Words:
    """The words of the articles, in headlines and text as `search` and the formulations count.

    Bylines, and the datelines that open reports, are left out: they say who wrote, not what about.
    """
    ids = part["articles"]["article_id"].tolist()
    texts = progress.watched(_texts(part), "articles", total=len(ids))
    counter = _Counter()
    sizes = dict.fromkeys(ids, 0)
    for article, readings in texts:
        counts = Counter(word for reading in readings for word in cut(without_dateline(reading)))
        counter.add(counts)
        sizes[article] = counts.total()
    return Words(counter.sums(), pd.Series(sizes, dtype="int64"))


def _texts(part: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, list[str]]]:
    """What was read of each article: its headline, where no paragraph has it, and its paragraphs."""
    titles = unprinted_headlines(part["articles"], store.stretches(part, "paragraphs", HEADLINE_COLUMNS))
    for article, rows in groupby(_paragraphs(part), itemgetter(0)):
        title = titles.pop(article, None)
        yield article, [*([title] if title is not None else ()), *(reading for _, reading in rows)]
    for article, title in titles.items():
        yield article, [title]


def _paragraphs(part: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, str]]:
    """Article and reading of each paragraph; those of one article follow one another."""
    for rows in store.stretches(part, "paragraphs", ["article_id", "reading", "role"]):
        read = rows[rows["role"] != "byline"]
        yield from zip(read["article_id"].tolist(), read["reading"].tolist(), strict=True)


class _Counter:
    """Adds up the counts of articles; only those of the last articles are held."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._terms, self._uses, self._around = array("i"), array("i"), array("i")
        self._sums: list[np.ndarray] = []

    def add(self, counts: Counter[str]) -> None:
        """Count the words of an article."""
        self._terms.extend(map(self._numbers.__getitem__, counts))
        self._uses.extend(counts.values())
        self._around.extend(repeat(counts.total(), len(counts)))
        if len(self._terms) >= _COUNTS_AT_ONCE:
            self._sum_up()

    def _sum_up(self) -> None:
        made = chance.sums_at(
            pd.RangeIndex(len(self._numbers)),
            np.asarray(self._terms, dtype=np.intp),
            np.asarray(self._uses, dtype=float),
            np.asarray(self._around, dtype=float),
        )
        added = [
            np.pad(before, (0, len(now) - len(before))) + now
            for before, now in zip(self._sums, made.arrays())
        ]
        self._sums = added or made.arrays()
        self._terms, self._uses, self._around = array("i"), array("i"), array("i")

    def sums(self) -> chance.Sums:
        """The sums of all articles, by word."""
        self._sum_up()
        numbered = pd.Index([*self._numbers], dtype=object, name="key")
        order = numbered.argsort()
        return chance.Sums(numbered[order], *(each[order] for each in self._sums))


def _formulation_uses(part: Mapping[str, pd.DataFrame], sizes: pd.Series) -> chance.Sums:
    """Sums of the uses of the formulations, by term."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    places = {article: at for at, article in enumerate(sizes.index)}
    pairs = [np.zeros(0, dtype=np.int64)]
    for rows in store.stretches(part, "formulation_uses", ["term", "article_id"]):
        terms = np.fromiter(map(numbers.__getitem__, rows["term"].tolist()), np.int64, len(rows))
        articles = np.fromiter((places[one] for one in rows["article_id"].tolist()), np.int64, len(rows))
        pairs.append(terms * max(len(places), 1) + articles)
    each, uses = np.unique(np.concatenate(pairs), return_counts=True)
    terms, articles = np.divmod(each, max(len(places), 1))
    keys = pd.Index([*numbers], dtype=object, name="key")
    order = keys.argsort()
    rank = np.empty(len(order), dtype=np.intp)
    rank[order] = np.arange(len(order))
    return chance.sums_at(keys[order], rank[terms], uses.astype(float), sizes.to_numpy(float)[articles])


#: Columns of meetings that a comparison wants.
_OF_MEETINGS = ("meeting_id", "article_ids", "status", "kind", "body_full", "date")


def _held(part: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The meetings of a part that were held."""
    stored = isinstance(part, store.Stored)
    meetings = store.part(part, "meetings", _OF_MEETINGS) if stored else part["meetings"]
    return meetings[meetings["status"] == "held"]


def _topics(one: Mapping[str, pd.DataFrame], other: Mapping[str, pd.DataFrame], seed: int) -> pd.DataFrame:
    columns = ["topic", "label", "share", "share_other", "difference", "low", "high"]
    columns += ["p_value", "p_adjusted", "differs"]
    described = store.part(one, "topics", ["topic", "label"]) if "topics" in one else pd.DataFrame()
    if not {"topics", "topic_shares"} <= set(one) & set(other) or described.empty:
        return pd.DataFrame(columns=columns).astype({"differs": bool})
    topics = described["topic"].tolist()
    random = np.random.default_rng(seed)
    means, drawn, articles = [], [], []
    listed = [store.part(part, "topic_shares", ["article_id", "topic", "share"]) for part in (one, other)]
    for table in listed:
        shares = table.pivot_table(index="article_id", columns="topic", values="share", fill_value=0.0)
        matrix = shares.reindex(columns=topics, fill_value=0.0).to_numpy()
        means.append(matrix.mean(axis=0) if len(matrix) else np.full(len(topics), np.nan))
        drawn.append(_resampled_means(matrix, random))
        articles.append(len(matrix))
    low, high = _interval(drawn[0] - drawn[1], min(articles))
    made = pd.DataFrame(
        {
            "topic": topics,
            "label": described["label"].tolist(),
            "share": means[0],
            "share_other": means[1],
            "difference": means[0] - means[1],
            "low": low,
            "high": high,
        }
    )
    first, second = (table.rename(columns={"topic": "key", "share": "value"}) for table in listed)
    sizes = (
        pd.Series(1, index=first["article_id"].unique()),
        pd.Series(1, index=second["article_id"].unique()),
    )
    p = made["topic"].map(chance.p_values(first, second, sizes))
    made = chance.with_differences(made, p.astype("float64"), p.notna())
    return made.sort_values("difference", ascending=False, key=abs, ignore_index=True)


def _resampled_means(matrix: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Means of `DRAWS` samples of the rows with replacement, of shape (draws, columns).

    A sample is one product of how often each row was drawn with the matrix;
    to draw places and count them is ten times as quick as to draw the counts.
    """
    rows = len(matrix)
    if not rows:
        return np.full((DRAWS, matrix.shape[1]), np.nan)
    means = []
    for size in [100] * (DRAWS // 100):
        times = np.empty((size, rows))
        for sample in times:
            sample[:] = np.bincount(random.integers(rows, size=rows), minlength=rows)
        means.append(times @ matrix / rows)
    return np.vstack(means)


def _interval(drawn: np.ndarray, units: int) -> np.ndarray:
    """Low and high end of the interval of each column of `drawn`; NaN if fewer than `FEWEST` units were resampled."""
    if units < FEWEST:
        return np.full((2, drawn.shape[1]), np.nan)
    tail = chance.tail(units)
    return np.quantile(drawn, [tail, 1 - tail], axis=0)


def _meetings(
    one: Mapping[str, pd.DataFrame],
    other: Mapping[str, pd.DataFrame],
    held_of: Sequence[pd.DataFrame],
    names: tuple[str, str],
    language: str,
) -> pd.DataFrame:
    """Held meetings by kind and body, also those that name no body; one of several bodies counts for each."""
    counts, values = [], []
    for part, held in zip((one, other), held_of, strict=True):
        bodies = held["body_full"].map(lambda cell: border.split(cell) or [say("no_body", language)])
        pairs = held.assign(body=bodies).explode("body")
        counts.append(pairs.groupby(["kind", "body"]).size())
        values.append(_by_article(pairs.assign(key=_kind_and_body(pairs)), part))
    made = pd.concat(counts, axis=1, keys=names).fillna(0).astype("int64").reset_index()
    order = made[list(names)].sum(axis=1)
    made = (
        made.assign(order=order)
        .sort_values(["order", "kind", "body"], ascending=[False, True, True], ignore_index=True)
        .drop(columns="order")
    )
    return _with_rates(made, _kind_and_body(made), values, (one, other))


def _kind_and_body(table: pd.DataFrame) -> pd.Series:
    return table["kind"].astype("object") + "\n" + table["body"].astype("object")


def _people(
    one: Mapping[str, pd.DataFrame], other: Mapping[str, pd.DataFrame], held_of: Sequence[pd.DataFrame]
) -> pd.DataFrame:
    """Held meetings in which each person appears, in whatever role."""
    values = []
    for part, held in zip((one, other), held_of, strict=True):
        columns = ["meeting_id", "person"]
        seen = (
            store.part(part, "attendance", columns) if "attendance" in part else pd.DataFrame(columns=columns)
        )
        seen = seen.drop_duplicates().astype("object")
        if "meeting_id" not in held:
            held = held.assign(meeting_id="")
        joined = seen.merge(held[["meeting_id", "article_ids"]].astype("object"), on="meeting_id")
        values.append(_by_article(joined.rename(columns={"person": "key"}), part))
    counts = [value.groupby("key")["value"].sum() for value in values]
    made = pd.concat(counts, axis=1, keys=("meetings", "meetings_other")).fillna(0).astype("int64")
    made = made.rename_axis("person").reset_index()
    made = _with_rates(made, made["person"], values, (one, other))
    return made.sort_values(["p_value", "person"], ignore_index=True)


def _by_article(meetings: pd.DataFrame, part: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """How many of the meetings each article reports, by `key`; the first article of the part that reports one counts."""
    ids = set(part["articles"]["article_id"])
    first = [next((one for one in border.split(cell) if one in ids), "") for cell in meetings["article_ids"]]
    counted = Counter(zip(meetings["key"], first, strict=True))
    made = pd.DataFrame(columns=list(chance.COLUMNS), index=range(len(counted)), dtype="object")
    made["key"] = pd.Series([key for key, _ in counted], dtype="object")
    made["article_id"] = [article for _, article in counted]
    made["value"] = pd.Series(counted.values(), dtype="int64")
    return made


def _with_rates(
    table: pd.DataFrame,
    keys: pd.Series,
    values: list[pd.DataFrame],
    parts: tuple[Mapping[str, pd.DataFrame], Mapping[str, pd.DataFrame]],
) -> pd.DataFrame:
    """The table with meetings per 100 articles of each part, and whether these differ."""
    sizes = [pd.Series(1, index=part["articles"]["article_id"]) for part in parts]
    for value, size, name in zip(values, sizes, ("per_100", "per_100_other"), strict=True):
        rates = 100 * value.groupby("key")["value"].sum() / len(size)
        table[name] = keys.map(rates.to_dict()).fillna(0.0).astype("float64")
    p = keys.map(chance.p_values(values[0], values[1], (sizes[0], sizes[1])).to_dict()).astype("float64")
    reported = pd.concat(values)["key"].value_counts()
    tested = keys.map(reported.to_dict()).fillna(0) >= NAMED_FROM
    return chance.with_differences(table, p, tested)


def _per_month(
    one: Mapping[str, pd.DataFrame],
    other: Mapping[str, pd.DataFrame],
    held_of: Sequence[pd.DataFrame],
    seed: int,
) -> pd.DataFrame:
    """Held meetings a month by kind, with intervals from months drawn with replacement, and per 100 articles."""
    counted = [_by_month(part, held) for part, held in zip((one, other), held_of, strict=True)]
    kinds = ["all", *sorted({kind for counts in counted for kind in counts.columns} - {"all"})]
    random = np.random.default_rng(seed)
    columns: dict[str, object] = {"kind": kinds}
    for counts, suffix in zip(counted, ("", "_other"), strict=True):
        matrix = counts.reindex(columns=kinds, fill_value=0).to_numpy(float)
        low, high = _interval(_resampled_means(matrix, random), len(matrix))
        columns |= {
            f"months{suffix}": len(matrix),
            f"per_month{suffix}": matrix.mean(axis=0) if len(matrix) else np.nan,
            f"low{suffix}": low,
            f"high{suffix}": high,
        }
    made = pd.DataFrame(columns)
    values = []
    for part, held in zip((one, other), held_of, strict=True):
        values.append(_by_article(pd.concat([held.assign(key="all"), held.assign(key=held["kind"])]), part))
    return _with_rates(made, made["kind"], values, (one, other))


def _by_month(part: Mapping[str, pd.DataFrame], held: pd.DataFrame) -> pd.DataFrame:
    """Held meetings of each month that a part has texts of: one row a month, one column a kind, and ``all``."""
    months = sorted(edtf.covered(part["articles"]["date"].tolist()))
    held = held.assign(month=held["date"].map(edtf.month)).query("month in @months")
    counts = pd.crosstab(held["month"], held["kind"]).reindex(months, fill_value=0)
    return counts.assign(all=counts.sum(axis=1))
