"""Reads the one person that a few words name, with or without an office: 市长王小明, 王小明同志.

A word counts as a name on one of three grounds: an office precedes (or
follows) it, it has the form of a name (a surname of the list and one or two
more characters), or the text names that person elsewhere. All else is
ignored: bodies, groups ("市级有关领导", "市委常委"), and words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis import vocabulary
from analysis.names import (
    DOTS,
    is_built_like_name,
    is_foreign,
    is_name,
    not_names,
    surname_of,
    tags,
    transliterating,
)
from analysis.regexes import longest_first
from analysis.timeline.patterns import alternatives
from analysis.timeline.people.forms import acts, after_name, begins_word, ends_in_phrase, opening_name
from analysis.timeline.people.relative_clauses import without_relative_clause

#: What the first of a list stands for: 王小明等市领导, 王小明等人.
AND_OTHERS = re.compile("等[^等、，]{0,30}$")
#: A body that names its member without an office: 市教育局王小明, 青江县李大伟, 我校王小明.
_OF_BODY = re.compile(
    r"(?:政府|人大|政协|局|处|部|委|厅|办|院|所|公司|集团|县|市|区|省|州|旗|大学|学院|学校|党校|技校|分校|学会|研究会|联合会|基金会|工会|报社|出版社|银行|协会|商会|中心|办公室|[科股室站]|大队|支队|中队|总队|馆|署|员|长|官|师|^[我本贵][校会司社行站园])$"
)
#: A place is named like a person: 青江市和平区.
PLACE = re.compile(r"[省市县区镇乡州盟村街港路局部委厅院]$|(?<![红军战])旗$")
#: How a part of a body ends: 市局水务科.
UNIT = re.compile("(?:[科处股室办站所队司院]|[小中大]学|学校)$")
#: How a body that may chair a meeting ends.
_BODY = re.compile("(?:委员会|常委会|主席团|党组|党委|小组|委|会)$")
#: Characters of most names.
_WHOLE_NAME = 3
#: Longer words name nobody.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a text names them."""

    name: str
    title: str = ""  #: as given, "" where the name stands bare


@cache
def before_person() -> re.Pattern[str]:
    """Words that may precede a titled person and belong to neither name nor office."""
    return re.compile(f"^{alternatives('people_before_names')}+")


@cache
def _envoy() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Who sent a person is not there: 国家主席习近平特别代表|国务委员王毅; also as an item of its own: 国家主席习近平特使|、国务委员王毅."""
    envoy = alternatives("people_envoys")
    return re.compile(f".*{envoy}(?=.)"), re.compile(f"{envoy}$")


@cache
def offices() -> re.Pattern[str]:
    """Every office word, longest first, not where it only begins a longer word (委员会, 代表团, 总|理事长)."""
    rows = vocabulary.load("timeline/people_offices", ("office", "example"))
    words = longest_first(row["office"] for row in rows)
    return re.compile(f"(?:{'|'.join(words)})(?![会团处室厅署们人衔办馆局]|事[长会])")


@cache
def groups() -> re.Pattern[str]:
    """What ends the mention of a group: its members are not named."""
    words = longest_first(
        row["word"] for row in vocabulary.load("timeline/people_groups", ("word", "example"))
    )
    return re.compile(f"(?:{'|'.join(words)})$")


#: Opens a phrase in which the office stands: 在|省委书记王小明陪同下, 会同|市长; not 在京全国人大代表.
_BEFORE_OFFICE = re.compile("^(?:在(?![职任京线读校岗])|会同(?!县))")


def office_alone(title: str) -> str:
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
    chunk = before_person().sub("", chunk.strip())
    sent = _envoy()[0].match(chunk)
    if sent and offices().search(chunk, sent.end()):
        chunk = chunk[sent.end() :]
    others = AND_OTHERS.search(chunk)
    if others and others.start() > 1:
        person = titled(chunk[: others.start()], known=known)
        if person:
            return person
    if _sends(chunk, known) or _SENT_BY.search(chunk):
        return None
    if chunk.endswith("同志") and is_name(chunk[:-2], titled=True):  # 高峰同志
        return Person(chunk[:-2])
    chunk = without_tail(chunk)
    if not chunk or len(chunk) > _LONGEST:
        return None
    person = _by_surname(chunk, known) or _before_office(chunk, known)
    bare = is_name(chunk, known=known) and not any(
        hit.end() < len(chunk) for hit in offices().finditer(chunk)
    )
    if not person and bare and not offices().fullmatch(chunk[1:]):
        return Person(chunk)
    if not person and not _is_group(chunk):
        person = _with_office(chunk, known) or _of_body(chunk, known) or _acting(chunk)
    if person and (offices().fullmatch(person.name[1:]) or person.name.startswith("·")):
        return None  # 县人民法院代院长
    return person


def _is_group(chunk: str) -> bool:
    """Whether a chunk mentions a group, and no person whose name ends like one: 市级领导, not 常委李建社.

    >>> _is_group("市级领导"), _is_group("县委办"), _is_group("主席团成员李建社")
    (True, True, False)
    """
    found = groups().search(chunk)
    if found is None or len(found.group()) > 1:
        return found is not None
    name = chunk[max((hit.end() for hit in offices().finditer(chunk)), default=0) :]
    return len(name) != _WHOLE_NAME or not is_name(name)


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
    if not known or not surname or not office or not offices().fullmatch(_RANK.sub("", office)):
        return None
    meant = [name for name in known if name.startswith(surname) and len(name) - len(surname) in (1, 2)]
    return Person(meant[0], office) if len(meant) == 1 else None


def without_tail(chunk: str) -> str:
    """A chunk without what only follows its name, unless that would leave no name: 王小明一行, 王小明专程."""
    if len(chunk) > 2 * _LONGEST:  # names nobody, whatever follows
        return chunk
    bare = after_name().sub("", chunk)
    return bare if len(bare) > 1 else chunk


@cache
def _between() -> re.Pattern[str]:
    """The text between a name and the office after it: 王小明党委副书记."""
    return re.compile(f"{alternatives('people_between')}?(?:副|总)?$")


#: Before an office.
_RANK = re.compile("^(?:常务|执行)?(?:副|总)?")
#: Those who come are sent by somebody: 总司令王小明派出的代表.
_SENT_BY = re.compile("[^，。；、]{2}派(?:出|遣)?的[^，。；、]{1,8}$")
#: Lands by one character each: 德法外长, 沙伊两国外长.
_SEVERAL_LANDS = re.compile("[德法俄乌波希土沙伊哈捷荷丹芬约黎叙巴以埃印]{2,3}")
#: After a name they are no office of that person, but somebody else: 王小明夫人.
_RELATIONS = ("夫人",)


def _before_office(chunk: str, known: frozenset[str]) -> Person | None:
    """The person whose office follows right after the name: 赵乐际委员长, 习近平主席乘专机."""
    for hit in offices().finditer(chunk):
        before, rest = _between().sub("", chunk[: hit.start()]), chunk[hit.end() :]
        if (rest and not acts(rest)) or hit.group() in _RELATIONS:
            continue
        if _is_land(before) and before not in known:
            continue
        if is_name(before, known=known) or _is_foreign_before(before, hit.group()):
            return Person(before, chunk[len(before) : hit.end()])
        member = None if rest else _of_body(before, known)
        if member:
            return Person(member.name, member.title + chunk[len(before) :])
    return None


@cache
def _offices_behind_foreign_names() -> frozenset[str]:
    rows = vocabulary.load("timeline/people_offices_abroad", ("office", "example"))
    return frozenset(row["office"] for row in rows)


@cache
def _lands() -> tuple[str, ...]:
    return tuple(row["name"] for row in vocabulary.load("formulations/countries", ("name", "example")))


def length(persons: Sequence[Person]) -> int:
    """The characters of a phrase that holds persons with their offices and a sign between them, and nothing else.

    >>> length([Person("王小明", "市长"), Person("李大伟", "")]) == len("市长王小明、李大伟")
    True
    """
    return sum(len(one.title) + len(one.name) + 1 for one in persons) - 1 if persons else 0


def begins_with_land(words: str) -> bool:
    """Whether words begin with the name of a country or union: 法国总统.

    >>> begins_with_land("法国总统"), begins_with_land("省长")
    (True, False)
    """
    return words.startswith(_lands())


def _is_land(word: str) -> bool:
    """Whether a word is a land, also cut short, or several by one character each: 哈萨克, 德法.

    >>> [_is_land(word) for word in ("埃及", "哈萨克", "德法", "马克龙", "马里奥")]
    [True, True, True, False, False]
    """
    cut = any(land.startswith(word) for land in _lands())
    return cut or _SEVERAL_LANDS.fullmatch(word) is not None or word.endswith("斯坦")


def _is_foreign_before(word: str, office: str) -> bool:
    """Whether a transliterated name stands before an office of a state: 马克龙总统.

    Every character must be one that transliterates. Words of the dictionary
    are in doubt, as it calls lands, towns and firms persons too: they count
    only where the text names that person elsewhere.

    >>> [_is_foreign_before(word, "总统") for word in ("德索萨", "马克龙", "阿根廷", "哈萨克", "贝鲁特", "埃塞俄")]
    [True, True, False, False, False, False]
    """
    if office not in _offices_behind_foreign_names() or len(word) < 2 or not is_foreign(word):
        return False
    if not transliterating().issuperset(word) or begins_with_land(word) or _is_land(word):
        return False
    words = tags(word)
    return len(words) > 1 and not any(tag in ("ns", "nt", "nz") and len(one) > 1 for one, tag in words)


def _with_office(chunk: str, known: frozenset[str]) -> Person | None:
    """The person whose office precedes the name."""
    hits = list(offices().finditer(chunk))
    for hit in reversed(hits):
        rest = _without_office_behind(chunk[hit.end() :])
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


def _without_office_behind(name: str) -> str:
    """A name of several parts without the office behind it: 彼得·李|主教.

    >>> _without_office_behind("彼得·李主教"), _without_office_behind("王小明主教")
    ('彼得·李', '王小明主教')
    """
    behind = next((hit for hit in offices().finditer(name) if hit.end() == len(name)), None)
    return name[: behind.start()] if behind and any(dot in name[: behind.start()] for dot in DOTS) else name


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
        and not PLACE.search(word)
        and office.endswith("长")
    )


def is_body(name: str) -> bool:
    """Whether what chairs a meeting is a body and no person: 市委常委会, 主席团.

    >>> is_body("市委常委会"), is_body("王小明")
    (True, False)
    """
    return _BODY.search(name) is not None


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
    return not (PLACE.search(name) or UNIT.search(name)) and begins_word(body[-4:], name)


def _acting(chunk: str) -> Person | None:
    """The person whose bare name opens a chunk that goes on with what they do."""
    name = opening_name(chunk)
    return Person(name) if name else None


def is_office(chunk: str) -> bool:
    """Whether a chunk ends in an office and names nobody: 市委副书记."""
    last = 0
    for found in offices().finditer(chunk):
        last = found.end()
    return bool(chunk) and last == len(chunk)
