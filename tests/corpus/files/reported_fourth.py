"""Small files of further kinds, written before any of them was read."""

from __future__ import annotations

from tests.corpus.files import Case
from tests.corpus.files.others import odt, rtf
from tests.corpus.files.pdf import ROW, drawn
from tests.corpus.files.pdf_rare import BACK
from tests.corpus.files.reported import numbered_item
from tests.corpus.files.reported_third import mail
from tests.corpus.files.web import MENU, ONE, THREE, TITLE, TWO, dated, meta, page
from tests.corpus.files.word import DAY, box, document, field, item, p, r
from tests.corpus.files.word_rare import level, lists

_BRACKETS = "<m:oMath><m:r><m:t>3</m:t></m:r><m:d><m:e><m:r><m:t>a+b</m:t></m:r></m:e></m:d></m:oMath>"
_SQUARE = "<m:oMath><m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d></m:oMath>"
_DELETED_ITEM = (
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='9'/></w:rPr></w:pPr>"
    "<w:del w:id='8'><w:r><w:delText>删去的一项</w:delText></w:r></w:del></w:p>"
)

_ROOT = "<m:oMath><m:rad><m:deg><m:r><m:t>3</m:t></m:r></m:deg><m:e><m:r><m:t>8</m:t></m:r></m:e></m:rad></m:oMath>"
_BROKEN = "<m:oMath><m:f><m:num><m:r><m:t>6</m:t></m:r></m:num></m:f></m:oMath>"

WORD: dict[str, Case] = {
    "a root with its degree, a fraction without a denominator": Case(
        document(p(r("即"), _ROOT, r("加"), _BROKEN, r("。"))), ("即3√8加6。",), exact=True
    ),
    "brackets of a formula": Case(
        document(p(r("总分为"), _BRACKETS, r("，区间为"), _SQUARE, r("。"))),
        ("总分为3(a+b)，区间为[x]。",),
        exact=True,
    ),
    "a field that decides": Case(
        document(p(r("请"), field(' IF "男" = "女" "女士" "先生" ', r("先生")), r("入座。"))),
        ("请先生入座。",),
        exact=True,
    ),
    "a note with a mark of its own": Case(
        document(
            p(
                r("正文"),
                "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='1'/><w:t>*</w:t></w:r>",
                r("。"),
            ),
            footnotes=f"<w:footnote w:id='1'>{p(r('*注。'))}</w:footnote>",
        ),
        ("正文*。",),
        (("*注。", "footnote"),),
        exact=True,
    ),
    "a deleted point does not count": Case(
        document(
            item("第一项") + _DELETED_ITEM + item("第二项"), numbering=lists(level(0, "decimal", "%1."))
        ),
        ("1. 第一项", "2. 第二项"),
        exact=True,
        absent=("删去",),
    ),
    "a list whose level is written anew": Case(
        document(
            numbered_item(2, "甲") + numbered_item(2, "乙"),
            numbering=lists(
                level(0, "decimal", "%1."),
                "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start w:val='3'/>"
                "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%1）'/></w:lvl></w:lvlOverride></w:num>",
            ),
        ),
        ("（三）甲", "（四）乙"),
        exact=True,
    ),
    "a text box that was deleted": Case(
        document(p(r(DAY), f"<w:del w:id='1'>{box(p(r('旧框。')))}</w:del>")),
        (DAY,),
        exact=True,
        absent=("旧框",),
    ),
    "a comment of the file within a word": Case(
        document(p("<w:r><w:t>市委<!-- x -->召开<?y z?>会议。</w:t></w:r>")), ("市委召开会议。",), exact=True
    ),
}

_DATA = "<table><tr><th>指标</th><th>数值</th></tr><tr><td>工业增速</td><td>5.2%</td></tr></table>"
WEB: dict[str, Case] = {
    "two classes, one switched off": Case(
        page(
            ONE,
            f"{TWO}<span class='txt gone'>内部说明</span>",
            head="<style>.off, .gone { display:none }</style>",
        ),
        (TITLE, ONE, TWO),
        (("内部说明", "hidden on the page"),),
        exact=True,
    ),
    "buttons beside the headline and a date": Case(
        page(
            ONE,
            TWO,
            heading=f"<h1>{TITLE}<input type='button' value='打印'></h1>",
            line="<p>2024-05-06 来源：青江日报<input type='submit' value='收藏'></p>",
        ),
        (TITLE, "2024-05-06 来源：青江日报", ONE, TWO),
        absent=("打印", "收藏"),
        title=TITLE,
        published="2024-05-06",
        exact=True,
    ),
    "paragraphs that a script fades in": Case(
        page(ONE, TWO, THREE).replace(f"<p>{THREE}".encode(), f"<p style='opacity: 0'>{THREE}".encode()),
        (TITLE, ONE, TWO, THREE),
        exact=True,
    ),
    "a class that another one shows on wide screens": Case(
        page(
            ONE,
            TWO,
            f"<span class='off on'>{THREE}</span>",
            head="<style>.off{display:none} @media (min-width:9px){.on{display:block}}</style>",
        ),
        (TITLE, ONE, TWO, THREE),
        exact=True,
    ),
    "a class with a sign in its name": Case(
        page(
            ONE,
            TWO,
            f"<span class='off md:block'>{THREE}</span>",
            head="<style>.off{display:none} @media (min-width:9px){.md\\:block{display:block}}</style>",
        ),
        (TITLE, ONE, TWO, THREE),
        exact=True,
    ),
    "words that are not visible": Case(
        page(ONE, f"{TWO}<span style='visibility:hidden'>内部说明</span>"),
        (TITLE, ONE, TWO),
        (("内部说明", "hidden on the page"),),
        exact=True,
    ),
    "a table of figures within the text": Case(
        page(ONE, TWO + _DATA, THREE),
        (TITLE, ONE, TWO, "指标", "数值", "工业增速", "5.2%", THREE),
        exact=True,
    ),
    "an advertisement between paragraphs": Case(
        page(
            ONE,
            TWO + "</p><div class='ad'><a href='/ad'>广告：青江好酒，酒香四溢</a></div><p>" + THREE,
            ONE.replace("6日", "7日"),
        ),
        (TITLE, ONE, TWO, THREE, ONE.replace("6日", "7日")),
        (("广告：青江好酒，酒香四溢", MENU),),
        exact=True,
    ),
    "what readers wrote below": Case(
        page(
            behind="<div id='comments'><h3>网友评论</h3><ul><li><b>青江网友</b> 2024-05-08<p>说得好，支持！</p></li>"
            "<li><b>山里人</b> 2024-05-09<p>希望早日落实到位。</p></li></ul></div>"
        ),
        (TITLE, ONE, TWO, THREE),
        (("网友评论", MENU), ("说得好，支持！", MENU), ("希望早日落实到位。", MENU)),
        exact=True,
    ),
    "when it was changed, seen, and published, told": dated(
        "2024-05-06",
        line="<div>更新于 2024-05-08 09:00</div>",
        head=meta("article:published_time", "2024-05-06T09:00:00+08:00", "property"),
    ),
    "a day in a list of what is known of the article": dated(
        "2024-05-06", line="<ul><li><time datetime='2024-05-06'>五月</time></li><li>青江日报</li></ul>"
    ),
    "a day at the foot of the article": Case(
        page(behind="<article><footer><time datetime='2024-05-06'>五月</time></footer></article>"),
        published="2024-05-06",
    ),
    "a day at the foot of the page": Case(
        page(behind="<footer><time datetime='2024-05-06'>五月</time></footer>"), published=""
    ),
    "a day in the words of a time": dated("2024-05-06", line="<div><time>2024年5月6日</time></div>"),
    "the day of another zone": dated(
        "2024-05-07", head=meta("article:published_time", "2024-05-06T23:30:00-08:00", "property")
    ),
    "the day of another article": Case(
        page(
            behind="<aside><ul><li><time datetime='2024-06-01'>06-01</time><a href='/x'>县教育局部署开学工作</a></li></ul></aside>"
        ),
        (TITLE, ONE, TWO, THREE),
        published="",
        exact=True,
    ),
    "linked data with references": dated(
        "2024-05-06",
        head='<script type="application/ld+json">{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2024-05-06&quot;}</script>',
    ),
    "the name of the site as title": Case(
        page(f"<strong>{TITLE}</strong>", ONE, TWO, heading="", title="青江市人民政府门户网站"),
        (TITLE, ONE, TWO),
        title="",
    ),
    "the day before views": dated(
        "2024-05-06", "masthead", line="<div>2024-05-06 浏览次数：2019 次 字号：[大 中 小]</div>"
    ),
}

_TABLE = [("序号", "姓名", "职务"), ("1", "何东山", "市委书记"), ("2", "李仲明", "市长")]
PDF: dict[str, Case] = {
    "turned by three quarters": Case(
        drawn((60, 500, 10, ROW), (60, 484, 10, BACK), turned=270), absent=("\ufffd",)
    ),
    "a table of names": Case(
        drawn(
            *[
                (60 + 100 * k, 700 - 20 * i, 10, cell)
                for i, row in enumerate(_TABLE)
                for k, cell in enumerate(row)
            ]
        ),
        tuple("  ".join(row) for row in _TABLE),
        exact=True,
    ),
}
RTF: dict[str, Case] = {
    "a table within a cell, and rows": Case(
        rtf("\\trowd\\cellx1\\cellx2\\intbl 地点\\cell 县府三楼\\cell\\row\\pard 完。\\par"),
        ("地点|县府三楼|", "完。"),
        exact=True,
    ),
}
ODT: dict[str, Case] = {
    "a page of two columns and a mark of a place": Case(
        odt(
            "<text:section><text:p>会<text:bookmark-start text:name='x'/>议<text:bookmark-end text:name='x'/><text:soft-page-break/>召开。"
            "<text:date>2024年5月6日</text:date></text:p></text:section>"
        ),
        ("会议召开。2024年5月6日",),
        exact=True,
    ),
}
TEXT: dict[str, Case] = {
    "rich text that is called text": Case(rtf("正文。\\par"), ("正文。",), exact=True),
    "a page that is called text": Case(page(ONE, TWO), (TITLE, ONE, TWO), exact=True),
    "an old sign for the end of a file": Case(
        f"{ONE}\r\n{TWO}\r\n\x1a".encode("gbk"), (ONE, TWO), absent=("\x1a",), exact=True
    ),
}
MAIL: dict[str, Case] = {
    "bytes as they are, without a name of their encoding": Case(
        mail(
            (
                "text/html",
                "8bit",
                page(ONE, TWO).replace(b"charset='utf-8'", b"charset=gbk").decode().encode("gbk"),
                "",
            )
        ),
        (TITLE, ONE, TWO),
        exact=True,
    ),
}
