"""What a reader takes away from the report: files, citations, links; offline, and as the page shows it."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from urllib.parse import parse_qs

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.reports import sample

pytestmark = pytest.mark.browser


def taken(page, kind: str) -> bytes:
    with page.expect_download() as waiting:
        page.click(f"#take-{kind}")
    return waiting.value.path().read_bytes()


def copied(page, selector: str) -> str:
    """What a button copies, caught where the page hands it to the browser."""
    page.evaluate("delete document.body.dataset.copied")
    page.evaluate("navigator.clipboard.writeText = async text => { document.body.dataset.copied = text; }")
    page.click(selector)
    expect(page.locator("body[data-copied]")).to_have_count(1)
    return page.evaluate("document.body.dataset.copied")


def listed(page):
    """The names of the list."""
    return page.locator("#rows tr td:nth-child(2) a")


def names(page) -> list[str]:
    return listed(page).all_text_contents()


def test_a_table_of_what_is_in_view_and_no_more(visit, site, tables):
    with visit(site / "index.html", "#person=%E5%BC%A0%E4%B8%80") as seen:
        shown = names(seen.page)
        assert 0 < len(shown) < 30
        rows = [*csv.reader(io.StringIO(taken(seen.page, "csv").decode("utf-8-sig")))]
        sheet = load_workbook(io.BytesIO(taken(seen.page, "xlsx"))).active
    assert [row[rows[0].index("name")] for row in rows[1:]] == shown
    told = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert told == rows
    own = tables["meetings"].set_index("meeting_id")
    for row in rows[1:]:
        given = dict(zip(rows[0], row, strict=True))
        assert int(given["start"]) == own.loc[given["meeting_id"], "start"]
        assert given["source"] == own.loc[given["meeting_id"], "source"]


def test_a_copied_link_opens_at_the_timeline_with_its_filters(visit, site):
    with visit(site / "index.html", "#person=%E5%BC%A0%E4%B8%80") as seen:
        shown, link = names(seen.page), copied(seen.page, "#take-link")
    address, _, at = link.partition("#")
    assert address == (site / "index.html").as_uri()
    with visit(site / "index.html", f"#{at}") as seen:
        expect(seen.page.locator("#timeline h2")).to_be_in_viewport()
        assert names(seen.page) == shown


def test_numbers_of_a_workbook_are_numbers(visit, site, tables):
    """What a sheet is to sum or sort; a session is a name, and stays text as in the tables."""
    with visit(site / "index.html") as seen:
        sheet = load_workbook(io.BytesIO(taken(seen.page, "xlsx"))).active
    head = [cell.value for cell in sheet[1]]
    kinds = {
        name: {cell.data_type for cell in column[1:] if cell.value is not None}
        for name, column in zip(head, sheet.columns, strict=True)
    }
    numeric = set(head) & set(tables["meetings"].select_dtypes("number").columns)
    assert {"start", "end", "year_confidence"} <= numeric
    assert {name for name in head if kinds[name] == {"n"}} == numeric


def test_a_cell_that_a_sheet_would_run_is_text(visit, tmp_path):
    sources = sample.corpus(3)
    made = sample.made(sources)
    made["meetings"]["name"] = '=HYPERLINK("http://a.b","x"),\n<b>&'
    with visit(sample.write(tmp_path, made, sources) / "index.html") as seen:
        rows = [*csv.reader(io.StringIO(taken(seen.page, "csv").decode("utf-8-sig")))]
        sheet = load_workbook(io.BytesIO(taken(seen.page, "xlsx"))).active
    at = rows[0].index("name")
    assert rows[1][at].startswith("'=HYPERLINK")
    assert sheet.cell(2, at + 1).data_type != "f"


def test_the_calendar_has_each_dated_meeting_in_view(visit, site, tables):
    with visit(site / "index.html") as seen:
        calendar = Calendar.from_ical(taken(seen.page, "ics"))
    events = [*calendar.walk("VEVENT")]
    dated = tables["meetings"][tables["meetings"]["date_start"] != ""]
    assert sorted(str(event["SUMMARY"]) for event in events) == sorted(dated["name"])
    by_name = dated.set_index("name")
    for event in events:
        assert event["DTSTART"].dt == date.fromisoformat(by_name.loc[str(event["SUMMARY"]), "date_start"])
        last = date.fromisoformat(by_name.loc[str(event["SUMMARY"]), "date_end"])
        assert event["DTEND"].dt == last + timedelta(days=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_figure_as_picture(visit, site, scheme):
    with visit(site / "index.html", scheme=scheme) as seen:
        svg, png = taken(seen.page, "svg").decode(), taken(seen.page, "png")
    assert svg.startswith("<svg") and "class=" not in svg and "fill:" in svg
    assert "rgba(" not in svg and "color(" not in svg  # LibreOffice draws what it cannot read black
    assert png.startswith(b"\x89PNG") and len(png) > 10_000


def test_citation_and_link(visit, site, tables):
    row = tables["meetings"].sort_values(["date_start"])[lambda t: t["date_start"] != ""].iloc[0]
    with visit(site / "index.html", f"#m-{row['meeting_id']}") as seen:
        cited = copied(seen.page, "#evidence-actions .cite-place")
        for part in (row["name"], row["date"], row["source"], f"{row['start']} to {row['end']}", "会议要闻"):
            assert part in cited
        assert copied(seen.page, "#evidence-actions .link") == seen.page.url
        link = seen.page.locator("#evidence-actions .link")
        link.click()  # again, while it says that it has copied
        expect(link).to_have_text("Copied")
        expect(link).to_have_text("Copy link")


def test_next_and_previous_follow_the_list(visit, site):
    with visit(site / "index.html") as seen:
        page = seen.page
        shown = names(page)
        page.locator("#rows a").first.click()
        steps = page.locator("#evidence-actions .step")
        expect(steps.first).to_be_disabled()
        for name in shown[1:4]:
            steps.last.click()
            expect(page.locator("#evidence h2")).to_have_text(name)
        steps.first.click()
        expect(page.locator("#evidence h2")).to_have_text(shown[2])
        page.click("#evidence-close")
        expect(page.locator("#evidence")).to_be_hidden()
        expect(listed(page)).to_have_text(shown)


def test_the_row_of_the_last_item_has_the_focus_after_stepping(visit, site):
    with visit(site / "index.html", "#kind=meeting") as seen:
        page = seen.page
        page.locator("#rows a").nth(1).focus()
        page.keyboard.press("Enter")
        for _ in range(2):
            before = page.locator("#evidence-title").inner_text()
            page.locator("button.step").nth(1).focus()
            page.keyboard.press("Enter")
            expect(page.locator("#evidence-title")).not_to_have_text(before)
        page.keyboard.press("Escape")
        expect(page.locator("#rows a").nth(3)).to_be_focused()


def test_a_name_in_the_dialog_filters(visit, site):
    with visit(site / "index.html", "#lanes=kind") as seen:
        page = seen.page
        page.locator("#rows a").first.click()
        chosen = page.locator("#evidence a.filter", has_text="张一").first
        chosen.click()
        expect(page.locator("#evidence")).to_be_hidden()
        expect(page.locator("#by-person")).to_have_value("张一")
        expect(page.locator("#lanes")).to_have_value("kind")
        expect(listed(page)).not_to_have_count(30)
        assert len(names(page)) > 0


def test_the_list_is_sorted_by_its_heads_and_the_address_keeps_it(visit, site):
    with visit(site / "index.html") as seen:
        page = seen.page
        before = names(page)
        head, sorting = page.locator("#list thead button").nth(1), page.locator("#list th").nth(1)
        head.click()
        expect(sorting).to_have_attribute("aria-sort", "ascending")
        up = names(page)
        assert sorted(up) == sorted(before) and up != before
        head.click()
        expect(listed(page)).to_have_text(up[::-1])
        page.reload()
        expect(listed(page)).to_have_text(up[::-1])
        expect(sorting).to_have_attribute("aria-sort", "descending")


def test_other_tables_are_sorted_by_number(visit, site):
    with visit(site / "index.html") as seen:
        uses = seen.page.locator(".terms tbody td:nth-child(3)")
        seen.page.locator(".terms thead button").nth(2).click()
        expect(seen.page.locator(".terms th[scope=col]").nth(2)).to_have_attribute("aria-sort", "ascending")
        numbers = [int(text.replace(",", "")) for text in uses.all_text_contents()]
        assert numbers == sorted(numbers)


def test_a_workbook_of_a_chinese_page_is_chinese_and_its_csv_has_the_names_of_the_tables(visit, site):
    with visit(site / "index.zh.html") as seen:
        rows = [*csv.reader(io.StringIO(taken(seen.page, "csv").decode("utf-8-sig")))]
        sheet = load_workbook(io.BytesIO(taken(seen.page, "xlsx"))).active
    told = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert sheet.title == "会议和活动"
    assert rows[0][:4] == ["date", "time_of_day", "kind", "status"]
    assert [head for head in told[0] if head.isascii()] == []
    assert {row[rows[0].index("status")] for row in rows[1:]} == {"held"}
    assert {row[rows[0].index("status")] for row in told[1:]} == {"已举行"}
    at = rows[0].index("name")
    assert [row[at] for row in told[1:]] == [row[at] for row in rows[1:]]


def test_a_workbook_is_set_up_for_reading(visit, site):
    """Its head stays and filters, and columns are wide enough, Chinese counted double."""
    with visit(site / "index.html") as seen:
        sheet = load_workbook(io.BytesIO(taken(seen.page, "xlsx"))).active
    assert sheet.title == "Meetings"
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions
    wide = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    names = [str(row[[*wide].index("name")]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert 2 * max(map(len, names)) <= wide["name"] + 4 <= 66
    assert wide["date"] >= 12 and wide["kind"] < 20


def test_what_holds_nothing_is_not_offered(visit, tmp_path, texts):
    undated = sample.made(texts)
    undated["meetings"] = undated["meetings"].assign(
        date="", date_start="", date_end="", date_precision="none"
    )
    with visit(sample.write(tmp_path, undated, texts) / "index.html") as seen:
        for kind, offered in {"csv": True, "xlsx": True, "ics": False, "svg": False, "png": False}.items():
            assert seen.page.locator(f"#take-{kind}").is_enabled() == offered, kind
        seen.page.fill("#by-words", "nothing has this")
        expect(seen.page.locator("#take-csv")).to_be_disabled()


@pytest.mark.parametrize(("language", "said"), [("en", ("morning", "afternoon")), ("zh", ("上午", "下午"))])
def test_the_time_of_day_is_in_the_language_of_the_page(visit, tmp_path, tables, texts, language, said):
    with visit(sample.write(tmp_path, tables, texts, language=language) / "index.html") as seen:
        listed = seen.page.locator("#rows .when").all_text_contents()
        marks = seen.page.locator("#plot .mark").evaluate_all("all => all.map(one => one.ariaLabel)")
    for shown in (listed, marks):
        assert all(any(word in text for text in shown) for word in said)
        if language == "en":
            assert not any("上午" in text or "下午" in text for text in shown)


def test_all_places_of_what_a_dialog_cuts_are_a_search_away(visit, site):
    """A formulation and a word with more uses than a dialog or the glossary shows lead to the search for all."""
    for page, link in (("index.html#f-三新一稳", "#evidence .note a"), ("index.html#w-1-1", "#evidence .note a"),
                       ("formulations.html", "#terms .under a")):  # fmt: skip
        name, _, key = page.partition("#")
        with visit(site / name, f"#{key}" if key else "") as seen:
            asked = seen.page.locator(f"{link}[href*='search.html#q=']").first
            assert parse_qs(asked.get_attribute("href").split("#")[1])["q"] in (["三新一稳"], ["工作"])


def test_a_chinese_dialog_has_chinese_commas(visit, site):
    with visit(site / "index.zh.html") as seen:
        seen.page.locator("#rows tr").filter(has_text="· 0.").locator("a").first.click()
        seen.page.locator("dialog[open]", has_text="置信度").wait_for()
        said = seen.page.locator("dialog[open]").inner_text()
    assert "，置信度" in said and ", 置信度" not in said
