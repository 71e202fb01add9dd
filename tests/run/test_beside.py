"""What lies beside a corpus is read, and counts."""

from __future__ import annotations

import pytest

from analysis.faults import InputFault
from analysis.run import beside, fingerprint


def test_beside_a_table_an_edit_changes_the_name_of_the_corpus(tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("text\n会议\n")
    before = fingerprint.corpus(table)
    (tmp_path / "corrections.csv").write_text("action,evidence\n")
    assert fingerprint.corpus(table) != before
    assert beside.read(table, beside.CORRECTIONS) == "action,evidence\n"
    assert beside.read(table, beside.LABELS) == ""


def test_in_a_folder_it_is_found_at_the_top(tmp_path):
    (tmp_path / "topic_labels.csv").write_text("\ufeffwords,label\n")
    assert beside.read(tmp_path, beside.LABELS) == "words,label\n"


def test_it_is_read_as_a_chinese_excel_saves_it(tmp_path):
    text = "action,evidence,date\nchange,市委召开例会,2024-05-24\n"
    (tmp_path / "corrections.csv").write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    assert beside.read(tmp_path, beside.CORRECTIONS) == text


def test_what_is_no_text_is_told(tmp_path):
    (tmp_path / "corrections.csv").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InputFault) as told:
        beside.read(tmp_path, beside.CORRECTIONS)
    assert str(told.value) == (
        f"{tmp_path}/corrections.csv: neither UTF-8 nor GB18030 text; save it as UTF-8"
    )


def test_a_template_of_comments_keeps_the_name_of_the_corpus(tmp_path):
    table = tmp_path / "texts.csv"
    table.write_text("正文\n市委召开会议。\n", encoding="utf-8")
    for corpus in (table, tmp_path):
        (tmp_path / "terms.csv").unlink(missing_ok=True)
        before = fingerprint.corpus(corpus)
        (tmp_path / "terms.csv").write_text("term,variants\n# 新质生产力,新的生产力\n", encoding="utf-8")
        assert fingerprint.corpus(corpus) == before
        (tmp_path / "terms.csv").write_text("term,variants\n# 说明\n新质生产力,\n", encoding="utf-8")
        assert fingerprint.corpus(corpus) != before


TEMPLATE = "term,variants\n# 新质生产力,新的生产力\n"


@pytest.mark.parametrize(
    ("content", "is_template"),
    [
        (TEMPLATE.encode(), True),
        (TEMPLATE.encode("gb18030"), True),
        ((TEMPLATE + "\n,\n , \n").encode(), True),
        ((TEMPLATE + "新质生产力,\n").encode(), False),
        ("# 说明\n".encode(), False),  # no header
        (b"term,variants\n", False),  # no comment: the file is reported to have no rows
        (b"", False),
        (b"\xff\xfe\xff", False),  # not text: the file is reported as such
        ((TEMPLATE + "#" * (10_000 - len(TEMPLATE.encode()))).encode(), True),
        ((TEMPLATE + "#" * (10_001 - len(TEMPLATE.encode()))).encode(), False),
    ],
)
def test_a_header_and_comments_are_a_template_and_anything_else_counts(tmp_path, content, is_template):
    (tmp_path / "texts.csv").write_text("正文\n市委召开会议。\n", encoding="utf-8")
    before = fingerprint.corpus(tmp_path), fingerprint.corpus(tmp_path / "texts.csv")
    (tmp_path / "terms.csv").write_bytes(content)
    assert beside.is_template(tmp_path / "terms.csv") is is_template
    after = fingerprint.corpus(tmp_path), fingerprint.corpus(tmp_path / "texts.csv")
    assert [one == other for one, other in zip(before, after, strict=True)] == [is_template] * 2


def test_a_link_to_a_template_and_one_that_cannot_be_opened_are_none(tmp_path, monkeypatch):
    (tmp_path / "elsewhere.csv").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "terms.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert not beside.is_template(tmp_path / "terms.csv")

    def refuse(self):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert not beside.is_template(tmp_path / "elsewhere.csv")
