"""The verbs that report a meeting as held, opened, attended or sitting: 召开, 开幕, 出席, 审议."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from analysis import vocabulary
from analysis.regexes import longest_first
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings.places import is_spot
from analysis.timeline.sentences import DATE, QUOTED, Sentence
from analysis.timeline.spans import SentenceSpan


class VerbRole(StrEnum):
    """What a verb says of a meeting; as in the vocabulary."""

    HOLD = "hold"
    OPEN = "open"
    ATTEND = "attend"
    SIT = "sit"


_CONVENING = ("召开", "举行", "举办")


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
    def is_convening(self) -> bool:
        """Whether it ends in 召开, 举行 or 举办, also behind 主持 or 组织."""
        return self.word.endswith(_CONVENING)

    @property
    def carries_out(self) -> bool:
        """Whether it is 开展, 进行 or 组织, whose object ends in what is carried out on a day."""
        return _CARRYING.match(self.word) is not None

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


#: 组织 as a verb: 学校组织师生; not in a noun: 市委组织部, 基层党组织, 合作组织.
ORGANISES = (
    "(?<![党群])(?<!合作)(?<!社会)(?<!国际)(?<!卫生)(?<!民间)(?<!群团)(?<!基层)(?<!贸易)(?<!妇女)(?<!自治)(?<!慈善)(?<!公益)(?<!行业)(?<!经济)(?<!政府间)"
    "组织(?!部(?![分队属])|处(?![级室])|科(?![级技研室学普协])|机构|人事|生活[会的]|[者法])"
)
#: 就……进行第十次集体学习, 开展专题学习: the one kind of meeting that takes these verbs, not 召开.
_STUDY = r"(?:进行|开展)了?(?=(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?:集体|专题|集中)学习(?:[，。；]|$))"
_STUDIES = re.compile(_STUDY)
#: 组织“海绵城市”协商会, 开展乡村振兴座谈会; but 组织委员参加协商会.
_ORGANISE = rf"(?:{ORGANISES}|开展)了?(?=(?:(?!组织|开展|召开|参加|出席|列席|收看|观看|学习|前往)[^，。；、]){{{{0,40}}}}(?:{{talks}})会(?:[，。；]|$))"
_CARRYING = re.compile("(?:组织)?(?:开展|进行)|组织(?!召开)")
#: ……集体学习3月5日在江州进行: a meeting before it, and nothing that it takes as its object.
_GO_ON = "进行(?=[，。；]|$)"
_ENDS = re.compile("[，。；]|$")
#: In a room, or on a day: 7月11日上午在会议室开理论学习会议.
_OPEN_UP = rf"(?<=[{DATE}室厅馆楼堂导])开(?=[^，。；开]{{2,24}}会(?:议)?[，。；])"
#: Behind 组织, what those do who are taken along: 组织党员参加……, 组织学生前往…….
_OTHERS_ACT = "组织|[开展]展|进行|召开|举[行办]|参[加与观]|出席|列席|收[看听]|观[看摩]|学习|前往|[到赴去]|深入|走[进上]|来到|领导"
#: Before 开展 in its clause: what is carried out again and again, or in many places.
_CAMPAIGN = re.compile(
    "通过|各地|各级|各国|广泛|陆续|持续|积极|大力|不断|深入(?:推进|贯彻|学习|实施|扎实|持续|细致|广泛|$)|常态|长期|纷纷|结合|需|要|可以?$|如何"
)
#: Behind 组织, only who does something of no name: 组织护士比赛, 组织职工免费体检.
_NO_NAME = re.compile("了?[^，。；“”]{0,8}[工员生民众者士师](?:免费)?(?:比赛|竞赛|比武|体检)(?=[，。；]|$)")
#: What a sentence with one of these must hold.
_THEIR_TRIGGERS = (
    "集体学习",
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
)
#: What may not follow: 召开的, 召开人, 会议召开前, 召开之际, 召开期间, 主办、承办; but 召开人才工作会议, 召开地方党史座谈会.
_NO_REPORT = r"[的式词者幕] | (?<=列席)(?:代表|委员|人员) | (?<=参加)过 | (?<=迎来)了?(?:开幕)?倒计时 | 人(?![才大民事武口社力防居机员道格]|工智能|际) | 方(?![案式向志]) | 地(?![方质区铁理震级下税名灾籍产热市标勤]) | 权(?![益力责威利]) | (?<=[班业幕])仪式 | 之[际前后] | 以[来后前] | [后前](?=[，。；、的]|$) | 期间 | 情况(?!通报|交流|汇报|说明|反馈|分析) | 时间(?!管理) | 日期 | (?<=[开办]了)[\d一二两三四五六七八九]{1,2}[天日] | (?<=[主承]办)(?:[、和及] | [^，。；]{0,60}[主承协联]办的)"


#: Before a verb whose characters are then part of other words (联合办案, 综合办公), or which then sums up a year.
_NO_VERB = {"合办": "(?<![联综整结混融])", "承办": "(?<!成功)"}


#: Verbs that report an opening or an end only as the last word of their clause: not 结束报名, 开启倒计时.
_LAST_WORDS = ("结束", "开启", "谢幕", "闭会", "开坛", "降下帷幕", "揭开帷幕")


@cache
def _talks() -> tuple[str, ...]:
    """What bodies organise or carry out (组织, 开展), and do not only attend, where 会 ends the clause."""
    return tuple(row["talk"] for row in vocabulary.load("timeline/meetings_organised", ("talk", "example")))


@cache
def _carried_out() -> tuple[str, ...]:
    """What bodies carry out (开展) in one go, on a day: 志愿服务活动, 消防演练; not campaigns."""
    rows = vocabulary.load("timeline/meetings_carried_out", ("head", "example"))
    return tuple(longest_first(row["head"] for row in rows))


def _carry_out() -> str:
    """开展“……”主题党日活动: the verb, where one of these ends its object; not 开展为期一个月的……."""
    ends = rf"(?:{_carried_heads()}|{QUOTED}{_activity()})(?:[，。；]|$)"
    return (
        rf"(?:组织)?(?:开展|进行)了?(?=(?!为期)[^，。；、]{{0,40}}{ends})"
        rf"|{ORGANISES}了?(?=(?!为期)(?:(?!{_OTHERS_ACT})[^，。；、]){{0,40}}{ends})"
    )


@cache
def _carried_heads() -> str:
    """The vocabulary's alternatives; 活动 may stand behind a quoted name: “法院开放日”活动."""
    return "|".join(re.sub("(?<=.)活动$", "[”」』]?活动", head) for head in _carried_out())


#: Before a further part of an activity: 关爱妇女、儿童活动; not 专项行动、打击犯罪活动.
_NO_CAMPAIGN = "(?<!行动)(?<!检查)(?<!清查)(?<!排查)(?<!执法)(?<!巡查)(?<!整治)"


@cache
def _activity() -> str:
    """What a quoted name calls, carried out in one go: “书香家庭”亲子阅读活动; not what takes months, and no round of calls."""
    rows = vocabulary.load("timeline/meetings_long_activities", ("word", "example"))
    others = "".join(f"(?<!{row['word']})" for row in rows)
    return f"[^，。；、“”]{{2,10}}(?:{_NO_CAMPAIGN}、[^，。；、“”]{{2,10}}){{0,2}}{others}活动"


def _carries_out(sentence: Sentence, span: SentenceSpan) -> bool:
    """Whether the unmasked words between a verb and the end of its clause end in what is carried out on a day."""
    return re.search(f"(?:{_carried_heads()}|[”」』]{_activity()})$", sentence.words(span)) is not None


@cache
def _organises() -> re.Pattern[str]:
    return re.compile(_ORGANISE.format(talks="|".join(_talks())))


@cache
def _pattern() -> re.Pattern[str]:
    words = [
        f"{_NO_VERB.get(word, '')}{word}{'(?=[，。；！]|$)' if word.endswith(_LAST_WORDS) else ''}"
        for word in longest_first(verb_roles())
    ]
    organise = _organises().pattern
    return re.compile(
        rf"{_STUDY} | {_carry_out()} | {organise} | {_GO_ON} | {_OPEN_UP} | (?:{'|'.join(words)})(?!{_NO_REPORT})",
        re.VERBOSE,
    )


def triggers() -> tuple[str, ...]:
    """Words one of which a sentence with such a verb holds."""
    return (*verb_roles(), *_THEIR_TRIGGERS, *(f"{talk}会" for talk in _talks()), *_carried_out())


def _first_of(words: str) -> str:
    """The first item of a list behind a verb: 走进了|清江小学|、清江中学."""
    return words.removeprefix("了").partition("、")[0]


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
        clause = sentence.clause_at(start)
        carried = _CARRYING.match(hit.group()) is not None and role is VerbRole.HOLD
        carried = carried and not _STUDIES.match(sentence.flat, start)
        if hit.group() == "走进" and not is_spot(_first_of(sentence.words(SentenceSpan(end, clause.end)))):
            continue  # 活动走进尾声
        if carried and (
            _NO_NAME.match(sentence.flat, end)
            or _CAMPAIGN.search(sentence.flat, clause.start, start)
            or not (
                _carries_out(sentence, SentenceSpan(end, clause.end))
                or _organises().match(sentence.flat, start)
            )
        ):
            continue
        yield ReportingVerb(hit.group(), role, start, end, clause, sentence.date_of(start))
