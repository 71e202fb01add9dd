"""The files of a figure: complete, the same at each build, and readable by other programs."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pypdf import PdfReader

from analysis import job, plots
from analysis.faults import InputFault
from analysis.plots import FIGURES
from analysis.plots import files as picture
from analysis.plots.embedding import truetype
from analysis.plots.style import fonts
from analysis.reports import figures, slides
from analysis.reports.editable_svg import FONTS, editable
from analysis.reports.render import render
from analysis.run import store
from analysis.settings import Settings
from tests.plots import samples

ROOT = Path(__file__).resolve().parents[2]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def broadcast() -> dict[str, pd.DataFrame]:
    return samples.broadcast()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    where = tmp_path_factory.mktemp("figures")
    figures.export(samples.one_article(), where, fingerprint="f1")
    return where


def test_every_figure_is_there_in_every_format_and_language(folder):
    expected = {"figures.json", "slides.pptx", "slides.zh.pptx"}
    for name in FIGURES:
        expected.add(f"{name}.csv")
        expected |= {
            f"{name}{lang}.{end}" for lang in ("", ".zh") for end in ("png", "svg", "text.svg", "pdf")
        }
    assert {path.name for path in folder.iterdir()} == expected


def test_the_index_says_what_each_figure_is(folder):
    index = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert index["fingerprint"] == "f1"
    assert [(f["language"], f["name"]) for f in index["figures"]] == [
        (lang, n) for lang in ("en", "zh") for n in FIGURES
    ]
    first = index["figures"][1]
    assert first["name"] == "timeline"
    assert first["title"] == "1 meeting in Nov 2023"
    assert first["tables"] == ["meetings", "articles"]
    assert first["files"]["text.svg"] == "timeline.text.svg"
    assert all((folder / file).is_file() for f in index["figures"] for file in f["files"].values())


def test_pictures_have_the_size_of_a_slide(folder):
    with Image.open(folder / "timeline.png") as picture:
        assert picture.size == (2666, 1500)
        assert round(picture.info["dpi"][0]) == 200
        assert "Software" not in picture.info


def test_editable_svg_holds_its_text_and_the_other_only_paths(folder):
    editable = ElementTree.parse(folder / "timeline.zh.text.svg")
    words = ["".join(t.itertext()) for t in editable.iter(f"{SVG}text")]
    assert "市政府第22次常务会议" in words
    assert not list(ElementTree.parse(folder / "timeline.zh.svg").iter(f"{SVG}text"))


@pytest.mark.parametrize("name", FIGURES)
def test_editable_svg_falls_back_to_other_fonts_and_keeps_a_text_in_one_piece(broadcast, name):
    """A machine without the figures' font draws with its own; a name of three lines is moved as one."""
    drawn = plots.draw(name, broadcast)
    made = etree.fromstring(editable(picture.svgs(drawn)[1]))
    texts = list(made.iter(f"{SVG}text"))
    assert texts
    assert {re.search("font-family: ([^;]*)", text.get("style"))[1] for text in texts} == {FONTS}
    assert FONTS.endswith("sans-serif")
    assert drawn.title.replace(" ", "") in {"".join(text.itertext()).replace(" ", "") for text in texts}


def test_pdf_can_be_searched_for_chinese_and_embeds_a_true_font(folder):
    page = PdfReader(folder / "timeline.zh.pdf").pages[0]
    assert "市政府第22次常务会议" in page.extract_text()
    for font in page["/Resources"]["/Font"].values():
        (inner,) = font.get_object()["/DescendantFonts"]
        inner = inner.get_object()
        assert inner["/Subtype"] == "/CIDFontType2"
        assert (
            inner["/FontDescriptor"].get_object()["/FontFile2"].get_object().get_data()[:4]
            == b"\x00\x01\x00\x00"
        )


def test_embedded_letters_keep_their_widths():
    made = truetype(fonts()[0], "会（A é𠮷")
    import io

    small, whole = TTFont(io.BytesIO(made)), TTFont(fonts()[0], lazy=True)
    with small, whole:
        assert set(small.getBestCmap()) == {ord(c) for c in "会（A é"}
        for letter in "会（Aé":
            name = small.getBestCmap()[ord(letter)]
            width, left = small["hmtx"][name]
            assert width == whole["hmtx"][whole.getBestCmap()[ord(letter)]][0]
            assert left == small["glyf"][name].xMin


def test_data_are_those_behind_the_marks(folder):
    data = store.from_csv((folder / "timeline.csv").read_bytes())
    assert (folder / "timeline.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert data.loc[0, ["name", "first_day", "last_day"]].tolist() == [
        "市政府第22次常务会议",
        "2023-11-03",
        "2023-11-03",
    ]


def digests() -> dict[str, str]:
    """Of each file of two figures, and of their slides."""
    made = [render(name, samples.one_article(), language="zh") for name in ("timeline", "topic_words")]
    files = {f"{m.name}.{end}": content for m in made for end, content in m.files.items()}
    files["deck"] = slides.deck(made, fingerprint="f1")
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_the_same_bytes_elsewhere_and_at_another_time(tmp_path):
    """Another folder, locale, time zone and hash seed."""
    env = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    call = [
        sys.executable,
        "-c",
        "import json; from tests.reports import test_figures; print(json.dumps(test_figures.digests()))",
    ]
    done = subprocess.run(call, env=env, cwd=tmp_path, check=True, capture_output=True, text=True)
    here = digests()
    assert json.loads(done.stdout) == here
    assert len(here) == 11


@pytest.mark.parametrize("name", ["timeline", "topic_words", "people"])
def test_text_with_markup_is_escaped(name):
    files = render(name, samples.hostile()).files
    for ending in ("svg", "text.svg"):
        root = ElementTree.fromstring(files[ending])
        assert not list(root.iter(f"{SVG}script"))
        assert b"<script" not in files[ending]


@pytest.mark.slow
def test_all_figures_take_less_than_twenty_seconds_of_two_processors(tmp_path):
    started = time.process_time()
    figures.export(samples.seeds(), tmp_path)
    assert time.process_time() - started < 40


def _build(tmp_path: Path, **options) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir(exist_ok=True)
    (corpus / "a.txt").write_text("2024年1月2日，市委召开会议。张三主持会议并讲话。", encoding="utf-8")
    job.build(Settings(corpus=corpus, out=tmp_path / "out"), **options)


@pytest.mark.slow
def test_a_build_in_grey_has_no_other_colour(tmp_path):
    _build(tmp_path, palette="grey")
    drawings = [*(tmp_path / "out" / "figures").glob("*.svg")]
    assert len(drawings) == 4 * len(FIGURES)
    for drawing in drawings:
        colours = set(re.findall("#[0-9a-f]{6}", drawing.read_text()))
        assert colours and all(one[1:3] == one[3:5] == one[5:] for one in colours), drawing.name
    show = Presentation(tmp_path / "out" / "figures" / "slides.pptx")
    theme = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    assert b'<a:accent1><a:srgbClr val="6D6D6D"/>' in theme


def test_a_palette_is_checked_before_anything_is_read(tmp_path):
    with pytest.raises(InputFault, match=r"nowhere\.toml"):
        _build(tmp_path, palette="nowhere.toml")
    assert not (tmp_path / "out").exists()


def test_another_palette_is_another_build(tmp_path):
    own = tmp_path / "house.toml"
    said = []
    for blue in ("#5b2a86", "#7a1f1f"):
        own.write_text(f'blue = "{blue}"')
        said.append(job._name(Settings(), job._palette(str(own))))
    assert len({*said, job._name(Settings(), job._palette("grey")), job._name(Settings())}) == 4
