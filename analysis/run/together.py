"""Processes that are ended together, also the one that is only just starting."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress


class Together:
    """A group of processes that can be stopped together.

    Threads start processes while another may already be stopping them: a
    process that is added after `stop` is ended at once.

    Examples
    --------
    >>> group, ended = Together(), []
    >>> group.add(lambda: ended.append("first"))
    >>> group.stop()
    >>> group.add(lambda: ended.append("late"))
    >>> ended
    ['first', 'late']
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kills: list[Callable[[], object]] = []
        self._stopped = False

    def add(self, kill: Callable[[], object]) -> None:
        """A process that was started, as what ends it; it may have ended by itself when that is called."""
        with self._lock:
            if not self._stopped:
                self._kills.append(kill)
                return
        _end(kill)

    def stop(self) -> None:
        """End them all, and each that is added from now on."""
        with self._lock:
            self._stopped, kills = True, self._kills[:]
        for kill in kills:
            _end(kill)


def _end(kill: Callable[[], object]) -> None:
    with suppress(OSError, ValueError):  # it has ended, and its record is closed
        kill()
