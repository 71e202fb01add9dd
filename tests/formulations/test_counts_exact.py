"""Counts are those of a plain search: checked against one that tries every place of a random text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.formulations.counting import Finder, in_marks
from tests.formulations.sample import gather

WORDS = "甲乙丙三农十“”，"
TERMS = st.lists(st.text("甲乙丙三农", min_size=2, max_size=4), min_size=1, max_size=8, unique=True)
NUMERALS = set("一二两双三四五六七八九十百千万亿几第零〇")


def places(text: str, term: str) -> list[int]:
    """Where a term stands, overlaps too, unless its first numeral is the end of a longer number."""
    found = [at for at in range(len(text)) if text.startswith(term, at)]
    return [at for at in found if not (term[0] in NUMERALS and at and text[at - 1] in NUMERALS)]


@given(st.text(WORDS, max_size=60), TERMS)
def test_every_place_of_every_term_is_found_once(text, terms):
    found = [(match.term, match.start) for match in Finder(terms, []).find(text)]
    assert sorted(found) == sorted((term, at) for term in terms for at in places(text, term))


@given(st.text(WORDS, max_size=60), TERMS)
def test_terms_of_marks_are_found_in_marks_only(text, terms):
    found = [(match.term, match.start) for match in Finder([], terms).find(text)]
    assert sorted(found) == sorted(
        (term, at) for term in terms for at in places(text, term) if in_marks(text, at, at + len(term))
    )


@given(st.text(WORDS, max_size=60), TERMS)
def test_what_stands_inside_a_longer_term_says_so(text, terms):
    matches = list(Finder(terms, []).find(text))
    spans = [(match.start, match.end) for match in matches]
    for match in matches:
        inside = any(
            low <= match.start and match.end <= high and (low, high) != (match.start, match.end)
            for low, high in spans
        )
        assert bool(match.within) == inside


PHRASES = (
    "高质量发展",
    "共建“一带一路”",
    "一带一路倡议",
    "乡村全面振兴",
    "，",
    "推进",
    "。",
    "十",
    "千万工程",
    "新质生产力",
)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PHRASES), max_size=30))
def test_uses_of_the_lexicon_are_what_a_search_for_the_words_finds(pieces):
    text = "".join(pieces)
    uses = {one.term: len(one.uses) for one in gather({"a": text}).formulations}
    for term in ("高质量发展", "一带一路", "一带一路倡议", "乡村全面振兴", "新质生产力"):
        assert uses.get(term, 0) == len(places(text, term)), term
