"""Every notebook in a real JupyterLab: opened, run from the top, no error."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
PATIENCE = 300

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Runs all cells of the open notebook, and gives the code cells with their outputs.
RUN = """async () => {
    const app = window.jupyterapp, panel = app.shell.currentWidget;
    await panel.context.ready;
    await panel.sessionContext.ready;
    await app.commands.execute("notebook:run-all-cells");
    return panel.context.model.toJSON().cells.filter(cell => cell.cell_type === "code");
}"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of what ``python -m analysis lab`` starts, on a copy of the project."""
    home = tmp_path_factory.mktemp("lab")
    left_out = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__")
    for folder in ("analysis", "notebooks", "seeds"):
        shutil.copytree(ROOT / folder, home / folder, ignore=left_out)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    environment = os.environ | {name: str(home / name) for name in own}
    environment["OFFICIAL_TEXTS_CACHE"] = str(ROOT / ".cache")
    config = {
        "ServerApp": {"ip": "127.0.0.1", "port": port, "open_browser": False, "allow_root": True},
        "IdentityProvider": {"token": ""},
        "LabApp": {"expose_app_in_browser": True},
    }
    (home / "JUPYTER_CONFIG_DIR").mkdir()
    (home / "JUPYTER_CONFIG_DIR" / "jupyter_lab_config.json").write_text(json.dumps(config), encoding="utf-8")
    command = [sys.executable, "-m", "analysis", "lab"]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=home, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            yield _answering(f"http://127.0.0.1:{port}", server, home / "log")
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=30)


def _answering(address: str, server: subprocess.Popen, log: Path) -> str:
    for _ in range(600):
        assert server.poll() is None, log.read_text()
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/api/status"):
            return address
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def _open(browser, address: str) -> tuple:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    outside: list[str] = []
    own = ("data:", "blob:", address, address.replace("http", "ws"))
    page.on("request", lambda request: None if request.url.startswith(own) else outside.append(request.url))
    return context, page, outside


def test_the_lab_opens_on_the_start_page(browser, lab):
    context, page, outside = _open(browser, lab)
    page.goto(f"{lab}/", wait_until="domcontentloaded")
    page.get_by_role("heading", name="Start here").wait_for(timeout=60_000)
    assert page.url == f"{lab}/lab/tree/notebooks/00_start.ipynb"
    files = page.locator(".jp-DirListing-item")
    files.filter(has_text="00_start.ipynb").wait_for()
    page.locator(".jp-BreadCrumbs-home").click()
    files.filter(has_text="seeds").wait_for()  # texts and results are within reach, not notebooks alone
    assert page.get_by_text("Would you like to get notified").count() == 0
    assert outside == []
    context.close()


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_from_top_to_bottom(browser, lab, name):
    context, page, outside = _open(browser, lab)
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{lab}/lab/tree/notebooks/{name}?reset", wait_until="domcontentloaded")
    page.wait_for_function(
        f"window.jupyterapp?.shell.currentWidget?.context?.path === {json.dumps('notebooks/' + name)}",
        timeout=60_000,
    )
    cells = page.evaluate(RUN)
    outputs = [output for cell in cells for output in cell["outputs"]]
    errors = [f"{out['ename']}: {out['evalue']}" for out in outputs if out["output_type"] == "error"]
    assert errors == []
    assert [cell["id"] for cell in cells if cell["execution_count"] is None] == []
    assert len(outputs) > 0
    assert outside == []
    context.close()


def test_a_table_sorts_and_searches_by_keyboard_and_no_letter_is_a_command(browser, lab):
    context, page, outside = _open(browser, lab)
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{lab}/lab/tree/notebooks/03_timeline.ipynb?reset", wait_until="domcontentloaded")
    page.wait_for_function(
        "window.jupyterapp?.shell.currentWidget?.context?.path === 'notebooks/03_timeline.ipynb'",
        timeout=60_000,
    )
    cells = len(page.evaluate(RUN))
    table = page.locator(".official-texts").first
    table.get_by_role("searchbox").click()
    page.keyboard.type(
        "a b dd 市委", delay=20
    )  # in JupyterLab's command mode a and b add cells, dd deletes one
    assert table.get_by_role("searchbox").input_value() == "a b dd 市委"
    table.get_by_role("searchbox").fill("")
    head = table.locator("th").first
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").press("Space")
    dates = table.locator("tbody tr > :first-child").all_inner_texts()
    assert head.get_attribute("aria-sort") == "descending" and dates == sorted(dates, reverse=True)
    after = page.evaluate(
        "window.jupyterapp.shell.currentWidget.context.model.toJSON().cells.filter(cell => cell.cell_type === 'code').length"
    )
    assert after == cells
    assert outside == []
    context.close()


def test_keys_in_a_menu_choose_and_are_no_commands(browser, lab):
    """In command mode a letter makes a cell another kind or deletes it, and an arrow leaves it."""
    context, page, _ = _open(browser, lab)
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{lab}/lab/tree/notebooks/03_timeline.ipynb?reset", wait_until="domcontentloaded")
    page.wait_for_function(
        "window.jupyterapp?.shell.currentWidget?.context?.path === 'notebooks/03_timeline.ipynb'",
        timeout=60_000,
    )
    kinds = "window.jupyterapp.shell.currentWidget.context.model.toJSON().cells.map(cell => cell.cell_type)"
    page.evaluate(RUN)
    before = page.evaluate(kinds)
    menu = page.locator(".official-texts-choices select").first
    first = menu.input_value()
    for place in (menu, page.locator(".official-texts thead button").first):
        place.focus()
        for key in ("r", "m", "d", "d", "b", "ArrowDown"):
            page.keyboard.press(key)
        assert page.evaluate(kinds) == before
        assert place.evaluate("element => element === document.activeElement")
    assert menu.input_value() != first
    context.close()
