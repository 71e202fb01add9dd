"""Lines with which a page offers itself to be shared, searched, heard, judged and left: no part of an article, wherever they stand."""

from __future__ import annotations

from pathlib import Path

from analysis import corpus
from analysis.corpus import page_words
from analysis.records import Source
from tests.rows import each

HEADLINE = "市委召开常委会会议"
BODY = (
    "3月4日，市委召开常委会会议，研究安全生产工作。会议由市委书记何东山主持。\n"
    "会议指出，要坚持人民至上、生命至上，抓好各项措施落实，确保全市大局稳定。"
)
LINES = Path(__file__).with_name("page_lines.txt").read_text("utf-8").splitlines()
#: Sentences and headlines with the same words.
OF_ARTICLES = (
    "全市版权登记数量增长，侵权案件下降。",
    "市政府门户网站全面支持IPv6访问，群众办事更方便。",
    "网友评论文明守则发布，倡导理性表达。",
    "何东山为志愿者点赞，勉励大家再接再厉。",
    "会议要求把群众满意作为唯一标准，请各单位认真抓好落实。",
    "扫码点餐、扫码乘车成为市民生活新常态。",
    "打开手机扫一扫，群众就能了解惠农政策。",
    "声明指出，双方将加强知识产权和版权保护合作。",
    "本站所有工作人员坚守岗位，侵权投诉得到及时处理。",
    "内容来自网络平台的侵权纠纷，由市法院联系调解。",
    "温馨提示：请市民提前下载应用程序完成预约登记。",
)
HEADLINES = (
    "为志愿者点赞",
    "点赞！青江再添一张国家级名片",
    "为奋斗者点赞 向劳动者致敬",
    "点赞“青江速度”",
    "扫码办事更便捷",
    "扫一扫就能办理社保业务",
    "移动网络全面支持IPv6升级",
    "热词：新质生产力",
    "热门：文旅消费持续升温",
    "搜索：救援人员连夜排查",
    "视频无法播放问题得到解决",
    "100位读者",
)


def _of_article(line: str) -> list[bool]:
    """Whether a line is of the article below its headline, above its date, and behind its last paragraph."""
    pages = (
        f"{HEADLINE}\n{line}\n2024-03-05\n{BODY}\n",
        f"{line}\n{HEADLINE}\n2024-03-05\n{BODY}\n",
        f"{HEADLINE}\n2024-03-05\n{BODY}\n{line}\n",
    )
    found = []
    for page in pages:
        document = corpus.cut(Source("a.txt", page))
        (article,) = document.articles
        assert (article.headline, article.published) == (HEADLINE, "2024-03-05")
        found.append(any(line[:5] in paragraph.text for paragraph in document.paragraphs))
    return found


@each("line", LINES)
def test_lines_of_a_page_are_none_of_its_article(line):
    assert _of_article(line) == [False] * 3


@each("line", OF_ARTICLES)
def test_sentences_with_the_same_words_are(line):
    document = corpus.cut(Source("a.txt", f"{HEADLINE}\n2024-03-05\n{BODY}\n{line}\n"))
    assert document.paragraphs[-1].text == line


@each("line", HEADLINES)
def test_headlines_with_the_same_words_are(line):
    (article,) = corpus.cut(Source("a.txt", f"{line}\n2024-03-05\n{BODY}\n")).articles
    assert article.headline == line


def test_many_words_without_spaces_are_read_in_linear_time():
    """Words may be parts of others (微信, 微信微信): their combinations are not tried one by one."""
    assert page_words.only("微信" * 20)
    assert not page_words.only("微信" * 40 + "。")
