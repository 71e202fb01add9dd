"""How seconds are taken: processor time, so that other work on the machine does not count."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable


def best(runs: int, work: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest of `runs`, none of which finds what another remembered."""
    seconds = []
    for _ in range(runs):
        _forget()
        began = time.process_time()
        work()
        seconds.append(time.process_time() - began)
    return min(seconds)


def _forget() -> None:
    """Empty the package's bounded memories, which are of texts; vocabularies stay loaded."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "analysis":
            for one in vars(module).values():
                if hasattr(one, "cache_parameters") and one.cache_parameters()["maxsize"]:
                    one.cache_clear()
