"""The official terms that are kept whole, and the words that carry no topic: both are data."""

from __future__ import annotations

from functools import cache

from analysis import vocabulary


@cache
def official_terms() -> tuple[str, ...]:
    """Set terms of official Chinese that jieba's dictionary would break.

    From ``vocabulary/words/lexicon.csv``; each row's example is run by the
    tests: cut with the lexicon, it must hold the term as one word.

    Examples
    --------
    >>> "中国式现代化" in official_terms()
    True
    """
    rows = vocabulary.load("words/lexicon", ("term", "example"))
    for row in rows:
        if row["term"] not in row["example"]:
            raise row.fault(f"the example does not hold the term {row['term']}")
    return tuple(row["term"] for row in rows)


@cache
def stop_words() -> frozenset[str]:
    """Words of grammar, counting and reporting, which stand in any text.

    Only these: genre verbs such as 推进 or 坚持 stay, since a list of them
    did not make topics better; how evenly a word is spread is told from the
    corpus itself (`analysis.topics.spread`).

    Examples
    --------
    >>> sorted(stop_words() & {"我们", "以及", "推进"})
    ['以及', '我们']
    """
    return frozenset(row["word"] for row in vocabulary.load("words/stop_words", ("word", "kind")))
