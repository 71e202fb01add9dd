"""What a build notes of itself in ``tables/``: its fingerprint, settings and files."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from analysis.settings import Settings

NAME = "build.json"
#: The folder of a comparison within the output folder, and the file that lists what is in it.
COMPARED, LIST = "compare", "files.json"


def read(out: Path) -> dict:
    """The note of the last build in `out`; empty where there is none that can be read."""
    try:
        noted = json.loads((out / "tables" / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def written(out: Path) -> frozenset[str]:
    """The files that the last build wrote into `out`, its note included, as paths below `out`; none without a note."""
    outputs = read(out).get("outputs")
    if not isinstance(outputs, dict) or not all(isinstance(made, dict) for made in outputs.values()):
        return frozenset()  # the note of another program
    files = (f"{folder}/{file}" for folder, made in outputs.items() for file in made)
    return frozenset((*files, f"tables/{NAME}")) if outputs else frozenset()


def compared(folder: Path) -> frozenset[str]:
    """The files that the last `compare` listed in ``compare/`` of `folder`, its list included, as paths below `folder`."""
    try:
        listed = json.loads((folder / COMPARED / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none there, or damaged
        return frozenset()
    names = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
    return frozenset(f"{COMPARED}/{name}" for name in (*names, LIST)) if names else frozenset()


def settings_of(out: Path) -> Settings:
    """The settings of the last build in `out` that its tables and figures depend on; the defaults where it left no note.

    Corpus and number of processes are not noted.
    """
    noted = read(out).get("settings")
    noted = noted if isinstance(noted, dict) else {}
    names = {field.name for field in fields(Settings)}
    given: dict[str, Any] = {"window": None} | {
        name: _as_tuple(value) for name, value in noted.items() if name in names
    }
    return Settings(**(given | {"corpus": out, "out": out}))


def _as_tuple(value: object) -> object:
    """A value read from JSON as settings have it: lists are tuples.

    >>> _as_tuple([["text", "正文"]])
    (('text', '正文'),)
    """
    return tuple(map(_as_tuple, value)) if isinstance(value, list) else value
