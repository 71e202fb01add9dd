"""Recognise names of persons by their form and by the dictionary.

The same list of surnames and the same rules are used for bylines, headings
and people at meetings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache

import rjieba

from analysis import vocabulary
from analysis.regexes import longest_first

#: Chinese characters, including those outside the basic plane.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
#: Code points of the dot between the parts of a transliterated name.
DOTS = "·•・‧∙⋅．－-"
#: How parts of the names of events end, which are joined like those of a name: 清江艺术节·海州站; 周 and 季 are surnames too.
_EVENT_ENDS = (
    f"(?<![{HAN}][节展站式会杯])(?<!活动)(?<!论坛)(?<![大联决预请标开战竞比]赛)"
    "(?<!(?:艺术|文化|音乐|电影|美食|旅游|体育|读书|购物|消费|科技|戏剧|时装|设计|创新|宣传|活动)[周季])"
)
#: A part of a transliterated name.
_PART = f"[{HAN}]{{1,8}}{_EVENT_ENDS}"
_DOT = re.compile(f"[{re.escape(DOTS)}]")
#: Characters of a name with dots at most.
_LONGEST = 60
HAN_ONLY = re.compile(f"[{HAN}]+")
FOREIGN = re.compile(
    rf"{_PART}(?:[{DOTS}]{_PART}){{1,9}}|[A-Z](?=[A-Za-z.\- ]{{0,29}}[a-z])[A-Za-z.\- ]{{1,30}}"
)
#: jieba tags of words that can be names: names of persons, and words not in its dictionary.
NAME_TAGS = ("nr", "x", "eng")
#: Tags of words that can be names of persons (高峰, 安康) and cannot be predicates after an office.
_NOUN_TAGS = ("n", "nz", "a", "an", "ag", "ng", "t", "i", "b", "z", "s", "nt", "l")
#: Tags of surnames that are also prepositions, conjunctions or adverbs.
_FUNCTION_TAGS = ("p", "c", "d", "u")
#: Surnames with other tags that act like these before a word: 时指出, 应邀请.
_READ_AS_FUNCTION = ("时", "应")
#: Tags of words that are not given names: 身边, 上午.
_NEVER_GIVEN_TAGS = ("s", "f", "r", "p", "c")
#: First letters of the tags of characters that no given name of two has: verbs, prepositions, places (抵沪, 赴京, 任上).
_NO_GIVEN_NAME = "vpcudrfsj"
#: Particles between a verb and what follows, which no given name holds: 干得好, 松了口.
_PARTICLE = re.compile("[得了着过的不]")
#: Characters of a Japanese given name at most, and how one ends that holds a word: 健|太郎, 一夫.
_LONGEST_JAPANESE = 3
_ENDS_JAPANESE = "郎子夫美介雄男彦助"
#: What goes on after a side of talks between states: 巴方愿.
_SIDE_ACTS = "愿将对同会也已高期感应表支坚重赞欢欣"
#: Provinces by their short names, in lists of more than two.
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台"
_PLACE_END = re.compile(r"[省市县区镇乡]$|(?<![红军战])旗$")
#: A committee or government in short, or both at once, is no name: 原|省委, 师市.
_BODY_END = re.compile("[省市县区州盟旗校院]委$|党[委组]$|^.[市县]$")


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames with one character, and with two."""
    words = [row["surname"] for row in vocabulary.load("names/surnames", ("surname", "example"))]
    return frozenset(w for w in words if len(w) == 1), frozenset(w for w in words if len(w) == 2)


@cache
def not_names() -> frozenset[str]:
    """Words that have the form of a name but are not names."""
    return frozenset(row["word"] for row in vocabulary.load("names/not_names", ("word", "example")))


@cache
def never_last() -> frozenset[str]:
    """Characters that do not end a given name: 将, 乘."""
    return frozenset(
        row["character"] for row in vocabulary.load("names/never_last", ("character", "example"))
    )


@cache
def word_names() -> frozenset[str]:
    """Common words that persons have as their whole name: 高峰, 高远."""
    return frozenset(row["word"] for row in vocabulary.load("names/word_names", ("word", "example")))


@cache
def _of_name_parts() -> re.Pattern[str]:
    """Two or three parts of Tibetan, Mongolian, Uyghur and Kazakh names: 洛桑江村, 阿不都热合曼."""
    rows = vocabulary.load("names/name_parts", ("part", "example"))
    parts = "|".join(longest_first(row["part"] for row in rows))
    return re.compile(f"(?![江草])(?:{parts}){{2,3}}")


@cache
def transliterating(*, typical: bool = False) -> frozenset[str]:
    """Characters used to transliterate foreign names; the typical ones are not those that are common words as well."""
    rows = vocabulary.load("names/transliteration", ("characters", "example"), ("common",))
    return frozenset("".join(row["characters"] + ("" if typical else row["common"]) for row in rows))


@cache
def not_transliterated() -> re.Pattern[str]:
    """What does not occur in transliterated names; 都 does in 阿不都, 次 in 次仁, 其 in 其美, 于 in 于苏甫."""
    rows = vocabulary.load("names/not_transliterated", ("pattern", "example"))
    return re.compile("|".join(row.pattern("pattern").pattern for row in rows))


@cache
def _side() -> re.Pattern[str]:
    """A side of talks between states: 巴方, 吉方愿."""
    sides = "".join(row["side"] for row in vocabulary.load("names/sides", ("side", "example")))
    return re.compile(f"[{sides}]方[{_SIDE_ACTS}]?")


@cache
def _neighbouring_provinces() -> re.Pattern[str]:
    """Neighbouring provinces by their short names: 云贵川 is no person, 苏青云 may be one."""
    rows = vocabulary.load("names/neighbouring_provinces", ("provinces", "example"))
    return re.compile(f"(?:{'|'.join(row['provinces'] for row in rows)})[{_PROVINCES}]*")


@cache
def _jieba() -> rjieba.Jieba:
    return rjieba.Jieba()


@lru_cache(maxsize=8192)
def tags(words: str) -> tuple[tuple[str, str], ...]:
    """Segment a string with jieba's dictionary, with parts of speech."""
    return tuple(_jieba().tag(words, False))


def unknown_words(people: Iterable[str]) -> set[str]:
    """The names that the dictionary would cut apart, and such parts of transliterated names.

    The dictionary keeps the others whole; some of them are also ordinary words.

    >>> sorted(unknown_words(["郑海涛", "高峰", "文明", "贾伊尔·博索纳罗", "让·马丁"]))
    ['博索纳罗', '贾伊尔', '郑海涛']
    """
    parts = (part for name in people for part in _DOT.split(name) if part == name or len(part) > 2)
    return {part for part in parts if len(part) > 1 and not _jieba().has_word(part)}


def surname_of(word: str) -> str:
    """The surname at the start of a word, or ""."""
    single, double = surnames()
    if word[:2] in double and len(word) > 2:
        return word[:2]
    return word[0] if word[:1] in single else ""


def is_built_like_name(word: str) -> bool:
    """Whether a word is a surname with one or two more characters, or a transliteration with a dot.

    >>> [is_built_like_name(word) for word in ("胡衡华", "欧阳明远", "穆萨·法基", "市委", "王小明明")]
    [True, True, True, False, False]
    >>> [is_built_like_name(word) for word in ("约翰·周", "莫拉尔·德赛", "清江艺术节·海州站", "清江文化周·海州")]
    [True, True, False, False]
    """
    if FOREIGN.fullmatch(word):
        return not_transliterated().search(word) is None
    surname = surname_of(word)
    return bool(surname) and 1 <= len(word) - len(surname) <= 2 and HAN_ONLY.fullmatch(word) is not None


def is_name(word: str, *, known: Collection[str] = (), titled: bool = False) -> bool:
    """Whether a word is a person's name, by its form and by the dictionary.

    Parameters
    ----------
    word : str
        The whole word.
    known : collection of str
        Names found elsewhere in the text; always accepted.
    titled : bool
        Whether the word follows an office or is between names. Then a noun or
        adjective can be a name (安康), and of other words those that persons are
        called by (高峰, 高远); a verb cannot.

    Examples
    --------
    >>> [is_name(word) for word in ("胡衡华", "穆萨·法基", "欧阳明", "有关部门", "高校", "市委")]
    [True, True, True, False, False, False]
    >>> [is_name(word) for word in ("苏青云", "云贵川", "京津冀", "苏浙皖")]
    [True, False, False, False]
    >>> [is_name(word) for word in ("巴方愿", "吉方", "巴方圆")], is_name("吉方", titled=True)
    ([False, False, True], True)
    >>> is_name("程度"), is_name("程度", titled=True), is_name("安排", titled=True)
    (False, True, False)
    >>> [is_name("高峰"), is_name("高峰", titled=True), is_name("洛桑江村"), is_name("江村")]
    [False, True, True, False]
    """
    if word in known or (titled and word in word_names()) or _of_name_parts().fullmatch(word):
        return True
    if word in not_names():
        return False
    if not is_built_like_name(word):
        return (titled and (_has_rare_surname(word) or _has_two_surnames(word))) or _is_japanese(word, titled)
    if not HAN_ONLY.fullmatch(word):
        return True
    if word[-1] in never_last() or (
        not titled and len(word) > 2 and _neighbouring_provinces().fullmatch(word)
    ):
        return False
    if not titled and _side().fullmatch(word):
        return False
    return _may_be_name(word, titled)


@cache
def rare_surnames() -> frozenset[str]:
    """Surnames that are far more often other words and are accepted only after an office: 年, 经, 满."""
    return frozenset(row["surname"] for row in _rare_surname_rows())


@cache
def _never_short() -> frozenset[str]:
    """Rare surnames that begin so many words of two characters that such a word is no name: 年会, 满票."""
    return frozenset(row["surname"] for row in _rare_surname_rows() if row["two_characters"] == "no")


@cache
def _rare_surname_rows() -> tuple[vocabulary.Row, ...]:
    rows = vocabulary.load("names/rare_surnames", ("surname", "two_characters", "example"))
    for row in rows:
        if row["two_characters"] not in ("yes", "no"):
            raise row.fault(f"two_characters {row['two_characters']!r} is neither yes nor no")
    return rows


def _is_short_word(word: str) -> bool:
    """Whether a word of two characters begins with a surname that needs a given name of two."""
    return len(word) == 2 and word[0] in _never_short()


@lru_cache(maxsize=8192)
def _has_rare_surname(word: str) -> bool:
    """Whether a word is a rare surname plus a given name that is not a dictionary word.

    >>> [_has_rare_surname(word) for word in ("年心远", "年初", "经济", "年大会", "满座", "干得好")]
    [True, False, False, False, False, False]
    """
    if not 2 <= len(word) <= 3 or word[0] not in rare_surnames() or HAN_ONLY.fullmatch(word) is None:
        return False
    if word[-1] in never_last() or _PLACE_END.search(word) or _is_short_word(word) or _PARTICLE.search(word):
        return False
    (first, _), *given = tags(word)
    return len(first) == 1 and all(
        len(one) == 1 or tag.startswith((*NAME_TAGS, "ns", "nz")) for one, tag in given
    )


@lru_cache(maxsize=8192)
def _has_two_surnames(word: str) -> bool:
    """Whether a word is a name with the husband's surname before one's own, as in Hong Kong.

    >>> [_has_two_surnames(word) for word in ("林郑月娥", "陈冯富珍", "王金指出", "王金等人", "江明抵沪", "黄石任上")]
    [True, True, False, False, False, False]
    """
    single, _ = surnames()
    if len(word) != 4 or not single.issuperset(word[:2]) or word[-1] in never_last():
        return False
    if len(tags(word[:2])) == 1:  # 黄石任上
        return False
    return all(
        tag.startswith(NAME_TAGS) or (len(one) == 1 and tag[0] not in _NO_GIVEN_NAME)
        for one, tag in tags(word[2:])
    )


@cache
def _japanese_surnames() -> tuple[str, ...]:
    rows = vocabulary.load("names/japanese_surnames", ("surname", "example"))
    return tuple(row["surname"] for row in rows)


def _is_japanese(word: str, titled: bool) -> bool:
    """Whether a word is a Japanese surname with a given name of up to three characters, in Chinese characters.

    Without an office the given name must end as many do, and hold no word of the dictionary: 高桥由美子.

    >>> [_is_japanese(word, True) for word in ("松井健太郎", "佐佐木一郎", "石川县", "山口市政府", "松井")]
    [True, True, False, False, False]
    >>> [_is_japanese(word, False) for word in ("松井由美子", "松井一", "松井弟子", "松井介绍")]
    [True, False, False, False]
    """
    surname = next(filter(word.startswith, _japanese_surnames()), "")
    given = word[len(surname) :]
    if not surname or not 1 <= len(given) <= _LONGEST_JAPANESE or HAN_ONLY.fullmatch(given) is None:
        return False
    if word[-1] in never_last() or _PLACE_END.search(word) or _PARTICLE.search(given):
        return False
    if not titled and (word[-1] not in _ENDS_JAPANESE or len(given) == 1):
        return False
    return all(
        len(one) == 1 or tag.startswith((*NAME_TAGS, "nz")) or (titled and one[-1] in _ENDS_JAPANESE)
        for one, tag in tags(given)
    )


@lru_cache(maxsize=8192)
def _may_be_name(word: str, titled: bool) -> bool:
    """Whether the dictionary allows a word with the form of a name to be one."""
    words, surname = tags(word), surname_of(word)
    given = word[len(surname) :]
    if (len(word) > 2 and _PLACE_END.search(word)) or _BODY_END.search(word):  # 石柱县
        return False
    if surname == "和" and (
        not titled
        or len(given) == 1
        or _jieba().has_word(given)
        or tags(given)[0][1].startswith(_FUNCTION_TAGS)  # 和曾任
    ):  # far more often the conjunction
        return False
    if surname == "应" and len(given) > 1 and is_name(given):  # 应王小明邀请
        return False
    first, tag = words[0]
    if len(words) == 1:
        return tag.startswith(NAME_TAGS) or (titled and (tag in _NOUN_TAGS or len(surname) > 1))
    if titled:
        return True
    if len(first) > len(surname) and _is_common(first, tag):  # 安全部, 马上到
        return False
    last, last_tag = words[-1]
    if last_tag.startswith(NAME_TAGS) or len(last) == 1:
        return True
    if last_tag.startswith(_NEVER_GIVEN_TAGS):  # 原身边
        return False
    return len(surname) > 1 or not (
        tag.startswith(_FUNCTION_TAGS) or surname in _READ_AS_FUNCTION
    )  # 向大会, 时指出


def _is_common(word: str, tag: str) -> bool:
    """Whether a dictionary word is common and not a name."""
    return tag.startswith(("n", "v", "d", "p", "c", "an")) and not tag.startswith(NAME_TAGS) and len(word) > 1


@lru_cache(maxsize=8192)
def is_foreign(word: str) -> bool:
    """Whether a word after an office can be a name without Chinese form: 泽连斯基, 巴音朝鲁.

    >>> [is_foreign(word) for word in ("泽连斯基", "穆萨·法基", "巴音朝鲁", "特别", "一起", "在京举行")]
    [True, True, True, False, False, False]
    """
    plain = _DOT.sub("", word)
    if plain != word and HAN_ONLY.fullmatch(plain) and not FOREIGN.fullmatch(word):
        return False
    if not plain or not_transliterated().search(word) or word in not_names() or _is_short_word(word):
        return False
    if is_built_like_name(word) and word[-1] in never_last():  # 王明将
        return False
    if not HAN_ONLY.fullmatch(plain):
        return FOREIGN.fullmatch(word) is not None
    if not 2 <= len(plain) <= (_LONGEST if plain != word else 9):
        return False
    if len(plain) > 1 and set(plain) <= transliterating():
        return True
    words = tags(plain) if plain == word else ()
    if len(words) == 1:
        return words[0][1].startswith(NAME_TAGS) or (words[0][1] in ("nz", "ns") and len(plain) > 3)
    return not any(
        len(one) > 1 and (tag in ("n", "nz", "l", "i") or tag.startswith(("v", "d", "p", "c", "r")))
        for one, tag in words
    )
