"""Which of the quick tests execute which line, so that a broken line is tried on those that can see it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import coverage
import pytest

#: Number of tests that are kept for a line: those that execute the fewest lines say most about each.
MOST = 150

#: Of each file and line, the tests that execute it, the most specific first.
Touching = dict[str, dict[int, list[str]]]


class Recorder:
    """A pytest plugin that tells the tracer which test is running, and notes which failed."""

    def __init__(self, tracer: coverage.Coverage) -> None:
        self.tracer = tracer
        self.failed: set[str] = set()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.tracer.switch_context(nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.add(report.nodeid)


@contextmanager
def recording(
    root: Path, files: Sequence[str], to: Path, plugins: pytest.PytestPluginManager
) -> Iterator[set[str]]:
    """Write to a file which of the tests that run meanwhile, and pass, execute which line of these files.

    Yields the names of those that fail.
    """
    tracer = coverage.Coverage(
        data_file=None, include=[str(root / file) for file in files], config_file=False
    )
    recorder = Recorder(tracer)
    plugins.register(recorder)
    tracer.start()
    try:
        yield recorder.failed
    finally:
        tracer.stop()
        plugins.unregister(recorder)
    data = tracer.get_data()
    found: dict[str, dict[int, list[str]]] = {}
    size: dict[str, int] = defaultdict(int)
    for path in data.measured_files():
        lines = {
            line: [name for name in names if name and name not in recorder.failed]
            for line, names in data.contexts_by_lineno(path).items()
        }
        found[Path(path).relative_to(root).as_posix()] = lines
        for names in lines.values():
            for name in names:
                size[name] += 1
    for lines in found.values():
        for line, names in lines.items():
            lines[line] = chosen(names, size)
    to.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def chosen(names: Iterable[str], size: Mapping[str, int]) -> list[str]:
    """The most specific tests first; of more than `MOST` those of each file in turn, so that no file is left out."""
    ordered = sorted(names, key=lambda name: (size[name], name))
    if len(ordered) <= MOST:
        return ordered
    before: Counter[str] = Counter()
    turn = {}
    for name in ordered:
        file = name.partition("::")[0]
        turn[name] = before[file]
        before[file] += 1
    return sorted(ordered, key=turn.__getitem__)[:MOST]


def read(path: Path) -> Touching:
    """What `record` wrote."""
    found = json.loads(path.read_text("utf-8"))
    return {file: {int(line): names for line, names in lines.items()} for file, lines in found.items()}
