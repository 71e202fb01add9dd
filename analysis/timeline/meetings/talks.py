"""Talks of two sides, reports that an official hears, and banquets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis import names
from analysis.timeline import people
from analysis.timeline.meetings import name_phrases
from analysis.timeline.meetings.hosts import (
    TO_A_PLACE,
    guest_before,
    guest_of,
    guests_in,
    hosts_of,
    is_delegation,
    is_pronoun_like,
    joined,
)
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import DATE, QUOTED, Sentence, is_day, is_vague
from analysis.timeline.spans import SentenceSpan

TRIGGERS = ("交换", "会见", "会晤", "会谈", "会面", "见面", "座谈", "洽谈", "商谈", "会商", "汇报", "话别")
BANQUET_TRIGGERS = ("举行", "举办")
JOINT_TRIGGERS = tuple(number + of for number in "三四五六七八九十" for of in "国方")

#: 同…(举行)会谈, 与…座谈.
_TALK = re.compile(
    r"""
    (?: (?:举行|进行|展开)了?[^，。；同与和的]{0,8}? )?     # 举行了友好
    (?P<verb>
        视频会晤 | 视频会见 | 双边会谈 | 会谈 | 会晤
      | 会见(?<=简短会见|友好会见|双边会见|举行会见|正式会见)  # as a noun only: 举行友好会见
      | 座谈(?:交流|讨论)?(?!会)
      | (?:工作|合作|友好|业务)?(?:洽谈|商谈|会商)(?:(?<=[进举]行..)|(?<=[进举]行....))(?!会)
      | 会面 | 见面(?!会) | 话别
      | (?:深入|充分|友好|广泛|坦诚)*(?:地)?交换了?(?:看法和)?意见
    )
    (?!
        [后前中的结室]                                    # 会谈后, 会谈室
      | 时(?!表示|强调|指出|说|称|，)                      # 会谈时; but 会谈时表示
      | 期间 | 纪要 | 成果
    )
    """,
    re.VERBOSE,
)
#: What follows the talks that a day and both sides before it report: 5日与来访的总理李大伟举行会谈后表示; not 会谈时的讲话.
_TALK_BEHIND = re.compile(
    "(?:举行|进行|展开)了?[^，。；同与和的]{0,8}?(?P<verb>会谈|会晤|会面|视频会晤)(?=(?:[后时中]|期间)(?!的))"
)
#: The only day of a clause, right before the other side or with a place between: 总统王小明5日与……, 5日在云港同…….
_DAY_BEFORE = re.compile(f"[^{DATE}]*{DATE}+(?P<at>在[^，。；{DATE}]{{0,12}})?$")
#: What they went for, which stands there as a place does: 在访问岛国时与…….
_OCCASION = re.compile("在(?:访问|出访|出席|参加)[^，。；]+(?:时|期间)$")
#: What is no place there: 在记者会上与…….
_NO_PLACE = re.compile("[上中时前后]$")
#: Right before the other side, words by which somebody only speaks of the talks: 在谈及与……会谈时说, 就与……会谈作出回应.
_SPEAKS_OF = re.compile(
    f"(?:[谈提说][到及起]|评[价论]|回[应忆顾]|介绍|解释|总结|期待|批评|称赞|赞扬|针对|关于|[就对]){DATE}*$"
)
#: Several countries or sides together, as the subject of their talks: 三国外长5日在云港举行会谈.
_OF_SEVERAL = re.compile(
    rf"(?<![^，。；{DATE}])(?P<who>[^，。；{DATE}]{{0,40}}(?<!第)(?:{'|'.join(JOINT_TRIGGERS)})(?!面|位|向)[^，。；{DATE}]{{0,14}}?){DATE}*"
    "(?:在[^，。；在]{1,16}?)?(?:举行|进行|展开|召开)了?(?P<what>[^，。；的]{0,6}(?:会谈|会议|磋商|谈判|会晤))(?=[，。；])"
)
#: Whom somebody else talks with, leads or invites; and those who can talk, countries or sides only where it is no 会议.
_NOT_OF_SEVERAL = re.compile(f"[与同率]|主持|带领|邀请|召集|会见|和(?:{'|'.join(JOINT_TRIGGERS)})")
_THOSE_WHO_TALK = re.compile("(?:外长|防长|代表|官员|元首|财长|部长|领导人|首脑|大使|专家)$")
_COUNTRIES = re.compile("[国方]$")
#: Not 陪同, 共同, 会同.
_WITH = re.compile(r"(?:(?<![陪共会一协])同|[与和])(?=(?:[^同与]|(?<=[陪共会一协])同)*$)")
_HEAR = re.compile(r"听取了?(?P<what>[^，。；]{2,40}?(?:工作)?汇报)")
_BANQUET = re.compile(
    r"为(?P<guest>[^，。；]{2,40}?)(?:举行|举办)了?(?P<what>[^，。；]{0,6}(?:宴会|午宴|晚宴|招待会)|(?:欢迎|欢送|送行|送别)仪式)"
)
_ANAPHORIC = re.compile("他们|她们|大家|双方|^[^，、]{0,4}(?:先生|女士|阁下|陛下|殿下)$")
#: A body that talks with another one.
_BODY = re.compile(
    "(?:领导(?:同志|干部)?|班子|一行|代表团|考察团|委|会|政府|院|局|部|厅|办|公司|集团|大学|学院|学校|中心|银行|法院|联|企业|单位|办公室|[省市县区镇村]|部门|[我本][校院所]|[分支]行|[报通]社|电视台|总台|[我本]馆)$"
)
_HOPED = re.compile(r"(?:出席|参加|期待|希望|愿)$")
#: A reception of its own, not the room of one.
_RECEIVES = re.compile("会见(?![厅室])")
#: They are at talks, and talk with nobody whom the clause names: 王小明和有关负责同志参加|座谈.
_AT_TALKS = re.compile("(?:出席|参加|参与|列席)了?$")
#: Before a guest who is called a visitor: 与来访的副市长李大伟座谈.
_VISITS = re.compile(
    "(?:前来?|专程)?(?:来访|到访|造访|来[^，。；的同与]{0,8}(?:访问|考察|参观|调研|交流|洽谈))的"
)
#: What a talk was on, not with whom: 就两校合作与招生一事会谈; and behind with whom: 与李大伟一行|就边境问题会谈.
_MATTER = re.compile("(?:一事|事宜|事项|问题)$")
_MATTER_BEHIND = re.compile("(?<=..)(?:就(?!业)|围绕)[^，。；]{2,30}(?:一事|事宜|事项|问题)$")
#: The same before 交换意见, which says on what: 与岛国大使马丁|就经贸合作交换意见.
_ON_MATTER = re.compile("，?(?:就(?!业)|围绕|针对)[^。；]*$")
#: Views are exchanged within these.
_WITHIN_TALKS = re.compile("会[上中间]|期间|会[谈见晤]时|座谈|会谈|双方")
#: Whom an official meets on a tour.
_ORDINARY = re.compile(
    "(?:工人|职工|员工|群众|村民|居民|市民|农民|农户|学生|师生|同学|老人|官兵|战士|游客|老乡|乡亲)们?$"
)
#: Opens the matter of a talk, which may hold a 和 of its own: 就经贸和文化方面的合作进行会谈.
_ABOUT = re.compile("(?:双方|还|并|随后)?就")
_ORGAN = re.compile(r"党委|省委|市委|区委|政府|党组|机关")
#: Offices that may follow a name: 博尔内总理.
_OFFICES_AFTER_NAME = ("总理", "总统", "主席", "首相", "国王", "议长", "总书记")


def find_talks(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """同……会谈, 与……座谈: the host is the subject of the sentence."""
    if not (context.lead or sentence.days or sentence.continues):
        return
    joint_talks = tuple(_talks_of_several(sentence))
    hits = (*_TALK.finditer(sentence.flat), *_TALK_BEHIND.finditer(sentence.flat))
    for hit in hits:
        verb = hit.start("verb")
        clause = sentence.clause_at(verb).start
        flat = sentence.flat[clause : hit.start()]
        joint = _WITH.search(flat)
        if any(who.start <= verb < what.end for who, what in joint_talks):
            continue
        if (
            not joint
            or _RECEIVES.search(flat)
            or _HOPED.search(flat[: joint.start()])
            or _AT_TALKS.search(flat)
        ):
            continue
        if _SPEAKS_OF.search(flat[: joint.start()]):
            continue
        behind_day = hit.re is _TALK_BEHIND
        if behind_day and not _is_dated(flat[: joint.start()]):
            continue
        subject = flat[: joint.start()].removesuffix("在") if behind_day else flat[: joint.start()]
        hosts = hosts_of(sentence, SentenceSpan(clause, clause + len(subject)))
        end = len(sentence.flat[: hit.start()].rstrip(DATE))
        guest = sentence.text[clause + joint.end() : end].strip()
        came_to_visit = _VISITS.match(guest) is not None
        guest = guest_of(re.sub("(?:举行|进行|成功|再次|多次|首次|在[^，]{2,12})$", "", guest))
        if is_pronoun_like(guest):
            guest = guest_before(sentence, SentenceSpan(clause, verb), hosts)
        guest = _MATTER_BEHIND.sub("", guest)
        if hit["verb"].endswith("意见"):
            guest = guest_of(_ON_MATTER.sub("", guest))
            if _WITHIN_TALKS.search(sentence.flat[: hit.start()]) or not _is_called_on(guest):
                continue
        if (
            _ABOUT.match(flat)
            and not guests_in(guest)
            and not is_delegation(guest)
            and not _BODY.search(guest)
        ):
            continue
        bodies = _bodies(sentence, SentenceSpan(clause, clause + joint.start()), guest)
        if bodies and hit.start() < verb and context.lead and sentence.days:
            name = f"{bodies}{joint.group()}{_VISITS.sub('', guest)}{hit['verb'].removeprefix('双边')}"
            visited = hit["verb"].endswith(("会谈", "会晤")) or (
                (is_delegation(guest) or people.is_office(guest)) and not hit["verb"].startswith("座谈")
            )
            kind = "reception" if visited else "meeting"
            yield Mention(kind, name, Rule.TALKED, SentenceSpan(*hit.span()), SentenceSpan(clause, verb))
            continue
        if not hosts or not 0 < len(guest) <= 90 or _ANAPHORIC.search(guest) or _MATTER.search(guest):
            continue
        guests = guests_in(guest)
        if hit["verb"].endswith("面") and not guests and not is_delegation(guest):
            continue  # 与公众见面
        in_passing = hit.start() == verb and hit["verb"].startswith("座谈")
        if in_passing and TO_A_PLACE.search(subject) and _ORDINARY.search(guest):
            continue  # 来到车间与职工座谈
        more = re.match(r"并共迎[^，。；]{2,4}", sentence.text[hit.end("verb") :])
        what = hit["verb"].removeprefix("双边") + (more.group() if more else "")
        guest = _with_office(guest, guests, context.headline)
        received = came_to_visit or is_delegation(guest)
        yield Mention(
            kind="reception" if received or not hit["verb"].startswith("座谈") else "meeting",
            name=f"{joined(hosts)}{joint.group()}{guest}{what}",
            rule=Rule.TALKED,
            span=SentenceSpan(*hit.span()),
            before=SentenceSpan(clause, verb),
            hosts=hosts,
            guests=guests,
            in_passing=in_passing,
        )


def find_joint_talks(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The talks of several countries or sides, all of them the subject: 三国外长5日在云港举行会谈.

    >>> from analysis.timeline import sentences
    >>> text = "北国、江国和岛国三国外长5日在云港举行会谈。"
    >>> [(one.kind, one.name) for one in find_joint_talks(sentences.read(text, 0, len(text)), Context(lead=True))]
    [('meeting', '北国、江国和岛国三国外长会谈')]
    """
    if not (context.lead or sentence.days):
        return
    for who, what in _talks_of_several(sentence):
        day = sentence.date_of(what.start)
        if day is None or not is_day(day) or is_vague(day):
            continue
        name = sentence.words(who) + sentence.words(what)
        before = SentenceSpan(sentence.clause_at(what.start).start, what.start)
        yield Mention("meeting", name.strip(), Rule.HELD, SentenceSpan(who.start, what.end), before)


def _talks_of_several(sentence: Sentence) -> Iterator[tuple[SentenceSpan, SentenceSpan]]:
    """Several countries or sides that are the subject of talks, and the word for these."""
    if not any(several in sentence.flat for several in JOINT_TRIGGERS):
        return
    for hit in _OF_SEVERAL.finditer(sentence.flat):
        who = name_phrases.strip_adverbials(hit["who"])
        if not any(several in who for several in JOINT_TRIGGERS):  # 就加强和三国的合作举行会谈
            continue
        persons = _THOSE_WHO_TALK.search(who) is not None
        countries = _COUNTRIES.search(who) is not None and not hit["what"].endswith("会议")
        officials = any(person.title for person in people.listed(who))
        if (persons or countries) and not officials and not _NOT_OF_SEVERAL.search(who):
            yield SentenceSpan(hit.start(), hit.start() + len(who)), SentenceSpan(*hit.span("what"))


def _is_dated(words: str) -> bool:
    """Whether the words before the other side end with the day of the talks, or with their place behind it."""
    dated = _DAY_BEFORE.match(words)
    if dated is None or not dated["at"] or _OCCASION.match(dated["at"]):
        return dated is not None
    begins = names.tags(dated["at"][1:])[:1]
    return not _NO_PLACE.search(dated["at"]) and not any(tag == "v" for _, tag in begins)


def _is_called_on(guest: str) -> bool:
    """Whether a guest is named with an office, or came as a group: no talk with the cadres of a village."""
    return is_delegation(guest) or any(one.title for one in guests_in(guest))


def _bodies(sentence: Sentence, before: SentenceSpan, guest: str) -> str:
    """The body that talks with another body, without persons; "" where either is none: 市政府与华远集团."""
    words = name_phrases.strip_adverbials(sentence.flat[before.start : before.end]).strip(DATE + "，、 ")
    both = all(
        (_BODY.search(body) or people.is_office(body)) and DATE not in body and not people.listed(body)
        for body in (words, guest)
    )
    return words if both and QUOTED not in words else ""


def _with_office(guest: str, guests: Sequence[people.Person], headline: str) -> str:
    """A bare name with the office that the headline gives: 莫特利, "李强同巴巴多斯总理会谈".

    >>> _with_office("博尔内总理", (), "李强同法国总理举行会谈")
    '法国总理博尔内'
    """
    name = next((guest.removesuffix(w) for w in _OFFICES_AFTER_NAME if guest.endswith(w)), guest)
    if len(guest) > 12 or (guests and guests[0].title and name == guest):
        return guest
    found = re.search(
        r"[同与会](?:见)?(?P<title>[^\s同与见]{3,24}?)(?:举行|进行)?(?:会谈|会晤|$|\s)", headline
    )
    if not found or name in found["title"] or not people.offices().search(found["title"]):
        return guest
    return found["title"] + name


def find_briefings(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """One person hears what a party committee, a government or an organ reports: 听取……工作汇报."""
    if not (context.lead or sentence.days or sentence.continues):
        return
    for hit in _HEAR.finditer(sentence.flat):
        before = SentenceSpan(sentence.clause_at(hit.start()).start, hit.start())
        hosts = hosts_of(sentence, before)
        dated = any(day.end <= hit.start() for day in sentence.days)
        if re.search("会议|召开", sentence.flat[: hit.start()]):  # a meeting heard this and what follows
            return
        if re.match("[他她其]", hit["what"]):  # a visitor's report, at the reception: 会见……，听取他的汇报
            continue
        if dated and len(hosts) == 1 and _ORGAN.search(hit["what"]):
            what = sentence.words(SentenceSpan(*hit.span("what")))
            span, name = SentenceSpan(*hit.span()), f"{hosts[0].name}听取{what}"
            yield Mention("meeting", name, Rule.HEARD_REPORT, span, before, hosts=hosts)


def find_banquets(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """为……举行欢迎宴会, 为……举行欢送仪式; who attended a ceremony beside other news (会谈前，……) its own report says."""
    if not (context.lead or sentence.days or sentence.continues):
        return
    for hit in _BANQUET.finditer(sentence.flat):
        before = SentenceSpan(sentence.clause_at(hit.start()).start, hit.start())
        hosts = hosts_of(sentence, before)
        guest = guest_of(sentence.words(SentenceSpan(*hit.span("guest"))))
        if hosts and not is_pronoun_like(guest):
            span, name = SentenceSpan(*hit.span()), f"{joined(hosts)}为{guest}举行{hit['what']}"
            guests = guests_in(guest)
            beside = hit["what"].endswith("仪式") and not (context.lead or sentence.days)
            attending = () if beside else hosts
            yield Mention("event", name, Rule.BANQUET, span, before, hosts=attending, guests=guests)
