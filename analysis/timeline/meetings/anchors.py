"""The date that relative words of a mention refer to: 今天 to the dateline, 当日 and 16日 to the date before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.records import Paragraph
from analysis.timeline import dates
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import background
from analysis.timeline.meetings.mention import Mention
from analysis.timeline.meetings.rules import Trait
from analysis.timeline.sentences import Sentence, dateline_day, is_day

#: How far back the date before is searched for: paragraphs, and characters of each.
_BACK, _FAR = 24, 2000
#: In how many paragraphs a dateline, or the day of a speech, is searched for.
_OPENING = 3
#: A day on which a journey ended, in so many characters before, is not that of what happened on it.
_LAST = 60


def anchored(
    mention: Mention,
    sentence: Sentence,
    titles: Sequence[Paragraph],
    body: Sequence[Paragraph],
    published: str = "",
) -> Mention:
    """The mention with the date that its own date is relative to.

    Parameters
    ----------
    published : str
        Day of publication of the article, EDTF; "" where its events may be long past.
    """
    index = mention.position.paragraph
    dateline = _dateline(mention.when, (body[index], *titles, *body[:_OPENING]))
    if mention.when is not None and dateline:
        return replace(mention, when=replace(mention.when, anchor="previous"), previous=dateline)
    previous = _previous(body, mention, sentence, published)
    if previous is None and mention.when is not None and mention.when.is_same_day and published:
        texts = [paragraph.reading.text for paragraph in body[: index + 1]]
        texts[-1] = texts[-1][: sentence.start + mention.when.start]
        if background.without_date([*(title.reading.text for title in titles), *texts]):
            return replace(mention, when=replace(mention.when, anchor="published"))
    if previous is None and mention.kind == "meeting" and mention.when is None and mention.lead:
        day = _told_after(body, mention, sentence)
        return replace(mention, when=day) if day else mention
    received = mention.kind == "reception" or mention.rule.has(Trait.ASIDE_OF_MEETING)
    if previous is None and received and mention.when is None:
        day = _told_before(body, mention, sentence)
        return replace(mention, when=day) if day else mention
    return replace(mention, previous=previous) if previous else mention


#: The sentence that dates a meeting named before it, by a bare word for it: 4月8日，会议在市民中心举行.
_HELD_ON = re.compile(
    "[^，。]{1,12}?，?(?P<first>[\u4e00-\u9fff]{0,3}会议?|论坛)(?:在[^，。；]{1,24})?(?:隆重)?(?:举行|召开|开幕)"
    "|(?P<then>[\u4e00-\u9fff]{0,3}会议?|论坛)于?[^，。]{1,12}?(?:在[^，。；]{1,24})?(?:隆重)?(?:举行|召开|开幕)"
)


def refers_back(text: str) -> bool:
    """Whether a paragraph opens by dating a meeting that it does not name.

    >>> refers_back("会议于2月17日在市民中心举行。"), refers_back("2月17日，会议在市民中心举行。"), refers_back("会议指出，要抓好落实。")
    (True, True, False)
    """
    held = _HELD_ON.match(text)
    return held is not None and bool(_days_in(held))


def _days_in(held: re.Match[str]) -> list[TimeExpression]:
    return [day for day in dates.find(held.group()) if is_day(day)]


def _told_after(body: Sequence[Paragraph], mention: Mention, sentence: Sentence) -> TimeExpression | None:
    """The day of a meeting that the next sentence gives, which only refers to it: 市委召开动员会。4月8日，会议在……举行."""
    index = mention.position.paragraph
    rest = body[index].reading.text[sentence.start + len(sentence.text) :].lstrip()
    if not rest and index + 1 < len(body):
        rest = body[index + 1].reading.text
    held = _HELD_ON.match(rest)
    word = (held["first"] or held["then"]).removeprefix("本次").removeprefix("此次") if held else ""
    if held is None or not (word in ("会议", "大会") or mention.name.endswith(word)):
        return None
    days = _days_in(held)
    beside = days and (
        held.end("then") <= days[0].start <= held.end("then") + 1
        if held["then"]
        else 0 <= held.start("first") - days[0].end <= 1
    )
    return replace(days[0], start=0, end=0) if beside else None


def _told_before(body: Sequence[Paragraph], mention: Mention, sentence: Sentence) -> TimeExpression | None:
    """The day of what the article tells right before a reception without a day: ……一行9月21日来访。校长会见来宾.

    Named last in its paragraph or, where it begins one, in the paragraph above.
    """
    index = mention.position.paragraph
    text = body[index].reading.text[: sentence.start]
    if not text and index:
        text = body[index - 1].reading.text
    days = [day for day in dates.find(text[-_FAR:]) if is_day(day)]
    day = days[-1] if days else None
    if day is None or day.anchor == "previous" or "/" in day.value or "结束" in text[-_LAST:]:
        return None
    return replace(day, start=0, end=0, time_of_day="")


def _dateline(when: TimeExpression | None, places: Sequence[Paragraph]) -> TimeExpression | None:
    """The day of the dateline that 今天 and 昨天 refer to, where there is one: 本报1月27日讯 ……今天上午."""
    if when is None or when.anchor != "published" or when.unit != "day" or when.offset is None:
        return None
    if _names_day(when):  # 今天（1月2日）
        return None
    return next((day for place in places if (day := dateline_day(place.reading.text))), None)


def _previous(
    body: Sequence[Paragraph], mention: Mention, sentence: Sentence, published: str
) -> TimeExpression | None:
    """The day named before a mention's own date, where that is relative to it (当日, 16日) or absent."""
    own = mention.when
    if own is None and not mention.same_day:
        return None
    if own is not None and not (own.anchor == "previous" or own.value.startswith("XXXX-XX-")):
        return None
    limit = own.start if own else 0
    earlier = [day for day in sentence.days if day.end <= limit and _names_day(day)]
    if earlier:
        return earlier[-1]
    index = mention.position.paragraph
    for back in range(index, max(-1, index - _BACK), -1):
        text = body[back].reading.text
        text = text[max(0, sentence.start - _FAR) : sentence.start] if back == index else text[-_FAR:]
        apart = back < index and (own is None or own.unit != "year")
        days = [day for day in background.days_of_news(text, published if apart else "") if _names_day(day)]
        if days:
            return _with_month(days)
    return _previous(body, mention, sentence, "") if published else None


#: Days of one text that are no further apart are of one month, where only the first names it.
_NEAR = 10


def _with_month(days: Sequence[TimeExpression]) -> TimeExpression:
    """The last of several days, in the month of the one before it where it names none: 12月7日电 ……7日宣布.

    >>> from analysis.timeline.dates import find
    >>> _with_month(find("云港12月7日电 发言人7日宣布")).value, _with_month(find("云港12月1日电 发言人30日宣布")).value
    ('XXXX-12-07', 'XXXX-XX-30')
    """
    last = days[-1]
    if not last.value.startswith("XXXX-XX-") or last.anchor:
        return last
    earlier = [day.value for day in days[:-1] if day.value[5:7].isdigit() and "/" not in day.value]
    near = bool(earlier) and abs(int(earlier[-1][-2:]) - int(last.value[-2:])) <= _NEAR
    return replace(last, value=earlier[-1][:8] + last.value[-2:]) if near else last


#: Ends a value with a day of the month, in a month that may be unknown.
_WITH_DAY = re.compile(r"-(?:\d\d|XX)-\d\d$")


def _names_day(day: TimeExpression) -> bool:
    """Whether an expression gives the day of the month.

    >>> from analysis.timeline.dates import find
    >>> [_names_day(find(text)[0]) for text in ("12月7日", "7日", "12月", "2024年12月")]
    [True, True, False, False]
    """
    return _WITH_DAY.search(day.value) is not None


def date_and_anchor(
    mentions: Sequence[Mention], index: int
) -> tuple[TimeExpression | None, TimeExpression | None]:
    """The words that date a mention, and the date that they are relative to.

    A mention without a date of its own that continues from the one before
    (会见后, 随后) takes that one's, or the day named last, but not its time of
    day; one nested in it takes that too.
    """
    mention = mentions[index]
    if mention.when is None and not mention.same_day and mention.kind == "reception" and index:
        return _of_visit(mention, mentions[index - 1])
    if not mention.same_day:
        return mention.when, mention.previous
    before = mentions[index - 1] if index else None
    if before is None or before.when is None:
        return (_within(replace(mention.previous, time_of_day="")) if mention.previous else None), None
    if mention.rule.has(Trait.WITHIN) and "/" in before.when.value and mention.previous:
        return replace(mention.previous, time_of_day=""), before.when
    if mention.rule.has(Trait.NESTED):
        return before.when, before.previous
    return _within(replace(before.when, time_of_day="")), before.previous


#: Two days of one month.
_DAYS_OF_MONTH = re.compile(r"(?P<month>[\dX]{4}-\d\d)-\d\d/(?P=month)-\d\d")


def _within(days: TimeExpression) -> TimeExpression:
    """When something took place during some days: in their month; on the day itself where it is one.

    >>> from analysis.timeline.dates import find
    >>> _within(find("4月21日至28日")[0]).value, _within(find("4月21日")[0]).value
    ('XXXX-04', 'XXXX-04-21')
    """
    found = _DAYS_OF_MONTH.fullmatch(days.value)
    return replace(days, value=found["month"]) if found and not days.anchor else days


def _of_visit(reception: Mention, before: Mention) -> tuple[TimeExpression | None, TimeExpression | None]:
    """The date of a reception without one: that of the visit just before it, in its paragraph, of a day."""
    near = before.kind == "visit" and before.position.paragraph == reception.position.paragraph
    if near and before.when is not None and "/" not in before.when.value:
        return replace(before.when, time_of_day=""), before.previous
    return reception.when, reception.previous
