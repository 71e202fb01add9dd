"""Cells of tables that hold markup: <p><b>标题</b></p>, as websites' databases export their texts."""

from __future__ import annotations

import html
import re
from functools import cache, partial

from analysis.corpus.readers import web_tree
from analysis.corpus.readers.extract import Extract, from_lines
from analysis.corpus.readers.web_lines import visible

READER = "table (HTML)"
_LEVELS = 2  #: times that markup may be escaped
_ESCAPED = re.compile(r"&(?:amp;)?lt;/?[a-zA-Z]")
#: Declarations and instructions: <!DOCTYPE html>, <![if !supportLists]>, <?xml ?>
_NO_TEXT = re.compile(r"<![A-Za-z][^<>]*>|<!\[[^<>]*\]>|<\?[A-Za-z][^<>]*>")

_SURE = re.compile(r"<(?:/?br\b|img\s[^<>]*src\s*=)", re.IGNORECASE)


def read(cell: str) -> Extract | None:
    """What a reader sees of a cell that holds markup, also where that is escaped; None for plain text.

    Ignores signs that are no markup: a < b, <label>, a tag that a sentence speaks of, and the entities of a text
    without markup.

    Examples
    --------
    >>> read("<p><b>全会公报</b></p><p>全会&nbsp;举行。<br>a<b，c>d</p>").text
    '全会公报\\n全会 举行。\\na<b，c>d'
    >>> read("&lt;p&gt;全会举行。&lt;/p&gt;").text, read("若 a<b 则")
    ('全会举行。', None)
    >>> read("段落以 </p> 结束"), read("全会举行。</p>").text
    (None, '全会举行。')
    """
    for _ in range(_LEVELS):
        if _is_markup(cell) or not _ESCAPED.search(cell):
            break
        bare = html.unescape(cell)
        if not (_is_markup(bare) or _ESCAPED.search(bare)):
            break
        cell = bare
    if not _is_markup(cell):
        return None
    lines = [(line.text, "hidden on the page" if line.hidden else "") for line in visible(_tree(cell))]
    return from_lines(lines, reader=READER)


def _is_markup(cell: str) -> bool:
    """Whether a cell holds two tags, or one that a sentence hardly speaks of.

    Such are a line break, a picture with its address, an element that begins a line, and the end of one that ends it.
    """
    if not _marks().search(cell):
        return False
    tags = [tag for _, tag in zip(range(2), _tags().finditer(cell), strict=False)]
    return (
        len(tags) > 1
        or any(map(_SURE.match, (tag[0] for tag in tags)))
        or _at_edge().search(cell) is not None
    )


def line(cell: str) -> str:
    """A short cell, such as a title, without markup, on one line.

    >>> line("<font color=red>全会</font>公报"), line("A&ldquo;B&rdquo;")
    ('全会公报', 'A&ldquo;B&rdquo;')
    """
    found = read(cell)
    return " ".join(found.text.split("\n")) if found else cell


def _tree(cell: str):
    """The elements of a cell. Line ends that no element holds part lines, as in a text with a few tags."""
    import lxml.html  # slow to import, and most tables hold no markup

    text = _NO_TEXT.sub("", cell.replace("\0", ""))
    text = _stray().sub("&lt;", text)
    return _parted(web_tree.parsed(text, partial(lxml.html.fragment_fromstring, create_parent="div")))


def _parted(root):
    """The same elements, with a line break for each line end between them."""
    made = root.makeelement("div")
    made.text, *rest = (root.text or "").split("\n")
    for element in [None, *root]:
        if element is not None:
            element.tail, *rest = (element.tail or "").split("\n")
            made.append(element)
        for part in rest:
            end = made.makeelement("br")
            end.tail = part
            made.append(end)
    return made


@cache
def _names() -> str:
    import lxml.html.defs

    return "|".join(sorted(lxml.html.defs.tags, key=len, reverse=True))


@cache
def _marks() -> re.Pattern[str]:
    """The end of an element, or one that needs none: what a text with a lone < does not hold."""
    return re.compile(rf"<(?:/(?:{_names()})\s*|(?:br|hr)\s*/?|p|(?:p|img)\s[^<>]*)>", re.IGNORECASE)


@cache
def _tags() -> re.Pattern[str]:
    return re.compile(rf"</?(?:{_names()})(?:[\s/][^<>]*)?>", re.IGNORECASE)


@cache
def _at_edge() -> re.Pattern[str]:
    """An element that begins a line; the end of one, or one that needs no end, at the end of a line."""
    edge = r"[ \t\r\u3000]*"
    return re.compile(
        rf"^{edge}<(?:p|hr|img)(?:[\s/][^<>]*)?>|<(?:/(?:{_names()})\s*|(?:p|hr|img)(?:[\s/][^<>]*)?)>(?:[ \t\r\u3000]{{0,9}})$",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _stray() -> re.Pattern[str]:
    """A < that begins no tag and no comment. Names with a colon are those of office programs: <o:p>."""
    return re.compile(
        rf"<(?!!--|/?(?:(?:{_names()})(?:[\s/]+(?:[!-~][^<>]*)?)?|[a-zA-Z]\w{{0,8}}:\w+[^<>]*)>)",
        re.IGNORECASE,
    )
