"""Which text is the report of a meeting: from its own sentence up to that of the next one, or to other news."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from analysis.records import Paragraph
from analysis.timeline import people, sentences
from analysis.timeline.meetings.article_mentions import ArticleMentions
from analysis.timeline.meetings.mention import Mention
from analysis.timeline.meetings.receptions import is_group
from analysis.timeline.meetings.rules import Trait
from analysis.timeline.spans import ReadingSpan

#: By these somebody receives guests.
RECEIVING_VERBS = ("会见", "接见", "会谈", "会晤")
#: How a paragraph begins that goes on with a sitting within a visit, and how many paragraphs later it may stand.
_AT_SITTING = re.compile(
    r"\s*(?:在?(?:座谈|交流|汇报|见面|恳谈|研讨|办公)?会上|(?:座谈|交流|汇报)中|会议(?:要求|强调|指出))[，,]?"
)
_SOON = 3
#: Or it says who was there, or spoke there: 李大伟参加座谈会, 李大伟在讲话中感谢…….
_ATTENDS_SITTING = re.compile(
    r"(?<=[^，。；\s])在(?:(?:座谈|交流|汇报|见面|恳谈|研讨)会上|讲话中)|(?:出席|参加|列席|主持)了?(?:本次|此次|这次)?(?:座谈|(?:座谈|交流|汇报|见面|恳谈|研讨|办公)会|会议)(?=[，。；、并]|$)"
)
#: How the next paragraph goes on with it, right behind a person: 校长王小明|发表讲话，…….
_SPEAKS_THERE = re.compile(
    r"\s*(?!(?:座谈|交流|汇报)?会[后前]|随后|期间)(?P<who>(?:(?!近日|日前|[昨今][日天]|宴|酒会)[^，。；：]){2,30}?)(?:首先|先后|分别|也|还)?"
    r"(?:发表(?:重要)?讲话|讲话|致辞|致[^，。；]{1,4}辞|表示|指出|强调|介绍|汇报)"
)
#: Gives the people of a reception or photo call before a meeting, when the meeting is reported around it.
_OF_RECEPTION = re.compile("会见|接见|合影|会晤|(?:上述|有关|相关)活动")
#: A day before the subject of a paragraph, which begins other news: 10月18日上午，市长…….
_OPENING_DAY = re.compile(r"\s*(?:\d{1,2}月)?(?P<day>[1-9]\d?)日(?:[上下]午|晚上?|中午)?，(?!双方|会[见谈])")
#: What the meeting did: 会议听取了……, 会议经过表决，…….
_MEETING_DID = "(?:(?:会议|大会|会上)(?:听取|审议|讨论|指出|强调|要求|通过|决定|还)|(?:(?<=[。！？])|^)(?:会议|大会|全会)经)"
#: A day within a paragraph that begins other news; not another day of the meeting itself, which its sentence names, or
#: of which the paragraph says what the meeting did: 3月6日，各代表团审议报告。会议听取了…….
_OTHER_DAY = re.compile(
    r"(?:(?<=[。！？])|^)\s*(?:(?:今年|[12]\d{3}年)?\d{1,2}月)?(?P<day>[1-9]\d?)日(?:[上下]午|晚上?|中午)?，(?![^。]{0,60}(?:会议|大会|全会|论坛|峰会|年会|会上|座谈|[开闭]幕|仪式|会[见谈]|活动))"
    f"(?!.*{_MEETING_DID})"
)
#: Behind what was on another day, a sentence that is of the meeting again: 李大伟出席会议并陪同考察.
_OF_MEETING = re.compile(
    f"(?:出席|参加|列席|主持)了?[^，。；的]{{0,8}}(?:会|会议|论坛|仪式|活动)(?=[，。；、并]|$)|会上，|{_MEETING_DID}"
)
#: A paragraph on what was said at a reception: 会见时，……, 在同某某会谈时，…….
_WHEN_RECEIVING = re.compile(r"\s*在?(?:会[见谈晤]|[同与][^，。；]{2,24}会[见谈晤])[^，。；]{0,24}[时中]，")
#: It goes on with what the guest, or the host again, said.
_STATES = re.compile(r"\s*[^，。；]{2,24}(?:表示|指出|强调|说|认为|感谢|请)")
#: Before it a sentence reports a meeting, of which this was only a part: ……出席大会，并在会前会见…….
_BEFORE_OR_AFTER = re.compile("(?:会|会议|大会|仪式|论坛|开幕式|闭幕式)(?:开始|结束)?之?[前后]|期间")
#: How a sentence begins on what was before a meeting, whose report goes on behind it: 会前，王小明还主持召开主席会议。
_BEFORE_MEETING = re.compile("\\s*(?:会议?|大会|全会|仪式|开幕式?)(?:召开|开始|举行)?之?前，")
#: How the first paragraph of other news begins.
_OPENS_NEWS = re.compile(r"[^。]{0,40}?(?:\d{1,2}日|今[天日]|昨[天日]|近日|日前|当地时间)|据")
#: The last day of a date or of each end of an interval.
_DAY = re.compile(r"-(\d\d)(?=/|$)")


def report_of(
    body: Sequence[Paragraph], article: ArticleMentions, index: int, sections: Collection[str]
) -> list[tuple[Paragraph, ReadingSpan]]:
    """The text from a mention's sentence to that of the next meeting that is reported separately, or to other news."""
    mentions = article.all
    mention = mentions[index]
    start = mention.position
    if mention.status == "planned" and any(one.position < start for one in article.held):
        text = body[start.paragraph].reading.text  # what goes on is the report of the other one
        return [(body[start.paragraph], _sentence_of(text, mention))]
    if _was_before(mention, body, article):
        return [(body[start.paragraph], _sentence_of(body[start.paragraph].reading.text, mention))]
    # what is only recalled does not end the report of what was held
    passing = ("planned", "referenced") if mention.status == "held" else ("planned",)
    stop = next(
        (
            one.position
            for one in (mentions[after] for after in range(index + 1, len(mentions)))
            if one.position > start
            and one.status not in passing
            and not _is_aside(one, of=mention)
            and not _was_before(one, body, article)
        ),
        None,
    )
    last = min(stop.paragraph, len(body) - 1) if stop else len(body) - 1
    last = _last_paragraph(body, article, mention, last, sections)
    beside_meeting = mention.rule.has(Trait.ASIDE_OF_MEETING) and any(
        (one.position < start and _is_aside(mention, of=one))
        or (one.position == start and one.kind == "meeting" and _is_around(mention, body))
        for one in article.held
    )
    beside_reception = mention.kind == "meeting" and any(
        one.kind == "reception" and one.position <= start for one in article.held
    )
    report: list[tuple[Paragraph, ReadingSpan]] = []
    receiving = False
    left = False  # for what was on another day
    for paragraph in range(start.paragraph, last + 1):
        text = body[paragraph].reading.text
        begin = start.start if paragraph == start.paragraph else 0
        end = stop.start if stop and paragraph == stop.paragraph else len(text)
        if beside_meeting:
            own = _naming(_OF_RECEPTION, text, begin, end, mention, paragraph)
            report += [(body[paragraph], span) for span in own]
            continue
        if left:
            again = _naming(_OF_MEETING, text, begin, end, mention, paragraph)
            report += [(body[paragraph], span) for span in again]
            continue
        if paragraph > start.paragraph:
            receiving = bool(_WHEN_RECEIVING.match(text) or (receiving and _STATES.match(text)))
            if beside_reception and receiving:
                continue
            if mention.kind == "reception" and _opens_on_another_day(text, mention):
                break
        if mention.kind in ("meeting", "event"):
            behind = mention.in_reading.end if paragraph == start.paragraph else 0
            other = _other_day(text, ReadingSpan(behind, end), mention)
            left, end = other < end, other
        inner = article.within.get(paragraph, ())
        recalled = article.recalled.get(paragraph, ())
        cuts = [_sentence_of(text, one) for one in (*inner, *recalled) if one.position > start]
        before = [one for one in mentions if one.position > start and one.position.paragraph == paragraph]
        cuts += [_sentence_of(text, one) for one in before if _was_before(one, body, article)]
        cuts.sort()
        report += [(body[paragraph], span) for span in _without(ReadingSpan(begin, end), cuts)]
    return report


def _last_paragraph(
    body: Sequence[Paragraph],
    article: ArticleMentions,
    mention: Mention,
    last: int,
    sections: Collection[str],
) -> int:
    """The last paragraph, up to `last`, that may belong to the report of a mention."""
    first = mention.position.paragraph
    if mention.rule.has(Trait.WITHIN):
        last = max(at for at in range(first, last + 1) if at == first or _is_at_sitting(body, first, at))
    if mention.rule.has(Trait.ASIDE_OF_RECEPTION) and any(one.kind == "reception" for one in article.held):
        last = first
    return _end_of_section(body, first, last, sections)


def _naming(
    words: re.Pattern[str], text: str, begin: int, end: int, mention: Mention, paragraph: int
) -> Iterator[ReadingSpan]:
    """The sentences of a part of a paragraph that are of a mention amid other news: its own, and those that name it."""
    for span in sentences.spans(text):
        own = (paragraph, span.start) == mention.position
        if begin <= span.start < end and (own or words.search(text, span.start, span.end)):
            yield ReadingSpan(span.start, min(span.end, end))


def _end_of_section(body: Sequence[Paragraph], first: int, last: int, sections: Collection[str]) -> int:
    """The last paragraph, up to `last`, of what is reported below a heading of its own within an article."""
    if not any(body[at].paragraph_id in sections for at in range(first + 1)):
        return last
    for at in range(first + 1, last + 1):
        if body[at].paragraph_id in sections and _OPENS_NEWS.match(body[at].reading.text):
            return at - 1
    return last


def _is_around(mention: Mention, body: Sequence[Paragraph]) -> bool:
    """Whether a mention is said to be before, after or during a meeting of the same sentence."""
    span = mention.in_reading
    text = body[mention.position.paragraph].reading.text
    return _BEFORE_OR_AFTER.search(text, mention.position.start, span.end) is not None


def _other_day(text: str, span: ReadingSpan, mention: Mention) -> int:
    """Where a part of a paragraph goes on with another day than those of a mention; its end where it does not."""
    if mention.when is None or not _DAY.search(mention.when.value):
        return span.end
    days = [int(day) for day in _DAY.findall(mention.when.value)]
    for hit in _OTHER_DAY.finditer(text, span.start, span.end):
        day = int(hit["day"])
        if day not in days and not (len(days) > 1 and (days[0] < day < days[-1] or days[-1] < days[0])):
            return hit.start()
    return span.end


def _opens_on_another_day(text: str, mention: Mention) -> bool:
    """Whether a paragraph reports what somebody did on a day other than that of a mention: 10月18日上午，……."""
    if mention.when is None:
        return False
    opening = _OPENING_DAY.match(text)
    days = {day.lstrip("0") for day in _DAY.findall(mention.when.value)}
    return opening is not None and bool(days) and opening["day"] not in days


def _is_at_sitting(body: Sequence[Paragraph], first: int, at: int) -> bool:
    """Whether a paragraph soon after the first goes on with a sitting within a visit: 会上，……, or with who speaks next."""
    if at - first > _SOON:
        return False
    text = body[at].reading.text
    if _AT_SITTING.match(text) or _ATTENDS_SITTING.search(text):
        return True
    follows = at - 1 > first and _AT_SITTING.match(body[at - 1].reading.text) is not None
    speaks = _SPEAKS_THERE.match(text) if follows else None
    return speaks is not None and _is_a_person(speaks["who"])


def _is_a_person(words: str) -> bool:
    """Whether words are of one or more persons with their offices, and of nothing else.

    >>> _is_a_person("青江学院院长刘芳"), _is_a_person("晚宴由刘芳"), _is_a_person("厅长刘芳日前在大会上")
    (True, False, False)
    """
    persons = people.listed(words)
    return bool(persons) and len(words) == people.length(persons)


def _sentence_of(text: str, mention: Mention) -> ReadingSpan:
    """The sentence of a paragraph that contains a mention."""
    return sentences.span_at(text, mention.position.start)


def _without(span: ReadingSpan, cuts: Sequence[ReadingSpan]) -> Iterator[ReadingSpan]:
    """What is left of a span without other spans, in order.

    >>> list(_without(ReadingSpan(0, 90), [ReadingSpan(20, 40), ReadingSpan(95, 99)]))
    [ReadingSpan(start=0, end=20), ReadingSpan(start=40, end=90)]
    """
    at = span.start
    for cut in cuts:
        if at < cut.start < span.end:
            yield ReadingSpan(at, cut.start)
        at = max(at, min(cut.end, span.end)) if cut.start < span.end else at
    if at < span.end:
        yield ReadingSpan(at, span.end)


def _is_aside(mention: Mention, *, of: Mention) -> bool:
    """Whether a mention only interrupts the report of a meeting: nested in it, a banquet, a reception before or after."""
    reception = of.kind == "meeting" and mention.rule.has(Trait.ASIDE_OF_MEETING)
    reception = reception and (mention.same_day or _receives_delegates(mention, of))
    elsewhere = of.kind == "reception" and mention.rule.has(Trait.ASIDE_OF_RECEPTION)
    return reception or elsewhere or mention.rule.has(Trait.ASIDE)


def _was_before(mention: Mention, body: Sequence[Paragraph], article: ArticleMentions) -> bool:
    """Whether a sentence says that a mention was before the meeting that is reported around it: 会前，…….

    A reception may go on: who was there stands in the sentences behind it.
    """
    if mention.kind == "reception" or mention.position.paragraph >= len(body):
        return False
    text = body[mention.position.paragraph].reading.text
    opens = _BEFORE_MEETING.match(text, _sentence_of(text, mention).start)
    return opens is not None and any(
        one.kind == "meeting" and one.position < mention.position for one in article.held
    )


def _receives_delegates(mention: Mention, meeting: Mention) -> bool:
    """Whether right after the report of a meeting, without a day of its own, those honoured there are received."""
    same_day = mention.when is None or (meeting.when is not None and mention.when.value == meeting.when.value)
    return (
        same_day
        and meeting.position < mention.position
        and meeting.position.paragraph == mention.position.paragraph
        and any(is_group(mention.name.partition(verb)[2]) for verb in RECEIVING_VERBS if verb in mention.name)
    )
