"""One meeting in several reports is one row; what they disagree on is shown; status by date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis import tables, timeline
from analysis.faults import InputFault
from analysis.timeline import matching, merging
from analysis.wording import tell
from tests.timeline.documents import document


def line(*documents, **options):
    return timeline.build(documents, **options)


REPORT = "2024年1月29日下午，市委召开全市教育大会。王小明出席会议并讲话，李大伟主持会议。"


def test_two_sources_on_one_meeting_are_one_row_with_both():
    made = line(
        document(REPORT, name="a.txt"),
        document("2024年1月29日，全市教育大会召开，王小明出席会议并讲话。", name="b.txt"),
    )
    (meeting,) = made.meetings
    assert meeting.article_ids == ("a.txt#1", "b.txt#1")
    assert [source for source, _, _ in meeting.mentions] == ["a.txt", "b.txt"]
    assert (meeting.date, meeting.time_of_day, meeting.chair, meeting.conflicts) == (
        "2024-01-29",
        "下午",
        ("李大伟",),
        (),
    )


def test_what_lasted_is_not_called_after_the_ceremony_that_opened_it():
    """Where one report alone gives both the days and the ceremony, its words stay."""
    days, opening = (
        "2024年5月7日至8日，第三届青江发展论坛开幕式在青江举行。",
        "2024年5月7日，第三届青江发展论坛开幕。",
    )
    for texts, name in (((days,), "第三届青江发展论坛开幕式"), ((days, opening), "第三届青江发展论坛")):
        (meeting,) = line(*(document(text, name=f"{n}.txt") for n, text in enumerate(texts))).meetings
        assert (meeting.name, meeting.date) == (name, "2024-05-07/2024-05-08")


def test_an_editorial_without_more_than_the_name_joins_its_report():
    made = line(
        document("2024年1月29日，市委经济工作会议召开。", name="page.txt"),
        document("2024年1月29日，市委经济工作会议召开，明确了任务。", name="other.txt", kind="editorial"),
    )
    assert [m.article_ids for m in made.meetings] == [("page.txt#1", "other.txt#1")]


def test_with_and_without_the_ordinal_are_one():
    made = line(
        document("2024年10月17日，市长李大伟主持召开市政府第21次常务会议。", name="a.txt"),
        document("2024年10月17日，市政府召开常务会议。", name="b.txt"),
    )
    assert [(m.name, len(m.article_ids)) for m in made.meetings] == [("市政府第21次常务会议", 2)]


def test_two_sessions_on_one_day_stay_two():
    made = line(
        document("2024年10月17日，市政府召开第21次常务会议。", name="a.txt"),
        document("2024年10月17日，市政府召开第22次常务会议。", name="b.txt"),
    )
    assert [m.session for m in made.meetings] == ["21", "22"]


def test_meetings_of_one_name_in_two_places_stay_two():
    made = line(
        document("2024年10月17日，省委书记王小明主持召开省委常委会会议。", name="a.txt"),
        document("2024年10月17日，省委书记李大伟主持召开省委常委会会议。", name="b.txt"),
    )
    assert sorted(m.chair for m in made.meetings) == [("李大伟",), ("王小明",)]


def test_one_series_on_two_days_stays_two():
    made = line(
        document("2024年10月17日，国务院总理李大伟主持召开国务院常务会议。", name="a.txt"),
        document("2024年10月24日，国务院总理李大伟主持召开国务院常务会议。", name="b.txt"),
    )
    assert [m.date for m in made.meetings] == ["2024-10-17", "2024-10-24"]


def test_a_numbered_session_without_a_day_joins_the_dated_one():
    made = line(
        document("2024年5月24日，市委六届五次全会举行。", name="a.txt"),
        document("大家表示，要抓好落实。", name="b.txt", headline="——市委六届五次全会在全市引发热烈反响"),
    )
    assert [(m.date, m.article_ids) for m in made.meetings] == [("2024-05-24", ("a.txt#1", "b.txt#1"))]


def test_receptions_of_one_guest_by_one_host_are_one():
    made = line(
        document("2024年3月5日，市长李大伟会见华星集团董事长周明一行。", name="a.txt"),
        document("2024年3月5日，李大伟会见周明一行。", name="b.txt"),
        document("2024年3月5日，李大伟会见北方集团总经理赵亮一行。", name="c.txt"),
    )
    assert [(m.name, len(m.article_ids)) for m in made.meetings] == [
        ("李大伟会见北方集团总经理赵亮一行", 1),
        ("李大伟会见华星集团董事长周明一行", 2),
    ]


def test_contradictions_are_shown():
    made = line(
        document(REPORT, name="a.txt"),
        document("2024年1月29日上午，市委召开全市教育大会。王小明主持会议并讲话。", name="b.txt"),
    )
    (meeting,) = made.meetings
    assert [*map(tell, meeting.conflicts)] == [
        "time of day: 下午 (a.txt#1) / 上午 (b.txt#1)",
        "chair: 李大伟 (a.txt#1) / 王小明 (b.txt#1)",
    ]


def test_a_repeated_paragraph_reports_nothing():
    made = document(REPORT)
    repeated = replace(made, paragraphs=tuple(replace(p, repeat_of="x.txt#1.1") for p in made.paragraphs))
    assert line(repeated).meetings == ()


def test_what_lies_ahead_of_publication_is_planned():
    made = line(document("2024年5月20日，市委召开全市教育大会。", published="2024-05-10"))
    assert [m.status for m in made.meetings] == ["planned"]


def test_what_an_article_tells_beside_its_news_from_long_before_is_referenced():
    text = (
        "2024年5月20日，市委召开全市教育大会。\n会议强调，要抓好落实。\n2023年3月5日，市委召开全市工业大会。"
    )
    assert [(m.name, m.status) for m in line(document(text)).meetings] == [
        ("全市工业大会", "referenced"),
        ("全市教育大会", "held"),
    ]


def test_ids_stay_over_reruns_and_orders():
    one, other = document(REPORT, name="a.txt"), document("2024年2月1日，市政府召开常务会议。", name="b.txt")
    first, second = line(one, other).meetings, line(other, one).meetings
    assert [m.meeting_id for m in first] == [m.meeting_id for m in second]
    assert all(len(m.meeting_id) == 11 and m.meeting_id[0] == "m" for m in first)


def test_meetings_stand_by_date_and_fit_their_table():
    made = line(
        document("2024年2月1日，市政府召开常务会议。", name="a.txt"),
        document(REPORT, name="b.txt"),
        document("日前，市委召开全市工业大会。", name="c.txt"),
    )
    assert [m.date for m in made.meetings] == ["2024-01-29", "2024-02-01", ""]
    assert len(tables.meetings(made.meetings)) == 3


def test_corrections_are_made_marked_and_missed():
    text = "action,evidence,date\nchange,市委召开全市教育大会,2024-01-30\ndrop,没有这样的会议,\n"
    made = line(document(REPORT), corrections=text)
    assert [(m.date, *map(tell, m.corrected)) for m in made.meetings] == [
        ("2024-01-30", "changed by corrections.csv, line 2: date 2024-01-29 → 2024-01-30")
    ]
    assert [*map(tell, made.warnings)] == [
        "corrections.csv, line 3: no meeting matches the evidence '没有这样的会议'; nothing was changed"
    ]


def test_faulty_corrections_are_the_inputs_fault():
    with pytest.raises(InputFault, match="unknown column 'when'"):
        line(document(REPORT), corrections="action,evidence,when\n")


def test_gaps_stand_beside_the_meetings():
    made = line(document(REPORT), window=("2023-12", "2024-02"))
    assert [gap.what for gap in made.gaps] == ["2023-12", "2024-02"]


def test_an_empty_corpus_has_an_empty_timeline():
    made = timeline.assemble([], [], window=("2024-01", "2024-01"))
    assert (made.meetings, made.warnings, [gap.what for gap in made.gaps]) == ((), (), ["2024-01"])


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("“2023从都国际论坛”开幕式", "2023从都国际论坛开幕式"),
        ("全市教育大会", "教育大会"),
        ("市委全会", "市委全会"),
    ],
)
def test_plain_names(name, plain):
    assert merging.normalised_name(name) == plain


def test_a_name_that_is_a_kind_alone_joins_no_other_of_its_day():
    made = line(
        document("2024年10月17日，市委召开座谈会。", name="a.txt"),
        document("2024年10月17日，市政府召开民营企业座谈会。", name="b.txt"),
    )
    assert len(made.meetings) == 2
    one, other = (gathering("meeting", name) for name in ("工作会议", "全市教育工作会议"))
    assert not merging.same_by_name(one, other)
    assert merging.same_by_name(gathering("meeting", "教育工作会议"), other)


def gathering(kind: str, name: str, **more: str):
    """A gathering of this kind and name, and nothing else told but `more`."""
    (found,) = timeline.scan(document("2024年1月29日，市委召开全市教育大会。")).gatherings
    return replace(found, kind=kind, name=name, session="", **more)


def test_a_copy_is_a_further_source_of_its_meeting():
    text = "1月29日下午，市委召开区县委书记和部门一把手例会。"
    first, copy = document(text, name="a.txt"), document(text, name="b.txt")
    copy = replace(copy, paragraphs=tuple(replace(p, repeat_of="a.txt#1.1") for p in copy.paragraphs))
    (meeting,) = line(first, copy).meetings
    assert meeting.article_ids == ("a.txt#1", "b.txt#1")
    assert meeting.mentions == (("a.txt", 0, 25), ("b.txt", 0, 25))


@pytest.mark.parametrize(
    ("text", "published", "date", "part"),
    [
        ("农历腊月二十三下午，市委召开老干部座谈会。", "2012-01-20", "2012-01-16", "下午"),
        ("农历腊月二十三，市委召开2012年老干部工作会议。", "", "2012-01-16", ""),
        ("2月17日，正月初八，市委召开全市教育大会。", "2024-02-18", "2024-02-17", ""),
        ("在国庆节到来之际，市委召开老干部座谈会。", "2012-10-08", "", ""),
    ],
)
def test_days_of_the_lunar_calendar_and_of_festivals(text, published, date, part):
    (one,) = line(document(text, published=published)).meetings
    assert (one.date, one.time_of_day) == (date, part)


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        ("12月31日，市长秋实主持召开市政府第28次常务会议。", "2014-01-03", "2013-12-31"),
        ("12月30日至1月2日，全市教育大会在北湖召开。", "2019-12-31", "2019-12-30/2020-01-02"),
        ("12月31日，市委举行2024年元旦茶话会。", "", "2023-12-31"),
        ("本报江州8月19日讯 省委今天上午召开全省表彰大会。", "2010-08-20", "2010-08-19"),
        ("新华社北京1月6日电 全国水利工作会议6日在北京举行。", "2012-01-07", "2012-01-06"),
        ("4月9日，全县扶贫推进会召开。今年是“十三五”规划收官之年。", "", "2020-04-09"),
        ("3月18日，市委召开全市干部会，传达学习十三届全国人大二次会议精神。", "", "2019-03-18"),
        ("日前，县安委会召开2016年第二次全体会议。", "2016-05-06", ""),
        ("近日，市委书记柳长春到清水县调研。", "2018-05-20", "2018-05"),
    ],
)
def test_dates_over_the_years_end_by_datelines_and_by_other_words(text, published, date):
    (one,) = line(document(text, published=published)).meetings
    assert (one.status, one.date) == ("held", date)


def test_a_withheld_year_keeps_month_and_day():
    (meeting,) = line(document("5月22日至28日，全市教育大会在北山举行。")).meetings
    assert (
        meeting.date,
        meeting.date_start,
        meeting.date_end,
        meeting.date_precision,
        meeting.year_basis,
    ) == (
        "XXXX-05-22/XXXX-05-28",
        "",
        "",
        "interval",
        "none",
    )


def test_a_withheld_month_keeps_the_day():
    (meeting,) = line(document("全市教育大会15日在北山举行。")).meetings
    assert (meeting.date, meeting.date_precision) == ("XXXX-XX-15", "day")
    tables.meetings([meeting])


def test_one_day_of_unknown_years_is_one_meeting_within_a_source_only():
    text = "9月25日，市政府召开常务会议。"
    made = line(document(text, name="a.txt"), document(text, name="b.txt"))
    assert [(m.date, m.article_ids) for m in made.meetings] == [
        ("XXXX-09-25", ("a.txt#1",)),
        ("XXXX-09-25", ("b.txt#1",)),
    ]


def test_two_days_of_an_unknown_year_are_two_meetings():
    made = line(
        document("1月6日，市长李大伟主持召开市政府常务会议。", name="a.txt"),
        document("1月31日，市长李大伟主持召开市政府常务会议。", name="b.txt"),
    )
    assert [m.date for m in made.meetings] == ["XXXX-01-06", "XXXX-01-31"]


#: A counted meeting of several days, told day by day: name in the text, name of the row, days.
LASTING = [
    (("{}第六届人民代表大会第二次会议20日上午开幕", "{}第六届人民代表大会第二次会议22日下午闭幕"), "2024-01-20/2024-01-22"),
    (("{}人大常委会第九次会议20日上午举行第一次全体会议", "{}人大常委会第九次会议22日下午在人民会堂闭幕"), "2024-01-20/2024-01-22"),
    (("第七届{}博览会20日开幕", "第七届{}博览会继续举行", "第七届{}博览会24日落下帷幕"), "2024-01-20/2024-01-24"),
    (("2024年{}论坛20日在湖滨开幕", "2024年{}论坛22日在湖滨闭幕"), "2024-01-20/2024-01-22"),
]  # fmt: skip


@pytest.mark.parametrize("place", ["青江市", "绿湾省"])
@pytest.mark.parametrize(("told", "days"), LASTING, ids=[days + told[0] for told, days in LASTING])
def test_opening_sittings_and_closing_are_one_meeting(told, days, place):
    made = line(
        *(
            document(f"{words.format(place)}。", name=f"{n}.txt", published=f"2024-01-{20 + 2 * n:02}")
            for n, words in enumerate(told)
        )
    )
    lasting = [meeting for meeting in made.meetings if meeting.date]
    assert [(meeting.date, meeting.conflicts) for meeting in lasting] == [(days, ())]
    assert not lasting[0].name.endswith(("开幕会", "闭幕会", "开幕式", "闭幕式"))


@pytest.mark.parametrize(
    "told",
    [
        ("2024年1月20日，市政府召开第21次常务会议。", "2024年1月22日，市政府召开第22次常务会议。"),
        ("2024年1月20日，市十四届人大常委会宪法宣誓仪式举行。", "2024年1月29日，市十四届人大常委会宪法宣誓仪式举行。"),
        ("2024年1月20日，第七届青江博览会开幕。", "2024年3月29日，第七届青江博览会闭幕。"),
        ("2024年1月20日，第七届青江博览会开幕。", "2024年1月22日，第八届青江博览会开幕。"),
        ("2024年1月20日，2024年市政府工作例会召开。", "2024年1月27日，2024年市政府工作例会召开。"),
    ],
)  # fmt: skip
def test_two_meetings_within_days_stay_two(told):
    made = line(*(document(text, name=f"{n}.txt") for n, text in enumerate(told)))
    assert len(made.meetings) == 2


def test_a_copy_of_an_announcement_is_a_further_source_of_it():
    text = "会议决定江州市政协常委会会议9月26日召开。"
    first, copy = document(text, name="a.txt"), document(text, name="b.txt")
    copy = replace(copy, paragraphs=tuple(replace(p, repeat_of="a.txt#1.1") for p in copy.paragraphs))
    (meeting,) = line(first, copy).meetings
    assert (meeting.status, meeting.name) == ("planned", "江州市政协常委会会议")
    assert meeting.article_ids == ("a.txt#1", "b.txt#1")


def test_a_body_read_from_who_led_is_named_as_the_user_says():
    text = "2024年3月5日，省财政厅厅长王小明主持召开预算编制专题会议。"
    rows = {"bodies.csv": "body,variants\n江东省财政厅,省财政厅\n"}
    (plain,), made = line(document(text)).meetings, line(document(text), own_names=rows)
    (meeting,) = made.meetings
    assert (plain.body, meeting.body) == (("省财政厅",), ("江东省财政厅",))
    assert [*map(tell, meeting.corrected)] == ["changed by bodies.csv, line 2"]
    assert made.warnings == ()


def test_visits_to_two_places_are_told_apart():
    school, works = (gathering("visit", f"王小明到{place}调研") for place in ("青江市", "滨海县"))
    again = gathering("visit", "王小明到青江市调研")
    assert matching.tell_apart(school, works)
    assert not matching.tell_apart(school, again)


#: One name of two kinds: a tour and an event of its name in two places, a press conference and a meeting of its subject.
MIXED = [
    (
        gathering("visit", "王小明到青江市调研", venue="滨河新区"),
        gathering("event", "王小明到青江市调研", venue="东湖镇"),
        True,
    ),
    (
        gathering("meeting", "青江市预算公开新闻发布会", after="，市财政局介绍预算公开情况"),
        gathering(
            "meeting", "青江市预算公开推进会", after="，会议研究道路养护和桥梁检修", article_id="b.txt#1"
        ),
        False,
    ),
]


@pytest.mark.parametrize(("one", "other", "apart"), MIXED)
def test_whether_two_are_apart_does_not_depend_on_their_order(one, other, apart):
    assert matching.tell_apart(one, other) == matching.tell_apart(other, one) == apart


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("第三届青江发展论坛开幕", "青江发展论坛举行"),
        ("青江市教育工作会议召开", "全市教育工作会议召开"),
        ("青江市数字经济发展论坛举行", "数字经济发展论坛举行"),
    ],
)
def test_two_sittings_of_a_body_on_one_day_keep_no_others_apart(long, short):
    told = ("市政府召开第21次常务会议", "市政府召开第22次常务会议", long, short)
    made = line(*(document(f"2024年1月20日，{words}。", name=f"{n}.txt") for n, words in enumerate(told)))
    assert sorted(len(meeting.article_ids) for meeting in made.meetings) == [1, 1, 2]


SIGNED = "4月25日，青江市人民政府与海山集团签署战略合作协议。"


@pytest.mark.parametrize(
    ("told", "rows"),
    [
        ("4月25日，我市与海山集团签署战略合作协议。", 1),
        ("4月25日，市政府与海山集团签订战略合作框架协议。", 1),
        ("4月25日，海山集团有限公司与我市签署战略合作协议。", 1),
        ("4月25日，青江市与海山集团战略合作签约仪式举行。", 1),
        ("4月25日，海山集团与青江市战略合作签约仪式举行。", 1),
        ("4月25日，青江市与海山集团人才培养签约仪式举行。", 2),
        ("4月25日，我市与中河集团签署战略合作协议。", 2),
        ("4月25日，我市与海山集团签署人才培养协议。", 2),
        ("4月25日，云港县政府与海山集团签署战略合作协议。", 2),
    ],
)
def test_a_signing_in_news_and_in_a_digest_is_one(told, rows):
    made = line(
        document(SIGNED, name="a.txt", published="2023-04-26"),
        document(told, name="b.txt", published="2023-04-28"),
    )
    assert len(made.meetings) == rows
