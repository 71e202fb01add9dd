"""Places that act like a body: 全市召开动员会, 海州市启动……行动."""

from __future__ import annotations

import re

_PLACE = re.compile(
    "我国|(?:全|我|本)[省市县区州旗盟镇乡校]|[\u4e00-\u9fff]{2,8}[省市县区州旗盟镇乡村]|[\u4e00-\u9fff]{2,8}(?:社区|街道)"
)


def is_place(words: str) -> bool:
    """Whether words are nothing but a place that may convene a meeting or start something.

    >>> [is_place(words) for words in ("我国", "全市", "海州市", "白渡镇", "市政府", "河南")]
    [True, True, True, True, False, False]
    """
    return _PLACE.fullmatch(words) is not None
