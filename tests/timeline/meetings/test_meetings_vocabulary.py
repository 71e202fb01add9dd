"""Every entry of the vocabulary does to its example what it is there for."""

from __future__ import annotations

import re

import pytest

from analysis import vocabulary
from analysis.timeline import calendar_facts, patterns, sentences
from analysis.timeline.meetings import (
    Context,
    Mention,
    Rule,
    Trait,
    bodies,
    find_mentions,
    head_nouns,
    launches,
    mention,
    name_phrases,
    naming,
    receptions,
    reporting_verbs,
    series,
    tours,
)
from analysis.timeline.meetings.decided_on import decision_end
from analysis.timeline.meetings.named import find_named
from analysis.timeline.meetings.reporting_status import reporting_status
from analysis.timeline.spans import SentenceSpan
from tests.rows import each


def entries(name: str, *columns: str) -> list:
    return [
        pytest.param(row, id=row.where) for row in vocabulary.load(f"timeline/{name}", (*columns, "example"))
    ]


def found(text: str) -> list[Mention]:
    return find_mentions(sentences.read(text, 0, len(text)), Context(lead=True))


@pytest.mark.parametrize(
    ("head", "kind", "why"),
    [
        ("会议", "event", "head '会议' has a row already"),
        ("洽谈会", "party", "kind 'party', which is none of"),
    ],
)
def test_a_head_noun_with_two_kinds_or_an_unknown_one_names_file_and_line(monkeypatch, head, kind, why):
    rows = ({"head": "会议", "kind": "meeting"}, {"head": head, "kind": kind})
    given = tuple(vocabulary.Row(row, f"some.csv, line {line}") for line, row in enumerate(rows, 2))
    monkeypatch.setattr(vocabulary, "load", lambda *_: given)
    with pytest.raises(vocabulary.InputFault, match=f"some.csv, line 3: {why}"):
        head_nouns._kinds("meetings_heads")


@each("row", entries("meetings_heads", "head", "kind"))
def test_heads(row):
    assert head_nouns.head_of(row["example"]).endswith(row["head"])
    assert head_nouns.kind_of(row["example"]) == row["kind"]


@each("row", entries("meetings_held", "head", "kind"))
def test_held(row):
    assert not head_nouns.head_of(row["example"]), "the example ends in a word of meetings_heads"
    for text in (
        f"1月5日，海州市教育局举办{row['example']}。",
        f"1月5日，{row['example']}在海州体育馆举行。",
    ):
        (one,) = found(text)
        assert (one.kind, one.status) == (row["kind"], "held")
        assert one.name.removeprefix("海州市教育局") == row["example"]


@each("row", entries("meetings_verbs", "verb", "role"))
def test_verbs(row):
    rules = {"hold": Rule.HELD, "open": Rule.OPENED, "attend": Rule.ATTENDED, "sit": Rule.SAT}
    assert [(one.rule, one.status) for one in found(row["example"])] == [(rules[row["role"]], "held")]


@each("row", entries("meetings_tours", "verb", "object", "place"))
def test_tours(row):
    assert [one.kind for one in found(row["example"])] == ["visit"]
    assert row["verb"] in found(row["example"])[0].name


@each("row", entries("meetings_travellers", "pattern"))
def test_travellers(row):
    (one,) = found(f"1月5日，{row['example']}到滨江区调研。")
    assert (one.kind, one.name) == ("visit", f"{row['example']}到滨江区调研")


@pytest.mark.parametrize("row", entries("people_trades", "pattern"))
def test_who_practises_a_trade_holds_no_office(row, monkeypatch):
    said = f"1月5日，{row['example']}王小明到清江中学授课。"
    assert found(said) == []
    monkeypatch.setattr(tours, "is_trade", lambda title: False)  # without the list it is a visit
    assert [one.kind for one in found(said)] == ["visit"]


@pytest.mark.parametrize("office", ["清江大学校长", "市水利局总工程师"])
def test_an_office_is_no_trade(office):
    assert [one.kind for one in found(f"1月5日，{office}王小明到清江中学授课。")] == ["visit"]


@each("row", entries("meetings_generic_names", "name"))
def test_generic_names(row):
    body = re.split("召开|举行", row["example"])[0]
    mentions = found(f"1月5日，{row['example']}。")
    assert [one.name for one in mentions if not one.rule.has(Trait.WITHIN)] == [body + row["name"]]


NO_NEWS = vocabulary.load("timeline/meetings_no_news", ("pattern", "means", "example"), ("decides",))


@each("row", [pytest.param(row, id=row.where) for row in NO_NEWS])
def test_no_news(row):
    before = row["example"]
    if row["pattern"].endswith("$"):
        before = re.split("召开|举行|举办", before)[0]
    assert reporting_status(before) == ("planned" if row["means"] == "planned" else "")


@each("row", entries("meetings_series", "pattern", "series", "reads"))
def test_series(row):
    assert series.series(row["example"]) == row["reads"]


@pytest.mark.parametrize(
    "names",
    [
        ("县政府第15次常务会议", "县十八届人民政府第32次常务会议", "县人民政府2024年第3次常务会议"),
        ("青江省政府第3次全体会议", "青江省人民政府第4次全体会议"),
        ("县政协九届三次会议", "县政协九届四次全会", "县政协九届五次会议开幕会"),
        (
            "青江县政协九届三次会议",
            "政协青江县第九届委员会第三次会议",
            "政协第九届青江县委员会第三次会议",
            "中国人民政治协商会议青江县第九届委员会第三次会议",
        ),
        ("青江县政协九届常委会第八次会议", "中国人民政治协商会议青江县第九届委员会常务委员会第九次会议"),
    ],
)
def test_a_body_named_in_full_or_in_short_has_one_series(names):
    assert len({series.series(name) for name in names}) == 1


@each("row", entries("meetings_recurring", "ending"))
def test_recurring(row):
    assert series.series(row["example"], kind=head_nouns.kind_of(row["example"])) == row["example"]


def masked(row: vocabulary.Row) -> sentences.Sentence:
    """The example as a sentence that opens no paragraph: no part of it is a dateline."""
    return sentences.read(f"。{row['example']}", 1, len(row["example"]) + 1)


@each("row", entries("meetings_adverbials", "pattern", "leaves"))
def test_adverbials(row):
    assert re.search(f"(?:{patterns.unmasked(row['pattern'])})$", masked(row).flat)
    assert name_phrases.strip_adverbials(masked(row).flat) == row["leaves"]


@each("row", entries("meetings_before_names", "pattern", "leaves"))
def test_words_before_names(row):
    sentence = masked(row)
    assert re.match(patterns.unmasked(row["pattern"]), sentence.flat)
    span = name_phrases.trim_name(sentence, SentenceSpan(0, len(sentence.flat)))
    assert span is not None
    assert sentence.words(span) == row["leaves"]


@each("row", entries("meetings_not_names", "pattern"))
def test_phrases_that_are_no_names(row):
    assert re.search(row["pattern"], row["example"])
    assert not naming.may_be_name(row["example"])


@each("row", entries("meetings_conveners", "pattern"))
def test_conveners(row):
    assert re.search(row["pattern"], row["example"])
    assert naming.can_convene(row["example"])


@pytest.mark.parametrize("row", entries("meetings_ceremonies", "pattern"))
def test_ceremonies(row):
    of = row["example"].removesuffix(row["pattern"])
    assert of != row["example"]
    assert head_nouns.kind_of(row["example"]) == head_nouns.kind_of(of)


@each("row", entries("meetings_bodies", "pattern"))
def test_bodies(row):
    assert row["example"].endswith(row["pattern"])
    assert series.body("", row["example"]) == (bodies.normal(row["example"]),)


def test_a_body_of_another_time_keeps_its_name():
    """An institution that another one followed is no variant of it: the name of its day stands in `body`."""
    institutions = [
        row.word for row in calendar_facts.eras() if row.kind == "institution" and row.last != ".."
    ]
    known = [name for name in institutions if bodies.known_at_end(name) == name]
    assert len(known) >= 2
    assert [bodies.normal(name) for name in known] == known


@each("row", entries("meetings_known_bodies", "body"))
def test_known_bodies(row):
    assert bodies.in_name(row["example"]) == row["body"]
    assert bodies.normal(row["body"]) == row["body"]


@each("row", entries("meetings_hosts", "pattern", "body", "reads"))
def test_bodies_by_the_form_of_the_name(row):
    assert bodies.of_name(row["example"]) == row["reads"]


@each("row", entries("meetings_organisations", "pattern"))
def test_organisations(row):
    assert bodies.of_name(row["example"]) == row["example"].removesuffix("年会")


@each(
    "row",
    [
        pytest.param(row, id=row.where)
        for row in vocabulary.load(
            "timeline/meetings_launches", ("verb", "example"), ("subject", "like", "name")
        )
    ],
)
def test_launches(row):
    (name,) = [one.name for one in found(row["example"]) if one.kind == "event"]
    assert (row["verb"] in name) is (row["name"] != "subject")


@each("row", entries("meetings_carried_out", "head"))
def test_what_is_carried_out(row):
    assert [one.name[-len(row["head"]) :] for one in found(row["example"])] == [row["head"]]
    campaign = row["example"].replace("，", "，各地广泛", 1)
    assert [one for one in found(campaign) if one.rule is Rule.HELD] == []


@pytest.mark.parametrize("row", entries("meetings_long_activities", "word"))
def test_what_takes_months_is_no_activity_of_one_day(row):
    assert row["word"] in row["example"]
    assert [one for one in found(row["example"]) if one.kind == "event"] == []
    assert [one.kind for one in found("1月5日，市教育局在清江广场开展“清江情”亲子阅读活动。")] == ["event"]


@pytest.mark.parametrize("row", entries("meetings_not_launched", "pattern"))
def test_what_is_not_launched(row):
    assert re.search(row["pattern"], row["example"])
    assert not [one for one in found(f"1月5日，{row['example']}启动。") if one.kind == "event"]
    assert [one.name for one in found("1月5日，全市读书活动启动。")] == ["全市读书活动启动"]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        *(
            pytest.param(*one.values, one.values[0]["example"], id=one.id)
            for one in entries("meetings_decisions", "pattern")
        ),
        *(pytest.param(row, row["decides"], id=row.where) for row in NO_NEWS if row["decides"]),
    ],
)
def test_meetings_that_another_one_decides_on(row, name):
    rest = name[decision_end(name) :]
    assert rest in ("市委全会", "工作座谈会")
    assert re.search(f"(?:{row['pattern']})(?:于)?$", name.removesuffix(rest))


@pytest.mark.parametrize(
    "name",
    [
        "人大代表建议办理座谈会",
        "决定性成就宣讲大会",
        "学习贯彻决定座谈会",
        "确定性研究年会",
        "全国虚拟现实产业大会",
        "模拟法庭观摩研讨会",
        "拟上市企业座谈会",
        "人民建议征求工作会议",
        "合理化建议评审大会",
        "代表建议交办会议",
        "学习中央全会决定专题研讨班",
        "市委决定事项工作会议",
    ],
)
def test_names_with_the_word_for_a_decision(name):
    assert decision_end(name) == 0


@pytest.mark.parametrize("row", entries("meetings_standing", "pattern", "body", "reads"))
def test_conferences_that_are_bodies_of_their_own(row):
    assert series.standing_forum(series.series(row["example"]), row["example"]) == row["reads"]


@pytest.mark.parametrize(
    "name",
    [
        "2024年全市科技创新大会",
        "2024江海全球招商大会",
        "首届江海造船大会",
        "第三届江海好人颁奖大会",
        "江海造船大会",
    ],
)
def test_meetings_that_are_called_by_somebody_else(name):
    assert series.standing_forum(series.series(name), name) == ""


@pytest.mark.parametrize("row", entries("offices_bodies", "pattern", "body", "reads"))
def test_bodies_of_offices(row):
    assert re.fullmatch(row["pattern"], row["example"])
    assert bodies.of_office(row["example"]) == row["reads"]


@each("row", entries("meetings_working", "ending"))
def test_working_meetings(row):
    assert row["example"].endswith(row["ending"])
    assert bodies.of_hosts(row["example"], ["市长"], []) == "市政府"


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("全市安全生产电视电话会议", ""),
        ("2024年度全省经济工作会议", ""),
        ("青江论坛", ""),
        ("企业家座谈会", "市政府"),
    ],
)
def test_who_opens_a_forum_is_not_its_body(name, host):
    assert bodies.of_hosts(name, [], ["市委副书记、市长"]) == host


@each("row", entries("meetings_received", "pattern", "means"))
def test_who_is_received(row):
    assert re.search(row["pattern"], row["example"])
    assert receptions.is_group(row["example"]) is (row["means"] == "group")


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row.where)
        for row in vocabulary.load("timeline/meetings_after_venues", ("pattern", "example"), ("leaves",))
    ],
)
def test_what_follows_a_venue(row):
    assert re.search(row["pattern"], row["example"])
    assert mention.place_of(row["example"]) == row["leaves"]


@pytest.mark.parametrize("row", entries("meetings_sayings", "pattern"))
def test_what_is_said_is_not_held_by_who_says_it(row):
    assert re.search(row["pattern"], row["example"])
    assert bodies.leading(row["example"]) == ""
    assert bodies.leading(re.sub(row["pattern"], "派出", row["example"])) == "水利部"


def phrase_after(text: str) -> str:
    """The name that a sentence gives right behind 召开, "" where it gives none."""
    sentence = sentences.read(text, 0, len(text))
    (verb,) = (one for one in reporting_verbs.reporting_verbs(sentence) if one.word == "召开")
    phrase = name_phrases.find_phrase(sentence, verb)
    return phrase.name if phrase else ""


@each("row", entries("meetings_done_there", "pattern"))
def test_what_was_done_there_ends_the_name(row):
    done = row["example"].removeprefix("市委召开常委会会议")
    assert re.match(row["pattern"], done)
    assert phrase_after(f"{row['example']}。") == "常委会会议"
    assert phrase_after(re.sub(row["pattern"], "某某", row["example"]) + "。") != "常委会会议"


@each("row", entries("meetings_no_gatherings", "pattern"))
def test_bodies_are_not_convened(row):
    assert re.search(f"{row['pattern']}会$", row["example"])
    assert phrase_after(f"1月5日，市政府{row['example']}。") == ""
    assert phrase_after(f"1月5日，市政府{row['example'][:-1]}收心会。") != ""


@pytest.mark.parametrize("row", entries("meetings_organised", "talk"))
def test_talks_that_a_body_organises(row):
    assert [one.name for one in found(row["example"])] == [f"海绵城市{row['talk']}会"]
    assert not found(row["example"].replace(f"{row['talk']}会", "教育大会"))


NAMED = "1月5日，全市农业工作会议通过规划。"


@each("row", entries("meetings_no_subjects", "pattern"))
def test_a_meeting_in_another_phrase_is_not_named(row):
    assert re.search(row["pattern"], row["example"].partition("全市")[0])
    assert [one.name for one in named(NAMED)] == ["全市农业工作会议"]
    assert not named(row["example"])


@each("row", entries("meetings_predicates", "pattern"))
def test_what_a_named_meeting_does(row):
    assert [one.name for one in named(row["example"])] == ["全市农业工作会议"]
    assert not named(re.sub(f"(?<=会议){row['pattern']}", "某某", row["example"]))


def named(text: str) -> list[Mention]:
    return list(find_named(sentences.read(text, 0, len(text)), Context(lead=True)))


@pytest.mark.parametrize("row", entries("meetings_sittings", "pattern"))
def test_sittings_of_a_kind(row):
    (part, sitting) = naming.split(
        name_phrases.NamePhrase(f"全市教育大会和{row['example']}", SentenceSpan(0, 7 + len(row["example"])))
    )
    assert (part.name, sitting.name) == ("全市教育大会", row["example"])


@each("row", entries("meetings_sorts", "pattern"))
def test_bodies_of_a_sort_are_no_certain_ones(row):
    assert bodies.names_none(row["example"])
    assert not bodies.names_none(re.sub(f"^{row['pattern']}", "青江", row["example"]))


@each("row", entries("meetings_not_bodies", "pattern"))
def test_what_ends_as_bodies_do_and_names_no_certain_one(row):
    assert row.pattern("pattern").search(row["example"])
    assert bodies.names_none(row["example"])


@pytest.mark.parametrize("row", entries("meetings_before_bodies", "pattern", "leaves"))
def test_what_stands_before_a_body_is_no_part_of_it(row):
    assert row.pattern("pattern").match(row["example"])[0] + row["leaves"] == row["example"]
    assert bodies.listed(row["example"]) == (row["leaves"],)


@each("row", entries("meetings_of_no_chair", "ending"))
def test_meetings_that_are_not_of_the_body_of_their_chair(row):
    assert row["example"].endswith(row["ending"])
    assert bodies.of_hosts(row["example"], ["市长"], []) == ""
    assert bodies.of_hosts("青江学习会", ["市长"], []) == "市政府"


FAULTY = [
    (launches._launches, {"verb": "闭幕", "subject": "", "like": "开幕", "name": ""}, "neither a subject nor a verb of an earlier row"),
    (reporting_verbs.verb_roles, {"verb": "召开", "role": "gather"}, "role 'gather', which is none of hold, open, attend, sit"),
    (receptions._received, {"pattern": "代表", "means": "host"}, "means 'host', which is none of group, visitors"),
    (name_phrases._adverbial, {"pattern": "(隆重", "leaves": "会"}, "column 'pattern' is not a valid regular expression"),
]  # fmt: skip


@pytest.mark.parametrize(("read", "cells", "message"), FAULTY)
def test_a_faulty_row_names_file_and_line(monkeypatch, read, cells, message):
    row = vocabulary.Row(cells, "vocabulary/timeline/some.csv, line 3")
    monkeypatch.setattr(vocabulary, "load", lambda *_: (row,))
    with pytest.raises(vocabulary.InputFault) as error:
        read.__wrapped__()
    assert str(error.value).startswith(f"vocabulary/timeline/some.csv, line 3: {message}")


@pytest.mark.parametrize(
    "text",
    [
        "3月起，各地开展灭火演练。",
        "1月5日，市消防支队持续开展灭火演练。",
        "1月5日，省专家团在清江村义诊。",
        "1月5日，省里派出工作组赴清江村指导救灾。",
    ],
)
def test_work_that_goes_on_and_who_is_sent_are_no_gatherings(text):
    assert found(text) == []
