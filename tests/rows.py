"""One test of many rows in place of a test for each: as strict, and much quicker where there are thousands."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Iterable
from functools import wraps

import pytest

from analysis.faults import InputFault


def each(names: str | tuple[str, ...], values: Iterable[object]) -> Callable[[Callable], Callable]:
    """As `pytest.mark.parametrize`, but all rows are one test, which says of each row that fails why.

    Several of them over one test give each row of one with each of the others. It takes no fixtures.
    """
    keys = tuple(names.replace(",", " ").split()) if isinstance(names, str) else names
    rows = [_row(keys, value) for value in values]

    def decorate(test: Callable) -> Callable:
        check, others = getattr(test, "of_rows", (test, [{}]))
        every = [row | other for row in rows for other in others]

        @wraps(test)
        def whole() -> None:
            __tracebackhide__ = True
            _run(check, every)

        whole.of_rows = (check, every)
        whole.__signature__ = inspect.Signature()  # it asks for no fixtures
        return whole

    return decorate


def _row(keys: tuple[str, ...], value: object) -> dict[str, object]:
    """What a row gives to each argument."""
    if isinstance(value, type(pytest.param())):
        assert not value.marks, "a row with a mark is a test of its own"
        value = value.values if len(keys) > 1 else value.values[0]
    cells = (value,) if len(keys) == 1 else tuple(value)
    return dict(zip(keys, cells, strict=True))


def _run(test: Callable[..., None], rows: list[dict[str, object]]) -> None:
    """The test of every row; those that fail are reported together.

    A row of a word list that cannot be read stops the tests of all its rows: it is named once, by its `InputFault`.
    """
    __tracebackhide__ = True
    assert rows, "there is no row"
    failures, first = [], None
    unread: Counter[str] = Counter()
    for row in rows:
        try:
            test(**row)
        except InputFault as fault:
            first = first or fault
            unread[str(fault)] += 1
        except (Exception, pytest.fail.Exception) as fault:
            first = first or fault
            failures.append(f"{_named(row)}: {type(fault).__name__}: {fault}")
    failures = [f"{fault} (met by {n} rows)" for fault, n in unread.items()] + failures
    if failures:
        raise AssertionError(
            f"{sum(unread.values()) + len(failures) - len(unread)} of {len(rows)} rows fail:\n"
            + "\n".join(failures)
        ) from first


def _named(row: dict[str, object]) -> str:
    """Where a row of a vocabulary stands; of another one, what it holds."""
    return ", ".join(str(getattr(value, "where", value)) for value in row.values())
