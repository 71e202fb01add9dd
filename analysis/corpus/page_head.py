"""Lines above an article that look like headings and are none: names of the site and its sections, menus, captions.

What is below the text is sorted out by `page_foot`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import dropwhile, groupby, pairwise, takewhile

from analysis.corpus import (
    bylines,
    field_lines,
    furniture,
    headline_score,
    page_words,
    publication_lines,
    title_row,
)
from analysis.corpus.bullets import SIGNS
from analysis.corpus.chronicles import DAY_LINE
from analysis.corpus.headings import holds, is_below, names_speaker, says_what_was_done, tidy
from analysis.corpus.labels import ORIGINAL
from analysis.corpus.layout import DATE_LINES, Block, joined
from analysis.corpus.overlap import lead_share
from analysis.corpus.page_foot import foot, is_signature
from analysis.corpus.page_parts import LEADS, SCENE, is_caption, off, without_repeats
from analysis.corpus.pages import LONGEST_GROUP, names_round_up
from analysis.corpus.repeats import bare
from analysis.corpus.shapes import LIST_MARKS, SURE_OPENINGS, names_period, opens_report
from analysis.names import is_name, tags

_CHINESE = re.compile("[\u3400-\u9fff]")
_CRUMBS = re.compile(r"[>＞»›→/／\-:：|｜\s]+")
#: Furniture between two headings that does not part them.
_NO_BORDER = frozenset({"blank", "caption"})
#: The line with an issue number; with a year (2024年第2期) it also dates the items. Then the heading of a table of contents.
_ISSUE = re.compile(
    r"[（(]?(?P<year>\d{4}年)?\s?(?:总?第)\s?[\d一二三四五六七八九十百]{1,5}\s?[期周号](?:\s?[（(].{2,14}[)）])?[)）]?"
)
#: The title of a periodical other than a daily newspaper.
_PERIODICAL = re.compile(
    r"《?[\u4e00-\u9fffA-Za-z“”·]{2,16}(?:周报|旬报|月报|季报|简报|快报|专报|(?<!全会)(?<!会议)(?<!统计)(?<!联合)公报|简讯|通讯|周刊|月刊|季刊|会刊|专刊|信息|动态|参考|内参|交流)》?"
)
_LINES_OF_IMPRINT = 5
_SIGNER = re.compile(r"签发人\s*[:：]")
_CONTENTS = re.compile("(?:本[期周月]|内容)?(?:要目|目录|导读|导览|提要|摘要|内容|看点)[:：]?")
_SIZES, _TOOLS = (
    frozenset("大中小】]"),
    frozenset({"share line", "navigation", "table of fields", "date line"}),
)
_ORGANISER = re.compile(r"(?:主办|承办|协办)(?:单位)?\s*[:：].{2,120}")
_OF_PROGRAMME = re.compile(
    r"\d{1,2}[:：]\d{2}\s"
    r"|(?:会议|活动|演练|培训|考试|举办|开课)?(?:时[ 　]*间|地[ 　]*点|参加|参会|与会|出席|列席|缺席|请假|主[ 　]*持|主席|主讲|主办|记[ 　]*录|纪录)[\u4e00-\u9fff 　]{0,4}[:：]"
)
_ARROW = re.compile("[>＞»›→]")
_CLAUSE = re.compile("[，。；！？]")
_FIELD = re.compile(r"[\u4e00-\u9fff]{2,6}\s*[:：]")
#: An item of a chronicle, on the day of the one before it.
_ITEM = re.compile(r"[是同当]日[ \u3000\t]")
#: A day of the year, as a poster or a section bears it: 世界读书日
_OBSERVED = re.compile("(?:世界|国际|国家|全国|中国|联合国)[\u4e00-\u9fff]{1,8}[日周月节]")
_NOTICE = re.compile(
    "关于.{2,80}的?(?:通告|公告|通知|公示|决定|意见|批复|函|命令|公开信|倡议书)(?:[（(].{1,20}[)）])?"
)
#: An office or a firm, by how its name ends.
_ISSUER = re.compile(
    "[\u4e00-\u9fff]{2,24}(?:[局厅部委办处科股所站队院会]|政府|中心|公司|集团|指挥部|办公[室厅]|委员会|法院|检察院)"
)
#: The red head of a document: 青江市人民政府文件, also behind its office's name alone in brackets.
_RED_HEAD = re.compile(
    "(?:中共)?[\u4e00-\u9fff]{2,24}(?:委员会|人民政府|委|局|厅|院|会|办公[室厅]|指挥部|领导小组)(?:（[\u4e00-\u9fff]{2,8}）)?文[ \u3000]{0,4}件"
)
#: How a row of a headline ends that the next one goes on with.
_NEEDS_MORE = re.compile("(?:的|关于|印发|[和与及、])$")
#: How a row begins that says which meeting of the body in the row above.
_ORDINAL = re.compile(r"第[\d一二三四五六七八九十]{1,4}[次届]")
#: The heading of a list, and how many lines below it are entries at least.
_TITLE_OF_LIST, _ENTRIES = re.compile("(?:名单|名录|清单|一览表?)(?:[（(].{1,20}[)）])?$"), 3
_LIST = 2  #: lines with one bullet that are a list
_FEW_LINES = 4  #: lines below a headline that are its text, where there is no other
#: Log-odds: how much less likely than the best heading one before it may be, to be the headline; how much less likely
#: one right above it may be; and what no headline falls below on a page with a menu.
_AS_LIKELY, _LESS_LIKELY, _UNLIKELY = 2.0, 3.0, -1.0
_ABOUT_SITE = 120  #: characters about the site above an article
_SAYINGS = 400  #: characters of sentences above a headline that report nothing, such as those of leaders in a masthead
_RETOLD = (
    0.4  #: share of the words of a dated headline that the text begins with, where sentences are above it
)
_RELATED = 0.2  #: share of the words of an unlikely headline that the text begins with, if it is one
_COLUMN, _SHORT_SECTION = 3, 6  #: entries of a menu, each on a line, at least; characters of one
_LONG_HEADLINE, _SHORT_SENTENCE = 80, 40  #: characters
_STOP = re.compile("[。；！？]")
_SPACE = re.compile(r"\s+")
_SCRAP = 30  #: characters of a line that is too short for a paragraph
_LEAD = 400  #: characters of text that a headline is compared with


def sorted_out(blocks: list[Block]) -> list[Block]:
    """The blocks of a page, with the headings above and below the text that are no article's as furniture.

    Whatever is the only heading stays one, unless it is no more than a section's name. Where the rules lose the row that
    is surely the headline, the page is sorted out again with that row as its headline.
    """
    blocks = _without_rows_of_masthead(_without_tails(blocks))
    made = _sorted_out(blocks)
    title = title_row.find(blocks)
    if title is None or _why(title, frozenset()) or _is_heading(made, title):
        return made
    if _names_others(title.text, above_text(blocks)[1]):
        return made
    titled = _titled(blocks, title)
    return _sorted_out(titled) if titled else made


def _without_tails(blocks: list[Block]) -> list[Block]:
    """The blocks without the title of a page that goes on, behind the headline, with section, author and number.

    The headline by itself is below it, above its date line; a headline of two parts has its second part there too.
    """
    heads = [i for i, block in enumerate(blocks) if block.kind == "head"]
    last = {bare(blocks[i].text): i for i in heads}
    tails = {}
    for i in heads:
        text = blocks[i].text
        for gap in _SPACE.finditer(text):
            at = last.get(bare(text[: gap.start()]), -1)
            if gap.start() >= headline_score.LONG and at > i and headline_score.is_dated(blocks, at):
                tails[i] = text[gap.end() :]
    own = {i: tail for i, tail in tails.items() if bare(tail) not in last}
    return [
        off(block, "headline repeated", "headline") if i in own else block for i, block in enumerate(blocks)
    ]


def _is_heading(blocks: list[Block], title: Block) -> bool:
    """Whether the words of a row are in the first headings above the text, or one of these names a round-up."""
    words = bare(tidy(title.text))
    above = takewhile(lambda block: block.kind != "body", blocks)
    heads = takewhile(
        lambda block: block.kind == "head",
        dropwhile(
            lambda block: block.kind != "head",
            (block for block in above if block.kind == "head" or block.reason in DATE_LINES),
        ),
    )
    return any(words in bare(block.text) or names_round_up(block.text) for block in heads)


def _titled(blocks: list[Block], title: Block) -> list[Block]:
    """The blocks with a row as the headline; nothing where the text above it may be an article's own.

    It is the site's if a line of the site parts it from the headline of a page, which has its date line below.

    What is text above it is none, and the same words above it are a repetition.
    """
    at = next(i for i, block in enumerate(blocks) if title.lines[0] in block.lines)
    pieces = title_row.rows([blocks[at]])
    own = next(i for i, piece in enumerate(pieces) if piece.lines == title.lines)
    above, below = [*blocks[:at], *pieces[:own]], pieces[own + 1 :]
    text = [
        i
        for i, block in enumerate(above)
        if (block.kind == "byline" or (block.kind == "body" and not _is_scrap(block.text)))
        and not headline_score.speaks_of_site(block.text)
    ]
    if text and (text[-1] + 1 == len(above) or not headline_score.is_dated(blocks, at)):
        return []
    if any(_is_contents(block.text) for block in above):  # what is below is an item's heading
        return []
    words = bare(tidy(title.text))
    return [
        *(
            off(block, "above the headline")
            if block.kind == "body"
            else off(block, "headline repeated", "headline")
            if block.kind == "head" and words in bare(block.text)
            else block
            for block in above
        ),
        replace(title, kind="head", disposition="", reason="", titled=True),
        *([replace(joined(below), kind="body")] if below else []),
        *blocks[at + 1 :],
    ]


def _sorted_out(blocks: list[Block]) -> list[Block]:
    """The blocks of a page as the rules for its lines, one by one, read them."""
    blocks = _with_masthead(_without_organisers(_without_sizes_of_type(blocks)))
    blocks = _with_original_headlines(_with_long_headline(blocks))
    blocks = _with_lines_as_text(_with_fields_as_text(blocks))
    bodies = [i for i, block in enumerate(blocks) if block.kind == "body"]
    if not bodies:
        return blocks
    above, lead = above_text(blocks)
    text = _without_signatures(blocks[len(above) : bodies[-1] + 1])
    made = [*_top(above, lead), *text]
    return [*made, *foot(blocks[bodies[-1] + 1 :], made)]


def _without_rows_of_masthead(blocks: list[Block]) -> list[Block]:
    """A red head set as a table above the text is no text: 青江简报 | 第12期."""
    above = [*takewhile(lambda block: block.kind != "body" or _is_row_of_masthead(block.text), blocks)]
    return [
        *(off(block, "masthead") if block.kind == "body" else block for block in above),
        *blocks[len(above) :],
    ]


def _is_row_of_masthead(text: str) -> bool:
    r"""Whether each cell of a row names a periodical, its issue, an office, a day, the number or the signer of a document.

    >>> _is_row_of_masthead("青江简报\t第12期"), _is_row_of_masthead("青江县教育局\t张明"), _is_row_of_masthead("青江简报")
    (True, False, False)
    """
    return "\t" in text and all(
        _PERIODICAL.fullmatch(cell)
        or _SIGNER.match(cell)
        or publication_lines.is_issue(cell)
        or page_words.is_office(cell)
        or furniture.name(cell)
        for cell in map(str.strip, text.split("\t"))
        if cell
    )


def _with_fields_as_text(blocks: list[Block]) -> list[Block]:
    """Hours, places and people of a programme or of minutes are text: 09:30 记者会, 地点：县府三楼.

    Where a page has other text, a single one may be a headline (时间：最公正的裁判), and so may be several if none of
    their values looks like that of a field.
    """
    fields = {
        i
        for i, block in enumerate(blocks)
        if block.kind == "head" and not block.level and _OF_PROGRAMME.match(block.text)
    }
    if any(block.kind == "body" and not _OF_PROGRAMME.match(block.text) for block in blocks):
        runs = _runs(fields)
        fields = {
            i
            for run in runs
            if sum(len(_OF_PROGRAMME.findall(blocks[i].text)) for i in run) > 1
            and any(field_lines.has_value(blocks[i].text) for i in run)
            for i in run
        }
    return [replace(block, kind="body") if i in fields else block for i, block in enumerate(blocks)]


def _with_lines_as_text(blocks: list[Block]) -> list[Block]:
    """Many short lines right below a dated headline are its text, set in lines as a poem is or for a small screen.

    Where a page has no other text, a few are enough.
    """
    blocks = _with_entries_as_text(blocks)
    first = next((i for i, block in enumerate(blocks) if block.reason in DATE_LINES), len(blocks))
    if not any(headline_score.is_dated(blocks, i) for i in range(first) if blocks[i].kind == "head"):
        return blocks
    below = [*dropwhile(lambda i: blocks[i].kind == "skip", range(first, len(blocks)))]
    lines = {*takewhile(lambda i: blocks[i].kind == "head" and not blocks[i].level, below)}
    least = LONGEST_GROUP + 1 if any(block.kind == "body" for block in blocks) else _FEW_LINES
    if len(lines) < least:
        return blocks
    return [replace(block, kind="body") if i in lines else block for i, block in enumerate(blocks)]


def _with_entries_as_text(blocks: list[Block]) -> list[Block]:
    """Short lines below the heading of a list are its entries: 受表彰单位名单 | 市教育局 | 市水利局 | 白渡镇."""
    title = next((i for i, block in enumerate(blocks) if block.kind != "skip"), len(blocks))
    if not (blocks[title:] and blocks[title].kind == "head" and _TITLE_OF_LIST.search(blocks[title].text)):
        return blocks
    below = range(title + 1, len(blocks))
    entries = {*takewhile(lambda i: blocks[i].kind == "head" and not blocks[i].level, below)}
    if len(entries) < _ENTRIES or _shows_sections(blocks[:title]):
        return blocks
    return [
        replace(block, kind="body", item=True) if i in entries else block for i, block in enumerate(blocks)
    ]


def _runs(places: set[int]) -> list[list[int]]:
    """Places that follow one another, together.

    >>> _runs({1, 2, 5})
    [[1, 2], [5]]
    """
    made: list[list[int]] = []
    for place in sorted(places):
        if made and made[-1][-1] == place - 1:
            made[-1].append(place)
        else:
            made.append([place])
    return made


def _with_masthead(blocks: list[Block]) -> list[Block]:
    """The title of a periodical as a heading, and the lines below it that give its issue and publisher as none.

    Above a single report the title is no heading either: that of the report is the headline.
    """
    first = next((i for i in range(len(blocks)) if _is_masthead(blocks, i)), None)
    if first is None and not _is_bulletin(blocks):
        return blocks
    first = first or 0
    end = first + 1 + len(_imprint(blocks, first))
    title = blocks[first]
    title = (
        off(title, "masthead")
        if _is_single_report(blocks[end:])
        else replace(title, kind="head", disposition="", reason="", dated=True)
    )
    imprint = [
        block
        if block.kind == "skip"
        else off(block, "date line" if publication_lines.read(block.text) else "masthead")
        for block in blocks[first + 1 : end]
    ]
    return [*blocks[:first], title, *imprint, *blocks[end:]]


def _is_single_report(blocks: list[Block]) -> bool:
    """Whether the first text begins with the words of a heading above it, and no later one is a report of its own."""
    own = [block for block in blocks if block.kind in ("head", "body")]
    leads = [
        (i, own[i].text) for i in range(1, len(own)) if own[i].kind == "body" and own[i - 1].kind == "head"
    ]
    items = []
    for i, lead in leads:
        heads = takewhile(lambda block: block.kind == "head", reversed(own[:i]))
        shares = any(lead_share(block.text, lead) >= LEADS for block in heads)
        items.append((shares, bool(opens_report(lead))))
    return bool(items) and items[0][0] and not any(any(item) for item in items[1:])


def _is_masthead(blocks: list[Block], i: int) -> bool:
    """Whether a line is the title of a periodical, with the issue, the publisher and the day of it below.

    A newspaper of every day prints these on each page: there they say nothing of the article.
    """
    if not _PERIODICAL.fullmatch(blocks[i].text):
        return False
    below = [block.text for block in _imprint(blocks, i)]
    return (
        any(map(publication_lines.is_issue, below))
        and any(map(_names_publisher, below))
        and any(map(publication_lines.read, below))
    )


def _is_bulletin(blocks: list[Block]) -> bool:
    """Whether a page opens with the title of a periodical and its issue or its day, above a single report."""
    if not blocks or not _PERIODICAL.fullmatch(blocks[0].text):
        return False
    imprint = _imprint(blocks, 0)
    dated = any(
        publication_lines.is_issue(block.text) or publication_lines.read(block.text) for block in imprint
    )
    return dated and _is_single_report(blocks[1 + len(imprint) :])


def _names_publisher(text: str) -> bool:
    words, _ = publication_lines.without_day(text)
    return publication_lines.names_publisher(text) or page_words.is_office(words.strip())


def _imprint(blocks: list[Block], i: int) -> list[Block]:
    """The lines right below a line that name an issue, a publisher or a day."""
    made: list[Block] = []
    for block in blocks[i + 1 : i + 1 + _LINES_OF_IMPRINT]:
        text = block.text
        known = publication_lines.is_issue(text) or _names_publisher(text)
        if not (known or block.reason in ("rule line", *DATE_LINES)):
            break
        made.append(block)
    return made


def _with_long_headline(blocks: list[Block]) -> list[Block]:
    """The first paragraph as a heading, where it is one line right above a date line.

    The text begins with its words, or no heading is above it. Where a heading below the date line tells what the text
    does, it is a slogan.
    """
    first = next((i for i, block in enumerate(blocks) if block.kind == "body"), len(blocks))
    below = blocks[first + 1 : first + 2]
    if not below or below[0].kind != "skip" or below[0].reason not in DATE_LINES:
        return blocks
    block, rest = blocks[first], blocks[first + 2 :]
    one_line = (
        len(block.lines) == 1
        and len(block.text) <= _LONG_HEADLINE
        and not _STOP.search(block.text[:-1])
        and "\t" not in block.text  # a row of a table
    )
    lead = next((other.text for other in rest if other.kind == "body"), "")
    short = (
        (len(block.text) <= _SHORT_SENTENCE or block.text[-1] != "。")
        and block.text[0] not in "（【["
        and block.text[-1] not in "：，；"
    )
    below_day = takewhile(lambda other: other.kind != "body", rest)
    told = any(lead_share(other.text, lead) >= LEADS for other in below_day if other.kind == "head")
    alone = short and all(_why(above, frozenset()) for above in blocks[:first] if above.kind == "head")
    leads = not _STOP.search(block.text) and lead_share(block.text, lead) >= LEADS
    if not one_line or opens_report(block.text) in SURE_OPENINGS:
        return blocks
    if short and told and not leads:
        return [*blocks[:first], off(block, "above the headline"), *blocks[first + 1 :]]
    if not (leads or alone):
        return blocks
    return [*blocks[:first], replace(block, kind="head"), *blocks[first + 1 :]]


def _with_original_headlines(blocks: list[Block]) -> list[Block]:
    """（原标题：…） on a line of its own as a heading."""
    return [
        replace(block, kind="head")
        if block.kind == "body"
        and len(block.lines) == 1
        and ORIGINAL.match(block.text)
        and len(block.text) <= _LONG_HEADLINE
        and not _STOP.search(block.text)
        else block
        for block in blocks
    ]


def _without_signatures(blocks: list[Block]) -> list[Block]:
    """The office that signs a document, below its text and above its day, is no heading of what follows."""
    return [
        replace(block, kind="body") if before.kind == "body" and is_signature(block, below) else block
        for before, block, below in zip(blocks[:1] + blocks, blocks, [*blocks[1:], None], strict=False)
    ]


def above_text(blocks: list[Block]) -> tuple[list[Block], str]:
    """The blocks of a page above its text, and how that text begins."""
    bodies = [i for i, block in enumerate(blocks) if block.kind == "body"]
    first = _start_of_text(blocks, bodies) if bodies else len(blocks)
    return blocks[:first], "".join(blocks[i].text for i in bodies if i >= first)[:_LEAD]


def _start_of_text(blocks: list[Block], bodies: list[int]) -> int:
    """Place of the first running text of the article.

    Above it there may be items of a menu, or a few sentences about the site and then a trail and a dated heading;
    where they speak of the browser or of who may see the page, however long, a dated heading is enough. A heading that the
    text below retells needs no date if it is below a trail, and no trail if what is above it are sayings.
    """
    running = [i for i in bodies if blocks[i].item or not _is_scrap(blocks[i].text)] or bodies[:1]
    length = whole = 0
    for i, after in pairwise(running):
        whole += len(blocks[i].text)
        length += 0 if headline_score.speaks_of_site(blocks[i].text) else len(blocks[i].text)
        if min(whole - _SAYINGS, length - _ABOUT_SITE) > 0:
            break
        sections = next((k for k in range(i, after) if _is_trail(blocks[k])), after)
        trail = i if not length else sections
        if length <= _ABOUT_SITE and any(_is_dated_head(blocks, k) for k in range(trail, after)):
            return after
        own = whole <= _SAYINGS and not any(_is_reported(blocks, k) for k in running if k < after)
        if own and any(_is_title(blocks, k, sections, blocks[after].text) for k in range(i, after)):
            return after
    return running[0]


def _is_dated_head(blocks: list[Block], i: int) -> bool:
    return blocks[i].kind == "head" and headline_score.is_dated(blocks, i)


def _is_title(blocks: list[Block], i: int, trail: int, lead: str) -> bool:
    """Whether a heading below sentences that report nothing is that of the text below.

    It is below a trail; or it is dated, and who said each sentence is in the row below that: ——……讲话.
    """
    if blocks[i].kind != "head":
        return False
    said = all(
        is_below(below.text) for block, below in pairwise(blocks[: i + 1]) if block.kind == "body"
    ) and headline_score.is_dated(blocks, i)
    if not (i > trail or said):
        return False
    says_so = i > trail and _TEXT_BELOW.search(blocks[trail].text) is not None
    return says_so or lead_share(blocks[i].text, lead) >= (_RELATED if i > trail else _RETOLD)


def _is_reported(blocks: list[Block], i: int) -> bool:
    """Whether a text is that of a report: it opens like one, or retells a heading above it."""
    text = blocks[i].text
    return bool(opens_report(text)) or any(
        block.kind == "head" and lead_share(block.text, text) >= LEADS for block in blocks[:i]
    )


def _is_trail(block: Block) -> bool:
    return block.kind == "skip" and block.reason == "navigation" and _ARROW.search(block.text) is not None


def _is_scrap(text: str) -> bool:
    """Whether a line is an item of a list, or too short for a paragraph, and neither a sentence nor a dateline."""
    return not (_CLAUSE.search(text) or opens_report(text)) and (
        len(text) <= _SCRAP or text.startswith(LIST_MARKS)
    )


def _without_sizes_of_type(blocks: list[Block]) -> list[Block]:
    """大, 中 and 小, each on a line, behind 【字体： are a page's tool; elsewhere a single character may be text."""
    made: list[Block] = []
    for block in blocks:
        behind_tool = bool(made) and made[-1].kind == "skip" and made[-1].reason in _TOOLS
        made.append(off(block, "share line") if behind_tool and block.text in _SIZES else block)
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
    return [off(block, "rights line") if i in at_foot else block for i, block in enumerate(blocks)]


def _top(blocks: list[Block], lead: str) -> list[Block]:
    """Lines above the first paragraph, whose text is `lead`."""
    made = _without_menus(without_repeats(blocks))
    crumbs = _crumbs(made)
    made = _without_items(_without_captions(_without_values(made)))
    reasons = {
        i: reason
        for i, block in enumerate(made)
        if block.kind == "head"
        and (reason := _why(block, crumbs))
        and not (_titles_round_up(made, i, crumbs) or _is_masthead(made, i) or _is_second_row(made, i))
        and not _begins_notice(made, i)
    }
    reasons = {i: reason for i, reason in reasons.items() if not _is_subject(made, i, lead)}
    reasons |= dict.fromkeys(_issuers(made), "issuing office")
    reasons |= dict.fromkeys(_columns_above(made), "section of the site")
    kept = [i for i, block in enumerate(made) if block.kind == "head" and i not in reasons]
    if not kept:
        reasons = {i: reason for i, reason in reasons.items() if not _may_be_headline(made, i, crumbs)}
    if all(not made[i].level and _names_others(made[i].text, lead) for i in kept):
        reasons |= dict.fromkeys(kept, "byline")
    made = [off(block, reasons[i]) if i in reasons else block for i, block in enumerate(made)]
    return _with_gaps(_from_headline(made, lead))


#: A label and people: 本期主播：罗静雯 何东山
_CREDITED = re.compile(r"[\u4e00-\u9fff]{2,8}\s?[:：]\s?(?P<names>[\u4e00-\u9fff·、，, ]{2,24})")


def _names_others(text: str, lead: str) -> bool:
    """Whether a line names no more than people that the text below it does not begin with: who speaks or made the page.

    >>> _names_others("山城市水利局局长 罗静雯", "主任、各位委员：现在报告"), _names_others("本期主播：罗静雯", "3月4日，")
    (True, True)
    >>> _names_others("最美教师：罗静雯", "罗静雯，女，1970年出生"), _names_others("主题：民生", "3月4日，")
    (False, False)
    """
    credited = _CREDITED.fullmatch(text)
    if credited:
        names = [name for name in re.split("[、，, ]+", credited["names"]) if name]
    elif names_speaker(text):
        names = [text.rpartition(" ")[2]]
    else:
        return False
    return all(is_name(name) and name not in lead for name in names)


def _with_gaps(blocks: list[Block]) -> list[Block]:
    """A date line between two headings parts them as an empty line does: what is below it is no part of the headline."""
    made: list[Block] = []
    dated = False
    for block in blocks:
        if block.kind == "head" and dated:
            block = replace(block, lines=(replace(block.lines[0], blanks=1), *block.lines[1:]))
        dated = block.kind == "skip" and (dated or block.reason in DATE_LINES)
        made.append(block)
    return made


def _without_values(blocks: list[Block]) -> list[Block]:
    """A few words below a lone label of an index card are its value; more may be the headline below an empty field."""
    return [
        off(block, "table of fields")
        if block.kind == "head"
        and before.kind == "skip"
        and publication_lines.is_card_label(before.text)
        and len(block.text) < headline_score.LONG
        and not block.titled
        else block
        for before, block in zip(blocks[:1] + blocks, blocks, strict=False)
    ]


def _is_subject(blocks: list[Block], i: int, lead: str) -> bool:
    """Whether a row is the first of a headline that the next one goes on with, as the text does.

    It is an office, and the next says what it did (县政协 | 召开全会) or which of its meetings was held (县总工会第八届委员会 |
    第三次会议召开); or it ends in a verb whose object is there (县政协召开 | 专题协商会).
    """
    office, below = blocks[i], blocks[i + 1 : i + 2]
    return (
        bool(below)
        and below[0].kind == "head"
        and (
            (
                page_words.is_office(office.text)
                and (says_what_was_done(below[0].text) or _ORDINAL.match(below[0].text) is not None)
            )
            or holds(office.text, below[0].text)
        )
        and office.text in lead
        and lead_share(below[0].text, lead) >= LEADS
    )


def _issuers(blocks: list[Block]) -> list[int]:
    """The offices, each on a line, that issue the notice whose title is below them; one alone may begin the title."""
    title = next(
        (i for i, block in enumerate(blocks) if block.kind == "head" and _NOTICE.fullmatch(block.text)), 0
    )
    first = title
    while first and blocks[first - 1].kind == "head" and _ISSUER.fullmatch(blocks[first - 1].text):
        first -= 1
    return [*range(first, title)] if title - first > 1 else []


def _begins_notice(blocks: list[Block], i: int) -> bool:
    """Whether an office is the first row of a notice's title: 青江市人民政府办公室 | 关于做好防汛工作的通知.

    On a page with sections it is the name of the site.
    """
    office, below = blocks[i], blocks[i + 1 : i + 2]
    return (
        bool(below)
        and below[0].kind == "head"
        and not below[0].lines[0].after_blank
        and not office.level
        and _NOTICE.match(below[0].text) is not None
        and _ISSUER.fullmatch(office.text) is not None
        and not (i and blocks[i - 1].kind == "head" and _ISSUER.fullmatch(blocks[i - 1].text))
        and not _is_of_site([*blocks[:i], *blocks[i + 1 :]])
    )


def _columns_above(blocks: list[Block]) -> list[int]:
    """The headings that the next one names as its column: 田间新景 above 田间新景丨市委召开全会."""
    heads = [i for i, block in enumerate(blocks) if block.kind == "head"]
    return [
        i
        for i, below in pairwise(heads)
        if re.match(rf"[【\[]?{re.escape(blocks[i].text)}\s*[】\]|｜丨]", blocks[below].text)
    ]


def _is_second_row(blocks: list[Block], i: int) -> bool:
    """Whether the row above a line needs it: 青江县森林防火的 | 指挥部 | 通告."""
    above, block = blocks[max(i - 1, 0)], blocks[i]
    return (
        above.kind == "head" and not block.lines[0].after_blank and _NEEDS_MORE.search(above.text) is not None
    )


def _titles_round_up(blocks: list[Block], i: int, crumbs: frozenset[str]) -> bool:
    """Whether a line that could name a section is the title of a round-up, with its date line below: 一周时政要闻."""
    text = blocks[i].text
    return names_round_up(text) and text not in crumbs and headline_score.is_dated(blocks, i)


def _without_items(blocks: list[Block]) -> list[Block]:
    """The items of a chronicle (是日 ……) and of a list with bullets are no headings of the text below them."""
    signs = Counter(block.text[0] for block in blocks if block.kind == "head" and block.text[0] in SIGNS)
    return [
        replace(block, kind="body")
        if block.kind == "head"
        and not block.level
        and (signs[block.text[0]] >= _LIST or _ITEM.match(block.text))
        else block
        for block in blocks
    ]


def _without_menus(blocks: list[Block]) -> list[Block]:
    """Lists of which half the items or more name sections of a site are menus."""
    made: list[Block] = []
    for is_list, some in groupby(blocks, key=lambda block: block.kind == "body" and _is_scrap(block.text)):
        row = list(some)
        if is_list and headline_score.is_menu(" ".join(block.text for block in row)):
            row = [off(block, "navigation") for block in row]
        made += row
    return made


def _without_captions(blocks: list[Block]) -> list[Block]:
    """Captions of missing pictures, where nothing else stands above the text and one of them names a scene.

    A date line belongs to a headline.
    """
    heads = [i for i, block in enumerate(blocks) if block.kind == "head"]
    captions = any(SCENE.fullmatch(blocks[i].text) for i in heads) and all(
        is_caption(blocks[i].text) and not blocks[i].level and not headline_score.is_dated(blocks, i)
        for i in heads
    )
    return [
        off(block, "photo caption", "caption") if captions and i in heads else block
        for i, block in enumerate(blocks)
    ]


def _may_be_headline(blocks: list[Block], i: int, crumbs: frozenset[str]) -> bool:
    """Whether a heading that resembles furniture is the headline of a page that has no other heading above its text.

    Offices and names of chronicles are; so are words that also name sections (教师风采), unless the page shows by a
    menu or a trail that it has sections.
    """
    text = blocks[i].text
    if headline_score.is_menu(text) or text.startswith("【"):
        return False
    if page_words.is_section(text) or text in crumbs:
        apart = page_words.is_surely_section(text) or (_shows_sections(blocks) and not _ends_trail(blocks, i))
        return names_round_up(text) or not apart
    return page_words.is_office(text) or names_round_up(text) or _OBSERVED.fullmatch(text) is not None


def _ends_trail(blocks: list[Block], i: int) -> bool:
    """Whether a line with its date line below is where the trail above it ends: 首页 > 机构概况 > 机构职能."""
    trails = [block.text for block in blocks[:i] if block.kind == "skip" and block.reason == "navigation"]
    ends = any(_CRUMBS.split(trail.strip())[-1] == blocks[i].text for trail in trails)
    return ends and headline_score.is_dated(blocks, i)


def _why(block: Block, crumbs: frozenset[str]) -> str:
    """Why a heading is none; "" if it may be one."""
    text = block.text.strip("【】")
    if block.level or block.titled:
        return ""
    if not _CHINESE.search(text) and not names_period(text):
        return "label"
    if (
        text in crumbs
        or page_words.is_section(text)
        or _OBSERVED.fullmatch(text)
        or headline_score.is_menu(text)
    ):
        return "section of the site"
    if (issue := _ISSUE.fullmatch(text)) and not issue["year"]:
        return "label"
    if _RED_HEAD.fullmatch(text) and not page_words.says_something(text):
        return "masthead"
    if page_words.is_office(text) or _names_site(text):
        return "name of the site"
    if publication_lines.is_credit(text) or bylines.are_writers(text):
        return "editors' line"
    office, _, names = text.partition(" ")
    if page_words.is_office(office) and all(is_name(name, titled=True) for name in names.split()):
        return "editors' line"  # 县水利局 李四
    return ""


#: Between the name of a site and what the site is.
_SITE_BORDER = re.compile(r"\s*(?:_|[|｜]|-{2,}|[—–]+)\s*|\s+-\s+")
_SITE = re.compile("[\u4e00-\u9fffA-Za-z]{1,14}(?:网|网站|站|搜|门户|平台|在线|频道)")
_SITE_GAP = re.compile(r"[\s/／·|｜]+")
#: Last of a row that says where the page is: 山城要闻 正文
_TEXT_BELOW = re.compile("\\s*(?:正文|详情)$")


def _names_site(text: str) -> bool:
    """Whether a line is the name of a site and what it is, or a row of the names of site and sections.

    >>> _names_site("寻法网--山城法律检索网"), _names_site("首页 山城要闻正文"), _names_site("山城要闻 市委召开全会")
    (True, True, False)
    >>> _names_site("新闻中心 NEWS CENTER")
    True
    """
    names = _SITE_BORDER.split(text)
    if len(names) > 1 and all(map(_SITE.fullmatch, names)):
        return True
    words = [word for word in _SITE_GAP.split(_TEXT_BELOW.sub("", text)) if word]
    named = [page_words.is_section(word) or page_words.is_office(word) for word in words]
    others = [word for word, known in zip(words, named, strict=True) if not known]
    return (
        len(_SITE_GAP.split(text)) > 1
        and any(named)
        and all(page_words.only(word) or not _CHINESE.search(word) for word in others)
    )


def _crumbs(blocks: list[Block]) -> frozenset[str]:
    """The sections that the place on the site names."""
    trails = [block.text for block in blocks if block.kind == "skip" and block.reason == "navigation"]
    return frozenset(part for trail in trails for part in _CRUMBS.split(trail) if 2 <= len(part) <= 10)


def _from_headline(blocks: list[Block], lead: str) -> list[Block]:
    """The headline is the first of the highest-scoring headings; lines above it are page furniture.

    Right above it, without furniture between, a line may belong to the headline: only an unlikely one is dropped.
    """
    times = headline_score.counted(blocks)
    scores = {
        i: headline_score.score(blocks, i, lead, times)
        for i, block in enumerate(blocks)
        if block.kind == "head" and not DAY_LINE.fullmatch(block.text)
    }
    if not scores:
        return blocks
    trail = max((i for i, block in enumerate(blocks) if _is_trail(block)), default=-1)
    above_trail = {i for i in scores if i < trail and _is_unrelated(blocks, i, lead)}
    if above_trail:
        blocks = [
            off(block, "above the headline") if i in above_trail else block for i, block in enumerate(blocks)
        ]
        scores = {i: value for i, value in scores.items() if i not in above_trail}
    sections = {i for i in scores if _is_short_section(blocks, i, lead)}
    if sections and len(sections) < len(scores):
        blocks = [
            off(block, "section of the site") if i in sections else block for i, block in enumerate(blocks)
        ]
        scores = {i: value for i, value in scores.items() if i not in sections}
    if not scores:
        return blocks
    best = max(scores.values())
    titles = [
        i
        for i in scores
        if (names_round_up(blocks[i].text) and _opens_issue(blocks, i)) or _is_masthead(blocks, i)
    ]
    chosen = next(
        (i for i in [*titles, *(i for i in scores if blocks[i].titled)]),
        next(i for i, value in scores.items() if value >= max(best - _AS_LIKELY, min(best, 0))),
    )
    if chosen - 1 in scores and is_below(blocks[chosen].text):
        chosen -= 1
    unrelated = lead_share(blocks[chosen].text, lead) < _RELATED
    # the only heading below a trail, with nothing against it, is the headline, however short
    alone = [i for i in scores if i > trail >= 0] == [chosen] and best >= headline_score.WEIGHTS["any line"]
    unlikely = best < _UNLIKELY and not alone
    none = unlikely or (unrelated and headline_score.speaks_of_site(blocks[chosen].text))
    others = [*blocks[:chosen], *blocks[chosen + 1 :]]
    if none and not names_period(blocks[chosen].text) and _is_of_site(others):
        return [off(block, "above the headline") if i in scores else block for i, block in enumerate(blocks)]
    border = max((i for i in range(chosen) if _parts(blocks[i])), default=-1)
    limit = (
        best - _LESS_LIKELY if _is_of_site(blocks) or headline_score.is_dated(blocks, chosen) else _UNLIKELY
    )
    dropped = {
        i
        for i, value in scores.items()
        if i < chosen
        and (i < border or value < limit)
        and not names_period(blocks[i].text)
        and not _is_subject(blocks, i, lead)
        and not _begins_notice(blocks, i)
    }
    if scores[chosen] > 0:
        dropped |= {i for i in range(chosen) if blocks[i].kind == "body"}
    captions = {i for i in scores if i > chosen and SCENE.fullmatch(blocks[i].text)}
    made = []
    for i, block in enumerate(blocks):
        if i in captions:
            block = off(block, "photo caption", "caption")
        elif i in dropped and not block.level:
            block = off(block, "above the headline")
        elif i == chosen:
            block = replace(block, dated=block.dated or headline_score.is_dated(blocks, i))
        made.append(block)
    return made


def _is_short_section(blocks: list[Block], i: int, lead: str) -> bool:
    """Whether a short line without a verb is right above a longer one on a page with sections, and no word of the text."""
    block, below = blocks[i], blocks[i + 1 : i + 2]
    return (
        bool(below)
        and below[0].kind == "head"
        and not block.level
        and len(block.text) <= _SHORT_SECTION < headline_score.LONG <= len(below[0].text)
        and not names_period(block.text)
        and not lead_share(block.text, lead)
        and not names_round_up(block.text)
        and _shows_sections(blocks)
        and not any(tag == "v" for _, tag in tags(block.text))
    )


def _opens_issue(blocks: list[Block], i: int) -> bool:
    """Whether the number of an issue or its contents are below a heading: its items have headings of their own.

    A day alone is below the name of a newspaper too (工作简报, 2024年6月13日), with the headline of one article below it.
    """
    below = next(
        (
            block
            for block in blocks[i + 1 :]
            if block.reason != "rule line" and block.reason not in DATE_LINES
        ),
        None,
    )
    return below is not None and (_ISSUE.fullmatch(below.text) is not None or _is_contents(below.text))


def _is_contents(text: str) -> bool:
    return _CONTENTS.fullmatch(text) is not None


def _is_unrelated(blocks: list[Block], i: int, lead: str) -> bool:
    """Whether the text does not begin with the words of a heading, and no date line is below it."""
    text = blocks[i].text
    return (
        lead_share(text, lead) < _RELATED
        and not headline_score.is_dated(blocks, i)
        and not names_round_up(text)
        and not names_period(text)
    )


def _parts(block: Block) -> bool:
    """Whether a block between two headings parts them."""
    return block.kind == "skip" and block.disposition not in _NO_BORDER


def _is_of_site(blocks: list[Block]) -> bool:
    """Whether a menu or the words of a site are above the text."""
    heads = [block.text for block in blocks if block.kind == "head"]
    return _shows_sections(blocks) or any(
        headline_score.is_menu(text) or headline_score.speaks_of_site(text) for text in heads
    )


def _shows_sections(blocks: list[Block]) -> bool:
    """Whether there is a menu or a trail, or a menu with each entry on a line."""
    entries = sum(block.kind == "head" and page_words.is_section(block.text) for block in blocks)
    return entries >= _COLUMN or any(
        block.kind == "skip" and block.reason in ("navigation", "section of the site") for block in blocks
    )
