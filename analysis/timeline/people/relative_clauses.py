"""The clause before an office or a name: 刚刚抵达的|国家主席, 来渝出席会议的|局长, 会议推举|主席."""

from __future__ import annotations

import re
from functools import cache

from analysis.timeline.patterns import alternatives

#: What a meeting does with a person, whose office is its object: 会议推举市政协主席王小明…….
_OF_MEETING = re.compile(
    "^[^，。；、]{0,16}?(?:会议|大会|全会|会上|主席团)(?:一致)?"
    "(?:推举|推选|选举|补选|委托|邀请|听取(?:[和并](?:讨论|审议))?|审议)了?(?:由)?(?!的|委员会|工作|办|产生)(?=[^，。；、]{2})"
)


@cache
def _relative_clause() -> re.Pattern[str]:
    """Up to the last 的.

    A list before the verb (王小明、应邀来访的|李大伟) and who leads a group
    (王小明率领的代表团) are no part of a clause.
    """
    names = ("people_clause_verbs", "people_predicates", "people_by_whom")
    verb = f"(?:{'|'.join(map(alternatives, names))})"
    return re.compile(f"^(?:{verb}[^。；]*|[^、。；]*?(?![率带]){verb}[^、。；]*)(?<!美)的(?=.)")


@cache
def _done_to() -> re.Pattern[str]:
    """What is done to somebody, whose office follows it: 支持|总统王小明; not 反对党领袖, 纪念馆馆长, 支持中心主任."""
    return re.compile(
        f"^[^，。；、]{{0,14}}?{alternatives('people_done_to')}(?![派党馆碑会册服网团办]|日(?!本)|中心|基[地金])(?=[^，。；、]{{2}})"
    )


def clause_end(words: str) -> int:
    """Where the relative clause ends that opens some words; 0 where none does.

    >>> [words[clause_end(words):] for words in ("刚刚抵达的国家主席", "出席A、B两场会议的市长", "美的集团董事长")]
    ['国家主席', '市长', '美的集团董事长']
    >>> [clause_end(words) for words in ("王小明、应邀来访的李大伟", "王小明率领的考察团", "联合国负责裁军事务的副秘书长")]
    [0, 0, 0]
    """
    # where there is no 的, the pattern would look for it from every verb
    found = _relative_clause().match(words) if "的" in words else None
    return found.end() if found else 0


def without_relative_clause(words: str) -> str:
    """Some words without the clause that opens them.

    >>> without_relative_clause("来渝出席会议的国家体育总局局长"), without_relative_clause("受表彰的教师代表")
    ('国家体育总局局长', '教师代表')
    >>> without_relative_clause("会议推举六届市政协主席"), without_relative_clause("村民委员会选举委员会主任")
    ('六届市政协主席', '村民委员会选举委员会主任')
    >>> without_relative_clause("代表一致同意支持总统"), without_relative_clause("会见青江总统")
    ('总统', '青江总统')
    >>> without_relative_clause("反对党领袖"), without_relative_clause("青江纪念馆馆长")
    ('反对党领袖', '青江纪念馆馆长')
    """
    words = words[clause_end(words) :]
    chosen = _OF_MEETING.match(words) or _done_to().match(words)
    return words[chosen.end() :] if chosen else words
