"""Lines above and below an article that look like headings and are none: names of the site and its sections, captions."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.corpus import page_words
from analysis.corpus.cues import lead_share
from analysis.corpus.layout import Block
from analysis.corpus.lines import has_sentence_mark
from analysis.corpus.pages import names_round_up
from analysis.corpus.repeats import bare

_CHINESE = re.compile("[\u3400-\u9fff]")
_CRUMBS = re.compile(r"[>＞»›→/／\-:：|｜\s]+")
_ORIGINAL = re.compile(r"[（(【\[]?(?:原标题|原题|原文标题)\s*[:：]")
#: A caption without its picture: where it was taken, or who does what in it.
_SCENE = re.compile(
    r"[\u4e00-\u9fff]{0,14}(?:现场|会场|主席台|合影(?:留念)?|全景|一角|剪影|掠影)(?:图|照|照片)?(?:[①-⑳\d]{1,2})?"
)
_ACT = re.compile(
    r"[^，。；！？]{4,30}(?:讲话|致辞|致欢迎辞|致词|发言|主持|主持会议|签约|签字|握手|授牌|揭牌|剪彩|颁奖|合影|交流|汇报|介绍情况)"
)
#: Names of sections with spaces between, three at least.
_MENU_ROW = re.compile(r"[\u4e00-\u9fff]{2,6}(?:[ \u3000]+[\u4e00-\u9fff]{2,6}){2,20}")
_DATE_LINES = frozenset({"date line", "source line"})
#: Furniture between two headings that does not part them.
_NO_BORDER = frozenset({"blank", "caption"})
_SIZES, _TOOLS = (
    frozenset("大中小】]"),
    frozenset({"share line", "navigation", "table of fields", "date line"}),
)
_ORGANISER = re.compile(r"(?:主办|承办|协办)(?:单位)?\s*[:：].{2,120}")
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}\s*[:：]")
_LEADS = 0.6  #: share of a headline's words that the text begins with
_SHORTEST = 8  #: characters of a headline that a date line below it makes sure of


def sorted_out(blocks: list[Block]) -> list[Block]:
    """The blocks of a page, with the headings above and below the text that are no article's as furniture.

    Whatever is the only heading stays one, unless it is no more than a section's name.
    """
    blocks = _without_organisers(_without_sizes_of_type(blocks))
    bodies = [i for i, block in enumerate(blocks) if block.kind == "body"]
    if not bodies:
        return blocks
    first, last = bodies[0], bodies[-1]
    made = [*_top(blocks[:first]), *blocks[first : last + 1]]
    return [*made, *_foot(blocks[last + 1 :], made)]


def _off(block: Block, reason: str, disposition: str = "furniture") -> Block:
    return replace(block, kind="skip", disposition=disposition, reason=reason, byline=None)


def _without_sizes_of_type(blocks: list[Block]) -> list[Block]:
    """大, 中 and 小, each on a line, behind 【字体： are a page's tool; elsewhere a single character may be text."""
    made: list[Block] = []
    for block in blocks:
        behind_tool = bool(made) and made[-1].kind == "skip" and made[-1].reason in _TOOLS
        made.append(_off(block, "share line") if behind_tool and block.text in _SIZES else block)
    return made


def _without_organisers(blocks: list[Block]) -> list[Block]:
    """Who runs the site, at the foot of a page; within the text, or in a list of fields, it is who holds an event."""
    own = [i for i, block in enumerate(blocks) if block.kind != "skip"]
    blocks = [  # no headline and no line of one
        replace(block, kind="body")
        if block.kind == "head" and not block.level and _ORGANISER.fullmatch(block.text)
        else block
        for block in blocks
    ]
    here = len(own)
    while here and _ORGANISER.fullmatch(blocks[own[here - 1]].text):
        here -= 1
    at_foot = set(own[here:])
    if not here or blocks[own[here - 1]].kind != "body" or _FIELD.match(blocks[own[here - 1]].text):
        return blocks
    return [_off(block, "rights line") if i in at_foot else block for i, block in enumerate(blocks)]


# ---- above the text -------------------------------------------------------------------


def _top(blocks: list[Block]) -> list[Block]:
    """Lines above the first paragraph."""
    made = _without_repeats(blocks)
    crumbs = _crumbs(made)
    made = _without_captions(_without_menu(made))
    reasons = {
        i: reason for i, block in enumerate(made) if block.kind == "head" and (reason := _why(block, crumbs))
    }
    kept = [i for i, block in enumerate(made) if block.kind == "head" and i not in reasons]
    if not kept:
        reasons = {i: reason for i, reason in reasons.items() if not _may_be_headline(made, i, crumbs)}
    made = [_off(block, reasons[i]) if i in reasons else block for i, block in enumerate(made)]
    return _beside_date_line(made)


def _without_menu(blocks: list[Block]) -> list[Block]:
    """The second row of a menu, right below one: 常委会公报 人事任免 调查研究."""
    made: list[Block] = []
    for block in blocks:
        below = bool(made) and made[-1].kind == "skip" and made[-1].reason == "navigation"
        row = below and block.kind == "head" and not block.level and _MENU_ROW.fullmatch(block.text)
        made.append(_off(block, "navigation") if row and not block.lines[0].after_blank else block)
    return made


def _without_captions(blocks: list[Block]) -> list[Block]:
    """Captions of missing pictures, where nothing else stands above the text and one of them names a scene."""
    heads = [block for block in blocks if block.kind == "head"]
    captions = any(_SCENE.fullmatch(block.text) for block in heads) and all(
        _is_caption(block.text) and not block.level for block in heads
    )
    if not captions:
        return blocks
    return [_off(block, "photo caption", "caption") if block.kind == "head" else block for block in blocks]


def _may_be_headline(blocks: list[Block], i: int, crumbs: frozenset[str]) -> bool:
    """Whether a heading that resembles furniture is the headline of a page that has no other heading above its text.

    Offices and names of chronicles are; so are words that also name sections (教师风采), unless the page shows by a
    menu or a trail that it has sections.
    """
    text = blocks[i].text
    if page_words.is_section(text) or text in crumbs:
        in_menu = any(block.kind == "skip" and block.reason == "navigation" for block in blocks)
        return names_round_up(text) or not (in_menu or page_words.is_surely_section(text))
    return page_words.is_office(text) or names_round_up(text)


def _why(block: Block, crumbs: frozenset[str]) -> str:
    """Why a heading is none; "" if it may be one."""
    text = block.text
    if block.level:
        return ""
    if not _CHINESE.search(text):
        return "label"
    if text in crumbs or page_words.is_section(text):
        return "section of the site"
    if page_words.is_office(text):
        return "name of the site"
    return ""


def _crumbs(blocks: list[Block]) -> frozenset[str]:
    """The sections that the place on the site names."""
    trails = [block.text for block in blocks if block.kind == "skip" and block.reason == "navigation"]
    return frozenset(part for trail in trails for part in _CRUMBS.split(trail) if 2 <= len(part) <= 10)


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """Headings without repetitions (also as 原标题：); the first one is kept."""
    made: list[Block] = []
    seen: list[str] = []
    for block in blocks:
        if block.kind == "head":
            original = _ORIGINAL.match(block.text)
            words = bare(block.text[original.end() :] if original else block.text)
            if (original and seen) or words in seen:
                block = _off(block, "headline repeated", "headline")
            elif words:
                seen.append(words)
        made.append(block)
    return made


def _beside_date_line(blocks: list[Block]) -> list[Block]:
    """Of several groups of headings, separated by furniture, the one above the date line is the headline."""
    groups: list[tuple[list[int], bool]] = []  #: places of headings, and whether a date line follows at once
    here: list[int] = []
    for i, block in enumerate(blocks):
        if block.kind == "head":
            here.append(i)
        elif block.kind == "skip" and block.disposition not in _NO_BORDER and here:
            groups.append((here, block.reason in _DATE_LINES))
            here = []
    if here:
        groups.append((here, False))
    if len(groups) < 2:
        return blocks
    dated = [group for group, is_dated in groups if is_dated and _size(blocks, group) >= _SHORTEST]
    if dated:
        dropped = {i for group, _ in groups if group[0] < dated[0][0] for i in group}
    else:
        chosen = max(groups, key=lambda group: (_size(blocks, group[0]) >= _SHORTEST, -group[0][0]))[0]
        dropped = {i for group, _ in groups if group[0] < chosen[0] for i in group}
    return [
        _off(block, "above the headline") if i in dropped and not block.level else block
        for i, block in enumerate(blocks)
    ]


def _size(blocks: list[Block], places: list[int]) -> int:
    return max(len(blocks[i].text) for i in places)


# ---- below the text -------------------------------------------------------------------


def _foot(blocks: list[Block], before: list[Block]) -> list[Block]:
    """Lines below the last paragraph: the repeated headline, captions of missing pictures, links.

    A page whose only headings stand here has its headline here if the text begins with the words of one.
    """
    heads = [block for block in blocks if block.kind == "head"]
    known = _names_above(before)
    # one person after another picture of the same; the headline printed twice is none
    alike = len({bare(block.text) for block in heads}) > 1 and len({block.text[:3] for block in heads}) == 1
    headless = not any(block.kind == "head" for block in before)
    captions = headless and (alike or all(_is_caption(block.text) for block in heads))
    captions = captions and (
        len(heads) > 1 or (len(heads) == 1 and _SCENE.fullmatch(heads[0].text) is not None)
    )
    lead = next((block.text for block in before if block.kind == "body"), "")
    alone = headless and not any(lead_share(block.text, lead) >= _LEADS for block in heads)
    made: list[Block] = []
    for block in _without_repeats(blocks):
        if block.kind == "head" and not block.level:
            goes_on = (
                bool(made)
                and made[-1].reason == "original title"
                and made[-1].text.count("《") > made[-1].text.count("》")
            )
            block = (
                _off(block, "original title")
                if goes_on
                else _at_foot(block, known, captions=captions, alone=alone)
            )
        made.append(block)
    return made


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
        return _off(block, "photo caption", "caption")
    if bare(block.text) in known:
        return _off(block, "headline repeated", "headline")
    if _ORIGINAL.search(block.text):
        return _off(block, "original title")
    if page_words.is_section(block.text):
        return _off(block, "section of the site")
    if alone:
        return (
            replace(block, kind="body")
            if has_sentence_mark(block.text[:-1])
            else _off(block, "below the article")
        )
    return block


def _is_caption(text: str) -> bool:
    return bool(_SCENE.fullmatch(text) or _ACT.fullmatch(text))
