"""Chronicles and digests: pages whose items each begin with a day (7日 …, 5月8~12日 …) or a bullet (△ …, ☆ …), or end with a day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.corpus import bullets
from analysis.corpus.bullets import SIGNS
from analysis.corpus.lines import Line, has_sentence_mark
from analysis.corpus.period_lines import CHRONICLE, WEEKDAY
from analysis.corpus.shapes import names_period

_NUMBER = r"\d{1,2}"
_IN_WORDS = "三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
#: A day in Chinese numerals that stands apart from its item, as in the chronicles of gazettes: 二十一日 省政府…….
CHINESE_DAY = re.compile(rf"(?P<number>{_IN_WORDS})日(?=[ \t　]|$)")
#: An item of the month, at the end of its days, or of a part of it: 是月，……; 上旬 …….
THAT_MONTH = re.compile(
    rf"[{SIGNS}]?\s*(?:[是同本当]月(?:[上中下]旬|[初底末])?|月[内初底末]|[上中下]旬)(?=[\s，,　])"
)
#: A day, or some days, that open an item or stand above it: 7月1日, 2 — 4日, 6、7日, 6月7日（周一）, 一日, 104年10月1日; 7月1 and 2019年7月1 alone.
STAMP = re.compile(
    rf"(?:(?:(?:\d{{4}}|(?:(?:中[华華])?民[国國])?(?:9\d|1[01]\d))年)?\s*{_NUMBER}\s*月\s*)?{_NUMBER}\s*+(?:日?\s*[-–—―－~～至到、]{{1,2}}\s*(?:{_NUMBER}\s*月(?=\s*\d{{1,2}}\s*日(?:[^\s。）)】\]]|\s+[\u4e00-\u9fff]))\s*)?{_NUMBER}\s*)?日(?!报|前|后|起|本|益|常|夜|程|记)"
    rf"(?:\s*(?:[（(]{WEEKDAY}[）)]|[，,]?{WEEKDAY}(?=[\s，,]|$)))?"
    rf"|(?:\d{{4}}年)?{_NUMBER}月{_NUMBER}(?=\s*+(?:[）)】\]]\s*+)?$)"
    rf"|(?:{_IN_WORDS})月(?:{_IN_WORDS})日"
    rf"|{CHINESE_DAY.pattern.replace('?P<number>', '?:')}"
)
#: What may stand behind the day of a line that is nothing but a day: 3月1日上午, 【3月1日】, 3月1日：.
DAY_LINE_END = re.compile(r"\s*(?:上午|下午|晚上?|早上|中午)?[】〗\]〕）)]?\s*[：:]?$")
#: A line that is nothing but a day, above what happened on it.
DAY_LINE = re.compile(rf"(?:{STAMP.pattern}){DAY_LINE_END.pattern}")
#: What follows a day that is glued to the item that it opens: no part of the day, and nothing that happened on it.
_NOUN = re.compile(r"[\u4e00-\u9fff](?<![上下中午晚早夜晨凌深傍电讯报的至到在召举开闭结抵起])")
_SAME_DAY = re.compile(r"(?:同|当|是)日(?=[\s，,　])")
_BULLET = re.compile(rf"[{SIGNS}]\s*(?=\S)")
#: A chronicle has at least so many days; one fewer, where they stand alone above their items.
_DAYS = 3
_MOST = 0.45  #: of the lines from the first item on that are items of a digest
_SHARE = 0.25  #: of its paragraphs that begin with a day or a bullet


#: Allowed before the day of an item: a bullet, a number, an opening bracket.
MARK = re.compile(rf"\s*(?:[—–-]{{1,2}}\s*)?(?:{bullets.MARK}){{0,2}}[（(【〖\[〔]?")
#: The day behind an item: ……。（6月7日）, ……——6月7日, ……（市府办，6月7日）.
DAY_BEHIND = re.compile(
    rf"(?:[（(【\[]\s*|(?<=[\u4e00-\u9fff。）)”》])(?<!日)——?\s*|(?<=[\u4e00-\u9fff。）)”》])[ \t\u3000]++)(?:(?![截自从至到在])[\u4e00-\u9fff]{{2,10}}[，,]?\s*)?"
    rf"(?P<day>{STAMP.pattern})(?:[，,]?\s*[\u4e00-\u9fff]{{2,10}})?\s*[）)】\]]?[。]?\s*$"
)
#: Before the day of an item, once the first mark is off.
_ITEM_MARK = re.compile(bullets.MARK)
#: Also used for photo captions; as bullets they precede several items in a row.
_TRIANGLES = frozenset("▲△▼▽▶►▷")
_DIGEST = re.compile(
    r"(?:要闻|动态|要情|简报|快报|活动|信息|回顾|盘点|大事|纪事|记事|简讯|快讯|工作|政务|新闻)|第\s?\d{1,3}\s?期"
)
#: A title that says what its page is: 2007年5月政府大事记.
_CHRONICLE = re.compile(CHRONICLE)
_LONGEST_TITLE, _LINES_ABOVE = 60, 6


def marked(lines: Sequence[Line]) -> tuple[frozenset[int], frozenset[int]]:
    """Where the items of a digest begin in the source: those below a title, and those that only their mark distinguishes from a caption.

    An item has a bullet, a number or brackets before its day, or its day behind
    it; three at least must stand there, and hold most of the lines. Below a
    title a triangle is enough.

    >>> from analysis.corpus.lines import split
    >>> text = "一周要闻（第3期）\\n▲6月7日，市委召开全会。\\n▲6月8日，市政府召开会议。\\n▲6月9日，市长调研。"
    >>> [len(some) for some in marked(split(text))]
    [3, 3]
    """
    found = [k for k, line in enumerate(lines) if _is_marked(line.text)]
    if not _are_most(found, lines):
        found = [k for k, line in enumerate(lines) if line.text[0] in _TRIANGLES]
        if not (_are_most(found, lines) and _has_title(lines, found[0], _DIGEST)):
            return frozenset(), frozenset()
    signs = {lines[k].text[0] for k in found}
    bullets_of_items = signs.intersection(SIGNS)
    alike = [line.start for line in lines if line.text[0] in bullets_of_items and line.text.endswith("。")]
    starts = frozenset((*(lines[k].start for k in found), *alike))
    titled = _has_title(lines, found[0], _DIGEST)
    return starts if titled else frozenset(), starts if titled or signs <= _TRIANGLES else frozenset()


def _are_most(found: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether lines are enough to be the items of a digest, and most of the lines from the first on."""
    rest = sum(not names_period(line.text) for line in lines[found[0] :]) if found else 0
    return len(found) >= _DAYS and len(found) >= _MOST * rest


def _has_title(lines: Sequence[Line], first: int, words: re.Pattern[str]) -> bool:
    """Whether one of the lines right above the first item is a title with these words."""
    above = lines[max(0, first - _LINES_ABOVE) : first]
    return any(
        len(line.text) <= _LONGEST_TITLE and "。" not in line.text and words.search(line.text)
        for line in above
    )


def _is_marked(text: str) -> bool:
    mark = MARK.match(text)
    if mark and mark.end() and STAMP.match(text, mark.end()):
        return True
    return DAY_BEHIND.search(text) is not None


def _begins(before: Sequence[Line], line: Line) -> bool:
    """Whether a paragraph can begin with a line: a row that a hard wrap happens to begin with a day goes on with a sentence."""
    if not before or line.after_blank or line.indent > 1:
        return True
    above = before[0]
    return above.final or is_day_line(above.text) or names_period(above.text) or _titled(above)


def _titled(line: Line) -> bool:
    """Whether a line is the first of its text, or below an empty one, and no sentence: a title."""
    return line.after_blank and not has_sentence_mark(line.text)


def is_day_line(text: str) -> bool:
    """Whether a line is nothing but a day, above what happened on it; a bullet may open it.

    >>> [is_day_line(line) for line in ("3月1日上午", "■ 3月1日", "【3月1日】", "3月1日：", "3月1日，市委召开")]
    [True, True, True, True, False]
    """
    mark = MARK.match(text)
    return DAY_LINE.fullmatch(text, mark.end() if mark else 0) is not None


def without_mark(text: str) -> str:
    """A line without the mark or number before the day that opens it; any other line as it is.

    >>> without_mark("△3月5日 全会召开。"), without_mark("△全会召开。")
    ('3月5日 全会召开。', '△全会召开。')
    """
    mark = MARK.match(text)
    return text[mark.end() :] if mark and STAMP.match(text, mark.end()) else text


def unnumbered(text: str) -> str:
    """A line without the mark or number of an item before its day, whether or not a day follows.

    >>> unnumbered("一、3月5日，全会召开。"), unnumbered("▲3月5日，全会召开。"), unnumbered("△全会召开。")
    ('3月5日，全会召开。', '3月5日，全会召开。', '全会召开。')
    """
    text = text.strip()
    bare = without_mark(text)
    number = _ITEM_MARK.match(bare)
    return bare[number.end() :] if number else bare


def is_apart(text: str) -> bool:
    """Whether a day opens a line and stands apart from its sentence, or alone.

    >>> is_apart("5月8~12日 省督导组来我县。"), is_apart("7日， 全会召开。"), is_apart("7月1日"), is_apart("10日下午，王小明")
    (True, True, True, False)
    """
    stamp = STAMP.match(text)
    rest = text[stamp.end() :] if stamp else "-"
    return (
        DAY_LINE_END.match(rest) is not None
        or rest[0] in f" 　\t【〖{SIGNS}"
        or rest.startswith(("， ", "，　", ", "))
    )


def is_glued(text: str) -> bool:
    """Whether a day without its month opens a line right before a noun, as below the heading of a month: 17日市委召开.

    >>> is_glued("17日市委召开全会。"), is_glued("17日上午，市委召开全会。"), is_glued("3月17日市委召开全会。")
    (True, False, False)
    """
    stamp = STAMP.match(text)
    return stamp is not None and "月" not in stamp.group() and _NOUN.match(text, stamp.end()) is not None


def items(lines: Sequence[Line]) -> frozenset[int]:
    """Where the items of a chronicle, and the days above them, begin in the source; empty for any other text.

    >>> from analysis.corpus.lines import split
    >>> text = "7月1日\\n△全市教育大会召开。\\n7月2日 市政府召开常务会议。\\n4日 博览会开幕。"
    >>> [text[at : at + 4] for at in sorted(items(split(text)))]
    ['7月1日', '△全市教', '7月2日', '4日 博']

    Below the title of a chronicle a comma is enough behind the day.

    >>> text = "2019年5月大事记\\n6日，市长来我县。\\n△副市长来我县。\\n8日，市政府召开会议。\\n9日，博览会开幕。"
    >>> [text[at : at + 3] for at in sorted(items(split(text)))]
    ['6日，', '△副市', '8日，', '9日，']
    """
    begun = [line for k, line in enumerate(lines) if _begins(lines[max(0, k - 1) : k], line)]
    alone = {line.start for line in begun if is_day_line(line.text)}
    bare = {line.start: without_mark(line.text) for line in begun}
    stamped = sorted({*alone, *(line.start for line in begun if STAMP.match(bare[line.start]))})
    first_line = next((k for k, line in enumerate(lines) if stamped and line.start == stamped[0]), 0)
    titled = _has_title(lines, first_line, _CHRONICLE)
    headed = any(names_period(line.text) for line in lines if stamped and line.start < stamped[0])
    marked = [
        line.start
        for line in lines
        if stamped and line.start > stamped[0] and (_BULLET.match(line.text) or _SAME_DAY.match(line.text))
    ]
    if titled or (headed and marked):
        apart = len(stamped)
    else:
        apart = sum(
            line.start in alone or is_apart(bare[line.start]) or (headed and is_glued(bare[line.start]))
            for line in begun
        )
    least = _DAYS - (headed or titled)
    if len(alone) < _DAYS - 1 and (len(stamped) < least or apart < least):
        return frozenset()
    if len(stamped) + len(marked) < _SHARE * len(begun):
        return frozenset()  # news, some of which begins with its day
    return frozenset((*stamped, *marked))
