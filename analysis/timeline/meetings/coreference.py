"""Which mentions of one article are of the same meeting: they become one mention."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import durations, series
from analysis.timeline.meetings.mention import Mention
from analysis.timeline.meetings.rules import Trait
from analysis.timeline.sentences import is_vague

#: A group that was named before: 检查组一行, 代表团.
_SAME_GROUP = re.compile(
    "(?:该|本次)?(?P<act>调研|考察|检查|督导|督查|督察|视察|稽查|稽察|考核|验收|专家|工作|慰问|代表|访问|参访|考评|巡察|评估|指导){1,2}[组团]"
    "(?:一行)?(?:首先|随后|还|又|最后)?(?=[到赴在来深走前莅先察查检调督考参看慰视拜])"
)
#: A group by the body that sent it, of which a traveller may be: 省外办调研组一行, 市调研组.
_SENT_BY_BODY = re.compile(f"(?P<body>[^，。；的]{{1,10}}?){_SAME_GROUP.pattern}")
#: Between the parties of a signing, and before what they signed.
_PARTS = re.compile("[与同和]|签[署订下]")
#: A sitting that the bare word for its meeting names: 论坛全体会议, 年会闭幕式.
_SITTING_OF = re.compile(
    "(?:本[届次])?(?P<of>论坛|大会|峰会|年会|博览会|研讨会)(?:全体会议|全体大会|主论坛|开幕式|闭幕式|开幕会|闭幕会|主旨论坛)"
)
#: A congress or a plenary session, and a sitting of one whose name does not say of which.
_CONGRESS = re.compile(
    "(?:代表大会|委员会|[届会人协])[第一二三四五六七八九十百\\d]*[次]?(?:全体)?(?:会议|全会|大会)$|代表大会$"
)
_ITS_SITTING = re.compile(
    r"(?:大会|会议|全会)第?[一二三四五六七八九十\d]*次?全体会议"
    "|(?:大会|会议)?(?:(?:预备|小组|分组|联组|分团)(?:讨论)?会议?|[^，。；届次]{0,8}(?:代表团|界别|[ⅠⅡⅢⅣ一二三四五六七八九十])组会议)"
)
#: How a congress opens or closes; and a session of the people's congress, of which other sittings are rows of their own.
_ITS_OPENING = re.compile("(?:大会|会议)?[开闭]幕(?:会议?|大会|式)")
_SESSION = re.compile("人大第?[一二三四五六七八九十\\d]+次会议$")
#: How a week or an action of many days starts: 科技活动周启动式.
_LAUNCH = re.compile("(?:启动|出征|首发)(?:仪式|式)$")
#: So many characters has a name that another one may abbreviate.
_LONG_NAME = 10
#: A mention is compared with so many meetings before it, so that time stays linear.
_RECENT = 60


def merged(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention for each meeting: the fullest name, the first words that give a day."""
    kept: list[Mention] = []
    for mention in mentions:
        recent = range(max(0, len(kept) - _RECENT), len(kept))
        same = next((index for index in recent if same_meeting(kept[index], mention)), None)
        if same is None:
            kept.append(mention)
        else:
            kept[same] = _joined(kept[same], mention)
    return kept


def _joined(first: Mention, later: Mention) -> Mention:
    """The first mention completed by a later one, which takes the lead where it alone gives a day."""
    one, other = first, later
    if _is_undated(first) and not _is_undated(later):
        name = first.name if first.kind == "visit" else later.name
        one = replace(later, name=name, convener=later.convener or first.convener, lead=first.lead)
        other = first
    if _is_sitting_of(later, first) or _closes(later, first):
        return _through(first, later)
    if days := _all_days(first, later):
        if first.rule.has(Trait.ONLY_NAMES):
            one = replace(later, convener=later.convener or first.convener, lead=first.lead)
            other = first
        one = replace(one, when=days)
    longer = one.kind == other.kind != "visit"
    if one.kind == "reception" and _swapped(one, other) and "会见" in other.name:
        one, longer = replace(one, name=other.name, hosts=other.hosts, guests=other.guests), False
    return replace(
        one,
        name=max(one.name, other.name, key=len) if longer else one.name,
        form=one.form or other.form,
        venue=one.venue or other.venue,
    )


def _all_days(first: Mention, later: Mention) -> TimeExpression | None:
    """The days of a meeting that a later mention gives from the first to the last, where the first one gives one of them.

    >>> from analysis.timeline import dates
    >>> from analysis.timeline.meetings.rules import Rule
    >>> from analysis.timeline.spans import SentenceSpan
    >>> def held(words):
    ...     return Mention("meeting", "市委全会", Rule.HELD, SentenceSpan(0, 4), when=dates.find(words)[0])
    >>> _all_days(held("2024年7月30日"), held("7月29日至30日")).value
    '2024-07-29/2024-07-30'
    >>> _all_days(held("2024年7月30日"), held("7月28日至29日")) is None
    True
    """
    if first.when is None or later.when is None or first.when.anchor or later.when.anchor:
        return None
    if _LAUNCH.search(first.name) and not _LAUNCH.search(later.name):
        return None
    day, days = first.when.value, later.when.value.split("/")
    if (
        later.rule.has(Trait.DAYS_OF_A_STAY)
        or len(days) != 2  # the first and the last
        or any(len(point) != len(day) or "X" in point[5:] for point in (day, *days))
    ):
        return None
    days = [
        day[:4] + point[4:] if point.startswith("X") and day[5:7] == point[5:7] else point for point in days
    ]
    return replace(first.when, value="/".join(days)) if days[0] <= day <= days[1] else None


def _closes(later: Mention, first: Mention) -> bool:
    """Whether one mention reports how a meeting opened, and the later one, on a day of its own, how it closed."""
    both = all(one.rule.has(Trait.OPENS_OR_CLOSES) for one in (first, later))
    return both and first.opens and not later.opens


def _through(whole: Mention, sitting: Mention) -> Mention:
    """A meeting that lasts up to the day of its later sitting, where the text gives both days."""
    if whole.when is None or sitting.when is None:
        return whole
    return replace(whole, when=durations.up_to(whole.when, sitting.when) or whole.when)


def same_meeting(one: Mention, other: Mention) -> bool:
    """Whether two mentions of one article are of the same meeting: one name holds the other, or host and guest agree.

    >>> from analysis.timeline.meetings.rules import Rule
    >>> from analysis.timeline.spans import SentenceSpan
    >>> a = Mention("meeting", "市委经济工作会议", Rule.HELD, SentenceSpan(0, 9), status="held")
    >>> b = Mention("meeting", "经济工作会议", Rule.ATTENDED, SentenceSpan(3, 12), status="held")
    >>> same_meeting(a, b)
    True
    """
    if one.status != other.status or one.rule.has(Trait.OF_GUESTS) or other.rule.has(Trait.OF_GUESTS):
        return False
    kinds = {one.kind, other.kind}
    if kinds == {"visit"} and _is_stop(one, other):
        return True
    if kinds in ({"reception"}, {"visit"}):
        guests = {p.name for p in one.guests} & {p.name for p in other.guests}
        swapped = _swapped(one, other)
        named = any(p.name in b.name for a, b in ((one, other), (other, one)) for p in a.guests)
        if kinds == {"reception"} and (guests or named) and not (one.hosts and other.hosts):
            return True  # 市领导会见……, whose names another sentence gives
        return one.name == other.name or swapped or (_same_hosts(one, other) and (bool(guests) or named))
    if kinds & {"reception", "visit"}:
        return False
    if _is_sitting_of(other, one):
        return True
    if _on_other_days(one, other):
        return False
    acts = all(mention.rule.has(Trait.PART_OF_CEREMONY) for mention in (one, other))
    if acts and _same_parties(one.name, other.name):
        return True
    if other.when is not None and other.when.is_same_day and _in_short(other.name, one.name):
        return True
    return one.name in other.name or other.name in one.name or _same_session(one.name, other.name)


def _in_short(short: str, whole: str) -> bool:
    """Whether a long name is another one with a word of it abbreviated.

    >>> _in_short("第19届江运会火炬传递启动仪式", "第19届江洲运动会火炬传递启动仪式"), _in_short("启动仪式", "火炬传递启动仪式")
    (True, False)
    """
    letters = iter(whole)
    alike = len(short) >= _LONG_NAME and short[-4:] == whole[-4:] and short[:4] == whole[:4]
    return alike and all(letter in letters for letter in short)


def _same_session(one: str, other: str) -> bool:
    """Whether two names count one session of one body, in full or in short.

    >>> _same_session("中国共产党海州市第六届委员会第五次全体会议", "市委六届五次全会"), _same_session("市委六届五次全会", "市政协六届五次会议")
    (True, False)
    """
    number = series.session(one)
    if "届" not in number or number != series.session(other):
        return False
    first, second = series.series(one), series.series(other)
    return bool(first and second) and (first.endswith(second) or second.endswith(first))


def _same_parties(one: str, other: str) -> bool:
    """Whether two signings are of the same parties, one of them given with its province or in full.

    >>> _same_parties("华远集团与滨江区政府签署协议", "华远集团与海州市滨江区政府签署协议")
    True
    >>> _same_parties("华远集团与滨江区政府签署协议", "华远集团与东湖区政府签署协议")
    False
    """
    parts = [_PARTS.split(name) for name in (one, other)]
    return len(parts[0]) == len(parts[1]) > 1 and all(
        a.endswith(b) or b.endswith(a) for a, b in zip(*parts, strict=True)
    )


def _is_sitting_of(sitting: Mention, whole: Mention) -> bool:
    """Whether a mention is a sitting of the meeting before it, which its name refers to (论坛全体会议) or leaves out (预备会议)."""
    congress = _CONGRESS.search(whole.name) is not None
    opens = _ITS_OPENING.fullmatch(sitting.name) and (congress or _SESSION.search(whole.name))
    if opens or (congress and _ITS_SITTING.fullmatch(sitting.name)):
        return True
    found = _SITTING_OF.fullmatch(sitting.name)
    return found is not None and whole.name.rstrip("”").endswith(found["of"])


def _on_other_days(one: Mention, other: Mention) -> bool:
    """Whether both give a day of their own, and not one day; the opening and the closing of a meeting are of one.

    >>> from analysis.timeline import dates
    >>> from analysis.timeline.meetings.rules import Rule
    >>> from analysis.timeline.spans import SentenceSpan
    >>> def held(words):
    ...     return Mention("meeting", "市政府常务会议", Rule.HELD, SentenceSpan(0, 9), when=dates.find(words)[0])
    >>> _on_other_days(held("1月6日"), held("1月31日")), _on_other_days(held("1月6日"), held("1月5日至7日"))
    (True, False)
    """
    if one.rule.has(Trait.MAY_LACK_CEREMONY) or other.rule.has(Trait.MAY_LACK_CEREMONY):
        return False
    if one.when is None or other.when is None or one.when.anchor or other.when.anchor:
        return False
    first, second = (mention.when.value.split("/") for mention in (one, other) if mention.when)
    if len(first) + len(second) > 2 or not all(point[-2:].isdigit() for point in (*first, *second)):
        return False
    pairs = zip(first[0], second[0], strict=False)
    return len(first[0]) == len(second[0]) == 10 and any(a != b and "X" not in (a, b) for a, b in pairs)


def _is_stop(tour: Mention, stop: Mention) -> bool:
    """Whether a visit is a stop of the tour before it.

    Of the same host, one dated relative to the other (20日上午), or by the day
    of the item that reports both; or in the same sentence with the same date,
    or as what came next (随后，……), of some of the hosts; or of a group that only refers back (检查组一行).
    """
    if not stop.hosts and tour.position < stop.position and _is_of_same_group(tour, stop):
        return True
    hosts = {p.name for p in tour.hosts}
    some = bool(stop.hosts) and {p.name for p in stop.hosts} <= hosts
    if some and (stop.same_day or (tour.position == stop.position and tour.when == stop.when)):
        return True
    relative = stop.when is not None and (
        stop.when.anchor == "previous" or stop.when.value.startswith("XXXX-XX-")
    )
    of_item = (
        stop.when is not None and not stop.when.end and stop.position.paragraph == tour.position.paragraph
    )
    return _same_hosts(tour, stop) and (relative or of_item or _is_undated(tour))


def _is_of_same_group(tour: Mention, stop: Mention) -> bool:
    """Whether the name of a stop begins with a group that was named before, or with the group of whoever made the tour.

    省外办调研组 is on the same day that of 省外办主任王小明; 省检查组 may be any.
    """
    if _SAME_GROUP.match(stop.name):
        return True
    sent = _SENT_BY_BODY.match(stop.name)
    if sent is None or not _may_be_same_day(tour, stop):
        return False
    of_one_act = len(sent["body"]) > 1 or sent["act"] in tour.name
    return of_one_act and any(person.title.startswith(sent["body"]) for person in tour.hosts)


def _may_be_same_day(tour: Mention, stop: Mention) -> bool:
    """Whether a stop has no day of its own, or the day of the tour: 12日下午 after 6月12日."""
    if stop.when is None or tour.when is None or _is_undated(stop):
        return True
    return stop.when.is_same_day or stop.when.value[-2:] == tour.when.value[-2:]


def _same_hosts(one: Mention, other: Mention) -> bool:
    """Whether the hosts of both are the same persons."""
    hosts = {p.name for p in one.hosts}
    return bool(hosts) and hosts == {p.name for p in other.hosts}


def _swapped(one: Mention, other: Mention) -> bool:
    """Whether each names the other's host as its guest: 来宾同部长见面, 部长会见来宾."""
    if not (one.hosts and other.hosts) or _same_hosts(one, other):
        return False
    return all(p.name in other.name for p in one.hosts) and all(p.name in one.name for p in other.hosts)


def _is_undated(mention: Mention) -> bool:
    """Whether the words of a mention give no day: 近日."""
    return mention.when is None or is_vague(mention.when)
