"""Whether two reports are of the same meeting: by their names, places, numbers and topics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from analysis.numerals import parse
from analysis.timeline import known_places
from analysis.timeline.gathering import Gathering
from analysis.timeline.meetings import bodies, head_nouns, tour_verbs
from analysis.timeline.meetings.hosts import is_pronoun_like
from analysis.timeline.meetings.rules import Trait

_PLACEHOLDER = re.compile(
    r"全[省市县区州盟旗]|[省市县区州盟旗](?=第|委|政府|政协|人大|人民|常委|纪委|监委|法院|检察|级(?!主要)|直|里|[一二三四五六七八九十]+届)"
)
_LEVEL = re.compile(r"[全我本]([国省市区县州])")
_OPTIONAL = re.compile(
    r"[“”‘’「」『』《》\s（）()]|^全[市省区县国]|^(?:中共|中国共产党)|^首届|一行$|(?:扩大)"
)
_ORDINAL = re.compile(r"(?<=第)[一二三四五六七八九十百]+(?=[届次])")
_DASH = re.compile(r"[－–―-]+|——")
_ABBREVIATION = re.compile(r"[（(][A-Za-z]+[）)]")
_CEREMONY = re.compile(r"(?:开幕|闭幕|开班|结业)(?:式|会|仪式|大会)(?:暨.*|活动)?$")
#: What a name is longer by at its front where it adds who or where, and so names another meeting.
_PLACE_OR_BODY = re.compile(r"(?:[省市县区州旗镇馆院校园局厅部委办府署社]|大学|公司|集团|协会|中心|广场)$")
#: A venue that names only the building, not the city.
_BUILDING = re.compile(r"[堂馆院厅楼宫店]$|中心$|会场$|宾馆$|广场$|总部$")
#: What somebody did whom the name does not say.
_ACT_OF_NOBODY = re.compile("向.*(?:敬献|递交|呈递)")
_BRIEFING = re.compile(r"(?:发布会|吹风会|通气会|记者会)$")
#: What any press conference says of itself.
_FORMULA = re.compile(
    r"[，。、“”‘’《》\s]|负责人|负责同志|发言人|介绍|解读|相关|有关|情况|记者|提问|回答|就|了|的"
)
#: Two reports of one press conference share this part of their neighbouring characters.
_ALIKE = 0.15
#: What a writer may add to what a tour inspects: 调研防汛, 调研防汛工作情况.
_FIELD_OF_WORK = re.compile(r"(?:工作|情况|开展|落实)+$")
#: 王小明为南国总统塔伦举行欢迎仪式.
_WELCOME = re.compile("(?P<host>.{2,20}?)为(?P<guest>.{2,60}?)举行(?P<what>.{2,6}(?:仪式|宴会))")
#: What goes from place to place: 火炬传递, 巡回演出.
_MOVES = re.compile("传递|巡[回演展讲游礼]")
#: Two parties and their paper: 青江市与海山集团签署战略合作协议.
_SIGNING = re.compile(
    "(?P<one>[^与同和]{2,20})[与同和](?P<other>[^与同和]{2,20}?)签[署订下]了?(?P<paper>.{2,40})"
)
#: The same as a ceremony, whose name does not say where the second party ends: 青江市与海山集团战略合作签约仪式.
_SIGNING_CEREMONY = re.compile("(?P<one>[^与同和]{2,20})[与同和](?P<rest>.{4,40})签约(?:仪式|活动)")
#: What one writer puts around the subject of a paper, and another leaves out.
_FORM_OF_PAPER = re.compile("[《》]|框架|协议书?|协定|合同|备忘录|意向书|项目")
#: 我市, 市政府, 青江市, 青江市委: a place or its leadership, without saying which or by name.
_OWN_PLACE = re.compile("(?P<place>.*?)(?P<level>[省市县区州旗])(?:委|(?:人民)?政府|委.?(?P=level)政府)?")
_NO_PLACE = frozenset(("", "我", "本", "全"))
_FORM_OF_FIRM = re.compile("(?:集团|控股|股份|有限|责任|总?公司)*")
#: Characters that one writer puts before the name of a party: 中国, 江宁省.
_BEFORE_PARTY = 3
_SHORTEST = 5
_YEAR = re.compile(r"[12]\d{3}")


@lru_cache(maxsize=8192)
def normalised_name(name: str) -> str:
    """A name without what some writers add and others omit; ordinals, dashes and the body at its head in one form.

    >>> normalised_name("“2023从都国际论坛”开幕式"), normalised_name("全市安全生产电视电话会议")
    ('2023从都国际论坛开幕式', '安全生产电视电话会议')
    >>> normalised_name("第三十一届运动会")
    '第31届运动会'
    >>> normalised_name("安理会紧急会议"), normalised_name("亚太经合组织（APEC）第三十次会议"), normalised_name("中国－中亚峰会")
    ('联合国安理会紧急会议', '亚太经合组织第30次会议', '中国—中亚峰会')
    """
    plain = _OPTIONAL.sub("", _DASH.sub("—", _ABBREVIATION.sub("", name)))
    return _ORDINAL.sub(lambda found: str(parse(found[0]) or found[0]), bodies.with_one_form(plain))


def stem(name: str) -> str:
    """A name as its opening and its closing share it.

    >>> stem("第九届北方论坛开幕式"), stem("第九届“北方论坛”"), stem("首届北方博览会开幕式暨创新发展论坛")
    ('第9届北方论坛', '第9届北方论坛', '北方博览会')
    """
    return _CEREMONY.sub("", normalised_name(name))


def opens_or_closes(g: Gathering) -> bool:
    """Whether a report is of the opening or the closing of a meeting of several days."""
    return g.rule.has(Trait.OPENS_OR_CLOSES) or _CEREMONY.search(g.name) is not None


def is_counted(session: str) -> bool:
    """Whether a session counts the sitting itself: 六届五次, 21; not a year alone.

    >>> is_counted("六届五次"), is_counted("2024-1"), is_counted("21"), is_counted("2024"), is_counted("")
    (True, True, True, False, False)
    """
    return bool(session) and not _YEAR.fullmatch(session)


def different_places(one: Gathering, other: Gathering) -> bool:
    """Whether two gatherings of one name were in different places: 省委常委会会议 of two provinces.

    A name has 省, 市 or 县 without saying which, the sources differ, and nobody
    has a role in both.
    """
    if one.source == other.source or not (is_placeholder(one.name) or is_placeholder(other.name)):
        return False
    here, there = people(one), people(other)
    return bool(here) and bool(there) and not here & there


def different_levels(one: str, other: str) -> bool:
    """Whether names say whom they call together, and it is not the same: 全国 and 全市.

    >>> different_levels("全国安全生产工作会议", "全市安全生产工作会议"), different_levels("全市教育大会", "教育大会")
    (True, False)
    """
    here, there = _LEVEL.match(one), _LEVEL.match(other)
    return bool(here and there and here[1] != there[1])


def is_placeholder(name: str) -> bool:
    """Whether a name says 市 or 省 without saying which.

    >>> [is_placeholder(name) for name in ("市政府第21次常务会议", "全市教育大会", "区域协调发展座谈会", "市场监管工作会议")]
    [True, True, False, False]
    >>> [is_placeholder(name) for name in ("市六届人大二次会议", "县域经济推进会", "省部级主要领导干部专题研讨班")]
    [True, False, False]
    """
    return _PLACEHOLDER.match(name) is not None


def share_people(one: Gathering, other: Gathering) -> bool:
    """Whether somebody has a role in both."""
    return bool(people(one) & people(other))


def people(g: Gathering) -> set[str]:
    """Everybody who has a role in a gathering."""
    return {name for _, name in g.roles.in_role()}


def are_apart(one: Gathering, other: Gathering) -> bool:
    """Whether two gatherings of one name or number are certainly two: by who was there, or by what their reports say."""
    return different_places(one, other) or tell_apart(one, other)


def tell_apart(one: Gathering, other: Gathering) -> bool:
    """Whether two gatherings of one name or number are certainly two, whoever was there.

    They are in two places, say 省, 市, 县 or 学校 in articles of two of them, call together two levels, are press conferences on
    two topics, visits to two places, or one does not name its guest or who held it, in another article.
    """
    if _visits_apart(one, other):
        return True
    if one.article_id != other.article_id and (is_unnamed(one) or is_unnamed(other)):
        return True
    if (
        is_placeholder(one.name)
        and is_placeholder(other.name)
        and known_places.differ(one.places, other.places)
    ):
        return True
    if _is_of_house(one) and _is_of_house(other) and known_places.houses_differ(one.places, other.places):
        return True
    elsewhere = venues_apart(one.venue, other.venue) and not _stops_of_one_tour(one, other)
    return elsewhere or different_levels(one.name, other.name) or different_topics(one, other)


def _is_of_house(g: Gathering) -> bool:
    """Whether a gathering is of the school or firm of its article: held by 学校, 公司党委."""
    return any(known_places.is_of_house(name) for name in (g.name, g.series, *g.body))


def moves(name: str) -> bool:
    """Whether the edition that a name counts goes from place to place, so that each of its days has one of its own.

    >>> moves("第十九届运动会火炬传递"), moves("第十九届运动会"), moves("火炬传递")
    (True, False, False)
    """
    return "届" in name and _MOVES.search(name) is not None


def _stops_of_one_tour(one: Gathering, other: Gathering) -> bool:
    """Whether venues are stops of one tour, whose name says where it went: 在江北省考察, at a school and at a factory."""
    if moves(one.name) and moves(other.name):
        return True
    name = normalised_name(one.name)
    if one.kind != "visit" or other.kind != "visit" or name != normalised_name(other.name):
        return False
    tour = _tour(name)
    return tour is not None and bool(tour.place)


def telling(g: Gathering) -> tuple[str, str, str, tuple[str, ...], bool, str, str]:
    """What `tell_apart` looks at in a gathering, besides its article.

    Level, place, topic, the places of its article where its name says 市 without saying which, whether it names
    no guest or host and, of a visit, its name and time of day.
    """
    level = _LEVEL.match(g.name)
    place = "" if is_building(g.venue) else g.venue
    topic = "、".join([*sorted(_speaking(g)), _topic(g)]) if _BRIEFING.search(g.name) else ""
    visit = (normalised_name(g.name), _time_of_day(g)) if g.kind == "visit" else ("", "")
    places = g.places if is_placeholder(g.name) else ()
    return level[1] if level else "", place, topic, places, is_unnamed(g), *visit


def is_building(venue: str) -> bool:
    """Whether a venue names a building, which may be in any city: 人民大会堂."""
    return _BUILDING.search(venue) is not None


def venues_apart(one: str, other: str) -> bool:
    """Whether two venues are of different places; a building may be in any city.

    >>> venues_apart("广西南宁", "云南昆明"), venues_apart("江苏苏州", "苏州"), venues_apart("北京人民大会堂", "京")
    (True, False, False)
    """
    if not one or not other or is_building(one) or is_building(other):
        return False
    return one not in other and other not in one and not set(pairwise(one)) & set(pairwise(other))


def same_by_name(one: Gathering, other: Gathering) -> bool:
    """Whether the names of two gatherings of one day and class may be of one meeting.

    Meetings and events: one plain name holds the other, both name more than
    a kind, and the longer one adds neither a place or body nor a meeting of its own.
    Receptions: the host is the same, and a guest.
    """
    a, b = normalised_name(one.name), normalised_name(other.name)
    if one.kind == "reception":
        return _same_reception(a, b)
    if _visits_apart(one, other):
        return False
    if one.kind == "visit" and _same_visit(a, b):
        return True
    if one.session and other.session and one.session != other.session:
        return False
    if different_levels(one.name, other.name):
        return False
    if a == b:
        return not different_topics(one, other)
    if one.kind == "event" and _same_welcome(a, b):
        return True
    if one.kind == "event" and _same_signing(a, b):
        return not known_places.differ(one.places, other.places)
    short = one if len(a) < len(b) else other
    a, b = sorted((a, b), key=len)
    if len(a) < _SHORTEST or a not in b or short.name in head_nouns.generic_names():
        return False
    if venues_apart(one.venue, other.venue):
        return False
    before, _, after = b.partition(a)
    return not _adds_place(before, short) and not _adds_meeting(after)


class _Tour(NamedTuple):
    """The parts of a tour's name."""

    host: str
    place: str  #: "" where the name has none
    inspected: str  #: what follows the verb, without 工作 or 情况


@lru_cache(maxsize=8192)
def _tour(name: str) -> _Tour | None:
    """The parts of a tour's name; None where it is not formed like that of a tour.

    >>> tuple(_tour("王小明到滨江区调研防汛工作情况")), tuple(_tour("王小明走访慰问困难群众")), _tour("王小明访问法国")
    (('王小明', '滨江区', '防汛'), ('王小明', '', '困难群众'), None)
    """
    found = _tour_form().match(name)
    if found is None:
        return None
    return _Tour(found["host"], found["place"] or "", _FIELD_OF_WORK.sub("", found["inspected"]))


@cache
def _tour_form() -> re.Pattern[str]:
    place = "(?:来到|来|到|赴|前往|深入|走进|在)了?(?P<place>.{2,}?)"
    return re.compile(
        f"(?P<host>.{{2,}}?)(?:率[队团]|带队|专程|先后|分别)?(?:{place})?(?:{tour_verbs.verb().pattern})(?P<inspected>.*)$"
    )


def _same_visit(a: str, b: str) -> bool:
    """Whether two names are of one host's visit to one place or, where a name has no place, to inspect the same.

    >>> _same_visit("王小明在滨江中学考察", "王小明来到滨江中学看望慰问师生"), _same_visit("王小明到滨江区调研", "王小明到东湖区调研")
    (True, False)
    >>> _same_visit("王小明检查防汛", "王小明到滨江区检查防汛工作"), _same_visit("王小明慰问群众", "王小明慰问职工")
    (True, False)
    """
    one, other = _tour(a), _tour(b)
    if one is None or other is None or not _one_holds_other(one.host, other.host):
        return False
    if one.place and other.place:
        return not _tours_apart(one, other)
    return bool(one.inspected) and one.inspected == other.inspected


def _tours_apart(one: _Tour, other: _Tour) -> bool:
    """Whether two tours go to different places, or inspect different things."""
    pairs = ((one.place, other.place), (one.inspected, other.inspected))
    return any(a and b and not _one_holds_other(a, b) for a, b in pairs)


def _one_holds_other(a: str, b: str) -> bool:
    return a in b or b in a


def _visits_apart(one: Gathering, other: Gathering) -> bool:
    """Whether two visits of different names are certainly two: by their places, what they inspect or the time of day."""
    if one.kind != "visit" or other.kind != "visit":
        return False
    a, b = normalised_name(one.name), normalised_name(other.name)
    if a == b:
        return False
    times = _time_of_day(one), _time_of_day(other)
    if all(times) and times[0] != times[1]:
        return True
    here, there = _tour(a), _tour(b)
    return here is not None and there is not None and _tours_apart(here, there)


def _time_of_day(g: Gathering) -> str:
    return g.when.time_of_day if g.when else ""


def _same_reception(a: str, b: str) -> bool:
    host_a, _, guest_a = a.partition("会见")
    host_b, _, guest_b = b.partition("会见")
    if host_a != host_b or not guest_a or not guest_b:
        return a in b or b in a
    if is_pronoun_like(guest_a) or is_pronoun_like(guest_b):
        return False
    one_name = guest_a[-3:] == guest_b[-3:] and not guest_a.endswith(("团", "代表"))
    return guest_a in guest_b or guest_b in guest_a or one_name


def _same_welcome(a: str, b: str) -> bool:
    """Whether two names are of one host's ceremony or banquet for one guest, named in full and in short.

    >>> _same_welcome("王小明为南国总统伊萨·塔伦举行欢迎仪式", "王小明为塔伦举行欢迎仪式")
    True
    >>> _same_welcome("王小明为塔伦举行欢迎宴会", "王小明为塔伦举行欢迎仪式"), _same_welcome("王小明为李大伟举行欢迎仪式", "王小明为塔伦举行欢迎仪式")
    (False, False)
    """
    one, other = _WELCOME.fullmatch(a), _WELCOME.fullmatch(b)
    if one is None or other is None:
        return False
    same = one["host"] == other["host"] and one["what"] == other["what"]
    return same and _one_holds_other(one["guest"], other["guest"])


def _same_signing(a: str, b: str) -> bool:
    """Whether two names are of one paper that the same two parties signed, in either order; 我市 is the place that the other names.

    >>> _same_signing("我市与海山集团签署战略合作协议", "海山集团有限公司与青江市政府签订战略合作框架协议")
    True
    >>> _same_signing("我市与海山集团签署战略合作协议", "青江市与海山集团战略合作签约仪式")
    True
    >>> _same_signing("我市与海山集团签署战略合作协议", "我市与海山集团签署人才培养协议")
    False
    >>> _same_signing("我市与海山集团签署合作协议", "青江市公安局与海山集团签署合作协议")
    False
    """
    one, other = _SIGNING.fullmatch(a), _SIGNING.fullmatch(b)
    if one and other:
        return _same_paper(one["paper"], other["paper"]) and any(
            _same_party(one["one"], other[x]) and _same_party(one["other"], other[y])
            for x, y in (("one", "other"), ("other", "one"))
        )
    signed, ceremony = (
        (one, _SIGNING_CEREMONY.fullmatch(b)) if one else (other, _SIGNING_CEREMONY.fullmatch(a))
    )
    if signed is None or ceremony is None:
        return False
    return any(
        _same_party(ceremony["one"], signed[x])
        and _same_party(ceremony["rest"][:end], signed[y])
        and _same_paper(ceremony["rest"][end:], signed["paper"])
        for x, y in (("one", "other"), ("other", "one"))
        for end in range(2, len(ceremony["rest"]))
    )


def _same_paper(a: str, b: str) -> bool:
    """Whether words are of one paper: 战略合作协议, 《战略合作框架协议》, 战略合作."""
    one, other = _FORM_OF_PAPER.sub("", a), _FORM_OF_PAPER.sub("", b)
    return bool(one) and bool(other) and _one_holds_other(one, other)


def _same_party(a: str, b: str) -> bool:
    """Whether two names are of one party to a paper.

    >>> _same_party("我市", "青江市政府"), _same_party("青江市", "云港市"), _same_party("我市", "云港县")
    (True, False, False)
    >>> _same_party("海山集团", "中国海山集团有限公司"), _same_party("青江市", "青江市公安局")
    (True, False)
    """
    one, other = _OWN_PLACE.fullmatch(a), _OWN_PLACE.fullmatch(b)
    if one and other:
        places = {one["place"], other["place"]} - _NO_PLACE
        return one["level"] == other["level"] and len(places) <= 1
    short, long = sorted((a, b), key=len)
    before, found, after = long.partition(short)
    return bool(found) and len(before) <= _BEFORE_PARTY and _FORM_OF_FIRM.fullmatch(after) is not None


def is_unnamed(g: Gathering) -> bool:
    """Whether a reception names no guest, or a ceremony nobody who held it: 会见代表团, 向纪念碑敬献花圈 are of anybody."""
    return _ACT_OF_NOBODY.match(g.name) is not None or (
        g.kind == "reception" and is_pronoun_like(g.name.partition("会见")[2])
    )


def _adds_place(before: str, short: Gathering) -> bool:
    """Whether what a longer name has in front is another place or body than the venue and body of the shorter."""
    if not before or not _PLACE_OR_BODY.search(before):
        return False
    known = [short.venue, *short.body]
    return any(known) and not any(word and (word in before or before in word) for word in known)


def _adds_meeting(after: str) -> bool:
    """Whether what a longer name has behind is a meeting within the meeting: a sitting of its presidium, one of its forums."""
    plain = _CEREMONY.sub("", after)
    return bool(plain) and not plain.startswith(("暨", "和", "及")) and bool(head_nouns.head_of(plain))


def different_topics(one: Gathering, other: Gathering) -> bool:
    """Whether two press conferences of one name are two: other bodies speak, or what follows their names has little in common."""
    if one.article_id == other.article_id or not (
        _BRIEFING.search(one.name) and _BRIEFING.search(other.name)
    ):
        return False
    speaking, others = _speaking(one), _speaking(other)
    if speaking and others and not speaking & others:
        return True
    a, b = _topic(one), _topic(other)
    return min(len(a), len(b)) >= _SHORTEST and _shared(a, b) < _ALIKE


#: Up to what is said there.
_SAID = re.compile("表示|介绍|指出|宣布|公布|透露|强调|说(?!明)|称")


def _speaking(g: Gathering) -> frozenset[str]:
    """The bodies whose officials speak at a press conference, by the words behind its name up to what they say."""
    said = _SAID.search(g.after)
    return bodies.named_in(g.after[: said.start()]) if said else frozenset()


def _topic(g: Gathering) -> str:
    """What the sentence says behind the name, without what any press conference says of itself."""
    return _FORMULA.sub("", g.after)


def _shared(a: str, b: str) -> float:
    """The share of neighbouring characters of the shorter text that the longer one has, too."""
    one, other = set(pairwise(a)), set(pairwise(b))
    return len(one & other) / min(len(one), len(other))


def distinct(numbers: Sequence[str]) -> bool:
    """Whether numbers of one series on one day are of several sittings."""
    return len({number for number in numbers if is_counted(number)}) > 1
