"""A corpus without any date: nothing claims months that no text has."""

from __future__ import annotations

import pytest

from analysis import Study, plots
from analysis.settings import WINDOW
from analysis.tables import known_window, shown_window


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Study:
    folder = tmp_path_factory.mktemp("undated")
    (folder / "a.txt").write_text(
        "市委召开工作会议\n\n市委书记张明主持召开工作会议。会议强调，要抓好落实。\n", "utf-8"
    )
    (folder / "b.txt").write_text("座谈会纪要\n\n会议听取了汇报，要求推动高质量发展。\n", "utf-8")
    return Study(folder)


def test_no_month_is_a_gap_and_no_window_is_known(study: Study):
    assert study.gaps.empty
    assert known_window(None, study.articles, study.meetings) is None
    assert shown_window(None, study.articles, study.meetings) == WINDOW  # an axis needs some
    assert known_window(("2020-01", "2020-02"), study.articles, study.meetings) == ("2020-01", "2020-02")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", plots.FIGURES)
def test_no_figure_names_a_year(study: Study, name: str, language: str):
    drawn = plots.draw(name, study.tables, language=language, window=None)
    texts = [text.get_text() for axes in drawn.figure.axes for text in axes.texts]
    texts += [text.get_text() for text in drawn.figure.texts]
    assert [text for text in (*texts, drawn.title, drawn.note) if "202" in text] == []


def test_months_that_are_given_are_shown(study: Study):
    drawn = plots.draw("coverage", study.tables, window=("2020-01", "2020-12"))
    assert "Jan 2020" in drawn.note
