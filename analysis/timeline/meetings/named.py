"""Meetings that a lead sentence names with their day and what came of them, without a verb that says they were held.

……论坛3月5日发布报告, 3月5日，在全市教育工作会议上，……: where no other detector finds
anything in such a sentence, a day and the name of a meeting as its subject, or
as the place of what it reports, are taken for a report of that meeting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from analysis import names
from analysis.timeline import people
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import head_nouns, name_phrases, naming
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.reporting_status import reporting_status
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.patterns import alternatives
from analysis.timeline.sentences import DATE, Sentence, is_day, is_vague
from analysis.timeline.spans import SentenceSpan

#: Required in a sentence.
TRIGGERS = ("会议", "论坛", "大会", "年会", "峰会", "会上", "会。", "发布会", "吹风会")
GATHERED_TRIGGERS = ("齐聚", "汇聚", "相聚", "云集", "聚集", "共聚", "聚首")
#: A name that tells meetings apart has at least so many characters.
_SHORTEST = 6
#: 在全市农业工作会议上，…….
_AT = re.compile(rf"(?:^|[，{DATE}])在(?P<name>[^，。；在{DATE}]{{5,60}}?)上(?=[，{DATE}])")
#: How a speaker is quoted.
_SAYS = "(?:强调|指出|要求|表示|提出|重申|呼吁|发言|说|称|讲话|透露|介绍|宣布)"
#: 市长王小明在全市农业工作会议上强调，…….
_SAID_AT = re.compile(
    rf"(?:^|[，{DATE}])(?P<who>[^，。；在{DATE}]{{2,60}}?)在(?P<name>[^，。；在{DATE}]{{5,60}}?)上"
    f"(?=(?:明确|着重|特别|郑重)?{_SAYS})"
)
#: 市长5日在全市农业工作会议上强调, 代表5日在北方论坛期间表示: the day stands right before the meeting, whoever spoke.
_SAID_ON_DAY = re.compile(
    rf"{DATE}在(?P<name>[^，。；在{DATE}]{{5,60}}?)"
    rf"(?:(?:(?P<at>上)|中|(?:召开|举行)?期间)(?=，|[^，。；]{{0,8}}{_SAYS})|(?={_SAYS}))"
)
#: Before the meeting where they spoke, what somebody did there: 5日在出席北方论坛期间表示.
_TOOK_PART = re.compile("(?:应邀|受邀)?(?:出席|参加|列席|主持)了?")
#: Somebody spoke only of a meeting, or at work for it: 5日在总结去年论坛中表示, 在筹备北方论坛期间强调.
_DEALT_WITH = re.compile("总结|回顾|落实|贯彻|评[价论]|介绍|宣传|展望|谋划|布置|准备|迎接|[谈提说]")

#: 百余名, 60余位; 很多人 is any crowd.
_SO_MANY = r"(?:[\d一二三四五六七八九十百千两数几]{1,8}[余多]?[名位]|多[名位])"
_PERSONS = r"[\d一二三四五六七八九十百千两数几]{1,8}[余多]?人"
#: Who meets even where they but discuss something (讨论), as a crowd does with anything.
_MEETS = rf"专家|学者|负责人|代表近?{_PERSONS}|{_SO_MANY}[^，。；]{{1,10}}代表"
_GOES_INTO = rf"教授|代表|嘉宾|企业家|院长|校长|教师|同行|医生|委员|{_PERSONS}|{_SO_MANY}[^，。；]{{0,6}}人"
#: 近百名专家齐聚海州，共同研讨防汛技术: those who gathered on a day to talk of something, without a word for the meeting.
_GATHERED = re.compile(
    rf"(?:(?P<meets>{_MEETS})|{_GOES_INTO})们?(?:再次|再度|分别)?(?:{'|'.join(GATHERED_TRIGGERS)})(?:在|于)?"
    r"[^，。；]{0,24}[，、]?(?:一[起同]|共同|集中)(?P<how>研讨|探讨|商讨|(?P<discuss>讨论|研究))了?(?P<what>[^，。；]{4,50})(?=[，。；]|$)"
)


#: What is said of a meeting to come, or of none: 发布公告, 宣布推迟.
_ANNOUNCES = re.compile("[^，。；]{0,6}(?:公告|通知|邀请函|预告|海报|取消|推迟|延期|改期)")


@cache
def _no_subject() -> re.Pattern[str]:
    """What the subject of a clause may not hold before its head noun: then it is part of another phrase."""
    return re.compile(alternatives("meetings_no_subjects"))


@cache
def _predicate() -> re.Pattern[str]:
    """What a meeting does, right behind its name, or behind where it sat."""
    return re.compile(
        f"(?:在[^，。；在]{{1,14}}?)?(?:首次|一致|还|共|正式|现场|集中|再次)?{alternatives('meetings_predicates')}(?!会)"
    )


def find_named(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The meeting that a sentence of the lead names with a day, as its subject or as the place of what it reports.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     found = find_named(sentences.read(text, 0, len(text)), Context(lead=True))
    ...     return [(one.name, one.when.value) for one in found]
    >>> show("3月5日，第六届北方论坛首次发布年度报告。"), show("3月5日，在全市农业工作会议上，12家企业受到表扬。")
    ([('第六届北方论坛', 'XXXX-03-05')], [('全市农业工作会议', 'XXXX-03-05')])
    >>> show("3月5日，市长王小明在全市农业工作会议上强调，要不误农时。")
    [('全市农业工作会议', 'XXXX-03-05')]
    >>> show("3月5日，全市农业工作会议精神传达到各乡镇。"), show("3月5日，市委学习贯彻全市农业工作会议部署。")
    ([], [])
    """
    days = [day for day in sentence.days if is_day(day) and not is_vague(day)]
    if not context.lead or not days:
        return
    ends = [day.end for day in days]
    behind = dict(_subjects_before_day(sentence, days))
    for span in (*_subjects(sentence), *behind, *_places(sentence)):
        name = sentence.words(span)
        before = bisect_right(ends, span.start)
        day = behind.get(span) or (days[before - 1] if before else None)
        generic = name in head_nouns.generic_names() or head_nouns.is_anaphoric(name)
        clause = sentence.clause_at(span.start).start
        if day is None or generic or len(name) < _SHORTEST or not naming.may_be_name(name):
            continue
        kind = head_nouns.kind_of(name)
        if (kind != "meeting" and not name.endswith(head_nouns.BRIEFINGS)) or reporting_status(
            sentence.flat[clause : span.start]
        ) != "held":
            continue
        yield Mention(
            kind,
            name,
            Rule.NAMED,
            SentenceSpan(min(day.start, span.start), max(day.end, span.end)),
            status="held",
            when=day,
        )
        return


def find_gathered(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """Those who gathered somewhere on a day to discuss something, where the sentence has no word for their meeting.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     found = find_gathered(sentences.read(text, 0, len(text)), Context(lead=True))
    ...     return [(one.name, one.when.value) for one in found]
    >>> show("3月5日，近百名专家齐聚海州，共同研讨防汛技术的推广。"), show("近年来，专家们齐聚海州，共同研讨防汛技术的推广。")
    ([('防汛技术的推广研讨', 'XXXX-03-05')], [])
    """
    hit = _GATHERED.search(sentence.flat) if context.lead or not sentence.start else None
    day = sentence.date_of(hit.start()) if hit else None
    if hit is None or day is None or not is_day(day) or is_vague(day):
        return
    if hit["discuss"] and not hit["meets"]:
        return
    if reporting_status(sentence.flat[day.end : hit.start("how")]) != "held":
        return
    name = sentence.words(SentenceSpan(*hit.span("what"))) + hit["how"]
    span = SentenceSpan(min(day.start, hit.start()), hit.end())
    yield Mention("meeting", name, Rule.GATHERED, span, status="held", when=day)


def _subjects(sentence: Sentence) -> Iterator[SentenceSpan]:
    """The names that begin the clause right behind a day and have a predicate; none that reaches over the next day."""
    following = (*(day.start for day in sentence.days[1:]), len(sentence.flat))
    for day, next_day in zip(sentence.days, following, strict=True):
        start = day.end
        while start < len(sentence.flat) and sentence.flat[start] in f"{DATE}，， 　":
            start += 1
        if start >= next_day and next_day < len(sentence.flat):
            continue
        stop = min(sentence.clause_at(start).end, next_day)
        for found in head_nouns.head_pattern().finditer(sentence.text, start, stop):
            end = found.end(1)
            if _no_subject().search(sentence.flat, start, found.start()):
                break
            only = day.start == 0 and not sentence.flat[end:].strip("。 ")  # 5日 全县教育工作会议。
            if not (only or _predicate().match(sentence.flat, end)) or sentence.text[:end].endswith("委会"):
                continue
            span = name_phrases.trim_name(sentence, SentenceSpan(start, end))
            if span is not None:
                yield span
                break


def _subjects_before_day(
    sentence: Sentence, days: list[TimeExpression]
) -> Iterator[tuple[SentenceSpan, TimeExpression]]:
    """The names that open the sentence, each with the day right behind it, before what came of the meeting.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     sentence = sentences.read(text, 0, len(text))
    ...     return [sentence.words(span) for span, _ in _subjects_before_day(sentence, list(sentence.days))]
    >>> show("第六届北方论坛3月5日发布年度报告。"), show("全市青年代表选举会议，3月5日选举产生代表13名。")
    (['第六届北方论坛'], ['全市青年代表选举会议'])
    """
    for day in days:
        end = len(sentence.flat[: day.start].rstrip("，,（( "))
        after = sentence.flat[day.start :].lstrip(DATE + "）)上下午晚")
        if "，" in sentence.flat[:end] or not _predicate().match(after) or _ANNOUNCES.match(after):
            continue
        span = name_phrases.trim_name(sentence, SentenceSpan(0, end))
        if span is not None and not _no_subject().search(sentence.flat, *span):
            yield span, day


def _places(sentence: Sentence) -> Iterator[SentenceSpan]:
    said = (one for one in _SAID_AT.finditer(sentence.flat) if people.listed(one["who"].strip(DATE)))
    for found in (*_AT.finditer(sentence.flat), *said):
        span = name_phrases.trim_name(sentence, SentenceSpan(*found.span("name")))
        if span is not None:
            yield span
    for found in _SAID_ON_DAY.finditer(sentence.flat):
        start, end = found.span("name")
        took_part = _TOOK_PART.match(sentence.flat, start, end)
        span = name_phrases.trim_name(sentence, SentenceSpan(took_part.end() if took_part else start, end))
        if span is not None and (found["at"] or not _is_action(sentence.words(span))):
            yield span


def _is_action(words: str) -> bool:
    """Whether words that end in a name say what was done about a meeting: 筹备第七届北方论坛."""
    return _DEALT_WITH.match(words) is not None or any(tag == "v" for _, tag in names.tags(words)[:1])
