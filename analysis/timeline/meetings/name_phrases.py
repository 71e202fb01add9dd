"""The noun phrase before or after a verb that names a meeting: where it starts and ends.

A phrase is a name where it ends in a head noun of the vocabulary.
"""

from __future__ import annotations

import re

from analysis.timeline.meetings import head_nouns
from analysis.timeline.sentences import BRACKET, DATE, QUOTED, Sentence
from analysis.timeline.spans import SentenceSpan

LONGEST = 70
#: Several names in a list.
LONGEST_LIST = 200

#: Adverbials between a name or a subject and its verb, read from the right.
_ADVERBIAL = re.compile(
    rf"""(?:
      {DATE}+起?{BRACKET}*                                    # the date
    | (?:在(?!野|职|建|任|编|岗|校)|(?<![位属基终由])于)[^，。；在{DATE}]{{1,32}} # the place: 在北京人民大会堂
    | 以[^，。；以]{{1,24}}(?:形式|方式)                     # the form: 以视频方式
    | 就(?![职业任读医])[^，。；]{{1,40}}                             # the matter: 就做好……
    | 当地时间 | 隆重 | 正式 | 胜利 | 顺利 | 成功 | 圆满 | 如期 | 继续 | 同时 | 首次 | 再次 | 联合 | 共同
    | ，?(?:在)?圆满完成[^，。]{{0,8}}(?:议程|任务)后? | 已经? | 正在 | 分别 | 相继 | 先后 | 集体 | 亲切 | 应邀 | 专门 | 还 | 也 | 于 | 又 | 率[团队]? | 带队 | 线上 | 现场 | 立即 | 随即 | 及时 | 迅速 | 紧急 | 连夜 | 第一时间 | 专题
    | [主组]持 | 并 | 也 | 将 | 拟 | 定 | 即将 | 计划
    )$""",
    re.VERBOSE,
)
#: What may stand before a name in its clause and is no part of it.
_BEFORE = re.compile(
    rf"""^(?:
      {DATE}+ | [，、\s] | 据[^，]{{1,8}}[悉道] | 记者(?:从|获悉|了解到)+ | 日前 | 近日 | 当地时间 | 当日 | 随后 | 同时 | 此外 | 另外 | 期间
    | 本报讯 | 为期[^的]{{1,6}}的 | 由[^的，]{{2,40}}(?:主办|承办|举办|组织|发起|指导|主持)的
    | [^的，。]{{2,50}}(?:主办|承办|举办|共同主办|为主题)的 | [^，。的]{{0,12}}(?:并共同主持|并主持|主持召开|举行了|召开了) | (?:隆重|简短|盛大|首次)的 | (?:以|主题为|题为)[{QUOTED}]+为?(?:主题|题)?的? | 在[^，的]{{1,16}}(?:召开|举行|举办)的 | 一年一度的 | 了 | 首个 | 首次 | [^，。]{{2,20}}之一——
    )+""",
    re.VERBOSE,
)
#: What may follow a name that stands after its verb.
_AFTER = re.compile(r"$|[，。；：、！？,;:（(\s]|并|时|以(?!来)|且|暨|和|及|与|为|对|听|研|围|介绍")
#: A further name of a list: 、市政府党组会议和…….
_NEXT_IN_LIST = re.compile(
    r"、[^，。；、的“”]{2,24}?(?:会议|[^社协商学]会|论坛|仪式|式)(?=[和及与、，。；]|$)"
)


def strip_adverbials(words: str) -> str:
    """The words before a verb, without date, place and manner.

    `words` are masked, as `Sentence.flat`.

    >>> strip_adverbials("全国宣传思想文化工作会议" + DATE * 8 + "在京")
    '全国宣传思想文化工作会议'
    """
    for _ in range(8):
        found = _ADVERBIAL.search(words[-48:])
        if not found:
            break
        words = words[: len(words) - (min(48, len(words)) - found.start())]
    return words


def name_before(sentence: Sentence, span: SentenceSpan) -> SentenceSpan | None:
    """The name that ends a span, adverbials left out; the span reaches from the start of a clause to its verb.

    >>> from analysis.timeline import sentences
    >>> text = "1月3日，全市安全生产电视电话会议举行。"
    >>> sentence = sentences.read(text, 0, len(text))
    >>> sentence.words(name_before(sentence, SentenceSpan(5, text.index("举行"))))
    '全市安全生产电视电话会议'
    """
    flat = sentence.flat
    end = span.start + len(strip_adverbials(flat[span.start : span.end]))
    if flat.endswith("、", span.start, end):
        return None
    return trim_name(sentence, SentenceSpan(span.start, end))


def trim_name(sentence: Sentence, span: SentenceSpan, *, longest: int = LONGEST) -> SentenceSpan | None:
    """The span without words that precede a name and are no part of it; None where no name is left."""
    text, flat, (start, end) = sentence.text, sentence.flat, span
    before = _BEFORE.match(flat[start:end])
    start += before.end() if before else 0
    while end > start and text[end - 1] in " 　、":
        end -= 1
    if not 2 <= end - start <= longest or DATE in flat[start:end] or not head_nouns.head_of(text[start:end]):
        return None
    return SentenceSpan(start, end)


def name_after(sentence: Sentence, span: SentenceSpan) -> SentenceSpan | None:
    """The name that begins a span, up to the last head noun before the clause goes on.

    The span reaches from a verb to the end of its clause. None where the name
    is part of another phrase ("会见出席全会的代表").

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     sentence = sentences.read(text, 0, len(text))
    ...     name = name_after(sentence, SentenceSpan(2, len(text)))
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
        if not _AFTER.match(text, at, end) and at != end:
            continue
        if flat[head - 1] == QUOTED and at == head:
            continue
        best = at
        if at < end and text[at] in "并时以且为对听研围、" and not _NEXT_IN_LIST.match(text, at, end):
            break
    return trim_name(sentence, SentenceSpan(start, best), longest=longest) if best is not None else None
