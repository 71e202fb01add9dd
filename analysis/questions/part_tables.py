"""The tables of some articles; large ones are read from those of the whole when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import pandas as pd

from analysis import tables as border
from analysis.run import store


class PartTables(store.Stored):
    """The tables of a part.

    Parameters
    ----------
    whole : mapping of str to DataFrame
    rows : mapping of str to (str, sequence of str)
        Tables whose rows are those of the whole with some values in a column: the column, and the values.
    made : mapping of str to DataFrame
        The tables that are there.
    later : mapping of str to callable
        Makes each of the other tables from those of the part.
    as_in_whole : mapping of str to sequence of str
        Columns of tables whose rows and cells are those of the whole.
    """

    def __init__(
        self,
        whole: Mapping[str, pd.DataFrame],
        rows: Mapping[str, tuple[str, Sequence[str]]],
        made: Mapping[str, pd.DataFrame],
        later: Mapping[str, Callable[[PartTables], pd.DataFrame]],
        as_in_whole: Mapping[str, Sequence[str]],
    ):
        self.whole, self._rows, self._later, self._as_in_whole = whole, rows, later, as_in_whole
        self._made = {name: table.reset_index(drop=True) for name, table in made.items()}
        self._names = [*made, *rows, *later]

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._made:
            if name in self._rows:
                made = super().part(name, store.columns(self.whole, name))
            else:
                made = self._later[name](self)
            self._made[name] = made.reset_index(drop=True)
        return self._made[name]

    def stretches(self, name: str, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
        if name in self._made or name not in self._rows:
            yield self[name][[*columns]]
            return
        column, values = self._rows[name]
        first = 0
        for rows in store.stretches(self.whole, name, [*dict.fromkeys([*columns, column])]):
            kept = rows.loc[border.among(rows[column], values), [*columns]]
            kept.index = pd.RangeIndex(first, first + len(kept))
            first += len(kept)
            yield kept

    def part(
        self,
        name: str,
        columns: Sequence[str],
        chosen: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
    ) -> pd.DataFrame:
        if name not in self._made and name in self and set(columns) <= {*self._as_in_whole.get(name, ())}:
            return store.part(self.whole, name, columns, chosen)
        return super().part(name, columns, chosen)

    def columns(self, name: str) -> list[str]:
        unread = name in self._rows and name not in self._made
        return store.columns(self.whole, name) if unread else super().columns(name)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
