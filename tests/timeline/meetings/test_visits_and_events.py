"""Visits and events in forms that chronicles, digests and local news give them, over surnames, places and marks."""

from __future__ import annotations

import pytest

from analysis import corpus, find_meetings
from analysis.records import Source
from analysis.timeline.scan import scan

NAMES = [("李文涛", "周建国"), ("欧阳静", "于海洋"), ("仝丽华", "向和平")]
_NARROW = str.maketrans("，：；（）", ",:;()")
_MARKS = pytest.mark.parametrize("narrow", [False, True])
_PEOPLE = pytest.mark.parametrize(("one", "two"), NAMES)


def held(text: str, published: str = "2024-03-20") -> list[tuple[str, str, str]]:
    """Kind, name and date of what a text reports as held."""
    rows = find_meetings(text, published=published).to_dict("records")
    return [(row["kind"], row["name"], row["date"]) for row in rows if row["status"] == "held"]


def written(text: str) -> list[tuple[str, str, str]]:
    """The same of a page, with the date as its text gives it."""
    found = scan(corpus.cut(Source("page.txt", text))).gatherings
    return [(one.kind, one.name, one.when.value if one.when else "") for one in found if one.status == "held"]


@_MARKS
@_PEOPLE
@pytest.mark.parametrize("where", ["我市", "清江镇"])
@pytest.mark.parametrize(
    ("about", "what"),
    [
        ("围绕稳产保供、防灾减灾，开展了", "春耕备耕督导调研活动"),
        ("聚焦招商引资", "重点项目观摩考察活动"),
        ("集中", "节前安全生产检查活动"),
    ],
)
def test_rounds_of_the_officials_of_a_place_are_one_visit_by_the_name_of_the_activity(
    where, about, what, one, two, narrow
):
    start = about if about.endswith("开展了") else f"{about}开展"
    text = f"3月5日，{where}{start}{what}。\n书记{one}，县长{two}分别带队，赴东部片区进行实地调研督导。"
    ((kind, name, date),) = held(text.translate(_NARROW) if narrow else text)
    assert (kind, name.removeprefix(f"{where}开展"), date) == ("visit", what, "2024-03-05")


@pytest.mark.parametrize(
    "text",
    [
        "3月5日，全市开展了安全生产大检查活动。",
        "3月5日，我市开展了安全生产督导检查活动，截至目前检查企业300家。",
        "3月5日起，我县开展了安全生产督导检查活动。",
        "今年以来，我市开展了项目建设督导调研活动。",
    ],
)
def test_campaigns_are_no_visits(text):
    assert held(text) == []


@_MARKS
@_PEOPLE
@pytest.mark.parametrize(
    "how", ["分别带队，赴东部片区调研", "分别率调研组到清江镇调研", "分头带队，深入企业调研"]
)
def test_all_who_each_lead_a_part_of_a_tour_made_it(one, two, how, narrow):
    text = f"3月5日，市委书记{one}，市委副书记、市长{two}{how}。"
    found = held(text.translate(_NARROW) if narrow else text)
    assert [name.startswith(f"{one}、{two}") for _, name, _ in found] == [True]


def test_who_did_something_else_in_the_clause_before_leads_no_part_of_a_tour():
    text = "3月5日，副县长周建国陪同检查组到清江镇检查，县长王小明、县委书记李大伟分别带队到海江镇检查。"
    assert ("visit", "王小明、李大伟到海江镇检查", "2024-03-05") in held(text)


@_MARKS
@pytest.mark.parametrize("body", ["青江医院", "海州仁和中西医结合医院"])
@pytest.mark.parametrize("acts", ["承办", "发起"])
@pytest.mark.parametrize(
    ("what", "ceremony"),
    [
        ("“阳光心灵”公益活动", "启动仪式"),
        ("《江河集》新书", "首发式"),
        ("“巾帼创业”培训班", "开班仪式"),
        ("第六届职工技能大赛", "开幕式"),
        ("便民服务中心", "揭牌仪式"),
    ],
)
def test_ceremonies_are_named_without_their_organisers(body, acts, what, ceremony, narrow):
    text = f"3月5日，由市教育局、市心理学会指导，{body}{acts}的{what}在市民广场举行{ceremony}。"
    found = held(text.translate(_NARROW) if narrow else text)
    assert found == [("event", what + ceremony, "2024-03-05")]


@pytest.mark.parametrize("subject", ["市青少年科技馆", "海州市与北山市", "清江大学乡村振兴研究院"])
def test_ceremonies_without_organisers_keep_their_subject(subject):
    assert held(f"3月5日，{subject}在滨江路举行签约仪式。") == [("event", f"{subject}签约仪式", "2024-03-05")]


@pytest.mark.parametrize("sport", ["山地徒步", "登山", "健步走", "龙舟", "骑行", "全民健身", "风筝"])
@pytest.mark.parametrize("station", ["", "清水站"])
def test_sports_called_congresses_are_events(sport, station):
    name = f"第九届海州{sport}大会{station}"
    assert held(f"3月5日，市体育局主办的{name}在滨江公园举行。") == [("event", name, "2024-03-05")]
    assert [kind for kind, _, _ in held(f"3月5日，海州市{sport}协会会员大会召开。")] == ["meeting"]


@_PEOPLE
@pytest.mark.parametrize("office", ["全国工业总理事长", "清江商会董事长", "海州协进总理事长", "總理事長"])
@pytest.mark.parametrize("bearing", ["身份", "身分"])
def test_who_leads_a_group_in_an_office_makes_the_visit(one, two, office, bearing):
    text = f"海达集团总裁{one}，5日首度以{office}的{bearing}率团访问江国，并在当天和江国议长{two}会面。"
    assert held(text) == [
        ("reception", f"{one}和江国议长{two}会面", "2024-03-05"),
        ("visit", f"{one}访问江国", "2024-03-05"),
    ]


@_MARKS
@_PEOPLE
def test_who_is_shown_around_makes_the_visit(one, two, narrow):
    text = f"3月5日至3月8日，市友协副会长{one}陪同江国青年代表团访问海州、清江。"
    assert held(text.translate(_NARROW) if narrow else text) == [
        ("visit", "江国青年代表团访问海州、清江", "2024-03-05/2024-03-08")
    ]
    assert held(f"3月5日，市长{one}在市委书记{two}陪同下访问江国。")[0][1] == f"{one}访问江国"


@_MARKS
@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("市友协组织民乐团一行20人赴江国参加“2024江国灯会”", "民乐团一行赴江国参加“2024江国灯会”"),
        ("市文联组织的合唱团一行30余人前往清江县参加合唱比赛", "合唱团一行前往清江县参加合唱比赛"),
        ("市文工团艺术团一行15人赴海州市演出", "市文工团艺术团一行赴海州市演出"),
    ],
)
def test_groups_that_went_to_an_event_made_a_visit(sent, name, narrow):
    text = f"3月5日至9日，应邀请，{sent}。"
    assert held(text.translate(_NARROW) if narrow else text) == [("visit", name, "2024-03-05/2024-03-09")]


@pytest.mark.parametrize(
    "text",
    [
        "3月5日，市残联代表团一行8人赴海州参加北方论坛。",
        "3月5日，市代表队一行12人将赴海州参加技能大赛。",
        "3月5日，李文涛一家3人赴海州参加灯会。",
    ],
)
def test_journeys_to_a_meeting_or_still_to_come_are_no_visits(text):
    assert all(kind != "visit" for kind, _, _ in held(text))


@_PEOPLE
@pytest.mark.parametrize("beside", ["相关活动", "有关活动", "的相关活动"])
@pytest.mark.parametrize("name", ["中亚合作系列外长会", "第三届清江论坛", "江海合作部长会议"])
def test_who_attends_what_is_held_beside_a_meeting_attends_it(name, beside, one, two):
    text = f"3月5日至8日，中亚合作中心秘书长{one}应邀参加在江国首都江城举办的{name}{beside}。"
    assert held(text) == [("meeting", name, "2024-03-05/2024-03-08")]


@_MARKS
@_PEOPLE
@pytest.mark.parametrize("counted", ["5位企业家", "多名“洋顾问”", "来海出席会议的三位专家"])
def test_guests_who_are_counted_and_then_named_are_received_once(one, two, counted, narrow):
    text = (
        f"{one}市长会见{counted}，期盼贡献智慧\n"
        f"海州市市长{one}今天（5日）分别会见了蓝茵公司董事长{two}、正清集团董事长金振悦。\n"
        f"{one}会见正清集团董事长金振悦。"
    )
    names = [name for _, name, _ in held(text.translate(_NARROW) if narrow else text, "2024-03-05")]
    assert sorted(names) == sorted([f"{one}会见蓝茵公司董事长{two}", f"{one}会见正清集团董事长金振悦"])


def test_guests_who_are_counted_on_another_day_or_by_another_host_stay():
    other_day = "3月5日，市长周建国会见5位江国青年。3月7日，周建国会见董事长金振悦、总裁王志刚。"
    other_host = "3月5日，市长周建国会见5位企业家。副市长李文涛会见董事长金振悦、总裁王志刚。"
    assert len(held(other_day)) == len(held(other_host)) == 2


@pytest.mark.parametrize("mark", ["、", "."])
def test_tours_are_items_of_a_list_of_headlines(mark):
    items = [
        "全区重点项目推进动员会举行 李文涛出席并讲话",
        "北山考察团来我区参观考察乡村绿化工作 周建国陪同活动",
        "我区召开小城镇规划汇报会",
        "区环境卫生检查组对清江镇进行督导检查",
        "区图书馆建成开放",
        "全区动物防疫工作会议召开",
        "区优秀传统文化促进会成立",
        "国际象棋对抗赛在我区圆满落幕",
    ]
    found = written("\n".join(f"{n}{mark}{item}" for n, item in enumerate(items, 1)))
    visits = [(name, when) for kind, name, when in found if kind == "visit"]
    assert visits == [("北山考察团来我区参观考察乡村绿化工作", ""), ("区环境卫生检查组督导检查清江镇", "")]


@pytest.mark.parametrize("dash", ["至", "—", "到"])
def test_lines_of_several_days_stand_above_items_as_those_of_one_day_do(dash):
    text = (
        "市友协2024年9月份大事记\n"
        f"8月30日{dash}9月2日\n市友协副会长李文涛陪同江国青年代表团访问海州。\n"
        "9月3日\n市友协召开工作会议。\n"
        f"9月5日{dash}9月13日\n市友协副会长李文涛会见江国友协主席周建国。\n"
        "9月16日\n市友协举办北方论坛。\n"
    )
    assert [when for _, _, when in written(text)] == [
        "2024-08-30/2024-09-02",
        "2024-09-03",
        "2024-09-05/2024-09-13",
        "2024-09-16",
    ]
