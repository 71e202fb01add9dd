"""The environment files agree with one another, and name no address.

conda itself is not run here: what is checked is that its file takes Python
alone from the channel, and every package from the lock that `make` installs.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-bench.lock", "requirements-uv.lock"]


def pins(lock: str) -> list[tuple[Requirement, int]]:
    """Each pinned requirement of a lock, with the number of its hashes."""
    text = (ROOT / lock).read_text()
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9])", text)[1:]
    return [(Requirement(block.split(" \\\n")[0]), block.count("--hash=sha256:")) for block in blocks]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_has_a_hash(lock):
    found = pins(lock)
    assert found
    for requirement, hashes in found:
        assert [one.operator for one in requirement.specifier] == ["=="], requirement
        assert hashes >= 1, requirement


def test_every_dependency_is_satisfied_by_a_pin():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = {"requirements.lock": project["project"]["dependencies"]}
    for group, lock in (("dev", "requirements-dev.lock"), ("bench", "requirements-bench.lock")):
        wanted[lock] = project["dependency-groups"][group]
    for lock, dependencies in wanted.items():
        locked = {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin, _ in pins(lock)}
        for dependency in map(Requirement, dependencies):
            assert dependency.specifier.contains(locked[canonicalize_name(dependency.name)]), dependency


def test_the_package_is_found_from_any_folder(tmp_path):
    """As VS Code runs a notebook: by the environment's Python, in the notebook's own folder."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", "")
    code = re.search(r"^FIND_PROJECT = (.+)$", makefile, re.MULTILINE)[1]
    assert '"$(FIND_PROJECT)"' in makefile
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "env"], check=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-c", code], cwd=ROOT, check=True)
    where = "import importlib.util; print(importlib.util.find_spec('analysis').origin)"
    found = subprocess.run([python, "-c", where], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert Path(found.stdout.strip()) == ROOT / "analysis" / "__init__.py"


def test_environment_yml_takes_python_alone_and_the_lock():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    *packages, from_pip = environment["dependencies"]
    assert packages == ["python=3.11", "pip"]
    assert from_pip == {"pip": ["-r requirements.lock"]}


@pytest.mark.parametrize("name", ["environment.yml", *LOCKS])
def test_no_address_stands_in_the_environment_files(name):
    assert "://" not in (ROOT / name).read_text()


def test_the_named_packages_are_dependencies():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    names = {Requirement(line).name for line in project["project"]["dependencies"]}
    assert {"jupyterlab", "gensim", "jieba", "matplotlib", "pandas"} <= names


@pytest.mark.skipif(Path(sys.prefix) != ROOT / ".venv", reason="not in the environment that make makes")
@pytest.mark.parametrize(
    "module", ["matplotlib/sphinxext/plot_directive.py", "nbconvert/exporters/qt_screenshot.py"]
)
def test_packages_are_compiled_at_installation(module):
    """Also what nothing imports: no process has to compile for itself what it imports, every time."""
    package, _, rest = module.partition("/")
    source = Path(importlib.util.find_spec(package).submodule_search_locations[0]) / rest
    assert source.is_file()
    compiled = Path(importlib.util.cache_from_source(str(source)))
    assert compiled.is_file(), "an environment from before packages were compiled: make clean"
