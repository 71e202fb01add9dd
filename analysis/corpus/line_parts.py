"""Splits lines in which an extractor has joined a headline with other parts of the page.

首页 > 要闻 > 本地 市委召开全会 发布时间：2024-03-05 来源：本站 is three lines:
the place on the site, the headline, the date line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from analysis.corpus import bylines, furniture, page_words, publication_lines
from analysis.corpus.labels import ORIGINAL
from analysis.corpus.lines import Line, Measure, width
from analysis.corpus.overlap import lead_share
from analysis.corpus.shapes import heading_shaped, opens_report
from analysis.names import is_name, tags

#: Why a part is no article's.
NAVIGATION, DATE_LINE, CELLS, MASTHEAD = "navigation", "date line", "rule line", "masthead"

_PLACE = r"[•·\s]*(?:您|你)?的?(?:当前|现在|目前|所在)?的?(?:所在)?的?(?:位置|栏目)(?:是|为)?\s?[:：]?\s*"
_PLACE_LABEL = re.compile(
    r"[•·\s]*(?:您|你)?的?(?:当前|现在|目前|所在)的?(?:所在)?的?位置(?:是|为)?\s?[:：]\s*"
)
_CRUMB = r"(?:首[ 　]{1,4}页|主[ 　]{1,4}页|[\u4e00-\u9fffA-Za-z0-9·“”（）、&]{1,16})"
_ARROW = r"\s*(?:>{1,2}|＞{1,2}|»|›|→|->|-->)\s*"
_WEAK_ARROW = r"\s*(?:[/／\\]|::|\s[-–—]\s)\s*"
_HOME = r"(?:网站|本站|中文)?(?:首[ 　]{0,4}页|主[ 　]{0,4}页)"
#: 当前位置：首页 > 要闻 > 本地; a mark that also occurs in headlines only after 首页.
_TRAIL = re.compile(
    rf"""
    (?: (?:{_PLACE})? (?P<trail>{_CRUMB}(?:{_ARROW}{_CRUMB})+)
      | (?:{_PLACE})? (?P<home>{_HOME}(?:{_WEAK_ARROW}{_CRUMB})+)
    ) (?:{_ARROW})? (?=\s|$)
    """,
    re.VERBOSE,
)
_MENU = re.compile(rf"{_HOME}(?:[\s　|｜]+[\u4e00-\u9fff]{{2,6}}){{3,20}}(?=[\s　|｜]|$)")
_SEPARATOR = re.compile(rf"{_ARROW}|{_WEAK_ARROW}")
#: What any menu, breadcrumb or label of a place holds: a space or a mark.
_MAY_LEAD = re.compile(r"[\s|｜·»>＞›→/／\\:：–—-]")
#: What any date line holds: the year of its date, or the mark or space behind its label.
# It begins with one class of characters, which `re` searches fast; a lookbehind then completes the year after it.
_MAY_BE_DATED = re.compile(r"[12:：\s](?:(?<=1)9\d\d|(?<=2)0\d\d|(?<=[:：\s]))")
_WORD = re.compile(r"\s*([\u4e00-\u9fff]{1,8})(?=\s)")
_ENDS = frozenset({"正文", "内容", "详情", "详细内容", "文章详情", "新闻详情", "文章正文", "新闻正文"})
#: A trail that ends in the headline and a word for the text: 首页 > 要闻 > 市委召开全会，部署明年工作 > 正文
_TITLED_TRAIL = re.compile(
    rf"(?:{_PLACE})?(?:{_CRUMB}{_ARROW}){{1,8}}(?P<title>[^>＞»›→\s][^>＞»›→]{{7,79}}?){_ARROW}(?:{'|'.join(sorted(_ENDS))})\s*"
)
_CHUNK = re.compile(r"([^\s　|｜]{1,24})(?=[\s　|｜])")
_SPACE = re.compile(
    r"[\s　|｜][\s　|｜]*"
)  # faster than `+`: `re` searches for the class that it begins with
_LAST_CHUNK = re.compile(r"(?<=\S)[\s　|｜]+([^\s　|｜]{1,24})$")
#: How a line of an index card begins.
_CARD = re.compile(r"[\[【［]\s*[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,8}[\]】］]")
#: An outlet's name, which a date line gives without its label.
_OUTLET = re.compile("[\u4e00-\u9fff]{2,6}(?:新闻|新闻网|日报|晚报|时报|晨报|客户端|融媒体?|电视台)")
#: A newspaper or a news site that a dash sets off before a headline: 山城日报——市委召开全会
_OUTLET_BEFORE = re.compile(
    r"(?P<open>[《【])?(?P<name>[\u4e00-\u9fff]{0,8}(?:报|新闻网|在线|电视台|电台|(?:人民|新华|央视|央广|中新|光明|中青)网))(?(open)[》】])\s?(?:—{1,2}|[─―]{1,2}|-{2,3})\s?(?=\S{8})"
)
_MARKS = frozenset({"原创", "转载", "•", "·"})
_CHINESE = re.compile("[\u3400-\u9fff]")
_BETWEEN = " \t　|｜"
_EMPTY_CELLS = re.compile(r"[\s|｜]*[|｜][\s|｜]*$")
_AT_ITS_EDGES = " \t　|｜丨-—·@[(（【［"
_LONGEST_HEAD = 150  #: characters before a date line, menus and all
_LONGEST_CRUMB = 9  #: of the last of a trail; a longer one is a headline
_BRACKETED_DAY = re.compile(r"\s*[（(]?\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?[)）]")
_CRUMB_BEHIND = 4  #: of one more that a space parts from the trail
_CHINESE_ONLY = re.compile("[\u4e00-\u9fff]+")
_LONGEST_SOURCE = 16  #: characters of the names of those who published
_BARS = tuple("|｜丨")
_RUNNING = re.compile("[。；]")
_LABEL = re.compile(r"\s*(?![（(【\[]?原?标题)[\u4e00-\u9fff]{2,6}\s?[:：]")
_NEW_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_DAY_OF_REPORT = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚)?[，,]")
#: A day before a headline: 2024-07-26 市委召开全会, [2024-07-26]市委召开全会
_DAY_BEFORE = re.compile(
    r"\d{4}([-/.])\d{1,2}\1\d{1,2}\s+|[\[【(（]\d{4}([-/.])\d{1,2}\2\d{1,2}[\]】)）]\s*|\d{4}年\d{1,2}月\d{1,2}日\s+"
)
#: When a text was posted, in brackets at its start: (2024-07-26 10:58:34)为改善……
_POSTED = re.compile(
    r"[（(\[【]\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日)(?P<hour>\s{0,2}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[）)\]】]\s*"
)
_STAMP = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日\s*")
_TOLD_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
#: The label of a day that directly follows a headline: 市委召开全会时间:2024-07-26
_JOINED_LABEL = re.compile(
    r"(?<=[\u4e00-\u9fff”》）)])(?P<what>发布|发表|更新|录入|添加|发稿)?(?:时间|日期)\s?[:：]\s?(?=(?:19|20)\d\d[-年/.])"
)
_SOON = 7  #: days from what a report tells to the day on which it is published
_TOLD_WITHIN = 5  #: lines below a headline
_WRITER = re.compile(r"(?:文章|本文)?(?:作者|编辑|记者|来源|供稿|撰稿)\s?[:：]")
_PAUSE = re.compile("[，、：]")
_REPEATED = 0.6  #: share of a headline's words that the report after it begins with
_LONG = 40  #: characters of a report that follows its headline in one line
_SHORTEST_HEAD = 5
_LONGEST_NAME = 8  #: characters of the name of an honour, with its bearer behind it: 最美教师 罗静雯
_SHORTEST_TEXT = 12  #: characters behind a date line that are a text of their own


def apart(lines: Sequence[Line], setting: Measure | None = None) -> tuple[list[Line], dict[int, str]]:
    """Lines with joined parts split into separate lines.

    Ignores rows that continue the one above, in a text that is hard-wrapped to `setting`, and lists of items that
    each end with their day.

    Returns
    -------
    list of Line
    dict of int to str
        For each line that is no article's, by where it begins: what it is.

    Examples
    --------
    >>> from analysis.corpus.lines import split
    >>> rows, known = apart(split("首页 > 要闻 市委召开全会 发布时间：2024-03-05 来源：本站"))
    >>> [(row.text, known.get(row.start, "")) for row in rows]
    [('首页 > 要闻', 'navigation'), ('市委召开全会', ''), ('发布时间：2024-03-05 来源：本站', 'date line')]
    """
    made: list[Line] = []
    known: dict[int, str] = {}
    above: Line | None = None
    split: list[list[tuple[int, int, str]]] = []
    for line in lines:
        goes_on = bool(setting and above and setting.fills(above) and not (above.final or line.after_blank))
        above = line
        split.append([(0, len(line.text), "")] if goes_on else _parts(line.text))
    in_lists = [
        is_item
        for is_item in (_ends_with_day, _begins_with_day)
        if len({line.text for line, parts in zip(lines, split) if is_item(parts)}) > 1
    ]
    # several such lines are a list
    printed_once = sum(_OUTLET_BEFORE.match(line.text) is not None for line in lines) == 1
    in_order = sorted(line.text for line in lines)
    for above, line, parts, below in zip([None, *lines], lines, split, [*lines[1:], None]):
        whole = any(is_item(parts) for is_item in in_lists) or _is_titled_by_day(line.text, parts, below)
        whole = whole or (_begins_with_day(parts) and not _is_reported_soon(line, parts, lines))
        if printed_once and (end := _outlet_before(line, lines)):
            parts = [(0, end, MASTHEAD), (end, len(line.text), "")]
        if trail := _TITLED_TRAIL.fullmatch(line.text):
            parts = _parts_of_trail(trail, repeated=_begins_one(trail["title"], in_order)) or parts
        if above and _names_source(line.text, parts, above.text):
            parts = [(0, len(line.text), DATE_LINE)]
        for start, end, what in [(0, len(line.text), "")] if whole else parts:
            part = _part(line, start, end)
            made.append(part)
            if what:
                known[part.start] = what
    return made, known


def _begins_one(words: str, in_order: Sequence[str]) -> bool:
    """Whether one of some texts in alphabetical order begins with the words."""
    at = bisect_left(in_order, words)
    return at < len(in_order) and in_order[at].startswith(words)


def _outlet_before(line: Line, lines: Sequence[Line]) -> int:
    """Where a headline begins behind the newspaper that printed it; 0 if no newspaper is before it, or it is about that one.

    If the headline is about the newspaper, the text names it, too.
    """
    outlet = _OUTLET_BEFORE.match(line.text)
    if outlet is None or not heading_shaped(line.text):
        return 0
    head = line.text[outlet.end() :]
    below = _below(line, lines)
    verbs = [tag == "v" for _, tag in tags(head)]  # a verb first may say what the newspaper did
    reports = lead_share(head, below) >= _REPEATED or (any(verbs) and not verbs[0])
    return outlet.end() if reports and outlet["name"] not in below else 0


def _below(line: Line, lines: Sequence[Line]) -> str:
    """The text of the lines right below one."""
    at = next(i for i, other in enumerate(lines) if other is line)
    return " ".join(other.text for other in lines[at + 1 : at + 1 + _TOLD_WITHIN])


def _parts_of_trail(trail: re.Match[str], *, repeated: bool) -> list[tuple[int, int, str]]:
    """The parts of a trail that ends in the headline; all of it is the trail where the headline is `repeated` elsewhere.

    Nothing where the last of the trail may be a section.
    """
    start, end = trail.span("title")
    if repeated:
        return [(0, trail.end(), NAVIGATION)]
    if end - start <= _LONGEST_CRUMB or not any(tag == "v" for _, tag in tags(trail["title"])):
        return []
    return [(0, start, NAVIGATION), (start, end, ""), (end, trail.end(), NAVIGATION)]


def _ends_with_day(parts: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a line is a headline and a date line behind it: one is the head of a page, several are a list."""
    return len(parts) > 1 and parts[-1][2] == DATE_LINE and not parts[-2][2]


def _is_titled_by_day(text: str, parts: Sequence[tuple[int, int, str]], below: Line | None) -> bool:
    """Whether the day in round brackets at the end of a title is that of its event: the date line is below."""
    if not _ends_with_day(parts) or below is None or not _BRACKETED_DAY.fullmatch(text, parts[-1][0]):
        return False
    return publication_lines.read(below.text) is not None


def _names_source(text: str, parts: Sequence[tuple[int, int, str]], above: str) -> bool:
    """Whether a line below a headline is its date line, with who published before the day: 青江交通广播、青江交警 | 2024-06-12."""
    if len(parts) != 2 or not _ends_with_day(parts) or not publication_lines.read(text):
        return False
    names = text[: parts[0][1]]
    return (
        len(names) <= min(_LONGEST_SOURCE, len(above) - 1)
        and heading_shaped(above)
        and text[len(names) :].lstrip()[:1] in _BARS
        and not any(tag == "v" for _, tag in tags(names))
        and any(tag == "v" for _, tag in tags(above))
    )


def _begins_with_day(parts: Sequence[tuple[int, int, str]]) -> bool:
    """Whether a line is a day and a headline behind it."""
    return len(parts) == 2 and parts[0][2] == DATE_LINE and not parts[1][2]


def _is_reported_soon(line: Line, parts: Sequence[tuple[int, int, str]], lines: Sequence[Line]) -> bool:
    """Whether a day with 年 before a headline is at or shortly after the day of the event in the report below.

    Otherwise it is the day of what happened: 2024年10月1日 全县举行升旗仪式.
    """
    stamp = _STAMP.fullmatch(line.text[: parts[0][1]])
    if stamp is None:
        return True
    told = _TOLD_DAY.search(_below(line, lines))
    if told is None:
        return False
    try:
        day = date(*map(int, stamp.groups()))
        of_report = date(int(told[1] or stamp[1]), int(told[2]), int(told[3]))
        if not told[1] and of_report > day:
            of_report = of_report.replace(year=day.year - 1)
    except ValueError:
        return False
    return 0 <= (day - of_report).days <= _SOON


def _part(line: Line, start: int, end: int) -> Line:
    if (start, end) == (0, len(line.text)):
        return line
    text = line.text[start:end]
    first = start == 0
    return replace(
        line,
        start=line.start + start,
        end=line.start + end,
        text=text,
        indent=line.indent if first else 0,
        blanks=line.blanks if first else 0,
        width=width(text),
        count=len(text),
    )


def _parts(text: str) -> list[tuple[int, int, str]]:
    """Offsets of the parts of a line, stripped, with the kind of each part that is not text."""
    in_card = publication_lines.is_card(text) or publication_lines.opens_row_of_card(text)
    if (_CARD.match(text) and furniture.name(text)) or in_card or _is_date_alone(text):
        return [(0, len(text), "")]
    before, here, sure = _before(text)
    after = [*_around_date(text, here, headed=sure)]
    if not sure and len(after) == 1 and before and not _is_below_section(text, after[0][0]):
        # nothing but a word or two that may be the headline's own
        before, after = [], [*_around_date(text, 0, headed=False)]
    found = []
    for start, end, what in (*before, *after):
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            found.append((start, end, what))
    return found or [(0, len(text), "")]


def _is_date_alone(text: str) -> bool:
    """Whether a line is nothing but a date line, though its first words could be those of a menu: May 6, 2024 打印 关闭."""
    if len(text) > publication_lines.LONGEST or not _MAY_BE_DATED.search(text):
        return False
    known = publication_lines.stretch(text)
    return (known.end == len(text) and known.publication is not None) or (
        publication_lines.of_fields(text) is not None
    )


def _is_below_section(text: str, here: int) -> bool:
    """Whether a date line with labels is left of a line behind the name of a section: 新闻 时间：2024-07-26 来源：山城网."""
    if not _CHINESE.search(text, 0, here) or not _MAY_BE_DATED.search(text, here):
        return False
    known = publication_lines.stretch(text, here)
    return known.end == len(text) and known.publication is not None and known.publication.says != ""


def _before(text: str) -> tuple[list[tuple[int, int, str]], int, bool]:
    """The parts before the headline of a line, the offset of the headline, and whether a part certainly belongs to the page."""
    found: list[tuple[int, int, str]] = []
    here, sure = 0, False
    while here < min(len(text), _LONGEST_HEAD):
        if end := _leading(text, here):
            sure, what = True, NAVIGATION
        elif (end := _dated(text, here, after_navigation=sure)) and text[end:].strip():
            sure, what = True, DATE_LINE
        elif (
            (word := _CHUNK.match(text, here))
            and _is_of_page(word[1])
            and text[word.end() :].strip()
            and not _is_half(word[1], text[word.end() :])
        ):
            end, what = word.end(), NAVIGATION
        else:
            break
        found.append((here, end, what))
        here = end + len(text[end:]) - len(text[end:].lstrip(_BETWEEN))
    return found, here, sure


def _is_half(word: str, rest: str) -> bool:
    """Whether a word is the first half of a headline of two, as long as each other and each with a verb: 走进青江军营 关注青江军人."""
    other = rest.split()[0]
    return (
        len(other) == len(word) >= _SHORTEST_HEAD
        and not _is_of_page(other)
        and all(any(tag == "v" for _, tag in tags(half)) for half in (word, other))
    )


def _is_of_page(word: str) -> bool:
    """Whether a word by itself would be the name of a site or a section, or a tool."""
    return (
        page_words.is_section(word)
        or page_words.is_office(word)
        or not _CHINESE.search(word)
        or page_words.only(word)
    )


def _dated(text: str, here: int, *, after_navigation: bool) -> int:
    """End of the date line before a headline; 0 if there is none."""
    if not _MAY_BE_DATED.search(text, here):
        return 0
    posted = _POSTED.match(text) if here == 0 else None
    if (
        posted
        and len(text) - posted.end() >= _SHORTEST_TEXT
        and (posted["hour"] or opens_report(text[posted.end() :]))
    ):
        return posted.end()
    known = publication_lines.stretch(text, here)
    whole = known.end < len(text) and bool(text[known.end - 1].isspace() or _NEW_DAY.match(text, known.end))
    sure = known.publication is not None and (known.fields > 0 or after_navigation or known.weekday)
    if text[: known.end].rstrip().endswith(("，", ",")):  # 3月5日，市委召开……
        return 0
    if _LABEL.match(text, known.end):
        return 0
    if whole and (sure or known.counters > 0):
        return known.end
    return (
        known.end
        if here == 0 and _DAY_BEFORE.fullmatch(text[: known.end]) and _is_head(text[known.end :])
        else 0
    )


def _leading(text: str, here: int) -> int:
    """End of the menu or breadcrumb at `here`, if more text follows; 0 if there is none."""
    rest = text[here : here + _LONGEST_HEAD]
    if not _MAY_LEAD.search(rest):
        return 0
    if (words := page_words.opening(rest)) and len(rest) > words:
        return here + len(rest[:words].rstrip())
    place = _PLACE_LABEL.match(rest)
    trail = _TRAIL.match(rest)
    if trail:
        crumbs = [part for part in _SEPARATOR.split(trail["trail"] or trail["home"]) if part]
        end = trail.end()
        if len(crumbs[-1]) > _LONGEST_CRUMB:
            end = rest.rindex(crumbs[-1], 0, end)
        else:
            while (again := _WORD.match(rest, end)) and (again[1] in crumbs or again[1] in _ENDS):
                end = again.end()
            if _is_last_crumb(rest[end:]):
                return len(text)
        return here + len(rest[:end].rstrip()) if rest[end:].strip(" \t　|｜") else 0
    if place and rest[place.end() :].strip():
        return here + len(rest[: place.end()].rstrip())
    menu = _MENU.match(rest)
    return here + menu.end() if menu and rest[menu.end() :].strip() else 0


def _is_last_crumb(words: str) -> bool:
    """Whether what is left of a line behind a trail is one more section, too short for a headline: 文明山城."""
    word = words.strip(_BETWEEN)
    return (
        len(word) == _CRUMB_BEHIND
        and _CHINESE_ONLY.fullmatch(word) is not None
        and not is_name(word)
        and not any(tag == "v" for _, tag in tags(word))
    )


def _around_date(text: str, here: int, *, headed: bool) -> Iterator[tuple[int, int, str]]:
    """The rest of a line, parted at a date line within it."""
    short = len(text) - here <= publication_lines.LONGEST and not text.endswith("。")
    if short and publication_lines.stretch(text, here).end == len(text):
        yield here, len(text), ""  # a line of its own is recognised as a whole
        return
    for start in publication_lines.starts(text[: here + _LONGEST_HEAD]):
        if start < here:
            continue
        head = _without_outlet(text[here:start].rstrip(_AT_ITS_EDGES))
        whole, head = len(head), _without_authors(head)
        if _RUNNING.search(head) or (head and not _is_head(head)):
            break
        known = publication_lines.stretch(text, start)
        rest = text[known.end :]
        if not head:
            continue
        if known.end and (
            text[known.end - 1].isspace() or (known.counters and text[known.end - 1].isdigit())
        ):
            rest = " " + rest  # behind a number the space is gone
        bracketed = text[max(here, start - 1)] in "[(（【"
        if bracketed and _SPAN_GOES_ON.match(rest):  # the days of a digest: （2月26日—3月3日）
            continue
        if not (
            _is_date_line(known, headed=headed, rest=rest, bracketed=bracketed)
            or (
                _is_closed(head)
                and _ends_line(
                    known, rest, set_off=bracketed or len(head) < whole or text[start - 1].isspace()
                )
            )
        ):
            continue
        end = known.end if len(rest.strip()) >= _SHORTEST_TEXT else len(text)
        yield here, here + len(head), ""
        yield here + len(head), end, DATE_LINE
        if end < len(text):
            yield end, len(text), ""
        return
    if joined := _before_joined_label(text, here):
        yield here, joined[0], ""
        yield *joined, DATE_LINE
        yield joined[1], len(text), ""
        return
    may_hold_cells = len(text) - here <= _LONGEST_HEAD and ("|" in text or "｜" in text)
    cells = _EMPTY_CELLS.search(text, here) if may_hold_cells else None
    if cells and cells.start() > here and heading_shaped(text[here : cells.start()].strip()):
        yield here, cells.start(), ""
        yield cells.start(), len(text), CELLS
        return
    border = _before_dateline(text, here, headed=headed) or _before_day(text, here)
    if border:
        yield here, border, ""
    yield border or here, len(text), ""


#: What closes the brackets of a span of days, behind its first day.
_SPAN_GOES_ON = re.compile(r"\s?[—–\-－~～至到]{0,2}\s?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日?[)）】\]]")


def _without_authors(head: str) -> str:
    """A headline without its authors before the date: in brackets, or as the last words.

    >>> _without_authors("年表在志书中的作用（罗静雯）"), _without_authors("年表在志书中的作用 罗静雯 周光")
    ('年表在志书中的作用', '年表在志书中的作用')
    >>> _without_authors("最美教师 罗静雯"), _without_authors("年表在志书中的作用")
    ('最美教师 罗静雯', '年表在志书中的作用')
    """
    plain = head[: bylines.behind_title(head, dated=True)[0]]
    named = plain
    while (last := _LAST_CHUNK.search(named)) and last.start() >= _LONGEST_NAME and is_name(last[1]):
        named = named[: last.start()]
    plain = plain if bylines.is_of_people(named) else named
    return plain if _is_head(plain) else head


def _is_closed(head: str) -> bool:
    return sum(map(head.count, "（(【[")) == sum(map(head.count, "）)】]"))


def _ends_line(known: publication_lines.Stretch, rest: str, *, set_off: bool) -> bool:
    """Whether a line ends in a bare day in figures that is set off, with no more behind it than authors in its brackets."""
    behind = rest.strip(_AT_ITS_EDGES + ")）】］")
    alone = not behind or all(is_name(word) for word in behind.split())
    return set_off and alone and known.dates == 1 and known.publication is not None


def _before_dateline(text: str, here: int, *, headed: bool) -> int:
    """Where a headline ends that a report follows in the same line, with its dateline or its day; 0 if none does."""
    spaces = [*_SPACE.finditer(text, here, here + _LONGEST_HEAD)]
    if not spaces or opens_report(text[here:]):
        return 0
    for space in spaces:
        head = text[here : space.start()]
        if _RUNNING.search(head):
            return 0
        opening = opens_report(text[space.end() :])
        if (
            (opening == "dateline" or (headed and opening))
            and _is_head(head)
            and len(text) - space.end() > _LONG
        ):
            return space.start()
    return 0


def _before_day(text: str, here: int) -> int:
    """Where a headline ends that a report follows without a space: 市委召开全会2024年3月5日，市委召开…; 0 if none does.

    The report repeats the words of its headline.
    """
    if text.find("月", here, here + _LONGEST_HEAD) < 0:  # most lines
        return 0
    day = _DAY_OF_REPORT.search(text, here, here + _LONGEST_HEAD)
    if day is None or len(text) - day.end() < _LONG:
        return 0
    head = text[here : day.start()]
    label = ORIGINAL.match(head)
    head = head[label.end() :].rstrip("）)】] ") if label else head
    if _PAUSE.search(head) or not _is_head(head):
        return 0
    return day.start() if lead_share(head, text[day.end() :]) >= _REPEATED else 0


def _before_joined_label(text: str, here: int) -> tuple[int, int] | None:
    """Where a date line stands whose label directly follows the headline, with the report behind it.

    A label that could be the headline's own word (时间) counts where the report repeats the headline.

    >>> text = "公司召开安全工作会议时间:2023-06-09 6月8日下午，公司召开安全工作会议。"
    >>> start, end = _before_joined_label(text, 0)
    >>> text[:start], text[start:end].strip()
    ('公司召开安全工作会议', '时间:2023-06-09')
    """
    label = _JOINED_LABEL.search(text, here, here + _LONGEST_HEAD)
    if label is None:
        return None
    head = text[here : label.start()].strip(_AT_ITS_EDGES)
    known = publication_lines.stretch(text, label.start())
    rest = text[known.end :].lstrip(_BETWEEN)
    if known.publication is None or _RUNNING.search(head) or not _is_head(head):
        return None
    if len(rest) < _SHORTEST_TEXT or not (_NEW_DAY.match(rest) or opens_report(rest)):
        return None
    if not label["what"] and lead_share(head, rest) < _REPEATED:
        return None
    return label.start(), known.end


def _without_outlet(head: str) -> str:
    """A headline without the name of the outlet between it and the date.

    >>> _without_outlet("市委召开全会 原创 山城发布")
    '市委召开全会'
    >>> _without_outlet("市委召开全会 山城新闻"), _without_outlet("今日看点 新闻")
    ('市委召开全会', '今日看点 新闻')
    >>> _without_outlet("市委召开会议 发布重要新闻")
    '市委召开会议 发布重要新闻'
    """
    while (last := _LAST_CHUNK.search(head)) and (
        page_words.is_office(last[1]) or last[1] in _MARKS or _is_outlet(last[1])
    ):
        head = head[: last.start()]
    return head


def _is_outlet(words: str) -> bool:
    """Whether words are the name of an outlet; 新闻 at the end of a clause with a verb is the news itself."""
    told = words.endswith("新闻") and any(tag == "v" for _, tag in tags(words))
    return _OUTLET.fullmatch(words) is not None and not told


def _is_head(words: str) -> bool:
    """Whether the words before a date line may be a headline, and not who published or wrote."""
    return (
        len(words) >= _SHORTEST_HEAD
        and heading_shaped(words)
        and not words.endswith(("：", ":", "于"))  # 李四 发表于
        and not words.startswith((*_MARKS, "@"))
        and not page_words.is_office(words)
        and not all(is_name(word, titled=True) for word in words.split())
        and not _WRITER.match(words)
    )


def _is_date_line(known: publication_lines.Stretch, *, headed: bool, rest: str, bracketed: bool) -> bool:
    """Whether the text between a headline and `rest` is certainly a date line and not part of a sentence.

    After a headline that follows a menu or breadcrumb, a bare date is a date line.
    """
    date = known.publication
    headed = headed or known.weekday
    labelled = date is not None and (date.says != "" or known.fields > 0)
    if not rest.strip():
        alone = date is not None and (bracketed or headed)
        return known.dates < 2 and (labelled or known.timed or alone or known.counters > 0)
    if len(rest.strip()) < _SHORTEST_TEXT:
        return (labelled or known.timed) and not _RUNNING.search(rest)
    if not (labelled or known.timed or known.weekday or (date is not None and bracketed)) or _LABEL.match(
        rest
    ):
        return False
    return rest[0] in " \t　|｜" or _NEW_DAY.match(rest) is not None
