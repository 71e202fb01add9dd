"""The command line as a user meets it: status, one clear line, no traceback."""

from __future__ import annotations

import subprocess
import sys

import pytest

from analysis import job
from analysis.__main__ import main
from analysis.settings import Settings
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("OFFICIAL_TEXTS_CACHE", str(tmp_path / "kept"))


def told(capsys) -> str:
    return capsys.readouterr().err


def test_a_missing_corpus(tmp_path, capsys):
    assert main(["corpus", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 2
    assert (
        told(capsys).splitlines()[-1].startswith(f"error: {tmp_path}/none: there is no such folder or table")
    )


def test_an_empty_folder(tmp_path, capsys):
    (tmp_path / "c").mkdir()
    assert main(["corpus", str(tmp_path / "c"), "--out", str(tmp_path / "out")]) == 2
    assert told(capsys).splitlines()[-1] == (
        f"error: {tmp_path}/c: the folder is empty; supported are .txt .md .html .docx .odt .rtf .pdf and the tables "
        ".csv .xlsx .jsonl .parquet, all except .xlsx also as .gz"
    )
    assert not (tmp_path / "out" / "tables").exists()


def test_an_empty_file_and_one_that_is_no_text_are_told_and_the_rest_goes_on(tmp_path, capsys):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "empty.txt").write_bytes(b"")
    (tmp_path / "c" / "picture.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "c" / "good.txt").write_text(
        "市委召开会议\n\n5月3日，市委召开工作会议。会议强调，要抓好落实。\n"
    )
    assert main(["corpus", str(tmp_path / "c"), "--out", str(tmp_path / "out")]) == 0
    lines = told(capsys)
    assert "empty.txt: skipped: " in lines
    assert "picture.txt: skipped: " in lines
    ledger = (tmp_path / "out" / "tables" / "ledger.csv").read_text("utf-8-sig")
    assert '"empty.txt",0,0,"unread",' in ledger
    assert '"picture.txt",0,0,"unread",' in ledger


def test_only_unreadable_files(tmp_path, capsys):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "empty.txt").write_bytes(b"")
    assert main(["corpus", str(tmp_path / "c"), "--out", str(tmp_path / "out")]) == 2
    assert (
        told(capsys)
        .splitlines()[-1]
        .startswith(f"error: {tmp_path}/c: nothing in it could be read: empty.txt: ")
    )


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--topics", "1"], "--topics 1: not a number of topics; give a whole number from 2, or auto"),
        (["--topics", "many"], "--topics many: not a number of topics; give a whole number from 2, or auto"),
        (["--from", "2023"], "--from 2023: not a month; use the form 2023-01"),
        (
            ["--from", "2024-05", "--to", "2023-01"],
            "--from 2024-05 --to 2023-01: the end is before the start",
        ),
        (["--workers", "0"], "--workers 0: not a number of processes; give a whole number from 1"),
        (["--seed", "-1"], "--seed -1: not a seed; give a whole number from 0"),
        (
            ["--column", "text"],
            "--column text: write OURS=THEIRS, with OURS one of text, id, title, published, source, or a name of your own",
        ),
    ],
)
def test_an_option_that_makes_no_sense(options, line, tmp_path, seeds, capsys):
    assert main(["topics", str(seeds), "--out", str(tmp_path), *options]) == 2
    assert told(capsys) == f"error: {line}\n"


def test_a_run_leaves_no_table_of_the_one_before_it_and_every_file_of_a_person(tmp_path, capsys):
    for name, day in (("one", "5月3日"), ("two", "6月4日")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"例会\n\n2024年{day}，市委召开例会。\n", encoding="utf-8")
    out = tmp_path / "out"
    assert main(["timeline", str(tmp_path / "one"), "--out", str(out)]) == 0
    assert (out / "tables" / "meetings.ics").is_file()
    (out / "tables" / "my notes.txt").write_text("mine", encoding="utf-8")
    assert main(["corpus", str(tmp_path / "two"), "--out", str(out)]) == 0
    names = ["articles", "ledger", "paragraphs"]
    assert sorted(path.name for path in (out / "tables").iterdir()) == sorted(
        ["build.json", "my notes.txt", *(f"{name}.{kind}" for name in names for kind in ("csv", "parquet"))]
    )
    assert "6月4日" in (out / "tables" / "paragraphs.csv").read_text("utf-8-sig")


def test_meetings_of_years_that_the_figures_do_not_show_are_told(tmp_path, caplog):
    (tmp_path / "a.csv").write_text("text\n2016年5月3日，市委召开例会。\n", encoding="utf-8")
    settings = Settings(corpus=tmp_path / "a.csv", out=tmp_path / "out")
    job.tables_only(settings, "timeline")
    assert caplog.messages[-1] == (
        "1 dated meeting is outside the window of the figures, 2023-01 to 2025-12 (1 in all); to show all: --from 2016-05 --to 2016-05"
    )


def test_evaluate_without_a_run(tmp_path, gold, capsys):
    assert main(["evaluate", "--gold", str(gold), str(tmp_path)]) == 2
    assert (
        told(capsys)
        == f"error: {tmp_path}/tables: folder not found; it should contain tables; run the build first\n"
    )


def test_evaluate_where_gold_and_run_share_no_text(tmp_path, gold, capsys):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "mine.txt").write_text(
        "市委召开会议\n\n2024年5月3日，市委召开工作会议。\n", encoding="utf-8"
    )
    assert main(["formulations", str(tmp_path / "c"), "--out", str(tmp_path)]) == 0
    told(capsys)
    assert main(["evaluate", "--gold", str(gold), str(tmp_path)]) == 2
    assert told(capsys) == (f"error: {gold}: no gold data for the texts of this run\n")


def test_evaluate_and_init_speak_chinese(tmp_path, gold, capsys):
    assert main(["evaluate", "--gold", str(gold), str(tmp_path), "--language", "zh"]) == 2
    assert told(capsys) == f"错误：{tmp_path}/tables：找不到文件夹；其中应有数据表；请先运行`build`\n"
    assert main(["init", str(tmp_path), "--language", "zh"]) == 0
    first = told(capsys).splitlines()[0]
    main(["init", str(tmp_path), "--language", "zh"])
    assert (first[:4], told(capsys)[:8]) == ("已写入：", "已存在，未改动：")


def test_a_python_without_the_packages_is_told_of_the_one_that_has_them():
    done = subprocess.run(  # -S: without what is installed
        [sys.executable, "-S", "-m", "analysis", "build"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr == (
        f"error: {sys.executable} has no package 'filelock'; use the Python that `make report` set up: "
        ".venv/bin/python -m analysis ...\n"
    )


def test_no_command_prints_the_usage(capsys):
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    assert told(capsys).startswith("usage: python -m analysis")


def test_a_figure_of_a_comparison_says_where_it_is(tmp_path, capsys):
    (tmp_path / "compare").mkdir()
    assert main(["figure", "network", str(tmp_path)]) == 2
    assert told(capsys).startswith(
        f"error: {tmp_path} holds a comparison, which has its figures in {tmp_path}/compare; "
    )
    (tmp_path / "compare").rmdir()
    assert main(["figure", "network", str(tmp_path)]) == 2
    assert told(capsys) == f"error: {tmp_path}/tables: there is no such folder; run the build first\n"


def test_a_reader_of_the_output_who_leaves_early_sees_no_traceback(tmp_path):
    """As in `check CORPUS | head`."""
    (tmp_path / "a.txt").write_text("2024年5月6日，市委召开会议。", "utf-8")
    command = [sys.executable, "-m", "analysis", "check", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        said = running.stderr.read().decode()
    assert (running.returncode, said) == (1, "")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["build", "--engine", "lda"], "错误：--engine：不能是lda；可取：gibbs、gensim"),
        (["compare", "seeds"], "错误：缺少：--by、--out"),
        (["build", "--wide"], "错误：没有这些选项：--wide"),
        (["build", "--seed"], "错误：--seed：缺少取值"),
    ],
)
def test_wrong_options_are_reported_in_chinese(options, line, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([*options, "--language", "zh"])
    assert stopped.value.code == 2
    assert told(capsys).splitlines()[-1] == line


def test_a_comparison_by_a_level_of_folders_says_how_to_name_it(tmp_path, capsys):
    for name in ("甲/a.txt", "乙/b.txt"):
        (tmp_path / "c" / name).parent.mkdir(parents=True)
        (tmp_path / "c" / name).write_text("市委召开会议\n\n5月3日，市委召开工作会议。\n", encoding="utf-8")
    asked = ["compare", str(tmp_path / "c"), "--by", "folder:1", "--out", str(tmp_path / "out")]
    assert main([*asked, "--language", "zh"]) == 2
    assert "--column 目录=folder:1 --by 目录" in told(capsys).splitlines()[-1]


def test_a_question_of_a_chinese_run_is_answered_in_chinese(tmp_path, capsys):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "build.json").write_text('{"settings": {"language": "zh"}}', encoding="utf-8")
    assert main(["figure", "timline", str(tmp_path)]) == 2
    assert "是否指" in told(capsys)
    assert main(["figure", "timline", str(tmp_path), "--language", "en"]) == 2
    assert "did you mean" in told(capsys)
