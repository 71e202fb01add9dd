"""Labelled cases: what is found, what is ignored, what is known to fail."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.formulations.sample import found
from tests.rows import each

HERE = Path(__file__).parent


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _check(case: dict[str, str]) -> None:
    one = found(case["text"]).get(case["term"])
    assert one is not None, f"{case['term']} is not found in {case['text']}"
    read = {
        "pattern": one.pattern,
        "number": one.number,
        "members": "；".join(one.members),
        "given": one.members_given,
    }
    assert read == {key: case[key] for key in read}


@each("case", _rows("wild.csv"))
def test_wild(case):
    _check(case)


@each("case", _rows("negative.csv"))
def test_negative(case):
    assert sorted(found(case["text"])) == []


@pytest.mark.parametrize("case", _rows("known_failures.csv"), ids=lambda case: case["why"])
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_known_failures(case):
    _check(case)
