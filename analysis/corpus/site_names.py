"""Where a headline ends and the names of its site and sections begin: 市委召开全会_要闻_山城网."""

from __future__ import annotations

import re

from analysis.corpus import page_words

_BORDER = r"(?:\s*(?:[_|｜]|[*＊]{2,}|[-–—－]{1,4}|[/>＞»])\s*|\s+·\s+)"
_NAME = "[\u4e00-\u9fffA-Za-z·]"
#: Names of sections and site, whose last name ends as names of sites do; or two names or more with _ before each.
_OF_SITE = re.compile(
    rf"(?P<border>{_BORDER})(?:{_NAME}{{2,16}}{_BORDER})*{_NAME}{{0,16}}"
    r"(?:网|网站|门户|政府|局|厅|委|部|委员会|常委会|办公室|大学|学院|中学|党校|集团|公司|法院|检察院|医院|海关|总工会"
    r"|协会|联合会|银行|图书馆|博物馆|研究院|日报|晚报|时报|电视台|在线|频道|融媒|融媒体中心|要闻|新闻|动态|资讯|发布|活动|客户端"
    rf"|[众湃条家鹅]号|中国·{_NAME}{{2,6}})$"
    rf"|(?P<row>(?:_{_NAME}{{2,12}}){{2,}})$"
)
_BORDERS = re.compile(_BORDER)
#: A border that no headline has between its own words.
_SURE = re.compile(r"\s*[_|｜*＊]+\s*|\s+[-–—]\s+")
_DASH = re.compile(r"\s*—+\s*")
#: Behind a dash a headline may name whom it is about (服务三农当先锋——山城市农业局), but hardly a website.
_WEBSITE = re.compile(r".*(?:网|网站|门户|日报|晚报|时报|电视台|在线|频道|客户端)")
_SHORTEST = 6  #: characters of a headline that the name of a site may follow


def headline_end(title: str) -> int:
    """Offset at which the names of sections and site begin; the length of the title if there are none.

    >>> title = "市委召开全会"
    >>> [headline_end(title + names) for names in ("_要闻_山城网", "-山城日报", "——山城新闻网", "--要闻--山城市政府")]
    [6, 6, 6, 6]
    >>> [headline_end(title + words) for words in ("-暨表彰会", "——山城大学", " | 三年行动")] == [11, 12, 13]
    True
    """
    found = _OF_SITE.search(title)
    while found:
        if found.start() >= _SHORTEST and _is_site(title[: found.start()], found):
            return found.start()
        found = _OF_SITE.search(title, found.start() + 1)
    return len(title)


def _is_site(head: str, found: re.Match[str]) -> bool:
    """Whether what follows a border names sections and site, and is no part of the headline.

    After a bare hyphen each name must be one of a section or an office.
    """
    border = found["border"]
    if border is None or _SURE.fullmatch(border):
        return True
    if page_words.is_office(head.split()[-1]):  # 市司法局-市法院
        return False
    names = _BORDERS.split(found[0][len(border) :])
    if _DASH.fullmatch(border) and not _WEBSITE.fullmatch(names[-1]):
        return False
    return all(page_words.is_section(name) or page_words.is_office(name) for name in names)
