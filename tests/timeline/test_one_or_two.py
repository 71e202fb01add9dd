"""What is one meeting in several reports, and what is two: classes of reports with drawn names, places and days."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from analysis import corpus, timeline
from analysis.records import Source
from tests.timeline.documents import document

FORUMS = ("北方论坛", "云港国际博览会", "海州科技大会")
NUMBERS = ("第三届", "第十二届", "第8届")


def rows(*texts: str, published: tuple[str, ...] = ()):
    days = published or ("",) * len(texts)
    made = timeline.build(
        [document(text, name=f"{n}.txt", published=day) for n, (text, day) in enumerate(zip(texts, days))]
    )
    return [meeting for meeting in made.meetings if meeting.status == "held"]


@pytest.mark.parametrize(("name", "number"), product(FORUMS, NUMBERS))
def test_opening_and_closing_are_one(name, number):
    (row,) = rows(
        f"{number}{name}2024年5月8日在云港开幕。", f"{number}{name}今天（2024年5月11日）在云港闭幕。"
    )
    assert (row.date, row.name, len(row.article_ids), row.conflicts) == (
        "2024-05-08/2024-05-11",
        f"{number}{name}",
        2,
        (),
    )


@pytest.mark.parametrize("number", ["三", "十一"])
def test_sittings_of_one_session_are_one(number):
    name = f"云港市六届人大常委会第{number}次会议"
    (row,) = rows(
        f"{name}2024年8月28日上午举行第一次全体会议。",
        f"{name}2024年8月29日下午举行联组会议。",
        f"{name}2024年8月30日上午在云港闭幕。",
    )
    assert (row.date, row.session, len(row.article_ids)) == (
        "2024-08-28/2024-08-30",
        f"六届{number}次",
        3,
    )


@pytest.mark.parametrize("name", FORUMS)
def test_a_day_within_a_span_is_one(name):
    (row,) = rows(f"2024年5月8日至11日，第三届{name}在云港举行。", f"2024年5月9日，第三届{name}在云港举行。")
    assert (row.date, row.conflicts) == ("2024-05-08/2024-05-11", ())


@pytest.mark.parametrize("name", FORUMS)
def test_two_numbers_are_two(name):
    made = rows(f"2024年5月8日，第七届{name}在云港开幕。", f"2024年5月8日，第八届{name}在云港开幕。")
    assert sorted(row.session for row in made) == ["7", "8"]


def test_the_presidium_of_a_session_sits_for_itself():
    made = rows(
        "2024年1月20日，市六届人大二次会议举行第二次全体会议。",
        "2024年1月20日，市六届人大二次会议主席团第二次会议举行。",
    )
    assert len(made) == 2


def test_a_forum_within_a_fair_is_its_own():
    made = rows(
        "2024年5月8日，第三届云港国际博览会在云港举行。",
        "2024年5月8日，第三届云港国际博览会数字经济论坛在云港举行。",
    )
    assert len(made) == 2


@pytest.mark.parametrize("words", ["在云港开幕", "在云港举行"])
def test_one_name_in_two_places_is_two(words):
    made = rows(
        f"2024年5月8日，产业对接活动{words}。", f"2024年5月8日，产业对接活动{words.replace('云港', '海州')}。"
    )
    assert sorted(row.venue for row in made) == ["云港", "海州"]


@pytest.mark.parametrize("office", ["市政府新闻办", "省政府新闻办公室"])
def test_press_conferences_on_two_topics_are_two_and_on_one_topic_one(office):
    flood = f"2024年7月5日，{office}举行新闻发布会，市水利局负责人介绍防汛抗洪工作情况。"
    again = f"7月5日，{office}举行新闻发布会，介绍全市防汛抗洪最新情况。"
    homes = f"2024年7月5日，{office}举行新闻发布会，市住建局负责人介绍保障性住房建设情况。"
    assert len(rows(flood, homes)) == 2
    (row,) = rows(flood, again, published=("2024-07-05", "2024-07-05"))
    assert len(row.article_ids) == 2


def test_two_delegations_of_one_host_are_two():
    made = rows(
        "2024年5月8日，市长王小明在云港会见由北方大学校长李大伟率领的代表团。",
        "2024年5月8日，市长王小明在云港会见由南方集团董事长张建国率领的代表团。",
    )
    assert len(made) == 2


def test_three_articles_in_different_words_are_one():
    (row,) = rows(
        "2024年1月29日下午，市委书记王小明主持召开市委全面深化改革委员会第九次会议。",
        "1月29日，市委全面深化改革委员会召开第九次会议，王小明主持会议并讲话。",
        "市委全面深化改革委员会第九次会议1月29日在云港召开。",
        published=("2024-01-29", "2024-01-30", "2024-01-30"),
    )
    assert (row.date, len(row.article_ids)) == ("2024-01-29", 3)


def test_one_series_on_two_days_in_one_article_is_two():
    made = rows(
        "2024年3月4日，市政府召开第30次常务会议。王小明主持会议。\n2024年3月18日，市政府召开第31次常务会议。王小明主持会议。"
    )
    assert [(row.date, row.session) for row in made] == [("2024-03-04", "30"), ("2024-03-18", "31")]


def test_reports_of_one_sitting_that_contradict_each_other_make_no_span():
    (row,) = rows(
        "2024年3月4日，安平县政府召开第30次常务会议。", "2024年3月6日，安平县政府召开第30次常务会议。"
    )
    assert "/" not in row.date
    assert "conflict_date" in "".join(row.conflicts)


@pytest.mark.parametrize("when", ["今天", "25日上午"])
def test_a_paragraph_that_depends_on_its_own_day_is_no_repeat_on_another(when):
    text = f"{when}，市委书记王小明在市委会议中心主持召开市委常委会会议，研究部署全市安全生产、防汛救灾和信访维稳工作。"
    sources = [
        Source(f"{n}", text, "", published, "column")
        for n, published in enumerate(("2024-06-25", "2024-07-25"))
    ]
    documents = corpus.settle([corpus.cut(one) for one in sources])
    days = [row.date for row in timeline.build(documents).meetings]
    assert days == ["2024-06-25", "2024-07-25"]


def test_a_paragraph_of_the_same_day_is_a_repeat():
    text = "今天，市委书记王小明在市委会议中心主持召开市委常委会会议，研究部署全市安全生产、防汛救灾和信访维稳工作。"
    sources = [Source(f"{n}", text, "", "2024-06-25", "column") for n in range(2)]
    documents = corpus.settle([corpus.cut(one) for one in sources])
    (row,) = timeline.build(documents).meetings
    assert len(row.article_ids) == 2


@pytest.mark.parametrize(("one", "other"), [("全国", "全市"), ("全省", "全县"), ("全市", "全区")])
def test_conferences_of_two_levels_on_one_day_are_two(one, other):
    found = rows(
        f"2024年1月5日，{one}安全生产工作会议召开，李大伟主持会议。",
        f"2024年1月5日，{other}安全生产工作会议召开，王小明主持会议。",
    )
    assert sorted((row.name[:2], row.chair) for row in found) == sorted(
        [(one, ("李大伟",)), (other, ("王小明",))]
    )


@pytest.mark.parametrize("name", ["区域协调发展座谈会", "市场监管工作座谈会", "县域经济发展座谈会"])
def test_a_word_that_begins_like_a_place_keeps_no_report_apart(name):
    (row,) = rows(
        f"2024年1月5日，{name}召开，李大伟主持会议。", f"2024年1月5日，{name}召开，王小明出席会议。"
    )
    assert len(row.article_ids) == 2


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("到第一人民医院调研", "到第二人民医院调研"),
        ("来到青江中学看望慰问师生", "到云港中学看望慰问师生"),
        ("到滨江区调研防汛工作", "到东湖区调研防汛工作"),
        ("到东湖区检察院调研教育工作情况", "到南溪县财政局调研防汛工作情况"),
        ("在青江产业园调研重点项目建设", "在云港产业园调研重点项目建设"),
        ("走访慰问困难群众", "走访慰问一线职工"),
        ("督导检查节前安全生产工作", "督导检查节前市场供应"),
        ("到滨江区调研防汛工作", "到滨江区调研教育工作"),
    ],
)
def test_visits_to_two_places_or_to_inspect_two_things_are_two(one, other, separator):
    made = rows(separator.join(f"2024年3月5日，市长王小明{words}。" for words in (one, other)))
    assert len(made) == 2
    made = rows(*(f"2024年3月5日，市长王小明{words}。" for words in (one, other)))
    assert len(made) == 2


def test_visits_in_the_morning_and_in_the_afternoon_are_two():
    made = rows(
        "2024年3月5日上午，市长王小明到滨江区调研。",
        "2024年3月5日下午，市长王小明到滨江区调研防汛工作。",
    )
    assert len(made) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("在滨江中学考察", "来到滨江中学看望慰问师生"),
        ("到滨江区调研", "到滨江区调研防汛工作"),
        ("赴市第一人民医院调研", "到第一人民医院看望医护人员"),
        ("检查防汛工作", "到滨江区检查防汛工作情况"),
    ],
)
def test_reports_of_one_visit_are_one_and_have_one_name_in_every_order(one, other):
    reports = [f"2024年3月5日，市长王小明{words}。" for words in (one, other, one)]
    names = set()
    for order in permutations(reports):
        (row,) = rows(*order)
        assert len(row.article_ids) == 3
        names.add(row.name)
    assert len(names) == 1


def test_a_visit_of_several_names_has_one_row_and_name_in_every_order():
    visits = ("在滨江中学考察", "来到滨江中学检查", "赴滨江中学慰问师生", "到滨江中学看望师生")
    reports = [f"2024年3月5日，市长王小明{words}。" for words in visits]
    tables = {tuple(row.name for row in rows(*order)) for order in permutations(reports)}
    assert len(tables) == 1


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ("在国新办今天（7月5日）举行的新闻发布会上，海关总署有关负责人表示，上半年经济平稳运行。", 2),
        ("7月5日，国新办举行新闻发布会。财政部、海关总署有关负责人表示，上半年经济平稳运行。", 1),
        ("7月5日，国新办举行新闻发布会，有关负责人表示，上半年经济平稳运行。", 1),
    ],
)
def test_press_conferences_at_which_other_bodies_speak_are_two(other, count):
    text = "7月5日，国务院新闻办举行新闻发布会。财政部有关负责人表示，上半年经济平稳运行。"
    assert len(rows(text, other, published=("2024-07-05", "2024-07-05"))) == count


def test_a_fair_that_is_opened_and_closed_has_one_name_and_series():
    (row,) = rows(
        "第三届青江贸易博览会开幕式2024年5月8日在云港举行。", "第三届青江贸易博览会2024年5月11日闭幕。"
    )
    assert (row.date, row.name, row.series) == (
        "2024-05-08/2024-05-11",
        "第三届青江贸易博览会",
        "青江贸易博览会",
    )


def test_opening_and_closing_of_what_has_no_known_noun_are_one():
    (row,) = rows("第三届云港剪纸节2024年5月8日开幕。", "第三届云港剪纸节今天（2024年5月11日）落下帷幕。")
    assert (row.name, row.date) == ("第三届云港剪纸节", "2024-05-08/2024-05-11")


@pytest.mark.parametrize("guest", ["客人", "代表团一行"])
def test_guests_without_a_name_in_two_articles_are_two(guest):
    text = f"2024年5月8日，市长李仲明会见{guest}。"
    assert len(rows(text, text.replace("会见", "在市民中心会见"))) == 2
    named = text.replace(guest, "远达集团董事长沈一鸣一行")
    assert len(rows(named, named.replace("会见", "在市民中心会见"))) == 1


@pytest.mark.parametrize(("host", "place"), product(("王小明", "欧阳国栋"), ("青江省", "西南地区")))
def test_a_stop_on_one_day_is_of_the_tour_and_gives_it_no_time_of_day(host, place):
    reports = [
        document(
            f"2024年6月{when}，{host}在{city}考察。",
            name=f"{city}.txt",
            headline=f"{host}在{place}考察{behind}",
        )
        for when, city, behind in (
            ("7日至8日", "海州市", "时强调 坚持绿色发展"),
            ("7日下午", "云港市", "纪实"),
        )
    ]
    for order in permutations(reports):
        (row,) = timeline.build(order).meetings
        assert (row.date, row.time_of_day, len(row.article_ids), row.conflicts) == (
            "2024-06-07/2024-06-08",
            "",
            2,
            (),
        )


@pytest.mark.parametrize("name", FORUMS)
def test_what_begins_today_and_lasts_up_to_a_day_is_one_with_its_closing(name):
    (row,) = rows(
        f"今天（4月15日）起至5月5日，第三届{name}在云港举办。",
        f"今天（5月5日），第三届{name}在云港闭幕。",
        published=("2024-04-15", "2024-05-05"),
    )
    assert (row.date, row.conflicts) == ("2024-04-15/2024-05-05", ())


@pytest.mark.parametrize("number", ["十九", "三十二"])
def test_a_congress_by_its_full_and_its_short_name_is_one(number):
    (row,) = rows(
        f"中国共产主义青年团第{number}次全国代表大会2024年6月19日在京开幕。",
        f"2024年6月19日，共青团第{number}次全国代表大会开幕式在京举行。",
        f"共青团第{number}次全国代表大会2024年6月22日在京闭幕。",
    )
    assert (row.date, len(row.article_ids)) == ("2024-06-19/2024-06-22", 3)


def test_a_city_and_a_building_are_no_contradiction():
    told = "2024年3月5日，北方论坛在{}举行，王小明出席。"
    (row,) = rows(told.format("云港"), told.format("青江大礼堂"))
    assert row.conflicts == ()


@pytest.mark.parametrize(("name", "city"), product(("世界青年运动会", "亚洲冬季运动会"), ("云港", "海州")))
def test_games_with_and_without_their_host_city_are_one(name, city):
    (row,) = rows(
        f"第二十一届{name}2024年7月28日在{city}开幕。",
        f"{city}第21届{name}今天（2024年8月3日）继续进行。",
        f"{city}第21届{name}2024年8月8日闭幕。",
    )
    assert (row.date, row.series, len(row.article_ids)) == ("2024-07-28/2024-08-08", name, 3)


@pytest.mark.parametrize(("one", "other"), [("雷纳", "奥云巴特尔"), ("米佐夫", "阿卡")])
def test_wreaths_of_two_guests_on_one_day_are_two(one, other):
    made = rows(*(f"2024年5月8日下午，{who}向人民英雄纪念碑敬献花圈。" for who in (one, other)))
    assert sorted(row.name for row in made) == sorted(
        f"{who}向人民英雄纪念碑敬献花圈" for who in (one, other)
    )


def test_acts_of_nobody_in_two_articles_are_two():
    text = "2024年5月8日，向烈士纪念碑敬献花篮。"
    assert len(rows(text)) == 1
    assert len(rows(text, f"天气晴朗。\n{text}")) == 2


@pytest.mark.parametrize(
    "rough",
    [
        "2024年11月14日至17日，市长王小明赴海州参观，并出席在云港举行的第三届北方论坛。",
        "2024年11月中旬，第三届北方论坛在云港举行。",
    ],
)
def test_days_of_a_journey_and_a_part_of_a_month_are_not_the_days_of_the_meeting(rough):
    exact = "第三届北方论坛2024年11月16日上午在云港举行。"
    for order in permutations((rough, exact)):
        (row,) = (row for row in rows(*order) if row.kind != "visit")
        assert (row.date, row.time_of_day, row.conflicts) == ("2024-11-16", "上午", ())
    (row,) = (row for row in rows(rough) if row.kind != "visit")
    assert row.date.startswith("2024-11-1") and "/" in row.date


@pytest.mark.parametrize("says", ["对媒体表示", "宣布", "在海州透露"])
def test_the_day_of_an_announcement_is_not_that_of_the_meeting(says):
    made = timeline.build(
        [
            document(
                f"市长王小明9日{says}，第三届北方论坛将在云港举行。", name="a.txt", published="2024-07-10"
            ),
            document("第三届北方论坛将于8月21日至24日在云港举行。", name="b.txt", published="2024-08-18"),
        ]
    )
    (row,) = made.meetings
    assert (row.status, row.date, len(row.article_ids)) == ("planned", "2024-08-21/2024-08-24", 2)


def test_an_opening_announced_with_all_days_gives_the_row_the_name_of_the_whole():
    made = timeline.build(
        [
            document("第三届北方论坛将于10月17日至18日在云港举行。", name="a.txt", published="2024-10-11"),
            document("第三届北方论坛开幕式将于10月18日在云港举行。", name="b.txt", published="2024-10-17"),
        ]
    )
    (row,) = made.meetings
    assert (row.name, row.date) == ("第三届北方论坛", "2024-10-17/2024-10-18")


def test_all_days_of_a_meeting_have_no_time_of_day_where_a_report_tells_one_of_them():
    made = timeline.build(
        [
            document(
                "第三届北方论坛将于5月8日下午3时在云港开幕，5月11日下午闭幕。",
                name="a.txt",
                published="2024-05-07",
            ),
            document("第三届北方论坛将于明天（5月8日）在云港开幕。", name="b.txt", published="2024-05-07"),
        ]
    )
    (row,) = made.meetings
    assert (row.date, row.time_of_day) == ("2024-05-08/2024-05-11", "")


@pytest.mark.parametrize(
    ("days", "written", "others", "count"),
    [
        ("7月5日至7日", "2024-07-08", (), 1),
        ("7月25日至26日", "2024-08-09", (), 1),
        ("7月24日至25日", "2024-08-09", (), 2),  # 近日 is not so long ago
        ("7月5日至7日", "2024-07-06", (), 2),  # before the tour ended
        ("7月5日至7日", "2024-07-08", ("2024年7月1日至2日，省委书记王小明在青江省考察。",), 3),  # which one?
    ],
)
def test_a_look_back_without_a_day_joins_the_only_tour_of_its_name_shortly_before(
    days, written, others, count
):
    made = rows(
        f"2024年{days}，省委书记王小明在青江省考察。",
        "省委书记王小明近日在青江省考察时强调，要抓好落实。干部群众表示，要牢记嘱托。",
        *others,
        published=("", written, *("" for _ in others)),
    )
    assert len(made) == count


@pytest.mark.parametrize("head", ["博览会", "发展论坛"])
@pytest.mark.parametrize(
    "opening", ["首届北方{}开幕式暨海州创新发展论坛", "首届北方{}开幕式活动", "首届北方{}"]
)
def test_an_opening_that_is_also_something_else_is_one_with_the_closing(head, opening):
    (row,) = rows(
        f"{opening.format(head)}2024年11月28日在云港举行。", f"北方{head}今天（2024年12月2日）闭幕。"
    )
    assert (row.date, row.name.removeprefix("首届")) == ("2024-11-28/2024-12-02", f"北方{head}")


@pytest.mark.parametrize("name", ["国际海岸组织理事会会议", "海州市防汛抗旱工作会议"])
def test_what_was_held_before_a_report_was_published_is_not_what_was_held_later(name):
    made = rows(
        f"{name}日前召开，审议有关问题。",
        f"{name}21日在云港召开。",
        published=("2024-02-10", "2024-02-22"),
    )
    assert sorted(len(row.article_ids) for row in made) == [1, 1]
