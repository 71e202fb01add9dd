"""Search over the whole text, in the page: every place, its exact offsets, and quickly."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd
import pytest
from playwright.sync_api import expect

from analysis.reports import search
from analysis.settings import Settings
from tests.reports import sample

pytestmark = pytest.mark.browser


def ask(page, words: str) -> None:
    expect(page.locator("body[data-ready]")).to_have_count(1)
    page.evaluate("delete document.body.dataset.milliseconds")
    page.fill("#asked", words)
    expect(page.locator("body[data-milliseconds]")).to_have_count(1)


def lines(page) -> list[dict]:
    with page.expect_download() as waiting:
        page.click("#take-csv")
    return [*csv.DictReader(io.StringIO(waiting.value.path().read_text("utf-8-sig")))]


def written(words: str) -> re.Pattern:
    """The words with line breaks anywhere between their characters."""
    return re.compile(r"\s*".join(map(re.escape, words)))


@pytest.mark.parametrize("words", ["三新一稳", "主持会议", "守住“两条底线”", "(0)", "2023"])
def test_every_place_is_found_at_its_offsets(visit, site, texts, words):
    wanted = {
        (name, m.start(), m.end()) for name, text in texts.items() for m in written(words).finditer(text)
    }
    with visit(site / "search.html") as seen:
        ask(seen.page, words)
        if not wanted:
            expect(seen.page.locator("#status")).to_have_text("Nothing found")
            return
        found = {(row["source"], int(row["start"]), int(row["end"])) for row in lines(seen.page)}
    assert found == wanted


def test_alternatives_and_gaps(visit, site, texts):
    whole = "".join(texts.values())
    with visit(site / "search.html") as seen:
        ask(seen.page, "张一|李二")
        assert len(lines(seen.page)) == whole.count("张一") + whole.count("李二")
        ask(seen.page, "三新*稳")
        assert {row["words"] for row in lines(seen.page)} == {"三新一稳"}
        ask(seen.page, "*|")
        expect(seen.page.locator("#status")).to_have_text("Nothing found")


def written_with(folder, *more: str) -> None:
    """A site of as many texts as there are endings."""
    texts = {
        name: text + end for (name, text), end in zip(sample.corpus(len(more)).items(), more, strict=True)
    }
    sample.write(folder, sample.made(texts), texts)


def test_a_sign_of_expressions_in_words_is_looked_for_as_it_is(visit, tmp_path):
    written_with(tmp_path, "\n“北溪-1”管道停止输气，价格为3.5（元/方）^_^。\n")
    with visit(tmp_path / "search.html") as seen:
        for words in ("北溪-1", "3.5", "元/方", "^_^"):
            ask(seen.page, words)
            expect(seen.page.locator("#status")).to_have_text("1 hit in 1 article")


def test_words_apart_are_found_in_articles_that_have_all_and_quotation_marks_may_differ(visit, tmp_path):
    written_with(
        tmp_path,
        "\n要共建“一带一路”，推动高质量发展。\n",
        "\n推动高质量发展，抓好乡村振兴。乡村振\n兴要紧。\n",
        "\n抓好乡村振兴。\n",
    )
    with visit(tmp_path / "search.html") as seen:
        status = seen.page.locator("#status")
        ask(seen.page, "高质量发展 乡村振兴")
        expect(status).to_have_text("Not in this order; 1 article has all of these words: 3 hits")
        found = [(row["source"], row["words"]) for row in lines(seen.page)]
        assert found == [("page1.txt", word) for word in ("高质量发展", "乡村振兴", "乡村振兴")]
        ask(seen.page, "共建一带一路")
        expect(status).to_have_text("Not as typed; without regard to quotation marks: 1 hit in 1 article")
        ask(seen.page, '"高质量发展"')
        assert len(lines(seen.page)) == 2
        ask(seen.page, "乡村 振兴")  # stands as typed, but for the space
        expect(status).to_have_text("3 hits in 2 articles")
        ask(seen.page, "高质量发展 无此词")
        expect(status).to_have_text("Nothing found")


def test_a_regular_expression_finds_what_it_describes_across_line_breaks(visit, site, texts):
    wanted = {
        (name, m.start(), m.end())
        for name, text in texts.items()
        for m in re.finditer(r"守住\s*“两条底线”|主持\s*会议并", text)
    }
    assert any("\n" in texts[name][a:b] for name, a, b in wanted)
    with visit(site / "search.html") as seen:
        ask(seen.page, "/守住.两.{2,3}线”|主持会议[并]/")
        found = {(row["source"], int(row["start"]), int(row["end"])) for row in lines(seen.page)}
        assert found == wanted
        expect(seen.page).to_have_url(re.compile("q=%2F"))
        seen.page.reload()
        expect(seen.page.locator("#status")).to_contain_text(f"{len(wanted)} hits")
        seen.page.locator("#lines a").first.click()
        expect(seen.page.locator("#evidence mark.here")).to_have_text(re.compile(r"守住|主持"))
        expect(seen.page.locator("#evidence-actions .step")).to_have_count(2)


def test_an_expression_does_not_reach_into_the_next_paragraph(visit, site):
    with visit(site / "search.html") as seen:
        ask(seen.page, "/做实。.{0,3}各区县/")
        expect(seen.page.locator("#status")).to_have_text("Nothing found")
        ask(seen.page, "/^各区县/")
        expect(seen.page.locator("#status")).to_have_text("30 hits in 30 articles")


def test_an_expression_that_is_none_or_takes_too_long_says_so(visit, site):
    with visit(site / "search.html") as seen:
        ask(seen.page, "/(/")
        expect(seen.page.locator("#status")).to_have_text(
            "Not a valid regular expression: /(/: Unterminated group"
        )
        seen.page.evaluate("expressionSeconds = 0.5")
        ask(seen.page, "/(((.|.)+)+)+☃/")
        expect(seen.page.locator("#status")).to_contain_text("Stopped after 0.5 seconds: 0 of 30 articles")
        ask(seen.page, "两条底线")  # the page answers on
        expect(seen.page.locator("#status")).to_have_text("30 hits in 30 articles")


def test_a_search_that_runs_shows_nothing_of_the_last_one_and_keeps_no_worker(visit, site):
    with visit(site / "search.html") as seen:
        page = seen.page
        ask(page, "三新一稳")
        expect(page.locator("#lines tr").first).to_be_visible()
        page.evaluate("""() => {
            expressionSeconds = 600;  // they are stopped by the next search, not by time
            window.kept = new Set();
            const [make, revoke] = [URL.createObjectURL, URL.revokeObjectURL];
            URL.createObjectURL = content => { const made = make(content); kept.add(made); return made; };
            URL.revokeObjectURL = address => { kept.delete(address); revoke(address); };
        }""")
        for endless in ("/(((.|.)+)+)+☃/", "/(((.|.)+)+)+☂/"):  # the second stops the first
            page.fill("#asked", endless)
            expect(page.locator("#status")).to_contain_text("of 30 articles")
            expect(page.locator("#lines tr")).to_have_count(0)
            expect(page.locator("#found")).to_be_hidden()
        ask(page, "三新一稳")
        expect(page.locator("#lines tr").first).to_be_visible()
        assert page.evaluate("kept.size") == 0


def test_words_that_look_like_an_expression_lead_to_it(visit, site):
    with visit(site / "search.html") as seen:
        ask(seen.page, "三新.{0,4}稳")
        seen.page.locator("#status a").click()
        expect(seen.page.locator("#asked")).to_have_value("/三新.{0,4}稳/")
        expect(seen.page.locator("#status")).to_have_text("60 hits in 30 articles")


def test_every_hit_is_printed_and_what_is_not_is_said(visit, site, texts):
    many = "".join(texts.values()).count("，")
    assert many > 100
    with visit(site / "search.html") as seen:
        ask(seen.page, "，")
        expect(seen.page.locator("#lines tr")).to_have_count(100)
        seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(seen.page.locator("#lines tr")).to_have_count(many)
        expect(seen.page.locator("#more")).to_be_hidden()
        expect(seen.page.locator("#not-printed")).to_be_empty()
        seen.page.evaluate("mostPrinted = 7; dispatchEvent(new Event('beforeprint'))")
        expect(seen.page.locator("#lines tr")).to_have_count(7)
        expect(seen.page.locator("#not-printed")).to_contain_text(f"7 of {many} are printed")
        seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(seen.page.locator("#lines tr")).to_have_count(100)


def test_offsets_count_characters_beyond_the_first_plane(visit, tmp_path):
    sources = sample.corpus(1, headline="𠮷野家😀")
    (text,) = sources.values()
    with visit(sample.write(tmp_path, sample.made(sources), sources) / "search.html") as seen:
        ask(seen.page, "会议")
        places = [(int(row["start"]), int(row["end"])) for row in lines(seen.page)]
        assert places and {text[a:b] for a, b in places} == {"会议"}
        seen.page.locator("#lines a").first.click()
        expect(seen.page.locator("#evidence mark.here")).to_have_text("会议")
        assert seen.page.locator("#evidence blockquote").text_content() == text


def test_a_headline_that_only_a_title_column_gives_is_found_and_opens_its_article(visit, tmp_path):
    sources = sample.corpus(2)
    made = sample.made(sources)
    made["articles"].loc[1, "headline"] = "两条底线座谈会召开"
    with visit(sample.write(tmp_path, made, sources) / "search.html") as seen:
        ask(seen.page, "两条底线")
        expect(seen.page.locator("#status")).to_contain_text("in 2 articles")
        assert [(row["source"], row["start"], row["end"]) for row in lines(seen.page)].count(
            ("page1.txt", "0", "0")
        ) == 1
        seen.page.get_by_role("row", name="座谈会召开").get_by_role("link").click()
        expect(seen.page.locator("#evidence-title")).to_have_text("两条底线座谈会召开")
        expect(seen.page.locator("#evidence blockquote")).to_contain_text("会议强调")


def test_a_line_opens_its_article_and_the_address_keeps_all(visit, site, texts):
    with visit(site / "search.html") as seen:
        page = seen.page
        ask(page, "两条底线")
        page.locator("#kwic thead button").nth(4).click()
        page.locator("#lines a").first.click()
        expect(page.locator("#evidence mark.here")).to_have_text("两条底线")
        address = page.url
        page.goto("about:blank")
        page.goto(address)
        expect(page.locator("#evidence mark.here")).to_have_text("两条底线")
        expect(page.locator("#asked")).to_have_value("两条底线")
        expect(page.locator("#kwic th").nth(4)).to_have_attribute("aria-sort", "ascending")
        page.click("#evidence-close")
        expect(page.locator("#evidence")).to_be_hidden()


def test_lines_are_sorted_by_what_stands_before(visit, site):
    with visit(site / "search.html") as seen:
        ask(seen.page, "年")
        seen.page.locator("#kwic thead button").nth(1).click()
        expect(seen.page.locator("#kwic th").nth(1)).to_have_attribute("aria-sort", "ascending")
        left = [row["left"][::-1] for row in lines(seen.page)]
        assert len(left) > 1
        order = seen.page.evaluate("list => [...list].sort(new Intl.Collator('zh').compare)", left)
        assert left == order


def test_a_hit_is_one_line_with_the_nearest_words_beside_it(visit, tmp_path):
    said = "各区县各部门要以更大力度更实举措推动项目建设提速提质" * 2
    written_with(tmp_path, f"2024年3月5日，{said}加快改革创新{said}。")
    nearest = """cells => cells.map(cell => {
        const range = document.createRange(), text = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
        range.setStart(text, text.length - 1), range.setEnd(text, text.length);
        return cell.getBoundingClientRect().right - range.getBoundingClientRect().right;
    })"""
    with visit(tmp_path / "search.html", width=900) as seen:
        ask(seen.page, "改革创新")
        heights = seen.page.locator("#lines tr").evaluate_all("rows => rows.map(row => row.offsetHeight)")
        assert len(heights) == 1 and heights[0] < 40
        (gap,) = seen.page.locator("#lines .left").evaluate_all(nearest)
        assert 0 <= gap < 20
        assert seen.overflowing() == []
    with visit(tmp_path / "search.html", width=390) as seen:  # on a phone all of it is read, on more lines
        ask(seen.page, "改革创新")
        assert seen.page.locator("#lines tr").first.evaluate("row => row.offsetHeight") > 100


def test_the_report_hands_its_words_on(visit, site, texts):
    with visit(site / "index.html") as seen:
        assert seen.page.get_attribute("#find", "data-page") == "search.html"
        seen.page.fill("#find-words", "两条 底线")
        seen.page.press("#find-words", "Enter")
        expect(seen.page.locator("body[data-ready]")).to_have_count(1)
        expect(seen.page.locator("#asked")).to_have_value("两条 底线")
        assert len(lines(seen.page)) == "".join(texts.values()).count("两条底线")
        assert [trouble for trouble in seen.troubles if "/search.html" not in trouble] == []
        seen.troubles.clear()  # one request, for the page that was asked for


@pytest.mark.parametrize("name", ["index", "formulations", "search"])
def test_each_page_leads_to_itself_in_the_other_language_with_the_same_view(visit, site, name):
    with visit(site / f"{name}.html", "#q=x&sort=1") as seen:
        assert seen.page.get_attribute("#language", "href") == f"{name}.zh.html"
        seen.page.evaluate(
            "document.querySelector('#language').addEventListener('click', e => e.preventDefault())"
        )
        seen.page.click("#language")
        assert seen.page.get_attribute("#language", "href").startswith(f"{name}.zh.html")
    with visit(site / f"{name}.zh.html") as seen:
        assert seen.page.get_attribute("html", "lang") == "zh"
        assert seen.page.get_attribute("#language", "href") == f"{name}.html"
        own = seen.page.eval_on_selector_all("nav a, .brand", "all => all.map(a => a.getAttribute('href'))")
        for page in ("index", "formulations", "search"):
            assert f"{page}.zh.html" in own and f"{page}.html" not in own


def test_a_corpus_too_long_for_a_page_says_what_it_holds(tables, texts):
    page = search.render(tables, texts, settings=Settings(), fingerprint="0" * 32, largest=1000)
    assert re.search(r"it contains the earliest [1-9]\d? of 30 articles", page)


@pytest.mark.parametrize("n", [0, 1])
def test_none_and_one(visit, tmp_path, n):
    sources = sample.corpus(n)
    if not n:
        empty = {name: table.head(0) for name, table in sample.made(sample.corpus(2)).items()}
        path = tmp_path / "search.html"
        path.write_text(search.render(empty, {}, settings=Settings(), fingerprint="0" * 32), encoding="utf-8")
    else:
        path = sample.write(tmp_path, sample.made(sources), sources) / "search.html"
    with visit(path) as seen:
        ask(seen.page, "会议")
        expect(seen.page.locator("#lines tr")).to_have_count("".join(sources.values()).count("会议") * n)


def test_a_year_of_news_is_searched_in_under_200_ms(visit, tmp_path):
    """Five thousand articles of 800 characters, of a few words each: as long as a year of broadcasts."""
    part = "会议强调，要完整、准确、全面贯彻新发展理念，加快构建新发展格局，着力推动高质量发展。代表们认为，"
    texts = {f"{n}.txt": f"第{n}号\n\n" + (part * 20)[: 800 - n % 7] for n in range(5000)}
    rows = [
        {
            "article_id": f"{name}#1",
            "source": name,
            "start": 0,
            "end": len(text),
            "headline": "",
            "date": "2023-05-01",
            "published": "",
            "origin": "",
            "reporters": "",
        }
        for name, text in texts.items()
    ]
    given = {
        "articles": pd.DataFrame(rows),
        "paragraphs": pd.DataFrame(columns=["article_id", "role", "text"], dtype="str"),
    }
    path = tmp_path / "search.html"
    path.write_text(search.render(given, texts, settings=Settings(), fingerprint="0" * 32), encoding="utf-8")
    with visit(path) as seen:
        ask(seen.page, "第1号")
        took = [
            min(seen.processor_time(lambda asked=words: ask(seen.page, asked)) for _ in range(3))
            for words in ("第4999号", "新*格局", "没有这样的词")
        ]
        print("milliseconds of processor time, best of three", took)
    assert 0 < min(took) <= max(took) < 200


def test_the_texts_go_to_one_worker_while_an_expression_is_typed_and_a_key_is_answered_at_once(visit, site):
    counting = """(() => {
        window.made = 0; window.sent = 0; window.waits = [];
        const Own = Worker, later = setTimeout;
        window.Worker = class extends Own {
            constructor(...given) { super(...given); window.made++; }
            postMessage(data, ...rest) { window.sent += Boolean(data.texts); super.postMessage(data, ...rest); }
        };
        window.setTimeout = (act, wait, ...rest) => { window.waits.push(wait ?? 0); return later(act, wait, ...rest); };
    })()"""
    with visit(site / "search.html") as seen:
        expect(seen.page.locator("body[data-ready]")).to_have_count(1)
        seen.page.evaluate(counting)
        ask(seen.page, "主持会议")
        assert seen.page.evaluate("made") == 0  # words need no worker
        assert max(seen.page.evaluate("waits")) <= 50  # milliseconds; a year is to be answered within 200
        seen.page.locator("#asked").fill("")
        seen.page.locator("#asked").press("/")
        assert seen.page.evaluate("[made, sent]") == [1, 1]  # the texts are there before the expression is
        for expression in ("/主持会.{1}/", "/三新.{1,2}稳/", "/(/", "/主持.{2}/"):
            ask(seen.page, expression)
        expect(seen.page.locator("#status")).to_contain_text("hits")
        assert seen.page.evaluate("[made, sent]") == [1, 1]


def test_either_script_finds_both(visit, tmp_path):
    written_with(tmp_path, "\n會議關於營商環境，沿著新路前進。\n", "\n关于营商环境的会议。\n")
    with visit(tmp_path / "search.html") as seen:
        status = seen.page.locator("#status")
        for words in ("营商环境", "營商環境", "关于", "關於", "/營商.境/", "營商環境 會議"):
            ask(seen.page, words)
            expect(status).to_contain_text("2 articles")
        ask(seen.page, "沿着新路")
        assert [row["words"] for row in lines(seen.page)] == ["沿著新路"]  # as the file has it


def test_the_filters_of_timeline_and_glossary_take_either_script(visit, site):
    with visit(site / "index.html", "#words=會議") as seen:
        expect(seen.page.locator("body[data-ready]")).to_have_count(1)
        told = seen.page.locator("#status").text_content()
    with visit(site / "index.html", "#words=会议") as seen:
        expect(seen.page.locator("body[data-ready]")).to_have_count(1)
        assert seen.page.locator("#status").text_content() == told
    with visit(site / "formulations.html", "#words=兩條") as seen:
        expect(seen.page.locator("#terms > article:visible h2")).to_have_text(["两条底线"])


def test_full_width_letters_and_digits_find_the_half_width_ones(visit, tmp_path):
    texts = sample.corpus(3) | {
        "w.txt": "会议要闻（9）\n\n3月9日，市委召开第1次工作会议。全市ＧＤＰ增长３．５％，“三新一稳”2024年见效。"
    }
    site = sample.write(tmp_path, sample.made(texts), texts)
    with visit(site / "search.html") as seen:
        for typed, other in (
            ("２０２３", "2023"),
            ("gdp", "ＧＤＰ"),
            ("３．５", "3.5"),
            ("/第\\d次/", "/第[０-９]次/"),
        ):
            ask(seen.page, typed)
            found = lines(seen.page)
            ask(seen.page, other)
            assert found and lines(seen.page) == found
    with visit(site / "index.html") as seen:
        seen.page.fill("#by-words", "第１次")
        expect(seen.page.locator("#rows tr")).not_to_have_count(0)


def test_in_chinese_a_faulty_expression_is_told_without_the_browsers_english(visit, site):
    with visit(site / "search.zh.html") as seen:
        seen.page.fill("#asked", "/三(/")
        expect(seen.page.locator("#status")).to_have_text("正则表达式有误：/三(/")
