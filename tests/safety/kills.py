"""Kill -9 at random moments: the last good outputs stay whole, and the next run succeeds.

python -m tests.safety.kills --command timeline --moments 50
python -m tests.safety.kills --command build --moments 10
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: Two states of a corpus, told apart by every output.
TEXTS = (
    "市委召开工作会议\n\n本报讯（记者 王翔）2024年5月3日，市委召开工作会议，部署“三张清单”改革。会议强调，要抓好落实。\n",
    "市政府召开常务会议\n\n本报讯（记者 杨帆）2024年6月7日，市政府召开常务会议，研究“四个清单”工作。会议指出，要抓好改革。\n",
)

Tree = dict[str, str]


def command(name: str, corpus: Path, out: Path, home: Path, **further: str) -> subprocess.Popen:
    """The command in a session of its own; `further` goes into its environment."""
    environment = os.environ | {"OFFICIAL_TEXTS_CACHE": str(home / "cache")} | further
    return subprocess.Popen(
        [sys.executable, "-m", "analysis", name, str(corpus), "--out", str(out), "--workers", "1"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )


def whole(name: str, corpus: Path, out: Path, home: Path) -> float:
    """Run to the end; the seconds it took."""
    began = time.monotonic()
    process = command(name, corpus, out, home)
    _, said = process.communicate()
    assert process.returncode == 0, said
    return time.monotonic() - began


def tree(out: Path) -> dict[str, Tree]:
    """The digest of every file, by output folder."""
    return {
        folder.name: {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        for folder in sorted(out.iterdir())
        if folder.is_dir() and not folder.name.startswith(".")
    }


def run(name: str, moments: int, home: Path, *, seed: int = 0) -> Counter:
    """Kill the command so often; how often the outputs were as before, new, or of both kinds.

    Raises
    ------
    AssertionError
        If a folder is torn, or the run after the last kill fails or leaves something lying about.
    """
    dice = random.Random(seed)
    corpora, states = [], []
    for number, text in enumerate(TEXTS):
        corpora.append(home / f"corpus{number}")
        corpora[-1].mkdir()
        (corpora[-1] / "a.txt").write_text(text, encoding="utf-8")
        whole(name, corpora[-1], home / f"whole{number}", home)
        states.append(tree(home / f"whole{number}"))
    out, now = home / "out", 0
    seconds = whole(name, corpora[0], out, home)
    assert tree(out) == states[0]
    counts: Counter = Counter()
    for _ in range(moments):
        process = command(name, corpora[1 - now], out, home)
        time.sleep(dice.uniform(0, seconds))
        finished = process.poll() is not None
        _kill(process)
        found = tree(out)
        for folder, files in found.items():
            assert files in (states[0][folder], states[1][folder]), f"{folder} is torn"
        if found == states[now]:
            counts["as before"] += 1
        elif found == states[1 - now]:
            counts["new, ended before it was killed" if finished else "new"] += 1
            now = 1 - now
        else:
            counts["folders of both, each whole"] += 1
    whole(name, corpora[1 - now], out, home)
    assert tree(out) == states[1 - now]
    assert not list(out.glob(".building-*"))
    return counts


def _kill(process: subprocess.Popen) -> None:
    """Kill -9 the command alone, and then what it started."""
    process.send_signal(signal.SIGKILL)
    process.wait()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.stderr.close()


def main() -> None:
    """From the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--command", default="timeline")
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        counts = run(chosen.command, chosen.moments, Path(home), seed=chosen.seed)
    print(f"{chosen.command}: killed {chosen.moments} times: {dict(counts)}; torn: 0; the next run succeeded")


if __name__ == "__main__":
    main()
