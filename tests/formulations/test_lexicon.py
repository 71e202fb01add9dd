"""The lexicon: every row found in its example, and faulty rows told with their line."""

from __future__ import annotations

import re

import pytest

from analysis import vocabulary
from analysis.faults import InputFault
from analysis.formulations import lexicon, links, numbers
from analysis.formulations.counting import Finder
from tests.formulations.sample import gather

HEADER = "term,kind,variants,members,since,in_marks,gloss,example\n"


def test_every_term_is_found_in_its_example():
    entries = lexicon.entries()
    assert len(entries) >= 500
    texts = {entry.term: entry.example for entry in entries.values()}
    made = gather(texts)
    used = {(one.term, use.source): use for one in made.formulations for use in one.uses}
    missing = [term for term in texts if (term, term) not in used]
    assert missing == []


def test_every_variant_is_counted_as_its_own_row_and_names_its_term():
    heads = lexicon.heads()
    made = {
        one.term: one
        for one in gather({head: f"坚持{head}。{v}。" for v, head in heads.items()}).formulations
    }
    wrong = [v for v, head in heads.items() if v in made and made[v].variant_of not in (head, "")]
    assert wrong == []
    assert made["长三角一体化"].variant_of == "长三角一体化发展"


def test_what_is_acted_against_is_no_wording_of_the_action():
    """防范风险 and 风险 are not two wordings; what the main term contains is linked as its part."""
    against = re.compile("防[止范治]|遏制|惩治|杜绝|制止|避免")
    acts = re.compile("[防遏反惩治杜绝禁止避免]")
    wrong = [
        (head, variant)
        for variant, head in lexicon.heads().items()
        if against.match(head) and not acts.search(variant) and variant not in head
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("甲乙,slogan,,,,,gloss,甲乙", "kind 'slogan', expected one of number, code, coinage"),
        ("甲乙,number,,,2013-13,,gloss,甲乙", "since '2013-13', expected a year or a month"),
        (
            "丙丁,number,甲甲,,,,gloss,丙丁\n甲乙,number,甲甲,,,,gloss,甲乙",
            "'甲甲' already belongs to '丙丁'",
        ),
        ("甲乙,number,,,,,,甲乙", "gloss is empty"),
    ],
)
def test_a_faulty_row_is_told_with_file_and_line(tmp_path, monkeypatch, row, message):
    (tmp_path / "formulations").mkdir()
    (tmp_path / "formulations" / "lexicon.csv").write_text(HEADER + row + "\n", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "HERE", tmp_path)
    vocabulary.load.cache_clear()
    try:
        with pytest.raises(InputFault, match=r"vocabulary/formulations/lexicon.csv, line \d: .*") as fault:
            lexicon.entries.__wrapped__()
        assert message in str(fault.value)
    finally:
        vocabulary.load.cache_clear()


def test_a_listed_term_needs_no_marks_and_tells_what_is_known_of_it():
    [one] = gather({"a": "要增强四个意识。"}).formulations
    assert (one.kind, one.origin, one.since, one.uses[0].written) == (
        "number",
        "lexicon",
        "2016-01",
        "四个意识",
    )
    assert one.known_members == ("政治意识", "大局意识", "核心意识", "看齐意识")
    assert one.members == ()


def test_what_is_also_plain_words_counts_in_marks_only():
    made = {one.term: len(one.uses) for one in gather({"a": "冰火两重天，“两重”建设。"}).formulations}
    assert made == {"两重": 1}


def test_only_the_parts_of_a_parallel_may_be_joined_otherwise():
    assert "揭榜挂帅、赛马" in lexicon.entries()
    assert lexicon.heads().keys().isdisjoint(("揭榜挂帅和赛马", "双随机和一公开", "双随机，一公开"))


def test_a_term_with_he_is_also_known_with_yu():
    heads = lexicon.heads()
    assert heads["统筹发展与安全"] == "统筹发展和安全"
    assert heads.keys().isdisjoint(
        ("与谐社会", "与平发展道路", "冷战思维与零与博弈", "宜居宜业与美乡村", "巴渝与美乡村")
    )


def test_no_two_rows_are_one_wording():
    """Rows must differ in more than punctuation, quotation marks and the order of their parts."""
    owners: dict[str, set[str]] = {}
    for entry in lexicon.entries().values():
        for word in (entry.term, *entry.variants):
            parts = sorted(part for part in re.split(r"[、，；·]", re.sub("[“”]", "", word)) if part)
            for key in ("/".join(parts), re.sub(r"[、，；·“”]", "", word)):
                owners.setdefault(key, set()).add(entry.term)
    assert [rows for rows in owners.values() if len(rows) > 1] == []


def test_no_row_is_another_one_with_a_verb_before_it_or_with_its_halves_swapped():
    terms = set(lexicon.entries())
    verbs = ("构建", "建设", "推动", "推进", "打造", "实现")
    others = {term: {term.removeprefix(verb) for verb in verbs} - {term} for term in terms}
    assert [term for term, without_verb in others.items() if without_verb & terms] == []
    swapped = {term: term[2:] + term[:2] for term in terms if len(term) == 4}
    assert [term for term, other in swapped.items() if other != term and other in terms] == []


@pytest.mark.parametrize(
    ("term", "head"),
    [
        ("省域副中心城市", "省域副中心"),
        ("专项扶贫、行业扶贫、社会扶贫", ""),
        ("重点开发开放试验区", ""),
        ("全面振兴新突破", ""),
        ("工业反哺农业、城市支持农村", ""),
        ("10分钟健身圈", ""),
    ],
)
def test_variants_are_wordings_of_the_same_thing(term, head):
    assert lexicon.heads().get(term, "") == head


def test_a_variant_belongs_to_the_longest_row_inside_it():
    entries = lexicon.entries()
    wrong = [
        (variant, entry.term, other)
        for entry in entries.values()
        for variant in entry.variants
        for other in entries
        if entry.term in other and other in variant and other != entry.term
    ]
    assert wrong == []


def test_a_part_is_a_whole_name_inside_another():
    """三保 is no part of 三保障, and a row inside a longer one is counted as within it."""
    words = {word: entry for entry in lexicon.entries().values() for word in (entry.term, *entry.variants)}
    histories = [
        links.UsageHistory(word, "number" if numbers.read(word) else "listed", numbers.read(word), 1)
        for word in words
    ]
    found = links.find(histories, lexicon.heads())
    parts = {(link.term, link.other) for link in found if link.relation == "part_of"}
    assert all(inner in outer for inner, outer in parts)
    assert {("三北", "三北工程"), ("三保障", "两不愁三保障"), ("三保", "兜牢三保底线")} <= parts
    assert not {("三保", "三保障"), ("三保", "三保障和饮水安全")} & parts
    finder = Finder(words, [])
    loose = [
        (outer, match.term)
        for outer in words
        for match in finder.find(outer)
        if match.term != outer and match.within == ""
    ]
    assert loose == []


def test_idioms_and_plain_words_count_in_marks_only():
    text = "零容忍，开门红，组合拳，灯下黑。"
    assert gather({"a": text}).formulations == ()
    assert {one.term for one in gather({"a": re.sub(r"(\w{3})", r"“\1”", text)}).formulations} == {
        "零容忍", "开门红", "组合拳", "灯下黑",
    }  # fmt: skip
