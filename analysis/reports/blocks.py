"""What a page opens on demand: compressed blocks, in the page if they are small, otherwise in a folder beside it.

A page opened from a disk may load scripts but no other files. Each file of the
folder is therefore a script that passes its block to the page. The name of a
file is the hash of its content: pages with the same block share one file, and
a page never opens a block of another build.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable, MutableMapping, Sequence
from functools import lru_cache

#: Characters that one page carries itself; compressed they are about as many bytes.
WITHIN = 3_000_000
#: The folder for the others, next to the pages.
FOLDER = "data"


@lru_cache(maxsize=4)  # the search in the other language carries the same texts
def packed(text: str) -> str:
    """A text as gzip in base64, for the page to unpack; the same text gives the same bytes.

    >>> gzip.decompress(base64.b64decode(packed("会议"))).decode()
    '会议'
    """
    content = text.encode("utf-8", "replace")
    return base64.b64encode(gzip.compress(content, compresslevel=6, mtime=0)).decode("ascii")


def laid(texts: Sequence[str], beside: MutableMapping[str, str] | None) -> dict[str, list[str]]:
    """What the scripts of a page need to open its blocks: the blocks themselves, or the names of their files.

    Parameters
    ----------
    texts : sequence of str
        JSON, block by block.
    beside : mutable mapping of str to str, optional
        Takes the files, by their path from the page. Without it the page carries all.

    Returns
    -------
    dict
        For the data of the page: ``blocks`` or ``files``.
    """
    if beside is None or sum(map(len, texts)) <= WITHIN:
        return {"blocks": [packed(text) for text in texts]}
    names = [hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16] for text in texts]
    for name, text in zip(names, texts, strict=True):
        path = f"{FOLDER}/{name}.js"
        if path not in beside:
            beside[path] = f'received("{name}","{packed(text)}");\n'
    return {"files": names}


def letters(texts: Iterable[str]) -> str:
    """The distinct characters of some texts, in no particular order.

    >>> sorted(letters(["会议", "会"]))
    ['会', '议']
    """
    return "".join(set().union(*texts))
