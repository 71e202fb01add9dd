"""References to articles and meetings: a line as GB/T 7714 has it, BibTeX and RIS, with the words cited and their place."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import pandas as pd

from analysis.cells import split
from analysis.refusals import refused, unknown, writing
from analysis.wording import say

#: Document types of GB/T 7714: a newspaper article, and any other document.
_NEWSPAPER, _OTHER = "N", "Z"
#: Columns of the articles that a reference needs.
_NEEDED = ("article_id", "source", "start", "end", "headline", "published", "origin", "reporters")
_OF_MEETING = ("meeting_id", "article_ids", "source", "start", "end", "evidence")
#: A source that is no newspaper or site, but the office, school or firm that published the text: 来源：党委宣传部.
_OFFICE = re.compile(
    "(?:(?<!编辑)部|局|委|委员会|办|办公室|厅|处|室|科|党组|党校|政府|法院|检察院|大学|学院|学校|[中小]学|医院|银行|公司"
    "|(?<!报业)(?<!传媒)(?<!广电)集团|(?<!记者)协会|联合会|总工会|[支大总]队|街道|[镇乡]"
    "|(?<!媒体)(?<!传媒)(?<!新闻)(?<!网络)(?<!采编)中心)$"
)
_OF_BIBTEX = re.compile(r"[\\{}%&#$_~^]")


class _Savable(ABC):
    """One reference or several that can be written to a file."""

    __slots__ = ()

    @property
    @abstractmethod
    def bib(self) -> str:
        """For BibTeX or biber."""

    @property
    @abstractmethod
    def ris(self) -> str:
        """For Zotero, EndNote and others (RIS)."""

    def save(self, path: str | Path) -> Path:
        """Write as RIS to a file ending in ``.ris``, otherwise as BibTeX.

        Raises
        ------
        InputFault
            If the file cannot be written.
        """
        path = Path(path)
        with writing(path):
            path.write_text(self.ris if path.suffix.lower() == ".ris" else self.bib + "\n", encoding="utf-8")
        return path


@dataclass(frozen=True, slots=True)
class Citation(_Savable):
    """A reference to an article, with the words that are cited.

    Attributes
    ----------
    key : str
        article_id or meeting_id.
    title, date, newspaper : str
        Of the article; `newspaper` is the source that its page names, perhaps an office, and empty where none is named.
    authors : tuple of str
    source, start, end
        The file or record, and the characters of the words.
    quote : str
        The words: of a meeting its evidence, of an article nothing.
    language : str
        Language of the note on the position and of the placeholder for a missing date (n.d., 无日期): ``en`` or
        ``zh``. The reference itself follows a Chinese standard.
    file : str
        The table that holds the record `source`; "" where `source` is a file.
    """

    key: str
    title: str
    date: str
    newspaper: str
    authors: tuple[str, ...]
    source: str
    start: int
    end: int
    quote: str = ""
    language: str = "en"
    file: str = ""

    def __str__(self) -> str:
        """The reference, after GB/T 7714-2015.

        >>> print(Citation("a#1", "市委召开会议", "2024-01-30", "江城日报", ("杨帆",), "a.txt", 0, 9))
        杨帆. 市委召开会议[N]. 江城日报, 2024-01-30.
        >>> print(Citation("a#1", "通知", "", "", (), "a.txt", 0, 9))
        通知[Z]. a.txt, n.d.
        >>> print(Citation("a#1", "通知", "", "江城日报", (), "a.txt", 0, 9, language="zh"))
        通知[N]. 江城日报, 无日期.
        >>> print(Citation("n1#1", "通知", "2024", "", (), "n1", 0, 9, file="papers.xlsx"))
        通知[Z]. papers.xlsx, record n1, 2024.
        >>> print(Citation("a#1", "通知", "2024-01-30", "党委宣传部", (), "a.txt", 0, 9))
        通知[Z]. 党委宣传部, 2024-01-30.
        """
        authors = f"{', '.join(self.authors)}. " if self.authors else ""
        sort = _NEWSPAPER if self._is_in_newspaper else _OTHER
        date = self.date or say("cited_undated", self.language)
        # n.d. brings the full stop that ends the reference
        where = f"{self.newspaper or self._held_in}, {date}".removesuffix(".")
        return f"{authors}{self.title}[{sort}]. {where}."

    @property
    def _is_in_newspaper(self) -> bool:
        return bool(self.newspaper) and not _OFFICE.search(self.newspaper)

    @property
    def _place(self) -> str:
        return say(
            "card_place", self.language, source=self._held_in, start=str(self.start), end=str(self.end)
        )

    @property
    def _held_in(self) -> str:
        """The file, or the record with the file that holds it."""
        if not self.file or self.source.startswith(self.file):
            return self.source
        return say("cited_record", self.language, file=self.file, source=self.source)

    def __repr__(self) -> str:
        quote = f"\n“{self.quote}”" if self.quote else ""
        return f"{self}{quote}\n{say('cited_place', self.language, place=self._place)}"

    @property
    def bib(self) -> str:
        """The reference for BibTeX or biber.

        >>> print(Citation("a#1", "会议 50%", "2024-01-30", "江城日报", ("杨帆",), "a.txt", 0, 9).bib)
        @article{a-1,
          title = {会议 50\\%},
          author = {杨帆},
          journal = {江城日报},
          date = {2024-01-30},
          year = {2024},
          note = {a.txt, characters 0 to 9},
          langid = {chinese}
        }
        """
        fields = {
            "title": self.title,
            "author": " and ".join(self.authors),
            "journal" if self._is_in_newspaper else "organization": self.newspaper,
            "date": self.date,
            "year": self.date[:4],
            "note": say("cited_words", self.language, place=self._place, quote=self.quote)
            if self.quote
            else self._place,
            "langid": "chinese",
        }
        lines = [f"  {name} = {{{_escaped(value)}}}" for name, value in fields.items() if value]
        kind = "article" if self._is_in_newspaper else "misc"
        return f"@{kind}{{{re.sub(r'[^0-9A-Za-z]+', '-', self.key).strip('-')},\n" + ",\n".join(lines) + "\n}"

    @property
    def ris(self) -> str:
        """The reference for Zotero, EndNote and others (RIS)."""
        lines = [
            ("TY", "NEWS" if self._is_in_newspaper else "GEN"),
            ("ID", self.key),
            ("TI", self.title),
            *(("AU", author) for author in self.authors),
            ("T2" if self._is_in_newspaper else "PB", self.newspaper),
            ("DA", self.date.replace("-", "/")),
            ("PY", self.date[:4]),
            ("N1", self._place),
            ("N2", self.quote),
        ]
        return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"


@dataclass(frozen=True, slots=True)
class Bibliography(_Savable):
    """Several references, in the order asked for."""

    citations: tuple[Citation, ...]

    def __len__(self) -> int:
        return len(self.citations)

    def __iter__(self) -> Iterator[Citation]:
        return iter(self.citations)

    def __getitem__(self, at: int) -> Citation:
        return self.citations[at]

    def __str__(self) -> str:
        """One line for each article, however many of its meetings are cited, after GB/T 7714-2015."""
        return "\n".join(dict.fromkeys(map(str, self.citations)))

    __repr__ = __str__

    @property
    def bib(self) -> str:
        """The references for BibTeX or biber."""
        return "\n\n".join(one.bib for one in self.citations)

    @property
    def ris(self) -> str:
        """The references for Zotero, EndNote and others (RIS)."""
        return "".join(one.ris for one in self.citations)


def bibliography(
    tables: Mapping[str, pd.DataFrame], keys: Iterable[str], language: str = "en", *, file: str = ""
) -> Bibliography:
    """The references of several articles or meetings, each once.

    Parameters
    ----------
    keys : iterable of str
        Ids of articles or meetings.
    language, file : str
        As for `cite`.

    Raises
    ------
    InputFault
        If there is no id, or one of them is neither.
    """
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        raise refused("refused_no_ids")
    if isinstance(keys, pd.DataFrame):  # its keys are the names of its columns
        columns = [name for name in ("meeting_id", "article_id") if name in keys]
        if columns:
            raise refused("refused_cite_table", column=columns[0])
        raise refused("refused_cite_columns", columns=", ".join(map(str, keys)))
    made = _cited(tables, wanted)
    return Bibliography(tuple(replace(made[key], language=language, file=file) for key in wanted))


def cite(tables: Mapping[str, pd.DataFrame], key: str, language: str = "en", *, file: str = "") -> Citation:
    """The reference of an article, or of the article that reports a meeting.

    Parameters
    ----------
    key : str
        An article_id or a meeting_id.
    language : str
        Language of the note on the position and of the placeholder for a missing date (n.d., 无日期).
    file : str
        Name of the table, where the corpus is one.

    Raises
    ------
    InputFault
        If there is neither.
    """
    return replace(_cited(tables, [key])[key], language=language, file=file)


def _cited(tables: Mapping[str, pd.DataFrame], keys: Sequence[str]) -> dict[str, Citation]:
    """The references of these ids, from one look at the tables for all of them."""
    articles, meetings = tables["articles"], tables["meetings"]
    held = meetings[meetings["meeting_id"].isin(keys)]
    reporting = {article for ids in held["article_ids"] for article in split(ids)}
    made = cite_meetings(articles[articles["article_id"].isin(reporting)], held)
    made |= cite_articles(articles[articles["article_id"].isin(keys)])
    for key in keys:
        if key not in made:
            raise unknown("article or meeting", key, [*meetings["meeting_id"], *articles["article_id"]])
    return made


def cite_articles(articles: pd.DataFrame, language: str = "en") -> dict[str, Citation]:
    """The references of these articles, by article_id."""
    return {
        str(row["article_id"]): _citation(
            str(row["article_id"]), row, int(row["start"]), int(row["end"]), "", language
        )
        for row in _rows(articles)
    }


def cite_meetings(
    articles: pd.DataFrame, meetings: pd.DataFrame, language: str = "en"
) -> dict[str, Citation]:
    """The references of these meetings, by meeting_id: of each, the article that its evidence is in.

    A meeting that none of the articles reports is left out.
    """
    by_id = {row["article_id"]: row for row in _rows(articles)}
    made = {}
    for meeting in meetings[[*_OF_MEETING]].to_dict("records"):
        reported = [by_id[key] for key in split(str(meeting["article_ids"])) if key in by_id]
        start, end = int(meeting["start"]), int(meeting["end"])
        own = (
            row
            for row in reported
            if row["source"] == meeting["source"] and row["start"] <= start and row["end"] >= end
        )
        if row := next(own, next(iter(reported), None)):
            key = str(meeting["meeting_id"])
            made[key] = _citation(key, row, start, end, str(meeting["evidence"]), language)
    return made


def _rows(articles: pd.DataFrame) -> list[dict[str, Any]]:
    """The articles one by one, with the columns of `_NEEDED` that there are."""
    return cast(
        list[dict[str, Any]],
        articles[[name for name in _NEEDED if name in articles.columns]].to_dict("records"),
    )


def _citation(
    key: str, article: Mapping[str, object], start: int, end: int, quote: str, language: str
) -> Citation:
    return Citation(
        key,
        str(article["headline"]) or str(article["source"]),
        str(article.get("published", "")),
        str(article.get("origin", "")),
        tuple(split(str(article.get("reporters", "")))),
        str(article["source"]),
        start,
        end,
        quote,
        language,
    )


def _escaped(value: str) -> str:
    r"""A value with BibTeX's own characters escaped.

    >>> _escaped("A&B_c {x}")
    'A\\&B\\_c \\{x\\}'
    """
    return _OF_BIBTEX.sub(lambda found: _LONG.get(found.group(), "\\" + found.group()), value)


_LONG = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
