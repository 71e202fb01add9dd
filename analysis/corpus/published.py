"""When it was published, as a line, a file name or an address gives it."""

from __future__ import annotations

import re

_YEAR = r"(?P<year>(?:19[4-9]|20[0-4])\d)"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_WRITTEN = re.compile(
    rf"""
    (?<!\d){_YEAR}\s*[-年./]\s*{_MONTH}\s*
    (?: [-月./]\s*{_DAY}(?!\d)      # 2024年7月26日, 2024-07-26, 2024.7.26
      | 月                          # 2024年7月
    )
    """,
    re.VERBOSE,
)
_IN_NAME = re.compile(
    rf"""
    (?<![0-9A-Za-z]){_YEAR}
    (?: [-_./年]{_MONTH}[-_./月]{_DAY}日?              # 2024-01-30, 2024/01/30, 2024年1月30日
      | (?P<month2>0[1-9]|1[0-2])[-_./]?(?P<day2>0[1-9]|[12]\d|3[01])   # 20240130, 202401/30
    )
    (?![0-9A-Za-z])
    """,
    re.VERBOSE,
)
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def in_text(line: str) -> str:
    """The date that a masthead, a date line or a cell gives, in EDTF; "" without a year.

    Leaves alone a day that the calendar does not have.

    >>> in_text("日期:2024年07月26日 来源: 重庆人大"), in_text("山城日报 2024-1-30 星期二"), in_text("2024年7月")
    ('2024-07-26', '2024-01-30', '2024-07')
    >>> in_text("1月30日"), in_text("2024-02-31")
    ('', '')
    """
    match = _WRITTEN.search(line)
    return edtf(match["year"], match["month"], match["day"]) if match else ""


def in_name(name: str) -> str:
    """The date in a file's path or an address, in EDTF; "" where there is none.

    Leaves alone numbers that letters or other digits touch, as in a checksum.

    >>> in_name("cqrb/2024-01/30/page.txt"), in_name("20240130_要闻.txt"), in_name("a/t20240726_12.html")
    ('2024-01-30', '2024-01-30', '')
    >>> in_name("000_1ff20240130be2f.txt")
    ''
    """
    match = _IN_NAME.search(name)
    if match is None:
        return ""
    return edtf(match["year"], match["month"] or match["month2"], match["day"] or match["day2"])


def edtf(year: str, month: str, day: str | None) -> str:
    """Year, month and day as an EDTF date, "" if the calendar does not have it.

    >>> edtf("2024", "7", None), edtf("2024", "7", "6"), edtf("2024", "2", "30")
    ('2024-07', '2024-07-06', '')
    """
    if not day:
        return f"{year}-{int(month):02}"
    if int(day) > _LENGTHS[int(month) - 1]:
        return ""
    return f"{year}-{int(month):02}-{int(day):02}"
