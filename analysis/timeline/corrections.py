"""A person's corrections: ``corrections.csv`` beside the corpus changes, adds or drops meetings.

A row names a meeting by words of its evidence, which find it at every run, or
by its meeting_id, which changes with the text of its source. Columns:
``action`` (change, add, drop), ``evidence``, optionally ``source``,
``meeting_id`` and ``note``, and any of `COLUMNS` with its new value. An empty cell leaves a value as it is; ``-`` empties it.
"""

from __future__ import annotations

import csv
import difflib
import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from analysis import edtf, ownrows, tables, wording
from analysis.cells import typed
from analysis.corpus import punctuation, spelling
from analysis.records import Meeting, Reason
from analysis.refusals import in_row, of_messages
from analysis.timeline import own_dates
from analysis.wording import message

ACTIONS = ("change", "add", "drop")
#: What may be corrected.
COLUMNS = tuple(column.name for column in tables.SCHEMAS["meetings"] if column.correctable)
_SELECTORS = ("action", "evidence", "source", "meeting_id", "note")
_SCHEMA = {column.name: column for column in tables.SCHEMAS["meetings"]}


#: So many of the meetings that evidence matches are listed in a warning.
_LISTED = 5
#: Characters of their evidence.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the file."""

    file: str  #: "corrections.csv"
    line: int
    action: str
    evidence: str
    source: str = ""
    meeting_id: str = ""
    note: str = ""
    values: tuple[tuple[str, str], ...] = field(default=())
    #: Every column of the file with its cell, in the file's order.
    cells: tuple[tuple[str, str], ...] = field(default=())


def read(text: str, *, name: str = "corrections.csv") -> tuple[Correction, ...]:
    """The rows of a corrections file.

    Raises
    ------
    InputFault
        Naming file and line of every fault: an unknown column, an unknown
        action, a row without evidence, a value that its column cannot have.

    >>> read("action,evidence,date\\nchange,市委全会召开,2024-05-24\\n")[0].values
    (('date', '2024-05-24'),)
    """
    text = ownrows.plain(text, name)
    if not text.strip():
        return ()
    reader = csv.reader(io.StringIO(text))
    header = [cell.strip() for cell in next(reader)]
    required = ("action",) if "meeting_id" in header else ("action", "evidence")
    faults = ownrows.header_faults(header, (*_SELECTORS, *COLUMNS), required, name=name)
    found: list[Correction] = []
    if not faults:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append(_row(cells, header, name, reader.line_num, faults))
    if faults:
        raise of_messages(faults)
    return tuple(found)


def _row(cells: list[str], header: list[str], file: str, line: int, faults: list[str]) -> Correction:
    if len(cells) > len(header):
        faults.append(ownrows.too_many(cells, header, name=file, line=line))
    row = {column: cell.strip() for column, cell in zip(header, cells)}
    values = tuple((column, _as_read(column, row[column])) for column in COLUMNS if row.get(column))
    action, evidence = ownrows.in_code(row.get("action", ""), ownrows.ACTIONS), row.get("evidence", "")
    if action not in ACTIONS:
        faults.append(in_row(file, line, "own_action", value=action))
    if not evidence and (action == "add" or not row.get("meeting_id")):
        faults.append(in_row(file, line, "own_no_evidence"))
    if action == "add" and not row.get("name"):
        faults.append(in_row(file, line, "own_no_name"))
    if action == "change" and not values:
        faults.append(in_row(file, line, "own_no_change", columns=", ".join(COLUMNS)))
    for column, value in values:
        wanted = _wanted(column, value)
        if wanted:
            faults.append(in_row(file, line, "own_misfit", column=column, value=value, wanted=wanted))
    return Correction(
        file,
        line,
        action,
        evidence,
        row.get("source", ""),
        row.get("meeting_id", ""),
        row.get("note", ""),
        values,
        tuple(row.items()),
    )


def _as_read(column: str, value: str) -> str:
    """A value as the table has it: a date in EDTF, one of a closed list by its code."""
    codes = {wording.value(column, code, "zh"): code for code in _SCHEMA[column].choices or ()}
    return own_dates.edtf_of(value) if column == "date" else codes.get(value, value)


def _wanted(column: str, value: str) -> str:
    """What the column would take, as a message, where it does not take `value`."""
    if value == "-":
        return message("own_wanted_value") if column in ("kind", "status", "name", "year_basis") else ""
    choices = _SCHEMA[column].choices
    if choices and value not in choices:
        listed = ", ".join(repr(choice) for choice in choices if choice)
        return message("own_wanted_choice", choices=listed)
    if column == "date" and not own_dates.is_date(value):
        return message("own_wanted_dates")
    return ""


def apply(
    meetings: Sequence[Meeting], corrections: Sequence[Correction], texts: Mapping[str, str]
) -> tuple[list[Meeting], list[str]]:
    """The meetings as corrected, and a message for each correction that could not be made.

    Parameters
    ----------
    meetings : sequence of Meeting
    corrections : sequence of Correction
        In the order of the file; a later row sees what an earlier one made.
    texts : mapping
        Source name to its text, in which the evidence of added meetings is found.

    Returns
    -------
    list of Meeting, list of str
        What a correction made or changed says so in `corrected`. A row whose
        evidence matches nothing, or several meetings, changes nothing.
    """
    made = list(meetings)
    warnings: list[str] = []
    for one in corrections:
        if one.action == "add":
            added = _added(one, texts)
            if isinstance(added, str):
                warnings.append(added)
            else:
                made.append(added)
            continue
        matching = [place for place, meeting in enumerate(made) if _matches(one, meeting)]
        if len(matching) != 1:
            warnings.append(_unmatched(one, [made[place] for place in matching], made))
        elif one.action == "drop":
            del made[matching[0]]
        else:
            made[matching[0]] = _changed(one, made[matching[0]])
    return made, warnings


def _matches(one: Correction, meeting: Meeting) -> bool:
    if one.meeting_id and one.meeting_id != meeting.meeting_id:
        return False
    if one.meeting_id and not one.evidence:
        return True
    if one.source and one.source not in {meeting.source, *(source for source, _, _ in meeting.mentions)}:
        return False
    return _alike(one.evidence) in _alike(meeting.evidence)


def _unmatched(one: Correction, matching: list[Meeting], known: Sequence[Meeting]) -> str:
    where: dict[str, Any] = {"file": one.file, "line": one.line, "evidence": one.evidence}
    if not matching and one.meeting_id:
        named = [meeting for meeting in known if meeting.meeting_id == one.meeting_id]
        if not named:
            return message("correction_no_such_id", file=one.file, line=one.line, meeting_id=one.meeting_id)
        return message(
            "correction_id_near", **where, meeting_id=one.meeting_id, meetings=_line(one, named[0], known)
        )
    if not matching:
        near = _nearest(one, known)
        if not near:
            return message("correction_fits_none", **where)
        return message("correction_fits_near", **where, meetings=_lines(one, near, known))
    names = _lines(one, matching[:_LISTED], known)
    if len(matching) > _LISTED:
        more = len(matching) - _LISTED
        return message("correction_fits_many", **where, n=len(matching), meetings=names, more=more)
    return message("correction_fits_several", **where, n=len(matching), meetings=names)


def _lines(one: Correction, meetings: Iterable[Meeting], known: Sequence[Meeting]) -> str:
    return " / ".join(_line(one, meeting, known) for meeting in meetings)


def _line(one: Correction, meeting: Meeting, known: Sequence[Meeting]) -> str:
    """The name of a meeting, and the row with words that only this meeting has, to be copied into the file."""
    words = _bare(meeting.evidence)
    others = [text for other in known if other is not meeting and (text := _bare(other.evidence))]
    ends = range(min(_SHOWN, len(words)), len(words) + 1, _SHOWN // 2)
    unique = next(
        (words[:end] for end in (*ends, len(words)) if not any(words[:end] in o for o in others)), ""
    )
    cells = dict(one.cells or (("action", one.action), ("evidence", one.evidence)))
    cells |= {"evidence": unique} | ({} if unique else {"meeting_id": meeting.meeting_id})
    if unique and "meeting_id" in cells:
        cells["meeting_id"] = ""
    held = io.StringIO()
    csv.writer(held, lineterminator="").writerow(cells.values())
    date = f", {meeting.date}" if meeting.date else ""
    return f"{meeting.name} ({meeting.meeting_id}{date}): {held.getvalue()}"


def _nearest(one: Correction, known: Sequence[Meeting]) -> list[Meeting]:
    """Up to three meetings whose evidence shares at least half of the words given, in one piece."""
    wanted = _alike(one.evidence)
    least = max(3, (len(wanted) + 1) // 2)
    pieces = {wanted[at : at + least] for at in range(len(wanted) - least + 1)}
    found = []
    for meeting in known:
        words = _alike(meeting.evidence)
        if one.source in ("", meeting.source) and any(piece in words for piece in pieces):
            shared = difflib.SequenceMatcher(None, wanted, words, autojunk=False).find_longest_match().size
            found.append((-shared, meeting.meeting_id, meeting))
    return [meeting for _, _, meeting in sorted(found, key=lambda each: each[:2])[:3]]


def _changed(one: Correction, meeting: Meeting) -> Meeting:
    changes = _values(one)
    said = "; ".join(
        f"{column} {_shown(getattr(meeting, column))} → {_shown(changes[column])}" for column, _ in one.values
    )
    return replace(meeting, corrected=_marked(one, said, meeting.corrected), **changes)


def _added(one: Correction, texts: Mapping[str, str]) -> Meeting | str:
    places = [
        (source, *span)
        for source, text in sorted(texts.items())
        if one.source in ("", source)
        for span in _spans(one.evidence, text)
    ]
    if len(places) != 1:
        where: dict[str, Any] = {"file": one.file, "line": one.line, "evidence": one.evidence}
        if not places:
            return message("correction_stands_nowhere", **where)
        return message("correction_stands_often", **where, n=len(places))
    source, start, end = places[0]
    values = {"kind": "meeting", "status": "held"} | _values(one)
    return Meeting(
        meeting_id="m"
        + hashlib.sha1(f"{source}\n{start}\n{values['name']}".encode(), usedforsecurity=False).hexdigest()[
            :10
        ],
        source=source,
        start=start,
        end=end,
        evidence=_bare(texts[source][start:end]),
        rule="correction",
        mentions=((source, start, end),),
        corrected=_marked(one, "", ()),
        **values,
    )


def _values(one: Correction) -> dict:
    """The fields that a correction sets; a date brings its bounds, and a person's word for the year."""
    values: dict = {}
    for column, cell in one.values:
        cell = "" if cell == "-" else cell
        values[column] = tuple(typed(cell)) if _SCHEMA[column].kind == "list" else cell
    if "date" in values:
        value = values["date"]
        values["date_start"], values["date_end"] = edtf.bounds(value)
        values["date_precision"] = edtf.precision(value)
        values.setdefault("year_basis", "explicit" if value else "none")
        values["year_confidence"] = 1.0 if value else 0.0
        values["year_reasons"] = (
            (Reason("correction", value[:4], one.note or one.evidence or one.meeting_id),) if value else ()
        )
        values["year_others"] = ()
    return values


def _marked(one: Correction, said: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """What was corrected before, and this."""
    values: dict[str, Any] = {"file": one.file, "line": one.line}
    if said:
        values["said"] = said
    if one.note:
        values["note"] = one.note
    return *before, message(f"corrected_{one.action}" + ("_note" if one.note else ""), **values)


def _shown(value: object) -> str:
    return tables.join(value) or "(empty)" if isinstance(value, tuple) else str(value) or "(empty)"


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@lru_cache(maxsize=2**16)  # each row is compared with each meeting
def _alike(words: str) -> str:
    """Words in the form in which they are compared: a person may type ，and 会议 where the source has , and 會議.

    >>> _alike("６月2日, 召開會議"), _alike("6月2日，召开会议")
    ('6月2日，召开会议', '6月2日，召开会议')
    """
    return punctuation.widened(spelling.respelled(_bare(words), traditional=True))


def _spans(evidence: str, text: str) -> list[tuple[int, int]]:
    """Where `evidence` stands in `text`, white space aside.

    >>> _spans("市委全会召开", "会上，市委全\\n会召开。")
    [(3, 10)]
    """
    pattern = r"\s*".join(re.escape(character) for character in _bare(evidence))
    return [found.span() for found in re.finditer(pattern, text)]
