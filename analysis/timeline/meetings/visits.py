"""State visits as a whole: 对法国进行国事访问, 访问基辅."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import people
from analysis.timeline.meetings import name_phrases
from analysis.timeline.meetings.hosts import joined
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import DATE, Sentence
from analysis.timeline.spans import SentenceSpan

TRIGGERS = ("访问",)

#: 对法国进行国事访问, 访问基辅.
_STATE = re.compile(
    r"""
    (?: 对(?P<land>[^，。；]{2,16}?)(?:进行|开始)(?:[^，。；]{0,8}?)
      | (?P<verb>访问(?!团|学者|量|者|人次|期间|组))(?P<to>[^，。；的]{2,16})
    )
    (?P<end> 访问 | $ | (?=[，。；]) )
    """,
    re.VERBOSE,
)
#: A visit that another event refers to: 欢迎……访问, 结束……访问.
_OTHERS = re.compile(r"欢迎|结束|邀请|期待|祝贺|感谢")


def find_visits(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The state visits of a sentence: the subject of the clause, and the country.

    >>> from analysis.timeline import sentences
    >>> text = "5月6日至10日，国家主席李某某对法国进行国事访问。"
    >>> [one.name for one in find_visits(sentences.read(text, 0, len(text)), Context(lead=True))]
    ['李某某访问法国']
    """
    if not context.lead and not sentence.days:
        return
    for hit in _STATE.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start()).start
        words = name_phrases.strip_adverbials(sentence.flat[clause : hit.start()])
        hosts, what = people.listed(words.strip(DATE + "，")), _what(hit)
        if hosts and what and not _OTHERS.search(sentence.flat[clause : hit.start()]):
            span, before = SentenceSpan(*hit.span()), SentenceSpan(clause, hit.start())
            yield Mention("visit", joined(hosts) + what, Rule.VISITED, span, before, hosts=hosts)


def _what(hit: re.Match[str]) -> str:
    """The country: 访问基辅; "" where the words do not say."""
    if hit["verb"]:
        return "访问" + hit["to"]
    return "访问" + hit["land"] if hit["end"] == "访问" else ""
