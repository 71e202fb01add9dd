"""Names, titles and roles, across the ways in which official texts write them."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import timeline, vocabulary
from analysis.timeline import patterns, people, sentences
from analysis.timeline.meetings import hosts, participants
from analysis.timeline.people import names, roles
from analysis.timeline.people.acts import acts_in
from analysis.timeline.people.relative_clauses import clause_end
from analysis.timeline.people.subjects import PreviousSubject, SubjectReader
from analysis.timeline.spans import SentenceSpan
from tests.rows import each
from tests.timeline.documents import document


def entries(name: str, column: str) -> list:
    return [
        pytest.param(row, id=row.where)
        for row in vocabulary.load(name if "/" in name else f"timeline/{name}", (column, "example"))
    ]


def masked(row: vocabulary.Row) -> sentences.Sentence:
    return sentences.read(row["example"], 0, len(row["example"]))


@each("row", entries("names/surnames", "surname"))
def test_surnames(row):
    assert people.is_name(row["example"], titled=True)


@each("row", entries("names/japanese_surnames", "surname"))
def test_japanese_surnames(row):
    assert row["example"].startswith(row["surname"])
    assert people.titled(f"市长{row['example']}") == people.Person(row["example"], "市长")


def test_nearly_every_surname_makes_a_name_without_an_office():
    rows = vocabulary.load("names/surnames", ("surname", "example"))
    bare = [row["surname"] for row in rows if people.is_name(row["example"])]
    assert len(bare) >= 0.99 * len(rows)


@each("row", entries("people_offices", "office"))
def test_offices(row):
    assert people.titled(row["example"]).name == "王小明"


@pytest.mark.parametrize("row", entries("people_offices_abroad", "office"))
def test_a_transliterated_name_before_an_office(row):
    name = row["example"].removesuffix(row["office"])
    assert people.titled(row["example"]) == people.Person(name, row["office"])
    assert people.titled(f"阿根廷{row['office']}") is None


@each("office", ["总统", "总理", "外长", "部长", "主席", "大使", "秘书长"])
@each(
    "word",
    [
        "哈萨克",
        "吉尔吉斯",
        "塔吉克",
        "阿尔巴尼亚",
        "埃塞",
        "孟加拉",
        "马其顿",
        "几内亚比绍",
        "萨尔瓦多",
        "阿拉伯",
        "斯洛文尼亚",
        "巴基斯坦",
        "贝鲁特",
        "明斯克",
        "斯德哥尔摩",
        "奥斯陆",
        "赫尔辛基",
        "索非亚",
        "特拉维夫",
        "伊斯坦布尔",
        "布达佩斯",
        "阿布扎比",
        "比什凯克",
        "哈马斯",
        "塔利班",
        "欧佩克",
        "西门子",
        "谷歌",
        "克里姆林宫",
        "多国",
        "两国",
        "宣传部",
        "组织部",
        "舞协",
        "曲协",
        "埃方",
        "马方",
        "德法",
        "沙伊",
    ],
)
def test_no_land_town_firm_or_department_is_a_person_before_an_office(word: str, office: str):
    person = people.titled(word + office)
    assert person is None or not word.startswith(person.name)


def test_a_word_of_the_dictionary_before_an_office_is_a_person_whom_the_text_names_elsewhere():
    assert people.titled("特朗普总统") is None
    assert people.titled("特朗普总统", known=frozenset({"特朗普"})) == people.Person("特朗普", "总统")


@each("row", entries("people_shared_offices", "pattern"))
def test_offices_that_several_hold_stand_once_for_a_list(row):
    first, second = people.listed(row["example"])
    assert first.title and re.search(f"(?:{row['pattern']})$", first.title)
    assert (first.name, second.name, second.title) == ("王小明", "李大伟", first.title)


@pytest.mark.parametrize("office", ["市长", "常务副市长", "省委书记", "审计署署长", "主任委员"])
def test_an_office_that_one_holds_is_of_the_first_alone(office):
    assert [person.title for person in people.listed(f"{office}王小明、李大伟")] == [office, ""]


def test_a_shared_office_ends_with_its_list():
    found = people.listed("副市长王小明、李大伟，张伟，市长刘芳、陈强")
    assert [person.title for person in found] == ["副市长", "副市长", "", "市长", ""]


@pytest.mark.parametrize("word", ["马力", "安康", "都昌林"])
def test_an_unusual_name_between_two_names(word):
    assert [person.name for person in people.listed(f"王小明、{word}、李大伟")] == ["王小明", word, "李大伟"]


@pytest.mark.parametrize("number", ["约200名", "近百名", "三十余位", "数十名"])
def test_a_number_of_others_is_no_part_of_a_name(number):
    found = roles.read([f"统筹部长卢胡特和{number}两国工商界代表出席。"])
    assert found.attendees == ("卢胡特",)


def test_surname_and_office_mean_who_was_named_before():
    told = ["出席大会的有院长李大伟、副院长王小明。", "李院长在闭幕式上发表讲话。"]
    assert (roles.read(told).speakers, roles.read(told[1:]).speakers) == (("李大伟",), ())


def test_a_report_named_by_its_title_alone():
    assert roles.read(["市长王小明作《政府工作报告》，会议通过有关决议。"]).speakers == ("王小明",)
    assert roles.read(["市长王小明作《条例（草案）》的说明。"]).speakers == ()


def test_the_speech_that_a_speaker_refers_to_is_not_theirs():
    found = roles.read(["王作明、李大伟围绕学习贯彻总书记近期重要讲话和重要指示精神作了发言。"])
    assert (found.speakers, found.contributors) == ((), ("王作明", "李大伟"))


@pytest.mark.parametrize("verb", ["指出", "强调", "说"])
def test_saying_something_makes_no_speaker(verb):
    assert roles.read([f"会议召开。市长王小明{verb}，要抓好落实。"]).speakers == ()


def test_chairing_together_is_for_the_hosts_named():
    guests = (people.Person("张伟"), people.Person("陈强"))
    found = roles.read(["市长王小明和省长李大伟共同主持会议。"], guests=guests)
    assert found.chair == ("王小明", "李大伟")
    assert roles.read(["市长王小明同省长李大伟共同主持会议。"], guests=guests).chair == ("王小明", "李大伟")
    assert roles.read(["市长王小明会见张伟并共同主持会议。"], guests=guests[:1]).chair == ("王小明", "张伟")


@each("row", entries("people_groups", "word"))
def test_groups(row):
    assert people.titled(row["example"]) is None


@each("row", entries("people_after_names", "pattern"))
def test_words_after_names(row):
    assert people.titled(masked(row).flat) == people.Person("王小明", "市长")


@each("row", entries("people_before_names", "pattern"))
def test_what_precedes_a_titled_person_belongs_to_neither_name_nor_office(row):
    text = row["example"].replace("1月5日", sentences.DATE)
    assert re.match(patterns.unmasked(row["pattern"]), text)
    assert people.titled(text) == people.Person("王小明", "市长")


@pytest.mark.parametrize("row", entries("people_envoys", "pattern"))
def test_words_for_an_envoy(row):
    assert people.titled(row["example"]) is None
    assert people.titled(f"{row['example']}国务委员李大伟") == people.Person("李大伟", "国务委员")


@pytest.mark.parametrize("row", entries("people_between", "pattern"))
def test_words_between_a_name_and_its_office(row):
    found = people.titled(row["example"])
    assert found.name == "王小明"
    assert re.match(row["pattern"], found.title)


@each("row", entries("names/rare_surnames", "surname"))
def test_rare_surnames_count_with_an_office_alone(row):
    assert people.titled(f"市长{row['example']}") == people.Person(row["example"], "市长")
    assert not people.is_name(row["example"])


@each("row", entries("names/rare_surnames", "surname"))
def test_rare_surnames_that_need_a_given_name_of_two_characters(row):
    word = row["surname"] + "辉"
    assert people.is_name(word, titled=True) == (row["two_characters"] == "yes")


@pytest.mark.parametrize("word", ["满座", "年届", "利民", "国研", "全员", "红链", "库容", "广佛", "家访"])
def test_words_of_two_characters_after_an_office(word: str):
    assert not people.is_name(word, titled=True)
    assert people.titled(f"主席{word}") is None


@pytest.mark.parametrize("word", ["干得好", "松了口", "印着字", "干不完"])
def test_a_particle_stands_in_no_name(word: str):
    assert not people.is_name(word, titled=True)


_REPORT = "2024年3月5日，全市招商大会召开，市委书记何东山出席并讲话。"


@pytest.mark.parametrize(
    "background",
    [
        "李大伟说，去年市长王小明为企业揭牌。",
        "去年3月，市长王小明出席开工仪式。",
        "2023年10月，市长王小明出席签约仪式。",
        "市长王小明去年出席了开工仪式。",
        "早在2021年，市长王小明主持会议，研究有关方案。",
        "时任市长王小明出席了开工仪式。",
        "市长王小明曾多次参加座谈会。",
        "李大伟介绍，前年市长王小明到会致辞。",
    ],
)
def test_what_was_before_the_meeting_gives_no_role(background: str):
    read = roles.read([_REPORT, background])
    assert [name for _, name in read.in_role()] == ["何东山"]


@pytest.mark.parametrize(
    "sentence",
    [
        "市长王小明作2023年工作报告。",
        "市长王小明出席会议并总结去年工作。",
        "2023年以来成绩显著，市长王小明出席会议。",
        "2024年3月6日，市长王小明出席闭幕会。",
        "市长曾在军出席会议。",
    ],
)
def test_a_year_that_does_not_date_the_act(sentence: str):
    assert len(roles.read([_REPORT, sentence]).in_role()) == 2


@pytest.mark.parametrize(
    "report", ["去年3月5日，市长王小明出席招商大会。", "2014年3月5日，时任市长王小明出席招商大会。"]
)
def test_the_report_itself_may_be_of_another_year(report: str):
    assert [name for _, name in roles.read([report]).in_role()] == ["王小明"]


@pytest.mark.parametrize("when", ["去年", "今年", "明年", "前年", "当时"])
def test_an_office_begins_with_no_year(when: str):
    assert people.titled(f"{when}市长王小明") == people.Person("王小明", "市长")


@each("row", [*entries("people_predicates", "pattern"), *entries("people_by_whom", "pattern")])
def test_predicates_end_the_subject(row):
    sentence = masked(row)
    assert re.match(patterns.unmasked(row["pattern"]), sentence.flat.removeprefix("王小明"))
    reader = SubjectReader(sentence, frozenset(), PreviousSubject())
    assert reader.subject(SentenceSpan(0, len(sentence.flat))) == (people.Person("王小明"),)


@each("row", entries("names/not_names", "word"))
def test_not_names(row):
    assert not people.is_name(row["word"])
    assert people.titled(row["example"]) is None


@pytest.mark.parametrize(
    ("chunk", "expected"),
    [
        ("市委副书记、市长胡衡华，市政协主席程丽华，市委副书记李明清，市委常委，市级有关领导",
         [("胡衡华", "市委副书记、市长"), ("程丽华", "市政协主席"), ("李明清", "市委副书记")]),
        ("胡衡华、程丽华，李明清，市委常委，有关市级领导", [("胡衡华", ""), ("程丽华", ""), ("李明清", "")]),
        ("中组部部务委员兼基层办主任、组织二局局长石军", [("石军", "中组部部务委员兼基层办主任、组织二局局长")]),
        ("中共中央政治局常委王沪宁、丁薛祥", [("王沪宁", "中共中央政治局常委"), ("丁薛祥", "中共中央政治局常委")]),
        ("帕巴拉·格列朗杰、何厚铧", [("帕巴拉·格列朗杰", ""), ("何厚铧", "")]),
        ("国家主席习近平和夫人彭丽媛", [("习近平", "国家主席"), ("彭丽媛", "夫人")]),
        ("赵乐际委员长", [("赵乐际", "委员长")]),
        ("各区县党（工）委书记，市级有关部门、人民团体和企事业单位负责人", []),
        ("中华人民共和国总统", []),
        ("", []),
    ],
)  # fmt: skip
def test_lists(chunk, expected):
    assert [(person.name, person.title) for person in people.listed(chunk)] == expected


ROLES = [
    ("市委书记袁家军主持并讲话。", ("袁家军",), ("袁家军",), ()),
    ("会议由省委副书记孙立人主持。", ("孙立人",), (), ()),
    ("市委常委会主持会议。", ("市委常委会",), (), ()),
    ("李书磊主持会议，谌贻琴出席会议。", ("李书磊",), (), ("谌贻琴",)),
    ("中组部二局局长石军到会指导并作点评。", (), (), ("石军",)),
    ("省长李大伟作政府工作报告。", (), ("李大伟",), ()),
    ("市政协副主席王昱代表常务委员会作2023年工作报告。", (), (), ("王昱",)),
    ("王小明指出，要抓好落实。李大伟强调，要压实责任。", (), (), ()),
    ("学习贯彻王小明书记重要讲话精神。", (), (), ()),
    ("王小明在会上宣读了贺信并讲话。", (), ("王小明",), ()),
    ("国家副主席韩明致辞。", (), ("韩明",), ()),
    ("市长李大伟主持会议并作工作部署，市政协主席程丽，市委副书记李明清，市委常委，其他市级领导出席。",
     ("李大伟",), (), ("程丽", "李明清")),
    ("会议主持人宣布开会。", (), (), ()),
    ("全国人大常委会委员长王沪宁主持会议。他表示，要凝聚共识。", ("王沪宁",), ("王沪宁",), ()),
    ("各区县、有关部门负责人参加。", (), (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chair", "speakers", "attendees"), ROLES, ids=[case[0] for case in ROLES])
def test_roles(text, chair, speakers, attendees):
    found = roles.read([text])
    assert (found.chair, found.speakers, found.attendees) == (chair, speakers, attendees)


def test_who_speaks_second_is_a_speaker_too():
    found = roles.read(["王小明出席会议并讲话。", "随后，李大伟发表了讲话。"])
    assert found.speakers == ("王小明", "李大伟")


def test_who_welcomes_is_no_main_speaker_beside_one_who_speaks():
    found = roles.read(["王小明发表主旨演讲。", "李大伟致辞。"])
    assert (found.speakers, found.attendees, found.contributors) == (("王小明",), (), ("李大伟",))


def test_titles_are_kept_as_given():
    found = roles.read(["市委副书记、市长胡衡华主持会议，市政协主席程丽华出席。"])
    assert found.titles == (("胡衡华", "市委副书记、市长"), ("程丽华", "市政协主席"))


#: Names that neither the surnames nor the dictionary tell: of minorities, rare surnames with words.
ODD_NAMES = ["乌兰图雅", "那木拉", "格桑卓玛", "阿依古丽", "黑会文", "苗苗条", "班门", "和平安"]


@pytest.mark.parametrize("odd", ODD_NAMES)
def test_a_word_among_names_is_a_name(odd):
    plain = ["王小明", "李大伟", "张国强", "刘丽华"]
    for place in range(1, 4):
        names = [*plain[:place], odd, *plain[place:]]
        found = roles.read([f"县领导{'、'.join(names)}出席会议。"])
        assert found.attendees == tuple(names)


@pytest.mark.parametrize(
    "other", ["发改局", "市政府", "企业", "水利", "市委办", "学生", "第一小学", "水务公司"]
)
def test_what_is_no_person_among_names_is_none(other):
    found = roles.read([f"王小明、李大伟、{other}、张国强、刘丽华出席会议。"])
    assert found.attendees == ("王小明", "李大伟", "张国强", "刘丽华")


@pytest.mark.parametrize(
    "words", ["市局水务科、业务中心", "县人民法院代院长", "外交和领事官员", "某公司、东岸车衣等业主"]
)
def test_units_and_groups_at_a_meeting_are_no_persons(words):
    assert roles.read([f"{words}出席会议。"]) == roles.Roles()


@pytest.mark.parametrize(
    ("run", "known", "expected"),
    [
        ("胡衡华程丽华", {"胡衡华", "程丽华"}, ["胡衡华", "程丽华"]),
        ("胡衡华程丽华", set(), ["胡衡华", "程丽华"]),
        ("石军胡衡华", {"胡衡华"}, ["石军", "胡衡华"]),
        ("各级领导干部", set(), []),
        ("王" * 100, {"王王"}, []),
    ],
)
def test_names_run_together(run, known, expected):
    assert people.run_together(run, known=known) == expected


@each(
    "row",
    [
        pytest.param(row, id=row.where)
        for row in vocabulary.load("timeline/people_acts", ("pattern", "words", "role", "example"))
    ],
)
def test_acts(row):
    """Each example gives its person the role of its row, and no longer does without the words of the row."""
    found = roles.read([row["example"]])
    column = {"chair": found.chair, "part": found.contributors, "attend": found.attendees}
    assert column.get(row["role"], found.speakers) == ("王小明",), (
        f"role {row['role']!r} was not found: {found}"
    )
    pattern = re.compile(patterns.unmasked(row["pattern"]))
    assert pattern.search(masked(row).flat)


@pytest.mark.parametrize("row", entries("people_acts", "words"))
@settings(max_examples=25)
@given(data=st.data())
def test_every_match_of_an_act_holds_one_of_its_words(row, data):
    """The pattern is only tried where one of the words stands."""
    pattern = re.compile(patterns.unmasked(row["pattern"]))
    found = pattern.search(data.draw(st.from_regex(pattern)))
    assert found is None or any(
        word in found.group() for word in patterns.unmasked(row["words"]).split("|")
    ), (
        f"{row.where}: the match {found.group()!r} holds no word of {row['words']!r} (what is looked ahead to is no part of it)"
    )


@pytest.mark.parametrize(
    "mask", [sentences.DATE, sentences.QUOTED, sentences.BRACKET, "作", "的", "讲", "、"]
)
def test_a_long_run_of_one_character_is_read_in_no_time(mask):
    """A pattern with a repeat inside a repeat would never end here."""
    assert [hit.words for hit in acts_in(f"王小明作{mask * 900}，出席。") if hit.words == "出席"] == ["出席"]


@each("row", entries("names/never_last", "character"))
def test_characters_that_end_no_name(row):
    assert not people.is_name(row["example"])
    assert people.titled(f"市长{row['example']}").name == row["example"][:-1]


@each("row", entries("names/word_names", "word"))
def test_words_that_are_whole_names(row):
    word = row["word"]
    assert people.titled(row["example"]) == people.Person(word, "市长")
    assert people.titled(f"{word}同志") == people.Person(word)
    assert [person.name for person in people.listed(f"{word}、王小明")] == [word, "王小明"]
    assert [person.name for person in people.listed(f"王小明、{word}")] == ["王小明", word]
    assert people.listed(f"王小明，{word}论坛") == (people.Person("王小明"),)
    assert roles.read([f"市长{word}主持会议。"]).chair == (word,)


@each("row", entries("names/name_parts", "part"))
def test_names_of_several_parts_need_no_office(row):
    name = row["example"]
    assert row["part"] in name
    found = roles.read([f"{name}主持会议，李大伟、{name}江出席。", f"{name}出席开工仪式。"])
    assert found.chair == (name,)
    assert people.listed(f"王小明、{name}") == (people.Person("王小明"), people.Person(name))


@pytest.mark.parametrize(
    "name",
    ["努尔兰·阿不都满金", "阿不都·热依木", "次仁·旺堆", "于苏甫·艾力", "尼亚孜·阿布都拉", "肖开提·依明"],
)
@pytest.mark.parametrize("office", ["", "州长", "自治区党委副书记"])
def test_names_with_characters_that_are_words_elsewhere(name, office):
    assert roles.read([f"{office}{name}主持会议。"]).chair == (name,)


@pytest.mark.parametrize("words", ["江村", "格桑花", "乌兰牧骑", "古丽巴扎", "花园"])
def test_words_with_parts_of_names_are_no_names(words):
    assert not people.is_name(words)


@each("row", vocabulary.load("names/transliteration", ("characters", "example"), ("common",)))
def test_transliterated_names(row):
    assert people.titled(f"总统{row['example']}") == people.Person(row["example"], "总统")


@pytest.mark.parametrize("asked", ("应询介绍", "应记者要求介绍", "应校方邀请讲话", "应与会者之请发言"))
@pytest.mark.parametrize("name", ("王毅", "于敏", "王小明", "欧阳兰"))
def test_a_request_after_a_name_takes_no_character_of_it(name, asked):
    assert people.titled(f"外交部长{name}{asked}") == people.Person(name, "外交部长")


@each("row", entries("people_done_to", "pattern"))
@each("office", ("市长", "日本首相", "感化院院长"))
def test_what_is_done_to_a_person_is_no_part_of_the_office(row, office):
    assert people.listed(row["example"]) == (people.Person("王小明", "市长"),)
    assert people.listed(f"{row['pattern']}{office}王小明") == (people.Person("王小明", office),)


@pytest.mark.parametrize("host", ("王小明", "欧阳青", "乌兰图雅"))
@pytest.mark.parametrize("envoy", ("特使", "特别代表"))
def test_who_sends_an_envoy_is_not_there_whatever_the_name(host, envoy):
    text = f"省长{host}{envoy}、副省长李大伟出席开幕式。"
    assert roles.read([text]).attendees == ("李大伟",)


@each(
    "clause",
    (
        "刚刚抵达青江的",
        "新当选的",
        "应邀来访的",
        "负责宣传的",
        "在",
        "会同",
        "前来出席会议的",
        "受市政府委托的",
        "受委派的",
        "受表彰的",
        "受邀与会的",
        "出席青江论坛、滨江峰会的",
    ),
)
@each("office", ("市长", "省委书记", "国家主席"))
def test_an_office_is_given_without_the_clause_before_it(clause, office):
    assert roles.read([f"{clause}{office}王小明出席会议。"]).titles == (("王小明", office),)


@pytest.mark.parametrize(
    "office",
    (
        "刚果（布）总统",
        "受害者协会会长",
        "美的集团董事长",
        "在京全国人大代表",
        "在线教育公司董事长",
        "在读博士生代表",
        "会同县县长",
    ),
)
@pytest.mark.parametrize("clause", ("", "新当选的"))
def test_an_office_that_begins_like_a_clause_is_given_whole(clause, office):
    assert roles.read([f"{clause}{office}王小明出席会议。"]).titles == (("王小明", office),)


@each("row", entries("people_clause_verbs", "pattern"))
@each("name", ("王小明", "欧阳青", "乌兰图雅"))
def test_verbs_of_the_clause_before_an_office(row, name):
    assert re.search(row["pattern"], row["example"])
    assert people.without_relative_clause(f"{row['example']}市长{name}") == f"市长{name}"
    assert hosts.guest_of(f"{row['example']}市长{name}一行") == f"市长{name}一行"


def test_a_field_of_work_within_an_office_is_part_of_it():
    office = "联合国负责裁军事务的副秘书长"
    assert roles.read([f"{office}王小明出席会议。"]).titles == (("王小明", office),)


def test_who_leads_a_delegation_is_part_of_what_it_is_called():
    assert hosts.guest_of("省长王小明率领的青江经贸代表团") == "省长王小明率领的青江经贸代表团"
    assert people.without_relative_clause("王小明、应邀来访的李大伟") == "王小明、应邀来访的李大伟"


@pytest.mark.parametrize("word", ("强调", "指出", "认为"))
@pytest.mark.parametrize(
    "occasion", ("在全国两会期间发表了重要讲话", "在调研时的讲话", "在大会上作的报告", "多次发表重要讲话")
)
def test_a_speech_on_another_occasion_in_reported_speech_makes_no_speaker(word, occasion):
    text = f"市长王小明主持会议。会议{word}，省长李大伟{occasion}，为我们指明了方向。"
    found = roles.read([text])
    assert (found.chair, found.speakers, found.attendees) == (("王小明",), (), ())


def test_a_speech_at_the_meeting_after_reported_speech_counts():
    text = "市长王小明主持会议。会议强调，要抓好落实，省长李大伟在会上讲话。"
    assert roles.read([text]).speakers == ("李大伟",)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("市长王小明出席开工仪式并表示，要抓好落实。", "attendee"),
        ("市长王小明在论坛上表示，要抓好落实。", "contributor"),
    ],
)
def test_who_only_states_is_no_speaker(text, role):
    assert roles.read([text]).in_role() == [(role, "王小明")]


@pytest.mark.parametrize(
    ("text", "chairs"),
    [
        ("县人大常委会主任王小明，副主任李大伟分别主持会议。", ("王小明", "李大伟")),
        ("外交部长王小明与东岛国外长哈桑联合主持对话。", ("王小明", "哈桑")),
        ("司长王小明与哈方代表阿里共同主持磋商。", ("王小明", "阿里")),
        ("副校长、校庆办公室主任（兼）王小明主持会议。", ("王小明",)),
        ("国家土地总督察王小明主持会议。", ("王小明",)),
        ("县委书记王小明出席，县长李大伟主持会议。", ("李大伟",)),
        ("县委书记王小明，县长李大伟主持会议。", ("李大伟",)),
    ],
)
def test_who_chairs_together(text, chairs):
    assert roles.read([text]).chair == chairs


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("副县长王小明，各乡镇、成员单位负责人在政府会议室收听收看。", ("王小明",)),
        ("市长王小明收听收看会议实况。", ()),
        ("王小明组织收听收看。", ()),
    ],
)
def test_who_listens_in_attends(text, present):
    assert roles.read([text]).attendees == present


@each("name", ("王小明", "欧阳青", "于和平"))
@each("verb", ("强调", "指出", "要求", "着重指出", "说"))
@each("place", ("会上", "会议上", "论坛上", "座谈会上", "仪式上"))
def test_who_says_something_at_the_meeting_is_its_speaker(name, verb, place):
    text = f"全市教育工作会议召开。市长{name}在{place}{verb}，要抓好落实。"
    assert roles.read([text]).in_role() == [("speaker", name)]


@pytest.mark.parametrize(
    "text",
    [
        "全市教育工作会议召开。市长王小明强调，要抓好落实。",
        "全市教育工作会议召开。市长王小明在全省卫生工作会议上强调，要抓好落实。",
        "全市教育工作会议召开。会议学习了市长王小明在会上强调的要求。",
        "全市教育工作会议召开。会上，有代表说，成绩很大。",
        "2024年3月5日，全市教育工作会议召开。市长王小明去年在会上强调，要抓好落实。",
    ],
)
def test_who_says_something_elsewhere_is_no_speaker(text):
    assert roles.read([text]).speakers == ()


def test_who_says_something_in_the_report_of_a_named_meeting_is_its_speaker():
    text = "3月5日，市长王小明在全市教育工作会议上强调，要抓好落实。"
    assert roles.read([text]).in_role() == [("speaker", "王小明")]


def test_a_chair_or_a_speech_goes_before_what_is_said():
    text = "市长王小明主持会议。王小明在会上强调，要抓好落实。"
    assert roles.read([text]).in_role() == [("chair", "王小明")]
    text = "市委书记李大伟出席会议并讲话。市长王小明在会上指出，要抓好落实。"
    assert roles.read([text]).in_role() == [("speaker", "李大伟"), ("contributor", "王小明")]


def test_a_place_between_a_host_and_a_guest_is_no_person():
    assert [one.name for one in people.listed("王小明在和平区与副市长李大伟")] == ["王小明", "李大伟"]


@pytest.mark.parametrize("bodies", ("海云网、卡奥斯", "北海直聘、奥斯达、卡奥斯"))
def test_firms_in_a_list_are_no_persons(bodies):
    assert roles.read([f"座谈会上，{bodies}等企业负责人先后发言。"]) == roles.Roles()


@pytest.mark.parametrize(
    ("body", "office"),
    [
        ("我校", "校长"),
        ("本校", "校长"),
        ("本会", "会长"),
        ("我会", "会长"),
        ("我司", "董事长"),
        ("我院", "院长"),
    ],
)
@pytest.mark.parametrize("name", ["王小明", "汪屏", "欧阳文"])
def test_a_body_that_speaks_of_itself_is_no_part_of_a_name(body, office, name):
    (person,) = people.listed(f"{body}{name}{office}")
    assert (person.name, person.title) == (name, f"{body}{office}")


def test_a_long_clause_without_a_relative_clause_is_passed_over_at_once():
    began = time.process_time()
    assert clause_end("出席" * 100_000) == 0
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("piece", ["市长王小明与来访的", "市长王小明与前来考察的", "副市长李大伟及陪同的"])
def test_a_long_chain_of_persons_is_read_part_by_part(piece, monkeypatch):
    """The rest of a chain is read once, not once more from each word before it."""
    asked = []
    titled = names.titled
    monkeypatch.setattr(
        names, "titled", lambda *words, **known: asked.append(words) or titled(*words, **known)
    )

    def steps(times):
        asked.clear()
        people.listed.cache_clear()
        names._joined.cache_clear()
        people.listed(piece * times + "副市长座谈")
        return len(asked)

    assert steps(24) < 10 * steps(12)


#: A sentence after the report that names somebody who had no part in the meeting; {} is the name.
_NOT_THERE = (
    "以学增智，就要把看家本领、兴业本领、{surname}国本领学到手。",
    "会上，代表们就国家储备建设、{name}工作、全民教育等方面问题提出意见和建议。",
    "本月2日，{name}邀请一名老兵到议会参加活动。",
    "谈话指出，近日，{name}以参加就职仪式为由出访。",
    "队长{name}先后参加过三次飞行任务。",
    "数千人集会，纪念运动领袖{name}发表演讲60周年。",
    "市政府向大使{name}发出了参加会议的邀请。",
    "高级代表{name}在声明中称，{name}允许老兵代表参会。",
)


@each("words", _NOT_THERE)
@each("name", ["王小明", "强国栋", "欧阳明远", "边海峰", "马丁·路德"])
def test_who_is_only_named_has_no_role(words, name):
    told = roles.read(["市政府召开会议。", words.format(name=name, surname=name[0])])
    assert told.in_role() == []


@pytest.mark.parametrize("name", ["王小明", "欧阳明远", "托卡耶夫"])
def test_another_meeting_is_chaired_before_this_one(name):
    words = f"会议召开之前，{name}主持召开领导小组第一次全体会议。"
    assert roles.read(["市政府召开会议。", words], known=[name]).chair == ()
    assert roles.read([f"市政府召开会议。{name}主持会议。"], known=[name]).chair == (name,)


@pytest.mark.parametrize(
    "words, name, title",
    [
        ("马杜罗夫人弗洛雷斯", "弗洛雷斯", "马杜罗夫人"),
        ("代表一致同意支持总统普京", "普京", "总统"),
        ("抗议日本首相岸田文雄", "岸田文雄", "日本首相"),
        ("外交部长王小明应询", "王小明", "外交部长"),
    ],
)
def test_an_office_holds_no_verb_and_no_other_person(words, name, title):
    assert names.listed(words) == (names.Person(name, title),)


@pytest.mark.parametrize("name", ["布尔汉", "王小明", "托卡耶夫"])
def test_who_sends_others_is_not_there(name):
    assert names.listed(f"总司令{name}派出的代表") == ()


@pytest.mark.parametrize("count", ["11", "三", "十余", "多"])
def test_listed_firms_are_no_persons(count):
    assert names.listed(f"西门子等{count}家企业负责人") == ()


_ELSEWHERE = {
    "reception": participants._BESIDE_RECEPTION,
    "meeting": participants._beside_meeting(("会见", "会晤")),
}


@each(
    "kind, words, here",
    [
        ("reception", "副市长{name}出席座谈会。", False),
        ("reception", "副市长{name}陪同参加欢迎仪式。", False),
        ("reception", "副市长{name}参加会见。", True),
        ("reception", "副市长{name}参加上述活动。", True),
        ("reception", "副市长{name}出席来宾夫妇举行的欢迎午宴。", False),
        ("meeting", "陪同李大伟出访的有：副市长{name}等。", False),
        ("meeting", "副市长{name}陪同李大伟出席会议。", True),
        ("meeting", "副市长{name}等参加会见。", False),
        ("meeting", "副市长{name}出席座谈会。", True),
    ],
)
@each("name", ["王小明", "欧阳明远", "洛桑江村"])
def test_who_is_at_a_gathering_of_another_sort_is_not_at_this_one(kind, words, here, name):
    told = roles.read(["市长李大伟会见来宾。", words.format(name=name)], elsewhere=_ELSEWHERE[kind])
    assert (name in told.attendees) == here


_OPENED = "3月5日，第二届云港论坛在云港市举行，"
NAMES = ("皮文涛", "欧阳明远", "托卡尔丘克")


@each("name", NAMES)
@each(
    "words",
    [
        "省长{name}当天表示，项目进展顺利。",
        "省长{name}近日表示，银行业务平稳。",
        "省长{name}8日在东岛对媒体表示，准备工作已经完成。",
        "省长{name}在为该书撰写的序言中表示，书中例子生动。",
        "省长{name}当天也宣布，将延长减产措施。",
        "双方愿共同推动各自建设。省长{name}表示感谢。",
        "近年来，省长{name}多次发表重要讲话。",
        "省长{name}一系列讲话给出了方向。",
    ],
)
def test_what_somebody_said_elsewhere_gives_no_role(name, words):
    assert roles.read([_OPENED + "论坛主题为绿色发展。", words.format(name=name)]).in_role() == []


@pytest.mark.parametrize("name", NAMES)
def test_who_speaks_at_a_discussion_is_not_only_present(name):
    assert roles.read([f"县政府召开座谈会。县长{name}在座谈会上强调，要抓好落实。"]).speakers == (name,)
    told = roles.read([f"县政府召开座谈会。省长李大伟讲话。县长{name}在座谈会上缅怀了老校长的一生。"])
    assert told.in_role() == [("speaker", "李大伟"), ("contributor", name)]
    assert roles.read([f"县政府召开座谈会。在座的有县长{name}。"]).attendees == (name,)


@pytest.mark.parametrize("verb", ["听取了", "审议了", "听取和审议了"])
@pytest.mark.parametrize(
    "matter", ["关于防汛条例审议结果的报告", "关于财政决算的报告", "关于执法检查情况的报告"]
)
def test_reports_on_items_of_the_agenda_make_no_main_speaker(verb, matter):
    given = [f"会议{verb}副主任{name}作的{matter}。" for name in ("李大伟", "欧阳明远", "强国栋")]
    told = roles.read(["县人大常委会召开会议，主任赵丽华主持。", *given])
    assert (told.speakers, told.contributors) == ((), ("李大伟", "欧阳明远", "强国栋"))
    assert roles.read(["县人大常委会召开会议。", *given[:2]]).speakers == ("李大伟", "欧阳明远")


def test_work_reports_that_a_congress_hears_make_main_speakers():
    heard = [f"会议听取了{who}作的{what}工作报告。" for who, what in (
        ("县长李大伟", "政府"), ("主任欧阳明远", "县人大常委会"), ("院长强国栋", "县人民法院"))]  # fmt: skip
    assert roles.read(["县人大会议召开。", *heard]).speakers == ("李大伟", "欧阳明远", "强国栋")


@pytest.mark.parametrize("turn", ["先后", "分别", "依次"])
@pytest.mark.parametrize("act", ["致辞", "作工作报告"])
def test_who_comes_in_turn_is_no_main_speaker_beside_who_opened(turn, act):
    many = f"部长李大伟、局长欧阳明远、院长强国栋{turn}{act}。"
    told = roles.read([_OPENED + "省长皮文涛出席并致辞。", many])
    assert told.speakers == ("皮文涛",)
    assert set(told.contributors) == {"李大伟", "欧阳明远", "强国栋"}
    if act == "致辞":
        assert len(roles.read([_OPENED + "省长皮文涛出席。", many]).speakers) == 3


def test_delegates_who_attend_and_give_an_address_are_no_main_speakers():
    many = "总统李大伟、总理欧阳明远、议长强国栋等外国领导人出席会议并致辞。"
    told = roles.read([_OPENED + "省长皮文涛出席并致辞。", many])
    assert (told.speakers, told.attendees) == (("皮文涛",), ("李大伟", "欧阳明远", "强国栋"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("{name}代表党中央致词。", "speaker"),
        ("省领导到会祝贺，{name}代表省委致词。", "speaker"),
        ("{name}代表人民团体向大会致贺词。", "contributor"),
        ("{name}代表市政府致欢迎辞。", "contributor"),
    ],
)
def test_an_address_for_those_who_lead_is_a_main_speech(name, words, role):
    told = roles.read(
        ["全省工会代表大会开幕。", words.format(name=name), "主席李大伟作工作报告。"], known=[name]
    )
    assert {person: what for what, person in told.in_role()}[name] == role


@pytest.mark.parametrize("name", NAMES)
def test_a_speech_does_not_make_who_it_names_a_speaker(name):
    told = roles.read(
        [
            _OPENED
            + f"省长李大伟出席并致辞。李大伟在致辞中说，十年来成绩很大。今天，{name}主席在高峰论坛开幕式上发表主旨演讲。"
        ],
        known=[name],
    )
    assert told.speakers == ("李大伟",)
    told = roles.read([_OPENED + f"李大伟说，成绩很大。主席{name}在论坛上发表主旨演讲。"], known=[name])
    assert told.speakers == (name,)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_heard_in_other_words_counts_as_an_item_of_the_agenda_too(name):
    heard = ["会议听取了主任李大伟作的关于预算的汇报，听取了主任赵丽华作的关于计划的汇报。"]
    heard.append(f"会议听取了主任{name}作的关于法律草案的报告。")
    told = roles.read([_OPENED, *heard], known=[name])
    assert told.speakers == ()
    assert name in told.contributors


@pytest.mark.parametrize("name", NAMES)
def test_a_later_address_is_no_main_speech_beside_that_of_the_report(name):
    opened = "5月6日，省长李大伟在云港出席工商界晚餐会并致辞。"
    told = roles.read([opened, f"部长{name}在致辞中表示，合作前景广阔。"], known=[name])
    assert told.speakers == ("李大伟",)
    told = roles.read(["5月6日，工商界晚餐会在云港举行。", f"部长{name}致辞。"], known=[name])
    assert told.speakers == (name,)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "words",
    [
        "市长{name}就一系列工作作了讲话。",
        "市长{name}就群众多次反映的一系列问题作了讲话。",
        "市长{name}出席“书香青江”系列活动启动仪式并致辞。",
        "市长{name}在系列讲座开班式上讲话。",
        "市长{name}强调，要抓好落实，并在系列活动启动仪式上致辞。",
    ],
)
def test_a_series_of_other_things_makes_no_series_of_speeches(name, words):
    assert roles.read([_OPENED, words.format(name=name)], known=[name]).speakers == (name,)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "words",
    ["市长{name}发表一系列重要讲话。", "市长{name}屡次在大会上讲话。", "市长{name}多次作关于防汛的讲话。"],
)
def test_what_was_given_time_and_again_was_not_given_at_the_meeting(name, words):
    assert roles.read([_OPENED, words.format(name=name)], known=[name]).in_role() == []


@each("name", NAMES)
@each("before", ["会议强调，", "会议还指出，", "大会认为，", "副主席李大伟说，"])
@each("words", ["在讲话中指出，要协商。", "在会议结束时作总结讲话。"])
def test_an_office_behind_a_name_makes_nobody_a_head_of_state(name, before, words):
    told = roles.read([f"县政协召开会议。{before}要抓好落实。{name}主席{words}"], known=[name])
    assert told.speakers == (name,)


@pytest.mark.parametrize("name", NAMES)
def test_a_meeting_gives_nobodys_words(name):
    told = roles.read(
        [f"县政协召开会议。会议强调，要抓好落实。{name}主席在闭幕式上作总结讲话。"], known=[name]
    )
    assert told.speakers == (name,)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("words", "main"),
    [
        ("{name}代表省委致词。", True),
        ("{name}到会祝贺，并代表县委向大会致辞。", True),
        ("{name}到会祝贺，并代表自治区委致辞。", True),
        ("{name}代表市委、市政府致辞。", False),
        ("{name}到会祝贺，并代表市委、市政府致辞。", False),
        ("{name}到会祝贺，并代表团市委致辞。", False),
    ],
)
def test_only_the_committee_that_leads_is_given_an_address_for(name, words, main):
    told = roles.read([f"大会开幕。市长{words.format(name=name)}", "副市长李大伟作报告。"], known=[name])
    assert (name in told.speakers) == main
    assert "李大伟" in told.speakers


@pytest.mark.parametrize("name", ["王小明", "欧阳明远", "曾志"])
@pytest.mark.parametrize("another", ["主持市长对话会", "共同主持环海工商论坛", "主持召开防汛工作会议"])
def test_who_chairs_another_meeting_besides_does_not_chair_this_one(name: str, another: str):
    report = ["6月5日，市长峰会在海州举行。", f"在海州期间，市长{name}还将{another}。"]
    assert roles.read(report).chair == ()
    assert roles.read([report[0], f"市长{name}还主持了会议。"]).chair == (name,)


@pytest.mark.parametrize("act", ["出席并致辞", "出席，宣读贺信并致辞", "出席大会并致辞"])
def test_of_several_addresses_that_of_who_attends_and_gives_it_leads(act: str):
    found = roles.read(
        [f"茶叶大会17日在海州举行。市长王小明{act}。", "协会会长李大伟在致辞中表示，将继续合作。"]
    )
    assert (found.speakers, found.contributors) == (("王小明",), ("李大伟",))
    alone = roles.read(["茶叶大会17日在海州举行。", "协会会长李大伟在致辞中表示，将继续合作。"])
    assert alone.speakers == ("李大伟",)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("学校邀请清江大学教授王小明作专题讲座。", "王小明"),
        ("校长王小明为全体师生作了热情洋溢的讲话。", "王小明"),
        ("书记王小明（右一）结合工作实际讲授专题党课。", "王小明"),
        ("副省长王小明发表讲话、厅长李大伟作工作报告、各市作交流发言。", "王小明 李大伟"),
        ("大会听取了院长王小明作的工作报告，副院长李大伟所做的财务报告。", "王小明 李大伟"),
        ("大会听取院长王小明《求实创新》的工作报告。", "王小明"),
        ("市长王小明在县委书记李大伟，县长张国强陪同下到会并讲话。", "王小明"),
        ("发表主题演讲的是市长王小明。", "王小明"),
        ("市委书记王小明与市长李大伟共同出席并致辞。", "王小明 李大伟"),
        ("局长李大伟提出具体要求，市长王小明发表了主旨演讲。", "王小明"),
        ("大会由书记李大伟主持，他讲了话。", "李大伟"),
        ("省作家协会邀请会长王小明作专题宣讲。", "王小明"),
        ("教导主任王小明和教师代表李大伟分别致辞。", "王小明 李大伟"),
    ],
)
def test_who_speaks_across_structures(text, speakers):
    assert set(roles.read([text]).speakers) == set(speakers.split())


@pytest.mark.parametrize(
    ("text", "attendees"),
    [
        ("出席会议的有：局长王小明；处长李大伟、张国强。", "王小明 李大伟 张国强"),
        ("有关单位代表，局长王小明，企业代表现场见证。", "王小明"),
        ("局长王小明部署下一步工作，处长李大伟一同参加。", "李大伟"),
        ("参会人员：局长王小明、处长李大伟", "王小明 李大伟"),
    ],
)
def test_who_attends_across_structures(text, attendees):
    assert set(roles.read([text]).attendees) == set(attendees.split())


def test_a_name_that_ends_like_a_body_is_no_group():
    assert roles.read(["会议先由主席团成员李建社主持。"]).chair == ("李建社",)


def test_a_deputy_is_known_by_surname():
    assert people.titled("李副书记", known=frozenset({"李大伟"})) == people.Person("李大伟", "副书记")


#: So many characters of these parts are a name.
PARTS = "阿卜杜热合曼·买买提吐尔逊·艾合买提江·努尔麦麦提·古丽巴哈尔·阿不都热依木·吐尔逊江·买买提"
ACTS = (
    "市委副书记{name}出席会议并讲话。",
    "会议由市委副书记{name}主持。",
    "市长王小明主持会议，市委副书记{name}、副市长李大伟参加。",
    "市委副书记{name}乘专机抵达并致辞。",
)


@each("size", [13, 20, 32, 36, 38, 40, 48])
@each("act", ACTS)
def test_a_name_with_dots_is_whole_however_long(size, act):
    name = PARTS[:size].rstrip("·")
    text = f"2024年10月15日，全市教育大会在市会议中心召开。{act.format(name=name)}"
    [one] = timeline.build([document(text)]).meetings
    named = {*one.chair, *one.speakers, *one.attendees}
    assert name in named
    assert not {part for part in named if part in name} - {name}


def test_what_is_longer_than_any_name_is_nobody():
    name = "·".join([PARTS] * 3)
    text = f"2024年10月15日，全市教育大会在市会议中心召开。市委副书记{name}出席会议并讲话。"
    [one] = timeline.build([document(text)]).meetings
    assert not {part for part in (*one.chair, *one.speakers, *one.attendees) if part in name}
