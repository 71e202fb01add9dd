"""What the words around a verb report: held, planned or no news; on which date; whether on the day of the meeting before."""

from __future__ import annotations

import re
from functools import cache

from analysis import vocabulary
from analysis.timeline.dates import TimeExpression
from analysis.timeline.sentences import Sentence

#: Follows 要, 应, 可 where they are modal verbs; not so in 重要, 响应, 可持续.
_MODAL = "(?:定期|适时|及时|尽快|积极|认真|经常|组织|主持|再次|共同|继续|在|于|召开|举行|举办|出席|参加|会见|就|尽早|同)"
_DECIDED = re.compile(r"(?:决定|商定)[，：:]$")
#: A date long past, in a clause of its own: 去年3月，市委召开…….
_LONG_PAST = re.compile(r"(?:去年|前年|上个?月)[^，。]{0,6}，$")
#: On the day of the meeting reported before.
_CONTINUES = re.compile(
    r"""
      ^[^，。]{0,6}?                                        # 闭幕会后，……
       (?:会|会议|会见|会谈|仪式|开幕式|闭幕式|闭幕会|开幕会|汇报)(?:开始|结束)?[前后]，
    | ^随后，                                               # 随后，……
    | [，并]在?会[前后](?=会见|看望)                         # ……，会前会见……
    """,
    re.VERBOSE,
)


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What marks a plan, and what else marks a verb that reports no news."""
    rows = vocabulary.load("timeline/meetings_no_news", ("pattern", "means", "example"))
    groups: dict[bool, list[str]] = {True: [], False: []}
    for row in rows:
        row.pattern("pattern")
        groups[row["means"] == "planned"].append(row["pattern"].replace("{MODAL}", _MODAL))
    return re.compile("|".join(groups[True])), re.compile("|".join(groups[False]))


def reporting_status(before: str, *, earlier: str = "") -> str:
    """held, planned or "" (no news), by the words from the start of the clause to the verb.

    `earlier` is the text before the clause: "会议决定，……于10月召开" plans.

    >>> reporting_status("全会将于今年下半年"), reporting_status("国务院总理李强主持"), reporting_status("各级党委要定期")
    ('planned', 'held', '')
    """
    planned, no_news = _words()
    if planned.search(before) or _DECIDED.search(earlier):
        return "planned"
    return "" if no_news.search(before) or _LONG_PAST.search(earlier) else "held"


def event_date(sentence: Sentence, verb: int) -> TimeExpression | None:
    """The day that dates the event of a verb, else the month.

    The last one before the verb, else the first one after it in its clause.
    """
    end = sentence.clause_at(verb).end
    for expressions in (sentence.days, sentence.months):
        before = [date for date in expressions if date.end <= verb]
        after = [date for date in expressions if verb <= date.start < end]
        if before or after:
            return before[-1] if before else after[0]
    return None


def continues_previous(sentence: Sentence) -> bool:
    """Whether a sentence continues from the meeting reported before it: 闭幕会后，……."""
    return _CONTINUES.search(sentence.flat) is not None
