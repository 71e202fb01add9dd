"""Lines in which an extractor has run a headline together with what stands around it on the page.

首页 > 要闻 > 本地 市委召开全会 发布时间：2024-03-05 来源：本站 is three lines:
the place on the site, the headline, the date line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.corpus import page_words, publication_lines
from analysis.corpus.lines import Line, width
from analysis.corpus.shapes import heading_shaped

#: Why a part is no article's.
NAVIGATION, DATE_LINE, CELLS = "navigation", "date line", "rule line"

_PLACE = r"[•·\s]*(?:您|你)?(?:当前|现在|目前|所在)?的?(?:所在)?的?(?:位置|栏目)(?:是|为)?\s?[:：]?\s*"
_CRUMB = r"[\u4e00-\u9fffA-Za-z0-9·“”（）、&]{1,16}"
_ARROW = r"\s*(?:>{1,2}|＞{1,2}|»|›|→|->|-->|》)\s*"
_WEAK_ARROW = r"\s*(?:[/／\\]|::|\s[-–—]\s)\s*"
_HOME = r"(?:网站|本站|中文)?(?:首页|主页)"
#: 当前位置：首页 > 要闻 > 本地; with a mark that also stands within headlines only behind 首页.
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
_WORD = re.compile(r"\s*([\u4e00-\u9fff]{1,8})(?=\s)")
_ENDS = frozenset({"正文", "内容", "详情", "详细内容", "文章详情", "新闻详情"})
_EMPTY_CELLS = re.compile(r"[\s|｜]*[|｜][\s|｜]*$")
_AT_ITS_EDGES = " \t　|｜丨-—·[(（【［"
_LONGEST_HEAD = 150  #: characters before a date line, menus and all
_LONGEST_CRUMB = 9  #: of the last of a trail; a longer one is a headline
_RUNNING = re.compile("[。；]")
_LABEL = re.compile(r"\s*[\u4e00-\u9fff]{2,6}\s?[:：]")
_NEW_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_SHORTEST_TEXT = 12  #: characters behind a date line that are a text of their own


def apart(lines: Sequence[Line]) -> tuple[list[Line], dict[int, str]]:
    """Lines with what is run together put on lines of its own.

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
    for line in lines:
        for start, end, what in _parts(line.text):
            part = _part(line, start, end)
            made.append(part)
            if what:
                known[part.start] = what
    return made, known


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
    """Where the parts of a line stand, without white space around them, and what those are that are no text."""
    found: list[tuple[int, int, str]] = []
    here = 0
    while here < len(text) and (end := _leading(text, here)):
        found.append((here, end, NAVIGATION))
        here = end + len(text[end:]) - len(text[end:].lstrip(" \t　|｜"))
    for start, end, what in _around_date(text, here):
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            found.append((start, end, what))
    return found or [(0, len(text), "")]


def _leading(text: str, here: int) -> int:
    """Where the menu or place on the site that stands at `here`, before something else, ends; 0 if there is none."""
    rest = text[here:]
    if (words := page_words.opening(rest)) and len(rest) > words:
        return here + len(rest[:words].rstrip())
    trail = _TRAIL.match(rest)
    if trail:
        crumbs = [part for part in _SEPARATOR.split(trail["trail"] or trail["home"]) if part]
        end = trail.end()
        if len(crumbs[-1]) > _LONGEST_CRUMB:
            end = rest.rindex(crumbs[-1], 0, end)
        else:
            while (again := _WORD.match(rest, end)) and (again[1] in crumbs or again[1] in _ENDS):
                end = again.end()
        return here + len(rest[:end].rstrip()) if rest[end:].strip(" \t　|｜") else 0
    menu = _MENU.match(rest)
    return here + menu.end() if menu and rest[menu.end() :].strip() else 0


def _around_date(text: str, here: int) -> Iterator[tuple[int, int, str]]:
    """The rest of a line, parted at a date line within it."""
    if publication_lines.read(text[here:]):
        yield here, len(text), DATE_LINE
        return
    cells = _EMPTY_CELLS.search(text, here)
    if cells and cells.start() > here and heading_shaped(text[here : cells.start()].strip()):
        yield here, cells.start(), ""
        yield cells.start(), len(text), CELLS
        return
    for start in publication_lines.starts(text[: here + _LONGEST_HEAD]):
        if start < here:
            continue
        head = text[here:start].rstrip(_AT_ITS_EDGES)
        if _RUNNING.search(head) or (head and not _is_head(head)):
            break
        known = publication_lines.stretch(text, start)
        rest = text[known.end :]
        if not head and not rest.strip():
            break  # a line of its own is recognised as a whole
        if not _is_date_line(known, head=head, rest=rest, bracketed=text[max(here, start - 1)] in "[(（【"):
            continue
        end = known.end if len(rest.strip()) >= _SHORTEST_TEXT else len(text)
        if head:
            yield here, here + len(head), ""
        yield here + len(head), end, DATE_LINE
        if end < len(text):
            yield end, len(text), ""
        return
    yield here, len(text), ""


def _is_head(words: str) -> bool:
    return len(words) >= 4 and heading_shaped(words) and not words.endswith(("：", ":"))


def _is_date_line(known: publication_lines.Stretch, *, head: str, rest: str, bracketed: bool) -> bool:
    """Whether what stands behind `head`, and before `rest`, is surely a date line and not part of a sentence."""
    date = known.publication
    labelled = date is not None and (date.says != "" or known.fields > 0)
    if not rest.strip():
        return labelled or known.timed or (date is not None and bracketed) or known.counters > 0
    if len(rest.strip()) < _SHORTEST_TEXT:
        return bool(head) and labelled and not _RUNNING.search(rest)
    if not labelled or _LABEL.match(rest):
        return False
    return rest[0].isspace() or known.end > 0 and _NEW_DAY.match(rest) is not None
