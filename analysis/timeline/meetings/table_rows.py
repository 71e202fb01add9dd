"""Meetings in the rows of a table, which a cell names and another one dates: 常务会议 | 市政府第三次常务会议 | 2024年3月5日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import dates
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import head_nouns
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import Sentence, is_day
from analysis.timeline.spans import SentenceSpan

TRIGGERS = ("|", "｜", "\t")
_CELL = re.compile(r"[^|｜\t]+")
#: A row has so many cells at least; in a list of headlines with their day there are two.
_FEWEST = 3
#: A shorter cell is the sort of a meeting, not its name: 座谈会.
_SHORTEST = 6
#: The day is written out; 2024-03-05 is often that of a publication.
_WRITTEN_OUT = re.compile("[月日号]")
#: The headline of a table of what is to come.
_OF_PLANS = re.compile("计划|预告|安排|日程")


def is_row(text: str) -> bool:
    """Whether a text has the cells of a row, and one of them gives a day.

    >>> is_row("1 | 市政府第三次常务会议 | 3月5日"), is_row("全市农业工作会议 | 3月5日"), is_row("序号 | 会议名称 | 时间")
    (True, False, False)
    """
    cells = _cells(text) if any(sign in text for sign in TRIGGERS) else []
    return len(cells) >= _FEWEST and any(_day_alone(text, *cell) for cell in cells)


def _cells(text: str) -> list[tuple[int, str]]:
    """The cells of a row that are not blank, each with its offset."""
    found = [(hit.start(), hit.group()) for hit in _CELL.finditer(text)]
    return [
        (start + len(words) - len(words.lstrip()), words.strip()) for start, words in found if words.strip()
    ]


def _day_alone(text: str, start: int, words: str) -> TimeExpression | None:
    """The day that is all of a cell, and is written out."""
    found = dates.beginning(text, start) if _WRITTEN_OUT.search(words) else None
    return found if found is not None and found.text.strip() == words and is_day(found) else None


def _title(headline: str) -> str:
    """The headline without the rows of the table that may have been read as a part of it."""
    return re.split(r"[|｜\t]", headline, maxsplit=1)[0]


def find_table_rows(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The meeting of a row whose cells give its name and its day, each alone.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in find_table_rows(sentences.read(text, 0, len(text)), Context())]
    >>> show("学术会议 | 第五届清江眼科学术大会 | 2024年9月4日 | 会展中心")
    ['第五届清江眼科学术大会']
    >>> show("全市农业工作会议 | 2024年9月4日"), show("1 | 全市农业工作会议召开 | 2024年9月4日")
    ([], [])
    """
    cells = _cells(sentence.text)
    days = [day for cell in cells if (day := _day_alone(sentence.text, *cell)) is not None]
    named = [
        (start, words)
        for start, words in cells
        if len(words) >= _SHORTEST and head_nouns.head_of(words) and not head_nouns.is_anaphoric(words)
    ]
    if len(cells) < _FEWEST or len(days) != 1 or not named:
        return
    start, name = max(named, key=lambda cell: len(cell[1]))
    yield Mention(
        head_nouns.kind_of(name),
        name,
        Rule.NAMED,
        SentenceSpan(start, start + len(name)),
        status="planned" if _OF_PLANS.search(_title(context.headline)) else "held",
        when=days[0],
    )
