"""Pages of a large corpus: bytes, seconds and memory to make them, and how long a reader waits for them.

The tables are those of the corpus of the other benchmarks, repeated
(`benchmarks.grown`): the pages alone are measured, not the build.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from analysis.reports import glossary, index, search
from analysis.settings import Settings
from analysis.study import Study
from benchmarks import corpora
from benchmarks.grown import grown

_RUN = "import sys; from benchmarks import pages; pages.make(*sys.argv[1:])"
_PAGES = {"index": index, "formulations": glossary, "search": search}
TIMES = (1, 4, 10)
#: In the page: when it was first painted.
_PAINTED = """() => new Promise(done => {
    const look = () => { const [at] = performance.getEntriesByName("first-contentful-paint"); at ? done(at.startTime) : setTimeout(look, 20); };
    look();
})"""
#: A choice in a menu, until the list and the timeline are laid out.
_FILTERED = """menu => {
    const select = document.getElementById(menu);
    select.value = select.options[1].value;
    select.dispatchEvent(new Event("change"));
    document.body.getBoundingClientRect();
}"""


def measure() -> dict[str, float]:
    """For each size: bytes (MB), seconds and peak memory (MB) of making, milliseconds to see and filter."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        _, table = corpora.main_records(Path(folder))
        for times in TIMES:
            out = Path(folder, str(times))
            command = [sys.executable, "-c", _RUN, str(table), str(times), str(out)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            made = json.loads(done.stdout.splitlines()[-1]) | _waited(out / "index.html")
            articles = made.pop("articles")
            figures |= {f"{articles:,} articles, {what}": value for what, value in made.items()}
    return figures


def make(table: str, times: str, out: str) -> None:
    """Make the pages of a table whose rows are repeated, into a folder; print what it took as JSON."""
    settings = Settings(corpus=Path(table), window=None)
    study = Study.of(settings)
    tables, sources = grown(study.tables, study.sources, int(times))
    figures: dict[str, float] = {"articles": len(tables["articles"])}
    for name, page in _PAGES.items():
        beside: dict[str, str] = {}
        began = time.process_time()
        html = page.render(tables, sources, settings=settings, fingerprint="0" * 32, beside=beside)
        figures[f"{name} seconds"] = time.process_time() - began
        figures[f"{name} MB"] = len(html.encode()) / 1e6
        figures[f"{name} MB beside"] = sum(map(len, beside.values())) / 1e6
        for path, text in {f"{name}.html": html, **beside}.items():
            Path(out, path).parent.mkdir(parents=True, exist_ok=True)
            Path(out, path).write_text(text, encoding="utf-8")
    figures["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(json.dumps(figures))


def _waited(page: Path) -> dict[str, float]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        return {}
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        seen = browser.new_page()
        seen.goto(page.as_uri())
        seen.locator("body[data-ready]").wait_for(state="attached")
        usable = seen.evaluate("performance.now()")
        painted, session = seen.evaluate(_PAINTED), seen.context.new_cdp_session(seen)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def busy() -> float:
            metrics = session.send("Performance.getMetrics")["metrics"]
            return 1000 * next(one["value"] for one in metrics if one["name"] == "TaskDuration")

        filtered = []
        for menu in ("by-kind", "by-person", "by-topic"):
            before = busy()
            seen.evaluate(_FILTERED, menu)
            filtered.append(busy() - before)
        nodes = seen.evaluate("document.querySelectorAll('*').length")
        browser.close()
    return {
        "ms to the first paint": painted,
        "ms until it can be used": usable,
        "processor ms to filter": max(filtered),
        "elements": nodes,
    }
