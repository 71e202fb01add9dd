"""A digest whose heading gives its days, in many layouts: each item has its day, or the days of the digest where it names none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

import pytest

from analysis import corpus, timeline
from analysis.corpus.bullets import SIGNS
from analysis.records import Source
from tests.rows import each
from tests.timeline.documents import held_dates

HEADINGS = (
    "清江市一周要闻（2024年3月4日—3月10日）",
    "清江市一周动态（3月4日—3月10日）\n发布时间：2024-03-11",
    "清江市要闻周报\n（2024年3月4日—2024年3月10日）",
)
#: By day of March 2024; two on one day.
ITEMS = (
    (4, "市委常委会召开会议，传达学习省委全会精神。"),
    (5, "市长何东山主持召开市政府第12次常务会议，研究安全生产工作。"),
    (5, "全市春季农业生产现场会在白水县召开。"),
    (6, "市委书记李仲明到滨江区调研项目建设。"),
    (8, "清江市第三届读书节启动仪式在市图书馆举行。"),
)
WEEK = "2024-03-04/2024-03-10"
#: All signs, with some that also stand elsewhere: in names, and before captions.
BULLETS = [*dict.fromkeys("·•▶►" + SIGNS)]


def all_items(made: Callable[[int, str], str]) -> str:
    return "\n".join(made(day, text) for day, text in ITEMS)


def below(line: Callable[[int], str], mark: str = "") -> str:
    days = ((day, [text for _, text in items]) for day, items in groupby(ITEMS, key=lambda item: item[0]))
    return "\n".join("\n".join((line(day), *(mark + text for text in texts))) for day, texts in days)


def with_days() -> Iterator[tuple[str, str]]:
    yield "bare days", all_items(lambda day, text: f"{day}日，{text}")
    yield "bare days, set off", all_items(lambda day, text: f"{day}日　{text}")
    yield "bare days above", below(lambda day: f"{day}日")
    yield "days above, colon", below(lambda day: f"3月{day}日：")
    yield "days above, colon, bullets", below(lambda day: f"3月{day}日：", "●")
    for sign in BULLETS:
        yield f"{sign} before a bare day", all_items(lambda day, text, sign=sign: f"{sign}{day}日，{text}")
    yield "days above, in brackets", below(lambda day: f"【3月{day}日】")
    for sign in SIGNS:
        if sign not in "·•":  # those open items of lists of every kind
            yield f"days above, behind {sign}", below(lambda day, sign=sign: f"{sign} 3月{day}日")
    yield "figures, slash", all_items(lambda day, text: f"3/{day} {text}")
    yield "figures, dash", all_items(lambda day, text: f"03-{day:02} {text}")
    yield "figures in brackets", all_items(lambda day, text: f"[03-{day:02}]{text}")


def without_days() -> Iterator[tuple[str, str]]:
    for sign in BULLETS:
        yield f"behind {sign}", all_items(lambda _, text, sign=sign: f"{sign}{text}")
    yield "no mark", all_items(lambda _, text: text)
    yield "no mark, empty lines", all_items(lambda _, text: f"{text}\n")


def dates(text: str) -> list[str]:
    return sorted(held_dates(text))


@each("heading", HEADINGS)
@each(("layout", "items"), list(with_days()))
def test_items_have_their_day(heading: str, layout: str, items: str):
    assert dates(f"{heading}\n\n{items}") == sorted(f"2024-03-{day:02}" for day, _ in ITEMS), layout


@each("heading", HEADINGS)
@each(("layout", "items"), list(without_days()))
def test_items_without_a_day_are_of_the_days_of_the_digest(heading: str, layout: str, items: str):
    assert dates(f"{heading}\n\n{items}") == [WEEK] * len(ITEMS), layout


@pytest.mark.parametrize("site", ["", "-清江市人民政府", "_清江市人民政府"])
def test_a_bare_day_is_in_the_month_that_puts_it_into_the_week(site: str):
    text = f"清江市一周要闻（2024年2月26日—3月3日）{site}\n\n27日，市委常委会召开会议。\n29日，全市教育工作会议召开。\n1日，市政协召开主席会议。\n2日，市政府召开常务会议。"
    assert dates(text) == ["2024-02-27", "2024-02-29", "2024-03-01", "2024-03-02"]


@pytest.mark.parametrize("part", ["上旬", "中旬", "下旬", "月初", "月底", "是月"])
@pytest.mark.parametrize("mark", ["，", " "])
def test_a_part_of_the_month_opens_an_item(part: str, mark: str):
    text = f"清江市2024年3月大事记\n4日{mark}市委召开全会。\n9日{mark}市政府召开常务会议。\n{part}{mark}市长何东山到白水县调研。\n20日{mark}市政协召开主席会议。"
    assert dates(text) == ["2024-03", "2024-03-04", "2024-03-09", "2024-03-20"]


def test_a_report_of_a_course_of_some_days_is_no_digest():
    text = "全市干部培训班开班\n（2024年3月4日—3月10日）\n市委组织部举办全市干部培训班。\n市长何东山到清江社区调研。\n市委召开干部工作会议。"
    assert dates(text) == [""]


#: Later sentences of an item, with what they report and no day of their own.
LATER = (
    ("市长何东山会见代表团一行。", "reception"),
    ("市长何东山主持召开市政府常务会议。", "meeting"),
    ("副市长李仲明到白水县调研。", "visit"),
)


@pytest.mark.parametrize(("later", "kind"), LATER)
def test_a_later_sentence_of_an_item_is_of_its_day(later: str, kind: str):
    text = f"清江市大事记\n2024年3月\n4日 市委召开全会。\n9日 海州市党政代表团到我市考察。{later}\n15日 市政协召开主席会议。"
    made = timeline.build([corpus.cut(Source("a.txt", text))])
    assert (kind, "2024-03-09") in [(one.kind, one.date) for one in made.meetings]


def test_the_stops_of_a_tour_in_one_item_are_one_visit():
    text = "清江市大事记\n2024年3月\n4日 市委召开全会。\n9日 省长何东山到我市调研。何东山深入白水县检查春耕生产。\n15日 市政协召开主席会议。"
    made = timeline.build([corpus.cut(Source("a.txt", text))])
    assert [one.date for one in made.meetings if one.kind == "visit"] == ["2024-03-09"]


@pytest.mark.parametrize(
    "name", ["全县教育工作会议", "全县三级干部大会", "县委农村工作会议", "全县招商引资座谈会"]
)
def test_an_item_of_a_chronicle_needs_no_verb(name: str):
    text = f"清江县大事记\n2024年3月\n4日 县委召开全会。\n9日 {name}。\n15日 县政协召开主席会议。"
    made = timeline.build([corpus.cut(Source("a.txt", text))])
    assert (name, "2024-03-09") in [(one.name, one.date) for one in made.meetings]


#: What an official did on the days from 4 March on, without a subject.
DONE = (
    ("主持召开市政府第12次常务会议", "meeting"),
    ("到滨江区调研项目建设", "visit"),
    ("会见华远集团董事长赵建国一行", "reception"),
    ("出席全市教育工作会议", "meeting"),
    ("参加清江市第三届读书节启动仪式", "event"),
)
OFFICIALS = (
    "市长何东山",
    "市长何东山：",
    "【市长何东山】",
    "一、市长何东山",
    "（一）市长何东山",
    "● 市长何东山",
    "何东山　市长",
    "市长　何东山",
    "市长 何东山（3月4日—3月10日）",
    "本周活动集锦（市长 何东山）",
    "何东山（市委副书记、市长）",
)


@each("official", OFFICIALS)
@each(
    "day",
    [
        "3月{day}日，{text}。",
        "3月{day}日 {text}。",
        "周{week}（3月{day}日），{text}。",
        "{day}日，{text}。",
        "3月{day}日，{text}",
    ],
)
def test_the_heading_of_a_list_of_activities_is_their_subject(official: str, day: str):
    lines = (day.format(day=k, week="一二三四五"[k - 4], text=text) for k, (text, _) in enumerate(DONE, 4))
    text = "\n".join(("市政府领导一周活动（2024年3月4日—3月10日）", "", official, *lines))
    made = timeline.build([corpus.cut(Source("a.txt", text))])
    found = {(one.kind, one.date) for one in made.meetings if one.status == "held"}
    assert found == {(kind, f"2024-03-{k:02}") for k, (_, kind) in enumerate(DONE, 4)}


#: What an item of such a list says without its subject: kind and name of the row, who chaired, spoke and attended.
DONE_BY_OFFICIAL = (
    ("主持校长办公会", "meeting", "校长办公会", ("何东山",), (), ()),
    ("主持召开市政府党组会议", "meeting", "市政府党组会议", ("何东山",), (), ()),
    ("出席全市农业工作会议并讲话", "meeting", "全市农业工作会议", (), ("何东山",), ()),
    ("召开全市安全生产会议，并作重要讲话", "meeting", "全市安全生产会议", (), ("何东山",), ()),
    ("列席省政府常务会议", "meeting", "省政府常务会议", (), (), ("何东山",)),
    ("赴宁川参加西部林业论坛", "meeting", "西部林业论坛", (), (), ("何东山",)),
    ("视察提案办理情况", "visit", "何东山视察提案办理情况", (), (), ()),
    ("走访慰问困难群众", "visit", "何东山走访慰问困难群众", (), (), ()),
    ("到清河镇，督查防汛工作", "visit", "何东山到清河镇督查防汛工作", (), (), ()),
    ("带队走访市人大代表", "visit", "何东山走访市人大代表", (), (), ()),
    ("率代表团访问江国", "visit", "何东山访问江国", (), (), ()),
    ("会见华远集团董事长林大伟", "reception", "何东山会见华远集团董事长林大伟", (), ("何东山",), ()),
)


@pytest.mark.parametrize("item", DONE_BY_OFFICIAL, ids=[item[0] for item in DONE_BY_OFFICIAL])
@pytest.mark.parametrize("day", ["3月4日上午，", "3月4日　", "3月4日（星期一）全天，"])
def test_an_item_without_subject_is_done_by_the_official_of_the_list(item, day: str):
    words, *expected = item
    text = f"市长何东山活动\n\n{day}{words}。\n3月5日，接待来访群众。\n"
    made = timeline.build([corpus.cut(Source("a.txt", text, "", "2024-03-11"))])
    found = [(one.kind, one.name, one.chair, one.speakers, one.attendees) for one in made.meetings]
    assert found == [tuple(expected)]
    assert made.meetings[0].date == "2024-03-04"


def test_heads_of_columns_stand_between_the_official_and_the_list():
    text = (
        "何东山市长工作动态\n\n日期　活动\n2024年3月4日 到清河镇检查防汛工作\n2024年3月5日 会见林大伟一行\n"
    )
    made = timeline.build([corpus.cut(Source("a.txt", text))])
    assert [(one.date, one.name) for one in made.meetings] == [
        ("2024-03-04", "何东山到清河镇检查防汛工作"),
        ("2024-03-05", "何东山会见林大伟一行"),
    ]


@pytest.mark.parametrize("between", ["；下午，", "；3月4日下午，", "，下午"])
def test_each_part_of_an_item_is_done_by_the_official_of_the_list(between: str):
    text = f"市长何东山活动\n\n3月2日，到清河镇检查防汛工作。\n3月4日上午，主持召开市政府党组会议{between}率队走访市人大代表。\n"
    made = timeline.build([corpus.cut(Source("a.txt", text, "", "2024-03-11"))])
    assert [(one.date, one.name, one.chair) for one in made.meetings] == [
        ("2024-03-02", "何东山到清河镇检查防汛工作", ()),
        ("2024-03-04", "市政府党组会议", ("何东山",)),
        ("2024-03-04", "何东山走访市人大代表", ()),
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("同类产品展览会在云港举行", "同类产品展览会"),
        ("就业工作会议召开", "就业工作会议"),
        ("对外开放大会召开", "对外开放大会"),
        ("为民服务中心启用仪式举行", "为民服务中心启用仪式"),
        ("考察团一行拜会林大伟", "考察团一行拜会林大伟"),
        ("到会代表五百人的全市教育大会召开", "到会代表五百人的全市教育大会"),
    ],
)
def test_an_item_with_a_subject_of_its_own_is_not_done_by_the_official_of_the_list(words: str, name: str):
    text = f"市长何东山活动\n\n3月4日，到清河镇检查防汛工作。\n3月5日，{words}。\n"
    made = timeline.build([corpus.cut(Source("a.txt", text, "", "2024-03-11"))])
    assert [one.name for one in made.meetings] == ["何东山到清河镇检查防汛工作", name]
