"""Topics fitted interactively: other engine, number or seed, excluded words, added terms; compared with the published ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from analysis.refusals import one_of, refused, whole
from analysis.run.executors import executor
from analysis.settings import SEED, Settings
from analysis.topics import consensus, engines, material, model, ranking, summary
from analysis.topics.model import Cut

if TYPE_CHECKING:
    from gensim.corpora import Dictionary
    from gensim.matutils import Sparse2Corpus
    from gensim.models import LdaModel

#: Passes of an interactive gensim model.
PASSES = 20


def fit(
    paragraphs: pd.DataFrame,
    *,
    terms: Iterable[str] = (),
    people: Iterable[str] = (),
    topics: int | None = None,
    engine: str = "gibbs",
    seed: int = SEED,
    stop: Iterable[str] = (),
    workers: int | None = None,
) -> Cut:
    """Fit topics with other settings and a progress bar; Ctrl-C (or ■) stops it.

    Parameters
    ----------
    paragraphs : DataFrame
        The paragraphs table.
    terms : iterable of str
        Treated as one word: the formulations of the corpus, and any others.
    people : iterable of str
        Names of the persons of the corpus, each treated as one word.
    topics : int, optional
        Number of topics; chosen automatically by default.
    engine : str
        ``"gibbs"`` or ``"gensim"``.
    stop : iterable of str
        Words to exclude.
    workers : int, optional
        Number of processes; by default one per processor.

    Raises
    ------
    InputFault
        If a choice is invalid; nothing is fitted then.
    """
    for name, value, least in (("topics", topics, 2), ("workers", workers, 1)):
        if value is not None:
            whole(f"fit(..., {name}={value!r})", value, least)
    whole(f"fit(..., seed={seed!r})", seed, 0)
    one_of(f"fit(..., engine={engine!r})", engine, ("gibbs", "gensim"))
    settings = Settings(topics=topics, engine=engine, seed=seed)
    made = material.gather(
        paragraphs, terms=_words("terms", terms), people=people, stop=frozenset(_words("stop", stop))
    )
    with executor(workers=workers) as pool:
        fitted, number = model.fit(made, settings, pool=pool)
    return fitted.cut(number)


def _words(name: str, given: Iterable[str]) -> list[str]:
    """A list of words; a single text would be taken for its characters."""
    if isinstance(given, str):
        raise refused("refused_words", name=name, given=repr(given))
    return list(given)


def describe(cut: Cut) -> pd.DataFrame:
    """Number, label, share, coherence, stability and top words of each topic of a fit."""
    rows, _ = summary.topics(cut, [], seed=0)
    words = [" ".join(cut.model.material.terms[first]) for first in cut.first]
    columns = ["topic", "label", "share", "coherence", "stability"]
    return pd.DataFrame(rows)[columns].assign(words=words)


def compare(cut: Cut, published: pd.DataFrame, published_words: pd.DataFrame) -> pd.DataFrame:
    """Compare a fit with the published topics: measures, and overlap of topics.

    Parameters
    ----------
    published, published_words : DataFrame
        ``topic_quality`` and ``topic_words`` of the build.

    Returns
    -------
    DataFrame
        ``measure``, ``published`` and ``this fit``. Coherence uses the same
        paragraphs for both; ``kept`` is the mean overlap (Jaccard) of the ten
        top words between each published topic and its best match.
    """
    rows, _ = summary.topics(cut, [], seed=0)
    ours = summary.quality_table(cut, rows).rename(columns={"value": "this fit"})
    first = (
        published_words[published_words["rank"] <= ranking.FIRST].groupby("topic")["word"].agg(list).tolist()
    )
    words = cut.model.material.terms[cut.first].tolist()
    kept = consensus.jaccard(first, words).sum() / max(min(len(first), len(words)), 1)
    compared = published.rename(columns={"value": "published"}).merge(ours, on="measure")
    extra = [
        {"measure": "topics", "published": len(first), "this fit": len(words)},
        {"measure": "kept", "published": 1.0, "this fit": kept},
    ]
    return pd.concat([compared, pd.DataFrame(extra)], ignore_index=True)


def lda_model(
    paragraphs: pd.DataFrame,
    *,
    terms: Iterable[str] = (),
    people: Iterable[str] = (),
    topics: int,
    seed: int = SEED,
    stop: Iterable[str] = (),
    passes: int = PASSES,
) -> tuple[LdaModel, Sparse2Corpus, Dictionary]:
    """Fit a gensim ``LdaModel``; return it with its corpus and dictionary.

    It is a single run with the same background and anchors as the published
    topics, of the terms; topic 0 is the background. It can be saved with
    ``save`` and shown with
    ``pyLDAvis.gensim_models.prepare(model, corpus, dictionary)``.

    Parameters
    ----------
    topics : int
        Number of topics, without the background.
    """
    from gensim.corpora import Dictionary
    from gensim.matutils import Sparse2Corpus

    whole(f"lda_model(..., topics={topics!r})", topics, 2)
    made = material.gather(
        paragraphs, terms=_words("terms", terms), people=people, stop=frozenset(_words("stop", stop))
    )
    counts = made.term_counts[made.term_counts.getnnz(axis=1) > 0]
    corpus = Sparse2Corpus(counts, documents_columns=False)
    dictionary = Dictionary.from_corpus(corpus, dict(enumerate(made.terms.tolist())))
    fitted = engines.gensim_model(
        counts,
        anchors=consensus.anchors(counts, topics),
        seed=seed,
        iterations=passes,
        id2word=dictionary,
    )
    return fitted, corpus, dictionary
