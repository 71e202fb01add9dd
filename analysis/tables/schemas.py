"""The columns of every table: names, kinds, bounds; what tells its rows apart, and what they refer to.

Other programs read these tables, so names and meanings stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.records import (
    Article,
    Attendance,
    Formulation,
    LedgerRow,
    Meeting,
    Office,
    Paragraph,
    PersonRecord,
    Use,
)
from analysis.tables.columns import Column, columns_of, share
from analysis.tables.packed import values


def _dates(uses: Sequence[Use]) -> Iterator[str]:
    return filter(None, values(uses, "date"))


def _in_office(offices: Sequence[Office]) -> list[str]:
    return [f"{o.title}：{o.first}/{o.last}" if o.first else o.title for o in offices]


def _other_years(years: Sequence[tuple[int, float]]) -> list[str]:
    """Years with their probabilities, without those that would read 0.00.

    >>> _other_years([(2023, 0.012), (2022, 0.004)])
    ['2023: 0.01']
    """
    shown = [(year, f"{probability:.2f}") for year, probability in years]
    return [f"{year}: {share}" for year, share in shown if share != "0.00"]


_ROLES = ("chair", "speaker", "attendee", "contributor", "guest", "visitor")
_ARTICLE_KINDS = ("report", "editorial", "essay", "review", "document", "brief", "advertorial")
#: Times of day in order; a meeting without one sorts between morning and afternoon.
HOURS = {"上午": 0, "": 1, "下午": 2, "晚上": 3}
_PRECISIONS = ("day", "interval", "month", "quarter", "half", "year", "none")

#: The share of a topic, and its 90 % interval.
_SHARE_AND_INTERVAL = (share("share"), share("share_low"), share("share_high"))
#: What the tables of the topics of a series, a body and a speaker have in common.
_TOPIC_OF_MEETINGS = (
    Column("topic", "whole", low=1),
    *_SHARE_AND_INTERVAL,
    Column("articles", "whole", low=0),
    Column("meetings", "whole", low=0),
)

#: Columns of each table, in output order.
SCHEMAS: dict[str, tuple[Column, ...]] = {
    "articles": columns_of(
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
        Column("origin"),
    ),
    "paragraphs": columns_of(
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
    "ledger": columns_of(
        LedgerRow,
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("disposition", required=True),
        Column("reason"),
    ),
    "meetings": columns_of(
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
        Column("year_others", "list", encode=_other_years),
        Column("conflicts", "messages"),
        Column("corrected", "messages"),
        Column(
            "reason_places",
            "list",
            field="year_reasons",
            encode=lambda reasons: [f"{r.source}:{r.start}-{r.end}" for r in reasons if r.end > r.start],
        ),
        Column("body_full", "list"),
        Column("series_full"),
    ),
    "attendance": columns_of(
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
    "people": columns_of(
        PersonRecord,
        Column("person", required=True),
        Column("variants", "list"),
        Column("offices", "list", encode=_in_office),
        Column("first_date", "edtf"),
        Column("last_date", "edtf"),
        Column("meetings", "whole", low=0),
        *(Column(role, "whole", low=0) for role in _ROLES),
    ),
    "topics": (
        Column("topic", "whole", low=1),
        Column("label", required=True),
        *_SHARE_AND_INTERVAL,
        Column("coherence", "number"),
        share("stability"),
        Column("note", "messages"),
        Column("exemplar"),
        Column("exemplars", "list"),
        share("recurrence"),
        Column("paragraphs", "whole", low=0),
        Column("suggested"),
        share("background"),
        share("intrusion"),
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
        share("unsteady"),
    ),
    "topic_shares": (
        Column("article_id", required=True),
        Column("topic", "whole", low=1),
        share("share"),
    ),
    "topic_months": (
        Column("month", "month", required=True),
        Column("topic", "whole", low=1),
        *_SHARE_AND_INTERVAL,
        Column("articles", "whole", low=0),
    ),
    "topic_paragraphs": (
        Column("paragraph_id", required=True),
        Column("article_id", required=True),
        Column("topic", "whole", low=1),
        share("share"),
        Column("tokens", "whole", low=0),
    ),
    "topic_meetings": (
        Column("meeting_id", required=True),
        Column("topic", "whole", low=1),
        *_SHARE_AND_INTERVAL,
        Column("paragraphs", "whole", low=0),
    ),
    "topic_series": (
        Column("series", required=True),
        *_TOPIC_OF_MEETINGS,
    ),
    "topic_bodies": (
        Column("body", required=True),
        *_TOPIC_OF_MEETINGS,
    ),
    "topic_speakers": (
        Column("speaker", required=True),
        *_TOPIC_OF_MEETINGS,
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
        share("share"),
    ),
    "topic_tree": (
        Column("node", "whole", low=1),
        Column("parent", "whole", low=0),
        Column("fewest", "whole", low=1),
        Column("most", "whole", low=1),
        Column("topic", "whole", low=0),
        Column("label", required=True),
        share("share"),
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
        share("share"),
    ),
    "topic_background": (
        Column("rank", "whole", low=1),
        Column("word", required=True),
        Column("weight", "number", low=0),
        share("articles"),
    ),
    "topic_quality": (
        Column("measure", required=True),
        Column("value", "number"),
    ),
    "topic_variants": (
        Column("choice", "message", required=True),
        Column("topics", "whole", low=1),
        share("kept"),
        Column("coherence", "number"),
    ),
    "topic_labels": (Column("words", "list", required=True), Column("label")),
    "topic_notes": (Column("about", required=True), Column("note", "message", required=True)),
    "formulations": columns_of(
        Formulation,
        Column("term", required=True),
        Column("pattern", required=True),
        Column("number"),
        Column("members", "list"),
        Column("members_complete", encode=lambda complete: {None: "", True: "yes", False: "no"}[complete]),
        Column("uses", "whole", low=0, encode=len),
        Column(
            "articles", "whole", low=0, field="uses", encode=lambda uses: len({*values(uses, "article_id")})
        ),
        Column("first_seen", "edtf", field="uses", encode=lambda uses: min(_dates(uses), default="")),
        Column("last_seen", "edtf", field="uses", encode=lambda uses: max(_dates(uses), default="")),
        Column("variant_of"),
        Column("members_stand"),
        Column("members_given"),
        Column("kind", choices=("", "number", "code", "coinage", "parallel", "key term", "campaign")),
        Column("origin", choices=("", "text", "lexicon", "own list")),
        Column("rule", "message"),
        Column(
            "uses_within",
            "number",
            low=0,
            field="uses",
            encode=lambda uses: sum(map(bool, values(uses, "within"))),
        ),
        Column("since"),
        Column("gloss"),
        Column("known_members", "list"),
        Column("senses", "number", low=0, encode=len),
        Column("counted", choices=("", "everywhere", "quoted", "whole words")),
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
    "formulation_uses": columns_of(
        Use,
        Column("term", required=True),
        Column("article_id", required=True),
        Column("source", required=True),
        Column("start", "whole", low=0),
        Column("end", "whole", low=0),
        Column("date", "edtf"),
        Column("sentence", required=True),
        Column("written"),
        Column("rule", "message"),
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
        share("heat_share"),
        Column("heat_articles", "whole", low=0),
        Column("month_heat"),
        share("month_share"),
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
        Column("relation", "message", required=True),
        Column("evidence", "message"),
    ),
    "formulation_rejects": (
        Column("term"),
        Column("reason", "message", required=True),
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

#: Names of columns that hold messages, over all tables.
MESSAGES = frozenset(
    column.name for schema in SCHEMAS.values() for column in schema if column.kind in ("message", "messages")
)

#: Key columns of each table.
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

#: (table, column, table): references to the key of another table.
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
