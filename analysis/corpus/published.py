"""The date of publication in a line, a file name, an address or a machine-readable value."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from analysis import numerals

#: The zone in which Chinese pages and papers count their days.
BEIJING = timezone(timedelta(hours=8))

_YEAR = r"(?P<year>(?:19[4-9]|20[0-4])\d)"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_WRITTEN = re.compile(
    rf"""
    (?<!\d){_YEAR}\s*[-年./]\s*{_MONTH}\s*
    (?: [-月./]\s*{_DAY}(?!\d)      # 2024年7月26日, 2024-07-26, 2024.7.26
      | [-月./]\s*(?P<day2>0[1-9]|[12]\d|3[01])(?=\d\d:)   # 2024-07-2608:30, as some pages write it
      | 月                          # 2024年7月
    )
    """,
    re.VERBOSE,
)
_DAY_FIRST = re.compile(r"(?<!\d)(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19[4-9]|20[0-4])\d)(?!\d)")
_IN_WORDS = re.compile(
    r"([一二][〇零○0一二三四五六七八九]{3})年(十[一二]?|[一二三四五六七八九])月(?:([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?"
)
_INSTANT = re.compile(
    r"""
    (?<!\d)(\d{4})-?(\d{2})-?(\d{2}) [T\ ]\s* (\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)? \s*
    (Z|UTC|GMT|[+-]\d{2}:?\d{2})?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?<!\d)((?:19[4-9]|20[0-4])\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?(?!\d)"
)
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_MONTH_NAMES = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
#: The hour and the zone between the day and its year: Thu Mar 24 08:30:15 CST 2020
_HOUR_BETWEEN = r"(?:\d\d:\d\d:\d\d\s(?:[A-Z]{3,4}(?:[+-]\d\d:?\d\d)?\s)?)?"
_WEEKDAYS = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_YEAR_BEHIND = r"(?:19[4-9]|20[0-4])\d(?!\d)"
#: Mar 24, 2020 and 24 March 2020, as systems with English menus write it, with the day of the week before it if there is.
ENGLISH_DAY = (
    rf"(?:(?<![A-Za-z])(?:{_WEEKDAYS})[a-z]{{0,6}}[,，]?\s|(?<!(?:{_WEEKDAYS}|day)\s)(?<!(?:{_WEEKDAYS}|day)[,，]\s))"
    rf"(?:(?<![A-Za-z])(?:{_MONTH_NAMES})[a-z]{{0,6}}\.?\s(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?[,，]?\s{_HOUR_BETWEEN}{_YEAR_BEHIND}"
    rf"|(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s(?:{_MONTH_NAMES})[a-z]{{0,6}}\.?[,，]?\s{_YEAR_BEHIND})"
)
_ENGLISH_DAY = re.compile(ENGLISH_DAY, re.IGNORECASE)
_NAMED_MONTH = re.compile(rf"\b(?:{_MONTH_NAMES})", re.IGNORECASE)
_IN_NAME = re.compile(
    rf"""
    (?<![0-9A-Za-z]) t? {_YEAR}
    (?: [-_./年]{_MONTH}[-_./月]{_DAY}日?              # 2024-01-30, 2024/01/30, 2024年1月30日
      | [-_./]?(?P<month2>0[1-9]|1[0-2])[-_./]?(?P<day2>0[1-9]|[12]\d|3[01])   # 20240130, 202401/30, 2024/0130
    )
    (?![0-9A-Za-z])
    """,
    re.VERBOSE,
)
#: /201403/, /2023/11/, /2015-09/, /2022/6/: the month alone.
_MONTH_IN_PATH = re.compile(rf"/{_YEAR}(?:[-_/]?(?P<month>0[1-9]|1[0-2])|[-_/](?P<month2>[1-9]))/")
#: /20240130083005123.htm, /20240130083005-12.html, /20240130A00Q7E00, /2024013031494.html: a day with the time or a key
#: of the site after it.
_INSTANT_IN_PATH = re.compile(
    rf"/{_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,6}|[A-Z][0-9A-Z]{5,12}|\d{4,6}(?=\.s?html?\b))(?![0-9A-Za-z])"
)
#: /2020/czdt_0520/: the year, then a section with month and day.
_SECTION_IN_PATH = re.compile(
    rf"/{_YEAR}/[a-zA-Z]{{1,20}}_(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=[/._-])"
)
#: /jcxx2017-12-0814874.html: a day with hyphens between the name of a section and the number of the page.
_GLUED_IN_PATH = re.compile(
    rf"(?<!\d){_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?=\d*\.[a-z]+$)"
)
#: Seconds since 1970 that are taken for an instant: from 1990 to 2049.
_EPOCHS = (631_152_000, 2_524_608_000)


def in_text(line: str) -> str:
    """The date that a masthead, a date line or a cell gives, in EDTF; "" without a year.

    Leaves alone a day that the calendar does not have.

    >>> in_text("日期:2024年07月26日 来源: 重庆人大"), in_text("山城日报 2024-1-30 星期二"), in_text("2024年7月")
    ('2024-07-26', '2024-01-30', '2024-07')
    >>> in_text("1月30日"), in_text("2024-02-31"), in_text("22.09.2022 01:02"), in_text("2022-09-2215:06")
    ('', '', '2022-09-22', '2022-09-22')
    >>> in_text("二〇二四年七月二十六日"), in_text("July 26, 2024"), in_text("Posted on 6th Jul. 2024"), in_text("Feb 31, 2024")
    ('2024-07-26', '2024-07-26', '2024-07-06', '')
    >>> in_text("Fri Jul 26 08:30:15 GMT+08:00 2024"), in_text("Fri Jul 26 2024 08:30:15 GMT+0800")
    ('2024-07-26', '2024-07-26')
    """
    match = _WRITTEN.search(line)
    if match:
        return edtf(match["year"], match["month"], match["day"] or match["day2"])
    match = _IN_WORDS.search(line)
    if match:
        year, month, day = (str(numerals.parse(part)) if part else None for part in match.groups())
        return edtf(year or "", month or "", day)
    match = _DAY_FIRST.search(line)
    if match:
        return edtf(match[3], match[2], match[1])
    match = _ENGLISH_DAY.search(line)
    return _of_english(match[0]) if match else ""


def _of_english(day: str) -> str:
    month = _NAMED_MONTH.findall(day)[-1].lower()
    number = re.findall(r"\d{1,2}", day)[0]
    return edtf(day[-4:], str(1 + _MONTH_NAMES.lower().split("|").index(month)), number)


def moment(value: str) -> str:
    """The day in China of a machine-readable date or instant, in EDTF; "" if it is neither.

    An instant of another zone is converted to Beijing time: half past five in
    the afternoon in UTC is the next day there.

    >>> moment("2023-05-31T17:30:00Z"), moment("2023-05-31T17:30:00"), moment("2023-05-31 23:59 +08:00")
    ('2023-06-01', '2023-05-31', '2023-05-31')
    >>> moment("1685554200"), moment("1685554200000"), moment("20230531"), moment("Wed, 31 May 2023 17:30:00 GMT")
    ('2023-06-01', '2023-06-01', '2023-05-31', '2023-06-01')
    >>> moment("Wed May 31 17:30:00 CST 2023")
    '2023-05-31'
    >>> moment("昨天"), moment("2023-02-31")
    ('', '')
    """
    value = value.strip()[:200]
    match = _INSTANT.search(value)
    if match and match[7]:
        return _instant(match)
    if _EPOCH.fullmatch(value):
        seconds = float(value) / (1000 if len(value.split(".")[0]) > 10 else 1)
        if _EPOCHS[0] <= seconds < _EPOCHS[1]:
            return datetime.fromtimestamp(seconds, BEIJING).date().isoformat()
    if _NAMED_MONTH.search(value) and (found := _mail_date(value)):
        return found
    found = in_text(value)
    if not found and (match := _COMPACT.search(value)):
        found = edtf(match[1], match[2], match[3])
    return found


def _instant(match: re.Match[str]) -> str:
    zone = match[7].upper()
    offset = timedelta()
    if zone[0] in "+-":
        hours, minutes = int(zone[1:3]), int(zone[-2:])
        offset = timedelta(hours=hours, minutes=minutes) * (1 if zone[0] == "+" else -1)
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
        there = datetime(year, month, day, hour, minute, second, tzinfo=timezone(offset))
        return there.astimezone(BEIJING).date().isoformat()
    except (ValueError, OverflowError):  # no such day, or no such zone
        return ""


#: China Standard Time; `parsedate_to_datetime` takes it for the American zone.
_CHINESE_ZONE = re.compile(r"\bCST\b")


def _mail_date(value: str) -> str:
    """A date as mails and HTTP write it (RFC 2822)."""
    try:
        there = parsedate_to_datetime(_CHINESE_ZONE.sub("+0800", value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    if there.tzinfo is None:
        there = there.replace(tzinfo=UTC if value.rstrip().endswith("-0000") else BEIJING)
    return there.astimezone(BEIJING).date().isoformat()


def in_name(name: str) -> str:
    """The date in a file's path or an address, in EDTF; "" where there is none.

    Ignores numbers that letters or other digits touch, as in a checksum;
    a t before the day is how many sites name their pages.

    >>> in_name("cqrb/2024-01/30/page.txt"), in_name("20240130_要闻.txt"), in_name("/202401/t20240126_12.html")
    ('2024-01-30', '2024-01-30', '2024-01-26')
    >>> in_name("/2022/0922/c1.html"), in_name("000_1ff20240130be2f.txt")
    ('2022-09-22', '')
    """
    for match in _IN_NAME.finditer(name):
        found = edtf(match["year"], match["month"] or match["month2"], match["day"] or match["day2"])
        if found:
            return found
    return ""


def in_address(address: str) -> str:
    """The date in the path of a web address, in EDTF: a day, else a month; "" where there is none.

    Ignores the name of the host, which may be a number.

    >>> in_address("https://a.cn/2022/0922/c1.html"), in_address("https://19950301.com/news/201403/8.html")
    ('2022-09-22', '2014-03')
    >>> in_address("https://a.cn/news/20130220150506455.htm"), in_address("https://a.cn/2015-09/31.html")
    ('2013-02-20', '2015-09')
    >>> in_address("https://a.cn/show/20200509095310-29190-00.html"), in_address("https://a.cn/a/20220921A00Q7E00")
    ('2020-05-09', '2022-09-21')
    >>> in_address("https://a.cn/dongtai/2022062531494.html"), in_address("https://a.cn/dongtai/2022962531494.html")
    ('2022-06-25', '')
    >>> in_address("https://a.cn/html/2020/czdt_0520/50697.html")
    '2020-05-20'
    >>> in_address("https://a.cn/html/jcxx2019-03-1127406.html")
    '2019-03-11'
    >>> in_address("https://a.cn/news/2022/6/I98.html"), in_address("https://a.cn/news/2022/13/I98.html")
    ('2022-06', '')
    >>> in_address("https://a.cn/p/201403.html"), in_address("20240130_a.txt")
    ('', '2024-01-30')
    """
    path = re.sub(r"^[a-z]+://[^/]*", "", address, flags=re.IGNORECASE)
    found = in_name(path)
    for pattern in (_INSTANT_IN_PATH, _SECTION_IN_PATH, _GLUED_IN_PATH, _MONTH_IN_PATH):
        match = None if found else pattern.search(path)
        if match is not None:
            parts = match.groupdict()
            found = edtf(match["year"], match["month"] or parts["month2"], parts.get("day"))
    return found


def edtf(year: str, month: str, day: str | None) -> str:
    """Year, month and day as an EDTF date, "" if the calendar does not have it.

    >>> edtf("2024", "7", None), edtf("2024", "7", "6"), edtf("2024", "2", "30"), edtf("2023", "2", "29")
    ('2024-07', '2024-07-06', '', '')
    """
    if not day:
        return f"{year}-{int(month):02}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
