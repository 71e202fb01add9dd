"""Tours: an official, or a group that was sent, inspects a place or a field of work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.timeline import people
from analysis.timeline.dates import TimeExpression
from analysis.timeline.meetings import durations, tour_verbs, visit_names
from analysis.timeline.meetings.hosts import is_trade, joined
from analysis.timeline.meetings.mention import Context, Mention
from analysis.timeline.meetings.places import is_place
from analysis.timeline.meetings.receptions import calls_on_body
from analysis.timeline.meetings.rules import Rule
from analysis.timeline.meetings.travellers import (
    Travellers,
    find_body,
    find_group,
    find_travellers,
    is_group,
    is_surnamed,
    without_pauses,
)
from analysis.timeline.sentences import BRACKET, DATE, Sentence, is_day, is_vague
from analysis.timeline.spans import SentenceSpan

#: The way to a place: 在新疆, 深入基层, 来我县.
_WAY = r"(?P<at>(?<!对)在(?![建册编职岗售营产逃])|到|[分共同奔远飞赶专亲]?赴|直奔|直插|深入到?|下沉到?|前往|前来(?!自|参加|出席)(?!到)|(?<![以甚直截乃冬夏延推达降升增减涉波惠])至(?![今此于少多上下\d一二三四五六七八九十百])|走进|来到|抵达|亲临|莅临?|进驻|下乡|下基层|(?<![推促引先改增])进(?:校|企业?)|(?<![近年月日以未起将寄传写捎])(?<!(?<!出)发)来(?!自))"
#: Whom a traveller takes along, by office or body alone, or that they go to the grassroots, before the words that say where:
#: 王小明率市教育局等有关部门|到清江镇, 王小明偕有关领导，|来到清江镇.
_TAKEN_ALONG = re.compile(
    rf"(?<=[^，。；{DATE}率带])(?:(?:率领?|带领|偕同?|会同|协同)[^，。；{DATE}]{{1,40}}?(?:部门|单位|负责人|负责同志|领导|同志|人员|干部|成员|班子|科室)(?:一行)?"
    rf"|深入(?:基层|一线)(?=，))，?(?=(?:分别|先后|一同|专程|冒雨)?{_WAY.replace('?P<at>', '?:')})"
)
#: What for, between the place and the verb.
_FOR = (
    "为(?=[^，。；]{0,12}(?:们|师生|学生|干部|党员|群众|村民|居民|职工|官兵|老人|企业|教师|员工)$)[^，。；]+"
    "|(?:就|围绕|针对|(?<![结派核应])对|聚焦)[^，。；]{2,40}?|(?:开展|组织)了?[^，。；的]{0,20}活动|(?:进行|开始|展开|作)了?[^，。；的]{2,16}的(?:对口|专项|实地|全面)?|以[^，。；]{2,30}?(?:方式|形式|为主题|为重点|为题)"
    "|向(?=[^，。；]{0,16}(?:群众|职工|干部|教师|官兵|父老|乡亲|工人|员工|家属|老人|党员|人员|市民|村民|居民|模范|们)$)[^，。；]+"
)
_HOW = (
    "进行了?|开展了?|友好|亲切|热情|详细|仔细|一一|逐一|实地|深入|专项|专题|专门|重点|全面|认真|集中|(?<!施工)现场|分别|分组|分头|分片|分[成为]?[\\d一二两三四五六七八九多数]+[个]?[组路批]|专程|联合|先后|视频(?:连线)?|突击|随机|交叉|错时|夜间|暗中|节前|春节前?|新春|一线|集体"
    "|进校|进村|进企|入户|进村入户|逐户|上门|登门|冒雨|冒雪|连夜"
)
_PURPOSE = rf"(?:{_FOR})?(?:{_HOW})*"
_GOING = re.compile(
    rf"{_WAY}了?(?P<place>(?:(?!莅临)[^，。；在到赴{DATE}]){{1,60}}?)?(?:{_PURPOSE}|开展了?(?P<field>[^，。；]{{2,20}}))$"
)
_ONLY_PURPOSE = re.compile(rf"{_PURPOSE}$")
#: The field of work before the verb: 对防汛工作进行督导, 开展安全生产检查.
_ABOUT = re.compile(
    "(?:(?:对|就|围绕)(?P<what>[^，。；]{2,60}?)(?:进行|开展)了?(?P<how>[^，。；、]{0,14})|开展了?(?=[^，。；]{2})(?P<field>[^，。；]{2,16}))$"
)
#: The same, right before the verb.
_FIELD = re.compile("开展[^，。；了]{2,16}$")
#: Nothing but the verb says what was done: 带队开展执法检查.
_CARRIED_OUT = re.compile("(?:开展|进行)了?(?:新春|春节|节前|专题|集中|联合|现场|实地)?$")
#: What is inspected says nothing on whether it was: 就大会筹备工作进行调研.
_INSPECTED = re.compile("(?:就|对|围绕|针对)[^，。；]{2,40}?(?:进行|开展)[^，。；]{0,6}$")
#: A check of persons or pupils' work, which is no tour, or a campaign.
_NO_ROUND = re.compile(
    "(?<![工空上下业])作业(?!场|现场|面)|教案|仪容|仪表|考勤|绩效|健康|身体|体格|体检|人身|视力|口腔|妇科|核酸|全国|全省|百日|专项行动|为期"
)
#: What a body carries out somewhere; its 采风活动 or 交流 is an event, if anything.
_BY_BODY = re.compile(
    "(?:[检督巡抽夜核复踏]查|视察|督察|督导|暗访|走访|慰问|看望|验收|考核|调研|考察|送温暖|帮扶)(?:活动|工作|行动)?$"
)
_INSPECTS = re.compile("查(?:活动|工作|行动)?$")
#: Behind the first day of what goes on for weeks: 自6月1日起.
_ONWARD = re.compile("起|开始|以来")
#: A body that goes round for more days leads a campaign.
_LONGEST_ROUND = 10
#: Those who came to a meeting, who are greeted there: 看望慰问前来参加会议的委员; a visit of persons who go where they stay.
_GATHERED = re.compile("了?(?:前来)?(?:参加|出席)[^，。；的]*的?")
_WHERE_THEY_STAY = re.compile("(?:到|前往|深入|走进|赴).{2,40}?[看慰]")
#: What the officials of a place did together; 全市开展 is a campaign.
_OF_PLACE = re.compile(
    rf"(?:^|[{DATE}，])(?P<where>我?[^，。；全{DATE}]{{0,4}}[市县区州旗镇乡])(?:(?:围绕|聚焦|针对|就)[^。；]{{2,60}}?，?|组织|集中)*"
    r"(?:开展|进行)了?(?P<what>[^，。；的]{2,40}?(?:调研|督导|检查|视察|观摩|考察|督查|巡查|暗访)+活动)(?=[，。；]|$)"
)
#: What a campaign has come to.
_COUNTED_UP = re.compile("截[至止]|累计|目前")
#: Calls on people, which a body can pay: 市总工会开展“送清凉”慰问活动.
_CALLS = re.compile("(?:慰问|走访|送温暖)活动$")
#: Where the page is from; its readers do not know who comes.
_HERE = re.compile("[我本]?[校院县市区省州镇乡局司处部企公厂]|[我本这]")
#: What is done by going round: 开展走访活动, 开展大检查; its field stands before it.
_ROUND = re.compile("(?:活动|工作|行动|大走访)$")
#: A field that says how, so that the verb comes last: 开展民主监督性视察, 开展节前大检查.
_OF_A_SORT = re.compile("(?:[性式大]|专项|联合|综合|突击|集中|例行|交叉)$")
#: The clause before one that begins with the verb: 到北山市，就经济发展开展调研; 走访企业，调研工业发展.
_STOPS = re.compile(
    rf"(?:{_WAY}|(?P<by>走访|走遍|走了|先后走访|察看|查看|实地察看)|(?P<walk>(?<=一行)走))了?(?P<place>[^，。；{DATE}]{{1,60}})$"
)
#: The rest of a list of places that has commas: 到清江镇白水村，梅山镇东坡村|开展帮扶活动.
_MORE_STOPS = re.compile(
    rf"(?![^，。；]*(?:深入|走进|前往|走访|奔))[^，。；的在到赴来{DATE}]{{2,16}}[县区乡镇村街园厂站](?:{_PURPOSE}|开展了?[^，。；]{{0,20}})"
)
#: A list of stops that goes on says less than the field of work: 深入水库、河堤等地，就防汛工作进行督查.
_OPEN_LIST = re.compile("、.*等[^、]{0,4}$")
#: So many clauses before its verb a tour may name its first stop; none of them reports something else.
_FAR = 5
_ELSE = re.compile("会议|召开|强调|指出|表示|要求|举行|[说称]$")
#: Visitors at large are no group that was sent: 客商们来到体育中心参观.
_OF_MANY = re.compile("^[^，。；]{0,12}?(?:们|群众|市民(?!营)|游客|观众|嘉宾|师生)")
#: Who heads a group: 市长王小明率团赴海州市访问.
_WITH_A_GROUP = re.compile("率(?:团|领?[^，。；]{1,24}代表团)")
#: So many came together, whoever they are: 市教育局党支部一行20人.
_PARTY = re.compile("一行")
#: Our body by one character: 来校.
_OUR_BODY = tuple("校院所局司厂馆会")
#: Where guests of those who report it come: 校长王小明到我院访问, 来校访问.
_TO_US = re.compile("(?:[到赴]|来到|莅临|来)(?:我|本)[^，。；的]{1,8}$|来[校院所局司厂]$")
#: Where an official goes on a visit: 副市长王小明赴法国访问.
_ABROAD = re.compile("(?:赴|前往)[^，。；]{2,16}$")
#: Who takes others along on a tour that the next clause reports.
_LEADS = re.compile("召集|率领|率|带领|带队|会同|组织")
#: Verbs that say by themselves where: 市长王小明巡河.
_ALONE = ("巡河", "巡林", "巡湖", "来访", "到访")
#: A manner that says where: 入户走访.
_AT_HOME = re.compile("(?:入户|进村|进企|逐户|上门|登门)$")
#: A tour that other news refers to: 欢迎……考察, 陪同……调研.
_OTHERS = re.compile(
    "欢迎|结束|邀请(?![^，。；]{0,24}(?:代表|委员|监督员|人士|家长|专家)等?(?:[到来走莅][^，。；]{0,10})?$)|期待|祝贺|感谢|陪同$|一同$|一起$|随同|会见|接见|接待|汇报了?|通报了?"
)
#: What persons go somewhere for that is their own affair: 到食堂就餐, 到县医院做检查.
_OWN_AFFAIR = re.compile(
    "就餐|用餐|吃饭|就医|就诊|看病|体检(?!中心|站)|购物|[到去在][^，。；对]*做了?(?:全面|身体|例行)?(?:检查|复查)$"
)
#: Others are to go: 市长王小明要求各部门到企业调研; 强调，要深入一线，到企业调研.
_ASKED = re.compile(
    "(?:要求|希望|鼓励|号召|勉励|叮嘱|嘱咐|呼吁|动员|倡导|督促|引导|安排|部署)"
    "(?=各|全|广?大|[^，。；]{0,8}(?:干部|部门|单位|同志|党员|委员|代表|人员|青年|[级们]))"
    "|(?:强调|指出|表示|提出|要求|[说称])[，：]?(?:[^，。；]{0,12}(?:要(?!求)|应|必须|需)|希望)"
)
#: Somebody else goes.
_SENT = re.compile(
    "派出|加派|选派|派遣|增派|调派|派驻|派[\\d一二两三四五六七八九多]|派(?=[^，。；]{1,12}?(?:队|组|团|专家|人员?|干部|医生|教师)(?:到|赴|前往|深入|来))"
)
#: Who was visited, in the passive: 老党员得到市长王小明登门慰问, 我区迎来市长王小明调研.
_PASSIVE = re.compile(
    rf"(?P<whom>[^，。；{DATE}]{{2,20}}?){DATE}*(?:得到|迎来|接受)了?(?P<who>[^，。；]{{2,40}}?)(?:登门|上门|亲切|前来|实地|带队|率队|的|现场|专项|全面)*$"
)
_SUFFERED = re.compile("得到|迎来|接受")
#: The field of work behind the verb: 督导防汛工作.
_OBJECT = re.compile(
    rf"了?(?P<what>(?!并|时|和|及|后|以|等)[^，。；：、（{DATE}][^，。；：（{DATE}]{{1,40}}?)(?=并(?!网|购)|[，。；：（{DATE}]|[ \u3000](?=[\u4e00-\u9fff])|{BRACKET}(?:{DATE}|{BRACKET}*$)|$)"
)
#: 视察部队时强调: what was said there.
_SAID = re.compile("时?(?:强调|指出|表示|要求|提出|说)?$")
#: Opens a sentence on what is done again and again.
_HABIT = re.compile("[^，。]{0,4}(?:每[年月逢到]|历年|(?:多|近|连)年来|长期以来|常年)")
#: The traveller is a guest: 李大伟来我市考察，市长会见了他.
_RECEIVED = re.compile("会见|会谈|接见")
_ENDS = re.compile("[，。；]|$")
#: What visitors are shown.
_SIGHT = re.compile(
    "(?:馆|园|厂|校|中心|基地|企业|公司|港|村|社区|展|厅|医院|实验室|车间|旧址|故居|遗址|景区|古镇|码头|项目|学校|大学|学院)$"
)
#: A place of more characters is a list, given by its first.
_LONG_PLACE = 24
#: Its object is who was called on.
_ON_PERSONS = re.compile("[访慰望会]")
#: A longer field of work is left out of the name of a tour that names its place.
_LONG_OBJECT = 14
#: Opens a sentence on what came next, perhaps on the same tour.
_THEN = re.compile("随后|之后|而后|其后|紧?接着|接下来")
#: What officials go somewhere for; sights are shown to guests.
_INSPECTION = re.compile("实地|专题|集中|督|检查|[调巡抽夜]|视察|暗访|走访|看望|慰问|考察")
#: Where they went, behind who.
_WHERE_TO = re.compile(
    "(?:一行)?(?:先后|分别|分组|又|还|就近|再次|冒雨|实地|立即|随即)*(?:来到|[到赴]|深入|前往|走进|走访|看望|慰问)"
)
#: A tour without a date is news within so many characters of its article.
_EARLY = 60


#: The verb is part of the name of a meeting: 来我省督查安全生产工作汇报会召开.
_IN_NAME = re.compile(
    "(?:会|会议|仪式|活动)[^，。；]{0,20}(?:召开|举行|举办|启动)|期间(?=[，。；]|$|表示|指出|强调|说)"
)

#: What somebody said on a tour, passed on to others: 来我市调研指示精神, 视察时的讲话要求.
_RELAYED = re.compile(
    "时?的?(?:系列|重要|有关|一系列)*(?:讲话|指示|批示|要求|意见){1,3}(?:精神|要求)(?![^，。；]{0,8}(?:贯彻|落实|学习|执行|办理|情况))"
)


def find_tours(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The tours of a sentence: who, where to or what for; one for each traveller and day.

    Without a date only where it opens the article, or an item of a list of news.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in find_tours(sentences.read(text, 0, len(text)), Context(lead=True))]
    >>> show("全国政协主席王沪宁22日至24日在新疆调研。"), show("3月9日，市长李大伟到北山市，就秋收工作开展调研。")
    (['王沪宁在新疆调研'], ['李大伟到北山市调研'])
    >>> show("4月2日，市长李大伟督导防汛工作。"), show("4月2日，省委调研组来我县调研。"), show("调研报告4月2日发布。")
    (['李大伟督导防汛工作'], ['省委调研组来我县调研'], [])
    """
    if not (context.lead or sentence.days or sentence.continues):
        return
    yield from _rounds_of_place(sentence, context)
    sentence = without_pauses(sentence)
    alone = _without_taken_along(sentence)
    seen = set()
    last = -1
    for hit in tour_verbs.found(sentence.flat):
        if hit.start() == last:  # 复审复查: one tour
            continue
        clause = sentence.clause_at(hit.start())
        when = sentence.date_of(hit.start())
        if when is not None and not is_day(when) and "/" in when.value:  # “十四五”规划专题调研
            continue
        if when is None and not (
            _is_undated_news(sentence, context, hit) or _goes_on_elsewhere(sentence, clause, hit)
        ):
            continue
        if when is None and (_RECEIVED.search(sentence.flat, clause.end) or _HABIT.match(sentence.flat)):
            continue
        if hit.group() == "拜会" and not calls_on_body(sentence, hit.start(), _object(sentence, hit)):
            continue
        if hit.group().startswith("招商") and not _ENDS.match(sentence.flat, hit.end()):
            continue
        if hit.group() == "走访" and _says_why(sentence, clause):
            continue
        if _IN_NAME.search(sentence.flat, hit.end(), clause.end) or _RELAYED.match(sentence.flat, hit.end()):
            continue
        if _ASKED.search(sentence.flat, 0, hit.start()):
            continue
        if tour_verbs.needs_place(hit.group()) and not (
            _goes_to_place(sentence, clause, hit)
            or _goes_to_place(alone, alone.clause_at(hit.start()), hit)
            or _sees(sentence, hit, when)
        ):
            continue
        if sentence.flat.startswith(("、", "与", "及"), hit.start() - 1):  # 项目建设、招商引资; 交易与对接
            continue
        tour = _tour(sentence, SentenceSpan(clause.start, hit.start()), hit)
        if tour is None and alone is not sentence:
            tour = _tour(alone, SentenceSpan(alone.clause_at(hit.start()).start, hit.start()), hit)
        gathered = _GATHERED.match(sentence.flat, hit.end())
        if gathered and not (tour and tour.persons and _WHERE_THEY_STAY.search(tour.called)):
            continue
        own = _OWN_AFFAIR.search(sentence.flat, clause.start, hit.end())
        if tour is None or own or _OTHERS.search(sentence.flat[clause.start : hit.start()]):
            continue
        party = _PARTY.search(sentence.flat, clause.start, hit.start()) and not _OF_MANY.search(tour.called)
        if tour_verbs.needs_office(hit.group()) and not (
            party or _is_official(tour, sentence, context.headline)
        ):
            continue
        if tour_verbs.needs_group(hit.group()) and not (
            party
            or is_group(tour.called)
            or (
                _TO_US.search(sentence.flat, clause.start, hit.start())
                and _is_official(tour, sentence, context.headline)
            )
            or _WITH_A_GROUP.search(sentence.flat, 0, hit.start())
            or (
                when is not None
                and is_day(when)
                and _ABROAD.search(sentence.flat, clause.start, hit.start())
                and not _RECEIVED.search(sentence.flat, clause.end)
                and _is_official(tour, sentence, context.headline)
            )
        ):
            continue
        who = joined(tour.persons) or tour.group
        if (who, when) not in seen:
            seen.add((who, when))
            last = hit.end()
            field = _INSPECTED.search(sentence.flat, clause.start, hit.start())
            before = SentenceSpan(clause.start, field.start() if field else hit.start())
            span = SentenceSpan(*hit.span())
            yield Mention("visit", tour.called, Rule.TOURED, span, before, hosts=tour.persons)


def _without_taken_along(sentence: Sentence) -> Sentence:
    """The sentence with those masked whom a traveller takes along and who have no name.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return _without_taken_along(sentences.read(text, 0, len(text))).flat.replace(DATE, "")
    >>> show("王小明率市教育局等有关部门到清江镇调研"), show("王小明率代表团到清江镇考察")
    ('王小明到清江镇调研', '王小明率代表团到清江镇考察')
    """
    flat = _TAKEN_ALONG.sub(lambda taken: DATE * len(taken.group()), sentence.flat)
    return sentence if flat == sentence.flat else sentence.masked(flat)


def _goes_to_place(sentence: Sentence, clause: SentenceSpan, hit: re.Match[str]) -> bool:
    """Whether the words before a verb say where somebody goes, not who is sent: 到清江村义诊; not 派工作组到清江村指导."""
    if _SENT.search(sentence.flat, 0, hit.start()):
        return False
    going = _GOING.search(_without_company(sentence.flat[: hit.start()]), clause.start)
    earlier = sentence.clause_before(clause)
    if going is None and earlier is not None and _goes_on(sentence.flat[clause.start : hit.start()]):
        while _goes_on(sentence.flat[earlier.start : earlier.end]) and (
            first := sentence.clause_before(earlier)
        ):
            earlier = first
        going = _STOPS.search(sentence.flat[earlier.start : earlier.end])  # 到清江县，就春耕进行实地采访
    if going is None or not going["at"] or going["at"] == "在":
        return False
    place = going["place"] or ""
    return len(place) > 1 or (going["at"] == "来" and place in _OUR_BODY)


def _sees(sentence: Sentence, hit: re.Match[str], when: TimeExpression | None) -> bool:
    """Whether a verb of seeing has a place as its object, and a day of its own: 代表团一行参观了清江博物馆."""
    if hit.group() != "参观" or when is None or not is_day(when) or is_vague(when):
        return False
    return _SIGHT.search(_object(sentence, hit)) is not None


def _goes_on(words: str) -> bool:
    """Whether the words of a clause before its verb add nothing to the clause before: 就春耕|调研, or one more place.

    >>> _goes_on("就春耕进行"), _goes_on("梅山镇东坡村开展"), _goes_on("市长王小明")
    (True, True, False)
    """
    return bool(_ONLY_PURPOSE.fullmatch(words) or _MORE_STOPS.fullmatch(words))


def _is_official(tour: Travellers, sentence: Sentence, headline: str) -> bool:
    """Whether a tour is made by a group, or by somebody with an office, which the headline may give."""
    if not tour.persons:
        group = is_group(tour.group or tour.called) or is_surnamed(tour.group)
        return group and _OF_MANY.search(tour.called) is None
    if "一行" in tour.called or sentence.subject:
        return True
    if any(one.title and not all(map(is_trade, one.title.split("、"))) for one in tour.persons):
        return True
    named = any(one.name in headline for one in tour.persons)
    return named and people.offices().search(headline) is not None


def _rounds_of_place(sentence: Sentence, context: Context) -> Iterator[Mention]:
    """The rounds that the officials of a place made on a day, by the name of the activity: 我市开展了……督导调研活动.

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return [one.name for one in _rounds_of_place(sentences.read(text, 0, len(text)), Context(lead=True))]
    >>> show("3月5日，我县围绕稳产保供，开展了春耕备耕督导检查活动。"), show("3月5日，全县开展了大检查活动。")
    (['春耕备耕督导检查活动'], [])
    """
    for hit in _OF_PLACE.finditer(sentence.flat) if context.lead else ():
        if _COUNTED_UP.search(sentence.flat, hit.end()):
            continue
        day = sentence.date_of(hit.start("what"))
        where = hit["where"]
        if day is None or not is_day(day) or is_vague(day) or not (where[0] == "我" or is_place(where)):
            continue
        span = SentenceSpan(*hit.span("what"))
        if not _ONWARD.match(sentence.flat, day.end) and durations.length(day) <= _LONGEST_ROUND:
            yield Mention(
                "visit", sentence.words(span), Rule.TOURED, span, SentenceSpan(hit.start("where"), span.start)
            )


def _is_undated_news(sentence: Sentence, context: Context, hit: re.Match[str]) -> bool:
    """Whether a tour without a date is news: it opens its article, whose headline may not be of anything else, or an item of a list."""
    early = sentence.start == 0 and hit.start() <= _EARLY
    if context.item:
        return early
    if context.headline and hit.group() not in context.headline:
        return False
    return _beside_ceremony(sentence) or (context.paragraph == 0 and early)


def _goes_on_elsewhere(sentence: Sentence, clause: SentenceSpan, hit: re.Match[str]) -> bool:
    """Whether a sentence without a day says which persons then went somewhere to inspect: 会后，市长王小明来到……调研.

    Not what guests or those who met were shown (随后，与会人员参观了……), nor where a tour only goes on.
    """
    if not sentence.continues or not _INSPECTION.match(hit.group()):
        return False
    first = sentence.clause_at(sentence.clauses[0].end + 1) if len(sentence.clauses) > 1 else clause
    where = _WHERE_TO.search(sentence.flat, first.start, hit.start())
    return where is not None and bool(people.listed(sentence.flat[first.start : where.start()]))


def _beside_ceremony(sentence: Sentence) -> bool:
    """Whether a sentence without a day goes on from a ceremony: 签约仪式前，……; not 随后，……."""
    return sentence.continues and not _THEN.match(sentence.flat)


def named_in_headline(tour: Mention, headline: str) -> str:
    """The name that the headline of its article gives a tour; "" where it gives none."""
    return visit_names.in_headline(headline, tour_verbs.verb(), tour.hosts)


def _says_why(sentence: Sentence, clause: SentenceSpan) -> bool:
    """Whether the next clause says what a round of calls is for: 走访企业，调研工业发展."""
    after = tour_verbs.verb().match(sentence.flat, clause.end + 1)
    return after is not None and bool(_object(sentence, after))


def _tour(sentence: Sentence, before: SentenceSpan, hit: re.Match[str]) -> Travellers | None:
    """Who made the tour that a verb reports, `called` with where and what for; `before` reaches from its clause to the verb."""
    flat, verb = sentence.flat, hit.group()
    for company in people.company_in(flat[: before.end]):
        start = sentence.clause_at(company.span.start).start
        inside = company.span.start < before.start < company.span.end  # 市长在县委书记，县长陪同下调研
        behind = before.start == company.span.end + 1 and flat[start : company.span.start].strip(DATE)
        if inside or behind:  # 市长在县长陪同下，调研
            before = SentenceSpan(start, before.end)
    clause = _without_company(flat[: before.end])[before.start :]
    passive = _PASSIVE.search(clause) if _SUFFERED.search(clause) else None
    if passive:
        whom = _words(sentence, before, passive, "whom")
        if hosts := people.listed(passive["who"]):
            return Travellers(joined(hosts) + verb + whom, hosts)
        start = before.start + passive.start("who")
        group = find_group(sentence, SentenceSpan(start, start + len(passive["who"])), body=False)
        return _went(group, verb + whom)
    going = _GOING.search(clause)
    if (
        going and (going["place"] or going["at"] != "在") and "陪同" not in (going["place"] or "")
    ):  # not 在调研时强调
        span = SentenceSpan(before.start, before.start + going.start())
        field = _words(sentence, before, going, "field")
        comes = going["at"] == "来" and bool(_HERE.match(going["place"] or ""))
        who = find_travellers(
            sentence,
            span,
            hit.start(),
            body=bool(going["place"]) and (going["at"] != "在" or _inspected_there(sentence, field, hit)),
            with_offices=comes,
        )
        where = f"{going['at']}{_shortened(_words(sentence, before, going, 'place'))}"
        verb = sentence.words(SentenceSpan(*hit.span()))
        what = _object(sentence, hit)
        if going["place"] and len(what) > _LONG_OBJECT and not _ON_PERSONS.search(verb):
            what = ""
        return _went(who, f"{where}{'开展' if field else ''}{field}{verb}{what}")
    bare = _ONLY_PURPOSE.sub("", clause).strip(DATE + " 于").removeprefix("并")
    if _goes_on(bare):
        bare = ""
    stopped = None if bare else _after_stops(sentence, before, hit)
    if stopped is not None:
        return stopped
    what = _object(sentence, hit)
    about = None if what else _ABOUT.search(clause)
    field = _words(sentence, before, about, "what" if about["what"] else "field") if about else ""
    carried = _CARRIED_OUT.search(clause) if not what else None
    if not bare:
        if not (what or about or carried):
            return None
        done = f"开展{verb}" if carried and not about else verb + (what or field)
        who = _leader(sentence, before)
        if who is None and about:
            who = _sent_before(sentence, before, body=_by_body(sentence, about["how"] or field, hit))
        return _went(who, done)
    if about:
        end = before.start + about.start()
        body = bool(_CALLS.search(verb)) or _by_body(sentence, about["how"] or field, hit)
        own = SentenceSpan(before.start, end)
        if flat[own.start : own.end].strip(DATE + "，、 "):
            who = find_travellers(sentence, own, hit.start(), own_clause=True, body=body)
        else:
            who = _leader(sentence, before) or _sent_before(sentence, before, body=body)
        whole = _ROUND.search(verb) or _OF_A_SORT.search(field)
        return _went(who, f"开展{field}{verb}" if whole else verb + field)
    if carried:
        span = SentenceSpan(before.start, before.start + carried.start())
        return _went(find_travellers(sentence, span, hit.start(), own_clause=True), f"开展{verb}")
    purpose = _ONLY_PURPOSE.search(clause)
    alone = verb in _ALONE or (purpose is not None and _AT_HOME.search(purpose.group()))
    if verb == "了解" or (not what and not alone):
        return None
    end = before.start + (purpose.start() if purpose else len(clause))
    calls = verb.startswith(("走访", "慰问", "看望慰问"))
    who = find_travellers(sentence, SentenceSpan(before.start, end), hit.start(), own_clause=True, body=calls)
    where = "" if what or purpose is None or verb in _ALONE else purpose.group()
    return _went(who, where + verb + what)


def _by_body(sentence: Sentence, how: str, hit: re.Match[str]) -> bool:
    """Whether a body may have carried out on a day what a verb reports: 市教育局对校园周边进行检查; not 健康检查.

    Nor a campaign, which has no day, or goes on for weeks.
    """
    when = sentence.date_of(hit.start())
    if when is None or not is_day(when) or is_vague(when) or durations.length(when) > _LONGEST_ROUND:
        return False
    if _ONWARD.match(sentence.flat, when.end) or sentence.flat.endswith("截至", 0, when.start):
        return False
    return bool(_BY_BODY.search(hit.group())) and not _NO_ROUND.search(how)


def _inspected_there(sentence: Sentence, field: str, hit: re.Match[str]) -> bool:
    """Whether a body that is already in a place carried out an inspection: 镇综合执法队在清江村开展安全检查."""
    return bool(field and _INSPECTS.search(hit.group())) and _by_body(sentence, field, hit)


def _sent_before(sentence: Sentence, before: SentenceSpan, *, body: bool) -> Travellers | None:
    """The group, or body, that is the whole clause before a tour without a subject: 由……组成的检查组，对……进行检查."""
    clause = sentence.clause_before(before)
    if clause is None:
        return None
    return (find_body(sentence, clause) if body else None) or find_group(sentence, clause, body=body)


def _without_company(words: str) -> str:
    """The words before a verb with 在……陪同下 masked, which is no place.

    >>> _without_company("省长在市委书记王小明，市长李大伟陪同下来我县").strip(DATE).replace(DATE, "")
    '省长来我县'
    """
    for company in people.company_in(words):
        start, end = company.span
        words = words[:start] + DATE * (end - start) + words[end:]
    return words


def _went(who: Travellers | None, where: str) -> Travellers | None:
    return who._replace(called=who.called + where) if who else None


def _words(sentence: Sentence, span: SentenceSpan, found: re.Match[str], part: str) -> str:
    """The unmasked words of a part of what a pattern found in a span."""
    if not found[part]:
        return ""
    return sentence.words(SentenceSpan(span.start + found.start(part), span.start + found.end(part)))


def _shortened(place: str) -> str:
    """A long list of places by the first of them.

    >>> _shortened("滨江区、东湖区"), _shortened("滨江区法院、东湖区法院、南溪县法院、白渡县法院和市中院")
    ('滨江区、东湖区', '滨江区法院等')
    """
    return place if len(place) <= _LONG_PLACE else re.sub("、.*", "等", place)


def _after_stops(sentence: Sentence, before: SentenceSpan, hit: re.Match[str]) -> Travellers | None:
    """The tour of a verb that opens its clause, after clauses that say where they went: the first of them that names who."""
    clause, flat = before, _without_company(sentence.flat[: hit.start()])
    for _ in range(_FAR):
        earlier = sentence.clause_before(clause)
        if earlier is None:
            return None
        words = flat[earlier.start : earlier.end]
        stops = _STOPS.search(words)
        if stops:
            who = _who_stopped(sentence, earlier, stops, hit)
            if who is not None:
                return who
        if _ELSE.search(words):
            return None
        clause = earlier
    return None


def _leader(sentence: Sentence, before: SentenceSpan) -> Travellers | None:
    """Who leads others in the clause before a tour without a subject: 市长王小明召集有关部门，对……进行调研."""
    clause = sentence.clause_before(before)
    led = _LEADS.search(sentence.flat, clause.start, clause.end) if clause is not None else None
    if clause is None or led is None:
        return None
    span = SentenceSpan(clause.start, led.start())
    if not sentence.flat[span.start : span.end].strip(DATE):  # 市长王小明，召集……，对……
        earlier = sentence.clause_before(clause)
        span = earlier if earlier is not None else span
    return find_travellers(sentence, span, span.end, own_clause=True)


def _who_stopped(
    sentence: Sentence, clause: SentenceSpan, stops: re.Match[str], hit: re.Match[str]
) -> Travellers | None:
    """The tour whose stops a clause names, and whose verb comes later; its subject may be the clause before."""
    span = SentenceSpan(clause.start, clause.start + stops.start())
    if not sentence.flat[span.start : span.end].strip(DATE + " 先后"):
        earlier = sentence.clause_before(clause)
        if earlier is None:
            return None
        span = earlier
        first = _STOPS.search(_without_company(sentence.flat[: clause.start])[earlier.start : earlier.end])
        if first and first["at"]:  # 来到清河镇，先后深入林场、公园，……
            return _who_stopped(sentence, earlier, first, hit)
    own = span.end < clause.start
    who = find_travellers(sentence, span, hit.start(), own_clause=own, body=bool(stops["at"]))
    what, verb = _object(sentence, hit), sentence.words(SentenceSpan(*hit.span()))
    place = (stops["at"] or stops["by"] or "到") + _shortened(_words(sentence, clause, stops, "place"))
    if (
        not what
        and _OPEN_LIST.search(stops["place"])
        and (about := _ABOUT.search(sentence.flat[clause.end : hit.start()]))
    ):
        field = _words(sentence, SentenceSpan(clause.end, hit.start()), about, "what")
        return _went(who, verb + field if field else place + verb)
    done = _FIELD.search(sentence.flat[: hit.start()])
    if done:  # 到清江镇，开展“一对一”结对帮扶
        verb = sentence.words(SentenceSpan(done.start(), hit.end()))
    return _went(who, ("" if not stops["at"] and what else place) + verb + what)


def _object(sentence: Sentence, hit: re.Match[str]) -> str:
    found = _OBJECT.match(sentence.flat, hit.end()) if tour_verbs.takes_object(hit.group()) else None
    words = _SAID.sub("", sentence.words(SentenceSpan(*found.span("what")))) if found else ""
    return _GATHERED.sub("", words, count=1) if words.startswith(("前来", "参加", "出席")) else words
