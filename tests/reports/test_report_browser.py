"""The report and the glossary in a real browser: what a reader does with them."""

from __future__ import annotations

import itertools
import re

import pandas as pd
import pytest
from playwright.sync_api import expect

from tests.reports import sample

pytestmark = pytest.mark.browser

PAGES = ["index", "formulations", "search"]


def open_first(page) -> None:
    """The first entry of the page: of the search page that of a word."""
    if page.locator("#asked").count():
        page.fill("#asked", "三新一稳")
    page.locator("#rows a, .uses a, #lines a").first.click()
    expect(page.locator("#evidence")).to_be_visible()


def rows(page, count: int) -> list[str]:
    """The names in the list, once it has so many rows."""
    expect(page.locator("#rows tr")).to_have_count(count)
    return page.locator("#rows tr a").all_text_contents()


def close(page) -> None:
    """Closes the dialog by the keyboard, once it is open, and waits until the address is that of the page again."""
    expect(page.locator("#evidence")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("#"))


def held(tables: dict) -> pd.DataFrame:
    return tables["meetings"].sort_values(["date_start", "date_end", "meeting_id"])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_offline_and_asks_for_nothing(visit, site, name):
    with visit(site / f"{name}.html") as seen:
        expect(seen.page.locator("h1")).to_have_text(
            re.compile("^(30 meetings|2 formulations|Search the texts)")
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_accessibility_fault_in_either_language(visit, site, name, scheme):
    for suffix in ("", ".zh"):
        with visit(site / f"{name}{suffix}.html", scheme=scheme) as seen:
            assert seen.faults() == []
            open_first(seen.page)
            assert seen.faults() == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 800])
def test_nothing_overflows(visit, site, name, width):
    with visit(site / f"{name}.html", width=width) as seen:
        assert seen.overflowing() == []
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
        open_first(seen.page)
        assert seen.overflowing() == []


@pytest.mark.parametrize("name", PAGES)
def test_print_hides_navigation_and_controls(visit, site, name):
    with visit(site / f"{name}.html") as seen:
        seen.page.emulate_media(media="print")
        for hidden in (".bar", "#filters, #search", ".controls, #evidence"):
            assert not any(
                seen.page.locator(hidden).nth(n).is_visible()
                for n in range(seen.page.locator(hidden).count())
            )
        assert seen.page.locator("h1").is_visible()


@pytest.mark.parametrize("name", [*PAGES, *(f"{name}.zh" for name in PAGES)])
def test_paper_tells_nobody_to_click(visit, site, name):
    act = re.compile(
        r"\b(?:click|hover|drag|tick|choose|press|swipe|scroll)\b|点击|单击|悬停|拖动|勾选|点选|按住|滑动",
        re.I,
    )
    with visit(site / f"{name}.html") as seen:
        shown = seen.page.locator("main").inner_text()
        assert act.search(shown) or not name.startswith(("index", "formulations"))  # on the screen it is said
        seen.page.emulate_media(media="print")
        assert act.findall(seen.page.locator("main").inner_text()) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_folded_waits_on_paper_to_be_opened(visit, site, name):
    """A folded view is left out; of further uses, their number stays, without the triangle that opens them."""
    with visit(site / f"{name}.html") as seen:
        seen.page.emulate_media(media="print")
        for folded in seen.page.locator("details:not([open]):visible").all():
            assert re.search(r"\d", folded.inner_text())
            assert folded.locator("summary").evaluate("it => getComputedStyle(it).listStyleType") == "none"
        assert seen.page.locator("main a[href^='#p-']:visible").count() == 0


def test_all_meetings_are_listed_in_order_the_undated_last(visit, site, tables):
    dated = held(tables)[lambda t: t["date_start"] != ""]
    undated = held(tables)[lambda t: t["date_start"] == ""]
    with visit(site / "index.html") as seen:
        listed = rows(seen.page, 30)
        assert listed[: len(dated)] == [*dated["name"]]
        assert sorted(listed[len(dated) :]) == sorted(undated["name"])
        expect(seen.page.locator("#status")).to_have_text(
            "28 dated in view and 2 undated (at the end of the list); 30 match the filters."
        )
        expect(seen.page.locator("#plot .mark")).to_have_count(28)


@pytest.mark.parametrize(
    ("facet", "value", "wanted"),
    [
        ("kind", "reception", lambda t: t[t["kind"] == "reception"]),
        ("body", "市政协", lambda t: t[t["body"] == "市政协"]),
        ("series", "市委工作会议", lambda t: t[t["series"] == "市委工作会议"]),
        ("person", "张一", lambda t: t[(t["chair"] + "；" + t["attendees"]).str.contains("张一")]),
        ("topic", "1", lambda t: t.iloc[::2]),
        ("topic", "2", lambda t: t),
    ],
)
def test_each_filter_leaves_what_fits(visit, site, tables, facet, value, wanted):
    with visit(site / "index.html") as seen:
        seen.page.select_option(f"#by-{facet}", value)
        fitting = sorted(wanted(tables["meetings"])["name"])
        assert sorted(rows(seen.page, len(fitting))) == fitting
        seen.page.click("#clear")
        rows(seen.page, 30)


def test_search_finds_names_and_people_and_says_when_nothing_fits(visit, site):
    with visit(site / "index.html") as seen:
        seen.page.fill("#by-words", "第7次")
        assert rows(seen.page, 1) == ["市政协第7次工作会议"]
        seen.page.fill("#by-words", "市政协 王三")
        assert [name for name in rows(seen.page, 4) if not name.startswith("市政协")] == []
        seen.page.fill("#by-words", "没有这样的会议")
        assert rows(seen.page, 0) == []
        expect(seen.page.locator("#nothing")).to_be_visible()


def test_zoom_by_year_and_month(visit, site, tables):
    dated = held(tables)[lambda t: t["date_start"] != ""]
    undated = 2
    with visit(site / "index.html") as seen:
        seen.page.get_by_role("button", name="2024", exact=True).click()
        expect(seen.page.locator("#range")).to_have_text("Jan 2024 – Dec 2024")
        inside = dated[dated["date_start"].str.startswith("2024")]
        assert rows(seen.page, len(inside) + undated)[:-undated] == [*inside["name"]]
        seen.page.locator('#strip [data-month="24288"]').click()  # 2024-01: 2024 × 12
        expect(seen.page.locator("#range")).to_have_text("Jan 2024")
        inside = dated[dated["date_start"].str.startswith("2024-01")]
        assert rows(seen.page, len(inside) + undated)[:-undated] == [*inside["name"]]
        seen.page.click("#later")
        expect(seen.page.locator("#range")).to_have_text("Feb 2024")
        for _ in range(3):
            seen.page.click("#wider")
        expect(seen.page.locator("#range")).to_have_text("Jan 2023 – Dec 2025")


def test_a_click_opens_the_words_in_the_text_as_it_stood(visit, site, tables, texts):
    row = held(tables)[lambda t: t["date_start"] != ""].iloc[2]
    with visit(site / "index.html") as seen:
        seen.page.locator(f'#rows a[href="#m-{row["meeting_id"]}"]').click()
        box = seen.page.locator("#evidence")
        expect(box.locator("h2")).to_have_text(row["name"])
        expect(box).to_be_visible()
        assert box.locator("mark.here").text_content() == texts[row["source"]][row["start"] : row["end"]]
        expect(box.locator("mark.cue")).to_have_text(row["date"][:4] + "年")
        assert box.locator("blockquote").text_content() == texts[row["source"]]
        article = tables["articles"].set_index("source").loc[row["source"]]
        assert box.locator("figcaption").inner_text() == (
            f"{article['date']} · {article['headline']} · {row['source']} · characters {row['start']} to {row['end']}"
        )


#: Of each passage, whether its words are in sight: true only once all are.
MARKS = """() => [...document.querySelectorAll("#evidence blockquote")].every(block => {
    const mark = block.querySelector("mark.here").getBoundingClientRect(), box = block.getBoundingClientRect();
    return mark.top >= box.top && mark.top < box.bottom - 20;
})"""


@pytest.mark.parametrize("key", ["w-1-1", "t-1"])
def test_each_passage_of_a_long_text_shows_its_words(visit, built, key):
    with visit(built.out / "reports" / "index.html", f"#{key}") as seen:
        expect(seen.page.locator("#evidence blockquote").first).to_be_visible()
        assert seen.page.locator("#evidence blockquote").count() > 1
        seen.page.wait_for_function(MARKS)


def test_the_address_opens_the_evidence_and_the_back_button_closes_it(visit, site):
    with visit(site / "index.html", "#m-m0002") as seen:
        page = seen.page
        expect(page.locator("#evidence h2")).to_have_text("市人大常委会第2次工作会议")
        page.click("#evidence-close")
        expect(page.locator("#evidence")).to_be_hidden()
        expect(page).not_to_have_url(re.compile("#"))
        page.locator("#rows a").first.click()
        expect(page.locator("#evidence")).to_be_visible()
        page.go_back()
        expect(page.locator("#evidence")).to_be_hidden()
        page.locator("#rows a").nth(1).click()
        close(page)


def test_the_timeline_goes_by_keyboard(visit, site, tables):
    dated = held(tables)[lambda t: t["date_start"] != ""]
    with visit(site / "index.html") as seen:
        page = seen.page
        page.locator('#plot .mark[tabindex="0"]').focus()
        page.keyboard.press("Home")
        page.keyboard.press("ArrowRight")
        focused = page.locator("#plot .mark:focus")
        expect(focused).to_have_attribute("aria-label", re.compile(re.escape(dated["name"].iloc[1]) + "$"))
        page.keyboard.press("Enter")
        expect(page.locator("#evidence h2")).to_have_text(dated["name"].iloc[1])
        close(page)
        expect(focused).to_have_attribute("aria-label", re.compile(re.escape(dated["name"].iloc[1]) + "$"))
        page.keyboard.press("+")
        expect(page.locator("#range")).to_have_text("Jan 2023 – Dec 2023")
        expect(focused).to_have_attribute("aria-label", re.compile(re.escape(dated["name"].iloc[1]) + "$"))
        page.keyboard.press("0")
        expect(page.locator("#range")).to_have_text("Jan 2023 – Dec 2025")
        page.locator('#strip [tabindex="0"]').focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(page.locator("#range")).to_have_text("Feb 2023")


def test_the_timeline_goes_by_touch(visit, site):
    with visit(site / "index.html", width=390, touch=True) as seen:
        page = seen.page
        page.locator("#plot .mark").nth(3).tap()
        expect(page.locator("#evidence")).to_be_visible()
        page.locator("#evidence-close").tap()
        expect(page.locator("#evidence")).to_be_hidden()
        page.get_by_role("button", name="2024", exact=True).tap()
        expect(page.locator("#range")).to_have_text("Jan 2024 – Dec 2024")
        page.evaluate(
            """() => {
                const at = (type, x) => document.getElementById("plot").dispatchEvent(
                    new PointerEvent(type, { bubbles: true, pointerType: "touch", clientX: x, clientY: 300 }));
                at("pointerdown", 300); at("pointerup", 100);
            }"""
        )
        expect(page.locator("#range")).to_have_text("Jan 2025 – Dec 2025")


def test_topic_words_exemplars_and_formulations_open_their_places(visit, site, texts):
    with visit(site / "index.html") as seen:
        page = seen.page
        page.locator(".words a").first.click()
        expect(page.locator("#evidence h2")).to_have_text("工作")
        expect(page.locator("#evidence mark.here").first).to_have_text("工作")
        expect(page.locator("#evidence dd")).to_have_text(["1 工作、会议", "30 paragraphs"])
        close(page)
        page.locator(".topics .under a").first.click()
        expect(page.locator("#evidence mark.here")).to_have_count(3)
        assert page.locator("#evidence mark.here").first.text_content() in texts["page0.txt"]
        close(page)
        page.locator(".terms a").first.click()
        expect(page.locator("#evidence h2")).to_have_text("三新一稳")
        expect(page.locator("#evidence mark.here").first).to_have_text("三新一稳")
        expect(page.locator("#evidence dd a", has_text="三新一稳")).to_have_attribute(
            "href", "formulations.html#f-%E4%B8%89%E6%96%B0%E4%B8%80%E7%A8%B3"
        )


def test_a_gap_opens_the_meeting_that_tells_of_it(visit, site):
    with visit(site / "index.html") as seen:
        assert seen.page.locator(".notices li").all_inner_texts() == [
            "February 2023: no article and no meeting in this month.",
            "第4次 市委工作会议: 市委工作会议 (undated) is mentioned, so it must have taken place; "
            "no text here reports it as held. See the sentence",
        ]
        seen.page.locator(".notices a").click()
        expect(seen.page.locator("#evidence h2")).to_have_text("市委第0次工作会议")


def test_the_glossary_finds_sorts_and_opens_sentences(visit, site, texts):
    with visit(site / "formulations.html") as seen:
        page = seen.page
        expect(page.locator("article h2")).to_have_text(["三新一稳", "两条底线"])
        page.select_option("#order", "term")
        expect(page.locator("article h2")).to_have_text(["两条底线", "三新一稳"])
        page.fill("#words", "新办法")
        expect(page.locator("article:visible h2")).to_have_text(["三新一稳"])
        page.locator("article:visible .uses a").nth(1).click()
        expect(page.locator("#evidence mark.here")).to_have_text("三新一稳")


def test_the_reader_chooses_light_or_dark(visit, site):
    with visit(site / "index.html", scheme="dark") as seen:
        body = seen.page.locator("body")
        expect(body).to_have_css("background-color", "rgb(21, 22, 26)")
        expect(seen.page.locator("#theme")).to_have_text("Light")  # what a click gives
        seen.page.click("#theme")
        expect(body).to_have_css("background-color", "rgb(250, 248, 244)")
        expect(seen.page.locator("#theme")).to_have_text("Dark")
        assert seen.faults() == []


def test_a_year_with_two_thousand_meetings_is_drawn_in_full_and_stays_quick(visit, tmp_path):
    sources = sample.corpus(2000)
    folder = sample.write(tmp_path, sample.made(sources), sources)
    assert (folder / "index.html").stat().st_size < 15_000_000
    with visit(folder / "index.html") as seen:
        page = seen.page
        expect(page.locator("#rows tr")).to_have_count(40)
        counted = page.locator("#plot .mark").count()
        columns = sum(
            int(text)
            for text in page.locator("#plot .column title").all_text_contents()
            for text in re.findall(r"^\d+", text)
        )
        assert counted + columns == int(page.locator("#status").inner_text().split()[0].replace(",", ""))
        took = min(seen.processor_time(lambda: page.evaluate("redraw()")) for _ in range(3))
        assert 0 < took < 1000
        page.locator("#plot .column").first.click()
        expect(page.locator("#range")).to_have_text("Jan 2023")
        expect(page.locator("#plot .mark").nth(20)).to_be_attached()
        assert seen.overflowing() == []
        page.locator("#more").click()
        expect(page.locator("#rows tr").nth(40)).to_be_attached()


def test_long_names_and_many_people_are_shown_in_full(visit, tmp_path):
    sources = sample.corpus(3)
    tables = sample.made(sources)
    name, people = "长" * 300, [f"人名{n}" for n in range(80)]
    tables["meetings"]["name"] = name
    tables["meetings"]["attendees"] = "；".join(people)
    tables["meetings"]["body"] = "机构" * 40
    folder = sample.write(tmp_path, tables, sources)
    with visit(folder / "index.html", "#m-m0001", width=390) as seen:
        box = seen.page.locator("#evidence")
        expect(box.locator("h2")).to_have_text(name)
        expect(box).to_be_visible()
        shown = box.inner_text()
        assert all(person in shown for person in people)
        assert seen.overflowing() == []
        seen.page.click("#evidence-close")
        expect(box).to_be_hidden()
        assert seen.overflowing() == []


def test_the_page_in_chinese(visit, tmp_path, tables, texts):
    folder = sample.write(tmp_path, tables, texts, language="zh")
    with visit(folder / "index.html") as seen:
        expect(seen.page.locator("h1")).to_have_text(
            "共举行30场会议和活动，其中22场精确到日，在2023年1月1日至2025年12月6日之间"
        )
        expect(seen.page.locator("#status")).to_have_text(
            "当前显示有日期的28场和没有日期的2场（列在最后），符合筛选的共30场。"
        )
        assert seen.faults() == []


def test_a_corpus_without_meetings_topics_or_formulations(visit, tmp_path, texts, tables):
    empty = tables | {
        name: tables[name].head(0)
        for name in ("meetings", "topics", "topic_words", "topic_shares", "formulations", "formulation_uses")
    }
    folder = sample.write(tmp_path, empty, texts)
    for name in PAGES:
        with visit(folder / f"{name}.html") as seen:
            assert seen.faults() == []
    with visit(folder / "index.html") as seen:
        expect(seen.page.locator("h1")).to_have_text("No meeting is reported as held")
        expect(seen.page.locator("#nothing")).to_have_text("No meeting is reported as held")
        expect(seen.page.locator("#nothing")).to_be_visible()
        expect(seen.page.locator("#topics .note")).to_have_text("No topics: there are too few texts.")


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        ("docx", "会议要闻"),
        ("html", "会议要闻"),
        ("docm", "会议要闻"),
        ("wps", "会议要闻"),
        ("md", "## 会议要闻"),
    ],
)
def test_headings_are_shown_as_their_file_has_them(visit, tmp_path, ending, begins):
    texts = sample.corpus(2, name=f"page{{}}.{ending}", headline="## 会议要闻")
    site = sample.write(tmp_path, sample.made(texts), texts)
    with visit(site / "index.html") as seen:
        open_first(seen.page)
        block = seen.page.locator("#evidence blockquote").first
        assert block.text_content().startswith(begins)
        assert "工作会议" in block.locator("mark.here").first.text_content()


def test_a_strip_of_many_years_fits_a_narrow_page(visit, tmp_path, texts):
    site = sample.write(tmp_path, sample.made(texts), texts, window=("2023-01", "2042-12"))
    with visit(site / "index.html", width=375) as seen:
        assert seen.page.locator("#strip button").count() == 240
        assert seen.overflowing() == []
        names = seen.page.locator("#strip [data-year]")
        boxes = [names.nth(n).bounding_box()["x"] for n in range(names.count())]
        assert all(right - left > 30 for left, right in itertools.pairwise(boxes))
