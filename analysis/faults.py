"""Errors in the input, reported in one line.

`InputFault` is raised for errors that a user can fix: a path, an option, a
file. The command line prints its message and exits with status 2; any other
exception is a bug and exits with status 1.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

#: So many names are listed where none is near to the one given.
LISTED = 20
#: Characters of a Chinese name of a person.
_SHORT = 3


class InputFault(Exception):
    """An error in the input or the arguments; the message says what, where, and how to fix it.

    Attributes
    ----------
    cell : str
        The same as a message of the catalogue, where it has one (`refusals.refused`).
    """

    cell = ""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows for it also where an object fails while it is displayed: frames would not help."""
        return [f"{type(self).__name__}: {self}"]


class NoSuchName(InputFault, AttributeError):
    """A name that an object does not have: told in one line, and an `AttributeError` to `hasattr`."""


def lacking(what: str, name: str, given: object, *, figure: str) -> AttributeError:
    """The fault of an attribute that a result does not have: what it has, and how its `figure` is asked for.

    >>> print(lacking("text", "figure", "", figure='study.figure("coverage")'))
    text has no 'figure' of its own; write study.figure("coverage")
    >>> print(lacking("a number", "reall", 1, figure=""))
    a number has no 'reall'; did you mean real?
    """
    if name.startswith("_"):  # asked by Python and by notebooks, to see what an object can do
        return AttributeError(name)
    if name in ("figure", "plot"):
        return NoSuchName(f"{what} has no {name!r} of its own; write {figure}")
    own = [one for one in dir(given) if not one.startswith("_")]
    return NoSuchName(f"{what} has no {name!r}; {offer(name, own)}")


def offer(name: object, known: Iterable[object], *, ranked: bool = False) -> str:
    """What to write instead of a name that is not there: the nearest ones, or else the first of those there are.

    Of names that are equally near, the first in `known` are offered; with
    `ranked`, they are also named in that order.

    >>> offer("provinces", ["province", "city"])
    'did you mean province?'
    >>> offer("没有的词", ["三个没有变"])
    'there are 三个没有变'
    >>> offer(9, [1, 2])
    'there are 1, 2'
    >>> offer(9, [])
    'there are none'
    """
    close, names = near(name, known, ranked=ranked)
    if close:
        return f"did you mean {' or '.join(close)}?"
    return f"there are {', '.join(names[:LISTED]) or 'none'}{', …' if len(names) > LISTED else ''}"


def near(name: object, known: Iterable[object], *, ranked: bool = False) -> tuple[list[str], list[str]]:
    """Up to three names that are near to the one given, and all there are."""
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


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """While a file is written: what prevents it is an `InputFault` that names the file and the reason.

    >>> with writing(Path("no such folder/a.txt")):
    ...     Path("no such folder/a.txt").write_text("", encoding="utf-8")
    Traceback (most recent call last):
    analysis.faults.InputFault: no such folder/a.txt: cannot be written (No such file or directory)
    """
    try:
        yield
    except OSError as error:
        raise InputFault(f"{path}: cannot be written ({error.strerror})") from None
