"""The choices of a run, in one frozen dataclass.

Everything a result depends on besides the corpus stands here, so that a
fingerprint of (corpus, settings, versions) names a result.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

#: First and last month of the figures of the corpus that ships.
WINDOW = ("2023-01", "2025-12")
#: Of every random step, unless a person says otherwise.
SEED = 20230101


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may choose; the defaults are what the guide describes.

    Attributes
    ----------
    corpus, out : Path
        Where the texts are, and the folder that receives ``tables/``,
        ``figures/`` and ``reports/``.
    window : tuple of str or None
        First and last month of the timeline, ``YYYY-MM``; None takes the whole
        years of the dated texts (`edtf.whole_years`).
    language : str
        Of titles and axes: ``"en"`` or ``"zh"``. The corpus' own words stay.
    topics : int or None
        The number of topics; None chooses it from the measures.
    engine : str
        ``"gibbs"`` (tomotopy, a consensus of runs) or ``"gensim"``.
    seed : int
        Of every random step.
    columns : tuple of (str, str)
        For tables: (our name, the table's name) pairs, such as
        ``("text", "正文")``.
    workers : int or None
        Processes; None takes one per processor.
    scheduler : str
        Address of a Dask scheduler, ``tcp://…``, or "".
    ocr : bool
        Whether scanned pages of PDFs are recognised by Tesseract.
    file_seconds, file_memory : int
        Processor time in seconds (and twice as many for each megabyte of it)
        and memory in megabytes that reading one web page, Word file or PDF
        may take; one that takes more is left out.
    """

    corpus: Path = Path("seeds")
    out: Path = Path(".")
    window: tuple[str, str] | None = WINDOW
    language: str = "en"
    topics: int | None = None
    engine: str = "gibbs"
    seed: int = SEED
    columns: tuple[tuple[str, str], ...] = ()
    workers: int | None = None
    scheduler: str = ""
    ocr: bool = False
    file_seconds: int = 5
    file_memory: int = 2048
