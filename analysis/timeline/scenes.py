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
#: Who came to mark what: 出席青云大桥通车仪式.
_ATTENDED = re.compile(
    "(?:出席|参加|主持)了?[^，。；]{0,20}?(?P<what>[\u4e00-\u9fff]{2})(?:仪式|典礼|庆典)(?=[，。；并]|$)"
)
#: It was not done, or not yet.
_NOT_DONE = re.compile("未|没|将|拟|计划|预计|推迟|取消")
#: What an aim goes on with.
_AIMED = (
    "(?:进一步|切实|扎实|着力|不断|全面|全力|深入|有效|更好|充分|大力|努力|持续|加[快强大深]|提[升高振]|推[动进]|促进|确保|保障|营造|落实|贯彻|增强"
    "|深化|丰富|弘扬|做好|抓好|打造|助力|激发|巩固|强化|完善|优化|引导|展[示现]|检验|动员|调动|缓解|解决|维护|规范|破解|构建|实现|建设|争创|迎接)"
)
#: A full stop where a comma belongs: 3月5日 为推动创建工作，加快发展步伐。我县召开…….
_AIM_ALONE = re.compile(
    f"日(?:[上下]午|晚上?)?[，, \u3000]+(?:为了?(?!期)[^，。]{{4,40}}(?:，{_AIMED}[^，。]{{2,30}})*|(?:按照|根据)[^，。]{{2,40}}(?:部署|要求|安排|精神))。?$"
)


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
    if before is None:
        return sentence
    scene = text[before.start : before.end]
    if not is_scene(scene) and not _is_marked(scene, sentence.text):
        return sentence
    days = [day for day in sentences.read(text, *before).days if day.value[-2:].isdigit()]
    if len(days) != 1 or _is_far(days[0].value, published):
        return sentence
    return replace(sentence, days=(replace(days[0], start=0, end=0),))


def is_scene(text: str) -> bool:
    """Whether a sentence with a day describes how a meeting began, not something else that happened on that day.

    >>> is_scene("3月5日上午，礼堂座无虚席。"), is_scene("3月8日是国际劳动妇女节。")
    (True, False)
    >>> is_scene("3月5日，为推动创建工作，加快发展步伐。"), is_scene("3月5日，为方便群众，医院延长了门诊时间。")
    (True, False)
    """
    if _AIM_ALONE.search(text):
        return True
    if _words("timeline/no_scenes").search(text):
        return False
    return bool(_PART_OF_DAY.search(text) or _words("timeline/meeting_scenes").search(text))


def _is_marked(scene: str, text: str) -> bool:
    """Whether a text says that people attended the ceremony for what a scene says was done: 大桥建成通车。市长出席|通车仪式.

    >>> _is_marked("3月5日，大桥建成通车。", "市长王小明出席通车仪式。")
    True
    >>> _is_marked("3月5日，大桥建成通车。", "市长王小明出席签约仪式。")
    False
    """
    ceremony = _ATTENDED.search(text)
    done = re.search(f"{ceremony['what']}(?=[，。；]|$)", scene) if ceremony else None
    return done is not None and not _NOT_DONE.search(scene)


def _is_far(day: str, published: str) -> bool:
    """Whether a day has a year that is not about that of publication."""
    years = day[:4], published[:4]
    return all(map(str.isdigit, years)) and abs(int(years[0]) - int(years[1])) > _YEARS_APART


@cache
def _words(name: str) -> re.Pattern[str]:
    rows = vocabulary.load(name, ("pattern", "example"))
    return re.compile("|".join(row.pattern("pattern").pattern for row in rows))
