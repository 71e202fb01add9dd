"""The border of tables: a defect is named by table, column and row."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import formulations, tables
from analysis.__main__ import main
from analysis.records import Formulation, Office, PersonRecord, Sense, Use
from analysis.settings import WINDOW

ROW = {
    "article_id": "a#1", "source": "a", "start": 0, "end": 3, "headline": "", "kind": "report", "reporters": "",
    "published": "", "published_basis": "", "kicker": "", "deck": "", "headline_position": "none", "rule": "",
}  # fmt: skip


def test_a_fitting_row_passes_with_columns_in_order():
    table = tables.frame("articles", [ROW | {"extra": 1}])
    assert list(table.columns) == [*[column.name for column in tables.SCHEMAS["articles"]], "extra"]
    assert table.loc[0, "start"] == 0


def test_an_empty_table_has_its_columns():
    for name, schema in tables.SCHEMAS.items():
        assert list(tables.frame(name, []).columns) == [column.name for column in schema]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ({"article_id": ""}, "articles.article_id, row 1: '' is invalid, expected non-empty text"),
        ({"start": -1}, "articles.start, row 1: -1 is invalid, expected whole number from 0 to inf"),
        ({"published": "2024-13"}, "articles.published, row 1: '2024-13' is invalid, expected EDTF date"),
        (
            {"headline_position": "under"},
            "articles.headline_position, row 1: 'under' is invalid, expected one of 'before', 'after', 'inside', 'none'",
        ),
    ],
)
def test_a_defect_is_named(cell, message):
    with pytest.raises(tables.TableDefect) as told:
        tables.frame("articles", [ROW, ROW | cell])
    assert message in str(told.value)


def test_all_defects_are_told_at_once():
    with pytest.raises(tables.TableDefect) as told:
        tables.frame("articles", [ROW | {"start": -1, "article_id": ""}])
    assert str(told.value).count("; ") == 1


@pytest.mark.parametrize(
    "date", ["", "2024", "2024-05", "2024-05-24", "2024-07-15/2024-07-18", "2023-36", "2024/..", "2024-05~"]
)
def test_edtf_is_known(date):
    assert tables.frame("articles", [ROW | {"published": date}]).loc[0, "published"] == date


def test_a_missing_column_is_told():
    with pytest.raises(tables.TableDefect) as told:
        tables.check("ledger", tables.frame("ledger", []).drop(columns="reason"))
    assert str(told.value) == "ledger.reason: the column is missing"


def run() -> dict:
    """The tables of a run with one article, one formulation, no topics."""
    use = {
        "term": "三张清单", "article_id": "a#1", "source": "a", "start": 0, "end": 4, "date": "", "sentence": "三张清单",
        "written": "三张清单", "rule": "found_number", "place": "text",
    }  # fmt: skip
    term = {
        "term": "三张清单", "pattern": "number", "uses": 1, "articles": 1, "members_stand": "none",
        "kind": "number", "origin": "text", "uses_within": 0, "senses": 1,
    }  # fmt: skip
    return {
        "articles": tables.frame("articles", [ROW]),
        "formulations": tables.frame("formulations", [term]),
        "formulation_uses": tables.frame("formulation_uses", [use]),
        "topics": pd.DataFrame(columns=["topic", "label"]),
    }


def test_a_run_passes_and_its_empty_tables_have_all_columns_with_their_types():
    whole = tables.validated(run())
    assert list(whole["topics"].columns) == [column.name for column in tables.SCHEMAS["topics"]]
    assert str(whole["topics"]["topic"].dtype) == "int64"
    assert str(whole["topics"]["share"].dtype) == "float64"
    assert whole["formulations"]["term"].tolist() == ["三张清单"]


@pytest.mark.parametrize(
    ("name", "column", "value", "message"),
    [
        ("articles", "article_id", "b#1", "formulation_uses.article_id, row 0: 'a#1' is not in articles"),
        ("formulation_uses", "term", "两张清单", "formulation_uses.term, row 0: '两张清单' is not in formulations"),
        ("formulation_uses", "start", 9, "formulation_uses.end, row 0: 4 is before its start"),
        ("formulation_uses", "end", 4.5, "formulation_uses.end, row 0: 4.5 is invalid, expected whole number from 0 to inf"),
        ("formulation_uses", "end", "four", "formulation_uses.end, row 0: 'four' is invalid, expected whole number from 0 to inf"),
        ("formulation_uses", "sentence", None, "formulation_uses.sentence, row 0: None is invalid, expected non-empty text"),
        ("formulation_uses", "date", "2024-13", "formulation_uses.date, row 0: '2024-13' is invalid, expected EDTF date"),
    ],
)  # fmt: skip
def test_a_planted_defect_stops_the_run_and_is_named(name, column, value, message):
    made = run()
    made[name] = made[name].astype(object)
    made[name].loc[0, column] = value
    with pytest.raises(tables.TableDefect) as told:
        tables.validated(made)
    assert str(told.value) == message


def test_a_row_that_stands_twice_is_named():
    made = run()
    made["articles"] = pd.concat([made["articles"]] * 2, ignore_index=True)
    with pytest.raises(tables.TableDefect) as told:
        tables.validated(made)
    assert str(told.value) == "articles.article_id, row 1: 'a#1' is not unique"


def test_a_table_that_nobody_described_is_named():
    with pytest.raises(tables.TableDefect) as told:
        tables.validated(run() | {"guesses": pd.DataFrame()})
    assert str(told.value) == "guesses: the table has no schema"


def test_a_defect_stops_a_run_before_anything_is_written(tmp_path, monkeypatch, capfd):
    (tmp_path / "c").mkdir()
    real = formulations.FormulationCollector.result
    monkeypatch.setattr(
        formulations.FormulationCollector,
        "result",
        lambda self, counted, articles, dates: real(self, counted, articles, dict.fromkeys(dates, "2024-99")),
    )
    (tmp_path / "c" / "a.txt").write_text(
        "市委召开会议\n\n5月3日，市委部署“三张清单”改革，抓好“三张清单”落实。\n"
    )
    with pytest.raises(tables.TableDefect) as told:
        main(["formulations", str(tmp_path / "c"), "--out", str(tmp_path / "out"), "--workers", "1"])
    assert str(told.value).startswith(
        "formulations.first_seen, row 0: '2024-99' is invalid, expected EDTF date"
    )
    assert not (tmp_path / "out").exists()


def test_each_sense_of_a_formulation_is_a_row():
    def sense(members: tuple[str, ...], *, believed: bool, complete: bool) -> Sense:
        return Sense(members, "before", complete, "3 of 3", 2, "2024-01", "2024-05", "a", 0, 9, believed)

    senses = (
        sense(("甲", "乙；丙"), believed=True, complete=True),
        sense(("丁",), believed=False, complete=False),
    )
    table = tables.formulation_senses([Formulation("三张清单", "number", senses=senses)])
    columns = ["term", "sense", "members", "members_complete", "believed", "articles"]
    assert table[columns].values.tolist() == [
        ["三张清单", 1, "甲；乙\\；丙", "yes", "yes", 2],
        ["三张清单", 2, "丁", "no", "no", 2],
    ]


def test_an_office_without_a_date_stands_without_days():
    someone = PersonRecord("王小明", offices=(Office("市长"), Office("书记", "2023-01-05", "2024-02-01")))
    (cell,) = tables.people([someone])["offices"]
    assert cell == "市长；书记：2023-01-05/2024-02-01"


def packed(*places: int) -> tables.Uses:
    """Uses of one term in one article, one from each of these places on."""
    uses = tables.Uses("三农", tables.Texts())
    for start in places:
        uses.add(Use("三农", "a#1", "a", start, start + 2, "", f"第{start}句谈三农。", "三农"), "2024-05")
    return uses


def test_packed_uses_are_equal_to_the_same_uses_and_to_nothing_else():
    uses, same, shorter, others = packed(2, 9), packed(2, 9), packed(2), packed(2, 8)
    assert uses == same and uses == [*same] and hash(uses) == hash(same)
    assert uses != shorter and uses != others and uses != [] and uses != "三农" and uses != 2


def test_packed_uses_are_taken_by_number_from_either_end_and_by_slice():
    uses = packed(2, 9, 14)
    assert [use.start for use in uses] == [2, 9, 14] == [uses[at].start for at in range(len(uses))]
    assert (uses[-1], uses[1:], uses[::-2]) == (uses[2], (uses[1], uses[2]), (uses[2], uses[0]))
    assert uses[1].sentence == "第9句谈三农。"
    with pytest.raises(IndexError):
        uses[3]


def dated(*dates: str) -> Formulation:
    """A formulation with a use on each of these dates, in text order."""
    uses = [Use("三农", "a#1", "a", at, at + 2, date, "谈三农。", "三农") for at, date in enumerate(dates)]
    return Formulation("三农", "number", uses=tuple(uses))


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["2024-05", "2023-07-01", "", "2024-03-02"], "2023-07-01", "2024-05"),
        (["2024-05"], "2024-05", "2024-05"),
        ([""], "", ""),
        ([], "", ""),
    ],
)
def test_a_formulation_is_first_and_last_seen_on_dates_whatever_the_order_of_its_uses(dates, first, last):
    [row] = tables.formulations([dated(*dates)]).to_dict("records")
    assert (row["first_seen"], row["last_seen"], row["uses"]) == (first, last, len(dates))


@pytest.mark.parametrize(("uses", "rows"), [(0, [0]), (1, [1]), (4, [2, 2]), (5, [2, 2, 1])])
def test_uses_come_so_many_rows_at_a_time(monkeypatch, uses, rows):
    monkeypatch.setattr(tables.from_records, "ROWS_AT_ONCE", 2)
    parts = list(
        tables.uses_in_parts([dated(*["2024"] * (uses // 2)), dated(*["2024"] * (uses - uses // 2))])
    )
    assert [len(part) for part in parts] == rows
    assert all([*part.columns] == [*parts[0].columns] for part in parts)


@pytest.mark.parametrize(
    ("given", "dates", "held", "known"),
    [
        (("2020-01", "2020-06"), ["2023-05"], ["2021-03"], ("2020-01", "2020-06")),
        (None, ["2023-05", "2024-02-03"], ["2021-03"], ("2023-05", "2024-02")),
        (None, ["2023-05", "2024-05-03"], ["2021-03"], ("2023-01", "2024-12")),
        (None, ["", ""], ["2021-03"], ("2021-03", "2021-03")),
        (None, ["2024-03-05", "2024-06"], ["2024-02-28", "2023-12-30"], ("2024-02", "2024-06")),
        (None, ["2022-12-01", "2024-01-31"], [], ("2022-12", "2024-01")),
        (None, ["2022-10-01", "2024-05-31"], [], ("2022-01", "2024-12")),
        (None, ["2024-03", ""], ["2024-05"], ("2024-03", "2024-05")),
        (None, [""], [], None),
    ],
)
def test_the_months_shown_are_those_given_or_those_of_the_texts_or_of_the_meetings(given, dates, held, known):
    articles = pd.DataFrame({"date": dates}, dtype="str")
    days = [*held, "2019-07-01"]
    meetings = pd.DataFrame({"date": days, "status": [*["held"] * len(held), "planned"]}, dtype="str")
    assert tables.known_window(given, articles, meetings) == known
    assert tables.shown_window(given, articles, meetings) == (known or WINDOW)
    covered = {day[:7] for day in [*dates, *held] if day}
    assert tables.covered_months(articles, meetings) == covered
