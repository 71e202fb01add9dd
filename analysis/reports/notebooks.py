"""Notebooks: run from a clean kernel on a corpus, and shown as pages with their code folded."""

from __future__ import annotations

import atexit
import html
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import nbformat
from markupsafe import Markup
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode

from analysis.reports import kernels, pages
from analysis.run import fingerprint
from analysis.run.together import Together
from analysis.settings import Settings
from analysis.study import CHOICES

PACKAGE = Path(__file__).resolve().parents[1]

#: Seconds that one cell may take.
PATIENCE = 1200

_CORPUS = re.compile(r"^CORPUS\s*=.*$", re.MULTILINE)
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_HEADING = re.compile(r"<h(?P<level>[1-3]) id=\"(?P<id>[^\"]*)\">(?P<text>.*?)</h(?P=level)>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_PILCROW = re.compile(r'<a class="anchor-link"[^>]*>.*?</a>', re.DOTALL)

_NO_ALT = re.compile(r"<img(?![^>]*\salt=)(?=\s)")


class NotebookFault(RuntimeError):
    """A cell that ended in an error: the notebook, the cell, and the error's own words."""


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
        If a cell raises.
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
        environment = _environment(home, settings, cache_folder)
        try:
            client.execute(env=environment, stdout=log, stderr=log, cleanup_kc=True)
        except CellExecutionError as error:
            raise NotebookFault(f"{path.name}, {_where(node)}: {error.ename}: {error.evalue}") from error
        except (DeadKernelError, RuntimeError) as error:
            log.seek(0)
            said = log.read().decode("utf-8", "replace").strip().splitlines()
            raise NotebookFault(f"{path.name}: {' '.join([str(error), *said[-1:]])}") from error
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


def _where(node: NotebookNode) -> str:
    """The first cell that shows an error."""
    for number, cell in enumerate(node.cells, 1):
        if any(output.output_type == "error" for output in cell.get("outputs", ())):
            return f"cell {number} ({cell.get('id', '')})"
    return "unknown cell"


def page(node: NotebookNode, *, name: str, fingerprint: str, language: str = "en") -> str:
    """A notebook that was run as a page of the report.

    Parameters
    ----------
    name : str
        The notebook's file name without ``.ipynb``.
    """
    body = _body(node, pages.labels(language))
    headings = [(int(m["level"]), m["id"], _plain(m["text"])) for m in _HEADING.finditer(body)]
    title = next((text for level, _, text in headings if level == 1), name)
    return pages.render(
        "notebook.html.j2",
        name=name,
        language=language,
        styles=("notebook.css",),
        allowed=trusted_scripts(body),
        fingerprint=fingerprint,
        title=title,
        contents=[(level, key, text) for level, key, text in headings if level > 1],
        body=Markup(body),
    )


def _body(node: NotebookNode, words: Mapping[str, str]) -> str:
    """The cells as HTML, without what programs said on stderr (progress, warnings)."""
    shown = nbformat.from_dict(node)
    for cell in shown.cells:
        if "outputs" in cell:
            cell.outputs = [out for out in cell.outputs if out.get("name") != "stderr"]
    text, _ = _exporter().from_notebook_node(shown, resources={"words": words})
    return _NO_ALT.sub(Markup('<img alt="{}"').format(words["result"]), _PILCROW.sub("", text))


@cache
def _exporter():
    from nbconvert import HTMLExporter, TemplateExporter  # slow to import: only where a page is made
    from nbconvert.filters import Highlight2HTML

    from analysis.reports import markdown

    class Exporter(HTMLExporter):
        """Without the parsing of the whole page for pictures that have no text, which takes longer than all else."""

        def from_notebook_node(self, nb, resources=None, **kw):
            self.register_filter("highlight_code", Highlight2HTML(pygments_lexer="ipython3", parent=self))
            return TemplateExporter.from_notebook_node(self, nb, resources, **kw)

    return Exporter(
        filters={"computed": markdown.computed},
        template_name="folded",
        extra_template_basedirs=[str(pages.TEMPLATES)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        require_js_url="",
        mathjax_url="",
        jquery_url="",
        mermaid_js_url="",
    )


def trusted_scripts(body: str) -> list[str]:
    """The scripts in `body` that are files of this package, and so may run.

    A script that came in with a text is not among them, and the page's policy
    does not run it.
    """
    ours = {path.read_text(encoding="utf-8").strip() for path in sorted(PACKAGE.rglob("*.js"))}
    return [m["text"] for m in _SCRIPT.finditer(body) if m["text"].strip() in ours]


def _plain(text: str) -> str:
    """The text of a heading without its mark-up.

    >>> _plain('一 <b>&amp;</b> two')
    '一 & two'
    """
    return html.unescape(_TAG.sub("", text)).strip()
