"""One seam: the same results here, in processes, and on a Dask cluster, whatever dies on the way."""

from __future__ import annotations

import gc
import importlib.util
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import Mock

import distributed
import pytest

from analysis import pipeline
from analysis.faults import InputFault
from analysis.refusals import in_language
from analysis.run import executors
from analysis.run.memory import then_give_back
from analysis.settings import Settings
from tests.conftest import ROOT

#: What starts processes or a cluster.
thorough = pytest.mark.thorough


@pytest.mark.parametrize("name", executors.SCANNING + executors.DRAWING)
def test_what_processes_import_together_is_there(name):
    """Python would pass over a name that is wrong, and each process import for itself again."""
    assert importlib.util.find_spec(name)


def test_nothing_of_this_process_is_kept_for_good_by_work_done_here():
    def kept() -> int:
        executors.Here().submit(then_give_back, sorted, "ba").result()
        return gc.get_freeze_count()

    before = kept()  # the first time ends some objects that were kept already
    made = [[n] for n in range(1000)]
    assert (kept(), len(made)) == (before, 1000)


def test_results_come_in_the_order_of_the_items_and_little_is_under_way():
    taken = []

    def items():
        for number in range(50):
            taken.append(number)
            yield number

    results = executors.spread(executors.Here(), lambda number: number * 2, items(), ahead=4)
    assert next(results) == 0
    assert taken == [0]  # what is done is handed on at once
    assert [0, *results] == [number * 2 for number in range(50)]


def test_no_more_is_under_way_than_was_asked_for():
    taken, opened = [], threading.Event()

    def items():
        for number in range(50):
            taken.append(number)
            if number == 3:
                opened.set()
            yield number

    with ThreadPoolExecutor(8) as pool:
        results = executors.spread(pool, lambda number: opened.wait(5) and number, items(), ahead=4)
        assert next(results) == 0
        assert taken == [0, 1, 2, 3]
        assert list(results) == list(range(1, 50))


def test_an_error_of_the_work_is_raised_where_the_result_is_taken():
    with pytest.raises(ZeroDivisionError):
        list(executors.spread(executors.Here(), lambda number: 1 // number, [1, 0]))


def timeline(corpus, *, last: str = "timeline", **choices) -> dict[str, bytes]:
    """The tables up to the timeline, or to another step, as bytes."""
    settings = Settings(corpus=corpus, **choices)
    with tempfile.TemporaryDirectory() as folder:
        pipeline.build(settings, Path(folder), last=last, fresh=True)
        return {path.name: path.read_bytes() for path in Path(folder, "tables").iterdir()}


@thorough
def test_processes_give_the_same_tables_as_this_one(seeds, monkeypatch):
    monkeypatch.setattr(pipeline, "_SMALL", 0)
    assert timeline(seeds, last="topics", workers=2) == timeline(seeds, last="topics", workers=1)


@thorough
@pytest.mark.skipif(not hasattr(os, "nice"), reason="this system knows no such order")
def test_workers_let_others_go_first_if_asked():
    for behind in (False, True):
        with executors.executor(workers=2, behind=behind) as pool:
            assert pool.submit(os.nice, 0).result() == min(os.nice(0) + 10 * behind, 19)


@thorough
def test_a_worker_that_is_killed_is_told_in_a_line():
    with pytest.raises(InputFault) as fault, executors.executor(workers=2) as pool:
        list(executors.spread(pool, os._exit, [1, 1]))
    assert str(fault.value) == (
        "a worker process was killed, most likely for want of memory; try again with fewer --workers"
    )


@thorough
def test_an_interrupt_of_all_processes_ends_no_worker():
    """It would look as if the worker had been killed for want of memory."""
    with executors.executor(workers=2) as pool:
        worker = pool.submit(os.getpid).result()
        os.kill(worker, signal.SIGINT)
        assert [pool.submit(abs, -1).result() for _ in range(4)] == [1] * 4


@thorough
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
def test_workers_end_with_the_process_that_they_work_for():
    """Killed at once, it can tell them nothing."""
    code = (
        "import os, time; from analysis.run import executors\n"
        "with executors.executor(workers=2) as pool:\n"
        "    print(*{pool.submit(os.getpid).result() for _ in range(20)}, flush=True)\n"
        "    busy = [pool.submit(time.sleep, 60) for _ in range(4)]\n"
        "    time.sleep(0.5); os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == -signal.SIGKILL
    workers = done.stdout.split()
    deadline = time.monotonic() + 20
    while any(map(_alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers and not any(map(_alive, workers))


def _alive(process: str) -> bool:
    """Whether it still runs; one that ended stays listed as a zombie until somebody asks after it."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@dataclass
class Cluster:
    address: str
    scheduler: subprocess.Popen
    workers: list[subprocess.Popen]


@pytest.fixture
def cluster(tmp_path) -> Iterator[Cluster]:
    """A real scheduler and two worker processes on loopback."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    quiet = {"cwd": tmp_path, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    quiet["env"] = os.environ | {"PYTHONPATH": str(ROOT)}
    dask = [
        sys.executable,
        "-m",
        "distributed.cli.dask_scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-dashboard",
    ]
    scheduler = subprocess.Popen(dask, **quiet)
    worker = [
        sys.executable,
        "-m",
        "distributed.cli.dask_worker",
        address,
        "--nthreads",
        "1",
        "--no-dashboard",
        "--no-nanny",
    ]
    workers = [subprocess.Popen(worker, **quiet) for _ in range(2)]
    try:
        _wait_for_workers(address, 2)
        yield Cluster(address, scheduler, workers)
    finally:
        for process in [*workers, scheduler]:
            process.kill()
            process.wait()


def _wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    deadline = time.monotonic() + 60
    while True:
        try:
            with Client(address, timeout=2, set_as_default=False) as client:
                client.wait_for_workers(count, timeout=max(1, deadline - time.monotonic()))
                return
        except OSError:
            assert time.monotonic() < deadline, "the scheduler did not start"


@thorough
def test_a_dask_cluster_gives_the_same_tables(seeds, cluster):
    assert timeline(seeds, scheduler=cluster.address) == timeline(seeds, workers=1)


@thorough
def test_with_one_worker_killed_midway_the_tables_are_the_same(cluster):
    with executors.executor(scheduler=cluster.address) as pool:
        results = executors.spread(pool, _slowly, range(12), ahead=12)
        first = next(results)
        cluster.workers[0].send_signal(signal.SIGKILL)
        assert [first, *results] == [number * number for number in range(12)]


def _slowly(number: int) -> int:
    time.sleep(0.1)
    return number * number


@thorough
def test_with_nothing_at_the_address_the_error_is_clear_and_soon(monkeypatch):
    waits, usual = [], distributed.Client

    def client(address, *, timeout, **named):
        waits.append(timeout)
        return usual(address, timeout=timeout, **named)

    monkeypatch.setattr(distributed, "Client", client)
    monkeypatch.setattr(executors, "PATIENCE", 1)
    with pytest.raises(InputFault) as told, executors.executor(scheduler="tcp://127.0.0.1:9"):
        pass
    assert str(told.value).startswith("tcp://127.0.0.1:9: no Dask scheduler answers there (")
    assert waits == [1]


@pytest.mark.parametrize(
    "address", ["localhost", "localhost:8786", "tcp://localhost", "http://localhost:8787"]
)
def test_what_is_no_address_is_told_at_once(address):
    with pytest.raises(InputFault) as told, executors.executor(scheduler=address):
        pass
    assert str(told.value) == f"{address}: not the address of a Dask scheduler; give it as tcp://host:port"


@thorough
def test_workers_with_other_code_are_refused_by_name(cluster, monkeypatch):
    monkeypatch.setattr(executors, "__version__", "9.9.9")
    with pytest.raises(InputFault) as told, executors.executor(scheduler=cluster.address):
        pass
    assert ": runs version 0.1.0+" in str(told.value)
    assert "this is 9.9.9+" in str(told.value)


def test_a_cluster_that_is_lost_without_a_word_is_told_in_both_languages(monkeypatch):
    def lost(*_):
        raise CancelledError

    monkeypatch.setattr(distributed, "Client", Mock())
    monkeypatch.setattr(executors, "_versions", lost)
    with pytest.raises(InputFault) as told, executors.executor(scheduler="tcp://a:1"):
        pass
    assert "the Dask cluster was lost (it no longer answers); what was" in str(told.value)
    assert "与Dask集群的连接中断（不再应答）" in in_language(told.value, "zh")


@thorough
def test_a_scheduler_that_goes_away_is_told(cluster):
    with pytest.raises(InputFault) as told, executors.executor(scheduler=cluster.address) as pool:
        results = executors.spread(pool, _slowly, range(200))
        next(results)
        cluster.scheduler.kill()
        list(results)
    assert str(told.value).startswith(f"{cluster.address}: the Dask cluster was lost")


@thorough
def test_a_goodbye_without_an_answer_does_not_hide_what_was_lost(cluster, monkeypatch):
    from distributed import Client
    from distributed.comm import CommClosedError

    close = Client.close

    def unanswered(client, timeout):
        close(client, timeout)
        raise TimeoutError(f"timed out after {timeout} s.")

    monkeypatch.setattr(Client, "close", unanswered)
    with (
        pytest.raises(InputFault, match="the Dask cluster was lost"),
        executors.executor(scheduler=cluster.address),
    ):
        raise CommClosedError
