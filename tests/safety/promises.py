"""What is promised of any text, checked from its characters to its tables and back."""

from __future__ import annotations

import html
import re
from datetime import date

import pandas as pd
from hypothesis import strategies as st

from analysis import corpus, formulations, tables, timeline
from analysis.records import Document, Source
from analysis.run import store

#: Pieces of pages, so that random texts reach every rule.
PIECES = [
    "本报讯（记者 王翔）10月17日，市委召开工作会议。", "会议强调，要抓好“三张清单”改革，", "2024年5月24日", "今年", "去年底",
    "二〇二三年十二月三十一日上午", "2月30日", "99月99日", "“十四五”时期", "7月15日至18日", "日前", "第三季度", "六届五次全会",
    "市委书记袁某某主持会议并讲话。", "胡某某会见国家体育总局局长一行", "出席", "市领导张三、李四参加。", "例会", "述职评议会",
    "⼯作会议⽐去年", "會(huì)議", "&ldquo;", "“885”工作机制", "“1+4+N”", "一是抓改革，二是抓开放，三是抓落实", "两个维护", "“”", "“", "”", "（", "）", "、", "，", "。",
    "# 标题", "**加粗**", "●", "— 1 —", "=1+1", "'", "\"", "<script>alert(1)</script>", "；", "會議２０２４年",
    "\n", "\n\n", "\r\n", "\r", "\t", "\x0b", "\x0c", "\u2028", "\u200b", "\ufeff", "\x00", "　", " ", "😀", "\U00020000", "\ue000",
]  # fmt: skip

ANYTHING = st.characters(exclude_categories=["Cs"])
TEXTS = st.one_of(
    st.text(ANYTHING, max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(ANYTHING, max_size=10)), max_size=25).map("".join),
)
#: As a file has them that was not decoded: &ldquo; &#8220;
_ENTITY = re.compile(r"&#?\w{2,8};")
NAMES = st.text(ANYTHING, min_size=1, max_size=12)
DAYS = st.one_of(st.just(""), st.dates(date(1950, 1, 1), date(2049, 12, 31)).map(str))


def found(sources: list[Source]) -> tuple[list[Document], dict[str, pd.DataFrame]]:
    """The tables of some sources, up to the formulations, as the pipeline makes them."""
    documents = corpus.settle([corpus.cut(source) for source in sources])
    line = timeline.build(documents)
    made = {
        "articles": tables.with_dates(tables.articles(documents), line.article_dates),
        "paragraphs": tables.paragraphs(documents),
        "ledger": tables.ledger([row for one in documents for row in one.ledger]),
        "meetings": tables.meetings(line.meetings),
        "gaps": tables.gaps(line.gaps),
    }
    dates = {article_id: dated.date for article_id, dated in line.article_dates.items()}
    made |= formulations.gather([formulations.scan(one) for one in documents], documents, dates).tables()
    return documents, tables.validated(made)


def keep(sources: list[Source]) -> None:
    """Every promise, of the tables of these sources."""
    documents, made = found(sources)
    texts = {one.source.name: one.source.text for one in documents}
    _ledger_is_complete(made["ledger"], texts)
    for name, table in made.items():
        if {"source", "start", "end"} <= {*table.columns}:
            for row in table.itertuples():
                assert 0 <= row.start <= row.end <= len(texts[row.source]), name
    for row in made["meetings"].itertuples():
        quoted_from(row.evidence, texts[row.source][row.start : row.end])
        _days_exist(row)
    for row in made["formulation_uses"].itertuples():
        assert row.start < row.end
    for table in made.values():
        _comes_back(table)


def _ledger_is_complete(ledger: pd.DataFrame, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        rows = ledger[ledger["source"] == name]
        assert [0, *rows["end"]] == [*rows["start"], len(text)], name


def _days_exist(row) -> None:
    if row.date_start and row.date_end:
        assert date.fromisoformat(row.date_start) <= date.fromisoformat(row.date_end)
    assert bool(row.date) or (row.date_start, row.date_end) == ("", "")


def quoted_from(words: str, span: str) -> None:
    """Evidence has the source's characters: from the first to the last of its span, only some between them left out.

    Those that `docs/reading.md` says: line breaks, spaces, invisible
    characters, pinyin in brackets, page furniture. Entities are what they stand for.
    """
    span = _ENTITY.sub(lambda found: html.unescape(found[0]), span)
    assert words and (words[0], words[-1]) == (span[0], span[-1])
    left = iter(span)
    assert all(char in left for char in words)


def _comes_back(table: pd.DataFrame) -> None:
    words = [name for name in table.columns if not pd.api.types.is_numeric_dtype(table[name])]
    back = store.from_csv(store.to_csv(table))
    assert len(back) == len(table)
    for name in words if len(table) else []:
        if back[name].dtype == table[name].dtype:
            assert back[name].tolist() == table[name].tolist(), name
