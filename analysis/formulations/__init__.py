"""Formulations (提法): extraction, explanation and change over time.

`scan` finds candidates in one source; a `FormulationCollector` decides over all
sources which terms to count; `count` counts them in each source; `result` has
uses, members, months and links. `lifecycle` and `voices` analyse them by month
and speaker.
"""

from analysis.formulations.collector import FormulationCollector, FormulationResult, gather
from analysis.formulations.follow import lifecycle, voices
from analysis.formulations.own_terms import OwnTerms
from analysis.formulations.own_terms import read as read_own_terms
from analysis.formulations.own_terms import warnings as own_term_warnings
from analysis.formulations.scanning import Scan, scan
from analysis.formulations.uses import CountedUse, CountingPlan, count

__all__ = [
    "CountedUse",
    "CountingPlan",
    "FormulationCollector",
    "FormulationResult",
    "OwnTerms",
    "Scan",
    "count",
    "gather",
    "lifecycle",
    "own_term_warnings",
    "read_own_terms",
    "scan",
    "voices",
]
