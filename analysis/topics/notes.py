"""What to beware of in a topic."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from analysis.cells import join
from analysis.wording import message

#: Fewer paragraphs than this carry no topic safely.
FEW = 5
#: Of the ten first words, so many boilerplate words make a topic boilerplate.
MOSTLY = 8
#: Part of chance from which a word's spread is as even as chance would have it.
EVEN = 0.85
#: A boilerplate word stands in this part of the articles at least.
COMMON = 0.5
LOOSE = 0.05
SHAKY = 0.5


def evenness(counts: sparse.csr_matrix) -> np.ndarray:
    """How evenly each word is spread over paragraphs: 1 as by chance, less where it clumps.

    Paragraphs that hold it over those that would if its uses fell at random
    on words (after residual inverse document frequency, Church & Gale 1995).
    A word that carries a topic clumps; 推进 or 全面 do not.

    Examples
    --------
    >>> counts = sparse.csr_matrix([[1, 4], [1, 0], [1, 0], [1, 0]])
    >>> evenness(counts).round(2).tolist()
    [1.91, 0.48]
    """
    uses = np.asarray(counts.sum(axis=0)).ravel()
    length = np.asarray(counts.sum(axis=1)).ravel()
    rate = uses / length.sum()
    expected = (1 - np.exp(-np.outer(np.unique(length), rate))).T @ np.unique(length, return_counts=True)[1]
    return np.asarray((counts > 0).sum(axis=0)).ravel() / expected


def boilerplate(counts: sparse.csr_matrix, articles: sparse.csr_matrix) -> np.ndarray:
    """Which words are the genre's rather than a topic's: in half of the articles or more, and evenly spread."""
    standing = ((articles @ counts) > 0).sum(axis=0) / articles.shape[0]
    return (np.asarray(standing).ravel() >= COMMON) & (evenness(counts) >= EVEN)


def of_topic(
    *,
    boilerplate: int,
    coherence: float,
    stability: float,
    recurrence: float,
    paragraphs: int,
    parts: bool = False,
) -> str:
    """The notes on one topic, as a list cell of messages.

    Parameters
    ----------
    boilerplate : int
        How many of its ten first words are boilerplate.
    coherence, stability, recurrence : float
    paragraphs : int
        Paragraphs of which it is the largest topic.
    parts : bool
        Whether its paragraphs part into two groups with hardly a word in common.

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
