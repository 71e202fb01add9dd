"""The results on restated web pages: those sets that have been read since they were scored."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial
from pathlib import Path

import analysis
from analysis import formulations, timeline
from analysis.records import Document
from tests.recorded.lines import Lines, line

GOLD = Path(__file__).resolve().parents[1] / "gold"
SETS = ("pages", "pages2", "pages3", "pages4")


@cache
def documents(name: str) -> tuple[Document, ...]:
    """The documents of a set of pages."""
    return tuple(analysis.load(GOLD / name / "texts.jsonl"))


def _corpus(name: str) -> Lines:
    return {
        one.source.name: [line(row) for row in (*one.articles, *one.paragraphs, *one.ledger)]
        for one in documents(name)
    }


@cache
def built(name: str) -> timeline.Timeline:
    """The timeline of a set of pages."""
    return timeline.build(documents(name))


def _timeline(name: str) -> Lines:
    """By page; people, gaps and warnings under the name of the set."""
    made = built(name)
    found: Lines = defaultdict(list)
    source = {one.meeting_id: one.source for one in made.meetings}
    for meeting in made.meetings:
        found[meeting.source].append(line(meeting))
    for row in made.attendance:
        found[source[row.meeting_id]].append(line(row))
    for article, date in made.article_dates.items():
        found[article.rpartition("#")[0]].append(line(date))
    found[name] = [line(row) for row in (*made.people, *made.gaps, *made.warnings)]
    return found


def _formulations(name: str) -> Lines:
    """By page; rows without a source under the name of the set."""
    dated = {article: found.date for article, found in built(name).article_dates.items()}
    scans = [formulations.scan(one) for one in documents(name)]
    found: Lines = defaultdict(list)
    for title, table in formulations.gather(scans, list(documents(name)), dated).tables().items():
        sources = table["source"] if "source" in table else [name] * len(table)
        for source, row in zip(sources, table.itertuples(index=False), strict=True):
            found[source].append(f"{title}: {line(row)}")
    return found


RESULTS = {
    (name, step): partial(make, name)
    for name in SETS
    for step, make in (("corpus", _corpus), ("timeline", _timeline), ("formulations", _formulations))
}
