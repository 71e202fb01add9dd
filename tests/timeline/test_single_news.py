"""Meetings of single news items: what is one row, on which day, and who was there."""

from __future__ import annotations

import pytest

import analysis
from analysis import cells, corpus
from analysis.records import Source
from analysis.timeline import dates
from tests.rows import each


def _rows(text: str) -> list[dict[str, object]]:
    columns = ("kind", "date", "name", "chair", "speakers", "attendees")
    table = analysis.find_meetings(text)
    return [{column: row[column] for column in columns} for row in table.to_dict("records")]


def _people(text: str, column: str) -> tuple[str, ...]:
    [row] = _rows(text)
    return tuple(cells.split(str(row[column])))


@pytest.mark.parametrize("venue", ["在云岭宾馆", ""])
@pytest.mark.parametrize(
    "opening",
    ["会议于4月17日上午{venue}举行。", "4月17日上午，会议{venue}举行。", "本次会议于4月17日{venue}召开。"],
)
@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("云岭市人才工作会议召开", "云岭市人才工作会议"),
        ("云岭市召开秋季防汛工作会议", "秋季防汛工作会议"),
        ("沈国梁主持召开市政府常务会议", "市政府常务会议"),
    ],
)
def test_a_text_that_only_dates_the_meeting_of_its_headline(headline, name, opening, venue):
    [row] = _rows(
        f"{headline}\n{opening.format(venue=venue)}副市长韩秀英出席并讲话。\n会议强调，要抓好落实。"
    )
    assert (row["name"], row["date"], row["speakers"]) == (name, "XXXX-04-17", "韩秀英")


@each("sitting", ["开幕会", "开幕式", "大会开幕式"])
@each("verb", ["在云岭开幕", "举行", "在人民礼堂召开"])
@each("body", ["市政协十届二次会议", "民盟云岭市第八届委员会第四次全体会议", "市十六届人大三次会议"])
def test_the_opening_of_a_congress_is_no_row_of_its_own(body, verb, sitting):
    [row] = _rows(f"1月9日，{body}{verb}，市委副书记沈国梁主持{sitting}。")
    assert (row["kind"], row["date"], row["chair"]) == ("meeting", "XXXX-01-09", "沈国梁")


@pytest.mark.parametrize("whom", ["市委", "市委、市政府", "主办单位", "全体同志"])
def test_a_speech_on_behalf_of_others_is_the_speakers(whom):
    assert _people(f"1月9日，云岭市召开座谈会。副市长沈国梁代表{whom}讲话。", "speakers") == ("沈国梁",)


def test_representatives_who_speak_are_no_person():
    assert _people("1月9日，云岭市召开座谈会，各单位代表讲话。", "speakers") == ()


@pytest.mark.parametrize("act", ["随同调研", "随同考察", "随行", "陪同调研"])
def test_who_goes_with_a_visitor_attends(act):
    text = f"8月1日，省政协副主席沈国梁到云岭市调研。省政协常委韩秀英，副秘书长陆文清{act}。"
    assert _people(text, "attendees") == ("韩秀英", "陆文清")


def test_who_is_told_to_go_along_is_nobody_yet():
    assert _people("8月1日，省政协副主席沈国梁到云岭市调研。随行人员由陆文清安排。", "attendees") == ()


@pytest.mark.parametrize("where", ["在主席台前排就坐", "在主席台就座", "主席台就坐"])
def test_who_sits_on_the_platform_attends(where):
    text = f"1月9日，市政协十届二次会议在云岭开幕。市领导韩秀英、陆文清{where}。"
    assert _people(text, "attendees") == ("韩秀英", "陆文清")


@pytest.mark.parametrize("outlet", ["俄罗斯卫星通讯社", "美国媒体", "云岭电视台"])
def test_a_paragraph_that_cites_an_outlet_begins_no_article(outlet):
    text = (
        f"3月2日，云岭市召开经济工作会议。\n据{outlet}2月28日报道，全省经济总体平稳。\n会议由市长沈国梁主持。"
    )
    assert len(corpus.cut(Source("a.txt", text)).articles) == 1


def test_a_place_whose_name_begins_like_a_day():
    [row] = _rows("3月1日，沈国梁陪同日照市党政代表团到云岭考察。")
    assert str(row["name"]).startswith("日照市")


@pytest.mark.parametrize("group", ["校长访华团", "师生访沪团", "海江大学代表团"])
def test_a_group_that_is_named_for_where_it_goes(group):
    [row] = _rows(f"{group}一行9人于10月9日对我市进行了访问。")
    assert (row["kind"], row["name"]) == ("visit", f"{group}访问我市")


@pytest.mark.parametrize("words", ["陪同日本客人参观", "协同日方办展", "随同日商考察"])
def test_a_day_does_not_begin_within_a_word(words):
    assert not [one for one in dates.find(f"3月1日，沈国梁{words}。") if one.text.startswith("同日")]


@pytest.mark.parametrize("words", ["同日照例", "大会同日", "同日上午"])
def test_the_same_day_is_a_day_before_any_character(words):
    assert [one for one in dates.find(f"{words}召开会议。") if one.text.startswith("同日")]


@pytest.mark.parametrize("aim", ["推进企业改革", "促进校企合作", "引进企业家", "改进校风建设"])
def test_an_aim_is_no_way_to_a_place(aim):
    assert analysis.find_meetings(f"3月1日，市长沈国梁{aim}，调研工业园区。").empty


@pytest.mark.parametrize(
    "headline", ["长江经济带发展纪实（中）", "市档案馆征集红色档案照片", "市委常委会传达学习省委全会精神"]
)
def test_a_headline_that_resembles_a_caption_stays(headline):
    text = f"{headline}\n\n3月5日，市委召开常委会会议，研究部署有关工作。会议由市委书记沈国梁主持。\n"
    assert [one.headline for one in corpus.cut(Source("a.txt", text)).articles] == [headline]
