"""What layers report that know no settings is in the language of the command or study."""

import pandas as pd
import pyarrow as pa
import pytest

from analysis import wording
from analysis.questions import group
from analysis.run import keep, store


@pytest.fixture
def chinese():
    wording.log_in("zh")
    yield
    wording.log_in("en")


def test_a_damaged_result(chinese, tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("OFFICIAL_TEXTS_CACHE", str(tmp_path))
    place = keep.kept("k", "a", lambda folder: (folder / "a.txt").write_text("一"))
    (place / "a.txt").write_text("二")
    keep.kept("k", "a", lambda folder: (folder / "a.txt").write_text("一"))
    assert caplog.messages == [f"{place}：内容已损坏，重新生成"]


def test_cut_cells(chinese, caplog):
    counts = store.long_cells(pa.table({"headline": ["长" * 40_000]}))
    store.log_long_cells("articles", counts)
    assert caplog.messages == [
        "articles.csv的headline列：1个单元格超过32,767个字符，Excel只显示前一部分；CSV和Parquet文件中内容完整"
    ]


def test_many_groups(chinese, caplog):
    articles = pd.DataFrame({"article_id": list("abc"), "省份": list("甲乙丙")})
    group(articles, "省份", most=2)
    assert caplog.messages == ["省份列有3种取值，只列出最常见的2种，其余归为(other)"]
