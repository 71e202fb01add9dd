"""Results that are kept, each under the name of all that it depends on.

A result is a folder of Parquet and JSON files under ``.cache/``; its name is
the fingerprint of its input, the settings and the package's own source, so
nothing stale can be served. Folders are made aside and renamed into place,
so that a killed run leaves none half made.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

#: How many results are kept; the ones longest unused go first.
KEPT = 12

_DEFAULT = Path(__file__).resolve().parents[2] / ".cache"


def folder() -> Path:
    """Where results are kept: ``.cache`` of the project, or OFFICIAL_TEXTS_CACHE."""
    return Path(os.environ.get("OFFICIAL_TEXTS_CACHE", "") or _DEFAULT)


def kept(kind: str, name: str, make: Callable[[Path], None], *, fresh: bool = False) -> Path:
    """The folder of the result `name`, made by ``make(folder)`` if it is not kept.

    Parameters
    ----------
    kind : str
        What it is: ``tables``, ``scans``. Each kind keeps its own last results.
    fresh : bool
        Make it anew, whatever is kept.
    """
    home = folder() / kind
    place = home / name
    if place.is_dir() and not fresh:
        os.utime(place)
        return place
    home.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".making-", dir=home))
    try:
        make(aside)
        if place.is_dir():
            old = aside.with_name(aside.name + ".old")
            place.rename(old)
            shutil.rmtree(old)
        aside.rename(place)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _sweep(home)
    return place


def _sweep(home: Path) -> None:
    known = sorted((path for path in home.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for path in known[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
