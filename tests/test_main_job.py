"""The main job on the shipped corpus: everything in place, right, the same again, and quickly when nothing changed."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from pathlib import Path

import pytest
from PIL import Image

from analysis import evaluation, job, tables
from analysis.__main__ import main
from analysis.plots import FIGURES
from analysis.reports import make
from analysis.reports.render import render
from analysis.run import project, store
from analysis.settings import Settings
from tests.conftest import ROOT, run_build

NOTEBOOKS = [
    "01_corpus",
    "02_topics",
    "03_timeline",
    "04_topics_over_time",
    "05_formulations",
    "06_compare",
]


def contents(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for folder in ("tables", "figures", "reports")
        for path in sorted((out / folder).rglob("*"))
        if path.is_file()
    }


def test_every_table_fits_its_schema(built):
    made = store.Tables(built.out / "tables")
    assert set(tables.SCHEMAS) <= set(made)
    for name in tables.SCHEMAS:
        tables.check(name, made[name])
        assert len(made[name])
        assert (built.out / "tables" / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_figure_is_there_in_both_languages_and_every_format(built):
    told = json.loads((built.out / "figures" / "figures.json").read_text("utf-8"))
    assert [(one["name"], one["language"]) for one in told["figures"]] == [
        (name, language) for language in ("en", "zh") for name in FIGURES
    ]
    for one in told["figures"]:
        assert one["title"] and one["caption"] and one["alt"]
        assert set(one["files"]) == {"png", "svg", "text.svg", "pdf", "csv"}
        for file in one["files"].values():
            assert (built.out / "figures" / file).stat().st_size > 100


def test_what_was_drawn_while_later_steps_were_at_work_is_as_if_drawn_after_them(built):
    made = store.Tables(built.out / "tables")
    for name in [name for name, step in FIGURES.items() if step != make.LAST]:
        for ending, content in render(name, made, language="zh").files.items():
            file = f"{name}.csv" if ending == "csv" else f"{name}.zh.{ending}"
            assert (built.out / "figures" / file).read_bytes() == content, file


def test_the_timeline_for_other_programs_is_the_table(built):
    rows = json.loads((built.out / "tables" / "meetings.json").read_text("utf-8"))
    table = store.Tables(built.out / "tables")["meetings"]
    for name in tables.list_columns("meetings"):
        table[name] = table[name].map(tables.split)
    assert rows == table.to_dict(orient="records")


def test_every_page_is_there_stands_alone_and_is_small(built):
    pages = {path.name: path.read_text("utf-8") for path in (built.out / "reports").iterdir()}
    assert sorted(pages) == sorted(
        f"{name}.html"
        for name in [
            *NOTEBOOKS,
            *(f"{page}{end}" for page in ("index", "formulations", "search") for end in ("", ".zh")),
        ]
    )
    for name, page in pages.items():
        assert len(page.encode()) < 3_000_000, name
        assert "Content-Security-Policy" in page
        assert "Traceback" not in page


def test_what_is_found_in_the_seeds(built, gold):
    scores = {
        score.measure: score for score in evaluation.all_scores(store.Tables(built.out / "tables"), gold)
    }
    assert (
        scores
    )  # each named measure is held to its bar by the tests of its room; here: nothing is wholly missed
    for measure, score in scores.items():
        assert score.gold == 0 or score.right > 0, measure


@pytest.mark.thorough
def test_the_same_bytes_in_another_folder_locale_zone_and_hash_seed(built, tmp_path):
    elsewhere = {
        "LC_ALL": "C",
        "TZ": "Pacific/Apia",
        "PYTHONHASHSEED": "7",
        "MPLCONFIGDIR": str(tmp_path / "mpl"),
    }
    copied = tmp_path / "somewhere else" / "seeds"
    copied.mkdir(parents=True)
    for path in sorted((Path(__file__).parents[1] / "seeds").iterdir(), reverse=True):
        (copied / path.name).write_bytes(path.read_bytes())
    os.utime(copied, (0, 0))
    run_build(tmp_path / "out", tmp_path / "cache", corpus=copied, **elsewhere)
    here, there = contents(built.out), contents(tmp_path / "out")
    assert sorted(here) == sorted(there)
    shows_the_path = {f"reports/{name}.html" for name in NOTEBOOKS} | {"tables/build.json"}
    different = [name for name in here if here[name] != there[name] and name not in shows_the_path]
    assert different == []


def test_with_nothing_changed_it_says_so_at_once(built):
    start = time.monotonic()
    said = run_build(built.out, built.cache)
    assert said == "nothing has changed since the last build\n"
    assert time.monotonic() - start < 5


@pytest.mark.thorough
def test_a_damaged_output_is_made_again(built, tmp_path):
    shutil.copytree(built.out, tmp_path / "out")
    page = tmp_path / "out" / "reports" / "index.html"
    whole = page.read_bytes()
    page.write_text("torn")
    run_build(tmp_path / "out", built.cache)
    assert page.read_bytes() == whole


def test_the_gold_that_a_report_is_held_against_counts_in_its_name(tmp_path, monkeypatch):
    (tmp_path / "gold").mkdir()
    monkeypatch.setattr(project, "ROOT", tmp_path)
    monkeypatch.setattr(project, "NOTEBOOKS", tmp_path / "none")
    monkeypatch.setattr(project, "GOLD", tmp_path / "gold")
    settings = Settings(corpus=ROOT / "seeds")
    before = job._name(settings)
    (tmp_path / "gold" / "seeds_meetings.csv").write_text("file\n")
    assert job._name(settings) != before


def test_a_figure_of_two_terms_has_the_resolution_asked_for(built, tmp_path):
    terms = store.Tables(built.out / "tables")["formulations"]
    one, other = terms[terms["variant_of"] == ""].sort_values("uses")["term"].tail(2)
    sides = {}
    for dpi in ("60", "120"):
        out = tmp_path / f"{dpi}.png"
        asked = ["figure", "formulations", str(built.out), "--term", one, "--term", other, "--dpi", dpi]
        assert main([*asked, "--to", str(out)]) == 0
        picture = Image.open(out)
        assert picture.info["dpi"] == pytest.approx((int(dpi), int(dpi)), abs=0.1)
        sides[dpi] = picture.size
    assert sides["60"] == pytest.approx((800, 450), abs=1)  # 960 x 540 points
    assert sides["120"] == pytest.approx((1600, 900), abs=1)
    svg = tmp_path / "terms.text.svg"
    assert main([*asked[:-2], "--to", str(svg)]) == 0
    text = "".join(re.findall(r">([^<>]+)</t", svg.read_text("utf-8")))  # without the coordinates
    assert one in text and other in text
    assert not any(term in text for term in set(terms["term"]) if term not in one + other)


@pytest.mark.slow
def test_a_corpus_of_one_short_text_gets_every_page(tmp_path):
    """It has no topics, no comparison and one meeting: each notebook runs to its end."""
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.txt").write_text("2024年5月3日，市委召开工作会议，强调抓好落实。\n", "utf-8")
    run_build(tmp_path / "out", tmp_path / "cache", corpus=tmp_path / "c")
    assert {f"{name}.html" for name in [*NOTEBOOKS, "index", "formulations", "search"]} <= {
        path.name for path in (tmp_path / "out" / "reports").iterdir()
    }


def test_the_topics_of_a_run_in_chinese_give_chinese_warnings(tmp_path, capsys):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.txt").write_text(
        "市委召开工作会议\n\n5月3日，市委召开工作会议。会议强调，要抓好落实。\n", "utf-8"
    )
    said = {}
    for language in ("en", "zh"):
        asked = ["topics", str(tmp_path / "c"), "--out", str(tmp_path / language), "--language", language]
        assert main(asked) == 0
        said[language] = capsys.readouterr().err
    assert "no topics can be distinguished: no words to model" in said["en"]
    assert "无法区分主题：" in said["zh"]
    assert "no topics" not in said["zh"] and "no words to model" not in said["zh"]


def test_the_readme_tells_how_many_formulations_the_seeds_have(built, gold):
    made = store.Tables(built.out / "tables")["formulations"]
    annotated = len((gold / "seeds_formulations.csv").read_text("utf-8-sig").strip().splitlines()) - 1
    listed = int((made["origin"] == "lexicon").sum())
    told = f"{len(made) - annotated} found that are not annotated; {listed} of the {len(made)} in all are from the lexicon"
    assert told in (ROOT / "README.md").read_text("utf-8")
