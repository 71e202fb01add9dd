"""How a line of code can be broken: one comparison, number, condition or result changed at a time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

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
    functions (vocabulary and constants are tested by their examples), the
    texts of errors, assertions, and the ``strict=True`` of `zip`, which is one.
    """
    tree = ast.parse(source)
    lines = source.encode().splitlines(keepends=True)
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
                    old = _segment(lines, at[:2], at[2:4])
                    yield Mutant(
                        file,
                        at[:2],
                        at[2:4],
                        old,
                        f"({ast.unparse(broken)})" if isinstance(broken, ast.expr) else ast.unparse(broken),
                    )


def _segment(lines: list[bytes], start: tuple[int, int], end: tuple[int, int]) -> str:
    """The source of a node (`ast.get_source_segment` splits the whole module for each)."""
    (first, left), (last, right) = start, end
    here = lines[first - 1 : last]
    here[-1] = here[-1][:right]
    here[0] = here[0][left:]
    return b"".join(here).decode()


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(
        node,
        (ast.Raise, ast.Assert, ast.JoinedStr, ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef),
    ):
        return
    if isinstance(node, ast.keyword) and node.arg == "strict":
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
    elif isinstance(node, ast.Return) and node.value is not None and not _is_nothing(node.value):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Continue):
        yield ast.Break()
    elif isinstance(node, ast.If):
        return  # its test is visited as a node of its own


def _is_nothing(node: ast.expr) -> bool:
    """Whether an expression is false already (None, "", (), 0, False), so that None in its place changes little."""
    empty = isinstance(node, ast.List | ast.Tuple) and not node.elts
    return empty or (isinstance(node, ast.Constant) and not node.value)


def apply(mutant: Mutant, source: str) -> str:
    """The module with the place broken."""
    lines = source.encode().splitlines(keepends=True)
    (first, left), (last, right) = mutant.start, mutant.end
    head, tail = lines[first - 1][:left], lines[last - 1][right:]
    lines[first - 1 : last] = [head + mutant.new.encode() + tail]
    return b"".join(lines).decode()
