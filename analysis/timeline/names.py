"""The name of a gathering: the noun phrase before or behind the verb that says that it was held.

A phrase is a name where it ends in a head noun of the vocabulary (会议, 座谈会,
论坛, 发布会). What only points back ("会议", "本次大会") is no name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from analysis import vocabulary
from analysis.timeline.meetings_text import BRACKET, DATE, QUOTED

LONGEST = 70
#: Several names in a list.
LONGEST_LIST = 200

#: The opening or closing of a gathering: of its kind, not of one of their own.
CEREMONIES = ("开幕式", "闭幕式", "开幕仪式", "闭幕仪式", "开班式", "结业式", "开班仪式", "结业仪式")
#: Which one of a row of gatherings it was, behind the name: 新闻发布会（第三场）.
_NTH = re.compile(r"[（(]?第[一二三四五六七八九十\d]{1,3}[场期讲][）)]?")
_LAST_NTH = re.compile(f"{_NTH.pattern}$")

#: Adverbials between a name or a subject and its verb, read from the right.
_ADVERBIAL = re.compile(
    rf"""(?:
      {DATE}+起?{BRACKET}*                                    # the date
    | (?:在(?!野|职|建|任|编|岗|校)|(?<![位属基终由])于)[^，。；在{DATE}]{{1,32}} # the place: 在北京人民大会堂
    | 以[^，。；以]{{1,24}}(?:形式|方式)                     # the form: 以视频方式
    | 就(?![职业任读医])[^，。；]{{1,40}}                             # the matter: 就做好……
    | 当地时间 | 隆重 | 正式 | 胜利 | 顺利 | 成功 | 圆满 | 如期 | 继续 | 同时 | 首次 | 再次 | 联合 | 共同
    | ，?(?:在)?圆满完成[^，。]{{0,8}}(?:议程|任务)后? | 已经? | 正在 | 分别 | 相继 | 先后 | 集体 | 亲切 | 应邀 | 专门 | 还 | 也 | 于 | 又 | 率[团队]? | 带队 | 线上 | 现场 | 立即 | 随即 | 及时 | 迅速 | 紧急 | 连夜 | 第一时间 | 专题
    | [主组]持 | 并 | 也 | 将 | 拟 | 定 | 即将 | 计划
    )$""",
    re.VERBOSE,
)
#: What may stand before a name in its clause and is no part of it.
_BEFORE = re.compile(
    rf"""^(?:
      {DATE}+ | [，、\s] | 据[^，]{{1,8}}[悉道] | 记者(?:从|获悉|了解到)+ | 日前 | 近日 | 当地时间 | 当日 | 随后 | 同时 | 此外 | 另外 | 期间
    | 本报讯 | 为期[^的]{{1,6}}的 | 由[^的，]{{2,40}}(?:主办|承办|举办|组织|发起|指导|主持)的
    | [^的，。]{{2,50}}(?:主办|承办|举办|共同主办|为主题)的 | [^，。的]{{0,12}}(?:并共同主持|并主持|主持召开|举行了|召开了) | (?:隆重|简短|盛大|首次)的 | (?:以|主题为|题为)[{QUOTED}]+为?(?:主题|题)?的? | 在[^，的]{{1,16}}(?:召开|举行|举办)的 | 一年一度的 | 了 | 首个 | 首次 | [^，。]{{2,20}}之一——
    )+""",
    re.VERBOSE,
)
_POINTING = re.compile(
    r"^(?:(?:本|这|此|该|上|首|两|多|一)(?:次|届|场|个)?|有关|相关|各类|重要|各项|上述|等|全部|系列|的|和|与)*$"
)


@cache
def heads() -> dict[str, str]:
    """Head noun to kind."""
    return {
        row["head"]: row["kind"]
        for row in vocabulary.load("timeline/meetings_heads", ("head", "kind", "example"))
    }


@cache
def _by_length() -> tuple[str, ...]:
    return tuple(sorted(heads(), key=lambda word: (-len(word), word)))


@cache
def _head() -> re.Pattern[str]:
    return re.compile(f"(?=({'|'.join(_by_length())}))")


@cache
def thin() -> frozenset[str]:
    """Names that say nothing without the body that met: 会议, 常务会议, 新闻发布会."""
    return frozenset(row["name"] for row in vocabulary.load("timeline/meetings_thin", ("name", "example")))


@lru_cache(maxsize=4096)
def head_of(name: str) -> str:
    """The head noun that a phrase ends in, or "".

    >>> head_of("市政府第21次常务会议"), head_of("“2023从都国际论坛”开幕式"), head_of("市委办公室")
    ('会议', '开幕式', '')
    """
    bare = name.rstrip("”’」』")
    if bare.endswith(("场", "期", "讲", "）", ")")):
        bare = _LAST_NTH.sub("", bare).rstrip("”’」』")
    known = heads()
    lengths = range(min(len(bare), len(_by_length()[0])), 0, -1)  # the longest first
    return next((bare[-length:] for length in lengths if bare[-length:] in known), "")


def kind_of(name: str) -> str:
    """What sort of gathering a name names: "meeting" or "event".

    The opening or closing of a meeting is a meeting; of a fair, an event.

    >>> kind_of("博鳌亚洲论坛2023年年会开幕式"), kind_of("第二届巴蜀合唱节开幕式"), kind_of("启动仪式")
    ('meeting', 'event', 'event')
    """
    first = name.partition("暨")[0]
    for ceremony in CEREMONIES:
        if first.endswith(ceremony):
            rest = first.removesuffix(ceremony).rstrip("”’」』")
            return heads().get(head_of(rest), "event")
    return heads().get(head_of(first), heads().get(head_of(name), "event"))


def is_pointing(name: str) -> bool:
    """Whether a phrase only points back to a gathering: 会议, 本次大会, 闭幕会.

    >>> is_pointing("本次会议"), is_pointing("座谈会"), is_pointing("市委全会")
    (True, True, False)
    """
    head = head_of(name)
    return bool(head) and _POINTING.match(name.removesuffix(head)) is not None


def strip_adverbials(words: str) -> str:
    """What stands before the verb, without date, place and manner.

    `words` carries the masks of `meetings_text`.

    >>> strip_adverbials("全国宣传思想文化工作会议" + DATE * 8 + "在京")
    '全国宣传思想文化工作会议'
    """
    for _ in range(8):
        found = _ADVERBIAL.search(words[-48:])
        if not found:
            break
        words = words[: len(words) - (min(48, len(words)) - found.start())]
    return words


def before(text: str, flat: str, start: int, verb: int) -> tuple[int, int] | None:
    """The span of the name that ends just before the verb, in the clause from `start`.

    >>> text = "1月3日，全市安全生产电视电话会议举行。"
    >>> a, b = before(text, text, 5, text.index("举行"))
    >>> text[a:b]
    '全市安全生产电视电话会议'
    """
    end = start + len(strip_adverbials(flat[start:verb]))
    if flat.endswith("、", start, end):
        return None
    return trimmed(text, flat, start, end)


def trimmed(text: str, flat: str, start: int, end: int, *, longest: int = LONGEST) -> tuple[int, int] | None:
    """The span without what stands before a name; None where it is no name."""
    start = _BEFORE.match(flat[start:end]).end() + start if _BEFORE.match(flat[start:end]) else start
    while end > start and text[end - 1] in " 　、":
        end -= 1
    if not 2 <= end - start <= longest or DATE in flat[start:end] or not head_of(text[start:end]):
        return None
    return start, end


#: What may follow a name behind its verb.
_AFTER = re.compile(r"$|[，。；：、！？,;:（(\s]|并|时|以(?!来)|且|暨|和|及|与|为|对|听|研|围|介绍")


#: A further gathering of a list: 、市政府党组会议和…….
_ANOTHER = re.compile(r"、[^，。；、的“”]{2,24}?(?:会议|[^社协商学]会|论坛|仪式|式)(?=[和及与、，。；]|$)")


def behind(text: str, flat: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the name that follows the verb, up to the last head noun before the clause goes on.

    None where the phrase only belongs to something else ("会见出席全会的代表").

    >>> text = "出席全国巡视工作会议暨动员部署会并讲话"
    >>> a, b = behind(text, text, 2, len(text))
    >>> text[a:b]
    '全国巡视工作会议暨动员部署会'
    >>> behind("会见出席论坛年会的境外代表", "会见出席论坛年会的境外代表", 2, 13) is None
    True
    """
    longest = LONGEST_LIST if _ANOTHER.search(text, start, min(end, start + LONGEST)) else LONGEST
    end = min(end, start + longest + 20)
    best = None
    for found in _head().finditer(text, start, end):
        head = found.end(1)
        if head > end:
            break
        at = head
        while at < end and text[at] in "”’」』":
            at += 1
        nth = _NTH.match(text, at, end)
        at = nth.end() if nth else at
        if not _AFTER.match(text, at, end) and at != end:
            continue
        if flat[head - 1] == QUOTED and at == head:
            continue
        best = at
        if at < end and text[at] in "并时以且为对听研围、" and not _ANOTHER.match(text, at, end):
            break
    if best is None:
        return None
    return trimmed(text, flat, start, best, longest=longest)
