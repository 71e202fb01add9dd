"""What the package finds in the made texts, against what they were written from."""

from __future__ import annotations

from collections.abc import Iterable

from analysis import corpus, tables, timeline
from analysis.evaluation.meetings import Row, match
from analysis.evaluation.score import Score
from analysis.records import Source
from tests.synthetic.texts import Gathering, Text

#: Measures, and for the roles the column that holds them.
ROLES = {"chairs": "chair", "speakers": "speakers", "attendees": "attendees"}


def found(text: Text) -> list[Row]:
    """The held gatherings of one text, read as a corpus of its own."""
    documents = corpus.settle([corpus.cut(Source(text.id, text.text))])
    rows = tables.meetings(timeline.build(documents).meetings)
    held = rows[rows["status"] == "held"]
    return [Row(text.id, row["kind"], row["date"], row["name"], row) for row in held.to_dict("records")]


def scores(made: Iterable[Text]) -> dict[str, Score]:
    """Dates, years and the three roles; faults in words.

    A gathering is right if kind, name and date agree. Years are scored where a
    gathering is found with month and day right: one that the text leaves open must stay open.
    A person is right in the role of the gathering; those of a gathering that was missed count as missed.
    """
    dated, years = [0, 0, 0, []], [0, 0, 0, []]
    roles: dict[str, list] = {role: [0, 0, 0, []] for role in ROLES}
    for text in made:
        wanted = [Row(text.id, one.kind, one.date, one.name, {"is": one}) for one in text.gatherings]
        rows = found(text)
        pairs = match(wanted, rows)
        partner = {id(ours): theirs for ours, theirs in pairs}
        taken = {id(theirs) for _, theirs in pairs}
        _add(dated, sum(a.date == b.date for a, b in pairs), len(rows), len(wanted))
        for one in wanted:
            other = partner.get(id(one))
            if other is None or other.date != one.date:
                dated[3].append(f"{_said(one)}: {other.date or 'no date' if other else 'missed'}")
        dated[3] += [f"{_said(row)}: not reported" for row in rows if id(row) not in taken]
        for a, b in pairs:
            if a.date[4:] == b.date[4:]:
                _add(years, a.date == b.date, not b.date.startswith("XXXX"), not a.date.startswith("XXXX"))
                if a.date == b.date and a.date.startswith("XXXX"):
                    years[0] -= 1
                if a.date != b.date:
                    years[3].append(f"{_said(a)}: {b.date}")
        for one in wanted:
            _people(one.cells["is"], one, partner.get(id(one)), roles)
    every = {"dates": dated, "years": years} | roles
    return {name: Score(name, *counts[:3], tuple(counts[3])) for name, counts in every.items()}


def _people(gathering: Gathering, row: Row, other: Row | None, roles: dict[str, list]) -> None:
    for role, column in ROLES.items():
        wanted = set(getattr(gathering, column))
        given = set(tables.split(other.cells[column])) if other else set()
        _add(roles[role], len(wanted & given), len(given), len(wanted))
        if wanted != given:
            roles[role][3].append(
                f"{_said(row)}: {'、'.join(sorted(given)) or 'none'} for {'、'.join(sorted(wanted)) or 'none'}"
            )


def _add(counts: list, right: int, given: int, wanted: int) -> None:
    for at, number in enumerate((right, given, wanted)):
        counts[at] += number


def _said(row: Row) -> str:
    return f"{row.where} {row.kind} {row.name} {row.date}"
