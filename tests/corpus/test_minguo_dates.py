"""Publication lines of pages from Taiwan give years of the Republic of China, which a label or 民國 marks."""

from __future__ import annotations

import pytest

from analysis import corpus
from analysis.corpus import publication_lines
from analysis.records import Source

TITLE = "海協會董監事訪問團啟程赴天津參訪"
BODY = "海峽協進基金會表示，訪問團將於9日赴天津，進行為期4天的參訪。\n訪問團主要行程包括參訪天津濱海新區。會見天津市領導。\n"
LINES = {
    "時間:101年5月8日": "2012-05-08",
    "發布日期：113-05-08": "2024-05-08",
    "發佈日期:112/05/08": "2023-05-08",
    "日期：中華民國113年5月8日": "2024-05-08",
    "發稿日期：民國101年5月8日": "2012-05-08",
    "張貼日期：113.05.08": "2024-05-08",
    "公告日期: 113年05月08日": "2024-05-08",
    "日期：民國98年5月8日": "2009-05-08",
    "發布日期：113-05-08 09:30 更新日期：113-06-01": "2024-05-08",
}


@pytest.mark.parametrize("line", LINES)
def test_a_labelled_day(line):
    [article] = corpus.cut(Source("page.txt", f"{TITLE}\n{line}\n{BODY}")).articles
    assert (article.headline, article.published) == (TITLE, LINES[line])


@pytest.mark.parametrize(
    "line", ["113-05-08", "会议共收到提案113件。", "文号：113-05-08号", "电话：113-05-0812"]
)
def test_figures_without_a_label_are_no_day(line):
    assert publication_lines.read(line) is None
