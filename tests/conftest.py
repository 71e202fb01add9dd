"""What all tests share: where the seeds, the gold and the larger corpora are."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from analysis import wording
from analysis.run import memory

ROOT = Path(__file__).resolve().parents[1]

#: Seconds after which a build of the seeds is taken to hang.
HANGS = 540

# How long one example takes says nothing on a busy machine; the tests of time take their own.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


def pytest_configure() -> None:
    """As little search for garbage as in a build: at Python's own rate it takes a sixth of the time."""
    memory.search_rarely()


def pytest_collection_finish() -> None:
    """The thousands of tests stay until the end: the search for garbage need not look at them time and again."""
    memory.settle()


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def gold() -> Path:
    return ROOT / "tests" / "gold"


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of larger corpora, from OFFICIAL_TEXTS_DATA; skips without it."""
    folder = os.environ.get("OFFICIAL_TEXTS_DATA", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("OFFICIAL_TEXTS_DATA names no folder of larger corpora")
    return Path(folder)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory):
    """Nothing that an earlier run kept is taken, and nothing is left behind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OFFICIAL_TEXTS_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def log_in_english():
    """The language of the log holds for the process: no test inherits that of another."""
    wording.log_in("en")


@dataclass(frozen=True)
class Built:
    """A whole build of the seeds, as the command line made it."""

    out: Path
    cache: Path
    seconds: float
    said: str


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The seeds built once for all tests, whichever worker asks first."""
    home = tmp_path_factory.getbasetemp()
    home = home.parent if os.environ.get("PYTEST_XDIST_WORKER") else home
    out, cache, note = home / "built", home / "built-cache", home / "built.json"
    with FileLock(home / "built.lock"):
        if not note.exists():
            start = time.monotonic()
            said = run_build(out, cache)
            note.write_text(json.dumps([time.monotonic() - start, said]))
    seconds, said = json.loads(note.read_text())
    return Built(out, cache, seconds, said)


def run_build(
    out: Path, cache: Path, *options: str, corpus: Path = ROOT / "seeds", **environment: str
) -> str:
    """``python -m analysis build`` in a process of its own; what it said. One that hangs says where it stands."""
    build = subprocess.Popen(
        [
            sys.executable,
            "-X",
            "faulthandler",
            "-m",
            "analysis",
            "build",
            str(corpus),
            "--out",
            str(out),
            *options,
        ],
        cwd=ROOT,
        env=os.environ | {"OFFICIAL_TEXTS_CACHE": str(cache)} | environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _, said = build.communicate(timeout=HANGS)
    except subprocess.TimeoutExpired:
        build.send_signal(signal.SIGABRT)
        _, said = build.communicate()
    assert build.returncode == 0, said
    return said
