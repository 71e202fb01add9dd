"""Notebooks as pages: run clean, code folded, nothing in an output runs unless it is the suite's own."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import nbformat
import pandas as pd
import pypdfium2
import pytest
from nbformat import v4
from PIL import Image
from playwright.sync_api import expect

from analysis.__main__ import main
from analysis.refusals import in_language
from analysis.reports import notebook_pages, notebooks, pages
from analysis.run import project
from analysis.settings import Settings
from analysis.widgets import tables

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("0[1-9]_*.ipynb"))

HOSTILE = "<script>window.hacked=1</script><img src=x onerror=alert(1)> [x](javascript:alert(2)) ![y](http://a.b/c.png)"


def notebook(folder: Path, *cells: str) -> Path:
    """A notebook of these code cells, the first being ``CORPUS = …``."""
    made = [
        v4.new_code_cell(text, id=f"c{n:02}") for n, text in enumerate(('CORPUS = "../seeds"', *cells), 1)
    ]
    path = folder / "notebooks" / "01_made.ipynb"
    path.parent.mkdir()
    nbformat.write(v4.new_notebook(cells=made), path)
    return path


def shown(*outputs) -> nbformat.NotebookNode:
    """A notebook that was run: a heading, and one cell with these outputs."""
    cells = [
        v4.new_markdown_cell("# 标题 & title\n\n## First part\n\ntext", id="c01"),
        v4.new_code_cell("x = 1  # a comment", id="c02", execution_count=1, outputs=list(outputs)),
        v4.new_markdown_cell("### Within\n\n## Last part", id="c03"),
    ]
    return v4.new_notebook(cells=cells)


def display(mime: str, data: str):
    return v4.new_output("display_data", data={mime: data})


TABLE = "<table><tbody>" + "<tr>" + "<td>一二三四五六七八九十</td>" * 20 + "</tr></tbody></table>"


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> Path:
    node = shown(
        v4.new_output("stream", name="stderr", text="progress 99 %"),
        v4.new_output("stream", name="stdout", text="1 <b>2</b>"),
        display("text/html", TABLE),
        display("text/markdown", f"**held**: 3 {HOSTILE}"),
    )
    path = tmp_path_factory.mktemp("page") / "01_corpus.html"
    path.write_text(notebook_pages.page(node, name="01_corpus", fingerprint="0" * 32), encoding="utf-8")
    return path


@pytest.mark.slow
def test_a_run_takes_the_corpus_and_choices_of_the_build_and_gives_the_same_page_twice(tmp_path):
    path = notebook(
        tmp_path,
        "import os, sys; print(CORPUS, os.getcwd() == os.path.abspath('.'), file=sys.stdout)",
        "print(os.environ['OFFICIAL_TEXTS_CHOICES'][:12], os.environ['OFFICIAL_TEXTS_CACHE'])",
        "import analysis; print('noise', file=sys.stderr); analysis.__name__",
    )
    settings = Settings(corpus=tmp_path / "other texts", seed=7)
    runs = [notebooks.run(path, settings=settings, cache_folder=tmp_path / "kept") for _ in range(2)]
    cells = runs[0].cells
    assert cells[0].source == 'CORPUS = "../other texts"'
    assert cells[1].outputs[0].text == "../other texts True\n"
    assert cells[2].outputs[0].text == f'{{"window": [ {tmp_path / "kept"}\n'
    assert cells[3].outputs[-1].data["text/plain"] == "'analysis'"
    made = [notebook_pages.page(run, name="01_corpus", fingerprint="0" * 32) for run in runs]
    assert made[0] == made[1]
    assert "output_stdout" in made[0] and "output_stderr" not in made[0]
    assert [os.path.basename(left) for left in tmp_path.iterdir()] == ["notebooks"]


def test_a_cell_that_raises_is_named_with_its_error(tmp_path):
    path = notebook(tmp_path, "1 / 0")
    with pytest.raises(notebooks.NotebookFault) as raised:
        notebooks.run(path)
    assert str(raised.value) == "01_made.ipynb, cell 2 (c02): ZeroDivisionError: division by zero"


def test_a_kernel_that_dies_is_named_with_its_last_words(tmp_path):
    path = notebook(tmp_path, "import os, sys; os.write(2, b'out of luck'); os._exit(3)")
    with pytest.raises(notebooks.NotebookFault) as raised:
        notebooks.run(path)
    assert str(raised.value) == "01_made.ipynb: Kernel died out of luck"


def test_a_cell_that_takes_too_long_is_named_and_the_page_ends_there(tmp_path, monkeypatch):
    monkeypatch.setattr(notebooks, "PATIENCE", 1)
    path = notebook(tmp_path, "'before'", "import time; time.sleep(60)", "'after'")
    with pytest.raises(notebooks.NotebookFault) as raised:
        notebooks.run(path)
    fault = raised.value
    assert str(fault) == "01_made.ipynb, cell 3 (c03): stopped after 1 second; no cell may take longer"
    assert (
        in_language(fault, "zh")
        == "01_made.ipynb第3个单元格（c03）：运行1秒仍未结束，已中止；这是单元格运行时间的上限"
    )
    page = notebook_pages.page(fault.incomplete("en"), name="01_made", fingerprint="0" * 32)
    text = re.sub("<[^>]+>", "", page)
    assert "before" in text and "sleep(60)" in text and "after&#39;" not in text and "'after'" not in text
    assert "<strong>This page ends here.</strong> 01_made.ipynb, cell 3" in page


def test_a_build_with_a_notebook_that_fails_keeps_all_else_and_says_so_in_a_line(
    tmp_path, monkeypatch, capsys
):
    """One notebook of two fails: both pages, all tables and figures are there, and the next build is made again."""
    whole = notebook(tmp_path, "'whole'")
    failing = whole.with_name("02_failing.ipynb")
    failing.write_text(whole.read_text("utf-8").replace("'whole'", "1 / 0"), encoding="utf-8")
    monkeypatch.setattr(project, "numbered_notebooks", lambda language: [whole, failing])
    monkeypatch.setenv("OFFICIAL_TEXTS_CACHE", str(tmp_path / "cache"))
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text("1月2日，市委召开会议。", encoding="utf-8")
    out = tmp_path / "out"
    for _ in range(2):
        assert main(["build", str(texts), "--out", str(out), "--workers", "1", "--language", "zh"]) == 2
        said = capsys.readouterr().err
        assert "Traceback" not in said
        assert said.splitlines()[-1].endswith(
            "02_failing.ipynb第2个单元格（c02）：ZeroDivisionError: division by zero"
        )
        assert (out / "tables" / "meetings.csv").exists() and (out / "figures" / "slides.zh.pptx").exists()
        assert "whole" in (out / "reports" / "01_made.html").read_text("utf-8")
        assert "本页到此为止。" in (out / "reports" / "02_failing.html").read_text("utf-8")
        (out / "reports" / "02_failing.html").unlink()


def test_only_scripts_of_the_package_may_run():
    ours = pages.asset("theme.js")
    body = f"<script>{ours}</script><script type='text/javascript'>alert(1)</script>"
    assert notebook_pages.trusted_scripts(body) == [ours]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_notebook_page_loads_quietly_with_its_code_folded(visit, page, scheme):
    with visit(page, scheme=scheme) as seen:
        assert seen.page.title() == "标题 & title"
        assert seen.page.locator(".contents a").all_inner_texts() == ["First part", "Within", "Last part"]
        assert not seen.page.get_by_text("# a comment").is_visible()
        seen.page.locator("details.code summary").click()
        expect(seen.page.get_by_text("# a comment")).to_be_visible()
        expect(seen.page.get_by_text("1 <b>2</b>")).to_be_visible()
        assert seen.page.get_by_text("progress 99 %").count() == 0
        assert seen.page.locator(".computed").inner_text() == (
            "held: 3 <script>window.hacked=1</script><img src=x onerror=alert(1)> x (javascript:alert(2)) "
            "![y](http://a.b/c.png)"
        )
        assert seen.faults() == []


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "ground"), [("light", "white"), ("dark", "black")])
def test_figures_are_dark_on_dark_pages(visit, page, scheme, ground):
    """Also after the reader has chosen the other theme."""
    other = {"white": "black", "black": "white"}
    with visit(page, scheme=scheme) as seen:
        seen.page.evaluate(_ADD_FIGURE)
        assert _ground(seen.page) == ground
        seen.page.click("#theme")
        assert _ground(seen.page) == other[ground]
        seen.page.emulate_media(media="print")
        assert _ground(seen.page) == "white"


#: A white figure, as an image of 40 x 40 points.
_ADD_FIGURE = """() => {
  const drawn = Object.assign(document.createElement("canvas"), { width: 40, height: 40 });
  const pen = drawn.getContext("2d");
  pen.fillStyle = "#fff"; pen.fillRect(0, 0, 40, 40);
  const figure = Object.assign(document.createElement("img"), { id: "drawn", src: drawn.toDataURL() });
  document.querySelector(".cells").prepend(figure);
  return figure.decode();
}"""


def _ground(seen) -> str:
    """Whether the middle of the figure is nearer to white or to black."""
    shown = Image.open(io.BytesIO(seen.locator("#drawn").screenshot())).convert("L")
    return "white" if shown.getpixel((shown.width // 2, shown.height // 2)) > 127 else "black"


@pytest.mark.browser
def test_a_notebook_page_fits_a_phone_and_prints_without_code(visit, page):
    with visit(page, width=390) as seen:
        assert seen.overflowing() == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") == 390
        seen.page.emulate_media(media="print")
        for hidden in (".bar", ".contents", "details.code"):
            assert not seen.page.locator(hidden).is_visible()
        assert seen.page.locator("td").first.is_visible()


@pytest.mark.browser
def test_dates_and_heads_are_whole_on_paper(visit, tmp_path):
    rows = [
        [
            "2024-01-15/2024-01-17",
            "教职工代表大会暨工作会议",
            *["赵明山"] * 8,
            "青江大学/2024年工作会议综合材料.txt#1",
        ]
    ]
    heads = [
        "date",
        "name",
        "chair",
        "speakers",
        "attendees",
        "guests",
        "visitors",
        "session",
        "kind",
        "venue",
        "ids",
    ]
    made = tables.table(pd.DataFrame(rows, columns=heads))
    node = shown(v4.new_output("display_data", {"text/html": made}))
    path = tmp_path / "a.html"
    path.write_text(notebook_pages.page(node, name="a", fingerprint="0" * 32), encoding="utf-8")
    with visit(path, width=680) as seen:
        seen.page.emulate_media(media="print")
        lines = """cells => cells.map(cell => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
        })"""
        assert set(seen.page.locator("thead th, tbody td:first-child").evaluate_all(lines)) == {1}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_each_notebook_of_the_suite_makes_a_sound_page(visit, tmp_path, name):
    node = notebooks.run(ROOT / "notebooks" / f"{name}.ipynb", settings=Settings(corpus=ROOT / "seeds"))
    path = tmp_path / f"{name}.html"
    path.write_text(notebook_pages.page(node, name=name, fingerprint="0" * 32), encoding="utf-8")
    assert path.stat().st_size < 3_000_000
    for scheme, width in (("light", 1280), ("dark", 390)):
        with visit(path, scheme=scheme, width=width) as seen:
            assert seen.faults() == []
            assert seen.overflowing() == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_each_notebook_of_the_suite_runs_on_one_short_article(tmp_path, name):
    corpus = tmp_path / "one"
    corpus.mkdir()
    (corpus / "a.txt").write_text("2024年5月6日，市委召开会议，研究改革工作。\n", encoding="utf-8")
    settings = Settings(corpus=corpus, window=None)
    notebooks.run(ROOT / "notebooks" / f"{name}.ipynb", settings=settings, cache_folder=tmp_path / "kept")


@pytest.mark.browser
def test_a_script_in_an_output_is_not_run(browser, tmp_path):
    node = shown(display("text/html", "<b onclick='window.hacked=2'>b</b>" + HOSTILE))
    path = tmp_path / "page.html"
    path.write_text(notebook_pages.page(node, name="02_topics", fingerprint="0" * 32), encoding="utf-8")
    context = browser.new_context(offline=True)
    tab = context.new_page()
    asked: list[str] = []
    tab.on("requestfinished", lambda request: asked.append(request.url))
    tab.goto(path.as_uri())
    tab.locator("b").click()
    assert tab.evaluate("typeof window.hacked") == "undefined"
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("page_of_the_report", [True, False])
def test_the_head_of_a_table_is_printed_on_every_page(visit, tmp_path, page_of_the_report):
    rows = pd.DataFrame({"date": ["2024-01-15"] * 120, "sentence": ["市教育工作会议在青江召开。" * 6] * 120})
    whole = tables.table(rows)
    node = shown(display("text/html", whole))
    made = notebook_pages.page(node, name="01_made", fingerprint="0" * 32) if page_of_the_report else whole
    (path := tmp_path / "01_made.html").write_text(made, encoding="utf-8")
    with visit(path) as seen:
        printed = pypdfium2.PdfDocument(seen.page.pdf(format="A4", prefer_css_page_size=True))
    texts = [one.get_textpage().get_text_bounded() for one in printed]
    assert sum("青江" in text for text in texts) > 3
    assert [text[:40] for text in texts if "青江" in text and "sentence" not in text] == []


@pytest.mark.browser
@pytest.mark.parametrize("page_of_the_report", [True, False])
@pytest.mark.parametrize("bare", [0, 5])
def test_columns_without_a_value_leave_their_room_to_names_on_paper(
    visit, tmp_path, page_of_the_report, bare
):
    name = "青江市人大常委会水利工作会议"
    without = {f"columnwithout{at}": [""] * 3 for at in range(bare)}
    rows = pd.DataFrame(
        {"date": ["2024-01-15"] * 3, "name": [name] * 3, **without, "note": ["甲、乙"] * 2 + [""]}
    )
    whole = tables.table(rows)
    node = shown(display("text/html", whole))
    made = notebook_pages.page(node, name="01_made", fingerprint="0" * 32) if page_of_the_report else whole
    (path := tmp_path / "01_made.html").write_text(made, encoding="utf-8")
    with visit(path) as seen:
        assert len(seen.page.locator("thead th").all()) == len(rows.columns)
        on_screen = seen.page.locator("thead th").all()
        assert all(head.is_visible() for head in on_screen)
        (printed,) = pypdfium2.PdfDocument(seen.page.pdf(format="A5", prefer_css_page_size=True))
    text = printed.get_textpage().get_text_bounded()
    assert text.count(name) == 3
    assert "note" in text
    assert "columnwithout" not in text.replace("\r\n", "").replace("\n", "")
