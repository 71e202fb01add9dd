"""The functions of ``import analysis``: documents, dates, meetings, formulations and topics.

They work in memory and cache nothing. `Study` caches its results on disk and
has all tables.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from analysis import corpus, formulations, tables, timeline
from analysis.cells import split
from analysis.records import Document, Source, Unread
from analysis.refusals import refused, unknown
from analysis.settings import SEED, Settings
from analysis.timeline import dates
from analysis.topics import build as build_topics
from analysis.wording import tell

logger = logging.getLogger(__name__)

#: A text, or documents from `load`.
Texts: TypeAlias = "str | Iterable[Document]"


def load(path: str | Path, *, columns: Mapping[str, str] | None = None, ocr: bool = False) -> list[Document]:
    """Read a folder, a file or a table, and split each source into articles and paragraphs.

    Parameters
    ----------
    path : str or Path
        A folder of texts (.txt .md .html .docx .pdf …), one such file, or a
        table (.csv .xlsx .jsonl .parquet) with a text in each row.
    columns : mapping of str to str, optional
        Column mapping for a table: ``{"text": "正文", "published": "日期"}``.
    ocr : bool
        Run OCR on scanned PDF pages; requires Tesseract.

    Returns
    -------
    list of Document
        Sorted by name, with repeated paragraphs marked. Files that cannot be
        read are skipped with a warning in the log.

    Raises
    ------
    InputFault
        If `path` does not exist, or a table has no text column.

    Examples
    --------
    >>> documents = load("seeds")
    >>> len(documents), documents[0].articles[0].headline
    (5, '坚定信心 鼓足干劲 奋进争先 确保一季度经济社会高质量发展开门红')
    """
    chosen = corpus.checked_columns((columns or {}).items())
    found: list[Document] = []
    for batch in corpus.batches(path, columns=chosen, reading=corpus.Reading(ocr)):
        for item in corpus.load(batch):
            if isinstance(item, Unread):
                logger.warning(tell(corpus.notice(item)))
            else:
                found.append(corpus.cut(item))
    return corpus.settle(found)


def find_dates(text: str, *, published: str = "", year: int | None = None) -> pd.DataFrame:
    """Find the time expressions of a text and resolve them to dates.

    Unknown parts are written as ``X``: without any information on the year,
    1月29日 is ``XXXX-01-29``. Today's date is never used.

    Parameters
    ----------
    published : str, optional
        Day of publication, ``YYYY-MM-DD``, used to resolve dates without a
        year and relative dates such as 昨天.
    year : int, optional
        Year of writing, as an alternative to `published`.

    Returns
    -------
    DataFrame
        One row per expression in text order: words, date (EDTF), type (DATE,
        TIME, DURATION, SET), start, end (offsets in `text`), rule.

    Raises
    ------
    InputFault
        If `published` is no day.

    Examples
    --------
    >>> found = find_dates("1月29日下午，市委召开会议，总结去年工作。", published="2024-01-30")
    >>> found[["words", "date"]].values.tolist()
    [['1月29日下午', '2024-01-29'], ['去年', '2023']]
    """
    rows = []
    published = _day(published)
    for found in dates.find(text):
        date = dates.resolve(found, published=published or None, year=year) or found.value
        rows.append((found.text, date, found.type, found.start, found.end, found.rule))
    return pd.DataFrame(rows, columns=["words", "date", "type", "start", "end", "rule"])


def find_meetings(texts: Texts, *, published: str = "") -> pd.DataFrame:
    """Find the meetings, receptions, events and visits in texts, with dates and people.

    Parameters
    ----------
    texts : str or iterable of Document
        A text, or documents from `load`. Reports of one meeting in several
        documents are merged into one row.
    published : str, optional
        Day of publication, if `texts` is a single text.

    Returns
    -------
    DataFrame
        The table ``meetings``, sorted by date. `status` is held, planned or
        referenced; `year_basis` and `year_reasons` explain the year;
        `source`, `start` and `end` locate the evidence.

    Raises
    ------
    InputFault
        If `published` is no day.

    Examples
    --------
    >>> text = "1月29日下午，全市教育工作会议在安平召开。市委书记王翔出席并讲话。今年是新中国成立75周年。"
    >>> meeting = find_meetings(text).iloc[0]
    >>> meeting["date"], meeting["name"], meeting["speakers"]
    ('2024-01-29', '全市教育工作会议', '王翔')
    >>> meeting["year_basis"], text[meeting["start"] : meeting["end"]]
    ('context', '1月29日下午，全市教育工作会议在安平召开')
    """
    return tables.meetings(timeline.build(_documents(texts, published)).meetings)


def find_formulations(texts: Texts, *, published: str = "") -> pd.DataFrame:
    """Find the formulations (提法) in texts, with members and counts.

    Parameters
    ----------
    texts : str or iterable of Document
        A text, or documents from `load`.
    published : str, optional
        Day of publication, if `texts` is a single text.

    Returns
    -------
    DataFrame
        The table ``formulations``, most frequent first.

    Raises
    ------
    InputFault
        If `published` is no day.

    Examples
    --------
    >>> found = find_formulations("要打好“三张清单”改革攻坚战，用好任务清单、责任清单、问题清单“三张清单”。")
    >>> found[["term", "number", "uses", "members"]].values.tolist()
    [['三张清单', '3', 2, '任务清单；责任清单；问题清单']]
    """
    documents = _documents(texts, published)
    dated = {key: found.date for key, found in timeline.build(documents).article_dates.items()}
    scans = [formulations.scan(document) for document in documents]
    return formulations.gather(scans, documents, dated).table


def fit_topics(texts: Texts, *, topics: int | None = None, seed: int = SEED) -> dict[str, pd.DataFrame]:
    """Fit topics: groups of words that co-occur in paragraphs, consistently over many runs of the model.

    Parameters
    ----------
    texts : iterable of Document
        Documents from `load`.
    topics : int, optional
        Number of topics; chosen from quality measures by default.
    seed : int
        Random seed; the same seed gives the same topics.

    Returns
    -------
    dict of str to DataFrame
        ``topics``, ``topic_words``, ``topic_shares`` and the other topic
        tables. If there are too few texts, ``topic_notes`` says so.

    Examples
    --------
    >>> found = fit_topics("要打好改革攻坚战。")
    >>> len(found["topics"]), found["topic_notes"]["about"].tolist()
    (0, ['topics'])
    """
    documents = _documents(texts, "")
    line = timeline.build(documents)
    return build_topics(
        tables.paragraphs(documents),
        tables.with_dates(tables.articles(documents), line.article_dates),
        tables.meetings(line.meetings),
        settings=Settings(topics=topics, seed=seed, workers=1),
    )


def _documents(texts: Texts, published: str) -> list[Document]:
    if not isinstance(texts, str):
        given = list(texts) if isinstance(texts, Iterable) else [texts]
        for one in given:
            if not isinstance(one, Document):
                raise refused("refused_no_texts", given=type(one).__name__)
        return given
    published = _day(published)
    basis = "given" if published else ""
    return corpus.settle([corpus.cut(Source("text", texts, published=published, published_basis=basis))])


def _day(published: str) -> str:
    """A day of publication, in whichever way it is written: 2024/5/8."""
    day = corpus.cell_day(published) if published else ""
    if published and not day:
        raise refused("refused_published", value=published)
    return day


def explode(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """A row for each item of a list column: a chair, an attendee, an article.

    Parameters
    ----------
    table : DataFrame
        A table of the suite or a part of one: ``study.meetings``.
    column : str
        A column whose items are joined by ``；``, such as ``chair``,
        ``speakers``, ``attendees``, ``body``, ``article_ids``, ``reporters`` or ``members``.

    Returns
    -------
    DataFrame
        The same columns. A row without an item stays once, with a missing
        value, which ``value_counts`` and ``groupby`` leave out.

    Raises
    ------
    InputFault
        If the table has no such column, or its cells are not texts.

    Examples
    --------
    >>> held = pd.DataFrame({"name": ["全会", "座谈会"], "chair": ["王翔；李明", ""]})
    >>> explode(held, "chair").to_dict("records")
    [{'name': '全会', 'chair': '王翔'}, {'name': '全会', 'chair': '李明'}, {'name': '座谈会', 'chair': nan}]
    >>> explode(held, "chair").value_counts("chair").to_dict()
    {'王翔': 1, '李明': 1}
    """
    if column not in table.columns:
        raise unknown("column", column, list(map(str, table.columns)))
    cells = table[column].fillna("")
    if not cells.map(lambda cell: isinstance(cell, str)).all():
        raise refused("refused_explode", column=repr(column))
    return table.assign(**{column: cells.map(split)}).explode(column, ignore_index=True)
