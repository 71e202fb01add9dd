"""Evaluate meetings, headlines and publication dates on annotated pages of many kinds.

The texts are real public pages restated in the annotators' own words, with
the facts, date lines and furniture of the page; they were annotated before
any run. The pages are in two sets, ``look`` and ``score``. Both were inspected
during rule development, ``score`` after it had been scored once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis import tables as border
from analysis.corpus import door, spelling
from analysis.evaluation.meetings import Row, dated, match
from analysis.evaluation.score import Score
from analysis.tables import row_tuples
from analysis.wording import message

#: The files of this gold data, in a separate folder.
TEXTS, PAGES, MEETINGS = "texts.jsonl", "pages.csv", "meetings.csv"
#: Basis of a year that the annotator knew but the page does not give.
OUTSIDE = "outside"
#: Joins two sittings in one gold row: 党组会议和常务会议.
_JOINT = re.compile("(?<=会议|学习)[和及与、](?=[^和及与、]{2,}(?:会议|学习)$)")
#: The text gives no name, only this word: the gold name is empty.
_UNNAMED = "会议"
_SIGNS = str.maketrans("，。：；！？（）", ",.:;!?()")
_PEOPLE = {"chairs": "chair", "speakers": "speakers", "attendees": "attendees"}
#: Attendees and contributors together, for annotators who list who 发言 or 汇报 as attending.
_WITH_CONTRIBUTORS = "attendees_and_contributors"


def score(tables: Mapping[str, pd.DataFrame], gold: Path, *, pages: str) -> list[Score]:
    """Score a run on ``gold/texts.jsonl`` for the pages of one set.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        `articles`, `meetings` and `attendance` of the run.
    gold : Path
        The folder of the three files.
    pages : str
        ``"look"`` or ``"score"``.
    """
    about = _read(gold / PAGES)
    about = about[about["set"] == pages]
    places = set(about["id"])
    rows = _read(gold / MEETINGS)
    held = rows[rows["id"].isin(places) & (rows["status"] == "held")]
    wanted = _rows(held)
    others = _rows(rows[rows["status"] != "held"])
    found = [row for row in _found(tables, places) if not _is_mentioned(row, wanted, others)]
    wanted, pairs = _as_stated(wanted, match(wanted, found))
    right = [(a, b) for a, b in pairs if a.date == b.date]
    years = [(a, b) for a, b in pairs if b.cells["year_basis"] in ("context", "neighbour", "published")]
    wrong = [(a, b) for a, b in years if a.date[:4] != b.date[:4] and not b.date.startswith("XXXX")]
    return [
        dated("meetings and receptions with the right date", wanted, found, pairs, ("meeting", "reception")),
        dated("events and visits with the right date", wanted, found, pairs, ("event", "visit")),
        Score(
            "inferred years",
            len(years) - len(wrong),
            len(years),
            len(years),
            tuple(
                message("fault_other", where=f"{a.where} {a.name}", found=b.date, gold=a.date)
                for a, b in wrong
            ),
        ),
        *(_people(measure, column, column, right) for measure, column in _PEOPLE.items()),
        _people("attendees and contributors", _WITH_CONTRIBUTORS, "attendees", right),
        *article_scores(tables["articles"], about, pd.read_json(gold / TEXTS, lines=True, dtype=False)),
    ]


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def _rows(gold: pd.DataFrame) -> list[Row]:
    """Gold rows for comparison, with names in simplified characters.

    Some annotators wrote two sittings joined by 和 (党组会议和常务会议) as one row, others as two: here they are two.
    """
    return [
        Row(cells["id"], cells["kind"], cells["date"], name or _UNNAMED, cells)
        for cells in gold.to_dict("records")
        for name in (
            _JOINT.split(_plain(cells["name"])) if cells["kind"] == "meeting" else [_plain(cells["name"])]
        )
    ]


def _found(tables: Mapping[str, pd.DataFrame], places: set[str]) -> list[Row]:
    meetings = tables["meetings"]
    held = meetings[meetings["status"] == "held"]
    return [
        Row(place, cells["kind"], cells["date"], _plain(cells["name"]), cells)
        for cells in _with_contributors(held, tables["attendance"]).to_dict("records")
        for place in sorted({name.rpartition("#")[0] for name in border.split(cells["article_ids"])} & places)
    ]


def _with_contributors(meetings: pd.DataFrame, attendance: pd.DataFrame) -> pd.DataFrame:
    """The meetings with a column of their attendees and contributors."""
    only = attendance[attendance["role"] == "contributor"]
    by_meeting = only.groupby("meeting_id")["person"].agg(list)
    both = [
        border.join([*border.split(row.attendees), *by_meeting.get(row.meeting_id, [])])
        for row in row_tuples(meetings[["meeting_id", "attendees"]])
    ]
    return meetings.assign(**{_WITH_CONTRIBUTORS: both})


def _as_stated(wanted: list[Row], pairs: list[tuple[Row, Row]]) -> tuple[list[Row], list[tuple[Row, Row]]]:
    """Remove the year from gold rows if only the annotator knew it and the found date has no year.

    Neither the text nor the address of the page gives such a year (`year_basis`
    ``outside``), so the date is correct with and without it.
    """
    stated = {
        id(a): replace(a, date=b.date)
        for a, b in pairs
        if a.cells["year_basis"] == OUTSIDE and b.date == re.sub(r"(?<!\d)\d{4}-", "XXXX-", a.date)
    }
    rows = [stated.get(id(row), row) for row in wanted]
    return rows, [(stated.get(id(a), a), b) for a, b in pairs]


def _is_mentioned(row: Row, held: list[Row], others: list[Row]) -> bool:
    """Whether the annotators list it as announced or background, which is neither correct nor wrong."""
    return bool(match(others, [row])) and not match(held, [row])


def _people(measure: str, column: str, gold: str, right: list[tuple[Row, Row]]) -> Score:
    """Score of correctly dated rows with people in this role (gold or found): same names in any order.

    Who makes a visit is in its name; some annotators repeat them as speakers or attendees.
    """
    named = [(a, b, f"{a.name} {b.name}" if a.kind == "visit" else "") for a, b in right]
    compared = [(a, b, _each(a.cells[gold], name), _each(b.cells[column], name)) for a, b, name in named]
    some = [(a, b, wanted, found) for a, b, wanted, found in compared if wanted or found]
    faults = tuple(
        message("fault_other", where=f"{a.where} {a.name}", found=b.cells[column], gold=a.cells[gold])
        for a, b, wanted, found in some
        if wanted != found
    )
    return Score(measure, len(some) - len(faults), len(some), len(some), faults)


def _each(cell: str, named: str) -> set[str]:
    """The names of a cell that are not among those `named` elsewhere, for comparison."""
    names = {_plain(name) for name in border.split(cell)}
    return {name for name in names if name and name not in named}


def article_scores(articles: pd.DataFrame, about: pd.DataFrame, texts: pd.DataFrame) -> list[Score]:
    """Score headline and publication date of the first article of each page, if the page states them.

    Parameters
    ----------
    articles : DataFrame
        Of a run on `texts`.
    about : DataFrame
        The gold: `id`, `headline`, `published`, and the `published_words` of the page.
    texts : DataFrame
        `id` and `text` of each page.
    """
    first = articles.drop_duplicates("source").set_index("source")
    whole = {page: _plain(text) for page, text in zip(texts["id"], texts["text"], strict=True)}
    stated = {
        "headline": [_plain(row.headline) in whole[row.id] for row in row_tuples(about)],
        "published": [bool(row.published and row.published_words) for row in row_tuples(about)],
    }
    scores = []
    for measure, column in (("headlines", "headline"), ("written publication dates", "published")):
        chosen = about[stated[column]]
        faults = tuple(
            message("fault_other", where=row["id"], found=first[column].get(row["id"], ""), gold=row[column])
            for row in chosen.to_dict("records")
            if _plain(first[column].get(row["id"], "")) != _plain(row[column])
        )
        scores.append(Score(measure, len(chosen) - len(faults), len(chosen), len(chosen), faults))
    return scores


def _plain(text: str) -> str:
    """Normalise: simplified characters, half-width signs, no spaces, no pinyin in brackets, as in 強(qiáng)."""
    simplified = spelling.respelled(door.normalised(text).text, traditional=True)
    return "".join(simplified.translate(_SIGNS).split())
