"""Guests who came and whom a host received are one reception; the visit and the talk are no rows of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.timeline import people
from analysis.timeline.meetings.hosts import hosts_of, is_pronoun_like, joined
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.rules import Rule, Trait
from analysis.timeline.sentences import Sentence
from analysis.timeline.spans import SentenceSpan

TRIGGERS = ("座谈", "会谈", "会见", "接待", "欢迎")

#: What a host does with guests whom the words do not name.
_HOSTS = re.compile(
    r"""
    (?: (?:出席|参加|主持召开|主持)了?(?:此次|本次)?(?P<at>座谈(?:交流)?会?|交流座谈会?|会谈|会见)
      | (?:举行|进行|开展)了?(?:亲切|友好|深入|热情|工作)?的?
        (?P<held>会[见谈](?:座谈|交流)?|座谈(?:交流|会谈)?|交流座谈)
      | [与同](?:来访的?|到访的?)?(?:客人|来宾|嘉宾|一行)(?:们|一行)?(?:举行|进行|开展)?了?(?:亲切|友好|深入|热情)?的?
        (?P<talked>会谈|座谈(?:交流)?|交流座谈)
      | (?:亲切|热情){0,3}(?P<took>接待)了?(?:来访的?|到访的?){0,2}(?:客人|来宾|嘉宾|贵宾|考察团|访问团|代表团)?(?:们|一行)?
      | 给予了?(?:亲切|热情){0,3}的?(?P<gave>接待)
      | (?:[代对][^，。；]{2,40}(?:来访|到访|到来)(?:表示)?(?:热烈|诚挚|衷心){0,3}的?)(?P<welcome>欢迎)
      | (?P<greeted>欢迎)[^，。；]{2,24}?(?:来访|到访|到来)[^，。；]{0,12}
    )
    (?=[，。；]|并|$)
    """,
    re.VERBOSE,
)
#: How guests came, in the name of their visit, and what a host who received them then did; only the first of these,
#: to call on somebody, may take several days and be no journey with more than the reception.
_CALLS = re.compile("[来到]访(?!问)")
_WAYS = (
    (_CALLS, ("会见", "会谈", "接待", "座谈", "欢迎")),
    (
        re.compile("[来到赴临][^，。；]{0,20}?(?:友好|座谈|交流|洽谈|访问)+$"),
        ("会见", "会谈", "接待", "欢迎"),
    ),
    (re.compile("访问"), ("接待",)),  # a host of state has talks of his own: 访问法国
)
#: Who came to inspect or to look made a visit, whoever met them beside it.
_INSPECTED = re.compile("(?:考察|调研|参观|视察|督[导查]|检查|指导|学习|走访|观摩|慰问|看望|参访)(?!团)")
_TALK = re.compile("(?:工作|情况|交流)?(?:座谈(?:交流)?|交流)会?")
#: What follows the guests in the name of their visit.
_BEHIND_GUESTS = re.compile("来|莅临|[到赴对]|访问")
#: Words of receiving, by which the meeting is called: 王小明会见李大伟一行.
_CALLED = {"会见": "会见", "会谈": "会见", "接待": "接待", "欢迎": "会见"}
_WITH_GUESTS = "与客人"
#: Guests whom the name of a reception does not identify: not 会见代表团一行, whose group it gives.
_ANY_GUESTS = re.compile("会见(?:来访的?)?(?:客人|来宾)(?:们|一行)?$")
#: Travellers who came to those who report it, not to some other place.
_CAME_HERE = re.compile("来(?:校|院|所|局|司|公司|集团|我|访)|(?:莅临|到访|访问|[到赴])我")
#: In what reads as the office of a traveller, others who came too: 青江学院代表及清江中心总监.
_MORE_CAME = re.compile("代表(?!团团长)|[及与和]")
#: Whom the clause names as guests: 王小明与李大伟一行|进行会谈.
_WITH = re.compile("与|(?<![陪共会一])同(?!志)")
#: Guests who are only counted: 6位企业家, 多名专家.
_COUNTED = re.compile(r"会见[^，。；]*?(?:[\d一二两三四五六七八九十]+|[多数几])[余多]?[位名]")
#: A host acts within so many paragraphs of the report that guests came.
_NEAR = 2
#: And among so many mentions of it.
_FEW = 12


def find_hosts(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """Persons who received or talked with guests whom their sentence does not name; `received` says whom.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     found = find_hosts(sentences.read(text, 0, len(text)), Context(lead=True))
    ...     return [(one.name, [host.name for host in one.hosts]) for one in found]
    >>> show("董事长王小明出席座谈。"), show("校长王小明热情接待了来访客人。"), show("双方进行了座谈。")
    ([('王小明座谈', ['王小明'])], [('王小明接待', ['王小明'])], [])
    """
    for hit in _HOSTS.finditer(sentence.flat):
        assert hit.lastgroup is not None
        before = SentenceSpan(sentence.clause_at(hit.start()).start, hit.start())
        if hit["held"] and _WITH.search(sentence.flat, before.start, before.end):
            continue
        if hosts := hosts_of(sentence, before):
            span = SentenceSpan(*hit.span())
            name = f"{joined(hosts)}{_WITH_GUESTS if hit['talked'] else ''}{hit[hit.lastgroup]}"
            yield Mention("reception", name, Rule.HOSTED, span, before, hosts=hosts)


def received(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an article with one reception for guests who came and the host who received them.

    Who came to inspect made a visit, whoever met them beside it; so did who came on several days, of which one is
    that of the reception. Where no host receives guests, they made a visit, too.
    """
    made: dict[int, Mention] = {}
    gone: set[int] = set()
    for at, visit in enumerate(mentions):
        acts = _acts_of_host(visit)
        near = _nearby(mentions, at) if acts else ()
        met = [i for i in near if i not in gone and _is_met(visit, mentions[i], acts)]
        if met:
            first = min(
                met, key=lambda i: (mentions[i].rule.has(Trait.OF_GUESTS), "欢迎" in mentions[i].name)
            )
            made[at] = _one_reception(visit, mentions[first])
            gone.add(first)
            gone.update(i for i in near if _is_its_talk(mentions[i], mentions[first]))
    return [
        made.get(at, _of_travellers(one, mentions, at))
        for at, one in enumerate(mentions)
        if at not in gone and not one.rule.has(Trait.OF_GUESTS) and not _is_named_one_by_one(mentions, at)
    ]


def _of_travellers(one: Mention, mentions: Sequence[Mention], at: int) -> Mention:
    """A reception of guests to whom its words only refer (会见客人), by the travellers whose visit is reported before it."""
    if one.kind != "reception" or one.guests or not _ANY_GUESTS.search(one.name) or _is_elsewhere(one):
        return one
    hosts = {person.name for person in one.hosts}
    for other in (mentions[i] for i in reversed(range(max(0, at - _FEW), at))):
        near = one.position.paragraph <= other.position.paragraph + _NEAR and _on_one_day(other, one)
        came = other.kind == "visit" and near and _CAME_HERE.search(other.name) is not None
        if came and other.hosts and not hosts & {p.name for p in other.hosts}:
            if any(_MORE_CAME.search(person.title) for person in other.hosts):
                return one
            guests = "、".join(person.title + person.name for person in other.hosts)
            name = f"{joined(one.hosts)}会见{guests}"
            return replace(one, name=name, guests=other.hosts)
    return one


def _is_elsewhere(reception: Mention) -> bool:
    """Whether more than the host stands before the verb: a place, a journey, another occasion."""
    if reception.before is None or not reception.hosts:
        return True
    return reception.before.end - reception.before.start > people.length(reception.hosts)


def _is_named_one_by_one(mentions: Sequence[Mention], at: int) -> bool:
    """Whether guests who are only counted, as in a headline, are those whom their host received by name: 会见6位企业家."""
    one = mentions[at]
    counted = _COUNTED.search(one.name) if one.kind == "reception" else None
    if counted is None or any(guest.name in one.name[counted.end() :] for guest in one.guests):
        return False
    hosts = {person.name for person in one.hosts}
    guests = {
        guest.name
        for other in (mentions[i] for i in _nearby(mentions, at))
        if other.kind == "reception" and {person.name for person in other.hosts} == hosts
        if other.status == one.status and (other.when or not one.when) and _on_one_day(one, other)
        for guest in other.guests
    }
    return len(guests) > 1


def _nearby(mentions: Sequence[Mention], at: int) -> range:
    """The indices of the few mentions around one, so that time stays linear."""
    return range(max(0, at - _FEW), min(len(mentions), at + _FEW + 1))


def _acts_of_host(visit: Mention) -> tuple[str, ...]:
    """What a host did who received those who made a visit, by its name; nothing where it is no visit of guests."""
    if visit.kind != "visit" or _INSPECTED.search(visit.name):
        return ()
    ways = _WAYS[:1] if visit.when is not None and "/" in visit.when.value else _WAYS
    return next((acts for came, acts in ways if came.search(visit.name)), ())


def _is_met(visit: Mention, other: Mention, acts: Sequence[str]) -> bool:
    """Whether a mention is of a host who received the guests of a visit, on its day."""
    if _talks_with_host(visit, other):
        return True
    near = visit.position <= other.position and other.position.paragraph <= visit.position.paragraph + _NEAR
    if other.kind != "reception" or other.status != visit.status or not near:
        return False
    if {one.name for one in other.hosts} & {one.name for one in visit.hosts}:
        return False
    done = any(act in other.name for act in acts)
    return done and _on_one_day(visit, other) and _has_its_guests(visit, other)


def _talks_with_host(visit: Mention, other: Mention) -> bool:
    """Whether a mention is of those who made a call and talked with their host there: 李大伟到访集团，与董事长王小明座谈."""
    return (
        other.rule.has(Trait.NAMES_BOTH_SIDES)
        and other.position == visit.position
        and _CALLS.search(visit.name) is not None
        and bool(other.guests)
        and {one.name for one in other.hosts} == {one.name for one in visit.hosts}
    )


def _has_its_guests(visit: Mention, other: Mention) -> bool:
    """Whether the guests of a reception are those who made a visit: by a name, or right below it without any."""
    if other.guests:
        return any(one.name in visit.name for one in other.guests)
    if other.position.paragraph == visit.position.paragraph or _refers_back(other):
        return True
    own_day = other.when is not None and other.when.start < other.when.end
    return other.rule.has(Trait.OF_GUESTS) and not own_day


def _refers_back(reception: Mention) -> bool:
    return is_pronoun_like(reception.name.partition("会见")[2])


def _on_one_day(visit: Mention, other: Mention) -> bool:
    """Whether a reception has no day of its own, or that of the visit, as far as both are written."""
    if visit.when is None or other.when is None:
        return True
    one, two = visit.when.value, other.when.value
    return len(one) == len(two) and all(a == b or "X" in (a, b) for a, b in zip(one, two, strict=True))


def _is_its_talk(one: Mention, meets: Mention) -> bool:
    """Whether a mention is of the talk that a host is said to have been at, by its kind alone: 主持座谈会."""
    return one.kind == "meeting" and one.position == meets.position and _TALK.fullmatch(one.name) is not None


def _one_reception(visit: Mention, meets: Mention) -> Mention:
    """The reception of those who came: at the place of the report that they came, by the host who received them."""
    guest = _BEHIND_GUESTS.split(visit.name, maxsplit=1)[0]
    if _talks_with_host(visit, meets):
        return replace(meets, kind="reception", hosts=meets.guests, guests=meets.hosts)
    name, by = meets.name, joined(meets.hosts)
    if not meets.rule.has(Trait.OF_GUESTS):
        name = f"{by}会见{guest}" if _refers_back(meets) else name
    elif _WITH_GUESTS in name:
        name = name.replace(_WITH_GUESTS, f"与{guest}")
    else:
        word = next((called for word, called in _CALLED.items() if word in name), "")
        name = f"{by}{word}{guest}" if word else visit.name
    return replace(
        visit,
        kind="reception",
        name=name,
        rule=Rule.RECEIVED,
        hosts=meets.hosts,
        guests=meets.guests or visit.hosts,
        venue=meets.venue or visit.venue,
    )
