"""Print how right the tables of the made texts are, and every fault.

python -m tests.synthetic                   the scores and faults
python -m tests.synthetic --seed 5          of other texts of the same kinds
python -m tests.synthetic --text news004    one text and what it reports
"""

from __future__ import annotations

import argparse

from tests.synthetic.score import scores
from tests.synthetic.texts import SEED, texts

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--text", default="")
    chosen = parser.parse_args()
    made = list(texts(chosen.seed))
    if chosen.text:
        (one,) = [text for text in made if text.id == chosen.text]
        print(one.text, *one.gatherings, sep="\n")
    else:
        for score in scores(made).values():
            print(
                f"{score.measure}: {score.right} right, {score.found} found, {score.gold} made: "
                f"precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f}"
            )
            for fault in score.faults:
                print("   ", fault)
