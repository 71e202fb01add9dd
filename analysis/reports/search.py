"""The search page: the whole text of the articles, compressed in the page, searched by the reader's browser."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

import pandas as pd

from analysis import questions
from analysis.reports import blocks, pages
from analysis.run.store import part, stretches
from analysis.settings import Settings
from analysis.tables import row_tuples

SCRIPTS = (
    *pages.OF_TABLES,
    "xlsx.js",
    "address.js",
    "blocks.js",
    "evidence.js",
    "expressions.js",
    "search.js",
)
#: Characters that one page searches at most, and those in one block.
LARGEST, TOGETHER = 30_000_000, 1_000_000
_COLUMNS = ("article_id", "source", "start", "end", "headline", "date", "published", "origin", "reporters")


def render(
    tables: Mapping[str, pd.DataFrame],
    sources: Mapping[str, str],
    *,
    settings: Settings,
    fingerprint: str,
    suffix: str = "",
    beside: MutableMapping[str, str] | None = None,
    largest: int = LARGEST,
) -> str:
    """The search page as one HTML file, and the blocks beside it; the arguments are those of the report.

    Parameters
    ----------
    largest : int
        Characters that the page searches at most; the page says how many articles it leaves out.
    """
    articles = part(tables, "articles", _COLUMNS).sort_values(["date", "source", "start"], kind="stable")
    sizes = (articles["end"] - articles["start"]).cumsum()
    carried = articles[sizes <= largest]
    titles = questions.unprinted_headlines(
        carried, stretches(tables, "paragraphs", questions.HEADLINE_COLUMNS)
    )
    cited = questions.cite_articles(carried)  # of both languages, whose pages share their blocks
    held: list[dict[str, list]] = []
    for size, row in zip(sizes, row_tuples(carried), strict=False):
        if not held or size > len(held) * TOGETHER:
            held.append({"articles": [], "texts": []})
        unprinted = int(row.article_id in titles)
        told = [row.source, row.date, row.headline, row.start, unprinted, str(cited[row.article_id])]
        held[-1]["articles"].append(told)
        held[-1]["texts"].append(sources.get(row.source, "")[row.start : row.end])
    index = [*map(pages.as_json, held)]
    laid = blocks.laid(index, beside)
    return pages.render(
        "search.html.j2",
        name="search",
        language=settings.language,
        suffix=suffix,
        scripts=SCRIPTS,
        workers=True,
        styles=("index.css", "search.css"),
        letters=blocks.letters(index),
        loading="files" in laid,
        data={"entries": {}, **laid},
        fingerprint=fingerprint,
        corpus=settings.corpus.resolve().name,
        count=len(carried),
        all=len(articles),
    )
