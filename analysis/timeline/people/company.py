"""In whose company, or under whose lead, somebody goes: 在市长王小明的陪同下, 在会长李大伟带领下."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.timeline.people import names
from analysis.timeline.spans import SentenceSpan

#: 在……陪同下; commas only between the persons of a list. 由……陪同，; only of persons.
_IN_COMPANY = re.compile(
    r"""
    在 (?P<who> (?: (?<=驻)在 | [^。；在] ){2,80}? ) 的?
    (?: (?:热情|亲切|全程)? (?:陪同|引导) | (?:亲自)? (?P<leads>带领|率领) ) 下
  | (?<![自理缘事经来]) 由 (?P<by> [^，。；在由]{2,60}? ) (?:热情|亲切|全程)? 陪同 (?= ， | [来到赴] (?!访) )
    """,
    re.VERBOSE,
)


class Company(NamedTuple):
    """A phrase for those with whom somebody goes; offsets are within the sentence."""

    span: SentenceSpan  #: 在……陪同下
    who: SentenceSpan  #: those who accompany or lead
    leads: bool  #: 带领, not 陪同


def company_in(flat: str, start: int = 0, end: int | None = None) -> list[Company]:
    """The phrases 在……陪同下, 在……带领下 and 由……陪同 of a masked sentence, in their order.

    A place before the comma is no company (在北山市，市长……陪同下).

    >>> words = "省长李大伟在市长王小明，县长赵丽华陪同下到北山市"
    >>> [words[slice(*one.who)] for one in company_in(words)]
    ['市长王小明，县长赵丽华']
    >>> company_in("在北山市，市委书记李大伟由专人陪同下乡"), company_in("考察团在会长李大伟带领下来访")[0].leads
    ([], True)
    >>> company_in("省长李大伟由市长王小明陪同，到北山市")[0].span
    SentenceSpan(start=5, end=13)
    """
    stop = len(flat) if end is None else end
    return [
        Company(
            SentenceSpan(*hit.span()),
            SentenceSpan(*hit.span("by" if hit["by"] else "who")),
            bool(hit["leads"]),
        )
        for hit in _IN_COMPANY.finditer(flat, start, stop)
        if (
            names.listed(hit["by"])
            if hit["by"]
            else all(names.listed(part) for part in re.split("[，,]", hit["who"])[:-1])
        )
    ]
