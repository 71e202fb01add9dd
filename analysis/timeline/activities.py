"""Lists of what one official did: the heading names the official, the items only say when and what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.corpus.bullets import SIGNS
from analysis.records import Paragraph
from analysis.timeline import people

#: 市长王小明, 王小明同志本周主要活动, 王小明公务活动（2024年3月）.
_HEADING = re.compile(
    r"(?P<who>[^，。；：（()\s]{2,24}?)(?:同志)?(?:(?:[12]\d{3}年)?\d{1,2}月份?)?(?:的?(?:一周|每周|本周|上周|近期|本月|主要|重要|公务|政务|工作)*(?:活动|动态|日程)(?:安排|报道|情况)?)?"
    r"(?:[（(][^（）()]{4,30}[）)])?"
)
#: 王小明　市长, 王小明（市长）: the office behind the name.
_TITLE_BEHIND = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4})(?:[\s　]+|[（(])(?P<title>[\u4e00-\u9fff、]{1,20}[长记任席员])[）)]?"
)
#: An item: its day, then what was done, without a subject.
_ITEM = re.compile(rf"[{SIGNS}\d一二三四五六七八九十、.]{{0,4}}\s*(?:(?:\d{{4}}年)?\d{{1,2}}月)?\d{{1,2}}日")
_LONGEST = 40


def subjects(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """For each paragraph below a heading that names one official, that official, by the id of the paragraph.

        Only where the first paragraph below the heading begins with a day; it holds until the next such heading.

        >>> from analysis import corpus
        >>> from analysis.corpus.bullets import SIGNS
    from analysis.records import Source
        >>> text = "市政府领导活动\\n\\n市长王小明\\n3月4日上午，到滨江区调研防汛工作。\\n3月5日，会见华远集团董事长李大伟。"
        >>> set(subjects(corpus.cut(Source("a.txt", text)).paragraphs).values())
        {'市长王小明'}
        >>> text = "市政府领导活动\\n\\n王小明（市长）\\n3月4日上午，到滨江区调研。\\n3月5日，会见李大伟。"
        >>> set(subjects(corpus.cut(Source("a.txt", text)).paragraphs).values())
        {'市长王小明'}
    """
    found: dict[str, str] = {}
    official = ""
    texts = [paragraph.reading.text.strip() for paragraph in paragraphs]
    for paragraph, text, below in zip(paragraphs, texts, [*texts, ""][1:], strict=True):
        heads = (
            len(text) <= _LONGEST and "。" not in text and (bool(official) or _ITEM.match(below) is not None)
        )
        named = _official(text) if heads else ""
        if named:
            official = named if _ITEM.match(below) else ""
        elif official:
            found[paragraph.paragraph_id] = official
    return found


def _official(text: str) -> str:
    """The one person whom a heading names, with title; "" where it names none."""
    behind = _TITLE_BEHIND.fullmatch(text)
    heading = _HEADING.fullmatch(behind["title"] + behind["name"] if behind else text)
    persons = people.listed(heading["who"]) if heading else ()
    if heading is None or len(persons) != 1 or not people.is_name(persons[0].name):
        return ""
    (person,) = persons
    return person.title + person.name if len(person.title + person.name) == len(heading["who"]) else ""
