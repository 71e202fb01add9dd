"""Kernels end with the build that started them, also those that are only just starting."""

from __future__ import annotations

import multiprocessing
import threading
import time

import nbformat
import pytest

from analysis.reports import notebooks
from analysis.run import executors
from analysis.run.together import Together


@pytest.fixture(params=["forkserver", "spawn"])
def start_method(request, monkeypatch):
    """How processes start here: where the system cannot fork, a kernel is a command."""
    if request.param not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {request.param} here")
    if request.param == "spawn":
        monkeypatch.setattr(executors, "context", lambda imported: multiprocessing.get_context("spawn"))
    return request.param


def notebook(path, source):
    node = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    nbformat.write(node, path)
    return path


@pytest.mark.usefixtures("start_method")
def test_a_kernel_ends_with_its_group_while_it_runs(tmp_path):
    group = Together()
    held = notebook(tmp_path / "n.ipynb", "import time\nopen('begun', 'w').close()\ntime.sleep(600)")
    stopping = stopped_when(group, tmp_path / "begun")
    with pytest.raises(notebooks.NotebookFault):
        notebooks.run(held, group=group)
    stopping.join()


@pytest.mark.usefixtures("start_method")
def test_a_kernel_that_starts_after_the_stop_ends_at_once(tmp_path):
    group = Together()
    group.stop()
    with pytest.raises(notebooks.NotebookFault):
        notebooks.run(notebook(tmp_path / "n.ipynb", "open('begun', 'w').close()"), group=group)
    assert not (tmp_path / "begun").exists()


def test_a_kernel_of_a_build_loads_no_debugger(tmp_path):
    if "forkserver" not in multiprocessing.get_all_start_methods():
        pytest.skip("no forkserver here")
    source = "import sys; print([name for name in sys.modules if name.startswith(('_pydevd', 'debugpy.'))])"
    node = notebooks.run(notebook(tmp_path / "n.ipynb", source))
    assert node.cells[0].outputs[0]["text"] == "[]\n"


def test_a_notebook_that_is_run_for_a_page_shows_no_bars(tmp_path):
    source = """from analysis.run import progress
progress._DELAY = 0
print(sum(progress.watched(range(3), "paragraphs", total=3)))"""
    (cell,) = notebooks.run(notebook(tmp_path / "n.ipynb", source)).cells
    assert [output["text"] for output in cell.outputs] == ["3\n"]


def stopped_when(group, begun):
    """Stops the group as soon as a file is there."""

    def stop():
        while not begun.exists():
            time.sleep(0.05)
        group.stop()

    thread = threading.Thread(target=stop, daemon=True)
    thread.start()
    return thread
