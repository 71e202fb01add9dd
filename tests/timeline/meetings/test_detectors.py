"""A detector finds nothing in a sentence that holds none of its words, so that it need not read it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.timeline import sentences
from analysis.timeline.meetings import DETECTORS, Context, trigger

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "gold" / "pages4" / "texts.jsonl"
FURTHER = (
    "闭幕会后，教授王小明作题为“数字经济”的专题讲座。",
    "3月5日，市委理论学习中心组集中学习发达地区经验。",
    "3月5日，市委书记王小明听取市政府党组工作汇报。",
    "3月5日，国家主席王小明为总统李大伟举行欢迎宴会。",
    "3月5日，北国、江国和岛国三国外长在云港举行会谈。",
    "论坛由市政府主办，3月5日在云港开幕。",
)
#: What the last of these is about.
HEADLINE = "王小明向北方论坛致贺信"


def texts() -> Iterator[str]:
    yield from FURTHER
    for name in ("wild", "patterns", "negative"):
        with (HERE / f"{name}.csv").open(encoding="utf-8") as file:
            yield from (row["text"] for row in csv.DictReader(file))
    for line in PAGES.read_text("utf-8").splitlines():
        yield from json.loads(line)["text"].split("\n")


@pytest.fixture(scope="module")
def read() -> list[sentences.Sentence]:
    return [sentences.read(text, start, end) for text in texts() for start, end in sentences.spans(text)]


@pytest.mark.parametrize("entry", DETECTORS, ids=lambda entry: entry.detect.__name__)
@pytest.mark.parametrize("lead", [True, False])
def test_a_detector_finds_nothing_without_its_words(read, entry, lead):
    found = [one for one in read if list(entry.detect(one, Context(lead=lead, headline=HEADLINE)))]
    assert found or not lead, f"no row of patterns.csv or wild.csv has what {entry.detect.__name__} finds"
    unread = [one.text for one in found if entry.reads() and not entry.reads().search(one.text)]
    unread += [one.text for one in found if not trigger(lead=lead).search(one.text)]
    assert not unread
