"""Words that were in use in known months only: formulations, campaigns, institutions, office-holders, 甲辰龙年."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from analysis.edtf import bounds, shift
from analysis.timeline import calendar_facts as facts
from analysis.timeline.patterns import any_of
from analysis.timeline.years.evidence import Found

_BEFORE_NAME = 24  #: characters before a name in which its title or convener is sought


@cache
def _spans() -> tuple[re.Pattern[str], dict[str, facts.Span]]:
    spans = {span.word: span for span in facts.eras()}
    return any_of(spans), spans


@cache
def _holders() -> tuple[re.Pattern[str], dict[str, list[facts.Office]]]:
    holders: dict[str, list[facts.Office]] = defaultdict(list)
    for office in facts.offices():
        holders[office.name].append(office)
    return any_of(holders), holders


def words_of_an_era(text: str) -> Iterator[Found]:
    """Formulations, campaigns and institutions: never before they existed, seldom after.

    >>> [(f.rule, f.says) for f in words_of_an_era("加快发展新质生产力")]
    [('formulation', '2023-09/..')]
    """
    pattern, spans = _spans()
    for found in pattern.finditer(text):
        span = spans[found[0]]
        if span.kind == "campaign":
            yield _campaign(text, span, found)
            continue
        past = " past" if span.kind in ("formulation", "policy") and span.last != ".." else ""
        yield Found(span.kind + past, span.says, *found.span())


#: Days from the first month of a campaign in which it is set up.
_SET_UP_DAYS = 120
_BEGUN = re.compile(r"[”》]?(?:工作会议|动员|部署|启动|读书班|筹备|工作方案)")
_KEPT = re.compile(r"[”》]?(?:的)?(?:成果|经验|常态化|长效)")
#: Who sets the campaign up, right before its name: 清江镇党委深入开展…, 全县…. Not 住房和城乡建设部召开….
_CONVENER = "(?<![城乡村])(?<!在.)(?<!在..)(?<!在...)(?:{levels})(?:党委|党工委|党[总支]*支部|委|政府|委员会)?(?:召开|举行|举办|开展|启动|组织|深入|扎实|全面|正式){{0,3}}[“《]?$"
#: 第二批: a later batch of a campaign has a mobilisation of its own.
_LATER_BATCH = re.compile(r"第[二三]批[^，。；]{0,12}$")


@cache
def _convener(levels: str) -> re.Pattern[str]:
    return re.compile(_CONVENER.format(levels=levels))


def _campaign(text: str, span: facts.Span, found: re.Match[str]) -> Found:
    """A campaign as it is set up (动员部署会), while it runs, at a county or below, or when its results are kept (巩固……成果)."""
    first = bounds(span.first)[0]
    if _KEPT.match(text, found.end()):
        return Found("campaign past", f"{shift(first, _SET_UP_DAYS)}/..", *found.span())
    head = text[max(0, found.start() - _BEFORE_NAME) : found.start()]
    levels, first_of_batch = facts.local_batches().get(found.group(), ("", ""))
    if levels and _convener(levels).search(head):
        return Found(span.kind, f"{first_of_batch}/{span.last}", *found.span())
    if _BEGUN.match(text, found.end()) and not _LATER_BATCH.search(head):
        return Found("campaign begun", f"{first}/{shift(first, _SET_UP_DAYS)}", *found.span())
    return Found(span.kind, span.says, *found.span())


def office_holders(text: str) -> Iterator[Found]:
    """国务院总理李克强: during the term of office. Not 时任 and 原, which speak of the past.

    >>> [(f.rule, f.says) for f in office_holders("国务院总理李克强主持召开会议")]
    [('office', '2013-03-15/2023-03-11')]
    >>> text = "昨天，国务院总理李克强主持召开会议"
    >>> [text[f.start : f.end] for f in office_holders(text)]
    ['国务院总理李克强']
    """
    pattern, holders = _holders()
    for found in pattern.finditer(text):
        head = text[max(0, found.start() - _BEFORE_NAME) : found.start()]
        for holder in holders[found[0]]:
            title = holder.office.search(head)
            if title:
                yield Found("office", holder.says, found.start() - len(title[0]), found.end())


_SEXAGENARY = re.compile(
    "(?P<name>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])(?:[鼠牛虎兔龙蛇马羊猴鸡狗猪])?年"
)


def sexagenary_years(text: str) -> Iterator[Found]:
    """甲辰龙年: from shortly before its Spring Festival to shortly after the next one."""
    for found in _SEXAGENARY.finditer(text):
        year = facts.sexagenary_year(found["name"])
        if year:
            yield Found("sexagenary year", f"{year - 1}-12/{year + 1}-02", found.start(), found.end())
