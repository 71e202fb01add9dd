"""The days that a line says a digest is of, for the items below it: 一周要闻（3月4日—3月10日）, 2023年12月11日至12月17日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis import edtf
from analysis.corpus import headline_reading
from analysis.corpus.chronicles import STAMP, unnumbered
from analysis.records import Document, Paragraph
from analysis.timeline import dates, digest_titles
from analysis.timeline.dates import TimeExpression
from analysis.timeline.frames import Frame, with_any_year

#: What a line that names the days of a digest must hold.
_FROM_TO = re.compile(r"[\d日]\s*[日号.]?\s*[-—–―－~～至到]{1,2}\s*[\d一二三四五六七八九十]")
#: 5.22-5.28, 2019/5/6—2019/5/12, 2019-05-06至05-12 in the title of a digest.
_IN_FIGURES = re.compile(
    r"(?<![\d./-])(?:(?P<y1>(?:19|20)\d\d)(?P<sign>[./-]))?(?P<m1>\d{1,2})(?(sign)(?P=sign)|(?P<own>[./]))(?P<d1>\d{1,2})"
    r"\s*[-—–~～至到]{1,2}\s*(?:(?P<y2>(?:19|20)\d\d)[./-])?(?:(?P<m2>\d{1,2})[./-])?(?P<d2>\d{1,2})(?![\d./-]\d)"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
#: What a line above a digest calls it.
OF_A_DIGEST = re.compile(rf"(?:{digest_titles.NAME}|[一每本上]周|周报|周刊)[^。，；]{{0,40}}$")
#: The days of a digest are so many at most.
_DIGEST = 31
#: A line above items that names a digest, a chronicle or its days has so many characters at most.
LONGEST = 80


def above(document: Document, frame: Frame) -> Frame | None:
    """What a title of a digest says that stands above the text and was taken for a part of the site; None without one."""
    starts = [p.start for p in document.paragraphs if p.role == "body"]
    if not starts:
        return None
    read = [(p.start, p.end) for p in document.paragraphs]
    at = 0
    for line in document.source.text[: min(starts)].splitlines(keepends=True):
        inside = any(start < at + len(line) and at < end for start, end in read)
        text = "" if inside or len(line) > LONGEST else headline_reading(line.strip())
        for found in _days_named(text) if OF_A_DIGEST.search(text) else ():
            year = int(found.value[:4]) if edtf.is_whole(found.value) else frame.year
            return replace(frame, window=_of_year(found.value, year), year=year, words=found.text, at=at)
        at += len(line)
    return None


def windows(paragraphs: list[Paragraph], frame: Frame) -> Iterator[tuple[str, Frame]]:
    """The frames of a digest: the days that a line of its own, or a title, says that it is of; `frame` is that of the edges."""
    for paragraph in paragraphs:
        frame = window(frame, paragraph) or frame
        if frame.window:
            yield paragraph.paragraph_id, frame


def window(frame: Frame, paragraph: Paragraph) -> Frame | None:
    """The frame below a line that names the days of a digest; None if it names no new ones."""
    text = paragraph.reading.text
    if len(text) > LONGEST or (frame.window and frame.year):
        return None
    for found in _days_named(text):
        called = "。" not in text and OF_A_DIGEST.search(text) is not None
        alone = paragraph.role != "body" or called or _is_only(text, found)
        if alone and _completes(frame, found):
            found = replace(found, value=_of_year(found.value, frame.year))  # 2024年一周要闻 stands above
            year = int(found.value[:4]) if edtf.is_whole(found.value) else 0
            at = paragraph.reading.at(found.start)
            return replace(frame, window=found.value, year=year, words=found.text, at=at)
    return None


def _days_named(text: str) -> list[TimeExpression]:
    """The days of a digest that a line names: 一周要闻（3月4日—3月10日）; with the year that stands elsewhere in the line."""
    if not _FROM_TO.search(text):
        return []
    in_figures = [*_IN_FIGURES.finditer(text)]
    found = [one for days in in_figures for one in _as_in_words(days)] if in_figures else dates.find(text)
    years = set(_YEAR.findall(text)) if OF_A_DIGEST.search(text) else set()
    year = int(years.pop()) if len(years) == 1 else 0
    named = (one for one in found if one.is_interval and _spans_days(one.value))
    return [replace(one, value=_of_year(one.value, year)) for one in named]


def _as_in_words(days: re.Match[str]) -> list[TimeExpression]:
    """Days in figures as the reader of dates gives them in words: 5.22-5.28 as 5月22日-5月28日; none that are no days."""
    first, last = (f"{days[year]}年" if days[year] else "" for year in ("y1", "y2"))
    words = f"{first}{days['m1']}月{days['d1']}日-{last}{days['m2'] or days['m1']}月{days['d2']}日"
    return [
        replace(read, start=days.start(), end=days.end(), text=days.group()) for read in dates.find(words)[:1]
    ]


def _of_year(value: str, year: int) -> str:
    """Days with the year of their line; over the end of a year it is that of the first, or of the last, and stays open."""
    turns = value.startswith("XXXX-12") and "/XXXX-01" in value
    return edtf.fill(value, year=year) if year and value.startswith("XXXX-") and not turns else value


def _completes(frame: Frame, found: TimeExpression) -> bool:
    """Whether the days are the first that are given, or the same ones with their year."""
    return not frame.window or found.value.endswith(frame.window.rpartition("XXXX")[2])


def _spans_days(value: str) -> bool:
    """Whether an interval is of at most a month of days."""
    whole = with_any_year(value)
    return (
        "/" in value and edtf.precision(value.partition("/")[0]) == "day" and 1 < edtf.days(whole) <= _DIGEST
    )


def heads_digest(text: str) -> bool:
    """Whether a line is no item and names the days of a digest."""
    days = _days_named(text) if "。" not in text else []
    return bool(days) and (not STAMP.match(unnumbered(text)) or _is_only(text, days[0]))


def _is_only(text: str, days: TimeExpression) -> bool:
    """Whether a line is nothing but some days, in brackets or not."""
    return len(text.strip("。 （）()【】")) == len(days.text)


def is_called_digest(source: str) -> bool:
    """Whether a line calls a text a digest, be it part of the text or of its page."""
    lines = ("".join(line.split()) for line in source.splitlines())
    return any(len(line) <= LONGEST and OF_A_DIGEST.search(line) for line in lines)
