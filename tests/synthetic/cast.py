"""The invented places, bodies, persons and subjects of the made texts."""

from __future__ import annotations

import random
from dataclasses import dataclass

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = ["志远", "国强", "丽华", "建军", "秀英", "海涛", "晓燕", "云龙", "泽宇", "雨桐", "卫东", "立新", "文博", "思源", "春梅", "永康", "敬之", "若兰", "宏伟", "向阳", "静", "伟", "芳", "磊", "敏", "超", "娟", "勇", "涛", "斌", "琳", "凯"]  # fmt: skip
CITIES = ["江州", "柳河", "青屏", "东岭", "云泽", "石湾", "临川港", "北原", "安渡", "汶阳"]
COUNTIES = ["梅山", "双桥", "白渡", "南溪口", "松坪", "龙湾"]
COMPANIES = ["华星集团", "远航重工", "东岭能源集团", "江州城投集团", "瑞禾农业"]
UNIVERSITIES = ["江州大学", "柳河师范学院", "东岭理工大学"]
BUREAUS = ["教育局", "卫生健康委", "应急管理局", "农业农村局", "住房城乡建设局", "市场监管局", "文化旅游局"]
SUBJECTS = ["安全生产", "乡村振兴", "招商引资", "防汛抗旱", "科技创新", "信访", "营商环境", "生态环境保护", "基层治理", "项目建设", "森林防火", "食品安全", "就业", "养老服务", "数字政府建设", "农村饮水", "城市更新", "民营经济发展"]  # fmt: skip
MEETINGS = ("工作会议", "工作推进会", "专题会议", "座谈会", "现场会", "调度会", "动员大会", "电视电话会议")
VENUES = ("市会议中心", "市行政中心", "江州大礼堂", "市委党校", "滨江宾馆", "县影剧院")
CITY_TITLES = ["市委书记", "市委副书记、市长", "市委副书记", "市委常委、常务副市长", "市委常委、组织部部长", "市委常委、宣传部部长", "副市长", "市人大常委会主任", "市政协主席", "市委秘书长", "市人大常委会副主任", "市政协副主席", "市中级人民法院院长"]  # fmt: skip
COUNTY_TITLES = [
    "县委书记",
    "县委副书记、县长",
    "县委常委、副县长",
    "县人大常委会主任",
    "县政协主席",
    "副县长",
]
COMPANY_TITLES = ["党委书记、董事长", "党委副书记、总经理", "副总经理", "工会主席"]
UNIVERSITY_TITLES = ["党委书记", "校长", "副校长", "党委副书记"]
GUESTS = ["{company}董事长", "{city}市党政代表团团长", "{company}总裁", "省科学院院长", "省农科院党委书记", "新加坡驻江州总领事", "国家开发银行{city}分行行长", "{university}校长"]  # fmt: skip


@dataclass(frozen=True)
class Person:
    """A person with an office; `titled` is how a report names them at first."""

    name: str
    title: str

    @property
    def titled(self) -> str:
        return self.title + self.name


def persons(draw: random.Random, titles: tuple[str, ...] | list[str], count: int) -> list[Person]:
    """So many persons of different names and offices, the higher offices first."""
    count = min(count, len(titles))
    names: list[str] = []
    while len(names) < count:
        name = draw.choice(SURNAMES) + draw.choice(GIVEN)
        if name not in names:
            names.append(name)
    chosen = sorted(draw.sample(range(len(titles)), count))
    return [Person(name, titles[at]) for name, at in zip(names, chosen, strict=True)]


def guest(draw: random.Random) -> str:
    """An office and a name from elsewhere."""
    office = draw.choice(GUESTS).format(
        company=draw.choice(COMPANIES), city=draw.choice(CITIES), university=draw.choice(UNIVERSITIES)
    )
    return office + persons(draw, ["客"], 1)[0].name
