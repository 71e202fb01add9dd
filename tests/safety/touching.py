"""Which of the quick tests execute which line, so that a broken line is tried on those that can see it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import coverage
import pytest

#: Tests that are kept for a line: those that execute the fewest lines say most about each.
MOST = 150

#: Of each file and line, the tests that execute it, the most specific first.
Touching = dict[str, dict[int, list[str]]]


class Recorder:
    """A pytest plugin that tells the tracer which test is running."""

    def __init__(self, tracer: coverage.Coverage) -> None:
        self.tracer = tracer

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.tracer.switch_context(nodeid)


class Chosen:
    """A pytest plugin that runs these tests alone, in this order, and notes the first failure."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        self.rank = {name: rank for rank, name in enumerate(names)}
        self.failed = ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.rank:
            items[:] = sorted(
                (item for item in items if item.nodeid in self.rank), key=lambda item: self.rank[item.nodeid]
            )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = self.failed or report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed = self.failed or f"import of {report.nodeid}"


def record(folder: str, files: Sequence[str], options: Sequence[str], to: Path) -> None:
    """Run the tests in `folder`, and write which of them execute which line of these files."""
    tracer = coverage.Coverage(
        data_file=None, include=[f"{folder}/{file}" for file in files], config_file=False
    )
    tracer.start()
    try:
        pytest.main(list(options), plugins=[Recorder(tracer)])
    finally:
        tracer.stop()
    data = tracer.get_data()
    found: dict[str, dict[int, list[str]]] = {}
    size: dict[str, int] = defaultdict(int)
    for path in data.measured_files():
        lines = {
            line: [name for name in names if name] for line, names in data.contexts_by_lineno(path).items()
        }
        found[Path(path).relative_to(folder).as_posix()] = lines
        for names in lines.values():
            for name in names:
                size[name] += 1
    for lines in found.values():
        for line, names in lines.items():
            lines[line] = sorted(names, key=lambda name: (size[name], name))[:MOST]
    to.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def read(path: Path) -> Touching:
    """What `record` wrote."""
    found = json.loads(path.read_text("utf-8"))
    return {file: {int(line): names for line, names in lines.items()} for file, lines in found.items()}
