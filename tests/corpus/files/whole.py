"""Small files with all that comes of them: articles, headlines, dates, paragraphs, and what was left out.

Both sets were written, with what must come out, before any of them was read.
"""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date

from tests.corpus.files.others import odt, rtf
from tests.corpus.files.pdf import drawn, together
from tests.corpus.files.pdf_rare import _changed, painted
from tests.corpus.files.reported import control, numbered_item
from tests.corpus.files.web import ONE, THREE, TITLE, TWO, linked, page
from tests.corpus.files.word import box, document, field, item, note, p, r, table
from tests.corpus.files.word_rare import level, lists


@dataclass(frozen=True)
class Whole:
    """A file and what must come of it.

    Attributes
    ----------
    headlines : tuple of str
        Of its articles, in order.
    text : tuple of str
        All paragraphs that are no headline, in order.
    published : str
        Of each of its articles; several parted by a space.
    outside : tuple of str
        Words of the source that are no article's.
    absent : tuple of str
        Words that a reader does not see.
    said : tuple of str
        Codes of messages on what was not read.
    """

    data: bytes
    headlines: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    published: str = ""
    outside: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


FIELDS = ("会议时间：5月6日上午", "地点：市府三楼", "主持人：何东山", "参会人员：全体委员")
NOTICE = "关于召开防汛工作会议的通知"
LAST = (
    "请准时参加。会议期间请将手机调至静音，不得随意走动，不得无故缺席，确需请假的须书面报市政府办公室批准。"
)
SENTENCES = (
    "会议指出，今年以来全市经济运行总体平稳。",
    "会议要求，各部门要紧盯全年目标任务不放松。",
    "会议决定，下月起开展专项督查。",
)


def paragraphs(*lines: str) -> str:
    return "".join(p(r(line)) for line in lines)


def text(*lines: str, codec: str = "utf-8", end: str = "\n") -> bytes:
    return end.join(lines).encode(codec)


def with_parts(data: bytes, parts: dict[str, bytes | str], relations: str = "") -> bytes:
    """A Word file with further parts, and further relations of its text."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            inside = old.read(name)
            if name == "word/_rels/document.xml.rels":
                inside = inside.replace(b"</Relationships>", f"{relations}</Relationships>".encode())
            new.writestr(name, inside)
        for name, inside in parts.items():
            new.writestr(name, inside)
    return buffer.getvalue()


def separated(*rows: tuple[str, ...], mark: str = ",", codec: str = "utf-8") -> bytes:
    made = io.StringIO()
    csv.writer(made, delimiter=mark, lineterminator="\r\n").writerows(rows)
    return made.getvalue().encode(codec)


def workbook(*rows: tuple, dates_from_1904: bool = False) -> bytes:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    if dates_from_1904:
        book.epoch = CALENDAR_MAC_1904
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOLD = "<w:rPr><w:b/></w:rPr>"


def _labelled(line: str) -> str:
    label, _, value = line.partition("：")
    return p(f"<w:r>{_BOLD}<w:t>{label}：</w:t></w:r>", r(value))


def _vanishing(key: str, of: str, inside: str) -> str:
    return (
        f"<w:style w:type='character' w:styleId='{key}'><w:name w:val='{key}'/><w:basedOn w:val='{of}'/>"
        f"<w:rPr>{inside}</w:rPr></w:style>"
    )


_RED_HEAD = (
    "青江市人民政府文件",
    "青政发〔2024〕5号",
    "青江市人民政府关于做好防汛工作的通知",
    "各县区人民政府，市政府各部门：",
    "今年汛期形势严峻，各级各部门要高度重视，落实责任，确保安全度汛。",
    "青江市人民政府",
    "2024年5月6日",
)

WORD: dict[str, Whole] = {
    "fields with bold names.docx": Whole(
        document(paragraphs(NOTICE) + "".join(map(_labelled, FIELDS)) + paragraphs(LAST)),
        (NOTICE,),
        (*FIELDS, LAST),
    ),
    "fields as lines of one paragraph.docx": Whole(
        document(paragraphs(NOTICE) + p("<w:r><w:br/></w:r>".join(map(r, FIELDS))) + paragraphs(LAST)),
        (NOTICE,),
        (*FIELDS, LAST),
    ),
    "fields with values in cells of their own.docx": Whole(
        document(
            paragraphs(NOTICE)
            + table(*[tuple(p(r(part)) for part in line.split("：")) for line in FIELDS])
            + paragraphs(LAST)
        ),
        (NOTICE,),
        (*[line.replace("：", "\t") for line in FIELDS], LAST),
    ),
    "fields with a colon, values in cells of their own.docx": Whole(
        document(
            paragraphs(NOTICE)
            + table(
                *[(p(r(line[: line.index("：") + 1])), p(r(line[line.index("：") + 1 :]))) for line in FIELDS]
            )
            + paragraphs(LAST)
        ),
        (NOTICE,),
        (*[line.replace("：", "：\t") for line in FIELDS], LAST),
    ),
    "fields set apart with spaces, two in a row.docx": Whole(
        document(
            paragraphs(
                NOTICE,
                "时　　间：5月6日",
                "地　　点：三楼",
                "主 持 人：何东山",
                "联 系 人：李仲明  电话：2345678",
                LAST,
            )
        ),
        (NOTICE,),
        ("时　　间：5月6日", "地　　点：三楼", "主 持 人：何东山", "联 系 人：李仲明  电话：2345678", LAST),
    ),
    "a reading within a link that was inserted.docx": Whole(
        document(
            p(
                r("市委书记"),
                "<w:ins w:id='1'><w:hyperlink><w:r><w:ruby><w:rt><w:r><w:t>hé</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>何</w:t></w:r>"
                "</w:rubyBase></w:ruby></w:r></w:hyperlink></w:ins>",
                r("东山主持会议。"),
            )
        ),
        ("",),
        ("市委书记何(hé)东山主持会议。",),
    ),
    "fields within fields.docx": Whole(
        document(
            p(
                r("见"),
                field(' HYPERLINK "x" ', r("《公报》第") + field(" PAGEREF _a ", r("12")) + r("页")),
                r("，共"),
                field(
                    " = 3 + " + "</w:instrText></w:r>" + field(" REF n ", r("4")) + "<w:r><w:instrText>",
                    r("7"),
                ),
                r("项。"),
            )
        ),
        ("",),
        ("见《公报》第12页，共7项。",),
    ),
    "rows that repeat in a control.docx": Whole(
        document(
            paragraphs(NOTICE)
            + "<w:tbl>"
            + control(
                control(f"<w:tr><w:tc>{p(r('一组'))}</w:tc><w:tc>{p(control(r('李仲明')))}</w:tc></w:tr>")
                + control(
                    f"<w:tr><w:tc>{p(r('二组'))}</w:tc>{control('<w:tc>' + p(r('王小明')) + '</w:tc>')}</w:tr>"
                )
            )
            + "</w:tbl>"
            + paragraphs(LAST)
        ),
        (NOTICE,),
        ("一组\t李仲明", "二组\t王小明", LAST),
    ),
    "marks in the middle of words.docx": Whole(
        document(
            p(
                "<w:r><w:t>新型</w:t><w:softHyphen/><w:t>冠状病毒（COVID</w:t><w:noBreakHyphen/><w:t>19）误差</w:t>"
                "<w:sym w:font='Symbol' w:char='F0B1'/><w:t>5%。</w:t></w:r>"
            )
            + p("<w:r><w:t>会议召开。</w:t><w:cr/><w:t>会议要求抓好落实。</w:t></w:r>")
        ),
        ("",),
        ("新型冠状病毒（COVID-19）误差±5%。", "会议召开。", "会议要求抓好落实。"),
    ),
    "a comment with an answer and two paragraphs.docx": Whole(
        document(
            p(
                "<w:commentRangeStart w:id='1'/>",
                r(ONE),
                "<w:commentRangeEnd w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>",
            ),
            comments=f"<w:comment w:id='1'>{paragraphs('请核实。', '日期不对。')}</w:comment><w:comment w:id='2'>{paragraphs('已核。')}</w:comment>",
        ),
        ("",),
        (ONE,),
        outside=("请核实。", "日期不对。", "已核。"),
    ),
    "a paragraph that was moved.docx": Whole(
        document(
            f"<w:p><w:pPr><w:rPr><w:moveFrom w:id='1'/></w:rPr></w:pPr><w:moveFrom w:id='2'>{r(TWO)}</w:moveFrom></w:p>"
            + p(r(ONE))
            + "<w:moveToRangeStart w:id='3' w:name='m'/>"
            + f"<w:p><w:pPr><w:rPr><w:moveTo w:id='4'/></w:rPr></w:pPr><w:moveTo w:id='5'>{r(TWO)}</w:moveTo></w:p>"
            + "<w:moveToRangeEnd w:id='3'/>"
        ),
        ("",),
        (ONE, TWO),
    ),
    "numbers that were taken away by a change.docx": Whole(
        document(
            item("总体要求")
            + p(
                r(ONE),
                properties="<w:pPrChange w:id='1'><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>",
            )
            + item("保障措施")
            + p(r(TWO)),
            numbering=lists(level(0, "chineseCounting", "%1、")),
        ),
        ("",),
        ("一、总体要求", ONE, "二、保障措施", TWO),
    ),
    "a list that begins with the fifth and its thousands.docx": Whole(
        document(
            numbered_item(2, "各级政府应当加强领导，明确责任，保障经费。")
            + numbered_item(2, "本办法由市水利局负责解释，自发布之日起施行。"),
            numbering=lists(
                level(0, "chineseCountingThousand", "第%1条"),
                "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='110'/></w:lvlOverride></w:num>",
            ),
        ),
        ("",),
        (
            "第一百一十条 各级政府应当加强领导，明确责任，保障经费。",
            "第一百一十一条 本办法由市水利局负责解释，自发布之日起施行。",
        ),
    ),
    "numbers that a style gives.docx": Whole(
        document(
            p(r("总体要求"), properties="<w:pStyle w:val='n'/>")
            + p(r(ONE))
            + p(r("保障措施"), properties="<w:pStyle w:val='m'/>")
            + p(r(TWO)),
            numbering=lists(level(0, "chineseLegalSimplified", "%1、", "<w:pStyle w:val='n'/>")),
            styles="<w:style w:type='paragraph' w:styleId='n'><w:name w:val='编号'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='m'><w:name w:val='编号二'/><w:basedOn w:val='n'/></w:style>",
        ),
        ("",),
        ("壹、总体要求", ONE, "贰、保障措施", TWO),
    ),
    "an endnote in a cell.docx": Whole(
        document(
            paragraphs(ONE)
            + table((p(r("金额"), "<w:r><w:endnoteReference w:id='1'/></w:r>"), p(r("3亿元")))),
            endnotes=note("endnote", "含上年结转。"),
        ),
        ("",),
        (ONE, "金额\t3亿元"),
        outside=("含上年结转。",),
    ),
    "a text box in the running head.docx": Whole(
        document(paragraphs(ONE, TWO), header=p(r("内部资料"), box(p(r("注意保存"))))),
        ("",),
        (ONE, TWO),
        outside=("内部资料", "注意保存"),
    ),
    "another Word file within.docx": Whole(
        with_parts(
            document(paragraphs(ONE) + "<w:altChunk r:id='chunk'/>" + paragraphs(THREE)),
            {"word/afchunk.docx": document(paragraphs(TWO))},
            f"<Relationship Id='chunk' Type='{_RELATION}/aFChunk' Target='/word/afchunk.docx'/>",
        ),
        ("",),
        (ONE, TWO, THREE),
    ),
    "hidden by the style of a style, and shown again.docx": Whole(
        document(
            p(
                r("市委"),
                "<w:r><w:rPr><w:rStyle w:val='b'/></w:rPr><w:t>（底稿）</w:t></w:r>",
                "<w:r><w:rPr><w:rStyle w:val='b'/><w:vanish w:val='0'/></w:rPr><w:t>召开</w:t></w:r>",
                "<w:r><w:rPr><w:rStyle w:val='c'/></w:rPr><w:t>会议。</w:t></w:r>",
            ),
            styles=_vanishing("a", "", "<w:vanish/>")
            + _vanishing("b", "a", "<w:b/>")
            + _vanishing("c", "b", "<w:vanish w:val='false'/>"),
        ),
        ("",),
        ("市委召开会议。",),
        absent=("底稿",),
    ),
    "sections and columns.docx": Whole(
        document(
            paragraphs(TITLE)
            + p(properties="<w:sectPr><w:type w:val='continuous'/></w:sectPr>")
            + p(r(ONE))
            + p(
                "<w:r><w:br w:type='column'/></w:r>",
                r(TWO),
                properties="<w:sectPr><w:cols w:num='2'/></w:sectPr>",
            )
            + paragraphs(THREE)
            + "<w:sectPr/>"
        ),
        (TITLE,),
        (ONE, TWO, THREE),
    ),
    "notes and numbers of the strict kind.docx": Whole(
        document(
            item("总体要求") + p(r(ONE), "<w:r><w:footnoteReference w:id='1'/></w:r>"),
            strict=True,
            numbering=lists(level(0, "chineseCounting", "（%1）")),
            footnotes=note("footnote", "见附件。"),
        ),
        ("",),
        ("（一）总体要求", ONE),
        outside=("见附件。",),
    ),
    "a shape in a group, old and embedded.docx": Whole(
        document(
            paragraphs(ONE)
            + p(
                "<w:r><w:pict><v:group><v:rect><v:textbox><w:txbxContent>"
                + control(p(r("组内文字。")))
                + "</w:txbxContent></v:textbox></v:rect><v:shape/></v:group></w:pict></w:r>"
                "<w:r><w:object><v:shape/><w:OLEObject/></w:object></w:r>"
            )
            + paragraphs(TWO)
        ),
        ("",),
        (ONE, "组内文字。", TWO),
    ),
    "two paragraphs that a change has joined.docx": Whole(
        document(
            p(r("5月6日，市委召开会议，"), properties="<w:rPr><w:del w:id='1'/></w:rPr>")
            + p(r("研究部署防汛工作。"))
            + paragraphs(TWO)
        ),
        ("",),
        ("5月6日，市委召开会议，研究部署防汛工作。", TWO),
    ),
    "a headline of two lines.docx": Whole(
        document(
            p(
                r("青江市人民政府办公室"),
                "<w:r><w:br/></w:r>",
                r("关于做好防汛工作的通知"),
                properties="<w:jc w:val='center'/>",
            )
            + paragraphs("各县区人民政府：", LAST)
        ),
        ("青江市人民政府办公室 关于做好防汛工作的通知",),
        ("各县区人民政府：", LAST),
    ),
    "a notice with its red head.dotx": Whole(
        document(paragraphs(*_RED_HEAD)),
        (_RED_HEAD[2],),
        (*_RED_HEAD[3:6],),
        "2024-05-06",
        outside=("青江市人民政府文件",),
    ),
}

RICH: dict[str, Whole] = {
    "two bytes for readers without characters.rtf": Whole(
        b"{\\rtf1\\adeflang1025\\ansi\\ansicpg936\\uc2\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5{\\*\\falt SimSun};}}"
        b"\\pard\\f0 "
        + b"".join(
            f"\\u{ord(c) - 65536 if ord(c) > 32767 else ord(c)}".encode()
            + "".join(f"\\'{b:02x}" for b in c.encode("gbk")).encode()
            for c in "市委召开会议。"
        )
        + b"\\par}",
        ("",),
        ("市委召开会议。",),
    ),
    "the code page of the font alone.rtf": Whole(
        b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times;}{\\f1\\fnil\\fcharset134 SimSun;}}\\f1 "
        + "".join(f"\\'{b:02x}" for b in "市委召开会议。".encode("gbk")).encode()
        + b"\\f0 \\par}",
        ("",),
        ("市委召开会议。",),
    ),
    "fields.rtf": Whole(rtf("\\par ".join((NOTICE, *FIELDS, LAST)) + "\\par"), (NOTICE,), (*FIELDS, LAST)),
    "what was inserted and deleted.fodt": Whole(
        odt(
            "<text:tracked-changes><text:changed-region text:id='c1'><text:insertion/></text:changed-region><text:changed-region text:id='c2'>"
            "<text:deletion><text:p>旧稿。</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>市委<text:change text:change-id='c2'/>"
            "<text:change-start text:change-id='c1'/>今天<text:change-end text:change-id='c1'/>召开会议。</text:p>"
        ),
        ("",),
        ("市委今天召开会议。",),
        absent=("旧稿",),
    ),
    "fields.fodt": Whole(
        odt("".join(f"<text:p>{line}</text:p>" for line in (NOTICE, *FIELDS, LAST))),
        (NOTICE,),
        (*FIELDS, LAST),
    ),
}

_ARTICLE = f"<h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
_OLD_PAGE = (
    "<html><head><meta charset=utf-8><title>青江市政府网</title></head><body><table><tr><td><a href='/'>首页</a></td><td><a href='/n'>要闻</a></td></tr></table>"
    f"<table><tr><td align=center><b><font size=5>{TITLE}</font></b></td></tr><tr><td align=center>发布日期：2024-05-06　来源：青江日报　点击数：35</td></tr>"
    f"<tr><td>　　{ONE}<br>　　{TWO}<br><br>　　{THREE}</td></tr></table><table><tr><td>版权所有：青江市政府</td></tr></table></body></html>"
)
_GRAPH = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"青江网","datePublished":"2019-01-01"},'
    f'{{"@type":["NewsArticle"],"headline":"{TITLE}","datePublished":"2024-05-05T23:30:00Z","dateModified":"2024-05-09T08:00:00+08:00"}}]}}</script>'
)


def _lined(words: str) -> bytes:
    return page(line=f"<div class='info'>{words}</div>")


NEWS = (ONE, TWO, THREE)
WEB: dict[str, Whole] = {
    "an article in a frame of its own.html": Whole(
        f'<html><head><meta charset=utf-8><title>{TITLE}</title></head><body><iframe srcdoc="{_ARTICLE.replace("<", "&lt;")}"></iframe></body></html>'.encode(),
        (TITLE,),
        NEWS,
    ),
    "an article in the shadow of an element.html": Whole(
        f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body><news-body><template shadowrootmode=open><style>p{{}}</style><div>{_ARTICLE}</div></template></news-body></body></html>".encode(),
        (TITLE,),
        NEWS,
    ),
    "a template for a script.html": Whole(
        page(behind="<template><p>{{title}}：这是一条模板文字，读者看不见它。</p></template>"),
        (TITLE,),
        NEWS,
        absent=("模板文字",),
    ),
    "the article again for readers without scripts.html": Whole(
        page(behind="<noscript><div>请启用JavaScript后浏览本页。</div></noscript>"), (TITLE,), NEWS
    ),
    "parts that open on demand.html": Whole(
        page(ONE, f"{TWO}</p><details><summary>相关背景</summary><p>{THREE}</p></details><p>"),
        (TITLE,),
        (ONE, TWO, "相关背景", THREE),
    ),
    "a page of tables.html": Whole(_OLD_PAGE.encode(), (TITLE,), NEWS, "2024-05-06", outside=("要闻",)),
    "linked data as a graph.html": Whole(page(head=_GRAPH), (TITLE,), NEWS, "2024-05-06"),
    "linked data of a change, the day in view.html": Whole(
        page(
            head=linked(dateModified="2024-06-01"),
            line="<div>发布时间：2024年05月06日 09:30　来源：青江日报</div>",
        ),
        (TITLE,),
        NEWS,
        "2024-05-06",
    ),
    "UTF-8 that says it is GB2312.html": Whole(page().replace(b"utf-8", b"gb2312"), (TITLE,), NEWS),
    "sixteen bits.html": Whole(b"\xff\xfe" + page().decode().encode("utf-16-le"), (TITLE,), NEWS),
    "references written twice.html": Whole(
        page(
            ONE.replace("中央有关会议精神", "&amp;ldquo;两会&amp;rdquo;精神"),
            f"&amp;nbsp;&amp;nbsp;{TWO}",
            THREE,
        ),
        (TITLE,),
        (ONE.replace("中央有关会议精神", "&ldquo;两会&rdquo;精神"), TWO, THREE),
    ),
    "the time of another zone.html": Whole(
        _lined("<time datetime='2024-05-05T18:30:00Z'>5月6日</time>"), (TITLE,), NEWS, "2024-05-06"
    ),
    "seconds in an attribute.html": Whole(
        _lined("<span class='publish-time' data-time='1714953600'></span><span>青江日报</span>"),
        (TITLE,),
        (*NEWS,),
        "2024-05-06",
    ),
    "the day in Chinese numerals.html": Whole(
        _lined("二〇二四年五月六日　来源：青江日报"), (TITLE,), NEWS, "2024-05-06"
    ),
    "changed before published.html": Whole(
        _lined("更新时间：2024-05-08　发布时间：2024-05-06"), (TITLE,), NEWS, "2024-05-06"
    ),
    "a trail that ends in the headline.html": Whole(
        page(heading=f"<div class='crumb'>首页 &gt; 要闻 &gt; {TITLE}</div>", line="<div>2024-05-06</div>"),
        (TITLE,),
        NEWS,
        "2024-05-06",
    ),
    "the site's name as largest heading.html": Whole(
        page(heading=f"<h1>青江市人民政府</h1><h2>{TITLE}</h2>"), (TITLE,), NEWS, outside=("青江市人民政府",)
    ),
    "an article that a script uncovers.html": Whole(
        page().replace(
            b"<div class='content'>", b"<div class='content' aria-hidden='true' style='opacity:0'>"
        ),
        (TITLE,),
        NEWS,
    ),
    "spans that fade in around whole paragraphs.html": Whole(
        page(*[f"<span class='reveal' style='opacity:0;transition:all 1s'>{line}</span>" for line in NEWS]),
        (TITLE,),
        NEWS,
    ),
    "fields.html": Whole(
        page(*FIELDS, LAST, heading=f"<h1>{NOTICE}</h1>", title=NOTICE, line="<div>2024-05-06</div>"),
        (NOTICE,),
        (*FIELDS, LAST),
        "2024-05-06",
    ),
    "fields parted by br.html": Whole(
        page("<br>".join(FIELDS), LAST, heading=f"<h1>{NOTICE}</h1>", title=NOTICE),
        (NOTICE,),
        (*FIELDS, LAST),
    ),
    "a mail that was forwarded.eml": Whole(
        (
            "Subject: =?utf-8?B?6L2s5Y+R?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: 8bit\r\n\r\n请阅。\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\nDate: Mon, 6 May 2024 09:00:00 +0800\r\n"
            f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{ONE}\r\n{TWO}\r\n--b--\r\n"
        ).encode(),
        ("转发",),
        ("请阅。", ONE, TWO),
    ),
}


def _cover(page) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    page.drawImage(ImageReader(Image.new("RGB", (60, 80), (120, 30, 30))), 0, 0, 595, 842)
    page.setFont("STSong-Light", 30)
    page.drawString(80, 600, "青江市防汛工作手册")
    page.setFont("STSong-Light", 16)
    page.drawString(200, 200, "青江市水利局")


def _inside(page) -> None:
    page.setFont("STSong-Light", 10)
    for i, line in enumerate(("汛期各镇要加强值班值守，落实防汛责任，", "做好物资储备和人员转移工作。")):
        page.drawString(60, 700 - 16 * i, line)


def _with_attachment(writer) -> None:
    writer.add_attachment("a.txt", b"x")


def _halves(first: str, second: str, number: int):
    return [
        (60, 800, 9, "青江市人民政府公报"),
        (60, 700, 10, first),
        (60, 684, 10, second),
        (270, 40, 9, f"第 {number} 页 共 2 页"),
    ]


_WIDE = "会议强调，要坚持稳中求进工作总基调，统筹发展和安全，持续"
_THREE_COLUMNS = [
    (60 + 170 * k, 740 - 16 * i, 10, line)
    for i in range(3)
    for k, line in enumerate(
        (
            ("会议指出要全面贯彻落实各", "会议强调要把安全生产放在", "会议要求各级党委扛起政治"),
            ("项决策部署着力扩大内需优", "首要位置深入排查重大隐患", "责任层层传导压力加强督促"),
            ("化结构提振信心防范风险。", "坚决守住不出事故的底线。", "检查确保各项工作见到实效。"),
        )[i]
    )
]
PDF: dict[str, Whole] = {
    "three columns under a headline.pdf": Whole(
        drawn((60, 790, 20, TITLE), *_THREE_COLUMNS),
        (TITLE,),
        (
            "会议指出要全面贯彻落实各项决策部署着力扩大内需优化结构提振信心防范风险。",
            "会议强调要把安全生产放在首要位置深入排查重大隐患坚决守住不出事故的底线。",
            "会议要求各级党委扛起政治责任层层传导压力加强督促检查确保各项工作见到实效。",
        ),
    ),
    "a title over a picture.pdf": Whole(
        painted(_cover, _inside),
        ("青江市防汛工作手册",),
        ("汛期各镇要加强值班值守，落实防汛责任，做好物资储备和人员转移工作。",),
    ),
    "fields.pdf": Whole(
        drawn(
            (200, 780, 18, NOTICE),
            *[(60, 740 - 20 * i, 12, line) for i, line in enumerate(FIELDS)],
            (84, 660, 12, "请准时参加。"),
        ),
        (NOTICE,),
        (*FIELDS, "请准时参加。"),
    ),
    "a paragraph over two pages.pdf": Whole(
        together(
            drawn(*_halves(_WIDE + "推动全市经", "济运行在合理区间，抓好" + _WIDE[5:], 1)),
            drawn(*_halves("防范化解各类风险隐患，切实保障和改善民生，努力完成全", "年目标任务。", 2)),
        ),
        ("",),
        (
            f"{_WIDE}推动全市经济运行在合理区间，抓好{_WIDE[5:]}防范化解各类风险隐患，切实保障和改善民生，努力完成全年目标任务。",
        ),
        outside=("青江市人民政府公报",),
    ),
    "with a file attached.pdf": Whole(
        _changed(drawn((60, 700, 10, "市委召开会议。")), _with_attachment),
        ("",),
        ("市委召开会议。",),
        said=("attachment",),
    ),
}

HEADS = ("标题", "正文", "发布时间", "来源", "链接")
TABLES: dict[str, Whole] = {
    "GBK, semicolons, lines within cells.csv": Whole(
        separated(
            HEADS,
            (TITLE, f"{ONE}\n{TWO}", "2024/5/6 9:30", "青江日报", "http://a.cn/1"),
            mark=";",
            codec="gbk",
        ),
        (TITLE,),
        (ONE, TWO),
        "2024-05-06",
    ),
    "tabs and a mark of the order of bytes.csv": Whole(
        separated(
            HEADS, (TITLE, ONE, "2024年5月6日", "青江日报", "http://a.cn/1"), mark="\t", codec="utf-8-sig"
        ),
        (TITLE,),
        (ONE,),
        "2024-05-06",
    ),
    "other names of columns.csv": Whole(
        separated(
            ("序号", "新闻标题", "新闻内容", "发表日期", "媒体名称"),
            ("1", TITLE, ONE, "20240506", "青江日报"),
        ),
        (TITLE,),
        (ONE,),
        "2024-05-06",
    ),
    "GBK that was saved as Latin-1.csv": Whole(
        separated(HEADS, (TITLE, ONE, "2024-05-06", "青江日报", "x"))
        .decode()
        .encode("gbk")
        .decode("latin-1")
        .encode(),
        (TITLE,),
        (ONE,),
        "2024-05-06",
    ),
    "milliseconds and seconds.csv": Whole(
        separated(
            ("title", "content", "pubtime"),
            (TITLE, ONE, "1714953600000"),
            ("青江召开防汛会", TWO, "1715040000"),
        ),
        (TITLE, "青江召开防汛会"),
        (ONE, TWO),
        "2024-05-06 2024-05-07",
    ),
    "days since 1904.xlsx": Whole(
        workbook(HEADS[:3], (TITLE, ONE, date(2024, 5, 6)), dates_from_1904=True),
        (TITLE,),
        (ONE,),
        "2024-05-06",
    ),
    "days as words and as numbers.xlsx": Whole(
        workbook(("标题", "内容", "日期"), (TITLE, ONE, "2024.5.6"), ("青江召开防汛会", TWO, 45419)),
        (TITLE, "青江召开防汛会"),
        (ONE, TWO),
        "2024-05-06 2024-05-07",
    ),
}

_ROWS = (
    "5月6日，青江市委常委会召开会议，传达学习中央有关会",
    "议精神，研究贯彻落实意见，部署下一阶段防汛救灾、安全",
    "生产等重点工作。",
)
TEXT: dict[str, Whole] = {
    "a headline and three sentences.txt": Whole(text(TITLE, *SENTENCES), (TITLE,), SENTENCES),
    "a headline and three rows.txt": Whole(text(TITLE, *_ROWS), (TITLE,), ("".join(_ROWS),)),
    "a headline set in the middle and three rows.txt": Whole(
        text(
            "            " + TITLE,
            "",
            "　　" + _ROWS[0][:-2],
            _ROWS[0][-2:] + _ROWS[1][:-2],
            _ROWS[1][-2:] + _ROWS[2],
        ),
        (TITLE,),
        ("".join(_ROWS),),
    ),
    "two headlines.txt": Whole(
        text(
            TITLE,
            *SENTENCES[:2],
            "",
            "云港市召开安全生产会议",
            "5月7日，云港市召开安全生产会议，市长李仲明出席并讲话。",
            SENTENCES[2],
        ),
        (TITLE, "云港市召开安全生产会议"),
        (*SENTENCES[:2], "5月7日，云港市召开安全生产会议，市长李仲明出席并讲话。", SENTENCES[2]),
    ),
    "no headline.txt": Whole(text(*SENTENCES), ("",), SENTENCES),
    "a headline alone.txt": Whole(text(TITLE), (TITLE,)),
    "fields with half a colon.txt": Whole(
        text(NOTICE, *[line.replace("：", ":") for line in FIELDS], LAST),
        (NOTICE,),
        (*[line.replace("：", ":") for line in FIELDS], LAST),
    ),
    "names below one another.txt": Whole(
        text(
            "受表彰单位名单",
            "市发展改革委",
            "市人民检察院",
            "青江县教育局",
            "云港县水利局",
            "白渡镇人民政府",
            LAST,
        ),
        ("受表彰单位名单",),
        ("市发展改革委", "市人民检察院", "青江县教育局", "云港县水利局", "白渡镇人民政府", LAST),
    ),
    "one day over all items.txt": Whole(
        text(
            "青江市大事记",
            "【2011年】",
            "3月5日，市委召开全会，审议通过市委工作报告。",
            "4月9日，青江大桥建成通车，市长李仲明出席仪式。",
        ),
        ("青江市大事记",),
        (
            "【2011年】",
            "3月5日，市委召开全会，审议通过市委工作报告。",
            "4月9日，青江大桥建成通车，市长李仲明出席仪式。",
        ),
    ),
}
FIRST = WORD | RICH | WEB | PDF | TABLES | TEXT
