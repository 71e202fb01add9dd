"""Signings and unveilings without a ceremony that is named: A与B签署合作协议, 王小明为基地揭牌."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import people
from analysis.timeline.meetings import name_phrases, naming
from analysis.timeline.meetings.hosts import hosts_of, is_trade, joined
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.sentences import DATE, QUOTED, Sentence, opens_with_its_day
from analysis.timeline.spans import SentenceSpan

TRIGGERS = ("签署", "签订", "签下", "揭牌", "揭幕", "剪彩", "授牌")

_SIGNED = re.compile(
    rf"""
    (?P<how>正式|成功|现场|共同|隆重|在[^，。；在与同{DATE}]{{2,20}}){{0,4}}
    (?P<verb>签署|签订|签下)(?!过?的)了?                        # not 签订的合同, which something else follows
    (?P<what>(?:[^，。；]{{0,40}}?(?:协议书?|合同|备忘录|意向书|协定|框架协议)|{QUOTED}+))
    (?=[，。；]|并|$)
    """,
    re.VERBOSE,
)
#: 《……合作协议》在清江宾馆签署: the paper is the subject.
_WAS_SIGNED = re.compile(
    rf"(?P<what>{QUOTED}{{6,}}|[^，。；、{DATE}{QUOTED}]{{4,40}}?(?:协议书?|备忘录|协定|意向书))"
    rf"(?:正式|成功|现场|隆重|[在于][^，。；在{DATE}]{{2,20}}){{0,3}}(?P<verb>签署|签订)(?=[，。；]|$)"
)
_PAPER = re.compile("(?:协议书?|合同|备忘录|协定|意向书)[》」]?$")
#: Both parties, bodies and no persons: 市政府与华远集团.
_PARTIES = re.compile(r"^(?P<one>[^，。；]{2,40}?)[与同和](?P<other>[^，。；]{2,40})$")
#: The day or the place between them: 市政府3月5日与华远集团, 市政府在云港与华远集团.
_BETWEEN = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?:{DATE}++|在[^，。；在与同和{DATE}]{{2,12}}){{1,2}}(?=[与同和])"
)
#: The other party, where the chronicle's own body is left out: 4月5日 与县政府签署……协议.
_WITH = re.compile(r"^[与同和](?P<other>[^，。；]{2,40})$")
#: Who signed for them, or for whom it is said to be done, is none of them, nor is who signs for himself.
_NO_PARTY = re.compile(
    "原告|被告|代表|见证|将|拟|计划|有望|双方|两国|陪同|表示|介绍|已|累计|先后"
    "|(?:丈夫|妻子|夫妻|房东|租客|员工|职工|村民|居民|农户|业主|毕业生|消费者|客户)(?=等?(?:[与同和]|$))"
)
#: For which body one of them signed: 副县长王小明代表县政府.
_FOR_ONE = re.compile("(?<=[\u4e00-\u9fff]{2})(?:分别)?代表[^，。；、]{2,20}$")
#: What persons sign for their bodies, not for themselves.
_TOGETHER = re.compile(
    "合作|战略|框架|共建|投资|办学|友好|备忘录|协定|意向|结对|帮扶|招商|联盟|医联体|捐赠|对接|联合|入驻|引进"
)
#: For whom the persons before it signed.
_FOR_BOTH = re.compile("(?:分别)?代表(?:双方|各自[^，。；]{0,6}|[两各三][家地方市县区校院][^，。；]{0,4})$")
#: What something else is done by or since: 按照甲与乙签订合同约定.
_BASIS = re.compile("^(?:按照?|按|根据|依据|依照|据|自从?|因|由于|随着|鉴于|遵照)")
#: What offices of one government sign each year: no event.
_DUTIES = re.compile("责任(?:制|书|状|合同|协议)|目标(?:管理|责任|书|合同|协议)|承诺书|军令状")
_UNVEILED = re.compile(
    rf"(?:共同|一起|一同)?为(?P<what>[^，。；为{DATE}]{{4,40}}?)(?P<verb>揭牌|揭幕|剪彩)(?=[，。；]|并|$)"
)


def _signatories(words: str) -> str:
    """Who signed for both sides, by name, a side without persons as its body; "" where no person is named.

    >>> _signatories("市长王小明、副市长赵丽与华远集团董事长李大伟代表双方"), _signatories("市长王小明与市商会")
    ('王小明、赵丽与李大伟', '王小明与市商会')
    >>> _signatories("市政府与华远集团"), _signatories("市长王小明见证市政府与华远集团")
    ('', '')
    >>> _signatories("演员王小明与李大伟"), _signatories("市长王小明与球员李大伟")
    ('', '')
    """
    parties = _PARTIES.match(_FOR_BOTH.sub("", words))
    if parties is None or _NO_PARTY.search(_FOR_ONE.sub("", parties["one"]) + parties["other"]):
        return ""
    named = [_FOR_ONE.sub("", side) for side in parties.groups()]
    sides = [people.listed(side) for side in named]
    if not sides[0] or not all(_acts_for_body(side) for side in sides if side):
        return ""
    one, other = (joined(side) or words for side, words in zip(sides, named, strict=True))
    return f"{one}与{other}"


def _acts_for_body(side: tuple[people.Person, ...]) -> bool:
    """Whether somebody of a side has an office, and so signs for its body, not for himself."""
    return any(people.offices().search(one.title) and not is_trade(one.title) for one in side)


def _bodies(sentence: Sentence, span: SentenceSpan, words: str) -> str:
    """The two bodies that signed, as the sentence has them; "" where the words name others."""
    if DATE in words or _NO_PARTY.search(words) or people.listed(words):
        return ""
    own = not sentence.flat[: span.start].strip(DATE + " 　，")
    two = _PARTIES.match(words) or (sentence.start == 0 and own and _WITH.match(words))
    if not two:
        return ""
    between = _BETWEEN.search(sentence.flat, span.start, span.end)
    whole = sentence.words(span)
    return whole[: between.start() - span.start] + whole[between.end() - span.start :] if between else whole


def find_signings(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """What two bodies signed, and what was unveiled, on a day: in the lead, or where a paragraph begins with that day.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in find_signings(sentences.read(text, 0, len(text)), Context(lead=True))]
    >>> show("3月5日，华远集团与滨江区政府签署战略合作协议。"), show("3月5日，市长王小明、校长李大伟共同为市少年宫揭牌。")
    (['华远集团与滨江区政府签署战略合作协议'], ['市少年宫揭牌'])
    >>> show("王小明和李大伟代表双方签署协议。"), show("3月5日，双方签署合作协议。")
    ([], [])
    >>> show("3月5日，《青江市与云州市合作协议》在青江宾馆签署。"), show("3月5日，《合作协议》的签署仪式举行。")
    (['《青江市与云州市合作协议》签署'], [])
    """
    dated = bool(sentence.days) or (context.lead and sentence.continues)
    if not dated or not (context.lead or opens_with_its_day(sentence)):
        return
    for hit in _SIGNED.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start()).start
        parties = _BETWEEN.sub(
            lambda between: DATE * len(between.group()), sentence.flat[clause : hit.start()]
        )
        end = clause + len(name_phrases.strip_adverbials(parties))
        span = name_phrases.without_lead(sentence, SentenceSpan(clause, end))
        words = _BETWEEN.sub("", sentence.flat[span.start : span.end])
        signed = sentence.words(SentenceSpan(*hit.span("what")))
        if _BASIS.search(sentence.flat[clause:end].strip(DATE)) or _DUTIES.search(signed):
            continue
        who = (_signatories(words) if _TOGETHER.search(signed) else "") or _bodies(sentence, span, words)
        if not who:
            continue
        name = naming.ceremony_before(sentence, clause) or f"{who}{hit['verb']}{signed}"
        yield Mention(
            "event",
            name,
            Rule.SIGNED,
            SentenceSpan(span.start, hit.end()),
            SentenceSpan(clause, hit.start("verb")),
        )
    for hit in _WAS_SIGNED.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start()).start
        span = SentenceSpan(*hit.span("what"))
        own = not sentence.flat[clause : span.start].strip(DATE + " ")
        if own and _PAPER.search(sentence.words(span)) and not _DUTIES.search(sentence.words(span)):
            yield Mention(
                "event",
                sentence.words(span) + hit["verb"],
                Rule.SIGNED,
                SentenceSpan(*hit.span()),
                SentenceSpan(clause, hit.start("verb")),
            )
    for hit in _UNVEILED.finditer(sentence.flat):
        clause = sentence.clause_at(hit.start()).start
        before = SentenceSpan(clause, hit.start())
        hosts = hosts_of(sentence, before)
        if hosts:
            name = sentence.words(SentenceSpan(*hit.span("what"))) + hit["verb"]
            yield Mention("event", name, Rule.UNVEILED, SentenceSpan(*hit.span()), before, hosts=hosts)
