"""Years that a report names in passing: what is left of one, what begins with it, what is set for it or has been done in it."""

from __future__ import annotations

import pytest

from analysis.timeline.years import mentions
from tests.timeline.documents import held_dates

TOLD = {
    "12月3日，东山镇召开人民代表大会会议。会议指出，2020年是全面小康收官之年，做好今年各项工作意义重大。": "2020-12-03",
    "1月12日，西山县召开农村工作会议。会议强调，2021年是规划开局之年，抓好今年的农村工作至关重要。": "2021-01-12",
    "11月28日，市医院举行揭牌仪式。院长说，2017年还剩最后一个月，要加紧收尾。2018年，二期也将投入使用。": "2017-11-28",
    "10月30日，公司召开生产经营会议。会议指出，距离2019年底还有两个月，要全力冲刺。": "2019-10-30",
    "11月6日，县政府召开常务会议。会议强调，离2019年年底仅剩不到两个月时间，要加快进度。": "2019-11-06",
    "12月25日，区政协召开会议。会议指出，2018年即将过去，2019年即将到来。": "2018-12-25",
    "12月20日，市总工会召开座谈会。会议要求，2018年已进入倒计时，要做好收尾。": "2018-12-20",
    "2月24日，集团召开座谈会。会议介绍了集团近年来特别是2021年的成绩，以及2022年生产经营目标。": "2022-02-24",
    "3月6日，集团召开董事会会议。会议介绍了2018年公司的经营业绩和2019年的工作目标。": "2019-03-06",
    "1月18日，我县召开书画创建推进会。2012年度有9人次入展省展。": "2013-01-18",
    "1月21日，我县召开土地整治调度会。县长强调，2013年我县的主题是“突破项目”。": "2013-01-21",
    "1月9日，区政府召开全体会议。会议指出，迈入2023年，新气象开启新征程。": "2023-01-09",
    "2月20日，县委召开大会。会议指出，进入2024年，全县发展势头良好。": "2024-02-20",
    "1月5日，公司召开工作会议。站在2016年的新起点上，全体员工再接再厉。": "2016-01-05",
    "1月8日，公司召开董事会会议。随着2015年的到来，公司将迎来新的发展。": "2015-01-08",
}
#: What a year is planned for, behind 将 and its kin.
PLANNED = [
    "二期将会完成",
    "二期即将建成",
    *(
        f"二期也将{verb}使用"
        for verb in ("投入", "建成", "完工", "竣工", "启用", "开工", "迎来", "实现", "成为", "举行", "召开")
    ),
]
#: 将 that moves something elsewhere, and ends of words with it.
MOVED = [
    "他也将公司股份转让",
    "集团也将总部迁至海州",
    "公司将会议精神传达到各部门",
    "集团将会计核算移交中心",
    "公司随即将总部迁至海州",
    "他当即将股份转让",
    "他立即将股份转让",
]
OPEN = {
    "9月8日，县委召开会议，部署到2025年的工作任务。": "XXXX-09-08",
    "6月3日，县政府召开常务会议。会议指出，2025年要实现整体目标。": "XXXX-06-03",
    "6月3日，公司召开会议，介绍了2018年的成绩和2030年远景目标。": "XXXX-06-03",
    "6月3日，市委召开会议。会议指出，进入2010年以来，经济增长放缓；2015年又有回升。": "XXXX-06-03",
    "6月3日，公司召开会议。会议回顾，2015年，公司将总部迁至海州。": "XXXX-06-03",
}


@pytest.mark.parametrize("text", [*TOLD, *OPEN])
def test_years_named_in_passing(text: str):
    assert held_dates(text) == [(TOLD | OPEN)[text]]


@pytest.mark.parametrize("mark", ["，", ""])
@pytest.mark.parametrize("words", PLANNED)
def test_a_year_is_planned_for_what_will_be(words: str, mark: str):
    assert [one.rule for one in mentions.find(f"2031年{mark}{words}。")] == ["planned for a year"]


@pytest.mark.parametrize("words", MOVED)
def test_a_year_is_not_planned_for_what_is_moved(words: str):
    assert [one.rule for one in mentions.find(f"2031年，{words}。")] == ["year named"]
