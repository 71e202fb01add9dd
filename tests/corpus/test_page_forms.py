"""Headline, publication date and text of pages of many forms, in the shapes that extractors give them."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis import corpus
from analysis.records import Source
from tests.corpus import page_forms

#: Share of pages that must be right in each shape; a line that runs everything together leaves some borders open.
LEAST = {
    "lines": {"headline": 0.98, "published": 0.98, "body": 0.98, "articles": 1.0},
    "blank lines": {"headline": 0.98, "published": 0.98, "body": 0.98, "articles": 1.0},
    "head in one line": {"headline": 0.8, "published": 0.95, "body": 0.98, "articles": 1.0},
    "one line": {"headline": 0.7, "published": 0.85, "body": 0.4, "articles": 1.0},
}


@pytest.mark.parametrize("shape", page_forms.SHAPES)
def test_forms(shape: str):
    cases = list(page_forms.cases(shape))
    faults = [(case.form, fault) for case in cases for fault in case.faults()]
    wrong = Counter(fault.partition(":")[0] for _, fault in faults)
    short = {
        what: wrong[what] for what, least in LEAST[shape].items() if wrong[what] > (1 - least) * len(cases)
    }
    assert short == {}, "\n".join(f"{form}: {fault}" for form, fault in faults)


def test_every_character_of_a_form_is_accounted_for():
    for shape in page_forms.SHAPES:
        for case in page_forms.cases(shape):
            document = corpus.cut(Source("page.txt", case.text))
            rows = [(row.start, row.end) for row in document.ledger]
            assert [start for start, _ in rows] == [0, *(end for _, end in rows[:-1])]
            assert rows[-1][1] == len(case.text)


@pytest.mark.parametrize(
    "line",
    [
        "2024年3月5日 市委召开常委会会议，研究春耕工作。",
        "会议时间：2024年3月5日 地点：市委礼堂 参加人员：各部门负责人",
        "把握发展动态 推动工作落实",
        "政务信息 服务群众 提升水平",
        "坚持稳中求进 推动经济发展 确保2024-2025年度目标实现",
        "深入学习贯彻党的二十大精神 / 凝聚奋进力量",
        "市长何东山 3月5日到南州县调研。",
    ],
)
def test_a_line_of_text_is_not_taken_apart(line: str):
    [document] = [corpus.cut(Source("a.txt", f"{line}\n会议指出，要抓好落实。"))]
    assert "".join(p.text for p in document.paragraphs if line in p.text).startswith(line)


def test_captions_are_told_from_a_headline_below_its_article():
    text = "3月4日，市委召开会议，何东山讲话。\n会议指出，要抓好落实。\n\n市委召开经济工作会议\n何东山讲话"
    assert corpus.cut(Source("a.txt", text)).articles[0].headline.startswith("市委召开经济工作会议")


def _article_above(body: int, headline: str, byline: str = "本报记者 林小武\n") -> str:
    text = "\n".join(page_forms.BODIES[body])
    return f"{text}\n{byline}\n{headline}\n\n\n"


@pytest.mark.parametrize("name", ["国内联播快讯", "乡村见闻录", "记者走基层"])
def test_two_articles_may_have_the_same_headline_below_them(name: str):
    """The last line of such a page is no repeated headline, or each headline would head the wrong article."""
    headlines = [name, "海江集团来青江考察", name]
    text = "".join(_article_above(body, headline) for body, headline in zip((0, 2, 3), headlines))
    assert [article.headline for article in corpus.cut(Source("a.txt", text)).articles] == headlines


def test_a_round_up_at_the_foot_of_a_page_that_opens_with_an_items_heading():
    items = "南州县部署春耕\n南州县近日部署春耕工作。\n白河区清理河道\n白河区近日清理河道。\n国内联播快讯\n\n"
    text = items + _article_above(2, "海江集团来青江考察") + items
    articles = corpus.cut(Source("a.txt", text)).articles
    assert [article.headline for article in articles][-1] == "国内联播快讯"


_TEXT = "\n".join(page_forms.BODIES[0])


@pytest.mark.parametrize(
    "words", ["教师风采", "走进新时代", "今日立春", "看青江发展", "阅读", "政协工作", "民生热点"]
)
def test_words_that_also_name_sections_are_the_headline_where_nothing_else_is(words: str):
    for page in (f"{words}\n{_TEXT}", f"{words}\n2024-03-05 来源：本站\n{_TEXT}"):
        assert corpus.cut(Source("a.txt", page)).articles[0].headline == words


@pytest.mark.parametrize("words", ["教师风采", "阅读", "政协工作", "民生热点"])
def test_a_menu_makes_them_sections(words: str):
    page = f"首页 > 综合 > 综合\n{words}\n{_TEXT}"
    assert corpus.cut(Source("a.txt", page)).articles[0].headline == ""


@pytest.mark.parametrize(
    "headline",
    [
        "深入推进产教融合-海江集团共建青江大学",
        "全市法治宣传周启动 市司法局-市法院",
        "走进校园-服务青江大学",
        "校企合作签约-我校与海江集团",
        "新年第一课-开学季走进青江中学",
        "产学研联动-支持青江医院",
    ],
)
def test_a_hyphen_within_a_headline(headline: str):
    assert corpus.cut(Source("a.txt", f"{headline}\n{_TEXT}")).articles[0].headline == headline


@pytest.mark.parametrize(
    "site", ["青江市教育局", "青江新闻", "工作动态-青江市人民政府", "青江日报", "青江市投资促进局"]
)
def test_the_name_of_a_site_behind_a_bare_hyphen(site: str):
    page = f"青江市委召开全会-{site}\n{_TEXT}"
    assert corpus.cut(Source("a.txt", page)).articles[0].headline == "青江市委召开全会"


@pytest.mark.parametrize("label", ["主办", "承办", "主办单位", "承办单位", "协办单位"])
def test_who_holds_an_event_is_text_and_who_runs_the_site_is_not(label: str):
    line = f"{label}：青江市人民政府"
    event = corpus.cut(Source("a.txt", f"全国产业论坛举行\n{line}\n承办：青江大学\n{_TEXT}"))
    assert event.articles[0].headline == "全国产业论坛举行"
    assert line in "\n".join(p.text for p in event.paragraphs if p.role == "body")
    fields = corpus.cut(Source("a.txt", f"{_TEXT}\n时间：3月5日\n{line}"))
    assert line in "\n".join(p.text for p in fields.paragraphs)
    for foot in (line, f"{line}\n技术支持：青江市大数据中心", f"{line} 技术支持：青江市大数据中心"):
        document = corpus.cut(Source("a.txt", f"全国产业论坛举行\n{_TEXT}\n{foot}"))
        assert label not in "".join(p.text for p in document.paragraphs)


@pytest.mark.parametrize(
    "above",
    [
        "座谈会现场\n\n副市长李仲明讲话\n\n",
        "【资料图】\n",
        "？ 转载自青江发布报道\n",
        "??? 本报讯 （记者 林小武） ",
        "中新网青江三月四日电 （记者 林小武）",
        "大事记                 -  31 -\n\n",
    ],
)
def test_what_stands_above_a_text_and_is_no_headline(above: str):
    body = "3月4日，市委召开常委会会议，研究春季安全生产和重点项目建设工作，听取有关部门的情况汇报。\n会议指出，要抓好落实。"
    [document] = [corpus.cut(Source("a.txt", above + body))]
    assert [article.headline for article in document.articles] == [""]


@pytest.mark.parametrize(
    "headline",
    [
        "政府工作报告（全文）",
        "何东山在大会上讲话",
        "坚定信心 鼓足干劲 奋勇争先",
        "青江会议现场侧记",
        "广告产业园揭牌",
        "优惠政策惠及万家",
        "创建文明城市",
        "一条热线连民心",
        "市残联召开第五次会员代表大会",
    ],
)
@pytest.mark.parametrize("trail", ["", "首页 > 新闻中心 > 要闻\n"])
def test_a_headline_that_resembles_what_is_none(headline: str, trail: str):
    body = "3月4日，市委召开常委会会议，研究春季安全生产工作。\n会议指出，要抓好落实。"
    [document] = [corpus.cut(Source("a.txt", f"{trail}{headline}\n{body}"))]
    assert [article.headline for article in document.articles] == [headline]
