"""Physical lines become blocks: paragraphs, headings, bylines, and what is none of these."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.corpus import (
    bullets,
    bylines,
    chronicles,
    field_lines,
    furniture,
    labels,
    line_parts,
    lone_labels,
)
from analysis.corpus.lines import FINAL, Line, Measure, has_sentence_mark, measure, split
from analysis.corpus.overlap import lead_share
from analysis.corpus.shapes import (
    LIST_MARKS,
    LONGEST_HEADLINE,
    SURE_OPENINGS,
    enumerated,
    heading_shaped,
    may_be_long_headline,
    names_period,
    open_quotes,
    opens_report,
)

_MARKDOWN = re.compile(r"(#{1,6})[ \t　]*(?=\S)|\*\*(?=[^*]+\*\*$)|__(?=[^_]+__$)")
#: A sentence of running text on what was on a day.
_TELLS = re.compile(r"\d日[^。]{4,}。")
_UNFINISHED = frozenset("，、,“‘（《(—")
#: Marks that never begin a paragraph.
_NEVER_FIRST = frozenset("，。、；：！？）”’》」』,;:!?)")
#: What stands at the head or foot of a page.
_PAGE_ENDS = frozenset({"page number", "page label", "masthead"})
#: A note below a text that comments on it.
_NOTES = frozenset({"footnote", "endnote", "comment"})
#: What is a site's alone, and a form's among other fields: 联系电话：2345678, 主题：防汛.
_BESIDE_FIELDS = frozenset({"navigation", "table of fields"})
#: Who runs a site, at the foot of a page, where its address and telephone follow.
_ORGANISER = re.compile(r"(?:主办|承办|协办)(?:单位)?\s*[:：]")
_ENTRY = 8  #: characters of an entry of a menu, bullet and all, that goes on nowhere
_ROWS_OF_A_HEADLINE = 4  #: of type, at most


#: The reasons for which a line is skipped that gives the day or the source of an article.
DATE_LINES = frozenset({"date line", "source line"})


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines that belong together.

    Attributes
    ----------
    kind : str
        ``body``, ``head``, ``byline``, or ``skip`` for what is no article's.
    level : int
        Of a markdown heading, 1 to 6; 0 for others.
    spans : tuple of (int, int)
        The source spans that are its text, in order.
    item : bool
        Whether it is an item of a chronicle, or the day above one.
    dated : bool
        Whether it is the headline of a page, with its date line below.
    titled : bool
        Whether it is surely the headline of a page.
    """

    kind: str
    text: str
    spans: tuple[tuple[int, int], ...]
    lines: tuple[Line, ...]
    level: int = 0
    byline: bylines.Byline | None = None
    disposition: str = ""
    reason: str = ""
    item: bool = False
    dated: bool = False
    titled: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the source, markdown marks included."""
        return min(self.spans[0][0], self.lines[0].start) if self.level else self.spans[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the source, end exclusive."""
        return max(self.spans[-1][1], self.lines[-1].end) if self.level else self.spans[-1][1]

    @property
    def broken(self) -> bool:
        """Whether it is running text that stops where no paragraph stops."""
        whole = self.text[-1] in FINAL or self.text.startswith(LIST_MARKS) or "\t" in self.text
        return self.kind == "body" and not whole

    @property
    def unfinished(self) -> bool:
        """Whether it surely goes on: a comma, an opening bracket or an open quotation ends it."""
        return self.broken and (self.text[-1] in _UNFINISHED or open_quotes(self.text) > 0)


def blocks(text: str, outside: tuple[tuple[int, int, str], ...] = ()) -> list[Block]:
    """The blocks of a source, in order: hard-wrapped lines rejoined, broken paragraphs healed.

    Lines that begin where a span of `outside` does are what it says, whatever they look like.
    """
    lines = split(text)
    lone = lone_labels.marked(lines)
    fields, no_headlines = field_lines.rows([line for line in lines if line.start not in lone])
    setting = measure([line for line in lines if line.start not in fields])
    lines, parts = line_parts.apart(lines, setting)
    known = lone | parts | {start: what for start, _, what in outside}
    of_digest, no_captions = chronicles.marked(lines)
    own_blocks = chronicles.items(lines) | of_digest | no_captions
    rows = _underlined(
        [
            _item(line, below_title=line.start not in no_captions - of_digest)
            if line.start in own_blocks
            else _typed(line, setting, outside=known.get(line.start, ""))
            for line in lines
        ]
    )
    rows = _with_fields(rows, no_headlines)
    listed = fields | {lines[at].start for at in bullets.listed([line.text for line in lines])}
    joined = _join(_with_told_captions(rows), setting, listed)
    healed = _heal(_with_long_headlines(joined), setting)
    return _without_links([part for block in healed for part in _signed(block)])


def _with_fields(rows: list[Block], fields: set[int]) -> list[Block]:
    """The lines, with fields as running text: none is a heading, and a telephone number among them is no site's.

    >>> told = chr(10).join(["会议时间：5月6日上午", "会议地点：三楼会议室", "联系电话：2345678"])
    >>> [block.kind for block in blocks(told)], blocks("联系电话：2345678")[0].kind
    (['body', 'body', 'body'], 'skip')
    """
    card = {
        row.start
        for row in rows
        if row.reason in DATE_LINES
        or (row.reason == "table of fields" and field_lines.has_no_value(row.text))
    }
    if not card.isdisjoint(fields):  # what a site says of a page
        return rows
    made: list[Block] = []
    listing = False  # whether the value of the last field is a list below it
    for row in rows:
        among = bool(made) and made[-1].kind == "body" and made[-1].start in fields
        among = among and not _ORGANISER.match(made[-1].text)
        contact = row.disposition == "furniture" and row.reason in _BESIDE_FIELDS and among
        listing = (listing and row.kind == "head") or (
            row.start in fields and field_lines.has_no_value(row.text)
        )
        if (row.start in fields or listing) and not row.level and (row.kind == "head" or contact):
            row = replace(row, kind="body", disposition="", reason="")
        made.append(row)
    return made


def _with_told_captions(rows: list[Block]) -> list[Block]:
    """The lines, with captions as running text where nothing else reports the news, as below a photo.

    >>> told = "3月2日，全市防汛会议召开。图为会议现场。 林小武 摄"
    >>> both = told + chr(10) * 2 + "3月2日，全市防汛工作会议在海州会堂举行。"
    >>> [[block.kind for block in blocks(text)] for text in (told, both)]
    [['body'], ['skip', 'body']]
    """
    if any(row.kind == "body" for row in rows):
        return rows
    return [
        replace(row, kind="body", disposition="", reason="")
        if row.disposition == "caption" and _TELLS.search(row.text)
        else row
        for row in rows
    ]


def _item(line: Line, *, below_title: bool) -> Block:
    """A line that opens an item of a chronicle or a digest; its bullet is no photo caption's."""
    return Block("body", line.text, ((line.start, line.end),), (line,), item=below_title)


def _typed(line: Line, setting: Measure, *, outside: str) -> Block:
    """A line as a block of its own."""
    span = ((line.start, line.end),)
    if outside:
        disposition = "note" if outside in _NOTES else "furniture"
        return Block("skip", line.text, span, (line,), disposition=disposition, reason=outside)
    found = furniture.name(line.text.strip("*_") or line.text)
    if found and not (found[0] == "caption" and opens_report(line.text) == "dateline"):
        return Block("skip", line.text, span, (line,), disposition=found[0], reason=found[1])
    mark = _MARKDOWN.match(line.text)
    if mark:
        level = len(mark[1]) if mark[1] else 6
        tail = 0 if mark[1] else mark.end()
        start, end = line.start + mark.end(), line.end - tail
        words = text_of(line.text, mark.end(), tail)
        found = furniture.name(words)
        if found:
            return Block("skip", line.text, span, (line,), disposition=found[0], reason=found[1])
        byline = bylines.read(words)
        kind = "byline" if byline else "head"
        return Block(kind, words, ((start, end),), (line,), level, byline)
    use, label = labels.read(line.text)
    if use == "furniture" or label == len(line.text):
        return Block("skip", line.text, span, (line,), disposition="furniture", reason="label")
    if use:
        kind = "body" if use == "text" else "head"
        level = 1 if use == "headline" else 0
        return Block(kind, line.text[label:], ((line.start + label, line.end),), (line,), level)
    byline = bylines.read(line.text)
    if byline:
        return Block("byline", line.text, span, (line,), byline=byline)
    shaped = heading_shaped(line.text, whole=not setting.fills(line))
    row_of_table = "\t" in line.text
    kind = "head" if shaped and not row_of_table and opens_report(line.text) not in SURE_OPENINGS else "body"
    return Block(kind, line.text, span, (line,))


def text_of(text: str, start: int, tail: int) -> str:
    """`text` without its first `start` and last `tail` characters.

    >>> text_of("**标题**", 2, 2), text_of("# 标题", 2, 0)
    ('标题', '标题')
    """
    return text[start : len(text) - tail]


def _underlined(rows: list[Block]) -> list[Block]:
    """Headings with a line of === or --- right below them get the level that it gives them in Markdown."""
    made: list[Block] = []
    for row in rows:
        if made and made[-1].kind == "head" and row.reason == "rule line" and not row.lines[0].after_blank:
            level = {"=": 1, "-": 2}.get("".join(set(row.text)), 0)
            made[-1] = replace(made[-1], level=level or made[-1].level)
        made.append(row)
    return made


def _with_long_headlines(made: list[Block]) -> list[Block]:
    """A long line as a heading where a report opens right below it, with 本报讯 or with a byline above its text.

    It begins a paragraph: what goes on with a sentence above it is none.
    """
    return [
        replace(block, kind="head")
        if block.kind == "body"
        and not block.item
        and len(block.lines) <= _ROWS_OF_A_HEADLINE
        and not (at and made[at - 1].broken and not block.lines[0].after_blank)
        and _opens_report(block, made[at + 1 : at + 3])
        and may_be_long_headline(block.text)
        else block
        for at, block in enumerate(made)
    ]


def _opens_report(block: Block, below: list[Block]) -> bool:
    if below and below[0].kind == "body" and _reports_headline(block.text, below[0].text):
        return True
    if below and below[0].kind == "byline":
        return below[-1].kind == "body" and len(below) > 1
    return bool(below) and below[0].kind == "body" and opens_report(below[0].text) == "dateline"


def _without_links(made: list[Block]) -> list[Block]:
    """Headings that stand under 相关新闻 with no text of theirs are links to other pages."""
    links: set[int] = set()
    waiting: list[int] = []
    for at, block in enumerate(made):
        if block.kind == "head" and waiting:
            waiting.append(at)
        elif block.reason in DATE_LINES and len(waiting) > 1 and _opens_text(made[at + 1 :]):
            waiting = []  # the headline of the text that follows
        elif block.kind in ("skip", "head"):
            links.update(waiting[1:])
            waiting = [at] if _names_links(block) else []
        else:
            waiting = []
    links.update(waiting[1:])
    return [
        replace(block, kind="skip", disposition="furniture", reason="link") if at in links else block
        for at, block in enumerate(made)
    ]


def _names_links(block: Block) -> bool:
    """Whether a line stands above links to other pages: 相关新闻, also where the reader of the page left it out."""
    return block.kind == "skip" and furniture.name(block.text) == ("furniture", "related links")


def _opens_text(below: list[Block]) -> bool:
    return next((block.kind == "body" for block in below if block.kind != "skip"), False)


def _join(rows: list[Block], setting: Measure, listed: set[int]) -> list[Block]:
    """Rows of one paragraph put together again, where no empty line parts them and none opens an item of a list."""
    made: list[Block] = []
    waiting: list[Block] = []
    for row in rows:
        if waiting and (row.lines[0].start in listed or not _continues(waiting, row, setting)):
            made += _merged(waiting, made)
            waiting = []
        waiting.append(row)
    return made + _merged(waiting, made) if waiting else made


def _continues(waiting: list[Block], row: Block, setting: Measure) -> bool:
    """Whether `row` goes on with the paragraph whose last row stands before it."""
    last = waiting[-1]
    a, b = last.lines[-1], row.lines[0]
    if b.after_blank or last.level or row.level or not {last.kind, row.kind} <= {"body", "head"}:
        return False
    if row.item or names_period(a.text) or names_period(b.text):
        return False
    if a.text.startswith(tuple(bullets.SIGNS)) and len(a.text) <= _ENTRY:
        return False
    if waiting[0].item:
        if chronicles.is_day_line(a.text):
            return False
        if a.text[-1] not in FINAL:
            return True
        if not setting.fills(a):
            return False
    if "\t" in a.text or "\t" in b.text:  # rows of a table
        return False
    if b.text[0] in _NEVER_FIRST:
        return True
    if b.indent > max(1, a.indent) or opens_report(row.text) in SURE_OPENINGS:
        return False
    if len(waiting) == 1 and _reports_headline(a.text, b.text):
        return False
    reports = opens_report(waiting[0].text) in SURE_OPENINGS  # 本报讯 (记者 王明) 8月17日下|午，……
    if reports and setting.full and getattr(a, setting.by) > setting.full and a.text[-1] not in FINAL:
        return True  # a row with half-width signs holds more of them
    if not setting.fills(a):
        return (
            not setting.full
            and last.broken
            and not (a.indent and b.indent)
            and row.kind == "body"
            and a.width >= 20
            and not bylines.tail(a.text)
        )
    if row.kind == "head" and _is_signed(a.text):
        return False
    if a.text[-1] in "。！？":
        running = row.kind == "body" or (has_sentence_mark(b.text) and setting.fills(b))
        apart = enumerated(b.text) or opens_report(row.text) == "day"  # an item of a list, or of a chronicle
        return running and not apart and getattr(a, setting.by) >= setting.full - 1
    if len(waiting) > _ROWS_OF_A_HEADLINE or any(has_sentence_mark(part.text) for part in waiting):
        return True
    if _cut_short("".join(part.text for part in waiting), b.text):
        return True
    if reports:
        return True
    # a first row without any mark may be a headline that happens to fill its row
    return not opens_report(b.text) and not (" " in a.text and has_sentence_mark(b.text))


#: Characters of a headline, and of the beginning of its report; share of its words in that, when it is surely one.
_HEADLINE_LEAST, _REPORT_LEAST, _RETOLD = 16, 20, 0.75
#: How a row ends that the day in the next one goes on with.
_BEFORE_A_DAY = re.compile("[在于自从至到截及和与、，,:：（(]$")


def _reports_headline(row: str, below: str) -> bool:
    """Whether a row that its commas make look like running text is the headline of a report that opens below it.

    >>> headline = "何东山到山城镇开展“推进农村改革，发展集体经济”专题调研活动"
    >>> report = "3月4日，何东山到山城镇开展“推进农村改革，发展集体经济”专题调研。"
    >>> _reports_headline(headline, report), _reports_headline("市委定于", report), _reports_headline(report, report)
    (True, False, False)
    """
    return (
        _HEADLINE_LEAST <= len(row) <= LONGEST_HEADLINE
        and row[-1] not in _STOPS
        and len(below) >= _REPORT_LEAST
        and opens_report(below) == "day"
        and not opens_report(row)
        and not _BEFORE_A_DAY.search(row)
        and not has_sentence_mark(row.translate(_NO_COMMAS))
        and lead_share(row, below) >= _RETOLD
    )


_NO_COMMAS = str.maketrans("", "", "，,、")
_STOPS = frozenset("。！？；：…")


def _merged(rows: list[Block], before: list[Block]) -> list[Block]:
    """Rows as one block; as two, where the first is a headline that happens to fill its row.

    It is taken for one where it has no mark of a sentence, running text
    follows, and a byline stands before it that no heading precedes.
    """
    whole = _merge(rows)
    if len(rows) < 2 or whole.kind != "body" or rows[0].kind != "head" or has_sentence_mark(rows[0].text):
        return [whole]
    if not before or not (before[-1].kind == "byline" or bylines.tail(before[-1].text)):
        return [whole]
    if len(before) > 1 and before[-1].kind == "byline" and before[-2].kind == "head":
        return [whole]
    return [rows[0], _merge(rows[1:])]


def _is_signed(text: str) -> bool:
    """Whether a row ends with reporters' names, all of them."""
    return bylines.tail(text) is not None and not text.endswith(("记者", "通讯员"))


def _cut_short(a: str, b: str) -> bool:
    """Whether a number, a bracket or a quotation goes on from row to row.

    >>> _cut_short("今天（9月", "18日）举行"), _cut_short("发表《论", "持久战》"), _cut_short("会议召开", "会议指出")
    (True, True, False)
    """
    if b[0].isdigit() and (a[-1] in "年月" or a[-1].isdigit()):
        return True
    return any(a.rfind(mark) > a.rfind(closing) for mark, closing in ("（）", "《》", "“”", "【】"))


def _merge(rows: list[Block]) -> Block:
    if rows[0].kind not in ("body", "head") or rows[0].level:
        return rows[0]
    text = "".join(row.text for row in rows)
    lines = tuple(row.lines[0] for row in rows)
    if rows[0].item:
        return Block("body", text, tuple(row.spans[0] for row in rows), lines, item=True)
    shaped = rows[0].kind == "head" and len(rows) <= _ROWS_OF_A_HEADLINE and heading_shaped(text)
    return Block("head" if shaped else "body", text, tuple(row.spans[0] for row in rows), lines)


def _heal(made: list[Block], setting: Measure) -> list[Block]:
    """Paragraphs that a column or page break, or a caption, cut in the middle of a sentence.

    Leaves alone a paragraph before a heading or a byline, one that goes on
    on another page, a short line that could be a heading, and two that are
    both indented.
    """
    healed: list[list[Block]] = []
    first = last = -1  # the first and the last of `healed` that are no furniture
    turned = False  # whether the foot or head of a page stands behind it
    dated = False  # whether the line that dates a report does
    indented = _are_indented(made)
    for block in made:
        begins = dated and (bool(opens_report(block.text)) or (last == first and _is_row(healed[last])))
        above = healed[last] if last >= 0 and not begins else []
        if indented and len(above) == 1 and _is_cut_by_break(above[0], block):
            above[0] = replace(above[0], kind="body")
            above.append(block)
            turned = dated = False
            continue
        if above and _goes_on(above[-1], block, setting, turned=turned):
            above.append(block)
            turned = dated = False
            continue
        healed.append([block])
        if block.kind != "skip":
            last = len(healed) - 1
            first = last if first < 0 else first
            turned = dated = False
        elif block.reason == "continued on another page":
            last = -1
        else:
            turned = turned or block.reason in _PAGE_ENDS
            dated = dated or block.reason in ("date line", "source line")
    return [joined(pieces) for pieces in healed]


def _are_indented(made: list[Block]) -> bool:
    """Whether most paragraphs of a text are indented."""
    first = [block.lines[0].indent > 0 for block in made if block.kind == "body"]
    return 2 * sum(first) > len(first)


def _is_cut_by_break(a: Block, b: Block) -> bool:
    """Whether a page break cuts a paragraph, of a text whose paragraphs are indented: it is, and what follows is not.

    A single row of it looks like a heading.
    """
    row = a.kind == "head" and not a.level and len(a.lines) == 1
    begins = (row or (a.kind == "body" and not a.item)) and a.lines[0].indent > 0
    text = b.kind == "body" or (b.kind == "head" and not b.level and b.text[-1] in "。！？")
    follows = text and b.lines[0].blanks > 0 and not b.lines[0].indent and not b.item
    broken = replace(a, kind="body").broken and has_sentence_mark(a.text)
    return begins and follows and broken and not opens_report(b.text)


def _is_row(pieces: list[Block]) -> bool:
    """Whether a paragraph is a single row: as the first text of a page, above a date line, it is a long headline."""
    return [len(block.lines) for block in pieces] == [1]


def joined(pieces: list[Block]) -> Block:
    """Pieces of one paragraph as one block, of the first one's kind."""
    if len(pieces) == 1:
        return pieces[0]
    return replace(
        pieces[0],
        text="".join(piece.text for piece in pieces),
        spans=tuple(span for piece in pieces for span in piece.spans),
        lines=tuple(line for piece in pieces for line in piece.lines),
    )


def _signed(block: Block) -> list[Block]:
    """A paragraph with its reporters' names at the end, as two blocks; any other as it is."""
    byline = bylines.tail(block.text) if block.kind in ("body", "head") else None
    if byline is None or not block.text[: byline.start].strip():
        return [block]
    body, rest = parted(block, byline.start)
    return [replace(body, kind="body"), replace(rest, kind="byline", byline=byline)]


def parted(block: Block, position: int) -> tuple[Block, Block]:
    """A block cut in two before the character at `position`, white space at the cut left out.

    >>> whole = Block("body", "一。 记者", ((5, 10),), (Line(5, 10, "一。 记者", 0, 1, 4.5, 5),))
    >>> [part.spans for part in parted(whole, 3)]
    [((5, 7),), ((8, 10),)]
    """
    before, after = [], []
    here = 0
    for start, end in block.spans:
        cut = min(max(start + position - here, start), end)
        if start < cut:
            before.append((start, cut))
        if cut < end:
            after.append((cut, end))
        here += end - start
    head, rest = block.text[:position], block.text[position:]
    spare = len(head) - len(head.rstrip())
    before[-1] = (before[-1][0], before[-1][1] - spare)
    return replace(block, text=head.rstrip(), spans=tuple(before)), replace(
        block, text=rest, spans=tuple(after)
    )


def _goes_on(a: Block, b: Block, setting: Measure, *, turned: bool) -> bool:
    if b.kind != "body" or a.kind != "body" or not a.broken or opens_report(b.text) in SURE_OPENINGS:
        return False
    if b.item or chronicles.is_day_line(a.text):
        return False
    if enumerated(b.text) and not a.unfinished:
        return False
    if turned and has_sentence_mark(a.text):
        return True
    if a.lines[0].indent and b.lines[0].indent and not a.unfinished:
        return False  # each begins where paragraphs of this page begin
    return a.unfinished or setting.fills(a.lines[-1]) or len(a.text) >= 45 or "。" in a.text
