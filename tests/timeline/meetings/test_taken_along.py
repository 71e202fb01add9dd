"""Tours whose traveller takes others along by office or body, goes somewhere first, or sees for themselves what is done there."""

from __future__ import annotations

from itertools import product

import pytest

from analysis import find_meetings
from analysis.timeline import sentences
from analysis.timeline.meetings.mention import Context
from analysis.timeline.meetings.tours import find_tours
from tests.rows import each

WHO = ("副县长李仲明", "云港市市长何东山", "省人大常委会调研组", "县领导何东山、李仲明")
WITH = (
    "率县交通局、县水利局等有关部门",
    "带领相关单位负责同志，",
    "偕有关科室人员",
    "会同镇政府领导班子",
    "深入一线，",
)
WAY = ("到白渡镇", "先后来到青溪村、石桥村", "深入滨江区部分工地", "赴清江县", "至南溪乡")
DONE = ("调研", "检查防汛工作", "，督导环境整治工作", "开展安全生产检查", "看望慰问困难群众")


def _tours(text: str) -> list[str]:
    return [one.name for one in find_tours(sentences.read(text, 0, len(text)), Context(lead=True))]


@pytest.mark.parametrize("with_whom", WITH)
def test_who_is_taken_along_hides_no_traveller(with_whom):
    texts = (f"3月4日，{who}{with_whom}{way}{what}。" for who, way, what in product(WHO, WAY, DONE))
    assert [text for text in texts if len(_tours(text)) != 1] == []


@each("who", WHO)
@each("what", ["详细了解春耕生产情况", "仔细了解项目进展", "对在节日期间坚守岗位的职工进行了慰问"])
def test_what_a_traveller_learns_or_does_in_the_next_clause_makes_a_tour(who, what):
    assert len(_tours(f"3月4日，{who}来到白渡镇，{what}。")) == 1


def test_who_comes_with_named_persons_hides_none_who_is_accompanied():
    who = "公司董事长李仲明及相关部门负责人一行"
    company = "在县委书记周国强，县长王大伟等陪同下，"
    assert _tours(f"3月4日，{who}{company}到白渡镇调研。") == ["李仲明一行到白渡镇调研"]


@pytest.mark.parametrize(
    "text",
    [
        "3月4日，全县积极开展劳动竞赛活动，冬至当天检查工作。",
        "3月4日至5日，甚至市长李仲明检查。",
        "气温下降至3度检查供暖。",
    ],
)
def test_not_every_zhi_is_a_way(text):
    assert [name for name in _tours(text) if "至" in name] == []


@each("group", ["督查调研组", "督查组", "考察访问团"])
@each("goes_on", ["首先深入工业园区，了解发展规划", "督查了政务服务大厅", "随后来到青溪村调研"])
def test_a_group_of_two_acts_that_was_named_before_is_on_the_same_tour(group, goes_on):
    came = f"2011年12月1日至2日，由省委政法委副书记李仲明带队的省委{group}一行6人到清远县开展督查调研。"
    found = find_meetings(f"{came}\n中午，{group}一行{goes_on}。")
    assert found["date"].tolist() == ["2011-12-01/2011-12-02"]


@each("act", ["参访交流", "参访"])
def test_guests_who_came_to_look_made_a_visit_whoever_received_them(act):
    text = f"2023年10月18日，海江医院院长李仲明一行来我院{act}。我院院长何东山热情接待并陪同参观。"
    assert find_meetings(text)["kind"].tolist() == ["visit"]


@each(
    "who",
    ["山海商会李仲明会长与秘书长、副秘书长一行6人", "山海商会会长李仲明与秘书长一行", "李仲明会长及理事一行"],
)
@each("what", ["到海州市考察", "赴海州市商会进行友好交流活动", "到海州市参观"])
def test_those_who_come_by_office_alone_with_somebody_hide_no_traveller(who, what):
    tours = _tours(f"3月4日，{who}{what}。")
    assert len(tours) == 1 and tours[0].startswith("李仲明")
