"""The day of a scene that a report sets before its meeting: 3月5日上午，礼堂座无虚席。全市表彰大会召开."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from analysis import vocabulary
from analysis.timeline import sentences
from analysis.timeline.dates.words import PART_ROWS
from analysis.timeline.sentences import Sentence

#: A scene is set in the year of its article, or in the one before at New Year.
_YEARS_APART = 1
_PART_OF_DAY = re.compile(rf"日(?:[（(][^）)]{{1,4}}[）)])?(?:{'|'.join(row['word'] for row in PART_ROWS)})")


def dated(sentence: Sentence, text: str, *, published: str) -> Sentence:
    """A sentence without a date, with the day of the sentence just before it where that sets its scene.

    Parameters
    ----------
    text : str
        Reading of the paragraph.
    published : str
        Day of publication of the article, EDTF, or "".
    """
    before = sentences.span_before(text, sentence.start)
    if before is None or not is_scene(text[before.start : before.end]):
        return sentence
    days = [day for day in sentences.read(text, *before).days if day.value[-2:].isdigit()]
    if len(days) != 1 or _is_far(days[0].value, published):
        return sentence
    return replace(sentence, days=(replace(days[0], start=0, end=0),))


def is_scene(text: str) -> bool:
    """Whether a sentence with a day describes how a meeting began, not something else that happened on that day.

    >>> is_scene("3月5日上午，礼堂座无虚席。"), is_scene("3月8日是国际劳动妇女节。")
    (True, False)
    """
    if _words("timeline/no_scenes").search(text):
        return False
    return bool(_PART_OF_DAY.search(text) or _words("timeline/meeting_scenes").search(text))


def _is_far(day: str, published: str) -> bool:
    """Whether a day has a year that is not about that of publication."""
    years = day[:4], published[:4]
    return all(map(str.isdigit, years)) and abs(int(years[0]) - int(years[1])) > _YEARS_APART


@cache
def _words(name: str) -> re.Pattern[str]:
    rows = vocabulary.load(name, ("pattern", "example"))
    return re.compile("|".join(row.pattern("pattern").pattern for row in rows))
