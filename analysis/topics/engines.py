"""Topic engines; each returns word distributions, the background first.

Both use the same anchors: a weak prior towards the topics of a factorisation
of the corpus (`start`), and for the background towards the words of all
texts. As a result, topic 3 has the same subject in every run, so runs can be
averaged.

Worker processes import this module, so it has few imports.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import tomotopy
from scipy import sparse

#: Total weight of the prior on a paragraph's topics, and of that on the background, which is frequent everywhere.
ALPHA, ALPHA_BACKGROUND = 2.0, 5.0
#: Weight of the prior on each word of a topic. Larger than usual, which
#: stabilises topics on a small corpus.
ETA = 0.05
#: Weight of the anchors as a proportion of the tokens: for all topics together, and for the background. With .01 for
#: the topics, two sets of runs on the seeds share .88 of the top words (.82 without) and more themes are recovered than with .04.
ANCHOR, ANCHOR_BACKGROUND = 0.01, 0.02


def gibbs(counts: sparse.csr_matrix, *, anchors: np.ndarray, seed: int, iterations: int) -> np.ndarray:
    """Topics by collapsed Gibbs sampling (Griffiths & Steyvers 2004), with tomotopy.

    The order of the paragraphs is random, determined by the seed. A single
    thread makes runs reproducible.

    Parameters
    ----------
    anchors : ndarray of shape (1 + topics, words)
        Prior distributions; the first is the background.

    Returns
    -------
    ndarray of shape (1 + topics, words)
        One distribution per row; the first is the background.
    """
    topics = len(anchors)
    model = tomotopy.LDAModel(k=topics, alpha=alpha(topics), eta=ETA, seed=seed)
    model.optim_interval = 0
    names = np.array([str(word) for word in range(counts.shape[1])], dtype=object)
    prior = eta(counts, anchors).T
    for word in np.unique(counts.indices):
        model.set_word_prior(names[word], prior[word].tolist())
    times = counts.data.astype(int)
    tokens = np.repeat(names[counts.indices], times).tolist()
    ends = np.r_[0, np.cumsum(times)][counts.indptr].tolist()
    for row in np.random.default_rng(seed).permutation(counts.shape[0]).tolist():
        model.add_doc(tokens[ends[row] : ends[row + 1]])
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
    """The ``gensim.models.LdaModel``, with the same background and anchors as the other engine."""
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
    # By default it starts from random topics, from which it does not recover on a corpus of a few articles.
    tokens = counts.sum() / len(anchors)
    noise = random.gamma(100.0, 0.01, anchors.shape)
    model.state.sstats[...] = (tokens * anchors * noise).astype(model.dtype)
    model.sync_state()
    model.update(Sparse2Corpus(counts[order], documents_columns=False))
    return model


def alpha(topics: int) -> list[float]:
    """Weight of the prior on each topic of a paragraph, the background first.

    >>> alpha(5)
    [5.0, 0.5, 0.5, 0.5, 0.5]
    """
    return [ALPHA_BACKGROUND] + [ALPHA / (topics - 1)] * (topics - 1)


def eta(counts: sparse.csr_matrix, anchors: np.ndarray) -> np.ndarray:
    """Weight of the prior on each topic's words, in words: a constant plus the anchors."""
    tokens, topics = counts.sum(), len(anchors) - 1
    weight = np.full((len(anchors), 1), ANCHOR * tokens / max(topics, 1))
    weight[0] = ANCHOR_BACKGROUND * tokens
    return weight * anchors + ETA


#: Engines by name.
ENGINES: dict[str, Callable[..., np.ndarray]] = {"gibbs": gibbs, "gensim": gensim}
