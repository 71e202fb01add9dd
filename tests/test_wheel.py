"""The package as a wheel, installed elsewhere: it builds a folder, every page is there, no link is dead."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from analysis.reports.pages import PAGES
from tests.conftest import ROOT

pytestmark = pytest.mark.thorough
setuptools = pytest.importorskip("setuptools", minversion="77")

TEXT = """全市教育工作会议召开

2024年{month}月{day}日，全市教育工作会议在安平召开。市委书记王翔出席会议并讲话，市长李明主持会议。

会议强调，要打好“三张清单”改革攻坚战，即任务清单、责任清单、问题清单，推动教育高质量发展。

会议指出，要抓好第{month}件工作，办好人民满意的教育，推进义务教育优质均衡发展。
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("analysis", "notebooks", "seeds", "tests/gold"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE"):
        shutil.copyfile(ROOT / name, source / name)
    build = ["-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "--quiet", "-w", str(out)]
    subprocess.run([sys.executable, *build], cwd=source, check=True)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel; it sees the packages that the tests run with, but not this folder."""
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin" / "python"
    into = ["-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet", str(wheel)]
    subprocess.run([sys.executable, *into], check=True)
    (place,) = home.glob("lib/python*/site-packages")
    (place / "shared.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = ("PATH", "HOME", "LANG", "OPENBLAS_NUM_THREADS")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"XDG_CACHE_HOME": str(folder / "cache"), "JUPYTER_PATH": f"{sys.prefix}/share/jupyter"}
    return subprocess.run(
        [str(installed / "bin" / "official-texts"), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=500,
    )


def test_the_wheel_holds_the_package_and_what_its_reports_need(wheel: Path):
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/", "notebooks/"))]
    tracked = [path.relative_to(ROOT).as_posix() for path in (ROOT / "analysis").rglob("*") if path.is_file()]
    missing = {name for name in tracked if "__pycache__" not in name} - names
    assert missing == set()
    carried = [*(ROOT / "notebooks").rglob("*.ipynb"), *(ROOT / "seeds").glob("*.txt")]
    assert {f"analysis/_project/{path.relative_to(ROOT).as_posix()}" for path in carried} <= names


@pytest.mark.slow
def test_an_installed_package_builds_a_folder_with_every_page_and_no_dead_link(
    installed: Path, tmp_path: Path
):
    texts = tmp_path / "texts"
    texts.mkdir()
    for month in range(1, 5):
        text = TEXT.format(month=month, day=10 + month)
        (texts / f"{month}.txt").write_text(text, encoding="utf-8")
    done = run(installed, tmp_path, "build", "texts", "--out", ".", "--workers", "2")
    assert done.returncode == 0, done.stderr
    reports = tmp_path / "reports"
    in_chinese = {"index.zh", "search.zh", "formulations.zh"}
    assert {path.stem for path in reports.glob("*.html")} == {name for name, _ in PAGES} | in_chinese
    dead = [
        (page.name, target)
        for page in reports.glob("*.html")
        for target in re.findall(r'(?:href|src)="([^"#:]+)(?:#[^"]*)?"', page.read_text("utf-8"))
        if not target.startswith("${") and not (reports / target).exists()  # a script's own templates
    ]
    assert dead == []
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith(".")) == [
        "cache",
        "figures",
        "reports",
        "tables",
        "texts",
    ]
    assert (tmp_path / "cache" / "official-texts-analysis" / "results").is_dir()


def test_the_command_has_its_name(installed: Path, tmp_path: Path):
    done = run(installed, tmp_path, "--help")
    assert done.stdout.startswith("usage: official-texts ")
