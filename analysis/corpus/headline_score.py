"""How likely a line above a text is its headline, by its place on the page and its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from analysis import vocabulary
from analysis.corpus import page_words
from analysis.corpus.headings import belongs_below, tidy
from analysis.corpus.layout import DATE_LINES, Block
from analysis.corpus.overlap import lead_share
from analysis.corpus.pages import names_round_up
from analysis.corpus.repeats import bare
from analysis.corpus.shapes import names_period

#: What each property adds to the log-odds that a line is the headline. Fitted by logistic regression with an L2
#: penalty to the lines above the texts of annotated pages: see ``benchmarks/headlines.py``.
WEIGHTS = {
    "any line": -2.0,
    "lead": 2.6,  # the text below begins with its words (times their share)
    "round-up": 1.5,  # it names a round-up, whose text begins with the words of its first item
    "long": 1.3,  # eight characters or more
    "twice": 0.7,  # the page repeats it
    "date line": 2.1,  # the line below says when it was published
    "row of words": -0.8,  # short words with spaces between, as in a menu
    "fields": -0.6,  # labels, as in an index card; an ellipsis or an arrow
    "site words": -1.2,  # it speaks of the site, its readers or its offers
    "section": -0.6,  # the name of a section, an office or a site
}

LONG, _NAME = 8, 4  # a shorter line may be the name of a place
#: Characters of an entry of a menu; how many entries are on lines of their own at least, and how many in a row.
_SHORT, _COLUMN, _MANY = 7, 3, 5
_FIELDS = re.compile(r"[\[【［].{1,8}[\]】］]|[\u4e00-\u9fff]{2,6}\s?[:：]\s|\.{3}|…$|[>＞›»]")
_ENTRY = re.compile("[\u4e00-\u9fff]{2,7}")
_GAPS = re.compile("[\\s•·|｜]+")
#: Blocks below a headline at most among which its date line is.
_NEAR = 40
#: Furniture between a headline and its date line.
_BETWEEN = frozenset({"rule line", "invisible characters"})


def counted(blocks: Sequence[Block]) -> Counter[str]:
    """How often a page has the words of each block above its text."""
    return Counter(bare(tidy(block.text)) for block in blocks if block.kind != "body")


def score(blocks: Sequence[Block], place: int, lead: str, times: Mapping[str, int]) -> float:
    """Log-odds that a heading is the headline of the text below it.

    Parameters
    ----------
    blocks : sequence of Block
        Those of a page down to its text.
    place : int
        Index of the heading.
    lead : str
        The first paragraphs of the text.
    times : mapping of str to int
        How often the page has which words: see `counted`.
    """
    found = properties(blocks, place, lead, times)
    return WEIGHTS["any line"] + sum(WEIGHTS[name] * value for name, value in found.items())


def properties(blocks: Sequence[Block], place: int, lead: str, times: Mapping[str, int]) -> dict[str, float]:
    """The properties of a heading that `WEIGHTS` names, each from 0 to 1."""
    text = tidy(blocks[place].text)
    found = {
        "lead": 0 if names_period(text) or len(text) < _NAME else lead_share(text, lead),
        "round-up": names_round_up(text),
        "long": len(text) >= LONG,
        "twice": times[bare(text)] > 1,
        "date line": is_dated(blocks, place),
        "row of words": is_row_of_words(text) or _is_in_column(blocks, place),
        "site words": speaks_of_site(text),
        "fields": _FIELDS.search(text) is not None,
        "section": page_words.is_section(text) or page_words.is_office(text),
    }
    return {name: float(value) for name, value in found.items()}


def is_dated(blocks: Sequence[Block], place: int) -> bool:
    """Whether a date line is below a heading, with nothing between but captions, lines such as 何东山主持并讲话, and the office."""
    below = (
        block
        for block in blocks[place + 1 : place + 1 + _NEAR]
        if block.reason not in _BETWEEN
        and block.disposition != "caption"
        and not (block.kind == "head" and (belongs_below(block.text) or page_words.is_office(block.text)))
    )
    return next((block.reason in DATE_LINES for block in below), False)


def is_row_of_words(text: str) -> bool:
    """Whether a line is short words with spaces between, as in a menu.

    >>> is_row_of_words("机构概况 要闻动态 专题 研究编修"), is_row_of_words("青江新闻 南州观察")
    (True, False)
    >>> is_row_of_words("提高认识 压实责任 推动高质量发展")
    False
    """
    words = text.split()
    short = [word for word in words if len(word) <= 6]
    return (len(words) > 3 and len(short) >= len(words) - 1) or (
        len(words) == 3 and all(len(word) <= 4 for word in words)
    )


def is_menu(text: str) -> bool:
    """Whether a line is a row of five short names or more, or of three of which half are sections of a site.

    >>> is_menu("机构职能 政策法规 互动交流 青江史话"), is_menu("提高认识 压实责任 真抓实干 务求实效")
    (True, False)
    >>> is_menu("• 机构职能• 政策法规• 互动交流")
    True
    """
    words = _GAPS.sub(" ", text).split()
    if len(words) >= _MANY and "\t" not in text and all(map(_ENTRY.fullmatch, words)):
        return True
    return len(words) > 2 and 2 * sum(page_words.is_section(word) for word in words) >= len(words)


def _is_in_column(blocks: Sequence[Block], place: int) -> bool:
    """Whether a heading is one of several short ones, each on a line, as in a menu."""
    first = last = place
    while first and place - first < _COLUMN - 1 and _is_short(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and last - place < _COLUMN - 1 and _is_short(blocks[last + 1]):
        last += 1
    return _is_short(blocks[place]) and last - first >= _COLUMN - 1


def _is_short(block: Block) -> bool:
    return block.kind in ("head", "body") and len(block.text) <= _SHORT and not names_period(block.text)


def speaks_of_site(text: str) -> bool:
    """Whether a line speaks of the site, its readers or its offers.

    >>> speaks_of_site("您是第 1024 位访客"), speaks_of_site("市委召开全会")
    (True, False)
    """
    return _site_words().search(text) is not None


@cache
def _site_words() -> re.Pattern[str]:
    rows = vocabulary.load("corpus/site_words", ("pattern", "example"))
    return re.compile("|".join(f"(?:{row.pattern('pattern').pattern})" for row in rows))
