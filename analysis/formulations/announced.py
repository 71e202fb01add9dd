"""Unquoted names that a verb announces: 打造内陆开放高地, 实施工业强区战略, 弘扬温州人精神, 建设平安青海.

The last word of a name shows its kind: a goal (高地, 先行区, 之城), a base (产业集群, 商贸中心), a plan (战略,
攻坚行动), a spirit (精神), a principle (并举, 优先) or what is done for the first time (首创|圆桌会议机制). A goal can also
be a place: 现代化新重庆, 健康广元. What is between 讲好 and 故事 names a story.
Nouns of buildings, projects and institutions are not in the vocabulary, because
they make names of things.
Words that end names and plain phrases alike are read last: programmes (实施引才回乡工程), rules (推行首席服务员制度), reforms
(深化电力市场化改革) and systems (健全数字贸易治理体系). What is before them must have the build of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis import vocabulary
from analysis.formulations import cues, dictionary, wordlists
from analysis.formulations.candidates import Candidate
from analysis.formulations.cues import Cue, countries
from analysis.formulations.marks import CLOSING, MARKS, OPENING
from analysis.formulations.openers import verbs
from analysis.regexes import longest_first

KINDS = ("goal", "base", "plan", "spirit", "principle", "novelty", "programme", "rule", "reform", "system")
#: Kinds whose last words also end plain phrases: 管理制度, 搜救行动.
_LOOSE = ("programme", "rule", "reform", "system")
#: Length of a name in characters, its last word included.
_SHORTEST, _LONGEST = 4, 18
#: Characters that do not occur in a name.
_NEVER = rf"\W\d_A-Za-z的了着地得是在把被让使摆这于{MARKS}"
#: 地 as part of a word.
_GROUND = "(?<=[基高内境各陆产园兵场耕土林草湿用农])地|地(?=[区方域带])"
#: Words before a name, up to 的: 建设充满活力的|湖滨商贸名城.
_ATTRIBUTE = re.compile(rf"[^{_NEVER}]{{3,14}}的")
#: Another name of a list: 、…; …和….
_FURTHER = re.compile("、|和|以及")
_CLOSED = re.compile(f"[{CLOSING}]")
_PLAN_OF_LIST = re.compile(rf"[^{_NEVER}]{{2,12}}行动")
_PLANS = re.compile(rf"(?:[^{_NEVER}]{{2,12}}行动、){{2,}}[^{_NEVER}]{{2,12}}行动")
_NEW_PLAN = re.compile(rf"实施(?P<name>(?!年度|特别|军事)[^{_NEVER}]{{3,12}}(?<!行动)计划)(?=[，。；、]|$)")
#: Verbs whose list can start with items that are no goals.
_INTO = ("建设成为", "打造成为", "建设成", "打造成")
_OTHER_ITEM = re.compile("[^、，。；：]{4,24}、")
_CLAUSE_BEFORE = re.compile(rf"[^{_NEVER}]+$")
#: A name is looked for behind fewer plain items of a list: 推行财务管理制度、考勤制度和首席服务员制度.
_MOST_PLAIN_ITEMS = 6
_STORY = re.compile(
    rf"讲好(?!自己|[我咱他她]们|大家|[这那每]|一个|更多|身边)(?:[^{_NEVER}]|{_GROUND}){{2,10}}?故事"
)


def find(text: str) -> Iterator[Candidate]:
    """The announced names of one paragraph; `text` must be folded.

    >>> [c.term for c in find("加快打造西部创新高地、区域消费名城，实施工业强区战略，弘扬老山海精神，建设美好新青海。")]
    ['西部创新高地', '区域消费名城', '工业强区战略', '老山海精神', '美好新青海']
    >>> [c.term for c in find("打造西部创新高地。")]
    ['西部创新高地']
    """
    seen: set[tuple[int, int]] = set()
    for found in _each(text):
        if (found.start, found.end) not in seen:
            seen.add((found.start, found.end))
            yield found


def _each(text: str) -> Iterator[Candidate]:
    """The same, in which a name can be found for two reasons."""
    done = 0
    for match in _verbs().finditer(text):
        if match.start() >= done and not _is_noun(text, match):
            for found in _after_verb(text, match):
                done = found.end
                yield found
    yield from _qualities_and_places(text, done)
    yield from _means(text)
    yield from _with_quoted_stem(text)
    yield from _series_of_plans(text)
    yield from _of_a_place(text)
    yield from _new_places(text)
    yield from _stories(text)


def _candidate(text: str, start: int, end: int, side: str, words: str) -> Candidate:
    """A name, with the words on one side of it that announce it."""
    return Candidate(text[start:end], "announced", start, end, False, "", (Cue("policy", side, words),))


def _after_verb(text: str, verb: re.Match[str]) -> Iterator[Candidate]:
    """The names in the list after a verb.

    After a verb of becoming, items that are no goals are skipped: 打造成宜居城市、西部创新高地.
    """
    into = verb.group() in _INTO
    further: re.Match[str] | None = verb
    while further:
        start, name = _item(text, further.end(), _announcers()[verb.group()])
        if name and not (into and len(name) <= _SHORTEST):  # 打造成为开放高地
            end = start + len(name)
            yield _candidate(text, start, end, "before", verb.group())
            further = _FURTHER.match(text, end)
        else:
            further = _OTHER_ITEM.match(text, start) if into else None


def _item(text: str, at: int, kinds: tuple[str, ...]) -> tuple[int, str]:
    """Start and name of one item of a list, without an attribute before it; the name is "" for others.

    >>> _item("湖滨商贸名城", 0, ("goal",)), _item("充满活力的湖滨商贸名城", 0, ("goal",))
    ((0, '湖滨商贸名城'), (5, '湖滨商贸名城'))
    """
    name = _name(text, at, tuple(kind for kind in kinds if kind != "base" and kind not in _LOOSE))
    if not name and "base" in kinds:
        name = _name(text, at, ("base",))
    if name:
        return at, name
    attribute = _ATTRIBUTE.match(text, at)
    behind = attribute.end() if attribute else at
    if attribute and "goal" in kinds:
        name = _name(text, behind, ("goal",))
    loose = tuple(kind for kind in kinds if kind in _LOOSE)
    return (behind, name) if name or not loose else _loose_name(text, behind, loose)


def _new_places(text: str) -> Iterator[Candidate]:
    """A new place with a quality before it, or with 建设 after it.

    >>> [c.term for c in _new_places("推动美好新青海建设，加快新青海建设，新校园建设，为现代化新青海增添动能")]
    ['美好新青海', '新青海', '现代化新青海']
    """
    new = text.find("新")
    while new >= 0:
        qualified = text[max(0, new - 4) : new].endswith(_quality_words())
        for size in (3, 2) if qualified or "建设" in text[new + 3 : new + 6] else ():
            place, end = text[new + 1 : new + 1 + size], new + 1 + size
            if len(place) == size and _is_place(place):
                announced = text.startswith("建设", end)
                if announced or (qualified and dictionary.tags(place) == ["ns"]):
                    start = _qualities_start(text, new) if qualified else new
                    yield _candidate(text, start, end, "after", "建设" if announced else "新")
                break
        new = text.find("新", new + 1)


def _qualities_start(text: str, end: int) -> int:
    """Where the qualities before a place start."""
    qualities = _qualities_before().search(text, max(0, end - 20), end)
    return qualities.start() if qualities else end


def _stories(text: str) -> Iterator[Candidate]:
    """Stories that are to be spread: 讲好青海故事.

    >>> [c.term for c in _stories("讲好青海故事，讲好家风故事，讲好自己的故事，讲好故事")]
    ['讲好青海故事', '讲好家风故事']
    """
    for match in _STORY.finditer(text) if "讲好" in text else ():
        yield _candidate(text, *match.span(), "before", "讲好")


@cache
def _qualities() -> str:
    """Qualities of a place, as part of a pattern: 美好, 平安."""
    return f"(?:{'|'.join(_quality_words())})+"


@cache
def _quality_words() -> tuple[str, ...]:
    rows = vocabulary.load("formulations/qualities", ("quality", "example"))
    return tuple(row["quality"] for row in rows)


@cache
def quality() -> re.Pattern[str]:
    """A quality before two further characters: 清廉高密."""
    return re.compile(f"{_qualities()}(?=..)")


@cache
def _unknown_places() -> re.Pattern[str]:
    """Two qualities before a new place that the dictionary may not have: 幸福美好新山海."""
    nouns = wordlists.any_of("new things")
    return re.compile(rf"{_qualities()[:-1]}{{2,}}新(?!{nouns})[^{_NEVER}]{{2}}(?=$|\W|建设|的|崭|上)")


@cache
def _qualities_before() -> re.Pattern[str]:
    return re.compile(f"{_qualities()}$")


def _means(text: str) -> Iterator[Candidate]:
    """A plan by which something else is done: 以强县富民行动为牵引.

    >>> [c.term for c in _means("以强县富民行动为牵引，以项目建设为抓手")]
    ['强县富民行动']
    """
    for match in _plans_as_means().finditer(text) if "以" in text else ():
        if not _no_name().match(match["name"]):
            yield _candidate(text, *match.span("name"), "after", match["role"])


@cache
def _plans_as_means() -> re.Pattern[str]:
    role = f"为(?:总|主|重要|有力|核心|关键)?(?:{wordlists.any_of('means')})"
    return re.compile(rf"以(?P<name>[^{_NEVER}]{{2,12}}(?:行动|战略|工程|计划|攻坚战))(?P<role>{role})")


def _with_quoted_stem(text: str) -> Iterator[Candidate]:
    """A goal or plan that starts with a quotation: 建设“两山”示范区; 实施“三六”强首府战略.

    >>> [c.term for c in _with_quoted_stem("建设“两山”示范区，推进“两山”建设")]
    ['“两山”示范区']
    >>> [c.term for c in _with_quoted_stem("实施“三六”强首府战略，开展“远山”号邮轮整治行动")]
    ['“三六”强首府战略']
    """
    for mark in _CLOSED.finditer(text):
        match = _goals_with_stem().search(text, max(0, mark.start() - 12), mark.end() + 6)
        if match and match.start("noun") == mark.end():
            yield _candidate(text, *match.span("name"), "before", match["verb"])
        tail = _plan_behind_stem().match(text, mark.end())
        match = _verb_before_stem().search(text, max(0, mark.start() - 12), mark.end()) if tail else None
        if tail and match and not cues.names_a_thing(tail.group()):
            yield _candidate(text, match.start("stem"), tail.end(), "before", match["verb"])


@cache
def _goals_with_stem() -> re.Pattern[str]:
    nouns = "|".join(longest_first(_ends_of_goals()))
    verbs = "|".join(longest_first(verb for verb, kinds in _announcers().items() if "goal" in kinds))
    return re.compile(
        rf"(?P<verb>{verbs})(?P<name>[{OPENING}][^{MARKS}\W]{{2,8}}[{CLOSING}](?P<noun>{nouns}))"
    )


@cache
def _plan_behind_stem() -> re.Pattern[str]:
    """What is done in a plan: “三六”|强首府战略, “小巨人”|梯度培育行动; not “三六”行动."""
    return re.compile(rf"(?!专项|主题|三年|重点|系列)[^{_NEVER}]{{2,8}}(?:战略|行动|工程|计划){_behind()}")


@cache
def _verb_before_stem() -> re.Pattern[str]:
    verbs = "|".join(longest_first(verb for verb, kinds in _announcers().items() if "plan" in kinds))
    return re.compile(rf"(?P<verb>{verbs})(?P<stem>[{OPENING}][^{MARKS}\W]{{2,8}}[{CLOSING}])$")


def _series_of_plans(text: str) -> Iterator[Candidate]:
    """Each of three or more plans of one list, and a plan of its own after 实施.

    >>> [c.term for c in _series_of_plans("推进“强县行动、富民提升行动、护绿行动”，实施新商贸计划，实施年度计划")]
    ['强县行动', '富民提升行动', '护绿行动', '新商贸计划']
    """
    for match in _PLANS.finditer(text) if text.count("行动") > 2 else ():
        for item in _PLAN_OF_LIST.finditer(text, *match.span()):
            if not _no_name().match(item.group()):
                yield _candidate(text, *item.span(), "after", "行动")
    for match in _NEW_PLAN.finditer(text) if "计划" in text else ():
        if not _no_name().match(match["name"]):
            yield _candidate(text, *match.span("name"), "before", "实施")


def _of_a_place(text: str) -> Iterator[Candidate]:
    """What a place contributes or shows: 贡献青海力量, 打造青海样板, 现代化建设青海实践.

    >>> [c.term for c in _of_a_place("为大局贡献青海力量，打造青海实践、青海样板，推进中国式现代化青海实践")]
    ['青海力量', '青海实践、青海样板', '中国式现代化青海实践']
    >>> [c.term for c in _of_a_place("书写中国式现代化内蒙古新篇章，推动中国式现代化云港实践迈出新步伐")]
    ['中国式现代化内蒙古新篇章', '中国式现代化云港实践']
    >>> [c.term for c in _of_a_place("投入大量力量，总结了工作经验，我国力量")]
    []
    """
    done = 0
    for noun in _contributed().finditer(text):
        if noun.start() < done:
            continue
        match = _contributions().search(text, max(done, noun.start() - 20), noun.end() + 24)
        if match is None or match.start() > noun.start():
            continue
        place, done = match["place"], match.end()
        repeated = match.group().count(place) > 1
        if place in countries() or not (repeated or _contributes(text, match)):
            continue
        yield _candidate(text, match.start(), match.end(), "before", match["noun"])


@cache
def _contributed() -> re.Pattern[str]:
    return re.compile(wordlists.any_of("contributions"))


@cache
def _contributions() -> re.Pattern[str]:
    """What a place contributes or shows, perhaps twice: 青海实践、青海样板.

    After a national aim, the place can be longer and unknown, and a verb can follow.
    """
    nouns = wordlists.any_of("contributions")
    aims = (
        "(?:中国式|社会主义)?现代化(?:建设)?|全面建设社会主义现代化(?:国家)?|中华民族伟大复兴"
        "|高质量发展|(?:全面|乡村)振兴"
    )
    return re.compile(
        rf"(?:(?P<aim>{aims})的?)?(?P<place>内蒙古|黑龙江|(?(aim)[^{_NEVER}]{{2,4}}?|[^{_NEVER}]{{2}}))"
        rf"(?P<noun>{nouns}|新实践|新篇章)"
        rf"(?:、(?P=place)(?:{nouns}|经验))*"
        r"(?(aim)(?!活动)|(?![^\W\d_A-Za-z的和及与。，；中]|中[国华央心]))"
    )


def _contributes(text: str, match: re.Match[str]) -> bool:
    """Whether a word is a place, for certain, by the verb before it (贡献太和力量) or after a national aim.

    Words of the dictionary that are no places do not count: 中国式现代化伟大实践.
    """
    place = match["place"]
    if place in wordlists.words("no places"):
        return False
    if match["aim"] and all(len(word) == 1 for word in dictionary.cut(place)) and len(place) < 4:
        return dictionary.tags(place)[0][0] not in "vadr"
    tag = dictionary.tags(place)[0] if dictionary.is_word(place) else ""
    if place == "中国" or tag == "ns":
        return True
    led = match.start("place") > match.start() or text[
        max(0, match.start() - 4) : match.start()
    ].removesuffix("了").endswith(wordlists.words("verbs of contributing"))
    return tag in ("nz", "nr") and led


def _qualities_and_places(text: str, done: int) -> Iterator[Candidate]:
    """A quality and a place before 建设: 温暖西宁|建设, 品质青海|建设.

    >>> [c.term for c in _qualities_and_places("温暖西宁建设，品质青海建设，加快西宁建设", 0)]
    ['温暖西宁', '品质青海']
    >>> [c.term for c in _qualities_and_places("，新时代现代化强市建设开局良好", 0)]
    ['新时代现代化强市']
    """
    end = text.find("建设", done)
    while end >= 0:
        goal = _goal_before(text, done, end)
        if goal:
            yield _candidate(text, end - len(goal), end, "after", "建设")
        for size in (2, 3):
            at = end - size
            qualities = _qualities_before().search(text, max(0, at - 20), at) if at > 1 else None
            start = qualities.start() if qualities else at - 2
            fits = qualities or (at > 1 and dictionary.tags(text[start:at]) in (["a"], ["an"]))
            if fits and start >= done and _is_place(text[at:end]):
                yield _candidate(text, start, end, "after", "建设")
        end = text.find("建设", end + 2)


def _goal_before(text: str, done: int, end: int) -> str:
    """A goal that fills the clause before 建设: 新时代社会主义现代化强市|建设, 聚焦|山海引领区|建设."""
    if end < done + _SHORTEST or not text[end - 4 : end].endswith(_ends_of_goals()):
        return ""
    found = _CLAUSE_BEFORE.search(text, max(done, end - _LONGEST), end)
    clause = found.group() if found else ""
    name = _after_attention(clause)
    if len(name) <= _SHORTEST or name.startswith(countries()) or _no_name().match(name):
        return ""
    if name != clause:
        return "" if _has_verb(name) else name
    start = end - len(clause)
    if start and text[start - 1].isalnum():
        return ""
    verbal = any(tag[0] in "vdpcur" and tag != "vn" for tag in dictionary.tags(name))
    return "" if verbal else name


def _after_attention(clause: str) -> str:
    """What follows the verb of attention in a clause, or the clause: 我局聚焦|太湖湾科创带引领区."""
    verb = _attention().search(clause)
    return clause[verb.end() :] if verb else clause


@cache
def _attention() -> re.Pattern[str]:
    return re.compile(wordlists.any_of("verbs of attention"))


@cache
def _ends_of_goals() -> tuple[str, ...]:
    return tuple(noun for noun, kind in _nouns() if kind == "goal")


def _is_noun(text: str, verb: re.Match[str]) -> bool:
    """Whether a verb is the noun of an action, after another noun: 工程建设西部先行区."""
    if verb.group() not in ("建设", "创建"):
        return False
    before = re.split(r"\W", text[max(0, verb.start() - 6) : verb.start()])[-1]
    return (
        bool(before)
        and not before.endswith((*wordlists.words("adverbs tagged as nouns"), *_announcers()))
        and dictionary.tags(before)[-1] in ("n", "vn", "an", "l", "j")
    )


def _name(text: str, at: int, kinds: tuple[str, ...]) -> str:
    """The name that starts at a position, or "".

    >>> _name("西部创新高地，", 0, ("goal",)), _name("一批创新高地，", 0, ("goal",))
    ('西部创新高地', '')
    """
    if _no_name().match(text, at):
        return ""
    may_end = not _last_characters(kinds).isdisjoint(text[at + 1 : at + _LONGEST])
    match = _names(kinds).match(text, at) if may_end else None
    if match is None:
        return _place(text, at) if "goal" in kinds else ""
    name = match.group()
    fits = _SHORTEST <= len(name) <= _LONGEST and _stem_fits(match["stem"], kinds) and not _has_verb(name)
    return (
        name
        if fits and not name.startswith(countries()) and dictionary.tags(name)[0][0] not in "pcudr"
        else ""
    )


def _loose_name(text: str, at: int, kinds: tuple[str, ...]) -> tuple[int, str]:
    """Start and name of the next item of a list whose last word also ends plain phrases; the name is "" without one.

    >>> kinds = ("programme", "rule", "reform")
    >>> _loose_name("引才回乡工程，", 0, kinds), _loose_name("财务管理制度和首席服务员制度。", 0, kinds)
    ((0, '引才回乡工程'), (7, '首席服务员制度'))
    >>> _loose_name("搜救行动，", 0, kinds)[1], _loose_name("水库加固工程。", 0, kinds)[1]
    ('', '')
    """
    for _ in range(_MOST_PLAIN_ITEMS):
        before, joined, name = _name(text, at, kinds).rpartition("和")
        start = at + len(before) + len(joined)
        if _has_build(name, _names(kinds).match(text, start)):
            return start, name
        item = _names(kinds).match(text, at)
        further = _FURTHER.match(text, item.end()) if item else None
        if further is None:
            break
        at = further.end()
    return at, ""


def _has_build(name: str, match: re.Match[str] | None) -> bool:
    """Whether the words before the last one can be the stem of a name: two or more, none of them of plain phrases."""
    if match is None or len(name) <= _SHORTEST:
        return False
    tags = dictionary.tags(match["stem"])
    works = tags[0] == "ns" and name.endswith("工程")  # 太湖清淤工程
    plain = len(tags) < 2 or works or tags[0][0] == "m" or any(tag[0] in "pcurf" for tag in tags)
    return not plain and _plain_stem().search(match["stem"]) is None


@cache
def _plain_stem() -> re.Pattern[str]:
    """The start or end of a stem that makes a plain phrase: 重点|工程, 财务管理|制度."""
    starts, ends = wordlists.any_of("starts of plain stems"), wordlists.any_of("ends of plain stems")
    return re.compile(f"^(?:{starts})|(?:{ends})$")


def needs_known_term(term: str, verb: str) -> bool:
    """Whether a name after this verb is a formulation only with a known one in it: 健全|数字贸易|治理体系.

    >>> needs_known_term("数字贸易治理体系", "健全"), needs_known_term("圆桌议事机制", "首创")
    (True, False)
    """
    return "system" in _announcers().get(verb, ()) and term.endswith(_ends_of_systems())


@cache
def _ends_of_systems() -> tuple[str, ...]:
    return tuple(noun for noun, kind in _nouns() if kind == "system")


@cache
def _no_name() -> re.Pattern[str]:
    """The start of a phrase that is no name: 建设一批…, 实施重大…."""
    words = wordlists.any_of("starts of other phrases")
    return re.compile(f"(?!重大项目)(?:[一更最为好这该其各每两三四五六七八九十第出以我]|{words})")


@cache
def _behind() -> str:
    """After a name, the end of the clause or a word that belongs to the sentence, as part of a pattern."""
    aim = f"为(?:总|主|重要)?(?:{wordlists.any_of('means')})"  # 以建设山海高地|为主线
    return rf"(?=$|[^\w]|[{MARKS}新中上和与及等的作贡而]|{wordlists.any_of('words behind names')}|{aim})"


@cache
def _last_characters(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(noun[-1] for noun, kind in _nouns() if kind in kinds)


def _stem_fits(stem: str, kinds: tuple[str, ...]) -> bool:
    """Whether the words before the last one have a possible length; 民族精神 is a word, not a formulation."""
    if "spirit" in kinds:
        return 3 <= len(stem) <= 7
    shortest = 4 if "base" in kinds else 3 if "novelty" in kinds else 2
    return len(stem) >= shortest


def _has_verb(name: str) -> bool:
    """Whether a name contains a verb of the sentence: 推动|构建山海高地."""
    first = verbs().match(name)
    return (first is not None and first.group() not in ("发展", "服务")) or bool(_inner_verbs().search(name))


@cache
def _inner_verbs() -> re.Pattern[str]:
    """The announcing verbs that are not also nouns."""
    nouns = wordlists.words("announcers that are nouns")
    return re.compile("|".join(verb for verb in _announcers() if verb not in nouns))


@cache
def _names(kinds: tuple[str, ...]) -> re.Pattern[str]:
    ends = "|".join(longest_first({noun for noun, kind in _nouns() if kind in kinds}))
    return re.compile(rf"(?P<stem>(?:[^{_NEVER}]|{_GROUND}){{1,16}}?)(?:{ends}){_behind()}")


def _place(text: str, at: int) -> str:
    """A goal that is a place: 现代化新重庆, 健康广元; "" for others.

    >>> _place("美好新青海建设", 0), _place("新的青海", 0), _place("健康中国", 0)
    ('美好新青海', '', '')
    """
    unknown = _unknown_places().match(text, at)
    if unknown:
        return unknown.group()
    match = _places().match(text, at)
    if match is None or (not match["qualities"] and not match["new"]):
        return ""
    place = match["place"]
    return match.group() if _is_place(place) and len(match.group()) >= 3 else ""


@cache
def _places() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<qualities>(?:{_qualities()})?)(?P<new>新?)(?P<place>[^{_NEVER}]{{2,3}}?){_behind()}"
    )


def _is_place(word: str) -> bool:
    """Whether the dictionary has a word as the name of a place in China; it tags small places as other names."""
    if word == "中国" or word in countries() or not dictionary.is_word(word):
        return False
    if word[-1] in "市区县乡镇村地国" or re.fullmatch(_qualities(), word):
        return False
    return dictionary.tags(word)[0] in ("ns", "nz", "nr")


def is_place_goal(term: str) -> bool:
    """Whether a term is a quality and a place: 平安青海.

    >>> is_place_goal("平安青海"), is_place_goal("平安家庭")
    (True, False)
    """
    return len(term) > 3 and _place(term, 0) == term


def ends_in_goal(phrase: str) -> bool:
    """Whether the last word of a phrase is a goal.

    >>> ends_in_goal("争当排头兵"), ends_in_goal("提升首位度")
    (True, False)
    """
    return phrase.endswith(_ends_of_goals())


@cache
def _nouns() -> tuple[tuple[str, str], ...]:
    """The last words of names, each with its kind."""
    return tuple((row["noun"], row["kind"]) for row in _rows("formulations/announced", "noun"))


@cache
def _announcers() -> dict[str, tuple[str, ...]]:
    """The verbs, with the kinds of names that they announce."""
    found: dict[str, tuple[str, ...]] = {}
    for row in _rows("formulations/announcers", "verb"):
        found[row["verb"]] = (*found.get(row["verb"], ()), row["kind"])
    return found


def _rows(name: str, column: str) -> Iterator[vocabulary.Row]:
    for row in vocabulary.load(name, (column, "kind", "example")):
        if row["kind"] not in KINDS:
            raise row.fault(f"kind {row['kind']!r}, expected one of {', '.join(KINDS)}")
        yield row


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("|".join(longest_first(_announcers())))
