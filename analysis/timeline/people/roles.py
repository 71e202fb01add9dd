"""Who chaired, who spoke, who attended: read from the sentences that follow the report of a meeting.

主持 makes the chair (which may be a body), 讲话, 致辞 or 作报告 the speaker,
出席, 参加, 列席, 到会, 陪同 and 宣布开幕 or 开工 the attendees. Who only contributes to the
programme (发言, 汇报, 通报, 介绍, 作说明, 传达, 宣读, 授课, 作部署, 揭牌, or
致辞 where others 讲话) without being listed as present is a contributor. 指出, 强调, 提出要求, signing and being elected give no role;
在会上强调 makes the speaker where nobody 讲话, 作报告 or 致辞, unless it is the chair;
表示 makes a chair the speaker where the article names no other, and a titled
person named right after the report a contributor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from analysis.timeline import sentences
from analysis.timeline.people.acts import Act, may_hold_acts
from analysis.timeline.people.names import Person
from analysis.timeline.people.other_occasions import ReportedOccasion
from analysis.timeline.people.role_reader import MANY_REPORTS, Done, RoleReader
from analysis.timeline.people.run_together import run_together
from analysis.timeline.people.subjects import PreviousSubject, SubjectReader

#: After it a paragraph goes on with what somebody said: 王小明在致辞中说，……; not a meeting: 会议还强调，…….
_GIVES_WORDS = re.compile("(?<!会)(?<!会议)(?<!会议[还也并])(?:说|表示|指出|强调|认为)[，：]")
#: 表示 is read only in the first so many sentences after the report.
_NEAR = 40
#: A heading or a caption without punctuation is so long at most.
_LONGEST_LINE = 60
_MARK = re.compile("[，。；！？]")
#: Between the meeting and the first person of a chronicle's item without punctuation.
_AFTER_MEETING = re.compile("(?<=会议|大会|仪式|论坛)[ \u3000](?=[\u4e00-\u9fff]{2,30}[长记任席员])")
_AFTER_ACT = re.compile("(?<=讲话|主持|致[辞词]|出席|参加|列席|报告|陪同|强调|指出)[ \u3000]")
#: In so many sentences from the report on, a titled person who 表示 was at the meeting.
_RIGHT_AFTER = 2
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年(?=\d{1,2}月)")
#: A line of names run together: 胡衡华程丽华出席.
_RUN = re.compile(r"(?P<names>[\u4e00-\u9fff]{2,20}?)(?:到会指导|出席|参加)")


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person in a role, and where the words stand that say so: first in the text read, later in the source."""

    person: str
    role: str  #: as in `records.Attendance`
    office: str = ""
    part: int = 0  #: index of the paragraph
    start: int = 0
    end: int = 0
    written: str = (
        ""  #: the name in the text, where the person has another one: by the user's list, or with a place
    )


@dataclass(frozen=True, slots=True)
class Roles:
    """The people of one meeting."""

    chair: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    appearances: tuple[Appearance, ...] = field(default=(), compare=False, repr=False)

    def in_role(self) -> list[tuple[str, str]]:
        """Role and name of everybody, role by role in their order."""
        columns = (
            ("chair", self.chair),
            ("speaker", self.speakers),
            ("attendee", self.attendees),
            ("contributor", self.contributors),
        )
        return [(role, name) for role, names in columns for name in names]

    def renamed(self, rename: Callable[[str], str]) -> Roles:
        """The same people under other names; one whose new name is "" is left out.

        >>> Roles(("王翔",), ("李明",)).renamed({"王翔": "王翔（四川省）", "李明": ""}.get)
        Roles(chair=('王翔（四川省）',), speakers=(), attendees=(), contributors=(), titles=())
        """

        def each(names: Iterable[str]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(filter(None, map(rename, names))))

        return Roles(
            each(self.chair),
            each(self.speakers),
            each(self.attendees),
            each(self.contributors),
            tuple((name, title) for person, title in self.titles if (name := rename(person))),
            tuple(
                one if name == one.person else replace(one, person=name, written=one.written or one.person)
                for one in self.appearances
                if (name := rename(one.person))
            ),
        )


def read(
    paragraphs: Iterable[str],
    *,
    known: Collection[str] = (),
    guests: Collection[Person] = (),
    parts: bool = True,
    elsewhere: re.Pattern[str] | None = None,
    subject: Sequence[Person] = (),
) -> Roles:
    """The roles in a run of text.

    Parameters
    ----------
    paragraphs : iterable of str
        From the report of the meeting up to that of the next one.
    known : collection of str
        Names that stand elsewhere in the document.
    guests : collection of Person
        Who was received; 共同主持 makes them chairs too.
    parts : bool
        Whether those who only 发言, 汇报 or 介绍 are contributors; on a visit they receive the visitor.
    elsewhere : pattern, optional
        What follows 出席 or 参加 where another gathering is meant; not read in the first sentence, the report.
    subject : sequence of Person
        Whose acts a list gives that names them in its heading alone.

    Examples
    --------
    >>> r = read(["市委书记袁家军出席会议并讲话。", "胡衡华、程丽华，李明清，市委常委，有关市级领导出席。组织部部长蔡允革主持。"])
    >>> r.chair, r.speakers, r.attendees
    (('蔡允革',), ('袁家军',), ('胡衡华', '程丽华', '李明清'))
    >>> read(["市委常委会主持会议。市政府副市长王小明作工作报告。王小明指出，要抓好落实。"])
    Roles(chair=('市委常委会',), speakers=('王小明',), attendees=(), contributors=(), titles=(('王小明', '市政府副市长'),))
    """
    found: dict[Act, list[Person]] = {act: [] for act in Act}
    done: list[tuple[int, Done]] = []
    stated: list[Person] = []
    previous, known = PreviousSubject(subject), frozenset(known)
    appearances: list[Appearance] = []
    lines = ((at, text, _words_from(text)) for at, text in enumerate(map(with_marks, paragraphs)))
    spans = ((at, text, said, span) for at, text, said in lines for span in sentences.spans(text))
    year: int | None = None
    for count, (at, text, said_from, span) in enumerate(spans):
        start, end = span
        report_year = year
        if not year:
            stated_year = _YEAR.search(text, start, end)
            year = int(stated_year["year"]) if stated_year else 0
        if not _may_act(text[start:end], near=count < _NEAR):
            continue
        in_speech = said_from <= start
        sentence = sentences.read(text, start, end)
        reader = RoleReader(
            SubjectReader(sentence, known, previous), ReportedOccasion(sentence, report_year, in_speech)
        )
        chairs = reader.chairs(guests)
        found[Act.CHAIR] += chairs
        appearances += _appearances(chairs, Act.CHAIR, at, start, end)
        for one in reader.doing(elsewhere if count else None):
            if one.act is Act.PART and not parts:
                continue
            appearances += _appearances(one.persons, one.act, at, start, end)
            found[one.act] += one.persons
            done.append((count, one))
        stating = reader.stating()
        chairing = {one.name for one in found[Act.CHAIR]}
        said = [one for one in stating if one.name in chairing]
        appearances += _appearances(said, Act.SPEECH, at, start, end)
        stated += said
        if count < _RIGHT_AFTER and parts and len(stating) == 1 and stating[0].title and not said:
            appearances += _appearances(stating, Act.PART, at, start, end)
            found[Act.PART] += stating
        previous.add(text, span, known)
        known |= {one.person for one in appearances if one.person not in known}
    chair = _names(found[Act.CHAIR])
    main = _names(_leading(done) or _not_chairing(found[Act.SAID], chair) or stated)
    attended = _without(_names(found[Act.ATTEND]), chair, main)
    heard = _names((*found[Act.PART], *found[Act.REPORT], *found[Act.ADDRESS], *found[Act.SAID]))
    heard = _without(heard, chair, main, attended)
    titles: dict[str, str] = {}
    for person in (*(one for persons in found.values() for one in persons), *stated):
        if person.name in (*chair, *main, *attended, *heard) and person.title and person.name not in titles:
            titles[person.name] = person.title
    return Roles(chair, main, attended, heard, tuple(titles.items()), tuple(appearances))


def _words_from(text: str) -> int:
    """Where a paragraph begins to give somebody's words; behind its end where it does not."""
    found = _GIVES_WORDS.search(text)
    return found.end() if found else len(text) + 1


def _leading(done: Sequence[tuple[int, Done]]) -> list[Person]:
    """The main speakers: who speaks or reports, else who gives an address.

    Those who report on items of the agenda, each on their own, are none, nor are those who report or give an address
    in turn beside somebody whose address the report of the meeting itself gives, or the first who 出席并致辞.
    """
    heard = [one for _, one in done if one.on_agenda and one.act in (Act.REPORT, Act.PART)]
    agenda = {person.name for one in heard for person in one.persons}
    reports = [
        one
        for _, one in done
        if one.act is Act.REPORT and not (one.on_agenda and len(agenda) >= MANY_REPORTS)
    ]
    addresses = [(count, one) for count, one in done if one.act is Act.ADDRESS]
    alone = [(count, one) for count, one in addresses if not one.in_turn]
    attending = {(count, one.name) for count, act in done if act.act is Act.ATTEND for one in act.persons}
    first = next(
        (count for count, one in alone if any((count, who.name) in attending for who in one.persons)), 0
    )
    by_report = [one for count, one in alone if count in (0, first)]
    spoke = [one for _, one in done if one.act is Act.SPEECH or (one in reports and not one.in_turn)]
    chosen = spoke or by_report or reports or [one for _, one in addresses]
    return [person for one in chosen for person in one.persons]


def completed(roles: Roles, more: Roles, *, part: int) -> Roles:
    """The roles with who chaired and who spoke by `more`, where `roles` names nobody.

    Parameters
    ----------
    roles, more : Roles
        By the text of a report, and by its headings.
    part : int
        Where the paragraphs of `more` begin among those of both.
    """
    chair, speakers = roles.chair or more.chair, roles.speakers or more.speakers
    if (chair, speakers) == (roles.chair, roles.speakers):
        return roles
    leading = [one for one in more.appearances if one.role in ("chair", "speaker")]
    added = [one for one in leading if one.person in (*chair, *speakers)]
    return Roles(
        chair,
        speakers,
        _without(roles.attendees, chair, speakers),
        _without(roles.contributors, chair, speakers),
        tuple({**dict(more.titles), **dict(roles.titles)}.items()),
        (*roles.appearances, *(replace(one, part=one.part + part) for one in added)),
    )


def with_captions(roles: Roles, more: Roles, *, part: int) -> Roles:
    """The roles with those of `more`, the captions of photographs, which call every address a speech: 图为王小明讲话.

    Who speaks by them does not outweigh those who speak by the text.

    Parameters
    ----------
    roles, more : Roles
        By the text of a report, and by its captions.
    part : int
        Where the paragraphs of `more` begin among those of both.

    Examples
    --------
    >>> with_captions(Roles(speakers=("王小明", "李大伟")), Roles(speakers=("王小明",)), part=1).speakers
    ('王小明', '李大伟')
    """
    if not more.appearances:
        return roles
    chair = tuple(dict.fromkeys((*roles.chair, *more.chair)))
    spoke = _without(more.speakers, roles.contributors, roles.speakers)
    speakers = (*roles.speakers, *spoke)
    attendees = _without(dict.fromkeys((*roles.attendees, *more.attendees)), chair, speakers)
    contributors = dict.fromkeys((*roles.contributors, *more.contributors))
    return Roles(
        chair,
        speakers,
        attendees,
        _without(contributors, chair, speakers, attendees),
        tuple({**dict(more.titles), **dict(roles.titles)}.items()),
        (*roles.appearances, *(replace(one, part=one.part + part) for one in more.appearances)),
    )


def with_marks(text: str) -> str:
    """A line of roles without punctuation, with a comma in place of a space that separates persons or clauses.

    >>> with_marks("市委书记王小明讲话 市长李大伟主持"), with_marks("王小明 讲话")
    ('市委书记王小明讲话，市长李大伟主持', '王小明 讲话')
    """
    if " " not in text and "\u3000" not in text:
        return text
    text = _AFTER_MEETING.sub("，", text)
    if len(text) > _LONGEST_LINE or _MARK.search(text):
        return text
    return _AFTER_ACT.sub("，", text)


#: The role that an act shows.
_ROLE = {
    Act.CHAIR: "chair",
    Act.SPEECH: "speaker",
    Act.REPORT: "speaker",
    Act.ADDRESS: "speaker",
    Act.SAID: "speaker",
    Act.PART: "contributor",
    Act.ATTEND: "attendee",
}


def _appearances(persons: Iterable[Person], act: Act, part: int, start: int, end: int) -> list[Appearance]:
    return [Appearance(one.name, _ROLE[act], one.title, part, start, end) for one in persons]


def _may_act(words: str, *, near: bool) -> bool:
    """Whether a sentence may hold an act, or 表示 near the report; no other is read."""
    return may_hold_acts(words) or (near and "表示，" in words)


def _names(persons: Iterable[Person]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.name for person in persons))


def _not_chairing(persons: Iterable[Person], chair: Collection[str]) -> list[Person]:
    return [one for one in persons if one.name not in chair]


def _without(names: Iterable[str], *others: Collection[str]) -> tuple[str, ...]:
    """The names that are in none of the other roles."""
    return tuple(name for name in names if not any(name in taken for taken in others))


def of_host(roles: Roles, hosts: Sequence[Person], guests: Sequence[Person], *, kind: str) -> Roles:
    """The roles of a reception: the host is the speaker, who 参加 attends; of a visit: nobody speaks."""
    speakers = tuple(p.name for p in hosts) if kind != "visit" else ()
    chair = roles.chair if kind == "meeting" else ()
    out = {*speakers, *chair, *(p.name for p in (*hosts, *guests))}
    attendees = tuple(name for name in (*roles.chair, *roles.attendees) if name not in out)
    heard = _without(roles.contributors, out, attendees)
    given = {p.name: p.title for p in (*hosts, *guests) if p.title}
    titles = tuple({**dict(roles.titles), **given}.items())
    return replace(
        roles, chair=chair, speakers=speakers, attendees=attendees, contributors=heard, titles=titles
    )


def with_attending(roles: Roles, hosts: Sequence[Person]) -> Roles:
    """Who 出席 in the report itself attended, unless they chaired or spoke."""
    taken = {*roles.chair, *roles.speakers, *roles.attendees}
    more = tuple(p.name for p in hosts if p.name not in taken)
    titles = {**{p.name: p.title for p in hosts if p.title}, **dict(roles.titles)}
    return replace(
        roles,
        attendees=(*more, *roles.attendees),
        contributors=_without(roles.contributors, more),
        titles=tuple(titles.items()),
    )


def with_run_together(roles: Roles, titles: Iterable[str]) -> Roles:
    """The attendees that only the line below the headline names, run together: 胡衡华程丽华出席.

    >>> with_run_together(Roles(("胡衡华",), ("袁家军",)), ["石军到会指导 胡衡华程丽华出席"]).attendees
    ('石军', '程丽华')
    """
    known = {*roles.chair, *roles.speakers}
    found: list[str] = []
    for words in (word for title in titles for word in title.split()):
        hit = _RUN.fullmatch(words)
        found += run_together(hit["names"], known=known) if hit else []
    attendees = tuple(dict.fromkeys(name for name in found if name not in known))
    return replace(roles, attendees=attendees, contributors=_without(roles.contributors, attendees))
