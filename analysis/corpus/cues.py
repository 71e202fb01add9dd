"""What speaks for a new article at a heading, and what against it."""

from __future__ import annotations

import re
from collections import Counter

from analysis.corpus import period_lines
from analysis.corpus.labels import ORIGINAL
from analysis.corpus.layout import DATE_LINES, Block
from analysis.corpus.overlap import LEAD, bare, pairs
from analysis.corpus.pages import Group, Run, is_round_up
from analysis.corpus.shapes import SURE_OPENINGS, enumerated
from analysis.names import tags

#: What each cue adds to the belief that a new article begins, in rough units of log-odds.
#: An article's rule lists those that held there and spoke for it.
WEIGHTS = {
    "heading": 1.5,  # a heading stands here at all
    "dateline": 5.0,  # the text after it opens with 本报讯 or the like
    "brief": 5.0,  # ● and a day
    "continued": 5.0,  # （上接第1版）
    "day": 1.5,  # the text after it opens with a day
    "byline": 4.0,  # the text before it ends with its reporters' names
    "author": 3.5,  # an author's line stands between heading and text
    "date line": 4.0,  # a line with nothing but the day and the source stands before the text
    "editors' line": 4.0,  # 责任编辑 stands between the text before it and the heading
    "original title": 4.0,  # 原标题：… stands here, on a page whose headlines stand after their articles
    "editorial mark": 4.0,  # □本报评论员
    "deck": 1.5,  # a line with —— or one above that ends with 强调
    "markdown": 4.0,  # a markdown heading of the level of articles
    "lower level": -6.0,  # a markdown heading below that level
    "no markdown": -4.0,  # a plain line where articles have markdown headings
    "numbered": -6.0,  # 一、 （二）
    "month": -6.0,  # a heading that is no more than a month, 三月: a part of a chronicle
    "goes on elsewhere": 2.5,  # the text before it ends with （下转第3版）
    "broken": -6.0,  # the text before it stops in the middle of a sentence
    "unmarked": -5.0,  # other articles of the page have a dateline or byline here, this has none
    "space above": 2.5,  # more empty lines before the heading than between paragraphs
    "no space above": -2.5,  # none here, where other headings of the page have it
    "short text": -4.0,  # a hundred characters or so up to the next heading (the fewer the more)
    "round-up": -6.0,  # one item of 快讯 among others: a line and a paragraph
    "cohesion": -16.0,  # the text before and after share their words (times the share)
    "lead": 4.0,  # the text after it repeats the heading's words (times the share)
}

_HALF = 300  #: characters of text, on each side of a heading, that are held against each other
_OPENINGS = SURE_OPENINGS | {"date line", "editorial mark"}
_ITEM = 220  #: characters of an item of a round-up
_TELLS = 0.6  #: share of a heading's words that its report repeats
_APART = 31  #: days at most from one report of a page to a later one
_SHORT = 200  #: characters of a text that is hardly an article

_DAY = re.compile(r"(?P<year>\d{4}年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[上中下午早晚晨间]*[，,]?")
_KICKER_END = re.compile(r"(?:强调|指出|要求|表示|提出|时|上)$")


class Page:
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
        self.marked = any(marks[1:]) or runs[0].opens in SURE_OPENINGS or runs[-1].signed
        items = self._round_up_items(marks)
        self.sizes = self._sizes(items)
        self.starts_headed = bool(groups[0].heads) and 0 not in items
        self.cues: list[dict[str, float]] = [{}] + [
            self._cues(i, marks[i]) | marks[i] for i in range(1, len(runs))
        ]
        for i, (cues, mark) in enumerate(zip(self.cues[1:], marks[1:]), 1):
            if self.marked and not mark and not self._tells_heading(i):
                cues["unmarked"] = WEIGHTS["unmarked"]
        for i in items:
            self.cues[i]["round-up"] = WEIGHTS["round-up"]

    def _round_up_items(self, marks: list[dict[str, float]]) -> set[int]:
        """The groups that head the items of a round-up: beside its name, as long as they are short and unmarked.

        They are looked for after the name, but before it where headlines stand after their articles.
        """
        items = set()
        inside = False
        places = range(len(self.runs))
        for i in reversed(places) if self.after else places:
            group, run = self.groups[i], self.runs[i]
            named = is_round_up(self.groups[i + 1] if self.after else group)
            inside = (inside or named) and len(run.blocks) <= 2 and _size(run) <= _ITEM
            if named and not self.after:
                continue  # this group is the name, not an item's heading
            inside = inside and len(group.heads) == 1 and not marks[i]
            if inside:
                items.add(i)
        return items

    def _sizes(self, items: set[int]) -> list[int]:
        """Characters of each run; of the first item of a round-up those of all items."""
        sizes = [_size(run) for run in self.runs]
        whole = sizes.copy()
        for i in sorted(items - {0}, reverse=True):
            whole[i - 1] += whole[i]
        return [own if i in items else all_of_it for i, (own, all_of_it) in enumerate(zip(sizes, whole))]

    def _marks(self, i: int) -> dict[str, float]:
        """The cues at group i that leave little doubt."""
        group, run = self.groups[i], self.runs[i]
        found = []
        if run.opens in SURE_OPENINGS:
            found.append(run.opens)
        if i and self.runs[i - 1].signed:
            found.append("byline")
        if group.editorial:
            found.append("editorial mark")
        elif group.author and group.heads:
            found.append("byline" if self.after else "author")
        below = (*group.blocks[1:], run.blocks[0])
        if group.heads and any(self.follows.get(block.start) in DATE_LINES for block in below):
            found.append("date line")
        if group.heads and self.follows.get(group.blocks[0].start) == "editors' line":
            found.append("editors' line")
        if self.after and any(ORIGINAL.match(block.text) for block in group.heads):
            found.append("original title")
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
        first = (group.blocks or run.blocks)[0]
        if self.follows.get(first.start) == "continued on another page":
            found["goes on elsewhere"] = WEIGHTS["goes on elsewhere"]
        elif before.broken:
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
        if all(_is_month(block.text) for block in heads):
            found["month"] = WEIGHTS["month"]
        levels = [block.level for block in heads if block.level]
        if self.level and levels and min(levels) > self.level:
            found["lower level"] = WEIGHTS["lower level"]
        if self.level and not levels:
            found["no markdown"] = WEIGHTS["no markdown"]
        if _OPENINGS.isdisjoint(marks) and not self._tells_heading(i):
            if self.sizes[i] < _SHORT:
                found["short text"] = WEIGHTS["short text"] * (1 - self.sizes[i] / _SHORT)
            found["cohesion"] = WEIGHTS["cohesion"] * _shared(_end_of(before), _start_of(run))
        return found

    def lead(self, i: int) -> float:
        """How much of group i's words the text after it begins with."""
        return WEIGHTS["lead"] * _repeated(self.groups[i].heads, _start_of(self.runs[i])[:LEAD])

    def _tells_heading(self, i: int) -> bool:
        """Whether the text after group i opens with a day and repeats what the heading says: a report needs no other mark.

        So it is on a page of which others are marked, such as by datelines. The text before it must hold a sentence;
        otherwise it is only a dateline. Sections of a text open with days, too: their headings do not say who did it,
        or their days are not those of news beside that of the report.
        """
        if not self.marked or not self.groups[i].heads or self.runs[i].opens != "day":
            return False
        follows_text = any("。" in block.text for block in self.runs[i - 1].blocks)
        return (
            follows_text
            and self.lead(i) >= _TELLS * WEIGHTS["lead"]
            and any(_says_who(head.text, _start_of(self.runs[i])) for head in self.groups[i].heads)
            and self._is_later(i)
        )

    def _is_later(self, i: int) -> bool:
        """Whether the day that opens run i can be that of news: without its year, and soon after the dateline above."""
        own = _DAY.match(_start_of(self.runs[i]))
        if own is None:  # 今天, 日前, 5日: so the items of a round-up open, too
            return False
        datelines = (run for run in reversed(self.runs[:i]) if run.opens in SURE_OPENINGS)
        above = next((found for run in datelines if (found := _DAY.search(_start_of(run)))), None)
        return not own["year"] and (above is None or _days_between(above, own) <= _APART)

    def lead_above(self, i: int) -> float:
        """How much of group i's words the text before it begins with."""
        return WEIGHTS["lead"] * _repeated(self.groups[i].heads, _start_of(self.runs[i - 1])[:LEAD])


def _article_level(groups: list[Group]) -> int:
    """The markdown level at which articles begin, 0 where there is no markdown.

    It is the deepest level of the group that opens the page, if that comes
    again; else the shallowest level. Headings that are no more than a month begin no article.
    """
    levels = [
        {block.level for block in group.heads if block.level and not _is_month(block.text)}
        for group in groups
    ]
    everywhere = set().union(*levels)
    if not everywhere:
        return 0
    deepest = max(levels[0], default=0)
    if deepest and any(deepest in others for others in levels[1:]):
        return deepest
    return min(everywhere)


def _is_month(heading: str) -> bool:
    """Whether a heading is no more than a month, with its year or without.

    >>> [_is_month(text) for text in ("二月", "2023年2月", "2月份", "2023年", "2023年2月大事记")]
    [True, True, True, False, False]
    """
    period = period_lines.read(heading)
    return period is not None and period.month > 0 and not re.search(period_lines.CHRONICLE, heading)


def _usual_gap(runs: list[Run]) -> int:
    """How many empty lines usually part two paragraphs of a run."""
    gaps = Counter(block.lines[0].blanks for run in runs for block in run.blocks[1:])
    return max(gaps, key=lambda gap: (gaps[gap], gap), default=0)


def _gap(group: Group) -> int:
    return group.blocks[0].lines[0].blanks if group.blocks else 0


def _says_who(heading: str, text: str) -> bool:
    """Whether a heading begins with who, or what, the text begins with behind its day and an office.

    >>> _says_who("李文涛到平川县调研", "2月5日，市长李文涛到平川县调研。"), _says_who("召开大会", "2月5日，平川县召开大会。")
    (True, False)
    >>> _says_who("动员大会召开", "2月5日，平川县召开动员大会。")
    False
    """
    day = _DAY.match(text)
    sentence = text[day.end() if day else 0 :].partition("。")[0]
    before, named, _ = sentence.partition(heading[:2])
    begins_with_verb = next((tag for _, tag in tags(heading)), "") in ("v", "vn", "p")
    return bool(named) and not begins_with_verb and all(tag != "v" for _, tag in tags(before))


def _days_between(one: re.Match[str], other: re.Match[str]) -> int:
    """About how many days lie between two days without a year, the second being the later one."""
    first, second = (31 * int(day["month"]) + int(day["day"]) for day in (one, other))
    return (second - first) % (12 * 31)


def _is_deck(text: str) -> bool:
    return text.startswith(("——", "--", "—"))


def _size(run: Run) -> int:
    return sum(len(block.text) for block in run.blocks)


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


def _shared(a: str, b: str) -> float:
    """Share of the shorter text's pairs that stand in the other too."""
    one, other = pairs(a), pairs(b)
    return len(one & other) / max(1, min(len(one), len(other)))


def _repeated(heads: tuple[Block, ...], text: str) -> float:
    """Share of the headings' pairs that stand in `text` too."""
    wanted = set().union(*(pairs(block.text) for block in heads))
    chinese = bare(text)
    return sum(pair in chinese for pair in wanted) / max(1, len(wanted))
