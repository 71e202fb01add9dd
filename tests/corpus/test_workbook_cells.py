"""Cells of workbooks, written by hand after public reports on their readers: each says what a person sees."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from analysis import corpus

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
#: Targets of the workbook's parts by the kind of each.
_PARTS = {
    "worksheet": "worksheets/sheet1.xml",
    "sharedStrings": "sharedStrings.xml",
    "styles": "styles.xml",
}
TEXT = "市委召开会议。"


def workbook(path: Path, rows: str, *, strings: str = "", properties: str = "") -> None:
    """A workbook of one sheet; style 1 is that of a day."""
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{_TYPE}/{kind}" Target="{target}"/>'
        for kind, target in _PARTS.items()
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" Type="{_TYPE}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        package.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_TYPE}">{properties}<sheets><sheet name="a" sheetId="1" r:id="worksheet"/>'
            "</sheets></workbook>",
        )
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        )
        package.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        )
        package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{strings}</sst>')
        package.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        )


def words(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = f'<row r="1">{words("A1", "text")}{words("B1", "published")}</row>'
DAY = '<c r="B2" s="1"><v>45418</v></c>'
OF_1904 = '<workbookPr date1904="1"/>'


def row(first: str = words("A2", TEXT), second: str = DAY) -> str:
    return f'{HEAD}<row r="2">{first}{second}</row>'


@pytest.mark.parametrize(
    ("rows", "others", "text", "published"),
    [
        pytest.param(
            row('<c r="A2" t="s"><v>0</v></c>'),
            {"strings": f'<si><t>{TEXT}</t><rPh sb="0" eb="1"><t>shi</t></rPh></si>'},
            TEXT,
            "2024-05-06",
            id="how it is pronounced",
        ),
        pytest.param(
            row(
                '<c r="A2" t="inlineStr"><is><r><t>市委</t></r><r><rPr><b/></rPr><t>召开会议。</t></r>'
                '<rPh sb="0" eb="1"><t>shi</t></rPh></is></c>'
            ),
            {},
            TEXT,
            "2024-05-06",
            id="words in two faces",
        ),
        pytest.param(
            row(second='<c r="B2" t="d"><v>2024-05-06</v></c>'), {}, TEXT, "2024-05-06", id="a day as words"
        ),
        pytest.param(
            row(second='<c r="B2" t="d" s="1"><v>2024-05-06T08:00:00</v></c>'),
            {"properties": OF_1904},
            TEXT,
            "2024-05-06",
            id="a day as words, where days count from 1904",
        ),
        pytest.param(
            row(second='<c r="B2" s="1"><v>43956</v></c>'),
            {"properties": OF_1904},
            TEXT,
            "2024-05-06",
            id="days count from 1904",
        ),
        pytest.param(
            row(
                f'<c r="A2" t="str"><f>A1</f><v>{TEXT}</v></c>',
                '<c r="B2" s="1"><f>DATE(2024,5,6)</f><v>45418</v></c>',
            ),
            {},
            TEXT,
            "2024-05-06",
            id="results of formulas",
        ),
        pytest.param(
            row(words("A2", "市委_x000A_召开会议。_x005F_x000D_")),
            {},
            "市委\n召开会议。_x000D_",
            "2024-05-06",
            id="escapes",
        ),
        pytest.param(row(second='<c r="B2" t="e"><v>#N/A</v></c>'), {}, TEXT, "", id="an error is no day"),
    ],
)
def test_a_cell_reads_as_a_person_sees_it(tmp_path, rows, others, text, published):
    workbook(tmp_path / "a.xlsx", rows, **others)
    [found] = [item for batch in corpus.batches(tmp_path / "a.xlsx") for item in corpus.load(batch)]
    assert (found.text, found.published) == (text, published)
