"""Of which recurring meeting a gathering is one, how that one is counted, and which body met."""

from __future__ import annotations

import re
from functools import cache

from analysis import vocabulary
from analysis.numerals import parse
from analysis.regexes import longest_first
from analysis.timeline import people
from analysis.timeline.meetings import bodies, head_nouns, launches
from analysis.timeline.meetings.counting import (
    COUNTED,
    NUMBER,
    PART_OF_YEAR,
    YEAR,
    uncounted,
    without_host_city,
)
from analysis.timeline.patterns import alternatives, any_of

_HOLDER = re.compile(r"^全[市省区县州]|[（(]扩大[）)]")
_TERM = re.compile(rf"(?<!新)(?P<n>{NUMBER})届")
_TIME = re.compile(
    rf"""
      第(?P<nth>{NUMBER})[次期场轮]                # 第21次
    | 届(?P<th>{NUMBER})(?=[次中])                 # 六届五次, 二十届三中
    | (?P<bare>{NUMBER})(?=次会议|次全会)           # 五次会议
    """,
    re.VERBOSE,
)
#: One of the phases of an edition, which has the number of the edition: 第三届交易会第二期.
_PHASE = re.compile(f"第{NUMBER}期$")
_YEAR = re.compile(rf"(?P<year>{YEAR})(?:年(?P<part>{PART_OF_YEAR})|(?=年|[^\d]))")
#: The number of a half or a quarter of a year.
_PART = {"上": "1", "下": "2", "一": "1", "二": "2", "三": "3", "四": "4"}
#: Whose term a 届 counts, and not the meeting: 十四届全国人大财经委员会全体会议.
_HAS_TERMS = re.compile("(?:全国|.{0,4}?[省市县区州])?(?:人大|人民代表大会|政协|委员会|中央|国务院|人民政府)")


@cache
def _attended() -> re.Pattern[str]:
    """A meeting that some attend, named only to say who they are: 列席六届人大常委会第二次会议的代表座谈会."""
    heads = any_of(head for head in head_nouns.heads() if head.endswith(("会", "会议", "论坛")))
    return re.compile(
        rf"(?<!不)(?:列席|出席|参加)(?:了)?[^，。；]*(?:{heads.pattern}|[^季时]节)的?"
        r"(?![开闭]幕|[（(]?扩大)(?=.+(?:[^议]会|会议|座谈|交流|论坛|活动)$)"
    )


#: What a person does for others has no series: 会见……大会的代表, 为……举行欢迎宴会.
_OF_PERSONS = re.compile(r"会见|^[^“”]{2,12}为[^“”]{2,60}(?:举行|举办|设)|^今年[^，]{0,8}以来")
#: From a sentence that says which day of the event it is: 是第三届博览会.
_LEADING = re.compile("^(?:今天)?是(?=第)")
#: What is left of a number or a year in front of a name, and a year of the calendar of stems and branches.
_LEFT = re.compile(
    r"^(?:年度|年(?=[的全第])|[级届](?=[新学本硕博毕研预])|[的·•])+|[（(][)）]|[（(][甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][)）]年?"
)
#: An anniversary within the name of a recurring meeting: 峰会10周年年会.
_ANNIVERSARY = re.compile(rf"{NUMBER}周年(?=年会|会议$|大会$)")
#: A sitting of a numbered meeting: 委员会会议全体会议.
_SITTING = re.compile("(?<=会议)全体会议$")
#: A number between two of one kind: 系列报告会第三场报告会.
_AGAIN = re.compile(r"(?P<kind>[\u4e00-\u9fff]{2,3}会)(?P=kind)$")
#: A place that gives a press conference itself.
_PLACE = re.compile("[\u4e00-\u9fff]{1,6}[省市县区州旗镇乡]")
#: Joins a second body to the first one.
_JOINED = re.compile("[、和与及]")
#: Shorter names say no more than a kind.
_SHORTEST = 4
#: A fair by its short name: 广交会, 进博会.
_FAIR = re.compile("[\u4e00-\u9fff][交博洽]会")
#: How the name of a work or an act ends that is no gathering by its head noun and yet the first of two.
_ACTS = ("活动", "行动", "计划", "工作", "大赛", "比赛")


def without_attended(name: str) -> str:
    """A gathering without the other meeting that those who gather attend; it counts that one, not this.

    >>> without_attended("列席市六届人大常委会第二次会议的市人大代表座谈会"), without_attended("市委六届五次全会")
    ('市人大代表座谈会', '市委六届五次全会')
    """
    return _attended().sub("", name)


@cache
def _ceremony() -> re.Pattern[str]:
    """The ceremony that a name ends in; the meeting that it opens or closes is of the series."""
    return re.compile(f"(?:{alternatives('meetings_ceremonies')}|开幕会|闭幕会)(?:暨.*|活动)?$")


def without_ceremony(name: str) -> str:
    """The meeting that a ceremony opens or closes.

    >>> without_ceremony("市政协六届二次会议开幕会"), without_ceremony("开幕式")
    ('市政协六届二次会议', '开幕式')
    """
    return _ceremony().sub("", name) or name


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = vocabulary.load("timeline/meetings_series", ("pattern", "series", "example", "reads"))
    return tuple(
        (row.pattern("pattern", made=row["pattern"].replace("{N}", NUMBER)), row["series"]) for row in rows
    )


@cache
def _recurring() -> tuple[str, ...]:
    return _endings("")


@cache
def _endings(of: str) -> tuple[str, ...]:
    """Endings of the names of recurring meetings of anybody, or only `of` a body that stands alone before them or begins the name."""
    rows = vocabulary.load("timeline/meetings_recurring", ("ending", "example"), ("of",))
    for row in rows:
        if row["of"] not in ("", "body", "body and topic"):
            raise row.fault(f"of {row['of']!r}, which is neither empty nor body nor body and topic")
    return tuple(longest_first(row["ending"] for row in rows if row["of"] == of))


def series(name: str, *, kind: str = "meeting") -> str:
    """The recurring meeting that a gathering is one of, "" for a one-off.

    Known bodies are read from the vocabulary (the long and the short form of
    one body give one series); of other names ordinals, years, "全市" and
    "（扩大）" are dropped, and what is left is a series if something that
    counts was dropped or the name ends as recurring meetings do.

    >>> series("市委六届五次全会"), series("市政府第21次常务会议"), series("学习贯彻重要思想座谈会")
    ('市委全会', '市政府常务会议', '')
    >>> series("2023年度全市区县党委书记抓基层党建述职评议会")
    '区县党委书记抓基层党建述职评议会'
    >>> series("台盟重庆市第四届委员会第三次全体（扩大）会议")
    '台盟重庆市委全体会议'
    >>> series("2024级新生开学典礼"), series("2024届毕业典礼")
    ('新生开学典礼', '毕业典礼')
    >>> series("国务院新闻办公室新闻发布会"), series("第32届阿盟峰会")
    ('国务院新闻办新闻发布会', '阿拉伯国家联盟峰会')
    """
    if kind not in ("meeting", "event") or _OF_PERSONS.search(name):
        return ""
    main = without_host_city(without_attended(_LEADING.sub("", _first(name))))
    main = without_ceremony(main) if kind == "meeting" else _without_verb(main)
    for pattern, template in _rules():
        found = pattern.match(main)
        rest = main[found.end() :] if found else ""
        if found and "精神" not in rest:
            named = found.expand(template)
            return (bodies.with_one_form(named) if "party" in found.groupdict() else named) + uncounted(rest)
    main = _unquoted(main)
    plain = _HOLDER.sub("", uncounted(main))
    counted = COUNTED.search(main) is not None and "精神" not in main
    plain = _unquoted(_LEFT.sub("", plain).replace("首届", ""))
    plain = _AGAIN.sub(r"\g<kind>", _SITTING.sub("", _ANNIVERSARY.sub("", plain)))
    if counted:
        of_its_own = len(plain) >= _SHORTEST or _FAIR.fullmatch(plain)
        return bodies.with_one_form(plain) if of_its_own else ""
    return bodies.with_one_form(_of_kind(bodies.with_one_form(plain)))


def _first(name: str) -> str:
    """The first of two gatherings that 暨 joins, where the first is one by its own words and no quotation holds both."""
    first, _, second = name.replace("成立暨", "").partition("暨")
    whole = first.count("“") != first.count("”") or (
        second and not head_nouns.head_of(first) and head_nouns.head_of(second) and not first.endswith(_ACTS)
    )
    return first + "暨" + second if whole and second else first


def _without_verb(name: str) -> str:
    """What is launched, by the name of a launch; the torch relay stays whole."""
    return name if name.endswith("传递") else launches.without_verb(name)


def _unquoted(name: str) -> str:
    quoted = re.fullmatch(r"“([^“”]+)”", name)
    return quoted[1] if quoted else name


def _of_kind(plain: str) -> str:
    """The recurring meeting that a name without numbers is one of, by its ending; "" where it is none."""
    if len(plain) < _SHORTEST:
        return ""
    if plain.endswith(_recurring()):
        who, joined, rest = plain.partition("同")
        return rest if joined and people.is_name(who) else plain
    if ending := next((one for one in _endings("body and topic") if plain.endswith(one)), ""):
        words = plain.removesuffix(ending)
        body = "" if words.endswith("的") else bodies.at_start(words)
        if (
            not words
            or "系列" in words
            or _PLACE.fullmatch(words)
            or (body and _JOINED.match(words, len(body)))
        ):
            return plain
        return body + ending if body else plain if "例行" in ending else ""
    ending = next((one for one in _endings("body") if plain.endswith(one)), "")
    return plain if ending and bodies.is_body(_unquoted(plain.removesuffix(ending))) else ""


def session(name: str) -> str:
    """How the name counts this meeting within its series, "" where it does not.

    >>> session("市委六届五次全会"), session("市政府第21次常务会议"), session("市安委会2024年第一次（扩大）会议")
    ('六届五次', '21', '2024-1')
    >>> session("十四届全国人大常委会第九次会议"), session("第二届巴蜀合唱节"), session("博鳌亚洲论坛2023年年会")
    ('十四届九次', '2', '2023')
    >>> session("十四届全国人大常委会宪法宣誓仪式"), session("第十四届夏季青江论坛")
    ('', '14')
    >>> session("第33届云港交易会第二期"), session("青年干部培训班第二期")
    ('33', '2')
    >>> session("列席市人大常委会第八次会议的代表座谈会"), session("出席第九届青江论坛嘉宾第二次座谈会")
    ('', '2')
    """
    name = without_attended(name.partition("暨")[0]).rpartition("精神")[2]
    term, year = _TERM.search(name), _YEAR.search(name)
    times = list(_TIME.finditer(_PHASE.sub("", name) if term else name))
    nth = next((n for n in times[-1].groups() if n), "") if times else ""
    if term and nth:
        return f"{term['n']}届{nth}次"
    if year and nth:
        return f"{year['year']}-{parse(nth)}"
    if year and year["part"]:
        return f"{year['year']}-{_PART[year['part'].removeprefix('第')[0]]}"
    counted = nth or (term["n"] if term and not _HAS_TERMS.match(name, term.end()) else "")
    if counted:
        return str(parse(counted) or "")
    return year["year"] if year else ""


def body(series_name: str, convener: str = "", name: str = "") -> tuple[str, ...]:
    """Which bodies met: who convened, where that is a body, else what the series or the name begins with.

    >>> body("市委全会"), body("市安委会、市减灾委会议"), body("安全生产电视电话会议"), body("", "市委")
    (('市委',), ('市安委会', '市减灾委'), (), ('市委',))
    >>> body("", "第六届江海博览会", "供需对接会")
    ('江海博览会',)
    """
    if convened := bodies.listed(convener, strict=True):
        return convened
    parts = [part for part in re.split(r"[、和]", _without_ending(series_name)) if part]
    if parts and all(map(bodies.is_body, parts)):
        return tuple(map(bodies.normal, parts))
    known = bodies.in_name(series_name) or bodies.in_name(name) or bodies.of_name(without_ceremony(name))
    return (known,) if known else _within(convener)


def _within(convener: str) -> tuple[str, ...]:
    """The body of a numbered meeting, or the numbered fair, within which another gathering is held.

    >>> _within("北方合作组织第53届会议"), _within("第六届江海博览会"), _within("云港市")
    (('北方合作组织',), ('江海博览会',), ())
    """
    if COUNTED.search(convener) is None or not head_nouns.head_of(convener):
        return ()
    of = series(convener)
    return body(of, "", convener) or ((of,) if head_nouns.kind_of(convener) == "event" else ())


def of_body(series_name: str, met: tuple[str, ...]) -> str:
    """A series that its name alone calls by its kind (新闻发布会), with the one body whose it is.

    >>> of_body("新闻发布会", ("水利部",)), of_body("新闻发布会", ("水利部", "公安部")), of_body("青江论坛", ("青江市政府",))
    ('水利部新闻发布会', '新闻发布会', '青江论坛')
    """
    return (
        met[0] + series_name if len(met) == 1 and series_name in _endings("body and topic") else series_name
    )


#: Bodies within the ending of a name: 常委会会议 is a meeting of the 常委会.
_SITTING_BODIES = ("常委会", "领导小组", "深改委")


#: The first of its kind may be the last one; 第九届 without a name before it is a sitting.
_NO_STANDING = re.compile(r"^(?:首届|介绍|第)|和中国|周年|^论坛")
#: Called by an authority, however often: 2024年全市招商大会.
_OF_A_PLACE = re.compile(r"全[国省市区县州]")


@cache
def _standing() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Forms of names of conferences that are organisations of their own, and what they are called."""
    rows = vocabulary.load("timeline/meetings_standing", ("pattern", "body", "example", "reads"))
    return tuple((row.pattern("pattern"), row["body"]) for row in rows)


def standing_forum(series_name: str, name: str = "") -> str:
    """The conference itself, where it is held time and again by an organisation of its own; "" for others.

    Parameters
    ----------
    series_name : str
        From `series`, which is empty where the name has no number, no year and no ending of recurring meetings.
    name : str
        The whole name. One that calls a whole place (2024年全市…大会) has an authority as its body.

    >>> standing_forum(series("第九届北方论坛")), standing_forum(series("北方论坛")), standing_forum(series("2024年招商大会"))
    ('北方论坛', '', '')
    >>> standing_forum(series("北方论坛2024年年会")), standing_forum(series("2024世界造船大会"))
    ('北方论坛', '世界造船大会')
    >>> name = "2024年全市科技创新大会"
    >>> standing_forum(series(name), name)
    ''
    """
    if (
        _NO_STANDING.search(series_name)
        or "首届" in name.partition("暨")[0]
        or _OF_A_PLACE.search(uncounted(name)[:4])
    ):
        return ""
    for pattern, body in _standing():
        if found := pattern.search(series_name):
            forum = found.expand(body)
            return "" if bodies.names_none(forum) else re.sub(r"^“([^“”]*)”$", r"\1", forum).strip()
    return ""


def _without_ending(series_name: str) -> str:
    for ending in ("经济工作会议", "农村工作会议", "人才工作会议", *_recurring(), "全体会议", "会议"):
        if series_name.endswith(ending) and series_name != ending:
            kept = next((body for body in _SITTING_BODIES if ending.startswith(body)), "")
            return series_name.removesuffix(ending) + kept
    return ""
