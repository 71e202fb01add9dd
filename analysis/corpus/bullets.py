"""What opens an item of a list, a digest or a chronicle: ● ……, △ ……, 1. ……, （一）……, ① ……."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis import numerals

#: For a class of characters in a pattern.
SIGNS = "△▲Δ▶►▷✦➤☆★●◆◇■□○◎※▪◉•·"
_CHINESE = "[一二三四五六七八九十]{1,3}"
_NUMBER = rf"(?:\d{{1,3}}|{_CHINESE})"
#: A sign or a number; the point behind a number is no decimal point, and 3、4日 are two days.
MARK = (
    rf"(?:(?:[{SIGNS}]{{1,2}}|[（(]{_NUMBER}[）)][、.．]?|{_NUMBER}[）)]|[①-⑳]|{_CHINESE}[、.．]"
    r"|\d{1,3}(?:、|[.．](?!\d{1,2}日))(?=[ \t\u3000]+\d|[ \t\u3000]*(?:[^\d\s]|\d{1,2}(?:月|[-./]\d)|\d{4}年))|\d{1,3}[.．](?=\d{1,2}日))[ \t\u3000]*)"
)
_OPENING_NUMBER = re.compile(rf"(?P<open>[（(]?)(?P<number>{_NUMBER})(?P<close>[、.．）)])(?!\d)")
#: So many lines in a row make a list.
_ITEMS = 3


def listed(lines: Sequence[str]) -> set[int]:
    """The lines that open items of a list: at least three with one sign, or with numbers that follow one another.

    >>> listed(["◎3月1日", "大桥通车", "◎3月2日", "◎3月5日"]), listed(["一、合唱节", "二、论坛", "三、年会", "五、展会"])
    ({0, 2, 3}, {0, 1, 2})
    >>> listed(["十", "一、初二"]), listed(["1.5亿元", "2.6亿元", "3.7亿元"])
    (set(), set())
    """
    signs = {line[0] for line in lines if line and line[0] in SIGNS}
    runs = [[at for at, line in enumerate(lines) if line.startswith(sign)] for sign in signs]
    latest: dict[tuple[str, str], list[int]] = {}
    for at, line in enumerate(lines):
        mark = _OPENING_NUMBER.match(line)
        number = numerals.parse(mark["number"]) if mark else None
        if mark is None or number is None:
            continue
        form = mark["open"], mark["close"]
        if number == 1:
            latest[form] = [at]
            runs.append(latest[form])
        elif form in latest and number == len(latest[form]) + 1:
            latest[form].append(at)
    return {at for run in runs if len(run) >= _ITEMS for at in run}
