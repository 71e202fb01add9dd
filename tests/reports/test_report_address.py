"""What a reader has chosen in the report lives in the address: Back, reload and a copied link restore it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.reports import sample

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class View:
    """What the list and the controls show, and the address."""

    address: str
    rows: list[str]
    range: str
    status: str


def choose(page) -> View:
    """A view that differs from the first one in a facet, a word, the months and the lanes."""
    before = page.locator("#rows tr a").all_text_contents()
    page.select_option("#by-person", "张一")
    page.fill("#by-words", "会议")
    page.get_by_role("button", name="2024", exact=True).click()
    expect(page.locator("#range")).to_have_text("Jan 2024 – Dec 2024")
    page.select_option("#lanes", "series")
    expect(page).to_have_url(re.compile("lanes=series"))
    rows = page.locator("#rows tr a").all_text_contents()
    assert 0 < len(rows) < len(before)
    return View(page.url, rows, page.locator("#range").inner_text(), page.locator("#status").inner_text())


def expect_view(page, view: View) -> None:
    """Waits until all that was chosen is shown again."""
    expect(page.locator("#rows tr a")).to_have_text(view.rows)
    for control, value in (("by-person", "张一"), ("by-words", "会议"), ("lanes", "series")):
        expect(page.locator(f"#{control}")).to_have_value(value)
    expect(page.locator("#range")).to_have_text(view.range)
    expect(page.locator("#status")).to_have_text(view.status)


@pytest.mark.parametrize("how", ["back", "reload", "link"])
def test_the_view_is_restored(visit, site, how):
    with visit(site / "index.html") as seen:
        page = seen.page
        chosen = choose(page)
        if how == "back":
            page.goto("about:blank")
            page.go_back()
        elif how == "reload":
            page.reload()
        else:
            page.goto("about:blank")
            page.goto(chosen.address)
        expect_view(page, chosen)


def test_an_opened_meeting_keeps_the_filters(visit, site):
    with visit(site / "index.html") as seen:
        page = seen.page
        chosen = choose(page)
        page.locator("#rows a").first.click()
        expect(page.locator("#evidence")).to_be_visible()
        opened = page.url
        page.go_back()
        expect(page.locator("#evidence")).to_be_hidden()
        expect(page).to_have_url(chosen.address)
        expect_view(page, chosen)
        page.goto("about:blank")
        page.goto(opened)
        expect(page.locator("#evidence h2")).to_have_text(chosen.rows[0])
        expect(page.locator("#evidence")).to_be_visible()
        expect_view(page, chosen)
        page.click("#evidence-close")
        expect(page.locator("#evidence")).to_be_hidden()
        expect_view(page, chosen)


def test_the_list_names_speakers_and_who_is_in_the_chair(visit, tmp_path):
    sources = sample.corpus(2)
    made = sample.made(sources)
    made["meetings"]["chair"], made["meetings"]["speakers"] = ["李二", "王三"], ["张一", ""]
    with visit(sample.write(tmp_path, made, sources) / "index.html") as seen:
        names = seen.page.locator("#rows tr td:nth-child(3)")
        expect(names).to_have_count(2)
        assert set(names.all_text_contents()) == {"张一；李二", "王三"}
        assert seen.faults() == []


def test_a_closed_dialog_leaves_the_list_as_long_as_it_was(visit, tmp_path):
    sources = sample.corpus(60)
    with visit(sample.write(tmp_path, sample.made(sources), sources) / "index.html") as seen:
        rows = seen.page.locator("#rows tr")
        expect(rows).to_have_count(40)
        seen.page.click("#more")
        expect(rows).to_have_count(60)
        rows.nth(50).locator("a").click()
        expect(seen.page.locator("#evidence")).to_be_visible()
        seen.page.go_back()
        expect(seen.page.locator("#evidence")).to_be_hidden()
        expect(rows).to_have_count(60)
        seen.page.fill("#by-words", "会议")
        expect(rows).to_have_count(40)


def test_resetting_empties_the_address(visit, site):
    with visit(site / "index.html") as seen:
        page = seen.page
        page.select_option("#by-kind", "reception")
        expect(page).to_have_url(re.compile("#kind=reception$"))
        page.click("#clear")
        expect(page).not_to_have_url(re.compile("#"))


@pytest.mark.parametrize(
    "address",
    ["#person=%E6%97%A0%E6%AD%A4%E4%BA%BA", "#from=x&to=2&lanes=none&kind=%", "#from=2031-01&to=1999-12"],
)
def test_an_address_that_asks_for_what_is_not_there_shows_a_page(visit, site, address):
    with visit(site / "index.html", address) as seen:
        expect(seen.page.locator("#status")).not_to_be_empty()


def test_the_glossary_restores_search_and_order(visit, site):
    with visit(site / "formulations.html") as seen:
        page = seen.page
        page.select_option("#order", "term")
        page.fill("#words", "新办法")
        expect(page).to_have_url(re.compile("words=.*order=term"))
        page.reload()
        expect(page.locator("article:visible h2")).to_have_text(["三新一稳"])
        expect(page.locator("#order")).to_have_value("term")


def test_a_year_that_is_nearly_certain_is_not_shown_as_certain(visit, tmp_path):
    sources = sample.corpus(4)
    tables = sample.made(sources)
    tables["meetings"]["year_confidence"] = 0.9966
    folder = sample.write(tmp_path, tables, sources)
    with visit(folder / "index.html") as seen:
        listed = " ".join(seen.page.locator("#rows .nobr").all_inner_texts())
    assert "0.99" in listed and "1.00" not in listed


def test_every_row_is_printed(visit, tmp_path):
    sources = sample.corpus(1200)
    folder = sample.write(tmp_path, sample.made(sources), sources)
    with visit(folder / "index.html") as seen:
        page = seen.page
        in_view = int(page.locator("#status").inner_text().split()[0].replace(",", ""))
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert in_view > 1000
        expect(page.locator("#rows tr").nth(in_view - 1)).to_be_attached()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator("#rows tr")).to_have_count(40)


def test_a_printed_page_holds_25_meetings_and_breaks_no_name(visit, tmp_path):
    sources = sample.corpus(150)
    tables = sample.made(sources)
    people = [f"{name}；{name}丽；欧阳{name}" for name in sample.PEOPLE]
    tables["meetings"]["speakers"] = [people[n % len(people)] for n in range(len(tables["meetings"]))]
    folder = sample.write(tmp_path, tables, sources)
    with visit(folder / "index.html") as seen:
        held = int(re.search(r"of (\d+)|(\d+)", seen.page.locator("#status").inner_text())[0].split()[-1])
        printed = pypdfium2.PdfDocument(seen.page.pdf(format="A4", prefer_css_page_size=True))
    texts = [page.get_textpage().get_text_bounded() for page in printed]
    rows = [len(re.findall(r"^20\d\d-\d\d.*工作会议", text, re.MULTILINE)) for text in texts]
    full = [count for count in rows if count][1:-1]
    assert sum(rows) >= held > 100
    assert len(full) >= 2 and min(full) >= 25
    listed = "".join(text for text, count in zip(texts, rows, strict=True) if count)
    for name in sample.PEOPLE:
        found = re.findall(r"\s*".join(f"欧阳{name}"), listed)
        assert found and not [text for text in found if re.search(r"\s", text)]


@pytest.mark.parametrize("landscape", [False, True])
def test_a_printed_timeline_is_on_one_page_and_the_first_page_has_the_findings(visit, site, landscape):
    with visit(site / "index.html") as seen:
        seen.page.locator("#plot svg").wait_for()
        printed = pypdfium2.PdfDocument(seen.page.pdf(format="A4", landscape=landscape))
    first, *_ = texts = [page.get_textpage().get_text_bounded() for page in printed]
    assert "Findings" in first
    [whole] = [text for text in texts if re.search(r"^Timeline\s+Each mark", text, re.MULTILINE)]
    legend, lanes = "year written or from the publication date", "市政府"
    assert lanes in whole and legend in whole and "no filter: all held" in whole


def test_printed_topics_leave_no_page_half_empty_and_no_head_alone(visit, site):
    """A topic goes on overleaf where its paragraph has no room, and its head is never the last thing of a page."""
    with visit(site / "index.html") as seen:
        seen.page.locator("#topic-list blockquote").first.wait_for()
        seen.page.evaluate(
            """() => {
              const list = document.getElementById("topic-list"), [one] = list.children;
              one.querySelector("blockquote").textContent = "市委常委会召开会议，研究部署有关工作。".repeat(22);
              list.replaceChildren(...Array.from({ length: 19 }, (_, n) => {
                const copy = one.cloneNode(true);
                copy.querySelector("h3").textContent = `Part ${n}`;
                return copy;
              }));
            }"""
        )
        printed = pypdfium2.PdfDocument(seen.page.pdf(format="A4", prefer_css_page_size=True))
    pages = [page.get_textpage() for page in printed]
    inner = [page for page in pages if re.search(r"Part \d", page.get_text_bounded())][1:-1]
    lowest = [min(page.get_rect(n)[1] for n in range(page.count_rects())) for page in inner]
    assert len(inner) >= 3 and max(lowest) < 150  # points above the edge of the paper
    last_lines = [page.get_text_bounded().strip().splitlines()[-1] for page in inner]
    assert not [line for line in last_lines if "Part " in line]


def test_the_head_of_the_list_is_printed_on_every_page(visit, tmp_path):
    sources = sample.corpus(150)
    folder = sample.write(tmp_path, sample.made(sources), sources)
    with visit(folder / "index.html") as seen:
        printed = pypdfium2.PdfDocument(seen.page.pdf(format="A4", prefer_css_page_size=True))
    texts = [page.get_textpage().get_text_bounded() for page in printed]
    listed = [text for text in texts if len(re.findall(r"^20\d\d-\d\d.*工作会议", text, re.MULTILINE)) > 5]
    assert len(listed) > 2
    assert all("Speaker, chair" in text for text in listed)


def test_back_takes_back_what_was_chosen_step_by_step(visit, site):
    with visit(site / "index.html") as seen:
        page = seen.page
        rows = page.locator("#rows tr")
        everything = rows.count()
        page.select_option("#by-person", "张一")
        of_person = rows.count()
        page.get_by_role("button", name="2024", exact=True).click()
        expect(page.locator("#range")).to_have_text("Jan 2024 – Dec 2024")
        page.locator("#rows a").first.click()
        expect(page.locator("#evidence")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#evidence")).to_be_hidden()
        expect(page).not_to_have_url(re.compile("open="))  # the step back that closing is has been taken
        expect(page.locator("#range")).to_have_text("Jan 2024 – Dec 2024")
        page.go_back()
        expect(rows).to_have_count(of_person)
        expect(page.locator("#by-person")).to_have_value("张一")
        page.go_back()
        expect(rows).to_have_count(everything)
        expect(page.locator("#by-person")).to_have_value("")
        page.go_forward()
        expect(rows).to_have_count(of_person)


@pytest.mark.parametrize(
    ("name", "field"), [("index", "#by-words"), ("search", "#asked"), ("formulations", "#words")]
)
def test_letters_typed_one_after_the_other_are_one_step(visit, site, name, field):
    with visit(site / f"{name}.html") as seen:
        page = seen.page
        expect(page.locator(field)).to_be_enabled()
        before = page.evaluate("history.length")
        page.locator(field).press_sequentially("市委会议")
        expect(page).to_have_url(re.compile("#.*%E8%AE%AE$"))
        assert page.evaluate("history.length") == before + 1
        page.go_back()
        expect(page.locator(field)).to_have_value("")


@pytest.mark.parametrize(
    ("page", "at", "rows"),
    [("index", "#person=%E5%BC%A0%E4%B8%80", "#rows a"), ("search", "#q=%E4%BC%9A%E8%AE%AE", "#lines a")],
)
def test_a_closed_dialog_gives_the_focus_back_to_the_row(visit, site, page, at, rows):
    with visit(site / f"{page}.html", at) as seen:
        row = seen.page.locator(rows).nth(2)
        row.focus()
        seen.page.keyboard.press("Enter")
        expect(seen.page.locator("#evidence")).to_be_visible()
        seen.page.keyboard.press("Escape")
        expect(seen.page.locator("#evidence")).to_be_hidden()
        expect(seen.page.locator(rows).nth(2)).to_be_focused()
        seen.page.keyboard.press("Tab")
        expect(seen.page.locator(rows).nth(3)).to_be_focused()
