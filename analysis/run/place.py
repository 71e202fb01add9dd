"""Outputs whole or not at all.

A build writes into a folder of its own beside the outputs. Only when
everything is there do the new folders change places with the old ones, each
by one rename of the operating system. Whoever is killed before that leaves
the last good outputs as they were; what a killed build left lying about is
swept away by the next.
"""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock

from analysis.refusals import of_system, refused
from analysis.wording import to_log

logger = logging.getLogger(__name__)

#: The folders that a build writes.
OUTPUTS = ("tables", "figures", "reports")
_STAGING = ".building-"
_LOCK = ".building.lock"


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A new empty folder inside `out`, for one build at a time.

    Waits for another build on `out`, and logs it. The folder is gone
    afterwards, whatever happened; so are those of builds that were killed, and
    `out` itself if it was made for this build and holds nothing.

    Raises
    ------
    InputFault
        If `out` cannot be made or written to, if something that is no folder
        has the name of an output, or the disk is full.
    """
    lock = filelock.FileLock(out / _LOCK)
    for name in OUTPUTS:
        _check_replaceable(out / name)
    made = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        _take(lock, out)
    except OSError as error:
        raise refused("refused_out", out=str(out), error=of_system(error)) from None
    try:
        for left in out.glob(_STAGING + "*"):
            shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=out))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES):
            raise refused("refused_out_full", out=str(out), error=of_system(error)) from None
        raise
    finally:
        with suppress(OSError):  # the disk may have become read-only
            (out / _LOCK).unlink(missing_ok=True)  # while it is held: see `_take`
        lock.release()
        if made:
            with suppress(OSError):  # not empty: the build put something there
                out.rmdir()


def _check_replaceable(output: Path) -> None:
    """Refuse what a new folder would have to overwrite: a file, or a link that leads nowhere."""
    if os.path.lexists(output) and not output.is_dir():
        code = "refused_out_link" if output.is_symlink() else "refused_out_file"
        raise refused(code, path=str(output))


def _take(lock: filelock.FileLock, out: Path) -> None:
    """Hold the lock, whose file a build removes when it ends: one that waited may have got the removed file's."""
    while True:
        try:
            lock.acquire(blocking=False)
        except filelock.Timeout:
            logger.warning(to_log("log_waiting", out=str(out)))
            lock.acquire()
        held = lock._context.lock_file_fd
        with suppress(FileNotFoundError):
            if held is not None and os.path.samestat(os.fstat(held), os.stat(out / _LOCK)):
                return
        lock.release()
        out.mkdir(parents=True, exist_ok=True)


def put(staged: Path, out: Path, *, ours: dict[str, list[str]] | None = None) -> None:
    """Put every folder of `staged` in the place of its namesake in `out`.

    Files and links of the old folders that no build of ours wrote (a
    person's own picture in ``figures/``) are carried over first.

    Parameters
    ----------
    ours : dict of str to list of str, optional
        For each folder the files that the last build wrote there: these are
        not carried over.
    """
    folders = sorted(path for path in staged.iterdir() if path.is_dir())
    for new in folders:
        _carry_over(out / new.name, new, set((ours or {}).get(new.name, [])))
        _flush(new)
    for new in folders:
        _exchange(new, out / new.name)


def _carry_over(old: Path, new: Path, written: set[str]) -> None:
    for path in old.rglob("*"):  # none where there is no old folder
        inside = path.relative_to(old)
        target = new / inside
        mine = path.is_symlink() or path.is_file()
        if mine and inside.as_posix() not in written and not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target, follow_symlinks=False)


def _flush(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _exchange(new: Path, old: Path) -> None:
    """Swap two folders; where there is no old one, move the new one there."""
    if not old.exists():
        new.rename(old)
    elif not _swap(new, old):  # a file system without exchange: two renames, the old one back on failure
        aside = new.with_name(new.name + ".old")
        old.rename(aside)
        try:
            new.rename(old)
        except OSError:
            aside.rename(old)
            raise


def _swap(a: Path, b: Path) -> bool:
    """Exchange two paths in one step (Linux' renameat2); False where that cannot be had."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    at_cwd, exchange = -100, 2
    return renameat2(at_cwd, os.fsencode(a), at_cwd, os.fsencode(b), exchange) == 0
