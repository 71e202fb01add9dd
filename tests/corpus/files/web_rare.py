"""Rarer kinds of web pages: wrong encodings, frames, forms, pages exported from Word, text in scripts."""

from __future__ import annotations

from tests.corpus.files import Case
from tests.corpus.files.web import MENU, ONE, THREE, TITLE, TWO, dated, page

HIDDEN = "hidden on the page"


def declared(charset: str) -> str:
    """The usual page with another encoding in its declaration."""
    return page().decode().replace("charset='utf-8'", f"charset='{charset}'")


_WIDE = declared("gb2312").encode("utf-16-le")
_GRAPH = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "青江网"},'
    f'{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2024-05-06T08:00:00+08:00"}}]}}</script>'
)
_WORD = (
    "</p><p class=MsoNormal><![if !supportLists]><span>一、</span><![endif]><st1:chsdate Year='2024'>5月6日</st1:chsdate>"
    f"<!--[if supportFields]><span>PAGE</span><![endif]-->{ONE[4:]}<o:p></o:p></p><p class=MsoNormal>{TWO}<o:p>&nbsp;</o:p>"
)
_IN_SCRIPT = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>" + TITLE + "_青江网</title></head><body>"
    "<ul class='nav'><li><a href='/'>首页</a><li><a href='/n'>要闻</a><li><a href='/z'>专题</a></ul><div id='app'></div>"
    '<script>window.__DATA__ = {"content": "<p>'
    + ONE
    + "</p><p>"
    + TWO
    + "</p><p>"
    + ONE
    + TWO
    + '</p>"}</script>'
    "<div class='foot'>版权所有：青江市委办公室</div></body></html>"
)
_TRADITIONAL = (
    "五月六日，青江市委常委會召開會議，傳達學習中央有關會議精神，研究貫徹落實意見，市委書記何東山主持並講話。"
)

CASES: dict[str, Case] = {
    "what a page shows without scripts": Case(
        page(ONE + "<noscript>请打开脚本</noscript>", TWO), (TITLE, ONE, TWO), exact=True, absent=("请打开脚本",)
    ),
    "a template and a closed dialog": Case(
        page(ONE, TWO, behind="<template><p>模板里的话</p></template><dialog><p>弹出的话，请登录后再看。</p></dialog>"),
        (TITLE, ONE, TWO),
        (("弹出的话，请登录后再看。", HIDDEN),),
        exact=True,
        absent=("模板里的话",),
    ),
    "details that are closed": Case(
        page(ONE, f"</p><details><summary>会议要求</summary><p>{TWO}</p></details><p>{THREE}"), (TITLE, ONE, "会议要求", TWO, THREE)
    ),
    "a page within an attribute": Case(
        page(f'</p><iframe srcdoc="&lt;p&gt;{ONE}&lt;/p&gt;&lt;p&gt;{TWO}&lt;/p&gt;"></iframe><p>', THREE), (ONE, TWO)
    ),
    "a field of a form with text": Case(
        page(behind="<form><textarea name='x'>办理结果：已经答复。</textarea></form>"),
        (TITLE, ONE, TWO, THREE),
        (("办理结果：已经答复。", MENU),),
        exact=True,
    ),
    "references to places of Windows-1252": Case(
        page("2023&#150;2025年，" + ONE + "&#147;两个区&#148;建设。", TWO), ("2023–2025年，" + ONE + "“两个区”建设。", TWO)
    ),
    "quotation marks of the browser": Case(page(f"<q>两个确立</q>是{ONE}", TWO), (f"“两个确立”是{ONE}", TWO)),
    "a page in GBK that says Latin-1": Case(
        declared("iso-8859-1").encode("gbk"), (TITLE, ONE, TWO, THREE), exact=True, title=TITLE
    ),
    "a page in GBK that says UTF-16": Case(declared("utf-16").encode("gbk"), (TITLE, ONE, TWO, THREE), exact=True),
    "a page in GBK that says Big5": Case(declared("big5").encode("gbk"), (TITLE, ONE, TWO, THREE), exact=True),
    "a page in GBK that says UTF-8": Case(declared("utf-8").encode("gbk"), (TITLE, ONE, TWO, THREE), exact=True),
    "a page in UTF-8 with a wrong byte that says GBK": Case(
        declared("gbk").encode().replace(b"</h1>", b"\xe4</h1>"), (ONE, TWO, THREE)
    ),
    "a page in GBK with a wrong byte": Case(
        declared("gb2312").encode("gbk").replace(b"</h1>", b"\xff</h1>"), (ONE, TWO, THREE)
    ),
    "a page in Big5": Case(
        page(_TRADITIONAL, _TRADITIONAL[::-1], heading="<h1>市委召開會議</h1>", title="市委召開會議", head="")
        .decode().replace("charset='utf-8'", "charset='big5'").replace("版权所有：青江市委办公室", "").replace("网站地图", "")
        .replace("要闻", "").replace("首页", "").replace("专题", "").encode("big5"),
        (_TRADITIONAL,),
    ),
    "UTF-16 with a mark that says gb2312": Case(b"\xff\xfe" + _WIDE, (TITLE, ONE, TWO, THREE), exact=True),
    "UTF-16 without a mark": Case(_WIDE, (TITLE, ONE, TWO, THREE), exact=True),
    "linked data as a graph": Case(
        page(heading=f"<div>{TITLE}</div>", title="青江网", head=_GRAPH), (TITLE, ONE), title=TITLE, published="2024-05-06"
    ),
    "a page that Word wrote": Case(page(_WORD), ("一、" + ONE, TWO), absent=("PAGE",)),
    "the article in an aside": Case(
        b"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>" + f"<aside><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p></aside>".encode() + b"</body></html>",
        (TITLE, ONE, TWO),
        exact=True,
    ),
    "words of a drawing": Case(
        page(behind="<svg><title>图</title><text x='1'>工业投资增长</text><text>一成</text></svg>"),
        (TITLE, ONE, TWO, THREE),
        (("工业投资增长", MENU), ("一成", MENU)),
        exact=True,
    ),
    "switched off, and only silent for screen readers": Case(
        page(f"<span aria-hidden='true'>{ONE}</span>", f"</p><p hidden>隐藏的一段话，不给人看。</p><p>{TWO}"),
        (TITLE, ONE, TWO),
        (("隐藏的一段话，不给人看。", HIDDEN),),
        exact=True,
    ),
    "the same text for small screens, switched off": Case(
        page(behind=f"<div style='display:none'><p>{ONE}</p><p>{TWO}</p></div>"), (TITLE, ONE, TWO, THREE), ((ONE, HIDDEN), (TWO, HIDDEN)), exact=True
    ),
    "inline elements in a layout table": Case(
        f"<html><head><meta charset='utf-8'></head><body><table><tr><td><a href='/'>首页</a> <a href='/n'>要闻</a></td><td><h1>{TITLE}</h1>"
        f"<p>{ONE[:9]}<i>{ONE[9:15]}</i>{ONE[15:20]}<b>{ONE[20:30]}</b>{ONE[30:]}<p>{TWO}</td></tr></table></body></html>".encode(),
        (TITLE, ONE, TWO),
        (("首页 要闻", MENU),),
        exact=True,
    ),
    "indents as references": Case(page("&#x3000;&#12288;" + ONE, "&emsp;&emsp;" + TWO), (TITLE, ONE, TWO), exact=True),
    "readings with brackets for old browsers": Case(
        page("<ruby>习<rp>(</rp><rt>xí</rt><rp>)</rp></ruby>近平" + ONE, TWO), ("习(xí)近平" + ONE, TWO)
    ),
    "comments": Case(page(ONE + f"<!-- <p>{THREE}</p> -->", TWO), (TITLE, ONE, TWO), exact=True, absent=(THREE,)),
    "unread characters as data": Case(
        page().replace(ONE.encode(), b"<![CDATA[x]]>" + ONE.encode()), (TWO, THREE), title=TITLE
    ),
    "a list of links to choose from": Case(
        page(behind="<select><option>友情链接</option><option>南州网</option></select>"),
        (TITLE, ONE, TWO, THREE),
        (("友情链接", MENU), ("南州网", MENU)),
        exact=True,
    ),
    "a date in Chinese numerals": dated("2024-05-06", "masthead", line="<div>发布时间：二〇二四年五月六日</div>"),
    "a date with points": dated("2024-05-06", "masthead", line="<div>发布日期：2024.5.6 浏览：23</div>"),
    "a date in pieces": dated("2024-05-06", "masthead", line="<div>日期：<span>2024</span>年<span>05</span>月<span>06</span>日</div>"),
    "a day of two dates": dated("2024-05-06", "masthead", line="<div>更新时间：2024-06-01 发布时间：2024-05-06</div>"),
}  # fmt: skip

#: A page whose text a script would put there.
TEXT_IN_SCRIPT = _IN_SCRIPT.encode()
#: A page that shows others in frames.
FRAMES = (
    "<html><head><meta charset='utf-8'><title>青江网</title></head><frameset cols='20%,80%'><frame src='a.htm'><frame src='b.htm'>"
    "<noframes><body><p>您的浏览器不支持框架，请更新您的浏览器后再来访问。</p></body></noframes></frameset></html>"
).encode()
