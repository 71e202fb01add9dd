"""Any corpus ends with tables: undated, partly dated and contradictory sittings of numbered series."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import tables, timeline
from tests.timeline.documents import document

_NUMBERS = st.one_of(
    st.integers(1, 40).map(str),
    st.sampled_from(["一", "十二", "二十一", "三十", "一百零三", "０７", "99999"]),
)
_DAYS = st.one_of(
    st.just(""),
    st.integers(1, 31).map("{}日上午".format),
    st.builds("{}月{}日".format, st.integers(1, 12), st.integers(1, 31)),
    st.builds("{}年{}月{}日".format, st.integers(1990, 2049), st.integers(1, 12), st.integers(1, 28)),
    st.builds("{}月{}日至{}日".format, st.integers(1, 12), st.integers(1, 31), st.integers(1, 31)),
    st.sampled_from(
        ["2月29日", "近日", "昨天", "去年12月", "同年3月4日", "次年2月29日", "本月10日", "上月31日", "农历腊月三十", "2月30日", "12月31日至1月2日"]
    ),
)  # fmt: skip
_CUES = st.sampled_from(
    ["", "今年是新中国成立75周年。", "今年是新中国成立60周年。", "到2035年基本实现现代化。", "总结2023年工作。", "国务院总理李克强出席会议。",
     "明年是“十五五”开局之年。", "学习贯彻党的二十届三中全会精神。", "甲辰龙年将至。"]
)  # fmt: skip
_BODIES = st.sampled_from(["云港市政府第{}次常务会议", "县委{}届{}次全会", "中国共产党第{}届中央委员会第{}次全体会议", "市人大常委会第{}次会议", "座谈会"])  # fmt: skip


@st.composite
def _texts(draw) -> str:
    body, day = draw(_BODIES), draw(_DAYS)
    name = body.format(*(draw(_NUMBERS) for _ in range(body.count("{}"))))
    verb = draw(st.sampled_from(["召开", "举行", "开幕", "将于明年召开"]))
    return draw(st.sampled_from([f"{name}{day}{verb}。", f"{day}，{name}{verb}。"])) + draw(_CUES)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(_texts(), st.sampled_from(["", "", "2023-12-29", "2024-02-29"])), min_size=1, max_size=6
    )
)
def test_any_corpus_ends_with_tables(corpus):
    documents = [
        document(text, name=f"{number}.txt", published=published)
        for number, (text, published) in enumerate(corpus)
    ]
    made = timeline.build(documents)
    table = tables.meetings(made.meetings)
    assert len(table) == len(made.meetings)
    assert table["year_confidence"].between(0, 1).all()


def test_a_year_without_a_month_anchors_its_series():
    texts = [
        f"云港市政府第{number}次常务会议{day}日上午召开。今年是新中国成立75周年。"
        for number, day in ((12, 25), (13, 4))
    ]
    made = timeline.build([document(text, name=f"{n}.txt") for n, text in enumerate(texts)])
    dated = {(one.date, one.date_precision) for one in made.meetings}
    assert dated == {("2024-XX-04", "year"), ("2024-XX-25", "year")}


def test_many_copies_of_one_note_are_one_row_or_withheld():
    documents = [document("市政府第12次常务会议25日召开。", name=f"{n:04}.txt") for n in range(1000)]
    made = timeline.build(documents)
    assert all(one.date in ("", "XXXX-XX-25") for one in made.meetings)
