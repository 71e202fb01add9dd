"""What the mentions of one article have in common, computed once: time is linear in their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from analysis.timeline.meetings.mention import Mention
from analysis.timeline.meetings.rules import Trait


class ArticleMentions:
    """The mentions of one article, in the order of its text.

    Parameters
    ----------
    mentions : sequence of Mention
    """

    def __init__(self, mentions: Sequence[Mention]):
        self.all = mentions

    @cached_property
    def held(self) -> list[Mention]:
        """Those that report a meeting as held, not within another one."""
        return [one for one in self.all if one.status == "held" and not one.rule.has(Trait.NESTED)]

    @cached_property
    def only_visit(self) -> bool:
        """Whether exactly one is of a visit."""
        return sum(one.kind == "visit" for one in self.all) == 1

    @cached_property
    def several_names(self) -> bool:
        """Whether they name more than one meeting."""
        return len({one.name for one in self.all}) > 1

    @cached_property
    def opened(self) -> list[Mention]:
        """Those that report that a gathering began."""
        return [one for one in self.held if one.rule.has(Trait.OPENS_OR_CLOSES) and one.opens]

    @cached_property
    def within(self) -> dict[int, list[Mention]]:
        """The sittings within a visit or a ceremony, by the index of their paragraph."""
        return _by_paragraph(one for one in self.all if one.rule.has(Trait.WITHIN))

    @cached_property
    def recalled(self) -> dict[int, list[Mention]]:
        """Those of past meetings that are only referred to, by the index of their paragraph."""
        return _by_paragraph(one for one in self.all if one.status == "referenced")

    def next_of_another_name(self, mention: Mention) -> int | None:
        """Where in its paragraph the first later sentence begins that reports a meeting of another name."""
        return self._next_of_another_name[mention.position.paragraph, mention.position.start, mention.name]

    @cached_property
    def _next_of_another_name(self) -> dict[tuple[int, int, str], int | None]:
        names: dict[tuple[int, int], set[str]] = defaultdict(set)
        for one in self.all:
            names[one.position].add(one.name)
        found: dict[tuple[int, int, str], int | None] = {}
        later: tuple[int, int] | None = None
        for position in sorted(names, reverse=True):
            paragraph, start = position
            follows = later is not None and later[0] == paragraph
            for name in names[position]:
                if later is None or not follows:
                    found[paragraph, start, name] = None
                elif names[later] == {name}:
                    found[paragraph, start, name] = found[paragraph, later[1], name]
                else:
                    found[paragraph, start, name] = later[1]
            later = position
        return found


def _by_paragraph(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for one in mentions:
        found[one.position.paragraph].append(one)
    return dict(found)
