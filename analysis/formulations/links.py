"""Links between formulations: variants, parts, members, successors.

Each link has its evidence. The same number alone is not evidence (两个确立 and
两个确保 are unrelated). Precision has priority over recall: with weak evidence,
there is no link.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from operator import itemgetter

from ahocorasick_rs import AhoCorasick

from analysis.formulations.marks import MARKS
from analysis.wording import message

_NUMERALS = re.compile(r"[一二两双三四五六七八九十百千万N多\d]+")
_PARTS = re.compile(r"[、，·；\s]")
#: Optional words in variants.
_OPTIONAL = re.compile(r"因地制宜|发展|建设|战略|工作|行动|[的之而地和与、，]")
#: Minimum uses, and minimum months with uses, of both terms of a succession.
_USES, _MONTHS = 4, 2


@dataclass(frozen=True, slots=True)
class UsageHistory:
    """Properties of a formulation that are needed for linking.

    Attributes
    ----------
    dates : tuple of str
        Known EDTF dates of its uses, sorted.
    frames : Counter
        (verb before it, noun after it) of its occurrences in marks.
    members : tuple of str
        Its members, if all are known.
    """

    term: str
    pattern: str
    number: str
    uses: int
    dates: tuple[str, ...] = ()
    frames: Counter = field(default_factory=Counter)
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """`term` is a variant, a part, a member or the successor of `other`."""

    term: str
    other: str
    relation: str  #: variant, part_of, counted_by, successor
    evidence: str


def find(histories: Sequence[UsageHistory], heads: Mapping[str, str] | None = None) -> list[Link]:
    """All links between formulations.

    Parameters
    ----------
    heads : mapping, optional
        Main term of each listed variant.

    Examples
    --------
    >>> def history(term, number, *dates):
    ...     return UsageHistory(term, "number", number, len(dates), dates)
    >>> from analysis.wording import tell
    >>> for link in find([
    ...     history("两中心两高地", "2+2", "2023-10-17", "2023-11-02"),
    ...     history("两中心两地", "2+2", "2024-05-24"),
    ...     history("两个确立", "2", "2023-01-01", "2024-01-29"),
    ...     history("两个确保", "2", "2023-12-26"),
    ... ]):
    ...     print(link.term, link.relation, link.other, "|", tell(link.evidence))
    两中心两地 successor 两中心两高地 | number structure 2+2, shares 两中心两地; 两中心两高地 last 2023-11-02, 两中心两地 first 2024-05-24
    """
    by_term = {one.term: one for one in histories}
    links: dict[tuple[str, str], Link] = {}
    for made in (
        _listed(by_term, heads or {}),
        _counted(by_term),
        _reworded(histories),
        _replaced(histories),
        _parts(by_term),
    ):
        for link in made:
            if (link.other, link.term) not in links:
                links.setdefault((link.term, link.other), link)
    return sorted(links.values(), key=lambda link: (link.term, link.other))


def _listed(by_term: Mapping[str, UsageHistory], heads: Mapping[str, str]) -> Iterator[Link]:
    """Variants from the lexicon or the user list; a variant with additional words contains the other as a part."""
    for variant, head in heads.items():
        if variant not in by_term or head not in by_term:
            continue
        inner, outer = sorted((variant, head), key=len)
        if inner in outer and without_optional_words(inner) != without_optional_words(outer):
            yield Link(inner, outer, "part_of", message("link_inside"))
        else:
            yield Link(variant, head, "variant", message("link_listed"))


def _counted(by_term: Mapping[str, UsageHistory]) -> Iterator[Link]:
    """Members that are formulations themselves: 全球安全倡议 is a member of 三大全球倡议."""
    for one in by_term.values():
        for member in one.members:
            if member in by_term and member != one.term and member not in one.term:
                yield Link(member, one.term, "counted_by", message("link_member", n=len(one.members)))


def _parts(by_term: Mapping[str, UsageHistory]) -> Iterator[Link]:
    """Number slogans and codes inside a longer name: 三保障 in 两不愁三保障."""
    inner = [term for term, one in by_term.items() if one.number or one.pattern == "code"]
    if not inner:
        return
    automaton = AhoCorasick(inner, store_patterns=False)
    for term in by_term:
        found = automaton.find_matches_as_indexes(term, overlapping=True)
        longest = {
            start: end for _, start, end in sorted(found, key=itemgetter(2)) if (start, end) != (0, len(term))
        }
        for index, start, end in found:
            part = inner[index]
            cut = start > 0 and (_NUMERALS.match(term[start - 1]) or term[start - 1] in "第+")
            behind = _NUMERALS.split(term[end:], maxsplit=1)[0]
            cut = cut or (not part.isdigit() and len(behind) == 1)  # 三保 in 两不愁三保障
            if part != term and not cut and end == longest[start]:  # 三保 in 三保障和饮水安全
                yield Link(part, term, "part_of", message("link_inside"))


def wordings(term: str, uses: Iterable[tuple[str, str]]) -> list[Link]:
    """Different forms of a digit code with its noun.

    Parameters
    ----------
    uses : iterable of (str, str)
        (as written, EDTF date or "") of each use.

    Examples
    --------
    >>> from analysis.wording import tell
    >>> for link in wordings("885", [("“885”机制", "2024-01-29"), ("“885”工作体系", "2024-12"), ("“８８５”机制", "")]):
    ...     print(link.term, "|", tell(link.evidence))
    885工作体系 | this form in 1 of 3 uses, first 2024-12
    885机制 | this form in 2 of 3 uses, first 2024-01-29
    """
    dates: dict[str, list[str]] = defaultdict(list)
    for written, date in uses:
        dates[re.sub(rf"[{MARKS}]", "", unicodedata.normalize("NFKC", written))].append(date)
    total = sum(map(len, dates.values()))
    forms = {form: sorted(filter(None, when)) for form, when in dates.items() if form != term}
    if len(forms) < 2:
        return []
    return [
        Link(
            form,
            term,
            "variant",
            message("link_written", n=len(dates[form]), total=total, first=when[0] if when else ""),
        )
        for form, when in sorted(forms.items())
    ]


def variant_evidence(one: UsageHistory, two: UsageHistory) -> str:
    """Evidence that one term is a variant of the other; "" if there is none.

    - the same words in another order, or with and without 发展, 的 and similar words;
    - parallels of three or more parts that share all parts except one;
    - composite numbers (2+2) with the same structure, one or two characters apart.

    Examples
    --------
    >>> a = UsageHistory("稳进增效、除险固安、改革突破、惠民强企", "parallel", "4", 6)
    >>> b = UsageHistory("稳进增效、改革突破、除险固安、强企富民", "parallel", "4", 1)
    >>> variant_evidence(a, b)
    'link_shares {"words": "稳进增效、除险固安、改革突破"}'
    >>> variant_evidence(UsageHistory("一子落满盘活", "quoted", "", 1), UsageHistory("一子落而满盘活", "quoted", "", 1))
    'link_same_words'
    """
    if one.pattern == two.pattern == "parallel":
        parts, others = _PARTS.split(one.term), _PARTS.split(two.term)
        shared = [part for part in parts if part in others]
        if len(shared) == len(parts) == len(others):
            return message("link_reordered")
        enough = len(shared) >= 2 and len(shared) + 1 >= max(len(parts), len(others))
        return message("link_shares", words="、".join(shared)) if enough else ""
    if "+" in one.number and one.number == two.number:
        common = _common(one.term, two.term)
        if len(_NUMERALS.sub("", common)) >= 2 and len(common) >= max(len(one.term), len(two.term)) - 2:
            return message("link_counts", number=one.number, words=common)
        return ""
    return (
        message("link_same_words")
        if not one.number and without_optional_words(one.term) == without_optional_words(two.term)
        else ""
    )


def without_optional_words(term: str) -> str:
    """A term without optional words; the term itself if the rest is too short.

    >>> without_optional_words("长三角一体化发展"), without_optional_words("绿色发展")
    ('长三角一体化', '绿色发展')
    """
    rest = _OPTIONAL.sub("", term)
    return rest if len(rest) >= 4 else term


def _reworded(histories: Sequence[UsageHistory]) -> Iterator[Link]:
    """Variants; the later one is a successor of the earlier if their periods do not overlap."""
    shelves: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(histories):
        for key in _keys(one):
            shelves[key].append(at)
    pairs = {pair for shelf in shelves.values() if len(shelf) <= 60 for pair in combinations(shelf, 2)}
    for first, second in pairs:
        shared = variant_evidence(histories[first], histories[second])
        if shared:
            yield _ordered(histories[first], histories[second], shared)


def _keys(one: UsageHistory) -> set[str]:
    """Keys of which two variants share at least one."""
    if one.pattern == "code":
        return set()
    if one.pattern == "parallel":
        return set(_PARTS.split(one.term))
    if "+" in one.number:
        return {"^" + one.term[:2], one.term[-2:] + "$"}
    return {without_optional_words(one.term)}


def _common(one: str, two: str) -> str:
    """Common prefix and suffix of two names: 两中心两高地 and 两中心两地 share 两中心两地."""
    head = 0
    while head < min(len(one), len(two)) and one[head] == two[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(two)) - head and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    return one[:head] + one[len(one) - tail :]


def _ordered(one: UsageHistory, two: UsageHistory, shared: str) -> Link:
    """Link the later one to the earlier as a variant, or as a successor if a slogan was renamed."""
    old, new = sorted((one, two), key=lambda each: (each.dates[:1] or ("9999",), -each.uses, each.term))
    renamed = "+" in one.number and old.uses > 1 and _PARTS.sub("", old.term) != _PARTS.sub("", new.term)
    if renamed and old.dates and new.dates and old.dates[-1] < new.dates[0]:
        return Link(
            new.term, old.term, "successor", message("link_renamed", why=shared, **_succession(old, new))
        )
    return Link(new.term, old.term, "variant", shared)


def _succession(old: UsageHistory, new: UsageHistory) -> dict[str, str]:
    return {"old": old.term, "last": old.dates[-1], "new": new.term, "first": new.dates[0]}


def _replaced(histories: Sequence[UsageHistory]) -> Iterator[Link]:
    """Successors with different words: same verb and noun around them, and the old one ends when the new one starts.

    Both are used over several months, mostly with this verb and noun, and no
    third formulation shares them at the time.
    """
    frames: dict[tuple[str, str], list[UsageHistory]] = defaultdict(list)
    for one in histories:
        if len(one.dates) < _USES or not one.frames or len({date[:7] for date in one.dates}) < _MONTHS:
            continue
        frame, count = max(one.frames.items(), key=lambda item: (item[1], item[0]))
        if all(frame) and len(frame[1]) >= 2 and 2 * count >= one.uses and count >= 2:
            frames[frame].append(one)
    for (verb, noun), holders in sorted(frames.items()):
        holders = sorted(holders, key=lambda one: (one.dates[0], one.term))
        for old, new in pairwise(holders):
            in_use = [one for one in holders if one.dates[0] <= new.dates[0] <= one.dates[-1]]
            if in_use == [new]:  # the old one is silent, and no third has its place
                frame = {"before": verb, "after": noun}
                yield Link(
                    new.term,
                    old.term,
                    "successor",
                    message("link_replaced", **frame, **_succession(old, new)),
                )
