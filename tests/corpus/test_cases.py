"""The labelled cases of cases.toml, and the five texts that ship."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from analysis import corpus
from analysis.records import Source

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]


def marked(case: dict):
    marks = [pytest.mark.xfail(strict=True)] if case["label"] == "known failure" else []
    return pytest.param(case, id=f"{case['label']}: {case['name']}", marks=marks)


@pytest.mark.parametrize("case", map(marked, CASES))
def test_case(case: dict):
    document = corpus.cut(Source("a.txt", case["text"]))
    spans = [(case["text"][a.start : a.end], a.headline) for a in document.articles]
    found = [
        [text[: len(first)], text[-len(last) :], headline]
        for (text, headline), (first, last, _) in zip(spans, case["articles"])
    ]
    assert (len(spans), found) == (len(case["articles"]), case["articles"])
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert [text for text in case.get("paragraphs", ()) if text not in texts] == []


def seed(seeds: Path, number: str):
    [batch] = corpus.batches(seeds)
    [source] = [source for source in corpus.load(batch) if source.name.startswith(number)]
    return corpus.settle([corpus.cut(source)])[0]


def test_a_headline_after_its_article_has_a_kicker_and_a_deck(seeds: Path):
    article = seed(seeds, "000").articles[0]
    assert (article.kicker, article.headline, article.deck, article.headline_position) == (
        "袁家军在区县委书记和部门一把手例会上强调",
        "坚定信心 鼓足干劲 奋进争先 确保一季度经济社会高质量发展开门红",
        "胡衡华程丽华出席",
        "after",
    )
    assert article.rule == "begins: start; report: reporters named"


def test_hard_wrapped_rows_and_page_breaks_are_healed(seeds: Path):
    bodies = [p for p in seed(seeds, "000").paragraphs if p.article_id.endswith("#3") and p.role == "body"]
    [broken] = [p for p in bodies if "分管负责人要履" in p.text]
    assert "分管负责人要履行“一岗双责”，压紧压实" in broken.text
    assert broken.text.endswith("坚决防范重特大事故发生。")
    assert all(p.text[-1] in "。" for p in bodies)


def test_a_first_row_without_a_mark_belongs_to_its_paragraph_where_a_headline_stands_above_the_byline():
    rows = (
        "全市各级各部门迅速行动起来落实防",
        "汛责任，加强巡查值守，确保群众生命",
        "财产安全，全市各水库运行情况总体平",
        "稳，各地抢险队伍已经全部到位并开展",
        "演练，市防汛办要求继续加强监测预警",
        "工作，严格落实值班制度，及时报送有",
        "关情况。",
    )
    text = "市政府召开常务会议研究防汛工作\n\n本报记者 赵伟\n\n" + "\n".join(rows)
    document = corpus.cut(Source("a.txt", text))
    assert [p.reading.text for p in document.paragraphs if p.role == "body"] == ["".join(rows)]
    assert document.articles[0].headline == "市政府召开常务会议研究防汛工作"


def test_a_paragraph_goes_on_after_captions(seeds: Path):
    document = seed(seeds, "002")
    [paragraph] = [p for p in document.paragraphs if "社区“大党委”建设" in p.text]
    inside = [row.disposition for row in document.ledger if paragraph.start <= row.start < paragraph.end]
    assert inside == ["body", "blank", "caption", "blank", "caption", "blank", "body"]


def test_a_sentence_that_a_headline_interrupts_is_one_paragraph(seeds: Path):
    document = seed(seeds, "003")
    article = document.articles[5]
    [paragraph] = [p for p in document.paragraphs if "需求岗位53个，计划引进人才70余人" in p.text]
    inside = {row.disposition for row in document.ledger if paragraph.start <= row.start < paragraph.end}
    assert (article.headline, inside) == (
        "合川“双招双引”同频共振 赋能高质量发展",
        {"body", "blank", "headline"},
    )
    assert (
        article.rule == "begins: heading, space above, byline; advertorial: pictures supplied by its subject"
    )


def test_repeats_point_to_their_first_standing(seeds: Path):
    document = seed(seeds, "002")
    again = [p for p in document.paragraphs if p.repeat_of]
    assert len(again) == 13
    [first] = {p.repeat_of for p in again if p.text.startswith("健全常态化驻村工作机制")}
    assert len([p for p in again if p.repeat_of == first]) == 5
    reasons = {row.reason for row in document.ledger if row.disposition == "repeat"}
    assert f"repeats {first}" in reasons


def test_the_date_of_a_page_and_its_title(seeds: Path):
    document = seed(seeds, "001")
    [article] = document.articles
    assert (article.published, article.published_basis) == ("2024-07-26", "masthead")
    assert (article.headline, article.headline_position, article.kind) == (
        "市委六届五次全会精神传达提纲",
        "before",
        "document",
    )
    rest = [
        (row.disposition, row.reason)
        for row in document.ledger
        if row.disposition in ("furniture", "headline")
    ]
    assert rest == [
        ("furniture", "page title"),
        ("headline", "page title repeated"),
        ("furniture", "date line"),
        ("furniture", "share line"),
    ]


def test_the_date_line_of_an_article_is_that_below_its_headline():
    text = "甲市召开会议\n来源：山城日报\n时间：2021-05-07\n会议强调，要抓好落实。\n（责编：赵六）\n\n"
    document = corpus.cut(Source("a", text + text.replace("甲市", "乙市").replace("05-07", "05-08")))
    assert [(a.headline, a.published) for a in document.articles] == [
        ("甲市召开会议", "2021-05-07"),
        ("乙市召开会议", "2021-05-08"),
    ]
