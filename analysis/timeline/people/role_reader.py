"""The roles in one sentence: who chairs, speaks, reports or attends, by its verbs and their subjects."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.timeline.people import names
from analysis.timeline.people.acts import Act, Hit
from analysis.timeline.people.names import Person
from analysis.timeline.people.other_occasions import ReportedOccasion
from analysis.timeline.people.subjects import BODY, PRECEDES, SubjectReader, adverbs
from analysis.timeline.sentences import BRACKET, DATE, Sentence

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
#: What a bare 讲话 is about, or for whom, to whom and where it is given: 就下一步工作, 代表市委、市政府, 在主会场.
_GIVEN_FOR = re.compile(
    "就[^，。；]{2,40}$|(?:代表|围绕|结合|针对|聚焦|受|以|向|为|在|用|从|通过)(?![^，。；]*(?:学习|贯彻|落实|传达))[^，。；的]{2,30}(?<!重要)$"
)
#: How a speech is given, between 并 and the verb.
_ADVERBS_LAST = re.compile("(?:视频|线上|书面|现场|分别|先后|依次|首先|最后|即席|亲自| )+$")
#: Acts whose person stands right before them: 王小明召开, not 王小明建议召开.
_RIGHT_AFTER_NAME = re.compile("(?:组织|牵头|带头)?召开|(?:全面|系统|认真|简要)?(?:总结|回顾)了?")
#: For whom a report is given by one of its members, who is not the main speaker.
_STANDING_BODY = re.compile(
    "(?:代表|受)[^，。；]{0,24}(?:常务委员会|(?:人大|政协)[^，。；]{0,4}常委会)(?:的?委托)?$"
)
#: The report on its work, which makes even one of its members the main speaker: 代表常务委员会作工作报告.
_WORK_REPORT = re.compile("[作做]了?工作报告")
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


def _without_adverbs(before: str) -> str:
    """A text without the adverbs that end it: 到会并视频."""
    found = _ADVERBS_LAST.search(before)
    return before[: found.start()] if found else before.rstrip()


def _only_follows(before: str, words: str) -> bool:
    """Whether a name or an office, and nothing but adverbs after it, ends a text."""
    at = before.rfind(words)
    return at >= 0 and adverbs().fullmatch(before, at + len(words)) is not None


@dataclass(frozen=True, slots=True)
class RoleReader:
    """Reads the roles in one sentence."""

    subjects: SubjectReader
    occasion: ReportedOccasion

    @property
    def sentence(self) -> Sentence:
        """The sentence that is read."""
        return self.subjects.sentence

    def chairs(self, guests: Collection[Person]) -> list[Person]:
        """Who 主持: persons, or the body that opens the clause; 共同主持 takes a lone host's one guest too."""
        flat, text = self.sentence.flat, self.sentence.text
        found: list[Person] = []
        for hit in self.subjects.acts:
            if hit.act is not Act.CHAIR:
                continue
            clause = self.sentence.clause_at(hit.start).start
            who = list(self.subjects.persons(hit))
            if self.occasion.is_background(hit, who) or self.occasion.chairs_another(hit, who):
                continue
            if not who and BODY.search(flat[clause : hit.start]):
                who = [Person(text[clause : hit.start].strip())]
            found += who
            if who and flat.endswith(("共同", "联合"), 0, hit.start):
                partner = re.search(
                    r"[同与和](?P<who>[^，。；同与]{2,40})(?:共同|联合)$", flat[clause : hit.start]
                )
                named = names.listed(partner["who"], known=self.subjects.known) if partner else ()
                if not named and len({one.name for one in who}) == 1 and len(guests) == 1:
                    named = tuple(guests)
                found += [one for one in named if one.name not in {other.name for other in who}]
        return found

    def doing(self, elsewhere: re.Pattern[str] | None = None) -> Iterator[Done]:
        """Every other act of the sentence, and who does it; not who attends what `elsewhere` matches after the verb."""
        for hit in self.subjects.acts:
            if hit.act is Act.CHAIR:
                continue
            if hit.act is Act.ATTEND and elsewhere and elsewhere.match(self.sentence.flat, hit.end):
                continue
            who = self.subjects.persons(hit)
            if hit.act is Act.SAID_THERE and self.occasion.report_year is not None:
                continue  # of another meeting
            if who and self._is_verb(hit, who) and not self.occasion.is_background(hit, who):
                before = self.sentence.flat[self.sentence.clause_at(hit.start).start : hit.start]
                heard = self.subjects.is_heard(hit) or _ASKED_TO.search(self.sentence.flat, 0, hit.start)
                yield Done(
                    self._weighed(hit, who, before),
                    who,
                    in_turn=_IN_TURN.search(before + hit.words) is not None,
                    on_agenda=bool(heard) and "工作报告" not in self.sentence.text[hit.start : hit.end],
                )

    def _weighed(self, hit: Hit, who: Sequence[Person], before: str) -> Act:
        """The weight of a report or an address, by the words of its clause before it.

        Who reports is the main speaker, unless several report or it is a standing committee's: who reports for the
        standing committee of the body that meets is one of its members, and present; not with its 工作报告. Who gives the address of those
        who lead (代表党中央致词) is a main speaker.
        """
        if hit.act is Act.SAID_THERE:
            return Act.SAID
        if hit.act is Act.ADDRESS and _PLAIN_ADDRESS.fullmatch(hit.words):
            return Act.SPEECH if _FOR_LEADERS.search(self.sentence.flat[: hit.start]) else hit.act
        if hit.act is not Act.REPORT:
            return hit.act
        if _STANDING_BODY.search(before) and not _WORK_REPORT.fullmatch(hit.words):
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
        if PRECEDES.match(self.sentence.flat, hit.end):
            return True
        if any(words.endswith(_BEFORE_SPEECH) for words in (before.rstrip(), _without_adverbs(before))):
            return True
        if "由" in before[-60:]:
            return True
        return self._follows(hit, who)

    def _follows(self, hit: Hit, who: Sequence[Person]) -> bool:
        """Whether an act follows one of its persons, with nothing but adverbs between."""
        before = self.sentence.flat[: hit.start].rstrip(BRACKET + " ")
        endings = {words for person in who for words in (person.name, person.title) if words}
        return before.endswith(tuple(endings)) or any(_only_follows(before, words) for words in endings)

    def stating(self) -> Sequence[Person]:
        """Who 表示, not on another occasion."""
        hit = _SAY.search(self.sentence.flat) if "表示" in self.sentence.flat else None
        if not hit or "纷纷" in hit["who"] or _SAID_ELSEWHERE.search(hit["who"]):
            return []
        return self.subjects.subject_of(Hit(Act.SPEECH, hit.end("who"), hit.end(), "表示"))
