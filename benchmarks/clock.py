"""How seconds are taken: processor time, so that other work on the machine does not count."""

from __future__ import annotations

import time
from collections.abc import Callable


def best(runs: int, work: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest of `runs`."""
    seconds = []
    for _ in range(runs):
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)
