"""One short text, scanned as this module is imported: the processes that are forked afterwards find every pattern compiled.

Patterns and dictionaries are made at their first use. Each worker and each
kernel of a notebook would otherwise make them for itself, which takes longer
than to scan a page.
"""

from __future__ import annotations

from analysis import corpus, formulations, timeline
from analysis.records import Source
from analysis.run.memory import search_rarely

#: An invented page: a headline, a byline, a dated meeting with its speakers, an event, a visit, formulations.
_PAGE = """全市重点工作推进会召开

本报讯（记者 王小明）3月5日，市委书记李大伟主持召开市委常委会会议，传达学习全国两会精神，研究部署“三攻坚一盘活”改革突破。市委副书记、市长张卫国出席并讲话，赵明、孙立参加。

会议强调，要坚持稳中求进、以进促稳，深入实施乡村振兴战略，做到“两个确保”。当天下午，李大伟前往城南街道调研，并会见了来访的客人。

去年12月20日，第三届产业合作论坛在会展中心开幕。2024年是新中国成立75周年。
"""


def rehearse() -> None:
    """Cut and scan the page, and leave nothing but what was compiled for it."""
    document = corpus.cut(Source("rehearsal", _PAGE))
    timeline.scan(document)
    formulations.scan(document)


search_rarely()
rehearse()
