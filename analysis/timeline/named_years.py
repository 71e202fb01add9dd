"""The year in the name of a gathering as a cue for its date: 2023年全市学雷锋活动启动仪式."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analysis.records import Source
from analysis.timeline.gathering import Gathering
from analysis.timeline.years import Cue

RULE, OF_FILE = "year in the name", "year in the file's name"
#: Where the name says that the year's work is begun: 2022年目标任务动员部署会.
RULE_BEGUN = "year begun in the name"
#: The name of a file that holds a chronicle or a digest of a year or a month, at its end: 2021年大事记（上）.txt.
_CHRONICLE_FILE = re.compile(
    r"(?<!\d)(?P<year>20[0-4]\d)年?度?(?P<month>0?[1-9]月|1[0-2]月)?[^/.]{0,20}(?:大事记?|纪事|记事|要闻|要情|简报|年鉴)"
    r"(?:[（(][^（()）/]{1,12}[）)]|第?\d{1,3}[期号]?|[-_])*(?:\.\w{1,5})?$"
)
#: What the name of a file with material about a year's work holds, which is of the year after.
_NO_CHRONICLE = re.compile("总结|评选|表彰|工作(?!大事|纪事|记事|简报|年鉴)")
#: So far before its verb a name may begin: 2016友城行动10月20日在江州举行启动仪式.
_FAR = 60
#: A year, and no span of years, part of a longer number or what a class, an edition or a model is called by
#: (2011级校友), unless it begins or ends its course or comes out: 2021级新生开学典礼.
_YEAR = re.compile(
    r"(?<![\d—-])(?P<year>20[0-4]\d)(?![\d—-])年?+"
    r"(?!可持续|议程|愿景|远景|前|底|级(?![^，。；]{0,12}(?:新生|迎新|开学|入学典礼|军训))|届(?![^，。；]{0,12}(?:毕业典礼|招聘会|双选会))"
    r"|[版款型](?![^，。；]{0,16}(?:首发|首映|发布)))"
)
#: In which months such gatherings are held, from a month to a month, counted from January of the year named.
_MONTHS = (
    (re.compile(r"\d年度?第[\d一二三四五六七八九十百]{1,4}[次期场]"), RULE, 0, 11),
    (re.compile("新年|新春|元旦|春节|迎春|迎新|跨年"), RULE, -2, 1),
    (re.compile("上半年|年中|季度|月份"), RULE, 0, 12),
    (
        re.compile("年度(?!.*(?:总结|述职))[^，。；]{0,12}工作会"),
        RULE,
        -2,
        14,
    ),  # plans the year, or sums it up
    (re.compile("年度(?!.*(?:启动|动员|部署|誓师|开工))|年?终|总结|述职|述责|述廉|决算"), RULE, 9, 17),
    (re.compile("表彰|考核"), RULE, 0, 17),
    (re.compile("秋|冬|下半年|四季度|年末|岁末"), RULE, 5, 13),
    (re.compile("部署|动员|启动|誓师|开工|分解|交办"), RULE_BEGUN, -2, 8),
    (re.compile("征集|招生|招聘"), RULE, -2, 11),
    (
        re.compile(r"\d年?度?[^，。；]{0,4}(?:提案|议案|意见建议|代表建议|预算执行|审计(?:工作)?报告)"),
        RULE,
        0,
        17,
    ),  # dealt with until the next year
    (re.compile("务虚|规划|计划|工作会|经济工作"), RULE, -2, 11),
    (re.compile(""), RULE, 0, 11),
)


def cues(source: Source, gatherings: Iterable[Gathering]) -> Iterator[Cue]:
    """A cue for each held meeting, event or visit whose name gives one year, where the source has the year in its words."""
    for g in gatherings:
        named = {found["year"]: found for found in _YEAR.finditer(g.name)}
        if g.status != "held" or g.kind not in ("meeting", "event", "visit") or len(named) != 1:
            continue
        ((year, found),) = named.items()
        at = source.text.find(year, max(0, g.start - _FAR), g.end)
        if at >= 0:
            end = at + len(found.group()) if source.text.startswith(found.group(), at) else at + len(year)
            words = source.text[at:end]
            rule, months = months_of(g.name, int(year))
            yield Cue(rule, months, words, g.article_id, g.source, at, end)


def cues_of_file(source: Source, gatherings: Iterable[Gathering]) -> Iterator[Cue]:
    """A cue for each article with a meeting, where the file's name says that it holds a chronicle of a year or a month."""
    found = _CHRONICLE_FILE.search(source.name)
    if found is None or _NO_CHRONICLE.search(source.name.rpartition("/")[2]):
        return
    month = found["month"]
    year = int(found["year"]) - ("年鉴" in found.group())  # a yearbook is of the year before
    says = f"{year}-{int(month[:-1]):02}" if month else f"{year}"
    for article_id in dict.fromkeys(g.article_id for g in gatherings):
        yield Cue(OF_FILE, says, found.group(), article_id, source.name, 0, 0)


def months_of(name: str, year: int) -> tuple[str, str]:
    """The rule, and the months in which a gathering of this name is held, as an EDTF interval.

    >>> months_of("2023年全市学雷锋活动启动仪式", 2023), months_of("2022年终总结大会", 2022)
    (('year begun in the name', '2022-11/2023-09'), ('year in the name', '2022-10/2023-06'))
    >>> months_of("2023年度全市读书活动启动", 2023), months_of("2023年度述职评议会", 2023)
    (('year begun in the name', '2022-11/2023-09'), ('year in the name', '2023-10/2024-06'))
    >>> months_of("市政府2023年度第十一次办公会议", 2023)
    ('year in the name', '2023-01/2023-12')
    """
    rule, first, last = next(
        (rule, first, last) for words, rule, first, last in _MONTHS if words.search(name)
    )
    return rule, "/".join(f"{year + at // 12:04}-{at % 12 + 1:02}" for at in (first, last))
