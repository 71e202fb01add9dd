"""A real browser, offline, that notes every request, console message and error."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from analysis.evaluation.score import Score
from analysis.reports import blocks
from analysis.wording import message
from tests.reports import sample

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=30_000)  # a loaded machine may take its time; what is wrong stays wrong

#: A processor this many times slower, and the milliseconds by which events that come late anyway come later still:
#: a test that looks at once, where it should wait, then fails every time (``SLOW_BROWSER=8 LATE_EVENTS=300``).
SLOWER = float(os.environ.get("SLOW_BROWSER", 1))
LATE = int(os.environ.get("LATE_EVENTS", 0))

_LATE_EVENTS = """(() => {
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
        const late = ["hashchange", "popstate", "close"].includes(type) && typeof listener === "function";
        return add.call(this, type, late ? event => setTimeout(() => listener.call(this, event), MILLISECONDS) : listener, ...rest);
    };
})()"""


def slowed(page: Page) -> Page:
    """The page, on a slower machine where the environment asks for one."""
    if SLOWER > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if LATE:
        page.add_init_script(_LATE_EVENTS.replace("MILLISECONDS", str(LATE)))
    return page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@dataclass
class Visit:
    """A page in the browser, and what it did that it should not."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def processor_time(self, act: Callable[[], object]) -> float:
        """The milliseconds of processor time that the page's main thread takes for an act, whatever else the machine does."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def taken() -> float:
            metrics = session.send("Performance.getMetrics")["metrics"]
            return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")

        before = taken()
        act()
        return 1000 * (taken() - before) / SLOWER

    def faults(self) -> list[str]:
        """What axe-core finds moderate, serious or critical, with the elements."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{fault['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
            for fault in found
            if fault["impact"] in ("moderate", "serious", "critical")
            for node in fault["nodes"]
        ]

    def overflowing(self) -> list[str]:
        """Elements that stick out of the page to the right, outside any box that scrolls."""
        return self.page.evaluate(
            """() => {
                const wide = innerWidth + 1;
                const scrolls = element => element && element !== document.body && element !== document.documentElement
                    && (["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
                return [...document.body.querySelectorAll("*")].filter(element => {
                    const box = element.getBoundingClientRect();
                    return box.width && box.right > wide && !scrolls(element);
                }).map(element => element.outerHTML.slice(0, 120));
            }"""
        )


@pytest.fixture
def visit(browser: Browser) -> Callable:
    """``with visit(path, hash) as seen``: a page from a file, in a fresh profile."""

    @contextmanager
    def opened(path: Path, at: str = "", *, width: int = 1280, scheme: str = "light", touch: bool = False):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True, has_touch=touch
        )
        page = slowed(context.new_page())
        seen = Visit(page)
        page.on("console", lambda message: seen.troubles.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: seen.troubles.append(f"error: {error}"))
        page.on("dialog", lambda box: (seen.troubles.append(f"dialog: {box.message}"), box.dismiss()))
        page.on("request", lambda request: _note(request.url, path, seen.troubles))
        page.goto(path.as_uri() + at)
        ready = "body[data-ready], body:not(:has(#data))"  # its data is unpacked, or it has none
        page.locator(ready).wait_for(state="attached")
        try:
            yield seen
            assert seen.troubles == []
        finally:
            context.close()

    return opened


def _note(url: str, path: Path, troubles: list[str]) -> None:
    beside = f"{path.parent.as_uri()}/{blocks.FOLDER}/"
    own = url.split("#")[0] == path.as_uri() or url.startswith(("data:", "blob:", beside))
    if not own:
        troubles.append(f"request: {url[:200]}")


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    return sample.corpus(30)


@pytest.fixture(scope="session")
def tables(texts: dict[str, str]) -> dict:
    return sample.made(texts)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, tables: dict, texts: dict[str, str]) -> Path:
    """The report and the glossary of thirty meetings."""
    return sample.write(
        tmp_path_factory.mktemp("site"),
        tables,
        texts,
        scores=(Score("headlines", 8, 9, 9, (message("fault_missed", where="one"),)),),
    )
