"""Events and visits as pages of towns, schools, hospitals and works tell them, over bodies, persons and punctuation.

Each form is tried with other bodies and surnames, with the punctuation of full width and of half width.
"""

from __future__ import annotations

import random

import pytest

from analysis import find_meetings
from tests.rows import each
from tests.timeline.people.sentences import surnames

BODIES = ["青江小学", "白渡社区", "南溪街道", "县消防救援大队", "滨江派出所", "市图书馆", "青江银行党支部"]
PLACES = ["青江县", "白渡镇", "滨江区", "石桥乡"]
DAY = "2024年3月5日"
_NARROW = str.maketrans("，：；（）", ",:;()")

#: Sentence, and the event in it.
EVENTS = [
    ("{day}，{body}举行升旗仪式。", "{body}升旗仪式"),
    ("{day}，{body}举行了隆重的升旗仪式。", "{body}升旗仪式"),
    ("{day}，{body}进行了消防疏散演练。", "{body}消防疏散演练"),
    ("{day}，{body}组织了消防疏散演练。", "{body}消防疏散演练"),
    ("{day}，{body}组织志愿者开展猜灯谜活动。", "{body}猜灯谜活动"),
    ("{day}，{body}开展了宪法宣传周活动。", "宪法宣传周活动"),
    ("{day}，{body}举办国际博物馆日主题活动。", "国际博物馆日主题活动"),
    ("{day}，在中秋佳节即将到来之际，{body}举行开放日活动。", "{body}开放日活动"),
    ("{day}，{body}“12·5国际志愿者日”主题活动暨防范诈骗宣传活动在青江公园举办。", "{body}“12·5国际志愿者日”主题活动暨防范诈骗宣传活动"),
    ("{day}，“戏曲进校园”活动走进{body}。", "“戏曲进校园”活动"),
    ("{day}，“戏曲进校园”活动走进了{p}、石桥中学。", "“戏曲进校园”活动"),
    ("{day}，{body}工作人员进行清扫活动。", "{body}工作人员清扫活动"),
    ("{day}，县消防救援大队进行技能比赛。", "县消防救援大队技能比赛"),
    ("{day}，{body}组织学生拔河比赛。", "{body}学生拔河比赛"),
    ("{day}，{body}组织职工开展免费体检活动。", "{body}免费体检活动"),
    ("{day}，标志着{p}进入高铁时代的海州高铁通车仪式举行。", "海州高铁通车仪式"),
    ("{day}，“戏曲进校园”活动走进湖北。", "“戏曲进校园”活动"),
    ("{day}，“戏曲进校园”活动走进军营。", "“戏曲进校园”活动"),
    ("{day}，{body}邀请家长代表深入车间开展主题为“保护环境”的开放日活动。", "{body}开放日活动"),
    ("{day}，“文化惠民乡村行”首场演出在{p}启动。", "“文化惠民乡村行”首场演出启动"),
    ("{day}，市领导{a}与干部群众一起参加义务植树。", "义务植树"),
    ("{day}，清溪草莓节浪漫启幕。", "清溪草莓节"),
    ("{day}，清溪龙舟赛激情开赛。", "清溪龙舟赛开赛"),
    ("{day}，连接云州和海州的云海铁路开通运营。", "云海铁路开通运营"),
    ("{day}，清溪购物中心盛大开业。", "清溪购物中心开业"),
    ("{day}，市长{a}与华远集团董事长{b}签署战略合作协议。", "{a}与{b}签署战略合作协议"),
    ("{day}，校长{a}和院长{b}代表双方签订合作办学协议。", "{a}与{b}签订合作办学协议"),
    ("{day}，副县长{a}代表县政府与华远集团签订投资协议。", "{a}与华远集团签订投资协议"),
    ("{a}在{day}举行的防汛新闻发布会上表示，汛情平稳。", "防汛新闻发布会"),
    ("{day}，在市政府新闻办举行的新闻发布会上，副市长{a}介绍了汛情。", "市政府新闻办新闻发布会"),
]  # fmt: skip

#: Sentence, and the visit in it.
VISITS = [
    ("{day}，{s}区长来到了{p}调研。", "{s}区长来到{p}调研"),
    ("{day}，{s}副市长一行到{p}检查防汛工作。", "{s}副市长一行到{p}检查防汛工作"),
    ("{day}，县委书记{a}带领应急、住建等单位负责人，深入到{p}检查防汛工作。", "{a}深入到{p}检查防汛工作"),
    ("{day}，局长{a}带领副局长{b}、股长{c}，冒着酷暑，先后到{p}检查防汛工作。", "{a}到{p}检查防汛工作"),
    ("{day}，公司领导来到{p}，亲切慰问一线职工。", "公司领导来到{p}慰问一线职工"),
    ("{day}，公司领导冒着高温天气亲切慰问一线职工。", "公司领导慰问一线职工"),
    ("{day}，王顶堤街道干部一行到{p}调研。", "王顶堤街道干部一行到{p}调研"),
    ("{day}，王顶堤街道干部一行顶着烈日到{p}调研。", "王顶堤街道干部一行到{p}调研"),
    ("{day}，市人大代表顶着高温到{p}调研。", "市人大代表到{p}调研"),
    ("{day}，集团总会计师一行冒着严寒来到{p}调研。", "集团总会计师一行来到{p}调研"),
    ("{day}，白渡街道主要领导，带领相关人员走访慰问困难群众。", "白渡街道主要领导走访慰问困难群众"),
    ("{day}，县检察院干警到{p}走访困难群众。", "县检察院干警到{p}走访困难群众"),
    ("{day}，市市场监管局执法人员到{p}检查食品安全。", "市市场监管局执法人员到{p}检查食品安全"),
    ("{day}，上级领导莅临{p}检查指导工作。", "上级领导莅临{p}检查指导工作"),
    ("{day}，海州商会代表团参观青江博物馆。", "海州商会代表团参观青江博物馆"),
    ("{day}，市委书记{a}到{p}中学为师生讲思政课。", "{a}到{p}中学讲思政课"),
    ("{day}，{s}书记到{p}看望老人。", "{s}书记到{p}看望老人"),
    ("{day}，{s}经理一行到{p}考察。", "{s}经理一行到{p}考察"),
    ("{day}，华远集团公司工作人员到{p}走访困难群众。", "华远集团公司工作人员到{p}走访困难群众"),
    ("{day}，县应急局对高空作业进行检查。", "县应急局检查高空作业"),
    ("{day}，县卫健局到{p}体检中心检查。", "县卫健局到{p}体检中心检查"),
    ("{day}，县检察院邀请部分人大代表到{p}视察。", "县检察院邀请部分人大代表到{p}视察"),
]


def told(form: str, name: str, kind: str) -> None:
    """Try a form with drawn words, in full width and half width."""
    draw = random.Random(form)
    for _ in range(2):
        surname = draw.choice(surnames())
        people = {key: draw.choice(surnames()) + given for key, given in zip("abc", ("国强", "丽华", "志远"))}
        words = {"day": DAY, "body": draw.choice(BODIES), "p": draw.choice(PLACES), "s": surname, **people}
        text = form.format(**words)
        for report in (text, text.translate(_NARROW)):
            rows = find_meetings(report).query("status == 'held'")
            assert list(zip(rows["kind"], rows["name"], rows["date"])) == [
                (kind, name.format(**words), "2024-03-05")
            ], report


@each(("form", "name"), EVENTS)
def test_events_of_local_pages(form, name):
    told(form, name, "event")


@each(("form", "name"), VISITS)
def test_visits_of_local_pages(form, name):
    told(form, name, "visit")


@pytest.mark.parametrize("came", ["来访的", "前来考察的", "到访的"])
@pytest.mark.parametrize("guest", ["清江市副市长", "华远集团董事长"])
def test_a_talk_with_a_visitor_is_a_reception(came, guest):
    rows = find_meetings(f"2024年3月5日，校长王小明与{came}{guest}李大伟座谈。")
    assert list(zip(rows["kind"], rows["date"])) == [("reception", "2024-03-05")]
    rows = find_meetings(f"2024年3月5日，校长王小明与{guest}李大伟座谈。")
    assert list(rows["kind"]) == ["meeting"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日，李大伟与银行签订贷款合同。",
        "2024年3月5日，原告王小明与被告李大伟签订合作协议。",
        "2024年3月5日，公司对员工进行绩效考核。",
        "2024年3月5日，工作人员对设备进行检查。",
        "2024年3月5日，学生参观博物馆。",
        "2024年3月5日，县委书记王小明陪同参观。",
        "2024年3月5日，记者走进青江社区，看到居民正在排队。",
        "2024年3月5日，张经理到银行取款。",
        "2024年3月5日，公安机关对嫌疑人进行讯问。",
        "青江大桥将于2024年3月5日正式通车。",
        "青江大桥通车后，两地车程缩短至30分钟。",
    ],
)
def test_what_is_no_event_of_a_local_page(text):
    rows = find_meetings(text)
    assert not (rows["status"] == "held").any()


@pytest.mark.parametrize("ours", ["我省", "我市", "本县"])
@pytest.mark.parametrize("link", ["随后", "会后"])
def test_our_meeting_follows_that_of_the_country_of_the_same_name(ours, link):
    text = f"2024年3月5日，全国防汛电视电话会议召开。{link}，{ours}召开防汛电视电话会议。"
    rows = find_meetings(text)
    assert sorted(rows["name"]) == sorted(["全国防汛电视电话会议", f"{ours}防汛电视电话会议"])
    assert set(rows["date"]) == {"2024-03-05"}


@pytest.mark.parametrize("what", ["骑行比赛", "防汛演练", "广场舞展演"])
@pytest.mark.parametrize("after", ["启动仪式结束后", "开幕式后"])
def test_what_was_held_after_a_ceremony(what, after):
    text = f"2024年3月5日，青江骑行节启动仪式在青江公园举行。{after}，举行了全市{what}。"
    assert f"全市{what}" in set(find_meetings(text)["name"])


def test_a_ceremony_on_the_spot_is_an_event_of_its_own():
    text = "2024年3月5日，白渡街道读书节在青江公园举办。活动现场，还举行了青江社区志愿服务队授旗仪式。"
    rows = find_meetings(text)
    assert set(zip(rows["name"], rows["date"])) == {
        ("白渡街道读书节", "2024-03-05"),
        ("青江社区志愿服务队授旗仪式", "2024-03-05"),
    }


@pytest.mark.parametrize("named", ["", "市政府防汛"])
def test_a_press_conference_is_told_once(named):
    text = f"2024年3月5日，市政府召开{named.removeprefix('市政府') or '抗旱'}新闻发布会。在3月5日的发布会上，副市长王小明介绍情况。"
    assert len(find_meetings(text)) == 1


def test_a_press_conference_that_a_speaker_refers_to():
    text = "2024年3月5日，全市新增病例3例。在昨天的新闻发布会上，副市长王小明介绍了病例情况。"
    rows = find_meetings(text, published="2024-03-06")
    assert list(zip(rows["kind"], rows["name"], rows["date"])) == [("event", "新闻发布会", "2024-03-05")]


@pytest.mark.parametrize(
    ("report", "name"),
    [
        ("市委组织部机关党员干部开展主题党日活动", "市委组织部机关党员干部主题党日活动"),
        ("市委组织部邀请专家举行座谈会", "市委组织部座谈会"),
        ("市委组织部组织党员干部开展志愿服务活动", "市委组织部志愿服务活动"),
        ("基层党组织党员开展志愿服务活动", "基层党组织党员志愿服务活动"),
        ("上海合作组织青年代表举行研讨会", "上海合作组织青年代表研讨会"),
        ("市社会组织党员开展志愿服务活动", "市社会组织党员志愿服务活动"),
        ("市教育局组织全体教师开展志愿服务活动", "市教育局志愿服务活动"),
        ("市政协组织部分委员开展志愿服务活动", "市政协志愿服务活动"),
        ("县科协组织科技人员开展志愿服务活动", "县科协志愿服务活动"),
        ("市委组织部到清江村走访困难党员", "市委组织部到清江村走访困难党员"),
        ("市委组织部对干部作风进行督查", "市委组织部督查干部作风"),
    ],
)
def test_to_organise_is_a_verb_only_outside_nouns(report, name):
    rows = find_meetings(f"2024年3月5日，{report}。")
    assert list(rows["name"]) == [name]
