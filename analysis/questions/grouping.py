"""Articles grouped by month, by newspaper, or by any column of the corpus' own metadata."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import pandas as pd

from analysis import wording
from analysis.corpus import role_of
from analysis.faults import near
from analysis.refusals import offered, refused, shown
from analysis.tables import SCHEMAS
from analysis.wording import date_words, message, say, to_log

logger = logging.getLogger(__name__)

#: Values of a column that are groups of their own, and what all others are called.
MOST, OTHER = 50, "(other)"
#: The group of articles without a value.
UNKNOWN = "(none)"


#: Where the articles keep what a table's header names.
_KEPT_AS = {"title": "headline", "published": "published", "source": "source"}


#: Words for a period, asked for in another way.
_NAMES_OF_PERIODS = ("period", "month", "quarter", "year", "时段", "月份", "季度", "年份")


#: Columns that say where or how something was found, which divide no articles, so that a message does not offer them.
_UNGROUPED = frozenset(
    [
        "article_id",
        "start",
        "end",
        "headline",
        "headline_position",
        "kicker",
        "deck",
        "rule",
        "published_basis",
        "published_others",
        "date_basis",
    ]
)
#: A level of the folders, which is no column before it has a name.
_FOLDER_LEVEL = re.compile(r"folder:\d+")


def resolve(articles: pd.DataFrame, column: str, more: Iterable[str] = ()) -> str:
    """The column of the articles that a user's word for it names: its own name, or a usual header (来源: source).

    Parameters
    ----------
    more : iterable of str
        What else can be named there, for the message.

    Raises
    ------
    InputFault
        If there is none; the message offers the nearest, or else the columns of the user's table first.

    >>> articles = pd.DataFrame({"source": ["a"], "origin": ["甲报"], "省份": ["云南"]})
    >>> resolve(articles, "来源"), resolve(articles, "省份")
    ('source', '省份')
    >>> resolve(articles, "province", ["person"])
    Traceback (most recent call last):
    analysis.faults.InputFault: no column 'province'; your table has 省份; the newspaper is in source; others: person
    """
    if column in articles.columns:
        return column
    kept = _KEPT_AS.get(role_of(column), "")
    if kept in articles.columns:
        return kept
    if _FOLDER_LEVEL.fullmatch(column):
        raise refused("refused_column_folder_level", column=repr(column))
    if column in _NAMES_OF_PERIODS:
        raise refused("refused_period_column", column=repr(column))
    every = [*dict.fromkeys([*more, *articles.columns])]
    known = [name for name in every if name not in _UNGROUPED]
    is_near = bool(near(column, every)[0])
    hint = offered(column, every if is_near else known)
    suite = {one.name for one in SCHEMAS["articles"]}
    own = [name for name in articles.columns if name not in suite]
    if own and not is_near:
        newspapers = names_newspapers(articles)
        taken = {*own, *(("source", "origin") if newspapers else ())}
        others = [name for name in known if name not in taken]
        hint = message(
            "offered_columns_and_source" if newspapers else "offered_columns",
            own=own,
            others=shown(others),
        )
    raise refused("refused_column", column=repr(column), offered=hint)


def names_newspapers(articles: pd.DataFrame) -> bool:
    """Whether newspapers can tell articles apart: several are named, or most articles name one.

    >>> names_newspapers(pd.DataFrame({"origin": ["甲报", "乙报", "", "", ""]}))
    True
    >>> names_newspapers(pd.DataFrame({"origin": ["甲报", "", ""]})), names_newspapers(pd.DataFrame({"origin": ["甲报"]}))
    (False, True)
    """
    if "origin" not in articles:
        return False
    named = articles["origin"][articles["origin"] != ""]
    return named.nunique() > 1 or (len(named) > 0 and 2 * len(named) >= len(articles))


#: Periods of an article's date that articles can be grouped by.
_PERIODS = ("month", "quarter", "year")


def _quarter(month: str) -> str:
    """The quarter of a month.

    >>> _quarter("2024-03"), _quarter("2024-10")
    ('2024-Q1', '2024-Q4')
    """
    return f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}"


def group(articles: pd.DataFrame, column: str, *, most: int = MOST) -> pd.Series:
    """For each article_id its group.

    Parameters
    ----------
    articles : DataFrame
        The table ``articles``.
    column : str
        A column of it, or the table's header for it, or ``"month"``, ``"quarter"`` (``2024-Q1``) or ``"year"``
        of the article's date.
        ``"source"`` is the newspaper or site where these tell articles apart
        (`names_newspapers`), else the file.
    most : int
        The most frequent values are groups; all others together are
        ``"(other)"``, which is logged as a warning. Months are never joined.

    Returns
    -------
    Series
        Indexed by article_id, named by the column: ``"origin"`` where
        ``"source"`` means the newspaper, so that in every table ``source`` is
        the file. Undated articles have no month, and are left out.

    Raises
    ------
    InputFault
        If there is no such column; the message offers the nearest.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "date": ["2024-05", ""], "省份": ["云南", ""]})
    >>> group(articles, "省份").to_dict(), group(articles, "month").to_dict()
    ({'a': '云南', 'b': '(none)'}, {'a': '2024-05'})
    >>> group(pd.DataFrame({"article_id": ["a", "b"], "date": ["2024", "2015/2023"]}), "year").to_dict()
    {'a': '2024'}
    """
    if not isinstance(column, str):
        raise refused("refused_one_column", column=repr(column))
    if column in _PERIODS and column not in articles:
        pattern = r"^(\d{4})(?!/)" if column == "year" else r"^(\d{4}-(?:0[1-9]|1[0-2]))(?!\d)"
        found = articles["date"].str.extract(pattern, expand=False)
        if column == "quarter":
            found = found.map(_quarter, na_action="ignore")
        return found.set_axis(articles["article_id"]).dropna().rename(column)
    column = resolve(articles, column, _PERIODS)
    if column == "source" and names_newspapers(articles):
        column = "origin"
    values = articles[column].astype(str).replace("", UNKNOWN).set_axis(articles["article_id"])
    counts = values.value_counts()
    if len(counts) <= most:
        return values
    kept = set(counts.index[:most])
    logger.warning(to_log("log_groups", column=column, n=len(counts), most=most, other=OTHER))
    return values.where(values.isin(kept), OTHER)


#: Columns that the suite makes, by what readers call them; a column of the corpus keeps its own name.
_COLUMNS = {
    "origin": "by_origin",
    "source": "by_source",
    "date": "by_date",
    "month": "by_month",
    "quarter": "by_quarter",
    "year": "by_year",
    "kind": "by_kind",
}


def column_name(column: str, language: str) -> str:
    """What a column of the articles is called in a sentence.

    >>> column_name("date", "zh"), column_name("origin", "en"), column_name("省份", "en")
    ('日期', 'newspaper or site', '省份')
    """
    return say(_COLUMNS[column], language) if column in _COLUMNS else column


def selected(conditions: Mapping[str, object], language: str) -> tuple[str, ...]:
    """What was selected, in words for the note of a figure; a list of values is not named, except of formulations.

    >>> selected({"since": "2024-01", "until": "", "person": "张一", "source": ["甲", "乙"]}, "en")
    ('from Jan 2024', '张一')
    >>> selected({"kind": "meeting", "role": "chair"}, "zh")
    ('会议', '主持')
    >>> selected({"term": ["共同富裕", "四个自信"]}, "en")
    ('共同富裕、四个自信',)
    """
    words = []
    for name, value in conditions.items():
        if name == "term" and isinstance(value, list):
            value = "、".join(value)
        if not value or not isinstance(value, str):
            continue
        if name in ("since", "until"):
            key = "selected_since" if name == "since" else "selected_until"
            value = say(key, language, date=date_words(value, language, whole=False))
        elif language == "zh" and name in ("kind", "status", "role"):  # in English by the code, as in tables
            value = wording.value(name, value, language)
        words.append(value)
    return tuple(words)


def naming(conditions: Sequence[Mapping[str, object]], language: str) -> tuple[str, str]:
    """What a figure of a part says before its note line, and before its title.

    A period of whole months with both ends is the window that the note line gives. The title says a period only if
    it begins or ends within a month: a finding about a month would seem to be about the whole of it.

    >>> naming([{"since": "2024-01"}, {"person": "张一", "source": "甲报"}], "en")
    ('from Jan 2024 · 张一 · 甲报', '张一, 甲报')
    >>> naming([{"since": "2024-01", "until": "2024-03", "person": "张一"}], "en")
    ('张一', '张一')
    >>> naming([{"since": "2024-01-15", "until": "2024-03"}, {"person": "张一"}], "en")
    ('from 15 Jan 2024 · until Mar 2024 · 张一', '15 Jan 2024 to Mar 2024, 张一')
    >>> naming([{"until": "2024-03"}, {"until": "2024-03-15"}], "en")[1]
    'until 15 Mar 2024'
    """
    undated = _undated(conditions)
    told = undated if _is_window(conditions) else conditions
    subject = [_period(conditions, language)] if _has_days(conditions) else []
    subject += chain.from_iterable(selected(given, language) for given in undated)
    return in_words(told, language), say("comma", language).join(subject)


def _period(conditions: Sequence[Mapping[str, object]], language: str) -> str:
    """The period that was selected, in words."""
    since = max((str(given.get("since") or "") for given in conditions), default="")
    # 2024-03-15 is before 2024-03, which goes on to the end of the month
    until = min(
        (str(given["until"]) for given in conditions if given.get("until")),
        key=lambda end: f"{end}~",
        default="",
    )
    if not (since and until):
        return selected({"since": since, "until": until}, language)[0]
    first, last = (date_words(end, language, whole=False) for end in (since, until))
    return first if first == last else say("selected_between", language, first=first, last=last)


def is_period(conditions: Sequence[Mapping[str, object]]) -> bool:
    """Whether the selection is described only by its period.

    >>> is_period([{"since": "2024", "source": ["甲", "乙"]}]), is_period([{"since": "2024", "source": "甲"}])
    (True, False)
    """
    return not any(selected(given, "en") for given in _undated(conditions))


def _undated(conditions: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
    return [{name: given[name] for name in given if name not in _ENDS} for given in conditions]


def _has_days(conditions: Sequence[Mapping[str, object]]) -> bool:
    """Whether a period begins or ends on a day."""
    return any(len(str(given.get(name) or "")) > len("2024-01") for given in conditions for name in _ENDS)


def in_words(conditions: Sequence[Mapping[str, object]], language: str) -> str:
    """All that was selected, the period too.

    >>> in_words([{"since": "2024-01", "until": "2024-03"}, {"person": "张一"}], "zh")
    '2024年1月起 · 至2024年3月 · 张一'
    """
    return " · ".join(chain.from_iterable(selected(given, language) for given in conditions))


_ENDS = ("since", "until")


def _is_window(conditions: Sequence[Mapping[str, object]]) -> bool:
    """Whether the months of a figure's window say all that was asked of the time."""
    given = {name for one in conditions for name in _ENDS if one.get(name)}
    return given == {*_ENDS} and not _has_days(conditions)


def group_name(group: str, column: str, language: str) -> str:
    """What a group of a column is called: months and years in words, the group of all others in the language.

    >>> group_name("2024-05", "month", "en"), group_name("(none)", "省份", "zh"), group_name("云南", "省份", "zh")
    ('May 2024', '未注明', '云南')
    """
    if column == "quarter" and "-Q" in str(group):
        year, number = str(group).split("-Q")
        return say("quarter_of_year", language, year=year, number=number)
    if column in ("month", "year"):
        return date_words(str(group), language, whole=False)
    special = {OTHER: "group_other", UNKNOWN: "group_unknown"}
    return say(special[group], language) if group in special else str(group)
