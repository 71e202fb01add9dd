"""Who does what a verb of a sentence says: its subject, in its clause or before it, or the list after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from analysis.names import is_name, surname_of
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
PRECEDES = re.compile(
    r"""
      [^，。；：]{0,30}? (?: (?:的|者|的(?:领导|嘉宾|同志|人员|人)) (?:还|先后|分别|依次|主要)* (?:有(?!关)|是|为|包括)
                       | (?:领导|嘉宾|同志|人员|人) (?:还|先后|分别|依次|主要)* (?:有(?!关)|是|为(?=：)|包括) ) {BRACKET}*：?
    | (?:[是为]|还?有(?!关)|包括) ：? | ：
    """.replace("{BRACKET}", BRACKET),
    re.VERBOSE,
)
#: How a host begins, whose words a transcript gives: 主持人：王小明|女士们、先生们.
_GREETS = re.compile("[ \u3000]*(?:女士们|先生们|尊敬的|各位|大家|同志们|朋友们)")
#: It speaks of those who did it, not of who does: 与会的专家.
_OF_THOSE = re.compile("的(?![是有还])")
#: What is heard: 会议听取王小明所作的工作报告; not what the listener does then: 听取意见并讲话.
HEARD = re.compile("(?:听取|审议)(?:[和并](?:审议|听取))?了?(?P<who>[^，。；并后]{2,60}?)所?$")
#: One of several reports that are heard: 听取王小明作的工作报告，李大伟|作的财务报告.
_HEARD_TOO = re.compile(
    "[^。]*(?:[，；、]|(?<=[告明报])(?:以?及|[和与]))(?P<who>[^，。；、]{2,60}?(?:、[^，。；、]{2,40}?)?)所?$"
)
_HEARS = re.compile("听取|审议")
#: They deliberate on a report that the session has heard before: 代表团举行全体会议，审议总理李大伟所作的报告.
_GROUPS_OF_DEPUTIES = re.compile("代表团|分?小组|分组|联组|分团")
#: So far before the last report may stand the word that all are heard.
_HEARD_WITHIN = 400
#: Verbs for the report that somebody gave.
_PARTICIPLES = ("所作", "作的", "所做", "做的")
#: The title of a report that a meeting hears: 听取王小明《关于……的报告》.
_ONLY_QUOTED = re.compile(f"{QUOTED}+")
#: Behind the words by which something is done: who does it, up to the verb, or to a verb that gives a role.
_DOER = "(?P<who>[^，。；]{2,60})$"
_DOER_OF_ACT = "(?P<who>[^，。；]{2,60}?)(?:主持|召集|作|致)"
#: Somebody leads those who are meant: 由王小明率领的代表团.
_LED = re.compile("(?:率|带|组成|领导|牵头|领衔)[^，。；]*的")
#: Right before what others do, who are spoken to: 王小明与|参加会议的代表交流; not 陪同|出席会议的.
_TO_THOSE = ("与", "和", "向", "对")
#: How a clause begins whose subject stands before, with those who join: 王小明参加会见，与李大伟出席仪式.
_WITH_THOSE = re.compile("(?:并|还)?(?:[与同]|会同|和)(?!时|期|一|意)")
#: What a clause announces: 王小明将会见总统.
_ANNOUNCES = re.compile("(?<!即)将(?:于|在|[会接]见|出席|访问|参加|同|与|举行|发表)")
#: Why somebody came is no attendance: 来京出席…….
_COMING = re.compile(r"(?:来(?!宾)|赴|抵)[^，。；]{0,4}$")
#: Whoever is asked is the subject of what follows: 特邀王小明教授|作报告.
_ASKS_TO_SPEAK = re.compile(
    "(?<![应受])(?<!应[^，。；]{2})(?:特地?|专门|还)*(?:邀请|聘请|特邀|请)(?!假|示|求|问|战|愿)[了到来]*(?=[^，。；]{2})"
)
#: Who asks is named before: 受市长王小明|邀请.
_ASKED_BY = re.compile("(?<![相反供适接感深])[应受](?!邀)[^，。；的]{0,40}$")
#: Surnames that far more often belong to the verb: 市长曾|在.
_ALSO_ADVERBS = "曾常都正还来全时应于向和经由从同与自任方"
#: Words that open a clause before its subject: 随后王小明发表讲话.
_OPENS = re.compile(
    rf"(?:[{DATE}，、 并]|随后|最后|首先|接着|然后|同时|此后|之后|期间|其间|会[上前后中]|会议期间|(?:座谈会|仪式|大会|活动)[上中前后])+"
)
#: The verb that begins a phrase before what is given: 王小明作|交流发言.
_GIVES = re.compile("(?<![工合写])(?:作(?![家者品业用风文物战])|做)了?[^，。；、作做]{0,8}$")
_PRONOUN = re.compile(r"^[并他她]|^$")
#: Predicates that stand in titles and names of bodies as well: 全国人大代表, 驻在国, 对外经济合作局.
_SOFT = ("代表", "在", "与", "同", "为", "向", "主持", "介绍", "说", "通报", "到", "对", "从", "以")
#: Predicates that may stand between those who attend and 出席: 有关负责人在主会场参加会议.
_ADVERBIAL = ("在", "到", "以", "应邀", "分别", "先后", "共同", "也", "还", "随后", DATE)
#: Acts in which those who stand before it, clause by clause, join: 王小明，李大伟出席会议并讲话.
_SHARED = (Act.SPEECH, Act.ADDRESS, Act.ATTEND, Act.PART)
#: Several chair: 王小明，李大伟分别主持会议.
_WITH_OTHERS = re.compile("(?:分别|共同|联合|轮流|先后|依次)$")
#: Who is joined by 与 does it as well: 王小明与李大伟共同出席并致辞.
_JOINTLY = re.compile("共同|一起|一同|分别|先后")
#: All of a list but its last item.
_LAST_ITEM = re.compile("^.*、")
#: The last two of a list: 校长王小明和教师|代表李大伟; not within a name, such as 王和平.
_LAST_OF_TWO = re.compile("^.{3,}(?:以及|[和与及])(?=.{2,}$)")
#: Names at the end of a list that are not read for such: 王小明、阿的曲布.
_MORE_NAMES = re.compile("(?:、[\u4e00-\u9fff·]{2,5})+")
_LONGEST_LIST = 100
_AT_INVITATION = re.compile("应[^，。；]{0,24}邀请")
_INVITES = re.compile("(?:邀请|特邀)[了到]?")
BODY = re.compile(r"(?:常委会|主席团|委员会|党组|党委)$")


@cache
def _asks_others() -> re.Pattern[str]:
    """Somebody else comes, whom the subject asks or lets: 王小明邀请一名老兵参加; not 应王小明邀请参加."""
    return re.compile(f"(?<!受){alternatives('people_asks')}.")


@cache
def _predicate() -> re.Pattern[str]:
    """What ends the subject of a clause."""
    return re.compile(f"{alternatives('people_predicates')}|{alternatives('people_by_whom')}")


@cache
def _by(doer: str) -> re.Pattern[str]:
    """By whom something is done: 由王小明; not in a given name (高桥由美子), nor 由此, 自由."""
    return re.compile(f"(?<![自经理缘]){alternatives('people_by_whom')}(?!此){doer}")


class PreviousSubject:
    """The subject of the last sentence that opens with one; read when it is needed, each sentence once.

    Parameters
    ----------
    first : sequence of Person
        Whose acts a list gives, which its items leave out.
    """

    def __init__(self, first: Sequence[Person] = ()) -> None:
        self._subject = self.first = first
        self._unread: list[tuple[str, ReadingSpan, frozenset[str]]] = []

    def add(self, text: str, span: ReadingSpan, known: frozenset[str]) -> None:
        """Add a sentence of a text that precedes the next one, with the names that are known there."""
        self._unread.append((text, span, known))

    def persons(self) -> Sequence[Person]:
        """The persons that 他 and 并 refer to."""
        while self._unread:
            text, span, known = self._unread.pop()
            reader = SubjectReader(sentences.read(text, *span), known, self)
            spans = (SentenceSpan(0, len(reader.sentence.flat)), *reversed(reader.sentence.clauses))
            found = next(filter(None, map(reader.subject, spans)), ())
            if found:
                self._subject = found
                self._unread.clear()
        return self._subject


@cache
def adverbs() -> re.Pattern[str]:
    """Adverbials between a name and its verb: 视频, 分别."""
    return re.compile(f"{alternatives('people_after_names')}+")


def _ends_list(words: str, last: Person) -> bool:
    """Whether a clause says nothing of what the last person of its list does: 副市长李大伟, 李大伟等市领导.

    >>> _ends_list("副市长李大伟", Person("李大伟")), _ends_list("副市长李大伟部署工作", Person("李大伟"))
    (True, False)
    """
    words = words if last.name in words else "".join(words.split())  # 李 刚
    rest = words[words.rfind(last.name) + len(last.name) :].strip(BRACKET + " ，,")
    return (
        not rest
        or rest[0] in "等和及以（("
        or _MORE_NAMES.fullmatch(rest) is not None
        or names.is_office(rest)
        or adverbs().fullmatch(rest) is not None
        or names.groups().search(rest) is not None
    )


@dataclass(frozen=True, slots=True)
class SubjectReader:
    """Reads who does what, in one sentence."""

    sentence: Sentence
    known: frozenset[str]  #: names that stand elsewhere in the document
    previous: PreviousSubject  #: for 他

    @property
    def acts(self) -> tuple[Hit, ...]:
        """What somebody does in the sentence."""
        return acts_in(self.sentence.flat)

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
        found: Sequence[Person] = ()
        for stop in (*self._predicates(begin, span.end), None):
            words = self.sentence.text[begin : stop.start() if stop else span.end]
            more = names.listed(words, known=self.known) if words else ()
            if len(more) > len(found):
                found = more
            joins = stop is not None and together and stop.group() in ("与", "同", "和")
            joins = joins or not self._ends_with_person(words)  # 教师代表王小明、学生|代表李大伟
            if (found and not joins) or stop is None or not stop.group().startswith(_SOFT):
                break
        return found or self._asked(SentenceSpan(begin, span.end), together=together)

    def _asked(self, span: SentenceSpan, *, together: bool) -> Sequence[Person]:
        """Whom a clause says to be asked to do what it goes on with: 学校邀请王小明教授作报告; not 应王小明邀请."""
        asks = _ASKS_TO_SPEAK.search(self.sentence.flat, span.start, span.end)
        if asks and _ASKED_BY.search(self.sentence.flat, span.start, asks.start()):
            return ()
        return self.subject(SentenceSpan(asks.end(), span.end), together=together) if asks else ()

    def _predicates(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The predicates that begin in a part of the sentence; what they are may depend on the words behind it."""
        found = takewhile(lambda one: one.start() < end, _predicate().finditer(self.sentence.flat, start))
        return (one for one in found if not self._is_in_name(one.start()))

    def _is_in_name(self, at: int) -> bool:
        """Whether a verb stands right behind a surname in a list or after an office, and so in a given name: 、蒋|作君."""
        flat = self.sentence.flat
        surname, before = flat[max(at - 1, 0) : at], flat[max(at - 7, 0) : max(at - 1, 0)]
        return (
            bool(surname_of(surname))
            and surname not in _ALSO_ADVERBS
            and (before.endswith("、") or names.is_office(before))
            and is_name(flat[at - 1 : at + 2])
        )

    def _ends_with_person(self, words: str) -> bool:
        """Whether the last item of a list names a person."""
        last = _LAST_ITEM.sub("", words)
        last = last if names.listed(last, known=self.known)[1:] else _LAST_OF_TWO.sub("", last)
        return bool(names.listed(last, known=self.known))

    def subject_of(self, hit: Hit) -> Sequence[Person]:
        """The subject of an act: in its clause, else in the nearest clause before, else in the sentence before."""
        clause = self.sentence.clause_at(hit.start)
        joint = _JOINTLY.search(self.sentence.flat, clause.start, hit.start)
        together = joint is not None or hit.act in (Act.CHAIR, Act.ATTEND, Act.PART)
        gives = _GIVES.search(self.sentence.flat, clause.start, hit.start)
        gives = None if gives and self._is_in_name(gives.start()) else gives
        found = self._accompanied(clause, hit.start) or self._behind_act(clause, hit.start)
        if gives and not found:
            found = self.subject(SentenceSpan(clause.start, gives.start()), together=together)
        if not found:  # 王作明发言
            found = self.subject(SentenceSpan(clause.start, hit.start), together=together)
        opening = self.sentence.flat[clause.start : hit.start].strip(DATE + " ")
        refers = (
            _PRONOUN.match(opening)
            or _predicate().match(self.sentence.flat, hit.start - len(opening))
            or adverbs().fullmatch(opening)
        )
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
        return found or (self.previous.persons() if _PRONOUN.match(opening) or self.previous.first else [])

    def _behind_act(self, clause: SentenceSpan, stop: int) -> Sequence[Person]:
        """Who stands behind another act of the clause and the mark for a list: 王小明讲话、副市长李大伟|作报告."""
        ends = [hit.end for hit in self.acts if clause.start <= hit.start and hit.end < stop]
        begin = next((end + 1 for end in reversed(ends) if self.sentence.flat[end] == "、"), 0)
        found = self.subject(SentenceSpan(begin, stop)) if begin else ()
        return found if found and found[0].title else ()

    def _accompanied(self, clause: SentenceSpan, stop: int) -> Sequence[Person]:
        """Whoever goes in the company of several, whose list is cut into clauses: 王小明在市长……，县长……陪同下讲话."""
        for company in company_in(self.sentence.flat, 0, stop):
            if company.span.start < clause.start <= company.span.end:
                begin = self.sentence.clause_at(company.span.start).start
                return self.subject(SentenceSpan(begin, company.span.start))
        return ()

    def _agent(self, clause: SentenceSpan) -> Sequence[Person]:
        """Who does what a clause says in the passive: 会议由王小明主持，……."""
        by = _by(_DOER_OF_ACT).search(self.sentence.flat, clause.start, clause.end)
        return self._named_by(by) if by else ()

    def _named_by(self, by: re.Match[str]) -> Sequence[Person]:
        """Who does it behind 由; behind 由于 only somebody whose name begins so: 由于小明市长主持, not 由于市长王小明请假."""
        found = self.subject(SentenceSpan(*by.span("who")), together=True)
        return (
            ()
            if by["who"].startswith("于") and not (found and by["who"].startswith(found[0].name))
            else found
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
            persons = names.listed(words, known=self.known)
            if persons and not _ends_list(words, persons[-1]):
                break
            found = (*persons, *found)
        return found

    def _says_more(self, clause: SentenceSpan) -> bool:
        """Whether a clause says what somebody does, and is no part of a list of persons."""
        flat = self.sentence.flat
        if any(clause.start <= hit.start < clause.end for hit in self.acts):
            return True
        found = _predicate().search(flat, clause.start, clause.end)
        return found is not None and not found.group().startswith(("代表", "为", "与", "同"))

    def _heard(self, hit: Hit) -> re.Match[str] | None:
        """The words for who gives a report that is heard: 听取王小明所作的报告, or one after it, 李大伟所作的报告."""
        found = HEARD.search(self.sentence.flat, self.sentence.clause_at(hit.start).start, hit.start)
        if found and not any(one in found["who"] for one in _PARTICIPLES):
            return found
        too = hit.words.startswith(_PARTICIPLES) or _ONLY_QUOTED.fullmatch(hit.words)
        return self._heard_too(hit.start) if too else found

    def _heard_too(self, stop: int) -> re.Match[str] | None:
        """The words for who gives the last of several reports that are heard, which ends at `stop`."""
        begin = max(self.sentence.flat.rfind("。", 0, stop) + 1, stop - _HEARD_WITHIN)
        hears = _HEARS.search(self.sentence.flat, begin, stop)
        return _HEARD_TOO.match(self.sentence.flat, hears.end(), stop) if hears else None

    def is_heard(self, hit: Hit) -> bool:
        """Whether an act is what a meeting hears."""
        return self._heard(hit) is not None

    def persons(self, hit: Hit) -> Sequence[Person]:
        """Who does it: after it (主持会议的是……), before it with 由, or as its subject."""
        after = self._after(hit)
        if after is not None:
            return after
        if _OF_THOSE.match(self.sentence.flat, hit.end) and hit.act is not Act.REPORT:
            return []
        clause = self.sentence.clause_at(hit.start)
        heard = self._heard(hit)
        if _ONLY_QUOTED.fullmatch(hit.words) and not heard:
            return []  # not 王小明《……》 where nobody listens
        if (
            heard
            and "听取" not in heard.group()
            and _GROUPS_OF_DEPUTIES.search(self.sentence.flat, 0, hit.start)
        ):
            return []
        if heard:
            return self.subject(SentenceSpan(*heard.span("who")))
        if hit.words.startswith(_PARTICIPLES) and clause.start < hit.start:
            return []  # 王小明所作的报告令人振奋
        if hit.words.endswith("下"):
            company = company_in(self.sentence.flat, 0, hit.end)
            if company and company[-1].span.end == hit.end:
                return names.listed(self.sentence.text[slice(*company[-1].who)], known=self.known)
        by = _by(_DOER).search(self.sentence.flat, clause.start, hit.start)
        if by and not _LED.search(by["who"]):
            words = self.sentence.text[by.start("who") : by.end("who")]
            found = self._named_by(by)
            if found:
                return found
            if hit.act is Act.CHAIR and BODY.search(words):
                return [Person(words)]
        of_those = hit.act is not Act.PART and "的" in self.sentence.flat[hit.end : clause.end]
        if of_those and not self.sentence.flat[clause.start : hit.start].strip(DATE + " 并"):
            return []  # 出席会议的代表……
        if of_those and self.sentence.flat.endswith(_TO_THOSE, clause.start, hit.start):
            return []
        if hit.act is Act.ATTEND:
            return self._attending(hit)
        return self.subject_of(hit)

    def _after(self, hit: Hit) -> Sequence[Person] | None:
        """The persons of a list that follows its act; None where the act does not precede a list."""
        flat, clause = self.sentence.flat, self.sentence.clause_at(hit.start)
        found = PRECEDES.match(flat, hit.end, min(clause.end + 1, len(flat)))
        if found is None and hit.words != "主持人":
            return None
        start = found.end() if found else hit.end
        persons: list[Person] = []
        clause = self.sentence.clause_at(start)
        while True:
            words = self.sentence.text[start : clause.end]
            if hit.words == "主持人" and (greeting := _GREETS.search(words)):
                return [*persons, *names.listed(words[: greeting.start()], known=self.known)]
            if persons and self._says_more(SentenceSpan(start, clause.end)):
                break
            more = names.listed(words, known=self.known)
            persons += [person for person in more if person not in persons]
            titles = not persons and names.is_office(words)
            if clause.end >= len(flat) or flat[clause.end] not in "，,、；;" or not (persons or titles):
                break
            start = clause.end + 1
            clause = self.sentence.clause_at(start)
        if not persons and found and found.group() == "：":
            return None  # 王小明讲了三点意见：一是……
        return persons

    def _attending(self, hit: Hit) -> Sequence[Person]:
        """The list before 出席, 参加, 列席, 到会; not one who comes to speak, nor one who will."""
        flat, clause = self.sentence.flat, self.sentence.clause_at(hit.start)
        coming = _COMING.search(flat, clause.start, hit.start)
        if flat.endswith("将", 0, hit.start):
            return []
        before = flat[clause.start : hit.start]
        asks = _asks_others().search(before)
        if asks and not _AT_INVITATION.search(before):
            return self._invited(SentenceSpan(clause.start + asks.start(), hit.start))
        own = self.subject_of(hit)
        if coming and not self.previous.first and not self._is_in_names(coming.start(), own):
            return []
        opening = flat[clause.start : hit.start].strip(DATE + " 并")
        earlier = self.sentence.clause_before(clause)
        if earlier and _WITH_THOSE.match(opening):
            if _ANNOUNCES.search(flat, earlier.start, earlier.end):
                return []
            return tuple(dict.fromkeys((*self.subject(earlier), *own)))
        verbs = (verb.group() for verb in self._predicates(clause.start, hit.start))
        if own or not opening or any(not verb.startswith(_ADVERBIAL) for verb in verbs):
            return own
        return self._listed_before(clause)  # ……，市委书记王小明，有关市领导出席

    def _invited(self, span: SentenceSpan) -> Sequence[Person]:
        """Whoever is named with an office as asked to come: 会议邀请局长王小明|出席."""
        asked = _INVITES.match(self.sentence.flat, span.start, span.end)
        words = self.sentence.text[asked.end() : span.end] if asked else ""
        return tuple(one for one in names.listed(words, known=self.known) if one.title)

    def _is_in_names(self, at: int, persons: Sequence[Person]) -> bool:
        """Whether a character belongs to the name of one of some persons: 秘书长尤|来青出席."""
        text = self.sentence.text
        return any(
            text.startswith(one.name, max(start, 0))
            for one in persons
            if is_name(one.name, titled=True)
            for start in range(at - len(one.name) + 1, at + 1)
        )
