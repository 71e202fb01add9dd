"""All that people look at, made side by side: figures, slides, the report, the notebooks' pages.

Each piece depends on the tables and texts alone, reads them for itself and
gives bytes; this module hands the pieces out and puts the bytes into files.
What rests on the tables of one step is drawn while the next step is at work.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from analysis import evaluation, pipeline, plots
from analysis.reports import comparison, figures, glossary, index, search
from analysis.run import executors, fingerprint, keep, progress, project
from analysis.run.memory import give_back, then_give_back
from analysis.run.project import GOLD
from analysis.run.store import Tables
from analysis.run.together import Together
from analysis.settings import Settings
from analysis.study import Study
from analysis.timeline import exports
from analysis.wording import say

if TYPE_CHECKING:
    from nbformat import NotebookNode

logger = logging.getLogger(__name__)

LAST = pipeline.STEPS[-1]


@dataclass(frozen=True)
class Order:
    """What a worker is told: which result, which settings, under which name."""

    settings: Settings
    name: str
    folder: Path  #: where the results are kept


@contextmanager
def making(settings: Settings, staged: Path, name: str, palette: str = "") -> Iterator[Making]:
    """What fills ``tables/``, ``figures/`` and ``reports/`` of `staged`, in processes that let others go first.

    Parameters
    ----------
    name : str
        The fingerprint that figures and pages carry.
    palette : str
        Other colours for figures and slides, as of `plots.draw`.
    """
    count = settings.workers or executors.processors()
    kernels = Together()
    with (
        executors.executor(workers=settings.workers, behind=True) as pool,
        _waiting(count, kernels) as threads,
    ):
        yield Making(settings, staged, name, palette, pool, threads, kernels)


@contextmanager
def _waiting(count: int, kernels: Together) -> Iterator[Executor]:
    """Threads that each wait for a notebook; its kernel is a process, which ends if the build does."""
    with ThreadPoolExecutor(count) as threads:
        try:
            yield threads
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            kernels.stop()
            raise


@dataclass
class Making:
    """Outputs in the making."""

    settings: Settings
    staged: Path
    name: str
    palette: str
    pool: Executor
    threads: Executor
    kernels: Together
    _drawn: dict[str, Future] = field(default_factory=dict)
    _begun: list[Future] = field(default_factory=list)
    _faults: dict[str, str] = field(default_factory=dict)  #: of notebooks that did not run to their end

    def done(self, step: str, place: Path) -> None:
        """The tables of a step lie in `place`: take them over, and begin with what rests on them."""
        with suppress(OSError):  # a full disk is for `finish` to tell: the results are not at fault
            self._take(place)
            if step != LAST:  # with the last step's, the longest page comes first
                self._draw(step)

    def _take(self, place: Path) -> None:
        own = self.staged / "tables"
        own.mkdir(exist_ok=True)
        for path in place.iterdir():
            if not (own / path.name).exists():
                try:
                    shutil.copy2(path, own)
                except OSError:
                    (own / path.name).unlink(missing_ok=True)  # half of it
                    raise

    def _draw(self, step: str) -> None:
        own = self.staged / "tables"
        names = [name for name, after in plots.FIGURES.items() if after == step]
        self._drawn |= figures.drawing(
            names, Tables(own), window=self.settings.window, palette=self.palette, pool=self.pool
        )
        if step == "timeline":
            self._begun.append(self.pool.submit(then_give_back, exports.write, own))

    def finish(
        self,
        study: Study,
        *,
        notebooks: Sequence[Path] | None = None,
        template: bytes = b"",
    ) -> list[str]:
        """All that is not begun, and every file.

        Parameters
        ----------
        study : Study
            Built; the workers find its results where they are kept.
        notebooks : sequence of Path, optional
            Those to run; by default all that are numbered.
        template : bytes, optional
            A presentation of one's own for the slides.

        Returns
        -------
        list of str
            A message for each notebook that did not run to its end; its page says so, and all others are whole.
        """
        order = Order(self.settings, self.name, study.folder)
        shown = project.numbered_notebooks(self.settings.language) if notebooks is None else notebooks
        logger.info(say("step_pages", self.settings.language))
        (self.staged / "reports").mkdir()
        # the longest first: among the notebooks those with the highest numbers
        pages = {path.stem: self.threads.submit(self._notebook_page, order, path) for path in reversed(shown)}
        both = {"index": self.pool.submit(then_give_back, in_languages, "index", order)}
        self._take(study.folder / "tables")
        begun = {plots.FIGURES[name] for name in self._drawn}
        for step in dict.fromkeys(plots.FIGURES.values()):
            if step not in begun:
                self._draw(step)
        for name in ("formulations", "search"):
            both[name] = self.pool.submit(then_give_back, in_languages, name, order)
        figures.write(
            self._drawn,
            self.staged / "figures",
            fingerprint=self.name,
            template=template,
            palette=self.palette,
        )
        for stem in progress.watched([*both, *pages], "pages", unit="page"):
            made = both[stem].result() if stem in both else {f"{stem}.html": pages[stem].result().result()}
            for name, content in made.items():
                path = self.staged / "reports" / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
        for begun_before in self._begun:
            begun_before.result()
        return [self._faults[name] for name in sorted(self._faults)]

    def _notebook_page(self, order: Order, path: Path) -> Future[bytes]:
        """One notebook, run on the corpus from a clean kernel, as a page that a worker will render.

        It is not waited for, so that the next notebook begins while the workers have other pages to make.
        """
        from analysis.reports import notebooks  # slow to import, and only wanted here

        try:
            node = notebooks.run(
                path, settings=order.settings, cache_folder=keep.folder(), group=self.kernels
            )
        except notebooks.NotebookFault as fault:
            self._faults[path.stem] = fault.cells[0]
            node = fault.incomplete(order.settings.language)
        return self.pool.submit(then_give_back, notebook_page, order, path.stem, node)


def notebook_page(order: Order, name: str, node: NotebookNode) -> bytes:
    """A notebook that was run, as a page of the report."""
    from analysis.reports import notebook_pages  # slow to import: the workers are forked with it

    return notebook_pages.page(
        node, name=name, fingerprint=order.name, language=order.settings.language
    ).encode()


class Page(Protocol):
    """Renders a page of a study in the language of the settings."""

    def __call__(
        self, order: Order, study: Study, settings: Settings, suffix: str, beside: dict[str, str]
    ) -> str:
        """The page as HTML.

        Parameters
        ----------
        suffix : str
            What its name has before ``.html``.
        beside : dict of str to str
            Takes the files that the page needs beside it.
        """


def in_languages(name: str, order: Order) -> dict[str, bytes]:
    """The files of a page in both languages, made by one worker, which reads the tables once."""
    study = Study.of(order.settings, folder=order.folder)
    other = "en" if order.settings.language == "zh" else "zh"
    files: dict[str, str] = {}
    for suffix, language in (("", order.settings.language), (f".{other}", other)):
        settings = replace(order.settings, language=language)
        files[f"{name}{suffix}.html"] = _PAGES[name](order, study, settings, suffix, files)
        give_back()
    return {path: text.encode() for path, text in files.items()}


def _index_page(order: Order, study: Study, settings: Settings, suffix: str, beside: dict[str, str]) -> str:
    """The report."""
    annotated = evaluation.with_gold_texts(study.tables, study.sources, GOLD)
    scores = evaluation.all_scores(annotated, GOLD) if annotated else []
    return index.render(
        study.tables,
        study.sources,
        settings=settings,
        suffix=suffix,
        fingerprint=order.name,
        scores=scores,
        versions=fingerprint.versions(),
        warnings=study.messages,
        compared=comparison.compared(study, settings.language),
        beside=beside,
    )


def _plain_page(
    render: Callable[..., str],
    order: Order,
    study: Study,
    settings: Settings,
    suffix: str,
    beside: dict[str, str],
) -> str:
    """A page that needs no more than the tables and the sources: the search, the glossary."""
    return render(
        study.tables,
        study.sources,
        settings=settings,
        suffix=suffix,
        fingerprint=order.name,
        beside=beside,
    )


_PAGES: dict[str, Page] = {
    "index": _index_page,
    "formulations": partial(_plain_page, glossary.render),
    "search": partial(_plain_page, search.render),
}
