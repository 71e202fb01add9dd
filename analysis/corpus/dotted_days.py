"""The days that open the items of a digest or a chronicle, written alike: 6.7 市委召开……, 3·15 ……, [06-07] ……, 1、【6月7日】……."""

from __future__ import annotations

import re
from itertools import pairwise

from analysis.corpus.bullets import MARK

_DAY = (
    r"(?:(?:0?[1-9]|1[0-2])[.．·・/](?:3[01]|[12]\d|0?[1-9])|(?:0[1-9]|1[0-2])-(?:3[01]|[12]\d|0[1-9]))(?!\d)"
)
#: The mark that parts a day from its item; it makes room for 日.
_APART = r"(?P<apart>[ \t\u3000:：]|(?<=\d)[\])）】])"
_OPENING = re.compile(
    rf"(?m)^[ \t\u3000]*(?:{MARK}){{0,2}}"
    rf"(?P<open>[\[(（【]?)(?P<days>{_DAY}(?:[-—–~～至](?:{_DAY}|(?:3[01]|[12]\d|0?[1-9])(?!\d)))?)"
    rf"(?=[ \t\u3000:：\])）】]+[\u4e00-\u9fff“《])"
    rf"{_APART}"
)
_MONTH = re.compile(rf"(?={_DAY})\d+")
_TITLE = re.compile("大事|要事|纪事|记事|要闻|动态|简报|快报|简讯|快讯|日志|回顾|一周|周报|活动|盘点")
_TURN = 6  #: months that a list goes back by at the end of a year, at least
_BACK = 0.25  #: share of the days that may go back otherwise: below a year each
_ITEMS = 3  #: so many lines at least begin with a day
_LONGEST_TITLE = 60  #: characters


#: A day in brackets before its item: 【3月5日】市委……, 2、（5日）…….
_BRACKETED = re.compile(
    rf"(?m)^[ \t\u3000]*(?:{MARK}){{0,2}}(?P<open>[\[(（【〖〔])"
    r"(?:\d{1,2}月)?\d{1,2}(?:日?[-—–~～至]{1,2}(?:\d{1,2}月)?\d{1,2})?日(?:[上下]午|晚)?(?P<close>[\])）】〗〕])(?=[ \t\u3000]*\S)"
)


def written_out(text: str) -> str:
    """The text with its days in figures, and those in brackets, as 6月7日, character for character."""
    return _without_numbers(_without_brackets(_in_characters(text)))


#: A number before a bare day, which together could be two days: 3、4日.
_NUMBERED = re.compile(r"(?m)^[ \t\u3000]*(?P<number>\d{1,2})(?P<point>[、.．])(?=\d{1,2}日)")


def _without_numbers(text: str) -> str:
    """The text with signs for the numbers 1, 2, 3 … before the bare days that open its items.

    >>> _without_numbers("1、4日，全会召开。\\n2、4日，论坛开幕。\\n3、5日，市长调研。").split("\\n")[2]
    '● 5日，市长调研。'
    >>> _without_numbers("3、4日，全会召开。\\n7、8日，论坛开幕。\\n9、10日，市长调研。").split("\\n")[1]
    '7、8日，论坛开幕。'
    """
    found = list(_NUMBERED.finditer(text))
    if len(found) < _ITEMS or any(int(b["number"]) - int(a["number"]) != 1 for a, b in pairwise(found)):
        return text
    characters = list(text)
    for one in found:
        characters[one.start("number")] = " "
        characters[one.end("number") - 1] = "●"
        characters[one.start("point")] = " "
    return "".join(characters)


def _without_brackets(text: str) -> str:
    """The text with spaces for the brackets around the days that open its items.

    >>> _without_brackets("1、【13日】全会召开。\\n2、【14日】论坛开幕。\\n3、【15日】市长调研。").split("\\n")[0]
    '1、 13日 全会召开。'
    """
    found = list(_BRACKETED.finditer(text))
    if len(found) < _ITEMS:
        return text
    characters = list(text)
    for one in found:
        characters[one.start("open")] = characters[one.start("close")] = " "
    return "".join(characters)


def _in_characters(text: str) -> str:
    """The text with 月 and 日 in such days, character for character; any other text as it is.

    The days must run in one direction below a title that names a digest or a
    chronicle: 1.1, 1.2, 2.1 may number sections as well.

    >>> text = "一周动态\\n6.7 市委召开全会。\\n6.9-11 市长调研。\\n6.12 论坛开幕。"
    >>> _in_characters(text).split("\\n")[1:]
    ['6月7日市委召开全会。', '6月9-11日市长调研。', '6月12日论坛开幕。']
    >>> _in_characters("一周动态\\n[06-07]市委召开全会。\\n[06-08]市长调研。\\n[06-09]论坛开幕。").split("\\n")[1]
    ' 06月07日市委召开全会。'
    >>> _in_characters("实施方案\\n1.1 总则\\n1.2 目标\\n2.1 任务") == "实施方案\\n1.1 总则\\n1.2 目标\\n2.1 任务"
    True
    """
    found = list(_OPENING.finditer(text))
    if len(found) < _ITEMS or not _is_titled(text[: found[0].start()]):
        return text
    days = [tuple(int(n) for n in re.findall(r"\d+", one["days"])[:2]) for one in found]
    if not (_run_on(days) or _run_on(days[::-1])):
        return text
    characters = list(text)
    for one in found:
        for month in _MONTH.finditer(text, one.start("days"), one.end("days")):
            characters[month.end()] = "月"
        characters[one.start("apart")] = "日"
        if one["open"]:
            characters[one.start("open")] = " "
    return "".join(characters)


def _run_on(days: list[tuple[int, ...]]) -> bool:
    """Whether days run forward, but for the turns of years.

    >>> _run_on([(6, 7), (6, 9)]), _run_on([(12, 30), (1, 4)]), _run_on([(6, 7), (5, 9), (6, 1)])
    (True, True, False)
    """
    back = [k for k in range(1, len(days)) if days[k] < days[k - 1]]
    return all(days[k - 1][0] - days[k][0] >= _TURN for k in back) or len(back) <= _BACK * len(days)


def _is_titled(above: str) -> bool:
    """Whether a line above the first item names a digest or a chronicle."""
    return any(len(line) <= _LONGEST_TITLE and _TITLE.search(line) for line in above.splitlines())
