"""The edition (第六届, 首届) that a name counts, of what is held time and again, and what is held."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.timeline.matching import stem
from analysis.timeline.meetings import head_nouns
from analysis.timeline.meetings.counting import NUMBER, without_host_city

_EDITION = re.compile(r"第(\d+)届")
#: A sitting within an edition: 第八届董事会第二次会议.
_SITTING = re.compile(rf"第{NUMBER}[次场轮站]|届{NUMBER}[次中]")
#: Whose term a 届 counts; it meets time and again within one: 第五届理事会.
_TERM = re.compile(
    r".{0,6}?(?:委员会|理事会|董事会|监事会|常委会|主席团|执委会|代表团|人大|政协|人民代表大会|代表大会|政府|领导班子|校友|毕业)"
)
#: One part of an edition, or a day of it: 第二期, 迎来首个公众开放日.
_PART = re.compile(rf"第{NUMBER}期$|(?<=.)(?:迎来.*|进入.*|开赛|收官)$")
#: What may stand behind what is held: 火炬传递活动.
_ACTIVITY = re.compile("(?<=[^题列祝套化育关])活动$")
#: Words before a name in a sentence that says which day of the event it is: 今天是第三届博览会开幕第二天.
_LEADING = re.compile("^(?:今天)?是(?=第)")
#: What the world or the nation holds has each number once.
_FAR_REACHING = re.compile("联合国|世界|国际|全球|亚洲|亚太|全国|^中国|^中华")
#: An abbreviation has at most so many characters: 中非经贸博览会.
_LONGEST_SHORT_NAME = 8
#: The last noun of a name has at most so many: 博览交易会.
_LAST_NOUN = 5
#: Words that end a name within a longer one: 博览会投资论坛.
_NAMES_INSIDE = re.compile("会|论坛|节|赛")


class Edition(NamedTuple):
    """One edition of what is held time and again.

    Attributes
    ----------
    number : str
        In Arabic digits.
    what : str
        What is held, without number, host city, ceremony and part.
    """

    number: str
    what: str

    @property
    def is_far_reaching(self) -> bool:
        """Whether the world or the nation holds it, so that nobody else counts the same number of the same name."""
        return _FAR_REACHING.search(self.what) is not None


@lru_cache(maxsize=8192)
def of(name: str) -> Edition | None:
    """The edition that a name counts; None for one without 届, for sittings within one and for terms of office.

    >>> tuple(of("首届北方论坛开幕式")), tuple(of("第33届云港交易会第二期")), tuple(of("海州第十九届亚洲运动会"))
    (('1', '北方论坛'), ('33', '云港交易会'), ('19', '亚洲运动会'))
    >>> tuple(of("第二十届云港博览会和云港投资峰会开幕式")), tuple(of("北方合作组织第60届会议"))
    (('20', '云港博览会'), ('60', '北方合作组织会议'))
    >>> [of(name) for name in ("第八届董事会第二次会议", "第五届理事会会议", "六届人大二次会议", "北方论坛")]
    [None, None, None, None]
    """
    if "届" not in name:
        return None
    plain = stem(without_host_city(whole_name(name).replace("首届", "第一届")))
    found = _EDITION.search(plain)
    if found is None or _SITTING.search(plain) or _TERM.match(plain, found.end()):
        return None
    what = _ACTIVITY.sub("", _first_of_two(plain[: found.start()] + plain[found.end() :]))
    return Edition(found[1], what) if len(what) > 1 and what not in head_nouns.generic_names() else None


def whole_name(name: str) -> str:
    """The name of the edition, of the name of a part or a day of it; any other name as it is.

    >>> whole_name("第33届云港交易会第二期"), whole_name("是第33届云港交易会"), whole_name("第三届海州博览会迎来首个公众开放日")
    ('第33届云港交易会', '第33届云港交易会', '第三届海州博览会')
    >>> whole_name("青年干部培训班第二期")
    '青年干部培训班第二期'
    """
    return _LEADING.sub("", _PART.sub("", name)) if "届" in name else name


def _first_of_two(name: str) -> str:
    """The first of two names that 暨 or 和 joins."""
    first = name.partition("暨")[0]
    head, joined, _ = first.partition("和")
    return head if joined and head_nouns.head_of(head) else first


def is_short_for(short: str, name: str) -> bool:
    """Whether what is held may be called so for short: its characters in their order, with the last noun shortened.

    >>> is_short_for("进博会", "云港国际进口博览会"), is_short_for("云港文博会", "中国云港国际文化产业博览交易会")
    (True, True)
    >>> is_short_for("海州进博会", "云港国际进口博览会"), is_short_for("云港博览会", "云港博览会投资论坛大会")
    (False, False)
    """
    if not 2 < len(short) <= _LONGEST_SHORT_NAME or len(short) >= len(name) or short in name:
        return False
    if short[-1] != name[-1] or _NAMES_INSIDE.search(name[:-1]):
        return False
    return _in_order(short, name) and _in_order(short[-2:], name[-_LAST_NOUN:])


def _in_order(some: str, all_: str) -> bool:
    """Whether the characters of one word are all in another, in their order."""
    rest = iter(all_)
    return all(character in rest for character in some)
