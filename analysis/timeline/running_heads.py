"""The year that lines at the edges of a page give to its chronicle: running heads, breadcrumbs, the title of a yearbook."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline.digest_titles import Title, is_headline

#: So many lines at the top and at the bottom of a page may be its heads; a head is so long at most.
_TOP, _BOTTOM, _LONGEST = 10, 4, 80
_CHRONICLE = "(?:大事记?|记事|纪事|(?:大事|要事|执政|政务|党政|工作)纪要|大事年表)"
_BETWEEN = r"[\s·•|｜/>›»:：_《》()（）\[\]【】〔〕—–-]*"
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)"
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
#: The number of a page: Page 47, 第14页, P. 47, · 27 ·, - 31 -.
_PAGE = r"(?:Page\s*\d+|第\s*\d+\s*页|[Pp]\.?\s*\d+|[·•—–-]\s*\d{1,4}\s*[·•—–-]|(?<!\d)\d{1,3}(?![\d年月日]))"
_AT_EDGES = re.compile(rf"^{_BETWEEN}{_PAGE}{_BETWEEN}(?=\D|(?:19|20)\d\d)|{_BETWEEN}{_PAGE}{_BETWEEN}$")
_NAME = "[\u4e00-\u9fff]{0,14}?"
#: 青江执政纪要2015, 大事记·2015年, 2015 大事记.
_HEAD = re.compile(
    rf"{_NAME}{_CHRONICLE}{_BETWEEN}{_YEAR}年?(?:{_BETWEEN}(?P<month>\d{{1,2}})月)?"
    rf"|{_NAME}{_BETWEEN}(?P<first>(?:19|20)\d\d)年?(?:{_BETWEEN}(?P<first_month>\d{{1,2}})月(?:份)?)?{_BETWEEN}{_NAME}{_CHRONICLE}"
)
#: After a year, the rest of the day on which a page was published: 来源：青江年鉴 2016-03-02.
_MORE_OF_DATE = r"年?\s*[-./]?\s*\d"
#: After a year, the word for a chronicle of that year: 青江年鉴·2014年大事记; but 《青江年鉴（2014年）》大事记.
_OF_EVENTS = rf"年?(?!\s*[）)》]){_BETWEEN}{_NAME}{_CHRONICLE}"
#: 《青江年鉴（2015）》, 2015卷青江年鉴: of the year before, as a rule; 2015年鉴 without a name is a link.
_YEARBOOK = re.compile(
    rf"年鉴{_BETWEEN}{_YEAR}(?!{_MORE_OF_DATE}|{_OF_EVENTS})年?[卷版]?|(?P<first>(?<!\d)(?:19|20)\d\d)年?[卷版]?{_BETWEEN}[\u4e00-\u9fff]{{2,14}}?年鉴"
)
#: The folder of a yearbook in the address of a page: /qjnj2016/, /nianjian/2019/.
_YEARBOOK_FOLDER = re.compile(
    r"(?<=[^/:])/[a-z]{0,8}?(?:[a-z]nj|nianjian[-_/]?)(?P<year>(?:19|20)\d\d)(?![-_](?:19|20)\d\d)(?=[-_/])",
    re.IGNORECASE,
)
#: Who writes yearbooks, in the text of such a page; the folder alone may be that of a place: /snj2016/.
_OF_YEARBOOK = re.compile("年鉴|地方志|方志|史志")
_NO_YEARBOOK = re.compile("编[纂辑写]|出版|发行|首发|赠书|评[审比]|供稿|工作会|培训")
#: A breadcrumb: 首页 > 青江大事记 > 2015年 > 8月.
_STEP = re.compile(r"\s*(?:>+|›|»|＞|→|/)\s*")
_STEPS = 3
_YEAR_STEP = re.compile("(?P<year>(?:19|20)\\d\\d)年?")
_MONTH_STEP = re.compile("(?P<month>\\d{1,2})月份?")


def find(text: str, address: str = "") -> Title | None:
    """The year, and the month, that the edges of a page give; None where they give none or contradict each other.

    `start` of the title is the offset of the year in `text`, 0 where the `address` of the page gives it: that of a
    chapter of a yearbook.

    >>> found = find("第47页 青江执政纪要2015\\n9月\\n9月16日，县委召开全会。")
    >>> found.year, found.month
    (2015, 0)
    >>> find("《青江年鉴（2018）》\\n9月16日，县委召开全会。").year
    2017
    >>> find("首页 > 青江大事记 > 2016年 > 8月\\n1日，县委召开全会。").month
    8
    >>> find("9月 来源：县地方志办公室\\n16日，县委召开全会。", "http://www.a.gov.cn/qjnj2016/20170601/1.html").year
    2015
    """
    found = list(_titles(text))
    folder = _YEARBOOK_FOLDER.search(address) if not found and _OF_YEARBOOK.search(text) else None
    if folder:
        return Title(int(folder["year"]) - 1, 0, 0, 0, named=True, keeps_year=True)
    return found[0] if len({title.year for title in found}) == 1 else None


def _titles(text: str) -> Iterator[Title]:
    at = 0
    lines = text.split("\n")
    for index, line in enumerate(lines):
        edge = index < _TOP or index >= len(lines) - _BOTTOM
        if (
            edge
            and len(line) <= _LONGEST
            and _ANY_YEAR.search(line)
            and "。" not in line
            and (title := _title(line))
        ):
            yield Title(title.year, title.month, 0, at + title.start, named=True, keeps_year=True)
        at += len(line) + 1


def _title(line: str) -> Title | None:
    """What one line gives, with its offset in the line."""
    steps = len(_STEP.split(line)) >= _STEPS
    if not steps and is_headline(line):
        return None
    yearbook = _YEARBOOK.search(line)
    if yearbook:
        if _NO_YEARBOOK.search(line) or (steps and not re.search(_CHRONICLE, line)):
            return None  # the yearbook is a section of the menu
        group = "year" if yearbook["year"] else "first"
        return Title(int(yearbook[group]) - 1, 0, 0, yearbook.start(group), named=True, keeps_year=True)
    if steps:
        return _of_steps(line)
    bare = _AT_EDGES.sub("", _AT_EDGES.sub("", line)).strip()
    head = _HEAD.fullmatch(bare.strip("《》()（）[]【】 "))
    if head is None:
        return None
    year, month = head["year"] or head["first"], int(head["month"] or head["first_month"] or 0)
    return Title(int(year), month, 0, line.find(year), named=True, keeps_year=True)


def _of_steps(line: str) -> Title | None:
    """The year, and the month, that steps of a breadcrumb to a chronicle are."""
    steps = _STEP.split(line)
    if not any(re.search(_CHRONICLE, step) for step in steps):
        return None
    years = [found["year"] for step in steps if (found := _YEAR_STEP.fullmatch(step))]
    months = [int(found["month"]) for step in steps if (found := _MONTH_STEP.fullmatch(step))]
    if len(years) != 1:
        return None
    return Title(
        int(years[0]),
        months[0] if len(months) == 1 else 0,
        0,
        line.find(years[0]),
        named=True,
        keeps_year=True,
    )
