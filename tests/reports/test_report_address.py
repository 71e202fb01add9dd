"""What a reader has chosen in the report lives in the address: Back, reload and a copied link restore it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.reports import sample

pytestmark = pytest.mark.browser


def rows(page) -> list[str]:
    return page.locator("#rows tr a").all_text_contents()


def choose(page) -> None:
    """A view that differs from the first one in a facet, a word, the months and the lanes."""
    page.select_option("#by-person", "张一")
    page.fill("#by-words", "会议")
    page.get_by_role("button", name="2024", exact=True).click()
    page.select_option("#lanes", "series")


def shown(page) -> dict:
    controls = "['by-person','by-words','lanes'].map(id => document.getElementById(id).value)"
    return {
        "rows": rows(page),
        "controls": page.evaluate(controls),
        "range": page.locator("#range").inner_text(),
        "status": page.locator("#status").inner_text(),
    }


@pytest.mark.parametrize("how", ["back", "reload", "link"])
def test_the_view_is_restored(visit, site, how):
    with visit(site / "index.html") as seen:
        page = seen.page
        before = rows(page)
        choose(page)
        chosen, address = shown(page), page.url
        assert chosen["rows"] != before
        if how == "back":
            page.goto("about:blank")
            page.go_back()
        elif how == "reload":
            page.reload()
        else:
            page.goto("about:blank")
            page.goto(address)
        assert shown(page) == chosen


def test_an_opened_meeting_keeps_the_filters(visit, site):
    with visit(site / "index.html") as seen:
        page = seen.page
        choose(page)
        chosen, address = shown(page), page.url
        page.locator("#rows a").first.click()
        expect(page.locator("#evidence")).to_be_visible()
        opened = page.url
        page.go_back()
        expect(page.locator("#evidence")).to_be_hidden()
        assert page.url == address
        assert shown(page) == chosen
        page.goto("about:blank")
        page.goto(opened)
        expect(page.locator("#evidence h2")).to_have_text(chosen["rows"][0])
        assert shown(page) == chosen
        page.click("#evidence-close")
        assert shown(page) == chosen


def test_resetting_empties_the_address(visit, site):
    with visit(site / "index.html") as seen:
        page = seen.page
        page.select_option("#by-kind", "reception")
        assert page.url.endswith("#kind=reception")
        page.click("#clear")
        assert "#" not in page.url


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
        page.reload()
        assert page.locator("article:visible h2").all_inner_texts() == ["三新一稳"]
        assert page.input_value("#order") == "term"


def test_every_row_is_printed(visit, tmp_path):
    sources = sample.corpus(1200)
    folder = sample.write(tmp_path, sample.made(sources), sources)
    with visit(folder / "index.html") as seen:
        page = seen.page
        in_view = int(page.locator("#status").inner_text().split()[0].replace(",", ""))
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("#rows tr").count() >= in_view > 1000
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("#rows tr").count() == 40
