"""What in a folder is no text: results of an earlier run, and the parts of saved web pages."""

import pytest

from analysis.corpus import reading, walking
from analysis.run import fingerprint

PAGE = "<html><body><p>3月5日，青江市委召开常委会会议，研究部署全市春耕生产工作。</p></body></html>"


def _read(folder):
    return {
        item.name: getattr(item, "reason", "") for batch in walking.batches(folder) for item in batch.items
    }


def _write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def test_results_of_a_build_into_the_folder_are_no_texts(tmp_path):
    _write(tmp_path, {"a.txt": "3月5日，青江市委召开常委会会议。", "tables/own.txt": "一篇文章"})
    before = fingerprint.corpus(tmp_path)
    _write(
        tmp_path,
        {
            "tables/meetings.csv": "text\n一场会议\n",
            "reports/index.html": PAGE,
            "tables/build.json": '{"outputs": {"tables": {"meetings.csv": ""}, "reports": {"index.html": ""}}}',
        },
    )
    assert _read(tmp_path) == {"a.txt": "", "tables/own.txt": ""}
    assert fingerprint.corpus(tmp_path) == before


def test_results_below_a_folder_of_the_corpus_are_no_texts(tmp_path):
    noted = '{"outputs": {"tables": {"meetings.csv": ""}}}'
    _write(
        tmp_path,
        {"a.txt": "会议", "结果/tables/meetings.csv": "text\n会议\n", "结果/tables/build.json": noted},
    )
    assert _read(tmp_path) == {"a.txt": ""}


@pytest.mark.parametrize("below", ["", "结果/"])
def test_a_comparison_into_the_folder_is_no_text(tmp_path, below):
    listed = '["words.csv", "words_甲报.png"]'
    made = {"words.csv": "text\n词语\n", "words_甲报.png": "", "files.json": listed}
    own = {"compare/own.txt": "会议", "a.txt": "会议"}
    _write(tmp_path, own | {f"{below}compare/{name}": text for name, text in made.items()})
    assert _read(tmp_path) == dict.fromkeys(own, "")


def test_a_folder_of_texts_called_compare_is_read(tmp_path):
    _write(tmp_path, {"compare/a.txt": "会议", "compare/files.json": "{}"})
    assert _read(tmp_path)["compare/a.txt"] == ""


@pytest.mark.parametrize(
    "noted", ['{"outputs": {"tables": null}}', '{"outputs": {"tables": 3}}', '{"outputs": []}']
)
def test_a_file_of_another_program_with_the_name_of_a_note_leaves_out_no_texts(tmp_path, noted):
    _write(tmp_path, {"a.txt": "会议", "tables/b.txt": "会议", "tables/build.json": noted})
    assert {"a.txt", "tables/b.txt"} <= set(_read(tmp_path))
    assert fingerprint.corpus(tmp_path)


def test_an_empty_frame_of_a_saved_page_is_no_fault(tmp_path):
    empty = "<html><body></body></html>"
    _write(tmp_path, {"会议.html": PAGE, "会议_files/frame.html": empty, "空.html": empty})
    found = [item for batch in walking.batches(tmp_path) for item in reading.load(batch)]
    assert {item.name: getattr(item, "reason", "") for item in found} == {
        "会议.html": "",
        "空.html": "web_page_without_text",
    }


def test_parts_of_a_saved_page_are_passed_over_but_for_its_frames(tmp_path):
    _write(
        tmp_path,
        {
            "会议.html": PAGE,
            "会议_files/main.css": "p {}",
            "会议_files/js/a.js": "1",
            "会议_files/frame.html": PAGE,
            "通知.htm": PAGE,
            "通知.files/image.png": "",
            "图_files/a.js": "of no page",
        },
    )
    assert _read(tmp_path) == {
        "会议.html": "",
        "会议_files/frame.html": "",
        "通知.htm": "",
        "图_files/a.js": "no_reader",
    }
