"""Small files after further public reports on readers of Word, web and PDF files: what each was said to lose or to double."""

from __future__ import annotations

import io
import zipfile

from tests.corpus.files import Case
from tests.corpus.files.pdf import ROW, drawn, numbered, set_in_font
from tests.corpus.files.pdf_rare import BACK, painted
from tests.corpus.files.web import MENU, ONE, THREE, TITLE, TWO, dated, page
from tests.corpus.files.web_rare import HIDDEN
from tests.corpus.files.word import DAY, box, document, field, item, note, p, r, table
from tests.corpus.files.word_rare import level, lists, mark, style, styled


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def either(choice: str, fallback: str) -> str:
    """The same for new readers and for old ones."""
    return (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{choice}</mc:Choice>"
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def numbered_item(number: int, text: str, depth: int = 0) -> str:
    return p(r(text), properties=f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>")


def second_list(override: str = "", number: int = 2) -> str:
    return f"<w:num w:numId='{number}'><w:abstractNumId w:val='0'/>{override}</w:num>"


_ANEW = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
_PICTURE = "<w:r><w:drawing><a:graphic><a:graphicData uri='picture'/></a:graphic></w:drawing></w:r>"
_CHAPTERS = lists(
    level(0, "chineseCountingThousand", "第%1章")
    + level(1, "chineseCounting", "%2、")
    + level(2, "chineseCounting", "（%3）")
    + level(3, "decimal", "%4."),
    second_list(_ANEW),
)
_OTHER_STYLES = (
    ("ideographTraditional", "%1、", "甲、"),
    ("ideographLegalTraditional", "%2、", "壹、"),
    ("decimalEnclosedCircleChinese", "%3", "① "),
    ("upperRoman", "%4.", "I. "),
    ("decimalFullWidth", "（%5）", "（１）"),
)

WORD: dict[str, Case] = {
    "a cover page with a picture in a control": Case(
        document(
            control(
                p(_PICTURE) + p(r("青江市年鉴"), properties="<w:pStyle w:val='x'/>") + p(r("二〇二四年卷")),
                "<w:docPartObj><w:docPartGallery w:val='Cover Pages'/></w:docPartObj>",
            )
            + p(r(DAY))
        ),
        ("青江市年鉴", "二〇二四年卷", DAY),
        exact=True,
    ),
    "controls in a control in a cell": Case(
        document(
            f"<w:tbl><w:tr><w:tc>{control(control(p(r('地点'))))}</w:tc><w:tc>{p(control(control(r('县府三楼'))))}</w:tc></w:tr></w:tbl>"
        ),
        ("地点\t县府三楼",),
        exact=True,
    ),
    "a control around a table": Case(
        document(control(table((p(r("地点")), p(r("县府三楼"))))) + p(r(DAY))), ("地点\t县府三楼", DAY), exact=True
    ),
    "a deleted cell": Case(
        document(
            f"<w:tbl><w:tr><w:tc>{p(r('地点'))}</w:tc><w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr>"
            f"{p('<w:del><w:r><w:delText>旧址</w:delText></w:r></w:del>')}</w:tc><w:tc>{p(r('县府三楼'))}</w:tc></w:tr></w:tbl>"
        ),
        ("地点\t县府三楼",),
        exact=True,
        absent=("旧址",),
    ),
    "a paragraph that was moved": Case(
        document(
            "<w:moveFromRangeStart w:id='1' w:name='m'/>"
            + p(f"<w:moveFrom>{r('第二段。')}</w:moveFrom>", properties="<w:rPr><w:moveFrom/></w:rPr>")
            + "<w:moveFromRangeEnd w:id='1'/>"
            + p(r("第一段。"))
            + "<w:moveToRangeStart w:id='2' w:name='m'/>"
            + p(f"<w:moveTo>{r('第二段。')}</w:moveTo>", properties="<w:rPr><w:moveTo/></w:rPr>")
            + "<w:moveToRangeEnd w:id='2'/>"
        ),
        ("第一段。", "第二段。"),
        exact=True,
    ),
    "an inserted paragraph as a whole": Case(
        document(f"<w:ins w:id='1'>{p(r(DAY))}</w:ins><w:del w:id='2'>{p('<w:r><w:delText>删去。</w:delText></w:r>')}</w:del>"),
        (DAY,),
        exact=True,
        absent=("删去",),
    ),
    "either of two around whole paragraphs": Case(
        document(either(p(r(DAY)) + table((p(r("甲")), p(r("乙")))), p(r(DAY)) + table((p(r("甲")), p(r("乙")))))),
        (DAY, "甲\t乙"),
        exact=True,
    ),
    "a text box within a canvas and a group, once": Case(
        document(
            p(
                r("正文。"),
                "<w:r>"
                + either(
                    "<w:drawing><wps:wgp><wps:wsp><wps:txbx><w:txbxContent>" + p(r("第一框。")) + "</w:txbxContent></wps:txbx></wps:wsp>"
                    "<wps:wgp><wps:wsp><wps:txbx><w:txbxContent>" + p(r("第二框。")) + "</w:txbxContent></wps:txbx></wps:wsp></wps:wgp></wps:wgp></w:drawing>",
                    "<w:pict><v:group><v:shape><v:textbox><w:txbxContent>" + p(r("第一框。")) + "</w:txbxContent></v:textbox></v:shape>"
                    "<v:shape><v:textbox><w:txbxContent>" + p(r("第二框。")) + "</w:txbxContent></v:textbox></v:shape></v:group></w:pict>",
                )
                + "</w:r>",
            )
        ),
        ("正文。", "第一框。", "第二框。"),
        exact=True,
    ),
    "a table in a text box in a cell": Case(
        document(table((p(r("附表"), box(table((p(r("甲")), p(r("乙")))))), p(r("备注"))))), ("附表", "甲\t乙", "备注")
    ),
    "a note with a table and a box": Case(
        document(
            p(r("正文。")),
            footnotes=f"<w:footnote w:id='1'>{p(r('脚注：'))}{table((p(r('甲')), p(r('乙'))))}{p(box(p(r('框中注。'))))}</w:footnote>",
        ),
        ("正文。",),
        (("脚注：", "footnote"), ("甲\t乙", "footnote"), ("框中注。", "footnote")),
        exact=True,
    ),
    "a note whose words were deleted": Case(
        document(
            p(r("正文。"), "<w:del><w:r><w:footnoteReference w:id='1'/></w:r></w:del>"),
            footnotes="<w:footnote w:id='1'>" + p("<w:del><w:r><w:delText>旧注。</w:delText></w:r></w:del>") + "</w:footnote>",
        ),
        ("正文。",),
        exact=True,
        absent=("旧注",),
    ),
    "a comment of two paragraphs and its reply": Case(
        document(
            p("<w:commentRangeStart w:id='0'/>", r(DAY), "<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>"),
            comments=f"<w:comment w:id='0'>{p(r('请核对。'))}{p(r('尤其日期。'))}</w:comment><w:comment w:id='1'>{p(r('已核对。'))}</w:comment>",
        ),
        (DAY,),
        (("请核对。", "comment"), ("尤其日期。", "comment"), ("已核对。", "comment")),
        exact=True,
    ),
    "numbers of four levels that begin anew": Case(
        document(
            numbered_item(1, "总则")
            + numbered_item(1, "目标", 1)
            + numbered_item(1, "近期", 2)
            + numbered_item(1, "粮食", 3)
            + numbered_item(1, "水利", 3)
            + numbered_item(1, "远期", 2)
            + numbered_item(1, "道路", 3)
            + numbered_item(1, "措施", 1)
            + numbered_item(1, "附则")
            + numbered_item(1, "施行", 1)
            + numbered_item(2, "另一总则"),
            numbering=_CHAPTERS,
        ),
        (
            *("第一章 总则", "一、目标", "（一）近期", "1. 粮食", "2. 水利", "（二）远期", "1. 道路", "二、措施"),
            *("第二章 附则", "一、施行", "第一章 另一总则"),
        ),
        exact=True,
    ),
    "two lists of one definition count on": Case(
        document(
            numbered_item(1, "甲县") + p(r("说明。")) + numbered_item(2, "乙县"),
            numbering=lists(level(0, "chineseCounting", "%1、"), second_list()),
        ),
        ("一、甲县", "说明。", "二、乙县"),
        exact=True,
    ),
    "a list that begins at five": Case(
        document(
            item("第五项") + item("第六项"),
            numbering=lists("<w:lvl w:ilvl='0'><w:start w:val='5'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"),
        ),
        ("5. 第五项", "6. 第六项"),
        exact=True,
    ),
    "numbers of other styles": Case(
        document(
            "".join(item(f"级{depth}", depth) for depth in range(len(_OTHER_STYLES))),
            numbering=lists("".join(level(depth, how, text) for depth, (how, text, _) in enumerate(_OTHER_STYLES))),
        ),
        tuple(f"{shown}级{depth}" for depth, (_, _, shown) in enumerate(_OTHER_STYLES)),
        exact=True,
    ),
    "a list by the link to a style": Case(
        document(
            numbered_item(1, "甲县") + numbered_item(1, "乙县"),
            numbering="<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='L'/></w:abstractNum>"
            f"<w:abstractNum w:abstractNumId='1'><w:styleLink w:val='L'/>{level(0, 'chineseCounting', '（%1）')}</w:abstractNum>"
            "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
        ),
        ("（一）甲县", "（二）乙县"),
        exact=True,
    ),
    "symbols of three fonts": Case(
        document(
            p(
                "<w:r><w:sym w:font='Symbol' w:char='F06D'/></w:r>",
                r("g/m³，"),
                "<w:r><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>",
                r("达标，"),
                "<w:r><w:sym w:font='Wingdings' w:char='00FC'/></w:r>",
                r("已办，误差"),
                "<w:r><w:sym w:font='Symbol' w:char='F0B1'/></w:r>",
                r("2，"),
                "<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>",
                r("90%"),
            )
        ),
        ("μg/m³，→达标，✓已办，误差±2，≥90%",),
        exact=True,
    ),
    "an imported Word file": Case(
        document("<w:altChunk r:id='raFChunk'/>" + p(r("正文。")), aFChunk=document(p(r(DAY)))), (DAY, "正文。"), exact=True
    ),
    "an imported text": Case(
        document(p(r("正文。")) + "<w:altChunk r:id='raFChunk'/>", aFChunk=DAY.encode("utf-8")), ("正文。", DAY), exact=True
    ),
    "readings in a heading": Case(
        document(
            p(
                "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>dān</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>儋</w:t></w:r></w:rubyBase></w:ruby></w:r>",
                r("州会议"),
                properties="<w:pStyle w:val='h'/>",
            ),
            styles=style("h", "", name="heading 1"),
        ),
        ("## 儋(dān)州会议",),
        exact=True,
    ),
    "a contents list as WPS writes it": Case(
        document(styled("c", "一、总则\t1") + styled("d", "目\u3000录") + p(r(DAY)), styles=style("c", "", name="WPSOffice手动目录 1") + style("d", "", name="TOC 标题1")),
        (DAY,),
        (("一、总则\t1", "table of contents"), ("目\u3000录", "table of contents")),
        exact=True,
    ),
    "a contents list known by its control": Case(
        document(
            control(
                p(r("目录")) + p(field(" TOC \\o ", "")) + p(r("一、总则"), "<w:r><w:tab/></w:r>", r("1")),
                "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>",
            )
            + p(r(DAY))
        ),
        (DAY,),
        (("目录", "table of contents"), ("一、总则\t1", "table of contents")),
        exact=True,
    ),
    "a contents list known by its field": Case(
        document(
            p(mark("begin"), "<w:r><w:instrText> TOC \\o \"1-3\" </w:instrText></w:r>", mark("separate"), r("一、总则\t1"))
            + p(r("二、附则\t2"))
            + p(mark("end"))
            + p(r(DAY))
        ),
        (DAY,),
        (("一、总则\t1", "table of contents"), ("二、附则\t2", "table of contents")),
        exact=True,
    ),
    "symbols as characters of their font": Case(
        document(
            p("<w:r><w:rPr><w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/></w:rPr><w:t>\uf0fc</w:t></w:r>", r("已办，"))
            + p("<w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>\uf0b3</w:t></w:r>", r("90%"))
        ),
        ("✓已办，", "≥90%"),
        exact=True,
    ),
    "cells merged across and down": Case(
        document(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p(r("会议安排")) + "</w:tc></w:tr>"
            "<w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + p(r("上午")) + f"</w:tc><w:tc>{p(r('开幕'))}</w:tc></w:tr>"
            f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p()}</w:tc><w:tc>{p(r('讨论'))}</w:tc></w:tr></w:tbl>"
        ),
        ("会议安排", "上午\t开幕", "讨论"),
        exact=True,
    ),
    "a formula of its own paragraph": Case(
        document(p(r("增速为")) + p("<m:oMathPara><m:oMath><m:r><m:t>5.2%</m:t></m:r></m:oMath></m:oMathPara>")), ("增速为", "5.2%"), exact=True
    ),
    "words hidden on the web alone": Case(document(p("<w:r><w:rPr><w:webHidden/></w:rPr><w:t>看得见。</w:t></w:r>")), ("看得见。",), exact=True),
}  # fmt: skip


def repacked(data: bytes, change) -> bytes:
    """A Word file whose parts are changed: of each name and content those that are written."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return made.getvalue()


_PLAIN = document(p(r(DAY)), footnotes=note("footnote", "脚注一。"))
WORD |= {
    "names of parts with backslashes": Case(
        repacked(_PLAIN, lambda name, data: (name.replace("/", "\\"), data)), (DAY,), (("脚注一。", "footnote"),), exact=True
    ),
    "parts in UTF-16": Case(
        repacked(
            _PLAIN,
            lambda name, data: (name, data if "rels" in name else b"\xff\xfe" + data.decode().encode("utf-16-le")),
        ),
        (DAY,),
        exact=True,
    ),
    "parts named from the root": Case(
        repacked(_PLAIN, lambda name, data: (name, data.replace(b'Target="', b'Target="/' if name == "_rels/.rels" else b'Target="/word/'))),
        (DAY,),
        (("脚注一。", "footnote"),),
        exact=True,
    ),
    "a relation to a part that is not there": Case(
        repacked(_PLAIN, lambda name, data: (name, data.replace(b"footnotes.xml", b"NULL"))), (DAY,), exact=True
    ),
}  # fmt: skip

_TABLES = (
    "<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'><title>青江在线</title></head><body>"
    "<table width=780><tr><td><a href='/'>首页</a></td><td><a href='/n'>要闻</a></td><td><a href='/z'>专题</a></td></tr></table>"
    "<table><tr><td width=160><table><tr><td><a href='/1'>县水利局启动汛前检查</a></td></tr><tr><td><a href='/2'>县教育局部署开学工作</a></td></tr></table></td>"
    f"<td><table><tr><td align=center><font size=5><b>{TITLE}</b></font></td></tr><tr><td align=center>2024-5-6 8:30:00 青江日报</td></tr>"
    f"<tr><td><font>&nbsp;&nbsp;&nbsp;&nbsp;{ONE}<br><br>　　{TWO}<BR>\n<BR>　　{THREE}</font></td></tr></table></td></tr></table>"
    "<center>版权所有 青江在线</center></body></html>"
).encode("gbk")
_BODY_IN_DATA = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>" + TITLE + "_青江网</title>"
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "'
    + TITLE
    + '", '
    '"datePublished": "2024-05-06T08:00:00+08:00", "articleBody": "'
    + ONE
    + "\\n"
    + TWO
    + "\\n"
    + THREE
    + '"}</script></head>'
    "<body><ul class='nav'><li><a href='/'>首页</a><li><a href='/n'>要闻</a></ul><div id='app'></div></body></html>"
).encode()
_NO_VIDEO = "<video src='a.mp4' controls>您的浏览器不支持播放视频，请更换浏览器。</video>"


def declaring(charset: str, *, text: str = ONE, codec: str = "gb18030") -> bytes:
    return page(text, TWO).decode().replace("charset='utf-8'", f"charset={charset}").encode(codec)


WEB: dict[str, Case] = {
    "tables as layout, with br between paragraphs": Case(
        _TABLES, (TITLE, ONE, TWO, THREE), (("县水利局启动汛前检查", MENU), ("首页", MENU)), title=TITLE, published="2024-05-06"
    ),
    "the article in linked data alone": Case(_BODY_IN_DATA, (ONE, TWO, THREE), (("首页", MENU),), title=TITLE, published="2024-05-06"),
    "four bytes of GB18030": Case(declaring("gb2312", text="𠮷林村、㐂乐镇，" + ONE), (TITLE, "𠮷林村、㐂乐镇，" + ONE, TWO), title=TITLE),
    "other names of GBK: x-gbk": Case(declaring("x-gbk"), (TITLE, ONE, TWO), title=TITLE, exact=True),
    "other names of GBK: gb_2312-80": Case(declaring("gb_2312-80"), (TITLE, ONE, TWO), title=TITLE, exact=True),
    "other names of GBK: csgb2312": Case(declaring('"csGB2312"'), (TITLE, ONE, TWO), title=TITLE, exact=True),
    "a mark of UTF-8 that says gbk": Case(b"\xef\xbb\xbf" + declaring("gbk", codec="utf-8"), (TITLE, ONE, TWO), title=TITLE, exact=True),
    "two marks of UTF-8": Case(b"\xef\xbb\xbf\xef\xbb\xbf" + page(), (TITLE, ONE, TWO, THREE), title=TITLE, exact=True, absent=("\ufeff",)),
    "a declaration behind much else": Case(
        page(head="<!--" + "x" * 6000 + "-->").decode().replace("<meta charset='utf-8'>", "").replace("</head>", "<meta charset=gbk></head>").encode("gbk"),
        (TITLE, ONE, TWO, THREE),
        title=TITLE,
        exact=True,
    ),
    "XML that declares GB2312": Case(
        ('<?xml version="1.0" encoding="gb2312"?>' + page().decode().replace("<meta charset='utf-8'>", "")).encode("gbk"),
        (TITLE, ONE, TWO, THREE),
        title=TITLE,
        exact=True,
    ),
    "references without their end": Case(
        page("&nbsp&nbsp" + ONE.replace("何东山", "买买提&middot艾力"), TWO), (TITLE, ONE.replace("何东山", "买买提·艾力"), TWO), exact=True
    ),
    "all of it as references": Case(
        page("".join(f"&#{ord(char)};" for char in ONE), "".join(f"&#x{ord(char):x};" for char in TWO)), (TITLE, ONE, TWO), exact=True
    ),
    "zero-width characters in the day": Case(
        page(line="<div>发布时间：2024\u200b-05\u200b-06 来源：青江网</div>"), (TITLE, ONE, TWO, THREE), title=TITLE, published="2024-05-06"
    ),
    "readings with their base named": Case(page("<ruby><rb>习</rb><rt>xí</rt></ruby>近平" + ONE, TWO), ("习(xí)近平" + ONE, TWO)),
    "what a player says that is not there": Case(
        page(_NO_VIDEO + ONE, "<audio>您的浏览器不支持音频。</audio><canvas>您的浏览器不支持画布。</canvas>" + TWO),
        (TITLE, ONE, TWO),
        exact=True,
        absent=("您的浏览器不支持",),
    ),
    "words without size between the others": Case(
        page(f"{ONE[:9]}<span style='font-size:0'>乱码</span>{ONE[9:]}", f"{TWO[:9]}<span style='display: none'>乱码</span>{TWO[9:]}"),
        (TITLE, ONE, TWO),
        exact=True,
    ),
    "a class that the page's own style hides": Case(
        page(ONE, "</p><p class='gone'>隐藏的一段话，不给人看。</p><p>" + TWO, head="<style>.gone { display: none }</style>"),
        (TITLE, ONE, TWO),
        (("隐藏的一段话，不给人看。", HIDDEN),),
        exact=True,
    ),
    "text behind the end of the page": Case(
        page(ONE).replace(b"</div></div><div", b"</body></html><p>" + TWO.encode() + b"</p></div></div><div"), (TITLE, ONE, TWO)
    ),
    "what only old browsers skip": Case(page(f"<!--[if !IE]><!-->{ONE}<!--<![endif]-->", f"<![if !vml]>{TWO}<![endif]>"), (TITLE, ONE, TWO), exact=True),
    "paragraphs without ends in one another": Case(
        page().replace(b"</p>", b""), (TITLE, ONE, TWO, THREE), exact=True
    ),
    **{
        f"nested {depth} deep, by {tag}": Case(
            page(f"{ONE}</p>" + f"<{tag}>" * depth + f"<p>{TWO}</p>" + f"</{tag}>" * depth + f"<p>{THREE}"), (TITLE, ONE, TWO, THREE), title=TITLE
        )
        for tag in ("div", "font")
        for depth in (300, 3000, 100_000)
    },
    "a day in an attribute of its time": dated("2024-05-06", line="<time datetime='2024-05-06T08:30:00+08:00'>昨天</time>"),
    "a page within an attribute, and others nested deep": Case(
        page(f'</p><iframe srcdoc="<p>{ONE}</p>"></iframe>' + "<div>" * 3000 + f"<p>{TWO}</p>" + "</div>" * 3000 + f"<p>{THREE}"), (ONE, TWO, THREE)
    ),
    "a shadow tree that the page declares": Case(
        page(f"</p><x-article><template shadowrootmode='open'><p>{ONE}</p></template></x-article><p>", TWO), (TITLE, ONE, TWO), exact=True
    ),
    "names and values, captions of tables and pictures": Case(
        page(
            ONE,
            "</p><dl><dt>会议时间</dt><dd>5月6日上午</dd></dl><table><caption>附表一</caption><tr><td>粮食</td><td>三千吨</td></tr></table>"
            f"<figure><img><figcaption>会议现场。</figcaption></figure><p>{TWO}",
        ),
        (ONE, "会议时间", "5月6日上午", "附表一", "会议现场。", TWO),
    ),
    "a day in a title": dated("2024-05-06", line="<div>发布于 <abbr class='published' title='2024-05-06T08:30:00+08:00'>2小时前</abbr></div>"),
    "a day in data of the line": dated("2024-05-06", line="<span class='pubtime' data-time='2024-05-06 08:30'>3天前</span>"),
    "seconds in data of the line": dated("2024-05-06", line="<span class='time' data-timestamp='1714955400'>3天前</span>"),
    "a day among the page's names": dated("2024-05-06", head="<meta name='PubDate' content='2024-05-06 10:00'><meta name='ArticleTitle' content='青江市委召开常委会会议'>"),
    "a date of birth in an attribute is not taken": dated("", line="<span class='author' data-birthday='1970-01-02'>记者</span>"),
}  # fmt: skip


def _aslant(page) -> None:
    _plain(page)
    page.saveState()
    page.translate(150, 250)
    page.rotate(45)
    page.setFont("STSong-Light", 60)
    page.drawString(0, 0, "内部资料")
    page.restoreState()


def _plain(page) -> None:
    page.setFont("STSong-Light", 10)
    page.drawString(60, 700, ROW)
    page.drawString(60, 684, BACK)


def turned(text: int, sheet: int) -> bytes:
    """A page whose text is turned by an angle, on a sheet that is turned, too."""
    import pypdf

    def paint(page) -> None:
        page.saveState()
        page.translate(300, 400)
        page.rotate(text)
        for i, words in enumerate(_LEFT):
            page.drawString(-90, 90 - 16 * i, words)
        page.restoreState()

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(painted(paint)))
    writer.pages[0].rotate(sheet)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _all_turned(page) -> None:
    """A page set across: all of its text runs upwards."""
    page.saveState()
    page.translate(100, 100)
    page.rotate(90)
    for i, words in enumerate(_LEFT):
        page.drawString(0, -16 * i, words)
    page.restoreState()


def _by_character(page) -> None:
    for y, words in ((700, ROW), (684, BACK)):
        for i, char in enumerate(words):
            page.drawString(60 + 10 * i, y, char)


def _bold(page) -> None:
    for x in (60, 60.3, 60.6):
        page.drawString(x, 700, ROW)
    page.drawString(60, 684, BACK)


def _raised_mark(page) -> None:
    page.drawString(60, 700, ROW)
    page.setFont("STSong-Light", 6)
    page.drawString(60 + 180, 704, "[1]")
    page.setFont("STSong-Light", 10)
    page.drawString(60 + 190, 700, "。")


def _book(page) -> None:
    number = page.getPageNumber()
    page.drawString(60, 815, "青江年鉴" if number % 2 else "第三编 农业与水利")
    page.drawString(60, 700, f"{ROW[:16]}{number:02}")
    page.drawString(60, 684, BACK)
    page.drawString(280, 30, f"{number} / 6")


def in_gbk(words: str) -> bytes:
    """A page in a font that is not in the file and has no table of characters: its codes are GBK."""
    import pypdf
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    def named(**values) -> DictionaryObject:
        return DictionaryObject({NameObject(f"/{key}"): value for key, value in values.items()})

    writer = pypdf.PdfWriter()
    sheet = writer.add_blank_page(595, 842)
    system = named(
        Registry=TextStringObject("Adobe"), Ordering=TextStringObject("GB1"), Supplement=NumberObject(2)
    )
    below = named(
        Type=NameObject("/Font"),
        Subtype=NameObject("/CIDFontType2"),
        BaseFont=NameObject("/FangSong_GB2312"),
        CIDSystemInfo=system,
        DW=NumberObject(1000),
    )
    font = named(
        Type=NameObject("/Font"), Subtype=NameObject("/Type0"), BaseFont=NameObject("/FangSong_GB2312"), Encoding=NameObject("/GBK-EUC-H"), DescendantFonts=ArrayObject([below])
    )  # fmt: skip
    return set_in_font(writer, sheet, font, words.encode("gbk").hex())


def _nothing(page) -> None:
    page.setFont("STSong-Light", 10)


def _stories(page) -> None:
    """Two reports, one above the other, each in two columns below its headline."""
    for top, head, left, right in ((800, _FIRST, _LEFT, _RIGHT), (560, _SECOND, _THIRD, _LEFT[::-1])):
        page.setFont("STSong-Light", 18)
        page.drawString(60, top, head)
        page.setFont("STSong-Light", 10)
        for x, rows in ((60, left), (320, right)):
            for i, words in enumerate(rows):
                page.drawString(x, top - 30 - 14 * i, words)


def _upright_head(page) -> None:
    """A headline that runs down at the right of two columns."""
    page.setFont("STSong-Light", 18)
    for i, char in enumerate(_FIRST):
        page.drawString(520, 760 - 20 * i, char)
    page.setFont("STSong-Light", 10)
    for x, rows in ((40, _LEFT), (270, _RIGHT)):
        for i, words in enumerate(rows):
            page.drawString(x, 760 - 16 * i, words)


def _scan_with_number(page) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    page.drawImage(ImageReader(Image.new("L", (60, 80), 230)), 0, 0, 595, 842)
    text = page.beginText(60, 700)
    text.setFont("STSong-Light", 10)
    text.setTextRenderMode(3)
    for words in (ROW, BACK):
        text.textLine(words)
    page.drawText(text)


def _replaced(words: str, other: str):
    """The characters of a page, and what the file says they stand for."""

    def paint(page) -> None:
        page.setFont("Helvetica", 10)
        text = page.beginText(60, 700)
        text.textOut("The of")
        text._code.append(f"/Span <</ActualText ({other})>> BDC")
        text.textOut(words)
        text._code.append("EMC")
        text.textOut("ce of the city council met on 6 May and adopted the plan.")
        page.drawText(text)

    return paint


_LEFT, _RIGHT, _THIRD = numbered(10, 22), numbered(30, 42), numbered(50, 62)
_FIRST, _SECOND = "青江市委召开常委会会议", "南州县启动汛前检查工作"

PDF: dict[str, Case] = {
    "three columns": Case(
        drawn(*((50 + 185 * k, 760 - 16 * i, 9, rows[i]) for i in range(12) for k, rows in enumerate((_LEFT, _RIGHT, _THIRD)))),
        (*_LEFT, *_RIGHT, *_THIRD),
        exact=True,
    ),
    "a narrow gutter": Case(
        drawn(*((100 + 192 * k, 760 - 14 * i, 10, rows[i]) for i in range(12) for k, rows in enumerate((_LEFT, _RIGHT)))),
        (*_LEFT, *_RIGHT),
        exact=True,
    ),
    "two reports one above the other, each in columns": Case(
        painted(_stories), (f"# {_FIRST}", *_LEFT, *_RIGHT, f"# {_SECOND}", *_THIRD, *_LEFT[::-1]), exact=True
    ),
    "an upright headline beside columns": Case(painted(_upright_head), (*_LEFT, *_RIGHT)),
    "a page set across": Case(painted(_all_turned), _LEFT, exact=True),
    **{
        f"text turned by {text} degrees on a sheet turned by {sheet}": Case(turned(text, sheet), _LEFT, exact=True)
        for text in (0, 90, 180, 270)
        for sheet in (0, 90, 180, 270)
        if text or sheet
    },
    "words aslant over the page": Case(painted(_aslant), (ROW, BACK), (("内部资料", "watermark"),), exact=True),
    "each character for itself": Case(painted(_by_character), (ROW, BACK), exact=True),
    "drawn three times, each a little beside": Case(painted(_bold), (ROW, BACK), exact=True),
    "the mark of a note in a row": Case(painted(_raised_mark), (f"{ROW}[1]。",), exact=True),
    "heads that alternate": Case(
        painted(*[_book] * 6),
        tuple(words for n in range(1, 7) for words in (f"{ROW[:16]}{n:02}", BACK)),
        (("青江年鉴", "page header"), ("第三编 农业与水利", "page header"), ("5/6", "page footer")),
        exact=True,
    ),
    "a hyphen at the end of a row": Case(
        drawn((60, 700, 10, "今天上午，应急指挥组搭乘战区空军运-"), (60, 684, 10, "20赶赴灾区一线，统筹抗震救灾工作。")),
        ("今天上午，应急指挥组搭乘战区空军运-20赶赴灾区一线，统筹抗震救灾工作。",),
        exact=True,
    ),
    "a font without characters whose codes are GBK": Case(in_gbk(ROW), (ROW,), exact=True),
    "empty pages between": Case(painted(_plain, _nothing, _plain, _nothing), (ROW, BACK, ROW, BACK), exact=True),
    "a ligature that the file spells out": Case(
        painted(_replaced("*", "fi")), ("The office of the city council met on 6 May and adopted the plan.",), exact=True
    ),
    "invisible words over every page of a scan": Case(painted(_scan_with_number, _scan_with_number), (ROW, BACK, ROW, BACK), exact=True),
    "radicals and forms for compatibility": Case(drawn((60, 700, 10, "⼀、⾏政審批⽴法⼯作")), ("⼀、⾏政審批⽴法⼯作",), exact=True),
    "a headline over three columns": Case(
        drawn(
            (60, 800, 18, _FIRST),
            *((50 + 185 * k, 760 - 16 * i, 9, rows[i]) for i in range(12) for k, rows in enumerate((_LEFT, _RIGHT, _THIRD))),
        ),
        (f"# {_FIRST}", *_LEFT, *_RIGHT, *_THIRD),
        exact=True,
    ),
    "the right column begins higher": Case(
        drawn(*((60, 700 - 16 * i, 10, _LEFT[i]) for i in range(12)), *((320, 760 - 16 * i, 10, _RIGHT[i]) for i in range(12))),
        (*_LEFT, *_RIGHT),
        exact=True,
    ),
}  # fmt: skip
