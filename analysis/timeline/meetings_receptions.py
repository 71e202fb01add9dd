"""Receptions: an official receives, or talks with, a visitor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.timeline import names, people
from analysis.timeline.meetings_text import DATE, Sentence

TRIGGERS = ("会见", "会晤", "会谈", "座谈", "接见", "汇报", "宴会")

#: 会见 as a verb with an object: not 会见时, 出席会见, 会见后.
_RECEIVE = re.compile(
    r"(?P<verb>(?:会见|接见)了?|会晤了)(?![厅。，；、的结和与双]|时(?!任)|[前后中](?=[，。；]|表示|指出)|期间|活动|结束)(?<!出席会见)(?<!参加会见)"
)
#: 同…(举行)会谈, 与…座谈.
_TALK = re.compile(
    r"(?:(?:举行|进行|展开)了?[^，。；同与和的]{0,8}?)?(?P<verb>视频会晤|视频会见|双边会谈|会谈|会晤|会见(?<=简短会见|友好会见|双边会见|举行会见|正式会见)|座谈(?:交流)?(?!会))(?![后前中的结室]|时(?!表示|强调|指出|说|称|，)|期间|纪要|成果)"
)
_WITH = re.compile(r"[同与和](?=[^同与]*$)")
_HEAR = re.compile(r"听取了?(?P<what>[^，。；]{2,40}?(?:工作)?汇报)")
_BANQUET = re.compile(
    r"为(?P<guest>[^，。；]{2,40}?)(?:举行|举办)了?(?P<what>[^，。；]{0,6}(?:宴会|午宴|晚宴|招待会))"
)
#: A relative clause before a guest: 来渝出席……的, 由……率领的.
_RELATIVE = re.compile(
    r"^(?:来|前来|出席|参加|应邀|正在|由|率|陪同|在|专程|到|抵|赴|对|列席|新任|即将|访华|到访|访问)[^。；]*?的(?=[^的]+$)|^(?:来|前来|应邀|正在|由|在)[^。；]*的"
)
_BEHIND = re.compile(r"(?P<more>并(?:举行|进行)?(?:座谈|会谈|共进)[^，。；]{0,6})")
_POINTING = re.compile(r"他们|她们|大家|双方")
#: A group that is received at a meeting or for an honour, not a visitor.
_GROUP = re.compile(r"(?:代表|代表们|人员|委员|模范|同志们?|获奖者|获得者|官兵|嘉宾|干部|成员)$")
_FROM_AFAR = re.compile(
    r"境外|外国|海外|外方|国际|外宾|来华|来访|港澳|台湾|驻华|侨|美国|友好|使节|工商界|企业"
)
_OBJECT_END = re.compile(r"时?(?:表示|强调|指出|说|称)$|并(?=共同|出席|发表|致辞|讲话|同|与|见证|为|陪同)")
_HOPED = re.compile(r"(?:出席|参加|期待|希望|愿)$")
_ORGAN = re.compile(r"党委|省委|市委|区委|政府|党组|机关")
#: The rule by which delegates and journalists are received.
PHOTO = "received for a photograph or the press"
BANQUET = "banquet"
_PHOTO = re.compile(r"合影|会见记者|记者")


@dataclass(frozen=True, slots=True)
class Received:
    """A reception or the like; offsets within the sentence."""

    kind: str
    name: str
    start: int
    end: int
    clause: int
    verb: int
    rule: str
    hosts: tuple[people.Person, ...]
    guests: tuple[people.Person, ...]


def find(sentence: Sentence, *, lead: bool, headline: str = "") -> list[Received]:
    """The receptions of a sentence.

    The host must be a person, by title or name. Without a day only where the
    article says its news (`lead`). Leaves alone what points back (会见时,
    出席会见) and telephone calls.

    >>> from analysis.timeline import meetings_text
    >>> text = "10月17日，市委副书记、市长胡衡华会见了来渝出席会议的国家体育总局局长高志丹一行。"
    >>> [(r.name, r.hosts[0].name) for r in find(meetings_text.read(text, 0, len(text)), lead=True)]
    [('胡衡华会见国家体育总局局长高志丹一行', '胡衡华')]
    """
    if not lead and not sentence.days:
        return []
    found = [
        *_received(sentence, headline),
        *_talked(sentence, headline),
        *_heard(sentence),
        *_feasted(sentence),
    ]
    return found


def host(sentence: Sentence, clause: int, end: int) -> tuple[people.Person, ...]:
    """Who stands before the verb; where nobody does, the subject of the clauses before."""
    words = names.strip_adverbials(sentence.flat[clause:end]).strip(DATE + "，、 并")
    words = sentence.text[clause:end][sentence.flat[clause:end].find(words) :][: len(words)] if words else ""
    hosts = people.listed(words)
    if hosts or words.strip("分别还也"):
        return (*_before(sentence, clause), *hosts) if hosts else ()
    while clause > 0 and not hosts:
        end = clause - 1
        clause = sentence.clause(end - 1)[0] if end else 0
        found = re.match(
            rf"[{DATE}，、 ]*(?P<who>[^{DATE}，]{{2,60}}?)(?=[{DATE}]|在|出席|访问|应邀|应约|率|赴|到|来到|抵达|前往|结束|同|与|会见|$)",
            sentence.flat[clause:end],
        )
        if found:
            hosts = people.listed(sentence.text[clause + found.start("who") : clause + found.end("who")])
    return hosts


def _before(sentence: Sentence, clause: int) -> tuple[people.Person, ...]:
    """The persons of the clauses just before that are nothing but one, with title: 省委书记王小明，省长李大伟……."""
    found: tuple[people.Person, ...] = ()
    while clause > 1 and sentence.flat[clause - 1] == "，":
        end = clause - 1
        clause = sentence.clause(end - 1)[0]
        words = sentence.flat[clause:end].strip(DATE)
        person = people.titled(words)
        if person is None or not person.title or not words.endswith(person.name) or words[-1] in "称说":
            break
        found = (person, *found)
    return found


def _guest(words: str) -> str:
    """The guest without the clause that says why they came, where a name or a delegation is left.

    >>> _guest("来渝出席2023年全国青少年体育工作会议的国家体育总局局长高志丹一行")
    '国家体育总局局长高志丹一行'
    >>> _guest("出席中国发展高层论坛2023年年会的境外代表")
    '出席中国发展高层论坛2023年年会的境外代表'
    """
    if re.match("由[^，。；]{2,60}组成的", words):
        return words
    bare = _RELATIVE.sub("", words, count=1)
    if bare != words and (people.listed(bare) or re.search(r"(?:代表团|团|一行)$", bare)):
        return bare
    return words


def _relative_off(object_: str) -> str:
    """The object without a clause of two verbs before it: 来华进行国事访问并出席峰会的……."""
    found = re.match(r"(?:来华|来|应邀|正在)[^。；，]{2,40}?并[^。；，]{2,40}?的(?=[^的]{2,40}$)", object_)
    return object_[found.end() :] if found else object_


def _received(sentence: Sentence, headline: str) -> list[Received]:
    """会见: one row each where guests are received 分别."""
    found = []
    for hit in _RECEIVE.finditer(sentence.flat):
        clause, end = sentence.clause(hit.start("verb"))
        hosts = host(sentence, clause, hit.start("verb"))
        object_ = sentence.text[hit.end() : end]
        if not hosts:
            continue
        kind, named = _by_headline(headline, hosts, object_)
        if named:
            found.append(_told(sentence, hit, kind, named, "received", hosts, end=end))
            continue
        object_ = _relative_off(object_)
        cut = _BEHIND.search(object_)
        more = cut["more"] if cut and cut["more"].startswith("并座谈") else ""
        guest = _guest(_OBJECT_END.split(object_[: cut.start()] if cut else object_)[0]).strip()
        if not guest:
            continue
        before = sentence.flat[clause : hit.start()]
        several = people.listed(guest)
        each = [p.title + p.name for p in several] if "分别" in before and len(several) > 1 else [guest]
        verb = f"{'集体' if before.endswith('集体') else ''}会见"
        photo = not more and (_PHOTO.search(sentence.text[hit.end() : hit.end() + 60]) or _is_group(guest))
        for one in each:
            found.append(
                _told(
                    sentence,
                    hit,
                    "event" if photo else "reception",
                    f"{_names(hosts)}{verb}{one}{more}",
                    PHOTO if photo else "received",
                    hosts,
                    people.listed(one),
                    end=end,
                )
            )
    return found


def _is_group(guest: str) -> bool:
    """Whether those received are delegates or laureates, whom nobody names, and no visitors.

    >>> _is_group("出席全国教育大会的代表"), _is_group("美国工商界代表"), _is_group("国家体育总局局长高志丹一行")
    (True, False, False)
    """
    return bool(_GROUP.search(guest)) and not _FROM_AFAR.search(guest) and not people.listed(guest)


def _by_headline(headline: str, hosts: tuple[people.Person, ...], words: str) -> tuple[str, str]:
    """Kind and name where host and guests also sat down to talk, and the headline says how: 并座谈, 举行新春座谈会."""
    if "座谈" not in words + headline or not headline.startswith(hosts[0].name):
        return "", ""
    found = re.match(
        r"(?P<host>[^\s同与会]{2,8})[同与](?P<guest>[^\s]{2,30}?)举行(?P<what>[^\s]{0,8}座谈会)", headline
    )
    if found:
        return "meeting", f"{found['host']}同{found['guest']}{found['what']}"
    found = re.match(r"[^\s]{2,8}会见(?P<guest>[^\s]{2,60})并座谈(?=\s|$)", headline)
    return ("reception", found.group()) if found and found["guest"][-4:] in words else ("", "")


def _told(
    sentence: Sentence,
    hit: re.Match[str],
    kind: str,
    name: str,
    rule: str,
    hosts: Sequence[people.Person],
    guests: Sequence[people.Person] = (),
    *,
    end: int | None = None,
) -> Received:
    """What a match tells; its words begin with the day that it hangs on."""
    at = hit.start("verb") if "verb" in hit.re.groupindex else hit.start()
    clause, _ = sentence.clause(at)
    days = [day.start for day in sentence.days if day.end <= hit.start()]
    start = min(days[-1] if days else clause, clause)
    return Received(kind, name, start, end or hit.end(), clause, at, rule, tuple(hosts), tuple(guests))


def _names(persons: Sequence[people.Person]) -> str:
    return "、".join(person.name for person in persons)


def _talked(sentence: Sentence, headline: str) -> list[Received]:
    """同……会谈, 与……座谈: the host is the subject of the sentence."""
    found = []
    for hit in _TALK.finditer(sentence.flat):
        clause, _ = sentence.clause(hit.start("verb"))
        before = sentence.flat[clause : hit.start()]
        joint = _WITH.search(before)
        if not joint or "会见" in before or _HOPED.search(before[: joint.start()]):
            continue
        hosts = host(sentence, clause, clause + joint.start())
        guest = sentence.text[clause + joint.end() : hit.start()].strip()
        guest = _guest(re.sub(r"(?:举行|进行|在[^，]{2,12})$", "", guest))
        if not hosts or not 0 < len(guest) <= 90 or _POINTING.search(guest):
            continue
        guests = people.listed(guest)
        guest = _completed(guest, guests, headline)
        kind = "meeting" if hit["verb"].startswith("座谈") else "reception"
        more = re.match(r"并共迎[^，。；]{2,4}", sentence.text[hit.end("verb") :])
        what = hit["verb"].removeprefix("双边") + (more.group() if more else "")
        found.append(
            _told(
                sentence,
                hit,
                kind,
                f"{_names(hosts)}{joint.group()}{guest}{what}",
                "talked with",
                hosts,
                guests,
            )
        )
    return found


def _completed(guest: str, guests: Sequence[people.Person], headline: str) -> str:
    """A bare name with the title that the headline gives: 莫特利, "李强同巴巴多斯总理会谈".

    >>> _completed("博尔内总理", (), "李强同法国总理举行会谈")
    '法国总理博尔内'
    """
    name = next((guest.removesuffix(w) for w in _BEHIND_NAMES if guest.endswith(w)), guest)
    if len(guest) > 12 or (guests and guests[0].title and name == guest):
        return guest
    found = re.search(
        r"[同与会](?:见)?(?P<title>[^\s同与见]{3,24}?)(?:举行|进行)?(?:会谈|会晤|$|\s)", headline
    )
    if not found or name in found["title"] or not people.offices().search(found["title"]):
        return guest
    return found["title"] + name


#: Offices that stand behind a name in short: 博尔内总理.
_BEHIND_NAMES = ("总理", "总统", "主席", "首相", "国王", "议长", "总书记")


def _heard(sentence: Sentence) -> list[Received]:
    """One person hears what a party committee, a government or an organ reports: 听取……工作汇报."""
    found = []
    for hit in _HEAR.finditer(sentence.flat):
        clause, _ = sentence.clause(hit.start())
        hosts = host(sentence, clause, hit.start())
        dated = any(day.end <= hit.start() for day in sentence.days)
        if re.search("会议|召开", sentence.flat[: hit.start()]):  # what a meeting heard
            continue
        if dated and len(hosts) == 1 and _ORGAN.search(hit["what"]):
            what = sentence.text[slice(*hit.span("what"))]
            found.append(
                _told(sentence, hit, "meeting", f"{hosts[0].name}听取{what}", "heard a report", hosts)
            )
    return found


def _feasted(sentence: Sentence) -> list[Received]:
    """为……举行欢迎宴会."""
    found = []
    for hit in _BANQUET.finditer(sentence.flat):
        clause, _ = sentence.clause(hit.start())
        hosts = host(sentence, clause, hit.start())
        if hosts:
            guest = _guest(sentence.text[slice(*hit.span("guest"))])
            found.append(
                _told(sentence, hit, "event", f"{_names(hosts)}为{guest}举行{hit['what']}", BANQUET, hosts)
            )
    return found
