"""Which reader a file needs: its first bytes decide where its name may be wrong."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.corpus import encodings, published
from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers.extract import Extract, from_lines
from analysis.faults import InputFault
from analysis.wording import message

if TYPE_CHECKING:
    from email.message import EmailMessage

#: Files that are read, by the end of the name.
WORD = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".wps", ".rtf", ".odt", ".fodt", ".ott")
WEB = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".eml")
MARKDOWN = (".md", ".markdown")
TEXT = (".txt", *MARKDOWN)
#: Kinds whose headings have no "#" in the file: reading writes it there.
WRITES_HEADINGS = (*WEB, *WORD, ".pdf")
SUFFIXES = (*TEXT, *WRITES_HEADINGS)


def writes_headings(name: str) -> bool:
    """Whether reading a file of this name sets ``#`` before headings.

    >>> [writes_headings(name) for name in ("a.DOCX", "a.htm.gz", "a.wps", "a.md", "docx")]
    [True, True, True, False, False]
    """
    return name.lower().removesuffix(".gz").endswith(WRITES_HEADINGS)


#: Files that are not read: the message that says what to do.
CONVERT = {
    ".ofd": "ofd_document",
    ".caj": "caj_document",
    ".ceb": "ceb_document",
    ".ppt": "slides",
    ".pptx": "slides",
    ".et": "wps_table",
    ".rar": "archive",
    ".7z": "archive",
    ".zip": "archive",
}
#: The first bytes of some formats.
_PDF, _ZIP, _RICH_TEXT = b"%PDF-", b"PK\x03\x04", b"{\\rtf"
_WORD_XML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]{0,300}>\s*){0,5}<(?:\w{1,20}:)?(?:wordDocument|package)\b"
)
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,100}\?>\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_PAGES = ("text/html", "application/xhtml+xml")  #: types of parts of a mail
_MAIL_WITHIN = "message/rfc822"
_END_OF_FILE = "\x1a"  #: as DOS wrote it into files
_BEFORE_HEAD = b"\xef\xbb\xbf \t\r\n"
_MAIL = re.compile(rb"(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,20}?MIME-Version:", re.IGNORECASE)


def read(name: str, data: bytes, *, recognise: bool = False) -> Extract:
    """The text of a file of any kind that is read.

    Parameters
    ----------
    name : str
        Its name; the end says what it is meant to be.
    recognise : bool
        Read scanned pages by OCR.

    Raises
    ------
    Unreadable
        Whatever the readers and their libraries raise, as one reason.
    """
    try:
        return _read(name.lower(), data, recognise)
    except (Unreadable, InputFault, MemoryError):  # a faulty vocabulary is no fault of the file
        raise
    except RecursionError:
        raise Unreadable("nested_too_deeply") from None
    except Exception as error:  # the libraries raise many kinds, and one file must not end a run
        raise Unreadable("reader_failed", error=type(error).__name__) from None


def is_plain(name: str, data: bytes) -> bool:
    """Whether a file is plain text by its name, and by its first bytes nothing else.

    >>> is_plain("a.txt", "会议".encode()), is_plain("a.txt", b"{\\\\rtf1 }"), is_plain("a.md", b"<html><p>1</p>"), is_plain("a.htm", b"1")
    (True, False, True, False)
    """
    if name.endswith(".txt"):
        return not (data.startswith((_PDF, _ZIP, _RICH_TEXT)) or _MARKUP.match(data[:1024]))
    return name.endswith(TEXT)


def _read(name: str, data: bytes, recognise: bool) -> Extract:
    if name.endswith(".txt") and not is_plain(name, data):
        name = "a.html"  # the branches below tell the formats apart by the first bytes
    if name.endswith(".pdf") or (name.endswith((*WORD, *WEB)) and data.startswith(_PDF)):
        from analysis.corpus.readers import pdf

        return pdf.read(data, recognise=recognise)
    if name.endswith(WORD):
        return _word(name, data)
    if name.endswith(WEB):
        if data.startswith((_ZIP, _OLE)) or data.lstrip().startswith(_RICH_TEXT):
            return _word(name, data)
        return _with_head(data, _archived(data)) if name.endswith(".eml") else _web(data)
    text, encoding = encodings.decode_named(data)
    return Extract(text.rstrip(_END_OF_FILE), reader=f"text ({encoding})")


def _web(data: bytes) -> Extract:
    from analysis.corpus.readers import web_page

    return _archived(data) if _MAIL.match(data[:4096]) else web_page.read(data)


def _mail(data: bytes) -> EmailMessage:
    import email
    import email.policy

    return email.message_from_bytes(data.lstrip(_BEFORE_HEAD), policy=email.policy.default)


def _with_head(data: bytes, found: Extract) -> Extract:
    """A mail with its subject as title and the day on which it was sent."""
    head = _mail(data)
    sent = published.moment(str(head["Date"] or ""))
    dates = (*found.candidates, *([(sent, "page metadata")] if sent else []))
    return replace(found, title=str(head["Subject"] or "").strip() or found.title, candidates=dates)


def _archived(data: bytes) -> Extract:
    """What a web archive (.mht) or a mail shows: its first page, or the one it names as such; else its plain text.

    Attachments are reported; where nothing else is in a mail, the first is read that is a page or a text.
    """
    return _shown(_mail(data))


def _shown(mail) -> Extract:
    """What a mail shows, with the mails within it below its own words."""
    from analysis.corpus.readers import web_page

    parts, within = [], []
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() == _MAIL_WITHIN:
            within += part.get_payload()
        elif part.is_multipart():
            waiting += reversed(part.get_payload())
        else:
            parts.append(part)
    bodies = [part for part in parts if part.get_content_disposition() != "attachment"]
    pages = [part for part in bodies if part.get_content_type() in _PAGES]
    named = mail.get_param("start")
    chosen = [part for part in pages if named and part["Content-ID"] == named] or pages
    chosen += [part for part in bodies if part.get_content_type() == "text/plain"]
    chosen += [part for part in parts if part.get_content_type() in (*_PAGES, "text/plain")]
    inner = [_shown(one) for one in within]
    if not chosen:
        if not inner:
            raise Unreadable("archive_without_page")
        return _together(inner, [str(one["Subject"] or "").strip() for one in within])
    shown = next((part for part in chosen if _payload(part)[0].strip()), chosen[0])
    content, charset = _payload(shown)
    if shown.get_content_type() in _PAGES:
        found = web_page.read(encodings.decode_as(content, charset).encode("utf-8") if charset else content)
    else:
        found = Extract(encodings.decode_as(content, charset), reader="text of a mail")
    unread = tuple(
        (part.get_filename() or part.get_content_type(), message("attachment"))
        for part in parts
        if part.get_content_disposition() == "attachment" and part is not shown
    )
    found = replace(found, left_out=found.left_out + unread)
    return _together([found, *inner], ["", *(str(one["Subject"] or "").strip() for one in within)])


def _together(found: list[Extract], subjects: list[str]) -> Extract:
    """A mail and the mails within it, one below the other; the subject of each as a line that is no article's."""
    if len(found) == 1 and not subjects[0]:
        return found[0]
    lines: list[tuple[str, str]] = []
    for one, subject in zip(found, subjects, strict=True):
        known = {start: what for start, _, what in one.outside}
        lines += [(subject, "mail header")] if subject else []
        position = 0
        for line in one.text.split("\n"):
            lines.append((line, known.get(position + len(line) - len(line.lstrip()), "")))
            position += len(line) + 1
        lines.append(("", ""))
    whole = from_lines(lines[:-1])
    left_out = tuple(part for one in found for part in one.left_out)
    return replace(found[0], text=whole.text, outside=whole.outside, left_out=left_out)


def _payload(part) -> tuple[bytes, str]:
    """The bytes of a part of a mail, and the encoding that its head names."""
    inside = part.get_payload(decode=True)
    return inside if isinstance(inside, bytes) else b"", part.get_content_charset() or ""


def _word(name: str, data: bytes) -> Extract:
    from analysis.corpus.readers import opendocument, rich_text, word

    if data.startswith(_ZIP):
        is_open_document = b"opendocument" in data[:200] or name.endswith((".odt", ".ott"))
        return opendocument.read(data) if is_open_document else word.read(data)
    if data.lstrip().startswith(_RICH_TEXT):
        return rich_text.read(data)
    if data.startswith(_OLE):
        raise _unreadable_ole(name, data)
    if name.endswith(".fodt"):
        return opendocument.read(data)
    if _WORD_XML.match(data[:4096]):
        return word.read_xml(data)
    if _MARKUP.match(data[:1024]) or _MAIL.match(data[:4096]):
        return _web(data)
    if name.endswith((".doc", ".wps")):  # plain text under the name of a Word document
        text, encoding = encodings.decode_named(data)
        return Extract(text, reader=f"text ({encoding})")
    return word.read(data)


def _unreadable_ole(name: str, data: bytes) -> Unreadable:
    """The error for an OLE file: an encrypted document or one in the old binary format."""
    if name.endswith((".docx", ".docm", ".dotx")):
        return Unreadable("encrypted_or_old_word")
    if _ENCRYPTED in data:
        return Unreadable("encrypted_word")
    return Unreadable("old_word", suffix=name[name.rfind(".") :])
