"""The face of the package: plain verbs, imported when they are used."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis.faults import InputFault

TEXT = """全市教育工作会议召开

1月29日下午，全市教育工作会议在安平召开。市委书记王翔出席会议并讲话。

会议强调，今年是新中国成立75周年，要打好“三张清单”改革攻坚战，即任务清单、责任清单、问题清单。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "texts" / "b.txt").write_text(
        "2月3日，市政府召开常务会议。\n2024年2月4日\n", encoding="utf-8"
    )
    (tmp_path / "texts" / "empty.txt").write_text("", encoding="utf-8")
    return tmp_path / "texts"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> analysis.Study:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return analysis.Study(folder, workers=1)


def test_importing_the_package_imports_nothing_slow():
    code = "import analysis, sys; print(sorted(m for m in sys.modules if m.startswith(('analysis.', 'pandas', 'numpy'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['analysis._version']"


def test_every_verb_says_what_it_does_and_shows_it():
    for name in analysis.__all__:
        assert len(getattr(analysis, name).__doc__) > 100, name
        if name != "Study":
            assert ">>> " in getattr(analysis, name).__doc__, name
    assert set(analysis.__all__) <= set(dir(analysis))


def test_a_name_that_is_not_there():
    with pytest.raises(AttributeError, match="module 'analysis' has no attribute 'find_everything'"):
        analysis.find_everything  # noqa: B018


def test_what_cannot_be_read_is_logged(folder: Path, caplog: pytest.LogCaptureFixture):
    documents = analysis.load(folder)
    assert [document.source.name for document in documents] == ["a.txt", "b.txt"]
    assert caplog.record_tuples == [("analysis.library", logging.WARNING, "empty.txt: skipped: empty file")]


def test_the_verbs_find_what_a_study_finds(folder: Path):
    documents, study = analysis.load(folder), analysis.Study(folder, workers=1)
    pd.testing.assert_frame_equal(analysis.find_meetings(documents), study.meetings)
    pd.testing.assert_frame_equal(analysis.find_formulations(documents), study.formulations)
    assert study.warnings == ["empty.txt: skipped: empty file", *study.warnings[1:]]


def test_a_publication_date_closes_a_text():
    meeting = analysis.find_meetings("1月29日，市委召开常委会会议。", published="2024-01-30").iloc[0]
    assert (meeting["date"], meeting["year_basis"]) == ("2024-01-29", "published")
    assert analysis.find_dates("昨天召开", published="2024-01-30")["date"].tolist() == ["2024-01-29"]
    assert analysis.find_dates("1月29日", year=2023)["date"].tolist() == ["2023-01-29"]
    assert analysis.find_dates("昨天召开", published="2024/1/30")["date"].tolist() == ["2024-01-29"]


@pytest.mark.parametrize("published", ["XXXX-05-09", "yesterday", "2024-13-01"])
def test_a_publication_date_that_is_no_day_is_refused(published):
    for find in (analysis.find_dates, analysis.find_meetings, analysis.find_formulations):
        with pytest.raises(InputFault, match="is no day; write it as 2024-05-08"):
            find("2021年，全市深化改革。5月7日，市委召开会议。", published=published)


@pytest.mark.parametrize(
    ("ask", "what"),
    [
        (lambda study: study.source_text("c.txt"), "source 'c.txt' here; did you mean "),
        (lambda study: study.document("c.txt"), "source 'c.txt' here; did you mean "),
        (lambda study: study.evidence("c.txt", 0, 5), "source 'c.txt' here; did you mean "),
        (lambda study: study.meeting("no such"), "meeting 'no such' here; there are "),
        (lambda study: study.topic(99), "topic 99 here; there are "),
        (lambda study: study.formulation("四张清单"), "term '四张清单' here; did you mean 三张清单?"),
        (lambda study: study.person("王翱"), "person '王翱' here; did you mean 王翔?"),
        (lambda study: study.figure("timelines"), "figure 'timelines' here; did you mean timeline"),
        (lambda study: study.where(person="王翱"), "person '王翱' here; did you mean 王翔?"),
    ],
)
def test_a_name_that_a_user_gave_and_nobody_knows_is_a_fault_with_what_is_near(study, ask, what):
    with pytest.raises(InputFault) as fault:
        ask(study)
    assert str(fault.value).startswith(f"there is no {what}")
