"""Every entry of the year cues' vocabulary, by its own example."""

from __future__ import annotations

import re
from itertools import product

import pytest

from analysis import vocabulary
from analysis.faults import InputFault
from analysis.timeline import calendar_facts as facts
from analysis.timeline import named_years
from analysis.timeline.years import (
    anniversaries,
    announced,
    eras,
    habits,
    inspection_tours,
    known_days,
    mentions,
    plans,
    rounds,
    rules,
    session_order,
    sittings,
    weighing,
)
from tests.rows import each

ERAS = vocabulary.load("timeline/eras", ("words", "first", "last", "kind", "example"))
OFFICES = vocabulary.load("timeline/offices", ("office", "names", "first", "last", "example"))
EVENTS = vocabulary.load("timeline/events", ("event", "date", "pattern", "example"))
SITTINGS = vocabulary.load("timeline/sittings", ("body", "term", "start", "end", "example"), ("number",))
NUMBERED = vocabulary.load(
    "timeline/numbered_series", ("series", "pattern", "number", "date", "example"), ("term",)
)
PHASES = vocabulary.load("timeline/plan_phases", ("words", "rule", "first", "last", "example", "says"))
ROUNDS = vocabulary.load(
    "timeline/rounds", ("names", "kind", "number", "month", "example", "says"), ("every", "last")
)
KNOWN_DAYS = vocabulary.load("timeline/known_days", ("word", "pattern", "start", "end", "example"))
RULES = vocabulary.load("timeline/rules", ("words", "first", "last", "kind", "version", "source", "example"))
TOURS = vocabulary.load("timeline/inspection_tours", ("place", "short", "months", "example", "says"))
PACES = vocabulary.load("timeline/series_paces", ("pattern", "days", "spread", "example"))
WEEKDAYS = vocabulary.load(
    "timeline/meeting_weekdays",
    ("body", "pattern", "weekday", "share", "first", "last", "example"),
    ("note",),
)
CUES = vocabulary.load("timeline/year_cues", ("rule", "pattern", "example", "says"), ("first", "last"))


@each("row", CUES)
def test_year_cues(row):
    found = [(one.rule, one.says) for one in mentions.find(row["example"])][:1]
    assert found == [(row["rule"], row["says"])], f"found {found}"


@each("row", ERAS)
def test_eras(row):
    assert f"{row['first']}/{row['last']}" in [one.says for one in eras.words_of_an_era(row["example"])]


@each("row", RULES)
def test_rules(row):
    (found,) = [one for one in rules.find(row["example"]) if one.rule == "rule under discussion"]
    day = weighing.intervals(row["last"])[0][0]
    assert any(low <= day <= high for low, high in weighing.intervals(found.says))


@each("row", ROUNDS)
def test_rounds(row):
    for name in row["names"].split("|"):
        (found,) = rounds.find(f"第{row['number']}{'个' if row['kind'] == 'day' else '届'}{name}")
        assert found.rule == f"numbered {row['kind']}"
        assert found.says == row["says"], f"its number and month come to {found.says}, says has {row['says']}"
    assert [one.says for one in rounds.find(row["example"])] == [row["says"]]


@each("row", KNOWN_DAYS)
def test_known_days(row):
    (found,) = known_days.find(row["example"])
    assert weighing.intervals(f"{row['start']}/{row['end']}")[0] in weighing.intervals(found.says)
    month, day = map(int, re.search(r"(\d+)月(\d+)日", row["example"]).groups())
    assert (month, day) == (int(row["start"][5:7]), int(row["start"][8:]))


@each("row", TOURS)
def test_inspection_tours(row):
    assert [one.says for one in inspection_tours.find(row["example"])] == [row["says"]]
    for month in row["months"].split("；"):
        year, number = month.split("-")
        for name, (words, later) in product(
            (row["place"], row["short"]), (("今年", 0), ("去年", 1), ("前年", 2))
        ):
            when = f"{words}{int(number)}月"
            for text in (f"{when}，习近平总书记来{name}考察", f"习近平总书记{when}在{name}考察时强调"):
                (found,) = inspection_tours.find(text)
                assert str(int(year) + later) in re.findall(r"\d{4}", found.says)


def test_each_month_of_a_tour_must_be_one(tmp_path, monkeypatch):
    (tmp_path / "timeline").mkdir()
    rows = "place,short,months,example,says\n湖北省,湖北,2018-04；2020年3月,今年4月,2018\n"
    (tmp_path / "timeline" / "inspection_tours.csv").write_text(rows, "utf-8")
    monkeypatch.setattr(vocabulary, "HERE", tmp_path)
    vocabulary.load.cache_clear()
    inspection_tours._months.cache_clear()
    try:
        with pytest.raises(InputFault, match="line 2: column 'months' holds other than months"):
            inspection_tours._months()
    finally:
        vocabulary.load.cache_clear()


@pytest.mark.parametrize("row", PACES, ids=lambda row: row["example"])
def test_series_paces(row):
    assert session_order.pace(row["example"]) == (float(row["days"]), float(row["spread"]))


@pytest.mark.parametrize("row", WEEKDAYS, ids=lambda row: row["first"])
def test_meeting_weekdays(row):
    costs = habits.weekday_cost(row["example"], "XXXX-06-12")[0]
    first, _ = weighing.candidates("XXXX-06-12")
    low, high = weighing.intervals(f"{row['first']}/{row['last']}")[0]
    inside = (first[0] >= low) & (first[0] <= high)
    kept = (first[0] - 1) % 7 + 1 == int(row["weekday"])
    assert (costs[inside & kept] == 0).all()
    assert (costs[inside & ~kept] > 0).all()


@each("row", OFFICES)
def test_offices(row):
    assert f"{row['first']}/{row['last']}" in [one.says for one in eras.office_holders(row["example"])]


@each("row", EVENTS)
def test_events(row):
    (found,) = anniversaries.find(row["example"])
    count = int(re.search(r"(\d+)周年", row["example"])[1])
    assert found.says.endswith(str(int(row["date"][:4]) + count))


@pytest.mark.parametrize("row", PHASES, ids=lambda row: row["example"])
def test_plan_phases(row):
    assert [(one.rule, one.says) for one in plans.find(row["example"])] == [(row["rule"], row["says"])]


@each("row", SITTINGS)
def test_sittings(row):
    assert [day for _, day in sittings.party_sittings(row["example"])] == [row["start"]]
    assert row["start"] <= row["end"]


@each("row", NUMBERED)
def test_numbered_series(row):
    (found,) = sittings.numbered_meetings(row["example"])
    day = weighing.intervals(row["date"])[0][0]
    assert any(low <= day <= high for low, high in weighing.intervals(found.says))


BATCHES = vocabulary.load("timeline/campaign_batches", ("words", "levels", "first", "example"))


@pytest.mark.parametrize("row", BATCHES, ids=lambda row: row["words"])
def test_campaign_batches(row):
    (campaign,) = (one for one in facts.eras() if one.word == row["words"].partition("|")[0])
    assert f"{row['first']}/{campaign.last}" in [one.says for one in eras.words_of_an_era(row["example"])]
    assert campaign.first < row["first"] < campaign.last


@pytest.mark.parametrize(
    "who",
    [
        "住房和城乡建设部召开", "省城乡建设厅开展", "国家乡镇企业局召开", "镇江市召开", "新乡市委召开", "省水利厅在中关村召开",
        "全市县以上领导班子", "新型城镇化办公室召开", "市委书记王小明在木兰县调研时召开", "省社区矫正局举行",
    ],
)  # fmt: skip
def test_a_campaign_is_of_a_later_batch_only_where_its_convener_is_a_county_or_below(who):
    says = [one.says for one in eras.words_of_an_era(f"{who}党的群众路线教育实践活动动员大会")]
    assert "2014-01" not in "".join(says) and len(says) == 1


@pytest.mark.parametrize(
    ("who", "local"), [("清江镇党委深入开展", True), ("清江县委召开", False), ("清江县召开", False)]
)
def test_in_the_campaign_of_2005_counties_were_of_the_first_batch(who, local):
    (found,) = eras.words_of_an_era(f"{who}保持共产党员先进性教育活动动员大会")
    assert found.says.startswith("2005-07") == local


def test_every_rule_has_a_weight_and_every_weight_a_rule():
    spoken = {row["rule"] for row in CUES} | {span.kind for span in facts.eras()} | {"formulation past"}
    spoken |= {
        "latest year named",
        "latest day named",
        "completed quarter",
        "latest plenum",
        "latest congress",
        "sitting convened",
    }
    spoken |= {
        "anniversary",
        "anniversary celebrated",
        "anniversary this year",
        "anniversary next year",
        "anniversary ahead",
    }
    spoken |= {
        "plan phase",
        "plan phase this year",
        "plan proposed",
        "sitting conveyed",
        "plan under way",
        "national session",
        "term of a body",
        "sexagenary year",
        "office",
    }
    spoken |= {"numbered national meeting", "numbered meeting reported", "day of both calendars"}
    spoken |= {
        "weekday",
        "series",
        named_years.RULE,
        named_years.RULE_BEGUN,
        "season",
        "dateline",
        "policy past",
        "own words",
    }
    spoken |= {"sitting past", "sitting ahead", "sitting convened for a day", "anniversary last year"}
    spoken |= {"rule under discussion", "rule in force", "rule newly revised"}
    spoken |= {"sitting studied", "year of a congress", "campaign begun", "campaign past"}
    spoken |= {"numbered day", "numbered round", known_days.RULE, announced.RULE, named_years.OF_FILE}
    spoken |= {inspection_tours.RULE}
    weighed = set(weighing.weights())
    assert weighed == spoken, (
        f"without a row in year_weights.csv: {sorted(spoken - weighed)}; without a rule: {sorted(weighed - spoken)}"
    )


def test_a_cue_without_its_year_names_file_and_line():
    row = vocabulary.Row(
        {"rule": "a", "pattern": "年度", "first": "", "last": ""}, "vocabulary/timeline/year_cues.csv, line 3"
    )
    with pytest.raises(vocabulary.InputFault) as error:
        mentions._part(row)
    assert str(error.value) == "vocabulary/timeline/year_cues.csv, line 3: column 'pattern' names no <Y>"


@pytest.mark.parametrize("pattern", ["(<Y>年", "<Y>年("])
def test_a_cue_with_an_invalid_expression_names_file_and_line(pattern):
    row = vocabulary.Row(
        {"rule": "deadline", "pattern": pattern, "first": "", "last": "", "reach": ""},
        "vocabulary/timeline/year_cues.csv, line 3",
    )
    with pytest.raises(
        vocabulary.InputFault, match=r"year_cues.csv, line 3: column 'pattern' is not a valid"
    ):
        mentions._part(row)


def test_a_cell_cut_at_a_comma_is_shown():
    cells = {"rule": "deadline", "pattern": "<Y>年{0", "first": "8}年", "last": "0", "reach": ""}
    row = vocabulary.Row(cells, "vocabulary/timeline/year_cues.csv, line 3")
    with pytest.raises(
        vocabulary.InputFault, match=r"line 3: column 'first' is '8}年', expected a whole number"
    ):
        mentions._part(row)


@pytest.mark.parametrize(
    ("name", "read", "rows", "said"),
    [
        ("plan_phases", plans.phases, "谋划(,plan phase,-12,-1,谋划,2025", "column 'words' is not a valid"),
        ("plan_phases", plans.phases, "谋划,plan phase,x,-1,谋划,2025", "column 'first' is 'x'"),
        ("plan_phases", plans.phases, "谋划,no phase,-12,-1,谋划,2025", "no text for 'year.no phase'"),
        ("eras", facts.eras, "某某精神,2020-01,..,slogan,某某精神,", "column 'kind' is 'slogan'"),
        (
            "eras",
            facts.eras,
            "某某精神,2020-13,..,policy,某某精神,",
            "column 'first' is '2020-13', expected an EDTF",
        ),
        (
            "eras",
            facts.eras,
            "某某精神,2020-01,2019,policy,某某精神,",
            "'last' is '2019', which is before '2020-01'",
        ),
        ("offices", facts.offices, "市(长,李仲明,2020,..,市长李仲明", "column 'office' is not a valid"),
    ],
)
def test_a_wrong_row_names_file_and_line(tmp_path, monkeypatch, name, read, rows, said):
    header = (vocabulary.HERE / "timeline" / f"{name}.csv").read_text("utf-8-sig").splitlines()[0]
    (tmp_path / "timeline").mkdir()
    (tmp_path / "timeline" / f"{name}.csv").write_text(f"{header}\n{rows}\n", "utf-8")
    monkeypatch.setattr(vocabulary, "HERE", tmp_path)
    vocabulary.load.cache_clear()
    read.cache_clear()
    try:
        with pytest.raises(InputFault) as error:
            read()
    finally:
        monkeypatch.undo()
        vocabulary.load.cache_clear()
        read.cache_clear()
    assert str(error.value).startswith(f"vocabulary/timeline/{name}.csv, line 2: ")
    assert said in str(error.value)


def test_a_rule_without_a_weight_names_file_and_line(monkeypatch):
    row = vocabulary.Row(
        {"rule": "deadline", "pattern": "<Y>年", "first": "", "last": "", "reach": ""},
        "vocabulary/timeline/year_cues.csv, line 3",
    )
    monkeypatch.setattr(weighing, "weights", dict)
    with pytest.raises(
        InputFault,
        match=r"year_cues.csv, line 3: .* no row for 'deadline' in vocabulary/timeline/year_weights",
    ):
        mentions._part(row)
