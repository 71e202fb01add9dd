"""Whether the paragraphs that lead a topic have a subject in common."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from analysis.run import on_disk
from analysis.topics import ranking, shares

#: Number of leading paragraphs, and number of words that two of them share.
LEADING, SHARED = 10, 2
#: Minimum proportion of a word's uses in a topic for it to be the topic's own.
OWN = 0.3
#: Paragraphs that are looked at together.
BLOCK = 25_000


def of_topics(counts: sparse.csr_matrix, topic_counts: np.ndarray, words: np.ndarray) -> np.ndarray:
    """Proportion of pairs of a topic's most typical paragraphs that share two of its own words.

    A topic that is left over from others has coherent top words too, those of
    two or three of its paragraphs, but its leading paragraphs share nothing.
    A single paragraph shares nothing with another: 0.

    Parameters
    ----------
    counts : csr_matrix of shape (paragraphs, words)
    topic_counts : ndarray of shape (paragraphs, 1 + topics)
        Number of words of each paragraph in the background and each topic.
    words : ndarray of shape (1 + topics, words)
        Distributions.

    Examples
    --------
    Three groups of paragraphs, of which the second topic has two:

    >>> groups = np.repeat(np.eye(3), 2, axis=1)
    >>> counts = sparse.csr_matrix(np.tile(groups, (10, 1)))
    >>> topic_counts = np.tile([[0.0, 2.0, 0.0], [0.0, 0.0, 2.0], [0.0, 0.0, 2.0]], (10, 1))
    >>> words = np.vstack([groups.sum(axis=0), groups[0], groups[1] + groups[2]])
    >>> of_topics(counts, topic_counts, words).round(2).tolist()
    [1.0, 0.44]
    """
    uses = shares.words_in(counts, topic_counts, words)
    own = (uses >= OWN * np.maximum(uses.sum(axis=0), 1e-12)) & (uses > uses[0])
    most = ranking.Leading(LEADING)
    for block in on_disk.slices(len(topic_counts), BLOCK):
        most.add(shares.typicality(topic_counts[block])[:, 1:].T)
    leading = most.places()
    found = np.zeros(len(leading))
    if counts.shape[0] < 2:  # there are no pairs
        return found
    for topic, rows in enumerate(leading):
        present = (counts[rows][:, own[topic + 1]] > 0).toarray().astype(float)
        pairs = np.triu_indices(len(rows), 1)
        found[topic] = ((present @ present.T)[pairs] >= SHARED).mean()
    return found
