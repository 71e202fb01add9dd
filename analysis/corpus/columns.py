"""Which column of a table is which: by the user's choice, by our names, or by usual names.

Every further column is metadata (a province, an author, a section) and stays
with the articles, unless its cells are texts themselves.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from analysis import vocabulary
from analysis.cells import join
from analysis.corpus.encodings import without_halves
from analysis.refusals import refused

#: What the suite reads of a record.
ROLES = ("text", "id", "title", "published", "source")
#: Characters of a cell of metadata; a column with longer ones among the first records holds texts.
LONGEST = 200

Pairs = tuple[tuple[str, str], ...]

_FOLDER = re.compile(r"folder:([1-9]\d?)")
_BETWEEN_WORDS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table.

    Attributes
    ----------
    roles : dict of str to str
        The table's name for each of `ROLES` that it has.
    further : tuple of (str, str)
        (name in ``articles``, the table's name) of each column kept as metadata.
    unused : tuple of str
        Columns that hold texts, and are not kept unless asked for.
    """

    roles: dict[str, str]
    further: Pairs
    unused: tuple[str, ...]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, object]], chosen: Pairs = ()) -> Columns:
        """The columns of a table, from its first rows and the user's choice.

        >>> found = Columns.of([{"编号": "7", "标题": "全会公报", "正文": "全会举行。", "省份": "云南"}])
        >>> found.roles, found.further
        ({'text': '正文', 'id': '编号', 'title': '标题'}, (('省份', '省份'),))
        """
        rows = list(rows)
        names = list(dict.fromkeys(name for row in rows for name in row if isinstance(name, str) and name))
        mapped = dict(of_tables(chosen))
        roles = {ours: theirs for ours, theirs in mapped.items() if ours in ROLES}
        for ours, usual in _usual().items():
            if ours not in roles:
                free = [name for name in names if name not in mapped.values()]
                found = [name for wanted in (ours, *usual) for name in free if _plain(name) == wanted]
                roles |= {ours: found[0]} if found else {}
        asked = {ours: theirs for ours, theirs in mapped.items() if ours not in ROLES}
        left = [name for name in names if name not in {*roles.values(), *asked.values()}]
        long = {name for name in left if any(len(words(row.get(name))) > LONGEST for row in rows)}
        further = [*asked.items(), *((name.strip(), name) for name in left if name not in long)]
        return cls(roles, tuple(one for one in further if one[0]), tuple(sorted(long)))

    def metadata(self, row: Mapping[str, object]) -> Pairs:
        """The metadata of one record; empty cells are left out."""
        cells = ((ours, words(row.get(theirs))[:LONGEST]) for ours, theirs in self.further)
        return tuple((name, cell) for name, cell in cells if cell)


def distinct(names: list[str]) -> list[str]:
    """Names of columns, those that occur again with their number.

    >>> distinct(["text", "", "text", ""])
    ['text', '', 'text (2)', '']
    """
    seen: Counter[str] = Counter()
    made = []
    for name in names:
        seen[name] += 1
        made.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return made


def words(cell: object) -> str:
    """A cell as text: days as ``YYYY-MM-DD``, lists joined by ``；``, nothing as "".

    >>> words(3.0), words(["甲", "乙"]), words(float("nan")), words(None)
    ('3', '甲；乙', '', '')
    """
    if cell is None or (isinstance(cell, float) and cell != cell):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    elif isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        cell = cell.date().isoformat()
    elif isinstance(cell, date):
        cell = cell.isoformat()
    elif isinstance(cell, (list, tuple)):
        cell = join(words(one) for one in cell)
    elif isinstance(cell, dict):
        cell = json.dumps(cell, ensure_ascii=False, default=str)
    return without_halves(str(cell).strip())


def of_tables(chosen: Pairs) -> Pairs:
    """The pairs that name a column of a table."""
    return tuple(pair for pair in chosen if not _FOLDER.fullmatch(pair[1]))


def from_folders(name: str, chosen: Pairs) -> Pairs:
    """The metadata that the folders of a source tell, counted from the top of the corpus.

    >>> from_folders("云南/2024/a.txt", (("province", "folder:1"), ("text", "正文")))
    (('province', '云南'),)
    """
    folders = name.split("/")[:-1]
    numbered = [(ours, int(match[1])) for ours, theirs in chosen if (match := _FOLDER.fullmatch(theirs))]
    return tuple((ours, folders[number - 1]) for ours, number in numbered if number <= len(folders))


def _plain(name: str) -> str:
    """A column's name in lower case, without separators between its words."""
    return _BETWEEN_WORDS.sub("", name.strip("\ufeff \t\r\n")).lower()


@cache
def _usual() -> dict[str, tuple[str, ...]]:
    """Usual names of each role, the likeliest first."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(ROLES, ())
    for row in vocabulary.load("corpus/columns", ("ours", "theirs", "example")):
        if row["ours"] not in ROLES:
            raise row.fault(f"ours is one of {', '.join(ROLES)}")
        found[row["ours"]] += (row["theirs"],)
    return found


def role_of(header: str) -> str:
    """The role that a header usually has, or "".

    >>> role_of("来源"), role_of("省份")
    ('source', '')
    """
    return next((ours for ours, usual in _usual().items() if _plain(header) in usual), "")


def checked(chosen: Iterable[tuple[str, str]]) -> Pairs:
    """The user's choice of columns, if it can be followed.

    Raises
    ------
    InputFault
        If one of our names is not usable, is given twice, or a role is given to a folder.
    """
    made: dict[str, str] = {}
    for ours, theirs in chosen:
        pair = f"{ours}={theirs}"
        if not isinstance(ours, str) or not isinstance(theirs, str) or not ours.strip() or not theirs.strip():
            raise refused("refused_column_pair", pair=pair)
        if ours in made:
            raise refused("refused_column_twice", pair=pair, ours=ours, theirs=made[ours])
        if theirs.startswith("folder:") and not _FOLDER.fullmatch(theirs):
            raise refused("refused_column_folder", pair=pair)
        if theirs.startswith("folder:") and ours in ROLES and ours != "source":
            raise refused("refused_column_role", pair=pair, ours=ours)
        made[ours] = theirs
    return tuple(made.items())
