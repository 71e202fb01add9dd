"""Cache of fitted models, keyed by everything they depend on."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import fields
from typing import Protocol

import numpy as np
from scipy import sparse

from analysis.run import fingerprint
from analysis.run.shelf import seal, unseal
from analysis.topics.consensus import Consensus


class Store(Protocol):
    """A cache, such as `run.shelf.Shelf`."""

    def get(self, name: str) -> bytes | None:
        """The cached value of a key, or None."""

    def put(self, name: str, packed: bytes) -> None:
        """Store a value."""


def kept(
    store: Store | None, counts: sparse.csr_matrix, make: Callable[[], Consensus], **choices: object
) -> Consensus:
    """The consensus for these counts and settings, from the cache if possible.

    Parameters
    ----------
    store : Store or None
        None disables the cache.
    make : callable
        Fits the consensus.
    **choices
        Everything `make` depends on besides the counts and the package.
    """
    if store is None:
        return make()
    name = _name(counts, choices)
    packed = store.get(name)
    found = unpack(packed) if packed else None
    if found is None:
        found = make()
        store.put(name, pack(found))
    return found


def _name(counts: sparse.csr_matrix, choices: dict[str, object]) -> str:
    matrix = (np.array(counts.shape), counts.indptr, counts.indices, counts.data)
    return fingerprint.digest(
        [
            fingerprint.code_and_versions().encode(),
            repr(sorted(choices.items())).encode(),
            *(np.ascontiguousarray(part).view(np.uint8).data for part in matrix),
        ]
    )


def pack(found: Consensus) -> bytes:
    """Serialise a consensus without loss.

    >>> found = Consensus(*(np.full(shape, 0.1) for shape in [(2,), (1, 2), (1,), (2, 1, 2), (2, 2, 2)]))
    >>> bool((unpack(pack(found)).halves == found.halves).all()), unpack(b"damaged") is None
    (True, True)
    """
    buffer = io.BytesIO()
    np.savez(buffer, **{field.name: getattr(found, field.name) for field in fields(found)})
    return seal(buffer.getvalue())


def unpack(packed: bytes) -> Consensus | None:
    """Deserialise a consensus; None if it is damaged."""
    try:
        with np.load(io.BytesIO(unseal(packed)), allow_pickle=False) as arrays:
            return Consensus(**{field.name: arrays[field.name] for field in fields(Consensus)})
    except (ValueError, KeyError):  # `Damaged` is a ValueError
        return None
