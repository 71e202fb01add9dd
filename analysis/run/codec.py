"""Frozen dataclasses as JSON and back, so that nothing read from disk is ever run.

A dataclass is written as the list of its fields in order; a tuple as a list.
Which is which when reading is told by the annotations alone. The files are
named by the package's own source, so that fields cannot have changed between
writing and reading.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from typing import Any


def encode(value: Any) -> Any:
    """`value` as what JSON can say.

    >>> from analysis.records import Mapped
    >>> encode(Mapped("会议", ((0, 7),)))
    ['会议', [[0, 7]]]
    """
    if dataclasses.is_dataclass(value):
        return [encode(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, (tuple, list)):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return [[encode(key), encode(item)] for key, item in value.items()]
    if isinstance(value, (frozenset, set)):
        return sorted(encode(item) for item in value)
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"{type(value).__name__} cannot be kept as JSON")


@functools.cache
def decoder(kind: Any) -> Callable[[Any], Any]:
    """The function that makes a value of the type `kind` from what `encode` gave.

    >>> from analysis.records import Mapped
    >>> decoder(Mapped)(['会议', [[0, 7]]])
    Mapped(text='会议', runs=((0, 7),))
    """
    if kind in (str, int, bool, type(None), Any):
        return _same
    if kind is float:
        return float
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and inside[-1] is Ellipsis:
        return _sequence_decoder(tuple, inside[0])
    if origin is tuple:
        return _fixed_decoder(inside)
    if origin in (list, frozenset, set):
        return _sequence_decoder(origin, inside[0])
    if origin is dict:
        return _pairs_decoder(*inside)
    if origin in (typing.Union, types.UnionType):
        return _optional_decoder(inside)
    raise TypeError(f"{kind} cannot be read back from JSON")


def _same(value: Any) -> Any:
    return value


def _dataclass_decoder(kind: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    parts = [decoder(hints[field.name]) for field in dataclasses.fields(kind)]
    plain = all(part is _same for part in parts)

    def decode(values: list) -> Any:
        return kind(*values) if plain else kind(*[part(value) for part, value in zip(parts, values)])

    return decode


def _sequence_decoder(make: Callable, inside: Any) -> Callable[[Any], Any]:
    part = decoder(inside)
    if part is _same:
        return make
    return lambda values: make([part(value) for value in values])


def _fixed_decoder(inside: tuple) -> Callable[[Any], Any]:
    parts = [decoder(item) for item in inside]
    if all(part is _same for part in parts):
        return tuple
    return lambda values: tuple(part(value) for part, value in zip(parts, values))


def _pairs_decoder(key: Any, item: Any) -> Callable[[Any], Any]:
    keys, items = decoder(key), decoder(item)
    return lambda pairs: {keys(one): items(other) for one, other in pairs}


def _optional_decoder(inside: tuple) -> Callable[[Any], Any]:
    kinds = [item for item in inside if item is not type(None)]
    if len(kinds) != 1 or len(inside) != 2:
        raise TypeError(f"{inside}: of unions only X | None can be read back from JSON")
    part = decoder(kinds[0])
    return lambda value: None if value is None else part(value)
