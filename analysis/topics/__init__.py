"""Topics: what the texts are about, how certain that is, and how it changes over time.

`build` makes all topic tables from the tables of the other packages.
"""

from analysis.topics.building import build, check_own, gather, in_parts
from analysis.topics.material import Material, frequent
from analysis.topics.stopwords import warnings as stop_word_warnings

__all__ = ["Material", "build", "check_own", "frequent", "gather", "in_parts", "stop_word_warnings"]
