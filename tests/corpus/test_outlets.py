"""The newspaper that a page names: by its line of sources, its metadata or its own dateline, per article."""

from __future__ import annotations

import itertools

import pytest

from analysis import corpus, tables, vocabulary
from analysis.corpus import outlets
from analysis.corpus.cutting import cut
from analysis.questions import group
from analysis.records import Source
from tests.corpus.test_vocabulary import rows
from tests.rows import each

NAMES = ["南州日报", "江州发布", "北原新闻网", "海城区人民政府网站", "H市融媒体中心"]
LINES = [
    "发布时间：2024-03-05 08:30 来源：{} 作者：张三",
    "2024年03月05日 来源：《{}》",
    "来源：{}",
    "信息来源: {} 发布日期: 2024-03-05",
    "文章来源：{} | 2024-03-05",
    "来源丨{}",
    "2024-03-05 09:12 | 来源：{} | 点击：23 次",
]
TEXT = "南州市委召开常委会会议\n{line}\n3月4日，南州市委召开常委会会议，研究部署下一步工作。市委书记王翔主持会议并讲话。\n会议强调，要抓好落实，推动各项工作取得新的成效，确保完成全年目标任务。\n"
PAGE = "<html><head><title>南州市委召开常委会会议</title>{meta}</head><body><div>首页 要闻</div><h1>南州市委召开常委会会议</h1>{line}<p>3月4日，南州市委召开常委会会议，研究部署下一步工作。市委书记王翔主持会议并讲话。</p><p>会议强调，要抓好落实，推动各项工作取得新的成效，确保完成全年目标任务。</p></body></html>"


def origins(source: Source) -> list[str]:
    return tables.from_records.articles([corpus.cut(source)])["origin"].tolist()


@each(("line", "name"), itertools.product(LINES, NAMES))
def test_a_line_of_sources_names_the_newspaper(line, name):
    assert origins(Source("a.txt", TEXT.format(line=line.format(name)))) == [name]


@each(
    ("opening", "name"),
    [
        ("南州日报讯（记者 张三）3月4日，", "南州日报"),
        ("江州晚报讯 3月4日，", "江州晚报"),
        ("新华社南州3月4日电 ", ""),
        ("本报讯（记者 张三）3月4日，", ""),
    ],
)
def test_a_newspaper_is_named_by_the_dateline_of_its_own_report(opening, name):
    text = TEXT.format(line="").replace("3月4日，", opening, 1)
    assert origins(Source("a.txt", text)) == [name]
    assert origins(Source("a.txt", text, origin="北原日报")) == ["北原日报"]


@each("name", ["南州日报", "江州晚报", "北原新闻网", "新华社"])
@each(
    "line",
    [
        "{} 2023-01-11",
        "2023年1月11日 {}",
        "《{}》（2023年01月11日 第01版）",
        "{}2023-01-11",
        "2023-01-11 08:30 | {}",
    ],
)
def test_beside_the_date_of_publication_a_newspaper_needs_no_label(line, name):
    assert origins(Source("a.txt", TEXT.format(line=line.format(name)))) == [name]


@pytest.mark.parametrize(
    "line",
    [
        "工作简报 2023-01-11",
        "南州市政府办公室 2023-01-11",
        "新闻发布 2023-01-11",
        "编辑：南州日报 2023-01-11",
    ],
)
def test_what_is_no_newspaper_is_none_beside_a_date_either(line):
    assert origins(Source("a.txt", TEXT.format(line=line))) == [""]


@each("line", LINES)
@each("nobody", ["本站", "本网", "互联网", "原创"])
def test_a_site_that_names_itself_is_no_newspaper(line, nobody):
    assert origins(Source("a.txt", TEXT.format(line=line.format(nobody)))) == [""]


@pytest.mark.parametrize("line", ["图片来源：南州日报", "数据来源：国家统计局", "能量来源：太阳", "来源："])
def test_other_sources_name_none(line):
    assert origins(Source("a.txt", TEXT.format(line=line))) == [""]


def test_the_text_names_none():
    said = (
        "会议指出，来源：南州日报的报道值得重视，各级各部门要认真学习，抓好落实，推动各项工作取得新的成效。"
    )
    assert origins(Source("a.txt", TEXT.format(line="2024-03-05") + said)) == [""]


def test_the_column_of_a_table_comes_first():
    assert origins(Source("a", TEXT.format(line="来源：南州日报"), origin="甲报")) == ["甲报"]


def test_each_article_of_a_page_has_its_own():
    one = TEXT.format(line="2024-03-05 来源：南州日报")
    other = TEXT.replace("南州", "江州").format(line="2024-03-06 来源：江州日报").replace("常委会", "财经委")
    made = tables.from_records.articles([corpus.cut(Source("a.txt", f"{one}\n\n\n{other}"))])
    assert made["origin"].tolist() == ["南州日报", "江州日报"][: len(made)] and len(made) == 2


@pytest.mark.parametrize(
    ("meta", "line", "name"),
    [
        ('<meta name="ContentSource" content="南州日报">', "", "南州日报"),
        ('<meta name="source" content="《南州日报》">', "<div>2024-03-05</div>", "南州日报"),
        ('<meta name="source" content="本网">', "", ""),
        ('<meta name="ContentSource" content="">', "<div>2024-03-05 来源：<a>江州网</a></div>", "江州网"),
        ("", "<div><span>2024-03-05 08:30</span> <span>来源：江州网</span></div>", "江州网"),
        ('<meta name="keywords" content="会议">', "", ""),
    ],
)
def test_a_web_page_names_its_newspaper(tmp_path, meta, line, name):
    (tmp_path / "page.html").write_text(PAGE.format(meta=meta, line=line), encoding="utf-8")
    [batch] = corpus.batches(tmp_path)
    [source] = corpus.load(batch)
    assert origins(source) == [name]


def test_newspapers_of_web_pages_are_the_groups_of_source(tmp_path):
    for n, name in enumerate(("南州日报", "江州日报", "南州日报")):
        page = PAGE.format(meta="", line=f"<div>2024-03-0{n + 1} 来源：{name}</div>")
        (tmp_path / f"{n}.html").write_text(page.replace("研究部署", f"第{n}次研究部署"), encoding="utf-8")
    documents = [corpus.cut(source) for batch in corpus.batches(tmp_path) for source in corpus.load(batch)]
    made = tables.from_records.articles(documents)
    assert group(made, "source").tolist() == ["南州日报", "江州日报", "南州日报"]


@pytest.mark.parametrize("row", rows("corpus/no_outlets", "pattern"))
def test_words_that_name_nobody(row: vocabulary.Row):
    assert row.pattern("pattern").fullmatch(row["example"])
    assert outlets.cleaned(row["example"]) == ""


@pytest.mark.parametrize(
    "head",
    [
        "南州日报\n2024年1月30日\n\n",
        "2024年1月30日 星期二\n南州日报\n第1版 要闻\n\n",
        "2024年1月30日 星期二\n\n# 南州日报\n\n中共南州市委主办第1版要闻责编：王小明美编：李小红\n\n",
        "南州日报\n2024年1月30日\n南州日报社出版 第3版 综合 责任编辑：王小明\n\n",
    ],
)
def test_the_name_of_a_newspaper_on_a_line_of_its_own_in_the_masthead(head):
    text = f"{head}全市教育工作会议召开\n\n本报讯（记者 林小禾）1月29日下午，全市教育工作会议在安平召开。\n"
    (article,) = cut(Source(name="a.txt", text=text)).articles
    assert (article.origin, article.published) == ("南州日报", "2024-01-30")
    assert article.headline == "全市教育工作会议召开"


REPORT = "6月12日上午，青江县召开全县教育工作会议。县长王小明出席会议并讲话。\n\n会议要求，要抓好落实，办好人民满意的教育。\n"
FIRST = f"青江县召开全县教育工作会议\n\n本报讯（记者 张三）{REPORT}"
SECOND = FIRST.replace("教育工作", "水利工作").replace("人民满意的教育", "群众关心的水利")
SOURCED = SECOND.replace("会议\n", "会议\n\n2024-06-13 来源：新华社\n", 1)
DRILL = (
    "本报讯（记者 李四）6月13日下午，平川区举行防汛演练。区长赵大勇到场指导。\n\n"
    "演练结束后，赵大勇慰问了参演人员，要求继续做好准备。\n"
)
PAPER, OTHER = "青江日报\n2024年6月13日\n\n", "平川日报\n2024年6月14日\n\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"青江新闻网\n\n全县教育工作会议召开\n\n2024-06-13 来源：新华社\n\n{REPORT}", ["新华社"]),
        (f"{FIRST}\n{OTHER}{SECOND}", ["", "平川日报"]),
        (f"{PAPER}{FIRST}\n{OTHER}{SECOND}", ["青江日报", "平川日报"]),
        (f"{PAPER}{FIRST}\n{SECOND}", ["青江日报", "青江日报"]),
        (f"{PAPER}{FIRST}\n{SOURCED}", ["青江日报", "新华社"]),
        (f"{FIRST}\n平川日报\n2024年6月14日\n\n平川区举行防汛演练\n\n{DRILL}", ["", "平川日报"]),
        (f"{PAPER}{FIRST}\n平川区举行防汛演练\n\n{DRILL}", ["青江日报", "青江日报"]),
    ],
)  # fmt: skip
def test_a_masthead_names_the_newspaper_of_all_articles_below_it_that_name_none(text, names):
    assert [article.origin for article in cut(Source(name="a.txt", text=text)).articles] == names
