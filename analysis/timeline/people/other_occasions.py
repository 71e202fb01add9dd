"""Whether somebody did something on another occasion than the meeting that a sentence reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.timeline.people.acts import Hit
from analysis.timeline.people.names import Person
from analysis.timeline.sentences import Sentence
from analysis.timeline.spans import SentenceSpan

#: A year that opens a clause says when it happened; one inside says what it is about: 作2023年工作报告.
_OPENING_YEAR = re.compile(
    r"(?:^|[，。；：])(?:而|但|早?在|于)?(?:(?P<past>去年|前年|大前年)|(?P<year>(?:19|20)\d\d)年)(?!以来|度|起|至今|工作)"
)
#: Words for what was before the meeting.
_ONCE = re.compile("时任|曾(?:经|于|在|任|多次|先后|出席|参加|主持|作|为|到|赴|应)")
#: Introduces reported speech: 李大伟说，.
_TELLS = re.compile("(?:说|介绍|回忆|回顾|透露|告诉记者)[，：]")
#: Introduces reported speech, which may refer to other occasions: 会议强调，王小明书记在调研期间发表重要讲话，……; not 提出具体要求，.
_REPORTED = re.compile("(?:强调|指出|认为|(?<![出体确作点项关新些])要求|提出|说|表示)[，：]")
#: Words between a person and an act that set it elsewhere.
_ELSEWHERE = re.compile("在(?!会议?上|会议?结束时)[^，。；]*(?:期间|[上时中])|发表[了过]")
#: The speech of the meeting itself, where no other occasion is named.
_IN_OWN_SPEECH = re.compile("在(?:总结)?(?:讲话|演讲|致[辞词])[中时]")
#: An anniversary recalls what somebody once did: 纪念王小明发表演讲60周年.
_ANNIVERSARY = re.compile("(?:纪念|庆祝)[^，。；]*周年")
#: Before, after or during the meeting, another one is chaired: 会前，王小明主持召开理事会第一次会议.
_BESIDE_MEETING = re.compile(
    "[^，。；]{0,20}(?:会议?|大会|仪式|论坛|年会|全会|会见|会谈)(?:召开|举行|开始|结束)?(?:之?[前后]|期间)，"
)
#: During a stay or after the report, what somebody does besides: 在海州期间，王小明还将主持市长对话会.
_BESIDES = re.compile("[还另](?:将|分别|[同与][^，。；]{2,24})*(?:共同|联合)?$")
_HOLDS_ANOTHER = re.compile("召开了?[^，。；]{3,40}(?:会|会议)(?=[，。；]|$)")
#: What it is called; not 本次会议.
_NAMED_GATHERING = re.compile("(?:召开)?了?[^，。；]{4,40}(?:会|会议|论坛)(?=[，。；]|$)")
#: Before the verb for what somebody did time and again; not 就群众多次反映的问题讲话.
_OFTEN = re.compile("(?:多次|屡次)(?:在.*|[^的]*)$")
#: What somebody is yet to do: 王小明将出席开幕式并发表讲话.
_TO_COME = re.compile("将(?:应邀)?(?:于[^，。；]{1,12})?(?:出席|参加|发表|作(?!为)|致|讲话|主持)")
#: What was given more than once; not 就一系列工作讲话, 在系列讲座开班式上讲话.
_SERIES = re.compile("系列(?:重要|专题|主题|主旨|公开)*(?:讲话|演讲|演说|讲座|报告|发言|致[辞词])$")
#: How a speech names a head of state or government: 习近平主席, not 国家主席习近平.
_OFFICE_BEHIND = re.compile("主席|总书记|总统|总理|首相|国王")
_OFFICE_OF_STATE = re.compile("总书记|总理")


@dataclass(frozen=True, slots=True)
class ReportedOccasion:
    """The meeting that is reported where a sentence stands, and tests of what was not done there."""

    sentence: Sentence
    #: Year of the report before the sentence, 0 if it states none; None if the sentence is the report.
    report_year: int | None = None
    in_speech: bool = False  #: whether its paragraph has given somebody's words before

    def is_background(self, hit: Hit, who: Sequence[Person]) -> bool:
        """Whether an act was not at the meeting: in another year, 曾, by 时任, long ago in reported speech, or to come.

        In the sentence of the report itself these words date the meeting, unless they are reported speech.
        """
        text = self.sentence.text
        if self._is_elsewhere(hit, who) or self._is_recalled(hit) or self._is_often(hit, who):
            return True
        if self._is_to_come(hit, who):
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

    def _is_to_come(self, hit: Hit, who: Sequence[Person]) -> bool:
        """Whether it is announced, behind who will do it: 王小明将出席开幕式并发表讲话."""
        person = self._last_named(hit, who)
        return person is not None and _TO_COME.search(self.sentence.flat, person.end, hit.end) is not None

    def _is_recalled(self, hit: Hit) -> bool:
        """Whether an act is what an anniversary is of."""
        clause = self.sentence.clause_at(hit.start)
        return any(
            found.start() < hit.start < found.end()
            for found in _ANNIVERSARY.finditer(self.sentence.flat, clause.start, clause.end)
        )

    def chairs_another(self, hit: Hit, who: Sequence[Person]) -> bool:
        """Whether a sentence after the report says that somebody chaired another meeting, before, after or besides.

        What a meeting studies is named so as well: 李大伟总理主持召开座谈会，提出了要求.
        """
        flat = self.sentence.flat
        if self.report_year is None:
            return False
        begin = self.sentence.clause_at(hit.start).start
        if _BESIDES.search(flat, begin, hit.start) and _NAMED_GATHERING.match(flat, hit.end):
            return True
        if not _HOLDS_ANOTHER.match(flat, hit.end):
            return False
        person = self._last_named(hit, who)
        of_state = person is not None and _OFFICE_OF_STATE.match(self.sentence.text, person.end) is not None
        return of_state or _BESIDE_MEETING.match(flat) is not None
