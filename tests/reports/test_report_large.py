"""A report of as many meetings as 50,000 articles have: a small page, and what it opens lies beside it."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import expect

from analysis.reports import blocks, entries, evidence, glossary, index, make, search
from analysis.settings import Settings
from analysis.study import Study
from benchmarks.grown import grown
from tests.reports import sample
from tests.reports.test_takeaway import taken

LOTS, EACH = 23, 1000


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made() -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    sources = sample.corpus(EACH)
    return grown(sample.made(sources), sources, LOTS)


@pytest.fixture(scope="module")
def large(tmp_path_factory, made) -> Path:
    files: dict[str, str] = {}
    given = {"settings": Settings(window=None), "fingerprint": "0" * 32, "beside": files}
    files["index.html"] = index.render(*made, **given)
    return put(tmp_path_factory.mktemp("large"), files)


@pytest.mark.thorough
def test_the_page_is_small_and_its_blocks_are(large):
    assert (large / "index.html").stat().st_size < 8_000_000
    beside = [*(large / blocks.FOLDER).iterdir()]
    assert len(beside) == 1 + LOTS * EACH / 250
    assert max(path.stat().st_size for path in beside) < 500_000


@pytest.mark.browser
def test_it_is_painted_and_filtered_at_once_with_few_elements(visit, large):
    painted = []
    for _ in range(3):
        with visit(large / "index.html") as seen:
            painted.append(
                seen.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
            )
    assert min(painted) < 3000  # on a busy machine too
    with visit(large / "index.html") as seen:
        page = seen.page
        expect(page.locator("#status")).to_contain_text(f"{LOTS * EACH:,} match")
        assert page.evaluate("document.querySelectorAll('*').length") < 12_000
        acts = (
            lambda: page.select_option("#by-kind", "visit"),
            lambda: page.select_option("#by-person", "张一"),
            lambda: page.fill("#by-words", "第7次"),
            lambda: page.click("#clear"),
        )
        took = [[seen.processor_time(act) for act in acts] for _ in range(3)]
        assert all(min(times) < 500 for times in zip(*took, strict=True)), took


@pytest.mark.browser
def test_a_moved_folder_shows_evidence_steps_and_goes_back(visit, large, made, tmp_path):
    moved = shutil.copytree(large, tmp_path / "报告 二" / "pages")
    tables, sources = made
    rows = tables["meetings"].sort_values("date_start", ascending=False)
    first, second = rows.iloc[100], rows.iloc[3000]
    with visit(moved / "index.html", f"#m-{first['meeting_id']}") as seen:
        page, mark = seen.page, seen.page.locator("#evidence mark.here")
        expect(mark).to_have_text(sources[first["source"]][first["start"] : first["end"]])
        before = page.locator("#evidence-title").inner_text()
        page.locator("button.step").last.click()
        expect(page.locator("#evidence-title")).not_to_have_text(before)
        expect(mark).to_be_visible()
        page.evaluate(f"location.hash = '#m-{second['meeting_id']}'")
        expect(mark).to_have_text(sources[second["source"]][second["start"] : second["end"]])
        page.go_back()
        expect(page.locator("#evidence-title")).not_to_have_text(second["name"])


@pytest.mark.browser
def test_without_its_folder_a_page_says_what_is_missing(visit, large, tmp_path):
    shutil.copy(large / "index.html", tmp_path)
    with visit(tmp_path / "index.html") as seen:
        seen.page.locator("#rows a").first.click()
        expect(seen.page.locator("#evidence .note")).to_contain_text("the folder “data” must lie beside")
        assert seen.page.locator("#evidence h2").inner_text()
        shutil.copytree(large / blocks.FOLDER, tmp_path / blocks.FOLDER)
        seen.page.locator("button.step").last.click()
        expect(seen.page.locator("#evidence mark.here")).to_be_visible()
        seen.troubles[:] = [told for told in seen.troubles if "ERR_FILE_NOT_FOUND" not in told]


@pytest.mark.browser
def test_files_and_paper_hold_every_meeting_in_view(visit, large):
    with visit(large / "index.html", "#kind=visit") as seen:
        rows = [*csv.DictReader(io.StringIO(taken(seen.page, "csv").decode("utf-8-sig")))]
        status = seen.page.locator("#status").inner_text().replace(",", "")
        dated, undated = map(int, re.match(r"(\d+) dated in view and (\d+) undated", status).groups())
        assert len(rows) == dated + undated > 3000
        assert all(row["source"] and row["evidence"] and int(row["end"]) > int(row["start"]) for row in rows)
        assert taken(seen.page, "ics").decode().count("BEGIN:VEVENT") == sum(
            bool(row["date"]) for row in rows
        )
        seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(seen.page.locator("#rows tr")).to_have_count(len(rows))


@pytest.mark.browser
def test_search_and_glossary_open_their_blocks_wherever_they_lie(visit, tmp_path, monkeypatch, tables, texts):
    monkeypatch.setattr(blocks, "WITHIN", 0)
    monkeypatch.setattr(search, "TOGETHER", 1000)
    files: dict[str, str] = {}
    for suffix, language in (("", "en"), (".zh", "zh")):
        given = {"settings": Settings(language=language), "fingerprint": "0" * 32, "beside": files}
        for name, page in (("search", search), ("formulations", glossary)):
            files[f"{name}{suffix}.html"] = page.render(tables, texts, suffix=suffix, **given)
    put(tmp_path, files)
    shared = [
        set(re.findall(r'"files":(\[[^\]]*\])', files[f"search{suffix}.html"])) for suffix in ("", ".zh")
    ]
    assert shared[0] == shared[1] and shared[0].pop().count(",") > 2
    with visit(tmp_path / "search.html", "#q=三新一稳") as seen:
        expect(seen.page.locator("#lines tr")).to_have_count("".join(texts.values()).count("三新一稳"))
        seen.page.locator("#lines a").last.click()
        expect(seen.page.locator("#evidence mark.here")).to_have_text("三新一稳")
    with visit(tmp_path / "formulations.html") as seen:
        seen.page.locator(".uses a").first.click()
        expect(seen.page.locator("#evidence mark.here")).to_have_text("三新一稳")


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index", "formulations"])
def test_from_a_part_of_an_article_a_link_leads_to_all_of_it(
    visit, tmp_path, monkeypatch, tables, texts, name
):
    for packs in (evidence.Texts.pack, evidence.Texts.packed):
        monkeypatch.setitem(packs.__kwdefaults__, "whole", 0)
        monkeypatch.setitem(packs.__kwdefaults__, "around", 5)
    site = sample.write(tmp_path, tables, texts)
    with visit(site / f"{name}.zh.html") as seen:
        seen.page.locator("#rows a, .uses a").first.click()
        part = seen.page.locator("#evidence blockquote").first
        expect(part).to_contain_text("…")
        words, link = (
            part.locator("mark.here").first.text_content(),
            seen.page.locator("#evidence a.whole").first,
        )
        asked = link.get_attribute("href")
    page, _, at = asked.partition("#")
    assert page == "search.zh.html"
    with visit(site / page, f"#{at}") as seen:
        whole = seen.page.locator("#evidence blockquote")
        expect(whole.locator("mark.here")).to_have_text(words)
        assert whole.text_content() in {text.strip() for text in texts.values()} | set(texts.values())
        expect(seen.page.locator("#evidence a.whole")).to_have_count(0)


@pytest.mark.browser
def test_a_link_to_a_term_far_below_leads_to_it(visit, tmp_path, tables, texts):
    """What is out of sight has no height of its own yet: a smooth scroll would aim at guessed places."""
    one = tables["formulations"].head(1)
    many = [
        one.assign(term=f"第{n:03}项办法", uses=1, variant_of=f"第{n + 150:03}项办法" if n < 100 else "")
        for n in range(300)
    ]
    given = {"settings": Settings(window=None), "fingerprint": "0" * 32}
    page = glossary.render({**tables, "formulations": pd.concat(many, ignore_index=True)}, texts, **given)
    put(tmp_path, {"formulations.html": page})
    top = "document.querySelector('article:target').getBoundingClientRect().top"
    with visit(tmp_path / "formulations.html") as seen:
        link = seen.page.locator(".facts a[href^='#f-']").first
        link.click()
        seen.page.wait_for_timeout(1500)
        at = "[...document.querySelectorAll('article')].indexOf(document.querySelector('article:target'))"
        assert seen.page.evaluate(at) > 100
        assert 0 <= seen.page.evaluate(top) < 200
    with visit(
        tmp_path / "formulations.html", "#" + entries.address(entries.formulation_key("第250项办法"))
    ) as seen:
        seen.page.wait_for_timeout(1500)
        assert 0 <= seen.page.evaluate(top) < 200


@pytest.mark.browser
@pytest.mark.parametrize("many", [20, 90])
def test_long_spans_are_counted_where_too_many_overlap(visit, tmp_path, many):
    """As marks of their own where they fit, else in the bar of the month in which they begin."""
    sources = sample.corpus(many)
    made = sample.made(sources)
    made["meetings"] = made["meetings"].assign(
        kind="visit", date="2024-03/2024-06", date_start="2024-03-01", date_end="2024-06-30", date_precision="interval"
    )  # fmt: skip
    with visit(sample.write(tmp_path, made, sources) / "index.html", "#lanes=kind") as seen:
        marks = seen.page.locator("#plot .mark").count()
        bars = [int(text.split()[0]) for text in seen.page.locator("#plot .column title").all_text_contents()]
        assert (marks, sum(bars)) == ((many, 0) if many == 20 else (0, many))


def test_blocks_stay_in_a_page_that_has_nowhere_to_put_them_and_are_the_same_twice(monkeypatch):
    monkeypatch.setattr(blocks, "WITHIN", 3)
    assert blocks.laid(["一二", "三"], {}) == blocks.laid(["一二", "三"], None)
    assert [*blocks.laid(["一二", "三四"], None)] == ["blocks"]
    beside, again = {}, {}
    laid = blocks.laid(["一二", "三四"], beside)
    assert laid == blocks.laid(["一二", "三四"], again) and beside == again
    assert [f"data/{name}.js" for name in laid["files"]] == [*beside]


def policy_of(page: Path) -> str:
    return page.read_text(encoding="utf-8").split("<style>")[0]


@pytest.mark.browser
def test_only_a_page_that_loads_files_may_and_only_by_its_own_scripts(visit, large, site, tmp_path):
    assert "strict-dynamic" not in policy_of(site / "index.html")
    assert "strict-dynamic" in policy_of(large / "index.html")
    html = (large / "index.html").read_text(encoding="utf-8")
    injected = "<script>document.body.dataset.injected = 1</script><script src='data/injected.js'></script>"
    files = {"index.html": html.replace("</main>", f"{injected}</main>", 1)}
    put(tmp_path, files | {"data/injected.js": "document.body.dataset.injected = 1"})
    with visit(tmp_path / "index.html") as seen:
        assert seen.page.locator("body[data-injected]").count() == 0
        refused = [told for told in seen.troubles if "Content Security Policy" in told]
        assert len(refused) == 2
        seen.troubles[:] = [told for told in seen.troubles if told not in refused]


def test_a_build_puts_the_blocks_beside_its_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "WITHIN", 0)
    settings = Settings(corpus=put(tmp_path / "texts", sample.corpus(4)), topics=2)
    order = make.Order(settings, "0" * 32, Study.of(settings).folder)
    files = make.in_languages("index", order)
    assert {"index.html", "index.zh.html"} < {*files}
    for name in ("index.html", "index.zh.html"):
        listed = json.loads(re.search(r'"files":(\[[^\]]*\])', files[name].decode())[1])
        assert {f"{blocks.FOLDER}/{key}.js" for key in listed} <= {*files} and len(listed) == 2


#: Scripts of a page that has not unpacked its meetings yet.
SLOW = """const text = Response.prototype.text;
Response.prototype.text = async function () {
    await new Promise(done => { addEventListener("unpacked", done, { once: true }); });
    return text.call(this);
};"""


@pytest.fixture
def unready(browser, site):
    """The report while its meetings are being unpacked; ``unready(address)``, then `READY` lets it go on."""
    contexts = []

    def opened(at: str = "", page: str = "index.html", script: str = SLOW):
        contexts.append(browser.new_context())
        shown = contexts[-1].new_page()
        shown.add_init_script(script)
        shown.goto((site / page).as_uri() + at)
        return shown

    yield opened
    for context in contexts:
        context.close()


READY = "dispatchEvent(new Event('unpacked'))"


@pytest.mark.browser
def test_a_section_chosen_before_the_page_is_ready_leaves_the_filters(unready):
    page = unready("#kind=visit")
    page.locator(".contents a[href='#coverage'], .inpage a[href='#coverage']").first.click()
    page.wait_for_timeout(100)
    page.evaluate(READY)
    page.locator("body[data-ready]").wait_for(state="attached")
    expect(page.locator("#by-kind")).to_have_value("visit")
    assert "kind=visit" in page.url and "over=" not in page.url


@pytest.mark.browser
@pytest.mark.parametrize(("name", "told"), [("index.html", "Loading"), ("index.zh.html", "正在加载")])
def test_controls_wait_until_they_can_do_what_they_say(unready, name, told):
    page = unready(page=name)
    reached = """() => ["#by-words", "#background", "#lanes", "#take-csv", "#take-svg", "#take-print"].filter(one => {
        document.querySelector(one).focus();
        return document.activeElement === document.querySelector(one);
    })"""
    assert page.evaluate(reached) == []
    expect(page.locator("#status")).to_contain_text(told)
    expect(page.locator("#list")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("#shown-filters")).to_contain_text(
        "Printed before" if name == "index.html" else "尚未加载"
    )
    page.emulate_media(media="screen")
    page.evaluate(READY)
    expect(page.locator("#rows tr")).to_have_count(30)
    assert len(page.evaluate(reached)) == 6
    expect(page.locator("#status")).not_to_contain_text(told)
    expect(page.locator("#shown-filters")).not_to_contain_text("Printed before")


@pytest.mark.browser
def test_controls_of_an_old_browser_stay_as_they_are(unready):
    page = unready(script="delete globalThis.DecompressionStream")
    expect(page.locator("#status")).to_contain_text("too old")
    expect(page.locator("[inert]")).to_have_count(4)


@pytest.mark.browser
def test_a_meeting_shows_its_title_while_its_block_is_opened(visit, site):
    with visit(site / "index.html") as seen:
        seen.page.evaluate(SLOW + "0")
        seen.page.locator("#rows a").first.click()
        dialog = seen.page.locator("#evidence")
        expect(dialog).to_have_attribute("aria-busy", "true")
        assert (
            seen.page.locator("#evidence-title").inner_text()
            and seen.page.locator("#evidence-kind").inner_text()
        )
        expect(dialog.locator(".cite, .cite-place")).to_have_count(0)
        seen.page.evaluate(READY)
        expect(dialog.locator("mark.here").first).to_be_visible()
        expect(dialog).not_to_have_attribute("aria-busy", "true")
        expect(dialog.locator(".cite-place")).to_have_count(1)


@pytest.mark.browser
def test_a_sentence_without_its_block_has_a_title_and_nothing_to_copy(
    visit, tmp_path, monkeypatch, tables, texts
):
    monkeypatch.setattr(blocks, "WITHIN", 0)
    given = {"settings": Settings(), "fingerprint": "0" * 32, "beside": {}}
    put(tmp_path, {"formulations.html": glossary.render(tables, texts, **given)})
    with visit(tmp_path / "formulations.html") as seen:
        seen.page.locator(".uses a").first.click()
        expect(seen.page.locator("#evidence .note")).to_contain_text("must lie beside")
        assert seen.page.locator("#evidence-title").inner_text() == "三新一稳"
        assert seen.page.locator("#evidence-kind").inner_text() == "Formulation"
        assert seen.page.locator("#evidence .cite, #evidence .cite-place").count() == 0
        seen.troubles[:] = [told for told in seen.troubles if "ERR_FILE_NOT_FOUND" not in told]


@pytest.mark.browser
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_evidence_is_the_longest_text_whatever_was_opened_before(visit, site, order):
    """Blocks overlap, and one may have less of an article around a place than another."""
    with visit(site / "index.html") as seen:
        shown = seen.page.evaluate(
            """order => {
                const parts = [[100, "短".repeat(20), 3], [90, "长".repeat(60), 3]];
                for (const n of order) takeTexts({ 9000: { name: "a", parts: [parts[n]] } });
                return part([9000, 105, 110]).characters.length;
            }""",
            list(order),
        )
        assert shown == 60
