"""Each word of a list decides what is found in its example."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import pytest

from analysis import vocabulary
from analysis.faults import InputFault
from analysis.formulations import (
    announced,
    candidates,
    cues,
    dictionary,
    pairs,
    parallels,
    unmarked,
    verdicts,
    wordlists,
)
from analysis.formulations.candidates import Candidate
from analysis.formulations.verdicts import Evidence

ROWS = vocabulary.load("formulations/word_lists", ("list", "words", "example"), ("finds",))
USERS = (announced, candidates, pairs, parallels, unmarked, verdicts, wordlists)


def terms(find: Callable[[str], Iterable[Candidate]]) -> Callable[[str], str]:
    """A reader of the terms that a module finds."""
    return lambda text: "；".join(one.term for one in find(text))


def parallels_and_pairs(text: str) -> Iterator[Candidate]:
    yield from parallels.find(text)
    yield from pairs.find(text)


def quoted(text: str) -> Iterator[Evidence]:
    """The phrases in quotation marks, with the cues before them."""
    for match in re.finditer("“(.+?)”", text):
        near = tuple(cues.before(text, match.start()))
        phrase = Candidate(match[1], "quoted", match.start(), match.end(), True, cues=near)
        yield Evidence([phrase], 1, dictionary.is_word)


def principles(text: str) -> str:
    return "；".join(one.term for one in quoted(text) if one.has_principle_verb)


def set_phrases(text: str) -> str:
    return "；".join(one.term for one in quoted(text) if verdicts._set_phrase(one))


def kind(pattern: str) -> Callable[[str], str]:
    """A reader of the kind of a term."""
    return lambda term: candidates.kind_of(Candidate(term, pattern, 0, len(term), pattern == "quoted"))


READERS: dict[str, Callable[[str], str]] = {
    "adverbs tagged as nouns": terms(announced.find),
    "starts of other phrases": terms(announced.find),
    "starts of plain stems": terms(announced.find),
    "ends of plain stems": terms(announced.find),
    "words behind names": terms(announced.find),
    "new things": terms(announced.find),
    "means": terms(announced.find),
    "contributions": terms(announced.find),
    "no places": terms(announced.find),
    "verbs of contributing": terms(announced.find),
    "verbs of attention": terms(announced.find),
    "announcers that are nouns": terms(announced.find),
    "verbs of principles": principles,
    "ends of coinages": set_phrases,
    "ends of names": set_phrases,
    "verbs before numbers": terms(unmarked.find),
    "plans with a name": terms(unmarked.find),
    "plans of a series": terms(unmarked.find),
    "words after counted nouns": terms(unmarked.find),
    "actions of composites": terms(unmarked.find),
    "nouns after composites": terms(unmarked.find),
    "nouns after long composites": terms(unmarked.find),
    "nouns after codes": terms(unmarked.find),
    "verbs before pairs": terms(pairs.find),
    "verbs of campaigns by a date": terms(pairs.find),
    "verbs of exhortations": terms(pairs.find),
    "nouns after slogans": terms(parallels_and_pairs),
    "ends of campaigns": kind("quoted"),
    "ends of announced campaigns": kind("announced"),
}


def forget() -> None:
    """Compile the patterns of the lists again at the next use."""
    for module in USERS:
        for one in vars(module).values():
            if hasattr(one, "cache_clear") and getattr(one, "__module__", "") == module.__name__:
                one.cache_clear()


def test_every_list_has_a_reader():
    assert {row["list"] for row in ROWS} == set(READERS)


def test_every_word_finds_what_its_row_says():
    for row in ROWS:
        assert READERS[row["list"]](row["example"]) == row["finds"], row.where


@pytest.fixture
def without(monkeypatch):
    """Take one word out of a list."""
    words = wordlists.words

    def take(name: str, word: str) -> None:
        forget()
        monkeypatch.setattr(
            wordlists,
            "words",
            lambda other: tuple(one for one in words(other) if (other, one) != (name, word)),
        )

    yield take
    monkeypatch.undo()
    forget()


def test_without_its_word_an_example_is_read_otherwise(without):
    for row in ROWS:
        without(row["list"], row["words"])
        assert READERS[row["list"]](row["example"]) != row["finds"], row.where


def test_an_unknown_list_is_an_error():
    with pytest.raises(InputFault, match=r"no rows of the list 'moods'"):
        wordlists.words("moods")
