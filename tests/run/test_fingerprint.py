"""A result's name changes with whatever the result depends on, and with nothing else."""

from __future__ import annotations

import dataclasses
import os
import platform

import pandas as pd
import pytest

from analysis.faults import InputFault
from analysis.run import fingerprint
from analysis.settings import Settings


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "c" / "deep").mkdir(parents=True)
    (tmp_path / "c" / "a.txt").write_text("甲")
    (tmp_path / "c" / "deep" / "b.txt").write_text("乙")
    return tmp_path / "c"


def test_bytes_names_and_places_count(corpus):
    names = [fingerprint.corpus(corpus)]
    (corpus / "a.txt").write_text("丙")
    names.append(fingerprint.corpus(corpus))
    (corpus / "a.txt").rename(corpus / "z.txt")
    names.append(fingerprint.corpus(corpus))
    (corpus / "deep" / "b.txt").unlink()
    names.append(fingerprint.corpus(corpus))
    assert len(set(names)) == 4


def test_where_the_corpus_lies_and_when_it_was_touched_do_not_count(corpus, tmp_path):
    before = fingerprint.corpus(corpus)
    os.utime(corpus / "a.txt", (0, 0))
    corpus.rename(tmp_path / "elsewhere")
    assert fingerprint.corpus(tmp_path / "elsewhere") == before


def test_a_pipe_is_not_waited_for(corpus):
    os.mkfifo(corpus / "pipe")
    assert len(fingerprint.corpus(corpus)) == 32


def test_choices_count_but_not_where_or_how_the_work_is_done(corpus, tmp_path):
    plain = Settings(corpus=corpus)
    same = dataclasses.replace(plain, out=tmp_path, workers=7, scheduler="tcp://127.0.0.1:1")
    assert fingerprint.result(plain) == fingerprint.result(same)
    assert fingerprint.result(plain) != fingerprint.result(dataclasses.replace(plain, seed=1))


def test_a_missing_corpus_is_told(tmp_path):
    with pytest.raises(InputFault) as told:
        fingerprint.corpus(tmp_path / "none")
    assert str(told.value) == (
        f"{tmp_path}/none: there is no such folder or file; give a folder of texts, or a table (.csv .jsonl .parquet)"
    )


def test_links_are_not_followed(corpus, tmp_path):
    (corpus / "round").symlink_to(corpus)
    (corpus / "memory.txt").symlink_to("/proc/kcore")  # of the size of all addresses, and no end to reading
    (tmp_path / "far.txt").write_text("甲" * 1000)
    (corpus / "far.txt").symlink_to(tmp_path / "far.txt")
    before = fingerprint.corpus(corpus), fingerprint.size(corpus)
    (tmp_path / "far.txt").write_text("乙" * 9000)
    assert (fingerprint.corpus(corpus), fingerprint.size(corpus)) == before
    assert before[1] < 1000


def test_a_table_given_by_a_link_is_the_table(tmp_path):
    (tmp_path / "t.csv").write_text("text\n会议\n")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / "t.csv").symlink_to(tmp_path / "t.csv")
    assert fingerprint.corpus(tmp_path / "link" / "t.csv") == fingerprint.corpus(tmp_path / "t.csv")
    assert fingerprint.size(tmp_path / "link" / "t.csv") == fingerprint.size(tmp_path / "t.csv")


def test_what_vanishes_while_it_is_looked_at_stops_nothing(corpus, monkeypatch):
    gone = [corpus / "gone.txt", corpus / "a.txt"]
    monkeypatch.setattr(fingerprint, "_walk", lambda folder: iter(gone))
    assert len(fingerprint.corpus(corpus)) == 32
    assert fingerprint.size(corpus) == 3


def test_the_versions_of_python_and_packages_count(corpus, monkeypatch):
    found = fingerprint.versions()
    assert found["python"] == platform.python_version()
    assert found["pandas"] == pd.__version__
    assert {*fingerprint._VERSIONED, "tesseract"} < found.keys()
    whole = [fingerprint.code_and_versions(), fingerprint.result(Settings(corpus=corpus))]
    monkeypatch.setattr(fingerprint, "versions", lambda: found | {"pandas": "0"})
    changed = [fingerprint.code_and_versions(), fingerprint.result(Settings(corpus=corpus))]
    assert not set(whole) & set(changed)


def test_a_package_that_need_not_be_there(monkeypatch):
    monkeypatch.setattr(fingerprint.metadata, "version", {"pytesseract": "0.3"}.__getitem__)
    assert fingerprint._tesseract() == "0.3"

    def none(name):
        raise fingerprint.metadata.PackageNotFoundError

    monkeypatch.setattr(fingerprint.metadata, "version", none)
    assert fingerprint._tesseract() == ""
