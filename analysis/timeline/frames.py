"""What the headings of a chronicle or a digest say of the dates of the items below them.

A chronicle gives year, month and day in headings (2019年1月大事记, 1月, 7日) and then
items without a date, or with a day alone; a digest says of which days it is
(2023年12月11日至12月17日).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from analysis import edtf, numerals
from analysis.corpus.bullets import MARK, SIGNS
from analysis.corpus.chronicles import (
    CHINESE_DAY,
    DAY_BEHIND,
    DAY_LINE,
    DAY_LINE_END,
    STAMP,
    is_apart,
    is_day_line,
    is_glued,
    without_mark,
)
from analysis.corpus.overlap import lead_share
from analysis.records import Document, Paragraph
from analysis.timeline import dates, digest_titles, item_months, listed_days, reviewed_years, running_heads
from analysis.timeline.dates import TimeExpression
from analysis.timeline.sentences import Sentence, is_day, is_vague

_MONTH_NUMBER = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
#: 7月, 七月大事记.
_MONTH = re.compile(
    rf"(?:{digest_titles.NAME}\s*)?(?P<month>{_MONTH_NUMBER})月(?:份)?(?:\s*{digest_titles.NAME})?$"
)
#: 1月【市人大会议召开】: an item of which only the month is known.
_MONTH_ITEM = re.compile(r"(?P<month>\d{1,2})月(?:[【〖]|[ \u3000]+(?=\S))")
#: 是月，……: an item of the month, at the end of its days; 上旬，…….
_THAT_MONTH = re.compile(
    rf"[{SIGNS}]?\s*(?:[是同本当]月(?:[上中下]旬|[初底末])?|月[内初底末]|[上中下]旬)(?=[\s，,　])"
)
#: What a line that names the days of a digest must hold.
_FROM_TO = re.compile(r"\d\s*[日号.]?\s*[-—–―－~～至到]{1,2}\s*\d")
#: 5.22-5.28 in the title of a digest.
_DOTTED = re.compile(
    r"(?<![\d.])(?P<m1>\d{1,2})\.(?P<d1>\d{1,2})(?P<to>[-—–~～至])(?P<m2>\d{1,2})\.(?P<d2>\d{1,2})(?![\d.])"
)
#: What opens an item of a chronicle that has the day of the one before.
_BULLET = re.compile(MARK)
#: 【2011年】: the year of an item of what happened on a day of the calendar.
_YEAR_MARK = re.compile(r"【(?P<year>[12]\d{3})年】")
#: A line that is nothing but a year, above what happened in it.
_YEAR_LINE = re.compile(r"[（(]?(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})年[）)]?")
#: The name of a chronicle, whose year is on another line: 清江市大事记.
_NAME_OF_CHRONICLE = re.compile("[\u4e00-\u9fff]{0,20}(?:大事记|纪事|记事|要事)")
#: 2008年12月—2009年1月, as a value.
_MONTHS_OF_YEARS = re.compile(r"\d{4}-\d\d/\d{4}-\d\d")
_MONTH_AND_DAY = re.compile(r"XXXX-\d\d-\d\d")
#: Around the year or the month of a heading.
_BRACKETS = "【】〖〗[]〔〕（）() \u3000"
#: Behind a day without its month, which a heading above gives: 5日，……, 8日上午，…….
_GOES_ON = re.compile("[，,]|[上下]午|晚|起")
#: How an item of a digest may begin, and whether its opening names a day.
_BULLET_OR_NUMBER = re.compile(rf"[{SIGNS}]\s*\S|[（(]?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[）)、.．]")
_DAY_OR_RECENTLY = re.compile(
    r"\d\s*日|\d{4}[-./]\d{1,2}[-./]\d|[今昨]天|当[日天]|是日|(?P<recently>近日|日前|近期|[本上]周)"
)
_OPENING = 60  #: characters
#: What a line above a digest calls it.
_OF_A_DIGEST = re.compile(rf"(?:{digest_titles.NAME}|[一每本上]周|周报|周刊)[^。，；]{{0,40}}$")
#: A chronicle has at least so many days; the days of a digest are so many at most, named in a line so long at most.
_DAYS, _DIGEST, _LONGEST = 3, 31, 80
_REPEATED = 0.5  #: share of a heading's words that the item below it begins with


@dataclass(frozen=True, slots=True)
class Frame:
    """The headings above a paragraph that date it.

    Attributes
    ----------
    item : bool
        Whether the paragraph is news of its own.
    day : TimeExpression or None
        The day above it, without width, its month filled in.
    day_at : int
        Source offset of the words of `day`.
    month : int
        0 where unknown.
    year : int
        0 where unknown.
    window : str
        The days that a digest is of, EDTF.
    issue : int
        Number of the digest's issue in its year, 0 where it has none.
    within : str
        The days that the items of an issue about New Year are of, EDTF.
    words, at : str and int
        The words that give year or window, and their source offset.
    only_month : bool
        Whether the year is only that of days in `month`.
    of_month : int
        The month that the heading of the year names with it; 0 where it names none.
    """

    item: bool = False
    day: TimeExpression | None = None
    day_at: int = 0
    month: int = 0
    year: int = 0
    window: str = ""
    issue: int = 0
    within: str = ""
    words: str = ""
    at: int = 0
    only_month: bool = False
    of_month: int = 0


def read(document: Document) -> dict[str, Frame]:
    """The frame of each paragraph that has one, by its id.

    >>> from analysis import corpus
    >>> from analysis.records import Source
    >>> text = "2019年大事记\\n\\n3月\\n4日\\n△县委召开全会。\\n9日\\n△县政协召开全会。\\n15日\\n△博物馆开馆。"
    >>> document = corpus.cut(Source("a.txt", text))
    >>> for frame in read(document).values():
    ...     if frame.item:
    ...         print(frame.day.value, frame.year)
    XXXX-03-04 2019
    XXXX-03-09 2019
    XXXX-03-15 2019
    """
    paragraphs = [p for p in document.paragraphs if p.role != "byline"]
    texts = [p.reading.text for p in paragraphs]
    framed: dict[str, Frame] = {}
    head = running_heads.find(document.source.text)
    if _is_chronicle(texts, headed=head is not None):
        bulleted = sum(_BULLET.match(text) is not None and not is_day_line(text) for text in texts) > 1
        published = {article.article_id: article.published for article in document.articles}
        framed = _about_new_year(dict(_frames(paragraphs, published, _below(head), bulleted=bulleted)))
        framed = _walked(framed, {p.paragraph_id: published.get(p.article_id, "") for p in paragraphs})
    framed = framed or dict(_windows(paragraphs)) or dict(_below_days(paragraphs)) or dict(_titled(document))
    framed = _with_undated_items(paragraphs, framed, document.source.text)
    return {**dict(_reviewed(paragraphs)), **_before_publication(document, framed)}


def _before_publication(document: Document, framed: dict[str, Frame]) -> dict[str, Frame]:
    """The frames, with the year of dated items that end shortly before the publication of their article."""
    made = dict(framed)
    published = {one.article_id: one.published for one in document.articles}
    items_of: dict[str, list[Paragraph]] = {}
    for paragraph in document.paragraphs if framed else ():
        if paragraph.paragraph_id in framed:
            items_of.setdefault(paragraph.article_id, []).append(paragraph)
    for article_id, items in items_of.items():
        day_of_page = published.get(article_id, "")
        if edtf.precision(day_of_page) != "day":
            continue
        if any(_has_year(framed[p.paragraph_id]) for p in items):
            continue
        named = [(p, day) for p in items if (day := _day_of_item(framed[p.paragraph_id], p)) is not None]
        days = [(int(day.value[5:7]), int(day.value[8:10])) for _, day in named]
        for (item, day), year in zip(named, listed_days.years(days, date.fromisoformat(day_of_page))):
            at = item.reading.at(day.start)
            made[item.paragraph_id] = replace(framed[item.paragraph_id], year=year, words=day.text, at=at)
    return made


def _has_year(frame: Frame) -> bool:
    return bool(frame.year or frame.window or frame.within)


def _day_of_item(frame: Frame, paragraph: Paragraph) -> TimeExpression | None:
    """The day of an item without its year: that above it, else the first one that it names."""
    opening = paragraph.reading.text[:_OPENING]
    day = frame.day or next((one for one in dates.find(opening) if is_day(one)), None)
    return day if frame.item and day is not None and _MONTH_AND_DAY.match(day.value) else None


def _with_undated_items(
    paragraphs: list[Paragraph], framed: dict[str, Frame], source: str
) -> dict[str, Frame]:
    """The frames, with those of the items of a digest that name no day: they are of its days, or of its month.

    Items have a bullet or a number; without, each paragraph below a title is
    one, where none names a day, and otherwise those that say 本周. Where no
    heading says which days the digest is of, most of its items must say when:
    ●3月5日，……; ●近日，…….
    """
    body = [p for p in paragraphs if p.role == "body"]
    dated = {p.paragraph_id: _DAY_OR_RECENTLY.search(p.reading.text[:_OPENING]) for p in body}
    marked = [p for p in body if _BULLET_OR_NUMBER.match(p.reading.text)]
    if any(frame.item for frame in framed.values()):
        return framed
    if len(marked) < _DAYS:
        below = [p for p in body if p.paragraph_id in framed and framed[p.paragraph_id].window]
        marked = [p for p in below if not _heads_digest(p.reading.text)]
        said = [p for p in marked if (found := dated[p.paragraph_id]) and found["recently"]]
        if any(dated[p.paragraph_id] for p in marked if p not in said):
            marked = said
        if not (marked and _is_called_digest(source)):
            return framed
    dated = {p.paragraph_id: dated[p.paragraph_id] for p in marked}
    most = 2 * sum(day is not None for day in dated.values()) > len(marked)
    made = dict(framed)
    for paragraph in marked:
        frame = framed.get(paragraph.paragraph_id, Frame())
        found = dated[paragraph.paragraph_id]
        when = frame.window or (f"{frame.year}-{frame.month:02}" if frame.only_month else "")
        if when and (found is None or found["recently"]):
            day = TimeExpression(0, 0, frame.words, when)
            made[paragraph.paragraph_id] = replace(frame, item=True, day=day, day_at=frame.at)
        elif not when and most:
            made[paragraph.paragraph_id] = replace(frame, item=True)
    return made


def _is_called_digest(source: str) -> bool:
    """Whether a line calls a text a digest, be it part of the text or of its page."""
    lines = ("".join(line.split()) for line in source.splitlines())
    return any(len(line) <= _LONGEST and _OF_A_DIGEST.search(line) for line in lines)


def _titled(document: Document) -> Iterator[tuple[str, Frame]]:
    """The frames below a title that gives year and month of a digest: ……2023年6月工作动态.

    Its items have days of their own, and any number of sentences.
    """
    frame = Frame()
    published = {article.article_id: article.published for article in document.articles}
    for paragraph in document.paragraphs:
        text = paragraph.reading.text
        title = digest_titles.read(text) if len(text) <= _LONGEST and "。" not in text else None
        if title and title.named and title.month and paragraph.role != "body":
            headed = _headed(frame, paragraph, text, published.get(paragraph.article_id, ""))
            frame = replace(headed, only_month=True) if headed is not None else frame
        elif frame.year:
            yield paragraph.paragraph_id, frame


def _below(head: digest_titles.Title | None) -> Frame:
    """The frame that the edges of a page give."""
    if head is None:
        return Frame()
    return Frame(year=head.year, month=head.month, of_month=head.month, words=f"{head.year}年", at=head.start)


def _is_chronicle(texts: list[str], *, headed: bool) -> bool:
    """Whether days stand above items, or set off from them; in a report they are part of the sentence: 10日下午，…….

    Fewer days are enough below a heading that gives a year or a month.
    """
    days = [_unnumbered(text) for text in texts if "日" in text]
    days = [text for text in days if STAMP.match(text) or DAY_BEHIND.search(text)]
    if len(days) < _DAYS - 1:
        return False
    named = headed
    headed |= any(
        len(text) <= _LONGEST and (digest_titles.read(text) or _MONTH.match(text) or _heads_digest(text))
        for text in texts
    )
    alone = any(_YEAR_LINE.fullmatch(text.strip()) for text in texts)  # 1998年 above all of its days
    apart = sum(
        is_apart(day)
        or DAY_BEHIND.search(day) is not None
        or alone
        or (headed and (is_glued(day) or _lacks_month(day)))
        for day in days
    )
    if len(days) > 1 and sum(_YEAR_LINE.fullmatch(text.strip()) is not None for text in texts) > 1:
        return True
    if sum(_YEAR_MARK.match(text) is not None for text in texts) > 1 and any(map(STAMP.fullmatch, days)):
        return True
    named |= any(
        len(text) <= _LONGEST
        and "。" not in text
        and (
            _names_digest(text)
            or (_heads_digest(text) and _OF_A_DIGEST.search(text))
            or (headed and _NAME_OF_CHRONICLE.fullmatch(text))
        )
        for text in texts
    )
    return len(days) >= (_DAYS - headed) and (
        apart > 1 or (headed and apart > 0) or (named and len(days) >= _DAYS)
    )


def _heads_digest(text: str) -> bool:
    """Whether a line is no item and names the days of a digest."""
    days = _days_named(text) if "。" not in text else []
    return bool(days) and (not STAMP.match(_unnumbered(text)) or _is_only(text, days[0]))


def _is_only(text: str, days: TimeExpression) -> bool:
    """Whether a line is nothing but some days, in brackets or not."""
    return len(text.strip("。 （）()【】")) == len(days.text)


def _lacks_month(text: str) -> bool:
    """Whether a day without its month opens a line as a part of its sentence."""
    stamp = STAMP.match(text)
    return stamp is not None and "月" not in stamp.group() and _GOES_ON.match(text, stamp.end()) is not None


def _names_digest(text: str) -> bool:
    """Whether a line without a full stop names a chronicle, or a digest with its year."""
    title = digest_titles.read(text)
    return title is not None and title.named


def _unnumbered(text: str) -> str:
    """A line without the mark or number of an item before its day: 一、3月5日，……, ▲3月5日，……, 【3月5日】……."""
    text = text.strip()
    bare = without_mark(text)
    number = _BULLET.match(bare)
    return bare[number.end() :] if number else bare


def _frames(
    paragraphs: list[Paragraph], published: dict[str, str], frame: Frame, *, bulleted: bool
) -> Iterator[tuple[str, Frame]]:
    """The frames of a chronicle; with bullets, a paragraph without one goes on with the item before it."""
    fresh = False
    for paragraph, after in zip(paragraphs, [*paragraphs[1:], None], strict=True):
        text = _unnumbered(paragraph.reading.text)
        alone = STAMP.fullmatch(text) is not None  # 7月3-5日 above its items is no week of a digest
        heading = None if alone and frame.day else _window(frame, paragraph)
        heading = heading or _headed(frame, paragraph, text, published.get(paragraph.article_id, ""))
        if heading is not None:
            frame = heading
            continue
        marked = _YEAR_MARK.match(text)
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
        elif frame.month and (named := _THAT_MONTH.match(text)):
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
        yield paragraph.paragraph_id, replace(frame, item=begins)


def _titles(text: str, after: Paragraph) -> bool:
    """Whether a heading is that of the item below it, which has its own day and repeats its words."""
    item = _unnumbered(after.reading.text)
    stamp = STAMP.match(item)
    return stamp is not None and stamp.end() < len(item) and lead_share(text, item) >= _REPEATED


def _headed(frame: Frame, paragraph: Paragraph, text: str, published: str) -> Frame | None:
    """The frame below a heading that gives a year or a month; None where the words are no such heading.

    A digest is of the year in which it is published, whatever its title says; a chronicle may be published later.
    """
    if len(text) > _LONGEST or "。" in text:
        return None
    months = [one for one in dates.find(text) if _MONTHS_OF_YEARS.fullmatch(one.value)]
    if months:
        at = paragraph.reading.at(months[0].start)
        year, first = (int(part) for part in months[0].value[:7].split("-"))
        return Frame(year=year, within=months[0].value, of_month=first, words=months[0].text, at=at)
    text = text.strip(_BRACKETS) if text[:1] in _BRACKETS else text
    title, month = digest_titles.read(text), _MONTH.search(text)
    if title:
        if published and not title.keeps_year and published[:4] != f"{title.year}":
            return Frame(month=title.month)
        words = text[title.start :][: len("2024年")]
        at = paragraph.reading.at(paragraph.reading.text.find(words))
        if title.year == frame.year and frame.month and not title.month and frame.day is None:
            return replace(frame, issue=title.issue)  # the number of the issue below its title
        return Frame(
            year=title.year, month=title.month, of_month=title.month, issue=title.issue, words=words, at=at
        )
    number = numerals.parse(month["month"]) if month else None
    if month and number and (month.start() == 0 or paragraph.role != "body") and 1 <= number <= 12:
        return replace(frame, month=int(number), day=None)
    return None


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


def _reviewed(paragraphs: list[Paragraph]) -> Iterator[tuple[str, Frame]]:
    """The frames of the items that are listed below the heading of a review of a year."""
    for paragraph, year, heading, start, end in reviewed_years.find(paragraphs):
        words = heading.reading.text[start:end]
        yield paragraph.paragraph_id, Frame(year=year, words=words, at=heading.reading.at(start))


def _stamped(frame: Frame, paragraph: Paragraph, words: str) -> Frame:
    """The frame below, or at, a day, as its words give it."""
    chinese = CHINESE_DAY.fullmatch(words.strip())
    digits = f"{numerals.parse(chinese['number'])}日" if chinese else re.sub(r"\s", "", words)
    found = [day for day in dates.find(digits) if is_day(day)]
    if not found:
        return replace(frame, day=None)
    day = replace(found[0], start=0, end=0, text=words.strip())
    named = day.value[5:7]
    month = frame.month if named in ("XX", f"{frame.month:02}") else 0  # the heading holds no longer
    return replace(frame, day=day, day_at=paragraph.reading.at(0), month=month)


def _walked(framed: dict[str, Frame], published: dict[str, str]) -> dict[str, Frame]:
    """The frames with month and year of their days, inferred for all of them together."""
    days: dict[tuple[int, int], tuple[Frame, str]] = {}
    for key, frame in framed.items():
        if _has_day(frame):
            days.setdefault((frame.day_at, frame.year), (frame, published[key]))
    inferred = dict(zip(days, item_months.infer([_item(*one) for one in days.values()]), strict=True))
    made = dict(framed)
    for key, frame in framed.items():
        if frame.day is not None and _has_day(frame):
            year, month = inferred[frame.day_at, frame.year]
            if not (edtf.is_whole(frame.window) or frame.year or frame.day.value[0] != "X"):
                year = 0  # what only the publication says is weighed later
            value = frame.day.value.replace("-XX-", f"-{month:02}-") if month else frame.day.value
            day = replace(frame.day, value=value)
            made[key] = replace(frame, day=day, month=month or frame.month, year=year)
    return made


def _has_day(frame: Frame) -> bool:
    """Whether a day of the month is known above a paragraph."""
    return frame.day is not None and frame.day.value[8:10].isdigit()


def _item(frame: Frame, published: str) -> item_months.Item:
    """What is asked of the day of a frame."""
    value = frame.day.value if frame.day is not None else ""
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
    )


def _completed_value(value: str, frame: Frame) -> str:
    """A day without its month in the month that the headings give, or in the one that puts it into the days of a digest."""
    if "XXXX-XX-" not in value:
        return value
    if not frame.window:
        return value.replace("XXXX-XX-", f"XXXX-{frame.month:02}-") if frame.month else value
    window = _with_any_year(frame.window)
    for end in window.split("/"):
        made = value.replace("XXXX-XX-", f"XXXX-{end[5:7]}-")
        whole = edtf.fill(made, year=int(end[:4]))
        if whole and _inside(whole, window):
            return made
    return value


def _windows(paragraphs: list[Paragraph]) -> Iterator[tuple[str, Frame]]:
    """The frames of a digest: the days that a line of its own, or a title, says that it is of."""
    frame = Frame()
    for paragraph in paragraphs:
        frame = _window(frame, paragraph) or frame
        if frame.window:
            yield paragraph.paragraph_id, frame


def _window(frame: Frame, paragraph: Paragraph) -> Frame | None:
    """The frame below a line that names the days of a digest; None if it names no new ones."""
    text = paragraph.reading.text
    if len(text) > _LONGEST or (frame.window and frame.year):
        return None
    for found in _days_named(text):
        called = "。" not in text and _OF_A_DIGEST.search(text) is not None
        alone = paragraph.role != "body" or called or _is_only(text, found)
        if alone and _completes(frame, found):
            year = int(found.value[:4]) if edtf.is_whole(found.value) else 0
            at = paragraph.reading.at(found.start)
            return replace(frame, window=found.value, year=year, words=found.text, at=at)
    return None


def _days_named(text: str) -> list[TimeExpression]:
    """The days of a digest that a line names: 一周要闻（3月4日—3月10日）."""
    found = dates.find(_DOTTED.sub(_written_out, text)) if _FROM_TO.search(text) else []
    return [days for days in found if days.is_interval and _spans_days(days.value)]


def _written_out(days: re.Match[str]) -> str:
    """Days of a digest with their characters, for the reader of dates: 5.22-5.28 as 5月22-5月28日."""
    return f"{days['m1']}月{days['d1']}{days['to']}{days['m2']}月{days['d2']}日"


def _completes(frame: Frame, found: TimeExpression) -> bool:
    """Whether the days are the first that are given, or the same ones with their year."""
    return not frame.window or found.value.endswith(frame.window.rpartition("XXXX")[2])


def _below_days(paragraphs: list[Paragraph]) -> Iterator[tuple[str, Frame]]:
    """The frame of a paragraph whose day is on a line of its own above it."""
    for above, below in pairwise(paragraphs):
        text = above.reading.text.strip()
        if text[:1].isdigit() and DAY_LINE.fullmatch(text):
            yield below.paragraph_id, replace(_stamped(Frame(), above, text), item=True)


def _spans_days(value: str) -> bool:
    """Whether an interval is of at most a month of days."""
    whole = _with_any_year(value)
    return (
        "/" in value and edtf.precision(value.partition("/")[0]) == "day" and 1 < edtf.days(whole) <= _DIGEST
    )


def _with_any_year(value: str) -> str:
    """An interval of days with a year where it has none."""
    return edtf.fill(value, year=2000) if value.startswith("XXXX-") and "XX-XX" not in value else value


def framed(sentence: Sentence, frame: Frame | None, *, opens: bool) -> Sentence:
    """The sentence with the month of its days, and with the day above it where it has none of its own.

    `opens` says whether it opens its paragraph: a later sentence takes the day only where it reports what was held or opened.
    """
    if frame is None:
        return sentence
    days = tuple(_completed(day, frame) for day in sentence.days)
    if frame.item and opens and frame.day is not None and not is_day(frame.day):
        days = tuple(replace(frame.day, start=d.start, end=d.end) if is_vague(d) else d for d in days)
    if frame.item and opens and frame.day is not None:
        spaced = STAMP.match(sentence.text)
        if spaced and frame.day.text == spaced.group().strip():  # 2 — 4日 reads as 4日
            rest = tuple(day for day in days if day.start >= spaced.end())
            days = (replace(frame.day, end=len(spaced.group())), *rest)
        elif not days or days[0].start > 0:
            days = (frame.day, *days)
    elif frame.item and frame.day is not None and not days:
        days = (frame.day,)
    return replace(sentence, days=days)


def _completed(day: TimeExpression, frame: Frame) -> TimeExpression:
    if day.anchor == "previous" and day.unit == "day" and day.offset == 0 and frame.day is not None:
        return replace(day, value=frame.day.value, anchor="", offset=None, unit="")
    if frame.window and day.unit == "week" and not day.weekday and day.offset in (0, -1):
        return replace(day, value=frame.window, anchor="", offset=None, unit="")
    return replace(day, value=_completed_value(day.value, frame)) if not day.anchor else day


def on_day_before(when: TimeExpression, previous: TimeExpression) -> TimeExpression:
    """A part of the day (下午) with the day that is named before it; any other date as it is."""
    same = when.anchor == "previous" and when.unit == "day" and when.offset == 0
    if not same or previous.anchor or "/" in previous.value:
        return when
    return replace(when, value=previous.value, anchor="", offset=None, unit="")


def with_year(when: TimeExpression, frame: Frame | None) -> TimeExpression:
    """The date with the year that a heading gives; its words are then those of the heading."""
    if frame is None or not frame.year or when.anchor or not when.value.startswith("XXXX-"):
        return when
    if when.value.startswith("XXXX-XX-") and "-XX-XX" not in when.value:
        return replace(when, value=f"{frame.year}", text=frame.words)
    if "-XX-" in when.value or (frame.only_month and not when.value.startswith(f"XXXX-{frame.month:02}")):
        return when
    limits = frame.window or frame.within
    years = [int(end[:4]) for end in limits.split("/")] if limits else []
    for year in dict.fromkeys((frame.year, *years)):
        value = edtf.fill(when.value, year=year)
        if value and (not limits or _inside(value, limits)):
            return replace(when, value=value, text=frame.words)
    return when


def _inside(value: str, window: str) -> bool:
    (first, last), (begin, end) = edtf.bounds(value), edtf.bounds(window)
    return begin <= first and last <= end
