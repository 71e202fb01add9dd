"""Comparison with planted differences, effects with their coverage, the commands, and the API of notebooks."""

from __future__ import annotations

import re
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

from analysis import Study, display, own_examples
from analysis.__main__ import main
from analysis.faults import InputFault
from analysis.plots.facts import sourced_months
from analysis.questions import compare, comparing, topic_effects
from analysis.questions.comparing import TABLES
from analysis.run import beside, note, store

ROOT = Path(__file__).resolve().parents[2]


def shares(random, groups: list[str], effect: float, month: np.ndarray | None = None) -> pd.DataFrame:
    """Shares of two topics; group b has `effect` more of the first, month 1 has 0.2 more."""
    first = random.beta(4, 8, len(groups)) * 0.6 + effect * (np.array(groups) == "b")
    first += 0 if month is None else 0.2 * month
    return pd.DataFrame({1: first, 2: 1 - first}, index=[f"a{n}" for n in range(len(groups))])


@pytest.fixture
def fewer_draws(monkeypatch: pytest.MonkeyPatch):
    """Of hundreds of intervals each may be less exact: it is counted how many hold the truth."""
    monkeypatch.setattr("analysis.questions.comparing.DRAWS", 400)
    monkeypatch.setattr("analysis.questions.effects.DRAWS", 400)


@pytest.mark.usefixtures("fewer_draws")
@pytest.mark.thorough
@pytest.mark.parametrize("sizes", [(60, 40), (10, 8)])
def test_intervals_of_effects_cover_as_stated(sizes):
    covered = []
    for seed in range(200):
        random = np.random.default_rng(seed)
        groups = ["a"] * sizes[0] + ["b"] * sizes[1]
        made = shares(random, groups, 0.1)
        found = topic_effects(made, pd.Series(groups, made.index), seed=seed).iloc[0]
        assert found["against"] == "a"
        covered.append(found["low"] <= 0.1 <= found["high"])
    # 90 % of 200, give or take three standard errors
    assert abs(np.mean(covered) - 0.9) < 3 * np.sqrt(0.9 * 0.1 / 200)


@pytest.mark.usefixtures("fewer_draws")
@pytest.mark.thorough
def test_intervals_of_a_comparison_cover_as_stated():
    covered = []
    for seed in range(100):
        random = np.random.default_rng(seed)
        parts = [_part(shares(random, [name] * size, 0.1)) for name, size in (("b", 50), ("a", 70))]
        found = compare(*parts, cut=str.split, seed=seed).topics.set_index("topic").loc[1]
        covered.append(found["low"] <= 0.1 <= found["high"])
    assert abs(np.mean(covered) - 0.9) < 3 * np.sqrt(0.9 * 0.1 / 100)


def _monthly(counts: list[int]) -> dict[str, pd.DataFrame]:
    """A part with an article in each month and so many meetings there."""
    months = [f"{2020 + n // 12}-{n % 12 + 1:02}" for n in range(len(counts))]
    part = _part(pd.DataFrame({1: 0.5, 2: 0.5}, index=months))
    part["articles"]["date"] = months
    held = [month for month, count in zip(months, counts, strict=True) for _ in range(count)]
    part["meetings"] = pd.DataFrame(
        {"status": "held", "body": "", "body_full": "", "kind": "meeting", "date": held, "article_ids": held}
    )
    return part


@pytest.mark.usefixtures("fewer_draws")
@pytest.mark.thorough
@pytest.mark.parametrize("articles", [(5, 8), (8, 20), (40, 40)])
def test_intervals_of_parts_of_few_articles_cover_as_stated(articles):
    """300 corpora of four topics, which a part has 10 %, the other 16 % of, very unevenly over its articles."""
    random = np.random.default_rng(sum(articles))
    covered = []
    for _ in range(300):
        parts = [
            random.beta(2 * mean, 2 * (1 - mean), size=(n, 4))
            for n, mean in zip(articles, (0.1, 0.16), strict=True)
        ]
        drawn = [comparing._resampled_means(part, random) for part in parts]
        low, high = comparing._interval(drawn[0] - drawn[1], min(articles))
        covered.append((low <= -0.06) & (high >= -0.06))
    assert 0.87 < np.mean(covered) < 0.95


@pytest.mark.usefixtures("fewer_draws")
@pytest.mark.thorough
@pytest.mark.parametrize("months", [36, 8])
def test_intervals_of_meetings_per_month_cover_as_stated(months):
    covered, differs = [], []
    for seed in range(100):
        random = np.random.default_rng(seed)
        parts = [_monthly(random.poisson(rate, months).tolist()) for rate in (8, 5)]
        found = compare(*parts, cut=str.split, seed=seed).meetings_per_month.set_index("kind").loc["all"]
        covered += [found["low"] <= 8 <= found["high"], found["low_other"] <= 5 <= found["high_other"]]
        differs.append(found["differs"])
    assert abs(np.mean(covered) - 0.9) < 3 * np.sqrt(0.9 * 0.1 / 200)
    assert np.mean(differs) > (0.95 if months > 12 else 0.5)


def test_a_group_with_more_articles_does_not_differ_by_its_number_of_meetings():
    """Three articles a month against one, each with as many meetings."""
    random = np.random.default_rng(1)
    one, other = _monthly(random.poisson(2, 36).tolist()), _monthly(random.poisson(2, 12).tolist())
    one["articles"]["date"] = [f"2020-{n % 12 + 1:02}" for n in range(36)]
    one["meetings"]["date"] = one["meetings"]["article_ids"].map(
        dict(zip(one["articles"]["article_id"], one["articles"]["date"], strict=True))
    )
    found = compare(one, other, cut=str.split).meetings_per_month.set_index("kind").loc["all"]
    assert found["low"] > found["high_other"], "the counts differ"
    assert not found["differs"] and abs(found["per_100"] - found["per_100_other"]) < 70


def _many(random, size: int, more: float = 0.0) -> dict[str, pd.DataFrame]:
    """A part with 30 topics, words, formulations, meetings and people that its articles repeat."""
    ids = [f"a{n}" for n in range(size)]
    made = random.dirichlet([0.2] * 30, size)
    made[:, 0] += more
    part = _part(pd.DataFrame(made, index=ids, columns=range(30)))
    part["topics"] = pd.DataFrame({"topic": range(30), "label": [f"主题{n}" for n in range(30)]})
    part["articles"]["date"] = [f"2023-{n % 12 + 1:02}" for n in range(size)]
    names = [f"词{chr(0x4E00 + n)}" for n in range(200)]
    words, uses, meetings, seen = [], [], [], []
    for article in ids:
        used = random.poisson(
            random.gamma(0.3, 1 / 0.3, len(names)) * 0.3 + 4 * more * (np.arange(len(names)) == 7)
        )
        text = [name for name, n in zip(names, used, strict=True) for _ in range(n)]
        words.append(" ".join(text) or "空")
        uses += [(name, article) for name in text[:6]]
        for at in range(int(random.poisson(random.gamma(0.3, 1 / 0.3) * (0.5 + 3 * more)))):
            meetings.append(
                (f"{article}{at}", "held", random.choice(["甲会", "乙会"]), "meeting", "2023-01", article)
            )
            seen += [(f"{article}{at}", f"人{random.integers(40)}") for _ in range(2)]
    part["paragraphs"] = pd.DataFrame(
        {"article_id": ids, "repeat_of": "", "role": "body", "reading": words, "text": words}
    )
    part["formulation_uses"] = pd.DataFrame(uses, columns=["term", "article_id"])
    columns = ["meeting_id", "status", "body_full", "kind", "date", "article_ids"]
    part["meetings"] = pd.DataFrame(meetings, columns=columns, dtype="object")
    part["attendance"] = pd.DataFrame(seen, columns=["meeting_id", "person"], dtype="object")
    return part


@pytest.mark.thorough
@pytest.mark.parametrize("sizes", [(60, 60), (15, 90)])
def test_groups_drawn_alike_rarely_differ_in_any_row_of_a_table(sizes, monkeypatch):
    """At a false discovery rate of 5 % of 20 pairs one is expected; more than four happen in 0.3 % of the tests."""
    monkeypatch.setattr(
        "analysis.questions.comparing.DRAWS", 100
    )  # of the intervals, which are not tested here
    any_row = dict.fromkeys(TABLES, 0)
    for seed in range(20):
        random = np.random.default_rng(seed)
        found = compare(*(_many(random, size) for size in sizes), cut=str.split, seed=seed)
        for name, table in found.tables.items():
            any_row[name] += bool(table["differs"].any())
    assert set(any_row) == set(TABLES)
    assert max(any_row.values()) <= 4, any_row


def test_what_was_planted_differs_in_each_table_and_little_else():
    random = np.random.default_rng(5)
    found = compare(_many(random, 80, 0.3), _many(random, 80), cut=str.split)
    assert found.words[found.words["differs"]]["term"].iloc[0] == "词" + chr(0x4E00 + 7)
    assert found.words["differs"].sum() <= 3
    assert found.topics[found.topics["differs"]]["topic"].tolist()[0] == 0
    assert found.meetings_per_month.set_index("kind").loc["all", "differs"]
    assert found.meetings["differs"].all()
    tested = found.words["p_adjusted"].notna().sum()
    assert f"of {tested} words tested" in found.finding and "30 topics tested" in found.finding


def test_months_without_texts_do_not_count_and_few_months_have_no_interval():
    one, other = _monthly([3] * 6), _monthly([2] * 4)
    second = other["articles"].assign(article_id=other["articles"]["article_id"] + "b")
    other["articles"] = pd.concat([other["articles"], second])  # enough articles, in too few months
    stray = pd.DataFrame(
        {
            "status": ["held"],
            "body": [""],
            "body_full": [""],
            "kind": ["visit"],
            "date": ["2019-01"],
            "article_ids": "x",
        }
    )
    one["meetings"] = pd.concat([one["meetings"], stray], ignore_index=True)
    found = compare(one, other, cut=str.split).meetings_per_month.set_index("kind")
    assert found.loc["all", ["months", "months_other", "per_month", "per_month_other"]].tolist() == [
        6,
        4,
        3,
        2,
    ]
    assert "visit" not in found.index
    assert found.loc["all", ["low", "high"]].tolist() == [3, 3]
    assert found.loc["all", ["low_other", "high_other"]].isna().all()


def _part(made: pd.DataFrame) -> dict[str, pd.DataFrame]:
    long = (
        made.rename_axis("article_id").reset_index().melt("article_id", var_name="topic", value_name="share")
    )
    empty = {
        "paragraphs": ["article_id", "repeat_of", "role", "text", "reading"],
        "formulation_uses": ["term", "article_id"],
        "meetings": ["status", "body", "body_full", "kind", "date", "article_ids"],
    }
    return {
        "articles": pd.DataFrame({"article_id": made.index, "headline": "", "date": ""}),
        "topic_shares": long,
        "topics": pd.DataFrame({"topic": [1, 2], "label": ["甲", "乙"]}),
        **{name: pd.DataFrame(columns=columns, dtype=str) for name, columns in empty.items()},
    }


def test_a_control_takes_out_what_it_explains():
    random = np.random.default_rng(1)
    groups = ["a"] * 90 + ["b"] * 10 + ["a"] * 10 + ["b"] * 90
    month = np.repeat([0, 1], 100)
    made = shares(random, groups, 0.0, month)
    column, control = pd.Series(groups, made.index), pd.Series(month, made.index)
    assert topic_effects(made, column).loc[0, "effect"] > 0.12
    held = topic_effects(made, column, control=control).iloc[0]
    assert abs(held["effect"]) < 0.04 and not held["differs"]


def test_what_cannot_be_told_apart_from_the_control_is_no_effect():
    """Paper b is all that there is of the second month; paper c shares the first with a."""
    random = np.random.default_rng(1)
    groups = ["a"] * 30 + ["b"] * 20 + ["c"] * 10
    month = np.array([0] * 30 + [1] * 20 + [0] * 10)
    made = shares(random, groups, 0.3, month)
    control = pd.Series(month, made.index, name="month")
    found = topic_effects(made, pd.Series(groups, made.index), control=control).set_index(["group", "topic"])
    assert found.loc["b", "note"].eq("cannot be told apart from month").all()
    assert (
        found.loc["b", ["effect", "low", "high"]].isna().all(axis=None)
        and not found.loc["b", "differs"].any()
    )
    assert found.loc["c", "note"].eq("").all() and found.loc["c", ["effect", "low", "high"]].notna().all(
        axis=None
    )
    alone = topic_effects(made, pd.Series(groups, made.index)).set_index(["group", "topic"])
    assert alone.loc["b", "differs"].all()


def test_the_effect_is_that_of_the_same_months_alone():
    """Where few articles tell two papers apart, the interval is wide, and no draw counts that has none of them."""
    month = np.array([0] * 40 + [1] * 40 + [0] * 3)
    groups = ["a"] * 40 + ["b"] * 43
    made = shares(np.random.default_rng(2), groups, 0.0, month)
    found = topic_effects(made, pd.Series(groups, made.index), control=pd.Series(month, made.index))
    assert found.loc[0, "high"] - found.loc[0, "low"] > 0.05 and found.loc[0, "note"] == ""


def test_one_article_differs_in_nothing(papers):
    study = Study(papers)
    ids = study.articles["article_id"].tolist()
    found = study.compare(article_id=ids[0])
    assert (
        found.too_few
        == f"Too few articles to tell a difference: {ids[0]} has 1 article; each part needs 5 or more."
    )
    assert found.finding == found.too_few
    assert found.words["significance"].eq("").all() and len(found.words)
    assert not found.topics["differs"].any() and found.topics["low"].isna().all()
    assert "too few" in found.figure().note
    assert study.compare(source=("甲报", "乙报")).too_few == ""


def test_periods_may_be_intervals(papers):
    study = Study(papers)
    found = study.compare(period=("2024-01/2024-06", "2024-07/2024-12"))
    assert found.articles == (12, 12)
    with pytest.raises(InputFault) as fault:
        study.compare(period=("2024-H1", "2024"))
    assert str(fault.value) == (
        "compare(period=…): '2024-H1' is not a period; write a year, a month or a day, "
        "or an interval such as '2023-01/2023-06'"
    )


def test_an_effect_needs_two_groups():
    made = shares(np.random.default_rng(1), ["a"] * 9 + ["b"] * 4, 0)
    with pytest.raises(InputFault) as fault:
        topic_effects(made, pd.Series(["a"] * 9 + ["b"] * 4, made.index))
    assert str(fault.value) == "an effect needs two groups of 5 articles or more; there are 1"


@pytest.fixture(scope="module")
def papers(tmp_path_factory) -> Path:
    """Two newspapers, of which one writes of forests and the other of harbours."""
    path = tmp_path_factory.mktemp("papers") / "papers.csv"
    rows = ["来源,日期,正文"]
    for n in range(1, 13):
        rows.append(
            f"甲报,2024-{n:02}-03,{n}月3日，市委常委会召开会议。会议强调，要保护森林，发展林业，植树造林。"
        )
        rows.append(
            f"乙报,2024-{n:02}-04,{n}月4日，市政府召开常务会议。会议强调，要建设港口，发展航运，疏浚航道。"
        )
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_word_that_one_part_lacks_is_drawn_at_zero_in_the_comparison_figure(papers):
    found = Study(papers).compare(source=("甲报", "乙报"))
    assert (found.words["per_10000"] == 0).any()
    (axes,) = [one for one in found.figure().figure.axes if one.get_xscale() == "log"]
    for axis in (axes.xaxis, axes.yaxis):
        ticks = axis.get_major_locator()()
        labels = [axis.get_major_formatter()(tick, None) for tick in ticks]
        assert labels.count("0") == 1
        lowest = min(rate for rate in [*found.words["per_10000"], *found.words["per_10000_other"]] if rate)
        assert (
            ticks[labels.index("0")]
            < lowest
            <= min(t for t, label in zip(ticks, labels, strict=True) if label != "0")
        )


def test_names_of_persons_are_compared_whole(tmp_path):
    path = tmp_path / "papers.csv"
    rows = [
        f"{paper},2024-{n:02}-03,{n}月3日，市委书记{name}主持召开市委常委会会议。{name}强调，要保护森林。"
        for n in range(1, 7)
        for paper, name in (("甲报", "郑海涛"), ("乙报", "牟国勋"))
    ]
    path.write_text("\n".join(["来源,日期,正文", *rows]), encoding="utf-8")
    terms = Study(path).compare(source=("甲报", "乙报")).words["term"]
    assert {term for term in terms if set(term) & set("郑海涛牟国勋")} == {"郑海涛", "牟国勋"}


def test_a_figure_of_one_formulation(tmp_path):
    path = tmp_path / "papers.csv"
    said = "会议强调，要坚持“两个维护”，推动高质量发展，发展新质生产力，推进乡村振兴。"
    rows = [f"甲报,2024-{n:02}-03,{n}月3日，市委常委会召开会议。{said}" for n in range(1, 13)]
    path.write_text("\n".join(["来源,日期,正文", *rows]), encoding="utf-8")
    study = Study(path)
    assert study.formulations["term"].nunique() > 1
    term = study.formulations["term"].iloc[-1]
    drawn = study.figure("formulations", term=term)
    assert set(drawn.data["term"]) == {term}
    assert term in drawn.note
    both = study.figure("formulations", term=[term, study.formulations["term"].iloc[0]])
    assert set(both.data["term"]) == {term, study.formulations["term"].iloc[0]}
    assert term in both.note and both.title.startswith("2 formulations")
    assert drawn.title == f"{term} occurs 12 times in 12 articles"
    with pytest.raises(InputFault, match="no formulation '没有这个'"):
        study.figure("formulations", term="没有这个")


@pytest.mark.parametrize("several", [False, True])
def test_other_figures_of_a_formulation_are_of_the_articles_that_use_it(tmp_path, several):
    """A figure that names a formulation shows no meeting of other articles."""
    said = ("坚持“两个维护”", "推进乡村振兴", "发展新质生产力")
    rows = [
        f"甲报,2024-{n:02}-03,{n}月3日，市委常委会召开会议。会议强调，要{said[n % 3]}。" for n in range(1, 13)
    ]
    path = tmp_path / "papers.csv"
    path.write_text("\n".join(["来源,日期,正文", *rows]), encoding="utf-8")
    terms = ["两个维护", "新质生产力"][: 1 + several]
    drawn = Study(path).figure("timeline", term=terms if several else terms[0])
    assert len(drawn.data) == 4 * len(terms)
    assert drawn.title.startswith("、".join(terms)) and "、".join(terms) in drawn.note


def test_planted_words_are_found(papers):
    study = Study(papers)
    found = study.compare(source=("甲报", "乙报"))
    assert found.names == ("甲报", "乙报")
    sure = found.words[found.words["significance"] != ""]
    assert {"森林", "林业"} <= set(sure[sure["direction"] == "more"]["term"])
    assert {"港口", "航运"} <= set(sure[sure["direction"] == "less"]["term"])
    assert set(study.compare_each("source")) == {"甲报", "乙报"}
    assert set(study.compare_each("quarter")) == {"2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"}
    assert study.compare(period=("2024-03", "2024-04")).words["significance"].eq("").all()
    with pytest.raises(InputFault, match="no source '丙报' here"):
        study.compare(source="丙报")
    with pytest.raises(InputFault, match="compare what"):
        study.compare()


def test_the_compare_and_figure_commands(papers, tmp_path, capsys):
    texts = papers.read_text("utf-8").splitlines()
    papers = tmp_path / "papers.csv"  # the first four months
    papers.write_text("\n".join(texts[:9]), "utf-8")
    assert main(["compare", str(papers), "--by", "source", "--out", str(tmp_path)]) == 0
    words = pd.read_csv(tmp_path / "compare" / "words.csv")
    assert set(words["group"]) == {"甲报", "乙报"}
    folder = tmp_path / "compare"
    pictures = {path.name for path in folder.glob("words_*.png")}
    assert pictures == {"words_甲报.png", "words_乙报.png"}
    (folder / "words_mine.png").write_bytes(b"own")
    assert main(["compare", str(papers), "--by", "period", "--out", str(tmp_path)]) == 0
    pictures = {path.name for path in folder.glob("words_*.png")}
    assert "words_甲报.png" not in pictures and {"words_mine.png", "words_2024-03.png"} <= pictures
    months = pd.read_csv(folder / "meetings_per_month.csv")
    assert set(months["group"]) >= {"2024-03", "2024-04"} and (months["per_month"] > 0).all()
    assert main(["compare", str(papers), "--by", "source", "--out", str(tmp_path)]) == 0
    assert main(["compare", str(papers), "--by", "sauce", "--out", str(tmp_path)]) == 2
    assert "did you mean source?" in capsys.readouterr().err
    assert main(["timeline", str(papers), "--out", str(tmp_path / "run")]) == 0
    picture = tmp_path / "t.png"
    assert main(["figure", "timeline", str(tmp_path / "run"), "--source", "甲报", "--to", str(picture)]) == 0
    again = tmp_path / "again.png"
    assert main(["figure", "timeline", str(tmp_path / "run"), "--source", "甲报", "--out", str(again)]) == 0
    assert again.read_bytes() == picture.read_bytes()
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert main(["figure", "timelin", str(tmp_path / "run")]) == 2
    assert "did you mean timeline?" in capsys.readouterr().err


def test_the_figure_command_draws_any_word_of_a_run(papers, tmp_path, capsys):
    run, drawn = tmp_path / "run", tmp_path / "word.text.svg"
    assert main(["formulations", str(papers), "--out", str(run)]) == 0
    word = next(
        one
        for one in ("会议", "强调")
        if one not in set(store.Tables(run / "tables")["formulations"]["term"])
    )
    assert main(["figure", "formulations", str(run), "--term", word, "--to", str(drawn)]) == 0
    hits = len(Study(papers, workers=1).search(word).kwic)
    assert hits and f"{word} occurs {hits} times" in "".join(
        re.findall(r">([^<>]+)</t", drawn.read_text("utf-8"))
    )
    assert main(["figure", "formulations", str(run), "--term", "无此词语", "--to", str(drawn)]) == 2
    assert "the texts do not have it" in capsys.readouterr().err


def test_examples_are_written_once_and_change_nothing(tmp_path):
    assert set(own_examples.EXAMPLES) == set(beside.NAMES)
    (tmp_path / "a.txt").write_text("2024年5月6日，市委召开会议。", encoding="utf-8")
    (tmp_path / "terms.csv").write_text("term\n新质生产力\n", encoding="utf-8")
    before = Study(tmp_path).meetings
    written = dict(own_examples.write(tmp_path))
    assert not written[tmp_path / "terms.csv"] and sum(written.values()) == len(beside.NAMES) - 1
    assert (tmp_path / "terms.csv").read_text(encoding="utf-8") == "term\n新质生产力\n"
    pd.testing.assert_frame_equal(Study(tmp_path).meetings, before)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", beside.NAMES)
def test_each_example_can_be_read(name, language, tmp_path):
    from tests.test_own_files import READERS

    text = own_examples.text(name, language).replace("\n# ", "\n").split("\n", 3)
    (tmp_path / name).write_text(f"{text[0]}\n{text[3]}", encoding="utf-8")
    READERS[name](beside.read(tmp_path, name))


@pytest.mark.thorough
def test_a_script_without_a_main_guard(papers, tmp_path):
    script = tmp_path / "plain.py"
    script.write_text(
        "from analysis.run.executors import executor\nimport math\nprint('begun')\n"
        "with executor(workers=2) as pool:\n    print(list(pool.map(math.sqrt, [1, 4])))\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert done.stdout.splitlines() == ["begun", "[1.0, 2.0]"], done.stderr


@pytest.mark.parametrize(
    "choices, said",
    [
        ({"colums": {}}, "Study(..., colums=…): there is no such choice; did you mean columns?"),
        ({"topics": "8"}, "Study(..., topics='8'): give a whole number from 2"),
        ({"language": "de"}, "Study(..., language='de'): give 'en' or 'zh'"),
        ({"engine": "lda"}, "Study(..., engine='lda'): give 'gibbs' or 'gensim'"),
        (
            {"window": "2023"},
            'Study(..., window=\'2023\'): give the first and last month, such as window=("2023-01", "2024-12")',
        ),
    ],
)
def test_choices_are_checked_at_once(papers, choices, said):
    with pytest.raises(InputFault) as fault:
        Study(papers, **choices)
    assert str(fault.value) == said


def test_a_mapped_column_goes_by_either_name(papers):
    study = Study(papers, columns={"newspaper_type": "来源"})
    assert "newspaper_type" in study.search("会议", "召开").together.by("来源")
    for name in ("newspaper_type", "来源"):
        assert len(study.where(**{name: "甲报"}).articles) == 12
        assert set(study.compare_each(name)) == {"甲报", "乙报"}
        counted = study.search("会议").by(name)
        assert (next(iter(counted)), set(counted["newspaper_type"])) == ("newspaper_type", {"甲报", "乙报"})


def test_a_part_shows_its_selection_and_writes_its_calendar(papers, tmp_path):
    study = Study(papers, columns={"section": "来源"})
    part = study.where(section="甲报").where(since="2024-03", until="2024-04")
    assert repr(part) == f"Study({str(papers)!r}).where(section='甲报', since='2024-03', until='2024-04')"
    assert repr(study.where(article_id=study.articles["article_id"].tolist())).endswith(
        ".where(article_id=[24 values])"
    )
    days = [line[-8:] for line in _calendar(part.meetings_ics(tmp_path / "a.ics")) if "DTSTART" in line]
    assert days == ["20240303", "20240403"]
    whole = [line for line in _calendar(study.meetings_ics(tmp_path / "b.ics")) if "DTSTART" in line]
    assert len(whole) == 24
    with pytest.raises(InputFault, match="cannot be written"):
        study.meetings_ics(tmp_path / "none" / "a.ics")


def _calendar(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def test_a_wrong_number_of_a_topic_is_answered_with_the_range():
    topics = pd.DataFrame({"topic": range(1, 35)})
    with pytest.raises(InputFault) as fault:
        display.topic(99, {"topics": topics}, lambda *place: "")
    assert str(fault.value) == "there is no topic 99 here; topics are 1 to 34"


@pytest.mark.parametrize(
    ("name", "meant"), [("meetingz", "meetings"), ("topicz", "topics"), ("serch", "search")]
)
def test_a_misspelt_table_is_offered_before_its_method(papers, name, meant):
    with pytest.raises(AttributeError) as fault:
        getattr(Study(papers), name)
    assert str(fault.value).startswith(f"a study has no {name!r}; did you mean {meant!r}")


def test_names_are_offered_and_dir_computes_nothing(papers):
    study = Study(papers)
    assert {"meetings", "search", "where"} <= set(dir(study))
    assert "tables" not in study.__dict__ and "folder" not in study.__dict__
    with pytest.raises(AttributeError) as fault:
        study.meetngs  # noqa: B018
    assert str(fault.value).startswith("a study has no 'meetngs'; did you mean 'meetings', ")
    card = study._repr_html_()
    assert "24" in card and "2024-01-03 – 2024-12-04" in card


def test_the_users_own_figures_draw_chinese():
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("error")
        display.draw_chinese()
        figure = Figure()
        figure.text(0.5, 0.5, "会议 −1 meetings")
        figure.canvas.draw()


def test_a_figure_of_the_articles_with_a_formulation_calls_no_month_with_texts_empty(tmp_path):
    for month, what in (("03", "高质量发展"), ("05", "乡村振兴")):
        text = f"2024年{month}月6日，市委召开全市改革工作会议，强调推动{what}。\n"
        (tmp_path / f"{month}.txt").write_text(text, encoding="utf-8")
    study = Study(tmp_path)
    part = study.where(term="乡村振兴")
    assert len(part.articles) == 1
    assert sourced_months(part.tables) == {"2024-03", "2024-05"}
    assert sourced_months(part.where(kind="meeting").tables) == {"2024-03", "2024-05"}
    one_file = study.where(source="03.txt")  # other texts are not asked for: of their months it has none
    assert sourced_months(one_file.tables) == {"2024-03"}


def test_a_figure_of_one_person_says_so_and_calls_no_month_with_texts_empty(tmp_path):
    for month, who in (("03", "王小明"), ("05", "李大同")):
        text = f"2024年{month}月6日，市委召开全市改革工作会议。市委书记{who}出席会议并讲话。\n"
        (tmp_path / f"{month}.txt").write_text(text, encoding="utf-8")
    study = Study(tmp_path)
    part = study.where(person="王小明")
    assert part.tables["covered_months"]["month"].tolist() == ["2024-03", "2024-05"]
    assert sourced_months(study.where(since="2024-05").tables) == {"2024-03", "2024-05"}
    assert sourced_months(study.where(since="2024-05", until="2024-06").where(kind="meeting").tables) == {
        "2024-03",
        "2024-05",
    }
    assert sourced_months(part.tables) == {"2024-03", "2024-05"}
    drawn = study.figure("timeline", person="王小明")
    assert drawn.note.startswith("王小明 · ")
    assert part.figure("timeline").note == drawn.note
    assert drawn.title.startswith("王小明: ")


def test_a_figure_can_be_asked_for_in_the_other_language(tmp_path):
    study = Study(_of_three_months(tmp_path))
    part = study.where(person="王小明", since="2024-03")
    drawn = part.figure("timeline", language="zh")
    assert drawn.note.startswith("2024年3月起 · 王小明 · ")
    assert drawn.title.startswith("王小明：")
    with pytest.raises(InputFault, match="language 'cn': give 'en' or 'zh'"):
        part.figure("timeline", language="cn")
    again = Study(tmp_path / "year.csv", language="zh").where(person="王小明", since="2024-03")
    assert again.figure("timeline").title == drawn.title


def test_a_note_says_a_period_once(tmp_path):
    study = Study(_of_three_months(tmp_path))
    for name in ("timeline", "coverage", "network"):
        note = study.figure(name, person="王小明", since="2024-03", until="2024-05").note
        assert note.startswith("王小明 · Source: "), name
        assert note.count("Mar 2024") == note.count("May 2024") == 1, name
    note = study.where(since="2024-03").where(until="2024-05-20").figure("timeline").note
    assert note.startswith("from Mar 2024 · until 20 May 2024 · Source: ")


def test_a_title_says_a_period_that_is_part_of_a_month(tmp_path):
    """The meetings of ten days are not those of their month."""
    study = Study(_of_three_months(tmp_path))
    part = {"since": "2024-03-01", "until": "2024-03-10"}
    drawn = study.figure("timeline", **part)
    assert drawn.title.startswith("1 Mar 2024 to 10 Mar 2024: ")
    assert study.figure("timeline", language="zh", **part).title.startswith("2024年3月1日至2024年3月10日：")
    assert study.where(until="2024-03-10").figure("coverage").title.startswith("until 10 Mar 2024: ")
    assert not study.figure("timeline", since="2024-03", until="2024-05").title.startswith("Mar 2024 to")
    assert study.figure("timeline", title="Ten days", **part).title == "Ten days"


def _of_three_months(folder: Path) -> Path:
    """A table with an article in each month of 2024, meetings in three, and one without a date."""
    rows = []
    for month in range(1, 13):
        text = "全市各地安排生产。"
        if month in (3, 5, 9):
            text = f"2024年{month}月6日，市委召开全市改革工作会议。市委书记王小明出席会议并讲话。"
        rows.append(f"2024-{month:02}-07,第{month}篇,{text}")
    rows.append(",没有日期,市政府召开防汛工作会议。市长王小明出席会议并讲话。")
    path = folder / "year.csv"
    path.write_text("\n".join(["日期,标题,正文", *rows]) + "\n", encoding="utf-8")
    return path


def _words(drawn) -> str:
    return " ".join(text.get_text() for text in drawn.figure.findobj(Text))


def test_the_axis_follows_a_period_and_months_with_texts_are_not_empty(tmp_path):
    study = Study(_of_three_months(tmp_path))
    part = study.where(since="2024-03", until="2024-05")
    drawn = part.figure("coverage")
    assert drawn.title.startswith("Every month has an article or a meeting (3 months)")
    assert "Window: Mar 2024 to May 2024" in drawn.note
    for drawn in (
        part.figure("timeline", person="王小明"),
        study.figure("timeline", person="王小明", since="2024-03", until="2024-03"),
        part.where(until="2024-04").figure("timeline"),
    ):
        assert "no source" not in _words(drawn)
        assert "Dec 2024" not in drawn.note
    days = _words(study.figure("timeline", since="2024-03", until="2024-03")).split()
    assert {"10", "20", "30"} <= {*days}, "no ticks for days"
    assert _words(study.figure("timeline", since="2024-03", until="2024-06")).split().count("20") == 0


def test_another_language_reads_the_same_tables(tmp_path):
    path = _of_three_months(tmp_path)
    assert Study(path, language="zh").folder == Study(path).folder


def test_a_script_sees_once_that_a_row_has_no_effect(tmp_path, caplog):
    path = _of_three_months(tmp_path)
    (tmp_path / "corrections.csv").write_text(
        "action,evidence,name\nchange,没有这样的话,改名\n", encoding="utf-8"
    )
    study = Study(path)
    assert len(study.meetings) and len(study.people)
    told = [record.getMessage() for record in caplog.records if "没有这样的话" in record.getMessage()]
    assert len(told) == 1 and "corrections.csv" in told[0]


def test_a_title_counts_what_the_note_counts_and_can_be_given(tmp_path):
    path = _of_three_months(tmp_path)
    drawn = Study(path, window=("2024-03", "2024-03")).figure("timeline")
    assert drawn.title == "1 meeting in Mar 2024"
    assert "n = 1 meeting held" in drawn.note and "1 more undated, 2 more outside the window" in drawn.note
    drawn = Study(path).figure("timeline", title="会议一览")
    assert drawn.title == "会议一览" and "会议一览" in _words(drawn)


@pytest.mark.thorough
def test_topics_are_fitted_anew_on_a_study():
    study = Study("seeds", workers=1)
    own = study.fit_topics(topics=4, seed=3, stop=["安全生产"])
    assert len(own.topics) == 4 and len(study.topics) != 4
    assert "安全生产" in set(study.topic_words["word"]) and "安全生产" not in set(own.topic_words["word"])
    assert own.meetings is study.meetings
    assert len(own.figure("topic_words").data)
    with pytest.raises(InputFault, match="give a whole number from 2"):
        study.fit_topics(topics=1)


def test_gensims_own_model_is_handed_over(papers):
    study = Study(papers, workers=1)
    fitted, documents, dictionary = study.topics_as_gensim(topics=2)
    assert fitted.num_topics == 3  # the background besides
    assert len(dictionary) == fitted.num_terms and len(documents)
    with pytest.raises(InputFault, match="topics=1"):
        study.topics_as_gensim(topics=1)


def test_the_figure_command_takes_size_font_and_palette(papers, tmp_path, capsys):
    run = tmp_path / "run"
    assert main(["timeline", str(papers), "--out", str(run)]) == 0
    picture = tmp_path / "t.svg"
    ask = ["figure", "timeline", str(run), "--to", str(picture), "--palette", "grey"]
    assert main([*ask, "--size", "4:3", "--font", "11"]) == 0
    assert "<svg" in picture.read_text("utf-8")
    for wrong, said in (
        (["--size", "60x60mm"], "smaller than 7 pt"), (["--font", "big"], "--font big: not a size in points"),
        (["--palette", "none.toml"], "palette none.toml"),
    ):  # fmt: skip
        assert main([*ask, *wrong]) == 2
        assert said in capsys.readouterr().err


def test_a_period_says_how_many_undated_texts_and_meetings_it_leaves_out(tmp_path):
    path = tmp_path / "papers.csv"
    rows = [
        "2024-05-06,5月6日，市委召开常委会会议。",
        "2024-09-06,9月6日，市委召开全会。",
        ",市政府召开常务会议。",
    ]
    path.write_text("\n".join(["日期,正文", *rows]), encoding="utf-8")
    study = Study(path)
    part = study.where(since="2024-06")
    assert repr(part).endswith(".where(since='2024-06'), without the undated (1 article, 1 meeting)")
    assert "without the undated" in part._repr_html_()
    assert "undated" not in repr(study.where(kind="meeting"))
    assert "study.where(since=&quot;2024-09&quot;)" in study._repr_html_()


def test_a_part_of_a_part_says_how_many_undated_it_leaves_out(tmp_path):
    path = tmp_path / "papers.csv"
    rows = ["2024-05-06,甲,市委召开会议。", "2024-09-06,甲,下雨。", ",甲,刮风。", ",乙,下雪。"]
    path.write_text("\n".join(["日期,报纸,正文", *rows]), encoding="utf-8")
    study = Study(path)
    for part, left_out in (
        (study.where(since="2024-04").where(until="2024-08"), "2 articles"),
        (study.where(since="2024-04").where(报纸="甲"), "1 article"),
        (study.where(报纸="甲").where(since="2024-04"), "1 article"),
    ):
        assert f"without the undated ({left_out}, " in repr(part)


def test_the_figure_command_follows_the_settings_of_its_run(papers, tmp_path):
    run, picture = tmp_path / "run", tmp_path / "t.svg"
    months = ["--from", "2024-03", "--to", "2024-06"]
    assert main(["timeline", str(papers), "--out", str(run), "--language", "zh", *months]) == 0
    ask = ["figure", "timeline", str(run), "--to", str(picture)]

    def drawn(*options: str) -> str:
        assert main([*ask, *options]) == 0
        return picture.read_text("utf-8")

    assert note.settings_of(run).window == ("2024-03", "2024-06")
    assert drawn() == drawn("--language", "zh") != drawn("--language", "en")
    study = Study(papers, language="zh", window=("2024-03", "2024-06")).figure("timeline")
    study.save(tmp_path / "own.svg")
    assert drawn() == (tmp_path / "own.svg").read_text("utf-8")


def test_names_are_given_one_by_one_or_as_a_list(papers):
    study = Study(papers)
    hits = study.search(["森林", "港口"])
    assert hits.kwic.equals(study.search("森林", "港口").kwic) and len(hits)
    assert hits.by(["quarter", "来源"]).equals(hits.by("quarter", "来源"))
    with pytest.raises(InputFault, match="name of one column"):
        study.topic_effects(["source", "month"])
    with pytest.raises(InputFault, match="name of one column"):
        study.compare_each(["source"])


def test_what_a_chinese_study_shows_is_chinese(papers):
    study = Study(papers, language="zh")
    assert repr(study.search("森林")).startswith("24篇文章中有12篇命中，共12处")
    assert "词语 <code>.words</code>" in study.compare(source="甲报")._repr_html_()
    assert study.network().language == "zh"


def test_a_part_is_not_compared_with_itself(papers):
    with pytest.raises(InputFault, match="both parts are the same articles"):
        Study(papers).compare(source=("甲报", "甲报"))
