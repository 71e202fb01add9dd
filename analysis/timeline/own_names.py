"""A user's own series, bodies and people: ``series.csv``, ``bodies.csv`` and ``people.csv`` beside the corpus.

``series.csv``::

    pattern,series,body,note
    云港论坛$,云港论坛,,every May
    "安平.{0,4}调度会",安平调度会,安平市政府,

``bodies.csv``::

    body,variants,place,note
    市委深改委,市委全面深化改革委员会；市委改革委,,
    安平市总工会,市总工会,安平市,only in texts of 安平市

``people.csv``::

    person,variants,drop,note
    王晓明,王小明；王晓鸣,,spelt in three ways
    高尚,,yes,an adjective and no person

What a row changed says so in the column ``corrected`` of the meetings; a row
without effect is told in the warnings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from analysis import ownrows, regexes
from analysis.cells import typed
from analysis.faults import InputFault
from analysis.ownrows import OwnRow
from analysis.refusals import of_messages, of_pattern
from analysis.timeline import known_places
from analysis.timeline.gathering import Gathering
from analysis.timeline.people.roles import Roles
from analysis.wording import message

SERIES, BODIES, PEOPLE = "series.csv", "bodies.csv", "people.csv"


@dataclass(frozen=True)
class OwnNames:
    """The three files, read.

    Attributes
    ----------
    series : tuple of (pattern, row)
        Compiled by RE2, so that no pattern can run for ever.
    bodies : mapping of (str, str) to row
        By each variant and the place of its texts, "" for any place.
    people : mapping of str to row
        By each variant.
    """

    series: tuple[tuple[Any, OwnRow], ...] = ()
    bodies: Mapping[tuple[str, str], OwnRow] = field(default_factory=dict)
    people: Mapping[str, OwnRow] = field(default_factory=dict)

    @property
    def rows(self) -> list[OwnRow]:
        """Every row that can have an effect."""
        return list(
            {
                row.where: row
                for row in (
                    *(row for _, row in self.series),
                    *self.bodies.values(),
                    *self.people.values(),
                )
            }.values()
        )


NONE = OwnNames()


def read(files: Mapping[str, str] = MappingProxyType({})) -> OwnNames:
    """The files by name, as text; one that is not there may lack or be "".

    Raises
    ------
    InputFault
        Naming file and line of every fault.

    >>> own = read({"people.csv": "person,variants\\n王晓明,王小明\\n"})
    >>> own.people["王小明"]["person"]
    '王晓明'
    """
    faults: list[str] = []
    series = []
    for row in _rows(files, SERIES, ("pattern", "series", "body", "note"), ("pattern", "series"), faults):
        try:
            pattern = regexes.compile_given(row["pattern"])
        except ValueError as error:
            faults.append(row.fault("own_pattern", pattern=row["pattern"], error=of_pattern(error)))
            continue
        if pattern.search(""):
            faults.append(row.fault("own_pattern_any", pattern=row["pattern"]))
        series.append((pattern, row))
    bodies = _by_place(
        _rows(files, BODIES, ("body", "variants", "place", "note"), ("body", "variants"), faults), faults
    )
    persons = _rows(files, PEOPLE, ("person", "variants", "drop", "note"), ("person",), faults)
    for row in persons:
        row.cells["drop"] = ownrows.in_code(row["drop"], ownrows.DROPS)
        if row["drop"] not in ("", "yes"):
            faults.append(row.fault("own_drop"))
        elif bool(row["drop"]) == bool(row["variants"]):
            faults.append(row.fault("own_variants_or_drop"))
    people = _by_variant(persons, "person", faults)
    if faults:
        raise of_messages(faults)
    return OwnNames(tuple(series), bodies, people)


def _rows(
    files: Mapping[str, str], name: str, columns: Sequence[str], required: Sequence[str], faults: list[str]
) -> tuple[OwnRow, ...]:
    try:
        return ownrows.read(files.get(name, ""), name, columns, required=required)
    except InputFault as fault:
        faults += fault.cells
        return ()


def _by_place(rows: Sequence[OwnRow], faults: list[str]) -> dict[tuple[str, str], OwnRow]:
    """The rows of ``bodies.csv`` by variant and place; of one place no variant stands in two rows."""
    places = {row.where: (known_places.in_column("", row["place"]) or (row["place"],))[-1] for row in rows}
    found: dict[tuple[str, str], OwnRow] = {}
    for place in dict.fromkeys(places.values()):
        here = _by_variant((row for row in rows if places[row.where] == place), "body", faults)
        found |= {(variant, place): row for variant, row in here.items()}
    return found


def _by_variant(rows: Iterable[OwnRow], column: str, faults: list[str]) -> dict[str, OwnRow]:
    rows = list(rows)
    found: dict[str, OwnRow] = {}
    heads = {row[column]: row for row in rows}
    for row in rows:
        dropped = row.cells.get("drop") == "yes"
        for word in [row[column]] if dropped else typed(row["variants"], commas=True):
            other = found.get(word) or (None if dropped else heads.get(word))
            if other is not None and other is not row:
                faults.append(row.fault("own_twice", word=word, other=other.line))
            found[word] = row
    return found


def applied(
    gatherings: Iterable[Gathering], own: OwnNames
) -> tuple[list[Gathering], dict[str, tuple[str, ...]]]:
    """The gatherings under the user's names, and for each that is changed (by its key) messages that say by which rows."""
    made: list[Gathering] = []
    changed: dict[str, tuple[str, ...]] = {}
    for g in gatherings:
        rows: dict[str, OwnRow] = {}
        new = _with_series(g, own, rows)
        bodies = {name: _body(name, own, g.places, rows) for name in new.body}
        series = _with_own_bodies(new.series, bodies) if new.series == g.series else new.series
        body = tuple(dict.fromkeys(bodies.values()))
        new = replace(new, series=series, body=body, roles=_roles(new.roles, own, rows))
        made.append(new)
        if rows:
            changed[new.key] = tuple(
                message("own_row", file=row.file, line=row.line) for row in rows.values()
            )
    return made, changed


def body(name: str, own: OwnNames, places: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """A body under the user's name for it, and the messages that say by which row; `places` are those of its article."""
    rows: dict[str, OwnRow] = {}
    found = _body(name, own, places, rows)
    return found, tuple(message("own_row", file=row.file, line=row.line) for row in rows.values())


def without_effect(
    own: OwnNames,
    changed: Mapping[str, tuple[str, ...]],
    names: Iterable[tuple[str, str]] = (),
    bodies: Iterable[str] = (),
) -> list[str]:
    """A message for each row that changed nothing.

    Parameters
    ----------
    names : iterable of (str, str)
        Name and series of each gathering, to say in the message whether they have that series already.
    bodies : iterable of str
        The bodies of the gatherings, to say that a row fits but for its place.
    """
    had = {one for messages in changed.values() for one in messages}
    idle = [row for row in own.rows if message("own_row", file=row.file, line=row.line) not in had]
    fitting = _fitting(own, {row.where for row in idle}, names)
    held = set(bodies)
    elsewhere = {row.where for (name, place), row in own.bodies.items() if place and name in held}
    made = []
    for row in idle:
        matching = fitting.get(row.where, [])
        already = sum(series == row["series"] for series in matching) if matching else 0
        code = "own_row_without_effect"
        values: dict[str, str | int] = {"file": row.file, "line": row.line}
        if matching:
            code = "own_series_already" if already == len(matching) else "own_series_taken"
            values |= {"n": len(matching)} | ({"series": row["series"]} if already == len(matching) else {})
        elif row.where in elsewhere:
            code, values = "own_body_elsewhere", values | {"place": row["place"]}
        made.append(message(code, **values))
    return made


def _fitting(own: OwnNames, rows: set[str], names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The series of the gatherings whose name each of these rows of ``series.csv`` matches."""
    patterns = [(pattern, row) for pattern, row in own.series if row.where in rows]
    found: dict[str, list[str]] = {}
    if patterns:
        for name, series in names:
            for pattern, row in patterns:
                if pattern.search(name):
                    found.setdefault(row.where, []).append(series)
    return found


def _with_series(g: Gathering, own: OwnNames, rows: dict[str, OwnRow]) -> Gathering:
    """The first row that fits the name decides."""
    for pattern, row in own.series:
        if pattern.search(g.name):
            body = (row["body"],) if row["body"] else g.body
            if (row["series"], body) != (g.series, g.body):
                rows[row.where] = row
            return replace(g, series=row["series"], body=body)
    return g


def _body(name: str, own: OwnNames, places: Iterable[str], rows: dict[str, OwnRow]) -> str:
    """A body by the row of its place, else by the row of any place."""
    for place in (*places, ""):
        if row := own.bodies.get((name, place)):
            rows[row.where] = row
            return row["body"]
    return name


def _with_own_bodies(series: str, bodies: Mapping[str, str]) -> str:
    """A series that begins with the name of a body, with the user's name of that body.

    >>> _with_own_bodies("市政数局办公会议", {"市政数局": "市政务数据局"}), _with_own_bodies("办公会议", {"市政数局": "市政务数据局"})
    ('市政务数据局办公会议', '办公会议')
    """
    found = max((name for name in bodies if series.startswith(name)), key=len, default="")
    return bodies.get(found, "") + series.removeprefix(found)


def _named(name: str, known: Mapping[str, OwnRow], column: str, rows: dict[str, OwnRow]) -> str:
    row = known.get(name)
    if row is None:
        return name
    rows[row.where] = row
    return "" if row.cells.get("drop") == "yes" else row[column]


def _roles(roles: Roles, own: OwnNames, rows: dict[str, OwnRow]) -> Roles:
    if not own.people:
        return roles
    return roles.renamed(lambda name: _named(name, own.people, "person", rows))
