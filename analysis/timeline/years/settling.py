"""Settling the years of a corpus: article by article, then page by page, then along numbered series."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property

import numpy as np

from analysis import edtf
from analysis.records import Reason
from analysis.timeline import calendar_facts as facts
from analysis.timeline.years import corpus_years, habits, session_order, weighing
from analysis.timeline.years.calibration import spread_calibrated
from analysis.timeline.years.evidence import Cue, Dated, Verdict
from analysis.timeline.years.weighing import FIRST

#: A year less probable than this is withheld.
THRESHOLD = 0.9
#: From this probability on, the article's own cues are the basis, not its neighbours'.
_OWN = 0.6
#: The cues of the other articles of a page count by these shares (with news of the same days, and of
#: others), and no more than so much.
_SAME_DAY, _NEIGHBOURS, _MOST_BY_NEIGHBOURS = 0.95, 0.6, 9.0
#: For a day of the week before the publication date, the words count no more than this: it is of that year, although the
#: text recalls others. For a day months before (the page may have been moved), and for a chronicle, the words decide.
_MOST_BESIDE_PUBLICATION = 8.0
#: A year that the words make less likely than another by this (a negative logarithm) is not given for what a
#: series or a folder says: the two contradict each other, and the year is withheld.
_DISAGREEING = 2.0
#: How many articles before and after count as neighbours: about a page.
_REACH = 12
#: Articles whose dates lie so many days apart, years aside, are news of the same days.
_CLOSE = 7
#: The text favours its likeliest year if that is at least this probable.
_FAVOURED = 0.3
_REASONS, _OTHERS = 6, 3  #: that a verdict lists at most
#: The highest confidence of a year for which the words and the other documents contradict each other.
_CONTRADICTED = 0.8


class _Weighed:
    """One date with the costs of each candidate year.

    Attributes
    ----------
    value : str
        The day for which the cues are weighed (`_value_of_writing`).
    own : sequence of Cue
        The cues of the article.
    page : sequence of (float, Cue)
        Those of its neighbours, each with the share at which it counts.
    context : ndarray
        The costs by the words of the article alone.
    costs : ndarray
        Those by all words, the publication date and weekdays. Shape: (years,).
    by_publication, by_habit : ndarray or None
        The parts of `costs` by the publication date and the weekday of the series.
    along : (ndarray, Reason) or None
        The costs by the numbered series, which `session_order.bound` sets.
    folder : ndarray
        The costs by the years of the folder, which `_by_folders` sets. Shape: (years,).
    """

    def __init__(
        self,
        dated: Dated,
        value: str,
        own: Sequence[Cue],
        page: Sequence[tuple[float, Cue]],
        latest: float,
        habit: habits.Habit | None = None,
    ):
        self.dated = dated
        self.value = value
        self.own = own
        self.page = page
        self.by_habit: np.ndarray | None = None
        self.by_publication: np.ndarray | None = None
        self.latest = latest
        pairs = [(cue.rule, cue.says) for cue in own]
        context = weighing.total([(1.0, *pair) for pair in pairs], value)
        context = context + weighing.weekday_cost(value, dated.weekday)
        self.context = costs = context
        shares = {(cue.rule, cue.says): share for share, cue in sorted(page, key=lambda pair: pair[0])}
        if shares:
            around = weighing.total([(share, *pair) for pair, share in sorted(shares.items())], value)
            costs = context + np.minimum(around, _MOST_BY_NEIGHBOURS)
        self._words = costs
        if dated.published:
            if not dated.in_chronicle and weighing.in_week_before(value, dated.published):
                costs = np.minimum(costs - np.nanmin(costs), _MOST_BESIDE_PUBLICATION)
            delays = weighing.publication_cost(
                value, dated.published, planned=dated.planned and not dated.year_of_writing
            )
            self.by_publication = weighing.of_years(delays, value, latest)
            costs = costs + delays
        else:
            costs = costs + weighing.freshness([*pairs, *shares], value)
            costs = costs + habits.weekday_cost(dated.series, value)
            if habit is not None:
                self.by_habit = habits.learnt_cost(habit, value)
                costs = costs + self.by_habit
        self.costs = weighing.of_years(costs, value, latest)
        self.along: tuple[np.ndarray, Reason] | None = None
        self.folder = np.zeros(len(weighing.YEARS))

    @property
    def own_probabilities(self) -> np.ndarray:
        """By the words of the article alone. Shape: (years,)."""
        costs = self.context + weighing.freshness([(cue.rule, cue.says) for cue in self.own], self.value)
        return weighing.probabilities(weighing.of_years(costs, self.value, self.latest))

    @cached_property
    def _model(self) -> np.ndarray:
        """By the words of the article and its page and by its series, as the model has it. Shape: (years,)."""
        return weighing.probabilities(self.costs if self.along is None else self.costs + self.along[0])

    @cached_property
    def by_text(self) -> np.ndarray:
        """By the words of the article and its page and by its series, calibrated. Shape: (years,)."""
        return spread_calibrated(self._model)

    @property
    def probabilities(self) -> np.ndarray:
        """By all that is known. Shape: (years,).

        What the text favours and its folder confirms is calibrated like what the text says alone; a year that the
        folder alone speaks for is as likely as the share of the folder's other documents that have it.
        """
        if not self.folder.any():
            return self.by_text
        best = int(np.argmax(self._model))
        together = _weighted(self._model, self.folder)
        if int(np.argmax(together)) == best and self._model[best] >= _FAVOURED:
            return spread_calibrated(together)
        return _weighted(self.by_text, self.folder)

    def is_decided(self, threshold: float) -> bool:
        """Whether its text decides the year alone."""
        return bool(self.by_text.max() >= threshold)

    @cached_property
    def by_words(self) -> np.ndarray:
        """The costs by the words of the article and its page. Shape: (years,)."""
        return weighing.of_years(self._words, self.value, self.latest)

    def is_contradicted(self, best: int) -> bool:
        """Whether the words of its article and page speak clearly for another year than `best`."""
        return bool(self.by_words[best] - self.by_words.min() > _DISAGREEING)


def _weighted(chances: np.ndarray, costs: np.ndarray) -> np.ndarray:
    weighted = chances * np.exp(-costs)
    return weighted / weighted.sum()


def settle(dated: Sequence[Dated], cues: Iterable[Cue], *, threshold: float = THRESHOLD) -> list[Verdict]:
    """The year of every date, or that it is withheld.

    Parameters
    ----------
    dated : sequence of Dated
    cues : iterable of Cue
        Of all documents; those of an article's own page count beside its own.
    threshold : float
        Probability under which the year is withheld.

    Returns
    -------
    list of Verdict
        In the order of `dated`.

    Notes
    -----
    First each article's own cues and its publication date are weighed, with
    the cues of its page at a share and the weekday that its series keeps; then, along each numbered series, the
    meetings whose year is settled bound those before and after them.
    """
    by_article: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        by_article[cue.article_id].append(cue)
    pages = _pages(by_article)
    proxies = _proxies(dated)
    latest = _latest(dated, by_article.values())
    weekdays = habits.learnt(dated)
    weighed: list[_Weighed | None] = []
    for one in dated:
        if edtf.bounds(one.value)[0]:
            weighed.append(None)
            continue
        value = _value_of_writing(one, proxies)
        page = [
            (_share(value, proxies.get(cue.article_id, "")), cue)
            for article_id in _around(pages.get(one.source, []), one)
            for cue in by_article[article_id]
        ]
        ahead = _DAYS_AHEAD if one.planned else 0
        habit = weekdays.get(one.series)
        weighed.append(_Weighed(one, value, by_article[one.article_id], page, latest + ahead, habit))
    unsettled = [w for w in weighed if w is not None]
    session_order.bound(unsettled, dated, threshold)
    _by_folders(unsettled, dated, threshold)
    return [_explicit(one) if w is None else _verdict(w, threshold) for one, w in zip(dated, weighed)]


#: An announcement lies at most so many days ahead of the latest day known.
_DAYS_AHEAD = 366
#: What the vocabulary knows ends some time before a text is read: so many days at most.
_BEHIND = 366
#: Rules whose interval begins on a day that is past by then.
_PAST = frozenset(("latest day named", "latest year named", "dateline", "year named as this year"))


def _latest(dated: Sequence[Dated], cues: Iterable[Sequence[Cue]]) -> float:
    """The last day that news of the corpus can have: by the vocabulary, the publications and the days told as past."""
    days = [edtf.shift(facts.latest_day(), _BEHIND)]
    days += [one.published for one in dated if one.published]
    days += [edtf.bounds(one.value)[1] for one in dated if edtf.is_whole(one.value) and not one.planned]
    days += [edtf.bounds(cue.says.rpartition("/")[2])[1] for own in cues for cue in own if cue.rule in _PAST]
    return date.fromisoformat(max(days)).toordinal()


def _value_of_writing(one: Dated, proxies: dict[str, str]) -> str:
    """The day for which the cues are weighed: the date itself, or another of its article or source if it says nothing about the day of writing."""
    if one.year_of_writing and one.published:
        return "XXXX" + one.published[4:]
    value = one.value if one.value.startswith("XXXX-") and "XX-XX" not in one.value[2:7] else ""
    if one.offset or one.year_of_writing:  # 今年2月6日 was written on a later day
        value = ""
    return value or proxies.get(one.article_id) or proxies.get(one.source) or ""


def _by_folders(weighed: Sequence[_Weighed], dated: Sequence[Dated], threshold: float) -> None:
    """Let the years of each folder's documents bear on those that stay open.

    Only documents that are dated by their own text count, and none of these is dated otherwise by its folder.
    """
    known = [(one.source, int(one.published[:4])) for one in dated if one.published]
    known += [
        (one.source, int(one.value[:4]))
        for one in dated
        if one.article_id and edtf.is_whole(one.value) and not one.published and not one.planned
    ]
    undated = [one for one in weighed if not one.dated.published]
    spreads = corpus_years.spreads(known, ((one.dated.source, one.by_text) for one in undated))
    for one in undated:
        spread = spreads.get(corpus_years.folder(one.dated.source))
        if spread is None:
            continue
        costs = spread.costs(one.dated.source)
        if not one.is_decided(threshold) or costs[int(np.argmax(one.by_text))] == costs.min():
            one.folder = costs


def _pages(by_article: dict[str, list[Cue]]) -> dict[str, list[tuple[int, str]]]:
    """For each source the articles that have cues, each with its first offset, in order."""
    pages: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for article_id, own in by_article.items():
        pages[own[0].source].append((min(cue.start for cue in own), article_id))
    return {source: sorted(articles) for source, articles in pages.items()}


def _around(articles: list[tuple[int, str]], one: Dated) -> list[str]:
    """The articles next to a date's own, up to `_REACH` before and after it."""
    at = bisect_left(articles, (one.at, ""))
    near = articles[max(0, at - _REACH) : at + _REACH]
    return [article_id for _, article_id in near if article_id != one.article_id]


def _proxies(dated: Sequence[Dated]) -> dict[str, str]:
    """For each article and each source a month and day that it names: the last of them.

    A text without date is weighed as if it were written then.
    """
    found: dict[str, str] = {}
    for one in dated:
        day = one.value.rpartition("/")[2]
        if len(day) == 10 and day[5:7] != "XX" and not one.planned:
            day = "XXXX" + day[4:]
            for name in (one.article_id, one.source):
                found[name] = max(found.get(name, ""), day)
    return found


def _share(value: str, other: str) -> float:
    """By how much the cues of another article of the page count.

    >>> _share("XXXX-12-28", "XXXX-01-02"), _share("XXXX-12-28", "XXXX-06-02"), _share("XXXX-12-28", "")
    (0.95, 0.6, 0.6)
    """
    days = [point.rpartition("/")[2].replace("XXXX", "2000") for point in (value, other)]
    if any(len(day) != 10 for day in days):
        return _NEIGHBOURS
    apart = abs(edtf.apart(*days))
    return _SAME_DAY if min(apart, 366 - apart) <= _CLOSE else _NEIGHBOURS


def _explicit(one: Dated) -> Verdict:
    """A year that is written with its date; with a confidence of one half if it would be news of the future."""
    year = int(one.value[:4])
    reason = Reason(
        "explicit", f"{year}", one.words or one.value, one.source, one.at, one.at + len(one.words)
    )
    first = edtf.bounds(one.value)[0]
    if one.published and not one.planned and first and edtf.apart(one.published, first) > 1:
        others = ((int(one.published[:4]), 0.5),)
        return Verdict(one.key, year, one.value, 0.5, "explicit", (reason,), others)
    return Verdict(one.key, year, one.value, 0.99, "explicit", (reason,))


def _verdict(weighed: _Weighed, threshold: float) -> Verdict:
    one = weighed.dated
    chances = weighed.probabilities
    order = np.argsort(-chances, kind="stable")
    best = int(order[0])
    confidence = float(chances[best])
    others = tuple(
        (FIRST + int(place) + one.offset, round(float(chances[place]), 4)) for place in order[1 : 1 + _OTHERS]
    )
    contradicted = confidence >= threshold and not one.published and weighed.is_contradicted(best)
    if contradicted:
        confidence = min(confidence, _CONTRADICTED)
    if confidence < threshold:
        by_words = int(np.argmin(weighed.by_words))
        reasons = _reasons(weighed, {best, by_words, int(np.argmin(weighed.folder))})
        if contradicted:
            says = f"{FIRST + by_words + one.offset}"
            why = Reason("contradicted", says, one.words, one.source, one.at, one.at + len(one.words))
            reasons = (why, *reasons[: _REASONS - 1])
        others = ((FIRST + best + one.offset, round(confidence, 4)), *others)[:_OTHERS]
        return Verdict(one.key, None, "", round(confidence, 4), "none", reasons, others)
    year = FIRST + best + one.offset
    reasons = _reasons(weighed, {best})
    return Verdict(
        one.key,
        year,
        edtf.in_year(one.value, year),
        round(confidence, 4),
        _basis(weighed, best),
        reasons,
        others,
    )


def _basis(weighed: _Weighed, best: int) -> str:
    if weighed.by_publication is not None and int(np.argmin(weighed.by_publication)) == best:
        return "published"
    own = weighed.own_probabilities
    return "context" if int(np.argmax(own)) == best and own[best] >= _OWN else "neighbour"


def _reasons(weighed: _Weighed, places: Collection[int]) -> tuple[Reason, ...]:
    """The cues that speak for the year given, or for any of those that compete, the strongest first.

    Parameters
    ----------
    places : collection of int
        The places of the years among the candidates.
    """
    one = weighed.dated
    best = min(places, key=lambda place: -weighed.probabilities[place])
    scored: list[tuple[float, Cue | Reason]] = []
    for share, cue in [*((1.0, cue) for cue in weighed.own), *weighed.page]:
        support = max(weighing.cue_support(cue.rule, cue.says, weighed.value, place) for place in places)
        scored.append((share * support, cue))
    if one.published:
        scored.append((_MOST_BY_NEIGHBOURS, Reason("published", one.published, one.published, one.source)))
    if one.weekday:
        weekday = Reason("weekday", f"{FIRST + best}", one.words, one.source, one.at, one.at + len(one.words))
        scored.append((2.0, weekday))
    if weighed.by_habit is not None:
        by_years = weighing.of_years(weighed.by_habit, weighed.value, weighed.latest)
        by_years = np.where(np.isfinite(by_years), by_years, weighed.by_habit.max())
        kept = Reason(
            "weekday of the series", f"{FIRST + best}", one.words, one.source, one.at, one.at + len(one.words)
        )
        scored.append((max(weighing.support(by_years, place) for place in places), kept))
    if weighed.along is not None:
        costs, reason = weighed.along
        scored.append((max(weighing.support(costs, place) for place in places), reason))
    by_folder = {place: weighing.support(weighed.folder, place) for place in places}
    place = min(by_folder, key=lambda place: (-by_folder[place], place))
    scored.append(
        (by_folder[place], Reason("years of the folder", f"{FIRST + place}", one.words, one.source))
    )
    scored = [pair for pair in scored if pair[0] > 0]
    scored.sort(key=lambda pair: (-pair[0], pair[1].source != one.source, pair[1].start, pair[1].rule))
    return tuple(one.reason() if isinstance(one, Cue) else one for _, one in scored[:_REASONS])
