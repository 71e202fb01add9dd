"""The row of a page that is most likely its headline, whatever the rows look like one by one.

Rules that sort the lines above a text read them one after another, and where one of them is misread the headline is
lost with it. Here every row down to the text is compared with every other by properties that any site shares: whether
the text repeats its words, where its date line is, what is above it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.corpus import headline_score, publication_lines
from analysis.corpus.headings import belongs_below, tidy
from analysis.corpus.layout import DATE_LINES, Block
from analysis.corpus.page_parts import is_caption
from analysis.corpus.repeats import bare
from analysis.corpus.shapes import SURE_OPENINGS, enumerated, heading_shaped, opens_report
from analysis.names import tags

#: What each property adds to the log-odds that a row is the headline, against any other row and against none at all.
#: Fitted to annotated pages by logistic regression with an L2 penalty: see ``benchmarks/title_rows.py``.
WEIGHTS = {
    "any row": -2.9,
    "lead": 2.2,  # the text below begins with its words (times their share)
    "round-up": 1.2,  # it names a round-up
    "long": 1.5,  # eight characters or more
    "twice": 0.9,  # the page has its words in another row too
    "date line": 1.7,  # the row below says when it was published
    "near date line": 1.1,  # one of the next few does
    "below tools": 1.6,  # the row above is a menu, a trail or a tool of the page
    "alone": 1.4,  # empty lines are above and below
    "first": 1.5,  # nothing is above, and it is none of the site's rows
    "level": 0.9,  # Markdown marks it as a heading
    "verb": 0.7,
    "running text": -1.9,  # it does not look like a heading
    "furniture": -2.9,  # it is known as a row of the page
    "stop": -1.7,  # it ends within a sentence or a list, or holds a full stop
    "label": -1.0,  # it ends in a label
    "numbered": -0.7,  # it is an item of a list
    "caption": -1.3,  # it reads like the caption of a picture
    "below a headline": -1.3,  # it says who was there, or what was decided
    "row of words": -0.6,  # short words with spaces between, as in a menu
    "fields": -0.6,  # labels, as in an index card; an ellipsis or an arrow
    "site words": -1.0,  # it speaks of the site, its readers or its offers
    "section": -0.9,  # the name of a section, an office or a site
}
#: Log-odds of a row that is surely the headline.
SURE = 3.0

_OF_SITE = ("row of words", "fields", "site words", "section")
_TOOLS = frozenset({"navigation", "section of the site", "share line"})
_BETWEEN = frozenset({"rule line", "invisible characters"})
_STOPS = frozenset("。；，：、:,;")
_LABEL = re.compile("[:：].{0,5}$")
_SENTENCE = re.compile("[。；！？]")
_FEW = 4  #: rows below a headline among which its date line mostly is
_ROWS, _LEAD = 70, 200  #: rows of a page, and characters of its text, that are looked at
#: Characters of running text, with and without a mark that ends a sentence.
_SENTENCE_LEAST, _ROW_LEAST = 20, 35
_ABOUT_SITE = 120  #: characters about the site above an article


def find(blocks: Sequence[Block]) -> Block | None:
    """The row that is surely the headline of a page, or None: every row above the text competes.

    Parameters
    ----------
    blocks : sequence of Block
        Those of the page, before any of them is sorted out.
    """
    every = candidates(blocks)
    best = max(every, key=lambda one: score(one[1]), default=None)
    return best[0] if best and score(best[1]) >= SURE else None


def candidates(blocks: Sequence[Block]) -> list[tuple[Block, dict[str, float]]]:
    """The rows of a page down to its text, each with its properties."""
    every = rows(blocks)
    running = [i for i, row in enumerate(every) if is_running(row)]
    reach = min(_start_of_text(every, running), _ROWS)
    times = headline_score.counted(every[:reach])
    made = []
    for place, row in enumerate(every[:reach]):
        none = row.reason in DATE_LINES or row.kind == "byline" or "\t" in row.text  # the last is of a table
        if not none and len(bare(row.text)) > 1:
            made.append((row, properties(every, place, _lead(every, running, place), times)))
    return made


def _lead(every: Sequence[Block], running: Sequence[int], place: int) -> str:
    """How the text below a row begins; only as many rows are read as it takes, since a page may have thousands."""
    lead = ""
    for i in running[bisect_right(running, place) :][:_LEAD]:
        lead += every[i].text[: _LEAD - len(lead)]
        if len(lead) >= _LEAD:
            break
    return lead


def score(found: Mapping[str, float]) -> float:
    """Log-odds that a row with these properties is the headline."""
    return WEIGHTS["any row"] + sum(WEIGHTS[name] * value for name, value in found.items())


def rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page, those of several rows as a block for each row."""
    made: list[Block] = []
    for block in blocks:
        if len(block.lines) == 1 or block.kind not in ("head", "body"):
            made.append(block)
            continue
        made += [
            replace(
                block,
                kind="head" if heading_shaped(line.text) else "body",
                text=line.text,
                spans=((line.start, line.end),),
                lines=(line,),
            )
            for line in block.lines
        ]
    return made


def is_running(row: Block) -> bool:
    """Whether a row is of a text, and no scrap of a list or a tool."""
    if row.kind != "body":
        return False
    sentence = _SENTENCE.search(row.text) is not None and len(row.text) >= _SENTENCE_LEAST
    return sentence or len(row.text) >= _ROW_LEAST or opens_report(row.text) in SURE_OPENINGS


def properties(every: Sequence[Block], place: int, lead: str, times: Mapping[str, int]) -> dict[str, float]:
    """The properties of a row that `WEIGHTS` names, each from 0 to 1; see `headline_score.properties`."""
    row = every[place]
    text, own = tidy(row.text), bare(tidy(row.text))
    above = next((other for other in reversed(every[:place]) if other.reason not in _BETWEEN), None)
    below = every[place + 1 : place + 1 + _FEW]
    found = headline_score.properties(every, place, lead, times)
    found["fields"] = max(found["fields"], float(publication_lines.opens_card(text)))
    found["row of words"] = max(found["row of words"], float(headline_score.is_menu(text)))
    others = {
        "twice": found["twice"]
        or (len(own) >= headline_score.LONG and any(own in other and own != other for other in times)),
        "near date line": any(other.reason in DATE_LINES for other in below),
        "below tools": above is not None and above.reason in _TOOLS,
        "alone": row.lines[0].after_blank and (not below or below[0].lines[0].after_blank),
        "first": above is None and not any(found[name] for name in _OF_SITE),
        "level": row.level > 0,
        "verb": any(tag in ("v", "vn") for _, tag in tags(text)),
        "running text": row.kind == "body",
        "furniture": row.kind == "skip",
        "stop": text[-1:] in _STOPS or "。" in text,
        "label": _LABEL.search(text) is not None,
        "numbered": enumerated(text),
        "caption": is_caption(text),
        "below a headline": belongs_below(text),
    }
    return found | {name: float(value) for name, value in others.items()}


def _start_of_text(every: Sequence[Block], running: Sequence[int]) -> int:
    """Place of the first row that is certainly of a text: above it a page may say a few sentences about the site."""
    length = 0
    for place in running:
        text = every[place].text
        length += 0 if headline_score.speaks_of_site(text) else len(text)
        if length > _ABOUT_SITE or opens_report(text):
            return place
    return len(every)
