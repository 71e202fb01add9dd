"""Whether a term is a formulation, weighed over all its standings.

Numbers, codes and parallels speak for themselves unless what stands around
them says that they are a name or a title. A quoted phrase must be spoken for:
by the noun behind it (“亩均论英雄”改革), by its own last word (“枫桥经验”), by
the verb before it (实施“头雁领航”), or by coming back in other articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.formulations.candidates import Candidate, foreign
from analysis.formulations.cues import within
from analysis.formulations.dictionary import is_idiom

#: How a line of a document begins that tells somebody to do something.
_ORDERS = re.compile(
    r"优化|健全|共同|加强|加快|推动|推进|促进|全面|必须|要|坚持|坚定|构建|支持|提升|提高|完善|建立|建设|落实|做好|防范|深化|毫不|进一步|努力|切实"
)
#: Nouns that follow anything, and so speak for no phrase that is short or of plain words.
_LOOSE = frozenset(("建设", "工作", "合作", "治理", "联动", "融合", "协作", "教育"))
_SIDES = re.compile(r"两国|两党|双方|两军|[中美俄日欧哈越朝韩英法德]方")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on a term."""

    accepted: bool
    rule: str  #: what decided: "noun behind it: 机制", "recurs in 3 articles", "name: 号"


def judge(standings: Sequence[Candidate], articles: int, is_word: Callable[[str], bool]) -> Verdict:
    """Decide on one term.

    Parameters
    ----------
    standings : sequence of Candidate
        All of one term.
    articles : int
        How many articles they stand in.
    is_word : callable
        Whether a string is a plain word of the dictionary.

    Leaves alone, as plain words in scare quotes: dictionary words that no
    policy noun follows; two or three characters without such a noun; what
    half of its standings liken something to (成为“…”).
    """
    first = standings[0]
    rejected = [standing.rejected for standing in standings if standing.rejected]
    if len(rejected) * 2 > len(standings):
        return Verdict(False, rejected[0])
    cues = [cue for standing in standings for cue in standing.cues]
    policy = [cue for cue in cues if cue.speaks == "policy"]
    strong = [cue for cue in policy if cue.direct and cue.side != "before"]
    against = [cue for cue in cues if cue.speaks in ("name", "title", "speech")]
    scare = [cue for cue in cues if cue.speaks == "scare"]
    if 2 * len(scare) < len(standings):
        scare = []  # a formulation is likened to something now and then
    quoted = [standing for standing in standings if standing.quoted]
    if len(against) * 2 > len(standings) or (
        first.pattern not in ("number", "code") and len(against) > len(strong)
    ):
        return Verdict(False, f"{against[0].speaks}: {against[0].words}")
    listed = any(standing.listing and standing.listing.complete for standing in standings)
    if (
        first.pattern == "number"
        and "+" not in first.number
        and is_word(first.term)
        and not (policy or listed)
    ):
        return Verdict(False, "plain word")
    if first.pattern == "number" and is_idiom(first.term) and not strong:
        return Verdict(False, "idiom")
    if first.pattern == "number":
        return Verdict(True, "number" if quoted else "number with its members or body before it")
    if first.pattern == "code":
        if strong:
            return Verdict(True, f"code with its noun: {strong[0].words}")
        return Verdict(False, "digits without a noun")
    if not quoted:
        if articles > 1 and len(standings) > 2:
            return Verdict(True, f"parallel, recurs in {articles} articles")
        return Verdict(False, "parallel, unquoted and not recurring")
    spoken = [cue for cue in policy if cue.direct] if "，" in first.term else policy
    if first.pattern == "parallel" and (spoken or articles > 1):
        return Verdict(True, "parallel")
    return _plain(first.term, len(standings), strong, policy, scare, articles, is_word)


def _plain(term, standings, strong, policy, scare, articles, is_word) -> Verdict:
    """A quoted phrase without number, code or parallel."""
    if len(term) <= 3 or plain_words(term, is_word):
        strong = [cue for cue in strong if cue.words not in _LOOSE]
    direct = [cue for cue in strong if cue.side == "after"]
    if is_word(term) and not (len(term) > 3 and direct and not scare):
        return Verdict(False, "plain word")
    if len(term) <= 3:
        if 2 * len(strong) >= standings and not scare:
            return Verdict(True, f"noun: {strong[0].words}")
        return Verdict(False, "short, without a policy noun")
    if scare and not direct:
        return Verdict(False, f"scare quotes: {scare[0].words}")
    if len(term) >= (10 if strong else 7) and articles == 1 and _ORDERS.match(term) and not direct:
        return Verdict(False, "a line of a document")
    if strong:
        return Verdict(True, f"noun: {strong[0].words}")
    if articles > 1 and (policy or (articles > 2 and not plain_words(term, is_word))):
        return Verdict(True, f"recurs in {articles} articles")
    if policy and "的" not in term and not plain_words(term, is_word):
        beside = "noun" if policy[0].side == "after" else "verb before it"
        return Verdict(True, f"{beside}: {policy[0].words}")
    return Verdict(False, "plain words" if policy else "quoted once, nothing speaks for it")


def plain_words(term: str, is_word: Callable[[str], bool]) -> bool:
    """Whether a short phrase is just dictionary words side by side: two, or three with a single character.

    Leaves alone what has the shape of a set phrase (一老一小, 走深走实), and
    the one of several that an ordinal picks out (第二个结合).

    >>> words = {"电子", "档案"}
    >>> plain_words("电子档案", words.__contains__), plain_words("强根铸魂", words.__contains__)
    (True, False)
    """
    return (
        len(term) <= 6
        and not _shaped(term)
        and not term.startswith("第")
        and any(is_word(term[:cut]) and is_word(term[cut:]) for cut in range(2, len(term) - 1))
    )


def _shaped(term: str) -> bool:
    """Whether it is four characters of which the first and third or the second and fourth are the same."""
    return len(term) == 4 and (term[0] == term[2] or term[1] == term[3])


def set_phrase(term: str, words: Sequence[str], spoken: Sequence[bool]) -> bool:
    """Whether a phrase that only cohesion found is a formulation.

    It has the shape of one: four characters of which the first and third or
    the second and fourth are the same (走深走实, 管党治党), or that the
    dictionary knows no two of (东数西算). Or it ends with a policy noun. And
    a policy verb before it or a policy noun behind it speaks for it.

    Leaves alone foreign names and persons, the two countries of a visit.

    >>> set_phrase("走深走实", ["走", "深", "走", "实"], [True, False, False])
    True
    >>> set_phrase("中方愿同", ["中方", "愿", "同"], [False] * 20)
    False
    """
    share = sum(spoken) / len(spoken) if spoken else 0.0
    shaped = _shaped(term) or len(term) == len(words) == 4
    named = any(cue.speaks == "policy" for cue in within(term))
    if foreign(term, 0.7) or _SIDES.search(term):
        return False
    return (shaped and share >= 0.1) or (named and share >= 0.25)
