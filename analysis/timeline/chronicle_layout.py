"""Whether a text is a chronicle or a digest of days: days above its items, or set off from them."""

from __future__ import annotations

import re

from analysis.corpus import period_lines
from analysis.corpus.chronicles import DAY_BEHIND, STAMP, is_apart, is_glued, unnumbered
from analysis.corpus.period_lines import CHRONICLE
from analysis.timeline import digest_titles
from analysis.timeline.digest_days import LONGEST, OF_A_DIGEST, heads_digest

_MONTH_NUMBER = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
#: 7月, 七月大事记.
MONTH = re.compile(
    rf"(?:{digest_titles.NAME}\s*)?(?P<month>{_MONTH_NUMBER})月(?:份)?(?:\s*{digest_titles.NAME})?$"
)
#: 【2011年】: the year of an item of what happened on a day of the calendar.
_YEAR_IN_BRACKETS = re.compile(r"【(?P<year>[12]\d{3})年】")
#: The same where a title says so: ——2011年，…….
_OPENING_YEAR = re.compile(r"\W*(?P<year>[12]\d{3})年(?:】|[，,：:　\s])")
#: 2008年3月5日, 3月5日: the day that opens an item.
_OPENING_DAY = re.compile(r"\W*(?:(?P<year>[12]\d{3})年)?(?P<day>\d{1,2}月\d{1,2}日)")
#: 历史上的今天（3月5日）: the items below are of that day, each of another year.
ON_THIS_DAY = re.compile(r"历史上的今[天日]|[那当]年今[天日]")
#: The name of a chronicle, whose year is on another line: 清江市大事记.
_NAME_OF_CHRONICLE = re.compile(rf"[\u4e00-\u9fff]{{0,20}}{CHRONICLE}")
#: Behind a day without its month, which a heading above gives: 5日，……, 8日上午，…….
_GOES_ON = re.compile("[，,]|[上下]午|晚|起")
#: A chronicle has at least so many days.
_DAYS = 3


def on_this_day(texts: list[str]) -> bool:
    """Whether a text lists what happened on one day of the calendar in several years, below a title that says so.

    >>> on_this_day(["云港历史上的今天（3月5日）", "——2005年，大桥开工。", "——2012年，大桥通车。"])
    True
    """
    titled = any(len(text) <= LONGEST and ON_THIS_DAY.search(text) for text in texts)
    return titled and sum(_OPENING_YEAR.match(text) is not None for text in texts) > 1


def is_of_one_day(texts: list[str]) -> bool:
    """Whether paragraphs open with one day of the calendar, and no other, in several years, also without a title that says so.

    >>> items = ["2008年3月5日大桥开工。", "2011年3月5日大桥通车。", "2019年3月5日大桥大修。"]
    >>> is_of_one_day(items), is_of_one_day([*items, "10月28日，市政府召开常务会议。"])
    (True, False)
    """
    opened = [found for text in texts if (found := _OPENING_DAY.match(text))]
    years = {found["year"] for found in opened}
    return len({found["day"] for found in opened}) == 1 and len(years - {None}) >= _DAYS


def year_mark(text: str, *, on_day: bool) -> re.Match[str] | None:
    """The year that opens an item, with the group `year`; without brackets only where the text is of one day."""
    return (_OPENING_YEAR if on_day else _YEAR_IN_BRACKETS).match(text)


def is_chronicle(texts: list[str], *, headed: bool) -> bool:
    """Whether days stand above items, or set off from them; in a report they are part of the sentence: 10日下午，…….

    Fewer days are enough below a heading that gives a year or a month. `headed`
    says whether the edge of the page has such a title.
    """
    if on_this_day(texts) or is_of_one_day(texts):
        return True
    days = [unnumbered(text) for text in texts if "日" in text or "月" in text]
    days = [text for text in days if STAMP.match(text) or DAY_BEHIND.search(text)]
    if len(days) < _DAYS - 1:
        return False
    named = headed
    headed |= any(
        len(text) <= LONGEST and (digest_titles.read(text) or MONTH.match(text) or heads_digest(text))
        for text in texts
    )
    lines = [line for text in texts if (line := period_lines.read(text)) is not None]
    year_lines = sum(line.year > 0 and not line.month for line in lines)
    apart = sum(
        is_apart(day)
        or DAY_BEHIND.search(day) is not None
        or year_lines > 0  # 1998年 above all of its days
        or (headed and (is_glued(day) or _lacks_month(day)))
        for day in days
    )
    if len(days) > 1 and year_lines > 1:
        return True
    if sum(_YEAR_IN_BRACKETS.match(text) is not None for text in texts) > 1 and any(
        map(STAMP.fullmatch, days)
    ):
        return True
    named |= any(
        len(text) <= LONGEST
        and "。" not in text
        and (
            _names_digest(text)
            or (heads_digest(text) and OF_A_DIGEST.search(text))
            or (headed and _NAME_OF_CHRONICLE.fullmatch(text))
        )
        for text in texts
    )
    return len(days) >= (_DAYS - headed) and (
        apart > 1 or (headed and apart > 0) or (named and len(days) >= _DAYS)
    )


def _lacks_month(text: str) -> bool:
    """Whether a day without its month opens a line as a part of its sentence."""
    stamp = STAMP.match(text)
    return stamp is not None and "月" not in stamp.group() and _GOES_ON.match(text, stamp.end()) is not None


def _names_digest(text: str) -> bool:
    """Whether a line without a full stop names a chronicle, or a digest with its year."""
    title = digest_titles.read(text)
    return (title is not None and title.named) or digest_titles.is_over_years(text)
