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
