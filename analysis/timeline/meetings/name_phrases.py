"""The noun phrase before or after a verb that names a meeting: where it starts and ends.

A phrase is a name where it ends in a head noun of the vocabulary.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.timeline import people
from analysis.timeline.meetings import head_nouns
from analysis.timeline.meetings.counting import EDITION
from analysis.timeline.meetings.reporting_verbs import ORGANISES, ReportingVerb, VerbRole
from analysis.timeline.patterns import alternatives
from analysis.timeline.sentences import DATE, QUOTED, Sentence, is_day, is_vague
from analysis.timeline.spans import SentenceSpan

LONGEST = 70
#: Between two columns of a page that a program has written line by line.
_COLUMNS = " " * 4
#: Verbs that take a sitting as their object, and not the body.
_AT_A_SITTING = ("主持", "出席", "参加", "列席")
#: Before a name that ends in a verb of opening, who did what there: 王小明主持|市人大常委会第三次会议闭幕会.
_CHAIRED = re.compile(
    rf"[{DATE}，、 ]*(?P<who>[^，。；的{DATE}]{{2,30}})(?:主持|出席|参加)了?(?!人|的)(?=[^，。；{DATE}]{{6,}})"
)
#: Several names in a list.
LONGEST_LIST = 200

#: What may follow a name after its verb.
_AFTER = re.compile(
    r"$|[，。；：、！？,;:（(\s]|并|时|以(?!来)|且|暨|和|及|与|为|对|听|研|围|介绍|等(?=[\d多数近余十几一系活会论，。；])"
)
_THEN = re.compile("(?:结束)?后$")
_BESIDE_IT = re.compile("的?(?:相关|有关|框架下)+的?活动(?=[，。；、并]|$)")
#: 在京企业家座谈会: who lives or studies somewhere, not where the meeting was.
_IN_NAME = re.compile("在(?:[京沪津渝港澳台华外校职]|[韩日美英法德俄](?![国本]))[^召举]")
#: A body that sits under its own name.
_SITTING_BODY = re.compile(
    f"(?P<name>[^，。；的]{{0,14}}?(?:{'|'.join(head_nouns.SITTING_BODIES)}))(?=$|[（(]|专题|传达|研究|学习|审议)"
)
#: Only gatherings are convened or held, so that what is held is one whatever stands before 会: 召开收心会.
_HELD = re.compile(rf"[^，。；：、的{DATE}]{{2,50}}?(?=[，。；（(]|并(?![网购])|$)")
#: Behind the name, what was marked by it: 举行阅兵式庆祝建军节; another verb; or part of a programme: 抽奖环节.
_GOES_ON = re.compile("[式会展赛动](?:庆祝|纪念|迎接|欢迎)|举[行办]|召开|环节$")
#: The shortest name without a head noun of the lists.
_SHORTEST = 4
#: The number of a gathering that is held again and again, whatever its head noun: 第三届清江时装秀; not of a body or its members.
_NUMBERED = re.compile(
    rf"{EDITION}[^，。；]{{2,}}(?<![会班团届])(?<!人大)(?<!政协)(?<!党委)(?<!领导)(?<!代表)(?<!委员)"
    r"(?<!学员)(?<!学生)(?<!毕业生)(?<!会员)(?<!主席)(?<!主任)(?<!会长)(?<!校长)(?<!院士)$"
)
#: Words that are a clause and no name.
_TAKES_PLACE = re.compile("出席|参加|参与|举行|举办|召开|迎来|邀请|组织|观看")
#: A place between a name and its verb has so many characters: 首届清江论坛海州开幕.
_PLACE = (2, 3, 4)
#: 会议由市长王小明主持: the meeting is named before the verb.
_CHAIRED_BY = re.compile(r"(?<!自|理)由[^，。；由]{1,40}$")
#: Who takes part, of a body.
_MEMBERS = "(?:师生|教师|学生|党员|干部|职工|志愿者|会员|员工|民警|干警|队员|人员|居民|村民|群众|委员|青年|团员|家长|老人|官兵|代表|专家)"
#: Whom the subject has take part, right before the verb: 市教育局|组织全体教师|开展…….
_TAKES_PART = re.compile(
    rf"(?<=[\u4e00-\u9fff]{{2}})(?:{ORGANISES}|邀请)[^，。；组的]{{0,14}}"
    f"{_MEMBERS}等?"
    "(?:(?:深入|走进|来到|[到赴])[^，。；的]{2,12})?$"
)
_MEMBERS_OF = re.compile(
    rf"(?:(?<=.)全[校院厂所]|全体|部分|广大|机关|青年|医护|医务|工作|执法)*(?:{_MEMBERS})+$"
)
#: Who organises what a ceremony is for, before it.
_ORGANISED = re.compile(
    "^[^“《]*?(?:主办|承办|协办|合办|联办|举办|发起|组织|筹办|承建|建设|投资|实施|出品)的"
)
#: Ends the name of one part of games or of a fair, which has days of its own: 第三届运动会冲浪比赛.
_PART_OF_GAMES = re.compile("(?:比赛|项目|赛事|赛段|单元|板块|展区|赛区)$")
#: A further name of a list: 、市政府党组会议和……; what stands between need not be a gathering: 、欢迎晚宴、企业家大会.
_NEXT_IN_LIST = re.compile(
    r"(?:、[^，。；、的“”]{2,12}){0,2}?、[^，。；、的“”]{2,24}?(?:会议|[^社协商学]会|论坛|仪式|式)(?=[和及与、，。；等并]|$)"
)


@cache
def _adverbial() -> re.Pattern[str]:
    """An adverbial between a name or a subject and its verb, read from the right."""
    return re.compile(f"{alternatives('meetings_adverbials', 'leaves')}$")


@cache
def _done_there() -> re.Pattern[str]:
    """What was done there, after a name without a comma: 召开常委会会议传达学习……, but not 工作部署会."""
    return re.compile(f"(?:{alternatives('meetings_done_there')}了?)+(?![^，。；]{{0,2}}[会班]|仪式|活动)")


@cache
def _no_gathering() -> re.Pattern[str]:
    """Bodies, and what else ends in 会 and is no gathering."""
    return re.compile(f"{alternatives('meetings_no_gatherings')}会$")


@cache
def _before_name() -> re.Pattern[str]:
    """What may precede a name in its clause and is no part of it."""
    return re.compile(f"{alternatives('meetings_before_names', 'leaves')}+")


def last_adverbial(words: str) -> str:
    """The adverbial that ends the words before a verb, "" where none does.

    >>> last_adverbial("省专家组一行冒着酷暑"), last_adverbial("全市教育大会")
    ('冒着酷暑', '')
    """
    found = _adverbial().search(words[-48:])
    return found.group() if found and not _is_in_name(found.group()) else ""


@lru_cache(maxsize=256)  # several detectors ask it of the words before the same verb
def strip_adverbials(words: str) -> str:
    """The words before a verb, without date, place and manner.

    `words` are masked, as `Sentence.flat`.

    >>> strip_adverbials("全国宣传思想文化工作会议" + DATE * 8 + "在京")
    '全国宣传思想文化工作会议'
    """
    for _ in range(8):
        last = last_adverbial(words)
        if not last:
            break
        words = words[: -len(last)]
    return words


def _is_in_name(adverbial: str) -> bool:
    """Whether what looks like an adverbial of place ends a name.

    >>> _is_in_name("在京企业家座谈会"), _is_in_name("在京"), _is_in_name("在北京举办论坛")
    (True, False, False)
    """
    return _IN_NAME.match(adverbial) is not None and bool(head_nouns.head_of(adverbial))


def without_members(words: str) -> str:
    """The words without those of the body at their end: 青江小学|全体师生.

    >>> without_members("青江小学全体师生"), without_members("青江小学")
    ('青江小学', '青江小学')
    """
    return _MEMBERS_OF.sub("", words)


def without_organisers(words: str) -> str:
    """The subject of a ceremony without who organises what it is for: 由市总工会主办的|职工运动会.

    >>> without_organisers("由市文联发起、清江书店承办的“江畔书香”读书活动"), without_organisers("市科技馆")
    ('“江畔书香”读书活动', '市科技馆')
    """
    return _ORGANISED.sub("", words, count=1) or words


class NamePhrase(NamedTuple):
    """The name that a sentence gives a meeting, and who convened it."""

    name: str
    span: SentenceSpan
    convener: str = ""


def find_phrase(sentence: Sentence, verb: ReportingVerb) -> NamePhrase | None:
    """The name after the verb, with the subject of the verb as convener; else the name before it."""
    if verb.role in (VerbRole.HOLD, VerbRole.ATTEND):
        start = verb.end + sentence.flat.startswith("了", verb.end)
        attended = verb.role is VerbRole.ATTEND
        watched = verb.word.endswith("收看")
        span = _name_after(sentence, SentenceSpan(start, verb.clause.end), attended=attended, watched=watched)
        span = span or _body_after(sentence, verb, start) or _held_after(sentence, verb, start)
        if span:
            return NamePhrase(sentence.words(span), span, _convener(sentence, verb.before))
        passive = _CHAIRED_BY.search(sentence.flat, verb.clause.start, verb.start)
        if verb.role is VerbRole.ATTEND or (verb.is_chairing and not passive):
            return None
    span = _name_before(sentence, verb.before)
    if span is None and verb.role is not VerbRole.SIT:
        span = _held_before(sentence, verb) or _name_in_earlier_clause(sentence, verb)
    return NamePhrase(sentence.words(span), span) if span else None


def _body_after(sentence: Sentence, verb: ReportingVerb, start: int) -> SentenceSpan | None:
    """The body whose name is also that of its sitting, right after its verb: 召开常委会, 主持市委常委会."""
    meets = verb.word.endswith(("召开", *_AT_A_SITTING))
    found = _SITTING_BODY.match(sentence.flat, start, verb.clause.end) if meets else None
    return SentenceSpan(*found.span("name")) if found else None


def _held_after(sentence: Sentence, verb: ReportingVerb, start: int) -> SentenceSpan | None:
    """What a verb of holding takes as its object though it has no head noun of the lists: 召开节后收心会, 举行防汛演练."""
    holds = verb.is_convening or verb.carries_out
    found = _HELD.match(sentence.flat, start, verb.clause.end) if holds else None
    counted = _before_name().match(found.group()) if found else None  # 一次|防汛演练
    skipped = counted.end() if counted else 0
    span = SentenceSpan(found.start() + skipped, found.end()) if found else None
    return span if span and _is_held(sentence.words(span), verb, continues=sentence.continues) else None


def _held_before(sentence: Sentence, verb: ReportingVerb) -> SentenceSpan | None:
    """The same before a verb that ends its clause: 防汛演练在滨江区举行."""
    opens = verb.role is VerbRole.OPEN
    if verb.end < verb.clause.end or not (opens or verb.is_convening):
        return None
    end = verb.clause.start + len(strip_adverbials(sentence.flat[verb.clause.start : verb.start]))
    span = without_lead(sentence, SentenceSpan(verb.clause.start, end))
    words = sentence.words(span)
    whole = _HELD.fullmatch(sentence.flat, *span)
    if (
        not whole
        or not _is_held(words, verb, continues=sentence.continues)
        or (opens and not _NUMBERED.search(words))
    ):
        return None
    behind = opens and not _PART_OF_GAMES.search(words)
    place = next((n for n in _PLACE if behind and head_nouns.head_of(words[:-n])), 0)
    return SentenceSpan(span.start, span.end - place)


def _is_held(words: str, verb: ReportingVerb, *, continues: bool) -> bool:
    """Whether words without a head noun of the lists are what a verb of holding reports, on its day or after another event."""
    words = words.rstrip("”’」』")
    if _GOES_ON.search(words):
        return False
    if words.endswith("会"):
        return _no_gathering().search(words) is None
    dated = verb.date is not None and is_day(verb.date) and not is_vague(verb.date)
    dated = dated or (verb.date is None and continues)
    return dated and len(words) >= _SHORTEST and bool(head_nouns.held_head(words) or _NUMBERED.search(words))


def _name_before(sentence: Sentence, span: SentenceSpan) -> SentenceSpan | None:
    """The name that ends a span, adverbials left out; the span reaches from the start of a clause to its verb.

    >>> from analysis.timeline import sentences
    >>> text = "1月3日，全市安全生产电视电话会议举行。"
    >>> sentence = sentences.read(text, 0, len(text))
    >>> sentence.words(_name_before(sentence, SentenceSpan(5, text.index("举行"))))
    '全市安全生产电视电话会议'
    """
    flat = sentence.flat
    end = span.start + len(strip_adverbials(flat[span.start : span.end]))
    if flat.endswith("、", span.start, end) or "召开" in flat[span.start : end]:
        return None  # 市政府召开常务会议|审议通过……: named by the verb before
    chaired = _CHAIRED.match(flat, span.start, end)
    if chaired and not people.listed(sentence.words(SentenceSpan(*chaired.span("who")))):
        chaired = None  # 海州市参加全省运动会动员大会
    return trim_name(sentence, SentenceSpan(chaired.end() if chaired else span.start, end))


def without_lead(sentence: Sentence, span: SentenceSpan) -> SentenceSpan:
    """The span without words that precede a name and are no part of it, and without space at its end.

    >>> from analysis.timeline import sentences
    >>> text = "全市教育工作会议 、 召开"
    >>> sentence = sentences.read(text, 0, len(text))
    >>> [sentence.words(without_lead(sentence, SentenceSpan(0, end))) for end in (8, 9, 11)]
    ['全市教育工作会议', '全市教育工作会议', '全市教育工作会议']
    """
    start, end = span
    before = _before_name().match(sentence.flat[start:end])
    start += before.end() if before else 0
    while end > start and sentence.text[end - 1] in " 　、":
        end -= 1
    return SentenceSpan(start, end)


def trim_name(sentence: Sentence, span: SentenceSpan, *, longest: int = LONGEST) -> SentenceSpan | None:
    """The span without words that precede a name and are no part of it; None where no name is left, or two columns run through it.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     span = trim_name(sentences.read(text, 0, len(text)), SentenceSpan(0, len(text)))
    ...     return span and text[span.start : span.end]
    >>> show("全市教育工作会议"), show("全市教育     工作会议")
    ('全市教育工作会议', None)
    """
    text, flat, (start, end) = sentence.text, sentence.flat, without_lead(sentence, span)
    if not 2 <= end - start <= longest or DATE in flat[start:end] or _COLUMNS in text[start:end]:
        return None
    if not head_nouns.head_of(text[start:end]):
        return None
    return SentenceSpan(start, end)


def _name_after(
    sentence: Sentence, span: SentenceSpan, *, attended: bool = False, watched: bool = False
) -> SentenceSpan | None:
    """The name that begins a span, up to the last head noun before the clause goes on.

    The span reaches from a verb to the end of its clause. None where the name
    is part of another phrase ("会见出席全会的代表"). Who took part in what
    was held beside a meeting `attended` it: 出席北方论坛|相关活动. Whoever `watched`
    one did so before what follows: 收看全省防汛会议后，…….

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     sentence = sentences.read(text, 0, len(text))
    ...     name = _name_after(sentence, SentenceSpan(2, len(text)))
    ...     return name and sentence.words(name)
    >>> show("出席全国巡视工作会议暨动员部署会并讲话"), show("会见出席论坛年会的境外代表")
    ('全国巡视工作会议暨动员部署会', None)
    """
    text, flat, (start, end) = sentence.text, sentence.flat, span
    listed = _NEXT_IN_LIST.search(text, start, min(end, start + LONGEST))
    longest = LONGEST_LIST if listed else LONGEST
    end = min(end, start + longest + 20)
    best = None
    for found in head_nouns.head_pattern().finditer(text, start, end):
        head = found.end(1)
        if head > end:
            break
        at = head
        while at < end and text[at] in "”’」』":
            at += 1
        ordinal = head_nouns.ORDINAL.match(text, at, end)
        at = ordinal.end() if ordinal else at
        done_there = _done_there().match(text, at, end)
        if watched and _THEN.match(text, at, end):
            best = at
            break
        if attended and _BESIDE_IT.match(text, at, end) and head_nouns.heads()[found[1]] == "meeting":
            best = at
            break
        if not done_there and not _AFTER.match(text, at, end) and at != end and flat[at] != DATE:
            continue
        if flat[head - 1] == QUOTED and at == head:
            continue
        best = at
        if done_there:
            break
        goes_on = _NEXT_IN_LIST.match(text, at, end) or head_nouns.head_pattern().match(text, at, end)
        if at < end and text[at] in "并时以且为对听研围等、" and not goes_on:  # not 会商|研判会
            break
    return trim_name(sentence, SentenceSpan(start, best), longest=longest) if best is not None else None


def _convener(sentence: Sentence, span: SentenceSpan) -> str:
    """The subject of a verb, without date, place and manner; the span reaches from its clause to the verb."""
    flat = strip_adverbials(sentence.flat[span.start : span.end])
    flat = _TAKES_PART.sub("", flat)
    start = span.start + len(flat) - len(flat.lstrip(DATE + "，、 并"))
    words = re.sub(r"^(?:出席|参加)[^，]+的", "", sentence.text[start : span.start + len(flat)])
    return words if len(words) <= 60 and DATE not in flat.strip(DATE) else ""


def subject_before(sentence: Sentence, verb: ReportingVerb) -> str:
    """The name of a gathering that is all of the clause before a verb without a subject: 第六届清江灯会，昨晚在市民广场|举行开幕式.

    >>> from analysis.timeline import sentences
    >>> from analysis.timeline.meetings.reporting_verbs import reporting_verbs
    >>> def show(text):
    ...     sentence = sentences.read(text, 0, len(text))
    ...     return [subject_before(sentence, verb) for verb in reporting_verbs(sentence)]
    >>> show("第六届清江灯会，昨晚在市民广场举行开幕式。"), show("市民齐聚广场，昨晚在这里举行开幕式。")
    (['第六届清江灯会'], [''])
    """
    clause, before = verb.clause, verb.before
    while not strip_adverbials(sentence.flat[before.start : before.end]).strip(DATE + " "):
        earlier = sentence.clause_before(clause)
        if earlier is None:
            return ""
        clause = before = earlier
    if clause == verb.clause:
        return ""
    start = clause.end - len(sentence.flat[clause.start : clause.end].lstrip(DATE + " "))
    span = without_lead(sentence, SentenceSpan(start, clause.end))
    words = sentence.words(span)
    named = DATE not in sentence.flat[span.start : span.end] and not _TAKES_PLACE.search(words)
    return words if named and len(words) <= LONGEST and is_gathering(words) else ""


def is_gathering(words: str) -> bool:
    """Whether words end in a head noun, or name by its number what is held again and again.

    >>> is_gathering("清江艺术节"), is_gathering("第二届邻里节"), is_gathering("清江中学")
    (True, True, False)
    """
    return bool(head_nouns.head_of(words) or _NUMBERED.search(words))


def _name_in_earlier_clause(sentence: Sentence, verb: ReportingVerb) -> SentenceSpan | None:
    """The name in one of three clauses before, where only adverbials stand between it and the verb."""
    clause = verb.clause
    if strip_adverbials(sentence.flat[clause.start : verb.start]).strip(DATE):
        return None
    for _ in range(3):
        earlier = sentence.clause_before(clause)
        if earlier is None:
            return None
        span = _name_before(sentence, earlier)
        if span:
            return span
        clause = earlier
    return None
