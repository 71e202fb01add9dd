"""Errors in the input, reported in one line.

`InputFault` is raised for errors that a user can fix: a path, an option, a
file. The command line prints its message and exits with status 2; any other
exception is a bug and exits with status 1.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

#: So many names are listed where none is near to the one given.
LISTED = 20
#: Characters of a Chinese name of a person.
_SHORT = 3


class InputFault(Exception):
    """An error in the input or the arguments; the message says what, where, and how to fix it.

    Attributes
    ----------
    cells : tuple of str
        The same as messages of the catalogue, where it has them (`refusals.refused`).
    """

    cells: tuple[str, ...] = ()

    def _render_traceback_(self) -> list[str]:
        """What IPython shows for it also where an object fails while it is displayed: frames would not help."""
        return [f"{type(self).__name__}: {self}"]


class NoSuchName(InputFault, AttributeError):
    """A name that an object does not have: told in one line, and an `AttributeError` to `hasattr`."""


def near(name: object, known: Iterable[object], *, ranked: bool = False) -> tuple[list[str], list[str]]:
    """Up to three names that are near to the one given, and all there are.

    Of names that are equally near, the first in `known` are taken; with
    `ranked`, they are also given in that order.

    >>> near("provinces", ["province", "city"]), near("没有的词", ["三个没有变"]), near(9, [1, 2])
    ((['province'], ['province', 'city']), ([], ['三个没有变']), ([], ['1', '2']))
    """
    names = [str(one) for one in known]
    # Chinese names are short: 张二一 and 李二 share one character; of longer words more than a part must agree
    likeness = 0.6 if str(name).isascii() else 0.4 if len(str(name)) <= _SHORT else 0.5
    found = difflib.get_close_matches(str(name), names, n=max(len(names), 1), cutoff=likeness)
    place = {one: at for at, one in reversed([*enumerate(names)])}
    found.sort(key=lambda one: (-difflib.SequenceMatcher(None, one, str(name)).ratio(), place[one]))
    found = list(dict.fromkeys(found))[:3]
    if ranked:
        found.sort(key=place.__getitem__)
    return found, names
