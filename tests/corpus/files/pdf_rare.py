"""Rarer parts of PDF files: forms, notes, text outside the page, text that is turned, page numbers."""

from __future__ import annotations

import io
from collections.abc import Callable

from tests.corpus.files import Case
from tests.corpus.files.pdf import ROW, drawn
from tests.metamorphic.files import _font

BACK = ROW[::-1]


def painted(*pages: Callable, size: tuple[int, int] = (595, 842), **options) -> bytes:
    """Pages, each painted by a function that is given the canvas; the font is set to 10 points."""
    from reportlab.pdfgen import canvas

    _font()
    buffer = io.BytesIO()
    made = canvas.Canvas(buffer, pagesize=size, invariant=True, **options)
    for paint in pages:
        made.setFont("STSong-Light", 10)
        paint(made)
        made.showPage()
    made.save()
    return buffer.getvalue()


def _changed(data: bytes, change: Callable) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _rows(page) -> None:
    page.drawString(60, 700, ROW)
    page.drawString(60, 684, BACK)


def _at_the_side(page) -> None:
    _rows(page)
    page.saveState()
    page.translate(30, 300)
    page.rotate(90)
    page.drawString(0, 0, "青江市人民政府公报")
    page.restoreState()


def _raised_digits(page) -> None:
    page.drawString(60, 700, "会议于")
    page.drawString(114, 700, "年")
    page.drawString(131, 700, "月在青江召开。")
    page.setFont("Helvetica", 10)
    page.drawString(91, 701.5, "2024")
    page.drawString(125, 701.5, "5")


def _spaced(page) -> None:
    page.setFont("STSong-Light", 22)
    for i, char in enumerate("公报"):
        page.drawString(200 + 60 * i, 760, char)
    page.setFont("STSong-Light", 10)
    _rows(page)


def _invisible(page) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    page.drawImage(ImageReader(Image.new("L", (60, 80), 230)), 0, 0, 595, 842)
    for y, words in ((700, ROW), (684, BACK)):
        text = page.beginText(60, y)
        text.setFont("STSong-Light", 10)
        text.setTextRenderMode(3)
        text.textLine(words)
        page.drawText(text)


def _as_one_form(page) -> None:
    page.beginForm("letterhead")
    page.setFont("STSong-Light", 10)
    page.drawString(60, 700, ROW)
    page.endForm()
    page.doForm("letterhead")


def _upside_down(page) -> None:
    page.saveState()
    page.transform(1, 0, 0, -1, 0, 842)  # as programs draw that count from the top
    for y, words in ((142, ROW), (158, BACK)):
        text = page.beginText()
        text.setTextTransform(1, 0, 0, -1, 60, y)
        text.setFont("STSong-Light", 10)
        text.textOut(words)
        page.drawText(text)
    page.restoreState()


def _last_first(page) -> None:
    page.drawString(60, 684, BACK)
    page.drawString(60, 700, ROW)


def _form(page) -> None:
    _rows(page)
    page.acroForm.textfield(name="name", value="He Dongshan", x=60, y=600, width=200, height=20)


def _two_columns(page) -> None:
    page.setFont("STSong-Light", 12)
    for x, words in ((400, ROW), (380, BACK)):
        page.drawString(x, 760, words)


def _noted(writer) -> None:
    from pypdf.annotations import FreeText, Text

    writer.add_annotation(0, FreeText(text="SIGNED 6 May", rect=(60, 560, 260, 590)))
    writer.add_annotation(0, Text(text="请核对日期", rect=(300, 700, 320, 720)))


def _cropped(writer) -> None:
    page = writer.pages[0]
    page.cropbox.lower_left, page.cropbox.upper_right = (40, 40), (555, 802)


def _numbered(page) -> None:
    _rows(page)
    page.drawString(280, 30, f"—{page.getPageNumber()}—")


def _two_heads(page) -> None:
    page.drawString(60, 815, "青江市人民政府公报")
    page.drawString(60, 800, "2024年第6期 总第120期")
    _rows(page)
    page.drawString(60, 40, "青江市人民政府办公室主办")
    page.drawString(280, 25, f"第{page.getPageNumber()}页")


def _hyphens(page) -> None:
    page.setFont("Helvetica", 10)
    page.drawString(60, 700, "The municipal committee held a plenary meeting on the develop-")
    page.drawString(60, 688, "ment of the city and its districts, and heard the reports of the")
    page.drawString(60, 676, "departments.")


CASES: dict[str, Case] = {
    "words along the side": Case(painted(_at_the_side), (ROW, BACK)),
    "digits in a font that stands higher": Case(
        painted(_raised_digits), ("会议于2024年5月在青江召开。",), exact=True
    ),
    "a spaced headline": Case(painted(_spaced), (ROW, BACK), absent=("公\n报",)),
    "invisible words over a scan": Case(painted(_invisible), (ROW, BACK), exact=True),
    "words in a form XObject": Case(painted(_as_one_form), (ROW,), exact=True),
    "drawn from the top": Case(painted(_upside_down), (ROW, BACK), exact=True),
    "the last row drawn first": Case(painted(_last_first), (ROW, BACK), exact=True),
    "a form that was filled in": Case(painted(_form), (ROW, BACK, "He Dongshan"), exact=True),
    "a font that writes downwards": Case(painted(_two_columns).replace(b"UniGB-UCS2-H", b"UniGB-UCS2-V"), (ROW, BACK), exact=True),
    "words and notes put on the page": Case(
        _changed(painted(_rows), _noted),
        (ROW, BACK, "SIGNED 6 May"),
        (("请核对日期", "comment"),),
        exact=True,
    ),
    "encrypted with an empty password": Case(
        _changed(painted(_rows), lambda writer: writer.encrypt("", "owner", algorithm="RC4-128")), (ROW, BACK), exact=True
    ),
    "words beside the page": Case(
        _changed(
            drawn((60, 700, 10, ROW), (60, 684, 10, BACK), (60, 20, 7, "版样 2019-01-01"), (-300, 500, 9, "页外的话")), _cropped
        ),
        (ROW, BACK),
        (("2019-01-01", "outside the page"), ("页外的话", "outside the page")),
        exact=True,
    ),
    "page numbers on two pages": Case(
        painted(_numbered, _numbered),
        (ROW, BACK, ROW, BACK),
        (("—1—", "page footer"), ("—2—", "page footer")),
        exact=True,
    ),
    "two rows of running heads and feet": Case(
        painted(*[_two_heads] * 4),
        (ROW, BACK) * 4,
        (
            ("青江市人民政府公报", "page header"),
            ("2024年第6期 总第120期", "page header"),
            ("青江市人民政府办公室主办", "page footer"),
            ("第4页", "page footer"),
        ),
        exact=True,
    ),
    "hyphens at the ends of lines": Case(painted(_hyphens), ()),
}  # fmt: skip
