"""Coherence: seconds beside gensim's CoherenceModel for the same figures, to 1e-9."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np
from scipy import sparse

from analysis.topics import coherence
from analysis.words import Tokenizer, content
from benchmarks import corpora

TOPICS, WORDS = 30, 10


def measure() -> dict[str, float]:
    """Processor seconds of document-level NPMI and u_mass for 30 topics of ten words."""
    from gensim.corpora import Dictionary
    from gensim.models import CoherenceModel

    tokenizer = Tokenizer()
    with tempfile.TemporaryDirectory() as folder:
        _, table = corpora.main_records(Path(folder))
        texts = [content(tokenizer.cut(record["text"])) for record in corpora.records(table)]
    dictionary = Dictionary(texts)
    bags = [dictionary.doc2bow(text) for text in texts]
    columns, data = zip(*(pair for bag in bags for pair in bag))
    starts = np.concatenate([[0], np.cumsum([len(bag) for bag in bags])])
    counts = sparse.csr_matrix((np.array(data, float), columns, starts), shape=(len(bags), len(dictionary)))
    common = sorted(dictionary.dfs, key=lambda word: -dictionary.dfs[word])[: TOPICS * WORDS]
    topics = np.random.default_rng(1).permutation(common).reshape(TOPICS, WORDS).tolist()
    named = [[dictionary[word] for word in topic] for topic in topics]

    longest = max(map(len, texts)) + 1
    began = time.process_time()
    theirs = CoherenceModel(
        topics=named, texts=texts, dictionary=dictionary, coherence="c_npmi", window_size=longest, processes=1
    ).get_coherence_per_topic()
    slow = time.process_time() - began
    began = time.process_time()
    ours = coherence.npmi(topics, counts)
    quick = time.process_time() - began
    began = time.process_time()
    their_mass = CoherenceModel(
        topics=topics, corpus=bags, dictionary=dictionary, coherence="u_mass"
    ).get_coherence_per_topic()
    slow_mass = time.process_time() - began
    began = time.process_time()
    our_mass = coherence.u_mass(topics, counts)
    quick_mass = time.process_time() - began
    return {
        "NPMI, times as fast as gensim": slow / quick,
        "NPMI, seconds": quick,
        "NPMI, seconds of gensim": slow,
        "NPMI, largest difference": float(np.abs(ours - theirs).max()),
        "u_mass, times as fast as gensim": slow_mass / quick_mass,
        "u_mass, largest difference": float(np.abs(our_mass - np.array(their_mass)).max()),
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}: {value:.3g}")
