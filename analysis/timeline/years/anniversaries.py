"""Anniversaries: 新中国成立75周年 is 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.numerals import NUMERAL, parse
from analysis.timeline import calendar_facts as facts
from analysis.timeline.years import weighing
from analysis.timeline.years.evidence import Found

_ANNIVERSARY = re.compile(rf"(?P<years>{NUMERAL}{{1,6}})周年")
_LOOK_BACK = 40
_ABOUT = re.compile(
    r"""
    (?P<this>今年(?:正值|恰逢|适逢|迎来|是|也是|又是))
    | (?P<last>去年(?:[^，。；]{0,6}(?:庆祝|纪念|举办|迎来|是))?)
    | (?P<next>明年(?:将迎来|正值|恰逢|将|是|也是|[^，。；]{0,6}$|[^，。；]{0,14}(?:成立|建交|诞辰|诞生|回归)))
    | (?P<ahead>迎接|喜迎|献礼|筹备|筹划|即将迎来|打下|奠定|到\d{4}年)
    """,
    re.VERBOSE,
)


#: A meeting that is held for it: 纪念红军长征胜利80周年大会隆重举行.
_CELEBRATED = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}(?:大会|座谈会|招待会|仪式|活动|演出|晚会|音乐会|报告会|研讨会|表彰会))[^，。；]{0,12}(?:举行|召开|举办|开幕)"
)
_EARLIER = re.compile(r"去年|前年|曾|当年|\d{4}年[^，。；]*$")
_YEAR_IS = re.compile(r"\d{4}年(?:将|也|又)?是")


def find(text: str) -> Iterator[Found]:
    """新中国成立75周年, 诞辰130周年: the founding year and so many more.

    After 今年是 or 明年是 in the same clause it is that year; after 迎接 or
    打下基础 it lies ahead. It leaves alone "2019年是…70周年", where the year is
    named, and anniversaries of what the vocabulary does not know, of companies
    and schools.

    >>> [(f.rule, f.says) for f in find("今年是新中国成立75周年，为重庆直辖30周年打下基础")]
    [('anniversary this year', '2024'), ('anniversary ahead', '../2027')]
    >>> [(f.rule, f.says) for f in find("纪念红军长征胜利80周年大会隆重举行。")]
    [('anniversary celebrated', '2016')]
    """
    for found in _ANNIVERSARY.finditer(text) if "周年" in text else ():
        head = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        clause = re.split("[。；！？]", head)[-1]
        known = _founding(clause)
        years = parse(found["years"])
        if known is None or years is None or _YEAR_IS.search(clause):
            continue
        year = known[0].year + years
        if not weighing.FIRST <= year <= weighing.LAST:
            continue
        rule, says = "anniversary", f"{year}"
        about = _ABOUT.search(clause)
        ahead = text[found.end() : found.end() + 6]
        if (about and about["ahead"]) or re.match(r"[^。，]{0,2}(?:打下|奠定|献礼)", ahead):
            rule, says = "anniversary ahead", f"../{year}"
        elif about and about["last"]:
            rule, says = "anniversary last year", f"{year + 1}"
        elif about and about["this"]:
            rule = "anniversary this year"
        elif about and about["next"]:
            rule, says = "anniversary next year", f"{year - 1}"
        elif _CELEBRATED.match(text, found.end()) and not _EARLIER.search(clause):
            rule = "anniversary celebrated"
        elif re.match(r"[^。，]{0,2}(?:为契机|为新起点)", ahead):
            says = f"{year - 1}-07/{year}-12"
        yield Found(rule, says, found.start() - len(clause) + known[1], found.end())


def _founding(clause: str) -> tuple[facts.Founding, int] | None:
    """The event that ends the clause, and where it begins there."""
    for founding in facts.foundings():
        for found in founding.pattern.finditer(clause):
            if len(clause) - found.end() <= 1:
                return founding, found.start()
    return None
