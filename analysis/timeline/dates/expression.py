"""What a time expression is: words of a text, and what they say of time."""

from __future__ import annotations

from dataclasses import dataclass

#: Rules that later steps ask for, through the properties below.
LUNAR, FESTIVAL, INTERVAL, PART_OF_MONTH = "lunar day", "festival", "interval", "part of month"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression of a text, after TIMEX3 (TimeML) and EDTF (ISO 8601-2).

    Attributes
    ----------
    start, end : int
        Offsets in the text that was searched; end exclusive.
    text : str
        The words.
    value : str
        EDTF, with ``X`` for digits that the words leave open: ``XXXX-01-29``,
        ``XXXX-XX-16``, ``2023-36``. An ISO 8601 duration for DURATION and SET.
        Empty for a time of day alone.
    type : str
        DATE, TIME (a time of day that leaves the date open), DURATION or SET.
    anchor : str
        What relative words hang on: ``published`` (今天), ``previous`` (the
        date named before: 次日), ``year`` (the year of writing: 去年), or "".
    unit, offset : str, int or None
        How far from the anchor: 1 ``day``, -1 ``year``. None where the words
        don't say (日前).
    time_of_day : str
        上午, 下午, 晚上 or "".
    weekday : int
        1 for Monday to 7 for Sunday; 0 where none is named.
    rule : str
        The name of the rule that read it.
    """

    start: int
    end: int
    text: str
    value: str
    type: str = "DATE"
    anchor: str = ""
    unit: str = ""
    offset: int | None = None
    time_of_day: str = ""
    weekday: int = 0
    rule: str = ""

    @property
    def is_lunar(self) -> bool:
        """Whether it is a day of the lunar calendar: 正月初八."""
        return self.rule == LUNAR

    @property
    def is_same_day(self) -> bool:
        """Whether it means the day just named, or a part of it: 当日, 当晚, 下午; not 次日, 同年8月1日."""
        return self.anchor == "previous" and self.unit == "day" and self.offset == 0

    @property
    def is_part_of_month(self) -> bool:
        """Whether the words give a part of a month, and no day: 11月初, 5月上旬."""
        return self.rule == PART_OF_MONTH

    @property
    def is_festival(self) -> bool:
        """Whether a festival's name stands for its day: 国庆节."""
        return self.rule == FESTIVAL

    @property
    def is_interval(self) -> bool:
        """Whether the words name both ends: 3月5日至7日."""
        return self.rule == INTERVAL
