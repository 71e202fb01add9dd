"""Gatherings that a sentence tells beside its news: where somebody spoke, what opened or ended, items of a round-up."""

import pytest

from analysis import find_meetings
from tests.rows import each

PUBLISHED = "2023-09-26"


def _found(text: str) -> list[tuple[str, str, str]]:
    rows = find_meetings(text, published=PUBLISHED)
    return list(zip(rows["kind"], rows["date"], rows["name"], strict=True))


@each("who", ["市长王小明", "东岛国外交部长西雅尔多", "北方银行行长拉加德"])
@each(
    "said",
    [
        "在{}上表示，",
        "在{}上称，",
        "在{}上呼吁，",
        "在{}上发表讲话说，",
        "在{}发表主旨演讲，",
        "向{}发表视频致辞，",
        "在{}期间表示，",
    ],
)
@each("name", ["海湾国家外长会议", "第26届东方经济论坛全会", "全市防汛工作会议"])
def test_where_somebody_spoke_on_a_day(who, said, name):
    assert _found(f"{who}25日{said.format(name)}各方要加强合作。") == [("meeting", "2023-09-25", name)]


@pytest.mark.parametrize(
    "text",
    [
        "市长王小明25日在接受采访时表示，要加强合作。",
        "外交部发言人王小明25日就论坛发表谈话。",
        "市长王小明25日向第三届清江论坛致贺信。",
        "市长王小明25日向大会发表书面致辞。",
        "县长王小明25日准备在全县经济工作会议上作报告。",
        "25日，县长王小明审阅了拟在全县经济工作会议上作的报告。",
        "25日，市长王小明学习了李大伟在北方城市工作会议上作的报告。",
        "25日，李大伟主席在北方峰会上发表题为《合作》的演讲一周年之际，各地重温讲话。",
        "25日，外交部发言人王小明说，李大伟在北方外长会议期间表示要合作。",
        "25日，市民代表在网络论坛上表示不满。",
        "第十届北方论坛25日发布公告，宣布取消举行。",
        "25日，在海州举行的北方联赛上，清江队获胜。",
    ],
)
def test_no_gathering_where_nobody_spoke_at_one(text):
    assert _found(text) == []


@pytest.mark.parametrize("verb", ["结束", "顺利结束", "降下帷幕", "谢幕", "开启", "揭开帷幕"])
def test_verbs_that_open_and_end(verb):
    assert _found(f"第十届北方论坛25日在海州{verb}。") == [("meeting", "2023-09-25", "第十届北方论坛")]


@pytest.mark.parametrize(
    "text",
    [
        "全市经济工作会议结束后，各地掀起学习热潮。",
        "9月25日，第十届北方论坛结束报名。",
        "9月25日，第十届北方论坛开启倒计时。",
        "9月25日，全市运动会开启报名通道。",
        "座谈会结束时，王小明作了讲话。",
        "9月1日，新学期开启。",
    ],
)
def test_what_has_ended_before_is_no_news(text):
    assert _found(text) == []


@pytest.mark.parametrize("end", ["。", "等活动。", "等30多场活动。", "等系列活动。"])
def test_every_name_of_a_list(end):
    found = _found(f"25日，市工商联举办了秋季人才交流会、校企合作洽谈会、乡村发展研讨会{end}")
    assert {name for _, _, name in found} == {"秋季人才交流会", "校企合作洽谈会", "乡村发展研讨会"}


@pytest.mark.parametrize("word", ["关于", "对于"])
@pytest.mark.parametrize("head", ["研讨会", "座谈会", "交流会"])
def test_a_preposition_within_a_name(word, head):
    name = f"学习{word}教育的重要论述{head}"
    assert _found(f"{name}25日在海州举行。") == [("meeting", "2023-09-25", name)]


@pytest.mark.parametrize("came_of_it", ["通过海州宣言", "发布年度报告", "选举产生代表13名", "发表声明"])
@pytest.mark.parametrize("before", ["", "，"])
def test_a_meeting_as_subject_before_its_day(came_of_it, before):
    assert _found(f"第44届海湾国家首脑会议{before}25日{came_of_it}。") == [
        ("meeting", "2023-09-25", "第44届海湾国家首脑会议")
    ]


@pytest.mark.parametrize(
    "text, kind, name",
    [
        ("在今天开幕的清江教育交流周上，两校签约。", "event", "清江教育交流周"),
        (
            "今天，在市工商联、市税务局等部门联合召开的民营企业发展推进会上，18家企业签约。",
            "meeting",
            "民营企业发展推进会",
        ),
        ("今天，市生态环境局例行新闻发布会发布了年度公报。", "event", "市生态环境局例行新闻发布会"),
        ("全市两会首场“委员通道”今天开启，八位委员回应了关切。", "event", "全市两会首场“委员通道”"),
        ("清江航空开放活动·海州航空展今天开幕。", "event", "清江航空开放活动·海州航空展"),
        ("《清江记忆图片展》今天在市图书馆举行。", "event", "《清江记忆图片展》"),
        ("市长王小明今天参加了清江代表团审议。", "meeting", "清江代表团审议"),
        ("今天，国家主席王小明同东岛国总统德索萨话别。", "reception", "王小明同东岛国总统德索萨话别"),
    ],
)
def test_gatherings_of_today(text, kind, name):
    assert _found(text) == [(kind, PUBLISHED, name)]


@pytest.mark.parametrize("theme", ["以“智慧城市”为主题的", "主题为“智慧城市”的", "主题为“智慧城市”"])
def test_a_theme_tells_a_general_gathering_from_others(theme):
    assert _found(f"25日，市科协举办{theme}研讨会。") == [("meeting", "2023-09-25", f"市科协{theme}研讨会")]
    assert _found(f"海州今天举办{theme}座谈会。") == [("meeting", PUBLISHED, f"{theme}座谈会")]


def test_guests_who_are_received_separately_are_rows_of_their_own():
    found = _found("国家副主席王小明25日在海州分别会见德索萨总统和科斯塔总理。")
    assert sorted(name for _, _, name in found) == ["王小明会见德索萨总统", "王小明会见科斯塔总理"]


@pytest.mark.parametrize(
    ("guests", "each"),
    [
        ("印度尼西亚总统、拜登总统", ["印度尼西亚总统", "拜登总统"]),
        ("西门子主席、法国总统马克龙", ["西门子主席", "法国总统马克龙"]),
        ("法国总统马克龙和西门子主席", ["法国总统马克龙", "西门子主席"]),
        ("省委书记、省长周一平和市长李大伟", ["省委书记、省长周一平", "市长李大伟"]),
    ],
)
def test_guests_are_named_in_the_words_of_the_text(guests, each):
    found = _found(f"国家副主席王小明25日在海州分别会见{guests}。")
    assert sorted(name for _, _, name in found) == sorted(f"王小明会见{one}" for one in each)


def _round_up(day: str) -> str:
    paragraphs = [
        "国内联播快讯",
        "北方网消息：",
        "物流业景气指数继续回升",
        "北方物流联合会今天公布，8月份物流业景气指数为50.3%，继续保持在景气区间，物流投资扩张势头较好。",
        "粮食收购超3000万吨",
        "北方粮食局发布最新数据，夏粮收购以来，全省累计收购小麦3190万吨，与常年水平大体相当，市场购销活跃。",
        "上百家企业参加智博会",
        f"{day}在海州开幕的2023北方智能产业博览会，分为四大板块，近百家企业参展。",
    ]
    return "\n".join(paragraphs) + "\n"


@pytest.mark.parametrize("day", ["今天（9月26日）", "今天", "26日"])
def test_each_item_of_a_round_up_has_its_own_lead(day):
    assert _found(_round_up(day)) == [("event", PUBLISHED, "2023北方智能产业博览会")]
