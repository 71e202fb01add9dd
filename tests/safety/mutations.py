"""Mutation testing: places drawn at random over the code are broken, each in a copy, and some test must fail.

python -m tests.safety.mutations --count 200 --seed 1
python -m tests.safety.mutations --room timeline --count 20 --to fates.csv
python -m tests.safety.mutations --place analysis/timeline/merging.py:120

A line is drawn first, then what is broken on it, so that long expressions are
not drawn more often than short ones. Of each mutant the tests run that execute
the line, the most specific first, then all of its room, until one fails. Which
tests execute which line is recorded first. What survives all of them is printed with its place: it wants a
test, or a reason why nobody could see the difference.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

import pytest

from tests.safety.mutants import Mutant, apply, mutants
from tests.safety.touching import Chosen, Touching, read, record

Found = TypeVar("Found")
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Room:
    """Code below ``analysis/``, the quick tests that hold it, and those of the rooms that use it."""

    code: tuple[str, ...]
    tests: tuple[str, ...]
    further: tuple[str, ...]


ROOMS = {
    "timeline": Room(("timeline", "edtf.py"), ("tests/timeline", "analysis/timeline", "analysis/edtf.py"),
                     ("tests/synthetic", "tests/evaluation")),
    "formulations": Room(("formulations",), ("tests/formulations", "analysis/formulations"), ("tests/safety/test_any_text.py",)),
    "topics": Room(("topics",), ("tests/topics", "analysis/topics"), ("tests/questions/test_workbench.py",)),
    "corpus": Room(("corpus",), ("tests/corpus", "analysis/corpus"), ("tests/metamorphic", "tests/safety/test_any_text.py")),
    "tables": Room(("tables", "cells.py", "numerals.py", "wording.py"),
                   ("tests/test_tables.py", "tests/test_table_meanings.py", "tests/test_cells.py", "tests/test_numerals.py", "tests/test_wording.py",
                    "analysis/tables", "analysis/cells.py", "analysis/numerals.py", "analysis/wording.py"), ("tests/run/test_store.py",)),
    "questions": Room(("questions",), ("tests/questions", "analysis/questions"), ()),
    "run": Room(("run", "job.py", "pipeline.py", "ownrows.py"), ("tests/run", "analysis/run", "tests/test_own_files.py"), ("tests/test_commands.py",)),
}  # fmt: skip
#: Seconds of processor time after which a mutant counts as killed: it loops. By the clock, ten times as many.
PATIENCE = 240
#: What the tests import and nobody breaks, loaded once for all mutants.
PRELOADED = ("hypothesis", "numpy", "pandas", "pyarrow.parquet", "scipy.sparse", "scipy.stats", "lxml.html", "re2", "msgspec", "jinja2", "tomotopy", "gensim.models")  # fmt: skip


OPTIONS = ("-q", "-m", "not slow", "-k", "not linear", "-p", "no:cacheprovider")


@dataclass(frozen=True)
class Fate:
    """What came of a mutant: the test that failed, or none."""

    room: str
    mutant: Mutant
    killer: str
    seconds: float


def by_line(room: str) -> dict[tuple[str, int], list[Mutant]]:
    """The mutants of each line of a room's code."""
    found: dict[tuple[str, int], list[Mutant]] = {}
    for place in ROOMS[room].code:
        path = ROOT / "analysis" / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            name = file.relative_to(ROOT).as_posix()
            for mutant in mutants(name, file.read_text("utf-8")):
                found.setdefault((name, mutant.start[0]), []).append(mutant)
    return found


def drawn(rooms: list[str], count: int, seed: int) -> list[tuple[str, Mutant]]:
    """So many mutants, as many of each room as it has lines: a line at random, then one of its mutants."""
    chance = random.Random(seed)
    lines = {room: by_line(room) for room in rooms}
    total = sum(map(len, lines.values()))
    work = []
    for room, of_room in lines.items():
        share = min(len(of_room), max(1, round(count * len(of_room) / total)))
        work += [(room, chance.choice(of_room[line])) for line in chance.sample(sorted(of_room), share)]
    chance.shuffle(work)  # a run that is cut short has seen all rooms
    return work


def at_place(rooms: list[str], place: str) -> list[tuple[str, Mutant]]:
    """All mutants of one line, given as FILE:LINE."""
    file, _, line = place.rpartition(":")
    return [(room, mutant) for room in rooms for mutant in by_line(room).get((file, int(line)), [])]


def stages(
    room: str, mutant: Mutant, touching: Touching, *, executing: bool
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Which files of tests to run, and which tests in them (all if none are named), one lot after the other."""
    lines = touching.get(mutant.file, {})
    names = [name for line in range(mutant.start[0], mutant.end[0] + 1) for name in lines.get(line, ())]
    if names:
        names = list(dict.fromkeys(names))
        yield tuple(dict.fromkeys(name.partition("::")[0] for name in names)), names
    if not (executing and names):
        yield ROOMS[room].tests, []  # what a cache has hidden from the record


def _prepare(copy: str) -> None:
    """In a fork: a session of its own, silent, in the copy, whose modules are imported anew."""
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.chdir(copy)
    os.environ["PYTHONPATH"] = copy
    sys.path[:] = [copy, *(path for path in sys.path if path not in ("", str(ROOT)))]
    for name in [name for name in sys.modules if name.partition(".")[0] in ("tests", "analysis")]:
        del sys.modules[name]
    sys.dont_write_bytecode = True


def _try(copy: str, tests: tuple[str, ...], names: list[str], sender: Connection) -> None:
    """In a fork: run the tests against the copy, and send which failed."""
    _prepare(copy)
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    chosen = Chosen(names)
    status = pytest.main([*OPTIONS, "-x", *tests], plugins=[chosen])
    sender.send("" if status in (0, 5) else chosen.failed or f"pytest ended with {status}")


def failing(tests: tuple[str, ...], names: list[str], copy: Path) -> str:
    """The first of the tests that fails in the copy, or what else ends them; empty if all pass."""
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_try, args=(str(copy), tests, names, sender))
    process.start()
    sender.close()
    try:
        return receiver.recv() if receiver.poll(10 * PATIENCE) else "it did not end"
    except EOFError:
        return "it did not end, or crashed"
    finally:
        receiver.close()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.join()


def _record(copy: str, room: str, files: Sequence[str], to: Path) -> None:
    _prepare(copy)
    record(copy, files, [*OPTIONS, *ROOMS[room].tests, *ROOMS[room].further], to)


def recorded(room: str, files: Sequence[str], copy: Path, to: Path) -> Touching:
    """Which tests of a room, and of those that use it, execute which line of these files; recorded if it is not."""
    if to.exists():
        return read(to)
    process = get_context("fork").Process(target=_record, args=(str(copy), room, files, to))
    process.start()
    process.join()
    return read(to)


def fate(room: str, mutant: Mutant, touching: Touching, copy: Path, *, executing: bool = False) -> Fate:
    """Break the place in the copy, run the tests, and mend it."""
    path, began, killer = copy / mutant.file, time.monotonic(), ""
    times, whole = path.stat(), path.read_text("utf-8")
    path.write_text(apply(mutant, whole), "utf-8")
    try:
        for tests, names in stages(room, mutant, touching, executing=executing):
            killer = failing(tests, names, copy)
            if killer:
                break
    finally:
        path.write_text(whole, "utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # its compiled form is valid again
    return Fate(room, mutant, killer, time.monotonic() - began)


def copied(folder: Path) -> Path:
    """A copy of the checkout, without what git does not know."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    for name in filter(None, names.stdout.decode().split("\0")):
        source, target = ROOT / name, folder / name
        if source.is_file() and not name.startswith("figures/"):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    subprocess.run([sys.executable, "-m", "compileall", "-q", folder / "analysis"], check=False)
    return folder


def main() -> int:
    """Print each mutant's fate and the share that was killed, by room."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=200, help="mutants in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", choices=ROOMS, action="append")
    parser.add_argument("--place", action="append", help="FILE:LINE: every mutant of this line instead")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--to", type=Path, metavar="FILE", help="a table of the fates, CSV")
    parser.add_argument(
        "--record",
        type=Path,
        metavar="DIR",
        help="keep there which tests execute which line, for the same count and seed again",
    )
    parser.add_argument(
        "--executing",
        action="store_true",
        help="only the tests that execute the line: quicker, and kills at most as many",
    )
    parser.add_argument("--unchecked", action="store_true", help="take it that the tests pass as they are")
    chosen = parser.parse_args()
    rooms = chosen.room or list(ROOMS)
    work = [one for place in chosen.place or () for one in at_place(rooms, place)]
    work = work or drawn(rooms, chosen.count, chosen.seed)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # no threads in what is forked
    for name in PRELOADED:
        importlib.import_module(name)
    fates = []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(chosen.workers) as pool:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(chosen.workers):
            copies.put(copied(Path(folder) / str(number)))

        record = chosen.record or Path(folder)
        record.mkdir(exist_ok=True)

        def in_copy(task: Callable[[Path], Found]) -> Found:
            copy = copies.get()
            try:
                return task(copy)
            finally:
                copies.put(copy)

        def prepare(room: str) -> Touching:
            tests = ROOMS[room].tests
            failed = "" if chosen.unchecked else in_copy(lambda copy: failing(tests, [], copy))
            assert not failed, f"before anything is broken, {failed} fails"
            files, to = {mutant.file for of, mutant in work if of == room}, record / f"{room}.json"
            return in_copy(lambda copy: recorded(room, sorted(files), copy, to))

        def one(item: tuple[str, Mutant]) -> Fate:
            return in_copy(lambda copy: fate(*item, touching, copy, executing=chosen.executing))

        touching = {}
        for of_room in pool.map(prepare, sorted({room for room, _ in work})):
            touching |= of_room
        for each in pool.map(one, work):
            fates.append(each)
            print("killed  " if each.killer else "SURVIVED", each.mutant, flush=True)
            if chosen.to:
                write(fates, chosen.to)
    print(summary(fates))
    return 0


def summary(fates: list[Fate]) -> str:
    """How many were killed, by room and in all."""
    drawn, dead = Counter(one.room for one in fates), Counter(one.room for one in fates if one.killer)
    lines = [f"{room}: {dead[room]} of {drawn[room]} killed" for room in drawn]
    return "\n".join(
        [*lines, f"all: {dead.total()} of {drawn.total()} killed, {dead.total() / drawn.total():.0%}"]
    )


def write(fates: list[Fate], path: Path) -> None:
    """The fates as a table: place, what was broken, the test that saw it."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("room", "file", "line", "was", "became", "killed_by", "seconds"))
        for one in fates:
            mutant = one.mutant
            line = mutant.start[0]
            table.writerow(
                (one.room, mutant.file, line, mutant.old, mutant.new, one.killer, round(one.seconds))
            )


if __name__ == "__main__":
    sys.exit(main())
