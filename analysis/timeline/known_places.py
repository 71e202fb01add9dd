"""The province, city, county and house whose bodies an article means by 省政府, 市委, 县人大, 学校 and 公司.

They are known from the corpus' own columns, the newspaper, the dateline, or
names in full in the article; last from a newspaper with the name of a place
that other articles give in full. Where none of these says it, a body stays bare.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from analysis import vocabulary
from analysis.corpus import bylines
from analysis.records import Paragraph, Source
from analysis.regexes import longest_first

#: What a body of any place begins with, and so the end of the place's name; 自治区 before 区.
LEVELS = ("自治区", "省", "市", "州", "盟", "县", "旗", "区")
_ENDS = "|".join(LEVELS)
#: Houses that call themselves by a bare word (学校召开……), and how their names end where a table, folder, site or headline
#: has them. 学院 alone is also a part of a university (水利学院), which signs its news on the university's pages.
_HOUSES = {
    "校": "大学|学校|中学|小学|(?:师范|职业|专科|理工|警察)(?:技术)?学院",
    "医院": "医院",
    "公司": "公司|集团",
}
_A_HOUSE = rf"(?![全本我各该外两多])[\u4e00-\u9fff]{{2,14}}?(?:{'|'.join(_HOUSES.values())})"
_WHOLE_HOUSE = re.compile(_A_HOUSE)
_HOUSE_FIRST = re.compile(
    rf"(?P<house>{_A_HOUSE})(?=$|\d|[〇○零一二三四五六七八九十]{{4}}年|新闻|官网|官方|网|党|宣传|办公室|[_\-—|（(])"
)
#: A house that a headline is about: 青江大学2024年大事记, 青江大学党委召开……; no end of a sentence (市领导到人民医院).
_HOUSE_IN_HEADLINE = re.compile(
    rf"(?P<house>(?![\u4e00-\u9fff]{{0,13}}?[到来赴往在给对的为向于与].{{0,10}}(?:{'|'.join(_HOUSES.values())})){_A_HOUSE})"
    r"(?=\d{4}|[〇○零一二三四五六七八九十]{4}年|新闻|党委|(?:隆重)?(?:召开|举[行办])|(?:要闻|大事记|简报|周报)$)"
)
#: A body of the house that an article is of: 学校, 我校, 校党委, 公司党委, 学校教学工作会议; before 校长办公会 nothing goes.
_OF_HOUSE = re.compile(
    "(?P<校>(?:学校|[我本]校)(?![长园友舍车])|校(?=党委|团委|工会|纪委|行政|学术委员会|学位评定委员会)|(?=校长办公会|校务会))"
    "|(?P<医院>(?:医院|[我本]院)(?![长区感落]))"
    "|(?P<公司>(?:公司|集团|[我本]公司)(?![化治法股军]))"
)
#: The end of each name of a place; 自治区 ends with 区.
_LEVEL = re.compile("[省市州盟县旗区]")
#: How a body of a place goes on behind 省, 市 or 县.
_BODIES = ("委", "政府", "政协", "人大", "人民", "纪委", "监委")
#: A body without its place: 省政府, 市委, 市教育局; no 市场监管总局, no 区域…, no 县域….
_BARE = re.compile(
    rf"(?P<level>{_ENDS})(?={'|'.join(_BODIES)}|[\u4e00-\u9fff]{{1,10}}[厅局委办会院]$)(?!场|域|块)"
)
#: The name of a place and nothing else, as a column of the corpus has it.
_WHOLE = re.compile(rf"(?![全本我各该外两多])[\u4e00-\u9fff]{{2,10}}?(?P<level>{_ENDS})")
#: A place named in full at the beginning of a clause, before a body of it.
_WITH_BODY = re.compile(
    rf"(?:^|(?<=[，。；：、！？“”（）《》\s])|(?<=中共))(?P<place>(?![全本我各该外两多])[\u4e00-\u9fff]{{2,8}}?(?:{_ENDS}))"
    r"(?=委(?!员|托|派)|政府|政协|人大|人民政府|人民代表|纪委|监委)"
)
#: What a headline says of an official, and no name of a place holds: 主持召开市政府常务会议.
_ACT = re.compile(
    "主持|召[开集]|举[行办]|[出列]席|参加|会见|调研|考察|检查|走访|慰问|部署|传达|听取|审议|强调|到|赴"
)
#: Between the headline of a saved page and its site, and the end of the name of a site.
_BETWEEN, _SITE = re.compile("[-_—–|｜]+"), re.compile(r"(?:政府|网站?|报)\s*$")
#: What follows a place, or what only looks like one, where a body is meant: 市直机关.
_OF_BODIES = (*_BODIES, "直", "级")
#: The place that a headline begins with: 安平市召开教育工作会议.
_HEADLINE = re.compile(
    r"(?P<place>(?![全本我各该外两多大小城都超上夜])[\u4e00-\u9fff]{2,4}?[省市县])(?![场政民值容长委域级直])"
)
#: Where a report was sent from: 新华社成都1月3日电, 本报杭州讯.
_SENT_FROM = re.compile(r"(?:社|报|网)\s*(?P<place>[\u4e00-\u9fff]{2,8}?)\s*(?:\d{1,2}月\d{1,2}日\s*)?[电讯]")
#: Headers of columns that hold a place of one level, with or without its last character: 城市 成都.
_HEADERS = (
    (re.compile("省|province", re.IGNORECASE), "省"),
    (re.compile("市|city", re.IGNORECASE), "市"),
    (re.compile("县|county", re.IGNORECASE), "县"),
)


@cache
def _provinces() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """Names of provinces and their capitals, and the places that each says."""
    found: dict[str, tuple[str, ...]] = {}
    for row in vocabulary.load("timeline/provinces", ("province", "short", "example"), ("capital",)):
        province, capital = row["province"], row["capital"]
        found |= {province: (province,), row["short"]: (province,)}
        if capital:
            found |= {capital: (province, capital), capital[:-1]: (province, capital)}
    found["吉林市"] = ("吉林省", "吉林市")
    return re.compile("|".join(longest_first(found))), found


def level(place: str) -> str:
    """What the name of a place ends with.

    >>> level("四川省"), level("广西壮族自治区"), level("绵阳市"), level("四川"), level("青江大学")
    ('省', '自治区', '市', '', '校')
    """
    return next((one for one in LEVELS if place.endswith(one)), "") or next(
        (house for house, ends in _HOUSES.items() if re.fullmatch(f".{{2,}}(?:{ends})", place)), ""
    )


def in_newspaper(name: str) -> tuple[str, ...]:
    """The places that the name of a newspaper, site, file or folder begins with, or the house.

    >>> in_newspaper("成都日报"), in_newspaper("绵阳市人民政府网"), in_newspaper("人民日报"), in_newspaper("北京日报")
    (('四川省', '成都市'), ('绵阳市',), (), ('北京市',))
    >>> in_newspaper("青江大学新闻网"), in_newspaper("水利学院"), in_newspaper("中国科学院"), in_newspaper("北京大学")
    (('青江大学',), (), (), ('北京大学',))
    """
    if house := _HOUSE_FIRST.match(name):
        return (house["house"],)
    pattern, known = _provinces()
    if found := pattern.match(name):
        return known[found[0]]
    whole = _WITH_BODY.match(name)
    return (whole["place"],) if whole and not _ACT.search(whole["place"]) else ()


def in_file_name(name: str) -> tuple[str, ...]:
    """The places that a file or folder is named after; a browser puts the name of the site behind the headline.

    >>> in_file_name("何东山主持召开市政府常务会议 - 青江市人民政府.html"), in_file_name("市委全会_云港市政府网.htm")
    (('青江市',), ('云港市',))
    >>> in_file_name("何东山主持召开市政府常务会议.html"), in_file_name("青江市政府公报"), in_file_name("县委全会 - 副本.txt")
    ((), ('青江市',), ())
    """
    first, *others = _BETWEEN.split(name.rpartition(".")[0] or name)
    sites = [place for part in others if _SITE.search(part) for place in in_newspaper(part.strip())]
    return (*in_newspaper(first if sites else name), *sites)


def in_column(header: str, value: str) -> tuple[str, ...]:
    """The places that a cell of the corpus' own columns names, and nothing else.

    >>> in_column("province", "云南"), in_column("地区", "安平市"), in_column("city", "绵阳"), in_column("作者", "高原")
    (('云南省',), ('安平市',), ('绵阳市',), ())
    """
    value = value.strip()
    if known := _provinces()[1].get(value):
        return known
    if _WHOLE.fullmatch(value) or _WHOLE_HOUSE.fullmatch(value):
        return (value,)
    ends = [end for pattern, end in _HEADERS if pattern.search(header)]
    return (value + ends[0],) if len(ends) == 1 and re.fullmatch(r"[\u4e00-\u9fff]{2,6}", value) else ()


def _in_datelines(texts: Iterable[str]) -> Iterator[str]:
    known = _provinces()[1]
    for text in texts:
        if (line := bylines.dateline(text)) and (found := _SENT_FROM.search(line)):
            yield from known.get(found["place"], ())


def _in_full(titles: Iterable[str], texts: Iterable[str]) -> Iterator[str]:
    for title in titles:
        if found := _HEADLINE.match(title):
            yield found["place"]
        if house := _HOUSE_IN_HEADLINE.match(title):
            yield house["house"]
    whole = "。".join((*titles, *texts))
    named = {found["place"] for found in _WITH_BODY.finditer(whole)}
    yield from (place for place in named if place in _provinces()[1])
    yield from _named_alone(named, whole)


def _named_alone(places: Collection[str], text: str) -> set[str]:
    """Those places that a text also names without a body behind them, as no words such as 报请市(政府) are.

    >>> _named_alone({"安平市", "报请市"}, "安平市委要求，在安平市推进。报请市政府，报请市委。")
    {'安平市'}
    """
    sizes = sorted(set(map(len, places)))
    return {
        place
        for end in (found.end() for found in _LEVEL.finditer(text))
        for size in sizes
        if (place := text[max(0, end - size) : end]) in places and not text.startswith(_OF_BODIES, end)
    }


def of_article(source: Source, paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """The places of an article, one of each level that is known.

    The columns of the corpus come first, then the newspaper or the name of
    the file, then the dateline, then what the article names in full. A step
    that names two places of a level says nothing about that level.

    Parameters
    ----------
    source : Source
    paragraphs : sequence of Paragraph
        Of the article.
    """
    titles = [p.reading.text for p in paragraphs if p.role in ("headline", "kicker", "deck")] or [
        source.title
    ]
    texts = [p.reading.text for p in paragraphs if p.role not in ("headline", "kicker", "deck")]
    steps: list[Iterable[str]] = [
        [place for header, value in source.metadata for place in in_column(header, value)],
        in_newspaper(source.origin),
        [place for part in source.name.split("/") for place in in_file_name(part)],
        _in_datelines(texts),
        _in_full(titles, texts),
    ]
    found: dict[str, str] = {}
    for step in steps:
        named = set(step)
        for one in (*LEVELS, *_HOUSES):
            here = {place for place in named if level(place) == one}
            if len(here) == 1:
                found.setdefault(one, here.pop())
    return tuple(found[one] for one in (*LEVELS, *_HOUSES) if one in found)


def of_newspapers(names: Collection[str], places: Iterable[str]) -> dict[str, list[str]]:
    """For each newspaper, site, file or folder the places of the corpus that it is named after: 安平日报 in one about 安平县.

    Of a name that begins with several, the longest is last. A name that two places have, 安平县 and 安平市, says neither; an agency or a site without further words, 新华社 and
    东方网, is that of the whole country.

    >>> of_newspapers(["安平日报", "南州日报", "人民日报", "新华社"], ["安平县", "南州市", "南州县", "成都市", "新华区"])
    {'安平日报': ['安平县'], '南州日报': [], '人民日报': [], '新华社': []}
    >>> of_newspapers(["安平新日报"], ["安平新县", "安平县"])
    {'安平新日报': ['安平县', '安平新县']}
    """
    named: dict[str, set[str]] = {}
    for place in places:
        named.setdefault(place.removesuffix(level(place)), set()).add(place)
    one_each = {short: ones.pop() for short, ones in named.items() if len(ones) == 1 and len(short) > 1}
    longest = max(map(len, one_each), default=0)
    return {
        name: [
            one_each[name[:end]]
            for end in range(2, min(len(name), longest) + 1)
            if name[:end] in one_each and name[end:] not in ("社", "网")
        ]
        for name in names
    }


def with_further(places: Iterable[str], further: Iterable[str]) -> tuple[str, ...]:
    """The places of an article, and further ones of levels that none of them has.

    >>> with_further(["成都市"], ["安平县", "南州市"])
    ('成都市', '安平县')
    """
    found = {level(place): place for place in (*further, *places)}
    return tuple(found[one] for one in (*LEVELS, *_HOUSES) if one in found)


def differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two articles are of two places of the highest level that both give.

    >>> differ(["四川省", "成都市"], ["贵州省"]), differ(["四川省", "成都市"], ["成都市"]), differ([], ["四川省"])
    (True, False, False)
    >>> differ(["青江大学"], ["云州大学"]), houses_differ(["青江大学"], ["云州大学"])
    (False, True)
    """
    return any(here != there for here, there in _of_one_level(one, other) if level(here) not in _HOUSES)


def houses_differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two articles are of two schools, hospitals or firms."""
    return any(here != there for here, there in _of_one_level(one, other) if level(here) in _HOUSES)


def _of_one_level(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, str]]:
    there = {level(place): place for place in other}
    return [(place, there[level(place)]) for place in one if level(place) in there]


def is_of_house(name: str) -> bool:
    """Whether a name means the house of its article: 学校, 校党委, 学校教学工作会议.

    >>> [is_of_house(name) for name in ("学校", "校党委", "公司安全工作会议", "校长办公会", "学校长会", "青江大学")]
    [True, True, True, True, False, False]
    """
    return _OF_HOUSE.match(name) is not None


def in_full(body: str, places: Iterable[str]) -> str:
    """A bare body with its place in front; any other as it is.

    >>> in_full("省政府", ["四川省", "成都市"]), in_full("市教育局", ["四川省", "成都市"]), in_full("县委", ["四川省"])
    ('四川省政府', '成都市教育局', '县委')
    >>> in_full("市场监管总局", ["成都市"]), in_full("国务院", ["四川省"]), in_full("绵阳市政府", ["成都市"])
    ('市场监管总局', '国务院', '绵阳市政府')
    >>> in_full("学校", ["成都市", "青江大学"]), in_full("校党委", ["青江大学"]), in_full("学校", ["成都市"])
    ('青江大学', '青江大学党委', '学校')
    >>> in_full("校长办公会", ["青江大学"]), in_full("公司党委", ["青江集团"]), in_full("医院", ["青江大学"])
    ('青江大学校长办公会', '青江集团党委', '医院')
    """
    if house := _OF_HOUSE.match(body):
        place = next((one for one in places if level(one) == house.lastgroup), house[0])
        return place + body[house.end() :]
    bare = _BARE.match(body)
    if bare is None:
        return body
    place = next((one for one in places if level(one) == bare["level"]), "")
    return place + body[len(bare["level"]) :] if place else body
