"""Evaluate meetings: existence, date, name, people.

A gold row and a found row match if they are from the same file or record, of
the same kind, and have similar names: one contains the other, or at least
half of their characters agree in order; 签约仪式 is any signing of its day. The
result is correct if the date is too: a wrong date is a false positive and a false negative.

Gold rows are annotated item by item: the report of a closing gives its own day.
Where the run also holds the report of the opening, the meeting is one row with
all its days (`tests/gold/GUIDELINE.md`). The columns `whole` and `whole_from` of
the gold give these days and the items that tell them; where a run holds those
items, it is scored by these days too, in measures of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

import pandas as pd

from analysis import tables as border
from analysis.corpus import punctuation
from analysis.evaluation.score import Score
from analysis.wording import message

SEEDS, BROADCAST = "seeds_meetings.csv", "broadcast_meetings_2023.csv"
#: Kinds scored together.
SCORED = ("meeting", "reception")
#: Minimum proportion of matching characters for names of the same meeting.
MIN_SIMILARITY = 0.5
#: Kinds whose names are sentences: 王小明会见李大伟一行, 王小明赴海州调研.
_NAMED_BY_SENTENCES = ("reception", "visit")

#: A signing, and a name that says nothing else of it: 青江市与海山集团签署战略合作协议, 签约仪式.
_SIGNING = re.compile("签[署订约字]")
_BARE_SIGNING = re.compile("(?:项目|合作|协议|战略|集中){0,2}签[署订约字](?:协议|备忘录)?(?:仪式|活动)")

#: Columns compared in correct rows, with the gold column.
_COMPARED = {
    "names": ("name", "name"),
    "series": ("series", "series"),
    "times of day": ("time_of_day", "time_of_day"),
    "chairs": ("chair", "chair"),
    "speakers": ("speakers", "speaker"),
    "attendees": ("attendees", "attendees"),
    "bodies": ("body", "body"),
    "forms": ("form", "form"),
    "where years come from": ("year_basis", "year_basis"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A gold or found meeting in one file or record."""

    where: str
    kind: str
    date: str
    name: str
    cells: dict


def score(tables: Mapping[str, pd.DataFrame], gold: Path) -> list[Score]:
    """Score the table `meetings` of a run against each gold file whose files or records the run contains.

    Parameters
    ----------
    tables : dict of str to DataFrame
        With `articles` and `meetings`.
    gold : Path
        The folder with ``seeds_meetings.csv`` and
        ``broadcast_meetings_2023.csv``; missing files are not scored.
    """
    read = set(tables["articles"]["source"])
    scores: list[Score] = []
    for name, label, column in ((SEEDS, "seeds", "file"), (BROADCAST, "broadcast", "key")):
        if not (gold / name).exists():
            continue
        rows = pd.read_csv(gold / name, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        places = set(rows[column]) & read
        if places:
            held = rows[rows[column].isin(places) & (rows.get("status", "held") == "held")]
            wanted = [
                Row(cells[column], cells["kind"], cells["date"], cells["name"], cells)
                for cells in held.to_dict("records")
                if cells["kind"] != "none"
            ]
            scores += _scores(label, wanted, _found(tables["meetings"], places), set(rows.columns), read)
    return scores


def _found(meetings: pd.DataFrame, places: set[str]) -> list[Row]:
    """The meetings held in these files or records, once for each file that reports them."""
    held = meetings[meetings["status"] == "held"]
    places_of = [
        places.intersection(article.rpartition("#")[0] for article in border.split(cell))
        for cell in held["article_ids"].tolist()
    ]
    some = [at for at, known in enumerate(places_of) if known]  # in a large corpus only a few have gold data
    return [
        Row(place, cells["kind"], cells["date"], cells["name"], cells)
        for at, cells in zip(some, held.iloc[some].to_dict("records"), strict=True)
        for place in sorted(places_of[at])
    ]


def _scores(
    label: str, wanted: list[Row], found: list[Row], columns: set[str], read: set[str]
) -> list[Score]:
    pairs = match(wanted, found)
    scores = _dated_scores(label, "with the right date", wanted, found, pairs)
    whole = [_whole(row, read) for row in wanted]
    if whole != wanted:
        scores += _dated_scores(label, "with all days of the meeting", whole, found, match(whole, found))
    right = [(a, b) for a, b in pairs if a.date == b.date]
    for measure, (ours, theirs) in _COMPARED.items():
        if theirs in columns:
            scores.append(_agreement(f"{label}: {measure}", ours, theirs, right))
    return scores


def _dated_scores(
    label: str, what: str, wanted: list[Row], found: list[Row], pairs: list[tuple[Row, Row]]
) -> list[Score]:
    return [
        dated(f"{label}: held meetings and receptions {what}", wanted, found, pairs, SCORED),
        dated(f"{label}: held events and visits {what}", wanted, found, pairs, ("event", "visit")),
    ]


def _whole(row: Row, read: set[str]) -> Row:
    """A gold row with all days of its meeting, where the run holds the other items that tell them."""
    told = border.split(row.cells.get("whole_from", ""))
    return replace(row, date=row.cells["whole"]) if told and read.issuperset(told) else row


def match(wanted: Iterable[Row], found: Iterable[Row]) -> list[tuple[Row, Row]]:
    """Pairs of gold and found rows, each in at most one pair: same place, kind and date first, then by name.

    Of several names that contain one another the closest in length are a pair: 项目推进会 beside 水库项目推进会.
    """
    wanted, found = list(wanted), list(found)
    possible = []
    for i, one in enumerate(wanted):
        for j, other in enumerate(found):
            if (one.where, one.kind) == (other.where, other.kind):
                score = similarity(one.name, other.name, sentence=one.kind in _NAMED_BY_SENTENCES)
                if one.date == other.date and _are_one_signing(one.name, other.name):
                    score = max(score, MIN_SIMILARITY)
                if score >= MIN_SIMILARITY:
                    apart = abs(len(one.name) - len(other.name))
                    possible.append((one.date != other.date, -score, apart, i, j))
    pairs, taken, used = [], set(), set()
    for *_, i, j in sorted(possible):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((wanted[i], found[j]))
    return pairs


def _are_one_signing(one: str, other: str) -> bool:
    """Whether one of two names is a signing and the other says no more than that something was signed.

    >>> _are_one_signing("签约仪式", "青江市与海山集团签署战略合作协议"), _are_one_signing("签约仪式", "启动仪式")
    (True, False)
    """
    return any(
        _BARE_SIGNING.fullmatch(bare) and _SIGNING.search(full) for bare, full in ((one, other), (other, one))
    )


def similarity(one: str, other: str, *, sentence: bool = False) -> float:
    """Similarity of two names: 1 if one contains the other, else the proportion of characters that agree in order.

    The name of a visit or a reception is a `sentence`, which annotators shorten
    in different ways: there the proportion is that of the shorter one.

    >>> similarity("市委六届五次全会", "六届五次全会"), similarity("市委经济工作会议", "市政府常务会议") < 0.7
    (1.0, True)
    >>> similarity("王小明赴海州调研", "市长王小明率队赴海州市三个街道开展春耕调研", sentence=True)
    1.0
    """
    if not one or not other:
        return 0.0
    if one in other or other in one:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if not sentence:
        return matcher.ratio()
    return sum(block.size for block in matcher.get_matching_blocks()) / min(len(one), len(other))


def dated(
    measure: str, wanted: list[Row], found: list[Row], pairs: list[tuple[Row, Row]], kinds: tuple[str, ...]
) -> Score:
    """Score of meetings of some kinds with the correct date; a wrong date is a false positive and a false negative."""
    inside = [(a, b) for a, b in pairs if a.kind in kinds]
    faults = [
        message("fault_other", where=_describe(a), found=b.date, gold=a.date)
        for a, b in inside
        if a.date != b.date
    ]
    matched = {id(row) for pair in pairs for row in pair}
    faults += [
        message("fault_missed", where=_describe(row))
        for row in wanted
        if row.kind in kinds and id(row) not in matched
    ]
    faults += [
        message("fault_extra", where=_describe(row))
        for row in found
        if row.kind in kinds and id(row) not in matched
    ]
    return Score(
        measure,
        sum(a.date == b.date for a, b in inside),
        sum(row.kind in kinds for row in found),
        sum(row.kind in kinds for row in wanted),
        tuple(faults),
    )


def _describe(row: Row) -> str:
    return " ".join(part for part in (row.where, row.kind, row.name, row.date) if part)


def _agreement(measure: str, ours: str, theirs: str, right: list[tuple[Row, Row]]) -> Score:
    """Score of correct rows in which a column agrees."""
    faults = tuple(
        message("fault_other", where=_describe(a), found=b.cells[ours], gold=a.cells[theirs])
        for a, b in right
        if punctuation.widened(b.cells[ours])
        != punctuation.widened(a.cells[theirs])  # ignore the width of punctuation
    )
    return Score(measure, len(right) - len(faults), len(right), len(right), faults)
