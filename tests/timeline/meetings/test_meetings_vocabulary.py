"""Every entry of the vocabulary does to its example what it is there for."""

from __future__ import annotations

import re

import pytest

from analysis import vocabulary
from analysis.timeline import sentences
from analysis.timeline.meetings import Context, Mention, Rule, find_mentions, head_nouns, series
from analysis.timeline.meetings.reporting_status import reporting_status


def entries(name: str, *columns: str) -> list:
    return [
        pytest.param(row, id=row.where) for row in vocabulary.load(f"timeline/{name}", (*columns, "example"))
    ]


def found(text: str) -> list[Mention]:
    return find_mentions(sentences.read(text, 0, len(text)), Context(lead=True))


@pytest.mark.parametrize("row", entries("meetings_heads", "head", "kind"))
def test_heads(row):
    assert head_nouns.head_of(row["example"]).endswith(row["head"])
    assert head_nouns.kind_of(row["example"]) == row["kind"]


@pytest.mark.parametrize("row", entries("meetings_verbs", "verb", "role"))
def test_verbs(row):
    rules = {"hold": Rule.HELD, "open": Rule.OPENED, "attend": Rule.ATTENDED, "sit": Rule.SAT}
    assert [(one.rule, one.status) for one in found(row["example"])] == [(rules[row["role"]], "held")]


@pytest.mark.parametrize("row", entries("meetings_thin", "name"))
def test_thin(row):
    body = re.split("召开|举行", row["example"])[0]
    assert [one.name for one in found(f"1月5日，{row['example']}。")] == [body + row["name"]]


@pytest.mark.parametrize("row", entries("meetings_no_news", "pattern", "means"))
def test_no_news(row):
    before = row["example"]
    if row["pattern"].endswith("$"):
        before = re.split("召开|举行|举办", before)[0]
    assert reporting_status(before) == ("planned" if row["means"] == "planned" else "")


@pytest.mark.parametrize("row", entries("meetings_series", "pattern", "series", "reads"))
def test_series(row):
    assert series.series(row["example"]) == row["reads"]


@pytest.mark.parametrize("row", entries("meetings_recurring", "ending"))
def test_recurring(row):
    assert series.series(row["example"], kind=head_nouns.kind_of(row["example"])) == row["example"]
