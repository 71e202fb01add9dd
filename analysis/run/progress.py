"""A bar with rate and time left, for what takes over two seconds; silence in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def watched(items: Iterable[Item], what: str, *, total: int | None = None, unit: str = "") -> Iterator[Item]:
    """The same items, with a bar on stderr (or in the notebook) while they pass.

    Parameters
    ----------
    total : int, optional
        How many there are; without it the bar counts and gives the rate.
    """
    from tqdm import tqdm  # as text: tqdm.auto asks for widgets, and warns where there are none

    silent = not (sys.stderr.isatty() or _in_notebook())
    yield from tqdm(items, desc=what, total=total, unit=unit, delay=2, disable=silent, leave=False)


def _in_notebook() -> bool:
    return "ipykernel" in sys.modules
