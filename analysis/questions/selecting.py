"""A part of a study: the articles of some months, sources or people, and all that was found in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from analysis import edtf, wording
from analysis import tables as border
from analysis.faults import InputFault
from analysis.questions.grouping import MOST, OTHER, UNKNOWN, group, resolve
from analysis.questions.part_tables import PartTables
from analysis.questions.searching import Hits
from analysis.refusals import offered, refused, unknown
from analysis.run import store
from analysis.topics.over import by_month
from analysis.topics.shares import interval

#: Conditions on meetings; every other name but `term` is a column of the articles.
OF_MEETINGS = ("person", "role", "kind", "status", "series", "body")
_ROLES = ("chair", "speakers", "attendees")


def select(
    tables: Mapping[str, pd.DataFrame],
    *,
    since: str = "",
    until: str = "",
    most: int = MOST,
    **conditions: object,
) -> PartTables:
    """The tables of the articles, and of the meetings, that fit every condition.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        As a build makes them.
    since, until : str
        First and last month or day, ``2024-03`` or ``2024-03-15``. Undated
        articles and meetings fit neither.
    most : int
        Of a column's values so many are groups of their own: ``(other)`` means all others, as in `grouping.group`.
    **conditions
        ``person`` (in any role, in any spelling of the table ``people``), ``role`` (of that person,
        or of anybody), ``kind``, ``status``, ``series`` or ``body`` of meetings: the articles that report one that fits. ``body="省政府"`` is
        that of every place, ``body="四川省政府"`` that of one (columns ``body_full`` and ``series_full``).
        ``term``: the articles that use a formulation or one of its variants. Any other name is
        a column of the articles, also one of the corpus' own metadata:
        ``province="云南"``; ``source`` is the file, or the newspaper that the
        table's column of sources names. A list means any of its values; ``(none)`` is no value.

    Returns
    -------
    mapping of str to DataFrame
        articles, meetings, gaps, people with their attendance, paragraphs,
        formulations with their uses, topics with their words, shares, paragraphs and months;
        with a period, a term or conditions on meetings also ``covered_months``, of which there are texts, whatever the
        period. Counts, shares with their intervals, and first and last dates are those of the part; what
        describes a topic itself (label, notes, exemplars, measures of its quality) is as in the whole.

    Raises
    ------
    InputFault
        If there is no such column, or no such value; the message offers the nearest.
    """
    for name, given in (("since", since), ("until", until)):
        if given and not _DATE.fullmatch(given):
            raise refused("refused_date", said=f"{name}={given!r}")
    # "~" sorts after whatever follows a shorter date: until="2024" includes 2024-12-31
    if since and until and since > f"{until}~":
        raise refused("refused_later", since=repr(since), until=repr(until))
    articles = tables["articles"]
    of_meetings = {
        name: value
        for name, value in conditions.items()
        if name in OF_MEETINGS and not (name == "role" and name in articles)  # a column of the corpus' own
    }
    meetings = _meetings(tables, of_meetings)
    terms = _values(conditions.pop("term")) if "term" in conditions and "term" not in articles else None
    fits = pd.Series(True, index=articles.index)
    for column, value in conditions.items():
        if column not in of_meetings:
            fits &= _fits(articles, column, value, most)
    if "covered_months" in tables and fits.all():  # a part of a part: the months of the whole
        covered = {*tables["covered_months"]["month"]}
    else:
        covered = border.covered_months(articles[fits], meetings)
    if terms is not None:  # where nothing uses them there are texts all the same
        fits &= articles["article_id"].isin(of_term(tables, terms)["formulation_uses"]["article_id"])
    fits &= _in_time(articles["date"], since, until)
    kept = pd.Series(True, index=meetings.index)
    attendance = tables.get("attendance") if {"person", "role"} & {*of_meetings} else None
    roles = _values(of_meetings.pop("role", ()))
    if roles and attendance is not None:
        roles = _codes("role", roles, attendance["role"])
        _check("role", roles, sorted({*attendance["role"]}))
        attendance = attendance[attendance["role"].isin(roles)]
        kept &= meetings["meeting_id"].isin(attendance["meeting_id"])
    for column, value in of_meetings.items():
        if column in ("kind", "status"):
            value = _codes(column, _values(value), meetings[column])
        kept &= _meeting_fits(
            meetings, column, persons(tables, value) if column == "person" else value, attendance, bool(roles)
        )
    if since or until:
        kept &= _in_time(meetings["date_start"], since, until)
    reported = meetings["article_ids"].map(lambda cell: set(border.split(cell)))
    if of_meetings or roles:
        wanted = set().union(*reported[kept])
        fits &= articles["article_id"].isin(wanted)
    names = set(articles.loc[fits, "article_id"])
    kept &= reported.map(lambda ids: bool(ids & names))
    part = {"articles": articles[fits]}
    if of_meetings or roles or terms is not None or since or until:
        part["covered_months"] = pd.DataFrame({"month": sorted(covered)}, dtype="str")
    chosen = meetings[kept]
    of_articles, held = ("article_id", sorted(names)), ("meeting_id", chosen["meeting_id"].tolist())
    rows = {"meetings": held} | {name: of_articles for name in _OF_ARTICLES if name in tables}
    later: dict[str, Callable[[PartTables], pd.DataFrame]] = {}
    if "attendance" in tables:
        rows["attendance"] = held
        later["people"] = lambda part: _people(tables["people"], part["attendance"], chosen)
    if "gaps" in tables:
        later["gaps"] = lambda part: _gaps(tables["gaps"], since, until, set(chosen["series_full"]))
    if "formulation_uses" in tables:
        later["formulations"] = lambda part: _recounted(tables["formulations"], part)
    if "topic_shares" in tables:
        later["topics"] = lambda part: _topics(tables, part)
        later["topic_words"] = lambda part: tables["topic_words"]
        later["topic_months"] = lambda part: _topic_months(tables, part)
    return PartTables(tables, rows, part, later, _AS_IN_WHOLE)


#: Tables whose rows in a part are those of its articles.
_OF_ARTICLES = ("paragraphs", "topic_shares", "topic_paragraphs", "formulation_uses")
#: Columns that are the same for a part as for the whole.
_AS_IN_WHOLE = {"topics": ("topic", "label")}
#: Columns of meetings that tell which belong to a part, with any condition.
_OF_ANY_PART = ("meeting_id", "article_ids", "status", "date", "date_start", "series_full")
#: Further ones that a condition wants.
_WANTED = {"person": _ROLES, "body": ("body", "body_full"), "series": ("series",), "kind": ("kind",)}


def _meetings(tables: Mapping[str, pd.DataFrame], conditions: Iterable[str]) -> pd.DataFrame:
    """The meetings of the whole with the columns that `select` looks at."""
    if not isinstance(tables, store.Stored):
        return tables["meetings"]
    wanted = [name for condition in conditions for name in _WANTED.get(condition, ())]
    return store.part(tables, "meetings", [*dict.fromkeys([*_OF_ANY_PART, *wanted])]).reset_index(drop=True)


def terms(tables: Mapping[str, pd.DataFrame]) -> set[str]:
    """The formulations of a study; of a part of one those that it uses."""
    if not isinstance(tables, PartTables):
        return set(store.part(tables, "formulations", ["term"])["term"])
    known = set(store.part(tables.whole, "formulations", ["term"])["term"])
    return known & set(store.part(tables, "formulation_uses", ["term"], pd.DataFrame.drop_duplicates)["term"])


def people(tables: Mapping[str, pd.DataFrame]) -> set[str]:
    """The people of a study, or of a part of one."""
    if not isinstance(tables, PartTables):
        return set(store.part(tables, "people", ["person"])["person"])
    known = set(store.part(tables.whole, "people", ["person"])["person"])
    return known & set(store.part(tables, "attendance", ["person"], pd.DataFrame.drop_duplicates)["person"])


def check_conditions(articles: pd.DataFrame, names: Iterable[str]) -> None:
    """Refuse a condition of `select` that is no column of the articles and no condition on meetings."""
    for name in names:
        if name not in (*OF_MEETINGS, "term", "window"):
            resolve(articles, name, (*OF_MEETINGS, "term"))


def as_date(given: str) -> str:
    """A year, month or day that a person may also have written as 2024/3/15 or 2024年3月15日; anything else as it is.

    >>> [as_date(given) for given in ("2024/3/5", "2024年3月", "2024年", "2024-03", "March", "")]
    ['2024-03-05', '2024-03', '2024', '2024-03', 'March', '']
    """
    if not isinstance(given, str) or not given or _DATE.fullmatch(given):
        return given
    from analysis.timeline import own_dates  # only wanted where a date is written in another way

    made = own_dates.edtf_of(given.removesuffix("年"))
    return made if _DATE.fullmatch(made) else given


def window_of(since: str, until: str, whole: tuple[str, str]) -> tuple[str, str]:
    """The months that a figure of a period shows, where `whole` are those of all texts.

    >>> window_of("2023-03-15", "2023-05", ("2023-01", "2023-12")), window_of("", "2022", ("2021-01", "2023-12"))
    (('2023-03', '2023-05'), ('2021-01', '2022-12'))
    >>> window_of("2025", "", ("2021-01", "2023-12"))
    ('2025-01', '2025-01')
    """
    first = f"{since}-01"[:7] if since else whole[0]
    last = (until if len(until) > 4 else f"{until}-12")[:7] if until else whole[1]
    return (first, max(first, last)) if since else (min(first, last), last)


#: How far back or on a part goes.
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def _values(value: object) -> list[str]:
    """The values asked for: one, or any number of them, also as a column of a table."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [str(one) for one in value]
    return [str(value)]


def _codes(column: str, asked: Iterable[str], known: Iterable[str]) -> list[str]:
    """Values of a column as the tables have them, also where they were asked for in the words that pages show.

    >>> _codes("kind", ["会见", "visit", "无"], ["reception", "visit"])
    ['reception', 'visit', '无']
    """
    shown = {
        wording.value(column, code, language): code for code in set(known) for language in wording.LANGUAGES
    }
    return [shown.get(value, value) for value in asked]


def persons(tables: Mapping[str, pd.DataFrame], value: object) -> list[str]:
    """The persons whose names or spellings (`variants` of the table ``people``) were asked for; others stay as they are.

    One name may be that of several: 高峰 of 高峰（四川省） and 高峰（云南省）.

    >>> people = pd.DataFrame({"person": ["王晓明", "李大伟"], "variants": ["王小明；王晓鸣", ""]})
    >>> persons({"people": people}, ["王小明", "李大伟", "张三"])
    ['王晓明', '李大伟', '张三']
    """
    if "people" not in tables:
        return _values(value)
    people = tables["people"]
    known: dict[str, list[str]] = {}
    for person, variants in zip(people["person"], people["variants"], strict=True):
        for spelling in border.split(variants):
            known.setdefault(spelling, []).append(person)
    names = {*people["person"]}
    placed = {one: [name for name in known.get(one, ()) if name.startswith(f"{one}（")] for one in known}
    wanted = (
        [one, *placed.get(one, ())] if one in names else known.get(one, [one]) for one in _values(value)
    )
    return list(dict.fromkeys(name for found in wanted for name in found))


def _fits(articles: pd.DataFrame, column: str, value: object, most: int) -> pd.Series:
    column = resolve(articles, column, (*OF_MEETINGS, "term"))
    known, wanted = articles[column].astype(str), _values(value)
    joined = [one for one in wanted if one in (OTHER, UNKNOWN) and one not in {*known}]
    if joined:  # groups that a count makes, by the names that it gives them
        groups = group(articles, column, most=len(articles)).set_axis(articles.index)
        few = group(articles, column, most=most).set_axis(articles.index) if OTHER in joined else groups
        _check(column, joined, sorted({*groups, *few}))
        rest = [one for one in wanted if one not in joined]
        fits = ((few == OTHER) & (OTHER in joined)) | ((groups == UNKNOWN) & (UNKNOWN in joined))
        return fits | _fits(articles, column, rest, most) if rest else fits
    origin = articles["origin"] if column == "source" and "origin" in articles else known
    if column == "source" and set(wanted) - {*known, *origin}:
        raise _no_source(next(one for one in wanted if one not in {*known, *origin}), known, articles)
    _check(column, wanted, sorted({*known, *origin}))
    return known.isin(wanted) | origin.isin(wanted)


def _no_source(wanted: str, known: pd.Series, articles: pd.DataFrame) -> InputFault:
    """The fault of a newspaper that is not there: offers newspapers, never the ids of single texts."""
    papers = sorted(set(articles["origin"]) - {""}) if "origin" in articles else []
    if papers:
        return unknown("source", wanted, papers)
    example = known.iloc[0] if len(known) else "–"
    return refused("refused_newspaper", name=repr(wanted), example=str(example))


def _meeting_fits(
    meetings: pd.DataFrame, column: str, value: object, attendance: pd.DataFrame | None, of_role: bool
) -> pd.Series:
    """Whether each meeting fits; `of_role` where only the attendance in some roles is given."""
    wanted = _values(value)
    if column == "person":
        cells = [] if of_role else [meetings[role].map(border.split) for role in _ROLES]
        if attendance is not None:  # visitors and guests too, who have no column of their own
            of_meeting = attendance.groupby("meeting_id")["person"].agg(list)
            cells.append(
                meetings["meeting_id"]
                .map(of_meeting)
                .map(lambda names: names if isinstance(names, list) else [])
            )
        named = pd.Series(
            [set().union(*row) for row in zip(*cells, strict=True)], index=meetings.index, dtype=object
        )
    elif column in ("body", "series"):
        pairs = zip(meetings[column], meetings[f"{column}_full"], strict=True)
        named = pd.Series(
            [{*border.split(bare), *border.split(full)} for bare, full in pairs], meetings.index, dtype=object
        )
    else:
        named = meetings[column].map(lambda cell: {cell})
    counts = Counter(name for names in named for name in sorted(names))
    what = "person in this role" if of_role and column == "person" else column
    _check(what, wanted, [name for name, _ in counts.most_common()], ranked=True)
    return named.map(lambda names: bool(names & set(wanted))).astype(bool)


def _check(what: str, wanted: list[str], known: list[str], *, ranked: bool = False) -> None:
    there = set(known)
    for one in wanted:
        if one not in there:
            raise unknown(what, one, known, ranked=ranked)


def _in_time(dates: pd.Series, since: str, until: str) -> pd.Series:
    """Whether EDTF dates begin at or after `since` and not after `until`, as far as the shorter of each says."""
    fits = pd.Series(True, index=dates.index)
    dates = dates.str.rstrip("?~%")
    if since:
        fits &= dates.map(lambda date: date[:4].isdigit() and date[: len(since)] >= since[: len(date)])
    if until:
        fits &= dates.map(lambda date: date[:4].isdigit() and date[: len(until)] <= until)
    return fits


def _people(people: pd.DataFrame, attendance: pd.DataFrame, meetings: pd.DataFrame) -> pd.DataFrame:
    """Who was at the meetings of the part, counted anew; offices and variants are as in the whole."""
    columns = people.columns
    people = people[people["person"].isin(attendance["person"])].set_index("person")
    held = meetings.loc[meetings["status"] == "held", ["meeting_id", "date"]]
    seen = attendance.merge(held, on="meeting_id")
    roles = seen.drop_duplicates(["meeting_id", "person", "role"]).groupby(["person", "role"]).size()
    dates = seen.groupby("person")["date"]
    counted: dict[str, pd.Series] = {
        "first_date": dates.agg(edtf.earliest).reindex(people.index).fillna(""),
        "last_date": dates.agg(edtf.latest).reindex(people.index).fillna(""),
        "meetings": seen.groupby("person")["meeting_id"].nunique().reindex(people.index, fill_value=0),
    }
    for role in ("chair", "speaker", "attendee", "contributor", "guest", "visitor"):
        own = (
            roles.xs(role, level="role")
            if role in roles.index.get_level_values("role")
            else pd.Series(dtype=int)
        )
        counted[role] = own.reindex(people.index, fill_value=0).astype("int64")
    made = people.assign(**counted).reset_index().sort_values(["meetings", "person"], ascending=[False, True])
    return made[columns]


def _gaps(gaps: pd.DataFrame, since: str, until: str, series: set[str]) -> pd.DataFrame:
    """The gaps of the whole within a period, of months and of the series of the part."""
    kept = gaps["series"].isin({"", *series})
    starts, ends = gaps["period_start"].fillna(""), gaps["period_end"].fillna("")
    if since:
        kept &= ends + "~" >= since  # "~" as in `select`: a period that ends in 2024-03 reaches 2024-03-15
    if until:
        kept &= starts.map(lambda date: date[: len(until)] <= until)
    return gaps[kept]


def _recounted(formulations: pd.DataFrame, part: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Formulations as the part uses them; those that it does not use are left out."""
    uses = store.part(part, "formulation_uses", ["term", "article_id", "date"])
    counted = uses.groupby("term").agg(uses=("term", "size"), articles=("article_id", "nunique"))
    dated = uses[uses["date"] != ""].groupby("term")["date"].agg(["min", "max"])
    kept = formulations[formulations["term"].isin(counted.index)].copy()
    kept["uses"] = kept["term"].map(counted["uses"]).astype("int64")
    kept["articles"] = kept["term"].map(counted["articles"]).astype("int64")
    kept["first_seen"] = kept["term"].map(dated["min"]).fillna("")
    kept["last_seen"] = kept["term"].map(dated["max"]).fillna("")
    return kept.sort_values(["uses", "term"], ascending=[False, True])


def _topics(tables: Mapping[str, pd.DataFrame], part: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Topics with their share of the part, and the paragraphs there of which they have most.

    Labels, notes, exemplars and measures of quality are as in the whole. Without articles the shares are
    missing; with a single one, the intervals. Paragraphs with less than 10 % of every topic are not counted:
    the tables do not list them.
    """
    topics = tables["topics"].assign(**_with_interval(_held(tables, part).to_numpy(float)))
    if "topic_paragraphs" in part:
        listed = store.part(part, "topic_paragraphs", ["paragraph_id", "topic", "share"])
        topics["paragraphs"] = _main_paragraphs(listed, topics["topic"])
    return topics


def _topic_months(tables: Mapping[str, pd.DataFrame], part: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The share of the topics in the months of the part."""
    months = {
        article: edtf.month(date)
        for article, date in zip(*(part["articles"][name].tolist() for name in ("article_id", "date")))
        if edtf.month(date)
    }
    window = edtf.months(min(months.values()), max(months.values())) if months else []
    return by_month(_held(tables, part), months, window, seed=0)


def _held(tables: Mapping[str, pd.DataFrame], part: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Characters of each topic in each article of the part."""

    def lengths(rows: pd.DataFrame) -> pd.DataFrame:
        return rows["text"].str.len().groupby(rows["article_id"]).sum().to_frame()

    length = store.part(part, "paragraphs", ["article_id", "text"], lengths)["text"]
    length = length.groupby(level=0).sum()
    shares = store.part(part, "topic_shares", ["article_id", "topic", "share"]).pivot_table(
        index="article_id", columns="topic", values="share", fill_value=0.0
    )
    held = shares.reindex(columns=tables["topics"]["topic"], fill_value=0.0)
    return held.mul(length.reindex(held.index, fill_value=0), axis=0)


def _with_interval(held: np.ndarray) -> dict[str, np.ndarray]:
    """Share and 90 % interval of each topic, by a bootstrap over articles as in the whole.

    >>> {name: found.tolist() for name, found in _with_interval(np.array([[3.0, 1.0]])).items()}
    {'share': [0.75, 0.25], 'share_low': [nan, nan], 'share_high': [nan, nan]}
    """
    texts = held[held.sum(axis=1) > 0]
    found = interval(texts, seed=[0, 0]) if len(texts) else [np.full(held.shape[1], np.nan)] * 3
    return dict(zip(("share", "share_low", "share_high"), found, strict=True))


def _main_paragraphs(listed: pd.DataFrame, topics: pd.Series) -> np.ndarray:
    """How many paragraphs each topic has the largest share of."""
    largest = listed.sort_values(["share", "topic"], ascending=[False, True]).drop_duplicates("paragraph_id")
    return topics.map(largest["topic"].value_counts()).fillna(0).astype("int64").to_numpy()


def of_term(
    tables: Mapping[str, pd.DataFrame],
    term: str | Sequence[str],
    *,
    search: Callable[[str], Hits] | None = None,
) -> dict[str, pd.DataFrame]:
    """The tables with one or several formulations and their variants only.

    Parameters
    ----------
    search : callable, optional
        `TextIndex.search` of the texts: a word that is no formulation is then one with its hits as uses.

    Raises
    ------
    InputFault
        If the tables hold no formulations, or not one of these, and the texts do not have it.
    """
    terms = [term] if isinstance(term, str) else [*term]
    if "formulations" not in tables:
        raise refused("refused_no_formulations", terms="、".join(terms))
    known = tables["formulations"]
    searched = {one: search(one).kwic for one in terms if search and one not in set(known["term"])}
    for one in terms:
        if one not in set(known["term"]) and searched.get(one, known[:0]).empty:
            code = "refused_term_nowhere" if search else "refused_term"
            raise refused(code, name=repr(one), offered=offered(one, known["term"]))
    names = set(known.loc[known["term"].isin(terms) | known["variant_of"].isin(terms), "term"])
    made = {name: tables[name] for name in tables}
    for name, table in made.items():
        if name.startswith("formulation") and "term" in table.columns:
            made[name] = table[table["term"].isin(names)].reset_index(drop=True)
    if searched:
        rows = [_as_formulation(one, hits) for one, hits in searched.items()]
        uses = [hits[["term", "date", "article_id", "source", "start", "end"]] for hits in searched.values()]
        made["formulations"] = pd.concat([made["formulations"], pd.DataFrame(rows)], ignore_index=True)
        made["formulation_uses"] = pd.concat([made["formulation_uses"], *uses], ignore_index=True)
    return made


def _as_formulation(word: str, hits: pd.DataFrame) -> dict[str, object]:
    """A word that was searched, as far as a row of the formulations counts its hits."""
    dates = [date for date in hits["date"] if date]
    return {
        "term": word,
        "pattern": "",
        "variant_of": "",
        "uses": len(hits),
        "articles": hits["article_id"].nunique(),
        "first_seen": min(dates, default=""),
        "last_seen": max(dates, default=""),
    }
