"""Rich text files (.rtf, and many that are called .doc) become text, by striprtf."""

from __future__ import annotations

import re

from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers.extract import Extract

MARK = b"{\\rtf"
_BINARY = re.compile(rb"\\bin\d+ ?")


def read(data: bytes) -> Extract:
    """The text of a rich text file, a paragraph a line; table cells are parted by ``|``, as striprtf gives them.

    Raises
    ------
    Unreadable
        If striprtf cannot read it.
    """
    from striprtf.striprtf import rtf_to_text

    try:
        text = rtf_to_text(data.decode("latin-1"), encoding="gb18030", errors="replace")
    except MemoryError:
        raise
    except Exception as error:  # the library raises several kinds for what is no RTF
        raise Unreadable("broken_rich_text", error=type(error).__name__) from None
    return Extract(text, reader="rich text (striprtf)")
