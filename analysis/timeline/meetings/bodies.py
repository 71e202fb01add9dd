"""Which body met: from the name of the meeting, or from the office of who chaired it; each in one form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from analysis import vocabulary
from analysis.cells import split
from analysis.timeline.meetings.counting import uncounted

#: What may stand before the name of a body that is known.
_BEFORE = re.compile(r"(?:新一届|本届|上届|新|中国共产党(?=全国))")
#: What follows where the words are no name of the body: 公安部署, 全国人大代表, 中央广播电视总台.
_NOT_BEHIND = re.compile(
    r"署|门|长|队|级|代表(?!大会)|委员(?!会)|广播|电视(?!电话)|音乐|美术|民族(?:大学|歌舞)|财经大学|企业|媒体|党校"
)

#: A committee of the party below the centre is called without the party's name.
_PARTY = re.compile(r"^(?:中共|中国共产党)(?=[\u4e00-\u9fff]{1,8}委(?:员会)?$)")
_CALLED = re.compile(r"(?:\d{4}年(?:度)?)?全[国省市区县州]")


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """Bodies and their variants, the longest first, and the one form of each."""
    rows = vocabulary.load("timeline/meetings_known_bodies", ("body", "example"), ("variants",))
    forms: dict[str, str] = {}
    for row in rows:
        for name in (row["body"], *split(row["variants"])):
            if name in forms:
                raise row.fault(f"{name!r} stands for {forms[name]!r} already")
            forms[name] = row["body"]
    names = sorted(forms, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, names))), forms


@cache
def _offices() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = vocabulary.load("timeline/offices_bodies", ("pattern", "body", "example", "reads"))
    return tuple((row.pattern("pattern"), row["body"]) for row in rows)


@cache
def _working() -> tuple[str, ...]:
    rows = vocabulary.load("timeline/meetings_working", ("ending", "example"))
    return tuple(row["ending"] for row in rows)


def normal(body: str) -> str:
    """The one form of a body's name; one that is not known without its number and 新.

    >>> normal("国务院新闻办公室"), normal("十四届全国人大常委会"), normal("新国务院"), normal("市委")
    ('国务院新闻办', '全国人大常委会', '国务院', '市委')
    """
    plain = uncounted(body)
    before = _BEFORE.match(plain)
    plain = (plain[before.end() :] if before else plain) or body
    return _known()[1].get(plain) or _PARTY.sub("", plain)


def in_name(name: str) -> str:
    """The body that a meeting's name begins with, "" if it is none of those known.

    >>> in_name("国务院新闻办公室新闻发布会"), in_name("联合国安理会公开会"), in_name("公安部署会"), in_name("青江论坛")
    ('国务院新闻办', '联合国安理会', '', '')
    """
    plain = uncounted(name.strip("“”"))
    before = _BEFORE.match(plain)
    names, forms = _known()
    found = names.match(plain, before.end() if before else 0)
    if found is None or _NOT_BEHIND.match(plain, found.end()):
        return ""
    return forms[found[0]]


def of_office(office: str) -> str:
    """The body that an office is of, "" if it says none; of several the first that is not deputy.

    >>> of_office("市委副书记、市长"), of_office("中共中央政治局委员、国务院副总理"), of_office("青江大学校长"), of_office("作家")
    ('市政府', '国务院', '青江大学', '')
    """
    parts = [part for part in re.split(r"[、，]", office) if part]
    found = [(part, body) for part in parts if (body := _of_one(part))]
    # whoever is in the Political Bureau meets as what else they are
    found = [one for one in found if one[1] != "中央"] or found
    chiefs = [body for part, body in found if "副" not in part]
    return next(iter(chiefs or [body for _, body in found]), "")


def _of_one(office: str) -> str:
    for pattern, body in _offices():
        if found := pattern.fullmatch(office):
            return normal(found.expand(body))
    return ""


def of_hosts(name: str, chairs: Iterable[str], speakers: Iterable[str]) -> str:
    """The body whose meeting it is, by the offices of who chairs it or, of a working meeting, speaks at it.

    Forums and congresses are of nobody who opens them; 全市… says who was called, not by whom.

    Parameters
    ----------
    chairs, speakers : iterable of str
        Their offices.

    >>> of_hosts("经济形势专家座谈会", ["国务院总理"], []), of_hosts("中关村论坛", [], ["国务院副总理"])
    ('国务院', '')
    """
    if not name.endswith(_working()) or _CALLED.match(name):
        return ""
    return next((body for office in (*chairs, *speakers) if (body := of_office(office))), "")
