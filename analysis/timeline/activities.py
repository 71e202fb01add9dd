"""Lists of what one official did: the heading names the official, the items only say when and what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis import edtf
from analysis.corpus.bullets import SIGNS
from analysis.records import Paragraph
from analysis.timeline import people, sentences
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import Context, Mention, find_mentions
from analysis.timeline.sentences import BRACKET, DATE, Sentence
from analysis.timeline.spans import SentenceSpan

#: 市长王小明, 王小明同志本周主要活动, 王小明公务活动（2024年3月）.
_HEADING = re.compile(
    r"(?P<who>[^，。；：（()\s]{2,24}?)(?:同志)?(?:(?:[12]\d{3}年)?\d{1,2}月份?)?(?:的?(?:一周|每周|本周|上周|近期|本月|主要|重要|公务|政务|工作)*(?:活动|动态|日程|日志|行程)(?:安排|报道|情况|集锦)?)?"
    r"(?:[（(][^（）()]{4,30}[）)])?"
)
#: 王小明　市长, 王小明（市长）: the office behind the name.
_TITLE_BEHIND = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4})(?:[\s　]+|[（(])(?P<title>[\u4e00-\u9fff、]{1,20}[长记任席员])[）)]?"
)
#: 市委书记　王小明: the office and a gap before the name.
_GAP = re.compile(
    r"(?<=[长记任席员理裁])[\s　]+(?=[\u4e00-\u9fff][\s　]?[\u4e00-\u9fff]{1,3}(?:$|[（(]))|(?<=[\s　][\u4e00-\u9fff])[\s　](?=[\u4e00-\u9fff](?:$|[（(]))"
)
#: 每周活动（市长 王小明）: the official stands in the brackets.
_IN_BRACKETS = re.compile(r"[^，。；：（）()]{2,14}[（(](?P<who>[^，。；：（）()\d]{4,30})[）)]")
#: The heads of the columns of such a list.
_COLUMNS = re.compile(r"(?:序号|日期|时间|活动|内容|事项|地点|安排|情况|公务|政务|主要|工作|行程|[\s　|、])+")
#: What may stand around the official: 一、市长王小明, 【市长王小明】, 市长王小明：.
_AROUND = re.compile(
    rf"^(?:[{SIGNS}【\[〔]|[（(]?[一二三四五六七八九十\d]{{1,3}}[）)]?[、.．]?(?=[\u4e00-\u9fff]))\s*|[】\]〕：:]+$"
)
#: An item: its day, then what was done, without a subject.
_ITEM = re.compile(
    rf"[{SIGNS}\d一二三四五六七八九十、.]{{0,4}}\s*(?:(?:周|星期)[一二三四五六日天]\s*[（(]?)?(?:(?:\d{{4}}年)?\d{{1,2}}月)?\d{{1,2}}日"
)
_LONGEST = 40
#: Before what was done, in an item without a subject: the day and its part.
_WHEN = re.compile(rf"(?:[{DATE}{BRACKET}，：、 \s]|全天|当[天日晚]|同日|随后|期间)*")
#: How an item goes on that leaves the official out.
_DONE = re.compile(
    "(?:(?:分别|先后|视频|集中|继续|一同|应邀|专程)*)"
    "(?:主持|召[开集]|组织召开|会[见晤谈]|拜[会访]|[到与](?!会)|赴|深入|前往|来到|走进|率|带[领队]|在(?![职任])|就|对|围绕|同(?![志心])|向|为|听取|开展|组织|召集|签[署订约]"
    "|(?:出席|参加|列席|接[见待]|走访|看望|慰问|调研|视察|考察|检查|督[导查]|察看|巡[查河林]|暗访|陪同)(?![组团队员]))"
)


def subjects(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """For each paragraph below a heading that names one official, that official, by the id of the paragraph.

    Only where the first paragraph below the heading begins with a day; it holds until the next such heading.

    >>> from analysis import corpus
    >>> from analysis.records import Source
    >>> text = "市政府领导活动\\n\\n市长王小明\\n3月4日上午，到滨江区调研防汛工作。\\n3月5日，会见华远集团董事长李大伟。"
    >>> set(subjects(corpus.cut(Source("a.txt", text)).paragraphs).values())
    {'市长王小明'}
    >>> text = "市政府领导活动\\n\\n王小明（市长）\\n3月4日上午，到滨江区调研。\\n3月5日，会见李大伟。"
    >>> set(subjects(corpus.cut(Source("a.txt", text)).paragraphs).values())
    {'市长王小明'}
    """
    found: dict[str, str] = {}
    official = ""
    lines = [(paragraph, paragraph.reading.text.strip()) for paragraph in paragraphs]
    lines = [(paragraph, text) for paragraph, text in lines if not _COLUMNS.fullmatch(text)]
    belows = [*(text for _, text in lines), ""][1:]
    for (paragraph, text), below in zip(lines, belows, strict=True):
        heads = (
            len(text) <= _LONGEST and "。" not in text and (bool(official) or _ITEM.match(below) is not None)
        )
        named = _official(text) if heads else ""
        if named:
            official = named if _ITEM.match(below) else ""
        elif official:
            found[paragraph.paragraph_id] = official
    return found


def mentions(sentence: Sentence, official: str, context: Context) -> list[Mention]:
    """The meetings of a sentence; of an item of a list of activities, as if it named the `official` of the list.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     sentence = sentences.read(text, 0, len(text))
    ...     found = mentions(sentence, "市长王小明", Context(lead=True))
    ...     return [(one.name, sentence.words(one.span)) for one in found]
    >>> show("3月4日上午，带队走访市人大代表。")
    [('王小明走访市人大代表', '3月4日上午，带队走访')]
    >>> show("3月4日上午，市委常委会召开会议。")
    [('市委常委会会议', '3月4日上午，市委常委会召开会议')]
    >>> show("3月4日上午，为民服务中心启用仪式举行。")  # the first word only looks like a predicate
    [('为民服务中心启用仪式', '3月4日上午，为民服务中心启用仪式举行')]
    """
    places = _without_subject(sentence) if official else []
    if not places:
        return find_mentions(sentence, context)
    whole = sentence
    for at in reversed(places):
        whole = sentences.with_words(whole, official, at)
    found = find_mentions(replace(whole, subject=official, days=_of_their_day(whole.days)), context)
    complete = {one.name: one for one in find_mentions(sentence, context)}
    return [
        complete.get(_without(one.name, official)) or _as_written(one, places, len(official)) for one in found
    ]


def _without(name: str, official: str) -> str:
    """The rest of a name that begins with the official, with or without the title; "" if it does not.

    >>> _without("市长王小明教育大会", "市长王小明"), _without("王小明教育大会", "市长王小明"), _without("教育大会", "市长王小明")
    ('教育大会', '教育大会', '')
    """
    starts = (official, *(person.name for person in people.listed(official)))
    return next((name.removeprefix(start) for start in starts if name.startswith(start)), "")


def _of_their_day(days: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The days of an item, with a time of day alone as one of the day before it: 3月4日上午，……；下午，……."""
    made: list[TimeExpression] = []
    for one in days:
        same = (
            made and one.anchor == "previous" and one.offset == 0 and edtf.precision(made[-1].value) == "day"
        )
        made.append(
            replace(made[-1], start=one.start, end=one.end, text=one.text, time_of_day=one.time_of_day)
            if same
            else one
        )
    return tuple(made)


def _without_subject(sentence: Sentence) -> list[int]:
    """Where the official is left out: at the beginning, and where a later part begins with its time of day."""
    places: list[int] = []
    for clause in sentence.clauses:
        opening = _WHEN.match(sentence.flat, clause.start)
        at = opening.end() if opening else clause.start
        first = not sentence.flat[: clause.start].strip(DATE + "，、 ")
        begins = first or sentence.flat[clause.start - 1] in "；;" or DATE in sentence.flat[clause.start : at]
        if begins and at not in places and _DONE.match(sentence.text, at):
            places.append(at)
    return places


def _as_written(mention: Mention, places: Sequence[int], size: int) -> Mention:
    """The mention with its offsets in the sentence without the `size` characters put in at each of the places."""

    def place(offset: int) -> int:
        before = offset
        for number, at in enumerate(places):
            if offset > at + number * size:
                before = max(at, offset - (number + 1) * size)
        return before

    span = SentenceSpan(place(mention.span.start), place(mention.span.end))
    when = mention.when
    if when is not None:
        when = replace(when, start=place(when.start), end=place(when.end))
    return replace(mention, span=span, when=when)


def _official(text: str) -> str:
    """The one person whom a heading names, with title; "" where it names none."""
    text = _GAP.sub("", _AROUND.sub("", text))
    behind = _TITLE_BEHIND.fullmatch(text)
    bracket = _IN_BRACKETS.fullmatch(text) if behind is None else None
    if bracket and (named := _official(bracket["who"])):
        return named
    heading = _HEADING.fullmatch(behind["title"] + behind["name"] if behind else text)
    persons = people.listed(heading["who"]) if heading else ()
    if (
        heading is None
        or len(persons) != 1
        or not people.is_name(persons[0].name, titled=bool(persons[0].title))
    ):
        return ""
    (person,) = persons
    return person.title + person.name if len(person.title + person.name) == len(heading["who"]) else ""
