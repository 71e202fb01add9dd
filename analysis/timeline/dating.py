"""The date of each gathering: what is asked about its year, and what the answer makes of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis import edtf
from analysis.records import Article, Reason
from analysis.timeline import article_dates, dates, years
from analysis.timeline import own_years as own_year_rows
from analysis.timeline.dates import TimeExpression
from analysis.timeline.gathering import DatedGathering, Gathering
from analysis.timeline.scan import Scan
from analysis.timeline.sentences import is_vague

#: The year of a day or of a month, not that of a season or a quarter (2023-36).
_YEAR = re.compile(r"\d{4}-(?=(?:0[1-9]|1[0-2])(?:-\d\d)?(?:/|$))")
#: Days.
_WEEK = 7
_DAYS_ALONE = re.compile(r"XXXX-XX-\d\d(?:/XXXX-XX-\d\d)?")
#: Any leap year: in it each day that a text may name exists.
_LEAP_YEAR = 2000


def settle(
    gatherings: Sequence[Gathering],
    articles: dict[str, Article],
    scans: Sequence[Scan],
    own: Sequence[own_year_rows.OwnYear],
    own_cues: Sequence[years.Cue],
) -> list[DatedGathering]:
    """Each gathering with its date, its year weighed over all scans."""
    months = _only_months(gatherings)
    chronicles = _chronicles(gatherings)
    published = {name: article.published for name, article in articles.items()}
    names: dict[str, list[str]] = {article: [] for article in chronicles}
    for g in gatherings:
        names.get(g.article_id, []).append(g.name)
    for article, found in names.items():
        if article_dates.is_posted_years_later(found, published[article]):
            published[article] = ""
    asked = [
        _asked(
            g,
            published[g.article_id],
            months.get(g.article_id, ""),
            in_chronicle=g.article_id in chronicles,
        )
        for g in gatherings
    ]
    cues = [cue for scan in scans for cue in scan.cues]
    cues += own_cues
    verdicts = years.settle([*asked, *own_year_rows.sittings(own)], cues)
    return [_dated(g, one, verdict) for g, one, verdict in zip(gatherings, asked, verdicts)]


def _only_months(gatherings: Iterable[Gathering]) -> dict[str, str]:
    """The month of each article that names only one beside the days of its news, as ``XXXX-03``.

    Days without a month are of it, before it is named too: 25日，……。24日，……。3月22日，…….
    """
    named: dict[str, set[str]] = {}
    for g in gatherings:
        if g.status == "held" and g.when is not None and g.when.anchor != "year":
            days = {*g.when.value.split("/"), g.previous}
            named.setdefault(g.article_id, set()).update(day[5:7] for day in days if day[5:7].isdigit())
    return {
        article: f"XXXX-{month}" for article, months in named.items() if len(months) == 1 for month in months
    }


def _chronicles(gatherings: Iterable[Gathering]) -> set[str]:
    """Articles that name days without a month more than a week apart: 5日，……。14日，……。20日，……."""
    named: dict[str, list[int]] = {}
    for g in gatherings:
        if g.when is not None and g.when.value.startswith("XXXX-XX-") and g.when.value[8:10].isdigit():
            named.setdefault(g.article_id, []).append(int(g.when.value[8:10]))
    return {article for article, found in named.items() if max(found) - min(found) > _WEEK}


def _asked(g: Gathering, published: str, month: str, *, in_chronicle: bool = False) -> years.Dated:
    """What is asked of `years.settle`: the day with its year open, and what bears on it.

    `month` is the only one that its article names, or "".
    """
    when = g.when
    from_writing = when is not None and when.anchor == "year"
    value = _day_asked(g, when, published, month) if when is not None else ""
    return years.Dated(
        key=g.key,
        article_id=g.article_id,
        source=g.source,
        value=value,
        offset=(when.offset or 0) if when is not None and from_writing else 0,
        year_of_writing=from_writing,
        published=_latest(published),
        in_chronicle=in_chronicle and when is not None and when.value.startswith("XXXX-XX-"),
        at=g.at,
        series=g.series,
        session=g.session,
        planned=g.status == "planned",
        weekday=when.weekday if when else 0,
        words=when.text if when else "",
    )


def _day_asked(g: Gathering, when: TimeExpression, published: str, month: str) -> str:
    """The day that the words give together with their context; its year stays open unless they state it."""
    if when.anchor == "previous":
        if when.unit == "year" and edtf.is_whole(g.previous):  # 2021年5月6日……同年8月3日
            return dates.resolve(when, previous=g.previous)
        return _opened(_in_month(g.previous, published, "")) if g.previous else ""
    if g.status == "planned" and (ahead := _ahead(when.value, published)):
        return ahead
    if when.anchor == "year" or edtf.is_whole(when.value):
        return when.value
    given = dates.resolve(when, published=published or None, previous=g.previous or None)
    if given:
        return _opened(given)
    return _in_month(when.value, published, g.previous if g.previous[5:7].isdigit() else month)


def _latest(published: str) -> str:
    """The last day on which it can have been published; "" where not even the month is known.

    >>> _latest("2024-02-05"), _latest("2024-02"), _latest("2024")
    ('2024-02-05', '2024-02-29', '')
    """
    return edtf.bounds(published)[1] if edtf.precision(published) in ("day", "month") else ""


def _ahead(value: str, published: str) -> str:
    """Days without month that are announced: the first such days from publication on, their year open; else "".

    >>> _ahead("XXXX-XX-05", "2023-11-03"), _ahead("XXXX-XX-02", "2023-11-03"), _ahead("XXXX-05-02", "2023-11-03")
    ('XXXX-11-05', 'XXXX-12-02', '')
    >>> _ahead("XXXX-XX-15/XXXX-XX-17", "2018-01-13"), _ahead("XXXX-XX-30/XXXX-XX-02", "2018-04-13")
    ('XXXX-01-15/XXXX-01-17', 'XXXX-04-30/XXXX-05-02')
    """
    if not _DAYS_ALONE.fullmatch(value) or edtf.precision(published) != "day":
        return ""
    found = []
    earliest = published
    for day in value.split("/"):
        earliest = _first_day(int(day[8:]), earliest)
        found.append(earliest)
    return _opened("/".join(found)) if all(found) else ""


def _first_day(day: int, earliest: str) -> str:
    """The first such day of a month from a day on; "" where there is none within three months.

    >>> _first_day(31, "2024-02-05"), _first_day(5, "2024-02-05"), _first_day(5, "")
    ('2024-03-31', '2024-02-05', '')
    """
    if not earliest:
        return ""
    year, month = int(earliest[:4]), int(earliest[5:7])
    for later in range(3):  # a month may lack a 31st
        place = month - 1 + later
        point = f"{year + place // 12:04}-{place % 12 + 1:02}-{day:02}"
        if point >= earliest and edtf.is_day(*map(int, point.split("-"))):
            return point
    return ""


def _in_month(value: str, published: str, previous: str) -> str:
    """A day without month (``XXXX-XX-16``) in the month of publication, or of the day named before.

    >>> _in_month("XXXX-XX-16", "", "2024-05-12"), _in_month("XXXX-XX-16", "", ""), _in_month("XXXX-05-16", "", "2024-04")
    ('2024-05-16', 'XXXX-XX-16', 'XXXX-05-16')
    >>> _in_month("XXXX-XX", "", "2024-05-12"), _in_month("XXXX-XX-16/XXXX-XX-18", "", "2024-05-12")
    ('', '2024-05-16/2024-05-18')
    """
    if not value.startswith("XXXX-XX-") or "-XX-XX" in value:
        return "" if "-XX-XX" in value or value == "XXXX-XX" else value
    if published:
        return dates.resolve(TimeExpression(0, 0, "", value), published=published, previous=previous or None)
    month = previous[5:7]
    if not month.isdigit():
        return value
    return "/".join(f"{previous[:4]}-{month}-{point[8:10]}" for point in value.split("/"))


def _opened(value: str) -> str:
    """A whole value with its year open, so that the year is weighed and not taken.

    >>> _opened("2023-10-07/2023-10-08"), _opened("2023-10"), _opened("2023")
    ('XXXX-10-07/XXXX-10-08', 'XXXX-10', '')
    """
    return _YEAR.sub("XXXX-", value) if "-" in value else ""


def _dated(g: Gathering, asked: years.Dated, verdict: years.Verdict) -> DatedGathering:
    """The date that the verdict's year makes; none where only the publication speaks for the year.

    Where the year is withheld, month and day are kept: ``XXXX-01-29``.
    """
    value = verdict.date
    if verdict.year is None:
        value = _without_year(g.when, asked.value)
    if (
        g.when is not None
        and g.when.anchor == "previous"
        and edtf.is_whole(value)
        and verdict.basis != "explicit"
    ):
        value = dates.resolve(g.when, previous=value)
    if g.when is not None and g.when.is_lunar and verdict.year is not None:
        value = dates.resolve(g.when, year=verdict.year)
    if g.when is not None and verdict.year is not None:
        by_publication = _by_publication(g.when, asked.published)
        if _opened(by_publication) == asked.value and by_publication[:4] != f"{verdict.year}":
            # published in another year, so that its month is not that of the day; or nothing gives a month
            value = edtf.in_year(g.when.value, verdict.year)
    if g.when is None and verdict.basis == "published":
        return DatedGathering(g, "", written=asked.published)
    if g.when is not None and edtf.precision(value) == "year" and g.when.anchor in ("published", "previous"):
        value = "" if verdict.basis == "published" else value
        verdict = _withheld(g, g.when, verdict, asked.published) if not value else verdict
    basis = verdict.basis if edtf.bounds(value)[0] else "none"
    return DatedGathering(
        g, value, basis, verdict.confidence, verdict.reasons, verdict.others, asked.published
    )


def _by_publication(when: TimeExpression | None, published: str) -> str:
    """The date of a day without a month by the publication date; "" for other words."""
    if when is None or not published or not when.value.startswith("XXXX-XX-"):
        return ""
    return dates.resolve(when, published=published)


def _withheld(g: Gathering, when: TimeExpression, verdict: years.Verdict, published: str) -> years.Verdict:
    """The verdict with why a gathering of 近日 has no date: published early in a month, it may be of the month before."""
    if not is_vague(when) or edtf.precision(published) != "day":
        return verdict
    month = published[:7]
    before = f"{int(month[:4]) - 1}-12" if month.endswith("-01") else f"{month[:5]}{int(month[5:]) - 1:02}"
    why = Reason("recently", f"{before}/{month}", when.text, g.source, g.at, g.at + len(when.text))
    return replace(verdict, reasons=(why, *verdict.reasons))


def _without_year(when: TimeExpression | None, value: str) -> str:
    """Month and day of a date without a year, or the day alone; "" where the words give neither.

    >>> from analysis.timeline.dates import find
    >>> _without_year(find("1月29日")[0], "XXXX-01-29"), _without_year(find("次日")[0], "XXXX-12-31")
    ('XXXX-01-29', 'XXXX-01-01')
    """
    if when is None or when.is_lunar or not value.startswith("XXXX-") or len(value) < 7:
        return ""
    if when.anchor != "previous":
        return value
    if "-XX" in value:  # 16日……次日: the month may end between them
        return ""
    return _opened(dates.resolve(when, previous=edtf.fill(value, year=_LEAP_YEAR)))
