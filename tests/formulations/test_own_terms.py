"""A person's own lists: always counted, never listed, faults told with their line."""

from __future__ import annotations

import time

import pytest

from analysis import formulations
from analysis.faults import InputFault
from analysis.formulations import counting, own_terms
from tests.formulations.sample import document


def gather(texts: dict[str, str], terms: str = "", stop_terms: str = "") -> formulations.FormulationResult:
    documents = [document(text, name) for name, text in texts.items()]
    own = own_terms.read(terms, stop_terms)
    return formulations.gather(map(formulations.scan, documents), documents, {}, own=own)


def test_own_terms_are_counted_also_when_there_is_none():
    made = gather(
        {"a": "发展链式经济，链条经济。"}, "term,variants,note\n链式经济,链条经济；环式经济,\n圈层经济,,\n"
    )
    table = made.tables()["formulations"].set_index("term")
    assert table["uses"].to_dict() == {"链式经济": 1, "链条经济": 1, "圈层经济": 0, "环式经济": 0}
    assert table["origin"].unique().tolist() == ["own list"]
    assert table.loc["链条经济", "variant_of"] == "链式经济"
    assert table.loc["圈层经济", "first_seen"] == ""


@pytest.mark.parametrize("text", ["发展链式经济。", "会议召开。"])
def test_own_terms_have_a_row_for_every_month_also_when_there_is_none(text):
    documents = [document(text, "a"), document(text, "b"), document("链式经济", "undated")]
    own = own_terms.read("term\n链式经济\n圈层经济\n")
    made = formulations.gather(
        map(formulations.scan, documents), documents, {"a#1": "2024-01", "b#1": "2024-03-02"}, own=own
    )
    months = made.months
    assert months.loc[months["term"] == "圈层经济", "month"].tolist() == ["2024-01", "2024-02", "2024-03"]
    known = months[months["articles"] > 0]
    uses = known.groupby("term")["uses"].agg(list).to_dict()
    assert uses == {"链式经济": [text.count("链式经济")] * 2, "圈层经济": [0, 0]}


def test_an_own_term_that_the_lexicon_has_keeps_what_is_known_of_it():
    [one] = gather({"a": "增强四个意识。"}, "term\n四个意识\n").formulations
    assert (one.origin, one.since, len(one.known_members)) == ("own list", "2016-01", 4)


def test_a_stopped_term_is_never_listed_and_the_rejects_say_why():
    made = gather({"a": "推动高质量发展，落实“三张清单”机制。"}, stop_terms="term\n高质量发展\n三张清单\n")
    assert made.formulations == ()
    assert made.rejected[["term", "reason"]].values.tolist() == [["三张清单", "reject_stopped"]]


@pytest.mark.parametrize(
    ("terms", "stop_terms", "message"),
    [
        (
            "term,variants\n甲乙,\n甲乙,\n",
            "",
            "terms.csv, line 3: '甲乙' is already in terms.csv, line 2",
        ),
        ("term,variants\n,丙丁\n", "", "terms.csv, line 2: no term; terms and variants must not"),
        ("term\n甲\n", "", "terms.csv, line 2: '甲' is a single character"),
        (
            "term,variants\n甲乙,丙丁\n丙丁,\n",
            "",
            "terms.csv, line 3: '丙丁' is already in terms.csv, line 2",
        ),
        (
            "term,variants\n甲乙,丙丁；\n",
            "",
            "terms.csv, line 2: no term; terms and variants must not",
        ),
        ("word\n甲乙\n", "", "terms.csv, line 1: unknown column 'word'; known are term, variants, note"),
        (
            "term;note\n甲乙;\n",
            "",
            "terms.csv, line 1: unknown column 'term;note'; separate columns by commas, not by ';'",
        ),
        (
            "term\n甲乙,丙\n",
            "",
            "terms.csv, line 2: 2 cells, but the header has 1; put a cell that contains a comma in double quotes",
        ),
        ("term\n甲乙\n", "term\n甲乙\n", "stop_terms.csv, line 2: '甲乙' is also in terms.csv, line 2"),
    ],
)
def test_faults_are_told_with_file_and_line(terms, stop_terms, message):
    with pytest.raises(InputFault) as fault:
        own_terms.read(terms, stop_terms)
    assert message in str(fault.value)


def test_all_faults_are_told_at_once():
    with pytest.raises(InputFault, match=r"line 2.*; .*line 3"):
        own_terms.read("term\n甲\n乙\n")


def test_no_files_no_terms():
    assert own_terms.read("", "") == own_terms.NONE


def test_a_hundred_thousand_own_terms_cost_little_more_than_a_thousand():
    """Finding is one pass over the text, however many terms there are."""
    text = "推动产业发展，落实任务要求，加强作风建设。" * 2_000

    def seconds(size: int) -> float:
        finder = counting.Finder([f"词条{number:06}号" for number in range(size)], [])
        return min(_timed(lambda: list(finder.find(text))) for _ in range(3))

    assert seconds(100_000) < 20 * seconds(1_000) + 0.05


def _timed(work) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def test_a_variant_that_contains_its_main_term_is_a_variant():
    made = gather(
        {"a": "共建“链式经济”和链式经济。"}, "term,variants\n链式经济,共建“链式经济”；“链式经济”\n"
    ).tables()["formulations"]
    found = made.set_index("term")["variant_of"].to_dict()
    assert {variant: found[variant] for variant in ("链式经济", "共建“链式经济”", "“链式经济”")} == {
        "链式经济": "",
        "共建“链式经济”": "链式经济",
        "“链式经济”": "链式经济",
    }


@pytest.mark.parametrize(
    "terms", ["term,variants\n甲,甲\n", "term,variants\n,；\n", "term,variants\n甲乙\n甲乙,丙,丁\n"]
)
def test_a_faulty_row_is_told_once(terms):
    with pytest.raises(InputFault) as fault:
        own_terms.read(terms)
    assert str(fault.value).count("terms.csv, line ") == 1


def test_a_listed_term_that_the_lexicon_counts_in_marks_only_is_counted_everywhere():
    text = "推进两重建设，冰火两重天，“两重”项目。"
    [alone] = gather({"a": text}).formulations
    [own] = gather({"a": text}, "term\n两重\n").formulations
    assert (len(alone.uses), alone.origin) == (1, "lexicon")
    assert (len(own.uses), own.origin, own.rule, own.gloss) == (3, "own list", "found_own_list", alone.gloss)


def test_an_excluded_term_of_the_lexicon_is_no_known_term():
    """What contains a known term is a line around it; what contains an excluded one is not."""
    text = "要“切实做好高质量发展各项工作”。"
    reasons = {
        row["term"]: row["reason"]
        for row in gather({"a": text}, stop_terms="term\n高质量发展\n").rejected.to_dict("records")
    }
    assert "reject_line_around" not in reasons.get("切实做好高质量发展各项工作", "")
    known = gather({"a": text}).rejected
    assert any("reject_line_around" in reason for reason in known["reason"])
