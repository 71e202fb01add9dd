"""Small files after a third look at public reports: what readers of Word, web, PDF and plain files lose, double or invent."""

from __future__ import annotations

import base64
import quopri

from tests.corpus.files import Case
from tests.corpus.files.others import odt, rtf
from tests.corpus.files.pdf import ROW, drawn
from tests.corpus.files.pdf_rare import BACK, _changed, _rows, painted
from tests.corpus.files.reported import control, numbered_item
from tests.corpus.files.web import ONE, THREE, TITLE, TWO, dated, meta, page
from tests.corpus.files.word import DAY, document, field, item, p, r, table
from tests.corpus.files.word_rare import lists, without_result

_FRACTION = "<m:oMath><m:f><m:num><m:r><m:t>2</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>"
_POWER = "<m:oMath><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"


def _level(depth: int, how: str, text: str, extra: str = "") -> str:
    return f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{how}'/>{extra}<w:lvlText w:val='{text}'/></w:lvl>"


_ROW = f"<w:tr>{control('<w:tc>' + p(r('地点')) + '</w:tc><w:tc>' + p(r('县府三楼')) + '</w:tc>')}</w:tr>"


WORD: dict[str, Case] = {
    "rows within custom XML": Case(
        document(
            f"<w:tbl><w:customXml w:element='x'><w:tr><w:tc>{p(r('地点'))}</w:tc><w:tc>{p(r('县府三楼'))}</w:tc></w:tr></w:customXml></w:tbl>"
        ),
        ("地点\t县府三楼",),
        exact=True,
    ),
    "two cells, and two rows, in one control": Case(
        document(f"<w:tbl>{control(_ROW * 2)}</w:tbl>"), ("地点\t县府三楼", "地点\t县府三楼"), exact=True
    ),
    "a fraction is no number of two digits": Case(
        document(p(r("须有"), _FRACTION, r("以上委员到会，占地5"), _POWER, r("。"))),
        ("须有2/3以上委员到会，占地5m2。",),
        exact=True,
    ),
    "a number with nothing behind it": Case(
        document(
            numbered_item(1, "：名单"),
            numbering=lists(_level(0, "decimal", "附件%1", "<w:suff w:val='nothing'/>")),
        ),
        ("附件1：名单",),
        exact=True,
    ),
    "a level that begins anew below the first alone": Case(
        document(
            numbered_item(1, "甲")
            + numbered_item(1, "乙", 1)
            + numbered_item(1, "丙", 2)
            + numbered_item(1, "丁", 1)
            + numbered_item(1, "戊", 2)
            + numbered_item(1, "己")
            + numbered_item(1, "庚", 2),
            numbering=lists(
                _level(0, "chineseCounting", "第%1章")
                + _level(1, "chineseCounting", "第%2节")
                + _level(2, "decimal", "第%3条", "<w:lvlRestart w:val='1'/>")
            ),
        ),
        ("第一章 甲", "第一节 乙", "第1条 丙", "第二节 丁", "第2条 戊", "第二章 己", "第1条 庚"),
        exact=True,
    ),
    "numbers as ordinals": Case(
        document(item("Chapter"), numbering=lists(_level(0, "ordinal", "%1"))), ("1st Chapter",), exact=True
    ),
    "a mark of its own before points": Case(
        document(item("要点"), numbering=lists(_level(0, "bullet", "★"))), ("★ 要点",), exact=True
    ),
    "a button that runs a macro": Case(
        document(p(r("主送："), without_result(" MACROBUTTON NoMacro [县政府办公室] "), r("。"))),
        ("主送：[县政府办公室]。",),
        exact=True,
    ),
    "a symbol as a field": Case(
        document(p(without_result(" SYMBOL 252 \\f &quot;Wingdings&quot; \\s 12 "), r("已办"))),
        ("✓已办",),
        exact=True,
    ),
    "numbers as fields": Case(
        document(
            p(without_result(" AUTONUM  \\* Arabic "), r("总则"))
            + p(without_result(" AUTONUM  \\* Arabic "), r("附则"))
        ),
        ("1.总则", "2.附则"),
        exact=True,
    ),
    "names in a chart of the newer kind": Case(
        document(
            p("<w:r><w:drawing><cx:chart xmlns:cx='x' r:id='rchartEx'/></w:drawing></w:r>"),
            chartEx="<cx:chartSpace xmlns:cx='http://schemas.microsoft.com/office/drawing/2014/chartex'><cx:chartData><cx:data><cx:strDim type='cat'>"
            "<cx:lvl ptCount='2'><cx:pt idx='0'>工业</cx:pt><cx:pt idx='1'>农业</cx:pt></cx:lvl></cx:strDim></cx:data></cx:chartData></cx:chartSpace>",
        ),
        ("工业", "农业"),
        exact=True,
    ),
    "a heading that runs into its paragraph": Case(
        document(
            p(r("一、总则。"), properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
            + p(r("本办法自发布之日起施行。"))
        ),
        ("一、总则。本办法自发布之日起施行。",),
        exact=True,
    ),
    "a row that is hidden": Case(
        document(
            f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p(r('底稿'))}</w:tc></w:tr><w:tr><w:tc>{p(r('定稿'))}</w:tc></w:tr></w:tbl>"
        ),
        ("定稿",),
        exact=True,
        absent=("底稿",),
    ),
    "a page ends within a word": Case(
        document(
            p(
                "<w:r><w:t>市委召</w:t><w:lastRenderedPageBreak/><w:t>开</w:t></w:r>",
                "<w:proofErr w:type='gramStart'/>",
                r("会议"),
                "<w:bookmarkStart w:id='1' w:name='b'/>",
                r("。"),
            )
        ),
        ("市委召开会议。",),
        exact=True,
    ),
    "bytes before the package": Case(b"\r\n" + document(p(r(DAY))), (DAY,), exact=True),
    "no relations at all": Case(
        document(p(r(DAY))).replace(b"_rels/.rels", b"_xels/.rels"), (DAY,), exact=True
    ),
    "a table whose rows have unlike numbers of cells": Case(
        document(
            table(
                (p(r("会议安排")),),
                (p(r("地点")), p(r("县府三楼"))),
                (p(r("时间")), p(r("上午")), p(r("9时"))),
            )
        ),
        ("会议安排", "地点\t县府三楼", "时间\t上午\t9时"),
        exact=True,
    ),
    "a header of even pages and of the first": Case(
        document(p(r(DAY)), header=p(r("首页的页眉")) + p(field(" PAGE ", r("3")))),
        (DAY,),
        (("首页的页眉", "page header"), ("3", "page header")),
        exact=True,
    ),
    "a space that is emphasised": Case(
        document(
            p(r("王翔"), "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'> </w:t></w:r>", r("周光"))
        ),
        ("王翔 周光",),
        exact=True,
    ),
    "a picture's description is not shown": Case(
        document(
            p(
                r(DAY),
                "<w:r><w:drawing><wp:docPr xmlns:wp='wp' id='1' name='图片 1' descr='会议现场'/></w:drawing></w:r>",
            )
        ),
        (DAY,),
        exact=True,
        absent=("会议现场",),
    ),
    "a reference to a number": Case(
        document(
            p(
                r("见"),
                field(" REF _Ref1 \\r \\h ", r("第二条")),
                r("。"),
                "<w:hyperlink w:anchor='x'>" + field(" PAGEREF x ", r("7")) + "</w:hyperlink>",
            )
        ),
        ("见第二条。7",),
        exact=True,
    ),
}

_FOREIGN = f"<svg viewBox='0 0 9 9'><desc>说明</desc><foreignObject><div xmlns='http://www.w3.org/1999/xhtml'>{TWO}</div></foreignObject></svg>"
_MATHS = "<math><semantics><mrow><mn>5</mn><mo>%</mo></mrow><annotation encoding='application/x-tex'>5\\%</annotation></semantics></math>"
_XHTML = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>'
    f'{TITLE}</title><script type="text/javascript" src="a.js"/></head><body><h1>{TITLE}</h1><a name="t"/><div class="x"/>'
    f"<p>{ONE}</p><iframe src='b.html'/><p>{TWO}</p></body></html>"
).encode()
_AFTER_LABEL = (
    "<table class='info'><tr><td>索引号：</td><td>000-2024</td><td>成文日期：</td><td>2024-04-28</td></tr>"
    "<tr><td>发文机关：</td><td>青江市人民政府</td><td>发布日期：</td><td>2024-05-06</td></tr></table>"
)
_FRAGMENT = f"<h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p>".encode()
_SEVERAL = "".join(
    f"<article><h2>{name}</h2><p>{first}</p><p>{second}</p></article>"
    for name, first, second in (
        ("县委召开会议", ONE, TWO),
        ("县政府部署防汛", TWO.replace("会议", "县长"), ONE.replace("6日", "7日")),
    )
)

WEB: dict[str, Case] = {
    "an angle bracket before a number": Case(
        page(f"增速<5%的行业有3个，降幅>2%。{ONE}", TWO),
        (TITLE, f"增速<5%的行业有3个，降幅>2%。{ONE}", TWO),
        exact=True,
    ),
    "angle brackets around a title": Case(
        page(f"印发<关于加强安全生产的通知>，<<青江日报>>报道。{ONE}", TWO),
        (TITLE, f"印发<关于加强安全生产的通知>，<<青江日报>>报道。{ONE}", TWO),
        exact=True,
    ),
    "a class that is off on small screens": Case(
        page(
            ONE,
            f"<span class='wide'>{TWO}</span>",
            THREE,
            head="<style>@media (max-width: 600px) {.wide {display: none}}</style>",
        ),
        (TITLE, ONE, TWO, THREE),
        exact=True,
    ),
    "a class that is off on paper": Case(
        page(
            ONE,
            f"<span class='noprint'>{TWO}</span>",
            THREE,
            head="<style>p{color:red} @media print { .noprint { display: none !important; } }</style>",
        ),
        (TITLE, ONE, TWO, THREE),
        exact=True,
    ),
    "a class that a comment hides": Case(
        page(ONE, f"<span class='b'>{TWO}</span>", THREE, head="<style>/* .b {display:none} */</style>"),
        (TITLE, ONE, TWO, THREE),
        exact=True,
    ),
    "elements that end themselves": Case(_XHTML, (TITLE, ONE, TWO), title=TITLE, exact=True),
    "a comment that ends with a bang": Case(
        page(ONE + "<!-- 旧稿 --!>", TWO, THREE), (TITLE, ONE, TWO, THREE), absent=("旧稿",), exact=True
    ),
    "an empty comment": Case(
        page(ONE + "<!-->", TWO + "<!--->", THREE), (TITLE, ONE, TWO, THREE), exact=True
    ),
    "text in an XHTML part of a drawing": Case(
        page(ONE, _FOREIGN, THREE), (TITLE, ONE, TWO, THREE), absent=("说明",), exact=True
    ),
    "a formula with its source": Case(
        page(f"{ONE}增长{_MATHS}。", TWO), (TITLE, f"{ONE}增长5%。", TWO), absent=("\\%",), exact=True
    ),
    "words set far off the page": Case(
        page(ONE, TWO + "<span style='position:absolute; left:-9999px'>转载自青江网</span>", THREE),
        (TITLE, ONE, TWO, THREE),
        (("转载自青江网", "hidden on the page"),),
        exact=True,
    ),
    "words that are fully transparent": Case(
        page(ONE, TWO + "<span style='opacity:0;'>转载自青江网</span>", THREE),
        (TITLE, ONE, TWO, THREE),
        (("转载自青江网", "hidden on the page"),),
        exact=True,
    ),
    "an entry of a form": Case(
        page(
            ONE,
            "<label>发文字号：</label><input type='text' readonly value='青政发〔2024〕6号'><input type='hidden' value='暗号'>",
            TWO,
        ),
        (TITLE, ONE, "发文字号：青政发〔2024〕6号", TWO),
        absent=("暗号",),
        exact=True,
    ),
    "a page in HZ": Case(
        page(ONE, TWO).replace(b"charset='utf-8'", b"charset='hz-gb-2312'").decode().encode("hz"),
        (TITLE, ONE, TWO),
        title=TITLE,
        exact=True,
    ),
    "an encoding in a comment": Case(
        b"<!-- charset=gbk --><!-- <meta charset='big5'> -->" + page(),
        (TITLE, ONE, TWO, THREE),
        title=TITLE,
        exact=True,
    ),
    "UTF-8 that says Latin-1": Case(
        page().replace(b"charset='utf-8'", b"charset='iso-8859-1'"),
        (TITLE, ONE, TWO, THREE),
        title=TITLE,
        exact=True,
    ),
    "a page without html and body": Case(_FRAGMENT, (TITLE, ONE, TWO), title=TITLE),
    "two articles on one page": Case(
        f"<html><head><meta charset='utf-8'><title>今日要闻</title></head><body>{_SEVERAL}</body></html>".encode(),
        ("县委召开会议", ONE, TWO, "县政府部署防汛", TWO.replace("会议", "县长"), ONE.replace("6日", "7日")),
        exact=True,
    ),
    "a paragraph that is one link": Case(
        page(ONE, f"<a href='/full'>{TWO}</a>", THREE), (TITLE, ONE, TWO, THREE), exact=True
    ),
    "the first paragraph is one link": Case(
        page(f"<a href='/full'>{ONE}</a>", TWO, THREE), (TITLE, ONE, TWO, THREE), exact=True
    ),
    "words that a script writes": Case(
        page(ONE, TWO, line="<div><script>document.write('来源：青江日报 2024-05-06')</script></div>"),
        (TITLE, "来源：青江日报 2024-05-06", ONE, TWO),
        published="2024-05-06",
        exact=True,
    ),
    "raw markup as text": Case(
        page(ONE, "<xmp><b>原文</b></xmp>", TWO), (TITLE, ONE, "<b>原文</b>", TWO), exact=True
    ),
    "the parts of a long article": Case(
        page(
            ONE,
            TWO,
            THREE,
            behind="<div class='pages'><a href='1.html'>上一页</a> <b>1</b> <a href='2.html'>2</a> <a href='2.html'>下一页</a></div>",
        ),
        (TITLE, ONE, TWO, THREE),
        exact=True,
    ),
    "markup in a string of a script": Case(
        page(ONE + "<script>var a = \"<p>不看</p></div>\"; if (1<2) {b('<!--')}</script>", TWO, THREE),
        (TITLE, ONE, TWO, THREE),
        absent=("不看",),
        exact=True,
    ),
    "a template as a script": Case(
        page(ONE, TWO, head="<script type='text/html'><p>不看</p></script>"),
        (TITLE, ONE, TWO),
        absent=("不看",),
        exact=True,
    ),
    "the day beside its label in a table": dated("2024-05-06", "masthead", line=_AFTER_LABEL),
    "the day below its label": dated(
        "2024-05-06", "masthead", line="<div><div>发布时间</div><div>2024-05-06 08:30</div></div>"
    ),
    "the day as the title of an abbreviation": dated(
        "2024-05-06", line="<abbr class='published' title='2024-05-06T08:30:00+08:00'>周一</abbr>"
    ),
    "the day in the page's head is today": dated(
        "", line="", head="", behind="<div class='top'>今天是2024年6月1日 星期六</div>"
    ),
    "the value of a date in linked data": dated(
        "2024-05-06",
        head='<script type="application/ld+json">{"@type":"NewsArticle","datePublished":{"@type":"Date","@value":"2024-05-06"}}</script>',
    ),
    "linked data in a comment": dated(
        "2024-05-06",
        head='<script type="application/ld+json">\n<!--\n{"@type":"NewsArticle","datePublished":"2024-05-06T08:00:00+08:00"}\n//-->\n</script>',
    ),
    "a date of nothing in the metadata": dated(
        "2024-05-06",
        head=meta("pubdate", "1970-01-01 08:00:00")
        + meta("publishdate", "0001-01-01")
        + meta("og:release_date", "2024-05-06", "property"),
    ),
    "the day with its lunar date": dated(
        "2024-05-06", "masthead", line="<div>发布时间：2024年5月6日 农历甲辰年三月廿八</div>"
    ),
    "two digits of a year": dated(
        "2024-05-06", "masthead", line="<div>发布时间：24-05-06 08:30 来源：青江日报</div>"
    ),
    "a day without marks between": dated(
        "2024-05-06", "masthead", line="<div>发布日期：20240506 来源：青江日报</div>"
    ),
    "a day in wide digits": dated("2024-05-06", "masthead", line="<div>发布日期：２０２４年５月６日</div>"),
    "a day of the Republic's years": dated(
        "2024-05-06", "masthead", line="<div>發布日期：113-05-06 發布單位：秘書處</div>"
    ),
    "a small line in the heading": Case(
        page(heading=f"<h1>{TITLE}<small>2024-05-06 08:30 来源：青江日报</small></h1>"),
        (ONE, TWO, THREE),
        title=TITLE,
        published="2024-05-06",
    ),
    "buttons in the heading": Case(
        page(heading=f"<h1>{TITLE}<span class='share'><a href='#'>分享</a></span></h1>"),
        (ONE, TWO, THREE),
        title=TITLE,
    ),
    "the heading is hidden, another shown": Case(
        page(heading=f"<h1 style='display:none'>青江网</h1><h2>{TITLE}</h2>"),
        (TITLE, ONE, TWO, THREE),
        title=TITLE,
    ),
    "a page of WeChat within paragraphs of sections": Case(
        page("".join(f"<section><section><span>{x}</span></section></section>" for x in (ONE, TWO, THREE))),
        (TITLE, ONE, TWO, THREE),
        exact=True,
    ),
    "text right in the body, and behind a break": Case(
        f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body>{ONE}<div>{TWO}<br/>{THREE}</div></body></html>".encode(),
        (ONE, TWO, THREE),
        exact=True,
    ),
    "points within divs within points": Case(
        page(
            ONE,
            TWO,
            behind=f"<ul><li><span>一是抓学习，提高认识。</span><div><div><ul><li>层层传达，不留死角。</li></ul></div></div></li></ul><p>{THREE}</p>",
        ),
        (TITLE, ONE, TWO, "一是抓学习，提高认识。", "层层传达，不留死角。", THREE),
        exact=True,
    ),
    "line ends of the source within a paragraph": Case(
        page(ONE[:30] + "\n" + ONE[30:], TWO), (TITLE, ONE[:30] + " " + ONE[30:], TWO), exact=True
    ),
}


def mail(
    *parts: tuple[str, str, bytes, str], kind: str = "related", head: str = "", start: str = ""
) -> bytes:
    """A message of several parts: content type, encoding for transfer, bytes, further lines of its head."""
    made = [
        f'{head}MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; type="text/html";{start} boundary="=_b"\r\n\r\n'.encode()
    ]
    for content, transfer, data, more in parts:
        body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(transfer, bytes)(
            data
        )
        made.append(
            f"--=_b\r\nContent-Type: {content}\r\nContent-Transfer-Encoding: {transfer}\r\n{more}\r\n".encode()
            + body
            + b"\r\n"
        )
    return b"".join(made) + b"--=_b--\r\n"


_IN_GBK = page(ONE, TWO).replace(b"charset='utf-8'", b"charset='gb2312'").decode().encode("gbk")
MAIL: dict[str, Case] = {
    "quoted-printable, the encoding in the page alone": Case(
        mail(("text/html", "quoted-printable", _IN_GBK, "")), (TITLE, ONE, TWO), title=TITLE, exact=True
    ),
    "base64 and an encoding in the head": Case(
        mail(('text/html; charset="gb2312"', "base64", _IN_GBK, "")),
        (TITLE, ONE, TWO),
        title=TITLE,
        exact=True,
    ),
    "the page is named by start": Case(
        mail(
            (
                "text/html; charset=utf-8",
                "8bit",
                page("广告。广告。广告，广告。", heading="<b>x</b>"),
                "Content-ID: <ad@x>\r\n",
            ),
            ("text/html; charset=utf-8", "8bit", page(ONE, TWO), "Content-ID: <main@x>\r\n"),
            start=' start="<main@x>";',
        ),
        (TITLE, ONE, TWO),
        title=TITLE,
        exact=True,
    ),
    "a mark and empty lines first": Case(
        b"\xef\xbb\xbf\r\n"
        + mail(("text/html; charset=utf-8", "8bit", page(ONE, TWO), ""), head="From: <Saved by Blink>\r\n"),
        (TITLE, ONE, TWO),
        title=TITLE,
        exact=True,
    ),
    "plain text beside the page": Case(
        mail(
            ("text/plain; charset=utf-8", "8bit", b"plain", ""),
            ("text/html; charset=utf-8", "8bit", page(ONE, TWO), ""),
            kind="alternative",
        ),
        (TITLE, ONE, TWO),
        exact=True,
    ),
    "plain text alone": Case(
        mail(("text/plain; charset=gbk", "base64", f"{ONE}\n{TWO}".encode("gbk"), ""), kind="mixed"),
        (ONE, TWO),
        exact=True,
    ),
}

TEXT: dict[str, Case] = {
    "HZ": Case(f"{ONE}\n{TWO}".encode("hz"), (ONE, TWO), exact=True),
    "UTF-8 read as Latin-1 and written again": Case(
        f"{ONE}\n{TWO}".encode().decode("latin-1").encode(), (ONE, TWO), exact=True
    ),
    "GBK read as Latin-1 and written again": Case(
        f"{ONE}\n{TWO}".encode("gbk").decode("latin-1").encode(), (ONE, TWO), exact=True
    ),
    "a section in GBK in a file of UTF-8": Case(
        (f"{ONE}\n" * 4).encode() + f"{TWO}\n".encode("gbk"), (ONE, ONE, ONE, ONE, TWO), exact=True
    ),
    "half a character at the end": Case(f"{ONE}\n{TWO}".encode()[:-1], (ONE,)),
    "half a character of GBK at the end": Case(f"{ONE}\n{TWO}".encode("gbk")[:-1], (ONE,)),
    "stray null bytes": Case(f"{ONE}\n{TWO}\x00\x00".encode(), (ONE,), absent=("\x00\x00\x00",)),
    "UTF-32": Case(f"{ONE}\n{TWO}".encode("utf-32"), (ONE, TWO), exact=True),
    "Big5 with characters of Hong Kong": Case(
        "深水埗區議會召開會議，部署全區工作。\n會議強調，要落實各項措施，推動發展。".encode("big5hkscs"),
        ("深水埗區議會召開會議，部署全區工作。",),
    ),
    "GBK with a sign for the euro": Case(
        f"拨款5\x80。{ONE}\n".encode("latin-1", "ignore")[:0]
        + "拨款5".encode("gbk")
        + b"\x80"
        + f"。{ONE}\n{TWO}".encode("gbk"),
        (f"拨款5€。{ONE}", TWO),
        exact=True,
    ),
}


def _ocr_over_text(page) -> None:
    _rows(page)
    for y, words in ((700.5, ROW), (684.5, BACK)):
        text = page.beginText(60.5, y)
        text.setFont("STSong-Light", 10)
        text.setTextRenderMode(3)
        text.textLine(words)
        page.drawText(text)


def _scaled(page) -> None:
    page.saveState()
    page.scale(0.1, 0.1)
    page.setFont("STSong-Light", 100)
    page.drawString(600, 7000, ROW)
    page.drawString(600, 6840, BACK)
    page.restoreState()


def _unshown_entry(data: bytes) -> bytes:
    """A form's entry whose look the file leaves to the viewer."""

    def change(writer) -> None:
        for note in writer.pages[0]["/Annots"]:
            note = note.get_object()
            del note["/AP"]

    return _changed(data, change)


def _entry(page) -> None:
    _rows(page)
    page.acroForm.textfield(name="name", value="He Dongshan", x=60, y=600, width=200, height=20)


_PAGES = [
    ("会议指出要抓好安全生产", "会议要求落实各项责任"),
    ("五月六日市委召开会议", "会议研究了其他事项"),
    ("县委常委列席会议", "各镇主要负责人参加"),
]


def _foot(words: str, number: int):
    def paint(page) -> None:
        for y, row in zip((700, 684), _PAGES[number], strict=True):
            page.drawString(60, y, row)
        page.drawString(280, 30, words.format(number + 1, "一二三"[number], ("i", "ii", "iii")[number]))

    return paint


def feet(words: str, shown: str) -> Case:
    made = painted(*[_foot(words, number) for number in range(3)])
    return Case(made, tuple(row for rows in _PAGES for row in rows), ((shown, "page footer"),), exact=True)


def _bullets(page) -> None:
    page.drawString(60, 700, "\u25cf" + ROW)
    page.drawString(60, 684, "\u25a0" + BACK)


def _over_white(page) -> None:
    _rows(page)
    page.setFillColorRGB(1, 1, 1)
    page.drawString(60, 600, ROW)


_BROKEN = drawn((60, 700, 10, ROW))
PDF: dict[str, Case] = {
    "invisible words of a scanner over real ones": Case(painted(_ocr_over_text), (ROW, BACK), exact=True),
    "drawn at a tenth of the size": Case(painted(_scaled), (ROW, BACK), exact=True),
    "an entry without a look": Case(_unshown_entry(painted(_entry)), (ROW, BACK, "He Dongshan"), exact=True),
    "the place of the table of objects is wrong": Case(
        _BROKEN.replace(b"startxref\n", b"startxref\n9"), (ROW,), exact=True
    ),
    "lines of a server before it": Case(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + _BROKEN, (ROW,), exact=True
    ),
    "page numbers with the word page": feet("Page {0} of 3", "Page 2 of 3"),
    "page numbers with a slash": feet("第{0}页/共3页", "第2页/共3页"),
    "page numbers in Chinese": feet("第{1}页", "第二页"),
    "page numbers in Roman figures": feet("- {2} -", "-ii-"),
    "turned upside down": Case(
        drawn((60, 700, 10, ROW), (60, 684, 10, BACK), turned=180), (ROW, BACK), exact=True
    ),
    "points before rows": Case(painted(_bullets), ("●" + ROW, "■" + BACK), exact=True),
}

ODT: dict[str, Case] = {
    "numbers of headings": Case(
        odt(
            "<text:outline-style><text:outline-level-style text:level='1' style:num-format='一, 二, 三, ...' style:num-prefix='第' style:num-suffix='章'/>"
            "<text:outline-level-style text:level='2' style:num-format=''/></text:outline-style>"
            "<text:h text:outline-level='1'>总则</text:h><text:h text:outline-level='2'>目的</text:h><text:h text:outline-level='1'>附则</text:h><text:p>正文。</text:p>"
        ),
        ("## 第一章 总则", "### 目的", "## 第二章 附则", "正文。"),
        exact=True,
    ),
    "numbers with those above them": Case(
        odt(
            "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
            "<text:list-level-style-number text:level='2' style:num-format='a' text:display-levels='2' style:num-suffix=')'/></text:list-style>"
            "<text:list text:style-name='L1'><text:list-item><text:p>总则</text:p></text:list-item><text:list-item><text:p>分则</text:p>"
            "<text:list><text:list-item><text:p>目的</text:p></text:list-item></text:list></text:list-item></text:list>"
        ),
        ("1. 总则", "2. 分则", "2.a)目的"),
        exact=True,
    ),
    "a shape with words": Case(
        odt("<text:p>正文。<draw:custom-shape><text:p>框内。</text:p></draw:custom-shape></text:p>"),
        ("正文。", "框内。"),
        exact=True,
    ),
    "a section that is hidden": Case(
        odt(
            "<text:section text:display='none'><text:p>底稿。</text:p></text:section><text:p>正文。</text:p>"
        ),
        ("正文。",),
        exact=True,
        absent=("底稿",),
    ),
    "a row that is hidden": Case(
        odt(
            "<table:table><table:table-row table:visibility='collapse'><table:table-cell><text:p>底稿</text:p></table:table-cell></table:table-row>"
            "<table:table-row><table:table-cell><text:p>地点</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>三楼</text:p></table:table-cell></table:table-row></table:table>"
        ),
        ("地点\t三楼",),
        exact=True,
        absent=("底稿",),
    ),
}

RTF: dict[str, Case] = {
    "who wrote a comment and when": Case(
        rtf(
            "正文{\\*\\atnid HDS}{\\*\\atnauthor 何东山}\\chatn{\\*\\annotation{\\*\\atndate 123456}批注一。}。\\par"
        ),
        ("正文。",),
        (("批注一。", "comment"),),
        absent=("123456", "HDS"),
        exact=True,
    ),
    "dashes and quotation marks by name": Case(
        rtf("\\ldblquote 两个确立\\rdblquote\\emdash 会议\\bullet\\~要点\\_一\\-\\par"),
        ("“两个确立”—会议•\xa0要点\u2011一\xad",),
        exact=True,
    ),
    "a picture's place holder and an object": Case(
        rtf("正文。{\\object\\objemb{\\*\\objdata 0105}{\\result 表内。}}\\par 完。\\par"),
        ("正文。表内。", "完。"),
        exact=True,
    ),
    "two signs for those who cannot": Case(
        rtf("正文").replace(b"?", b"\\'b1\\'ed").replace(b"{\\rtf1", b"{\\rtf1\\uc2"), ("正文",), exact=True
    ),
}
