"""A study in an editor: what Tab and Shift+Tab look at is not made for it, and says what it is."""

from __future__ import annotations

import inspect
import subprocess
import sys

import jedi
import pandas as pd
import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

from analysis import Study
from analysis.plots import FIGURES
from analysis.plots.sizes import NAMED
from analysis.tables import SCHEMAS


@pytest.fixture
def study(tmp_path) -> Study:
    (tmp_path / "a.txt").write_text("3月5日，市委召开会议。", encoding="utf-8")
    return Study(tmp_path)


def made(study: Study) -> bool:
    return bool({"tables", "folder", "fingerprint"} & {*study.__dict__})


def test_completion_makes_no_tables(study):
    """As IPython asks jedi, which looks at each name for its type."""
    found = jedi.Interpreter("study.", [{"study": study}]).complete()
    types = {one.name: one.type for one in found}
    assert {*SCHEMAS} <= {*types} and types["search"] == "function"
    columns = jedi.Interpreter("study.meetings.que", [{"study": study}]).complete()
    assert [one.name for one in columns] == ["query"]
    assert not made(study)


def test_help_on_a_table_says_what_it_is_and_does_not_make_it(study):
    shell = InteractiveShell.instance()
    try:
        shell.user_ns["study"] = study
        said = shell.object_inspect_mime("study.meetings")["text/plain"]
        shell.object_inspect_mime("study.search")
    finally:
        InteractiveShell.clear_instance()
    assert "One row is a meeting, reception, event or visit." in said
    assert "chair: " in said
    assert (
        "每行为一次会议" in said and "chair: 主持者" in said
    )  # the class does not know the language of a study
    assert not made(study)


def test_an_import_reads_no_meanings():
    code = "import analysis.study; from analysis.tables import meanings; print(meanings.rows.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_a_table_is_still_an_attribute(study):
    assert isinstance(study.meetings, pd.DataFrame) and study.meetings is study.tables["meetings"]


def test_help_on_a_figure_names_all_figures_and_sizes():
    said = inspect.getdoc(Study.figure)
    assert [name for name in (*FIGURES, "network", *NAMED) if f'``"{name}"``' not in said] == []


@pytest.mark.parametrize(
    ("code", "has", "lacks"),
    [
        ("study.meetings.", {"chair", "date_start", "query"}, {"share"}),
        ("study.meetings.ch", {"chair"}, {"name"}),
        ('study.meetings["ch', {"chair"}, {"name"}),
        ("other.meetings.", set(), {"chair"}),
    ],
)
def test_a_table_completes_with_its_columns_and_is_not_made(study, code, has, lacks):
    shell = InteractiveShell.instance()
    try:
        again = Study(study.settings.corpus)
        shell.user_ns |= {"study": again, "other": 1}
        with provisionalcompleter():
            found = {one.text.rpartition(".")[2] for one in shell.Completer.completions(code, len(code))}
    finally:
        InteractiveShell.clear_instance()
    assert has <= found and not lacks & found
    assert not made(again)
