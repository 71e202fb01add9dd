"""Visits with phrases between the visitor and the verb, and events recognised by their number, with varied names and places."""

from __future__ import annotations

import itertools

import pytest

from analysis import timeline
from tests.rows import each
from tests.timeline.documents import document

NAMES = ("王小明", "周怀仁", "欧阳文", "赵丽华")
HOSTS = ("阮文明", "金顺爱", "阮文明、张晋之", "海州大学", "海州市人民政府")
COMPANY = ("王瑞成", "市长李大伟", "刘立新、王敏", "县委书记李大伟、县长刘立新")


def rows(text: str) -> list[tuple[str, str, str]]:
    """Kind, name and date of what a text reports as held."""
    found = timeline.build([document(text, published="2023-11-12")]).meetings
    return [(one.kind, one.name, one.date) for one in found if one.status == "held"]


@each(("name", "host"), itertools.product(NAMES, HOSTS))
def test_at_whose_invitation(name, host):
    """The one who invites is no part of the visitor, with or without a comma."""
    expected = [("visit", f"{name}访问越南", "2023-11-05")]
    for invited in (f"应{host}邀请", f"应{host}之邀，", f"应{host}的盛情邀请，"):
        assert rows(f"11月5日，{name}{invited}对越南进行国事访问。") == expected, invited
        assert rows(f"11月5日，{name}{invited}正式访问越南。") == expected, invited


@pytest.mark.parametrize("words", ["响应号召邀请", "适应企业邀请", "应急部门邀请"])
def test_other_words_with_ying_invite_nobody(words):
    assert all("王小明访问" not in name for _, name, _ in rows(f"11月5日，王小明{words}访问越南。"))


@pytest.mark.parametrize(("name", "company"), itertools.product(NAMES, COMPANY))
def test_with_whose_company(name, company):
    """Who accompanies somebody is no visitor, in either wording, and whether a comma follows or not."""
    called = f"{name}看望离休老同志"
    assert rows(f"11月8日，副市长{name}由{company}陪同，看望离休老同志并送上慰问金。") == [
        ("visit", called, "2023-11-08")
    ]
    assert rows(f"11月8日，副市长{name}在{company}陪同下，看望离休老同志。") == [
        ("visit", called, "2023-11-08")
    ]


@pytest.mark.parametrize("who", ["市教育局局长王小明", "海州市青年参访团", "海州大学校长王小明一行"])
@pytest.mark.parametrize("place", ["清江博物馆", "滨江古镇"])
def test_who_looks_at_a_place(who, place):
    assert [kind for kind, _, _ in rows(f"11月8日，{who}到{place}参观。")] == ["visit"]


@pytest.mark.parametrize("who", ["学生李大伟", "客商们", "市民群众", "各地游客"])
def test_visitors_at_large_make_no_visit(who):
    assert rows(f"11月8日，{who}来到清江博物馆参观农产品展览。") == []


@pytest.mark.parametrize("noun", ["派对", "长桌宴", "大集", "时装秀", "台湾周"])
@pytest.mark.parametrize("number", ["第六届", "首届", "第十二届"])
def test_what_is_numbered_is_an_event_whatever_its_noun(noun, number):
    """The noun may be in no list; the place in it may read like a foreign name."""
    for name in (f"{number}清江{noun}", f"{number}湖北·清江{noun}"):
        expected = [("event", name, "2023-11-08")]
        assert rows(f"11月8日，{name}在滨江公园举行。") == expected
        assert rows(f"11月8日，{name}开幕。") == expected
        assert rows(f"{name}11月8日在滨江公园落幕。") == expected


@pytest.mark.parametrize("body", ["委员会", "领导", "代表", "毕业生", "校长", "人大"], ids=lambda body: body)
def test_a_numbered_body_or_its_members_are_no_event(body):
    assert rows(f"11月8日，清江大学举行第三届清江{body}。") == []


def test_a_place_between_a_numbered_gathering_and_its_verb():
    for place in ("厦门", "清江县", "滨江新区"):
        assert rows(f"11月8日，首届清江论坛{place}开幕。") == [("meeting", "首届清江论坛", "2023-11-08")]


@pytest.mark.parametrize("wish", ["预祝", "祝愿", "代表市委祝贺"])
def test_what_somebody_wishes_well_is_no_news(wish):
    assert rows(f"11月8日，市长王小明{wish}全市教育大会圆满成功。") == []
    assert rows("11月8日，全市教育大会圆满成功。") == [("meeting", "全市教育大会", "2023-11-08")]


ADVERBIALS = (
    "以“绿色发展”为主题",
    "围绕绿色发展",
    "就绿色发展问题",
    "聚焦基层减负",
    "针对基层减负问题",
    "紧扣年度任务",
    "按照年度学习安排",
    "采取线上线下结合的方式",
    "在党校",
)
STUDIES = (
    "进行第三次专题学习",
    "举行第三次集体学习",
    "进行第三次集体学习",
    "召开第三次专题会议",
    "召开专题学习会",
)


@each(("adverbial", "what"), itertools.product(ADVERBIALS, STUDIES))
@each("body", ["国务院", "青川市委", "市委理论学习中心组"])
def test_a_body_is_in_the_name_whatever_is_between_it_and_its_verb(body, adverbial, what):
    """The name and the series of a sitting are the same with an adverbial, and with a comma behind it."""
    [expected] = timeline.build([document(f"11月8日，{body}{what}。", published="2023-11-12")]).meetings
    assert expected.name == f"{body}{what[2:]}"
    for between in (
        adverbial,
        f"{adverbial}，",
        f"{adverbial}，推动全年工作，",
        f"{adverbial}，在市会议中心",
    ):
        [one] = timeline.build(
            [document(f"11月8日，{body}{between}{what}。", published="2023-11-12")]
        ).meetings
        assert (one.name, one.series, one.body) == (expected.name, expected.series, expected.body), between


def test_a_body_that_only_spoke_is_not_in_the_name_of_a_sitting():
    for said in ("市委就防汛提出要求", "市委在党校强调", "市委就防汛作出部署"):
        assert all(not name.startswith("市委") for _, name, _ in rows(f"11月8日，{said}，召开专题学习会。"))
