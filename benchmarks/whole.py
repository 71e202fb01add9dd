"""The whole command as a user types it, cold and where nothing has changed; beside the plain script.

With notebooks, both languages, and the number of topics chosen; named so
beside it without notebooks and with thirty topics asked for, and on a
generated corpus and one ten times as large.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from analysis.topics.effort import OF_SAMPLE
from benchmarks import corpora, plain

#: What the command sets before numpy is imported; here that has happened before.
_AS_THE_COMMAND = {"OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
_RUN = "import sys; from benchmarks import whole; whole.run(*sys.argv[1:])"
_TABLES = "import sys; from benchmarks import whole; whole.all_tables(*sys.argv[1:])"
TIMES = 10
FILES = 12
RUNS = 3


def measure(*, larger: bool = True) -> dict[str, float]:
    """Wall seconds, and processor seconds and peak memory (MB) of all processes together.

    Of several cold runs of the command the median, and the highest peak; of
    one corpus after the other, so that what else the machine does meanwhile
    tells on both. Once each: a generated corpus, one ten times as large, and
    the plain script of `benchmarks.plain`.
    """
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        _, table = corpora.main_records(scratch)
        rounds = [
            {
                "": _cold_and_unchanged(table, scratch),
                "of monthly files, one added, ": _grown(table, scratch),
                "seeds, ": _cold_and_unchanged(corpora.SEEDS, scratch),
                "without notebooks, 30 topics, ": _measured(_parts(table, scratch), scratch),
            }
            for _ in range(RUNS)
        ]
        figures = {
            f"{name}{what}": (max if what == "peak MB" else statistics.median)(
                [each[name][what] for each in rounds]
            )
            for name, first in rounds[0].items()
            for what in first
        }
        figures["times the seconds without notebooks"] = (
            figures["seconds"] / figures["without notebooks, 30 topics, seconds"]
        )
        figures["of monthly files, one added, part of the processor seconds of a cold build"] = (
            figures["of monthly files, one added, processor seconds"] / figures["processor seconds"]
        )
        if larger:
            for name, count in (("generated, ", 5000), ("ten times generated, ", 5000 * TIMES)):
                made = corpora.write(corpora.generated(count), scratch / f"{count}.jsonl.gz")
                found = _measured(_command(made, scratch), scratch)
                figures |= {f"{name}{what}": value for what, value in found.items()}
            for what in ("seconds", "peak MB"):
                ratio = figures[f"ten times generated, {what}"] / figures[f"generated, {what}"]
                figures[f"ten times generated, times the {what}"] = ratio
        figures |= _undivided(table, scratch)
        figures |= _plain(table, figures["seconds"])
    return figures


def _cold_and_unchanged(corpus: Path, scratch: Path) -> dict[str, float]:
    """The command on a corpus that nothing is known of, and again."""
    command, cache = _command(corpus, scratch), _folder(scratch)
    cold = _measured(command, scratch, cache=cache)
    again = _measured(command, scratch, cache=cache)
    return cold | {"unchanged, seconds": again["seconds"]}


def _grown(table: Path, scratch: Path) -> dict[str, float]:
    """The command on the same records in twelve files, of which the last is added after the first build."""
    corpus = Path(_folder(scratch))
    records = corpora.records(table)
    size = -(-len(records) // FILES)
    *first, added = [records[start : start + size] for start in range(0, len(records), size)]
    for number, part in enumerate(first):
        corpora.write(iter(part), corpus / f"{number:02}.jsonl.gz")
    command, cache = _command(corpus, scratch), _folder(scratch)
    _measured(command, scratch, cache=cache)
    corpora.write(iter(added), corpus / f"{len(first):02}.jsonl.gz")
    return _measured(command, scratch, cache=cache)


def _command(corpus: Path, scratch: Path) -> list[str]:
    return [sys.executable, "-m", "analysis", "build", str(corpus), "--out", _folder(scratch)]


def _parts(corpus: Path, scratch: Path) -> list[str]:
    return [sys.executable, "-c", _RUN, str(corpus), _folder(scratch)]


def _folder(scratch: Path) -> str:
    return tempfile.mkdtemp(dir=scratch)


def _measured(command: list[str], scratch: Path, *, cache: str = "") -> dict[str, float]:
    environment = os.environ | _AS_THE_COMMAND | {"OFFICIAL_TEXTS_CACHE": cache or _folder(scratch)}
    peak = 0.0
    clocked = [sys.executable, "-m", "benchmarks.tree_clock", *command]
    running = subprocess.Popen(clocked, env=environment, stdout=subprocess.PIPE)
    while running.poll() is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(1)
        peak = max(peak, _memory(running.pid))
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    assert running.stdout is not None
    return json.loads(running.stdout.read()) | {"peak MB": peak}


def _memory(pid: int) -> float:
    """MB of a process and all below it, what they share counted once (PSS); 0 where the system does not tell."""
    total = 0.0
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
        total = int(re.search(r"^Pss:\s+(\d+)", told, re.MULTILINE)[1]) / 1024
        for task in Path(f"/proc/{pid}/task").iterdir():
            total += sum(_memory(int(child)) for child in (task / "children").read_text().split())
    except (OSError, TypeError):  # it has ended meanwhile, or there is no /proc
        pass
    return total


def run(table: str, out: str) -> None:
    """One build without notebooks, thirty topics asked for."""
    from analysis import job
    from analysis.run.memory import settle
    from analysis.settings import Settings

    job.fill(Path(out), Settings(corpus=Path(table), topics=30), "benchmark", notebooks=())
    settle()  # as the command does


def all_tables(table: str, out: str) -> None:
    """All tables with two workers."""
    from analysis.run import executors
    from analysis.run.memory import search_rarely

    search_rarely()  # as the command does
    executors.warm()
    from analysis import pipeline
    from analysis.reports import make  # noqa: F401 - the command imports it while the workers' process does
    from analysis.settings import Settings

    pipeline.build(Settings(corpus=Path(table), workers=2), Path(out))


def _undivided(corpus: Path, scratch: Path) -> dict[str, float]:
    """What part of the processor seconds of all tables passes while one process alone has work, and what part in the first.

    The first bounds what more workers can gain (Amdahl 1967), also where
    several processes take turns.
    """
    command = [
        sys.executable,
        "-m",
        "benchmarks.alone",
        sys.executable,
        "-c",
        _TABLES,
        str(corpus),
        _folder(scratch),
    ]
    environment = os.environ | _AS_THE_COMMAND | {"OFFICIAL_TEXTS_CACHE": _folder(scratch)}
    told = subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout
    found = json.loads(told)
    name = "tables, part of the processor seconds"
    return {
        f"{name} that is not divided": found["alone"] / found["processor seconds"],
        f"{name} in the process that hands out the work": found["of the first process"]
        / found["processor seconds"],
    }


def _plain(table: Path, ours: float) -> dict[str, float]:
    """The plain script with one model, and with as many as ours fits for what they agree on."""
    began = time.perf_counter()
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.plain", str(table)], capture_output=True, check=True, text=True
    ).stdout
    whole = time.perf_counter() - began
    one = whole - float(re.search(rf"{plain.MORE}: ([\d.]+) s", told)[1])
    return {
        "plain script with one model, seconds": one,
        "plain script with one model, times ours": one / ours,
        f"plain script with {OF_SAMPLE.runs} models, seconds": whole,
        f"plain script with {OF_SAMPLE.runs} models, times ours": whole / ours,
    }


if __name__ == "__main__":
    for figure, value in measure(larger="--larger" in sys.argv).items():
        print(f"{figure}: {value:,.1f}", flush=True)
