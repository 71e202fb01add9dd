"""Files whose formats unpack, nest or refer are read in a process of their own, which has limits.

The parsers are other people's, and a small file can ask for hours or for
gigabytes. So each process that reads files keeps one reader beside it: it is
sent a file, answers with its text, and is ended and replaced where the file
takes more than its budget. What is sent is JSON; nothing that comes back is run.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import signal
import struct
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import IO, Any

from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers.extract import Extract
from analysis.corpus.taking import Budget, File
from analysis.faults import InputFault
from analysis.wording import message

_LENGTH = struct.Struct(">Q")
#: Seconds on the clock for each second of processor time: other processes want to run, too.
_WAIT = 10
#: Recognising pages takes a second or more a page.
OCR = 20
#: Bytes of files that a reader holds, far less than what reading one may take.
_BUNDLE = 2**18
#: Seconds on the clock that a reader may take to start, which no file is charged for.
_START = 300
#: Seconds after which a reader ends whose parent is gone.
_WATCH = 0.25


def read(files: Iterable[File]) -> Iterator[Extract | Unreadable]:
    """What `readers.by_content.read` gives for each file, or raises, in their order, each within its budget.

    Several small files are sent at once, so that the reader need not wait for the next one. Where it ends before the
    last of them, a new one is sent those behind the file that ended it.
    """
    for bundle in _bundles(files):
        while bundle:
            found = _reader().read(bundle)
            yield from found
            bundle = bundle[len(found) :]


def _bundles(files: Iterable[File]) -> Iterator[list[File]]:
    """Files in groups of at most `_BUNDLE` bytes; a larger one is a group of its own."""
    held: list[File] = []
    weight = 0
    for file in files:
        if held and weight + len(file.data) > _BUNDLE:
            yield held
            held, weight = [], 0
        held.append(file)
        weight += len(file.data)
    if held:
        yield held


def _allowed(file: File) -> Budget:
    """What reading this very file may take."""
    reading = file.reading
    seconds = reading.budget.seconds_for(len(file.data)) * (OCR if reading.recognise else 1)
    return replace(reading.budget, seconds=seconds)


def _reader() -> _Reader:
    """The reader of this thread; a new one if there is none or it has ended."""
    reader = getattr(_readers, "one", None)
    if reader is None or not reader.is_alive():
        reader = _readers.one = _Reader()
    return reader


#: One reader for each thread that reads.
_readers = threading.local()


#: A reader leads a group of processes, so that what it starts ends with it.
_OWN_GROUP: dict[str, Any] = {} if sys.platform == "win32" else {"process_group": 0}


class _Watchdog:
    """Calls `expire` if a limit is reached before it is lifted.

    One thread for all files of a reader, because starting one for each takes as long as reading a small page. It wakes
    where a limit that has been lifted would have ended, and then waits for the next one.
    """

    def __init__(self, expire: Callable[[], None]):
        self._expire = weakref.WeakMethod(expire)  # or the thread would keep the reader from being collected
        self._changed = threading.Condition()
        self._deadline: float | None = None
        self._wakes = math.inf
        self._expired = self._closed = False
        threading.Thread(target=self._watch, daemon=True).start()

    def begin(self, seconds: float) -> None:
        """Set a limit of so many seconds on the clock."""
        with self._changed:
            self._expired, self._deadline = False, time.monotonic() + seconds
            if self._deadline < self._wakes:
                self._changed.notify()

    def lift(self) -> bool:
        """End it: nothing is called from now on. Whether it had been reached."""
        with self._changed:
            self._deadline = None
            return self._expired

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while not self._closed:
                left = math.inf if self._deadline is None else self._deadline - time.monotonic()
                if left > 0:
                    self._wakes = time.monotonic() + left
                    self._changed.wait(None if self._deadline is None else left)
                else:
                    self._expired, self._deadline = True, None
                    if (expire := self._expire()) is not None:
                        expire()


class _Reader:
    """The process that reads, seen from the one that asks."""

    def __init__(self) -> None:
        root = Path(__file__).resolve().parents[2]
        path = os.pathsep.join(filter(None, (str(root), os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "analysis.corpus.guarded"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(os.environ, PYTHONPATH=path),
            **_OWN_GROUP,
        )
        self._watchdog = _Watchdog(self._kill)
        self._watchdog.begin(_START)
        assert self._process.stdout is not None
        _receive(self._process.stdout)
        self._watchdog.lift()

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def read(self, files: list[File]) -> list[Extract | Unreadable]:
        """What is in some files; no more than up to the one that ended this reader, if one does."""
        found: list[Extract | Unreadable] = []
        try:
            for file in files:
                budget = _allowed(file)
                self._watchdog.begin(_WAIT * budget.seconds)
                if not found:
                    self._send(files)
                found.append(self._answer(budget))
                if self._process.returncode is not None:
                    break
        except BaseException:  # answers may still come: they are of no use for the next files
            self._end()
            raise
        return found

    def _send(self, files: list[File]) -> None:
        pipe = self._process.stdin
        assert pipe is not None
        heads = [
            {"name": file.name, "recognise": file.reading.recognise, **asdict(_allowed(file))}
            for file in files
        ]
        with contextlib.suppress(BrokenPipeError):
            _send(pipe, json.dumps(heads).encode())
            for file in files:
                _send(pipe, file.data)
            pipe.flush()

    def _answer(self, budget: Budget) -> Extract | Unreadable:
        """What it found in the next file; it is ended where that file was over its budget."""
        assert self._process.stdout is not None
        answer = _receive(self._process.stdout)
        late = self._watchdog.lift()
        if answer is None or answer == _MEMORY or late:
            self._end()
        if answer is None:
            return _ended(self._process.returncode, budget, late=late)
        return _answered(json.loads(answer), budget)

    def _kill(self) -> None:
        """End it with the programs that it started, such as Tesseract."""
        if self._process.returncode is not None:  # its number may be another's by now
            return
        if not _OWN_GROUP:
            self._process.kill()
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _end(self) -> None:
        self._watchdog.close()
        self._kill()
        self._process.wait()

    def __del__(self) -> None:
        if hasattr(self, "_watchdog"):
            self._end()


def _ended(status: int, budget: Budget, *, late: bool) -> Unreadable:
    """Why a reader ended without an answer."""
    if late or status == -getattr(signal, "SIGXCPU", 0):
        return Unreadable("over_budget_of_time", seconds=budget.seconds)
    if status == -getattr(signal, "SIGKILL", 0):  # by the system, which has no more memory
        return Unreadable("over_budget_of_memory", megabytes=budget.memory)
    return Unreadable("reader_failed", error=f"exit status {status}")


def _answered(answer: dict, budget: Budget) -> Extract | Unreadable:
    """The text that a reader found, or why it found none."""
    if "text" in answer:
        spans = {name: tuple(map(tuple, answer[name])) for name in ("outside", "candidates", "left_out")}
        return Extract(**answer | spans)
    if "fault" in answer:
        raise InputFault(answer["fault"])
    if "memory" in answer:
        return Unreadable("over_budget_of_memory", megabytes=budget.memory)
    return Unreadable.of(answer["reason"])


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)


def _receive(pipe: IO[bytes]) -> bytes | None:
    """What was sent; None where the other end is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    length = _LENGTH.unpack(head)[0]
    data = pipe.read(length)
    return data if len(data) == length else None


# ---- in the process that reads -------------------------------------------------------

_READY = b"ready"
_MEMORY = b'{"memory": true}'
#: Bytes of address space that this process had before its first file.
_RESERVED = 0


def serve() -> None:
    """Read files as they are asked for, until there are no more."""
    global _RESERVED
    _RESERVED = _status("VmSize") if sys.platform == "linux" else 0
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    threading.Thread(target=_go_with_parent, daemon=True).start()
    _send(answers, _READY)
    answers.flush()
    while _serve_some(asked, answers):
        pass


def _serve_some(asked: IO[bytes], answers: IO[bytes]) -> bool:
    """Read the next files that are asked for; whether this process may read more.

    All are taken before the first is answered, or both ends of the pipes could wait for each other.
    """
    heads = _receive(asked)
    if heads is None:
        return False
    asks = json.loads(heads)
    for ask, data in zip(asks, [_receive(asked) for _ in asks]):
        if data is None:
            return False
        answer = _read(ask, data)
        _send(answers, answer)
        answers.flush()
        if answer is _MEMORY:  # libraries may be left half done
            return False
    return True


def _read(ask: dict[str, Any], data: bytes) -> bytes:
    """What one file holds, or why it cannot be read, as it is sent."""
    from analysis.corpus.readers import by_content

    _limit(ask["seconds"], ask["memory"])
    try:
        found = by_content.read(ask["name"], data, recognise=ask["recognise"])
        return _packed({key.name: getattr(found, key.name) for key in fields(found)})
    except Unreadable as why:
        # parsers in C report a lack of memory as a fault of the file
        return _MEMORY if _took(ask["memory"]) else json.dumps({"reason": why.reason}).encode()
    except InputFault as fault:
        return json.dumps({"fault": str(fault)}).encode()
    except MemoryError:
        return _MEMORY
    except Exception as error:
        return json.dumps({"reason": message("reader_failed", error=type(error).__name__)}).encode()


def _packed(answer: dict[str, object]) -> bytes:
    """JSON with the characters as they are, a third of the bytes of escapes; half a surrogate pair goes through."""
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _limit(seconds: int, megabytes: int) -> None:
    """Let the system end this process where it takes more than this from now on; not on Windows."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = used.ru_utime + used.ru_stime

    def at_most(what: int, wanted: int) -> None:
        _, most = resource.getrlimit(what)
        below = (
            wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        )  # a batch system may allow less
        resource.setrlimit(what, (below, most))

    at_most(resource.RLIMIT_CPU, int(spent) + 1 + seconds)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the address space holds far more than what is used
        if used.ru_maxrss * 1024 > _much(megabytes):  # measure the peak from now on
            with contextlib.suppress(OSError):
                Path("/proc/self/clear_refs").write_text("5")
        at_most(resource.RLIMIT_AS, _RESERVED + megabytes * 2**20)


def _took(megabytes: int) -> bool:
    """Whether much was in use meanwhile."""
    return sys.platform == "linux" and _status("VmHWM") > _much(megabytes)


def _much(megabytes: int) -> float:
    """So many bytes that the next doubling of a buffer passes the limit."""
    return megabytes * 2**20 / 3


def _status(field: str) -> int:
    """Bytes that this process has of something, by ``/proc/self/status``."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{field}:"))


def _go_with_parent() -> None:
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(_WATCH)
    if _OWN_GROUP and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    serve()
