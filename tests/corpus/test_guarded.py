"""A file that asks for more than its budget is left out with a line; the next one is read by a new reader."""

from __future__ import annotations

import gzip
import io
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from analysis.corpus import Budget, guarded, load
from analysis.corpus.encodings import Unreadable
from analysis.corpus.taking import File, Reading
from analysis.corpus.walking import Batch
from analysis.faults import InputFault
from analysis.records import Source, Unread
from analysis.wording import message

PAGE = (
    "<html><body><article><p>市政府召开第三次常务会议，研究明年的工作。</p></article></body></html>".encode()
)


def looping_pdf(kids: int = 60, depth: int = 12) -> bytes:
    """A PDF whose page tree names the same nodes again and again, so that its pages are kids ** depth."""
    nodes = [
        f"{n} 0 obj\n<</Type/Pages/Count {kids ** (depth - n + 3)}/Kids[{f'{n + 1} 0 R ' * kids}]>>\nendobj\n"
        for n in range(2, depth + 2)
    ]
    leaf = f"{depth + 2} 0 obj\n<</Type/Page/MediaBox[0 0 9 9]>>\nendobj\n"
    return ("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n" + "".join(nodes) + leaf).encode() + (
        b"trailer\n<</Root 1 0 R>>\n%%EOF"
    )


def wide_docx(paragraphs: int) -> bytes:
    """A small package that unpacks to many paragraphs."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        # some numbered, so that it packs just worse than what is refused as no text
        body = "".join(f"<w:p><w:r><w:t>会议召开{n // 8}。</w:t></w:r></w:p>" for n in range(paragraphs))
        package.writestr(
            "word/document.xml",
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:body>{body}</w:body></w:document>",
        )
    return made.getvalue()


def test_a_file_within_its_budget_reads_as_without_one():
    from analysis.corpus.readers import by_content

    files = [File("a.html", PAGE), File("a.docx", wide_docx(3))]
    assert list(guarded.read(files)) == [by_content.read(file.name, file.data) for file in files]


def test_what_the_reader_raises_arrives_as_it_was():
    from analysis.corpus.readers import by_content

    [found] = guarded.read([File("a.docx", b"PK no zip")])
    with pytest.raises(Unreadable) as raised:
        by_content.read("a.docx", b"PK no zip")
    assert isinstance(found, Unreadable) and found.reason == raised.value.reason and str(found)


@pytest.mark.thorough
@pytest.mark.skipif(os.name != "posix", reason="limits are the system's")
def test_a_file_over_its_time_is_left_out_and_the_next_is_read():
    data, budget = wide_docx(900_000), Budget(seconds=1)
    files = [File("bomb.docx", data, Reading(budget=budget)), File("good.html", PAGE)]
    bomb, good = load(Batch(tuple(files)))
    seconds = budget.seconds_for(len(data))
    assert bomb == Unread("bomb.docx", message("over_budget_of_time", seconds=seconds))
    assert isinstance(good, Source) and "常务会议" in good.text


@pytest.mark.skipif(
    os.name != "posix" or not os.path.exists("/proc/self/statm"), reason="limits are the system's"
)
def test_a_file_over_its_memory_is_left_out_and_the_next_is_read():
    files = [
        File("bomb.docx", wide_docx(250_000), Reading(budget=Budget(memory=64))),
        File("good.html", PAGE),
    ]
    bomb, good = load(Batch(tuple(files)))
    assert bomb == Unread("bomb.docx", message("over_budget_of_memory", megabytes=64))
    assert isinstance(good, Source)


def test_a_page_tree_that_names_itself_ends():
    found = load(Batch((File("loop.pdf", looping_pdf(), Reading(budget=Budget(seconds=2))),)))
    assert isinstance(found[0], Unread) and "pdf" in found[0].reason


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_reader_ends_when_the_process_that_asks_is_killed():
    script = (
        "import sys\n"
        "from analysis.corpus import guarded\n"
        "from analysis.corpus.taking import File\n"
        "from tests.corpus.test_guarded import wide_docx\n"
        "data = wide_docx(900_000)\n"
        "reader = guarded._readers.one = guarded._Reader()\n"
        "print(reader._process.pid, flush=True)\n"
        "list(guarded.read([File('a.docx', data)]))\n"
    )
    asking = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    reader = int(asking.stdout.readline())
    time.sleep(1)
    asking.kill()
    asking.wait()
    until = time.monotonic() + 20
    while os.path.exists(f"/proc/{reader}/status") and time.monotonic() < until:
        if "State:\tZ" in Path(f"/proc/{reader}/status").read_text():
            break
        time.sleep(0.1)
    assert time.monotonic() < until


@pytest.mark.skipif(os.name != "posix", reason="groups of processes are the system's")
def test_what_a_reader_started_ends_with_it(tmp_path):
    """As Tesseract does, which recognises the pages of a scan."""
    reader = guarded._Reader()
    held = subprocess.Popen(["sleep", "600"], process_group=reader._process.pid)
    reader._end()
    assert held.wait(timeout=60) == -signal.SIGKILL


class Expiring:
    def __init__(self):
        self.expired = threading.Event()
        self.watchdog = guarded._Watchdog(self.expire)

    def expire(self):
        self.expired.set()


def test_a_limit_that_is_lifted_expires_no_more():
    watched = Expiring()
    watched.watchdog.begin(0.2)
    assert not watched.watchdog.lift()
    assert not watched.expired.wait(1)


def test_a_limit_that_is_reached_says_so():
    watched = Expiring()
    watched.watchdog.begin(0)
    assert watched.expired.wait(60) and watched.watchdog.lift()


def test_a_shorter_limit_after_a_longer_one_is_kept():
    watched = Expiring()
    watched.watchdog.begin(3600)
    assert not watched.watchdog.lift()
    watched.watchdog.begin(0.1)
    assert watched.expired.wait(60) and watched.watchdog.lift()
    watched.watchdog.begin(3600)
    assert not watched.watchdog.lift()  # each limit is asked for itself


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_a_reader_that_is_no_longer_used_ends_with_its_watchdog():
    before = threading.active_count()
    reader = guarded._Reader()
    process = reader._process
    del reader
    assert process.wait(60) == -signal.SIGKILL
    until = time.monotonic() + 60
    while threading.active_count() > before and time.monotonic() < until:
        time.sleep(0.01)
    assert threading.active_count() == before


def test_what_packs_better_than_text_is_refused():
    def of_one_paragraph(times: int) -> bytes:
        made = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(wide_docx(1))) as old,
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for name in old.namelist():
                new.writestr(name, old.read(name).replace("会议".encode(), "会议".encode() * times))
        return made.getvalue()

    bombs = {"a.docx": of_one_paragraph(1_000_000), "a.txt.gz": gzip.compress("会议。".encode() * 1_000_000)}
    for name, data in bombs.items():
        [left_out] = load(Batch((File(name, data),)))
        assert left_out == Unread(name, message("unpacks_without_end", most=4, times=200))
    [read] = load(Batch((File("a.docx", of_one_paragraph(1000)),)))
    assert isinstance(read, Source)


# ---- files that are sent together ---------------------------------------------------

#: What the process that reads does with a file of such a name.
FAULTS = """
import os, signal, time
from analysis.corpus.readers import by_content

def read(name, data, **others):
    if name == "crash.html":
        os.abort()
    if name == "exit.html":
        os._exit(3)
    if name == "kill.html":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "memory.html":
        bytearray(2**33)
    if name == "fault.html":
        from analysis.faults import InputFault
        raise InputFault("a vocabulary")
    while name == "loop.html":
        pass
    while name == "sleep.html":
        time.sleep(1)
    until = time.process_time() + 0.8
    while name == "slow.html" and time.process_time() < until:
        pass
    return as_ever(name, data, **others)

as_ever, by_content.read = by_content.read, read
"""


@pytest.fixture
def faulty(monkeypatch, tmp_path):
    """A reader of its own, in which `FAULTS` happen."""
    (tmp_path / "sitecustomize.py").write_text(FAULTS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(guarded, "_readers", threading.local())


def numbered(*names: str) -> list[File]:
    """Pages with these names; each has its number in its text, and those that never end have a small budget."""
    return [
        File(
            f"{name}.html",
            PAGE.replace("第三次".encode(), f"第{n}次".encode()),
            Reading(budget=Budget(seconds=1) if name in ("loop", "sleep", "slow") else Budget()),
        )
        for n, name in enumerate(names)
    ]


def outcomes(files: list[File]) -> list[str]:
    """The number in the text of each file, or why it was not read."""
    return [
        item.reason if isinstance(item, Unread) else item.text.partition("第")[2].partition("次")[0]
        for item in load(Batch(tuple(files)))
    ]


@pytest.mark.skipif(os.name != "posix", reason="limits and signals are the system's")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("exit", message("reader_failed", error="exit status 3")),
        ("kill", message("over_budget_of_memory", megabytes=2048)),
        ("loop", message("over_budget_of_time", seconds=1)),
        pytest.param("sleep", message("over_budget_of_time", seconds=1), marks=pytest.mark.thorough),
    ],
)
def test_of_files_sent_together_the_one_that_ends_the_reader_is_left_out(faulty, monkeypatch, name, reason):
    if name == "sleep":
        monkeypatch.setattr(guarded, "_WAIT", 4)  # it only waits: four seconds of the clock do, too
    assert outcomes(numbered("a", "b", name, "c", "d")) == ["0", "1", reason, "3", "4"]


@pytest.mark.skipif(os.name != "posix", reason="signals are the system's")
def test_each_of_several_that_end_the_reader_is_left_out_for_its_own_reason(faulty):
    crash = message("reader_failed", error=f"exit status {-signal.SIGABRT}")
    memory = message("over_budget_of_memory", megabytes=2048)
    files = numbered("crash", "a", "memory", "memory", "b", "crash")
    assert outcomes(files) == [crash, "1", memory, memory, "4", crash]


@pytest.mark.skipif(os.name != "posix", reason="limits are the system's")
def test_the_time_of_one_file_is_not_taken_from_those_sent_with_it(faulty, monkeypatch):
    monkeypatch.setattr(guarded, "_WAIT", 1000)  # processor time is what counts here
    assert outcomes(numbered("a")) == ["0"]  # which also waits for the libraries
    assert outcomes(numbered("slow", "slow", "slow", "slow")) == ["0", "1", "2", "3"]


def test_no_file_is_charged_for_the_start_of_the_reader(monkeypatch, tmp_path):
    (tmp_path / "sitecustomize.py").write_text("import time\ntime.sleep(4)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(guarded, "_readers", threading.local())
    monkeypatch.setattr(guarded, "_WAIT", 3)
    [found] = load(Batch((File("a.docx", wide_docx(3), Reading(budget=Budget(seconds=1))),)))
    assert isinstance(found, Source)


def test_small_files_are_sent_together(monkeypatch):
    sent = []
    send = guarded._Reader._send

    def counted(reader, files):
        sent.append([len(file.data) for file in files])
        send(reader, files)

    monkeypatch.setattr(guarded._Reader, "_send", counted)
    monkeypatch.setattr(guarded, "_BUNDLE", 3 * len(PAGE))
    large = File("large.html", PAGE * 4)
    files = [*numbered("a", "b", "c", "d"), large, *numbered("e")]
    assert outcomes(files)[:4] == ["0", "1", "2", "3"]
    assert [len(some) for some in sent] == [3, 1, 1, 1]


def test_files_and_answers_larger_than_what_a_pipe_holds_do_not_wait_for_each_other():
    long = [PAGE.replace(b"</p>", f"第{n}段，".encode() * 8_000 + b"</p>") for n in range(4)]
    assert len(long[0]) > 2**16 and sum(map(len, long)) < 2 * guarded._BUNDLE
    found = load(Batch(tuple(File(f"{n}.html", data) for n, data in enumerate(long))))
    assert [one.text.count(f"第{n}段") for n, one in enumerate(found)] == [8_000] * 4


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, MemoryError])
def test_answers_that_were_not_waited_for_are_no_answers_to_what_is_asked_next(monkeypatch, interruption):
    receive, received = guarded._receive, []

    def interrupted(pipe):
        if len(received) == 1:
            raise interruption
        received.append(pipe)
        return receive(pipe)

    with monkeypatch.context() as patched:
        patched.setattr(guarded, "_receive", interrupted)
        with pytest.raises(interruption):
            outcomes(numbered("a", "b", "c", "d"))
    assert outcomes(numbered("e", "f")) == ["0", "1"]


def test_a_fault_that_ends_the_run_leaves_no_answers_behind(faulty):
    with pytest.raises(InputFault, match="a vocabulary"):
        outcomes(numbered("a", "fault", "b", "c"))
    assert outcomes(numbered("d", "e")) == ["0", "1"]
