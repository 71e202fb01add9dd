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


_TEXT = "5月6日，青江市委召开会议，部署全市安全生产工作。\n何东山主持会议并讲话。\n"


@pytest.mark.parametrize("saved", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("first", ["utf-8", "gb18030"])
def test_text_that_was_read_as_latin_and_saved_again_with_a_mark(first: str, saved: str):
    assert encodings.decode(_TEXT.encode(first).decode("latin-1").encode(saved)) == _TEXT


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "big5"])
def test_the_end_of_a_file_that_was_cut_off(codec: str):
    text = "5月6日，市政府召開會議，部署全市工作。"
    assert encodings.decode(text.encode(codec)[:-1]) == text[:-1] + "\ufffd"


def test_a_null_character_in_a_file_that_was_cut_off():
    assert encodings.decode(f"\0{_TEXT}市委".encode()[:-1]) == f"{_TEXT}市\ufffd"


def test_a_wrong_byte_near_the_end_is_no_end():
    with pytest.raises(encodings.Unreadable):
        encodings.decode(_TEXT.encode("utf-8-sig") + b"\xffab")


def test_a_name_on_a_line_of_its_own_among_lines_of_two_encodings():
    assert encodings.decode(_TEXT.encode() + f"罗静雯\n{_TEXT}".encode("gbk")) == f"{_TEXT}罗静雯\n{_TEXT}"


def test_lines_that_are_neither_are_not_taken_for_short_ones():
    with pytest.raises(encodings.Unreadable):
        encodings.decode(_TEXT.encode() + "罗静雯\n".encode("gbk"))
