"""Whether the words before a verb report news: held, planned, or neither; and on which day."""

from __future__ import annotations

import re
from functools import cache

from analysis import vocabulary
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings_text import Sentence

#: What stands between 要, 应, 可 and the verb where they are modal: not 重要, 响应, 可持续.
_MODAL = "(?:定期|适时|及时|尽快|积极|认真|经常|组织|主持|再次|共同|继续|在|于|召开|举行|举办|出席|参加|会见|就|尽早|同)"
_DECIDED = re.compile(r"(?:决定|商定)[，：:]$")
#: A past that stands in a clause of its own: 去年3月，市委召开…….
_LONG_PAST = re.compile(r"(?:去年|前年|上个?月)[^，。]{0,6}，$")
#: 闭幕会后, 会前会见: on the day of what was reported before.
_FOLLOWS = re.compile(
    r"^[^，。]{0,6}?(?:会|会议|会见|会谈|仪式|开幕式|闭幕式|闭幕会|开幕会|汇报)(?:开始|结束)?[前后]，|^随后，|[，并]在?会[前后](?=会见|看望)"
)


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What plans, and what else takes a verb out of the news."""
    rows = vocabulary.load("timeline/meetings_no_news", ("pattern", "means", "example"))
    groups: dict[bool, list[str]] = {True: [], False: []}
    for row in rows:
        row.pattern("pattern")
        groups[row["means"] == "planned"].append(row["pattern"].replace("{MODAL}", _MODAL))
    return re.compile("|".join(groups[True])), re.compile("|".join(groups[False]))


def status(before: str, *, earlier: str = "") -> str:
    """held, planned or "" (no news), by the words between the clause's begin and the verb.

    `earlier` is what stands before the clause: "会议决定，……于10月召开" plans.

    >>> status("全会将于今年下半年"), status("国务院总理李强主持"), status("各级党委要定期")
    ('planned', 'held', '')
    """
    planned, no_news = _words()
    if planned.search(before) or _DECIDED.search(earlier):
        return "planned"
    return "" if no_news.search(before) or _LONG_PAST.search(earlier) else "held"


def when(sentence: Sentence, clause: int, verb: int) -> TimeExpression | None:
    """The day that the verb hangs on, else the month.

    The last one named before the verb in its clause, else in the sentence,
    else the first behind it in its clause.
    """
    end = sentence.clause(verb)[1]
    for expressions in (sentence.days, sentence.months):
        here = [day for day in expressions if day.end <= verb]
        within = [day for day in here if day.start >= clause]
        behind = [day for day in expressions if verb <= day.start < end]
        if within or here or behind:
            return (within[-1:] or here[-1:] or behind[:1])[0]
    return None


def follows(sentence: Sentence) -> bool:
    """Whether a sentence goes on from a gathering reported before it: 闭幕会后，……."""
    return _FOLLOWS.search(sentence.flat) is not None
