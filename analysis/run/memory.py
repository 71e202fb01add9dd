"""Memory that a step has done with goes back to the system before the next one."""

from __future__ import annotations

import ctypes
import gc
import sys

import pyarrow


def give_back() -> None:
    """Return what is free: allocators keep it otherwise, and other processes at work could use it."""
    gc.collect()
    pyarrow.default_memory_pool().release_unused()
    if sys.platform.startswith("linux"):
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc alone
        if trim is not None:
            trim(0)
