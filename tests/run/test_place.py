"""Outputs whole or not at all."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from analysis import job
from analysis.faults import InputFault
from analysis.run import place
from analysis.settings import Settings


def fill(folder, mark):
    for name in ("tables", "figures"):
        (folder / name).mkdir()
        for number in range(3):
            (folder / name / f"{number}.txt").write_text(mark)


def seen(out):
    return {path.relative_to(out).as_posix(): path.read_text() for path in sorted(out.rglob("*.txt"))}


def test_new_outputs_take_the_place_of_old_ones_and_nothing_else_is_left(tmp_path):
    for mark in ("old", "new"):
        with place.staging(tmp_path) as staged:
            fill(staged, mark)
            place.put(staged, tmp_path, ours={"tables": ["0.txt", "1.txt", "2.txt"], "figures": []})
    assert set(seen(tmp_path).values()) == {"new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["figures", "tables"]


def test_a_file_that_no_build_wrote_is_carried_over_and_a_stale_one_of_ours_is_not(tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "my own.txt").write_text("mine")
    (tmp_path / "figures" / "stale.txt").write_text("of the last build")
    with place.staging(tmp_path) as staged:
        fill(staged, "new")
        place.put(staged, tmp_path, ours={"figures": ["stale.txt"]})
    assert seen(tmp_path / "figures") == {
        "0.txt": "new",
        "1.txt": "new",
        "2.txt": "new",
        "my own.txt": "mine",
    }


def test_a_person_s_own_files_are_carried_over_with_their_folders_unless_the_build_has_them(tmp_path):
    own = {"figures/mine/deep/a.txt": "mine", "figures/z.txt": "mine", "figures/0.txt": "mine"}
    for name, words in own.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(words)
    with place.staging(tmp_path) as staged:
        fill(staged, "new")
        place.put(staged, tmp_path)
    found = seen(tmp_path / "figures")
    assert [found[name.removeprefix("figures/")] for name in own] == ["mine", "mine", "new"]


def test_a_person_s_own_links_are_carried_over_as_links(tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "round").symlink_to(tmp_path)
    (tmp_path / "figures" / "nowhere").symlink_to("missing")
    with place.staging(tmp_path) as staged:
        fill(staged, "new")
        place.put(staged, tmp_path)
    assert os.readlink(tmp_path / "figures" / "round") == str(tmp_path)
    assert os.readlink(tmp_path / "figures" / "nowhere") == "missing"


def test_a_failure_leaves_the_last_good_outputs(tmp_path):
    with place.staging(tmp_path) as staged:
        fill(staged, "old")
        place.put(staged, tmp_path)
    with pytest.raises(RuntimeError, match="midway"), place.staging(tmp_path) as staged:
        fill(staged, "new")
        raise RuntimeError("midway")
    assert set(seen(tmp_path).values()) == {"old"}
    assert not list(tmp_path.glob(".building-*"))


@pytest.mark.parametrize("words", [os.strerror(errno.ENOSPC), "Error writing bytes to file"])
def test_a_full_disk_is_told_in_one_line_and_changes_nothing(words, tmp_path):
    with pytest.raises(InputFault) as told, place.staging(tmp_path):
        raise OSError(errno.ENOSPC, words)  # as Python says it, and as pyarrow does
    assert str(told.value) == f"{tmp_path}: No space left on device; nothing was changed"


def test_an_out_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputFault) as told, place.staging(tmp_path / "file" / "out"):
        pass
    assert (
        str(told.value)
        == f"{tmp_path}/file/out: cannot be written to (Not a directory); choose another folder with --out"
    )


BUILDER = """
import logging, sys, time
from pathlib import Path
from analysis.run import place
logging.basicConfig(stream=sys.stdout, format="%(message)s")
out, mark = Path(sys.argv[1]), sys.argv[2]
with place.staging(out) as staged:
    for name in ("tables", "figures"):
        (staged / name).mkdir()
        for number in range(40):
            (staged / name / f"{number}.txt").write_text(mark)
            time.sleep(0.001)
    place.put(staged, out, ours={name: [f"{n}.txt" for n in range(40)] for name in ("tables", "figures")})
"""


def builder(out, mark):
    return subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(out), mark], stdout=subprocess.PIPE, text=True
    )


def test_killed_at_any_moment_the_outputs_are_whole(tmp_path):
    builder(tmp_path, "0").wait()
    for turn in range(1, 13):
        process = builder(tmp_path, str(turn))
        time.sleep(0.04 * turn)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for folder in ("tables", "figures"):
            assert len(set(seen(tmp_path / folder).values())) == 1
            assert len(seen(tmp_path / folder)) == 40
    assert builder(tmp_path, "last").wait() == 0
    assert set(seen(tmp_path).values()) == {"last"}
    assert not list(tmp_path.glob(".building-*"))


def test_a_second_build_waits_and_says_so(tmp_path):
    with place.staging(tmp_path):
        second = builder(tmp_path, "second")
        line = second.stdout.readline()
        assert line == f"another build is at work on {tmp_path}; waiting for it to end\n"
        assert second.poll() is None
    assert second.wait(timeout=30) == 0
    assert set(seen(tmp_path).values()) == {"second"}


def test_figures_put_aside_end_the_watch_over_those_that_an_earlier_build_put_in_place(tmp_path):
    """They stay as they are; whatever else the last build wrote is watched on."""
    out = tmp_path / "out"

    def build(name: str, *written: str) -> None:
        with place.staging(out) as staged:
            for file in ("tables/t.csv", *written):
                (staged / file).parent.mkdir(parents=True, exist_ok=True)
                (staged / file).write_text(name)
            job._put(staged, Settings(out=out), name)

    build("first", "figures/a.png", "reports/index.html")
    (out / "figures" / "a.png").write_text("edited")
    assert not job.is_current(out, "first")
    build("second", "reports/figures/a.png")
    assert job.is_current(out, "second") and not job.is_current(out, "first")
    (out / "figures" / "a.png").write_text("edited again")
    assert job.is_current(out, "second")
    build("tables alone")
    assert job.is_current(out, "tables alone")
    (out / "reports" / "figures" / "a.png").write_text("edited")
    assert not job.is_current(out, "tables alone")
