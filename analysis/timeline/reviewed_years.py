"""The year that a heading reviews, for the items listed below it: 2023年工作回顾, 一是1月5日……."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
