"""Reads persons' names as official texts write them: with titles, in lists, run together.

A word counts as a name on one of three grounds: an office precedes (or
follows) it, it has the form of a name (a surname of the list and one or two
more characters), or the text names that person elsewhere. All else is
ignored: bodies, groups ("市级有关领导", "市委常委"), and words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from analysis import vocabulary
from analysis.names import (
    HAN,
    NAME_TAGS,
    is_built_like_name,
    is_foreign,
    is_name,
    not_names,
    surname_of,
    tags,
    word_names,
)
from analysis.regexes import longest_first
from analysis.timeline.patterns import alternatives
from analysis.timeline.people.forms import acts, begins_word, ends_in_phrase, is_word, opening_name
from analysis.timeline.people.relative_clauses import without_relative_clause

#: Between the persons of a list.
_ITEM = re.compile(r"([、，,；;]|(?<=[^\s、，,；;])[ \u3000]+(?=[^\s、，,；;]))")
#: Joins the last two of a list, or a host and a guest.
_JOINT = re.compile(r"以及|和(?![国平谐田])|与(?!会)|及(?!其)|同(?![志仁])|暨")
#: A remark in brackets that is not part of an office: 王小明（右二）, 主任（兼）王小明, but not 党（工）委书记, 刚果（布）总统.
_ASIDE = re.compile(
    rf"[（(](?![^（）()]{{1,3}}[）)][委长局组院部室市区县]|(?![左右中前后男女兼])[{HAN}][）)][{HAN}])[^（）()]{{1,30}}[）)]"
)
#: A name of two characters with a space between them: 王　刚.
_PADDED = re.compile(rf"(?<=[{HAN}])[ \u3000]+(?=[{HAN}](?:[、，,；;。 \u3000]|和|以及|等|$))")
_NUMBER = re.compile("^[第\\d一二三四五六七八九十]")
#: What the first of a list stands for: 王小明等市领导, 王小明等人.
_AND_OTHERS = re.compile("等[^等、，]{0,16}$")
#: They are no persons: 一中、二中等六家法院.
_AND_BODIES = re.compile(
    "等(?:多|[\\d一二两三四五六七八九十百几数]+[余多]?)家|"
    "(?<![高中初])等[^等、，]{0,12}(?:法院|单位|部门|企业|公司|高校|学校|医院|各?地|市|县|区|省|国家?|乡镇|街道|机构|协会|局|村|社区)"
    "[^等、，长副主书领同负]{0,6}$"
)
#: Bodies or persons, depending on the preceding items: 云网、海达等企业负责人; 王小明、李大伟等企业负责人.
_HEADS_OF_BODIES = re.compile(
    "等[^等、，]{0,8}(?:企业|公司|集团|单位|部门|机构|高校|学校|医院|银行|商会|协会|媒体)[^等、，]{0,4}"
    "(?:负责人|负责同志|代表|高管|专家|记者)"
)
#: A body that names its member without an office: 市教育局王小明, 青江县李大伟, 我校王小明.
_OF_BODY = re.compile(
    r"(?:政府|人大|政协|局|处|部|委|厅|办|院|所|公司|集团|县|市|区|省|州|旗|大学|学院|学校|银行|协会|商会|中心|大队|支队|馆|署|员|长|官|师|^[我本贵][校会司社行站园])$"
)
#: A number of others: 王小明和约200名代表.
_COUNTED = re.compile("[约近逾超]?过?(?:\\d+|[一两三四五六七八九十百千数几]+)[余多]?[名位]")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a text names them."""

    name: str
    title: str = ""  #: as given, "" where the name stands bare


@cache
def _before_person() -> re.Pattern[str]:
    """Words that may precede a titled person and belong to neither name nor office."""
    return re.compile(f"^{alternatives('people_before_names')}+")


@cache
def _envoy() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Who sent a person is not there: 国家主席习近平特别代表|国务委员王毅; also as an item of its own: 国家主席习近平特使|、国务委员王毅."""
    envoy = alternatives("people_envoys")
    return re.compile(f".*{envoy}(?=.)"), re.compile(f"{envoy}$")


@cache
def _after_name() -> re.Pattern[str]:
    """What may follow a name at the end of a list: 等市领导, 一行."""
    return re.compile(f"{alternatives('people_after_names')}+$")


@cache
def offices() -> re.Pattern[str]:
    """Every office word, longest first, not where it only begins a longer word (委员会, 代表团, 参议长)."""
    rows = vocabulary.load("timeline/people_offices", ("office", "example"))
    words = longest_first(row["office"] for row in rows)
    return re.compile(f"(?:{'|'.join(words)})(?![会团处室厅署们人衔办馆局])")


@cache
def groups() -> re.Pattern[str]:
    """What ends the mention of a group: its members are not named."""
    words = longest_first(
        row["word"] for row in vocabulary.load("timeline/people_groups", ("word", "example"))
    )
    return re.compile(f"(?:{'|'.join(words)})$")


#: Opens a phrase in which the office stands: 在|省委书记王小明陪同下, 会同|市长; not 在京全国人大代表.
_BEFORE_OFFICE = re.compile("^(?:在(?![职任京线读校岗])|会同(?!县))")


def _office_alone(title: str) -> str:
    """An office without what a person just did or does before it: 刚刚抵达的|国家主席."""
    return _BEFORE_OFFICE.sub("", without_relative_clause(title))


@lru_cache(maxsize=4096)  # the same few are asked about time and again
def titled(chunk: str, *, known: frozenset[str] = frozenset()) -> Person | None:
    """The one person that a chunk names with title, or bare; None where it names nobody.

    What follows the name is left out where it only says what the person does.

    >>> titled("市委副书记、市长胡衡华")
    Person(name='胡衡华', title='市委副书记、市长')
    >>> titled("赵乐际委员长"), titled("乌总统泽连斯基")
    (Person(name='赵乐际', title='委员长'), Person(name='泽连斯基', title='乌总统'))
    >>> titled("国家主席习近平乘专机"), titled("市教育局王小明")
    (Person(name='习近平', title='国家主席'), Person(name='王小明', title='市教育局'))
    >>> titled("国家主席习近平特别代表国务委员王毅")
    Person(name='王毅', title='国务委员')
    >>> titled("市级有关领导") is None, titled("政协第十四届全国委员会") is None
    (True, True)
    """
    chunk = _before_person().sub("", chunk.strip())
    sent = _envoy()[0].match(chunk)
    if sent and offices().search(chunk, sent.end()):
        chunk = chunk[sent.end() :]
    others = _AND_OTHERS.search(chunk)
    if others and others.start() > 1:
        person = titled(chunk[: others.start()], known=known)
        if person:
            return person
    if _sends(chunk, known) or _SENT_BY.search(chunk):
        return None
    if chunk.endswith("同志") and is_name(chunk[:-2], titled=True):  # 高峰同志
        return Person(chunk[:-2])
    chunk = _without_tail(chunk)
    if not chunk or len(chunk) > _LONGEST:
        return None
    person = _by_surname(chunk, known) or _before_office(chunk, known)
    bare = is_name(chunk, known=known) and not any(
        hit.end() < len(chunk) for hit in offices().finditer(chunk)
    )
    if not person and bare and not offices().fullmatch(chunk[1:]):
        return Person(chunk)
    if not person and not groups().search(chunk):
        person = _with_office(chunk, known) or _of_body(chunk, known) or _acting(chunk)
    if person and (offices().fullmatch(person.name[1:]) or person.name.startswith("·")):
        return None  # 县人民法院代院长
    return person


def _sends(chunk: str, known: frozenset[str]) -> bool:
    """Whether a chunk names somebody as the one who sends the next person: 国家主席习近平特使.

    >>> _sends("国家主席习近平特使", frozenset()), _sends("联合国特使", frozenset())
    (True, False)
    """
    envoy = _envoy()[1].search(chunk)
    return envoy is not None and titled(chunk[: envoy.start()], known=known) is not None


def _by_surname(chunk: str, known: frozenset[str]) -> Person | None:
    """Somebody named before, by surname and office: 李院长, where one known name begins with 李.

    >>> _by_surname("李院长", frozenset({"李大伟", "王小明"}))
    Person(name='李大伟', title='院长')
    >>> _by_surname("李院长", frozenset({"李大伟", "李明"})) is None
    True
    """
    surname = surname_of(chunk)
    office = chunk[len(surname) :]
    if not known or not surname or not office or not offices().fullmatch(office):
        return None
    meant = [name for name in known if name.startswith(surname) and len(name) - len(surname) in (1, 2)]
    return Person(meant[0], office) if len(meant) == 1 else None


def _without_tail(chunk: str) -> str:
    """A chunk without what only follows its name, unless that would leave no name: 王小明一行, 王小明专程."""
    bare = _after_name().sub("", chunk)
    return bare if len(bare) > 1 else chunk


@cache
def _between() -> re.Pattern[str]:
    """The text between a name and the office after it: 王小明党委副书记."""
    return re.compile(f"{alternatives('people_between')}?(?:副|总)?$")


#: Those who come are sent by somebody: 总司令王小明派出的代表.
_SENT_BY = re.compile("[^，。；、]{2}派(?:出|遣)?的[^，。；、]{1,8}$")
#: After a name they are no office of that person, but somebody else: 王小明夫人.
_RELATIONS = ("夫人",)


def _before_office(chunk: str, known: frozenset[str]) -> Person | None:
    """The person whose office follows right after the name: 赵乐际委员长, 习近平主席乘专机."""
    for hit in offices().finditer(chunk):
        before, rest = _between().sub("", chunk[: hit.start()]), chunk[hit.end() :]
        if (rest and not acts(rest)) or hit.group() in _RELATIONS:
            continue
        if is_name(before, known=known):
            return Person(before, chunk[len(before) : hit.end()])
        member = None if rest else _of_body(before, known)
        if member:
            return Person(member.name, member.title + chunk[len(before) :])
    return None


def _with_office(chunk: str, known: frozenset[str]) -> Person | None:
    """The person whose office precedes the name."""
    hits = list(offices().finditer(chunk))
    for hit in reversed(hits):
        rest = chunk[hit.end() :]
        if rest and (is_name(rest, known=known, titled=True) or _is_place_and_name(rest, hit.group())):
            return Person(rest, chunk[: hit.end()])
    for hit in reversed(hits):
        rest, title = chunk[hit.end() :], chunk[: hit.end()]
        if not rest or rest in not_names() or groups().search(rest):
            continue
        behind = offices().search(rest)
        if behind and _is_person_name(rest[: behind.start()]) and not ends_in_phrase(rest, behind.start()):
            # 领队王小明教授
            return Person(rest[: behind.start()], title)
        name = rest if is_foreign(rest) and not behind else opening_name(rest, titled=True)
        if name:
            return Person(name, title)
    return None


def _is_place_and_name(word: str, office: str) -> bool:
    """Whether a place of the dictionary is built like a name, which counts after an office of one: 科长祁东.

    >>> _is_place_and_name("祁东", "科长"), _is_place_and_name("江苏", "代表"), _is_place_and_name("江西省", "省长")
    (True, False, False)
    """
    words = tags(word)
    return (
        len(words) == 1
        and words[0][1] == "ns"
        and is_built_like_name(word)
        and word not in not_names()
        and not _PLACE.search(word)
        and office.endswith("长")
    )


def is_body(name: str) -> bool:
    """Whether what chairs a meeting is a body and no person: 市委常委会, 主席团.

    >>> is_body("市委常委会"), is_body("王小明")
    (True, False)
    """
    return _BODY.search(name) is not None


#: How a body that may chair a meeting ends.
_BODY = re.compile("(?:委员会|常委会|主席团|党组|党委|小组|委|会)$")


def _is_person_name(word: str) -> bool:
    """Whether a word between two offices is a name."""
    return is_name(word, titled=True) or is_foreign(word)


def _of_body(chunk: str, known: frozenset[str]) -> Person | None:
    """The member that a body is named with, without an office."""
    for size in (4, 3, 2):
        body, name = chunk[:-size], chunk[-size:]
        if len(body) > 1 and _OF_BODY.search(body) and is_name(name, known=known) and _parts(body, name):
            return Person(name, body)
    return None


def _parts(body: str, name: str) -> bool:
    """Whether a name begins where a word ends, and is no place: not 部 and 门负责."""
    return not (_PLACE.search(name) or _UNIT.search(name)) and begins_word(body[-4:], name)


#: A place is named like a person: 青江市和平区.
_PLACE = re.compile(r"[省市县区镇乡州盟旗村街港路局部委厅院]$")


#: How a part of a body ends: 市局水务科.
_UNIT = re.compile("(?:[科处股室办站所队司院]|[小中大]学|学校)$")


def _acting(chunk: str) -> Person | None:
    """The person whose bare name opens a chunk that goes on with what they do."""
    name = opening_name(chunk)
    return Person(name) if name else None


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
    >>> [p.name for p in listed("市长王　刚、李大伟和市政府秘书长和小明")]
    ['王刚', '李大伟', '和小明']
    >>> [p.title for p in listed("市政协副主席王小明、李大伟和张伟，刘芳")]
    ['市政协副主席', '市政协副主席', '市政协副主席', '']
    >>> [p.title for p in listed("市长王小明、李大伟")]
    ['市长', '']
    >>> listed("刚刚抵达的国家主席王小明特使、副总理李大伟")
    (Person(name='李大伟', title='国家主席王小明特使、副总理'),)
    >>> [p.name for p in listed("海航云网、卡奥斯等企业负责人")], [p.name for p in listed("王小明、李大伟等企业负责人")]
    ([], ['王小明', '李大伟'])
    """
    found: list[Person] = []
    pending: list[str] = []
    unread = 0  # parts that name nobody
    shared = ""  # the office of the name before, where several hold it
    pieces = list(zip(*[iter((*_ITEM.split(_PADDED.sub("", _ASIDE.sub("", chunk))), ""))] * 2))
    for at, (item, separator) in enumerate(pieces):
        for part in _joined(item, known):
            own = at > 0 and pieces[at - 1][1] == "、" and _is_bare_name(part)
            person = Person(part) if own else _without_clause(titled(part, known=known))
            person = person or _between_names(pieces, at, part, found, known)
            if person is None:
                unread += not is_office(part)
                waits = is_office(part) and (separator == "、" or not separator.strip())
                pending = [*pending, _before_person().sub("", part)] if waits else []
                shared = ""
                continue
            if pending:
                title = "、".join((*pending, *([person.title] if person.title else [])))
                person = Person(person.name, _office_alone(title))
            pending = []
            if person.title:
                shared = person.title if _shared_offices().search(person.title) else ""
            elif shared:
                person = Person(person.name, shared)
            if all(person.name != other.name for other in found):
                found.append(person)
        if separator in tuple("，,；;"):
            shared = ""
    if _AND_BODIES.search(chunk) or (_HEADS_OF_BODIES.search(chunk) and unread):
        found = [one for one in found if one.title]
    return tuple(found)


def _without_clause(person: Person | None) -> Person | None:
    """A person whose office is given without the relative clause before it."""
    return replace(person, title=_office_alone(person.title)) if person else None


@cache
def _shared_offices() -> re.Pattern[str]:
    """Endings of an office that several people hold, given once for a list: 副市长王小明、李大伟."""
    return re.compile(f"{alternatives('people_shared_offices')}$")


def _between_names(
    pieces: list[tuple[str, str]], at: int, part: str, found: list[Person], known: frozenset[str]
) -> Person | None:
    """A word between two names of a list, which may be one that is no surname's or a common word: 乌兰, 安康."""
    name = _without_tail(_AND_OTHERS.sub("", part))
    after = pieces[at + 1][0] if at + 1 < len(pieces) and pieces[at][1] == "、" else ""
    if at and not found:
        return None
    if name in word_names():
        follows = at > 0 and pieces[at - 1][1] == "、" and found[-1].name in pieces[at - 1][0]
        return Person(name) if follows or titled(after, known=known) else None
    if _is_among_names(pieces, at, known):
        return Person(name)
    if is_name(name, titled=True) and len(tags(name)) > 1 and titled(after, known=known):
        return None if _PLACE.search(name) else Person(name)
    if at == 0 or pieces[at - 1][1] != "、":
        return None
    if not _unusual(name) and not _common_word(name):
        return None
    if _common_word(name):
        return Person(name) if titled(after, known=known) else None
    if is_name(name, titled=True) or (is_built_like_name(name) and name[0] != "和"):
        return Person(name)
    if not found or found[-1].name not in pieces[at - 1][0]:
        return None
    last = name != part or (len(found) > 1 and pieces[at][1] != "、" and len(name) < 4)  # 王小明、乌兰等
    if last or is_built_like_name(after) or titled(after, known=known) or _unusual(after):
        return Person(name)
    return None


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


def _is_bare_name(part: str) -> bool:
    """Whether an item of a list is a name of several words of the dictionary, although it may begin like a verb: 由志远."""
    return is_name(part, titled=True) and len(tags(part)) > 1 and not is_office(part)


#: What follows the last name of a list: 王小明等和其他成员.
_OTHERS_TOO = re.compile("等|以及|(?<=.{2})[和及]")


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
        and not (groups().search(part) or is_office(part) or _PLACE.search(part) or _UNIT.search(part))
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
        and not _PLACE.search(part)
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


#: How the mention of a group begins.
_MANY = re.compile("各|全体|有关|部分|其他|相关|诸位")


def is_office(chunk: str) -> bool:
    """Whether a chunk ends in an office and names nobody: 市委副书记."""
    last = 0
    for found in offices().finditer(chunk):
        last = found.end()
    return bool(chunk) and last == len(chunk)


def _joined(item: str, known: frozenset[str]) -> list[str]:
    """The parts of "A和B", where each is a person, or one a person and the other a group; else the item whole."""
    for joint in _JOINT.finditer(item):
        left, right = item[: joint.start()], item[joint.end() :]
        if not left and titled(right, known=known):  # 王小明、和李大伟
            return [right]
        first = titled(left, known=known) if left else None
        if first and (groups().search(right) or _COUNTED.match(right)):
            return [left, *_joined(right, known)]
        if first and (titled(right, known=known) or len(_joined(right, known)) > 1):
            return [left, *_joined(right, known)]
        if first and _AND_OTHERS.search(left):
            return [left]
        if _MANY.match(left) and groups().search(left) and titled(right, known=known):
            return [left, right]
    return [item]
