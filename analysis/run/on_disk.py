"""Arrays that lie in unnamed files instead of memory, and are read where they are looked at.

A file has no name, so that nothing is left behind however a run ends. What was
read of it stays in memory until `release`; it is the system's own copy, which
it takes back when other work needs the room.
"""

from __future__ import annotations

import mmap
import os
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

import numpy as np
from scipy import sparse

from analysis.run import keep

#: Every file that is still in use.
_open: weakref.WeakSet[mmap.mmap] = weakref.WeakSet()


def array(parts: Iterable[np.ndarray], like: np.ndarray) -> np.ndarray:
    """The parts one after the other, as one array that may only be read.

    Parameters
    ----------
    parts : iterable of ndarray
    like : ndarray
        Has the type of the parts and, but for its length, their shape.

    Raises
    ------
    OSError
        If the disk is full.

    >>> array([np.array([[1, 2]]), np.array([[3, 4], [5, 6]])], np.zeros((0, 2), dtype=int)).tolist()
    [[1, 2], [3, 4], [5, 6]]
    >>> array([], np.zeros((0, 2))).shape
    (0, 2)
    """
    with _File(like) as file:
        for part in parts:
            file.add(part)
        return file.read()


def matrix(blocks: Iterable[sparse.csr_matrix], like: sparse.csr_matrix) -> sparse.csr_matrix:
    """The blocks one below the other, as one matrix that may only be read.

    Parameters
    ----------
    blocks : iterable of csr_matrix
    like : csr_matrix
        Has their columns and the type of their data.

    >>> blocks = [sparse.csr_matrix([[0, 1]]), sparse.csr_matrix([[0, 0], [2, 3]])]
    >>> matrix(blocks, sparse.csr_matrix((0, 2), dtype=int)).toarray().tolist()
    [[0, 1], [0, 0], [2, 3]]
    """
    ends = [np.zeros(1, dtype=np.int64)]
    with _File(like.data) as data, _File(np.zeros(0, dtype=np.int32)) as indices:
        for block in blocks:
            data.add(block.data)
            indices.add(block.indices)
            ends.append(ends[-1][-1] + block.indptr[1:])
        rows = np.concatenate(ends)
        return sparse.csr_matrix((data.read(), indices.read(), rows), shape=(len(rows) - 1, like.shape[1]))


def slices(rows: int, size: int) -> Iterator[slice]:
    """Slices of so many rows each; after each, the memory of all arrays in files is given back.

    >>> list(slices(5, 2))
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    """
    for start in range(0, rows, size):
        yield slice(start, min(start + size, rows))
        release()


def by_rows(counts: sparse.csr_matrix, size: int) -> Iterator[tuple[slice, sparse.csr_matrix]]:
    """The rows of a matrix, so many at a time, with their places."""
    for block in slices(counts.shape[0], size):
        yield block, counts[block]


def release() -> None:
    """Give back the memory of all arrays in files; what is used later is read from the file again."""
    if hasattr(mmap, "MADV_DONTNEED"):
        for mapped in _open:
            mapped.madvise(mmap.MADV_DONTNEED)


def empty(shape: tuple[int, ...], kind: type = float) -> np.ndarray:
    """An array to be written to; its memory too is given back by `release`.

    Raises
    ------
    OSError
        If the disk is full.

    >>> made = empty((2, 3), int)
    >>> made[:] = 7
    >>> release()
    >>> made.tolist()
    [[7, 7, 7], [7, 7, 7]]
    """
    size = int(np.prod(shape)) * np.dtype(kind).itemsize
    with _unnamed() as file:
        if size and hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size)  # a write to a full disk would end the process
        else:
            file.truncate(size)
        return _mapped(file.fileno(), shape, np.dtype(kind), mmap.ACCESS_WRITE)


def _unnamed() -> BinaryIO:
    """A file in the folder of results; in the system's temporary folder if that is missing or may only be read."""
    folder = keep.folder()
    usable = folder.is_dir() and os.access(folder, os.W_OK)
    return cast(BinaryIO, tempfile.TemporaryFile(dir=folder if usable else None))


def _mapped(file: int, shape: tuple[int, ...], kind: np.dtype, access: int) -> np.ndarray:
    if not np.prod(shape):  # an empty file cannot be mapped
        return np.zeros(shape, dtype=kind)
    mapped = mmap.mmap(file, 0, access=access)
    _open.add(mapped)
    return np.frombuffer(mapped, dtype=kind).reshape(shape)


class _File:
    """An array in the making."""

    def __init__(self, like: np.ndarray):
        self._like, self._length = like, 0
        self._file = _unnamed()

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def add(self, part: np.ndarray) -> None:
        self._file.write(np.ascontiguousarray(part, dtype=self._like.dtype).data)
        self._length += len(part)

    def read(self) -> np.ndarray:
        shape = (self._length, *self._like.shape[1:])
        self._file.flush()
        return _mapped(self._file.fileno(), shape, self._like.dtype, mmap.ACCESS_READ)
