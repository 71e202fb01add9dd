"""Mutation testing: places drawn at random over the code are broken, and some test must fail.

python -m tests.safety.mutations --count 200 --seed 1
python -m tests.safety.mutations --room timeline --count 20 --to fates.csv
python -m tests.safety.mutations --place analysis/timeline/merging.py:120

A line is drawn first, then what is broken on it, so that long expressions are
not drawn more often than short ones. The tests of a room are collected once;
each mutant is a fork of that process, in which the code of the broken function
is replaced and all caches are emptied. It runs the tests that execute the line,
the most specific first, then all others that execute the module, until one
fails. Which tests execute which line is recorded first. What survives is
printed with its place: it needs a test, or a reason why nobody could see the
difference. Tests that start processes of their own see the code unbroken.
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
#: Seconds of processor time after which a mutant counts as killed: it loops. By the clock, ten times as many.
PATIENCE = 240
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
        items = {item.nodeid: item for item in session.items}
        if not self.record.exists():
            files = sorted({mutant.file for mutant in self.work})
            Fork(lambda: _recorded(session.items, files, self.record)).result()
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

    def _end(self, running: dict[Fork, Mutant]) -> None:
        """Wait for one of the forks, and note what came of its mutant."""
        ready = wait([fork.receiver for fork in running], 10 * PATIENCE)
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
    with recording(ROOT, files, to, items[0].config.pluginmanager):
        return _run(items)


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
    """A fork of this process that does some work, silent and with limited processor time."""

    def __init__(self, work: Callable[[], str]) -> None:
        self.began = time.monotonic()
        self.receiver, sender = Pipe(duplex=False)
        self.child = os.fork()
        if self.child == 0:
            self._work(work, sender)
        sender.close()

    @staticmethod
    def _work(work: Callable[[], str], sender: Connection) -> NoReturn:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (10 * PATIENCE, 10 * PATIENCE))
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
            return self.receiver.recv() if self.receiver.poll(10 * PATIENCE) else "it did not end"
        except EOFError:
            return "it did not end, or crashed"
        finally:
            self.receiver.close()
            with suppress(ProcessLookupError):
                os.killpg(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)


def of_room(room: str, work: list[Mutant], record: Path, workers: int) -> list[Fate]:
    """What came of each mutant of a room."""
    session = Session(room, work, record / f"{room}.json", workers)
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)  # pytest's own report
    pytest.main([*OPTIONS, *ROOMS[room].tests], plugins=[session])
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
                fates += pool.submit(of_room, room, mutants_of_room, record, chosen.workers).result()
            if chosen.to:
                write(fates, chosen.to)
    print(summary(fates))
    return 0


def summary(fates: list[Fate]) -> str:
    """How many were killed, by room and in all."""
    drawn, dead = Counter(one.room for one in fates), Counter(one.room for one in fates if one.killed_by)
    lines = [f"{room}: {dead[room]} of {drawn[room]} killed" for room in drawn]
    return "\n".join(
        [*lines, f"all: {dead.total()} of {drawn.total()} killed, {dead.total() / drawn.total():.0%}"]
    )


def write(fates: list[Fate], path: Path) -> None:
    """The fates as a table: place, what was broken, the test that saw it."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, [one.name for one in fields(Fate)])
        table.writeheader()
        table.writerows(map(asdict, fates))


if __name__ == "__main__":
    sys.exit(main())
