"""A meeting announced for a day or a month of a named year: the text is of the months before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis import edtf
from analysis.timeline import dates
from analysis.timeline.years.evidence import Found

RULE = "meeting announced for a day"
#: A meeting is announced so many days before it, at most.
AHEAD = 150

_ANNOUNCED = re.compile(
    r"(?:决定|建议|同意|拟|定)[^。；：“”]{0,60}?于(?P<day>(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?)[^。；：“”]{0,24}?(?:召开|举行)"
)


def find(text: str) -> Iterator[Found]:
    """决定……第六次代表大会于2021年10月28日至30日召开.

    >>> [f.says for f in find("全会决定，市第六次代表大会于2021年10月28日至30日在白州召开。")]
    ['2021-05-31/2021-10-28']
    >>> [f.says for f in find("全会决定，市第六次代表大会于2021年12月在白州召开。")]
    ['2021-07-04/2021-12-01']
    >>> [*find("第六次代表大会于2021年10月28日召开。")]
    []
    """
    if "于" not in text or not ("召开" in text or "举行" in text):
        return
    for found in _ANNOUNCED.finditer(text):
        day = dates.beginning(text, found.start("day"))
        if day is not None and edtf.precision(day.value.split("/")[0]) in ("day", "month"):
            first = edtf.bounds(day.value.split("/")[0])[0]
            yield Found(RULE, f"{edtf.shift(first, -AHEAD)}/{first}", *found.span("day"))
