"""Command line of the recorded results; see the package."""

from __future__ import annotations

import argparse

from tests import recorded

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=recorded.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--page", default="")
    chosen = parser.parse_args()
    if chosen.write:
        recorded.write()
    for name in recorded.SETS:
        for step in recorded.STEPS:
            if chosen.page:
                for line in recorded.results(name, step).get(chosen.page, ()):
                    print(f"{step}: {line}")
            elif pages := recorded.changed(name, step):
                print(f"{name}, {step}: {len(pages)} changed: {' '.join(pages)}")
