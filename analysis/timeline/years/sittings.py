"""Sittings that are known: party congresses and plenums, national sessions, numbered meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.edtf import shift
from analysis.numerals import read
from analysis.timeline import calendar_facts as facts
from analysis.timeline.years.evidence import Found

_LOOK_BACK = 40
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
    for found in _PLENUM.finditer(text) if "中全会" in text else ():
        numbers = re.findall("[一二三四五六七]", found["numbers"])
        yield from _plenum(text, found, known.get(("中央全会", found["term"], numbers[-1])))
    for found in _PLENUM_LONG.finditer(text) if "届中央" in text else ():
        yield from _plenum(text, found, known.get(("中央全会", found["term"], found["number"])))
    for found in _DISCIPLINE.finditer(text) if "届中央纪" in text else ():
        yield from _plenum(text, found, known.get(("中央纪委全会", found["term"], found["number"])))
    for found in _CONGRESS.finditer(text) if "党的" in text or "中共" in text or "中国共产党" in text else ():
        days = facts.congress(found["term"] or found["long"])
        if days is not None:
            last = facts.party_term(found["term"] or found["long"]).partition("/")[2]
            rule = _part(text, found, "latest congress")
            first = days[1] if rule == "sitting past" else shift(days[0], -_CONGRESS_AHEAD)
            if (found["term"] or found["long"]) == _OPENS_ERA and text.startswith("以来", found.end()):
                last = ".."
            yield (
                Found(rule, f"{first}/{days[0] if rule == 'sitting ahead' else last}", *found.span()),
                days[0],
            )


#: The congress since which texts count to this day, also after later ones: 党的十八大以来.
_OPENS_ERA = "十八"
#: How many days before they sit texts begin to speak of a congress (since the plenum a year before it), and of a plenum.
_CONGRESS_AHEAD, _PLENUM_AHEAD = 357, 100


#: Behind a sitting: what came of it, so that it is past; before it: what prepares it.
_RESULT = re.compile(r"[”》]?(?:以来|之后|(?:胜利)?闭幕|[^，。；]{0,14}?精神|报告|确定|作出|明确|提出)")
_PREPARED = re.compile(r"(?:迎接|喜迎|迎庆|献礼)[^，。；]{0,6}$")
_PREPARED_FOR = re.compile(r"[”》]?的?(?:胜利|顺利|隆重)?召开[^，。；]{0,4}(?:营造|创造|献礼|提供|保驾)")


def _part(text: str, found: re.Match[str], otherwise: str) -> str:
    """Whether a text looks back on a sitting (…精神) or ahead to it (迎接…); else `otherwise`.

    >>> [f.rule for t in ("学习党的二十大精神", "迎接党的二十大胜利召开", "为党的二十大召开营造氛围", "党的二十大") for f, _ in party_sittings(t)]
    ['sitting past', 'sitting ahead', 'sitting ahead', 'latest congress']
    """
    if _PREPARED.search(text[max(0, found.start() - 10) : found.start()]) or _PREPARED_FOR.match(
        text, found.end()
    ):
        return "sitting ahead"
    return "sitting past" if _RESULT.match(text, found.end()) else otherwise


def _plenum(text: str, found: re.Match[str], days: tuple[str, str] | None) -> Iterator[tuple[Found, str]]:
    if days is not None:
        following = facts.next_plenum(days[1])
        rule = _part(text, found, "latest plenum")
        first = days[1] if rule == "sitting past" else shift(days[0], -_PLENUM_AHEAD)
        last = days[0] if rule == "sitting ahead" else shift(following, -1) if following else ".."
        yield Found(rule, f"{first}/{last}", *found.span()), days[0]


_CONVENED = re.compile(
    r"(?:决定|拟|将)[^，。；]{0,16}召开(?:党的)?$|召开中国共产党$|提请(?:中国共产党|党的)?$"
)
#: A plenum is convened, and its papers are made ready, so many days before it.
_CONVENED_AHEAD, _AFTER = 120, 14
#: …四中全会于10月20日至23日在北京召开: said at most so many days before.
_ON_A_DAY = re.compile(
    r"(?:将)?于(?:今年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[^。；]{0,16}召开"
)
_ANNOUNCED_AHEAD = 60


def _plenums(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Single plenums that a text names, in the long and the short form, each with its number."""
    for found in _PLENUM_LONG.finditer(text) if "届中央" in text else ():
        yield found, found["number"]
    for found in _PLENUM.finditer(text) if "中全会" in text else ():
        if len(found["numbers"]) == 1:
            yield found, found["numbers"]


def convened(text: str) -> Iterator[Found]:
    """决定召开第十八届中央委员会第五次全体会议: shortly before it, or as it closes.

    >>> [f.says for f in convened("决定今年10月召开中国共产党第十八届中央委员会第五次全体会议")]
    ['2015-06-28/2015-11-12']
    >>> [f.says for f in convened("会议决定7月召开二十届三中全会")]
    ['2024-03-17/2024-08-01']
    """
    for found, number in _plenums(text):
        days = facts.sittings().get(("中央全会", found["term"], number))
        if days and _ON_A_DAY.match(text, found.end()):
            says = f"{shift(days[0], -_ANNOUNCED_AHEAD)}/{days[0]}"
            yield Found("sitting convened for a day", says, *found.span())
        elif days and _CONVENED.search(text[max(0, found.start() - 28) : found.start()]):
            says = f"{shift(days[0], -_CONVENED_AHEAD)}/{shift(days[1], _AFTER)}"
            yield Found("sitting convened", says, *found.span())


_CONVEYED = re.compile(r"(?:传达|刚刚?(?:胜利)?(?:闭幕|结束|召开)的)[^，。；]{0,24}$")
#: What is conveyed (传达学习……精神) closed so many days before, at most.
_CONVEYED_AFTER = 60
#: A congress is reported to all lower levels in turn.
_CONGRESS_CONVEYED_AFTER = 100


def conveyed(text: str) -> Iterator[Found]:
    """传达学习党的十九届五中全会精神, 传达十三届全国人大二次会议精神: within weeks of its close.

    >>> [f.says for f in conveyed("传达学习党的十九届五中全会精神")]
    ['2020-10-26/2020-12-28']
    >>> {f.says for f in conveyed("传达学习十三届全国人大二次会议和全国政协十三届二次会议精神")}
    {'2019-03/2019-04'}
    >>> [f.says for text in ("传达学习党的十九大精神", "传达了党的十九大以来的成就") for f in conveyed(text)]
    ['2017-10-24/2018-02-01']
    """
    if "传达" not in text and "刚" not in text:
        return
    for found in _PLENUM.finditer(text):
        days = facts.sittings().get(("中央全会", found["term"], found["numbers"][-1]))
        if days and _is_conveyed(text, found):
            yield Found("sitting conveyed", f"{days[0]}/{shift(days[1], _CONVEYED_AFTER)}", *found.span())
    for found in _CONGRESS.finditer(text):
        days = facts.congress(found["term"] or found["long"])
        if days and _is_conveyed(text, found) and _SPIRIT.match(text, found.end()):
            says = f"{days[1]}/{shift(days[1], _CONGRESS_CONVEYED_AFTER)}"
            yield Found("sitting conveyed", says, *found.span())
    for found in _DISCIPLINE.finditer(text):
        days = facts.sittings().get(("中央纪委全会", found["term"], found["number"]))
        if days and _is_conveyed(text, found):
            yield Found("sitting conveyed", f"{days[0]}/{shift(days[1], _CONVEYED_AFTER)}", *found.span())
    for found in _SESSION.finditer(text):
        year = facts.national_session_year(found["term"] or found["after"], found["number"])
        if year and _is_conveyed(text, found):
            first = 5 if year == _LATE_SESSIONS else 3
            yield Found("sitting conveyed", f"{year}-0{first}/{year}-0{first + 1}", *found.span())


#: What is studied (学习贯彻……精神) closed so many days before, mostly.
_STUDIED_AFTER = 240
_STUDIED = re.compile(r"(?:学习|宣传|宣讲|贯彻|落实|学深悟透)[^，。；、]{0,10}$")
_SPIRIT = re.compile("[”》]?(?:会议)?精神")


def studied(text: str) -> Iterator[Found]:
    """学习贯彻党的二十届三中全会精神: mostly within months of its close.

    Ignores plenums in a row (二十届二中、三中全会精神), which are studied until the next congress.

    >>> [f.says for f in studied("学习贯彻党的二十届三中全会精神，部署改革工作")]
    ['2024-07-18/2025-03-15']
    >>> [f.says for f in studied("贯彻党的二十大和二十届二中、三中全会精神；学习党的二十大和二十届三中全会精神")]
    []
    """
    for found in _PLENUM.finditer(text) if "中全会" in text else ():
        days = facts.sittings().get(("中央全会", found["term"], found["numbers"][-1]))
        head = text[max(0, found.start() - 20) : found.start()]
        alone = len(found["numbers"]) == 1 and not re.search(r"大和(?:党的)?$|[、和及](?:党的)?$", head)
        if days and alone and _STUDIED.search(head) and _SPIRIT.match(text, found.end()):
            yield Found("sitting studied", f"{days[1]}/{shift(days[1], _STUDIED_AFTER)}", *found.span())


#: 今年是贯彻党的二十大精神的开局之年: the year after the congress.
_OPENING = re.compile(
    r"(?:贯彻|落实|实施)[^，。；]{0,6}党的(?P<term>十[四五六七八九]|二十[一二]?)大(?:精神|部署|战略部署)?的?(?:开局|起步|第一|首)[之]?年"
)
_HELD_IN = re.compile(
    r"(?:今年|明年)(?:[^。；]{0,20}?(?:将(?:要)?)?召开党的(?P<term>十[四五六七八九]|二十[一二]?)大|[^。；]{0,90}?党的(?P<other>十[四五六七八九]|二十[一二]?)大(?:将|胜利)?[^，。；]{0,6}召开之年)"
)


def congress_years(text: str) -> Iterator[Found]:
    """贯彻党的二十大精神的开局之年: the year after the congress; 今年将召开党的二十大: its own.

    >>> [f.says for t in ("全面贯彻落实党的二十大精神的开局之年", "今年将召开党的十九大") for f in congress_years(t)]
    ['2022-11/2023-12', '2017-01/2017-10']
    """
    for found in _OPENING.finditer(text) if "大精神" in text or "之年" in text else ():
        days = facts.congress(found["term"])
        if days:
            year = int(days[0][:4]) + 1
            yield Found("year of a congress", f"{year - 1}-11/{year}-12", *found.span())
    for found in _HELD_IN.finditer(text) if "召开" in text and "大" in text else ():
        days = facts.congress(found["term"] or found["other"])
        if days:
            year = int(days[0][:4])
            says = (
                f"{year - 1}-10/{year - 1}-12" if found[0].startswith("明年") else f"{year}-01/{days[0][:7]}"
            )
            yield Found("year of a congress", says, *found.span())


#: The year whose national sessions sat in May.
_LATE_SESSIONS = 2020


def _is_conveyed(text: str, found: re.Match[str]) -> bool:
    return bool(_CONVEYED.search(text[max(0, found.start() - 28) : found.start()]))


_SESSION = re.compile(
    rf"(?:第?(?P<term>{_ORDINAL})届全国(?:人大|人民代表大会|政协|委员会)|全国(?:人大|政协)第?(?P<after>{_ORDINAL})届)"
    r"(?:委员会)?第?(?P<number>[一二三四五])次(?:全体)?会议"
)
_TERM = re.compile(
    rf"第?(?P<term>{_ORDINAL})届(?P<body>(?:中共)?中央政治局|中央委员会|中央纪委|中央深改|中央全面深化|全国人大|全国人民代表|全国政协|全国委员会)"
)


def sessions(text: str) -> Iterator[Found]:
    """十四届全国人大二次会议: about its spring. And the term of a body: 十九届中央政治局.

    >>> [(f.rule, f.says) for f in sessions("十四届全国人大二次会议；十九届中央政治局")]
    [('national session', '2023-11/2024-12'), ('term of a body', '2017-10-24/2022-10-22')]
    """
    for found in _SESSION.finditer(text) if "届" in text and "全国" in text else ():
        year = facts.national_session_year(found["term"] or found["after"], found["number"])
        if year:
            yield Found("national session", f"{year - 1}-11/{year}-12", found.start(), found.end())
    for found in _TERM.finditer(text) if "届全国" in text or "届中" in text else ():
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


#: Between a body and the number of its meeting: 中央财经委员会8月17日下午召开第十次会议.
_UNDATED = re.compile(r"(?:于|在)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[月日](?:上午|下午|晚)?")
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
    for found in _NUMBERED.finditer(text) if "次会议" in text or "次全体" in text or "次集体" in text else ():
        head = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        head = re.split("[，。；、]", head)[-1]
        for series in facts.numbered_series():
            body = next(reversed(list(series.body.finditer(head))), None)
            if (
                body is None
                or len(_UNDATED.sub("", head[body.end() :])) > 6
                or ("集体" in found[0]) != ("集体" in series.series)
            ):
                continue
            term = re.search(rf"第?({_ORDINAL})届[^，。]{{0,4}}$", head[: body.start()])
            says = series.says(term[1] if term else "", read(found["number"]))
            if says:
                reported = (
                    _HELD.search(head[: body.start()]) or _HELD.search(head[body.end() :])
                ) and not _PAST.match(text, found.end())
                rule = "numbered meeting reported" if reported else "numbered national meeting"
                yield Found(rule, says, found.start() - len(head) + body.start(), found.end())
