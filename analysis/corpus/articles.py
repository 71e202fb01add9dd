"""Where one article ends and the next begins.

Blocks come as runs of body text with groups of headings between them. Each
group is read in one of three ways: it heads the article that follows, it
stands after the article that it heads, or it is a sub-heading. The cues for
each reading are added up, and the reading of the whole page that explains
most wins (a shortest path over the groups, linear in their number). So a page
whose headlines stand after the body is not read one article off: its first
article would lack a headline, and its last headline an article.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.corpus.cues import Page
from analysis.corpus.layout import Block
from analysis.corpus.pages import Group, after_furniture, alternate, is_round_up
from analysis.corpus.shapes import SURE_OPENINGS

HEADLESS = -3.0  #: an article without headline, dateline or other mark of its own
ORPHAN = -7.0  #: a heading at the start or end of the page that heads nothing


@dataclass(frozen=True, slots=True)
class Cut:
    """One article as blocks, with the group that heads it and the cues that decided."""

    blocks: tuple[Block, ...]
    heading: tuple[Block, ...]
    position: str  #: before, after or none
    cues: tuple[str, ...]


def cut(blocks: list[Block]) -> list[Cut]:
    """The articles of a page.

    Parameters
    ----------
    blocks : list of Block
        Those of `layout.blocks`, furniture included; it is no part of any
        article, but some of it parts them.
    """
    groups, runs = alternate([block for block in blocks if block.kind != "skip"])
    if not runs:
        return (
            [Cut(groups[0].blocks, groups[0].blocks, "before", ("headings alone",))]
            if groups[0].blocks
            else []
        )
    page = Page(groups, runs, after_furniture(blocks))
    return _assemble(page, _best_reading(page))


# ---- the reading of the whole page ----------------------------------------------------

_HEADED, _MARKED, _BARE = range(3)  #: what the article at hand has so far: headline, other mark, neither


def _best_reading(page: Page) -> list[str]:
    """For each group one of sub, before, after, new: the sequence of the highest sum."""
    first = page.groups[0]
    scores = {_opening(page, 0): HEADLESS + (ORPHAN if page.starts_headed else 0.0)}
    if first.heads:
        scores[_HEADED] = 0.0
    steps: list[dict[int, tuple[int, str]]] = []
    for i in range(1, len(page.runs)):
        scores, step = _step(page, i, scores)
        steps.append(step)
    scores, step = _last_step(page, scores)
    steps.append(step)
    state = max(scores, key=lambda s: (scores[s], -s))
    readings = []
    for step in reversed(steps):
        state, reading = step[state]
        readings.append(reading)
    return ["before" if state == _HEADED else "new", *reversed(readings)]


def _opening(page: Page, i: int) -> int:
    """The state of an article that begins at run i without a headline before it."""
    marked = page.runs[i].opens in SURE_OPENINGS or page.groups[i].editorial
    return _MARKED if marked else _BARE


def _step(
    page: Page, i: int, scores: dict[int, float]
) -> tuple[dict[int, float], dict[int, tuple[int, str]]]:
    group = page.groups[i]
    evidence = sum(page.cues[i].values())
    new: dict[int, float] = {}
    step: dict[int, tuple[int, str]] = {}

    def offer(state: int, score: float, came_from: int, reading: str) -> None:
        if state not in new or score > new[state]:
            new[state], step[state] = score, (came_from, reading)

    opening = _opening(page, i)
    below, above = (page.lead(i), page.lead_above(i)) if group.heads else (0.0, 0.0)
    for state, score in scores.items():
        closed = score + (HEADLESS if state == _BARE else 0.0)
        offer(state, score, state, "sub")
        if group.heads:
            offer(_HEADED, closed + evidence + below, state, "before")
            if state != _HEADED:
                offer(opening, score + evidence + above, state, "after")
        else:
            offer(opening, closed + evidence, state, "new")
    return new, step


def _last_step(page: Page, scores: dict[int, float]) -> tuple[dict[int, float], dict[int, tuple[int, str]]]:
    orphan = ORPHAN if page.groups[-1].heads else 0.0
    new, step = {}, {}
    for state, score in scores.items():
        new[state] = score + orphan + (HEADLESS if state == _BARE else 0.0)
        step[state] = (state, "sub")
        if orphan and state != _HEADED and score > new[state]:
            new[state], step[state] = score, (state, "after")
    return new, step


def _assemble(page: Page, readings: list[str]) -> list[Cut]:
    """Articles from the readings of their groups."""
    following = _next_afters(readings)
    made: list[Cut] = []
    blocks: list[Block] = []
    heading: tuple[Block, ...] = ()
    position = "none"
    cues: tuple[str, ...] = ("start",)

    def close() -> None:
        nonlocal blocks, heading, position
        if blocks:
            made.append(Cut(tuple(blocks), heading, position, cues))
        blocks, heading, position = [], (), "none"

    for i, reading in enumerate(readings):
        group = page.groups[i]
        told = (
            tuple(cue for cue, value in page.cues[i].items() if value > 0)
            if 0 < i < len(page.runs)
            else ("start",)
        )
        if reading == "after":
            own, next_ones = _own_headline(group, page.groups[following[i]])
            heading, position = own, "after"
            blocks += own
            close()
            cues = told
            blocks += next_ones
        elif reading in ("before", "new"):
            below, own = _own_heading(group, page.level)
            blocks += below
            close()
            cues = told
            if group.heads:
                heading, position = own, "before"
            blocks += own
        else:
            blocks += group.blocks
        if i < len(page.runs):
            blocks += page.runs[i].blocks
    close()
    return made


def _next_afters(readings: list[str]) -> list[int]:
    """For each group the next one that stands after its article, or the last group."""
    found = [len(readings) - 1] * len(readings)
    for i in range(len(readings) - 2, -1, -1):
        found[i] = i + 1 if readings[i + 1] == "after" else found[i + 1]
    return found


def _own_headline(group: Group, following: Group) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """A group after its article, parted from the heading of the next article's first item.

    Only a round-up, whose name stands in the group `following`, opens with such a heading.
    """
    if is_round_up(following) and len(group.heads) > 1:
        return group.blocks[:-1], group.blocks[-1:]
    return group.blocks, ()


def _own_heading(group: Group, level: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """A group's sub-headings that belong to the article before it, and the rest.

    Before a heading of the level of articles, deeper ones close the article before.
    """
    for i, block in enumerate(group.blocks):
        if not level or block.level <= level:
            return group.blocks[:i], group.blocks[i:]
    return (), group.blocks
