"""The tool that breaks code reaches the functions of the package, and says why it did not try a mutant."""

from __future__ import annotations

import inspect
import sys
import time
from pathlib import Path

import pytest

from analysis import numerals
from tests.safety import mutations
from tests.safety.mutants import Mutant, mutants
from tests.safety.mutations import ROOT, Fork, Room, break_in_place, of_room, summary

FILE = "analysis/numerals.py"


@pytest.fixture
def mutant() -> Mutant:
    """The last number or result of `numerals.parse`, broken."""
    source, first = inspect.getsourcelines(numerals.parse)
    return [
        one
        for one in mutants(FILE, (ROOT / FILE).read_text("utf-8"))
        if first <= one.start[0] < first + len(source)
    ][-1]


def tried(mutant: Mutant, record: Path, *tests: str) -> str:
    """What comes of a mutant on some tests; in a fork, whose standard output is not captured by this pytest."""

    def work() -> str:
        sys.stdout = sys.__stdout__
        mutations.ROOMS["numerals"] = Room(("numerals.py",), tests)
        return summary(of_room("numerals", [mutant], record, 1))

    return Fork(work).result()


def test_a_function_is_broken_although_all_objects_are_settled(mutant: Mutant):
    """Objects that `gc.freeze` has set apart were not found: every mutant counted as one that survived."""
    assert Fork(lambda: str(break_in_place(mutant))).result() == "True"


def test_a_mutant_that_a_test_detects_is_killed(mutant: Mutant, tmp_path: Path):
    assert tried(mutant, tmp_path, FILE).startswith("numerals: 1 of 1 killed\n")


def test_a_test_that_fails_on_the_unbroken_code_kills_no_mutant(mutant: Mutant, tmp_path: Path):
    test = tmp_path / "test_wrong.py"
    test.write_text(
        "from analysis.numerals import parse\n\ndef test_wrong():\n    assert parse('二十') == 21\n", "utf-8"
    )
    assert tried(mutant, tmp_path, str(test)).startswith("numerals: 0 of 1 killed\n")


def test_a_record_that_is_not_made_ends_the_run_with_the_reason(
    mutant: Mutant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The run ended without a mutant and without a reason where the recording took longer than its limit."""

    def fails(*_: object) -> str:
        raise ValueError("the tracer is missing")

    monkeypatch.setattr(mutations, "_recorded", fails)
    said = tried(mutant, tmp_path, FILE)
    assert said.startswith("RuntimeError: 0 of 1 mutants tried")
    assert "the tracer is missing" in said


def test_tests_that_cannot_be_collected_end_the_run_with_the_reason(mutant: Mutant, tmp_path: Path):
    test = tmp_path / "test_broken.py"
    test.write_text("import no_such_module\n")
    said = tried(mutant, tmp_path, str(test), FILE)
    assert said.startswith("RuntimeError: 0 of 1 mutants tried")
    assert "No module named 'no_such_module'" in said


def test_a_fork_that_takes_too_long_says_so():
    assert Fork(lambda: str(time.sleep(60)), seconds=1).result() == "it did not end in 1 seconds"


def test_no_mutants_have_no_share():
    assert summary([]) == "no mutants tried"
