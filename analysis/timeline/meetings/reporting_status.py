"""What the words before a verb report: a meeting held, one planned, or no news."""

from __future__ import annotations

import re
from functools import cache

from analysis import vocabulary
from analysis.timeline.dates import TimeExpression
from analysis.timeline.sentences import DATE, Sentence

#: Follows 要, 应, 可 where they are modal verbs; not so in 重要, 响应, 可持续.
_MODAL = "(?:定期|适时|及时|尽快|积极|认真|经常|组织|主持|再次|共同|继续|在|于|召开|举行|举办|出席|参加|会见|就|尽早|同)"
_DECIDED = re.compile(r"(?:决定|商定)[，：:]$|(?:工作|活动|会议)(?:计划|安排|打算|预告)[：:][^。]*$")
#: A date long past, in a clause of its own: 去年3月，市委召开…….
_LONG_PAST = re.compile(r"(?:去年|前年|上个?月)[^，。]{0,6}，$")
#: What is said of the verb itself, behind what the meeting is about: 就就业问题|要求各单位……, 围绕企业发展|没有…….
_OF_THE_VERB = (
    "(?:要求|希望|呼吁|敦促)[各全该其有相]"
    "|(?:没有|从?未能?|尚未|不再|建议|提议|同意|决定|商定|每[年月周季]度?|定期|多次|(?<![重主需纪])要|(?<![响相适])应当?|必?须)"
    "(?:按期|按时|如期|及时|适时|尽快|定期|立即|再次|专门|经常|组织|主持){0,3}$"
)
#: What a meeting is about, before its verb; its words say nothing of the status: 就推动高质量发展举行发布会.
_TOPIC = re.compile(
    "(?:(?<![早也那一])就(?![要是将应已能可会在业读餐近地])|围绕|针对)"
    f"(?:(?!将(?![军士])|拟[于定]|[定早]于|计划于|{_OF_THE_VERB})[^，。；]){{2,}}+"
)
#: When the meeting that opens, or another one, was held before: 连续举办12年的|绿湾读书节, 因故推迟举行的|运动会.
_RELATIVE = re.compile("^[^，。；]*(?:(?<!此前)(?:召开|举行|举办)|推迟|延期)[^，。；的]{0,12}的")
#: Announces what its clause dates: 将于9月25日举行. Not 将 as a particle of the object: 将党建纳入考核.
_ANNOUNCED = re.compile(
    "(?:将|拟|定|计划|预计)(?:陆续|正式|如期|应邀|率团|分别|继续|再次)?(?:于|在|对|赴|到(?!来)|同|与)"
    "|将(?:陆续|正式|如期|应邀|率团|分别|继续|再次)?(?:出席|参加|举办|举行|召开|访问|前往|会见|开幕|启动)(?!的)"
    f"|[将拟](?={DATE})"
)
#: Ends the announcement: 将于5月举行，目前筹备会已召开.
_DONE = re.compile("已|曾|了(?!解)|此前|目前|[昨今]天|表示|说")


def _rows() -> tuple[vocabulary.Row, ...]:
    return vocabulary.load("timeline/meetings_no_news", ("pattern", "means", "example"), ("decides",))


@cache
def decisions() -> tuple[str, ...]:
    """Patterns of words by which a meeting decides on another one: 会议决定|市委全会."""
    return tuple(row["pattern"] for row in _rows() if row["decides"])


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What marks a plan, and what else marks a verb that reports no news."""
    groups: dict[bool, list[str]] = {True: [], False: []}
    for row in _rows():
        row.pattern("pattern")
        groups[row["means"] == "planned"].append(row["pattern"].replace("{MODAL}", _MODAL))
    return re.compile("|".join(groups[True])), re.compile("|".join(groups[False]))


def reporting_status(before: str, *, earlier: str = "") -> str:
    """held, planned or "" (no news), by the words from the start of the clause to the verb.

    `earlier` is the text before the clause: "会议决定，……于10月召开" plans.

    >>> reporting_status("全会将于今年下半年"), reporting_status("国务院总理李强主持"), reporting_status("各级党委要定期")
    ('planned', 'held', '')
    >>> reporting_status("国务院新闻办就推动高质量发展"), reporting_status("国务院新闻办将就推动高质量发展")
    ('held', 'planned')
    """
    planned, no_news = _words()
    before = _TOPIC.sub("", _RELATIVE.sub("", before))
    if planned.search(before) or _DECIDED.search(earlier):
        return "planned"
    return "" if no_news.search(before) or _LONG_PAST.search(earlier) else "held"


def carried_over(status: str, sentence: Sentence, when: TimeExpression | None, end: int) -> str:
    """The status of a mention up to `end` whose day is in an earlier clause: planned where that clause announces.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     sentence = sentences.read(text, 0, len(text))
    ...     return carried_over("held", sentence, sentence.days[0], len(text))
    >>> show("9月25日，市文联将在云港举办书展，同步举行论坛"), show("9月25日，市委将党建纳入考核，召开了例会")
    ('planned', 'held')
    """
    if status != "held" or when is None or end <= (dated := sentence.clause_at(when.start)).end:
        return status
    clause = dated
    if not sentence.flat[when.end : dated.end].strip(DATE):  # the day alone: what it dates follows the comma
        clause = sentence.clause_at(min(dated.end + 1, len(sentence.flat) - 1))
    announced = _ANNOUNCED.search(sentence.flat, clause.start, clause.end)
    if announced is None or end <= clause.end or _DONE.search(sentence.flat, announced.end(), end):
        return status
    return "planned"
