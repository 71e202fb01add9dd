"""References of articles and meetings."""

from __future__ import annotations

import sys

import pandas as pd
import pytest

from analysis import tables
from analysis.faults import InputFault
from analysis.questions import bibliography, cite, cite_articles


def _tables() -> dict[str, pd.DataFrame]:
    articles = pd.DataFrame(
        {
            "article_id": ["a#1", "a#2"],
            "source": "a.txt",
            "start": [0, 50],
            "end": [50, 90],
            "headline": ["市委召开会议", "别的"],
            "published": ["2024-01-30", ""],
            "origin": ["江城日报", ""],
            "reporters": ["杨帆；李二", ""],
        }
    )
    columns = ["meeting_id", "article_ids", "source", "start", "end", "evidence"]
    meetings = pd.DataFrame([["m1", "a#2；a#1", "a.txt", 5, 9, "市委召开会议。"]], columns=columns)
    return {"articles": articles.iloc[::-1], "meetings": meetings}


def test_several_ids_make_a_bibliography(tmp_path):
    found = bibliography(_tables(), pd.Series(["m1", "a#2", "m1"]))
    assert [one.key for one in found] == ["m1", "a#2"]
    written = found.save(tmp_path / "refs.bib").read_text(encoding="utf-8")
    assert written.count("@article{") == 1 and written.count("@misc{") == 1
    assert found.save(tmp_path / "refs.ris").read_text(encoding="utf-8").count("ER  -") == 2
    with pytest.raises(InputFault, match="nothing"):
        bibliography(_tables(), ["m1", "nothing"])


def test_a_meeting_is_cited_by_the_article_with_its_evidence():
    found = cite(_tables(), "m1")
    assert str(found) == "杨帆, 李二. 市委召开会议[N]. 江城日报, 2024-01-30."
    assert (found.quote, found.start, found.end) == ("市委召开会议。", 5, 9)
    assert "author = {杨帆 and 李二}" in found.bib
    assert "note = {a.txt, characters 5 to 9: “市委召开会议。”}" in found.bib
    assert found.ris.splitlines()[:5] == [
        "TY  - NEWS",
        "ID  - m1",
        "TI  - 市委召开会议",
        "AU  - 杨帆",
        "AU  - 李二",
    ]


def test_an_article_without_newspaper_and_date_is_a_document_of_its_file(tmp_path):
    found = cite(_tables(), "a#2")
    assert str(found) == "别的[Z]. a.txt, n.d."
    assert str(cite(_tables(), "a#2", "zh")) == "别的[Z]. a.txt, 无日期."
    for language, said in (("en", "n.d."), ("zh", "无日期.")):
        assert str(cite_articles(_tables()["articles"], language)["a#2"]).endswith(f", {said}")
    assert found.save(tmp_path / "one.bib").read_text("utf-8").startswith("@misc{a-2,\n  title = {别的},")
    assert found.save(tmp_path / "one.ris").read_text("utf-8").startswith("TY  - GEN\n")


def test_a_reference_that_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(InputFault, match="cannot be written"):
        cite(_tables(), "a#1").save(tmp_path / "missing" / "one.bib")


def test_what_is_neither_article_nor_meeting_is_refused():
    with pytest.raises(InputFault, match="there is no article or meeting 'm7' here"):
        cite({**_tables(), "meetings": tables.frame("meetings", [])}, "m7")


def test_no_ids_or_a_whole_table_is_an_error_that_says_what_to_give():
    with pytest.raises(InputFault, match=r"The list of ids is empty; give article_ids or meeting_ids"):
        bibliography(_tables(), [])
    with pytest.raises(InputFault, match=r"study\.cite\(table\.meeting_id\)"):
        bibliography(_tables(), _tables()["meetings"])


def test_the_note_of_a_reference_is_in_the_language_asked_for():
    found = cite(_tables(), "m1", "zh")
    assert "note = {a.txt，第5至9字：“市委召开会议。”}" in found.bib
    assert "N1  - a.txt，第5至9字\n" in found.ris
    assert repr(found).endswith("（a.txt，第5至9字）")


def _calls(tables: dict[str, pd.DataFrame], ids: list[str]) -> int:
    """Functions called, of Python and of C, to make one bibliography."""
    count = 0

    def called(frame, event: str, argument) -> None:
        nonlocal count
        count += event.endswith("call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        bibliography(tables, ids)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("kind", ["articles", "meetings"])
def test_a_further_reference_costs_no_look_through_the_tables(kind):
    """Counted in calls, which no busy machine changes: one filter of a table is some hundred of them."""
    n = 400
    articles = pd.concat([_tables()["articles"].iloc[:1]] * n, ignore_index=True)
    articles["article_id"] = [f"a#{at}" for at in range(n)]
    meetings = pd.concat([_tables()["meetings"]] * n, ignore_index=True)
    meetings["meeting_id"] = [f"m{at}" for at in range(n)]
    meetings["article_ids"] = articles["article_id"]
    tables = {"articles": articles, "meetings": meetings}
    ids = list(tables[kind][kind[:-1] + "_id"])
    few, many = _calls(tables, ids[: n // 2]), _calls(tables, ids)
    assert (many - few) / (n // 2) < 100


def test_a_bibliography_has_one_line_for_an_article_with_several_meetings():
    made = _tables()
    second = made["meetings"].assign(meeting_id="m2", start=20, end=24)
    made["meetings"] = pd.concat([made["meetings"], second], ignore_index=True)
    assert str(bibliography(made, ["m1", "m2"])) == "杨帆, 李二. 市委召开会议[N]. 江城日报, 2024-01-30."
    assert [one.key for one in bibliography(made, ["m1", "m2"])] == ["m1", "m2"]


@pytest.mark.parametrize("office", ["党委宣传部", "市教育局", "青江市人民政府办公室", "青江大学", "海山集团"])
def test_an_office_is_cited_as_a_source_but_not_as_a_newspaper(office):
    made = _tables()
    made["articles"]["origin"] = office
    one = cite(made, "a#1")
    assert str(one) == f"杨帆, 李二. 市委召开会议[Z]. {office}, 2024-01-30."
    assert one.bib.startswith("@misc{") and f"organization = {{{office}}}" in one.bib
    assert f"PB  - {office}" in one.ris and "TY  - GEN" in one.ris


@pytest.mark.parametrize(
    "outlet", ["青江日报", "云港发布", "安河区融媒体中心", "青江报业集团", "新华社", "青江新闻网"]
)
def test_outlets_are_cited_as_newspapers(outlet):
    made = _tables()
    made["articles"]["origin"] = outlet
    assert "[N]" in str(cite(made, "a#1"))
