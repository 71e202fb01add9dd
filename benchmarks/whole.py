"""The whole of it but the notebooks, on one corpus and on one ten times as large; beside the plain script."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import corpora

_RUN = "import sys; from benchmarks import whole; whole.run(*sys.argv[1:])"
TIMES = 10


def measure(*, larger: bool = True) -> dict[str, float]:
    """Wall seconds and peak memory (MB, the largest process) of all tables, figures and pages, cold.

    The same on a generated corpus, and on one ten times as large; the plain
    script of `benchmarks.plain` beside the first.
    """
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        _, table = corpora.main_records(scratch)
        figures = _timed("", table, scratch)
        if larger:
            for name, count in (("generated, ", 5000), ("ten times generated, ", 5000 * TIMES)):
                made = corpora.write(corpora.generated(count), scratch / f"{count}.jsonl.gz")
                figures |= _timed(name, made, scratch)
            for what in ("seconds", "peak MB"):
                ratio = figures[f"ten times generated, {what}"] / figures[f"generated, {what}"]
                figures[f"ten times generated, times the {what}"] = ratio
        figures["plain script, seconds"] = _plain(table)
        figures["plain script, times ours"] = figures["plain script, seconds"] / figures["seconds"]
    return figures


def _timed(name: str, table: Path, scratch: Path) -> dict[str, float]:
    environment = os.environ | {"OFFICIAL_TEXTS_CACHE": tempfile.mkdtemp(dir=scratch)}
    out = tempfile.mkdtemp(dir=scratch)
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(table), out], env=environment, stdout=subprocess.PIPE, check=True
    )
    took = time.perf_counter() - began
    return {f"{name}seconds": took, f"{name}peak MB": json.loads(done.stdout)}


def run(table: str, out: str) -> None:
    """One build without notebooks; prints the peak memory in MB of the largest of its processes."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does
    from analysis import job
    from analysis.settings import Settings

    job.fill(Path(out), Settings(corpus=Path(table), topics=30), "benchmark", notebooks=())
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps(max(peaks) / 1024))


def _plain(table: Path) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "benchmarks.plain", str(table)], capture_output=True, check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    for figure, value in measure(larger="--larger" in sys.argv).items():
        print(f"{figure}: {value:,.1f}", flush=True)
