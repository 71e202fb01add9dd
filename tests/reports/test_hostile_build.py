"""A whole build of a corpus whose names and texts would like to be code, and every page of it in the browser."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from analysis.run import store
from tests.conftest import run_build

NASTY = (
    "</script><script>window.hacked=1;alert(1)</script><img src=x onerror=alert(2)>"
    '<a href="javascript:alert(3)" onclick="alert(4)">甲</a> {{7*7}} &lt; [x](javascript:alert(5)) **粗** `"\' 😀'
)
FILES = {
    "\"><img src=x onerror=alert(1)>'.txt": "1月4日",
    "two\nlines.txt": "2月5日",
    "=HYPERLINK(1)；😀.txt": "3月6日",
    "@SUM(1+1).md": "4月7日",
    "$x <b>$ `rm`.html.txt": "5月8日",
}
PAGES = (
    "index",
    "formulations",
    "01_corpus",
    "02_topics",
    "03_timeline",
    "04_topics_over_time",
    "05_formulations",
    "06_compare",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("hostile")
    corpus = home / "c '\"><script>alert(1)</script>".replace("/", "∕")
    corpus.mkdir()
    for name, day in FILES.items():
        (corpus / name).write_text(
            f"市委召开工作会议{NASTY}\n\n本报讯（记者 王翔）2024年{day}，市委召开全市改革工作会议，部署“三张清单”改革。{NASTY}\n\n"
            f"会议强调，要抓好“三张清单”落实，推动高质量发展。{NASTY}\n\n=1+1是改革，+86是开放，“{NASTY}”要落实。\n",
            encoding="utf-8",
        )
    run_build(home / "out", home / "cache", corpus=corpus)
    return home / "out"


@pytest.mark.slow
@pytest.mark.browser
def test_nothing_runs_and_nothing_is_asked_for_on_any_page(visit, hostile):
    for name in PAGES:
        with visit(hostile / "reports" / f"{name}.html") as seen:
            seen.page.wait_for_timeout(200)
            assert seen.page.evaluate("typeof window.hacked") == "undefined", name
            assert (
                seen.page.locator("[onclick], [onerror], a[href^='javascript:'], img[src='x']").count() == 0
            )


@pytest.mark.slow
def test_every_table_reads_back_and_no_cell_begins_like_a_formula(hostile):
    made = store.Tables(hostile / "tables")
    assert {*made["articles"]["source"]} == {*FILES}
    for name, table in made.items():
        content = (hostile / "tables" / f"{name}.csv").read_bytes()
        cells = [
            cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")) for cell in row
        ]
        words = [cell for cell in cells if not cell.lstrip("+-").replace(".", "").replace("e-", "").isdigit()]
        assert not [cell for cell in words if cell.startswith(("=", "+", "-", "@"))], name
        assert len(store.from_csv(content)) == len(table)
