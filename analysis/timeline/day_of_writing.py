"""The day on which a page says that it is written: 今天是3月8日，……; 12月23日时事要闻; bare days (7日下午) are the last ones before."""

from __future__ import annotations

import re

from analysis import edtf
from analysis.corpus import headline_reading
from analysis.records import Document
from analysis.timeline.frames import Frame

_DAY = r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
#: 今天是2024年3月8日 星期五 is the day on which somebody looked at the page.
_SAID = re.compile(
    rf"今[天日]是{_DAY}[，,。](?!\s*(?:星期|周))"
    rf"|^{_DAY.replace('month', 'of').replace('day', 'on')}[^，。；]{{0,8}}?(?:时事|时政|要闻|新闻|早报|晨报|晚报|日报|播报|热点|早知道)[^，。；]{{0,6}}$"
)
_LONGEST = 60  #: characters of a line with such words
_BACK = 6  #: days before, that bare days are of
_ANY = 2000  #: any leap year


def frames(document: Document) -> dict[str, Frame]:
    """The frame of each paragraph of the body, where a line of the page says the day; nothing where none does.

    >>> from analysis import corpus
    >>> from analysis.records import Source
    >>> text = "两会晨报\\n今天是3月8日，一起来看。\\n全国政协会议7日上午举行全体会议。"
    >>> {frame.window for frame in frames(corpus.cut(Source("a.txt", text))).values()}
    {'XXXX-03-02/XXXX-03-08'}
    """
    for line in document.source.text.splitlines():
        said = (
            _SAID.search(headline_reading(line.strip())) if len(line) <= _LONGEST and "日" in line else None
        )
        if said is not None:
            month, day = int(said["month"] or said["of"]), int(said["day"] or said["on"])
            if edtf.is_day(_ANY, month, day):
                last = f"{_ANY}-{month:02}-{day:02}"
                window = "/".join(f"XXXX{end[4:]}" for end in (edtf.shift(last, -_BACK), last))
                return {p.paragraph_id: Frame(window=window) for p in document.paragraphs if p.role == "body"}
    return {}
