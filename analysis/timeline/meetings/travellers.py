"""Who makes a tour: persons, or a group without names (省委调研组, 集团董事会)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.timeline import people
from analysis.timeline.meetings import name_phrases, naming
from analysis.timeline.meetings.hosts import guest_of, hosts_of, joined, listed_before
from analysis.timeline.meetings.reporting_verbs import ORGANISES
from analysis.timeline.patterns import alternatives
from analysis.timeline.sentences import DATE, QUOTED, Sentence
from analysis.timeline.spans import SentenceSpan

#: Who leads a group; the group says whence they come: 率领海州市党政代表团.
_LEADS_A_GROUP = re.compile("(?:率|率领|带领)[^，。；]{1,24}[组团队]")
#: A group that is sent or made up by the clause that names it: 抽调干部组成工作组，赴…….
_MADE_UP = re.compile(
    r"派(?!出所)|抽调|(?:组成|成立)了?(?:\d|[一二三四五六七八九十]+个)?[^，。；的]{0,8}[组队团]$"
)
#: How many they are, or for whom they come, behind a group.
_PARTY = re.compile(r"(?<=一行)(?:[\d一二三四五六七八九十]+[余多]?人|代表[^，。；]+)$")
#: How a clause goes on with what the group before it did.
_GOES_ON = re.compile(
    "(?:分别|先后|分[组批头]|集中|实地|深入|专题|一同|共同|继续|再次|专程|应邀|冒[雨着]|顶着|利用)*"
    "(?:[到赴]|来(?!自)|深入|前往|来到|走进|抵达|莅临|就|围绕|针对|对(?!于|此)|开展|进行|在[^，。；]{2,40}(?:带领|率领|陪同)下|由[^，。；]{2,40}(?:带领|率领|带队|率队)(?=，)|前来"
    "|视察|调研|考察|检查|督[导查察]|参观|走访|慰问|看望|察看|观摩|暗访|评估|验收|评议|巡[查视])"
)
_IN_COMPANY = re.compile(
    "(?:一行[^，。；]{0,8})?(?:在[^，。；]{2,60}(?:带领|率领|陪同)下|由[^，。；]{2,40}(?:带领|率领|带队|率队|陪同)|(?:就|围绕|针对|聚焦)[^，。；]{2,40})$"
)
#: Who else came with persons, behind their names: 王小明等一行十二人, 王小明及相关部门负责人一行.
_AND_OTHERS = re.compile(
    r"(?:等|[及和][^，。；、]{2,16}(?:负责人|负责同志|人员))?(?:一行)?(?:[\d一二三四五六七八九十]+[余多]?人)?$"
)
#: Offices without names behind somebody who came with those who hold them: 李仲明会长与秘书长、副秘书长一行6人.
_OFFICES_ALONG = re.compile(
    r"[与和及](?P<who>[^，。；与和及]{2,30}?)一行(?:[\d一二三四五六七八九十]+[余多]?人)?$"
)
#: How many they are, behind a group.
_COUNTED = re.compile("(?:一行)?(?:共|约|近)?[\\d一二三四五六七八九十百]+[余多]?[人名位]$")
#: What others do with a group that they name: 市长会见代表团，…….
_OTHERS_ACT = re.compile(
    "会[见谈]|接[见待]|欢迎|欢送|[与和同]|陪同|主持|召开|听取|看望|慰问|派出?|选派|抽调|聘请|感谢|引进|吸引|招募|培[养训]|服务|组建|率(?![领队团]*的)|带[领队](?!的)|会同|为|给|向|由|对|把|将|被|是|有"
)
#: Verbs before a group that is not itself the traveller: 派出工作组, 听取检查组.
_NOT_TRAVELLING = (
    "派出",
    "委托",
    "组成",
    "成立",
    "率",
    "由",
    "该",
    "落实",
    "贯彻",
    "学习",
    "按照",
    "欢迎",
    "迎接",
    "各",
    "听取",
    "根据",
    "关于",
    "对",
    "为",
    "就",
    "向",
)
#: Who has company, right before the phrase that says whose.
_ACCOMPANIED = re.compile(rf"(?:^|[{DATE}，])(?P<who>[^{DATE}，。；在]{{2,80}})[{DATE}]*$")
#: Who leads those who are then listed: 市长王小明带领考察团成员：…….
_LEADS = re.compile(
    rf"(?:^|[{DATE}，])(?P<who>[^{DATE}，。；]{{2,60}}?)(?:带领|率领|率)[^。；，]{{2,60}}?成员(?:[：、]|包括|有)"
)
#: The way, behind those who go it.
_WAY = re.compile("，?(?:前往|赴|到|来[到我本]|抵达|深入|走进)")
#: Whom the subject of the clause accompanies: 市长王小明陪同省委调研组.
_GUIDED = re.compile(r"(?:陪同|陪)(?!下)了?(?P<who>[^，。；]{2,40})$")
#: The second of those who head a group, whose office in it stands before it: 以……为组长，李大伟为副组长的督查组.
_SECOND = re.compile("为(?:常务)?副[组团队]长的(?P<who>[^，。；]{2,40})$")
#: Whose group it is, in front of it: 市委组织的, 由王小明率领的.
_LED = re.compile(
    ".*(?:组织|率领|带领|带队|派出)的|.*由[^，。；]*组成的|^[以由][^，。；]*[为任](?:组长|团长|领队|队长)的"
)
#: Who leads, named behind 由: 由市长王小明率队.
_UNDER = re.compile(
    rf"(?:^|[{DATE}，])由(?P<who>[^，。；由的{DATE}]{{2,60}}?)(?:亲自)?(?:率[队团]|带队|带领|率领)[^，。；的]{{0,30}}$"
)
#: The body that goes round, and who leads its people: 区政协机关干部分别由主席王小明带队，.
_BODY_UNDER = re.compile(
    rf"(?:^|[{DATE}，])(?P<body>[^，。；由的{DATE}]{{2,24}}?)(?:所属人员|机关干部|班子成员|工作人员|全体[^，。；由]{{2,4}})?"
    rf"(?:分别)?由(?P<who>[^，。；由的{DATE}]{{2,60}}?)(?:分别|亲自)?带队，?(?:分别|先后)?$"
)
#: Several who each lead some of those who go: 市委书记王小明，市长李大伟分别带队，.
_EACH_LEADS = re.compile(
    rf"(?:^|[{DATE}，])(?P<who>(?:(?!陪同|主持)[^。；到赴在由对{DATE}]){{4,120}}?)(?:分别|各自|分头)(?:带队|率队|带领[^，。；]{{2,20}}|率[^，。；]{{1,20}}[组团队])，?(?:先后|分别)?$"
)
#: The same where a verb that sends precedes it: 由王小明率领的.
_LED_BY = re.compile(
    "由[^，。；]{2,40}(?:组织|率领|带领|带队|组成)的|[以由][^，。；]{2,40}[为任](?:组长|团长|领队|队长)的"
)
#: Who is at the head of a group, which may have no name but that: 以市政协主席王小明为团长的|视察团.
_HEADED = re.compile("[以由][^，。；]{2,40}[为任](?:组长|团长|领队|队长)的")
#: So many characters has a group that is called by nothing but its sort.
_LONGEST_BARE = 3
#: An office behind what may be a name, and the last character of what is the body of the office instead.
_OFFICE_BEHIND = re.compile(
    "(?P<name>[\u4e00-\u9fff]{1,3}?)(?:常务副|党组|副)?"
    "(?:书记|[省市县区州镇乡院校局厅部会处科]长|主任|主席|董事长|总?经理|总裁|检察长|秘书长|大使)(?:一行)?"
)
#: The office of who leads a state, a place or a body.
_LEADER = re.compile(
    "[\u4e00-\u9fff]{0,14}?(?:总统|总理|国王|首相|议长|外长|防长|部长|[省市县区州镇乡厅局]长|[省市县区州镇乡党地旗]委书记|主席|董事长|总经理|校长|院长|检察长|行长|司令员|政委|大使|总领事|市委主要领导)"
)
#: A surname and a public office, or any office of who comes with others: 张区长, 王副市长一行, 刘经理一行; not 刘经理.
_SURNAMED = re.compile(
    "(?:[省市县区州地]委|[省市县区州]政府)?"
    "(?P<name>[\u4e00-\u9fff]{1,2}?)(?:常务副|副)?"
    "(?:(?:书记|[省市县区州镇乡局厅部]长|检察长|秘书长)(?:一行)?"
    "|(?:[院校会处科所]长|主任|主席|董事长|总?经理|总裁|总?工程师|总)一行)"
)
_OF_BODY = frozenset("委府局厅部院校会司办市县省州镇乡区协联团盟")
#: Bodies that work on the spot and never meet.
_ON_THE_SPOT = re.compile(
    "(?:[大中支总]队|(?:执法|消防|城管|稽查|监察|巡查|巡逻)队|派出所|[管监督察法政税务生业]所|[管监应急政务生业]站|街道|[镇乡]|社区|(?<!有关)(?<!相关)(?<!各)部门)$"
)
#: Ends like a body and is none that goes anywhere.
_NO_BODY = re.compile("组织|.{0,4}国|社会各界|.{0,4}(?:民众|单位|机关)")
#: With whom a body went, behind it: 镇综合执法队联合派出所.
_OTHER_BODIES = re.compile(
    rf"(?<=[\u4e00-\u9fff]{{2}})(?:联合|会同|协同|配合|{ORGANISES}|抽调|邀请)[^，。；]*$"
)
#: What a body does before it goes round: 社区工会从市总工会领取慰问金，对困难职工进行慰问.
_PREPARES = re.compile(
    rf"[{DATE}]*(?P<who>[^，。；从{DATE}]{{2,30}}?)(?:联合|会同|协同|{ORGANISES}|抽调|成立|组成|从|自筹|出动|召集|携|带着|筹集|筹措|购买|购置|出资|安排|结合|根据|按照|采取|依托)"
)
#: Who has no subject in its clause, only those who are taken along: 街道负责人，带领社区干部走访…….
_TAKES = re.compile("带领|率领|带着|会同|组织")
#: Who takes others along that are named too: 市长王小明带领副市长李大伟、局长赵丽华|来我县.
_TAKES_PERSONS = re.compile(
    rf"(?<![^{DATE}，])(?P<who>[^{DATE}，。；率带]{{2,60}})(?:带领|率领|带着|率(?![先众]))(?P<whom>[^，。；]{{3,60}})$"
)
#: More travellers than this are named by the first of them.
_NAMED = 3
#: A longer office of a traveller is left out of the name of the tour.
_LONGEST_OFFICE = 30


class Travellers(NamedTuple):
    """Those who make a tour, as its name gives them, and the persons among them."""

    called: str
    persons: tuple[people.Person, ...] = ()
    group: str = ""  #: the name of a group without persons


@cache
def _group() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[{DATE}，])(?P<who>[^，。；{DATE}]{{0,60}}?{alternatives('meetings_travellers')}[”’」』]?)$"
    )


@cache
def _group_first() -> re.Pattern[str]:
    return re.compile(rf"^[^，。；]{{0,40}}?{alternatives('meetings_travellers')}(?=$|[在到赴来莅深前走抵])")


def is_group(words: str) -> bool:
    """Whether words begin with a group that travels, and go on with the way at most.

    >>> is_group("省委调研组来我县"), is_group("公司外部董事、外部监事"), is_group("我市加强")
    (True, True, False)
    """
    return _group_first().search(words) is not None


def without_pauses(sentence: Sentence) -> Sentence:
    """The sentence with the comma between a group and what it does masked: 部分市政协委员，集中视察…….

    Also the one behind the phrase for who leads or accompanies them: 代表团，在会长王小明率领下，来到…….

    >>> from analysis.timeline import sentences
    >>> def show(text):
    ...     return without_pauses(sentences.read(text, 0, len(text))).flat.lstrip(DATE).replace(DATE, "_")
    >>> show("3月5日，市政协委员，集中视察环保工作。"), show("3月5日，市长会见市政协委员，介绍情况。")
    ('，市政协委员_集中视察环保工作。', '，市长会见市政协委员，介绍情况。')
    """
    if not any(mark in sentence.flat for mark in "，,"):
        return sentence
    flat = sentence.flat
    for clause in sentence.clauses:
        if clause.end < len(flat) and _pauses(sentence, flat, clause):
            flat = flat[: clause.end] + DATE + flat[clause.end + 1 :]
    return sentence if flat == sentence.flat else sentence.masked(flat)


def _pauses(sentence: Sentence, flat: str, clause: SentenceSpan) -> bool:
    """Whether a clause is only a group, or who goes with the group before it, and the next one says what it does."""
    words = flat[clause.start : clause.end]
    if not _GOES_ON.match(flat, clause.end + 1):
        return False
    led = _IN_COMPANY.match(words)
    if led:
        before = flat[: clause.start]
        return before.endswith(DATE) and bool(before.rstrip(DATE)) and before.rstrip(DATE)[-1] not in "，。；"
    words = _COUNTED.sub("", words)
    if _OTHERS_ACT.search(words) or people.listed(words.strip(DATE)):
        return False
    return find_group(sentence, SentenceSpan(clause.start, clause.start + len(words)), body=False) is not None


def find_travellers(
    sentence: Sentence,
    span: SentenceSpan,
    verb: int,
    *,
    own_clause: bool = False,
    body: bool = False,
    with_offices: bool = False,
) -> Travellers | None:
    """Who went: persons, not their company (在……陪同下), or a group; None where the words name neither.

    Parameters
    ----------
    span : SentenceSpan
        From the start of the clause that names them to the words that say where they went.
    verb : int
        Offset of the verb of the tour.
    own_clause : bool
        Whether persons must stand in the span; else the subject of an earlier clause counts.
    body : bool
        Whether any body counts as a group: 市外办到海州市考察.
    with_offices : bool
        Whether the name of a single traveller is given with the office: 海江大学校长王小明来校考察.
    """
    leads = _LEADS.search(sentence.flat, 0, verb)
    if leads and (persons := people.listed(leads["who"])):
        others = people.listed(_WAY.split(sentence.text[leads.end() : verb], maxsplit=1)[0])
        return Travellers(joined(persons), (*persons, *others))
    under = _BODY_UNDER.search(sentence.flat, 0, span.end)
    if under and naming.can_convene(under["body"]):
        return Travellers(under["body"], people.listed(under["who"]))
    each = _EACH_LEADS.search(sentence.flat, 0, span.end)
    if each and len(persons := people.listed(each["who"].replace("，", "、"))) > 1:
        return _called(sentence, span, verb, persons)
    company = _company(sentence, span, verb)
    if company and company.leads:
        return _led_by(sentence, span, verb, company, body=body)
    led = _ACCOMPANIED.search(sentence.flat, 0, company.span.start) if company else None
    if led:
        persons = people.listed(led["who"]) or people.listed(_AND_OTHERS.sub("", led["who"]))
        if persons:
            others = listed_before(sentence, sentence.clause_at(led.start("who")))
            return _called(sentence, span, verb, (*others, *persons))
        return _as_group(sentence, led.start("who"), led["who"], body=body)
    under = _UNDER.search(sentence.flat[span.start : span.end])
    if under and (persons := people.listed(under["who"])):
        return _called(sentence, span, verb, persons)
    second = _SECOND.search(sentence.flat, span.start, span.end)
    if second and (group := _as_group(sentence, second.start("who"), second["who"], body=False)):
        return group
    taking = _TAKES_PERSONS.search(sentence.flat, span.start, span.end)
    if taking and people.listed(taking["whom"]) and (persons := people.listed(taking["who"])):
        return _called(sentence, span, verb, persons)
    guided = _GUIDED.search(name_phrases.strip_adverbials(sentence.flat[span.start : span.end]))
    if guided:
        span = SentenceSpan(span.start + guided.start("who"), span.start + guided.end("who"))
        own_clause = True
    words = name_phrases.strip_adverbials(sentence.flat[span.start : span.end])
    group = _as_group(sentence, span.start, words, body=False) if _LED_BY.search(words) else None
    if group and not (_HEADED.search(words) and len(group.called) <= _LONGEST_BARE):
        return group
    named = not own_clause or bool(people.listed(words.strip(DATE + "，、在 ")))
    persons = hosts_of(sentence, span) if named else ()
    if persons:
        called = _called(sentence, span, verb, persons)
        alone = len(persons) == 1 and not _LEADS_A_GROUP.search(sentence.flat, span.start, span.end)
        office = persons[0].title if with_offices and alone else ""
        return called._replace(called=office + called.called) if len(office) <= _LONGEST_OFFICE else called
    along = _OFFICES_ALONG.search(sentence.flat, span.start, span.end)
    if along and (persons := people.listed(sentence.flat[span.start : along.start()].strip(DATE))):
        return _called(sentence, span, verb, persons)
    whole = _without_weather(sentence.flat[span.start : span.end].rstrip("，、" + DATE))
    earlier = sentence.clause_before(sentence.clause_at(span.start))
    alone = not whole and not own_clause
    if (
        alone or (_TAKES.match(whole) and not words.strip(DATE))
    ) and earlier is not None:  # 省委调研组一行，赴……
        return find_group(sentence, earlier, body=body)
    party = _as_group(sentence, span.start, whole, body=body) if whole.endswith("一行") else None
    return party or _as_group(sentence, span.start, words, body=body)


def _without_weather(words: str) -> str:
    """The words without the weather through which they went at their end.

    >>> _without_weather("王顶堤街道干部一行冒着酷暑"), _without_weather("王顶堤街道干部一行")
    ('王顶堤街道干部一行', '王顶堤街道干部一行')
    """
    last = name_phrases.last_adverbial(words)
    return words.removesuffix(last) if last.startswith(("冒", "顶")) else words


def find_group(sentence: Sentence, clause: SentenceSpan, *, body: bool) -> Travellers | None:
    """The group that is all of a clause but its date, or the body: 3月5日，由市教育局、市公安局组成的检查组，……."""
    words = _COUNTED.sub("", _PARTY.sub("", sentence.flat[clause.start : clause.end]))
    if _MADE_UP.search(words) and not _LED_BY.search(words):
        return None
    return _as_group(sentence, clause.start, words, body=body)


def find_body(sentence: Sentence, clause: SentenceSpan) -> Travellers | None:
    """The body that a clause begins with and that prepares something in it: 县教育局抽调人员组成检查组，……."""
    acting = _PREPARES.match(sentence.flat, clause.start, clause.end)
    if acting is None:
        return None
    return _as_group(sentence, acting.start("who"), acting["who"], body=True)


def _group_called(name: str) -> Travellers:
    return Travellers(name, group=name)


def _company(sentence: Sentence, span: SentenceSpan, verb: int) -> people.Company | None:
    """The last phrase for the company before a verb, unless the clause of the verb names somebody after it."""
    phrases = people.company_in(sentence.flat, 0, verb)
    if not phrases:
        return None
    after = sentence.flat[max(phrases[-1].span.end, span.start) : span.end]
    return None if people.listed(after.strip(DATE + "，、 ")) else phrases[-1]


def _led_by(
    sentence: Sentence, span: SentenceSpan, verb: int, company: people.Company, *, body: bool
) -> Travellers | None:
    """The group that goes under the lead of somebody, named before or after the phrase; else who leads."""
    leaders = people.listed(sentence.text[slice(*company.who)])
    start = max(company.span.end, span.start)
    group = _as_group(sentence, start, sentence.flat[start : span.end].lstrip("，"), body=False)
    before = _ACCOMPANIED.search(sentence.flat, 0, company.span.start)
    if group is None and before:
        group = _as_group(sentence, before.start("who"), _COUNTED.sub("", before["who"]), body=body)
    if group:
        return group._replace(persons=leaders)
    return _called(sentence, span, verb, leaders) if leaders else None


def _called(
    sentence: Sentence, span: SentenceSpan, verb: int, persons: tuple[people.Person, ...]
) -> Travellers:
    if len(persons) > _NAMED:
        return Travellers(f"{persons[0].name}等", persons)
    party = "一行" if "一行" in sentence.flat[span.start : verb] else ""
    return Travellers(joined(persons) + party, persons)


def _is_person(words: str) -> bool:
    """Whether what reads like an office is a person with the office behind the name: 李董事长一行, 王小明副市长.

    >>> [_is_person(words) for words in ("李董事长一行", "王小明副市长", "县长一行", "区委书记一行", "省水利厅副厅长")]
    [True, True, False, False, False]
    """
    called = _OFFICE_BEHIND.fullmatch(words)
    return (
        called is not None
        and called["name"][0] in people.surnames()[0]
        and called["name"][-1] not in _OF_BODY
    )


def is_surnamed(words: str) -> bool:
    """Whether words are one person by surname and office, as a notice of the body that was visited calls them.

    >>> [is_surnamed(words) for words in ("张区长", "刘经理一行", "刘经理", "县长一行", "市委书记")]
    [True, True, False, False, False]
    """
    called = _SURNAMED.fullmatch(words.strip(DATE + "，、 "))
    return called is not None and called["name"] in people.surnames()[0] | people.surnames()[1]


def is_leader(words: str) -> bool:
    """Whether words are the office of who leads a state, a place or a body, without a name: 江州省省长.

    >>> [is_leader(words) for words in ("省长", "东岭国总统", "县委书记", "家长", "站长", "县委书记孙立平")]
    [True, True, True, False, False, False]
    """
    return _LEADER.fullmatch(words) is not None and people.is_office(words) and not people.listed(words)


def _as_group(sentence: Sentence, start: int, words: str, *, body: bool) -> Travellers | None:
    """The group that ends the words from `start` on; its own name may be quoted: 海州大学“文化考察团”."""
    if words.endswith(QUOTED):
        words = sentence.text[start : start + len(words)]
    group = _group().search(words)
    sent = group is not None and group["who"].startswith(_NOT_TRAVELLING) and not _LED_BY.match(group["who"])
    if body and is_surnamed(words):
        return _group_called(words.strip(DATE + "，、 "))
    if group and not sent and not _is_person(group["who"]):
        first = start + group.start("who")
        called = _LED.sub("", sentence.words(SentenceSpan(first, first + len(group["who"]))))
        called = called.removesuffix("派员").strip()
        return _group_called(called if called.startswith("来自") else guest_of(called))
    bare = _OTHER_BODIES.sub("", words.strip(DATE + "，、 "))
    if body and is_leader(bare):
        return _group_called(bare)
    if (
        body
        and DATE not in bare
        and not bare.startswith(_NOT_TRAVELLING)
        and "派出" not in bare.replace("派出所", "")
        and (naming.can_convene(bare) or _ON_THE_SPOT.search(bare))
        and not _NO_BODY.fullmatch(bare)
    ):
        first = start + words.index(bare)
        return _group_called(sentence.words(SentenceSpan(first, first + len(bare))))
    return None
