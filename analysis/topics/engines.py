"""The engines that find topics, each giving the same: word distributions, the background's first.

Both start from the same anchors: a light prior that each topic's words be
like those of a factorisation of the corpus (`start`), and the background's
like those of all texts. It gives topic 3 of one run the same subject as topic
3 of another, so that runs can be averaged.

This module is imported by worker processes and so imports little.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import tomotopy
from scipy import sparse

#: Weight of the prior on a paragraph's topics, together; and on the background, which every paragraph has much of.
ALPHA, ALPHA_BACKGROUND = 2.0, 5.0
#: Weight of the prior on a topic's words, each. Larger than usual: on a small
#: corpus it steadies the topics.
ETA = 0.05
#: Weight of the anchors, as part of the tokens: of all topics together, and of the background. With .01 for the topics
#: two sets of runs of the seeds share .88 of the first words (.82 with none) and more themes come back than with .04.
ANCHOR, ANCHOR_BACKGROUND = 0.01, 0.02


def gibbs(counts: sparse.csr_matrix, *, anchors: np.ndarray, seed: int, iterations: int) -> np.ndarray:
    """Topics by collapsed Gibbs sampling (Griffiths & Steyvers 2004), with tomotopy.

    The paragraphs are taken in an order of the seed's making, so that a run
    stands for any order. One thread, so that a seed gives the same twice.

    Parameters
    ----------
    anchors : ndarray of shape (1 + topics, words)
        Distributions to lean on; the first is the background's.

    Returns
    -------
    ndarray of shape (1 + topics, words)
        Each row a distribution; the first is the background's.
    """
    topics = len(anchors)
    model = tomotopy.LDAModel(k=topics, alpha=alpha(topics), eta=ETA, seed=seed)
    model.optim_interval = 0
    names = np.array([str(word) for word in range(counts.shape[1])], dtype=object)
    prior = eta(counts, anchors).T
    for word in np.unique(counts.indices):
        model.set_word_prior(names[word], prior[word].tolist())
    for row in np.random.default_rng(seed).permutation(counts.shape[0]):
        span = slice(counts.indptr[row], counts.indptr[row + 1])
        model.add_doc(np.repeat(names[counts.indices[span]], counts.data[span].astype(int)))
    model.train(iterations, workers=1)
    found = np.zeros((topics, counts.shape[1]))
    columns = [int(name) for name in model.used_vocabs]
    for topic in range(topics):
        found[topic, columns] = model.get_topic_word_dist(topic)
    return found


def gensim(counts: sparse.csr_matrix, *, anchors: np.ndarray, seed: int, iterations: int) -> np.ndarray:
    """Topics by online variational Bayes (Hoffman 2010), with gensim's LdaModel.

    `iterations` are passes. Parameters, shape and order as in `gibbs`.
    """
    return gensim_model(counts, anchors=anchors, seed=seed, iterations=iterations).get_topics().astype(float)


def gensim_model(
    counts: sparse.csr_matrix,
    *,
    anchors: np.ndarray,
    seed: int,
    iterations: int,
    id2word: dict[int, str] | None = None,
):
    """The ``gensim.models.LdaModel`` itself, with the same background and anchors as the other engine."""
    from gensim.matutils import Sparse2Corpus
    from gensim.models import LdaModel

    random = np.random.default_rng(seed)
    order = random.permutation(counts.shape[0])
    model = LdaModel(
        num_topics=len(anchors),
        id2word=id2word or {word: str(word) for word in range(counts.shape[1])},
        passes=iterations,
        alpha=np.array(alpha(len(anchors)), dtype="float32"),
        eta=eta(counts, anchors).astype("float32"),
        random_state=seed % 2**32,
        eval_every=0,  # its perplexity is looked at by nobody, and takes a third of the time
    )
    # It starts from topics at random, which a corpus of a few articles is too small to leave again; the anchors do better.
    tokens = counts.sum() / len(anchors)
    noise = random.gamma(100.0, 0.01, anchors.shape)
    model.state.sstats[...] = (tokens * anchors * noise).astype(model.dtype)
    model.sync_state()
    model.update(Sparse2Corpus(counts[order], documents_columns=False))
    return model


def alpha(topics: int) -> list[float]:
    """Weight of the prior on each topic of a paragraph, the background's first.

    >>> alpha(5)
    [5.0, 0.5, 0.5, 0.5, 0.5]
    """
    return [ALPHA_BACKGROUND] + [ALPHA / (topics - 1)] * (topics - 1)


def eta(counts: sparse.csr_matrix, anchors: np.ndarray) -> np.ndarray:
    """Weight of the prior on each topic's words, in words: the anchors' on top of the same for all."""
    tokens, topics = counts.sum(), len(anchors) - 1
    weight = np.full((len(anchors), 1), ANCHOR * tokens / max(topics, 1))
    weight[0] = ANCHOR_BACKGROUND * tokens
    return weight * anchors + ETA


#: Engines by name.
ENGINES: dict[str, Callable[..., np.ndarray]] = {"gibbs": gibbs, "gensim": gensim}
