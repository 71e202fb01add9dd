"""Topics in the report: finer and coarser, words by relevance, shares over time, paragraphs by share."""

from __future__ import annotations

import itertools
import re

import pandas as pd
import pytest
from playwright.sync_api import expect

from analysis.reports import topic_tree
from analysis.reports.evidence import Texts
from tests.reports import sample


def data(tables: dict, texts: dict) -> dict:
    return topic_tree.data(
        tables,
        tables["paragraphs"][[*topic_tree.PARAGRAPHS]],
        Texts(texts, tables["articles"]),
        glossed=True,
    )


def test_a_coarser_topic_is_the_sum_of_those_that_it_joins(tables, texts):
    made = data(tables, texts)
    one, other, both = made["nodes"]
    assert (made["least"], made["published"], made["most"]) == (1, 2, 2)
    assert (both["topics"], both["published"], one["published"]) == ((1, 2), False, True)
    assert [month for month, _ in made["months"]] == ["2023-01", "2023-02", "2024-05"]
    assert one["months"][1] == [0.7, 0.6, 0.8] and both["months"][1] == [1.0]
    assert {word[0] for word in both["words"]} == {word[0] for word in [*one["words"], *other["words"]]}
    shares = [share for share, _ in one["paragraphs"]]
    assert len(shares) == topic_tree.SHOWN and shares == sorted(shares, reverse=True)


def test_a_finer_topic_follows_its_articles(tables, texts):
    """Topic 1 has two parts, of which every article has one at a third and the other at two thirds."""
    tree = tables["topic_tree"]
    finer = tree[tree["node"] == 1].assign(parent=1, fewest=3, most=3, topic=1)
    tree = tree.assign(leaves=["4；5", "2", "2；4；5"])
    parts = [finer.assign(node=4, leaves="4", label="一"), finer.assign(node=5, leaves="5", label="二")]
    shares = [
        {"article_id": article, "node": node, "share": share}
        for article in tables["articles"]["article_id"]
        for node, share in ((2, 0.4), (4, 0.2), (5, 0.4))
    ]
    words = [{"node": 4, "rank": 1, "word": "工作", "weight": 0.2}]
    given = tables | {
        "topic_tree": pd.concat([tree, *parts], ignore_index=True),
        "topic_tree_shares": pd.DataFrame(shares),
        "topic_tree_words": pd.DataFrame(words),
    }
    made = {node["id"]: node for node in data(given, texts)["nodes"]}
    assert made[4]["topics"] == (1,) and not made[4]["published"]
    assert made[4]["months"][0] == [0.2] and made[5]["months"][0] == [0.4]
    assert made[4]["words"][0][0] == "工作" and made[3]["topics"] == (1, 2)


def test_a_label_has_the_english_of_the_lexicon(tables, texts):
    given = dict(tables)
    given["formulations"] = tables["formulations"].assign(term=["工作", "会议"], gloss=["work", ""])
    assert [node["gloss"] for node in data(given, texts)["nodes"]] == ["work", "", ""]


def test_each_month_has_its_own_paragraphs(tables, texts):
    articles = tables["articles"].set_index("source")["date"]
    given = data(tables, texts)
    held = Texts(texts, tables["articles"])
    topic_tree.data(tables, tables["paragraphs"][[*topic_tree.PARAGRAPHS]], held, glossed=True)
    names = {number: source["name"] for number, source in held.pack()[0].items()}
    for node in given["nodes"]:
        for month, shown in node["monthly"].items():
            assert 0 < len(shown) <= topic_tree.IN_MONTH
            assert {articles[names[place[0]]][:7] for _, place in shown} == {month}
    assert given["nodes"][0]["monthly"] and not given["nodes"][2]["monthly"]  # joined: those of its parts


def test_a_point_leads_to_paragraphs_of_its_month(visit, site, tables):
    with visit(site / "index.html") as seen:
        page = seen.page
        point = page.locator("#over-plot a").first
        month = point.get_attribute("href")[-7:]
        point.click()
        expect(page.locator("#evidence figcaption").first).to_contain_text(f" · {month}")
        assert page.locator("#evidence blockquote").count() <= topic_tree.IN_MONTH
        page.keyboard.press("Escape")
        page.locator("#over details summary").click()
        page.goto(page.url.split("#")[0] + "#o-1-1999-01")  # a month without texts
        expect(page.locator("#evidence")).to_be_hidden()
        page.locator("#over-table a").first.press("Enter")
        expect(page.locator("#evidence")).to_be_visible()
        page.keyboard.press("Escape")
        assert seen.faults() == []


def test_no_topics_no_tree(tables, texts):
    assert data(tables | {"topics": tables["topics"].head(0)}, texts) == {}


def slide(page, control: str, *keys: str) -> None:
    page.locator(f"#{control}").focus()
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.browser
def test_a_chinese_page_lists_with_chinese_marks(visit, site):
    with visit(site / "index.zh.html") as seen:
        slide(seen.page, "cut", "ArrowLeft")
        expect(seen.page.locator("#topic-list .under").first).to_have_text("由主题1、2合并而成")


@pytest.mark.browser
def test_finer_and_coarser_by_keyboard_and_the_address_keeps_it(visit, site):
    with visit(site / "index.html") as seen:
        page, cards = seen.page, seen.page.locator("#topic-list h3")
        expect(cards).to_have_text(["1 工作、会议", "2 底线、强调"])
        slide(page, "cut", "ArrowLeft")
        expect(cards).to_have_text(["全部工作"])
        expect(page.locator("#topic-list .under").first).to_have_text("joins the topics 1, 2")
        expect(page).to_have_url(re.compile("topics=1"))
        page.reload()
        expect(cards).to_have_text(["全部工作"])
        expect(page.locator("#cut")).to_have_value("1")
        page.locator(".tree summary").click()
        page.get_by_role("button", name="2 底线、强调").click()
        expect(cards).to_have_text(["1 工作、会议", "2 底线、强调"])
        expect(page).not_to_have_url(re.compile("#"))


@pytest.mark.browser
def test_no_line_of_a_topics_label_begins_with_a_dot(visit, tmp_path, tables, texts):
    label = "惠民强企·改革突破·市委经济工作会议"
    labelled = {name: tables[name].assign(label=label) for name in ("topics", "topic_tree")}
    page = sample.write(tmp_path, tables | labelled, texts) / "index.html"
    begins = """() => [...document.querySelectorAll("#topic-list h3 [lang=zh]")].flatMap(label => {
        const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT), letters = [], range = new Range();
        while (walker.nextNode()) for (let at = 0; at < walker.currentNode.length; at++) {
            range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + 1);
            letters.push([walker.currentNode.data[at], range.getBoundingClientRect().top]);
        }
        return letters.filter(([, top], n) => n && top > letters[n - 1][1] + 5).map(([letter]) => letter);
    })"""
    with visit(page) as seen:
        expect(seen.page.locator("#topic-list h3").first).to_have_text(f"1 {label}")
        for width in range(200, 320, 3):
            seen.page.evaluate(
                "width => document.querySelectorAll('#topic-list h3').forEach(head => { head.style.width = `${width}px`; })",
                width,
            )
            assert set(seen.page.evaluate(begins)) <= {"改", "市"}, width


@pytest.mark.browser
def test_the_tree_waits_for_what_its_buttons_change(browser, site):
    """Before the page is ready they would do nothing: they are inert, as the other controls are."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / "index.html").as_uri())
    buttons = page.locator("[data-cut]").count()
    assert buttons and page.locator("[inert] [data-cut]").count() == buttons
    page.context.close()


@pytest.mark.browser
def test_words_are_ordered_by_relevance(visit, site):
    with visit(site / "index.html") as seen:
        words = seen.page.locator("#topic-list > li").first.locator(".words a")
        slide(seen.page, "lambda", "End")
        expect(words).to_have_text(["工作", "会议", "落实", "区县"])  # by weight
        slide(seen.page, "lambda", "Home")
        expect(words).to_have_text(["区县", "落实", "会议", "工作"])  # by lift
        expect(seen.page).to_have_url(re.compile("lambda=0"))
        words.first.click()
        expect(seen.page.locator("#evidence h2")).to_have_text("区县")


@pytest.mark.browser
@pytest.mark.parametrize("how", ["hover", "focus"])
def test_a_word_shows_the_topics_that_have_it(visit, site, how):
    with visit(site / "index.html") as seen:
        word = seen.page.locator("#topic-list .words a", has_text="底线")
        word.hover() if how == "hover" else word.focus()
        expect(seen.page.locator("#word-topics")).to_have_text("底线: in this topic alone")
        expect(seen.page.locator(".has-word h3")).to_have_text("2 底线、强调")


@pytest.mark.browser
def test_paragraphs_come_by_share(visit, site):
    with visit(site / "index.html") as seen:
        seen.page.get_by_role("link", name="Paragraphs by share").first.click()
        captions = seen.page.locator("#evidence figcaption b")
        expect(captions).to_have_count(topic_tree.SHOWN)
        shares = [int(text.split("%")[0]) for text in captions.all_text_contents()]
        assert shares[0] == 90 and shares == sorted(shares, reverse=True)
        assert seen.faults() == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_topics_are_followed_over_time(visit, site, scheme):
    with visit(site / "index.html", scheme=scheme) as seen:
        page = seen.page
        points = page.locator("#over-plot .point")
        expect(points).to_have_count(6)
        expect(page.locator("#over-plot line[class='series-0']")).to_have_count(
            1
        )  # January to February 2023 alone
        box = page.locator("[data-follow='2']")
        box.focus()
        page.keyboard.press("Space")
        expect(points).to_have_count(3)
        expect(page.locator("[data-follow='2']")).to_be_focused()
        expect(page).to_have_url(re.compile("over=1"))
        page.locator(".over summary").click()
        expect(page.locator("#over-table tbody tr").first).to_have_text("2023-01360% 50%–70%")
        assert seen.faults() == []
        page.reload()
        expect(points).to_have_count(3)


@pytest.mark.browser
@pytest.mark.parametrize(
    "months", [("2023-10", "2024-03"), ("2023-04", "2023-09"), ("2023-02", "2023-02"), ("2022-11", "2025-02")]
)
def test_the_axis_of_shares_begins_with_a_year(visit, tmp_path, tables, texts, months):
    given = tables["topic_months"]
    shares = [given[given["month"] == "2023-01"].assign(month=month) for month in dict.fromkeys(months)]
    folder = sample.write(tmp_path, tables | {"topic_months": pd.concat(shares, ignore_index=True)}, texts)
    for width in (1280, 390):
        with visit(folder / "index.html", width=width) as seen:
            names = seen.page.locator("#over-plot .tick-name[text-anchor=middle]")
            assert months[0][:4] in names.first.text_content()
            boxes = [one.bounding_box() for one in names.all()]
            assert all(a["x"] + a["width"] <= b["x"] for a, b in itertools.pairwise(boxes))
