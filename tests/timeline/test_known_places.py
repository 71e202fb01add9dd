"""Which province or city 省政府 and 市委 are of, and what is kept apart by it."""

from __future__ import annotations

import time

import pytest

import analysis
from analysis import Study, corpus
from analysis.records import Source
from analysis.timeline import build, known_places
from analysis.vocabulary import load
from tests.rows import each
from tests.timeline import documents

SHORT = {
    row["short"]: row for row in load("timeline/provinces", ("province", "short", "example"), ("capital",))
}
READOUT = "{opening}3月5日，{level}政府召开常务会议。会议强调，要抓好春耕生产。"


def full(text: str, **about) -> list[tuple[str, ...]]:
    line = build([corpus.cut(Source("a.txt", text, **about))])
    return [meeting.body_full for meeting in line.meetings]


@each("short", SHORT)
def test_each_example_names_its_province(short):
    places = known_places.in_newspaper(SHORT[short]["example"])
    assert places and (places[0] == SHORT[short]["province"])


@each("short", [one for one in SHORT if SHORT[one]["province"].endswith("省")])
@each(
    ("opening", "about"),
    [
        ("", {"origin": "{short}日报"}),
        ("", {"metadata": (("省份", "{short}"),)}),
        ("", {"metadata": (("省份", "{short}省"),)}),
        ("新华社{capital}3月6日电 ", {}),
        ("{short}省委、{short}省人大常委会高度重视农业生产。", {}),
    ],
)
def test_the_place_comes_from_column_newspaper_dateline_or_text(short, opening, about):
    row = SHORT[short]
    words = {"short": short, "capital": row["capital"].removesuffix("市")}

    def filled(value):
        return tuple(map(filled, value)) if isinstance(value, tuple) else value.format(**words)

    text = READOUT.format(opening=filled(opening), level="省")
    given = {name: filled(value) for name, value in about.items()}
    assert full(text, **given) == [(f"{row['province']}政府",)]


@pytest.mark.parametrize(
    ("opening", "about"),
    [
        ("", {}),
        ("", {"origin": "人民日报"}),
        ("新华社北京3月6日电 ", {}),
        ("四川省委、浙江省委高度重视农业生产。", {}),
        ("", {"metadata": (("作者", "高原"),)}),
    ],
)
def test_where_nothing_says_which_it_stays_bare(opening, about):
    assert full(READOUT.format(opening=opening, level="省"), **about) == [("省政府",)]


def test_the_column_is_asked_before_the_newspaper_and_the_text():
    text = READOUT.format(opening="浙江省委来访。", level="省")
    assert full(text, origin="四川日报") == [("四川省政府",)]
    assert full(text, origin="四川日报", metadata=(("省份", "云南"),)) == [("云南省政府",)]


def test_an_article_has_a_place_of_each_level():
    for level, body in {"省": "四川省政府", "市": "成都市政府", "区": "青羊区政府"}.items():
        opening = "四川省委、成都市委、青羊区委要求，在成都市和青羊区全面推进。"
        assert full(READOUT.format(opening=opening, level=level)) == [(body,)]


def test_a_name_in_full_and_a_body_of_the_country_stay(tmp_path):
    text = "3月5日，绵阳市政府召开常务会议。会议强调，要抓好春耕生产。"
    assert full(text, origin="成都日报") == [("绵阳市政府",)]
    assert full("3月5日，国务院召开常务会议。会议强调，要抓好春耕生产。", origin="成都日报") == [("国务院",)]


def two_provinces(folder, **files):
    rows = [("n1", "四川日报", "要抓好春耕生产"), ("n2", "云南日报", "要办好咖啡交易会")]  # not a reprint
    text = "3月5日，省政府召开常务会议。会议强调，{}。"
    lines = [f"{key},省政府召开常务会议,{text.format(said)},2024-03-06,{paper}" for key, paper, said in rows]
    (folder / "t.csv").write_text("编号,标题,正文,发布日期,来源\n" + "\n".join(lines) + "\n", "utf-8")
    for name, given in files.items():
        (folder / f"{name}.csv").write_text(given, "utf-8")
    return Study(folder / "t.csv")


def test_one_day_in_two_provinces_is_two_meetings_in_two_lanes(tmp_path):
    study = two_provinces(tmp_path)
    assert study.meetings["body"].tolist() == ["省政府", "省政府"]
    assert sorted(study.meetings["body_full"]) == ["云南省政府", "四川省政府"]
    assert sorted(study.figure("timeline").data["body"]) == ["云南省政府", "四川省政府"]
    assert len(study.where(body="省政府").meetings) == 2
    assert study.where(body="云南省政府").meetings["article_ids"].tolist() == ["n2#1"]


HOUSES = [
    ("学校", "青江大学", "云州师范学院"),
    ("校党委", "青江大学", "云州大学"),
    ("公司", "青江水务集团", "云州电力公司"),
    ("医院", "青江人民医院", "云州中医院"),
]
HELD = "3月5日，{house}召开教学与安全工作会议。{chair}主持会议。"


@each(("bare", "one", "other"), HOUSES)
@each("where", ["folder", "newspaper", "column"])
def test_one_day_in_two_schools_is_two_meetings_in_two_lanes(bare, one, other, where):
    texts = []
    for name, chair in ((one, "赵明山"), (other, "李志远")):
        about = {"newspaper": {"origin": f"{name}新闻网"}, "column": {"metadata": (("单位", name),)}}.get(
            where, {}
        )
        file = f"{name}/a.txt" if where == "folder" else f"{chair}.txt"
        texts.append(
            corpus.cut(Source(file, HELD.format(house=bare, chair=chair), published="2024-03-06", **about))
        )
    found = {meeting.chair: meeting.body_full for meeting in build(texts).meetings}
    rest = bare.removeprefix("校") if bare == "校党委" else ""
    assert found == {("赵明山",): (one + rest,), ("李志远",): (other + rest,)}


def test_a_conference_of_all_schools_is_one_meeting_in_the_news_of_two():
    text = "3月5日，全省高校党建工作会议在云港召开。赵明山主持会议。"
    texts = [
        corpus.cut(Source(f"{name}/a.txt", text, published="2024-03-06")) for name in ("青江大学", "云州大学")
    ]
    assert len(build(texts).meetings) == 1


@each(("full_name", "short"), [("中共青江大学委员会", "青江大学党委"), ("中共安平县委员会", "安平县委")])
def test_a_committee_in_full_and_in_short_has_one_lane(full_name, short):
    texts = [
        f"{month}月5日，{name}召开常委会会议，研究安全工作。" for month, name in ((3, full_name), (4, short))
    ]
    found = build(
        [corpus.cut(Source(f"{at}.txt", text, published="2024-05-06")) for at, text in enumerate(texts)]
    ).meetings
    assert {meeting.body_full for meeting in found} == {(short,)}
    assert len({meeting.series_full for meeting in found}) == 1


@each("part", ["水利学院", "中国科学院", "全国大学", "大学"])
def test_a_part_of_a_university_is_no_school_of_its_own(part):
    assert full("3月5日，学校召开教学工作会议。", origin=part) == [("学校",)]


@each(
    ("title", "body"),
    [
        ("青江大学召开教学工作会议", "青江大学"),
        ("青江大学2024年大事记", "青江大学"),
        ("市领导来校宣布关于青江大学领导班子的决定", "学校"),
        ("市长赴青江大学", "学校"),
        ("专家组到访青江大学（图）", "学校"),
    ],
)
def test_a_headline_names_the_house_only_where_it_is_what_acts(title, body):
    assert full(f"{title}\n\n3月5日，学校召开教学工作会议，研究春季学期工作。") == [(body,)]


def test_a_county_newspaper_is_of_the_county_that_other_articles_name(tmp_path):
    """Else the committee that met twice has one meeting in each of two lanes."""
    rows = [
        ("2024-05-06,安平县人民政府网", "5月5日，县委书记王翔主持召开县委常委会会议，研究春耕生产。"),
        ("2024-06-06,安平日报", "6月5日，县委书记王翔主持召开县委常委会会议，研究防汛工作。"),
        ("2024-07-06,", "安平日报讯（记者 张三）7月5日，县委书记王翔主持召开县委常委会会议，研究夏粮收购。"),
        ("2024-08-06,南州日报", "8月5日，县委书记赵立人主持召开县委常委会会议，研究秋收工作。"),
    ]
    lines = ["日期,来源,正文", *(f"{about},{text}" for about, text in rows)]
    (tmp_path / "t.csv").write_text("\n".join(lines), "utf-8")
    found = Study(tmp_path / "t.csv").meetings.sort_values("date")
    assert found["body_full"].tolist() == [*["安平县委常委会"] * 3, "县委常委会"]
    assert found["series_full"].tolist() == [*["安平县委常委会会议"] * 3, "县委常委会会议"]


def test_a_row_of_bodies_csv_is_for_one_place(tmp_path):
    study = two_provinces(tmp_path, bodies="body,variants,place\n云南省人民政府,省政府,云南\n")
    assert sorted(study.meetings["body"]) == ["云南省人民政府", "省政府"]
    assert sorted(study.meetings["body_full"]) == ["云南省人民政府", "四川省政府"]


@pytest.mark.parametrize(
    "words", ["会议以市委", "报请市政府", "认真贯彻市委", "根据市政府", "市领导随同市政协"]
)
def test_words_before_a_body_are_no_place(words):
    text = f"2024年5月8日，市委常委会召开会议。\n{words}有关要求推进工作。\n{words}有关要求落实。"
    found = analysis.find_meetings(text)
    assert found["body_full"].tolist() == found["body"].tolist()
    named = analysis.find_meetings(text.replace(words, "青江市委").replace("落实", "在青江市落实"))
    assert named["body_full"].str.startswith("青江市").all()


#: One report of two provinces, in the same words but for the persons.
FORMULA = (
    "{month}月{day}日，省委常委会召开会议，传达学习有关讲话精神，审议《关于加快建设现代化产业体系的意见》"
    "和《关于推进城乡融合发展的若干措施》。省委书记{chair}主持会议并讲话。\n省领导{present}出席会议。"
)


@pytest.mark.parametrize(
    ("chairs", "present", "columns"),
    [
        (("林志远", "秦宏达"), ("高峰、曾强", "方圆、石磊"), ("四川", "云南")),
        (("林志远", "秦宏达"), ("高峰、曾强", "高峰、石磊"), ("江南省", "河西省")),
        (("林志远", "秦宏达"), ("高峰、曾强", "方圆、石磊"), ("", "")),
        (("王小明", "赵立人"), ("李大伟、孙立人", "李大伟、孙立人"), ("浙江", "青海")),
    ],
)
@pytest.mark.parametrize(("month", "day"), [(1, 5), (11, 28)])
def test_a_report_in_nearly_the_words_of_another_province_is_no_repeat(chairs, present, columns, month, day):
    sources = [
        Source(
            f"{n}.txt",
            FORMULA.format(month=month, day=day, chair=chair, present=there),
            metadata=(("省份", place),) if place else (),
            published="2024-12-30",
        )
        for n, (chair, there, place) in enumerate(zip(chairs, present, columns, strict=True))
    ]
    documents = corpus.settle([corpus.cut(source) for source in sources])
    assert any(p.repeat_of for p in documents[1].paragraphs)
    line = build(documents)
    assert sorted(meeting.chair for meeting in line.meetings) == sorted((chair,) for chair in chairs)
    attended = {(row.source, row.person) for row in line.attendance}
    assert attended == {
        (f"{n}.txt", name)
        for n, (chair, there) in enumerate(zip(chairs, present, strict=True))
        for name in (chair, *there.split("、"))
    }


def test_the_same_report_in_two_papers_of_one_province_is_one_meeting():
    text = FORMULA.format(month=3, day=5, chair="林志远", present="高峰、曾强")
    sources = [
        Source(f"{n}.txt", text, origin=paper, published="2024-03-06")
        for n, paper in enumerate(("四川日报", "四川工人日报"))
    ]
    line = build(corpus.settle([corpus.cut(source) for source in sources]))
    assert [len(meeting.article_ids) for meeting in line.meetings] == [2]


def sittings(place: str, numbers: list[int], **about) -> list[Source]:
    """Numbered sittings of the executive meeting of a province, a month each."""
    return [
        Source(
            f"{place}{number}.txt",
            f"2024年{number}月8日，省政府召开第{number}次常务会议。会议研究第{number}号{place}的有关工作。",
            metadata=(("省份", place),),
            published=f"2024-{number:02d}-09",
            **about,
        )
        for number in numbers
    ]


@pytest.mark.parametrize(("one", "other"), [("四川", "云南"), ("江南省", "河西省")])
def test_a_sitting_of_one_place_fills_no_gap_of_another(one, other):
    sources = [*sittings(one, [1, 2, 4, 5]), *sittings(other, [1, 2, 3, 4])]
    line = build([corpus.cut(source) for source in sources])
    missing = [(gap.series, gap.what) for gap in line.gaps if gap.kind == "session"]
    province = one.removesuffix("省") + "省"
    assert missing == [(f"{province}政府常务会议", "第3次")]
    assert {meeting.series for meeting in line.meetings} == {"省政府常务会议"}
    assert len({meeting.series_full for meeting in line.meetings}) == 2


def test_topics_of_bodies_and_series_and_a_subset_know_the_place(tmp_path):
    study = two_provinces(tmp_path)
    assert sorted(study.meetings["series_full"]) == ["云南省政府常务会议", "四川省政府常务会议"]
    assert len(study.where(series="省政府常务会议").meetings) == 2
    assert study.where(series="云南省政府常务会议").meetings["article_ids"].tolist() == ["n2#1"]


def test_time_grows_with_the_number_of_places_alone():
    def seconds(count: int) -> float:
        places = (chr(0x4E00 + n // 90) + chr(0x5000 + n % 90) for n in range(count))
        paragraph = "，".join(f"{place}市政府" for place in places)
        began = time.process_time()
        known_places.of_article(Source("a.txt", ""), documents.document(paragraph).paragraphs)
        return time.process_time() - began

    assert seconds(40_000) < 20 * seconds(4_000) + 0.3


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("李仲明主持召开市政府第41次常务会议 - 青江市人民政府.html", ("青江市",)),
        ("市委召开常委会会议_云港市人民政府网.htm", ("云港市",)),
        ("李仲明走访慰问市政协老同志.html", ()),
        ("李仲明到县政府调研.txt", ()),
        ("全省人大工作会议 - 副本.html", ()),
        ("安平县政府公报2024-03.pdf", ("安平县",)),
        ("四川日报_2024-03-05.txt", ("四川省",)),
        ("2024-03-05", ()),
    ],
)
def test_a_file_named_after_a_headline_names_no_place_but_its_site_does(name, places):
    assert known_places.in_file_name(name) == places


def test_the_body_of_a_saved_page_is_of_the_place_of_its_site():
    text = "3月5日，市长李仲明主持召开市政府第41次常务会议，研究春耕生产。"
    for name, body in (
        ("李仲明主持召开市政府第41次常务会议 - 青江市人民政府.html", "青江市政府"),
        ("李仲明主持召开市政府第41次常务会议.html", "市政府"),
    ):
        line = build([corpus.cut(Source(name, text))])
        assert [meeting.body_full for meeting in line.meetings] == [(body,)]
