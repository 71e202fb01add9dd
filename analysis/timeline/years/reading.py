"""From a document to its cues: what tells, article by article, when it was written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby

from analysis import edtf
from analysis.records import Document, Paragraph
from analysis.timeline import calendar_facts as facts
from analysis.timeline import dates
from analysis.timeline.dates import TimeExpression
from analysis.timeline.years import (
    anniversaries,
    announced,
    eras,
    inspection_tours,
    known_days,
    lunar_days,
    mentions,
    plans,
    rounds,
    rules,
    sittings,
)
from analysis.timeline.years.evidence import Cue, Found

#: Days in a row that are further apart are a campaign or the time of a plan; news is reported within so many days.
_MONTH = 31
#: Before a day that lies ahead or bounds a time.
_AHEAD_OF_DAY = re.compile("将于|定于|拟于|将在|[至到]$")


def cues(document: Document) -> tuple[Cue, ...]:
    """The cues of every article of a document; pure.

    Notes
    -----
    A cue that stands in an article several times is given once. Of the years
    that are named as past, and of the days beside them, the latest is a cue; so is the latest
    congress or plenum of the party, for texts speak of the latest.
    """
    found: list[Cue] = []
    for _, group in groupby(document.paragraphs, key=lambda paragraph: paragraph.article_id):
        found += _of_article(list(group))
    return tuple(found)


class _Article:
    """The readings of an article's paragraphs as one text, that knows where each character came from."""

    def __init__(self, paragraphs: list[Paragraph]):
        self.paragraphs = paragraphs
        self.text = _BETWEEN.join(paragraph.reading.text for paragraph in paragraphs)
        lengths = (len(paragraph.reading.text) + len(_BETWEEN) for paragraph in paragraphs)
        self.starts = list(accumulate(lengths, initial=0))[:-1]

    def cue(self, rule: str, says: str, start: int, end: int) -> Cue:
        """A cue with the words at these offsets, and their span in the source."""
        place = bisect_right(self.starts, start) - 1
        paragraph, offset = self.paragraphs[place], self.starts[place]
        span = paragraph.reading.span(start - offset, end - offset)
        words = paragraph.reading.words(start - offset, end - offset)  # as the source writes them
        return Cue(rule, says, words, paragraph.article_id, paragraph.source, *span)

    def expressions(self) -> Iterator[TimeExpression]:
        """The dates that the article names with their year, with offsets in `text`."""
        done = 0
        for named in mentions.NAMED.finditer(self.text):
            one = dates.beginning(self.text, named.start()) if named.start() >= done else None
            if one is not None:
                done = one.end
                yield one


#: Between paragraphs: a full stop, which no cue reaches across.
_BETWEEN = "。"


def _of_article(paragraphs: list[Paragraph]) -> list[Cue]:
    article = _Article(paragraphs)
    announced_days = list(announced.find(article.text))
    kept: dict[tuple[str, str], Found] = {}

    def keep(found: Iterable[Found]) -> None:
        for one in found:
            kept.setdefault((one.rule, one.says), one)

    for reader in _READERS:
        keep(reader(article.text))
    keep(announced_days)
    past = [("latest sitting", day, one) for one, day in sittings.party_sittings(article.text)]
    named = mentions.find(article.text)
    keep(_cues_of_years(named))
    past += [
        ("latest year", one.says, one) for one in _past_years(named, {one.start for one in announced_days})
    ]
    keep(_dateline(article.text))
    ahead = [(mention.start, mention.end) for mention in named if mention.lies_ahead]
    for one in article.expressions():
        if _lies_ahead(article.text, one, ahead):
            continue
        if quarter := _completed_quarter(one):
            keep([quarter])
        elif day := _whole_day(one):
            past.append(("latest day", day.says, day))
    aims = {mention.year for mention in named if mention.is_aim}
    found = [*kept.values(), *_latest(past, aims)]
    return [article.cue(one.rule, one.says, one.start, one.end) for one in found]


def _cues_of_years(named: list[mentions.Mention]) -> Iterator[Found]:
    """The cues of years by their role; of the days from which rules are in force only the first: others follow it."""
    in_force = min((mention.says for mention in named if mention.begins_rule), default="")
    for mention in named:
        if not mention.is_merely_named and (not mention.begins_rule or mention.says == in_force):
            yield Found(mention.rule, mention.says, mention.start, mention.end)


def _past_years(named: list[mentions.Mention], announced: set[int]) -> Iterator[Found]:
    """The years that are past or present by then; a far year that is merely named is an aim (2030年)."""
    last_known = int(facts.latest_day()[:4]) + 1
    for mention in named:
        if (
            mention.lies_ahead
            or mention.start in announced
            or (mention.is_merely_named and mention.year > last_known)
        ):
            continue
        yield Found("latest year named", f"{mention.year}", mention.start, mention.end)


#: （新华社）北京2024年9月14日电, 2024年9月14日讯: at the head of an article.
_DATELINE = re.compile(
    r"(?:^|(?<=。))[^。，；]{0,30}?(?P<day>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)(?=[电讯]|(?:资讯|消息|报道)[：:，,]|[^。，；]{0,3}[电讯][ \u3000（(】])"
)

_DATELINE_WORDS = ("电", "讯", "消息", "报道")


def _dateline(text: str) -> Iterator[Found]:
    """The day of the first dateline with a year, and the month before it.

    >>> [f.says for f in _dateline("新华社黄州2024年9月14日电 经济工作会议13日在黄州召开。")]
    ['2024-08-14/2024-09-14']
    """
    found = _DATELINE.search(text) if any(word in text for word in _DATELINE_WORDS) else None
    one = dates.beginning(text, found.start("day")) if found else None
    if found and one is not None and edtf.precision(one.value) == "day":
        yield Found("dateline", f"{edtf.shift(one.value, -_MONTH)}/{one.value}", *found.span("day"))


#: What is said as a year ends, and at its half: words one of which the text holds, and how it says so.
_SEASONS = (
    (("明年", "今冬明春", "岁末年初", "年终岁尾"), re.compile("(?:谋划|部署|安排|做好|研究|抓好|展望|关于|确定)(?:好|了)?明年|明年(?:经济)?工作|明年是|今冬明春|岁末年初|年终岁尾"), "XXXX-10/XXXX-12"),
    (("下半年", "上半年"), re.compile("(?:部署|安排|做好|研究|谋划|抓好)(?:好|了)?下半年|上半年(?:经济|工作|全[省市国]|我[省市国])"), "XXXX-06/XXXX-08"),
    (("一季度", "开局起步", "开门红"), re.compile("一季度(?:经济|主要|全[省市国]|我[省市国]|国内)|开局起步|实现“?开门红”?"), "XXXX-03/XXXX-05"),
)  # fmt: skip


def _seasons(text: str) -> Iterator[Found]:
    """Months that a text speaks from, in no certain year.

    >>> [f.says for f in _seasons("会议分析当前形势，部署下半年经济工作。")]
    ['XXXX-06/XXXX-08']
    """
    for words, pattern, says in _SEASONS:
        found = pattern.search(text) if any(word in text for word in words) else None
        if found:
            yield Found("season", says, *found.span())


_READERS = (
    anniversaries.find,
    plans.find,
    sittings.sessions,
    sittings.convened,
    sittings.conveyed,
    sittings.studied,
    sittings.congress_years,
    sittings.numbered_meetings,
    eras.words_of_an_era,
    eras.office_holders,
    eras.sexagenary_years,
    rules.find,
    rounds.find,
    known_days.find,
    lunar_days.find,
    inspection_tours.find,
    _seasons,
)


def _lies_ahead(text: str, day: TimeExpression, ahead: list[tuple[int, int]]) -> bool:
    """Whether the words around a day say that it lies ahead: 将于…, 至…, 自…起."""
    if _AHEAD_OF_DAY.search(text, max(0, day.start - 4), day.start):
        return True
    return any(start < day.end and day.start < end for start, end in ahead)


def _latest(past: list[tuple[str, str, Found]], aims: set[int]) -> list[Found]:
    """Of each sort the cue with the latest day; years that are aims elsewhere in the article don't count.

    Of two on one day, the one that says whether the text looks back or ahead: 迎接党的二十大 beside 党的二十大.
    """
    latest: dict[str, tuple[tuple[str, bool], Found]] = {}
    for sort, day, one in past:
        if sort != "latest sitting" and int(day[:4]) in aims:
            continue
        rank = day, not one.rule.startswith("latest ")
        if sort not in latest or latest[sort][0] < rank:
            latest[sort] = rank, one
    return [one for _, one in latest.values()]


def _whole_day(one: TimeExpression) -> Found | None:
    """A day that is named with its year, or the first of several days in a row, up to a month: 2015年3月11日至12日."""
    if one.type != "DATE" or not edtf.is_whole(one.value):
        return None
    days = one.value.split("/")
    if any(edtf.precision(day) != "day" for day in days) or edtf.apart(days[0], days[-1]) > _MONTH:
        return None
    return Found("latest day named", days[0], one.start, one.end)


def _completed_quarter(one: TimeExpression) -> Found | None:
    """A quarter or half of a named year: texts speak of it shortly before its end and in the months after."""
    if (
        one.type != "DATE"
        or not edtf.is_whole(one.value)
        or edtf.precision(one.value) not in ("quarter", "half")
    ):
        return None
    last = edtf.bounds(one.value)[1]
    says = f"{edtf.shift(last, -20)}/{edtf.shift(last, 120)}"
    return Found("completed quarter", says, one.start, one.end)
