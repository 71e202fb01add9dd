"""Formulations (提法): found in each source, explained, followed through the corpus."""

from analysis.formulations.gathering import Found, Scan, gather, scan

__all__ = ["Found", "Scan", "gather", "scan"]
