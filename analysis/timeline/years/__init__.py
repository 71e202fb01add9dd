"""Years: when the year is not beside the date, cues are weighed together.

`cues` reads, article by article, the words that tell when it was written.
`settle` weighs them over an article, its page and its series, and withholds
the year where they do not decide it.
"""

from analysis.timeline.years.evidence import Cue, Dated, Verdict
from analysis.timeline.years.reading import cues
from analysis.timeline.years.settling import THRESHOLD, settle

__all__ = ["THRESHOLD", "Cue", "Dated", "Verdict", "cues", "settle"]
