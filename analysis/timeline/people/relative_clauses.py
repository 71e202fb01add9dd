"""The relative clause before an office or a name: 刚刚抵达的|国家主席, 来渝出席会议的|局长, 受表彰的|代表."""

from __future__ import annotations

import re
from functools import cache

from analysis.timeline.patterns import alternatives


@cache
def _relative_clause() -> re.Pattern[str]:
    """Up to the last 的.

    A list before the verb (王小明、应邀来访的|李大伟) and who leads a group
    (王小明率领的代表团) are no part of a clause.
    """
    verb = f"(?:{alternatives('people_clause_verbs')}|{alternatives('people_predicates')})"
    return re.compile(f"^(?:{verb}[^。；]*|[^、。；]*?(?![率带]){verb}[^、。；]*)(?<!美)的(?=.)")


def clause_end(words: str) -> int:
    """Where the relative clause ends that opens some words; 0 where none does.

    >>> [words[clause_end(words):] for words in ("刚刚抵达的国家主席", "出席A、B两场会议的市长", "美的集团董事长")]
    ['国家主席', '市长', '美的集团董事长']
    >>> [clause_end(words) for words in ("王小明、应邀来访的李大伟", "王小明率领的考察团", "联合国负责裁军事务的副秘书长")]
    [0, 0, 0]
    """
    found = _relative_clause().match(words)
    return found.end() if found else 0


def without_relative_clause(words: str) -> str:
    """Some words without the relative clause that opens them.

    >>> without_relative_clause("来渝出席会议的国家体育总局局长"), without_relative_clause("受表彰的教师代表")
    ('国家体育总局局长', '教师代表')
    """
    return words[clause_end(words) :]
