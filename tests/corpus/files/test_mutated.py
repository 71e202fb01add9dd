"""A damaged file gives text or one reason: never a traceback, never a long wait."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from analysis import corpus
from analysis.corpus import walking
from analysis.corpus.taking import File
from analysis.faults import InputFault
from analysis.records import Source, Unread
from tests.corpus.files import Case, others, pdf, pdf_rare, web, web_rare, word, word_rare
from tests.metamorphic import files


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes flipped, cut off, put twice, or taken out."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(max(1, len(changed)))
        kind = chance.randrange(5)
        length = chance.randint(1, max(1, len(changed) // 10))
        if kind == 0:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del changed[at : at + length]
        elif kind == 2:
            changed[at:at] = changed[at : at + length]
        elif kind == 3:
            changed[at : at + length] = chance.randbytes(length)
        else:
            del changed[max(1, at) :]
    return bytes(changed)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A zip package of which one part is damaged inside."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, mutated(part, chance) if name == chosen else part)
    return buffer.getvalue()


def some(made: dict[str, Case], step: int) -> list[bytes]:
    return [case.data for case in list(made.values())[::step]]


def originals() -> dict[str, list[bytes]]:
    text = (
        "市委召开会议\n会议强调，要抓好落实，推动全市高质量发展，扎实做好各项工作。\n会议还研究了其他事项。"
    )
    rtf = "{\\rtf1\\ansi\\ansicpg936 " + "".join(f"\\u{ord(char)}?" for char in text) + "}"
    return {
        "a.docx": [files.word(text), *some(word.CASES, 4), *some(word_rare.CASES, 3)],
        "a.doc": some(word_rare.AS_DOC, 1),
        "a.html": [files.web(text), *some(web.CASES, 6), *some(web_rare.CASES, 4)],
        "a.pdf": [files.portable(text), *some(pdf.CASES, 3), *some(pdf_rare.CASES, 2)],
        "a.rtf": [rtf.encode("ascii"), *some(others.RTF, 2)],
        "a.fodt": some(others.ODT, 1),
        "a.txt": [text.encode("gb18030"), text.encode("utf-16")],
        "a.md": [files.markdown(text)],
    }


def read(name: str, data: bytes) -> list[Source | Unread]:
    made = corpus.load(walking.Batch((File(name, data),)))
    for item in made:
        if isinstance(item, Source):
            corpus.cut(item)
    return made


def attempt(name: str, count: int, seed: int) -> None:
    chance = random.Random(seed)
    some = originals()[name]
    for number in range(count):
        data = chance.choice(some)
        packed = data.startswith(b"PK") and number % 2
        data = repacked(data, chance) if packed else mutated(data, chance)
        made = read(name, data)
        reasons = [item.reason for item in made if isinstance(item, Unread)]
        assert made and not any("\n" in reason or "over_budget" in reason for reason in reasons), (
            seed,
            number,
        )


@pytest.mark.parametrize("name", originals())
def test_damaged_files(name: str):
    attempt(name, 100, seed=7)


@pytest.mark.slow
@pytest.mark.parametrize("name", originals())
def test_many_damaged_files(name: str):
    attempt(name, 2000, seed=8)


def tables() -> dict[str, bytes]:
    """A small table of each kind that is read."""
    frame = pd.DataFrame(
        {
            "id": [f"{n:03}" for n in range(40)],
            "published": ["2024-01-29"] * 40,
            "text": [f"市政府第{n}次常务会议召开，市长王李主持会议。" for n in range(40)],
        }
    )
    book, parquet = io.BytesIO(), io.BytesIO()
    frame.to_excel(book, index=False)
    frame.to_parquet(parquet)
    return {
        "a.csv": frame.to_csv(index=False).encode("gb18030"),
        "a.jsonl": frame.to_json(orient="records", lines=True, force_ascii=False).encode(),
        "a.jsonl.gz": gzip.compress(frame.to_json(orient="records", lines=True).encode()),
        "a.parquet": parquet.getvalue(),
        "a.xlsx": book.getvalue(),
    }


def attempt_table(name: str, count: int, seed: int, folder: Path) -> None:
    chance, data = random.Random(seed), tables()[name]
    for number in range(count):
        packed = data.startswith(b"PK") and number % 2
        (folder / name).write_bytes(repacked(data, chance) if packed else mutated(data, chance))
        try:
            made = [item for batch in walking.batches(folder / name) for item in corpus.load(batch)]
        except InputFault as fault:
            assert "\n" not in str(fault), (seed, number)
        else:
            assert made, (seed, number)


@pytest.mark.parametrize("name", tables())
def test_damaged_tables(name: str, tmp_path: Path):
    attempt_table(name, 30, seed=9, folder=tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", tables())
def test_many_damaged_tables(name: str, tmp_path: Path):
    attempt_table(name, 2000, seed=10, folder=tmp_path)


@pytest.mark.parametrize(
    "charset",
    ["undefined", "idna", "punycode", "unicode_escape", "mbcs", "zlib_codec", "rot13", "utf-7", "\x00"],
)
def test_a_codec_that_is_none_of_pages(charset: str):
    data = web.page().replace(b"charset='utf-8'", f"charset='{charset}'".encode())
    [source] = read("a.html", data)
    assert web.ONE in source.text


def test_a_word_file_of_many_cells():
    row = tuple(word.p(word.r("格")) for _ in range(100))
    data = word.document(word.table(*[row] * 500))
    [source] = read("a.docx", data)  # within its budget of time
    assert source.text.count("格") == 50_000


def test_entities_are_not_expanded():
    data = word.document(word.p(word.r("&b;")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    parts["word/document.xml"] = bomb + parts["word/document.xml"]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    [item] = read("a.docx", buffer.getvalue())
    assert isinstance(item, Unread) or "aaaa" not in item.text
