"""No regular expression of the package backtracks without bound: regexploit finds none that is worse than linear.

It looks at each pattern by itself, with what surrounds repeats of the same
characters; it does not see what searching for a pattern at every place costs.
That is for `make fuzz`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from pathlib import Path

import pytest

import analysis

regexploit = pytest.importorskip("regexploit.redos")

SEED = Path(__file__).resolve().parents[2] / "seeds"


def patterns() -> dict[str, str]:
    """Every pattern that the package compiles when imported and used on a seed, with its place."""
    found: dict[str, str] = {}
    compiled = re.compile

    def watched(pattern, flags=0):
        made = compiled(pattern, flags)
        place = sys._getframe(1).f_code.co_filename
        if isinstance(made.pattern, str) and Path(analysis.__file__).parent in Path(place).parents:
            found[made.pattern] = place
        return made

    kept = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "analysis"}
    for name in kept:
        del sys.modules[name]
    re.compile = watched
    try:
        package = importlib.import_module("analysis")
        for module in pkgutil.walk_packages(package.__path__, "analysis."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        for path in sorted(SEED.iterdir()):
            text = path.read_text(encoding="utf-8")
            package.find_meetings(text)
            package.find_formulations(text)
    finally:
        re.compile = compiled
        for name in [name for name in sys.modules if name.split(".")[0] == "analysis"]:
            del sys.modules[name]
        sys.modules.update(kept)
    return found


def worse_than_linear(pattern: str) -> list[str]:
    from regexploit.ast.sre import SreOpParser

    class Parser(SreOpParser):
        def from_POSSESSIVE_REPEAT(self, data):  # never gives back what it took, however often it repeats
            return self.from_MAX_REPEAT((0, 1, data[2]))

    return [str(fault) for fault in regexploit.find(Parser().parse_sre(pattern, re.UNICODE))]


def test_no_pattern_backtracks_without_bound():
    found = patterns()
    assert len(found) > 800
    assert [(place, pattern) for pattern, place in found.items() if worse_than_linear(pattern)] == []


def test_one_that_does_is_seen():
    assert worse_than_linear(r"\d+\s*版?\s*[|｜]?\s*要闻")
