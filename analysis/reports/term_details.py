"""What the page of one formulation shows beyond its sentences: months, senses, neighbours, KWIC lines."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from analysis import tables as border
from analysis.reports import entries, pages
from analysis.tables import row_tuples

#: KWIC lines and neighbours of one entry; the tables have the rest.
LINES, NEIGHBOURS = 12, 6
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
        self._months = _by_term(tables, "formulation_months", detailed)
        self._kwic = _by_term(tables, "formulation_kwic", detailed)
        self._senses = _by_term(tables, "formulation_senses", terms)
        self._neighbours = _by_term(tables, "formulation_neighbours", terms)
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


def _by_term(tables: Mapping[str, pd.DataFrame], name: str, terms: list[str]) -> dict[str, list]:
    table = tables[name] if name in tables else pd.DataFrame(columns=["term"])
    groups: dict[str, list] = {}
    for row in row_tuples(table[table["term"].isin(terms)]):
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
