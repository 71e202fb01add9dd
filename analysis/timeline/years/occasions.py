"""Cues that are no year but tell one: anniversaries, plans, sittings, offices, words of an era.

Each function takes a text and gives `Found`: rule, what it says (EDTF), and
where the words stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.timeline import calendar_facts as facts
from analysis.timeline.dates.numerals import read
from analysis.timeline.edtf import shift


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text that tell a year."""

    rule: str
    says: str
    start: int
    end: int


_ANNIVERSARY = re.compile(r"(?:[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,4})周年")
_LOOK_BACK = 40
_ABOUT = re.compile(
    r"""
    (?P<this>今年(?:正值|恰逢|适逢|迎来|是|也是|又是))
    | (?P<next>明年(?:将迎来|正值|恰逢|将|是|也是))
    | (?P<ahead>迎接|喜迎|献礼|即将迎来|打下|奠定|到)
    """,
    re.VERBOSE,
)


_YEAR_IS = re.compile(r"\d{4}年(?:将|也|又)?是")


def anniversaries(text: str) -> Iterator[Found]:
    """新中国成立75周年, 诞辰130周年: the founding year and so many more.

    After 今年是 or 明年是 in the same clause it is that year; after 迎接 or
    打下基础 it lies ahead. It leaves alone "2019年是…70周年", where the year is
    named, and anniversaries of what the vocabulary does not know, of companies
    and schools.

    >>> [(f.rule, f.says) for f in anniversaries("今年是新中国成立75周年，为重庆直辖30周年打下基础")]
    [('anniversary this year', '2024'), ('anniversary ahead', '../2027')]
    """
    for found in _ANNIVERSARY.finditer(text):
        head = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        clause = re.split("[。；！？]", head)[-1]
        known = _founding(clause)
        if known is None or _YEAR_IS.search(clause):
            continue
        year = known[0].year + _count(found[0][:-2])
        if not 1949 <= year <= 2060:
            continue
        rule, says = "anniversary", f"{year}"
        about = _ABOUT.search(clause)
        ahead = text[found.end() : found.end() + 6]
        if (about and about["ahead"]) or re.match(r"[^。，]{0,2}(?:打下|奠定|献礼)", ahead):
            rule, says = "anniversary ahead", f"../{year}"
        elif about and about["this"]:
            rule = "anniversary this year"
        elif about and about["next"]:
            rule, says = "anniversary next year", f"{year - 1}"
        yield Found(rule, says, found.start() - len(clause) + known[1], found.end())


def _founding(clause: str) -> tuple[facts.Founding, int] | None:
    """The event that ends the clause, and where it begins there."""
    for founding in facts.foundings():
        for found in founding.pattern.finditer(clause):
            if len(clause) - found.end() <= 1 or clause[found.end() :] in ("（简称", "以来", "以来的"):
                return founding, found.start()
    return None


def _count(words: str) -> int:
    """The number of years: 75, 一百, 一百一十.

    >>> _count("75"), _count("一百"), _count("一百三十"), _count("九十五")
    (75, 100, 130, 95)
    """
    hundreds, sign, rest = words.rpartition("百")
    if not sign:
        return read(words)
    return 100 * max(1, read(hundreds) if hundreds else 1) + (max(0, read(rest)) if rest else 0)


_PLAN = re.compile(
    r"""
    [“"]?(?P<plan>[六七八九]|十[一二三四五六七八九]?)五[”"]?
    (?:
      (?P<phase>(?:规划|时期|计划)?[^，。；“”]{0,10}?(?:开局之年|(?:良好)?开局|(?:圆满|胜利)?收官|首年|起步之年|承上启下|承前启后|中期评估))
      | (?P<making>规划(?:《?纲要》?)?(?:的)?(?:建议|编制|草案|思路)|规划建议|规划编制)
      | (?P<plain>规划|时期|期间|末)
    )
    """,
    re.VERBOSE,
)


def plans(text: str) -> Iterator[Found]:
    """“十四五”开局之年, 十三五规划的建议, “十四五”时期.

    >>> [(f.rule, f.says) for f in plans("“十四五”规划开局之年；“十三五”期间")]
    [('plan phase', '2020-11/2021-10'), ('plan under way', '2015-03/2020-12')]
    """
    for found in _PLAN.finditer(text):
        years = facts.plan_years(found["plan"])
        if years is None:
            continue
        first, last = years
        if found["making"]:
            rule, says = "plan phase", f"{first - 1}-03/{first}-04"
        elif found["phase"]:
            word = found["phase"]
            rule = "plan phase"
            year = last if "收官" in word else first + 2 if "承" in word or "中期" in word else first
            done = "良好开局" in word or "圆满收官" in word or "胜利收官" in word
            says = f"{year}-09/{year + 1}-06" if done else f"{year - 1}-11/{year}-10"
        else:
            rule, says = "plan under way", f"{first - 1}-03/{last}-12"
        yield Found(rule, says, found.start(), found.end())


_ORDINAL = "[一二三四五六七八九十]{1,3}"
_PLENUM = re.compile(
    r"(?P<term>十[四五六七八九]|二十[一二]?)届(?P<numbers>(?:[一二三四五六七](?:中)?(?:全会)?、?){1,7})中全会"
)
_PLENUM_LONG = re.compile(rf"第(?P<term>{_ORDINAL})届中央委员会第(?P<number>[一二三四五六七])次全体会议")
_DISCIPLINE = re.compile(
    rf"(?P<term>{_ORDINAL})届中央纪(?:律检查)?委(?:员会)?第?(?P<number>[一二三四五六七八])次全(?:会|体会议)"
)
_CONGRESS = re.compile(
    r"(?:党的|中共)(?P<term>十[四五六七八九]|二十[一二]?)大|中国共产党第(?P<long>[一二三四五六七八九十]{1,3})次全国代表大会"
)


def party_sittings(text: str) -> Iterator[tuple[Found, str]]:
    """Party congresses and plenums that a text names, each with its first day.

    >>> [day for _, day in party_sittings("党的二十大和十八届三中、四中、五中全会精神")]
    ['2015-10-26', '2022-10-16']
    """
    known = facts.sittings()
    for found in _PLENUM.finditer(text):
        numbers = re.findall("[一二三四五六七]", found["numbers"])
        yield from _plenum(found, known.get(("中央全会", found["term"], numbers[-1])))
    for found in _PLENUM_LONG.finditer(text):
        yield from _plenum(found, known.get(("中央全会", found["term"], found["number"])))
    for found in _DISCIPLINE.finditer(text):
        yield from _plenum(found, known.get(("中央纪委全会", found["term"], found["number"])))
    for found in _CONGRESS.finditer(text):
        days = facts.congress(found["term"] or found["long"])
        if days is not None:
            last = facts.party_term(found["term"] or found["long"]).partition("/")[2]
            yield (
                Found("latest congress", f"{shift(days[0], -_CONGRESS_AHEAD)}/{last}", *found.span()),
                days[0],
            )


#: How many days before they sit texts begin to speak of a congress, and of a plenum.
_CONGRESS_AHEAD, _PLENUM_AHEAD = 400, 100


def _plenum(found: re.Match[str], days: tuple[str, str] | None) -> Iterator[tuple[Found, str]]:
    if days is not None:
        following = facts.next_plenum(days[1])
        says = f"{shift(days[0], -_PLENUM_AHEAD)}/{shift(following, -1) if following else '..'}"
        yield Found("latest plenum", says, *found.span()), days[0]


_SESSION = re.compile(
    rf"第?(?P<term>{_ORDINAL})届全国(?:人大|人民代表大会|政协|委员会)(?:第(?P<long>[一二三四五])次(?:全体)?会议|(?P<short>[一二三四五])次(?:全体)?会议)"
)
_TERM = re.compile(
    rf"第?(?P<term>{_ORDINAL})届(?P<body>(?:中共)?中央政治局|中央委员会|中央纪委|中央深改|中央全面深化|全国人大|全国人民代表|全国政协|全国委员会)"
)


def sessions(text: str) -> Iterator[Found]:
    """十四届全国人大二次会议: about its spring. And the term of a body: 十九届中央政治局.

    >>> [(f.rule, f.says) for f in sessions("十四届全国人大二次会议；十九届中央政治局")]
    [('national session', '2023-11/2024-12'), ('term of a body', '2017-10-24/2022-10-22')]
    """
    for found in _SESSION.finditer(text):
        year = facts.national_session_year(found["term"], found["long"] or found["short"])
        if year:
            yield Found("national session", f"{year - 1}-11/{year}-12", found.start(), found.end())
    for found in _TERM.finditer(text):
        if _SESSION.match(text, found.start()):
            continue
        if found["body"].startswith("全国"):
            year = facts.national_session_year(found["term"], "一")
            says = f"{year}-01/{year + 5}-03" if year else ""
        else:
            says = facts.party_term(found["term"])
        if says:
            yield Found("term of a body", says, found.start(), found.end())


_NUMBERED = re.compile(rf"第(?P<number>{_ORDINAL})次(?:全体)?(?:会议|集体学习)")


_HELD = re.compile("召开|主持|举行|出席")
_PAST = re.compile("上|精神|以来|[^，。]{0,6}精神")


def numbered_meetings(text: str) -> Iterator[Found]:
    """中央全面深化改革领导小组第三十三次会议: between the numbers whose days are known.

    After 召开, 主持 or 举行 it is the news itself; before 精神 or 上 it is past.

    >>> [(f.rule, f.says) for f in numbered_meetings("主持召开中央全面深化改革领导小组第三十三次会议")]
    [('numbered meeting reported', '2017-02-06/2017-08-29')]
    >>> [f.rule for f in numbered_meetings("中央全面深化改革领导小组第三十三次会议精神")]
    ['numbered national meeting']
    """
    for found in _NUMBERED.finditer(text):
        head = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        head = re.split("[，。；、]", head)[-1]
        for series in facts.numbered_series():
            body = next(reversed(list(series.body.finditer(head))), None)
            if (
                body is None
                or len(head) - body.end() > 6
                or ("集体" in found[0]) != ("集体" in series.series)
            ):
                continue
            term = re.search(rf"第?({_ORDINAL})届[^，。]{{0,4}}$", head[: body.start()])
            says = series.says(term[1] if term else "", read(found["number"]))
            if says:
                reported = _HELD.search(head[: body.start()]) and not _PAST.match(text, found.end())
                rule = "numbered meeting reported" if reported else "numbered national meeting"
                yield Found(rule, says, found.start() - len(head) + body.start(), found.end())


def words_of_an_era(text: str) -> Iterator[Found]:
    """Formulations, campaigns and institutions: not before they were, seldom after."""
    for span in facts.eras():
        at = text.find(span.word)
        if at >= 0:
            past = "" if span.last == ".." or span.kind != "formulation" else " past"
            yield Found(span.kind + past, span.says, at, at + len(span.word))


def office_holders(text: str) -> Iterator[Found]:
    """国务院总理李克强: while he was. 时任 and 原 are left alone.

    >>> [(f.rule, f.says) for f in office_holders("国务院总理李克强主持召开会议")]
    [('office', '2013-03-15/2023-03-11')]
    """
    for holder in facts.offices():
        at = text.find(holder.name)
        if at < 0:
            continue
        title = holder.office.search(text[max(0, at - 24) : at])
        if title:
            yield Found("office", holder.says, at - len(title[0]), at + len(holder.name))


_SEXAGENARY = re.compile(
    "(?P<name>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])(?:[鼠牛虎兔龙蛇马羊猴鸡狗猪])?年"
)


def sexagenary_years(text: str) -> Iterator[Found]:
    """甲辰龙年: from shortly before its spring festival to shortly after the next."""
    for found in _SEXAGENARY.finditer(text):
        year = facts.sexagenary_year(found["name"])
        if year:
            yield Found("sexagenary year", f"{year - 1}-12/{year + 1}-02", found.start(), found.end())
