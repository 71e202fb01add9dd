"""Roles in made sentences: patterns, titles and names over every surname of the list."""

from __future__ import annotations

import pytest

from analysis.timeline import people
from analysis.timeline.people import roles
from tests.rows import each
from tests.timeline.people import sentences

#: Of the sentences, this share must be read right in every role.
RECOVERED = 0.99
#: The same for sentences of many kinds of pages, over rare surnames.
ON_PAGES = 0.97


def wrong(cases) -> list[str]:
    """Where each case stands that is read otherwise, its text, what is found in each role, and what should be."""
    faults = []
    for case in cases:
        found = roles.read(case.text.split("\n"))
        given = tuple(map(frozenset, (found.chair, found.speakers, found.attendees, found.contributors)))
        due = (case.chair, case.speakers, case.attendees, case.contributors)
        if given != due:
            told = (str([sorted(names) for names in roles_of]) for roles_of in (given, due))
            faults.append(
                ": ".join(filter(None, (case.where, case.text))) + " found {}, not {}".format(*told)
            )
    return faults


@pytest.mark.parametrize("seed", range(3))
def test_nearly_all_made_sentences_are_read_right(seed):
    cases = list(sentences.cases(seed, rounds=4))
    faults = wrong(cases)
    assert len(cases) > 1500
    assert len(faults) <= (1 - RECOVERED) * len(cases), faults[:20]


@pytest.mark.parametrize("seed", range(2))
def test_nearly_all_sentences_of_pages_of_many_kinds_are_read_right(seed):
    cases = list(sentences.page_cases(seed, rounds=12))
    faults = wrong(cases)
    assert len(cases) > 1000
    assert len(faults) <= (1 - ON_PAGES) * len(cases), faults[:20]


def test_every_sentence_of_a_page_is_read_right_with_plain_names():
    faults = wrong(sentences.page_cases(0, rounds=1, plain=True))
    assert not faults, "\n".join(faults)


@each("text", sentences.NOBODY)
def test_sentences_that_name_nobody(text):
    assert roles.read([text]) == roles.Roles()


@pytest.mark.parametrize("name", sentences.FOREIGN)
def test_names_that_are_not_built_like_chinese_ones(name):
    found = roles.read([f"总统{name}主持会议并讲话，总理{name}将访华。"])
    assert (found.chair, found.speakers) == ((name,), (name,))


@each("after", ["将出席会议", "乘专机抵达", "专程到会", "一行出席", "等领导参加", "应约会见来宾", "分别走访"])
@each("name", ["王明", "李志远", "欧阳明", "于涛", "时小明"])
def test_what_follows_a_name_is_no_part_of_it(name, after):
    assert people.titled(f"市长{name}{after}") == people.Person(name, "市长")
