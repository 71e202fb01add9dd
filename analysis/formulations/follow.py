"""Formulations over time: uses per month, a six-step heat scale, speakers and bodies.

References
----------
The China Media Project grades a term in six steps (沸 烫 热 暖 温 冷) by the
share of a year's articles of the People's Daily that use it. It has published
the thresholds of the two highest steps: 沸 at a share of 0.0518 (2,000 articles of
that year), 烫 at 0.0129 (500). Qian Gang, "2017上半年語象觀察", Storm Media,
12 July 2017; "Discourse Climate Report: July 2018", chinamediaproject.org.
The four lower thresholds are this project's own: each is a quarter of the one
above, as 烫 is of 沸.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from analysis import chance, edtf
from analysis.cells import split
from analysis.formulations import keyness
from analysis.tables import row_tuples

#: Threshold of each step: share of a year's articles that use the term.
HEAT = (("沸", 0.0518), ("烫", 0.0129), ("热", 0.0032), ("暖", 0.0008), ("温", 0.0002), ("冷", 0.0))

#: Minimum number of articles with the term, in both months together, for a change to be tested.
TESTED_FROM = 8
#: The false discovery rate of jumps: a reader looks at each, and a missed one is as bad as one by chance.
JUMP_RATE = 0.1


def heat(share: float) -> str:
    """The heat of a share of articles; "" without articles.

    >>> [heat(share) for share in (0.2, 0.0129, 0.005, 0.001, 0.0003, 0.0)]
    ['沸', '烫', '热', '暖', '温', '冷']
    >>> heat(float("nan"))
    ''
    """
    return next((step for step, low in HEAT if share >= low), "")


def lifecycle(
    formulations: pd.DataFrame,
    uses: pd.DataFrame,
    articles: pd.DataFrame,
    dates: Mapping[str, str],
    window: tuple[str, str] | None = None,
    *,
    sizes: Mapping[str, int] | None = None,
) -> pd.DataFrame:
    """Uses of each formulation by month, normalised by the number of articles.

    A formulation without a use in a dated article has no rows, unless it is in
    the user's own list.

    Parameters
    ----------
    formulations, uses, articles : DataFrame
        Tables of the run.
    dates : mapping
        EDTF date by article; articles without month precision are not
        counted.
    window : (str, str), optional
        First and last month; by default those of the dated articles.
    sizes : mapping, optional
        Number of words by article, for the log-likelihood of a jump; by
        default 1 per article.

    Returns
    -------
    DataFrame
        month, term, uses, articles (of the corpus in that month), rate (uses
        per article), heat (of the month's calendar year), heat_share,
        heat_articles (the basis of the heat), month_heat and month_share (for
        the month), log_likelihood (against the previous month with articles,
        divided by the design effect) and jump (a change of the share of
        articles against the previous month with articles: mid-p of the
        hypergeometric test, false discovery rate of 10 % over all months and
        terms with at least `TESTED_FROM` articles in both months). In a month without articles, uses, rate and the
        heat of the month are missing, not zero.

    Notes
    -----
    Heat is based on shares of a year's articles. With fewer than about twenty
    articles, a single one makes a term 沸: check `heat_articles`.

    Examples
    --------
    >>> found = lifecycle(
    ...     pd.DataFrame({"term": ["两个区"], "origin": ["text"]}),
    ...     pd.DataFrame({"term": ["两个区"] * 2, "article_id": ["a", "a"]}),
    ...     pd.DataFrame({"article_id": ["a", "b", "c"]}),
    ...     {"a": "2024-01-29", "b": "2024-01", "c": "2024-03-02"},
    ... )
    >>> found[["month", "uses", "articles", "rate"]].to_dict("list")
    {'month': ['2024-01', '2024-02', '2024-03'], 'uses': [2, None, 0], 'articles': [2, 0, 1], 'rate': [1.0, nan, 0.0]}
    """
    dated = {article: edtf.month(dates.get(article, "")) for article in articles["article_id"]}
    dated = {article: when for article, when in dated.items() if when}
    columns = ["month", "term", "uses", "articles", "rate", "heat", "heat_share", "heat_articles"]
    columns += ["month_heat", "month_share", "jump", "log_likelihood"]
    if not dated or formulations.empty:
        return pd.DataFrame(columns=columns)
    span = edtf.months(*(window or (min(dated.values()), max(dated.values()))))
    articles_in = pd.Series(list(dated.values())).value_counts()
    years = pd.Series([when[:4] for when in dated.values()]).value_counts()
    uses = uses.assign(month=uses["article_id"].map(dated)).dropna(subset="month")
    counts = uses.groupby(["term", "month"]).size()
    in_year = uses.assign(year=uses["month"].str[:4]).groupby(["term", "year"])["article_id"].nunique()
    shown = set(counts.index.get_level_values("term"))
    shown |= set(
        formulations.loc[formulations["origin"] == "own list", "term"]
    )  # counted even without any use
    terms = [term for term in formulations["term"] if term in shown]
    index = pd.MultiIndex.from_product([terms, span], names=["term", "month"])
    table = counts.reindex(index, fill_value=0).rename("uses").astype("Int64").reset_index()
    table["articles"] = table["month"].map(articles_in).fillna(0).astype("int64")
    table.loc[table["articles"] == 0, "uses"] = pd.NA
    table["rate"] = (
        table["uses"].astype("Float64").to_numpy("float64", na_value=float("nan")) / table["articles"]
    )
    year = table["month"].str[:4]
    table["heat_articles"] = year.map(years).fillna(0).astype("int64")
    users = in_year.reindex(pd.MultiIndex.from_arrays([table["term"], year]), fill_value=0).to_numpy(
        "float64"
    )
    table["heat_share"] = users / table["heat_articles"].where(table["heat_articles"] > 0)
    table["heat"] = _grades(table["heat_share"])
    in_month = uses.groupby(["term", "month"])["article_id"].nunique().reindex(index, fill_value=0)
    table["month_share"] = in_month.to_numpy("float64") / table["articles"].where(table["articles"] > 0)
    table["month_heat"] = _grades(table["month_share"])
    per_article = pd.DataFrame(
        {"month": dated.values(), "words": [(sizes or {}).get(one, 1) for one in dated]},
        index=pd.Index(dated, name="article_id"),
    )
    per_article = per_article[per_article["month"].isin(span)]
    _add_jumps(table, uses[uses["month"].isin(span)], per_article)
    return table[columns]


def _grades(shares: pd.Series) -> pd.Series:
    """The heat of each share."""
    lows = np.array([low for _, low in reversed(HEAT)])
    names = np.array([step for step, _ in reversed(HEAT)] + [""], dtype=object)
    known = shares.notna().to_numpy()
    place = np.searchsorted(lows, shares.fillna(0).to_numpy(), side="right") - 1
    return pd.Series(names[np.where(known, place, len(HEAT))], index=shares.index)


def _add_jumps(table: pd.DataFrame, uses: pd.DataFrame, per_article: pd.DataFrame) -> None:
    """Add for each month the log-likelihood against the previous month with articles, and the jump.

    Parameters
    ----------
    table : DataFrame
        term, month and month_share; sorted by term, then month.
    uses : DataFrame
        term, article_id and month of each use.
    per_article : DataFrame
        month and words of every dated article, by article_id.
    """
    months = table["month"].unique().tolist()
    filled = per_article.loc[per_article["words"] > 0, "month"]
    counted = uses.groupby(["month", "term", "article_id"]).size().rename("uses").reset_index()
    by_month = dict(list(counted.groupby("month")))
    none = counted.iloc[:0]
    pairs = []
    for before, now in pairwise(sorted(filled.unique())):
        parts = [by_month.get(month, none) for month in (now, before)]
        sizes = [per_article.loc[per_article["month"] == month, "words"] for month in (now, before)]
        pairs.append(_difference(parts, sizes).assign(month=now))
    columns = ["log_likelihood", "p_value", "tested"]
    found = pd.concat(pairs).set_index("month", append=True) if pairs else pd.DataFrame(columns=columns)
    found["p_adjusted"] = chance.adjusted(found["p_value"].astype(float), found["tested"])
    index = pd.MultiIndex.from_frame(table[["term", "month"]])
    shape = (len(table) // max(len(months), 1), len(months))
    sure = found["p_adjusted"].reindex(index).lt(JUMP_RATE).to_numpy().reshape(shape)
    shares = table["month_share"].to_numpy("float64").reshape(shape)
    jumps = np.full(shape, "", dtype=object)
    seen = np.zeros(shape[0], dtype=bool)
    last = -1
    for at in np.flatnonzero(np.isin(months, filled)).tolist():
        now = shares[:, at]
        if last >= 0:
            before = shares[:, last]
            jumps[:, at] = np.select(
                [
                    sure[:, at] & (now == 0),
                    sure[:, at] & (before == 0) & ~seen,
                    sure[:, at] & (now > before),
                    sure[:, at],
                ],
                ["vanished", "new", "up", "down"],
                "",
            )
        seen |= now > 0
        last = at
    table["log_likelihood"] = found["log_likelihood"].reindex(index).fillna(0.0).to_numpy("float64").round(3)
    table["jump"] = jumps.ravel()


def _difference(parts: Sequence[pd.DataFrame], sizes: Sequence[pd.Series]) -> pd.DataFrame:
    """Log-likelihood divided by the design effect, p-value, and whether tested, by term, of two months."""
    both = pd.concat(parts, ignore_index=True)
    one, other = (part.groupby("term")["uses"].agg(["sum", "size"]) for part in parts)
    terms = one.index.union(other.index)
    one, other = (part.reindex(terms, fill_value=0) for part in (one, other))
    effects = keyness.design_effects([(both, pd.concat(sizes))]).reindex(terms)
    likelihood = keyness.log_likelihood(
        one["sum"].to_numpy(float),
        other["sum"].to_numpy(float),
        float(sizes[0].sum()),
        float(sizes[1].sum()),
    ) / effects.to_numpy(float)
    articles, articles_before = one["size"].to_numpy(), other["size"].to_numpy()
    return pd.DataFrame(
        {
            "log_likelihood": likelihood,
            "p_value": chance.p_values_of_shares(articles, articles_before, (len(sizes[0]), len(sizes[1]))),
            "tested": articles + articles_before >= TESTED_FROM,
        },
        index=terms,
    )


def keyness_by_year(uses: pd.DataFrame, sizes: Mapping[str, int], dates: Mapping[str, str]) -> pd.DataFrame:
    """Keyness of each formulation against the previous period: by year, or by half-year within a single year.

    Parameters
    ----------
    uses : DataFrame
        term, article_id.
    sizes : mapping
        Number of words by article.
    dates : mapping
        EDTF date by article; articles without a month are not counted.

    Returns
    -------
    DataFrame
        term, period, before, and the columns of `keyness.compare`.
    """
    dated = {article: edtf.month(date) for article, date in dates.items() if edtf.month(date)}
    by_year = len({when[:4] for when in dated.values()}) > 1
    period = {article: when[:4] if by_year else _half(when) for article, when in dated.items()}
    columns = ["term", "period", "before", "uses", "uses_before", "per_10000", "per_10000_before"]
    columns += ["log_likelihood", "log_ratio", "significance", "direction"]
    if len({*period.values()}) < 2:
        return pd.DataFrame(columns=columns)
    by_article = pd.Series({article: sizes.get(article, 0) for article in period}, dtype="int64")
    when_of = pd.Series(period, dtype="object")
    words = by_article.groupby(when_of).sum()
    in_period = uses.assign(period=uses["article_id"].map(period)).dropna(subset="period")
    counts = {when: part["term"].value_counts() for when, part in in_period.groupby("period")}
    none = pd.Series(dtype="int64")
    made = []
    for before, now in pairwise(sorted(str(when) for when in words.index[words > 0])):
        both = in_period[in_period["period"].isin([now, before])]
        table = keyness.compare(
            counts.get(now, none),
            counts.get(before, none),
            words[now],
            words[before],
            effects=keyness.design_effects(
                [
                    (
                        both.groupby(["term", "article_id"]).size().rename("uses").reset_index(),
                        by_article[when_of.isin([now, before])],
                    )
                ]
            ),
        )
        made.append(table.assign(period=now, before=before))
    return pd.concat(made, ignore_index=True)[columns] if made else pd.DataFrame(columns=columns)


def _half(when: str) -> str:
    """The half-year of a month, in EDTF.

    >>> _half("2024-05"), _half("2024-07")
    ('2024-40', '2024-41')
    """
    return f"{when[:4]}-{40 if when[5:] <= '06' else 41}"


def voices(uses: pd.DataFrame, meetings: pd.DataFrame) -> pd.DataFrame:
    """Who uses a formulation: bodies and speakers of the meetings whose articles use it.

    Returns
    -------
    DataFrame
        who, voice (body, speaker), term, uses, articles (with the term), of
        (all their articles), rate (uses per article).

    Examples
    --------
    >>> uses = pd.DataFrame({"term": ["两个区", "两个区"], "article_id": ["a", "a"]})
    >>> meetings = pd.DataFrame({"article_ids": ["a；b"], "body_full": ["市委"], "speakers": ["王翔"], "status": ["held"]})
    >>> voices(uses, meetings)[["who", "term", "uses", "articles", "of", "rate"]].to_dict("list")
    {'who': ['市委', '王翔'], 'term': ['两个区', '两个区'], 'uses': [2, 2], 'articles': [1, 1], 'of': [2, 2], 'rate': [1.0, 1.0]}
    """
    held = meetings[meetings["status"] == "held"]
    rows = {
        (who, voice, article)
        for meeting in row_tuples(held)
        for voice, cell in (("body", meeting.body_full), ("speaker", meeting.speakers))
        for who in split(cell)
        for article in split(meeting.article_ids)
    }
    said = pd.DataFrame(sorted(rows), columns=["who", "voice", "article_id"])
    # joined as numbers: an article with several voices and many terms has a row for each pair of them
    voice_of, voices_said = pd.factorize(pd.MultiIndex.from_frame(said[["who", "voice"]]))
    article_of, articles = pd.factorize(said["article_id"])
    used_in, names = pd.factorize(uses["article_id"])
    at = pd.Index(articles).get_indexer(names)[used_in]
    term_of, terms = pd.factorize(uses["term"], sort=True)
    used = pd.DataFrame({"article": at[at >= 0], "term": term_of[at >= 0]})
    used = used.groupby(["article", "term"], as_index=False).size()
    joined = pd.DataFrame({"voice": voice_of, "article": article_of}).merge(used, on="article")
    joined = joined.groupby(["voice", "term"], as_index=False)["size"].agg(["sum", "count"])
    # voices and terms are numbered in order
    order = np.lexsort((joined["term"], joined["voice"], -joined["sum"]))
    voice, term, count, held_in = (
        joined[name].to_numpy()[order] for name in ("voice", "term", "sum", "count")
    )
    of = np.bincount(voice_of, minlength=len(voices_said))[voice]
    return pd.DataFrame(
        {
            "who": voices_said.get_level_values(0)[voice],
            "voice": voices_said.get_level_values(1)[voice],
            "term": terms[term],
            "uses": count,
            "articles": held_in,
            "of": of,
            "rate": count / of,
        }
    )
