"""Lines with which a page offers itself to be shared, searched, heard, judged and left: no part of an article, wherever they stand."""

from __future__ import annotations

from pathlib import Path

from analysis import corpus
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
