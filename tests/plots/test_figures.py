"""Every figure, on every sample, in both languages: nothing overlaps, nothing is cut, all can be read."""

from __future__ import annotations

import matplotlib
import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.plots import FIGURES, draw
from tests.plots import checks, samples

CASES = [(sample, language, name) for sample in samples.ALL for language in ("en", "zh") for name in FIGURES]


@pytest.fixture(scope="module")
def tables() -> dict[str, dict[str, pd.DataFrame]]:
    return {name: make() for name, make in samples.ALL.items()}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("sample", "language", "name"), CASES, ids=lambda value: value)
def test_texts_can_be_read(tables, sample, language, name):
    drawn = draw(name, tables[sample], language=language)
    assert checks.faults(drawn.figure) == []
    assert drawn.name == name
    assert drawn.language == language
    for words in (drawn.title, drawn.caption, drawn.alt, drawn.note):
        assert words.strip() and "{" not in words.replace("\\frac{1}{2}", "")


def test_the_checks_find_what_is_wrong():
    figure = Figure(figsize=(4, 3))
    figure.text(0.1, 0.5, "one text", fontsize=14)
    figure.text(0.12, 0.5, "another", fontsize=14)
    figure.text(0.95, 0.9, "over the edge", fontsize=14)
    figure.text(0.1, 0.2, "small", fontsize=9, parse_math=False)
    figure.text(0.6, 0.2, "faint", fontsize=14, color="#bbbbbb", parse_math=False)
    found = checks.faults(figure)
    assert [f for f in found if "pt" in f] == ["'small' is 9 pt"]
    assert [f for f in found if "cut off" in f] == ["'over the edge' is cut off"]
    assert len([f for f in found if "overlap" in f]) == 1
    assert [f.split(" of ")[0] for f in found if "contrast" in f] == ["'faint' has a contrast"]
    assert len([f for f in found if "mathematics" in f]) == 3


def test_drawing_leaves_matplotlib_as_it_was():
    before = dict(matplotlib.rcParams)
    fonts = list(matplotlib.font_manager.fontManager.ttflist)
    draw("timeline", samples.one_article()).png(dpi=50)
    assert dict(matplotlib.rcParams) == before
    assert matplotlib.font_manager.fontManager.ttflist == fonts


def test_a_persons_own_settings_change_nothing():
    plain = draw("coverage", samples.one_article()).png(dpi=50)
    with matplotlib.rc_context(
        {"font.size": 40, "axes.facecolor": "red", "text.usetex": True, "font.family": "cursive"}
    ):
        assert draw("coverage", samples.one_article()).png(dpi=50) == plain


def test_the_same_tables_give_the_same_picture():
    assert draw("people", samples.seeds()).png(dpi=50) == draw("people", samples.seeds()).png(dpi=50)


def test_a_missing_table_counts_as_empty():
    assert draw("timeline", {}).title == "No meeting in these texts could be dated"
    assert draw("topic_words", {}, language="zh").title == "这些文本中未能得出主题"


def test_a_notebook_shows_the_picture():
    drawn = draw("coverage", samples.one_article())
    bundle, metadata = drawn._repr_mimebundle_()
    assert bundle["image/png"][:8] == b"\x89PNG\r\n\x1a\n"
    assert bundle["text/plain"] == drawn.alt
    assert metadata == {"image/png": {"width": 960, "alt": drawn.alt}}
