"""The head nouns that end the names of meetings (会议, 座谈会, 论坛, 发布会), and what a name says by them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from analysis import vocabulary
from analysis.regexes import longest_first
from analysis.timeline.patterns import any_of

#: Which one of several meetings it was, after the name: 新闻发布会（第三场）.
ORDINAL = re.compile(r"的?[（(]?第[一二三四五六七八九十\d]{1,3}[场期讲][）)]?")
_LAST_ORDINAL = re.compile(f"{ORDINAL.pattern}$")
#: Bodies whose name is also that of their sitting: 召开常委会.
SITTING_BODIES = ("常委会", "董事会", "监事会", "理事会", "主任会", "纪委会", "编委会")
#: Events that are reported as a meeting is, and called after who holds them: 市文旅局新闻发布会.
BRIEFINGS = ("发布会", "吹风会", "记者会", "通气会")
_KINDS = ("meeting", "reception", "event", "visit")
#: The year or the place of a meeting after its name: 北方论坛·2019, 北方论坛（2023）, 北方论坛2023, 北方论坛（云港）.
_LAST_YEAR = re.compile(r"(?:[·•—-]|[（(]|(?<=[会坛节赛展]))[12]\d{3}年?[）)]?$")
_LAST_PLACE = re.compile(r"(?<=[会坛])[（(][\u4e00-\u9fff]{2,4}[）)]$")
#: Ends the name of one of several places of a series: 图片展海州站, 宣讲会青江专场; the place has so many characters.
_OF_PLACE, _PLACE = ("站", "专场", "分会场"), (2, 3, 4)
_ANAPHORIC = re.compile(
    r"^(?:(?:本|这|此|该|上|首|两|多|一)(?:次|届|场|个)?|有关|相关|各类|重要|正式|各项|上述|等|全部|系列|的|和|与)*$"
)
#: A meeting whose quoted name only has 活动 behind it: “清江论坛”活动.
_AS_ACTIVITY = re.compile("(?:论坛|会议|大会|峰会|年会)[”」』]活动$")
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》")


@cache
def heads() -> dict[str, str]:
    """Head noun to kind."""
    return _kinds("meetings_heads")


@cache
def _by_length() -> tuple[str, ...]:
    return tuple(longest_first(heads()))


@cache
def held() -> dict[str, str]:
    """Words that end the name of a gathering only as what is held (举行, 举办, 开展), with its kind: 防汛演练, 税企座谈."""
    return _kinds("meetings_held")


def _kinds(name: str) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for row in vocabulary.load(f"timeline/{name}", ("head", "kind", "example")):
        if row["kind"] not in _KINDS:
            raise row.fault(f"kind {row['kind']!r}, which is none of {', '.join(_KINDS)}")
        if row["head"] in kinds:
            raise row.fault(f"head {row['head']!r} has a row already")
        kinds[row["head"]] = row["kind"]
    return kinds


@cache
def _held_by_length() -> tuple[str, ...]:
    return tuple(longest_first(held()))


def held_head(words: str) -> str:
    """The word of `held` that ends a phrase, or ""; some need another word before them.

    >>> held_head("全市防汛知识宣讲"), held_head("全市防汛工作")
    ('宣讲', '')
    >>> held_head("国家安全集中宣传"), held_head("国家安全宣传")
    ('宣传', '')
    """
    bare = words.rstrip("”’」』")
    word = next((word for word in _held_by_length() if bare.endswith(word)), "")
    behind = _behind().get(word)
    return "" if behind and not behind.search(bare[: -len(word)]) else word


@cache
def _behind() -> dict[str, re.Pattern[str]]:
    """What a phrase must hold before such a word that also names work which is not held: 集中宣传."""
    rows = vocabulary.load("timeline/meetings_held", ("head", "kind", "example"), ("behind",))
    return {row["head"]: row.pattern("behind") for row in rows if row["behind"]}


@cache
def head_pattern() -> re.Pattern[str]:
    """Matches, without width, wherever a head noun begins; group 1 is the longest one."""
    firsts = "".join(sorted({word[0] for word in heads()}))  # few characters of a text begin one
    return re.compile(f"(?=[{re.escape(firsts)}])(?=({any_of(heads()).pattern}))")


#: The title of an exhibition or a performance; other titles are those of documents.
_SHOWN = re.compile("《(?P<what>[^《》]+)》")


@cache
def generic_names() -> frozenset[str]:
    """Names that identify no meeting without the body that met: 会议, 常务会议, 新闻发布会."""
    return frozenset(
        row["name"] for row in vocabulary.load("timeline/meetings_generic_names", ("name", "example"))
    )


@cache
def ceremonies() -> tuple[str, ...]:
    """The opening or closing of a meeting (开幕式): of the kind of that meeting, not of one of its own."""
    rows = vocabulary.load("timeline/meetings_ceremonies", ("pattern", "example"))
    return tuple(row["pattern"] for row in rows)


@lru_cache(maxsize=4096)
def head_of(name: str) -> str:
    """The head noun that a phrase ends in, or "".

    >>> head_of("北方论坛·2019"), head_of("北方论坛（云港）")
    ('论坛', '论坛')
    >>> head_of("《清江记忆图片展》"), head_of("《全市教育大会》")
    ('图片展', '')
    >>> head_of("合作成就图片展海州站"), head_of("全市火车站")
    ('图片展', '')
    >>> head_of("市政府第21次常务会议"), head_of("“2023从都国际论坛”开幕式"), head_of("市委办公室")
    ('会议', '开幕式', '')
    """
    if shown := _SHOWN.fullmatch(name):
        head = head_of(shown["what"])
        return head if heads().get(head) == "event" else ""
    bare = _LAST_PLACE.sub("", _LAST_YEAR.sub("", name.rstrip("”’」』")))
    for end in _OF_PLACE:
        if bare.endswith(end):
            return next((head for n in _PLACE if (head := head_of(bare[: -n - len(end)]))), "")
    if bare.endswith(("场", "期", "讲", "）", ")")):
        bare = _LAST_ORDINAL.sub("", bare).rstrip("”’」』")
    known = heads()
    lengths = range(min(len(bare), len(_by_length()[0])), 0, -1)  # the longest first
    return next((bare[-length:] for length in lengths if bare[-length:] in known), "")


def kind_of(name: str) -> str:
    """The kind of what a name names: "meeting", "event" or "visit".

    The opening or closing of a meeting is a meeting; of a fair, an event.

    >>> kind_of("博鳌亚洲论坛2023年年会开幕式"), kind_of("第二届巴蜀合唱节开幕式"), kind_of("启动仪式")
    ('meeting', 'event', 'event')
    >>> kind_of("“北方论坛暨产业大会”新闻发布会"), kind_of("“第一届第37次董事会”")
    ('event', 'meeting')
    >>> kind_of("“第三届清江论坛”活动"), kind_of("“清江论坛”志愿服务活动")
    ('meeting', 'event')
    """
    first = _first_of_two(name)
    for ceremony in ceremonies():
        if first.endswith(ceremony):
            rest = first.removesuffix(ceremony).rstrip("”’」』")
            return heads().get(head_of(rest), "event")
    if _AS_ACTIVITY.search(first):
        return "meeting"
    if first.rstrip("”’」』").endswith(SITTING_BODIES):
        return "meeting"
    unlisted = held().get(held_head(first)) or ("meeting" if first.endswith("会") else "event")
    return heads().get(head_of(first), heads().get(head_of(name), unlisted))


def _first_of_two(name: str) -> str:
    """The part of a name before the 暨 that joins two names; a 暨 inside quotation marks is ignored.

    >>> _first_of_two("论坛暨签约仪式"), _first_of_two("“论坛暨大会”发布会暨签约仪式")
    ('论坛', '“论坛暨大会”发布会')
    """
    masked = _QUOTED.sub(lambda found: "·" * len(found.group()), name)
    return name[: masked.find("暨")] if "暨" in masked else name


def is_anaphoric(name: str) -> bool:
    """Whether a phrase only refers back to a meeting: 会议, 本次大会, 闭幕会.

    >>> is_anaphoric("本次会议"), is_anaphoric("座谈会"), is_anaphoric("市委全会")
    (True, True, False)
    """
    head = head_of(name)
    return bool(head) and _ANAPHORIC.match(name.removesuffix(head)) is not None
