"""Undated notes of 2019 to 2026: facts that decide a year, over kinds of bodies; one by one and in one folder."""

from __future__ import annotations

import time

import pytest

from analysis import timeline
from tests.rows import each
from tests.timeline.documents import document

_BODIES = ("青江市委常委会", "云港市政府党组", "白州大学党委", "江北区委", "省水利厅党组")

#: Month and day, what the note says, and its year.
_FACTS = [
    ("1月18日", "传达学习十九届中央纪委三次全会精神", 2019),
    ("3月18日", "传达学习十三届全国人大二次会议精神", 2019),
    ("6月6日", "部署“不忘初心、牢记使命”主题教育工作", 2019),
    ("11月5日", "传达学习党的十九届四中全会精神", 2019),
    ("11月4日", "传达学习党的十九届五中全会精神", 2020),
    ("9月10日", "庆祝第36个教师节", 2020),
    ("6月18日", "开展党史学习教育专题学习，庆祝中国共产党成立100周年", 2021),
    ("11月15日", "学习贯彻党的十九届六中全会精神", 2021),
    ("3月14日", "传达学习全国政协十三届五次会议精神", 2022),
    ("1月29日", "会议指出，今年是全面贯彻党的二十大精神的开局之年", 2023),
    ("4月7日", "部署学习贯彻习近平新时代中国特色社会主义思想主题教育工作", 2023),
    ("11月8日", "学习第六届中国国际进口博览会开幕式上的致辞", 2023),
    ("3月13日", "传达学习全国政协十四届二次会议精神", 2024),
    ("8月20日", "学习贯彻党的二十届三中全会精神", 2024),
    ("12月16日", "会议指出，明年是“十四五”规划收官之年", 2024),
    ("3月27日", "部署深入贯彻中央八项规定精神学习教育工作", 2025),
    ("9月4日", "学习在纪念中国人民抗日战争暨世界反法西斯战争胜利80周年大会上的重要讲话精神", 2025),
    ("10月28日", "传达学习党的二十届四中全会精神", 2025),
    ("1月19日", "会议强调，今年是“十五五”规划开局之年", 2026),
]


def _note(body: str, day: str, said: str) -> str:
    return f"{day}，{body}召开会议，{said}，研究贯彻落实意见。"


def _year(line: timeline.Timeline, source: str) -> str:
    (row,) = [m for m in line.meetings if m.source == source and m.status == "held"]
    return row.date[:4]


@each(("day", "said", "year"), _FACTS)
@each("body", _BODIES)
def test_a_fact_decides_the_year_or_it_is_withheld(body, day, said, year):
    line = timeline.build([document(_note(body, day, said), name="n.txt")])
    assert _year(line, "n.txt") in (str(year), "XXXX")


def test_most_later_years_are_found_one_by_one():
    found = [
        _year(timeline.build([document(_note(_BODIES[0], day, said), name="n.txt")]), "n.txt") == str(year)
        for day, said, year in _FACTS
    ]
    assert sum(found) >= 0.8 * len(found)


def test_a_folder_of_many_years_pulls_no_note_into_another_year():
    names = [f"{n}.txt" for n in range(len(_FACTS))]
    documents = [
        document(_note(_BODIES[n % len(_BODIES)], day, said), name=names[n])
        for n, (day, said, _) in enumerate(_FACTS)
    ]
    line = timeline.build(documents)
    years = [_year(line, name) for name in names]
    wrong = [
        (one, fact) for one, fact in zip(years, _FACTS, strict=True) if one not in ("XXXX", str(fact[2]))
    ]
    assert not wrong
    assert sum(one != "XXXX" for one in years) >= 0.8 * len(years)


def test_a_folder_of_one_year_dates_what_says_nothing():
    sure = "3月{}日，市委召开会议，传达学习十四届全国人大一次会议精神。"
    documents = [document(sure.format(n + 14), name=f"{n}.txt") for n in range(12)]
    documents.append(document("5月6日，市委召开会议，学习党的二十大精神。", name="open.txt"))
    alone = timeline.build(documents[-1:])
    assert _year(alone, "open.txt") == "XXXX"
    assert _year(timeline.build(documents), "open.txt") == "2023"


def test_an_aim_far_ahead_is_no_year_of_the_news():
    text = "4月24日，市政府召开论坛，落实2030年可持续发展议程，为实现2030年目标作出贡献。"
    assert _year(timeline.build([document(text, name="n.txt")]), "n.txt") == "XXXX"


@pytest.mark.parametrize("numbers", [("12", "12"), ("12", "13"), ("40", "1")])
def test_files_that_contradict_each_other_end_without_a_guess(numbers):
    first = f"2023年3月5日，云港市政府第{numbers[0]}次常务会议召开。"
    second = f"3月6日，云港市政府第{numbers[1]}次常务会议召开。今年是新中国成立60周年。"
    line = timeline.build([document(first, name="a.txt"), document(second, name="b.txt")])
    dates = {m.source: m.date for m in line.meetings}
    assert dates["a.txt"] == "2023-03-05"
    assert dates.get("b.txt", "2009")[:4] in ("2009", "XXXX")


@pytest.mark.thorough
def test_thousands_of_copies_of_one_note_take_linear_time():
    def seconds(size: int) -> float:
        text = "3月5日，云港市政府第12次常务会议召开。会议学习贯彻党的二十大精神。"
        documents = [document(text, name=f"{n}.txt") for n in range(size)]
        scans = [timeline.scan(one) for one in documents]
        began = time.process_time()
        timeline.assemble(scans, [one.articles[0] for one in documents])
        return time.process_time() - began

    seconds(100)
    assert seconds(5_000) < 30 * max(seconds(500), 0.03)


@pytest.mark.parametrize(("published", "day", "year"), [("2024-01-02", "11月20日", 2024), ("2023-12-29", "1月20日", 2024), ("2024-03-01", "2月20日", 2025)])  # fmt: skip
def test_what_is_announced_lies_in_the_nearest_future(published, day, year):
    (row,) = timeline.build([document(f"市委全会将于{day}在云港召开。", published=published)]).meetings
    assert (row.status, row.date[:4]) in (("planned", str(year)), ("planned", "XXXX"))


@pytest.mark.parametrize("past", ["今年1月31日，中共中央政治局召开会议。", "今年2月6日，省委召开全会。"])
@pytest.mark.parametrize("published", ["2024-08-06", ""])
@pytest.mark.parametrize("first", [True, False])
def test_a_look_back_within_the_year_is_background(past, published, first):
    news = "8月5日，市委召开常委会会议，学习贯彻党的二十届三中全会精神。"
    text = past + news if first else news + past
    status = {m.date[5:]: m.status for m in timeline.build([document(text, published=published)]).meetings}
    assert status.pop("08-05") == "held"
    assert set(status.values()) == {"referenced"}
