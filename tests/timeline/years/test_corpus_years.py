"""The years of a folder, by their results and by the memory that they take."""

import tracemalloc

import numpy as np

from analysis.timeline.years import corpus_years
from analysis.timeline.years.weighing import YEARS


def _peak(documents: int) -> int:
    known = [(f"2023/{number}.txt", 2021 + number % 3) for number in range(documents)]
    tracemalloc.start()
    try:
        corpus_years.spreads(known, [])
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_document_of_a_known_year_takes_no_matrix():
    # a row of np.eye keeps the whole matrix: 80 kB a document, 4 GB for 50,000
    assert (_peak(3000) - _peak(1000)) / 2000 < 4 * YEARS.nbytes


def test_each_document_counts_once_and_its_own_words_before_its_written_date():
    sure = np.where(YEARS == 2020, 1.0, 0.0)
    spread = corpus_years.spreads([("a/1", 2023), ("a/1", 2022), ("a/2", 2023)], [("a/1", sure)])["a"]
    assert spread.counts.sum() == 2
    assert int(YEARS[np.argmax(spread.own["a/1"])]) == 2020
    assert int(YEARS[np.argmax(spread.own["a/2"])]) == 2023
