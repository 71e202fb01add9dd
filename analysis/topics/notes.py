"""Warnings about topics."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from analysis.cells import join
from analysis.run import on_disk
from analysis.wording import message

#: Paragraphs, or articles, that are looked at together.
BLOCK = 10_000
#: Minimum number of paragraphs for a reliable topic.
FEW = 5
#: Number of stock words among the ten top words that makes a topic boilerplate.
MOSTLY = 8
#: Minimum evenness of a stock word; 1 is a random spread.
EVEN = 0.85
#: Minimum proportion of articles that contain a stock word.
COMMON = 0.5
LOOSE = 0.05
SHAKY = 0.5


def evenness(counts: sparse.csr_matrix) -> np.ndarray:
    """Evenness of each word over paragraphs: 1 for a random spread, less for bursty words.

    The ratio of the observed number of paragraphs with the word to the number
    expected if its uses were randomly distributed (after residual inverse
    document frequency, Church & Gale 1995). Topical words are bursty; 推进 and
    全面 are not.

    Examples
    --------
    >>> counts = sparse.csr_matrix([[1, 4], [1, 0], [1, 0], [1, 0]])
    >>> evenness(counts).round(2).tolist()
    [1.91, 0.48]
    """
    uses = np.asarray(counts.sum(axis=0)).ravel()
    on_disk.release()
    length = np.asarray(counts.sum(axis=1)).ravel()
    rate = uses / length.sum()
    expected = (1 - np.exp(-np.outer(np.unique(length), rate))).T @ np.unique(length, return_counts=True)[1]
    return present(counts) / expected


def present(counts: sparse.csr_matrix) -> np.ndarray:
    """Number of paragraphs, or articles, with each word.

    >>> present(sparse.csr_matrix([[1, 4], [2, 0]])).tolist()
    [2, 1]
    """
    found = np.zeros(counts.shape[1], dtype=np.int64)
    for _, some in on_disk.by_rows(counts, BLOCK):
        found += np.bincount(some.indices[some.data > 0], minlength=len(found))
    return found


def boilerplate(counts: sparse.csr_matrix, articles: sparse.csr_matrix) -> np.ndarray:
    """Mask of stock words of the genre: evenly spread and in at least half of the articles."""
    spread = np.zeros(counts.shape[1], dtype=np.int64)
    for _, some in on_disk.by_rows(articles, BLOCK):
        spread += present(some @ counts)
    return (spread / articles.shape[0] >= COMMON) & (evenness(counts) >= EVEN)


def of_topic(
    *,
    boilerplate: int,
    coherence: float,
    stability: float,
    recurrence: float,
    paragraphs: int,
    parts: bool = False,
) -> str:
    """Warnings about one topic, as a list cell of messages.

    Parameters
    ----------
    boilerplate : int
        Number of stock words among its ten top words.
    coherence, stability, recurrence : float
    paragraphs : int
        Number of paragraphs with this main topic.
    parts : bool
        Whether it mixes two subjects (`mixture.parts`).

    Examples
    --------
    >>> of_topic(boilerplate=8, coherence=0.2, stability=0.9, recurrence=1.0, paragraphs=4)
    'boilerplate {"words": 8}；few_paragraphs {"n": 4, "least": 5}'
    """
    found = []
    if boilerplate >= MOSTLY:
        found.append(message("boilerplate", words=boilerplate))
    if parts or coherence < LOOSE:
        found.append(message("mixture"))
    if stability < SHAKY:
        found.append(message("unsteady_halves", share=round(float(stability), 4)))
    elif recurrence < SHAKY:
        found.append(message("unsteady_runs", share=round(float(recurrence), 4)))
    if paragraphs < FEW:
        found.append(message("few_paragraphs", n=paragraphs, least=FEW))
    return join(found)
