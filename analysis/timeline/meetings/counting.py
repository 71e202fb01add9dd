"""Ordinals and years in the names of meetings and bodies."""

from __future__ import annotations

import re

NUMBER = r"[一二三四五六七八九十百〇零\d]+"
#: The number of what is held again and again: 第六届, 首届.
EDITION = r"(?:第[一二三四五六七八九十百\d]+届|首届)"
#: Ordinals, years and place-holders anywhere in a name.
COUNTED = re.compile(
    rf"""
      (?<=会议)第{NUMBER}次会议$                                     # 主席会议第三次会议
    | 第{NUMBER}[次届期轮场]                                         # 第21次
    | (?<![\d一二三四五六七八九十]){NUMBER}届(?:{NUMBER}次)?              # 六届五次
    | [12]\d{{3}}(?:年度|年|—[12]\d{{3}}年?)?                    # 2023年度, 2021—2023年
    | {NUMBER}次(?=全会|会议)                                        # 五次全会
    """,
    re.VERBOSE,
)


def uncounted(name: str) -> str:
    """A name without ordinals and years.

    >>> uncounted("2024年第四次全体会议"), uncounted("博鳌亚洲论坛2023年年会")
    ('全体会议', '博鳌亚洲论坛年会')
    >>> uncounted("主席会议第三次会议")
    '主席会议'
    """
    return COUNTED.sub("", name)


#: The place that hosts games of the world or a continent this time; not part of their name (北京国际电影节).
_HOST_CITY = re.compile(
    rf"^(?!中国)[\u4e00-\u9fff]{{2,4}}(?=第{NUMBER}届(?:世界|亚洲|亚运|亚残|冬奥|奥运|残奥))"
)


def without_host_city(name: str) -> str:
    """A name without the place that hosts the games this time.

    >>> without_host_city("云港第31届世界大学生夏季运动会"), without_host_city("青江省第三届运动会")
    ('第31届世界大学生夏季运动会', '青江省第三届运动会')
    """
    return _HOST_CITY.sub("", name)
