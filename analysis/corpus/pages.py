"""A page as headings and body text by turns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from analysis import vocabulary
from analysis.corpus.layout import Block
from analysis.corpus.shapes import SURE_OPENINGS, opens_report

LONGEST_GROUP = 6  #: more lines of heading in a row are a list


@dataclass(frozen=True, slots=True)
class Run:
    """Body text between two groups of headings; its last blocks may be bylines."""

    blocks: tuple[Block, ...]

    @property
    def signed(self) -> bool:
        """Whether its reporters' names end it."""
        last = self.blocks[-1]
        return last.byline is not None and last.kind == "byline" and last.byline.form != "author"

    @property
    def opens(self) -> str:
        """How its first paragraph begins: dateline, brief, continued, day or ""."""
        return opens(self.blocks[0])

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


def opens(block: Block) -> str:
    """What at the start of a block shows that a report begins; an item of a digest is a part of one."""
    found = opens_report(block.text)
    return "day" if block.item and found == "brief" else found


def alternate(blocks: list[Block]) -> tuple[list[Group], list[Run]]:
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
        elif runs[-1][-1].kind == "byline" or opens(block) in SURE_OPENINGS:
            groups.append([])
            runs.append([block])
        else:
            runs[-1].append(block)
    if len(groups) == len(runs):
        groups.append([])
    return [Group(tuple(group)) for group in groups], [Run(tuple(run)) for run in runs]


def _lists_as_body(blocks: list[Block]) -> list[Block]:
    """Headings of which too many stand in a row are items of a list: body; not a headline above its date line."""
    made: list[Block] = []
    for plain_heads, stretch in groupby(blocks, key=lambda block: block.kind == "head" and not block.level):
        row = list(stretch)
        if plain_heads and len(row) > LONGEST_GROUP:
            title = max((i + 1 for i, block in enumerate(row) if block.dated), default=0)
            row = [*row[:title], *(replace(block, kind="body") for block in row[title:])]
        made += row
    return made


def after_furniture(blocks: list[Block]) -> dict[int, str]:
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


def is_round_up(group: Group) -> bool:
    """Whether a group names a round-up of short items."""
    return any(names_round_up(block.text) for block in group.heads)


def names_round_up(text: str) -> bool:
    """Whether a heading is the name of a round-up.

    >>> names_round_up("国内快讯"), names_round_up("国内快讯员上岗")
    (True, False)
    """
    return _round_ups().fullmatch(text) is not None


@cache
def _round_ups() -> re.Pattern[str]:
    rows = vocabulary.load("corpus/roundups", ("pattern", "example"))
    return re.compile("|".join(f"(?:{row.pattern('pattern').pattern})" for row in rows))
