"""What of a build workers do, that it can be sent to them, and what happens when it fails there."""

from __future__ import annotations

import os
import pickle
from collections import Counter
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from analysis import pipeline, tables
from analysis.faults import InputFault
from analysis.run import executors, store
from analysis.settings import Settings
from analysis.topics import changes, material, over


class Sent(executors.Here):
    """Runs each task as a worker would, from what was sent of it, and counts the tasks."""

    def __init__(self) -> None:
        self.tasks: Counter[str] = Counter()

    def submit(self, fn, /, *args, **kwargs):
        fn, args, kwargs = pickle.loads(pickle.dumps((fn, args, kwargs)))  # noqa: S301
        inner = [getattr(one, "func", one) for one in (fn, *args)]
        self.tasks[".".join(one.__name__ for one in inner if callable(one))] += 1
        return super().submit(fn, *args, **kwargs)


def small(folder: Path) -> Path:
    """A corpus with meetings, formulations and topics."""
    folder.mkdir()
    subjects = ("产业园区和科技创新", "乡村道路和农田水利", "学校食堂和教师培训")
    for at in range(24):
        words = subjects[at % 3]
        (folder / f"{at:02}.txt").write_text(
            f"2024年{at % 12 + 1}月6日，青江市委书记李仲明主持召开市委常委会会议，研究{words}。\n"
            f"会议强调，要抓好{words}，推动{words}取得实效。\n会议要求，深入推进“三清三建”，持续改进{words}。\n",
            encoding="utf-8",
        )
    return folder


def test_what_workers_do_in_a_build(tmp_path, monkeypatch):
    corpus, pool = small(tmp_path / "corpus"), Sent()
    pipeline.build(Settings(corpus=corpus, topics=3, workers=1), tmp_path / "here", fresh=True)
    monkeypatch.setattr(pipeline, "executor", lambda **_: nullcontext(pool))
    monkeypatch.setattr(material, "SEGMENTED", 3)  # the result is the same whatever the blocks
    steps = []
    pipeline.build(
        Settings(corpus=corpus, topics=3),
        tmp_path / "sent",
        fresh=True,
        done=lambda *step: steps.append(step),
    )
    given = [f"then_give_back.make_and_write.{one.__name__}" for one in (changes.tables_of, over.tables_of)]
    assert pool.tasks.keys() >= {
        "scan_batch",
        "count_batch",
        "then_give_back.make_timeline",
        "then_give_back.make_and_write.others",  # tables of formulations
        material._segmented.__name__,
        *given,
    }
    assert pool.tasks["_segmented"] > 2
    assert steps == [(step, tmp_path / "sent" / "tables") for step in ("timeline", "formulations", "topics")]
    files = sorted(path.name for path in (tmp_path / "here" / "tables").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "sent" / "tables").iterdir())
    for name in files:
        assert (tmp_path / "here" / "tables" / name).read_bytes() == (
            tmp_path / "sent" / "tables" / name
        ).read_bytes()


def _map(topic: int) -> pd.DataFrame:
    return tables.frame("topic_map", [{"topic": topic, "x": 0.0, "y": 0.0, "share": 0.5}])


def test_tables_are_checked_against_those_that_lie_there(tmp_path):
    with store.Stream(tmp_path, "topics") as topics:
        topics.add(pd.DataFrame({"topic": [1]}))
    pipeline.write(tmp_path, [{"topic_map": _map(1)}])
    with pytest.raises(tables.TableDefect, match=r"topic_map\.topic, row 0: 2 is not in topics"):
        pipeline.write(tmp_path, [{"topic_map": _map(2)}])


def test_cells_that_excel_cuts_are_told_whoever_writes_them(tmp_path, caplog):
    rows = [{"term": "三清三建" * 10_000, "other": "三清", "relation": "variant", "evidence": ""}]
    make = partial(list, [{"formulation_links": tables.frame("formulation_links", rows)}])
    written = pipeline._Written(tmp_path, lambda *_: None)
    written.begin("formulations", [make], Sent())
    assert not caplog.messages
    written.finish()
    assert [line.split(":")[0] for line in caplog.messages] == ["formulation_links.csv, column term"]


@pytest.mark.thorough
def test_a_worker_that_cannot_write_ends_the_build_with_its_error(tmp_path):
    (tmp_path / "topic_map.csv").mkdir()
    written = pipeline._Written(tmp_path, lambda *_: pytest.fail("it is not done"))
    with pytest.raises(IsADirectoryError) as error, executors.executor(workers=2) as pool:
        written.begin("topics", [partial(list, [{"topic_map": _map(1)}])], pool)
        written.finish()
    assert error.value.filename == str(tmp_path / "topic_map.csv")


@pytest.mark.thorough
def test_a_worker_that_is_killed_while_it_makes_tables_is_told_in_a_line(tmp_path):
    written = pipeline._Written(tmp_path, lambda *_: pytest.fail("it is not done"))
    with (
        pytest.raises(InputFault, match="a worker process was killed"),
        executors.executor(workers=2) as pool,
    ):
        written.begin("topics", [partial(os._exit, 1)], pool)
        written.finish()
