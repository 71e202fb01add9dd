"""Which two parts of a corpus to compare where the reader has not said: newspapers, else earlier and later texts."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis import edtf
from analysis.marked import MarkedText
from analysis.questions.grouping import UNKNOWN, column_name, group, group_name
from analysis.tables import SCHEMAS
from analysis.wording import date_words, say

#: A column of the corpus' own divides the texts where it has so many values at most.
_MOST = 20


@dataclass(frozen=True, slots=True)
class Parts:
    """Two parts of the articles; false where they could not be divided.

    Attributes
    ----------
    by : str
        The column that divides them, or ``"date"``.
    names : tuple of str
        What the parts are called.
    one, other : tuple of str
        Their article_ids.
    language : str
        ``en`` or ``zh``.
    """

    by: str = ""
    names: tuple[str, str] = ("", "")
    one: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    language: str = "en"

    def __bool__(self) -> bool:
        return bool(self.one and self.other)

    @property
    def finding(self) -> MarkedText:
        """What is compared, in a sentence.

        >>> Parts("origin", ("甲报", "the rest"), ("a",), ("b", "c")).finding
        Compared by newspaper or site: 甲报 (1 article) with the rest (2 articles).
        >>> Parts().finding, Parts(language="zh", one=("a",)).finding
        (These texts have neither two sources nor two dates, so there is nothing to compare., 这些文本没有两个来源，也没有两个日期，无法比较。)
        """
        if not self:
            return MarkedText(say("parts_none", self.language))
        said = say(
            "parts_compared",
            self.language,
            by=column_name(self.by, self.language),
            one=self.names[0],
            other=self.names[1],
            size=len(self.one),
            other_size=len(self.other),
        )
        return MarkedText(said)


def parts(articles: pd.DataFrame, language: str = "en") -> Parts:
    """The two parts that suggest themselves; empty ones where there is nothing to compare.

    The largest newspaper against the other, or against all others; where the
    texts name none, the same for the first of the corpus' own columns that
    divides them; else the earlier half of the dated articles against the
    later. Articles of one date are never divided; one that is dated to the
    year alone belongs to neither half, unless all are.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "date": ["2023-05", "2024-05", "2024-05"]})
    >>> parts(articles).names, parts(articles).other
    (('May 2023', 'May 2024'), ('b', 'c'))
    >>> parts(articles.assign(origin=["甲报", "乙报", "乙报"])).names
    ('乙报', '甲报')
    >>> parts(articles.head(1)) == Parts()
    True
    """
    own = {column.name for column in SCHEMAS["articles"]} - {"origin"}
    columns = [name for name in ("origin", *articles.columns) if name in articles and name not in own]
    for column in dict.fromkeys(columns):
        if found := _of_column(articles, column, language):
            return found
    return _halves(articles, language)


def _of_column(articles: pd.DataFrame, column: str, language: str) -> Parts:
    groups = group(articles[["article_id", column]], column, most=len(articles) + 1)
    groups = groups[groups != UNKNOWN]
    counts = groups.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    alike = column == "origin" or len(counts) < len(
        groups
    )  # where each article has a value of its own, it is a title
    if not (2 <= len(counts) <= _MOST and alike):
        return Parts(language=language)
    first = group_name(counts.index[0], column, language)
    second = say("part_rest", language)
    if len(counts) == 2:
        second = group_name(counts.index[1], column, language)
    return Parts(
        column,
        (first, second),
        (*groups.index[groups == first],),
        (*groups.index[groups != first],),
        language,
    )


def _halves(articles: pd.DataFrame, language: str) -> Parts:
    days = articles.set_index("article_id")["date"].str.rstrip("?~%")
    days = days[days.str.match(r"\d{4}")]
    fine = days[days.map(edtf.month) != ""]
    days = (fine if fine.nunique() > 1 else days).sort_values(kind="stable")
    of = days.tolist()
    starts = [at for at in range(1, len(of)) if of[at] != of[at - 1]]
    if not starts:
        return Parts(language=language)
    at = min(starts, key=lambda at: abs(at - len(days) / 2))
    one, other = days.iloc[:at], days.iloc[at:]
    return Parts("date", _spans(one, other, language), (*one.index,), (*other.index,), language)


def _spans(one: pd.Series, other: pd.Series, language: str) -> tuple[str, str]:
    """From when to when each half reaches: in months, or in days where the halves share a month.

    >>> _spans(pd.Series(["2023-10-17", "2023-12"]), pd.Series(["2024-01-29"]), "en")
    ('Oct 2023 – Dec 2023', 'Jan 2024')
    >>> _spans(pd.Series(["2023-10-17"]), pd.Series(["2023-10-20", "2024-01"]), "zh")
    ('2023年10月17日', '2023年10月20日—2024年1月')
    """
    ends = [(half.iloc[0].split("/")[0], half.iloc[-1].split("/")[-1]) for half in (one, other)]
    if ends[0][1][:7] < ends[1][0][:7]:
        ends = [(first[:7], last[:7]) for first, last in ends]
    first, second = (
        say("dash", language).join(dict.fromkeys(date_words(end, language, whole=False) for end in pair))
        for pair in ends
    )
    return first, second
