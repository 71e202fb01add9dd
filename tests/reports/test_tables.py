"""Tables of notebooks in a browser: sorted, searched, a page at a time, printed whole, and complete without scripts."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pandas as pd
import pytest
from nbformat import v4
from playwright.sync_api import expect

from analysis.reports import notebook_pages
from analysis.widgets import tables

DATES = ["2024-05-24", "XXXX-12-24", "", "2023", "2024-05", "2023-11/2024-04", "2023-12-26"]


def frame(rows: int) -> pd.DataFrame:
    """Meetings with dates that are whole, partial and missing, and numbers of one to four digits."""
    return pd.DataFrame(
        {
            "date": [DATES[at % len(DATES)] for at in range(rows)],
            "name": [f"市政府第{at}次常务会议" for at in range(rows)],
            "status": [("held", "planned")[at % 2] for at in range(rows)],
            "speakers": [("王小明；李大伟", "张三", "")[at % 3] for at in range(rows)],
            "uses": [float("nan") if at % 5 == 4 else float((at * 37 + 5) % rows) for at in range(rows)],
        }
    )


def notebook_page(folder: Path, *shown: str, language: str = "en") -> Path:
    """A page of a notebook with these outputs."""
    outputs = [v4.new_output("display_data", data={"text/html": text}) for text in shown]
    cells = [v4.new_markdown_cell("# Tables", id="c01"), v4.new_code_cell("x", id="c02", outputs=outputs)]
    path = folder / "01_corpus.html"
    page = notebook_pages.page(
        v4.new_notebook(cells=cells), name="01_corpus", fingerprint="0" * 32, language=language
    )
    path.write_text(page, encoding="utf-8")
    return path


def column(page, number: int) -> list[str]:
    return page.locator(f".official-texts tbody tr > :nth-child({number})").all_inner_texts()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("language", "search", "first", "found", "forward"),
    [
        ("en", "Search rows", "1–25 of 120", "1–20 of 20 found in 120", "Next page"),
        ("zh", "搜索各行", "第1–25行，共120行", "第1–20行，找到20行，共120行", "下一页"),
    ],
)
def test_a_table_is_sorted_searched_and_paged(
    visit, tmp_path, language, search, first, found, forward, scheme
):
    shown = tables.table(frame(120), language)
    with visit(notebook_page(tmp_path, shown, language=language), scheme=scheme) as seen:
        page = seen.page
        said = page.get_by_role("status")
        expect(said).to_have_text(first)
        assert len(column(page, 1)) == 25
        page.get_by_label(forward).click()
        assert column(page, 2)[0] == "市政府第25次常务会议"
        held = {"en": "held", "zh": "已举行"}[language]
        page.get_by_role("searchbox", name=search).fill(f"小明  {held}".upper())
        expect(said).to_have_text(found)
        assert {*column(page, 3)} == {held} and {*column(page, 4)} == {"王小明；李大伟"}
        page.get_by_role("searchbox").fill("")
        uses = page.locator("th").nth(4)
        uses.get_by_role("button").press("Enter")
        assert uses.get_attribute("aria-sort") == "ascending"
        numbers = [float(text) for text in column(page, 5)]
        assert numbers == sorted(numbers) and numbers[0] == 0 and numbers[-1] > 9
        uses.get_by_role("button").press("Space")
        assert uses.get_attribute("aria-sort") == "descending" and column(page, 5)[0] == "119"
        uses.get_by_role("button").click()  # as they were
        assert uses.get_attribute("aria-sort") == "none" and column(page, 2)[0] == "市政府第0次常务会议"
        assert seen.faults() == [] and seen.overflowing() == []


@pytest.mark.browser
@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_a_click_anywhere_on_a_head_sorts_once(visit, tmp_path, share):
    """A head is as wide as its column, and the word in it often much narrower."""
    with visit(notebook_page(tmp_path, tables.table(frame(40)))) as seen:
        head = seen.page.locator("th").nth(3)
        box = head.bounding_box()
        word = head.get_by_role("button").bounding_box()
        assert word["width"] < 0.9 * box["width"]
        head.click(position={"x": share * box["width"], "y": box["height"] / 2})
        assert head.get_attribute("aria-sort") == "ascending"
        head.click(position={"x": share * box["width"], "y": box["height"] / 2})
        assert head.get_attribute("aria-sort") == "descending"


@pytest.mark.browser
def test_numbers_are_sorted_by_size(visit, tmp_path):
    shares = [0.05, -2.5, 1234.5, 0.5, -0.25, 987.0, float("nan")]
    with visit(notebook_page(tmp_path, tables.table(pd.DataFrame({"share": shares})))) as seen:
        seen.page.locator("th").get_by_role("button").click()
        assert column(seen.page, 1) == ["-2.500", "-0.250", "0.050", "0.500", "987.000", "1,234.500", "–"]


@pytest.mark.browser
def test_dates_are_sorted_with_unknown_years_and_empty_cells_last(visit, tmp_path):
    order = ["2023", "2023-11/2024-04", "2023-12-26", "2024-05", "2024-05-24"]
    with visit(notebook_page(tmp_path, tables.table(frame(len(DATES))))) as seen:
        head = seen.page.locator("th").first
        head.get_by_role("button").click()
        assert column(seen.page, 1) == [*order, "XXXX-12-24", ""]
        head.get_by_role("button").click()
        assert column(seen.page, 1) == [*reversed(order), "XXXX-12-24", ""]
        assert seen.page.get_by_role("searchbox").count() == 0  # seven rows are seen at once


@pytest.mark.browser
def test_a_printed_table_has_every_row_that_was_found(visit, tmp_path):
    with visit(notebook_page(tmp_path, tables.table(frame(120)))) as seen:
        seen.page.get_by_role("searchbox").fill("held")
        seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert len(column(seen.page, 1)) == 60
        seen.page.emulate_media(media="print")
        assert not seen.page.get_by_role("searchbox").is_visible()
        assert seen.page.locator(".rows").evaluate("box => box.scrollHeight <= box.clientHeight + 1")
        seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert len(column(seen.page, 1)) == 25


@pytest.mark.browser
def test_a_printed_notebook_of_another_program_cuts_no_column_and_no_code(visit, tmp_path):
    """Notebooks that nbconvert saves as HTML have only the styles that come with a table."""
    long = {
        "name": "市安全生产委员会2024年第一次全体（扩大）会议",
        "series": "市安全生产委员会全体会议",
        "people": "石小军；李大伟；王小明",
    }
    names = [
        "time_of_day",
        "session",
        "chair",
        "attendees",
        "contributors",
        "visitors",
        "per_10000_other",
        "significance",
        "guests",
    ]
    wide = pd.DataFrame([{"date": "2024-01-29", **long, **dict.fromkeys(names, "王小明")}] * 3)
    code = f"<pre>{'held = describe.with_other_roles(study.meetings) ' * 5}</pre>"
    path = tmp_path / "saved.html"
    path.write_text(
        "<!DOCTYPE html><meta charset='utf-8'><body style='margin:0;font-size:14px'>"
        f"<div class='jp-CodeMirrorEditor'><div class='highlight'>{code}</div></div>{tables.table(wide)}",
        encoding="utf-8",
    )
    with visit(path, width=620) as seen:
        seen.page.emulate_media(media="print")
        assert seen.page.evaluate("document.documentElement.scrollWidth") == 620
        for cell, least in (("thead th", 18), ("td:nth-child(2)", 70)):  # and no column is one letter wide
            widths = seen.page.locator(cell).evaluate_all("all => all.map(one => one.clientWidth)")
            assert min(widths) > least


@pytest.mark.browser
def test_a_table_run_again_and_two_in_an_output_do_not_disturb_each_other(visit, tmp_path):
    two = tables.table(frame(40)) + tables.table(frame(30).iloc[::-1], "zh")
    with visit(notebook_page(tmp_path, tables.table(frame(1)), two)) as seen:
        assert seen.page.get_by_role("status").all_inner_texts() == ["1–25 of 40", "第1–25行，共30行"]
        seen.page.get_by_role("searchbox").first.fill("第39次")
        assert seen.page.get_by_role("status").all_inner_texts() == [
            "1–1 of 1 found in 40",
            "第1–25行，共30行",
        ]
        assert seen.page.locator(".sort").count() == 10  # a single row has nothing to sort


@pytest.mark.browser
def test_without_scripts_the_table_is_whole_and_can_be_scrolled_by_keyboard(browser, tmp_path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(notebook_page(tmp_path, tables.table(frame(300))).as_uri())
    assert page.locator(".official-texts tbody tr").count() == 300
    assert page.locator(".rows").get_attribute("tabindex") == "0"
    assert page.locator(".rows").bounding_box()["height"] < 900
    last = page.get_by_text("市政府第299次常务会议")
    last.scroll_into_view_if_needed()
    expect(last).to_be_visible()
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "zh"])
def test_of_a_large_table_as_many_rows_as_fit_are_there_and_the_rest_is_named(visit, tmp_path, language):
    large = pd.concat([frame(20_000)] * 3, axis="columns")
    started = time.process_time()
    shown = tables.table(large, language)
    assert time.process_time() - started < 5
    assert len(shown.encode()) < tables.BYTES + 30_000
    rows = shown.count("<tr>") - 1
    assert 1_000 < rows < tables.ROWS
    said = {"en": f"Only the first {rows:,} of 20,000 rows", "zh": f"此处只有前{rows:,}行，共20,000行"}
    assert said[language] in shown and f"<code>.iloc[{rows}:]</code>" in shown
    with visit(notebook_page(tmp_path, shown, language=language)) as seen:
        taken = seen.processor_time(lambda: seen.page.get_by_role("searchbox").fill("第1"))
        taken += seen.processor_time(lambda: seen.page.locator("th button").nth(1).click())
        assert taken < 5_000
        assert f"{rows:,}" in seen.page.get_by_role("status").inner_text()


def test_five_thousand_rows_are_there_in_full():
    shown = tables.table(frame(5_000))
    assert shown.count("<tr>") == 5_001 and "Only the first" not in shown
    assert len(shown.encode()) < tables.BYTES


def test_what_a_table_brings_is_small_and_asks_for_nothing():
    assert len(tables.table(frame(1)).encode()) < 5_000
    brought = len(tables.table(frame(2)).encode())
    assert brought < 12_000
    assert re.findall(r"https?:|//\w+\.\w|@import|url\(", tables.table(frame(2))) == []


def test_a_cell_with_a_script_stays_text():
    shown = tables.table(pd.DataFrame({"name": ["</script><script>alert(1)</script>", "b"]}))
    assert shown.count("<script>") == 1 and "&lt;script&gt;alert(1)" in shown


@pytest.mark.parametrize(("language", "said"), [("en", "This table has no rows."), ("zh", "此表没有行。")])
def test_an_empty_table_says_so(language, said):
    assert said in tables.table(frame(0), language)
    assert said not in tables.table(frame(1), language)


def test_an_id_is_not_broken_over_lines():
    shown = tables.table(
        pd.DataFrame({"id": ["000_1ffbdb9be2f05a88.txt#1"], "text": ["a text of several words"]})
    )
    assert re.findall(r'<td class="(\w+)"', shown) == ["short", "text"]


@pytest.mark.browser
def test_a_table_is_searched_whatever_the_width_of_digits(visit, tmp_path):
    shown = frame(40)
    shown.loc[3, "name"] = "全市ＧＤＰ座谈会"
    path = notebook_page(tmp_path, tables.table(shown, "zh"))
    with visit(path) as seen:
        for typed, n in (("第１２次", 1), ("gdp", 1), ("ＧＤＰ", 1)):
            seen.page.fill("input[type=search]", typed)
            expect(seen.page.locator(".official-texts tbody tr")).to_have_count(n)
