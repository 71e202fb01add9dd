"""Web pages become text: what a reader sees, with the spans that are not the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.corpus import encodings, furniture, published

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
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
        "option",
        "p",
        "pre",
        "section",
        "select",
        "table",
        "td",
        "th",
        "title",
        "tr",
        "ul",
    ]
)
_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "head", "svg", "iframe", "object", "textarea", "button"]
)
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_TIMES = re.compile(r"<time[^>]{0,300}>|\"date(?:Published|Created)\"\s*:\s*\"[^\"]{0,40}\"", re.IGNORECASE)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, and what its metadata say.

    Attributes
    ----------
    outside : tuple of (int, int)
        Spans of `text` that are menus, links and the like.
    """

    text: str
    title: str
    published: str
    published_basis: str
    outside: tuple[tuple[int, int], ...]


def read(data: bytes) -> Page:
    """Read a web page: every visible line is kept, main text and rest told apart by trafilatura.

    Raises
    ------
    encodings.Unreadable
        If it is no text, or shows none.
    """
    import lxml.html  # slow to import, and most corpora have no web pages
    import trafilatura

    html = _decoded(data)
    try:
        tree = lxml.html.document_fromstring(html)
    except MemoryError:
        raise
    except Exception as error:  # lxml raises several kinds for what is no markup
        raise encodings.Unreadable(f"no web page ({type(error).__name__})") from None
    lines = _visible(tree)
    if not lines:
        raise encodings.Unreadable("a web page that shows no text")
    found = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2049-12-31"},
    )
    title = (getattr(found, "title", "") or "").strip()
    date, basis = _date(found, html)
    return _page(lines, _main_lines(found), title, date, basis)


def _decoded(data: bytes) -> str:
    declared = _DECLARED.search(data[:4096])
    if declared:
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode({"gb2312": "gb18030", "gbk": "gb18030"}.get(name, name))
        except (UnicodeDecodeError, LookupError):
            pass
    return encodings.decode(data)


def _visible(tree) -> list[str]:
    """The lines that a reader sees, in order.

    >>> import lxml.html
    >>> _visible(lxml.html.fromstring("<body><p>市委 <b>召开</b>会议</p><script>1</script><ul><li>首页<li>新闻</ul>"))
    ['市委 召开会议', '首页', '新闻']
    """
    pieces: list[str] = []
    stack = [(tree, False)]
    while stack:
        node, leaving = stack.pop()
        name = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            pieces.append("\n" if name in _BLOCKS else "")
            pieces.append(_SPACE.sub(" ", node.tail or ""))
            continue
        stack.append((node, True))
        if not name or name in _UNSEEN:
            continue
        pieces.append("\n" if name in _BLOCKS else "")
        pieces.append(_SPACE.sub(" ", node.text or ""))
        stack += [(child, False) for child in reversed(node)]
    return [line for raw in "".join(pieces).split("\n") if (line := raw.strip())]


def _main_lines(found) -> str:
    """The main text without white space; "" where none was found."""
    return re.sub(r"\s", "", getattr(found, "text", "") or "")


def _date(found, html: str) -> tuple[str, str]:
    """The date that the page's metadata or its address give.

    Leaves alone what trafilatura takes from the body: it may be any day of a link or a footer.
    """
    date = published.in_text(getattr(found, "date", "") or "")
    if date and _declares(html, date):
        return date, "page metadata"
    date = published.in_name(getattr(found, "url", "") or "")
    return (date, "url") if date else ("", "")


def _page(lines: list[str], main: str, title: str, date: str, basis: str) -> Page:
    """Lines of the main text, and its headline before it, against the rest.

    >>> page = _page(["首页", "全会举行", "分享", "全会在京举行，会议强调。", "联系"], "全会在京举行，会议强调。", "全会举行_山城网", "", "")
    >>> [page.text[a:b] for a, b in page.outside]
    ['首页', '分享', '联系']
    """
    bare = [re.sub(r"\s", "", line) for line in lines]
    inside = [len(line) > 1 and line in main for line in bare]
    if main and any(inside):
        first = next((i for i, line in enumerate(bare) if len(line) >= 8 and inside[i]), inside.index(True))
        headline = _headline_before(bare, first, re.sub(r"\s", "", title))
        inside = [(is_in and i >= first) or i == headline for i, is_in in enumerate(inside)]
        if not date and headline >= 0 and True in inside[headline + 1 :]:
            date, basis = _date_line(lines[headline + 1 : inside.index(True, headline + 1)])
    else:
        inside = [True] * len(lines)
    outside = []
    position = 0
    for line, is_in in zip(lines, inside):
        if not is_in:
            outside.append((position, position + len(line)))
        position += len(line) + 1
    return Page("\n".join(lines), _of_site(title), date, basis, tuple(outside))


def _declares(html: str, date: str) -> bool:
    """Whether a date stands in the head of a page, in its linked data or in a time element.

    >>> _declares('<meta name="PubDate" content="2024/7/26"><body>', "2024-07-26")
    True
    >>> _declares("<head></head><body>2024-07-26 <time>8:00</time>", "2024-07-26")
    False
    """
    year, month, *day = date.split("-")
    written = re.compile(rf"{year}\D?0?{int(month)}" + "".join(rf"\D?0?{int(number)}" for number in day))
    start = html.find("<body")
    head = html[: start if start > 0 else 20_000]
    return any(written.search(words) for words in (head, *_TIMES.findall(html)))


def _date_line(lines: list[str]) -> tuple[str, str]:
    """The date in a line between the headline and the main text.

    >>> _date_line(["首页", "2024-07-26 08:30 来源：山城日报"]), _date_line(["自2024年1月1日起施行"])
    (('2024-07-26', 'masthead'), ('', ''))
    """
    for line in lines:
        found = furniture.name(line)
        if found and found[1] == "date line" and (date := published.in_text(line)):
            return date, "masthead"
    return "", ""


def _headline_before(bare: list[str], first: int, title: str) -> int:
    """The line before the main text that says what the page's title begins with; -1 if none does."""
    for i in range(first, -1, -1):
        if len(bare[i]) >= 4 and title.startswith(bare[i]):
            return i
    return -1


def _of_site(title: str) -> str:
    """A page's title without the name of its site.

    >>> _of_site("市委全会精神传达提纲 - 重庆人大网"), _of_site("会议召开_要闻_山城网"), _of_site("全会公报")
    ('市委全会精神传达提纲', '会议召开', '全会公报')
    """
    return re.split(r"\s*[_|｜]\s*|\s+[-—–]+\s+|-(?=[\u4e00-\u9fff]{2,10}$)", title)[0].strip()
