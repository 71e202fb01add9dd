"""The columns of what questions answer (`search`, `compare` …) and of tables that only a notebook shows.

They are not written to files and not validated; their meanings and heads are
documented with those of the tables.
"""

from __future__ import annotations

from functools import partial

from analysis.tables.columns import Column

_PLACE = (
    Column("article_id"),
    Column("source"),
    Column("start", "whole"),
    Column("end", "whole"),
)
_TESTED = (Column("p_value", "number"), Column("p_adjusted", "number"), Column("differs", "flag"))
_PER_100 = (Column("per_100", "number"), Column("per_100_other", "number"))


def _columns(kind: str, *names: str) -> tuple[Column, ...]:
    return tuple(Column(name, kind) for name in names)


_texts = partial(_columns, "text")
_whole = partial(_columns, "whole")
_numbers = partial(_columns, "number")
_lists = partial(_columns, "list")

#: Columns of each kind of answer, in their order.
ANSWERS: dict[str, tuple[Column, ...]] = {
    "texts": (Column("article_id"), Column("date", "edtf"), *_texts("headline", "origin", "text")),
    "search_kwic": (
        *_texts("term", "left", "hit", "right", "sentence"),
        Column("date", "edtf"),
        Column("article_id"),
        *_texts("headline", "role"),
        *_PLACE[1:],
        Column("origin"),
    ),
    "search_by": (
        Column("term"),
        *_whole("hits", "articles", "articles_in_all"),
        *_numbers("share"),
    ),
    "compare_words": (
        Column("term"),
        *_whole("uses", "uses_other", "articles", "articles_other"),
        *_numbers("per_10000", "per_10000_other", "log_likelihood", "log_ratio"),
        *_texts("significance", "direction"),
        *_TESTED,
    ),
    "compare_topics": (
        Column("topic", "whole"),
        Column("label"),
        *_numbers("share", "share_other", "difference", "low", "high"),
        *_TESTED,
    ),
    "compare_meetings": (*_texts("kind", "body"), *_PER_100, *_TESTED),
    "compare_meetings_per_month": (
        Column("kind"),
        *_whole("months"),
        *_numbers("per_month", "low", "high"),
        *_whole("months_other"),
        *_numbers("per_month_other", "low_other", "high_other"),
        *_PER_100,
        *_TESTED,
    ),
    "compare_people": (Column("person"), *_whole("meetings", "meetings_other"), *_PER_100, *_TESTED),
    "topic_effects": (
        Column("topic", "whole"),
        *_texts("group", "against"),
        *_whole("articles"),
        *_numbers("effect", "low", "high"),
        *_TESTED,
        Column("note"),
    ),
    "absences": (
        *_texts("series", "body", "meeting_id"),
        Column("date", "edtf"),
        Column("person"),
        *_whole("before"),
    ),
    "network_edges": (*_texts("person", "other"), *_whole("meetings"), Column("meeting_ids", "list")),
    "network_persons": (
        Column("person"),
        *_whole("meetings", "partners"),
        *_numbers("strength", "betweenness"),
        *_whole("group"),
    ),
    "person_meetings": (
        Column("meeting_id"),
        Column("date", "edtf"),
        *_texts("name", "kind", "series"),
        Column("role", "list"),
        Column("office"),
        *_whole("rank"),
        *_PLACE[1:],
    ),
    "person_series": (Column("series"), *_whole("meetings")),
    "person_partners": (
        Column("person"),
        *_whole("meetings"),
        *_lists("role", "office"),
    ),
    "person_terms": (Column("term"), *_whole("uses")),
    "in_notebooks": (
        *_texts("what"),
        *_whole("characters", "stretches"),
        *_numbers("likeness"),
        *_whole("repeats"),
        *_numbers("other_share"),
        *_texts("words of the date", "value", "says", "words", "why"),
        *_numbers("confidence"),
        *_whole("uncertain"),
        *_texts("one", "other"),
        *_whole("gatherings"),
        *_texts("names", "paragraph", "cues", "who", "voice"),
        *_whole("uses", "articles", "of"),
        *_numbers("rate"),
        *_whole("terms"),
        *_texts("examples"),
        *_numbers("cohesion"),
        *_whole("phrases"),
        *_whole("article_count"),
        *_texts("published_basis", "last"),
        *_numbers("share"),
        *_texts("text", "reason"),
        *_numbers("all"),
        *_lists("contributors", "guests", "visitors"),
    ),
}
