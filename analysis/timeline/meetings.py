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
from analysis.timeline import meetings_receptions, meetings_text, meetings_visits, names, people, series
from analysis.timeline.dates import TimeExpression
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


@cache
def _verb() -> re.Pattern[str]:
    words = sorted(verbs(), key=lambda word: (-len(word), word))
    return re.compile(
        f"(?:{'|'.join(words)})(?![的式词者幕地权方人]|之[际前后]|以[来后前]|[后前](?=[，。；、的]|$)|期间|情况|时间)"
    )


@cache
def trigger() -> re.Pattern[str]:
    """What a text must hold to be looked at: any verb that reports a gathering."""
    words = sorted(
        {*verbs(), _INSIDE, "题为", *meetings_receptions.TRIGGERS, *meetings_visits.TRIGGERS},
        key=lambda w: (-len(w), w),
    )
    return re.compile("|".join(words))


_PLANNED = re.compile(r"(?<!参)(?:将(?!军|士)|拟(?:于|定)|定于|即将|计划(?:于|在)|预计|定在|届时|有望|原定)")
_DECIDED = re.compile(r"(?:决定|商定)[，：:]$")
#: What the verb may be if one of these stands before it: a wish, a habit, a number of times, a past.
_MODAL = r"(?:定期|适时|及时|尽快|积极|认真|经常|组织|主持|再次|共同|继续|在|于|召开|举行|举办|出席|参加|会见|就|尽早|同)"
_NOT_NEWS = re.compile(
    rf"""(?:
      呼吁 | 要求 | 希望 | 建议 | 提议 | 同意 | 支持 | 推动 | 商定 | 期待 | 敦促 | 申办 | 筹备 | 拒绝 | 决定 | 宣布
    | (?<![重主需纪])要(?={_MODAL}) | 应当?(?={_MODAL}) | 可以?(?={_MODAL}) | 需要?(?={_MODAL}) | 愿意?(?={_MODAL}) | 能够?(?={_MODAL})
    | 如果 | 未能 | 尚未 | 没有 | 取消 | 推迟 | 不再 | 是否
    | 多次 | 每[年月周次] | 历[次年届] | 定期 | 常态化 | 轮流 | 累计 | 连续\d | 共(?=$) | \d+(?:余|多)?[次场] | 均
    | 此前 | 曾 | 去年 | 前年 | 上个?月 | 当年 | 过去 | 自从 | 今后
    )""",
    re.VERBOSE,
)
_FORM = re.compile(r"以(?P<form>[^，。；以]{2,24}?)(?P<how>形式|方式)(?=召开|举行|进行)")
_PLACE = re.compile(
    rf"在(?P<place>[^，。；在{DATE}]{{1,30}}?)(?=$|{DATE}|正式|成功|圆满|顺利|胜利|主持|组织|共同|分别|集体|亲切|同|与|为|会见|会晤)"
)
_INSIDE = "套开"
_NESTED = re.compile(rf"{_INSIDE}(?P<name>[^，。；]{{4,60}})")
_AGENDA = re.compile(
    r"(?:[，。]|并)(?:会议|全会|大会)?(?P<what>(?:传达|审议|研究|听取|分析|部署|总结|安排|讨论|学习|深入学习|贯彻|围绕|就|对|以|主题|通报|书面通报)[^。]{4,80})"
)
#: 多种形式的活动: nothing that has a name; 来华出席……, 会见出席……: what brought a guest.
_NO_NAME = re.compile(
    r"(?:示威|抗议|签名|禁毒|宣传)活动|的[^“”]*(?:举行|召开)|(?:的|等|各类|系列|多项|有关|相关|一系列|丰富多彩|双边|合作|文化|交流|体育|志愿|教育|主题|庆祝)活动$|^(?:一|多|两|三|几|数|首|每)[次场个项]?(?:会议|活动|仪式)$|(?<![第\d一二三四五六七八九十百])[\d百千十多余数]+(?:余|多)?[场项个次余][^”]{0,8}$|欢迎宴会$|欢迎仪式$"
)
#: 第二次全体会议, 第一次大会: a sitting of the session that holds it.
_SITTING = re.compile(
    r"第[一二三四五六七八九十\d]+次(?:全体会议|大会|会议|全体会)|全体会议|联组会议|分组会议"
)
_SITTING_TAIL = re.compile(r"(?<=会议|全会|大会|代会)第[一二三四五六七八九十\d]+次(?:全体会议|大会|全体会)$")
_ABROAD = re.compile(r"(?:来华)?对[^，。]{1,6}(?:进行|的)(?:国事|正式)?访问$|访华$")
#: 闭幕会后, 会见后: on the day of what was reported before.
_FOLLOWS = re.compile(
    r"^[^，。]{0,6}?(?:会|会议|会见|会谈|仪式|开幕式|闭幕式|闭幕会|开幕会|汇报)后，|[，并]在?会[前后](?=会见|看望)"
)
_GUEST = re.compile(r"会见|接见|率[^，]{0,8}$|来.?$|来[华京渝]|陪同|欢迎|邀请|赴[^，]{0,12}$")
_ON_THE_WAY = re.compile(r"抵达|启程|前往|离京|出发|乘专机|乘包机")
_MOTIVE = re.compile(r"，(?P<motive>(?:庆祝|纪念|悼念|欢迎|迎接)[^，。]{2,40})")


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
        *(
            _of(sentence, kept)
            for kept in meetings_receptions.find(sentence, lead=lead or follows(sentence), headline=headline)
        ),
        *(_of(sentence, kept) for kept in meetings_visits.find(sentence, lead=lead)),
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


def status(before: str, *, earlier: str = "") -> str:
    """held, planned or "" (no news), by the words between the clause's begin and the verb.

    `earlier` is what stands before the clause: "会议决定，……于10月召开" plans.

    >>> status("全会将于今年下半年"), status("国务院总理李强主持"), status("各级党委要定期")
    ('planned', 'held', '')
    """
    if _PLANNED.search(before) or _DECIDED.search(earlier):
        return "planned"
    return "" if _NOT_NEWS.search(before) else "held"


def when(sentence: Sentence, clause: int, verb: int) -> TimeExpression | None:
    """The day that the verb hangs on, else the month.

    The last one named before the verb in its clause, else in the sentence,
    else the first behind it in its clause.
    """
    end = sentence.clause(verb)[1]
    for expressions in (sentence.days, sentence.months):
        here = [day for day in expressions if day.end <= verb]
        within = [day for day in here if day.start >= clause]
        behind = [day for day in expressions if verb <= day.start < end]
        if within or here or behind:
            return (within[-1:] or here[-1:] or behind[:1])[0]
    return None


def follows(sentence: Sentence) -> bool:
    """Whether a sentence goes on from a gathering reported before it: 闭幕会后，……."""
    return _FOLLOWS.search(sentence.flat) is not None


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


def _by_verb(sentence: Sentence, lead: bool) -> list[Found]:
    found = []
    for verb in _verb().finditer(sentence.flat):
        role = verbs()[verb.group()]
        clause, clause_end = sentence.clause(verb.start())
        if role == "attend" and (
            _GUEST.search(sentence.flat, clause, verb.start())
            or _ON_THE_WAY.search(sentence.flat, 0, verb.start())
        ):
            continue
        day = when(sentence, clause, verb.start())
        after = day is None and follows(sentence)
        if not (lead or after) and not (day and meetings_text.is_day(day)):
            continue
        if (day is None and not (lead and role != "attend") and not after) or (
            role == "sit" and not (day and lead)
        ):
            continue
        named = _named(sentence, verb, role, clause, clause_end)
        if named is None:
            continue
        name, convener, (start, end) = named
        around = (
            sentence.flat[clause : max(clause, min(start, verb.start()))]
            + sentence.flat[min(end, verb.start()) : verb.start()]
        )
        state = status(around, earlier=sentence.flat[:clause])
        if not state or (day is None and not after and names.kind_of(name) == "event"):
            continue
        begin = min(start, verb.start(), *([day.start] if day else []))
        found.append(
            Found(
                kind=names.kind_of(name),
                status=state,
                name=name,
                start=sentence.start + begin,
                end=sentence.start + max(end, verb.end()),
                when=day,
                rule={"hold": "held", "open": "opened or closed", "attend": "attended", "sit": "sat"}[role],
                convener=convener,
                hosts=tuple(people.listed(convener)) if role in ("hold", "attend") else (),
                same_day=after,
                venue=venue(sentence.flat[clause : verb.start()], sentence.text[clause : verb.start()]),
                agenda=agenda(sentence.text[end:]),
            )
        )
    return found


def agenda(words: str) -> str:
    """What the gathering was about, from the words behind its name, in one line."""
    found = _AGENDA.search(words[:200])
    return found["what"] if found else ""


def _named(sentence: Sentence, verb: re.Match[str], role: str, clause: int, clause_end: int):
    """Name, convener and the name's span; None where the verb has no gathering of a name."""
    text, flat = sentence.text, sentence.flat
    span = None
    convener = ""
    if role in ("hold", "attend"):
        begin = verb.end() + (1 if flat.startswith("了", verb.end()) else 0)
        span = names.behind(text, flat, begin, clause_end)
        if span:
            convener = _convener(text, flat, clause, verb.start())
    if span is None and role != "attend" and verb.group() != "主持":
        span = names.before(text, flat, clause, verb.start())
        if span is None and role != "sit":
            span = _further_left(sentence, clause, verb.start())
    if span is None:
        return None
    name = _SITTING_TAIL.sub("", text[span[0] : span[1]])
    if _NO_NAME.search(name):
        return None
    if convener and _SITTING.fullmatch(name) and not people.listed(convener):
        return (convener if names.head_of(convener) else convener + name), "", span
    counted = series.uncounted(name.partition("暨")[0])
    if counted != name and counted in names.thin() and (not convener or people.listed(convener)):
        return name, convener, span
    if names.is_pointing(name) or counted in names.thin():
        motive = _MOTIVE.match(flat, clause_end)
        if motive and convener:
            hosts = "、".join(person.name for person in people.listed(convener))
            what = _ABROAD.sub("", text[motive.start("motive") : motive.end("motive")])
            name = (hosts or convener) + what + name
        elif (
            not convener
            or people.listed(convener)
            or role == "attend"
            or verb.group() == "主持"
            or names.head_of(convener)
        ):
            return None
        else:
            name = convener + name
    elif convener and "为" not in convener and not people.listed(convener) and not names.head_of(convener):
        if names.head_of(name) in ("发布会", "吹风会") or (len(name) <= 6 and names.kind_of(name) == "event"):
            name = convener + name
    return name, convener, span


def _convener(text: str, flat: str, clause: int, verb: int) -> str:
    end = clause + len(names.strip_adverbials(flat[clause:verb]))
    start = clause + len(flat[clause:end]) - len(flat[clause:end].lstrip(DATE + "，、 并"))
    words = re.sub(r"^(?:出席|参加)[^，]+的", "", text[start:end])
    return words if len(words) <= 60 else ""


def _further_left(sentence: Sentence, clause: int, verb: int) -> tuple[int, int] | None:
    """The name in an earlier clause, where only adverbials stand between it and the verb."""
    if names.strip_adverbials(sentence.flat[clause:verb]).strip(DATE):
        return None
    for _ in range(3):
        if clause == 0:
            return None
        end = clause - 1
        clause = sentence.clause(end - 1)[0] if end else 0
        span = names.before(sentence.text, sentence.flat, clause, end)
        if span:
            return span
    return None


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
        hosts = tuple(people.listed(sentence.text[hit.start("who") : hit.end("who")]))
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
