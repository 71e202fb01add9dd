"""The regexes of Chinese time expressions, built of named parts.

They find candidates; `reading` checks that there is such a day and gives the
value. Every part is bounded in length, so that each match costs the same
however long the text is.
"""

from __future__ import annotations

import re

from analysis.numerals import CHINESE_DIGIT, DIGIT
from analysis.timeline.dates.words import FESTIVAL_ROWS, PART_ROWS, RELATIVE_ROWS, either

#: A year of the Republic of China, as in texts of Taiwan, counts only with its month: 113年5月2日 is of 2024.
_MINGUO = r"(?:9\d|1[0-3]\d)(?=[)）]?年\d{1,2}月)"
_YEAR_NUMBER = rf"(?:[12１２]{DIGIT}{{3}}|[一二]{CHINESE_DIGIT}{{3}}|{_MINGUO})"
_SMALL = (
    rf"(?:{DIGIT}{{1,2}}|[十廿卅][一二三四五六七八九]?|[二三]十[一二三四五六七八九]?|[一二三四五六七八九])"
)
_SPACE = r"[ \u3000]?"
_TO = r"(?:[-－—–~～]{1,2}|至|到)"


def _words(unit: str) -> str:
    return either(row for row in RELATIVE_ROWS if row["unit"] == unit)


PART_OF_DAY = either(PART_ROWS)
_PART_ALONE = either(row for row in PART_ROWS if row["alone"] == "yes")
_CLOCK = rf"{_SMALL}{_SPACE}(?:[时点](?!间){_SPACE}(?:{_SMALL}分|半|整|许)?|[:：]{DIGIT}{{2}}分?)(?:许|左右)?"
_WEEKDAY = r"(?:星期|礼拜|周)(?P<weekday>[一二三四五六日天])(?!年|边|围|岁|全)"

# What may follow a day: its weekday, 今天 where the day stands before the report, the part of the day, the hour.
AFTER_DAY = re.compile(
    rf"""
    (?:(?:{_SPACE}[（(]?{_SPACE}|[，,](?=...[，,]|..[，,]|...?[上下]午)){_WEEKDAY}{_SPACE}[）)]?)?
    (?:[ \u3000]{{1,3}}今[天日](?={PART_OF_DAY}|[，,]))?
    (?:{_SPACE}(?P<part>{PART_OF_DAY})(?!会|报))?
    (?:{_SPACE}{_CLOCK})?
    """,
    re.VERBOSE,
)

# It may stand in brackets: 本所（113）年4月19日.
_YEAR = rf"(?:(?P<y1>{_YEAR_NUMBER})(?:{_SPACE}|(?<=[（(]1[01]\d)[)）]|(?<=[（(][12]\d{{3}})[)）])年(?:度(?!假))?|(?P<yw>{_words('year')}))"
_MONTH = rf"(?:(?P<m1>{_SMALL}){_SPACE}月份?|(?P<mw>{_words('month')}))"
# The same, or as in 9.29日下午; not a number of days: 历时3.5日.
_MONTH_BEFORE_DAY = _MONTH.replace("月份?", rf"(?:月份?|[.．](?={DIGIT}{{1,2}}日(?:{PART_OF_DAY})))")
# 16日, and not 3日内, 一日游, 5日均线, 日本.
_NOT_DAY = r"(?!内|游|均|程|龄|本(?![报台市省网刊届次月站])|元|圆(?!满)|电视|系|军)"
# 16号, and not 16号线, 3号楼, 5号泊位.
_NOT_DAY_BY_NUMBER = r"(?![线楼院台令文桥井炉厂馆泵坝栋]|门(?!诊|口)|泊位|机组|地块|公寓|宿舍|标段|病房|住宅)"
_DAY = rf"(?:日{_NOT_DAY}|号{_NOT_DAY_BY_NUMBER}{_NOT_DAY})"
# A day, a month or a year by number: 2024年5月24日, 5月24日, 5.24日, 24日, 2024年5月, 5月, 2024年.
NUMBERED = re.compile(
    rf"""
    (?:{_YEAR}{_SPACE})?
    (?:{_MONTH_BEFORE_DAY}(?!号|刊|饼|球|光|期|经|嫂|子|革命){_SPACE})?
    (?:(?P<d1>{_SMALL}){_SPACE}(?:日{_NOT_DAY}|(?P<number>号){_NOT_DAY_BY_NUMBER}))?
    """,
    re.VERBOSE,
)

# 5月7、8日: days listed without a 日 of their own.
DAY_LIST = re.compile(
    rf"""
    (?:(?P<y1>{_YEAR_NUMBER}){_SPACE}年{_SPACE})?
    (?P<m1>{_SMALL}){_SPACE}月{_SPACE}
    (?P<d1>{_SMALL}){_SPACE}(?:[、和]{_SPACE}{_SMALL}{_SPACE}){{0,3}}?[、和]{_SPACE}
    (?P<d2>{_SMALL}){_SPACE}{_DAY}
    """,
    re.VERBOSE,
)

# 58日, 925日, 2022年33日, 2025519日: 5月8日, 9月25日, 3月3日 and 5月19日 of a page that lost its 月, and perhaps its 年; the digits are no day, and can be read in one way.
# A number of days (45日以内, 58日后) is none, and behind a day there is what a report has there,
# or the gap between two columns.
NO_MONTH = re.compile(
    rf"""
    (?:(?P<y1>{_YEAR_NUMBER})年?)?(?P<digits>\d{{2,4}})日{_NOT_DAY}(?!以?[内后前]|以?上(?!午)|来|攻坚|连续|无)
    (?=[ \u3000]{{2,}}[\u4e00-\u9fff]|[ \u3000]*(?:上午|下午|中午|凌晨|晚|，|,|召开|举[行办]|在|[^，。；\n]{{2,24}}?(?:召开|举[行办]|[开闭]幕|会见|出席|主持|[赴到]|开展|启动)))
    """,
    re.VERBOSE,
)

# From one to another; what the left leaves out stands on the right: 15日至18日,
# 10月17日—19日, 1—8月, 2023年12月至2024年1月, 2021-2025年, 4月15日起至5月5日.
RANGE = re.compile(
    rf"""
    (?:(?:(?P<y1>{_YEAR_NUMBER}){_SPACE}年?|(?P<yw>{_words("year")})){_SPACE})?
    (?:(?:(?P<m1>{_SMALL}){_SPACE}月份?|(?P<mw>{_words("month")})){_SPACE})?
    (?:(?P<d1>{_SMALL}){_SPACE}[日号]?(?:{PART_OF_DAY})?)?
    {_SPACE}(?:(?<=[日号])(?:起|开始)(?=[至到]))?{_TO}{_SPACE}
    (?:
      (?:(?P<y2>{_YEAR_NUMBER}){_SPACE}年|(?P<yw2>{_words("year")}))(?:(?P<m2>{_SMALL})月份?(?:(?P<d2>{_SMALL})[日号])?)?
      | (?P<m2b>{_SMALL}){_SPACE}月份?{_SPACE}(?:(?P<d2b>{_SMALL}){_SPACE}[日号])?
      | (?P<d2c>{_SMALL}){_SPACE}{_DAY}
    )
    """,
    re.VERBOSE,
)

# 2024-05-24, 2024/5/24, 2024.5.24; and not a part of a longer number.
ISO = re.compile(
    rf"(?P<y1>[12１２]{DIGIT}{{3}})(?P<sign>[-/.．－])(?P<m1>{DIGIT}{{1,2}})(?P=sign)(?P<d1>{DIGIT}{{1,2}})(?![0-9０-９]|[-/.．－]{DIGIT})"
)

# A part of a year, after the year or alone: 一季度, 前三季度, 上半年, 前8个月.
PERIOD = re.compile(
    rf"""
    (?:{_YEAR}{_SPACE}的?)?
    (?:
      第?(?P<quarter>[一二三四1-4１-４])季度
      | (?P<first_quarter>首季度?)
      | 前(?P<quarters>[二两三23])个?季度
      | (?P<half>[上下])半年
      | 前(?P<months>{_SMALL}|两)个月
      | (?P<about>年初|年底|年末|年中|(?<=年)[初底末])
    )
    """,
    re.VERBOSE,
)

# A part of a month: 5月上旬, 本月底.
MONTH_PART = re.compile(
    rf"(?:{_YEAR}{_SPACE})?{_MONTH}{_SPACE}(?P<share>上旬|中旬|下旬|上半月|下半月|初|底|末)"
)

# “十四五”规划: a five-year plan by its number.
PLAN = re.compile(
    r"[“\"‘「]?(?P<plan>[六七八九]|十[一二三四五六七八九]?)五[”\"’」]?(?=规划|时期|期间|计划|以来|开局|收官|末|初)"
)

DECADE = re.compile(
    r"(?:(?P<century>20|21|二十|二十一|上个?|本)世纪)(?P<decade>[1-9１-９]0|[一二三四五六七八九]十)年代"
)

# 近3年来, 为期3天, 两个月: how long. Hours and minutes are left alone (24小时值班).
DURATION = re.compile(
    rf"(?P<many>{DIGIT}{{1,3}}|[一两二三四五六七八九十]{{1,3}}|半)(?:个?(?P<unit>星期|月)|(?P<plain>年|天|周))(?:多|余)?(?=来|内|间|里|以来|以内|以上|时间|左右|后|前|的|，|。|、|$)"
)

SET = re.compile(
    r"每(?:(?:隔)?(?P<every>年|月|周|天|日|季度|半年|星期))(?:[一二三四五六日天](?![个位名家]))?"
)

# A person of three characters, as what follows or precedes the name says: 周天林出席, 市长周一鸣、; not 周五晚，, 周一例会.
_LAST_OF_NAME = "(?![上下早晚中凌夜傍的在于起至到和与或及召举开闭发将已是为前后])[\u4e00-\u9fff]"
_OF_PERSON = "出席|参加|主持|指出|强调|要求|表示|讲话|陪同|率|带队|致辞|介绍|汇报|调研|发言|同志|先生|女士|一行|会见|作了?[^，。；]{0,8}(?:报告|讲话|发言)"
_PERSON = (
    rf"(?!周[一二三四五六日天]{_LAST_OF_NAME}(?:、|{_OF_PERSON}))"
    rf"(?!(?<=[、长记任席员导志授者 \u3000（(])周[一二三四五六日天]{_LAST_OF_NAME}(?:[，。；：（(）)和及等与\s]|$))"
)

# 上周三, 周五, 星期一.
WEEK = re.compile(
    rf"(?:(?P<week>{_words('week')})(?P<day>[一二三四五六日天])?|(?<![一二两三四五六七八九十几每0-9])(?:星期|礼拜|{_PERSON}周)(?P<alone>[一二三四五六日天]))(?!年|边|围|岁|全|个|到|报|期|次)"
)

# 今年, 本月, 上季度 alone.
RELATIVE_PERIOD = re.compile(rf"(?P<word>{_words('year')}|{_words('month')}|{_words('quarter')})")

# 今天, 昨晚; with its date behind, 今天（1月2日）, or within, 昨（17）日; 昨 alone in newspapers: 市长昨会见…….
_AFTER_BARE = "会见|会晤|接见|召开|举行|举办|开幕|闭幕|主持|出席|上午|下午"
DAY_WORD = re.compile(
    rf"""
    (?:(?P<short>[今昨前]|(?<![^\W于在将定])明)[（(](?P<d2>{_SMALL})[）)]日|(?P<word>(?!(?<=[陪随共协])同日)(?:{_words("day")}))|(?P<bare>昨)(?={_AFTER_BARE}|[（(]{DIGIT}{{1,2}}月))
    (?:{_SPACE}[（(]{_SPACE}(?:(?P<y1>{_YEAR_NUMBER})年)?(?:(?P<m1>{_SMALL})月)?(?P<d1>{_SMALL})[日号]{_SPACE}[）)])?
    """,
    re.VERBOSE,
)

# (15)日 behind words, as newspapers of Taiwan write the day of their report; not (1)日常管理, nor the number of an item.
BRACKETED_DAY = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?<!第)[（(](?P<d1>{DIGIT}{{1,2}})[）)]日{_NOT_DAY}(?![本常均照期报后间夜益渐化记志语产])"
)

# Behind a day that stands in brackets: 今天（4月15日）起至5月5日.
UP_TO_DAY = re.compile(
    rf"(?:(?:起|开始)(?=[至到]))?{_TO}{_SPACE}(?:(?P<m2>{_SMALL}){_SPACE}月{_SPACE})?(?P<d2>{_SMALL}){_SPACE}{_DAY}"
)

FESTIVAL = re.compile(
    rf"(?:(?P<yw>{_words('year')})|(?P<y1>{_YEAR_NUMBER})年)?(?P<festival>{either(FESTIVAL_ROWS)})"
)

PART_ALONE = re.compile(rf"(?P<part>{_PART_ALONE})(?:{_SPACE}{_CLOCK}|(?=[，,]))")

# The same within a clause, before a place or what was done: 全市教育大会上午在云港召开.
PART_WITHIN = re.compile(
    rf"(?<![每天日])(?P<part>{_PART_ALONE})(?=[在于到赴率来与同]|带[领队]|深入|前往|专程|正式|隆重|胜利|圆满|顺利|参加|启幕|启动|落幕|揭幕|结束|{_AFTER_BARE})"
)

# What a time expression may begin with, other than a number: words, and shapes of two sets and what follows.
_FIRST_WORDS = sorted(
    {row["word"][:2] for rows in (RELATIVE_ROWS, FESTIVAL_ROWS) for row in rows}
    | {row["word"] for row in PART_ROWS if row["alone"] == "yes"}
)
_FIRST_SHAPES = (
    ("年", "初底末中", ""),
    ("上下", "半", "年"),
    ("前", "0-9二两三四五六七八九十", ""),
    ("首", "季", ""),
    ("第", "一二三四1-4", "季"),
    ("半", "年个", ""),
    ("上本", "个", "世纪"),
    ("上本", "世", "纪"),
    ("今昨前", "（(", ""),
    ("明", "（(", r"(?<![^\W于在将定]明.)"),  # not the end of a name: 王小明(15)日
    ("（(", "0-9０-９", "[0-9０-９]?[)）]日"),
    ("昨", "会接召举开闭主出上下", ""),
    ("星", "期", "[一二三四五六日天]"),
    ("礼", "拜", "[一二三四五六日天]"),
    ("周", "一二三四五六日天", ""),
    ("每", "隔年月周天日季半星", ""),
    ("农阴夏", "历", ""),
    ("正冬腊", "月", ""),
    ("两", "个年天周", ""),
    ('“"‘「', "六七八九十", ""),
)
WORD_START = re.compile(
    "|".join([*_FIRST_WORDS, *(f"[{first}][{second}]{rest}" for first, second, rest in _FIRST_SHAPES)])
)


def _any(place: int) -> str:
    """A set of all characters that stand at a place, 0 or 1, of what a word of time begins with."""
    return "".join(sorted({word[place] for word in _FIRST_WORDS}) + [shape[place] for shape in _FIRST_SHAPES])


# A regex of two sets passes over a text twenty times as fast as one of a hundred words.
WORD_MAYBE = re.compile(f"[{_any(0)}](?=[{_any(1)}])")
_NUMERALS = "〇一二三四五六七八九十廿卅"
#: What may follow the number at the start of a time expression: a unit, a space, a sign, the rest of the name of a plan,
#: a part of the day, or further digits in other numerals.
_UNITS_AND_SIGNS = '年月日号季世个星天周两 \u3000、和至到~～/.．－—–”"’」规时期计以开收末初-'
_PARTS = "".join(sorted({row["word"][0] for row in PART_ROWS}))
# Most numbers are no time and are passed over here; each is looked at as a whole, once.
NUMBER_START = re.compile(
    rf"(?:{DIGIT}(?<!{DIGIT}.){DIGIT}*+|[{_NUMERALS}](?<![{_NUMERALS}].)[{_NUMERALS}]*+)"
    rf"(?=[{_PARTS}{_UNITS_AND_SIGNS}]|[)）]年|{DIGIT}|{CHINESE_DIGIT}|[{_NUMERALS}])"
)
