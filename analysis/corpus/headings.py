"""Which line of a heading is the headline, which stands above it and which below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from analysis import vocabulary
from analysis.corpus import bylines, page_words, site_names
from analysis.corpus.articles import Cut
from analysis.corpus.labels import ORIGINAL
from analysis.corpus.layout import Block, joined
from analysis.corpus.overlap import lead_share
from analysis.corpus.pages import names_round_up
from analysis.corpus.repeats import bare
from analysis.corpus.shapes import enumerated, names_period
from analysis.names import is_name, tags

#: Ends a line above the headline: "袁家军在…例会上强调".
_KICKER = re.compile(r"(?:强调|指出|要求|表示|提出|宣布)[：:]?$|^(?:本报|新华社)?[\u4e00-\u9fff]{2,6}[：:]$")
#: A series: "加快建设西部人才中心③", "……系列报道之三".
_SERIES = re.compile(r"[①-⑳]$|(?:之[一二三四五六七八九十]{1,3}|系列(?:报道|谈|评论)?(?:[（(].{1,3}[）)])?)$")
#: A list of those present below a report: 出席人员：王小明 李大伟, 清江市出席领导：…….
_PRESENT = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:参加|参会|与会|出席|列席|缺席|请假|主持)[\u4e00-\u9fff]{0,4}[:：]\s*\S"
)
#: Ends a line below it: who was there.
_DECK = re.compile(r"(?:出席|讲话|主持|主持会议|参加|陪同|部署|致辞|指导|作报告|见证|列席|发言)$")
#: The name of a column before a headline: 要闻|
_COLUMN = re.compile(r"^[\u4e00-\u9fff]{2,4}\s*[|｜丨]\s*(?=[\u4e00-\u9fff“《\d].{5})")
#: A section's name before it, with a mark of its own: 政务要闻 | , 【工作动态】
_SECTION = re.compile(
    r"(?P<bracket>【|\[)?(?P<name>[\u4e00-\u9fff·“”]{2,12})(?(bracket)[】\]]\s*|\s*[|｜丨]\s*)(?=\S{4})"
)
#: The name of a column that no list knows, in brackets or before a bar.
_IN_COLUMN = re.compile(
    r"(?:【(?P<name>[\u4e00-\u9fff·“”、]{2,16})】|\[(?P<plain>[\u4e00-\u9fff·“”]{2,12})\]|(?P<barred>[\u4e00-\u9fff·•“”]{2,12})\s*[|｜丨])\s*"
)
_NUMERALS = re.compile("[〇零一二三四五六七八九十百年月日]+")
#: The issue of a column: 秋实会报第七期|
_ISSUE_OF_COLUMN = re.compile(
    r"[\u4e00-\u9fff·“”]{2,12}\s?第\s?[\d一二三四五六七八九十百]{1,4}\s?期\s*[|｜丨:：]\s*(?=\S{6})"
)
#: Openings of a fragment, which needs the bracket before it, and the length from which a rest counts as a title of its own.
_IN_BRACKETS = re.compile(r"\s*[（(][^（）()]*[）)]")
_NEEDS_COLUMN, _WHOLE = re.compile("[—–\\-、，：:的与和及暨]|联合|共同|召开"), 9
#: The number of a document before its title: 青政办发〔2024〕5号
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2,12}\s?[〔\[［（(]\d{4}[〕\]］）)]\s?第?\d{1,4}\s?号[\s:：]*(?=\S{4})"
)
_IN_BRACKETS = re.compile(
    r"（([^（）]{4,}(?:（[^（）]*）[^（）]*)*)）|\(([^()]{4,}(?:\([^()]*\)[^()]*)*)\)|《([^《》]{4,}(?:《[^《》]*》[^《》]*)*)》"
)
_BRACKETED = re.compile(r"【([^【】]{4,})】")
#: The field of an index card that holds it: 名称：
_NAMED = re.compile(
    r"^(?:(?:信息|文件|公文|新闻|文章)?[名标]\s*[称题][:：]\s*|(?:信息|文件|公文)(?:名称|标题)\s+)"
)
#: Before it, that it is another's, or new: （转载）
_MARKED = re.compile(
    r"^(?:[（(](?:转载|转帖|转|原创|推荐)[)）]\s*|(?:转载|转帖|转|原创)\s?[:：]\s*|(?:最新|置顶|推荐)\s+)(?=\S{6})"
)
#: A section that a colon parts from it: 图片新闻：
_SECTION_SAYS = re.compile(
    r"(?:[（(](?P<inside>[\u4e00-\u9fff]{2,4}(?:新闻|要闻|动态|快讯))[)）]|(?P<name>[\u4e00-\u9fff]{2,4}(?:新闻|要闻|动态|快讯))[:：])\s*(?=\S{8})"
)
_BULLET = re.compile(r"^[•★☆▲◆■●>＞\s]+(?=[\u4e00-\u9fff“《【\d])")
#: Behind a headline: its pictures, the hour, the address of its site, a tool of a forum.
_BEHIND = re.compile(
    r"(?:(?<!\s)\s*(?:[（(\[【](?:组图|多图|附图|图文?|视频|图集|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)[）)\]】]|\[复制链接\]|(?<=\s)(?:返回|关闭|打印|收藏|分享到?[:：]?|[Aa][+-]|NEW|HOT|new|hot)"
    r"|[【\[](?:收藏|打印|关闭|字号|字体|分享|纠错|评论|大|中|小)(?:本页|本文|窗口)?[】\]]"
    r"|(?<=\s)\d{1,7}\s?次?(?:浏览|阅读|点击)|[（(](?:浏览|阅读|点击)\s?[:：]?\s?\d{1,7}\s?次?[）)]"
    r"|(?<=\S)\s*[（(](?:来源|稿源|转自|转载自?|摘自)\s?[:：]?\s?[^（）()，。]{2,16}[）)]|(?<=\s)(?:来源|稿源)\s?[:：]\s?[^\s，。]{2,16}"
    r"|(?:[-—─―]{1,6}\s?|(?<=\s))(?:来源|转自|转载自?|摘自|摘录自|选自|原载)于?\s?[:：]?\s?《[^《》]{2,20}》"
    r"|[（(]第?\s?[A-Z]?\d{1,2}\s?版[）)]|(?:https?://|www\.)[\w./?=&%-]+))+$"
)
#: A column in brackets at its end: （权威发布）
_LAST_BRACKETS = re.compile(r"(?<=.{6})(?<!\s)\s*[（(]([\u4e00-\u9fff]{4,12})[)）]$")
#: The page of a report on several, behind a headline that says what happened; the first hardly bears its number.
_PAGE_OF_SEVERAL = re.compile(r"(?<=.{10})(?<!\s)\s*[（(](?:[2-9]|1\d)[）)]$")
#: The issue and the page of a newspaper before it: 1886期 / 第2版:2 要闻简报
_PAGE = re.compile(
    r"(?:总?第?\s?\d{1,6}\s?期\s*[/|｜·，,]?\s*)?第\s?[A-Z]?\d{1,3}\s?版\s?[:：]?\s?\d{0,3}\s+(?=\S{4})"
)
#: Who sent in the report: （山城县委党校）：
_SENDER = re.compile(r"[（(](?P<office>[^（）()]{2,24})[)）]\s?[:：]\s*(?=\S{9})")
_SHORTEST = 6  #: characters of a headline behind the name of a series: 张扬视角|我的故乡 is one headline
#: Left of a border at the ends of a headline, beside a name that is gone.
_BORDERS = " \u3000|｜_★☆"
_HAPPENED = re.compile(
    r"(?:召开|举行|举办|开幕|闭幕|开班|启动|揭牌|成立|落幕|会见.{2,20})$"
    r"|(?:召开|举行|举办|组织|开展).{2,40}(?:会|会议|论坛|仪式|活动|培训班|讲座|演练|检查|调研)$|.(?:到|赴|来|在).{2,24}(?:调研|考察|检查|视察|督导|督查|慰问)$"
)
#: A line between a headline and what was said, not above a headline: 他在调研时强调
_GOES_ON = re.compile(r"^[他她](?:们)?(?:在.{0,16}(?:时|中|上))?(?:强调|指出|要求|表示|提出)[：:]?$")
#: Below a line that says in full what happened, what was dealt with: 传达学习…, 研究部署…
_DEALT_WITH = re.compile(
    r"(?:决定|确定|批准|核准|审议|听取|传达|学习|研究|讨论|部署|安排|通过|表决|宣布)(?![生员型室院])"
)
#: What a meeting said or decided: 会议决定…
_MEETING_SAID = re.compile(
    r"(?:会议|全会|大会|活动|论坛)(?:决定|强调|指出|要求|审议|听取|传达|研究|讨论|部署|通过|表决|宣布)"
)
#: How a line begins that says when it happened, below a headline and not above it: 2024年6月12日市政府举行发布会
_DAY_FIRST = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?!至|[—－-]|起)")
#: How a headline begins that needs no one before it.
_TITLE_BEGINS = frozenset(
    ("关于", "聚焦", "走进", "坚持", "推进", "深化", "加强", "学习", "弘扬", "筑牢", "致敬")
)
#: A line that goes on with the headline above it: 暨防汛工作会议
_CONTINUES = re.compile("[暨和及与并的在、，：（“《]")
#: A line that ends in a verb, and one that ends in what it may take: 市委中心组举行 | 第三次学习会
_HOLDS, _HELD = (
    re.compile("(?:召开|举行|举办|启动|成立)$"),
    re.compile("(?:会|会议|论坛|仪式|活动|班|讲座|演练|典礼|工作)$"),
)
_SPEAKER = re.compile("([\u4e00-\u9fff·]{2,4})[：:](?=.{4})")
#: No headline, but the heading of a part of a chronicle.
_YEAR = re.compile("[（(【]?[12]\\d{3}年[）)】]?")
_ELSEWHERE = re.compile("[在上]|召开|举行")
_QUOTE = re.compile("[“”]")
_SHORT_LINE, _LEADS, _OTHER = 10, 0.6, 0.35  #: characters; shares of words that the text begins with
_DASH = re.compile(r"^[—─―-]{1,3}\s*")
#: How a row ends that needs the next one: ——在青江县第三届, ——学习贯彻全会精神和
_OPEN = re.compile("在(?!.*(?:[上中时里内下]|期间|以来)).{2,}$|[、的和与及暨]$|“[^”]*$|《[^》]*$")


@dataclass(frozen=True, slots=True)
class Titled:
    """An article whose blocks have their roles.

    Attributes
    ----------
    parts : tuple of (Block, str)
        Every block with its role: body, headline, kicker, deck, subheading, byline.
    """

    parts: tuple[tuple[Block, str], ...]
    headline: str
    kicker: str
    deck: str
    position: str


def read(cut: Cut, title: str = "") -> Titled:
    """Give every block of an article its role.

    Where the `title` of the article is known, what says the same is the
    headline; what comes before it is above it, and the rest below.

    A headline may stand inside the body, in the middle of a sentence that a
    column break cut, where the article begins with no more than the name of
    a series.
    """
    heads = [block for block in cut.heading if block.kind == "head"]
    lead = next((block.text for block in cut.blocks if block.kind == "body"), "")
    roles = _roles_by(title, heads) or _roles(heads, lead)
    position = cut.position
    if not heads or all(_SERIES.search(block.text) for block in heads):
        inside = _headline_inside(cut)
        if inside is not None:
            roles = {block.start: "kicker" for block in heads} | {inside.start: "headline"}
            position = "inside"
    parts = [
        (block, roles.get(block.start, _role_within(block.text)) if block.kind == "head" else block.kind)
        for block in cut.blocks
    ]
    return Titled(
        tuple(_healed(parts)),
        headline=_words(parts, "headline"),
        kicker=_words(parts, "kicker"),
        deck=without_dash(_words(parts, "deck")),
        position=position if "headline" in roles.values() else "none",
    )


def _role_within(text: str) -> str:
    """The role of a line that looks like a heading and is none of the first ones: a list of those present is text.

    >>> [_role_within(line) for line in ("列席：汪晓燕 田 雨 任志国", "青江市出席领导：市长王小明", "会议要求")]
    ['body', 'body', 'subheading']
    """
    return "body" if _PRESENT.match(text) else "subheading"


def without_dash(text: str) -> str:
    """A line below a headline without the dash before it.

    >>> without_dash("——2024年全市工作综述")
    '2024年全市工作综述'
    """
    return _DASH.sub("", text)


def is_below(text: str) -> bool:
    """Whether a dash begins a line: it is one below a headline."""
    return _DASH.match(text) is not None and text[0] != "-"


def _roles_by(title: str, heads: list[Block]) -> dict[int, str]:
    """The role of each line of a heading group whose title is known; nothing where no line says it."""
    wanted = bare(title)
    own = [
        i
        for i, block in enumerate(heads)
        if wanted and (text := bare(block.text)) and (text in wanted or wanted in text) and len(text) > 1
    ]
    if not own:
        return {}
    roles = {}
    for i, block in enumerate(heads):
        roles[block.start] = "headline" if i in own else "kicker" if i < own[0] else "deck"
    return roles


def tidy(title: str, *, rubrics: bool = True) -> str:
    """A headline without 原标题：, the name of a column before it, and those of sections and site behind it.

    Where a source says itself what the title is, the name of a series before it (`rubrics`) is a part of it.

    >>> tidy("原标题：市委召开全会"), tidy("要闻|市委召开全会"), tidy("（原标题：市委召开全会）")
    ('市委召开全会', '市委召开全会', '市委召开全会')
    >>> tidy("坚定信心 鼓足干劲"), tidy("习近平：在全会上的讲话")
    ('坚定信心 鼓足干劲', '习近平：在全会上的讲话')
    >>> tidy("市委召开全会_要闻_青江_全国人大"), tidy("1886期 / 第2版:2 要闻简报")
    ('市委召开全会', '要闻简报')
    >>> tidy("市委召开全会 |"), tidy("市委召开全会 ***青江区委宣传部澎湃号")
    ('市委召开全会', '市委召开全会')
    >>> tidy("【工作动态】市委召开全会"), tidy("【市委召开全会】"), tidy("市委召开全会_要闻_山城网"), tidy("【短评】稳中求进")
    ('市委召开全会', '市委召开全会', '市委召开全会', '【短评】稳中求进')
    >>> tidy("青政办发〔2024〕5号（第三次校务会纪要）"), tidy("青政办发〔2024〕5号 关于做好春耕工作的通知")
    ('第三次校务会纪要', '关于做好春耕工作的通知')
    >>> tidy("【聚焦两会】市委召开全会（图）"), tidy("青政发〔2024〕5号《关于做好春耕工作的通知》")
    ('市委召开全会', '关于做好春耕工作的通知')
    >>> tidy("【春风行动】市委召开经济工作会议"), tidy("【春耕】进度"), tidy("春风会报第七期|市委召开全会")
    ('市委召开经济工作会议', '【春耕】进度', '市委召开全会')
    >>> tidy("青江好消息丨田间新景|市委召开经济工作会议"), tidy("田间新景｜春耕"), tidy("青江春耕正当时 | 青江县农业局网站")
    ('市委召开经济工作会议', '田间新景｜春耕', '青江春耕正当时')
    >>> tidy("【守底线、保安全】市委召开经济工作会议"), tidy("（山城县委党校）：市委召开经济工作会议")
    ('市委召开经济工作会议', '市委召开经济工作会议')
    >>> tidy("市委召开经济工作会议 ----摘录自《山城融媒》"), tidy("书记推荐来源于《山城志》")
    ('市委召开经济工作会议', '书记推荐来源于《山城志》')
    >>> tidy("图片新闻：市委召开经济工作会议"), tidy("（转载）市委召开全会"), tidy("市委召开全会（来源：山城网）")
    ('市委召开经济工作会议', '市委召开全会', '市委召开全会')
    >>> tidy("市委召开经济工作会议(21:07)"), tidy("县委书记的一天（人民观察）"), tidy("山城市召开经济工作会议（3）")
    ('市委召开经济工作会议', '县委书记的一天', '山城市召开经济工作会议')
    """
    return _tidied(title, rubrics=rubrics)[0]


def authors(title: str, *, rubrics: bool = True) -> tuple[str, ...]:
    """Who wrote, by the words behind a headline that `tidy` removes.

    >>> authors("年表在志书中的作用（罗静雯 周光）"), authors("年表在志书中的作用")
    (('罗静雯', '周光'), ())
    """
    return _tidied(title, rubrics=rubrics)[1]


@lru_cache(maxsize=256)  # the lines of a page are asked several times
def _tidied(title: str, *, rubrics: bool) -> tuple[str, tuple[str, ...]]:
    """A headline by itself, and its authors behind it."""
    match = ORIGINAL.match(title)
    if match:
        bracketed = match[0][0] in "（(【["
        title = title[match.end() :].rstrip("）)】]") if bracketed else title[match.end() :]
        title = _without_brackets(title)
    title = _PAGE.sub("", _COLUMN.sub("", _NAMED.sub("", title)), count=1).strip()
    title = _MARKED.sub("", _BULLET.sub("", title))
    sender = _SENDER.match(title)
    if sender and page_words.is_office(sender["office"]):
        title = title[sender.end() :]
    section = _SECTION.match(title)
    behind = len(title) - section.end() if section else 0
    # not 【一周要闻】（9月2日—9月8日）: without the name only a period in brackets is left
    if (
        section
        and not _IN_BRACKETS.fullmatch(title, section.end())
        and _is_column(
            section["name"],
            title[section.end() :],
            bracketed=bool(section["bracket"]),
            rubrics=rubrics and behind >= _SHORTEST,
        )
    ):
        title = title[section.end() :]
    elif rubrics:
        title = _without_column(title)
    number = _NUMBER.match(title)
    if number:
        title = title[number.end() :]
        title = _without_brackets(title)
    whole = _BRACKETED.fullmatch(title)
    title = whole[1] if whole else title
    title = title[: site_names.headline_end(title)]
    title = _BEHIND.sub("", title).strip(_BORDERS)
    end, people = bylines.behind_title(title)
    title = title[:end]
    last = _LAST_BRACKETS.search(title)
    if last and _is_column_behind(
        last[1], rubrics=rubrics
    ):  # an office may be whom it is about: （市水利局）
        title = title[: last.start()].strip(_BORDERS)
    several = _PAGE_OF_SEVERAL.search(title)
    if several and _has_verb(title[: several.start()]):
        title = title[: several.start()]
    return title, people


def _without_column(title: str) -> str:
    """A title without a column that no list knows before it, where the rest says the whole.

    Keeps brackets with a name or a place that the rest of the title needs: 【罗静雯】把论文写在大地上.
    """
    if known := _ISSUE_OF_COLUMN.match(title) or _SECTION_SAYS.match(title):
        return title[known.end() :]
    column = _IN_COLUMN.match(title)
    if column is None:
        return title
    rest = title[column.end() :]
    name = column["name"] or column["plain"] or column["barred"]
    whole = len(rest) >= _WHOLE and not _NEEDS_COLUMN.match(rest) and not _IN_BRACKETS.fullmatch(rest)
    several = "、" in name and any(map(page_words.is_office, name.split("、")))
    needed = is_name(name) or _is_place(name) or _NUMERALS.fullmatch(name) or several
    if column["barred"]:  # a bar is also before the name of a site, and behind an office that speaks
        ends = site_names.headline_end(title) <= column.end()
        tells = page_words.is_office(name) or _HAPPENED.search(name) is not None
        return title if not whole or needed or ends or tells else _without_column(rest)
    return title if not whole or needed else rest


def _is_place(name: str) -> bool:
    return name.endswith(("省", "市", "县", "区", "镇", "乡", "村", "街道")) or all(
        tag == "ns" for _, tag in tags(name)
    )


def _has_verb(words: str) -> bool:
    return any(tag == "v" for _, tag in tags(words))


#: A column of a newspaper that it names behind a headline; other rubrics may be what the headline is about.
_COLUMN_BEHIND = re.compile(
    "[\u4e00-\u9fff]{2,6}(?:观察|视点|视角|视线|观点|时评|评论|论坛|访谈|随笔|笔谈|漫笔|走基层|调研行|之声)"
)
_MEETING_BEHIND = re.compile("(?:高峰|发展|合作|国际|学术|第.{1,3}届).{0,4}论坛")


def _is_column_behind(name: str, *, rubrics: bool) -> bool:
    column = _COLUMN_BEHIND.fullmatch(name) and not _MEETING_BEHIND.fullmatch(name)
    return page_words.is_section(name) or (rubrics and bool(column))


def _without_brackets(title: str) -> str:
    inside = _IN_BRACKETS.fullmatch(title)
    return next(filter(None, inside.groups())) if inside else title


def _is_column(name: str, rest: str = "", *, bracketed: bool = True, rubrics: bool = True) -> bool:
    """Whether the words before a headline name a section or a column, or in brackets who published.

    An office is the subject of a `rest` that has none.

    >>> _is_column("时政要闻"), _is_column("聚焦两会"), _is_column("山城日报"), _is_column("短评")
    (True, True, True, False)
    >>> _is_column("青江中学", "召开表彰大会"), _is_column("工作动态", "召开表彰大会")
    (False, True)
    """
    if page_words.is_section(name):
        return True
    return rubrics and (
        (bracketed and page_words.is_office(name) and not _NEEDS_COLUMN.match(rest))
        or names_round_up(name)
        or _rubrics().fullmatch(name) is not None
    )


@cache
def _rubrics() -> re.Pattern[str]:
    rows = vocabulary.load("corpus/rubrics", ("pattern", "example"))
    return re.compile("|".join(row.pattern("pattern").pattern for row in rows))


def _roles(heads: list[Block], lead: str) -> dict[int, str]:
    """The role of each line of a heading group, by where the line begins; `lead` is the text that follows.

    Beside the name of a round-up stands the heading of its first item.
    """
    named = [block for block in heads if names_round_up(block.text)]
    if named:
        return {named[0].start: "headline"}
    roles = {block.start: "deck" for block in heads if _DASH.match(block.text)}
    roles |= _rows_below_dash(heads, lead)
    roles |= {block.start: "deck" for block in heads[1:] if names_speaker(block.text)}
    roles |= {block.start: "subheading" for block in heads if _YEAR.fullmatch(block.text)}
    roles |= {block.start: "subheading" for block in heads[1:] if enumerated(block.text)}
    if len(heads) > 1:  # a day or month over the items of a chronicle
        roles |= {block.start: "subheading" for block in heads if names_period(block.text)}
    roles |= _below_pronoun(heads)
    chunks = _chunks([block for block in heads if block.start not in roles], lead)
    above: list[list[Block]] = []
    below: list[list[Block]] = []
    if chunks and len(chunks[0]) > 1 and _is_above(chunks[0][0].text, chunks[0][1].text, lead):
        chunks[:1] = [chunks[0][:1], chunks[0][1:]]
        above.append(chunks.pop(0))
    while len(chunks) > 1 and _is_kicker(chunks[0][-1].text):
        above.append(chunks.pop(0))
    while len(chunks) > 1 and _DECK.search(chunks[-1][-1].text) and _size(chunks[-1]) < 2 * _size(chunks[0]):
        below.append(chunks.pop())
    if len(chunks) > 1:
        first, second = chunks[0], chunks[1]
        level, next_level = first[0].level, second[0].level
        own = first[-1].dated or _speaks(first[0].text) or _reports(first, lead)
        own = own or _DAY_FIRST.match(second[0].text) is not None
        smaller = not above and not level and _size(first) < _size(second) and not own
        if level < next_level if level and next_level else smaller:
            above.append(chunks.pop(0))
        below += chunks[1:]
    told = [("headline", chunks[:1]), ("kicker", above), ("deck", below)]
    return roles | {block.start: role for role, some in told for chunk in some for block in chunk}


def _rows_below_dash(heads: list[Block], lead: str) -> dict[int, str]:
    """The rows right below a line with a dash, on which it goes on: ——在青江县第三届人民代表大会 | 第二次会议上.

    Above a headline such a line is no more than one row. What does not go on with it is a heading of a part of the text,
    unless the text begins with its words.
    """
    made: dict[int, str] = {}
    for above, block in pairwise(heads):
        below = not (block.level or block.lines[0].after_blank or enumerated(block.text))
        office = block.text.rpartition(" ")[0]
        goes_on = _OPEN.search(above.text) or (
            made.get(above.start) == "deck" and _OFFICE_OF_PERSON.search(office)
        )
        own = made.get(above.start) == "deck" or (is_below(above.text) and heads[0] is not above)
        if below and own and goes_on:
            made[block.start] = "deck"
        elif below and own and lead_share(block.text, lead) < _OTHER and not belongs_below(block.text):
            made[block.start] = "subheading"
    return made


def _below_pronoun(heads: list[Block]) -> dict[int, str]:
    """A line such as 他在调研时强调, and those below it, follow the headline: the pronoun needs a name before it."""
    at = next((i for i, block in enumerate(heads) if i and _GOES_ON.match(block.text)), len(heads))
    return {block.start: "deck" for block in heads[at:]}


def _chunks(heads: list[Block], lead: str) -> list[list[Block]]:
    """Lines that stand together, without an empty line between, as one; who was there and what was decided stand apart."""
    chunks: list[list[Block]] = []
    for block in heads:
        apart = (
            not chunks
            or bool(block.level)
            or (block.lines[0].after_blank and not _is_second_row(chunks[-1], block.text))
            or _says_who(block.text)
            or _DAY_FIRST.match(block.text) is not None
            or _MEETING_SAID.match(block.text) is not None
            or _says_what_happened(chunks[-1], block.text)
            or (_DEALT_WITH.match(block.text) is not None and _reports(chunks[-1], lead))
        )
        if apart or chunks[-1][-1].level or _is_kicker(chunks[-1][-1].text):
            chunks.append([block])
        else:
            chunks[-1].append(block)
    return chunks


def says_what_was_done(text: str) -> bool:
    """Whether a line begins with a verb, so that whoever did it stands before it.

    >>> says_what_was_done("召开秋粮收购工作会议"), says_what_was_done("下达资金三千万元"), says_what_was_done("市委召开全会")
    (True, True, False)
    """
    first = next((tag for _, tag in tags(text)), "")
    return first in ("v", "vn") and text[:2] not in _TITLE_BEGINS


def _is_second_row(chunk: list[Block], below: str) -> bool:
    """Whether a line goes on with a headline whose first row only names who did it: 县总工会、县体育局 | 举办运动会."""
    return len(chunk) == 1 and _names_who(chunk[0].text) and says_what_was_done(below)


def _names_who(text: str) -> bool:
    """Whether a line is no more than an office, or several of which one is known as such.

    >>> _names_who("县政协"), _names_who("县总工会、县体育局"), _names_who("县总、县体育局"), _names_who("机遇、挑战")
    (True, True, True, False)
    """
    names = re.split("[、和与 ]", text)
    return page_words.is_office(text) or (any(map(page_words.is_office, names)) and not _has_verb(text))


def _says_what_happened(chunk: list[Block], below: str) -> bool:
    """Whether a headline says in full what happened, so that the line below it, which does not go on with it, is a slogan."""
    above = tidy(chunk[-1].text)
    goes_on = _CONTINUES.match(below) or holds(above, below)
    return _HAPPENED.search(above) is not None and not goes_on


def holds(row: str, below: str) -> bool:
    """Whether a row ends in a verb that takes what the next one ends in.

    >>> holds("市委中心组举行", "第三次学习会"), holds("市委召开全会", "第三次学习会")
    (True, False)
    """
    return _HOLDS.search(row) is not None and _HELD.search(below) is not None


def _is_above(first: str, second: str, lead: str) -> bool:
    """Whether a short line names a section or a topic above the headline: the text begins with the words of the next."""
    return (
        len(first) <= _SHORT_LINE and lead_share(first, lead) < _OTHER and lead_share(second, lead) >= _LEADS
    )


def belongs_below(text: str) -> bool:
    """Whether a line looks like one below a headline: who was there, or what was said and decided.

    >>> belongs_below("市委书记王翔出席并讲话"), belongs_below("研究部署防汛工作"), belongs_below("市委召开全会")
    (True, True, False)
    """
    return bool(_says_who(text) or _MEETING_SAID.match(text) or _DEALT_WITH.match(text))


@cache
def _who_did() -> re.Pattern[str]:
    """A line on its own that says who presided or spoke: 市委书记何东山出席并讲话."""
    rows = vocabulary.load("corpus/decks", ("pattern", "example"))
    return re.compile("|".join(row.pattern("pattern").pattern for row in rows))


def _says_who(text: str) -> bool:
    """Whether a line does no more than name people, or people and what they did at a meeting: 王翔罗静雯参加.

    >>> _says_who("王翔罗静雯参加"), _says_who("罗静雯"), _says_who("王翔在座谈会上讲话"), _says_who("抓好工作部署")
    (True, True, False, False)
    >>> _says_who("市委书记王翔出席并讲话"), _says_who("王翔主持会议"), _says_who("王翔出席全市经济工作会议")
    (True, True, False)
    """
    if _who_did().fullmatch(text) and not _ELSEWHERE.search(text):
        return True
    if len(text) <= 4 and is_name(text):
        return True
    named = is_name(text[:2]) or is_name(text[:3])
    return named and len(text) <= 20 and bool(_DECK.search(text)) and not re.search("[在会上]", text)


#: How the office of a person ends: 县长 王翔
_OFFICE_OF_PERSON = re.compile("(?:长|书记|主任|主席|代表|委员|教授|总经理|局|厅|部|院|会)$")


def names_speaker(text: str) -> bool:
    """Whether a line is no more than a person and that person's office.

    >>> names_speaker("山城市人民政府市长 罗静雯"), names_speaker("检察长 列席会议"), names_speaker("罗静雯")
    (True, False, False)
    """
    office, _, name = text.rpartition(" ")
    return is_name(name) and _OFFICE_OF_PERSON.search(office.strip()) is not None


def _reports(chunk: list[Block], lead: str) -> bool:
    """Whether a line says in full what happened, as a headline does: 市政府常务会议召开; or what the text begins with."""
    text = tidy(chunk[-1].text)
    return _HAPPENED.search(text) is not None or lead_share(text, lead) >= _LEADS


def _speaks(text: str) -> bool:
    """Whether a line gives what someone says or thinks, as a headline does: 何东山：把论文写在大地上."""
    speaker = _SPEAKER.match(text)
    return speaker is not None and is_name(speaker[1])


def _is_kicker(text: str) -> bool:
    return bool(_KICKER.search(text) or _SERIES.search(text))


def _size(chunk: list[Block]) -> int:
    return sum(len(block.text) for block in chunk)


def _headline_inside(cut: Cut) -> Block | None:
    """The first heading that interrupts a sentence which goes on after it."""
    own = {block.start for block in cut.heading}
    for before, block, after in zip(cut.blocks, cut.blocks[1:], cut.blocks[2:]):
        if block.kind == "head" and block.start not in own and _interrupted(before, after):
            return block
    return None


def _interrupted(before: Block, after: Block) -> bool:
    """Whether a sentence that stops before a heading goes on after it.

    It does where a comma ends the first piece, or a quotation that it opens
    is closed by the first quotation mark of the second.
    """
    if after.kind != "body" or not before.unfinished:
        return False
    if before.text[-1] in "，、":
        return True
    mark = _QUOTE.search(after.text)
    return mark is not None and mark[0] == "”"


def _healed(parts: list[tuple[Block, str]]) -> list[tuple[Block, str]]:
    """A sentence that a heading interrupts put together again, before that heading."""
    made: list[tuple[Block, str]] = []
    waiting = -1  # of `made`: a body block that surely goes on, with nothing but headings after it
    for block, role in parts:
        if role == "body" and waiting >= 0 and _interrupted(made[waiting][0], block):
            made[waiting] = (joined([made[waiting][0], block]), "body")
            waiting = -1
            continue
        made.append((block, role))
        if role == "body":
            waiting = len(made) - 1 if block.unfinished else -1
        elif block.kind != "head":
            waiting = -1
    return made


def _words(parts: list[tuple[Block, str]], role: str) -> str:
    return " ".join(block.text for block, given in parts if given == role)
