"""``python -m benchmarks.headlines``: fit the weights of `analysis.corpus.headline_score` to annotated pages, and cross-validate.

Pages are divided at random into two halves. Weights are fitted to one half and measured on the other, and the other way
round. Both halves had been read when the properties were chosen, so the figures test the weights, not the properties.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import expit

from analysis import corpus
from analysis.corpus import door, headline_score, layout, page_head
from analysis.evaluation.pages import PAGES, TEXTS
from analysis.records import Source

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
#: The sets that the weights were fitted to; later ones only measure.
SETS = ("pages", "pages2", "pages3")
_PENALTY = 0.5  #: L2, on all weights but that of every line
_NAMES = tuple(headline_score.WEIGHTS)


@dataclass(frozen=True)
class Page:
    """A page, its headline, and the lines above its text that may be it."""

    text: str
    headline: str
    half: int
    lines: tuple[tuple[dict[str, float], bool], ...]


def pages() -> Iterator[Page]:
    """The annotated pages that give their headline, or have none."""
    for name in SETS:
        for key, headline, text in annotated(GOLD / name):
            yield Page(text, headline, zlib.crc32(key.encode()) % 2, tuple(_lines(text, headline)))


def annotated(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The annotated pages of a folder that give their headline, or have none: id or address, headline, text."""
    name, key = ("heads.csv", "address") if (folder / "heads.csv").exists() else (PAGES, "id")
    about = pd.read_csv(folder / name, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    texts = pd.read_json(folder / TEXTS, lines=True, dtype=False).set_index(key)["text"]
    for row in about.to_dict("records"):
        headline, text = plain(row["headline"]), texts[row[key]]
        if headline in plain(text):
            yield row[key], headline, text


def _lines(text: str, headline: str) -> Iterator[tuple[dict[str, float], bool]]:
    """The properties of each heading above the text, and whether it is the headline; lines below that one are left out."""
    above, lead = page_head.above_text(layout.blocks(door.normalised(text).text))
    times = headline_score.counted(above)
    for place, block in enumerate(above):
        if block.kind == "head":
            words = plain(block.text)
            own = bool(headline) and (words in headline or headline in words)
            yield headline_score.properties(above, place, lead, times), own
            if own:
                return


def plain(text: str) -> str:
    """Normalised text without white space."""
    return "".join(door.normalised(text).text.split())


def fitted(some: list[Page]) -> dict[str, float]:
    """Weights by logistic regression."""
    rows = [line for page in some for line in page.lines]
    data = np.array([[1.0, *(found[name] for name in _NAMES[1:])] for found, _ in rows])
    own = np.array([own for _, own in rows], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        logits = data @ weights
        inner = np.concatenate([[0.0], weights[1:]])
        value = np.logaddexp(0, logits).sum() - own @ logits + _PENALTY * (inner @ inner) / 2
        return value, data.T @ (expit(logits) - own) + _PENALTY * inner

    found = minimize(loss, np.zeros(len(_NAMES)), jac=True).x
    return {name: round(float(weight), 1) for name, weight in zip(_NAMES, found, strict=True)}


def right(some: list[Page], weights: dict[str, float]) -> int:
    """How many pages are given their headline with these weights."""
    with mock.patch.dict(headline_score.WEIGHTS, weights):
        return sum(_read(page.text) == page.headline for page in some)


def _read(text: str) -> str:
    articles = corpus.cut(Source("page.txt", text)).articles
    return plain(articles[0].headline) if articles else ""


def main() -> None:
    """Print the weights fitted to all pages, and what weights fitted to one half do on both."""
    every = list(pages())
    print("all pages:", fitted(every))
    print(f"  the weights in use: {right(every, headline_score.WEIGHTS)} of {len(every)} pages right")
    for half in (0, 1):
        own, other = [p for p in every if p.half == half], [p for p in every if p.half != half]
        weights = fitted(own)
        print(f"half {half + 1}:", weights)
        print(
            f"  on the same half {right(own, weights)} of {len(own)}, on the other {right(other, weights)} of {len(other)}"
        )


if __name__ == "__main__":
    main()
