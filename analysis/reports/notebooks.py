"""Notebooks, run from a clean kernel on a corpus."""

from __future__ import annotations

import atexit
import json
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, v4

from analysis.faults import InputFault
from analysis.reports import kernels
from analysis.run import fingerprint, progress
from analysis.run.together import Together
from analysis.settings import Settings
from analysis.study import CHOICES
from analysis.wording import message, say, tell

PACKAGE = Path(__file__).resolve().parents[1]

#: Seconds that one cell may take.
PATIENCE = 1200

_CORPUS = re.compile(r"^CORPUS\s*=.*$", re.MULTILINE)


class NotebookFault(InputFault):
    """A notebook that did not run to its end: the cell, and why.

    Attributes
    ----------
    node : NotebookNode
        The notebook with the outputs that it has.
    at : int
        How many of its cells were begun.
    """

    def __init__(self, cell: str, node: NotebookNode, at: int) -> None:
        super().__init__(tell(cell))
        self.cells = (cell,)
        self.node, self.at = node, at

    def incomplete(self, language: str) -> NotebookNode:
        """The notebook up to the cell at which it ended, with a line that says so."""
        why = say("notebook_incomplete", language, why=self.cells[0])
        cells = [*self.node.cells[: self.at], v4.new_markdown_cell(why, id="incomplete")]
        return NotebookNode(self.node, cells=cells)


def run(
    path: Path,
    *,
    settings: Settings | None = None,
    cache_folder: Path | None = None,
    group: Together | None = None,
) -> NotebookNode:
    """The notebook with the outputs of a clean kernel.

    The kernel talks through a socket file of its own, so that no port is
    opened; what a person has in their IPython start-up does not count.

    Parameters
    ----------
    settings : Settings, optional
        The corpus goes in the place of the notebook's own ``CORPUS = …``,
        the choices to its `Study`.
    cache_folder : Path, optional
        Where the study finds what the build kept, if not in its usual place.
    group : Together, optional
        By which whoever asked ends the kernel from another thread.

    Raises
    ------
    NotebookFault
        If a cell raises or takes longer than `PATIENCE`, or the kernel ends.
    """
    node = nbformat.read(path, as_version=4)
    if settings is not None:
        _set_corpus(node, os.path.relpath(settings.corpus, path.parent))
    with tempfile.TemporaryDirectory(prefix="kernel-") as home, open(Path(home, "log"), "w+b") as log:
        client = NotebookClient(
            node,
            km=kernels.manager(home, group or Together()),
            timeout=PATIENCE,
            record_timing=False,
            resources={"metadata": {"path": str(path.parent)}},
        )
        begun = 0

        def begin(cell_index: int, **_: object) -> None:
            nonlocal begun
            begun = cell_index + 1

        def fault(code: str, **values: str | int) -> NotebookFault:
            at: dict[str, str | int] = {"cell": begun, "id": node.cells[begun - 1].get("id", "")}
            return NotebookFault(message(code, name=path.name, **at, **values), node, begun)

        client.on_cell_start = begin
        environment = _environment(home, settings, cache_folder)
        try:
            client.execute(env=environment, stdout=log, stderr=log, cleanup_kc=True)
        except CellTimeoutError as error:
            raise fault("notebook_slow", seconds=PATIENCE) from error
        except CellExecutionError as error:
            raise fault("notebook_error", error=f"{error.ename}: {error.evalue}") from error
        except (DeadKernelError, RuntimeError) as error:
            log.seek(0)
            said = log.read().decode("utf-8", "replace").strip().splitlines()
            raise fault("notebook_ended", error=" ".join([str(error), *said[-1:]])) from error
        finally:
            atexit.unregister(client._cleanup_kernel)  # it would fail where the kernel ended on its own
    return node


def _set_corpus(node: NotebookNode, corpus: str) -> None:
    """Replace what the first cell that says ``CORPUS = …`` says; the path is seen from the notebook."""
    for cell in node.cells:
        if cell.cell_type == "code" and _CORPUS.search(cell.source):
            cell.source = _CORPUS.sub(
                lambda _: f"CORPUS = {json.dumps(corpus, ensure_ascii=False)}", cell.source, count=1
            )
            return


def _environment(home: str, settings: Settings | None, cache_folder: Path | None) -> dict[str, str]:
    environment = dict(os.environ, IPYTHONDIR=home, PYTHONPATH=os.pathsep.join(_search_path()))
    environment[progress.UNWATCHED] = "1"
    if settings is not None:
        environment[CHOICES] = json.dumps(fingerprint.settings(settings))
    if cache_folder is not None:
        environment["OFFICIAL_TEXTS_CACHE"] = str(cache_folder.resolve())
    return environment


def _search_path() -> Iterator[str]:
    """The folder that this package is in, before whatever the user has."""
    yield str(PACKAGE.parent)
    if os.environ.get("PYTHONPATH"):
        yield os.environ["PYTHONPATH"]
