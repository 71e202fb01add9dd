"""Places that act like a body (全市召开动员会, 海州市启动……行动), and those where something may take place."""

from __future__ import annotations

import re

from analysis.names import tags

_PLACE = re.compile(
    "我国|(?:全|我|本)[省市县区州旗盟镇乡校]|[\u4e00-\u9fff]{2,8}[省市县区州旗盟镇乡村]|[\u4e00-\u9fff]{2,8}(?:社区|街道)"
)


def is_place(words: str) -> bool:
    """Whether words are nothing but a place that may convene a meeting or start something.

    >>> [is_place(words) for words in ("我国", "全市", "海州市", "白渡镇", "市政府", "河南")]
    [True, True, True, True, False, False]
    """
    return _PLACE.fullmatch(words) is not None


#: How a place ends that one can walk into, or a body that has one; not 误区, 殿堂, 市场.
_SPOT = re.compile(
    "(?:[省州县旗乡镇村校园馆厂站所营街巷港湾坊寺庙院局厅企队室厦班]|(?<![闹城都])市|(?<![误禁盲雷])区|(?<!市)场|(?<!殿)堂"
    "|[小中大]学|街道|机关|企业|公司|集团|中心|基地|车间|工地|部队|支部|广场|码头|田间(?:地头)?|地头|单位|商圈|银行|[支分]行|直播间|楼宇|班级|农家|农村|家庭)$"
)


def is_spot(words: str) -> bool:
    """Whether words end in a place where something may take place, or in the name of a country or town.

    >>> [is_spot(words) for words in ("清江小学", "滨江公园", "湖北", "尾声", "误区", "千家万户")]
    [True, True, True, False, False, False]
    """
    return bool(_SPOT.search(words)) or (bool(words) and tags(words)[-1][1] in ("ns", "nt"))
