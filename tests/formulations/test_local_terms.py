"""Real local terms of 2017 to 2026, each in an invented sentence, in a corpus of many articles.

``tests/gold/local_terms.csv`` has the core terms of 89 web pages (city and
county parties, governments, ministries and universities), written down by one
reader before the software was run on the pages. The column `part` says how a
page was used: for development, held out and scored once, or fresh (scored
once, after that). The pages themselves are not part of the repository.
"""

from __future__ import annotations

import csv

from tests.formulations.sample import gather


def test_nineteen_in_twenty_quoted_local_terms_have_the_form_of_a_formulation(gold):
    with (gold / "local_terms.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["kind"] == "term"]
    terms = sorted({row["term"] for row in rows if "“" not in row["term"]})
    made = gather({term: f"坚持“{term}”工作导向。" for term in terms})
    missing = set(terms) - {one.term for one in made.formulations}
    assert len(terms) > 300
    assert len(missing) <= 0.05 * len(terms), missing
