"""What is known beforehand of the calendar of national bodies, as data.

Party congresses and plenums, national sessions, terms, five-year plans, the
lives of institutions and formulations, office-holders, founding dates. All of
it is public record and stands in ``vocabulary/timeline``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from analysis import edtf, vocabulary
from analysis.numerals import read
from analysis.vocabulary import Row

#: First spring of the fourteenth National People's Congress; each lasts five years.
_FOURTEENTH = 2023


@dataclass(frozen=True, slots=True)
class Span:
    """A word or name, and from when to when it was in use (EDTF, ``..`` for open)."""

    word: str
    first: str
    last: str
    kind: str

    @property
    def says(self) -> str:
        """The span as an EDTF interval."""
        return f"{self.first}/{self.last}"


_KINDS_OF_ERA = ("formulation", "policy", "campaign", "institution")


@cache
def eras() -> tuple[Span, ...]:
    """Formulations, campaigns and institutions with the months of their lives."""
    rows = vocabulary.load("timeline/eras", ("words", "first", "last", "kind", "example"))
    return tuple(
        Span(word, *_bounds(row, "first", "last"), row.choice("kind", _KINDS_OF_ERA))
        for row in rows
        for word in row["words"].split("|")
    )


@cache
def local_batches() -> dict[str, tuple[str, str]]:
    """Campaign to the levels that took part in a later batch (县|镇|…), and the month in which that began."""
    rows = vocabulary.load("timeline/campaign_batches", ("words", "levels", "first", "example"))
    return {word: (row["levels"], _bound(row, "first")) for row in rows for word in row["words"].split("|")}


@dataclass(frozen=True, slots=True)
class Rule:
    """A version of a law, regulation or party rule: when it was first discussed and issued (EDTF months)."""

    word: str
    first: str
    last: str
    kind: str  #: law, regulation or party rule
    version: str  #: new or revised


@cache
def rules() -> tuple[Rule, ...]:
    """Laws, regulations and party rules, each version in the order of time."""
    rows = vocabulary.load(
        "timeline/rules", ("words", "first", "last", "kind", "version", "source", "example")
    )
    found = []
    for row in rows:
        row.choice("kind", ("law", "regulation", "party rule"))
        row.choice("version", ("new", "revised"))
        first, last = _bounds(row, "first", "last")
        if last < first:
            raise row.fault(f"issued in {last}, before it was discussed in {first}")
        found += [Rule(word, first, last, row["kind"], row["version"]) for word in row["words"].split("|")]
    return tuple(sorted(found, key=lambda rule: (rule.word, rule.first)))


@dataclass(frozen=True, slots=True)
class Office:
    """Who held an office, and when."""

    office: re.Pattern[str]
    name: str
    says: str


@cache
def offices() -> tuple[Office, ...]:
    """National offices and their holders."""
    rows = vocabulary.load("timeline/offices", ("office", "names", "first", "last", "example"))
    return tuple(
        Office(
            row.pattern("office", made=rf"(?<!时任)(?<!原)(?:{row['office']})[、，]?$"),
            name,
            "/".join(_bounds(row, "first", "last")),
        )
        for row in rows
        for name in row["names"].split("|")
    )


@dataclass(frozen=True, slots=True)
class Founding:
    """An event whose anniversaries are kept."""

    event: str
    year: int
    pattern: re.Pattern[str]


@cache
def foundings() -> tuple[Founding, ...]:
    """Events whose anniversaries are kept, with the year in which they fell."""
    rows = vocabulary.load("timeline/events", ("event", "date", "pattern", "example"))
    return tuple(Founding(row["event"], int(_bound(row, "date")[:4]), row.pattern("pattern")) for row in rows)


@cache
def sittings() -> dict[tuple[str, str, str], tuple[str, str]]:
    """(body, term, number) to first and last day, for party congresses and plenums."""
    rows = vocabulary.load("timeline/sittings", ("body", "term", "start", "end", "example"), ("number",))
    return {(row["body"], row["term"], row["number"]): _bounds(row, "start", "end") for row in rows}


def congress(term: str) -> tuple[str, str] | None:
    """First and last day of a party congress by its number in Chinese.

    >>> congress("二十")
    ('2022-10-16', '2022-10-22')
    """
    return sittings().get(("党代会", term, ""))


def party_term(term: str) -> str:
    """The years of a Central Committee, as an EDTF interval; "" if unknown.

    >>> party_term("十九")
    '2017-10-24/2022-10-22'
    """
    own = congress(term)
    if own is None:
        return ""
    ends = sorted(last for (body, _, _), (_, last) in sittings().items() if body == "党代会")
    following = bisect_right(ends, own[1])
    return f"{own[1]}/{ends[following] if following < len(ends) else '..'}"


def next_plenum(day: str) -> str:
    """The first day of the next plenum after `day`; "" if unknown."""
    starts = sorted(start for (body, _, _), (start, _) in sittings().items() if body == "中央全会")
    following = bisect_right(starts, day)
    return starts[following] if following < len(starts) else ""


def national_session_year(term: str, number: str) -> int | None:
    """The year of the N-th session of a National People's Congress or of the national CPPCC.

    They sit once a year in spring, five times a term.

    >>> national_session_year("十四", "二"), national_session_year("十二", "一")
    (2024, 2013)
    """
    n, m = read(term), read(number)
    if not 5 <= n <= 30 or not 1 <= m <= 5:
        return None
    return _FOURTEENTH + 5 * (n - 14) + m - 1


def plan_years(number: str) -> tuple[int, int]:
    """First and last year of the five-year plan of which `number` is the ordinal, from the sixth on.

    >>> plan_years("十四"), plan_years("七")
    ((2021, 2025), (1986, 1990))
    """
    n = read(number)
    return 1951 + 5 * n, 1955 + 5 * n


_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def sexagenary_year(name: str) -> int | None:
    """The year from 1984 to 2043 that a pair of stem and branch names; None for no such pair.

    >>> sexagenary_year("甲辰"), sexagenary_year("癸卯"), sexagenary_year("甲丑")
    (2024, 2023, None)
    """
    stem, branch = _STEMS.find(name[0]), _BRANCHES.find(name[1])
    for n in range(60):
        if n % 10 == stem and n % 12 == branch:
            return 1984 + n
    return None


@cache
def latest_day() -> str:
    """The last day that the vocabulary knows of: no news of a later time can be dated by it."""
    days = [end for _, end in sittings().values()]
    days += [edtf.bounds(span.first)[1] for span in eras()]
    return max(days)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered series of national meetings, with the days of some of its numbers."""

    series: str
    body: re.Pattern[str]
    known: dict[str, tuple[tuple[int, str], ...]]

    def says(self, term: str, number: int) -> str:
        """Between which days the meeting of that number sat; "" if nothing is known.

        Within a term the days between known numbers bound it; where the text
        names no term, the one without name in the data is meant.
        """
        if number < 1:
            return ""
        own = self.known.get(term, ())
        exact = [day for n, day in own if n == number]
        if not term and own:  # counted anew in each term, which the texts do not always name
            exact += [day for other, pairs in self.known.items() if other for n, day in pairs if n == number]
        says = [f"{edtf.shift(day, -7)}/{edtf.shift(day, 14)}" for day in sorted(exact)]
        if all(n != number for n, _ in own) and (between := self._between(own, number)):
            says.insert(0, between)
        return says[0] if len(says) == 1 else f"[{','.join(says)}]" if says else ""

    @staticmethod
    def _between(known: tuple[tuple[int, str], ...], number: int) -> str:
        """Between which known days of one term a number lies; "" where its count began anew among them."""
        if not known or len({n for n, _ in known}) < len(known):
            return ""
        at = bisect_right(known, number, key=lambda pair: pair[0])
        if at == len(known):
            return f"{known[-1][1]}/.."
        return f"{known[at - 1][1] if at else '..'}/{known[at][1]}"


@cache
def numbered_series() -> tuple[Numbered, ...]:
    """The national series whose numbers are known in part."""
    rows = vocabulary.load(
        "timeline/numbered_series", ("series", "pattern", "number", "date", "example"), ("term",)
    )
    known: dict[str, dict[str, list[tuple[int, str]]]] = {}
    body: dict[str, re.Pattern[str]] = {}
    for row in rows:
        body[row["series"]] = row.pattern("pattern")
        known.setdefault(row["series"], {}).setdefault(row["term"], []).append(
            (row.whole("number"), _bound(row, "date"))
        )
    return tuple(
        Numbered(series, body[series], {term: tuple(sorted(pairs)) for term, pairs in terms.items()})
        for series, terms in known.items()
    )


_BOUND = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def _bounds(row: Row, first: str, last: str) -> tuple[str, str]:
    """Both ends of a span, in their order."""
    ends = _bound(row, first), _bound(row, last)
    if ".." not in ends and edtf.bounds(ends[1])[1] < edtf.bounds(ends[0])[0]:
        raise row.fault(f"column {last!r} is {ends[1]!r}, which is before {ends[0]!r}")
    return ends


def _bound(row: Row, column: str) -> str:
    value = row[column]
    if value == "..":
        return value
    if _BOUND.fullmatch(value) is None or not edtf.is_day(*[*map(int, value.split("-")), 1, 1][:3]):
        raise row.fault(f"column {column!r} is {value!r}, expected an EDTF date or ..")
    return value
