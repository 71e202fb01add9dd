"""Group explanations of a slogan into senses, and decide which are accepted.

Names are reused with other members (六个坚持 had three meanings in a single year),
and lists can be misread. Explanations that agree form one sense; it is accepted
by the number of articles that explain the name in this way relative to the
number that use it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.formulations.listing import Listing
from analysis.records import Sense

#: A single explanation is accepted if at most this many articles use the name.
_ALONE = 12
#: With more articles, at least two must agree, and at least one for this many articles.
_AGREEING = 40


@dataclass(frozen=True, slots=True)
class Explanation:
    """One list of members, with its position."""

    listing: Listing
    article_id: str
    date: str
    source: str
    start: int
    end: int


def find(explanations: Sequence[Explanation], articles: int, known: Sequence[str] = ()) -> tuple[Sense, ...]:
    """The senses of one name: accepted ones first, then by number of articles.

    Parameters
    ----------
    articles : int
        Number of articles that use the name.
    known : sequence of str
        Members according to the lexicon; a different explanation needs several
        articles.

    Examples
    --------
    >>> def explained(article, *members):
    ...     return Explanation(Listing(members, "after", True, "2 of 2"), article, "", "s", 0, 4)
    >>> senses = find([explained("a", "甲甲", "乙乙"), explained("b", "甲甲", "乙乙"), explained("c", "丙丙", "丁丁")], 30)
    >>> [(sense.members, sense.articles, sense.believed) for sense in senses]
    [(('甲甲', '乙乙'), 2, True), (('丙丙', '丁丁'), 1, False)]
    """
    groups: list[list[Explanation]] = []
    for one in sorted(explanations, key=lambda one: (not one.listing.complete, -len(one.listing.members))):
        group = next((group for group in groups if _agree(group[0].listing, one.listing)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    senses = [_sense(group, articles, known) for group in groups]
    return tuple(sorted(senses, key=lambda one: (not one.believed, not one.complete, -one.articles)))


def _sense(group: list[Explanation], articles: int, known: Sequence[str]) -> Sense:
    forms = [one.listing.members for one in group if one.listing.complete == group[0].listing.complete]
    shown = max(group, key=lambda one: (one.listing.complete, forms.count(one.listing.members)))
    dates = sorted(one.date for one in group if one.date)
    agreeing = len({one.article_id for one in group})
    if known and _same(known, shown.listing.members):
        believed = True
    elif known:
        believed = agreeing * 3 >= articles or (agreeing >= 3 and agreeing * _ALONE >= articles)
    else:
        believed = agreeing * (_AGREEING if agreeing > 1 else _ALONE) >= articles
    return Sense(
        shown.listing.members,
        shown.listing.stand,
        shown.listing.complete,
        shown.listing.given,
        agreeing,
        dates[0] if dates else "",
        dates[-1] if dates else "",
        shown.source,
        shown.start,
        shown.end,
        believed,
    )


def _agree(one: Listing, other: Listing) -> bool:
    return _same(one.members, other.members)


def _same(members: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the shorter of two lists is contained in the longer, ignoring words before and after its members.

    >>> _same(("不敢腐", "不能腐"), ("一体推进不敢腐", "不能腐"))
    True
    """
    few, many = sorted((members, others), key=len)
    found = sum(any(one in other or other in one for other in many) for one in few)
    return found * 3 >= len(few) * 2


def shown(senses: Sequence[Sense]) -> Sense | None:
    """The sense shown with the term: the first accepted one."""
    return next((sense for sense in senses if sense.believed), None)
