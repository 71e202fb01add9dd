"""A font of one's own, named in a style file: the figure is laid out in it, and saved with it."""

from __future__ import annotations

from pathlib import Path

import matplotlib
import pypdfium2
import pytest

from analysis import plots
from analysis.faults import InputFault
from analysis.plots import colours
from analysis.plots.page import Page
from analysis.plots.scoped import scoped
from analysis.plots.style import house, own_font
from tests.plots import samples

SERIF = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif-Bold.ttf"


@pytest.fixture
def style(tmp_path: Path) -> Path:
    (tmp_path / "House.ttf").write_bytes(SERIF.read_bytes())
    made = tmp_path / "house.toml"
    made.write_text('blue = "#8a1538"\nfont = "House.ttf"\n', encoding="utf-8")
    return made


def _draw(palette: Path | str = "") -> plots.Drawn:
    return plots.draw("topic_words", samples.seeds(), palette=palette)


def test_a_figure_is_laid_out_and_saved_in_a_font_of_ones_own(style, tmp_path):
    colours_alone = tmp_path / "plain.toml"
    colours_alone.write_text('blue = "#8a1538"\n', encoding="utf-8")
    own, usual = _draw(style), _draw(colours_alone)
    assert own.png() != usual.png()
    assert (
        own.save(tmp_path / "f.text.svg").read_text(encoding="utf-8").count("'DejaVu Serif', 'Noto Sans SC'")
    )
    assert "DejaVu Serif" not in usual.save(tmp_path / "g.text.svg").read_text(encoding="utf-8")
    pdf = own.save(tmp_path / "f.pdf").read_bytes()
    assert b"DejaVuSerif-Bold" in pdf and b"NotoSansSC" in pdf
    assert "topics" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()


def _width() -> float:
    with house():
        return Page("", "").width("Meetings in 2024")


def test_texts_are_measured_in_the_font_in_use(style):
    usual = _width()
    with scoped(own_font, colours.font_of(style)):
        assert _width() > 1.1 * usual
    assert _width() == usual


@pytest.mark.parametrize("value", ['"Missing.ttf"', '"house.toml"', "12", '""'])
def test_a_font_that_cannot_be_read_is_an_error_that_names_it(style, value):
    style.write_text(f'blue = "#8a1538"\nfont = {value}\n', encoding="utf-8")
    with pytest.raises(InputFault, match="is no font file"):
        _draw(style)
