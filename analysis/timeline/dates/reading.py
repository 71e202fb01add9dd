"""From the words of a time expression to its value: one reader for each kind.

A reader takes a text and a position; it gives a `TimeExpression` that starts
there, or None. Where the words name no day that exists (2月30日, 13月), the
reader gives an expression without type, so that no part of it is read as
something else; `find` drops it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis import edtf
from analysis.numerals import read
from analysis.regexes import certain
from analysis.timeline.dates import expression, grammar, lunar
from analysis.timeline.dates.expression import TimeExpression
from analysis.timeline.dates.words import FESTIVAL, PART_OF_DAY, RELATIVE

_WEEKDAYS = {character: number for number, character in enumerate("一二三四五六日", 1)} | {"天": 7}

#: What may stand before a month and day that are run together.
_BEFORE_DAY = " \u3000\n，。；：、）】”"
#: What else may stand before the first of two days: 于28至3月2日.
_BEFORE_FIRST = "于自从在"
#: Higher numbers are a month and a day; those just above 31 may be a day that does not exist.
_LAST_DAY = 39
#: Behind a year, which no day follows without its month.
_DAYS_OF_MONTH = 31
#: A day from which a month is about to end, and one up to which it has just begun.
_LATE, _EARLY = 20, 10
#: How many months an interval without years may run over the year's end.
_LONGEST_OVER_YEAR_END = 6


def iso(text: str, at: int) -> TimeExpression | None:
    """2024-05-24, 2024/5/24, 2024.5.24."""
    found = grammar.ISO.match(text, at)
    if found is None:
        return None
    point = _point(found["y1"], found["m1"], found["d1"])
    return _dated(text, at, found.end(), point, rule="iso") if point else _nothing(text, at, found.end())


def numbered(text: str, at: int) -> TimeExpression | None:
    """2024年5月24日下午, 5月24日, 24日, 去年12月, 2024年5月, 5月, 2024年."""
    found = grammar.NUMBERED.match(text, at)
    if found is None or found.end() == at:
        return None
    y, yw, m, mw, d = found.group("y1", "yw", "m1", "mw", "d1")
    word = yw or mw
    if word and not (m or d):
        return None
    if d and not (y or word or m) and len(d) < 2 and not d.isdecimal():
        return None
    hour = text.startswith(("上午", "下午", "晚", "中午", "凌晨"), found.end())
    if d and ((y and not (m or mw)) or (found["number"] and not m and not hour)):  # 10号上午, but not 10号楼
        return None
    point = _point(y, m, d)
    if not point:
        return _nothing(text, at, found.end())
    rule = ("relative " if word else "") + ("day" if d else "month" if m else "year")
    return _dated(text, at, found.end(), point, word=word, rule=rule, after=bool(d))


def interval(text: str, at: int) -> TimeExpression | None:
    """15日至18日, 10月17日—19日, 28日至3月2日, 1—8月, 2023年12月至2024年1月, 2021—2025年, 4月15日起至5月5日.

    An interval that would end before it begins is cut to its beginning
    (rule ``interval cut``), unless it runs over the end of a year.
    """
    found = grammar.RANGE.match(text, at)
    if found is None:
        return None
    y1, yw, m1, mw, d1, y2, yw2 = found.group("y1", "yw", "m1", "mw", "d1", "y2", "yw2")
    m2, d2 = found["m2"] or found["m2b"], found["d2"] or found["d2b"] or found["d2c"]
    if d1 and m2 and not d2 and not m1:
        m1, d1 = d1, None
    if m2 and not (m1 or mw or y2) and _turns_month(d1, d2) and _is_day(found):
        m1 = str((read(m2) - 2) % 12 + 1)
    if (
        yw2
        or not (y1 or m1 or d1)
        or bool(d1) != bool(d2)
        or (m2 and not (m1 or mw))
        or (m1 and not (m2 or d2))
    ):
        return None
    if not (m1 or d1 or mw or (y1 and y2)) or (y2 and not y1 and not (m1 and m2)):
        return None
    first = _point(y1, m1, d1)
    if y2 and not y1:
        first = ""
    over = not y2 and m1 and m2 and read(m1) - read(m2) >= 12 - _LONGEST_OVER_YEAR_END
    last = _point(str(read(y1) + 1) if over and y1 else y2 or y1, m2 or m1, d2)
    if not first or not last:
        return _nothing(text, at, found.end())
    rule, value = expression.INTERVAL, f"{first}/{last}"
    if _ends_early(first, last) and not over:
        rule, value = "interval cut", first
    return _dated(text, at, found.end(), value, word=yw or mw, rule=rule, after=bool(d2))


def _turns_month(first: str | None, last: str | None) -> bool:
    """Whether days run from the end of a month to the beginning of the next, whose name alone is given: 28日至3月2日."""
    return bool(first and last) and read(first or "") >= _LATE > _EARLY >= read(last or "")


def _is_day(found: re.Match[str]) -> bool:
    """Whether the first number has the word for a day or opens a clause: no score (21-1) and no price."""
    worded = re.search("[日号]", found.string[found.end("d1") : found.start("m2b")])
    before = found.string[max(0, found.start() - 1) : found.start()]
    return worded is not None or not before or before in _BEFORE_DAY or before in _BEFORE_FIRST


def day_list(text: str, at: int) -> TimeExpression | None:
    """5月7、8日: from the first to the last day of the list."""
    found = grammar.DAY_LIST.match(text, at)
    if found is None:
        return None
    first, last = (_point(found["y1"], found["m1"], found[day]) for day in ("d1", "d2"))
    if not first or last <= first:
        return None
    return _dated(text, at, found.end(), f"{first}/{last}", rule="list of days", after=True)


def without_month(text: str, at: int) -> TimeExpression | None:
    """58日, 925日, 2022年33日: month and day run together at the start of a clause, where a page lost its 月."""
    found = grammar.NO_MONTH.match(text, at)
    if found is None or (at and text[at - 1] not in _BEFORE_DAY):
        return None
    digits = found["digits"]
    ways = [
        point
        for border in (1, 2)
        if digits[border:] and not digits[border:].startswith("0") and digits[0] != "0"
        if (point := _point(found["y1"], digits[:border], digits[border:]))
    ]
    if int(digits) <= (_DAYS_OF_MONTH if found["y1"] else _LAST_DAY) or len(ways) != 1:
        return None
    return _dated(text, at, found.end(), ways[0], rule="day without 月", after=True)


def _ends_early(first: str, last: str) -> bool:
    return last < first


def period(text: str, at: int) -> TimeExpression | None:
    """2023年四季度, 前三季度, 去年上半年, 前8个月, 2022年底 (about its last month)."""
    found = grammar.PERIOD.match(text, at)
    if found is None:
        return None
    year = f"{read(found['y1']):04}" if found["y1"] else "XXXX"
    if found["quarter"]:
        value, rule = f"{year}-{32 + read(found['quarter'])}", "quarter"
    elif found["first_quarter"]:
        value, rule = f"{year}-33", "quarter"
    elif found["half"]:
        value, rule = f"{year}-{40 if found['half'] == '上' else 41}", "half"
    elif found["about"]:
        month = {"初": "01", "中": "06"}.get(found["about"][-1], "12")
        value, rule = f"{year}-{month}~", "about"
    else:
        many = found["months"] or found["quarters"]
        last = {"二": 2, "两": 2}.get(many) or read(many)
        last *= 3 if found["quarters"] else 1
        if not 2 <= last <= 12:
            return None
        value, rule = f"{year}-01/{year}-{last:02}", "months"
    return _dated(text, at, found.end(), value, word=found["yw"], rule=rule)


def month_part(text: str, at: int) -> TimeExpression | None:
    """5月上旬, 本月底, 2024年3月末: the days that they span."""
    found = grammar.MONTH_PART.match(text, at)
    if found is None:
        return None
    month = _point(found["y1"], found["m1"], None) if found["m1"] else "XXXX-XX"
    if not month:
        return _nothing(text, at, found.end())
    share = found["share"]
    number = read(found["m1"]) if found["m1"] else 0
    end = edtf.last_day(read(found["y1"]) if found["y1"] else 2023, number) if number else 28
    first, last = {"上": (1, 10), "中": (11, 20), "下": (21, end), "初": (1, 10)}.get(share[0], (21, end))
    if share == "上半月":
        last = 15
    elif share == "下半月":
        first = 16
    value = f"{month}-{first:02}/{month}-{last:02}"
    return _dated(
        text, at, found.end(), value, word=found["yw"] or found["mw"], rule=expression.PART_OF_MONTH
    )


def plan(text: str, at: int) -> TimeExpression | None:
    """“十四五”: the years of a five-year plan, known from the sixth (1981) on."""
    found = grammar.PLAN.match(text, at)
    if found is None:
        return None
    first = 1951 + 5 * read(found["plan"])
    return _dated(text, at, found.end(), f"{first}/{first + 4}", rule="plan")


def decade(text: str, at: int) -> TimeExpression | None:
    """20世纪90年代; 上世纪 is the twentieth."""
    found = grammar.DECADE.match(text, at)
    if found is None:
        return None
    century = {"20": 19, "二十": 19, "上": 19, "上个": 19}.get(found["century"], 20)
    tens = read(found["decade"]) // 10
    return _dated(text, at, found.end(), f"{century}{tens}0/{century}{tens}9", rule="decade")


def day_word(text: str, at: int) -> TimeExpression | None:
    """今天, 昨晚, 日前, 次日; with the date that stands in brackets: 今天（1月2日）, 昨（17）日.

    The date in brackets may begin an interval: 今天（4月15日）起至5月5日.
    """
    found = grammar.DAY_WORD.match(text, at)
    if found is None:
        return None
    if found["m1"] and (last := grammar.UP_TO_DAY.match(text, found.end())):
        first = _point(found["y1"], found["m1"], found["d1"])
        end = _point(found["y1"], last["m2"] or found["m1"], last["d2"])
        if first and end and not _ends_early(first, end):
            return _dated(text, at, last.end(), f"{first}/{end}", rule=expression.INTERVAL, after=True)
    day = found["d1"] or found["d2"]
    value = _point(found["y1"], found["m1"], day) if day else "XXXX-XX-XX"
    if not value:
        return _nothing(text, at, found.end())
    word = found["word"] or (found["short"] or found["bare"]) + "日"
    return _dated(text, at, found.end(), value, word=word, rule="relative day", after=True)


def bracketed_day(text: str, at: int) -> TimeExpression | None:
    """A day whose number stands in brackets: 消防局(15)日举行……."""
    found = grammar.BRACKETED_DAY.match(text, at)
    value = _point(None, None, found["d1"]) if found else ""
    return _dated(text, at, found.end(), value, rule="day", after=True) if found and value else None


def relative_period(text: str, at: int) -> TimeExpression | None:
    """今年, 本月, 上周三, 周五 as they stand alone."""
    found = grammar.RELATIVE_PERIOD.match(text, at)
    if found is not None:
        relative = RELATIVE[found["word"]]
        value = {"year": "XXXX", "month": "XXXX-XX", "quarter": "XXXX-XX"}[relative.unit]
        return _dated(text, at, found.end(), value, word=found["word"], rule=f"relative {relative.unit}")
    found = grammar.WEEK.match(text, at)
    if found is None:
        return None
    weekday = _WEEKDAYS.get(found["day"] or found["alone"], 0)
    word = found["week"] or "本周"
    return _dated(
        text, at, found.end(), "XXXX-XX-XX", word=word, weekday=weekday, rule="week", after=bool(weekday)
    )


def festival(text: str, at: int) -> TimeExpression | None:
    """国庆节, 2024年元旦: festivals of a fixed day. Movable ones (春节) are left alone."""
    found = grammar.FESTIVAL.match(text, at)
    if found is None:
        return None
    month, day = FESTIVAL[found["festival"]]
    year = f"{read(found['y1']):04}" if found["y1"] else "XXXX"
    return _dated(
        text, at, found.end(), f"{year}-{month:02}-{day:02}", word=found["yw"], rule=expression.FESTIVAL
    )


def lunar_day(text: str, at: int) -> TimeExpression | None:
    """农历腊月二十三, 正月初八: its month and day are another in every year, so that the value is open."""
    found = lunar.match(text, at)
    if found is None:
        return None
    return replace(_dated(text, at, found.end(), "XXXX", rule=expression.LUNAR, after=True), unit="day")


def duration(text: str, at: int) -> TimeExpression | None:
    """3天, 两个月, 近5年来: ISO 8601 durations. Hours and minutes are left alone (24小时值班)."""
    found = grammar.DURATION.match(text, at)
    if found is None:
        return None
    many = {"两": 2, "半": 0}.get(found["many"], read(found["many"]))
    unit = {"星期": "W", "周": "W", "月": "M", "年": "Y", "天": "D"}[found["unit"] or found["plain"]]
    value = f"P{many}{unit}" if many > 0 else {"Y": "P6M"}.get(unit, "") if many == 0 else ""
    return (
        TimeExpression(at, found.end(), text[at : found.end()], value, "DURATION", rule="duration")
        if value
        else None
    )


def repeated(text: str, at: int) -> TimeExpression | None:
    """每年, 每周三, 每季度."""
    found = grammar.SET.match(text, at)
    if found is None:
        return None
    value = {"年": "P1Y", "半年": "P6M", "季度": "P3M", "月": "P1M", "周": "P1W", "星期": "P1W"}.get(
        found["every"], "P1D"
    )
    return TimeExpression(at, found.end(), text[at : found.end()], value, "SET", rule="set")


def part_of_day(text: str, at: int) -> TimeExpression | None:
    """下午， at the head of a clause, 上午9时: a time of the day named before."""
    found = grammar.PART_ALONE.match(text, at)
    return of_day_before(found, PART_OF_DAY[found["part"]]) if found else None


def parts_of_a_day(text: str) -> Iterator[TimeExpression]:
    """Times of the day named before, within a clause: 全市教育大会上午在云港召开."""
    for found in grammar.PART_WITHIN.finditer(text):
        yield of_day_before(found, PART_OF_DAY[found["part"]])


def of_day_before(found: re.Match[str], time_of_day: str = "") -> TimeExpression:
    """The words of a match as a time of the day named before."""
    return TimeExpression(
        *found.span(),
        found.group(),
        "",
        "TIME",
        "previous",
        "day",
        0,
        time_of_day,
        rule="part of day",
    )


#: A number of three digits is a year of the Republic of China, whose first was 1912.
_LAST_MINGUO, _BEFORE_MINGUO = 200, 1911


def _point(y: str | None, m: str | None, d: str | None) -> str:
    """EDTF of a year, month and day as written; empty where there is no such day."""
    year, month, day = (read(part) if part else None for part in (y, m, d))
    if year is not None and year < _LAST_MINGUO:
        year += _BEFORE_MINGUO
    if month is not None and not 1 <= month <= 12:
        return ""
    if day is not None and not edtf.is_day(2024 if year is None else year, month or 1, day):
        return ""
    if year is not None and not 1000 <= year <= 2999:
        return ""
    parts = [f"{year:04}" if year is not None else "XXXX"]
    if month is not None or day is not None:
        parts.append(f"{month:02}" if month is not None else "XX")
    if day is not None:
        parts.append(f"{day:02}")
    return "-".join(parts)


def _dated(
    text: str,
    at: int,
    end: int,
    value: str,
    *,
    word: str | None = None,
    weekday: int = 0,
    rule: str,
    after: bool = False,
) -> TimeExpression:
    """A DATE; with `after`, the weekday, part of the day and hour that follow belong to it."""
    part = ""
    if after:
        tail = certain(grammar.AFTER_DAY.match(text, end))
        end = tail.end()
        part = PART_OF_DAY.get(tail["part"], "")
        weekday = _WEEKDAYS.get(tail["weekday"], weekday)
    if word is None:
        return TimeExpression(at, end, text[at:end], value, time_of_day=part, weekday=weekday, rule=rule)
    hangs = RELATIVE[word]
    return TimeExpression(
        at,
        end,
        text[at:end],
        value,
        "DATE",
        hangs.anchor,
        hangs.unit,
        hangs.offset,
        part or hangs.time_of_day,
        weekday,
        rule,
    )


def _nothing(text: str, at: int, end: int) -> TimeExpression:
    """What looks like a date and is none."""
    return TimeExpression(at, end, text[at:end], "", "", rule="no such day")


#: The readers in the order in which they are tried.
BY_NUMBER = (
    iso,
    lunar_day,
    plan,
    decade,
    month_part,
    interval,
    day_list,
    without_month,
    period,
    festival,
    numbered,
    duration,
)
BY_WORD = (
    bracketed_day,
    lunar_day,
    plan,
    decade,
    month_part,
    interval,
    period,
    numbered,
    day_word,
    relative_period,
    festival,
    repeated,
    duration,
    part_of_day,
)
