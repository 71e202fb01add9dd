"""The roles in one sentence: who chairs, speaks, reports or attends, by its verbs and their subjects."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.timeline.patterns import alternatives
from analysis.timeline.people import names
from analysis.timeline.people.names import Person
from analysis.timeline.sentences import DATE, QUOTED, Sentence
from analysis.timeline.spans import SentenceSpan

_CHAIR = re.compile(r"主持(?![人下词机]|工作|制定|编|修|研|正义|项目)")
_BY = re.compile(r"由(?P<who>[^，。；]{2,60}?)(?:共同|分别|召集并)?主持")
#: Who spoke: 并讲话; 发表重要讲话; 作了题为《……》的讲话; 讲话强调.
SPEAKS = re.compile(
    rf"""
      (?: 发表 | (?<![工写合])作 | 做(?![好到实优强大]) )了?     # 发表重要讲话, 作了题为《……》的讲话
      [^，。；的{DATE}]{{0,12}}? (?:题为[{QUOTED}]+的)? [^，。；的]{{0,12}}?
      (?: 讲话 | 致辞 | 致词 | 演讲 | 演说 | 讲座 | 开幕辞 | 总结讲话 | 专题报告 )(?!精神|[的时后])
    | 致(?:开幕|闭幕|欢迎|祝酒|祝贺|贺|答谢|新年|新春|献)[辞词]   # 致开幕辞
    | (?:讲话|致辞|致词)(?=[，。；并和]|$|强调|[，。]|时强调)      # 并讲话。 讲话强调
    """,
    re.VERBOSE,
)
#: Who gave a report: 作工作报告.
REPORTS = re.compile(r"(?<![工写合])作(?![的为])了?(?:工作|[^，。；作]){0,24}?报告(?=[，。；、]|$)")
_ATTEND = re.compile(
    r"""
    (?<!将)(?P<verb> 应邀出席 | 出席 | 参加 | 列席 | 到会 | 与会 | 陪同(?!下) )了?
    (?: (?:会见和|签约和)?[^，。；、的在并]{0,6}?               # what was attended, in short: 参加会见
        (?: 会 | 会议 | 式 | 活动 | 论坛 | 会见 | 会谈 | 座谈 | 指导 | 考察 | 调研 | 学习 | 培训 | 讲座
          | [检视督]查 | 慰问 | 点评 )
    )?
    (?= [，。；、,.;] | $ | 并 )
    """,
    re.VERBOSE,
)
#: Why somebody came is no attendance: 来京出席…….
_COMING = re.compile(r"(?:来|赴|抵)[^，。；]{0,4}$")
_SAY = re.compile(r"(?P<who>[^，。；：]{1,40})表示，")
_BODY = re.compile(r"(?:常委会|主席团|委员会|党组|党委)$")
_PRONOUN = re.compile(r"^[并他她]|^$")
#: Words before a bare 讲话 that make it a verb.
_BEFORE_SPEECH = ("并", "会议", "大会", "会上", "随后", "并在会上")


@cache
def _predicate() -> re.Pattern[str]:
    """What ends the subject of a clause."""
    return re.compile(alternatives("people_predicates"))


class PreviousSubject:
    """The subject of the last sentence that opens with one; read when it is needed, each sentence once."""

    def __init__(self) -> None:
        self._subject: Sequence[Person] = ()
        self._unread: list[RoleReader] = []

    def add(self, reader: RoleReader) -> None:
        """Add a sentence that precedes the next one."""
        self._unread.append(reader)

    def persons(self) -> Sequence[Person]:
        """The persons that 他 and 并 refer to."""
        while self._unread:
            reader = self._unread.pop()
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

    def subject(self, span: SentenceSpan) -> Sequence[Person]:
        """The persons that a clause opens with, up to its first predicate."""
        flat = self.sentence.flat[span.start : span.end]
        begin = len(flat) - len(flat.lstrip(DATE + "，、 并"))
        stop = _predicate().search(flat, begin)
        words = self.sentence.text[span.start + begin : span.start + (stop.start() if stop else len(flat))]
        return names.listed(words, known=self.known)

    def _subject_of(self, verb: int) -> Sequence[Person]:
        """The subject of a verb: in its clause, else in the nearest clause before, else in the sentence before."""
        clause = self.sentence.clause_at(verb)
        found = self.subject(SentenceSpan(clause.start, verb))
        if found:
            return found
        opening = self.sentence.flat[clause.start : verb].strip(DATE + " ")
        if opening and not _PRONOUN.match(opening) and not _predicate().match(opening):
            return []
        earlier = self.sentence.clause_before(clause)
        while earlier and not found:
            found = self.subject(earlier)
            earlier = self.sentence.clause_before(earlier)
        return found or (self.previous.persons() if _PRONOUN.match(opening) else [])

    def chairs(self, guests: Collection[Person]) -> list[Person]:
        """Who 主持: persons, or the body that opens the clause; 共同主持 takes the `guests` too."""
        flat, text = self.sentence.flat, self.sentence.text
        found: list[Person] = []
        for hit in _CHAIR.finditer(flat):
            clause = self.sentence.clause_at(hit.start()).start
            by = _BY.search(flat, clause, hit.end())
            if by:
                words = text[by.start("who") : by.end("who")]
                found += names.listed(words, known=self.known) or [Person(words)] * bool(_BODY.search(words))
                continue
            who = self._subject_of(hit.start())
            if not who and _BODY.search(flat[clause : hit.start()]):
                who = [Person(text[clause : hit.start()].strip())]
            found += who
            if who and flat.endswith("共同", 0, hit.start()):
                partner = re.search(r"[同与和](?P<who>[^，。；同与]{2,40})共同$", flat[clause : hit.start()])
                found += [guest for guest in guests if guest not in who]
                found += names.listed(partner["who"], known=self.known) if partner else []
        return found

    def speakers(self, pattern: re.Pattern[str]) -> Sequence[Person]:
        """Who spoke (`SPEAKS` or `REPORTS`), by the first clause that says so."""
        for hit in pattern.finditer(self.sentence.flat):
            if pattern is REPORTS and self._is_on_behalf(hit):
                continue
            who = self._subject_of(hit.start())
            if who and self._is_verb(hit, who):
                return who
        return []

    def _is_verb(self, hit: re.Match[str], who: Sequence[Person]) -> bool:
        """Whether a bare 讲话 is a verb: right after a name, 并, 会议 or 会上, not inside a phrase."""
        if hit.group() not in ("讲话", "致辞", "致词"):
            return True
        before = self.sentence.flat[: hit.start()]
        if re.search("就[^，。；]{2,40}$", before[self.sentence.clause_at(hit.start()).start :]):
            return True
        titled = (person.title for person in who if person.title)
        return before.endswith((*_BEFORE_SPEECH, *(person.name for person in who), *titled))

    def rapporteurs(self) -> Sequence[Person]:
        """Who reports on behalf of a body (代表……委员会作报告): present, but not the main speaker."""
        for hit in REPORTS.finditer(self.sentence.flat):
            if self._is_on_behalf(hit):
                return self._subject_of(hit.start())
        return []

    def _is_on_behalf(self, hit: re.Match[str]) -> bool:
        """Whether a report is given for a body; a government's own (政府工作报告) is the speech of its session."""
        before = self.sentence.flat[: hit.start()]
        return not hit.group().endswith("政府工作报告") and bool(re.search("代表|受.*委托", before))

    def stating(self, chairs: list[Person], *, near: bool) -> list[Person]:
        """Who 表示: a chair, or one person with title right after the report (`near`)."""
        hit = _SAY.search(self.sentence.flat) if "表示" in self.sentence.flat else None
        if not hit or "纷纷" in hit["who"]:
            return []
        who = self._subject_of(hit.end("who"))
        named = {person.name for person in chairs}
        return [person for person in who if person.name in named or (near and person.title and len(who) == 1)]

    def attendees(self) -> list[Person]:
        """The list before 出席, 参加, 列席, 到会; not one who comes to speak."""
        found: list[Person] = []
        flat, text = self.sentence.flat, self.sentence.text
        for hit in _ATTEND.finditer(flat):
            clause = self.sentence.clause_at(hit.start())
            if _COMING.search(flat, clause.start, hit.start()):
                continue
            listing = [text[clause.start : hit.start()]]
            while clause.start > 0 and flat[clause.start - 1] in "，；,;":
                earlier = self.sentence.clause_before(clause)
                assert earlier is not None
                clause = earlier
                words = self.sentence.words(clause)
                if _predicate().search(flat, clause.start, clause.end) or len(words) > 80:
                    break
                listing.insert(0, words)
            for words in listing:
                found += names.listed(words, known=self.known)
        return found
