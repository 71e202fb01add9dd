"""Rarer parts of Word files: forms, hidden styles, WordArt, old fields, lists by style, files in one XML."""

from __future__ import annotations

import base64
import io
import zipfile

from tests.corpus.files import Case
from tests.corpus.files.others import rtf
from tests.corpus.files.word import _NAMES, _W, DAY, document, field, item, note, numbering, p, r, table

TITLE = "青江市人民政府文件"


def mark(kind: str, inside: str = "", *, hidden: bool = False) -> str:
    """One mark of a field: begin, separate or end."""
    properties = "<w:rPr><w:vanish/></w:rPr>" if hidden else ""
    return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def without_result(instruction: str) -> str:
    """A field whose instruction itself is what is shown."""
    return f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('end')}"


def style(key: str, inside: str, *, kind: str = "paragraph", name: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name or key}"/>{inside}</w:style>'


def styled(key: str, words: str, own: str = "") -> str:
    return p(f"<w:r>{own}<w:t>{words}</w:t></w:r>", properties=f"<w:pStyle w:val='{key}'/>")


def art(words: str) -> str:
    """WordArt as older versions write it: the words are an attribute."""
    return f"<w:r><w:pict><v:shape><v:textpath style='font-family:宋体' string='{words}'/></v:shape></w:pict></w:r>"


def level(depth: int, how: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{how}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(levels: str, numbers: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{numbers}'
    )


def flat(data: bytes) -> bytes:
    """A Word file as one XML file, which Word writes, too ("Flat OPC")."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name != "[Content_Types].xml":
                inside = package.read(name).decode("utf-8")
                parts.append(
                    f'<pkg:part pkg:name="/{name}" pkg:contentType="application/xml">'
                    f"<pkg:xmlData>{inside}</pkg:xmlData></pkg:part>"
                )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        f"{''.join(parts)}</pkg:package>"
    ).encode()


def of_2003(body: str) -> bytes:
    """A file in the XML of Word 2003, which many office systems write under the name .doc."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
        'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:o="urn:schemas-microsoft-com:office:office">'
        "<o:DocumentProperties><o:Author>不看的作者</o:Author></o:DocumentProperties>"
        f"<w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>"
    ).encode()


def _with_part(data: bytes, name: str, inside: bytes) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr(name, inside)
    return buffer.getvalue()


_CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r>'
    "<a:t>全市投资</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:cat><c:strRef><c:strCache>"
    "<c:pt idx='0'><c:v>工业投资</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:barChart></c:plotArea></c:chart>"
    "</c:chartSpace>"
)
_CHOICE = (
    "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='第一次'/><w:listEntry w:val='第二次'/>"
    "</w:ddList></w:ffData>"
)
_TICKED = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
_UNTICKED = "<w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"

CASES: dict[str, Case] = {
    "hidden by a style of characters": Case(
        document(
            p("<w:r><w:rPr><w:rStyle w:val='h'/></w:rPr><w:t>看不见</w:t></w:r>", r("看得见。")),
            styles=style("h", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
        ),
        ("看得见。",),
        exact=True,
        absent=("看不见",),
    ),
    "hidden by a style of paragraphs": Case(
        document(
            styled("h", "看不见。")
            + styled("i", "也看不见。")
            + styled("h", "看得见。", "<w:rPr><w:vanish w:val='0'/></w:rPr>"),
            styles=style("h", "<w:rPr><w:vanish/></w:rPr>") + style("i", "<w:basedOn w:val='h'/>"),
        ),
        ("看得见。",),
        exact=True,
        absent=("看不见",),
    ),
    "a field whose end is hidden": Case(
        document(
            p(r("截至"), mark("begin"), mark("separate"), r("5月6日"), mark("end", hidden=True))
            + p(field(" X ", r("会议召开。")), r("完。"))
        ),
        ("截至5月6日", "会议召开。完。"),
        exact=True,
    ),
    "a hidden field in a field": Case(
        document(
            p(
                mark("begin"),
                mark("separate"),
                r("见"),
                mark("begin", hidden=True),
                "<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE 会议</w:instrText></w:r>",
                mark("end", hidden=True),
                r("第三条。"),
                mark("end"),
            )
        ),
        ("见第三条。",),
        exact=True,
    ),
    "a field without its end": Case(
        document(p(r("第一段。"), mark("begin"), "<w:r><w:instrText>TOC</w:instrText></w:r>") + p(r(DAY))),
        ("第一段。", DAY),
        exact=True,
    ),
    "a field without its end in the page header": Case(
        document(p(r(DAY)), header=p(r("内部资料"), mark("begin"))),
        (DAY,),
        (("内部资料", "page header"),),
        exact=True,
    ),
    "a large first letter": Case(
        document(
            p(r("5"), properties="<w:framePr w:dropCap='drop' w:lines='2'/>") + p(r(DAY[1:])) + p(r("完。"))
        ),
        (DAY, "完。"),
        exact=True,
    ),
    "a list to choose from": Case(
        document(p(r("市委"), mark("begin", _CHOICE), mark("separate"), mark("end"), r("会议召开。"))),
        ("市委第二次会议召开。",),
        exact=True,
        absent=("第一次",),
    ),
    "boxes to tick": Case(
        document(p(mark("begin", _TICKED), mark("end"), r("同意")) + p(mark("begin", _UNTICKED), mark("end"), r("不同意"))),
        ("☑同意", "□不同意"),
        exact=True,
    ),
    "WordArt": Case(document(p(art("热烈庆祝")) + p(r(DAY))), ("热烈庆祝", DAY), exact=True),
    "WordArt in the page header": Case(
        document(p(r(DAY)), header=p(art(TITLE))), (DAY,), ((TITLE, "page header"),), exact=True
    ),
    "characters in a circle": Case(
        document(p(without_result(r" eq \o\ac(○,二)"), r("会议召开。"))), ("㊁会议召开。",), exact=True
    ),
    "readings over characters as a field": Case(
        document(
            p(without_result(r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(xí),习)'), r("近平"))
        ),
        ("习(xí)近平",),
        exact=True,
    ),
    "a level that its style has": Case(
        document(
            styled("1", "总则") + styled("2", "目的") + styled("2", "依据") + styled("1", "附则"),
            styles=style("1", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", name="甲")
            + style("2", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", name="乙"),
            numbering=lists(
                level(0, "chineseCounting", "%1、", "<w:pStyle w:val='1'/>")
                + level(1, "chineseCounting", "（%2）", "<w:pStyle w:val='2'/>")
            ),
        ),
        ("一、总则", "（一）目的", "（二）依据", "二、附则"),
        exact=True,
    ),
    "an empty paragraph of a list counts": Case(
        document(
            item("总则") + item("") + item("附则"), numbering=numbering(("chineseCounting", "%1、"))
        ),
        ("一、总则", "三、附则"),
    ),
    "a list that begins anew": Case(
        document(
            item("甲") + item("乙") + item("丙").replace('numId w:val="1"', 'numId w:val="2"'),
            numbering=lists(
                level(0, "chineseCounting", "%1、"),
                '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
                '<w:startOverride w:val="1"/></w:lvlOverride></w:num>',
            ),
        ),
        ("一、甲", "二、乙", "一、丙"),
        exact=True,
    ),
    "articles counted through all chapters": Case(
        document(
            item("总则") + item("为了规范。", 1) + item("附则") + item("自发布之日起施行。", 1),
            numbering=lists(
                level(0, "chineseCountingThousand", "第%1章")
                + level(1, "chineseCountingThousand", "第%2条", "<w:lvlRestart w:val='0'/>")
            ),
        ),
        ("第一章 总则", "第一条 为了规范。", "第二章 附则", "第二条 自发布之日起施行。"),
        exact=True,
    ),
    "numbers in digits below Chinese ones": Case(
        document(
            item("总则") + item("目的", 1),
            numbering=lists(
                level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
            ),
        ),
        ("一、总则", "1.1 目的"),
        exact=True,
    ),
    "a list without numbers": Case(
        document(item("总则"), numbering=lists(level(0, "none", "%1"))), ("总则",), exact=True
    ),
    "a paragraph out of its style's list": Case(
        document(
            styled("1", "总则")
            + p(r("说明。"), properties="<w:pStyle w:val='1'/><w:numPr><w:numId w:val='0'/></w:numPr>"),
            styles=style("1", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", name="甲"),
            numbering=lists(level(0, "chineseCounting", "%1、")),
        ),
        ("一、总则", "说明。"),
        exact=True,
    ),
    "numbers beyond ten": Case(
        document(
            item("甲") + item("乙"),
            numbering=numbering(("chineseCounting", "%1、")).replace(
                '<w:start w:val="1"/>', '<w:start w:val="20"/>'
            ),
        ),
        ("二十、甲", "二十一、乙"),
        exact=True,
    ),
    "numbers between dashes": Case(
        document(item("甲"), numbering=lists(level(0, "numberInDash", "%1"))), ("- 1 - 甲",), exact=True
    ),
    "the text of an empty control": Case(
        document(
            p(
                r("签发人："),
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>",
                r("单击此处输入文字。"),
                "</w:sdtContent></w:sdt>",
            )
            + p(r(DAY))
        ),
        ("签发人：", DAY),
        (("单击此处输入文字。", "placeholder"),),
        exact=True,
    ),
    "a control that a program filled in": Case(
        document(
            p("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>", r(DAY), "</w:sdtContent></w:sdt>")
        ),
        (DAY,),
        exact=True,
    ),
    "a day that was picked": Case(
        document(
            p(
                "<w:sdt><w:sdtPr><w:date w:fullDate='2024-05-06T00:00:00Z'/></w:sdtPr><w:sdtContent>",
                r("5月6日"),
                "</w:sdtContent></w:sdt>",
                r(DAY[4:]),
            )
        ),
        (DAY,),
        exact=True,
    ),
    "an imported file that cannot be read": Case(
        document(p(r(DAY)) + "<w:altChunk r:id='raFChunk'/>" + p(r("完。")), aFChunk="\0\1\2" * 9),
        (DAY, "完。"),
        exact=True,
    ),
    "imported rich text": Case(
        document("<w:altChunk r:id='raFChunk'/>", aFChunk=rtf(f"{DAY}\\par").decode()), (DAY,), exact=True
    ),
    "building blocks that are not used": Case(
        _with_part(
            document(p(r(DAY))),
            "word/glossary/document.xml",
            f"<w:glossaryDocument {_NAMES.format(w=_W)}>{p(r('备用文字'))}</w:glossaryDocument>".encode(),
        ),
        (DAY,),
        exact=True,
        absent=("备用文字",),
    ),
    "an endnote in a table": Case(
        document(
            table((p(r("单位"), "<w:r><w:endnoteReference w:id='1'/></w:r>"), p(r("市委办")))),
            endnotes=note("endnote", "截至五月。"),
        ),
        ("单位\t市委办",),
        (("截至五月。", "endnote"),),
        exact=True,
    ),
    "a chart": Case(
        document(p(r("如图。"), "<w:r><w:drawing><c:chart xmlns:c='c' r:id='rdiagramData'/></w:drawing></w:r>"), diagramData=_CHART),
        ("如图。", "全市投资", "工业投资"),
        exact=True,
    ),
    "a soft hyphen": Case(
        document(p(r("推动高质量"), "<w:r><w:softHyphen/></w:r>", r("发展。"))), ("推动高质量发展。",), exact=True
    ),
    "text from right to left": Case(
        document(p("<w:bdo w:val='ltr'>", r("5月6日"), "</w:bdo><w:dir w:val='ltr'>", r(DAY[4:]), "</w:dir>")), (DAY,), exact=True
    ),
    "a text box in the page header": Case(
        document(
            p(r(DAY)),
            header=p(f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(r(TITLE))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"),
        ),
        (DAY,),
        ((TITLE, "page header"),),
        exact=True,
    ),
    "a group of shapes": Case(
        document(
            p(
                r("流程。"),
                "<w:r><mc:AlternateContent><mc:Choice Requires='wpg'><w:drawing><wps:wgp>"
                + "".join(f"<wps:wsp><wps:txbx><w:txbxContent>{p(r(word))}</w:txbxContent></wps:txbx></wps:wsp>" for word in ("受理", "办结"))
                + "</wps:wgp></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>",
            )
        ),
        ("流程。", "受理", "办结"),
        exact=True,
    ),
    "only the fallback has words": Case(
        document(
            p(
                "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
                f"<mc:Fallback><w:t>{DAY}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
            )
        ),
        (DAY,),
        exact=True,
    ),
    "a symbol with a code that is none": Case(
        document(p("<w:r><w:sym w:font='Wingdings' w:char='ZZ'/></w:r>", r(DAY))), absent=("ZZ",), body=()
    ),
}  # fmt: skip

#: Files under the name .doc that are XML.
AS_DOC: dict[str, Case] = {
    "the XML of Word 2003": Case(
        of_2003(
            "<wx:sub-section><w:p><w:pPr><w:listPr><w:ilvl w:val='0'/><wx:t wx:val='一、'/></w:listPr></w:pPr>"
            "<w:r><w:t>会议概况</w:t></w:r></w:p></wx:sub-section>"
            f"<w:p><w:r><w:t>{DAY}</w:t></w:r>"
            "<aml:annotation w:type='Word.Deletion'><aml:content><w:r><w:delText>昨天</w:delText></w:r></aml:content></aml:annotation>"
            "<aml:annotation w:type='Word.Insertion'><aml:content><w:r><w:t>完。</w:t></w:r></aml:content></aml:annotation></w:p>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>单位</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "<w:sectPr><w:hdr w:type='odd'><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr></w:sectPr>"
        ),
        ("一、会议概况", f"{DAY}完。", "单位"),
        (("内部资料", "page header"),),
        exact=True,
        absent=("昨天", "不看的作者"),
    ),
    "a package in one file": Case(
        flat(document(p(r(DAY)), footnotes=note("footnote", "脚注一。"))),
        (DAY,),
        (("脚注一。", "footnote"),),
        exact=True,
    ),
    "a web archive": Case(
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(f"<html><body><p>{DAY}</p></body></html>".encode("gbk"))
        + b"\r\n--x--\r\n",
        (DAY,),
        exact=True,
    ),
}
