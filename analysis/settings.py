"""The settings of a run, in one frozen dataclass.

They contain everything a result depends on besides the corpus, so a
fingerprint of (corpus, settings, versions) identifies a result.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

#: First and last month of the figures for the sample corpus.
WINDOW = ("2023-01", "2025-12")
#: Default random seed.
SEED = 20230101


@dataclass(frozen=True, slots=True)
class Settings:
    """User settings; the defaults are described in the guide.

    Attributes
    ----------
    corpus, out : Path
        The texts, and the output folder for ``tables/``, ``figures/`` and
        ``reports/``.
    window : tuple of str or None
        First and last month of the timeline, ``YYYY-MM``; None means those
        of the dated texts: full years, or months where these are few (`edtf.shown_months`).
    language : str
        Language of titles and axes: ``"en"`` or ``"zh"``. Corpus text is not
        translated.
    topics : int or None
        Number of topics; None chooses it from the measures.
    engine : str
        Topic engine: ``"gibbs"`` (tomotopy, consensus of several runs) or
        ``"gensim"``.
    seed : int
        Seed of every random step.
    columns : tuple of (str, str)
        Column mapping for tables: pairs (our name, the table's name), such as
        ``("text", "正文")``.
    workers : int or None
        Number of processes; None means one per processor.
    scheduler : str
        Address of a Dask scheduler, ``tcp://…``, or "".
    ocr : bool
        Whether to run OCR (Tesseract) on scanned PDF pages.
    file_seconds, file_memory : int
        Limits for reading one web page, Word file or PDF: processor time in
        seconds (plus twice as many per megabyte) and memory in megabytes.
        Scanning the text of a source has the same limit on time. A file or
        source that exceeds them is skipped.
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
