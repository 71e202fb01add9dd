"""The roles in one sentence: who chairs, speaks, reports or attends, by its verbs and their subjects."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from analysis.timeline import sentences
from analysis.timeline.patterns import alternatives
from analysis.timeline.people import names
from analysis.timeline.people.acts import Act, Hit, acts_in
from analysis.timeline.people.company import company_in
from analysis.timeline.people.names import Person
from analysis.timeline.people.relative_clauses import clause_end
from analysis.timeline.sentences import BRACKET, DATE, QUOTED, Sentence
from analysis.timeline.spans import ReadingSpan, SentenceSpan

#: The act stands first and the persons after it: 主持会议的是, 出席的还有, 主持人为, 主持：.
_PRECEDES = re.compile(
    r"""
      [^，。；：]{0,30}? (?:的|者|的?(?:领导|嘉宾|同志|人员|人)) (?:还|先后|分别|依次|主要)* (?:有(?!关)|是|为|包括) {BRACKET}*：?
    | (?:[是为]|还?有(?!关)|包括) ：? | ：
    """.replace("{BRACKET}", BRACKET),
    re.VERBOSE,
)
#: It speaks of those who did it, not of who does: 与会的专家.
_OF_THOSE = re.compile("的(?![是有还])")
#: What is heard: 会议听取王小明所作的工作报告; not what the listener does then: 听取意见并讲话.
_HEARD = re.compile("(?:听取|审议)(?:[和并](?:审议|听取))?了?(?P<who>[^，。；并后]{2,60}?)所?$")
#: The title of a report that a meeting hears: 听取王小明《关于……的报告》.
_ONLY_QUOTED = re.compile(f"{QUOTED}+")
_BY = re.compile(r"(?<![自经理缘、])由(?!于|此)(?P<who>[^，。；]{2,60})$")
_AGENT = re.compile(r"(?<![自经理缘、])由(?!于|此)(?P<who>[^，。；]{2,60}?)(?:主持|召集|作|致)")
#: Somebody leads those who are meant: 由王小明率领的代表团.
_LED = re.compile("(?:率|带|组成|领导|牵头|领衔)[^，。；]*的")
#: Why somebody came is no attendance: 来京出席…….
_COMING = re.compile(r"(?:来(?!宾)|赴|抵)[^，。；]{0,4}$")
_SAY = re.compile(r"(?P<who>[^，。；：]{1,40})表示，")
#: It was not said at the meeting: 近日表示, 当天对媒体表示, 在序言中表示.
_SAID_ELSEWHERE = re.compile(
    rf"""
      (?: {DATE} | 近日 | 日前 | 当[天日] | 此[前后] ) (?: [在于][^，。；]{{1,12}}? )? (?<![上中时]) (?: 对(?:媒体|记者|新闻界) )? [也还则又]* $
    | 对(?:媒体|记者|新闻界) $
    | (?:声明|文章|序言|前言|后记|著作|书|贺?信|电|社交(?:媒体|平台)|网站|专访|采访) [中时上里] [也还则又]* $
    """,
    re.VERBOSE,
)
_BODY = re.compile(r"(?:常委会|主席团|委员会|党组|党委)$")
#: Words that open a clause before its subject: 随后王小明发表讲话.
_OPENS = re.compile(
    rf"(?:[{DATE}，、 并]|随后|最后|首先|接着|然后|同时|此后|之后|期间|其间|会[上前后中]|会议期间|(?:座谈会|仪式|大会|活动)[上中前后])+"
)
#: The verb that begins a phrase before what is given: 王小明作|交流发言.
_GIVES = re.compile("(?<![工合写])[作做]了?[^，。；、作做]{0,8}$")
_PRONOUN = re.compile(r"^[并他她]|^$")
#: Words before a bare 讲话 that make it a verb.
_BEFORE_SPEECH = (
    "并",
    "会议",
    "大会",
    "会上",
    "随后",
    "并在会上",
    "到会",
    "分别",
    "先后",
    "、",
    "仪式上",
    "仪式",
    "首先",
    "最后",
)
#: What a bare 讲话 is about, or whom it is given for: 就下一步工作, 代表市委、市政府.
_GIVEN_FOR = re.compile("就[^，。；]{2,40}$|代表[^，。；的]{2,30}$")
#: Acts whose person stands right before them: 王小明召开, not 王小明建议召开.
_RIGHT_AFTER_NAME = re.compile("(?:组织|牵头|带头)?召开|(?:全面|系统|认真|简要)?(?:总结|回顾)了?")
#: For whom a report is given by one of its members, who is not the main speaker.
_STANDING_BODY = re.compile(
    "(?:代表|受)[^，。；]{0,24}(?:常务委员会|(?:人大|政协)[^，。；]{0,4}常委会)(?:的?委托)?$"
)
#: Predicates that stand in titles and names of bodies as well: 全国人大代表, 驻在国, 对外经济合作局.
_SOFT = ("代表", "在", "与", "同", "为", "向", "主持", "介绍", "说", "通报", "到", "对", "从", "以")
#: Predicates that may stand between those who attend and 出席: 有关负责人在主会场参加会议.
_ADVERBIAL = ("在", "到", "以", "应邀", "分别", "先后", "共同", "也", "还", "随后", DATE)
#: Acts in which those who stand before it, clause by clause, join: 王小明，李大伟出席会议并讲话.
_SHARED = (Act.SPEECH, Act.ADDRESS, Act.ATTEND, Act.PART)
#: Several chair: 王小明，李大伟分别主持会议.
_WITH_OTHERS = re.compile("(?:分别|共同|联合|轮流|先后|依次)$")
#: All of a list but its last item.
_LAST_ITEM = re.compile(".*、")
_LONGEST_LIST = 100
#: A year that opens a clause says when it happened; one inside says what it is about: 作2023年工作报告.
_OPENING_YEAR = re.compile(
    r"(?:^|[，。；：])(?:而|但|早?在|于)?(?:(?P<past>去年|前年|大前年)|(?P<year>(?:19|20)\d\d)年)(?!以来|度|起|至今|工作)"
)
#: Words for what was before the meeting.
_ONCE = re.compile("时任|曾(?:经|于|在|任|多次|先后|出席|参加|主持|作|为|到|赴|应)")
#: Introduces reported speech: 李大伟说，.
_TELLS = re.compile("(?:说|介绍|回忆|回顾|透露|告诉记者)[，：]")
#: Introduces reported speech, which may refer to other occasions: 会议强调，王小明书记在调研期间发表重要讲话，…….
_REPORTED = re.compile("(?:强调|指出|认为|要求|提出|说|表示)[，：]")
#: Words between a person and an act that set it elsewhere.
_ELSEWHERE = re.compile("在(?!会议?上|会议?结束时)[^，。；]*(?:期间|[上时中])|发表[了过]")
#: The speech of the meeting itself, where no other occasion is named.
_IN_OWN_SPEECH = re.compile("在(?:总结)?(?:讲话|演讲|致[辞词])[中时]")
_AT_INVITATION = re.compile("应[^，。；]{0,24}邀请")
#: An anniversary recalls what somebody once did: 纪念王小明发表演讲60周年.
_ANNIVERSARY = re.compile("(?:纪念|庆祝)[^，。；]*周年")
#: Before, after or during the meeting, another one is chaired: 会前，王小明主持召开理事会第一次会议.
_BESIDE_MEETING = re.compile(
    "[^，。；]{0,20}(?:会议?|大会|仪式|论坛|年会|全会|会见|会谈)(?:召开|举行|开始|结束)?(?:之?[前后]|期间)，"
)
_HOLDS_ANOTHER = re.compile("召开了?[^，。；]{3,40}(?:会|会议)(?=[，。；]|$)")
#: Before the verb for what somebody did time and again; not 就群众多次反映的问题讲话.
_OFTEN = re.compile("(?:多次|屡次)(?:在.*|[^的]*)$")
#: What was given more than once; not 就一系列工作讲话, 在系列讲座开班式上讲话.
_SERIES = re.compile("系列(?:重要|专题|主题|主旨|公开)*(?:讲话|演讲|演说|讲座|报告|发言|致[辞词])$")
#: How a speech names a head of state or government: 习近平主席, not 国家主席习近平.
_OFFICE_BEHIND = re.compile("主席|总书记|总统|总理|首相|国王")
#: Several do it one after another.
_IN_TURN = re.compile("分别|先后|依次|轮流")
#: Who asks for a report that is heard as an item of the agenda.
_ASKED_TO = re.compile("受[^，。；]{2,24}委托")
#: An address in the name of those who lead: 代表党中央致词, 代表市委致词; not 代表市委、市政府致辞, by which hosts
#: welcome, nor 代表团市委致词.
_FOR_LEADERS = re.compile(
    "代表[^，。；]{0,12}(?:党中央|中共中央|国务院)[^，。；]{0,8}$|代表[^，。；、和]{0,12}(?<!团)[省市县区州盟旗]委(?:向[^，。；]{1,6})?$"
)
_PLAIN_ADDRESS = re.compile("致[辞词]|发表致[辞词]")
#: So many who report or give an address, each on their own matter, are no main speakers.
MANY_REPORTS = 3


class Done(NamedTuple):
    """An act of a sentence, and who does it."""

    act: Act
    persons: Sequence[Person]
    in_turn: bool = False  #: each of several: 分别作报告, 先后致辞
    on_agenda: bool = False  #: heard as an item of the agenda: 听取……作的关于……的报告


@cache
def _asks_others() -> re.Pattern[str]:
    """Somebody else comes, whom the subject asks or lets: 王小明邀请一名老兵参加; not 应王小明邀请参加."""
    return re.compile(f"(?<!受){alternatives('people_asks')}.")


@cache
def _predicate() -> re.Pattern[str]:
    """What ends the subject of a clause."""
    return re.compile(alternatives("people_predicates"))


@cache
def _adverbs() -> re.Pattern[str]:
    """Adverbials between a name and its verb: 视频, 分别."""
    return re.compile(f"{alternatives('people_after_names')}+")


def _only_follows(before: str, words: str) -> bool:
    """Whether a name or an office, and nothing but adverbs after it, ends a text."""
    at = before.rfind(words)
    return at >= 0 and _adverbs().fullmatch(before, at + len(words)) is not None


class PreviousSubject:
    """The subject of the last sentence that opens with one; read when it is needed, each sentence once."""

    def __init__(self) -> None:
        self._subject: Sequence[Person] = ()
        self._unread: list[tuple[str, ReadingSpan, frozenset[str]]] = []

    def add(self, text: str, span: ReadingSpan, known: frozenset[str]) -> None:
        """Add a sentence of a text that precedes the next one, with the names that are known there."""
        self._unread.append((text, span, known))

    def persons(self) -> Sequence[Person]:
        """The persons that 他 and 并 refer to."""
        while self._unread:
            text, span, known = self._unread.pop()
            reader = RoleReader(sentences.read(text, *span), known, self)
            found = reader.subject(SentenceSpan(0, len(reader.sentence.flat)))
            if found:
                self._subject = found
                self._unread.clear()
        return self._subject


@dataclass(frozen=True, slots=True)
class RoleReader:
    """Reads the roles in one sentence."""

    sentence: Sentence
    known: frozenset[str]  #: names that stand elsewhere in the document
    previous: PreviousSubject  #: for 他
    #: Year of the report before the sentence, 0 if it states none; None if the sentence is the report.
    report_year: int | None = None
    in_speech: bool = False  #: whether its paragraph has given somebody's words before

    @property
    def acts(self) -> tuple[Hit, ...]:
        """What somebody does in the sentence."""
        return acts_in(self.sentence.flat)

    def _is_background(self, hit: Hit, who: Sequence[Person]) -> bool:
        """Whether an act was before the meeting: in another year, 曾, by 时任, or long ago in reported speech.

        In the sentence of the report itself these words date the meeting, unless they are reported speech.
        """
        text = self.sentence.text
        if self._is_elsewhere(hit, who) or self._is_recalled(hit) or self._is_often(hit, who):
            return True
        told = [found.end() - 1 for found in _TELLS.finditer(text, 0, hit.start)]
        if self.report_year is None and not told:
            return False
        begin = told[-1] if self.report_year is None else 0
        clause = self.sentence.clause_at(hit.start)
        once = _ONCE.search(text, clause.start, hit.start)
        if once and not any(person.name.startswith("曾") for person in who):
            return True
        years = list(_OPENING_YEAR.finditer(text[begin : hit.start]))
        if years:
            year = years[-1]["year"]
            return not year or bool(self.report_year and int(year) < self.report_year)
        words = text[clause.start : hit.start]
        return any(f"{person.name}{when}" in words for person in who for when in ("去年", "前年"))

    def _is_elsewhere(self, hit: Hit, who: Sequence[Person]) -> bool:
        """Whether reported speech tells of an act on another occasion; in a later sentence of it, of 习近平主席."""
        text = self.sentence.text
        clause = self.sentence.clause_at(hit.start)
        reported = _REPORTED.search(text, 0, clause.start + 1) is not None
        if not (reported or self.in_speech):
            return False
        person = self._last_named(hit, who)
        if person is None or not (reported or _OFFICE_BEHIND.match(text, person.end)):
            return False
        if not reported and _IN_OWN_SPEECH.fullmatch(hit.words):
            return False
        return _ELSEWHERE.search(text, person.start, hit.end + 2) is not None

    def _last_named(self, hit: Hit, who: Sequence[Person]) -> SentenceSpan | None:
        """The last name before an act in its clause."""
        begin = self.sentence.clause_at(hit.start).start
        places = [(self.sentence.text.rfind(one.name, begin, hit.start), len(one.name)) for one in who]
        start, size = max(places, default=(-1, 0))
        return SentenceSpan(start, start + size) if start >= 0 else None

    def _is_often(self, hit: Hit, who: Sequence[Person]) -> bool:
        """Whether somebody did it time and again: 王小明多次发表讲话, 王小明发表一系列讲话."""
        person = self._last_named(hit, who)
        if person is None:
            return False
        flat = self.sentence.flat
        often = _OFTEN.search(flat, person.start, hit.start) or _SERIES.search(flat, person.start, hit.end)
        return often is not None

    def _is_recalled(self, hit: Hit) -> bool:
        """Whether an act is what an anniversary is of."""
        clause = self.sentence.clause_at(hit.start)
        return any(
            found.start() < hit.start < found.end()
            for found in _ANNIVERSARY.finditer(self.sentence.flat, clause.start, clause.end)
        )

    def _chairs_another(self, hit: Hit) -> bool:
        """Whether a sentence after the report says that somebody chaired another meeting before or after this one."""
        flat = self.sentence.flat
        return (
            self.report_year is not None
            and _BESIDE_MEETING.match(flat) is not None
            and _HOLDS_ANOTHER.match(flat, hit.end) is not None
        )

    def subject(self, span: SentenceSpan, *, together: bool = False) -> Sequence[Person]:
        """The persons that a clause opens with, up to its first predicate.

        Where no person stands before a predicate that may be part of a title
        (代表, 在), the next one is tried. With `together`, who is joined by
        与 or 同 counts as well.
        """
        opens = _OPENS.match(self.sentence.flat, span.start, span.end)
        begin = opens.end() if opens else span.start
        relative = clause_end(self.sentence.flat[begin : span.end])
        if relative:
            after = names.listed(self.sentence.text[begin + relative : span.end], known=self.known)
            if after and after[0].title:
                return after
        stops = takewhile(
            lambda stop: stop.start() < span.end, _predicate().finditer(self.sentence.flat, begin)
        )
        found: Sequence[Person] = ()
        for stop in (*stops, None):
            words = self.sentence.text[begin : stop.start() if stop else span.end]
            more = names.listed(words, known=self.known) if words else ()
            if len(more) > len(found):
                found = more
            joins = stop is not None and together and stop.group() in ("与", "同", "和")
            joins = joins or not self._ends_with_person(words)  # 教师代表王小明、学生|代表李大伟
            if (found and not joins) or stop is None or not stop.group().startswith(_SOFT):
                break
        return found

    def _ends_with_person(self, words: str) -> bool:
        """Whether the last item of a list names a person."""
        return bool(names.listed(_LAST_ITEM.sub("", words), known=self.known))

    def _subject_of(self, hit: Hit) -> Sequence[Person]:
        """The subject of an act: in its clause, else in the nearest clause before, else in the sentence before."""
        clause = self.sentence.clause_at(hit.start)
        together = hit.act in (Act.CHAIR, Act.ATTEND, Act.PART)
        gives = _GIVES.search(self.sentence.flat, clause.start, hit.start)
        found: Sequence[Person] = ()
        if gives:
            found = self.subject(SentenceSpan(clause.start, gives.start()), together=together)
        if not found:  # 王作明发言
            found = self.subject(SentenceSpan(clause.start, hit.start), together=together)
        opening = self.sentence.flat[clause.start : hit.start].strip(DATE + " ")
        refers = _PRONOUN.match(opening) or _predicate().match(opening) or _adverbs().fullmatch(opening)
        if not found and not refers:
            return []
        earlier = self.sentence.clause_before(clause)
        while earlier and not found:
            clause = earlier
            found = self.subject(earlier, together=together) or self._agent(earlier)
            earlier = self.sentence.clause_before(earlier)
        chairs_with_others = hit.act is Act.CHAIR and _WITH_OTHERS.search(self.sentence.flat, 0, hit.start)
        if found and (hit.act in _SHARED or chairs_with_others):
            found = (*self._listed_before(clause), *found)
        return found or (self.previous.persons() if _PRONOUN.match(opening) else [])

    def _agent(self, clause: SentenceSpan) -> Sequence[Person]:
        """Who does what a clause says in the passive: 会议由王小明主持，……."""
        by = _AGENT.search(self.sentence.flat, clause.start, clause.end)
        return (
            names.listed(self.sentence.text[by.start("who") : by.end("who")], known=self.known) if by else ()
        )

    def _listed_before(self, clause: SentenceSpan) -> tuple[Person, ...]:
        """The persons of the clauses just before that hold nothing else: 市长王小明，副市长李大伟……."""
        found: tuple[Person, ...] = ()
        while clause.start > 0 and self.sentence.flat[clause.start - 1] in "，；,;":
            earlier = self.sentence.clause_before(clause)
            assert earlier is not None
            clause = earlier
            words = self.sentence.words(clause)
            if len(words) > _LONGEST_LIST or self._says_more(clause):
                break
            found = (*names.listed(words, known=self.known), *found)
        return found

    def _says_more(self, clause: SentenceSpan) -> bool:
        """Whether a clause says what somebody does, and is no part of a list of persons."""
        flat = self.sentence.flat
        if any(clause.start <= hit.start < clause.end for hit in self.acts):
            return True
        found = _predicate().search(flat, clause.start, clause.end)
        return found is not None and not found.group().startswith(("代表", "为", "与", "同"))

    def persons(self, hit: Hit) -> Sequence[Person]:
        """Who does it: after it (主持会议的是……), before it with 由, or as its subject."""
        after = self._after(hit)
        if after is not None:
            return after
        if _OF_THOSE.match(self.sentence.flat, hit.end) and hit.act is not Act.REPORT:
            return []
        clause = self.sentence.clause_at(hit.start)
        heard = _HEARD.search(self.sentence.flat, clause.start, hit.start)
        if _ONLY_QUOTED.fullmatch(hit.words) and not heard:
            return []  # not 王小明《……》 where nobody listens
        if heard:
            return names.listed(self.sentence.text[heard.start("who") : heard.end("who")], known=self.known)
        if hit.words.startswith(("所作", "作的")) and clause.start < hit.start:
            return []  # 王小明所作的报告令人振奋
        if hit.words.endswith("下"):
            company = company_in(self.sentence.flat, 0, hit.end)
            if company and company[-1].span.end == hit.end:
                return names.listed(self.sentence.text[slice(*company[-1].who)], known=self.known)
        by = _BY.search(self.sentence.flat, clause.start, hit.start)
        if by and not _LED.search(by["who"]):
            words = self.sentence.text[by.start("who") : by.end("who")]
            found = names.listed(words, known=self.known)
            if found:
                return found
            if hit.act is Act.CHAIR and _BODY.search(words):
                return [Person(words)]
        of_those = hit.act is not Act.PART and "的" in self.sentence.flat[hit.end : clause.end]
        if of_those and not self.sentence.flat[clause.start : hit.start].strip(DATE + " 并"):
            return []  # 出席会议的代表……
        if hit.act is Act.ATTEND:
            return self._attending(hit)
        return self._subject_of(hit)

    def _after(self, hit: Hit) -> Sequence[Person] | None:
        """The persons of a list that follows its act; None where the act does not precede a list."""
        flat, clause = self.sentence.flat, self.sentence.clause_at(hit.start)
        found = _PRECEDES.match(flat, hit.end, min(clause.end + 1, len(flat)))
        if found is None and hit.words != "主持人":
            return None
        start = found.end() if found else hit.end
        persons: list[Person] = []
        clause = self.sentence.clause_at(start)
        while True:
            words = self.sentence.text[start : clause.end]
            if persons and self._says_more(SentenceSpan(start, clause.end)):
                break
            more = names.listed(words, known=self.known)
            persons += [person for person in more if person not in persons]
            titles = not persons and names.is_office(words)
            if clause.end >= len(flat) or flat[clause.end] not in "，,、" or not (persons or titles):
                break
            start = clause.end + 1
            clause = self.sentence.clause_at(start)
        if not persons and found and found.group() == "：":
            return None  # 王小明讲了三点意见：一是……
        return persons

    def _attending(self, hit: Hit) -> Sequence[Person]:
        """The list before 出席, 参加, 列席, 到会; not one who comes to speak, nor one who will."""
        flat, clause = self.sentence.flat, self.sentence.clause_at(hit.start)
        if flat.endswith("将", 0, hit.start) or _COMING.search(flat, clause.start, hit.start):
            return []
        before = flat[clause.start : hit.start]
        if _asks_others().search(before) and not _AT_INVITATION.search(before):
            return []
        own = self._subject_of(hit)
        opening = flat[clause.start : hit.start].strip(DATE + " 并")
        verbs = (verb.group() for verb in _predicate().finditer(flat, clause.start, hit.start))
        if own or not opening or any(not verb.startswith(_ADVERBIAL) for verb in verbs):
            return own
        return self._listed_before(clause)  # ……，市委书记王小明，有关市领导出席

    def chairs(self, guests: Collection[Person]) -> list[Person]:
        """Who 主持: persons, or the body that opens the clause; 共同主持 takes a lone host's one guest too."""
        flat, text = self.sentence.flat, self.sentence.text
        found: list[Person] = []
        for hit in self.acts:
            if hit.act is not Act.CHAIR:
                continue
            clause = self.sentence.clause_at(hit.start).start
            who = list(self.persons(hit))
            if self._is_background(hit, who) or self._chairs_another(hit):
                continue
            if not who and _BODY.search(flat[clause : hit.start]):
                who = [Person(text[clause : hit.start].strip())]
            found += who
            if who and flat.endswith(("共同", "联合"), 0, hit.start):
                partner = re.search(
                    r"[同与和](?P<who>[^，。；同与]{2,40})(?:共同|联合)$", flat[clause : hit.start]
                )
                named = names.listed(partner["who"], known=self.known) if partner else ()
                if not named and len({one.name for one in who}) == 1 and len(guests) == 1:
                    named = tuple(guests)
                found += [one for one in named if one.name not in {other.name for other in who}]
        return found

    def doing(self, elsewhere: re.Pattern[str] | None = None) -> Iterator[Done]:
        """Every other act of the sentence, and who does it; not who attends what `elsewhere` matches after the verb."""
        for hit in self.acts:
            if hit.act is Act.CHAIR:
                continue
            if hit.act is Act.ATTEND and elsewhere and elsewhere.match(self.sentence.flat, hit.end):
                continue
            who = self.persons(hit)
            if hit.act is Act.SAID_THERE and self.report_year is not None:
                continue  # of another meeting
            if who and self._is_verb(hit, who) and not self._is_background(hit, who):
                before = self.sentence.flat[self.sentence.clause_at(hit.start).start : hit.start]
                heard = _HEARD.search(before) is not None or _ASKED_TO.search(
                    self.sentence.flat, 0, hit.start
                )
                yield Done(
                    self._weighed(hit, who, before),
                    who,
                    in_turn=_IN_TURN.search(before + hit.words) is not None,
                    on_agenda=bool(heard) and "工作报告" not in self.sentence.text[hit.start : hit.end],
                )

    def _weighed(self, hit: Hit, who: Sequence[Person], before: str) -> Act:
        """The weight of a report or an address, by the words of its clause before it.

        Who reports is the main speaker, unless several report or it is a standing committee's: who reports for the
        standing committee of the body that meets is one of its members, and present. Who gives the address of those
        who lead (代表党中央致词) is a main speaker.
        """
        if hit.act is Act.SAID_THERE:
            return Act.SAID
        if hit.act is Act.ADDRESS and _PLAIN_ADDRESS.fullmatch(hit.words):
            return Act.SPEECH if _FOR_LEADERS.search(self.sentence.flat[: hit.start]) else hit.act
        if hit.act is not Act.REPORT:
            return hit.act
        if _STANDING_BODY.search(before):
            return Act.ATTEND
        return Act.PART if len(who) >= MANY_REPORTS else Act.REPORT

    def _is_verb(self, hit: Hit, who: Sequence[Person]) -> bool:
        """Whether a bare 讲话 is a verb: right after a name, 并, 会议 or 会上, not inside a phrase."""
        if _RIGHT_AFTER_NAME.fullmatch(hit.words):
            return self._follows(hit, who)
        if hit.words not in ("讲话", "致辞", "致词"):
            return True
        before = self.sentence.flat[: hit.start]
        if _GIVEN_FOR.search(before[self.sentence.clause_at(hit.start).start :]):
            return True
        if _PRECEDES.match(self.sentence.flat, hit.end):
            return True
        if before.rstrip().endswith(_BEFORE_SPEECH) or "由" in before[-60:]:
            return True
        return self._follows(hit, who)

    def _follows(self, hit: Hit, who: Sequence[Person]) -> bool:
        """Whether an act follows one of its persons, with nothing but adverbs between."""
        before = self.sentence.flat[: hit.start].rstrip()
        endings = {words for person in who for words in (person.name, person.title) if words}
        return before.endswith(tuple(endings)) or any(_only_follows(before, words) for words in endings)

    def stating(self) -> Sequence[Person]:
        """Who 表示, not on another occasion."""
        hit = _SAY.search(self.sentence.flat) if "表示" in self.sentence.flat else None
        if not hit or "纷纷" in hit["who"] or _SAID_ELSEWHERE.search(hit["who"]):
            return []
        return self._subject_of(Hit(Act.SPEECH, hit.end("who"), hit.end(), "表示"))
