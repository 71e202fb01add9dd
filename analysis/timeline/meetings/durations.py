"""From one day and a length to the days of a gathering: 为期3天."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis import edtf, numerals
from analysis.timeline import dates
from analysis.timeline.dates import TimeExpression

#: Days that a gathering lasts at most, where the text gives its first and its last.
_LONGEST = 31
#: What a later sentence calls the gathering that an article reports: 本届论坛.
_IT = "(?:^|[。，；])(?:本|此|该|这)?[次届场]?(?:[\u4e00-\u9fff]{0,4}(?:论坛|会议?|峰会|活动|展览?|节))?"
#: 本届论坛为期3天.
_LASTS = re.compile(f"{_IT}(?:将)?(?:为期|会期|历时)(?P<days>[2-9两二三四五六七八九])天")
#: 展览将持续至3月20日.
_GOES_ON = re.compile(
    rf"{_IT}(?:将)?(?:一直)?(?:持续|延续|举办|举行)[到至](?P<day>(?:\d{{1,2}}月)?\d{{1,2}}日)(?=[，。；])"
)
#: Within a clause on how it closed: no other's words, and no closing to come or that did not come.
_OWN = "(?:(?!指出|表示|要求|强调|认为|宣布|介绍|[说称将未没])[^，。；])"
#: A later sentence that says when it closed: 2月7日上午，大会在完成各项议程后圆满闭幕.
_CLOSES = re.compile(
    r"(?:^|[。！？?])[^\w（(。！？?]*(?P<day>(?:\d{1,2}月)?\d{1,2}日)(?:[上下]午|晚上?)?，?(?:本[届次])?(?:大会|会议|论坛|全会|峰会|年会|博览会)，?"
    f"(?:(?:在{_OWN}{{1,24}}后|在?(?:圆满|顺利|胜利|全部)?完成{_OWN}{{1,24}}?|(?:在?经过|历经|历时){_OWN}{{1,24}}?)，?){{0,2}}"
    f"(?:在{_OWN}{{1,16}}?)?(?:已经?|正式|隆重|胜利|圆满|成功|顺利|如期|宣告|地|，)*"
    "(?:闭幕|落幕|落下了?帷幕)(?![式会后前之时的]|以[来后前])"
)
_MONTH_AND_DAY = re.compile(r"\d\d-\d\d$")
#: No leap year, so that a day of February counts alike in either direction; a leap year where 29 February is named.
_ANY_YEAR, _LEAP_YEAR = "2001", "2000"


def from_first(day: TimeExpression, length: int) -> TimeExpression:
    """The days from the first on; the day itself where it is relative, so that the others lie ahead, or its month is not given.

    >>> from analysis.timeline import dates
    >>> from_first(dates.find("5月6日")[0], 4).value, from_first(dates.find("今天")[0], 4).value == dates.find("今天")[0].value
    ('XXXX-05-06/XXXX-05-09', True)
    """
    return _with_other_end(day, length - 1)


def to_last(day: TimeExpression, length: int) -> TimeExpression:
    """The days up to the last; the day itself where it is only relative or its month is not given.

    >>> from analysis.timeline import dates
    >>> to_last(dates.find("3月9日")[0], 3).value, to_last(dates.find("今天（3月9日）")[0], 3).value
    ('XXXX-03-07/XXXX-03-09', 'XXXX-03-07/XXXX-03-09')
    """
    return _with_other_end(_by_number(day), 1 - length)


def said_later(text: str) -> int:
    """How many days the gathering of an article lasts, by a sentence of its own; 0 where none says it.

    >>> said_later("5月6日，北方论坛开幕。本届论坛为期3天，共有300人参加。"), said_later("5月6日，市委举办为期3天的培训。")
    (3, 0)
    """
    found = _LASTS.search(text) if "天" in text else None
    return int(numerals.parse(found["days"]) or 0) if found else 0


def goes_on_to(text: str) -> TimeExpression | None:
    """The last day of the gathering of an article, by a clause that says until when it goes on; None where none says it.

    >>> goes_on_to("5月6日，北方书展开幕。展览将持续至5月20日。").value, goes_on_to("5月6日，北方书展开幕。雨将持续至20日。")
    ('XXXX-05-20', None)
    """
    found = _GOES_ON.search(text) if "至" in text or "到" in text else None
    return _day(found["day"]) if found else None


def closed_later(text: str) -> TimeExpression | None:
    """The day on which the gathering of an article closed, by a sentence with a bare word for it; None where none says it.

    >>> closed_later("2月5日，市人大五次会议开幕。2月7日上午，大会圆满闭幕。").value
    'XXXX-02-07'
    >>> closed_later("2月5日，市人大五次会议开幕。大会将于2月7日闭幕。") is None
    True
    """
    found = _CLOSES.search(text) if "幕" in text else None
    return _day(found["day"]) if found else None


def length(days: TimeExpression) -> int:
    """How many days an expression spans; 1 where it names one day, or none that can be counted.

    >>> from analysis.timeline import dates
    >>> [length(dates.find(words)[0]) for words in ("6月3日", "6月3日至5日", "近日")]
    [1, 3, 1]
    >>> [length(dates.find(words)[0]) for words in ("12月30日至1月2日", "2月29日至3月1日")]
    [4, 2]
    """
    first, _, last = days.value.partition("/")
    known = _in_one_year(first, last)
    if len(last) != len("XXXX-XX-XX") or "X" in "".join(known):
        return 1
    if known[1] < known[0] and last.startswith("XXXX"):
        known[1] = f"{int(known[1][:4]) + 1}{known[1][4:]}"
    return edtf.apart(*known) + 1


def up_to(first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    """The days from one to another that the text names; None where they are no two days of one month or the next.

    >>> from analysis.timeline import dates
    >>> days = dates.find("10月31日召开，11月3日闭幕")
    >>> up_to(*days).value, up_to(days[1], days[0])
    ('XXXX-10-31/XXXX-11-03', None)
    """
    begin, end = first.value, last.value
    if first.anchor or last.anchor or len(begin) != 10 or len(end) != 10:
        return None
    end = "".join(a if b == "X" else b for a, b in zip(begin, end, strict=True))
    known = _in_one_year(begin, end)
    if "X" in "".join(known) or not 0 < edtf.apart(*known) <= _LONGEST:
        return None
    return replace(first, value=f"{begin}/{end}")


def _in_one_year(*days: str) -> list[str]:
    """Days with a year, and a month, where they lack one.

    >>> _in_one_year("XXXX-02-29", "XXXX-03-01"), _in_one_year("XXXX-XX-05")
    (['2000-02-29', '2000-03-01'], ['2001-01-05'])
    """
    year = _LEAP_YEAR if any(day.endswith("-02-29") for day in days) else _ANY_YEAR
    return [day.replace("XXXX-XX", f"{year}-01").replace("XXXX", year) for day in days]


def _day(words: str) -> TimeExpression | None:
    """The day that some words name; None where no calendar has it.

    >>> _day("2月30日")
    """
    return next(iter(dates.find(words)), None)


def _by_number(day: TimeExpression) -> TimeExpression:
    """A day that is given by month and number too, by these alone: 今天（5月6日）."""
    if day.anchor == "published" and _MONTH_AND_DAY.search(day.value):
        return replace(day, anchor="", unit="", offset=None)
    return day


def _with_other_end(day: TimeExpression, days: int) -> TimeExpression:
    in_month = day.value.startswith("XXXX-XX-") and len(day.value) == 10
    if not days or day.anchor or len(day.value) != 10 or (not in_month and "XX-" in day.value[5:]):
        return day
    (known,) = _in_one_year(day.value)
    other = edtf.shift(known, days)
    if in_month and other[5:7] != "01":
        return day
    if in_month:
        other = f"XXXX-XX{other[7:]}"
    elif day.value.startswith("XXXX"):
        other = f"XXXX{other[4:]}"
    ends = (day.value, other) if days > 0 else (other, day.value)
    return replace(day, value="/".join(ends))
