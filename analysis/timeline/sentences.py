"""Sentences: their clauses, their dates, and masks over what is not running text (quotes, brackets, dates).

All masks keep the length of the text, so offsets hold in the masked text too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from operator import attrgetter
from typing import Final

from analysis import edtf, vocabulary
from analysis.corpus import bullets, bylines, chronicles
from analysis.timeline import dates
from analysis.timeline.dates import TimeExpression
from analysis.timeline.spans import ReadingSpan, SentenceSpan

#: Masks each character of a date, of quoted matter, and of matter in brackets.
DATE: Final = "\ue000"
QUOTED: Final = "\ue001"
BRACKET: Final = "\ue002"

#: A sentence without an end is cut after this many characters, so that no step takes quadratic time.
LONGEST = 1000
_SENTENCE = re.compile(rf"[^。！？!?\n]{{0,{LONGEST}}}[。！？!?\n]?[”’」』）)]{{0,9}}")
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」")
_BRACKET = re.compile(r"（[^（）]*）|\([^()]*\)|【[^【】]*】")
#: At whose invitation, an adverbial that may stand between subject and verb: 市长应清江大学邀请访问……, 应……之邀，…….
_INVITED = re.compile(
    r"(?<![响适反供效对相感答理])应(?![邀对急用当该届付试聘])[^，。；：！？]{2,40}?(?:的?(?:盛情|热情|友好)?邀请|之邀(?!请))，?"
)
#: 8日【市委召开全会】会议……: the headline of an item of a yearbook, which is a clause of its own.
_HEADED = re.compile(r"^(?P<before>[^【，。]{0,12})【(?P<head>[^【】]{6,60})(?<![讯电道])】(?!.{0,8}\d日)")
#: A clock time that opens a sentence without a day is one of the day named before: 9时30分，出征仪式举行.
_CLOCK_FIRST = re.compile(r"\s*\d{1,2}[时点](?:\d{1,2}分|半|整)?(?:许|左右)?(?=[，,])")
#: The date line of a speech: （2015年9月16日）.
_BRACKET_DAY = re.compile(r"[（(][^（）()]{4,14}日[）)]")
#: A space for the mark behind a headline in a row of text: ……会议在桐州召开 市委书记出席会议.
_SPACED_OFF = re.compile(r"(?P<verb>召开|举行|举办|开幕|闭幕|落幕)[ \u3000](?=[\u4e00-\u9fff]{2})")
#: A headline is read so far back from its verb.
_LONGEST_HEADLINE = 80
_CLAUSE_END = re.compile(r"[，。；：！？,;:!?\n]")
#: The same in a row of a table that begins with its number or its day: each cell is a clause.
_CELL_END = re.compile(rf"{_CLAUSE_END.pattern}|\t")
#: It is on the day of the meeting reported before.
_CONTINUES = re.compile(
    r"""
      ^[^，。]{0,6}?                                        # 闭幕会后，……
       (?:会|会议|会见|会谈|仪式|典礼|开幕式|闭幕式|闭幕会|开幕会|论坛|汇报|活动|调研|考察|视察|检查|走访|参观|座谈|签约|签字|揭牌|颁奖|剪彩|开幕)(?:开始|结束|举行)?之?[前后](?:，|(?=(?:还|又)?(?:召开|举行|举办)))
    | ^(?:随后|之后|而后|其后|紧?接着|接下来)，                      # 随后，……
    | ^(?:活动)?期间，                                    # 期间，市长会见了……
    | ^(?:活动|仪式|典礼|开幕式|会议|论坛)?现场，?(?:还|同步|同时)(?:举[行办]|召开)      # 活动现场，还举行了……
    | ^[^，。]{0,2}[在访][\u4e00-\u9fff]{1,3}期间，(?![^。]{0,16}将)                             # 在京期间, 访莫期间
    | ^[^，。]{0,4}(?:访问|来访|到访|参访|考察|调研|峰会|论坛|年会|大会|会议)期间，    # 访问期间，市长会见了……
    | [，并]在?会[前后](?=会见|看望)                         # ……，会前会见……
    | [也还]同[步期时](?:召开|举行|举办)(?!过)                  # 清江博览会也同期举办
    """,
    re.VERBOSE,
)
#: Between the days of a list, and a day without 日 in one: 5月7、8日.
_AND = frozenset("、和及与")
#: Rule of an expression that joins the days of a list.
_LISTED = "days"
_LONGEST_BARE_DAY = len("12月31、")
_BARE_DAY = re.compile(r"(?:(?P<month>1[0-2]|[1-9])月)?(?<!\d)(?P<day>[12]\d|3[01]|[1-9])[、和]$")
#: Something is reported before a time of day that stands behind it: 全市教育大会召开，晚上…….
_REPORTED = re.compile("召开|举行|举办|开幕|闭幕|出席|会见|会谈|主持|调研|考察|视察|讲话|参加")
#: Follows a festival that means the day itself, not an event named after it or the days around it: 国庆节当天.
_ON_THE_DAY = re.compile("当[天日晚]|这一?天|[上下]午|晚")


#: Behind the day of what was issued, held or said, which others put into practice.
_OF_A_PAPER = re.compile(
    "[^，。；]{0,24}?(?:印发|下发|发布|出台|召开|举行|作出|发表|公布|颁布)的[^，。；]{0,40}?(?:精神|要求|[》\ue001])"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its masks.

    Attributes
    ----------
    text : str
        The words, as in the reading of the paragraph.
    start : int
        Offset of the sentence in that reading.
    flat : str
        The same words with days and quoted or bracketed matter masked.
    days : tuple of TimeExpression
        Expressions that name a day, a span of days, or are relative to one (今天, 当晚, 日前).
    months : tuple of TimeExpression
        Expressions that name a month or a part of it.
    clauses : tuple of SentenceSpan
        From one punctuation mark to the next, the marks left out; the last one ends with the sentence.
    subject : str
        The person whose activities a heading lists, with title: what a sentence without a subject reports is theirs.
    """

    text: str
    start: int
    flat: str
    days: tuple[TimeExpression, ...]
    months: tuple[TimeExpression, ...]
    clauses: tuple[SentenceSpan, ...]
    subject: str = ""

    @property
    def continues(self) -> bool:
        """Whether it continues from the meeting reported before it: 闭幕会后，……."""
        return _CONTINUES.search(self.flat) is not None

    def clause_at(self, at: int) -> SentenceSpan:
        """The clause that holds the offset `at`; at a mark, the clause that this mark closes."""
        return self.clauses[bisect_left(self.clauses, at, key=attrgetter("end"))]

    def clause_before(self, clause: SentenceSpan) -> SentenceSpan | None:
        """The clause before another one; None before the first."""
        if clause.start == 0:
            return None
        mark = clause.start - 1
        start = self.clause_at(mark - 1).start if mark else 0
        return SentenceSpan(start, mark)

    def date_of(self, verb: int) -> TimeExpression | None:
        """The day that dates the event of a verb at this offset, else the month.

        The last one before the verb, else the first one after it in its clause; not the day of what was
        put into practice, where another stands before it: 3月31日，为落实3月28日印发的《意见》，市教育局召开…….
        """
        end = self.clause_at(verb).end
        for expressions in (self.days, self.months):
            before = [date for date in expressions if date.end <= verb]
            while len(before) > 1 and _OF_A_PAPER.match(self.flat, before[-1].end, verb):
                before.pop()
            after = [date for date in expressions if verb <= date.start < end]
            if before or after:
                return before[-1] if before else after[0]
        return None

    def masked(self, flat: str) -> Sentence:
        """The sentence with another mask of the same length."""
        return replace(self, flat=flat, clauses=_clauses(flat))

    def report(self, span: SentenceSpan) -> SentenceSpan:
        """The span widened to the start of its clause, or to the date before that."""
        clause = self.clause_at(span.start).start
        dates = [day.start for day in self.days if day.end <= span.start]
        return SentenceSpan(min(dates[-1] if dates else clause, clause), span.end)

    def words(self, span: SentenceSpan) -> str:
        """The unmasked words of a span."""
        return self.text[span.start : span.end]


def spans(text: str) -> Iterator[ReadingSpan]:
    """Start and end of each sentence; a closing quote stays with its sentence.

    >>> text = "全会召开。“好！”他说。"
    >>> [text[a:b] for a, b in spans(text)]
    ['全会召开。', '“好！”', '他说。']
    """
    for found in _SENTENCE.finditer(text):
        if found.end() > found.start():
            yield ReadingSpan(*found.span())


@lru_cache(maxsize=4)  # asked for each meeting of a paragraph
def _all_spans(text: str) -> tuple[ReadingSpan, ...]:
    return tuple(spans(text))


def span_at(text: str, position: int) -> ReadingSpan:
    """The sentence that holds the character at `position`.

    >>> span_at("全会召开。他说。", 6)
    ReadingSpan(start=5, end=8)
    """
    known = _all_spans(text)
    return known[bisect_right(known, position, key=attrgetter("end"))]


def span_before(text: str, start: int) -> ReadingSpan | None:
    """The last sentence that begins before `start`, up to there; None at the beginning.

    >>> span_before("全会召开。他说。", 5), span_before("全会召开。", 0)
    (ReadingSpan(start=0, end=5), None)
    """
    known = _all_spans(text)
    k = bisect_left(known, start, key=attrgetter("start"))
    return ReadingSpan(known[k - 1].start, min(known[k - 1].end, start)) if k else None


def is_day(expression: TimeExpression) -> bool:
    """Whether an expression names a day or is relative to one; not a month, a year or a duration."""
    if expression.type not in ("DATE", "TIME"):
        return False
    if expression.unit == "day" or expression.time_of_day:
        return True
    if expression.anchor in ("published", "previous") and expression.unit in ("", "day", "week"):
        return True
    return len(expression.value.partition("/")[0]) == 10


def is_vague(expression: TimeExpression) -> bool:
    """Whether an expression means "recently" without a day: 日前, 近日, 连日来."""
    return (
        not expression.time_of_day
        and expression.offset is None
        and not expression.is_lunar
        and not any(c.isdigit() for c in expression.value)
    )


def read(text: str, start: int, end: int) -> Sentence:
    """The sentence ``text[start:end]`` with its masks.

    >>> s = read("1月29日下午，市委召开“三农”工作会议。", 0, 21)
    >>> s.flat.replace(DATE, "D").replace(QUOTED, "Q")
    'DDDDDDD，市委召开QQQQ工作会议。'
    >>> s = read("新华社北京1月6日电（记者 王小明）全会6日举行。", 0, 28)
    >>> s.flat.lstrip(DATE), [day.text for day in s.days]
    ('全会\ue000\ue000举行。', ['1月6日', '6日'])
    """
    words = text[start:end]
    return Sentence(words, start, *_masked(words, start == 0))


def with_words(sentence: Sentence, words: str, at: int) -> Sentence:
    """The sentence with words put in at an offset behind its day, which keeps its value.

    >>> s = read("3月5日，主持召开市委全会。", 0, 14)
    >>> with_words(s, "市委书记王小明", 5).text
    '3月5日，市委书记王小明主持召开市委全会。'
    """
    text = sentence.text[:at] + words + sentence.text[at:]

    def moved(day: TimeExpression) -> TimeExpression:
        return day if day.end <= at else replace(day, start=day.start + len(words), end=day.end + len(words))

    flat = sentence.flat[:at] + words + sentence.flat[at:]
    return replace(
        sentence,
        text=text,
        flat=flat,
        days=tuple(map(moved, sentence.days)),
        months=tuple(map(moved, sentence.months)),
        clauses=_clauses(flat),
    )


#: What a gathering that takes place now is named after, or is held for, and when that is to come:
#: |将于下周举行的|全市大会筹备会议5月17日召开; 为|将于下周举行的|全市大会做好准备，市委召开…….
_TO_COME = re.compile(
    r"(?:即将|将(?![军士])|拟|定于|计划|预计)[^，。；的]{0,16}?(?:召开|举行|举办|开幕|启幕)的"
    r"(?=(?:(?!将|拟[于定]|定于|计划|预计)[^，。；]){2,40}?"
    r"(?:(?:筹备|准备|预备|动员|协调|发布|部署|推进|培训|见面|吹风|通气|誓师|保障)(?:工作|大)?会议?|(?:组委会|筹委会|领导小组|指挥部)[^，。；的]{0,10}会议?)"
    r"(?:(?!将|拟[于定]|定于|计划|预计)[^，。；]){0,30}?(?:召开|举行|举办)(?:[，。；]|$)"
    r"|[^，。；]{2,30}[做作][^，。；]{0,6}准备，)"
)
#: Opens an item: ★ 县委召开全会, 3、县委召开全会, （二）①5月6日, 【5月6日】.
_ITEM_MARK = re.compile(rf"\s*(?:{bullets.MARK}){{0,2}}")
_OPENING, _CLOSING = frozenset("【[〔（("), frozenset("】]〕）)")


@lru_cache(maxsize=256)  # a sentence is read for its meetings, and again for the people of each
def _masked(words: str, opens: bool) -> tuple:
    """The fields of `Sentence` from `flat` on; `opens`: it opens a paragraph, and may begin with a dateline."""
    found = dates.find(words)
    to_come = _TO_COME.search(words) if "的" in words else None
    if to_come:
        found = [e for e in found if not to_come.start() <= e.start < to_come.end()]
    days = tuple(e for e in found if is_day(e) and not _is_name_of_festival(words, e))
    if not days and (clock := _CLOCK_FIRST.match(words)):
        days = (dates.of_day_before(clock),)
    days, parts = _with_parts_of_days(words, _lists_joined(words, days))
    if any(e.value[-2:].isdigit() for e in days):  # 2月17日，正月初八
        days = tuple(e for e in days if not e.is_lunar)
    months = tuple(
        e
        for e in found
        if not is_day(e)
        and e.type == "DATE"
        and edtf.precision(e.value) in ("month", "interval")
        and "XX-XX" not in e.value
    )
    flat = words.replace("\u3000", " ")
    if opens and (opening := len(bylines.dateline(words))):
        flat = DATE * opening + flat[opening:]
    if opens and (day := chronicles.CHINESE_DAY.match(words) or chronicles.THAT_MONTH.match(words)):
        flat = DATE * day.end() + flat[day.end() :]  # its date is that of the frame
    mark = _end_of_mark(words, days) if opens else 0
    flat = DATE * mark + flat[mark:]
    flat = _with_quotations_masked(flat)
    if opens and "【" in words:
        flat = _HEADED.sub(r"\g<before>，\g<head>，", flat)
    if " " in flat:
        flat = _SPACED_OFF.sub(_marked_off, flat)
    flat = _BRACKET.sub(lambda found: BRACKET * len(found.group()), flat)
    if to_come:
        flat = f"{flat[: to_come.start()]}{BRACKET * len(to_come.group())}{flat[to_come.end() :]}"
    flat = _mask(_mask(flat, days), parts)
    if "应" in flat:
        flat = _INVITED.sub(lambda found: DATE * len(found.group()), flat)
    return flat, days, months, _clauses(flat)


def _with_quotations_masked(words: str) -> str:
    return _QUOTED.sub(lambda found: QUOTED * len(found.group()), words)


def _end_of_mark(words: str, days: Sequence[TimeExpression]) -> int:
    """Where the words of an item begin, behind its mark and its day in brackets; 0 where it has neither.

    >>> [_end_of_mark(words, dates.find(words)) for words in ("①市委召开全会", "1、【3月5日】市委召开全会", "市委召开全会")]
    [1, 8, 0]
    """
    mark = _ITEM_MARK.match(words)
    end = mark.end() if mark else 0
    opening = words[end : end + 1] in _OPENING
    if days and days[0].start == end + opening and (opening or end):
        end = days[0].end
        return end + (opening and words[end : end + 1] in _CLOSING)
    return end


def _marked_off(found: re.Match[str]) -> str:
    """The verb of a headline with a mark for the space behind it; as it stands where its object follows.

    >>> for text in ("农业工作会议在桐州召开 市长出席", "市委召开 农业工作会议", "市委常委会召开 农业工作会议", "书画节开幕 市长出席"):
    ...     print(_SPACED_OFF.sub(_marked_off, text))
    农业工作会议在桐州召开，市长出席
    市委召开 农业工作会议
    市委常委会召开 农业工作会议
    书画节开幕，市长出席
    """
    verb = found["verb"]
    if not verb.endswith("幕"):
        before = found.string[max(0, found.start() - _LONGEST_HEADLINE) : found.start()]
        if not _named_before().search(_CLAUSE_END.split(before)[-1]):
            return found.group()
    return f"{verb}，"


@cache
def _named_before() -> re.Pattern[str]:
    """The name of a meeting directly before its verb, with its day and place."""
    rows = vocabulary.load("timeline/meetings_heads", ("head", "kind", "example"))
    heads = "|".join(sorted((re.escape(row["head"]) for row in rows), key=len, reverse=True))
    return re.compile(
        rf"(?:{heads})(?<!委员会)(?<!常委会)(?<![董监理]事会)[”」』》]?"
        r"(?:[（(][^（）()]{1,12}[）)])?(?:[在于][^在]{1,24}|\d[^在]{0,14}[日午晚]|今[天日]|正式|隆重|胜利|圆满|顺利|成功|如期)*+$"
    )


def _with_parts_of_days(
    words: str, days: tuple[TimeExpression, ...]
) -> tuple[tuple[TimeExpression, ...], tuple[TimeExpression, ...]]:
    """The days of a sentence with the time of day that stands apart behind them, and the words for these times.

    The first time belongs to the day itself where nothing was reported between them; others make a day of their own.

    >>> def show(words):
    ...     made, _ = _with_parts_of_days(words, tuple(dates.find(words)))
    ...     return [(day.text, day.value, day.time_of_day) for day in made]
    >>> show("5月6日，市委上午召开全会，下午在云港召开座谈会。")
    [('5月6日', 'XXXX-05-06', '上午'), ('下午', 'XXXX-05-06', '下午')]
    >>> show("5月6日，全市教育大会召开，晚上举行文艺晚会。")
    [('5月6日', 'XXXX-05-06', ''), ('晚上', 'XXXX-05-06', '晚上')]
    """
    if not days:
        return days, ()
    parts = tuple(
        part
        for part in dates.parts_of_a_day(_with_quotations_masked(words))
        if part.start > days[0].start and not _is_inside(part, days)
    )
    apart = {part.start for part in parts}
    made: list[TimeExpression] = []
    for one in sorted((*days, *parts), key=attrgetter("start")):
        if one.start not in apart:
            made.append(one)
        else:
            day = made[-1]
            if day.time_of_day or _REPORTED.search(words, day.end, one.start):
                made.append(
                    replace(day, start=one.start, end=one.end, text=one.text, time_of_day=one.time_of_day)
                )
            else:
                made[-1] = replace(day, time_of_day=one.time_of_day)
    return tuple(made), parts


def _is_inside(part: TimeExpression, days: Sequence[TimeExpression]) -> bool:
    """Whether a time of day is part of one of the days, which are in order: 5月6日上午."""
    at = bisect_right(days, part.start, key=attrgetter("start")) - 1
    return at >= 0 and part.start < days[at].end


def _lists_joined(words: str, days: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """Days that follow one another in a list as one expression from the first to the last.

    >>> texts = ("5月7日、8日举行", "7、8日举行", "5月7日、8日、9日举行", "3、4月4日举行", "3、4月4日至6日举行")
    >>> [[day.value for day in _lists_joined(words, tuple(dates.find(words)))] for words in texts[:2]]
    [['XXXX-05-07/XXXX-05-08'], ['XXXX-XX-07/XXXX-XX-08']]
    >>> [[day.value for day in _lists_joined(words, tuple(dates.find(words)))] for words in texts[2:]]
    [['XXXX-05-07/XXXX-05-09'], ['XXXX-04-04'], ['XXXX-04-04/XXXX-04-06']]
    """
    made: list[TimeExpression] = []
    for day in days:
        before = made[-1] if made else None
        if before is not None and _is_listed(before, day) and words[before.end : day.start] in _AND:
            made[-1] = _from_to(words, before, day, before.start)
            continue
        near = max(0, day.start - _LONGEST_BARE_DAY)
        bare = _BARE_DAY.search(words, near, day.start) if _is_day(day) else None
        counts = (
            bare is not None and not bare["month"] and "月" in day.text
        )  # 3、4月4日: the number of an item
        if bare is not None and not counts and (before is None or before.end <= bare.start()):
            year, month = day.value[:4], int(bare["month"] or 0)
            first = f"{year}-{f'{month:02}' if month else day.value[5:7]}-{int(bare['day']):02}"
            last = replace(day, value=f"{first[:8]}{day.value[-2:]}") if month else day
            if _follow(first, last.value):
                made.append(_from_to(words, replace(day, value=first), last, bare.start()))
                continue
        made.append(day)
    return tuple(made)


def _is_day(one: TimeExpression) -> bool:
    """Whether it is one day of the month, and not relative to another."""
    return one.value[-2:].isdigit() and "/" not in one.value and not one.anchor


def _is_listed(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether a day follows another day, or the last day of a list."""
    last = replace(one, value=one.value.rpartition("/")[2]) if "、" in one.text else one
    return _is_day(last) and _is_day(other) and _follow(last.value, other.value)


def _follow(first: str, second: str) -> bool:
    """Whether a day is the one after another.

    >>> _follow("XXXX-04-30", "XXXX-05-01"), _follow("XXXX-XX-07", "XXXX-XX-08"), _follow("XXXX-05-07", "XXXX-05-09")
    (True, True, False)
    """
    days = [value.replace("XXXX", "2000").replace("-XX-", "-01-") for value in (first, second)]
    return all(edtf.is_day(*map(int, day.split("-"))) for day in days) and edtf.apart(*days) == 1


def _from_to(words: str, first: TimeExpression, last: TimeExpression, start: int) -> TimeExpression:
    value = f"{first.value.partition('/')[0]}/{last.value}"
    return replace(last, start=start, text=words[start : last.end], value=value, rule=_LISTED)


def _clauses(flat: str) -> tuple[SentenceSpan, ...]:
    """The stretches between the punctuation marks of a masked sentence.

    >>> [tuple(clause) for clause in _clauses("会议强调，要抓落实。")]
    [(0, 4), (5, 9), (10, 10)]
    """
    ends = _CELL_END if flat[:1] == DATE or flat[:1].isdigit() else _CLAUSE_END
    marks = [mark.start() for mark in ends.finditer(flat)]
    starts = (0, *(mark + 1 for mark in marks))
    return tuple(map(SentenceSpan, starts, (*marks, len(flat))))


def _is_name_of_festival(words: str, expression: TimeExpression) -> bool:
    """Whether a festival names an event or the days around it, and not a day.

    >>> [_is_name_of_festival(words, dates.find(words)[0]) for words in ("教师节座谈会", "国庆节前夕", "国庆节当天", "2024年元旦，")]
    [True, True, False, False]
    """
    if not expression.is_festival or _ON_THE_DAY.match(words, expression.end):
        return False
    return not (edtf.is_whole(expression.value) and words.startswith(("，", "。"), expression.end))


def dateline_day(text: str) -> TimeExpression | None:
    """The day in the dateline, or in the brackets, that open a paragraph: 新华社北京1月6日电, （2015年9月16日）.

    >>> dateline_day("新华社北京1月6日电 全会举行。").value, dateline_day("全会1月6日举行。")
    ('XXXX-01-06', None)
    """
    bracket = _BRACKET_DAY.match(text)
    opening = bracket.group() if bracket else bylines.dateline(text[:80])
    return next((day for day in dates.find(opening) if is_day(day)), None) if opening else None


def _mask(flat: str, days: Sequence[TimeExpression]) -> str:
    parts, done = [], 0
    for day in days:
        parts += [flat[done : day.start], DATE * (day.end - day.start)]
        done = day.end
    return "".join((*parts, flat[done:]))


def opens_with_its_day(sentence: Sentence) -> bool:
    """Whether a paragraph begins with the sentence, and the sentence with its day, as an item of a digest does."""
    first = sentence.days[0]
    return sentence.start == 0 and first.start == 0 and not is_vague(first)
