"""What a line looks like: a heading, an item of a list, the lead of a report."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.corpus import bylines, period_lines
from analysis.corpus.bullets import SIGNS
from analysis.corpus.lines import width

_ENUMERATED = re.compile(
    r"""
      第[一二三四五六七八九十百\d]{1,4}[，、章节条部项：\s]   # 第一，  第三章
    | [（(][一二三四五六七八九十\d]{1,3}[）)]                 # （一）
    | [一二三四五六七八九十]{1,3}[、．.]                       # 一、
    | \d{1,2}[、．.）)](?!\d)                                  # 1.
    | [一二三四五六七八九十]{1,2}是                            # 一是
    | [①-⑳]
    """,
    re.VERBOSE,
)
_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_LEAD = re.compile(
    rf"""
      (?:当地时间|北京时间|截至)?\s*{_DAY}        # 10月17日
    | (?:当地时间|截至)?\s*\d{{1,2}}日           # 17日上午
    | (?:今天|今日|昨天|昨日|近日|日前|连日来|近期|今晨|昨晚|今晚|今年以来)
    """,
    re.VERBOSE,
)
#: Characters at the start of a line that no encoding could represent.
_UNREADABLE = re.compile("^[?？\ufffd ]{2,}")
_CONTINUED = re.compile(r"[（(【]?\s*(?:上接|紧接)\s*第?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版")
_BULLET = re.compile(rf"[{SIGNS}]\s*")
_SPEAKS = re.compile(r"(?:问|答|(?:[\u4e00-\u9fff]{2,10})?记者|主持人)\s*[：:]")
_PERIOD = re.compile(
    r"""
      (?:\d{4}年)?\s?\d{1,2}月份?(?:\s?\d{1,2}日)?                                 # 2019年1月, 1月5日
      (?:\s?[—–~～至-]{1,2}\s?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?)?           # 6月7日—6月13日
    | \d{4}年度?
    | [一二三四五六七八九十]{1,3}月份?
    """,
    re.VERBOSE,
)
_LETTERS = re.compile(r"[\u3400-\u9fffA-Za-z].*[\u3400-\u9fffA-Za-z]")
_RUNNING_ENDS = frozenset("。；：，、;:,“‘（《(—")
_STOPS = re.compile("[。；！？][^”’」』]")
#: Words that something must follow.
_GOES_ON = re.compile("(?:召开了|举行了|进行了|开展了|[在和与及对把被从向])$")
_QUOTED_SENTENCE = re.compile("[。！？][”’」』]$")

#: How an item of a Markdown list, or a quotation, begins.
LIST_MARKS = ("- ", "* ", "+ ", "• ", "> ")

#: Of what `opens_report` returns, that which leaves little doubt.
SURE_OPENINGS = frozenset({"dateline", "brief", "continued"})

WIDEST_HEADLINE = 110  #: of a headline in phrases with spaces between, in full-width characters
WIDEST_PLAIN = 60  #: of a headline without
WIDEST_SENTENCE = 32  #: of a headline without, that holds a comma
_COMMAS = 2  #: of a headline at most
LONGEST_HEADLINE = 200  #: characters, right above the opening of its report


def enumerated(text: str) -> bool:
    """Whether a line begins with a number in a row: a part of an article, not a new one.

    >>> enumerated("一、全会概况"), enumerated("2023重庆民营企业100强发布会举行")
    (True, False)
    """
    return _ENUMERATED.match(text) is not None


@lru_cache(maxsize=2**8)  # a line is asked about by itself, by its neighbours and as a paragraph's first
def opens_report(text: str) -> str:
    """What at the start of a paragraph shows that a report begins here, or "".

    Returns ``dateline``, ``brief`` (a bullet and a day), ``continued`` (from
    another page) or ``day``.

    >>> opens_report("本报讯(记者 王翔)10月17日，"), opens_report("●10月17日晚，第二届"), opens_report("日前，市政府")
    ('dateline', 'brief', 'day')
    >>> opens_report("●加快推进"), opens_report("（上接第1版）会议要求，")
    ('', 'continued')
    """
    text = _UNREADABLE.sub("", text)
    if bylines.dateline(text):
        return "dateline"
    if _CONTINUED.match(text):
        return "continued"
    bullet = _BULLET.match(text)
    if bullet:
        return "brief" if _LEAD.match(text, bullet.end()) else ""
    return "day" if _LEAD.match(text) else ""


def heading_shaped(text: str, *, whole: bool = True) -> bool:
    """Whether a line could be a heading by its looks alone: short, not running text.

    With `whole` false the line may go on in the next row.

    Leaves alone whatever ends like a sentence or a list, holds a full stop or
    a semicolon, has more than two commas, is long, stands in brackets, is an
    item of a Markdown list, or a line of a talk (问：).

    >>> heading_shaped("坚定信心 鼓足干劲 奋进争先"), heading_shaped("会议还分析了经济形势。")
    (True, False)
    """
    if not 2 <= len(text) <= 2 * WIDEST_HEADLINE or text.startswith(LIST_MARKS) or _SPEAKS.match(text):
        return False
    if whole and (text[-1] in _RUNNING_ENDS or open_quotes(text) > 0):
        return False
    if text[0] in "（(" and text[-1] in "）)" and not enumerated(text):
        return False
    if "。" in text or "；" in text or _QUOTED_SENTENCE.search(text) or (whole and _GOES_ON.search(text)):
        return False
    commas = text.count("，") + text.count(",")
    if commas > _COMMAS and not enumerated(text):
        return False
    spaced = " " in text or "　" in text or "——" in text
    wide = width(text)
    if wide > WIDEST_HEADLINE or (
        wide > (WIDEST_SENTENCE if commas else WIDEST_PLAIN) and not spaced and not enumerated(text)
    ):
        return False
    return _LETTERS.search(text) is not None or names_period(text)


def may_be_long_headline(text: str) -> bool:
    """Whether a line may be a headline though it is longer than most: where a report opens right below it.

    >>> may_be_long_headline("关于深入贯彻落实全市" * 12 + "工作会议精神的座谈会举行"), may_be_long_headline("会议指出，要" + "抓落实、" * 30)
    (True, False)
    """
    return (
        WIDEST_SENTENCE < len(text) <= LONGEST_HEADLINE
        and text[-1] not in _RUNNING_ENDS | {"！", "？"}
        and not _STOPS.search(text)
        and not open_quotes(text)
        and text.count("，") + text.count(",") <= _COMMAS
        and not (text[0] in "（(" or text.startswith(LIST_MARKS) or "\t" in text)
        and not (enumerated(text) or _SPEAKS.match(text) or _GOES_ON.search(text) or opens_report(text))
    )


def names_period(text: str) -> bool:
    """Whether a line is no more than a year, a month or a day: it stands over items of a chronicle.

    >>> names_period("2019年1月"), names_period("◆一月"), names_period("【6月7日—13日】"), names_period("1月召开会议")
    (True, True, True, False)
    """
    if period_lines.read(text) is not None:
        return True
    return len(text) <= 30 and _PERIOD.fullmatch(text.strip(f"（()）【】{SIGNS} ")) is not None


def open_quotes(text: str) -> int:
    """How many quotations it opens and does not close.

    >>> open_quotes("建立“三服务"), open_quotes("“三服务”")
    (1, 0)
    """
    return text.count("“") - text.count("”")
