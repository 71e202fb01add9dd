"""Wall and processor seconds of a command with every process that it starts, as JSON: ``python -m benchmarks.tree_clock COMMAND …``.

Processor seconds tell more than wall seconds where other programs run on the
machine. The fork server and what it forks outlive the command that started
them for a moment: on Linux they are handed to this process, which waits for
them; elsewhere they are not counted.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import time

#: ``PR_SET_CHILD_SUBREAPER`` of Linux' ``prctl``: processes whose parent has ended become children of this one.
_ADOPT = 36


def main(command: list[str]) -> int:
    """Run the command; print its seconds; return its exit status."""
    adopt()
    began = time.perf_counter()
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    status = running.wait()
    took = time.perf_counter() - began
    _wait_for_all()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({"seconds": took, "processor seconds": used.ru_utime + used.ru_stime}))
    return status


def adopt() -> None:
    """Let processes whose parent has ended become children of this one, where the system can."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)


def _wait_for_all() -> None:
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
