"""What the headings above a paragraph say of its date, and what a sentence below them takes from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis import edtf
from analysis.corpus.chronicles import STAMP
from analysis.timeline.dates import TimeExpression
from analysis.timeline.sentences import Sentence, is_day, is_vague


@dataclass(frozen=True, slots=True)
class Frame:
    """The headings above a paragraph that date it.

    Attributes
    ----------
    item : bool
        Whether the paragraph is news of its own.
    day : TimeExpression or None
        The day above it, without width, its month filled in.
    day_at : int
        Source offset of the words of `day`.
    month : int
        0 where unknown.
    year : int
        0 where unknown.
    window : str
        The days that a digest is of, EDTF.
    issue : int
        Number of the digest's issue in its year, 0 where it has none.
    within : str
        The days that the items of an issue about New Year are of, EDTF.
    words, at : str and int
        The words that give year or window, and their source offset.
    only_month : bool
        Whether the year is only that of days in `month`.
    of_month : int
        The month that the heading of the year names with it; 0 where it names none.
    part : int
        Number of the part of the page; in each the days begin again.
    """

    item: bool = False
    day: TimeExpression | None = None
    day_at: int = 0
    month: int = 0
    year: int = 0
    window: str = ""
    issue: int = 0
    within: str = ""
    words: str = ""
    at: int = 0
    only_month: bool = False
    of_month: int = 0
    part: int = 0


#: A sentence in the middle of an item that names a day first: ……。3月23日至6月30日，……; ……。2023年3月23日，…….
_NEXT_DAY = re.compile(
    r"(?<=[。；])\s*(?=(?:(?:19|20)\d\d年)?(?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])(?P<to>日?[至到—-])?日?(?!期))"
)


def at_sentence(frame: Frame | None, text: str, start: int) -> Frame | None:
    """The frame of a sentence that begins at `start`: without the day above, where another one was named since.

    >>> from analysis.timeline.dates import find
    >>> text = "9日，县委召开全会。3月23日至6月30日，机关开展教育活动。县长出席总结大会。"
    >>> frame = Frame(item=True, day=find("3月9日")[0])
    >>> [getattr(at_sentence(frame, text, at).day, "value", None) for at in (0, 10, 27)]
    ['XXXX-03-09', None, None]
    >>> for middle in ("2023年3月23日，机关开展活动", "3月9日下午，机关开展活动"):
    ...     text = f"9日，县委召开全会。{middle}。县长出席大会。"
    ...     print(getattr(at_sentence(frame, text, text.index("县长")).day, "value", None))
    None
    XXXX-03-09
    """
    if frame is None or frame.day is None:
        return frame
    others = (found for found in _NEXT_DAY.finditer(text) if found.start() <= start)
    return replace(frame, day=None) if any(_is_other(found, frame.day) for found in others) else frame


def _is_other(found: re.Match[str], day: TimeExpression) -> bool:
    """Whether a day found is not the one above, or begins several: 3月9日至12日."""
    month, own = f"{int(found['month']):02}", f"{int(found['day']):02}"
    return bool(found["to"]) or day.value[5:] not in (f"{month}-{own}", f"XX-{own}")


def framed(sentence: Sentence, frame: Frame | None, *, opens: bool) -> Sentence:
    """The sentence with the month of its days, and with the day above it where it has none of its own.

    `opens` says whether it opens its paragraph: a later sentence takes the day only where it reports what was held or opened.
    """
    if frame is None:
        return sentence
    days = tuple(_completed(day, frame) for day in sentence.days)
    if frame.item and opens and frame.day is not None and not is_day(frame.day):
        days = tuple(replace(frame.day, start=d.start, end=d.end) if is_vague(d) else d for d in days)
    if frame.item and opens and frame.day is not None:
        spaced = STAMP.match(sentence.text)
        if spaced and frame.day.text == spaced.group().strip():  # 2 — 4日 reads as 4日
            rest = tuple(day for day in days if day.start >= spaced.end())
            days = (replace(frame.day, end=len(spaced.group())), *rest)
        elif not days or days[0].start > 0:
            days = (frame.day, *days)
    elif frame.item and frame.day is not None and not days:
        days = (frame.day,)
    return replace(sentence, days=days)


def _completed(day: TimeExpression, frame: Frame) -> TimeExpression:
    if day.is_same_day and frame.day is not None:
        return replace(day, value=frame.day.value, anchor="", offset=None, unit="")
    if frame.window and day.unit == "week" and not day.weekday and day.offset in (0, -1):
        return replace(day, value=frame.window, anchor="", offset=None, unit="")
    return replace(day, value=_completed_value(day.value, frame)) if not day.anchor else day


def _completed_value(value: str, frame: Frame) -> str:
    """A day without its month in the month that the headings give, or in the one that puts it into the days of a digest."""
    if "XXXX-XX-" not in value:
        return value
    if not frame.window:
        return value.replace("XXXX-XX-", f"XXXX-{frame.month:02}-") if frame.month else value
    window = with_any_year(frame.window)
    for end in window.split("/"):
        made = value.replace("XXXX-XX-", f"XXXX-{end[5:7]}-")
        whole = edtf.fill(made, year=int(end[:4]))
        if whole and _inside(whole, window):
            return made
    return value


def on_day_before(when: TimeExpression, previous: TimeExpression) -> TimeExpression:
    """A part of the day (下午) with the day that is named before it; any other date as it is."""
    if not when.is_same_day or previous.anchor or "/" in previous.value:
        return when
    return replace(when, value=previous.value, anchor="", offset=None, unit="")


def with_year(when: TimeExpression, frame: Frame | None) -> TimeExpression:
    """The date with the year that a heading gives; its words are then those of the heading."""
    if frame is None or not frame.year or when.anchor or not when.value.startswith("XXXX-"):
        return when
    if when.value.startswith("XXXX-XX-") and "-XX-XX" not in when.value:
        return replace(when, value=edtf.in_year(when.value, frame.year), text=frame.words)
    if "-XX-" in when.value or (frame.only_month and not when.value.startswith(f"XXXX-{frame.month:02}")):
        return when
    limits = frame.window or frame.within
    years = [int(end[:4]) for end in limits.split("/")] if limits else []
    for year in dict.fromkeys((frame.year, *years)):
        value = edtf.fill(when.value, year=year)
        if value and (not limits or _inside(value, limits)):
            return replace(when, value=value, text=frame.words)
    return when


def with_any_year(value: str) -> str:
    """An interval of days with a year where it has none."""
    return edtf.fill(value, year=2000) if value.startswith("XXXX-") and "XX-XX" not in value else value


def _inside(value: str, window: str) -> bool:
    (first, last), (begin, end) = edtf.bounds(value), edtf.bounds(window)
    return begin <= first and last <= end
