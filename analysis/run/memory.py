"""Memory that a step has done with goes back to the system before the next one."""

from __future__ import annotations

import ctypes
import gc
import sys


def settle() -> None:
    """Leave all that there is now out of every later search for garbage, also the last one: it stays to the end."""
    gc.freeze()


def give_back() -> None:
    """Return what is free: allocators keep it otherwise, and other processes at work could use it."""
    import pyarrow  # not needed where nothing changed, and slow to import

    pyarrow.default_memory_pool().release_unused()
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc alone
        if trim is not None:
            trim(0)
