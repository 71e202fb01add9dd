"""Faults of a call whose texts are in the catalogue, so that a notebook tells them in its language."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from analysis.faults import LISTED, InputFault, NoSuchName, near
from analysis.wording import catalogue, message, say, tell


def refused(code: str, **values: str | int | float | Sequence[str]) -> InputFault:
    """The fault that a message of the catalogue tells; its text is English, whatever the language.

    >>> made = refused("refused_later", since="'2024'", until="'2023'")
    >>> print(made)
    since='2024' is later than until='2023'
    >>> in_language(made, "zh")
    '起始时间“2024”晚于截止时间“2023”'
    """
    return _fault(InputFault, code, **values)


def _fault(sort: type[InputFault], code: str, **values: str | int | float | Sequence[str]) -> InputFault:
    fault = sort(say(code, "en", **values))
    fault.cells = (message(code, **values),)
    return fault


def of_system(error: OSError) -> str:
    """What the operating system reports, as a message.

    >>> tell(of_system(PermissionError(13, "Permission denied")), "zh"), tell(of_system(OSError(5, "I/O error")), "zh")
    ('没有权限', 'I/O error')
    """
    code = f"system_{error.errno}"
    return code if code in catalogue() else message("thing_other", name=error.strerror or str(error))


def of_pattern(error: ValueError) -> str:
    """What is wrong with a regular expression (RE2), as a message.

    >>> tell(of_pattern(ValueError("missing ): (")), "zh"), tell(of_pattern(ValueError("missing ): (")))
    ('缺少右括号“)”：(', 'missing ): (')
    """
    what, _, at = str(error).partition(": ")
    code = _OF_PATTERNS.get(what, "")
    return message(code, at=at) if code else message("thing_other", name=str(error))


#: What RE2 reports, by the text of the catalogue that says the same.
_OF_PATTERNS = {
    "missing ]": "pattern_bracket",
    "missing )": "pattern_parenthesis",
    "unexpected )": "pattern_parenthesis_alone",
    "no argument for repetition operator": "pattern_repeats_nothing",
    "bad repetition operator": "pattern_repetition",
    "invalid repetition size": "pattern_repetition_size",
    "invalid escape sequence": "pattern_escape",
}


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
        raise refused("refused_writing", path=str(path), error=of_system(error)) from None


def of_messages(cells: Iterable[str]) -> InputFault:
    """The fault made of several messages of the catalogue.

    >>> made = of_messages([in_row("terms.csv", 2, "own_no_term"), in_row("people.csv", 3, "own_drop")])
    >>> print(made)
    terms.csv, line 2: no term; terms and variants must not be empty; people.csv, line 3: drop is yes, or empty
    >>> in_language(made, "zh")
    'terms.csv第2行：缺少提法；提法及其不同写法均不能为空；people.csv第3行：排除（`drop`）列须填“是”（`yes`）或留空'
    """
    fault = InputFault()
    fault.cells = tuple(cells)
    fault.args = (in_language(fault, "en"),)
    return fault


def in_row(file: str, line: int, code: str, /, **values: str | int) -> str:
    """The message of a fault in a row of a user's own file."""
    return message("own_fault", file=file, line=line, what=message(code, **values))


def in_file(file: str, code: str, /, **values: str | int) -> str:
    """The message of a fault of such a file as a whole."""
    return message("own_fault_of_file", file=file, what=message(code, **values))


def lacking(sort: str, name: str, given: object, *, figure: str) -> AttributeError | InputFault:
    """The fault of an attribute that a result does not have: what it has, and how its `figure` is asked for.

    Parameters
    ----------
    sort : str
        ``search`` or ``person``.

    >>> print(lacking("search", "figure", "", figure='study.figure("coverage")'))
    a search has no 'figure' of its own; write study.figure("coverage")
    >>> print(lacking("person", "reall", 1, figure=""))
    a person has no 'reall'; did you mean real?
    """
    if name.startswith("_"):  # asked by Python and by notebooks, to see what an object can do
        return AttributeError(name)
    what = message(f"thing_a_{sort}")
    if name in ("figure", "plot"):
        return _fault(NoSuchName, "refused_figure_of", what=what, name=repr(name), figure=figure)
    own = [one for one in dir(given) if not one.startswith("_")]
    return _fault(NoSuchName, "refused_attribute", what=what, name=repr(name), offered=offered(name, own))


def lacking_in_study(name: str, tables: Iterable[str], methods: Iterable[str]) -> InputFault:
    """The fault of a name that is neither a table nor a method of a study: the nearest ones, or else all that there are.

    >>> made = lacking_in_study("artikels", ["articles"], ["article"])
    >>> print(made)
    a study has no 'artikels'; did you mean 'articles' or 'article'?
    >>> in_language(made, "zh")
    '语料（study）没有“artikels”；是否指“articles”或“article”？'
    """
    tables, methods = sorted(tables), list(methods)
    close = difflib.get_close_matches(name, [*tables, *methods], n=3)
    close.sort(key=lambda one: one in methods and len(one) != len(name))  # a table before its method
    if close:
        offer = message("offered_near", names=_either([repr(one) for one in close]))
    else:
        offer = message("offered_study", tables=tables, methods=methods)
    what = message("thing_a_study")
    return _fault(NoSuchName, "refused_attribute", what=what, name=repr(name), offered=offer)


def in_language(fault: BaseException, language: str) -> str:
    """What a fault says, in a language if the catalogue has it."""
    cells = getattr(fault, "cells", ())
    return say("semicolon", language).join(tell(cell, language) for cell in cells) if cells else str(fault)


def whole(said: str, value: object, least: int) -> None:
    """Refuse what is no whole number from `least`.

    >>> whole("fit(topics=1)", 1, 2)
    Traceback (most recent call last):
    analysis.faults.InputFault: fit(topics=1): give a whole number from 2
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise refused("refused_whole", said=said, least=str(least))


def one_of(said: str, value: object, values: tuple[str, ...]) -> None:
    """Refuse what is none of `values`.

    >>> one_of("Study(..., language='fr')", "fr", ("en", "zh"))
    Traceback (most recent call last):
    analysis.faults.InputFault: Study(..., language='fr'): give 'en' or 'zh'
    """
    if value not in values:
        raise refused("refused_value", said=said, values=_either([repr(one) for one in values]))


def unknown(what: str, name: object, known: Iterable[object], *, ranked: bool = False) -> InputFault:
    """The fault of a name that is not there, with what could be written instead.

    >>> made = unknown("person", "王小名", ["王小明", "李大伟"])
    >>> print(made)
    there is no person '王小名' here; did you mean 王小明?
    >>> in_language(made, "zh")
    '这里没有人物“王小名”；是否指王小明？'
    """
    kind = f"thing_{what.replace(' ', '_')}"
    kind = kind if kind in catalogue() else message("thing_other", name=what)
    return refused("refused_unknown", what=kind, name=repr(name), offered=offered(name, known, ranked=ranked))


def offered(name: object, known: Iterable[object], *, ranked: bool = False) -> str:
    """What to write instead of a name that is not there, as a message: the nearest ones, or else the first of those there are.

    >>> [tell(offered(name, known), "en") for name, known in (("provinces", ["province"]), ("没有的词", ["三个没有变"]), (9, []))]
    ['did you mean province?', 'there are 三个没有变', 'there are none']
    """
    close, names = near(name, known, ranked=ranked)
    if close:
        return message("offered_near", names=_either(close))
    if not names:
        return message("offered_none")
    return message("offered_all", names=shown(names))


def shown(names: list[str]) -> list[str]:
    """The first of many names, with an ellipsis for the others."""
    return names[:LISTED] + (["…"] if len(names) > LISTED else [])


def _either(names: list[str]) -> str:
    """The message of one name or another."""
    return message("either", names=names)
