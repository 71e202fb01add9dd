"""Formulations (提法): found in each source, explained, followed through the corpus.

`scan` reads one source; `gather` decides over all of them, counts every
standing and links wordings; `lifecycle` and `voices` follow them by month
and by speaker.
"""

from analysis.formulations.follow import lifecycle, voices
from analysis.formulations.gathering import Counted, Found, Gathering, Scan, Wanted, count, gather, scan

__all__ = [
    "Counted",
    "Found",
    "Gathering",
    "Scan",
    "Wanted",
    "count",
    "gather",
    "lifecycle",
    "scan",
    "voices",
]
