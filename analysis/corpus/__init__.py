"""Any folder or table becomes articles, and nothing is lost.

`batches` lists what there is to read, `load` reads it, `cut` parts each
source into articles and paragraphs, and `settle` (or `Repeats`, one by one) marks what
stands twice.
"""

from analysis.corpus.cell_dates import day as cell_day
from analysis.corpus.columns import checked as checked_columns
from analysis.corpus.columns import role_of
from analysis.corpus.cutting import cut
from analysis.corpus.reading import load
from analysis.corpus.repeats import Repeats, settle
from analysis.corpus.spelling import asked as asked_spelling
from analysis.corpus.spelling import one_by_one
from analysis.corpus.taking import Budget, Reading, notice
from analysis.corpus.title_column import reading as headline_reading
from analysis.corpus.title_column import unprinted as unprinted_headlines
from analysis.corpus.walking import Batch, batches

__all__ = [
    "Batch",
    "Budget",
    "Reading",
    "Repeats",
    "asked_spelling",
    "batches",
    "cell_day",
    "checked_columns",
    "cut",
    "headline_reading",
    "load",
    "notice",
    "one_by_one",
    "role_of",
    "settle",
    "unprinted_headlines",
]
