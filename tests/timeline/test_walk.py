"""What keeps the meeting finder readable: no step compares rules, and a sentence takes a short way through it."""

from __future__ import annotations

import ast

from tests.conftest import ROOT
from tests.timeline import walk

#: Where the rules are made: the readers of time expressions and of the cues of a year.
_OWN = ("timeline/dates/", "timeline/years/", "timeline/meetings/rules.py")


def compared_rules(source: str) -> list[int]:
    """Lines in which something's ``.rule`` is compared with anything but another's ``.rule``."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Compare)
        and {
            isinstance(side, ast.Attribute) and side.attr == "rule" for side in (node.left, *node.comparators)
        }
        == {True, False}
    ]


def test_a_comparison_is_seen():
    assert compared_rules(
        "a = b\nif g.rule is Rule.OPENED: pass\nif 'x' != one.rule: pass\na.rule is b.rule\n"
    ) == [2, 3]


def test_no_step_asks_which_rule_found_something():
    """Whoever wants to know asks for a trait of the rule, so that a new rule needs no change elsewhere."""
    package = ROOT / "analysis"
    found = [
        f"{name}:{line}"
        for path in sorted(package.rglob("*.py"))
        if not (name := path.relative_to(package).as_posix()).startswith(_OWN)
        for line in compared_rules(path.read_text("utf-8"))
    ]
    assert found == []


def test_a_sentence_takes_a_short_way_through_the_finder():
    """Counted on the functions that are entered; a further detector is one stay more."""
    stayed = walk.stays(walk.of_a_sentence())
    assert "timeline/meetings/verbs.py" in stayed
    assert len(stayed) <= 40
    assert walk.returns(stayed) <= 19
