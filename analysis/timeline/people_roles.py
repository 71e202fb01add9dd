"""Who chaired, who spoke, who attended: read from the sentences that follow a gathering's report.

主持 makes the chair (a body may be it), 讲话, 致辞 or 作报告 the speaker, 出席,
参加, 列席, 到会 the rest. 指出 and 强调 make nobody anything; a single titled
person who 表示 right behind the report counts as speaker only where the
article names no other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from analysis.timeline import meetings_text, people
from analysis.timeline.meetings_text import DATE, QUOTED
from analysis.timeline.people import Person

#: Whether a paragraph may tell a role at all.
TRIGGER = re.compile(r"主持|讲话|致辞|致词|演讲|讲座|报告|出席|参加|列席|到会|陪同|作点评")

_CHAIR = re.compile(r"主持(?![人下词机]|工作|制定|编|修|研|正义|项目)")
_BY = re.compile(r"由(?P<who>[^，。；]{2,60}?)(?:共同|分别|召集并)?主持")
#: 并讲话; 发表重要讲话; 作了题为《……》的讲话; 讲话强调.
_SPEAK = re.compile(
    rf"""
      (?:发表|(?<![工写合])作|做(?![好到实优强大]))了?[^，。；的{DATE}]{{0,12}}?(?:题为[{QUOTED}]+的)?[^，。；的]{{0,12}}?(?:讲话|致辞|致词|演讲|演说|讲座|开幕辞|总结讲话|专题报告)(?!精神|[的时后])
    | 致(?:开幕|闭幕|欢迎|祝酒|祝贺|贺|答谢|新年|新春|献)[辞词]
    | (?:讲话|致辞|致词)(?=[，。；并和]|$|强调|[，。]|时强调)
    """,
    re.VERBOSE,
)
_REPORT = re.compile(r"(?<![工写合])作(?![的为])了?(?:工作|[^，。；作]){0,24}?报告(?=[，。；、]|$)")
_ATTEND = re.compile(
    r"(?<!将)(?P<verb>应邀出席|出席|参加|列席|到会|与会|陪同(?!下))(?:了)?(?:(?:会见和|签约和)?[^，。；、的在并]{0,6}?(?:会|会议|式|活动|论坛|会见|会谈|座谈|指导|考察|调研|学习|培训|讲座|[检视督]查|慰问|点评))?(?=[，。；、,.;]|$|并)"
)
#: What brought somebody is no attendance: 来京出席…….
_COMING = re.compile(r"(?:来|赴|抵)[^，。；]{0,4}$")
_SAY = re.compile(r"(?P<who>[^，。；：]{1,40})表示，")
#: Ends the subject of a clause.
_PREDICATE = re.compile(
    rf"[{DATE}]|在|出席|代表(?![团们大])|由|召开|举[行办]|到(?!会)|赴|深入|来到|带队|率队|致[^，。；的]{{0,6}}[辞词]|向(?=[^，。；]{{0,20}}(?:颁|致|表示|反馈|通报|汇报|介绍|敬))|为(?=[^，。；]{{0,20}}(?:颁|揭|授))|就(?![任职业])|主持(?!人)|应邀|随后|发表|也|还|讲话|致[辞词]|先后|分别|共同|会见|参加|列席|到会|听取|宣布|指出|强调|表示|说|访问|与(?!会)|同(?!志)|传达|通报|宣读|介绍"
)
_BODY = re.compile(r"(?:常委会|主席团|委员会|党组|党委)$")
_PRONOUN = re.compile(r"^[并他她]|^$")


@dataclass(frozen=True, slots=True)
class Roles:
    """The people of one gathering."""

    chair: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()


def read(paragraphs: Iterable[str], *, known: Collection[str] = (), guests: Collection[Person] = ()) -> Roles:
    """The roles that stretches of running text give.

    Parameters
    ----------
    paragraphs : iterable of str
        From the report of the gathering on, up to the next gathering's.
    known : collection of str
        Names that stand elsewhere in the document.
    guests : collection of Person
        Who was received; 共同主持 makes them chairs too.

    Examples
    --------
    >>> r = read(["市委书记袁家军出席会议并讲话。", "胡衡华、程丽华，李明清，市委常委，有关市级领导出席。组织部部长蔡允革主持。"])
    >>> r.chair, r.speakers, r.attendees
    (('蔡允革',), ('袁家军',), ('胡衡华', '程丽华', '李明清'))
    >>> read(["市委常委会主持会议。市政府副市长王小明作工作报告。王小明指出，要抓好落实。"])
    Roles(chair=('市委常委会',), speakers=('王小明',), attendees=(), titles=(('王小明', '市政府副市长'),))
    """
    told: dict[str, list[Person]] = {"chair": [], "spoke": [], "reported": [], "said": [], "attended": []}
    last, known = _Last(), frozenset(known)
    count = 0
    for text in paragraphs:
        for start, end in meetings_text.spans(text):
            count += 1
            if not TRIGGER.search(text, start, end) and not (
                count <= _NEAR and text.find("表示，", start, end) >= 0
            ):
                continue
            told_here = _Told(meetings_text.read(text, start, end), known, last)
            told["chair"] += told_here.chairs(guests)
            told["spoke"] += told_here.speakers(_SPEAK) if not told["spoke"] else []
            told["reported"] += told_here.speakers(_REPORT) if not told["reported"] else []
            told["attended"] += told_here.rapporteurs()
            told["said"] += told_here.saying(told["chair"], near=count <= 2)
            told["attended"] += told_here.attendees()
            last.behind(told_here)
    chair = _names(told["chair"])
    main = _names(told["spoke"]) or _names(told["reported"]) or _names(told["said"])
    attended = tuple(name for name in _names(told["attended"]) if name not in chair and name not in main)
    titles: dict[str, str] = {}
    for person in (one for group in told.values() for one in group):
        if person.name in (*chair, *main, *attended) and person.title and person.name not in titles:
            titles[person.name] = person.title
    return Roles(chair, main, attended, tuple(titles.items()))


#: Rules whose gathering has its host as the speaker.
BY_HOST = (
    "heard a report",
    "talked with",
    "received",
    "received for a photograph or the press",
    "lecture after a meeting",
)
_RUN = re.compile(r"(?P<names>[\u4e00-\u9fff]{2,20}?)(?:到会指导|出席|参加)")


def of_host(roles: Roles, hosts: Sequence[Person], guests: Sequence[Person], *, kind: str) -> Roles:
    """The roles of a reception: the host is the speaker, who 参加 attends; of a visit: nobody speaks."""
    speakers = tuple(p.name for p in hosts) if kind != "visit" else ()
    chair = roles.chair if kind == "meeting" else ()
    out = {*speakers, *chair, *(p.name for p in (*hosts, *guests))}
    attendees = tuple(name for name in (*roles.chair, *roles.attendees) if name not in out)
    given = {p.name: p.title for p in (*hosts, *guests) if p.title}
    return Roles(chair, speakers, attendees, tuple({**dict(roles.titles), **given}.items()))


def with_attending(roles: Roles, hosts: Sequence[Person]) -> Roles:
    """Who 出席 in the report itself attended, unless they chaired or spoke."""
    taken = {*roles.chair, *roles.speakers, *roles.attendees}
    more = tuple(p.name for p in hosts if p.name not in taken)
    titles = {**{p.name: p.title for p in hosts if p.title}, **dict(roles.titles)}
    return Roles(roles.chair, roles.speakers, (*more, *roles.attendees), tuple(titles.items()))


def with_run_together(roles: Roles, titles: Iterable[str]) -> Roles:
    """The attendees that only the line below the headline names, run together: 胡衡华程丽华出席.

    >>> with_run_together(Roles(("胡衡华",), ("袁家军",)), ["石军到会指导 胡衡华程丽华出席"]).attendees
    ('石军', '程丽华')
    """
    known = {*roles.chair, *roles.speakers}
    found: list[str] = []
    for words in (word for title in titles for word in title.split()):
        hit = _RUN.fullmatch(words)
        found += people.run_together(hit["names"], known=known) if hit else []
    attendees = tuple(dict.fromkeys(name for name in found if name not in known))
    return Roles(roles.chair, roles.speakers, attendees, roles.titles)


#: 表示 is looked at only in so many sentences behind the report.
_NEAR = 40


def _names(persons: Iterable[Person]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.name for person in persons))


class _Last:
    """The subject of the last sentence that opens with one; read when it is asked for, each sentence once."""

    def __init__(self) -> None:
        self._subject: Sequence[Person] = ()
        self._unread: list[_Told] = []

    def behind(self, told: _Told) -> None:
        """A sentence that stands before the next."""
        self._unread.append(told)

    def subject(self) -> Sequence[Person]:
        """The persons that 他 and 并 speak of."""
        while self._unread:
            told = self._unread.pop()
            found = told.subject(0, len(told.sentence.flat))
            if found:
                self._subject = found
                self._unread.clear()
        return self._subject


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence tells of roles."""

    sentence: meetings_text.Sentence
    known: frozenset[str]
    last: _Last  #: the subject of the sentences before, for 他

    def subject(self, clause: int, end: int) -> Sequence[Person]:
        """The persons that a clause opens with, up to its first predicate."""
        flat = self.sentence.flat[clause:end]
        begin = len(flat) - len(flat.lstrip(DATE + "，、 并"))
        stop = _PREDICATE.search(flat, begin)
        words = self.sentence.text[clause + begin : clause + (stop.start() if stop else len(flat))]
        return people.listed(words, known=self.known)

    def _who(self, verb: int) -> Sequence[Person]:
        """The subject of the verb: of its clause, else of the nearest clause before, else of the sentence before."""
        clause, _ = self.sentence.clause(verb)
        found = self.subject(clause, verb)
        if found:
            return found
        opening = self.sentence.flat[clause:verb].strip(DATE + " ")
        if opening and not _PRONOUN.match(opening) and not _PREDICATE.match(opening):
            return []
        while clause > 0 and not found:
            before = clause - 1
            clause = self.sentence.clause(before - 1)[0] if before else 0
            found = self.subject(clause, before)
        return found or (self.last.subject() if _PRONOUN.match(opening) else [])

    def chairs(self, guests: Collection[Person]) -> list[Person]:
        """Who 主持: persons, or the body that opens the clause."""
        flat, text = self.sentence.flat, self.sentence.text
        found: list[Person] = []
        for hit in _CHAIR.finditer(flat):
            by = _BY.search(flat, self.sentence.clause(hit.start())[0], hit.end())
            if by:
                words = text[by.start("who") : by.end("who")]
                found += people.listed(words, known=self.known) or [Person(words)] * bool(_BODY.search(words))
                continue
            clause, _ = self.sentence.clause(hit.start())
            who = self._who(hit.start())
            if not who and _BODY.search(flat[clause : hit.start()]):
                who = [Person(text[clause : hit.start()].strip())]
            found += who
            if who and flat.endswith("共同", 0, hit.start()):
                beside = re.search(r"[同与和](?P<who>[^，。；同与]{2,40})共同$", flat[clause : hit.start()])
                found += [guest for guest in guests if guest not in who]
                found += people.listed(beside["who"], known=self.known) if beside else []
        return found

    def speakers(self, pattern: re.Pattern[str]) -> Sequence[Person]:
        """Who spoke, by the first clause that tells it."""
        for hit in pattern.finditer(self.sentence.flat):
            if pattern is _REPORT and self._on_behalf(hit):
                continue
            who = self._who(hit.start())
            if who and self._follows(hit, who):
                return who
        return []

    def _follows(self, hit: re.Match[str], who: Sequence[Person]) -> bool:
        """Whether a bare 讲话 is a verb here: right behind a name, 并, 会议 or 会上, not inside a phrase."""
        if hit.group() not in ("讲话", "致辞", "致词"):
            return True
        before = self.sentence.flat[: hit.start()]
        clause, _ = self.sentence.clause(hit.start())
        if re.search("就[^，。；]{2,40}$", before[clause:]):
            return True
        return before.endswith(
            (
                "并",
                "会议",
                "大会",
                "会上",
                "随后",
                "并在会上",
                *(person.name for person in who),
                *(person.title for person in who if person.title),
            )
        )

    def rapporteurs(self) -> Sequence[Person]:
        """Who reports on behalf of a body (代表……委员会作报告): present, but not the main speaker."""
        for hit in _REPORT.finditer(self.sentence.flat):
            if self._on_behalf(hit):
                return self._who(hit.start())
        return []

    def _on_behalf(self, hit: re.Match[str]) -> bool:
        """Whether a report is given for a body; a government's own (政府工作报告) is the speech of its session."""
        before = self.sentence.flat[: hit.start()]
        return not hit.group().endswith("政府工作报告") and bool(re.search("代表|受.*委托", before))

    def saying(self, chairs: list[Person], *, near: bool) -> list[Person]:
        """Who 表示: a chair, or right behind the report one who is given with title."""
        hit = _SAY.search(self.sentence.flat) if "表示" in self.sentence.flat else None
        if not hit or "纷纷" in hit["who"]:
            return []
        who = self._who(hit.end("who"))
        named = {person.name for person in chairs}
        return [person for person in who if person.name in named or (near and person.title and len(who) == 1)]

    def attendees(self) -> list[Person]:
        """The list that stands before 出席, 参加, 列席, 到会; not one who comes to speak."""
        found: list[Person] = []
        flat, text = self.sentence.flat, self.sentence.text
        for hit in _ATTEND.finditer(flat):
            clause, _ = self.sentence.clause(hit.start())
            if _COMING.search(flat, clause, hit.start()):
                continue
            listing = [text[clause : hit.start()]]
            while clause > 0 and flat[clause - 1] in "，；,;":
                before = clause - 1
                clause = self.sentence.clause(before - 1)[0] if before else 0
                words = text[clause:before]
                if _PREDICATE.search(flat, clause, before) or len(words) > 80:
                    break
                listing.insert(0, words)
            for words in listing:
                found += people.listed(words, known=self.known)
        return found
