"""Build restated pages in a folder of its own and print how right the tables are.

python -m tests.pages                 the first set of pages, with every fault
python -m tests.pages --set score     the second set, which has been read since it was scored
python -m tests.pages --set unseen    pages that are only scored, without their faults
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
#: Annotated later, by somebody else; no rule was written for them.
UNSEEN = GOLD.with_name("pages2")


def scores(chosen: str, gold: Path = GOLD) -> list:
    """The scores of a fresh run over the pages of a gold, on one set of them."""
    with tempfile.TemporaryDirectory() as out:
        job.tables_only(Settings(corpus=gold / pages.TEXTS, out=Path(out)), "timeline")
        return pages.score(store.Tables(Path(out) / "tables"), gold, pages=chosen)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=("look", "score", "unseen"), default="look")
    chosen = parser.parse_args().set
    for score in scores("score", UNSEEN) if chosen == "unseen" else scores(chosen):
        print(score)
        for fault in score.faults if chosen == "look" else ():
            print("   ", fault)
