"""A user's own list of persons: further spellings of a name that stand for one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.records import Attendance


@dataclass(frozen=True, slots=True)
class OwnPerson:
    """A row of ``people.csv``."""

    name: str
    variants: tuple[str, ...] = ()  #: spellings in the texts that stand for `name`
    note: str = ""


def with_own_people(
    rows: Sequence[Attendance], people: Iterable[OwnPerson]
) -> tuple[list[Attendance], dict[str, int]]:
    """Attendance with the user's names, and how many rows each entry changed.

    Parameters
    ----------
    rows : sequence of Attendance
        As found in the texts; `as_written` is kept.
    people : iterable of OwnPerson
        Entries of the user.

    Returns
    -------
    rows : list of Attendance
    changed : dict of str to int
        By name, 0 where an entry changed nothing.

    Raises
    ------
    ValueError
        If one spelling stands for two names.

    Examples
    --------
    >>> rows = [Attendance("m1", "王晓明", "chair"), Attendance("m1", "李强", "speaker")]
    >>> changed, effect = with_own_people(rows, [OwnPerson("王小明", ("王晓明",))])
    >>> [row.person for row in changed], effect
    (['王小明', '李强'], {'王小明': 1})
    """
    entries = list(people)
    names: dict[str, str] = {}
    for entry in entries:
        for spelling in (entry.name, *entry.variants):
            if names.setdefault(spelling, entry.name) != entry.name:
                raise ValueError(f"{spelling!r} stands for both {names[spelling]!r} and {entry.name!r}")
    effect = dict.fromkeys((entry.name for entry in entries), 0)
    changed: list[Attendance] = []
    for row in rows:
        name = names.get(row.person, row.person)
        if name != row.person:
            effect[name] += 1
            row = replace(row, person=name)
        changed.append(row)
    return changed, effect
