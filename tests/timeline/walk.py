"""How far one sentence walks through the code: from `find_mentions` to the table of meetings.

python -m tests.timeline.walk

A stay is a function of the package that is entered from another module; a
return is a stay in a module that the walk had left before. Calls within a
module, of generated code and of the ground (`edtf`, `cells`, `regexes` …)
do not count, for a reader need not follow them to another file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import FrameType

import analysis
from analysis import tables, timeline
from analysis.records import Document
from analysis.timeline import sentences
from analysis.timeline.meetings import Context, find_mentions
from tests.timeline.documents import document

TEXT = "1月29日下午，安平市委农村工作会议召开。"
_PACKAGE = Path(analysis.__file__).parent
_GROUND = ("cells.py", "edtf.py", "regexes.py", "numerals.py", "records.py", "faults.py", "settings.py")


def visited(run: Callable[[], object]) -> list[tuple[str, str]]:
    """The functions of the package that are entered, as module and name, in their order; each once."""
    found: dict[tuple[str, str], None] = {}

    def enter(frame: FrameType, event: str, _: object) -> None:
        path = Path(frame.f_code.co_filename)
        if event == "call" and path.is_relative_to(_PACKAGE) and not frame.f_code.co_name.startswith("<"):
            module = path.relative_to(_PACKAGE).as_posix()
            if module not in _GROUND:
                found.setdefault((module, frame.f_code.co_qualname))

    sys.setprofile(enter)
    try:
        run()
    finally:
        sys.setprofile(None)
    return list(found)


def stays(functions: list[tuple[str, str]]) -> list[str]:
    """The modules in the order of the walk, those that follow one another joined."""
    modules = [module for module, _ in functions]
    return modules[:1] + [after for before, after in pairwise(modules) if after != before]


def returns(stayed: list[str]) -> int:
    """Stays in a module that was left before."""
    return len(stayed) - len(set(stayed))


def of_a_sentence() -> list[tuple[str, str]]:
    """The functions that `find_mentions` enters, caches warm, as in a run."""
    sentence = sentences.read(TEXT, 0, len(TEXT))
    find_mentions(sentence, Context(lead=True))
    return visited(lambda: find_mentions(sentence, Context(lead=True)))


def to_the_table() -> list[tuple[str, str]]:
    """The functions from the text of an article to the row of its meeting."""

    def run(one: Document) -> None:
        tables.of_records("meetings", timeline.build([one]).meetings)

    run(document(TEXT))
    return visited(lambda: run(document(TEXT)))


if __name__ == "__main__":
    for name, functions in (("find_mentions", of_a_sentence()), ("text to table", to_the_table())):
        stayed = stays(functions)
        print(
            f"{name}: {len(functions)} functions in {len(set(stayed))} modules; {len(stayed)} stays, {returns(stayed)} returns"
        )
        print("  " + " > ".join(stayed))
