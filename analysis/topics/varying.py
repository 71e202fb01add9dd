"""How far topics hang on choices: the same texts again with another seed, number, dictionary or engine."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.settings import Settings
from analysis.topics import choice, coherence, consensus, material, ranking
from analysis.topics.effort import Effort

FIRST = 10
#: Less than the published topics are made with: the overlaps are lower bounds.
LIGHT = {"gibbs": Effort(15, 60), "gensim": Effort(2, 5)}


def vary(
    paragraphs: pd.DataFrame, topic_words: pd.DataFrame, *, terms: Sequence[str], settings: Settings
) -> pd.DataFrame:
    """The topics once more under other choices, and how much of them stays.

    Each variant is made with an eighth of the runs of the published topics,
    over a sample of a large corpus.

    Parameters
    ----------
    paragraphs, topic_words : DataFrame
        Of the build.
    terms : sequence of str
        Formulations kept whole.

    Returns
    -------
    DataFrame
        ``choice``, ``topics``, ``kept`` (mean overlap, Jaccard, of the
        published topics' ten first words with those of the best matched
        topic; 1 is all) and ``coherence``.
    """
    published = [
        words.tolist() for _, words in topic_words[topic_words["rank"] <= FIRST].groupby("topic")["word"]
    ]
    number = len(published)
    whole = choice.sample(material.gather(paragraphs, terms=terms))
    plain = choice.sample(material.gather(paragraphs, lexicon=False))
    joined = choice.sample(material.gather(paragraphs, terms=terms, collocations=True))
    fewer, more = max(2, number * 3 // 4), number + max(1, number // 4)
    variants = [
        *(
            (f"another seed ({settings.seed + step})", whole, number, settings.seed + step, settings.engine)
            for step in (1, 2, 3)
        ),
        ("fewer topics", whole, fewer, settings.seed, settings.engine),
        ("more topics", whole, more, settings.seed, settings.engine),
        ("without the lexicon of terms", plain, number, settings.seed, settings.engine),
        ("with collocations joined", joined, number, settings.seed, settings.engine),
        (
            "the other engine",
            whole,
            number,
            settings.seed,
            "gensim" if settings.engine == "gibbs" else "gibbs",
        ),
    ]
    rows = []
    for name, made, topics, seed, engine in variants:
        found = consensus.find(
            made.counts, topics=topics, seed=seed, effort=LIGHT[engine], engine=engine
        ).words
        first = ranking.order(found, ranking.spread(made.counts, made.articles()))[:, :FIRST]
        words = made.vocabulary[first].tolist()
        rows.append(
            {
                "choice": name,
                "topics": topics,
                "kept": consensus.jaccard(published, words).sum() / min(number, topics),
                "coherence": float(np.mean(coherence.npmi(first, made.counts))),
            }
        )
    return pd.DataFrame(rows)
