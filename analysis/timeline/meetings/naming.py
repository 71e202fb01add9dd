"""The name under which a verb reports a meeting, and who convened it."""

from __future__ import annotations

import re
from functools import cache

from analysis.names import tags
from analysis.timeline import people
from analysis.timeline.meetings import head_nouns
from analysis.timeline.meetings.counting import uncounted
from analysis.timeline.meetings.name_phrases import (
    NamePhrase,
    find_phrase,
    is_gathering,
    strip_adverbials,
    subject_before,
    trim_name,
    without_members,
    without_organisers,
)
from analysis.timeline.meetings.places import is_place
from analysis.timeline.meetings.reporting_verbs import ReportingVerb, VerbRole
from analysis.timeline.patterns import alternatives
from analysis.timeline.sentences import DATE, Sentence, is_day, is_vague
from analysis.timeline.spans import SentenceSpan

_N = r"[一二三四五六七八九十\d]+"
#: Who plays a match, which is no event of a town; not who works on the spot.
_TEAM = re.compile("(?<![大中支总])(?<!救援)队$|选手$|[球队]员$")
#: 第二次全体会议, 第一次大会: a sitting within a session.
_SITTING = re.compile(rf"第{_N}次(?:全体会议|大会|会议|全体会)|全体会议|联组会议|分组会议")
#: A sitting of a session that only says how it sat, and the number of a session, which may hold a press conference, too.
_SITS_BY = re.compile("(?:视频|线上|闭门)会议")
_SESSION = re.compile(rf"{_N}届.{{0,16}}{_N}次(?:全体)?会议$")
#: A sitting that prepares or steers a session, which is called by both: 县十六届人大二次会议|预备会.
_OF_SESSION = re.compile(rf"预备会议?|主席团(?:第{_N}次)?会议")
_CONGRESS = re.compile(rf"{_SESSION.pattern}|(?:代表大会|党代会|团代会|妇代会|代会)$")
_SITTING_TAIL = re.compile(rf"(?<=会议|全会|大会|代会)第{_N}次(?:全体会议|大会|全体会)$")
_WIDER = re.compile(r"[（(]扩大[）)]")
#: In a clause about a meeting, which is no name of it.
_ABOUT = re.compile(
    "^(?:[为据从经对就按因由围绕根]|随后|会后|会前)|出席|参加|列席|召开|举行|举办|主持|听取|审议"
)
#: Ends a list of what somebody attended: ……开幕式等重要活动.
_AND_OTHERS = re.compile(
    "(?<=[会议式坛节礼])等(?:一系列|系列|重要|重大|主要|相关|多场|多项)+的?(?:外事)?活动$"
)
#: A body and its head: 市安全生产委员会主任.
_HEADED = re.compile(
    r"""
    (?:^|、)
    (?P<body>[^、]*?(?P<organ>领导小组|委员会|指挥部|工作组|专项小组|党组|党委))
    (?:常务)?副?(?:组长|主任|主席|总?指挥长?|书记)
    """,
    re.VERBOSE,
)
_MOTIVE = re.compile(r"，(?P<motive>(?:庆祝|纪念|悼念|欢迎|欢送|迎接)[^，。]{2,40})")
_ABROAD = re.compile(r"(?:来华)?对[^，。]{1,6}(?:进行|的)(?:国事|正式)?访问$|访华$")
#: What is held to welcome guests or to see them off: 举行仪式，欢迎……对我国进行国事访问.
_FOR_GUESTS = re.compile("(?:欢迎|欢送|送行)?(?P<what>仪式|宴会|午宴|晚宴|招待会|酒会)")
#: How those guests come or leave, behind the words for them.
_COMING = re.compile(
    "(?:到来|来访|归来|凯旋|回家|出征|启程|(?:莅临|奔赴|返回|来|到|赴|回)[\u4e00-\u9fff]{0,6}?(?:访问|考察|参观|挂职|工作|支援|任教|国|乡)?)$"
)
#: Names of events up to this length, and all of press conferences, are completed with who held them.
_SHORT = 6
#: A name within "A和B" has at least so many characters.
_SHORTEST = 5
#: Ends what somebody attended that is no gathering, and no part of the next name either: 欢迎午餐, 集中巡馆; not 安全生产.
_NO_GATHERING = re.compile(
    "(?:[早午晚]?宴会?|[早午晚]餐|茶叙|巡[馆展]|参观|观展|演出|表演|展演|签约|合影|会[见谈])$"
)
#: Behind a ceremony in a list, a gathering of its own has at least so many; not 开幕式、主论坛.
_NAMES_ITSELF = 6
#: And one that is no more than the kind of what was held: 植树活动.
_SHORTEST_KIND = 4


#: Tells nothing of what was held; 座谈会 and 动员会 do.
_VAGUE = re.compile("(?:视频|紧急|重要|全体|专门|有关|此次|本次)?(?:会议|会|大会|活动|仪式|全会|典礼)")
#: A ceremony without what it was for: 启动仪式, 启动暨签约仪式.
_BARE_CEREMONY = re.compile(
    "(?:启动|开工|签约|揭牌|奠基|颁奖|授牌|捐赠|首发|揭幕|通车|竣工|通航|开通|投产|投运|启用|开业|落成|封顶|合龙|剪彩|开班|结业|欢迎|欢送|开馆|开园|授旗|交接|成立|发布|暨|集中|合作)+(?:仪式|式|典礼)"
)
#: 在重大项目集中签约仪式上，: where something was signed or launched; not one of another time.
_CEREMONY = re.compile(
    rf"(?:^|[，{DATE}])在(?!去年|前年|此前|日前|上[届次])(?P<name>[^，。；在{DATE}]{{2,40}}?仪式)上，$"
)
#: What a sitting is about, right behind a name that says nothing of it: 召开会议，研究…….
_ABOUT = re.compile(
    "，?(?:会议)?(?:专题|认真|深入|进一步|再次|听取|就|对)?(?:传达|学习|贯彻|研究|部署|安排|分析|总结|审议|讨论|通报|调度|动员|听取|宣布|宣读|协调|解决|审定|谋划|商讨|商议|推进|推动|督办|征求)"
)
#: A sitting that names no body of its own, which is that of the sitting named before it: 市政府党组会议和|第9次常务会议.
_SITTING_OF_A_BODY = re.compile(
    rf"(?P<count>[12]\d{{3}}年(?:度)?)?(?P<number>第?{_N}次)?(?P<wider>[（(]扩大[）)]|扩大)?"
    "(?:党组(?:理论学习中心组)?|党委(?:理论学习中心组)?|党工委|党总?支部|常务|主席团?|主任|常委会?|理论学习中心组|中心组|[董监理]事会|办公|党政联席)"
    rf"(?:[（(]扩大[）)]|扩大)?(?:第{_N}次)?(?:[（(]扩大[）)])?(?:会议|会|(?:集体|专题)?学习(?:会议?)?)"
)
#: A name or a count that 主题活动 or 文化交流活动 has as its own.
_OF_A_SORT = re.compile("(?:文化|交流|体育|志愿|教育|主题|庆祝|系列)活动")
_OF_ITS_OWN = re.compile(
    r"[”》][^“”《》等]{0,12}活动$|第[一二三四五六七八九十百\d]+届|周年|倒计时"
    r"|[\u4e00-\u9fff]{2}(?<![每当今近次])[日节周月]主题(?:宣传|志愿服务)?活动$"
    r"|(?:读书|研学|联谊|书画|技艺|写生|棋牌|参观|互学|亲子)(?:交流|文化|体育|教育)活动$|[^，。；等]{4}庆祝活动$"
)
#: 2020年第5次会议, which bodies hold that are called after their meetings: 党政联席会.
_NUMBERED = re.compile(rf"(?:\d{{4}}年度?)?第{_N}次(?:工作|扩大)?会议")
_MEETS_REGULARLY = re.compile("(?:联席|办公|党[委组]|[校院局厅部]务)会$")
#: Another meeting's verb, within what would be a name; not in 古田会议召开九十周年纪念大会.
_ANOTHER_VERB = re.compile(
    "(?:召开|举行)(?!.{0,6}周年)|出席(?:了|[本此这]次)|(?:进行|开展)(?:集中|专题|集体)学习"
)
#: Together with whom something was held, which is no body that held it: 与广大志愿者一起.
_COMPANY = re.compile(
    "(?:与(?=.{0,24}{who}(?:一起|一道|共同)?$)|[同和](?=.{0,24}{who}(?:一起|一道|共同)$))".replace(
        "{who}", "(?:干部|群众|职工|志愿者|师生|代表|官兵|党员|村民|居民|学生|员工|企业家|们)"
    )
)
_PUPILS = re.compile("(?:全体|全校|全院|广大|各年级)(?:师生|学生|教职工|师生员工)$")
#: The way to where something was held, behind who went.
_WENT = re.compile("(?:组织[^，。；的]{2,12})?(?:奔赴|前往|来到|走进|深入|[到赴])[^，。；的]{2,16}$")
#: Subjects of a verb that name nobody: 今天我们举行新闻发布会.
_PRONOUNS = frozenset(("我们", "我", "大家", "他们", "双方", "咱们"))
#: A body that only refers to one named before: 该院.
_THAT_BODY = re.compile(
    "该(?:公司|集团|企业|学校|医院|银行|中心|单位|协会|学会|商会|社区|街道|[院校行局县市区镇乡村社馆厂所委厅处站会园])"
)
#: The anniversary on which something is held, in a clause of its own: 时值市中医院建院三十周年之际，…….
_ANNIVERSARY = re.compile(
    r"(?:时值|适逢|正值|欣逢|恰逢|喜逢|喜迎|迎来|值此|[在值])(?P<what>(?P<body>[^，。；在]{0,24}?)"
    r"(?:建[院校厂局馆行社会所园站]|成立|创建|创办|开办|建成|开业|组建|挂牌|创刊)[\d一二三四五六七八九十百]+周?年)"
    r"(?:华诞|庆典|纪念日)?(?:(?:到来|来临)?之际)?，"
)
#: What marks an anniversary that its own name does not tell: 举行盛大的庆典大会.
_MARKS_IT = re.compile("(?:庆典|庆祝|纪念|座谈|庆功)(?:大会|会|活动|仪式|晚会|座谈会)?|文艺晚会|联欢会")
#: The place that the page is from, as who convenes: 随后，我省召开…….
_OURS = re.compile("[我本][省市县区州旗镇乡]")
_QUOTES = re.compile("“[^“”]*”|《[^《》]*》")
#: What tells a gathering of a general name from others of its body: 举行以“智能亚运”为主题的|发布会.
_THEME = re.compile(r"(?:以[^，。；的]{2,40}为(?:主题|议题)|(?:主题|题)为[^，。；的]{2,40})的?$")
#: What somebody said, whoever then meets: 市委就防汛提出要求，…….
_SAYS = re.compile("(?:强调|指出|要求|表示|提出|宣布|认为|介绍|透露|作出[^，。；]{0,8})$|[说称]$")
#: Joins the names of two meetings: 经济工作会议和农村工作会议.
_AND = re.compile("以及|[和与、]")


@cache
def _sitting_of_a_kind() -> re.Pattern[str]:
    """What sort of sitting it was, without whose: 专题会议, 座谈会."""
    return re.compile(alternatives("meetings_sittings"))


@cache
def _not_a_name() -> re.Pattern[str]:
    """Phrases that end in a head noun and are no name: 近百项活动, 抗议活动."""
    return re.compile(alternatives("meetings_not_names"))


@cache
def _convener_ending() -> re.Pattern[str]:
    """How bodies and their members end, who can meet; not places ("河南召开会议")."""
    return re.compile(alternatives("meetings_conveners"))


def names_of(sentence: Sentence, verb: ReportingVerb, *, first: bool = False) -> list[NamePhrase]:
    """The names before or after the verb; several where it reports several meetings: 党组会议和常务会议.

    A sitting of a body (常务会议) that follows another one in the list has the body of that one. The `first`
    thing that an article reports cannot refer to something before it: 3月5日，市长王小明出席|通车仪式.
    """
    phrase = find_phrase(sentence, verb)
    found: list[NamePhrase] = []
    for part in split(phrase) if phrase else ():
        if found and _SITTING_OF_A_BODY.fullmatch(part.name):
            found.append(part._replace(name=_body_of(found[-1].name) + part.name))
        elif one := _whole(sentence, verb, part, first=first):
            found.append(one)
    return found


def _body_of(name: str) -> str:
    """The words of a sitting's name before those that say what sort of sitting it is.

    >>> _body_of("市政府党组会议"), _body_of("区政协十四届二十七次主席会议"), _body_of("全市教育大会")
    ('市政府', '区政协十四届', '')
    """
    name = name.partition("暨")[0]
    starts = (at for at in range(len(name)) if _SITTING_OF_A_BODY.fullmatch(name, at))
    return name[: next(starts, 0)]


def _whole(sentence: Sentence, verb: ReportingVerb, phrase: NamePhrase, *, first: bool) -> NamePhrase | None:
    """The whole name of a meeting; None where the words are no name.

    A generic name (会议, 常务会议) is completed with the body that met; a
    sitting (第一次全体会议) gives the session that it is part of. What only
    refers back ("出席会议") is ignored.
    """
    span, convener = phrase.span, phrase.convener or _body_before_adverbial(sentence, verb)
    name = _AND_OTHERS.sub("", _SITTING_TAIL.sub("", phrase.name))
    if verb.role is VerbRole.HOLD:
        convener = _without_its_people(convener, name)
    if marked := _of_anniversary(sentence, verb, convener, name):
        return NamePhrase(marked, span, convener)
    if _COMPANY.match(convener) and head_nouns.kind_of(name) != "meeting":
        convener = ""
    ceremony = verb.role is VerbRole.HOLD and (
        name in head_nouns.ceremonies() or _BARE_CEREMONY.fullmatch(name) is not None
    )
    if ceremony:
        convener = without_organisers(convener) or subject_before(sentence, verb)
    persons = () if ceremony and is_gathering(convener) else people.listed(convener)  # 清江梅花节
    if guests := _for_guests(sentence, verb, "、".join(one.name for one in persons) or convener, name):
        return NamePhrase(guests, span, convener)
    if not may_be_name(name) or _carries_out_nothing(verb, convener, name):
        return None
    body = "" if persons or convener in _PRONOUNS else convener
    if _BARE_CEREMONY.fullmatch(name):
        if verb.role is VerbRole.ATTEND:
            of_that_day = sentence.text[verb.end : span.start].removeprefix("了")  # 出席当天的|签约仪式
            return NamePhrase(name, span) if first and _has_day(verb) and not of_that_day else None
        return (
            NamePhrase(body + name, span, convener) if verb.role is VerbRole.HOLD else NamePhrase(name, span)
        )
    if verb.role is VerbRole.ATTEND:
        body = ""
    if _NUMBERED.fullmatch(name) and _MEETS_REGULARLY.search(body):
        return NamePhrase(body + name, span, convener)
    if _OF_SESSION.fullmatch(name) and _CONGRESS.search(body):
        return NamePhrase(body + name, span, convener)
    if body and (_SITTING.fullmatch(name) or (_SITS_BY.fullmatch(name) and _SESSION.search(body))):
        named = head_nouns.head_of(body) and not head_nouns.is_anaphoric(body)
        return NamePhrase(body if named else body + name, span)
    plain = _WIDER.sub("", uncounted(name.partition("暨")[0]))
    generic = plain in head_nouns.generic_names()
    if generic and plain != name and not body:
        whole = name
    elif (
        generic
        or head_nouns.is_anaphoric(name)
        or name in (*head_nouns.SITTING_BODIES, *head_nouns.ceremonies())
    ):
        whole = (
            _named_before(sentence, verb)
            or _completed(sentence, verb, name, convener, persons)
            or (name if _says_enough(verb, name) else "")
        )
    else:
        whole = body + name if _takes_body(name, body) else name
    talks = verb.end < span.start and name.endswith(("会", "会议", "论坛"))
    theme = _THEME.search(sentence.flat, verb.end, span.start) if talks else None
    if theme and (generic or whole != name) and (not whole or whole.endswith(name)):
        span = SentenceSpan(theme.start(), span.end)
        whole = whole.removesuffix(name) + sentence.words(span)
    if whole and sentence.continues and _OURS.fullmatch(convener) and not whole.startswith(("全", convener)):
        whole = convener + whole  # not the one of all the country, which was reported before it
    if _THAT_BODY.fullmatch(convener):
        whole, convener = whole.removeprefix(convener), ""
    return NamePhrase(whole, span, convener) if whole and may_be_name(whole) else None


def _without_its_people(convener: str, name: str) -> str:
    """The body that held an event, without those of it who did, or the way that they went: 青江小学|全体师生, 第二党支部|赴白石岭.

    >>> _without_its_people("青江小学全体师生", "升旗仪式"), _without_its_people("第二党支部赴白石岭", "主题党日活动")
    ('青江小学', '第二党支部')
    >>> _without_its_people("企业代表", "座谈会"), _without_its_people("市长王小明赴白石岭", "主题党日活动")
    ('企业代表', '市长王小明赴白石岭')
    """
    if not convener or head_nouns.kind_of(name) == "meeting":
        return convener
    for body in (
        without_members(convener) if _PUPILS.search(convener) else convener,
        _WENT.sub("", convener),
    ):
        if body != convener and (can_convene(body) or is_place(body)):
            return body
    return convener


def ceremony_of_headline(name: str, headline: str) -> str:
    """A ceremony without what it was for by the name that the headline gives it, or as it is.

    >>> ceremony_of_headline("通车仪式", "何东山出席青江大桥通车仪式"), ceremony_of_headline("通车仪式", "青江大桥通车")
    ('青江大桥通车仪式', '通车仪式')
    """
    found = (
        re.search(f"[\u4e00-\u9fff“”·—]{{2,30}}{name}", headline) if _BARE_CEREMONY.fullmatch(name) else None
    )
    return re.sub("^.*(?:出席|参加|举行|举办|主持)了?", "", found.group()) if found else name


def ceremony_before(sentence: Sentence, clause: int) -> str:
    """The ceremony at which happened what a clause says: 在重大项目集中签约仪式上，|我区与华远集团签约; "" without one.

    >>> from analysis.timeline import sentences
    >>> text = "3月5日，在重大项目集中签约仪式上，我区与华远集团签约。"
    >>> ceremony_before(sentences.read(text, 0, len(text)), text.find("我区"))
    '重大项目集中签约仪式'
    """
    found = _CEREMONY.search(sentence.flat, 0, clause)
    span = trim_name(sentence, SentenceSpan(*found.span("name"))) if found else None
    name = sentence.words(span) if span else ""
    bare = (
        _BARE_CEREMONY.fullmatch(name) or head_nouns.is_anaphoric(name) or name in head_nouns.generic_names()
    )
    return "" if bare else name


def _body_before_adverbial(sentence: Sentence, verb: ReportingVerb) -> str:
    """The body that a comma parts from its verb, with no more than adverbials between: 国务院以“……”为主题，|进行专题学习.

    >>> from analysis.timeline import sentences
    >>> from analysis.timeline.meetings.reporting_verbs import reporting_verbs
    >>> def show(text):
    ...     sentence = sentences.read(text, 0, len(text))
    ...     return [_body_before_adverbial(sentence, verb) for verb in reporting_verbs(sentence)]
    >>> show("市委围绕防汛，在党校召开专题会议。"), show("市委就防汛提出要求，召开专题会议。")
    (['市委'], [''])
    >>> show("市委围绕防汛，推动落实，召开专题会议。"), show("市委围绕防汛，各地迅速行动，召开专题会议。")
    (['市委'], [''])
    """
    if verb.role is not VerbRole.HOLD or verb.is_chairing:
        return ""
    clause: SentenceSpan | None = verb.clause
    before = verb.before
    while clause is not None:
        words = sentence.flat[before.start : before.end]
        own = strip_adverbials(words)
        subject = own.strip(DATE + "，、 并")
        if clause == verb.clause:
            if subject:
                return ""
        elif _SAYS.search(words):
            return ""
        elif own == words:
            if not _lacks_subject(subject):
                return ""
        elif subject:
            return subject if can_convene(subject) else ""
        clause = sentence.clause_before(clause)
        before = clause or before
    return ""


def _lacks_subject(words: str) -> bool:
    """Whether a clause opens with its verb, so that its subject is that of the one before it: 推动产业升级.

    >>> _lacks_subject("推动产业升级"), _lacks_subject("各地迅速行动"), _lacks_subject("要求各地加强值守")
    (True, False, False)
    """
    (first, tag), *_ = tags(words) or [("", "")]
    return tag.startswith("v") and not _SAYS.search(first)


def _carries_out_nothing(verb: ReportingVerb, convener: str, name: str) -> bool:
    """Whether 进行 only says what some do who cannot convene anything, or a match of two teams: 保洁员进行清扫活动."""
    if (
        verb.role is not VerbRole.HOLD
        or not verb.word.startswith("进行")
        or not convener
        or name.endswith("学习")
    ):
        return False
    convenes = can_convene(without_members(convener)) or is_place(convener) or people.listed(convener)
    return not convenes or (_TEAM.search(convener) is not None and name.endswith("赛"))


def may_be_name(phrase: str) -> bool:
    """Whether a phrase that ends in a head noun may name a meeting.

    >>> may_be_name("全市教育大会"), may_be_name("近百项活动")
    (True, False)
    >>> may_be_name("文化交流活动"), may_be_name("“江海相连”文化交流活动"), may_be_name("江海对话会暨文化交流活动")
    (False, True, True)
    >>> may_be_name("新闻联播后召开会议"), may_be_name("古田会议召开九十周年纪念大会")
    (False, True)
    """
    if _ANOTHER_VERB.search(_QUOTES.sub("", phrase)):
        return False
    found = _not_a_name().search(phrase.partition("暨")[0])
    return found is None or (
        _OF_A_SORT.fullmatch(found.group()) is not None
        and (_OF_ITS_OWN.search(phrase) or _OF_ITS_OWN.search(phrase.partition("暨")[0])) is not None
    )


def split(phrase: NamePhrase) -> list[NamePhrase]:
    """Several meetings under one verb, each with its name; a name that itself holds 和 stays whole.

    Each side must be a full name, or a sitting of the body named before it, not the ceremony of the other.

    >>> [one.name for one in split(NamePhrase("市委常委会会议和全市安全生产工作会议", SentenceSpan(0, 18)))]
    ['市委常委会会议', '全市安全生产工作会议']
    >>> [one.name for one in split(NamePhrase("区政府党组会议和第9次常务会议", SentenceSpan(0, 15)))]
    ['区政府党组会议', '第9次常务会议']
    >>> [one.name for one in split(NamePhrase("第七届运动会开幕式和闭幕式", SentenceSpan(0, 13)))]
    ['第七届运动会开幕式和闭幕式']
    >>> [one.name for one in split(NamePhrase("首届江滩灯会开幕式、集中巡馆、江滩企业家大会", SentenceSpan(0, 22)))]
    ['首届江滩灯会开幕式', '江滩企业家大会']
    >>> [one.name for one in split(NamePhrase("全市教育工作会议、安全生产、防汛工作会议", SentenceSpan(0, 20)))]
    ['全市教育工作会议', '安全生产、防汛工作会议']
    """
    name, span, convener = phrase
    for joint in _AND.finditer(name):
        left, right = name[: joint.start()], name[joint.end() :]
        listed = joint.group() == "、"
        while listed and "、" in right and _NO_GATHERING.search(right.partition("、")[0]):
            right = right.partition("、")[2]
        named = _stands_alone(left, shortest=_SHORTEST - listed)
        named = named or (left in head_nouns.generic_names() and len(left) >= _SHORTEST)
        named = named or (listed and _is_named_ceremony(left) and len(right) >= _NAMES_ITSELF)
        alone = _stands_alone(right) or _sitting_of_a_kind().fullmatch(right) is not None
        if named and (alone or (listed and _is_named_ceremony(right))):
            middle = span.end - len(right)
            first = SentenceSpan(span.start, span.end - len(name) + joint.start())
            return [
                NamePhrase(left, first, convener),
                *split(NamePhrase(right, SentenceSpan(middle, span.end), convener)),
            ]
    return [phrase]


def _is_named_ceremony(name: str) -> bool:
    """Whether a ceremony says what it is of: 首届江滩灯会开幕式, not 开幕式.

    >>> _is_named_ceremony("首届江滩灯会开幕式"), _is_named_ceremony("开幕式"), _is_named_ceremony("灯会")
    (True, False, False)
    """
    head = head_nouns.head_of(name)
    return head in head_nouns.ceremonies() and len(name) - len(head) >= _SHORTEST


def _stands_alone(name: str, *, shortest: int = _SHORTEST) -> bool:
    whole = all(name.count(a) == name.count(b) for a, b in ("“”", "《》", "（）"))
    if whole and _SITTING_OF_A_BODY.fullmatch(name):
        return True
    head = head_nouns.head_of(name)
    generic = head_nouns.is_anaphoric(name) or name in head_nouns.generic_names()
    return (
        bool(head) and whole and len(name) >= shortest and not generic and head not in head_nouns.ceremonies()
    )


def _named_before(sentence: Sentence, verb: ReportingVerb) -> str:
    """The name that alone opens a sentence, behind its day, before who chairs: 5月6日，全市教育大会，|市长王小明主持会议.

    >>> from analysis.timeline import sentences
    >>> from analysis.timeline.meetings.reporting_verbs import reporting_verbs
    >>> def show(text):
    ...     sentence = sentences.read(text, 0, len(text))
    ...     return [_named_before(sentence, verb) for verb in reporting_verbs(sentence)]
    >>> show("5月6日，全市教育大会，市长王小明主持会议。"), show("5月6日，为开好全市教育大会，市长王小明主持会议。")
    (['全市教育大会'], [''])
    """
    chairs = verb.is_chairing or verb.word.startswith("主持")
    clause = sentence.clause_before(verb.clause) if chairs else None
    if clause is None:
        return ""
    flat = sentence.flat[clause.start : clause.end]
    span = SentenceSpan(clause.start + len(flat) - len(flat.lstrip(DATE + "，、 ")), clause.end)
    name = sentence.words(span)
    generic = head_nouns.is_anaphoric(name) or name in head_nouns.generic_names()
    opens = not sentence.flat[: span.start].strip(DATE + "，、 ")
    whole = opens and trim_name(sentence, span) == span and not generic and may_be_name(name)
    return name if whole and not _ABOUT.search(name) else ""


def _completed(
    sentence: Sentence, verb: ReportingVerb, name: str, convener: str, persons: tuple[people.Person, ...]
) -> str:
    """A generic name with the body that met, or what it was held for; "" where neither is said."""
    motive = _MOTIVE.match(sentence.flat, verb.clause.end)
    if motive and convener:
        hosts = "、".join(person.name for person in persons)
        words = sentence.words(SentenceSpan(*motive.span("motive")))
        return (hosts or convener) + _ABROAD.sub("", words) + name
    if name == "会议" and verb.word.endswith("召开") and _has_day(verb) and not can_convene(convener):
        about = _ABOUT.match(sentence.flat, sentence.flat.find(name, verb.end) + len(name))
        return name if sentence.start == 0 and about else ""
    if persons and verb.role is VerbRole.HOLD:
        named = _of_the_chair(persons[0], name)
        specific = verb.word.endswith("召开") or (verb.is_chairing and _has_day(verb))
        return named or (name if specific and not _VAGUE.fullmatch(name) else "")
    if verb.role is VerbRole.HOLD and is_place(convener) and not _VAGUE.fullmatch(name):
        return name if convener[0] in "全我本" else convener + name
    if (
        not convener
        and verb.role in (VerbRole.HOLD, VerbRole.OPEN)
        and _has_day(verb)
        and not verb.is_chairing
    ):
        return name if _is_told(verb, name) or _sitting_of_a_kind().fullmatch(name) else ""
    if not convener or persons or verb.role is VerbRole.ATTEND or verb.is_chairing:
        return ""
    if not (is_gathering(convener) if name in head_nouns.ceremonies() else head_nouns.head_of(convener)):
        if can_convene(convener):
            return convener + name
        return name if _is_told(verb, name) else ""
    event = head_nouns.kind_of(name) != "meeting" and not head_nouns.is_anaphoric(name)
    briefs = name.endswith(head_nouns.BRIEFINGS) and bool(_SESSION.search(convener))
    return convener + name if name in head_nouns.ceremonies() or event or briefs else ""


def _for_guests(sentence: Sentence, verb: ReportingVerb, host: str, name: str) -> str:
    """The name of a ceremony or a meal that welcomes guests or sees them off; "" of another one."""
    held = _FOR_GUESTS.fullmatch(name) if host and verb.role is VerbRole.HOLD else None
    motive = _MOTIVE.match(sentence.flat, verb.clause.end) if held else None
    if held is None or motive is None:
        return ""
    words = sentence.words(SentenceSpan(*motive.span("motive")))
    guests = _COMING.sub("", _ABROAD.sub("", words[2:]))
    return (
        f"{host}为{guests}举行{words[:2]}{held['what']}" if words[:2] in ("欢迎", "欢送") and guests else ""
    )


def _of_anniversary(sentence: Sentence, verb: ReportingVerb, convener: str, name: str) -> str:
    """The name of what a body holds on its anniversary, with both: 时值……建院三十周年之际，该院举行庆典大会; else ""."""
    occasion = _ANNIVERSARY.search(sentence.flat, 0, verb.clause.start)
    if verb.role is not VerbRole.HOLD or occasion is None or not _MARKS_IT.fullmatch(name):
        return ""
    body = sentence.words(SentenceSpan(*occasion.span("body")))
    ours = not body and convener and not people.listed(convener)
    if not (ours or body == convener or (can_convene(body) and _THAT_BODY.fullmatch(convener))):
        return ""
    own = convener if ours and not convener.startswith(("我", "本", "该")) else ""
    return own + sentence.words(SentenceSpan(*occasion.span("what"))) + name


def _is_told(verb: ReportingVerb, name: str) -> bool:
    """Whether a generic name is that of a meeting, whoever convened it: convened on a day, and more than 会议, 大会."""
    convened = verb.word.endswith("召开") and _has_day(verb)
    return convened and name.endswith(("会", "会议")) and not _VAGUE.fullmatch(name)


def _says_enough(verb: ReportingVerb, name: str) -> bool:
    """Whether a name that is no more than its kind still tells what was held on a day: 警示教育大会, 植树活动; not 大会."""
    kind = name == head_nouns.head_of(name) and len(name) >= _SHORTEST_KIND
    of_another = name in head_nouns.ceremonies() or name in head_nouns.generic_names()
    return kind and not of_another and _has_day(verb) and not _VAGUE.fullmatch(name)


def _has_day(verb: ReportingVerb) -> bool:
    return verb.date is not None and is_day(verb.date) and not is_vague(verb.date)


def _of_the_chair(chair: people.Person, name: str) -> str:
    """A generic name with the body that its chair heads: 市防指指挥长……召开指挥部会议; "" where the title names none.

    >>> chair = people.Person("王小明", "市委书记、市疫情防控工作领导小组组长")
    >>> _of_the_chair(chair, "领导小组会议"), _of_the_chair(chair, "座谈会")
    ('市疫情防控工作领导小组会议', '')
    """
    for found in _HEADED.finditer(chair.title):
        if name.startswith(found["organ"]) and found["body"] != found["organ"]:
            return found["body"] + name.removeprefix(found["organ"])
    return ""


#: A work, whose makers hold a press conference: 电视剧《三体》, 市作协《青江故事》.
_WORK = re.compile("[^《，。：“”的了]{0,12}(?<![看读学习贯彻落实写作])《[^》]{1,30}》")


def can_convene(words: str) -> bool:
    """Whether words name a body, or members of one, that can meet.

    >>> can_convene("中共中央政治局"), can_convene("河南"), can_convene("市长王小明"), can_convene("电视剧《三体》")
    (True, False, False, True)
    """
    words = _WIDER.sub("", words)
    holds = _convener_ending().search(words) or _WORK.fullmatch(words)
    return bool(holds) and "为" not in words and not people.listed(words)


def _takes_body(name: str, body: str) -> bool:
    """Whether a name needs the body that met: a press conference, or a short name without 全市……."""
    held = can_convene(body) or (body and head_nouns.kind_of(name) != "meeting" and "为" not in body)
    short = len(uncounted(name)) <= _SHORT and not name.startswith("全")
    return (
        bool(held)
        and (short or head_nouns.head_of(name) in head_nouns.BRIEFINGS)
        and not head_nouns.head_of(body)
    )
