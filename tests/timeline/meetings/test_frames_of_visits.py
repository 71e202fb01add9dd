"""Visits, receptions and openings in frames of many kinds, each beside a sentence much like it that reports none.

Every frame is filled with random surnames, offices, places and days, and read with full-width and half-width marks.
"""

from __future__ import annotations

import random

import pytest

import analysis
from analysis import corpus, timeline
from analysis.records import Source
from analysis.timeline import sentences
from analysis.timeline.meetings.mention import Context
from analysis.timeline.meetings.tours import find_tours
from tests.rows import each
from tests.timeline.people.sentences import surnames

OFFICES = ["副市长", "市教育局局长", "清江集团董事长", "县政协主席", "海江大学副校长", "区委书记"]
PLACES = ["青江县", "白渡镇", "海江大学", "石桥水库"]
GIVEN = ["国强", "丽华", "志远", "晓敏"]
HALF_WIDTH = str.maketrans("，；：（）", ",;:()")
#: Sentence, kind and name of what it reports.
REPORTED = [
    ("{d}，{o}{a}带队前往{p}进行座谈交流。", "visit", "{a}前往{p}座谈交流"),
    ("{d}，集团公司组织下属企业，赴{p}开展合作交流。", "visit", "集团公司组织下属企业赴{p}合作交流"),
    (
        "{d}，北江大学相关人员在国际处处长{a}的陪同下，来到{p}进行参观访问。",
        "visit",
        "北江大学相关人员来到{p}参观访问",
    ),
    (
        "{d}，北江大学“文化考察团”在团省委工作人员的陪同下来到{p}，进行交流、考察活动。",
        "visit",
        "北江大学“文化考察团”来到{p}交流、考察活动",
    ),
    (
        "{d}，松南县教育局领导在{o}{a}的陪同下，来到{p}，进行食宿工程的对口检查。",
        "visit",
        "松南县教育局领导来到{p}检查",
    ),
    ("{d}，{o}{a}带领工会委员们，分2组进行新春慰问活动。", "visit", "{a}开展慰问活动"),
    ("{d}，市总工会开展“送清凉”活动慰问一线员工。", "visit", "市总工会慰问一线员工"),
    ("{d}，{o}{a}到结对帮扶村开展走访调研活动。", "visit", "{a}到结对帮扶村走访调研活动"),
    ("{d}，由{o}{a}带队的检查组来{p}检查防汛工作。", "visit", "检查组来{p}检查防汛工作"),
    ("{d}，{o}{a}带领班子成员一行，到{p}检查。", "visit", "{a}到{p}检查"),
    ("{d}，{o}{a}会同副县长{b}调研重点项目。", "visit", "{a}调研重点项目"),
    ("{d}，{o}{a}率考察团到{p}。", "visit", "{a}到{p}"),
    ("{d}，{o}{a}带队来到{p}，发放爱心包。", "visit", "{a}来到{p}"),
    ("{d}，省第二督导组进驻{p}，并召开督导工作对接会。", "visit", "省第二督导组进驻{p}"),
    ("{d}，{o}{a}带队开展民主监督性视察。", "visit", "{a}开展民主监督性视察"),
    ("{d}，以{o}{a}为组长的复审组一行3人，深入{p}复审。", "visit", "{a}深入{p}复审"),
    ("{d}，三个督察组对{p}的田地进行了全方位的督查。", "visit", "三个督察组督查{p}的田地"),
    (
        "{d}，由区纪工委、区党政办等抽调人员组成的检查组，对{p}进行了拉网式检查。",
        "visit",
        "检查组检查{p}",
    ),
    (
        "{d}，镇综合执法队联合派出所在{p}开展节前安全生产大检查。",
        "visit",
        "镇综合执法队在{p}开展节前安全生产大检查",
    ),
    ("{d}，县市场监管局联合县公安局对{p}进行突击检查。", "visit", "县市场监管局检查{p}"),
    ("{d}，市应急局、消防支队等部门联合对{p}开展安全检查。", "visit", "市应急局、消防支队等部门检查{p}"),
    (
        "{d}，镇政府联合区住建局、镇派出所，在{p}开展了安全生产大检查。",
        "visit",
        "镇政府在{p}开展安全生产大检查",
    ),
    ("{d}，县教育局抽调人员组成三个检查组，对{p}进行检查。", "visit", "县教育局检查{p}"),
    (
        "{d}，社区工会从市总工会领取慰问金，对困难职工进行了走访慰问。",
        "visit",
        "社区工会走访慰问困难职工",
    ),
    ("{d}，县妇联对单亲母亲开展走访慰问。", "visit", "县妇联走访慰问单亲母亲"),
    (
        "中央代表团{d}分赴{p}、清溪镇等地看望慰问当地群众。",
        "visit",
        "中央代表团分赴{p}、清溪镇等地看望慰问当地群众",
    ),
    ("{d}，近百位中外嘉宾在{p}考察访问。", "visit", "近百位中外嘉宾在{p}考察访问"),
    (
        "{d}，省质监站主要负责同志一行6人，赴{p}调研乡村振兴工作。",
        "visit",
        "省质监站主要负责同志一行赴{p}调研乡村振兴工作",
    ),
    ("{d}，县检察院干警到{p}走访慰问。", "visit", "县检察院干警到{p}走访慰问"),
    ("{d}，海州党校培训班来{p}考察调研。", "visit", "海州党校培训班来{p}考察调研"),
    ("{d}，县委办公室一行到{p}考察学习。", "visit", "县委办公室一行到{p}考察学习"),
    (
        "{d}，{o}{a}带领有关部门负责人，深入水库、河堤等地，就全县防汛工作进行了督查。",
        "visit",
        "{a}督查全县防汛工作",
    ),
    ("{d}，由{o}{a}率队前往{p}进行实地考察。", "visit", "{a}前往{p}考察"),
    ("{d}，由{o}{a}带领的检查组到{p}检查。", "visit", "检查组到{p}检查"),
    ("{d}，日本海州市市长{a}率政府代表团一行7人访汉。", "visit", "{a}访汉"),
    ("{d}，海州市友好代表团抵京访华。", "visit", "海州市友好代表团访华"),
    ("{d}，{o}{a}率团赴海州市访问。", "visit", "{a}赴海州市访问"),
    (
        "{d}，{o}{a}先后到清河县白水镇，梅山县东坡镇开展“一对一”结对帮扶活动。",
        "visit",
        "{a}到清河县白水镇开展“一对一”结对帮扶活动",
    ),
    ("{d}，{o}{a}入户走访。", "visit", "{a}入户走访"),
    ("{d}，我县接受省政府督导组现场督导。", "visit", "省政府督导组督导我县"),
    ("{d}，海州商会考察团抵达{p}，开始为期三天的考察活动。", "visit", "海州商会考察团抵达{p}考察活动"),
    ("{d}，{o}{a}带队开展节前安全大检查行动。", "visit", "{a}开展节前安全大检查行动"),
    ("{d}，{o}{a}宴请香港访问团一行。", "reception", "{a}宴请香港访问团一行"),
    ("{d}，清江桃花节盛装启幕。", "event", "清江桃花节"),
    ("{d}，清江灯光秀在{p}惊艳亮相。", "event", "清江灯光秀亮相"),
    ("{d}，清江科技馆落成启用。", "event", "清江科技馆落成启用"),
    ("{d}，清江区举办千人长街宴。", "event", "清江区千人长街宴"),
    ("{d}，清江文旅季活动开幕式在{p}盛大启动。", "event", "清江文旅季活动开幕式启动"),
    ("{d}开幕的第三届清江啤酒节，吸引了八万人。", "event", "第三届清江啤酒节"),
]
#: Sentences with the same words that report no visit, reception or event.
NOT_REPORTED = [
    "{d}，省政府派出工作组赴{p}。",
    "{d}，市里抽调干部组成工作组，赴{p}开展帮扶工作。",
    "{d}，{o}{a}因违规接受宴请等问题受到处分。",
    "{d}，三地的工作人员正在巡河。",
    "{d}，清江市律师协会座谈交流室建成。",
    "{d}，市考察团招募志愿者。",
    "{d}，{o}{a}率队赴{p}考察的消息传出。",
    "{d}，督导工作对接会筹备组发布通知。",
    "{d}，市人大代表视察法院活动启动方案印发。",
    "{d}，《关于深入基层调研的意见》印发。",
    "{d}，市人民医院对{p}的教师进行健康检查。",
    "{d}，有关部门对{p}进行检查。",
    "{d}起，县公安局对{p}开展检查。",
    "截至{d}，市场监管局对{p}的药店开展检查。",
    "6月1日至30日，市交警支队对{p}的校车开展检查。",
    "近日，县公安局对{p}开展检查。",
    "上半年，县环保局对{p}开展检查30次。",
    "{d}，县政府召开的会议要求对{p}进行检查。",
    "{d}，省安委会组织开展全省安全生产大检查。",
    "{d}，我国在{p}开展水质检查。",
    "{d}，记者从市应急局了解到，该局对{p}进行了检查。",
    "{d}，县交警大队在检查中发现一名嫌疑人。",
    "{d}，{o}{a}接受记者采访。",
    "{d}，{o}{a}接受纪委调查。",
    "{d}，{o}{a}专访汉剧团。",
    "{d}，{o}{a}访华期间表示满意。",
    "{d}，{o}{a}到{p}访问。",
]


def filled(frame: str, draw: random.Random) -> dict[str, str]:
    a, b = (draw.choice(surnames()) + given for given in draw.sample(GIVEN, 2))
    return {
        "a": a,
        "b": b,
        "o": draw.choice(OFFICES),
        "p": draw.choice(PLACES),
        "d": f"{draw.randint(1, 12)}月{draw.randint(1, 28)}日",
    }


def gatherings(text: str) -> list:
    return list(timeline.scan(corpus.cut(Source("page.txt", f"本市消息\n\n{text}"))).gatherings)


def read(text: str) -> list[tuple[str, str, str]]:
    """What a text reports besides meetings."""
    return [(g.kind, g.status, g.name) for g in gatherings(text) if g.kind != "meeting"]


@each("marks", ["full", "half"])
@each(("frame", "kind", "name"), REPORTED)
def test_a_frame_reports(frame, kind, name, marks):
    draw = random.Random(frame)
    for _ in range(6):
        words = filled(frame, draw)
        text = frame.format(**words)
        text = text.translate(HALF_WIDTH) if marks == "half" else text
        assert read(text) == [(kind, "held", name.format(**words))], text


@each("frame", NOT_REPORTED)
def test_a_frame_reports_nothing(frame):
    draw = random.Random(frame)
    for _ in range(6):
        text = frame.format(**filled(frame, draw))
        assert read(text) == [], text


@pytest.mark.parametrize(("when", "tours"), [("每年，", 0), ("近年来，", 0), ("日前，", 1)])
def test_what_is_done_every_year_is_no_tour(when, tours):
    text = f"{when}市长王小明带队走访慰问困难群众。"
    assert len(list(find_tours(sentences.read(text, 0, len(text)), Context(lead=True)))) == tours


@pytest.mark.parametrize("verb", ["计划举办", "计划于5月举办", "拟于5月举办"])
def test_a_planned_event_is_not_held(verb):
    assert {status for _, status, _ in read(f"3月5日，市文联{verb}清江音乐节。")} <= {"planned"}


@pytest.mark.parametrize("first", ["从6月1日开始", "6月1日起", "自6月1日起"])
@pytest.mark.parametrize(("length", "days"), [("三", "06-01/XXXX-06-03"), ("10", "06-01/XXXX-06-10")])
def test_a_visit_has_all_its_days(first, length, days):
    text = f"韩国海州市代表团{first}，对清江市、云港市进行了为期{length}天的访问。"
    found = analysis.find_meetings(text)
    assert found[["kind", "name", "date"]].values.tolist() == [
        ["visit", "韩国海州市代表团访问清江市、云港市", f"XXXX-{days}"]
    ]


def test_one_round_of_a_group_is_one_visit():
    text = "7月5日，清江镇工会到清河村开展送温暖活动，对困难职工进行了慰问。"
    assert [kind for kind, *_ in read(text)] == ["visit"]


def test_who_was_named_as_visitor_is_not_received_again():
    visit = "3月5日，海州商会会长李大伟一行来我市考察。"
    for received in ("副市长王小明热情接待了李会长一行。", "副市长王小明热情接待了海州商会一行。"):
        assert [kind for kind, *_ in read(visit + received)] == ["visit"]


def test_a_meeting_after_a_tour_is_of_its_day():
    text = "3月5日，市长王小明到青江县调研。调研结束后，王小明主持召开全县项目推进会。"
    found = {g.kind: g.name for g in gatherings(text)}
    assert found == {"visit": "王小明到青江县调研", "meeting": "全县项目推进会"}


def test_the_start_of_visits_is_no_visit():
    assert [kind for kind, *_ in read("3月5日，市人大代表视察法院活动启动。")] == ["event"]


@pytest.mark.parametrize("body", ["市支持清江集团发展工作领导小组", "市支持青年创业工作领导小组"])
def test_a_body_that_supports_something_meets(body):
    text = f"3月5日，{body}召开第一次会议。"
    assert [g.name for g in gatherings(text)] == [f"{body}第一次会议"]
