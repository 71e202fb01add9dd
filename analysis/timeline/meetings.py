"""Finds the gatherings that a sentence reports: who met, under what name, when, and whether it is news.

A gathering is read from a verb that says that it was held (召开, 举行, 开幕),
attended (出席 … 并讲话), or that an official received somebody (会见, 会谈);
never from a name alone. What only points back or only belongs to something
else ("贯彻全会精神", "出席年会的代表") is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis import vocabulary
from analysis.timeline import (
    edtf,
    meetings_naming,
    meetings_receptions,
    meetings_rites,
    meetings_text,
    meetings_visits,
    names,
    people,
)
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings_news import follows, status, when
from analysis.timeline.meetings_text import DATE, QUOTED, Sentence


@dataclass(frozen=True, slots=True)
class Found:
    """One gathering as one sentence tells it; spans are within the paragraph's reading."""

    kind: str  #: meeting, reception, event, visit
    status: str  #: held, planned, referenced
    name: str
    start: int  #: of the words that report it
    end: int
    when: TimeExpression | None  #: offsets within the sentence
    rule: str
    convener: str = ""  #: the words before the verb: a body, or people
    hosts: tuple[people.Person, ...] = ()
    guests: tuple[people.Person, ...] = ()
    venue: str = ""
    form: str = ""
    agenda: str = ""
    same_day: bool = False  #: its day is that of the gathering reported before it


@cache
def verbs() -> dict[str, str]:
    """Verb to role: hold, open, attend."""
    return {
        row["verb"]: row["role"]
        for row in vocabulary.load("timeline/meetings_verbs", ("verb", "role", "example"))
    }


#: 就……进行第十次集体学习: the one sitting that is 进行, not 召开.
_STUDY = r"进行(?=第[一二三四五六七八九十百\d]+次集体学习)"


@cache
def _verb() -> re.Pattern[str]:
    words = sorted(verbs(), key=lambda word: (-len(word), word))
    return re.compile(
        rf"{_STUDY}|(?:{'|'.join(words)})(?![的式词者幕地权方人]|之[际前后]|以[来后前]|[后前](?=[，。；、的]|$)|期间|情况|时间)"
    )


@cache
def trigger() -> re.Pattern[str]:
    """What a text must hold to be looked at: any verb that reports a gathering."""
    words = sorted(
        {
            *verbs(),
            _INSIDE,
            "题为",
            "集体学习",
            *meetings_receptions.TRIGGERS,
            *meetings_visits.TRIGGERS,
            *meetings_rites.TRIGGERS,
        },
        key=lambda w: (-len(w), w),
    )
    return re.compile("|".join(words))


_FORM = re.compile(r"以(?P<form>[^，。；以]{2,24}?)(?P<how>形式|方式)(?=召开|举行|进行)")
_PLACE = re.compile(
    rf"在(?P<place>[^，。；在{DATE}]{{1,30}}?)(?=$|{DATE}|正式|成功|圆满|顺利|胜利|主持|组织|共同|分别|集体|亲切|同|与|为|会见|会晤)"
)
_INSIDE = "套开"
_NESTED = re.compile(rf"{_INSIDE}(?P<name>[^，。；]{{4,60}})")
_AGENDA = re.compile(
    r"(?:[，。]|并)(?:会议|全会|大会)?(?P<what>(?:传达|审议|研究|听取|分析|部署|总结|安排|讨论|学习|深入学习|贯彻|围绕|就|对|以|主题|通报|书面通报)[^。]{4,80})"
)
#: What brought a guest, or where a traveller is bound: 来华出席……的, 抵达……并出席…….
_GUEST = re.compile(r"会见|接见|率[^，]{0,8}$|来.?$|来[华京渝]|陪同|欢迎|邀请|赴[^，]{0,12}$")
_ON_THE_WAY = re.compile(r"抵达|启程|前往|离京|离开|出发|乘专机|乘包机")
#: Home again, or bound for it: the meeting is named, but not on this day.
_ABROAD = re.compile(r"赴[^，。]{1,16}$|(?:返回|回到)[^，。]{1,8}[，。]|回国(?:[，。后]|途中)")


def find(sentence: Sentence, *, lead: bool, headline: str = "") -> list[Found]:
    """The gatherings of one sentence.

    Parameters
    ----------
    sentence : Sentence
    lead : bool
        Whether it stands where an article says its news: there a gathering
        counts as reported even without a day.
    headline : str
        Of the article: completes names that the text gives in part.

    Examples
    --------
    >>> from analysis.timeline import meetings_text
    >>> def show(text):
    ...     found = find(meetings_text.read(text, 0, len(text)), lead=True)
    ...     return [(f.kind, f.status, f.name, f.when.value if f.when else "") for f in found]
    >>> show("1月29日下午，市委召开区县委书记和部门一把手例会。")
    [('meeting', 'held', '区县委书记和部门一把手例会', 'XXXX-01-29')]
    >>> show("全市安全生产工作会议将于3月5日召开。")
    [('meeting', 'planned', '全市安全生产工作会议', 'XXXX-03-05')]
    >>> show("要定期召开联席会议。")
    []
    """
    found = [
        *_by_verb(sentence, lead),
        *_nested(sentence),
        *_lectures(sentence),
        *_said_at(sentence, lead),
        *(
            _of(sentence, kept)
            for kept in meetings_receptions.find(sentence, lead=lead or follows(sentence), headline=headline)
        ),
        *(_of(sentence, kept) for kept in meetings_visits.find(sentence, lead=lead)),
        *(_of(sentence, kept) for kept in meetings_rites.find(sentence)),
    ]
    received = [one for one in found if one.kind == "reception"]
    found = [one for one in found if one.kind != "visit" or one.when or one.same_day]
    found = [one for one in found if one.status and not _told_as_reception(one, received)]
    return sorted(found, key=lambda one: (one.start, one.end, one.name))


def _told_as_reception(one: Found, received: list[Found]) -> bool:
    """Whether a named meeting of two (中美元首会晤) is the talks that the same words report."""
    return one.name.endswith("会晤") and any(
        r.start <= one.end and one.start <= r.end and r is not one for r in received
    )


def _of(sentence: Sentence, kept: meetings_receptions.Received) -> Found:
    return Found(
        kind=kept.kind,
        status=status(sentence.flat[kept.clause : kept.verb]),
        name=kept.name,
        start=sentence.start + kept.start,
        end=sentence.start + kept.end,
        when=when(sentence, kept.clause, kept.verb),
        rule=kept.rule,
        hosts=kept.hosts,
        guests=kept.guests,
        venue=venue(sentence.flat[kept.clause : kept.verb], sentence.text[kept.clause : kept.verb]),
        same_day=follows(sentence) and when(sentence, kept.clause, kept.verb) is None,
    )


def venue(flat: str, text: str) -> str:
    """The place of the adverbial 在…, "" where there is none."""
    found = _PLACE.search(flat)
    return text[found.start("place") : found.end("place")] if found else ""


def form(words: str) -> str:
    """How a gathering was held: 以视频方式举行; a form that is itself a meeting is named alone.

    >>> form("会议以视频方式举行。"), form("会议以市委常委(扩大)会议形式召开。"), form("全市安全生产电视电话会议举行。")
    ('视频方式', '市委常委(扩大)会议', '')
    """
    found = _FORM.search(words)
    return "" if not found else found["form"] if found["how"] == "形式" else found["form"] + found["how"]


#: So far into its first sentence an article says its news.
_EARLY = 80
_RULES = {"hold": "held", "open": "opened or closed", "attend": "attended", "sit": "sat"}


def _by_verb(sentence: Sentence, lead: bool) -> list[Found]:
    """The gatherings that a verb of the vocabulary reports.

    Without a day only in the lead, or right after a gathering of the same
    day; an event or an attendance never without one.
    """
    found = []
    for verb in _verb().finditer(sentence.flat):
        role = verbs().get(verb.group(), "hold")
        clause, _ = sentence.clause(verb.start())
        day = when(sentence, clause, verb.start())
        after = day is None and follows(sentence)
        dated = day is not None and (lead or (meetings_text.is_day(day) and not meetings_text.is_vague(day)))
        if not (dated or after or (lead and _opens(sentence, verb, role))):
            continue
        if role == "sit" and not (
            dated and not meetings_text.is_vague(day) and (lead or edtf.is_whole(day.value))
        ):
            continue
        if (role == "attend" and _comes_to(sentence, clause, verb.start())) or _travels(sentence, verb):
            continue
        told = meetings_naming.read(sentence, verb, role)
        if told is None:
            continue
        around = sentence.flat[clause : max(clause, min(told.start, verb.start()))]
        around += sentence.flat[min(told.end, verb.start()) : verb.start()]
        state = status(around, earlier=sentence.flat[:clause])
        if state == "held" and ((role == "sit" and not lead) or _of_a_year_past(day)):
            state = "referenced"
        for named in meetings_naming.parts(told):
            kind = names.kind_of(named.name)
            if state and (kind != "event" or day or after):
                found.append(_reported(sentence, verb, role, named, kind, state, day, after))
    return found


def _of_a_year_past(day: TimeExpression | None) -> bool:
    """Whether the words themselves say that it was not this year: 去年12月28日."""
    return day is not None and day.anchor == "year" and (day.offset or 0) < 0


def _reported(
    sentence: Sentence,
    verb: re.Match[str],
    role: str,
    named: meetings_naming.Named,
    kind: str,
    state: str,
    day: TimeExpression | None,
    after: bool,
) -> Found:
    """One gathering that a verb reports."""
    clause, _ = sentence.clause(verb.start())
    return Found(
        kind=kind,
        status=state,
        name=named.name,
        start=sentence.start + min(named.start, verb.start(), *([day.start] if day else [])),
        end=sentence.start + max(named.end, verb.end()),
        when=day,
        rule=_RULES[role],
        convener=named.convener,
        hosts=people.listed(named.convener),
        venue=venue(sentence.flat[clause : verb.start()], sentence.text[clause : verb.start()]),
        agenda=agenda(sentence.text[named.end :]),
        same_day=after,
    )


def _travels(sentence: Sentence, verb: re.Match[str]) -> bool:
    """Whether the sentence tells of a journey to the meeting or back from it."""
    before = sentence.flat[: verb.start()]
    return bool(_ABROAD.search(before) or _ABROAD.search(sentence.flat, verb.end())) and not before.endswith(
        "主持"
    )


def _opens(sentence: Sentence, verb: re.Match[str], role: str) -> bool:
    """Whether a verb without a day is the news itself: early in the article's first sentence, not 召开了."""
    begin = sentence.start == 0 and verb.start() <= _EARLY and role in ("hold", "open")
    return begin and verb.group() != "主持" and not sentence.flat.startswith("了", verb.end())


def _comes_to(sentence: Sentence, clause: int, verb: int) -> bool:
    """Whether 出席 only says why somebody came or where they are bound."""
    return bool(_GUEST.search(sentence.flat, clause, verb) or _ON_THE_WAY.search(sentence.flat, 0, verb))


def agenda(words: str) -> str:
    """What the gathering was about, from the words behind its name, in one line."""
    found = _AGENDA.search(words[:200])
    return found["what"] if found else ""


def _nested(sentence: Sentence) -> list[Found]:
    found = []
    for hit in _NESTED.finditer(sentence.text):
        span = names.trimmed(sentence.text, sentence.flat, hit.start("name"), hit.end("name"))
        if span:
            name = sentence.text[span[0] : span[1]]
            found.append(
                Found(
                    "meeting",
                    "held",
                    name,
                    sentence.start,
                    sentence.start + span[1],
                    None,
                    "set inside another",
                    form=_INSIDE,
                    same_day=True,
                )
            )
    return found


_LECTURE = re.compile(
    rf"(?P<after>会)后，(?P<who>[^，。；]{{2,60}}?)(?:应邀)?作了?题为(?P<title>[{QUOTED}]+)的(?P<what>[^，。；的]{{0,6}}(?:讲座|报告))"
)


def _lectures(sentence: Sentence) -> list[Found]:
    """A lecture given after a meeting: 闭幕会后，……作题为“……”的学习讲座."""
    found = []
    for hit in _LECTURE.finditer(sentence.flat):
        name = sentence.text[hit.start("title") : hit.end("title")] + hit["what"]
        hosts = people.listed(sentence.text[hit.start("who") : hit.end("who")])
        found.append(
            Found(
                "meeting",
                "held",
                name,
                sentence.start + hit.start(),
                sentence.start + hit.end(),
                None,
                "lecture after a meeting",
                hosts=hosts,
                same_day=True,
            )
        )
    return found


_SAID_AT = re.compile(
    r"(?:召开|举行|举办)的(?P<name>[^，。；的]{2,60}?)上(?=[^，。；]{0,12}(?:决定|宣布|通过|表示|表决|指出|强调|说|同意|发表))"
)


#: 在今天举行的……全体会议上，选举产生了…….
_ELECTED_AT = re.compile(
    rf"在{DATE}+[^，。；]{{0,16}}?(?:召开|举行)的(?P<name>[^，。；的]{{5,60}}?)上，(?=[^，。；]{{0,24}}(?:选举|选出|当选|表决|审议通过|通过了|推选))"
)


def _said_at(sentence: Sentence, lead: bool) -> list[Found]:
    """A meeting that a decision of the day was taken at: 阿盟7日在开罗举行的外长级会议上决定…….

    Only where the body that met opens the sentence, or where the meeting
    elected or adopted; what a person says at a meeting is an anecdote, and
    left alone.
    """
    found = [
        Found(
            "meeting",
            "held",
            sentence.text[slice(*hit.span("name"))],
            sentence.start + hit.start(),
            sentence.start + hit.end("name"),
            when(sentence, hit.start(), hit.start("name")),
            "decided at",
        )
        for hit in (_ELECTED_AT.finditer(sentence.flat) if "上，" in sentence.flat else ())
        if names.head_of(hit["name"])
        and names.kind_of(hit["name"]) == "meeting"
        and not names.is_pointing(hit["name"])
    ]
    for hit in _SAID_AT.finditer(sentence.flat):
        clause, _ = sentence.clause(hit.start())
        day = when(sentence, clause, hit.start())
        body = names.strip_adverbials(sentence.flat[clause : hit.start()]).strip(DATE)
        name = sentence.text[slice(*hit.span("name"))]
        if not (lead and day and meetings_text.is_day(day)) or not meetings_naming.may_meet(body):
            continue
        if names.kind_of(name) != "meeting" or not names.head_of(name) or not status(body):
            continue
        start = sentence.start + min(clause, day.start)
        found.append(
            Found("meeting", "held", body + name, start, sentence.start + hit.end("name"), day, "decided at")
        )
    return found
