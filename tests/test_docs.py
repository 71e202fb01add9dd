"""CONTRIBUTING.md and docs/architecture.md name only files that exist, and every module is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.formulations import lexicon
from analysis.tables import SCHEMAS
from tests.conftest import ROOT

PAGES = ("CONTRIBUTING.md", "docs/architecture.md")
#: Where a short name may stand: `scan.py` of the timeline, `wild.csv` of its tests.
PLACES = (
    ".",
    "analysis",
    "analysis/vocabulary",
    "analysis/plots",
    "analysis/timeline",
    "analysis/timeline/meetings",
)
PLACES += ("docs", "tests/timeline/meetings")
#: Files of the user, and stand-ins for a name that the reader chooses.
NOT_HERE = {"corrections.csv", "years.csv", "analysis/plots/NAME.py", "package/name"}
_NAMED = re.compile(
    r"`([\w/.]+(?:\.(?:py|csv|md|toml)|/))`|\]\(([\w/.]+\.md)\)|(?<![\w/])((?:tests|analysis|docs)/[\w/]+(?:\.py)?)"
)


def named(page: str) -> set[str]:
    text = (ROOT / page).read_text("utf-8")
    return {next(filter(None, found)) for found in _NAMED.findall(text)} - NOT_HERE


def is_there(name: str) -> bool:
    return any((ROOT / place / name).exists() for place in PLACES)


@pytest.mark.parametrize("page", PAGES)
def test_each_file_that_a_page_names_exists(page):
    names = named(page)
    assert len(names) > 10
    assert sorted(name for name in names if not is_there(name)) == []


def test_a_file_that_is_gone_is_seen():
    assert not is_there("timeline/gone.py")
    assert is_there("timeline/scan.py")


def test_the_guide_names_every_table():
    guide = (ROOT / "docs" / "guide.md").read_text("utf-8")
    assert [name for name in SCHEMAS if f"`{name}`" not in guide] == []


@pytest.mark.parametrize(
    ("page", "said"),
    [("guide.md", r"lexicon of more than ([\d,]+) "), ("使用说明.md", r"内置词库（(\d+)余条）")],
)
def test_the_size_of_the_lexicon_is_right(page, said):
    (number,) = re.findall(said, (ROOT / "docs" / page).read_text("utf-8"))
    least = int(number.replace(",", ""))
    assert least <= len(lexicon.entries()) < least + 100


def test_every_module_is_named():
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    here = [path for path in (ROOT / "analysis").iterdir() if path.suffix == ".py" or _is_package(path)]
    missing = [
        path.stem for path in here if path.stem not in ("__init__", "_version") and path.stem not in page
    ]
    assert sorted(missing) == []


def _is_package(path: Path) -> bool:
    return (path / "__init__.py").exists()


def test_the_detectors_and_figures_are_where_the_page_says():
    from analysis.plots import FIGURES
    from analysis.timeline import meetings
    from analysis.timeline.years import reading

    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for word, owner in (("DETECTORS", meetings), ("trigger", meetings), ("_READERS", reading)):
        assert f"`{word}" in page and hasattr(owner, word)
    assert "`FIGURES`" in page and FIGURES
