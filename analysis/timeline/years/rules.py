"""Laws, regulations and party rules: read as drafts before they are issued, named after it.

《国防交通法（草案）》 was discussed from its drafting to its promulgation. A
law that was newly made is named by no earlier text; one that was revised is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from analysis.edtf import bounds, shift
from analysis.timeline import calendar_facts as facts
from analysis.timeline.patterns import any_of
from analysis.timeline.years.evidence import Found

#: So many days before its first reading a rule is approved as a draft, by kind; and after it was issued, published.
_DRAFTED = {"law": 150, "regulation": 60, "party rule": 20}
_PUBLISHED = 20
#: How long a rule is called newly made or revised.
_NEW = 400
_DISCUSSED_BEFORE = re.compile(r"(?:审议|讨论|通过|审定|审核|征求|制定|修订|修改)[^，。；]{0,24}$")
_DRAFT = re.compile(
    r"[》〉）)]{0,2}[（(]?(?:\d{4}年)?(?:修正案|修订|试行|送审稿|征求意见稿)?[）)]?[（(]?草案"
)
_PROPOSED = re.compile(r"(?:制定|编纂|起草|研究|推动|推进|加快|尽快)[^，。；]{0,16}$")
_NEWLY = re.compile(r"(?:新修订|新修正|新制定|新颁布|新公布|新出台|修订后|修改后)的?[《〈]?$")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, list[facts.Rule]]]:
    by_name: dict[str, list[facts.Rule]] = defaultdict(list)
    for rule in facts.rules():
        by_name[rule.word].append(rule)
    return any_of(by_name), by_name


def find(text: str) -> Iterator[Found]:
    """The rules that a text names, and whether it discusses them.

    Ignores a revised rule that is merely named, for it was there before, and a
    new one that is only proposed.

    >>> [(f.rule, f.says) for f in find("审议通过《中华人民共和国国防交通法（草案）》")]
    [('rule under discussion', '2015-11-03/2016-10-20')]
    >>> [(f.rule, f.says) for f in find("认真实施个人信息保护法、安全生产法")]
    [('rule in force', '2020-05-04/..')]
    >>> [f.says for f in find("审议《中国共产党问责条例》")]
    ['[2016-05-12/2016-08-20,2019-06-11/2019-10-20]']
    """
    pattern, by_name = _names()
    for found in pattern.finditer(text) if "法" in text or "条例" in text or "准则" in text else ():
        versions = by_name[found[0]]
        head = text[max(0, found.start() - 36) : found.start()]
        if _NEWLY.search(head):
            says = [f"{rule.last}/{shift(bounds(rule.last)[1], _NEW)}" for rule in versions]
            yield Found("rule newly revised", _set(says), *found.span())
        elif _DRAFT.match(text, found.end()) or (
            text.startswith(("》", "〉", "（"), found.end()) and _DISCUSSED_BEFORE.search(head)
        ):
            yield Found("rule under discussion", _set([_discussed(rule) for rule in versions]), *found.span())
        elif versions[0].version == "new" and not _is_proposed(text, head, found.end()):
            first = shift(bounds(versions[0].first)[0], -_DRAFTED[versions[0].kind])
            yield Found("rule in force", f"{first}/..", *found.span())


def _is_proposed(text: str, head: str, end: int) -> bool:
    """Whether a rule is only proposed: 编纂民法典, 推进能源法立法. Years may pass before its first draft."""
    return bool(_PROPOSED.search(head)) or text.startswith(("立法", "》立法", "等立法"), end)


def _discussed(rule: facts.Rule) -> str:
    first = shift(bounds(rule.first)[0], -_DRAFTED[rule.kind])
    return f"{first}/{shift(bounds(rule.last)[1], _PUBLISHED)}"


def _set(says: list[str]) -> str:
    """One interval, or an EDTF set of them."""
    return says[0] if len(says) == 1 else f"[{','.join(says)}]"
