"""A gathering: a meeting as one article reports it. `scan` finds them, `assemble` dates and merges them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.corpus.bullets import SIGNS
from analysis.records import Article, Paragraph
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import series as meeting_series
from analysis.timeline.meetings.rules import Rule, Trait
from analysis.timeline.people.roles import Roles
from analysis.timeline.spans import ReadingSpan, SourceSpan, in_source

#: The rest of a sentence, or the next one where nothing is left of it: where its topic must be said.
_REST = re.compile(r"。?[^。！？\n]{0,80}")


#: Behind an item of a list.
_DAY_BEHIND = re.compile(r"[（(](?:\d{4}年)?\d{1,2}月\d{1,2}日[）)]$")


def _without_marks(words: str) -> str:
    """A name without the marks of the list in which it is an item.

    >>> _without_marks("· 王小明会见客人（2024年3月7日）")
    '王小明会见客人'
    """
    return _DAY_BEHIND.sub("", words.lstrip(f"{SIGNS}* \t　"))


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting as one article reports it, its year still open.

    Attributes
    ----------
    span : SourceSpan
        The words that report it.
    when : TimeExpression or None
        The words that date it; None where the text gives none.
    previous : str
        The value of the date before those words, for 当日 and 次日.
    at : int
        Source offset of the words that date it, else the start of `span`.
    lead : bool
        Whether the article reports it where it gives its news.
    chronicled : bool
        Whether it is an item of a chronicle, which is news however long ago it was.
    """

    article_id: str
    source: str
    paragraph_id: str
    kind: str
    status: str
    name: str
    span: SourceSpan
    evidence: str
    rule: Rule
    when: TimeExpression | None
    previous: str
    at: int
    lead: bool
    chronicled: bool = False
    series: str = ""
    session: str = ""
    body: tuple[str, ...] = ()
    roles: Roles = field(default_factory=Roles)
    form: str = ""
    venue: str = ""
    agenda: str = ""
    places: tuple[str, ...] = ()  #: whose bodies its article means by 省政府 and 市委 (`known_places`)
    after: str = ""  #: what its sentence says behind `span`, which tells apart what has one name

    @classmethod
    def of(
        cls,
        article: Article,
        paragraph: Paragraph,
        span: ReadingSpan,
        *,
        convener: str = "",
        organisers: tuple[str, ...] = (),
        **fields,
    ) -> Gathering:
        """A gathering that the words `span` of a paragraph report; its series is read from its name.

        `fields` are those of the class but what the article, the paragraph and the name give.
        """
        kind, rule = fields["kind"], fields["rule"]
        name, convener = _without_marks(fields.pop("name")), _without_marks(convener)
        named = name.partition("同")[2] if rule.has(Trait.NAMES_BOTH_SIDES) else name
        series = meeting_series.series(named, kind=kind)
        body = (
            (meeting_series.body(series, convener, name) or organisers)
            if kind in ("meeting", "event")
            else ()
        )
        return cls(
            article_id=article.article_id,
            source=article.source,
            paragraph_id=paragraph.paragraph_id,
            span=in_source(paragraph.reading, span),
            evidence=paragraph.reading.words(span.start, span.end),
            after=_rest(paragraph.reading.text, span.end),
            series=meeting_series.of_body(series, body),
            session=meeting_series.session(name) if kind in ("meeting", "event") else "",
            body=body,
            name=name,
            **fields,
        )

    @property
    def start(self) -> int:
        """Source offset of the first word that reports it."""
        return self.span.start

    @property
    def end(self) -> int:
        """Source offset behind the last word that reports it."""
        return self.span.end

    @property
    def key(self) -> str:
        """Identifies it within a run."""
        return f"{self.source}:{self.start}:{self.name}"


def _rest(text: str, at: int) -> str:
    """The rest of the sentence from an offset, or the next one where that is its end.

    >>> _rest("市政府举行新闻发布会，介绍防汛情况。会上……", 10), _rest("市政府举行新闻发布会。市水利局介绍情况。", 10)
    ('，介绍防汛情况', '。市水利局介绍情况')
    """
    found = _REST.match(text, at)
    return found.group() if found else ""


@dataclass(frozen=True, slots=True)
class DatedGathering:
    """A gathering with its date, and how its year was found."""

    gathering: Gathering
    date: str  #: EDTF or ""
    basis: str = "none"
    confidence: float = 0.0
    reasons: tuple = ()
    others: tuple = ()
    written: str = ""  #: the day of publication, or the last it can have been
