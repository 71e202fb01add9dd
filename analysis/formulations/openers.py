"""Words that govern a list and are not part of its members: 打造甲、乙“两个区”."""

from __future__ import annotations

import re
from functools import cache

from analysis import vocabulary
from analysis.formulations import dictionary
from analysis.regexes import certain, longest_first

#: Words before the first member that belong to the whole list: 我国甲、乙、丙.
_WHOSE = re.compile("(?:我国|我省|我市|我县|我区|全国|全省|全市|全县|全区|本市|当前|目前)(?=..)")
#: Joins two halves of a member.
_JOINED = re.compile("(?<=..)[和与](?=..)")
#: Suffixes of the governing verb: 完善了…, 用好…
_COMPLEMENT = re.compile("[了着好]*")


#: Verbs whose object is a measure, so that a verb after them starts a member: 推行|筑牢防线、培育主体.
_MEASURES = re.compile(r"(?:推行|实施|落实|坚持|开展|推出|采取|做好)(?=\w{4})")


@cache
def _pattern(*kinds: str) -> re.Pattern[str]:
    rows = vocabulary.load("formulations/openers", ("words", "kind", "example"))
    words = longest_first(row["words"] for row in rows if row["kind"] in kinds)
    return re.compile("|".join(map(re.escape, words)))


def verbs() -> re.Pattern[str]:
    """Verbs that take a list as their object."""
    return _pattern("verb", "frame")


def frames() -> re.Pattern[str]:
    """Verbs among these whose list can consist of actions: 提出维护体制、深化交流两点倡议."""
    return _pattern("frame")


def prepositions() -> re.Pattern[str]:
    """Prepositions that can precede a list."""
    return _pattern("preposition")


def acts(member: str) -> bool:
    """Whether a member is an action, that is, starts with a verb.

    >>> acts("确保粮食安全"), acts("粮食安全"), acts("服务")
    (True, False, False)
    """
    match = verbs().match(member)
    return match is not None and match.end() < len(member)


def governs(piece: str) -> bool:
    """Whether a piece ends with a verb whose object follows (…、打造“六个区”), or with 的.

    A verbal noun does not govern if the piece already has a verb with an
    object: 推进设施建设.

    >>> governs("城乡示范区、打造"), governs("城乡示范区"), governs("推进设施建设")
    (True, False, False)
    """
    if piece.endswith(("的", "是", "了")):
        return True
    return any(
        match.end() == len(piece) and not _noun_of_an_action(piece, match)
        for pattern in (verbs(), prepositions())
        for match in pattern.finditer(piece)
    )


def _noun_of_an_action(piece: str, last: re.Match[str]) -> bool:
    """Whether the last word is the object noun of a verb: 建设 in 推进设施建设."""
    first = verbs().match(piece)
    if first is None or last.start() - first.end() < 2:
        return False
    return dictionary.tags(last.group())[-1] == "vn"


def first_member(pieces: list[str]) -> tuple[str, bool]:
    """The first member without the words before it, and whether words that govern the list precede it.

    >>> first_member(["推进我国甲产业", "乙产业"]), first_member(["拉动增长的消费", "投资", "出口"])
    (('甲产业', True), ('消费', True))
    >>> first_member(["以人民为中心", "以项目为抓手", "以改革为动力"]), first_member(["推进产业升级", "推动开放", "推广经验"])
    (('以人民为中心', True), ('推进产业升级', True))
    """
    first, opened = _governed(pieces)
    others = pieces[1:]
    whose = _WHOSE.match(first)
    if whose and not any(_WHOSE.match(other) for other in others):
        first, opened = first[whose.end() :], True
    head, genitive, tail = first.rpartition("的")
    if (
        genitive
        and len(head) > 1
        and len(tail) > 1
        and not any("的" in other for other in others)
        and len(tail) <= max(map(len, others)) + 1 <= 4
    ):
        first, opened = tail, True
    return first, opened


def _governed(pieces: list[str]) -> tuple[str, bool]:
    """The first member without the words that govern the list, and whether there were any.

    If other members start with a verb, the members are actions and only a
    preposition is removed; otherwise the last verb or preposition is removed.
    If all others have the same length, so does the first. "" if the governing
    words cannot be separated from the member.

    >>> _governed(["加快建设先行区", "示范区"]), _governed(["要确保粮食安全", "确保不返贫"])
    (('先行区', True), ('确保粮食安全', True))
    """
    first, others = pieces[0], pieces[1:]
    at = _shared_start(first, others)
    if at >= 0:
        return first[at:], True
    if 2 * sum(map(acts, others)) >= len(others):
        return _first_action(first, {len(other) for other in others}), True
    sizes = {len(other) for other in others}
    size = len(others[0])
    cuts = _cuts(first, max(sizes))
    if len(others) > 1 and all(map(_JOINED.search, (first, *others))):
        cuts = _cuts_before_pair(first, cuts)
    if not cuts and len(others) > 1:
        cuts = _cuts_before_like(first, others)
    cut = max(cuts, default=0)
    if len(sizes) == 1 and len(first) - size in cuts:
        cut = len(first) - size  # same length as the others: 围绕抓项目、护生态
    near = cut and abs(len(first) - cut - size) <= 1  # 围绕电化学储能、机械储能
    if len(sizes) == 1 and len(first) > size and first[-2:] == others[0][-2:] and size > 2 and not near:
        return (first[-size:] if _parts_words(first, len(first) - size) else first), True
    if cut:
        return first[cut:], True
    if len(sizes) == 1 and len(others) > 1 and len(first) > len(others[0]) <= 4:
        size = len(others[0])
        return (first[-size:] if size < 2 or _parts_words(first, len(first) - size) else ""), True
    return (first if len(first) <= max(sizes) + 3 else ""), False


def _shared_start(first: str, others: list[str]) -> int:
    """Start of the first member, if all others start with the same word and it contains that word; else -1."""
    shared = others[0][:2]
    if len(others) > 1 and all(each.startswith(shared[:1]) for each in (first, *others)):
        return 0
    if len(others) > 1 and all(other.startswith(shared[:1]) for other in others):
        at = first.rfind(shared[:1])
        near = min(map(len, others)) - 2 <= len(first) - at <= max(map(len, others)) + 3
        if at > 0 and near and _parts_words(first, at):
            return at  # 行政村|通硬化路、通客车、通邮路
    is_shared = len(shared) == 2 and (len(others) > 1 or verbs().match(shared) is not None)
    return first.rfind(shared) if is_shared and all(other.startswith(shared) for other in others) else -1


def _first_action(first: str, sizes: set[int]) -> str:
    """An action starting at its verb: 要打造高地 → 打造高地; "" without a verb.

    An action without a known verb stands as it is if it is no longer than the others.
    If all other actions have the same length, a verb before an action of that
    length governs the list: 落实抓改革、抓开放.
    """
    size = min(sizes)
    head = first[:-size]
    if len(sizes) == 1 and any(match.end() == len(head) for match in verbs().finditer(head)):
        return first[-size:]
    cuts = [match.end() for match in prepositions().finditer(first) if _opens(first, match)]
    rest = first[max((cut for cut in cuts if len(first) - cut >= 2), default=0) :]
    frame = frames().search(rest)
    if frame and len(rest) - frame.end() >= 4:
        return rest[frame.end() :]
    if acts(rest):
        return _without_measure(rest)
    if len(rest) < len(first) and (len(rest) in sizes or (cuts and cuts[-1] == 1 and len(rest) >= size - 2)):
        return rest  # 从便利往来、深化合作
    verb = verbs().search(first)
    if verb is None:
        return first if len(first) <= max(sizes) else ""
    return _without_measure(first[verb.start() :])


def _without_measure(action: str) -> str:
    """An action without a verb before it whose object is a measure: 推行|办好实事.

    >>> _without_measure("推行办好民生实事"), _without_measure("推行积分管理")
    ('办好民生实事', '推行积分管理')
    """
    measure = _MEASURES.match(action)
    return action[measure.end() :] if measure and acts(action[measure.end() :]) else action


def _cuts(first: str, longest: int) -> list[int]:
    """Possible ends of the governing words of a list."""
    cuts = [match.end() for match in prepositions().finditer(first) if _opens(first, match)]
    cuts += [certain(_COMPLEMENT.match(first, match.end())).end() for match in verbs().finditer(first)]
    if len(first) > 2 * longest:
        cuts += [match.end() for match in re.finditer("以及|[和与]", first)]
    return [
        cut
        for cut in cuts
        if len(first) - cut >= 2 and first[cut] not in "的和与及、" and _parts_words(first, cut)
    ]


def _cuts_before_pair(first: str, cuts: list[int]) -> list[int]:
    """The cuts before a member that is a pair as the others are: 做到|提高意识和提高能力、教学和科研."""
    joint = certain(_JOINED.search(first))
    verb = first[joint.end() : joint.end() + 2]
    again = first.find(verb, 0, joint.start())
    return [again] if again > 0 else [cut for cut in cuts if cut < joint.start()]


def _parts_words(first: str, cut: int) -> bool:
    """Whether a cut is between two words: not 保障|性住房建设, nor 昆|明南."""
    ends = {0}
    for word in dictionary.cut(first):
        ends.add(max(ends) + len(word))
    return cut in ends


def _cuts_before_like(first: str, others: list[str]) -> list[int]:
    """The end of a preposition anywhere, if what follows ends like another item: 消费向景区、度假区."""
    cut = max((match.end() for match in prepositions().finditer(first)), default=0)
    return [cut] if len(first) - cut >= 2 and any(first[-1] == other[-1] for other in others) else []


def _opens(first: str, preposition: re.Match[str]) -> bool:
    """Whether the position of a preposition is possible: at the start, or after a word that it can follow."""
    at = preposition.start()
    return (
        at == 0
        or len(preposition.group()) > 1
        or first[at - 1] in "要并和是上，"
        or any(match.end() == at for match in verbs().finditer(first))
    )
