"""Chronicles that write their days, and perhaps their months, as bare numbers: 17　市委召开……, 5—7　……, 8．……; the months 1 or 一 on lines of their own.

The numbers get 日 and the months become one character each (㋀ is 1月), so
that every later rule reads them like any other day and month.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.corpus import period_lines
from analysis.corpus.period_lines import CHRONICLE, WEEKDAY

#: Start, end and what is to stand there: as many characters, or fewer.
Edit = tuple[int, int, str]

_GAP = "[ \t\u3000\u00a0]"
_DASH = f"{_GAP}?[-—–―－~～至、]{{1,2}}{_GAP}?"
_ITEM = "[\u4e00-\u9fff“《]"
#: 日本 behind a number, and no day: 5　日本友好城市; but 5 日本市召开.
_JAPAN = "日(?:本(?![市县区省校院公单部月周年])|[语军籍])"
#: 12 月, 3 号: a number that has its own word.
_OWN_WORD = f"(?:月(?![球饼季])|年(?![轻度])|(?!{_JAPAN})日|[号號])"
#: 3 家企业: a number that may count, where the layout does not tell that it is a day (8　家庭教育座谈会); but 5 人大常委会.
_COUNTED = re.compile(
    "[家个個名位次项届场期条户亩岁所件辆路层吨类种批余多几亿]|人(?![大民社才事防])|[时時](?!任)|天(?!津)|元(?![旦宵])"
    "|座(?!谈)|支(?!部|援|教)|台(?![湾州商胞办])|部(?![队长分])|楼(?!宇)|万|公[里顷斤]|米|级"
)
#: A number that opens a line, set off from its item by spaces or by a point; and one on a line of its own.
_DAY = re.compile(
    rf"(?m)^{_GAP}*(?P<number>\d{{1,4}})(?:(?P<dash>{_DASH})(?P<last>\d{{1,2}}))?"
    rf"(?P<gap>{_GAP}+(?!{_GAP}|{_OWN_WORD})|[.．]|[（(]{WEEKDAY}[）)])(?={_GAP}*{_ITEM})"
)
_ALONE = re.compile(rf"(?m)^{_GAP}*(?P<number>\d{{1,2}})(?P<gap>{_GAP}*\r?\n\s*)(?={_ITEM})")
_NUMBERED = re.compile(rf"(?m)^{_GAP}*(?P<number>\d{{1,2}})(?:{_GAP}|[.．](?!\d))(?={_GAP}*\S)")
_LINE = re.compile(r"(?m)^[^\n]+$")
_LATEST = 31
#: A month as a number on a line of its own.
_MONTH = re.compile(rf"(?m)^{_GAP}*(?P<number>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?={_GAP}*\r?$)")
#: Days and months that have their words.
_WORDED = re.compile(
    rf"(?m)^{_GAP}*(?:(?P<month>\d{{1,2}}){_GAP}?月{_GAP}?)?(?P<day>\d{{1,2}}){_GAP}?(?:[-—–~～至]{_GAP}?\d{{1,2}}{_GAP}?)?(?:(?<!{_GAP})|(?!{_JAPAN}))日"
)
_NAME = re.compile(f"{CHRONICLE}[^。；]{{0,16}}$")
#: 2008年5月, 五月份, 200805 in a title.
_MONTH_IN_TITLE = re.compile(r"月|(?:19|20)\d\d[.-]?(?:0[1-9]|1[0-2])(?!\d)")
#: A title has so many characters at most, and stands within so many of the start.
_LONGEST_TITLE, _REACH = 40, 3000
#: So many days at least, one of them bare for so many with their word; and so many months as bare numbers.
_DAYS, _WORDED_DAYS, _MONTHS = 2, 4, 2
#: The share of neighbouring days of a month that may run backward.
_BACK = 0.25
#: How a line ends that the next one does not go on with.
_STOPS = ("。", "！", "；", "”", "）", ")", ".")
_STOP_AT_END = re.compile(f"(?m)。{_GAP}*\r?$")
#: The first of the twelve characters that each write a month.
_SIGN = 0x32C0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A bare number that opens an entry: where it stands, and the days that it gives."""

    found: re.Match[str]
    first: int
    last: int

    @property
    def is_marked(self) -> bool:
        """Whether a mark sets it off, as it may the number of an item."""
        return self.found["gap"] in (".", "．")


def edits(text: str) -> Iterator[Edit]:
    """What is to be changed in such a chronicle; nothing in any other text.

    >>> def changed(text):
    ...     for start, end, new in sorted(edits(text), reverse=True):
    ...         text = text[:start] + new + text[end:]
    ...     return text.split("\\n")[1:]
    >>> changed("2011年大事记\\n1\\n5  县委召开全会。\\n9—11　论坛开幕。\\n2\\n8  县长调研。")
    ['㋀', '5日 县委召开全会。', '9—11日论坛开幕。', '㋁', '8日 县长调研。']

    A dash that was lost is put back: 57 is no day.

    >>> changed("2011年1月大事记\\n57  县人大召开会议。\\n11  论坛开幕。")
    ['5—7日县人大召开会议。', '11日 论坛开幕。']

    Numbers of items, pages or figures are left alone: they stand below no
    month, count from one, or do not begin again with the month.

    >>> list(edits("2011年1月大事记\\n1. 县委召开全会。\\n2. 论坛开幕。\\n3. 县长调研。"))
    []
    >>> list(edits("2011年大事记\\n3日 县委召开全会。\\n1\\n9日 论坛开幕。\\n2\\n15日 县长调研。"))
    []
    """
    title = _title(text)
    entries = _entries(text, title.end()) if title else []
    worded = list(_WORDED.finditer(text, title.end())) if title else []
    if len(worded) > _WORDED_DAYS * len(entries):
        entries = []
    if title is None or len(entries) + len(worded) < _DAYS:
        return
    days = sorted(
        [(e.found.start(), e.first) for e in entries] + [(w.start(), int(w["day"])) for w in worded]
    )
    borders = _months_in_words(text, title.end())
    signs = [] if borders or any(w["month"] for w in worded) else _bare_months(text, title.end(), days)
    borders = borders or [sign.start() for sign in signs]
    of_month = bool(borders) or _names_month(title)
    if not of_month or not _run_forward(_parted(days, borders)) or _count_up(text[title.end() :]):
        return
    for sign in signs:
        yield *sign.span("number"), chr(_SIGN + period_lines.month_of(sign["number"]) - 1)
    for entry in entries:
        yield _written(entry)


def _title(text: str) -> re.Match[str] | None:
    """The line near the start that names a chronicle, best with its month; its characters may be spaced."""
    if "事" not in text[:_REACH] and "纪" not in text[:_REACH]:
        return None
    bare = {line: "".join(line[0].split()) for line in _LINE.finditer(text[:_REACH])}
    named = [line for line, words in bare.items() if len(words) <= _LONGEST_TITLE and _NAME.search(words)]
    return next(filter(_names_month, named), named[0] if named else None)


def _names_month(line: re.Match[str]) -> bool:
    return _MONTH_IN_TITLE.search(line[0]) is not None


def _entries(text: str, start: int) -> list[_Entry]:
    """The bare numbers that open entries, set off alike, below a title; numbers on lines of their own where all days stand so."""
    found = [entry for match in _DAY.finditer(text, start) if (entry := _entry(match))]
    marked = [entry for entry in found if entry.is_marked]
    spaced = _but_counts(text, start, [entry for entry in found if not entry.is_marked])
    if found or _WORDED.search(text, start) or not _months_in_words(text, start):
        return max(spaced, marked, key=len)
    return [entry for match in _ALONE.finditer(text, start) if (entry := _entry(match))]


def _but_counts(text: str, start: int, spaced: list[_Entry]) -> list[_Entry]:
    """The entries without those numbers that may count (3 家企业) and do not stand where the days around them want a day."""
    sure = [entry for entry in spaced if not _may_count(text, entry)]
    if not sure or len(sure) == len(spaced):
        return sure
    borders = [*_months_in_words(text, start), *(one.start() for one in _MONTH.finditer(text, start))]
    worded = [(one.start(), int(one["day"])) for one in _WORDED.finditer(text, start)]
    days = sorted([(entry.found.start(), entry.first) for entry in spaced] + worded)
    usual = Counter(entry.found["gap"] for entry in spaced).most_common(1)[0][0]
    kept = set(_in_order(days, sorted(borders)))
    stops = _STOP_AT_END.search(text, start) is not None
    return [
        entry
        for entry in spaced
        if entry in sure
        or (
            entry.found["gap"] == usual
            and int(entry.found["number"]) <= _LATEST
            and entry.found.start() in kept
            and (not stops or _ends_before(text, entry.found.start()))
        )
    ]


def _may_count(text: str, entry: _Entry) -> bool:
    return entry.found["gap"].isspace() and _COUNTED.match(text, entry.found.end()) is not None


def _ends_before(text: str, at: int) -> bool:
    """Whether the line before has come to its end: at a full stop, or as one without a comma, such as a month."""
    line = text[max(0, at - 2 * _LONGEST_TITLE) : at].rstrip().rpartition("\n")[2]
    return line.endswith(_STOPS) or not ("，" in line or "。" in line)


def _in_order(days: Sequence[tuple[int, int]], borders: Sequence[int]) -> Iterator[int]:
    """Where the days stand that are not before the last one or after the next one of their month."""
    for before, (at, day), after in zip([None, *days], days, [*days[1:], None], strict=False):
        month = bisect_right(borders, at)
        early = before is not None and bisect_right(borders, before[0]) == month and before[1] > day
        late = after is not None and bisect_right(borders, after[0]) == month and after[1] < day
        if not early and not late:
            yield at


def _entry(match: re.Match[str]) -> _Entry | None:
    """The days of a number: 17; 5—7; 57 and 1012 for 5—7 and 10—12; None for any other number."""
    number, last = match["number"], match.groupdict().get("last")
    first = int(number)
    if 1 <= first <= _LATEST:
        end = int(last) if last else first
        return _Entry(match, first, end) if end <= _LATEST else None
    if last or not match["gap"].isspace() or len(match["gap"]) < 2:
        return None
    half = len(number) // 2
    first, end = int(number[:half]), int(number[half:])
    return _Entry(match, first, end) if 1 <= first < end <= _LATEST else None


def _months_in_words(text: str, start: int) -> list[int]:
    """Where the lines stand that are no more than a month: 一月, 1月, 〔元月〕."""
    return [
        line.start()
        for line in _LINE.finditer(text, start)
        if "月" in line[0] and (period := period_lines.read(line[0].strip())) is not None and period.month
    ]


def _bare_months(text: str, start: int, days: Sequence[tuple[int, int]]) -> list[re.Match[str]]:
    """The lines that are no more than a number, if these are months: they go up in each year, and the days begin again."""
    found = list(_MONTH.finditer(text, start))
    if len(found) < _MONTHS:
        return []
    years = [line.start() for line in _LINE.finditer(text, start) if _is_year(line[0])]
    numbers = _parted([(one.start(), period_lines.month_of(one["number"])) for one in found], years)
    by_month = [part for part in _parted(days, [one.start() for one in found]) if part]
    again = sum(after[0] < before[-1] for before, after in pairwise(by_month))
    rising = all(a < b for part in numbers for a, b in pairwise(part))
    return found if rising and len(by_month) > 1 and 2 * again >= len(by_month) - 1 else []


def _is_year(line: str) -> bool:
    return "年" in line and (period := period_lines.read(line.strip())) is not None and period.year > 0


def _parted(days: Sequence[tuple[int, int]], borders: Sequence[int]) -> list[list[int]]:
    """The days between each border and the next."""
    parts: list[list[int]] = [[] for _ in range(len(borders) + 1)]
    for at, day in days:
        parts[bisect_right(borders, at)].append(day)
    return parts


def _run_forward(by_month: Sequence[Sequence[int]]) -> bool:
    """Whether the days of each month run forward, but for a few."""
    steps = [b - a for part in by_month for a, b in pairwise(part)]
    return sum(step < 0 for step in steps) <= _BACK * len(steps)


def _count_up(text: str) -> bool:
    """Whether all numbers that open lines count from one, perhaps again in each part: they are those of items."""
    numbers = [int(one["number"]) for one in _NUMBERED.finditer(text)]
    return numbers[:1] == [1] and all(b in (a + 1, 1) for a, b in pairwise(numbers))


def _written(entry: _Entry) -> Edit:
    """A day with its word, in the place of the number and what sets it off."""
    start, gap = entry.found.start("number"), entry.found.start("gap")
    if int(entry.found["number"]) <= _LATEST:
        return gap, gap + 1 if entry.found["gap"].isspace() else entry.found.end("gap"), "日"
    days = f"{entry.first}—{entry.last}日"
    return start, start + len(days), days
