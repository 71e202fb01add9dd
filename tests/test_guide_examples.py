"""The examples of the guide: its files beside a made corpus, its sessions (``>>>``) run on it."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from analysis import Study
from tests.conftest import ROOT
from tests.questions import made

PAGES = ("guide.md", "使用说明.md")
FILES = {"pattern,series,body,note": "series.csv", "person,variants,drop,note": "people.csv"}
_BLOCK = re.compile(r"(?:^    .*\n)+", re.MULTILINE)


def blocks(page: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text("utf-8")
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE) for block in _BLOCK.findall(text)]


def files(page: str) -> dict[str, str]:
    """The example files of a page, by name."""
    heads = ((FILES.get(block.partition("\n")[0]), block) for block in blocks(page))
    return {name: block for name, block in heads if name}


@pytest.fixture(scope="module", params=PAGES)
def opened(request, tmp_path_factory) -> tuple[str, Study]:
    folder: Path = tmp_path_factory.mktemp("guide")
    path = made.workbook(folder)
    for name, text in files(request.param).items():
        (folder / name).write_text(text, "utf-8")
    return request.param, Study(path, columns={"source": "报纸", "province": "省份"})


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_a_file_of_each_kind(page: str):
    assert set(files(page)) == set(FILES.values())


def test_the_sessions_give_what_the_page_says(opened):
    page, study = opened
    text = "\n".join(block for block in blocks(page) if block.startswith(">>>"))
    session = doctest.DocTestParser().get_doctest(text, {"study": study}, page, page, 0)
    assert len(session.examples) >= 4
    said: list[str] = []
    runner = doctest.DocTestRunner(verbose=False)
    runner.run(session, out=said.append)
    assert "".join(said) == ""


def test_only_the_row_without_effect_is_told(opened):
    _, study = opened
    idle = [line for line in study.messages if "own_row" in line or "own_series" in line]
    assert idle == ['own_row_without_effect {"file": "people.csv", "line": 3}']
