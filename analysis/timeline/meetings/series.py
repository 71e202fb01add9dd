"""Of which recurring meeting a gathering is one, how that one is counted, and which body met."""

from __future__ import annotations

import re
from functools import cache

from analysis import vocabulary
from analysis.numerals import parse
from analysis.regexes import longest_first
from analysis.timeline.meetings import bodies, head_nouns
from analysis.timeline.meetings.counting import COUNTED, NUMBER, uncounted, without_host_city
from analysis.timeline.patterns import alternatives, any_of

_HOLDER = re.compile(r"^全[市省区县州]|[（(]扩大[）)]")
_TERM = re.compile(rf"(?P<n>{NUMBER})届")
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
_YEAR = re.compile(r"(?P<year>[12]\d{3})(?=年|[^\d])")
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
    return tuple((re.compile(row["pattern"].replace("{N}", NUMBER)), row["series"]) for row in rows)


@cache
def _recurring() -> tuple[str, ...]:
    words = (row["ending"] for row in vocabulary.load("timeline/meetings_recurring", ("ending", "example")))
    return tuple(longest_first(words))


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
    if kind not in ("meeting", "event"):
        return ""
    main = name.partition("暨")[0]
    main = name if main.count("“") != main.count("”") else main
    main = without_host_city(without_attended(main))
    if kind == "meeting":
        main = without_ceremony(main)
    for pattern, template in _rules():
        found = pattern.match(main)
        rest = main[found.end() :] if found else ""
        if found and "精神" not in rest:
            return found.expand(template) + uncounted(rest)
    quoted = re.fullmatch(r"“([^“”]+)”", main)
    main = quoted[1] if quoted else main
    plain = _HOLDER.sub("", uncounted(main))
    counted = COUNTED.search(main) is not None and "精神" not in main
    plain = re.sub(r"^(?:年度|年(?=[的全第])|[级届](?=[新学本硕博毕研预])|[的·•])+", "", plain)
    if len(plain) < 4 or not (counted or plain.endswith(_recurring())):
        return ""
    return bodies.with_one_form(plain)


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
    counted = nth or (term["n"] if term and not _HAS_TERMS.match(name, term.end()) else "")
    if counted:
        return str(parse(counted) or "")
    return year["year"] if year else ""


def body(series_name: str, convener: str = "", name: str = "") -> tuple[str, ...]:
    """Which bodies met: who convened, where that is a body, else what the series or the name begins with.

    >>> body("市委全会"), body("市安委会、市减灾委会议"), body("安全生产电视电话会议"), body("", "市委")
    (('市委',), ('市安委会', '市减灾委'), (), ('市委',))
    """
    if convened := bodies.listed(convener, strict=True):
        return convened
    parts = [part for part in re.split(r"[、和]", _without_ending(series_name)) if part]
    if parts and all(map(bodies.is_body, parts)):
        return tuple(map(bodies.normal, parts))
    known = bodies.in_name(series_name) or bodies.in_name(name) or bodies.of_name(without_ceremony(name))
    return (known,) if known else ()


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
    if _NO_STANDING.search(series_name) or _OF_A_PLACE.search(uncounted(name)[:4]):
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
