"""Bytes to text: what a page declares of itself, and what its bytes say."""

from __future__ import annotations

import pytest

from analysis.corpus import encodings

TEXT = "市委召开工作会议，部署下一阶段的重点工作，市长主持会议并讲话。"


@pytest.mark.parametrize("declared", ["", "undefined", "idna", "no such codec", "utf-8", "gb2312", "gbk"])
def test_what_is_declared_wrongly_or_not_at_all_is_read_by_its_bytes(declared):
    assert encodings.decode_as(TEXT.encode("gb18030"), declared) == TEXT
    assert encodings.decode_as(TEXT.encode("utf-8-sig"), declared) == TEXT


def test_what_is_declared_rightly_is_taken():
    assert encodings.decode_as("會議在臺北舉行".encode("big5"), "big5") == "會議在臺北舉行"
