"""The seeds: every gold term with its exact count and members, and a reading of all that is found beyond."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis import corpus, formulations
from analysis import tables as border
from analysis.evaluation import formulations as evaluation
from analysis.records import Source

READINGS = Path(__file__).parent / "readings.csv"


@pytest.fixture(scope="module")
def tables(seeds):
    sources = [source for batch in corpus.batches(seeds) for source in corpus.load(batch)]
    documents = corpus.settle([corpus.cut(source) for source in sources if isinstance(source, Source)])
    found = formulations.gather([formulations.scan(one) for one in documents], documents, {})
    return found.tables() | {"articles": border.articles(documents)}


def test_the_gold(tables, gold):
    terms, members = evaluation.score(tables, gold)
    assert terms.faults == ()
    assert terms.right >= 0.95 * terms.gold
    assert members.faults == ()
    assert members.right == members.gold == 18


def test_a_listing_with_等_is_not_whole(tables):
    row = tables["formulations"].set_index("term").loc["九小场所"]
    assert (row["members_complete"], row["members_given"]) == ("no", "3 of 9")


def test_of_what_is_found_beyond_the_gold_nine_in_ten_are_formulations(tables, gold):
    """A term without a reading fails: read its sentences, and write down in readings.csv whether it is one."""
    with (gold / "seeds_formulations.csv").open(encoding="utf-8-sig", newline="") as handle:
        known = {row["term"].strip("“”") for row in csv.DictReader(handle)}
    with READINGS.open(encoding="utf-8", newline="") as handle:
        readings = {row["term"]: row["formulation"] for row in csv.DictReader(handle)}
    found = tables["formulations"]
    beyond = [term for term in found.loc[found["origin"] == "text", "term"] if term not in known]
    unread = [term for term in beyond if term not in readings]
    assert unread == [], f"no reading in {READINGS.name} of: {'；'.join(unread)}"
    right = sum(readings[term] == "yes" for term in beyond)
    assert right >= 0.9 * len(beyond), f"{right} of {len(beyond)} are formulations on reading"
