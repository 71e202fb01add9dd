"""One seam for parallel work: the standard `concurrent.futures.Executor`.

The steps per source are pure functions of their input, so that it makes no
difference where they run: here, in other processes, or on the workers of a
Dask cluster. `spread` gives the results in the order of the inputs.
"""

from __future__ import annotations

import logging
import multiprocessing
import multiprocessing.util
import os
import re
import shutil
import signal
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, TypeVar

from analysis._version import __version__
from analysis.refusals import refused
from analysis.run.memory import search_rarely, settle
from analysis.wording import message

Item = TypeVar("Item")
Made = TypeVar("Made")
Known = TypeVar("Known")

#: Batches under way are twice as many as workers, and twice this at least.
AHEAD = 8
#: Seconds within which a scheduler must answer.
PATIENCE = 10
#: Imported once, before processes divide: for scanning, for figures and pages, and for the kernels of notebooks.
SCANNING = ("analysis.pipeline", "analysis.rehearsal")
DRAWING = (
    "analysis.plots.coverage",
    "matplotlib.backends.backend_pdf",
    "analysis.reports.make",
    "analysis.reports.notebook_pages",
)
NOTEBOOKS = ("analysis.study", "ipykernel.kernelapp", "matplotlib_inline.backend_inline")


class Here(Executor):
    """Runs each call at once, in this process."""

    def submit(self, fn, /, *args, **kwargs):
        """Call `fn` now; its result or error waits in the future."""
        future: Future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def executor(*, workers: int | None = None, scheduler: str = "", behind: bool = False) -> Iterator[Executor]:
    """An executor: of a Dask cluster, of processes here, or of this process alone.

    Parameters
    ----------
    workers : int, optional
        Processes; by default one for each processor. 1 stays in this process.
    scheduler : str
        Address of a Dask scheduler, ``tcp://host:port``.
    behind : bool
        Whether processes here let all others go first.

    Raises
    ------
    InputFault
        If no scheduler answers, or its workers run another version of the package.
    """
    if scheduler:
        with _quiet_loggers("asyncio", "distributed"), _cluster(scheduler) as pool:
            yield pool
        return
    count = workers or processors()
    if count == 1:
        yield Here()
        return
    with _processes(count, behind) as pool:
        yield pool


@contextmanager
def _processes(count: int, behind: bool) -> Iterator[Executor]:
    # The standard pool of Python 3.11 may wait for ever after a worker was killed: it goes on
    # starting processes while it ends them. loky's is the same interface without that.
    from loky import ProcessPoolExecutor

    pool = ProcessPoolExecutor(count, context=context(), initializer=begin, initargs=(behind,))
    try:
        yield pool
    except BaseException as error:
        pool.shutdown(kill_workers=True)
        if isinstance(error, BrokenProcessPool):
            raise refused("refused_worker_killed") from None
        raise
    pool.shutdown()


def begin(behind: bool) -> None:
    """In a worker: let others go first, if so; go when the process that it works for goes, however that ended.

    Ctrl-C, or ■ in a notebook, reaches all processes. Who began the work ends
    it; a worker that ended by itself would look as if it had been killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if behind and hasattr(os, "nice"):
        os.nice(10)
    search_rarely()
    settle()
    threading.Thread(target=_go_with_parent, daemon=True).start()


def _go_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def warm() -> None:
    """Start what processes are divided from; it imports while this process does, also what figures want."""
    started = context(SCANNING + DRAWING + NOTEBOOKS)
    if started.get_start_method() == "forkserver":
        from multiprocessing import forkserver

        forkserver.ensure_running()


def context(imported: tuple[str, ...] = SCANNING) -> multiprocessing.context.BaseContext:
    """Fresh processes that import once and then divide, where the system can."""
    # loky takes a worker that grows by 300 MB for one that leaks, and warns; a page of a large corpus may need that
    os.environ.setdefault("LOKY_MAX_MEMORY_LEAK_SIZE", "1e15")
    if sys.platform == "win32" or not _short_socket_folder():
        return _without_main(multiprocessing.get_context("spawn"))
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload([*imported])
    return _without_main(forking)


#: Whether this thread is starting a process that is to run nothing of the user's script.
_starting = threading.local()


def _without_main(usual: multiprocessing.context.BaseContext) -> multiprocessing.context.BaseContext:
    """The same context, whose processes do not run the main module again.

    Workers are sent functions of this package only. So a script needs no
    ``if __name__ == "__main__":``, without which each worker would begin it anew.
    """
    usual_process: Any = usual.Process  # type: ignore[attr-defined]

    class Process(usual_process):
        @staticmethod
        def _Popen(process):
            _starting.now = True
            try:
                return usual_process._Popen(process)
            finally:
                _starting.now = False

        def __reduce_ex__(self, protocol):  # over there it is a process of the usual class
            return _as, (usual_process, self.__dict__)

    kind: Any = type(usual)
    made = type(kind.__name__, (kind,), {"Process": Process})()
    _mark_preparation()
    return made


def _as(kind: Any, state: dict) -> object:
    """An object of a class with this state."""
    made = kind.__new__(kind)
    made.__dict__.update(state)
    return made


@cache
def _mark_preparation() -> None:
    """Let the processes that `_without_main` starts, and no others, be prepared without a main module."""
    from multiprocessing import spawn

    usual = spawn.get_preparation_data

    def prepared(name):
        data = usual(name)
        if getattr(_starting, "now", False):
            data = {key: value for key, value in data.items() if not key.startswith("init_main_from")}
        return data

    spawn.get_preparation_data = prepared


#: The longest path of a temporary folder below which a socket's address still fits (104 bytes on macOS, 108 on Linux).
_LONGEST = 60


def _short_socket_folder() -> bool:
    """Whether the fork server's socket has a folder whose path is short enough; makes one below ``/tmp`` if need be."""
    config = (
        multiprocessing.process.current_process()._config  # type: ignore[attr-defined]
    )  # where multiprocessing keeps its temporary folder
    if config.get("tempdir") or len(os.fsencode(tempfile.gettempdir())) <= _LONGEST:
        return True
    try:
        folder = tempfile.mkdtemp(prefix="pymp-", dir="/tmp")
    except OSError:
        return False
    multiprocessing.util.Finalize(
        None, shutil.rmtree, args=(folder,), kwargs={"ignore_errors": True}, exitpriority=-100
    )
    config["tempdir"] = folder
    return True


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    from distributed import Client, KilledWorker
    from distributed.comm import CommClosedError

    if not re.fullmatch(r"(tcp|tls)://.+:[0-9]+", address):
        raise refused("refused_scheduler", address=address)
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise refused("refused_no_scheduler", address=address, reason=reason) from None
    try:
        theirs = _versions(client, address)
        if not theirs:
            raise refused("refused_no_workers", address=address)
        for worker, version in sorted(theirs.items()):
            if version != package_version():
                raise refused("refused_worker_version", worker=worker, theirs=version, ours=package_version())
        yield client.get_executor(pure=False, retries=3)
    except (CancelledError, CommClosedError, KilledWorker) as error:
        said = str(error).splitlines()
        what = message("thing_other", name=said[0]) if said else "cluster_silent"
        raise refused("refused_cluster_lost", address=address, what=what) from None
    finally:
        # A scheduler that died does not answer the goodbye; its silence must not replace the refusal.
        with suppress(TimeoutError):
            client.close(timeout=2)


def _versions(client, address: str) -> dict[str, str]:
    """The package's version on each worker."""
    from distributed.comm import CommClosedError

    try:
        return client.run(package_version)
    except CommClosedError:
        raise
    except Exception as error:  # whatever goes wrong on a worker is raised here as it was there
        said = f"{type(error).__name__}: {error}"
        raise refused("refused_worker_package", address=address, error=said) from None


@contextmanager
def _quiet_loggers(*names: str) -> Iterator[None]:
    """Let these loggers report nothing below a critical fault, for a while."""
    loggers = [logging.getLogger(name) for name in names]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


def package_version() -> str:
    """The version of the package with the name of its source and of the versions below it."""
    from analysis.run import fingerprint

    return f"{__version__}+{fingerprint.code_and_versions()[:8]}"


def _size(pool: Executor) -> int:
    """How many workers a pool has, where it says so."""
    client = getattr(pool, "_client", None)  # Dask's executor hides its client
    return len(client.scheduler_info()["workers"]) if client is not None else processors()


def spread(
    pool: Executor,
    work: Callable[[Item], Made],
    items: Iterable[Item],
    *,
    ahead: int = 0,
    known: Callable[[Item], Known | None] = lambda item: None,
) -> Iterator[Made | Known]:
    """`work` of each item, in the order of the items, with at most `ahead` under way (0: by the pool's size).

    What is `known` of an item already is not worked out again.

    Bounding what is under way keeps memory from growing with the corpus: a
    reader is never further ahead of the workers than that. Whoever stops
    midway closes the pool, which ends what is under way (futures cancelled
    here would make loky's manager fail while it does so).

    Examples
    --------
    >>> list(spread(Here(), str.upper, "abc"))
    ['A', 'B', 'C']
    """
    ahead = ahead or 2 * max(AHEAD, _size(pool))
    waiting: deque[Future] = deque()
    for item in items:
        made = known(item)
        waiting.append(pool.submit(work, item) if made is None else Here().submit(lambda made=made: made))
        while waiting and (len(waiting) >= ahead or waiting[0].done()):
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
