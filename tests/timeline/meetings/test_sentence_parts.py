"""Sentences made of parts: what a name, a venue, a body or a person's name begins or ends with must not matter.

Each part is combined with forms of a sentence; the words are chosen for what
they could be mistaken for (召开人才会议: not 召开人; 在建材集团: not 在建; 于涛, 向前进).
"""

from __future__ import annotations

import pytest

from analysis import corpus, timeline
from analysis.records import Source

DAY = "5月8日"


def words(text: str) -> list[str]:
    return text.split()


VENUES = words("""
    云州 市会议中心 建材集团 校本部图书馆 校园礼堂 职工之家 职业学院 任城区 于洪区 就业服务中心 会展中心 同仁医院
    出版大厦 自贸区 对外经贸大厦 开发区管委会 向阳镇 将军镇 要塞路 和平区 以琳酒店 与山镇 上海 中山市 下沙校区
    内蒙古 前海 后海大厦 时代广场 期货大厦 举水镇 召陵区 开封市 参茸市场 列宁路 主城区 并州饭店 立信大厦
    全民健身中心 共青城 集美区 正定县 成都 圆明园 顺义区 胜利街道 编办会议室 岗头镇 野三坡 建设银行 三楼会议室
    第一会议室 502会议室 线上 北京人民大会堂 中国（海州）自贸区 “云上”会场 县委三楼会议室 行政中心1号楼
    机关食堂 项目现场
""")
NAMES = words("""
    人才工作会议 人大工作会议 人民武装工作会议 人事工作会议 人居环境整治推进会 人口普查动员会 方案论证会 方志工作会议
    地方债务管理会议 地震应急演练部署会 权益保障座谈会 情况通报会 时间管理培训会 后勤保障工作会 前期工作推进会
    以案促改警示教育大会 以学铸魂座谈会 之江论坛 期货市场座谈会 中小企业座谈会 上半年经济形势分析会 下半年工作部署会
    一季度经济运行分析会 第三次全体会议 “三农”工作会议 《条例》宣贯会 就业工作推进会 应急管理工作会议 要素保障协调会
    将军县史料研讨会 定点帮扶联席会议 拟任干部集体谈话会 建议提案交办会 同心圆工程推进会 向阳计划启动会 在建项目调度会
    对口支援座谈会 为民办实事推进会 并购重组专题会 和美乡村现场会 与会代表座谈会 历史文化名城保护工作会 每月工作例会
    定期联席会议 多式联运发展推进会 共同富裕推进会 曾侯乙研究研讨会 过渡期工作会议 预算审查会议 决策咨询会 要情分析会
    去产能工作推进会 未成年人保护工作会议 取水许可座谈会 推动高质量发展大会 支持民营经济发展大会 希望工程座谈会
    要事协商会 宣布命令大会 建设项目推进会 决定性成果总结会 可再生能源座谈会 需求对接会 愿景论坛 能源保供会
    届中述职会 退役军人工作会议 省级领导干部会议 县域经济发展大会 全委会 纪委全会 老干部情况通报会
    四套班子联席会议 重点项目观摩推进会 书记专题会议 县长办公会议 三级干部大会 中层干部会议 党员大会 信访联席会
    三届四次职代会 学术年会 校友座谈会 教师节表彰大会 建党节座谈会 五一表彰大会 国庆座谈会
""")
BODIES = words("""
    市委 县政府 市人大常委会 市政协 市教育局 华远集团 云州大学 物理学院 市中级人民法院 县检察院 集团公司 学校
    我校 公司 区纪委监委 镇党委 街道 社区 市工商联 省农科院 市总工会 团市委 县妇联 国家税务总局云州市税务局
    中国人民银行云州市分行 省委组织部 市委全面依法治市委员会办公室 市民政局党组 总行 分公司 项目部 医院
""")
EVENTS = words("""
    第十届清江文化旅游节开幕式 华远集团与滨江区战略合作签约仪式 清江大桥通车仪式 “红心向党”主题文艺演出
    第六届职工运动会 “一季度经济运行情况”新闻发布会 全市青年干部演讲比赛 清江书画展 “书香清江”读书活动
    全市消防安全知识竞赛 见义勇为颁奖典礼 滨江中学百年校庆 清江产业园奠基仪式 专场招聘会 学雷锋志愿服务活动
    国家宪法日宣誓仪式 清江集团上市敲钟仪式 无偿献血活动 乡村振兴专场晚会 “七一”升旗仪式 退役军人欢送仪式
    企业开放日活动 征兵宣传进校园活动 援藏医疗队出征仪式 聘任仪式 拜师仪式 授衔仪式 烈士纪念日公祭活动 亲子运动会
    龙舟邀请赛 招商推介会 产品发布会 项目路演
""")
MEETING_FORMS = ("{day}，市教育局召开{name}。", "{day}，全市{name}在云州举行。")
VENUE_FORMS = ("{day}，全市教育工作会议在{venue}召开。", "{day}，市教育局在{venue}召开全市教育工作会议。")
BODY_FORMS = (
    "{day}上午，{body}召开安全生产工作会议。",
    "{body}于{day}组织召开安全生产工作会议。",
    "{day}，{body}安全生产工作会议召开。",
)
EVENT_FORMS = (
    "{day}，{name}在云州举行。",
    "{name}{day}在市体育馆举办。",
    "{day}上午，市长钱伯衡出席{name}并致辞。",
    "{day}，市教育局举办{name}。",
    "{day}，由市文旅局主办的{name}在清江广场隆重举行。",
)
TRAVELLERS = (
    "市长钱伯衡",
    "市委书记于涛",
    "县委副书记、县长时生荣",
    "校长向前进教授",
    "省发展改革委副主任欧阳青一行",
    "集团公司党委书记、董事长和立群",
    "市政协主席应红",
    "副市长解雨、宁智",
    "市委常委、组织部部长农以德带队",
)
TOURS = (
    "到滨江区调研",
    "赴滨江区调研安全生产工作",
    "来到滨江区，调研安全生产工作",
    "在滨江区调研时强调，要抓好安全生产",
    "到滨江区开展安全生产调研",
    "先后到滨江区、东湖区调研",
    "前往滨江区，实地察看项目建设情况",
    "到滨江区走访慰问困难群众",
    "赴滨江区考察学习",
    "走进企业调研",
    "督导检查安全生产",
    "慰问困难群众",
    "专题调研民营经济",
    "来我校考察指导工作",
    "莅临我司参观考察",
    "来访我校",
    "赴海州市洽谈合作",
    "对滨江区防汛工作进行检查",
    "视察滨江区城市建设",
)
HOSTS = ("市长钱伯衡", "省委书记于涛", "校长向前进", "集团公司董事长时生荣", "市委副书记应红、副市长解雨")
GUESTS = (
    "华远集团董事长许子谦一行",
    "来访的贝国驻华大使法尔一行",
    "香港商会代表团",
    "来校考察的省教育厅厅长许子谦一行",
    "参加论坛的海外嘉宾",
    "日本友好城市市长山田一郎率领的代表团一行",
    "全国劳动模范代表",
)
RECEPTIONS = (
    "{day}，{host}会见{guest}。",
    "{day}下午，{host}在市政府会议室会见了{guest}，双方就深化合作进行交流。",
    "{day}，{host}与{guest}举行会谈。",
    "{day}，{host}亲切接见{guest}。",
)


def check(kind: str, text: str, part: str = "") -> None:
    """One gathering of this kind, held on the day, whose name holds the part."""
    rows = timeline.build([corpus.cut(Source("a.txt", text))]).meetings
    assert [(row.kind, row.status, row.date) for row in rows] == [(kind, "held", "XXXX-05-08")], text
    assert part in rows[0].name, (text, rows[0].name)


@pytest.mark.parametrize("form", VENUE_FORMS)
def test_venues(form):
    for venue in VENUES:
        check("meeting", form.format(day=DAY, venue=venue), "全市教育工作会议")


@pytest.mark.parametrize("form", MEETING_FORMS)
def test_names_of_meetings(form):
    for name in NAMES:
        check("meeting", form.format(day=DAY, name=name), name)


@pytest.mark.parametrize("form", BODY_FORMS)
def test_bodies(form):
    for body in BODIES:
        check("meeting", form.format(day=DAY, body=body), "安全生产工作会议")


@pytest.mark.parametrize("form", EVENT_FORMS)
def test_names_of_events(form):
    for name in EVENTS:
        check("event", form.format(day=DAY, name=name), name)


@pytest.mark.parametrize("tour", TOURS)
def test_tours(tour):
    for who in TRAVELLERS:
        check("visit", f"{DAY}，{who}{tour}。")


@pytest.mark.parametrize("form", RECEPTIONS)
def test_receptions(form):
    for host in HOSTS:
        for guest in GUESTS:
            check("reception", form.format(day=DAY, host=host, guest=guest))
