"""The blind test of topics: what readers see holds no answer, and answers are scored by the key."""

from __future__ import annotations

import csv
import re

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.evaluation import blind
from analysis.faults import InputFault

TABLES = {
    "topics": pd.DataFrame(
        {"topic": [1, 2], "label": ["安全生产·责任", "乡村振兴·农业"], "exemplar": ["a.1", "b.1"]}
    ),
    "topic_words": pd.DataFrame(
        [
            {"topic": topic, "rank": rank, "word": word}
            for topic, words in ((1, "安全 责任 风险 隐患 底线 防范"), (2, "乡村 农业 产业 集体 农民 粮食"))
            for rank, word in enumerate(words.split(), 1)
        ]
    ),
    "paragraphs": pd.DataFrame({"paragraph_id": ["a.1", "b.1"], "reading": ["守住安全底线。", "发展农业。"]}),
}


def _rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _answer(folder, name: str, answers: dict[str, str]) -> None:
    rows = [row | {"answer": answers.get(row["item"], "")} for row in _rows(folder / name)]
    blind._write(folder / name, rows)


def test_an_item_has_one_word_of_another_topic(tmp_path):
    blind.write(TABLES, tmp_path)
    own = TABLES["topic_words"].groupby("topic")["word"].agg(set)
    key = {row["item"]: row for row in _rows(tmp_path / blind.KEY)}
    for row in _rows(tmp_path / blind.WORDS):
        words = row["words"].split()
        assert len(words) == 6
        assert set(words) - own[int(key[row["item"]]["topic"])] == {key[row["item"]]["right"]}
        assert row["answer"] == ""
    for row in _rows(tmp_path / blind.LABELS):
        assert row["labels"] == "乡村振兴·农业 | 安全生产·责任"


def test_answers_are_scored_and_wrong_ones_named(tmp_path):
    blind.write(TABLES, tmp_path)
    key = {row["item"]: row["right"] for row in _rows(tmp_path / blind.KEY)}
    _answer(tmp_path, blind.WORDS, key)
    paragraphs = {row["item"]: row["paragraph"] for row in _rows(tmp_path / blind.LABELS)}
    _answer(tmp_path, blind.LABELS, dict.fromkeys(paragraphs, "安全生产·责任"))
    wrong = next(item for item, text in paragraphs.items() if text == "发展农业。")
    assert blind.score(tmp_path) == [
        "intruding word found: 4 of 4 (1.00)",
        "label matched to its paragraph: 1 of 2 (0.50)",
        f"    {wrong}: topic 2: 乡村振兴·农业, answered 安全生产·责任",
    ]


def test_answers_are_not_overwritten(tmp_path):
    blind.write(TABLES, tmp_path)
    _answer(tmp_path, blind.WORDS, {"w01": "安全"})
    with pytest.raises(InputFault) as caught:
        blind.write(TABLES, tmp_path)
    assert str(caught.value) == (
        f"{tmp_path / blind.WORDS}: already contains answers; move it, or choose another folder with --to"
    )


def test_what_cannot_be_scored_is_said(tmp_path):
    with pytest.raises(InputFault) as caught:
        blind.score(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path / blind.KEY}: file not found; create it with python -m analysis intrude RUN_DIR"
    )
    blind.write(TABLES, tmp_path)
    with pytest.raises(InputFault) as caught:
        blind.score(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: no answers; fill in the column answer of words.csv or labels.csv"
    )


def test_a_run_without_topics_has_nothing_to_test(tmp_path):
    with pytest.raises(InputFault) as caught:
        blind.write({"topics": TABLES["topics"].head(0)}, tmp_path)
    assert str(caught.value) == "the run has no topics to test"


def test_the_command_writes_items_and_scores_them(tmp_path, capsys):
    (tmp_path / "tables").mkdir()
    for name, table in TABLES.items():
        table.to_parquet(tmp_path / "tables" / f"{name}.parquet")
    assert main(["intrude", str(tmp_path)]) == 0
    key = {row["item"]: row["right"] for row in _rows(tmp_path / "blind" / blind.KEY)}
    _answer(tmp_path / "blind", blind.WORDS, key)
    assert main(["intrude", str(tmp_path), "--score"]) == 0
    assert capsys.readouterr().out == "intruding word found: 4 of 4 (1.00)\n"


def test_the_command_says_where_there_is_no_run(tmp_path, capsys):
    assert main(["intrude", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"error: {tmp_path / 'tables'}: folder not found; it should contain tables; run the build first\n"
    )


def test_in_chinese_it_says_in_chinese_what_to_do_next(tmp_path, capsys):
    (tmp_path / "tables").mkdir()
    for name, table in TABLES.items():
        table.to_parquet(tmp_path / "tables" / f"{name}.parquet")
    to = tmp_path / "items"
    main(["intrude", str(tmp_path), "--to", str(to), "--language", "zh"])
    told = capsys.readouterr().err
    assert (
        "已写入：" in told
        and f"请填写`answer`列，然后运行：`python -m analysis intrude {tmp_path} --to {to} --score --language zh`"
        in told
    )
    right = {row["item"]: row["right"] for row in _rows(to / blind.KEY)}
    first = _rows(to / blind.WORDS)[0]["item"]
    _answer(to, blind.WORDS, right | {first: "别的"})
    main(["intrude", str(tmp_path), "--to", str(to), "--score", "--language", "zh"])
    said = capsys.readouterr().out
    assert "找出混入词：4题中答对3题（0.75）" in said
    assert re.search(rf"    {first}：主题\d：{right[first]}，答为别的\n", said)


def test_items_of_another_draw_are_not_scored(tmp_path):
    blind.write(TABLES, tmp_path)
    rows = _rows(tmp_path / blind.WORDS)
    blind._write(tmp_path / blind.WORDS, [row | {"item": "W99"} for row in rows])
    with pytest.raises(InputFault, match=f"item W99 is not in {blind.KEY}"):
        blind.score(tmp_path)
