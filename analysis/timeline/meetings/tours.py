"""Tours: an official, or a group that was sent, inspects a place or a field of work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analysis import vocabulary
from analysis.timeline import people
from analysis.timeline.meetings import name_phrases
from analysis.timeline.meetings.hosts import hosts_of, joined
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import BRACKET, DATE, Sentence
from analysis.timeline.spans import SentenceSpan

#: Follows a verb of touring that is part of a noun: 调研组, 检查站, 督导工作会.
_NO_VERB = (
    "组|团(?!结)|队|站|员|院|机关|报告|成果|课题|方案|验收|结束|期间|制度|机制|清单|反馈|发现|显示|座谈会"
    "|工作(?:会|组|方案|机制|部署)|或|参加|出席|[了成](?=$|[，。；的])"
)
#: The way to a place: 在新疆, 深入基层, 来我县.
_WAY = r"(?P<at>在|到|赴|深入|前往|走进|来到|抵达|莅临|(?<![近年月日以未起将])来)"
#: What for, between the place and the verb.
_PURPOSE = r"(?:(?:就|围绕|针对|对|以|聚焦)[^，。；]{2,40}?)?(?:进行|开展|实地|深入|专题|集中|现场|分别|专程|联合|节前|春节|新春|一线)*"
_GOING = re.compile(rf"{_WAY}(?P<place>[^，。；在到赴{DATE}]{{1,30}}?)?{_PURPOSE}$")
_ONLY_PURPOSE = re.compile(rf"{_PURPOSE}$")
#: The field of work before the verb: 对防汛工作进行督导, 开展安全生产检查.
_ABOUT = re.compile(
    r"(?:对(?P<what>[^，。；]{2,30}?)(?:进行|开展)|开展(?=[^，。；]{2})(?P<field>[^，。；]{2,16}))$"
)
#: The clause before one that begins with the verb: 到北山市，就经济发展开展调研; 走访企业，调研工业发展.
_STOPS = re.compile(
    rf"(?:{_WAY}|(?P<by>走访|走遍|走了|先后走访|察看|查看|实地察看)|(?P<walk>(?<=一行)走))了?(?P<place>[^，。；{DATE}]{{1,60}})$"
)
#: So many clauses before its verb a tour may name its first stop; none of them reports something else.
_FAR = 5
_ELSE = re.compile("会议|召开|强调|指出|表示|要求|举行|[说称]$")
#: People without names who are sent: 省委调研组, 河海大学国际处一行, 专家组派员.
_GROUP = re.compile(
    rf"(?:^|[{DATE}，])(?P<who>[^，。；{DATE}]{{2,40}}?"
    r"(?:调研组|考察[组团]|检查组|督导组|督查组|督察组|代表团|慰问[组团]|工作组|指导组|专家组|评估组|观摩团|访问团|参访团"
    r"|(?:处|局|部|院|校|司|公司|集团|机构|组)(?:一行|派员)))$"
)
#: Verbs that say by themselves where: 市长王小明巡河.
_ALONE = ("巡河", "巡林", "巡湖")
#: Whoever sent a group is its subject: 派出工作组.
_SENT = ("派出", "组成", "成立", "率", "由", "该", "各")
#: A tour that other news refers to: 欢迎……考察, 陪同……调研.
_OTHERS = re.compile("欢迎|结束|邀请|期待|祝贺|感谢|陪同(?!下)|一同$|一起$|随同|会见|接见")
#: Who was visited, in the passive: 老党员得到市长王小明登门慰问, 我区迎来市长王小明调研.
_PASSIVE = re.compile(
    rf"(?P<whom>[^，。；{DATE}]{{2,20}}?){DATE}*(?:得到|迎来)了?(?P<who>[^，。；]{{2,40}}?)(?:登门|上门|亲切|前来|实地|带队|率队)*$"
)
_ACCOMPANIED = re.compile(rf"(?:^|[{DATE}，])(?P<who>[^{DATE}，。；在]{{2,30}})在[^，。；]{{2,60}}陪同下")
#: The field of work behind the verb: 督导防汛工作.
_OBJECT = re.compile(
    rf"了?(?P<what>(?!并|时|和|及|后|以|等)[^，。；：、{DATE}][^，。；：{DATE}]{{1,40}}?)(?=并(?!网|购)|[，。；：{DATE}]|{BRACKET}*$)"
)
#: 视察部队时强调: what was said there.
_SAID = re.compile("时?(?:强调|指出|表示|要求|提出|说)?$")
#: The traveller is a guest: 李大伟来我市考察，市长会见了他.
_RECEIVED = re.compile("会见|会谈|接见")
_ENDS = re.compile("[，。；]|$")
#: A tour without a date is news within so many characters of its article.
_EARLY = 60


#: The verb is part of the name of a meeting: 来我省督查安全生产工作汇报会召开.
_IN_NAME = re.compile("(?:会|会议|仪式|活动)[^，。；]{0,20}(?:召开|举行|举办)")


class _Tour(NamedTuple):
    """Who went (persons, or a group without names) and where to."""

    who: str
    hosts: tuple[people.Person, ...]
    what: str


@cache
def _verbs() -> dict[str, bool]:
    """Verb to whether it takes the field of work as its object."""
    found = {}
    for row in vocabulary.load("timeline/meetings_tours", ("verb", "object", "example")):
        if row["object"] not in ("yes", "no"):
            raise row.fault(f"object {row['object']!r}, which is neither yes nor no")
        found[row["verb"]] = row["object"] == "yes"
    return found


@cache
def _verb() -> re.Pattern[str]:
    words = sorted(_verbs(), key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(words)})(?!{_NO_VERB})")


def triggers() -> tuple[str, ...]:
    """Words one of which a sentence that reports a tour holds."""
    return tuple(_verbs())


def find_tours(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The tours of a sentence: who, where to or what for; one for each traveller and day.

    Without a date only where it opens the article.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in find_tours(sentences.read(text, 0, len(text)), Context(lead=True))]
    >>> show("全国政协主席王沪宁22日至24日在新疆调研。"), show("3月9日，市长李大伟到北山市，就秋收工作开展调研。")
    (['王沪宁在新疆调研'], ['李大伟到北山市调研'])
    >>> show("4月2日，市长李大伟督导防汛工作。"), show("4月2日，省委调研组来我县调研。"), show("调研报告4月2日发布。")
    (['李大伟督导防汛工作'], ['省委调研组来我县调研'], [])
    """
    if not context.lead and not sentence.days:
        return
    seen = set()
    for hit in _verb().finditer(sentence.flat):
        clause = sentence.clause_at(hit.start())
        when = sentence.date_of(hit.start())
        if when is None and context.headline and hit.group() not in context.headline:
            continue
        if when is None and not (context.paragraph == 0 and sentence.start == 0 and hit.start() <= _EARLY):
            continue
        if when is None and _RECEIVED.search(sentence.flat, clause.end):
            continue
        if hit.group().startswith("招商") and not _ENDS.match(sentence.flat, hit.end()):
            continue
        if hit.group() == "走访" and _says_why(sentence, clause):
            continue
        if _IN_NAME.search(sentence.flat, hit.end(), clause.end):
            continue
        if sentence.flat.startswith("、", hit.start() - 1):  # one of a list: 项目建设、招商引资
            continue
        tour = _tour(sentence, SentenceSpan(clause.start, hit.start()), hit)
        if tour is None or _OTHERS.search(sentence.flat[clause.start : hit.start()]):
            continue
        if (tour.who, when) not in seen:
            seen.add((tour.who, when))
            span, before = SentenceSpan(*hit.span()), SentenceSpan(clause.start, hit.start())
            yield Mention("visit", tour.who + tour.what, Rule.TOURED, span, before, hosts=tour.hosts)


def _says_why(sentence: Sentence, clause: SentenceSpan) -> bool:
    """Whether the next clause says what a round of calls is for: 走访企业，调研工业发展."""
    after = _verb().match(sentence.flat, clause.end + 1)
    return after is not None and bool(_object(sentence, after))


def _tour(sentence: Sentence, before: SentenceSpan, hit: re.Match[str]) -> _Tour | None:
    """The tour that a verb reports; `before` reaches from its clause to the verb."""
    flat, verb = sentence.flat, hit.group()
    clause = flat[before.start : before.end]
    passive = _PASSIVE.search(clause) if "得到" in clause or "迎来" in clause else None
    if passive and (hosts := people.listed(passive["who"])):
        whom = sentence.words(
            SentenceSpan(before.start + passive.start("whom"), before.start + passive.end("whom"))
        )
        return _Tour(joined(hosts), hosts, verb + whom)
    going = _GOING.search(clause)
    if going and (going["place"] or going["at"] != "在"):  # not 在调研时强调
        who = _travellers(sentence, SentenceSpan(before.start, before.start + going.start()), hit)
        return (
            _Tour(*who, f"{going['at']}{_words(sentence, before, going)}{verb}{_object(sentence, hit)}")
            if who
            else None
        )
    bare = _ONLY_PURPOSE.sub("", clause, count=1).strip(DATE)
    if not bare:
        return _after_stops(sentence, before, hit)
    what = _object(sentence, hit)
    about = None if what else _ABOUT.search(clause)
    if about:
        end = before.start + about.start()
        who = _travellers(sentence, SentenceSpan(before.start, end), hit, own_clause=True)
        part = "what" if about["what"] else "field"
        field = sentence.words(SentenceSpan(before.start + about.start(part), before.start + about.end(part)))
        return _Tour(*who, verb + field) if who else None
    if verb == "了解" or (not what and verb not in _ALONE):
        return None
    purpose = _ONLY_PURPOSE.search(clause)
    end = before.start + (purpose.start() if purpose else len(clause))
    who = _travellers(sentence, SentenceSpan(before.start, end), hit, own_clause=True)
    return _Tour(*who, verb + what) if who else None


def _words(sentence: Sentence, span: SentenceSpan, found: re.Match[str]) -> str:
    """The unmasked words of the place that a pattern found in a span."""
    if not found["place"]:
        return ""
    return sentence.words(SentenceSpan(span.start + found.start("place"), span.start + found.end("place")))


def _after_stops(sentence: Sentence, before: SentenceSpan, hit: re.Match[str]) -> _Tour | None:
    """The tour of a verb that opens its clause, after clauses that say where they went: the first of them that names who."""
    clause = before
    for _ in range(_FAR):
        earlier = sentence.clause_before(clause)
        if earlier is None:
            return None
        words = sentence.flat[earlier.start : earlier.end]
        stops = _STOPS.search(words)
        if stops and words[: stops.start()].strip(DATE + " 先后"):
            return _at_stops(sentence, earlier, stops, hit)
        if _ELSE.search(words):
            return None
        clause = earlier
    return None


def _at_stops(
    sentence: Sentence, clause: SentenceSpan, stops: re.Match[str], hit: re.Match[str]
) -> _Tour | None:
    """The tour whose stops a clause names, and whose verb comes later."""
    who = _travellers(sentence, SentenceSpan(clause.start, clause.start + stops.start()), hit)
    what = _object(sentence, hit)
    place = (stops["at"] or stops["by"] or "到") + _words(sentence, clause, stops)
    where = "" if not stops["at"] and what else place
    return _Tour(*who, where + hit.group() + what) if who else None


def _object(sentence: Sentence, hit: re.Match[str]) -> str:
    found = _OBJECT.match(sentence.flat, hit.end()) if _verbs()[hit.group()] else None
    return _SAID.sub("", sentence.words(SentenceSpan(*found.span("what")))) if found else ""


def _travellers(
    sentence: Sentence, span: SentenceSpan, hit: re.Match[str], *, own_clause: bool = False
) -> tuple[str, tuple[people.Person, ...]] | None:
    """Who went: persons, not their company (在……陪同下), or a group; None where the words name neither."""
    led = _ACCOMPANIED.search(sentence.flat, 0, hit.start())
    if led:
        hosts = people.listed(led["who"])
        return (joined(hosts), hosts) if hosts else None
    words = name_phrases.strip_adverbials(sentence.flat[span.start : span.end])
    group = _GROUP.search(words)
    persons = people.listed(words.strip(DATE + "，、在 ")) if own_clause else hosts_of(sentence, span)
    if persons:
        party = "一行" if "一行" in sentence.flat[span.start : hit.start()] else ""
        return joined(persons) + party, persons
    if group and not group["who"].startswith(_SENT):
        start = span.start + group.start("who")
        return sentence.words(SentenceSpan(start, start + len(group["who"]))).removesuffix("派员").strip(), ()
    return None
