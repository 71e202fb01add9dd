"""The straightforward script that a user would put together: jieba + jionlp + gensim.

Does the suite's main work on a table of records with nothing but these
libraries' own calls: segments with jieba, reads every paragraph's time
expressions with jionlp against the publication date, keeps dated sentences
that name a meeting, counts quoted phrases, fits gensim's LDA (20 passes) and
measures its coherence. Topics that can be trusted need several models, matched
to one another: as many as the suite fits are timed apart from the first. It
draws nothing and writes no page.
"""

from __future__ import annotations

import collections
import logging
import re
import sys
import time
from itertools import pairwise
from pathlib import Path

from analysis.topics.effort import OF_SAMPLE
from benchmarks import corpora

MORE = "further models"

_MEETING = re.compile("会议|座谈会|大会|全会|论坛|会见|会谈")
_QUOTED = re.compile("“([^“”]{2,12})”")


def run(records: list[dict[str, str]], *, topics: int = 30, passes: int = 20) -> dict[str, float]:
    """Seconds of each step, over all records."""
    import jieba
    import jionlp
    from gensim.corpora import Dictionary
    from gensim.models import CoherenceModel, LdaModel
    from scipy.optimize import linear_sum_assignment

    logging.disable(logging.ERROR)  # jionlp logs each expression that it gives up on
    jieba.initialize()
    seconds = {}

    start = time.perf_counter()
    tokens = [[word for word in jieba.lcut(record["text"]) if len(word) > 1] for record in records]
    seconds["segmentation"] = time.perf_counter() - start

    start = time.perf_counter()
    meetings = []
    for record in records:
        base = time.mktime(time.strptime(record["published"], "%Y-%m-%d"))
        for paragraph in record["text"].split("\n"):
            found = jionlp.ner.extract_time(paragraph, time_base=base, with_parsing=True)
            if found and _MEETING.search(paragraph):
                meetings.append((record["id"], found[0]["text"], found[0]["detail"]))
    seconds["dates and meetings"] = time.perf_counter() - start

    start = time.perf_counter()
    collections.Counter(phrase for record in records for phrase in _QUOTED.findall(record["text"]))
    seconds["formulations"] = time.perf_counter() - start

    start = time.perf_counter()
    dictionary = Dictionary(tokens)
    dictionary.filter_extremes(no_below=5, no_above=0.5)
    bags = [dictionary.doc2bow(words) for words in tokens]
    choices = {"passes": passes, "alpha": "auto", "eta": "auto"}
    model = LdaModel(bags, topics, dictionary, **choices, random_state=1)
    seconds["topics"] = time.perf_counter() - start

    start = time.perf_counter()
    CoherenceModel(
        model=model, texts=tokens, dictionary=dictionary, coherence="c_npmi", topn=10, processes=1
    ).get_coherence()
    seconds["coherence"] = time.perf_counter() - start

    start = time.perf_counter()
    found = [model.get_topics()]
    for seed in range(2, OF_SAMPLE.runs + 1):
        found.append(LdaModel(bags, topics, dictionary, **choices, random_state=seed).get_topics())
    for one, other in pairwise(found):
        linear_sum_assignment(one @ other.T, maximize=True)
    seconds[MORE] = time.perf_counter() - start
    return seconds


if __name__ == "__main__":
    for step, took in run(corpora.records(Path(sys.argv[1]))).items():
        print(f"{step}: {took:.1f} s")
