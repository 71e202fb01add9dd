"""The deck: a slide for each figure, charts that can be edited, nothing off the slide."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from math import ceil

import pandas as pd
import pytest
from matplotlib.colors import to_hex, to_rgba
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_COLOR_TYPE, MSO_THEME_COLOR
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from analysis.faults import InputFault
from analysis.plots import FIGURES, Panel, colours
from analysis.plots.drawn import Series
from analysis.reports import charts, decoration, inks, slides
from analysis.reports.decoration import Box
from analysis.reports.render import Rendered, render
from analysis.wording import message
from tests.plots import samples


@pytest.fixture(scope="module", autouse=True)
def without_pdf():
    """No deck holds the figures' PDFs, which take a third of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.plots.files.pdf", lambda _: b"")
        yield


@pytest.fixture(scope="module")
def drawn(without_pdf) -> list[Rendered]:
    tables = samples.seeds()
    return [render(name, tables) for name in FIGURES]


@pytest.fixture(scope="module")
def show(drawn):
    return Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f1")))


def test_each_figure_has_its_slide(show, drawn):
    assert (show.slide_width, show.slide_height) == (Pt(960), Pt(540))
    for slide, figure in zip(list(show.slides)[1:], drawn, strict=False):
        assert slide.shapes.title.text_frame.text == figure.title
        (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert picture._element.nvPicPr.cNvPr.get("descr") == figure.alt
        notes = slide.notes_slide.notes_text_frame.text.split("\n")
        assert notes[:2] == [figure.caption, figure.note]
        assert notes[2].endswith("fingerprint of corpus and settings: f1.")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_deck_opens_with_its_findings_and_ends_with_its_method(drawn, language):
    if language != "en":
        tables = samples.seeds()
        drawn = [render(name, tables, language=language) for name in ("coverage", "timeline", "topic_words")]
    show = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f1")))
    first, *others, last = show.slides
    title = {"en": "Meetings, topics and formulations", "zh": "会议、主题与提法"}[language]
    assert show.core_properties.title == first.shapes.title.text_frame.text == title
    linked = {
        shape.text_frame.text: shape.click_action.target_slide
        for shape in first.shapes
        if shape.click_action.target_slide is not None
    }
    assert list(linked) == [figure.title for figure in drawn]
    assert [target.slide_id for target in linked.values()] == [
        slide.slide_id for slide in others[: len(drawn)]
    ]
    said = "".join(shape.text_frame.text for shape in last.shapes)
    assert "f1" in said
    assert drawn[0].note in said


def test_figures_with_nothing_to_show_for_the_same_reason_share_a_slide():
    topics = [name for name in samples.nothing() if name.startswith("topic")]
    tables = samples.one_article() | {name: samples.nothing()[name] for name in topics}
    drawn = [render(name, tables) for name in FIGURES]
    show = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f1")))
    titles = [slide.shapes.title.text_frame.text for slide in show.slides]
    assert titles.count("No topics could be found in these texts") == 1
    assert len([figure for figure in drawn if figure.title == "No topics could be found in these texts"]) == 4
    assert {figure.title for figure in drawn} <= set(titles)


def test_a_choice_of_one_number_of_topics_has_no_slide(drawn):
    (choice,) = [figure for figure in drawn if figure.name == "topic_choice"]
    alone = [replace(figure, panels=()) if figure is choice else figure for figure in drawn]
    for figures_of, times in ((drawn, True), (alone, False)):
        made = Presentation(io.BytesIO(slides.deck(figures_of, fingerprint="f1")))
        assert (choice.title in [slide.shapes.title.text_frame.text for slide in made.slides]) is times


def test_figures_with_content_have_a_slide_each_whatever_their_titles(drawn):
    alike = [replace(figure, title="One title") for figure in drawn if not figure.panels]
    show = Presentation(io.BytesIO(slides.deck(alike, fingerprint="f1")))
    titles = [slide.shapes.title.text_frame.text for slide in show.slides]
    assert titles.count("One title") == len(alike) > 1


def test_a_title_shrinks_where_another_font_is_wider(show):
    for slide in list(show.slides)[1:-1]:
        assert slide.shapes.title.text_frame.auto_size == MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE


def test_bars_and_lines_follow_as_native_charts(show, drawn):
    charted = [figure for figure in drawn if figure.panels]
    assert [figure.name for figure in charted] == [
        "coverage",
        "topic_words",
        "topics_over_time",
        "topic_choice",
    ]
    for slide, figure in zip(list(show.slides)[len(drawn) + 1 : -1], charted, strict=True):
        charts = [shape for shape in slide.shapes if shape.has_chart]
        assert len(charts) == len(figure.panels)
        for shape, panel in zip(charts, figure.panels, strict=True):
            for series, given in zip(shape.chart.plots[0].series, panel.series, strict=True):
                assert (series.name, tuple(series.values)) == (given.name, given.values)
            assert shape._element.nvGraphicFramePr.cNvPr.get("descr").startswith(panel.title)


def test_months_without_a_source_stay_empty_in_the_chart(show, drawn):
    coverage = next(figure for figure in drawn if figure.name == "coverage")
    panel = coverage.panels[0]
    values = dict(zip(panel.categories, panel.series[0].values, strict=True))
    assert values["2023-10"] == 6
    assert values["2023-11"] is None


@pytest.mark.parametrize(("language", "month"), [("en", "mmm"), ("zh", '"月"')])
@pytest.mark.parametrize("window", [("2023-01", "2023-12"), ("2023-10", "2024-03")])
def test_charts_of_few_months_name_them(language, month, window):
    tables = samples.seeds()
    drawn = [
        render(name, tables, language=language, window=window) for name in ("coverage", "topics_over_time")
    ]
    made = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f1")))
    axes = [
        shape.chart.category_axis
        for slide in made.slides
        for shape in slide.shapes
        if shape.has_chart and shape.chart.category_axis._element.tag == qn("c:dateAx")
    ]
    assert len(axes) == 2 + 6
    for axis in axes:
        assert month in axis.tick_labels.number_format
        assert int(axis._element.find(qn("c:majorUnit")).get("val")) <= 4


def test_nothing_reaches_over_the_slide(show):
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= show.slide_width
            assert shape.top + shape.height <= show.slide_height


def test_no_text_is_small(show):
    for slide in show.slides:
        for run in (
            r for s in slide.shapes if s.has_text_frame for p in s.text_frame.paragraphs for r in p.runs
        ):
            assert run.font.size >= Pt(14)


def test_the_same_figures_give_the_same_bytes(drawn):
    first, second = (slides.deck(drawn, fingerprint="f1") for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        book = next(name for name in parts.namelist() if name.endswith(".xlsx"))
        with zipfile.ZipFile(io.BytesIO(parts.read(book))) as inner:
            assert b"2000-01-01T00:00:00Z" in inner.read("docProps/core.xml")


def test_text_that_xml_cannot_hold_is_left_out():
    tables = samples.hostile()
    made = [render(name, tables) for name in ("timeline", "topic_words")]
    show = Presentation(io.BytesIO(slides.deck(made, fingerprint="")))
    assert [s.shapes.title.text_frame.text for s in show.slides][1:3] == [figure.title for figure in made]


def test_nothing_to_show_makes_a_deck_all_the_same():
    made = [render(name, samples.nothing(), language="zh") for name in FIGURES]
    show = Presentation(io.BytesIO(slides.deck(made, fingerprint="")))
    assert [s.shapes.title.text_frame.text for s in show.slides][2] == "这些文本没有报道会议"


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_an_office_opens_it(drawn, tmp_path):
    (tmp_path / "deck.pptx").write_bytes(slides.deck(drawn, fingerprint="f1"))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    call = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "deck.pptx"),
    ]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    from pypdf import PdfReader

    pages = PdfReader(tmp_path / "deck.pdf").pages
    assert len(pages) == 14
    for figure, page in zip(drawn, pages[1:], strict=False):
        latin = re.findall(
            "[a-z]{2,}", figure.title
        )  # an office without a Chinese font shows boxes for the rest
        assert latin and set(latin) <= set(re.findall("[a-z]{2,}", page.extract_text()))


@pytest.mark.parametrize(
    ("title", "top", "size"),
    [
        ("短", 476.0, 23.0),
        ("变化最明显的主题是“人才·企业·项目”：2023年10月占33%，2023年12月占6%", 476.0, 21.8),
        ("变化最明显的主题是“人才·企业·项目”：2023年10月占33%，2023年12月占6%", 446.0, 23.0),
    ],
)
def test_a_title_keeps_to_the_lines_that_it_has_in_the_figure(title, top, size):
    figure = Rendered("toy", "zh", title, "", "", "", (), top, (), {})
    assert slides._title_size(figure, decoration.Room()) == size


def test_each_picture_is_a_vector_with_a_picture_for_programs_without(show, drawn):
    """As PowerPoint stores it: a PNG in the blip, the SVG in its extension."""
    for slide, figure in zip(list(show.slides)[1:], drawn, strict=False):
        (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert picture.image.content_type == "image/png"
        (vector,) = picture._element.xpath(".//*[local-name()='svgBlip']")
        link = vector.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed")
        part = slide.part.related_part(link)
        assert part.content_type == "image/svg+xml"
        assert part.blob == figure.files["svg"]


def test_what_is_read_with_care_is_hatched_in_the_chart_and_said(drawn):
    tables = dict(samples.seeds())
    topics = tables["topics"].copy()
    topics.loc[topics["share"].idxmax(), "note"] = message("few_paragraphs", n=4, least=5)
    figure = render("topic_words", tables | {"topics": topics})
    assert {series.kind for panel in figure.panels for series in panel.series} >= {"unsure"}
    slide = list(Presentation(io.BytesIO(slides.deck([figure], fingerprint="f"))).slides)[2]
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert any(chart._chartSpace.xpath(".//a:pattFill") for chart in charts)
    assert any("read with care" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def _house() -> bytes:
    """A presentation with a slide, fonts and a shape on the master."""
    own, held = Presentation(), io.BytesIO()
    own.slides.add_slide(own.slide_layouts[0]).shapes.title.text = "old slide"
    theme = own.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = re.sub(rb'<a:latin typeface="[^"]*"', b'<a:latin typeface="House Sans"', theme.blob)
    own.save(held)
    return held.getvalue()


def test_a_template_of_ones_own_gives_its_fonts_and_not_its_slides(drawn):
    made = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f", template=_house())))
    plain = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f")))
    assert len(made.slides) == len(plain.slides)
    texts = [shape.text_frame.text for slide in made.slides for shape in slide.shapes if shape.has_text_frame]
    assert "old slide" not in texts and "" not in texts
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    assert b"House Sans" in theme.blob and b"Microsoft YaHei" not in theme.blob


def test_titles_of_charts_leave_room_for_the_fonts_of_a_template(drawn):
    """An office that lacks a template's font takes one that is wider, and whose lines stand further apart."""
    ready = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f", template=_house())))
    seen = 0
    for shape in (shape for slide in ready.slides for shape in slide.shapes if shape.has_chart):
        width, height = shape.width / Pt(1), shape.height / Pt(1)
        lines = shape.chart.chart_title.text_frame.text.split("\n")
        assert max(map(charts.reach, lines)) <= 0.72 * width
        layout = shape.chart._chartSpace.chart.plotArea.find(qn("c:layout"))
        y = float(layout.find(f".//{qn('c:y')}").get("val"))
        assert y * height >= 0.04 * height + 6 + len(lines) * 1.45 * charts.SIZE
        seen += 1
    assert seen


@pytest.mark.parametrize("content", [b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_a_template_that_is_none_is_told(content):
    with pytest.raises(InputFault, match="not a presentation"):
        slides.deck([], fingerprint="", template=content)


@pytest.mark.parametrize("name", ["timeline", "people", "formulations"])
def test_the_notes_hold_sentences_of_the_texts_with_their_places(show, drawn, name):
    at = [figure.name for figure in drawn].index(name)
    notes = list(show.slides)[at + 1].notes_slide.notes_text_frame.text.split("\n")
    told = notes[notes.index("Sentences behind the marks:") + 1 :]
    assert 0 < len(told) <= 8
    assert all(re.search(r"\(.+, \d+–\d+\)$", line) for line in told)


def _dark(*, theme: bool) -> bytes:
    """A template with a dark master: the theme's own dark colours, or only its background painted dark."""
    own, held = Presentation(), io.BytesIO()
    if theme:
        mapped = own.slide_master._element.find(qn("p:clrMap"))
        mapped.set("bg1", "dk1")
        mapped.set("tx1", "lt1")
    else:
        fill = own.slide_master.background.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor(0x1B, 0x2A, 0x41)
    own.save(held)
    return held.getvalue()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("kind", "categories"),
    [
        ("bar", ("全市粮食生产工作·农机", "5 临河")),
        ("bar", ("a", "b")),
        ("line", tuple(f"2024-{month:02}" for month in range(1, 13))),
        ("line", tuple(f"20{21 + at // 12}-{at % 12 + 1:02}" for at in range(36))),
    ],
)
@pytest.mark.parametrize("width", [240.0, 880.0])
def test_labels_beside_a_chart_of_a_template_stay_on_its_ground(kind, categories, width, language):
    """The font that stands in for a template's is up to a fifth wider; off a white ground a label is dark on dark."""
    values = Series("s", tuple(0.5 for _ in categories))
    panel = Panel(
        kind,
        "t",
        categories,
        (values,),
        box=(20.0, 80.0, width, 200.0),
        dated=kind == "line",
        scale=(0.0, 1.0),
        number_format="0%",
    )
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    chart = charts.add(slide, panel, language, template=True).chart
    layout = chart._chartSpace.chart.plotArea.find(qn("c:layout"))
    left = float(layout.find(f".//{qn('c:x')}").get("val")) * width
    names = [category.label for category in chart.plots[0].categories] if kind == "bar" else ["100%"]
    assert left >= 1.2 * max(map(charts.reach, names)) + 10
    if kind == "line":
        form, _ = charts.months(categories, width, language)
        widest = "2024" if form == "yyyy" else "Mmm 2024" if language == "en" else "2024年12月"
        assert form in ("yyyy", "mmm", 'm"月"') or left >= 1.2 * charts.reach(widest) / 2


@pytest.mark.parametrize("theme", [True, False])
def test_text_and_charts_read_on_a_dark_template(drawn, theme):
    made = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f", template=_dark(theme=theme))))
    named = {MSO_THEME_COLOR.TEXT_1: "FFFFFF" if theme else "000000", MSO_THEME_COLOR.BACKGROUND_1: "FFFFFF"}
    for slide in made.slides:
        (behind,) = inks.background(slide)
        assert behind == ("000000" if theme else "1B2A41")
        for shape in slide.shapes:
            for run in (
                (r for p in shape.text_frame.paragraphs for r in p.runs) if shape.has_text_frame else ()
            ):
                colour = run.font.color
                ink = str(colour.rgb) if colour.type == MSO_COLOR_TYPE.RGB else named[colour.theme_color]
                assert inks.contrast(ink, behind) >= 4.5, run.text
            if shape.has_chart:
                fill = shape.chart._chartSpace.find(f"{qn('c:spPr')}/{qn('a:solidFill')}/{qn('a:srgbClr')}")
                assert fill.get("val") == "FFFFFF"
                texts = shape.chart._chartSpace.iter(qn("a:defRPr"), qn("a:rPr"))
                assert all(text.find(qn("a:solidFill")) is not None for text in texts)
            if shape.shape_type == 13:
                (card,) = [other for other in slide.shapes if other.name == "card"]
                assert card.left < shape.left and card.top < shape.top
                assert card.left + card.width > shape.left + shape.width
    test_nothing_reaches_over_the_slide(made)


def _shape(master, box: tuple[float, float, float, float], fill: str) -> None:
    """Let a master draw a rectangle, in points."""
    left, top, width, height = map(Pt, box)
    master._element.cSld.spTree.insert(
        2,
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90{len(master.shapes)}" name="mark"/><p:cNvSpPr/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill></p:spPr></p:sp>'
        ),
    )


def _widen(show, width: float = 960, height: float = 540) -> None:
    """A slide of another shape, with its places stretched to it, as PowerPoint does."""
    across, down = Pt(width) / show.slide_width, Pt(height) / show.slide_height
    show.slide_width, show.slide_height = Pt(width), Pt(height)
    for holder in (show.slide_master, *show.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = round(shape.left * across), round(shape.width * across)
                shape.top, shape.height = round(shape.top * down), round(shape.height * down)


@pytest.mark.parametrize(
    ("width", "height", "made"),
    [
        (720, 540, (960, 720)),
        (842, 595, (960, 678)),
        (1200, 500, (960, 540)),
    ],
)
def test_slides_have_the_shape_of_a_template_from_wide_to_4_3(drawn, width, height, made):
    own, held = Presentation(), io.BytesIO()
    _widen(own, width, height)
    _shape(own.slide_master, (0, 0, width, height / 9), "7A1F3D")
    own.save(held)
    show = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f", template=held.getvalue())))
    assert (show.slide_width, show.slide_height) == tuple(map(Pt, made))
    test_nothing_reaches_over_the_slide(show)
    for slide in show.slides:
        used = max((shape.top + shape.height) / Pt(1) for shape in slide.shapes)
        assert used > 0.85 * made[1]
        (band,) = (mark.box for mark in decoration.marks(slide))
        assert not [shape for shape in slide.shapes if not shape.is_placeholder and band.meets(Box.of(shape))]


def _decorated(kind: str) -> bytes:
    """A template as houses have them: its ground drawn as a shape or a gradient, a band for titles, logos and rules."""
    own, held = Presentation(), io.BytesIO()
    master = own.slide_master
    for colour in master._element.iterfind(f".//{qn('p:titleStyle')}//{qn('a:schemeClr')}"):
        colour.set("val", "tx2" if kind == "rule" else "bg1")
    if kind == "gradient":
        fill = master.background.fill
        fill.gradient()
        for stop, colour in zip(fill.gradient_stops, ("001219", "0A4D68"), strict=True):
            stop.color.rgb = RGBColor.from_string(colour)
    elif kind == "painted":
        own.slide_width, own.slide_height = Pt(960), Pt(540)
        _shape(master, (0, 0, 960, 540), "12263A")
    elif kind == "band":  # 4:3
        _shape(master, (0, 0, 720, 90), "7A1F3D")
        _shape(master, (600, 500, 100, 30), "7A1F3D")
    else:
        own.slide_width, own.slide_height = Pt(720), Pt(405)  # 16:9 of PowerPoint 2010
        for holder in (master, *own.slide_layouts):
            for shape in holder.placeholders:
                if shape._element.spPr.find(qn("a:xfrm")) is not None:
                    shape.top, shape.height = round(shape.top * 0.75), round(shape.height * 0.75)
        _shape(master, (0, 0, 24, 405), "1B4332")
        _shape(master, (640, 8, 70, 36), "2D6A4F")
        _shape(master, (40, 88, 640, 2), "2D6A4F")
    own.save(held)
    return held.getvalue()


_DECORATED = {
    "gradient": [("001219", "0A4D68"), (0, 0, 960, 720)],
    "painted": [("12263A",), (0, 0, 960, 540)],
    "band": [("7A1F3D",), (0, 0, 960, 120), (800, 667, 133, 40)],
    "rule": [(), (0, 0, 32, 540), (853, 11, 93, 48), (53, 117, 853, 3)],
}


@pytest.mark.parametrize("kind", _DECORATED)
def test_text_reads_on_what_a_template_draws(drawn, kind):
    made = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f", template=_decorated(kind))))
    colours, *places = _DECORATED[kind]
    bands = [places[0]] if colours else []
    named = {"bg1": "FFFFFF", "tx1": "000000", "tx2": "1F497D"}
    for slide in made.slides:
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text:
                continue
            middle = (shape.top + shape.height / 2) / Pt(1)
            on_band = any(top < middle < top + height for _, top, _, height in bands)
            for run in (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs):
                fill = run._r.rPr.find(qn("a:solidFill"))[0]
                ink = named.get(fill.get("val"), fill.get("val"))
                assert all(
                    inks.contrast(ink, ground) >= 4.5 for ground in (colours if on_band else ("FFFFFF",))
                ), run.text
    test_nothing_reaches_over_the_slide(made)


@pytest.mark.parametrize("kind", ["band", "rule"])
def test_what_a_template_draws_keeps_its_place_and_covers_nothing(drawn, kind):
    made = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f", template=_decorated(kind))))
    places = _DECORATED[kind][1:]
    drawn_there = [mark.box for mark in decoration.marks(made.slides[1])]
    assert sorted(
        (round(b.left), round(b.top), round(b.width), round(b.height)) for b in drawn_there
    ) == sorted(places)
    for slide in made.slides:
        for shape in slide.shapes:
            box = Box.of(shape)
            met = [mark for mark in drawn_there if mark.meets(box) and not mark.holds(box)]
            assert not met, (shape.name, box, met)


@pytest.mark.parametrize(
    ("top", "height", "within"), [(0, 60, True), (8, 40, True), (0, 30, False), (0, 20, False)]
)
def test_a_plain_band_takes_the_title_that_begins_in_it(drawn, top, height, within):
    """The places for titles (22 to 112 points, their middle below the band) are as PowerPoint gives them."""
    own, held = Presentation(), io.BytesIO()
    _widen(own)
    _shape(own.slide_master, (0, top, 960, height), "7A1F3D")
    own.save(held)
    made = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f", template=held.getvalue())))
    for slide in made.slides:
        title = Box.of(slide.shapes.title)
        band = Box(0, top, 960, top + height)
        assert band.holds(title) if within else not band.meets(title)
        fill = slide.shapes.title.text_frame.paragraphs[0].runs[0]._r.rPr.find(qn("a:solidFill"))[0]
        ink = {"bg1": "FFFFFF", "tx1": "000000", "tx2": "1F497D"}.get(fill.get("val"), fill.get("val"))
        assert inks.contrast(ink, "7A1F3D" if within else "FFFFFF") >= 4.5
    test_nothing_reaches_over_the_slide(made)


def _upright(shape) -> None:
    shape.spPr.find(qn("a:xfrm")).set("rot", "5400000")


def _hidden(shape) -> None:
    shape.nvSpPr.cNvPr.set("hidden", "1")


def _outlined(shape) -> None:
    fill = shape.spPr.find(qn("a:solidFill"))
    line = parse_xml(f'<a:ln {nsdecls("a")} w="12700"/>')
    shape.spPr.append(line)
    line.append(fill)


@pytest.mark.parametrize(
    ("box", "change", "place"),
    [
        ((-20, -20, 1000, 110), None, (0, 0, 960, 90)),
        ((0, -60, 960, 40), None, None),
        ((980, 0, 200, 150), None, None),
        ((0, 0, 960, 120), _hidden, None),
        ((-260, 250, 540, 20), _upright, (0, 0, 20, 530)),
        ((40, 80, 880, 2), _outlined, (40, 80, 880, 2)),
        ((430, 8, 100, 60), None, (430, 8, 100, 60)),
        ((0, 0, 380, 540), None, (0, 0, 380, 540)),
        ((640, 0, 320, 540), None, (640, 0, 320, 540)),
    ],
    ids=[
        "bleeds",
        "above the slide",
        "beside the slide",
        "hidden",
        "upright",
        "only a line",
        "logo in the middle",
        "panel of two fifths",
        "panel of a third at the right",
    ],
)
def test_only_what_shows_on_a_slide_takes_room(drawn, box, change, place):
    own, held = Presentation(), io.BytesIO()
    own.slide_width, own.slide_height = Pt(960), Pt(540)
    _shape(own.slide_master, box, "7A1F3D")
    if change:
        change(own.slide_master._element.cSld.spTree[2])
    own.save(held)
    made = Presentation(io.BytesIO(slides.deck(drawn[:1], fingerprint="f", template=held.getvalue())))
    places = [(b.left, b.top, b.width, b.height) for b in (m.box for m in decoration.marks(made.slides[1]))]
    assert places == ([place] if place else [])
    for slide in made.slides:
        for mark in decoration.marks(slide):
            met = [shape.name for shape in slide.shapes if mark.box.meets(Box.of(shape))]
            assert not met or (
                mark.box.holds(Box.of(slide.shapes.title)) and met == [slide.shapes.title.name]
            )
        title = Box.of(slide.shapes.title)
        assert title.top >= (0 if place else 16) and (place or title.height <= 56)
    test_nothing_reaches_over_the_slide(made)


def test_a_number_on_a_column_of_a_low_chart_keeps_off_its_title():
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    for height in (90, 140, 300):
        panel = Panel(
            "column",
            "Articles",
            ("a", "b"),
            (Series("Articles", (6, 9)),),
            (0, 0, 180, height),
            labels=True,
            scale=(0, 9.4),
        )
        chart = charts.add(slide, panel, "en").chart
        layout = chart._chartSpace.chart.plotArea.find(qn("c:layout"))
        high = float(layout.find(f".//{qn('c:h')}").get("val")) * height
        assert high * (1 - 9 / chart.value_axis.maximum_scale) >= charts.SIZE * 1.2


@pytest.mark.parametrize(("ground", "cards"), [("FFFFFF", False), ("F3E9DC", True)])
def test_a_figure_lies_on_a_card_where_its_white_ground_would_show(drawn, ground, cards):
    own, held = Presentation(), io.BytesIO()
    fill = own.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(ground)
    own.save(held)
    made = Presentation(io.BytesIO(slides.deck(drawn, fingerprint="f", template=held.getvalue())))
    pictured = [slide for slide in made.slides if any(shape.shape_type == 13 for shape in slide.shapes)]
    assert {any(shape.name == "card" for shape in slide.shapes) for slide in pictured} == {cards}
    test_nothing_reaches_over_the_slide(made)


def test_names_and_titles_of_small_charts_keep_to_their_room():
    word, title = "推动高质量发展和现代化建设新局面", "12 会议·代表团·委员长会议 · 10%"
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    panel = Panel("bar", title, ("会议", word), (Series("weight", (0.2, 0.1)),), (0, 0, 224, 120))
    chart = charts.add(slide, panel, "zh").chart
    written = chart.chart_title.text_frame.text
    assert (
        charts.reach(written) <= 0.8 * 224 and written.startswith("12 会议") and written.endswith("… · 10%")
    )
    high = charts.add(slide, replace(panel, box=(0, 0, 224, 230)), "zh").chart
    lines = high.chart_title.text_frame.text.split("\n")
    assert (
        "".join(lines) == title and len(lines) == 2 and all(charts.reach(line) <= 0.8 * 224 for line in lines)
    )
    short, cut = chart.plots[0].categories
    assert short == "会议" and cut.endswith("…") and word.startswith(cut[:-1])
    assert charts.reach(cut) <= 224 / 2 - 12


@pytest.mark.parametrize(
    "names", [("无日期",), ("仅知年份", "无日期"), [f"2024-{month:02}" for month in range(1, 13)]]
)
def test_few_columns_of_a_native_chart_are_no_walls(names):
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    panel = Panel("column", "文章", tuple(names), (Series("文章", (6,) * len(names)),), (0, 0, 880, 180))
    plot = charts.add(slide, panel, "zh").chart.plots[0]
    assert 880 / len(names) / (1 + plot.gap_width / 100) < 160 and 40 <= plot.gap_width <= 500


def test_a_line_of_a_title_is_no_number_alone():
    made = charts.heading("1 重要讲话重要指示精神·党的建设 · 11%", 190, lines=2)
    first, second = made.split("\n")
    assert (
        charts.reach(first) > charts.reach("1 重要讲话")
        and second[0] not in "·、"
        and second.endswith(" · 11%")
    )


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("小时·旅客·受灾 · 16%", ["小时·旅客·受灾 · 16%"]),
        ("3 改革·三攻坚一盘活·政企 · 8%", ["3 改革·三攻坚一盘活·", "政企 · 8%"]),
        ("打造·先进制造业·国家战略 · 16%", ["打造·先进制造业·", "国家战略 · 16%"]),
        ("4 人类命运共同体·和平·国际社会 · 4%", ["4 人类命运共同体·和平", "国际社会 · 4%"]),
        ("8 惠民强企·改革突破 · 6%", ["8 惠民强企·", "改革突破 · 6%"]),
    ],
)
def test_a_title_that_fits_its_chart_is_whole(title, lines):
    assert charts.heading(title, 204.5, lines=2).split("\n") == lines  # one of four charts on a slide


def test_bars_leave_the_room_of_a_second_line_of_their_title():
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    words = tuple("甲乙丙丁戊己庚辛")
    for title, lines, bars in (("改革·政企 · 8%", 1, 8), ("打造·先进制造业·国家战略 · 16%", 2, 7)):
        panel = Panel("bar", title, words, (Series("weight", (0.1,) * 8),), (0, 0, 204.5, 195))
        chart = charts.add(slide, panel, "zh").chart
        assert chart.chart_title.text_frame.text.replace("\n", "") == title
        assert len(chart.chart_title.text_frame.text.split("\n")) == lines
        assert len(list(chart.plots[0].categories)) == len(chart.plots[0].series[0].values) == bars


def test_a_native_chart_of_measures_has_the_values_of_the_figure():
    """However small a measure is: what tells its values apart is not rounded away."""
    topics = [5, 10, 15, 20]
    small = [0.000174984, 0.000181377, 0.000183021, 0.000180912]
    choice = pd.DataFrame(
        {
            "topics": topics,
            "coherence": [0.1, 0.2, 0.3, 0.25],
            "heldout": small,
            "chosen": [False] * 3 + [True],
        }
    )
    made = render("topic_choice", samples.seeds() | {"topic_choice": choice})
    panels = {panel.title: panel.series[0].values for panel in made.panels}
    for title, given in (("Coherence", choice["coherence"]), ("Held-out fit", choice["heldout"])):
        assert panels[title] == pytest.approx(tuple(given), abs=0.02 * (max(given) - min(given)))


def test_axes_of_native_charts_go_from_a_round_number_to_another(show):
    steps = 0
    for slide in show.slides:
        for axis in (shape.chart.value_axis for shape in slide.shapes if shape.has_chart):
            if axis.maximum_scale is None or not axis.minimum_scale:
                continue
            steps += 1
            low, high, step = axis.minimum_scale, axis.maximum_scale, axis.major_unit
            assert 2 <= round((high - low) / step) <= 7
            assert low / step == pytest.approx(round(low / step)) and high / step == pytest.approx(
                round(high / step)
            )
            shown = {format(low + n * step, f".{len(axis.tick_labels.number_format) - 2}f") for n in range(3)}
            assert len(shown) == 3
    assert steps


@pytest.mark.parametrize("kind", ["bar", "column"])
def test_bars_begin_at_zero(kind):
    """PowerPoint and LibreOffice begin the axis of bars of 10 and 9 shortly below 9: one looks thrice the other."""
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    panel = Panel(kind, "Articles", ("甲", "乙"), (Series("Articles", (10, 9)),), (0, 0, 800, 300))
    assert charts.add(slide, panel, "en").chart.value_axis.minimum_scale == 0


@pytest.mark.parametrize("height", [150, 300, 430])
def test_the_title_of_a_chart_stands_above_its_bars(height):
    """LibreOffice sets a title 2 % of the height below the top."""
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    panel = Panel(
        "bar", "Articles", ("甲", "乙"), (Series("Articles", (3, 2)),), (0, 0, 800, height), labels=True
    )
    chart = charts.add(slide, panel, "en").chart
    top = (
        float(chart._chartSpace.chart.plotArea.find(qn("c:layout")).find(f".//{qn('c:y')}").get("val"))
        * height
    )
    assert top >= 0.035 * height + charts.SIZE * 1.2


@pytest.mark.parametrize("names", [("year only", "no date"), ("仅知年份", "无日期"), ("甲", "乙")])
def test_names_below_columns_keep_to_the_chart(names):
    """On a dark slide a line that hangs out of the white chart cannot be read."""
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    width, height = 182, 216
    panel = Panel(
        "column",
        "Articles",
        names,
        (Series("Articles", (3, 2)),),
        (0, 0, width, height),
        scale=(0, 6.7),
        number_format="#,##0",
    )
    layout = charts.add(slide, panel, "en").chart._chartSpace.chart.plotArea.find(qn("c:layout"))
    y, wide, high = (float(layout.find(f".//{qn(f'c:{side}')}").get("val")) for side in "ywh")
    lines = max(ceil(charts.reach(name) / (0.9 * wide * width / 2)) for name in names)
    assert lines == (1 if names == ("甲", "乙") else 2)
    assert (1 - y - high) * height >= lines * charts.SIZE * 1.2


def test_a_bar_has_the_height_of_a_line_of_its_name(show):
    """LibreOffice leaves out every other name where the lines of a font stand further apart than the bars."""
    seen = 0
    for shape in (shape for slide in show.slides for shape in slide.shapes if shape.has_chart):
        chart = shape.chart
        if chart.chart_type != XL_CHART_TYPE.BAR_CLUSTERED:
            continue
        layout = chart._chartSpace.chart.plotArea.find(qn("c:layout"))
        high = float(layout.find(f".//{qn('c:h')}").get("val")) * shape.height.pt
        assert high / len(list(chart.plots[0].categories)) >= 1.45 * charts.SIZE
        seen += 1
    assert seen


def _coloured(accent: str) -> bytes:
    """A light template whose titles and charts have a colour of its own."""
    own, held = Presentation(), io.BytesIO()
    theme = own.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    changed = rf'\g<1><a:srgbClr val="{accent}"/>\g<2>'.encode()
    theme._blob = re.sub(rb"(<a:accent1>).*?(</a:accent1>)", changed, theme.blob, flags=re.DOTALL)
    for colour in own.slide_master._element.iterfind(f".//{qn('p:titleStyle')}//{qn('a:schemeClr')}"):
        colour.set("val", "accent1")
    own.save(held)
    return held.getvalue()


def _colours(deck: bytes) -> tuple[set, set]:
    """Of titles, and of what native charts are painted with."""
    made = Presentation(io.BytesIO(deck))
    titles = {
        run.font.color.theme_color
        if run.font.color.type == MSO_COLOR_TYPE.SCHEME
        else str(run.font.color.rgb)
        for slide in made.slides
        for run in slide.shapes.title.text_frame.paragraphs[0].runs
    }
    painted = {
        one.get("val")
        for slide in made.slides
        for shape in slide.shapes
        if shape.has_chart
        for series in shape.chart._chartSpace.iter(qn("c:ser"))
        for one in (*series.iter(qn("a:schemeClr")), *series.iter(qn("a:srgbClr")))
    }
    return titles, painted


def test_titles_and_charts_take_the_colours_of_a_template_where_they_read(drawn):
    own = _colours(slides.deck(drawn, fingerprint="f", template=_coloured("8A1538")))
    assert own == ({MSO_THEME_COLOR.ACCENT_1}, {"accent1"})
    titles, painted = _colours(slides.deck(drawn, fingerprint="f", template=_coloured("FFF2AA")))
    assert MSO_THEME_COLOR.ACCENT_1 not in titles and "accent1" not in painted
    (own_hue,) = painted  # its yellow, darkened
    assert own_hue != "0072B2" and inks.contrast(own_hue, "FFFFFF") >= 3
    usual = slides.deck(drawn, fingerprint="f")
    assert _colours(usual) == ({MSO_THEME_COLOR.TEXT_2}, {"accent1"})
    theme = Presentation(io.BytesIO(usual)).slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    assert b'<a:dk2><a:srgbClr val="00527F"/>' in theme and b'<a:accent1><a:srgbClr val="0072B2"/>' in theme


def test_pale_colours_of_a_palette_are_darkened(drawn, tmp_path):
    own = tmp_path / "house.toml"
    own.write_text('accent = "#ffd500"\nblue = "#ffe9a0"\nband = "#fff8e0"\n')
    change = colours.of(own)
    for name, least in (("accent", 4.5), ("blue", 3.0)):
        made = to_hex(change(to_rgba(colours.NAMES[name])))[1:]
        assert least <= inks.contrast(made, "FFFFFF") < least + 0.2
    assert to_hex(change(to_rgba(colours.NAMES["band"]))) == "#fff8e0"
    made = slides.deck(drawn, fingerprint="f", palette=str(own))
    theme = Presentation(io.BytesIO(made)).slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    accent = re.search(rb'<a:dk2><a:srgbClr val="(\w{6})"/>', theme)[1].decode()
    assert inks.contrast(accent, "FFFFFF") >= 4.5


def test_titles_and_charts_take_the_colours_of_a_palette(drawn, tmp_path):
    own = tmp_path / "house.toml"
    own.write_text('accent = "#7a1f1f"\nblue = "#5b2a86"\n')
    made = slides.deck(drawn, fingerprint="f", palette=str(own))
    assert _colours(made) == ({MSO_THEME_COLOR.TEXT_2}, {"accent1"})
    theme = Presentation(io.BytesIO(made)).slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    assert b'<a:dk2><a:srgbClr val="7A1F1F"/>' in theme and b'<a:accent1><a:srgbClr val="5B2A86"/>' in theme
