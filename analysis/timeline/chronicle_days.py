"""Day, month and year of the items of a chronicle, from the headings above them.

A chronicle gives year, month and day in headings (2019年1月大事记, 1月, 7日) and then
items without a date, or with a day alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis import edtf, numerals
from analysis.corpus import period_lines
from analysis.corpus.bullets import MARK, SIGNS
from analysis.corpus.chronicles import (
    CHINESE_DAY,
    DAY_BEHIND,
    DAY_LINE,
    DAY_LINE_END,
    STAMP,
    THAT_MONTH,
    is_apart,
    is_day_line,
    unnumbered,
)
from analysis.corpus.overlap import lead_share
from analysis.records import Document, Paragraph
from analysis.timeline import dates, digest_titles, item_months
from analysis.timeline.chronicle_layout import MONTH, ON_THIS_DAY, is_chronicle, on_this_day, year_mark
from analysis.timeline.dates import TimeExpression
from analysis.timeline.digest_days import LONGEST, window
from analysis.timeline.frames import Frame
from analysis.timeline.sentences import is_day

#: 1月【市人大会议召开】: an item of which only the month is known.
_MONTH_ITEM = re.compile(r"(?P<month>\d{1,2})月(?:[【〖]|[ \u3000]+(?=\S))")
#: What opens an item of a chronicle that has the day of the one before.
_BULLET = re.compile(MARK)
#: 2008年12月—2009年1月, and in the title of a chronicle 2012年7月21日—9月20日, as values.
_MONTHS = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
#: Some days that stand alone, each with its month: 8月30日至9月2日.
_FROM_TO = re.compile(
    rf"(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日\s*[-—–―－~～至到]{{1,2}}\s*\d{{1,2}}月\d{{1,2}}日{DAY_LINE_END.pattern}"
)
#: Around the year or the month of a heading.
_BRACKETS = "【】〖〗[]〔〕（）() \u3000"
#: 21、22日 below the heading of a month.
_LISTED = re.compile(r"\d{1,2}、\d{1,2}日")
#: The days of an item stand within so many characters behind its year.
_REACH = 20
#: How a paragraph opens that continues the one above it.
_ABOUT_IT = re.compile(
    "(?:本次|此次|这次)|会[议上前后间]|大会(?!堂)|座谈会|活动|仪式|期间|随后|[他她]|调研[中时]|考察[中时]"
)
_OF_SAME_DAY = re.compile("[△▲Δ]")
_REPEATED = 0.5  #: share of a heading's words that the item below it begins with


def read(paragraphs: Sequence[Paragraph], published: Mapping[str, str], edge: Frame) -> dict[str, Frame]:
    """The frame of each paragraph of a chronicle, by its id; empty for any other text.

    `published` has the publication date of each article, `edge` is what the edges of the page say.
    """
    texts = [p.reading.text for p in paragraphs]
    if not is_chronicle(texts, headed=bool(edge.year or edge.window)):
        return {}
    bulleted = sum(_BULLET.match(text) is not None and not is_day_line(text) for text in texts) > 1
    framed = _about_new_year(dict(_frames(paragraphs, published, edge, bulleted=bulleted)))
    walked = _walked(framed, {p.paragraph_id: published.get(p.article_id, "") for p in paragraphs})
    return {**walked, **dict(_of_the_days(paragraphs, walked))}


def _of_the_days(paragraphs: Sequence[Paragraph], framed: Mapping[str, Frame]) -> Iterator[tuple[str, Frame]]:
    """The frames of items without a day in a digest whose other items, marked alike, open with theirs: ●3月5日，全会召开.

    They are of the days of the digest. A day that stands apart from its item, or above it, holds for those below.
    """
    style: str | None = None  # of the last item with a day that is part of its sentence
    undated = False
    for paragraph in paragraphs:
        frame = framed.get(paragraph.paragraph_id)
        if frame is None or not edtf.is_whole(frame.window):
            style = None
            continue
        text = paragraph.reading.text.strip()
        bare = unnumbered(text)
        if STAMP.match(bare) or DAY_BEHIND.search(bare):
            style, undated = None if is_apart(bare) else _style(text), False
        elif style == _style(text) and frame.item:
            undated = not goes_on(bare)
        if undated:
            day = TimeExpression(0, 0, frame.words, frame.window)
            yield paragraph.paragraph_id, replace(frame, day=day, day_at=frame.at)


def _style(text: str) -> str:
    """How an item is marked: its sign, a number, or nothing."""
    if not _BULLET.match(text):
        return ""
    return text[0] if text[0] in SIGNS else "1"


def goes_on(text: str) -> bool:
    """Whether a paragraph continues the one above it, or is of the same day.

    >>> goes_on("会上，市长作报告。"), goes_on("同日，市政府召开会议。"), goes_on("市政府召开会议。")
    (True, True, False)
    """
    return _ABOUT_IT.match(text) is not None or any(one.is_same_day for one in dates.find(text[:_REACH]))


def below(head: digest_titles.Title | None) -> Frame:
    """The frame that the edges of a page give."""
    if head is None:
        return Frame()
    return Frame(year=head.year, month=head.month, of_month=head.month, words=f"{head.year}年", at=head.start)


def _frames(
    paragraphs: Sequence[Paragraph], published: Mapping[str, str], frame: Frame, *, bulleted: bool
) -> Iterator[tuple[str, Frame]]:
    """The frames of a chronicle; with bullets, a paragraph without one goes on with the item before it."""
    fresh = False
    part = 0
    texts = [p.reading.text for p in paragraphs]
    on_day = on_this_day(texts)
    several_days = _has_lines_of_several_days(texts)
    for paragraph, after in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        text = unnumbered(paragraph.reading.text)
        alone = STAMP.fullmatch(text) is not None  # 7月3-5日 above its items is no week of a digest
        if on_day and frame.day is None and len(text) <= LONGEST and (titled := _day_in(text)) is not None:
            frame = replace(frame, day=titled, day_at=paragraph.reading.at(0))
            continue
        if several_days and _FROM_TO.fullmatch(text):
            frame, fresh = _stamped(frame, paragraph, text), True
            continue
        heading = None if alone and frame.day else window(frame, paragraph)
        heading = heading or _headed(frame, paragraph, text, published.get(paragraph.article_id, ""))
        if heading is not None:
            frame = heading
            continue
        if paragraph.role in ("subheading", "headline") and not STAMP.match(text):
            part += 1
        frame = replace(frame, part=part)
        marked = year_mark(text, on_day=on_day)
        if marked and frame.day is not None:
            at = paragraph.reading.at(marked.start("year"))
            frame = replace(frame, year=int(marked["year"]), words=f"{marked['year']}年", at=at)
        stamp = STAMP.match(text)
        if not stamp and (behind := DAY_BEHIND.search(text)):
            frame = _stamped(frame, paragraph, behind["day"])
            yield paragraph.paragraph_id, replace(frame, item=True)
            continue
        if stamp:
            frame = _stamped(frame, paragraph, stamp.group())
            if DAY_LINE_END.match(text, stamp.end()):
                fresh = True
                continue
        elif (month := _MONTH_ITEM.match(text)) and 1 <= int(month["month"]) <= 12:
            frame, fresh = replace(frame, month=int(month["month"]), day=None), False
            yield paragraph.paragraph_id, replace(frame, item=True)
            continue
        elif frame.month and (named := THAT_MONTH.match(text)):
            year = frame.day.value[:4] if frame.day is not None else "XXXX"
            that = TimeExpression(0, 0, named.group().strip(), f"{year}-{frame.month:02}")
            yield paragraph.paragraph_id, replace(frame, item=True, day=that)
            fresh = False
            continue
        if frame.day is None and not stamp:
            continue
        if not stamp and paragraph.role != "body" and after is not None and _titles(text, after):
            continue
        begins = bool(stamp or fresh or not bulleted or _BULLET.match(paragraph.reading.text.strip()))
        fresh = False
        day = _named_again(text, marked.end(), frame.day) if marked and frame.day is not None else frame.day
        yield paragraph.paragraph_id, replace(frame, item=begins, day=day)


def _has_lines_of_several_days(texts: Sequence[str]) -> bool:
    """Whether lines with some days stand above items as lines with one day do; alone, one of them is of the whole digest."""
    return sum(_FROM_TO.fullmatch(text) is not None for text in texts) > 1 and any(map(is_day_line, texts))


def _day_in(text: str) -> TimeExpression | None:
    """The day of the calendar that a title gives: 历史上的今天（3月5日）."""
    found = [one for one in dates.find(ON_THIS_DAY.sub("", text)) if is_day(one)]
    return replace(found[0], start=0, end=0) if found else None


def _named_again(text: str, at: int, titled: TimeExpression) -> TimeExpression:
    """The days of an item that names them behind its year, from the day of its title on; else that day: 2012年，3月5日至6日，……."""
    found = [one for one in dates.find(text[at : at + _REACH]) if is_day(one)]
    same = bool(found) and found[0].is_interval and found[0].value.startswith(titled.value)
    return replace(found[0], start=0, end=0) if same else titled


def _titles(text: str, after: Paragraph) -> bool:
    """Whether a heading is that of the item below it, which has its own day and repeats its words."""
    item = unnumbered(after.reading.text)
    stamp = STAMP.match(item)
    return stamp is not None and stamp.end() < len(item) and lead_share(text, item) >= _REPEATED


def _headed(frame: Frame, paragraph: Paragraph, text: str, published: str) -> Frame | None:
    """The frame below a heading that gives a year or a month; None where the words are no such heading.

    A digest is of the year in which it is published, whatever its title says; a chronicle may be published later.
    """
    if len(text) > LONGEST or "。" in text:
        return None
    if (period := _period(text)) is not None:
        at = paragraph.reading.at(period.start)
        year, first = (int(part) for part in period.value[:7].split("-"))
        if period.value.partition("/")[2].startswith(f"{year}"):
            return Frame(year=year, words=period.text, at=at)
        return Frame(year=year, within=period.value, of_month=first, words=period.text, at=at)
    text = text.strip(_BRACKETS) if text[:1] in _BRACKETS else text
    title, month = digest_titles.read(text), MONTH.search(text)
    if title:
        if published and not title.keeps_year and published[:4] != f"{title.year}":
            return Frame(month=title.month)
        words = text[title.start :][: len("2024年")]
        at = paragraph.reading.at(paragraph.reading.text.find(words))
        if title.year == frame.year and frame.month and not title.month and frame.day is None:
            return replace(frame, issue=title.issue)  # the number of the issue below its title
        above = frame.month if not frame.year and frame.day is None else 0  # 5月大事记 above 2019年
        month_said = title.month or above
        return Frame(
            year=title.year, month=month_said, of_month=month_said, issue=title.issue, words=words, at=at
        )
    if (line := period_lines.read(text)) and line.month:
        return replace(frame, month=line.month, day=None)
    number = numerals.parse(month["month"]) if month else None
    if month and number and (month.start() == 0 or paragraph.role != "body") and 1 <= number <= 12:
        return replace(frame, month=int(number), day=None)
    return None


def _period(text: str) -> TimeExpression | None:
    """The months, or in the title of a chronicle the days, that a heading says the items below are of."""
    kinds = (_MONTHS, _DAYS) if re.search(period_lines.CHRONICLE, text) else (_MONTHS,)
    return next((one for one in dates.find(text) if any(kind.fullmatch(one.value) for kind in kinds)), None)


def _stamped(frame: Frame, paragraph: Paragraph, words: str) -> Frame:
    """The frame below, or at, a day, as its words give it."""
    chinese = CHINESE_DAY.fullmatch(words.strip())
    digits = f"{numerals.parse(chinese['number'])}日" if chinese else re.sub(r"\s", "", words)
    digits += "" if "日" in digits else "日"  # 7月1 on a line of its own
    if frame.month and _LISTED.match(digits):
        digits = f"{frame.month}月{digits}"
    found = [day for day in dates.find(digits) if is_day(day)]
    if not found:
        return replace(frame, day=None)
    day = replace(found[0], start=0, end=0, text=words.strip())
    named = day.value[5:7]
    month = frame.month if named in ("XX", f"{frame.month:02}") else 0  # the heading holds no longer
    return replace(frame, day=day, day_at=paragraph.reading.at(0), month=month)


def _about_new_year(framed: dict[str, Frame]) -> dict[str, Frame]:
    """The frames, with the days that an issue with items of December or January is of."""
    months: dict[int, set[int]] = {}
    for frame in framed.values():
        named = frame.day.value[5:7] if frame.day is not None else ""
        if frame.issue and (named.isdigit() or frame.month):
            months.setdefault(frame.at, set()).add(int(named) if named.isdigit() else frame.month)
    return {
        key: frame
        if frame.within
        else replace(
            frame, within=digest_titles.days_of_issue(frame.year, frame.issue, months.get(frame.at, set()))
        )
        for key, frame in framed.items()
    }


def _walked(framed: dict[str, Frame], published: dict[str, str]) -> dict[str, Frame]:
    """The frames with month and year of their days, inferred for all of them together."""
    days: dict[tuple[int, int], tuple[Frame, str]] = {}
    for key, frame in framed.items():
        if _has_day(frame):
            days.setdefault((frame.day_at, frame.year), (frame, published[key]))
    inferred = dict(zip(days, item_months.infer([_item(*one) for one in days.values()]), strict=True))
    carried = _carried_years([frame for frame, _ in days.values()])
    made = dict(framed)
    for key, frame in framed.items():
        if frame.day is not None and _has_day(frame):
            year, month = inferred[frame.day_at, frame.year]
            if not (edtf.is_whole(frame.window) or frame.year or frame.day.value[0] != "X"):
                year = 0  # what only the publication says is weighed later
            value = frame.day.value.replace("-XX-", f"-{month:02}-") if month else frame.day.value
            day = replace(frame.day, value=value)
            made[key] = replace(frame, day=day, month=month or frame.month, year=year)
            if (before := carried.get(frame.day_at)) and not year:
                made[key] = replace(made[key], year=before.year, words=before.words, at=before.at)
    return made


#: The last months of a year, after which days of its first ones are of the next.
_LATE, _EARLY = 10, 3


def _carried_years(frames: Sequence[Frame]) -> dict[int, Frame]:
    """The years of days that name none, below no heading of a year, from the last day before them that does.

    By the source offset of the day, as frames with the words of that year. Only while the days go on in order, over
    New Year at most from its last months to its first; what follows a step back has no year, nor has anything where
    the years that are named go back.
    """
    days = [
        tuple(int(part) if part.isdigit() else 0 for part in _first_day(one).split("-")) for one in frames
    ]
    years = [year for year, _, _ in days if year]
    if years != sorted(years):
        return {}
    found: dict[int, Frame] = {}
    named: Frame | None = None
    last = (0, 0)
    for frame, (year, month, day) in zip(frames, days, strict=True):
        if frame.year or frame.window or frame.within:
            named = None
        elif year:
            named, last = Frame(year=year, words=f"{year}年", at=frame.day_at), (month, day)
        elif named is not None and month:
            if (month, day) < last:
                turns = last[0] >= _LATE and month <= _EARLY
                named = replace(named, year=named.year + 1) if turns else None
            if named is not None:
                found[frame.day_at], last = named, (month, day)
    return found


def _first_day(frame: Frame) -> str:
    """The first day above a paragraph, as a value with three parts."""
    value = frame.day.value if frame.day is not None else ""
    return value.partition("/")[0][:10]


def _has_day(frame: Frame) -> bool:
    """Whether a day of the month is known above a paragraph."""
    return frame.day is not None and frame.day.value[8:10].isdigit()


def _item(frame: Frame, published: str) -> item_months.Item:
    """What is asked of the day of a frame."""
    first, _, last = (frame.day.value if frame.day is not None else "").partition("/")
    ends_in_month = last[5:7] == f"{frame.of_month:02}" > first[5:7]  # 8月30日至9月2日 in 9月大事记
    value = last if ends_in_month else first
    year, month = (int(part) if part.isdigit() else 0 for part in value[:10].split("-")[:2])
    window = frame.window or frame.within
    if window and not edtf.is_whole(window):
        window = edtf.fill(window, year=int(published[:4])) if published and "XX-XX" not in window else ""
    return item_months.Item(
        int(value[8:10]),
        month=month,
        year=year,
        said_month=frame.month,
        said_year=frame.year,
        of_month=frame.of_month,
        window=window,
        published=published if edtf.precision(published) == "day" else "",
        part=frame.part,
    )


def below_days(paragraphs: list[Paragraph]) -> Iterator[tuple[str, Frame]]:
    """The frame of a paragraph whose day is on a line of its own above it."""
    for above, below in pairwise(paragraphs):
        text = above.reading.text.strip()
        if text[:1].isdigit() and DAY_LINE.fullmatch(text):
            yield below.paragraph_id, replace(_stamped(Frame(), above, text), item=True)


def same_days(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, Frame]]:
    """The frame of items after a triangle, which marks a further item of the day of the one above: △县政协召开全会."""
    frame: Frame | None = None
    for paragraph in paragraphs:
        text = paragraph.reading.text.strip()
        stamp = STAMP.match(unnumbered(text))
        if stamp:
            frame = _stamped(Frame(), paragraph, stamp.group())
        elif frame is not None and _OF_SAME_DAY.match(text):
            yield paragraph.paragraph_id, replace(frame, item=True)
        else:
            frame = None


def titled(document: Document) -> Iterator[tuple[str, Frame]]:
    """The frames below a title that gives year and month of a digest: ……2023年6月工作动态.

    Its items have days of their own, and any number of sentences.
    """
    frame = Frame()
    published = {article.article_id: article.published for article in document.articles}
    for paragraph in document.paragraphs:
        text = paragraph.reading.text
        title = digest_titles.read(text) if len(text) <= LONGEST and "。" not in text else None
        if title and title.named and title.month and paragraph.role != "body":
            headed = _headed(frame, paragraph, text, published.get(paragraph.article_id, ""))
            frame = replace(headed, only_month=True) if headed is not None else frame
        elif frame.year:
            yield paragraph.paragraph_id, frame
