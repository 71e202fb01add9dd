"""The single border from records to tidy tables: column names and checks.

Other programs read these tables, so names and meanings stay. A table that
does not fit its schema is a defect of ours: `check` names the table, the
column and the row, and the build stops before anything is drawn from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis import edtf
from analysis.records import Article, ArticleDate, Document, Formulation, LedgerRow, Meeting, Paragraph, Use

#: Between the items of a list inside one cell.
SEPARATOR = "；"

_EDTF_PART = r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4]|3[3-9]|4[01])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?%]?"
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
        ``text``, ``list`` (text joined by ``；``), ``whole``, ``number``,
        ``flag``, ``edtf``, ``day`` or ``month``.
    required : bool
        Whether an empty cell is a defect.
    choices : tuple of str
        The only values allowed, where there are any.
    low, high : float
        Bounds of numbers, inclusive.
    """

    name: str
    kind: str = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    low: float = float("-inf")
    high: float = float("inf")


def _share(name: str) -> Column:
    return Column(name, "number", low=0, high=1)


_ARTICLE_KINDS = ("report", "editorial", "essay", "review", "document", "brief", "advertorial")
_PRECISIONS = ("day", "interval", "month", "quarter", "half", "year", "none")

#: For each table its columns, in the order in which they are written.
SCHEMAS: dict[str, tuple[Column, ...]] = {
    "articles": (
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
    "paragraphs": (
        Column("paragraph_id", required=True),
        Column("article_id", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("text"),
        Column("repeat_of"),
        Column("source", required=True),
        Column("role", required=True),
        Column("reading"),
    ),
    "ledger": (
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("disposition", required=True),
        Column("reason"),
    ),
    "meetings": (
        Column("meeting_id", required=True),
        Column("kind", choices=("meeting", "reception", "event", "visit")),
        Column("status", choices=("held", "planned", "referenced")),
        Column("date", "edtf"),
        Column("date_start", "day"),
        Column("date_end", "day"),
        Column("date_precision", choices=_PRECISIONS),
        Column("time_of_day", choices=("", "上午", "下午", "晚上")),
        Column("year_basis", choices=("explicit", "published", "context", "neighbour", "none")),
        _share("year_confidence"),
        Column("year_reasons", "list"),
        Column("name", required=True),
        Column("series"),
        Column("session"),
        Column("body", "list"),
        Column("chair", "list"),
        Column("speakers", "list"),
        Column("attendees", "list"),
        Column("form"),
        Column("venue"),
        Column("article_ids", "list"),
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("evidence", required=True),
        Column("rule", required=True),
        Column("titles", "list"),
        Column("agenda"),
        Column("mentions", "list"),
        Column("year_others", "list"),
        Column("conflicts", "list"),
        Column("corrected"),
        Column("reason_places", "list"),
    ),
    "topics": (
        Column("topic", "whole", low=1),
        Column("label", required=True),
        _share("share"),
        _share("share_low"),
        _share("share_high"),
        Column("coherence", "number"),
        _share("stability"),
        Column("note"),
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
        Column("note"),
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
        Column("choice", required=True),
        Column("topics", "whole", low=1),
        _share("kept"),
        Column("coherence", "number"),
    ),
    "topic_labels": (Column("words", "list", required=True), Column("label")),
    "topic_notes": (Column("about", required=True), Column("note", required=True)),
    "formulations": (
        Column("term", required=True),
        Column("pattern", required=True),
        Column("number"),
        Column("members", "list"),
        Column("members_complete"),
        Column("uses", "whole", low=1),
        Column("articles", "whole", low=1),
        Column("first_seen", "edtf"),
        Column("last_seen", "edtf"),
        Column("variant_of"),
        Column("members_stand"),
        Column("members_given"),
    ),
    "formulation_uses": (
        Column("term", required=True),
        Column("article_id", required=True),
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("date", "edtf"),
        Column("sentence", required=True),
        Column("written"),
        Column("rule"),
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
        Column("reason", required=True),
        Column("between"),
    ),
}

#: What tells one row of a table from another.
KEYS = {
    "articles": "article_id",
    "paragraphs": "paragraph_id",
    "meetings": "meeting_id",
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

_DTYPES = {"whole": "int64", "number": "float64", "flag": "bool"}


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
    table = pd.DataFrame(rows, columns=names + extra)
    for column in schema:
        dtype = _DTYPES.get(column.kind, "str")
        if dtype == "str":
            table[column.name] = table[column.name].astype("object").fillna("").astype("str")
        elif not table[column.name].isna().any():
            table[column.name] = table[column.name].astype(dtype)
    return check(name, table)


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


def settled(
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
    if column.choices:
        bad |= ~text.isin(column.choices)
    return bad


def _expected(column: Column) -> str:
    if column.choices:
        return "one of " + ", ".join(repr(choice) for choice in column.choices)
    if column.kind in ("whole", "number"):
        return f"{column.kind} number from {column.low} to {column.high}"
    return {"edtf": "EDTF date", "day": "day YYYY-MM-DD", "month": "month YYYY-MM"}.get(
        column.kind, "non-empty text" if column.required else column.kind
    )


def join(items: Sequence[object]) -> str:
    """A list as one cell."""
    return SEPARATOR.join(str(item) for item in items)


def split(cell: str) -> list[str]:
    """The items of a list cell.

    >>> split("王翔；杨帆"), split("")
    (['王翔', '杨帆'], [])
    """
    return cell.split(SEPARATOR) if cell else []


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
    return frame("articles", (_article(a) for d in documents for a in d.articles))


def paragraphs(documents: Iterable[Document]) -> pd.DataFrame:
    """The paragraphs of all documents, in order."""
    return frame("paragraphs", (_paragraph(p) for d in documents for p in d.paragraphs))


def ledger(rows: Iterable[LedgerRow]) -> pd.DataFrame:
    """The ledger: every character of every source exactly once."""
    return frame(
        "ledger",
        (
            {
                "source": r.source,
                "start": r.start,
                "end": r.end,
                "disposition": r.disposition,
                "reason": r.reason,
            }
            for r in rows
        ),
    )


def meetings(records: Iterable[Meeting]) -> pd.DataFrame:
    """The timeline."""
    return frame("meetings", (_meeting(m) for m in records))


def formulations(records: Iterable[Formulation]) -> pd.DataFrame:
    """The formulations with their counts."""
    return frame("formulations", (_formulation(f) for f in records))


def formulation_uses(records: Iterable[Formulation]) -> pd.DataFrame:
    """Every use of every formulation."""
    return frame("formulation_uses", (_use(u) for f in records for u in f.uses))


def _article(a: Article) -> dict:
    return {
        "article_id": a.article_id,
        "source": a.source,
        "start": a.start,
        "end": a.end,
        "headline": a.headline,
        "kind": a.kind,
        "reporters": join(a.reporters),
        "published": a.published,
        "published_basis": a.published_basis,
        "kicker": a.kicker,
        "deck": a.deck,
        "headline_position": a.headline_position,
        "rule": a.rule,
    }


def _paragraph(p: Paragraph) -> dict:
    return {
        "paragraph_id": p.paragraph_id,
        "article_id": p.article_id,
        "start": p.start,
        "end": p.end,
        "text": p.text,
        "repeat_of": p.repeat_of,
        "source": p.source,
        "role": p.role,
        "reading": p.reading.text,
    }


def _meeting(m: Meeting) -> dict:
    return {
        "meeting_id": m.meeting_id,
        "kind": m.kind,
        "status": m.status,
        "date": m.date,
        "date_start": m.date_start,
        "date_end": m.date_end,
        "date_precision": m.date_precision,
        "time_of_day": m.time_of_day,
        "year_basis": m.year_basis,
        "year_confidence": round(m.year_confidence, 4),
        "year_reasons": join(f"{r.rule} → {r.says}: {r.words}" for r in m.year_reasons),
        "name": m.name,
        "series": m.series,
        "session": m.session,
        "body": join(m.body),
        "chair": join(m.chair),
        "speakers": join(m.speakers),
        "attendees": join(m.attendees),
        "form": m.form,
        "venue": m.venue,
        "article_ids": join(m.article_ids),
        "source": m.source,
        "start": m.start,
        "end": m.end,
        "evidence": m.evidence,
        "rule": m.rule,
        "titles": join(f"{name}：{title}" for name, title in m.titles),
        "agenda": m.agenda,
        "mentions": join(f"{source}:{start}-{end}" for source, start, end in m.mentions),
        "year_others": join(f"{year}: {p:.2f}" for year, p in m.year_others),
        "conflicts": join(m.conflicts),
        "corrected": m.corrected,
        "reason_places": join(f"{r.source}:{r.start}-{r.end}" for r in m.year_reasons if r.end > r.start),
    }


def _formulation(f: Formulation) -> dict:
    dates = sorted(u.date for u in f.uses if u.date)
    complete = {None: "", True: "yes", False: "no"}[f.members_complete]
    return {
        "term": f.term,
        "pattern": f.pattern,
        "number": f.number,
        "members": join(f.members),
        "members_complete": complete,
        "uses": len(f.uses),
        "articles": len({u.article_id for u in f.uses}),
        "first_seen": dates[0] if dates else "",
        "last_seen": dates[-1] if dates else "",
        "variant_of": f.variant_of,
        "members_stand": f.members_stand,
        "members_given": f.members_given,
    }


def _use(u: Use) -> dict:
    return {
        "term": u.term,
        "article_id": u.article_id,
        "source": u.source,
        "start": u.start,
        "end": u.end,
        "date": u.date,
        "sentence": u.sentence,
        "written": u.written,
        "rule": u.rule,
    }
