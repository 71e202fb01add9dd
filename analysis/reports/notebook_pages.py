"""Notebooks that were run, as pages with their code folded.

Apart from `notebooks`, because nbconvert is slow to import: the processes that
make pages are forked from one that has it, and the process that runs the
notebooks never needs it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import nbformat
from markupsafe import Markup
from nbconvert import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbformat import NotebookNode

from analysis.reports import markdown, pages
from analysis.widgets import tables

PACKAGE = Path(__file__).resolve().parents[1]

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_HEADING = re.compile(r"<h(?P<level>[1-3]) id=\"(?P<id>[^\"]*)\">(?P<text>.*?)</h(?P=level)>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_PILCROW = re.compile(r'<a class="anchor-link"[^>]*>.*?</a>', re.DOTALL)

_NO_ALT = re.compile(r"<img(?![^>]*\salt=)(?=\s)")


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
    """The scripts in `body` that are files of this package, or of its tables, and so may run.

    A script that came in with a text is not among them, and the page's policy
    does not run it.
    """
    ours = {path.read_text(encoding="utf-8").strip() for path in sorted(PACKAGE.rglob("*.js"))}
    ours.add(tables.script())
    return [m["text"] for m in _SCRIPT.finditer(body) if m["text"].strip() in ours]


def _plain(text: str) -> str:
    """The text of a heading without its mark-up.

    >>> _plain('一 <b>&amp;</b> two')
    '一 & two'
    """
    return html.unescape(_TAG.sub("", text)).strip()
