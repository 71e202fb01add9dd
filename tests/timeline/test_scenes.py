"""A scene in the sentence before a meeting gives its day; the day of anything else does not."""

from __future__ import annotations

import pytest

from analysis import timeline, vocabulary
from analysis.timeline import scenes
from tests.rows import each
from tests.timeline.documents import document

SCENES = vocabulary.load("timeline/meeting_scenes", ("pattern", "example"))
OTHER_DAYS = vocabulary.load("timeline/no_scenes", ("pattern", "example"))


def dates(text: str, **about) -> list[str]:
    return [m.date for m in timeline.build([document(text, **about)]).meetings if m.status == "held"]


@pytest.mark.parametrize("row", SCENES, ids=lambda row: row["pattern"])
def test_scenes(row):
    assert row.pattern("pattern").search(row["example"])
    assert scenes.is_scene(row["example"])


@pytest.mark.parametrize("row", OTHER_DAYS, ids=lambda row: row["pattern"])
def test_days_of_something_else(row):
    assert row.pattern("pattern").search(row["example"])
    assert not scenes.is_scene(row["example"])


@pytest.mark.parametrize(
    "scene",
    [
        "3月5日上午，人民礼堂座无虚席。",
        "3月5日，市文化中心内气氛热烈。",
        "3月5日，会场内鲜花簇拥、国旗高悬。",
        "3月5日晚，市大剧院灯火辉煌。",
        "3月5日，礼堂内响起阵阵掌声。",
        "3月5日（星期二）下午，春意盎然。",
    ],
)
def test_a_scene_gives_the_day(scene):
    assert dates(f"{scene}全市表彰大会召开。") == ["XXXX-03-05"]


@each(
    "sentence",
    [
        "王小明，1965年3月5日出生。",
        "李大伟生于1970年3月5日。",
        "1921年7月23日，中国共产党诞生。",
        "3月8日是国际劳动妇女节。",
        "5月12日为全国防灾减灾日。",
        "2024年3月1日，李大伟任市长。",
        "2024年3月1日上午，李大伟当选市长。",
        "3月1日，滨江大桥建成通车。",
        "3月1日下午，东岭高速发生一起事故。",
        "2024年3月1日，城南水库开始蓄水。",
        "3月1日，东河水位上涨。",
    ],
)
@each("meeting", ["全市表彰大会召开。", "市妇联座谈会召开。"])
def test_another_days_event_gives_none(sentence, meeting):
    assert dates(sentence + meeting) in ([], [""])


@pytest.mark.parametrize("day", ["1949年10月1日上午", "1978年12月18日", "2009年3月5日晚"])
def test_a_scene_of_years_ago_gives_no_day(day):
    text = f"{day}，会场内掌声雷动。全市表彰大会召开。"
    assert not timeline.build([document(text, published="2024-03-06")]).meetings


@pytest.mark.parametrize(
    "aim",
    [
        "3月5日 为深入开展“书香之乡”创建活动，提升文化软实力，加快强县步伐。",
        "3月5日，为推动乡村振兴工作。",
        "3月5日上午，为了做好春耕生产，确保粮食安全。",
        "3月5日，按照省委的统一部署。",
    ],
)
def test_an_aim_cut_off_by_a_full_stop(aim: str):
    assert dates(f"{aim}我县召开创建工作推进会。县委书记王小明主持会议。") == ["XXXX-03-05"]


@pytest.mark.parametrize(
    "sentence",
    ["3月5日，为方便群众，医院延长了门诊时间。", "3月5日为植树活动日。", "3月5日，为期三天的展览结束。"],
)
def test_a_day_with_news_of_its_own(sentence: str):
    assert "XXXX-03-05" not in dates(f"{sentence}我县召开创建工作推进会。县委书记王小明出席会议并讲话。")
