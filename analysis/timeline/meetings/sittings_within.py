"""Sittings within a visit or a ceremony that only their kind names: 座谈会上, 参加汇报会, 双方举行座谈."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.reporting_status import reporting_status
from analysis.timeline.meetings.rules import Rule, Trait
from analysis.timeline.sentences import DATE, Sentence
from analysis.timeline.spans import SentenceSpan

#: What is done at such a sitting; every form of its name holds one of them.
_DONE = ("汇报", "座谈", "交流", "反馈", "见面", "对接", "恳谈", "洽谈", "研讨", "办公")
#: How such a sitting is called, in the places where a sentence may name it.
_CALLED = f"(?:工作|情况|项目|合作|意见|专题|现场|校企|调研){{0,2}}(?:{'|'.join(_DONE)}){{1,2}}(?:会议|会)"
_FORMS = re.compile(
    rf"""
      (?:^\W{{0,5}}|[，。；{DATE}]|在|随后的|双方的|(?:召开|举行)的)(?P<at>{_CALLED})上              # 座谈会上，……
    | (?:出席|参加|召开|举行|主持|听取)了?(?P<took>{_CALLED})(?=[，。；]|并|详细|了解|听取|通报|$)         # 参加汇报会
    | (?:^|[，。；{DATE}])(?P<was>{_CALLED})(?:由[^，。；]{{2,30}}主持|[^，。；]{{0,10}}(?:召开|举行))
    | (?:举行|开展|进行|展开|召开)了?(?:友好|深入|热烈|亲切|充分|广泛|专题|工作)?的?
      (?P<talk>座谈(?:交流|讨论)?|交流座谈)(?=[，。；]|$)                            # 双方举行座谈
    """,
    re.VERBOSE,
)
#: A ceremony of at most so many characters does not say what was signed: 签约仪式.
_BARE = 6
#: A day of a date, as far as it is written.
_DAY = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}")
#: What the name of any signing, launch or ceremony has: no party to it.
_OF_ANY = re.compile(
    "(?:深化|全面)?战略|合作|框架|协议书?|合同|备忘录|签约|签署|签订|签字|揭牌|揭幕|剪彩|授牌|仪式|启动|开[园馆工业]|奠基|活动|项目"
    "|人民政府|政府|有限公司|产业园区?|[与和、]"
)
#: Two names have one party or thing in common where they share so many characters in a row.
_SHARED = 4
TRIGGERS = (
    "座谈",
    "汇报会",
    "交流会",
    "反馈会",
    "见面会",
    "对接会",
    "恳谈会",
    "洽谈会",
    "研讨会",
    "办公会",
)


def find_sittings_within(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """Sittings that a sentence names by their kind alone; `kept` drops those that are not within a visit.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in find_sittings_within(sentences.read(text, 0, len(text)), Context())]
    >>> show("座谈会上，王小明介绍了情况。"), show("副县长李大伟参加汇报会。"), show("双方在会议室开展座谈交流。")
    (['座谈会'], ['汇报会'], ['座谈交流'])
    >>> show("全市防汛座谈会召开。"), show("与职工座谈。")
    ([], [])
    """
    if not any(word in sentence.flat for word in _DONE):
        return
    for hit in _FORMS.finditer(sentence.flat):
        assert hit.lastgroup is not None
        span = SentenceSpan(*hit.span(hit.lastgroup))
        clause = sentence.clause_at(span.start).start
        before = SentenceSpan(clause, span.start)
        if reporting_status(sentence.flat[before.start : before.end]) != "held":
            continue
        own = [day for day in sentence.days if day.end <= span.start]
        by_group = _BY_GROUP.search(sentence.flat, 0, span.start) is not None
        yield Mention(
            "meeting",
            sentence.words(span),
            Rule.WITHIN,
            span,
            status="held",
            when=own[-1] if own else None,
            same_day=not own,
            in_passing=by_group,
            of_guests=bool(hit["talk"])
            and _is_of_guests(sentence.flat[before.start : hit.start("talk")], by_group),
        )
        return


#: A tour of inspection; the talks of a delegation's visit are meetings of their own.
_INSPECTION = re.compile("调研|检查|督导|督查|督察|巡察|稽[查察]|评估")
_TALK = re.compile("(?:工作|情况|调研|交流){0,2}座谈(?:交流|讨论)?会?|交流座谈会?")
#: A talk beside what else travellers did, and one with them.
_ALSO = re.compile("(?:并|还|双方)(?![^，。；]*[与同])")
_WITH_GUESTS = re.compile("[与同](?:来访的?)?(?:来宾|客人|嘉宾|[^，。；与同]{0,20}一行)[^，。；与同]{0,12}$")
#: The name of a visit that was made in order to talk: 莅临我校考察座谈.
_IS_TO_TALK = re.compile("(?<=.)座谈(?:交流)?$|交流座谈$")
#: The group that makes a tour as the subject of a talk: 调研组还与企业进行了座谈.
_BY_GROUP = re.compile("(?:调研|检查|督导|督查|督察|巡察|稽[查察]|评估|考察|视察)[组团]|一行")


def _is_of_guests(words: str, by_group: bool) -> bool:
    """Whether the words of a clause before a talk make it one of the guests of a visit.

    `by_group` says that they are the subject of the sentence.

    >>> _is_of_guests("并就合作进行", True), _is_of_guests("李大伟一行与市商会举行", True), _is_of_guests("校长王小明与来宾进行", False)
    (True, False, True)
    """
    return _WITH_GUESTS.search(words) is not None or (by_group and _ALSO.match(words) is not None)


def kept(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of an article without those that are part of another one, or within none.

    A sitting that its kind alone names is within the visit or the event that is
    reported before it, where no meeting is; the first one of its article counts,
    and none that inspectors held on their tour, or travellers beside what else they did.
    What a traveller talked of in passing (与职工座谈) is part of the visit, and a
    signing part of the ceremony.
    """
    found: list[Mention] = []
    around: Mention | None = None
    tours: dict[int, list[Mention]] = defaultdict(list)
    for one in mentions:
        if one.rule.has(Trait.NAMED_IN_HEADLINE):
            tours[one.position.paragraph].append(one)
    held = {one.position for one in mentions if one.kind == "meeting" and one.name.endswith("座谈会")}
    mentions = [
        one
        for one in mentions
        if not (
            _is_part_of_visit(one, tours)
            or _is_with_travellers(one, mentions)
            or _is_purpose_of_visit(one, tours)
            or _is_rite(one, mentions)
            or _is_named_beside(one, mentions)
            or (one.position in held and one.rule.has(Trait.NAMES_BOTH_SIDES))
        )
    ]
    met = any(one.kind == "meeting" and not one.rule.has(Trait.WITHIN) for one in mentions)
    for one in mentions:
        if around is not None and _TALK.fullmatch(one.name) and _is_of_tour(one, around):
            continue
        if not one.rule.has(Trait.WITHIN):
            around = one if one.kind in ("visit", "event") else around
            found.append(one)
        elif around is not None and not met:
            met = True
            found.append(one)
    return found


def _is_of_tour(talk: Mention, tour: Mention) -> bool:
    """Whether a talk is one of the things that travellers did: 到滨江区调研并召开座谈会, 一行参观了展馆，并进行座谈交流."""
    if tour.kind != "visit":
        return False
    if talk.of_guests or _IS_TO_TALK.search(tour.name):
        return True
    told = talk.in_passing or talk.position == tour.position
    return told and _INSPECTION.search(tour.name) is not None


def _is_part_of_visit(talk: Mention, tours: Mapping[int, Sequence[Mention]]) -> bool:
    """Whether a talk is what a traveller did on a tour: in passing and in its paragraph, or in the same sentence.

    `tours` are those of the article by the index of their paragraph.
    """
    hosts = {person.name for person in talk.hosts}
    return talk.rule.has(Trait.NAMES_BOTH_SIDES) and any(
        (one.position == talk.position or (talk.in_passing and one.position < talk.position))
        and hosts <= {person.name for person in one.hosts}
        for one in tours.get(talk.position.paragraph, ())
    )


def _is_with_travellers(talk: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a talk is of hosts with those who made a visit that is reported before it: 王小明与李大伟一行座谈."""
    if not talk.rule.has(Trait.NAMES_BOTH_SIDES) or "座谈" not in talk.name or not talk.guests:
        return False
    guests = {person.name for person in talk.guests}
    return any(
        one.kind == "visit"
        and one.position <= talk.position
        and talk.position.paragraph <= one.position.paragraph + 1
        and guests <= {person.name for person in one.hosts}
        and _may_be_of_one_day(one, talk)
        for one in mentions
    )


def _is_purpose_of_visit(talk: Mention, tours: Mapping[int, Sequence[Mention]]) -> bool:
    """Whether a talk is what a tour that its sentence reports is called after: 赴海州大学座谈交流."""
    return talk.rule.has(Trait.WITHIN) and any(
        one.position == talk.position and one.name.endswith(talk.name)
        for one in tours.get(talk.position.paragraph, ())
    )


def _is_named_beside(one: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether those who gathered to discuss something were at a gathering that their paragraph names."""
    return one.rule.has(Trait.UNNAMED) and any(
        other is not one
        and other.kind in ("meeting", "event")
        and other.position.paragraph == one.position.paragraph
        for other in mentions
    )


def _is_rite(one: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a mention is part of a ceremony that the article reports, or the ceremony of a signing, without its name.

    A signing is part of another event, a launch (园区开园) of its own ceremony
    (开园仪式), of one day in one paragraph or with a name in common. A signing
    is reported once.
    """
    others = (other for other in mentions if other is not one and _may_be_of_one_day(one, other))
    if one.rule.has(Trait.PART_OF_CEREMONY):
        earlier = mentions[: next(index for index, other in enumerate(mentions) if other is one)]
        again = any(
            other.rule is one.rule and _may_be_of_one_day(one, other) and _share_a_name(one, other)
            for other in earlier
        )
        return again or any(
            other.kind == "event" and _is_ceremony(other) and _are_near(one, other) for other in others
        )
    if one.rule.has(Trait.MAY_HAVE_CEREMONY):
        act = one.name[-2:]
        return any(
            act in other.name and other.name.endswith("式") and _are_near(one, other) for other in others
        )
    return _is_bare(one) and any(other.rule.has(Trait.PART_OF_CEREMONY) for other in others)


def _may_be_of_one_day(one: Mention, other: Mention) -> bool:
    """Whether two mentions may be of one day: one has no day of its own, or they share a day as far as it is written."""
    if one.when is None or other.when is None:
        return True
    here, there = (_DAY.findall(mention.when.value) for mention in (one, other) if mention.when)
    if not here or not there:
        return True
    return any(
        all(a == b or "X" in (a, b) for a, b in zip(day, other_day)) for day in here for other_day in there
    )


def _are_near(one: Mention, other: Mention) -> bool:
    return one.position.paragraph == other.position.paragraph or _share_a_name(one, other)


def _share_a_name(one: Mention, other: Mention) -> bool:
    """Whether the names of two mentions share a party or a thing, besides what any signing or ceremony is called."""
    here, there = _OF_ANY.sub("，", one.name), _OF_ANY.sub("，", other.name)
    runs = (here[at : at + _SHARED] for at in range(len(here) - _SHARED + 1))
    return any("，" not in run and run in there for run in runs)


def _is_bare(one: Mention) -> bool:
    """Whether a name says of a ceremony only that something was signed or unveiled: 签约仪式."""
    return len(one.name) <= _BARE and one.name.startswith(("签约", "签署", "签字", "揭牌"))


def _is_ceremony(one: Mention) -> bool:
    return not _is_bare(one) and not one.rule.has(Trait.PART_OF_CEREMONY)
