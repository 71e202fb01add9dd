"""What is put on the pages of a PDF afterwards: entries of forms, text notes, comments."""

from __future__ import annotations

import ctypes
from typing import Any

from analysis.corpus.readers.pdf_layout import Segment

_SIZE = 10.0  #: points of a note whose look the file does not say


def shown(document, number: int, page) -> tuple[Any, list[Segment], list[str]]:
    """A page with its annotations as part of its text, if it has any that show words.

    Parameters
    ----------
    document, number, page
        The document of pypdfium2, the page's index, and the page, which may be closed.

    Returns
    -------
    page
        The same, or loaded anew.
    segments : list of Segment
        Words whose look the file leaves to the viewer, where they stand on the page.
    comments : list of str
        Comments, which a viewer shows on demand.
    """
    import pypdfium2.raw as raw

    flattens, segments, comments = False, [], []
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(note)
            if kind in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP):
                continue
            hidden = raw.FPDFAnnot_GetFlags(note) & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW)
            if hidden:
                continue
            if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP):
                if raw.FPDFAnnot_GetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2:
                    flattens = True
                elif words := _string(note, b"V" if kind == raw.FPDF_ANNOT_WIDGET else b"Contents"):
                    segments.append(_segment(note, words))
            elif words := _string(note, b"Contents"):
                comments.append(words)
        finally:
            raw.FPDFPage_CloseAnnot(note)
    if flattens and raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[number]
    return page, segments, comments


def _string(note, key: bytes) -> str:
    """The words that an annotation has under a key, in one line."""
    import pypdfium2.raw as raw

    if raw.FPDFAnnot_GetValueType(note, key) != raw.FPDF_OBJECT_STRING:
        return ""
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return " ".join(buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0").split())


def _segment(note, words: str) -> Segment:
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, ctypes.byref(box))
    bottom = max(box.bottom, box.top - 1.2 * _SIZE)
    return Segment(words, box.left, bottom, box.right, box.top, _SIZE)
