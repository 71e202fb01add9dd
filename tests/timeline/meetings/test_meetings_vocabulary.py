"""Every entry of the vocabulary does to its example what it is there for."""

from __future__ import annotations

import re

import pytest

from analysis import vocabulary
from analysis.timeline import meetings, meetings_news, meetings_text, names, series


def entries(name: str, *columns: str) -> list:
    return [
        pytest.param(row, id=row.where) for row in vocabulary.load(f"timeline/{name}", (*columns, "example"))
    ]


@pytest.mark.parametrize("row", entries("meetings_heads", "head", "kind"))
def test_heads(row):
    assert names.head_of(row["example"]).endswith(row["head"])
    assert names.kind_of(row["example"]) == row["kind"]


@pytest.mark.parametrize("row", entries("meetings_verbs", "verb", "role"))
def test_verbs(row):
    sentence = meetings_text.read(row["example"], 0, len(row["example"]))
    rules = {"hold": "held", "open": "opened or closed", "attend": "attended", "sit": "sat"}
    assert [(one.rule, one.status) for one in meetings.find(sentence, lead=True)] == [
        (rules[row["role"]], "held")
    ]


@pytest.mark.parametrize("row", entries("meetings_thin", "name"))
def test_thin(row):
    body = re.split("召开|举行", row["example"])[0]
    text = f"1月5日，{row['example']}。"
    found = meetings.find(meetings_text.read(text, 0, len(text)), lead=True)
    assert [one.name for one in found] == [body + row["name"]]


@pytest.mark.parametrize("row", entries("meetings_no_news", "pattern", "means"))
def test_no_news(row):
    before = row["example"]
    if row["pattern"].endswith("$"):
        before = re.split("召开|举行|举办", before)[0]
    assert meetings_news.status(before) == ("planned" if row["means"] == "planned" else "")


@pytest.mark.parametrize("row", entries("meetings_series", "pattern", "series", "reads"))
def test_series(row):
    assert series.series(row["example"]) == row["reads"]


@pytest.mark.parametrize("row", entries("meetings_recurring", "ending"))
def test_recurring(row):
    assert series.series(row["example"], kind=names.kind_of(row["example"])) == row["example"]
