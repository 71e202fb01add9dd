"""Whatever people bring: each kind of file, each encoding, and each way in which a file can be bad."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

import analysis
from analysis import corpus
from analysis.corpus import cutting, recordtables, taking, walking
from analysis.faults import InputFault
from analysis.records import Source, Unread
from analysis.wording import message, say, tell
from tests.corpus.files.others import odt
from tests.rows import each

TEXT = "市委召开工作会议\n\n本报讯（记者 王翔）10月17日，市委召开工作会议，部署全市工作。会议强调，要抓好落实。\n"


def read(path: Path, **options) -> dict[str, Source | Unread]:
    return {item.name: item for batch in corpus.batches(path, **options) for item in corpus.load(batch)}


def reasons(path: Path) -> dict[str, str]:
    return {name: tell(item.reason) for name, item in read(path).items() if isinstance(item, Unread)}


# ---- kinds of file --------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_encodings(tmp_path: Path, encoding: str):
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    assert read(tmp_path)["a.txt"].text == TEXT


def test_big5(tmp_path: Path):
    text = "市政府召開工作會議，部署全市經濟發展工作。會議強調，要貫徹落實。"
    (tmp_path / "a.txt").write_bytes(text.encode("big5"))
    assert read(tmp_path)["a.txt"].text == text


def test_names_in_folders(tmp_path: Path):
    for name in ("甲/a.txt", "乙/a.TXT", "乙/丙/b.Md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    with gzip.open(tmp_path / "c.txt.gz", "wt", encoding="utf-8") as handle:
        handle.write(TEXT)
    found = read(tmp_path)
    assert list(found) == ["c.txt.gz", "乙/a.TXT", "乙/丙/b.Md", "甲/a.txt"]
    assert {item.text for item in found.values()} == {TEXT}


@pytest.mark.parametrize("hidden", [".DS_Store", "~$notes.docx", "Thumbs.db", ".git"])
def test_hidden_files_hide_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hidden):
    """In whatever order a folder gives its files."""
    for name in (hidden, "a.txt", "b.txt"):
        (tmp_path / name).write_text("市委召开常委会会议。", "utf-8")
    scandir = os.scandir
    for order in (False, True):
        monkeypatch.setattr(
            os,
            "scandir",
            lambda path, order=order: sorted(scandir(path), key=lambda e: e.name, reverse=order),
        )
        found = read(tmp_path)
        assert sorted(found) == ["a.txt", "b.txt"]


def test_a_single_file(tmp_path: Path):
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    assert read(tmp_path / "a.md")["a.md"].text == TEXT


def test_the_date_in_a_path(tmp_path: Path):
    (tmp_path / "2024-01" / "30").mkdir(parents=True)
    (tmp_path / "2024-01" / "30" / "要闻.txt").write_text(TEXT, encoding="utf-8")
    [source] = read(tmp_path).values()
    assert (source.published, source.published_basis) == ("2024-01-30", "file name")


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([("会议名称", "全市水利工作会议"), ("地点", "第一会议室"), ("主持人", "刘建国")],
         ["会议名称\t全市水利工作会议", "地点\t第一会议室", "主持人\t刘建国"]),
        ([("序号", "议题", "单位"), ("1", "水利建设", ""), ("", "", "")], ["序号\t议题\t单位", "1\t水利建设"]),
        ([("工作部署", "会议要求，要抓好工程建设。"), ("下一步", "各地制定方案。")],
         ["工作部署\t会议要求，要抓好工程建设。", "下一步\t各地制定方案。"]),
        ([("水利会议召开", "教育会议召开"), ("会议在安平召开。", "会议在江城召开。")],
         ["水利会议召开", "教育会议召开", "会议在安平召开。", "会议在江城召开。"]),
        ([("水利会议", "会议在安平召开。\n会议要求抓好落实。")],
         ["水利会议", "会议在安平召开。", "会议要求抓好落实。"]),
        ([("时间", "3月5日"), ("主持人", "刘建国"), ("内容", "会议在安平召开。\n会议要求抓好落实。")],
         ["时间\t3月5日", "主持人\t刘建国", "内容", "会议在安平召开。", "会议要求抓好落实。"]),
        ([("序号", "议题", "单位"), ("1", "水利建设\n教育", "水利局")],
         ["序号\t议题\t单位", "1", "水利建设", "教育", "水利局"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.docx", "a.fodt"])
def test_rows_of_a_table_are_lines_and_their_cells_no_headings(tmp_path: Path, name, rows, lines):
    """Names and values in a row are one line; of a longer value, and of texts side by side, each paragraph is."""
    source = with_table(tmp_path / name, rows, above=["会议方案"])
    assert source.text.split("\n") == ["会议方案", *lines]
    roles = {
        source.text[paragraph.start : paragraph.end]: paragraph.role
        for paragraph in cutting.cut(source).paragraphs
    }
    assert {role for text, role in roles.items() if "\t" in text} <= {"body"}


@pytest.mark.parametrize("name", ["a.docx", "a.fodt"])
@pytest.mark.parametrize(
    ("rows", "headline", "published"),
    [
        ([("青江简报", "第12期"), ("青江县委办公室", "2024年6月12日")], "全县教育工作会议召开", "2024-06-12"),
        ([("青教〔2024〕12号", "签发人：王小明")], "关于召开全县教育工作会议的通知", ""),
        ([("会议方案", "第二稿"), ("起草", "张明")], "关于召开全县教育工作会议的通知", ""),
    ],
)
def test_no_row_of_a_table_is_the_headline(tmp_path: Path, name, rows, headline, published):
    text = ["6月12日上午，青江县召开全县教育工作会议。县长王小明出席会议并讲话。", "会议要求，要抓好落实。"]
    source = with_table(tmp_path / name, rows, below=[headline, *text])
    [article] = cutting.cut(source).articles
    assert (article.headline, article.published) == (headline, published)


def with_table(path: Path, rows, above=(), below=()):
    """What is read of a file with a table between paragraphs; each line of a cell is a paragraph."""
    if path.suffix == ".docx":
        document = pytest.importorskip("docx").Document()
        for text in above:
            document.add_paragraph(text)
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                first, *rest = text.split("\n")
                cell.text = first
                for paragraph in rest:
                    cell.add_paragraph(paragraph)
        for text in below:
            document.add_paragraph(text)
        document.save(path)
    else:

        def paragraphs(texts) -> str:
            return "".join(f"<text:p>{text}</text:p>" for text in texts)

        cells = [
            "".join(f"<table:table-cell>{paragraphs(cell.split(chr(10)))}</table:table-cell>" for cell in row)
            for row in rows
        ]
        table = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        path.write_bytes(odt(f"{paragraphs(above)}<table:table>{table}</table:table>{paragraphs(below)}"))
    return read(path)[path.name]


def test_docx(tmp_path: Path):
    import docx

    document = docx.Document()
    document.add_heading("市委召开工作会议", 0)
    document.add_heading("一、会议概况", 1)
    document.add_heading("", 1)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "单位", "负责人"
    document.add_paragraph("会议强调，要抓好落实。")
    document.save(tmp_path / "a.docx")
    assert read(tmp_path)["a.docx"].text == (
        "# 市委召开工作会议\n## 一、会议概况\n\n单位\t负责人\n会议强调，要抓好落实。"
    )


def test_pdf(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(pdf("Meeting held in Chongqing"))
    assert read(tmp_path)["a.pdf"].text == "Meeting held in Chongqing"


PAGE = """<html><head><meta charset="utf-8"><title>市委全会举行 - 山城人大网</title>
<meta name="PubDate" content="2024-07-26"><script>var a = "不看";</script></head><body>
<ul><li><a href="/">首页</a><li><a href="/n">新闻</a></ul><h1>市委全会举行</h1>
<article><p>市委六届五次全会<b>于5月24日</b>举行，会议总结成绩，部署全年经济社会发展的各项重点工作。</p>
<p>会议强调，要深入学习领会，全面贯彻落实，把各项任务抓紧抓实抓出成效，推动高质量发展迈上新台阶。</p></article>
<div class="footer"><a href="/a">关于本站</a> <a href="/b">友情链接</a></div></body></html>"""


def test_a_web_page(tmp_path: Path):
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    source = read(tmp_path)["a.html"]
    assert source.title == "市委全会举行"
    assert (source.published, source.published_basis) == ("2024-07-26", "page metadata")
    document = corpus.cut(source)
    [article] = document.articles
    assert (article.headline, article.headline_position) == ("市委全会举行", "before")
    assert [p.text[:8] for p in document.paragraphs if p.role == "body"] == [
        "市委六届五次全会",
        "会议强调，要深入",
    ]
    menu = [
        source.text[row.start : row.end] for row in document.ledger if row.reason == "outside the main text"
    ]
    assert menu == ["首页", "新闻", "关于本站 友情链接"]


def test_the_date_line_of_a_web_page_that_has_no_metadata(tmp_path: Path):
    page = PAGE.replace('<meta name="PubDate" content="2024-07-26">', "")
    page = page.replace("关于本站", "2023-01-01 旧闻")
    line = "</h1><div class='share'>2024年7月27日 08:30 来源：山城日报</div>"
    (tmp_path / "a.html").write_text(page.replace("</h1>", line), encoding="utf-8")
    (tmp_path / "b.html").write_text(page, encoding="utf-8")
    articles = [article for source in read(tmp_path).values() for article in corpus.cut(source).articles]
    assert [(a.published, a.published_basis) for a in articles] == [("2024-07-27", "masthead"), ("", "")]


def test_front_matter(tmp_path: Path):
    matter = "---\ntitle: 全会公报\ntags:\n  - 会议\ndate: 2024-07-26T08:00:00\n---\n\n"
    (tmp_path / "a.md").write_text(matter + "全会举行。\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\n会议召开。\n---\n会议强调，要抓好落实。\n", encoding="utf-8")
    one, two = read(tmp_path).values()
    assert (one.title, one.published, one.published_basis) == ("全会公报", "2024-07-26", "page metadata")
    document = corpus.cut(one)
    assert [(a.headline, a.headline_position) for a in document.articles] == [("全会公报", "before")]
    assert [p.text for p in document.paragraphs] == ["全会举行。"]
    assert (two.title, two.published, two.outside) == ("", "", ())


RECORDS = [
    {
        "id": "a",
        "title": "全会举行",
        "published": "2024-05-24",
        "source": "山城日报",
        "text": "会议强调，要抓好落实。",
    },
    {"id": "a", "title": "", "published": None, "source": "", "text": "会议指出，要改革。"},
]


def write_csv(path: Path, rows: list[dict], **options) -> None:
    with io.StringIO(newline="") as buffer:
        writer = csv.DictWriter(buffer, rows[0].keys(), **options)
        writer.writeheader()
        writer.writerows(rows)
        data = buffer.getvalue()
    path.write_bytes(gzip.compress(data.encode()) if path.suffix == ".gz" else data.encode("utf-8-sig"))


def write_jsonl(path: Path, rows: list[dict]) -> None:
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def write_parquet(path: Path, rows: list[dict]) -> None:
    import pandas as pd

    buffer = io.BytesIO()
    pd.DataFrame(rows).to_parquet(buffer)
    path.write_bytes(gzip.compress(buffer.getvalue()) if path.suffix == ".gz" else buffer.getvalue())


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("t.csv", write_csv),
        ("t.CSV.gz", write_csv),
        ("t.jsonl", write_jsonl),
        ("t.jsonl.gz", write_jsonl),
        ("t.parquet", write_parquet),
        ("t.parquet.gz", write_parquet),
    ],
)
def test_tables(tmp_path: Path, name: str, write):
    write(tmp_path / name, RECORDS)
    assert list(read(tmp_path / name).values()) == [
        Source("a", "会议强调，要抓好落实。", "全会举行", "2024-05-24", "column", "山城日报"),
        Source("a~2", "会议指出，要改革。"),
    ]


def test_a_table_within_a_folder(tmp_path: Path):
    write_csv(tmp_path / "t.csv", RECORDS)
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    assert list(read(tmp_path)) == ["t.csv:a", "t.csv:a~2", "z.txt"]


def test_other_names_for_columns(tmp_path: Path):
    write_csv(
        tmp_path / "t.csv",
        [{"编号": "7", "正文": "会议强调，要抓好落实。", "日期": "2024年5月24日"}],
        delimiter=";",
    )
    columns = (("id", "编号"), ("text", "正文"), ("published", "日期"))
    assert read(tmp_path / "t.csv", columns=columns) == {
        "7": Source("7", "会议强调，要抓好落实。", published="2024-05-24", published_basis="column")
    }


def test_a_long_table_comes_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(walking, "WEIGHT", 30)
    write_jsonl(tmp_path / "t.jsonl", [{"text": "会议强调，要抓好落实。"}] * 10)
    sizes = [len(batch.items) for batch in corpus.batches(tmp_path / "t.jsonl")]
    assert sizes == [3, 3, 3, 1]


# ---- bad input ------------------------------------------------------------------------


def pdf(words: str, *, password: str = "") -> bytes:
    """A one-page PDF with these words; without words, an empty page as a scan has it."""
    import pypdf
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(300, 300)
    if words:
        font = DictionaryObject({
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        })  # fmt: skip
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 10 100 Td ({words}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def zipped(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


NO_READER = (
    "unsupported file type; supported are .txt .md .html .docx .odt .rtf .pdf and the tables "
    ".csv .xlsx .jsonl .parquet, all except .xlsx also as .gz"
)
BAD = {
    "empty.txt": (b"", "empty file"),
    "blank.txt": (b" \n\n", "contains no text"),
    "undecodable.txt": (
        TEXT.encode() + b"\xff\xfe" + TEXT.encode(),
        f"cannot be decoded: not valid UTF-8 (byte {len(TEXT.encode())}), UTF-16, GB18030 or Big5",
    ),
    "utf16.txt": (b"\xff\xfe\x00\xd8\x41\x00", "cannot be decoded: byte 2 is not valid UTF-16-LE"),
    "binary.txt": (bytes(range(256)) * 8, "binary data, not text"),
    "image.pdf": (
        pdf(""),
        "PDF of 1 page with images only; --ocr recognises the text "
        "(requires tesseract-ocr, tesseract-ocr-chi-sim and the Python package pytesseract)",
    ),
    "locked.pdf": (pdf("secret", password="x"), "encrypted PDF; save it without a password"),
    "broken.pdf": (b"%PDF-1.4\nnonsense", "damaged PDF"),
    "broken.docx": (b"PK\x03\x04nonsense", "damaged Word file"),
    "other.docx": (zipped(a="b"), "damaged Word file (no document part)"),
    "locked.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "encrypted Word file or old .doc; save it as .docx without a password",
    ),
    "broken.txt.gz": (gzip.compress(TEXT.encode())[:-20], "damaged .gz file"),
    "no.txt.gz": (b"nonsense", "damaged .gz file"),
    "bare.html": (b"<html><script>1</script></html>", "web page without visible text"),
    "picture.jpg": (b"\xff\xd8", NO_READER),
    "columns.csv": (
        b"a,b\n1,2\n",
        "no column 'text' among a, b; specify the text column: --column text=NAME",
    ),
    "numbers.csv": (
        b"id,text\n1,20\n2,30.5\n",
        "column 'text' contains numbers, not text; specify the text column: --column text=NAME",
    ),
    "header.csv": (b"id,text\n", "contains no records"),
    "broken.parquet": (b"PAR1nonsense", "no record can be read: damaged Parquet file"),
    "broken.jsonl": (b"{\n", "no record can be read: line 1 is not valid JSON"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_why_and_the_others_go_on(tmp_path: Path, name: str):
    data, reason = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    found = read(tmp_path)
    assert found.pop("good.txt").text == TEXT
    assert list(found) == [name]
    assert tell(found[name].reason).startswith(reason)


def test_bad_records_say_why_and_the_others_go_on(tmp_path: Path):
    lines = [
        '{"text": "会议强调，要抓好落实。"}',
        "{",
        '["a"]',
        '{"text": ""}',
        '{"text": 5}',
        '{"text": "——"}',
    ]
    (tmp_path / "t.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert list(read(tmp_path / "t.jsonl")) == ["1", "2", "3", "4", "5", "6"]
    assert {name: why.split(" (")[0] for name, why in reasons(tmp_path / "t.jsonl").items()} == {
        "2": "line 2 is not valid JSON",
        "3": "line 3 is not a JSON object",
        "4": "record without text",
        "5": "not readable as text: '5'",
        "6": "not readable as text: '——'",
    }


def test_a_row_with_too_few_cells(tmp_path: Path):
    (tmp_path / "t.csv").write_text("id,text\na,会议强调。\nb\nc,会议指出。\n", encoding="utf-8")
    assert reasons(tmp_path / "t.csv") == {"2": "line 3 has 1 cell, the header 2"}


def test_a_table_that_stops(tmp_path: Path):
    path = tmp_path / "t.jsonl.gz"
    rows = [{"id": str(i), "text": f"会议强调，要抓好第{i}件工作。"} for i in range(3000)]
    write_jsonl(path, rows)
    path.write_bytes(path.read_bytes()[:-300])
    found = read(path)
    assert sum(isinstance(item, Source) for item in found.values()) > 1000
    assert list(reasons(path).values()) == [
        "the file is truncated or damaged here (EOFError: Compressed file ended before the end-of-stream marker was reached)"
    ]


def test_a_large_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(taking, "LARGEST", 2**20)
    (tmp_path / "a.txt").write_bytes(b"a" * 3 * 2**20)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"a" * 3 * 2**20))
    assert reasons(tmp_path) == {
        "a.txt": "3 MB; the limit is 1 MB for files, none for tables",
        "b.txt.gz": "unpacks to more than 1 MB",
    }


def test_links_and_pipes(tmp_path: Path):
    folder = tmp_path / "corpus"
    (folder / "inner").mkdir(parents=True)
    (folder / "inner" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "outside.txt").write_text(TEXT, encoding="utf-8")
    (folder / "inner" / "loop").symlink_to(folder)
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "nowhere.txt").symlink_to(folder / "missing")
    os.mkfifo(folder / "pipe.txt")
    link = "link, not followed; its target is read only if it is in the folder itself"
    assert sorted(read(folder)) == ["inner/a.txt", "inner/loop", "nowhere.txt", "out.txt", "pipe.txt"]
    assert reasons(folder) == {
        "inner/loop": link,
        "nowhere.txt": link,
        "out.txt": link,
        "pipe.txt": "not a regular file but a pipe, socket or device",
    }


def test_a_file_that_vanishes(tmp_path: Path):
    gone = Unread("a.txt", message("file_vanished"))
    assert taking.take(tmp_path, "a.txt") == gone
    assert corpus.load(corpus.Batch((gone,))) == [gone]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "permission denied"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
    ],
)
def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error, reason):
    def refuse(self):
        raise error

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert reasons(tmp_path) == {"a.txt": reason}


def test_nothing_there(tmp_path: Path):
    with pytest.raises(InputFault) as fault:
        corpus.batches(tmp_path / "missing")
    assert str(fault.value) == (
        f"{tmp_path}/missing: there is no such folder or table (No such file or directory)"
    )
    with pytest.raises(InputFault) as fault:
        list(corpus.batches(tmp_path))
    assert str(fault.value) == f"{tmp_path}: {say('empty_folder', 'en')}"


def test_a_corpus_that_is_a_bad_table(tmp_path: Path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputFault) as fault:
        list(corpus.batches(tmp_path / "t.csv"))
    assert str(fault.value) == (
        f"{tmp_path}/t.csv: no column 'text' among a, b; specify the text column: --column text=NAME"
    )
    (tmp_path / "a.jpg").write_bytes(b"\xff")
    with pytest.raises(InputFault) as fault:
        corpus.batches(tmp_path / "a.jpg")
    assert str(fault.value) == f"{tmp_path}/a.jpg: {NO_READER}"


def test_ids_made_unique_never_meet_another():
    taken: dict[str, int] = {}
    assert [recordtables._named(name, taken) for name in ("a~2", "a", "a", "a")] == [
        "a~2",
        "a",
        "a~2~2",
        "a~3",
    ]


def parquet(**columns) -> bytes:
    import pyarrow
    import pyarrow.parquet

    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), buffer, compression="zstd")
    return buffer.getvalue()


ENDLESS = "no record can be read: unpacks to more than 1 MB and 200 times its size"
LONG_LINE = "no record can be read: line {} is longer than 1 MB"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("line.jsonl.gz", gzip.compress(b"a" * 2**22), LONG_LINE.format(1)),
        ("line.csv.gz", gzip.compress(b'text\n"' + b"a" * 2**22), LONG_LINE.format(2)),
        ("header.csv.gz", gzip.compress(b"text" * 2**21), LONG_LINE.format(1)),
        ("lines.jsonl.gz", gzip.compress(b"\n" * 2**21), ENDLESS),
        ("lines.csv.gz", gzip.compress(b"text\n" + b"\n" * 2**21), ENDLESS),
        ("cells.parquet", parquet(text=["a" * 2**22]), ENDLESS),
        (
            "deep.jsonl",
            b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
            "no record can be read: line 1 is not valid JSON",
        ),
        (
            "late.csv",
            b"text," + b"a" * 70_000 + b"\xff",
            "no record can be read: line 1: 'utf-8' codec can't decode",
        ),
    ],
)
def test_a_table_that_would_fill_the_memory_is_left_out(tmp_path, monkeypatch, name, data, reason):
    monkeypatch.setattr(recordtables, "LINE", 2**20)
    monkeypatch.setattr(recordtables, "UNPACKED", 2**20)
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    [told] = reasons(tmp_path).values()
    assert told.startswith(reason)


def test_a_table_as_large_as_allowed_is_read_and_no_larger(tmp_path, monkeypatch):
    monkeypatch.setattr(recordtables, "RATIO", 0)
    rows = b"".join(b'{"text":"%s"}\n' % f"会议{number}".encode() for number in range(3))
    whole = parquet(text=["会议"] * 3)
    for name, data in (("t.jsonl.gz", rows), ("t.parquet.gz", whole)):
        (tmp_path / name).write_bytes(gzip.compress(data))
        monkeypatch.setattr(recordtables, "UNPACKED", len(data))
        assert len(read(tmp_path / name)) == 3
        monkeypatch.setattr(recordtables, "UNPACKED", len(data) - 1)
        kept = sum(isinstance(item, Source) for item in _items(tmp_path / name))
        assert kept == (2 if name.startswith("t.jsonl") else 0)


def _items(path: Path) -> list:
    """What is read of a table; nothing where no record can be."""
    try:
        return list(read(path).values())
    except InputFault:
        return []


def test_a_line_as_long_as_allowed_is_read_and_no_longer(tmp_path, monkeypatch):
    lines = ['{"text":"会议召开"}\n', '{"text":"会议召开。"}\n']
    (tmp_path / "t.jsonl").write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr(recordtables, "LINE", len(lines[1].encode()))
    assert [item.text for item in _items(tmp_path / "t.jsonl")] == ["会议召开", "会议召开。"]
    monkeypatch.setattr(recordtables, "LINE", len(lines[1].encode()) - 1)
    first, last = _items(tmp_path / "t.jsonl")
    assert first.text == "会议召开" and tell(last.reason).startswith("line 2 is longer than")
    (tmp_path / "t.parquet").write_bytes(parquet(text=["会议", "会议召开", "会议召", "会"]))
    monkeypatch.setattr(recordtables, "LINE", 3)
    assert [getattr(item, "text", "") for item in _items(tmp_path / "t.parquet")] == [
        "会议",
        "",
        "会议召",
        "会",
    ]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("t.jsonl", ['{"text":"会议一"}', "", "{", "[]", '{"text":""}', '{"text":7}', '{"text":"会议二"}']),
        ("t.csv", ["text,n", "会议一,1", "", "会议,1,2", "会议", ",3", "7,4", "会议二,5"]),
    ],
)
def test_records_behind_those_that_cannot_be_read_are_read(tmp_path, name, lines):
    (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    found = _items(tmp_path / name)
    assert [getattr(item, "text", "") for item in found] == ["会议一", "", "", "", "", "会议二"]
    told = [tell(item.reason) for item in found[1:-1]]
    assert len({*told}) == 4


def test_one_cell_that_stands_for_thousands(tmp_path, monkeypatch):
    import pyarrow

    monkeypatch.setattr(recordtables, "UNPACKED", 2**20)
    cells = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 100), pyarrow.array(["会议" * 10_000]))
    (tmp_path / "t.parquet").write_bytes(parquet(text=cells))
    found = list(read(tmp_path / "t.parquet").values())
    assert (
        sum(isinstance(item, Source) for item in found) == 48
    )  # three batches; the fourth would be too much
    assert tell(found[-1].reason).startswith("unpacks to more than 1 MB and 200 times its size")


def test_one_cell_that_stands_for_thousands_is_not_written_out(tmp_path):
    import pyarrow

    long = "会议" * 20_000_000
    cells = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 1000), pyarrow.array([long]))
    (tmp_path / "t.parquet").write_bytes(parquet(text=cells))
    del cells
    before = pyarrow.default_memory_pool().max_memory()
    with pytest.raises(InputFault, match="no record can be read: unpacks to more than 512 MB"):
        read(tmp_path / "t.parquet")
    assert pyarrow.default_memory_pool().max_memory() <= max(before, 5 * len(long.encode()))


def test_a_table_damaged_midway(tmp_path):
    write_jsonl(tmp_path / "t.jsonl.gz", [{"text": f"会议强调，要抓好第{i}件工作。"} for i in range(3000)])
    data = bytearray((tmp_path / "t.jsonl.gz").read_bytes())
    data[len(data) // 2 : len(data) // 2 + 20] = b"\xff" * 20
    (tmp_path / "t.jsonl.gz").write_bytes(bytes(data))
    found = list(read(tmp_path / "t.jsonl.gz").values())
    assert isinstance(found[0], Source)
    assert tell(found[-1].reason).startswith("the file is truncated or damaged here (")


def test_half_a_character_is_replaced(tmp_path):
    (tmp_path / "t.jsonl").write_text('{"id": "\\udc00", "title": "\\ud800", "text": "会\\ud800议"}\n')
    [source] = read(tmp_path / "t.jsonl").values()
    assert (source.name, source.title, source.text) == ("\ufffd", "\ufffd", "会\ufffd议")


def test_a_page_nested_deeper_than_any_reader_goes(tmp_path):
    (tmp_path / "deep.html").write_text("<div>" * 200_000 + TEXT + "</div>" * 200_000, encoding="utf-8")
    assert "".join(read(tmp_path / "deep.html")["deep.html"].text.split()) == "".join(TEXT.split())


def test_the_records_of_a_table_stand_where_the_table_stands(tmp_path: Path):
    same = "会议强调，要抓好安全生产工作，落实责任，排查隐患，确保人民群众生命财产安全，守住底线。"
    (tmp_path / "a.txt").write_text(same, encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"text\n{same}\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("另外一段文字。", encoding="utf-8")
    loaded = [source for batch in corpus.batches(tmp_path) for source in corpus.load(batch)]
    assert [source.name for source in loaded] == ["a.txt", "b.csv:1", "c.txt"]
    marked = corpus.settle([corpus.cut(source) for source in loaded])
    assert [p.repeat_of for document in marked for p in document.paragraphs] == ["", "a.txt#1.1", ""]


def test_a_name_with_a_number_sign_is_whole_in_the_ledger(tmp_path: Path):
    same = "会议强调，要抓好安全生产工作，落实责任，排查隐患，确保人民群众生命财产安全，守住底线。"
    for name in ("a#1.txt", "b.txt"):
        (tmp_path / name).write_text(same, encoding="utf-8")
    loaded = [source for batch in corpus.batches(tmp_path) for source in corpus.load(batch)]
    [_, copy] = corpus.settle([corpus.cut(source) for source in loaded])
    assert copy.ledger[0].reason == "repeats a#1.txt#1.1; the whole file repeats a#1.txt"


def test_every_date_that_a_page_gives_is_kept_with_its_basis(tmp_path: Path):
    page = PAGE.replace("</h1>", "</h1><div>发布时间：2024-07-27</div>").replace(
        "</head>",
        '<link rel="canonical" href="http://a.cn/2024/0728/c1.html">'
        '<meta property="article:modified_time" content="2024-08-01"></head>',
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    [article] = corpus.cut(read(tmp_path)["a.html"]).articles
    assert (article.published, article.published_basis) == ("2024-07-27", "masthead")
    assert article.published_others == (
        "2024-07-26 (page metadata)",
        "2024-07-28 (url)",
        "2024-08-01 (modified)",
    )


def test_a_page_that_says_only_when_it_was_changed_has_no_date(tmp_path: Path):
    page = PAGE.replace('name="PubDate"', 'property="article:modified_time"')
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    [article] = corpus.cut(read(tmp_path)["a.html"]).articles
    assert (article.published, article.published_others) == ("", ("2024-07-26 (modified)",))


def test_a_date_line_goes_before_the_date_of_a_file(tmp_path: Path):
    (tmp_path / "20240801.txt").write_text(
        "全会举行\n2024年7月26日 08:30 来源：山城日报\n" + TEXT, encoding="utf-8"
    )
    [article] = corpus.cut(read(tmp_path)["20240801.txt"]).articles
    assert (article.published, article.published_basis) == ("2024-07-26", "masthead")
    assert article.published_others == ("2024-08-01 (file name)",)


_REPORT = (
    "9月10日，全市推进新型工业化大会在海州举行。市委书记王小明出席并讲话。\n会议强调，要优化营商环境。\n"
)
_LONG = "关于深入学习贯彻全市推进新型工业化暨民营经济高质量发展大会精神、"


def _long_headline(size: int) -> str:
    return (_LONG * 8)[: size - 8] + "的会议在海州举行"


@each("size", [40, 70, 90, 110, 160, 200])
@each("opening", ["本报讯（记者 王翔）", "本报记者 王翔\n"])
@each("above", ["", "海州日报\n2024年9月11日\n\n", "市委召开全会\n本报讯 9月9日，市委召开全会。\n"])
def test_a_line_right_above_the_opening_of_a_report_is_its_headline_however_long(size, opening, above):
    made = corpus.cut(Source("a.txt", f"{above}{_long_headline(size)}\n{opening}{_REPORT}"))
    assert made.articles[-1].headline == _long_headline(size)
    assert made.articles[-1].reporters == ("王翔",)


def test_what_is_longer_or_a_sentence_or_the_rest_of_one_is_no_headline():
    for line in (
        _long_headline(240),
        _long_headline(150) + "。",
        _long_headline(150) + "；会议还研究了其他事项",
        f"会议指出，各级各部门要提高认识，压实责任，要认真组织好这项工作，确保，\n{_long_headline(150)}",
    ):
        made = corpus.cut(Source("a.txt", f"海州日报\n2024年9月11日\n\n{line}\n本报讯（记者 王翔）{_REPORT}"))
        assert all(_long_headline(150) not in one.headline for one in made.articles), line[-40:]


@pytest.mark.parametrize(
    "byline", ["本报讯 (记者 王明) ", "本报讯（记者 王明 李伟） ", "本报讯 （记者 王明）"]
)
@pytest.mark.parametrize("width", [13, 18])
def test_rows_below_a_dateline_with_spaces_belong_to_its_paragraph(byline: str, width: int):
    text = f"{byline}8月17日下午，全市安全生产工作会议召开。市委书记李大伟出席会议并讲话，市长王小明主持会议。会议强调，要树牢安全发展理念，坚决防范遏制重特大事故，深入开展专项行动。"
    at = text.index("下午") + 1
    rows = [text[:at], *(text[n : n + width] for n in range(at, len(text), width))]
    page = "青江日报\n2 0 2 3 年 8 月 1 8 日 星 期 五\n全市安全生产工作会议召开\n" + "\n".join(rows) + "\n"
    document = corpus.settle([corpus.cut(Source("a.txt", page))])[0]
    assert len([p for p in document.paragraphs if p.role == "body"]) == 1
    [meeting] = analysis.find_meetings(page).to_dict("records")
    assert (meeting["date"], meeting["chair"], document.articles[0].published) == (
        "2023-08-17",
        "王小明",
        "2023-08-18",
    )
