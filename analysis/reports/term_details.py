"""What the page of one formulation shows beyond its sentences: months, senses, neighbours, KWIC lines."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from analysis import tables as border
from analysis.reports import entries, pages
from analysis.run.store import part
from analysis.tables import among, row_tuples

#: KWIC lines and neighbours of one entry; the tables have the rest.
LINES, NEIGHBOURS = 12, 6
#: Columns that are read of months, KWIC lines and senses.
MONTHS = ("term", "month", "uses", "month_heat", "jump")
KWIC = ("term", "date", "left", "keyword", "right")
SENSES = ("term", "members", "articles", "first_seen", "last_seen", "believed")
#: Entries that carry months and KWIC lines; more would make the page too heavy to open.
DETAILED = 200


class Details:
    """The tables of formulations by term.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Those of a run; what a run does not have is shown nowhere.
    terms : list of str
        Shown on the page, the most used first.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], terms: list[str]):
        detailed = terms[:DETAILED]
        self._months = _by_term(tables, "formulation_months", MONTHS, detailed)
        self._kwic = _by_term(tables, "formulation_kwic", KWIC, detailed, most=LINES)
        self._senses = _by_term(tables, "formulation_senses", SENSES, terms)
        self._neighbours = _by_term(tables, "formulation_neighbours", ("term", "other"), terms)
        self._shown = set(terms)

    def of(self, term: str, t: pages.Words, *, met: Collection[str] = ()) -> dict:
        """What the template shows of one term; the months of `met`, which have meetings, lead to them."""
        return {
            "months": [_month(row, t, met) for row in self._rows(self._months, term) if row.uses == row.uses],
            "senses": [_sense(row, t) for row in self._rows(self._senses, term)],
            "neighbours": [
                {"term": row.other, "href": "#" + entries.address(entries.formulation_key(row.other))}
                for row in self._rows(self._neighbours, term)
                if row.other in self._shown
            ][:NEIGHBOURS],
            "kwic": [
                {"date": row.date, "left": row.left, "keyword": row.keyword, "right": row.right}
                for row in self._rows(self._kwic, term)[:LINES]
            ],
        }

    @staticmethod
    def _rows(groups: dict[str, list], term: str) -> list:
        return groups.get(term, [])


def _by_term(
    tables: Mapping[str, pd.DataFrame],
    name: str,
    columns: Sequence[str],
    terms: list[str],
    most: int | None = None,
) -> dict[str, list]:
    """The rows of some terms, of each term all or the first ones."""
    if name not in tables:
        return {}

    def own(rows: pd.DataFrame) -> pd.DataFrame:
        rows = rows[among(rows["term"], terms)]
        return rows if most is None else rows.groupby("term", sort=False).head(most)

    groups: dict[str, list] = {}
    for row in row_tuples(part(tables, name, columns, own)):
        groups.setdefault(row.term, []).append(row)
    return groups


def _month(row, t: pages.Words, met: Collection[str]) -> dict:
    shown = t.file("index") + entries.in_timeline(row.term, row.month)
    return {
        "month": row.month,
        "timeline": shown if row.month in met else "",
        "uses": int(row.uses),
        "heat": row.month_heat,
        "jump": t.of("jump", row.jump) if row.jump else "",
    }


def _sense(row, t: pages.Words) -> dict:
    seen = row.first_seen if row.first_seen == row.last_seen else f"{row.first_seen} – {row.last_seen}"
    return {
        "members": border.split(row.members),
        "told": t("n_articles", n=int(row.articles)),
        "seen": seen.strip(" –"),
        "believed": row.believed == "yes",
    }
