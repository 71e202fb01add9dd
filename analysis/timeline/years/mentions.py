"""Years that a text names, each by the part that it plays there.

"到2020年" looks ahead, "2023年度述职" looks back, "2024年是…的重要一年" speaks of
the year at hand: the patterns are data (``vocabulary/timeline/year_cues.csv``),
with the months, counted from January of the year named, in which such words
are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis import edtf, vocabulary
from analysis.numerals import CHINESE_DIGIT, DIGIT, read
from analysis.timeline import dates
from analysis.timeline.years.months import months
from analysis.timeline.years.weighing import rule_of

# Each way begins with a character of its own, and what stands before a year is looked at from behind it (its four
# characters are the four dots): so the engine skips at once to where one may begin, in a fifth of the time.
_YEAR = "|".join(
    [f"{century}{DIGIT}{{2}}" for century in ("19", "20", "１９", "２０")]
    + [f"{thousand}{CHINESE_DIGIT}{{3}}(?=年)" for thousand in "一二"]
)
#: A year, and no part of a longer number or a count.
NAMED = re.compile(
    rf"(?:{_YEAR})(?<![0-9０-９.]....)(?![0-9０-９]|\.\d|[万亿余多]?(?:元|人|个|家|名|米|吨|公里|户|件|项|亩|台|辆|次|场|平方))"
)
_LOOK_BACK = 14
#: Behind a year: its month.
_DATED = re.compile(r"年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月")


_MERELY_NAMED = "year named"
_IN_FORCE = "in force from a day"
#: Parts that a year plays which say nothing of what is past by then.
_AHEAD = frozenset(
    (
        "deadline",
        "deadline before",
        "span of a plan",
        "year to come",
        "work of a year set",
        "work of the year",
        "opening of a year",
        _IN_FORCE,
        "fiscal year",
        "planned for a year",
        "span of years",
        "from a year on",
        "work of a year intended",
    )
)
#: Parts that make a year an aim wherever the article names it.
_AIMS = frozenset(("deadline", "deadline before", "span of a plan", "planned for a year"))


@dataclass(frozen=True, slots=True)
class Part:
    """One way in which a text names a year."""

    rule: str
    before: re.Pattern[str] | None
    after: re.Pattern[str]
    first: int | None
    last: int | None
    reach: int  #: characters before the year in which `before` is sought


@dataclass(frozen=True, slots=True)
class Mention:
    """A year that a text names: rule, what it says, and where it stands."""

    rule: str
    year: int
    says: str
    start: int
    end: int

    @property
    def is_merely_named(self) -> bool:
        """The year has none of the known roles."""
        return self.rule == _MERELY_NAMED

    @property
    def begins_rule(self) -> bool:
        """A law or rule is in force from here: 自2024年1月1日起施行."""
        return self.rule == _IN_FORCE

    @property
    def lies_ahead(self) -> bool:
        """What the year is named for may not be past yet: 到2035年."""
        return self.rule in _AHEAD

    @property
    def is_aim(self) -> bool:
        """The year is an aim wherever the article names it."""
        return self.rule in _AIMS


@cache
def parts() -> tuple[Part, ...]:
    """The ways in which texts name years, the most telling first."""
    rows = vocabulary.load(
        "timeline/year_cues", ("rule", "pattern", "example", "says"), ("first", "last", "reach")
    )
    return tuple(_part(row) for row in rows)


def _part(row: vocabulary.Row) -> Part:
    before, named, after = row["pattern"].partition("<Y>")
    if not named:
        raise row.fault("column 'pattern' names no <Y>")
    first, last, reach = (row.whole(c) if row[c] else None for c in ("first", "last", "reach"))
    ends = row.pattern("pattern", made=f"(?:{before})$") if before else None
    begins = row.pattern("pattern", made=after)
    return Part(rule_of(row), ends, begins, first, last, reach or _LOOK_BACK)


def find(text: str) -> list[Mention]:
    """The years that a text names, each by the first part that fits it.

    A year that plays none of the known parts is ``year named``; so written
    without 年 it is left alone (中国制造2025).

    >>> [(m.rule, m.says) for m in find("2024年是实现规划的关键一年，到2035年基本实现现代化。")]
    [('year to come', '2023-11/2024-10'), ('deadline', '../2035-12')]
    >>> [m.says for m in find("自2024年1月1日起施行")], [m.says for m in find("自2024年5月起实施")]
    (['2023-05-06/2024-03-01'], ['2023-06/2024-12'])
    """
    found: list[Mention] = []
    for named in NAMED.finditer(text):
        if found and found[-1].rule.startswith("span") and named.start() < found[-1].end:
            continue
        year = read(named[0])
        mention = _mention(text, named, year)
        if mention is not None:
            found.append(mention)
    return found


def _mention(text: str, named: re.Match[str], year: int) -> Mention | None:
    dated = _DATED.match(text, named.end()) is not None
    for part in parts():
        if dated and part.before is None and "月" not in part.after.pattern:
            continue  # 2024年9月14日电 市经济工作会议 names a day, not the work of a year
        after = part.after.match(text, named.end())
        if after is None:
            continue
        head = text[max(0, named.start() - part.reach) : named.start()] if part.before else ""
        before = part.before.search(head) if part.before else None
        if part.before and before is None:
            continue
        start = named.start() - (len(before[0]) if before else 0)
        says = _around_beginning(text, start, after.end()) if part.rule == _IN_FORCE else ""
        return Mention(part.rule, year, says or months(year, part.first, part.last), start, after.end())
    if not text.startswith("年", named.end()):
        return None
    return Mention(_MERELY_NAMED, year, f"{year}", named.start(), named.end() + 1)


_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
#: A rule is issued so many days before it is in force, and its beginning is news for so many days.
_ISSUED, _STILL_NEW = 240, 60


def _around_beginning(text: str, start: int, end: int) -> str:
    """When texts speak of the day from which a rule is in force: before it and shortly after; empty without a day."""
    day = _DAY.search(text, start, end + 1)
    one = dates.beginning(text, day.start()) if day else None
    return f"{edtf.shift(one.value, -_ISSUED)}/{edtf.shift(one.value, _STILL_NEW)}" if one else ""
