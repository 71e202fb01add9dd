"""Build restated pages in a folder of its own and print how right the tables are.

python -m tests.pages                 the first set of pages, with every fault
python -m tests.pages --set score     its scored half, which has been read since it was scored
python -m tests.pages --set second    later pages, which have been read since they were scored
python -m tests.pages --set third     the same of a third set, first its half that was read from the beginning
python -m tests.pages --set fourth    its other half, which has been read since it was scored
python -m tests.pages --set fifth     a fourth set, first the part that was read from the beginning
python -m tests.pages --set sixth     its other part, which has been read since it was scored
python -m tests.pages --set seventh   a fifth set, which has been read since it was scored
python -m tests.pages --set eighth    a sixth set, which has been read since it was scored
python -m tests.pages --set ninth     a seventh set, whose faults have been read since it was scored
python -m tests.pages --set tenth     an eighth set, whose faults have been read since it was scored
python -m tests.pages --set eleventh  a ninth set, first its half to read
python -m tests.pages --set twelfth   its other half, which has been read since it was scored
python -m tests.pages --heads FOLDER  headlines and dates alone, of pages whose texts are in FOLDER
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from analysis import job
from analysis.evaluation import pages
from analysis.run import store
from analysis.settings import Settings
from tests.pages import heads

GOLD = Path(__file__).resolve().parents[1] / "gold" / "pages"
#: Annotated later, by others; all have been read since they were scored.
SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH = (
    GOLD.with_name(f"pages{number}") for number in range(2, 10)
)
#: Name of a set to its folder, the half of it, and whether its faults are shown.
SETS = {
    "look": (GOLD, "look", True),
    "score": (GOLD, "score", False),
    "second": (SECOND, "score", True),
    "third": (THIRD, "look", True),
    "fourth": (THIRD, "score", True),
    "fifth": (FOURTH, "look", True),
    "sixth": (FOURTH, "score", True),
    "seventh": (FIFTH, "score", True),
    "eighth": (SIXTH, "score", True),
    "ninth": (SEVENTH, "score", True),
    "tenth": (EIGHTH, "score", True),
    "eleventh": (NINTH, "look", True),
    "twelfth": (NINTH, "score", True),
}


def scores(chosen: str, gold: Path = GOLD) -> list:
    """The scores of a fresh run over the pages of a gold, on one set of them."""
    with tempfile.TemporaryDirectory() as out:
        job.tables_only(Settings(corpus=gold / pages.TEXTS, out=Path(out)), "timeline")
        return pages.score(store.Tables(Path(out) / "tables"), gold, pages=chosen)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=tuple(SETS), default="look")
    parser.add_argument("--heads", type=Path, metavar="FOLDER")
    asked = parser.parse_args()
    if asked.heads:
        for half in heads.PARTS:
            for sure in (False, True):
                print(half, "without doubtful pages" if sure else "all pages")
                print(*heads.scores(asked.heads, half, sure=sure), sep="\n")
        parser.exit()
    folder, half, with_faults = SETS[asked.set]
    if not (folder / pages.TEXTS).is_file():
        parser.exit(0, f"no pages in tests/gold/{folder.name}\n")
    for score in scores(half, folder):
        print(score)
        for fault in score.faults if with_faults else ():
            print("   ", fault)
