"""Topics: what the texts speak of, how sure that is, and how it moves over time.

`build` makes every table of this room from the tables of the others.
"""

from analysis.topics.building import build

__all__ = ["build"]
