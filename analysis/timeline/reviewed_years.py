"""The year of a review or an entry, for the days it names: 2023年工作回顾, 一是1月5日……; 【外事】2021年，……。5月7日，……."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from analysis.records import Paragraph

_NUMBER = r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*"
#: （一）2023年全市工作回顾, 回顾2023年工作.
_HEADING = re.compile(
    rf"(?:{_NUMBER})?(?:[^，。；：\d]{{0,16}}(?P<year>20\d\d)年度?[^，。；：]{{0,16}}?(?:回顾|总结)"
    r"|(?:回顾|总结)(?P<looked>20\d\d)年度?(?:[^，。；：]{0,8}?工作)?)[：:。]?\s*"
)
#: What a page with such a heading holds.
_REVIEWS = re.compile("回顾|总结")
#: One item of a list with its day: 一是1月5日, （二）1月9日, 首先，3月2日.
_ITEM = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,3}}是|第[一二三四五六七八九十]|首先|其次|再次|最后|{_NUMBER}|[①-⑳]\s*|[●■◆▲•·]\s*)[，、]?\s*(?:在|于)?(?=\d{{1,2}}月)"
)
_LONGEST = 40
#: What a heading below a review holds where the review has ended: 2024年工作安排, 下一步打算.
_PLANS = re.compile("20\\d\\d年|[今明]年|下一步|下一阶段|今后|未来|安排|计划|打算|思路|目标|展望|要点")


def find(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, int, Paragraph, int, int]]:
    """Each listed item below a review's heading, with the year, and the heading with the span of the year in its reading."""
    if not any(_REVIEWS.search(paragraph.reading.text) for paragraph in paragraphs):
        return
    above: tuple[int, Paragraph, int, int] | None = None
    for paragraph in paragraphs:
        text = paragraph.reading.text
        heading = _HEADING.match(text)
        if heading and (heading.end() == len(text) or _ITEM.match(text, heading.end())):
            group = "year" if heading["year"] else "looked"
            above = int(heading[group]), paragraph, *heading.span(group)
            listed = heading.end() < len(text)
        else:
            listed = _ITEM.match(text) is not None
            if not listed and len(text) <= _LONGEST and "。" not in text and _PLANS.search(text):
                above = None
        if above is not None and above[1].article_id != paragraph.article_id:
            above = None
        if above is not None and listed:
            yield paragraph, *above


#: The entry of a yearbook, or a paragraph written like one: 【外事】2021年，……, 2021年，全市…….
_ENTRY = re.compile(r"\s*(?P<title>【[^【】]{2,40}】)?\s*(?P<year>(?:19|20)\d\d)年，")
#: A day without its year, which the entry's year completes.
_BARE_DAY = re.compile(r"(?<![\d年])(?:1[0-2]|[1-9])月(?:3[01]|[12]\d|[1-9])日?")
#: The text speaks from another time than the entry's year.
_FROM_TODAY = re.compile("今年|[今昨]日|[今昨]天|近日|日前|[本上]周|[电讯][ \u3000（(]")
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》")
#: Another year that begins a sentence, whose days follow.
_NEXT_YEAR = re.compile(r"(?:^|[。；])\s*(?:(?:19|20)\d\d|[次翌明去])年")
#: A page that came out so many years later does not report news of an entry's year.
_YEARS_LATER = 2


def entries(
    paragraphs: Sequence[Paragraph], published: Mapping[str, str]
) -> Iterator[tuple[Paragraph, int, Paragraph, int, int]]:
    """Each paragraph that opens with its year, or goes on with such an entry, shaped as `find` gives it.

    An article that names a day before its first entry, or speaks of today, is news, and the entry its background;
    without a title in brackets also one that came out in the year of its entry or the next.

    Parameters
    ----------
    published : mapping
        Article to its day of publication, EDTF, "" where unknown.
    """
    for article, group in groupby(paragraphs, key=lambda one: one.article_id):
        body = [one for one in group if one.role == "body"]
        if any(_FROM_TODAY.search(_QUOTED.sub("", one.reading.text)) for one in body):
            continue
        above: tuple[int, Paragraph, int, int] | None = None
        for paragraph in body:
            text = paragraph.reading.text
            entry = _ENTRY.match(text)
            if entry is not None:
                year, day_of_page = int(entry["year"]), published.get(article, "")
                recent = day_of_page[:4].isdigit() and int(day_of_page[:4]) < year + _YEARS_LATER
                if recent and not entry["title"]:
                    break
                above = year, paragraph, *entry.span("year")
            elif above is None and _BARE_DAY.search(text):
                break
            if above is not None and _NEXT_YEAR.search(text, entry.end() if entry else 0):
                above = None
            if above is not None:
                yield paragraph, *above
