"""Who took part in a meeting: read from its own sentence up to the report of the next one."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.records import Paragraph
from analysis.timeline.meetings.mention import Mention
from analysis.timeline.meetings.rules import Trait
from analysis.timeline.people import roles
from analysis.timeline.people.roles import Roles

#: Mentions of one sentence are searched for among so many on either side.
_NEAR = 3


def participants(
    mentions: Sequence[Mention], index: int, titles: Sequence[Paragraph], body: Sequence[Paragraph]
) -> Roles:
    """The people of the mention at `index` among those of its article."""
    mention = mentions[index]
    if mention.rule.has(Trait.NESTED):
        return Roles()
    near = mentions[max(0, index - _NEAR) : index + _NEAR + 1]
    guests = [guest for one in near if one.position == mention.position for guest in one.guests]
    found = roles.read(_report(body, mentions, index), guests=guests)
    if mention.kind in ("reception", "visit") or mention.rule.has(Trait.HOST_SPEAKS):
        return roles.of_host(found, mention.hosts, mention.guests, kind=mention.kind)
    if mention.rule.has(Trait.HOST_ATTENDS):
        found = roles.with_attending(found, mention.hosts)
    if not found.attendees and index == 0:
        found = roles.with_run_together(found, [title.reading.text for title in titles])
    return found


def _report(body: Sequence[Paragraph], mentions: Sequence[Mention], index: int) -> list[str]:
    """The text from a mention's sentence to that of the next meeting that is reported separately."""
    mention = mentions[index]
    start = mention.position
    stop = next(
        (
            one.position
            for one in (mentions[after] for after in range(index + 1, len(mentions)))
            if one.position > start and not _is_aside(one, of=mention)
        ),
        None,
    )
    last = min(stop.paragraph, len(body) - 1) if stop else len(body) - 1
    report = []
    for paragraph in range(start.paragraph, last + 1):
        text = body[paragraph].reading.text
        begin = start.start if paragraph == start.paragraph else 0
        report.append(text[begin : stop.start if stop and paragraph == stop.paragraph else None])
    return report


def _is_aside(mention: Mention, *, of: Mention) -> bool:
    """Whether a mention only interrupts the report of a meeting: nested in it, a banquet, a reception before or after."""
    reception = mention.same_day and of.kind == "meeting" and mention.rule.has(Trait.ASIDE_OF_MEETING)
    return reception or mention.rule.has(Trait.ASIDE)
