"""Which dates of an article are those of its news: not what a speaker recalls, nor what lies ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.timeline import dates
from analysis.timeline.dates import TimeExpression
from analysis.timeline.sentences import is_day, spans

#: What opens a paragraph, or a sentence, that gives what somebody said: 王小明指出，…….
_SAID = re.compile(
    r"[^，。；：“”]{2,16}?(?<![介据])(?:指出|强调|表示|说|认为|提出|要求|致辞|指示|回顾|忆及)(?:[，：]|[^，。；：]{0,6}[，：])"
)
#: Before a day that bounds a time or lies ahead.
_BOUND = re.compile("(?:自|从|截至|截止|至|到|将于|定于|拟于|将在|早在)$")
#: Behind such a day: 3月1日起, 5月24日，两国将迎来…….
_NOT_YET = re.compile("[起前](?![^，。]{0,4}后)|以来|之前|，[^，。]{0,8}将")


def days_of_news(text: str, published: str = "") -> list[TimeExpression]:
    """The days that a paragraph names, without those of background.

    Parameters
    ----------
    text : str
        Reading of the paragraph, or its beginning.
    published : str
        Day of publication, EDTF, or "".

    >>> def show(text, published=""):
    ...     return [day.value for day in days_of_news(text, published)]
    >>> show("3月5日，市长会见客人。"), show("市长指出，3月5日是重要日子。"), show("办法自3月5日起施行。")
    (['XXXX-03-05'], [], [])
    >>> show("2018年6月1日，学校成立。", "2023-06-20"), show("今年5月24日，两国将迎来建交日。")
    ([], [])
    """
    if _SAID.match(text):
        return []
    found: list[TimeExpression] = []
    for start, end in spans(text):
        words = text[start:end]
        if _SAID.match(words):
            continue
        found += [
            day for day in dates.find(words) if is_day(day) and not _is_background(day, words, published)
        ]
    return found


def _is_background(day: TimeExpression, words: str, published: str) -> bool:
    """Whether a day bounds a time, lies ahead, or has a year far from that of publication."""
    years = day.value[:4], published[:4]
    if all(map(str.isdigit, years)) and abs(int(years[0]) - int(years[1])) > 1:
        return True
    return bool(_BOUND.search(words[: day.start]) or _NOT_YET.match(words, day.end))


def without_date(texts: Sequence[str]) -> bool:
    """Whether some texts give no date at all but 今天 and in what somebody said, so that 当日 means the day of publication.

    >>> without_date(["市长会见客人。", "市长表示，去年交往很多。"]), without_date(["近日，市长会见客人。"])
    (True, False)
    >>> without_date(["今天上午，大桥通车。"]), without_date(["今天（3月5日）上午，大桥通车。"])
    (True, False)
    """
    return not any(
        expression.type in ("DATE", "TIME") and not _is_today(expression)
        for text in texts
        if not _SAID.match(text)
        for start, end in spans(text)
        if not _SAID.match(text[start:end])
        for expression in dates.find(text[start:end])
    )


def _is_today(day: TimeExpression) -> bool:
    """Whether an expression is 今天 without the day of the month."""
    return (
        day.anchor == "published" and day.unit == "day" and day.offset == 0 and not day.value[-2:].isdigit()
    )
