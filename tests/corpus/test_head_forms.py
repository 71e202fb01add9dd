"""Headlines, and days of publication, of pages of many kinds of site."""

from __future__ import annotations

import time

import pytest

from analysis import corpus
from analysis.corpus import door
from analysis.corpus.headings import tidy
from analysis.corpus.outlets import named
from analysis.corpus.pages import names_round_up
from analysis.corpus.publication_lines import read
from analysis.records import Article, Source
from tests.corpus.head_forms import BARE, HEADED, REPORTS, WHOLE
from tests.rows import each

_DAY = "2024-06-13"
_FULL_WIDTH = str.maketrans(",:!?;()", "，：！？；（）")
_DAYS = (
    "24-06-13",
    "06-13\n2024",
    "2024\n06/13",
    "2024-06-13",
    "2024/6/13",
    "13.06.2024",
    "2024年06月13日",
    "2024年6月13日",
    "2024.06.13",
)
_HEADLINE = "南岭区委常委会研究春耕生产工作"


def _articles(page: str) -> tuple[Article, ...]:
    return corpus.cut(Source("page.txt", page)).articles


def _plain(text: str) -> str:
    return door.normalised(text).text


@each("marks", ["half-width", "full-width"])
@each("number", range(len(REPORTS)))
@each("form", HEADED)
def test_headline_and_day_above_a_report(form: str, number: int, marks: str):
    headline, text = REPORTS[number]
    if marks == "full-width":
        text = text.translate(_FULL_WIDTH)
    article = _articles(HEADED[form].format(h=headline, t=text))[0]
    assert _plain(article.headline) == _plain(headline)
    if any(day in HEADED[form] for day in _DAYS):
        assert article.published == _DAY


@each(
    "headline",
    [
        "南岭区第三组人大代表开展“落实营商环境条例，推进民营经济发展情况”专题调研活动",
        "县政协召开“优化营商环境，服务民营企业，推动高质量发展”专题协商会",
        "全县“抓项目、促投资、稳增长”重大项目集中开工活动举行，高志远宣布开工，许静安致辞",
    ],
)
@each("when", ["6月12日上午，", "近日，"])
def test_a_headline_with_commas_right_above_its_report(headline: str, when: str):
    report = f"{when}{headline.replace('，高志远', '，县长高志远')}，有关部门负责人参加活动。\n活动要求，要抓好落实。"
    [article] = _articles(f"{headline}\n{report}\n")
    assert article.headline == headline


def test_a_sentence_that_goes_on_with_a_day_is_no_headline():
    text = "会议强调，各级各部门要深刻认识防汛工作的重要性，压实工作责任，县防汛指挥部定于\n6月12日上午开展防汛演练，各级各部门要深刻认识防汛工作的重要性，积极参加。\n"
    assert [article.headline for article in _articles(text)] == [""]


@each(
    ("rows", "report"),
    [
        ("县政协召开\n“防汛抗旱”专题协商会", "县政协召开“防汛抗旱”专题协商会"),
        (
            "柳溪县总工会第八届委员会\n第三次全体（扩大）会议召开",
            "柳溪县总工会第八届委员会第三次全体（扩大）会议召开",
        ),
    ],
)
def test_a_headline_of_two_rows_of_which_the_first_needs_the_second(rows: str, report: str):
    text = f"6月12日，{report}，总结了去年的工作，部署了今年的任务，有关部门负责人参加会议。\n会议强调，要履行好职责。"
    article = _articles(f"工作动态\n{rows}\n发布时间：2024-06-13\n{text}")[0]
    assert article.headline.replace(" ", "") == rows.replace("\n", "")


def test_a_slogan_and_the_row_that_the_publishing_system_of_a_newspaper_leaves():
    text = "昨天，在柳溪中专赛点，全县职业技能大赛紧张进行中，这是展示职业教育成果的重要平台。\n记者 许静安摄"
    row = "2024-06-13 1 1 柳溪日报 content_1024.html 1 3 练本领 强技能 /enpproperty-->"
    article = _articles(f"第A01版：封面\n\n练本领 强技能\n\n{text}\n\n{row}")[0]
    assert (article.headline, article.published) == ("练本领 强技能", _DAY)


def test_fields_of_an_event_are_no_part_of_its_headline():
    page = "全市防汛演练方案\n演练时间：2024-06-13 演练地点：柳溪水库 参演单位：各乡镇\n为提高防汛应急处置能力，检验预案的科学性和可操作性，现制定演练方案如下，请认真组织实施。\n一、演练目的。\n"
    [article] = _articles(page)
    assert (article.headline, article.published) == ("全市防汛演练方案", "")


@each("number", range(3))
@each("form", BARE)
def test_a_page_without_a_headline_is_one_article_and_gets_none(form: str, number: int):
    articles = _articles(BARE[form].format(t=REPORTS[number][1]))
    assert [article.headline for article in articles] == [""]


@each("form", WHOLE)
def test_headline_of_a_whole_page(form: str):
    headline, text = WHOLE[form]
    assert _plain(_articles(text)[0].headline) == _plain(headline)


@pytest.mark.parametrize("form", [form for form in WHOLE if form.startswith(("one line", "clock"))])
def test_day_of_a_whole_page(form: str):
    assert _articles(WHOLE[form][1])[0].published == _DAY


def test_the_day_of_a_digest_is_that_of_its_own_date_line():
    """Not that of the newspaper which its first item is from."""
    assert _articles(WHOLE["contents"][1])[0].published == "2024-06-17"


@each("section", ["", "工作动态", "时政要闻"])
@each("site", ["柳溪市农业农村局", "柳溪日报", "柳溪市总工会", "中共柳溪市委党校", "柳溪新闻网"])
@each("border", ["_", "|", " - ", "-", "--", "－", " | ", " · ", "/", " > "])
def test_names_of_sections_and_site_behind_a_headline(border: str, site: str, section: str):
    names = filter(None, (section, site))
    assert tidy(border.join((_HEADLINE, *names))) == _HEADLINE


@pytest.mark.parametrize(
    "words",
    [
        "——柳溪市农业农村局",  # whom the report is about
        "-暨全区农业工作会议",
        "：柳溪日报",
        "——南岭区大力发展特色农业",
    ],
)
def test_what_belongs_to_a_headline_behind_a_border(words: str):
    assert tidy(_HEADLINE + words) == _HEADLINE + words


@pytest.mark.parametrize(
    "title",
    [
        "山城好风光——山城新闻网",  # too short to be cut
        "让群众满意--山城新闻网",
        "山城好风光>>山城新闻网",
        "全区教育大会召开｜书记区长出席活动",
        "柳溪市上半年经济运行平稳 | 市统计局发布",
        "“青春柳溪”志愿行动启动 | 市团委开展敬老活动",
        "改革开放四十年 - 柳溪银行",  # whom a part of a series is about
        "为什么要学习党章 | 答案在哪个部",
        "张扬视角|我的故乡",
        "聚焦高质量发展|柳溪实践",
        "【教学时间】安排调整",
        "【教学时刻】全校安排已经调整",
        "2024年部门预算公开（市水利局）",
        "2024年部门预算公开（市教育局）",
    ],
)
def test_both_halves_of_a_headline_stay(title: str):
    assert tidy(title) == title


@pytest.mark.parametrize(
    "site",
    [
        "_柳溪发布",
        " | 市统计局",
        "_政法综合动态",
        " - 柳溪银行",
        "_中国·柳溪",
        ">>要闻>>柳溪新闻网",
        "-----柳溪网",
    ],
)
def test_the_name_of_a_site_goes_with_its_whole_border(site: str):
    assert tidy(_HEADLINE + site) == _HEADLINE


@pytest.mark.parametrize(
    "text",
    [
        "我校学生登上新闻周刊",
        "县应急局编发工作简报",
        "柳溪县启动疫情周报",
        "我校登上新闻周刊第12期",
        "柳溪周刊",
        "柳溪统计月报",
    ],
)
def test_no_name_of_a_digest(text: str):
    assert not names_round_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "柳溪周刊（第12期）",
        "2024年6月统计月报",
        "统计月报（2024年6月）",
        "县委办工作简报",
        "防汛抗旱专报第3期",
    ],
)
def test_name_of_a_digest(text: str):
    assert names_round_up(text)


@pytest.mark.parametrize("subject", ["工作", "疫情", "柳溪县气象", "生产", "每日", "值班"])
@pytest.mark.parametrize("kind", ["日报", "周报"])
def test_a_report_of_every_day_is_no_newspaper(subject: str, kind: str):
    assert named(f"{subject}{kind} 2024-07-26") == ""


@pytest.mark.parametrize(
    ("between", "below"),
    [("南岭区召开教育会议\n2024-06-11\n", ""), ("", "\n原标题:南岭区召开教育会议")],
    ids=["a headline above the second", "original titles below both"],
)
def test_each_article_has_the_original_title_below_it(between: str, below: str):
    headline, text = REPORTS[0]
    second = "6月11日,南岭区召开教育会议,部署下半年教育工作。区长许静安出席会议并讲话。\n会议强调,要坚持教育优先发展,办好人民满意的教育。"
    articles = _articles(f"{text}\n原标题:{headline}\n\n{between}{second}{below}")
    assert [article.headline for article in articles] == [headline, "南岭区召开教育会议"]


@each(
    "column",
    [
        "【聚焦党代会】",
        "【柳溪日报】",
        "【乡村振兴】",
        "[组图]",
        "时政要闻｜",
        "两会·声音丨",
        "● ",
        "【巡视整改】",
        "名称：",
    ],
)
@each("behind", ["", "（图）", "[组图]", "http://www.lx.cn", " [复制链接]", "（权威发布）"])
def test_columns_and_pictures_beside_a_headline(column: str, behind: str):
    assert tidy(column + _HEADLINE + behind) == _HEADLINE


@pytest.mark.parametrize(
    "title", ["【短评】春耕正当时", "【本报评论员】春耕正当时", "《论持久战》的现实意义"]
)
def test_the_form_of_an_article_stays_in_its_headline(title: str):
    assert tidy(title) == title


def test_a_series_stays_in_the_title_that_a_table_gives():
    title = f"【新春走基层】{_HEADLINE}"
    source = Source("table.csv", REPORTS[0][1], title, "2024-06-13", "column")
    assert corpus.cut(source).articles[0].headline == title


@pytest.mark.parametrize(
    "above",
    [
        "该栏目\n已归档",
        "柳溪\n15:00发布\n柳溪\n15:00发布\n多云\n相对湿度 45%\n今天\n周三\n阵雨\n\n首页 > 信息公开 > 决策公开",
    ],
)
@pytest.mark.parametrize("number", range(len(REPORTS)))
def test_widgets_above_a_headline(above: str, number: int):
    headline, text = REPORTS[number]
    page = f"{above}\n\n{headline}\n\nuser 于2024年06月13日发表\n{text}"
    [first, *_] = _articles(page)
    assert (first.headline, first.published) == (headline, _DAY)


def test_the_original_title_in_traditional_characters_and_a_weekday_cut_off():
    headline, text = REPORTS[0]
    assert _articles(f"(原標題:{headline})\n\n{text}")[0].headline == headline
    assert _articles(f"2024年6月13日 星期\n{headline}\n\n{text}")[0].published == _DAY


@pytest.mark.parametrize(
    "signature",
    [
        "院办 2024年6月13日",
        "(校办 2024年6月13日)",
        "党政办公室供稿 2024-06-13",
        "（宣传科供稿 2024.6.13）",
        "第二党支部 2024年6月13日",
        "教务处 宣传部  2024年6月13日",
        "区住建局供稿2024年6月13日",
        "林业站 韩立 2024年6月13日",
        "（林业局 2024年6月13日 ）",
    ],
)
def test_the_day_of_a_signature_below_a_report(signature: str):
    headline, text = REPORTS[0]
    [article] = _articles(f"{headline}\n{text}\n{signature}")
    assert (article.headline, article.published) == (headline, _DAY)


def test_an_office_that_signs_with_spaces_in_its_name_is_no_headline():
    [article] = _articles(
        "节日期间开放安排如下,请各位读者留意。\n10月6日起照常开放。\n图 书 馆\n2024年6月13日"
    )
    assert (article.headline, article.published) == ("", _DAY)


@pytest.mark.parametrize(
    "clock",
    [
        "北京时间:2025年05月04日",
        "现在时间:2025年5月4日 10:20:31",
        "当前日期:2025-05-04",
        "系统时间：2025年05月04日 10:20:31 星期日",
        "现在时间是2025年5月4日 10:20:31",
        "您好,今天是2025年05月04日,星期日",
        "今日:2025年05月04日 农历四月初七",
    ],
)
def test_the_clock_of_a_page_gives_no_day(clock: str):
    headline, text = REPORTS[0]
    [article] = _articles(f"{clock}\n{headline}\n{text}")
    assert (article.headline, article.published) == (headline, "")


def test_a_headline_that_only_the_trail_gives():
    _, text = REPORTS[0]
    headline = "全县召开防汛会议:守住底线,不留死角"
    assert _articles(f"柳溪网> 要闻> {headline} > 正文\n{text}")[0].headline == headline
    trail = "首页 > 政务公开 > 法定主动公开内容目录一览 > 正文"
    assert _articles(f"{trail}\n{REPORTS[0][0]}\n{text}")[0].headline == REPORTS[0][0]


def test_a_newspaper_stays_before_a_dash_where_the_text_is_about_it():
    headline = "柳溪日报——记者走过三十年"
    text = (
        "1994年,柳溪日报创刊。三十年来,一代代记者走遍全县乡村,记录这片土地的变化。\n如今,报社又迎来一批新人。"
    )
    assert _articles(f"{headline}\n{text}")[0].headline == headline


@pytest.mark.parametrize(
    "line",
    [
        "会议地点：县委会议室 2024年6月13日",
        "第三次全体会议召开 2024年6月13日",
        "第三次会议召开完毕 | 2024年6月13日",
        "北京时间2024年6月13日上午，全会开幕",
        "2024年6月13日开不开会?",
        "开馆时间 — 2024年6月13日",
        "报名截止日期 · 2024年6月13日",
        "会期安排—2024-06-13",
    ],
)
def test_no_line_of_publication(line: str):
    assert read(line) is None


def test_a_day_in_brackets_before_the_first_words_and_one_before_a_note():
    headline, text = REPORTS[0]
    assert _articles(f"{headline}\n(2024-06-13){text}")[0].published == _DAY
    assert _articles(f"{headline}\n[2024-06-13 16:09:40]说明:\n{text}")[0].published == _DAY


@pytest.mark.thorough
@pytest.mark.parametrize(
    "line", ["柳溪日报——全县第{}次召开防汛会议", "首页 > 要闻 > 全县第{}次召开防汛会议 > 正文"]
)
def test_time_is_linear_in_headlines_with_their_newspaper_or_trail(line: str):
    def seconds(count: int) -> float:
        text = "\n".join(line.format(n) for n in range(count))
        began = time.process_time()
        corpus.cut(Source("a.txt", text))
        return time.process_time() - began

    assert seconds(8_000) < 10 * seconds(2_000) + 0.3
