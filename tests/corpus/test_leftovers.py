"""Fields that a template left unfilled are dropped; what a text says in braces stays."""

from __future__ import annotations

import time

import pytest

from analysis import corpus
from analysis.corpus import leftovers
from analysis.records import Source
from tests.rows import each


def shown(text: str) -> str:
    text, holes = leftovers.mended(text)
    return "".join(text[i] for i in range(len(text)) if not any(start <= i < end for start, end in holes))


@pytest.mark.parametrize(
    "text",
    [
        "{{2024}}年",
        "增长{{5%}}",
        "第{{ 1 }}名",
        "{{7*7}}",
        "{{}}",
        "{{教育}}局",
        "价格 ${price}",
        "单价${price}元",
        "变量#{name}的值",
        "来信请寄{mailto:a@b.cn}",
        "见{http://a.cn/1.html}",
        "电话{tel:0000-1234567}",
        "比分{a:b}",
        "{{ 1 }}",
        "单价 ${price} 元",
        "编号#{n}",
        "{{a + b = c}}",
    ],
)
def test_what_is_no_field_of_a_template_stays(text):
    assert shown(text) == text


@each(
    "field",
    ("{{author}}", "{{ item.author }}", "{{$author}}", "{{ .Author }}", "{{ author | default('') }}", "{{_author}}",
    "${author}", "#{author}", "${item.author}", "{$author}", "[!--author--]", "[field:author/]",
    "{dede:field.author/}", "{dede:field name='author'/}", "{/dede:list}", "{pboot:author}", "<%=author%>"),
)  # fmt: skip
@each(
    "line",
    ["{}", "作者：{}", "作者：{}来源：南州日报", "作者: {} 来源: 南州日报", "2024-03-05\n{}\n市委召开全会"],
)
def test_a_field_of_a_template_is_dropped(field, line):
    assert shown(line.format(field)) == line.format("")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("来源：${source}作者：#{author}", "来源：作者："),
        ("${title}", ""),
        ("{{ author }}摄", "摄"),
        ("作者：{{item.author | default: 'x'}}", "作者："),
        ("{{ formatDate(item.time) }} 发布", " 发布"),
    ],
)
def test_what_stands_beside_a_field_stays(text, left):
    assert shown(text) == left


@pytest.mark.parametrize(
    "line",
    [
        "来源:海州政协??|??作者:周光??|??日期:2018-05-30 15:48",
        "来源:海州市政府??作者:周光??日期:2018-05-30",
        "??发布时间:2018-05-30??浏览次数:33",
        "发布时间：2018-05-30??来源：本站",
    ],
)
def test_spaces_that_became_question_marks(line):
    text = f"全市政协委员调研防汛\n\n{line}\n???5月30日上午，市政协召开座谈会，研究防汛工作。\n会议强调，要做好工作。\n"
    [article] = corpus.cut(Source("a.txt", text)).articles
    assert (article.headline, article.published) == ("全市政协委员调研防汛", "2018-05-30")


def test_spaces_that_became_question_marks_before_a_byline():
    text = "??? □记者 周光 报道\n??? 5月30日，市政协召开座谈会，研究防汛工作。\n"
    document = corpus.cut(Source("a.txt", text))
    assert [paragraph.role for paragraph in document.paragraphs] == ["byline", "body"]


def test_question_marks_of_a_question_stay():
    for text in ("这样真的可以吗??\n记者问:怎么办??", "真的吗??发布会上：无人回答", "为什么??来源国：不详"):
        assert leftovers.mended(text)[0] == text


def test_time_is_linear_in_a_row_of_question_marks():
    begin = time.process_time()
    leftovers.mended("标题" + "?" * 100_000)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    "run", [" " * 30_000, "　" * 30_000, "<p>" * 10_000, " <b>" * 10_000, "</p> " * 10_000]
)
def test_time_is_linear_in_a_run_of_spaces_or_tags(run):
    begin = time.process_time()
    assert leftovers.mended(f"<p>会议{run}召开<")[1] == [(0, 3)]
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("<p><b>会议</b></p>", "会议"),
        ("  <h1> 会议 </h1> ", "会议"),
        ("会议/h1>", "会议"),
        ("会议</b></h1", "会议"),
        ("会<b>议</b>召开", "会<b>议</b>召开"),
        ("甲<乙，丙>丁", "甲<乙，丙>丁"),
    ],
)
def test_tags_are_dropped_at_the_ends_of_a_line_alone(line, left):
    assert shown(f"标题\n{line}\n文") == f"标题\n{left}\n文"
