"""Receptions: an official receives a visitor, or meets a group for a photograph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis import vocabulary
from analysis.timeline import people
from analysis.timeline.meetings import naming
from analysis.timeline.meetings.hosts import (
    guest_before,
    guest_of,
    guests_in,
    hosts_of,
    is_delegation,
    is_pronoun_like,
    joined,
)
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.name_phrases import strip_adverbials, without_lead
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.meetings.travellers import find_group
from analysis.timeline.sentences import DATE, Sentence, is_day, is_vague
from analysis.timeline.spans import SentenceSpan

TRIGGERS = ("会见", "会晤", "接见", "接待", "拜会", "宴请", "宴欢", "宴招", "宴款", "宴答")

#: 会见 as a verb with an object: not 会见时, 出席会见, 会见后.
_RECEIVE = re.compile(
    r"""
    (?P<verb> (?:会见|接见|(?<!团)拜会|(?<=[表问访察流习]团)拜会|(?<![并式])(?<!设)宴请(?!等)|设(?:[午晚]|家|便)?宴(?:欢迎|招待|款待|答谢|宴请))了? | 会晤了 | 接待了?(?=[^，。；]*(?:一行|代表团|考察团)) )
    (?!
        [厅。，；、的结和与双]                            # 会见厅, 会见结束: no object
      | 时(?!任)                                          # 会见时; but 会见时任总理
      | [前后中](?=[，。；]|表示|指出)                     # 会见后，……
      | 期间 | 活动 | 结束
    )
    (?<!出席会见)(?<!参加会见)
    """,
    re.VERBOSE,
)
#: ……受到……会见.
_PASSIVE = re.compile(r"[受得]到了?(?P<host>[^。；]{2,60}?)的?(?:亲切|热情)?(?:会见|接见)(?!时)")
#: The guest was received at a meeting, which is the news: 王小明出席论坛，受到……接见; not 参加论坛的代表.
_AT_A_MEETING = re.compile("(?:出席|参加)[^的]*$")
_AND_TALKED = re.compile(r"(?P<more>并(?:举行|进行)?(?:座谈|会谈|共进)[^，。；]{0,6})")
_OBJECT_END = re.compile(r"时?(?:表示|强调|指出|说|称)$|并(?=共同|出席|发表|致辞|讲话|同|与|见证|为|陪同)")
#: Where a body gives a banquet, before the verb.
_VENUE = re.compile(rf"{DATE}*[在于](?:[^，。；在于{DATE}]{{2,24}})$")
#: Who travels to call on bodies makes a tour: 赴北京拜会外国驻华使馆.
_ON_THE_WAY = re.compile("[赴到]|前往|率[团队]|带队")
#: Not whom the host met, but what they did: 会见座谈.
_TALK_ONLY = re.compile("(?:座谈|会谈|交流|洽谈|交谈)+")
#: Who came is named before, in the report of their visit: 接待了陈局长一行.
_NAMED_BEFORE = re.compile(
    "(?:[\u4e00-\u9fff](?:[市县区省局厅院校处部]长|书记|主任|主席|会长|董事长|总?经理|教授|总))?一行"
)
#: Leaders of a body or a place without names, as hosts.
_LEADERS = re.compile("领导(?:班子)?(?:成员)?$")
#: Members of a body whom somebody else received, and offices of anybody.
_NO_HOST = re.compile("代表$|委员$|[，。；的]|记者|律师|家长|法官$|检察官$")
_COUNT = re.compile(r"(?<=一行)[\d一二三四五六七八九十百]+[余多]?人$")
#: Guests by where they come from.
_GUESTS = re.compile("[\u4e00-\u9fff]{2,24}(?:客人|来宾|嘉宾|外宾|侨领|委员|校友|客商)(?:们|一行)?")
_PHOTO = re.compile(r"合影|会见记者|记者")
#: A photograph with others than the guests: 会见协会领导班子成员，并同全体代表合影; 会见劳动模范，并与劳模们合影 is with them.
_PHOTO_WITH_OTHERS = re.compile(
    r"[，并][同与和](?!大家|他们|她们|其)(?:全体|与会|参会|大会|获奖|受表彰的?){0,2}(?P<group>[^，。；们]{2,12}?)(?:一起|一同)?合影"
)


@cache
def _received() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a group that is received for an honour ends, and what marks visitors."""
    words: dict[str, list[str]] = {"group": [], "visitors": []}
    for row in vocabulary.load("timeline/meetings_received", ("pattern", "means", "example")):
        row.pattern("pattern")
        if row["means"] not in words:
            raise row.fault(f"means {row['means']!r}, which is none of {', '.join(words)}")
        words[row["means"]].append(row["pattern"])
    return re.compile(f"(?:{'|'.join(words['group'])})$"), re.compile("|".join(words["visitors"]))


def find_receptions(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """会见 and 接见, one mention for each guest where guests are received 分别.

    The host must be a person, by title or name. Without a date only where the
    article gives its news. Ignores what refers back (会见时, 出席会见) and
    telephone calls.

    >>> from analysis.timeline import sentences
    >>> text = "10月17日，市委副书记、市长胡衡华会见了来渝出席会议的国家体育总局局长高志丹一行。"
    >>> found = find_receptions(sentences.read(text, 0, len(text)), Context(lead=True))
    >>> [(one.name, one.hosts[0].name) for one in found]
    [('胡衡华会见国家体育总局局长高志丹一行', '胡衡华')]
    """
    if not (context.lead or sentence.days or sentence.continues):
        return
    for hit in _RECEIVE.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start())
        before = SentenceSpan(clause.start, hit.start())
        hosts = hosts_of(sentence, before)
        group = "" if hosts else _group_before(sentence, before) if hit["verb"].startswith("拜会") else ""
        if not hosts and "宴" in hit["verb"] and sentence.days:
            yield from _banquet_of_body(sentence, SentenceSpan(*hit.span()), before, clause)
        office = "" if hosts or group or "宴" in hit["verb"] else _office_before(sentence, before)
        if not hosts and not group and not office:
            continue
        later = [day.start for day in sentence.days if hit.end() <= day.start < clause.end]
        span = SentenceSpan(
            hit.start(), later[0] if later and sentence.flat.endswith(DATE, 0, clause.end) else clause.end
        )
        object_ = sentence.text[hit.end() : span.end].rstrip("（([ ")
        kind, name = _by_headline(context.headline, hosts, object_)
        if name:
            yield Mention(kind, name, Rule.RECEIVED, span, before, hosts=hosts)
            continue
        guest, talked = _guest_and_talk(object_)
        if is_pronoun_like(guest) or (not guest and talked):  # 会见客人, 会见并座谈
            guest = guest_before(sentence, clause, hosts) or guest
        if not guest or _TALK_ONLY.fullmatch(guest):
            continue
        if hit["verb"].startswith("接待") and (
            _NAMED_BEFORE.fullmatch(guest) or (sentence.start and not sentence.days)
        ):
            continue
        if calls_on_body(sentence, hit.start(), guest) or (office and not _is_certain(guest)):
            continue
        flat = sentence.flat[before.start : before.end]
        before_meeting = sentence.continues and is_group(guest)  # ……大会开始前，会见全体代表
        beside = sentence.text[hit.end() : hit.end() + 60]
        others = _PHOTO_WITH_OTHERS.search(beside)
        with_others = others is not None and others["group"] not in guest
        photo = not talked and (before_meeting or (_PHOTO.search(beside) and not with_others))
        kind, rule = ("event", Rule.PHOTO_CALL) if photo else ("reception", Rule.RECEIVED)
        called = next((verb for verb in ("拜会", "宴请") if hit["verb"].startswith(verb)), "会见")
        called = hit["verb"].removesuffix("了") if hit["verb"].startswith("设") else called
        verb = f"{'集体' if flat.endswith('集体') else ''}{called}"
        for one in _each_guest(guest, separately="分别" in flat):
            name = f"{joined(hosts) or group or office}{verb}{one}{talked}"
            yield Mention(kind, name, rule, span, before, hosts=hosts, guests=guests_in(one))


def _banquet_of_body(
    sentence: Sentence, verb: SentenceSpan, before: SentenceSpan, clause: SentenceSpan
) -> Iterator[Mention]:
    """The banquet that a body gives for somebody on a day: 5月6日晚，海州商会在云港饭店宴请北方商会会长李大伟."""
    words = sentence.flat[before.start : before.end].strip(DATE + "，、 ")
    host = _VENUE.sub("", words)
    guest = guest_of(sentence.text[verb.end : clause.end].strip())
    if (
        naming.can_convene(host)
        and DATE not in host
        and (guests_in(guest) or is_delegation(guest) or people.is_office(guest))
    ):
        name = f"{host}{sentence.text[verb.start : verb.end].removesuffix('了')}{guest}"
        yield Mention("event", name, Rule.BANQUET, verb, before, guests=guests_in(guest))


def calls_on_body(sentence: Sentence, verb: int, guest: str) -> bool:
    """Whether a traveller calls on a body, which is a tour and no reception: 赴北京拜会外国驻华使馆."""
    called = sentence.flat.startswith("拜会", verb)
    return called and not people.listed(guest) and bool(_ON_THE_WAY.search(sentence.flat[:verb]))


def find_received(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """A guest who was received, in the passive: ……一行受到……会见.

    >>> from analysis.timeline import sentences
    >>> text = "5月6日晚，北方商会考察团在海州受到市委书记王小明亲切会见。"
    >>> [one.name for one in find_received(sentences.read(text, 0, len(text)), Context(lead=True))]
    ['王小明会见北方商会考察团']
    """
    if not (context.lead or sentence.days):
        return
    for hit in _PASSIVE.finditer(sentence.flat) if "见" in sentence.flat else ():
        hosts = people.listed(hit["host"])
        office = "" if hosts else _office(hit["host"])
        clause = sentence.clause_at(hit.start())
        before = SentenceSpan(clause.start, hit.start("host"))
        end = before.start + len(strip_adverbials(sentence.flat[before.start : hit.start()]))
        span = without_lead(sentence, SentenceSpan(before.start, end))
        earlier = sentence.clause_before(clause)
        if span.end <= span.start and earlier is not None:  # ……一行，3月5日下午受到……会见
            span = without_lead(sentence, earlier)
        guest = guest_of(sentence.words(span))
        if (hosts or office) and len(guest) > 1 and not is_group(guest) and not _AT_A_MEETING.search(guest):
            yield Mention(
                kind="reception",
                name=f"{joined(hosts) or office}会见{guest}",
                rule=Rule.RECEIVED,
                span=SentenceSpan(span.start, hit.end()),
                before=before,
                hosts=hosts,
                guests=guests_in(guest),
            )


def _office_before(sentence: Sentence, before: SentenceSpan) -> str:
    """The office alone, or the body, that received guests on a day: 3月5日，总统会见……, 校领导在贵宾室接待……."""
    day = sentence.date_of(before.end)
    if day is None or not is_day(day) or is_vague(day):
        return ""
    words = strip_adverbials(sentence.flat[before.start : before.end]).rstrip(DATE + "，、 ")
    return "" if DATE in words.strip(DATE + "，、 ") else _office(words.strip(DATE + "，、 "))


def _office(words: str) -> str:
    """Words that are an office, or a body, and name no person; else "".

    >>> _office("东岭国总统"), _office("校领导"), _office("市侨联"), _office("市长王小明"), _office("群众")
    ('东岭国总统', '校领导', '市侨联', '', '')
    """
    receives = people.is_office(words) or (_LEADERS.search(words) or naming.can_convene(words))
    return words if receives and not people.listed(words) and not _NO_HOST.search(words) else ""


def _is_certain(guest: str) -> bool:
    """Whether words say who the guests of an office were: persons, a delegation, an office, or guests from somewhere.

    >>> [_is_certain(words) for words in ("华远集团总裁李大伟", "江国代表团", "江国大使", "华远集团客人", "客人", "群众")]
    [True, True, True, True, False, False]
    """
    guest = _COUNT.sub("", guest)
    if guests_in(guest) or is_delegation(guest) or people.is_office(guest):
        return True
    return _GUESTS.fullmatch(guest) is not None and not is_pronoun_like(guest)


def _group_before(sentence: Sentence, before: SentenceSpan) -> str:
    """The delegation that calls on somebody, without persons: 海州市代表团3月8日拜会市长王小明."""
    words = sentence.flat[before.start : before.end].rstrip(DATE)
    span = SentenceSpan(before.start, before.start + len(words))
    if not words:  # 代表团一行，3月8日拜会……
        span = sentence.clause_before(sentence.clause_at(before.start)) or span
    group = find_group(sentence, span, body=False)
    return group.called if group and is_delegation(group.called) else ""


def _guest_and_talk(object_: str) -> tuple[str, str]:
    """The guest in the object of 会见, and the words that say that they also sat down to talk (并座谈)."""
    object_ = _without_purpose(object_)
    cut = _AND_TALKED.search(object_)
    talked = cut["more"] if cut and cut["more"].startswith("并座谈") else ""
    object_ = object_[: cut.start()] if cut else object_
    return guest_of(_OBJECT_END.split(object_)[0]).strip(), talked


def _each_guest(guest: str, *, separately: bool) -> list[str]:
    """One entry for each guest who was received separately, in the words and the order of the text.

    >>> _each_guest("乌总统泽连斯基、法国总统马克龙", separately=True), _each_guest("德索萨总统和科斯塔总理", separately=True)
    (['乌总统泽连斯基', '法国总统马克龙'], ['德索萨总统', '科斯塔总理'])
    >>> _each_guest("印度尼西亚总统、拜登总统", separately=True), _each_guest("省委书记、省长王小明和市长李大伟", separately=True)
    (['印度尼西亚总统', '拜登总统'], ['省委书记、省长王小明', '市长李大伟'])
    """
    if not separately:
        return [guest]
    found: list[str] = []
    for item in guest.split("、"):
        first, *more = _joined_guests(item)
        if found and _is_first_office(found[-1], first):
            found[-1] += f"、{first}"
        else:
            found.append(first)
        found += more
    return found if all(map(_is_guest, found)) else [guest]


def _joined_guests(item: str) -> list[str]:
    """The guests of "A和B", where each is one; else the item whole."""
    for joint in re.finditer("和", item):
        left, right = item[: joint.start()], item[joint.end() :]
        if _is_guest(left) and all(map(_is_guest, more := _joined_guests(right))):
            return [left, *more]
    return [item]


def _is_guest(words: str) -> bool:
    """Whether words give one person, an office only or a delegation."""
    return people.titled(words) is not None or people.is_office(words) or is_delegation(words)


def _is_first_office(words: str, more: str) -> bool:
    """Whether words are the first office of the person behind it: 省委书记、|省长王小明; not 西门子主席、|法国总统马克龙."""
    person = people.titled(more)
    return (
        person is not None
        and people.is_office(words.split("、")[-1])
        and people.titled(words) is None
        and more.startswith(person.title or "、")
        and not people.begins_with_land(more)
    )


def _without_purpose(object_: str) -> str:
    """The object without a relative clause of two verbs: 来华进行国事访问并出席峰会的……."""
    found = re.match(r"(?:来华|来|应邀|正在)[^。；，]{2,40}?并[^。；，]{2,40}?的(?=[^的]{2,40}$)", object_)
    return object_[found.end() :] if found else object_


def is_group(guest: str) -> bool:
    """Whether those received are delegates or laureates, given without names, and no visitors.

    >>> is_group("出席全国教育大会的代表"), is_group("美国工商界代表"), is_group("国家体育总局局长高志丹一行")
    (True, False, False)
    """
    group, visitors = _received()
    return bool(group.search(guest)) and not visitors.search(guest) and not people.listed(guest)


def _by_headline(headline: str, hosts: tuple[people.Person, ...], words: str) -> tuple[str, str]:
    """Kind and name where they also sat down to talk and the headline says how: 并座谈, 举行新春座谈会."""
    if not hosts or "座谈" not in words + headline or not headline.startswith(hosts[0].name):
        return "", ""
    found = re.match(
        r"(?P<host>[^\s同与会]{2,8})[同与](?P<guest>[^\s]{2,30}?)举行(?P<what>[^\s]{0,8}座谈会)", headline
    )
    if found:
        return "meeting", f"{found['host']}同{found['guest']}{found['what']}"
    found = re.match(r"[^\s]{2,8}会见(?P<guest>[^\s]{2,60})并座谈(?=\s|$)", headline)
    return ("reception", found.group()) if found and found["guest"][-4:] in words else ("", "")
