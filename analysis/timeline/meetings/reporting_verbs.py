"""The verbs that report a meeting as held, opened, attended or sitting: 召开, 开幕, 出席, 审议."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from analysis import vocabulary
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import head_nouns
from analysis.timeline.sentences import DATE, QUOTED, Sentence
from analysis.timeline.spans import SentenceSpan


class VerbRole(StrEnum):
    """What a verb says of a meeting; as in the vocabulary."""

    HOLD = "hold"
    OPEN = "open"
    ATTEND = "attend"
    SIT = "sit"


class ReportingVerb(NamedTuple):
    """A verb in a sentence, with its clause and its date; offsets within the sentence."""

    word: str
    role: VerbRole
    start: int
    end: int
    clause: SentenceSpan
    date: TimeExpression | None

    @property
    def before(self) -> SentenceSpan:
        """From the start of the clause to the verb."""
        return SentenceSpan(self.clause.start, self.start)

    @property
    def is_chairing(self) -> bool:
        """Whether it is 主持: what is chaired follows it, and its subject is not the body that met."""
        return self.word == "主持"


@cache
def verb_roles() -> dict[str, VerbRole]:
    """Verb to role."""
    found = {}
    for row in vocabulary.load("timeline/meetings_verbs", ("verb", "role", "example")):
        if row["role"] not in list(VerbRole):
            raise row.fault(f"role {row['role']!r}, which is none of {', '.join(VerbRole)}")
        found[row["verb"]] = VerbRole(row["role"])
    return found


#: 就……进行第十次集体学习, 开展专题学习: the one kind of meeting that takes these verbs, not 召开.
_STUDY = r"(?:进行|开展)了?(?=(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?:集体|专题|集中)学习(?:[，。；]|$))"
#: 开展“……”主题党日活动, which on the day of a report is one whatever stands before it.
_PARTY_DAY = r"(?:组织)?开展了?(?=[^，。；]{0,40}党日(?:活动)?(?:[，。；]|$))"
#: 组织开展防汛演练: what else a body carries out, up to the end of the clause.
_CARRY_OUT = "(?:组织)?开展了?"
#: Before 开展, somebody on the way, whose tour it is, or work that goes on: 率队到……开展, 持续开展, 3月起开展.
_TOUR_OR_WORK = re.compile(
    f"率|带队|带领|一行|到|赴|深入|前往|走进|走访|来|[莅下]|[{DATE}]起|以来|至今|连日|近[日期年]|要|应|将|须|持续|积极|扎实|广泛|不断|全面|认真|大力|定期|每|各|累计|已|为|通过|对|就|围绕|针对"
)
#: What bodies organise or carry out (组织, 开展), and do not only attend, where 会 ends the clause.
_TALKS = (
    "座谈",
    "研讨",
    "交流",
    "协商",
    "宣讲",
    "听证",
    "会商",
    "分析",
    "恳谈",
    "议事",
    "推进",
    "评审",
    "论证",
    "汇报",
    "通报",
)
#: 组织“海绵城市”协商会, 开展乡村振兴座谈会; but 组织委员参加协商会.
_ORGANISE = (
    r"(?:组织|开展)了?(?=(?:(?!组织|开展|召开|参加|出席|列席|收看|观看|学习|前往)[^，。；、]){0,40}"
    rf"(?:{'|'.join(_TALKS)})会(?:[，。；]|$))"
)
#: ……集体学习3月5日在江州进行: a meeting before it, and nothing that it takes as its object.
_GO_ON = "进行(?=[，。；]|$)"
_ENDS = re.compile("[，。；]|$")
#: In a room, or on a day: 7月11日上午在会议室开理论学习会议.
_OPEN_UP = rf"(?<=[{DATE}室厅馆楼堂导])开(?=[^，。；开]{{2,24}}会(?:议)?[，。；])"
#: What a sentence with one of these must hold.
_THEIR_TRIGGERS = (
    "集体学习",
    "党日",
    "专题学习",
    "集中学习",
    "进行，",
    "进行。",
    "进行；",
    "室开",
    "厅开",
    "馆开",
    "楼开",
    "堂开",
    "日开",
    "午开",
    "导开",
    *(f"{what}会" for what in _TALKS),
)
#: What may not follow: 召开的, 召开人, 会议召开前, 召开之际, 召开期间; but 召开人才工作会议, 召开地方党史座谈会.
_NO_REPORT = r"[的式词者幕] | (?<=参加)过 | (?<=迎来)了?(?:开幕)?倒计时 | 人(?![才大民事武口社力防居机员道格]|工智能|际) | 方(?![案式向志]) | 地(?![方质区铁理震级下税名灾籍产热市标勤]) | 权(?![益力责威利]) | (?<=[班业幕])仪式 | 之[际前后] | 以[来后前] | [后前](?=[，。；、的]|$) | 期间 | 情况(?!通报|交流|汇报|说明|反馈|分析) | 时间(?!管理) | (?<=[开办]了)[\d一二两三四五六七八九]{1,2}[天日]"


#: Before a verb whose characters are then part of other words: 联合办案, 综合办公.
_NO_VERB = {"合办": "(?<![联综整结混融])"}


@cache
def _carry_out() -> str:
    """开展 before the name of a gathering that ends its clause."""
    words = {*head_nouns.heads(), *head_nouns.held()} - {"学习"}  # 开展参观学习 is work
    names = "|".join(sorted(words, key=lambda word: (-len(word), word)))
    return rf"{_CARRY_OUT}(?=(?:(?!举[行办]|召开)[^，。；、的]){{2,40}}?(?:{names})[{QUOTED}]*(?:[，。；]|$))"


@cache
def _pattern() -> re.Pattern[str]:
    words = [
        f"{_NO_VERB.get(word, '')}{word}"
        for word in sorted(verb_roles(), key=lambda word: (-len(word), word))
    ]
    return re.compile(
        rf"{_STUDY} | {_PARTY_DAY} | {_carry_out()} | {_ORGANISE} | {_GO_ON} | {_OPEN_UP} | (?:{'|'.join(words)})(?!{_NO_REPORT})",
        re.VERBOSE,
    )


def triggers() -> tuple[str, ...]:
    """Words one of which a sentence with such a verb holds."""
    return (*verb_roles(), *_THEIR_TRIGGERS)


def reporting_verbs(sentence: Sentence) -> Iterator[ReportingVerb]:
    """The reporting verbs of a sentence, in order.

    >>> from analysis.timeline import sentences
    >>> text = "全市教育大会召开前，市委召开常委会会议。"
    >>> [(verb.word, verb.role.value, verb.start) for verb in reporting_verbs(sentences.read(text, 0, len(text)))]
    [('召开', 'hold', 12)]
    """
    for hit in _pattern().finditer(sentence.flat):
        role = verb_roles().get(hit.group(), VerbRole.HOLD)
        if hit.group() == "进行" and _ENDS.match(sentence.flat, hit.end()):
            role = VerbRole.OPEN
        start, end = hit.span()
        if "开展" in hit.group() and not _is_event(sentence, hit):
            continue
        yield ReportingVerb(hit.group(), role, start, end, sentence.clause_at(start), sentence.date_of(start))


def _is_event(sentence: Sentence, hit: re.Match[str]) -> bool:
    """Whether what is carried out (开展) is an event of a body on a day, and no tour or work that goes on.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [verb.word for verb in reporting_verbs(sentences.read(text, 0, len(text)))]
    >>> show("3月5日，市消防支队开展灭火演练。"), show("3月5日，市长率队到北山村开展义诊。"), show("3月起，各地开展灭火演练。")
    (['开展'], [], [])
    """
    if re.match(_PARTY_DAY, sentence.flat[hit.start() :]) or re.match(_STUDY, sentence.flat[hit.start() :]):
        return True
    if any(f"{what}会" in sentence.flat[hit.end() :] for what in _TALKS):
        return True
    clause = sentence.clause_at(hit.start())
    before = sentence.flat[: hit.start()]
    subject = before.strip(DATE + "，、 ")
    opens = not sentence.flat[: clause.start].strip(DATE + "，、 ")
    return opens and bool(subject) and sentence.flat.startswith(DATE) and not _TOUR_OR_WORK.search(before)
