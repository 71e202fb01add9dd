"""What is a gathering of its own, and what is part of another one: sittings within visits, signings, stops."""

from __future__ import annotations

import pytest

from analysis import corpus, timeline
from analysis.records import Source

VISIT = "3月5日，海州市党政代表团到华远集团考察访问。"
CEREMONY = "3月5日，华远集团与滨江区政府战略合作签约仪式在云州举行。"


def held(text: str) -> list[tuple[str, str, str]]:
    rows = timeline.build([corpus.cut(Source("a.txt", text))]).meetings
    return sorted((row.kind, row.date, row.name) for row in rows if row.status == "held")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("座谈会上，集团董事长周仲明介绍了情况。", "座谈会"),
        ("集团董事长周仲明出席汇报会。", "汇报会"),
        ("交流会由集团董事长周仲明主持。", "交流会"),
        ("随后，双方在第一会议室开展座谈交流。", "座谈交流"),
        ("代表团与集团领导就合作发展举行座谈。", "座谈"),
        ("在随后召开的工作座谈会上，双方交换了意见。", "工作座谈会"),
    ],
)
def test_a_sitting_that_only_its_kind_names_is_a_row_within_a_visit(sentence, name):
    for gap in ("", "\n\n"):
        text = f"{VISIT}{gap}{sentence}"
        assert [(kind, date) for kind, date, _ in held(text)] == [
            ("meeting", "XXXX-03-05"),
            ("visit", "XXXX-03-05"),
        ], text
        assert held(text)[0][2] == name
    assert held(f"本报讯 {sentence}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "代表团与企业负责人座谈交流。",
        "代表团听取汇报，并与职工座谈。",
        "座谈会结束后，代表团离开云州。",
        "要定期召开座谈会。",
    ],
)
def test_talk_in_passing_is_no_row(sentence):
    assert [kind for kind, _, _ in held(f"{VISIT}{sentence}")] == ["visit"], sentence


@pytest.mark.parametrize(
    ("talked", "kinds"),
    [
        ("举行座谈", ["meeting", "visit"]),
        ("进行了座谈交流", ["meeting", "visit"]),
        ("座谈", ["visit"]),
        ("座谈交流", ["visit"]),
    ],
)
def test_a_talk_that_a_traveller_held_after_a_visit_is_a_row_and_one_in_passing_is_not(talked, kinds):
    text = f"3月5日，市长王小明赴清江县调研。当天，王小明与企业家代表{talked}。"
    assert sorted(kind for kind, _, _ in held(text)) == kinds


def test_a_sitting_of_a_visit_of_several_days_has_the_day_named_before_it():
    text = (
        "3月5日至6日，海州市党政代表团到华远集团考察。\n\n6日上午，代表团参观了车间。随后，双方开展座谈交流。"
    )
    assert ("meeting", "XXXX-03-06", "座谈交流") in held(text)


def test_a_meeting_that_has_a_name_is_not_told_twice():
    text = "3月5日，全市防汛座谈会召开。座谈会上，市长周仲明讲话。"
    assert held(text) == [("meeting", "XXXX-03-05", "全市防汛座谈会")]


@pytest.mark.parametrize(
    "sentence",
    [
        "3月5日，华远集团与滨江区政府签署战略合作协议。",
        "签约仪式上，双方签订了合作协议。",
        "区长周仲明主持签约仪式并致辞。",
        "3月5日，区长周仲明、董事长宗卫共同为合作基地揭牌。",
    ],
)
def test_what_is_done_at_a_ceremony_is_part_of_it(sentence):
    assert [name for _, _, name in held(f"{CEREMONY}{sentence}")] == ["华远集团与滨江区政府战略合作签约仪式"]


def test_a_signing_without_a_ceremony_is_an_event():
    for verb in ("签署", "签订", "正式签署", "成功签订"):
        text = f"3月5日，华远集团与滨江区政府{verb}战略合作框架协议。区长周仲明主持签约仪式。"
        (row,) = held(text)
        assert row[:2] == ("event", "XXXX-03-05") and row[2].startswith("华远集团与滨江区政府"), text
    assert held("3月5日，双方将签署战略合作协议。") == []


def test_an_unveiling_names_what_was_unveiled():
    text = "3月5日，市长周仲明、校长宗卫共同为市少年宫训练基地揭牌。"
    assert held(text) == [("event", "XXXX-03-05", "市少年宫训练基地揭牌")]


def test_several_sittings_on_one_page_are_several_rows():
    days = ("1月31日", "1月6日", "12月24日")
    for body in ("市政府常务会议", "县委常委会会议", "校长办公会议"):
        text = "\n\n".join(f"会议摘要：{day}，市长周仲明主持召开{body}，研究有关工作。" for day in days)
        assert [date for _, date, _ in held(text)] == ["XXXX-01-06", "XXXX-01-31", "XXXX-12-24"], text


def test_the_sentence_before_may_give_the_day():
    text = "本报讯 3月5日上午，文化广场上红旗招展。由市文旅局主办的第七届文化旅游节开幕式在这里隆重举行。"
    assert held(text) == [("event", "XXXX-03-05", "第七届文化旅游节开幕式")]


def test_a_group_that_was_named_makes_no_second_tour():
    text = (
        "3月5日，水利部副司长周仲明率稽查组一行7人，来我省检查指导水文建设。省防办主任宗卫会见了检查组一行。\n\n"
        "5日下午至6日，稽查组一行赴清江，实地查看施工现场。"
    )
    assert [(kind, date) for kind, date, _ in held(text)] == [
        ("reception", "XXXX-03-05"),
        ("visit", "XXXX-03-05"),
    ]


@pytest.mark.parametrize("gap", ["", "\n\n"])
@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            (
                "3月5日，市政府与华远集团签署战略合作协议。",
                "3月6日，青江大学与云港集团签署战略合作协议。",
                "3月7日，全市绿化活动启动仪式举行。",
            ),
            ["XXXX-03-05", "XXXX-03-06", "XXXX-03-07"],
        ),
        (
            ("3月5日，青江科技园开园。", "3月8日，云港产业园开园仪式举行。"),
            ["XXXX-03-05", "XXXX-03-08"],
        ),
        (
            ("3月5日，市图书馆新馆开馆。", "3月9日，海州博物馆开馆仪式在云州举行。"),
            ["XXXX-03-05", "XXXX-03-09"],
        ),
        (
            (
                "3月2日，市长周仲明、校长宗卫共同为市少年宫训练基地揭牌。",
                "3月4日，市长周仲明、院长宗卫共同为青江书画院揭牌。",
            ),
            ["XXXX-03-02", "XXXX-03-04"],
        ),
    ],
)
def test_signings_and_launches_on_other_days_are_no_part_of_a_ceremony(sentences, expected, gap):
    assert sorted(date for _, date, _ in held(gap.join(sentences))) == expected


@pytest.mark.parametrize(
    ("sentence", "apart"),
    [
        ("3月5日，华远集团与滨江区政府签署战略合作协议。", False),
        ("3月5日，青江大学与云港能源公司签署人才培养协议。", True),
        ("3月6日，青江大学与云港能源公司签订共建协议。", True),
    ],
)
def test_a_signing_in_another_paragraph_is_part_of_a_ceremony_of_its_parties_only(sentence, apart):
    assert len(held(f"{CEREMONY}\n\n{sentence}")) == 1 + apart


def test_a_launch_is_part_of_its_own_ceremony():
    text = "3月5日，云港产业园开园。\n\n3月5日，云港产业园开园仪式在滨江新区举行。"
    assert [name for _, _, name in held(text)] == ["云港产业园开园仪式"]


@pytest.mark.parametrize(
    "text",
    [
        "3月5日，按照青江公司与云港公司签订的合同，首批设备运抵青江港。",
        "3月5日，据张三与李四签订的协议，货款已经付清。",
        "3月5日，根据青江大学与云港集团签署合作协议，实验室建成。",
        "3月5日，华远集团与滨江区政府签署的合作备忘录，进入实施阶段。",
        "3月5日，依照青江公司与云港公司签署过的框架协议，项目复工。",
        "3月5日，市教育局与市财政局签订2023年目标管理责任合同。",
        "3月5日，市政府与滨江区政府签订《安全生产目标责任书》。",
        "3月5日，市卫健局与市第一医院签订医疗安全责任协议。",
    ],
)
def test_a_contract_that_is_referred_to_or_of_duties_is_no_signing(text):
    assert held(text) == []
