"""The titles of chronicles and digests, and the year that they give: 2019年1月大事记, 一周要闻（2021年第24期）."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis import numerals, vocabulary
from analysis.corpus import period_lines
from analysis.corpus.period_lines import CHRONICLE, FIGURES, MONTH, YEAR

_NEWS = "(?:要闻|要情|简报|快报|简讯|快讯)"
#: These name a digest only where its title says of which period it is: a headline may end with them too.
_NEWS_OF_PERIOD = "(?:动态|活动|信息|回顾|盘点|新闻)"
_PERIOD = re.compile(r"[一每本上]周|周报|[每本上半]月|月度|\d月(?!\d)|季度|第\s*\d{1,3}\s*期")
#: Words of the name of a chronicle or a digest.
NAME = f"(?:{CHRONICLE}|{_NEWS}|{_NEWS_OF_PERIOD})"
_ISSUE = r"第\s*(?P<issue>\d{1,3})\s*期"
_MONTHS = r"\d{1,2}(?:月?\s*[-~～—–至、]{1,2}|月)\s*\d{1,2}月(?:份)?"
#: The month behind the name: 2011年大事记-6月.
_MONTH_BEHIND = r"\s*[-—–－―_/（(·]{0,2}\s*(?P<later>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?"
#: What may end a title behind the name: （一）, 第3期, （总第147期）.
_END = (
    rf"(?:{_MONTH_BEHIND}(?=\W*$))?(?:\s|{_ISSUE}|总第\s*\d+\s*期|[（(][^（()）]{{1,16}}[）)]|[）)】\]〕])*$"
)
_TITLE = re.compile(
    rf"(?<!\d)(?P<year>[12]\d{{3}}|[一二]{numerals.CHINESE_DIGIT}{{3}})年度?(?:\s*{_MONTHS}|\s*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:份|[上中下]旬?|[上下]半月)?)?"
    rf"(?:[^，。；]{{0,20}}?(?P<name>{NAME})(?:汇[总编]|[选摘][编登])?)?{_END}"
)
_LINE_END = r"[^\w]*$"
#: 202008, only beside the name of a chronicle: alone it may be a postcode.
_COMPACT = r"(?P<compact>0[1-9]|1[0-2])(?!\d)"
_TO = r"\s*[-—–―－~～至到]{1,2}\s*"
#: A part of the year that stands before it, longer than a month: 7月21日—9月20日, 第三季度, .7.21-2012.9.20.
_PART_OF_YEAR = (
    rf"(?:年(?:\d{{1,2}}月(?:\d{{1,2}}日)?{_TO}(?:(?P=year)年)?\d{{1,2}}月(?:\d{{1,2}}日)?|第?[1-4一二三四]季度|[上下]半年)"
    rf"|[./](?:\d{{1,2}}[./])?\d{{1,2}}{_TO}(?:(?P=year)[./])?(?:\d{{1,2}}[./])?\d{{1,2}})"
)
_OVER_YEARS = re.compile(
    rf"(?<!\d)(?P<first>\d{{4}})年\d{{1,2}}月(?:\d{{1,2}}日)?{_TO}(?!(?P=first))\d{{4}}年\d{{1,2}}月"
)
#: Titles with the year behind, without its 年, or of the Republic of China: 大事记·2019, 5月大事记（2019）, 2019.05大事记, 108年度大事记.
_OTHERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?<!\d)(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:份)?)?(?:{CHRONICLE}|{_NEWS})\W*{YEAR}年?(?:{FIGURES}|\W*{MONTH.replace('month', 'later')})?{_LINE_END}",
        rf"(?<!\d){YEAR}年?(?:度|{FIGURES}|{MONTH})?[^，。；\d]{{0,20}}?{CHRONICLE}{_LINE_END}",
        rf"{CHRONICLE}\W*{YEAR}{_COMPACT}{_LINE_END}",
        rf"{CHRONICLE}\W*{YEAR}{_PART_OF_YEAR}{_LINE_END}",
        rf"(?<!\d){YEAR}{_PART_OF_YEAR}[^，。；\d]{{0,20}}?{CHRONICLE}{_LINE_END}",
        rf"(?<!\d){YEAR}{_COMPACT}[^，。；\d]{{0,20}}?{CHRONICLE}{_LINE_END}",
    )
)
#: The groups that may hold the month.
_OF_MONTH = ("month", "later", "figures", "compact")
_STRONG = re.compile(f"{CHRONICLE}|{_NEWS}")


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says.

    Attributes
    ----------
    year, month, issue : int
        0 where not given.
    start : int
        Offset of the year.
    named : bool
        Whether it names a chronicle or a digest; a year alone may head a part of one.
    keeps_year : bool
        Whether its year takes precedence over a publication date of another year.
    """

    year: int
    month: int
    issue: int
    start: int
    named: bool
    keeps_year: bool


def read(text: str) -> Title | None:
    """The title of a chronicle, a digest or a year of one; None for a headline or any other words.

    >>> read("一周要闻（2021年第24期）").issue, read("2023年大事记").keeps_year
    (24, True)
    >>> read("2021年4月下").month, read("2021年4月上半月大事记").month
    (4, 4)
    >>> read("柳河大事记（2023年9月10月）").year, read("2023年柳河大事记-6月").month, read("柳河市二〇二三年十月份记事").month
    (2023, 6, 10)
    >>> [(one.year, one.month) for one in map(read, ("大事记·2019", "5月大事记（2019）", "2019.05大事记", "2012大事记", "108年度大事记"))]
    [(2019, 0), (2019, 5), (2019, 5), (2012, 0), (2019, 0)]
    >>> [(one.year, one.month) for one in map(read, ("云港大事记202008", "202011云港大事记"))]
    [(2020, 8), (2020, 11)]
    >>> [read(title).year for title in ("大事记（2012年7月21日—2012年9月20日）", "2012年第三季度云港大事记", "大事记2012.7-2012.9")]
    [2012, 2012, 2012]
    >>> read("2023年全市经济运行情况新闻发布会召开"), read("盘点2023年十大新闻")
    (None, None)
    """
    if is_headline(text) or is_over_years(text) or "年鉴" in text:
        return None
    if (line := period_lines.read(text)) and line.year:
        named = re.search(CHRONICLE, text) is not None
        return Title(line.year, line.month, 0, line.start, named, keeps_year=True)
    found = _TITLE.search(text)
    if found is None:
        return _other(text)
    name = found["name"] or ""
    if name and not _STRONG.fullmatch(name) and not _PERIOD.search(text):
        return None
    month, issue = numerals.parse(found["month"] or found["later"] or "") or 0, int(found["issue"] or 0)
    named = bool(issue or re.search(NAME, text))
    keeps = bool(month or re.search(CHRONICLE, text)) or not named
    return Title(numerals.read(found["year"]), month, issue, found.start("year"), named, keeps)


def _other(text: str) -> Title | None:
    """A title of a chronicle in one of the other forms."""
    for pattern in _OTHERS:
        if found := pattern.search(text):
            parts = found.groupdict()
            month = period_lines.month_of(next(filter(None, map(parts.get, _OF_MONTH)), None))
            year = period_lines.year_of(found["year"])
            return Title(year, month, 0, found.start("year"), named=True, keeps_year=True)
    return None


def is_over_years(text: str) -> bool:
    """Whether a title names a chronicle of days or months in two years, so that it gives no year.

    >>> is_over_years("云港大事记（2012年11月21日—2013年1月20日）"), is_over_years("云港大事记（2012年11月）")
    (True, False)
    >>> is_over_years("云港大事记（2012年7月21日—2012年9月20日）")
    False
    """
    return _OVER_YEARS.search(text) is not None and re.search(CHRONICLE, text) is not None


def is_headline(text: str) -> bool:
    """Whether a line with the words of a chronicle or a digest is a headline.

    >>> is_headline("盘点2023年要闻"), is_headline("2023年大事记")
    (True, False)
    """
    return _predicates().search(text) is not None


def days_of_issue(year: int, issue: int, months: set[int]) -> str:
    """The days that an issue around New Year covers, as an EDTF interval; "" where its items are of one year.

    A day outside them gets no year.

    >>> days_of_issue(2024, 1, {12, 1}), days_of_issue(2024, 52, {12, 1}), days_of_issue(2024, 24, {6})
    ('2023-11-01/2024-10-31', '2024-03-01/2025-02-28', '')
    """
    if not issue or not months <= {11, 12, 1, 2}:
        return ""
    both = {12, 1} <= months
    if 12 in months and (issue == 1 or (both and issue <= _FIRST)):
        return f"{year - 1}-11-01/{year}-10-31"
    if 12 in months and issue <= _FIRST:
        return f"{year}-01-01/{year}-10-31"
    if both or (1 in months and issue > _DAYS_OF_JANUARY):
        return f"{year}-03-01/{year + 1}-02-28"
    return ""


#: So many issues may come out in January with items of December; a later number with December is of its end.
_FIRST = 3
_DAYS_OF_JANUARY = 31


@cache
def _predicates() -> re.Pattern[str]:
    """What makes a line with the words of a digest a headline, from ``vocabulary/timeline/no_digest_titles.csv``."""
    rows = vocabulary.load("timeline/no_digest_titles", ("pattern", "example"))
    return re.compile("|".join(row.pattern("pattern").pattern for row in rows))
