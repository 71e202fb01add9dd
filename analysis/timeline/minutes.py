"""The meeting of minutes whose head gives it in fields or in a table: 会议时间, 主持人, 出席."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from analysis.corpus import door
from analysis.records import Article, Document, Mapped, Paragraph
from analysis.timeline import dates
from analysis.timeline.dates import TimeExpression
from analysis.timeline.gathering import Gathering
from analysis.timeline.meetings import head_nouns
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.people import roles
from analysis.timeline.people.roles import Appearance, Roles
from analysis.timeline.sentences import is_day, is_vague
from analysis.timeline.spans import ReadingSpan

#: 青江县教育局党组会议记录, 县政府第3次常务会议纪要.
_TITLE = re.compile(
    r"(?P<name>[^，。；：《》]{2,60}?会议?)(?:(?:文字|图文)?实录|记录|纪要)(?:\s*[（(][^）)]*[）)])?"
)
#: A label and its value; cells of a table stand between tabs.
_FIELD = re.compile(
    r"(?:^|(?<=[\n\t 　|]))[ 　]*(?:[一二三四五六七八]、)?(?:"
    r"(?P<day>(?:会议)?(?:时[ 　]*间|日[ 　]*期))"
    r"|(?P<chair>(?:会议)?主[ 　]*持(?:[ 　]*人)?)"
    r"|(?P<there>(?:出[ 　]*席|参[ 　]*加|参[ 　]*会|与[ 　]*会|列[ 　]*席)(?:会议)?(?:人[ 　]*员|人|领导|同志)?)"
    r")[ 　]*[:：\t][ 　]*(?P<value>[^\n\t:：]*)(?P<next>[:：]?)"
)
#: The label of the next field of the same line, which the value does not hold.
_NEXT_LABEL = re.compile(r"[ 　|]+[^ 　|]{2,6}$")
#: The head of a table of those present, and what it says of one who was not, or who chaired.
_ROSTER = re.compile(r"(?:^|\t)姓\s*名(?:\t|$)")
_ABSENT = re.compile("请假|缺席|未到|未出席|出差|因[公事病]")
_CHAIRS = re.compile("(?:会议)?主持(?:人|会议)?")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,8}")
_MONTH_AND_DAY = re.compile(r"\d\d-\d\d")
#: So many words of a value are read for names.
_LONGEST = 400


class _Field(NamedTuple):
    """What a field is of ("day", "chair", "there"), its value, and where that stands in the source."""

    of: str
    value: str
    start: int
    end: int


def read(
    document: Document, article: Article, titles: Sequence[Paragraph], found: list[Gathering]
) -> list[Gathering]:
    """The gatherings of minutes: those that their sentences report, their own with the people of the fields.

    Where no sentence reports their own, it is the one that the headline names, on the day of the field.
    """
    called = ((one, hit) for one in titles if (hit := _TITLE.fullmatch(one.reading.text.strip())))
    headline, title = next(called, (None, None))
    if headline is None or title is None:
        return found
    words = door.normalised(document.source.text[article.start : article.end]).mapped
    fields = list(_fields(words, article.start))
    present = _present(fields, list(_roster(words, article.start)))
    field, day = next(_days(fields), (None, None))
    own = [one for one in found if one.kind == "meeting" and one.status == "held" and one.lead]
    own = [one for one in own if day is None or _may_be(one.when, day)]
    if len(own) == 1:
        return [replace(one, roles=_with(one.roles, present)) if one is own[0] else one for one in found]
    name, at = title["name"], headline.reading.text.index(title["name"])
    if own or field is None or day is None or not head_nouns.head_of(name):
        return found
    made = Gathering.of(
        article,
        headline,
        ReadingSpan(at, at + len(name)),
        kind="meeting",
        status="held",
        name=name,
        rule=Rule.READ_AT,
        when=replace(day, start=0, end=0),
        previous="",
        at=field.start,
        lead=True,
    )
    return [replace(made, roles=present), *found]


def _days(fields: Sequence[_Field]) -> Iterator[tuple[_Field, TimeExpression]]:
    """The days that the fields give."""
    for field in fields:
        if field.of == "day":
            yield from ((field, day) for day in dates.find(field.value) if is_day(day) and not is_vague(day))


def _may_be(when: TimeExpression | None, day: TimeExpression) -> bool:
    """Whether what a sentence reports may have been on the day of the field; a day without its year, or none, may be any."""
    if when is None or not _MONTH_AND_DAY.fullmatch(when.value[-5:]):
        return True
    return when.value[-5:] == day.value[-5:]


def _fields(words: Mapped, start: int) -> Iterator[_Field]:
    """The fields that give the day and who was there, in the words of an article that begins at `start` in the source.

    >>> words = Mapped("时间：3月5日 地点：会议室\\n主持人\\t局长 王小明\\t记录人\\t李四")
    >>> [(one.of, one.value) for one in _fields(words, 0)]
    [('day', '3月5日'), ('chair', '局长 王小明')]
    """
    for hit in _FIELD.finditer(words.text):
        value = _NEXT_LABEL.sub("", hit["value"]) if hit["next"] else hit["value"]
        of = next(name for name in ("day", "chair", "there") if hit[name])
        if value.strip():
            first, last = words.span(hit.start("value"), hit.start("value") + len(value))
            yield _Field(of, value.strip(), start + first, start + last)


def _roster(words: Mapped, start: int) -> Iterator[Appearance]:
    """Those whom a table of those present lists, with their offices.

    >>> table = "姓名\\t职务\\t备注\\n王小明\\t县长\\t主持\\n李大伟\\t副县长\\t\\n张三丰\\t局长\\t请假\\n记录：赵六"
    >>> [(one.person, one.role, one.office) for one in _roster(Mapped(table), 0)]
    [('王小明', 'chair', '县长'), ('李大伟', 'attendee', '副县长')]
    """
    heads: list[str] = []
    for line in re.finditer(r"[^\n]+", words.text):
        cells = [cell.strip() for cell in line.group().split("\t")]
        if _ROSTER.search(line.group()):
            heads = [re.sub(r"\s", "", cell) for cell in cells]
            continue
        row = dict(zip(heads, cells, strict=False))
        name = re.sub(r"\s", "", row.get("姓名", ""))
        if len(cells) < 2 or not _NAME.fullmatch(name):
            heads = []
            continue
        if _ABSENT.search(line.group()):
            continue
        role = "chair" if any(map(_CHAIRS.fullmatch, cells)) else "attendee"
        office = next((cell for head, cell in row.items() if "职务" in head or head == "单位"), "")
        first, last = words.span(line.start(), line.end())
        yield Appearance(name, role, office, 0, start + first, start + last)


def _present(fields: Sequence[_Field], listed: Sequence[Appearance]) -> Roles:
    """The people of fields and of a table of those present."""
    appearances = list(listed)
    for field in fields:
        if field.of == "day":
            continue
        words = re.sub(r"[\s]+", "", field.value[:_LONGEST].replace("，", "、")).strip("。；、")
        sentence = f"{words}{'主持会议' if field.of == 'chair' else '出席会议'}。"
        found = roles.read([sentence])
        role, names = ("chair", found.chair) if field.of == "chair" else ("attendee", found.attendees)
        offices = dict(found.titles)
        appearances += [
            Appearance(one, role, offices.get(one, ""), 0, field.start, field.end) for one in names
        ]
    firsts = {one.person: one for one in reversed(appearances)}
    firsts |= {one.person: one for one in appearances if one.role == "chair"}
    ordered = [firsts[name] for name in dict.fromkeys(one.person for one in appearances)]
    return Roles(
        chair=tuple(one.person for one in ordered if one.role == "chair"),
        attendees=tuple(one.person for one in ordered if one.role == "attendee"),
        titles=tuple((one.person, one.office) for one in ordered if one.office),
        appearances=tuple(ordered),
    )


def _with(own: Roles, present: Roles) -> Roles:
    """The roles that sentences give, with those of the fields for everybody else; a chair only where they name none."""
    taken = {person for _, person in own.in_role()}
    added = [
        one
        for one in present.appearances
        if one.person not in taken and (one.role == "attendee" or not own.chair)
    ]
    return replace(
        own,
        chair=own.chair + tuple(one.person for one in added if one.role == "chair"),
        attendees=own.attendees + tuple(one.person for one in added if one.role == "attendee"),
        titles=own.titles + tuple((one.person, one.office) for one in added if one.office),
        appearances=own.appearances + tuple(added),
    )
