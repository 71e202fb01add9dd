"""Limits on the processor time of work in this process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class OverBudget(BaseException):
    """Work took more processor time than it may; not an `Exception`, so that no rule catches it."""


@contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """End the work in this block where it takes more processor time than this.

    Only in the main thread of a process, and not on Windows: elsewhere there
    is no limit. The workers of a run work in their main threads, threads of a
    Dask worker do not. Must not be nested.

    Raises
    ------
    OverBudget
        From within the block, between two steps of the interpreter, or within
        a search for a pattern.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    working = True

    def end(number: int, frame: object) -> None:
        if working:
            raise OverBudget

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        working = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
