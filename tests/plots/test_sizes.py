"""Every figure at every size: laid out anew, nothing overlaps or is cut, no text is too small to read."""

from __future__ import annotations

import io
import re

import numpy as np
import pandas as pd
import pypdfium2
import pytest
from matplotlib.text import Text
from PIL import Image

from analysis.faults import InputFault
from analysis.plots import FIGURES, colours, draw, sizes, style
from tests.plots import checks, samples


@pytest.fixture(scope="module")
def tables() -> dict[str, dict[str, pd.DataFrame]]:
    return {name: samples.ALL[name]() for name in ("seeds", "hostile", "one_article")}


def smallest(drawn) -> float:
    return min(t.get_fontsize() for t in drawn.figure.findobj(Text) if t.get_text().strip()) * drawn.scale


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [*sizes.NAMED, "180x120mm"])
@pytest.mark.parametrize("sample", ["seeds", "hostile"])
def test_texts_can_be_read_at_every_size(tables, sample, size, language):
    for name in FIGURES:
        drawn = draw(name, tables[sample], language=language, size=size)
        assert checks.faults(drawn.figure) == [], name
        assert smallest(drawn) >= 6.95, name


@pytest.mark.parametrize("name", FIGURES)
def test_the_layout_fills_a_higher_page(tables, name):
    """What is drawn reaches from top to foot of a portrait page, too, and is not the slide's drawing in a corner."""
    high, wide = (draw(name, tables["seeds"], size=size) for size in ("A4 portrait", "16:9"))
    assert high.figure.get_figheight() > 2 * wide.figure.get_figheight()
    picture = np.array(Image.open(io.BytesIO(high.png(dpi=50))).convert("L"))
    rows = np.flatnonzero((picture < 250).any(axis=1)) / len(picture)
    assert rows[0] < 0.05 and rows[-1] > 0.95


@pytest.mark.parametrize(
    ("size", "points"), [("4:3", (720, 540)), ("two columns", (510.2, 340.2)), ("poster", (2383.9, 1683.8))]
)
def test_files_have_the_size_asked_for(tables, tmp_path, size, points):
    drawn = draw("coverage", tables["one_article"], size=size)
    svg = drawn.save(tmp_path / "a.svg").read_text()
    assert [float(side) for side in re.findall(r'(?:width|height)="([\d.]+)pt"', svg)[:2]] == pytest.approx(
        points, abs=0.2
    )
    page = pypdfium2.PdfDocument(drawn.save(tmp_path / "a.pdf"))[0]
    assert page.get_size() == pytest.approx(points, abs=0.2)
    assert drawn.title[:20] in " ".join(page.get_textpage().get_text_bounded().split())
    picture = Image.open(io.BytesIO(drawn.png(dpi=72)))
    assert picture.size == pytest.approx(points, abs=1.5)
    assert "<text" in drawn.save(tmp_path / "a.text.svg").read_text()


def test_a_font_size_makes_the_figure_as_large_as_it_asks_for(tables):
    for font in (11, 20):
        drawn = draw("timeline", tables["seeds"], size="4:3", font=font)
        assert smallest(drawn) == pytest.approx(font)


@pytest.mark.parametrize(
    ("size", "font", "said"),
    [
        ("85x60mm", None, "at least 170 mm wide"),
        ("A5", None, "write one of"),
        ("A4", 9, "take 16:9 or 4:3"),
        ("300x20mm", None, "as wide as 16:9"),
        ("200x900mm", None, "as high as 2:3"),
    ],
)
def test_a_size_that_cannot_be_read_says_what_can(size, font, said):
    with pytest.raises(InputFault, match=re.escape(said)):
        sizes.size(size, font=font)


@pytest.mark.parametrize("name", FIGURES)
def test_grey_has_no_colour_and_stays_readable(tables, name):
    drawn = draw(name, tables["seeds"], palette="grey")
    pixels = np.array(Image.open(io.BytesIO(drawn.png(dpi=50))).convert("RGB")).astype(int)
    assert (pixels.max(axis=2) - pixels.min(axis=2)).max() <= 3
    assert checks.faults(drawn.figure) == []


def test_colours_of_ones_own(tables, tmp_path):
    own = tmp_path / "house.toml"
    own.write_text('blue = "#ff0000"\naccent = "#00aa00"\n', encoding="utf-8")
    drawn = draw("coverage", tables["seeds"], palette=own)
    pixels = np.array(Image.open(io.BytesIO(drawn.png(dpi=50))).convert("RGB")).reshape(-1, 3)
    assert (pixels == (255, 0, 0)).all(axis=1).sum() > 100
    assert not (pixels == [int(style.BLUE[at : at + 2], 16) for at in (1, 3, 5)]).all(axis=1).any()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('blau = "#fff"', "no colour blau"),
        ('blue = "sky high"', "is no colour"),
        ("blue = 3", "is no colour"),
        ("[", "can be read"),
    ],
)
def test_a_faulty_palette_is_told(tmp_path, text, said):
    own = tmp_path / "house.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(InputFault, match=said):
        colours.of(own)


def test_what_was_selected_stands_in_the_note(tables):
    assert draw("timeline", tables["seeds"], about="袁家军").note.startswith("袁家军 · ")
