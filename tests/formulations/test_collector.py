"""The room's contract: uses with their spans and sentences, counting, rejections, tables, order."""

from __future__ import annotations

import pickle

import pandas as pd
import pytest

from analysis import formulations, tables, vocabulary
from analysis.formulations import cues, describe, members, numbers, phrases
from analysis.records import Mapped, Paragraph
from analysis.wording import message, tell
from tests.formulations.sample import document, found, gather

TEXT = "会议开始。要用好“885”机制，落实“三张清单”制度！三张清单要常查。\n落实“三张清单”制度。"


def test_each_use_leads_back_to_the_source():
    one = found(TEXT)["三张清单"]
    assert [TEXT[use.start : use.end] for use in one.uses] == ["“三张清单”", "三张清单", "“三张清单”"]
    assert [use.sentence for use in one.uses] == [
        "要用好“885”机制，落实“三张清单”制度！",
        "三张清单要常查。",
        "落实“三张清单”制度。",
    ]
    assert [use.rule for use in one.uses] == ["found_number", "found_elsewhere", "found_number"]


def test_a_code_is_written_with_its_noun():
    (use,) = found(TEXT)["885"].uses
    assert (use.written, TEXT[use.start : use.end]) == ("“885”机制", "“885”机制")


def test_a_line_break_within_a_phrase():
    """The paragraph's reading has no break; span and words are the source's own."""
    text = "落实“三张清\n  单”制度。"
    joined = Mapped("落实“三张清单”制度。", ((0, 0), (6, 9)))
    whole = document(text)
    paragraph = Paragraph("a.txt#1.1", "a.txt#1", "a.txt", 0, len(text), joined.text, joined)
    broken = type(whole)(whole.source, whole.articles, (paragraph,), ())
    made = formulations.gather([formulations.scan(broken)], [broken], {})
    (use,) = made.formulations[0].uses
    assert (text[use.start : use.end], use.written, use.sentence) == (
        "“三张清\n  单”",
        "“三张清单”",
        "落实“三张清单”制度。",
    )


def test_a_repeated_paragraph_counts_as_often_as_it_is_printed():
    assert len(found("落实“三张清单”制度。\n落实“三张清单”制度。")["三张清单"].uses) == 2


def test_short_terms_count_in_marks_only():
    one = found("实现“两地”目标，川渝两地联动，“两地”目标。")["两地"]
    assert len(one.uses) == 2


def test_it_is_told_which_occurrences_are_uses():
    made = found("实现“两地”目标，川渝两地联动。“山海有约”机制，要办好“山海有约”活动。落实“三新一稳”要求。")
    told = {term: one.counted for term, one in made.items()}
    assert told == {"两地": "quoted", "山海有约": "whole words", "三新一稳": "everywhere"}


def test_a_number_of_things_is_no_plain_word_even_in_the_dictionary():
    one = found("会上提出“四个坚持”，要做到四个坚持，十四个坚持不算。")["四个坚持"]
    assert [use.written for use in one.uses] == ["“四个坚持”", "四个坚持"]


def test_a_long_phrase_counts_where_words_are_cut_otherwise():
    one = found("弘扬“中非青年互助精神”，从中非青年互助精神中汲取力量。")["中非青年互助精神"]
    assert [use.written for use in one.uses] == ["“中非青年互助精神”", "中非青年互助精神"]


def test_a_term_is_not_cut_out_of_a_longer_number():
    one = found("迭代“八大体系”，十八大体系完备，八大体系成形。")["八大体系"]
    assert [use.written for use in one.uses] == ["“八大体系”", "八大体系"]


def test_rejections_name_their_reason_and_place():
    rejected = gather({"a.txt": "经济的“压舱石”，纪念“九·一八”。"}).rejected
    assert rejected.values.tolist() == [
        ["压舱石", "reject_short", "a.txt", 3, 8],
        ["九·一八", "reject_date", "a.txt", 11, 17],
    ]


def test_plain_words_that_mostly_stand_without_marks_are_left_alone():
    text = "完善“改革攻坚”机制，改革攻坚、改革攻坚，改革攻坚。"
    made = gather({"a.txt": text})
    assert [one.term for one in made.formulations] == []
    assert made.rejected.values.tolist() == [["改革攻坚", "reject_mostly_bare", "a.txt", 2, 8]]


def test_an_announced_name_that_is_mostly_part_of_a_longer_term_is_not_listed():
    longer = "加快建设现代化新江州。" * 3
    made = gather({"a.txt": f"{longer}努力建设新江州。"})
    assert [one.term for one in made.formulations] == ["现代化新江州"]
    assert set(made.rejected["reason"]) == {"reject_mostly_within"}
    assert [one.term for one in gather({"a.txt": "努力建设新江州。"}).formulations] == ["新江州"]


def test_members_of_a_whole_listing_are_preferred():
    one = found("抓党建、经济等“三张清单”。抓党建、经济、平安“三张清单”。")["三张清单"]
    assert (one.members, one.members_given, one.members_complete) == (
        ("党建", "经济", "平安"),
        "3 of 3",
        True,
    )


def test_all_tables_fit_their_schemas():
    made = gather({"a.txt": TEXT}, {"a.txt": "2024-01-29"}).tables()
    assert sorted(made) == [
        "enumerations",
        "formulation_keyness",
        "formulation_kwic",
        "formulation_links",
        "formulation_months",
        "formulation_neighbours",
        "formulation_rejects",
        "formulation_senses",
        "formulation_uses",
        "formulations",
    ]
    assert tables.validated(made, written={"articles": pd.DataFrame({"article_id": ["a.txt#1"]})})


def test_nothing_found_is_empty_tables():
    made = gather({"a.txt": "今天下雨。"}).tables()
    assert {name: len(table) for name, table in made.items()} == dict.fromkeys(made, 0)
    assert list(made["formulation_links"].columns) == ["term", "other", "relation", "evidence"]


def test_reasons_are_counted_by_term():
    rejects = gather(
        {"a.txt": "他说：“今天天气很好。”纪念“九·一八”，“九·一八”事变，“一二·九”运动。"}
    ).rejected
    assert describe.reasons(rejects).values.tolist() == [
        ["reject_date", 2, "九·一八；一二·九"],
        ["reject_speech", 1, "今天天气很好。"],
    ]
    assert describe.reasons(rejects.head(0)).values.tolist() == []


def test_a_scan_can_be_sent_to_another_process():
    scan = formulations.scan(document(TEXT))
    assert pickle.loads(pickle.dumps(scan)) == scan  # noqa: S301 - our own bytes


def test_the_order_of_sources_changes_nothing_but_the_order_of_uses():
    texts = {
        "a.txt": TEXT,
        "b.txt": "坚持“一县一策”改革，落实“三张清单”。",
        "c.txt": "三张清单，“885”工作体系。",
    }
    one, two = gather(texts), gather(dict(reversed(texts.items())))
    assert [f.term for f in one.formulations] == [f.term for f in two.formulations]
    assert [len(f.uses) for f in one.formulations] == [len(f.uses) for f in two.formulations]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("cues", ("side", "words", "speaks", "example")),
        ("openers", ("words", "kind", "example")),
        ("units", ("noun", "example")),
        ("counted", ("noun", "example")),
        ("dates", ("pattern", "example")),
        ("bodies", ("words", "kind", "example")),
        ("lexical", ("words", "example")),
        ("countries", ("name", "example")),
        ("loose_nouns", ("noun", "always", "example")),
        ("actors", ("words", "example")),
    ],
)
def test_every_entry_of_the_vocabulary_reads_its_example(name, columns):
    for row in vocabulary.load(f"formulations/{name}", columns):
        assert EXAMPLES[name](row), f"{row.where}: the example {row['example']!r} is not read"


def _cue(row) -> bool:
    text = row["example"]
    start, end = text.index("“"), text.index("”") + 1
    near = {
        "after": lambda: cues.after(text, end),
        "before": lambda: cues.before(text, start),
        "within": lambda: cues.within(text[start + 1 : end - 1]),
    }[row["side"]]()
    return [(cue.speaks, cue.words) for cue in near] == [(row["speaks"], row["words"])]


def _members(text: str) -> tuple[str, ...]:
    listing = members.find(text, text.index("“"), len(text), 2)
    return listing.members if listing else ()


def _noun_of_policy(text: str) -> str:
    end = text.index("”") + 1
    return (cues.after(text, end) or cues.within(text[1 : end - 1]))[0].words


EXAMPLES = {
    "cues": _cue,
    "openers": lambda row: (
        list(_members(row["example"]))
        == row["example"].removeprefix(row["words"]).partition("“")[0].split("、")
    ),
    "units": lambda row: numbers.read(row["example"]) == "",
    "counted": lambda row: phrases.find(row["example"]) == [],
    "dates": lambda row: [c.rejected for c in phrases.find(row["example"])] == ["reject_date"],
    "bodies": lambda row: [c.term for c in phrases.find(row["example"])] == [row["example"]],
    "lexical": lambda row: numbers.read(row["example"]) == "",
    "countries": lambda row: cues.before(row["example"], row["example"].index("“"))[0].speaks == "name",
    "loose_nouns": lambda row: _noun_of_policy(row["example"]) == row["noun"],
    "actors": lambda row: _members(row["example"]) == (),
}


def test_a_code_with_a_plus_counts_without_marks_and_in_any_width():
    [one] = gather({"a": "搭建“1+5+N”架构。推进１＋５＋N架构落地，11+5+N人。"}).formulations
    assert [use.written for use in one.uses] == ["“1+5+N”架构", "１＋５＋N架构"]


def test_shorter_wordings_of_the_lexicon_are_not_listed_beside_the_longer_one():
    """In a few articles; a main term stays, and so does a term that also occurs alone."""
    made = gather({"a": "推进巩固拓展脱贫攻坚成果同乡村振兴有效衔接。"})
    found = {one.term for one in made.formulations}
    assert "巩固拓展脱贫攻坚成果同乡村振兴有效衔接" in found
    assert "脱贫攻坚成果" not in found
    reason = message("reject_part", term="巩固拓展脱贫攻坚成果同乡村振兴有效衔接")
    assert ["脱贫攻坚成果", reason, "a", 6, 12] in made.rejected.values.tolist()
    assert [tell(reason, language) for language in ("en", "zh")] == [
        "shorter wording of 巩固拓展脱贫攻坚成果同乡村振兴有效衔接",
        "较长提法“巩固拓展脱贫攻坚成果同乡村振兴有效衔接”的简短表述",
    ]
    alone = {one.term for one in gather({"a": "落实立德树人根本任务。"}).formulations}
    assert alone == {"立德树人", "立德树人根本任务"}


def test_a_corpus_takes_only_those_terms_of_the_lexicon_that_it_has():
    """Making all of them took most of the time for a short text."""
    one = document("要推动高质量发展。要“乡村振兴”。")
    collector = formulations.FormulationCollector()
    collector.add(formulations.scan(one))
    plan = collector.plan()
    assert (plan.anywhere, plan.marked, len(plan.rules)) == ((), (), 0)
    counted = formulations.count(one, plan)
    made = collector.result(counted, one.articles, {})
    assert {one.term for one in made.formulations} == {"高质量发展", "乡村振兴"}
    assert collector._terms.keys() == {"高质量发展", "乡村振兴"}


def test_parts_of_longer_terms_are_rejected_in_the_order_of_the_lexicon():
    made = gather({"a": "铸牢中华民族共同体意识。职普融通、产教融合、科教融汇。"})
    assert made.rejected["term"].tolist() == ["产教融合", "中华民族共同体"]
