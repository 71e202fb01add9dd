"""Rich text and OpenDocument files, written by hand."""

from __future__ import annotations

from tests.corpus.files import Case


def rtf(body: str) -> bytes:
    """A rich text file; characters beyond ASCII as \\u escapes."""
    words = "".join(
        char if ord(char) < 128 else f"\\u{(ord(char) + 0x8000) % 0x10000 - 0x8000}?" for char in body
    )
    return (
        "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fswiss Arial;}}"
        + words
        + "}"
    ).encode("ascii")


def odt(body: str) -> bytes:
    """A flat OpenDocument text."""
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
        )
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces}'
        f' office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{body}'
        "</office:text></office:body></office:document>"
    ).encode()


def _note(kind: str, words: str) -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
    )


RTF = {
    "footnote, endnote and comment": Case(
        rtf(
            "正文{\\footnote \\pard\\plain 脚注{\\b 一}。}。\\par 第二段{\\footnote\\ftnalt 尾注一。}。{\\*\\annotation 批注一。}\\par"
        ),
        ("正文。", "第二段。"),
        (("脚注一。", "footnote"), ("尾注一。", "endnote"), ("批注一。", "comment")),
        exact=True,
    ),
    "running head and foot": Case(
        rtf("{\\header 内部资料\\par}{\\footerr 青江市委办公室\\par}正文。\\par"),
        ("正文。",),
        (("内部资料", "page header"), ("青江市委办公室", "page footer")),
        exact=True,
    ),
    "text box": Case(
        rtf("正文。\\par{\\shp{\\*\\shpinst{\\shptxt 框内文字。\\par}}}"),
        ("正文。", "框内文字。"),
        exact=True,
    ),
    "braces, backslashes and code page bytes": Case(
        rtf("左\\{右\\}\\\\。\\par").replace(b"\\par", b"{\\f0 \\'d5\\'fd}\\par"),
        ("左{右}\\。正",),
        exact=True,
    ),
    "hidden and deleted text": Case(
        rtf("{\\f0\\fs24 \\v 看不见。}市委{\\deleted 昨天}{\\revised 今天}召开{\\vertalt}。\\par"),
        ("市委今天召开。",),
        exact=True,
    ),
    "numbers of lists": Case(
        rtf("{\\listtext 一、}总则\\par{\\pntext （一）}目的\\par"), ("一、总则", "（一）目的"), exact=True
    ),
    "a field, what the file says of itself, a picture": Case(
        rtf(
            "{\\info{\\author 作者在外}}见{\\field{\\*\\fldinst{HYPERLINK x}}{\\fldrslt{公报}}}。{\\pict\\pngblip 89504e47}\\par"
        ),
        ("见公报。",),
        exact=True,
    ),
    "a note in a note's group": Case(
        rtf("正文。{\\footnote 外{\\footnote 内}。}\\par"), ("正文。",), exact=True, absent=("\\footnote",)
    ),
}
ODT = {
    "footnote and endnote": Case(
        odt(
            f"<text:p>正文{_note('footnote', '脚注一。')}。</text:p><text:p>第二段{_note('endnote', '尾注一。')}。</text:p>"
        ),
        ("正文。", "第二段。"),
        (("脚注一。", "footnote"), ("尾注一。", "endnote")),
        exact=True,
    ),
    "hidden text": Case(
        odt(
            "<style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>"
            "<text:p>看得<text:span text:style-name='T1'>不</text:span>见。<text:hidden-text text:is-hidden='true'>没有</text:hidden-text>"
            "</text:p><text:p>也看不见<text:hidden-paragraph text:is-hidden='true'/></text:p><text:h text:style-name='T1'>无</text:h>"
            "<text:p>第二段。</text:p>"
        ),
        ("看得见。", "第二段。"),
        exact=True,
    ),
    "numbers and marks of lists": Case(
        odt(
            "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...'"
            " style:num-suffix='、'/><text:list-level-style-number text:level='2' style:num-format='1' style:num-prefix='('"
            " style:num-suffix=')' text:start-value='4'/><text:list-level-style-bullet text:level='3'/></text:list-style>"
            "<text:list-style style:name='L2'><text:list-level-style-image text:level='1'/></text:list-style>"
            "<text:list text:style-name='L1'><text:list-header><text:p>要点</text:p></text:list-header>"
            "<text:list-item><text:p>总则</text:p><text:p>续段</text:p><text:list><text:list-item><text:p>目的</text:p><text:list>"
            "<text:list-item><text:p>细目</text:p></text:list-item></text:list></text:list-item>"
            "<text:list-item><text:p>范围</text:p></text:list-item></text:list></text:list-item>"
            "<text:list-item text:start-value='5'><text:p>附则</text:p></text:list-item></text:list>"
            "<text:list text:style-name='none'><text:list-item><text:p>无号</text:p></text:list-item></text:list>"
            "<text:list text:style-name='L2'><text:list-item><text:p>图标</text:p></text:list-item></text:list>"
        ),
        ("要点", "一、总则", "续段", "(4)目的", "• 细目", "(5)范围", "五、附则", "无号", "图标"),
        exact=True,
    ),
    "headings and their levels": Case(
        odt(
            "<text:h>公报</text:h><text:h text:outline-level='2'>会议</text:h><text:h text:outline-level='9'>地点</text:h>"
            "<text:h text:outline-level='1'> </text:h><text:p>正文。</text:p>"
        ),
        ("## 公报", "### 会议", "###### 地点", "正文。"),
        exact=True,
    ),
    "text boxes and contents": Case(
        odt(
            "<text:table-of-content><text:index-body><text:p>一、总则 1</text:p></text:index-body></text:table-of-content>"
            "<text:p>正文<draw:frame><draw:text-box><text:p>框内一。</text:p><text:p>框内二。</text:p></draw:text-box></draw:frame>。</text:p>"
            "<text:section><text:p>节内。</text:p></text:section><text:p>末段。</text:p>"
        ),
        ("正文。", "框内一。", "框内二。", "节内。", "末段。"),
        (("一、总则 1", "table of contents"),),
        exact=True,
    ),
    "deleted text, spaces, readings, entries": Case(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>昨天</text:p></text:deletion></text:changed-region>"
            "</text:tracked-changes><text:p><text:ruby><text:ruby-base>习</text:ruby-base><text:ruby-text>xí</text:ruby-text></text:ruby>"
            "近平<text:s text:c='2'/>主持<text:text-input>第二次</text:text-input>会议<text:line-break/>完</text:p>"
        ),
        ("习(xí)近平  主持第二次会议", "完"),
        exact=True,
    ),
    "table with a row for the head of each page": Case(
        odt(
            "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
            "<table:table-cell><text:p>会议</text:p></table:table-cell><table:table-cell><text:p>地点</text:p></table:table-cell>"
            "</table:table-row></table:table-header-rows><text:soft-page-break/><table:table-row><table:table-cell>"
            "<text:p>常务会议</text:p></table:table-cell><table:table-cell><text:p>县府三楼</text:p></table:table-cell>"
            "</table:table-row></table:table>"
        ),
        ("会议\t地点", "常务会议\t县府三楼"),
        exact=True,
    ),
    "comment": Case(
        odt("<text:p>正文<office:annotation><text:p>批注一。</text:p></office:annotation>。</text:p>"),
        ("正文。",),
        (("批注一。", "comment"),),
        exact=True,
    ),
}
