"""The date of each article, decided once: publication, else its own meeting, else its page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from analysis import edtf
from analysis.records import Article, ArticleDate, Meeting

#: What was held in so many months is no news of one day: the text is a chronicle or a review.
_MONTHS = 3
#: The year in the name of a gathering: 2005年金秋汇报会; so many of them in a chronicle say when its days were.
_NAMED_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年(?!以来|[起至底末初前后])[^，。；]{0,24}?(?:会|[大比竞]赛|[展论节]坛?|仪式|典礼)"
)
_LEAST_NAMED = 2


def date_articles(articles: Iterable[Article], meetings: Iterable[Meeting] = ()) -> dict[str, ArticleDate]:
    """The date of every article by its id; each table, figure and page reads this one.

    In this order:

    1. ``published``: its publication date, if that gives a month;
    2. ``meeting``: of the meetings that it reports as held, the one dated
       most finely, of these the earliest; where these lie in three or more
       months, as in a chronicle, their year or years. A meeting that it only
       recalls or announces never dates it;
    3. ``published``: a coarser publication date, such as a year;
    4. ``page``: the month of the other articles of its source, marked as
       uncertain, if two or more of those have a date and all lie in one month.

    Examples
    --------
    >>> articles = [Article("a#1", "a", 0, 9, published="2024-04-01"), Article("b#1", "b", 0, 9, published="2024")]
    >>> held = Meeting("m1", "meeting", "held", "全会", "b", 0, 9, "全会召开", "convened", date="2024-03-05",
    ...                article_ids=("a#1", "b#1"))
    >>> for dated in date_articles(articles, [held]).values():
    ...     print(dated.date, dated.basis)
    2024-04-01 published
    2024-03-05 meeting
    """
    articles = list(articles)
    own = _own_meetings(meetings)
    dates = {article.article_id: _date(article, own.get(article.article_id, "")) for article in articles}
    pages: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        pages[article.source].append(article.article_id)
    for ids in pages.values():
        known = [edtf.month(dates[article_id].date) for article_id in ids if dates[article_id].date]
        if 1 < len(known) < len(ids) and len(set(known)) == 1 and known[0]:
            uncertain = ArticleDate(f"{known[0]}?", "page")
            dates |= {article_id: uncertain for article_id in ids if not dates[article_id].date}
    return dates


def is_posted_years_later(texts: Iterable[str], published: str) -> bool:
    """Whether a chronicle was put on the web years after what it reports, as the names of gatherings in it say.

    >>> texts = ["6日 2005年“翠竹杯”大赛举行。", "10日 全市2005年金秋汇报会召开。"]
    >>> [is_posted_years_later(texts, day) for day in ("2008-07-30", "2006-01-30", "")]
    [True, False, False]
    """
    if not published[:4].isdigit():
        return False
    years = [int(year) for text in texts for year in _NAMED_YEAR.findall(text)]
    return len(years) >= _LEAST_NAMED and max(years) < int(published[:4]) - 1


def _date(article: Article, own: str) -> ArticleDate:
    if own and not edtf.month(article.published):
        return ArticleDate(own, "meeting")
    return ArticleDate(article.published, "published") if article.published else ArticleDate()


def _own_meetings(meetings: Iterable[Meeting]) -> dict[str, str]:
    """For each article the date of the meetings that date it."""
    held: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for meeting in meetings:
        if meeting.status == "held" and (days := edtf.days(meeting.date)):
            for article_id in meeting.article_ids:
                held[article_id][days].append(meeting.date)
    return {article_id: _of_all(by_days[min(by_days)]) for article_id, by_days in held.items()}


def _of_all(dates: list[str]) -> str:
    """The earliest date, or the years of all where they lie in too many months for one report.

    >>> _of_all(["2024-03-05", "2024-02-28"]), _of_all(["2024-03-05", "2024-01-08", "2024-05-17"])
    ('2024-02-28', '2024')
    >>> _of_all(["2024-03-05", "2022-01-08", "2024-05-17"])
    '2022/2024'
    """
    months = {month for date in dates if (month := edtf.month(date))}
    if len(months) < _MONTHS:
        return min(dates, key=edtf.bounds)
    first, last = min(months)[:4], max(months)[:4]
    return first if first == last else f"{first}/{last}"
