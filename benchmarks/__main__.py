"""``make bench``: every benchmark in a process of its own; a table in ``docs/benchmarks.md``."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

SUBJECTS = ("corpus", "readers", "words", "dates", "meetings", "formulations", "coherence", "topics", "whole")
PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
_RUN = "import json, sys, importlib; m = importlib.import_module('benchmarks.' + sys.argv[1]); print('\\n' + json.dumps(m.measure()))"

_HEAD = """# Benchmarks

Written by `make bench`. {corpus}; Python {python}, {processors} processors. Unless a line says otherwise, seconds
are processor time of one core, medians or the best of several runs; sizes are characters. What stands beside ours is
measured in the same run. Single machines are noisy: read ratios, not seconds.

| subject | figure | value |
| --- | --- | ---: |
"""


def main(subjects: list[str]) -> None:
    """Measure the subjects named, or all, and write the page if all were."""
    rows = []
    for subject in subjects or SUBJECTS:
        print(f"{subject} …", file=sys.stderr, flush=True)
        done = subprocess.run([sys.executable, "-c", _RUN, subject], stdout=subprocess.PIPE, text=True)
        if done.returncode:
            rows.append((subject, "did not end", float("nan")))
            continue
        figures = json.loads(done.stdout.splitlines()[-1])
        rows += [(subject, name, value) for name, value in figures.items()]
        for name, value in figures.items():
            print(f"  {name}: {value:,.4g}", flush=True)
    if not subjects:
        PAGE.write_text(_page(rows), encoding="utf-8")


def _page(rows: list[tuple[str, str, float]]) -> str:
    from benchmarks import corpora

    corpus = (
        "Corpus: a year of broadcast news, 4,991 records"
        if corpora.larger()
        else "Corpus: generated, 5,000 records"
    )
    head = _HEAD.format(corpus=corpus, python=platform.python_version(), processors=os.cpu_count())
    return head + "".join(f"| {subject} | {name} | {_number(value)} |\n" for subject, name, value in rows)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


if __name__ == "__main__":
    main(sys.argv[1:])
