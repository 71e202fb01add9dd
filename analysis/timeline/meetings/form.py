"""How a meeting was held: by video, by telephone, as an enlarged meeting."""

from __future__ import annotations

import re

_FORM = re.compile(r"以(?P<form>[^，。；以]{2,24}?)(?P<how>形式|方式)(?=召开|举行|进行)")
_NAMED = ("电视电话会议", "视频会议")


def form_of(words: str) -> str:
    """The form that a text gives (以视频方式举行); of a form that is itself a meeting, its name.

    >>> form_of("会议以视频方式举行。"), form_of("会议以市委常委(扩大)会议形式召开。"), form_of("全市安全生产电视电话会议举行。")
    ('视频方式', '市委常委(扩大)会议', '')
    """
    found = _FORM.search(words)
    return "" if not found else found["form"] if found["how"] == "形式" else found["form"] + found["how"]


def form_in_name(name: str) -> str:
    """The form that the name of a meeting gives, or "".

    >>> form_in_name("全市安全生产电视电话会议"), form_in_name("市委全会")
    ('电视电话会议', '')
    """
    return next((form for form in _NAMED if name.endswith(form)), "")
