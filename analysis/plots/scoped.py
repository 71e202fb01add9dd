"""Values that hold while a figure is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def scoped(variable: ContextVar[T], value: T) -> Iterator[None]:
    """Set a context variable within a ``with`` block.

    >>> size = ContextVar("size", default=1)
    >>> with scoped(size, 2):
    ...     size.get()
    2
    >>> size.get()
    1
    """
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)
