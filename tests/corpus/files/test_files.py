"""Every small file gives what a reader sees of it."""

from __future__ import annotations

import gzip
import time
from email.message import EmailMessage

import pytest

from analysis import corpus
from analysis.corpus import guarded, walking
from analysis.corpus.encodings import Unreadable
from analysis.corpus.readers import by_content
from analysis.corpus.readers.extract import Extract
from analysis.corpus.taking import File
from analysis.wording import code, message
from tests.corpus.files import (
    Case,
    others,
    pdf,
    pdf_rare,
    reported,
    reported_fourth,
    reported_second,
    reported_third,
    web,
    web_rare,
    word,
    word_rare,
)


def cases(made: dict[str, Case], suffix: str):
    return [pytest.param(f"{name}{suffix}", case, id=f"{name}{suffix}") for name, case in made.items()]


CASES = [
    *cases(word.CASES, ".docx"),
    *cases(web.CASES, ".html"),
    *cases(pdf.CASES, ".pdf"),
    *cases(word_rare.CASES, ".docm"),
    *cases(word_rare.AS_DOC, ".doc"),
    *cases(web_rare.CASES, ".htm"),
    *cases(pdf_rare.CASES, ".pdf"),
    *cases(reported.WORD, ".docx"),
    *cases(reported.WEB, ".html"),
    *cases(reported.PDF, ".pdf"),
    *cases(others.RTF, ".rtf"),
    *cases(others.ODT, ".fodt"),
    *cases(reported_second.WEB, ".html"),
    *cases(reported_second.RTF, ".rtf"),
    *cases(reported_second.ODT, ".fodt"),
    *cases(reported_third.WORD, ".docx"),
    *cases(reported_third.WEB, ".html"),
    *cases(reported_third.MAIL, ".mht"),
    *cases(reported_third.TEXT, ".txt"),
    *cases(reported_third.PDF, ".pdf"),
    *cases(reported_third.ODT, ".fodt"),
    *cases(reported_third.RTF, ".rtf"),
    *cases(reported_fourth.WORD, ".docx"),
    *cases(reported_fourth.WEB, ".html"),
    *cases(reported_fourth.MAIL, ".mht"),
    *cases(reported_fourth.TEXT, ".txt"),
    *cases(reported_fourth.PDF, ".pdf"),
    *cases(reported_fourth.ODT, ".fodt"),
    *cases(reported_fourth.RTF, ".rtf"),
]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_file(name: str, case: Case):
    found = by_content.read(name, case.data)
    spans = {(found.text[start:end], what) for start, end, what in found.outside}
    starts = {start for start, _, _ in found.outside}
    body, position = [], 0
    for line in found.text.split("\n"):
        if line.strip() and position + len(line) - len(line.lstrip()) not in starts:
            body.append(line.strip())
        position += len(line) + 1
    assert [line for line in body if line in case.body or case.exact] == list(case.body)
    assert set(case.outside) <= spans
    assert [words for words in case.absent if words in found.text] == []
    if case.title is not None:
        assert found.title == case.title
    best = next(((date, basis) for date, basis in found.candidates if basis != "modified"), ("", ""))
    if case.published is not None:
        assert best[0] == case.published
    if case.basis is not None:
        assert best[1] == case.basis


def test_there_are_enough_of_them():
    assert len(word.CASES) + len(web.CASES) + len(pdf.CASES) >= 40


def _seconds(pages: int) -> float:
    rows = [(60, 780 - 16 * i, 10, f"第{{n}}页{pdf.ROW}") for i in range(20)]
    data = pdf.drawn(*rows, pages=pages)
    began = time.process_time()
    found = by_content.read("a.pdf", data)
    assert found.text.count(f"第{pages}页") == 20
    return time.process_time() - began


@pytest.mark.thorough
def test_the_time_of_a_pdf_grows_with_its_pages():
    _seconds(10)
    small, large = (min(_seconds(pages) for _ in range(2)) for pages in (100, 400))
    assert large < 8 * small + 0.5


@pytest.mark.slow
def test_a_pdf_of_three_thousand_pages_is_read_within_its_budget():
    data = pdf.drawn(*((60, 780 - 16 * i, 10, f"第{{n}}页{pdf.ROW}") for i in range(40)), pages=3000)
    [found] = guarded.read([File("a.pdf", data)])
    assert isinstance(found, Extract) and found.text.count("第3000页") == 40


def test_a_page_whose_text_is_in_a_script_says_so():
    found = by_content.read("a.html", web_rare.TEXT_IN_SCRIPT)
    assert found.left_out == (("the page's script", message("web_page_by_script")),)
    assert by_content.read("a.html", web.page()).left_out == ()


def test_a_page_of_frames_says_so():
    with pytest.raises(Unreadable) as raised:
        by_content.read("a.html", web_rare.FRAMES)
    assert raised.value.reason == message("web_page_of_frames")


def test_an_imported_part_that_cannot_be_read_is_named():
    case = word_rare.CASES["an imported file that cannot be read"]
    assert by_content.read("a.docx", case.data).left_out == (("word/chunk.html", message("binary_data")),)


@pytest.mark.parametrize("name", ["a.doc", "a.html"])
@pytest.mark.parametrize("case", ["rich text", "a package", "a PDF"])
def test_the_first_bytes_decide_where_the_name_is_wrong(name: str, case: str):
    data = {
        "rich text": others.rtf(f"{word.DAY}\\par"),
        "a package": word.document(word.p(word.r(word.DAY))),
        "a PDF": pdf.drawn((60, 700, 10, word.DAY)),
    }
    assert by_content.read(name, data[case]).text.strip() == word.DAY


def _scan(words: str):
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def paint(page) -> None:
        page.drawImage(ImageReader(Image.new("L", (60, 80), 230)), 40, 80, 500, 700)
        page.drawString(280, 30, words.format(page.getPageNumber()))

    return paint


def _rows(page) -> None:
    page.drawString(60, 700, pdf.ROW)


@pytest.mark.parametrize("words", ["— {} —", "Scanned by CamScanner", "扫描全能王 创建"])
def test_a_scan_with_no_more_than_its_number_is_said_to_be_one(words: str):
    with pytest.raises(Unreadable) as raised:
        by_content.read("a.pdf", pdf_rare.painted(*[_scan(words)] * 3))
    assert code(raised.value.reason) == "pdf_images_alone"
    found = by_content.read("a.pdf", pdf_rare.painted(_rows, _scan(words)))
    assert found.left_out == (("p. 2", message("page_is_image")),)
    assert pdf.ROW in found.text


def test_few_words_over_pictures_are_text_where_they_change():
    slides = [_scan(words) for words in ("总体要求", "主要任务", "保障措施", "附则")]
    found = by_content.read("a.pdf", pdf_rare.painted(*slides))
    assert "保障措施" in found.text


def test_a_mail_has_its_subject_and_the_day_on_which_it_was_sent():
    head = "Subject: =?utf-8?B?5YWz5LqO5Y+s5byA5Lya6K6u55qE6YCa55+l?=\r\nDate: Mon, 6 May 2024 17:30:00 +0000\r\n"
    kind = "Content-Type: text/plain; charset=gbk\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    found = by_content.read("a.eml", (head + kind).encode() + "定于5月8日召开会议。".encode("gbk"))
    assert (found.title, found.text) == ("关于召开会议的通知", "定于5月8日召开会议。")
    assert found.candidates == (("2024-05-07", "page metadata"),)


def _sent(words: str, *attached: str) -> Extract:
    mail = EmailMessage()
    mail.set_content(words)
    for name in attached:
        page = f"<p>{web.TWO}</p>".encode()
        mail.add_attachment(page, maintype="text", subtype=name.rpartition(".")[2], filename=name)
    return by_content.read("a.eml", mail.as_bytes())


def test_a_page_that_is_attached_to_a_mail_is_not_taken_for_its_words():
    found = _sent(web.ONE, "a.html", "b.docx")
    assert found.text.strip() == web.ONE
    assert found.left_out == (("a.html", message("attachment")), ("b.docx", message("attachment")))


def test_a_mail_without_words_of_its_own_is_its_attachment():
    found = _sent("", "a.html")
    assert found.text.strip() == web.TWO and found.left_out == ()


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "gb18030", "utf-8"])
def test_what_is_before_the_end_of_a_file_that_was_cut_off_is_read(codec: str):
    found = by_content.read("a.txt", f"{web.ONE}{web.TWO}".encode(codec)[:-1])
    assert found.text.startswith(web.ONE) and found.text.endswith("\ufffd")


def test_a_page_that_a_server_packed_is_unpacked():
    [source] = corpus.load(walking.Batch((File("a.html", gzip.compress(web.page())),)))
    assert web.ONE in source.text


@pytest.mark.parametrize("end", ["\r", "\u2028", "\u2029", "\x0c", "\x0b", "\x85"])
def test_lines_end_with_any_mark(end: str):
    [source] = corpus.load(walking.Batch((File("a.txt", end.join([web.ONE, web.TWO]).encode()),)))
    rows = corpus.cut(source).ledger
    spans = [source.text[row.start : row.end].strip() for row in rows]
    assert [span for span in spans if span in (web.ONE, web.TWO)] == [web.ONE, web.TWO]
