"""Packages of XML parts and workbooks: what their parts refer to, and how large they may be."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from analysis.corpus import workbooks
from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers import packages
from analysis.wording import tell
from tests.corpus.files import word
from tests.questions import made

LINK = '<Relationship Id="link" Type="hyperlink" Target="https://example.org/" TargetMode="External"/>'


def zipped(**parts: bytes) -> packages.Package:
    """A package of these parts, as they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packages.Package(buffer.getvalue())


def test_the_parts_that_a_part_refers_to_whatever_lies_outside():
    targets = {
        "near": "notes.xml",
        "above": "../custom/item.xml",
        "whole": "/word/styles.xml",
        "slashes": "media\\a.png",
    }
    rows = [f'<Relationship Id="{key}" Type="x/y/{key}" Target="{at}"/>' for key, at in targets.items()]
    written = word._relationships(LINK + LINK.join(rows)).encode()
    found = zipped(**{"word/_rels/document.xml.rels": written}).related("word/document.xml")
    assert found == {
        "near": ("near", "word/notes.xml"),
        "above": ("above", "custom/item.xml"),
        "whole": ("whole", "word/styles.xml"),
        "slashes": ("slashes", "word/media/a.png"),
    }
    assert zipped(a=b"").related("word/document.xml") == {}


def test_a_part_is_found_by_a_name_in_any_case_and_with_any_slashes():
    package = zipped(**{"Word\\Document.xml": b"one", "empty": b""})
    assert package.bytes("/word/document.XML") == b"one"
    assert (package.bytes("empty"), package.bytes("none"), package.xml("none")) == (b"", None, None)


def test_parts_as_large_as_allowed_are_read_and_no_larger(monkeypatch):
    monkeypatch.setattr(packages, "READ", 20)
    package = zipped(a=b"a" * 10, b=b"b" * 10, c=b"c")
    assert package.bytes("a") == b"a" * 10 and package.bytes("b") == b"b" * 10
    with pytest.raises(Unreadable):
        package.bytes("c")
    monkeypatch.setattr(packages, "UNPACKED", 20)
    assert zipped(a=b"a" * 10, b=b"b" * 10)
    with pytest.raises(Unreadable):
        zipped(a=b"a" * 10, b=b"b" * 11)


def test_what_is_packed_too_well_is_refused_unless_it_is_small():
    for unpacked, packed in ((packages.SMALL, 1), (packages.RATIO * 10**6, 10**6)):
        packages.refuse_endless(unpacked, packed)
        with pytest.raises(Unreadable):
            packages.refuse_endless(unpacked + 1, packed)


def test_a_workbook_as_large_as_allowed_is_read_and_no_larger(tmp_path: Path, monkeypatch):
    path = made.workbook(tmp_path)
    with zipfile.ZipFile(path) as archive:
        size = sum(part.file_size for part in archive.infolist())
    monkeypatch.setattr(workbooks, "UNPACKED", size)
    assert len(list(workbooks.rows(path, lambda header: "正文" in header))) == 60
    monkeypatch.setattr(workbooks, "UNPACKED", size - 1)
    [told] = workbooks.rows(path, lambda header: True)
    assert tell(told).startswith("unpacks to 0 MB; the limit is")
