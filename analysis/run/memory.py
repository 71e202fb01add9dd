"""Memory that a step has done with goes back to the system before the next one."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
Made = TypeVar("Made")


#: Objects made since the last search for garbage before the next one; Python's own number is 700.
_BETWEEN_SEARCHES = 50_000


def search_rarely() -> None:
    """Search for garbage less often: next to nothing here refers to itself, and searching takes a twentieth of the time."""
    gc.set_threshold(_BETWEEN_SEARCHES)


def settle() -> None:
    """Leave all that there is now out of every later search for garbage, also the last one: it stays to the end."""
    gc.freeze()


@contextmanager
def settled() -> Iterator[None]:
    """`settle`, for a while."""
    settle()
    try:
        yield
    finally:
        gc.unfreeze()


def give_back() -> None:
    """Return what is free: allocators keep it otherwise, and other processes at work could use it."""
    import pyarrow  # not needed where nothing changed, and slow to import

    pyarrow.default_memory_pool().release_unused()
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc alone
        if trim is not None:
            trim(0)


def then_give_back(work: Callable[P, Made], *args: P.args, **kwargs: P.kwargs) -> Made:
    """What `work` makes, in a worker that then has done with it."""
    try:
        return work(*args, **kwargs)
    finally:
        gc.collect()  # figures hold on to themselves
        if multiprocessing.parent_process() is not None:  # in a worker, what is left is kept to the end
            settle()
        give_back()
