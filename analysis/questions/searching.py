"""Any term or pattern in the texts: each hit with its context, its article, its date and its place in the source.

Patterns are matched by RE2, whose time grows with the length of the text
whatever the pattern: no pattern can run for ever.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any

import pandas as pd

from analysis import corpus, regexes
from analysis.questions.grouping import group
from analysis.refusals import lacking, of_pattern, refused
from analysis.tables import row_tuples
from analysis.wording import say

#: Characters shown on each side of a hit.
CONTEXT = 20
#: Between the readings of two paragraphs; a match that reaches across it is none.
_BREAK = "\n"
#: The start or end of a text in a pattern.
_ANCHOR = re.compile(r"(?<!\[)\^|\$|\\[Az]")

_COLUMNS = (
    "term",
    "left",
    "hit",
    "right",
    "sentence",
    "date",
    "article_id",
    "headline",
    "role",
    "source",
    "start",
    "end",
)
#: Where a hit stands in the texts laid end to end.
_PLACE = ["first", "last"]


@dataclass(frozen=True)
class Hits:
    """What a search found.

    Attributes
    ----------
    kwic : DataFrame
        One row a hit, in the order of dates and texts: term (the pattern that
        was asked for), left, hit, right (key word in context), sentence (the
        whole sentence around the hit), date,
        article_id, headline, role (where the hit stands: ``headline``,
        ``body`` or another role of a paragraph), origin (the newspaper,
        where the corpus names them), source (the file), start and end
        (characters of the file). A headline that only the title column of a
        table gives is not part of the text: its hits have start and end 0.
    articles : DataFrame
        The articles that were searched: article_id, date and every further
        column that they can be grouped by.
    terms : tuple of str
        The patterns that were asked for, also those without a hit.
    places : DataFrame
        For each row of `kwic` where the hit stands among all texts: which hits lie within others.
    headers : mapping of str to str
        The table's own headers of columns that the user renamed: ``{"省份": "province"}``.
    """

    kwic: pd.DataFrame
    articles: pd.DataFrame
    terms: tuple[str, ...]
    places: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"  #: of its display

    def __len__(self) -> int:
        return len(self.kwic)

    def __getattr__(self, name: str) -> Any:
        raise lacking("search", name, self, figure='study.figure("formulations", term=["…", "…"])')

    @cached_property
    def by_month(self) -> pd.DataFrame:
        """Hits, articles with a hit and articles in all for each month of the texts and each term.

        Months without any article are left out; undated articles are not
        counted here.
        """
        return self.by("month")

    def by(self, *columns: str | Iterable[str]) -> pd.DataFrame:
        """Hits, articles with a hit, articles in all and their share, for each value of a column and each term.

        With several columns, for each combination of their values that an article has. A term without a hit has rows
        with 0.

        Parameters
        ----------
        *columns : str
            Or one list of them. ``"month"``, or any column of the articles, also one of the
            corpus' own metadata: see `analysis.questions.group`. For
            ``"source"`` the column is called ``origin`` where it holds newspapers.

        Raises
        ------
        InputFault
            If the articles have no such column; the message names those there are.
        """
        given = _flat(columns)
        if not given:
            raise refused("refused_by")
        ours = [name if name in self.articles else self.headers.get(name, name) for name in given]
        grouped = [group(self.articles, name) for name in ours]
        names = [str(groups.name) for groups in grouped]  # "origin" where the newspaper is meant
        values = pd.concat(grouped, axis=1, keys=names).dropna()
        groups = pd.Series(list(values.itertuples(index=False, name=None)), index=values.index, dtype=object)
        total = groups.value_counts()
        hits = self.kwic.assign(group=self.kwic["article_id"].map(groups)).dropna(subset="group")
        found = dict(list(hits.groupby(["group", "term"])["article_id"]))
        rows = []
        for combination in sorted(total.index):
            for term in sorted(self.terms):
                own = found.get((combination, term), pd.Series(dtype=object))
                articles, in_all = own.nunique(), int(total[combination])
                rows.append((*combination, term, len(own), articles, in_all, articles / in_all))
        return pd.DataFrame(rows, columns=[*names, "term", "hits", "articles", "articles_in_all", "share"])

    @cached_property
    def together(self) -> Hits:
        """The hits of all patterns counted as those of one term: a place that several match counts once, as its longest hit.

        ``study.search("一带一路", "共建“一带一路”").together.by_month``
        """
        spans = list(zip(self.places["first"], self.places["last"], strict=True))
        longest = set(_outermost(spans))
        first = ~pd.Series(spans, index=self.kwic.index, dtype=object).duplicated()
        kept = first & pd.Series([span in longest for span in spans], index=self.kwic.index, dtype=bool)
        name = " + ".join(self.terms)
        rows = self.kwic[kept].assign(term=name).reset_index(drop=True)
        return replace(self, kwic=rows, terms=(name,), places=self.places[kept].reset_index(drop=True))

    def __repr__(self) -> str:
        articles, headlines = self.kwic["article_id"].nunique(), int((self.kwic["role"] == "headline").sum())
        said = say("hits_said", self.language, n=len(self), found=articles, articles=len(self.articles))
        return said + (say("hits_in_headlines", self.language, n=headlines) if headlines else "")

    def _repr_html_(self) -> str:
        from analysis.display import table

        return f"<p>{self!r}</p>{table(self.kwic, self.language)}"


class TextIndex:
    """The texts of a corpus, laid end to end so that one pass finds every hit.

    Parameters
    ----------
    paragraphs : DataFrame, or callable
        With article_id, source, start, end, text, reading, role; or what gives some of these columns, stretch by
        stretch, which is called for each search. Paragraphs that repeat another are searched too: each hit says where it stands.
        So are headlines that only the title column of a table gives.
    articles : DataFrame
        With article_id, headline, date and whatever else to group by.
    sources : mapping of str to str, or callable
        The decoded text of each source, or what gives those of some: places of hits are found in it. In a source without a text, a hit has the
        place of its paragraph.
    headers : mapping of str to str
    language : str
        As in `Hits`.
    newspapers : bool
        Whether the corpus names newspapers, even if these articles have none: the columns of `Hits.kwic` are the same.
    """

    def __init__(
        self,
        paragraphs: pd.DataFrame | Callable[[Sequence[str]], Iterator[pd.DataFrame]],
        articles: pd.DataFrame,
        sources: Mapping[str, str] | Callable[[Collection[str]], Mapping[str, str]],
        headers: Mapping[str, str] | None = None,
        language: str = "en",
        *,
        newspapers: bool = False,
    ):
        self._articles = articles
        self._headers = headers or {}
        self._language = language
        self._sources = sources
        self._paragraphs = paragraphs
        titles = unprinted_headlines(articles, self._stretches_of(HEADLINE_COLUMNS))
        owners = dict(zip(articles["article_id"].tolist(), articles["source"].tolist()))
        #: headlines that are not in the text; they are the first of the readings
        self._titles = [(title, (one, "headline", (owners[one], 0, 0))) for one, title in titles.items()]
        self._about = {
            row.article_id: (row.date, row.headline)
            for row in row_tuples(articles[["article_id", "date", "headline"]])
        }
        origins = articles["origin"] if "origin" in articles else pd.Series(dtype=str)
        self._origins = dict(zip(articles["article_id"], origins))
        self._newspapers = newspapers or bool((origins != "").any())
        self._only: _Stretch | None = None

    def _stretches_of(self, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
        given = self._paragraphs
        return iter([given]) if isinstance(given, pd.DataFrame) else given(columns)

    def _stretches(self) -> Iterator[_Stretch]:
        """The texts in stretches; a corpus that is a single one is held, any other read again for each search."""
        if self._only is not None:
            yield self._only
            return
        stretch = None
        is_only = False
        first, titles = 0, self._titles
        for rows in self._stretches_of(_OF_PARAGRAPHS):
            if stretch is not None and rows.empty:
                continue
            ids, roles, sources, starts, ends, readings = (rows[name].tolist() for name in _OF_PARAGRAPHS)
            about = zip(ids, roles, zip(sources, starts, ends))
            is_only = stretch is None
            stretch = _Stretch(
                [*(title for title, _ in titles), *readings],
                [*(of_title for _, of_title in titles), *about],
                first,
                len(titles),
            )
            yield stretch
            first, titles = first + len(stretch.text) + len(_BREAK), []
        if is_only:
            self._only = stretch

    def search(
        self, *patterns: str | Iterable[str], but: str | Iterable[str] = (), context: int = CONTEXT
    ) -> Hits:
        """Every place where a pattern matches, in headlines and text.

        Parameters
        ----------
        *patterns : str
            Or one list of them. Words, or regular expressions in RE2's syntax; a word is a pattern
            of itself. Variants of one term can be joined: ``"两山论|两山理论"``.
            Patterns are matched on the reading of the text: simplified
            characters and half-width digits, whatever the source or the pattern has.
        but : str or iterable of str
            Patterns of longer expressions: a hit that lies within one of their matches is left out.
        context : int
            Characters on each side.

        Raises
        ------
        InputFault
            If no pattern is given, or one cannot be read or matches the empty string.
        """
        wanted = _flat(patterns)
        if not wanted:
            raise refused("refused_search")
        compiled = {pattern: _compiled(pattern) for pattern in wanted}
        unwanted = [_compiled(one) for one in ([but] if isinstance(but, str) and but else but)]
        found: dict[str, list[_Hit]] = {pattern: [] for pattern in compiled}
        for stretch in self._stretches():
            left_out = _outermost(span for one in unwanted for span in stretch.matches(one))
            for pattern, expression in compiled.items():
                spans = (span for span in stretch.matches(expression) if not _is_within(span, left_out))
                found[pattern].extend(map(stretch.hit, spans))
        wanted_sources = {hit.about[2][0] for hits in found.values() for hit in hits if hit.in_text}
        sources = self._sources(wanted_sources) if callable(self._sources) else self._sources
        rows = [
            (*self._row(pattern, hit, context, sources), hit.place, hit.place + hit.end - hit.start)
            for pattern, hits in found.items()
            for hit in hits
        ]
        kwic = pd.DataFrame(rows, columns=[*_COLUMNS, *_PLACE])
        order = kwic["date"].where(kwic["date"] != "", "9999")
        kwic = kwic.assign(order=order).sort_values(["order", "source", "start", "end"], ignore_index=True)
        kwic = kwic.drop(columns="order")
        if self._newspapers:
            kwic.insert(list(kwic).index("source"), "origin", kwic["article_id"].map(self._origins))
        return Hits(
            kwic.drop(columns=_PLACE),
            self._articles,
            tuple(compiled),
            kwic[_PLACE],
            self._headers,
            self._language,
        )

    def _row(self, pattern: str, hit: _Hit, context: int, sources: Mapping[str, str]) -> tuple:
        """One hit."""
        reading, start, end = hit.reading, hit.start, hit.end
        owner, role, (source, begin, stop) = hit.about
        date, headline = self._about[owner]
        first, last = 0, -1  # of a headline without a place in the text
        if hit.in_text:
            text = sources.get(source)
            first, last = (
                (0, stop - begin - 1)
                if text is None
                else _places(text[begin:stop], reading, (start, end - 1))
            )
        return (
            pattern,
            reading[max(0, start - context) : start],
            reading[start:end],
            reading[end : end + context],
            _sentence(reading, start, end),
            date,
            owner,
            headline,
            role,
            source,
            begin + first,
            begin + last + 1,
        )


#: Columns of paragraphs that a search reads.
_OF_PARAGRAPHS = ("article_id", "role", "source", "start", "end", "reading")
#: The article of a paragraph, its role, and its span: source, start and end.
_About = tuple[str, str, tuple[str, int, int]]


@dataclass(frozen=True)
class _Hit:
    """A match in the reading of a paragraph, or of a headline that is not `in_text`."""

    reading: str
    start: int
    end: int
    about: _About
    in_text: bool
    place: int  #: among all texts laid end to end


class _Stretch:
    """Some paragraphs, laid end to end so that one pass finds every hit.

    Parameters
    ----------
    readings : list of str
    about : list
        `_About` of each.
    first : int
        Where it begins among all texts laid end to end.
    unprinted : int
        So many of the first readings are headlines that are not in the text.
    """

    def __init__(self, readings: list[str], about: list[_About], first: int, unprinted: int):
        self._readings, self._about, self._first, self._unprinted = readings, about, first, unprinted
        self.text = _BREAK.join(readings)
        self._starts = [0, *accumulate(len(reading) + 1 for reading in readings)][: len(readings)]

    def matches(self, expression) -> Iterator[tuple[int, int]]:
        """The spans of the matches in each paragraph.

        One pass over all paragraphs finds them, unless the pattern is anchored or may match a line break: then each
        paragraph is searched on its own.
        """
        spans = [match.span() for match in expression.finditer(self.text)]
        whole = not _ANCHOR.search(expression.pattern)
        if whole and not any(_BREAK in self.text[start:end] for start, end in spans):
            yield from spans
            return
        for begin, reading in zip(self._starts, self._readings):
            for match in expression.finditer(reading):
                yield begin + match.start(), begin + match.end()

    def hit(self, span: tuple[int, int]) -> _Hit:
        """The hit at a span of the text."""
        start, end = span
        number = bisect_right(self._starts, start) - 1
        at = self._starts[number]
        return _Hit(
            self._readings[number],
            start - at,
            end - at,
            self._about[number],
            number >= self._unprinted,
            self._first + start,
        )


def _flat(given: Iterable[str | Iterable[str]]) -> list[str]:
    """Words given one by one or as a list; none if something else is among them.

    >>> _flat(("quarter", "省份")), _flat((["quarter", "省份"],)), _flat((["month", 3],))
    (['quarter', '省份'], ['quarter', '省份'], [])
    """
    names = [
        name
        for one in given
        for name in ([one] if isinstance(one, str) or not isinstance(one, Iterable) else one)
    ]
    return names if all(isinstance(name, str) for name in names) else []


def _outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that lie within no other, each once, in order.

    >>> _outermost([(0, 4), (2, 4), (0, 4), (3, 6)])
    [(0, 4), (3, 6)]
    """
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _is_within(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Whether a span lies within one of these, which are those of `_outermost`.

    >>> _is_within((2, 4), [(0, 5)]), _is_within((4, 6), [(0, 5)])
    (True, False)
    """
    at = bisect_right(spans, (span[0], float("inf"))) - 1
    return at >= 0 and span[1] <= spans[at][1]


#: Columns of paragraphs that `unprinted_headlines` takes.
HEADLINE_COLUMNS = ("article_id", "role", "text")


def unprinted_headlines(articles: pd.DataFrame, paragraphs: Iterable[pd.DataFrame]) -> dict[str, str]:
    """The reading of each headline that only a title column gives, by article_id (`corpus.unprinted_headlines`).

    Parameters
    ----------
    articles : DataFrame
    paragraphs : iterable of DataFrame
        All paragraphs of these articles, stretch by stretch.
    """
    headlines = dict(zip(articles["article_id"].tolist(), articles["headline"].tolist()))
    rows = (row for some in paragraphs for row in zip(*(some[name].tolist() for name in HEADLINE_COLUMNS)))
    found = corpus.unprinted_headlines(headlines, rows)
    return {article: corpus.headline_reading(headline) for article, headline in found.items()}


#: The end of a sentence, with closing quotation marks and brackets.
_END = re.compile("[。！？!?]+[”’」』）)]*")


def _sentence(text: str, start: int, end: int) -> str:
    """The whole sentence around ``text[start:end]``; of a hit that crosses sentences, all of them.

    >>> _sentence("会议召开。会议强调：“要实干！”散会。", 8, 10), _sentence("第一句。第二句。", 1, 6)
    ('会议强调：“要实干！”', '第一句。第二句。')
    """
    ends = _ends(text)
    return text[ends[bisect_right(ends, start) - 1] : ends[bisect_left(ends, end)]].strip()


@lru_cache(maxsize=1)  # hits come paragraph by paragraph
def _ends(text: str) -> list[int]:
    """Where the sentences of a text begin and end: 0, the end of each, and the end of the text."""
    return sorted({0, len(text), *(match.end() for match in _END.finditer(text))})


def _compiled(pattern: str):
    try:
        expression = regexes.compile_given(corpus.asked_spelling(pattern))
    except ValueError as error:
        raise refused("refused_pattern", pattern=repr(pattern), error=of_pattern(error)) from None
    if expression.search("") is not None:
        raise refused("refused_empty_pattern", pattern=repr(pattern))
    return expression


def _places(source: str, reading: str, wanted: Sequence[int]) -> list[int]:
    """Where characters of a paragraph's reading stand in its source.

    The reading is the source without line breaks and invisible characters,
    some characters replaced by others of the same width: both are walked
    together, and what the reading lacks is skipped.

    >>> _places("市委\\n召开會議", "市委召开会议", (2, 4))
    [3, 5]
    """
    if len(source) == len(reading):  # nothing was left out
        return list(wanted)
    places, at = {}, 0
    last = max(wanted)
    skipped = len(source) - len(reading)
    for here, character in enumerate(reading):
        while (
            at < len(source)
            and skipped > 0
            and source[at] != character
            and _is_dropped(source, at, reading, here)
        ):
            at += 1
            skipped -= 1
        if here in wanted:
            places[here] = min(at, len(source) - 1)
        if here == last:
            break
        at += 1
    return [places[place] for place in wanted]


def _is_dropped(source: str, at: int, reading: str, here: int) -> bool:
    """Whether a character that differs from the reading's was left out of it, and not respelt."""
    return source[at].isspace() or not source[at].isprintable() or source[at + 1 : at + 2] == reading[here]
