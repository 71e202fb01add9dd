"""Random edits of texts, so that rules are run beside what they were written for: the same seed gives the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

_NUMERALS = "一二三四五六七八九十两百"
_MARKS = "，。；：、！？（）“”《》\n"
_CLAUSE = re.compile(r"[^，。；！？\n]*[，。；！？\n]?")
#: What changes the day, the status or the parts of a report where it opens a clause.
_OPENERS = (
    "同日，", "次日，", "近日，", "昨日，", "当天下午，", "日前，", "去年，", "今年", "明年", "2023年", "3月5日，", "3月5日至8日，", "5日上午，", "本月底，",
    "将", "拟于下周", "原定于", "曾", "已", "未", "第二次", "首届", "第十三届", "全国", "市委书记何东山", "市长李仲明、", "受", "为", "在北京",
    "会议指出，", "据悉，", "记者从会上获悉，", "会前，", "会后，", "期间，", "随后，", "其间，", "一行", "有关负责同志", "省委、市委", "“", "《",
)  # fmt: skip

Edit = Callable[[str, Random], str]


def edited(text: str, draw: Random, edits: Sequence[Edit], most: int = 3) -> str:
    """A text with up to so many edits."""
    for _ in range(draw.randrange(most + 1)):
        text = draw.choice(edits)(text, draw)
    return text


def number(text: str, draw: Random) -> str:
    """Another number in place of one of the text: one more or less, or a border of days, months and years."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return text
    one = draw.choice(found)
    value = draw.choice(
        (int(one.group()) + 1, max(0, int(one.group()) - 1), 0, 1, 2, 12, 13, 28, 31, 32, 2024, 2035)
    )
    return f"{text[: one.start()]}{value}{text[one.end() :]}"


def numeral(text: str, draw: Random) -> str:
    """Another Chinese numeral in place of one of the text."""
    found = [at for at, char in enumerate(text) if char in _NUMERALS]
    if not found:
        return text
    at = draw.choice(found)
    return text[:at] + draw.choice(_NUMERALS) + text[at + 1 :]


def mark(text: str, draw: Random) -> str:
    """One mark deleted, or another in its place."""
    found = [at for at, char in enumerate(text) if char in _MARKS]
    if not found:
        return text
    at = draw.choice(found)
    return text[:at] + draw.choice(("", *_MARKS)) + text[at + 1 :]


def opener(text: str, draw: Random) -> str:
    """A word of time, status or office at the beginning of a clause."""
    clauses = _CLAUSE.findall(text)
    clauses.insert(draw.randrange(len(clauses)), draw.choice(_OPENERS))
    return "".join(clauses)


def exchange(text: str, draw: Random) -> str:
    """Two clauses in each other's place; one of them twice if they are the same."""
    clauses = _CLAUSE.findall(text)[:-1] or [text]
    one, other = draw.randrange(len(clauses)), draw.randrange(len(clauses))
    if one == other:
        clauses.insert(one, clauses[one])
    else:
        clauses[one], clauses[other] = clauses[other], clauses[one]
    return "".join(clauses)


def without(text: str, draw: Random) -> str:
    """Up to four characters deleted."""
    at = draw.randrange(len(text) + 1)
    return text[:at] + text[at + draw.randint(1, 4) :]


def lines_moved(text: str, draw: Random) -> str:
    """A line deleted, repeated, moved to another place, joined to the next one or set apart by an empty line."""
    lines = text.split("\n")
    at = draw.randrange(len(lines))
    line = lines.pop(at)
    to = draw.randrange(len(lines) + 1)
    return "\n".join(
        draw.choice(
            (
                lines,
                [*lines[:at], line, line, *lines[at:]],
                [*lines[:to], line, *lines[to:]],
                [*lines[:at], line + "".join(lines[at : at + 1]), *lines[at + 1 :]],
                [*lines[:at], "", line, "", *lines[at:]],
                [*lines[:at], line[: len(line) // 2], line[len(line) // 2 :], *lines[at:]],
            )
        )
    )


SENTENCES: tuple[Edit, ...] = (number, numeral, mark, opener, exchange, without)
PAGES: tuple[Edit, ...] = (lines_moved, lines_moved, lines_moved, number, mark, without)
