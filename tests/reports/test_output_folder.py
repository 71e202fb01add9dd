"""Where results go if nobody says, and which months the figures show: no corpus takes another's place."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis import __main__ as command
from analysis import edtf, job, tables
from analysis.run import project
from analysis.settings import WINDOW, Settings


@pytest.fixture
def asked(monkeypatch, tmp_path) -> list[tuple[Settings, str]]:
    """What the command asks of the main job, in an empty current folder; the job notes that it ran."""
    calls: list[tuple[Settings, str]] = []

    def build(settings: Settings, *, figures: str = "figures", **_) -> bool:
        calls.append((settings, figures))
        (settings.out / "tables").mkdir(parents=True, exist_ok=True)
        note = {"corpus": job._place(settings.corpus)}
        (settings.out / "tables" / "build.json").write_text(json.dumps(note))
        return True

    monkeypatch.setattr(job, "build", build)
    monkeypatch.chdir(tmp_path)
    return calls


def corpus(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("1月2日，市委召开会议。", encoding="utf-8")
    return folder


def test_another_corpus_gets_a_folder_of_its_own_and_keeps_it(asked, tmp_path, capsys):
    one, other = corpus(tmp_path / "one" / "papers"), corpus(tmp_path / "other" / "papers")
    for given in (one, other, one):
        assert command.main(["build", str(given)]) == 0
    assert [settings.out.as_posix() for settings, _ in asked] == [
        "runs/papers",
        "runs/papers-2",
        "runs/papers",
    ]
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("output folder: runs/papers")
    assert said[1].startswith("done: runs/papers/tables")


def test_the_corpus_that_ships_stays_here_with_the_window_asked_for(asked):
    assert command.main(["build", str(project.SEEDS)]) == 0
    settings, figures = asked[0]
    assert (settings.out, settings.window, figures) == (Path(), WINDOW, "figures")


def test_figures_under_version_control_are_replaced_only_on_request(asked, monkeypatch, tmp_path):
    monkeypatch.setattr(project, "checkout", lambda: tmp_path)
    for options in ([], ["--figures"]):
        assert command.main(["build", str(project.SEEDS), "--out", str(tmp_path), *options]) == 0
    assert [figures for _, figures in asked] == ["reports/figures", "figures"]


def test_without_a_window_the_years_of_the_texts_are_shown(asked, tmp_path):
    given = corpus(tmp_path / "papers")
    command.main(["build", str(given)])
    command.main(["build", str(given), "--from", "2018-01"])
    assert [settings.window for settings, _ in asked] == [None, ("2018-01", WINDOW[1])]


def test_figures_put_aside_leave_those_there_unchanged(tmp_path):
    out, staged = tmp_path / "out", tmp_path / "staged"
    (out / "figures").mkdir(parents=True)
    (out / "figures" / "a.png").write_text("committed")
    for folder in ("tables", "reports/figures"):
        (staged / folder).mkdir(parents=True)
    (staged / "reports" / "figures" / "a.png").write_text("new")
    job._put(staged, Settings(out=out), "name")
    assert (out / "figures" / "a.png").read_text() == "committed"
    assert job.is_current(out, "name")
    assert job._drew_into(out, "reports/figures") and not job._drew_into(out, "figures")
    (out / "figures" / "a.png").write_text("committed later")
    assert job.is_current(out, "name")


def test_one_year_of_texts_is_one_year_in_the_figures():
    assert edtf.whole_years(["2018-03-05", "2018-11", "", "2018"]) == ("2018-01", "2018-12")


@pytest.mark.parametrize(
    ("dates", "months"),
    [
        (["2023"], ("2023-01", "2023-12")),
        (["2023", ""], ("2023-01", "2023-12")),
        (["2023-05-10"], ("2023-05", "2023-05")),
        (["2023-03", "2023-08-02"], ("2023-03", "2023-08")),
        (["2023-01", "2023-12-02"], ("2023-01", "2023-12")),
    ],
)
def test_the_window_of_a_small_corpus_is_its_own_months_or_years(dates, months):
    articles = pd.DataFrame({"date": dates})
    meetings = pd.DataFrame({"date": [], "status": []}, dtype=str)
    assert tables.shown_window(None, articles, meetings) == months
