"""A source becomes a document: articles, their paragraphs, and what became of every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.corpus import (
    articles,
    bylines,
    door,
    headings,
    kinds,
    layout,
    ledger,
    outlets,
    page_foot,
    page_head,
    publication_lines,
    published,
    torn_dates,
)
from analysis.corpus.articles import Cut
from analysis.corpus.labels import ORIGINAL
from analysis.corpus.layout import Block
from analysis.corpus.overlap import lead_share
from analysis.corpus.pages import names_round_up
from analysis.corpus.repeats import bare, likeness
from analysis.corpus.shapes import opens_report
from analysis.records import Article, Document, Paragraph, Source

#: Cues strong enough to part even a record that says it is one article.
_CLEARLY_A_PAGE = frozenset({"dateline", "markdown", "editorial mark"})
_SAME_TITLE = 0.5
#: A digest without a title has so many items at least, whose text begins with this share of the words of its heading.
_HEADED_ITEMS, _SAME_WORDS = 3, 0.5
_GUESSED = frozenset({"file name", "url"})  #: bases of dates that may be those of a download
_SPAN_OF_DAYS = re.compile(r"日?(?:至|到|[-—－~～])\d{1,2}[月日]|日.*日")
#: The number of a first part, and of a second one; in brackets or as an article of a law it is no digest's. Without a
#: space behind it 第一条 may count anything: 第一条跨海隧道开通.
_FIRST_PART = re.compile(
    r"[一壹甲](?:、(?![二三乙])|[．.])|(?P<sure>[（(]一[）)]|第一[章节条编](?=\s|$))|第一[章节条编]"
)
_SECOND_PART = re.compile("[二贰乙][、．.]|[（(]二[）)]|第二[章节条编]")
_DATED = frozenset({"masthead", "date line"})
_UNSAID = (publication_lines.Publication("", "").rank, True)  #: of a day without a label


def cut(source: Source) -> Document:
    """Cut a source into articles and paragraphs; a pure function of `source`.

    Returns
    -------
    Document
        Its ledger rows tile ``source.text``; no repeats are marked yet.
    """
    known = door.normalised(source.text)
    outside = tuple((known.place(start), known.place(end), what) for start, end, what in source.outside)
    blocks = layout.blocks(known.text, outside)
    blocks, page_title = _without_page_title(blocks)
    blocks, originals = _without_original_titles(page_head.sorted_out(blocks))
    skipped = [block for block in blocks if block.kind == "skip"] + page_title
    title = known.words(page_title[1].spans) if page_title else ""
    cuts = articles.cut(blocks)
    if cuts and _is_record(source) and not (len(cuts) > 1 and _clearly_a_page(cuts)):
        cuts = [_as_one(cuts)]
    if len(cuts) == 1 and (source.title or title):
        cuts = [_titled_by(source.title or title, cuts[0])]
    if len(cuts) == 1 and not (source.title or title):
        cuts = [_without_first_part(cuts[0])]
    dates = [
        _Dated(block.start, found.date, (found.rank, not found.posted))
        for block in skipped
        if block.reason in _DATED and (found := _date(block.text))
    ]
    titles = [(block.start, block.end) for one in cuts for block in one.heading]
    torn = [_Dated(*one, _UNSAID) for one in torn_dates.at_headlines(known.text, titles)]
    dates = sorted([*dates, *torn], key=lambda dated: dated.place)
    made = _Maker(
        source,
        known,
        dates or [_Dated(*one) for one in (_of_bulletin(blocks) or _signed(blocks))],
        [block for block in skipped if block.reason == "date line"],
    )
    for number, one in enumerate(cuts, start=1):
        original = _original_title(cuts, number - 1, originals)
        named = title if len(cuts) == 1 else ""
        if not named and original:
            named = known.words(original.spans)
        made.add(number, one, title=named or (source.title if len(cuts) == 1 else ""))
    rows = ledger.rows(source, known, made.uses, skipped)
    texts = [p for p in made.paragraphs if p.role not in ("headline", "kicker", "deck")]
    openings = {p.article_id: p.reading.text for p in reversed(texts)}
    origins = outlets.of_articles(
        source, made.articles, rows, [openings.get(one.article_id, "") for one in made.articles]
    )
    whole = tuple(replace(one, origin=name) for one, name in zip(made.articles, origins, strict=True))
    return Document(source, whole, tuple(made.paragraphs), rows)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A line that gives a day, by where it begins."""

    place: int
    day: str
    rank: tuple[int, bool] = (0, False)  #: the lower, the surer it is the day of publication


@dataclass(slots=True)
class _Maker:
    """Records of one source as they are made."""

    source: Source
    known: door.Normalised
    dates: list[_Dated]
    date_lines: list[Block]
    articles: list[Article]
    paragraphs: list[Paragraph]
    uses: list[ledger.Use]
    end_before: int  #: where the text of the article before ends

    def __init__(self, source: Source, known: door.Normalised, dates: list[_Dated], date_lines: list[Block]):
        self.source, self.known, self.dates, self.date_lines = source, known, dates, date_lines
        self.articles, self.paragraphs, self.uses = [], [], []
        self.end_before = 0

    def add(self, number: int, one: Cut, *, title: str) -> None:
        """The records of one article; `title` is what its source calls it, or ""."""
        titled = headings.read(one, title)
        headline = self._headline(titled, title)
        article_id = f"{self.source.name}#{number}"
        signed = [
            (block.byline, block.text) for block, role in titled.parts if role == "byline" and block.byline
        ]
        opens = [bylines.dateline(block.text) for block, role in titled.parts if role == "body"]
        kind, why = kinds.kind(
            heading="\n".join((titled.kicker, titled.headline or title, titled.deck)),
            headline=titled.headline or title,
            bylines=[(byline.form, text) for byline, text in signed],
            opens=_opens(titled),
            datelined=any(opens),
        )
        reporters = [*self._authors(titled, title)]
        reporters += [name for line in opens for name in bylines.names(line)]
        reporters += [name for byline, _ in signed for name in byline.names]
        first = min(block.start for block in one.blocks)
        start, end = self.known.span(first, max(block.end for block in one.blocks))
        title_line = next((block.start for block, role in titled.parts if role == "headline"), first)
        date, basis = self._published(title_line, self._end_of_head(one, first))
        self.end_before = max(block.end for block in one.blocks)
        others = dict.fromkeys((*self.source.dates, *((one.day, "masthead") for one in self.dates)))
        self.articles.append(
            Article(
                article_id,
                self.source.name,
                start,
                end,
                headline=headline,
                kicker=self._words(titled, "kicker"),
                deck=headings.without_dash(self._words(titled, "deck")),
                headline_position="before"
                if title and title in self.source.text[:start]
                else titled.position,
                kind=kind,
                reporters=tuple(dict.fromkeys(reporters)),
                published=date,
                published_basis=basis,
                published_others=tuple(
                    f"{day} ({why})" for day, why in others if (day, why) != (date, basis)
                ),
                rule=f"begins: {', '.join(one.cues)}; {kind}: {why}",
            )
        )
        for place, (block, role) in enumerate(titled.parts, start=1):
            self._paragraph(f"{article_id}.{place}", article_id, block, role)

    def _paragraph(self, paragraph_id: str, article_id: str, block: Block, role: str) -> None:
        spans = [self.known.span(a, b) for a, b in block.spans]
        start, end = spans[0][0], spans[-1][1]
        text = "".join(self.source.text[a:b] for a, b in spans)
        reading = self.known.reading(block.spans)
        self.paragraphs.append(
            Paragraph(paragraph_id, article_id, self.source.name, start, end, text, reading, role)
        )
        self.uses += [ledger.Use(a, b, role, article_id) for a, b in spans]

    def _headline(self, titled: headings.Titled, title: str) -> str:
        """The source's words of the headline; its title where it has none, or where that is all but the same."""
        rubrics = not self.source.title
        words = headings.tidy(self._words(titled, "headline"), rubrics=rubrics)
        if not words or (title and bare(title) in bare(words)):
            return headings.tidy(title, rubrics=rubrics) if title else words
        return words

    def _authors(self, titled: headings.Titled, title: str) -> Iterator[str]:
        """Who wrote, by the words behind the headline: in its line, in the source's title, beside the day behind it."""
        for words in (self._words(titled, "headline"), title):
            yield from headings.authors(words, rubrics=not self.source.title)
        ends = [block.end for block, role in titled.parts if role == "headline"]
        for line in self.date_lines:
            if ends and line.start >= ends[-1]:
                if "\n" not in self.known.text[ends[-1] : line.start]:
                    yield from bylines.beside_day(line.text)
                return

    def _words(self, titled: headings.Titled, role: str) -> str:
        """The source's own words of the lines in a role."""
        return " ".join(self.known.words(block.spans) for block, given in titled.parts if given == role)

    def _end_of_head(self, one: Cut, first: int) -> int:
        """Where the head of an article ends: at its text, or at a heading below the date line of its headline."""
        title = next((block.start for block in one.blocks if block.dated), None)
        dated = [one.place for one in self.dates if title is not None and one.place > title]
        return min(
            (
                block.start
                for block in one.blocks
                if block.kind == "body" or (block.kind == "head" and dated and block.start > dated[0])
            ),
            default=first,
        )

    def _published(self, title: int, body: int) -> tuple[str, str]:
        """The source's own date, else that of a date line before the article's body, else of the first.

        Of several the surest below the headline counts, else the surest above it and below the article before; of
        equally sure ones the last.
        What a line of the text says goes before a date that only a name or an address holds.
        """
        known = self.source.published, self.source.published_basis
        if known[0] and (known[1] not in _GUESSED or not self.dates):
            return known
        if not self.dates:
            return "", ""
        above = self.dates[: bisect_right(self.dates, body, key=lambda dated: dated.place)]
        own = [dated for dated in above if dated.place >= self.end_before]
        below_title = [dated for dated in own if dated.place > title]
        surest = min(
            reversed(below_title or own or above[-1:] or self.dates[:1]), key=lambda dated: dated.rank
        )
        return surest.day, "masthead"


def _opens(titled: headings.Titled) -> str:
    for block, role in titled.parts:
        if role == "body":
            return opens_report(block.text)
    return ""


def _without_page_title(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Part the title that a web page carries over its text from the article.

    It is "headline - site" on the first line and the headline alone on the
    next: both belong to the page. Leaves alone a first line that nothing repeats.
    """
    heads = [block for block in blocks if block.kind != "skip"][:2]
    if len(heads) < 2 or not heads[0].kind == heads[1].kind == "head":
        return blocks, []
    page, headline = heads[0].text, heads[1].text
    rest = page[len(headline) :]
    if not page.startswith(headline) or rest.strip()[:1] not in tuple("-_|—–｜·"):
        return blocks, []
    return [block for block in blocks if block not in heads], [
        replace(heads[0], kind="skip", disposition="furniture", reason="page title"),
        replace(heads[1], kind="skip", disposition="headline", reason="page title repeated"),
    ]


def _without_original_titles(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Part each 原标题：… below a text from the articles; several on a page without a heading above are headlines below them."""
    first = next((i for i, block in enumerate(blocks) if block.kind == "body"), len(blocks))
    below = {
        i
        for i, block in enumerate(blocks)
        if i > first and block.kind in ("head", "skip") and ORIGINAL.match(block.text)
    }
    if len(below) > 1 and not any(block.kind == "head" for block in blocks[:first]):
        return [replace(block, kind="head") if i in below else block for i, block in enumerate(blocks)], []
    made = [
        replace(block, kind="skip", disposition="headline", reason="original title") if i in below else block
        for i, block in enumerate(blocks)
    ]
    return made, [made[i] for i in sorted(below)]


def _original_title(cuts: list[Cut], number: int, titles: list[Block]) -> Block | None:
    """The 原标题：… that follows an article without a heading, before the next one; None if there is none, or it is cut short."""
    one = cuts[number]
    end = cuts[number + 1].blocks[0].start if number + 1 < len(cuts) else None
    own = [
        block for block in titles if one.blocks[0].start < block.start and (end is None or block.start < end)
    ]
    headed = any(block.kind == "head" for block in one.heading)
    whole = len(own) == 1 and own[0].text.count("《") == own[0].text.count("》")
    return own[0] if whole and not headed else None


def _of_bulletin(blocks: list[Block]) -> list[tuple[int, str]]:
    """The one day in the title of a news bulletin, with the title's place: 2024年3月5日新闻联播."""
    titles = [block for block in blocks if block.kind == "head" and names_round_up(block.text)]
    days = [
        (block.start, day)
        for block in titles
        if len(day := published.in_text(block.text)) == len("YYYY-MM-DD")
    ]
    spans = any(_SPAN_OF_DAYS.search(block.text) for block in titles)
    return days if len(days) == 1 and not spans else []


def _signed(blocks: list[Block]) -> list[tuple[int, str]]:
    """The one day in Chinese numerals that signs a document below its text, or dates it right below its headline."""
    days = [at for at, block in enumerate(blocks) if page_foot.is_signed_day(block)]
    if len(days) != 1:
        return []
    above, signed = blocks[: days[0]], blocks[days[0]]
    stands = any(block.kind == "body" for block in above) or (above and above[-1].kind == "head")
    return [(signed.start, published.in_text(signed.text))] if stands else []


def _is_record(source: Source) -> bool:
    return bool(source.title or source.origin or source.published_basis == "column")


def _clearly_a_page(cuts: list[articles.Cut]) -> bool:
    return all(_CLEARLY_A_PAGE.intersection(one.cues) for one in cuts[1:])


def _titled_by(title: str, one: articles.Cut) -> articles.Cut:
    """An article whose title is known: a heading that says something else is a sub-heading."""
    words = "".join(block.text for block in one.heading if block.kind == "head")
    if not words or likeness(bare(words), bare(title)) >= _SAME_TITLE or bare(title) in bare(words):
        return one
    return replace(one, heading=(), position="none")


def _without_first_part(one: articles.Cut) -> articles.Cut:
    """An article that begins with the heading of its first part, which is no headline: 一、总体要求 above 二、…….

    >>> whole = "一、总体要求\\n会议指出，要抓好落实。\\n二、保障措施\\n会议要求，要落实责任。"
    >>> [article.headline for article in cut(Source("a.txt", whole)).articles]
    ['']
    """
    heads = [block for block in one.blocks if block.kind == "head"]
    own = [block for block in one.heading if block.kind == "head"]
    if one.position != "before" or len(own) != 1 or own[0] is not heads[0] or own[0].dated:
        return one
    number = _FIRST_PART.match(own[0].text)
    second = any(_SECOND_PART.match(block.text) for block in heads[1:])
    if not number or not (second or number["sure"]):
        return one
    return replace(one, heading=(), position="none")


def _as_one(cuts: list[articles.Cut]) -> articles.Cut:
    blocks = tuple(block for one in cuts for block in one.blocks)
    if _are_headed_items(blocks):
        return articles.Cut(blocks, (), "none", ("one record", "headed items"))
    if len(cuts) == 1:
        return cuts[0]
    return articles.Cut(blocks, cuts[0].heading, cuts[0].position, ("one record",))


def _are_headed_items(blocks: tuple[Block, ...]) -> bool:
    """Whether an article is a digest without a title: headings, each above the one paragraph that repeats its words."""
    own = [block for block in blocks if block.kind in ("head", "body")]
    heads, bodies = own[::2], own[1::2]
    if len(bodies) < _HEADED_ITEMS or any(head.kind != "head" for head in heads):
        return False
    if any(body.kind != "body" for body in bodies):
        return False
    repeated = sum(
        lead_share(head.text, body.text) >= _SAME_WORDS for head, body in zip(heads, bodies, strict=False)
    )
    return 3 * repeated >= 2 * len(bodies)


def _date(line: str) -> publication_lines.Publication | None:
    """The date that a masthead or date line gives."""
    day = published.in_text(line)
    return publication_lines.read(line) or (publication_lines.Publication(day, "") if day else None)
