"""All that people look at, made side by side: figures, slides, the report, the notebooks' pages.

Each piece depends on the tables and texts alone, reads them for itself and
gives bytes; this module hands the pieces out and puts the bytes into files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from analysis import evaluation
from analysis.reports import figures, glossary, index
from analysis.run import executors, fingerprint, keep, progress
from analysis.run.project import GOLD, NOTEBOOKS
from analysis.settings import Settings
from analysis.study import Study


@dataclass(frozen=True)
class Order:
    """What a worker is told: which result, which settings, under which name."""

    settings: Settings
    name: str
    folder: Path  #: where the results are kept


def all_of(
    study: Study,
    staged: Path,
    *,
    name: str,
    notebooks: Sequence[Path] | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> None:
    """Fill ``figures/`` and ``reports/`` of `staged`.

    Parameters
    ----------
    study : Study
        Built; the workers find its results where they are kept.
    name : str
        The fingerprint that figures and pages carry.
    notebooks : sequence of Path, optional
        Those to run; by default all that are numbered.
    """
    tables = study.tables  # made here, once, before several processes look for them
    order = Order(study.settings, name, study.folder)
    shown = sorted(NOTEBOOKS.glob("0[1-9]_*.ipynb")) if notebooks is None else notebooks
    say("drawing the figures, running the notebooks, writing the pages")
    (staged / "reports").mkdir()
    with executors.executor(workers=study.settings.workers or executors.processors()) as pool:
        # the longest first
        pages: dict[str, Future[bytes]] = {
            path.stem: pool.submit(notebook_page, order, path) for path in shown
        }
        pages["index"] = pool.submit(index_page, order)
        pages["formulations"] = pool.submit(glossary_page, order)
        figures.export(tables, staged / "figures", window=study.settings.window, fingerprint=name, pool=pool)
        for stem, page in progress.watched([*pages.items()], "pages", unit="page"):
            (staged / "reports" / f"{stem}.html").write_bytes(page.result())


def index_page(order: Order) -> bytes:
    """The report."""
    study = Study.of(order.settings, folder=order.folder)
    scores = evaluation.all_scores(study.tables, GOLD) if GOLD.is_dir() else []
    return index.render(
        study.tables,
        study.sources,
        settings=order.settings,
        fingerprint=order.name,
        scores=scores,
        versions=fingerprint.versions(),
        warnings=study.warnings,
    ).encode()


def glossary_page(order: Order) -> bytes:
    """The glossary of formulations."""
    study = Study.of(order.settings, folder=order.folder)
    return glossary.render(
        study.tables, study.sources, settings=order.settings, fingerprint=order.name
    ).encode()


def notebook_page(order: Order, path: Path) -> bytes:
    """One notebook, run on the corpus from a clean kernel, as a page."""
    from analysis.reports import notebooks  # takes longer to import than all the rest together

    node = notebooks.run(path, settings=order.settings, cache_folder=keep.folder())
    return notebooks.page(
        node, name=path.stem, fingerprint=order.name, language=order.settings.language
    ).encode()
