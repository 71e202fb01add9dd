"""Work that takes more processor time than it may is ended, and the next goes on."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import threading

import pytest

from analysis import corpus, pipeline
from analysis.records import Source, Unread
from analysis.run import limits
from analysis.run.shelf import unpack
from analysis.wording import message

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the timer is the system's")


def endless() -> None:
    while True:
        pass


def test_endless_work_is_ended_even_where_it_catches_exceptions():
    def stubborn() -> None:
        while True:
            with contextlib.suppress(Exception):
                endless()

    with pytest.raises(limits.OverBudget), limits.processor_time(0.05):
        stubborn()


def test_a_search_that_never_ends_is_ended():
    with pytest.raises(limits.OverBudget), limits.processor_time(0.05):
        re.fullmatch("(a*)*b", "a" * 60)


def test_the_handler_of_before_is_put_back_and_no_timer_goes_on():
    before = signal.getsignal(signal.SIGVTALRM)
    with limits.processor_time(100):
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 0
    assert signal.getsignal(signal.SIGVTALRM) is before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_a_thread_works_without_a_limit():
    done = []

    def work() -> None:
        with limits.processor_time(0.001):
            done.append(sum(range(200_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [sum(range(200_000))]


def test_a_source_that_takes_too_long_is_left_out_with_a_line_and_the_next_is_scanned(monkeypatch):
    def slow(document: corpus.Document):
        if document.source.name == "bomb.txt":
            endless()
        return scan(document)

    scan = pipeline.timeline.scan
    monkeypatch.setattr(pipeline.timeline, "scan", slow)
    items = tuple(Source(name, "5月6日，市委召开会议。") for name in ("bomb.txt", "good.txt"))
    leaf = unpack(pipeline.scan_batch(corpus.Batch(items, corpus.Budget(seconds=1))), pipeline.Leaf)
    assert [document.source.name for document in leaf.documents] == ["good.txt"]
    assert len(leaf.gatherings) == len(leaf.phrases) == 1
    assert leaf.unread == (Unread("bomb.txt", message("scan_over_budget", seconds=1)),)
