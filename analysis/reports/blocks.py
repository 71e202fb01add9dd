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
from collections.abc import Iterable, Iterator, MutableMapping
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


def laid(texts: Iterable[str], beside: MutableMapping[str, str] | None) -> dict[str, list[str]]:
    """What the scripts of a page need to open its blocks: the blocks themselves, or the names of their files.

    Parameters
    ----------
    texts : iterable of str
        JSON, block by block; each is compressed as it comes.
    beside : mutable mapping of str to str, optional
        Takes the files, by their path from the page. Without it the page carries all.

    Returns
    -------
    dict
        For the data of the page: ``blocks`` or ``files``.
    """
    size, names, made = 0, [], []
    for text in texts:
        size += len(text)
        name = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
        there = beside is not None and _path(name) in beside  # of the page in the other language
        names.append(name)
        made.append("" if there else packed(text))
    if beside is None or (size <= WITHIN and all(made)):
        return {"blocks": made}
    for name, block in zip(names, made, strict=True):
        if block:
            beside[_path(name)] = f'received("{name}","{block}");\n'
    return {"files": names}


def _path(name: str) -> str:
    return f"{FOLDER}/{name}.js"


def letters(texts: Iterable[str]) -> str:
    """The distinct characters of some texts, in no particular order.

    >>> sorted(letters(["会议", "会"]))
    ['会', '议']
    """
    return "".join(set().union(*texts))


class Letters:
    """The distinct characters of texts that come one after the other.

    >>> seen = Letters(["会议"])
    >>> [*seen.of_each(["会", "场"])], sorted(seen.found())
    (['会', '场'], ['会', '场', '议'])
    """

    def __init__(self, texts: Iterable[str]):
        self._found = set().union(*texts)

    def of_each(self, texts: Iterable[str]) -> Iterator[str]:
        """The same texts, whose characters are then among those found."""
        for text in texts:
            self._found.update(text)
            yield text

    def found(self) -> str:
        """The characters, in no particular order."""
        return "".join(self._found)
