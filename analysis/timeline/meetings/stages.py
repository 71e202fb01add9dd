"""Tours of several days that an article reports stage by stage, under a headline that names them as one tour."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import durations
from analysis.timeline.meetings.mention import Mention
from analysis.timeline.meetings.rules import Trait
from analysis.timeline.meetings.tours import named_in_headline


def joined(mentions: Sequence[Mention], headline: str) -> list[Mention]:
    """The mentions with the stages of a tour as one mention, from the first day of the first to the last of the last."""
    kept: list[Mention] = []
    last: dict[Hashable, int] = {}  # the latest tour of the same hosts
    for one in mentions:
        if not one.rule.has(Trait.NAMED_IN_HEADLINE):
            kept.append(one)
            continue
        hosts = one.status, frozenset(person.name for person in one.hosts)
        tour = last.get(hosts)
        days = None if tour is None else _days(kept[tour], one)
        if tour is not None and days is not None and named_in_headline(kept[tour], headline):
            kept[tour] = replace(kept[tour], when=days)
        else:
            last[hosts] = len(kept)
            kept.append(one)
    return kept


def _days(tour: Mention, stage: Mention) -> TimeExpression | None:
    """The days of both, where the stage begins on the last day of the tour so far or the day after."""
    if tour.when is None or stage.when is None:
        return None
    first, last = tour.when.value.split("/"), stage.when.value.split("/")
    ends, begins = replace(tour.when, value=first[-1]), replace(stage.when, value=last[0])
    if first[-1] != last[0] and durations.from_first(ends, 2).value.rpartition("/")[2] != begins.value:
        return None
    return durations.up_to(replace(tour.when, value=first[0]), replace(stage.when, value=last[-1]))
