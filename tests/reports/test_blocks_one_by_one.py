"""What a page opens on demand is made block by block; words are looked for in one stretch of paragraphs after the other."""

from __future__ import annotations

import json
import tracemalloc
from collections import deque

import pandas as pd

from analysis.reports import blocks, entries, evidence, pages
from analysis.reports.evidence import Texts

T = pages.Words(pages.labels("zh"), "")


def _texts(articles: int) -> Texts:
    """Texts of a place in each of so many articles of a thousand characters, in blocks of fifty."""
    names = [f"a{one}" for one in range(articles)]
    table = pd.DataFrame(
        {"source": names, "start": 0, "end": 1000, "date": "2024-01-02", "headline": "市委召开会议"}
    )
    texts = Texts(dict.fromkeys(names, "会议研究工作。" * 150), table)
    for number, name in enumerate(names):
        texts.place(name, 300, 304, block=number // 50)
    return texts


def test_blocks_of_texts_are_not_held():
    _texts(100).pack()
    peaks = []
    for articles in (1000, 4000):
        texts = _texts(articles)
        tracemalloc.start()
        try:
            deque(texts.packed(), maxlen=0)
            peaks.append(tracemalloc.get_traced_memory()[1] / articles)
        finally:
            tracemalloc.stop()
    assert peaks[1] < 500, "bytes an article: its place in an index of the articles, and no text"


def test_meetings_of_a_later_block_come_with_its_texts(monkeypatch):
    from tests.reports import sample

    monkeypatch.setattr(entries, "TOGETHER", 3)
    sources = sample.corpus(8)
    made = sample.made(sources)
    texts = Texts(sources, made["articles"])
    meetings = entries.meetings(
        made["meetings"],
        made["topic_meetings"],
        texts,
        T,
        articles=made["articles"],
        attendance=made["attendance"],
        terms={},
    )
    blocks = [json.loads(text) for text in meetings.shown_on_demand()]
    always = json.loads(meetings.always)
    rest = [meeting for block in blocks for meeting in block["meetings"]]
    assert not blocks[0]["meetings"] and {len(block["meetings"]) for block in blocks[1:-1]} == {3}
    assert len(always) == len(rest) == len(made["meetings"]) > 6
    numbers = [{place[0] for meeting in block["meetings"] for place in meeting["places"]} for block in blocks]
    assert all(held <= {*map(int, block["texts"])} for held, block in zip(numbers, blocks, strict=True))


def test_words_are_found_stretch_by_stretch_as_in_the_whole():
    readings = ["发展经济", "推动发展", "改革", "改革发展", "深化改革开放", "发展"] * 4
    texts = {f"a{at}": reading for at, reading in enumerate(readings)}
    paragraphs = pd.DataFrame(
        {
            "repeat_of": "",
            "role": ["byline" if at % 5 == 4 else "body" for at in range(len(readings))],
            "source": [*texts],
            "start": 0,
            "end": [len(reading) for reading in readings],
            "reading": readings,
        }
    )
    topic_words = pd.DataFrame({"topic": 1, "rank": [1, 2, 3], "word": ["发展", "改革", "开放"]})
    articles = pd.DataFrame({"source": [*texts], "start": 0, "end": paragraphs["end"]})
    found = [
        entries.words(topic_words, {1: "发展"}, stretches, Texts(texts, articles), T)
        for stretches in ([paragraphs], [paragraphs.iloc[at : at + 5] for at in range(0, len(readings), 5)])
    ]
    assert found[0] == found[1]
    assert found[0]["w-1-1"]["count"] == 14 and len(found[0]["w-1-1"]["places"]) == entries.SHOWN


def test_a_source_of_many_articles_is_ordered_once(monkeypatch):
    made = []

    class Counted(evidence._Source):
        def __init__(self, text, articles):
            made.append(len(articles))
            super().__init__(text, articles)

    monkeypatch.setattr(evidence, "_Source", Counted)
    many = evidence._LONG + 1
    articles = pd.DataFrame({"source": "a", "start": range(0, 10 * many, 10), "end": range(9, 10 * many, 10)})
    texts = evidence.Texts({"a": "会" * 10 * many}, articles.assign(date="", headline=""))
    for block in range(5):
        texts.place("a", 10 * block, 10 * block + 2, block=block)
    assert [part[0]["parts"][0][0] for part in texts.pack()] == [0, 10, 20, 30, 40]
    assert made == [many]


def test_blocks_of_both_languages_are_compressed_once(monkeypatch):
    compressed = []
    monkeypatch.setattr(blocks, "packed", lambda text: compressed.append(text) or "x")
    beside, parts = {}, ["a" * blocks.WITHIN, "b"]
    first, second = blocks.laid(parts, beside), blocks.laid(parts, beside)
    assert first == second and sorted(beside) == sorted(
        f"{blocks.FOLDER}/{name}.js" for name in first["files"]
    )
    assert compressed == parts
