"""For random Word files and web pages: what a reader sees is in the text, or is reported as left out."""

from __future__ import annotations

import re
from collections import Counter
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
        inner.map(lambda x: f"<w:ins>{x}</w:ins>"),
        inner.map(lambda x: f"<w:sdt><w:sdtPr/><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        inner.map(lambda x: f"<w:fldSimple w:instr='X'>{x}</w:fldSimple>"),
        inner.map(lambda x: field(" X ", x)),
        inner.map(lambda x: box(p(x))),
    ),
    max_leaves=6,
)
blocks = st.recursive(
    runs.map(p),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map("".join),
        inner.map(lambda x: f"<w:sdt><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        st.lists(st.tuples(inner, inner), min_size=1, max_size=3).map(lambda rows: table(*rows)),
        inner.map(lambda x: p(box(x))),
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
        f"<x xmlns:w='{_W[1:-1]}' xmlns:mc='m' xmlns:wps='s' xmlns:v='v'>{body}</x>".encode()
    )
    for fallback in list(root.iter("{m}Fallback")):
        fallback.getparent().remove(fallback)
    seen = [bare(t.text) for t in root.iter(f"{_W}t") if t.text and bare(t.text)]
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
        ]).flatmap(lambda marks: inner.map(_wrapped(*marks))),
        inner.map(lambda pair: (f'<iframe srcdoc="{escape(pair[0])}"></iframe>', pair[1])),
    ),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(untidy)
def test_untidy_web(pair: tuple[str, str]):
    body, text = pair
    html = f"<html><head><meta charset='utf-8'><style>.off {{display: none}}</style></head><body><p>市委</p>{body}"
    assert Counter(bare(accounted("a.html", html.encode()).text)) == Counter(bare(f"市委{text}"))


@settings(max_examples=60, deadline=None)
@given(
    markup, st.sampled_from(["utf-8", "gb18030", "utf-16", "big5", "undefined", "idna", "rot13", "x" * 30])
)
def test_a_page_that_says_any_encoding(body: str, charset: str):
    html = f"<html><head><meta charset='{charset}'></head><body><p>市委</p>{body}</body></html>"
    found = by_content.read("a.html", html.encode())
    assert bare(lxml.html.fromstring(html).text_content().replace("不看", "")) == bare(found.text)
