"""Tours in sentences of many forms, over surnames, places and verbs: who, where to, what for."""

from __future__ import annotations

import random

import pytest

import analysis
from analysis.timeline import dates, sentences
from analysis.timeline.meetings.mention import Context
from analysis.timeline.meetings.tours import find_tours
from analysis.timeline.meetings.visits import find_visits
from tests.rows import each
from tests.timeline.people.sentences import surnames

PLACES = ["青江县", "白渡镇", "滨江区", "石桥乡"]
VERBS = ["调研", "考察", "视察", "检查"]
#: Sentence, and the name of its tour.
FORMS = [
    ("3月4日，{a}局长带队，到{p}、南溪县{v}。", "{a}到{p}、南溪县{v}"),
    ("为筹备活动，3月4日下午，副市长{a}带队，到{p}{v}。", "{a}到{p}{v}"),
    ("3月4日，校长{a}就校庆筹备工作进行专门{v}。", "{a}{v}校庆筹备工作"),
    ("3月4日，市长{a}对重点项目进行实地{v}。", "{a}{v}重点项目"),
    ("3月4日，大使{a}在有关领导陪同下来{p}{v}。", "{a}来{p}{v}"),
    (
        "3月4日，董事长{a}带领考察小组成员：总经理{b}，办公室负责人{c}以及客户代表，前往{p}{v}。",
        "{a}前往{p}{v}",
    ),
    ("3月4日，总裁{a}率代表团成员：经理{b}、{c}等前往{p}参访。", "{a}前往{p}参访"),
    ("3月4日，海江大学校长{a}一行来校{v}。", "海江大学校长{a}一行来校{v}"),
    ("3月4日，院长{a}率队来到{p}，先后深入林场、公园，{v}生态保护工作。", "{a}来到{p}{v}生态保护工作"),
    ("3月4日，海江商会考察团在市长{a}的陪同下来到{p}{v}。", "海江商会考察团来到{p}{v}"),
    ("3月4日，市长{a}在县委书记{b}，县长{c}陪同下{v}防汛工作。", "{a}{v}防汛工作"),
    (
        "3月4日，省委常委、省政府党组副书记、常务副省长、省防汛抗旱指挥部指挥长{a}在市长{b}全程陪同下到{p}{v}。",
        "{a}到{p}{v}",
    ),
    ("3月4日，大使{a}在驻在国大使{b}的热情陪同下来到{p}{v}。", "{a}来到{p}{v}"),
    ("3月4日，县领导{a}、{b}分别带队开展节前走访慰问活动。", "{a}、{b}开展节前走访慰问活动"),
    ("3月4日，市政协组织委员{v}重点项目。", "市政协组织委员{v}重点项目"),
    ("3月4日，省监督专员办{a}专员一行4人，到{p}{v}。", "{a}到{p}{v}"),
    ("3月4日，部分市政协委员，集中{v}公园建设。", "部分市政协委员{v}公园建设"),
    ("3月4日，省政协调研组一行，先后深入{p}、南溪县进行实地{v}。", "省政协调研组深入{p}、南溪县{v}"),
    (
        "3月4日，县委老干部局组织离退休老干部，{v}重点项目建设。",
        "县委老干部局组织离退休老干部{v}重点项目建设",
    ),
    (
        "3月4日，省政协检查组一行5人，在副主席{a}的带领下，对{p}防汛工作进行{v}。",
        "省政协检查组{v}{p}防汛工作",
    ),
    ("3月4日，海州市参访团，由理事长{a}率领，前来{p}{v}。", "{a}前来{p}{v}"),
    ("3月4日，市人大执法检查组，就水源保护情况，赴{p}开展{v}。", "市人大执法检查组赴{p}{v}"),
    ("3月4日，市青联委员一行20余人赴{p}{v}。", "市青联委员赴{p}{v}"),
    ("3月4日，全市民营企业家走进{p}，参观文化展厅。", "全市民营企业家走进{p}参观文化展厅"),
    ("3月4日，海州市代表团在会长{a}率领下来{p}访问。", "海州市代表团来{p}访问"),
]


@pytest.mark.parametrize(
    "text",
    [
        "3月4日，市长王小明会见海州市考察团，参观展厅的市民很多。",
        "3月4日，市政府听取专题调研组汇报，研究部署工作。",
        "3月4日，市政协委员，为文化展厅捐书。",
    ],
)
def test_a_group_that_somebody_meets_or_hears_makes_no_tour(text):
    assert list(find_tours(sentences.read(text, 0, len(text)), Context(lead=True))) == []


@pytest.mark.parametrize(("text", "name"), FORMS, ids=[name for _, name in FORMS])
def test_tours_of_many_forms(text, name):
    draw = random.Random(text)
    for _ in range(12):
        people = {key: draw.choice(surnames()) + given for key, given in zip("abc", ("国强", "丽华", "志远"))}
        words = {**people, "p": draw.choice(PLACES), "v": draw.choice(VERBS)}
        report = text.format(**words)
        sentence = sentences.read(report, 0, len(report))
        found = [one.name.replace("了", "") for one in find_tours(sentence, Context(lead=True))]
        assert found == [name.format(**words)], report


@pytest.mark.parametrize("surname", ["王", "欧阳", "仝", "班"])
def test_the_company_of_one_tour_is_not_that_of_the_next(surname):
    text = f"3月4日，市长{surname}国强在县长李丽华陪同下到青江县调研，副市长赵志远到白渡镇调研。"
    tours = find_tours(sentences.read(text, 0, len(text)), Context(lead=True))
    assert [one.name for one in tours] == [f"{surname}国强到青江县调研", "赵志远到白渡镇调研"]


@pytest.mark.parametrize("surname", ["王", "欧阳", "仝", "班"])
@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("市长{a}主持座谈会后，在县委书记李丽华、县长赵志远陪同下，来到白渡镇调研。", ["{a}"]),
        ("市长{a}到青江县，在县委书记李丽华陪同下，深入企业调研。", ["{a}"]),
        ("在县委书记李丽华、县长{a}陪同下，来到白渡镇调研。", []),
    ],
)
def test_who_accompanies_is_not_the_traveller(surname, words, who):
    text = f"3月4日，{words.format(a=surname + '国强')}"
    tours = find_tours(sentences.read(text, 0, len(text)), Context(lead=True))
    assert [host.name for one in tours for host in one.hosts] == [
        name.format(a=surname + "国强") for name in who
    ]


@pytest.mark.parametrize("surname", ["王", "欧阳", "仝", "班"])
@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("海江商会考察团在会长{a}的带领下到青江县考察。", "海江商会考察团到青江县考察"),
        ("在会长{a}亲自率领下，海江商会考察团到青江县考察。", "海江商会考察团到青江县考察"),
        ("海江大学师生在校长{a}带领下赴青江县调研。", "{a}赴青江县调研"),
    ],
)
def test_who_leads_a_group_travels_with_it(surname, words, name):
    text = f"3月4日，{words.format(a=surname + '国强')}"
    [tour] = find_tours(sentences.read(text, 0, len(text)), Context(lead=True))
    assert (tour.name, [one.name for one in tour.hosts]) == (
        name.format(a=surname + "国强"),
        [surname + "国强"],
    )


@pytest.mark.parametrize("surname", ["王", "欧阳", "仝", "班"])
def test_who_visits_us_is_named_with_the_office(surname):
    text = f"3月4日，海江大学校长{surname}国强对我校进行友好访问。"
    [visit] = find_visits(sentences.read(text, 0, len(text)), Context(lead=True))
    assert visit.name == f"海江大学校长{surname}国强访问我校"


def test_what_is_inspected_does_not_make_a_plan_of_a_tour():
    text = "3月4日，市长王小明就大会筹备工作进行调研。"
    [tour] = find_tours(sentences.read(text, 0, len(text)), Context(lead=True))
    assert "筹备" not in text[tour.before.start : tour.before.end]


@pytest.mark.parametrize(
    ("digits", "day"),
    [
        ("58", "05-08"),
        ("71", "07-01"),
        ("310", "03-10"),
        ("925", "09-25"),
        ("1225", "12-25"),
        ("1031", "10-31"),
    ],
)
def test_a_day_of_a_page_that_lost_its_month_sign(digits, day):
    assert [one.value for one in dates.find(f"{digits}日，市委召开会议。")] == [f"XXXX-{day}"]


@pytest.mark.parametrize("words", ["111日", "历时73日", "第58日", "332日", "1340日", "75日游"])
def test_digits_that_may_be_two_days_or_none_are_left(words):
    assert dates.find(f"{words}，市委召开会议。") == []


@each("who", ["{a}", "教授{a}", "志愿者{a}", "作家{a}"])
@each("what", ["到海州大学授课", "到清江村义诊", "到清江社区开展志愿服务", "赴海州市学习交流"])
@each("name", ["王小明", "欧阳青"])
def test_what_a_private_person_does_somewhere_is_no_tour(who, what, name):
    text = f"3月4日，{who.format(a=name)}{what}。"
    assert list(find_tours(sentences.read(text, 0, len(text)), Context(lead=True))) == []


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("3月4日，市长王小明到海州大学授课。", ""),
        ("3月4日，王小明一行到清江村义诊。", ""),
        ("3月4日，省医疗专家团到清江村义诊。", ""),
        ("3月4日，王小明到海州大学授课。", "市长王小明到海州大学授课"),
        ("3月4日，王小明到清江村调研。", ""),
    ],
)
def test_who_has_an_office_or_comes_as_a_group_makes_a_tour(text, headline):
    found = list(find_tours(sentences.read(text, 0, len(text)), Context(lead=True, headline=headline)))
    assert len(found) == 1


@pytest.mark.parametrize(
    "group",
    ["海州市友好代表团", "韩国海州市中学生交流团", "以金根植为团长的韩国海州市代表团", "海州市访问团一行6人"],
)
@pytest.mark.parametrize("way", ["到青溪县", "来我市", "来青溪"])
def test_a_group_that_visits_a_place_is_on_a_visit(group, way):
    found = analysis.find_meetings(f"2024年8月3日，{group}{way}访问。")
    assert found["kind"].tolist() == ["visit"]
    assert found["date"].tolist() == ["2024-08-03"]


@pytest.mark.parametrize("head", ["组长", "团长", "队长"])
@pytest.mark.parametrize("deputy", ["副", "常务副"])
@pytest.mark.parametrize("person", ["李大伟", "市人大常委会副主任李大伟"])
def test_a_group_with_two_leaders_is_named_without_them(head, deputy, person):
    group = f"以市长王小明为{head}，{person}为{deputy}{head}的督查组"
    found = analysis.find_meetings(f"2024年8月3日，{group}到滨江区检查。")
    assert found[["kind", "name"]].values.tolist() == [["visit", "督查组到滨江区检查"]]


@pytest.mark.parametrize("who", ["市长王小明", "记者王小明", "游客"])
def test_a_person_who_visits_a_place_is_on_no_tour(who):
    assert analysis.find_meetings(f"2024年8月3日，{who}到青溪县访问。").empty


@pytest.mark.parametrize(
    ("text", "headline", "name"),
    [
        ("市长王国强走访白渡镇，考察青江县。", "市长王国强考察青江县", "王国强考察青江县"),
        ("围绕“十四五”规划专题调研，3月4日，市长王国强到青江县调研。", "", "王国强到青江县调研"),
        (
            "为推动全市重点产业项目加快建设，切实解决企业生产经营中存在的实际困难和问题，进一步优化全市营商环境，有力有序有效地推进各项工作，"
            "市长王国强深入青江县调研，3月4日，副市长赵志远到白渡镇考察。",
            "",
            "赵志远到白渡镇考察",
        ),
    ],
    ids=["not in the headline", "of a plan of years", "far behind, without a day"],
)
def test_a_verb_that_reports_no_tour_hides_none_behind_it(text, headline, name):
    found = find_tours(sentences.read(text, 0, len(text)), Context(lead=True, headline=headline))
    assert [one.name for one in found] == [name]


@each(
    "text",
    [
        "3月4日，市长{a}要求各部门深入一线，到{p}开展{v}。",
        "3月4日，市长{a}强调，各级干部要沉下身子、深入一线，到{p}{v}。",
        "3月4日，市长{a}指出，要带头到基层一线，到{p}{v}，帮助解决困难。",
        "3月4日，市长{a}希望大家走进社区，到{p}{v}。",
        "3月4日，市长{a}鼓励青年干部深入一线，到{p}{v}。",
    ],
)
def test_whoever_asks_others_to_go_is_on_no_tour(text):
    for verb in VERBS:
        assert analysis.find_meetings(text.format(a="王小明", p="白渡镇", v=verb)).empty


@each(
    ("text", "name"),
    [
        ("3月4日，按照市委要求，市长{a}到{p}调研。", "{a}到{p}调研"),
        ("3月4日，根据统一部署，市长{a}到{p}调研。", "{a}到{p}调研"),
        ("3月4日，市长{a}到{p}调研，要求各部门抓好落实。", "{a}到{p}调研"),
        ("3月4日，市长{a}在{p}调研时强调，各级干部要到田间走访。", "{a}在{p}调研"),
        ("3月4日，为落实各级干部下基层的要求，市长{a}到{p}走访。", "{a}到{p}走访"),
    ],
)
def test_a_tour_with_a_demand_before_or_after_it_is_found(text, name):
    found = analysis.find_meetings(text.format(a="王小明", p="白渡镇"))
    assert found["name"].tolist() == [name.format(a="王小明", p="白渡镇")]
