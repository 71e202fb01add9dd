"""What a result depends on, as one name: corpus, settings, code, versions.

Imports neither pandas nor anything slow, so that a build with nothing to do
can say so at once.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import platform
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path

from analysis.refusals import refused
from analysis.run import beside, note
from analysis.settings import Settings

PACKAGE = Path(__file__).resolve().parents[1]

#: Choices that say how a run is done, not what comes of it.
_WITHOUT_EFFECT = {"corpus", "out", "workers", "scheduler"}

#: The packages whose version can change a table, a figure or a page.
_VERSIONED = (
    "charset-normalizer",
    "fonttools",
    "gensim",
    "icalendar",
    "jieba",
    "jinja2",
    "lxml",
    "matplotlib",
    "nbclient",
    "nbconvert",
    "numpy",
    "opencc",
    "pandas",
    "pyarrow",
    "pylopdf-fonts-zh-cn",
    "pypdfium2",
    "python-calamine",
    "python-pptx",
    "rjieba",
    "scipy",
    "striprtf",
    "tomotopy",
    "trafilatura",
    "uharfbuzz",
)


def digest(parts: Iterable[bytes | memoryview]) -> str:
    """One name for a sequence of byte strings; where one ends and the next begins counts.

    >>> digest([b"ab", b"c"]) == digest([b"a", b"bc"])
    False
    """
    whole = hashlib.blake2b(digest_size=16)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def of_files(folder: Path, files: Iterable[Path], *, follow: bool = True) -> str:
    """The name of some files: their places within `folder`, and their bytes; of links those they lead to, or none."""
    return digest(
        part
        for path in files
        for part in (
            os.fsencode(path.relative_to(folder)),
            b"link" if path.is_symlink() and not follow else _bytes_digest(path),
        )
    )


def _bytes_digest(path: Path) -> bytes:
    if not path.is_file():  # a pipe or a device would never end
        return b"not a file"
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).digest()
    except OSError as error:  # what cannot be read is an answer too, and stays one
        return f"unreadable: {error.errno}".encode()


def corpus(path: Path) -> str:
    """The name of a corpus: every file below `path`, or the one file that it is and what lies beside it.

    Raises
    ------
    InputFault
        If there is nothing at `path`.
    """
    if path.is_file():
        own = [file for file in beside.files(path) if not beside.is_template(file)]
        named = [path.parent / name for name in beside.misnamed(path)]  # a warning names them
        return of_files(path.parent, [path, *own, *named])
    if not path.is_dir():
        raise refused("refused_no_corpus", path=str(path))
    templates = {file for file in beside.files(path) if beside.is_template(file)}
    files = [
        file
        for file in _walk(path)
        if file not in templates and not any(map(_is_hidden, file.relative_to(path).parts))
    ]
    runs = [file.parent.parent for file in files if file.name == note.NAME and file.parent.name == "tables"]
    results = {run / name for run in runs for name in note.written(run)}
    return of_files(path, sorted(set(files) - results), follow=False)  # as the corpus' reader does


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def size(path: Path) -> int:
    """Bytes of a corpus, links not followed; what vanishes meanwhile has none.

    >>> size(Path("no such file"))
    0
    """
    total = 0
    for file in _walk(path) if path.is_dir() else [path.resolve()]:
        with suppress(OSError):
            total += file.lstat().st_size
    return total


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):  # does not follow links
        folders.sort()
        for name in files:
            yield Path(parent, name)


@cache
def code() -> str:
    """The name of the package's own source and data, as they were when it was first asked for.

    `pipeline` asks as it is imported, so that a process that lives on while
    the source is edited does not give what it makes the new source's name.
    """
    files = (path for path in _walk(PACKAGE) if path.suffix != ".pyc" and "__pycache__" not in path.parts)
    return of_files(PACKAGE, sorted(files))


@cache
def versions() -> dict[str, str]:
    """Python and the packages that a result can depend on."""
    found = {name: metadata.version(name) for name in _VERSIONED}
    return {"python": platform.python_version()} | found | {"tesseract": _tesseract()}


def _tesseract() -> str:
    """The package that recognises scanned pages, which need not be there."""
    try:
        return metadata.version("pytesseract")
    except metadata.PackageNotFoundError:
        return ""


def settings(chosen: Settings) -> dict[str, object]:
    """The choices that a result depends on."""
    return {key: value for key, value in dataclasses.asdict(chosen).items() if key not in _WITHOUT_EFFECT}


def code_and_versions() -> str:
    """The name of all that a source comes to, but for the source."""
    return digest([code().encode(), _json(versions()).encode()])


def result(chosen: Settings) -> str:
    """The name of all that a corpus comes to under these settings, with this code."""
    parts = [corpus(chosen.corpus), code(), _json(versions()), _json(settings(chosen))]
    return digest(part.encode() for part in parts)


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
