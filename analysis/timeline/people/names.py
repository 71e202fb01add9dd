"""Reads lists of persons as official texts write them, among bodies, groups and words, which name nobody."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from analysis.names import (
    HAN,
    NAME_TAGS,
    is_built_like_name,
    is_foreign,
    is_name,
    not_names,
    rare_surnames,
    surname_of,
    tags,
    word_names,
)
from analysis.timeline.patterns import alternatives
from analysis.timeline.people.forms import is_word
from analysis.timeline.people.titled import (
    AND_OTHERS,
    PLACE,
    UNIT,
    Person,
    before_person,
    groups,
    is_office,
    office_alone,
    offices,
    titled,
    without_tail,
)

#: Between the persons of a list.
_ITEM = re.compile(r"([、，,；;]|(?<=[^\s、，,；;])[ \u3000]+(?!(?<=[A-Za-z.] )[A-Z])(?=[^\s、，,；;]))")
#: Joins the last two of a list, or a host and a guest.
_JOINT = re.compile(r"以及|和(?![国平谐田]|以?及)|与(?!会)|及(?!其)|同(?![志仁])|暨")
#: A remark in brackets that is not part of an office: 王小明（右二）, 主任（兼）王小明, but not 党（工）委书记, 刚果（布）总统.
_ASIDE = re.compile(
    rf"[（(](?![^（）()]{{1,3}}[）)][委长局组院部室市区县]|(?![左右中前后男女兼])[{HAN}][）)][{HAN}])[^（）()]{{1,30}}[）)]"
)
#: A name of two characters with a space between them, alone in a list: 汪晓燕 田 雨 任志国.
_PADDED_ALONE = re.compile(
    rf"(?:(?<=[、，,；;：: \u3000])|^)(?P<surname>[{HAN}])[ \u3000]+(?P<given>[{HAN}])(?=[、，,；;。 \u3000]|$)"
)
#: The same behind an office: 市长王　刚.
_PADDED = re.compile(rf"(?<=[{HAN}])[ \u3000]+(?=[{HAN}](?:[、，,；;。 \u3000]|和|以及|等|$))")
#: They are no persons: 一中、二中等六家法院.
_AND_BODIES = re.compile(
    "等(?:多|[\\d一二两三四五六七八九十百几数]+[余多]?)家|"
    "(?:区县|县区|县市区?|市县区?|县[（(]市?、?区[）)]|镇街道?|街镇|镇乡|乡镇|地市|市州|州市|省区市|旗县区?)[^等，]{0,14}(?:有关|相关|主要|分管)?(?:负责人|负责同志)$|"
    "(?<![高中初])等[^等、，]{0,12}(?:法院|单位|部门|企业|公司|高校|学校|医院|各?地|市|县|区|省|国家?|乡镇|街道|机构|协会|局|村|社区)"
    "[^等、，长副主书领同负]{0,6}$"
)
#: Bodies or persons, depending on the preceding items: 云网、海达等企业负责人; 王小明、李大伟等企业负责人.
_HEADS_OF_BODIES = re.compile(
    "等[^等、，]{0,8}(?:企业|公司|集团|单位|部门|机构|高校|学校|医院|银行|商会|协会|媒体)[^等、，]{0,4}"
    "(?:负责人|负责同志|代表|高管|专家|记者)"
)
#: Places, or persons, by how their names are built: 安平、林口等区县负责人; 王小明、李大伟等区县负责人.
_HEADS_OF_PLACES = re.compile(
    "等(?:(?:多|[\\d一二两三四五六七八九十百几数]+[余多]?)个)?"
    "(?:区县|县区|县市区?|市县区?|县[（(]市?、?区[）)]|镇街道?|街镇|镇乡|乡镇|地市|市州|州市|省区市|旗县区?|[县区])[^等，]{0,14}(?:负责人|负责同志)$"
)
#: Before the last list of a chunk: 副市长王小明和|安平、林口等区县负责人.
_OTHER_LIST = re.compile("[，,；;]|以及|[和及与]")
#: A number of others: 王小明和约200名代表.
_COUNTED = re.compile("[约近逾超]?过?(?:\\d+|[一两三四五六七八九十百千数几]+)[余多]?[名位]")
#: How the mention of a group begins.
_MANY = re.compile("各|全体|有关|部分|其他|相关|诸位")
#: How words end that are made of others, and no names: 办公|会, 负责|人.
_NO_GIVEN_NAME_END = re.compile("[会议人员者们团组队部处科办级类等案书告话题权制度性率型化式场的]$")
#: Parts of speech that begin no name, nor stand whole in one: verbs, adverbs, prepositions, pronouns, numerals.
_NEVER_IN_NAME = ("v", "d", "p", "c", "u", "r", "m", "f", "t")
#: What follows the last name of a list: 王小明等和其他成员.
_OTHERS_TOO = re.compile("等|以及|(?<=.{2})[和及]")


def _without_padding(chunk: str) -> str:
    """A list with the names of two characters that are padded with a space put together.

    >>> _without_padding("市长王　刚、李大伟"), _without_padding("汪晓燕 田 雨 韩 冰 任志国")
    ('市长王刚、李大伟', '汪晓燕 田雨 韩冰 任志国')
    """
    return _PADDED.sub("", _PADDED_ALONE.sub(r"\g<surname>\g<given>", chunk))


@lru_cache(maxsize=4096)
def listed(chunk: str, *, known: frozenset[str] = frozenset()) -> tuple[Person, ...]:
    """The persons of a list, in its order, each once.

    A title that stands alone before "、" belongs to the name after it.
    Leaves out bodies and groups; "A和B" is two persons only where both are.

    >>> [p.name for p in listed("胡衡华、程丽华，李明清，市委常委，有关市级领导")]
    ['胡衡华', '程丽华', '李明清']
    >>> listed("市委副书记、市长胡衡华，市政协主席程丽华")
    (Person(name='胡衡华', title='市委副书记、市长'), Person(name='程丽华', title='市政协主席'))
    >>> [p.name for p in listed("国家主席习近平和夫人彭丽媛")]
    ['习近平', '彭丽媛']
    >>> [p.name for p in listed("副主任滕芳、乌兰、关山，各专门委员会、市政府、王小明")]
    ['滕芳', '乌兰', '关山', '王小明']
    >>> [p.name for p in listed("方 明 于 洋 许建国")]  # also words of the dictionary
    ['方明', '于洋', '许建国']
    >>> [p.name for p in listed("市长王　刚、李大伟和市政府秘书长和小明")]
    ['王刚', '李大伟', '和小明']
    >>> [p.name for p in listed("王小明 容志远")], [p.name for p in listed("王小明 容许")]
    (['王小明', '容志远'], ['王小明'])
    >>> [p.title for p in listed("市政协副主席王小明、李大伟和张伟，刘芳")]
    ['市政协副主席', '市政协副主席', '市政协副主席', '']
    >>> [p.title for p in listed("市长王小明、李大伟")]
    ['市长', '']
    >>> listed("刚刚抵达的国家主席王小明特使、副总理李大伟")
    (Person(name='李大伟', title='国家主席王小明特使、副总理'),)
    >>> [p.name for p in listed("海航云网、卡奥斯等企业负责人")], [p.name for p in listed("王小明、李大伟等企业负责人")]
    ([], ['王小明', '李大伟'])
    >>> [p.name for p in listed("安平、林口等区县负责人")], [p.name for p in listed("王小明、李大伟等区县领导")]
    ([], ['王小明', '李大伟'])
    """
    found: list[Person] = []
    padded = (one["surname"] + one["given"] for one in _PADDED_ALONE.finditer(chunk))
    known |= {name for name in padded if surname_of(name)}
    pending: list[str] = []
    unread = 0  # parts that name nobody
    shared = ""  # the office of the name before, where several hold it
    pieces = list(zip(*[iter((*_ITEM.split(_without_padding(_ASIDE.sub("", chunk))), ""))] * 2))
    for at, (item, separator) in enumerate(pieces):
        for part in _joined(item, known):
            person = _own_item(pieces, at, part, found) or _without_clause(titled(part, known=known))
            person = person or _between_names(pieces, at, part, found, known)
            person = person or _with_unlisted_surname(part)
            if person is None:
                unread += not is_office(part)
                waits = is_office(part) and (separator == "、" or not separator.strip())
                pending = [*pending, before_person().sub("", part)] if waits else []
                shared = ""
                continue
            if pending:
                title = "、".join((*pending, *([person.title] if person.title else [])))
                person = Person(person.name, office_alone(title))
            pending = []
            if person.title:
                shared = person.title if _shared_offices().search(person.title) else ""
            elif shared:
                person = Person(person.name, shared)
            if all(person.name != other.name for other in found):
                found.append(person)
        if separator in tuple("，,；;"):
            shared = ""
    nobody = _places_of_heads(chunk)
    bodies = _AND_BODIES.search(chunk) or (_HEADS_OF_BODIES.search(chunk) if unread else None)
    if bodies:
        last = set(_last_list(chunk[: bodies.start()]))
        nobody |= {one.name for one in found if not one.title and one.name in last}
    return tuple(one for one in found if one.name not in nobody)


def _places_of_heads(chunk: str) -> set[str]:
    """The places whose heads end a list: all of two characters, as names of persons seldom are.

    >>> sorted(_places_of_heads("副市长王小明和安平、林口等区县负责人")), _places_of_heads("王小明、李伟等区县负责人")
    (['安平', '林口'], set())
    """
    heads = _HEADS_OF_PLACES.search(chunk)
    listed = _last_list(chunk[: heads.start()]) if heads else []
    return set(listed) if all(len(one) == 2 for one in listed) else set()


def _last_list(chunk: str) -> list[str]:
    return _OTHER_LIST.split(chunk)[-1].split("、")


@lru_cache(maxsize=4096)  # the rest of "A和B和C" is asked about from each word before it
def _joined(item: str, known: frozenset[str]) -> tuple[str, ...]:
    """The parts of "A和B", where each is a person, or one a person and the other a group; else the item whole."""
    for joint in _JOINT.finditer(item):
        left, right = item[: joint.start()], item[joint.end() :]
        if not left and titled(right, known=known):  # 王小明、和李大伟
            return (right,)
        first = titled(left, known=known) if left else None
        if not first and left[:1] in rare_surnames() and is_name(left, titled=True):
            beside = titled(right, known=known)  # 印海霞和纪委书记高月明
            first = Person(left) if beside and beside.title else None
        if first and (groups().search(right) or _COUNTED.match(right) or titled(right, known=known)):
            return (left, *_joined(right, known))
        if first and len(rest := _joined(right, known)) > 1:
            return (left, *rest)
        if first and AND_OTHERS.search(left):
            return (left,)
        if _MANY.match(left) and groups().search(left) and titled(right, known=known):
            return (left, right)
    return (item,)


def _without_clause(person: Person | None) -> Person | None:
    """A person whose office is given without the relative clause before it."""
    return replace(person, title=office_alone(person.title)) if person else None


@cache
def _shared_offices() -> re.Pattern[str]:
    """Endings of an office that several people hold, given once for a list: 副市长王小明、李大伟."""
    return re.compile(f"{alternatives('people_shared_offices')}$")


def _between_names(
    pieces: list[tuple[str, str]], at: int, part: str, found: list[Person], known: frozenset[str]
) -> Person | None:
    """A word between two names of a list, which may be one that is no surname's or a common word: 乌兰, 安康."""
    name = without_tail(AND_OTHERS.sub("", part))
    after = pieces[at + 1][0] if at + 1 < len(pieces) and pieces[at][1] == "、" else ""
    if at and not found:
        return None
    if name in word_names():
        follows = at > 0 and pieces[at - 1][1] == "、" and found[-1].name in pieces[at - 1][0]
        return Person(name) if follows or titled(after, known=known) else None
    if _is_among_names(pieces, at, known):
        return Person(name)
    if is_name(name, titled=True) and len(tags(name)) > 1 and titled(after, known=known):
        return None if PLACE.search(name) else Person(name)
    if at == 0:
        return None
    before, separator = pieces[at - 1]
    beside_bare_name = not separator.strip() and found[-1] == Person(before)  # 王小明 容志远
    if separator != "、" and not beside_bare_name:
        return None
    if not _unusual(name) and not _common_word(name):
        return None
    if _common_word(name):
        return Person(name) if titled(after, known=known) else None
    if is_name(name, titled=True) or (is_built_like_name(name) and name[0] != "和"):
        return Person(name)
    if not found or found[-1].name not in before:
        return None
    last = name != part or (len(found) > 1 and pieces[at][1] != "、" and len(name) < 4)  # 王小明、乌兰等
    if last or is_built_like_name(after) or titled(after, known=known) or _unusual(after):
        return Person(name)
    return None


def _with_unlisted_surname(part: str) -> Person | None:
    """A name of three characters that is none by its form, right behind an office: 县长厚德海.

    >>> _with_unlisted_surname("县长厚德海").name, _with_unlisted_surname("市长办公会")
    ('厚德海', None)
    """
    words = without_tail(AND_OTHERS.sub("", part))
    ends = [hit.end() for hit in offices().finditer(words) if hit.end() < len(words)]
    name = words[ends[-1] :] if ends else ""
    if not _may_be_unlisted(name):
        return None
    return Person(name, office_alone(before_person().sub("", words[: ends[-1]])))


def _may_be_unlisted(name: str) -> bool:
    """Whether a word after an office may be a name whose surname is not in the list.

    Words of the dictionary in it are names, or follow a rare surname.

    >>> [_may_be_unlisted(word) for word in ("厚德海", "慕年华", "级会议", "办公会", "出席人", "工作会议", "在京")]
    [True, True, False, False, False, False, False]
    """
    words = tags(name)
    return (
        re.fullmatch(f"[{HAN}]{{3}}", name) is not None
        and len(words) > 1
        and name not in not_names()
        and not (groups().search(name) or is_office(name) or PLACE.search(name) or UNIT.search(name))
        and _NO_GIVEN_NAME_END.search(name) is None
        and not any(
            tag.startswith(_NEVER_IN_NAME) and (len(one) > 1 or (at == 0 and one not in rare_surnames()))
            for at, (one, tag) in enumerate(words)
        )
        and (
            name[0] in rare_surnames()
            or all(len(one) == 1 or tag.startswith((*NAME_TAGS, "nz")) for one, tag in words)
        )
    )


def _is_among_names(pieces: list[tuple[str, str]], at: int, known: frozenset[str]) -> bool:
    """Whether a word stands with few of its kind between the names of a list: 王小明、李伟、照那斯、班超群、张芳.

    What is no name by its form (a minority's name, a rare surname and a dictionary word) is one where
    names stand on both sides of it, more of them than such words.
    """
    if not _may_stand_among_names(pieces[at][0]):
        return False
    begin, end = at, at
    while begin and pieces[begin - 1][1] == "、":
        begin -= 1
    while pieces[end][1] == "、" and end + 1 < len(pieces):
        end += 1
    is_person = [
        titled(word, known=known) is not None or is_name(word, titled=True) or _is_transliterated(word)
        for word in (_OTHERS_TOO.split(pieces[one][0], maxsplit=1)[0] for one in range(begin, end + 1))
    ]
    before, after = any(is_person[: at - begin]), any(is_person[at - begin + 1 :])
    return before and after and len(is_person) > 2 * is_person.count(False)


def _own_item(pieces: list[tuple[str, str]], at: int, part: str, found: list[Person]) -> Person | None:
    """The person whom an item of a list names without an office, also the last, before 等, of names: 王小明、程志光等."""
    if at == 0 or pieces[at - 1][1] != "、":
        return None
    if _is_bare_name(part) or (pieces[at][1] == "、" and _is_double_name(part)):
        return Person(part)
    name = AND_OTHERS.sub("", part)
    last = name != part and found and found[-1].name == pieces[at - 1][0]
    return Person(name) if last and _is_bare_name(name) else None


def _is_double_name(part: str) -> bool:
    """Whether an item of a list has the father's and the mother's surname before a word that is the given name: 黄齐飞扬.

    >>> [_is_double_name(word) for word in ("黄齐飞扬", "王金会长", "黄石任上", "方明同志")]
    [True, False, False, False]
    """
    return (
        len(part) == 4
        and all(map(surname_of, part[:2]))
        and len(tags(part[:2])) == 2
        and len(tags(part[2:])) == 1
        and not (is_office(part) or groups().search(part) or without_tail(part) != part)
        and _NO_GIVEN_NAME_END.search(part) is None
    )


def _is_bare_name(part: str) -> bool:
    """Whether an item of a list is a name of several words of the dictionary, although it may begin like a verb: 由志远."""
    begins_with_office = offices().match(part) is not None  # 主席阿不都热合曼·买买提
    return is_name(part, titled=True) and len(tags(part)) > 1 and not (is_office(part) or begins_with_office)


def _is_transliterated(word: str) -> bool:
    """Whether a word is read as a name of another language: 哈斯, 娜日娅."""
    return len(word) > 2 and is_foreign(word) and _may_stand_among_names(word)


def _may_stand_among_names(part: str) -> bool:
    """Whether a word may be a name by its length, and is no body, group, place, office or common word.

    >>> [_may_stand_among_names(word) for word in ("班超群", "乌云其其格", "市政府", "发改局", "企业", "市委书记")]
    [True, True, False, False, False, False]
    """
    return (
        re.fullmatch(f"[{HAN}]{{2,5}}", part) is not None
        and part not in not_names()
        and part[0] not in "各其等及"
        and not (groups().search(part) or is_office(part) or PLACE.search(part) or UNIT.search(part))
        and (
            len(tags(part)) > 1 or tags(part)[0][1].startswith((*NAME_TAGS, "nz")) or is_built_like_name(part)
        )
    )


def _unusual(part: str) -> bool:
    """Whether a word between two names of a list may be one without a surname of the list: 乌兰, 布小林."""
    word = re.fullmatch(f"[{HAN}]{{2,5}}", part)
    return (
        word is not None
        and part not in not_names()
        and not (groups().search(part) or is_office(part))
        and not is_word(part)
        and not PLACE.search(part)
    )


def _common_word(part: str) -> bool:
    """Whether a word of the dictionary is built like a name, which counts between two names: 马力, 安康.

    >>> [_common_word(word) for word in ("马力", "高校", "江苏", "王小明")]
    [True, False, False, False]
    """
    words = tags(part)
    return part in word_names() or (
        len(words) == 1
        and words[0][1] in ("n", "a", "v", "vn", "an", "nz", "d")
        and is_built_like_name(part)
        and part not in not_names()
        and not groups().search(part)
    )
