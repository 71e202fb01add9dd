"""Labels of a page that stand alone in a line, with the value in the line below."""

import pytest

from analysis import corpus
from analysis.records import Source

TITLE = "青江市召开防汛工作会议"
TEXT = (
    "5月6日，青江市防汛工作会议在市会堂召开，安排部署下一阶段重点任务。",
    "会议强调，要压实各级责任，深入开展隐患排查整治，确保安全度汛。",
)
FIELDS = [
    ("来源", "青江日报"),
    ("信息来源", "青江市人民政府办公室"),
    ("稿源", "青江融媒"),
    ("作者", "王小明"),
    ("记者", "王小明"),
    ("责任编辑", "李大伟"),
    ("责任编辑", "李大伟（实习）"),
    ("点击数", "123"),
    ("浏览次数", "1,234 次"),
    ("浏览次数", "1.2万次"),
    ("字号", "大 中 小"),
    ("发布机构", "青江市水务局"),
]


def cut(*lines: str):
    text = "\n".join(lines)
    return corpus.cut(Source("a.txt", text))


def body(*above: str, below: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    made = cut(TITLE, *above, *TEXT, *below)
    return [(part.role, part.text) for part in made.paragraphs]


WHOLE = [("headline", TITLE), *(("body", text) for text in TEXT)]


@pytest.mark.parametrize(("label", "value"), FIELDS)
@pytest.mark.parametrize("colon", "：:")
def test_a_label_and_the_value_below_it_are_no_text(label: str, value: str, colon: str):
    assert body(label + colon, value) == WHOLE
    assert body(below=(label + colon, value)) == WHOLE
    assert body("发布时间" + colon, "2024-05-06", label + colon, value) == WHOLE
    assert body(label + colon, value, "本文发布于" + colon, "2024-05-06 08:30") == WHOLE


@pytest.mark.parametrize("label", ["发布时间", "发布日期", "本文发布于", "更新时间", "成文日期"])
def test_a_day_below_its_label_dates_the_article(label: str):
    made = cut(TITLE, f"{label}：", "2024-05-07", *TEXT)
    assert [part.text for part in made.paragraphs] == [TITLE, *TEXT]
    assert [one.published for one in made.articles] == ["2024-05-07"]


@pytest.mark.parametrize("label", ["来源", "作者", "点击数"])
def test_a_label_without_a_value_takes_no_text_along(label: str):
    assert body(f"{label}：") == WHOLE
    assert body(f"{label}：", "发布时间：", "2024-05-06") == WHOLE


def test_fields_of_minutes_stay_text():
    fields = ("会议时间：", "5月6日上午", "会议地点：", "三楼会议室", "记录人：", "王小明")
    assert [text for _, text in body(*fields)][1:] != list(TEXT)


@pytest.mark.parametrize("asked", ["请介绍一下情况。", "防汛如何部署？"])
def test_who_speaks_in_an_interview_stays_text(asked: str):
    made = [part.text for part in cut(TITLE, "记者：", asked, "局长：", *TEXT).paragraphs]
    assert "".join(made) == "".join((TITLE, "记者：", asked, "局长：", *TEXT))


def test_the_words_of_a_speaker_stay_text():
    made = cut(TITLE, TEXT[0], "记者：", "防汛工作如何部署？", *TEXT[1:])
    assert "防汛工作如何部署？" in [part.text for part in made.paragraphs]


@pytest.mark.parametrize("above", [(), ("青江网",), ("首页 > 要闻", "发布时间：2024-05-06")])
@pytest.mark.parametrize("label", ["来源", "作者", "发布机构", "点击数"])
def test_a_headline_below_an_empty_label_stays_one(above: tuple[str, ...], label: str):
    made = cut(*above, f"{label}：", TITLE, "2024-05-06", *TEXT).paragraphs
    assert [part.text for part in made if part.role == "headline"] == [TITLE]
    assert [part.text for part in made if part.role == "body"] == list(TEXT)


def test_labels_of_the_second_report_of_a_file_are_no_text():
    second = ("青江市举行春耕现场会", "来源：", "青江日报", "作者：", "王小明")
    made = [part.text for part in cut(TITLE, *TEXT, *second, *TEXT).paragraphs]
    assert made == [TITLE, *TEXT, second[0], *TEXT]
