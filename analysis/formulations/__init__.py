"""Formulations (提法): found in each source, explained, followed through the corpus.

`scan` reads one source; `gather` decides over all of them, counts every
standing and links wordings; `lifecycle` and `voices` follow them by month
and by speaker.
"""

from analysis.formulations.follow import lifecycle, voices
from analysis.formulations.gathering import Found, Scan, gather, scan

__all__ = ["Found", "Scan", "gather", "lifecycle", "scan", "voices"]
