"""What happens around a run: killed, a full disk, one that may only be read, no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.safety import kills

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def corpus(tmp_path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(kills.TEXTS[0], encoding="utf-8")
    return tmp_path / "corpus"


def told(*arguments: object, prefix: tuple[str, ...] = (), **environment: str) -> tuple[int, str]:
    """Exit status and last line of a command."""
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "analysis", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr.splitlines()[-1]


@contextmanager
def disk(place: Path, options: str):
    """A small file system of its own at `place`; skips where that may not be had."""
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True)
    if made.returncode:
        pytest.skip("no file system may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_killed_at_three_moments(tmp_path):
    counts = kills.run("timeline", 3, tmp_path)
    assert counts.total() == 3


@pytest.mark.slow
def test_a_whole_build_killed_at_three_moments(tmp_path):
    counts = kills.run("build", 3, tmp_path)
    assert counts.total() == 3


def test_a_full_disk_is_told_and_the_last_good_outputs_stay(corpus, tmp_path):
    with disk(tmp_path / "small", "size=400k") as out:
        assert told("timeline", corpus, "--out", out)[0] == 0
        before = kills.tree(out)
        with (out / "filler").open("wb") as filler:
            room = shutil.disk_usage(out).free
            filler.write(b"x" * (room - 8192))
        status, line = told("timeline", corpus, "--out", out)
        assert (status, line) == (2, f"error: {out}: No space left on device; nothing was changed")
        assert kills.tree(out) == before
        assert sorted(path.name for path in out.iterdir()) == ["filler", "tables"]


def test_a_full_disk_is_told_by_a_whole_build_too_and_the_results_are_kept(corpus, tmp_path):
    with disk(tmp_path / "small", "size=100k") as out:
        cache = tmp_path / "cache"
        status, line = told("build", corpus, "--out", out, OFFICIAL_TEXTS_CACHE=str(cache))
        assert (status, line) == (2, f"error: {out}: No space left on device; nothing was changed")
        assert [path.name for path in out.iterdir()] == []
        assert len([*(cache / "results").iterdir()]) == 1


def test_a_disk_that_may_only_be_read_is_told(corpus, tmp_path):
    with disk(tmp_path / "small", "size=400k") as out:
        subprocess.run(["mount", "-o", "remount,ro", str(out)], check=True)
        status, line = told("timeline", corpus, "--out", out)
        assert (status, line) == (
            2,
            f"error: {out}: cannot be written to (Read-only file system); choose another folder with --out",
        )
        assert list(out.iterdir()) == []


def test_a_cache_on_a_full_disk_is_told_by_its_own_name(corpus, tmp_path):
    with disk(tmp_path / "small", "size=8k") as cache:
        (cache / "filler").write_bytes(b"x" * 4096)
        status, line = told("build", corpus, "--out", tmp_path / "out", OFFICIAL_TEXTS_CACHE=str(cache))
        assert status == 2
        assert line == (
            f"error: {cache}/results: results cannot be kept there (No space left on device); "
            "name another folder in OFFICIAL_TEXTS_CACHE"
        )
        assert not (tmp_path / "out").exists()


#: Ends any process that turns to a network; sockets that are files are let be.
NO_SOCKETS = """
import os, socket

def only_files(kind):
    def checked(self, address, *more):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            os.write(2, f"a connection was asked for: {address}\\n".encode())
            os._exit(99)
        return getattr(plain, kind)(self, address, *more)
    return checked

plain = socket.socket
ways = ("connect", "connect_ex", "sendto")
socket.socket = type("socket", (plain,), {kind: only_files(kind) for kind in ways})
"""


@pytest.mark.slow
def test_the_whole_build_opens_no_connection(corpus, tmp_path):
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(NO_SOCKETS)
    search = os.pathsep.join([str(tmp_path / "guard"), str(ROOT)])
    cache = {"OFFICIAL_TEXTS_CACHE": str(tmp_path / "cache")}
    status, line = told("build", corpus, "--out", tmp_path / "out", PYTHONPATH=search, **cache)
    assert (status, line.split(":")[0]) == (0, "done")


def test_the_guard_against_connections_works(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(NO_SOCKETS)
    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (99, "a connection was asked for: ('127.0.0.1', 9)\n")


@pytest.mark.slow
def test_the_whole_build_in_a_network_with_nothing_in_it(corpus, tmp_path):
    alone = ("unshare", "--net", "--")
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True).returncode:
        pytest.skip("no network of its own may be had here")
    for name, prefix in (("with", ()), ("without", alone)):
        cache = {"OFFICIAL_TEXTS_CACHE": str(tmp_path / f"cache-{name}")}
        assert told("build", corpus, "--out", tmp_path / name, prefix=prefix, **cache)[0] == 0
    assert kills.tree(tmp_path / "without") == kills.tree(tmp_path / "with")
