"""Rules for the heads of pages, each beside texts that look like its case and are another."""

from __future__ import annotations

import pytest

from analysis.corpus import publication_lines
from analysis.corpus.cutting import cut
from analysis.corpus.headings import tidy
from analysis.records import Source

TEXT = (
    "6月12日上午，青江县召开全县教育工作会议。县长王小明出席会议并讲话。\n\n"
    "会议要求，要抓好落实，办好人民满意的教育。\n"
)
REPORT = f"本报讯（记者 张三）{TEXT}"


def articles(text: str):
    return cut(Source(name="a.txt", text=text)).articles


def head(text: str) -> tuple[str, str]:
    first, *_ = articles(text)
    return first.headline, first.published


@pytest.mark.parametrize(
    ("text", "headline", "deck"),
    [
        (
            f"——青江县高质量发展系列报道\n县教育局推进城乡教育均衡发展\n2024-06-13 来源：青江日报\n{TEXT}",
            "县教育局推进城乡教育均衡发展",
            "青江县高质量发展系列报道",
        ),
        (
            f"——学习贯彻全国教育大会精神\n青江县召开全县教育工作会议\n\n{REPORT}",
            "青江县召开全县教育工作会议",
            "学习贯彻全国教育大会精神",
        ),
        (f"——走进青江\n绿水青山入画来\n{TEXT}", "绿水青山入画来", "走进青江"),
        (
            f"在青江县教育大会上的讲话\n——2024年6月12日在青江县第三届\n人民代表大会第二次会议上\n2024-06-13\n{TEXT}",
            "在青江县教育大会上的讲话",
            "2024年6月12日在青江县第三届 人民代表大会第二次会议上",
        ),
        (
            f"青江县审计工作报告\n——2024年6月12日在青江县第三届\n人民代表大会第二次会议上\n青江县审计局局长 林小小禾\n2024-06-13\n{TEXT}",
            "青江县审计工作报告",
            "2024年6月12日在青江县第三届 人民代表大会第二次会议上 青江县审计局局长 林小小禾",
        ),
    ],
)
def test_a_line_with_a_dash_above_a_headline_does_not_take_it(text, headline, deck):
    (one,) = articles(text)
    assert (one.headline, one.deck) == (headline, deck)


def test_a_heading_right_below_a_deck_is_that_of_a_part():
    (one,) = articles(f"青江县教育工作综述\n——办好人民满意的教育\n改善办学条件\n{TEXT}")
    assert (one.headline, one.deck) == ("青江县教育工作综述", "办好人民满意的教育")


@pytest.mark.parametrize(
    "text",
    [
        "青江县历年运动会情况\n\n青江县每年举办一次运动会，参加的队伍逐年增加，情况如下。\n\n"
        "年份\n项目数\n参赛队\n2022\n10\n25\n2023\n12\n30\n2024\n11\n28\n\n以上数据由县体育局提供，供各单位参考使用。\n",
        f"青江县举办运动会\n2022\n10\n25\n{TEXT}",
        f"全县教育工作会议召开\n\n{REPORT}\n相关新闻\n06-21\n2024\n县委召开全会\n06-20\n2024\n县政府召开会议\n",
        f"全县教育工作会议召开\n\n{REPORT}\n相关新闻\n06-21\n2024\n县委召开全会\n",
    ],
)
def test_figures_and_days_of_other_news_are_no_day_of_publication(text):
    assert {one.published for one in articles(text)} == {""}


@pytest.mark.parametrize(
    "day", ["06-13\n2024\n", "13\n2024-06\n", "2024\n06-13\n", "13\n06月\n2024年\n", "13\n06\n2024\n"]
)
def test_a_torn_day_at_the_headline_is_the_day_of_publication(day):
    assert head(f"{day}全县教育工作会议召开\n{TEXT}") == ("全县教育工作会议召开", "2024-06-13")
    assert head(f"全县教育工作会议召开\n{day}{TEXT}") == ("全县教育工作会议召开", "2024-06-13")


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("（市政府）第五次常务会议纪要摘编", ""),
        ("（县总工会）章程修正案及其说明", ""),
        ("（青江县委）书记在会上的讲话提纲", ""),
        ("（青江县委党校）：市委召开经济工作会议", "市委召开经济工作会议"),
        ("【教育局、卫健局】联合召开校园卫生工作会议", ""),
        ("【教育局、卫健局】校园卫生工作会议今天召开", ""),
        ("【青江中学】召开全校教职工大会和表彰会", ""),
        ("【守底线、保安全】市委召开经济工作会议", "市委召开经济工作会议"),
        ("【工作动态】召开校园卫生工作会议和部署会", "召开校园卫生工作会议和部署会"),
        ("【青江日报】市委召开经济工作会议", "市委召开经济工作会议"),
    ],
)
def test_brackets_with_the_subject_of_a_headline_stay(title, wanted):
    assert tidy(title) == (wanted or title)


@pytest.mark.parametrize(
    "line",
    [
        "有效期：三年",
        "截止日期：6月30日",
        "实施日期：即日起",
        "长度：12.6公里",
        "时长：两小时",
        "服务对象：全县企业",
        "服务对象 全县企业",
    ],
)
def test_fields_of_a_guide_or_a_project_are_text(line):
    assert not publication_lines.is_fields(line) and not publication_lines.is_credit(line)
    assert publication_lines.read(line) is None


@pytest.mark.parametrize("line", ["有效期至 2026-06-12", "施行日期 2024-08-01", "截止日期：2024-08-01"])
def test_the_day_of_another_label_is_no_publication(line):
    assert publication_lines.read(line) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("索引号：0001/2024-00012 施行日期：2024-08-01 发布日期：2024-06-13", "2024-06-13"),
        ("文号：青政发〔2024〕5号 有效期：三年 2024-06-13", "2024-06-13"),
        ("发布时间：2024-06-13 时长：01:52", "2024-06-13"),
        ("2024-06-13 视频长度：0:01:52", "2024-06-13"),
        ("发布日期：2024-06-13 有效期至 2026-06-12", "2024-06-13"),
    ],
)
def test_such_fields_beside_a_sure_one_belong_to_the_card(line, day):
    assert publication_lines.read(line).date == day


def test_a_slogan_above_the_day_is_no_headline_where_the_report_has_one():
    slogan = "弘扬教育家精神，办好人民满意的教育，为推进青江高质量发展提供有力支撑，谱写新时代青江教育新篇章"
    text = f"{slogan}\n2024年6月13日 星期四\n全县教育工作会议召开\n{TEXT}"
    assert head(text) == ("全县教育工作会议召开", "2024-06-13")


@pytest.mark.parametrize("day", ["2024年10月01日", "2024年10月12日"])
def test_a_day_before_a_headline_that_the_report_tells_later(day):
    text = f"{day} 全县教育工作会议召开\n{TEXT.replace('6月12日', '12月6日')}"
    assert articles(text)[0].published == ""


@pytest.mark.parametrize(
    ("stamp", "told"),
    [
        ("2024年06月13日", "6月12日"),
        ("2024年10月13日", "10月12日"),
        ("2024年10月12日", "10月12日"),
        ("2024年10月01日", "9月30日"),
    ],
)
def test_a_day_before_a_headline_right_after_what_is_told_is_the_publication(stamp, told):
    text = f"{stamp} 全县教育工作会议召开\n{TEXT.replace('6月12日', told)}"
    year, month, day = stamp[:4], stamp[5:7], stamp[8:10]
    assert head(text) == ("全县教育工作会议召开", f"{year}-{month}-{day}")


@pytest.mark.parametrize(
    "line",
    [
        "第128期：第3版面设计竞赛",
        "第1024期：第3版画作品展",
        "当前版：第3版画展",
    ],
)
def test_a_headline_that_begins_as_a_row_of_a_newspaper_does(line):
    assert head(f"{line}\n2024-06-13\n{TEXT}")[0]
