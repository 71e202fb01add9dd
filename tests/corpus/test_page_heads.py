"""Headlines of pages with random heads, and of pages of single kinds."""

from __future__ import annotations

import time

import pytest

from analysis import corpus
from analysis.records import Source
from tests.corpus import page_heads
from tests.rows import each

_PAGES = 240
_TEXT = (
    "6月12日上午，松原县召开防汛抗旱工作会议，安排部署当前和今后一个时期的重点工作。县长沈国梁出席会议并讲话。\n"
    "会议指出，各级各部门要提高认识，压实责任，确保各项任务落到实处。"
)
_HEADLINE = "松原县召开防汛抗旱工作会议"
_DATE = "发布时间：2024-06-13 来源：县政府办"


def _headline(page: str) -> str:
    return corpus.cut(Source("page.txt", page)).articles[0].headline


def test_random_heads():
    """Most of the words of the pages are in the vocabulary: this measures how the parts work together."""
    wrong = [(seed, fault) for seed in range(_PAGES) for fault in page_heads.page(seed).faults()]
    assert len({seed for seed, _ in wrong}) <= 0.02 * _PAGES, "\n".join(
        f"{seed}: {fault}" for seed, fault in wrong
    )


def test_every_character_of_a_random_page_is_accounted_for():
    for seed in range(_PAGES):
        text = page_heads.page(seed).text
        rows = [(row.start, row.end) for row in corpus.cut(Source("page.txt", text)).ledger]
        assert [start for start, _ in rows] == [0, *(end for _, end in rows[:-1])]
        assert rows[-1][1] == len(text)


@pytest.mark.parametrize(
    "above",
    [
        "大美松原 生态水乡",
        "看遍四海风光，最美还是家乡",
        "星空影院 今晚开播",
        "甲乙丙丁 戊己庚辛 壬癸子丑 寅卯辰巳",
        "松原论坛",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_line_above_a_date_line_that_the_text_repeats_is_the_headline(above: str, gap: str):
    """Without any word of a site: place and words decide."""
    assert _headline(gap.join((above, _HEADLINE, _DATE, _TEXT))) == _HEADLINE


@pytest.mark.parametrize(
    "below",
    [
        "沈国梁主持并讲话",
        "县委书记沈国梁出席会议并讲话",
        "副县长沈国梁出席",
        "沈国梁作动员讲话",
        "会议决定成立工作专班",
        "传达学习有关文件精神 研究部署下一步工作",
    ],
)
def test_a_line_below_the_headline_is_none_of_its_rows(below: str):
    [article] = corpus.cut(Source("page.txt", f"{_HEADLINE}\n{below}\n{_TEXT}")).articles
    assert (article.headline, article.deck) == (_HEADLINE, below)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("松原县水利局 韩秀英", "editors' line"),
        ("松原县水利局 韩秀英 陆文清", "editors' line"),
        ("松原县水利局 高峰", "editors' line"),
        ("发布者：管理员", "editors' line"),
        ("松原县水利局", "name of the site"),
        ("首页 松原要闻", "name of the site"),
        ("寻法网--松原法律检索网", "name of the site"),
        ("松原要闻", "section of the site"),
        ("【通知公告】", "section of the site"),
        ("第123期", "label"),
        ("VOL. 12", "label"),
    ],
)
def test_a_line_of_the_page_is_no_part_of_the_headline(line: str, reason: str):
    for page in (f"{line}\n{_HEADLINE}\n{_TEXT}", f"{_HEADLINE}\n\n{line}\n\n{_TEXT}"):
        document = corpus.cut(Source("page.txt", page))
        [article] = document.articles
        assert (article.headline, article.kicker, article.deck) == (_HEADLINE, "", "")
        [row] = [row for row in document.ledger if page[row.start : row.end].strip() == line]
        assert (row.disposition, row.reason) == ("furniture", reason)


def test_an_issue_with_its_year_an_office_and_whom_it_praises_head_a_page_that_has_no_other_headline():
    for line in ("2024年第12期", "松原县水利局", "松原县水利局 韩秀英 防汛先锋", "防汛先锋 韩秀英"):
        assert _headline(f"{line}\n{_TEXT}") == line


def test_the_second_row_of_a_headline_stays_with_it():
    rows = ("松原县委理论学习中心组举行", "2024年第三次专题学习会")
    assert _headline("\n".join((*rows, _TEXT))) == " ".join(rows)


@pytest.mark.parametrize(
    "caption",
    [
        *("会议现场", "会议现场 摄影 陆文清", "【资料图】", "转载自松原发布报道"),
        *(
            "沈国梁县长陪同韩秀英副局长（左一）",
            "合影留念（左起：沈国梁、陆文清、韩秀英）",
            "松原县防汛指挥部 资料图片",
        ),
        "会议现场\n县长沈国梁传达全省防汛工作会议精神\n副县长陆文清宣读防汛工作方案",
    ],
)
def test_a_caption_is_no_headline_of_a_page_without_one(caption: str):
    assert _headline(f"{caption}\n{_TEXT}") == ""


@pytest.mark.parametrize("dateline", ["中新网松原六月十二日电", "??? 本报讯"])
def test_a_dateline_is_no_headline(dateline: str):
    assert _headline(f"{dateline} (记者 陆文清){_TEXT}") == ""


def test_a_report_that_follows_its_headline_without_a_space():
    assert _headline(f"{_HEADLINE}{_TEXT}") == _HEADLINE
    sentence = "松原县第二水厂竣工投产时间2024年6月20日，总投资三亿元，日供水能力五万吨，可满足城区三十万居民和沿线十二个村的生活用水需要。"
    assert _headline(f"{sentence}\n{_TEXT}") == ""


@pytest.mark.parametrize(
    "written",
    [
        "松政办发〔2024〕12号 {headline}",
        "松政办发〔2024〕12号（{headline}）",
        "{headline} - 松原县人民政府",
        "{headline} 松原新闻 2024-06-13 10:20",
        "{headline}\n2024-06-13 10:20\n{headline} - 县区之窗",
        "{headline}\n2024年6月13日 10:20\n摄像：陆文清 编辑：韩秀英 曹建新",
    ],
)
def test_what_is_joined_to_a_headline(written: str):
    assert _headline(f"{written.format(headline=_HEADLINE)}\n{_TEXT}") == _HEADLINE


def test_news_that_a_headline_tells_is_no_outlet():
    headline = "松原县委召开会议 发布重要新闻"
    assert _headline(f"{headline} 2024-06-13 10:20\n{_TEXT}") == headline


def test_text_about_the_site_above_a_trail():
    about = "这里是松原县人民政府新闻办公室的平台。与您共同成长。"
    page = f"{about}\n松原发布 › 专栏 › 今日\n\n{_HEADLINE}\n{_DATE}\n{_TEXT}"
    [article] = corpus.cut(Source("page.txt", page)).articles
    assert article.headline == _HEADLINE
    without_trail = corpus.cut(Source("page.txt", f"{about}\n\n{_HEADLINE}\n{_DATE}\n{_TEXT}"))
    assert about in "".join(p.text for p in without_trail.paragraphs)


def test_a_heading_cut_off_at_the_foot_is_no_headline():
    page = f"{_TEXT}\n\n一体推进，补齐短板\n\n县水利局负责人介绍，今年以来完成水库除险加固三座。\n\n强化保障，压实责任"
    assert _headline(page) == ""
    own = f"{_TEXT}\n\n{_HEADLINE}"
    assert _headline(own) == _HEADLINE


def test_an_index_card_holds_no_headline_but_its_date():
    card = "[ 索 引 号 ] 11530000/2024-00102\n[ 主题分类 ] 综合 [ 发布机构 ] 松原县人民政府\n[ 名 称 ] 另一个文件的名称"
    document = corpus.cut(Source("page.txt", f"{card}\n{_HEADLINE}\n时间：2024-06-13\n{_TEXT}"))
    assert (document.articles[0].headline, document.articles[0].published) == (_HEADLINE, "2024-06-13")
    assert {row.reason for row in document.ledger if row.disposition == "furniture"} == {
        "table of fields",
        "date line",
    }


@pytest.mark.thorough
@pytest.mark.parametrize("below", ["\n2024-06-13", ""])
def test_many_headlines_above_a_text_take_time_by_their_number(below: str):
    def seconds(count: int) -> float:
        heads = "\n\n".join(f"{_HEADLINE}之{number}{below}" for number in range(count))
        page = Source("page.txt", f"{heads}\n\n{_TEXT}")
        began = time.process_time()
        corpus.cut(page)
        return time.process_time() - began

    assert min(seconds(2000) for _ in range(2)) < 8 * min(seconds(500) for _ in range(3))


SLOGANS = (
    "锚定目标 真抓实干",
    "推动各项工作提质增效",
    "四大亮点展现新成就",
    "以实干实绩书写新答卷",
    "深学细悟全会精神",
)


@each("headline", page_heads.REPORTS[:2] + page_heads.REPORTS[4:6])
@each("slogans", [SLOGANS[:1], SLOGANS[1:3], SLOGANS[3:]])
@each("dated", [True, False])
def test_slogans_below_a_line_that_says_what_happened_are_no_part_of_the_headline(headline, slogans, dated):
    title, text = (words.format(place="临泽市", who="韩秀英") for words in headline)
    lines = [
        title,
        *slogans,
        *([_DATE] if dated else []),
        text + "会议还研究了其他事项，并提出了要求。",
        "有关负责人参加。",
    ]
    if not title.endswith("调研重点项目建设"):  # does not end as a sentence of news
        assert _headline("\n".join(lines)) == title


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("临泽市召开党组理论学习中心组", "2022年第1次专题学习研讨会"),
        ("北湖区政协专题调研组", "在金沙县调研"),
        ("云岭市政府召开常务会议", "暨防汛工作会议"),
    ],
)
def test_a_headline_of_two_lines_stays_whole(first, second):
    text = (
        f"6月12日，{first}{second}，安排部署当前工作。会议指出，要提高认识，压实责任。\n有关负责人参加会议。"
    )
    assert _headline(f"{first}\n{second}\n{text}") == f"{first} {second}"


@pytest.mark.parametrize(
    "headline",
    [
        "华远集团党组召开会议深入学习贯彻全省国有企业改革座谈会精神,国企援藏、援青工作会议精神",
        "云岭市召开市委理论学习中心组学习会、市委常委会会议和全市重点项目建设推进会，安排部署近期工作",
        "北湖区委常委会召开会议传达学习全省教育大会精神、全市人才工作会议精神，研究贯彻落实意见",
    ],
)
@pytest.mark.parametrize("date", ["来源:华远集团     日期:2024-06-13    字体:【大】【中】【小】", _DATE])
def test_a_long_headline_right_above_its_date_line_is_no_paragraph(headline, date):
    page = f"您所在的位置: 首页 > 新闻中心 → 正文\n{headline}\n{date}\n\n  6月12日，{headline}。\n{_TEXT}"
    assert _headline(page).replace("，", ",") == headline.replace("，", ",")
    assert _headline(page.replace("\n\n", "\n")).replace("，", ",") == headline.replace("，", ",")


@pytest.mark.parametrize("year", ["2015年", "（2015年）", "【2015年】"])
def test_a_year_above_the_items_of_a_chronicle_is_no_headline(year):
    assert (
        _headline(f"{year}\n1月5日 市委召开全会。\n1月7日 市政府召开常务会议。\n1月9日 市政协召开主席会议。")
        == ""
    )


@pytest.mark.parametrize("office", ["云岭市中级人民法院", "北湖区应急管理局", "松原县人民政府办公室"])
def test_the_office_that_signs_a_notice_is_no_headline(office):
    text = f"为表彰先进，根据有关规定，决定给予办公室记功一次。\n各单位要以此为契机，做好工作。\n{office}\n2013年1月15日"
    assert _headline(text) == ""


@pytest.mark.parametrize(
    "trail", [">> 市政府会议 >> 常务会议", "> 要闻 > 本地要闻 >", "» 政务公开 » 会议公开"]
)
def test_a_trail_that_begins_with_an_arrow_is_no_headline(trail):
    assert _headline(f"当前位置：\n{trail}\n{_HEADLINE}\n{_DATE}\n{_TEXT}") == _HEADLINE


@pytest.mark.parametrize("who", ["沈国梁出席", "沈国梁主持会议"])
@pytest.mark.parametrize("decks", ["", "压实防汛责任\n", "压实防汛责任\n沈国梁出席\n"])
def test_the_first_part_of_a_headline_repeated_below_the_date_line(who: str, decks: str):
    headline = f"{_HEADLINE} {who}"
    assert _headline(f"{headline}\n{_DATE}\n{_HEADLINE}\n{decks}{_TEXT}") == headline


def test_what_stands_below_the_date_line_is_no_part_of_the_headline():
    article = corpus.cut(Source("page.txt", f"{_HEADLINE}\n{_DATE}\n压实责任 筑牢防线\n{_TEXT}")).articles[0]
    assert article.headline == _HEADLINE


@pytest.mark.parametrize("label", ["原标题：", "原题:", "（原标题："])
@pytest.mark.parametrize("gap", ["", " "])
def test_a_report_behind_its_original_headline_in_one_line(label: str, gap: str):
    closed = "）" if label.startswith("（") else ""
    assert _headline(f"{label}{_HEADLINE}{closed}{gap}{_TEXT}") == _HEADLINE


@pytest.mark.parametrize(
    "title",
    [
        "3月8日时事要闻",
        "2024年3月8日要闻",
        "3月下旬要闻",
        "2024年3月份要闻",
        "2024年3月1日至3月8日县政府主要活动",
        "2024年3月4日-10日新闻集锦",
    ],
)
def test_the_title_of_a_digest_with_its_days_stands_above_numbered_items(title: str):
    items = "\n".join(f"{number}.{_HEADLINE}\n{line}" for number, line in enumerate(_TEXT.split("\n"), 1))
    assert _headline(f"{title}\n{items}") == title


@pytest.mark.parametrize(
    "furniture",
    [
        "跳到主要內容區塊",
        "按此，跳至主要内容。\n字型大小\n订阅RSS 进阶搜寻 网页指南 English 繁体 简体",
        "回首頁 網站導覽 意見信箱 English\n友善列印 轉寄友人",
    ],
)
def test_furniture_of_sites_of_taiwan_and_hong_kong(furniture: str):
    assert _headline(f"{furniture}\n{_HEADLINE}\n{_TEXT}") == _HEADLINE


@pytest.mark.parametrize("name", ["新闻联播", "新闻联播文字版", "早新闻", "要闻摘要", "新闻"])
def test_the_day_in_the_title_of_a_bulletin_is_its_publication_date(name: str):
    def published(title: str) -> str:
        return corpus.cut(Source("page.txt", f"{title}\n{_TEXT}")).articles[0].published

    assert published(f"2024年6月13日{name}") == "2024-06-13"
    assert published(f"2024年6月10日至13日{name}") == ""
    assert published(f"2024年6月要闻\n2024年6月10日至13日{name}") == ""
    assert published(f"2024年6月13日{name}获奖者座谈会") == ""


@each(
    "name", ["青江县政府工作简报", "青江教育专报", "青江市人大常委会公报", "青江政协通讯", "青江縣工作簡報"]
)
@each("imprint", ["第12期", "2024年第3期", "2024年5月30日", "第12期\n2024年5月30日"])
def test_the_title_of_a_periodical_above_a_report_is_no_headline(name, imprint):
    headline = "全市防汛抗旱工作会议召开"
    text = f"{name}\n{imprint}\n{headline}\n5月29日，全市防汛抗旱工作会议召开。市长李大伟出席会议并讲话。\n"
    [article] = corpus.cut(Source("a.txt", text)).articles
    assert article.headline == headline


@pytest.mark.parametrize(
    "text",
    [
        "工作简报\n2024年5月30日\n5月29日，全市防汛工作会议召开。\n5月30日，市政府召开常务会议。\n",
        "青江县统计公报\n2024年3月1日\n一、综合\n2023年，全县生产总值增长5%。\n",
        "市委全会公报\n2024年5月30日\n中共青江市委六届五次全体会议召开\n5月29日，中共青江市委六届五次全体会议召开。市委书记李大伟讲话。\n",
    ],
)
def test_the_title_of_a_periodical_stays_the_headline_of_its_items(text):
    [article] = corpus.cut(Source("a.txt", text)).articles
    assert article.headline == text.split("\n")[0]


@pytest.mark.parametrize("days", ["（2024年9月2日—9月8日）", "(第36周)", "（2024年9月）"])
def test_the_title_of_a_digest_in_brackets_stays_before_its_days(days):
    items = "1.9月2日，市委书记王小明主持召开市委常委会会议。\n2.9月3日，市长李大伟会见林海集团董事长陈雨晴一行。\n"
    [article] = corpus.cut(Source("a.txt", f"【一周要闻】{days}\n{items}")).articles
    assert article.headline == f"【一周要闻】{days}"
