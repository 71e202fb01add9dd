"""Web pages become text: what a reader sees, with the spans that are not the article."""

from __future__ import annotations

import itertools
import logging
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from html import unescape

from analysis.corpus import door, encodings, furniture, outlets, publication_lines
from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers import web_dates, web_fragment, web_titles, web_tree
from analysis.corpus.readers.extract import Extract, from_lines
from analysis.corpus.readers.web_lines import VisibleLine, visible
from analysis.wording import message

_DECLARED = re.compile(
    rb"(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,60}encoding)\s*=\s*[\"']?\s*([\w:-]{2,30})", re.IGNORECASE
)
#: A script that writes some words onto the page, and does nothing else.
_WRITES = re.compile(
    r"\s*document\.write(?:ln)?\(\s*(?P<quote>['\"])(?P<words>[^'\"\\]{1,2000})(?P=quote)\s*\)\s*;?\s*"
)
_XML = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
#: Ends of a page, after which the parser would take nothing, and a browser goes on.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_SPACE_OR_UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\ue000-\uf8ff]+"
)
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ue000-\uf8ff\x00]"
)
_UNSEEN_REFERENCE = re.compile(
    r"&(?:shy|zwnj|zwj|lrm|rlm|#173|#8203|#8204|#8205|#65279|#x200[b-f]|#xad|#xfeff);?", re.IGNORECASE
)
_RUNNING = re.compile("[，。；！？]")
_HOLDS = 0.8  #: share of the main text that its container holds
#: What a list of links shows beside the title of a page: when it appeared.
_WHEN = re.compile(
    r"[\[(（【]?(?:(?:\d{4}[-./年])?\d{1,2}[-./月]\d{1,2}日?)(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[\])）】]?"
)
_PARAGRAPH = 20  #: characters, at least
_GAP = 6  #: lines between two that are surely the article's
_NEAR = 12
_LINES_OF_HEAD = 2  #: between a headline and the text
_MAY_DATE = re.compile(r"\d|年")  #: what any date line holds
_LABEL = re.compile(r"\s*([\u4e00-\u9fff]{1,4}(?:日期|时间|時間))\s*[:：]?\s*")
_WEAKER = 2  #: rank of the first date line that does not say when a page was published
_AGO = 40  #: characters of a line that shows how long ago something was
MENU, HIDDEN = "outside the main text", "hidden on the page"
_CHINESE = re.compile("[\u4e00-\u9fff]|\\\\u[4-9][0-9a-f]{3}", re.IGNORECASE)
_SHOWN = 0.3  #: share of an article in the page's linked data that the page shows, if it does at all
_LEAST_IN_SCRIPT = 60  #: Chinese characters in a script: fewer are messages of the page
_BY_SCRIPT = ("the page's script", message("web_page_by_script"))


def read(data: bytes) -> Extract:
    """Read a web page: every visible line is kept, main text and rest told apart by trafilatura.

    Trafilatura says where the article is; lines of running text that it passes
    over within that place are the article's all the same.

    Raises
    ------
    Unreadable
        If it is no text, or shows none.
    """
    html = decoded(data)
    tree = _parsed(html)
    _spell_out(tree)
    lines = visible(tree)
    if not lines and not _linked_text(tree):
        framed = next(tree.iter("frame"), None) is not None
        raise Unreadable("web_page_of_frames" if framed else "web_page_without_text")
    names = web_titles.named(tree)
    dates = web_dates.candidates(tree, html)
    inside = _inside(lines, _main_text(tree, html))
    first = _first_paragraph(lines, inside)
    title, shown = web_titles.choose(lines, first, names)
    if shown and any(inside):
        inside = [is_in and i >= shown[0] for i, is_in in enumerate(inside)]
        near = first if first - shown[-1] <= _NEAR else shown[-1] + 1
        for i in range(shown[0], near):  # in between: who wrote it and when, a first sub-heading
            is_text = inside[i] and _is_sentence(lines[i])
            inside[i] = i in shown or is_text or not (lines[i].is_link or lines[i].hidden)
    if leaves := [node for node, _ in web_dates.calendars(tree, html)]:
        inside = [
            is_in and not any(_is_in(line.element, leaf) for leaf in leaves)
            for line, is_in in zip(lines, inside)
        ]
    found = from_lines((line.text, _what(line, is_in)) for line, is_in in zip(lines, inside))
    dates = _all_dates(lines, inside, shown, dates)
    linked = _linked_text(tree)
    if linked and _running(lines) < _SHOWN * len("".join(linked)):
        found = from_lines([*((line.text, MENU) for line in lines), *((line, "") for line in linked)])
        dates = web_dates.candidates(tree, html)
    several = _articles(tree, [line.element for line, is_in in zip(lines, inside) if is_in])
    above = bool(shown) and not any(_is_in(lines[i].element, node) for i in shown for node in several)
    if len(several) > 1 and not above:  # which of them the title is of, the text shows
        title = ""
    made = replace(
        found, title=title, candidates=tuple(dates), outlet=_outlet(tree), reader="web page (trafilatura)"
    )
    return replace(made, left_out=(_BY_SCRIPT,)) if _is_by_script(tree, lines) else made


def _parsed(html: str):
    """The elements of a page, to the last one."""
    import lxml.html  # slow to import, and most corpora have no web pages

    markup = _ENDS.sub("", _XML.sub("", html))
    try:
        return web_tree.parsed(markup, lxml.html.document_fromstring)
    except MemoryError:
        raise
    except Exception as error:  # lxml raises several kinds for what is no markup
        raise Unreadable("no_web_page", error=type(error).__name__) from None


def _articles(tree, inside: Iterable) -> list:
    """The elements of a page that each hold an article: a heading and more than one paragraph, in the main text.

    `inside` are the elements of the lines of the main text.
    """
    found = [
        node
        for node in tree.iter("article")
        if next(node.iter("h1", "h2", "h3"), None) is not None
        and not any(outer.tag == "article" for outer in node.iterancestors())
        and sum(len("".join(part.itertext())) >= _PARAGRAPH for part in node.iter("p")) > 1
    ]
    if len(found) < 2:
        return found
    elements = {element for element in inside if element is not None}
    read = {outer for element in elements for outer in (element, *element.iterancestors("article"))}
    return [node for node in found if node in read]


def _outlet(tree) -> str:
    """The newspaper or site that the page's metadata name; "" where none does."""
    named = (
        outlets.cleaned(node.get("content") or "")
        for node in tree.iter("meta")
        if (node.get("name") or node.get("property") or "").strip().lower() in outlets.METADATA
    )
    return next(filter(None, named), "")


def decoded(data: bytes) -> str:
    """The text of a page, as its bytes and its declaration say."""
    if 0 < data.count(0) < len(data) // 100:  # stray ones, which browsers pass over; UTF-16 has far more
        data = data.replace(b"\0", b"")
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return encodings.decode_as(data, declared[1].decode("ascii"))
    return encodings.decode(data)


def _spell_out(tree) -> None:
    """Put into the text what a browser shows of attributes and elements: pages in a page, quotation marks, words of scripts."""
    frames = list(tree.iter("iframe"))
    while frames:
        frame = frames.pop()
        inside = frame.get("srcdoc")
        if inside and inside.strip():
            shown = _parsed(f"<div>{inside}").body
            shown.tag, shown.tail = "div", frame.tail
            frame.getparent().replace(frame, shown)
            frames += shown.iter("iframe")
    for script in list(tree.iter("script")):
        if script.getparent() is not None and (written := _WRITES.fullmatch(script.text or "")):
            shown = _parsed(f"<div>{written['words']}").body
            shown.tag, shown.tail = "span", script.tail
            script.getparent().replace(script, shown)
    for hung in list(tree.iter("template")):
        if "shadowrootmode" in hung.attrib or "shadowroot" in hung.attrib:
            hung.tag = "div"
    for quoted in tree.iter("q"):
        quoted.text = "“" + (quoted.text or "")
        if len(quoted):
            quoted[-1].tail = (quoted[-1].tail or "") + "”"
        else:
            quoted.text += "”"


def _is_by_script(tree, lines: list[VisibleLine]) -> bool:
    """Whether most of the text is within a script, which would put it on the page."""
    scripts = (node.text or "" for node in tree.iter("script"))
    most = max((len(_CHINESE.findall(text)) for text in scripts if len(text) > _LEAST_IN_SCRIPT), default=0)
    return most > _LEAST_IN_SCRIPT and most > 3 * _running(lines)


def _running(lines: list[VisibleLine]) -> int:
    """How many characters stand in paragraphs."""
    return sum(len(line.text) for line in lines if _is_running(line))


def _linked_text(tree) -> list[str]:
    """The paragraphs of an article that a page holds as linked data (``articleBody``)."""
    found = max(web_dates.linked(tree, "articleBody"), key=len, default="")
    cell = web_fragment.read(found)
    return [line for line in (cell.text if cell else unescape(found)).splitlines() if line.strip()]


def _what(line: VisibleLine, is_in: bool) -> str:
    if is_in:
        return ""
    return HIDDEN if line.hidden else MENU


# ---- which lines are the article's ----------------------------------------------------


def _main_text(tree, html: str) -> str:
    """The main text as trafilatura sees it, without white space; "" where it finds none."""
    import trafilatura

    if _UNSEEN.search(html) or _UNSEEN_REFERENCE.search(html):
        _without_unseen(tree)
    found = trafilatura.bare_extraction(tree, options=_options())
    return _bare(getattr(found, "text", "") or "")


@cache
def _options():
    """How trafilatura extracts; made once, because it parses its configuration for it."""
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return Extractor(output_format="python", fast=True, recall=True, comments=False)


def _without_unseen(tree) -> None:
    """Take invisible characters out of a page: trafilatura drops paragraphs that hold one."""
    for node in tree.iter():
        if node.text:
            node.text = _UNSEEN.sub("", node.text)
        if node.tail:
            node.tail = _UNSEEN.sub("", node.tail)


def _bare(text: str) -> str:
    return _SPACE_OR_UNSEEN.sub("", text)


def _inside(lines: list[VisibleLine], main: str) -> list[bool]:
    """Which lines are the article's."""
    plain = [_bare(line.text) for line in lines]
    taken = [len(text) > 1 and text in main for text in plain]
    seen = sum(len(text) for is_in, text, line in zip(taken, plain, lines) if is_in and not line.hidden)
    unseen = sum(len(text) for is_in, text, line in zip(taken, plain, lines) if is_in and line.hidden)
    if seen >= unseen:  # else a script shows the article
        taken = [is_in and not line.hidden for is_in, line in zip(taken, lines)]
    # short lines stand in any text: they count where longer ones do
    sure = [
        is_in and len(text) >= 8 and not _is_link(line) and not furniture.name(line.text)
        for is_in, text, line in zip(taken, plain, lines)
    ]
    if not any(sure):
        sure = [
            bool(_RUNNING.search(line.text)) and len(text) >= 12 and not _is_link(line) and not line.hidden
            for line, text in zip(lines, plain)
        ]
    if not any(sure):
        return (
            [not line.hidden for line in lines]
            if not all(line.hidden for line in lines)
            else [True] * len(lines)
        )
    holder = _container(lines, sure)
    held = {i for i, line in enumerate(lines) if _is_in(line.element, holder)}
    anchors = [i for i in range(len(lines)) if sure[i] or (i in held and _is_running(lines[i]))]
    inside = [False] * len(lines)
    for i in range(anchors[0], anchors[-1] + 1):
        inside[i] = taken[i]
    for i in anchors:
        inside[i] = True
    for i in range(anchors[0] - 1, -1, -1):  # first paragraphs that are links
        if i not in held or not _is_sentence(lines[i]):
            break
        inside[i] = True
    last = anchors[-1]
    for i in range(last + 1, len(lines)):  # short last paragraphs: 散会。
        if i not in held or not _is_short_sentence(lines[i]):
            break
        inside[i] = True
        last = i
    for i in _rows_below(lines, last, holder):
        inside[i] = True
    known = [i for i, is_in in enumerate(inside) if is_in]
    for before, after in itertools.pairwise(known):  # sub-headings, short items, names
        if after - before <= _GAP:
            for i in range(before + 1, after):
                inside[i] = inside[i] or (i in held and not lines[i].is_link and not lines[i].hidden)
    return inside


def _rows_below(lines: list[VisibleLine], last: int, holder) -> list[int]:
    """The lines of a table right below the text, within what holds the text, none of them a link or furniture."""
    below = list(
        itertools.takewhile(lambda i: _table(lines[i], holder) is not None, range(last + 1, len(lines)))
    )
    others = any(lines[i].linked or lines[i].hidden or furniture.name(lines[i].text) for i in below)
    return [] if others else below


def _table(line: VisibleLine, holder):
    """The table or list of terms within `holder` that a line is in; None if there is none."""
    node, found = line.element, None
    while node is not None and node is not holder:
        found = node if node.tag in ("table", "dl") else found
        node = node.getparent()
    return found if node is holder else None


def _first_paragraph(lines: list[VisibleLine], inside: list[bool]) -> int:
    """The first line of the article that is no heading, no menu and no date: the headline stands above it."""
    some = [i for i, is_in in enumerate(inside) if is_in]
    return next(
        (i for i in some if _is_running(lines[i]) and len(lines[i].text) >= 20), some[0] if some else 0
    )


def _is_running(line: VisibleLine) -> bool:
    """Whether a line reads like a paragraph.

    >>> paragraph = "会议指出，要抓好安全生产工作，不断提高水平。"
    >>> disclaimer = "版权声明：凡本网注明来源的稿件，转载请注明出处。"
    >>> [_is_running(VisibleLine(text, None)) for text in (paragraph, disclaimer, "会议指出，要抓好。")]
    [True, False, False]
    >>> _is_running(VisibleLine(paragraph, None, hidden=True)), _is_running(VisibleLine(paragraph, None, linked=21))
    (False, False)
    """
    return (
        len(line.text) >= 12
        and bool(_RUNNING.search(line.text))
        and not _is_link(line)
        and not line.hidden
        and not furniture.name(line.text)
    )


def _is_sentence(line: VisibleLine) -> bool:
    """Whether a line, also one that is a link, ends as a paragraph does and is long enough for one."""
    in_list = line.element is not None and line.element.tag == "li"
    return len(line.text) >= 20 and line.text[-1] in "。！？" and not line.hidden and not in_list


def _is_short_sentence(line: VisibleLine) -> bool:
    """Whether a line that is too short for a paragraph ends as one does."""
    return line.text[-1] in "。！？" and not (_is_link(line) or line.hidden or furniture.name(line.text))


def _is_link(line: VisibleLine) -> bool:
    """Whether a line is a link, or one with its date, which may be longer."""
    if not line.linked:
        return False
    return line.is_link or 2 * line.linked > len(_WHEN.sub("", line.text).strip())


def _container(lines: list[VisibleLine], sure: list[bool]):
    """The innermost element that holds most of the text."""
    weights: Counter = Counter()
    total = 0
    for line, is_sure in zip(lines, sure):
        if is_sure:
            total += len(line.text)
            node = line.element
            while node is not None:
                weights[node] += len(line.text)
                node = node.getparent()
    found = max(
        weights, key=lambda node: len(list(node.iterancestors())) if weights[node] >= _HOLDS * total else -1
    )
    around = found.getparent() if found.tag == "p" else None  # a paragraph holds no others
    return found if around is None or around.tag == "body" else around


def _is_in(element, holder) -> bool:
    while element is not None:
        if element is holder:
            return True
        element = element.getparent()
    return False


# ---- when it was published ------------------------------------------------------------


def _read_date(line: str, above: str) -> publication_lines.Publication | None:
    """The date of a line; in a table, or in an element of its own, the label may be the line above."""
    text = door.normalised(line).text.strip()
    found = publication_lines.read(text)
    if found and not found.says and (label := _LABEL.fullmatch(above)):
        return publication_lines.read(f"{label[1]}：{text}")
    return found


def _all_dates(
    lines: list[VisibleLine], inside: list[bool], shown: list[int], others: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Every date of publication, most reliable first: what a reader sees near the headline, then what machines say.

    A date that says when the page was changed is last.
    """
    first = inside.index(True) if True in inside else 0
    last = len(inside) - 1 - inside[::-1].index(True) if True in inside else len(inside) - 1
    head = shown[-1] if shown else first
    title = shown[-1] if shown else first - 1 - _LINES_OF_HEAD  # a headline that no line shows is right above
    seen = []
    for i, line in enumerate(lines):
        before, behind = (
            head - _NEAR <= i <= max(first, head) + _NEAR,
            i > max(first, head) and i <= last + _NEAR,
        )
        if not (before or behind) or line.is_link:
            continue
        found = None
        if _MAY_DATE.search(line.text) and len(line.text) < 2 * publication_lines.LONGEST:
            found = _read_date(line.text, lines[i - 1].text if i else "")
        if not found:
            if len(line.text) <= _AGO and (date := web_dates.ago(line.element, line.text)):
                seen.append((_WEAKER, abs(i - head), date))
            continue
        # a date without a label counts only between the headline and the text, or as the article's last lines
        if not found.says and not (title < i <= max(first, head) + _NEAR or last - 2 <= i <= last + 2):
            continue
        seen.append((found.rank, abs(i - head), found.date))
    seen.sort()
    published = [(date, "masthead") for rank, _, date in seen if rank < _WEAKER]
    weaker = [(date, "masthead") for rank, _, date in seen if rank >= _WEAKER]
    sure = [one for one in others if one[1] == "page metadata"]
    guessed = [one for one in others if one[1] not in ("page metadata", "modified")]
    modified = [one for one in others if one[1] == "modified"]
    return list(dict.fromkeys([*published, *sure, *weaker[:1], *guessed, *weaker[1:], *modified]))
