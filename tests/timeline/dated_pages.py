"""Digests and chronicles of random layouts, with the day of each item: the product of forms instead of examples.

python -m tests.timeline.dated_pages            how many items of fresh pages have their day, and by which form
python -m tests.timeline.dated_pages --show 5   five pages that do not

Each page draws one value of every factor: how its title gives the period, where
year and month stand, how a day is written, what marks an item, the order, what
follows an item, and the furniture around the text.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from analysis import corpus, timeline
from analysis.records import Source

TOPICS = [
    "教育",
    "农业",
    "水利",
    "林业",
    "民政",
    "科技",
    "文化",
    "体育",
    "卫生",
    "统计",
    "审计",
    "司法",
    "消防",
    "气象",
    "旅游",
    "商务",
    "供销",
    "畜牧",
    "交通",
    "能源",
    "金融",
    "税务",
    "信访",
    "统战",
    "宣传",
    "组织",
    "人才",
    "扶贫",
    "双拥",
    "妇联",
    "工会",
    "老龄",
    "残联",
    "档案",
    "保密",
    "侨务",
    "台办",
    "国土",
    "环保",
    "质监",
]
#: What an item says; {topic} names its meeting.
SENTENCES = (
    "市委召开全市{topic}工作会议。",
    "全市{topic}工作会议在清江召开，市长何东山出席并讲话。",
    "市政府召开全市{topic}工作会议，研究部署重点工作。",
    "全市{topic}工作会议召开。",
)
#: What may follow an item as a paragraph of its own.
FOLLOWING = (
    "会议指出，要抓好各项任务的落实。",
    "会议强调，要确保6月30日前完成任务。",
    "据悉，活动自3月1日起开展。",
)
MENUS = (
    "首页 > 市情 > 年鉴 > 2009年鉴",
    "首页 | 新闻中心 | 政务公开 | 2016年工作报告",
    "【字体：大 中 小】 浏览次数：1203",
    "当前位置：首页 >> 大事记",
)
BELOW = ("上一篇：2012年统计公报", "版权所有：清江市人民政府办公室 备案号：200900123号", "打印本页 关闭窗口")
CHINESE = "零一二三四五六七八九"
MARKS = {
    "none": lambda k: "",
    "1.": lambda k: f"{k}.",
    "1、": lambda k: f"{k}、",
    "（1）": lambda k: f"（{k}）",
    "一、": lambda k: f"{chinese(k)}、",
    "①": lambda k: "①②③④⑤⑥⑦⑧⑨⑩"[(k - 1) % 10],
    "●": lambda k: "●",
    "△": lambda k: "△",
    "◆ ": lambda k: "◆ ",
    "　　": lambda k: "　　",
}


def chinese(number: int) -> str:
    """A number below 40 in Chinese numerals: 二十一."""
    tens, ones = divmod(number, 10)
    return ("" if not tens else CHINESE[tens] * (tens > 1) + "十") + (
        CHINESE[ones] if ones or not tens else ""
    )


#: How a day opens its item; some need the month from a heading.
DAYS: dict[str, Callable[[date], str]] = {
    "5月5日，": lambda d: f"{d.month}月{d.day}日，",
    "5月5日 ": lambda d: f"{d.month}月{d.day}日 ",
    "5月5日上午，": lambda d: f"{d.month}月{d.day}日上午，",
    "【5月5日】": lambda d: f"【{d.month}月{d.day}日】",
    "（5月5日）": lambda d: f"（{d.month}月{d.day}日）",
    "5.5 ": lambda d: f"{d.month}.{d.day} ",
    "05-05 ": lambda d: f"{d.month:02}-{d.day:02} ",
    "5日，": lambda d: f"{d.day}日，",
    "5日 ": lambda d: f"{d.day}日　",
    "5日上午，": lambda d: f"{d.day}日上午，",
    "5日": lambda d: f"{d.day}日",
    "【5日】": lambda d: f"【{d.day}日】",
    "（5日）": lambda d: f"（{d.day}日）",
    "五日 ": lambda d: f"{chinese(d.day)}日　",
}
#: The same behind the item, and alone on a line above it.
BEHIND: dict[str, Callable[[date], str]] = {
    "（5月5日）": lambda d: f"（{d.month}月{d.day}日）",
    "（5日）": lambda d: f"（{d.day}日）",
}
ALONE: dict[str, Callable[[date], str]] = {
    "5月5日": lambda d: f"{d.month}月{d.day}日",
    "5日": lambda d: f"{d.day}日",
    "【5月5日】": lambda d: f"【{d.month}月{d.day}日】",
    "5月5日 星期一": lambda d: f"{d.month}月{d.day}日 星期{'一二三四五六日'[d.weekday()]}",
    "五日": lambda d: f"{chinese(d.day)}日",
}
MONTHS: dict[str, Callable[[date], str]] = {
    "5月": lambda d: f"{d.month}月",
    "五月": lambda d: f"{chinese(d.month)}月",
    "5月份": lambda d: f"{d.month}月份",
    "【5月】": lambda d: f"【{d.month}月】",
    "2019年5月": lambda d: f"{d.year}年{d.month}月",
    "◆5月": lambda d: f"◆{d.month}月",
}
SAME_DAY = ("同日，", "当日，", "是日，", "同日　")


@dataclass(frozen=True)
class Page:
    """A page with the day of each item by its topic, and the value of each factor."""

    text: str
    days: dict[str, str]
    factors: dict[str, str] = field(default_factory=dict)


def page(seed: int) -> Page:
    """The page of a seed."""
    return _Draw(seed).page()


class _Draw:
    def __init__(self, seed: int):
        self.rng = random.Random(f"dated pages {seed}")
        self.factors: dict[str, str] = {}

    def pick(self, factor: str, values) -> str:
        value = self.rng.choice(list(values))
        self.factors[factor] = value
        return value

    def page(self) -> Page:
        rng = self.rng
        kind = self.pick("kind", ("week", "month", "months", "year turn", "years"))
        year = rng.randrange(2004, 2026)
        first = date(year, rng.randrange(1, 12), rng.randrange(1, 29))
        if kind == "week":
            days = [first + timedelta(k) for k in sorted(rng.choices(range(7), k=7))]
        elif kind == "month":
            days = [first.replace(day=d) for d in sorted(rng.choices(range(1, 29), k=9))]
        elif kind == "months":
            days = sorted(date(year, rng.randrange(1, 13), rng.randrange(1, 29)) for _ in range(10))
        elif kind == "year turn":
            days = sorted(date(year, 12, 1) + timedelta(rng.randrange(0, 62)) for _ in range(10))
        else:
            days = sorted(
                date(year + rng.randrange(0, 3), rng.randrange(1, 13), rng.randrange(1, 29))
                for _ in range(12)
            )
        order = self.pick("order", ("ascending", "ascending", "descending"))
        topics = rng.sample(TOPICS, len(days))
        items = list(zip(days, topics))
        if order == "descending":
            items.reverse()
        head, years_above, headings = self.head(kind, days)
        lines = [*head, ""]
        lines += self.body(items, years_above, headings)
        above = [line for line in MENUS if rng.random() < 0.25]
        below = [line for line in BELOW if rng.random() < 0.25]
        self.factors["menus"] = "、".join(str(MENUS.index(line)) for line in above) or "none"
        text = "\n".join([*above, *lines, *below])
        return Page(text, {topic: day.isoformat() for day, topic in items}, self.factors)

    def head(self, kind: str, days: list[date]) -> tuple[list[str], bool, bool]:
        """The lines above the items; whether years stand as headings, and whether months may."""
        first, last = days[0], days[-1]
        y, m = first.year, first.month
        published = last + timedelta(self.rng.randrange(1, 4))
        stamps = {
            "发布时间": f"发布时间：{published} 来源：清江日报",
            "date alone": f"{published}",
            "issue": f"第{published.isocalendar().week}期　　清江市委办公室　{published.year}年{published.month}月{published.day}日",
        }
        if kind == "week":
            span = f"{first.month}月{first.day}日-{last.month}月{last.day}日"
            titles = {
                "span with year": [f"清江市一周要闻（{y}年{span}）"],
                "span": [f"清江市一周要闻（{span}）"],
                "dotted": [f"一周要闻（{first.month}.{first.day}-{last.month}.{last.day}）"],
                "bare": ["清江市一周要闻"],
                "issue": [f"清江要闻{published.year}年第{published.isocalendar().week}期"],
                "week of month": [f"{y}年{m}月第{(first.day + 6) // 7}周工作动态"],
            }
            if first.year != last.year or first.month != last.month:
                titles.pop("week of month")
            if published.year != last.year or first.year != last.year:
                titles.pop("issue")
            title = self.pick("title", titles)
            needs = title in ("span", "dotted", "bare")
            where = self.pick("stamp", stamps if needs else ("none", *stamps))
            return (
                [*titles[title], *([stamps[where]] if where in stamps else [])],
                False,
                title != "week of month",
            )
        if kind == "month":
            titles = {
                "2019年5月大事记": [f"清江市{y}年{m}月大事记"],
                "大事记（2019年5月）": [f"清江市大事记（{y}年{m}月）"],
                "two lines": ["清江市大事记", f"{y}年{m}月"],
                "month, stamp": [f"清江市{m}月份大事记", stamps["发布时间"]],
                "要事": [f"{y}年{m}月份市政府要事"],
                "activity": [f"市领导{y}年{m}月份活动信息"],
            }
            title = self.pick("title", titles)
            return titles[title], False, True
        if kind == "months":
            titles = {
                "2019年大事记": [f"清江市{y}年大事记"],
                "大事记（2019）": [f"清江市大事记（{y}年）"],
                "two lines": ["清江市大事记", f"{y}年"],
                "chinese": ["清江市大事记", "".join("〇一二三四五六七八九"[int(c)] for c in str(y)) + "年"],
                "yearbook": [f"《清江年鉴（{y + 1}）》", "大事记"],
            }
            title = self.pick("title", titles)
            return titles[title], False, True
        if kind == "year turn":
            titles = {
                "years": [f"清江市大事记（{y}年12月—{y + 1}年1月）"],
                "winter": ["清江市今冬大事记", f"{y}年12月"],
                "published": ["清江市近期大事记", f"发布时间：{published} 来源：清江日报"],
            }
            if first.month != 12 or last.month == 12 or last.month > 1:
                titles.pop("years")
            title = self.pick("title", titles)
            return titles[title], False, True
        self.factors["title"] = "years as headings"
        return ["清江市大事记", *(["（征求意见稿）"] if self.rng.random() < 0.3 else [])], True, True

    def body(self, items: list[tuple[date, str]], years_above: bool, headings: bool) -> Iterator[str]:
        """The items with the headings between them."""
        rng = self.rng
        layout = self.pick("layout", ("opens", "opens", "opens", "behind", "alone"))
        table = {"opens": DAYS, "behind": BEHIND, "alone": ALONE}[layout]
        form = self.pick("day", table)
        bare = "月" not in form and form not in ("5.5 ", "05-05 ")
        months = {d.month for d, _ in items}
        one_month = len(months) == 1 or self.factors["kind"] == "week"
        named = "none"
        if headings and not (one_month and self.factors["kind"] in ("week", "month")):
            choices = [*MONTHS] if bare else ["none", "none", *MONTHS]
            named = rng.choice(choices)
        self.factors["month"] = named
        mark = self.pick("mark", MARKS)
        if mark == "1." and form == "5.5 ":
            mark = self.factors["mark"] = "none"
        repeat = self.pick("repeat", ("day", "day", *SAME_DAY, "bullet alone"))
        follows = self.pick("follows", ("none", "none", "paragraph", "paragraphs"))
        blank = self.pick("blank", ("none", "lines"))
        month = year = 0
        last: date | None = None
        for number, (day, topic) in enumerate(items, 1):
            if years_above and day.year != year:
                year, month = day.year, 0
                yield f"{year}年"
            if named != "none" and day.month != month:
                month = day.month
                yield MONTHS[named](day)
            sentence = rng.choice(SENTENCES).format(topic=topic)
            sign = MARKS[mark](number)
            if layout == "behind":
                yield f"{sign}{sentence}{BEHIND[form](day)}"
            elif layout == "alone":
                if day != last:
                    yield ALONE[form](day)
                yield f"{sign}{sentence}"
            elif day == last and repeat in SAME_DAY:
                yield f"{sign}{repeat}{sentence}"
            elif day == last and repeat == "bullet alone" and sign.strip() in ("●", "△", "◆"):
                yield f"{sign}{sentence}"
            else:
                yield f"{sign}{DAYS[form](day)}{sentence}"
            last = day
            for _ in range(
                {"none": 0, "paragraph": 1, "paragraphs": 2}[follows] if rng.random() < 0.4 else 0
            ):
                yield rng.choice(FOLLOWING)
            if blank == "lines":
                yield ""


def read(one: Page) -> dict[str, str]:
    """The date that the timeline gives to each item, by its topic; items that it does not find are missing."""
    made = timeline.build([corpus.cut(Source("page.txt", one.text))])
    found: dict[str, str] = {}
    for meeting in made.meetings:
        for topic in one.days:
            if f"{topic}工作" in meeting.name and meeting.status == "held":
                found.setdefault(topic, meeting.date)
    return found


def outcome(date_found: str | None, day: str) -> str:
    """right, wrong, missing, or incomplete: a part of the day, or days that hold it."""
    if date_found is None:
        return "missing"
    if date_found == day:
        return "right"
    begin, _, end = date_found.partition("/")
    if not date_found or re.match(date_found.replace("X", r"\d"), day):
        return "incomplete"
    return "incomplete" if end and begin <= day <= end else "wrong"


def arguments() -> argparse.ArgumentParser:
    """Which pages to measure, and which of them to show."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--factor", default="")
    return parser


def measure(
    pages: Iterable[tuple[int, Page]], *, show: int = 0, factor: str = "", by_factor: bool = True
) -> None:
    """Print how many items of pages have their day.

    Parameters
    ----------
    pages : iterable of (int, Page)
        With their seeds.
    show : int
        Number of pages to print that do not come out right.
    factor : str
        A value: only pages that have it are measured.
    by_factor : bool
        Whether to print the same for each value of each factor, the worst first.
    """
    totals: Counter[str] = Counter()
    by: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    perfect = 0
    for seed, one in pages:
        if factor and factor not in one.factors.values():
            continue
        found = read(one)
        outcomes = Counter(outcome(found.get(topic), day) for topic, day in one.days.items())
        totals += outcomes
        for pair in one.factors.items():
            by[pair] += outcomes
        if set(outcomes) == {"right"}:
            perfect += 1
        elif show:
            show -= 1
            print(f"--- {seed} {dict(outcomes)} {one.factors}\n{one.text}")
            print(
                {topic: (day, found.get(topic)) for topic, day in one.days.items() if found.get(topic) != day}
            )
    count = totals.total()
    print("pages all right", perfect, {k: round(v / count, 3) for k, v in totals.items()}, count)
    if not by_factor:
        return
    for (name, value), some in sorted(by.items(), key=lambda pair: pair[1]["right"] / pair[1].total()):
        all_ = some.total()
        print(
            f"  {name:8} {value:16} right {some['right'] / all_:.2f} wrong {some['wrong'] / all_:.2f} of {all_}"
        )


def main() -> None:
    """Measure fresh pages."""
    asked = arguments().parse_args()
    seeds = range(asked.start, asked.start + asked.pages)
    measure(((seed, page(seed)) for seed in seeds), show=asked.show, factor=asked.factor)


if __name__ == "__main__":
    main()
