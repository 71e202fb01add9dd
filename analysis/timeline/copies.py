"""Paragraphs that repeat another one: what they report is reported there, unless they mean another day or place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis import edtf
from analysis.records import Article
from analysis.timeline import dates, statuses
from analysis.timeline.gathering import Gathering
from analysis.timeline.matching import are_apart
from analysis.timeline.scan import Scan


def of_one_report(
    scans: Sequence[Scan], repeats: Mapping[str, str], articles: Mapping[str, Article]
) -> Mapping[str, str]:
    """The repeats, except those that report something else in nearly the same words.

    Their words refer to another day (今天, 25日上午 in articles of two dates), or what they
    report is not reported there, or certainly at another place: formulaic reports differ in a name alone.
    """
    kept = dict(repeats)
    firsts = set(repeats.values())
    there: dict[tuple, list[Gathering]] = {}
    for g in (g for one in scans for g in one.gatherings if g.paragraph_id in firsts):
        there.setdefault(key(statuses.announced(g)), []).append(g)
    for g in (g for one in scans for g in one.gatherings if g.paragraph_id in repeats):
        first = repeats[g.paragraph_id]
        same = there.get(key(statuses.announced(g), first), [])
        if first.rpartition(".")[0] not in articles:
            continue
        if all(are_apart(one, g) for one in same) or _on_another_day(g, first, articles):
            kept.pop(g.paragraph_id, None)
    return kept


def _on_another_day(g: Gathering, first: str, articles: Mapping[str, Article]) -> bool:
    """Whether the words for the day of a gathering mean another one in the article of the paragraph that it repeats."""
    if g.when is None or edtf.is_whole(g.when.value) or re.match(r"XXXX-\d\d-\d\d", g.when.value):
        return False
    here, there = (articles[one.rpartition(".")[0]].published for one in (g.paragraph_id, first))
    return "" not in (here, there) and _day_of(g, here) != _day_of(g, there)


def _day_of(g: Gathering, published: str) -> str:
    """The day that the words of a gathering mean in an article of this date."""
    return dates.resolve(g.when, published=published) if g.when is not None else ""


def gatherings_of(scans: Sequence[Scan], repeats: Mapping[str, str]) -> dict[tuple, list[Gathering]]:
    """The gatherings in repeated paragraphs, by the paragraph that they repeat, kind and name."""
    found: dict[tuple, list[Gathering]] = {}
    for g in (statuses.announced(g) for one in scans for g in one.gatherings if g.paragraph_id in repeats):
        found.setdefault(key(g, repeats[g.paragraph_id]), []).append(g)
    return found


def key(g: Gathering, paragraph_id: str = "") -> tuple[str, str, str]:
    """What a gathering and its copy have in common: kind, name, and the paragraph, if that of the first is given."""
    return paragraph_id or g.paragraph_id, g.kind, g.name
