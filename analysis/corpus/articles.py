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

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from analysis import vocabulary
from analysis.corpus.layout import Block, enumerated, opens_report

#: What each cue adds to the belief that a new article begins, in rough units of log-odds.
#: An article's rule lists those that held there and spoke for it.
WEIGHTS = {
    "heading": 1.5,  # a heading stands here at all
    "dateline": 5.0,  # the text after it opens with 本报讯 or the like
    "brief": 5.0,  # ● and a day
    "day": 1.5,  # the text after it opens with a day
    "byline": 4.0,  # the text before it ends with its reporters' names
    "author": 3.5,  # an author's line stands between heading and text
    "date line": 4.0,  # a line with nothing but the day and the source stands before the text
    "editors' line": 4.0,  # 责任编辑 stands between the text before it and the heading
    "editorial mark": 4.0,  # □本报评论员
    "deck": 1.5,  # a line with —— or one above that ends with 强调
    "markdown": 4.0,  # a markdown heading of the level of articles
    "lower level": -6.0,  # a markdown heading below that level
    "no markdown": -4.0,  # a plain line where articles have markdown headings
    "numbered": -6.0,  # 一、 （二）
    "broken": -6.0,  # the text before it stops in the middle of a sentence
    "unmarked": -5.0,  # other articles of the page have a dateline or byline here, this has none
    "space above": 2.5,  # more empty lines before the heading than between paragraphs
    "no space above": -2.5,  # none here, where other headings of the page have it
    "short text": -4.0,  # a hundred characters or so up to the next heading (the fewer the more)
    "round-up": -6.0,  # one item of 快讯 among others: a line and a paragraph
    "cohesion": -16.0,  # the text before and after share their words (times the share)
    "lead": 4.0,  # the text after it repeats the heading's words (times the share)
}
HEADLESS = -3.0  #: an article without headline, dateline or other mark of its own
ORPHAN = -7.0  #: a heading at the end of the page that heads nothing
LONGEST_GROUP = 6  #: more lines of heading in a row are a list


_HALF = 300  #: characters of text, on each side of a heading, that are held against each other
_NOT_CHINESE = re.compile("[^\u3400-\u9fff]+")
_OPENINGS = frozenset({"dateline", "brief", "date line", "editorial mark"})
_ITEM = 220  #: characters of an item of a round-up
_SHORT = 200  #: characters of a text that is hardly an article
_LEAD = 160  #: characters of a lead paragraph
_KICKER_END = re.compile(r"(?:强调|指出|要求|表示|提出|时|上)$")


@dataclass(frozen=True, slots=True)
class Run:
    """Body text between two groups of headings; its last blocks may be bylines."""

    blocks: tuple[Block, ...]

    @property
    def body(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind == "body")

    @property
    def signed(self) -> bool:
        """Whether its reporters' names end it."""
        last = self.blocks[-1]
        return last.kind == "byline" and last.byline.form != "author"

    @property
    def opens(self) -> str:
        """How its first paragraph begins: dateline, brief, day or ""."""
        return opens_report(self.blocks[0].text)

    @property
    def broken(self) -> bool:
        """Whether it stops in the middle of a sentence."""
        return self.blocks[-1].broken


@dataclass(frozen=True, slots=True)
class Group:
    """Headings in a row, with an author's line where one stands among them; or nothing at all."""

    blocks: tuple[Block, ...] = ()

    @property
    def heads(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind == "head")

    @property
    def author(self) -> bool:
        """Whether it holds a line that says who wrote the text after it."""
        return any(block.kind == "byline" for block in self.blocks)

    @property
    def editorial(self) -> bool:
        """Whether it opens with □ and who comments."""
        return bool(self.blocks) and self.blocks[0].kind == "byline"


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
    groups, runs = _alternate([block for block in blocks if block.kind != "skip"])
    if not runs:
        return (
            [Cut(groups[0].blocks, groups[0].blocks, "before", ("headings alone",))]
            if groups[0].blocks
            else []
        )
    page = _Page(groups, runs, _after_furniture(blocks))
    return _assemble(page, _best_reading(page))


def _alternate(blocks: list[Block]) -> tuple[list[Group], list[Run]]:
    """Blocks as group, run, group, …, run, group; a group may be empty, a run never is."""
    groups: list[list[Block]] = [[]]
    runs: list[list[Block]] = []
    for block in _lists_as_body(blocks):
        inside = len(runs) == len(groups)  # the last thing is a run, not a group
        if block.kind == "head":
            if not inside:
                groups[-1].append(block)
            else:
                groups.append([block])
        elif block.kind == "byline":
            if not inside:
                groups[-1].append(block)
            elif block.text[0] in "□■":
                groups.append([block])
            else:
                runs[-1].append(block)
        elif not inside:
            runs.append([block])
        elif runs[-1][-1].kind == "byline" or opens_report(block.text) in ("dateline", "brief"):
            groups.append([])
            runs.append([block])
        else:
            runs[-1].append(block)
    if len(groups) == len(runs):
        groups.append([])
    return [Group(tuple(group)) for group in groups], [Run(tuple(run)) for run in runs]


def _after_furniture(blocks: list[Block]) -> dict[int, str]:
    """For each block that follows furniture: where it begins, and what the furniture is."""
    found = {}
    reason = ""
    for block in blocks:
        if block.kind == "skip":
            reason = block.reason
        elif reason:
            found[block.start] = reason
            reason = ""
    return found


def _lists_as_body(blocks: list[Block]) -> list[Block]:
    """Headings of which too many stand in a row are items of a list: body."""
    made: list[Block] = []
    for plain_heads, stretch in groupby(blocks, key=lambda block: block.kind == "head" and not block.level):
        row = list(stretch)
        if plain_heads and len(row) > LONGEST_GROUP:
            row = [replace(block, kind="body") for block in row]
        made += row
    return made


class _Page:
    """Groups and runs of a page, and what the page as a whole says about each group.

    ``groups[i]`` stands before ``runs[i]``; the last group stands at the end.
    """

    def __init__(self, groups: list[Group], runs: list[Run], follows: dict[int, str]):
        self.groups = groups
        self.runs = runs
        self.follows = follows
        self.level = _article_level(groups)
        self.after = bool(groups[-1].heads)  # a page that ends with a heading has them after the articles
        self.gap = _usual_gap(runs)
        self.spaced = not self.after and any(_gap(group) > self.gap for group in groups[1:])
        marks = [self._marks(i) for i in range(len(runs))]
        self.marked = any(marks[1:]) or runs[0].opens in ("dateline", "brief") or runs[-1].signed
        self.cues = [{}] + [self._cues(i, marks[i]) | marks[i] for i in range(1, len(runs))]
        for cues, mark in zip(self.cues[1:], marks[1:]):
            if self.marked and not mark:
                cues["unmarked"] = WEIGHTS["unmarked"]
        for i in [] if self.after else self._round_up_items(marks):
            self.cues[i]["round-up"] = WEIGHTS["round-up"]

    def _round_up_items(self, marks: list[dict[str, float]]) -> list[int]:
        """The groups that head the items of a round-up: after its name, as long as they are short and unmarked."""
        items = []
        inside = False
        for i, (group, run) in enumerate(zip(self.groups, self.runs)):
            short = len(run.blocks) <= 2 and sum(len(block.text) for block in run.blocks) <= _ITEM
            if is_round_up(group):
                inside = short
            elif inside and short and len(group.heads) == 1 and not marks[i]:
                items.append(i)
            else:
                inside = False
        return items

    def _marks(self, i: int) -> dict[str, float]:
        """The cues at group i that leave little doubt."""
        group, run = self.groups[i], self.runs[i]
        found = []
        if run.opens in ("dateline", "brief"):
            found.append(run.opens)
        if i and self.runs[i - 1].signed:
            found.append("byline")
        if group.editorial:
            found.append("editorial mark")
        elif group.author and group.heads:
            found.append("byline" if self.after else "author")
        if group.heads and self.follows.get(run.blocks[0].start) in ("date line", "source line"):
            found.append("date line")
        if group.heads and self.follows.get(group.blocks[0].start) == "editors' line":
            found.append("editors' line")
        if self.level and any(block.level == self.level for block in group.heads):
            found.append("markdown")
        return {cue: WEIGHTS[cue] for cue in dict.fromkeys(found)}

    def _cues(self, i: int, marks: dict[str, float]) -> dict[str, float]:
        """The other cues at group i, for and against a new article.

        What the texts are like says nothing against an article that opens
        with a dateline or the like.
        """
        group, before, run = self.groups[i], self.runs[i - 1], self.runs[i]
        heads = group.heads
        found = {}
        if run.opens == "day":
            found["day"] = WEIGHTS["day"]
        if before.broken:
            found["broken"] = WEIGHTS["broken"]
        if not heads:
            return found
        found["heading"] = WEIGHTS["heading"]
        if any(_is_deck(block.text) for block in heads) or (
            len(heads) > 1 and any(_KICKER_END.search(block.text) for block in heads[:-1])
        ):
            found["deck"] = WEIGHTS["deck"]
        if self.spaced:
            cue = "space above" if _gap(group) > self.gap else "no space above"
            found[cue] = WEIGHTS[cue]
        if enumerated(heads[0].text):
            found["numbered"] = WEIGHTS["numbered"]
        levels = [block.level for block in heads if block.level]
        if self.level and levels and min(levels) > self.level:
            found["lower level"] = WEIGHTS["lower level"]
        if self.level and not levels:
            found["no markdown"] = WEIGHTS["no markdown"]
        if _OPENINGS.isdisjoint(marks):
            size = sum(len(block.text) for block in run.blocks)
            if size < _SHORT:
                found["short text"] = WEIGHTS["short text"] * (1 - size / _SHORT)
            found["cohesion"] = WEIGHTS["cohesion"] * _shared(_end_of(before), _start_of(run))
        return found

    def lead(self, i: int) -> float:
        """How much of group i's words the text after it begins with."""
        return WEIGHTS["lead"] * _repeated(self.groups[i].heads, _start_of(self.runs[i])[:_LEAD])

    def lead_above(self, i: int) -> float:
        """How much of group i's words the text before it begins with."""
        return WEIGHTS["lead"] * _repeated(self.groups[i].heads, _start_of(self.runs[i - 1])[:_LEAD])


# ---- the reading of the whole page ----------------------------------------------------

_HEADED, _MARKED, _BARE = range(3)  #: what the article at hand has so far: headline, other mark, neither


def _best_reading(page: _Page) -> list[str]:
    """For each group one of sub, before, after, new: the sequence of the highest sum."""
    first = page.groups[0]
    scores = {_opening(page, 0): HEADLESS}
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


def _opening(page: _Page, i: int) -> int:
    """The state of an article that begins at run i without a headline before it."""
    marked = page.runs[i].opens in ("dateline", "brief") or page.groups[i].editorial
    return _MARKED if marked else _BARE


def _step(
    page: _Page, i: int, scores: dict[int, float]
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


def _last_step(page: _Page, scores: dict[int, float]) -> tuple[dict[int, float], dict[int, tuple[int, str]]]:
    orphan = ORPHAN if page.groups[-1].heads else 0.0
    new, step = {}, {}
    for state, score in scores.items():
        new[state] = score + orphan + (HEADLESS if state == _BARE else 0.0)
        step[state] = (state, "sub")
        if orphan and state != _HEADED and score > new[state]:
            new[state], step[state] = score, (state, "after")
    return new, step


def _assemble(page: _Page, readings: list[str]) -> list[Cut]:
    """Articles from the readings of their groups."""
    following = _next_afters(readings)
    made: list[Cut] = []
    blocks: list[Block] = []
    heading: tuple[Block, ...] = ()
    position, cues = "none", ("start",)

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


def is_round_up(group: Group) -> bool:
    """Whether a group names a round-up of short items."""
    return any(_round_ups().fullmatch(block.text) for block in group.heads)


@cache
def _round_ups() -> re.Pattern[str]:
    rows = vocabulary.load("corpus/roundups", ("pattern", "example"))
    return re.compile("|".join(f"(?:{row.pattern('pattern').pattern})" for row in rows))


def _own_heading(group: Group, level: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """A group's sub-headings that belong to the article before it, and the rest.

    Before a heading of the level of articles, deeper ones close the article before.
    """
    for i, block in enumerate(group.blocks):
        if not level or block.level <= level:
            return group.blocks[:i], group.blocks[i:]
    return (), group.blocks


# ---- what the cues look at -----------------------------------------------------------


def _article_level(groups: list[Group]) -> int:
    """The markdown level at which articles begin, 0 where there is no markdown.

    It is the deepest level of the group that opens the page, if that comes
    again; else the shallowest level.
    """
    levels = [{block.level for block in group.heads if block.level} for group in groups]
    everywhere = set().union(*levels)
    if not everywhere:
        return 0
    deepest = max(levels[0], default=0)
    if deepest and any(deepest in others for others in levels[1:]):
        return deepest
    return min(everywhere)


def _usual_gap(runs: list[Run]) -> int:
    """How many empty lines usually part two paragraphs of a run."""
    gaps = Counter(block.lines[0].blanks for run in runs for block in run.blocks[1:])
    return max(gaps, key=lambda gap: (gaps[gap], gap), default=0)


def _gap(group: Group) -> int:
    return group.blocks[0].lines[0].blanks if group.blocks else 0


def _is_deck(text: str) -> bool:
    return text.startswith(("——", "--", "—"))


def _start_of(run: Run) -> str:
    """The first characters of its body."""
    text = ""
    for block in run.blocks:
        text += block.text[:_HALF]
        if len(text) >= _HALF:
            break
    return text[:_HALF]


def _end_of(run: Run) -> str:
    """The last characters of its body."""
    text = ""
    for block in reversed(run.blocks):
        text = block.text[-_HALF:] + text
        if len(text) >= _HALF:
            break
    return text[-_HALF:]


def _pairs(text: str) -> set[str]:
    """Its pairs of neighbouring Chinese characters, marks and digits left out."""
    bare = _NOT_CHINESE.sub("", text)
    return set(map(str.__add__, bare, bare[1:]))


def _shared(a: str, b: str) -> float:
    """Share of the shorter text's pairs that stand in the other too."""
    one, other = _pairs(a), _pairs(b)
    return len(one & other) / max(1, min(len(one), len(other)))


def _repeated(heads: tuple[Block, ...], text: str) -> float:
    """Share of the headings' pairs that stand in `text` too."""
    wanted = set().union(*(_pairs(block.text) for block in heads))
    return len(wanted & _pairs(text)) / max(1, len(wanted))
