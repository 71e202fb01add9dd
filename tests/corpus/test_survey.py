"""`python -m analysis check`: what a folder is, and what looks odd about it."""

from __future__ import annotations

import dataclasses
import io
import re
from pathlib import Path

import pytest

from analysis import __main__, corpus
from analysis.corpus import survey, survey_report
from analysis.corpus.readers import by_content, ocr
from analysis.records import Document, LedgerRow, Source, Unread
from tests.corpus.files import pdf, web

TEXT = "5月6日，青江市委常委会召开会议，传达学习中央有关会议精神，研究贯彻落实意见，市委书记何东山主持。\n"


def surveyed(folder: Path) -> survey.Survey:
    loaded = [item for batch in corpus.batches(folder) for item in corpus.load(batch)]
    repeats = corpus.Repeats()
    return survey.survey(
        item if isinstance(item, Unread) else repeats.mark(corpus.cut(item)) for item in loaded
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_bytes(("2024年5月7日\n" + TEXT).encode("gb18030"))
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    (folder / "c.html").write_bytes(web.page(head=web.meta("PubDate", "2024-05-06")))
    (folder / "d.pdf").write_bytes(pdf.CASES["a page without a table of characters among others"].data)
    (folder / "e.doc").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 100)
    (folder / "long.txt").write_text("会议强调，要抓好落实工作。" * 3000, encoding="utf-8")
    (folder / "odd.txt").write_text("鑅鑆鑇鑈鑉" * 60, encoding="utf-8")
    return folder


def test_what_is_in_a_folder(folder: Path):
    found = surveyed(folder)
    kinds = {(kind, reader): len(some) for kind, reader, some in found.kinds()}
    assert kinds == {
        (".txt", "text (UTF-8)"): 3,
        (".txt", "text (GB18030)"): 1,
        (".html", "web page (trafilatura)"): 1,
        (".pdf", "text layer (pdfium)"): 1,
    }
    assert [source.bases for source in found.sources if source.bases] == [("masthead",), ("page metadata",)]
    odd = dict(found.odd())
    assert (odd["one article"], odd["no text"], odd["repeats"]) == (["long.txt"], ["odd.txt"], ["b.txt"])
    assert [item.name for item in found.unread] == ["d.pdf, p. 2", "e.doc"]


def test_the_command_prints_a_table_and_writes_a_page(folder: Path, tmp_path: Path, capsys):
    assert __main__.main(["check", str(folder), "--workers", "1", "--html", str(tmp_path / "p.html")]) == 0
    said = capsys.readouterr().out
    assert said.startswith("6 sources with ")
    assert ".html  web page (trafilatura)" in said
    assert "d.pdf, p. 2: unusable text layer (font without a character map)" in said
    page = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert "e.doc" in page and "<script" not in page


def test_the_report_is_in_chinese_too(folder: Path, tmp_path: Path, capsys):
    called = ["check", str(folder), "--workers", "1", "--language", "zh", "--html", str(tmp_path / "p.html")]
    assert __main__.main(called) == 0
    said, page = capsys.readouterr().out, (tmp_path / "p.html").read_text(encoding="utf-8")
    assert said.startswith("共6份文本、")
    for words in ("报头或日期行", "没有发布日期：会议的年份只能推断", "大部分与其他文本重复", "不足40字符"):
        assert words in page
    heads = ["类型", "读取方式", "文本", "字符", "文章", "有日期", "版面附属内容", "重复"]
    assert said.splitlines()[2].split() == heads


def test_nothing_in_a_page_is_markup(tmp_path: Path):
    name = "<b>x&.txt"
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    page = survey_report.as_page(surveyed(tmp_path), "<i>")
    assert "<b>" not in page and "<i>" not in page and "&lt;b&gt;x&amp;.txt" in page


def test_a_folder_of_which_nothing_can_be_read(tmp_path: Path, capsys):
    (tmp_path / "a.txt").write_bytes(b"")
    assert __main__.main(["check", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"error: {tmp_path}: nothing in it could be read: a.txt: empty file\n"


def test_kinds_and_oddities_are_in_the_order_of_how_many_files_have_them():
    def one(name: str, kind: str, reader: str, *odd: str) -> survey.Surveyed:
        given = dict.fromkeys(field.name for field in dataclasses.fields(survey.Surveyed))
        return survey.Surveyed(**(given | {"name": name, "kind": kind, "reader": reader, "odd": odd}))

    found = survey.Survey(
        [
            one("a", "html", "", "short"),
            one("b", "pdf", "OCR of pages 1, 2 (tesseract 5)", "no date", "short"),
            one("c", "pdf", "OCR of page 1 (tesseract 5)", "no date"),
            one("d", "pdf", "text layer", "no date"),
        ]
    )
    assert [(kind, [one.name for one in some]) for kind, _, some in found.kinds()] == [
        ("pdf", ["b", "c"]),
        ("html", ["a"]),
        ("pdf", ["d"]),
    ]
    assert found.odd() == [("no date", ["b", "c", "d"]), ("short", ["a", "b"])]


@pytest.mark.skipif(not ocr.version(), reason="Tesseract with Chinese is not installed")
def test_a_scanned_page_is_recognised(tmp_path: Path):
    import pylopdf_fonts_zh_cn
    from PIL import Image, ImageDraw, ImageFont

    file = Path(pylopdf_fonts_zh_cn.__file__).with_name("NotoSansSC-Regular.otf")
    image = Image.new("L", (1654, 600), 255)
    ImageDraw.Draw(image).text((150, 200), "青江市召开会议", font=ImageFont.truetype(str(file), 48), fill=0)
    buffer = io.BytesIO()
    image.save(buffer, "PDF", resolution=200)
    found = by_content.read("a.pdf", buffer.getvalue(), recognise=True)
    assert found.text.strip() == "青江市召开会议"
    assert found.reader.startswith("OCR of page 1 (tesseract ")


def test_a_note_on_a_column_is_no_text_that_was_left_out(tmp_path: Path, capsys):
    rows = ["text,published", f"{TEXT.strip()},2024-05-07", f"{TEXT.strip()},不详"]
    (tmp_path / "t.csv").write_text("\n".join(rows), encoding="utf-8")
    assert __main__.main(["check", str(tmp_path), "--language", "zh"]) == 0
    said = capsys.readouterr().out
    assert "跳过0份" in said and "跳过的" not in said
    assert said.rstrip().endswith(
        "t.csv:published：“不详”无法识别为日期；日期请写作2024-01-30（每表只提示一次）"
    )
    assert __main__.main(["corpus", str(tmp_path), "--out", str(tmp_path / "out"), "--language", "zh"]) == 0
    assert "t.csv:published：“不详”无法识别为日期" in capsys.readouterr().err
    assert "unread" not in (tmp_path / "out" / "tables" / "ledger.csv").read_text(encoding="utf-8")


def test_bases_of_dates_are_counted_by_article(tmp_path: Path):
    page = "青江日报\n2024年5月7日 星期二\n{}"
    text = "全市{}工作会议召开\n\n本报讯（记者 王明）5月6日，全市{}工作会议召开。市长何东山出席会议并讲话。会议强调，要抓好落实。\n"
    told = page.format("\n".join(text.format(name, name) for name in ("教育", "水利", "农业")))
    (tmp_path / "a.txt").write_text(told, encoding="utf-8")
    found = surveyed(tmp_path)
    assert sum(source.articles for source in found.sources) == 3
    assert "3 with a date of publication, from: masthead (3)" in survey_report.summary(found)


def test_a_date_in_the_future_is_told(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(survey, "date_of_today", lambda: "2024-05-06")
    (tmp_path / "a.txt").write_text("2024年5月7日\n" + TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("2024年5月6日\n" + TEXT, encoding="utf-8")
    assert dict(surveyed(tmp_path).odd())["future"] == ["a.txt"]


def test_how_a_text_was_read_is_in_chinese(folder: Path, capsys):
    (folder / "t.csv").write_text(f"text\n{TEXT}", encoding="utf-8")
    assert __main__.main(["check", str(folder), "--language", "zh"]) == 0
    said = capsys.readouterr().out
    for words in ("文本（GB18030）", "网页（trafilatura）", "文字层（pdfium）", "表格"):
        assert words in said
    assert not re.search(r":\s", said)


MENU = "".join(f"<li><a href='/{n}'>{words}</a></li>" for n, words in enumerate(
    ["首页", "政务公开", "办事服务", "互动交流", "走进青江", "新闻中心", "领导之窗", "政策文件", "规划计划", "人事信息", "财政信息", "统计数据"]
))  # fmt: skip
FOOT = "<p>主办：青江市人民政府办公室</p><p>网站标识码：3700000001</p><p>地址：青江市人民路1号　邮编：100000　联系电话：0100-1000000</p>"


def test_a_short_article_among_the_menus_of_its_page_is_nothing_odd(tmp_path: Path):
    body = (
        f"<h1>市委常委会召开会议</h1><div>发布时间：2024-05-07 来源：青江日报</div><div><p>{TEXT}</p></div>"
    )
    page = f"<html><body><ul>{MENU}</ul>{body}<div class='footer'>{FOOT}</div></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    found = surveyed(tmp_path)
    (source,) = found.sources
    assert source.groups["furniture"] > source.groups["article"]
    assert source.articles == 1 and dict(found.odd()) == {}


@pytest.mark.parametrize(
    ("article", "furniture", "odd"),
    [
        ("市委召开会议。", "首页 新闻 要闻\n" * 20, True),  # hardly an article was found
        (
            "市委召开会议，研究工作。" * 8,
            "会议强调，要抓好各项工作任务落实，确保按期完成全年目标。\n" * 20,
            True,
        ),
        ("市委召开会议，研究工作。" * 8, "首页 新闻 要闻\n" * 40, False),
    ],
)
def test_furniture_is_odd_where_it_may_hold_an_article(article: str, furniture: str, odd: bool):
    text = f"{article}\n{furniture}"
    ledger = [
        LedgerRow("a", 0, len(article) + 1, "body", ""),
        LedgerRow("a", len(article) + 1, len(text), "furniture", "navigation"),
    ]
    made = Document(source=Source("a", text), articles=(), paragraphs=(), ledger=tuple(ledger))
    assert ("furniture" in survey.of_document(made).odd) == odd
