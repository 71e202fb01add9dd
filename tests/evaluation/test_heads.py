"""The gold data of heads of pages, and the texts that belong to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.pages import heads

_FACTS = """id,set,address,headline,published,published_words,unsure
X1,dev,https://a.example/1,柳溪县召开防汛工作会议,2024-06-13,2024-06-13,
X2,dev,https://a.example/2,柳溪县召开教育工作会议,2024-06-14,2024-06-14,two days
X3,held,https://a.example/3,柳溪县召开春耕工作会议,2024-03-14,2024-03-14,
"""
_PAGE = "{headline}\n{day}\n6月12日，{headline}，安排部署重点工作。县长高志远出席会议并讲话。"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The texts of X1 and X2; the second page has another day than the gold data."""
    facts = tmp_path / "heads.csv"
    facts.write_text(_FACTS, "utf-8-sig")
    monkeypatch.setattr(heads, "FACTS", facts)
    texts = tmp_path / "texts"
    texts.mkdir()
    pages = (
        ("https://a.example/1", _PAGE.format(headline="柳溪县召开防汛工作会议", day="2024-06-13")),
        ("https://a.example/2", _PAGE.format(headline="柳溪县召开教育工作会议", day="2024-06-15")),
    )
    rows = [json.dumps({"address": address, "text": text}) for address, text in pages]
    (texts / "pages.jsonl").write_text("\n".join(rows), "utf-8")
    return texts


@pytest.mark.parametrize(("sure", "right"), [(False, [(2, 2), (1, 2)]), (True, [(1, 1), (1, 1)])])
def test_scores_of_one_part(folder: Path, sure: bool, right: list[tuple[int, int]]):
    scores = heads.scores(folder, "dev", sure=sure)
    assert [score.measure for score in scores] == ["headlines", "written publication dates"]
    assert [(score.right, score.gold) for score in scores] == right


def test_a_part_without_texts_has_no_scores(folder: Path):
    assert heads.scores(folder, "held") == []
