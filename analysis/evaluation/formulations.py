"""Evaluate formulations: terms with exact counts, and members exactly as listed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis import tables as borders
from analysis.evaluation.score import Score
from analysis.tables import row_tuples
from analysis.wording import message

GOLD = "seeds_formulations.csv"
_MARKS = re.compile(r"[“”‘’「」『』\"]")


def score(tables: Mapping[str, pd.DataFrame], gold: Path) -> list[Score]:
    """Score terms with exact counts, and members with their order and completeness.

    A gold term in quotation marks is counted in marks only. Terms that are not
    in the gold data are not errors, so `found` is the number of gold terms that
    were found at all. Members marked "not scored" (corrupt text) are skipped.

    Parameters
    ----------
    tables : dict
        With ``formulations`` and ``articles``.
    gold : Path
        The gold folder; no scores if it has no ``seeds_formulations.csv``, or
        if the run does not contain all files that its counts cover.
    """
    path = Path(gold) / GOLD
    if not path.is_file():
        return []
    wanted = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    files = {file for cell in wanted["files"] for file in borders.split(cell)}
    if not files <= set(tables["articles"]["source"]):
        return []
    wanted = wanted.rename(columns={"count": "uses_in_gold"})  # a tuple has a method `count`
    wanted["term"] = wanted["term"].str.replace(_MARKS, "", regex=True)
    found = {row.term: row for row in row_tuples(tables["formulations"])}
    return [_terms(wanted, found), _members(wanted, found)]


def _terms(wanted: pd.DataFrame, found: dict) -> Score:
    faults = []
    for row in row_tuples(wanted):
        if row.term not in found:
            faults.append(message("fault_missed", where=row.term))
        elif found[row.term].uses != int(row.uses_in_gold):
            uses = int(found[row.term].uses)
            faults.append(message("fault_uses", where=row.term, uses=uses, gold=int(row.uses_in_gold)))
    held = sum(term in found for term in wanted["term"])
    return Score("formulations, exact counts", len(wanted) - len(faults), held, len(wanted), tuple(faults))


def _members(wanted: pd.DataFrame, found: dict) -> Score:
    right = given = listed = 0
    faults = []
    for row in row_tuples(wanted[wanted["members_given"] != "not scored"]):
        mine = found.get(row.term)
        members = borders.split(mine.members) if mine is not None else []
        gold = borders.split(row.members)
        complete = {"all": "yes", "partial": "no"}.get(row.members_given, "")
        exact = members == gold and (mine is None or mine.members_complete == complete)
        given += bool(members)
        listed += bool(gold)
        right += bool(gold) and exact
        if not exact:
            whole = {"yes": " ✓", "no": " …"}.get(mine.members_complete if mine else "", "")
            found_members = borders.join(members) + whole
            faults.append(message("fault_other", where=row.term, found=found_members, gold=row.members))
    return Score("formulations, members", right, given, listed, tuple(faults))
