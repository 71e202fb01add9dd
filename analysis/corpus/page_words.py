"""Words of a page's menus, tools and sections, above and below an article."""

from __future__ import annotations

import re
from functools import cache

from analysis import vocabulary
from analysis.names import tags

KINDS = ("paper", "tool", "menu")
#: How the name of a section is read where it is the only heading above a text.
ALONE = ("section", "headline")
#: The name of an office, an outlet or a firm: who runs the site.
_OFFICE = re.compile(
    r"[\u4e00-\u9fffA-Za-z·“”]{0,24}(?:人民政府|政府网|政府|门户网站|网站|网|局|厅|委|部|委员会|办公室|办公厅|管理局|日报|晚报|时报|新闻社|电视台|广播电台|客户端|政协|人大|大学|学院|中学|小学|集团|公司|法院|检察院|医院|中心|发布|融媒|融媒体|号|常委会|党校|海关|总工会|总会|(?<!协)商会|红十字会|基金会|研究会|管委会|妇联|协会|联合会|研究院|幼儿园|图书馆|博物馆|银行|频道)"
)
#: What an office with such an ending may be for: 市促进就业办公室.
_WITH_TASK = ("办公室", "办公厅", "委员会", "局", "厅")
_TASKS = frozenset(
    ("促进", "打击", "保护", "维护", "保障", "推进", "防治", "防范", "预防", "整治", "治理", "处置", "应对")
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./-]{3,60}")
#: Before the name of a place: a section about the place.
_OF_PLACE = (
    *("今日", "掌上", "印象", "魅力", "文明", "平安", "法治", "健康", "数字", "美丽"),
    *("清廉", "书香", "诚信", "活力", "幸福", "智慧", "绿色", "生态"),
)
_MOST_WORDS, _LONGEST_WORD = 20, 80  #: of a row; characters of one
_GAP = re.compile(r"[\s　|｜·•»>＞/【】\[\]]*")


def only(text: str) -> bool:
    """Whether a line holds only words of menus and tools.

    >>> only("第A1版：要闻 4下一版"), only("3 上一篇  下一篇 4 放大 缩小 默认"), only("放大招商成效")
    (True, True, False)
    >>> only("设置字体大小：【 】 【打印】")
    True
    """
    starts = {_after_gap(text, 0)}
    for _ in range(_MOST_WORDS):
        starts = {after for start in starts for after in _after_word(text, start)}
        if not starts or len(text) in starts:
            return bool(starts)
    return False


def _after_word(text: str, start: int) -> set[int]:
    """Where the next word may begin, after each of the words that begin here: several words share their first characters."""
    if _word().match(text, start) is None:
        return set()
    ends = range(start + 1, min(start + _LONGEST_WORD, len(text)) + 1)
    return {_after_gap(text, end) for end in ends if _word().fullmatch(text, start, end)}


def _after_gap(text: str, start: int) -> int:
    """Where a gap that begins here ends; the gap may be empty."""
    return _GAP.match(text, start).end()  # type: ignore[union-attr]


def opening(text: str) -> int:
    """How much at the start of a line is words of menus and tools, each set off by a space; 0 for a single short one.

    >>> opening("PDF 下一版» 市委召开会议"), opening("搜索 引擎企业座谈会召开")
    (9, 0)
    """
    match = _several().match(text)
    return match.end() if match else 0


def is_section(text: str) -> bool:
    """Whether a line is no more than the name of a section of a site.

    >>> is_section("时政要闻"), is_section("党建工作"), is_section("市委召开党建工作会议")
    (True, True, False)
    >>> is_section("今日苏州"), is_section("今日立春")
    (True, False)
    """
    return len(text) <= 10 and (_sections(*ALONE).fullmatch(text) is not None or _is_of_place(text))


def is_surely_section(text: str) -> bool:
    """Whether a line names a section even if there is no other heading above the text.

    >>> is_surely_section("时政要闻"), is_surely_section("教师风采")
    (True, False)
    """
    return len(text) <= 10 and _sections("section").fullmatch(text) is not None


def _is_of_place(text: str) -> bool:
    """Whether a line is the name of a section about the place of the site: 今日苏州."""
    place = text[2:]
    return text.startswith(_OF_PLACE) and bool(place) and [tag for _, tag in tags(place)] == ["ns"]


def is_office(text: str) -> bool:
    """Whether a line is no more than the name of an office, an outlet or a firm.

    >>> is_office("青江市应急管理局"), is_office("中央政府门户网站 www.gov.cn"), is_office("市委召开全会")
    (True, True, False)
    >>> is_office("何东山看望老党员老干部"), is_office("市打击走私办公室"), is_office("从化区教育局")
    (False, True, True)
    >>> is_office("云港市慈善总会"), is_office("云港市召开慈善总会")
    (True, False)
    """
    if len(text) > 40:
        return False
    words = text.split()
    return bool(words) and all(
        len(word) <= 24
        and ((_OFFICE.fullmatch(word) and not says_something(word)) or _ADDRESS.fullmatch(word))
        for word in words
    )


def says_something(words: str) -> bool:
    """Whether words hold a verb. In the name of an office only its task or the word before its ending is one (投资促进局)."""
    tasks = _TASKS if words.endswith(_WITH_TASK) else frozenset()
    tagged = [(word, "n" if word in tasks else tag) for word, tag in tags(words)]
    opens = tagged[0][1] == "v" or (
        tagged[0][1] == "vn" and tagged[1:2] and tagged[1][1] == "ns"
    )  # 服务青江大学
    return bool(opens) or any(tag in ("v", "r") for _, tag in tagged[:-2])


@cache
def _words() -> str:
    rows = vocabulary.load("corpus/page_words", ("pattern", "kind", "example"))
    for row in rows:
        row.choice("kind", KINDS)
        if row.pattern("pattern").groups:
            raise row.fault("the pattern has a capturing group; write (?:…)")
    return "|".join(f"(?:{row['pattern']})" for row in rows)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(_words())


@cache
def _several() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_words()})(?:[\s　|｜·»>＞/]+)){{2,20}}(?=\S)")


@cache
def _sections(*alone: str) -> re.Pattern[str]:
    """The names of sections that are, as the only heading above a text, one of `alone`."""
    rows = vocabulary.load("corpus/sections", ("pattern", "alone", "example"))
    for row in rows:
        row.choice("alone", ALONE)
    chosen = [row.pattern("pattern").pattern for row in rows if row["alone"] in alone]
    return re.compile("|".join(f"(?:{pattern})" for pattern in chosen))
