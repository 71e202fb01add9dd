"""Command line of the recorded results; see the package."""

from __future__ import annotations

import argparse

from tests import recorded

if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=recorded.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--text", default="")
    chosen = parser.parse_args()
    if chosen.write:
        recorded.write()
        parser.exit()
    for (name, step), make in recorded.RESULTS.items():
        if chosen.text:
            for line in make().get(chosen.text, ()):
                print(f"{step}: {line}")
        elif texts := recorded.changed(name, step):
            print(f"{name}, {step}: {len(texts)} changed: {', '.join(texts)}")
