"""How chronicles, digests and lists of activities write what `dated_pages` draws from: titles, headings, days, marks.

Seen on real pages; the texts are our own. A third of the values of each factor
is held out: pages with them are scored, but no rule is written with their
outcome in view.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tests.metamorphic import transform
from tests.timeline.dated_pages import chinese

WEEKDAYS = "一二三四五六日"
MINGUO = 1911


def written(form: str, day: date, end: date | None = None) -> str:
    """A form with its fields filled in: {y}, {m}, {d}, with two digits {mm}, {dd}, in words {cy}, {cm}, {cd}, the weekday {w}; {e} is the last day."""
    last = end or day
    return form.format(
        y=day.year,
        m=day.month,
        d=day.day,
        mm=f"{day.month:02}",
        dd=f"{day.day:02}",
        cy="".join("〇一二三四五六七八九"[int(c)] for c in str(day.year)),
        cm=chinese(day.month),
        cd=chinese(day.day),
        w=WEEKDAYS[day.weekday()],
        mg=day.year - MINGUO,
        e=last.day,
        ee=f"{last.day:02}",
        em=last.month,
        emm=f"{last.month:02}",
        ey=last.year,
        cem=chinese(last.month),
        ce=chinese(last.day),
        ny=day.year + 1,
        week=last.isocalendar().week,
    )


#: Before an item: how its day opens it. A form without {m} needs the month from above.
DAYS = (
    "{mm}．{dd}　", "{m}·{d} ", "{m}/{d} ", "({d}) ", "{dd}日 ", "{d}号，", "{m}月{d}号，", "{m}月{d}日（星期{w}），",
    "{m}月{d}日(周{w}) ", "{y}年{m}月{d}日，", "{y}年{m}月{d}日　", "{y}-{mm}-{dd} ", "{y}.{m}.{d} ", "{y}/{mm}/{dd}　",
    "{y}.{mm}.{dd}：", "{m}月{d}日：", "{d}日：", "{m}月{d}日——", "［{m}月{d}日］", "〔{d}日〕", "{m}月{d}日讯 ", "{m}月{d}日消息，",
    "{m}月{d}日晚，", "{d}日下午 ", "{d} 日 ", "{m} 月 {d} 日 ", "{m}月{d}日星期{w}，", "{y}年{mm}月{dd}日 ", "{m}月{d}日\t",
    "{cm}月{cd}日，", "{cm}月{cd}日 ", "{d}日\t", "{d}日——", "{m}月{d}日|", "{mg}年{m}月{d}日，", "{m}.{d}，", "[{m}.{d}] ",
    "({m}月{d}日)", "<{m}月{d}日>", "{m}月{d}日上午9时，", "{d}日，星期{w}，", "在{m}月{d}日，",
)  # fmt: skip
#: The days that an item takes, instead of its one day, where its form has {d}日.
SPANS = (
    "{d}日至{e}日",
    "{d}—{e}日",
    "{d}日-{e}日",
    "{d}～{e}日",
    "{d}日、{e}日",
    "{d}、{e}日",
    "{d}~{e}日",
    "{d}日到{e}日",
    "{d} — {e}日",
)
#: On a line above the items of a day.
ALONE = (
    "{d}日：", "{m}月{d}日：", "◆{m}月{d}日", "{m}.{d}", "{mm}-{dd}", "{m}月{d}日（星期{w}）", "周{w}（{m}月{d}日）", "星期{w} {m}月{d}日",
    "{y}年{m}月{d}日", "{y}-{mm}-{dd}", "{y}.{mm}.{dd}", "{y}/{m}/{d}", "▍{m}月{d}日", "——{m}月{d}日——", "[{d}日]", "（{d}日）", "({d})",
    "一、{m}月{d}日", "{d}日 星期{w}", "{cm}月{cd}日", "{y}年{m}月{d}日 星期{w}", "【{d}日】", "{m}月{d}日动态", "{m}/{d}", "{m}·{d}",
    "{d}号", "● {d}日", "{d} 日", "{m}月{d}日 周{w}", "{mg}年{m}月{d}日",
)  # fmt: skip
#: Behind an item; with a full stop before it or after it.
BEHIND = (
    "——{m}月{d}日", "({m}.{d})", "[{mm}-{dd}]", "  {y}-{mm}-{dd}", "（{y}年{m}月{d}日）", "({y}-{mm}-{dd})", "（{m}月{d}日，市府办）",
    "（市府办 {m}月{d}日）", "[{m}月{d}日]", "({d}日)", " {y}/{m}/{d}", "【{m}月{d}日】", "　{m}月{d}日", "({m}/{d})", "（{mm}月{dd}日）",
)  # fmt: skip
#: Headings of a month.
MONTHS = (
    "【{cm}月】", "〖{m}月〗", "{cm} 月", "{m} 月", "{mm}月", "——{m}月——", "{cm}月份", "{cm}月大事记", "{m}月大事记", "{y}年{cm}月", "{y}.{mm}",
    "{y}-{mm}", "{y}/{m}", "一、{m}月", "（{cm}月）", "［{m}月］", "{m}月：", "{cm}月：", "{m}月要事", "{y}年{m}月份大事记", "{m}月编辑",
    "★ {cm}月 ★", "{m}月 Month", "第{cm}月", "·{m}月·", "{m}月份大事", "[{m}月份]",
)  # fmt: skip
#: Headings of a year.
YEARS = (
    "{y}", "【{y}年】", "{cy}年", "●{y}年", "（{y}年）", "公元{y}年", "{y}年：", "一、{y}年", "{y} 年", "{y}年度", "{y}年大事记", "{y}年大事",
    "民国{mg}年", "·{y}年·", "—{y}年—", "[{y}]",
)  # fmt: skip
#: The title of the chronicle of a year; lines are set apart by |.
OF_YEAR = (
    "大事记·{y}", "{y}大事记", "{y}年度大事记", "大事记（{y}）", "清江区{cy}年大事记", "{y}年清江大事", "{y}年清江大事纪要", "{y}年清江市政协大事记（1—12月）",
    "{y}年上半年和下半年大事记", "{mg}年度大事记", "清江年鉴{ny}·大事记", "清江市大事记（{y}）（征求意见稿）", "清江大事记　{cy}年", "{y}年工作纪实", "{y}年大事要览",
    "大事年表 {y}", "{y}年党建工作大事记", "{y} 年 大 事 记", "清江市大事记|({y})", "大事记|（{y}年1月—12月）", "{y}年大事回顾", "大 事 记|{y}", "清江市年鉴大事记|——{y}年——",
)  # fmt: skip
#: The title of the chronicle of a month.
OF_MONTH = (
    "{m}月大事记（{y}）", "{y}年{m}月", "大事记{y}-{mm}", "{y}.{mm}大事记", "{y}年{m}月份重要活动", "大事记｜{y}年{m}月", "{y}年{m}月清江市要事纪要",
    "月度要闻（{y}年{m}月）", "{cy}年{cm}月大事记", "{y}年{m}月会议活动一览", "市政府工作要事记|({y}年{m}月)", "清江市大事记|{y}年{cm}月份", "{y}年{m}月政务大事",
    "{cm}月大事回顾|{y}年", "清江{y}年{mm}月大事记", "清江大事（{m}月）|发布时间：{y}-{mm}-28", "{mg}年{m}月大事记",
)  # fmt: skip
#: The title of a digest of a week.
OF_WEEK = (
    "一周要闻（{y}.{m}.{d}-{em}.{e}）", "一周要闻（{y}年{m}月{d}日～{em}月{e}日）", "{y}年一周要闻 | {m}月{d}日-{em}月{e}日", "一周动态|（{y}年{m}月{d}日至{ey}年{em}月{e}日）",
    "每周快讯（{y}/{m}/{d}—{ey}/{em}/{e}）", "{y}年一周动态【{m}.{d}—{em}.{e}】", "上周要闻回顾|{ey}-{emm}-{ee} 20:00", "清江市领导一周活动 {m}月{d}日至{em}月{e}日|{ey}年{em}月{e}日",
    "本周要闻|{y}-{mm}-{dd}至{ey}-{emm}-{ee}", "一周政务|（{cy}年{cm}月{cd}日至{cem}月{ce}日）", "要闻周刊|{y}年{mm}月{dd}日-{ey}年{emm}月{ee}日",
    "清江快报|总第210期|{ey}年{em}月{e}日", "一周时政|{ey}年{em}月{e}日 星期日", "这一周（{m}月{d}日-{em}月{e}日）|来源：清江日报|{ey}年{em}月{e}日", "工作动态（{m}月{d}日—{em}月{e}日）|{ey}/{em}/{e} 9:30:00",
)  # fmt: skip
#: What marks an item; {k} is its number.
MARKS = (
    "★", "※ ", "➢ ", "- ", "* ", "{k}) ", "({k}) ", "［{k}］", "【{k}】", "{kk} ", "○", "□ ", "►", "{k}．", "{k}：", "√", "» ", "☆ ", "Δ", "{ck}是",
    "（{ck}）", "■ ", "—— ", "• ", "▲ ", "❖", "{k} . ", "⊙", "◇", "[{k}]",
)  # fmt: skip
#: Under headings, where the days begin again.
SECTIONS = ("none", "none", "none", "政治|经济", "【市委】|【市政府】", "一、市委工作|二、市政府工作")
#: What is done to the whole text.
TYPES: Mapping[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "half-width": transform.half_width_marks,
    "full-width digits": transform.full_width_digits,
    "digits set off": transform.digits_set_off,
    "traditional": transform.traditional,
    "indented": lambda text: "\n".join(f"　　{line}" for line in text.split("\n")),
    "Windows": transform.line_ends,
    "empty lines": lambda text: text.replace("\n", "\n\n"),
}

FACTORS = {
    "day": DAYS, "span": SPANS, "alone": ALONE, "behind": BEHIND, "month": MONTHS, "year": YEARS, "of year": OF_YEAR,
    "of month": OF_MONTH, "of week": OF_WEEK, "mark": MARKS,
}  # fmt: skip
#: By factor, the values that no rule is written for.
HELD_OUT = {
    name: frozenset(random.Random(f"held out {name}").sample(values, len(values) // 3))
    for name, values in FACTORS.items()
}


def allowed(name: str, *, held_out: bool) -> list[str]:
    """The values of a factor: those that rules are written with in view, or those that are held out."""
    return [value for value in FACTORS[name] if (value in HELD_OUT[name]) == held_out]


def days_of(kind: str, rng: random.Random) -> list[date]:
    """The days of the items of a page: a week, a month, the months of a year, or several years."""
    year = rng.randrange(2004, 2026)
    first = date(year, rng.randrange(1, 13), rng.randrange(1, 29))
    if kind == "week":
        return [
            first,
            *sorted(first + timedelta(k) for k in rng.choices(range(7), k=5)),
            first + timedelta(6),
        ]
    if kind == "month":
        return sorted(first.replace(day=d) for d in rng.sample(range(1, 25), k=9))
    if kind == "year":
        return sorted(date(year, rng.randrange(1, 13), rng.randrange(1, 25)) for _ in range(12))
    return sorted(
        date(year + rng.randrange(3), rng.randrange(1, 13), rng.randrange(1, 25)) for _ in range(14)
    )
