"""PDF files, typeset by reportlab or written by hand."""

from __future__ import annotations

import io

from tests.corpus.files import Case
from tests.metamorphic.files import _font, typeset

HEAD = "青江市委召开常委会会议"
ROW = "会议强调要坚持稳中求进推动高质量发展"  # of 18 characters: one row of a column


def drawn(
    *rows: tuple[float, float, int, str], pages: int = 1, turned: int = 0, twice: bool = False
) -> bytes:
    """Rows at their places (x, y, size, words) on each of some pages."""
    from reportlab.pdfgen import canvas

    _font()
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=(595, 842), invariant=True)
    for number in range(pages):
        page.setPageRotation(turned)
        for x, y, size, words in rows:
            page.setFont("STSong-Light", size)
            for _ in range(1 + twice):
                page.drawString(x, y, words.replace("{n}", str(number + 1)))
        page.showPage()
    page.save()
    return buffer.getvalue()


def columns(*texts: tuple[str, ...], top: float = 760, across: str = "") -> bytes:
    """Columns of rows side by side, drawn row by row as some programs do; a headline over all of them."""
    rows: list[tuple[float, float, int, str]] = [(60, 800, 18, across)] if across else []
    for i in range(max(map(len, texts))):
        rows += [(60 + 260 * k, top - 16 * i, 10, text[i]) for k, text in enumerate(texts) if i < len(text)]
    return drawn(*rows)


def without_characters(words: str) -> bytes:
    """A page whose font has no table of characters: its codes are places in the font."""
    import pypdf
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(595, 842)
    descendant = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/CIDFontType2"),
        NameObject("/BaseFont"): NameObject("/AAAAAA+FZXBSJW"),
        NameObject("/CIDSystemInfo"): DictionaryObject({}),
    })  # fmt: skip
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type0"),
        NameObject("/BaseFont"): NameObject("/AAAAAA+FZXBSJW"),
        NameObject("/Encoding"): NameObject("/Identity-H"),
        NameObject("/DescendantFonts"): ArrayObject([descendant]),
    })  # fmt: skip
    return set_in_font(writer, page, font, "".join(f"{0xE000 + i % 200:04X}" for i in range(len(words))))


def set_in_font(writer, page, font, codes: str) -> bytes:
    """A file whose `page` shows the characters of `codes`, in hexadecimal, in a font of its own."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 60 700 Td <{codes}> Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def together(*files: bytes) -> bytes:
    """The pages of several files as one."""
    import pypdf

    writer = pypdf.PdfWriter()
    for data in files:
        writer.append(io.BytesIO(data))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def numbered(first: int, last: int) -> tuple[str, ...]:
    return tuple(f"{ROW[:16]}{n:02}" for n in range(first, last))


_LEFT, _RIGHT = numbered(10, 22), numbered(30, 42)

LABELS = ("会议时间", "会议地点", "主持人员", "出席人员", "列席人员", "会议议程", "会议记录", "审签人员")

CASES: dict[str, Case] = {
    "one column": Case(typeset([(HEAD, [ROW + "。"])], columns=1), (f"# {HEAD}", ROW + "。"), exact=True),
    "two columns drawn row by row": Case(columns(_LEFT, _RIGHT), (*_LEFT, *_RIGHT), exact=True),
    "a headline over two columns": Case(
        columns(_LEFT, _RIGHT, across=HEAD), (f"# {HEAD}", *_LEFT, *_RIGHT), exact=True
    ),
    "a character alone in its row": Case(
        drawn((60, 700, 10, ROW), (60, 684, 10, "会"), (60, 668, 10, ROW[::-1])),
        (ROW, "会", ROW[::-1]),
        exact=True,
    ),
    "words drawn twice for a bold face": Case(drawn((60, 700, 10, ROW), twice=True), (ROW,), exact=True),
    "a page that is turned": Case(
        drawn((60, 500, 10, ROW), (60, 484, 10, ROW[::-1]), turned=90), absent=("\ufffd",)
    ),
    "running heads": Case(
        drawn((60, 810, 9, "青江市人民政府公报"), (60, 700, 10, ROW), (280, 30, 9, "第{n}页"), pages=4),
        (ROW, ROW, ROW, ROW),
        (("青江市人民政府公报", "page header"), ("第3页", "page footer")),
        exact=True,
    ),
    "characters as radicals": Case(
        drawn((60, 700, 10, "5⽉5⽇，⼈⺠代表⼤会召开")), ("5⽉5⽇，⼈⺠代表⼤会召开",)
    ),
    "a space between names": Case(drawn((60, 700, 10, "记者 王翔 周光")), ("记者 王翔 周光",), exact=True),
    "vertical text": Case(
        drawn(
            *[(400, 700 - 14 * i, 12, char) for i, char in enumerate(ROW)],
            *[(370, 700 - 14 * i, 12, char) for i, char in enumerate(ROW[::-1])],
        ),
        (ROW, ROW[::-1]),
        exact=True,
    ),
    "labels beside their values are no column": Case(
        drawn(
            *[(60, 700 - 20 * i, 10, label) for i, label in enumerate(LABELS)],
            *[(140, 700 - 20 * i, 10, ROW + "。") for i in range(len(LABELS))],
        ),
        tuple(f"{label}  {ROW}。" for label in LABELS),
        exact=True,
    ),
    "values before their labels are none either": Case(
        drawn(
            *[(60, 700 - 20 * i, 10, ROW + "。") for i in range(len(LABELS))],
            *[(300, 700 - 20 * i, 10, label) for i, label in enumerate(LABELS)],
        ),
        tuple(f"{ROW}。  {label}" for label in LABELS),
        exact=True,
    ),
    "a page without a table of characters among others": Case(
        together(drawn((60, 700, 10, ROW)), without_characters(ROW * 4)), (ROW,), exact=True
    ),
}
