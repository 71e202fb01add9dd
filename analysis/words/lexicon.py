"""Lists of official terms and stop words."""

from __future__ import annotations

from functools import cache

from analysis import vocabulary


@cache
def official_terms() -> tuple[str, ...]:
    """Set terms of official Chinese that jieba's dictionary would split.

    From ``vocabulary/words/lexicon.csv``. The tests segment the example of each
    row with the lexicon; the term must be one word in it.

    Examples
    --------
    >>> "中国式现代化" in official_terms()
    True
    """
    rows = vocabulary.load("words/lexicon", ("term", "example"))
    for row in rows:
        if row["term"] not in row["example"]:
            raise row.fault(f"the example does not contain the term {row['term']}")
    return tuple(row["term"] for row in rows)


@cache
def stop_words() -> frozenset[str]:
    """Words of grammar, counting and reporting, which occur in any text.

    Genre verbs such as 推进 or 坚持 are not included, since a list of them did
    not improve topics; evenly spread words are identified from the corpus
    (`analysis.topics.notes.evenness`).

    Examples
    --------
    >>> sorted(stop_words() & {"我们", "以及", "推进"})
    ['以及', '我们']
    """
    return frozenset(row["word"] for row in vocabulary.load("words/stop_words", ("word", "kind")))
