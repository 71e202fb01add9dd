"""The lines of a web page that a reader sees, each with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

#: Elements that begin and end a line.
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "foreignobject",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "text",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
#: Elements whose text is never shown. A noscript element is what other readers see.
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "iframe",
        "noframes",
        "object",
        "canvas",
        "audio",
        "video",
        "map",
        "datalist",
        "annotation",
        "annotation-xml",
    ]
)
_VOID = frozenset({"br", "hr", "wbr", "img", "input"})
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_OFF = re.compile(r"display\s*:\s*none", re.IGNORECASE)
#: Switched off, set far off the page, or cut to nothing.
_HIDDEN = re.compile(
    rf"{_OFF.pattern}|(?<![\w-])(?:(?:left|top|text-indent)\s*:\s*-(?:\d{{4,}}|\d{{3}}r?em)"
    r"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,)])",
    re.IGNORECASE,
)
#: Hides words within a line; paragraphs and whole articles have it too, until a script fades them in.
_INVISIBLE = re.compile(
    r"visibility\s*:\s*hidden|(?<![\w-])opacity\s*:\s*0(?:\.0{1,3})?(?![\d.])", re.IGNORECASE
)
#: Fields of a form that show what is entered in them; the words of buttons (打印) are no text.
_SHOWING = frozenset({"", "text", "search", "tel", "url", "email", "number", "date"})
_NO_SIZE = re.compile(r"font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE)
#: Rules that hold on some media alone.
_MEDIA = re.compile(r"@(?P<media>[\w-]{1,30}[^{};]{0,300}+)\{(?P<rules>(?:[^{}]*+\{[^{}]*+\})*+)[^{}]*+\}")
#: Rules of a style sheet, and selectors that name a class; signs in its name have a backslash: md\\:block.
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,2000})\}")
_CLASS = re.compile(r"(?:[a-z]{1,10})?\.((?:[\w-]|\\.)+)", re.IGNORECASE)
_ANY_CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
_SHOWS = re.compile(r"(?<![\w-])display\s*:\s*(?!none)[a-z]", re.IGNORECASE)
_SENTENCE = 8  #: characters, at least
_LARGEST_STYLE = 200_000  #: characters of one style sheet that are looked at
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:[a-z]*title|tit|headline|biaoti|bt|h1)(?:$|[\s_\d-])", re.IGNORECASE
)


@dataclass(slots=True)
class VisibleLine:
    """One line as a reader sees it.

    Attributes
    ----------
    element
        The innermost block element that holds it.
    heading : int
        Level of the heading element it stands in, 0 for none; 7 where only a class says it is a title.
    head
        That element.
    linked : int
        How many of its characters are links.
    hidden : bool
        Whether its place is switched off by a style: scripts may show it.
    """

    text: str
    element: Any
    heading: int = 0
    head: object = None
    linked: int = 0
    hidden: bool = False

    @property
    def is_link(self) -> bool:
        """Whether most of it is links."""
        return 2 * self.linked > len(self.text)


@dataclass(slots=True)
class _Place:
    """What holds for the text at one point of the walk."""

    element: Any
    heading: int = 0
    head: object = None
    link: bool = False
    hidden: bool = False
    faded: bool = False  #: hidden only as what a script fades in is
    raw: bool = False


def visible(tree) -> list[VisibleLine]:
    """The lines that a reader sees, in order.

    Examples
    --------
    >>> import lxml.html
    >>> page = lxml.html.fromstring("<body><p>市委 <b>召开</b>会议</p><script>1</script><ul><li>首页<li>新闻</ul>")
    >>> [line.text for line in visible(page)]
    ['市委 召开会议', '首页', '新闻']
    """
    made: list[VisibleLine] = []
    pieces: list[tuple[str, _Place]] = []

    def close() -> None:
        if not pieces:
            return
        made.extend(line for line in map(_line, _parted(pieces)) if line is not None)
        pieces.clear()

    def say(words: str | None, place: _Place) -> None:
        if not words:
            return
        if place.raw:
            for i, line in enumerate(words.split("\n")):
                if i:
                    close()
                pieces.append((line, place))
        else:
            pieces.append((_SPACE.sub(" ", words), place))

    off, shown = _switched_off(tree)
    top = _Place(tree)
    stack: list[tuple[Any, _Place, bool]] = [(tree, top, False)]
    while stack:
        node, outer, leaving = stack.pop()
        name = node.tag.lower() if isinstance(node.tag, str) else ""
        if leaving:
            if name in BLOCKS or (name == "small" and outer.head is not None):
                close()
            elif name == "rt" and not _has_brackets(node):
                say(")", outer)
            if node is not tree:
                say(node.tail, outer)
            continue
        stack.append((node, outer, True))
        if not name or name in _UNSEEN:
            continue
        place = _inside(node, name, outer, off, shown)
        if name in BLOCKS or (name == "small" and place.head is not None):
            close()
        elif name == "rt" and not _has_brackets(node):
            say("(", outer)
        if name == "svg":  # of a drawing its words alone
            stack += [(words, place, False) for words in reversed(list(node.iter("text", "foreignobject")))]
            continue
        if name == "input" and node.get("type", "").strip().lower() in _SHOWING:
            say(node.get("value"), place)
        if name not in _VOID:
            say(node.text, place)
        stack += [(child, place, False) for child in reversed(node)]
    close()
    return made


def _parted(pieces: list[tuple[str, _Place]]) -> list[list[tuple[str, _Place]]]:
    """The pieces of a line; hidden words are a line of their own."""
    if not any(place.hidden for _, place in pieces):
        return [pieces]
    some = [[piece for piece in pieces if piece[1].hidden is hidden] for hidden in (False, True)]
    return [[(words, replace(place, hidden=False)) for words, place in pieces]] if _fades_in(*some) else some


def _fades_in(shown: list[tuple[str, _Place]], hidden: list[tuple[str, _Place]]) -> bool:
    """Whether a whole paragraph is hidden as a script hides what it fades in, and no words of it otherwise."""
    words = "".join(words for words, _ in hidden).strip()
    return (
        all(place.faded for said, place in hidden if said.strip())
        and not any(said.strip() for said, _ in shown)
        and len(words) >= _SENTENCE
        and words[-1] in "。！？”"
    )


def _line(pieces: list[tuple[str, _Place]]) -> VisibleLine | None:
    """A line of pieces that are all shown, or all hidden; None where they hold no words."""
    text = "".join([words for words, _ in pieces]).strip()
    if not text:
        return None
    first = next(place for words, place in pieces if words.strip())
    linked = sum([len(words.strip()) for words, place in pieces if place.link])
    return VisibleLine(_SPACE.sub(" ", text), first.element, first.heading, first.head, linked, first.hidden)


def _switched_off(tree) -> tuple[frozenset[str], frozenset[str]]:
    """Classes for which the page's own styles have a single rule, which hides them, and classes that a rule shows."""
    hidden: set[str] = set()
    others: set[str] = set()
    shown: set[str] = set()
    for node in tree.iter("style"):
        if not node.text or "none" not in node.text:
            continue
        first, *commented = node.text[:_LARGEST_STYLE].split("/*")
        rules = first + "".join(part.partition("*/")[2] for part in commented)  # without comments
        for of_media in _MEDIA.finditer(rules):
            if "print" not in of_media["media"]:
                others.update(_classes(of_media["rules"]))
                shown.update(
                    name
                    for names, rule in _RULE.findall(of_media["rules"])
                    if _SHOWS.search(rule)
                    for name in _classes(names)
                )
        for names, rule in _RULE.findall(_MEDIA.sub("", rules)):
            if _SHOWS.search(rule):
                shown.update(_classes(names))
            for name in names.split(","):
                found = _CLASS.fullmatch(name.strip())
                if found and _OFF.search(rule):
                    hidden.update(_classes(name))
                else:
                    others.update(_classes(name))
    return frozenset(hidden - others), frozenset(shown)


def _classes(selectors: str) -> list[str]:
    """The classes that selectors name, as elements write them."""
    return [name.replace("\\", "") for name in _ANY_CLASS.findall(selectors)]


def _is_off(classes: list[str], off: frozenset[str], shown: frozenset[str]) -> bool:
    """Whether one of an element's classes hides it, and none may show it: hidden md:block.

    >>> [_is_off(one.split(), frozenset(["hidden"]), frozenset(["md:block"])) for one in ("a hidden", "hidden md:block", "a")]
    [True, False, False]
    """
    return not off.isdisjoint(classes) and shown.isdisjoint(classes)


def _inside(node, name: str, outer: _Place, off: frozenset[str], shown: frozenset[str]) -> _Place:
    attributes = node.attrib
    if not attributes and name not in BLOCKS and name != "a":
        return outer
    heading, head = outer.heading, outer.head
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        heading, head = int(name[1]), node
    elif not heading and attributes and _TITLE_CLASS.search(f"{node.get('class', '')} {node.get('id', '')}"):
        heading, head = 7, node
    hidden = "hidden" in attributes or bool(_HIDDEN.search(node.get("style", "")))
    hidden = hidden or (name == "dialog" and "open" not in attributes)
    # what is in it may have a size of its own
    hidden = hidden or (not len(node) and _NO_SIZE.search(node.get("style", "")) is not None)
    hidden = hidden or (bool(off) and _is_off(node.get("class", "").split(), off, shown))
    faded = not hidden and name not in BLOCKS and bool(_INVISIBLE.search(node.get("style", "")))
    faded = not hidden and (outer.faded or (faded and not outer.hidden))
    return _Place(
        node if name in BLOCKS else outer.element,
        heading,
        head,
        outer.link or name == "a",
        outer.hidden or hidden or faded,
        faded,
        outer.raw or name == "pre",
    )


def _has_brackets(rt) -> bool:
    """Whether a reading over characters comes with its own brackets (rp)."""
    before = rt.getprevious()
    return before is not None and before.tag == "rp"
