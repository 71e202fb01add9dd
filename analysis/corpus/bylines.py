"""Who wrote it: lines and tails that name reporters, and datelines that open a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis import vocabulary
from analysis.corpus import page_words, publication_lines
from analysis.names import is_name, tags

_TITLE = r"(?:首席|见习|实习|特约|特派|驻[\u4e00-\u9fff]{1,6}|高级|资深|全媒体|融媒体|本报|本社|本网|本刊)*(?:记者|通讯员|评论员|撰稿人?|特约撰稿|文字?整理|实习生)"
_OUTLET = r"(?:[\u4e00-\u9fff]{2,10}(?:[-—·][\u4e00-\u9fff]{2,10}){0,2}\s?)?"
_NAME = r"(?:[\u4e00-\u9fff]{1,4}(?:·[\u4e00-\u9fff]{1,8})*)"
_GAP = r"[\s　、，,+＋&＆]"
_NAMES = rf"{_NAME}(?:{_GAP}{{1,3}}{_NAME}){{0,11}}"
_OPEN, _CLOSE = r"[（(【\[]", r"[）)】\]]"
_MARK = r"[□■◎○●◇◆※/]"
_WORK = r"(?:文[/／、]?图|图[/／、]?文|文字?|图片?|摄影)"
_PART = rf"{_WORK}\s?[/／:：|｜]?"
_PART_MARKED = rf"{_WORK}\s?[/／:：|｜]"

#: "新重庆-重庆日报记者 王天翊 王翔", "本报记者 韩毅 见习记者 杨潇", "□本报评论员"
_SIGNED = rf"{_MARK}?\s?{_OUTLET}{_TITLE}(?:[\s　:：]{{0,3}}{_NAMES})?(?:{_GAP}{{0,3}}{_TITLE}[\s　:：]{{0,3}}{_NAMES}){{0,4}}(?:{_GAP}{{0,3}}(?:(?:摄影)?报道|文[/／、]?(?:图|摄影?)))?"
#: "文/记者 刘洋 图/记者 何静", "图/文 本报记者 何静", "文、图/刘洋"
_CREDITED = rf"(?:{_PART}\s?{_OUTLET}{_TITLE}[\s　:：]{{0,3}}|{_PART_MARKED}\s?){_NAMES}(?:{_GAP}{{1,3}}{_PART_MARKED}\s?(?:{_OUTLET}{_TITLE}[\s　:：]{{0,3}})?{_NAMES})?"
#: "本报记者 刘洋/文 何静/图"
_EACH = rf"{_OUTLET}(?:{_TITLE})?[\s　:：]{{0,3}}{_NAME}\s?[/／]\s?(?:文|摄文|文图|文字)(?:{_GAP}{{1,3}}(?:{_TITLE})?[\s　]{{0,2}}{_NAME}\s?[/／]\s?(?:图|摄|摄影|图片))?"
#: "罗静雯 周 光摄影报道"
_PICTURED = rf"{_NAMES}\s?(?:摄影|图文)报道"
#: "（记者 罗静雯 周光）"
_BRACKETED = rf"{_OPEN}\s?(?:{_SIGNED}|{_CREDITED}|作者[^）)】\]]{{1,60}}|执笔[^）)】\]]{{1,40}})\s?(?:(?:摄影)?报道)?\s?{_CLOSE}"
#: "康志昕 易星彤 曾玉 图片由合川区委组织部提供"
_SUPPLIED = rf"(?:{_OPEN}?文[/／:：]?\s?)?{_NAMES}[\s　]+(?:图片|图|照片)[\s　/／:：]*由?[\u4e00-\u9fff]{{2,24}}(?:提供|供图)?{_CLOSE}?"
#: "(原载《求是》2023年第20期)", "（新华社北京1月3日电）", "（完）": they end an article and name nobody
_CREDIT = rf"{_OPEN}(?:原载|转载|摘自|选自|据)[^）)】\]]{{1,60}}{_CLOSE}|{_OPEN}[^）)】\]]{{2,14}}\d{{1,2}}月\d{{1,2}}日(?:电|讯){_CLOSE}|{_OPEN}[完终]{_CLOSE}"
#: "中共重庆市委", "张三": an author's line under a headline
_AUTHOR = rf"(?:{_MARK}|作者[:：]?|(?:撰文|撰稿|采写|采编|执笔)\s?[:：]|文[/／])\s?(?:{_NAMES}|[\u4e00-\u9fff]{{4,24}})|(?:中共)[\u4e00-\u9fff]{{2,12}}(?:委|委员会|党组|总支|支部)"

_LINE = re.compile(
    rf"(?P<bracketed>{_BRACKETED}|{_CREDIT})|(?P<signed>{_SIGNED}|{_CREDITED}|{_EACH}|{_PICTURED})|(?P<supplied>{_SUPPLIED})|(?P<author>{_AUTHOR})"
)
_TAIL = re.compile(rf"(?<=[。！？”’…；）)])[\s　]*(?P<byline>{_BRACKETED}|{_CREDIT}|{_SIGNED}|{_SUPPLIED})$")
_LINE_HINT = re.compile(
    rf"^{_MARK}|^中共|^文|图|照|摄影报道|记者|通讯员|评论员|撰|整理|实习生|作者|执笔|^{_OPEN}"
)
_TAIL_HINT = re.compile(
    "记者|通讯员|评论员|撰|整理|提供|供图|作者|执笔|原载|转载|摘自|选自|据|电[）)】]|讯[）)】]|完[）)】]|终[）)】]|实习生"  # `re` skips to literal alternatives, not to those that begin with a class
)
#: "（罗静雯 周光）", "（商学院/罗静雯）", "（供稿：罗静雯）", "（通讯员罗静雯 编辑周光）" after the last sentence, or on a line
_IN_BRACKETS = (
    rf"[（(]\s?(?:{_WORK}\s?[/／:：]?\s|供稿[:：]|撰稿[:：]|[\u4e00-\u9fff]{{2,12}}[/／]|(?:{_TITLE})\s?)?"
    r"(?P<names>[^（）()/：:]{2,40}?)(?:[\s　]+(?:编辑|审核|校对)[^（）()]{1,16})?\s?[）)]"
)
_NAMES_ALONE = re.compile(rf"(?<=[。！？”])[\s　]*(?P<byline>{_IN_BRACKETS})$")
_LINE_OF_NAMES = re.compile(_IN_BRACKETS)
_STRIP = re.compile(
    rf"(?<=\S)[\s　]+(?:图片?|摄影)\s?[/／:：|｜].*|(?:文[/／、]?(?:图|摄影?)|图[/／、]?文)\s?[/／:：|｜]?|[\u4e00-\u9fff]{{2,4}}\s?[/／]\s?(?:图|摄|摄影)|[/／]\s?文|(?:[\u4e00-\u9fff·—-]*(?:报|社|网|台|刊|端|媒|新闻))?\s?{_TITLE}\s?[:：]?|(?:撰文|撰稿|采写|采编|供稿)\s?[:：]|{_OPEN}|{_CLOSE}|{_MARK}|作者[:：]?|执笔[:：]?|(?:图片|图|照片)[\s　/／:：]*由.*|文[/／:：]|报道$"
)
#: Characters of a paragraph in which its dateline ends, brackets and all.
_OPENING = 200
_OPENING_BRACKET = re.compile(r"\s*[（(]([^（()）]{1,60})[）)]")
#: 本报讯 记者 张三 李四 : who wrote, without brackets.
_OPENING_NAMES = re.compile(
    rf"\s*{_TITLE}[\s　]*[\u4e00-\u9fff]{{2,4}}?(?:[\s　、]+(?:{_TITLE})?[\s　]*[\u4e00-\u9fff]{{2,4}}?(?=报道|[\s　]))*(?:[\s　]?报道)?(?=[\s　：:])"
    r"|[\s　]+[\u4e00-\u9fff]{2,4}[\s　]+报道(?=[\s　：:])"
)

LONGEST = 90  #: characters; a longer line is running text


@dataclass(frozen=True, slots=True)
class Byline:
    """A line, or the tail of one, that says who wrote.

    Attributes
    ----------
    form : str
        ``bracketed`` (ends an article), ``signed``, ``supplied`` (names with
        pictures given by the subject: paid content), ``author`` (under a headline).
    """

    start: int
    end: int
    form: str
    names: tuple[str, ...]


def read(text: str) -> Byline | None:
    """The byline that `text`, a whole line, is; None if it is something else.

    Leaves alone a sentence that speaks of a reporter, and names without any
    word that says they wrote.

    Examples
    --------
    >>> read("新重庆-重庆日报记者 王天翊 王翔").names
    ('王天翊', '王翔')
    >>> read("(记者 韩毅 见习记者 杨潇)").form
    'bracketed'
    >>> read("□本报评论员").names
    ()
    >>> read("康志昕 易星彤 曾玉 图片由合川区委组织部提供").names
    ('康志昕', '易星彤', '曾玉')
    >>> [read(line).names for line in ("文/记者 罗静雯 图/记者 周光", "图/文 本报记者 周光", "记者 韩毅 文/摄")]
    [('罗静雯',), ('周光',), ('韩毅',)]
    >>> read("记者从市发展改革委获悉")
    >>> read("坚定信心 鼓足干劲 奋进争先")
    >>> read("□青江市社会科学院课题组").form, read("◆全市招商引资大会召开"), read("◆何东山会见集团客人")
    ('author', None, None)
    """
    if len(text) > LONGEST or not _LINE_HINT.search(text):
        return None
    match = _LINE.fullmatch(text)
    if match is None:
        return _of_names(text)
    found = names(text)
    form = match.lastgroup or ""
    if form == "signed" and not found and not _is_anonymous(text):
        return None
    if form == "author" and not found and _says_what_happened(text):
        return None
    return Byline(0, len(text), form, found)


#: What the dictionary has as a noun.
_RECEIVES = re.compile("会[见谈](?!室|厅)|接见|座谈(?!会)")


def _says_what_happened(text: str) -> bool:
    """Whether a marked line names no author but what was done: ◆全市招商引资大会召开."""
    words = _STRIP.sub("", text).strip()
    if page_words.is_office(words):
        return False
    return _RECEIVES.search(words) is not None or any(tag in ("v", "vn") for _, tag in tags(words))


def _of_names(text: str) -> Byline | None:
    """A line that is no more than names in brackets: （罗静雯 周光）."""
    match = _LINE_OF_NAMES.fullmatch(text)
    if match is None or not all(map(is_name, re.split(rf"{_GAP}+", match["names"].strip()))):
        return None
    return Byline(0, len(text), "bracketed", names(match["names"]))


_JOINED = re.compile(r"\s?[+＋&＆]\s?")
_AUTHOR_LABEL = re.compile(r"(?<=[\s　])(?:作者|撰文|撰稿|执笔|文)\s?[:：/／]\s?")
_ONLY_NAMES = re.compile(_NAMES)
_APART = re.compile(rf"{_GAP}+")
_SAYS_SO = re.compile("作者|记者|通讯员|撰[文稿写]|供稿|执笔|^文[/／:：]|^文图")
#: An office and who wrote there, without a space: 青江法院罗静雯
_OF_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:法院|检察院|大学|学院|党校|中学|小学|局|委|办|中心|医院|公司|银行)\s?(?P<name>[\u4e00-\u9fff]{2,3})"
)
_FEW_NAMES = 6
_LONGEST_BRACKETS = 41  #: characters within them
_SHORT_OFFICES = ("办", "室", "科", "处", "股", "所", "站", "队")


def are_writers(line: str) -> bool:
    """Whether a line is no more than two or more names with signs of joint work between: 罗静雯+周光.

    >>> are_writers("罗静雯+周光"), are_writers("罗静雯 周光"), are_writers("教育+科技"), are_writers("罗静雯")
    (True, False, False, False)
    """
    names = _JOINED.split(line.strip())
    return len(names) > 1 and all(map(is_name, names))


def behind_title(title: str, *, dated: bool = False) -> tuple[int, tuple[str, ...]]:
    """Where a title ends that its authors follow in brackets or behind a label, and who they are: 某题（张三 李四）, 某题 文/张三.

    Its length and nobody if none do. One name in brackets may be whom the title is about, unless a date follows
    (`dated`); names behind words for people (名单, 先进事迹) always are, unless a label says who wrote.

    >>> behind_title("年表的作用（罗静雯 周光）"), behind_title("年表的作用（作者：罗静雯）")
    ((5, ('罗静雯', '周光')), (5, ('罗静雯',)))
    >>> behind_title("年表的作用 文/罗静雯"), behind_title("年表的作用 作者：罗静雯 周光")
    ((5, ('罗静雯',)), (5, ('罗静雯', '周光')))
    >>> behind_title("年表的作用（罗静雯）"), behind_title("年表的作用（罗静雯）", dated=True)
    ((10, ()), (5, ('罗静雯',)))
    >>> behind_title("年表的作用（青江法院罗静雯）"), behind_title("年表的作用（青江法院公告）")
    ((5, ('罗静雯',)), (13, ()))
    >>> behind_title("先进事迹（罗静雯 周光）"), behind_title("年表的作用（征求 意见稿）", dated=True)
    ((12, ()), (13, ()))
    """
    begin = max(0, len(title) - LONGEST)
    label = next(
        (one for one in _AUTHOR_LABEL.finditer(title, begin) if _ONLY_NAMES.fullmatch(title, one.end())), None
    )
    if label and (people := _people(title[label.end() :])):
        return len(title[: label.start()].rstrip()), people
    before, inside = _last_brackets(title)
    people = _people(inside)
    if not people and (signed := _OF_OFFICE.fullmatch(inside)) and _is_surely_name(signed["name"]):
        return len(before), (signed["name"],)
    says_so = _SAYS_SO.search(inside) is not None
    sure = says_so or (not is_of_people(before) and (dated or len(people) > 1))
    return (len(before), people) if people and sure else (len(title), ())


def _is_surely_name(word: str) -> bool:
    """Whether a word behind an office is a name and can be no place or grade.

    The dictionary marks places and grades that begin with a surname as names, too: 张家口, 白云, 高三. So none that it
    holds whole is sure.

    >>> [_is_surely_name(word) for word in ("罗静雯", "周光", "张家口", "白云", "高三")]
    [True, True, False, False, False]
    """
    return is_name(word) and len(tags(word)) > 1


#: Fields of a date line whose value is not who wrote.
_OTHER_FIELD = re.compile(
    r"(?!作者|记者|通讯员|撰稿|撰文|采写|执笔|供稿)[\u4e00-\u9fff]{2,6}\s?[:：]\s?\S*|(?:编辑|责编|审核|校对)\s\S*"
)


def beside_day(line: str) -> tuple[str, ...]:
    """The authors beside the day in the line of a headline: （罗静雯 周光） 2024-06-13.

    >>> beside_day("（罗静雯 周光） 2024-06-13"), beside_day("2024-06-13 来源：山城网 编辑：周光")
    (('罗静雯', '周光'), ())
    """
    words, _ = publication_lines.without_day(line)
    return names(_OTHER_FIELD.sub(" ", words))


def is_of_people(title: str) -> bool:
    """Whether a title ends in words for people, so that names behind it are whom it is about.

    >>> is_of_people("优秀教师名单"), is_of_people("先进个人事迹材料"), is_of_people("先进事迹报告会举行")
    (True, True, False)
    """
    return _of_people().search(title[-LONGEST:]) is not None


@cache
def _of_people() -> re.Pattern[str]:
    words = "|".join(row["word"] for row in vocabulary.load("corpus/title_people", ("word", "example")))
    return re.compile(rf"(?:{words})(?:材料|公告|通告|通知|表|的?(?:简介|介绍))?[”》]?$")


def _last_brackets(title: str) -> tuple[str, str]:
    """What is before the brackets at the end of a title, and within them; the title and "" if it ends otherwise."""
    opens = max(title.rfind("（"), title.rfind("("))
    inside = title[opens + 1 : -1]
    if opens < 0 or title[-1] not in "）)" or len(inside) > _LONGEST_BRACKETS or re.search("[）)]", inside):
        return title, ""
    return title[:opens].rstrip(), inside.strip()


def _people(words: str) -> tuple[str, ...]:
    """The authors in brackets, perhaps behind their office; none where the words are no names."""
    plain = _STRIP.sub(" ", words)
    parts = [part for part in _APART.split(plain) if part and part != "文"]
    if (
        len(parts) > 1
        and not is_name(parts[0])
        and (page_words.is_office(parts[0]) or parts[0].endswith(_SHORT_OFFICES))
    ):
        parts = parts[1:]
    return tuple(parts) if len(parts) <= _FEW_NAMES and all(map(is_name, parts)) else ()


def tail(text: str) -> Byline | None:
    """The byline that stands at the end of a paragraph, after its last sentence.

    Examples
    --------
    >>> byline = tail("区县设分会场。 新重庆-重庆日报记者 杨帆")
    >>> byline.start, byline.names
    (8, ('杨帆',))
    >>> tail("会议圆满结束。　（罗静雯、周光）").names
    ('罗静雯', '周光')
    >>> tail("会议强调，要支持记者 张三。")
    """
    window = text[-LONGEST:]
    if window[-1] in "）)" and (named := _NAMES_ALONE.search(window)):
        people = names(named["names"])
        if people and all(map(is_name, re.split(rf"{_GAP}+", _STRIP.sub(" ", named["names"]).strip()))):
            return Byline(len(text) - len(window) + named.start("byline"), len(text), "bracketed", people)
    if not _TAIL_HINT.search(window):
        return None
    last = _TAIL.search(window)
    if last is None:
        return None
    words = last["byline"]
    found = names(words)
    start = len(text) - len(window) + last.start("byline")
    bracketed = words[0] in "（(【["
    if not bracketed and not found:
        return None
    return Byline(start, len(text), "bracketed" if bracketed else "signed", found)


def dateline(text: str) -> str:
    """The dateline that opens a report, or "".

    Examples
    --------
    >>> dateline("本报讯(记者 王翔)10月17日，市长主持召开会议。")
    '本报讯(记者 王翔)'
    >>> dateline("新华社北京1月3日电 国务院召开会议。")
    '新华社北京1月3日电'
    >>> dateline("本报讯 记者 王翔 县长主持召开会议。")
    '本报讯 记者 王翔'
    >>> dateline("本报讯息中心召开会议。")
    ''
    """
    return _dateline(text[:_OPENING])


def without_dateline(text: str) -> str:
    """A paragraph without the dateline that opens it: its words say where it is from and who wrote, not what about.

    >>> without_dateline("本报讯（记者 王翔）市长主持召开会议。"), without_dateline("县长主持召开会议。")
    ('市长主持召开会议。', '县长主持召开会议。')
    """
    return text[len(dateline(text)) :]


@lru_cache(maxsize=1024)  # asked two or three times of each paragraph
def _dateline(text: str) -> str:
    match = _datelines().match(text[:80])
    if match is None:
        return ""
    rest = _OPENING_BRACKET.match(text, match.end()) or _OPENING_NAMES.match(text, match.end())
    end = rest.end() if rest else match.end()
    return text[: end + 1] if text[end : end + 1] in ("：", ":") else text[:end]


@cache
def _datelines() -> re.Pattern[str]:
    rows = vocabulary.load("corpus/datelines", ("pattern", "name", "example"))
    for row in rows:
        row.pattern("pattern")
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows))


@lru_cache(maxsize=1024)  # most articles have no byline, or one of a few
def names(text: str) -> tuple[str, ...]:
    """The people named in a byline, each once, in their order.

    A name of two characters set with a space between them (王　翔) is joined.
    Words that are no names are left out.

    >>> names("本报首席记者 周光 通讯员 王　翔")
    ('周光', '王翔')
    """
    words = [word for word in re.split(rf"{_GAP}+|(?:摄影)", _STRIP.sub(" ", text)) if word]
    found: list[str] = []
    waiting = ""
    for word in words:
        if len(word) == 1:
            if waiting:
                found.append(waiting + word)
            waiting = "" if waiting else word
            continue
        waiting = ""
        found.append(word)
    return tuple(dict.fromkeys(name for name in found if is_name(name, titled=True)))


def _is_anonymous(text: str) -> bool:
    return "评论员" in text or text[0] in "□■"
