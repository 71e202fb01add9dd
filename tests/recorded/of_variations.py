"""The results on small corpora of edited texts, which meet each other as reports of one event, series and repeats do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from random import Random

from analysis import corpus, formulations, timeline
from analysis.records import Document, Source
from tests.recorded import of_cases
from tests.recorded.edits import PAGES, SENTENCES, edited
from tests.recorded.lines import Lines, line
from tests.timeline.documents import document

_PUBLISHED = ("", "", "2024-07-15", "2024-03-06", "2023-12-31", "2024-02-29", "2024-07", "2024")
_KINDS = ("report", "report", "brief", "document", "editorial")
#: Reports that give the other sentences of a document something to date, to be part of and to disagree with.
_REPORTS = (
    "3月5日，市委书记何东山主持召开市委常委会会议。",
    "市政府第12次常务会议5日上午召开，市长李仲明主持会议。",
    "市政府第13次常务会议召开。",
    "3月7日下午，全市教育大会在市民中心举行，何东山、李仲明出席。",
    "昨日，市十三届人大三次会议第二次全体会议举行。",
    "12月30日，何东山会见远达集团董事长沈一鸣一行。",
    "第三届青江读书节3月5日至8日在青江图书馆举办。",
    "6日，李仲明到南州县调研春耕工作。",
)
_DOCUMENTS = 5
_SENTENCES = 3


def _groups(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """The texts of each label."""
    for label, rows in groupby(texts, key=lambda row: row[0]):
        yield label, [text for _, text in rows]


def _documents(label: str, texts: list[str]) -> list[Document]:
    """Documents that share the sentences of a group, each edited in its own way."""
    draw = Random(label)
    made = []
    for number in range(_DOCUMENTS):
        drawn = draw.choices(texts, k=draw.randint(1, _SENTENCES))
        if draw.random() < 0.5:
            drawn.insert(draw.randrange(2), draw.choice(_REPORTS))
        chosen = [edited(text, draw, SENTENCES) for text in drawn]
        made.append(
            document(
                draw.choice(("", "\n")).join(chosen),
                name=f"{label}, {number}",
                headline=draw.choice(("", draw.choice(texts).partition("。")[0][:30])),
                deck=draw.choice(("", "", chosen[0].partition("，")[2][:30])),
                published=draw.choice(_PUBLISHED),
                kind=draw.choice(_KINDS),
            )
        )
    return made


def _timeline() -> Lines:
    rows = (*of_cases.sentences(*of_cases.REPORTS), *of_cases.examples("timeline"))
    found: Lines = {}
    for label, texts in _groups(rows):
        made = timeline.build(_documents(label, texts))
        found[label] = [
            line(row)
            for row in (
                *made.meetings,
                *made.attendance,
                *made.people,
                *made.gaps,
                *made.warnings,
                *made.article_dates.items(),
            )
        ]
    return found


def _formulations() -> Lines:
    """By label; rows without a source under the name of their table of texts, which is one corpus."""
    rows = (*of_cases.sentences(*of_cases.PHRASES), *of_cases.examples("formulations"))
    found: Lines = defaultdict(list)
    for name, groups in groupby(_groups(rows), key=lambda group: group[0].rpartition(" ")[0]):
        documents = [one for label, texts in groups for one in _documents(label, texts)]
        dates = {article.article_id: article.published for one in documents for article in one.articles}
        made = formulations.gather([formulations.scan(one) for one in documents], documents, dates)
        for label, lines in of_cases.by_source(made.tables(), otherwise=name).items():
            found[label] += lines
    return found


def _corpus() -> Lines:
    pages = ((label, text) for label, _, text in of_cases.pages())
    found: Lines = {}
    for label, texts in _groups(pages):
        draw = Random(label)
        sources = [
            Source(f"{number}.txt", edited(draw.choice(texts), draw, PAGES, most=5))
            for number in range(_DOCUMENTS)
        ]
        documents = corpus.settle([corpus.cut(one) for one in sources])
        found[label] = [
            line(row) for one in documents for row in (*one.articles, *one.paragraphs, *one.ledger)
        ]
    return found


RESULTS = {
    ("variations", "corpus"): _corpus,
    ("variations", "timeline"): _timeline,
    ("variations", "formulations"): _formulations,
}
