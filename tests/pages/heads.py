"""Headlines and written publication dates of the pages of `tests/gold/heads.csv`, whose texts are not in the repository.

The headline of a digest is the title of the page, never the heading of an item. A day that signs a notice is no
publication date; one in a field of the page (发布日期, 发文日期) is.

The texts are a folder of ``*.jsonl`` files, each line with `address` and `text`: the beginning of a page as it was stored.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pandas as pd

from analysis import job
from analysis.evaluation import pages
from analysis.evaluation.score import Score
from analysis.run import store
from analysis.settings import Settings

FACTS = Path(__file__).resolve().parents[1] / "gold" / "heads.csv"
#: Read while rules were written; scored once before and after them; two small ones found and scored later.
PARTS = ("dev", "held", "fresh", "last")


def scores(folder: Path, half: str, *, sure: bool = False) -> list[Score]:
    """Scores of one of `PARTS`, or [] without the texts; `sure` leaves out pages the annotator doubts."""
    about = pd.read_csv(FACTS, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    about = about[(about["set"] == half) & ~(sure & (about["unsure"] != ""))]
    texts = {
        row["address"]: row["text"]
        for path in sorted(folder.glob("*.jsonl"))
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    }
    about = about[about["address"].isin(texts)]
    if about.empty:
        return []
    found = pd.DataFrame({"id": about["id"], "text": about["address"].map(texts)})
    with tempfile.TemporaryDirectory() as out:
        corpus = Path(out) / "texts.jsonl"
        found.to_json(corpus, orient="records", lines=True, force_ascii=False)
        job.tables_only(Settings(corpus=corpus, out=Path(out) / "run"), "timeline")
        articles = store.Tables(Path(out) / "run" / "tables")["articles"]
    return pages.article_scores(articles, about, found)
