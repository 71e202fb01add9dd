"""Search for texts that take more time a character the longer they are, in each step that reads texts.

    FUZZ_SECONDS=60 python -m tests.safety.slowness

A text is a short piece repeated, as it is or with another character behind it each time. Pieces are drawn from what the rules look
for; those that did worst so far are varied. A text at fault takes more than
`MOST` times the time a character at ten times the length, in three tries.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from analysis import corpus, formulations, timeline
from analysis.records import Source

MOST = 3.0
SHORT, TIMES = 5_000, 10
#: Below this many seconds a difference is noise.
LEAST = 0.02
#: Of all pieces tried, so many are kept to be varied.
KEPT = 20

_TOKENS = [
    *"年月日时分第次届届一二三四五六七八九十百千万〇零0123456789 \t\n　，。、；：！？“”‘’《》（）()[]<>【】—-–~|·.…",
    *"会议召开出席主持讲话参加市委书记长王李是的在和与将于由对把被等及",
    *"ab&#=/\\\"'%@_*^\u200b\u00ad\ufeff\ue000㊀Ⅳ①㈠🀄𠮷",
    "2024年1月29日", "1月29日上午", "第三次", "三个一批", "“两个区”", "即", "一是", "二是", "以下简称", "主持召开",
    "会议强调", "新中国成立75周年", "2023年度", "记者", "本报讯", "（记者 王五）", "来源：", "发布时间：2024-01-29", "http://a.b/c",
    "<p>", "</p>", "# ", "- ", "1. ", "第一，", "\n\n", "\r\n", "市委书记王翔主持并讲话", "市政府第21次常务会议", "等领导",
]  # fmt: skip


@dataclass
class Trial:
    """How much longer a character took in the longer text."""

    ratio: float
    step: str
    piece: str
    changing: bool


def trial(piece: str, changing: bool) -> Trial:
    """The worst step of one piece."""
    short, long = (seconds(_text(piece, changing, length)) for length in (SHORT, SHORT * TIMES))
    ratios = {
        step: long[step] / TIMES / max(short[step], LEAST / TIMES) if long[step] > LEAST else 0.0
        for step in long
    }
    worst = max(ratios, key=lambda step: ratios[step])
    return Trial(ratios[worst], worst, piece, changing)


def seconds(text: str) -> dict[str, float]:
    """Processor time of each step on a text."""
    took: dict[str, float] = {}

    def timed(step: str, work: Callable):
        began = time.process_time()
        made = work()
        took[step] = time.process_time() - began
        return made

    document = timed("cutting", lambda: corpus.cut(Source("a.txt", text)))
    timed("meetings", lambda: timeline.scan(document))
    phrases = timed("formulations", lambda: formulations.scan(document))

    def follow() -> None:
        collector = formulations.FormulationCollector()
        collector.add(phrases)
        formulations.count(document, collector.plan())

    timed("counting", follow)
    return took


def _text(piece: str, changing: bool, length: int) -> str:
    if not changing:
        return piece * (length // len(piece) + 1)
    return "".join(f"{piece}{chr(0x3400 + number % 25_000)}" for number in range(length // (len(piece) + 1)))


def varied(piece: str, chance: random.Random) -> str:
    """A piece with tokens put in, taken out or doubled."""
    parts = [*piece]
    for _ in range(chance.randint(1, 3)):
        at = chance.randint(0, len(parts))
        move = chance.random()
        if move < 0.6 or not parts:
            parts.insert(at, chance.choice(_TOKENS))
        elif move < 0.8:
            del parts[at : at + chance.randint(1, 3)]
        else:
            parts[at:at] = parts[at : at + 3]
    return "".join(parts)[:60] or chance.choice(_TOKENS)


def main() -> int:
    """Search until the time is up; 1 if a text was found."""
    until = time.monotonic() + float(os.environ.get("FUZZ_SECONDS", "1200"))
    chance = random.Random(int(os.environ.get("FUZZ_SEED", "0")) or None)
    best: list[Trial] = []
    tried = faults = 0
    while time.monotonic() < until:
        fresh = len(best) < KEPT or chance.random() < 0.4
        piece = (
            "".join(chance.choices(_TOKENS, k=chance.randint(1, 8))) if fresh else varied(chance.choice(best).piece, chance)
        )  # fmt: skip
        changing = chance.random() < 0.4
        found = trial(piece, changing)
        tried += 1
        if found.ratio > MOST and (again := min(trial(piece, changing).ratio for _ in range(2))) > MOST:
            faults += 1
            print(
                f"{again:.1f} times the time a character in {found.step}: {piece!r}, changing: {changing}",
                flush=True,
            )
            continue
        best = sorted([*best, found], key=lambda one: -one.ratio)[:KEPT]
    print(
        f"{tried} texts tried, {faults} at fault; the worst of the others {best[0].ratio:.1f}",
        file=sys.stderr,
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
