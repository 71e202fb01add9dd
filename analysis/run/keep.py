"""Results that are kept, each under the name of all that it depends on.

A result is a folder of Parquet and JSON files under ``.cache/``; its name is
the fingerprint of its input, the settings and the package's own source, so
nothing stale can be served. Folders are made aside and renamed into place,
so that a killed run leaves none half made. What is kept may be deleted at
any time: it is made again.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import platformdirs

from analysis.faults import InputFault
from analysis.refusals import of_system, refused
from analysis.run import project
from analysis.wording import to_log

logger = logging.getLogger(__name__)

#: How many results are kept; the ones longest unused go first.
KEPT = 12

_ASIDE = ".making-"
#: The checksums of a result's files, within its folder; and how many bytes are read at once for them.
_SUMS, _AT_ONCE = "checksums.json", 2**20
DAY = 24 * 60 * 60  #: seconds after which nobody is at work any more on what is half made


def folder() -> Path:
    """Where results are kept.

    That is what OFFICIAL_TEXTS_CACHE names; else ``.cache`` of the checkout
    that the package is in; else, where there is none or it may not be written
    to, the user's cache folder.
    """
    named = os.environ.get("OFFICIAL_TEXTS_CACHE", "")
    if named:
        return Path(named)
    root = project.checkout()
    own = root and root / ".cache"
    if own and os.access(own if own.exists() else own.parent, os.W_OK):
        return own
    return platformdirs.user_cache_path("official-texts-analysis", appauthor=False)


def kept(kind: str, name: str, make: Callable[[Path], None], *, fresh: bool = False) -> Path:
    """The folder of the result `name`, made by ``make(folder)`` if it is not kept.

    Parameters
    ----------
    kind : str
        What it is, such as ``results``. Each kind keeps its own last ones.
    fresh : bool
        Make it anew, whatever is kept. So is what is damaged, which is logged as a warning.

    Raises
    ------
    InputFault
        If it has to be made, and the folder cannot be written to or the disk is full.
    """
    home = folder() / kind
    place = home / name
    if place.is_dir() and not fresh:
        if _is_whole(place):
            with suppress(OSError):  # a cache that may only be read is read
                os.utime(place)
            return place
        logger.warning(to_log("log_damaged", place=str(place)))
        fresh = True
    try:
        home.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=home))
    except OSError as error:
        raise cannot(home, error) from None
    try:
        make(aside)
        (aside / _SUMS).write_text(json.dumps(_sums(aside)), encoding="utf-8")
        _put(aside, place, fresh=fresh)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
            raise
        raise cannot(home, error) from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _sweep(home)
    return place


def _sums(place: Path) -> dict[str, int]:
    """The checksum of every file of a result."""
    sums = {}
    for path in sorted(place.rglob("*")):
        if path.is_file() and path.name != _SUMS:
            total = 0
            with path.open("rb") as file:
                while part := file.read(_AT_ONCE):
                    total = zlib.crc32(part, total)
            sums[path.relative_to(place).as_posix()] = total
    return sums


def _is_whole(place: Path) -> bool:
    """Whether a result is as it was made: a disk may fail, and a person may change a file."""
    try:
        return json.loads((place / _SUMS).read_text(encoding="utf-8")) == _sums(place)
    except (OSError, ValueError):
        return False


def cannot(home: Path, error: OSError) -> InputFault:
    """What to say where results cannot be written."""
    return refused("refused_cache", home=str(home), reason=of_system(error))


def _put(aside: Path, place: Path, *, fresh: bool) -> None:
    """Rename what was made into its place; what another run put there meanwhile stays, unless a fresh one is wanted."""
    if fresh and place.is_dir():
        old = aside.with_name(aside.name + ".old")
        place.rename(old)
        shutil.rmtree(old)
    try:
        aside.rename(place)
    except OSError:
        if not place.is_dir():
            raise


def _sweep(home: Path) -> None:
    """Remove the results longest unused, and what killed runs left half made."""
    used: dict[Path, float] = {}
    for path in home.iterdir():
        with suppress(OSError):  # another run may sweep too
            used[path] = path.stat().st_mtime
    known = sorted((path for path in used if not path.name.startswith(_ASIDE)), key=used.__getitem__)
    left = [path for path in used if path.name.startswith(_ASIDE) and used[path] < time.time() - DAY]
    for path in [*known[:-KEPT], *left]:
        shutil.rmtree(path, ignore_errors=True)
