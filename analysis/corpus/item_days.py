"""The days of the items of a digest or a chronicle, written alike: 6.7 市委召开……, 3·15 ……, [06-07] ……, 2019-06-07：……, (7) …….

Days in figures get 月 and 日, brackets around a day go; a day alone above its
items, and one behind its item, likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.corpus import period_lines
from analysis.corpus.bullets import MARK
from analysis.corpus.period_lines import WEEKDAY

_MONTH_OF_TWELVE, _DAY_OF_MONTH = "(?:0?[1-9]|1[0-2])", r"(?:3[01]|[12]\d|0?[1-9])"
_TWO_DIGITS = r"(?:0[1-9]|1[0-2])-(?:3[01]|[12]\d|0[1-9])"
_YEAR = r"(?:19|20)\d\d"
#: A day in figures; 5-6 alone is none.
_DAY = rf"(?:{_YEAR}[-./．]{_MONTH_OF_TWELVE}[-./．]{_DAY_OF_MONTH}|{_MONTH_OF_TWELVE}[.．·・/]{_DAY_OF_MONTH}|{_TWO_DIGITS})(?!\d|\s?[月日号])"
_DAYS = rf"(?P<days>{_DAY}(?:[-—–~～至、](?:{_DAY}|{_DAY_OF_MONTH}(?!\d)))?)"
_START = rf"(?m)^[ \t\u3000]*(?:{MARK}){{0,2}}"
_GAP = "[ \t\u3000]"
_END = rf"(?={_GAP}*\r?$)"
#: What parts a day from its item; it makes room for 日.
_APART = rf"(?P<apart>{_GAP}|[:：,，|｜—–-]|(?<=\d)[\])）】］〕〗>])"
_CLOSING = "\\])）】］〕〗>"
_ITEM = "[\u4e00-\u9fff“《]"
_OPENING = re.compile(
    rf"{_START}(?P<open>[\[(（【［〔〖<]?){_DAYS}(?=(?:{_GAP}|[:：,，|｜—–{_CLOSING}-])+{_ITEM}){_APART}"
)
_ALONE = re.compile(rf"{_START}(?P<open>[\[(（【［〔〖<]?){_DAYS}(?P<apart>[{_CLOSING}:：]?){_END}")
_BEHIND = re.compile(
    rf"(?m)(?<=[\u4e00-\u9fff。！”』》）)])(?P<open>[\[(（【［〔]|——?|{_GAP}+){_DAYS}(?P<apart>)[{_CLOSING}]?[。]?{_END}"
)
#: (7) ……: a bare day in brackets; and such a day alone.
_BARE = re.compile(
    rf"{_START}(?P<open>[(（])(?P<days>{_DAY_OF_MONTH})(?P<apart>[)）])(?={_GAP}*(?:{_ITEM}|\r?$))"
)
_PARTS = re.compile(
    rf"(?:(?P<year>{_YEAR})[-./．])?(?P<month>{_MONTH_OF_TWELVE})(?P<sign>[-./．·・]){_DAY_OF_MONTH}(?!\d)"
)
_TITLE = re.compile(
    "大\\s?事|要事|纪事|记事|要闻|动态|简报|快报|简讯|快讯|日志|回顾|一周|周报|活动|盘点|周刊|月报|旬刊|纪要|时政|年鉴|年表|纪实"
)
_TURN = 6  #: months that a list goes back by at the end of a year, at least
_BACK = 0.25  #: share of the days that may go back otherwise: below a year each
_ITEMS = 3  #: so many lines at least begin with a day
_LONGEST_TITLE = 60  #: characters

_WORDS = r"(?:\d{1,2}\s?月\s?)?\d{1,2}(?:\s?日?[-—–~～至、到]{1,2}(?:\d{1,2}\s?月\s?)?\d{1,2})?\s?日"
#: A day in brackets before its item: 【3月5日】市委……, 2、（5日）…….
_BRACKETED = re.compile(
    rf"{_START}(?P<open>[\[(（【〖〔［<])(?:{_YEAR}年)?{_WORDS}(?:[上下]午|晚)?(?:{_GAP}?{WEEKDAY})?(?P<close>[\])）】〗〕］>])(?={_GAP}*(?:\S|\r?$))"
)
#: Separators between a day and its item: 3月5日：……, 3月5日——……, 3月5日讯 …….
_SET_OFF = re.compile(
    rf"{_START}(?:{_YEAR}年)?{_WORDS}(?:{_GAP}?[（(]?{WEEKDAY}[）)]?)?(?P<off>[:：](?!\d)|—{{1,2}}(?!\s?\d)|[|｜]|讯{_GAP}|[，,]?消息[，,])(?={_GAP}*{_ITEM})"
)
#: 3月5号……
_COLLOQUIAL = re.compile(
    rf"{_START}(?:\d{{1,2}}\s?月\s?)?\d{{1,2}}\s?(?P<day>号)(?=[，, \t\u3000：:]|[上下]午|晚|\r?$)"
)
#: Before a day: 在3月5日，……; 周二（3月5日）; 星期二 3月5日.
_BEFORE_DAY = re.compile(
    rf"{_START}(?P<before>[在于](?={_GAP}?{_WORDS}[，,])|{WEEKDAY}{_GAP}?(?=(?:{_YEAR}年)?{_WORDS}{_END}))"
)
_WEEKDAY_FIRST = re.compile(
    rf"{_START}(?P<before>{WEEKDAY}{_GAP}?[（(])(?:{_YEAR}年)?{_WORDS}(?P<close>[）)])"
)

#: Start, end and what is to stand there: as many characters, or fewer.
Edit = tuple[int, int, str]


def edits(text: str) -> Iterator[Edit]:
    """What is to be changed in a text whose items have days; nothing in any other text.

    >>> def changed(text):
    ...     for start, end, new in sorted(edits(text), reverse=True):
    ...         text = text[:start] + new + text[end:]
    ...     return text.split("\\n")[1]
    >>> changed("一周动态\\n6.7 市委召开全会。\\n6.9-11 市长调研。\\n6.12 论坛开幕。")
    '6月7日市委召开全会。'
    >>> changed("一周动态\\n[06-07]市委召开全会。\\n[06-08]市长调研。\\n[06-09]论坛开幕。")
    ' 06月07日市委召开全会。'
    >>> changed("1、【13日】全会召开。\\n2、【14日】论坛开幕。\\n3、【15日】市长调研。")
    '2、 14日 论坛开幕。'

    Days in figures must run in one direction below a title that names a digest
    or a chronicle: 1.1, 1.2, 2.1 may number sections as well, and 1号 a house.

    >>> list(edits("实施方案\\n1.1 总则\\n1.2 目标\\n2.1 任务")), list(edits("公告\\n1号 已完工\\n2号 已完工\\n3号 在建"))
    ([], [])
    """
    for pattern in (_OPENING, _ALONE, _BEHIND):
        yield from _in_characters(text, list(pattern.finditer(text)))
    yield from _bare(text)
    for pattern, made in (
        (_BRACKETED, {"open": " ", "close": " "}),
        (_SET_OFF, {"off": "\u3000"}),
        (_COLLOQUIAL, {"day": "日"}),
        (_BEFORE_DAY, {"before": ""}),
        (_WEEKDAY_FIRST, {"before": "", "close": ""}),
    ):
        found = list(pattern.finditer(text))
        if len(found) < _ITEMS or (pattern is _COLLOQUIAL and not _are_days(text, found)):
            continue
        for one in found:
            yield from ((*one.span(group), new) for group, new in made.items())


def _are_days(text: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether 1号, 2号 are days and not buildings: one has its month, or the title names a digest."""
    return any("月" in one[0] for one in found) or is_titled(text[: found[0].start()])


def _in_characters(text: str, found: Sequence[re.Match[str]]) -> Iterator[Edit]:
    """Days in figures with 月 and 日."""
    if len(found) < _ITEMS or not is_titled(text[: found[0].start()]):
        return
    days = [_month_and_day(one["days"]) for one in found]
    if not (_run_on(days) or _run_on(days[::-1])):
        return
    for one in found:
        for part in _PARTS.finditer(text, *one.span("days")):
            if part["year"]:
                yield part.end("year"), part.end("year") + 1, "年"
            yield *part.span("sign"), "月"
        if one["apart"]:
            yield *one.span("apart"), "日"
        if one["open"] and one.re is not _BEHIND:
            yield *one.span("open"), " "


def _month_and_day(days: str) -> tuple[int, ...]:
    part = _PARTS.match(days)
    numbers = [int(n) for n in re.findall(r"\d+", days)]
    return tuple(numbers[:3]) if part is not None and part["year"] else tuple(numbers[:2])


def _bare(text: str) -> Iterator[Edit]:
    """Bare days in brackets, which are no numbers of items."""
    found = list(_BARE.finditer(text))
    days = [int(one["days"]) for one in found]
    counted = all(b in (a + 1, 1) for a, b in pairwise(days)) and days[:1] == [1]
    if len(found) < _ITEMS or counted or not is_titled(text[: found[0].start()]):
        return
    for one in found:
        yield *one.span("open"), " "
        yield *one.span("apart"), "日"


def _run_on(days: Sequence[tuple[int, ...]]) -> bool:
    """Whether days run forward, but for the turns of years.

    >>> _run_on([(6, 7), (6, 9)]), _run_on([(12, 30), (1, 4)]), _run_on([(6, 7), (5, 9), (6, 1)])
    (True, True, False)
    """
    back = [k for k in range(1, len(days)) if days[k] < days[k - 1]]
    return all(days[k - 1][0] - days[k][0] >= _TURN for k in back) or len(back) <= _BACK * len(days)


def is_titled(above: str) -> bool:
    """Whether a line above the first item names a digest, a chronicle or its month."""
    lines = [line for line in above.splitlines() if len(line) <= _LONGEST_TITLE]
    return any(_TITLE.search(line) or period_lines.read(line.replace(" ", "")) for line in lines)
