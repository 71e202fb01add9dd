"""Every small file gives what a reader sees of it."""

from __future__ import annotations

import pytest

from analysis.corpus.readers import by_content
from tests.corpus.files import Case, others, pdf, web, word


def cases(made: dict[str, Case], suffix: str):
    return [pytest.param(f"{name}{suffix}", case, id=f"{name}{suffix}") for name, case in made.items()]


CASES = [
    *cases(word.CASES, ".docx"),
    *cases(web.CASES, ".html"),
    *cases(pdf.CASES, ".pdf"),
    *cases(others.RTF, ".rtf"),
    *cases(others.ODT, ".fodt"),
]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_file(name: str, case: Case):
    found = by_content.read(name, case.data)
    spans = {(found.text[start:end], what) for start, end, what in found.outside}
    starts = {start for start, _, _ in found.outside}
    body, position = [], 0
    for line in found.text.split("\n"):
        if line.strip() and position + len(line) - len(line.lstrip()) not in starts:
            body.append(line.strip())
        position += len(line) + 1
    assert [line for line in body if line in case.body or case.exact] == list(case.body)
    assert set(case.outside) <= spans
    assert [words for words in case.absent if words in found.text] == []
    if case.title is not None:
        assert found.title == case.title
    best = next(((date, basis) for date, basis in found.candidates if basis != "modified"), ("", ""))
    if case.published is not None:
        assert best[0] == case.published
    if case.basis is not None:
        assert best[1] == case.basis


def test_there_are_enough_of_them():
    assert len(word.CASES) + len(web.CASES) + len(pdf.CASES) >= 40
