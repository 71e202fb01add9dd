"""Tours of several days that an article reports stage by stage, under a headline that names them as one tour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import durations
from analysis.timeline.meetings.mention import Mention
from analysis.timeline.meetings.rules import Trait
from analysis.timeline.meetings.tours import named_in_headline


def joined(mentions: Sequence[Mention], headline: str) -> list[Mention]:
    """The mentions with the stages of a tour as one mention, from the first day of the first to the last of the last."""
    kept: list[Mention] = []
    for one in mentions:
        index, days = next(
            (
                (index, days)
                for index, tour in enumerate(kept)
                if _is_of_one_host(tour, one)
                and (days := _days(tour, one))
                and named_in_headline(tour, headline)
            ),
            (None, None),
        )
        if index is None:
            kept.append(one)
        else:
            kept[index] = replace(kept[index], when=days)
    return kept


def _is_of_one_host(tour: Mention, stage: Mention) -> bool:
    tours = all(mention.rule.has(Trait.NAMED_IN_HEADLINE) for mention in (tour, stage))
    hosts = {person.name for person in tour.hosts}
    return tours and tour.status == stage.status and hosts == {person.name for person in stage.hosts}


def _days(tour: Mention, stage: Mention) -> TimeExpression | None:
    """The days of both, where the stage begins on the last day of the tour so far or the day after."""
    if tour.when is None or stage.when is None:
        return None
    first, last = tour.when.value.split("/"), stage.when.value.split("/")
    ends, begins = replace(tour.when, value=first[-1]), replace(stage.when, value=last[0])
    if first[-1] != last[0] and durations.from_first(ends, 2).value.rpartition("/")[2] != begins.value:
        return None
    return durations.up_to(replace(tour.when, value=first[0]), replace(stage.when, value=last[-1]))
