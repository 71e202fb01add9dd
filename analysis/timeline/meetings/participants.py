"""Who took part in a meeting: read from its own sentence up to the report of the next one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from analysis.records import Paragraph
from analysis.timeline import people, sentences
from analysis.timeline.meetings.article_mentions import ArticleMentions
from analysis.timeline.meetings.mention import Mention
from analysis.timeline.meetings.report_text import RECEIVING_VERBS, report_of
from analysis.timeline.meetings.rules import Trait
from analysis.timeline.people import Person, roles
from analysis.timeline.people.roles import Appearance, Roles
from analysis.timeline.spans import ReadingSpan, in_source

#: Mentions of one sentence are searched for among so many on either side.
_NEAR = 3
#: Who is said to be at a gathering of another sort was not at this one: 出席座谈会 is not at the reception before it,
#: nor 出席……夫妇举行的午宴.
_BESIDE_RECEPTION = re.compile(
    "(?:出席|参加)?(?:了|本次|此次|这次)?(?:[^，。；、]{0,16}?举行的)?[^，。；、的并]{0,8}?(?:仪式|座谈会|大会|论坛|峰会|年会|研讨会|推进会|开幕会|闭幕会|[宴酒]会|[午晚国]宴|招待会|晚会)(?=[，。；、并]|$)"
)
#: 参加会见 is not at the opening after it; 陪同出访的有 gives a delegation.
_BESIDE_MEETING = (
    "(?:出席|参加)?了?(?:{words})(?:活动|仪式)?(?=[，。；]|$)|[^，。；]{{0,10}}(?:出访|访问|访华)的(?=[有是])"
)
#: 参加代表团讨论 is at the sitting of a delegation, not at another one of its congress.
_OF_DELEGATION = "|[^，。；]{0,10}代表团的?(?:分组|分团|全体)?(?:会议)?(?:讨论|审议)"
_DELIBERATES = re.compile("代表团(?!召集)|讨论|审议")
#: 陪同考察 is on the tour, not at the meeting within it.
_ON_TOUR = "|(?<=陪同)(?:考察|调研|视察|检查|走访|慰问|参观)(?:活动)?(?=[，。；]|$)"
#: Who is at the meeting within a visit did not go on the visit: 出席座谈会.
_BESIDE_VISIT = re.compile(
    "了?(?:本次|此次|这次)?[^，。；、的并]{0,8}?(?:会议|座谈|(?:座谈|交流|汇报|见面|恳谈|研讨|反馈|办公)会)(?=[，。；、并]|$)"
)
#: Who is at a reception, and speaks at the meeting beside it: 参加会见，并在大会上讲话.
_RECEIVING_TOO = re.compile("(?:参加|陪同)了?(?:会见|接见)")
#: What shows that a list at the end of a text is no list of attendees: 主编王小明; 新一届领导班子：主席王小明.
_NO_ATTENDEES = re.compile("[：:]|编辑|主编|编审|记者|摄影|作者|校对|监制")
#: Whom a traveller took along, and with whom there was a talk: 率秘书长王小明等一行, 与董事长李大伟座谈.
_TOOK_ALONG = re.compile(
    "(?:率领?|带领|携)(?P<who>[^，。；]{3,60}?)(?:等[^，。；、]{0,12}?|一行[^，。；、]{0,6}?)?(?=[来到赴前莅深走就对于]|[，。；]|$)"
)
_TALKED_WITH = re.compile(
    "[与同](?P<who>[^，。；与同]{3,60}?)(?:等[^，。；、]{0,12}?|一行)?"
    "(?:[进举]行|开展|展开)?了?(?:友好|深入|亲切|热烈|广泛|充分|工作|专题)*(?:座谈|交流|交谈|洽谈)(?:活动)?(?=[，。；、]|$)"
)
#: Behind these words stands what somebody wishes, heard or recalls, not what he did there.
_NOT_DONE = re.compile("要求|希望|强调|指出|建议|鼓励|勉励|了解|去年|前年|此前|曾")
#: What somebody contributes to a reception, where both sides state much.
_AT_RECEPTION = re.compile("介绍|汇报|通报|发言|推介|宣读|签[署订约]|说明|解读|表态")
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
    subject: str = "",
) -> Roles:
    """The people of the mention at `index` among those of its `article`.

    Captions count for the first meeting of an article (a visit only where there is none), and headings for the
    only one, for a role that its text gives nobody. `sections` are the ids of the paragraphs that stand right below
    a heading within the article. `subject` is the official whose activities the paragraph of the mention lists.
    """
    mentions, held = article.all, article.held
    mention = mentions[index]
    if mention.rule.has(Trait.NESTED):
        return Roles()
    near = mentions[max(0, index - _NEAR) : index + _NEAR + 1]
    guests = [guest for one in near if one.position == mention.position for guest in one.guests]
    report = report_of(body, article, index, sections)
    toured = any(one.kind == "visit" for one in held)
    sits = toured and any(one.kind == "meeting" and one.rule.has(Trait.WITHIN) for one in held)
    elsewhere = _of_other_sort(mention, toured=toured, sits=sits)

    def read(part: Sequence[tuple[Paragraph, ReadingSpan]], known: Collection[str] = ()) -> Roles:
        return roles.read(
            [paragraph.reading.text[a:b] for paragraph, (a, b) in part],
            known=known,
            guests=guests,
            parts=mention.kind != "visit",
            elsewhere=elsewhere,
            subject=people.listed(subject),
        )

    found = read(report)
    found = roles.with_attending(found, _broken_off(body, report))
    if held and mention == next((one for one in held if one.kind != "visit"), held[0]):
        before = [one for one in body[: mention.position.paragraph] if _CREDITED.search(one.reading.text)]
        pictured = [_whole(one) for one in (*before, *captions)]
        in_captions = read(pictured, known=[person for _, person in found.in_role()])
        found = roles.with_captions(found, in_captions, part=len(report))
        report += pictured
    if held == [mention] and not (found.chair and found.speakers):
        headings = [one for one in titles if len(one.reading.text) <= _LONGEST_HEADING]
        in_headings = roles.read(
            [one.reading.text for one in headings],
            known=[person for _, person in found.in_role()],
        )
        found = roles.completed(found, in_headings, part=len(report))
        report += [_whole(one) for one in headings]
    if mention.kind == "visit" and sits:
        found = replace(found, chair=())
    if mention.kind == "reception":
        found = _at_reception(found, report, near, mention)
    if mention.kind == "visit" and mention.rule.has(Trait.NAMED_IN_HEADLINE):  # hosts of state are not beside
        found = roles.with_attending(found, _beside_traveller(report))
    found = _completed(found, mentions, index, titles)
    if len({one.in_reading for one in near if one.position == mention.position}) > 1:
        found = _with_own_chair(found, report[0][0].reading.text, mention)
    return replace(found, appearances=tuple(_placed(found, mention, report)))


def _of_other_sort(mention: Mention, *, toured: bool, sits: bool) -> re.Pattern[str] | None:
    """What follows 出席, 参加 or 陪同 where it is of another gathering than the mention, or of a tour of the article.

    `sits` says that the article reports a meeting within a visit.
    """
    if mention.kind == "visit":
        return _BESIDE_VISIT if sits else None
    if mention.kind == "reception":
        return None if _BESIDE_RECEPTION.search(mention.name) else _BESIDE_RECEPTION
    if mention.kind not in ("meeting", "event"):
        return None
    words = tuple(word for word in RECEIVING_VERBS if word not in mention.name)
    photo_call = len(words) < len(RECEIVING_VERBS) and mention.rule.has(Trait.HOST_SPEAKS)
    if photo_call:  # 市长会见获奖者代表
        return None
    return _beside_meeting(words, toured=toured, deliberates=_DELIBERATES.search(mention.name) is not None)


@cache
def _beside_meeting(
    words: tuple[str, ...], *, toured: bool = False, deliberates: bool = False
) -> re.Pattern[str]:
    more = (_ON_TOUR if toured else "") + ("" if deliberates else _OF_DELEGATION)
    return re.compile(_BESIDE_MEETING.format(words="|".join(words)) + more)


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


def _beside_traveller(report: Sequence[tuple[Paragraph, ReadingSpan]]) -> tuple[Person, ...]:
    """Whom the sentence of a visit names beside its traveller: those taken along, and those who talked with them."""
    paragraph, (begin, end) = report[0]
    span = sentences.span_at(paragraph.reading.text, begin)
    words = _NOT_DONE.split(
        sentences.read(paragraph.reading.text, begin, min(span.end, end)).flat, maxsplit=1
    )[0]
    named = [
        people.listed(hit["who"]) for each in (_TOOK_ALONG, _TALKED_WITH) for hit in each.finditer(words)
    ]
    return tuple(one for persons in named for one in persons if one.title)


def _broken_off(
    body: Sequence[Paragraph], report: Sequence[tuple[Paragraph, ReadingSpan]]
) -> tuple[Person, ...]:
    """The persons of a list with which the text breaks off before its verb: ……。市委书记王小明，市长李大伟."""
    paragraph, (begin, end) = report[-1]
    text = paragraph.reading.text
    if paragraph is not body[-1] or end < len(text.rstrip()):
        return ()
    last = max(begin, *(span.start for span in sentences.spans(text)))
    words = text[last:end].strip(" \u3000，、；")
    persons = people.listed(words)
    cut = len(persons) > 1 and len(words) == people.length(persons) and (last > begin or len(report) > 1)
    return (
        persons if cut and all(one.title and not _NO_ATTENDEES.search(one.title) for one in persons) else ()
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
    if mention.kind == "reception" and not mention.hosts and not mention.rule.has(Trait.HOST_SPEAKS):
        return found  # 青江、云港高层会晤: who 讲话 stands in the sentences behind it
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
