"""Ten places where dates, years, meetings and merging are broken on purpose, each in a copy: some test must fail.

python -m tests.safety.mutations
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Mutation:
    """One place broken: the file below ``analysis/timeline``, its text, what goes in its place, the tests to run."""

    file: str
    old: str
    new: str
    tests: tuple[str, ...]


DATES = ("analysis/edtf.py", "analysis/timeline/dates", "tests/timeline/dates")
YEARS = ("tests/timeline/years", "analysis/timeline/years")
MEETINGS = ("analysis/timeline/meetings", "tests/timeline/meetings")
MERGING = ("analysis/timeline/merging.py", "tests/timeline/test_merging.py")

MUTATIONS = (
    Mutation("../edtf.py", "1 <= day <= last_day(year, month)", "1 <= day <= 31", DATES),
    Mutation("../edtf.py", "(year + 1, end - 12) if end > 12", "(year, end - 12) if end > 12", DATES),
    Mutation("dates/resolving.py", 'if expression.type in ("DURATION", "SET"):', "if False:", DATES),
    Mutation("dates/resolving.py", "1 if stood.month - back < 1 else 0", "0", DATES),
    Mutation("years/settling.py", "if confidence < threshold:", "if confidence > threshold:", YEARS),
    Mutation("years/settling.py", "edtf.apart(one.published, first) > 1:", "edtf.apart(one.published, first) > 99:", YEARS),
    Mutation("meetings/__init__.py", "if _is_news(one) and not _repeats_reception(one, receptions)", "if _is_news(one)", MEETINGS),
    Mutation("meetings/verbs.py", "(verb.role is VerbRole.SIT and not context.lead) or _is_of_past_year(verb.date)", "_is_of_past_year(verb.date)", MEETINGS),
    Mutation("merging.py", "return bool(here) and bool(there) and not here & there", "return False", MERGING),
    Mutation("merging.py", "return len(short) >= 5 and (a in b or b in a)", "return a in b or b in a", MERGING),
)  # fmt: skip


def killed(mutation: Mutation, copy: Path) -> bool:
    """Whether a test fails once the place is broken; the copy is mended afterwards."""
    path = copy / "analysis" / "timeline" / mutation.file
    whole = path.read_text("utf-8")
    assert whole.count(mutation.old) == 1, f"{mutation.file}: {mutation.old!r} does not stand there once"
    path.write_text(whole.replace(mutation.old, mutation.new), "utf-8")
    try:
        return fails(mutation.tests, copy)
    finally:
        path.write_text(whole, "utf-8")


def fails(tests: tuple[str, ...], copy: Path) -> bool:
    """Whether one of the tests fails."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.returncode == 1


def main() -> int:
    """Print each mutation's fate; 1 if one survived."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("analysis", "tests", "seeds"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        for tests in dict.fromkeys(mutation.tests for mutation in MUTATIONS):
            assert not fails(tests, copy), f"{' '.join(tests)}: fail before anything is broken"
        fates = []
        for mutation in MUTATIONS:
            fates.append(killed(mutation, copy))
            print(
                "killed  " if fates[-1] else "SURVIVED",
                mutation.file,
                mutation.old,
                "→",
                mutation.new,
                flush=True,
            )
    print(f"{sum(fates)} of {len(fates)} killed")
    return int(not all(fates))


if __name__ == "__main__":
    sys.exit(main())
