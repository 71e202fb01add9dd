"""Tables whose cells hold markup, as the databases of websites export their texts."""

from __future__ import annotations

import csv
import html
import json
from pathlib import Path

import openpyxl
import pytest

from analysis import corpus
from analysis.corpus.readers import web_fragment
from analysis.records import Source, Unread

_LINES = ("青渠县召开防汛会议", "6月12日，青渠县召开防汛会议，县长丁文澜出席。", "会议强调，要抓好落实。")
#: The three lines as editors of websites set them.
_FORMS = {
    "paragraphs": "<p><b style='color:red'>{0}</b></p><p>&nbsp;</p><p>{1}</p>\n<p>{2}</p>",
    "not closed": "<P align=center>{0}\n<P>{1}\n<P>{2}",
    "breaks": "{0}<br>{1}<br/>{2}<BR />",
    "breaks at line ends": "{0}<br />\n{1}<br />\n{2}",
    "heading": "<h1>{0}</h1><div><span>{1}</span></div><div>{2}</div>",
    "office program": "<p class=MsoNormal>{0}<o:p></o:p></p><!--[if gte mso 9]><xml>x</xml><![endif]--><p>{1}</p><p>{2}</p>",
    "table": "<table><tr><td>{0}</td></tr><tr><td>{1}</td></tr><tr><td>{2}</td></tr></table>",
    "whole page": "<!DOCTYPE html><html><head><title>网</title><style>p{{}}</style></head><body><p>{0}</p><p>{1}</p><p>{2}</p></body></html>",
    "plain lines with a tag": "<font size=5>{0}</font>\n{1}\n{2}",
    "wrapped in its source": "<p>{0}</p>\n\n<p>{1}</p>\n\n<p>\n{2}\n</p>",
    "script": "<script>if(a<b){{}}</script><p>{0}</p><p>{1}</p><p>{2}</p>",
}


def _load(path: Path) -> list[Source | Unread]:
    return [item for batch in corpus.batches(path) for item in corpus.load(batch)]


def _of_json(tmp_path: Path, **cells: str) -> Source:
    (tmp_path / "t.jsonl").write_text(json.dumps(cells, ensure_ascii=False), encoding="utf-8")
    [source] = _load(tmp_path / "t.jsonl")
    assert isinstance(source, Source)
    return source


@pytest.mark.parametrize("escaped", [0, 1, 2])
@pytest.mark.parametrize("form", _FORMS)
def test_a_reader_sees_lines(tmp_path: Path, form: str, escaped: int):
    cell = _FORMS[form].format(*_LINES)
    for _ in range(escaped):
        cell = html.escape(cell)
    source = _of_json(tmp_path, text=cell)
    assert tuple(source.text.split("\n")) == _LINES
    [article] = corpus.cut(source).articles
    assert article.headline == _LINES[0]


def test_every_kind_of_table(tmp_path: Path):
    cell = _FORMS["paragraphs"].format(*_LINES)
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([["text"], [cell]])
    book = openpyxl.Workbook()
    for row in (["正文"], [cell]):
        book.active.append(row)
    book.save(tmp_path / "b.xlsx")
    for name in ("a.csv", "b.xlsx"):
        [source] = _load(tmp_path / name)
        assert isinstance(source, Source)
        assert (source.text, source.reader) == ("\n".join(_LINES), web_fragment.READER)


def test_places_lead_into_what_is_seen(tmp_path: Path):
    """Every character of the text as it is read is accounted for, and a paragraph is at its place."""
    source = _of_json(tmp_path, text=_FORMS["office program"].format(*_LINES))
    document = corpus.cut(source)
    assert [source.text[one.start : one.end] for one in document.paragraphs] == [
        one.text for one in document.paragraphs
    ]
    assert "".join(source.text[row.start : row.end] for row in document.ledger) == source.text


@pytest.mark.parametrize(
    "text",
    [
        "会议指出，增速 a<b，且 c>d。",
        "若 x<5% 则不予核准；《<通知>》另发。",
        "表格一栏写作<姓名>，二栏写作<单位>。",
        "符号 &lt;重要&gt; 不动。",
        "A&ldquo;全会&rdquo;&nbsp;公报",
        "R&D 经费 &amp; 其他",
        "一个标签 <label> 也不动",
        "代码示例：使用 </div> 结束",
        "&lt;/p&gt;示例",
        "</p>示例",
        "用 &amp;lt;/div&amp;gt; 结束",
        "若x<p>y则不予核准",
        "第一行。\n用<hr>表示横线。",
        "说明：<p align=center>一栏。",
    ],
)
def test_a_text_without_markup_stays(tmp_path: Path, text: str):
    source = _of_json(tmp_path, text=text)
    assert (source.text, source.reader) == (text, "")


def test_signs_beside_markup_stay(tmp_path: Path):
    assert _of_json(tmp_path, text="<p>若 a<b 且 c>d，<姓名>不填。</p>").text == "若 a<b 且 c>d，<姓名>不填。"


def test_one_break_parts_two_lines(tmp_path: Path):
    assert _of_json(tmp_path, text="第一段。<br>第二段。\n第三段。").text == "第一段。\n第二段。\n第三段。"


@pytest.mark.parametrize(
    "cell",
    [
        "<p>全会举行。",
        "全会举行。</p>",
        "全会<br>举行。",
        "全会举行。<P>",
        "<hr>\n全会举行。",
        "全会<img src='a.jpg'>举行。",
        "\n <p>全会举行。",
        "全会举行。</div>\n",
        "全会<b>举行</b>。",
        "&lt;p&gt;全会举行。",
        "全会&lt;br&gt;举行。",
    ],
)
def test_a_tag_that_no_sentence_speaks_of(cell: str):
    found = web_fragment.read(cell)
    assert found is not None and "".join(found.text.split()) == "全会举行。"


def test_hidden_text_is_no_article(tmp_path: Path):
    source = _of_json(tmp_path, text="<p style='display:none'>编辑备注</p>" + "<p>全会举行。</p>")
    assert source.outside == ((0, 4, "hidden on the page"),)


def test_markup_without_text_is_reported(tmp_path: Path):
    (tmp_path / "t.jsonl").write_text(
        '{"text": "<p><img src=a.jpg></p>"}\n{"text": "全会举行。"}', encoding="utf-8"
    )
    assert [type(item) for item in _load(tmp_path / "t.jsonl")] == [Unread, Source]


def test_title_with_markup(tmp_path: Path):
    source = _of_json(
        tmp_path, title="<font color=red>青渠县</font>召开会议", text="<p>会议强调，要抓好落实。</p>"
    )
    assert source.title == "青渠县召开会议"
