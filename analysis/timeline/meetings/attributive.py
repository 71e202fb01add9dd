"""Meetings that a clause before their name dates: 3月5日召开的全市农业工作会议，由……主持."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import people
from analysis.timeline.meetings import bodies, head_nouns, launches, name_phrases, naming
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.reporting_status import reporting_status
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import DATE, Sentence, is_day, is_vague
from analysis.timeline.spans import SentenceSpan

#: Required in a sentence for each of the two forms.
TRIGGERS = (
    "召开的",
    "举行的",
    "举办的",
    "组织的",
    "进行的",
    "幕的",
    "日的",
    "午的",
    "天的",
    "晚的",
    "会上",
    "会议上",
    "论坛上",
    "发表",
    "致辞",
    "期间",
    "发言",
    "作报告",
)
#: Required, in any part of an article, for news that was heard at a gathering.
HEARD_TRIGGERS = ("会上", "会议上", "论坛上", "赛上", "仪式上", "活动上", "演练上")
#: 3月5日(市委)(在北京)召开的, 3月5日的.
_DATED = re.compile(
    rf"{DATE}+(?:[^，。；的{DATE}]{{0,40}}?(?:召开|举行|举办|组织|进行|开幕|闭幕|启幕))?的(?!日子|消息|报道|当[天晚])(?P<rest>[^，。；]{{2,80}})"
)
#: What goes on after such a name: its news, not another noun (精神, 要求, 部署).
_NEWS_FOLLOWS = re.compile(
    r"上|，|由|有|。|；|$|只|获悉|透露|传出|(?:总结|审议|听取|传达|讨论|表决|选举|通过)了?(?!的|后|情况)"
)
#: Whoever refers to a meeting so reports something else.
_REFERS = re.compile(
    "贯彻|落实|按照|根据|继|自|学习|传达|依据|围绕|结合|对照|通过|以来|鉴于|针对|参加|出席|经|与|和|同"
)
#: What makes news of an event: 3月5日开幕的第三届清江啤酒节.
_OPENED = re.compile("(?:召开|举行|举办|开幕|启幕)的$")
#: A name behind such a clause, where its news follows.
_OPENED_THERE = re.compile(rf"[^，。；的{DATE}]{{4,40}}?(?=上|，)")
#: 市长王小明在全市农业工作会议上强调, 欧洲央行行长拉加德25日在……听证会上表示.
_SPOKE_AT = re.compile(
    rf"(?P<who>[^，。；{DATE}]{{2,60}}?)(?:{DATE}+(?:[上下]午|晚上?)?)?在(?P<name>[^，。；在的{DATE}]{{4,60}}?)上(?!的)"
    r"(?=[^，。；]{0,24}?(?:强调|指出|要求|讲话|致[辞词]|部署|表示|宣布|呼吁|介绍|透露|警告|演讲|讲座|报告(?=[，。；]|$)|宣讲|主讲|党课|讲了话|发言|[^，。；]说|称(?![号谓])))"
)
#: 王小明在国会参议院举行的听证会上称: the same with the body that held it.
_SPOKE_AT_ITS = re.compile(
    rf"(?P<who>[^，。；{DATE}]{{2,60}}?)(?:{DATE}+(?:[上下]午|晚上?)?)?在(?P<body>[^，。；在的{DATE}]{{2,40}}?)(?:联合|共同)?(?:召开|举行|举办)的"
    rf"(?P<name>[^，。；在的{DATE}]{{3,60}}?)上(?=说|[^，。；]{{0,24}}?(?:强调|指出|要求|讲话|致[辞词]|表示|宣布|呼吁|介绍|透露|警告|演讲|作证|发言|[^，。；]说|称(?![号谓])))"
)
#: 市长王小明在第三届北方论坛发表演讲, 向北方论坛开幕式发表视频致辞, 在海州出席北方论坛期间表示: who gives a speech there,
#: without 上.
_GAVE_SPEECH = re.compile(
    rf"(?P<who>[^，。；{DATE}]{{2,60}}?)(?:{DATE}+(?:[上下]午|晚上?)?)?[在向](?:(?:[^，。；在向的{DATE}]{{1,12}}?)?(?:应邀|受邀)?(?:出席|参加|列席|主持)(?!召开|[的者]|人(?![大民才]))了?)?(?P<name>[^，。；在向的{DATE}]{{4,60}}?)(?=(?:代表[^，。；]{{2,20}})?"
    r"(?:发表|(?<![工写合])作|做|致)了?[^，。；的]{0,12}?(?:致辞|致词|讲话|演讲|报告|发言|开幕辞|闭幕辞)|期间[^，。；]{0,6}(?:表示|[声宣]?称|说|指出))"
)
#: Who speaks for a country or a body, without a name.
_SPEAKS_FOR = re.compile("(?:[国盟方](?:常驻[^，。；]{0,8})?代表|发言人)$")
#: What is said of somebody else's speech, or of one to come.
_RECALLS = re.compile("准备|拟|打算|学习|审阅|引用|重温|回顾|听取|观看|转发|研读")
_RECALLED = re.compile("[^，。；]{0,24}?(?:[作发致](?:表)?的|时的|周年|之际|以来|后的)")
#: Before a clause that is reported speech.
_QUOTES_NEXT = re.compile("(?:说|表示|称|介绍|透露|指出)[，：]$")
#: 外交部发言人王小明3月5日在例行记者会上表示: the press conference that a spokesperson gives every day or week.
_SPOKE_FOR = re.compile(
    rf"(?P<body>[^，。；：、（）()\s{DATE}]{{0,40}}?)(?:新闻)?发言人[^，。；{DATE}]{{0,24}}{DATE}*(?:[上下]午)?在"
    rf"(?P<name>[^，。；在的{DATE}]{{0,14}}例行(?:新闻|政策)?(?:记者会|记者招待会|发布会|吹风会))(?:上|(?=表示|说|称|指出|强调|宣布|回应))"
)
#: Before the body that speaks: 据, 作为; and what it speaks of, with the words that end that: 对此, 针对有关报道.
_SPEAKING = re.compile("^.*(?:(?<!数)据|作为|记者|采访|获悉)")
_ABOUT = re.compile("针对|关于|围绕|对(?![外台口])于?|就(?!业)")
_MATTER = re.compile("^.*(?:此事?|一事|问题|报道|事件|事故|局势|情况|言论|传闻|说法|质疑|提问)")
#: 3月5日，全市项目对接会上，12个项目签约: the news of a gathering that opens an item.
_NEWS_AT = re.compile(
    rf"^{DATE}+(?:[上下]午|晚上?)?[，\s]*(?P<rest>[^，。；在{DATE}]{{6,60}}?(?:会|会议|论坛))上(?=，)"
)
#: 3月5日，在市政府新闻办举行的新闻发布会上，……: the same with who held it.
_HELD_BY = re.compile(
    rf"^{DATE}+(?:[上下]午|晚上?)?，?在(?P<who>[^，。；的在{DATE}]{{0,60}}?)(?:联合|共同)?(?:召开|举行|举办)的(?P<rest>[^，。；的]{{2,60}}?)上(?=，)"
)
#: 记者从国务院新闻办今天举行的新闻发布会上获悉, 在今天开幕的北方论坛上: news from a gathering of that day.
_HEARD_AT = re.compile(
    rf"[从在](?P<who>[^，。；的从在{DATE}]{{0,24}}?){DATE}*(?:在[^，。的]{{1,12}}?)?"
    rf"(?P<held>[^，。；的在{DATE}]{{0,16}}?(?:召开|举行|举办|开幕)的)?(?P<rest>[^，。；{DATE}]{{2,60}}?)上(?!午|旬|述|市|线|海)"
)
_HELD_THERE = rf"在[^，。；的在{DATE}]{{2,24}}?(?:隆重)?(?:召开|举行|举办)的"
#: ……在人民大会堂举行的全省质量大会上领取奖牌, 观看了在体育场举行的文艺演出: what somebody received or watched at a gathering elsewhere.
_THERE = (
    re.compile(
        rf"{_HELD_THERE}(?P<rest>[^，。；{DATE}]{{4,60}}?)上，?(?=(?:喜|荣|再次|被)*(?:获|领取|捧|授予|评为|受到表彰|受表彰|夺|斩获|摘))"
    ),
    re.compile(rf"观看了?{_HELD_THERE}(?P<rest>[^，。；{DATE}]{{4,60}}?)(?=[，。；]|$)"),
)

#: A press conference that is named with its body: 市政府新闻办|新闻发布会.
_BRIEFING_OF = re.compile("(?P<body>.{2,}?)(?:新闻|政策|专场|专题|例行)*(?:发布会|吹风会|通气会|记者会)")
_LEARNT = re.compile("获悉|了解到?|得知|获知")
#: Between 从 and the name, the words for another time than the day of the sentence.
_OF_ANOTHER_TIME = re.compile("[去前明今]年|即将|将|刚刚?|此前|日前|近日|[上下]个?[月周]|月")


def find_attributive(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The meetings of a sentence in the lead that a relative clause dates, or that an official spoke at on that day.

    Ignores a meeting that is only named for what it decided or asked for
    (按照3月5日召开的市委全会要求).

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     found = find_attributive(sentences.read(text, 0, len(text)), Context(lead=True))
    ...     return [(one.name, one.when.value) for one in found]
    >>> show("3月5日下午召开的市政府第九次常务会议，由市长王小明主持。")
    [('市政府第九次常务会议', 'XXXX-03-05')]
    >>> show("3月5日，市长王小明在全市农业工作会议上强调，要抓好春耕。")
    [('全市农业工作会议', 'XXXX-03-05')]
    >>> show("3月5日，全市产业融资对接会上，各方签约200亿元。")
    [('全市产业融资对接会', 'XXXX-03-05')]
    >>> show("3月5日，总工程师王小明代表集团，在海州会堂举行的全省质量大会上领取了奖牌。")
    [('全省质量大会', 'XXXX-03-05')]
    >>> show("3月5日，集团的职工代表，观看了在会堂举行的新春文艺演出。")
    [('新春文艺演出', 'XXXX-03-05')]
    >>> show("按照3月5日召开的市委常委会会议要求，各地抓好春耕。"), show("落实3月5日召开的全市农业工作会议精神。")
    ([], [])
    """
    yield from _heard_at(sentence)
    if not context.lead or not sentence.days or not any(word in sentence.text for word in TRIGGERS):
        return
    for hit in _DATED.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start()).start
        if _REFERS.search(sentence.flat, clause, hit.start()) and not _speaks_there(
            sentence, clause, hit.start()
        ):
            continue
        span = _name(sentence, SentenceSpan(*hit.span("rest"))) or _opened_name(sentence, hit)
        if span is not None:
            body = _convener(sentence, SentenceSpan(clause, span.start))
            yield from _mention(sentence, SentenceSpan(clause, span.start), span, body)
    if sentence.start == 0 and (at := _HELD_BY.match(sentence.flat)):
        span = name_phrases.trim_name(sentence, SentenceSpan(*at.span("rest")))
        body = at["who"] if naming.can_convene(at["who"]) else ""
        talks = span is not None and (
            head_nouns.kind_of(sentence.words(span)) == "meeting" or at["rest"].endswith(head_nouns.BRIEFINGS)
        )
        if span is not None and talks:
            yield from _mention(sentence, SentenceSpan(0, span.start), span, body)
    if sentence.start == 0 and (at := _NEWS_AT.match(sentence.flat)):
        span = name_phrases.trim_name(sentence, SentenceSpan(*at.span("rest")))
        if span is not None:
            yield from _mention(sentence, SentenceSpan(0, span.start), span, "")
    yield from _spoke_for(sentence)
    for hit in (hit for form in _THERE for hit in form.finditer(sentence.flat)):
        span = name_phrases.trim_name(sentence, SentenceSpan(*hit.span("rest")))
        if span is not None:
            before = SentenceSpan(sentence.clause_at(hit.start()).start, span.start)
            yield from _mention(sentence, before, span, "")
    for hit in (
        hit for form in (_SPOKE_AT, _SPOKE_AT_ITS, _GAVE_SPEECH) for hit in form.finditer(sentence.flat)
    ):
        clause = sentence.clause_at(hit.start("who")).start
        dated = sentence.days[0].end <= hit.start("name")
        span = SentenceSpan(*hit.span("name"))
        speaks = people.listed(hit["who"]) or _SPEAKS_FOR.search(hit["who"])
        told = not _RECALLS.search(hit["who"]) and not _RECALLED.match(sentence.flat, hit.end("name"))
        quoted = _QUOTES_NEXT.search(sentence.flat, 0, clause) is not None
        if dated and told and not quoted and head_nouns.head_of(sentence.words(span)) and speaks:
            body = ""
            if hit.re is _SPOKE_AT_ITS:
                day = sentence.date_of(hit.start("name"))
                if day is None or is_vague(day):
                    continue
                body = hit["body"] if naming.can_convene(hit["body"]) else ""
            yield from _mention(sentence, SentenceSpan(clause, hit.start("name")), span, body)


def _spoke_for(sentence: Sentence) -> Iterator[Mention]:
    """The regular press conference at which a spokesperson spoke on a day, named with the body.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in _spoke_for(sentences.read(text, 0, len(text)))]
    >>> show("外交部发言人王小明3月5日在例行记者会上表示，中方欢迎。"), show("发言人王小明曾多次在例行记者会上表示欢迎。")
    (['外交部例行记者会'], [])
    """
    hit = _SPOKE_FOR.search(sentence.flat)
    day = sentence.date_of(hit.start("name")) if hit else None
    if hit is None or day is None or is_vague(day) or not (is_day(day) or day.unit == "day"):
        return
    span, before = SentenceSpan(*hit.span("name")), SentenceSpan(hit.start(), hit.start("name"))
    if reporting_status(sentence.flat[before.start : before.end]) != "held":
        return
    name, body = sentence.words(span), _speaking_body(hit["body"])
    yield Mention(
        kind="event",
        name=name if body and body in name else body + name,
        rule=Rule.HELD,
        span=SentenceSpan(min(hit.start(), day.start), span.end),
        status="held",
        when=day,
        convener=body,
    )


def _speaking_body(words: str) -> str:
    """The body in the words before 发言人; behind an unknown matter only a known one can be told from it.

    >>> [_speaking_body(words) for words in ("据外交部", "对此海州市政府", "就芯片出口商务部", "就粮价海州市政府")]
    ['外交部', '海州市政府', '商务部', '']
    """
    if about := _ABOUT.search(words):
        words = words[about.end() :]
        matter = _MATTER.match(words)
        words = words[matter.end() :] if matter else bodies.known_at_end(words)
    body = _SPEAKING.sub("", words).removeprefix("中国")
    return body if naming.can_convene(body) else ""


def _speaks_there(sentence: Sentence, clause: int, at: int) -> bool:
    """Whether the words before a date are somebody who speaks at what it dates, whose name may hold a word of `_REFERS`."""
    words = sentence.flat[clause:at]
    return words.endswith("在") and bool(people.listed(words[:-1].strip(DATE + "，、 ")))


def _heard_at(sentence: Sentence) -> Iterator[Mention]:
    """The gathering at which a reporter heard the news that opens a paragraph: of today, yesterday, or held on a day.

    >>> from analysis.timeline import sentences
    >>> text = "记者从市政府新闻办今天（3月5日）举行的新闻发布会上获悉，全市经济增长。"
    >>> [one.name for one in _heard_at(sentences.read(text, 0, len(text)))]
    ['市政府新闻办新闻发布会']
    >>> text = "记者从市政府新闻办当日举行的新闻发布会上获悉，全市经济增长。"
    >>> [one.name for one in _heard_at(sentences.read(text, 0, len(text)))]  # of a day named before
    []
    >>> text = "记者2月5日从省政府举办的新闻发布会上了解到，全省经济增长。"
    >>> [one.name for one in _heard_at(sentences.read(text, 0, len(text)))]
    ['省政府新闻发布会']
    >>> text = "记者从5日的市政府常务会议上获悉，全市经济增长。"
    >>> [one.name for one in _heard_at(sentences.read(text, 0, len(text)))]
    []
    """
    heard = sentence.start == 0 and sentence.days and any(word in sentence.text for word in HEARD_TRIGGERS)
    hit = _HEARD_AT.search(sentence.flat) if heard else None
    day = sentence.date_of(hit.start("rest")) if hit else None
    if hit is None or day is None:
        return
    today = day.anchor == "published" and day.offset in (0, -1)
    if not today and not (_learnt(sentence, hit) and is_day(day) and not day.anchor and not is_vague(day)):
        return
    span = name_phrases.trim_name(sentence, SentenceSpan(*hit.span("rest")))
    name = sentence.words(span) if span is not None else ""
    who = hit["who"] + (hit["held"] or "")[: -len("召开的")]
    body = who if naming.can_convene(who) else ""
    generic = name in head_nouns.generic_names() or head_nouns.is_anaphoric(name)
    whose = _BRIEFING_OF.fullmatch(name) if not body and sentence.flat.startswith("从", hit.start()) else None
    if whose and naming.can_convene(whose["body"]) and not _OF_ANOTHER_TIME.search(whose["body"]):
        body = whose["body"]
    if span is None or (generic and not body) or not (hit["held"] or body) or not naming.may_be_name(name):
        return
    yield Mention(
        kind=head_nouns.kind_of(name),
        name=body + name if body and not whose and (generic or name.endswith(head_nouns.BRIEFINGS)) else name,
        rule=Rule.HELD,
        span=SentenceSpan(min(hit.start(), day.start), span.end),
        status="held",
        when=day,
        convener=body,
    )


def _learnt(sentence: Sentence, hit: re.Match[str]) -> bool:
    """Whether a reporter learnt the news at a gathering held on the day of the sentence: 从省政府举办的新闻发布会上获悉."""
    reporter = sentence.flat.startswith("从", hit.start()) and _LEARNT.match(sentence.flat, hit.end())
    return bool(hit["held"] and reporter) and not _OF_ANOTHER_TIME.search(hit["who"] + hit["held"])


def _name(sentence: Sentence, rest: SentenceSpan) -> SentenceSpan | None:
    """The name that begins a span, where its news follows."""
    best = None
    for found in head_nouns.head_pattern().finditer(sentence.text, rest.start, rest.end):
        end = found.end(1)
        while end < len(sentence.text) and sentence.text[end] in "”’」』":
            end += 1
        if _NEWS_FOLLOWS.match(sentence.text, end):
            best = end
            break
    return name_phrases.trim_name(sentence, SentenceSpan(rest.start, best)) if best is not None else None


def _opened_name(sentence: Sentence, hit: re.Match[str]) -> SentenceSpan | None:
    """What opened on a day, in a relative clause, where its name has no head noun: 今天开幕的|清江民族舞蹈节|上."""
    start = hit.start("rest")
    name = _OPENED_THERE.match(sentence.flat, start)
    opens = sentence.flat.endswith(("开幕的", "启幕的", "举行的", "举办的"), 0, start)
    if name is None or not opens or not launches.opens(sentence.words(SentenceSpan(*name.span()))):
        return None
    return name_phrases.without_lead(sentence, SentenceSpan(*name.span()))


def _convener(sentence: Sentence, before: SentenceSpan) -> str:
    """The body in the words before a name: 区委3月5日召开的."""
    words = re.sub(r"(?:召开|举行|举办|组织|进行)?的$", "", sentence.flat[before.start : before.end])
    words = re.sub(r"^(?:[^，。从]{0,8}记者)?从(?=.)", "", words)
    bare = name_phrases.strip_adverbials(words).strip(DATE + "在于，、 ")
    return bare if DATE not in bare and naming.can_convene(bare) else ""


def _mention(sentence: Sentence, before: SentenceSpan, span: SentenceSpan, body: str) -> Iterator[Mention]:
    name = sentence.words(span)
    day = sentence.date_of(span.start)
    generic = name in head_nouns.generic_names() or head_nouns.is_anaphoric(name)
    if (generic and not (body or name.endswith(head_nouns.BRIEFINGS))) or not naming.may_be_name(name):
        return
    opened = _OPENED.search(sentence.flat[before.start : before.end])
    if head_nouns.kind_of(name) != "meeting" and not opened and not name.endswith(head_nouns.BRIEFINGS):
        return
    if day is None or not is_day(day) or reporting_status(sentence.flat[before.start : before.end]) != "held":
        return
    yield Mention(
        kind=head_nouns.kind_of(name),
        name=body + name if body and (generic or name.endswith(head_nouns.BRIEFINGS)) else name,
        rule=Rule.HELD,
        span=SentenceSpan(min(before.start, day.start), span.end),
        status="held",
        when=day,
        convener=body,
    )
