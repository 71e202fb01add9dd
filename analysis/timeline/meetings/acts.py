"""Acts of a body or an official that stand for a gathering without a word for it: 约谈六家企业, 为党员上党课, 向……捐赠图书."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from analysis import vocabulary
from analysis.timeline import people
from analysis.timeline.meetings import bodies, durations, name_phrases, naming
from analysis.timeline.meetings.hosts import hosts_of, is_trade, joined
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.places import is_place
from analysis.timeline.meetings.reporting_status import reporting_status
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.meetings.travellers import is_group
from analysis.timeline.patterns import any_of, unmasked
from analysis.timeline.sentences import DATE, Sentence, is_day, is_vague, opens_with_its_day
from analysis.timeline.spans import SentenceSpan

_KINDS = ("meeting", "event")
#: Who acts: a body, or its officials; a person with an office; a person with any title, who speaks there; a group that
#: was sent; the sitting of a body, which is called by its own name; a body or a business; or anybody.
_WHO = ("body", "office", "speaker", "group", "sitting", "donor", "any")
#: How the names of businesses end that have no word for a body.
_BUSINESS = re.compile("(?<![工农作毕就专企])业$|科技$|股份$|厂$|酒店$|超市$|基金会$|企业家$|爱心企业$")
#: An act ends its clause, or something that was done with it follows.
_ENDS = "(?=[，。；！]|并(?![列网购])|$)"
#: The sitting of a body by its short name, as the subject of what was dealt with there.
_SITTING = re.compile(
    "[\u4e00-\u9fff]{0,20}(?:常委会(?:会议)?|(?:常务|办公|党组|党委|主席|主任|院务|局务|校务|党政联席|行政)会议?)"
)
#: Acts of more days are a campaign.
_LONGEST = 5
#: Again and again, or by many: 各地陆续…….
_CAMPAIGN = re.compile(
    "各地|各级|各[^，。；]{1,6}(?:陆续|纷纷|相继)|陆续|纷纷|持续|不断|积极|先后[\\d一二三四五六七八九十]+次|以来|年来|通过|累计|[\\d一二三四五六七八九十百][余多]?[场次批]"
)
#: The word for an act as part of another word (约谈记录, 调度中心, 捐赠渠道), and what was only made public of it.
_OTHER_WORD = re.compile(
    "(?:约谈|谈话)(?:记录|制度|机制|工作|办法|函|通知)|调度(?:中心|[室台员令]|系统|平台)|研究(?:显示|表明|发现|成果|报告|[院所室员生])"
    "|捐[赠献助](?:者|渠道|仪式|资金|款物|物资(?=明细|使用|管理|发放)|行为|箱|证书|平台|信息)|公[开布示][^，。；]{0,8}捐"
    "|的[^，。；的]{1,8}被"
)
#: Between the subject and its act.
_BETWEEN = re.compile("(?:又|还|也|再次|首次|并|联合|共同|正式|专门|随即|现场|集中|集体|分别)+$")


class _Act(NamedTuple):
    """A row of the table: what is done, and who does it."""

    pattern: re.Pattern[str]
    kind: str
    who: str
    by_subject: bool  #: it is called by its subject alone


@cache
def _rows() -> tuple[vocabulary.Row, ...]:
    return vocabulary.load(
        "timeline/meetings_acts", ("pattern", "words", "kind", "who", "example", "reads"), ("name",)
    )


@cache
def _acts() -> tuple[tuple[re.Pattern[str], _Act], ...]:
    """The acts, each with a pattern for the words one of which any of its matches holds."""
    found = []
    for row in _rows():
        row.pattern("pattern")
        for column, known in (("kind", _KINDS), ("who", _WHO), ("name", ("", "subject"))):
            if row[column] not in known:
                raise row.fault(
                    f"{column} {row[column]!r}, which is none of {', '.join(filter(None, known))}"
                )
        pattern = re.compile(unmasked(row["pattern"]) + _ENDS)
        act = _Act(pattern, row["kind"], row["who"], row["name"] == "subject")
        found.append((any_of(row["words"].split("|")), act))
    return tuple(found)


def triggers() -> tuple[str, ...]:
    """Words one of which a sentence that reports an act holds."""
    return tuple(dict.fromkeys(word for row in _rows() for word in row["words"].split("|")))


def find_acts(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """What a body or an official did on a day, by the words for it: the first act of a sentence.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in find_acts(sentences.read(text, 0, len(text)), Context(lead=True))]
    >>> show("3月5日，市教育局约谈三家培训机构。"), show("3月5日，县长王小明专题调度防汛工作。")
    (['市教育局约谈三家培训机构'], ['王小明专题调度防汛工作'])
    >>> show("市教育局约谈三家培训机构。"), show("3月5日，各地陆续约谈培训机构。"), show("3月5日，邻居约谈王小明。")
    ([], [], [])
    """
    if not sentence.days or not (context.lead or opens_with_its_day(sentence)):
        return
    for words, act in _acts():
        for hit in act.pattern.finditer(sentence.flat) if words.search(sentence.text) else ():
            if mention := _done(sentence, hit, act):
                yield mention
                return


def _done(sentence: Sentence, hit: re.Match[str], act: _Act) -> Mention | None:
    """The mention of one act, where it is news of a day and its subject can do it."""
    day = sentence.date_of(hit.start())
    if day is None or not is_day(day) or is_vague(day) or durations.length(day) > _LONGEST:
        return None
    clause = sentence.clause_at(hit.start())
    before = SentenceSpan(clause.start, hit.start())
    words = sentence.flat[before.start : before.end]
    if reporting_status(words) != "held" or _CAMPAIGN.search(words) or _OTHER_WORD.search(hit.group()):
        return None
    who, persons = _subject(sentence, before, act.who)
    if not who and act.who != "any":
        return None
    done = re.sub("(?<=[^为除])了(?![解])", "", sentence.words(SentenceSpan(*hit.span())), count=1)
    name = who if act.by_subject else who + done
    span = SentenceSpan(min(day.start, hit.start()), hit.end())
    return Mention(
        act.kind,
        name,
        Rule.SPOKE if act.who == "speaker" else Rule.DONE,
        span,
        status="held",
        when=day,
        convener="" if persons else who,
        hosts=persons,
    )


def _subject(sentence: Sentence, before: SentenceSpan, who: str) -> tuple[str, tuple[people.Person, ...]]:
    """Who did it, as the name of the act begins; "" where the words name nobody who can."""
    words = name_phrases.strip_adverbials(sentence.flat[before.start : before.end])
    words = _BETWEEN.sub("", name_phrases.strip_adverbials(words.rstrip(DATE + "，、 ")))
    bare = words.strip(DATE + "，、 ")
    if DATE in bare:
        return "", ()
    start = before.start + len(words) - len(words.lstrip(DATE + "，、 "))
    bare = sentence.words(SentenceSpan(start, start + len(bare)))
    if who == "sitting":
        return (bare if _SITTING.fullmatch(bare) else ""), ()
    if who == "group":
        return (bare if is_group(bare) else ""), ()
    if who in ("body", "donor", "any") and bare and not people.listed(bare):
        business = who == "donor" and _BUSINESS.search(bare)
        known = (naming.can_convene(bare), is_place(bare), bodies.listed(bare), is_group(bare), business)
        return (bare if any(known) else ""), ()
    persons = hosts_of(sentence, before)
    titled = [one for one in persons if one.title and (who == "speaker" or not is_trade(one.title))]
    return (joined(persons) if titled else ""), persons
