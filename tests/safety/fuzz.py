"""The promises of `promises.keep` on as many random texts as FUZZ_SECONDS has room for (ten minutes by default).

FUZZ_SECONDS=60 python -m tests.safety.fuzz
"""

from __future__ import annotations

import os
import random
import sys
import time

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from analysis.records import Source
from tests.safety import promises


def main() -> int:
    """Run rounds of examples, each with a seed of its own, until the time is up; 1 if a promise broke."""
    until = time.monotonic() + float(os.environ.get("FUZZ_SECONDS", "600"))
    first = int(os.environ.get("FUZZ_SEED", "0")) or random.SystemRandom().randrange(10**6)
    texts = characters = rounds = 0

    def once(text: str, name: str, day: str) -> None:
        nonlocal texts, characters
        texts, characters = texts + 1, characters + len(text)
        promises.keep([Source(name, text, published=day, published_basis="column" if day else "")])

    strategies = (
        st.one_of(promises.TEXTS, st.lists(promises.TEXTS, max_size=8).map("\n\n".join)),
        promises.NAMES,
        promises.DAYS,
    )
    calm = settings(
        max_examples=200, deadline=None, database=None, suppress_health_check=[*HealthCheck], phases=[Phase.generate, Phase.shrink]
    )  # fmt: skip
    while time.monotonic() < until:
        seed(first + rounds)(calm(given(*strategies)(once)))()
        rounds += 1
    print(f"{texts} texts, {characters} characters, seeds from {first}: every promise held", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
