"""Where a headline ends and the names of its site and sections begin: 市委召开全会_要闻_山城网."""

from __future__ import annotations

import re

from analysis.corpus import page_words
from analysis.names import tags

_BORDER = r"(?:\s*(?:_+|[|｜]+|[*＊]{2,}|[-–—－]+|[/>＞»]+)\s*|\s+·\s+)"
_NAME = "[\u4e00-\u9fffA-Za-z·]"
#: Names of sections and site, whose last name ends as names of sites do; or two names or more with _ before each.
_OF_SITE = re.compile(
    rf"(?P<border>(?<!\s){_BORDER})(?:{_NAME}{{2,16}}{_BORDER})*{_NAME}{{0,16}}"
    r"(?:网|网站|门户|政府|局|厅|委|部|委员会|常委会|办公室|大学|学院|中学|党校|集团|公司|法院|检察院|医院|海关|总工会"
    r"|协会|联合会|银行|图书馆|博物馆|研究院|日报|晚报|时报|电视台|在线|频道|融媒|融媒体中心|要闻|新闻|动态|资讯|发布|活动|客户端"
    rf"|[众湃条家鹅]号|中国·{_NAME}{{2,6}})$"
    rf"|(?P<row>(?:_{_NAME}{{2,12}}){{2,}})$"
)
_BORDERS = re.compile(_BORDER)
#: A border that no headline has between its own words, unless they say something.
_SURE = re.compile(r"\s*[_|｜*＊]+\s*|\s+[-–—]\s+")
_DASH = re.compile(r"\s*[—]+\s*")
_SPACED_HYPHEN = re.compile(r"\s+[-–—]\s+")
#: Behind a dash a headline may name whom it is about (服务三农当先锋——山城市农业局), but hardly a website.
_WEBSITE = re.compile(r".*(?:网|网站|门户|日报|晚报|时报|电视台|在线|频道|客户端)")
#: The name of a section even if it is none that is known: 政法综合要闻.
_NEWS = re.compile(".*(?:要闻|新闻|动态|资讯)|中国·.*")
_FIRM = re.compile(".*(?:银行|集团|公司)")
_PUBLISHES = "发布"
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
        # not inside the border: the rest of a dash is no border
        found = _OF_SITE.search(title, found.end("border") if found["border"] else found.start() + 1)
    return len(title)


def _is_site(head: str, found: re.Match[str]) -> bool:
    """Whether what follows a border names sections and site, and is no part of the headline.

    After a bare hyphen each name must be one of a section or an office.
    """
    border = found["border"]
    if border is None:
        return True
    names = _BORDERS.split(found[0][len(border) :])
    if _SURE.fullmatch(border):
        if _SPACED_HYPHEN.fullmatch(border) and _FIRM.fullmatch(names[-1]) and not _reports(head):
            return False  # 改革开放四十年 - 山城银行
        return _may_run_site(names[-1]) and not any(map(_says_something, names))
    if page_words.is_office(head.split()[-1]):  # 市司法局-市法院
        return False
    if _DASH.fullmatch(border) and not _WEBSITE.fullmatch(names[-1]):
        return False
    return all(page_words.is_section(name) or page_words.is_office(name) for name in names)


def _may_run_site(name: str) -> bool:
    """Whether a name is one of a section, an office or a site; not 市统计局发布, by which an office publishes."""
    if name.endswith(_PUBLISHES) and page_words.is_office(name.removesuffix(_PUBLISHES)):
        return False
    named = page_words.is_section(name) or page_words.is_office(name)
    return named or any(form.fullmatch(name) for form in (_WEBSITE, _NEWS))


def _says_something(name: str) -> bool:
    """Whether a name that is none of a section or an office holds a verb, or asks: 答案在哪个部.

    The last word is part of the name's ending: 山城发布.
    """
    if page_words.is_section(name):
        return False
    told = [tag for _, tag in tags(name)[:-1]]
    return "r" in told or ("v" in told and not page_words.is_office(name))


def _reports(head: str) -> bool:
    """Whether a headline has a verb, as one that reports or announces something does."""
    return any(tag.startswith("v") for _, tag in tags(head))
