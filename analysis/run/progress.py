"""A bar with rate and time left, for what takes over two seconds; only where a person watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Item = TypeVar("Item")

_SHOWN: ContextVar[bool] = ContextVar("bars", default=False)


@contextmanager
def bars() -> Iterator[None]:
    """Show bars meanwhile, if stderr is a terminal: the command line does; the library is silent."""
    before = _SHOWN.set(sys.stderr.isatty())
    try:
        yield
    finally:
        _SHOWN.reset(before)


def watched(items: Iterable[Item], what: str, *, total: int | None = None, unit: str = "") -> Iterator[Item]:
    """The same items, with a bar on stderr while they pass, where bars are shown, and in a notebook.

    Parameters
    ----------
    total : int, optional
        How many there are; without it the bar counts and gives the rate.
    """
    from tqdm import tqdm  # as text: tqdm.auto asks for widgets, and warns where there are none

    silent = not (_SHOWN.get() or _in_notebook())
    yield from tqdm(items, desc=what, total=total, unit=unit, delay=2, disable=silent, leave=False)


def _in_notebook() -> bool:
    # the module alone says nothing: processes may be forked from one that has imported it
    return "ipykernel" in sys.modules and sys.modules["IPython"].get_ipython() is not None
