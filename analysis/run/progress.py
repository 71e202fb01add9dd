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
    """The same items, with a bar while they pass: on stderr where bars are shown, as output in a notebook, where it stays.

    Parameters
    ----------
    total : int, optional
        How many there are; without it the bar counts and gives the rate.
    """
    from tqdm import tqdm  # as text: tqdm.auto asks for widgets, and warns where there are none

    notebook = _in_notebook()
    silent = not (_SHOWN.get() or notebook)
    # JupyterLab keeps the cell's output: on stderr a bar that is cleared would leave an empty pink box
    stream = sys.stdout if notebook else sys.stderr
    yield from tqdm(
        items, desc=what, total=total, unit=unit, delay=2, disable=silent, leave=notebook, file=stream
    )


def _in_notebook() -> bool:
    # the module alone says nothing: processes may be forked from one that has imported it
    return "ipykernel" in sys.modules and sys.modules["IPython"].get_ipython() is not None
