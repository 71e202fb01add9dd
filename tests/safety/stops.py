"""SIGTERM and SIGINT at random moments of each stage: one line, the documented status, nothing left, the next run right.

python -m tests.safety.stops --command build --times 20
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.safety.kills import TEXTS, command, tree, whole

#: What a command says when each of its stages begins.
STAGES = (
    "reading and scanning the sources",
    "dating the meetings",
    "following the formulations",
    "fitting the topics",
    "drawing the figures, running the notebooks, writing the pages",
)
#: How many stages a command has.
OF = {"timeline": 2, "formulations": 3, "topics": 4, "build": 5}
#: The exit status of a run that was stopped.
STATUS = {signal.SIGTERM: 143, signal.SIGINT: 130}
LAST_LINE = "stopped; existing output is unchanged"
#: How often a signal is sent that may come too late, each time earlier in the stage.
TRIES = 5
#: Seconds after which a run that was asked to stop is taken to hang.
HANGS = 300


def run(name: str, times: int, home: Path, *, seed: int = 0) -> Counter:
    """Stop the command so often by each signal in each stage; how often it was stopped.

    Raises
    ------
    AssertionError
        If it ends otherwise than documented, leaves a file or a process
        behind, or the run after the last one differs from one in a new folder.
    """
    dice, counts = random.Random(seed), Counter()
    corpus, out, temporary = home / "corpus", home / "out", home / "tmp"
    corpus.mkdir()
    temporary.mkdir()
    write(corpus, "first")
    lengths = _lengths(command(name, corpus, out, home), OF[name])
    for number in range(times):
        for stage in STAGES[: OF[name]]:
            for sent in STATUS:
                ended_before = True
                for again in range(
                    TRIES
                ):  # a signal that comes after the end of a run says nothing of how it stops
                    write(corpus, f"{number}{stage}{sent}{again}")
                    process = command(name, corpus, out, home, TMPDIR=str(temporary))
                    said = _until(process, stage)
                    time.sleep(dice.uniform(0, lengths[stage] / (1 + again)))
                    process.send_signal(sent)
                    said += process.communicate(timeout=HANGS)[1]
                    ended_before = process.returncode == 0
                    print(
                        f"{number} {stage}: {sent.name} {'came too late' if ended_before else 'stopped it'}",
                        flush=True,
                    )
                    _check(process, said, 0 if ended_before else STATUS[sent], out, temporary)
                    if not ended_before:
                        break
                assert not ended_before, f"{sent.name} never stopped it in {stage!r}"
                counts[f"{stage.partition(' ')[0]}, {sent.name}"] += 1
    whole(name, corpus, out, home)
    whole(name, corpus, home / "anew", home / "another cache")
    assert tree(out) == tree(home / "anew"), "the next run differs from one in a new folder"
    return counts


def write(corpus: Path, mark: str, count: int = 20) -> None:
    """Texts that no run has seen, so that none of its stages is passed over."""
    for number in range(count):
        day = f"5月{number % 28 + 1}日"
        text = TEXTS[number % 2].replace("5月3日", day)
        (corpus / f"{number}.txt").write_text(f"{text}\n会议要求，落实“{mark}”。\n", encoding="utf-8")


def _until(process: subprocess.Popen, stage: str) -> str:
    """All that a run says until this stage begins."""
    assert process.stderr is not None
    said = ""
    while not said.endswith(f"{stage}\n"):
        line = process.stderr.readline()
        assert line, f"{stage!r} never began: {said}"
        said += line
    return said


def _lengths(process: subprocess.Popen, count: int) -> dict[str, float]:
    """How many seconds each stage takes."""
    began = []
    for stage in STAGES[:count]:
        _until(process, stage)
        began.append(time.monotonic())
    _, said = process.communicate()
    assert process.returncode == 0, said
    ended = [*began[1:], time.monotonic()]
    return {stage: last - first for stage, first, last in zip(STAGES, began, ended, strict=False)}


def _check(process: subprocess.Popen, said: str, status: int, out: Path, temporary: Path) -> None:
    assert process.returncode == status, (process.returncode, said)
    assert not status or said.splitlines()[-1] == LAST_LINE, said
    assert "Traceback" not in said and "Warning" not in said, said
    assert not running(process.pid), "a process goes on"
    assert not list(out.glob(".building-*")), "the staging folder stays"
    assert not list(temporary.iterdir()), f"{list(temporary.iterdir())} stays"


def running(session: int, seconds: float = 30) -> list[str]:
    """The processes of a session that still run so long after its first one has ended."""
    until = time.monotonic() + seconds
    while True:
        found = subprocess.run(
            ["ps", "-s", str(session), "-o", "stat=,args="], capture_output=True, text=True
        )
        left = [line for line in found.stdout.splitlines() if not line.startswith("Z")]
        if not left or time.monotonic() > until:
            return left
        time.sleep(0.1)


def parser(about: str | None, command: str) -> argparse.ArgumentParser:
    """The options that programs share which disturb a `command`; runs can be interrupted from then on."""
    # a shell's background jobs ignore SIGINT, and so would the runs
    signal.signal(signal.SIGINT, signal.default_int_handler)
    made = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--command", choices=OF, default=command)
    made.add_argument("--seed", type=int, default=0)
    return made


def main() -> None:
    """From the command line."""
    options = parser(__doc__, "build")
    options.add_argument("--times", type=int, default=20, help="for each stage and signal")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        counts = run(chosen.command, chosen.times, Path(home), seed=chosen.seed)
    print(f"{chosen.command}: {counts.total()} signals: {dict(counts)}; the next run was right")


if __name__ == "__main__":
    main()
