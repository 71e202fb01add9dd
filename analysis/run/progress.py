"""A bar with rate and time left, for what takes over a second; only where a person watches."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Item = TypeVar("Item")

_SHOWN: ContextVar[bool] = ContextVar("bars", default=False)
#: Function that receives progress instead of a bar.
_TOLD: ContextVar[Callable[[str], object] | None] = ContextVar("told", default=None)
#: Set in the environment of notebooks that are run for a page: a bar would stay there line by line.
UNWATCHED = "OFFICIAL_TEXTS_UNWATCHED"
#: Seconds before a bar is shown, and between two reports.
_DELAY, _EVERY = 1.0, 0.3
_CELLS = 20
#: What bars call the things they count, and one of them; a notebook has its own language (`name_by`).
_name: Callable[[str], str] = str


def name_by(name: Callable[[str], str]) -> None:
    """Let bars be in a language: `name` gives its words for ``fits``, ``fit`` and so on."""
    global _name
    _name = name


@contextmanager
def bars() -> Iterator[None]:
    """Show bars meanwhile, if stderr is a terminal: the command line does; the library is silent."""
    before = _SHOWN.set(sys.stderr.isatty())
    try:
        yield
    finally:
        _SHOWN.reset(before)


@contextmanager
def telling(tell: Callable[[str], object]) -> Iterator[None]:
    """Give each bar as a line to `tell` meanwhile: what runs outside a cell of a notebook has no place to print one."""
    before = _TOLD.set(tell)
    try:
        yield
    finally:
        _TOLD.reset(before)


def line(what: str, done: int, total: int | None) -> str:
    """A bar in one line.

    >>> line("fits", 61, 122), line("sources", 3, None)
    ('fits ██████████░░░░░░░░░░ 61/122', 'sources 3')
    """
    if not total:
        return f"{what} {done:,}"
    full = min(_CELLS * done // total, _CELLS)
    return f"{what} {'█' * full}{'░' * (_CELLS - full)} {done:,}/{total:,}"


def _reported(
    items: Iterable[Item], what: str, total: int | None, tell: Callable[[str], object]
) -> Iterator[Item]:
    last = time.monotonic()
    for done, item in enumerate(items, 1):
        yield item
        if time.monotonic() - last >= _EVERY:
            tell(line(what, done, total))
            last = time.monotonic()


def watched(items: Iterable[Item], what: str, *, total: int | None = None, unit: str = "") -> Iterator[Item]:
    """The same items, with a bar while they pass: on stderr where bars are shown, as output in a notebook that a person runs, where it stays.

    Parameters
    ----------
    total : int, optional
        How many there are; without it the bar counts and gives the rate.
    """
    what, unit = _name(what), unit and _name(unit)
    if tell := _TOLD.get():
        yield from _reported(items, what, total, tell)
        return
    from tqdm import tqdm  # as text: tqdm.auto asks for widgets, and warns where there are none

    notebook = _in_notebook() and UNWATCHED not in os.environ
    silent = not (_SHOWN.get() or notebook)
    # JupyterLab keeps the cell's output: on stderr a bar that is cleared would leave an empty pink box
    stream = sys.stdout if notebook else sys.stderr
    yield from tqdm(
        items, desc=what, total=total, unit=unit, delay=_DELAY, disable=silent, leave=notebook, file=stream
    )


def _in_notebook() -> bool:
    # the module alone says nothing: processes may be forked from one that has imported it
    return "ipykernel" in sys.modules and sys.modules["IPython"].get_ipython() is not None
