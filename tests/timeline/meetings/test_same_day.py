"""当日, 当晚 and 当天: the nearest day of the article's news, never one of background; and names of ceremonies for guests."""

from __future__ import annotations

import random

import pytest

from analysis import timeline
from tests.rows import each
from tests.timeline.documents import document

_HOSTS = ("王小明", "李大伟", "周强华", "陈雨晴")
_GUESTS = ("塔伦", "莫特", "卡雷拉")
_WORDS = {"当晚": "晚上", "当天中午": "", "当日下午": "下午", "同日晚": "晚上"}
#: Paragraphs that name a day on which nothing of the news took place; {day} is that day.
_BACKGROUND = (
    "{host}指出，今年{day}，双方举行了活动。希望继续努力。",
    "{host}强调，要深化合作。{day}的经验值得总结。",
    "今年{day}，两国将迎来建交纪念日。",
    "有关办法自{day}起施行。",
    "2008年{day}，双方建立关系。",
    "双方将于{day}再次会面。",
)
_SEED = 20230615


def _dates(text: str, **about) -> dict[str, str]:
    """The date of each held gathering, by its name."""
    line = timeline.build([document(text, published="2023-06-20", **about)])
    return {meeting.name: meeting.date for meeting in line.meetings if meeting.status == "held"}


def _cases(number: int):
    draw = random.Random(_SEED)
    for _ in range(number):
        host, guest = draw.choice(_HOSTS), draw.choice(_GUESTS)
        day, other = draw.sample(range(2, 20), 2)
        word, verb = draw.choice(list(_WORDS)), draw.choice(("举行", "举办"))
        between = [one.format(host=host, day=f"5月{other}日") for one in _BACKGROUND]
        draw.shuffle(between)
        filling = ["双方就务实合作交换了意见。"] * draw.randrange(10)
        yield host, guest, f"-06-{day:02}", f"6月{day}日", word, verb, between[:3] + filling


@each("case", _cases(40))
def test_the_day_is_that_of_the_news_and_not_of_background(case):
    host, guest, date, day, word, verb, between = case
    lead = f"{day}上午，国家主席{host}在北京同贝国总统{guest}举行会谈。"
    banquet = f"{word}，{host}为{guest}{verb}欢迎宴会。"
    found = _dates("\n".join([lead, *between, banquet]))
    assert found[f"{host}为{guest}举行欢迎宴会"] == found[f"{host}同贝国总统{guest}会谈"]
    assert found[f"{host}为{guest}举行欢迎宴会"].endswith(date)


@pytest.mark.parametrize("word", _WORDS)
@pytest.mark.parametrize("said", ["", "\n王小明表示，去年交往密切。"])
def test_without_any_date_it_is_the_day_of_publication(word, said):
    text = f"双方就合作交换意见。{said}\n{word}，王小明为塔伦举行欢迎宴会。"
    assert _dates(text)["王小明为塔伦举行欢迎宴会"] == "2023-06-20"


@pytest.mark.parametrize(
    "before", ["近日，双方就合作交换意见。", "2008年，双方建立关系。", "去年8月，双方签约。"]
)
def test_beside_another_date_it_is_not_the_day_of_publication(before):
    assert (
        _dates(f"{before}\n当晚，王小明为塔伦举行欢迎宴会。").get("王小明为塔伦举行欢迎宴会", "")
        != "2023-06-20"
    )


def test_what_looks_back_is_not_dated_by_its_publication():
    text = "双方就合作交换意见。\n当晚，王小明为塔伦举行欢迎宴会。"
    line = timeline.build([document(text, published="2023-06-20", kind="essay")])
    assert "2023-06-20" not in [meeting.date for meeting in line.meetings]


def test_after_a_ceremony_alone_no_day_is_given():
    """Reports of talks abroad are published on the day after, so the day of publication would be a guess."""
    found = _dates("欢迎仪式后，李大伟在总理府同莫特总理举行会谈。", headline="李大伟同岛国总理举行会谈")
    assert found == {"李大伟同岛国总理莫特会谈": ""}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("国家主席{h}15日下午举行仪式，欢迎南国总统{g}对我国进行国事访问。", "{h}为南国总统{g}举行欢迎仪式"),
        ("6月5日，国家主席{h}在人民大会堂为南国总统{g}举行欢迎仪式。", "{h}为南国总统{g}举行欢迎仪式"),
        ("6月5日晚，国务院总理{h}在北京举行宴会，欢迎南国总统{g}。", "{h}为南国总统{g}举行欢迎宴会"),
        ("6月5日，市委书记{h}为援藏干部举行送行仪式。", "{h}为援藏干部举行送行仪式"),
        ("6月5日上午，市政府举行欢送仪式，欢送援藏医疗队出征。", "市政府为援藏医疗队举行欢送仪式"),
    ],
)
@pytest.mark.parametrize(("host", "guest"), [("王小明", "塔伦"), ("陈雨晴", "卡雷拉")])
def test_names_of_ceremonies_for_guests(text, name, host, guest):
    found = _dates(text.format(h=host, g=guest))
    assert list(found) == [name.format(h=host, g=guest)]


def test_a_ceremony_for_something_else_keeps_its_name():
    assert not any("为" in name for name in _dates("6月5日上午，县政府举行仪式，庆祝丰收节。"))


@pytest.mark.parametrize("verb", ["推举", "选举", "委托"])
def test_an_office_does_not_begin_with_what_the_meeting_did(verb):
    text = f"6月5日，市政协七届一次会议召开。会议{verb}六届市政协主席周强华作工作报告。"
    (meeting,) = timeline.build([document(text, published="2023-06-20")]).meetings
    assert dict(meeting.titles) == {"周强华": "六届市政协主席"}


FULL, SHORT = "中国共产党海州市第六届委员会第五次全体会议", "市委六届五次全会"


@each("adopted_by", [FULL, SHORT, ""])
@each("passed", ["通过", "审议通过"])
@each("held_by", [f"{FULL}，", FULL, SHORT, f"中共海州{SHORT}"])
def test_the_day_of_adoption_is_one_of_the_days_that_a_communique_gives(adopted_by, passed, held_by):
    """（1月10日……通过） above the text gives one day; where the text gives all of them, the row has these."""
    text = f"{FULL}公报\n（2023年1月10日{adopted_by}{passed}）\n{held_by}于2023年1月9日至10日在海州举行。"
    [one] = timeline.build([document(text)]).meetings
    assert one.date == "2023-01-09/2023-01-10"
    assert one.evidence.endswith("举行")


def test_a_day_of_adoption_outside_the_days_of_the_text_is_of_no_part_of_them():
    """So a decision that another meeting adopted keeps its day."""
    text = f"（2022年12月2日{SHORT}通过）\n{SHORT}于2023年1月9日至10日在海州举行。"
    assert {one.date for one in timeline.build([document(text)]).meetings} != {"2023-01-10"}


def test_a_report_of_one_day_has_the_days_that_its_text_gives():
    text = "2024年7月29日，全市教育大会在海州召开。市长王小明主持。全市教育大会于7月28日至29日举行。"
    [one] = timeline.build([document(text)]).meetings
    assert (one.date, one.chair) == ("2024-07-28/2024-07-29", ("王小明",))


#: How a paragraph goes on with the day of the ceremony or the meeting above it.
_BESIDE = (
    "签约前",
    "签约后",
    "签字仪式前",
    "活动前",
    "活动开始前",
    "揭牌前",
    "典礼前",
    "论坛开幕前",
    "开幕式前",
    "颁奖前",
    "会前",
    "期间",
)


@each("beside", _BESIDE)
@each("between", ["", "\n", "\n双方还就项目建设进行了讨论。\n"])
def test_a_reception_beside_a_meeting_is_on_its_day_in_a_paragraph_of_its_own_too(beside, between):
    text = "6月12日下午，市政府与林海集团战略合作协议签约仪式在云港举行。市长李大伟出席。"
    told = _dates(f"{text}{between}{beside}，市委书记王小明会见了林海集团董事长陈雨晴一行。")
    assert told["王小明会见林海集团董事长陈雨晴一行"] == "2023-06-12"


@pytest.mark.parametrize("during", ["期间", "论坛期间", "随后"])
def test_what_continues_from_a_planned_meeting_is_planned(during):
    text = f"第三届海州论坛将于11月20日开幕。{during}，举办农产品推介会。"
    meetings = timeline.build([document(text)]).meetings
    assert [one.status for one in meetings] == ["planned", "planned"]
