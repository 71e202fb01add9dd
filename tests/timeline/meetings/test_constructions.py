"""Classes of sentences that report a gathering, or none, filled with invented names: each form with each filling."""

from __future__ import annotations

from itertools import product

import pytest

import analysis
from analysis import corpus, timeline
from analysis.records import Source
from tests.rows import each

DAY, VALUE = "2024年3月5日", "2024-03-05"
CHAIRS = ("市委书记周仲明", "周仲明", "云港市市长欧阳静")
SITTINGS = (
    "全市农业工作会议",
    "十届州委常委会第31次会议",
    "五届68次区政府常务会议",
    "县委常委会会议",
    "区委常委（扩大）会议",
    "县委2024年第5次常委会",
    "市政府[2024]第一次全体（扩大）会议",
    "市十五届人大常委会第二十三次主任会议",
    "市政协十四届五次常委会会议",
    "省检察院党组会",
    "市委农村工作领导小组会议",
    "总经理办公会",
)
#: Of day, name of the sitting, and who chaired or spoke.
SITTING_FORMS = (
    "{day}，{who}主持召开{name}。",
    "{who}{day}主持召开{name}。",
    "{name}{day}召开，{who}主持。",
    "{name}{day}由{who}主持召开。",
    "由{who}主持的{name}{day}召开。",
    "{name}于{day}在机关大院二楼会议室举行，{who}主持会议并讲话。",
    "{day}召开的{name}，由{who}主持。",
    "{day}下午召开的{name}上，{who}强调，要抓好春耕。",
    "在{day}召开的{name}上，{who}作了讲话。",
    "{day}，{who}在{name}上强调，要抓好春耕。",
    "{day}，{name}由{who}主持。",
    "{day}的{name}，{who}主持。",
    "{who}{day}出席{name}并讲话。",
    "{day}上午，{who}率队参加{name}。",
    "{day}，{name}议程走完，宣布闭幕。",
    "{name}{day}开始举行，{who}主持。",
    "{name}{day}进行，{who}主持。",
    "{name}{day}以视频形式召开，{who}主持。",
)
STUDY_FORMS = (
    "市委理论学习中心组{day}进行集体学习，周仲明主持。",
    "市委理论学习中心组2024年第三次集中学习{day}进行。",
    "校党委理论学习中心组集体学习{day}下午在综合楼进行。",
    "{day}，校党委中心组开展专题学习。",
    "{day}，县委理论学习中心组召开专题学习会。",
)
RECEPTION_FORMS = (
    "{day}，{who}会见{guest}一行。",
    "{who}{day}会见{guest}一行。",
    "{day}，{guest}一行受到{who}会见。",
    "{guest}一行，{day}下午受到{who}的会见。",
    "{guest}{day}率团来访，{who}会见客人。",
    "{guest}一行来访，{who}{day}会见了客人。",
    "{guest}来我市考察，{who}{day}会见了他。",
    "{day}，{who}与{guest}一行举行会谈。",
    "{day}，{who}在云港宾馆会见了来访的{guest}一行。",
    "{day}，{who}接待{guest}一行。",
    "{day}，{who}会见来我市考察的{guest}。",
    "{day}，{who}在京拜会{guest}。",
)
GUESTS = ("华远集团董事长林大伟", "南山大学校长司徒敏")
OFFICIALS = ("市委书记周仲明", "副市长于海洋")
TOUR_FORMS = (
    "{day}，{who}到滨江区调研。",
    "{who}{day}到滨江区调研。",
    "{day}，{who}赴滨江区调研春耕生产工作。",
    "{day}，{who}深入滨江区督导防汛工作。",
    "{day}，{who}先后到滨江区、云港区检查安全生产。",
    "{day}，{who}带队到滨江区检查指导。",
    "{day}，{who}在滨江区调研时强调，要抓好项目。",
    "{who}{day}到滨江区，走进企业和项目，调研工业运行。",
    "{day}，{who}来到滨江区，看望慰问困难群众。",
    "{day}，{who}来到滨江区，了解项目建设进展。",
    "{day}，{who}来到滨江区，实地察看项目进展。",
    "{day}，{who}率市直部门负责人到滨江区开展调研。",
    "{day}，{who}带有关负责人到滨江区视察堤防。",
    "{day}，{who}前往滨江区走访慰问老党员。",
    "{day}，{who}一行走滨江区路营村，看防火措施，检查森林防火工作。",
    "{day}，{who}率队赴浙江、上海开展双招双引。",
    "{day}，{who}到滨江区夜查食品安全。",
    "滨江区{day}迎来{who}调研。",
    "{day}，困难群众得到{who}登门慰问。",
    "{day}，{who}督导信访工作。",
    "{day}，{who}暗访景区。",
    "{day}，{who}巡河。",
    "{day}，{who}开展安全生产检查。",
    "{day}，{who}对滨江区防汛工作进行督导。",
    "{day}，{who}率部分人大代表视察全市重点项目建设。",
    "{who}{day}在调研全市重点项目建设时强调，要抓好项目。",
    "{day}，由市应急局局长宗卫陪同，{who}来我区考察调研。",
)
GROUP_FORMS = (
    "{day}，省委调研组来我县调研。",
    "省政协调研组{day}在我市调研。",
    "{day}，青川县党政代表团来我校参观交流。",
    "江南省党政代表团{day}赴广东学习考察。",
    "{day}上午，市安全生产第三督导组莅云，就我区安全生产工作进行督导。",
    "{day}，江南市第二季度消防工作督导组来云开展消防工作考核。",
    "{day}，清江集团董事长周仲明陪同江南市党政代表团到清江电池公司考察访问。",
    "{day}，清江集团外部董事到华远公司调研。",
    "{day}，清江集团董事会赴江南、江北等地调研。",
    "{day}，市外办赴上海拜访多国驻沪总领事馆。",
    "{day}，省财政厅一行，先后来到滨江区法院、东湖区法院，就基层保障等工作调研指导。",
    "{day}，市人大常委会组织部分市人大代表视察城市管理工作。",
)
LAUNCHES = (
    ("全市读书活动", "启动"),
    ("清江大桥项目", "开工"),
    ("清江学校新校区", "奠基"),
    ("全市一季度重点项目", "集中开工"),
    ("第三届农民运动会", "开幕"),
    ("第三届农民运动会", "收官"),
    ("市青少年训练基地", "揭牌"),
    ("清江电池项目", "签约"),
    ("《清江志》", "首发"),
    ("全市篮球联赛", "开赛"),
    ("云港书画展", "开展"),
    ("第六届清江文学奖", "颁奖"),
    ("全市篮球赛", "举行"),
    ("乡镇规划展", "举行"),
)
LAUNCH_FORMS = (
    "{day}，{name}在云港{verb}。",
    "{name}{day}{verb}。",
    "{day}上午，{name}正式{verb}。",
    "{name}{day}在滨江区{verb}，市长周仲明出席。",
)
CEREMONIES = ("启动仪式", "签约仪式", "奠基仪式", "颁奖仪式", "首发式", "义务植树活动", "技能大赛", "书画展")
CEREMONY_FORMS = (
    "{day}，清江项目{name}在云港举行。",
    "清江项目{name}{day}举行，市长周仲明出席。",
    "{day}，市长周仲明出席清江项目{name}。",
    "清江集团与华远集团{day}在云港举行清江项目{name}。",
    "清江项目{name}由清江集团于{day}在云港举行。",
)
NOTHING = (
    "全市干部要认真学习贯彻{day}召开的全市农业工作会议精神，抓好落实。",
    "根据{day}召开的市委常委会会议要求，各县区要抓好春耕。",
    "《关于做好全市农业工作会议筹备工作的通知》{day}印发。",
    "周仲明，男，1968年5月生，2016年3月任云港市市长，2021年12月在市第六次党代会上当选市委书记。",
    "{day}，云港市统计局发布数据显示，前两个月全市生产总值增长6%。",
    "第三条 市政府常务会议由市长主持召开，一般每两周召开一次。",
    "会议每季度召开一次，由组长主持。遇有重要事项，可随时召开专题会议。",
    "2021年1月至12月，市委召开常委会会议38次，研究议题210个。",
    "据了解，自2019年以来，云港市已连续举办五届清江论坛。",
    "他多次参加全国农业工作会议，2019年获评全国劳动模范。",
    "{day}，市长周仲明在《云港日报》发表署名文章，谈全市农业工作会议。",
    "{day}，《云港市会议活动管理办法》施行。",
    "市政府办公室{day}印发通知，要求各地召开动员会。",
    "{day}，外国领导人致电祝贺论坛开幕。",
    "检查组由市长周仲明任组长，{day}前完成检查。",
    "凡在检查中发现的问题，{day}前整改到位。",
    "参会人员请于{day}前报送名单，联系人：周仲明。",
    "{day}，云港市新增确诊病例2例，市长周仲明近期曾到滨江区调研。",
    "我市将认真总结考察经验，{day}前形成调研报告。",
    "{day}，市长周仲明在春节团拜会上的讲话引人深思。",
)
PLANNED = (
    "全市农业工作会议将于{day}召开。",
    "2024年工作计划：{day}召开全市农业工作会议，5月举办全市职工运动会。",
    "市委决定{day}召开全市农业工作会议。",
)


def found(text: str) -> list[tuple[str, str, str, str]]:
    built = timeline.build([corpus.cut(Source("a.txt", text))])
    return [(one.kind, one.status, one.date, one.name) for one in built.meetings]


def check(kind: str, text: str, *parts: str) -> None:
    """One gathering of this kind on the day, whose name holds the parts."""
    rows = found(text)
    assert [row[:3] for row in rows] == [(kind, "held", VALUE)], text
    assert all(part in rows[0][3] for part in parts), (text, rows[0][3])


@pytest.mark.parametrize("form", SITTING_FORMS)
def test_sittings(form):
    for name, who in product(SITTINGS, CHAIRS):
        check("meeting", form.format(day=DAY, name=name, who=who), name)


@pytest.mark.parametrize("form", STUDY_FORMS)
def test_study(form):
    check("meeting", form.format(day=DAY), "中心组", "学习")


@pytest.mark.parametrize("form", RECEPTION_FORMS)
def test_receptions(form):
    for who, guest in product(OFFICIALS, GUESTS):
        check("reception", form.format(day=DAY, who=who, guest=guest), who[-3:], guest[-3:])


@each("form", TOUR_FORMS)
def test_tours(form):
    for who in OFFICIALS:
        check("visit", form.format(day=DAY, who=who), who[-3:])


@pytest.mark.parametrize("form", GROUP_FORMS)
def test_groups(form):
    check("visit", form.format(day=DAY))


@pytest.mark.parametrize("form", LAUNCH_FORMS)
def test_launches(form):
    for name, verb in LAUNCHES:
        check("event", form.format(day=DAY, name=name, verb=verb), name)


@pytest.mark.parametrize("form", CEREMONY_FORMS)
def test_ceremonies(form):
    for name in CEREMONIES:
        check("event", form.format(day=DAY, name=name), name)


@each("form", NOTHING)
def test_nothing(form):
    assert [row for row in found(form.format(day=DAY)) if row[1] == "held"] == []


@pytest.mark.parametrize("form", PLANNED)
def test_planned(form):
    assert {row[1] for row in found(form.format(day=DAY))} <= {"planned"}


@pytest.mark.parametrize(
    "text",
    [
        "领导活动\n\n周仲明主持召开市政府第12次常务会议 2024-03-05\n周仲明到滨江区调研 2024-03-06\n",
        "一周要闻\n\n· 周仲明主持召开市政府第12次常务会议（2024年3月5日）\n· 周仲明到滨江区调研（2024年3月6日）\n",
        "2024年3月大事记\n\n3月5日，周仲明主持召开市政府第12次常务会议。\n3月6日，周仲明到滨江区调研。\n3月9日，博物馆开馆。\n",
        "2024年大事记\n\n3月\n5日【市政府第12次常务会议召开】会议研究农业。\n6日【周仲明到滨江区调研】调研期间，周仲明走访企业。\n",
        "云港历史上的今天（3月5日）\n\n——2005年，大桥举行开工仪式。\n——2024年，市政府第12次常务会议召开，周仲明主持。\n",
        "那年今日·3月5日\n\n2005年,大桥举行开工仪式。\n2024年,市政府第12次常务会议召开,周仲明主持。\n",
        "2024年云港大事记\n\n3月\n5日  周仲明主持召开市政府第12次常务会议。\n8日  周仲明到滨江区调研。\n9日  博物馆开馆。\n",
        "云港大事记202403\n\n5日  周仲明主持召开市政府第12次常务会议。\n8日  周仲明到滨江区调研。\n△  博物馆开馆。\n",
        "2024年3月5日市政府第12次常务会议召开，周仲明主持。\n2016年3月5日大桥通车。\n2005年3月5日大桥举行开工仪式。\n",
        "3月5日，历史上的今天\n\n3月5日\n【2024年】市政府第12次常务会议召开，周仲明主持。\n【2023年】市第八次代表大会召开。\n",
    ],
)
def test_lists(text):
    assert ("meeting", "held", VALUE, "市政府第12次常务会议") in found(text)


@pytest.mark.parametrize("words", ["为期3天的", "历时三天的", "开了3天的"])
def test_length_of_what_closes(words):
    rows = found(f"{words}全市职工代表大会2024年3月9日下午在云港闭幕。")
    assert [row[2:] for row in rows] == [("2024-03-07/2024-03-09", "全市职工代表大会")]


def test_activities_of_one_official():
    rows = found(
        "市政府领导一周活动（2024年3月4日至3月10日）\n\n市长周仲明\n"
        "3月4日上午，主持召开市政府党组会议；下午，到滨江区调研防汛工作。\n"
        "3月5日，会见华远集团董事长林大伟一行。\n3月6日，出席全市农业工作会议并讲话。\n\n"
        "副市长欧阳静\n3月7日，到云港区检查安全生产。\n"
    )
    assert [(kind, date, name) for kind, _, date, name in rows] == [
        ("meeting", "2024-03-04", "市政府党组会议"),
        ("visit", "2024-03-04", "周仲明到滨江区调研防汛工作"),
        ("reception", "2024-03-05", "周仲明会见华远集团董事长林大伟一行"),
        ("meeting", "2024-03-06", "全市农业工作会议"),
        ("visit", "2024-03-07", "欧阳静到云港区检查安全生产"),
    ]


def test_a_day_alone_above_its_news():
    rows = found("市政府要闻\n\n3月5日上午\n市政府第12次常务会议召开，周仲明主持会议，研究农业工作。\n")
    assert [(row[2], row[3]) for row in rows] == [("XXXX-03-05", "市政府第12次常务会议")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("中新网 白州9月14日电（陈小文 林小武） 白江省经济工作会议13日在白州召开。", "XXXX-09-13"),
        ("【本报白州2024年9月14日讯】白江省经济工作会议13日召开。", "2024-09-13"),
        ("本报讯 记者 宗卫 市长周仲明2024年9月13日主持召开白江省经济工作会议。", "2024-09-13"),
    ],
)
def test_datelines(text, date):
    assert [(row[0], row[2], row[3]) for row in found(text)] == [("meeting", date, "白江省经济工作会议")]


@pytest.mark.parametrize(
    ("published", "words", "date"),
    [
        ("2024-03-22", "近日", "2024-03"),
        ("2024-03-22", "日前", "2024-03"),
        ("2024-03-04", "近日", ""),
        ("", "近日", ""),
    ],
)
def test_recently(published, words, date):
    source = Source(
        "a.txt", f"{words}，全市农业工作会议召开。", published=published, published_basis="column"
    )
    (meeting,) = timeline.build([corpus.cut(source)]).meetings
    assert (meeting.date, meeting.year_basis) == (date, "published" if date else "none")
    assert not date or meeting.date_precision == "month"


@each("body", ["市长办公会", "学院党政联席会", "校党委会", "局务会", "学院董事会"])
@each("number", ["第5次会议", "2024年第十二次会议", "2024年度第3次工作会议"])
@each("way", ["召开", "在线召开", "在会议室召开了"])
def test_a_body_called_after_its_meetings_holds_one_of_them(body, number, way):
    found = analysis.find_meetings(f"2024年2月26日晚，{body}{way}{number}，林涵主持。")
    assert found["name"].tolist() == [body + number]
    assert found["chair"].tolist() == ["林涵"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "2024年5月8日下午举行的{place}六届五次全委（扩大）会议总结了全年工作。",
            "{place}六届五次全委（扩大）会议",
        ),
        ("2024年5月8日召开的{place}教育大会审议通过有关文件。", "{place}教育大会"),
        ("2024年5月8日在云港开幕的第二届{place}农业发展论坛，主题为“创新”。", "第二届{place}农业发展论坛"),
    ],
)
@pytest.mark.parametrize("place", ["清江市", "海州县"])
def test_a_clause_before_the_name_dates_the_meeting(text, name, place):
    found = analysis.find_meetings(text.format(place=place))
    assert found[["date", "name"]].values.tolist() == [["2024-05-08", name.format(place=place)]]


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月8日，记者从市政府当天召开的全市农业工作会议上获悉，全市粮食增产。",
        "记者从市政府2024年5月8日召开的全市农业工作会议上获悉，全市粮食增产。",
        "2024年5月8日市政府召开的全市农业工作会议上，各方签约。",
    ],
)
def test_a_meeting_with_a_name_of_its_own_is_called_without_the_body_that_convened_it(text):
    found = analysis.find_meetings(text)
    assert found[["name", "body"]].values.tolist() == [["全市农业工作会议", "市政府"]]


@pytest.mark.parametrize(("year", "statuses"), [("2024年", ["referenced"]), ("", [])])
@pytest.mark.parametrize(
    "decided",
    ["市委常委会会议审议通过《工作要点》。", "方案修改完善后，市政府常务会议审议通过了《若干措施》。"],
)
def test_what_a_meeting_once_decided_is_told_with_its_year(year, statuses, decided):
    page = f"谈作风建设\n王小明走进基层一线，和干部群众拉家常。\n他回顾了有关工作的进展。\n{year}3月5日，{decided}"
    made = timeline.build([corpus.cut(Source("page.txt", page))])
    assert [one.status for one in made.meetings] == statuses
