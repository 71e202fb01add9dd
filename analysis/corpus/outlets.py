"""The newspaper or site that a page says its article is from: 来源：南州日报."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from analysis import vocabulary
from analysis.corpus import bylines, publication_lines
from analysis.records import Article, LedgerRow, Source

_LABELLED = re.compile(
    r"(?:^|(?<=[\s|｜丨\[【(（/]))(?:(?:信息|文章|稿件|新[闻聞]|本文|内容|內容)?\s?[来來]\s?源|稿\s?源|出[处處])\s?[】\]]?\s?[:：|｜丨]\s{0,3}"
    r"[《“]?(?P<name>[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9·“”-]{1,23})(?P<next>.?)"
)
#: Without a label, beside the date of publication: 南州日报 2024-07-26, 《南州日报》（2024年07月26日 第01版）.
_UNLABELLED = re.compile(
    r"(?:^|(?<=[\s|｜丨《（(【\[/\d日]))"
    r"(?P<name>[\u4e00-\u9fff]{1,10}(?:(?:日|晚|晨|早|商|时|周|都市|青年|工人|农民|农村|法[治制]|经济|文[汇艺]|导)报|[闻华民政大协]网|融媒体中心|电视台|电台)|新华社|中新社)"
    r"(?=$|[\s|｜丨》）)】\]/（(\d])"
)
#: The newspaper whose own report it is: 南州日报讯（记者 张三）. What an agency sends (新华社北京1月3日电) others print.
_DATELINE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,10}(?:(?:日|晚|晨|早|商|时|周|都市|青年|工人|农民|农村|法[治制]|经济|文[汇艺]|导)报|新闻网|融媒体中心|电视台))\s?讯"
)
#: Who wrote or took it, right behind the name: 新华社|记者张三.
_AUTHOR = re.compile(r"\s?(?:本[报网])?(?:记者|作者|编辑|责编|责任编辑|通讯员)")
#: Names of metadata of a web page.
METADATA = ("contentsource", "source", "article:source", "dc.source", "mediasource")


def named(line: str) -> str:
    """The newspaper or site that a line names; "" where the field is empty or says only that it is this site.

    Ignores the sources of photos and figures. Without a label the name of a newspaper, site or station counts beside
    the date of publication, in a line that holds nothing else; a report of every day (工作日报) is none.

    >>> named("发布时间：2024-07-26 来源：《南州日报》 作者：张三"), named("（来源：南州发布）"), named("来源丨南州网")
    ('南州日报', '南州发布', '南州网')
    >>> named("来源：新华社记者张三"), named("来源：南州日报作者：张三"), named("来源：新华社记者王五摄")
    ('新华社', '南州日报', '')
    >>> named("日期：2024-07-26 來源：南州縣僑務辦公室"), named("圖片來源：南州日報")
    ('南州縣僑務辦公室', '')
    >>> named("来源： 作者：张三"), named("来源：本站"), named("图片来源：南州日报"), named("数据来源：统计局")
    ('', '', '', '')
    >>> named("南州日报 2024-07-26"), named("2024年7月26日《南州日报》"), named("南州日报评论员"), named("工作简报 2024-07-26")
    ('南州日报', '南州日报', '', '')
    """
    for found in _LABELLED.finditer(line):
        words = found["name"]
        author = _AUTHOR.search(words)
        if words.endswith("摄") or (found["next"] in (":", "：") and not author):
            continue
        if name := cleaned(words[: author.start()] if author else words):
            return name
    beside = _UNLABELLED.search(line)
    return cleaned(beside["name"]) if beside and publication_lines.read(line.strip()) else ""


def alone(line: str) -> str:
    """The newspaper, site or station that a line of a masthead holds and nothing else.

    >>> alone("南州日报"), alone("《南州日报》"), alone("# 南州日报"), alone("南州日报 要闻")
    ('南州日报', '南州日报', '南州日报', '')
    """
    name = line.lstrip("# ").strip().strip("《》")  # in a PDF its size makes it a heading
    found = _UNLABELLED.match(name)
    return cleaned(name) if found and found.end() == len(name) else ""


def _in_dateline(opening: str) -> str:
    """The newspaper or site whose own report a text says it is.

    >>> _in_dateline("南州日报讯（记者 张三）3月5日，会议召开。"), _in_dateline("南州日报 讯 会议召开。")
    ('南州日报', '南州日报')
    >>> _in_dateline("新华社北京1月3日电 会议召开。"), _in_dateline("本报讯 会议召开。"), _in_dateline("南州日报记者讯问。")
    ('', '', '')
    """
    found = _DATELINE.match(bylines.dateline(opening))
    return cleaned(found["name"]) if found else ""


def cleaned(name: str) -> str:
    """A name as it is kept: without quotation marks of titles, and "" for 本站 and its like.

    >>> cleaned(" 《南州日报》 "), cleaned("本网原创"), cleaned("http://a.cn")
    ('南州日报', '', '')
    """
    name = name.strip().strip("《》").strip()
    plain = re.fullmatch(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9·“” .-]{1,23}", name)
    return name if plain and not _nobody().fullmatch(name) else ""


@cache
def _nobody() -> re.Pattern[str]:
    rows = vocabulary.load("corpus/no_outlets", ("pattern", "example"))
    return re.compile("|".join(f"(?:{row.pattern('pattern').pattern})" for row in rows))


def of_articles(
    source: Source, articles: Sequence[Article], rows: Iterable[LedgerRow], openings: Sequence[str]
) -> list[str]:
    """For each article of a source the newspaper or site that it is from, "" where none is named.

    The table's own column or the front matter comes first, then the first line of the article, or between it
    and the next one, that names it and is no part of the text; of a page of one article its metadata; then the
    masthead above the article, which holds up to the next one; and last the dateline that opens its text.
    """
    found = [source.origin] * len(articles)
    if source.origin or not articles:
        return found
    mastheads: list[tuple[int, str]] = []
    starts = [0, *(article.start for article in articles[1:])]
    for row in rows:
        if row.disposition in ("furniture", "byline", "note"):
            at = bisect_right(starts, row.start) - 1
            line = source.text[row.start : row.end]
            found[at] = found[at] or named(line)
            if row.reason == "masthead" and (name := alone(line)):
                mastheads.append((row.start, name))
    if len(articles) == 1:
        found[0] = found[0] or source.outlet
    for at, article in enumerate(articles):
        above = (name for start, name in reversed(mastheads) if start < article.end)
        found[at] = found[at] or next(above, "") or _in_dateline(openings[at])
    return found
