"""pdfium, given a font for the characters whose font a PDF does not carry."""

from __future__ import annotations

import ctypes
import os
from functools import cache

from analysis.corpus.readers import box_font

_TEXT = ctypes.POINTER(ctypes.c_char)
#: What pdfium is pointed to for as long as the process lives.
_FOLDERS = (_TEXT * 2)(ctypes.cast(ctypes.c_char_p(os.fsencode(box_font.FOLDER)), _TEXT), _TEXT())


@cache
def library():
    """The module `pypdfium2`, set up once a process."""
    import pypdfium2
    import pypdfium2.raw as raw

    settings = raw.FPDF_LIBRARY_CONFIG(version=2, m_pIsolate=None, m_v8EmbedderSlot=0)
    settings.m_pUserFontPaths = ctypes.cast(_FOLDERS, type(settings.m_pUserFontPaths))
    raw.FPDF_DestroyLibrary()  # importing pypdfium2 has set it up without fonts
    raw.FPDF_InitLibraryWithConfig(ctypes.byref(settings))
    return pypdfium2
