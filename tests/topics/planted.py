"""A corpus whose topics, shares and break are known, to see whether they come back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import tables

#: Two characters make a word; topics share none of their own words, and all share the common ones.
_CHARACTERS = "东西南北山水田林湖草沙路桥车船电网粮棉油煤钢铁书画诗歌医药学校工农商兵金木火土天地风云雨雪"


@dataclass(frozen=True)
class Planted:
    """Tables of a corpus, and the truth about it."""

    paragraphs: pd.DataFrame
    articles: pd.DataFrame
    meetings: pd.DataFrame
    words: list[str]
    topics: np.ndarray  #: topics by words
    shares: pd.DataFrame  #: months by topics: mean share in the population that articles are drawn from
    break_month: str
    broken: int  #: topic (column) whose share breaks


def vocabulary(size: int) -> list[str]:
    """Words that jieba does not know, each kept whole as a term."""
    pairs = [a + b for a in _CHARACTERS for b in _CHARACTERS if a != b]
    step = len(pairs) // size
    return pairs[::step][:size]


def plant(
    *,
    topics: int = 4,
    months: int = 16,
    articles: int = 12,
    seed: int = 1,
    before: float = 0.15,
    after: float = 0.45,
) -> Planted:
    """Articles of three paragraphs of 40 words; topic 0 goes from `before` to `after` in mid-course."""
    random = np.random.default_rng(seed)
    own, common = 30, 20
    words = vocabulary(topics * own + common)
    distributions = np.zeros((topics, len(words)))
    for topic in range(topics):
        distributions[topic, topic * own : (topic + 1) * own] = random.dirichlet(np.full(own, 2.0)) * 0.85
        distributions[topic, topics * own :] = 0.15 / common
    names = [str(month) for month in pd.period_range("2023-01", periods=months, freq="M")]
    true, article_rows, paragraph_rows = [], [], []
    for at, month in enumerate(names):
        first = before if at < months // 2 else after
        mean = np.array([first] + [(1 - first) / (topics - 1)] * (topics - 1))
        true.append(mean)
        for number in range(articles):
            article_id = f"{month}-{number:02}#1"
            article_rows.append(_article(article_id, f"{month}-{random.integers(1, 28):02}"))
            mix = random.dirichlet(mean * 4)
            for part in range(3):
                drawn = [
                    words[random.choice(len(words), p=distributions[topic])]
                    for topic in random.choice(topics, p=mix, size=40)
                ]
                paragraph_rows.append(
                    _paragraph(f"{article_id}.{part + 1}", article_id, "，".join(drawn) + "。")
                )
    return Planted(
        tables.frame("paragraphs", paragraph_rows),
        tables.frame("articles", article_rows),
        tables.frame("meetings", []),
        words,
        distributions,
        pd.DataFrame(true, index=names),
        names[months // 2],
        0,
    )


def texts(
    readings: list[str], *, article: str = "a.txt#1", published: str = ""
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The paragraphs and articles tables of one article with these paragraphs."""
    rows = [_paragraph(f"{article}.{number}", article, reading) for number, reading in enumerate(readings, 1)]
    return tables.frame("paragraphs", rows), tables.frame("articles", [_article(article, published)])


def _article(article_id: str, published: str) -> dict:
    empty = dict.fromkeys(["headline", "reporters", "kicker", "deck", "rule"], "")
    return {
        **empty,
        "article_id": article_id,
        "source": article_id.partition("#")[0],
        "start": 0,
        "end": 0,
        "kind": "report",
        "published": published,
        "published_basis": "column" if published else "",
        "date": published,
        "date_basis": "published" if published else "",
        "headline_position": "none",
    }


def _paragraph(paragraph_id: str, article_id: str, text: str) -> dict:
    return {
        "paragraph_id": paragraph_id,
        "article_id": article_id,
        "start": 0,
        "end": len(text),
        "text": text,
        "repeat_of": "",
        "source": article_id.partition("#")[0],
        "role": "body",
        "reading": text,
    }
