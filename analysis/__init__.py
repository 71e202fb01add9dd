"""Topics, timeline and formulations of Chinese official texts, with evidence."""

__version__ = "0.1.0"
