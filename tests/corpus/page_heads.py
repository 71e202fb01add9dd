"""Random heads of pages: what websites put above and around a headline, with the headline that must be read.

Each part of a head is drawn from a list of its own: lines of the site, menus, adverts, index cards, trails, lines below
the headline, date lines, tools, captions. Names, sites and headlines occur in no other test.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from analysis import corpus
from analysis.records import Source

PLACES = ("松原县", "云岭市", "北湖区", "金沙县", "临泽市")
PEOPLE = ("沈国梁", "陆文清", "韩秀英", "孟凡林", "曹建新")
SECTIONS = ("政务动态", "本地要闻", "部门信息", "工作动态", "图片新闻", "领导活动", "通知公告")
MENU = (
    *(
        "机构职能",
        "政策法规",
        "互动交流",
        "办事服务",
        "数据开放",
        "专题专栏",
        "走进{place}",
        "人事任免",
        "代表工作",
    ),
    *("招商引资", "旅游文化", "在线访谈", "民意征集", "市民信箱", "乡镇之窗"),
)
#: (headline, text)
REPORTS = (
    (
        "{place}召开防汛抗旱工作会议",
        "6月12日上午，{place}召开防汛抗旱工作会议，安排部署当前防汛抗旱重点工作。{who}出席会议并讲话。",
    ),
    (
        "{who}到开发区调研重点项目建设",
        "6月12日，县委书记{who}到开发区调研重点项目建设情况，实地察看项目进度，现场研究解决问题。",
    ),
    (
        "{place}与华远集团举行座谈会",
        "近日，{place}与华远集团举行座谈会，双方就深化合作进行了交流。{who}主持座谈会。",
    ),
    (
        "我校举行新学期教师代表座谈会",
        "本网讯（通讯员 {who}）6月12日，我校举行新学期教师代表座谈会，听取一线教师的意见和建议。",
    ),
    (
        "{place}人大常委会第十八次会议闭幕",
        "{place}人大常委会第十八次会议6月12日下午闭幕。会议表决通过了有关人事任免事项，{who}主持会议。",
    ),
    (
        "{place}首届荷花文化节开幕",
        "6月12日，{place}首届荷花文化节在湿地公园开幕，{who}宣布开幕，来自各地的游客参加了活动。",
    ),
    (
        "省考核组来{place}开展年度考核",
        "6月12日至13日，省考核组一行来{place}开展年度考核，{who}陪同考核并汇报了有关工作。",
    ),
)
MORE = (
    "会议指出，各级各部门要提高政治站位，强化责任担当，加强协作配合，确保各项任务落到实处。",
    "会议要求，要坚持问题导向，补齐短板弱项，以更大力度推动各项工作取得新的成效。",
)
#: Lines that belong to the site; each page has some.
SITE = (
    "欢迎访问{place}人民政府门户网站",
    "今天是2024年6月13日 星期四 农历五月初八",
    "本站支持IPv6访问",
    "{place}融媒体中心主办",
    "传播{place}好声音",
    "热门搜索： 社保 教育 公积金",
    "您是第 203115 位访客",
    "请使用 Chrome 浏览器访问本站",
    "诚邀各界朋友来{place}投资兴业！",
    "掌上{place}",
    "APP下载",
    "智慧问答机器人",
    "{place}网络广播电视台",
    "读懂{place} 从这里开始",
    "{place}中学创建于1956年，是省级示范高中，位于... [更多]",
)
TRAILS = (
    "首页 > {a} > {b}",
    "当前位置：首页 » {a} » {b}",
    "首页 -> {a} -> {b} -> 正文",
    "您的位置：网站首页 > {a} > {b} >",
    "{place}政府网 > {a} > 正文",
)
DATES = (
    "发布时间：2024-06-13 来源：{place}融媒体中心",
    "2024-06-13 09:12:30 来源：县政府办 浏览：128次",
    "时间：2024-06-13",
    "日期：2024年06月13日 作者：{who} 点击：",
    "[ 2024-06-13 ] 字体：[大 中 小]",
    "2024-06-13 10:20 发布于{place}",
)
DECKS = (
    "{who}主持并讲话",
    "县委书记{who}出席会议并讲话",
    "传达学习有关文件精神 研究部署下一步工作",
    "会议决定成立工作专班",
)
CARD = (
    "[ 索 引 号 ] 11530000/2024-00{n}",
    "[ 主题分类 ] 综合政务 [ 发布机构 ] {place}人民政府办公室",
    "[ 发文日期 ] 2024-06-13 [ 有效性 ] 有效",
    "[ 名 称 ] {headline}",
)
CARD_WITH_COLONS = (
    "索引号：11530000/2024-00{n}",
    "主题分类：综合政务",
    "发布机构：{place}人民政府办公室",
    "名 称：{headline}",
)


@dataclass(frozen=True)
class Page:
    """A page and what must be read from it."""

    kinds: tuple[str, ...]
    text: str
    headline: str
    body: str

    def faults(self) -> list[str]:
        """What of the page is read wrongly."""
        document = corpus.cut(Source("page.txt", self.text))
        first = document.articles[0] if document.articles else None
        bodies = "".join(p.reading.text for p in document.paragraphs if p.role == "body")
        found = {"headline": (first.headline if first else "", self.headline), "body": (bodies, self.body)}
        return [f"{what}: {got!r}, not {wanted!r}" for what, (got, wanted) in found.items() if got != wanted]


def page(seed: int) -> Page:
    """A page drawn with `seed`; one in four has no headline."""
    draw = random.Random(seed)
    place, who = draw.choice(PLACES), draw.choice(PEOPLE)
    headline, opening = draw.choice(REPORTS)
    a, b = draw.sample(SECTIONS, 2)
    names = {"place": place, "who": who, "a": a, "b": b, "n": str(draw.randint(100, 999))}
    names["headline"] = headline = headline.format(**names)
    headed = draw.random() < 0.75
    kinds, lines = [], []

    def put(kind: str, *some: str, chance: float = 1.0) -> None:
        if draw.random() < chance:
            kinds.append(kind)
            lines.extend(line.format(**names) for line in some)
            if draw.random() < 0.4:
                lines.append("")

    put("site", *draw.sample(SITE, draw.randint(1, 3)), chance=0.5)
    words = draw.sample(MENU, draw.randint(4, 7))
    form = draw.choice(("row", "lines", "bullets"))
    menu = {"row": [" ".join(words)], "lines": words, "bullets": [f"• {word}" for word in words]}[form]
    put(f"menu: {form}", *menu, chance=0.4)
    put("trail", draw.choice(TRAILS), chance=0.5)
    put("section", b, chance=0.25)
    if headed:
        put("card", *draw.choice((CARD, CARD_WITH_COLONS)), chance=0.2)
        form = draw.choice(("plain", "plain", "with site", "bracketed", "number"))
        around = {"with site": f" - {place}人民政府", "number": ""}
        if form == "number":
            put("headline: number", f"金政办发〔2024〕{names['n'][:2]}号 {headline}")
        elif form == "bracketed":
            put("headline: bracketed", f"【{headline}】")
        else:
            put(f"headline: {form}", headline + around.get(form, ""))
        dated = draw.random() < 0.7
        if draw.random() < 0.3:
            put("deck", draw.choice(DECKS))
        if dated:
            put("date", draw.choice(DATES))
            put("headline again", f"{headline} - {b}", chance=0.15)
        put("tools", "【打印】 【关闭】", chance=0.2)
    else:
        put("date", draw.choice(DATES), chance=0.4)
    put("caption", draw.choice(("会议现场", "活动现场 摄影 {who}", "【资料图】")), chance=0.15)
    body = [opening.format(**names), *MORE[: draw.randint(1, 2)]]
    lines += body
    gap = draw.choice(("\n", "\n", "\n\n"))
    return Page(tuple(kinds), gap.join(lines), headline if headed else "", "".join(body))
