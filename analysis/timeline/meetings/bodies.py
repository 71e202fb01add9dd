"""Which body met: from the name of the meeting, or from the office of who chaired it; each in one form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from analysis import vocabulary
from analysis.cells import split
from analysis.regexes import longest_first
from analysis.timeline.meetings.counting import COUNTED, uncounted
from analysis.timeline.patterns import alternatives

#: Allowed before the name of a known body.
_BEFORE = re.compile(r"(?:新一届|本届|上届|新|中国共产党(?=全国)|中国(?!共产党)|我国)")
#: What follows where the words are no name of the body: 公安部署, 全国人大代表, 中央广播电视总台.
_NOT_BEHIND = re.compile(
    r"署|门|长|队|和国家机关(?!工委)|级|代表(?!大会)|委员(?!会)|广播|电视(?!电话)|音乐|美术|民族(?:大学|歌舞)|财经大学|企业|媒体|党校"
)

#: A committee of the party below the centre is called without the party's name.
_PARTY = re.compile(r"^(?:中共|中国共产党)(?=[\u4e00-\u9fff]{1,8}(?:委(?:员会)?|党组)$)")
#: 四川省人民政府 is 四川省政府.
_PEOPLES = re.compile(r"(?<=[省市县区州旗盟镇乡])人民(?=政府$)")
#: The same before the rest of a name: 四川省人民政府常务会议.
_PEOPLES_OF_A_PLACE = re.compile(r"^([\u4e00-\u9fff]{0,8}?[省市县区州旗盟镇乡])人民(?=政府)")
#: A committee of the Party in full: 中共安平县委员会 is 安平县委, 中共青江大学委员会 is 青江大学党委.
_COMMITTEE = re.compile(
    r"^(?:中共|中国共产党)(?P<of>[\u4e00-\u9fff]{2,14}?(?:(?P<place>[省市县区州旗盟])|大学|学院|学校|医院|公司|集团|[局厅]))"
    r"委员会(?=$|常委会|常务委员会|全体)"
)
#: A congress and its presidium in short: 江州省人民代表大会会议主席团 is 江州省人大主席团.
_CONGRESS = (
    (re.compile(r"人民代表大会(?:会议)?(?=$|主席团$)"), "人大"),
    (re.compile(r"人民代表大会常务委员会$"), "人大常委会"),
    (re.compile(r"(?<=政协)(?:全体会议|会议)(?=主席团$)"), ""),
)
#: Separates bodies that act together.
_AND = re.compile(r"[、和与及]|以及|会同|联合(?![国会])|携手")
#: What joins other bodies to those that are named: 联合多部门, 等单位.
_AND_OTHERS = re.compile(
    r"(?:(?:联合|会同|携手)[^、和与及]{0,4}(?:部门|单位|机构|方面)|等[^、和与及]{0,12}|分别|共同|联合)+$"
)
_LONGEST = 30
#: A committee, government or office of any place.
_OF_ANY_PLACE = re.compile(
    r"[\u4e00-\u9fff]{0,7}?[省市县区州旗盟](?:委常委会|委|政府|人大常委会|政协|纪委监委|纪委|(?:应急|水利|水务|教育|农业农村|卫生健康|市场监管)[厅局委])"
)
#: Behind a body: its officials, its members, what belongs to it, or another body that is named with it.
_NO_SUBJECT = re.compile(
    r"的|副|主|书记|常委|领导|负责|相关|有关|党|[、和与及]|所属|直属|原|第(?!一时间)|会|委|部|局|机关|办"
)
#: A committee or government of any place, which calls meetings that others chair.
_AUTHORITY = re.compile(r"[\u4e00-\u9fff]{0,7}?[省市县区州旗盟](?:委常委会|委|(?:人民)?政府|人大常委会|政协)")
#: Behind a body: a part of it, with a name of its own.
_A_PART = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:部(?![署门分])|局|办(?![公理法学])|委(?!员)|组(?!织)|[室院校])"
)
#: Another name of a body behind its name: 石油输出国组织（欧佩克）, 亚太经合组织（APEC）.
_IN_BRACKETS = re.compile("[（(](?P<other>[^（）()]{2,12})[)）]")
#: The press office of a place in full: 云港市人民政府新闻办公室 is 云港市政府新闻办.
_PRESS_OFFICE = re.compile("(?:人民)?(?P<of>政府|委)新闻办(?:公室)?")
#: What a person may chair for the body that the person heads.
_CHAIRED = ("会", "会议", "汇报", "班", "学习")
_CALLED = re.compile("全[国省市区县州]")
#: Several bodies meet, and none for its chair: 联席会议, 合作推进会; not a meeting on cooperatives.
_OF_SEVERAL = re.compile("联席|合作(?![社制医])")
#: The place that a name begins with; no 智慧城市, no 房地产市场, no 示范区.
_PLACE = re.compile(
    r"^(?!部分|有关|相关|各|全|[两三四五六七八九十多几])(?P<place>[\u4e00-\u9fff]{2,6}?(?P<level>省|自治区|(?<![城都超上夜])市(?![场政民值容])|(?<![困范强大点各])县(?!域)|自治州"
    r"|(?<![示范开发园社灾老山地城景片小新特湖库牧林校厂辖街能贸验护济术作业心点旧边治])区(?![域块间位划])))"
)
#: The body that a name begins with.
_ORGANISATION = re.compile(
    r"^(?P<body>[\u4e00-\u9fff]{2,12}?(?:集团(?![军化])|公司(?![制法])|大学(?![生城])|学院|医院|银行(?![业卡])|协会|(?<![协会磋])商会|联盟)"
    r"|[省市县区州][\u4e00-\u9fff]{2,8}?(?<![布格开结全大])[局厅])"
)
#: The place or the level of a body: 青江市政府, 省委.
_OF_PLACE = re.compile(
    r"^(?P<place>[\u4e00-\u9fff]*?(?P<level>自治区|自治州|[省市县区]))(?=委|政府|人大|政协|纪委|监委|人民)"
)


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    """Bodies and their variants, the longest first, and the one form of each."""
    rows = vocabulary.load("timeline/meetings_known_bodies", ("body", "example"), ("variants",))
    forms: dict[str, str] = {}
    for row in rows:
        for name in (row["body"], *split(row["variants"])):
            if name in forms:
                raise row.fault(f"{name!r} stands for {forms[name]!r} already")
            forms[name] = row["body"]
    return re.compile("|".join(map(re.escape, longest_first(forms)))), forms


def known_at_end(words: str) -> str:
    """The longest known body that words end with.

    >>> known_at_end("中东局势外交部"), known_at_end("粮价海州市政府")
    ('外交部', '')
    """
    return next((words[at:] for at in range(len(words)) if words[at:] in _known()[1]), "")


@cache
def _offices() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = vocabulary.load("timeline/offices_bodies", ("pattern", "body", "example", "reads"))
    return tuple((row.pattern("pattern"), row["body"]) for row in rows)


@cache
def _hosts() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Forms of names and the body; {B} in a pattern is an organisation that the name begins with."""
    rows = vocabulary.load("timeline/meetings_hosts", ("pattern", "body", "example", "reads"))
    prefix = r"(?P<body>[\u4e00-\u9fff·（）()—－-]{2,24}?(?:" + alternatives("meetings_organisations") + "))"
    found = []
    for row in rows:
        whole = vocabulary.Row({"pattern": row["pattern"].replace("{B}", prefix)}, row.where)
        found.append((whole.pattern("pattern"), row["body"]))
    return tuple(found)


@cache
def _body() -> re.Pattern[str]:
    """How the names of bodies end."""
    return re.compile(f"{alternatives('meetings_bodies')}$")


@cache
def _before_body() -> re.Pattern[str]:
    """What may stand before a body in its clause and is no part of its name."""
    return re.compile(alternatives("meetings_before_bodies", "leaves"))


def without_lead(words: str) -> str:
    """Words from the body on: without who learnt of it, the preposition before it, or who went there.

    Names that begin with such a word stay whole: 从化区, 经济信息委.

    >>> without_lead("记者昨日从云港市教育局"), without_lead("在共青团中央"), without_lead("由国家发展和改革委员会")
    ('云港市教育局', '共青团中央', '国家发展和改革委员会')
    >>> without_lead("从化区政府"), without_lead("应急管理部"), without_lead("在云港")
    ('从化区政府', '应急管理部', '在云港')
    """
    names, _ = _known()
    rest = words
    while rest and not names.match(rest) and (before := _before_body().match(rest)):
        rest = rest[before.end() :]
    first = _AND.split(rest, maxsplit=1)[0]
    return rest if names.match(rest) or is_body(first) else words


@cache
def _any_of_a_sort() -> re.Pattern[str]:
    """A sort of bodies, with no name between it and the noun: 外资银行, 基层党组织."""
    nouns = alternatives("meetings_organisations")
    return re.compile(f"{alternatives('meetings_sorts')}+的?(?:党|企业|学术|专业)?(?:{nouns})+")


@cache
def _not_a_body() -> re.Pattern[str]:
    """What ends as bodies do and is none (members of a committee, games and fairs), or names no certain ones."""
    return re.compile(alternatives("meetings_not_bodies"))


def names_none(words: str) -> bool:
    """Whether words that end as the names of bodies do name no certain one: 外资银行, 三家公司, 该公司.

    >>> [names_none(words) for words in ("外资银行", "三家公司", "全市基层党组织", "社会科学院", "青江商业银行")]
    [True, True, True, False, False]
    """
    return bool(_not_a_body().search(words) or _any_of_a_sort().fullmatch(words))


@cache
def _says() -> re.Pattern[str]:
    """What is held after such words is not held by who says them: 水利部介绍，今天召开……."""
    return re.compile(alternatives("meetings_sayings"))


@cache
def _working() -> tuple[str, ...]:
    rows = vocabulary.load("timeline/meetings_working", ("ending", "example"))
    return tuple(row["ending"] for row in rows)


@cache
def _of_no_chair() -> tuple[str, ...]:
    """Meetings of several states, or of delegates, which are not those of the body that their chair heads."""
    rows = vocabulary.load("timeline/meetings_of_no_chair", ("ending", "example"))
    return tuple(row["ending"] for row in rows)


def normal(body: str) -> str:
    """The one form of a body's name; one that is not known without its number and 新.

    >>> normal("国务院新闻办公室"), normal("十四届全国人大常委会"), normal("新国务院"), normal("市委")
    ('国务院新闻办', '全国人大常委会', '国务院', '市委')
    >>> normal("中国文化和旅游部"), normal("中国气象局")
    ('文化和旅游部', '中国气象局')
    >>> normal("云港市人民政府新闻办公室"), normal("江州省委新闻办")
    ('云港市政府新闻办', '江州省委新闻办')
    >>> normal("中共青江大学委员会"), normal("中共青江县委员会"), normal("青江市人民政府"), normal("中共青江市委")
    ('青江大学党委', '青江县委', '青江市政府', '青江市委')
    """
    plain = _with_short_committee(uncounted(body))
    before = _BEFORE.match(plain)
    if before is not None and plain not in _known()[1]:
        rest = plain[before.end() :]
        strict = before[0].startswith("新") or before[0].endswith(
            "国"
        )  # 新开发银行 and 中国气象局 are whole names
        plain = rest if rest in _known()[1] or (rest and not strict) else plain
    plain = plain or body
    if known := _known()[1].get(plain):
        return known
    for pattern, short in _CONGRESS:
        plain = pattern.sub(short, plain)
    return _with_short_press_office(_PEOPLES.sub("", _PARTY.sub("", plain)))


def _with_short_committee(name: str) -> str:
    return _COMMITTEE.sub(lambda found: found["of"] + ("委" if found["place"] else "党委"), name)


def _with_short_press_office(name: str) -> str:
    return _PRESS_OFFICE.sub(r"\g<of>新闻办", name)


def is_body(words: str) -> bool:
    """Whether words name a body: one that is known, or a name that ends as those of bodies do.

    >>> is_body("文化和旅游部"), is_body("云港市人民政府"), is_body("云港"), is_body("社会各界")
    (True, True, False, False)
    """
    if words in _known()[1]:
        return True
    return 1 < len(words) <= _LONGEST and bool(_body().search(words)) and not names_none(words)


def at_start(words: str) -> str:
    """The longest body that words begin with, as written; "" where they begin with none.

    >>> at_start("国务院新闻办水土保持工作"), at_start("云港市政府新闻办汛情"), at_start("关于水质")
    ('国务院新闻办', '云港市政府新闻办', '')
    """
    if (known := _known()[0].match(words)) and not _NOT_BEHIND.match(words, known.end()):
        return known[0]
    ends = range(min(len(words.partition("“")[0]), _LONGEST), 1, -1)
    return next((words[:end] for end in ends if is_body(words[:end])), "")


def leading(words: str) -> str:
    """The body that a clause begins with as its subject, in its one form; "" where that is another one, or says something.

    >>> leading("水利部派出工作组"), leading("云港市委常委会赴各区"), leading("水利部副部长到会"), leading("水利部表示")
    ('水利部', '云港市委常委会', '', '')
    """
    names, forms = _known()
    known, own = names.match(words), _OF_ANY_PLACE.match(words)
    found = known or own
    if found is None or _NOT_BEHIND.match(words, found.end()) or _NO_SUBJECT.match(words, found.end()):
        return ""
    return "" if _says().search(words) else forms.get(found[0]) or normal(found[0])


def listed(words: str, *, strict: bool = False) -> tuple[str, ...]:
    """The bodies that are named together, each in its one form; () where the first is none, or, `strict`, where any is none.

    >>> listed("国家发展和改革委员会、云港市人民政府和青江大学"), listed("社会各界、市妇联")
    (('国家发展改革委', '云港市政府', '青江大学'), ())
    >>> listed("记者从共青团中央、由市妇联")
    ('共青团中央', '市妇联')
    >>> listed("市委、市长王小明"), listed("市委、市长王小明", strict=True)
    (('市委',), ())
    """
    parts = [without_lead(part) for part in _parts(without_lead(_AND_OTHERS.sub("", words)))]
    if not parts or not is_body(parts[0]) or (strict and not all(map(is_body, parts))):
        return ()
    return tuple(dict.fromkeys(normal(part) for part in parts if is_body(part)))


def _parts(words: str) -> list[str]:
    """The names in a list; 和 within the name of a body that is known does not divide it."""
    names, _ = _known()
    parts, at = [], 0
    while at < len(words):
        known = names.match(words, at)
        if known is None and words.startswith(("中国", "我国"), at):  # 中国文化和旅游部
            known = names.match(words, at + 2)
        if known is not None and (known.end() == len(words) or _AND.match(words, known.end())):
            end = known.end()
        else:
            joint = _AND.search(words, at)
            end = joint.start() if joint else len(words)
        parts.append(words[at:end])
        joint = _AND.match(words, end)
        at = joint.end() if joint else max(end, at + 1)
    return [part for part in parts if part]


def of_name(name: str) -> str:
    """The body whose meetings have names of this form, from the vocabulary; "" where there is none.

    >>> of_name("中国妇女第十三次全国代表大会"), of_name("全国水利工作会议"), of_name("青江论坛")
    ('全国妇联', '水利部', '')
    """
    plain = uncounted(name).strip("的 ")
    plain = plain[1:-1] if plain.startswith("“") and plain.find("”") == len(plain) - 1 else plain
    for pattern, body in _hosts():
        if found := pattern.search(plain):
            named = found.groupdict().get("body")
            return "" if named and names_none(named) else normal(found.expand(body))
    return ""


def named_in(words: str) -> frozenset[str]:
    """The bodies of the vocabulary that words name, each in its one form.

    >>> sorted(named_in("财政部、农业农村部有关负责人")), named_in("市教育局负责人")
    (['农业农村部', '财政部'], frozenset())
    """
    names, forms = _known()
    return frozenset(forms[found] for found in names.findall(words))


def with_one_form(name: str) -> str:
    """A name with the body that it begins with in its one form.

    >>> with_one_form("国务院新闻办公室新闻发布会"), with_one_form("第32届阿盟峰会"), with_one_form("青江论坛")
    ('国务院新闻办新闻发布会', '第32届阿拉伯国家联盟峰会', '青江论坛')
    >>> with_one_form("石油输出国组织（欧佩克）部长级会议"), with_one_form("亚太经合组织（APEC）会议"), with_one_form("东盟（扩大）会议")
    ('石油输出国组织部长级会议', '亚太经合组织会议', '东盟（扩大）会议')
    >>> with_one_form("国务院新闻办公室媒体座谈会"), with_one_form("青江县人民政府新闻办公室新闻发布会")
    ('国务院新闻办公室媒体座谈会', '青江县政府新闻办新闻发布会')
    >>> with_one_form("中共青江大学委员会常委会会议"), with_one_form("中共青江县委员会全体会议")
    ('青江大学党委常委会会议', '青江县委全体会议')
    """
    counted = COUNTED.match(name)
    at = counted.end() if counted else 0
    names, forms = _known()
    found = names.match(name, at)
    if found is None or _NOT_BEHIND.match(name, found.end()):
        return _with_short_press_office(_PEOPLES_OF_A_PLACE.sub(r"\1", _with_short_committee(name)))
    rest = name[found.end() :]
    if (bracketed := _IN_BRACKETS.match(rest)) and (
        (bracketed["other"].isalpha() and bracketed["other"].isascii())
        or forms.get(bracketed["other"]) == forms[found[0]]
    ):
        rest = rest[bracketed.end() :]
    return name[:at] + forms[found[0]] + rest


def in_name(name: str) -> str:
    """The body that a meeting's name begins with, "" if it is none of those known.

    >>> in_name("国务院新闻办公室新闻发布会"), in_name("联合国安理会公开会"), in_name("公安部署会"), in_name("青江论坛")
    ('国务院新闻办', '联合国安理会', '', '')
    """
    plain = uncounted(name.strip("“”"))
    before = _BEFORE.match(plain)
    names, forms = _known()
    found = names.match(plain) or (names.match(plain, before.end()) if before else None)
    if found is None or _NOT_BEHIND.match(plain, found.end()):
        return ""
    return forms[found[0]]


def of_office(office: str) -> str:
    """The body that an office is of, "" if it says none; of several the first that is not deputy.

    >>> of_office("市委副书记、市长"), of_office("中共中央政治局委员、国务院副总理"), of_office("青江大学校长"), of_office("作家")
    ('市政府', '国务院', '青江大学', '')
    """
    if "总书记" in office:
        return "中央"
    if "国家主席" in office:  # receives guests, and heads no body that meets
        return ""
    parts = [part for part in re.split(r"[、，]", office) if part]
    found = [(part, body) for part in parts if (body := _of_one(part))]
    # whoever is in the Political Bureau meets as what else they are
    found = [one for one in found if one[1] != "中央"] or found
    chiefs = [body for part, body in found if "副" not in part]
    return next(iter(chiefs or [body for _, body in found]), "")


def _of_one(office: str) -> str:
    for pattern, body in _offices():
        if found := pattern.fullmatch(office):
            return normal(found.expand(body))
    return ""


def of_hosts(name: str, chairs: Iterable[str], speakers: Iterable[str]) -> str:
    """The body whose meeting it is, by the offices of who chairs it or, of a working meeting, speaks at it.

    Forums and congresses are of nobody who opens them; 全市… says who was called, not by whom, but for
    telephone conferences of the whole country, which the State Council calls.

    Parameters
    ----------
    chairs, speakers : iterable of str
        Their offices.

    >>> of_hosts("经济形势专家座谈会", ["国务院总理"], []), of_hosts("中关村论坛", [], ["国务院副总理"])
    ('国务院', '')
    >>> of_hosts("青江书记述职会", ["市委书记"], []), of_hosts("全市教育工作会议", ["市长"], [])
    ('市委', '')
    >>> of_hosts("青江市教育工作会", ["省长"], []), of_hosts("青江市教育工作会", ["青江市市长"], [])
    ('', '青江市政府')
    >>> of_hosts("市委人才工作推进会", ["市长"], []), of_hosts("市委组织部务会", ["市委书记"], [])
    ('市委', '市委')
    """
    if own := _of_own_name(name):
        return own
    found = _of_hosts(name, chairs, speakers)
    return "" if _OF_SEVERAL.search(name) or _begins_with_another(name, found) else found


def _of_own_name(name: str) -> str:
    """The committee or government that a name begins with, whoever chairs it; "" where a part of it meets: 市委组织部……会."""
    plain = uncounted(name)
    found = _AUTHORITY.match(plain)
    if found is None or any(other.match(plain, found.end()) for other in (_NOT_BEHIND, _NO_SUBJECT, _A_PART)):
        return ""
    return normal(found[0])


def _begins_with_another(name: str, body: str) -> bool:
    """Whether a name begins with another place than that of a body, or with another body."""
    if not body or name.startswith(body):
        return False
    named = _ORGANISATION.match(name)
    if named is not None and not names_none(named["body"]):
        return True
    place, own = _PLACE.match(name), _OF_PLACE.match(body)
    if place is None or own is None:
        return place is not None
    return place["level"] != own["level"] or not place["place"].endswith(own["place"])


def _of_hosts(name: str, chairs: Iterable[str], speakers: Iterable[str]) -> str:
    plain = uncounted(name)
    if _CALLED.match(plain):
        state_council = name.endswith("电视电话会议") and "国务院" in map(of_office, (*chairs, *speakers))
        return "国务院" if state_council and plain.startswith("全国") else ""
    by_chairs = {body for office in chairs if (body := of_office(office))}
    working = name.endswith(_working())
    if len(by_chairs) == 1 and (working or name.endswith(_CHAIRED)) and not name.endswith(_of_no_chair()):
        return by_chairs.pop()
    if by_chairs or not working:
        return ""
    return next((body for office in speakers if (body := of_office(office))), "")
