"""What a reader asks of the timeline and takes from it: months, roles, files, a figure, paper."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from analysis import questions
from analysis.reports import findings, pages
from tests.reports import sample
from tests.reports.test_takeaway import copied, names, taken

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def altered(tmp_path_factory, texts):
    """A folder with pages where one meeting has a day without a year, and a body chairs another."""
    made = sample.made(texts)
    meetings = made["meetings"]
    yearless = {
        "date": "XXXX-09-25/XXXX-09-26",
        "date_precision": "interval",
        "date_start": "",
        "date_end": "",
    }
    meetings.loc[0, [*yearless, "year_basis"]] = [*yearless.values(), "none"]
    meetings.loc[0, "name"] = "没有年份的会议"
    meetings.loc[1, "chair"] = "市委常委会"
    meetings.loc[2, "status"] = "referenced"
    gone = made["attendance"]["meeting_id"].eq("m0001") & made["attendance"]["role"].eq("chair")
    made["attendance"] = made["attendance"][~gone]
    return sample.write(tmp_path_factory.mktemp("altered"), made, texts)


def test_meetings_without_a_year_are_left_out_of_the_calendar_and_counted(visit, altered):
    with visit(altered / "index.html", "#background=1") as seen:
        calendar = Calendar.from_ical(taken(seen.page, "ics"))
        summaries = [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]
        assert "没有年份的会议" in names(seen.page) and "没有年份的会议" not in summaries
        left_out = len(names(seen.page)) - len(summaries)
        assert left_out == 4  # two undated in the sample, this one, and one only mentioned
        expect(seen.page.locator("#taken")).to_contain_text(f"left out: {left_out}")
        expect(seen.page.locator("#take-ics")).to_have_text(f"Calendar ({len(summaries)})")


def test_the_numbers_on_the_buttons_are_those_of_the_files(visit, site):
    with visit(site / "index.html", "#from=2024-01&to=2024-03") as seen:
        status = seen.page.locator("#status").inner_text()
        dated, undated = map(int, re.match(r"(\d+) dated in view and (\d+) undated", status).groups())
        assert undated == 2
        expect(seen.page.locator("#take-csv")).to_have_text(f"CSV ({dated + undated})")
        expect(seen.page.locator("#take-xlsx")).to_have_text(f"Excel ({dated + undated})")
        expect(seen.page.locator("#take-ics")).to_have_text(f"Calendar ({dated})")
        assert len(names(seen.page)) == dated + undated


def test_a_person_is_whoever_has_a_role_in_the_attendance_and_no_body_is_one(visit, altered, tables):
    visited = tables["attendance"].query("role == 'visitor'")["meeting_id"].nunique()
    with visit(altered / "index.html") as seen:
        options = seen.page.locator("#by-person option").all_text_contents()
        assert f"{sample.VISITOR} ({visited})" in options
        assert not any("市委常委会" in option for option in options)
        seen.page.select_option("#by-person", sample.VISITOR)
        expect(seen.page.locator("#rows tr")).to_have_count(visited)
        expect(seen.page.locator("#rows td:nth-child(3)").first).not_to_be_empty()
        seen.page.locator("#rows a").first.click()
        fact = seen.page.locator("#evidence dt", has_text="Visiting")
        expect(fact).to_be_visible()
        expect(seen.page.locator("#evidence a.filter", has_text=sample.VISITOR)).to_be_visible()
    with visit(altered / "index.html", "#m-m0001") as seen:  # the body is named, and leads nowhere
        expect(seen.page.locator("#evidence dd", has_text="市委常委会")).to_be_visible()
        expect(seen.page.locator("#evidence a.filter", has_text="市委常委会")).to_have_count(0)


def test_the_roles_of_a_person_are_told_apart_and_the_address_keeps_them(visit, site, tables):
    rows = tables["attendance"].query("person == '张一'")
    with visit(site / "index.html") as seen:
        page = seen.page
        page.select_option("#by-person", "张一")
        expect(page.locator("#rows tr")).to_have_count(rows["meeting_id"].nunique())
        offered = page.locator("#by-role option").all_text_contents()
        chaired = rows.query("role == 'chair'")["meeting_id"].nunique()
        assert offered[1] == f"chaired ({chaired})"
        assert not any(option.startswith("visited") for option in offered)
        page.select_option("#by-role", "chair")
        expect(page.locator("#rows tr")).to_have_count(chaired)
        expect(page).to_have_url(re.compile("role=chair"))
        page.reload()
        expect(page.locator("#rows tr")).to_have_count(chaired)
        assert seen.faults() == []


def test_menus_count_what_the_other_filters_leave(visit, site, tables):
    kinds = tables["meetings"].set_index("meeting_id")["kind"]
    chaired = tables["attendance"].query("person == '张一' and role == 'chair'")["meeting_id"]

    def offered(page, menu: str) -> list[str]:
        return page.locator(f"#by-{menu} option").all_text_contents()[1:]

    with visit(site / "index.html") as seen:
        page = seen.page
        whole, people = offered(page, "kind"), offered(page, "person")
        page.select_option("#by-person", "张一")
        page.select_option("#by-role", "chair")
        wanted = {f"{kind} ({n})" for kind, n in kinds[[*{*chaired}]].value_counts().items()}
        assert {*offered(page, "kind")} == wanted != {*whole}
        page.select_option("#by-role", "")
        page.select_option("#by-person", "")
        assert offered(page, "kind") == whole
        page.fill("#by-words", "第3次")
        expect(page.locator("#rows tr")).to_have_count(1)
        assert len(offered(page, "kind")) == 1
        assert all(option.endswith("(1)") for option in offered(page, "person"))
        page.click("#clear")
        assert offered(page, "person") == people


def test_the_list_is_printed_alone(visit, site):
    with visit(site / "index.html", "#person=张一&from=2024-01&to=2024-06") as seen:
        page = seen.page
        page.emulate_media(media="print")
        shown = """() => [...document.querySelectorAll("main > section")]
            .filter(one => one.getClientRects().length).map(one => one.id)"""
        assert len(page.evaluate(shown)) > 5
        page.evaluate(f"window.print = () => {{ window.printed = ({shown})(); }}")
        page.evaluate("document.getElementById('take-print').click()")
        assert page.evaluate("printed") == ["timeline"]
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert len(page.evaluate(shown)) > 5


def test_a_passage_says_when_and_under_which_headline_it_was_published(visit, site, tables):
    uses = tables["formulation_uses"].query("term == '三新一稳' and date != ''")  # the undated come last
    use = uses.sort_values(["date", "source", "start"]).iloc[0]
    article = tables["articles"].set_index("article_id").loc[use["article_id"]]
    with visit(site / "index.html") as seen:
        seen.page.locator("#formulations tbody a", has_text="三新一稳").click()
        expect(seen.page.locator("#evidence figcaption").first).to_have_text(
            f"{article['date']} · {article['headline']} · {use['source']} · characters {use['start']} to {use['end']}"
        )


LINES = """cell => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    return new Set([...words.getClientRects()].map(box => Math.round(box.top))).size;
}"""


@pytest.mark.parametrize("page", ["index", "formulations"])
def test_tables_keep_within_a_phone_and_numbers_whole(visit, site, page):
    with visit(site / f"{page}.html", width=360) as seen:
        seen.page.evaluate("""() => {
            document.querySelectorAll("details").forEach(one => { one.open = true; });
            document.querySelectorAll(".calendar td").forEach(one => { one.textContent = "4,321"; });
            document.querySelectorAll(".kwic td").forEach(one => { one.textContent = "新时代中国特色社会主义思想主题教育"; });
        }""")
        assert seen.overflowing() == []
        for cell in seen.page.locator(".calendar td").all()[:12]:
            assert cell.evaluate(LINES) == 1


def test_what_the_glossary_does_not_have_is_a_search_away(visit, site):
    with visit(site / "formulations.html") as seen:
        seen.page.fill("#words", "无此 提法")
        expect(seen.page.locator("#elsewhere")).to_be_visible()
        expect(seen.page.locator("#elsewhere")).to_have_attribute(
            "href", "search.html#q=%E6%97%A0%E6%AD%A4+%E6%8F%90%E6%B3%95"
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_saved_figure_stands_alone_and_is_light(visit, site, scheme):
    with visit(site / "index.html", "#person=李二&role=chair&from=2023-02&to=2024-12", scheme=scheme) as seen:
        theme = seen.page.evaluate("document.documentElement.dataset.theme ?? ''")
        svg = taken(seen.page, "svg").decode()
        assert seen.page.evaluate("document.documentElement.dataset.theme ?? ''") == theme
        shown = seen.page.evaluate(
            "text => [...new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('text')]"
            ".map(one => one.textContent)",
            svg,
        )
        png = taken(seen.page, "png")
    told = "\n".join(shown)
    for part in ("Meetings and events in", "Feb 2023 – Dec 2024", "Person: 李二; Role: chaired", "Lanes: "):
        assert part in told
    assert "Feb 2023" in shown  # the axis gives the year, too
    for part in ("year less than 80%", "Source: ", "30 articles", "more without a date"):
        assert part in told
    paper = re.search(r"<rect[^>]*style=\"fill:rgb\((\d+), (\d+), (\d+)\)", svg)
    assert min(map(int, paper.groups())) > 240
    assert "color(" not in svg and "href" not in svg and png.startswith(b"\x89PNG")


def test_a_plain_timeline_says_nothing_twice(visit, tmp_path, tables, texts):
    """One lane, years that are all sure, meetings with the name of their series."""
    meetings = tables["meetings"].assign(
        year_basis="explicit", body="", body_full="", series=tables["meetings"]["name"]
    )
    with visit(
        sample.write(tmp_path, tables | {"meetings": meetings.assign(series_full=meetings["series"])}, texts)
        / "index.html"
    ) as seen:
        svg = taken(seen.page, "svg").decode()
        first = seen.page.locator("#rows td:nth-child(2)").first
        assert first.text_content().count(first.locator("a").text_content()) == 1
        seen.page.select_option("#lanes", "body")
        lanes, ticks = (
            seen.page.locator(f"#plot line.{name}").evaluate_all(
                "lines => Math.max(...lines.map(line => line.y2.baseVal.value))"
            )
            for name in ("lane", "tick")
        )
        assert ticks <= lanes
    assert "year written or from the publication date" not in svg and "meeting" in svg


def test_bars_of_all_lanes_have_one_scale_that_is_told(visit, tmp_path):
    sources = sample.corpus(1500)
    with visit(sample.write(tmp_path, sample.made(sources), sources) / "index.html", "#lanes=kind") as seen:
        bars = seen.page.evaluate(
            """[...document.querySelectorAll("#plot .column")].map(column => ({
                count: Number(column.querySelector("title").textContent.split(" ")[0]),
                height: Number(column.querySelector("rect").getAttribute("height")),
                lane: column.querySelector("rect").getAttribute("y") }))"""
        )
        tall = [bar for bar in bars if bar["height"] > 10]
        assert len({bar["count"] for bar in tall}) > 3
        scales = {round(bar["height"] / bar["count"], 3) for bar in tall}
        assert len(scales) == 1
        expect(seen.page.locator("#scale")).to_contain_text(f"stands for {max(bar['count'] for bar in bars)}")


def box_of(page, month: str) -> dict:
    number = int(month[:4]) * 12 + int(month[5:]) - 1
    button = page.locator(f'#strip [data-month="{number}"]')
    button.scroll_into_view_if_needed()
    return button.bounding_box()


def test_months_are_dragged_over(visit, site):
    with visit(site / "index.html") as seen:
        page = seen.page
        first, last = box_of(page, "2024-04"), box_of(page, "2024-06")
        page.mouse.move(last["x"] + last["width"] / 2, last["y"] + 20)
        page.mouse.down()
        page.mouse.move(first["x"] + first["width"] / 2, first["y"] + 20, steps=4)
        expect(page.locator("#strip .picked")).to_have_count(3)
        page.mouse.up()
        expect(page.locator("#range")).to_have_text("Apr 2024 – Jun 2024")
        expect(page).to_have_url(re.compile("from=2024-04&to=2024-06"))
        expect(page.locator("#strip .picked")).to_have_count(0)
        page.mouse.click(last["x"] + last["width"] / 2, last["y"] + 20)  # a click is still a month
        expect(page.locator("#range")).to_have_text("Jun 2024")


def test_months_are_chosen_up_to_another_with_shift_by_mouse_and_by_keyboard(visit, site):
    with visit(site / "index.html") as seen:
        page = seen.page
        month = page.locator('#strip [data-month="24291"]')  # 2024-04
        month.click()
        expect(page.locator("#range")).to_have_text("Apr 2024")
        page.locator('#strip [data-month="24293"]').click(modifiers=["Shift"])
        expect(page.locator("#range")).to_have_text("Apr 2024 – Jun 2024")
        month.focus()
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Shift+Enter")
        expect(page.locator("#range")).to_have_text("Feb 2024 – Apr 2024")


def test_the_citation_is_that_of_the_library(visit, tmp_path):
    sources = sample.corpus(3)
    made = sample.made(sources)
    made["articles"].loc[:, ["published", "origin", "reporters"]] = ["2024-01-30", "江城日报", "杨帆"]
    folder = sample.write(tmp_path, made, sources)
    cited = str(questions.cite(made, "m0001"))
    assert cited.startswith("杨帆. ") and "[N]. 江城日报, 2024-01-30." in cited
    with visit(folder / "index.html", "#m-m0001") as seen:
        assert copied(seen.page, "#evidence-actions .cite") == cited
    article = str(questions.cite(made, made["articles"]["article_id"][0]))
    with visit(folder / "search.html") as seen:
        expect(seen.page.locator("body[data-ready]")).to_have_count(1)
        seen.page.fill("#asked", "三新一稳")
        seen.page.locator("#lines a").first.click()
        assert copied(seen.page, "#evidence-actions .cite") == article


def test_paper_says_which_filters_are_set_and_numbers_are_not_broken(visit, site):
    with visit(site / "index.html", "#person=张一&from=2024-01&to=2024-06") as seen:
        page = seen.page
        expect(page.locator("#shown-filters")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator("#shown-filters")).to_have_text("Jan 2024 – Jun 2024 · Filters: Person: 张一")
        expect(page.locator("#shown-filters")).to_be_visible()
        for number in page.locator("#rows .soft .nobr").all():
            assert number.evaluate("one => one.getClientRects().length") == 1
        gaps = page.locator("#coverage .notices li").all_inner_texts()
        assert gaps and all(gap.rstrip().endswith(".") for gap in gaps)


def test_filters_are_told_as_they_were_typed(visit, site):
    with visit(site / "index.html", "#words=IAEA") as seen:
        expect(seen.page.locator("#by-words")).to_have_value("IAEA")
        expect(seen.page.locator("#shown-filters")).to_contain_text("IAEA")
        seen.page.fill("#by-words", "GDP 会议")
        expect(seen.page.locator("#shown-filters")).to_contain_text("GDP 会议")


def test_words_are_found_in_either_case(visit, tmp_path):
    sources = sample.corpus(3)
    made = sample.made(sources)
    made["meetings"]["name"] = "APEC会议"
    with visit(sample.write(tmp_path, made, sources) / "index.html", "#words=apec") as seen:
        expect(seen.page.locator("#rows tr")).to_have_count(3)
        seen.page.fill("#by-words", "ApEc")
        expect(seen.page.locator("#rows tr")).to_have_count(3)


def test_letters_of_the_printed_timeline_are_as_large_as_on_the_page(visit, site):
    """It is drawn anew as wide as a page of paper: shrunk to it, its letters would be tiny."""
    with visit(site / "index.html", width=1280) as seen:
        wide = "() => [...document.querySelectorAll('#plot svg, #over-plot svg')].map(one => one.viewBox.baseVal.width)"
        on_screen = seen.page.evaluate(wide)
        assert len(on_screen) == 2 and min(on_screen) > 900
        seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert max(seen.page.evaluate(wide)) <= 720
        seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert seen.page.evaluate(wide) == on_screen


def test_text_left_out_of_a_passage_is_marked(visit, tmp_path):
    sources = sample.corpus(12)
    made = sample.made(sources)
    sources = {name: text + "尾" * 30_000 for name, text in sources.items()}  # too much to be carried whole
    made["articles"]["end"] = [len(text) for text in sources.values()]
    with visit(sample.write(tmp_path, made, sources) / "index.html", "#m-m0007") as seen:
        block = seen.page.locator("#evidence blockquote")
        expect(block).to_contain_text("第7次工作会议")
        shown = block.text_content()
        assert shown.endswith("…") and not shown.startswith("…")


def test_dates_in_the_headline_are_not_broken_and_the_day_is_named(tables):
    t = pages.Words(pages.labels("zh"))
    said = findings.headline(tables["meetings"], t, language="zh")
    assert "22场精确到日" in said
    assert said.count('<span class="nobr">') == 2


def test_what_is_missing_comes_last_in_either_direction(visit, altered):
    """The undated by date and by basis of the year, the unnamed by name."""
    with visit(altered / "index.html") as seen:
        page = seen.page
        for column, missing in ((0, "no date"), (3, "unknown")):
            for direction in ("ascending", "descending"):
                head = page.locator("#list th").nth(column)
                while head.get_attribute("aria-sort") != direction:
                    head.locator("button").click()
                cells = page.locator(f"#rows td:nth-child({column + 1})")
                expect(cells.last).to_have_text(missing)
                expect(cells.first).not_to_have_text(missing)
        dates = page.locator("#rows time:not([datetime=''])").all_text_contents()
        page.locator("#list th button").first.click()
        expect(page.locator("#rows time").first).to_have_text(min(dates))
        page.locator("#list th button").first.click()
        expect(page.locator("#rows time").first).to_have_text(max(dates))


def test_a_table_of_the_page_puts_empty_cells_last(visit, site):
    with visit(site / "index.html") as seen:
        members = seen.page.locator(".terms td.members")
        for _ in range(2):
            seen.page.locator(".terms th button").nth(1).click()
            expect(members.first).not_to_have_text("")
            expect(members.last).to_have_text("")


def test_lines_of_the_glossary_are_sorted_in_both_directions(visit, tmp_path, tables, texts):
    """By the context before the term from its end, as in the search."""
    lines = [
        ("2024-03-05", "抓好丙乙", "，不松劲"),
        ("2023-02-01", "落实甲丁", "、再加力"),
        ("", "守住乙丙", "。会议"),
    ]
    kwic = [
        {
            "term": "三新一稳",
            "article_id": "page0.txt#1",
            "date": date,
            "left": left,
            "keyword": "三新一稳",
            "right": right,
        }
        for date, left, right in lines
    ]
    folder = sample.write(tmp_path, tables | {"formulation_kwic": pd.DataFrame(kwic)}, texts)
    with visit(folder / "formulations.html") as seen:
        page = seen.page
        table = page.locator("table.kwic").first
        page.locator("details:has(table.kwic) summary").first.click()
        for column in (0, 1, 3):
            found = []
            for direction in ("ascending", "descending"):
                table.locator("th button").nth(column).click()
                expect(table.locator("th").nth(column)).to_have_attribute("aria-sort", direction)
                found.append(table.locator(f"td:nth-child({column + 1})").all_text_contents())
            told = [[text for text in texts if text] for texts in found]
            assert told[0] == told[1][::-1] and told[0][0] != told[0][-1]
            assert found[0][-1] == "" if column == 0 else found[0][-1]
        table.locator("th button").nth(1).click()
        ends = [text[::-1] for text in table.locator("td:nth-child(2)").all_text_contents()]
        assert page.evaluate(
            "texts => texts.every((text, n) => !n || new Intl.Collator('zh').compare(texts[n - 1], text) <= 0)",
            ends,
        )


def test_bars_have_the_colour_of_their_kind(visit, tmp_path):
    """In a lane of one kind the bars are as its marks; those of several kinds are grey."""
    sources = sample.corpus(1500)
    page = sample.write(tmp_path, sample.made(sources), sources) / "index.html"
    for lanes in ("kind", "body"):
        with visit(page, f"#lanes={lanes}") as seen:
            colours = seen.page.evaluate(
                """() => [...document.querySelectorAll("#plot .column")].map(column =>
                    [column.getAttribute("class").split(" ")[1], getComputedStyle(column.querySelector("rect")).fill])"""
            )
            legend = seen.page.evaluate(
                """() => Object.fromEntries([...document.querySelectorAll("#legend svg")].slice(0, 4).map(mark =>
                    [mark.getAttribute("class").split(" ")[1], getComputedStyle(mark.querySelector("path")).fill]))"""
            )
            assert colours
            if lanes == "kind":
                assert len({kind for kind, _ in colours}) > 1
                assert all(colour == legend[kind] for kind, colour in colours)
            else:
                assert {kind for kind, _ in colours} == {"mixed"}
                assert not {colour for _, colour in colours} & set(legend.values())


@pytest.mark.parametrize("name", ["index.html", "index.zh.html", "formulations.html", "search.html"])
def test_no_number_is_broken_and_no_column_is_a_thread_on_a_phone(visit, site, name):
    with visit(site / name, "#q=要" if name.startswith("search") else "", width=390) as seen:
        for summary in seen.page.locator("main summary").all()[:6]:
            if summary.is_visible():
                summary.click()
        broken = seen.page.evaluate(
            """() => [...document.querySelectorAll("main :is(td, th)")].filter(cell => {
                const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), tops = [], text = cell.textContent.trim();
                while (walker.nextNode()) {
                    const range = document.createRange();
                    range.selectNodeContents(walker.currentNode);
                    tops.push(...[...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top)));
                }
                const lines = new Set(tops).size;
                return cell.offsetWidth && (/^[\\d,.%]+$/.test(text) ? lines > 1 : lines > 2 && [...text].length / lines < 4);
            }).map(cell => cell.textContent.slice(0, 40))"""
        )
        assert broken == []


def test_where_nothing_is_dated_no_month_is_said_to_lack_a_source(visit, tmp_path, tables, texts):
    undated = {"date": "", "date_start": "", "date_end": "", "date_precision": "none", "year_basis": "none"}
    made = tables | {
        "meetings": tables["meetings"].assign(**undated),
        "articles": tables["articles"].assign(date="", date_basis=""),
    }
    with visit(sample.write(tmp_path, made, texts) / "index.html") as seen:
        expect(seen.page.locator("#status")).to_contain_text("30 undated")
        for marked in ("#strip .empty", "#plot .unknown", "#legend .unknown", ".calendar"):
            expect(seen.page.locator(marked)).to_have_count(0)
        expect(seen.page.locator("#coverage")).to_contain_text("30 articles are not dated to a month.")


def test_a_heading_is_printed_with_what_it_heads(visit, site):
    with visit(site / "index.html") as seen:
        seen.page.emulate_media(media="print")
        for inside in (".hero h1", ".hero"):
            expect(seen.page.locator(inside)).to_be_visible()
        assert (
            seen.page.locator("#timeline .lead").evaluate("lead => getComputedStyle(lead).breakAfter")
            == "avoid"
        )
        assert (
            seen.page.locator(".calendar").evaluate("it => getComputedStyle(it).breakInside") == "avoid"
        )  # its head row is not left alone at the foot of a page
        tall = seen.page.locator(".hero").evaluate("hero => hero.getBoundingClientRect().height")
        assert tall < 260  # a quarter of a page, so that the findings stand on the first


def test_chinese_headings_break_between_phrases(visit, tmp_path, tables, texts):
    label = "现代化基础设施体系·全过程人民民主·风险隐患"
    made = tables | {name: tables[name].assign(label=label) for name in ("topics", "topic_tree")}
    folder = sample.write(tmp_path, made, texts)
    for name in ("index.html", "index.zh.html"):
        with visit(folder / name, width=390) as seen:
            lines = seen.page.evaluate(
                """() => { const node = document.querySelector("#topic-list h3 [lang=zh]"), lines = [];
                    for (const text of [...node.querySelectorAll("*"), node].flatMap(one => [...one.childNodes]).filter(child => child.nodeType === 3))
                        for (let at = 0; at < text.length; at++) {
                            const range = document.createRange();
                            range.setStart(text, at);
                            range.setEnd(text, at + 1);
                            const top = Math.round(range.getBoundingClientRect().top);
                            if (lines.at(-1)?.[0] !== top) lines.push([top, ""]);
                            lines.at(-1)[1] += text.data[at];
                        }
                    return lines.map(line => line[1]); }"""
            )
            assert len(lines) > 1 and "".join(lines) == label
            assert all(line.endswith("·") for line in lines[:-1])


#: The first character of each line of the title.
_FIRST_OF_LINES = """() => {
  const found = [], walker = document.createTreeWalker(document.querySelector("h1"), NodeFilter.SHOW_TEXT);
  let below = -Infinity;
  while (walker.nextNode())
    for (let at = 0; at < walker.currentNode.length; at++) {
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const top = Math.round(range.getBoundingClientRect().top);
      if (top > below + 4) found.push(walker.currentNode.data[at]);
      below = Math.max(below, top);
    }
  return found;
}"""


def test_no_line_of_a_chinese_title_begins_with_a_mark(visit, site):
    with visit(site / "index.zh.html", width=320) as seen:
        for width in range(300, 420, 15):
            seen.page.set_viewport_size({"width": width, "height": 800})
            first = seen.page.evaluate(_FIRST_OF_LINES)
            assert len(first) > 1 and not set(first) & set("，。；：、）”》"), width


@pytest.fixture(scope="module")
def rarer(tmp_path_factory, texts):
    """A folder with pages where two articles of three use a formulation, and one reports what is only mentioned."""
    made = sample.made(texts)
    used = made["articles"]["article_id"].drop(range(0, len(made["articles"]), 3))
    uses = made["formulation_uses"]
    made["formulation_uses"] = uses[uses["term"].ne("两条底线") | uses["article_id"].isin(used)]
    reported = made["meetings"]["article_ids"].isin(used)
    made["meetings"].loc[made["meetings"].index[reported][0], "status"] = "referenced"
    folder = sample.write(tmp_path_factory.mktemp("rarer"), made, texts)
    return folder, made["meetings"][reported & made["meetings"]["status"].eq("held")]


@pytest.mark.parametrize("page", ["formulations.html", "index.html"])
def test_a_formulation_leads_to_all_meetings_of_its_articles(visit, rarer, page):
    folder, meetings = rarer
    with visit(folder / page, "#f-两条底线") as seen:
        within = "article[id='f-两条底线']" if page == "formulations.html" else "#evidence"
        link = seen.page.locator(f"{within} a", has_text=f"all {len(meetings)} in the timeline")
        address = link.get_attribute("href")
        if page == "index.html":
            link.click()
            expect(seen.page.locator("#evidence")).to_be_hidden()
            expect(seen.page.locator("#filters")).to_be_in_viewport()
    assert address.removeprefix("index.html").startswith("#open=timeline&term=")
    with visit(folder / "index.html", address.removeprefix("index.html")) as seen:
        expect(seen.page.locator("#by-term")).to_have_value("两条底线")
        expect(seen.page.locator("#rows tr")).to_have_count(len(meetings))
        assert sorted(names(seen.page)) == sorted(meetings["name"])
        expect(seen.page.locator("#evidence")).to_be_hidden()
        expect(seen.page.locator("#filters")).to_be_in_viewport()
        expect(seen.page.locator("#shown-filters")).to_contain_text("Formulation used: 两条底线")
        seen.page.reload()
        expect(seen.page.locator("#rows tr")).to_have_count(len(meetings))
        seen.page.click("#clear")
        expect(seen.page.locator("#rows tr")).not_to_have_count(len(meetings))
        assert "term=" not in seen.page.url


def test_a_month_of_a_formulation_leads_to_its_meetings(visit, rarer, tmp_path, texts):
    _, meetings = rarer
    made = sample.made(texts)
    month = meetings["date_start"].str[:7].value_counts().idxmax()
    none = "2023-02" if month != "2023-02" else "2023-01"
    rows = [
        {"term": "三新一稳", "month": when, "uses": 2, "month_heat": "", "jump": ""} for when in (month, none)
    ]
    made["formulation_months"] = pd.DataFrame(rows)
    made["meetings"] = made["meetings"][~made["meetings"]["date_start"].str.startswith(none)]
    folder = sample.write(tmp_path, made, texts)
    with visit(folder / "formulations.html") as seen:
        months = seen.page.locator("[id='f-三新一稳'] .by-month tbody td:first-child")
        assert months.all_text_contents() == [month, none]
        links = months.locator("a")
        expect(links).to_have_count(1)
        address = links.get_attribute("href").removeprefix("index.html")
    with visit(folder / "index.html", address) as seen:
        expect(seen.page.locator("#by-term")).to_have_value("三新一稳")
        dated = made["meetings"].query("date_start != '' and status == 'held'")
        inside = dated[(dated["date_start"].str[:7] <= month) & (dated["date_end"].str[:7] >= month)]
        expect(seen.page.locator("#status")).to_contain_text(f"{len(inside)} dated in view")


def test_a_sentence_of_the_glossary_is_cited_by_its_article(visit, site, tables):
    with visit(site / "formulations.html", "#u-0-0") as seen:
        where = seen.page.locator("#evidence figcaption").inner_text().split(" · ")[-2]
        article = tables["articles"].set_index("source").loc[where, "article_id"]
        assert copied(seen.page, "#evidence-actions .cite") == str(questions.cite(tables, article))
        assert where in copied(seen.page, "#evidence-actions .cite-place")
