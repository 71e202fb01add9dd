"""Meetings that a verb of the vocabulary reports: 市委召开……会议, ……论坛开幕, 出席……并讲话."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis import edtf, numerals
from analysis.timeline import people
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import bodies, durations, head_nouns, naming
from analysis.timeline.meetings.decided_on import decision_end
from analysis.timeline.meetings.mention import Context, Mention, said_on, venue
from analysis.timeline.meetings.name_phrases import strip_adverbials
from analysis.timeline.meetings.reporting_status import reporting_status
from analysis.timeline.meetings.reporting_verbs import ReportingVerb, VerbRole, reporting_verbs
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import DATE, QUOTED, Sentence, is_day, is_vague
from analysis.timeline.spans import SentenceSpan

#: An article gives its news within so many characters of its first sentence.
_EARLY = 80
_RULES = {
    VerbRole.HOLD: Rule.HELD,
    VerbRole.OPEN: Rule.OPENED,
    VerbRole.ATTEND: Rule.ATTENDED,
    VerbRole.SIT: Rule.SAT,
}
_AGENDA = re.compile(
    r"""
    (?:[，。]|并)(?:会议|全会|大会)?
    (?P<what>
      (?: 传达 | 审议 | 研究 | 听取 | 分析 | 部署 | 总结 | 安排 | 讨论 | 学习 | 深入学习 | 贯彻
        | 围绕 | 就 | 对 | 以 | 主题 | 通报 | 书面通报
      )[^。]{4,80}
    )
    """,
    re.VERBOSE,
)
#: Why a guest came, or where a traveller is going: 来华出席……的, 赴……出席.
_GUEST = re.compile(r"会见|接见|率[^，]{0,8}$|来.?$|来[华京渝]|陪同|欢迎|邀请|赴[^，]{0,12}$")
#: A gathering that is only a pretext: 以参加……仪式为由访问, 借出席……之机.
_PRETEXT = re.compile(
    "(?<=[以借])(?:出席|参加|列席)[^，。；]{2,30}(?:为(?:由|名|借口|幌子)|的?(?:名义|借口)|之(?:名|机))"
)
_ON_THE_WAY = re.compile(r"抵达|启程|前往|离京|离开|出发|乘专机|乘包机")
#: Whoever spoke at another meeting is quoted at this one: 在主持召开……座谈会时的重要讲话.
_QUOTED_FROM = re.compile("时?(?:的|所作的?|发表的)(?:系列|重要)?(?:讲话|指示|批示|致辞|论述|要求|精神)")
#: A rule says how often: 会议由组长主持召开，一般每两周一次.
_HABIT = re.compile("每[一两二三半]?[周月年季]|一般|原则上|不定期|定期")
#: The name of an event dates it: 2024年第一季度重点项目开工仪式.
_YEAR = re.compile(r"(?<!\d)20\d\d年")
#: Beside another meeting, which is no body: 论坛开幕，同期举办展览.
_BESIDE = re.compile("同[期步时]")
#: How long a meeting is, where a verb says that it begins or is over.
_LENGTH = re.compile(
    r"(?:为期|历时|开了|会期|展期)(?P<days>[2-9两二三四五六七八九]|[12]\d|十[一二三四五六七八九]?)天"
)
#: So near behind a meeting's verb stands how long it is.
_SOON = 30
#: A place that is the subject of a verb, as nobody who holds anything: 人民广场|举行升旗仪式.
_PLACE_THAT_HOLDS = re.compile("[^，。；的]{2,20}(?:广场|公园|体育场|礼堂|会堂|陵园|剧场|步行街|码头|海滩)")
#: In a later clause, a further day on which it ended: 10月31日召开，11月3日闭幕.
_ENDED = re.compile(f"，(?P<day>{DATE}+)(?:胜利|圆满|顺利|正式)?(?:闭幕|落幕|结束)")
#: Before such a day, of another meeting: 发布会今天举行，介绍大会将于3月4日开幕，11日闭幕.
_TO_COME = re.compile("[将拟]|定于")
_NOT = ("未", "未能", "没", "没有", "不")
_OPENS = ("开幕", "启幕", "拉开帷幕", "拉开大幕", "揭幕")
#: Before a verb, bodies each of which holds a meeting of its own, on days of its own: 全县各乡镇陆续|召开党代会.
_ONE_AFTER_ANOTHER = re.compile("各[^，。；各]{1,24}?(?:相继|陆续|先后|纷纷|依次)$")
_CLOSES = ("闭幕", "落幕", "结束", "收官", "落下帷幕")
#: Who invites to an activity of its own holds it: 市检察院邀请人大代表|参加“检察开放日”活动.
_INVITES = re.compile(rf"^[{DATE}，]*(?!应|受)[^，。；{DATE}]{{2,24}}?邀请[^，。；]{{2,40}}$")
_OWN_ACTIVITY = re.compile(rf"了?[^，。；]{{0,16}}(?:{QUOTED}[”」]?|开放日)(?:主题)?活动(?=[，。；]|$)")
#: On the way there, or home: the meeting is named, but is not on this day. Who goes somewhere to hold one, holds it.
_THERE = re.compile(r"赴[^，。]{1,16}$")
_HOME = re.compile(r"(?:返回|回到)[^，。]{1,8}[，。]|回国(?:[，。后]|途中)")


def find_by_verb(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The meetings that a verb of the vocabulary reports.

    Without a date only in the lead, or right after another meeting of the
    same day; an event or an attendance never without one.
    """
    for verb in reporting_verbs(sentence):
        same_day = verb.date is None and sentence.continues
        if not (same_day or _is_news(sentence, context, verb)) or _is_journey(sentence, verb):
            continue
        if _ONE_AFTER_ANOTHER.search(sentence.flat, verb.clause.start, verb.start):
            continue
        names = naming.names_of(sentence, verb, first=_is_first(sentence, context, verb))
        status = _status(sentence, context, verb, _span_of(names)) if names else ""
        for one in names if status else ():
            one, status = _announced(one, status)
            if verb.role is VerbRole.ATTEND:
                one = one._replace(name=naming.ceremony_of_headline(one.name, context.headline))
            kind = head_nouns.kind_of(one.name)
            day = None if status == "planned" and said_on(sentence, verb.date, verb.start) else verb.date
            if kind != "meeting" and not (day or same_day or _YEAR.search(one.name)):
                continue
            starts = (one.span.start, verb.start, *([day.start] if day else []))
            yield Mention(
                kind=kind,
                name=one.name,
                rule=_RULES[verb.role],
                span=SentenceSpan(min(starts), max(one.span.end, verb.end)),
                status=status,
                when=_whole_length(sentence, verb) if day else None,
                same_day=same_day,
                opens=verb.word.endswith(_OPENS),
                convener=one.convener or _subject(sentence, verb, one),
                hosts=people.listed(one.convener),
                venue=venue(sentence, verb.before) or _place_that_holds(verb, one.convener),
                agenda=agenda(sentence.text[one.span.end :]),
            )


def _is_first(sentence: Sentence, context: Context, verb: ReportingVerb) -> bool:
    """Whether nothing is reported before a verb, neither above its sentence nor between it and its day."""
    return (
        (context.first or context.item)
        and verb.date is not None
        and not sentence.flat.endswith(_NOT, 0, verb.start)
        and not sentence.flat[verb.date.end : verb.clause.start].strip("，、 ")
    )


def _place_that_holds(verb: ReportingVerb, subject: str) -> str:
    """The subject of 举行, where it is a place: 人民广场|举行升旗仪式."""
    place = verb.role is VerbRole.HOLD and _PLACE_THAT_HOLDS.fullmatch(subject)
    return subject if place else ""


def _subject(sentence: Sentence, verb: ReportingVerb, phrase: naming.NamePhrase) -> str:
    """The body that opens the sentence, where the clause of 召开 has no subject: 水利部派出工作组，今天召开防汛会商."""
    opens = verb.role is VerbRole.HOLD and not verb.is_chairing and phrase.span.start >= verb.end
    first = sentence.flat.lstrip(DATE + "，、 ")
    if not opens or verb.clause.start <= len(sentence.flat) - len(first):
        return ""
    if _BESIDE.search(sentence.flat, verb.clause.start, verb.start):
        return ""
    own = strip_adverbials(sentence.flat[verb.clause.start : verb.start]).strip(DATE + "，、 并")
    clause = sentence.clause_at(len(sentence.flat) - len(first))
    return "" if own else bodies.leading(sentence.flat[len(sentence.flat) - len(first) : clause.end])


def _is_news(sentence: Sentence, context: Context, verb: ReportingVerb) -> bool:
    """Whether a verb reports news, by its date and its place in the article."""
    lead, date = context.lead, verb.date
    if date is None:
        return lead and _opens_article(sentence, verb)
    if verb.role is VerbRole.SIT:
        return not is_vague(date) and (lead or (is_day(date) and edtf.is_whole(date.value)))
    return lead or (is_day(date) and not is_vague(date))


def _opens_article(sentence: Sentence, verb: ReportingVerb) -> bool:
    """Whether a verb without a date is the news itself: early in the article's first sentence, not 召开了."""
    early = sentence.start == 0 and verb.start <= _EARLY
    if _HABIT.search(sentence.flat, verb.end):
        return False
    holds = verb.role in (VerbRole.HOLD, VerbRole.OPEN) and not verb.is_chairing
    return early and holds and not sentence.flat.startswith("了", verb.end)


def _is_journey(sentence: Sentence, verb: ReportingVerb) -> bool:
    """Whether the sentence reports a journey to the meeting or back, or says why or on what pretext somebody came."""
    flat, start = sentence.flat, verb.start
    if sentence.subject and not _ON_THE_WAY.search(flat, 0, start):
        return False  # a list of what somebody did says on which day: 3月5日，赴省城参加全省工作会议
    invites = _INVITES.match(flat[verb.clause.start : start]) and _OWN_ACTIVITY.match(flat, verb.end)
    if (
        verb.role is VerbRole.ATTEND
        and not invites
        and (
            _GUEST.search(flat, verb.clause.start, start)
            or _ON_THE_WAY.search(flat, 0, start)
            or _PRETEXT.match(flat, start)
        )
    ):
        return True
    holds_there = (verb.is_convening or verb.carries_out) and not _ON_THE_WAY.search(flat, 0, start)
    if _THERE.search(flat[:start]) and not holds_there:
        return not flat.endswith("主持", 0, start)
    # 返回57天后，……举行见面会: what is reported came after the return
    home = any(not (found.end() <= start and "后" in found[0]) for found in _HOME.finditer(flat))
    return home and not flat.endswith("主持", 0, start)


def _announced(phrase: naming.NamePhrase, status: str) -> tuple[naming.NamePhrase, str]:
    """A name without the words that decide on the meeting, which is then planned: 决定……会议于10月召开.

    >>> _announced(naming.NamePhrase("会议决定市委全会", SentenceSpan(3, 11)), "held")
    (NamePhrase(name='市委全会', span=SentenceSpan(start=7, end=11), convener=''), 'planned')
    """
    end = decision_end(phrase.name)
    if not end:
        return phrase, status
    span = SentenceSpan(phrase.span.start + end, phrase.span.end)
    return phrase._replace(name=phrase.name[end:], span=span), "planned"


def _whole_length(sentence: Sentence, verb: ReportingVerb) -> TimeExpression | None:
    """The date of a verb; where the length of its gathering is given, all its days: 为期3天的……3月9日闭幕; 召开，历时两天."""
    if (
        verb.date is not None
        and verb.role in (VerbRole.HOLD, VerbRole.OPEN)
        and (ended := _ENDED.search(sentence.flat, verb.end))
        and not _TO_COME.search(sentence.flat, verb.end, ended.start())
    ):
        last = next((day for day in sentence.days if day.start == ended.start("day")), None)
        if last is not None and (whole := durations.up_to(verb.date, last)) is not None:
            return whole
    length = _LENGTH.search(sentence.text)
    if verb.date is None or length is None or verb.role not in (VerbRole.OPEN, VerbRole.HOLD):
        return verb.date
    days = numerals.parse(length["days"]) or 1
    if verb.word.endswith(_CLOSES):
        return durations.to_last(verb.date, days)
    behind = verb.end <= length.start() <= verb.end + _SOON and not sentence.text.startswith(
        "的", length.end()
    )
    return durations.from_first(verb.date, days) if behind or verb.word.endswith(_OPENS) else verb.date


def _span_of(names: list[naming.NamePhrase]) -> SentenceSpan:
    """From the first name to the last one."""
    return SentenceSpan(names[0].span.start, names[-1].span.end)


def _status(
    sentence: Sentence,
    context: Context,
    verb: ReportingVerb,
    named: SentenceSpan,
) -> str:
    """held, planned or referenced, by the words around the name; "" where they report no news."""
    clause, (start, end) = verb.clause.start, named
    around = sentence.flat[clause : max(clause, min(start, verb.start))]
    around += sentence.flat[min(end, verb.start) : verb.start]
    status = reporting_status(around, earlier=sentence.flat[:clause])
    if _QUOTED_FROM.match(sentence.flat, max(end, verb.end)):
        return ""
    past = (verb.role is VerbRole.SIT and not context.lead) or _is_of_past_year(verb.date)
    return "referenced" if status == "held" and past else status


def _is_of_past_year(date: TimeExpression | None) -> bool:
    """Whether the words themselves say that it was not this year: 去年12月28日."""
    return date is not None and date.anchor == "year" and (date.offset or 0) < 0


def agenda(words: str) -> str:
    """What a meeting was about, from the words after its name, in one line.

    >>> agenda("，传达学习全国两会精神。会议强调")
    '传达学习全国两会精神'
    """
    found = _AGENDA.search(words[:200])
    return found["what"] if found else ""
