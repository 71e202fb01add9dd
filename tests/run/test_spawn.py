"""A whole build as on Windows and macOS: fresh processes, none forked, and a path with spaces."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.plots import FIGURES
from tests.conftest import HANGS, ROOT

#: No main guard: workers must not run a user's script again.
SCRIPT = """
import sys
from analysis.run import executors
executors._short_socket_folder = lambda: False  # what makes a system fork none
assert executors.context().get_start_method() == "spawn"
print("begun")
from analysis.__main__ import main
sys.exit(main(["build", sys.argv[1], "--out", sys.argv[2], "--workers", "2"]))
"""


@pytest.mark.slow
def test_a_build_with_spawned_processes_makes_everything(tmp_path: Path):
    corpus, out = tmp_path / "my texts 文本", tmp_path / "my results"
    corpus.mkdir()
    for n in range(1, 5):
        (corpus / f"page {n}.txt").write_text(
            f"市委召开工作会议\n\n2024年{n}月6日，市委召开第{n}次全市改革工作会议。王小明主持会议并讲话，李大同出席。\n\n"
            "会议强调，要抓好“三张清单”改革，压实安全生产责任，推动高质量发展。\n",
            encoding="utf-8",
        )
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script, corpus, out],
        capture_output=True,
        text=True,
        timeout=2 * HANGS,
        env=os.environ | {"PYTHONPATH": str(ROOT), "OFFICIAL_TEXTS_CACHE": str(tmp_path / "my cache")},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["begun"]
    pages = {path.name for path in (out / "reports").glob("*.html")}
    assert {"index.html", "index.zh.html", "01_corpus.html", "06_compare.html"} <= pages
    drawings = {path.name for folder in out.rglob("figures") for path in folder.glob("*.png")}
    assert {f"{name}.png" for name in FIGURES} <= drawings
