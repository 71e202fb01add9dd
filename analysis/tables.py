"""The single border from records to tidy tables: column names and checks.

Other programs read these tables, so names and meanings stay. A table that
does not fit its schema is a defect of ours: `check` names the table, the
column and the row, and the build stops before anything is drawn from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import edtf
from analysis.cells import join
from analysis.cells import split as split
from analysis.records import (
    Article,
    ArticleDate,
    Attendance,
    Document,
    Formulation,
    LedgerRow,
    Meeting,
    Office,
    Paragraph,
    PersonRecord,
    Use,
)
from analysis.wording import is_message

#: An X stands for a digit that the text does not give: XXXX-01-29 has no year, XXXX-XX-15 no month either.
_EDTF_PART = (
    r"(?:\d{4}|XXXX(?=-))"
    r"(?:-(?:0[1-9]|1[0-2]|2[1-4]|3[3-9]|4[01]|XX(?=-))(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?"
)
_EDTF = re.compile(rf"(?:{_EDTF_PART}(?:/(?:{_EDTF_PART}|\.\.))?|\.\./{_EDTF_PART})?")
_DAY = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")
_MONTH = re.compile(r"(?:\d{4}-(?:0[1-9]|1[0-2]))?")


class TableDefect(AssertionError):
    """A table that does not fit its schema: a defect of the suite, not of the input."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds.

    Attributes
    ----------
    kind : str
        ``text``, ``list`` (texts joined by ``；``), ``message`` (a code of the
        catalogue with its values), ``messages`` (a list of them), ``whole``,
        ``number``, ``flag``, ``edtf``, ``day`` or ``month``.
    required : bool
        Whether an empty cell is a defect.
    choices : tuple of str
        The only values allowed, where there are any.
    low, high : float
        Bounds of numbers, inclusive.
    field : str
        The field of the record that a cell is made from; by default that of
        the column's name.
    encode : callable, optional
        Makes the cell from the value of that field; by default lists are
        joined, and all else stays.
    correctable : bool
        Whether a person may set it in ``corrections.csv``.
    """

    name: str
    kind: str = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    low: float = float("-inf")
    high: float = float("inf")
    field: str = ""
    encode: Callable[[Any], object] | None = None
    correctable: bool = False

    def cells(self, records: Sequence[object]) -> list:
        """The cells of some records; None where they have no such field."""
        name = self.field or self.name
        if not records or not hasattr(records[0], name):
            return [None] * len(records)
        values = list(map(attrgetter(name), records))
        if self.encode is not None:
            values = list(map(self.encode, values))
        return list(map(join, values)) if self.kind in _LISTS else values


#: The kinds of column whose cells are lists.
_LISTS = ("list", "messages")


def _share(name: str) -> Column:
    return Column(name, "number", low=0, high=1)


#: The column of a field that no column is written for, by the annotation of the field.
_KINDS = {"str": "text", "int": "whole", "float": "number", "bool": "flag", "tuple[str, ...]": "list"}


def _columns(record: type, *written: Column) -> tuple[Column, ...]:
    """The columns that are written out, and one for every other field of the record.

    So a new field of a record is a new column of its table.
    """
    known = {column.field or column.name for column in written}
    others = [field for field in fields(record) if field.name not in known]
    return written + tuple(Column(field.name, _KINDS[str(field.type)]) for field in others)


def _dates(uses: Sequence[Use]) -> list[str]:
    return sorted(use.date for use in uses if use.date)


def _in_office(offices: Sequence[Office]) -> list[str]:
    return [f"{o.title}：{o.first}/{o.last}" if o.first else o.title for o in offices]


_ROLES = ("chair", "speaker", "attendee", "guest", "visitor")
_ARTICLE_KINDS = ("report", "editorial", "essay", "review", "document", "brief", "advertorial")
_PRECISIONS = ("day", "interval", "month", "quarter", "half", "year", "none")

#: For each table its columns, in the order in which they are written.
SCHEMAS: dict[str, tuple[Column, ...]] = {
    "articles": _columns(
        Article,
        Column("article_id", required=True),
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("headline"),
        Column("kind", choices=_ARTICLE_KINDS),
        Column("reporters", "list"),
        Column("published", "edtf"),
        Column("published_basis"),
        Column("kicker"),
        Column("deck"),
        Column("headline_position", choices=("before", "after", "inside", "none")),
        Column("rule"),
        Column("date", "edtf"),
        Column("date_basis", choices=("", "published", "meeting", "page")),
    ),
    "paragraphs": _columns(
        Paragraph,
        Column("paragraph_id", required=True),
        Column("article_id", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("text"),
        Column("repeat_of"),
        Column("source", required=True),
        Column("role", required=True),
        Column("reading", encode=lambda reading: reading.text),
    ),
    "ledger": _columns(
        LedgerRow,
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("disposition", required=True),
        Column("reason"),
    ),
    "meetings": _columns(
        Meeting,
        Column("meeting_id", required=True),
        Column("kind", choices=("meeting", "reception", "event", "visit"), correctable=True),
        Column("status", choices=("held", "planned", "referenced"), correctable=True),
        Column("date", "edtf", correctable=True),
        Column("date_start", "day"),
        Column("date_end", "day"),
        Column("date_precision", choices=_PRECISIONS),
        Column("time_of_day", choices=("", "上午", "下午", "晚上"), correctable=True),
        Column(
            "year_basis", choices=("explicit", "published", "context", "neighbour", "none"), correctable=True
        ),
        Column("year_confidence", "number", low=0, high=1, encode=lambda share: round(share, 4)),
        Column(
            "year_reasons",
            "list",
            encode=lambda reasons: [f"{r.rule} → {r.says}: {r.words}" for r in reasons],
        ),
        Column("name", required=True, correctable=True),
        Column("series", correctable=True),
        Column("session", correctable=True),
        Column("body", "list", correctable=True),
        Column("chair", "list", correctable=True),
        Column("speakers", "list", correctable=True),
        Column("attendees", "list", correctable=True),
        Column("form", correctable=True),
        Column("venue", correctable=True),
        Column("article_ids", "list"),
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("evidence", required=True),
        Column("rule", required=True),
        Column("titles", "list", encode=lambda titles: [f"{name}：{title}" for name, title in titles]),
        Column("agenda", correctable=True),
        Column("mentions", "list", encode=lambda places: [f"{name}:{a}-{b}" for name, a, b in places]),
        Column("year_others", "list", encode=lambda years: [f"{year}: {p:.2f}" for year, p in years]),
        Column("conflicts", "messages"),
        Column("corrected", "messages"),
        Column(
            "reason_places",
            "list",
            field="year_reasons",
            encode=lambda reasons: [f"{r.source}:{r.start}-{r.end}" for r in reasons if r.end > r.start],
        ),
    ),
    "attendance": _columns(
        Attendance,
        Column("meeting_id", required=True),
        Column("person", required=True),
        Column("role", choices=_ROLES),
        Column("office"),
        Column("rank", "whole", low=1),
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
    ),
    "people": _columns(
        PersonRecord,
        Column("person", required=True),
        Column("variants", "list"),
        Column("offices", "list", encode=_in_office),
        Column("first_date", "day"),
        Column("last_date", "day"),
        Column("meetings", "whole", low=0),
        *(Column(role, "whole", low=0) for role in _ROLES),
    ),
    "topics": (
        Column("topic", "whole", low=1),
        Column("label", required=True),
        _share("share"),
        _share("share_low"),
        _share("share_high"),
        Column("coherence", "number"),
        _share("stability"),
        Column("note", "messages"),
        Column("exemplar"),
        _share("recurrence"),
        Column("paragraphs", "whole", low=0),
        Column("suggested"),
        _share("background"),
        _share("intrusion"),
    ),
    "topic_words": (
        Column("topic", "whole", low=1),
        Column("rank", "whole", low=1),
        Column("word", required=True),
        Column("weight", "number", low=0),
        Column("relevance", "number"),
    ),
    "topic_choice": (
        Column("topics", "whole", low=1),
        Column("coherence", "number"),
        Column("stability", "number"),
        Column("exclusivity", "number"),
        Column("heldout", "number"),
        Column("score", "number"),
        Column("chosen", "flag"),
        Column("information", "number", low=0),
        Column("smallest", "number", low=0),
        _share("unsteady"),
    ),
    "topic_shares": (
        Column("article_id", required=True),
        Column("topic", "whole", low=1),
        _share("share"),
    ),
    "topic_months": (
        Column("month", "month", required=True),
        Column("topic", "whole", low=1),
        _share("share"),
        _share("share_low"),
        _share("share_high"),
        Column("articles", "whole", low=0),
    ),
    "topic_paragraphs": (
        Column("paragraph_id", required=True),
        Column("article_id", required=True),
        Column("topic", "whole", low=1),
        _share("share"),
        Column("tokens", "whole", low=0),
    ),
    "topic_meetings": (
        Column("meeting_id", required=True),
        Column("topic", "whole", low=1),
        _share("share"),
        _share("share_low"),
        _share("share_high"),
        Column("paragraphs", "whole", low=0),
    ),
    "topic_series": (
        Column("series", required=True),
        Column("topic", "whole", low=1),
        _share("share"),
        _share("share_low"),
        _share("share_high"),
        Column("articles", "whole", low=0),
        Column("meetings", "whole", low=0),
    ),
    "topic_bodies": (
        Column("body", required=True),
        Column("topic", "whole", low=1),
        _share("share"),
        _share("share_low"),
        _share("share_high"),
        Column("articles", "whole", low=0),
        Column("meetings", "whole", low=0),
    ),
    "topic_speakers": (
        Column("speaker", required=True),
        Column("topic", "whole", low=1),
        _share("share"),
        _share("share_low"),
        _share("share_high"),
        Column("articles", "whole", low=0),
        Column("meetings", "whole", low=0),
    ),
    "topic_changes": (
        Column("topic", "whole", low=1),
        Column("kind", choices=("not enough data", "break", "rising", "falling")),
        Column("word"),
        Column("month", "month"),
        Column("before", "number", low=0),
        Column("after", "number", low=0),
        Column("score", "number"),
        Column("note", "message"),
    ),
    "topic_map": (
        Column("topic", "whole", low=1),
        Column("x", "number"),
        Column("y", "number"),
        _share("share"),
    ),
    "topic_tree": (
        Column("node", "whole", low=1),
        Column("parent", "whole", low=0),
        Column("fewest", "whole", low=1),
        Column("most", "whole", low=1),
        Column("topic", "whole", low=0),
        Column("label", required=True),
        _share("share"),
        Column("words", "list", required=True),
        Column("leaves", "list", required=True),
    ),
    "topic_tree_words": (
        Column("node", "whole", low=1),
        Column("rank", "whole", low=1),
        Column("word", required=True),
        Column("weight", "number", low=0),
    ),
    "topic_tree_shares": (
        Column("article_id", required=True),
        Column("node", "whole", low=1),
        _share("share"),
    ),
    "topic_background": (
        Column("rank", "whole", low=1),
        Column("word", required=True),
        Column("weight", "number", low=0),
        _share("articles"),
    ),
    "topic_quality": (
        Column("measure", required=True),
        Column("value", "number"),
    ),
    "topic_variants": (
        Column("choice", "message", required=True),
        Column("topics", "whole", low=1),
        _share("kept"),
        Column("coherence", "number"),
    ),
    "topic_labels": (Column("words", "list", required=True), Column("label")),
    "topic_notes": (Column("about", required=True), Column("note", "message", required=True)),
    "formulations": _columns(
        Formulation,
        Column("term", required=True),
        Column("pattern", required=True),
        Column("number"),
        Column("members", "list"),
        Column("members_complete", encode=lambda complete: {None: "", True: "yes", False: "no"}[complete]),
        Column("uses", "whole", low=0, encode=len),
        Column(
            "articles", "whole", low=0, field="uses", encode=lambda uses: len({u.article_id for u in uses})
        ),
        Column("first_seen", "edtf", field="uses", encode=lambda uses: next(iter(_dates(uses)), "")),
        Column("last_seen", "edtf", field="uses", encode=lambda uses: next(reversed(_dates(uses)), "")),
        Column("variant_of"),
        Column("members_stand"),
        Column("members_given"),
        Column("kind", choices=("", "number", "code", "coinage", "parallel", "key term", "campaign")),
        Column("origin", choices=("", "text", "lexicon", "own list")),
        Column("rule"),
        Column(
            "uses_within",
            "number",
            low=0,
            field="uses",
            encode=lambda uses: sum(bool(use.within) for use in uses),
        ),
        Column("since"),
        Column("gloss"),
        Column("known_members", "list"),
        Column("senses", "number", low=0, encode=len),
    ),
    "formulation_senses": (
        Column("term", required=True),
        Column("sense", "whole", low=1),
        Column("members", "list", required=True),
        Column("members_complete", choices=("yes", "no")),
        Column("members_given"),
        Column("articles", "whole", low=1),
        Column("first_seen", "edtf"),
        Column("last_seen", "edtf"),
        Column("believed", choices=("yes", "no")),
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
    ),
    "enumerations": (
        Column("name", required=True),
        Column("members", "list", required=True),
        Column("number", "whole", low=1),
        Column("complete", choices=("yes", "no")),
        Column("article_id", required=True),
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("sentence", required=True),
    ),
    "formulation_uses": _columns(
        Use,
        Column("term", required=True),
        Column("article_id", required=True),
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("date", "edtf"),
        Column("sentence", required=True),
        Column("written"),
        Column("rule"),
        Column("place", choices=("", "text", "title")),
        Column("within"),
    ),
    "formulation_months": (
        Column("month", "month", required=True),
        Column("term", required=True),
        Column("uses", "number", low=0),
        Column("articles", "whole", low=0),
        Column("rate", "number", low=0),
        Column("heat"),
        _share("heat_share"),
        Column("heat_articles", "whole", low=0),
        Column("month_heat"),
        _share("month_share"),
        Column("jump", choices=("", "up", "down", "vanished", "new")),
        Column("log_likelihood", "number", low=0),
    ),
    "formulation_keyness": (
        Column("term", required=True),
        Column("period", required=True),
        Column("before", required=True),
        Column("uses", "whole", low=0),
        Column("uses_before", "whole", low=0),
        Column("per_10000", "number", low=0),
        Column("per_10000_before", "number", low=0),
        Column("log_likelihood", "number", low=0),
        Column("log_ratio", "number"),
        Column("significance", choices=("", "p < 0.05", "p < 0.01", "p < 0.001", "p < 0.0001")),
        Column("direction", choices=("rise", "fall", "same")),
    ),
    "formulation_neighbours": (
        Column("term", required=True),
        Column("other", required=True),
        Column("articles", "whole", low=1),
        Column("npmi", "number"),
    ),
    "formulation_kwic": (
        Column("term", required=True),
        Column("left"),
        Column("keyword", required=True),
        Column("right"),
        Column("date", "edtf"),
        Column("source", required=True),
        Column("article_id", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
    ),
    "formulation_links": (
        Column("term", required=True),
        Column("other", required=True),
        Column("relation", required=True),
        Column("evidence"),
    ),
    "formulation_rejects": (
        Column("term"),
        Column("reason", required=True),
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
    ),
    "gaps": (
        Column("kind", choices=("month", "session")),
        Column("what", required=True),
        Column("series"),
        Column("period_start"),
        Column("period_end"),
        Column("reason", "message", required=True),
        Column("between", "list"),
    ),
}

#: The names of columns that hold messages, in whichever table.
MESSAGES = frozenset(
    column.name for schema in SCHEMAS.values() for column in schema if column.kind in ("message", "messages")
)

#: What tells one row of a table from another.
KEYS = {
    "articles": "article_id",
    "paragraphs": "paragraph_id",
    "meetings": "meeting_id",
    "people": "person",
    "topics": "topic",
    "topic_choice": "topics",
    "topic_tree": "node",
    "formulations": "term",
}

#: (table, column, table): cells that name a row of another table by its key.
REFERENCES = (
    ("paragraphs", "article_id", "articles"),
    ("topic_shares", "article_id", "articles"),
    ("topic_paragraphs", "article_id", "articles"),
    ("formulation_uses", "article_id", "articles"),
    ("topic_paragraphs", "paragraph_id", "paragraphs"),
    ("topic_meetings", "meeting_id", "meetings"),
    ("formulation_uses", "term", "formulations"),
    ("formulation_months", "term", "formulations"),
    ("attendance", "meeting_id", "meetings"),
    ("attendance", "person", "people"),
    ("topic_words", "topic", "topics"),
    ("topic_shares", "topic", "topics"),
    ("topic_months", "topic", "topics"),
    ("topic_meetings", "topic", "topics"),
    ("topic_series", "topic", "topics"),
    ("topic_bodies", "topic", "topics"),
    ("topic_speakers", "topic", "topics"),
    ("topic_tree_shares", "node", "topic_tree"),
    ("topic_tree_words", "node", "topic_tree"),
    ("topic_tree_shares", "article_id", "articles"),
    ("topic_paragraphs", "topic", "topics"),
    ("topic_map", "topic", "topics"),
)

_DTYPES: dict[str, Literal["int64", "float64", "bool"]] = {
    "whole": "int64",
    "number": "float64",
    "flag": "bool",
}


def frame(name: str, rows: Iterable[dict]) -> pd.DataFrame:
    """Rows as a table of the schema `name`: its columns first, others after, typed.

    Raises
    ------
    TableDefect
        If a cell does not fit; the message names table, column and row.
    """
    schema = SCHEMAS[name]
    rows = list(rows)
    names = [column.name for column in schema]
    extra = [key for key in (rows[0] if rows else {}) if key not in names]
    return _typed(name, pd.DataFrame(rows, columns=names + extra))


def _typed(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """The table with each column as its kind wants it, checked."""
    for column in SCHEMAS[name]:
        dtype = _DTYPES.get(column.kind)
        if dtype is None:
            table[column.name] = table[column.name].astype("object").fillna("").astype("str")
        elif not table[column.name].isna().any():
            table[column.name] = table[column.name].astype(dtype)
    return check(name, table)


def list_columns(name: str) -> list[str]:
    """The columns of a table whose cells are lists: joined by ``；`` in CSV, lists in Parquet."""
    return [column.name for column in SCHEMAS.get(name, ()) if column.kind in _LISTS]


def check(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """`table` itself, if it fits the schema `name`; every fault otherwise, in one error."""
    faults = []
    for column in SCHEMAS[name]:
        if column.name not in table.columns:
            faults.append(f"{name}.{column.name}: the column is missing")
            continue
        bad = _misfits(column, table[column.name])
        faults += _first(table, name, column.name, bad, f"is no {_expected(column)}")
    if not faults and {"start", "end"} <= {column.name for column in SCHEMAS[name]}:
        faults = _first(table, name, "end", table["end"] < table["start"], "is before its start")
    if faults:
        raise TableDefect("; ".join(faults))
    return table


def validated(
    made: Mapping[str, pd.DataFrame], *, written: Mapping[str, pd.DataFrame] = MappingProxyType({})
) -> dict[str, pd.DataFrame]:
    """Tables of a run, checked one by one and against one another; empty ones with their columns and types.

    Parameters
    ----------
    written : mapping
        Of tables that were written before, the columns that these are checked against.

    Raises
    ------
    TableDefect
        If a table has no schema or does not fit it, if a key stands twice,
        or if a cell names a row that is not there.
    """
    faults = [f"{name}: the table has no schema" for name in made if name not in SCHEMAS]
    if faults:
        raise TableDefect("; ".join(faults))
    whole = {name: check(name, table) if len(table) else frame(name, []) for name, table in made.items()}
    linked = dict(written) | whole
    for name, column in KEYS.items():
        if name in linked:
            faults += _first(linked[name], name, column, linked[name][column].duplicated(), "stands twice")
    for name, column, other in REFERENCES:
        if name in linked and other in linked and column in linked[name]:
            missing = ~among(linked[name][column], linked[other][KEYS[other]])
            faults += _first(linked[name], name, column, missing, f"is not in {other}")
    if faults:
        raise TableDefect("; ".join(faults))
    return whole


def _first(table: pd.DataFrame, name: str, column: str, bad: pd.Series | np.ndarray, what: str) -> list[str]:
    """One line on the first of the rows that are bad, or none."""
    if not bad.any():
        return []
    at = int(np.argmax(bad))
    return [f"{name}.{column}, row {at}: {table[column].iloc[at : at + 1].tolist()[0]!r} {what}"]


def _misfits(column: Column, cells: pd.Series) -> pd.Series:
    if column.kind in ("whole", "number"):
        numbers = pd.to_numeric(cells, errors="coerce")
        bounded = numbers.between(column.low, column.high)
        if column.kind == "whole":
            return ~bounded | (numbers % 1 != 0)
        return ~(bounded | cells.isna())
    if column.kind == "flag":
        return ~cells.isin([True, False])
    text = cells.astype("str")
    bad = cells.isna() | (column.required & (text == ""))
    pattern = {"edtf": _EDTF, "day": _DAY, "month": _MONTH}.get(column.kind)
    if pattern is not None:
        bad |= ~text.str.fullmatch(pattern.pattern)
    if column.kind in ("message", "messages"):
        items = (
            text.map(split) if column.kind == "messages" else text.map(lambda cell: [cell] if cell else [])
        )
        bad |= items.map(lambda cell: not all(map(is_message, cell))).astype(bool)
    if column.choices:
        bad |= ~text.isin(column.choices)
    return bad


def _expected(column: Column) -> str:
    if column.choices:
        return "one of " + ", ".join(repr(choice) for choice in column.choices)
    if column.kind in ("whole", "number"):
        return f"{column.kind} number from {column.low} to {column.high}"
    return {
        "edtf": "EDTF date",
        "day": "day YYYY-MM-DD",
        "month": "month YYYY-MM",
        "message": "message of the catalogue",
        "messages": "messages of the catalogue",
    }.get(column.kind, "non-empty text" if column.required else column.kind)


def row_tuples(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table as named tuples, whose cells are of any type.

    pandas' stubs know of a cell only that it is some scalar; what a column
    holds is said by its schema.
    """
    return iter(table.itertuples())


def among(cells: pd.Series, keys: Iterable) -> np.ndarray:
    """Whether each cell is one of the keys: as `Series.isin`, which goes over keys that are text one by one.

    >>> among(pd.Series(["a", "b", "c"], dtype="str"), ["c", "a"]).tolist()
    [True, False, True]
    """
    held = pa.array(cells)
    return pc.is_in(held, value_set=pa.array(keys, type=held.type)).to_numpy(zero_copy_only=False)


def with_dates(articles: pd.DataFrame, dates: Mapping[str, ArticleDate]) -> pd.DataFrame:
    """The articles with their dates and what these rest on, as `timeline.date_articles` gives them."""
    dated = [dates[article_id] for article_id in articles["article_id"].tolist()]
    return articles.assign(
        date=pd.Series([one.date for one in dated], dtype="str"),
        date_basis=pd.Series([one.basis for one in dated], dtype="str"),
    )


def covered_months(articles: pd.DataFrame, meetings: pd.DataFrame) -> set[str]:
    """The months of which anything is known: an article's date or a held meeting lies in them."""
    held = meetings.loc[meetings["status"] == "held", "date"]
    return edtf.covered([*articles["date"].tolist(), *held.tolist()])


# ---- from records -------------------------------------------------------------------


def articles(documents: Iterable[Document]) -> pd.DataFrame:
    """The articles of all documents, in order."""
    return of_records("articles", (article for document in documents for article in document.articles))


def paragraphs(documents: Iterable[Document]) -> pd.DataFrame:
    """The paragraphs of all documents, in order."""
    return of_records("paragraphs", (one for document in documents for one in document.paragraphs))


def ledger(rows: Iterable[LedgerRow]) -> pd.DataFrame:
    """The ledger: every character of every source exactly once."""
    return of_records("ledger", rows)


def meetings(records: Iterable[Meeting]) -> pd.DataFrame:
    """The timeline."""
    return of_records("meetings", records)


def attendance(records: Iterable[Attendance]) -> pd.DataFrame:
    """Who was at which meeting, in which role, by which words."""
    return of_records("attendance", records)


def people(records: Iterable[PersonRecord]) -> pd.DataFrame:
    """The persons of all meetings."""
    return of_records("people", records)


def formulations(records: Iterable[Formulation]) -> pd.DataFrame:
    """The formulations with their counts."""
    return of_records("formulations", records)


def formulation_uses(records: Iterable[Formulation]) -> pd.DataFrame:
    """Every use of every formulation."""
    return of_records("formulation_uses", (use for record in records for use in record.uses))


def formulation_senses(records: Iterable[Formulation]) -> pd.DataFrame:
    """What the texts say that each formulation counts, a row a sense."""
    return frame("formulation_senses", (row for f in records for row in _senses(f)))


def _senses(f: Formulation) -> Iterator[dict]:
    for number, one in enumerate(f.senses, start=1):
        yield {
            "term": f.term,
            "sense": number,
            "members": join(one.members),
            "members_complete": "yes" if one.complete else "no",
            "members_given": one.given,
            "articles": one.articles,
            "first_seen": one.first_seen,
            "last_seen": one.last_seen,
            "believed": "yes" if one.believed else "no",
            "source": one.source,
            "start": one.start,
            "end": one.end,
        }


def of_records(name: str, records: Iterable[object]) -> pd.DataFrame:
    """Records of one class as a table of the schema `name`, a row each."""
    records = list(records)
    cells = {column.name: column.cells(records) for column in SCHEMAS[name]}
    return _typed(name, pd.DataFrame(cells))
