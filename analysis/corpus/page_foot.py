"""Lines below an article that look like headings and are none: the headline again, captions of missing pictures, links."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.corpus import page_words, publication_lines
from analysis.corpus.labels import ORIGINAL
from analysis.corpus.layout import Block
from analysis.corpus.lines import has_sentence_mark
from analysis.corpus.overlap import lead_share
from analysis.corpus.page_parts import LEADS, is_caption, is_surely_caption, off, without_repeats
from analysis.corpus.pages import names_round_up, opens
from analysis.corpus.repeats import bare
from analysis.corpus.shapes import SURE_OPENINGS, enumerated

_RESEMBLES = 0.2  #: share above which a heading at the foot may be the headline of the text above it
_MARKED = re.compile("[>＞»→●■◆★▲▶]")  #: a heading within an article


def foot(blocks: list[Block], before: list[Block]) -> list[Block]:
    """Lines below the last paragraph: the repeated headline, captions of missing pictures, links.

    A page whose only headings stand here has its headline here if the text begins with the words of one.
    """
    heads = [block for block in blocks if block.kind == "head"]
    known = _names_above(before)
    # one person after another picture of the same; the headline printed twice is none
    alike = len({bare(block.text) for block in heads}) > 1 and len({block.text[:3] for block in heads}) == 1
    headless = not any(block.kind == "head" for block in before)
    untitled = all(block.kind != "head" or enumerated(block.text) for block in before)
    starts = _starts_of_text(before)
    sure = sum(is_surely_caption(block.text) for block in heads)
    mostly = sure > 1 and 2 * sure > len(heads)
    captions = headless and (
        alike
        or all(
            is_caption(block.text)
            or (mostly and all(lead_share(block.text, start) < LEADS for start in starts))
            for block in heads
        )
    )
    captions = captions and (len(heads) > 1 or (len(heads) == 1 and sure > 0))
    most = LEADS if headless else _RESEMBLES if _is_one_article(before) else 0
    alone = all(lead_share(block.text, start) < most for block in heads for start in starts)
    made: list[Block] = []
    blocks = list(without_repeats(blocks))
    for block, below in zip(blocks, [*blocks[1:], None], strict=False):
        if (
            is_signature(block, below)
            or is_signed_day(block)
            or (untitled and below is None and _is_cut_off(block, starts))
        ):
            block = replace(block, kind="body")
        elif block.kind == "head" and not block.level:
            goes_on = (
                bool(made)
                and made[-1].reason == "original title"
                and made[-1].text.count("《") > made[-1].text.count("》")
            )
            block = (
                off(block, "original title")
                if goes_on
                else _at_foot(block, known, captions=captions, alone=alone)
            )
        made.append(block)
    return made


def _is_cut_off(block: Block, starts: tuple[str, ...]) -> bool:
    """Whether the last line of a page without a headline begins a sentence: it has a comma, and is no headline of the text."""
    return (
        block.kind == "head"
        and not block.level
        and has_sentence_mark(block.text[:-1])
        and not ORIGINAL.search(block.text)
        and all(lead_share(block.text, start) < LEADS for start in starts)
    )


def is_signature(block: Block, below: Block | None) -> bool:
    """Whether a line is the office that issued the text above it, with the day below."""
    dated = below is not None and (
        (below.kind == "skip" and below.reason == "date line") or is_signed_day(below)
    )
    name = re.sub(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff](?:[ \u3000]|$))", "", block.text)
    return block.kind == "head" and dated and page_words.is_office(name)


def is_signed_day(block: Block) -> bool:
    """Whether a line is the day on which a document was signed: 二〇二四年五月六日."""
    return block.kind in ("head", "body") and publication_lines.is_in_numerals(block.text)


def _starts_of_text(blocks: list[Block]) -> tuple[str, ...]:
    """The first paragraph of a page, and the first one below its last heading."""
    here = max((i for i, block in enumerate(blocks) if block.kind == "head"), default=0)
    first = next((block.text for block in blocks if block.kind == "body"), "")
    return first, next((block.text for block in blocks[here:] if block.kind == "body"), "")


def _is_one_article(blocks: list[Block]) -> bool:
    """Whether a page opens with text, and nothing below that text shows that another report begins or ends."""
    own = [block for block in blocks if block.kind != "skip"]
    return (
        own[0].kind == "body"
        and not _has_headline_below(own)
        and all(
            block.kind == "head" or (block.kind == "body" and opens(block) not in SURE_OPENINGS)
            for block in own[1:]
        )
    )


def _has_headline_below(blocks: list[Block]) -> bool:
    """Whether a heading repeats the words of the text above it, as a headline below its report does."""
    start = ""
    for block in blocks:
        if block.kind == "body":
            start = start or block.text
        elif start:
            marked = enumerated(block.text) or _MARKED.match(block.text)
            if not marked and lead_share(block.text, start) >= LEADS:
                return True
            start = ""
    return False


def _names_above(before: list[Block]) -> frozenset[str]:
    """Headings that a line below the text may repeat.

    There are none on a page that opens with text: its headlines are below their articles, and two articles may have
    the same. Two round-ups have the same name on any page.
    """
    heads = [block for block in before if block.kind in ("head", "body")]
    if not heads or heads[0].kind == "body":
        return frozenset()
    return frozenset(
        bare(block.text) for block in heads if block.kind == "head" and not names_round_up(block.text)
    )


def _at_foot(block: Block, known: frozenset[str], *, captions: bool, alone: bool) -> Block:
    if captions:
        return off(block, "photo caption", "caption")
    if bare(block.text) in known:
        return off(block, "headline repeated", "headline")
    if ORIGINAL.search(block.text):
        return off(block, "original title")
    if page_words.is_section(block.text):
        return off(block, "section of the site")
    if alone:
        return (
            replace(block, kind="body")
            if has_sentence_mark(block.text[:-1])
            else off(block, "below the article")
        )
    return block
