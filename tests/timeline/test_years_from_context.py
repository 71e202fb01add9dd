"""Years from context: items of a chronicle, congresses, budgets and reports, fairs, days of both calendars."""

import pytest

from analysis import find_meetings

ITEMS = [
    ("{y}年5月8日 ", "王小明出席清江集团与北方公司协议签订仪式。"),
    ("5月21日下午 ", "清江行动在集团总部召开新闻发布会。27日上午9点，安置房工程开工仪式在体育场举行。"),
    ("5月 ", "清江学院被授予基地称号。"),
    ("11月3日 ", "集团召开职工代表大会。"),
    ("{z}年5月4日 ", "集团召开青年座谈会。"),
    ("5月14日 ", "清江企业升级会议在云港召开。"),
    ("5月30日 ", "{z}清江商人大会在云港开幕。{z}清江500强公布。"),
]


@pytest.mark.parametrize("title", ["", "清江集团大事记\n"])
@pytest.mark.parametrize("year", [1998, 2008, 2019])
def test_items_are_of_the_year_of_an_item_before(title, year):
    text = title + "\n".join(head + words for head, words in ITEMS) + "\n"
    rows = find_meetings(text.format(y=year, z=year + 1))
    assert sorted(rows["date"]) == [
        f"{year}-05-08",
        f"{year}-05-21",
        f"{year}-05-27",
        f"{year}-11-03",
        f"{year + 1}-05-04",
        f"{year + 1}-05-14",
        f"{year + 1}-05-30",
    ]


def test_a_new_year_turns_without_being_named():
    text = "2018年11月8日 集团召开职工代表大会。\n12月3日 集团召开青年座谈会。\n1月5日 集团召开年度工作会议。\n2月7日 集团召开安全工作会议。\n"
    assert list(find_meetings(text)["date"]) == ["2018-11-08", "2018-12-03", "2019-01-05", "2019-02-07"]


@pytest.mark.parametrize(
    "between", ["", "我国进入全面建设社会主义现代化国家、向第二个百年奋斗目标进军新征程、"]
)
@pytest.mark.parametrize("congress, year", [("十九", 2017), ("二十", 2022)])
def test_the_year_of_a_congress(between, congress, year):
    text = f"3月21日晚，海州市人民法院召开学习扩大会议。\n今年的全国两会，是在{between}党的{congress}大召开之年召开的会议。\n"
    assert list(find_meetings(text)["date"]) == [f"{year}-03-21"]


@pytest.mark.parametrize("first", ["党的二十大是一次重要会议。", ""])
def test_looking_ahead_to_a_congress_decides_beside_its_plain_name(first):
    text = f"3月21日晚，海州市人民法院召开学习扩大会议。\n{first}以实际行动迎接党的二十大胜利召开。\n"
    assert list(find_meetings(text)["date"]) == ["2022-03-21"]


@pytest.mark.parametrize(
    "day, words, dated",
    [
        ("12月31日", "会议学习了《海州省政府关于编制{}年财政收支预算的通知》。", -1),
        ("4月26日", "会议审议了《市政府关于{}年全市生态环境质量状况的报告》。", 1),
        ("7月2日", "与会人员专程出席{}年清江世博会系列活动。", 0),
    ],
)
@pytest.mark.parametrize("year", [2015, 2018, 2022])
def test_what_a_year_is_said_of(day, words, dated, year):
    text = f"{day}，县政府召开第四十二次常务会议。\n{words.format(year)}\n"
    assert next(iter(find_meetings(text)["date"])).startswith(f"{year + dated}-")


@pytest.mark.parametrize(
    "day, year",
    [
        ("7月30日（星期四，农历六月初十）", 2020),
        ("2月17日，星期六，农历正月初八", 2024),
        ("2月17日，星期日，农历正月初八", 2013),
    ],
)
def test_a_day_of_both_calendars(day, year):
    rows = find_meetings(f"{day}，市政协召开主席会议。\n")
    assert str(rows["date"].iloc[0]).startswith(f"{year}-")
