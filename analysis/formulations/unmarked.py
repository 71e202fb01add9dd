"""Candidates without quotation marks: number phrases with members, codes with their noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis import vocabulary
from analysis.formulations import cues, dictionary, members, numbers, openers, wordlists
from analysis.formulations.candidates import Candidate
from analysis.formulations.cues import Cue
from analysis.formulations.listing import listing_of
from analysis.formulations.marks import CLOSING, MARKS, OPENING
from analysis.regexes import longest_first

#: Start of an unquoted number phrase; 第三个, 近三个, 这两个 are not names.
COUNTED = re.compile(
    rf"""
    (?<! [一二两双三四五六七八九十百千万亿几多半第每前后近约超逾这那各其有\d年月至到.%+] )
    (?P<number> {numbers.NUMERAL} )
    (?P<classifier> 个|大|项|张|场 )
    (?= \w )
    """,
    re.VERBOSE,
)
#: Fast pre-check: the last character of the numeral and the following one.
_COUNTED_MAYBE = re.compile("[一二两双三四五六七八九十][个大项张场]")
_PART = r"[一二两双三四五六七八九十多][^\W\d_A-Za-z一二两双三四五六七八九十百千万亿多年月日时分秒个次天元的是在和与等]"
#: A number with a short noun up to the end of a part of a clause.
_OBJECT = re.compile(
    r"(?P<name>[三四五六七八九十](?:[个项件场])?(?P<noun>[^\W\d_A-Za-z的年月日天一二三四五六七八九十百千万]{2,3}))(?=[，。；、）]|$)"
)
_NO_VERB = frozenset(("", *"一二两三四五六七八九十百千万第每前后近约这那各其，。；、"))
#: The same with longer nouns, as the object of a verb: 打造两个基地、一个中心.
_LONG_PART = r"(?:[一二两三四五六七八九十多](?:大|个)?[^\W\d_A-Za-z一二两双三四五六七八九十百千万亿多的是在和与等了把将都要]{1,4}?)"
#: Fast pre-check: two numbers, each with one character after it.
_COMPOSITE_MAYBE = re.compile(r"[一二两双三四五六七八九十多]\w[一二两双三四五六七八九十多]\w")
_LONG_MAYBE = re.compile(r"[一二两双三四五六七八九十多]\w{1,6}、?[一二两双三四五六七八九十多]\w{1,5}(?!\w)")
#: A name at the start of a paragraph, perhaps with a number, and its explanation.
_HEADWORD = re.compile(r"\s*(?:\d{1,3}[.、．]\s*)?(?P<name>[^\W\d_A-Za-z]{3,10})(?=：)")
_AFTER_MARKS = re.compile(
    rf"[{OPENING}](?P<list>[^{MARKS}，。；]{{5,60}})[{CLOSING}](?P<name>{numbers.NUMERAL}(?![个大项张条种类件场])[^\W\d_A-Za-z]{{2,3}})(?!\w)"
)
_AFTER_MARKS_MAYBE = re.compile(rf"[{CLOSING}][二两三四五六七八九十]")
#: A counted noun after as many quotations: “甲”“乙”“丙”三篇文章.
_AFTER_QUOTATIONS = re.compile(
    rf"(?P<list>(?:[{OPENING}][^{MARKS}]{{2,20}}[{CLOSING}][、和及]?\s?){{2,9}})"
    rf"(?P<name>(?P<number>{numbers.NUMERAL})[个大项张场篇](?P<noun>[^\W\d_A-Za-z的]{{2,4}}))(?!\w)"
)
_DIGITS = re.compile(r"\d{3}[\u4e00-\u9fff]")
_CODE = re.compile(r"(?<![\dA-Za-z.+%])(?:\d{1,3}|[NnXx])(?:[+＋](?:\d{1,3}|[NnXxYy]))+(?=[^\W\d_A-Za-z])")


def find(text: str) -> Iterator[Candidate]:
    """The unquoted candidates of one paragraph; `text` must be folded.

    >>> [c.term for c in find("打造开放、创新、改革三个高地，搭建1+4+N架构。")]
    ['三个高地', '1+4+N']
    """
    yield from _counted(text)
    yield from _codes(text)
    yield from _composites(text)
    yield from _long_composites(text)
    yield from _objects(text)
    yield from _headwords(text)
    yield from _after_marked_lists(text)
    yield from _after_quotations(text)


def _counted(text: str) -> Iterator[Candidate]:
    """Unquoted number phrases: rules named after their body, objects of a verb, and those with their members.

    Ignores plain counts (东、西两个方向) and demonstratives (这两个集群).

    >>> [c.term for c in _counted("落实中央八项规定，实施六大提升行动，打造开放、创新、改革三个高地，面向东、西两个方向")]
    ['中央八项规定', '六大提升行动', '三个高地']
    """
    for match in COUNTED.finditer(text) if _COUNTED_MAYBE.search(text) else ():
        found = _rules_of_a_body(text, match) or _counted_plans(text, match)
        if found:
            yield found


def _rules_of_a_body(text: str, match: re.Match[str]) -> Candidate | None:
    """Counted rules between the body that made them and their noun: 中央|八项|规定."""
    body = _words("body", "(?:%s)$").search(text[max(0, match.start() - 6) : match.start()])
    rules = _words("rule", "(?:%s)").match(text, match.end())
    if body is None or rules is None:
        return None
    start, end = match.start() - len(body.group()), rules.end()
    cue = Cue("policy", "before", body.group())
    return Candidate(text[start:end], "number", start, end, False, numbers.read(text[start:end]), (cue,))


def _counted_plans(text: str, match: re.Match[str]) -> Candidate | None:
    """Counted plans that a verb or their list announces, or a number phrase after its members.

    Ignores lists without a governing verb or preposition, and objects of the
    last of several actions (立足全局、统筹两个市场).
    """
    large = match["classifier"] == "大" and len(match["number"]) == 1
    series = _series_of_plans().match(text, match.end()) if large else None
    noun = series.group() if series else _noun(text, match.end())
    start, end = match.start(), match.end() + len(noun)
    number = numbers.read(text[start:end])
    if len(noun) < 2 or _only_counted().match(noun) or not number or match["classifier"] not in "个大场":
        return None
    total = numbers.total(number) or 0
    told = members.unquoted_list(text, start, end, total) if series else None
    verb = next(iter(cues.before(text, start)), None)
    if told and not (verb and verb.direct):
        verb = Cue("policy", "after", "即")
    if verb and verb.direct and verb.speaks == "policy":
        takes = verb.words in wordlists.words("verbs before numbers")
        if series or (large and takes and _alone(text, end)):
            return Candidate(text[start:end], "number", start, end, False, number, (verb,), told)
    listing = members.list_before(text, start, total)
    if listing and listing.complete and listing.opened and not openers.acts(listing.members[-1]):
        cue = Cue("policy", "before", "、".join(listing.members))
        return Candidate(text[start:end], "number", start, end, False, number, (cue,), listing)
    return None


def _noun(text: str, start: int) -> str:
    """The noun of an unquoted number phrase, as far as it can be determined."""
    window = text[start : start + 14]
    stop = _noun_end().search(window)
    return dictionary.noun(window[: stop.start()]) if stop else ""


@cache
def _noun_end() -> re.Pattern[str]:
    """The end of the noun of a number phrase."""
    words = wordlists.any_of("words after counted nouns")
    return re.compile(rf"[^\w]|[{MARKS}]|[的为是在把将被对从和与及让使以并等得了也都已又或而之其此]|{words}")


@cache
def _series_of_plans() -> re.Pattern[str]:
    """What a verb announces after a number: 六大|提升行动."""
    long, short = wordlists.any_of("plans with a name"), wordlists.any_of("plans of a series")
    return re.compile(rf"(?:[^\W\d_A-Za-z的]{{2,8}}?(?:{long})|[^\W\d_A-Za-z的]{{0,6}}?(?:{short}))(?!\w)")


#: Before the first number, so that no part of another number or of an ordinal is read.
_NUMBER_BEGINS = "(?<![一二两双三四五六七八九十百千万第每前后近约])"


@cache
def _composite() -> re.Pattern[str]:
    """Several numbers, each with its noun, perhaps with an action at the end: 一核两带三区, 一核两翼多点支撑."""
    actions = wordlists.any_of("actions of composites")
    return re.compile(rf"{_NUMBER_BEGINS}(?:{_PART}){{2,6}}(?:(?:{actions})(?=\w))?")


@cache
def _long_composite() -> re.Pattern[str]:
    """The same with longer nouns, as the object of a verb: 打造两个基地、一个中心."""
    nouns = wordlists.any_of("nouns after long composites")
    return re.compile(
        rf"{_NUMBER_BEGINS}(?:{_LONG_PART}、?){{1,5}}{_LONG_PART}"
        rf"(?=[，。；]|$|的?(?:发展|空间|产业|总体)?(?:{nouns}))"
    )


@cache
def _bare_code() -> re.Pattern[str]:
    """A digit code without a plus before its noun: 推进1139工作部署; not a year or a round number."""
    nouns = wordlists.any_of("nouns after codes")
    return re.compile(
        r"(?<=[\u4e00-\u9fff])(?!(?:19|20)\d\d(?!\d))(?P<code>\d{3,5}(?<!0))"
        rf"(?=(?:总体|发展|工作)?(?:{nouns}))"
    )


def _alone(text: str, end: int) -> bool:
    """Whether a phrase ends its clause."""
    return not text[end : end + 1].isalnum() and text[end : end + 1] not in "（(、"


@cache
def _only_counted() -> re.Pattern[str]:
    rows = vocabulary.load("formulations/counted", ("noun", "example"))
    units = vocabulary.load("formulations/units", ("noun", "example"))
    nouns = longest_first(
        {row["noun"] for row in rows} | {row["noun"] for row in units if len(row["noun"]) > 1}
    )
    any_of = "|".join(map(re.escape, nouns))
    return re.compile(rf"(?:{any_of})|.*(?:{any_of})$")


@cache
def _words(kind: str, pattern: str) -> re.Pattern[str]:
    rows = vocabulary.load("formulations/bodies", ("words", "kind", "example"))
    words = longest_first(row["words"] for row in rows if row["kind"] == kind)
    return re.compile(pattern % "|".join(map(re.escape, words)))


@cache
def measure() -> re.Pattern[str]:
    """A number with its unit of measure."""
    units = "|".join(
        sorted(
            (re.escape(row["noun"]) for row in vocabulary.load("formulations/units", ("noun", "example"))),
            key=len,
            reverse=True,
        )
    )
    return re.compile(
        rf"[一二两三四五六七八九十百千万亿零〇\d.,，％%]+(?:{units}|%|％)(?:多|以上|以下|内|左右)?"
    )


def _composites(text: str) -> Iterator[Candidate]:
    """Unquoted phrases of several numbers before a policy noun: 一核两带三区|发展格局.

    >>> [c.term for c in _composites("构建一核两带三区发展格局，十合一工作，三心二意工作")]
    ['一核两带三区']
    >>> [c.term for c in _composites("构建一核两翼多点支撑的发展格局")]
    ['一核两翼多点支撑']
    """
    for match in _composite().finditer(text) if _COMPOSITE_MAYBE.search(text) else ():
        number = numbers.read(match.group())
        near = [
            cue
            for cue in cues.after(text, match.end())
            if cue.words in wordlists.words("nouns after composites")
        ]
        cut = dictionary.is_word(text[match.end() - 1 : match.end() + 1])  # 十合一工|作
        if "+" in number and near and not cut and not dictionary.is_word(match.group()):
            yield Candidate(match.group(), "number", match.start(), match.end(), False, number, tuple(near))


def _objects(text: str) -> Iterator[Candidate]:
    """Numbers with a short noun that are all of the object of a policy verb: 坚持三个导向，.

    >>> [c.term for c in _objects("坚持三个导向，实施五项攻坚、抓好四件大事，完善三个方面，打好两场硬仗的基础，建设三公里")]
    ['三个导向', '五项攻坚', '四件大事']
    """
    for match in _OBJECT.finditer(text):
        name = match["name"]
        if text[match.start() - 1 : match.start()] in _NO_VERB:
            continue
        number = numbers.read(name)
        if not number or "+" in number or _only_counted().match(match["noun"]) or dictionary.is_word(name):
            continue
        near = [cue for cue in cues.before(text, match.start()) if cue.direct and cue.speaks == "policy"]
        if near and near[0].words in wordlists.words("verbs before numbers"):
            cue = Cue("policy", "before", near[0].words, direct=False)
            yield Candidate(name, "number", match.start(), match.end(), False, number, (cue,))


def _long_composites(text: str) -> Iterator[Candidate]:
    """Several numbers as the object of a verb: 构建|一主两副.

    >>> [c.term for c in _long_composites("加快构建一主两副，打造两个基地、一个中心，经过两年三个月，看了一眼两个人")]
    ['一主两副', '两个基地、一个中心']
    """
    for match in _long_composite().finditer(text) if _LONG_MAYBE.search(text) else ():
        number = numbers.read(match.group())
        if "+" not in number or dictionary.is_word(match.group()) or _only_counted().match(match.group()):
            continue
        near = [cue for cue in cues.before(text, match.start()) if cue.direct and cue.speaks == "policy"]
        if near:
            yield Candidate(match.group(), "number", match.start(), match.end(), False, number, tuple(near))


def _headwords(text: str) -> Iterator[Candidate]:
    """A number phrase that a paragraph starts with and explains, as in a glossary.

    >>> [c.term for c in _headwords("6.三化协同：工业化、城镇化、信息化协同推进。")]
    ['三化协同']
    >>> [c.term for c in _headwords("三个月后：甲、乙、丙到了。")]
    []
    """
    match = _HEADWORD.match(text)
    number = numbers.read(match["name"]) if match else ""
    total = numbers.total(number) if number else None
    if match is None or not total or total < 3:
        return
    start, end = match.span("name")
    listing = members.unquoted_list(text, start, end, total)
    if listing:
        cue = Cue("policy", "after", "：")
        yield Candidate(match["name"], "number", start, end, False, number, (cue,), listing)


def _after_marked_lists(text: str) -> Iterator[Candidate]:
    """A number phrase of three or four characters after a list in quotation marks: “甲、乙、丙”三轮驱动.

    >>> [c.term for c in _after_marked_lists("坚持“党建引领、多元共治、数字赋能”三轮驱动，")]
    ['三轮驱动']
    """
    for match in _AFTER_MARKS.finditer(text) if _AFTER_MARKS_MAYBE.search(text) else ():
        pieces = match["list"].split("、")
        number = numbers.read(match["name"])
        if number and len(pieces) == numbers.total(number) and not _only_counted().match(match["name"][1:]):
            start, end = match.span("name")
            cue = Cue("policy", "before", match["list"])
            listing = listing_of(pieces, "before", len(pieces))
            yield Candidate(match["name"], "number", start, end, False, number, (cue,), listing)


def _after_quotations(text: str) -> Iterator[Candidate]:
    """A counted noun after as many quotations: “以绿荫城”“以水润城”两篇文章.

    >>> [c.term for c in _after_quotations("做好“以绿荫城”“以水润城”“以文化城”三篇文章。")]
    ['三篇文章']
    >>> [c.term for c in _after_quotations("做好“以绿荫城”“以水润城”三篇文章，“甲甲”“乙乙”两个方面。")]
    []
    """
    for match in _AFTER_QUOTATIONS.finditer(text) if _AFTER_MARKS_MAYBE.search(text) else ():
        quoted = re.findall(rf"[{OPENING}]([^{MARKS}]+)[{CLOSING}]", match["list"])
        if numbers.value(match["number"]) == len(quoted) and not _only_counted().match(match["noun"]):
            start, end = match.span("name")
            name = match["name"]
            listing = listing_of(quoted, "before", len(quoted))
            cue = Cue("policy", "before", match["list"].strip())
            yield Candidate(name, "number", start, end, False, numbers.read(name), (cue,), listing)


def _codes(text: str) -> Iterator[Candidate]:
    """Unquoted digit codes with a plus, directly before their noun: 1+4+N架构.

    Ignores bare digits (262公里, 1000多项制度), unless a policy verb precedes them: 推进1139工作部署.

    >>> [c.term for c in _codes("全力推进1139工作部署，实施2035战略，共有262工程")]
    ['1139']
    """
    for match in _bare_code().finditer(text) if _DIGITS.search(text) else ():
        near = [cue for cue in cues.before(text, match.start()) if cue.direct and cue.speaks == "policy"]
        if near:
            behind = [cue for cue in cues.after(text, match.end()) if cue.direct and cue.speaks == "policy"]
            yield Candidate(match["code"], "code", match.start(), match.end(), False, "", (*behind, *near))
    if "+" not in text and "＋" not in text:
        return
    for match in _CODE.finditer(text):
        near = [cue for cue in cues.after(text, match.end()) if cue.direct and cue.speaks == "policy"]
        if near:
            yield Candidate(match.group(), "code", match.start(), match.end(), False, "", tuple(near))
