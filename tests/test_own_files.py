"""A user's own files beside the corpus: any content gives a result or a clear fault; effects show."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import formulations, ownrows, pipeline, timeline
from analysis.faults import InputFault
from analysis.run import beside
from analysis.settings import Settings
from analysis.timeline import corrections, own_names
from analysis.topics import labels, stopwords
from analysis.wording import tell

ROOT = Path(__file__).resolve().parents[1]
WITH_PACKAGE = os.environ | {"PYTHONPATH": str(ROOT)}

HEADERS = {
    "corrections.csv": "action,evidence,date,name,note",
    "topic_labels.csv": "words,label",
    "terms.csv": "term,variants,note",
    "stop_terms.csv": "term,note",
    "stop_words.csv": "word",
    "years.csv": "words,first,last,series,session,note",
    "series.csv": "pattern,series,body,note",
    "bodies.csv": "body,variants,note",
    "people.csv": "person,variants,drop,note",
}
READERS = {
    "corrections.csv": lambda text: timeline.check_own(corrections=text),
    "topic_labels.csv": labels.read,
    "terms.csv": lambda text: formulations.read_own_terms(text, ""),
    "stop_terms.csv": lambda text: formulations.read_own_terms("", text),
    "stop_words.csv": stopwords.read,
    "years.csv": lambda text: timeline.check_own(own_years=text),
    **{
        name: lambda text, name=name: timeline.check_own(own_names={name: text})
        for name in ("series.csv", "bodies.csv", "people.csv")
    },
}

cell = st.text(st.sampled_from('会议甲乙；,"\n\r\t=#-+@*(.?[\\1 \x00\ufeff'), max_size=6)
rows = st.lists(st.lists(cell, max_size=7).map(",".join), max_size=5)


def check(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    try:
        READERS[name](beside.read(folder, name))
    except InputFault as fault:
        assert name in str(fault), "a fault names its file"
    finally:
        (folder / name).unlink()


def test_every_own_file_is_known_here():
    assert set(HEADERS) == set(READERS) == set(beside.NAMES)


@pytest.mark.parametrize("name", sorted(HEADERS))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=rows, encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]), headed=st.booleans())
def test_any_rows_give_a_result_or_a_clear_fault(tmp_path, name, rows, encoding, headed):
    lines = [HEADERS[name], *rows] if headed else rows
    check(tmp_path, name, "\n".join(lines).encode(encoding))


@pytest.mark.parametrize("name", sorted(HEADERS))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_any_bytes_give_a_result_or_a_clear_fault(tmp_path, name, content):
    check(tmp_path, name, content)


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_a_formula_is_a_fault_with_its_line(tmp_path, name):
    columns = HEADERS[name].count(",")
    (tmp_path / name).write_text(
        f"{HEADERS[name]}\n# a comment\n=HYPERLINK(A1){',' * columns}\n", encoding="utf-8"
    )
    with pytest.raises(InputFault) as fault:
        beside.read(tmp_path, name)
    assert str(fault.value) == f"{name}, line 3: '=HYPERLINK(A1)' is a formula; write its value"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_and_comments(tmp_path, encoding):
    text = "person,variants\r\n# 注释，不读\r\n王晓明,王小明；王晓鸣\r\n"
    (tmp_path / "people.csv").write_bytes(text.encode(encoding))
    own = own_names.read({"people.csv": beside.read(tmp_path, "people.csv")})
    assert {word: row.where for word, row in own.people.items()} == {
        "王小明": "people.csv, line 3",
        "王晓鸣": "people.csv, line 3",
    }


@pytest.mark.parametrize(
    "name, text, said",
    [
        ("series.csv", "pattern,series\n(,甲会\n", "series.csv, line 2: the pattern '(' cannot be read: missing ): ("),
        ("series.csv", "pattern,series\n会*,甲会\n", "series.csv, line 2: the pattern '会*' fits every name"),
        ("series.csv", "patern,series\n会,甲会\n",
         "series.csv, line 1: unknown column 'patern'; did you mean 'pattern'?; series.csv, line 1: no column 'pattern'"),
        ("bodies.csv", "body,variants\n甲委,乙委\n乙委,丙委\n", "bodies.csv, line 2: '乙委' is already in line 3"),
        ("people.csv", "person,variants\n王明,王鸣\n王明,王铭\n", "people.csv, line 3: '王明' is already in line 2"),
        ("people.csv", "person,variants,drop\n王明,,\n", "people.csv, line 2: give either variants, or drop"),
        ("people.csv", "person,variants\n王明,王明；王鸣\n王铭,王鸣\n", "people.csv, line 3: '王鸣' is already in line 2"),
        ("people.csv", "person,variants,drop\n王明,,no\n", "people.csv, line 2: drop is yes, or empty"),
        ("people.csv", "person,variants\n王明,王鸣,x\n", "people.csv, line 2: 3 cells, but the header has 2; put a cell that contains a comma in double quotes"),
    ],
)  # fmt: skip
def test_a_faulty_row_is_named(name, text, said):
    with pytest.raises(InputFault) as fault:
        own_names.read({name: text})
    assert str(fault.value) == said


@pytest.mark.parametrize("mark", [";", "；", "，", "\t", "|"])
@pytest.mark.parametrize("header", [("person", "variants"), ("person", "variants", "note")])
def test_another_mark_between_columns_is_named(mark, header):
    text = f"{mark.join(header)}\n{mark.join(['王小明'] * len(header))}\n"
    with pytest.raises(InputFault, match=re.escape(f"separate columns by commas, not by {mark!r}")):
        own_names.read({"people.csv": text})


@pytest.mark.parametrize("separator", ["；", ";", " ; ", "，", ","])
def test_names_are_joined_by_any_separator_that_no_name_contains(separator):
    cell = f'"王小明{separator}王晓鸣"'
    own = own_names.read({
        "people.csv": f"person,variants\n王晓明,{cell}\n",
        "bodies.csv": f"body,variants\n甲委,{cell}\n",
    })  # fmt: skip
    assert list(own.people) == [name for name, _ in own.bodies] == ["王小明", "王晓鸣"]
    assert labels.read(f"words,label\n{cell},名称\n")[0].words == ("王小明", "王晓鸣")


@pytest.mark.parametrize("separator", ["；", ";", " ; "])
def test_variants_and_corrected_lists_are_joined_by_either_semicolon(separator):
    own = formulations.read_own_terms(f"term,variants\n新质生产力,新生产力{separator}新质态生产力\n", "")
    assert own.terms[0].variants == ("新生产力", "新质态生产力")
    one = corrections.read(f"action,evidence,attendees\nchange,甲,王小明{separator}王晓鸣\n")[0]
    assert corrections._values(one)["attendees"] == ("王小明", "王晓鸣")


def test_an_empty_file_has_no_rows():
    assert ownrows.read("", "people.csv", ("person",), required=("person",)) == ()
    assert own_names.read({"people.csv": "person,variants\n"}).rows == []


def test_effects_stand_in_the_tables_and_rows_without_effect_in_the_warnings(tmp_path):
    from analysis import Study

    (tmp_path / "a.txt").write_text(
        "云港论坛开幕\n\n2024年5月6日，云港论坛在云港举行。市委书记王小明出席并讲话。\n\n"
        "5月8日，市总工会召开安平专项调度会议。王小明主持会议。\n",
        encoding="utf-8",
    )
    before = Study(tmp_path, workers=1)
    assert before.meetings["series"].tolist() == ["", ""]
    (tmp_path / "series.csv").write_text(
        "pattern,series,body\n论坛$,云港系列论坛,\n不在,甲会,\n", encoding="utf-8"
    )
    (tmp_path / "bodies.csv").write_text("body,variants\n安平市总工会,市总工会\n", encoding="utf-8")
    (tmp_path / "people.csv").write_text("person,variants\n王晓明,王小明\n", encoding="utf-8")
    after = Study(tmp_path, workers=1)
    assert after.fingerprint != before.fingerprint
    assert after.meetings[["series", "body", "chair", "speakers"]].values.tolist() == [
        ["云港系列论坛", "", "", "王晓明"],
        ["", "安平市总工会", "王晓明", ""],
    ]
    assert after.people["person"].tolist() == ["王晓明"]
    assert after.meetings["corrected"].map(lambda cell: cell.count("own_row")).tolist() == [2, 2]
    assert "series.csv, line 3: no effect; no name in the meetings matches" in after.warnings
    (tmp_path / "series.csv").write_text(
        "pattern,series\n论坛$,云港系列论坛\n云港,另一论坛\n", encoding="utf-8"
    )
    again = Study(tmp_path, workers=1)
    assert (
        "series.csv, line 3: no effect; an earlier row applies to the 1 report with a matching name"
        in again.warnings
    )
    (tmp_path / "people.csv").write_text("person,variants,drop\n王小明,,yes\n", encoding="utf-8")
    assert Study(tmp_path, workers=1).people.empty


def test_rows_without_effect_are_named_in_the_warnings(tmp_path):
    from analysis import Study

    (tmp_path / "a.txt").write_text(
        "市委召开会议\n\n5月8日，市政府召开第3次常务会议，部署幸福云港建设，推进四个方面工作。\n",
        encoding="utf-8",
    )
    (tmp_path / "years.csv").write_text(
        "words,first,last,series,session\n幸福云港,2021,..,,\n不在文中,2021,..,,\n,2023-09-18,,不在会议,19\n",
        encoding="utf-8",
    )
    (tmp_path / "stop_terms.csv").write_text("term\n四个方面\n不在文中\n", encoding="utf-8")
    (tmp_path / "terms.csv").write_text("term,variants\n新型.*化,\n3+1机制,幸福.+\n", encoding="utf-8")
    (tmp_path / "people.csv").write_text("person,variants\n", encoding="utf-8")
    (tmp_path / "bodies.csv").write_text("\n", encoding="utf-8")
    (tmp_path / "series.csv").write_text("pattern,series\n# 论坛,论坛\n", encoding="utf-8")
    assert Study(tmp_path, workers=1).warnings[:6] == [
        "bodies.csv, people.csv: no rows; nothing is changed",
        "years.csv, line 3: no effect; no text has the words '不在文中'",
        "years.csv, line 4: no effect; no meeting is of the series '不在会议'",
        "terms.csv: '新型.*化' looks like a pattern; terms are counted as written, use study.search for patterns",
        "terms.csv: '幸福.+' looks like a pattern; terms are counted as written, use study.search for patterns",
        "stop_terms.csv: '不在文中': no effect; it does not occur in the texts",
    ]


DATED = "市委召开会议\n\n2024年5月6日，市委书记王小明主持召开市委常委会会议，研究幸福云港建设。\n"
UNDATED = "市政府召开会议\n\n5月8日，市政府召开第3次常务会议，部署幸福云港建设。\n"


@pytest.mark.parametrize(
    "action, date, warned",
    [
        ("change", "2204-05-06", True),
        ("change", "1924-05-06", True),
        ("change", "2024-05-06/2204-05-08", True),
        ("change", "1924-05-06/2024-05-08", True),
        ("change", "2024-05-06/2024-05-08", False),
        ("change", "2024-05-07", False),
        ("change", "-", False),
        ("add", "2204-05-06", True),
        ("add", "2024-05-06/2024-05-08", False),
    ],
)
def test_a_corrected_date_is_compared_with_the_dates_before_it(tmp_path, action, date, warned):
    from analysis import Study

    (tmp_path / "a.txt").write_text(DATED, encoding="utf-8")
    (tmp_path / "corrections.csv").write_text(
        f"action,evidence,date,name\n{action},市委书记王小明主持召开,{date},会议\n", encoding="utf-8"
    )
    far = [one for one in Study(tmp_path, workers=1).warnings if "far outside" in one]
    assert [one.split(":")[0] for one in far] == ["corrections.csv, line 2"] * warned


@pytest.mark.parametrize(
    "rows, warned",
    [
        ("words,first,last\n幸福云港,2204-01,2204-12\n", True),
        ("words,first,last\n幸福云港,1924-01,..\n", False),  # words can be old
        ("series,session,first\n市政府常务会议,3,2204-05-08\n", True),
        ("series,session,first\n市政府常务会议,3,2024-05-08\n", False),
    ],
)
def test_a_year_of_ones_own_is_compared_with_the_dates_of_the_texts(tmp_path, rows, warned):
    from analysis import Study

    (tmp_path / "a.txt").write_text(DATED, encoding="utf-8")
    (tmp_path / "b.txt").write_text(UNDATED, encoding="utf-8")
    (tmp_path / "years.csv").write_text(rows, encoding="utf-8")
    far = [one for one in Study(tmp_path, workers=1).warnings if "far outside" in one]
    assert [one.split(":")[0] for one in far] == ["years.csv, line 2"] * warned


def test_a_script_gets_the_faults_of_all_files_in_one_line_without_frames(tmp_path):
    (tmp_path / "a.txt").write_text("2024年5月6日，市委召开会议。", encoding="utf-8")
    (tmp_path / "terms.csv").write_text("term,varants\n新质生产力,\n", encoding="utf-8")
    (tmp_path / "series.csv").write_text("pattern,series\n(,会\n", encoding="utf-8")
    (tmp_path / "stop_words.csv").write_text("wort\n记者\n", encoding="utf-8")
    (tmp_path / "topic_labels.csv").write_text("words\n记者\n", encoding="utf-8")
    (tmp_path / "people.csv").write_bytes(b"person,drop\n\xff\xff\xff,yes\n")
    script = tmp_path / "ask.py"
    script.write_text(
        f"from analysis import Study\n\nStudy({str(tmp_path)!r}, workers=1).meetings\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, cwd=ROOT, env=WITH_PACKAGE
    )
    said = [line for line in done.stderr.splitlines() if line.strip()]
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert said[-1].startswith(f"{script}, line 3: InputFault: ")
    for name in ("terms.csv", "series.csv", "stop_words.csv", "topic_labels.csv", "people.csv"):
        assert name in said[-1]


def test_each_file_is_read_once_in_a_run(tmp_path, monkeypatch):
    """So all steps of a run go by the same rows, also where a file is saved meanwhile."""
    (tmp_path / "a.txt").write_text("2024年5月6日，市委召开会议，部署“三张清单”改革。", encoding="utf-8")
    (tmp_path / "terms.csv").write_text("term\n三张清单\n", encoding="utf-8")
    (tmp_path / "years.csv").write_text("words,first,last\n", encoding="utf-8")
    asked = []
    read = beside.read
    monkeypatch.setattr(beside, "read", lambda place, name: asked.append(name) or read(place, name))
    outcome = pipeline.build(Settings(corpus=tmp_path, workers=1), tmp_path / "out", last="formulations")
    assert sorted(asked) == sorted(beside.NAMES)
    assert any("years.csv" in tell(one) for one in outcome.warnings)
