"""Whose meeting it is: by the convener, the organiser, the name, the chair; each body in one form."""

from __future__ import annotations

import pytest

import analysis
from analysis import timeline
from analysis.timeline.meetings import bodies
from tests.rows import each
from tests.timeline.documents import document


def held(text: str, headline: str = "") -> dict[str, tuple[str, ...]]:
    made = timeline.build([document(text, headline=headline)])
    return {one.name: one.body for one in made.meetings}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("由云港市人民政府、国家文物局共同主办的北方论坛3月5日在云港开幕。", ("云港市政府", "国家文物局")),
        (
            "北方论坛3月5日在云港开幕。本届论坛由中共江州省委、江州省人民政府主办。",
            ("江州省委", "江州省政府"),
        ),
        (
            "北方论坛3月5日在云港开幕。\n论坛由文化和旅游部和江州省政府联合主办。",
            ("文化和旅游部", "江州省政府"),
        ),
        ("北方论坛3月5日在云港开幕。其间还有由青江大学主办的书展。", ()),
        ("北方论坛3月5日在云港开幕，由王小明主持。", ()),
        (
            "3月5日，在水利部、全国工商联等部门联合召开的航运发展推进会上，多家银行签约。",
            ("水利部", "全国工商联"),
        ),
        ("第九届北方论坛3月5日在云港开幕。", ("北方论坛",)),
        ("首届北方论坛3月5日在云港开幕。", ()),
    ],
)
def test_the_organiser_of_a_forum(text, body):
    assert [*held(text).values()] == [body]


@each(
    "before",
    ["记者从", "记者昨日从", "近日从", "在", "通过", "百余名代表参加了", "这是", "为"],
)
@each("body", ["共青团中央", "文化和旅游部", "云港市商务局"])
def test_what_leads_to_an_organiser_is_no_part_of_its_name(before, body):
    text = f"3月5日，{before}{body}举办的全市外贸工作座谈会在云港召开。"
    assert set(held(text).values()) <= {(body,), ()}
    assert bodies.listed(f"{before}{body}") == (body,)


@pytest.mark.parametrize(
    "body", ["从化区政府", "应急管理部", "应城市政府", "经济信息委员会", "在线教育协会", "对外友好协会"]
)
def test_names_of_bodies_that_begin_like_a_preposition_are_whole(body):
    assert bodies.listed(body) == (bodies.normal(body),)


def test_the_organiser_of_another_item_is_not_its_own():
    text = "北方博览会3月5日在云港开幕。\n由青江大学主办的歌剧节在云港亮相。"
    assert set(held(text, headline="国内快讯").values()) == {()}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("3月5日，国务院新闻办公室举行新闻发布会。", "国务院新闻办"),
        ("3月5日，国新办举行新闻发布会。", "国务院新闻办"),
        ("3月5日，市长王小明主持召开防汛工作专题会议。", "市政府"),
        ("3月5日，市委书记王小明主持召开防汛工作专题会议。", "市委"),
        ("全国水利工作会议3月5日在京召开。", "水利部"),
        ("纪念青江书法协会成立70周年座谈会3月5日在京召开。", "青江书法协会"),
        ("3月5日，中央广播电视总台在云港召开媒体合作研讨会。", "中央广播电视总台"),
    ],
)
def test_the_body_by_convener_chair_and_name(text, body):
    assert [*held(text).values()] == [(body,)]


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("中共中央总书记、国家主席、中央军委主席", "中央"),
        ("国家主席、中央军委主席", ""),
        ("中央军委副主席", "中央军委"),
    ],
)
def test_the_head_of_the_party_meets_for_it(office, body):
    assert bodies.of_office(office) == body


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("新开发银行", "新开发银行"),
        ("新国务院", "国务院"),
        ("江州省人民政府", "江州省政府"),
        ("江州省人民代表大会会议主席团", "江州省人大主席团"),
        ("江州市人民代表大会常务委员会", "江州市人大常委会"),
        ("新华通讯社", "新华社"),
    ],
)
def test_one_form(words, form):
    assert bodies.normal(words) == form


@pytest.mark.parametrize("words", ["市委常委", "云港亚运会", "各代表团", "云港博览会", "全国组织"])
def test_what_ends_like_a_body_and_is_none(words):
    assert not bodies.is_body(words)


@pytest.mark.parametrize(
    "name",
    [
        *("外资银行座谈会", "民营医院发展座谈会", "国有公司改革推进会", "民办学院发展座谈会"),
        *("第八十集团军座谈会", "北部集团军工作推进会"),
        *("青江大学城建设推进会", "青江大学生创业座谈会"),
        *("社会组织大会", "全市基层党组织会议", "行业协会会议", "全省重点医院年度会议"),
        *(
            "全国银行年会",
            "三家公司年会",
            "五所大学年会",
            "该公司年会",
            "本集团年会",
            "我省银行年会",
            "各商会年会",
        ),
    ],
)
def test_words_for_any_body_of_a_sort_name_none(name):
    assert held(f"2024年3月5日，{name}在云港召开。") == {name: ()}


@pytest.mark.parametrize(
    "who",
    ["五家医院", "三所大学", "12个协会", "外资银行", "基层党组织", "行业协会", "全市重点医院", "该公司"],
)
def test_organisers_that_are_not_named_are_none(who):
    assert [*held(f"2024年3月5日，由{who}联合举办的北方论坛在云港开幕。").values()] == [()]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("青江商业银行座谈会", "青江商业银行"),
        ("云港民办教育协会年会", "云港民办教育协会"),
        ("中国行业协会联合会年会", "中国行业协会联合会"),
        ("华远能源集团发展座谈会", "华远能源集团"),
        ("本溪能源集团发展座谈会", "本溪能源集团"),
    ],
)
def test_a_name_with_words_of_a_sort_in_it_is_a_body(name, body):
    assert held(f"2024年3月5日，{name}在云港召开。") == {name: (body,)}


@each(
    ("name", "office", "body"),
    [
        ("青江市教育工作会", "省长", ""),
        ("滨江区防汛工作座谈会", "市长", ""),
        ("青江县产业发展推进会", "市委书记", ""),
        ("青江大学改革工作推进会", "市长", ""),
        ("市教育局年度工作会议", "省长", ""),
        ("流域治理联席会议", "省长", ""),
        ("区域合作工作座谈会", "市长", ""),
        ("青江市教育工作会", "市长", "市政府"),
        ("教育工作会", "省长", "省政府"),
        ("智慧城市建设推进会", "省长", "省政府"),
        ("房地产市场调度会", "省长", "省政府"),
        ("经济开发区建设推进会", "市长", "市政府"),
        ("农民合作社发展座谈会", "市长", "市政府"),
        ("大学生就业工作推进会", "市长", "市政府"),
        ("民营医院发展座谈会", "市长", "市政府"),
        ("县委经济工作推进会议", "县长", "县委"),
        ("市政府廉政工作会议", "市委书记", "市政府"),
        ("青江县委人才工作推进会", "县长", "青江县委"),
        ("县委组织部学习会", "县委书记", "县委"),
        ("县人大代表座谈会", "县长", "县政府"),
    ],
)
def test_a_meeting_that_names_another_place_or_body_is_not_of_its_chair(name, office, body):
    assert bodies.of_hosts(name, [office], []) == body
    made = held(f"2024年3月5日，{office}王小明主持召开{name}。")
    assert bodies.of_office(office) not in made.get(name, ()) or body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("水利部派出工作组，2024年3月5日召开防汛专题会商会。", ("水利部",)),
        ("云港市委成立工作组，2024年3月5日召开防汛专题会商会。", ("云港市委",)),
        ("水利部介绍，2024年3月5日召开防汛专题会商会。", ()),
        ("水利部负责人到云港，2024年3月5日召开防汛专题会商会。", ()),
    ],
)
def test_the_body_that_is_the_subject_of_the_sentence_convenes(text, body):
    assert held(text) == {"防汛专题会商会": body}


def test_a_ministry_of_the_country_has_one_form():
    assert held("2024年3月5日，由中国文化和旅游部与云港市政府主办的北方论坛开幕。") == {
        "北方论坛": ("文化和旅游部", "云港市政府")
    }


def test_who_talks_with_guests_talks_for_the_own_body():
    text = "国务院总理李大伟2024年3月5日同企业家代表座谈交流。"
    assert held(text) == {"李大伟同企业家代表座谈交流": ("国务院",)}


@pytest.mark.parametrize("who", ["我局", "我厅", "我委", "本局"])
def test_who_speaks_of_its_own_office_names_no_body(who):
    assert held(f"10月28日，{who}召开企业家座谈会，收集意见37条。") == {f"{who}企业家座谈会": ()}


@each(
    "text",
    [
        "3月5日，云港市政府新闻办举行水利发展新闻发布会。",
        "3月5日，云港市人民政府新闻办公室召开水利发展新闻发布会。",
        "3月5日，云港市政府新闻办水利发展新闻发布会举行。",
        "3月5日，云港市政府新闻办“水利发展”系列新闻发布会（第三场）举行。",
    ],
)
def test_a_press_conference_is_of_the_press_office_of_its_place(text):
    assert analysis.find_meetings(text)["body"].tolist() == ["云港市政府新闻办"]


@each(
    ("text", "body"),
    [
        ("3月5日，柳河市教育局二季度例行新闻发布会举行。", "柳河市教育局"),
        ("3月5日，市政府办公会议召开。", "市政府"),
        ("3月5日，市政府新闻办公室机关党支部换届大会召开。", ""),
    ],
)
def test_an_office_within_a_name(text, body):
    assert analysis.find_meetings(text)["body"].tolist() == [body]
