"""The network of persons as a figure: who is joined, nothing overlaps at any size."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from analysis import Study, explode
from analysis.__main__ import main
from analysis.plots import sizes
from analysis.questions import for_figure, network
from analysis.tables import frame
from tests.plots import checks
from tests.questions import made


def tables(meetings: dict[str, list[str]]) -> dict[str, pd.DataFrame]:
    """Meetings held, by id, with those named at them."""
    rows = [{"meeting_id": key, "person": person} for key, names in meetings.items() for person in names]
    held = pd.DataFrame(
        {"meeting_id": [*meetings], "kind": "meeting", "status": "held", "date_start": "", "date_end": ""}
    )
    return {
        "meetings": held,
        "attendance": pd.DataFrame(rows, columns=["meeting_id", "person"]),
        "articles": frame("articles", []),
    }


def crowd(persons: int, meetings: int) -> dict[str, pd.DataFrame]:
    """Many persons, some at many meetings, with names of two letters to thirty."""
    dice = np.random.default_rng(3)
    names = [
        f"王{chr(0x4E00 + n)}" if n % 7 else f"阿卜杜勒·拉赫曼·{chr(0x4E00 + n) * (n % 22)}"
        for n in range(persons)
    ]
    return tables(
        {
            f"m{n}": [names[min(int(dice.exponential(persons / 6)), persons - 1)] for _ in range(5)]
            for n in range(meetings)
        }
    )


def test_a_visit_is_not_counted_as_a_meeting():
    given = tables({"m1": ["甲", "乙"], "m2": ["甲", "乙"]})
    given["meetings"]["kind"] = ["meeting", "visit"]
    assert network(given).figure().title.endswith("in 2 meetings and events")


def test_who_shares_most_stands_in_the_title_and_each_line_names_its_meetings():
    made = network(tables({"m1": ["甲", "乙"], "m2": ["甲", "乙", "丙"], "m3": ["丁"]}))
    drawn = made.figure()
    assert drawn.title == "乙 and 甲 are named together most, in 2 meetings"
    assert made.figure(language="zh").title == "乙与甲同场最多（2场会议）"
    assert drawn.note.endswith("n = 3 persons")
    assert drawn.data[["person", "other", "meeting_ids"]].values.tolist()[0] == ["乙", "甲", "m1；m2"]
    assert {"甲 2", "乙 2", "丙 1"} <= {text.get_text() for text in drawn.figure.texts}


GIVEN = {
    "pair": tables({"m1": ["甲", "乙"]}),
    "nobody": tables({"m1": ["甲"]}),
    "crowd": crowd(200, 300),
    "few": crowd(9, 40),
}


def cases() -> Iterator[object]:
    """Each at each size in one language with the quick tests, in the other with the thorough ones."""
    for number, (size, given) in enumerate(itertools.product(sizes.NAMED, GIVEN)):
        first, second = ("en", "zh") if (number + number // len(GIVEN)) % 2 else ("zh", "en")
        yield given, size, first
        yield pytest.param(given, size, second, marks=pytest.mark.thorough)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("given", "size", "language"), cases())
def test_names_do_not_overlap_at_any_size(given, size, language):
    assert checks.faults(network(GIVEN[given]).figure(language=language, size=size).figure) == []


def test_the_same_tables_give_the_same_picture():
    one, other = (network(crowd(40, 80)).figure().png(dpi=50) for _ in range(2))
    assert one == other


def test_a_network_says_window_and_conditions_as_the_figure_of_the_study_does(tmp_path):
    study = Study(made.workbook(tmp_path), columns={"source": "报纸"})
    part = study.where(source="江宁日报", until="2023-06")
    for one in (study, part, part.where(since="2023-03")):
        for language in ("en", "zh"):
            ours, theirs = one.network().figure(language=language), one.figure("network", language=language)
            assert (ours.title, ours.note) == (theirs.title, theirs.note)
    assert "江宁日报" in part.network().figure().title
    assert study.network().figure(title="同场", palette="grey").title == "同场"


def test_the_meetings_of_an_edge_are_a_list_as_in_every_table():
    edges = network(tables({"m1": ["甲", "乙"], "m2": ["甲", "乙"]})).edges
    assert explode(edges, "meeting_ids")["meeting_ids"].tolist() == ["m1", "m2"]


def test_nobody_shares_a_meeting():
    assert (
        network(tables({"m1": ["甲"]})).figure().title
        == "No two persons are named at enough meetings together"
    )
    assert [*itertools.islice(for_figure("timeline", {"a": pd.DataFrame()}), 1)] == ["a"]


def test_the_command_draws_it(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(
        "2024年3月6日，市委召开全市改革工作会议。市委书记王小明出席会议并讲话，市长李大同主持会议。\n",
        encoding="utf-8",
    )
    assert main(["timeline", str(tmp_path / "texts"), "--out", str(tmp_path / "run")]) == 0
    picture = tmp_path / "n.svg"
    assert main(["figure", "network", str(tmp_path / "run"), "--to", str(picture)]) == 0
    assert "<svg" in picture.read_text("utf-8")


@pytest.mark.parametrize(
    "meetings",
    [
        {f"m{n}": [f"王{chr(0x4E00 + n)}", f"李{chr(0x4E00 + n)}", "张一", "赵二"] for n in range(12)},
        {"m": [f"王{chr(0x4E00 + n)}" for n in range(26)]},
    ],
    ids=["groups", "one meeting"],
)
def test_a_few_persons_apart_leave_the_page_to_the_others(meetings):
    drawn = network(tables(meetings | {"alone": ["周三", "吴四", "郑五", "钱六"]})).figure()
    placed = [text.get_position() for text in drawn.figure.texts if text.get_text()[:1] in "王李张赵"]
    across, up = (np.ptp([place[axis] for place in placed]) for axis in (0, 1))
    assert len(placed) > 20 and across > 600 and up > 300
