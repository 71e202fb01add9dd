"""Every figure at every size: laid out anew, nothing overlaps or is cut, no text is too small to read."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
import pypdfium2
import pytest
from matplotlib.text import Text
from PIL import Image

from analysis import tables as border
from analysis.faults import InputFault
from analysis.plots import FIGURES, colours, draw, heat, sizes, style
from analysis.wording import say
from tests.plots import checks, samples

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def smallest(drawn) -> float:
    return min(t.get_fontsize() for t in drawn.figure.findobj(Text) if t.get_text().strip()) * drawn.scale


#: The sizes of slides, pages and columns; others, by name or not, have layouts between these.
SIZES = ("16:9", "4:3", "A4", "A4 portrait", "one column", "two columns")
OTHERS = ("poster", "85x100mm", "80x160mm", "120x90mm", "180x120mm")
FIGURES_BY_HALF = tuple(FIGURES)[::2], tuple(FIGURES)[1::2]


def cases() -> Iterator[object]:
    """Samples, sizes, languages and figures.

    The quick tests draw every figure at every size, and of every sample every second one; the thorough ones draw the
    other combinations.
    """
    others = SIZES[1:]  # the tests of the figures draw the first one, in both languages
    usual = [
        *product(("seeds", "hostile"), others),
        ("broadcast", "A4 portrait"),
        ("broadcast", "one column"),
    ]
    for number, (sample, size) in enumerate(usual):
        for language, half in product(("en", "zh"), (0, 1)):
            # a size has one half of the figures with one sample, the other half with the other one
            quick = (language, half) == (("zh", "en")[number % 2], number // len(others) % 2)
            yield case(sample, size, language, FIGURES_BY_HALF[half], quick=quick)
    for sample, size in product(("seeds", "hostile"), OTHERS):
        yield case(sample, size, "en", tuple(FIGURES), quick=False)
    for number, sample in enumerate(
        one for one in samples.ALL if one not in ("seeds", "hostile", "broadcast")
    ):
        for half in (0, 1):
            quick = half == number % 2 and sample != "multitude"
            yield case(sample, "one column", "en", FIGURES_BY_HALF[half], quick=quick)


def case(sample: str, size: str, language: str, names: Sequence[str], *, quick: bool) -> object:
    return pytest.param(
        sample,
        size,
        language,
        names,
        id=f"{sample}-{size}-{language}-{names[0]}",
        marks=() if quick else pytest.mark.thorough,
    )


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("sample", "size", "language", "names"), cases())
def test_texts_can_be_read_at_every_size(tables, sample, size, language, names):
    for name in names:
        drawn = draw(name, tables[sample], language=language, size=size)
        assert checks.faults(drawn.figure) == [], name
        assert smallest(drawn) >= 6.95, name


@pytest.mark.slow
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("corpus", ["seeds", "central_meetings_2012_2018.jsonl.gz"])
def test_figures_of_a_corpus_can_be_read_at_every_size(request, tmp_path, corpus):
    """On what the whole pipeline makes of the texts that ship, and of thousands of records of other people's."""
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        from analysis import pipeline
        from analysis.settings import Settings

        path = SEEDS if corpus == "seeds" else request.getfixturevalue("data") / corpus
        made = pipeline.build(Settings(corpus=path), tmp_path).tables
    found = {}
    for name in FIGURES:
        for size in SIZES:
            for language in ("en", "zh"):
                drawn = draw(name, made, language=language, size=size, window=None)
                faults = checks.faults(drawn.figure)
                if faults or smallest(drawn) < 6.95:
                    found[name, size, language] = faults
    assert found == {}


@pytest.mark.parametrize(("size", "millimetres"), [("one column", 85), ("two columns", 180)])
def test_a_column_is_as_wide_as_asked_for_and_as_high_as_its_content(tables, size, millimetres):
    heights = {}
    for sample in ("one_article", "seeds"):
        drawn = draw("people", tables[sample], size=size)
        assert drawn.figure.get_figwidth() * drawn.scale * 25.4 == pytest.approx(millimetres, abs=0.1)
        assert drawn.unused < 8.5
        heights[sample] = drawn.figure.get_figheight()
    assert heights["one_article"] < 0.7 * heights["seeds"]


@pytest.mark.parametrize("size", ["A4 portrait", "one column"])
@pytest.mark.parametrize("name", FIGURES)
def test_no_size_leaves_a_large_part_of_the_page_empty(tables, name, size):
    """From the title to the note there is no stretch of rows of a fifth of the page on which nothing is drawn."""
    picture = np.array(
        Image.open(io.BytesIO(draw(name, tables["seeds"], size=size).png(dpi=60))).convert("L")
    )
    rows = np.flatnonzero((picture < 250).any(axis=1)) / len(picture)
    assert np.diff(rows).max() < 0.2


def test_on_a_narrow_page_topics_have_numbers_that_a_list_explains(tables):
    drawn = draw("topics_by_article", tables["seeds"], size="one column")
    texts = [text.get_text() for text in drawn.figure.texts]
    topics = tables["seeds"]["topics"].set_index("topic")["label"]
    for topic in drawn.data["topic"].unique():
        assert str(topic) in texts
        assert any(text.startswith(f"{topic} {topics[topic][:4]}") for text in texts)


def test_a_key_has_as_many_lines_as_it_needs(tables):
    """No mark is left without its meaning, however narrow the page."""
    texts = {text.get_text() for text in draw("timeline", tables["seeds"], size="one column").figure.texts}
    kinds = set(tables["seeds"]["meetings"].query("status == 'held' and date_start != ''")["kind"])
    assert kinds <= texts and "on an unknown day in this span" in texts


@pytest.mark.parametrize("name", FIGURES)
def test_the_layout_fills_a_higher_page(tables, name):
    """What is drawn reaches from top to foot of a portrait page, too, and is not the slide's drawing in a corner."""
    high, wide = (draw(name, tables["seeds"], size=size) for size in ("A4 portrait", "16:9"))
    assert high.figure.get_figheight() > 1.8 * wide.figure.get_figheight()
    picture = np.array(Image.open(io.BytesIO(high.png(dpi=50))).convert("L"))
    rows = np.flatnonzero((picture < 250).any(axis=1)) / len(picture)
    assert rows[0] < 0.05 and rows[-1] > 0.95


@pytest.mark.parametrize(
    ("size", "points"), [("4:3", (720, 540)), ("85x100mm", (240.9, 283.5)), ("poster", (2383.9, 1683.8))]
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


@pytest.mark.thorough
@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("size", "font"),
    [("16:9", 8), ("16:9", 11), ("16:9", 15), ("4:3", 7), ("4:3", 15), ("A4", 9), ("A4", 16.5),
     ("A4 portrait", 18), ("two columns", 10), ("180x120mm", 9)],
)  # fmt: skip
@pytest.mark.parametrize("sample", ["seeds", "hostile"])
def test_a_font_size_lays_the_figure_out_anew_on_the_same_page(tables, sample, size, font):
    for name in FIGURES:
        drawn = draw(name, tables[sample], size=size, font=font)
        assert checks.faults(drawn.figure) == [], name
        assert smallest(drawn) == pytest.approx(font), name
        if not sizes.size(size).flexible:
            usual = draw(name, tables[sample], size=size)
            assert pages_size(drawn) == pytest.approx(pages_size(usual), abs=0.1), name


def pages_size(drawn) -> tuple[float, float]:
    width, height = drawn.figure.get_size_inches() * 72 * drawn.scale
    return width, height


def of_terms(tables, number: int) -> dict[str, pd.DataFrame]:
    """The tables with the most used formulations alone."""
    made = dict(tables)
    terms = made["formulations"].sort_values(["uses", "term"], ascending=False)["term"].head(number)
    for name in ("formulations", "formulation_uses"):
        made[name] = made[name][made[name]["term"].isin(set(terms))]
    return made


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("rows", "size", "font"),
    [(1, "85x60mm", None), (1, "180x60mm", None), (1, "16:9", 24), (3, "16:9", 20), (99, "16:9", 20)],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_few_formulations_need_little_height(tables, rows, size, font, language):
    drawn = draw("formulations", of_terms(tables["seeds"], rows), size=size, font=font, language=language)
    assert checks.faults(drawn.figure) == []
    assert drawn.data["term"].nunique() >= min(rows, 8)
    if font:
        assert smallest(drawn) == pytest.approx(font)


def test_a_page_too_low_for_its_rows_says_how_high_it_must_be(tables):
    with pytest.raises(InputFault, match="the rows of this figure need a height of at least") as raised:
        draw("formulations", tables["seeds"], size="85x60mm")
    height = int(re.search(r"at least (\d+) mm", str(raised.value))[1])
    assert height > 60
    assert checks.faults(draw("formulations", tables["seeds"], size=f"85x{height}mm").figure) == []
    with pytest.raises(InputFault):
        draw("formulations", tables["seeds"], size=f"85x{height - 1}mm")


@pytest.mark.parametrize("size", ["16:9", "4:3", "A4"])
@pytest.mark.parametrize("name", ["timeline", "people"])
def test_three_meetings_fill_most_of_a_page(tables, name, size):
    meetings = tables["seeds"]["meetings"]
    dated = meetings[(meetings["status"] == "held") & (meetings["date_start"] != "")]
    three = dated[dated["speakers"] != ""].head(3)
    drawn = draw(name, dict(tables["seeds"]) | {"meetings": three}, size=size)
    assert len(three) == 3
    assert drawn.unused < 0.4 * drawn.top
    assert checks.faults(drawn.figure) == []


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_few_formulations_fill_a_slide(tables, rows):
    """Bars by month: the axis lies in the lower third, and what is drawn above it agrees with the data."""
    drawn = draw("formulations", of_terms(tables["seeds"], rows), size="16:9")
    assert drawn.unused < 0.3 * 540
    bars = [bar.get_height() for bar in drawn.figure.axes[0].patches if bar.get_height() > 20]
    assert bars and max(bars) > 50
    assert set(drawn.data["date"].str.len()) <= {0, 7}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "name", ["coverage", "people", "topic_words", "topics_by_article", "topics_over_time"]
)
@pytest.mark.parametrize(("size", "font"), [("16:9", 18), ("85x80mm", None)])
@pytest.mark.parametrize("sample", ["seeds", "hostile"])
def test_figures_that_can_do_with_less_height(tables, name, size, font, sample):
    assert checks.faults(draw(name, tables[sample], size=size, font=font).figure) == []


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(
    ("sample", "font"),
    [
        ("seeds", 9),
        *(
            pytest.param(*other, marks=pytest.mark.thorough)
            for other in (("seeds", 8), ("hostile", 8), ("hostile", 9))
        ),
    ],
)
def test_a_column_takes_larger_text(tables, name, font, sample):
    drawn = draw(name, tables[sample], size="one column", font=font)
    assert checks.faults(drawn.figure) == []
    assert smallest(drawn) == pytest.approx(font)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("size", "font"), [("16:9", 18), ("16:9", 16), ("4:3", 18), ("120x80mm", None)])
def test_people_by_month_that_have_no_room_are_left_out_and_the_note_says_so(tables, size, font, language):
    drawn = draw("people", tables["broadcast"], size=size, font=font, language=language, window=None)
    assert checks.faults(drawn.figure) == []
    texts = {text.get_text() for text in drawn.figure.texts}
    rows = sum(name in texts for name in drawn.data["person"].unique())
    assert 5 <= rows < 15
    some = say("people_n_some", language, shown=rows, n=drawn.data["person"].nunique())
    assert drawn.note.endswith(some)


@pytest.mark.parametrize("count", [12, 18])
def test_meetings_that_have_no_room_as_rows_are_counted_by_month(count):
    rows = [
        samples.meeting(n, f"第{n}次会议", f"2024-{n % 9 + 1:02}-11", chair=f"王小{'一二三'[n % 3]}")
        for n in range(count)
    ]
    given = {"meetings": border.frame("meetings", rows)}
    drawn = draw("people", given, size="120x80mm", window=None)
    assert checks.faults(drawn.figure) == []
    assert len(drawn.data["meeting_id"].unique()) == count


def test_larger_text_leaves_room_for_fewer_formulations(tables):
    rows = [
        draw("formulations", tables["seeds"], size="A4", font=font).data["term"].nunique() for font in (8, 16)
    ]
    assert rows[0] > rows[1]


@pytest.mark.parametrize(
    ("size", "font", "said"),
    [
        ("60x60mm", None, "at least 66 mm wide"),
        ("85x60mm", None, "at least 99 mm and at most 170 mm high"),
        ("A5", None, "write one of"),
        ("A4", 30, "font 30: on the size A4 the smallest text can have 7 to 16.5 pt"),
        ("16:9", 30, "font 30: on the size 16:9 the smallest text can have 7 to 15 pt"),
        ("poster", 8, "font 8: on the size poster the smallest text can have 17.5 to 47 pt"),
        ("16:9", "big", "font 'big': not a size in points; give a number such as 11"),
        ("16:9", float("nan"), "not a size in points"),
        ("300x20mm", None, "at least 169 mm and at most 600 mm high"),
        ("200x900mm", None, "at most 400 mm high"),
        ("16:9", 6, "the smallest text of a figure is 7 pt"),
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


@pytest.mark.parametrize("hue", ["#8a1538", "#ffd24d", "#101010"])
def test_cells_of_numbers_have_the_hue_of_ones_own_blue_and_stay_as_light(tmp_path, hue):
    own = tmp_path / "house.toml"
    own.write_text(f'blue = "{hue}"\n', encoding="utf-8")
    change = colours.of(own)
    for cell in heat.shade(np.linspace(0, 1, 20)):
        made = change(tuple(cell))
        assert style.luminance(made[:3]) == pytest.approx(style.luminance(cell[:3]), abs=0.005)
        if hue == "#8a1538":
            assert made[0] > made[1] and made[0] > made[2]


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
