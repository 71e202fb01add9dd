"""Mutation testing: places drawn at random over the code are broken, and some test must fail.

python -m tests.safety.mutations --count 200 --seed 1
python -m tests.safety.mutations --room timeline --count 20 --to fates.csv
python -m tests.safety.mutations --place analysis/timeline/merging.py:120

A line is drawn first, then what is broken on it, so that long expressions are
not drawn more often than short ones. The tests of a room are collected once;
each mutant is a fork of that process, in which the code of the broken function
is replaced and all caches are emptied. It runs the tests that execute the line,
the most specific first, then all others that execute the module, until one
fails. Which tests execute which line is recorded first, on the unbroken code,
which takes minutes; tests that fail there are listed and not used. What
survives is printed with its place: it needs a test, or a reason why nobody
could see the difference. Tests that start processes of their own see the code
unbroken. If anything keeps a room from being tried, the run ends with the reason.
"""

from __future__ import annotations

import argparse
import csv
import functools
import gc
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from functools import partial
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import CodeType, FunctionType
from typing import NoReturn

import pytest

from tests.safety.mutants import Mutant, apply, mutants
from tests.safety.touching import Touching, read, recording

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Room:
    """Code below ``analysis/``, the quick tests that hold it, and those of the rooms that use it."""

    code: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "timeline": Room(("timeline", "edtf.py"), ("tests/timeline", "analysis/timeline", "analysis/edtf.py", "tests/test_edtf.py", "tests/synthetic",
                                               "tests/evaluation", "tests/recorded")),
    "formulations": Room(("formulations",), ("tests/formulations", "analysis/formulations", "tests/safety/test_any_text.py", "tests/recorded")),
    "topics": Room(("topics",), ("tests/topics", "analysis/topics", "tests/questions/test_workbench.py")),
    "corpus": Room(("corpus",), ("tests/corpus", "analysis/corpus", "tests/metamorphic", "tests/safety/test_any_text.py", "tests/recorded")),
    "tables": Room(("tables", "cells.py", "numerals.py", "wording.py"),
                   ("tests/test_tables.py", "tests/test_table_meanings.py", "tests/test_cells.py", "tests/test_numerals.py", "tests/test_wording.py",
                    "analysis/tables", "analysis/cells.py", "analysis/numerals.py", "analysis/wording.py", "tests/run/test_store.py")),
    "questions": Room(("questions",), ("tests/questions", "analysis/questions")),
    "run": Room(("run", "job.py", "pipeline.py", "ownrows.py"), ("tests/run", "analysis/run", "tests/test_own_files.py", "tests/test_commands.py")),
}  # fmt: skip
#: Seconds after which a mutant counts as killed: it loops or waits.
PATIENCE = 2400
MARKS = "not slow and not thorough and not browser"
OPTIONS = ("-q", "-m", MARKS, "-k", "not linear", "-p", "no:cacheprovider", "-p", "no:xdist")
#: Caches of what no mutant changes, which are slow to fill.
_KEPT = ("analysis.vocabulary", "analysis.names._jieba")


@dataclass(frozen=True)
class Fate:
    """A mutant and the test that failed, or none."""

    room: str
    file: str
    line: int
    was: str
    became: str
    killed_by: str
    seconds: int


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


def drawn(rooms: list[str], count: int, seed: int) -> dict[str, list[Mutant]]:
    """So many mutants, as many of each room as it has lines: a line at random, then one of its mutants."""
    chance = random.Random(seed)
    lines = {room: by_line(room) for room in rooms}
    total = sum(map(len, lines.values()))
    work = {}
    for room, of_room in lines.items():
        share = min(len(of_room), max(1, round(count * len(of_room) / total)))
        work[room] = [chance.choice(of_room[line]) for line in chance.sample(sorted(of_room), share)]
    return work


def at_places(rooms: list[str], places: list[str]) -> dict[str, list[Mutant]]:
    """All mutants of some lines, given as FILE:LINE."""
    work = {}
    for room in rooms:
        found = [
            one for (file, line), here in by_line(room).items() if f"{file}:{line}" in places for one in here
        ]
        if found:
            work[room] = found
    return work


def _inner(code: CodeType) -> Iterator[CodeType]:
    """The code of every function within a module."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _inner(constant)


def break_in_place(mutant: Mutant) -> bool:
    """Give the functions of a loaded module the code that they have with a place broken; False where that is none."""
    source = (ROOT / mutant.file).read_text("utf-8")
    broken = compile(apply(mutant, source), str(ROOT / mutant.file), "exec")
    codes = {(code.co_qualname, code.co_firstlineno): code for code in _inner(broken)}
    module = mutant.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    changed = False
    gc.unfreeze()  # what was settled after collecting the tests is not among the objects otherwise
    for function in [
        one for one in gc.get_objects() if isinstance(one, FunctionType) and one.__module__ == module
    ]:
        own = function.__code__
        code = codes.get((own.co_qualname, own.co_firstlineno))
        if code is not None and code != own and code.co_freevars == own.co_freevars:
            function.__code__ = code
            changed = True
    return changed


def empty_caches() -> None:
    """What a function of the package has kept from before it was broken."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            name = f"{one.__module__}.{one.__qualname__}"
            if name.startswith(("analysis.", "tests.")) and not name.startswith(_KEPT):
                one.cache_clear()


class Session:
    """A pytest plugin that, in place of running the tests, tries the mutants of a room on them."""

    def __init__(self, room: str, work: list[Mutant], record: Path, workers: int) -> None:
        self.room, self.work, self.record, self.workers = room, work, record, workers
        self.fates: list[Fate] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            raise session.Interrupted("some tests cannot be collected")
        items = {item.nodeid: item for item in session.items}
        if not self.record.exists():
            self._note_lines(session.items)
        touching = read(self.record)
        running: dict[Fork, Mutant] = {}
        for mutant in self.work:
            chosen = [items[name] for name in tests_of(mutant, touching) if name in items]
            running[Fork(partial(_try, mutant, chosen))] = mutant
            while len(running) >= self.workers:
                self._end(running)
        while running:
            self._end(running)
        return True

    def _note_lines(self, items: list[pytest.Item]) -> None:
        """Record which tests execute which line of the files to be broken, in a fork: tests leave traces."""
        files = sorted({mutant.file for mutant in self.work})
        print(f"recording which of {len(items)} tests execute which lines", file=sys.stderr, flush=True)
        failed = Fork(lambda: _recorded(items, files, self.record), seconds=None).result()
        if not self.record.exists():
            raise RuntimeError(f"recording which tests execute which lines: {failed}")
        if failed:
            print(f"not used, they fail on the unbroken code:\n{failed}", file=sys.stderr, flush=True)

    def _end(self, running: dict[Fork, Mutant]) -> None:
        """Wait for one of the forks, and note what came of its mutant."""
        ready = wait([fork.receiver for fork in running], PATIENCE)
        fork = next((one for one in running if one.receiver in ready), next(iter(running)))
        mutant, killer = running.pop(fork), fork.result()
        line = mutant.start[0]
        self.fates.append(
            Fate(
                self.room,
                mutant.file,
                line,
                mutant.old,
                mutant.new,
                killer,
                round(time.monotonic() - fork.began),
            )
        )
        print("killed  " if killer else "SURVIVED", mutant, file=sys.stderr, flush=True)


def tests_of(mutant: Mutant, touching: Touching) -> list[str]:
    """The tests that execute the lines of a mutant, then the others that execute its module: a cache hides some."""
    lines = touching.get(mutant.file, {})
    here = [name for line in range(mutant.start[0], mutant.end[0] + 1) for name in lines.get(line, ())]
    return list(dict.fromkeys([*here, *(name for names in lines.values() for name in names)]))


def _recorded(items: list[pytest.Item], files: list[str], to: Path) -> str:
    """Write the record; the tests that failed."""
    with recording(ROOT, files, to, items[0].config.pluginmanager) as failed:
        _run(items)
    return "\n".join(sorted(failed))


def _try(mutant: Mutant, items: list[pytest.Item]) -> str:
    if not items or not break_in_place(mutant):
        return ""
    empty_caches()
    return _run(items, until_one_fails=True)


class _Watch:
    """A pytest plugin that notes which tests failed."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


def _run(items: list[pytest.Item], *, until_one_fails: bool = False) -> str:
    """Run tests; the name of the first that failed."""
    watch, config = _Watch(), items[0].config
    config.pluginmanager.register(watch)
    for item, following in zip(items, [*items[1:], None], strict=True):
        config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if watch.failed and until_one_fails:
            break
    return next(iter(watch.failed), "")


class Fork:
    """A fork of this process that does some work in silence, in so many seconds of processor time at most.

    By the clock it may take as long: a mutant that waits for ever is ended too. None: no limit.
    """

    def __init__(self, work: Callable[[], str], seconds: int | None = PATIENCE) -> None:
        self.began = time.monotonic()
        self.seconds = seconds
        self.receiver, sender = Pipe(duplex=False)
        self.child = os.fork()
        if self.child == 0:
            self._work(work, sender)
        sender.close()

    def _work(self, work: Callable[[], str], sender: Connection) -> NoReturn:
        os.setsid()
        if self.seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (self.seconds, self.seconds))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        try:
            sender.send(work())
        except BaseException as error:
            sender.send(f"{type(error).__name__}: {error}")
        os._exit(0)

    def result(self) -> str:
        """What the work returned, or what else ended it."""
        try:
            if self.receiver.poll(self.seconds):
                return self.receiver.recv()
            return f"it did not end in {self.seconds} seconds"
        except EOFError:
            return "it crashed, was killed or took too much processor time"
        finally:
            self.receiver.close()
            with suppress(ProcessLookupError):
                os.killpg(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)


def of_room(room: str, work: list[Mutant], record: Path, workers: int) -> list[Fate]:
    """What came of each mutant of a room; an error where pytest ended without trying them all."""
    session = Session(room, work, record / f"{room}.json", workers)
    with tempfile.TemporaryFile("w+") as report:
        os.dup2(report.fileno(), 1)
        code = pytest.main([*OPTIONS, *ROOMS[room].tests], plugins=[session])
        sys.stdout.flush()
        if code != pytest.ExitCode.OK or len(session.fates) < len(work):
            report.seek(0)
            raise RuntimeError(f"{len(session.fates)} of {len(work)} mutants tried. {report.read()}")
    return session.fates


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
        help="keep there which tests execute which line, for the same mutants again",
    )
    chosen = parser.parse_args()
    rooms = chosen.room or list(ROOMS)
    work = at_places(rooms, chosen.place) if chosen.place else drawn(rooms, chosen.count, chosen.seed)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # no threads in what is forked
    fates: list[Fate] = []
    with tempfile.TemporaryDirectory() as folder:
        record = chosen.record or Path(folder)
        record.mkdir(exist_ok=True)
        for (
            room,
            mutants_of_room,
        ) in work.items():  # a process each: the tests of one may change what those of others find
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                try:
                    fates += pool.submit(of_room, room, mutants_of_room, record, chosen.workers).result()
                except RuntimeError as error:  # also that of a pool whose process was killed
                    print(summary(fates))
                    sys.exit(f"{room}: {error}")
            if chosen.to:
                write(fates, chosen.to)
    print(summary(fates))
    return 0


def summary(fates: list[Fate]) -> str:
    """How many were killed, by room and in all."""
    drawn, dead = Counter(one.room for one in fates), Counter(one.room for one in fates if one.killed_by)
    lines = [f"{room}: {dead[room]} of {drawn[room]} killed" for room in drawn]
    if not fates:
        return "no mutants tried"
    return "\n".join([*lines, f"all: {dead.total()} of {len(fates)} killed, {dead.total() / len(fates):.0%}"])


def write(fates: list[Fate], path: Path) -> None:
    """The fates as a table: place, what was broken, the test that saw it."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, [one.name for one in fields(Fate)])
        table.writeheader()
        table.writerows(map(asdict, fates))


if __name__ == "__main__":
    sys.exit(main())
