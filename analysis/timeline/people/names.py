"""Reads persons' names as official texts write them: with titles, in lists, run together.

A word counts as a name on one of three grounds: an office precedes (or
follows) it, it has the form of a name (a surname of the list and one or two
more characters), or the text names that person elsewhere. All else is
ignored: bodies, groups ("市级有关领导", "市委常委"), and words.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis import vocabulary
from analysis.timeline.patterns import alternatives

#: Between the persons of a list.
_ITEM = re.compile(r"([、，,；;])")
#: Joins the last two of a list, or a host and a guest.
_JOINT = re.compile(r"以及|和(?![国平谐田])|与(?!会)|及(?!其)|同(?![志仁])")
#: Words that may stand before a titled person and belong to neither.
_LEAD = re.compile(r"^(?:[\ue000\s]|由|以及|其中|随后|同时|会上|受|当日|会议期间|本报讯|记者)+")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•・－-][\u4e00-\u9fff]{1,8}){1,4}|[A-Z][A-Za-z.\- ]{1,30}")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST_RUN = 40
#: Characters that no name written behind an office holds, unless it is built like a Chinese name.
_FUNCTION = re.compile(
    r"[的了在是对与和将为把被向从等各该这那其要就会并及或以上下中前后说于至由也还都有无不我你他她们所此今月年重精关工任进行次场线到赴率省市县训]"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a text names them."""

    name: str
    title: str = ""  #: as given, "" where there is none


@cache
def _after_name() -> re.Pattern[str]:
    """What may follow the last name of a list: 等市领导, 一行."""
    return re.compile(f"{alternatives('people_after_names')}+$")


@cache
def offices() -> re.Pattern[str]:
    """Every office word, longest first, not where it only begins a longer word (委员会, 代表团)."""
    words = sorted(
        (row["office"] for row in vocabulary.load("timeline/people_offices", ("office", "example"))),
        key=lambda w: (-len(w), w),
    )
    return re.compile(f"(?:{'|'.join(words)})(?![会团处室厅署们])")


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one character, and of two."""
    words = [row["surname"] for row in vocabulary.load("timeline/people_surnames", ("surname", "example"))]
    return frozenset(w for w in words if len(w) == 1), frozenset(w for w in words if len(w) == 2)


@cache
def not_names() -> frozenset[str]:
    """Words that are built like a name and are none."""
    return frozenset(row["word"] for row in vocabulary.load("timeline/people_not_names", ("word", "example")))


@cache
def groups() -> re.Pattern[str]:
    """What ends the mention of a group: its members are not named."""
    words = sorted(
        (row["word"] for row in vocabulary.load("timeline/people_groups", ("word", "example"))),
        key=lambda w: (-len(w), w),
    )
    return re.compile(f"(?:{'|'.join(words)})$")


def is_name(word: str, *, known: Collection[str] = ()) -> bool:
    """Whether a bare word is a person's name, by its build.

    Two or three characters after a surname (or one or two after a surname of
    two), a transliteration with its dot, or one that is `known`. Leaves alone
    words of the list of what only looks like a name.

    >>> [is_name(word) for word in ("胡衡华", "穆萨·法基", "欧阳明", "有关部门", "高校", "市委")]
    [True, True, True, False, False, False]
    """
    if word in known:
        return True
    if word in not_names():
        return False
    if _FOREIGN.fullmatch(word):
        return True
    if not _HAN.fullmatch(word):
        return False
    single, double = surnames()
    built = (len(word) in (3, 4) and word[:2] in double) or (len(word) in (2, 3) and word[0] in single)
    return built and not offices().fullmatch(word)


@lru_cache(maxsize=2048)  # the same few are asked about time and again
def titled(chunk: str, *, known: frozenset[str] = frozenset()) -> Person | None:
    """The one person that a chunk names with title, or bare; None where it names nobody.

    >>> titled("市委副书记、市长胡衡华")
    Person(name='胡衡华', title='市委副书记、市长')
    >>> titled("赵乐际委员长"), titled("乌总统泽连斯基")
    (Person(name='赵乐际', title='委员长'), Person(name='泽连斯基', title='乌总统'))
    >>> titled("市级有关领导") is None, titled("政协第十四届全国委员会") is None
    (True, True)
    """
    chunk = _after_name().sub("", _LEAD.sub("", chunk.strip()))
    if not chunk or len(chunk) > 120:
        return None
    if is_name(chunk, known=known):
        return Person(chunk)
    if groups().search(chunk):
        return None
    last = None
    for found in offices().finditer(chunk):
        last = found
        if is_name(chunk[found.end() :], known=known):
            break
    if last is None:
        return None
    rest, title = chunk[last.end() :], chunk[: last.end()]
    if not rest:  # the office follows: 赵乐际委员长
        before = chunk[: last.start()].removesuffix("副")
        return Person(before, last.group()) if is_name(before, known=known) else None
    if is_name(rest, known=known):
        return Person(rest, title)
    if rest in not_names() or groups().search(rest) or _FUNCTION.search(rest):
        return None
    plain = rest.replace("·", "").replace("•", "").replace("・", "").replace("－", "").replace("-", "")
    if (_HAN.fullmatch(plain) and 2 <= len(plain) <= (14 if plain != rest else 9)) or _FOREIGN.fullmatch(
        rest
    ):
        return Person(rest, title)
    return None


@lru_cache(maxsize=2048)
def listed(chunk: str, *, known: frozenset[str] = frozenset()) -> tuple[Person, ...]:
    """The persons of a list, in its order, each once.

    A title alone before "、" belongs to the name after it.
    Leaves out bodies and groups; "A和B" is two persons only where both are.

    >>> [p.name for p in listed("胡衡华、程丽华，李明清，市委常委，有关市级领导")]
    ['胡衡华', '程丽华', '李明清']
    >>> listed("市委副书记、市长胡衡华，市政协主席程丽华")
    (Person(name='胡衡华', title='市委副书记、市长'), Person(name='程丽华', title='市政协主席'))
    >>> [p.name for p in listed("国家主席习近平和夫人彭丽媛")]
    ['习近平', '彭丽媛']
    >>> [p.name for p in listed("副主任滕芳、乌兰、关山，各专门委员会、市政府、王小明")]
    ['滕芳', '乌兰', '关山', '王小明']
    """
    found: list[Person] = []
    pending: list[str] = []
    pieces = list(zip(*[iter((*_ITEM.split(chunk), ""))] * 2))
    for at, (item, separator) in enumerate(pieces):
        for part in _joined(item, known):
            person = titled(part, known=known)
            if person is None and found and separator == "、" and _unusual(part):
                person = Person(part) if is_name(pieces[at + 1][0], known=known) else None
            if person is None:
                pending = [*pending, _LEAD.sub("", part)] if separator == "、" and _is_office(part) else []
                continue
            if pending and person.title:
                person = Person(person.name, "、".join((*pending, person.title)))
            pending = []
            if all(person.name != other.name for other in found):
                found.append(person)
    return tuple(found)


def _unusual(part: str) -> bool:
    """Whether a word between two names of a list may itself be a name, with a rare surname: 乌兰, 布小林."""
    word = _HAN.fullmatch(part) is not None and 2 <= len(part) <= 4
    return (
        word
        and part not in not_names()
        and not (groups().search(part) or _FUNCTION.search(part) or _is_office(part))
    )


def _is_office(chunk: str) -> bool:
    """Whether a chunk ends in an office and names nobody: 市委副书记."""
    last = 0
    for found in offices().finditer(chunk):
        last = found.end()
    return bool(chunk) and last == len(chunk)


def _joined(item: str, known: frozenset[str]) -> list[str]:
    """The parts of "A和B", where each is a person, or a person and a group; else the item whole."""
    parts = _JOINT.split(item)
    if len(parts) == 1 or titled(parts[0], known=known) is None:
        return [item]
    return parts if groups().search(parts[-1]) or titled(parts[-1], known=known) else [item]


def run_together(chunk: str, *, known: Collection[str]) -> list[str]:
    """The names of a run such as "胡衡华程丽华", most of them named elsewhere in the text.

    Of all ways to cut the run into names of two to four characters, the one
    that leaves the fewest characters outside `known` names, then the one with
    the fewest names; nothing where no way exists or the run is too long to be one.

    >>> run_together("胡衡华程丽华", known={"胡衡华", "程丽华"})
    ['胡衡华', '程丽华']
    >>> run_together("石军胡衡华", known={"胡衡华"})
    ['石军', '胡衡华']
    >>> run_together("贯彻落实精神", known=set())
    []
    """
    if len(chunk) > _LONGEST_RUN:
        return []
    ways: list[tuple[int, int, tuple[str, ...]] | None] = [(0, 0, ())] + [None] * len(chunk)
    for end in range(2, len(chunk) + 1):
        for start in range(max(0, end - 6), end - 1):
            before, word = ways[start], chunk[start:end]
            if before is None or not is_name(word, known=known):
                continue
            strange, count, names = before
            way = (strange + (0 if word in known else len(word)), count + 1, (*names, word))
            best = ways[end]
            if best is None or way < best:
                ways[end] = way
    last = ways[-1]
    return list(last[2]) if last else []
