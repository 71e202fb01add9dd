"""Lines that say when a text was published, and by whom: 2023年06月21日08:30 | 来源：南州日报.

Such a line holds nothing but dates, labelled fields, names of outlets, and
words of a page's tools. It is recognised by that: whatever the order and the
marks, if its parts leave nothing over, and one of them is a date with a year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from analysis import vocabulary
from analysis.corpus import page_words, period_lines, published
from analysis.names import is_name, tags

LONGEST = 160  #: characters
_RANKS = {"published": 0, "": 1, "written": 2, "modified": 3}
#: What other fields of the vocabulary say: who wrote and the like; where a document is filed, on its index card; and
#: what a guide or a notice says in its text too, so that it is a field only beside one of the others.
_NO_DAY = ("other", "card", "beside")

_TIME = r"(?:[T\s]{0,3}(?:上午|下午|晚上?|凌晨)?\s?\d{1,2}\s?[:：时]\s?\d{2}(?:\s?[:：分]\s?\d{2}秒?)?分?(?:\.\d{1,6})?(?:Z|\s?(?:GMT|UTC)?[+-]\d{2}:?\d{2}|\sCST)?)"
_IN_NUMERALS = (
    "[一二][〇○零0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_DAY = rf"""
    (?: (?<!\d)(?:19[4-9]|20[0-4])\d\s*[-年./]\s*(?:0?[1-9]|1[0-2])\s*[-月./]\s*(?:0[1-9]|[12]\d|3[01]|[1-9])\s*日?
      | (?<!\d)(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19[4-9]|20[0-4])\d(?!\d)
      | {_IN_NUMERALS}
      | {published.ENGLISH_DAY}
    )
"""
_DATE = rf"{_DAY} (?:\s?[(（]?(?:星期|周)[一二三四五六日天][)）]?)? {_TIME}?"
#: A day with a year of two figures: 24-07-26, 24年7月26日. It is one beside a label or the time of day.
_SHORT_DAY = r"""
    (?<![\d./-])[0-4]\d(?:[-/.](?:0?[1-9]|1[0-2])[-/.]|年(?:0?[1-9]|1[0-2])月)(?:0[1-9]|[12]\d|3[01]|[1-9])日?(?![\d./-])
"""
#: A day with a year of the Republic of China: 113-05-08, 民国113年5月8日.
_MINGUO_DAY = r"""
    (?:(?:中[华華])?民[国國]\s?\d{2,3}|(?<![\d./-])1[0-4]\d)\s?[-年./]\s?(?:0?[1-9]|1[0-2])\s?[-月./]\s?(?:0[1-9]|[12]\d|3[01]|[1-9])日?(?![\d./-])
"""
#: What is a day only behind a label: those, and 20240726.
_SHORT = (
    rf"(?: {_SHORT_DAY} | {_MINGUO_DAY} | (?<!\d)20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d) )"
)
#: What any of them holds.
_MAY_DATE = re.compile(
    r"\d\s*[-/.年]\s*\d|[^\d\s]年[一二三四五六七八九十]|20\d{6}|[\dA-Za-z.,，]\s(?:19|20)\d\d"
)
_BEFORE_DAY = r"(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s{1,3})"  #: the time of day
_FILLER = r"""
      [\s　|｜丨/／·•,，、:：;；>》\-—–_=()（）\[\]【】〔〕<«»*#]+
    | (?:https?://)?(?:(?:www|news)\.[A-Za-z\d.-]{3,40}|(?:[A-Za-z\d-]{1,30}\.){1,4}(?:com|cn|net|org|gov|edu)(?![A-Za-z\d.]))
    | 我来说两句 | 我要评论 | 发表评论
    | 只看楼主 | 显示全部楼层 | [倒正]序(?:阅读|浏览|排列) | 电梯直达
    | (?:点击|浏览|阅读|访问)(?:次数|数|量)\s?\d{1,9}(?!\d)
    | 评论(?:已关闭|关闭|功能已关闭) | (?:没有|暂无|无|\d{1,6}\s?条)评论
    | 中国标准时间 | China\ Standard\ Time
    | 星期[一二三四五六日天]? | 周[一二三四五六日] | [公农]历(?=\s?\d) | 农历[\u4e00-\u9fff]{2,8} | [甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[\u4e00-\u9fff]{0,6}
    | 《[^《》]{2,20}》
    | 第?\s?[A-Z]?\d{1,3}\s?版(?:[:：]\s?[\u4e00-\u9fff]{2,6}|\s?(?:要闻|综合|时政|理论|评论|国际|国内))? | 第\s?[\d,]{1,6}\s?期 | 总第?\s?[\d,]{1,6}\s?期
    | (?:分享到?|打印(?:本页)?|关闭(?:窗口|本页)?|收藏|转发|复制链接|返回(?:顶部|上页)?|朋友圈|微信|微博|QQ空间|QQ|我要纠错|纠错|大|中|小|默认|超大|特大|放大|缩小|[A-Za-z][+-]|原创|转载|发布|发表|刊发|出版|次|人次|次浏览|人浏览|已浏览|浏览|阅读|点击|字号|字体|评论|来源|作者|编辑|管理员|A|T)(?![\u4e00-\u9fff])
    | \d{1,9}\s?(?:次|人|条|人次)?(?![\d年月日./-])
    | (?:本报|本网|新华社|新华网|人民网|央视网|中新社|中新网|中国新闻网)?(?:[\u4e00-\u9fffA-Za-z·]{2,14}(?:日报|晚报|时报|早报|商报|晨报|周报|周刊|新闻网|政府网|人大网|政协网|在线|客户端|公众号|发布|融媒体中心|融媒|电视台|电台|新闻|人民政府|办公厅|办公室|委员会|宣传部|党委|统计局|网站|官网|网|社|报|台)(?!时间|日期|[者人员]\s?[:：]))
"""

_OF_PAPER = re.compile(r"星期[一二三四五六日天]|[A-Z]?\d{1,3}\s?版")
_CLOCK = re.compile(r"\d\s?[:：时]\s?\d\d")
#: The days of a digest below its title.
_SPAN = re.compile(rf"[（(【\[]?\s*{_DAY}\s*[-—–―－~～]{{1,2}}\s*{_DAY}\s*[）)】\]]?", re.VERBOSE)
#: When a forum served the page, at its foot: GMT+8, 2025-3-28 20:36.
_SERVED = re.compile(r"GMT\s?[+-]\d{1,2}", re.IGNORECASE)
#: Labels of what counts readers, sets the type or says where a document is filed.
_COUNTER = re.compile(
    r"(?:信息|文章|全文|本文|正文)?\s?(?:字数|点击|浏览|阅读|访问|查看|人气|播放|点赞|分享|下载|转发|字号|字体|视力|背景|语音|朗读|收听|所属|索引|主题|版|分类|类别|栏目|文号|文件编号|发文|制发|公开|责任|体裁|组配|有效|关键|标签|频道|发布机构|发布单位|发布部门)"
)


#: A character that was lost in the last field: 来源：山城电视?, 来源：山城融?体中心
_LOST = re.compile(
    r"((?:来源|作者|编辑|记者)\s?[:：][^?？，。；]{1,24})[?？]+(?=[\u4e00-\u9fff]{0,8}(?:\s|$))"
)


@dataclass(frozen=True, slots=True)
class Publication:
    """What a publication line says.

    Attributes
    ----------
    date : str
        EDTF.
    says : str
        What the date is: published, written, modified, or "" where no label says it.
    posted : bool
        Whether the line also counts readers or comments, or gives the time of day, as a website does of what it posts.
    """

    date: str
    says: str
    posted: bool = field(default=False, repr=False)

    @property
    def rank(self) -> int:
        """How sure it is the date of publication; the lower the surer."""
        return _RANKS[self.says]


#: A day with dashes of other kinds.
_DASHED = re.compile(r"(?<!\d)(\d{4})\s?[‐‑‒–—−]\s?(\d{1,2})\s?[‐‑‒–—−]\s?(\d{1,2})(?!\d)")


@lru_cache(maxsize=1024)  # asked by the reader of pages, and again when the lines are laid out
def read(line: str) -> Publication | None:
    """What a line says of publication; None if it is anything else.

    Of several dates that which a label calls the publication counts, then one
    without a label. Ignores a sentence, and a line without a year.

    Examples
    --------
    >>> read("2023年06月21日08:30 | 来源：南州日报").date, read("《南州日报》（2023年06月21日 第01版）").date
    ('2023-06-21', '2023-06-21')
    >>> read("点击数：23 更新时间：2024-07-26"), read("发布时间：2024-07-26 更新时间：2024-07-30").date
    (Publication(date='2024-07-26', says='modified'), '2024-07-26')
    >>> read("自2024年1月1日起施行"), read("2024年1月1日市委召开会议"), read("GMT+8, 2025-3-28 20:36")
    (None, None, None)
    >>> read("（2024年3月4日—2024年3月10日）")
    >>> read("[发表时间] 2019-03-29     [浏览次数]").date
    '2019-03-29'
    >>> read("要闻动态2021-09-154733").date, read("【发布日期】：2024-03-05 【来源】：山城日报").date
    ('2021-09-15', '2024-03-05')
    >>> read("发布时间：2024–03–05").date, read("2024—03—05 来源：山城日报").date
    ('2024-03-05', '2024-03-05')
    >>> read("Tue Mar 05 2024 08:30:15 GMT+0800 (中国标准时间)").date
    '2024-03-05'
    """
    if len(line) > LONGEST:
        return None
    line = _DASHED.sub(r"\1-\2-\3", line)
    if not _MAY_DATE.search(line) or _SERVED.match(line) or is_clock(line):
        return None
    if _SPAN.fullmatch(line.strip()):
        return None
    line = _LOST.sub(r"\1", line)
    found = _of_card(line) or _of_parts(line) or _of_newspaper(line) or of_fields(line)
    found = found or _with_name(line) or _labelled(line) or _of_cells(line)
    found = found or _of_issue(line) or _with_others(line) or _of_office(line)
    return replace(found, posted=bool(_COUNTS.search(line) or _CLOCK.search(line))) if found else None


def is_clock(line: str) -> bool:
    """Whether a line is the clock of a page, which says when it was read and not when it was published.

    >>> is_clock("北京时间：2024年7月26日 星期五"), is_clock("现在时间 2024-07-26 08:30:15"), is_clock("时间：2024-07-26")
    (True, True, False)
    """
    return _clock().fullmatch(line) is not None


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        rf"""(?:您好[，,！!]?\s?)?
        (?:(?:北京|现在|当前|系统|服务器|本地|本机|标准)(?:的?(?:时间|日期))(?:是|为)?|(?:今天|现在)是|今[天日](?=\s?[:：])) \s?[:：]?\s?
        {_DATE} (?:[\s，,]{{0,3}}(?:星期|周)[一二三四五六日天])? {_TIME}? [\s，,]{{0,3}} (?:(?:农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年).{{0,20}})?""",
        re.VERBOSE,
    )


#: Words of a row of fields that a website puts below a headline.
_COUNTS = re.compile("浏览|阅读|点击|访问|人气|评论|收藏|点赞")
_BORDERS = re.compile(r"[|｜丨\t]")
_LONGEST_CELL = 12


def _cells(line: str) -> list[str]:
    """The words between the borders of a row; of one without borders, the whole line."""
    cells = [cell.strip() for cell in _BORDERS.split(line.strip())]
    while cells and not cells[0]:
        del cells[0]
    return cells


def _of_cells(line: str) -> Publication | None:
    """A row of a date, words of the page's tools, and the names of sections between borders.

    >>> _of_cells("2024年7月26日 | 文库 | 评论已关闭 | 1114").date, _of_cells("2024年7月26日 | 第三次会议 | 1114")
    ('2024-07-26', None)
    """
    cells = [cell for cell in _cells(line) if cell]
    if len(cells) < 2 or not _COUNTS.search(line) or _SENTENCE.search(line):
        return None
    known = [stretch(cell) for cell in cells]
    whole = [one.end == len(cell) for one, cell in zip(known, cells, strict=True)]
    found = [
        one.publication if one.end == len(cell) else _with_name(cell)
        for one, cell in zip(known, cells, strict=True)
    ]
    dates = [date for date in found if date]
    others = [
        cell for cell, is_whole, date in zip(cells, whole, found, strict=True) if not (is_whole or date)
    ]
    short = all(len(cell) <= _LONGEST_CELL and not re.search(r"\d", cell) for cell in others)
    return dates[0] if len(dates) == 1 and short and len(others) + 1 < len(cells) else None


_OF_ISSUE = re.compile(
    r"[（(]?(?:\d{4}年)?(?:总?第)\s?[\d〇零一二三四五六七八九十百]{1,5}\s?[期号](?:\s?[（(]总?第?\s?\d{1,5}\s?期[)）])?[)）]?"
)
_PUBLISHER = re.compile(
    r"(?:主办(?:单位)?[:：]\s?)?(?!.*[由将])[\u4e00-\u9fff、·“”]{2,30}?(?P<says>主办|主编|编印|编发|编)?"
)


def is_issue(line: str) -> bool:
    """Whether a line gives the number of an issue, and nothing but who publishes it and when.

    >>> is_issue("第二十一期"), is_issue("青江中学主办 第21期 2024年6月13日"), is_issue("第21期培训班开班")
    (True, True, False)
    """
    words = without_day(line)[0].split()
    return any(map(_OF_ISSUE.fullmatch, words)) and all(
        _OF_ISSUE.fullmatch(word) or _PUBLISHER.fullmatch(word) for word in words
    )


def names_publisher(line: str) -> bool:
    """Whether a line names who publishes a periodical: 青江中学主办, 主办：青江中学, perhaps with issue and day."""
    words = without_day(line)[0].split()
    found = [match for word in words if (match := _PUBLISHER.fullmatch(word))]
    return any(match["says"] or match[0].startswith("主办") for match in found)


def without_day(line: str) -> tuple[str, str]:
    """The words of a line without its day, and the day."""
    day = _day().search(line)
    return (f"{line[: day.start()]} {line[day.end() :]}", day[0]) if day else (line, "")


def _of_issue(line: str) -> Publication | None:
    """A line below the title of a periodical, with its day and who publishes it or the number of the issue.

    >>> _of_issue("青江中学主办 第二十一期 2024年6月13日").date, _of_issue("市委召开全会 2024年6月13日")
    ('2024-06-13', None)
    """
    words, day = without_day(line)
    if not day or not words.strip() or len(words.split()) > 3 or _SENTENCE.search(line):
        return None
    known = is_issue(line) or (names_publisher(line) and all(map(_PUBLISHER.fullmatch, words.split())))
    return Publication(published.moment(day), "") if known and published.moment(day) else None


@cache
def _day() -> re.Pattern[str]:
    return re.compile(_DAY, re.VERBOSE)


def is_card(line: str) -> bool:
    """Whether a line is a row of an index card: labels, each with its value in the next cell.

    >>> is_card("| 索引号 | 0001/2024-00012 | 发布机构 | 县府办 |"), is_card("| 地区 | 产值 | 增速 | 备注 |")
    (True, False)
    >>> is_card("时间\\t2024年6月12日\\t地点\\t三楼会议室"), is_card("标题\\t作者\\t来源")
    (False, False)
    """
    if len(line) > LONGEST or not _BORDERS.search(line):
        return False
    cells = [cell.replace(" ", "").rstrip("：:") for cell in _cells(line)]
    if len(cells) > 1 and len(cells) % 2 and not cells[-1]:  # the border at the end
        cells.pop()
    labels = [_label().fullmatch(cell) for cell in cells]
    return (
        len(cells) > 1
        and all(labels[::2])
        and not all(labels)
        and any(map(_of_document().fullmatch, cells[::2]))
    )


@cache
def _of_document() -> re.Pattern[str]:
    """The label of a field that the index card of a document has, and hardly any other table; its day and title too."""
    return re.compile(
        rf"{_card_fields()}|(?:信息)?索引|(?:发布|发文|制发|公开|责任|成文|生成|印发)(?:日期|时间)"
        r"|(?:成文|生成|印发)(?:机构|机关|单位|部门)|(?:信息|文件|公文)?(?:标题|题名)|(?:信息|文件|公文)名称"
    )


@cache
def _card_fields(*says: str) -> str:
    """The labels of an index card whose value is no day and no title, as alternatives."""
    return "|".join(f"(?:{row['label']})" for row in _rows() if row["says"] in ("card", *says))


@cache
def _beside_card() -> re.Pattern[str]:
    """A label of the vocabulary that is a field only beside others, or the end of a span."""
    return re.compile("|".join(row["label"] for row in _rows() if row["says"] == "beside") + "|至$")


def opens_card(line: str) -> bool:
    """Whether a line begins with a label of an index card and its value: 索引号 0001/2024-00012 组配分类 生态环境.

    >>> opens_card("索引号0001/2024-00012 组配分类 生态环境"), opens_card("主题词：粮食"), opens_card("有效性审查制度出台")
    (True, True, False)
    """
    return _opening_card().match(line) is not None


@cache
def _opening_card() -> re.Pattern[str]:
    return re.compile(rf"(?:{_card_fields()})[\s:：\d]")


def is_card_label(line: str) -> bool:
    """Whether a line is a label of an index card whose value is in the next line.

    >>> is_card_label("主 题 词："), is_card_label("浏览次数："), is_card_label("主题词：粮食")
    (True, False, False)
    """
    label = "".join(line.split())
    return label[-1:] in (":", "：") and re.fullmatch(_card_fields(), label[:-1]) is not None


def _of_card(line: str) -> Publication | None:
    """The surest date of a row of an index card.

    >>> _of_card("索 引 号0001/2024-00012发布机构 县府办 公开日 2024-03-05 有效性").date
    '2024-03-05'
    """
    if opens_row_of_card(line):
        words = [stretch(line, word.start()).publication for word in re.finditer(r"(?<=\s)\S", line)]
        return min((one for one in words if one and one.says), key=lambda one: one.rank, default=None)
    if not is_card(line):
        return None
    cells = _cells(line)
    found = [
        one.publication
        for label, value in zip(cells[::2], cells[1::2], strict=False)
        if (one := stretch(f"{label.rstrip('：: ')}：{value}")).publication
    ]
    return min(found, key=lambda one: one.rank, default=None)


def _of_parts(line: str) -> Publication | None:
    """A line of which every part is known; a day in Chinese numerals alone signs a document.

    >>> _of_parts("发布时间：二〇二四年五月六日"), _of_parts("二〇二四年五月六日")
    (Publication(date='2024-05-06', says='published'), None)
    >>> _of_parts("二〇二四年五月六日 来源：山城日报").date
    '2024-05-06'
    """
    known = stretch(line)
    if known.end < len(line) or is_in_numerals(line):
        return None
    return known.publication


def is_in_numerals(line: str) -> bool:
    """Whether a line is no more than a day in Chinese numerals: it signs a document.

    >>> is_in_numerals("（二〇二四年五月六日）"), is_in_numerals("2024年5月6日")
    (True, False)
    """
    return re.fullmatch(_IN_NUMERALS, line.strip("()（）[]【】 　")) is not None


#: The name of an outlet, as the last word before its reporter's.
_OUTLET = re.compile(
    "[\u4e00-\u9fff]{2,12}(?:报|网|在线|新闻|融媒|融媒体|电视台|电台|广播|客户端|杂志|周刊)$"
)


def _with_others(line: str) -> Publication | None:
    """A line whose day is followed by tools of a newspaper's page, or by an outlet and its reporters.

    >>> _with_others("2024年7月26日 星期五 上一期 返回首页 | 标题导航").date
    '2024-07-26'
    >>> _with_others("2024年7月26日 山城在线 罗静雯").date, _with_others("2024年7月26日 市政府 罗静雯")
    ('2024-07-26', None)
    """
    known = stretch(line)
    rest = line[known.end :].strip()
    if known.publication is None or known.fields or not rest:
        return None
    reported = _OUTLET.search(line[: known.end].strip()) and all(is_name(word) for word in rest.split())
    return known.publication if reported or page_words.only(rest) else None


def _of_office(line: str) -> Publication | None:
    """The day and the fields behind the name of an office: 山城市慈善总会 2024-03-05阅读12.

    >>> _of_office("山城市慈善总会 2024-03-05阅读12").date, _of_office("山城市召开慈善总会 2024-03-05阅读12")
    ('2024-03-05', None)
    """
    office, _, rest = line.partition(" ")
    return _of_parts(rest) if rest and page_words.is_office(office) else None


#: A label of the day of publication that no programme and no table has.
_SURELY_POSTED = re.compile(
    r"(?:信息|文章|稿件|新闻)?(?:发布|发表|发稿|刊发|上传|录入|更新)(?:时间|日期)\s?[:：]"
)
#: A field whose label the vocabulary does not have: 所在支部：第一支部
_UNKNOWN_FIELD = re.compile(r"[\u4e00-\u9fff]{2,8}\s?[:：]\s?[^\s，。；！？:：]{0,16}")
_FIELD_BORDER = re.compile(r"[\s|｜]{1,8}(?=[\u4e00-\u9fff]{2,8}\s?[:：])")


def of_fields(line: str) -> Publication | None:
    """A row of fields, some with labels that the vocabulary does not have, among them surely the day of publication.

    >>> of_fields("发布时间：2024-03-05 信息统筹：罗静雯 所在支部：第一支部").date
    '2024-03-05'
    >>> of_fields("会议时间：2024-03-05 会议地点：三楼"), of_fields("发布时间：2024-03-05 市委召开全会")
    (None, None)
    """
    if not _SURELY_POSTED.search(line) or _SENTENCE.search(line):
        return None
    fields = _FIELD_BORDER.split(line.strip(" \t　|｜[]【】"))
    found = []
    for text in fields:
        known = stretch(text)
        if known.end < len(text) and not _UNKNOWN_FIELD.fullmatch(text):
            return None
        if known.end == len(text) and known.publication and _SURELY_POSTED.match(text):
            found.append(known.publication)
    return min(found, key=lambda one: one.rank, default=None) if len(fields) > 1 else None


#: What the publishing systems of newspapers leave below the text of a page: the day, the file, perhaps the headline again.
_LEFT_BY_SYSTEM = re.compile(
    r"(?P<day>20[0-4]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)[^。；]{0,60}?(?<![a-z])(?:content|page|node)_\d{1,12}\.html?(?![a-z])[^。；]{0,100}"
)


def _of_newspaper(line: str) -> Publication | None:
    """The row that the publishing system of a newspaper leaves below the text.

    >>> _of_newspaper("2024-03-05 罗静雯 1 1 山城日报 content_1024.html 1 3 市委召开全会 /enpproperty-->").date
    '2024-03-05'
    """
    left = _LEFT_BY_SYSTEM.fullmatch(line)
    date = published.moment(left["day"]) if left else ""
    return Publication(date, "published") if date else None


#: What a line that begins with labelled fields does not hold after them.
_SENTENCE = re.compile("[，。；！？,;!?]")


def _labelled(line: str) -> Publication | None:
    """A line that begins with the labelled day of publication and another field, whatever short words follow.

    >>> _labelled("日期：2021-09-25 来源：江州信息网（主站）").date, _labelled("2021-09-25 江州信息网（主站）")
    ('2021-09-25', None)
    """
    known = stretch(line)
    sure = known.publication is not None and known.publication.says == "published" and known.fields > 1
    return known.publication if sure and not _SENTENCE.search(line, known.end) else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Parts of a publication line in a row.

    Attributes
    ----------
    end : int
        Offset of the first character that belongs to none.
    publication : Publication or None
        The surest of its dates.
    timed : bool
        Whether a date has the time of day.
    fields : int
        How many labelled parts there are, dates and others.
    counters : int
        How many of them count readers, set the type, or name a section: they say nothing of who wrote.
    """

    end: int
    publication: Publication | None = None
    dates: int = 0  #: without a label
    timed: bool = False
    weekday: bool = False  #: or the number of the page of a newspaper
    fields: int = 0
    counters: int = 0
    sure: int = 0  #: fields that are some by themselves


def stretch(text: str, start: int = 0) -> Stretch:
    """The longest run of parts of a publication line that begins at `start`.

    >>> stretch("发布时间：2024-07-26 08:30 来源：山城日报 7月25日，会议召开。").end
    30
    >>> stretch("会议召开")
    Stretch(end=0, publication=None, dates=0, timed=False, weekday=False, fields=0, counters=0, sure=0)
    """
    position = start
    found: list[Publication] = []
    dates, timed, fields, counters, sure = 0, False, 0, 0, 0
    while position < min(len(text), start + LONGEST):
        match = _part().match(text, position)
        if match is None:
            break
        position = match.end()
        name = match.lastgroup or ""
        if name == "filler":
            continue
        if name == "date" and found and _OF_REPORT.match(text, position):
            position = match.start()
            break
        if name == "short" and not (fields or _is_set_off(text, match)):
            position = match.start()
            break
        if name in ("date", "short"):
            dates += 1
        else:
            fields += 1
        if name == "field":
            counters += _COUNTER.match(match["field"]) is not None
            sure += _beside_card().match(match["field"]) is None
            continue
        sure += name not in ("date", "short")
        date = _moment(match[name])
        if date:
            found.append(Publication(date, _labels().get(name, "")))
            timed = timed or _CLOCK.search(match[name]) is not None
    surest = min(found, key=lambda one: one.rank, default=None)
    weekday = _OF_PAPER.search(text, start, position) is not None
    return Stretch(position, surest, dates, timed, weekday, fields, counters, sure)


#: How a report goes on behind its day, which is no part of the line before it: 7月26日上午，
_OF_REPORT = re.compile("(?:上午|下午|晚上?|凌晨|中午|清晨)?[，,]")


def _is_set_off(text: str, day: re.Match[str]) -> bool:
    """Whether a day with a year of two figures has the time of day, a label behind it, or brackets that hold the line."""
    if _CLOCK.search(day[0]) or _label_behind().match(text, day.end()):
        return True
    around = text[: day.start()].strip() + text[day.end() :].strip()
    return around in _BRACKET_PAIRS


_BRACKET_PAIRS = frozenset({"()", "（）", "[]", "【】", "〔〕"})
_SHORT_YEAR = re.compile(r"(?<!\d)(?=\d\d[-/.年])")
_MINGUO_YEAR = re.compile(
    r"(?:(?:中[华華])?民[国國]\s?(?P<named>\d{2,3})|(?<!\d)(?P<figures>1[0-4]\d))(?=\s?[-/.年])"
)


def _moment(value: str) -> str:
    """The day that a date of such a line names, EDTF; a year of two figures is of this century, one of three of the Republic."""
    if minguo := _MINGUO_YEAR.search(value):
        year = period_lines.year_of(minguo["named"] or minguo["figures"])
        return published.moment(f"{year}{value[minguo.end() :]}")
    return published.moment(value) or published.moment(_SHORT_YEAR.sub("20", value, count=1))


def is_credit(line: str) -> bool:
    """Whether a line without a date is nothing but labelled fields.

    >>> is_credit("发布者：管理员"), is_credit("作者：张三 来源：山城日报"), is_credit("张三：深耕基层")
    (True, True, False)
    """
    known = stretch(line)
    return known.end == len(line) and known.sure > 0


def is_fields(line: str) -> bool:
    """Whether a line without a date is nothing but fields of a page, none of which says who wrote.

    >>> is_fields("索引号：000014349/2024-00012"), is_fields("浏览次数： 字号：大 中 小"), is_fields("记者：张三")
    (True, True, False)
    """
    if len(line) > LONGEST:
        return False
    if (_in_card().fullmatch(line) and re.search(_card_fields(), line)) or opens_row_of_card(line):
        return True
    line = _SPACED_LABEL.sub(lambda label: "".join(label[0].split()), line)
    if not re.search("[:：]", line):
        return False
    known = stretch(line)
    return known.end == len(line) and 0 < known.fields == known.counters and known.sure > 0


def says_of(label: str) -> str:
    """What a label of a page, without its colon, says; "" if it is none.

    >>> says_of("发布时间"), says_of("来 源"), says_of("更新时间"), says_of("会议地点")
    ('published', 'other', 'modified', '')
    """
    rows = (row for row in _rows() if row.pattern("label", re.IGNORECASE).fullmatch(label))
    return next((row["says"] for row in rows), "")


def opens_row_of_card(line: str) -> bool:
    """Whether a line is a row of an index card without colons, some of whose values may be empty.

    It begins with a label and has others, each set off by spaces. One of them is surely that of a card, or the row holds
    nothing else.

    >>> opens_row_of_card("文 号 青农〔2024〕5号 主题分类 生态 失效日期"), opens_row_of_card("有效性审查制度出台 主题分类 生态")
    (True, False)
    """
    if len(line) > LONGEST or _SENTENCE_END.search(line):
        return False
    labels = [*_card_labels().finditer(line)]
    if len(labels) < 2 or labels[0].start():
        return False
    only = not _card_labels().sub("", line).strip()
    return only or any(re.fullmatch(_card_fields(), label[0]) for label in labels)


_SENTENCE_END = re.compile("[。；！？]")


@cache
def _card_labels() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[\s　\d])|^)(?:{_card_fields('beside')})(?=[\s　\d]|$)")


#: 主 题 词：
_SPACED_LABEL = re.compile(r"^[\u4e00-\u9fff](?:[ \u3000]{1,4}[\u4e00-\u9fff]){1,4}(?=\s?[:：])")


@cache
def _in_card() -> re.Pattern[str]:
    """A line of an index card without colons: 索引号 0001/2024-00012 组配分类 生态环境."""
    field = rf"(?:{_card_fields('beside')})(?:[ \u3000]{{1,4}}|(?=\d))[^\s，。；！？]{{1,30}}?"
    return re.compile(rf"{field}(?:[ \u3000]{{0,8}}{field}){{0,3}}")


#: What a label ends with, and the year of a date.
_MAY_START = re.compile(r":|：|19\d\d|20\d\d")  # `re` skips to literal alternatives, not to groups


def starts(text: str) -> list[int]:
    """Where in a line the parts of a publication line can begin: at a date or a label that is set off.

    >>> starts("会议召开 来源：山城日报 2024-07-26"), starts("会议召开 24-07-26 点击：12")
    ([5, 13], [5, 14])
    """
    if not _MAY_START.search(text):
        return []
    return [match.start() for match in _start().finditer(text)]


#: How the short name of who signs ends, right before the day: 院办 2024年7月26日, （宣传科供稿 2024-07-26）
_SIGNER = r"(?P<signer>[\u4e00-\u9fff·、“” ]{0,12}(?:[\u4e00-\u9fff](?:办|委|室|科|处|股|所|站|队|部|局|院|校|系|馆)|支部|总支|工会|中心|[\u4e00-\u9fff]{2}(?=供稿))(?:供稿)?)"
#: A headline with its day: 2024-07-26 我局召开会议.
_NEWS = re.compile("召开|举行|举办|主持|出席|会见|调研|考察|开幕|闭幕")


def _with_name(line: str) -> Publication | None:
    """A day with the time of day, or a day in figures alone, beside a few words: who published it, or how many read it.

    >>> [bool(_with_name(line)) for line in ("青江发布 | 2024-07-26", "干部深入一线 | 2024-07-26")]
    [True, False]
    """
    match = _beside().fullmatch(line)
    if match is None or (
        not (match["issued"] or match["printed"] or match["credited"] or match["posted"])
        and _NEWS.search(line)
    ):
        return None
    if match["writer"] and not is_name(match["writer"]):
        return None
    if _tells(match["signer"] or match["posted_by"] or ""):
        return None
    if match["figures"] and _beside_card().fullmatch(line[: match.start("figures")].strip()):
        return None
    if _names_another_day(line[: match.start("figures")] if match["figures"] else match["posted_by"] or ""):
        return None
    date = published.moment(
        match["posted"]
        or match["at"]
        or match["signed"]
        or match["issued"]
        or match["printed"]
        or match["credited"]
        or match["padded"]
        or match["timed"]
        or _SHORT_YEAR.sub("20", match["short"] or "", count=1)
        or match["figures"]
        or match["counted"]
        or match["by"]
    )
    return Publication(date, "") if date else None


def _tells(name: str) -> bool:
    """Whether what is beside a day says that something was done, as no name of an office or an outlet does.

    Of short names the dictionary marks single characters as verbs.

    >>> _tells("区住建局供稿"), _tells("农技推广站"), _tells("第三次全体会议召开结束")
    (False, False, True)
    """
    tagged = tags(name.removesuffix("供稿").strip())
    return any(tag == "v" and len(word) > 1 for word, tag in tagged[:-1])


#: How a day is called that something else than the publication has: 截止日期 · 2024年6月13日.
_OF_ANOTHER_DAY = re.compile(r"(?:时间|日期|日程|安排|期限|截止|[会展工学假]期|生日)[\s·•|｜/—–-]*$")


def _names_another_day(words: str) -> bool:
    """Whether the words before a day name it, and not as that of the publication.

    >>> _names_another_day("报名截止日期 — "), _names_another_day("发布日期 — "), _names_another_day("县图书馆 — ")
    (True, False, False)
    """
    found = _OF_ANOTHER_DAY.search(words)
    return found is not None and _label().fullmatch(words.strip(" \t　·•|｜/—–-")) is None


@cache
def _beside() -> re.Pattern[str]:
    words = r"[^，。；！？!?;]"
    others = _other_labels()
    figures = r"(?<![\d.])(?:19[4-9]|20[0-4])\d[-./](?:0?[1-9]|1[0-2])[-./](?:[12]\d|3[01]|0?[1-9])(?!\d)"
    return re.compile(
        rf"{words}{{0,24}}于\s?(?P<posted>{_DATE})\s?(?:发表|发布|上传|发帖)"
        rf"|(?P<posted_by>{words}{{1,12}})(?:[@＠]|\s?[·•|｜]|(?<=[\u4e00-\u9fff])(?<![年月日])\s?[-—–]{{1,2}})\s?(?P<at>{_DATE})"
        rf"|[（(]{words}{{0,24}}(?P<issued>{_DAY}){words}{{0,4}}(?:发布|供稿|讯|报道|印发|刊发)[）)]"
        rf"|[^，。；：！？!?;《]{{0,30}}(?<![于在经已自从至])(?P<printed>{_DAY})\s?印发"
        rf"|[（(](?:{others})\s?[:：][^。；]{{2,40}}?[，,、\s]\s?(?P<credited>{_BEFORE_DAY}?{_DATE})(?:\s?周[一二三四五六日])?\s?[）)]"
        rf"|(?P<padded>(?:19[4-9]|20[0-4])\d年(?:0\d月\d\d|1[0-2]月0\d)日)\s{{1,4}}{words}{{2,8}}"
        rf"|{words}{{0,40}}(?P<timed>{_DAY} {_TIME}){words}{{0,40}}"
        rf"|(?P<short>{_SHORT_DAY}{_TIME})(?:\s{words}{{0,40}})?"
        rf"|{words}{{0,12}}(?<![\d.-])(?P<counted>20[0-4]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\d{{1,6}}"
        rf"|[A-Za-z][A-Za-z_.-]{{1,15}}\s?(?P<by>20[0-4]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\s?[\u4e00-\u9fff]{{2,8}}\s?\d{{1,6}}"
        rf"|[（(]?{_SIGNER}(?:\s{{1,2}}(?P<writer>[\u4e00-\u9fff]{{2,3}}))?\s{{0,4}}(?P<signed>{_DAY})\s?[)）]?"
        rf"|(?:{words}{{1,12}}(?:[\s·•|｜/]{{1,3}}|(?<=[\u4e00-\u9fff])\s?[-—–]{{1,2}}\s?))?(?P<figures>{figures})(?:[\s·|｜/]{{1,3}}{words}{{1,12}})?",
        re.VERBOSE,
    )


@cache
def _start() -> re.Pattern[str]:
    labels = _all_labels()
    sure = "(?:信息|文章|稿件)?(?:发布|发表|刊发|发稿)(?:时间|日期)"
    counted = r"(?:文章|全文)?(?:字数|(?:点击|浏览|阅读|访问)(?:次数|人次|数|量|率)?)\s?[:：]\s?\d|(?:点击|浏览|阅读|访问)(?:次数|数|量)\s?[:：]\s?$|(?:字号|字体)\s?[:：]\s?[【\[]?\s?[大小]"
    written = r"(?:信息|文章|稿件|新闻)?(?:来源|作者)\s?[:：]|(?:责任编辑|发布者|发布人|发布单位)\s?[:：]"
    return re.compile(
        rf"(?:(?<=[\s　|｜丨【\[()（）\]】>•·])|^)(?:(?:{labels})\s?[:：]|{_DAY})|(?<=\s){_SHORT_DAY}|{sure}\s?[:：]|(?<=[\u4e00-\u9fff”》！？）)])(?={counted}|{written})",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _rows() -> tuple[vocabulary.Row, ...]:
    rows = vocabulary.load("corpus/publication_fields", ("label", "says", "example"))
    for row in rows:
        if row["says"] not in (*_RANKS, *_NO_DAY):
            raise row.fault(
                f"says {row['says']!r} is none of published, written, modified, other, card, beside"
            )
        if row.pattern("label").groups:
            raise row.fault("the label has a capturing group; write (?:…)")
        if row.pattern("label").fullmatch(""):
            raise row.fault("the label may be empty")
    return rows


@cache
def _other_labels() -> str:
    """The labels of what is no date, as alternatives."""
    return "|".join(row["label"] for row in _rows() if row["says"] in _NO_DAY)


@cache
def _all_labels() -> str:
    return "|".join(f"(?:{row['label']})" for row in _rows())


@cache
def _label() -> re.Pattern[str]:
    """The label of a field of an index card, that of the title included."""
    return re.compile(rf"{_all_labels()}|{_of_document().pattern}|名称", re.IGNORECASE)


@cache
def _label_behind() -> re.Pattern[str]:
    return re.compile(rf"[\s　|｜·【】\[\]（()）]{{1,6}}(?:{_all_labels()})\s?[:：]", re.IGNORECASE)


@cache
def _labels() -> dict[str, str]:
    return {f"l{i}": row["says"] for i, row in enumerate(_rows()) if row["says"] not in _NO_DAY}


@cache
def _part() -> re.Pattern[str]:
    """One part of such a line: a labelled date, a labelled field, a date alone, or the text between."""
    dates = "|".join(
        rf"(?:{row['label']})\s?于?[:：\]】]{{0,2}}[\s|｜]{{0,3}}[【\[（(]?\s?(?P<l{i}>{_BEFORE_DAY}?{_DATE}|{_SHORT})"
        for i, row in enumerate(_rows())
        if row["says"] not in _NO_DAY
    )
    others = _other_labels()
    value = (
        r"(?:\d[\w/〔〕\[\]-]{6,30}(?!\s?[日:：])|[\u4e00-\u9fff][ \u3000]{1,3}[\u4e00-\u9fff](?=$|[\s　|｜、])|[^\s，。；！？|｜丨【】\[\]()（）]{0,30}?(?:[（(][\u4e00-\u9fff、·]{2,16}[)）])?(?:[\s、，,；;][\u4e00-\u9fff·]{2,4}(?=[\s、，,；;|｜）)]|$)){0,5})(?=$|[\s　|｜丨【】\[\]()（）]|(?:发布|发表|更新|刊发)(?:时间|日期)|"
        rf"(?:{_all_labels()})[:：]|{_YEAR_AHEAD})"
    )
    counted = r"(?:点击|浏览|阅读|访问)(?:次数|人次|数|量)?[:：]\s?\d{1,7}次?(?=[\u4e00-\u9fff]{2})"  # a text follows
    bracketed = rf"(?<=[\[【])(?!{_OF_MEDIUM})(?:{others})[\]】]\s?{value}"  # [作者]罗静雯[来源]山城日报
    field = rf"(?P<field>(?:{others})\s?(?:[\]】]?[:：]|\s)\s?{value}|{bracketed}|{counted})"
    empty = rf"(?:{others})(?=[】\]])"  # [浏览次数] whose value the page fills in later
    return re.compile(
        rf"{dates}|(?P<date>{_DATE})|(?P<short>{_SHORT_DAY}(?:{_TIME})?)|{field}|(?P<filler>{_FILLER}|{empty})",
        re.VERBOSE | re.IGNORECASE,
    )


#: What a tag before a headline says in brackets too: [视频]市委召开全会.
_OF_MEDIUM = "视频|音频|图|文|主题|专题|栏目|分类|类[别型]|标签|频道|版|摄|记者|通讯员"
_YEAR_AHEAD = r"(?:19[4-9]|20[0-4])\d\s*[-年./]\s*\d"
