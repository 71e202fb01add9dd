"""The plain verbs: from a path or a text to documents, dates, meetings, formulations, topics.

`analysis` offers these by name. They hold everything in memory and keep
nothing; `Study` keeps what it finds on disk, and has every table.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from analysis import corpus, formulations, tables, timeline
from analysis.records import Document, Source, Unread
from analysis.settings import SEED, Settings
from analysis.timeline import dates
from analysis.topics import build as build_topics
from analysis.wording import message, tell

logger = logging.getLogger(__name__)

#: A text, or documents as `load` gives them.
Texts: TypeAlias = "str | Iterable[Document]"


def load(path: str | Path, *, columns: Mapping[str, str] | None = None, ocr: bool = False) -> list[Document]:
    """Read a folder, a file or a table, and cut each source into articles and paragraphs.

    Parameters
    ----------
    path : str or Path
        A folder of texts (.txt .md .html .docx .pdf …), one such file, or a
        table (.csv .xlsx .jsonl .parquet) with a text in each row.
    columns : mapping of str to str, optional
        For a table, which column is which: ``{"text": "正文", "published": "日期"}``.
    ocr : bool
        Read scanned pages of PDFs, where Tesseract is installed.

    Returns
    -------
    list of Document
        In the order of their names, paragraphs that repeat others marked.
        What cannot be read is logged as a warning, and left out.

    Raises
    ------
    InputFault
        If there is nothing at `path`, or a table has no column of texts.

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
                logger.warning(tell(message("left_out", name=item.name, reason=item.reason)))
            else:
                found.append(corpus.cut(item))
    return corpus.settle(found)


def find_dates(text: str, *, published: str = "", year: int | None = None) -> pd.DataFrame:
    """Find the time expressions of a text, and what days they mean.

    What the words leave open stays open, as ``X``: without a year beside it
    and nothing given to tell it, 1月29日 is ``XXXX-01-29``. Never today's date.

    Parameters
    ----------
    published : str, optional
        The day of publication, ``YYYY-MM-DD``, which tells the year of dates
        without one and what 昨天 means.
    year : int, optional
        The year of writing, where that is known instead.

    Returns
    -------
    DataFrame
        words, date (EDTF), type (DATE, TIME, DURATION, SET), start, end
        (offsets in `text`), rule; a row each, in the order of the text.

    Examples
    --------
    >>> found = find_dates("1月29日下午，市委召开会议，总结去年工作。", published="2024-01-30")
    >>> found[["words", "date"]].values.tolist()
    [['1月29日下午', '2024-01-29'], ['去年', '2023']]
    """
    rows = []
    for found in dates.find(text):
        date = dates.resolve(found, published=published or None, year=year) or found.value
        rows.append((found.text, date, found.type, found.start, found.end, found.rule))
    return pd.DataFrame(rows, columns=["words", "date", "type", "start", "end", "rule"])


def find_meetings(texts: Texts, *, published: str = "") -> pd.DataFrame:
    """Find the meetings, receptions, events and visits that texts report, with their dates and people.

    Parameters
    ----------
    texts : str or iterable of Document
        A text, or what `load` gives. Reports of one meeting in several
        documents become one row.
    published : str, optional
        The day on which the text was published, where `texts` is one.

    Returns
    -------
    DataFrame
        The table ``meetings``, by date. `status` tells what was held from
        what is planned or only recalled; `year_basis` and `year_reasons` how
        the year is known; `source`, `start` and `end` where the words stand.

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
    """Find the formulations (提法) that texts use, with their members and counts.

    Parameters
    ----------
    texts : str or iterable of Document
        A text, or what `load` gives.
    published : str, optional
        The day on which the text was published, where `texts` is one.

    Returns
    -------
    DataFrame
        The table ``formulations``, the most used first.

    Examples
    --------
    >>> found = find_formulations("要打好“三张清单”改革攻坚战，用好任务清单、责任清单、问题清单“三张清单”。")
    >>> found[["term", "number", "uses", "members"]].values.tolist()
    [['三张清单', '3', 2, '任务清单；责任清单；问题清单']]
    """
    documents = _documents(texts, published)
    dated = {key: found.date for key, found in timeline.build(documents).article_dates.items()}
    scans = [formulations.scan(document) for document in documents]
    return formulations.gather(scans, documents, dated).tables()["formulations"]


def fit_topics(texts: Texts, *, topics: int | None = None, seed: int = SEED) -> dict[str, pd.DataFrame]:
    """Fit topics to texts: words that stand together in the same paragraphs, in many runs of the model.

    Parameters
    ----------
    texts : iterable of Document
        What `load` gives.
    topics : int, optional
        How many; by default the measures choose.
    seed : int
        The same seed gives the same topics.

    Returns
    -------
    dict of str to DataFrame
        ``topics``, ``topic_words``, ``topic_shares`` and the other tables of
        topics. Where the texts are too few, ``topic_notes`` says so.

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
        return list(texts)
    basis = "given" if published else ""
    return corpus.settle([corpus.cut(Source("text", texts, published=published, published_basis=basis))])
