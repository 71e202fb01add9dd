"""Nothing that is read from disk is ever run: no pickle, marshal, eval or exec in the package, none planted in notebooks."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from tests.rows import each

ROOT = Path(__file__).resolve().parents[2]
MODULES = {
    "pickle",
    "cPickle",
    "_pickle",
    "dill",
    "cloudpickle",
    "joblib",
    "marshal",
    "shelve",
    "runpy",
    "code",
    "yaml",
}
CALLS = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "read_pickle",
    "to_pickle",
    "literal_eval",
    "system",
    "popen",
}
UNSAFE = {"shell": True, "allow_pickle": True}


def running(source: str) -> list[str]:
    """What in a program could run data as code."""
    told = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            told += [alias.name for alias in node.names if alias.name.split(".")[0] in MODULES]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
            told.append(node.module)
        elif isinstance(node, ast.Call):
            function = node.func
            plain = isinstance(function, ast.Name) and function.id in CALLS
            method = isinstance(function, ast.Attribute) and function.attr in CALLS - {"compile", "eval"}
            if plain or method:
                told.append(function.id if plain else function.attr)
            told += [
                keyword.arg
                for keyword in node.keywords
                if keyword.arg in UNSAFE and getattr(keyword.value, "value", None) is UNSAFE[keyword.arg]
            ]
    return told


@each("path", sorted((ROOT / "analysis").rglob("*.py")))
def test_the_package_runs_no_data(path):
    assert running(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_the_notebooks_run_no_data(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    for cell in cells:
        if cell["cell_type"] == "code":
            source = "".join(cell["source"])
            assert not source.lstrip().startswith(("!", "%")), "a shell or magic command"
            assert running(source) == []


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("import pickle", ["pickle"]),
        ("from marshal import loads", ["marshal"]),
        ("eval(text)", ["eval"]),
        ("numpy.load(path, allow_pickle=True)", ["allow_pickle"]),
        ("pandas.read_pickle(path)", ["read_pickle"]),
        ("subprocess.run(line, shell=True)", ["shell"]),
        ("table.eval('a')\nre.compile('a')", []),
    ],
)
def test_the_look_out_sees_what_it_should(program, told):
    assert running(program) == told
