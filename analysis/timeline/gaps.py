"""What is missing: months without any source, and sessions of numbered series that must have happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from analysis import edtf
from analysis.numerals import write
from analysis.records import Gap, Meeting
from analysis.timeline.years import session_order
from analysis.wording import message

#: From so many sessions named on, a series is followed from its first session.
_SEEN = 3
#: So many sessions and more between two of a count that names no term are a gap only where there was time for them:
#: otherwise the two are of different counts, or one is misread.
_DOZENS = 24
_DAYS_BETWEEN = 7  #: from one session to the next at least


def find(
    meetings: Sequence[Meeting], article_dates: Iterable[str], window: tuple[str, str] | None
) -> list[Gap]:
    """The gaps of a corpus, months first, then series.

    Parameters
    ----------
    meetings : sequence of Meeting
    article_dates : iterable of str
        The date of each article, EDTF or "".
    window : tuple of str or None
        First and last month looked at, ``YYYY-MM``; None where nothing is dated: no month is missing then.

    Returns
    -------
    list of Gap
        Neighbouring months, and neighbouring sessions, are one gap.

    Notes
    -----
    A session is here if a text reports it as held. One that is only referred
    to is not here, and shows that those before it happened. Sessions after
    the last one known are left alone: nothing tells that they happened. Nothing
    lies between two sessions of which the later number has the earlier date:
    the count began anew; nor, in a count without terms or years, dozens that are more
    than one a week. A high number that is the only one of such a count gives no gap. Of a series of which the texts name fewer than `_SEEN`
    sessions, only what lies between two sessions of a body is a gap: a
    competition that is held once a year would otherwise lack all sessions
    before the only one in the texts.
    """
    return [*(_months(meetings, article_dates, window) if window else ()), *_sessions(meetings)]


def _months(
    meetings: Sequence[Meeting], article_dates: Iterable[str], window: tuple[str, str]
) -> Iterable[Gap]:
    held = (meeting.date for meeting in meetings if meeting.status == "held")
    covered = edtf.covered([*article_dates, *held])
    every = edtf.months(*window)
    missing = [at for at, month in enumerate(every) if month not in covered]
    for at, last_at in _runs(missing, lambda number: number + 1):
        first, last, many = every[at], every[last_at], last_at - at + 1
        reason = message("no_source_month") if many == 1 else message("no_source_months", n=many)
        yield Gap("month", _range(first, last), "", first, last, reason)


def _range(first: str, last: str) -> str:
    """One of several, or from where to where: as an EDTF interval.

    >>> _range("2023-11", "2024-02"), _range("第1次", "第1次")
    ('2023-11/2024-02', '第1次')
    """
    return first if first == last else f"{first}/{last}"


def _runs(items: Sequence, following) -> list[tuple]:
    """First and last of each unbroken run of an ascending sequence.

    >>> _runs([1, 2, 3, 7], lambda n: n + 1)
    [(1, 3), (7, 7)]
    """
    runs: list[tuple] = []
    for item in items:
        if runs and following(runs[-1][1]) == item:
            runs[-1] = (runs[-1][0], item)
        else:
            runs.append((item, item))
    return runs


def _sessions(meetings: Sequence[Meeting]) -> Iterable[Gap]:
    counted: dict[tuple[str, str], dict[int, Meeting]] = defaultdict(dict)
    here: dict[tuple[str, str], set[int]] = defaultdict(set)
    for meeting in meetings:
        place = session_order.place(meeting.session) if meeting.series else None
        if place is None or meeting.status == "planned":
            continue
        key = (meeting.series_full or meeting.series, place[0])
        if meeting.status == "held":
            here[key].add(place[1])
        if meeting.status == "held" or place[1] not in counted[key]:
            counted[key][place[1]] = meeting
    for key in sorted(counted):
        known = counted[key]
        first = 1
        if len(known) < _SEEN:
            if not any(meeting.body for meeting in known.values()):
                continue
            if not key[1] and len(known) == 1 and max(known) > _DOZENS:
                continue
            first = min(known)
        missing = [number for number in range(first, max(known) + 1) if number not in here[key]]
        for start, end in _runs(missing, lambda number: number + 1):
            gap = _session_gap(key, start, end, known)
            if not key[1] and end - start >= _DOZENS and not _had_time(gap, end - start + 1):
                continue
            begun_anew = (
                gap.period_start[:1].isdigit() and gap.period_end and gap.period_start > gap.period_end
            )
            if not begun_anew:  # the eighth sitting of one cabinet, then the second of the next
                yield gap


def _had_time(gap: Gap, sessions: int) -> bool:
    """Whether so many sessions could sit between the two on either side, whose days are known."""
    if not (gap.period_start[:1].isdigit() and gap.period_end[:1].isdigit()):
        return False
    days = date.fromisoformat(gap.period_end) - date.fromisoformat(gap.period_start)
    return days.days >= _DAYS_BETWEEN * sessions


def _session_gap(key: tuple[str, str], first: int, last: int, known: dict[int, Meeting]) -> Gap:
    before = known.get(max((number for number in known if number < first), default=0))
    after = known.get(min((number for number in known if number > last), default=0)) or known.get(last)
    name, term = key
    sides = [side for side in (before, after) if side is not None]
    known_by = {"name": sides[0].name, "date": sides[0].date}
    if len(sides) == 1:
        reason = message("session_implied", **known_by)
    else:
        other = {"other": sides[1].name, "other_date": sides[1].date}
        reason = message("session_implied_by_two", **known_by, **other)
    return Gap(
        "session",
        _range(_numbered(term, first), _numbered(term, last)),
        name,
        before.date_start if before else "",
        after.date_end if after else "",
        reason,
        tuple(side.meeting_id for side in sides),
    )


def _numbered(term: str, number: int) -> str:
    """How a session is counted, in words.

    >>> _numbered("6", 3), _numbered("1-6", 103), _numbered("", 21), _numbered("2024", 2)
    ('六届三次', '六届一百零三次', '第21次', '2024年第2次')
    """
    if not term:
        return f"第{number}次"
    if len(term) == 4 and term.isdigit():
        return f"{term}年第{number}次"
    return f"{write(int(term.split('-')[-1]))}届{write(number)}次"
