"""Status by date: a gathering was held, is planned, or the news only refers to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from analysis import edtf
from analysis.records import Article
from analysis.timeline.gathering import DatedGathering, Gathering
from analysis.timeline.meetings.decided_on import decision_end
from analysis.timeline.sentences import is_vague

#: News that is older than this, in days, is background unless the article gives it first.
RECENT = 12
#: What an article gives first is background where it is older than this, in days.
LONG_AGO = 200
#: 今年1月31日 is background where its article is that many days later: news does not say its own year.
LOOKED_BACK = 45
#: The publication date is no line of the text, but part of the address, or of the name of the file.
_GUESSED = ("url", "file name")
#: A line of the text that reads like its date is none where the text itself dates all of its news, so many days later at least.
_NOT_ITS_DATE = 60
_REPORTS = "通过|印发|出台|审议|召开|学习|传达|解读|落实|研究"
_REPORTS_ON_PLAN = (
    "调研|视察|考察|检查|督导|督查|座谈|主持|出席|会见|听取|汇报|讨论|征求|征集|编制|公布|发布|启动|推进|实施"
)
#: The headline of an article that says what its readers are to do, or what will be; not of news about a plan.
_NOTICE = re.compile(
    rf"^(?!.*(?:{_REPORTS}))"
    r"(?:.*(?:通知|预告|启事|邀请函|倡议书|须知|工作要点)"
    rf"|(?!.*(?:{_REPORTS_ON_PLAN})(?!(?:工作)?(?:方案|计划|规划)(?:$|[（(]))).*(?:方案|(?:工作|年度)计划|规划))"
    r"(?:[（(][^（）()]*[）)])?$"
)


def announced(g: Gathering) -> Gathering:
    """A gathering that another one decides to convene (决定……9月26日召开), as planned and by its name alone."""
    end = decision_end(g.name)
    if not end or g.status != "held" or g.kind != "meeting":
        return g
    return replace(g, status="planned", name=g.name[end:])


def with_statuses(dated: Sequence[DatedGathering], articles: dict[str, Article]) -> list[DatedGathering]:
    """Each gathering with its status in the light of its date.

    What is dated after publication is planned. What an article reports apart
    from its news, more than `RECENT` days earlier, is referenced; its news is what
    it reports first, or where that has no day, the latest day shortly before its publication. So is what it
    reports first, more than `LONG_AGO` days before publication; or, with 今年 or
    去年 beside the day, more than `LOOKED_BACK` days before publication or the
    article's latest news. A notice or a plan (关于……的通知) announces what has no day with its
    year, unless it is of 近日.
    """
    first: dict[str, str] = {}
    latest: dict[str, str] = {}
    articles = _without_impossible_dates(dated, articles)
    for one in dated:
        g = one.gathering
        if g.lead and g.status == "held" and one.date:
            begin = edtf.bounds(one.date)[0]
            first.setdefault(g.article_id, begin)
            latest[g.article_id] = max(latest.get(g.article_id, ""), begin)
    first = {**_latest_before_publication(dated, articles), **first}
    return [_with_status(one, articles, first, latest) for one in dated]


def _latest_before_publication(
    dated: Sequence[DatedGathering], articles: dict[str, Article]
) -> dict[str, str]:
    """The latest day that each article reports, by its id, where it lies at most `RECENT` days before its publication."""
    latest: dict[str, str] = {}
    for one in dated:
        g = one.gathering
        begin, end = edtf.bounds(one.date)
        published = articles[g.article_id].published
        known = g.status == "held" and begin and edtf.precision(published) == "day"
        if known and 0 <= _days(end, published) <= RECENT:
            latest[g.article_id] = max(latest.get(g.article_id, ""), begin)
    return latest


def _without_impossible_dates(
    dated: Sequence[DatedGathering], articles: dict[str, Article]
) -> dict[str, Article]:
    """The articles, without a date before which two or more of the days lie that they report as held.

    The date is that of an address; or that of a line, and then the days lie far behind it, and nothing was held before it.
    """
    later: dict[str, set[str]] = defaultdict(set)
    believed = set()
    for one in dated:
        article = articles[one.gathering.article_id]
        begin = edtf.bounds(one.date)[0]
        if one.gathering.status != "held" or not begin or edtf.precision(article.published) != "day":
            continue
        guessed = article.published_basis in _GUESSED
        if _days(article.published, begin) > (1 if guessed else _NOT_ITS_DATE):
            later[article.article_id].add(begin)
        elif not guessed:
            believed.add(article.article_id)
    wrong = {
        name: replace(articles[name], published="")
        for name, days in later.items()
        if len(days) > 1 and name not in believed
    }
    return {**articles, **wrong}


def _with_status(
    one: DatedGathering, articles: dict[str, Article], firsts: dict[str, str], latest: dict[str, str]
) -> DatedGathering:
    g = one.gathering
    begin, end = edtf.bounds(one.date)
    known = edtf.is_whole(one.date) and edtf.precision(one.date) in ("day", "interval")
    is_past = g.when is not None and is_vague(g.when)  # 近日, 日前
    if g.status == "held" and not (known or is_past) and _NOTICE.search(articles[g.article_id].headline):
        return replace(one, gathering=replace(g, status="planned"))
    if g.status != "held" or not begin or g.chronicled:
        return one
    published, first = articles[g.article_id].published, firsts.get(g.article_id, "")
    today = published if edtf.precision(published) == "day" else ""
    if today and _days(today, begin) > 1:
        return replace(one, gathering=replace(g, status="planned"))
    news = first or today
    written = today or latest.get(g.article_id, "")
    looked_back = g.when is not None and g.when.anchor == "year" and written
    if g.lead and (
        (today and one.basis == "explicit" and _days(end, today) > LONG_AGO)
        or (looked_back and _days(end, written) > LOOKED_BACK)
    ):
        return replace(one, gathering=replace(g, status="referenced"))
    if not g.lead and news and _days(end, news) > RECENT:
        return replace(one, gathering=replace(g, status="referenced"))
    return one


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
