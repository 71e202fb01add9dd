"""Candidates in quotation marks, and reasons to reject a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from analysis import vocabulary
from analysis.formulations import cues, members, numbers
from analysis.formulations.candidates import Candidate, foreign, parallel, parts
from analysis.formulations.marks import MARKS, pair
from analysis.formulations.numbers import CODE
from analysis.formulations.unmarked import COUNTED, measure
from analysis.wording import message

#: Maximum length of a phrase; longer quotations are sentences or documents.
LONGEST = 32

_SENTENCE_WITHIN = re.compile(r"[。！？…；]")
#: An abbreviation in Latin letters: AI+, 5G+, ESG.
_ABBREVIATION = re.compile(r"[A-Z]{2,6}|[A-Za-z\d]{1,8}\+[A-Za-z\d]{0,8}")
#: Steps of one character each: 选、育、管、用.
_STEPS = re.compile(r"(?![一二两三东南西北甲乙丙丁])[\u3400-\u9fff](?:、[\u3400-\u9fff]){2,6}")
_QUESTION = re.compile(r"什么|怎么|如何|为何|谁|哪|吗|呢|多少")


def find(text: str) -> Iterator[Candidate]:
    """The quotations of one paragraph; `text` must be folded.

    >>> [(c.term, c.pattern, c.number) for c in find("运用“885”机制，落实“一岗双责”")]
    [('885', 'code', ''), ('一岗双责', 'number', '1+2')]
    >>> [(c.term, c.rejected) for c in find("他说：“今天天气很好。”")]
    [('今天天气很好。', 'reject_speech')]
    """
    for quoted in pair(text):
        inner = text[quoted.start + 1 : min(quoted.end - 1, quoted.start + 2 * LONGEST)].strip()
        if not inner:
            continue
        reason, pattern, number = _shape(inner)
        if reason:
            yield Candidate(inner[: LONGEST + 1], "quoted", quoted.start, quoted.end, True, rejected=reason)
            continue
        own = cues.after(text, quoted.end)  # “A”新定位和“B”新使命: each has its own noun
        near = (
            *(
                own
                if own and own[0].speaks == "policy"
                else cues.after(text, cues.chain_end(text, quoted.end))
            ),
            *cues.before(text, cues.chain_start(text, quoted.start)),
            *cues.within(inner),
        )
        beside = cues.in_series if pattern == "number" else cues.beside_number
        if pattern in ("number", "quoted") and beside(text, quoted.start, quoted.end):
            near = (*near, cues.Cue("series", "after", "", direct=False))
        listing = None
        if pattern == "number":
            listing = members.find(text, quoted.start, quoted.end, numbers.total(number))
        reason = message("reject_list_of_members") if _is_list(text, inner, quoted.end) else ""
        yield Candidate(inner, pattern, quoted.start, quoted.end, True, number, near, listing, reason)


@lru_cache(maxsize=2**14)
def _shape(inner: str) -> tuple[str, str, str]:
    """Classify a quotation by its words: reason for rejection, or pattern and number structure.

    >>> _shape("三攻坚一盘活"), _shape("好")
    (('', 'number', '3+1'), ('reject_one_character', '', ''))
    """
    reason = _unfit(inner)
    if reason:
        return reason, "", ""
    number = numbers.read(inner)
    if CODE.fullmatch(inner) or _ABBREVIATION.fullmatch(inner):
        return "", "code", number
    if number:
        return "", "number", number
    if parallel(inner) or _STEPS.fullmatch(inner):
        return "", "parallel", str(len(parts(inner))) if len(parts(inner)) > 2 else ""
    return "", "quoted", ""


def _unfit(inner: str) -> str:
    """Reason to reject a quotation by its words; "" if there is none.

    >>> [_unfit(inner) for inner in ("好", "坚定信心，接续奋斗！", "为什么改", "九·一八", "《条例》解读", "三公里")]
    ['reject_one_character', 'reject_speech', 'reject_question', 'reject_date', 'reject_title', 'reject_measure']
    """
    bare = re.sub(rf"[{MARKS}]", "", inner)
    if len(bare) == 1:
        return message("reject_one_character")
    if _SENTENCE_WITHIN.search(inner):
        return message("reject_speech")
    if len(inner) > LONGEST and not _series(inner):
        return message("reject_too_long")
    if re.search(r"[《》：]|—", inner):
        return message("reject_title")
    if _QUESTION.search(inner) and inner.count("谁") != 2:  # 谁执法谁普法 is not a question
        return message("reject_question")
    if any(pattern.fullmatch(bare) for pattern in _dates()):
        return message("reject_date")
    if measure().fullmatch(bare):
        return message("reject_measure")
    if "%" in bare or re.match(r"[近约超逾][\d几数百千万一二两三四五六七八九十]", bare):
        return message("reject_measure")
    if re.search(r"[-—]20\d\d", inner) or foreign(bare):
        return message("reject_name")
    if CODE.fullmatch(inner) or _ABBREVIATION.fullmatch(inner):
        return ""
    if not re.search(r"[\u3400-\u9fff]{2}", bare) and not _STEPS.fullmatch(bare):
        return message("reject_no_chinese")
    return ""


def _series(inner: str) -> bool:
    """Whether a long quotation is a series of parts of the same length: 支部引村、能人兴村、合作富村…."""
    pieces = inner.split("、")
    return len(pieces) > 3 and 2 < len(pieces[0]) < 9 and len({len(piece) for piece in pieces}) == 1


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    return tuple(
        row.pattern("pattern") for row in vocabulary.load("formulations/dates", ("pattern", "example"))
    )


def _is_list(text: str, inner: str, end: int) -> bool:
    """Whether a quotation only lists the members of the number phrase after it: “甲、乙”两个区."""
    counted = COUNTED.match(text, end)
    return counted is not None and "、" in inner and numbers.value(counted["number"]) == inner.count("、") + 1
