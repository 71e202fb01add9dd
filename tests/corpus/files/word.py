"""Word files, written part by part."""

from __future__ import annotations

import io
import zipfile

from tests.corpus.files import Case

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMES = (
    'xmlns:w="{w}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

#: The parts that a document may have beside its text: kind of the relationship to name.
PARTS = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "footnotes": "footnotes.xml",
    "endnotes": "endnotes.xml",
    "comments": "comments.xml",
    "header": "header1.xml",
    "footer": "footer1.xml",
    "diagramData": "diagrams/data1.xml",
    "aFChunk": "chunk.html",
    "chartEx": "charts/chartEx1.xml",
}
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}


def document(body: str, *, strict: bool = False, main: str = "word/document.xml", **parts: str) -> bytes:
    """A Word file of this body; of `parts`, named as in `PARTS`, each the XML inside its root."""
    names = _NAMES.format(w=_STRICT if strict else _W)
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{_RELATION}/{kind}" Target="{PARTS[kind]}"/>' for kind in parts
    )
    folder, _, file = main.rpartition("/")
    written = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relationships(
            f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="{main}"/>'
        ),
        main: f"<w:document {names}><w:body>{body}</w:body></w:document>",
        f"{folder}/_rels/{file}.rels": _relationships(relations),
    }
    for kind, inside in parts.items():
        root = _ROOTS.get(kind)
        written[f"{folder}/{PARTS[kind]}"] = f"<w:{root} {names}>{inside}</w:{root}>" if root else inside
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in written.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _relationships(inside: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(inside)}</w:p>"


def field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('separate')}{result}{mark('end')}"


def box(*inside: str) -> str:
    """A text box as Word writes it: the same twice, for new readers and for old ones."""
    content = f"<w:txbxContent>{''.join(inside)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*rows: tuple[str, ...]) -> str:
    cells = (f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(cells)}</w:tbl>"


def numbering(*levels: tuple[str, str]) -> str:
    """A list of levels, each (format, text); its numId is 1."""
    inside = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{how}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (how, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{inside}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def item(text: str, level: int = 0) -> str:
    return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def note(kind: str, text: str) -> str:
    return f'<w:{kind} w:id="-1" w:type="separator">{p(r("———"))}</w:{kind}><w:{kind} w:id="1">{p(r(text))}</w:{kind}>'


_STYLES = (
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="机关标题"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
)
DAY = "5月6日，市委召开会议。"
_DATA = (
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:pt><dgm:t><a:p><a:r><a:t>第一环节</a:t>'
    "</a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>"
)

CASES: dict[str, Case] = {
    "smart tag": Case(
        document(p("<w:smartTag w:element='date'>", r("5月6日"), "</w:smartTag>", r("，市委召开会议。"))),
        (DAY,),
        exact=True,
    ),
    "custom XML": Case(
        document(f"<w:customXml>{p('<w:customXml>', r(DAY), '</w:customXml>')}</w:customXml>"), (DAY,)
    ),
    "hyperlink": Case(
        document(p(r("见"), f"<w:hyperlink r:id='x'>{r('市委公报')}</w:hyperlink>", r("。"))),
        ("见市委公报。",),
    ),
    "insertion and deletion": Case(
        document(
            p(
                r("市委"),
                f"<w:ins>{r('今天')}</w:ins>",
                "<w:del><w:r><w:delText>昨天</w:delText></w:r></w:del>",
                r("召开会议。"),
            )
        ),
        ("市委今天召开会议。",),
        absent=("昨天",),
    ),
    "moved text": Case(
        document(
            p(f"<w:moveFrom>{r('旧处')}</w:moveFrom>", f"<w:moveTo>{r('新处')}</w:moveTo>", r("召开。"))
        ),
        ("新处召开。",),
        absent=("旧处",),
    ),
    "deleted row": Case(
        document(
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
            + p(r("删去的行"))
            + "</w:tc></w:tr><w:tr><w:tc>"
            + p(r("留下的行"))
            + "</w:tc></w:tr></w:tbl>"
        ),
        ("留下的行",),
        absent=("删去的行",),
    ),
    "paragraph mark deleted": Case(
        document(p(r("市委召开"), properties="<w:rPr><w:del/></w:rPr>") + p(r("会议。"))),
        ("市委召开会议。",),
        exact=True,
    ),
    "field with its result": Case(
        document(p(r("截至"), field(" DATE ", r("2024年5月6日")), r("。"))),
        ("截至2024年5月6日。",),
        absent=("DATE",),
    ),
    "field within a field": Case(
        document(p(field(f" IF {field(' PAGE ', r('7'))} = 1 ", r("共三项")), r("。"))),
        ("共三项。",),
        absent=("PAGE", "IF"),
    ),
    "simple field": Case(
        document(p("<w:fldSimple w:instr='DATE'>", r("5月6日"), "</w:fldSimple>", r("，市委召开会议。"))),
        (DAY,),
    ),
    "content control, paragraph": Case(
        document(f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r(DAY))}</w:sdtContent></w:sdt>"), (DAY,), exact=True
    ),
    "content control, run": Case(
        document(p("<w:sdt><w:sdtContent>", r("5月6日"), "</w:sdtContent></w:sdt>", r("，市委召开会议。"))),
        (DAY,),
    ),
    "content control, cell and row": Case(
        document(
            f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc>{p(r(DAY))}</w:tc></w:sdtContent></w:sdt>"
            "</w:tr></w:sdtContent></w:sdt></w:tbl>"
        ),
        (DAY,),
    ),
    "text box, once": Case(
        document(p(r("正文。"), box(p(r("框中的话。"))))), ("正文。", "框中的话。"), exact=True
    ),
    "text box with old markup alone": Case(
        document(
            p(
                f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(r(DAY))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            )
        ),
        (DAY,),
    ),
    "text box in a text box, with a table": Case(
        document(p(box(p(r("外框。"), box(table((p(r("内框。")),))))))), ("外框。", "内框。")
    ),
    "nested table": Case(
        document(table((p(r("单位")), p(r("负责人"))), (table((p(r("市委办")),)) + p(), p(r("何东山"))))),
        ("单位\t负责人", "市委办\t何东山"),
        exact=True,
    ),
    "marks between rows and cells": Case(
        document(
            table((p(r("地点")), p(r("县府三楼"))))
            .replace(
                "</w:tc></w:tr>", "</w:tc><w:bookmarkEnd w:id='1'/><w:proofErr w:type='spellEnd'/></w:tr>"
            )
            .replace("</w:tbl>", "<w:commentRangeEnd w:id='2'/><w:permEnd w:id='3'/></w:tbl>")
        ),
        ("地点\t县府三楼",),
        exact=True,
    ),
    "content control around a cell of two": Case(
        document(
            f"<w:tbl><w:tr><w:tc>{p(r('地点'))}</w:tc><w:sdt><w:sdtContent><w:tc>{p(r('县府三楼'))}</w:tc>"
            "</w:sdtContent></w:sdt></w:tr></w:tbl>"
        ),
        ("地点\t县府三楼",),
        exact=True,
    ),
    "deleted row beside rows of two cells": Case(
        document(
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('删去'))}</w:tc><w:tc>{p(r('的行'))}</w:tc></w:tr>"
            f"<w:tr><w:tc>{p(r('地点'))}</w:tc><w:tc>{p(r('县府三楼'))}</w:tc></w:tr></w:tbl>"
        ),
        ("地点\t县府三楼",),
        exact=True,
    ),
    "footnotes and endnotes": Case(
        document(
            p(r("正文。")), footnotes=note("footnote", "脚注一。"), endnotes=note("endnote", "尾注一。")
        ),
        ("正文。",),
        (("脚注一。", "footnote"), ("尾注一。", "endnote")),
        absent=("———",),
        exact=True,
    ),
    "comment": Case(
        document(p(r("正文。")), comments=f"<w:comment w:id='0'>{p(r('批注一。'))}</w:comment>"),
        ("正文。",),
        (("批注一。", "comment"),),
    ),
    "running head and foot": Case(
        document(p(r("正文。")), header=p(r("内部资料")), footer=p(r("第 1 页"))),
        ("正文。",),
        (("内部资料", "page header"), ("第 1 页", "page footer")),
        exact=True,
    ),
    "numbers of lists": Case(
        document(
            item("总体要求") + item("指导思想", 1) + item("基本原则", 1) + item("重点任务") + item("改革", 1),
            numbering=numbering(("chineseCounting", "%1、"), ("chineseCounting", "（%2）")),
        ),
        ("一、总体要求", "（一）指导思想", "（二）基本原则", "二、重点任务", "（一）改革"),
        exact=True,
    ),
    "numbers of articles": Case(
        document(
            item("适用范围。") + item("施行日期。"),
            numbering=numbering(("chineseCountingThousand", "第%1条　")),
        ),
        ("第一条 适用范围。", "第二条 施行日期。"),
    ),
    "numbers within numbers": Case(
        document(
            item("总则") + item("目的", 1) + item("依据", 1),
            numbering=numbering(("decimal", "%1."), ("decimal", "%1.%2")),
        ),
        ("1. 总则", "1.1 目的", "1.2 依据"),
    ),
    "headings by style": Case(
        document(
            p(r("市委召开全会"), properties="<w:pStyle w:val='a3'/>")
            + p(r("会议概况"), properties="<w:pStyle w:val='1'/>")
            + p(r("会议议程"), properties="<w:pStyle w:val='b'/>"),
            styles=_STYLES,
        ),
        ("# 市委召开全会", "## 会议概况", "## 会议议程"),
    ),
    "table of contents": Case(
        document(
            p(r("一、会议概况"), "<w:r><w:tab/></w:r>", r("3"), properties="<w:pStyle w:val='t'/>")
            + p(r("正文。")),
            styles=_STYLES,
        ),
        ("正文。",),
        (("一、会议概况\t3", "table of contents"),),
        exact=True,
    ),
    "breaks, hyphens and symbols": Case(
        document(
            p(
                r("第一行"),
                "<w:r><w:br/></w:r>",
                r("2023"),
                "<w:r><w:noBreakHyphen/></w:r>",
                r("2025年"),
                "<w:r><w:cr/></w:r>",
                "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>",
                r("已办"),
            )
        ),
        ("第一行", "2023-2025年", "✓已办"),
    ),
    "hidden text": Case(
        document(p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>", r("看得见。"))),
        ("看得见。",),
        absent=("看不见",),
    ),
    "readings over characters": Case(
        document(
            p(
                "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>xí</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>习</w:t></w:r></w:rubyBase></w:ruby></w:r>",
                r("近平"),
            )
        ),
        ("习(xí)近平",),
    ),
    "formula": Case(
        document(p(r("增长"), "<m:oMath><m:r><m:t>5.2%</m:t></m:r></m:oMath>", r("。"))), ("增长5.2%。",)
    ),
    "diagram": Case(
        document(
            p(r("流程如下。"), "<w:r><w:drawing><dgm:relIds r:dm='rdiagramData'/></w:drawing></w:r>"),
            diagramData=_DATA,
        ),
        ("流程如下。", "第一环节"),
    ),
    "strict names": Case(document(p(r(DAY)), strict=True), (DAY,)),
    "document part of another name": Case(document(p(r(DAY)), main="word/document2.xml"), (DAY,)),
    "an imported page": Case(
        document(
            "<w:altChunk r:id='raFChunk'/>",
            aFChunk="<html><body><p>5月6日，市委召开会议，部署全市重点工作，强调要抓好落实。</p></body></html>",
        ),
        ("5月6日，市委召开会议，部署全市重点工作，强调要抓好落实。",),
    ),
}
