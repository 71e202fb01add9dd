"""Kept results: made once, whole, and only the last ones."""

from __future__ import annotations

import errno
import os
import random
import time

import pytest

from analysis.faults import InputFault
from analysis.run import keep
from tests.conftest import ROOT


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


def test_what_is_damaged_anywhere_is_made_again_and_said_once(home, caplog):
    dice = random.Random(1)

    def make(folder):
        (folder / "tables").mkdir()
        (folder / "tables" / "a.parquet").write_bytes(dice.randbytes(500))
        (folder / "warnings.json").write_text("[]")

    whole = keep.kept("k", "a", make)
    files = sorted(path.relative_to(whole) for path in whole.rglob("*") if path.is_file())
    assert len(files) == 3
    for _ in range(60):
        path = whole / dice.choice(files)
        content = bytearray(path.read_bytes())
        match dice.choice(("flip", "cut", "gone")):
            case "flip":
                content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
                path.write_bytes(content)
            case "cut":
                path.write_bytes(content[: dice.randrange(len(content))])
            case "gone":
                path.unlink()
        caplog.clear()
        assert keep.kept("k", "a", make) == whole
        assert [record.getMessage() for record in caplog.records] == [f"{whole}: damaged, and made again"]
        made = {path: path.read_bytes() for path in whole.rglob("*") if path.is_file()}
        keep.kept("k", "a", make)
        assert made == {path: path.read_bytes() for path in whole.rglob("*") if path.is_file()}
        assert len(caplog.records) == 1
    assert [path.name for path in home.glob("k/*")] == ["a"]


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


def refuse(number):
    def raising(*_, **__):
        raise OSError(number, os.strerror(number))

    return raising


def test_a_folder_that_cannot_be_written_to_is_told(home, monkeypatch):
    monkeypatch.setattr(keep.tempfile, "mkdtemp", refuse(errno.EROFS))
    with pytest.raises(InputFault) as told:
        keep.kept("k", "a", lambda folder: None)
    assert str(told.value) == (
        f"{home}/k: results cannot be kept there (Read-only file system); name another folder in OFFICIAL_TEXTS_CACHE"
    )


def test_a_full_disk_is_told_and_leaves_nothing(home):
    with pytest.raises(InputFault) as told:
        keep.kept("k", "a", refuse(errno.ENOSPC))
    assert str(told.value) == (
        f"{home}/k: results cannot be kept there (No space left on device); name another folder in OFFICIAL_TEXTS_CACHE"
    )
    assert list((home / "k").iterdir()) == []


def test_what_is_kept_is_served_from_a_folder_that_may_only_be_read(monkeypatch):
    place = keep.kept("k", "a", lambda folder: None)
    monkeypatch.setattr(keep.os, "utime", refuse(errno.EROFS))
    assert keep.kept("k", "a", refuse(errno.EROFS)) == place


def test_of_two_runs_at_once_the_first_to_end_is_kept(home):
    def slow(folder):
        (folder / "by").write_text("second")
        keep.kept("k", "a", lambda other: (other / "by").write_text("first"))

    assert (keep.kept("k", "a", slow) / "by").read_text() == "first"
    assert [path.name for path in (home / "k").iterdir()] == ["a"]


def test_what_a_killed_run_left_goes_after_a_day_and_what_is_being_made_stays(home):
    for name, age in ((".making-old", 2 * 24 * 60 * 60), (".making-new", 60)):
        (home / "k" / name).mkdir(parents=True)
        os.utime(home / "k" / name, (time.time() - age,) * 2)
    keep.kept("k", "a", lambda folder: None)
    assert sorted(path.name for path in (home / "k").iterdir()) == [".making-new", "a"]


def test_where_the_project_may_not_be_written_to_the_user_s_own_cache_is_taken(tmp_path, monkeypatch):
    monkeypatch.delenv("OFFICIAL_TEXTS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "mine"))
    assert keep.folder() == ROOT / ".cache"
    monkeypatch.setattr(keep.os, "access", lambda *_: False)
    assert keep.folder() == tmp_path / "mine" / "official-texts-analysis"


def test_an_installed_package_keeps_its_results_in_the_users_cache(tmp_path, monkeypatch):
    monkeypatch.delenv("OFFICIAL_TEXTS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(keep.project, "checkout", lambda: None)
    assert keep.folder() == tmp_path / "official-texts-analysis"
