"""Make a table readable: heads and values in the reader's language, for workbooks, notebooks and pages alike.

In English heads are the names of the columns and values the codes of the
tables, which programs use; only messages become text. In Chinese heads and the
values of closed lists are Chinese too. Words of the corpus are never changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

import pandas as pd

from analysis import wording
from analysis.cells import split
from analysis.tables import meanings
from analysis.tables.schemas import MESSAGES
from analysis.wording import say

_OF = re.compile(r"(\d+) of (\d+)")
#: The rule of an article: what marks its beginning, and its kind.
_BEGINS = re.compile(r"begins: (?P<cues>.*?); (?P<kind>\w+): (?P<why>.+)")


def table(frame: pd.DataFrame, language: str = "en") -> pd.DataFrame:
    """The table with readable heads and cells; numbers and further columns of the user stay as they are.

    >>> made = table(pd.DataFrame({"status": ["held"], "name": ["市委全会"], "mine": ["held"]}), "zh")
    >>> made.to_dict("records")
    [{'状态': '已举行', '会议名称': '市委全会', 'mine': 'held'}]
    """
    made = pd.DataFrame({at: cells(frame.iloc[:, at], language) for at in range(frame.shape[1])})
    made.index = frame.index
    return made.set_axis(heads([str(name) for name in frame.columns], language), axis="columns")


def heads(columns: Sequence[str], language: str = "en") -> list[str]:
    """Heads of columns: their names, or in Chinese their heads, each different.

    >>> heads(["meeting_id", "date_start", "chair"], "en"), heads(["date_start", "date_end", "mine"], "zh")
    (['meeting_id', 'date_start', 'chair'], ['可能的最早日期', '可能的最晚日期', 'mine'])
    """
    if language != "zh":
        return list(columns)
    known = meanings.of_table(tuple(columns), language, meanings.head)
    short = [known.get(name, name) for name in columns]
    often = Counter(short)
    return [
        head if often[head] == 1 else f"{head}（{name}）" for head, name in zip(short, columns, strict=True)
    ]


def cells(column: pd.Series, language: str = "en") -> pd.Series:
    """The cells of a column, by its name; those without a text in the language as they are.

    >>> cells(pd.Series(["chair；speaker", ""], name="role"), "zh").tolist()
    ['主持；讲话或会见', '']
    >>> cells(pd.Series(["上午", ""], name="time_of_day"), "en").tolist()
    ['morning', '']
    """
    name = str(column.name)
    tells = _teller(name, column, language)
    if tells is None:
        return column
    made = [tells(cell) for cell in column]
    if made == column.tolist():
        return column
    return pd.Series(made, column.index, dtype="object", name=column.name)


def _teller(name: str, column: pd.Series, language: str) -> Callable[[object], object] | None:
    """The function that makes the cells of a column readable; None to leave them unchanged."""
    if language == "zh":
        values = wording.values(name)
        if values and all(_items(cell) <= values for cell in column):
            return _each(lambda one: wording.value(name, one, language))
        if name == "year_reasons":
            return _each(lambda one: wording.reason(one, language))
        if name == "members_given":
            return _each(lambda one: _OF.sub(r"\1/\2", one))
        if name == "reason":
            return lambda cell: _reason(cell, language)
        if name == "rule":
            return _each(lambda one: rule(one, language))
    elif name == "time_of_day":  # its values are the words of the texts
        return _each(lambda one: wording.value(name, one, language))
    return (lambda cell: told(cell, language)) if name in MESSAGES else None


def _items(cell: object) -> set[str]:
    """What a cell of a closed list holds; nothing where it is missing."""
    return set() if cell is None or cell != cell else set(split(str(cell)))


def _each(tell: Callable[[str], str]) -> Callable[[object], object]:
    """Tell each item of a cell; a missing cell stays missing."""
    return lambda cell: cell if cell is None or cell != cell else "；".join(map(tell, split(str(cell))))


def told(cell: object, language: str) -> object:
    """The messages of a cell in words; a cell of something else as it is.

    >>> told("no_source_month", "en"), told("held", "en")
    ('no article and no meeting in this month', 'held')
    """
    items = split(cell) if isinstance(cell, str) else []
    if not items or not all(map(wording.is_message, items)):
        return cell
    return say("semicolon", language).join(wording.tell(item, language) for item in items)


def _reason(cell: object, language: str) -> object:
    """A reason of the ledger, or a message, in words.

    >>> _reason("no_source_month", "zh"), _reason("footnote", "zh"), _reason("page.txt#1", "zh")
    ('该月没有文章，也没有会议', '脚注', 'page.txt#1')
    """
    if not isinstance(cell, str):
        return cell
    said = told(cell, language)
    return wording.ledger_reason(cell, language) if said == cell else said


def rule(item: str, language: str) -> str:
    """The rule of an article, of a meeting or of a cue for the year, or a message, in Chinese words.

    >>> rule("begins: day, byline; report: reporters named", "zh")
    '起点依据：以日期开头、有记者署名；报道依据：有记者署名'
    """
    if begins := _BEGINS.fullmatch(item):
        return say(
            "article.begins",
            language,
            cues="、".join(wording.label("article", cue, language) for cue in begins["cues"].split(", ")),
            kind=wording.value("kind", begins["kind"], language),
            why=wording.label("article", begins["why"], language),
        )
    for kind in ("meeting", "year"):
        if (said := wording.label(kind, item, language)) != item:
            return said
    return str(told(item, language))
