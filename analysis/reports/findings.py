"""The answer in sentences, each counted from the tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from analysis import chance, edtf
from analysis.evaluation.score import Score
from analysis.plots.facts import sort_of
from analysis.reports.pages import Words, zh
from analysis.run.store import part
from analysis.wording import date_words

#: Below this a year counts as doubtful in the sentences.
DOUBT = 0.8

#: The precisions with which a meeting counts as dated to the day.
TO_THE_DAY = ("day", "interval")

_BASES = ("explicit", "published", "context", "neighbour", "none")


def percent(share: float) -> str:
    """A share in per cent, with a decimal only where it is small.

    >>> percent(0.934), percent(0.0312), percent(0)
    ('93%', '3.1%', '0%')
    """
    return f"{share:.0%}" if share >= 0.1 or not share else f"{share:.1%}"


def held(meetings: pd.DataFrame) -> pd.DataFrame:
    """The meetings that the texts report as held."""
    return meetings[meetings["status"] == "held"]


def to_the_day(rows: pd.DataFrame) -> pd.Series:
    """Which meetings are dated to the day, with the year."""
    return rows["date_precision"].isin(TO_THE_DAY) & (rows["date_start"] != "")


def headline(meetings: pd.DataFrame, t: Words, *, language: str) -> Markup:
    """The first thing to know: how many meetings and events, from when to when."""
    rows = held(meetings)
    if rows.empty:
        return t("title_none")
    days = rows[to_the_day(rows)]
    all_held = t(f"count_{sort_of(rows['kind'])}", n=len(rows))
    if days.empty:
        return t("title_held_undated", n=len(rows), held=all_held)
    first, last = days["date_start"].min(), days["date_end"].max()
    return t(
        "title_held" if len(days) == len(rows) else "title_some",
        n=len(rows),
        held=all_held,
        day=len(days),
        first=_unbroken(date_words(first, language)),
        last=_unbroken(date_words(last, language)),
    )


def _unbroken(words: str) -> Markup:
    """Words that stay on one line."""
    return Markup('<span class="nobr">{}</span>').format(words)


def of_meetings(meetings: pd.DataFrame, t: Words) -> list[Markup]:
    """How finely they are dated, where the years come from, and what is doubtful."""
    rows = held(meetings)
    if rows.empty:
        return [t("title_none") + t("stop")]
    day = int(to_the_day(rows).sum())
    none = int((rows["date_start"] == "").sum())
    said = (
        [t("find_dated_all", n=len(rows))]
        if day == len(rows)
        else [
            _sentence(
                t("find_day", n=day, all=len(rows)),
                t("find_span", n=len(rows) - day - none) if len(rows) > day + none else "",
                t("find_undated", n=none) if none else "",
                t=t,
            )
        ]
    )
    counts = rows["year_basis"].value_counts()
    parts = [
        t("find_year_basis", basis=t.of("year_basis", basis), n=int(counts[basis]))
        for basis in _BASES
        if basis in counts
    ]
    said.append(t("find_years", parts=t("comma").join(parts)))
    doubtful = int(((rows["year_basis"] != "none") & (rows["year_confidence"] < DOUBT)).sum())
    if doubtful:
        said.append(t("find_years_doubt", n=doubtful))
    background = len(meetings) - len(rows)
    if background:
        counts = meetings["status"].value_counts()
        parts = [
            t(f"background_{status}", n=int(counts[status]))
            for status in ("planned", "referenced")
            if status in counts
        ]
        said.append(t("find_background", n=background, parts=t("comma").join(parts)))
    return said


def of_topics(topics: pd.DataFrame, t: Words) -> list[Markup]:
    """How many topics, and the largest."""
    if topics.empty:
        return [t("find_topics_none")]
    largest = topics.iloc[int(topics["share"].argmax())]
    if len(topics) == 1:
        return [t("find_topic_one", label=zh(largest["label"]))]
    return [t("find_topics", n=len(topics), label=zh(largest["label"]), share=percent(largest["share"]))]


def _abbreviates(one: str, other: str) -> bool:
    """Whether the characters of the shorter term stand in the longer one in the same order.

    >>> _abbreviates("自由贸易区", "自贸区"), _abbreviates("文旅融合", "融合文旅")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(character in rest for character in short)


def _trends(uses: pd.DataFrame, articles: pd.DataFrame, terms: Collection[str]) -> dict[str, str]:
    """Which terms are used significantly more (rises) or less (falls) in the later half of the dated months."""
    month = articles.set_index("article_id")["date"].map(edtf.month)
    month = month[month != ""]  # without a month, an article is in neither half
    months = sorted(month.unique())
    if len(months) < 2:
        return {}
    late = month >= months[len(months) // 2]
    counted = uses[uses["term"].isin(terms) & uses["article_id"].isin(month.index)]
    counted = (
        counted.groupby(["term", "article_id"]).size().reset_index().set_axis(list(chance.COLUMNS), axis=1)
    )
    later = counted["article_id"].map(late).astype(bool)
    sizes = (pd.Series(1.0, late.index[late]), pd.Series(1.0, late.index[~late]))
    p = chance.p_values(counted[later], counted[~later], sizes)
    p = chance.adjusted(p, pd.Series(True, p.index))
    rates = [
        part.groupby("key")["value"].sum().reindex(p.index, fill_value=0) / len(size)
        for part, size in zip((counted[later], counted[~later]), sizes, strict=True)
    ]
    sure = p.lt(chance.RATE)
    return {
        str(term): "rises" if rates[0][term] > rates[1][term] else "falls" for term in p.index if sure[term]
    }


def of_formulations(
    formulations: pd.DataFrame, t: Words, uses: pd.DataFrame, articles: pd.DataFrame
) -> list[Markup]:
    """How many formulations, the most used, and those whose wording changed.

    A wording has replaced another if it was first seen later, its rate rises
    and that of the other falls, both significantly.
    """
    if formulations.empty:
        return [t("find_formulations_none")]
    top = formulations.sort_values(["uses", "term"], ascending=[False, True]).iloc[0]
    said = [
        t(
            "find_formulations",
            n=len(formulations),
            uses=int(formulations["uses"].sum()),
            term=zh(f"“{top['term']}”"),
            count=t("n_times", n=int(top["uses"])),
            articles=t("n_articles", n=int(top["articles"])),
        )
    ]
    explained = int((formulations["members"] != "").sum())
    if explained:
        said.append(t("find_members", n=explained))
    variants = formulations.loc[formulations["variant_of"] != "", ["variant_of", "term"]]
    # an abbreviation or a name with more words is no change of wording: 城乡融合发展 and 城乡融合
    worded = [(one, other) for one, other in variants.to_numpy() if not _abbreviates(one, other)]
    since = {term: date[:7] for term, date in zip(formulations["term"], formulations["first_seen"])}
    in_order = [sorted(pair, key=lambda term: since.get(term, "")) for pair in worded]
    trends = _trends(uses, articles, {term for pair in in_order for term in pair})
    changed = [
        (one, other)
        for one, other in in_order
        if "" < since.get(one, "") < since[other]
        and (trends.get(one), trends.get(other)) == ("falls", "rises")
    ]
    if changed:
        pairs = [
            Markup("{} ({}) → {} ({})").format(zh(one), since[one], zh(other), since[other])
            for one, other in changed[:4]
        ]
        said.append(t("find_variants", pairs=t("semicolon").join(pairs)))
    if others := [pair for pair, own in zip(worded, in_order) if (own[0], own[1]) not in changed]:
        pairs = [Markup("{} / {}").format(zh(one), zh(other)) for one, other in others[:4]]
        said.append(t("find_wordings", pairs=t("semicolon").join(pairs)))
    return said


def _sentence(*parts: Markup | str, t: Words) -> Markup:
    """The parts that there are, as one sentence.

    >>> from analysis.reports.pages import labels
    >>> _sentence(Markup("a"), "", Markup("b"), t=Words(labels("en")))
    Markup('a, b.')
    """
    return Markup("{}{}").format(Markup(t("comma")).join(part for part in parts if part), t("stop"))


def of_coverage(
    ledger: pd.DataFrame, covered: Collection[str], window: tuple[str, str], t: Words, *, language: str
) -> list[Markup]:
    """How much of the characters is article, and in how many months there are any.

    Parameters
    ----------
    covered : collection of str
        The months of which anything is known.
    """
    size = (ledger["end"] - ledger["start"]).groupby(ledger["disposition"]).sum()
    total = int(size.sum()) or 1
    articles = total - sum(
        int(size.get(name, 0)) for name in ("furniture", "caption", "blank", "repeat", "unread")
    )
    repeats = int(size.get("repeat", 0)) / total
    furniture = (int(size.get("furniture", 0)) + int(size.get("caption", 0))) / total
    said = [
        _sentence(
            t("find_coverage", share=percent(articles / total)),
            t("find_repeats", share=percent(repeats)) if repeats else "",
            t("find_furniture", share=percent(furniture)) if furniture else "",
            t=t,
        )
    ]
    everything = edtf.months(*window)
    inside = len(set(covered) & set(everything))
    if 0 < inside < len(everything):
        said.append(
            t(
                "find_months",
                n=inside,
                all=len(everything),
                first=date_words(window[0], language),
                last=date_words(window[1], language),
            )
        )
    unread = int((ledger["disposition"] == "unread").sum())
    if unread:
        said.append(t("find_unread", n=unread))
    return said


def of_accuracy(scores: Sequence[Score], t: Words) -> list[Markup]:
    """How right it is; nothing where there is no gold."""
    if not scores:
        return []
    right = [score for score in scores if score.right == score.found == score.gold]
    weakest = min(scores, key=lambda score: score.f1)
    parts = [t("accuracy_right", n=len(right), all=len(scores))]
    if len(right) < len(scores):
        precision, recall = f"{weakest.precision:.2f}", f"{weakest.recall:.2f}"
        parts.append(
            t("accuracy_weakest", measure=weakest.label(t.language), precision=precision, recall=recall)
        )
    return [t("find_wrong", parts=t("semicolon").join(parts))]


def all_of(
    tables: Mapping[str, pd.DataFrame],
    *,
    covered: Collection[str],
    window: tuple[str, str],
    scores: Sequence[Score],
    t: Words,
    language: str,
) -> list[tuple[str, list[Markup]]]:
    """Every finding under the section that it belongs to."""
    return [
        ("timeline", of_meetings(tables["meetings"], t)),
        ("topics", of_topics(tables["topics"], t)),
        (
            "formulations",
            of_formulations(
                tables["formulations"],
                t,
                part(tables, "formulation_uses", ("term", "article_id")),
                tables["articles"],
            ),
        ),
        ("coverage", of_coverage(tables["ledger"], covered, window, t, language=language)),
        *([("accuracy", accuracy)] if (accuracy := of_accuracy(scores, t)) else []),
    ]
