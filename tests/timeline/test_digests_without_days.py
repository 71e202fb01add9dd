"""Digests and chronicles whose items have their day in figures, in the title, or none at all."""

import pytest

from analysis import corpus
from analysis.records import Source
from analysis.timeline.scan import scan
from tests.rows import each


def rows(text: str) -> list[tuple[str, str]]:
    gatherings = scan(corpus.cut(Source("page.txt", text))).gatherings
    return [(one.name, one.when.value if one.when else "") for one in gatherings if one.status == "held"]


def test_days_in_figures_open_items():
    text = "一周动态\n6.7 市委召开常委会会议。\n6.8 市政府召开第12次常务会议。\n6.9-6.10 市长赵立新到北原市考察。\n6.11 全市教育工作会议召开。"
    assert rows(text) == [
        ("市委常委会会议", "XXXX-06-07"),
        ("市政府第12次常务会议", "XXXX-06-08"),
        ("赵立新到北原市考察", "XXXX-06-09/XXXX-06-10"),
        ("全市教育工作会议", "XXXX-06-11"),
    ]


def test_numbers_of_sections_are_no_days():
    text = "防汛工作方案\n1.1 召开动员会议，部署工作。\n1.2 召开调度会议，通报进展。\n2.1 召开总结会议。"
    assert all(not value for _, value in rows(text))


def test_items_without_a_day_are_of_the_month_in_the_title():
    text = "江海区要闻（2024年6月）\n▲近日，我区召开项目建设调度会。\n▲区政协召开“优化营商环境”专题协商会。\n▲6月9日，区委召开常委会会议。"
    assert rows(text) == [
        ("项目建设调度会", "2024-06"),
        ("“优化营商环境”专题协商会", "2024-06"),
        ("区委常委会会议", "2024-06-09"),
    ]


def test_the_month_of_a_title_gives_its_days_a_year_and_no_others():
    text = "县人大2023年6月工作动态\n一、6月5日，县人大常委会主任会议召开。\n二、6月12日，县人大常委会召开代表座谈会。\n三、县人大常委会通报会11月2日召开。"
    assert [value for _, value in rows(text)] == ["2023-06-05", "2023-06-12", "XXXX-11-02"]


def test_later_sentences_of_an_item_are_of_its_day():
    text = "2017年大事记\n2月\n9日 全市干部大会召开。会后，市委十届四次全会召开。\n10日 江海文化联盟成立。首届江海文化节开幕式在滨江广场举行。\n12日 全市组织工作会议召开。"
    assert rows(text) == [
        ("全市干部大会", "2017-02-09"),
        ("市委十届四次全会", "2017-02-09"),
        ("首届江海文化节开幕式", "2017-02-10"),
        ("全市组织工作会议", "2017-02-12"),
    ]


def test_triangles_below_days_are_items_not_captions():
    text = "市政府工作要事记\n（2024年5月）\n1日，我市举行读书节开幕式。\n△ 江海学会学术年会开幕。学会会长王小明作报告。\n2日，全市招商工作会议召开。"
    assert ("江海学会学术年会", "2024-05-01") in rows(text)


def test_triangles_in_a_report_are_captions():
    text = "市委召开全会\n6月7日，市委召开全会。\n▲会议现场。（王小明摄）\n会议强调，要抓好落实。\n▲参会人员举手表决。（王小明摄）\n▲大会主席台。（王小明摄）"
    assert rows(text) == [("市委全会", "XXXX-06-07")]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("省 院 要 闻\n9月7日，省院召开会议。\n各 地 动 态\n9月8日，市院召开会议。", ""),
        ("今天是\n天气预报:\n一周时政要闻\n【发布日期:2010-08-08】\n●8月2日，市委召开全会。", "一周时政要闻"),
        ("市委书记的一周_江海_江海省_全国人大\n\n6月7日，市委召开全会。", "市委书记的一周"),
        ("1886 期 / 第2版:2 要闻简报\n◆9月24日，市委召开全会。\n◆9月25日，市政府召开会议。", "要闻简报"),
    ],
)
def test_headlines_of_digests(text, headline):
    assert corpus.cut(Source("page.txt", text)).articles[0].headline == headline


def test_a_record_of_headed_items_has_no_headline():
    items = "".join(
        f"{head}\n9月{day}日，{head}，传达学习上级有关文件精神，研究部署下一阶段的重点工作，市领导和有关部门负责同志参加会议。\n"
        for day, head in enumerate(("市委召开全会", "市政府召开常务会议", "市政协召开主席会议"), start=6)
    )
    article = corpus.cut(Source("1", items, origin="https://example.org/1")).articles[0]
    assert article.headline == ""


@pytest.mark.parametrize(
    "text",
    [
        "21\n2011-02\n市委召开全会\n市委2月20日召开全会。",
        "[发表时间] 2011-02-21     [浏览次数]\n市委召开全会\n市委2月20日召开全会。",
    ],
)
def test_publication_dates_torn_or_without_values(text):
    assert corpus.cut(Source("page.txt", text)).articles[0].published == "2011-02-21"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("7月2日，副市长李大伟召集有关部门，对河西水库进行实地调研。", "李大伟调研河西水库"),
        ("5月8日，市中级法院邀请人大代表视察执行工作。", "市中级法院邀请人大代表视察执行工作"),
        ("12月4日，市人大代表对我县进行年末集中视察。", "市人大代表视察我县"),
        ("9月19日，市长王小明到河西镇开展防汛工作。", "王小明到河西镇开展防汛工作"),
        ("7月2日，市文明办就即将举办的晚会召开协调会。", "市文明办协调会"),
    ],
)
def test_visits_and_meetings_in_one_sentence(sentence, name):
    assert [found for found, _ in rows(sentence)] == [name]


def test_a_congress_that_somebody_prepares_for_is_not_held():
    text = "11月8日，市长王小明到我市视察，为出席省十二届人大七次会议作准备。"
    assert [name for name, _ in rows(text)] == ["王小明到我市视察"]


def test_years_of_the_republic_of_china():
    assert rows("中华民国113年5月2日，台南市政府召开防汛整备会议。") == [
        ("台南市政府防汛整备会议", "2024-05-02")
    ]


HEADLINES = [
    "全区重点项目集中推进现场动员会议举行 严正峥出席并讲话",
    "中印国际象棋对抗赛在我区落幕",
    "全区精准脱贫工作调度会议召开 蒲振岚主持会议",
    "我区召开美丽乡村示范片区建设规划汇报会",
    "全区重大动物疫病防控工作会议召开",
    "区工商联组织企业家开展学习活动",
    "云港区优秀传统文化促进会成立",
    "全区防汛抗旱工作视频会议召开",
]


def test_a_list_of_headlines_is_a_digest():
    text = "\n".join(f"{number}、{headline}" for number, headline in enumerate(HEADLINES, 1))
    assert [name for name, when in rows(text) if not when] == [
        "全区重点项目集中推进现场动员会议",
        "全区精准脱贫工作调度会议",
        "美丽乡村示范片区建设规划汇报会",
        "全区重大动物疫病防控工作会议",
        "全区防汛抗旱工作视频会议",
    ]


def test_numbered_sentences_are_no_list_of_headlines():
    sentences = (
        "各地要认真落实全区防汛抗旱工作视频会议精神。",
        "各单位要在年内召开全区精准脱贫工作调度会议。",
        "各部门要总结经验。",
        "有关情况及时报告。",
    )
    text = "工作要求\n" + "\n".join(f"{number}、{one}" for number, one in enumerate(sentences, 1))
    assert rows(text) == []


@each("mark", ["", "- ", "* ", "+ ", "– ", "— ", "● ", "▲", "{}. ", "（{}）"])
@each(
    "more", [(), ("7月6日，市政协召开主席会议。",), ("7月5日，市委召开全会。", "7月7日，全市科技大会召开。")]
)
def test_items_marked_as_the_dated_ones_are_of_the_days_in_the_title(mark, more):
    items = [
        "7月2日，市政府召开第12次常务会议。",
        "全市消防工作会议召开，副市长林小武讲话。",
        *more,
        "7月7日，首届江海灯会开幕。",
    ]
    text = "\n".join(
        ["一周要闻（2024年7月1日—7月7日）", *(mark.format(k) + item for k, item in enumerate(items, start=1))]
    )
    dated = dict(rows(text))
    assert dated["全市消防工作会议"] == "2024-07-01/2024-07-07"
    assert dated["市政府第12次常务会议"] in ("2024-07-02", "XXXX-07-02")


def test_what_goes_on_below_a_dated_item_is_of_its_day():
    text = "一周要闻（2024年7月1日—7月7日）\n7月2日，市委召开全会。\n同日，市政协召开主席会议。\n7月4日，全市科技大会召开。\n7月6日，江海灯会开幕。"
    assert dict(rows(text))["市政协主席会议"].endswith("07-02")


def test_a_day_that_stands_apart_holds_for_the_items_below():
    text = "一周要闻（2024年7月1日—7月7日）\n7月2日\n市委召开全会。\n市政协召开主席会议。\n7月4日\n全市科技大会召开。\n7月6日\n江海灯会开幕。"
    assert dict(rows(text))["市政协主席会议"].endswith("07-02")
