"""Bytes become text, or say why they don't."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from analysis.wording import message, tell

#: The commonest characters of running Chinese, in both scripts: about four of ten
#: in any text are of these, and hardly any where bytes are read in a wrong encoding.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "市委强书记省区县革发展贯彻落实精神习近平总全面坚持推议召议指示导"
    "這為個國時來們對會發動過說產種後學經進著電裡現實兩體製機當點從業應開還與關內數無軍題黨強書記區縣貫徹總導議"
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Encodings of pages, by Python's names; the others of its codecs (idna, unicode_escape, rot13 …) are none.
_OF_PAGES = re.compile(r"utf-|gb|big5|hz|euc|shift|iso|cp\d|windows|koi8|latin|mac|ascii|johab|tis|viscii")
#: Browsers read the smaller set by the larger.
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "big5": "big5hkscs",
}
#: Letters that stand for bytes of Chinese read as Latin-1, many in a row; characters that are none of its.
_LATIN = re.compile("[\x80-\xff\u0152-\u2122]{8}")
_WIDE = re.compile("[\u2e80-\uffff]")
#: What Python says of bytes that end within a character.
_CUT_OFF = frozenset({"unexpected end of data", "truncated data"})
_HALF = re.compile("[\ud800-\udfff]")
_PLAUSIBLE = 0.12  #: share of common characters among the Chinese ones
_SHORT_LINE = 20  #: characters of a line that is judged with others


class Unreadable(Exception):
    """Why something could not be read: a code of ``wording/corpus.csv`` and its values.

    >>> str(Unreadable("package_text_too_large", most=64))
    'its text unpacks to more than 64 MB'
    """

    def __init__(self, code: str, **values: str | int | float):
        super().__init__(code)
        self.reason = message(code, **values)  #: as a table holds it

    @classmethod
    def of(cls, reason: str) -> Unreadable:
        """The same as one whose `reason` is known."""
        made = cls.__new__(cls, reason)
        made.reason = reason
        return made

    def __str__(self) -> str:
        return tell(self.reason)


def decode(data: bytes) -> str:
    """The text of a file, in whichever encoding makes sense of it.

    Tried in this order: a byte-order mark, UTF-8, UTF-16 without a mark,
    then GB18030 and Big5, whichever reads as Chinese, then what
    charset-normalizer finds.

    Raises
    ------
    Unreadable
        If the bytes are no text, or text with undecodable bytes.

    Examples
    --------
    >>> [decode("市委召开会议，部署全市工作。".encode(name)) for name in ("utf-8-sig", "utf-16-be", "gb18030")]
    ['市委召开会议，部署全市工作。', '市委召开会议，部署全市工作。', '市委召开会议，部署全市工作。']
    >>> decode("市政府召開會議，部署全市工作。".encode("big5"))
    '市政府召開會議，部署全市工作。'
    """
    return decode_named(data)[0]


def decode_named(data: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding that made sense of it.

    >>> decode_named("市委召开会议，部署全市工作。".encode("gb18030"))[1]
    'GB18030'
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            text, how = _as_written(_strictly(data, name))
            return text, name.removesuffix("-sig").upper() if how == "UTF-8" else how
    stray = data.count(0) < max(4, len(data) // 100)  # null characters; UTF-16 is hardly ever UTF-8
    try:
        text = data.decode("utf-8")
        if stray or b"\0" not in data:
            return _as_written(text.replace("\0", ""))
        wrong = 0
    except UnicodeDecodeError as error:
        wrong = error.start
        if error.reason in _CUT_OFF and likeness(whole := data[:wrong].decode("utf-8")) >= _PLAUSIBLE:
            return whole.replace("\0", "") + "\ufffd", "UTF-8"
    holds_null = b"\0" in data
    if holds_null:
        try:
            return _wide(data), "UTF-16"
        except Unreadable:
            if not stray:
                raise
        data = data.replace(b"\0", b"")
    readings = [(read, name) for name in ("gb18030", "big5") if (read := _decoded(data, name)) is not None]
    if not _mostly_utf8(data):
        readings = [reading for reading in readings if likeness(reading[0]) >= _PLAUSIBLE]
        if readings:
            text, name = max(readings, key=lambda reading: likeness(reading[0]))
            return text, name.upper()
        guess = charset_normalizer.from_bytes(data[:200_000]).best()
        guessed = _decoded(data, guess.encoding) if guess else None
        if guess and guessed is not None and likeness(guessed) >= _PLAUSIBLE:
            return guessed, guess.encoding.upper()
    if (mixed := _by_line(data)) is not None:
        return mixed, "UTF-8, GB18030"
    raise Unreadable("binary_data") if holds_null else Unreadable("undecodable_bytes", byte=wrong)


def decode_as(data: bytes, declared: str) -> str:
    """The text of a page that says its encoding; where that cannot be, whatever makes sense of it.

    UTF-8 is tried first: bytes that are UTF-8 are hardly ever anything else,
    while GB18030 makes some text of nearly all bytes. A few bytes that are
    wrong become replacement characters, as in a browser. Codecs of Python
    that are no encoding of pages are not used.

    >>> decode_as("会议".encode("gbk"), "gb2312"), decode_as("会议".encode(), "gb2312"), decode_as(b"abc", "undefined")
    ('会议', '会议', 'abc')
    """
    try:
        return _as_written(data.decode("utf-8-sig"))[0]
    except UnicodeDecodeError:
        if _mostly_utf8(data):
            return data.decode("utf-8-sig", errors="replace")
    name = _codec(declared)
    text = _decoded(data, name) if name else None
    if text is not None and _reads_well(text):
        return text
    try:
        return decode(data)
    except Unreadable:
        if text is not None:
            return text
        if not name:
            raise
        text = data.decode(name, errors="replace")
        if text.count("\ufffd") > max(3, len(text) // 100):
            raise
        return text


def _reads_well(text: str) -> bool:
    """Whether a text is hardly anything but ASCII, or reads as Chinese: not so where the declared encoding is wrong."""
    wide = sum(1 for char in text[:20_000] if char > "\x7f")
    return wide < 20 or likeness(text) >= _PLAUSIBLE


def _codec(declared: str) -> str:
    """The codec for the name that a page gives; "" for names that are no encoding of pages."""
    try:
        name = codecs.lookup(declared.strip().lower()).name
    except (LookupError, ValueError):  # a null character in the name is a ValueError
        return ""
    name = _WIDER.get(name, name)
    # what could be read so far as to find the declaration is not of two bytes a character
    return name if _OF_PAGES.match(name) and not name.startswith(("utf-16", "utf-32")) else ""


def without_halves(text: str) -> str:
    """Halves of surrogate pairs, which no file can hold, as the replacement character; all else as it is.

    >>> without_halves("会\\ud800议😀")
    '会�议😀'
    """
    return _HALF.sub("\ufffd", text)


def likeness(text: str) -> float:
    """Share of the commonest Chinese characters among all that are not ASCII; 0 where there are none.

    >>> likeness("市委召开会议") > 0.5, likeness("甑曞鍙紑") < 0.1
    (True, True)
    """
    sample = text[:20_000]
    wide = sum(1 for char in sample if char > "\x7f")
    return sum(1 for char in sample if char in _COMMON) / wide if wide else 0.0


def _wide(data: bytes) -> str:
    """UTF-16 without a mark, or no text at all."""
    odd = len(data) % 2  # the file was cut off
    whole = data[: len(data) - odd]
    readings = [text for name in ("utf-16-le", "utf-16-be") if (text := _decoded(whole, name)) is not None]
    best = max(readings, key=likeness, default="")
    if likeness(best) < _PLAUSIBLE or "\0" in best:
        raise Unreadable("binary_data")
    return best + "\ufffd" * odd


def _decoded(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name, errors=_MENDING if name in ("gb18030", "big5") else "strict")
    except (UnicodeDecodeError, LookupError):
        return None


def _mended(error: UnicodeError) -> tuple[str, int]:
    """The sign for the euro as Windows writes it in GBK; what is left of a character where a file was cut off."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.object[error.start] == 0x80 and error.encoding == "gb18030":
        return "€", error.start + 1
    if error.start >= len(error.object) - 3:
        return "\ufffd", error.end
    raise error


_MENDING = "mended-chinese"
codecs.register_error(_MENDING, _mended)


def _as_written(text: str) -> tuple[str, str]:
    """A text in UTF-8 as a reader is to see it, and its encoding: bytes of HZ, or of what was read as Latin-1 and saved again."""
    if "~{" in text and text.isascii():
        hz = _decoded(text.encode(), "hz")
        if hz is not None and likeness(hz) >= _PLAUSIBLE:
            return hz, "HZ"
    if saved := saved_again(text):
        wrong, name, read = saved
        return read, f"{name.upper()}, read as {wrong.upper()}"
    return text, "UTF-8"


def saved_again(text: str) -> tuple[str, str, str] | None:
    """The encoding in which a text was wrongly read before it was saved again, its own, and the text; None for others.

    >>> saved_again("市委召开会议，部署全市工作。".encode("gbk").decode("latin-1")), saved_again("市委")
    (('latin-1', 'gb18030', '市委召开会议，部署全市工作。'), None)
    """
    if _WIDE.search(text) or not _LATIN.search(text):
        return None
    for wrong in ("latin-1", "cp1252"):
        try:
            data = text.encode(wrong)
        except UnicodeEncodeError:
            continue
        for name in ("utf-8", "gb18030"):
            read = _decoded(data, name)
            if read is not None and likeness(read) >= _PLAUSIBLE:
                return wrong, name, read
    return None


def _by_line(data: bytes) -> str | None:
    """The text of a file that was put together from lines in UTF-8 and in GB18030; None if others are among them."""
    lines, others = [], []
    for line in data.splitlines(keepends=True):
        text = _decoded(line, "utf-8")
        if text is None:
            text = _decoded(line, "gb18030")
            # a name has none of the common characters
            if text is None or (len(text) > _SHORT_LINE and likeness(text) < _PLAUSIBLE):
                return None
            others.append(text)
        lines.append(text)
    return "".join(lines) if likeness("".join(others)) >= _PLAUSIBLE else None


def _strictly(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        if error.reason in _CUT_OFF:
            return data[: error.start - len(error.object)].decode(name) + "\ufffd"
        raise Unreadable("undecodable_as", byte=error.start, encoding=error.encoding.upper()) from None


def _mostly_utf8(data: bytes) -> bool:
    """Whether it is UTF-8 with a few wrong bytes, which other encodings would make nonsense of."""
    text = data[:100_000].decode("utf-8", errors="replace")
    return text.count("\ufffd") <= max(3, len(text) // 100) and likeness(text) >= _PLAUSIBLE
