"""Runs one after another over a corpus that grows, shrinks and changes, while they are killed, doubled and damaged.

python -m tests.safety.soak --minutes 30 --command topics

Each round changes the corpus, then disturbs a run in a way drawn at random,
then lets one run to its end. Its outputs must be those of a run in a new
folder with nothing kept; no temporary file, staging folder or process may
stay, and the memory of a run may not grow from round to round.
"""

from __future__ import annotations

import random
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.safety.kills import TEXTS, command, tree
from tests.safety.stops import STATUS, parser, running

#: The fewest and the most texts of the corpus.
FEWEST, MOST = 5, 60
#: Rounds after which a run has needed the most memory that it needs; how much more it may need later.
SETTLED, GROWTH = 5, 1.3


@dataclass
class Soak:
    """A corpus, the folder of its results, and what has happened to them."""

    name: str
    home: Path
    dice: random.Random
    counts: Counter = field(default_factory=Counter)
    written: int = 0

    def __post_init__(self) -> None:
        self.corpus, self.out = self.home / "corpus", self.home / "out"
        self.temporary = self.home / "tmp"
        for folder in (self.corpus, self.temporary):
            folder.mkdir()

    def start(self, out: Path | None = None) -> subprocess.Popen:
        """A run of the command."""
        return command(self.name, self.corpus, out or self.out, self.home, TMPDIR=str(self.temporary))

    def change(self) -> None:
        """Some texts more, fewer, or other ones."""
        there = sorted(self.corpus.iterdir())
        kind = self.dice.choice(("grow", "shrink", "change"))
        if kind == "grow" or len(there) < FEWEST:
            for _ in range(self.dice.randint(FEWEST, 15)):
                self._write(self.corpus / f"{self.dice.randrange(MOST)}.txt")
        elif kind == "shrink":
            for path in self.dice.sample(there, len(there) - FEWEST):
                path.unlink()
        else:
            for path in self.dice.sample(there, 3):
                self._write(path)

    def _write(self, path: Path) -> None:
        self.written += 1
        text = self.dice.choice(TEXTS).replace("月3日", f"月{self.dice.randint(1, 28)}日")
        path.write_text(f"{text}会议指出，要办好第{self.written}件实事。\n", encoding="utf-8")

    def disturb(self) -> None:
        """One of the things that happen to runs."""
        ways: dict[str, Callable[[], None]] = {
            "undisturbed": lambda: None,
            "killed": lambda: self._signal(signal.SIGKILL),
            "terminated": lambda: self._signal(signal.SIGTERM),
            "interrupted": lambda: self._signal(signal.SIGINT),
            "two at once": self._two_at_once,
            "cache damaged": self._damage,
        }
        way = self.dice.choice(sorted(ways))
        ways[way]()
        self.counts[way] += 1

    def _signal(self, sent: signal.Signals) -> None:
        process = self.start()
        assert process.stderr is not None
        process.stderr.readline()  # it has begun
        time.sleep(self.dice.uniform(0, 5))
        process.send_signal(sent)
        _, said = process.communicate()
        assert process.returncode in (0, -signal.SIGKILL, STATUS.get(sent)), (process.returncode, said)
        assert not running(process.pid), "a process goes on"
        if sent != signal.SIGKILL:
            self.check_nothing_stays()

    def _two_at_once(self) -> None:
        both = [self.start(), self.start()]
        for process in both:
            _, said = process.communicate()
            assert process.returncode == 0, said

    def _damage(self) -> None:
        """A few bytes of a few kept files."""
        kept = [path for path in sorted((self.home / "cache").rglob("*")) if path.is_file()]
        for path in self.dice.sample(kept, min(len(kept), 10)):
            content = bytearray(path.read_bytes())
            for _ in range(3 if content else 0):
                content[self.dice.randrange(len(content))] = self.dice.randrange(256)
            path.write_bytes(content)

    def check(self) -> None:
        """A run to its end gives what one in a new folder gives, with nothing kept."""
        self._to_its_end(self.start())
        anew = self.home / "anew"
        with tempfile.TemporaryDirectory(dir=self.home) as cache:
            process = command(self.name, self.corpus, anew, Path(cache), TMPDIR=str(self.temporary))
            self._to_its_end(process)
        assert tree(self.out) == tree(anew), "the outputs differ from those of a new folder"
        shutil.rmtree(anew)
        self.check_nothing_stays()

    def _to_its_end(self, process: subprocess.Popen) -> None:
        _, said = process.communicate()
        assert process.returncode == 0, said
        assert "Traceback" not in said, said
        assert said.count("damaged") <= 1, said
        assert not running(process.pid), "a process goes on"

    def check_nothing_stays(self) -> None:
        """No staging folder, and no temporary file but what a kill -9 has left."""
        assert not list(self.out.glob(".building-*")), "a staging folder stays"
        left = [path.name for path in self.temporary.iterdir()]
        assert self.counts["killed"] or not left, f"{left} stay"


def run(name: str, seconds: float, home: Path, *, seed: int = 0) -> tuple[Counter, list[int]]:
    """Rounds until the time is over: how often each thing happened, and the most memory of a run after each, in kB."""
    soak, memory = Soak(name, home, random.Random(seed)), []
    until = time.monotonic() + seconds
    while not memory or time.monotonic() < until:
        soak.change()
        soak.disturb()
        soak.check()
        memory.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    if len(memory) > SETTLED:
        assert memory[-1] <= GROWTH * memory[SETTLED], f"memory grows: {memory}"
    return soak.counts, memory


def main() -> None:
    """From the command line."""
    options = parser(__doc__, "topics")
    options.add_argument("--minutes", type=float, default=30)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        counts, memory = run(chosen.command, 60 * chosen.minutes, Path(home), seed=chosen.seed)
    print(f"{chosen.command}: {counts.total()} rounds, each as in a new folder: {dict(counts)}")
    print(
        f"the most memory of a run, in MB: {memory[0] >> 10} after the first round, {memory[-1] >> 10} after the last"
    )


if __name__ == "__main__":
    main()
