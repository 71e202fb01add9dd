"""Who organises a meeting, where the text says so: 由……主办, ……主办的第五届北方论坛."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import dates
from analysis.timeline.meetings import bodies, head_nouns
from analysis.timeline.meetings.counting import uncounted
from analysis.timeline.meetings.series import without_ceremony
from analysis.timeline.sentences import is_day

#: How a text says who organises; the first that it has counts.
_VERBS = ("主办", "举办", "召集", "召开", "承办")
_JOINTLY = r"(?:联合|共同|联名|携手|牵头|分别|倡议)*"
_OTHERS = r"(?:等[^，。；、]{0,12}?)?"
#: 由甲、乙等单位共同主办.
_BY = re.compile(
    rf"(?:由|指导，)(?P<who>[^，。；：由“”\n]{{2,90}}?){_OTHERS}{_JOINTLY}(?P<verb>{'|'.join(_VERBS)})(?=[，。；、的“]|$|[^，。；]{{0,24}})"
)
#: 甲、乙联合主办的……, without 由; 在甲、乙联合召开的……上.
_OF = re.compile(
    rf"(?:^|[，。；：\n）)])在?(?P<who>[^，。；：由在“”\n]{{2,60}}?){_OTHERS}{_JOINTLY}(?P<verb>主办|召集|举办|召开)的"
)
#: Between 主办的 and the name at most so many characters may stand: 主办，以……为主题的.
_BEFORE_NAME = 40
#: What refers back to the meeting: 本次, 此次, 第五届.
_THIS = re.compile(r"(?:本|此|这|该|上述)(?:次|届|场|期)?")
#: Nouns that may refer back to any meeting or event.
_ANY = ("会议", "大会", "活动")
_SHORTEST = 3
#: A name in short, as a subject, ends as the name does: 江海铁路项目启动仪式 for 江州至海州铁路项目启动仪式.
_END = 7


def organisers(text: str, name: str, at: int) -> tuple[str, ...]:
    """The bodies that organise a meeting by the text around its report, () where it does not say.

    Ignores who organises something else that the text speaks of: the phrase must stand before the
    name as its attribute, or have the meeting as its subject.

    Parameters
    ----------
    text : str
        From the sentence that reports the meeting on.
    name : str
    at : int
        Where the name or its report ends in the text.

    >>> organisers("由云港市政府、国家文物局等共同主办的北方论坛5日开幕。", "北方论坛", 23)
    ('云港市政府', '国家文物局')
    >>> organisers("北方论坛5日开幕。本届论坛由中共江州省委、江州省人民政府主办。", "北方论坛", 9)
    ('江州省委', '江州省政府')
    >>> organisers("3月18至19日 云港市政府和青江市政协联合主办的北方论坛召开。", "北方论坛", 31)
    ('云港市政府', '青江市政协')
    >>> organisers("北方论坛5日开幕。期间还有由青江大学举办的书展。", "北方论坛", 9)
    ()
    """
    found = [*_before(text, name), *_behind(text, name, at)] if any(verb in text for verb in _VERBS) else []
    found.sort(key=lambda pair: _VERBS.index(pair[0]))
    return next((who for _, words in found if (who := bodies.listed(_without_days(words)))), ())


def _without_days(words: str) -> str:
    """Who organises it, without the day that may stand before or behind: 5日，云港市政府; 云港市政府5日."""
    for day in reversed([one for one in dates.find(words) if is_day(one)]):
        words = words[: day.start] + words[day.end :]
    return words.strip("，, \u3000")


def _before(text: str, name: str) -> Iterator[tuple[str, str]]:
    """As the attribute of the name: 由甲主办的北方论坛."""
    place = text.find(name)
    head = text[: max(place, 0)]
    for pattern in (_BY, _OF):
        for hit in pattern.finditer(head):
            between = head[hit.end() :]
            attribute = between.startswith("的") or hit[0].endswith("的") or "的" in between[:_BEFORE_NAME]
            if attribute and len(between) <= _BEFORE_NAME and not re.search(r"[。；]", between):
                yield hit["verb"], hit["who"]


def _behind(text: str, name: str, at: int) -> Iterator[tuple[str, str]]:
    """As the predicate of the meeting: 本届论坛由甲主办."""
    names = [without_ceremony(part) for part in (*name.split("暨"), name)]
    names += [uncounted(one) for one in names]
    heads = {*map(head_nouns.head_of, names), *_ANY}
    for hit in _BY.finditer(text, min(at, len(text))):
        begin = max(text.rfind(mark, 0, hit.start()) for mark in "。；，\n") + 1
        subject = text[begin : hit.start()].strip()
        if text.startswith("的", hit.end()):
            if _THIS.match(text, hit.end() + 1) and not subject:
                yield hit["verb"], hit["who"]
            continue
        plain = _THIS.sub("", subject, count=1)
        named = len(plain) > _SHORTEST and any(
            plain in one or (one and one in plain) or (len(plain) > _END and one.endswith(plain[-_END:]))
            for one in names
        )
        if not subject or plain in heads or named:
            yield hit["verb"], hit["who"]
