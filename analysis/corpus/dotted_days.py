"""Days in figures that open the items of a digest or a chronicle: 6.7 市委召开……, 6.9-6.11 ……, 3·15 ……, [06-07] ……."""

from __future__ import annotations

import re

from analysis.corpus.bullets import SIGNS

_DAY = (
    r"(?:(?:0?[1-9]|1[0-2])[.．·・/](?:3[01]|[12]\d|0?[1-9])|(?:0[1-9]|1[0-2])-(?:3[01]|[12]\d|0[1-9]))(?!\d)"
)
#: The mark that parts a day from its item; it makes room for 日.
_APART = r"(?P<apart>[ \t\u3000:：]|(?<=\d)[\])）】])"
_OPENING = re.compile(
    rf"(?m)^[ \t\u3000]*(?:[{SIGNS}][ \t\u3000]*)?"
    rf"(?P<open>[\[(（【]?)(?P<days>{_DAY}(?:[-—–~～至](?:{_DAY}|(?:3[01]|[12]\d|0?[1-9])(?!\d)))?)"
    rf"(?=[ \t\u3000:：\])）】]+[\u4e00-\u9fff“《])"
    rf"{_APART}"
)
_MONTH = re.compile(rf"(?={_DAY})\d+")
_TITLE = re.compile("大事|要事|纪事|记事|要闻|动态|简报|快报|简讯|快讯|日志|回顾|一周|周报|活动|盘点")
_ITEMS = 3  #: so many lines at least begin with a day
_LONGEST_TITLE = 60  #: characters


def written_out(text: str) -> str:
    """The text with 月 and 日 in such days, character for character; any other text as it is.

    The days must run in one direction below a title that names a digest or a
    chronicle: 1.1, 1.2, 2.1 may number sections as well.

    >>> text = "一周动态\\n6.7 市委召开全会。\\n6.9-11 市长调研。\\n6.12 论坛开幕。"
    >>> written_out(text).split("\\n")[1:]
    ['6月7日市委召开全会。', '6月9-11日市长调研。', '6月12日论坛开幕。']
    >>> written_out("一周动态\\n[06-07]市委召开全会。\\n[06-08]市长调研。\\n[06-09]论坛开幕。").split("\\n")[1]
    ' 06月07日市委召开全会。'
    >>> written_out("实施方案\\n1.1 总则\\n1.2 目标\\n2.1 任务") == "实施方案\\n1.1 总则\\n1.2 目标\\n2.1 任务"
    True
    """
    found = list(_OPENING.finditer(text))
    if len(found) < _ITEMS or not _is_titled(text[: found[0].start()]):
        return text
    days = [tuple(int(n) for n in re.findall(r"\d+", one["days"])[:2]) for one in found]
    if days != sorted(days) and days != sorted(days, reverse=True):
        return text
    characters = list(text)
    for one in found:
        for month in _MONTH.finditer(text, one.start("days"), one.end("days")):
            characters[month.end()] = "月"
        characters[one.start("apart")] = "日"
        if one["open"]:
            characters[one.start("open")] = " "
    return "".join(characters)


def _is_titled(above: str) -> bool:
    """Whether a line above the first item names a digest or a chronicle."""
    return any(len(line) <= _LONGEST_TITLE and _TITLE.search(line) for line in above.splitlines())
