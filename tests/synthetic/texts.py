"""Writes the made texts: each from facts drawn first, so that the answer is known by construction.

The wording is that of notices and reports of many kinds of bodies, written
without looking at any rule or vocabulary of the package.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.synthetic import cast
from tests.synthetic.cast import Person

SEED = 20240601
#: How many texts of each layout; 300 in all.
COUNTS = {
    "news": 90,
    "digest": 30,
    "chronicle": 30,
    "reception": 35,
    "visit": 30,
    "event": 35,
    "planned": 15,
    "none": 35,
}
#: Sentences that date a text to its year.
YEAR_CUES = (
    "今年是{year}年，各项任务十分繁重。",
    "做好{year}年工作意义重大，要开好局、起好步。",
    "会议总结{past}年工作，部署{year}年任务。",
    "与会人员回顾了{past}年的工作，并就{year}年重点工作作了交流。",
    "今年是新中国成立{founded}周年。",
)
TIMES = ("上午", "下午", "", "", "晚上")
FILLERS = (
    "会议指出，要深入学习贯彻党中央决策部署，认真落实省委、市委工作要求，以更高标准抓好各项工作。",
    "会议强调，各级各部门要坚持问题导向，压实责任，完善机制，定期召开联席会议，形成工作合力。",
    "会议要求，要加强统筹协调，强化督促检查，确保各项任务落到实处。",
    "大家一致表示，要把会议精神带回去，落实到具体工作中。",
    "近年来，我市持续加大投入，各项指标稳步提升，群众满意度不断提高。",
)
NEGATIVES = (
    "市教育局近日印发通知，要求各学校认真学习贯彻全国教育大会精神，定期召开家长会，不得以会议落实会议。",
    "{day}，我市出现今年以来最大降雨，城区多处积水。气象部门提醒市民减少外出。",
    "{person}同志简历：男，汉族，19{two}年{m}月生，大学学历，历任县委办公室主任、副县长、县委副书记。",
    "《{city}市物业管理条例》自{day}起施行。条例明确，业主大会由业主委员会召集，每年至少召开一次会议。",
    "{city}市统计局数据显示，前三季度全市地区生产总值同比增长5.{m}%，规模以上工业增加值增长6.1%。",
    "问：业主代表参加会议有什么要求？答：代表应当在会议召开十日前登记，会议须有半数以上代表出席。",
    "{city}市消防救援支队提示：举行大型活动前，主办方应当制定应急预案，并于活动前报公安机关备案。",
    "记者走进{county}县看到，田间地头一派繁忙。种粮大户{person}说：“去年秋天在县里开过会以后，大家心里更有底了。”",
    "各区县要在{day}前完成自查，并将自查报告报市安委会办公室。逾期未报的，将予以通报批评。",
    "{company}公告：公司第三季度实现营业收入12.{m}亿元，同比增长8%。董事会建议不派发股息。",
    "招标公告：{city}市会议中心改造工程已获批准，现公开招标，投标文件递交截止时间为{day}上午9时30分。",
    "一些地方以会议贯彻会议、以文件落实文件，层层开会，基层干部疲于应付。这种现象必须坚决纠正。",
    "{city}市博物馆周一闭馆。召开会议、举行活动需要使用报告厅的单位，可提前三天电话预约。",
)
PLANNED = (
    "{name}将于{day}在{venue}举行。目前，各项筹备工作正有序推进。",
    "记者从筹备组获悉，{name}定于{day}召开，会期一天。",
    "经研究，拟于{day}召开{name}，请各单位提前做好准备。",
)


@dataclass(frozen=True)
class Gathering:
    """What a text reports: the row that the meetings table should have."""

    kind: str
    date: str
    name: str
    chair: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A made text, how its year is known (explicit, published, context, none), and what it reports."""

    id: str
    layout: str
    year: str
    text: str
    gatherings: tuple[Gathering, ...] = field(default=())


def texts(seed: int = SEED) -> Iterator[Text]:
    """All texts; the same seed gives the same."""
    for layout, count in COUNTS.items():
        for number in range(count):
            identity = f"{layout}{number:03}"
            yield _Writer(random.Random(f"{seed} {identity}"), identity).write(layout)


class _Writer:
    """Writes one text; what it draws first (day, place, how the year is known) holds for the whole of it."""

    def __init__(self, draw: random.Random, identity: str):
        self.draw, self.identity = draw, identity
        self.day = date(draw.choice((2019, 2021, 2022, 2023, 2024)), draw.randint(1, 12), draw.randint(1, 27))
        self.year = draw.choice(("explicit", "published", "published", "context", "none"))
        self.city, self.county = draw.choice(cast.CITIES), draw.choice(cast.COUNTIES)
        self.time = draw.choice(TIMES)

    def write(self, layout: str) -> Text:
        body, found = getattr(self, f"_{layout}")()
        return Text(self.identity, layout, self.year, body, tuple(found))

    # How a day is written, and as what it should be read.

    def said(self, day: date | None = None, *, time: bool = True) -> str:
        day = day or self.day
        year = f"{day.year}年" if self.year == "explicit" else ""
        return f"{year}{day.month}月{day.day}日{self.time if time else ''}"

    def edtf(self, day: date | None = None) -> str:
        day = day or self.day
        return day.isoformat() if self.year != "none" else f"XXXX{day.isoformat()[4:]}"

    # The page around the report.

    def page(self, headline: str, lead: str, *paragraphs: str) -> str:
        """Headline, perhaps the line of publication, the report, perhaps whoever sent it in."""
        lines = [headline] if headline else []
        after = self.day + timedelta(days=self.draw.choice((0, 1, 1, 2)))
        if self.year == "published":
            lines.append(
                self.draw.choice(
                    (
                        f"发布时间：{after.isoformat()} 09:26　来源：{self.city}市人民政府办公室　浏览次数：318",
                        f"{after.year}年{after.month}月{after.day}日 来源：{self.city}日报",
                        f"时间：{after:%Y-%m-%d}　作者：陶然　编辑：卢静",
                        f"日期：{after:%Y/%m/%d}",
                    )
                )
            )
        opening = self.draw.choice(
            ("", "", "本报讯（记者 陶然）", f"{self.city}日报讯（记者 卢静 通讯员 高岚）", "本网讯 ")
        )
        lines.append(opening + lead)
        body = [paragraph for paragraph in paragraphs if paragraph]
        if self.year == "context":
            body.insert(self.draw.randint(0, len(body)), self._cue())
        lines += body
        lines += self.draw.choice(([], [], [f"（{self.city}市委办公室供稿）"], ["责任编辑：卢静"]))
        return self.draw.choice(("\n", "\n\n")).join(lines)

    def _cue(self) -> str:
        cues = YEAR_CUES if self.day.year % 5 in (4, 0) else YEAR_CUES[:-1]
        early = self.day.month <= 3
        cue = self.draw.choice(cues if early else (cues[0], *cues[4:]))
        return cue.format(year=self.day.year, past=self.day.year - 1, founded=self.day.year - 1949)

    def fillers(self, count: int) -> list[str]:
        return self.draw.sample(FILLERS, count)

    # What a meeting is called, and who holds it.

    def meeting(self) -> tuple[str, str, list[Person]]:
        """Its body (may be empty), its name without the body, and persons of rank."""
        n, subject = self.draw.randint(2, 60), self.draw.choice(cast.SUBJECTS)
        kind = self.draw.choice(cast.MEETINGS)
        city, county = f"{self.city}市", f"{self.county}县"
        company, university = self.draw.choice(cast.COMPANIES), self.draw.choice(cast.UNIVERSITIES)
        body, name, titles = self.draw.choice(
            (
                ("", f"全市{subject}{kind}", cast.CITY_TITLES),
                ("", f"{city}{subject}{kind}", cast.CITY_TITLES),
                (f"{city}政府", f"第{n}次常务会议", cast.CITY_TITLES),
                (f"{city}委", "常委会会议", cast.CITY_TITLES),
                ("市委", f"{subject}{kind}", cast.CITY_TITLES),
                ("", f"{county}{subject}{kind}", cast.COUNTY_TITLES),
                (f"{county}政府", f"{subject}{kind}", cast.COUNTY_TITLES),
                (company, f"{self.draw.choice(('安全生产', '党建', '经营分析'))}会议", cast.COMPANY_TITLES),
                (company, "职工代表大会", cast.COMPANY_TITLES),
                (university, f"{self.draw.choice(('本科教学', '学科建设', '就业'))}工作会议", cast.UNIVERSITY_TITLES),
                (f"{city}{self.draw.choice(cast.BUREAUS)}", f"{subject}{kind}", ["党组书记、局长", "副局长", "二级调研员"]),
            )
        )  # fmt: skip
        return body, name, cast.persons(self.draw, titles, 4)

    def _news(self) -> tuple[str, list[Gathering]]:
        body, name, who = self.meeting()
        a, b, *others = who
        whole, venue = body + name, self.draw.choice(cast.VENUES)
        when = self.said()
        held = f"{body}召开{name}" if body else f"{name}召开"
        chair: tuple[Person, ...] = ()
        speakers: tuple[Person, ...] = ()
        there: tuple[Person, ...] = ()
        match self.draw.randint(0, 6):
            case 0:
                lead, chair = f"{when}，{a.titled}主持召开{whole}，研究部署有关工作。", (a,)
                there = tuple(others)
                rest = f"{'、'.join(one.titled for one in others)}参加会议。"
            case 1:
                lead, speakers, chair = (
                    f"{when}，{held}。{a.titled}出席并讲话，{b.titled}主持会议。",
                    (a,),
                    (b,),
                )
                there = tuple(others)
                rest = f"出席会议的还有{'、'.join(one.titled for one in others)}。"
            case 2:
                lead, speakers = f"{when}，{whole}在{venue}召开。{a.titled}出席会议并讲话。", (a,)
                chair = (b,)
                rest = f"会议由{b.titled}主持。"
            case 3:
                lead = f"{when}，{held}，传达学习上级会议精神，安排部署下一阶段工作。"
                rest = ""
            case 4:
                lead, chair, speakers = f"{when}，{whole}举行，{a.titled}主持会议并讲话。", (a,), (a,)
                there = (b,)
                rest = f"{b.titled}出席会议。"
            case 5:
                lead, speakers = f"{when}，{a.titled}出席{whole}并讲话。", (a,)
                rest = f"市领导{'、'.join(one.name for one in others)}参加。" if "市" in whole else ""
                there = tuple(others) if rest else ()
            case _:
                lead, chair = f"{whole}{when}在{venue}举行，会期一天。{a.titled}主持会议。", (a,)
                speakers = (b,)
                rest = f"{b.titled}作工作报告。"
        headline = self.draw.choice(("", f"{whole}召开", f"{a.name}：奋力开创工作新局面"))
        found = Gathering("meeting", self.edtf(), whole, _names(chair), _names(speakers), _names(there))
        return self.page(headline, lead, *self.fillers(self.draw.randint(1, 3)), rest), [found]

    def _digest(self) -> tuple[str, list[Gathering]]:
        if self.year == "published":
            self.year = "explicit"
        mark = self.draw.choice(("●", "▲", "◆", "", "1"))
        items, found = [], []
        for at in range(self.draw.randint(2, 4)):
            day = self.day + timedelta(days=at)
            body, name, (a, b, *_) = self.meeting()
            held = f"{body}召开{name}" if body else f"{name}召开"
            sign = f"{at + 1}．" if mark == "1" else mark
            if self.draw.random() < 0.5:
                items.append(f"{sign}{self.said(day)}，{held}，{a.titled}主持会议。")
                found.append(Gathering("meeting", self.edtf(day), body + name, (a.name,)))
            else:
                items.append(f"{sign}{self.said(day)}，{held}，{a.titled}出席并讲话，{b.titled}参加。")
                found.append(Gathering("meeting", self.edtf(day), body + name, (), (a.name,), (b.name,)))
        title = self.draw.choice((f"{self.city}要闻", "一周要闻", "工作动态", "简讯"))
        if self.year == "context":
            title += f"（{self.day.year}年第{self.day.isocalendar().week}期）"
        return self.draw.choice(("\n", "\n\n")).join([title, *items]), found

    def _chronicle(self) -> tuple[str, list[Gathering]]:
        self.year, self.time = "context", ""
        months = sorted(self.draw.sample(range(1, 13), self.draw.randint(2, 4)))
        shape = self.draw.choice(("months", "lines", "days"))
        place = self.draw.choice((f"{self.city}市", f"{self.county}县"))
        lines, found = [f"{place}{self.day.year}年大事记"], []
        for month in months:
            if shape != "lines":
                lines.append(f"{month}月")
            for number in sorted(self.draw.sample(range(1, 28), 2)):
                day = date(self.day.year, month, number)
                body, name, (a, *_) = self.meeting()
                held = f"{body}召开{name}" if body else f"{name}召开"
                said = f"{number}日" if shape == "days" else f"{month}月{number}日"
                chaired = self.draw.random() < 0.5
                event = f"{a.titled}主持召开{body}{name}。" if chaired else f"{held}。"
                lines.append(f"{said}{self.draw.choice(('，', '　'))}{event}")
                chair = (a.name,) if chaired else ()
                found.append(Gathering("meeting", self.edtf(day), body + name, chair))
            if self.draw.random() < 0.5:
                said = "28日" if shape == "days" else f"{month}月28日"
                lines.append(f"{said}，全市首条城际公路建成通车。")
        return "\n".join(lines), found

    def _reception(self) -> tuple[str, list[Gathering]]:
        a, b, c = cast.persons(self.draw, cast.CITY_TITLES, 3)
        visitor = cast.guest(self.draw)
        verb, sort = self.draw.choice(
            (("会见", ""), ("会见了", ""), ("在滨江宾馆会见", ""), ("亲切会见", ""), ("与", "举行会谈"), ("会见来访的", ""))
        )  # fmt: skip
        party = "" if sort else self.draw.choice(("一行", "", "一行"))
        lead = f"{self.said()}，{a.titled}{verb}{visitor}{party}{sort}，双方就深化合作进行了交流。"
        there = f"{b.titled}、{c.titled}" + self.draw.choice(("参加会见。", "参加。", "陪同会见。"))
        if sort:
            there = f"{b.titled}、{c.titled}参加会谈。"
        name = f"{a.name}{'与' if sort else '会见'}{visitor}{party}{'会谈' if sort else ''}"
        found = Gathering("reception", self.edtf(), name, (), (a.name,), (b.name, c.name))
        headline = self.draw.choice(("", f"{a.name}会见{visitor[-3:]}"))
        return self.page(headline, lead, f"{a.name}对客人的到来表示欢迎。", there), [found]

    def _visit(self) -> tuple[str, list[Gathering]]:
        a, b = cast.persons(self.draw, cast.CITY_TITLES, 2)
        place = self.draw.choice((f"{self.county}县", f"{self.draw.choice(cast.COMPANIES)}", "高新区"))
        subject = self.draw.choice(cast.SUBJECTS)
        verb = self.draw.choice(("调研", "考察", "检查", "督导", "视察"))
        how, name = self.draw.choice(
            (
                (f"到{place}{verb}{subject}工作", f"{a.name}到{place}{verb}{subject}工作"),
                (f"深入{place}{verb}{subject}工作", f"{a.name}深入{place}{verb}{subject}工作"),
                (f"在{place}{verb}时强调，要抓好{subject}工作", f"{a.name}在{place}{verb}"),
                (f"赴{place}{verb}", f"{a.name}赴{place}{verb}"),
            )
        )
        lead = f"{self.said()}，{a.titled}{how}。{b.titled}参加{verb}。"
        rest = f"在{place}，{a.name}实地察看项目进展，详细了解有关情况。"
        headline = self.draw.choice(("", f"{a.name}到{place}{verb}"))
        found = Gathering("visit", self.edtf(), name, (), (), (b.name,))
        return self.page(headline, lead, rest), [found]

    def _event(self) -> tuple[str, list[Gathering]]:
        a, b, c = cast.persons(self.draw, cast.CITY_TITLES, 3)
        n = self.draw.choice("二三四五六七八九")
        what = self.draw.choice(
            (
                f"{self.city}市第{n}届文化旅游节开幕式",
                f"{self.county}县重大项目集中签约仪式",
                f"{self.city}市“书香{self.city}”全民阅读活动启动仪式",
                f"{self.city}市见义勇为先进个人颁奖仪式",
                f"{self.city}新区管理委员会揭牌仪式",
                f"{self.city}市政府新闻办防汛工作新闻发布会",
                f"{self.draw.choice(cast.UNIVERSITIES)}毕业典礼",
                f"{self.city}至{self.county}高速公路开工仪式",
                f"{self.city}市第{n}届职工运动会开幕式",
            )
        )
        venue = self.draw.choice(cast.VENUES)
        chair: tuple[str, ...] = ()
        speakers: tuple[str, ...] = ()
        match self.draw.randint(0, 2):
            case 0:
                lead, rest = (
                    f"{self.said()}，{what}在{venue}举行。{a.titled}出席并致辞。",
                    f"{b.titled}主持仪式。",
                )
                speakers, chair, there = (a.name,), (b.name,), ()
            case 1:
                lead = f"{self.said()}，{what}举行。{a.titled}、{b.titled}出席。"
                rest, there = "活动现场气氛热烈。", (a.name, b.name)
            case _:
                lead = f"{self.said()}，{a.titled}出席{what}并讲话。{b.titled}、{c.titled}参加。"
                rest, speakers, there = "各界群众代表参加活动。", (a.name,), (b.name, c.name)
        found = Gathering("event", self.edtf(), what, chair, speakers, there)
        return self.page(self.draw.choice(("", f"{what}举行")), lead, rest), [found]

    def _planned(self) -> tuple[str, list[Gathering]]:
        _, name, _ = self.meeting()
        name = name if name.startswith(("全市", self.city, self.county)) else f"全市{name}"
        lead = self.draw.choice(PLANNED).format(
            name=name,
            day=self.said(self.day + timedelta(days=12), time=False),
            venue=self.draw.choice(cast.VENUES),
        )
        return self.page(self.draw.choice(("", f"{name}筹备工作有序推进")), lead, FILLERS[4]), []

    def _none(self) -> tuple[str, list[Gathering]]:
        lead = self.draw.choice(NEGATIVES).format(
            day=self.said(time=False),
            person=cast.persons(self.draw, ["客"], 1)[0].name,
            two=self.draw.randint(65, 85),
            m=self.draw.randint(1, 9),
            city=self.city,
            county=self.county,
            company=self.draw.choice(cast.COMPANIES),
        )
        return self.page(self.draw.choice(("", "工作动态")), lead, FILLERS[4]), []


def _names(persons: tuple[Person, ...]) -> tuple[str, ...]:
    return tuple(person.name for person in persons)
