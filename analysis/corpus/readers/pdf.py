"""PDF files become text, by pdfium."""

from __future__ import annotations

import ctypes
import math
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterator

from analysis.corpus import page_words
from analysis.corpus.encodings import Unreadable, likeness
from analysis.corpus.readers import ocr, pdf_layout, pdf_notes, pdfium
from analysis.corpus.readers.extract import Extract, from_lines
from analysis.corpus.readers.pdf_layout import Segment
from analysis.wording import message

MOST_PAGES = 5000
MOST_CHARACTERS = 5_000_000  #: of a file
_BAD_SHARE = 0.3  #: of characters that are none
_UNLIKELY = 0.04  #: share of common characters below which Chinese is none
_PROPER = re.compile(
    r"LATIN|CJK|GREEK|CYRILLIC|HIRAGANA|KATAKANA|BOPOMOFO|FULLWIDTH|HALFWIDTH|ROMAN|MODIFIER|MASCULINE|FEMININE"
)
_FEW_WORDS = 30  #: characters beside an image of a whole page that are no text
_SENTENCE = re.compile("[，。；！？]")
_FIELD_OR_DAY = re.compile(r"[:：]|年\s*[\d一二三四五六七八九十]{1,3}\s*月.{1,6}日\W*$")
_MOSTLY_IMAGE = 0.5  #: share of a page
#: Share of the height of a page: type of this size is no number of a page and no name of a program.
_TITLE = 0.022
_ASLANT = 6  #: degrees from the level or the upright
_MOSTLY = 0.6  #: share of the characters of a page that is most
_HYPHEN = 2  #: what pdfium makes of a hyphen at the end of a row
_SPACES = frozenset([9, 10, 11, 12, 13, 32, 0xA0, 0x3000])
_NUMBER = re.compile(r"\d+")
_RUNNING = 3  #: pages on which a line at the top or bottom is the same: a running head
_HEADS = 3  #: lines of a running head, at most
_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:(?P<named>第\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页(?:\s*[，,/／]?\s*共\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页)?"
    r"|page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?)|(?P<plain>\d{1,4})(?:\s*[/／]\s*\d{1,4})?|(?<=[-—–·•])\s*[ivxl]{1,7}\s*(?=[-—–·•]))[-—–·•\s]*",
    re.IGNORECASE,
)


def read(data: bytes, *, recognise: bool = False) -> Extract:
    """The text of a PDF in reading order, an empty line between pages.

    A page whose text layer is no text (a font without a character table) or
    that is an image is named in ``left_out``.

    Parameters
    ----------
    recognise : bool
        Read such pages by OCR.

    Raises
    ------
    Unreadable
        If it is broken, encrypted, or no page has text that can be read.
    """
    pypdfium2 = pdfium.library()
    recognise = recognise and bool(ocr.version())
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("encrypted_pdf") from None
        raise Unreadable("broken_pdf") from None
    try:
        return _document(document, recognise)
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a broken page fails anywhere in the library
        raise Unreadable("broken_pdf", error=type(error).__name__) from None
    finally:
        document.close()


def _document(document, recognise: bool) -> Extract:
    count = len(document)
    if count > MOST_PAGES:
        raise Unreadable("pdf_too_many_pages", pages=count, most=MOST_PAGES)
    pages: list[list[str]] = []
    watermarks: Counter[str] = Counter()
    apart: list[tuple[str, str]] = []
    bad: dict[str, list[int]] = {}
    recognised = []
    characters = 0
    readable = False
    beside_images: set[str] = set()
    for number in range(count):
        page = document[number]
        try:
            page, notes, comments = pdf_notes.shown(document, number, page)
            segments, aslant, beside = _segments(page)
            titled = any(part.size >= _TITLE * page.get_height() for part in segments)
            segments += notes
            apart += [
                *((words, "comment") for words in comments),
                *((words, "outside the page") for words in beside),
            ]
            characters += sum(len(part.text) for part in segments)
            if characters > MOST_CHARACTERS:
                raise Unreadable("pdf_too_long", most=MOST_CHARACTERS)
            found = pdf_layout.lines(segments)
            fault = _fault(found, page)
            scanned = not (fault or titled) and _is_scan(found, page)
            if (fault or scanned) and recognise:
                found, fault, scanned = ocr.page(page), "", False
                recognised.append(number + 1)
            if scanned:
                bad.setdefault(message("page_is_image"), []).append(number + 1)
                beside_images.add(_NUMBER.sub("#", "".join(found)))
            readable = readable or (not (fault or scanned) and bool("".join(found).strip()))
            if fault:
                bad.setdefault(fault, []).append(number + 1)
                found = []
            elif aslant:
                watermarks[aslant] += 1
            pages.append(found)
        finally:
            page.close()
    # few words beside large images are those of a program, unless they change from page to page
    if not readable and len(beside_images) <= max(2, count // 2):
        raise _nothing(count, bad, recognise)
    lines = [line for page in _running_heads(pages) for line in (*page, ("", ""))][:-1]
    lines += [*((text, "watermark") for text in watermarks), *dict.fromkeys(apart)]
    text = from_lines(lines)
    left_out = tuple((f"p. {_spans(numbers)}", fault) for fault, numbers in bad.items())
    left_out += tuple((name, message("attachment")) for name in _attachments(document))
    how = f"OCR of {_pages(recognised)} ({ocr.version()})" if recognised else "text layer (pdfium)"
    return Extract(text.text, outside=text.outside, left_out=left_out, reader=how)


def _nothing(count: int, bad: dict[str, list[int]], recognise: bool) -> Unreadable:
    """Why no page could be read, and what may help."""
    needs = {} if recognise else {"needs": "ocr_needs"}
    if set(bad) <= {message("page_is_image")}:
        code = "pdf_images_alone_unrecognised" if recognise else "pdf_images_alone"
        return Unreadable(code, pages=count, **needs)
    code = "pdf_text_unusable_unrecognised" if recognise else "pdf_text_unusable"
    return Unreadable(code, pages=count, why=next(iter(bad)), **needs)


def _attachments(document) -> list[str]:
    """The names of the files that a PDF carries."""
    return [document.get_attachment(i).get_name() for i in range(document.count_attachments())]


def _pages(numbers: list[int]) -> str:
    """Page numbers in the name of a reader.

    >>> _pages([3]), _pages([1, 2, 3, 7])
    ('page 3', 'pages 1-3, 7')
    """
    return f"page{'s' if len(numbers) > 1 else ''} {_spans(numbers)}"


def _spans(numbers: list[int]) -> str:
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)


def _segments(page) -> tuple[list[Segment], str, list[str]]:
    """The text of a page as it is shown, the words that stand aslant over it (a watermark), and those beside it.

    pdfium puts white space of its own wherever two characters do not touch,
    so boxes are asked for at the ends of each run without white space.
    """
    import pypdfium2.raw as raw

    text = page.get_textpage()
    try:
        handle = text.raw
        get = raw.FPDFText_GetUnicode
        codes = [get(handle, i) for i in range(raw.FPDFText_CountChars(handle))]
        runs = _runs(codes)
        angles = [math.degrees(raw.FPDFText_GetCharAngle(handle, start)) % 360 for start, _ in runs]
        box = _Boxes(handle, page, _turn(runs, angles))
        made: list[Segment] = []
        aslant = ""
        beside: list[str] = []
        for (start, end), angle in zip(runs, angles, strict=True):
            words = "".join(_character(code) for code in codes[start:end])
            if _ASLANT < angle % 90 < 90 - _ASLANT:
                aslant += words
            elif not box.on_page(start) and not box.on_page(end - 1):
                beside.append(words)  # marks for the printer, what is cropped
            elif (segment := box.segment(words, start, end - 1)) is not None:
                segment.spaced = (
                    start > 1
                    and _are_latin(words[0], chr(codes[start - 2]))
                    and raw.FPDFText_IsGenerated(handle, start - 1) == 0
                )
                made.append(segment)
        return made, aslant, beside
    finally:
        text.close()


def _are_latin(*characters: str) -> bool:
    """Whether characters are letters or digits of ASCII."""
    return all(char.isascii() and char.isalnum() for char in characters)


def _runs(codes: list[int]) -> list[tuple[int, int]]:
    """Where runs of characters without white space begin and end.

    >>> _runs([32, 65, 66, 10, 67])
    [(1, 3), (4, 5)]
    """
    made = []
    start = 0
    for end, code in enumerate([*codes, 32]):
        if code in _SPACES:
            if start < end:
                made.append((start, end))
            start = end + 1
    return made


def _turn(runs: list[tuple[int, int]], angles: list[float]) -> int | None:
    """By which right angle a page is turned so that most of its text is level; None where its text runs several ways."""
    turned: Counter[int] = Counter()
    for (start, end), angle in zip(runs, angles, strict=True):
        if angle % 90 <= _ASLANT or angle % 90 >= 90 - _ASLANT:
            turned[round(angle / 90) % 4 * 90] += end - start
    way, most = max(turned.items(), key=lambda one: one[1], default=(0, 0))
    return (360 - way) % 360 if most > _MOSTLY * turned.total() else None  # pdfium counts clockwise


def _character(code: int) -> str:
    """A character by its code; a code without a character is the replacement character."""
    if code == _HYPHEN:
        return "-"
    return chr(code) if code > 32 and not 0xD800 <= code < 0xE000 else "\ufffd"


class _Boxes:
    """Asks pdfium where characters stand, on the page as it is shown."""

    def __init__(self, handle, page, turn: int | None):
        """Boxes on a page that is read as if it were turned so that its text is level, if a `turn` is given."""
        import pypdfium2.raw as raw

        self.raw, self.handle = raw, handle
        self.turned = page.get_rotation()
        self.width, self.height = page.get_size()
        if turn is not None:
            if (turn - self.turned) % 180:
                self.width, self.height = self.height, self.width
            self.turned = turn
        self.page = page.get_bbox()

    def on_page(self, index: int) -> bool:
        """Whether the middle of a character is on the page; so is one without a box."""
        box = self.raw.FS_RECTF()
        if not self.raw.FPDFText_GetLooseCharBox(self.handle, index, ctypes.byref(box)):
            return True
        left, bottom, right, top = self.page
        return left <= (box.left + box.right) / 2 <= right and bottom <= (box.bottom + box.top) / 2 <= top

    def segment(self, words: str, first: int, last: int) -> Segment | None:
        one = self._box(first)
        other = self._box(last) if last > first else one
        if one is None or other is None:
            return None
        left, right = min(one[0], other[0]), max(one[2], other[2])
        bottom, top = min(one[1], other[1]), max(one[3], other[3])
        size = self.raw.FPDFText_GetFontSize(self.handle, first)
        height = one[3] - one[1]
        size = size if 0.5 * height < size < 2 * height else height  # the text may be scaled
        if size <= 0:
            return None
        vertical = last > first and abs(one[0] - other[0]) < 0.5 * size and one[3] - other[3] > 0.4 * size
        return Segment(words, left, bottom, right, top, size, vertical)

    def _box(self, index: int) -> tuple[float, float, float, float] | None:
        box = self.raw.FS_RECTF()
        if not self.raw.FPDFText_GetLooseCharBox(self.handle, index, ctypes.byref(box)):
            return None
        return _turned(box, self.turned, self.width, self.height)


def _turned(box, turned: int, width: float, height: float) -> tuple[float, float, float, float]:
    """A box as the page shows it when it is turned by 90, 180 or 270 degrees (width and height as shown)."""
    left, bottom, right, top = box.left, box.bottom, box.right, box.top
    if turned == 90:
        return bottom, height - right, top, height - left
    if turned == 180:
        return width - right, height - top, width - left, height - bottom
    if turned == 270:
        return width - top, left, width - bottom, right
    return left, bottom, right, top


# ---- what is no text ------------------------------------------------------------------


def _fault(lines: list[str], page) -> str:
    """A message why the text of a page cannot be used, or "".

    Ignores a page with next to no text.
    """
    if not lines:
        return message("page_is_image") if _holds_image(page) else ""
    text = "".join(lines)
    if is_rubbish(text):
        return message("page_text_is_rubbish")
    visible = [line for line in lines if line.strip()]
    if len(visible) >= 20 and statistics.median(len(line) for line in visible) <= 1:
        return message("page_text_is_vertical")
    return ""


def _images(page) -> Iterator:
    import pypdfium2.raw as raw

    return page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)


def _holds_image(page) -> bool:
    return any(True for _ in _images(page))


def _is_scan(lines: list[str], page) -> bool:
    """Whether a page is an image, beside which stand at most its number and the name of a program."""
    words = "".join("".join(lines).split())
    if not 0 < len(words) <= _FEW_WORDS or _SENTENCE.search(words):
        return False
    width, height = page.get_size()
    covered = 0.0
    for image in _images(page):
        left, bottom, right, top = image.get_bounds()
        covered += (right - left) * (top - bottom)
    return covered >= _MOSTLY_IMAGE * width * height


def is_rubbish(text: str) -> bool:
    """Whether characters are none: private use, replacements, scripts thrown together, or no words of any language.

    >>> is_rubbish("\\ue001\\ue002\\ue003市委" * 9), is_rubbish("市委召开会议，部署全市工作。" * 3), is_rubbish("ֻ࿐Бم҃ᄅ" * 9)
    (True, False, True)
    """
    counts = Counter(char for char in text if not char.isspace())
    total = sum(counts.values())
    if total < 20:
        return False
    bad = sum(n for char, n in counts.items() if _is_bad(char))
    if bad > _BAD_SHARE * total:
        return True
    han = sum(n for char, n in counts.items() if "\u3400" <= char <= "\u9fff")
    return han >= 100 and han > 0.5 * total and likeness(text) < _UNLIKELY


def _is_bad(char: str) -> bool:
    if char.isascii() or "\u4e00" <= char <= "\u9fff":
        return False
    category = unicodedata.category(char)
    if category in ("Co", "Cn", "Cc", "Cs") or char == "\ufffd":
        return True
    return category[0] in "LM" and not _PROPER.match(unicodedata.name(char, ""))


# ---- running heads --------------------------------------------------------------------


def _running_heads(pages: list[list[str]]) -> list[list[tuple[str, str]]]:
    """Lines with what they are: the first or last of a page that other pages have too, but for numbers.

    Further lines of a head or foot stand right at the first, and leave the page
    a text; a line that is a page number needs no other pages.
    """

    def shape(line: str) -> str:
        return _NUMBER.sub("#", line.lstrip("# ").strip())

    tops = [Counter(shape(page[k]) for page in pages if len(page) > k) for k in range(_HEADS)]
    bottoms = [Counter(shape(page[-1 - k]) for page in pages if len(page) > k) for k in range(_HEADS)]
    two = [
        [shape(line) for line in page if line.strip() and not _PAGE_NUMBER.fullmatch(line.strip())]
        for page in pages[:2]
    ]
    # of two pages with one text each line is the same
    unlike = len(pages) == 2 and 2 * len(set(two[0]) & set(two[1])) <= min(map(len, two))
    made = []
    for number, page in enumerate(pages, 1):
        lines = [(line, "") for line in page]
        ends = [("page header", tops, 0, 1), ("page footer", bottoms, -1, -1)]
        for k in range(min(_HEADS, len(page))):
            for end in list(ends):
                what, counts, first, step = end
                i = first + step * k
                words, known = lines[i]
                runs = counts[k][shape(words)] >= (2 if unlike else _RUNNING)
                if runs and unlike and words.strip():  # the headline may be above the text of each page
                    headline = number == 1 and first == 0 and page_words.says_something(words)
                    runs = not (headline or _may_be_text(words))
                runs = runs or (len(pages) > 1 and _is_page_number(words, number))
                left = sum(1 for text, what in lines if text.strip() and not what)
                if runs and words.strip() and not known and (left > 1 or (k == 0 and first == 0)):
                    lines[i] = (words, what)
                else:
                    ends.remove(end)
        made.append(lines)
    return made


def _may_be_text(line: str) -> bool:
    """Whether a line may be the headline, the text or the day of a page, and no running head.

    >>> [_may_be_text(line) for line in ("# 青江市政府公报", "会议强调，要抓好落实。", "姓名：李仲明", "2024年5月6日")]
    [True, True, True, True]
    >>> _may_be_text("青江市政府公报")
    False
    """
    return (
        line.startswith("#") or _SENTENCE.search(line) is not None or _FIELD_OR_DAY.search(line) is not None
    )


def _is_page_number(line: str, number: int) -> bool:
    """Whether a line is the number of a page; figures alone must be its place in the file.

    >>> _is_page_number("— 4 —", 2), _is_page_number("第1页 共2页", 1), _is_page_number("2", 2), _is_page_number("2024", 2)
    (True, True, True, False)
    >>> [_is_page_number(line, 1) for line in ("第二页", "Page 2 of 3", "- iv -", "iv", "第二页要求")]
    [True, True, True, False, False]
    """
    found = _PAGE_NUMBER.fullmatch(line.strip())
    return found is not None and (
        bool(found["named"]) or not line.strip().isdecimal() or int(found["plain"]) == number
    )
