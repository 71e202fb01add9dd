"""Who took part in a meeting: read from its own sentence up to the report of the next one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from analysis.records import Paragraph
from analysis.timeline import sentences
from analysis.timeline.meetings.article_mentions import ArticleMentions
from analysis.timeline.meetings.mention import Mention
from analysis.timeline.meetings.receptions import is_group
from analysis.timeline.meetings.rules import Trait
from analysis.timeline.people import roles
from analysis.timeline.people.roles import Appearance, Roles
from analysis.timeline.spans import ReadingSpan, in_source

#: Mentions of one sentence are searched for among so many on either side.
_NEAR = 3
#: How a paragraph begins that goes on with a sitting within a visit, and how many paragraphs later it may stand.
_AT_SITTING = re.compile(
    r"\s*(?:在?(?:座谈|交流|汇报|见面|恳谈|研讨|办公)?会上|(?:座谈|交流|汇报)中|会议(?:要求|强调|指出))[，,]?"
)
_SOON = 3
#: Gives the people of a reception or photo call before a meeting, when the meeting is reported around it.
_OF_RECEPTION = re.compile("会见|接见|合影|会晤|(?:上述|有关|相关)活动")
#: Who is said to be at a gathering of another sort was not at this one: 出席座谈会 is not at the reception before it,
#: nor 出席……夫妇举行的午宴.
_BESIDE_RECEPTION = re.compile(
    "(?:出席|参加)?(?:了|本次|此次|这次)?(?:[^，。；、]{0,16}?举行的)?[^，。；、的]{0,8}?(?:仪式|座谈会|大会|论坛|峰会|年会|研讨会|推进会|开幕会|闭幕会|[宴酒]会|[午晚国]宴|招待会|晚会)(?=[，。；、并]|$)"
)
#: 参加会见 is not at the opening after it; 陪同出访的有 gives a delegation.
_BESIDE_MEETING = (
    "(?:出席|参加)?了?(?:{words})(?:活动|仪式)?(?=[，。；]|$)|[^，。；]{{0,10}}(?:出访|访问|访华)的(?=[有是])"
)
#: 陪同考察 is on the tour, not at the meeting within it.
_ON_TOUR = "|(?<=陪同)(?:考察|调研|视察|检查|走访|慰问|参观)(?:活动)?(?=[，。；]|$)"
_MET = ("会见", "接见", "会谈", "会晤")
#: Who is at a reception, and speaks at the meeting beside it: 参加会见，并在大会上讲话.
_RECEIVING_TOO = re.compile("(?:参加|陪同)了?(?:会见|接见)")
#: What somebody contributes to a reception, where both sides state much.
_AT_RECEPTION = re.compile("介绍|汇报|通报|发言|推介|宣读|签[署订约]|说明|解读|表态")
_RECEIVES = re.compile("会见|接见|会谈|会晤")
#: A day before the subject of a paragraph, which begins other news: 10月18日上午，市长…….
_OPENING_DAY = re.compile(r"\s*(?:\d{1,2}月)?(?P<day>[1-9]\d?)日(?:[上下]午|晚上?|中午)?，(?!双方|会[见谈])")
#: What the meeting did: 会议听取了……, 会议经过表决，…….
_MEETING_DID = "(?:(?:会议|大会|会上)(?:听取|审议|讨论|指出|强调|要求|通过|决定|还)|(?:(?<=[。！？])|^)(?:会议|大会|全会)经)"
#: The same within a paragraph; not another day of the meeting itself, which its sentence names, or of which the
#: paragraph tells what the meeting did: 3月6日，各代表团审议报告。会议听取了…….
_OTHER_DAY = re.compile(
    r"(?:(?<=[。！？])|^)\s*(?:\d{1,2}月)?(?P<day>[1-9]\d?)日(?:[上下]午|晚上?|中午)?，(?![^。]{0,60}(?:会议|大会|全会|论坛|峰会|年会|会上|座谈|[开闭]幕|仪式|会[见谈]|活动))"
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
#: How the first paragraph of other news begins.
_OPENS_NEWS = re.compile(r"[^。]{0,40}?(?:\d{1,2}日|今[天日]|昨[天日]|近日|日前|当地时间)|据")
#: The last day of a date or of each end of an interval.
_DAY = re.compile(r"-(\d\d)(?=/|$)")
#: A heading that gives roles is so long at most: 市委常委会主持 王小明讲话.
_LONGEST_HEADING = 60
#: A caption that the layout does not know for one: ……出席会议。李大伟 摄, 图为…….
_CREDITED = re.compile(r"(?:摄|供图)[）)。]*$|^(?:图为|[上下左右]图|图[①-⑨一二三四五六七八九\d])")


def participants(
    article: ArticleMentions,
    index: int,
    titles: Sequence[Paragraph],
    body: Sequence[Paragraph],
    captions: Sequence[Paragraph] = (),
    sections: Collection[str] = (),
) -> Roles:
    """The people of the mention at `index` among those of its `article`.

    Captions count for the first meeting of an article (a visit only where there is none), and headings for the
    only one, for a role that its text gives nobody. `sections` are the ids of the paragraphs that stand right below
    a heading within the article.
    """
    mentions, held = article.all, article.held
    mention = mentions[index]
    if mention.rule.has(Trait.NESTED):
        return Roles()
    near = mentions[max(0, index - _NEAR) : index + _NEAR + 1]
    guests = [guest for one in near if one.position == mention.position for guest in one.guests]
    report = _report(body, article, index, sections)
    if held and mention == next((one for one in held if one.kind != "visit"), held[0]):
        before = [one for one in body[: mention.position.paragraph] if _CREDITED.search(one.reading.text)]
        report += [_whole(one) for one in (*before, *captions)]
    found = roles.read(
        [paragraph.reading.text[a:b] for paragraph, (a, b) in report],
        guests=guests,
        parts=mention.kind != "visit",
        elsewhere=_of_other_sort(mention, toured=any(one.kind == "visit" for one in held)),
    )
    if held == [mention] and not (found.chair and found.speakers):
        headings = [one for one in titles if len(one.reading.text) <= _LONGEST_HEADING]
        in_headings = roles.read(
            [one.reading.text for one in headings],
            known=[person for _, person in found.in_role()],
        )
        found = roles.completed(found, in_headings, part=len(report))
        report += [_whole(one) for one in headings]
    if mention.kind == "reception":
        found = _at_reception(found, report, near, mention)
    found = _completed(found, mentions, index, titles)
    if len({one.in_reading for one in near if one.position == mention.position}) > 1:
        found = _with_own_chair(found, report[0][0].reading.text, mention)
    return replace(found, appearances=tuple(_placed(found, mention, report)))


def _of_other_sort(mention: Mention, *, toured: bool) -> re.Pattern[str] | None:
    """What follows 出席, 参加 or 陪同 where it is of another gathering than the mention, or of a tour of the article."""
    if mention.kind == "reception":
        return None if _BESIDE_RECEPTION.search(mention.name) else _BESIDE_RECEPTION
    if mention.kind not in ("meeting", "event"):
        return None
    words = tuple(word for word in _MET if word not in mention.name)
    photo_call = len(words) < len(_MET) and mention.rule.has(Trait.HOST_SPEAKS)
    return None if photo_call else _beside_meeting(words, toured=toured)  # 市长会见获奖者代表, a photo call


@cache
def _beside_meeting(words: tuple[str, ...], *, toured: bool = False) -> re.Pattern[str]:
    return re.compile(_BESIDE_MEETING.format(words="|".join(words)) + (_ON_TOUR if toured else ""))


def _at_reception(
    found: Roles, report: Sequence[tuple[Paragraph, ReadingSpan]], near: Sequence[Mention], mention: Mention
) -> Roles:
    """The roles without who chairs a meeting of the same sentence, and without who is only named in what is said."""

    def words(one: Appearance) -> str:
        paragraph, (begin, _) = report[one.part]
        return paragraph.reading.text[begin + one.start : begin + one.end]

    beside = any(one.position == mention.position and one.kind == "meeting" for one in near)
    later = {one.person for one in found.appearances if one.role == "chair" and (one.part or one.start)}
    heard = {
        one.person
        for one in found.appearances
        if one.role != "contributor" or _AT_RECEPTION.search(words(one))
    }
    met = [one.name.split("·") for one in (*mention.hosts, *mention.guests)]
    attending = [  # and may speak elsewhere
        one.person
        for one in found.appearances
        if one.role == "attendee" and _RECEIVING_TOO.search(words(one))
    ]
    return replace(
        found,
        attendees=tuple(dict.fromkeys((*found.attendees, *attending))),
        chair=tuple(name for name in found.chair if name in later or not beside),
        contributors=tuple(
            name for name in found.contributors if name in heard and not any(name in parts for parts in met)
        ),
    )


def _whole(paragraph: Paragraph) -> tuple[Paragraph, ReadingSpan]:
    return paragraph, ReadingSpan(0, len(paragraph.reading.text))


def _with_own_chair(found: Roles, text: str, mention: Mention) -> Roles:
    """Of a sentence that reports several meetings, only who chairs the one in its own clause, where somebody does."""
    begin = mention.position.start
    clause = re.split("[，；,;]", text[begin : begin + mention.span.end])[-1]
    own = tuple(name for name in found.chair if name in clause)
    return replace(found, chair=own) if own and "主持" in clause else found


def _completed(found: Roles, mentions: Sequence[Mention], index: int, titles: Sequence[Paragraph]) -> Roles:
    """The roles with those of hosts and guests, and the names that only stand below the headline."""
    mention = mentions[index]
    if mention.kind in ("reception", "visit") or mention.rule.has(Trait.HOST_SPEAKS):
        return roles.of_host(found, mention.hosts, mention.guests, kind=mention.kind)
    if mention.rule.has(Trait.HOST_ATTENDS):
        found = roles.with_attending(found, mention.hosts)
    if not found.attendees and index == 0:
        found = roles.with_run_together(found, [title.reading.text for title in titles])
    return found


def _placed(
    found: Roles, mention: Mention, report: Sequence[tuple[Paragraph, ReadingSpan]]
) -> Iterator[Appearance]:
    """Everybody in a role, with the place in the source of the sentence that gives it; else that of the report."""
    titles = dict(found.titles)
    for role, person in [*found.in_role(), *_beside(found, mention)]:
        said = [one for one in found.appearances if one.person == person]
        said.sort(key=lambda one: one.role != role)
        by_report = role in ("guest", "visitor") or (role == "speaker" and mention.kind == "reception")
        if said and not by_report:
            paragraph, (begin, _) = report[said[0].part]
            span = ReadingSpan(begin + said[0].start, begin + said[0].end)
        else:
            paragraph, span = report[0][0], mention.in_reading
        place = in_source(paragraph.reading, span)
        office = (said[0].office if said else "") or titles.get(person, "")
        yield Appearance(person, role, office, 0, place.start, place.end)


def _beside(found: Roles, mention: Mention) -> list[tuple[str, str]]:
    """Those whom no column of the meeting names: the guests of a reception, and who makes a visit."""
    taken = {person for _, person in found.in_role()}
    guests = [("guest", one.name) for one in mention.guests if one.name not in taken]
    visitors = [
        ("visitor", one.name) for one in mention.hosts if mention.kind == "visit" and one.name not in taken
    ]
    return guests + visitors


def _report(
    body: Sequence[Paragraph], article: ArticleMentions, index: int, sections: Collection[str]
) -> list[tuple[Paragraph, ReadingSpan]]:
    """The text from a mention's sentence to that of the next meeting that is reported separately, or to other news."""
    mentions = article.all
    mention = mentions[index]
    start = mention.position
    if mention.status == "planned" and any(one.position < start for one in article.held):
        text = body[start.paragraph].reading.text  # what goes on is the report of the other one
        return [(body[start.paragraph], _sentence_of(text, mention))]
    stop = next(
        (
            one.position
            for one in (mentions[after] for after in range(index + 1, len(mentions)))
            if one.position > start and one.status != "planned" and not _is_aside(one, of=mention)
        ),
        None,
    )
    last = min(stop.paragraph, len(body) - 1) if stop else len(body) - 1
    if mention.rule.has(Trait.WITHIN):
        last = max(
            at
            for at in range(start.paragraph, last + 1)
            if at == start.paragraph or _is_at_sitting(body, start.paragraph, at)
        )
    if mention.rule.has(Trait.ASIDE_OF_RECEPTION) and any(one.kind == "reception" for one in article.held):
        last = start.paragraph
    last = _end_of_section(body, start.paragraph, last, sections)
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
        cuts = [_sentence_of(text, one) for one in inner if one.position > start]
        report += [(body[paragraph], span) for span in _without(ReadingSpan(begin, end), cuts)]
    return report


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
    """Whether a paragraph soon after the first goes on with a sitting within a visit: 会上，……."""
    return at - first <= _SOON and _AT_SITTING.match(body[at].reading.text) is not None


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


def _receives_delegates(mention: Mention, meeting: Mention) -> bool:
    """Whether right after the report of a meeting, without a day of its own, those honoured there are received."""
    same_day = mention.when is None or (meeting.when is not None and mention.when.value == meeting.when.value)
    return (
        same_day
        and meeting.position < mention.position
        and meeting.position.paragraph == mention.position.paragraph
        and any(is_group(mention.name.partition(verb)[2]) for verb in _MET if verb in mention.name)
    )
