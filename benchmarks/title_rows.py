"""``python -m benchmarks.title_rows [FOLDER …]``: fit the weights of `analysis.corpus.title_row`, leaving out one set at a time.

The sets are the annotated pages of this project and those of each FOLDER (``heads.csv`` and ``texts.jsonl``, as for
``python -m tests.pages --heads``). For each set, weights are fitted to the others. All sets had been read when the
properties were chosen, so the figures test the weights, not the properties.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from analysis import corpus
from analysis.corpus import door, layout, title_row
from analysis.corpus.headings import tidy
from analysis.corpus.repeats import bare
from analysis.records import Source
from benchmarks.headlines import GOLD, annotated, plain

_PENALTY = 1.0  #: L2, on all weights but that of any row
_NAMES = tuple(title_row.WEIGHTS)


@dataclass(frozen=True)
class Page:
    """A page, its headline or "", and the rows above its text: their properties, and whether each is of the headline."""

    text: str
    headline: str
    data: np.ndarray
    own: np.ndarray


def pages(folder: Path) -> list[Page]:
    """The annotated pages of a folder that give their headline, or have none."""
    return [_page(text, headline) for _, headline, text in annotated(folder)]


def _page(text: str, headline: str) -> Page:
    found = title_row.candidates(layout.blocks(door.normalised(text).text))
    data = [[1.0, *(properties[name] for name in _NAMES[1:])] for _, properties in found]
    own = [bool(headline) and _is_own(plain(row.text), headline) for row, _ in found]
    return Page(text, headline, np.array(data).reshape(len(found), len(_NAMES)), np.array(own, dtype=bool))


def _is_own(row: str, headline: str) -> bool:
    """Whether a row has the headline, or is one of its rows."""
    return bare(headline) in bare(row) or (len(bare(tidy(row))) > 3 and bare(tidy(row)) in bare(headline))


def fitted(some: list[Page]) -> dict[str, float]:
    """Weights under which the headline is the most likely of all rows of its page, or none is where a page has none."""
    known = [page for page in some if page.own.any() or not page.headline]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        inner = np.concatenate([[0.0], weights[1:]])
        value, slope = _PENALTY * (inner @ inner) / 2, _PENALTY * inner
        for page in known:
            logits = np.append(page.data @ weights, 0.0)  # the last: no row is the headline
            right = np.append(page.own, not page.headline)
            whole, part = logsumexp(logits), logsumexp(logits[right])
            shares = np.exp(logits - whole) - np.where(right, np.exp(logits - part), 0.0)
            value, slope = value + whole - part, slope + page.data.T @ shares[:-1]
        return value, slope

    found = minimize(loss, np.zeros(len(_NAMES)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 1) for name, weight in zip(_NAMES, found, strict=True)}


def rows_right(some: list[Page], weights: dict[str, float]) -> int:
    """On how many pages with a headline the likeliest row is of it."""
    by = np.array([weights[name] for name in _NAMES])
    return sum(bool(page.own[np.argmax(page.data @ by)]) for page in some if page.headline and len(page.own))


def headlines_right(some: list[Page], weights: dict[str, float]) -> int:
    """How many pages are given their headline, or none, by all rules together with these weights."""
    with mock.patch.dict(title_row.WEIGHTS, weights):
        return sum(_read(page.text) == page.headline for page in some)


def _read(text: str) -> str:
    articles = corpus.cut(Source("page.txt", text)).articles
    return plain(articles[0].headline) if articles else ""


def main(folders: list[Path]) -> None:
    """Print, for each set, how right the weights fitted to all other sets are on it; then the weights of all sets."""
    sets = {folder.name: pages(folder) for folder in [*sorted(GOLD.glob("pages*")), *folders]}
    for name, own in sets.items():
        weights = fitted([page for other, some in sets.items() if other != name for page in some])
        headed = sum(bool(page.headline) for page in own)
        print(
            f"{name}: row right on {rows_right(own, weights)} of {headed} pages with a headline;"
            f" headline right on {headlines_right(own, weights)} of {len(own)}"
        )
    print(fitted([page for some in sets.values() for page in some]))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
