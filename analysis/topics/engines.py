"""The engines that find topics, each giving the same: word distributions.

This module is imported by worker processes and so imports little.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import tomotopy
from scipy import sparse

#: Weight of the prior on a paragraph's topics, each; tomotopy learns it from there.
ALPHA = 0.5
#: Weight of the prior on a topic's words, each. Larger than usual: on a small
#: corpus it steadies the topics.
ETA = 0.05


def gibbs(counts: sparse.csr_matrix, *, topics: int, seed: int, iterations: int) -> np.ndarray:
    """Topics by collapsed Gibbs sampling (Griffiths & Steyvers 2004), with tomotopy.

    The paragraphs are taken in an order of the seed's making, so that a run
    stands for any order. One thread, so that a seed gives the same twice.

    Returns
    -------
    ndarray of shape (topics, words)
        Each row a distribution.
    """
    model = tomotopy.LDAModel(k=topics, alpha=ALPHA, eta=ETA, seed=seed)
    names = np.array([str(word) for word in range(counts.shape[1])], dtype=object)
    for row in np.random.default_rng(seed).permutation(counts.shape[0]):
        span = slice(counts.indptr[row], counts.indptr[row + 1])
        model.add_doc(np.repeat(names[counts.indices[span]], counts.data[span].astype(int)))
    model.train(iterations, workers=1)
    found = np.zeros((topics, counts.shape[1]))
    columns = [int(name) for name in model.used_vocabs]
    for topic in range(topics):
        found[topic, columns] = model.get_topic_word_dist(topic)
    return found


def gensim(counts: sparse.csr_matrix, *, topics: int, seed: int, iterations: int) -> np.ndarray:
    """Topics by online variational Bayes (Hoffman 2010), with gensim's LdaModel.

    Beside the other for who wants to compare, and for a corpus too large to
    sample: paragraphs stream through it in chunks. `iterations` are passes.
    Shape and order as in `gibbs`.
    """
    from gensim.matutils import Sparse2Corpus
    from gensim.models import LdaModel

    order = np.random.default_rng(seed).permutation(counts.shape[0])
    corpus = Sparse2Corpus(counts[order], documents_columns=False)
    model = LdaModel(
        corpus,
        num_topics=topics,
        id2word={word: str(word) for word in range(counts.shape[1])},
        passes=iterations,
        alpha="auto",
        eta="auto",
        random_state=seed % 2**32,
    )
    return model.get_topics().astype(float)


#: Engines by name.
ENGINES: dict[str, Callable[..., np.ndarray]] = {"gibbs": gibbs, "gensim": gensim}
