"""Gatherings read from running text: labelled cases, and what each tells."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from analysis import corpus, tables, timeline
from analysis.records import Source
from analysis.timeline.meetings import Rule, name_phrases, naming
from tests.rows import each
from tests.timeline.documents import document

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def told(text: str, **about) -> list[dict[str, str]]:
    """The gatherings of a text, as the columns of the case files."""
    return [
        {
            "kind": g.kind,
            "status": g.status,
            "name": g.name,
            "day": g.when.value if g.when else "",
            "time_of_day": g.when.time_of_day if g.when else "",
            "series": g.series,
            "session": g.session,
            "body": tables.join(g.body),
            "chair": tables.join(g.roles.chair),
            "speakers": tables.join(g.roles.speakers),
            "attendees": tables.join(g.roles.attendees),
        }
        for g in timeline.scan(document(text, **about)).gatherings
    ]


def grouped() -> list[tuple[str, list[dict[str, str]]]]:
    cases: dict[str, list[dict[str, str]]] = {}
    for row in rows("wild.csv"):
        cases.setdefault(row.pop("text"), []).append(row)
    return list(cases.items())


@each(("text", "expected"), grouped())
def test_wild(text, expected):
    assert told(text) == expected


def patterns() -> list[tuple[str, list[tuple[str, ...]]]]:
    """Sentences by how they report a gathering, each with kind, status, name and day of all that it reports."""
    cases: dict[str, list[tuple[str, ...]]] = {}
    for row in rows("patterns.csv"):
        found = cases.setdefault(row["text"], [])
        if row["kind"]:
            found.append((row["kind"], row["status"], row["name"], row["day"]))
    return list(cases.items())


@each(("text", "expected"), patterns())
def test_patterns(text, expected):
    assert [(g["kind"], g["status"], g["name"], g["day"]) for g in told(text)] == expected


@each("row", rows("negative.csv"))
def test_no_gathering(row):
    assert told(row["text"]) == []


@pytest.mark.parametrize("row", rows("known_failures.csv"), ids=lambda row: row["why"])
@pytest.mark.xfail(strict=True, reason="known failures: each says what should be found")
def test_known_failure(row):
    assert [case["name"] for case in told(row["text"])] == [name for name in row["names"].split("；") if name]


def test_evidence_leads_back_to_the_source():
    text = "本市消息\n1月29日下午，市委召开全市教育大会。王小明出席会议并讲话。"
    made = document(text)
    (gathering,) = timeline.scan(made).gatherings
    assert made.source.text[gathering.start : gathering.end] == "1月29日下午，市委召开全市教育大会"
    assert gathering.evidence == "1月29日下午，市委召开全市教育大会"
    assert gathering.rule == "held"
    assert gathering.paragraph_id == "page.txt#1.2"


def test_a_meeting_told_twice_in_an_article_is_one_with_its_fullest_name():
    found = told("王小明主持召开省委农村工作会议。\n1月5日，省委农村工作会议在长沙召开。省长李大伟主持会议。")
    assert [(g["name"], g["day"], g["chair"]) for g in found] == [
        ("省委农村工作会议", "XXXX-01-05", "李大伟")
    ]


def test_what_an_article_tells_beside_its_news_needs_a_day():
    text = "全市上下干劲十足。\n各部门抓紧落实。\n市委召开了全市教育大会。\n1月5日，市委召开全市工业大会。"
    assert [g["name"] for g in told(text)] == ["全市工业大会"]


def test_a_review_reports_no_news():
    text = "一年来，全市教育水平提升。\n教育改革推进。\n5月4日，市委召开全市教育大会。"
    assert [(g["name"], g["status"]) for g in told(text, kind="review")] == [("全市教育大会", "referenced")]


def test_the_headline_completes_a_bare_guest():
    found = told("欢迎仪式后，李大伟同莫特举行会谈。", headline="李大伟同岛国总理举行会谈")
    assert [(g["name"], g["day"]) for g in found] == [("李大伟同岛国总理莫特会谈", "")]


def test_a_day_after_another_hangs_on_it():
    text = "9月1日下午，国家主席王小明同贝国总统塔伦举行会谈。\n当晚，王小明为塔伦举行欢迎宴会。"
    (_, banquet) = timeline.scan(document(text)).gatherings
    assert (banquet.name, banquet.previous, banquet.when.time_of_day) == (
        "王小明为塔伦举行欢迎宴会",
        "XXXX-09-01",
        "晚上",
    )


def test_a_deck_names_attendees_run_together():
    found = told("1月5日，市委召开全市教育大会。市长李大伟主持会议。", deck="石军到会指导 李大伟程丽出席")
    assert [(g["chair"], g["attendees"]) for g in found] == [("李大伟", "石军；程丽")]


def test_a_reaction_piece_reports_its_meeting():
    text = "大家表示，要抓好落实。\n全市干部深受鼓舞。"
    headline = "——市委六届四次全会在全市党员干部中引发热烈反响"
    assert [(g["name"], g["day"], g["status"]) for g in told(text, headline=headline)] == [
        ("市委六届四次全会", "", "held")
    ]
    assert told(text, headline="王小明在全市教育大会上的讲话引发热烈反响") == []


def test_the_occasion_of_a_document():
    found = told("(2024年5月28日市六届人大常委会第九次会议上)\n一、全会概况")
    assert [(g["name"], g["day"], g["session"]) for g in found] == [
        ("市六届人大常委会第九次会议", "2024-05-28", "六届九次")
    ]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "unit",
    [
        *("1月1日，第{}次全会召开。\n", "召开会议", "王小明会见李大伟，", "由王小明主持", "当日，大会召开。"),
        "3月5日，华远{}集团与滨江区政府签署合作协议。\n",
        "1月1日，王小明到第{}医院调研。座谈会上，李大伟讲话。\n",
        "在签约仪式上",
        "在召开",
    ],
)
def test_time_is_linear_in_hostile_text(unit):
    def seconds(size: int) -> float:
        made = document("".join(unit.format(i) for i in range(size // len(unit))))
        took = []
        for _ in range(3):  # the best of three: other processes disturb single runs
            begin = time.process_time()
            timeline.scan(made)
            took.append(time.process_time() - begin)
        return min(took)

    seconds(1000)
    assert seconds(24_000) < 12 * max(seconds(6_000), 0.02)


def test_talks_that_are_named_as_a_meeting_of_two_are_told_once():
    found = told("3月5日，市长胡某某会见法国总统马某某，举行中法元首会晤。")
    assert [(one["kind"], one["name"]) for one in found] == [("reception", "胡某某会见法国总统马某某")]


def test_what_a_sitting_adopted_is_a_report_of_it_at_the_head_alone():
    adopted = "2024年3月5日，市委常委会会议审议通过全市工作要点。"
    (at_the_head,) = told(adopted)
    (further_on,) = told("全市各地抓好落实。\n这是第一段。\n这是第二段。\n这是第三段。\n" + adopted)
    assert (at_the_head["status"], further_on["status"]) == ("held", "referenced")


@pytest.mark.parametrize(
    ("text", "previous", "offset"),
    [
        ("本报江州8月19日讯 省委今天上午在江州召开全省表彰大会。", "XXXX-08-19", 0),
        ("新华社北京1月6日电（记者 高岚）全国水利工作会议昨天在北京举行。", "XXXX-01-06", -1),
        ("本报讯（记者 高岚）全国水利工作会议今天在北京举行。", "", 0),
        ("本报1月6日讯 今天（1月5日），全国水利工作会议在北京举行。", "", 0),
    ],
)
def test_today_hangs_on_the_dateline(text, previous, offset):
    (one,) = timeline.scan(document(text, published="2012-01-08")).gatherings
    assert (one.previous, one.when.offset) == (previous, offset)


def test_today_in_a_speech_is_the_day_below_its_title():
    headline = "（2015年9月16日）在全市三级干部会议上的讲话"
    (one,) = timeline.scan(document("今天，市委召开全市三级干部会议。", headline=headline)).gatherings
    assert (one.name, one.previous) == ("全市三级干部会议", "2015-09-16")


def test_a_stop_of_a_tour_is_no_visit_of_its_own():
    text = "省委书记王小明近日在南山市考察。\n9月20日至21日，王小明深入农村、学校调研。\n20日上午，王小明来到李家村考察。"
    assert [(g["name"], g["day"]) for g in told(text)] == [("王小明在南山市考察", "XXXX-09-20/XXXX-09-21")]


PROCEEDINGS = (
    "会议认为，成绩来之不易。\n会议指出，要稳中求进。\n会议强调，要抓好落实。\n会议还研究了其他事项。"
)


def test_proceedings_whose_meeting_is_named_nowhere():
    [gathering] = timeline.scan(document(PROCEEDINGS)).gatherings
    assert (gathering.name, gathering.status, gathering.when) == ("会议", "held", None)
    assert gathering.evidence == "会议"
    assert gathering.rule is Rule.PROCEEDINGS


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PROCEEDINGS.split("\n")[:2]),
        PROCEEDINGS.replace("会议", "我们"),
        "要抓好春耕。\n要备足农资。\n要管好农田。\n" + PROCEEDINGS,
    ],
    ids=["two paragraphs", "nobody's", "far down"],
)
def test_what_is_too_little_for_proceedings(text):
    assert timeline.scan(document(text)).gatherings == ()


def test_proceedings_of_a_meeting_that_is_named_are_its_own():
    [gathering] = timeline.scan(document("5月3日，省委召开常委会会议。\n" + PROCEEDINGS)).gatherings
    assert (gathering.name, gathering.rule) == ("省委常委会会议", "held")


def test_a_commentary_that_quotes_proceedings_reports_no_meeting():
    assert timeline.scan(document(PROCEEDINGS, kind="editorial")).gatherings == ()


def test_proceedings_of_two_articles_of_a_page_are_two_meetings():
    page = "春耕备耕\n\n本报讯（记者 赵六）{0}\n\n防汛救灾\n\n本报讯（记者 钱七）{0}\n"
    lines = "会议认为，{0}成绩来之不易。\n会议指出，{0}要稳中求进。\n会议强调，{0}要抓好落实。"
    cut = corpus.cut(Source("page.txt", page.format(lines.format("今年")).replace("今年", "去冬", 3)))
    assert len(cut.articles) == 2
    made = timeline.build([cut]).meetings
    assert [meeting.name for meeting in made] == ["会议", "会议"]
    assert len({meeting.article_ids for meeting in made}) == 2


def test_each_of_two_meetings_in_one_sentence_has_its_own_chair():
    found = told(
        "4月23日，区委书记王小明主持召开区委常委会会议，区长李大伟主持召开区政府常务会议，审议有关事项。"
    )
    assert [one["chair"] for one in found] == ["王小明", "李大伟"]


def test_an_announced_meeting_does_not_end_the_report_of_the_one_held():
    found = told(
        "8月3日，县长王小明主持召开专题会议。据介绍，文化下乡启动仪式定于8月20日举行。\n参加会议的县领导有李大伟、张伟。"
    )
    assert found[0]["attendees"] == "李大伟；张伟"


@pytest.mark.parametrize("unit", ["在", "因", "在召开", "因推迟", "曾在", "的", "举行的", "连续在"])
def test_words_before_a_name_are_read_in_linear_time(unit):
    """Words that could be parted in many ways: once this took time that doubled with each of them."""
    begin = time.process_time()
    for end in ("", "召开大会", "欢迎"):
        name_phrases._before_name().match(unit * 300 + end)
        naming._not_a_name().search(unit * 300 + end)
    assert time.process_time() - begin < 1
