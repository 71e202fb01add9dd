"""For random Word files and web pages: what a reader sees is in the text, or is reported as left out."""

from __future__ import annotations

import re
from collections import Counter
from email.message import EmailMessage
from html import escape

import lxml.html
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from analysis import corpus
from analysis.corpus import walking
from analysis.corpus.readers import by_content
from analysis.corpus.taking import File
from analysis.records import Source
from tests.corpus.files.reported import either
from tests.corpus.files.word import box, document, field, p, r, table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
words = st.text("市委召开会议部署全市工作强调要抓好落实，。0123456789", min_size=1, max_size=30)

runs = st.recursive(
    words.map(r),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        inner.map(lambda x: f"<w:smartTag>{x}</w:smartTag>"),
        inner.map(lambda x: f"<w:hyperlink>{x}</w:hyperlink>"),
        st.tuples(
            st.sampled_from(["ins", "moveTo", "customXml", "bdo", "dir", "del", "moveFrom"]), inner
        ).map(lambda pair: f"<w:{pair[0]}>{pair[1]}</w:{pair[0]}>"),
        inner.map(lambda x: f"<w:sdt><w:sdtPr/><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        words.map(lambda x: f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{x}</w:t></w:r>"),
        words.map(lambda x: f"<m:oMath><m:sSub><m:e><m:r><m:t>{x}</m:t></m:r></m:e></m:sSub></m:oMath>"),
        inner.map(lambda x: f"<w:fldSimple w:instr='X'>{x}</w:fldSimple>"),
        inner.map(lambda x: field(" X ", x)),
        inner.map(lambda x: box(p(x))),
        inner.map(lambda x: box(box(p(x)).join(("<w:p>", "</w:p>")))),
        inner.map(lambda x: box(f"<w:sdt><w:sdtContent>{table((p(x), p()))}</w:sdtContent></w:sdt>")),
        inner.map(lambda x: field(" IF ", field(" X ", x))),
        inner.map(lambda x: f"<w:ins><w:hyperlink>{x}</w:hyperlink></w:ins>"),
        words.map(lambda x: f"<w:r><w:ruby><w:rt/><w:rubyBase>{r(x)}</w:rubyBase></w:ruby></w:r>"),
        st.sampled_from(
            ["w:cr", "w:tab", "w:br", "w:softHyphen", "w:lastRenderedPageBreak", "w:ptab"]
        ).flatmap(lambda mark: words.map(lambda x: f"<w:r><{mark}/><w:t>{x}</w:t><{mark}/></w:r>")),
    ),
    max_leaves=6,
)
#: Properties of a paragraph that change nothing of what it says.
properties = st.sampled_from([
    "",
    "<w:sectPr><w:cols w:num='2'/></w:sectPr>",
    "<w:pPrChange w:id='1'><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange>",
    "<w:rPr><w:del w:id='2'/></w:rPr>",
    "<w:rPr><w:moveTo w:id='3'/></w:rPr>",
])  # fmt: skip
#: What may stand around rows of a table, or cells of a row; of what is gone nothing is seen.
around = st.sampled_from([
    ("", ""),
    ("<w:customXml>", "</w:customXml>"),
    ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:ins>", "</w:ins>"),
    ("<w:sdt><w:sdtContent><w:customXml>", "</w:customXml></w:sdtContent></w:sdt>"),
])  # fmt: skip
gone = st.sampled_from(["", "", "", "<w:trPr><w:del/></w:trPr>", "<w:trPr><w:hidden/></w:trPr>"])


def _wrapped_rows(row: tuple) -> str:
    cells, (before, after), (above, below), properties = row
    inside = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f"<w:tbl>{above}<w:tr>{properties}{before}{inside}{after}</w:tr>{below}</w:tbl>"


blocks = st.recursive(
    st.one_of(
        st.tuples(runs, properties).map(lambda pair: p(pair[0], properties=pair[1])),
        runs.map(lambda x: p(x, properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        inner.map(lambda x: f"<w:sdt><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        st.lists(st.tuples(inner, inner), min_size=1, max_size=3).map(lambda rows: table(*rows)),
        inner.map(lambda x: p(box(x))),
        st.tuples(st.lists(inner, min_size=1, max_size=3), around, around, gone).map(_wrapped_rows),
        inner.map(lambda x: either(x, x)),
        inner.map(lambda x: f"<w:ins>{x}</w:ins>"),
    ),
    max_leaves=8,
)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def accounted(name: str, data: bytes) -> Source:
    """The source of a file, after the ledger was seen to cover it."""
    [source] = corpus.load(walking.Batch((File(name, data),)))
    rows = corpus.cut(source).ledger
    assert "".join(source.text[row.start : row.end] for row in rows) == source.text
    return source


@settings(max_examples=150, deadline=None)
@given(blocks)
def test_word(body: str):
    data = document(body)
    root = etree.fromstring(
        f"<x xmlns:w='{_W[1:-1]}' xmlns:mc='m' xmlns:wps='s' xmlns:v='v' xmlns:m='o'>{body}</x>".encode()
    )
    unseen = [*root.iter("{m}Fallback", f"{_W}del", f"{_W}moveFrom")]
    unseen = [one for one in unseen if one.getparent().tag != f"{_W}trPr"]
    unseen += [one.getparent().getparent() for one in root.iter(f"{_W}vanish") if len(one.getparent()) == 1]
    unseen += [tr for tr in root.iter(f"{_W}tr") if len(tr) and tr[0].tag == f"{_W}trPr"]
    for one in unseen:
        if one.getparent() is not None:
            one.getparent().remove(one)
    seen = [bare(t.text) for t in root.iter(f"{_W}t", "{o}t") if t.text and bare(t.text)]
    if not seen:
        return
    text = bare(accounted("a.docx", data).text)
    for part in seen:
        assert part in text
    assert len(text) == sum(map(len, seen))  # each of them once


inline = st.recursive(
    words,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["b", "span", "font", "nobr", "i", "u", "custom-tag"]), inner).map(
            lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"
        ),
        st.tuples(inner, inner).map(lambda pair: f"{pair[0]}<br>{pair[1]}"),
        inner.map(lambda x: f"<a href='/x'>{x}</a>"),
        inner.map(lambda x: f"{x}<script>不看</script>"),
        inner.map(lambda x: x + "&#8203;"),
    ),
    max_leaves=5,
)
markup = st.recursive(
    st.tuples(
        st.sampled_from(["p", "div", "h1", "h2", "li", "td", "section", "pre", "blockquote", "dd"]), inline
    ).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>"),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map("".join),
        st.tuples(inner, words).map("".join),  # text behind an element
        inner.map(lambda x: f"<div class='content'>{x}</div>"),
        inner.map(lambda x: f"<ul>{x}</ul>"),
        inner.map(lambda x: f"<table><tr><td>{x}</td></tr></table>"),
    ),
    max_leaves=10,
)


@settings(max_examples=150, deadline=None)
@given(markup)
def test_web(body: str):
    html = f"<html><head><meta charset='utf-8'><title>市委会议</title></head><body>{body}</body></html>"
    tree = lxml.html.document_fromstring(html)
    for script in tree.xpath("//script"):
        script.drop_tree()
    seen = bare(tree.find("body").text_content())
    if not seen.strip("\u200b"):
        return
    assert bare(accounted("a.html", html.encode()).text) == seen


def _wrapped(before: str, behind: str):
    return lambda pair: (before + pair[0] + behind, pair[1])


def _both(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    return "".join(html for html, _ in pairs), "".join(text for _, text in pairs)


#: Markup with what it holds, as pages have it that were put together from others: closed too early, far too deep, hidden.
untidy = st.recursive(
    words.map(lambda text: (f"<p>{text}</p>", text)),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(_both),
        st.sampled_from([
            ("<div class='off'>", "</div>"),
            ("<span style='display:none'>", "</span>"),
            ("<b style='font-size:0'>", "</b>"),
            ("</div></div>", ""),
            ("", "</body></html>"),
            ("<html><body>", ""),
            ("<font>" * 300, ""),
            ("<div>" * 2500, "</div>" * 2500),
            ("<table><tr><td>", ""),
            ("<details><summary>", "</summary></details>"),
            ("<h2><small>", "</small></h2>"),
            ("<span style='position:absolute;left:-9999px'>", "</span>"),
            ("<i style='opacity: 0'>", "</i>"),
            ("<b style='visibility:hidden'>", "</b>"),
            ("<b class='wide on'>", "</b>"),
            ("<b class='red off'>", "</b>"),
            ("<ol start=3><li>", "</ol>"),
            ("<fieldset><legend>", "</legend></fieldset>"),
            ("<svg><foreignObject>", "</foreignObject></svg>"),
            ("<article><!-- x --!>", "</article>"),
            ("<x-y><template shadowrootmode=open>", "</template></x-y>"),
            ("<dl><dt>", "</dt></dl>"),
            ("<table><tr><td><table><tr><td>", "</td></tr></table></td></tr></table>"),
            ("<center><font>", "</font></center>"),
            ("<article><h2>", "</h2></article>"),
        ]).flatmap(lambda marks: inner.map(_wrapped(*marks))),
        st.sampled_from([
            ("<input value='{}'>", "{}"),
            ("<input type=hidden value='{}'>", ""),
            ("<template><p>{}</p></template>", ""),
            ("<noscript><p>{}</p></noscript>", ""),
            ("<div class='date'><b>06</b><span>{}</span></div>", "06{}"),
            ("<ruby>{}<rp>(</rp><rt>x</rt><rp>)</rp></ruby>", "{}(x)"),
            ("<dialog>{}</dialog>", "{}"),
            ("<p><span style='opacity:0'>{}</span></p>", "{}"),
            ("<script>document.write('{}');</script>", "{}"),
            ("<script>var a = '{}';</script>", ""),
            ("<math><mn>{}</mn><annotation>{}</annotation></math>", "{}"),
        ]).flatmap(lambda marks: words.map(lambda x: (marks[0].replace("{}", x), marks[1].replace("{}", x)))),
        st.sampled_from([
            ("<p>", "</p>"),
        ]).flatmap(lambda marks: inner.map(_wrapped(*marks))),
        inner.map(lambda pair: (f'<iframe srcdoc="{escape(pair[0])}"></iframe>', pair[1])),
    ),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(untidy)
def test_untidy_web(pair: tuple[str, str]):
    body, text = pair
    html = f"<html><head><meta charset='utf-8'><style>.off {{display: none}} @media print {{.on {{display:none}}}} @media (max-width: 9px) {{.wide{{display:none}}}}</style></head><body><p>市委</p>{body}"
    assert Counter(bare(accounted("a.html", html.encode()).text)) == Counter(bare(f"市委{text}"))


@settings(max_examples=60, deadline=None)
@given(
    markup, st.sampled_from(["utf-8", "gb18030", "utf-16", "big5", "undefined", "idna", "rot13", "x" * 30])
)
def test_a_page_that_says_any_encoding(body: str, charset: str):
    html = f"<html><head><meta charset='{charset}'></head><body><p>市委</p>{body}</body></html>"
    found = by_content.read("a.html", html.encode())
    assert bare(lxml.html.fromstring(html).text_content().replace("不看", "")) == bare(found.text)


#: Mails with their words, plain or as a page, and other mails within.
mails = st.recursive(
    st.tuples(st.sampled_from(["plain", "html"]), words).map(lambda pair: (pair, ())),
    lambda inner: st.tuples(
        st.tuples(st.sampled_from(["plain", "html"]), words), st.lists(inner, max_size=2).map(tuple)
    ),
    max_leaves=4,
)


def _mail(made: tuple) -> EmailMessage:
    (kind, said), within = made
    mail = EmailMessage()
    mail.set_content(f"<p>{said}</p>" if kind == "html" else said, subtype=kind)
    for one in within:
        mail.add_attachment(_mail(one))
    return mail


def _said(made: tuple) -> str:
    (_, said), within = made
    return said + "".join(map(_said, within))


@settings(max_examples=60, deadline=None)
@given(mails)
def test_mails_within_mails(made: tuple):
    assert bare(accounted("a.eml", _mail(made).as_bytes()).text) == bare(_said(made))
