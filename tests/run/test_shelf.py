"""What is kept of each batch: whole or not there, never stale, and within its room."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from analysis import corpus, pipeline
from analysis.corpus import walking
from analysis.faults import InputFault
from analysis.run import executors, shelf, store
from analysis.settings import Settings


def test_a_batch_comes_back_as_it_was(tmp_path: Path, seeds: Path):
    [batch] = corpus.batches(seeds)
    packed = pipeline.scan_batch(batch)
    leaf = shelf.unpack(packed, pipeline.Leaf)
    assert leaf.documents == tuple(corpus.cut(source) for source in corpus.load(batch))
    assert shelf.pack(leaf) == packed
    kept = shelf.Shelf(tmp_path)
    assert kept.get("a") is None
    kept.put("a", packed)
    assert shelf.Shelf(tmp_path).get("a") == packed
    assert [path.name for path in tmp_path.iterdir()] == ["a.packed"]


def test_what_is_no_longer_there_is_said(tmp_path: Path):
    with pytest.raises(InputFault) as fault:
        shelf.Shelf(tmp_path).again("a")
    assert str(fault.value) == f"{tmp_path}: emptied while it was in use; run again"


def test_the_longest_unused_goes_first_and_what_is_in_use_stays(tmp_path: Path):
    old = shelf.Shelf(tmp_path)
    for at, name in enumerate("abcd"):
        old.put(name, b"x" * 10)
        os.utime(tmp_path / f"{name}.packed", (at, at))
    for at, name in enumerate((".making-old", ".making-now")):
        (tmp_path / name).write_bytes(b"half")
        if not at:
            os.utime(tmp_path / name, (at, at))
    new = shelf.Shelf(tmp_path)
    new.put("e", b"x" * 10)
    assert new.get("a") == b"x" * 10
    new.sweep(room=34)
    assert sorted(path.name[:11] for path in tmp_path.iterdir()) == [
        ".making-now", "a.packed", "d.packed", "e.packed",
    ]  # fmt: skip


def test_a_shelf_that_cannot_be_written_is_told_by_its_own_name(tmp_path: Path):
    (tmp_path / "batches").write_text("no folder")
    with pytest.raises(InputFault) as fault:
        shelf.Shelf(tmp_path / "batches").put("a", b"x")
    assert str(fault.value) == (
        f"{tmp_path / 'batches'}: results cannot be kept there (File exists); "
        "name another folder in OFFICIAL_TEXTS_CACHE"
    )


def test_a_defect_inside_a_build_shows_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from analysis.study import Study

    (tmp_path / "a.txt").write_text("2024年3月5日，市委召开工作会议。", encoding="utf-8")
    tried = []

    def broken(*args, **choices):
        tried.append(1)
        raise AttributeError("a defect")

    monkeypatch.setattr(pipeline, "build", broken)
    study = Study(tmp_path)
    with pytest.raises(AttributeError, match="a study has no 'nothing'; its tables are articles, "):
        study.nothing  # noqa: B018
    assert tried == []


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"no record",
        b"[]\n",
        shelf.pack([1]),
        shelf.pack(pipeline.Cut((), ()))[:-9],
        shelf.pack(pipeline.Cut("no documents", ())),
    ],
)
def test_what_is_damaged_is_refused(packed: bytes):
    with pytest.raises(shelf.Damaged):
        shelf.unpack(packed, pipeline.Cut)


def test_a_single_changed_bit_is_seen_whatever_part_is_asked_for(seeds: Path):
    [batch] = corpus.batches(seeds)
    packed = pipeline.scan_batch(batch)
    for at in range(0, len(packed), max(1, len(packed) // 500)):
        changed = packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :]
        with pytest.raises(shelf.Damaged):
            shelf.unpack(changed, pipeline.Cut)


def test_a_damaged_batch_is_scanned_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OFFICIAL_TEXTS_CACHE", str(tmp_path / "cache"))
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("2024年3月5日，市委召开工作会议。", encoding="utf-8")
    assert scanned(tmp_path / "corpus", tmp_path / "1") == 1
    [kept] = (tmp_path / "cache" / "batches").iterdir()
    whole = kept.read_bytes()
    middle = len(whole) // 2
    for damaged in (whole[:-20], whole[:middle] + bytes([whole[middle] ^ 4]) + whole[middle + 1 :]):
        kept.write_bytes(damaged)
        assert scanned(tmp_path / "corpus", tmp_path / "2") == 1
        assert kept.read_bytes() == whole


def test_a_part_that_somebody_changed_ends_the_run_and_is_made_again_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("OFFICIAL_TEXTS_CACHE", str(tmp_path / "cache"))
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("2024年3月5日，市委召开工作会议。", encoding="utf-8")
    assert scanned(tmp_path / "corpus", tmp_path / "1") == 1
    [kept] = (tmp_path / "cache" / "batches").iterdir()
    leaf = shelf.unpack(kept.read_bytes(), pipeline.Leaf)
    kept.write_bytes(shelf.pack(dataclasses.replace(leaf, gatherings="none")))
    with pytest.raises(InputFault, match=r"damaged while it was in use .*; run again"):
        scanned(tmp_path / "corpus", tmp_path / "2")
    assert scanned(tmp_path / "corpus", tmp_path / "2") == 1


class Counting(executors.Here):
    """Counts the batches that are scanned."""

    scanned = 0

    def submit(self, fn, /, *args, **kwargs):
        self.scanned += fn is pipeline.scan_batch
        return super().submit(fn, *args, **kwargs)


def scanned(corpus: Path, out: Path, **choices) -> int:
    pool = Counting()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "executor", lambda **_: nullcontext(pool))
        pipeline.build(Settings(corpus=corpus), out, last="timeline", **choices)
    return pool.scanned


@pytest.mark.thorough
def test_only_what_is_new_is_scanned_and_nothing_stale_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(walking, "RECORDS", 64)
    records = [
        {"id": f"r{at}", "published": "2024-03-05", "text": f"3月{at % 28 + 1}日，市委召开第{at}次工作会议。"}
        for at in range(400)
    ]
    table = tmp_path / "table.jsonl"

    def write() -> None:
        table.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in records), encoding="utf-8")

    write()
    batches = scanned(table, tmp_path / "1")
    assert batches > 2
    assert scanned(table, tmp_path / "2") == 0
    assert scanned(table, tmp_path / "fresh", fresh=True) == batches
    records.insert(5, {"id": "new", "published": "2024-04-01", "text": "4月1日，市政府召开常务会议。"})
    write()
    assert scanned(table, tmp_path / "inserted") == 1
    records[201]["text"] = "3月9日，市委召开经济工作会议。"
    write()
    assert scanned(table, tmp_path / "3") == 1
    made = store.Tables(tmp_path / "3" / "tables")["meetings"].set_index("source")["name"]
    assert made["new"] == "市政府常务会议"
    assert made["r200"] == "市委经济工作会议"
    shutil.rmtree(tmp_path / "3")
    assert scanned(table, tmp_path / "3", fresh=True) >= batches
    again = store.Tables(tmp_path / "3" / "tables")["meetings"].set_index("source")["name"]
    assert again.equals(made)


def test_another_code_scans_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("2024年3月5日，市委召开工作会议。", encoding="utf-8")
    assert scanned(tmp_path / "corpus", tmp_path / "1") == 1
    assert scanned(tmp_path / "corpus", tmp_path / "2") == 0
    monkeypatch.setattr(pipeline.fingerprint, "code", lambda: "another")
    assert scanned(tmp_path / "corpus", tmp_path / "3") == 1


def test_a_corpus_that_changes_while_it_is_read_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from analysis.study import Study

    monkeypatch.setenv("OFFICIAL_TEXTS_CACHE", str(tmp_path / "cache"))
    (tmp_path / "corpus").mkdir()
    text = tmp_path / "corpus" / "a.txt"
    text.write_text("2024年3月5日，市委召开工作会议。", encoding="utf-8")
    whole = pipeline.build

    def meanwhile(*args, **choices):
        made = whole(*args, **choices)
        text.write_text("2024年4月5日，市政府召开常务会议。", encoding="utf-8")
        return made

    monkeypatch.setattr(pipeline, "build", meanwhile)
    with pytest.raises(InputFault) as fault:
        Study(tmp_path / "corpus").folder  # noqa: B018 - made when asked for
    assert str(fault.value) == f"{tmp_path / 'corpus'}: changed while it was read; run again"
    assert list((tmp_path / "cache" / "results").iterdir()) == []
    monkeypatch.setattr(pipeline, "build", whole)
    assert Study(tmp_path / "corpus").meetings["name"].tolist() == ["市政府常务会议"]
