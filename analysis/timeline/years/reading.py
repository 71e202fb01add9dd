"""From a document to its cues: what tells, article by article, when it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from analysis.records import Document, Paragraph
from analysis.timeline import dates, edtf
from analysis.timeline.dates import TimeExpression
from analysis.timeline.years import mentions, occasions
from analysis.timeline.years.evidence import Cue
from analysis.timeline.years.occasions import Found

#: Parts that a year plays which say nothing of what is past by then.
_AHEAD = frozenset(
    (
        "deadline",
        "deadline before",
        "span of a plan",
        "year to come",
        "work of a year set",
        "work of the year",
        "opening of a year",
        "in force from a day",
        "fiscal year",
        "planned for a year",
        "span of years",
    )
)

#: Parts that make a year an aim wherever the article names it.
_AIMS = frozenset(("deadline", "deadline before", "span of a plan", "planned for a year"))

#: Before a day that lies ahead or bounds a time.
_AHEAD_OF_DAY = re.compile("将于|定于|拟于|将在|[至到]$")

_READERS = (
    occasions.anniversaries,
    occasions.plans,
    occasions.sessions,
    occasions.numbered_meetings,
    occasions.words_of_an_era,
    occasions.office_holders,
    occasions.sexagenary_years,
)


def cues(
    document: Document, *, expressions: Mapping[str, Sequence[TimeExpression]] | None = None
) -> tuple[Cue, ...]:
    """The cues of every article of a document; pure.

    Parameters
    ----------
    expressions : mapping, optional
        paragraph_id to `dates.find` of its reading, where that is at hand.

    Notes
    -----
    A cue that stands in an article several times is given once. Of the years
    and days that are named as past, the latest is a cue; so is the latest
    congress or plenum of the party, for texts speak of the latest.
    """
    found: list[Cue] = []
    for _, group in groupby(document.paragraphs, key=lambda paragraph: paragraph.article_id):
        paragraphs = list(group)
        found += _of_article(paragraphs, expressions or {})
    return tuple(found)


def _of_article(
    paragraphs: list[Paragraph], expressions: Mapping[str, Sequence[TimeExpression]]
) -> list[Cue]:
    kept: dict[tuple[str, str], Cue] = {}
    past: list[tuple[str, str, Cue]] = []  # rule under which the latest counts, its day, the cue
    aims: set[int] = set()
    for paragraph in paragraphs:
        text = paragraph.reading.text
        for one in (one for reader in _READERS for one in reader(text)):
            kept.setdefault((one.rule, one.says), _cue(one, paragraph))
        for one, day in occasions.party_sittings(text):
            past.append(("latest sitting", day, _cue(one, paragraph)))
        named = mentions.find(text)
        aims |= {mention.year for mention in named if mention.rule in _AIMS}
        for mention in named:
            if mention.rule != "year named":
                one = Found(mention.rule, mention.says, mention.start, mention.end)
                kept.setdefault((one.rule, one.says), _cue(one, paragraph))
            if mention.rule not in _AHEAD:
                one = Found("latest year named", f"{mention.year}", mention.start, mention.end)
                past.append((one.rule, one.says, _cue(one, paragraph)))
        known = expressions.get(paragraph.paragraph_id)
        for one in _quarters_and_days(dates.find(text) if known is None else known):
            if one.rule == "completed quarter":
                kept.setdefault((one.rule, one.says), _cue(one, paragraph))
            elif not _AHEAD_OF_DAY.search(text, max(0, one.start - 4), one.start) and not any(
                m.rule in _AHEAD and m.start < one.end and one.start < m.end for m in named
            ):
                past.append((one.rule, one.says, _cue(one, paragraph)))
    return [*kept.values(), *_latest(past, aims)]


def _latest(past: list[tuple[str, str, Cue]], aims: set[int]) -> list[Cue]:
    """Of each rule the cue with the latest day; years that are aims elsewhere in the article don't count."""
    latest: dict[str, tuple[str, Cue]] = {}
    for rule, day, cue in past:
        if rule != "latest sitting" and int(day[:4]) in aims:
            continue
        if rule not in latest or latest[rule][0] < day:
            latest[rule] = day, cue
    return [cue for _, cue in latest.values()]


def _quarters_and_days(expressions: Sequence[TimeExpression]) -> Iterator[Found]:
    """Whole days, and quarters, that the text names with their year."""
    for one in expressions:
        if one.type != "DATE" or not edtf.is_whole(one.value):
            continue
        fineness = edtf.precision(one.value)
        if fineness == "day":
            yield Found("latest day named", one.value, one.start, one.end)
        elif fineness in ("quarter", "half") and one.rule in ("quarter", "half"):
            last = edtf.bounds(one.value)[1]
            yield Found(
                "completed quarter", f"{edtf.shift(last, -20)}/{edtf.shift(last, 120)}", one.start, one.end
            )


def _cue(found: Found, paragraph: Paragraph) -> Cue:
    start, end = paragraph.reading.span(found.start, found.end)
    words = paragraph.reading.text[found.start : found.end]
    return Cue(found.rule, found.says, words, paragraph.article_id, paragraph.source, start, end)
