"""Of several dates of one line that of publication counts, whatever their order."""

from __future__ import annotations

from itertools import combinations

import pytest

from analysis import corpus, vocabulary
from analysis.corpus import publication_lines
from analysis.faults import InputFault
from analysis.records import Source

#: Dates of a line, most reliable first.
FIELDS = ("发布时间：2024-05-01", "2024-05-02", "成文日期：2024-05-03", "更新时间：2024-05-04")


@pytest.mark.parametrize(
    ("surer", "other"), list(combinations(FIELDS, 2)), ids=lambda field: field.partition("：")[0]
)
def test_the_surer_date_counts_in_either_order(surer: str, other: str):
    for line in (f"{surer} {other}", f"{other} {surer}"):
        found = publication_lines.read(line)
        assert found is not None and found.date == surer[-10:], line


def test_of_two_dates_with_one_label_the_first_counts():
    assert publication_lines.read("发布时间：2024-05-02 发布时间：2024-05-01").date == "2024-05-02"


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            {"label": "日期", "says": "shown"},
            "says 'shown' is none of published, written, modified, other, card, beside",
        ),
        ({"label": "(日期)", "says": "other"}, "the label has a capturing group"),
        ({"label": "日期|(?:时间)?", "says": "other"}, "the label may be empty"),
    ],
)
def test_a_faulty_row_names_file_and_line(monkeypatch, cells: dict[str, str], message: str):
    row = vocabulary.Row({"example": "", **cells}, "vocabulary/corpus/publication_fields.csv, line 5")
    monkeypatch.setattr(vocabulary, "load", lambda *_: (row,))
    with pytest.raises(InputFault, match=f"line 5: {message}".replace("(", "[(]")):
        publication_lines._rows.__wrapped__()


def test_every_kind_of_field_can_be_read():
    kinds = {
        row["says"] for row in vocabulary.load("corpus/publication_fields", ("label", "says", "example"))
    }
    assert kinds == {"published", "written", "modified", "other", "card", "beside"}


@pytest.mark.parametrize("label", ["公示", "公示时间", "公示日期", "公告", "公告时间", "信息公告日期"])
def test_the_day_of_a_notice_is_that_of_publication(label):
    for line in (f"{label}：2024-05-01 成文日期：2024-05-03", f"更新时间：2024-05-04 {label}：2024-05-01"):
        assert publication_lines.read(line).date == "2024-05-01"


@pytest.mark.parametrize(
    "label",
    [
        "索引号",
        "文号",
        "发文字号",
        "文件编号",
        "主题词",
        "关键词",
        "主题分类",
        "组配分类",
        "体裁分类",
        "信息分类",
        "有效性",
        "公开方式",
        "公开范围",
        "发布机构",
        "制发机关",
        "责任部门",
        "发文单位",
    ],
)
def test_every_label_of_an_index_card_is_one_in_each_of_its_forms(label: str):
    spaced = f"{label[0]} {label[1]} {label[2:]}"
    assert publication_lines.is_card(f"| {label} | 甲乙 | 发布日期 | 2024-06-13 |")
    assert publication_lines.is_fields(f"{label} 甲乙")
    assert publication_lines.is_fields(f"{label}：甲乙")
    assert publication_lines.is_card_label(f"{label}：") and publication_lines.is_card_label(f"{spaced}：")
    page = f"{label}：\n县水利局\n青渠县召开防汛会议\n发布日期：2024-06-13\n6月12日，青渠县召开防汛会议，县长丁文澜出席。"
    [article] = corpus.cut(Source("p.txt", page)).articles
    assert (article.headline, article.published) == ("青渠县召开防汛会议", "2024-06-13")
