"""A run that is stopped, or that cannot begin, ends in one line and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis.__main__ import main
from tests.safety.kills import TEXTS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n}.txt").write_text(
            TEXTS[n % 2].replace("5月3日", f"5月{n % 28 + 1}日"), encoding="utf-8"
        )
    return folder


def start(corpus: Path, out: Path, tmp_path: Path, **environment: str) -> subprocess.Popen:
    environment = {"OFFICIAL_TEXTS_CACHE": str(tmp_path / "cache")} | environment
    return subprocess.Popen(
        [sys.executable, "-m", "analysis", "timeline", str(corpus), "--out", str(out), "--workers", "2"],
        cwd=ROOT,
        env=os.environ | environment,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize("whole_group", [False, True])
@pytest.mark.parametrize("after", [0.0, 0.3])  # seconds after the first step has begun
def test_sigterm_ends_a_run_in_one_line_and_leaves_nothing(corpus, tmp_path, after, whole_group):
    """A batch system stops the process, or all of its group: the staging folder goes either way."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    process = start(corpus, tmp_path / "out", tmp_path, TMPDIR=str(temporary))
    said = process.stderr.readline()
    assert said == "reading and scanning the sources\n"
    time.sleep(after)
    (os.killpg if whole_group else os.kill)(process.pid, signal.SIGTERM)
    said += process.communicate(timeout=60)[1]
    assert process.returncode == 143
    assert said.splitlines()[-1] == "stopped; existing output is unchanged"
    assert len(said.splitlines()) <= 4, said  # a line for each step and the last, and no warning
    left = {path.name for path in (tmp_path / "out").glob("*")} if (tmp_path / "out").is_dir() else set()
    assert left <= {".building.lock"}
    assert list(temporary.iterdir()) == []


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="no fork server there")
def test_a_long_temporary_folder_is_no_obstacle(corpus, tmp_path):
    temporary = tmp_path / ("long" * 25)
    temporary.mkdir()
    process = start(corpus, tmp_path / "out", tmp_path, TMPDIR=str(temporary))
    _, said = process.communicate(timeout=120)
    assert (process.returncode, said.splitlines()[-1]) == (0, f"done: {tmp_path / 'out' / 'tables'}")


@pytest.mark.parametrize("kind", ["file", "dangling link"])
@pytest.mark.parametrize("name", ["tables", "figures", "reports"])
def test_what_is_in_the_place_of_an_output_is_not_overwritten(corpus, tmp_path, capsys, name, kind):
    out = tmp_path / "out"
    out.mkdir()
    if kind == "file":
        (out / name).write_text("mine")
    else:
        (out / name).symlink_to(tmp_path / "nowhere")
    status = main(["timeline", str(corpus), "--out", str(out), "--workers", "2"])
    what = "not a folder" if kind == "file" else "a link that leads nowhere"
    assert status == 2
    assert (
        capsys.readouterr().err
        == f"error: {out / name}: is {what}; move it away, or choose another folder with --out\n"
    )
    assert os.path.lexists(out / name)
