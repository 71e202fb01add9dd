"""State visits as a whole: 对法国进行国事访问, 访问基辅; journeys: 开始为期4天的访欧之行."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis import numerals
from analysis.timeline import people
from analysis.timeline.meetings import durations, head_nouns, name_phrases, tour_verbs
from analysis.timeline.meetings.hosts import joined
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.reporting_status import reporting_status
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.meetings.travellers import Travellers, find_travellers, is_leader, without_pauses
from analysis.timeline.sentences import DATE, Sentence, is_day, is_vague
from analysis.timeline.spans import SentenceSpan

TRIGGERS = (
    "之行",
    "之旅",
    "抵达",
    "来到",
    "莅临",
    "到达",
    "进驻",
    "组来",
    "团来",
    "队来",
    "团到",
    "组到",
    "队到",
    "行到",
    "赴",
    "前往",
    "访",
)

#: 对法国进行国事访问, 访问基辅.
_STATE = re.compile(
    r"""
    (?: 对(?P<land>[^，。；]{2,40}?)(?:进行|开始|展开|开展|作)了?(?:(?:为期|历时)(?P<days>[\d一二两三四五六七八九十]{1,3})天的)?(?:[^，。；]{0,8}?)
      | (?P<verb>访问(?!团|学者|量|者|人次|期间|组))(?P<to>[^，。；的]{2,16})
    )
    (?P<end> 访问 | $ | (?=[，。；]) )
    """,
    re.VERBOSE,
)
#: A country or a city by one character: 率团访汉, 抵京访华.
_BY_ONE_CHARACTER = re.compile(
    "(?<![专走家采上信随回受接出探暗])访[华美俄欧日韩英法德印朝越澳新非台港京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇陕秦甘宁疆藏汉穗深蓉甬杭榕厦济连沈哈邕昆洛郑青]"
    "(?=[，。；]|$|并|参加|出席|开展|进行)"
)
#: The place that the page is from; its readers do not know who comes.
_OURS = re.compile("访问[我本]")
#: Who shows guests around is not the one who visits: 副会长王小明陪同青年代表团访问…….
_GUIDED = re.compile("(?:陪同|陪)(?!下)")
#: How travellers came, between them and their journey: 5日抵达云港.
_ARRIVED = re.compile(
    rf"[{DATE}]*(?:抵达|飞抵|到达|来到|抵|率|启程|出发|离开|乘|[从自]?[{DATE}]+(?:开始|起))"
)
#: A visit that begins, by its country or, without one, by the place that they came to: 开启对江国为期3天的访问, 抵达云港进行正式访问; other visits to a place are tours.
_SORT = "(?:国事|正式|友好|工作|首次|公务|私人|短暂|回访|交流|学习|非){0,3}"
_LENGTH = r"(?:为期(?P<{0}>[\d一二两三四五六七八九十]{{1,3}})天的)?"
_BEGUN = re.compile(
    rf"(?:开始|开启|展开|进行)了?对(?P<land>[^，。；对进]{{1,16}}?)的?{_LENGTH.format('of')}{_SORT}访问(?=[，。；]|$)"
    rf"|(?:飞抵|抵达|到达|(?P<came>来到))(?P<place>[^，。；对{DATE}]{{2,16}}?)，?(?:并|正式)?(?:开始|开启|展开|进行){_LENGTH.format('on')}(?:国事|正式|工作|公务|(?(came)(?!)))访问(?=[，。；]|$)"
)
#: A delegation of those who are named in front of it.
_COMPOSED = re.compile("由[^，。；]*组成的[^，。；]{0,12}[团队组]")
#: Behind the first of the days of a visit.
_FIRST = re.compile("起|开始")
#: What may stand before the verb of a clause whose subject is that of the clause before: 抵达巴黎，开始对法国…….
_OPENS_CLAUSE = re.compile("(?:开始|随后|并|应邀|正式|继续|出席[^，。；]{2,40})*")
#: The same of who leads a group, so that no words of their arrival are needed: ……总裁王小明，5日首次以会长的身份率团访问…….
_LEADS_GROUP = re.compile(
    "(?:(?:首[次度]|再[次度]|第[一二三四五六七八九十]次)?(?:以[^，。；]{2,30}?的?身[份分])?)*(?:率|率领|带领)(?:团|[^，。；]{1,20}[团队组])"
)
#: 开始为期4天的访欧之行.
_JOURNEY = re.compile(
    r"(?:开始|开启|展开|启动|进行)了?(?:(?:对[^，。；的]{2,16}(?:进行|的))?为期(?P<days>[\d一二两三四五六七八九十]{1,3})天的)?"
    r"(?P<what>[^，。；的]{0,8}[访考参学交寻][^，。；的]{0,8}之[行旅])(?=[，。；]|$)"
)
#: 访问……期间表示: what was done on the visit is the news.
_DURING = re.compile("期间|[时后](?:表示|强调|指出|说|称|会见|$)|之际")
#: Countries that the text named before, whose visit it reported there: 访问上述三国.
_NAMED_BEFORE = re.compile("了?(?:上述|前述|以上|[这该]|(?:三|四|五|六|两|多)国)")
#: Groups that come in order to visit; a delegation (代表团) may come to a congress or to games.
_VISITING = re.compile("组|(?:考察|访问|参访|参观|观摩|慰问|交流|调研|视察|采访|专家|学习)[一二三四五]?团")
#: Where a group went to take part in what is no meeting: 赴海州市参加“海州灯会”, 赴清江演出.
_TO_EVENT = re.compile(
    "(?:赴|前往)(?P<place>[\u4e00-\u9fff]{2,10}?)(?:(?:参加|出席|参与)了?(?P<what>[^，。；]{2,40})|(?:访问|交流|巡回)?演出|访演|参赛)(?=[，。；]|$)"
)
#: Who went there: a group with how many they are; 组织 only says who sent it.
_PARTY_OF = re.compile(
    r"(?:组织|选派|派遣|率领?|带领)?(?P<who>[^，。；率]{2,60}?[团队组]一行)(?:[\d一二两三四五六七八九十百]+[余多]?人)?$"
)
_SENT_BY = re.compile(".*(?:组织|选派|派遣)的?")
#: Came somewhere: 来我县, 抵达云港; the place ends the clause, or what they learnt there (学习……经验) does.
_CAME = re.compile(
    "(?:乘[^，。；]{1,8}?)?(?:来到|抵达|莅临|到达|飞抵|进驻|来(?!自|到)|赴|前往|(?<=[团组队行])到)"
    "(?![^，。；]*(?:参加|出席|参赛|比赛|演出|观看|举行|开展|进行))"
    "(?:[^，。；的]{2,12}|[^，。；的学]{2,12}学习[^，。；]{2,30}(?:经验|做法|模式))(?=[，。；]|$)"
)
#: The verb of coming is part of the name of a meeting.
_IN_NAME = re.compile("(?:会|会议|仪式|活动)(?:召开|举行|举办)?$")
#: Who comes with a group comes in order to visit: 王小明率代表团一行.
_BRINGS_A_GROUP = re.compile(
    "(?:率|率领|带领|带)[^，。；]{0,24}?(?:团|队|组)(?:一行[^，。；]{0,6})?$|(?:带队|率队)$"
)
#: Somebody else goes: 派出工作组赴清江县.
_SENT = re.compile("派(?!出所)|抽调")
#: A visit that another event refers to: 欢迎……访问, 结束……访问, 抗议……访问.
_OTHERS = re.compile(r"欢迎|结束|邀请|期待|祝贺|感谢|抗议|反对|谴责|批评|呼吁|敦促|取消|推迟")


def find_visits(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The state visits of a sentence: the subject of the clause, and the country.

    >>> from analysis.timeline import sentences
    >>> text = "5月6日至10日，国家主席李某某对法国进行国事访问。"
    >>> [one.name for one in find_visits(sentences.read(text, 0, len(text)), Context(lead=True))]
    ['李某某访问法国']
    >>> text = "5月6日，国家主席李某某访问上述三国后回国。"
    >>> list(find_visits(sentences.read(text, 0, len(text)), Context(lead=True)))
    []
    """
    if not context.lead and not sentence.days:
        return
    sentence = without_pauses(sentence)
    for hit in _STATE.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start())
        words = name_phrases.strip_adverbials(sentence.flat[clause.start : hit.start()]).strip(DATE + "，")
        what = _what(hit)
        if not what or _OTHERS.search(sentence.flat[clause.start : hit.start()]):
            continue
        who: Travellers | None = None
        if guided := _GUIDED.search(words):
            who = _who(sentence, SentenceSpan(clause.start + guided.start(), hit.start()))
        if who is None and not _COMPOSED.search(words) and (hosts := people.listed(words)):
            office = hosts[0].title if len(hosts) == 1 and _OURS.match(what) else ""
            who = Travellers(office + joined(hosts), hosts)
        elif who is None and words:
            who = _who(sentence, SentenceSpan(clause.start, hit.start()))
        earlier = sentence.clause_before(clause)
        if who is None and earlier is not None and _OPENS_CLAUSE.fullmatch(words):
            arrived = _ARRIVED.search(sentence.flat, earlier.start, earlier.end)
            who, clause = _who(sentence, earlier) if arrived else None, earlier
        elif (
            who is None
            and earlier is not None
            and _LEADS_GROUP.fullmatch(sentence.flat[clause.start : hit.start()].strip(DATE + "，"))
        ):
            who = _who(sentence, earlier)
        if who is not None:
            yield _visit(sentence, who, what, SentenceSpan(*hit.span()), clause, days=hit["days"] or "")
    yield from _begun(sentence)
    yield from _short_visits(sentence)
    yield from _journeys(sentence)
    yield from _arrivals(sentence)
    yield from _to_events(sentence)


def _visit(
    sentence: Sentence, who: Travellers, what: str, span: SentenceSpan, clause: SentenceSpan, *, days: str
) -> Mention:
    """A visit, with all its days where the text gives the first and how many: 从6月1日开始，……为期5天."""
    before = SentenceSpan(clause.start, span.start)
    first = sentence.date_of(span.start)
    if days and first is not None and _FIRST.match(sentence.flat, first.end):
        when = durations.from_first(first, numerals.parse(days) or 1)
        status = reporting_status(sentence.flat[clause.start : span.start])
        whole = SentenceSpan(min(first.start, span.start), span.end)
        return Mention(
            "visit", who.called + what, Rule.VISITED, whole, status=status, when=when, hosts=who.persons
        )
    return Mention("visit", who.called + what, Rule.VISITED, span, before, hosts=who.persons)


def _begun(sentence: Sentence) -> Iterator[Mention]:
    """The visits that a sentence says began, with the days that they take.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [(one.name, one.when.value) for one in _begun(sentences.read(text, 0, len(text)))]
    >>> show("北方商会代表团5月6日抵达云港，开启对江州为期4天的访问。"), show("5月6日，总统李大伟抵达江国首都云港进行国事访问。")
    ([('北方商会代表团访问江州', 'XXXX-05-06/XXXX-05-09')], [('李大伟访问江国', 'XXXX-05-06')])
    """
    for hit in _BEGUN.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start())
        day = sentence.date_of(hit.start())
        if day is None or not is_day(day) or _OTHERS.search(sentence.flat[: hit.start()]):
            continue
        earlier = sentence.clause_before(clause)
        places = [SentenceSpan(clause.start, hit.start()), *([earlier] if hit["land"] and earlier else [])]
        who = next((w for place in places if (w := _who(sentence, place))), None)
        if who is None:
            continue
        yield Mention(
            "visit",
            f"{who.called}访问{hit['land'] or hit['place'].partition('首都')[0]}",
            Rule.VISITED,
            SentenceSpan(min(day.start, hit.start()), hit.end()),
            status=reporting_status(sentence.flat[clause.start : hit.start()]),
            when=durations.from_first(day, numerals.parse(hit["of"] or hit["on"] or "") or 1),
            hosts=who.persons,
        )


def _short_visits(sentence: Sentence) -> Iterator[Mention]:
    """Visits to a country or a city that one character names: 率代表团访汉.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in _short_visits(sentences.read(text, 0, len(text)))]
    >>> show("3月5日，海州市长王小明率代表团访汉。"), show("3月5日，海州商会代表团一行8人抵京访华。"), show("3月5日，王小明专访汉剧团。")
    (['王小明访汉'], ['海州商会代表团访华'], [])
    """
    if "访" not in sentence.flat or not sentence.days:
        return
    for hit in _BY_ONE_CHARACTER.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start())
        words = sentence.flat[clause.start : hit.start()]
        if sentence.date_of(hit.start()) is None or _OTHERS.search(words):
            continue
        who = _who(sentence, SentenceSpan(clause.start, hit.start()))
        if who is not None and (who.group or any(one.title for one in who.persons)):
            yield Mention(
                "visit",
                who.called + hit.group(),
                Rule.VISITED,
                SentenceSpan(*hit.span()),
                SentenceSpan(clause.start, hit.start()),
                hosts=who.persons,
            )


def _arrivals(sentence: Sentence) -> Iterator[Mention]:
    """Groups, and persons with a group, that a sentence says came somewhere on a day, and nothing more of what they did there.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in _arrivals(sentences.read(text, 0, len(text)))]
    >>> show("3月5日，省政府督导组来我县。"), show("3月5日，市长王小明率党政代表团抵达云港。")
    (['省政府督导组来我县'], ['王小明抵达云港'])
    >>> show("3月5日，省政府督导组来我县督导。"), show("3月5日，市长王小明抵达云港。")
    ([], [])
    """
    if tour_verbs.found(sentence.flat) or "访问" in sentence.flat or _SENT.search(sentence.flat):
        return
    for hit in _CAME.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start())
        words = sentence.flat[clause.start : hit.start()]
        if sentence.date_of(hit.start()) is None or _OTHERS.search(words) or _IN_NAME.search(hit.group()):
            continue  # 巡视组进驻清江集团动员会
        who = _who(sentence, SentenceSpan(clause.start, hit.start()))
        in_order_to = _BRINGS_A_GROUP.search(words) or (words.endswith("一行") and "学习" in hit.group())
        if who is not None and (in_order_to if who.persons else _VISITING.search(who.called)):
            span, before = SentenceSpan(*hit.span()), SentenceSpan(clause.start, hit.start())
            yield Mention("visit", who.called + hit.group(), Rule.VISITED, span, before, hosts=who.persons)


def _to_events(sentence: Sentence) -> Iterator[Mention]:
    """Groups that went somewhere on days to take part in what is no meeting, which has a row of its own.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in _to_events(sentences.read(text, 0, len(text)))]
    >>> show("3月5日，市侨联组织民乐团一行20人赴江国参加“江国灯会”。"), show("3月5日，市侨联代表团一行赴江国参加北方论坛。")
    (['民乐团一行赴江国参加“江国灯会”'], [])
    """
    if "一行" not in sentence.flat:
        return
    for hit in _TO_EVENT.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start())
        party = _PARTY_OF.search(sentence.flat, clause.start, hit.start())
        day = sentence.date_of(hit.start())
        if party is None or day is None or not is_day(day) or is_vague(day):
            continue
        what = sentence.words(SentenceSpan(*hit.span("what"))) if hit["what"] else ""
        if what and head_nouns.kind_of(what) != "event":
            continue
        who = _who(sentence, SentenceSpan(clause.start, hit.start()))
        group = who.called if who else sentence.words(SentenceSpan(*party.span("who")))
        called = _SENT_BY.sub("", group)
        yield Mention(
            "visit",
            called + sentence.words(SentenceSpan(*hit.span())),
            Rule.VISITED,
            SentenceSpan(*hit.span()),
            SentenceSpan(clause.start, hit.start()),
            hosts=who.persons if who else (),
        )


def _journeys(sentence: Sentence) -> Iterator[Mention]:
    """The journeys that a sentence says began, with the days that they take.

    >>> from analysis.timeline import sentences
    >>> text = "北方商会代表团5月6日抵达云港，开始为期4天的访云之行。"
    >>> [(one.name, one.when.value) for one in _journeys(sentences.read(text, 0, len(text)))]
    [('北方商会代表团访云之行', 'XXXX-05-06/XXXX-05-09')]
    """
    for hit in _JOURNEY.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start())
        day = sentence.date_of(hit.start())
        earlier = sentence.clause_before(clause)
        own = SentenceSpan(clause.start, hit.start())
        places = (
            [own] if sentence.flat[own.start : own.end].strip(DATE) or earlier is None else [own, earlier]
        )
        who = next((w for place in places if (w := _who(sentence, place))), None)
        if day is None or who is None:
            continue
        when = durations.from_first(day, numerals.parse(hit["days"] or "") or 1)
        yield Mention(
            "visit",
            who.called + hit["what"],
            Rule.VISITED,
            SentenceSpan(min(day.start, hit.start()), hit.end()),
            status=reporting_status(sentence.flat[clause.start : hit.start()]),
            when=when,
            hosts=who.persons,
        )


def _who(sentence: Sentence, span: SentenceSpan) -> Travellers | None:
    """Who is the subject of a clause, without when and how they arrived."""
    arrived = _ARRIVED.search(sentence.flat, span.start, span.end)
    end = arrived.start() if arrived else span.end
    leader = name_phrases.strip_adverbials(sentence.flat[span.start : end]).strip(DATE + "，、 ")
    if is_leader(leader):
        return Travellers(leader, group=leader)
    return find_travellers(sentence, SentenceSpan(span.start, end), end, own_clause=True)


def _what(hit: re.Match[str]) -> str:
    """The country: 访问基辅; "" where the words do not say."""
    if _NAMED_BEFORE.match(hit["to"] or hit["land"] or ""):
        return ""
    if hit["verb"]:
        return "" if _DURING.search(hit["to"]) else "访问" + hit["to"].removeprefix("了")
    return "访问" + hit["land"] if hit["end"] == "访问" else ""
