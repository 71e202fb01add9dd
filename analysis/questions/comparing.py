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
from collections.abc import Callable, Iterable, Iterator, Mapping
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
from analysis.questions.searching import unprinted_headlines
from analysis.refusals import refused
from analysis.run import progress
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

#: Types of the columns `keyness.USES`, also of a part without any.
_USES = {"term": "object", "article_id": "object", "uses": "int64"}

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
    cut: Cut,
    names: tuple[str, str] = ("one", "other"),
    seed: int = 0,
    language: str = "en",
) -> Comparison:
    """How two parts of a corpus, or two corpora, differ.

    Parameters
    ----------
    one, other : mapping of str to DataFrame
        Tables as `select` gives them. Topics are compared where both parts
        have those of one run.
    cut : callable
        From a text to its words, such as `Tokenizer.cut` with `content`.
    names : tuple of str
    seed : int
        Of the bootstrap.
    language : str
        Of the comparison's sentences and figures, ``en`` or ``zh``.

    Raises
    ------
    InputFault
        If one part holds no article.
    """
    for name, part in zip(names, (one, other), strict=True):
        if part["articles"].empty:
            raise refused("refused_empty_part", name=name)
    words = [_words(part, cut) for part in (one, other)]
    sizes = [
        counted.groupby("article_id")["uses"].sum().reindex(part["articles"]["article_id"], fill_value=0)
        for counted, part in zip(words, (one, other), strict=True)
    ]
    uses = [_formulation_uses(part) for part in (one, other)]
    articles = len(one["articles"]), len(other["articles"])
    made = Comparison(
        names,
        _keyness(words, sizes),
        _keyness(uses, sizes),
        _topics(one, other, seed),
        _meetings(one, other, names, language),
        _per_month(one, other, seed),
        _people(one, other),
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


def _keyness(uses: list[pd.DataFrame], sizes: list[pd.Series]) -> pd.DataFrame:
    """Keyness of the terms; `uses` and `sizes` are those of `keyness.design_effects`, of each part."""
    one, other = (counted.groupby("term")["uses"].sum() for counted in uses)
    size, other_size = (max(int(words.sum()), 1) for words in sizes)
    effects = keyness.design_effects(list(zip(uses, sizes, strict=True)))
    made = keyness.compare(one, other, size, other_size, effects=effects)
    made = made.rename(columns={"uses_before": "uses_other", "per_10000_before": "per_10000_other"})
    made["direction"] = made["direction"].map({"rise": "more", "fall": "less", "same": "same"})
    for at, (name, counted) in enumerate(zip(("articles", "articles_other"), uses, strict=True)):
        held = made["term"].map(counted["term"].value_counts()).fillna(0).astype("int64")
        made.insert(3 + at, name, held)
    first, second = (counted.set_axis(list(chance.COLUMNS), axis=1) for counted in uses)
    p = made["term"].map(chance.p_values(first, second, (sizes[0], sizes[1]))).astype("float64")
    # words drawn at random vary at least as independent ones do, also where the articles happen to be more alike
    p = p.clip(lower=pd.Series(chance.chi_squared_tail(made["log_likelihood"]), made.index))
    made["significance"] = [next((f"p < {at}" for at in _LEVELS if value < float(at)), "") for value in p]
    return chance.with_differences(made, p, made["articles"] + made["articles_other"] >= NAMED_FROM)


def _words(part: Mapping[str, pd.DataFrame], cut: Cut) -> pd.DataFrame:
    """Words of each article, in headlines and text as `search` and the formulations count: term, article_id, uses.

    Bylines, and the datelines that open reports, are left out: they say who wrote, not what about.
    """
    paragraphs = part["paragraphs"]
    read = paragraphs[paragraphs["role"] != "byline"]
    titles = unprinted_headlines(part["articles"], paragraphs)
    rows = read.groupby("article_id").indices
    readings = read["reading"].tolist()

    def by_article() -> Iterator[tuple[str, str]]:
        for article in dict.fromkeys([*titles, *read["article_id"].tolist()]):
            if article in titles:
                yield article, titles[article]
            for row in rows.get(article, ()):
                yield article, readings[row]

    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    articles: list[str] = []
    terms, of, uses = array("i"), array("i"), array("q")
    every = progress.watched(by_article(), "paragraphs", total=len(titles) + len(read))
    for article, texts in groupby(every, itemgetter(0)):
        counts = Counter(word for _, reading in texts for word in cut(without_dateline(reading)))
        terms.extend(map(numbers.__getitem__, counts))
        of.extend(repeat(len(articles), len(counts)))
        uses.extend(counts.values())
        articles.append(article)
    cells = _named(list(numbers), terms), _named(articles, of), np.asarray(uses)
    return pd.DataFrame(
        {name: pd.Series(column, dtype=_USES[name]) for name, column in zip(keyness.USES, cells)}
    )


def _named(names: list[str], numbers: array) -> np.ndarray:
    """The name of each number; equal ones are one object."""
    held = np.empty(len(names), dtype=object)
    held[:] = names
    return held[np.asarray(numbers, dtype=np.intp)]


def _formulation_uses(part: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Formulations of each article: term, article_id, uses."""
    counted = part["formulation_uses"].groupby(["term", "article_id"]).size().rename("uses").reset_index()
    return counted.astype(_USES)


def _topics(one: Mapping[str, pd.DataFrame], other: Mapping[str, pd.DataFrame], seed: int) -> pd.DataFrame:
    columns = ["topic", "label", "share", "share_other", "difference", "low", "high"]
    columns += ["p_value", "p_adjusted", "differs"]
    if not {"topics", "topic_shares"} <= set(one) & set(other) or one["topics"].empty:
        return pd.DataFrame(columns=columns).astype({"differs": bool})
    topics = one["topics"]["topic"].tolist()
    random = np.random.default_rng(seed)
    means, drawn, articles = [], [], []
    for part in (one, other):
        shares = part["topic_shares"].pivot_table(
            index="article_id", columns="topic", values="share", fill_value=0.0
        )
        matrix = shares.reindex(columns=topics, fill_value=0.0).to_numpy()
        means.append(matrix.mean(axis=0) if len(matrix) else np.full(len(topics), np.nan))
        drawn.append(_resampled_means(matrix, random))
        articles.append(len(matrix))
    low, high = _interval(drawn[0] - drawn[1], min(articles))
    made = pd.DataFrame(
        {
            "topic": topics,
            "label": one["topics"]["label"].tolist(),
            "share": means[0],
            "share_other": means[1],
            "difference": means[0] - means[1],
            "low": low,
            "high": high,
        }
    )
    first, second = (
        part["topic_shares"].rename(columns={"topic": "key", "share": "value"}) for part in (one, other)
    )
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
        places = random.integers(rows, size=(size, rows)) + rows * np.arange(size)[:, None]
        times = np.bincount(places.ravel(), minlength=size * rows).reshape(size, rows)
        means.append(times.astype(float) @ matrix / rows)
    return np.vstack(means)


def _interval(drawn: np.ndarray, units: int) -> np.ndarray:
    """Low and high end of the interval of each column of `drawn`; NaN if fewer than `FEWEST` units were resampled."""
    if units < FEWEST:
        return np.full((2, drawn.shape[1]), np.nan)
    tail = chance.tail(units)
    return np.quantile(drawn, [tail, 1 - tail], axis=0)


def _meetings(
    one: Mapping[str, pd.DataFrame], other: Mapping[str, pd.DataFrame], names: tuple[str, str], language: str
) -> pd.DataFrame:
    """Held meetings by kind and body, also those that name no body; one of several bodies counts for each."""
    counts, values = [], []
    for part in (one, other):
        held = part["meetings"][part["meetings"]["status"] == "held"]
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


def _people(one: Mapping[str, pd.DataFrame], other: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Held meetings in which each person appears, in whatever role."""
    values = []
    for part in (one, other):
        held = part["meetings"][part["meetings"]["status"] == "held"]
        seen = part.get("attendance", pd.DataFrame(columns=["meeting_id", "person"]))
        seen = seen[["meeting_id", "person"]].drop_duplicates().astype("object")
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


def _per_month(one: Mapping[str, pd.DataFrame], other: Mapping[str, pd.DataFrame], seed: int) -> pd.DataFrame:
    """Held meetings a month by kind, with intervals from months drawn with replacement, and per 100 articles."""
    counted = [_by_month(part) for part in (one, other)]
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
    for part in (one, other):
        held = part["meetings"][part["meetings"]["status"] == "held"]
        values.append(_by_article(pd.concat([held.assign(key="all"), held.assign(key=held["kind"])]), part))
    return _with_rates(made, made["kind"], values, (one, other))


def _by_month(part: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Held meetings of each month that a part has texts of: one row a month, one column a kind, and ``all``."""
    months = sorted(edtf.covered(part["articles"]["date"].tolist()))
    held = part["meetings"][part["meetings"]["status"] == "held"]
    held = held.assign(month=held["date"].map(edtf.month)).query("month in @months")
    counts = pd.crosstab(held["month"], held["kind"]).reindex(months, fill_value=0)
    return counts.assign(all=counts.sum(axis=1))
