"""Decide whether a term is a formulation, from all its occurrences.

Numbers, codes and parallels are accepted unless their context shows that they
are a name or a title. Other quoted phrases need evidence: the noun after them
(“亩均论英雄”改革), their own last word (“枫桥经验”), the verb before them
(实施“头雁领航”), or recurrence in other articles.

`RULES` lists the rules in order of priority; the first one that returns a
verdict decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from ahocorasick_rs import AhoCorasick

from analysis import vocabulary
from analysis.formulations import dictionary, listed, wordlists
from analysis.formulations.announced import ends_in_goal, is_place_goal, needs_known_term, quality
from analysis.formulations.candidates import Candidate, foreign, kind_of, parts
from analysis.formulations.cues import Cue, countries, within
from analysis.formulations.dictionary import is_idiom
from analysis.formulations.openers import acts
from analysis.formulations.parallels import chars, governing, rhetorical
from analysis.wording import message

#: Number of articles from which a term in a single article needs more evidence.
MANY = 200

_SIDES = re.compile(r"两国|两党|双方|两军|[中美俄日欧哈越朝韩英法德]方")


#: Numbers of hotlines: 10086, 12345, 95598, 96110.
_DIALLED = re.compile(r"(?:1[0-2]|9[56])\d{3,4}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on a term."""

    accepted: bool
    rule: str  #: what decided: "noun behind it: 机制", "recurs in 3 articles", "name: 号"


@cache
def _loose(*, rare: bool) -> frozenset[str]:
    """Nouns that follow any phrase and are not evidence for short or plain phrases; more of them for rare phrases."""
    rows = vocabulary.load("formulations/loose_nouns", ("noun", "always", "example"))
    return frozenset(row["noun"] for row in rows if rare or row["always"] == "yes")


@cache
def _countries() -> re.Pattern[str]:
    return re.compile("|".join(countries()))


class KnownTerms:
    """Finds well-known terms inside a phrase.

    Parameters
    ----------
    terms : iterable of str
        Terms of the corpus.
    also : KnownTerms, optional
        Further terms, prepared for all corpora.
    without : collection of str
        Terms of `also` that are left out.
    """

    def __init__(
        self, terms: Iterable[str], also: KnownTerms | None = None, *, without: Collection[str] = ()
    ):
        self._terms = [term for term in terms if len(term) > 3]
        self._also = also
        self._without = without

    @cached_property
    def _automaton(self) -> AhoCorasick | None:
        return AhoCorasick(self._terms, store_patterns=False) if self._terms else None

    def inside(self, phrase: str) -> str:
        """The longest known term inside a phrase, the first of equally long ones, or "".

        >>> KnownTerms(["乡村振兴"]).inside("全面推进乡村振兴"), KnownTerms([]).inside("乡村振兴")
        ('乡村振兴', '')
        >>> KnownTerms(["改革开放"], KnownTerms(["乡村振兴"])).inside("推进乡村振兴和改革开放")
        '乡村振兴'
        """
        return max(self._found(phrase), default=(0, 0, ""))[2]

    def _found(self, phrase: str) -> Iterator[tuple[int, int, str]]:
        """Length, negative end and term of all occurrences."""
        if self._automaton:
            for index, start, end in self._automaton.find_matches_as_indexes(phrase, overlapping=True):
                yield end - start, -end, self._terms[index]
        if self._also:
            yield from (one for one in self._also._found(phrase) if one[2] not in self._without)


@cache
def listed_terms() -> KnownTerms:
    """The terms of the lexicon."""
    return KnownTerms(listed.entries())


@dataclass(frozen=True)
class Evidence:
    """The evidence about one term."""

    occurrences: Sequence[Candidate]
    articles: int  #: articles with the term
    is_word: Callable[[str], bool]
    known: KnownTerms = field(default_factory=lambda: KnownTerms(()))
    many: bool = False  #: whether the corpus has many articles

    @property
    def rare(self) -> bool:
        """Whether it occurs in a single article of a large corpus."""
        return self.many and self.articles == 1

    @property
    def term(self) -> str:
        return self.occurrences[0].term

    @property
    def pattern(self) -> str:
        """The pattern of an occurrence in quotation marks, if there is one."""
        return next((one.pattern for one in self.occurrences if one.quoted), self.occurrences[0].pattern)

    @property
    def count(self) -> int:
        return len(self.occurrences)

    @cached_property
    def quoted(self) -> int:
        """Number of occurrences in quotation marks."""
        return sum(one.quoted for one in self.occurrences)

    @cached_property
    def _cues(self) -> list[Cue]:
        return [cue for one in self.occurrences for cue in one.cues]

    @cached_property
    def policy(self) -> list[Cue]:
        """All policy cues."""
        return [cue for cue in self._cues if cue.speaks == "policy"]

    @cached_property
    def strong(self) -> list[Cue]:
        """Policy nouns directly after the phrase or at its end; loose ones only if it recurs."""
        found = [cue for cue in self.policy if cue.direct and cue.side != "before"]
        rare = self.many and (self.articles < 3 or self.plain)
        if self.pattern in ("quoted", "parallel") and (len(self.term) <= 3 or self.plain or rare):
            return [cue for cue in found if cue.words not in _loose(rare=rare)]
        return found

    @cached_property
    def has_principle_verb(self) -> bool:
        """Whether a verb for principles directly precedes it."""
        return any(
            cue.direct and cue.side == "before" and cue.words in wordlists.words("verbs of principles")
            for cue in self.policy
        )

    @property
    def near_principle_verb(self) -> bool:
        """Whether a verb for principles precedes it in its clause."""
        return any(
            cue.side == "before" and cue.words in wordlists.words("verbs of principles")
            for cue in self.policy
        )

    @cached_property
    def following(self) -> list[Cue]:
        """The strong cues directly after the phrase."""
        return [cue for cue in self.strong if cue.side == "after"]

    @property
    def following_use(self) -> Candidate:
        """The first occurrence with a strong cue after it."""
        return next(one for one in self.occurrences if any(cue in self.following for cue in one.cues))

    @cached_property
    def contrary(self) -> list[Cue]:
        """Cues of names, titles and speech; not 活动 after a number slogan or the name of a campaign."""
        found = [cue for cue in self._cues if cue.speaks in ("name", "title", "speech")]
        campaign = not self.rare and (
            self.pattern in ("number", "code")
            or (self.pattern == "parallel" and len(parts(self.term)) > 2)
            or any(cue.side == "within" for cue in self.policy)
        )
        return [cue for cue in found if not cue.words.endswith("活动")] if campaign else found

    @cached_property
    def scare(self) -> list[Cue]:
        """Cues for scare quotes, which formulations also have occasionally."""
        found = [cue for cue in self._cues if cue.speaks == "scare"]
        return found if 2 * len(found) >= self.count else []

    @property
    def series(self) -> bool:
        """In a few articles, whether quotations precede and follow it, or a number slogan does one of both."""
        return not self.many and any(cue.speaks == "series" for cue in self._cues)

    @cached_property
    def rejected(self) -> list[str]:
        """Reasons for occurrences rejected regardless of context."""
        return [one.rejected for one in self.occurrences if one.rejected]

    @cached_property
    def listed(self) -> bool:
        """Whether a text lists all its members."""
        return any(one.listing and one.listing.complete for one in self.occurrences)

    @cached_property
    def plain(self) -> bool:
        """Whether the phrase is a sequence of dictionary words."""
        return plain_words(self.term, self.is_word)


def judge(
    occurrences: Sequence[Candidate],
    articles: int,
    is_word: Callable[[str], bool],
    known: KnownTerms | None = None,
    *,
    many: bool = False,
) -> Verdict:
    """Decide on one term.

    Parameters
    ----------
    occurrences : sequence of Candidate
        All occurrences of one term.
    articles : int
        Number of articles with the term.
    is_word : callable
        Whether a string is a dictionary word.
    known : KnownTerms, optional
        Terms that are counted in any case.
    many : bool
        Whether the corpus has many articles (`MANY`).
    """
    evidence = Evidence(occurrences, articles, is_word, known or KnownTerms(()), many)
    for rule in RULES:
        verdict = rule(evidence)
        if verdict is not None:
            return verdict
    raise AssertionError("the last rule decides")


# ---- rules: each returns a verdict or None --------------------------------------------


def _unfit(one: Evidence) -> Verdict | None:
    """Most occurrences are rejected: a date, a measure, speech."""
    return Verdict(False, one.rejected[0]) if len(one.rejected) * 2 > one.count else None


def _names(one: Evidence) -> Verdict | None:
    """Its context, or a foreign country in it, shows that it is a name or a title."""
    if is_place_goal(one.term) and one.policy:
        return Verdict(True, message("found_verb", words=one.policy[0].words))
    cued = one.policy or one.contrary  # 品牌
    if one.quoted and not one.many and cued and _quality(one) and not _other_names(one):
        return Verdict(True, message("found_set_phrase"))  # “清廉青海”品牌
    country = _countries().search(one.term) if one.pattern == "quoted" else None
    if country:
        return Verdict(False, message("reject_country", words=country.group()))
    if _campaign_of_actions(one):
        return None
    most = len(one.contrary) * 2 > one.count and not (one.pattern == "number" and one.listed)
    more = one.pattern not in ("number", "code") and len(one.contrary) > len(one.strong)
    if not one.many and one.quoted > 2 and 2 * len(one.contrary) < one.quoted:
        more = False  # several times in quotation marks, mostly without such a cue
    return _verdict_for(one.contrary[0]) if most or more else None


def _quality(one: Evidence) -> bool:
    """Whether a term is a quality before a word of two characters (清廉高密, 书香校园), no word like 书香门第."""
    return (
        len(one.term) == 4
        and quality().match(one.term) is not None
        and not one.is_word(one.term)
        and not dictionary.tags(one.term[2:])[0].startswith("v")  # 健康发展
    )


def _other_names(one: Evidence) -> bool:
    """Whether a cue of a name or title other than 品牌 is next to it."""
    return any(cue.words != "品牌" for cue in one.contrary)


def _campaign_of_actions(one: Evidence) -> bool:
    """Whether it is a quoted slogan of actions before 活动: 开展“走基层、解难题、促发展”活动."""
    only = all(cue.words == "活动" for cue in one.contrary)
    return one.pattern == "parallel" and only and bool(one.policy) and rhetorical(one.term)


def _verdict_for(cue: Cue) -> Verdict:
    """The verdict for a cue of a name, a title or speech."""
    codes = {"name": "reject_name_by", "title": "reject_title_by", "speech": "reject_speech_by"}
    return Verdict(False, message(codes[cue.speaks], words=cue.words))


def _motto(one: Evidence) -> Verdict | None:
    """A space or a middle dot indicates the motto of an event or the title of a programme.

    A dot can also join the two names of a project: 建设“临港新城·数智山海”.
    """
    if one.pattern == "code" or not re.search(r"[\s·]", one.term):
        return None
    first, *others = re.split(r"[\s·]", one.term)
    joined = "·" in one.term and min(map(len, (first, *others))) > 2
    if joined and any(cue.direct for cue in one.policy) and not one.rare:
        return None
    return (
        None
        if one.known.inside(first + "行动") or len(first) < 2
        else Verdict(False, message("reject_motto"))
    )


def _number(one: Evidence) -> Verdict | None:
    """A number slogan, unless it is a word or an idiom, or occurs in a single article without evidence."""
    if one.pattern != "number":
        return None
    joined = one.term.endswith("位一体") and one.quoted  # a word, and a name for several things made one
    meant = one.policy or one.listed or joined
    if "+" not in one.occurrences[0].number and one.is_word(one.term) and not (meant or one.series):
        return Verdict(False, message("reject_plain_word"))
    if is_idiom(one.term) and not one.strong and not (one.quoted and one.has_principle_verb):
        return Verdict(False, message("reject_idiom"))
    weak = _weak_number(one) if one.many else ""
    if weak:
        return Verdict(False, weak)
    return Verdict(True, message("found_number") if one.quoted else message("found_number_with_members"))


def _weak_number(one: Evidence) -> str:
    """Reason to reject a number slogan of few articles in a large corpus."""
    near = any(cue.direct for cue in one.policy) or any(each.listing for each in one.occurrences)
    if not one.quoted and (one.rare or not near):
        return message("reject_number_unquoted")
    if one.rare and not near:
        return message("reject_number_once")
    double = len(one.term) == 3 and one.term[0] == "双"
    return message("reject_two_of_a_kind") if double and one.articles < 3 and not one.listed else ""


def _code(one: Evidence) -> Verdict | None:
    """A digit code with its noun."""
    if one.pattern != "code":
        return None
    if one.strong:
        return Verdict(True, message("found_code", words=one.strong[0].words))
    spoken = [cue for cue in one.policy if cue.direct and cue.side == "before"]
    short = len(one.term) < 4 or one.many or _DIALLED.fullmatch(one.term)
    if one.quoted and ((one.policy and "+" in one.term) or (spoken and not short)):
        # ‘1+3+N’的联户制度, 推进“51233”转型突破
        return Verdict(True, message("found_code", words=one.policy[0].words))
    if one.quoted and not one.many and not one.contrary and re.search(r"\d\+", one.term):
        return Verdict(True, message("found_number"))
    return Verdict(False, message("reject_digits"))


def _unquoted_parallel(one: Evidence) -> Verdict | None:
    """An unquoted parallel must recur; in a few articles, its form or a policy noun after it are enough.

    Those of two parts are candidates only where they have one of both.
    """
    if one.quoted or one.pattern != "parallel":
        return None
    pair = len(parts(one.term)) == 2
    formed = pair or rhetorical(one.term) or one.has_principle_verb or _governed_parallel(one)
    if not one.many and (formed or _clause_of_actions(one)):
        return Verdict(True, message("found_parallel_form"))
    if one.articles > (2 if one.many else 1) and one.count > 2:
        return Verdict(True, message("found_parallel_recurs", n=one.articles))
    return Verdict(False, message("reject_parallel_unquoted"))


def _clause_of_actions(one: Evidence) -> bool:
    """Whether parts that fill a clause are actions or qualities without a common verb of orders.

    加强领导、落实责任、严格检查 is a list of tasks, 勇立潮头、敢为人先、善作善成 a slogan.
    """
    pieces = parts(one.term)
    fills = any(cue.speaks == "clause" for each in one.occurrences for cue in each.cues)
    return (
        fills
        and not any(map(acts, pieces))
        and all(any(tag[0] in "vail" for tag in dictionary.tags(piece)) for piece in pieces)
    )


def _governed_parallel(one: Evidence) -> bool:
    """Whether a policy noun follows a parallel of actions or qualities: 稳进求效、除险清患、改革攻坚|工作导向."""
    pieces = parts(one.term)
    active = sum(any(tag[0] in "vail" for tag in dictionary.tags(piece)) for piece in pieces)
    ends = {piece[-2:] for piece in pieces}
    governed = any(cue.side == "after" and cue.words in governing() for cue in one.policy)
    return governed and 2 * active > len(pieces) and len(ends) == len(pieces)


def _announced(one: Evidence) -> Verdict | None:
    """An unquoted name after a verb that announces it; in a large corpus, it must recur."""
    if one.pattern != "announced":
        return None
    unknown = needs_known_term(one.term, one.policy[0].words) and not one.known.inside(one.term)
    if unknown or (one.many and one.articles < 3):
        return Verdict(False, message("reject_announced"))
    return Verdict(True, message("found_verb", words=one.policy[0].words))


def _parallel(one: Evidence) -> Verdict | None:
    """A quoted parallel that recurs, or that its context introduces as a formulation.

    In a few articles, its form is enough: parts of the same length, or three parts.
    """
    if one.pattern != "parallel":
        return None
    if one.many:
        spoken = one.has_principle_verb or bool(one.strong)
    else:
        spoken = any(cue.direct or cue.side == "after" or "，" not in one.term for cue in one.policy)
    if one.articles > 1 or spoken or (not one.many and _even(one)):
        return Verdict(True, message("found_parallel"))
    return Verdict(False, message("reject_parallel_once"))


def _even(one: Evidence) -> bool:
    """Whether a parallel has three parts, or two of the same length of four or more characters, without a comma.

    Two of three characters are enough if both are a verb and its object: 解民忧、守民心. Longer parts with 的 also
    need a policy cue.
    """
    pieces = parts(one.term)
    if len(pieces[0]) > 5 and all("的" in piece for piece in pieces) and not one.policy:
        return False
    same_size = len({len(piece) for piece in pieces}) == 1
    same = same_size and len(pieces[0]) > 3
    actions = same_size and len(pieces[0]) == 3 and all(piece[0] in chars("verb") for piece in pieces)
    return actions or len(pieces) > 2 < len(pieces[0] + pieces[1]) or (same and "，" not in one.term)


def _word(one: Evidence) -> Verdict | None:
    """A dictionary word, unless it is long and followed by a policy noun, or is the name of a campaign: “敲门”行动."""
    named = one.following and not one.scare
    if one.is_word(one.term) and not (
        named and (len(one.term) > 3 or kind_of(one.following_use) == "campaign")
    ):
        return Verdict(False, message("reject_plain_word"))
    return None


def _short(one: Evidence) -> Verdict | None:
    """Two or three characters need a policy noun at half of the occurrences."""
    if len(one.term) > 3:
        return None
    if 2 * len(one.strong) >= one.count and not one.scare:
        return Verdict(True, message("found_noun", words=one.strong[0].words))
    return Verdict(False, message("reject_short"))


def _set_phrase(one: Evidence) -> Verdict | None:
    """In a few articles, four characters in the shape of a set phrase, or that end in a verb: 一区多园, 双向发力.

    A goal (旅游名市) and what a place contributes (山海力量) count too.
    """
    if one.many or not one.quoted or one.scare or re.search("[A-Za-z\\d]", one.term):
        return None
    accepted = (len(one.term) == 4 and _like_a_set_phrase(one.term)) or (
        len(one.term) > 3 and _coined(one.term)
    )
    return Verdict(True, message("found_set_phrase")) if accepted else None


def _like_a_set_phrase(term: str) -> bool:
    """Whether four characters repeat one, have 而不 inside, make no word, or end in a verb."""
    return _shaped(term) or term[1:3] == "而不" or len(dictionary.cut(term)) == 4 or _ends_in_action(term)


def _coined(term: str) -> bool:
    """Whether the last word is a goal or something that a place contributes: 旅游名市, 山海力量.

    >>> _coined("旅游名市"), _coined("山海力量"), _coined("山海天气")
    (True, True, False)
    """
    return ends_in_goal(term) or term.endswith(wordlists.words("ends of coinages"))


def _ends_in_action(term: str) -> bool:
    """Whether a noun, a number or a manner precedes a verb: 双向发力, 一口受理; not 江边跑团, a name.

    >>> _ends_in_action("双向发力"), _ends_in_action("推动工作")
    (True, False)
    """
    first, *others = dictionary.tags(term)
    return (
        first[0] not in "vr"
        and any(tag[0] == "v" for tag in others)
        and not term.endswith(wordlists.words("ends of names"))
    )


def _scare_quotes(one: Evidence) -> Verdict | None:
    """Scare quotes or a metaphor (成为“…”)."""
    if one.scare and not one.following:
        return Verdict(False, message("reject_scare_quotes", words=one.scare[0].words))
    return None


@cache
def _orders() -> re.Pattern[str]:
    """Start of an instruction in a document: 加强, 切实."""
    rows = vocabulary.load("formulations/orders", ("words", "example"))
    return re.compile("|".join(row.pattern("words").pattern for row in rows))


def _longer_noun(term: str, size: int) -> bool:
    """Whether a noun of up to three characters begins like an order of this size: 要|素, 建设|者; not 统筹|安排."""
    first = len(dictionary.cut(term)[0])
    return size < first < 4 and dictionary.tags(term)[0] in ("n", "nz")


def _instruction(one: Evidence) -> Verdict | None:
    """An instruction from a document, or words around a term that is counted in any case."""
    order = _orders().match(one.term)
    if order and _longer_noun(one.term, order.end()):
        order = None
    inside = one.known.inside(one.term) if order else ""
    if inside:
        return Verdict(False, message("reject_line_around", term=inside))
    if (
        order
        and len(one.term) >= (7 if one.many else 10)
        and one.articles == 1
        and (one.many or not one.following)
    ):
        return Verdict(False, message("reject_line"))
    return None


def _combination(one: Evidence) -> Verdict | None:
    """A sum of items (公司+基地+农户) is a business model, unless it recurs.

    In a few articles, a sum of two words is a mechanism: “产品+服务”.
    """
    if (
        not one.many
        and one.pattern == "quoted"
        and re.fullmatch(r"[\u3400-\u9fff]{2,5}\+[\u3400-\u9fff]{2,5}", one.term)
    ):
        return Verdict(True, message("found_combination"))
    if (
        "+" in one.term
        and one.pattern == "quoted"
        and one.many
        and (one.articles < 3 or one.term.count("+") > 1)
    ):
        return Verdict(False, message("reject_sum"))
    return None


def _named(one: Evidence) -> Verdict | None:
    """A policy noun directly after it, or as its last word."""
    return Verdict(True, message("found_noun", words=one.strong[0].words)) if one.strong else None


def _recurs(one: Evidence) -> Verdict | None:
    """It recurs in other articles, with policy terms nearby at least half of the time."""
    near = sum(any(cue.speaks == "policy" for cue in each.cues) for each in one.occurrences)
    least = 2 if one.many else 1
    if one.articles > least and not one.plain and 2 * near >= one.count:
        return Verdict(True, message("found_recurs", n=one.articles))
    return None


def _verb_before(one: Evidence) -> Verdict | None:
    """A policy verb before it; in a large corpus, a verb for principles directly before it.

    In a few articles, plain words are enough after such a verb: 深入实施农村“头雁领航”.
    """
    plain = one.plain and (one.many or not one.near_principle_verb)
    if (one.has_principle_verb if one.many else one.policy) and "的" not in one.term and not plain:
        return Verdict(True, message("found_verb", words=one.policy[0].words))
    return None


def _insisted(one: Evidence) -> Verdict | None:
    """In a few articles, a phrase in quotation marks several times, if a policy cue is next to one of them.

    Without it, names are quoted as often: of estates, shops, applications.
    """
    quoted_often = one.quoted > 2 and len(one.term) > 3 and 3 * len(one.scare) < one.quoted
    if not one.many and quoted_often and one.policy and not one.is_word(one.term):
        return Verdict(True, message("found_recurs", n=one.articles))
    return None


def _beside_number(one: Evidence) -> Verdict | None:
    """In a few articles, four or more characters next to a number slogan: “龙头引领”、“四个协同”."""
    if one.pattern == "quoted" and one.series and len(one.term) > 3 and not one.plain and not one.contrary:
        return Verdict(True, message("found_beside_number"))
    return None


def _acts_after_verb(one: Evidence) -> Verdict | None:
    """In a few articles, five or more characters with a verb, directly after a policy verb: 强化“产业当主角”."""
    if one.many or one.pattern != "quoted" or len(one.term) < 5 or one.scare or one.contrary:
        return None
    before = [cue for cue in one.policy if cue.side == "before" and cue.direct]
    if before and any(tag[0] in "vli" for tag in dictionary.tags(one.term)):
        return Verdict(True, message("found_verb", words=before[0].words))
    return None


def _default(one: Evidence) -> Verdict:
    """Reason to reject everything else."""
    if one.plain:
        return Verdict(False, message("reject_plain_words"))
    return Verdict(False, message("reject_nothing", uses=one.count, articles=one.articles))


RULES: tuple[Callable[[Evidence], Verdict | None], ...] = (
    _unfit,
    _names,
    _motto,
    _number,
    _code,
    _unquoted_parallel,
    _announced,
    _parallel,
    _word,
    _short,
    _set_phrase,
    _scare_quotes,
    _instruction,
    _combination,
    _named,
    _recurs,
    _verb_before,
    _insisted,
    _beside_number,
    _acts_after_verb,
    _default,
)


def plain_words(term: str, is_word: Callable[[str], bool]) -> bool:
    """Whether a short phrase is a sequence of dictionary words: two, or three with a single character.

    Excludes phrases with the shape of a set phrase (一老一小, 走深走实), and
    ordinals that select one of several (第二个结合).

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
    """Whether it has four characters with the first and third, or the second and fourth, identical."""
    return len(term) == 4 and (term[0] == term[2] or term[1] == term[3])


def set_phrase(term: str, words: Sequence[str], spoken: Sequence[bool]) -> bool:
    """Whether a phrase found by cohesion alone is a formulation.

    It must have a suitable shape: four characters with the first and third or
    the second and fourth identical (走深走实, 管党治党), or of which no two form a
    dictionary word (东数西算); or it must end with a policy noun. In addition, a
    policy verb before it or a policy noun after it is required.

    Excludes foreign names, persons, and the two countries of a visit.

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
