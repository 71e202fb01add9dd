"""Processor seconds of a command while no more than one of its processes had work: ``python -m benchmarks.alone COMMAND …``.

What passes then is not divided: more workers do not make it faster. The states
of all processes are looked at many times a second, and what they used since
the last look counts as alone if at most one of them could run. A process that
waits for a processor could run, so other load on the machine does not tell.
Linux only.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks import tree_clock

#: Seconds between two looks.
_BETWEEN = 0.02
_TICKS = os.sysconf("SC_CLK_TCK")


def main(command: list[str]) -> int:
    """Run the command; print its processor seconds, those of its first process, and those alone; return its exit status."""
    tree_clock.adopt()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    used: dict[int, float] = {}
    alone = 0.0
    while running.poll() is None:
        could_run, before = 0, sum(used.values())
        for process in _below(os.getpid()):
            with suppress(OSError):  # it has ended meanwhile
                could_run += _could_run(process)
                used[process] = _seconds(process)
        if could_run <= 1:
            alone += sum(used.values()) - before
        time.sleep(_BETWEEN)
    figures = {
        "processor seconds": sum(used.values()),
        "of the first process": used[running.pid],
        "alone": alone,
    }
    print(json.dumps(figures))
    return running.returncode


def _below(process: int) -> Iterator[int]:
    """All processes that a process has started, and those that these have."""
    for task in _threads(process):
        with suppress(OSError):
            for child in (task / "children").read_text().split():
                yield int(child)
                yield from _below(int(child))


def _threads(process: int) -> list[Path]:
    """The threads of a process, none if it has ended."""
    with suppress(OSError):
        return [*Path(f"/proc/{process}/task").iterdir()]
    return []


def _could_run(process: int) -> bool:
    """Whether a thread of a process runs, or waits for a processor or a disk."""
    for thread in _threads(process):
        with suppress(OSError):
            if _status(thread)[0] in "RD":
                return True
    return False


def _seconds(process: int) -> float:
    """Processor seconds of a process."""
    status = _status(Path(f"/proc/{process}"))
    return (int(status[11]) + int(status[12])) / _TICKS


def _status(place: Path) -> list[str]:
    """What the system says of a process or thread, from its state on."""
    return (place / "stat").read_text().rpartition(")")[2].split()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
