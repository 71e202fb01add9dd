"""Mutation testing: places drawn at random over the code are broken, each in a copy, and some test must fail.

python -m tests.safety.mutations --count 200 --seed 1
python -m tests.safety.mutations --room timeline --count 20

A line is drawn first, then what is broken on it, so that long expressions are
not drawn more often than short ones. What survives is printed with its place:
it wants a test, or a reason why nobody could see the difference.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: For each room its code below ``analysis/`` and the quick tests that hold it.
ROOMS = {
    "timeline": (("timeline", "edtf.py"), ("tests/timeline", "tests/evaluation", "analysis/timeline", "analysis/edtf.py")),
    "formulations": (("formulations",), ("tests/formulations", "analysis/formulations")),
    "topics": (("topics",), ("tests/topics", "analysis/topics")),
    "corpus": (("corpus",), ("tests/corpus", "tests/metamorphic", "analysis/corpus")),
    "tables": (("tables", "cells.py", "numerals.py", "wording.py"), ("tests/test_tables.py", "tests/test_cells.py", "tests/test_numerals.py", "tests/test_wording.py", "analysis/tables", "analysis/cells.py", "analysis/numerals.py", "analysis/wording.py")),
    "questions": (("questions",), ("tests/questions", "analysis/questions")),
}  # fmt: skip
#: Seconds after which a mutant counts as killed: it loops.
PATIENCE = 600

_COMPARE = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_ARITHMETIC = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}
_TWINS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "startswith": "endswith", "endswith": "startswith"}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One place broken: lines and columns as the parser counts them (columns in UTF-8 bytes)."""

    file: str
    start: tuple[int, int]
    end: tuple[int, int]
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.file}:{self.start[0]}: {_one_line(self.old)} → {_one_line(self.new)}"


def _one_line(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) <= 100 else f"{line[:100]}…"


def mutants(file: str, source: str) -> Iterator[Mutant]:
    """Every place of a module that can be broken, once for each way.

    Leaves out annotations, docstrings, code at module level outside
    functions (vocabulary and constants are tested by their examples), and
    the texts of errors.
    """
    tree = ast.parse(source)
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    seen = set()
    for function in functions:
        for statement in function.body:
            for node in _inside(statement):
                for broken in _broken(node):
                    at = (
                        node.lineno,
                        node.col_offset,
                        node.end_lineno,
                        node.end_col_offset,
                        ast.dump(broken),
                    )
                    if at in seen:
                        continue
                    seen.add(at)
                    old = ast.get_source_segment(source, node) or ""
                    yield Mutant(
                        file,
                        at[:2],
                        at[2:4],
                        old,
                        f"({ast.unparse(broken)})" if isinstance(broken, ast.expr) else ast.unparse(broken),
                    )


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(
        node,
        (ast.Raise, ast.Assert, ast.JoinedStr, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef),
    ):
        return
    yield node
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "ctx"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _inside(child)


def _broken(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        for n, operator in enumerate(node.ops):
            if type(operator) in _COMPARE:
                ops = [*node.ops[:n], _COMPARE[type(operator)](), *node.ops[n + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        for n in range(len(node.values)):
            rest = [*node.values[:n], *node.values[n + 1 :]]
            yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        yield ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
    elif isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TWINS:
        yield ast.Call(
            ast.Name(_TWINS[node.func.id]), node.args, [k for k in node.keywords if node.func.id != "sorted"]
        )
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _TWINS:
        yield ast.Call(ast.Attribute(node.func.value, _TWINS[node.func.attr]), node.args, node.keywords)
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Continue):
        yield ast.Break()
    elif isinstance(node, ast.If):
        return  # its test is visited as a node of its own


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def drawn(room: str, count: int, chance: random.Random) -> list[Mutant]:
    """So many mutants of a room: a line at random, then a mutant of that line at random."""
    by_line: dict[tuple[str, int], list[Mutant]] = {}
    for place in ROOMS[room][0]:
        path = ROOT / "analysis" / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            name = file.relative_to(ROOT).as_posix()
            for mutant in mutants(name, file.read_text("utf-8")):
                by_line.setdefault((name, mutant.start[0]), []).append(mutant)
    lines = chance.sample(sorted(by_line), min(count, len(by_line)))
    return [chance.choice(by_line[line]) for line in lines]


def apply(mutant: Mutant, source: str) -> str:
    """The module with the place broken."""
    lines = source.encode().splitlines(keepends=True)
    (first, left), (last, right) = mutant.start, mutant.end
    head, tail = lines[first - 1][:left], lines[last - 1][right:]
    lines[first - 1 : last] = [head + mutant.new.encode() + tail]
    return b"".join(lines).decode()


def killed(mutant: Mutant, tests: tuple[str, ...], copy: Path) -> bool:
    """Whether a test fails, or the tests do not end, once the place is broken; the copy is mended afterwards."""
    path = copy / mutant.file
    whole = path.read_text("utf-8")
    path.write_text(apply(mutant, whole), "utf-8")
    try:
        return fails(tests, copy)
    finally:
        path.write_text(whole, "utf-8")


def fails(tests: tuple[str, ...], copy: Path) -> bool:
    """Whether one of the quick tests fails, or they do not end."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not slow", "-p", "no:cacheprovider", *tests]
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def copied(folder: Path) -> Path:
    """A copy of what the tests want."""
    for name in ("analysis", "tests", "seeds", "notebooks", "benchmarks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "Makefile", "environment.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


def main() -> int:
    """Print each mutant's fate and the share that was killed, by room."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=200, help="mutants in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", choices=ROOMS, action="append")
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    rooms = chosen.room or list(ROOMS)
    sizes = {room: len(drawn(room, 10**9, random.Random(0))) for room in rooms}
    chance = random.Random(chosen.seed)
    work = []
    for room in rooms:  # as many of each room as it has lines
        share = max(1, round(chosen.count * sizes[room] / sum(sizes.values())))
        work += [(room, mutant) for mutant in drawn(room, share, chance)]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(chosen.workers) as pool:
        copies = [copied(Path(folder) / str(n)) for n in range(chosen.workers)]
        for room in rooms:
            assert not fails(ROOMS[room][1], copies[0]), f"tests of {room} fail before anything is broken"
        free = list(copies)

        def one(item: tuple[str, Mutant]) -> tuple[str, Mutant, bool]:
            copy = free.pop()
            try:
                return *item, killed(item[1], ROOMS[item[0]][1], copy)
            finally:
                free.append(copy)

        fates: dict[str, list[bool]] = {room: [] for room in rooms}
        for room, mutant, dead in pool.map(one, work):
            fates[room].append(dead)
            print("killed  " if dead else "SURVIVED", mutant, flush=True)
    for room, dead in fates.items():
        print(f"{room}: {sum(dead)} of {len(dead)} killed")
    every = [dead for room in fates.values() for dead in room]
    print(f"all: {sum(every)} of {len(every)} killed, {sum(every) / len(every):.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
