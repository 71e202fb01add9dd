"""Who hosts and who is the guest: the persons before a verb, and the words for those whom it takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.timeline import people
from analysis.timeline.meetings import name_phrases
from analysis.timeline.patterns import alternatives
from analysis.timeline.sentences import DATE, Sentence
from analysis.timeline.spans import SentenceSpan

#: The subject that opens a clause, up to its predicate.
_SUBJECT = re.compile(
    rf"""
    [{DATE}，、\ ]*
    (?P<who>[^{DATE}，]{{2,120}}?)
    (?=[{DATE}]|在|出席|访问(?!团)|应邀|应约|率|带领|赴|到|来(?!自)|抵达|前往|结束|同|与|会见|$)
    """,
    re.VERBOSE,
)
#: Refers back to a guest: 会见客人, 会见代表团一行, 与之会谈.
_REFERS_BACK = re.compile(
    "(?:来访的?)?(?:客人|来宾|嘉宾|贵宾|(?:代表团|考察团|访问团)(?:全体)?(?:成员|团员)?|他们?|她们?|其|之|对方)?(?:一行)?(?<=.)"
)
#: The subject of such a clause is the host: 校长接待，……与客人座谈.
_RECEIVES = re.compile("接待|陪同|会见|主持")
#: Who came: 香港商会代表团由会长李大伟带队来沪.
_COMERS = re.compile(
    rf"(?P<who>(?!\d)[^，。；{DATE}率]{{2,60}}?(?:代表团|考察团|访问团|商会|考察组))(?=$|[{DATE}在来到抵应由赴])"
)
#: A clause before guests that says who they are: 来自海州的代表团, 由会长李大伟率领的代表团.
_WHOSE_GUESTS = re.compile("来自|由|派|率|带|任")
#: The predicate of whoever came: 一行来访, 率团到访.
_CAME = re.compile("[来访到抵莅率]")
_ON_VISIT = re.compile("率[^，。；]{0,12}[团队]|来访|到访|来我")

#: A group and who is at its head: 由会长李大伟率领的代表团.
_LED_BY = re.compile("由(?P<leader>[^，。；]{2,60}?)(?:率领|带领)的[^，。；]{0,16}(?:团|组)(?:一行)?")


#: A clause without a subject, whose object is no host of what follows: 会见总统王小明，同……会谈.
_RECEIVED = re.compile("(?:并|还|先后|分别)*(?:会见|接见|拜会|会晤)了?(?=[^，。；])")
#: Where somebody is or came, or on what business, before who that is: 正在海州参加论坛的|市长王小明.
_WHERE_FROM = re.compile("^(?:正在|正|应邀|应约|前来|[在来赴率])[^，。；]{2,40}的(?=[^的]{4,60}$)")
#: Where the host came, before the verb: 市长王小明到集团总部|拜会…….
TO_A_PLACE = re.compile("(?:来到|前往|抵达|[来到赴抵])[^，。；到赴]{2,16}$")


@cache
def _trades() -> re.Pattern[str]:
    return re.compile(f"{alternatives('people_trades')}$")


def is_trade(title: str) -> bool:
    """Whether a title ends in a trade, which is no public office.

    >>> is_trade("清江大学教授"), is_trade("清江大学校长")
    (True, False)
    """
    return _trades().search(title) is not None


def hosts_of(sentence: Sentence, span: SentenceSpan) -> tuple[people.Person, ...]:
    """The persons before a verb; the span reaches from its clause to the verb.

    Where it holds nobody, the subject of the nearest clause before that has one.
    """
    flat = sentence.flat[span.start : span.end]
    words = name_phrases.strip_adverbials(_without_occasion(flat)).strip(DATE + "，、 并")
    at = span.start + flat.find(words)
    hosts = people.listed(sentence.text[at : at + len(words)]) if words else ()
    if not hosts and (came := TO_A_PLACE.search(words)):
        hosts = people.listed(sentence.text[at : at + came.start()])
    clause = sentence.clause_at(span.start)
    if hosts or words.strip("分别还也"):
        return (*listed_before(sentence, clause), *hosts) if hosts else ()
    company = people.company_in(sentence.flat, 0, span.end)
    while not hosts:
        earlier = sentence.clause_before(clause)
        if earlier is None:
            return people.listed(sentence.subject)
        clause = earlier
        if _RECEIVED.match(sentence.flat, clause.start, clause.end):
            continue
        subject = _SUBJECT.match(sentence.flat[clause.start : clause.end])
        if subject and not any(one.who.start < clause.end and clause.start < one.who.end for one in company):
            start, end = subject.span("who")
            words = sentence.text[clause.start + start : clause.start + end]
            hosts = people.listed(words.removesuffix("带队")) or people.listed(
                name_phrases.strip_adverbials(words)
            )
    return hosts


def _without_occasion(flat: str) -> str:
    """The words before a verb, without where or on what business its subject is.

    >>> _without_occasion("正在海州参加论坛的市长王小明"), _without_occasion("在北京的人民大会堂东大厅")
    ('市长王小明', '在北京的人民大会堂东大厅')
    """
    rest = _WHERE_FROM.sub("", flat.lstrip(DATE + "，、 "))
    return rest if people.listed(rest) else flat


def listed_before(sentence: Sentence, clause: SentenceSpan) -> tuple[people.Person, ...]:
    """The persons of the clauses just before that hold only persons, with title: 省委书记王小明，省长李大伟……."""
    found: tuple[people.Person, ...] = ()
    while clause.start > 1 and sentence.flat[clause.start - 1] == "，":
        earlier = sentence.clause_before(clause)
        assert earlier is not None
        clause = earlier
        words = sentence.flat[clause.start : clause.end].strip(DATE)
        persons = people.listed(words) if "、" in words else ()
        if len(persons) < 2 or not _only(words, persons):
            person = people.titled(words)
            persons = () if person is None else (person,)
        named = bool(persons and persons[0].title) and all(
            people.is_name(one.name, titled=bool(one.title)) for one in persons
        )
        if not named or not words.endswith(persons[-1].name) or words[-1] in "称说":
            break
        found = (*persons, *found)
    return found


def _only(words: str, persons: Sequence[people.Person]) -> bool:
    """Whether words are nothing but these persons, of whom those behind the first have no office of their own.

    >>> _only("校长王小明、李大伟", people.listed("校长王小明、李大伟"))
    True
    """
    rest = words
    for one in reversed(persons[1:]):
        if not rest.endswith(f"、{one.name}"):
            return False
        rest = rest.removesuffix(f"、{one.name}")
    return rest.endswith(persons[0].name)


def is_pronoun_like(guest: str) -> bool:
    """Whether words for a guest only refer back to one named before.

    >>> is_pronoun_like("客人"), is_pronoun_like("代表团一行"), is_pronoun_like("香港代表团")
    (True, True, False)
    """
    return _REFERS_BACK.fullmatch(guest) is not None


def is_delegation(guest: str) -> bool:
    """Whether a guest came as a group, or with others.

    >>> is_delegation("某公司董事长王小明一行"), is_delegation("江国商会代表团"), is_delegation("江国集团")
    (True, True, False)
    """
    return guest.endswith(("一行", "团")) and not guest.endswith("集团")


def guest_before(sentence: Sentence, clause: SentenceSpan, hosts: Sequence[people.Person] = ()) -> str:
    """The guest whom an earlier clause says to have come: 许明一行8月30日来到我市，……会见客人; "" where none does.

    None of the `hosts`, whose names may stand in several clauses.
    """
    while (earlier := sentence.clause_before(clause)) is not None:
        clause = earlier
        # what brought the guests is no part of what they are called: 应邀来访的|代表团到访
        brought = people.clause_end(sentence.flat[clause.start : clause.end])
        if _WHOSE_GUESTS.search(sentence.flat, clause.start, clause.start + brought):
            brought = 0
        start = clause.start + brought
        flat = sentence.flat[start : clause.end]
        if _RECEIVES.search(flat):
            continue
        subject = _SUBJECT.match(flat)
        persons = people.listed(flat[slice(*subject.span("who"))]) if subject else ()
        if any(person.name in (host.name for host in hosts) for person in persons):
            continue
        came = subject is not None and _CAME.search(flat, subject.end("who"))
        if persons and all(people.is_name(one.name) or (came and one.title) for one in persons):
            return "、".join(person.title + person.name for person in persons) + "一行"
        visits = brought or (came and _ON_VISIT.search(flat, came.start()))
        if came and subject is not None and visits:
            who = sentence.words(SentenceSpan(start + subject.start("who"), start + subject.end("who")))
            return re.sub(r"（[^）]*）|\([^)]*\)", "", who)
        group = _COMERS.search(flat)
        if group:
            return sentence.words(SentenceSpan(start + group.start("who"), start + group.end("who")))
    return ""


def joined(persons: Sequence[people.Person]) -> str:
    """Their names as a name of a meeting gives them.

    >>> joined((people.Person("王小明"), people.Person("李大伟", "市长")))
    '王小明、李大伟'
    """
    return "、".join(person.name for person in persons)


def guests_in(guest: str) -> tuple[people.Person, ...]:
    """The persons among the words for a guest: with an office, at the head of a group, or a foreign name alone.

    >>> [one.name for one in guests_in("由北方商会会长李大伟率领的代表团")], [one.name for one in guests_in("米佐塔基斯")]
    (['李大伟'], ['米佐塔基斯'])
    """
    led = _LED_BY.fullmatch(guest)
    words = led["leader"] if led else guest
    return people.listed(words) or ((people.Person(words),) if people.is_foreign(words) else ())


def guest_of(words: str) -> str:
    """The guest without the relative clause that says why they came, where that leaves a name or a delegation.

    >>> guest_of("来渝出席2023年全国青少年体育工作会议的国家体育总局局长高志丹一行")
    '国家体育总局局长高志丹一行'
    >>> guest_of("出席中国发展高层论坛2023年年会的境外代表")
    '出席中国发展高层论坛2023年年会的境外代表'
    """
    if re.match("由[^，。；]{2,60}组成的", words):
        return words
    bare = people.without_relative_clause(words)
    if is_pronoun_like(bare):  # 由……率领的代表团: without its leader it may be any
        return words
    if bare != words and (people.listed(bare) or re.search(r"(?:代表团|团|一行)$", bare)):
        return bare
    return words
