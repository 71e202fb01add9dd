"""Which of the tests that execute a line are tried on it when it is broken."""

from __future__ import annotations

from tests.safety.touching import MOST, chosen


def test_few_tests_are_all_tried_the_most_specific_first():
    size = {"a.py::one": 30, "b.py::two": 10, "a.py::three": 20}
    assert chosen(size, size) == ["b.py::two", "a.py::three", "a.py::one"]


def test_of_many_tests_no_file_is_left_out():
    """A line that every test executes was tried on those of the most specific files alone."""
    size = {f"many.py::{number:03}": number for number in range(2 * MOST)}
    size |= {"few.py::whole": 10_000, "few.py::half": 9_000}
    names = chosen(size, size)
    assert len(names) == MOST
    assert names[:4] == ["many.py::000", "few.py::half", "many.py::001", "few.py::whole"]
