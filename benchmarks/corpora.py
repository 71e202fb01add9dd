"""Corpora to measure on: one that anyone can make, and the larger ones where they are present."""

from __future__ import annotations

import datetime
import gzip
import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[1] / "seeds"

_BODIES = ("市委", "市政府", "市人大常委会", "市政协", "市纪委监委", "区委", "县政府", "市总工会")
_KINDS = (
    "召开工作会议",
    "召开常务会议",
    "举行座谈会",
    "召开推进会",
    "召开专题会议",
    "召开调度会",
    "举行动员会",
)
_TOPICS = ("研究部署经济工作", "学习贯彻有关精神", "部署安全生产工作", "研究基层治理工作", "推进乡村振兴工作")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "建国卫东志强晓明海燕文杰丽华永红春梅立新国栋雪峰"


def generated(records: int, *, characters: int = 500, seed: int = 1) -> Iterator[dict[str, str]]:
    """Records like those of a broadcaster's daily news, made of the seeds' clauses.

    Each has a dated lead sentence of a meeting that never was, and clauses of
    the seeds in a random order, so that no two are near repeats. The cost of
    reading them is that of real text: the same words, names and dates.

    Parameters
    ----------
    records : int
        How many; about 14 to a day from 2023-01-01 on.
    characters : int
        Mean length of a record.
    """
    chance = random.Random(seed)
    clauses = _clauses()
    for number in range(records):
        day = datetime.date(2023, 1, 1) + datetime.timedelta(days=number // 14)
        yield {
            "id": f"{day:%Y%m%d}-{number % 14 + 1:02}",
            "published": day.isoformat(),
            "title": f"{chance.choice(_BODIES)}{chance.choice(_KINDS)}",
            "text": _text(chance, clauses, day, chance.randint(characters // 2, characters * 3 // 2)),
        }


def _clauses() -> list[str]:
    text = "".join(path.read_text(encoding="utf-8").replace("\n", "") for path in sorted(SEEDS.glob("*.txt")))
    return [clause for clause in re.split("[，。；！？、,.]", text) if 4 <= len(clause) <= 30]


def _text(chance: random.Random, clauses: list[str], day: datetime.date, length: int) -> str:
    person = chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, 2))
    lead = f"{day.month}月{day.day}日，{chance.choice(_BODIES)}{chance.choice(_KINDS)}，{chance.choice(_TOPICS)}。{person}主持会议并讲话。"
    paragraphs, size = [lead], len(lead)
    while size < length:
        sentences = [
            "，".join(chance.sample(clauses, chance.randint(2, 4))) + "。"
            for _ in range(chance.randint(2, 4))
        ]
        paragraphs.append("".join(sentences))
        size += len(paragraphs[-1])
    return "\n".join(paragraphs)


def write(records: Iterator[dict[str, str]], path: Path) -> Path:
    """Records as a ``.jsonl.gz`` table."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def larger(name: str = "broadcast_2023.jsonl.gz") -> Path | None:
    """A larger corpus of OFFICIAL_TEXTS_DATA, or None where there is none."""
    path = Path(os.environ.get("OFFICIAL_TEXTS_DATA", ""), name)
    return path if path.is_file() else None


def records(path: Path) -> list[dict[str, str]]:
    """The records of a ``.jsonl.gz`` table."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main_records(scratch: Path) -> tuple[str, Path]:
    """The corpus that the benchmarks run on: the broadcast one where it is present, else a generated one."""
    found = larger()
    return (
        ("broadcast, 4,991 records", found)
        if found
        else ("generated, 5,000 records", write(generated(5000), scratch / "generated.jsonl.gz"))
    )
