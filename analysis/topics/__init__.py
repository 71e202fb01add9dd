"""Topics: what the texts are about, how certain that is, and how it changes over time.

`build` makes all topic tables from the tables of the other packages.
"""

from analysis.topics.building import build, check_own

__all__ = ["build", "check_own"]
