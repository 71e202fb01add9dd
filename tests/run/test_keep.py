"""Kept results: made once, whole, and only the last ones."""

from __future__ import annotations

import os

import pytest

from analysis.run import keep


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("OFFICIAL_TEXTS_CACHE", str(tmp_path))
    return tmp_path


def test_made_once_and_anew_only_when_asked():
    made = []

    def make(folder):
        made.append(len(made))
        (folder / "n").write_text(str(made[-1]))

    assert (keep.kept("k", "a", make) / "n").read_text() == "0"
    assert (keep.kept("k", "a", make) / "n").read_text() == "0"
    assert (keep.kept("k", "a", make, fresh=True) / "n").read_text() == "1"
    assert made == [0, 1]


def test_what_failed_is_not_kept(home):
    def make(folder):
        (folder / "half").write_text("")
        raise RuntimeError("midway")

    with pytest.raises(RuntimeError, match="midway"):
        keep.kept("k", "a", make)
    assert list((home / "k").iterdir()) == []


def test_the_longest_unused_go_first(home):
    for number in range(keep.KEPT + 2):
        place = keep.kept("k", str(number), lambda folder: None)
        os.utime(place, (number, number))
    assert sorted(int(path.name) for path in (home / "k").iterdir()) == list(range(2, keep.KEPT + 2))
