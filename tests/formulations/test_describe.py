"""Summaries of the formulations: the answer, the term worth following, and why terms were left out."""

from __future__ import annotations

import pandas as pd

from analysis.formulations import describe
from analysis.wording import message
from tests.formulations.sample import document


def frame(*rows: tuple[str, int, int, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["term", "uses", "articles", "members", "members_complete"])


NO_LINKS = pd.DataFrame(columns=["term", "other", "relation", "evidence"])


def test_the_finding_counts_terms_uses_and_those_that_are_explained():
    made = frame(
        ("两重", 1200, 30, "", ""), ("三张清单", 40, 9, "甲；乙；丙", "yes"), ("四梁", 5, 2, "甲；乙", "no")
    )
    assert describe.finding(made, NO_LINKS) == (
        "**3 formulations** with 1,245 uses; the most frequent is **两重** (1,200 uses in 30 articles). "
        "For 2 the text says what the number stands for; 1 of these lists is complete."
    )


def test_the_finding_says_that_no_number_is_explained():
    made = frame(("高质量发展", 2, 1, "", ""))
    assert describe.finding(made, NO_LINKS) == (
        "**1 formulation** with 2 uses; the most frequent is **高质量发展** (2 uses in 1 article). "
        "The text does not say what any number in them stands for."
    )


def test_the_finding_tells_of_successors_alone():
    turn = {"old": "两中心", "last": "2024-04-15", "new": "两高地", "first": "2024-05-05"}
    renamed = message("link_replaced", before="实施", after="工程", **turn)
    links = pd.DataFrame(
        [
            ("两高地", "两中心", "successor", renamed),
            ("两重点", "两重", "variant", message("link_replaced", before="a", after="b", **turn)),
        ],
        columns=NO_LINKS.columns,
    )
    told = describe.finding(frame(("两重", 3, 1, "", "")), links)
    assert told.count("replaced") == 1
    assert "**两高地** replaced **两中心**" in told


def test_the_specimen_is_explained_then_most_used_then_first_by_its_characters():
    assert (
        describe.specimen(
            frame(("乙", 9, 1, "", ""), ("甲", 2, 1, "a；b", "yes"), ("丙", 3, 1, "a；b", "no"))
        )
        == "丙"
    )
    assert describe.specimen(frame(("乙", 2, 1, "", ""), ("丙", 9, 1, "", ""))) == "丙"
    assert describe.specimen(frame(("b", 2, 1, "", ""), ("a", 2, 1, "", ""), ("c", 1, 1, "", ""))) == "a"


def test_reasons_count_each_term_once_and_the_most_frequent_come_first():
    stopped, plain = message("reject_stopped"), message("reject_plain_word")
    rejects = pd.DataFrame(
        [(f"词{number}", plain) for number in range(7)] + [("词0", plain), ("三农", stopped)],
        columns=["term", "reason"],
    )
    assert describe.reasons(rejects).values.tolist() == [
        ["reject_plain_word", 7, "词0；词1；词2；词3；词4"],
        ["reject_stopped", 1, "三农"],
    ]


def test_reasons_with_values_are_counted_and_told_without_them():
    part = [message("reject_part", term=term) for term in ("乡村振兴", "高质量发展")]
    nothing = [message("reject_nothing", uses=uses, articles=1) for uses in (1, 2, 3)]
    rejects = pd.DataFrame({"term": [*"甲乙丙丁戊"], "reason": [*part, *nothing]})
    made = describe.reasons(rejects)
    assert made["terms"].tolist() == [3, 2]
    assert describe.readable(made)["reason"].tolist() == [
        "quoted … times in … articles, without supporting context",
        "shorter wording of …",
    ]
    assert describe.readable(made, "zh")["reason"].tolist()[1] == "较长提法“…”的简短表述"


def test_the_cues_of_an_occurrence_are_told_in_the_language_of_the_reader():
    text = document("要坚持“四方协同”体系，推进工作。")
    english, chinese = (
        describe.occurrences(text, "四方协同", language)["cues"].iloc[0] for language in ("en", "zh")
    )
    assert "after 体系: policy" in english.split("；")
    assert "后接“体系”：政策用语" in chinese.split("；")


def test_fewer_phrases_are_found_the_more_uses_are_asked_for():
    ends = (
        "加强领导",
        "落实责任",
        "统筹资金",
        "完善制度",
        "培育人才",
        "扩大开放",
        "改善民生",
        "防范风险",
        "优化环境",
    )
    readings = [f"会议要求{one}，推动绿色低碳转型，{other}。" for one, other in zip(ends, ends[::-1])]
    paragraphs = pd.DataFrame({"article_id": [f"a{n}" for n in range(len(ends))], "reading": readings})
    table = describe.by_thresholds(paragraphs, uses=(2, 10), cohesions=(0.3,))
    assert table.to_dict("records") == [
        {"uses": 2, "cohesion": 0.3, "phrases": 1, "examples": "推动绿色低碳转型"},
        {"uses": 10, "cohesion": 0.3, "phrases": 0, "examples": ""},
    ]
