"""Build the restated pages in a folder of its own and print how right the tables are.

python -m tests.pages                 the first set of pages, with every fault
python -m tests.pages --set score     the second set, without its faults
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from analysis import job
from analysis.evaluation import pages
from analysis.run import store
from analysis.settings import Settings

GOLD = Path(__file__).resolve().parents[1] / "gold" / "pages"


def scores(chosen: str, texts: Path = GOLD / pages.TEXTS) -> list:
    """The scores of a fresh run over `texts` on one set of the pages."""
    with tempfile.TemporaryDirectory() as out:
        job.tables_only(Settings(corpus=texts, out=Path(out)), "timeline")
        return pages.score(store.Tables(Path(out) / "tables"), GOLD, pages=chosen)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=("look", "score"), default="look")
    chosen = parser.parse_args().set
    for score in scores(chosen):
        print(score)
        for fault in score.faults if chosen == "look" else ():
            print("   ", fault)
