"""Ordinals and years in the names of meetings and bodies."""

from __future__ import annotations

import re

NUMBER = r"[一二三四五六七八九十百〇零\d]+"
#: The number of what is held again and again: 第六届, 首届.
EDITION = r"(?:第[一二三四五六七八九十百\d]+届|首届)"
#: Behind these words a year is that of an aim or of what is commemorated, and counts no meeting: 纪念1949年……大会.
_NO_COUNT = "".join(
    f"(?<!{word})"
    for word in ("实现", "面向", "迈向", "走向", "展望", "瞄准", "庆祝", "纪念", "到", "至", "从", "自")
)
#: A year that counts a meeting.
YEAR = rf"{_NO_COUNT}[12]\d{{3}}"
#: The half or the quarter of a year, behind it.
PART_OF_YEAR = r"(?:[上下]半年|第?[一二三四]季度)"
#: Ordinals, years and place-holders anywhere in a name.
COUNTED = re.compile(
    rf"""
      (?<=会议)第{NUMBER}次会议$                                     # 主席会议第三次会议
    | 第{NUMBER}[次届期轮场]?+(?:[、和]第?{NUMBER}[次届期轮场]?+){{0,6}}+(?<=[次届期轮场])  # 第21次, 第八、九届
    | 新一届
    | (?<![\d一二三四五六七八九十]){NUMBER}届(?:{NUMBER}次)?              # 六届五次
    | {YEAR}(?:[—-][12]\d{{3}})?(?:年度|年{PART_OF_YEAR}?)?         # 2023年度, 2021—2023年, 2024年上半年
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
