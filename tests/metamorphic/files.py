"""The same text as a file of each kind: functions of a text (headline first, a paragraph a line) to bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import cache

from tests.metamorphic.transform import escaped

MENU = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/n/'>新闻中心</a></li><li><a href='/z/'>专题</a></li></ul>"
FOOT = (
    "<div class='footer'>版权所有：某某网 <a href='/about'>关于我们</a> <a href='/contact'>联系我们</a></div>"
)


def parts(text: str) -> tuple[str, list[str]]:
    """The headline, and the paragraphs."""
    headline, *paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    return headline, paragraphs


def plain(text: str) -> bytes:
    return text.encode("utf-8")


def gb18030(text: str) -> bytes:
    return text.encode("gb18030")


def utf16(text: str) -> bytes:
    return text.encode("utf-16")


def markdown(text: str) -> bytes:
    headline, paragraphs = parts(text)
    return "\n\n".join([f"# {headline}", *paragraphs]).encode("utf-8")


def web(text: str) -> bytes:
    """A page with a menu before and links behind the article."""
    headline, paragraphs = parts(text)
    body = "".join(f"<p>　　{escaped(paragraph)}</p>\n" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escaped(headline)} - 某某网</title></head><body>\n"
        f"{MENU}\n<div class='main'><h1>{escaped(headline)}</h1>\n<div class='content'>{body}</div></div>\n{FOOT}"
        "</body></html>"
    ).encode()


def word(text: str) -> bytes:
    import docx

    headline, paragraphs = parts(text)
    document = docx.Document()
    document.add_heading(headline, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def portable(text: str, *, columns: int = 1, size: int = 11, headline_size: int = 18) -> bytes:
    """A PDF set in Chinese, in one column or more, of as many pages as it takes."""
    return typeset([parts(text)], columns=columns, size=size, headline_size=headline_size)


def typeset(
    articles: list[tuple[str, list[str]]], *, columns: int, size: int = 9, headline_size: int = 14
) -> bytes:
    """Articles one after the other, each in the column where the last one ends: a page of a newspaper."""
    from reportlab.pdfgen import canvas

    _font()
    width, height, margin, gutter = 595, 842, 48, 20
    column = (width - 2 * margin - (columns - 1) * gutter) / columns
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=(width, height), invariant=True)
    x, y, place = margin, height - margin, 0

    def row(words: str, points: int, leading: float) -> None:
        nonlocal x, y, place
        y -= points * leading
        if y < margin:
            place += 1
            if place == columns:
                page.showPage()
                place = 0
            x, y = margin + place * (column + gutter), height - margin - points * leading
        page.setFont(_FONT, points)
        page.drawString(x, y, words)

    for headline, paragraphs in articles:
        y -= size
        if y - 3 * headline_size < margin:
            y = margin  # a headline is not parted from its text
        for words in _rows(headline, int(column // headline_size)):
            row(words, headline_size, 1.35)
        for paragraph in paragraphs:
            for words in _rows("　　" + paragraph, int(column // size)):
                row(words, size, 1.5)
    page.save()
    return buffer.getvalue()


def table(text: str) -> bytes:
    """A CSV file of one record, with its headline as title."""
    headline, paragraphs = parts(text)
    with io.StringIO(newline="") as buffer:
        writer = csv.writer(buffer)
        writer.writerows([["id", "title", "text"], ["1", headline, "\n".join(paragraphs)]])
        return buffer.getvalue().encode("utf-8-sig")


#: Name of a file to what writes it.
FILES: dict[str, Callable[[str], bytes]] = {
    "utf8.txt": plain,
    "gb18030.txt": gb18030,
    "utf16.txt": utf16,
    "text.md": markdown,
    "page.html": web,
    "file.docx": word,
    "file.pdf": portable,
    "table.csv": table,
}

_FONT = "STSong-Light"


@cache
def _font() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))


def _rows(text: str, width: int) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)] or [""]
