"""Files after a second round of public reports: wrappers that readers throw away, escapes and lists that they skip."""

from __future__ import annotations

from tests.corpus.files import Case
from tests.corpus.files.others import odt, rtf
from tests.corpus.files.web import _MENU as MENU
from tests.corpus.files.web import ONE, THREE, TITLE, TWO, page

OUTSIDE = "outside the main text"
FOOT = "<div class='foot'>版权所有：青江市委办公室</div>"


def whole(body: str) -> bytes:
    """A page of this body alone, with a title."""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}_青江网</title></head><body>{body}</body></html>"
    ).encode()


def _within(opening: str, closing: str) -> bytes:
    return whole(f"{MENU}{opening}<h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{closing}{FOOT}")


_ALL = (TITLE, ONE, TWO, THREE)
_COOKIES = "我们使用缓存文件来改善您的浏览体验，继续浏览即表示您同意我们的隐私政策，您可以随时在设置中更改。"
_POINTS = (
    "一是抓好防汛备汛，排查水库险情。",
    "二是抓好粮食生产，落实种植面积。",
    "三是抓好项目建设，压实各方责任。",
)

WEB = {
    "a form around the whole page": Case(
        whole(
            f"<form id='aspnetForm' method='post'>{MENU}<div><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p></div>{FOOT}</form>"
        ),
        (TITLE, ONE, TWO),
        (("版权所有：青江市委办公室", OUTSIDE),),
    ),
    "a form around the article, another for searching": Case(
        whole(
            f"<form><input name='q'><label>站内搜索</label></form>{MENU}<form><div><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p></div></form>{FOOT}"
        ),
        (TITLE, ONE, TWO),
        (("站内搜索", OUTSIDE),),
    ),
    "a form around lines parted by br": Case(
        whole(f"<form>{MENU}<h1>{TITLE}</h1><div>{ONE}<br><br>{TWO}<br><br>{THREE}</div>{FOOT}</form>"), _ALL
    ),
    "paragraphs without ends in a cell, with words in italics": Case(
        whole(
            f"<table><tr><td><a href='/'>首页</a> <a href='/n'>要闻</a></td><td><h1>{TITLE}</h1>"
            f"<p>{ONE[:10]}<i>{ONE[10:14]}</i>{ONE[14:20]}<b>{ONE[20:24]}</b>{ONE[24:]}<p>{TWO}<p>{THREE}</td></tr></table>"
        ),
        _ALL,
    ),
    "points in a list right below the body": Case(
        whole(
            f"<h1>{TITLE}</h1><p>{ONE}</p><ul>{''.join(f'<li>{one}</li>' for one in _POINTS)}</ul><p>{TWO}</p>"
        ),
        (TITLE, ONE, *_POINTS, TWO),
    ),
    "points as spans in a list": Case(
        page(
            ONE,
            f"</p><ul>{''.join(f'<li><span><font>{one}</font></span></li>' for one in _POINTS)}</ul><p>{TWO}",
        ),
        (TITLE, ONE, *_POINTS, TWO),
    ),
    "a headline in an anchor without address": Case(
        whole(f"{MENU}<h1><a name='top'>{TITLE}</a></h1><p>{ONE}</p><p>{TWO}</p>{FOOT}"),
        (TITLE, ONE, TWO),
        title=TITLE,
    ),
    "a paragraph in an anchor without address": Case(page(ONE, f"<a name='p2'>{TWO}</a>", THREE), _ALL),
    "a notice about cookies": Case(
        whole(
            f"<div id='cookie-consent' class='cookie-banner'><p>{_COOKIES}</p><button>同意</button></div>{MENU}<h1>{TITLE}</h1>"
            f"<div class='content'><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>{FOOT}"
        ),
        _ALL,
        ((_COOKIES, OUTSIDE),),
    ),
    "a place called share": Case(_within("<div class='share-content'>", "</div>"), _ALL),
    "a place called comment": Case(_within("<div class='comment-text' id='comment'>", "</div>"), _ALL),
    "a place called sidebar": Case(_within("<div class='sidebar-right'>", "</div>"), _ALL),
    "a place called footer": Case(_within("<footer><div>", "</div></footer>"), _ALL),
    "a place called nav": Case(_within("<div class='nav-content' role='navigation'>", "</div>"), _ALL),
    "an article as a quotation": Case(
        page(f"</p><blockquote><p>{ONE}</p><p>{TWO}</p></blockquote><p>{THREE}"), _ALL
    ),
    "an article in a figure's caption": Case(
        page(ONE, f"</p><figure><img src='a.jpg'><figcaption>{TWO}</figcaption></figure><p>{THREE}"), _ALL
    ),
    "elements that nobody knows": Case(
        _within("<x-article><ucapcontent>", "</ucapcontent></x-article>"), _ALL
    ),
    "a running line": Case(page(ONE, f"</p><marquee>{TWO}</marquee><p>{THREE}"), _ALL),
    "short paragraphs alone": Case(
        page("会议开始。", "全体起立。", "奏唱国歌。", "会议由李东山主持。", "会议结束。"),
        (TITLE, "会议开始。", "全体起立。", "奏唱国歌。", "会议由李东山主持。", "会议结束。"),
    ),
}

RTF = {
    "two bytes behind each escape": Case(
        b"{\\rtf1\\ansi\\ansicpg936\\uc2{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}\\f0 \\u20250\\'bb\\'e1\\u-30246\\'d2\\'e9\\'d5\\'d9\\'bf\\'aa\\par}",
        ("会" + chr(0x10000 - 30246) + "召开",),
        exact=True,
    ),
    "escapes with nothing behind them": Case(
        b"{\\rtf1\\ansi\\uc0{\\fonttbl{\\f0 SimSun;}}\\u20250\\u35758\\u21484\\u24320\\u12290\\par}",
        ("会议召开。",),
        exact=True,
    ),
    "two ways for one word": Case(
        b"{\\rtf1\\ansi\\ansicpg936{\\upr{\\'bb\\'e1}{\\*\\ud{\\u20250?\\u35758?}}}\\u21484?\\u24320?\\par}",
        ("会议召开",),
        exact=True,
    ),
    "bytes of GBK in a file that says Latin-1": Case(
        b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fnil\\fcharset134 SimSun;}}{\\f0 A}{\\f1 \\'bb\\'e1\\'d2\\'e9}\\par}",
        ("A会议",),
        exact=True,
    ),
    "the second byte of a character is a letter": Case(
        b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}\\f0 \\'81A\\'bb\\'e1\\par}",
        ("丄会",),
        exact=True,
    ),
    "letters behind bytes of one and of two": Case(
        b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fcharset0 Arial;}}{\\f1 caf\\'e9Bar}\\f0 \\'bb\\'e1AB\xe9FC\\par}",
        ("caféBar会AB镕C",),
        exact=True,
    ),
    "bytes in two fonts, one Cyrillic": Case(
        b"{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fcharset204 Arial;}}{\\f0 \\'bb\\'e1}{\\f1 \\'cc\\'ee}\\par}",
        ("会Мо",),
        exact=True,
    ),
    "halves of a pair": Case(
        b"{\\rtf1\\ansi\\uc1 \\u-10187?\\u-8704?\\u20250?\\par}", ("\U0001d600会",), exact=True
    ),
    "cells, tabs and lines": Case(
        rtf("\\trowd\\cellx1000\\cellx2000\\intbl 时间\\cell 地点\\cell\\row\\pard 甲\\tab 乙\\line 丙\\par"),
        ("时间|地点|", "甲\t乙", "丙"),
    ),
    "UTF-8, which the format does not know": Case(
        "{\\rtf1\\ansi\\ansicpg936\\uc0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}\\f0 会议由𠮷某主持。\\par}".encode(),
        ("会议由𠮷某主持。",),
        exact=True,
    ),
    "bytes as they are": Case(
        "{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}\\f0 会议召开。\\par}".encode(
            "gbk"
        ),
        ("会议召开。",),
        exact=True,
    ),
}

_NUMBERS = "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/></text:list-style>"
ODT = {
    "a list in a cell": Case(
        odt(
            "<table:table><table:table-row><table:table-cell><text:list><text:list-item><text:p>抓好落实</text:p></text:list-item>"
            "</text:list><text:p>加强督查</text:p></table:table-cell></table:table-row></table:table>"
        ),
        ("抓好落实", "加强督查"),
    ),
    "a section within a section": Case(
        odt(
            "<text:section><text:section><text:p>总则。</text:p></text:section><text:h>要求</text:h></text:section>"
        ),
        ("总则。", "## 要求"),
    ),
    "tabs and line breaks": Case(
        odt("<text:p>甲<text:tab/>乙<text:line-break/>丙</text:p>"), ("甲\t乙", "丙"), exact=True
    ),
    "a list that continues another": Case(
        odt(
            _NUMBERS
            + "<text:list xml:id='a' text:style-name='L1'><text:list-item><text:p>甲</text:p></text:list-item></text:list><text:p>文</text:p>"
            "<text:list text:style-name='L1' text:continue-numbering='true'><text:list-item><text:p>乙</text:p></text:list-item></text:list>"
            "<text:list text:style-name='L1' text:continue-list='a'><text:list-item><text:p>丙</text:p></text:list-item></text:list>"
        ),
        ("1. 甲", "文", "2. 乙", "2. 丙"),
    ),
    "a numbered paragraph of its own": Case(
        odt(
            _NUMBERS
            + "<text:numbered-paragraph text:style-name='L1'><text:p>甲</text:p></text:numbered-paragraph>"
        ),
        ("1. 甲",),
    ),
    "a change that deleted words": Case(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去的话</text:p></text:deletion></text:changed-region>"
            "</text:tracked-changes><text:p>留下<text:change text:change-id='c'/>的话。</text:p>"
        ),
        ("留下的话。",),
        exact=True,
        absent=("删去的话",),
    ),
    "words in a link, a mark and fields": Case(
        odt(
            "<text:p><text:a>市委</text:a><text:bookmark-start/>召开<text:bookmark-end/><text:date>5月6日</text:date>"
            "<text:meta-field>会议</text:meta-field><text:placeholder>（略）</text:placeholder>。</text:p>"
        ),
        ("市委召开5月6日会议（略）。",),
        exact=True,
    ),
    "a table within a cell": Case(
        odt(
            "<table:table><table:table-row><table:table-cell><table:table><table:table-row><table:table-cell><text:p>内</text:p>"
            "</table:table-cell></table:table-row></table:table><text:p>外</text:p></table:table-cell></table:table-row></table:table>"
        ),
        ("内", "外"),
    ),
}
