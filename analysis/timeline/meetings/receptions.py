"""Receptions: an official receives a visitor, or meets a group for a photograph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import people
from analysis.timeline.meetings.hosts import guest_of, hosts_of, joined
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.reporting_status import continues_previous
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import Sentence
from analysis.timeline.spans import SentenceSpan

TRIGGERS = ("会见", "会晤", "接见")

#: 会见 as a verb with an object: not 会见时, 出席会见, 会见后.
_RECEIVE = re.compile(
    r"(?P<verb>(?:会见|接见)了?|会晤了)(?![厅。，；、的结和与双]|时(?!任)|[前后中](?=[，。；]|表示|指出)|期间|活动|结束)(?<!出席会见)(?<!参加会见)"
)
_AND_TALKED = re.compile(r"(?P<more>并(?:举行|进行)?(?:座谈|会谈|共进)[^，。；]{0,6})")
#: A group that is received at a meeting or for an honour, not a visitor.
_GROUP = re.compile(r"(?:代表|代表们|人员|委员|模范|同志们?|获奖者|获得者|官兵|嘉宾|干部|成员)$")
_FROM_AFAR = re.compile(
    r"境外|外国|海外|外方|国际|外宾|来华|来访|港澳|台湾|驻华|侨|美国|友好|使节|工商界|企业"
)
_OBJECT_END = re.compile(r"时?(?:表示|强调|指出|说|称)$|并(?=共同|出席|发表|致辞|讲话|同|与|见证|为|陪同)")
_PHOTO = re.compile(r"合影|会见记者|记者")


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
    if not may_report_visitors(sentence, context):
        return
    for hit in _RECEIVE.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start())
        hosts = hosts_of(sentence, SentenceSpan(clause.start, hit.start()))
        if not hosts:
            continue
        span, object_ = SentenceSpan(hit.start(), clause.end), sentence.text[hit.end() : clause.end]
        kind, name = _by_headline(context.headline, hosts, object_)
        if name:
            yield Mention.at_verb(
                sentence, context, span, hit.start(), kind=kind, name=name, rule=Rule.RECEIVED, hosts=hosts
            )
            continue
        guest, talked = _guest_and_talk(object_)
        if not guest:
            continue
        before = sentence.flat[clause.start : hit.start()]
        photo = not talked and (_PHOTO.search(sentence.text[hit.end() : hit.end() + 60]) or _is_group(guest))
        verb = f"{'集体' if before.endswith('集体') else ''}会见"
        for one in _each_guest(guest, separately="分别" in before):
            yield Mention.at_verb(
                sentence,
                context,
                span,
                hit.start(),
                kind="event" if photo else "reception",
                name=f"{joined(hosts)}{verb}{one}{talked}",
                rule=Rule.PHOTO_CALL if photo else Rule.RECEIVED,
                hosts=hosts,
                guests=people.listed(one),
            )


def may_report_visitors(sentence: Sentence, context: Context) -> bool:
    """Whether a sentence gives a date, or stands where none is needed."""
    return context.lead or bool(sentence.days) or continues_previous(sentence)


def _guest_and_talk(object_: str) -> tuple[str, str]:
    """The guest in the object of 会见, and the words that say that they also sat down to talk (并座谈)."""
    object_ = _without_purpose(object_)
    cut = _AND_TALKED.search(object_)
    talked = cut["more"] if cut and cut["more"].startswith("并座谈") else ""
    object_ = object_[: cut.start()] if cut else object_
    return guest_of(_OBJECT_END.split(object_)[0]).strip(), talked


def _each_guest(guest: str, *, separately: bool) -> list[str]:
    """One entry for each guest who was received separately.

    >>> _each_guest("乌总统泽连斯基、法国总统马克龙", separately=True)
    ['乌总统泽连斯基', '法国总统马克龙']
    """
    several = people.listed(guest)
    return [p.title + p.name for p in several] if separately and len(several) > 1 else [guest]


def _without_purpose(object_: str) -> str:
    """The object without a relative clause of two verbs: 来华进行国事访问并出席峰会的……."""
    found = re.match(r"(?:来华|来|应邀|正在)[^。；，]{2,40}?并[^。；，]{2,40}?的(?=[^的]{2,40}$)", object_)
    return object_[found.end() :] if found else object_


def _is_group(guest: str) -> bool:
    """Whether those received are delegates or laureates, given without names, and no visitors.

    >>> _is_group("出席全国教育大会的代表"), _is_group("美国工商界代表"), _is_group("国家体育总局局长高志丹一行")
    (True, False, False)
    """
    return bool(_GROUP.search(guest)) and not _FROM_AFAR.search(guest) and not people.listed(guest)


def _by_headline(headline: str, hosts: tuple[people.Person, ...], words: str) -> tuple[str, str]:
    """Kind and name where they also sat down to talk and the headline says how: 并座谈, 举行新春座谈会."""
    if "座谈" not in words + headline or not headline.startswith(hosts[0].name):
        return "", ""
    found = re.match(
        r"(?P<host>[^\s同与会]{2,8})[同与](?P<guest>[^\s]{2,30}?)举行(?P<what>[^\s]{0,8}座谈会)", headline
    )
    if found:
        return "meeting", f"{found['host']}同{found['guest']}{found['what']}"
    found = re.match(r"[^\s]{2,8}会见(?P<guest>[^\s]{2,60})并座谈(?=\s|$)", headline)
    return ("reception", found.group()) if found and found["guest"][-4:] in words else ("", "")
