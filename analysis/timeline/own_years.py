"""A person's own knowledge of years: ``years.csv`` beside the corpus.

A row gives either words and the time from which (and to which) texts use them,
or a sitting of a numbered series and its day::

    words,first,last,series,session,note
    幸福云港建设,2021-03,..,,,city party congress
    ,2023-09-18,,市政府常务会议,19,city gazette

Words count as a cue of every article that holds them; a sitting orders the
others of its series. Columns may be left out where no row uses them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analysis import edtf, ownrows
from analysis.records import Article
from analysis.refusals import in_row, of_messages
from analysis.timeline import own_dates
from analysis.timeline.years import Cue, Dated
from analysis.timeline.years.session_order import place
from analysis.wording import message

COLUMNS = ("words", "first", "last", "series", "session", "note")
#: The name of the cue, as the reasons give it.
RULE = "own words"
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class OwnYear:
    """One row of the file: words in use from `first` to `last`, or a sitting held then."""

    file: str  #: "years.csv"
    line: int
    words: str
    first: str
    last: str
    series: str
    session: str

    @property
    def where(self) -> str:
        return f"{self.file}, line {self.line}"


def read(text: str, *, name: str = "years.csv") -> tuple[OwnYear, ...]:
    """The rows of a ``years.csv``.

    Raises
    ------
    InputFault
        Naming file and line of every fault.

    >>> read("words,first,last\\n幸福云港建设,2021-03,..\\n")[0].first
    '2021-03'
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return ()
    reader = csv.reader(io.StringIO(text))
    header = [cell.strip() for cell in next(reader)]
    faults = ownrows.header_faults(header, COLUMNS, ("first",), name=name)
    found = []
    for cells in reader if not faults else ():
        if any(cell.strip() for cell in cells):
            line = reader.line_num
            if len(cells) > len(header):
                faults.append(ownrows.too_many(cells, header, name=name, line=line))
            row = dict.fromkeys(COLUMNS, "") | {c: cell.strip() for c, cell in zip(header, cells)}
            first, last = (own_dates.edtf_of(row[column]) for column in ("first", "last"))
            one = OwnYear(name, line, row["words"], first, last, row["series"], row["session"])
            faults += [in_row(name, line, code, **values) for code, values in _faults(one)]
            found.append(one)
    if faults:
        raise of_messages(faults)
    return tuple(found)


def _faults(row: OwnYear) -> Iterator[tuple[str, dict[str, str]]]:
    """Code and values of each fault of a row."""
    if bool(row.words) == bool(row.series):
        yield "own_words_or_series", {}
    if row.words and len(row.words) < _SHORTEST:
        yield "own_words_short", {"words": row.words}
    if row.series and place(row.session) is None:
        wanted = message("own_wanted_session")
        yield "own_misfit", {"column": "session", "value": row.session, "wanted": wanted}
    for column, value, open_ in (("first", row.first, row.series == ""), ("last", row.last, True)):
        if value == ".." and open_:
            continue
        if (value or column == "first") and not _is_date(value):
            yield "own_misfit", {"column": column, "value": value, "wanted": message("own_wanted_date")}
            return
    if row.words and row.first == ".." and row.last in ("", ".."):
        yield "own_both_open", {}
    if _is_date(row.first) and _is_date(row.last) and edtf.bounds(row.last)[1] < edtf.bounds(row.first)[0]:
        yield "own_last_first", {"last": row.last, "first": row.first}


def _is_date(value: str) -> bool:
    return "/" not in value and own_dates.is_date(value)


def cues(rows: Iterable[OwnYear], articles: Iterable[Article], texts: Mapping[str, str]) -> list[Cue]:
    """A cue for each article that holds the words of a row, at their first place in it."""
    asked = [row for row in rows if row.words]
    found = []
    for article in articles if asked else ():
        text = texts.get(article.source, "")
        for row in asked:
            at = text.find(row.words, article.start, article.end)
            if at >= 0:
                says = f"{row.first}/{row.last or '..'}"
                end = at + len(row.words)
                found.append(Cue(RULE, says, row.words, article.article_id, article.source, at, end))
    return found


def without_effect(rows: Iterable[OwnYear], found: Iterable[Cue], series: Iterable[str]) -> list[str]:
    """A message for each row that bears on no text.

    Parameters
    ----------
    found : iterable of Cue
        Of `cues`.
    series : iterable of str
        The series of all meetings.
    """
    used, known = {cue.words for cue in found}, set(series)
    return [
        message("own_words_nowhere", file=row.file, line=row.line, words=row.words)
        if row.words
        else message("own_series_nowhere", file=row.file, line=row.line, series=row.series)
        for row in rows
        if (row.words not in used if row.words else row.series not in known)
    ]


def sittings(rows: Iterable[OwnYear]) -> list[Dated]:
    """The sittings of numbered series that the rows date."""
    return [
        Dated(
            key=row.where,
            article_id="",
            source=row.where,
            value=row.first,
            series=row.series,
            session=row.session,
            words=row.first,
        )
        for row in rows
        if row.series
    ]
