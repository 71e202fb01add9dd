"""Digests and chronicles of many forms whose items, days and year are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

#: What each item reports, by its day in June 2021.
ITEMS = (
    (7, "青江市委召开常委会会议，研究春耕工作。"),
    (8, "青江市政府召开常务会议，市长何东山主持。"),
    (9, "青江市政协召开主席会议，协商有关事项。"),
    (10, "全市教育大会召开，市委书记李仲明出席并讲话。"),
    (11, "市长何东山到南州县调研。"),
)

#: Title and other lines above the items, with what the file is called and where the year stands.
TITLES = (
    ("week with its days", "一周要闻（2021年6月7日—6月13日）", "a.txt", True),
    ("number of the issue", "每周要闻（2021年第24期）", "a.txt", True),
    ("number of the issue, running number", "青江要闻2021年第24期（总第147期）", "a.txt", True),
    ("number of the issue after the year alone", "政务要情\n2021年第24期", "a.txt", True),
    ("month", "2021年6月大事记", "a.txt", True),
    ("month in brackets", "大事记（2021年6月）", "a.txt", True),
    ("month, offices", "青江市2021年6月份工作动态", "a.txt", True),
    ("year, month below", "青江市2021年大事记\n\n6月", "a.txt", True),
    ("year, month in words below", "青江市2021年大事记\n\n六月", "a.txt", True),
    ("year, month with a name below", "2021年政府工作大事记\n\n6月份", "a.txt", True),
    ("days, published", "市领导一周活动（6月7日—6月13日）\n发布时间：2021-06-14 来源：市委办公室", "a.txt", True),
    ("dotted days, published", "一周动态（6.7-6.13）\n2021-06-14 09:10", "a.txt", True),
    ("bulletin", "工作简报\n第24期\n青江市委办公室 2021年6月14日", "a.txt", True),
    ("year in the file's name", "大事记", "2021年青江市大事记.txt", True),
    ("year and month in the file's name", "青江市大事记", "2021年6月大事记.txt", True),
    ("no year anywhere", "一周要闻", "a.txt", False),
)  # fmt: skip
_MARKS = ("▲", "△", "●", "■", "◆", "★", "◇", "※", "—", "☆", "○", "□", "▪", "•", "·", "►", "✦", "➤", "- ")


@dataclass(frozen=True)
class Digest:
    """A digest, and the dates of its reports."""

    form: str
    text: str
    name: str
    dates: tuple[str, ...]


def digests() -> Iterator[Digest]:
    """Every title with every way of setting the items."""
    for title, lines, name, dated in TITLES:
        for items, text in _items():
            year = "2021" if dated else "XXXX"
            yield Digest(
                f"{title}; {items}",
                f"{lines}\n{text}\n",
                name,
                tuple(f"{year}-06-{day:02}" for day, _ in ITEMS),
            )


def _items() -> Iterator[tuple[str, str]]:
    yield "day opens", "\n".join(f"6月{day}日，{text}" for day, text in ITEMS)
    yield "day opens, empty lines", "\n\n".join(f"6月{day}日，{text}" for day, text in ITEMS)
    yield "day set off", "\n".join(f"6月{day}日　{text}" for day, text in ITEMS)
    yield "numbered 1.", "\n".join(f"{i}. 6月{day}日，{text}" for i, (day, text) in enumerate(ITEMS, 1))
    yield "numbered 1、", "\n".join(f"{i}、6月{day}日，{text}" for i, (day, text) in enumerate(ITEMS, 1))
    yield "numbered （1）", "\n".join(f"（{i}）6月{day}日，{text}" for i, (day, text) in enumerate(ITEMS, 1))
    yield (
        "numbered 一、",
        "\n".join(f"{'一二三四五'[i]}、6月{day}日，{text}" for i, (day, text) in enumerate(ITEMS)),
    )
    yield "numbered ①", "\n".join(f"{'①②③④⑤'[i]}6月{day}日，{text}" for i, (day, text) in enumerate(ITEMS))
    for mark in _MARKS:
        yield f"mark {mark.strip()}", "\n".join(f"{mark}6月{day}日，{text}" for day, text in ITEMS)
    yield "mark ▲, day behind", "\n".join(f"▲{text[:-1]}（6月{day}日）。" for day, text in ITEMS)
    yield "day in brackets behind", "\n".join(f"{text}（6月{day}日）" for day, text in ITEMS)
    yield "day in brackets before", "\n".join(f"（6月{day}日）{text}" for day, text in ITEMS)
    yield "day in black brackets", "\n".join(f"【6月{day}日】{text}" for day, text in ITEMS)
    yield "day in square brackets", "\n".join(f"[6月{day}日] {text}" for day, text in ITEMS)
    yield "days above", "\n".join(f"6月{day}日\n{text}" for day, text in ITEMS)
    yield (
        "days above, with weekdays",
        "\n".join(f"6月{day}日 星期{'一二三四五'[i]}\n{text}" for i, (day, text) in enumerate(ITEMS)),
    )
    yield "days above, mark △", "\n".join(f"6月{day}日\n△{text}" for day, text in ITEMS)
    yield (
        "headings with a mark",
        "\n".join(f"● {text.partition('，')[0].rstrip('。')}\n6月{day}日，{text}" for day, text in ITEMS),
    )
    yield (
        "headings, empty lines",
        "\n\n".join(f"{text.partition('，')[0].rstrip('。')}\n\n6月{day}日，{text}" for day, text in ITEMS),
    )
