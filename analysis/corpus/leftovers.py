"""What extraction leaves in a text that no reader should see: invisible characters, emoji, entities, readings,
addresses of links, marks of bold words, fields of the page's template that its server did not fill in."""

from __future__ import annotations

import html
import re

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ue000-\uf8ff\U000e0020-\U000e007f\U000e0100-\U000e01ef\U000f0000-\U0010fffd"
)
#: Emoji, which decorate a text or were put between its characters: 3月5日🎙，市长😀王小明. Stars and other signs of
#: lists are none, nor are letters and characters in a frame.
_EMOJI = (
    "\u231a\u231b\u23e9-\u23fa\u2614\u2615\u26a1\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2764\u2795-\u2797\u2b50\u2b55"
    "\U0001f000-\U0001f0ff\U0001f300-\U0001faff"
)
#: Some are a sign of text with a selector behind it (☎ with U+FE0F), or end in one behind a joiner (♂).
_DROPPED = re.compile(
    f"[{INVISIBLE}{_EMOJI}]+|[\u2100-\u2bff](?=\ufe0f)|(?<=[{_EMOJI}\ufe0f]\u200d)[\u2640\u2642\u2695\u2696\u2708]"
)
_HIDDEN = re.compile(f"[{INVISIBLE}]+")
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ\u0300\u0301\u0304\u030c"
_SYLLABLE = rf"[a-züA-Z]{{0,6}}[{_TONED}ĀÁǍÀĒÉĚÈŌÓǑÒ][a-zü{_TONED}]{{0,5}}"
#: (huì), （xí jìn píng）, (ㄒㄧˊ): a reading in brackets, put behind a character by a page that annotates
_READING = re.compile(
    rf"""
    (?<=[\u3007\u3400-\u9fff])[ ]?[（(]\s?
    (?: {_SYLLABLE}(?:[\s'’]{{0,2}}(?:{_SYLLABLE}|[a-zü]{{1,6}})){{0,5}}
      | [ㄅ-ㄩˊˇˋ˙\s]{{1,12}}
    )
    \s?[)）]
    """,
    re.VERBOSE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
#: Images and links of Markdown, of which a reader sees the words of a link alone: ![](a.jpg), [全会](http://…)
_TARGET = r"\((?=[^()\s]*[./#:])[^()\s]{1,500}(?:\s\"[^\"\n]{0,200}\")?\)"
_IMAGE = rf"!\[[^\[\]\n]{{0,200}}\](?:{_TARGET}|\(\))"
_LINK = re.compile(rf"{_IMAGE}|(?P<open>\[)[^\[\]\n]{{1,200}}(?P<close>\]{_TARGET})")
#: Bold words of Markdown: **5月7日**; what masks a name (张**、李**) opens or closes nothing
_BOLD = re.compile(r"(?<!\*)(?P<open>\*\*)(?![\s*、，。；：,;])[^*\n]{1,300}?(?<!\s)(?P<close>\*\*)(?!\*)")
_NAME = r"[A-Za-z_$.][A-Za-z0-9_$.]*"
#: Of a template: [!--source--], [field:source/], {dede:field.source/}, {$source}, {{ source | trim }}, <%=source%>.
#: ${source} is one only where it is all that stands behind a label, or on a line: code and formulas are written so, too.
_FIELD = re.compile(
    rf"""
      \[!--[\w.$-]{{1,40}}--\] | \[field:[a-z][^\[\]\u4e00-\u9fff\n]{{0,60}}\]
    | \{{/?[a-z]{{3,10}}:[a-z][\w.]{{0,40}}(?:\s+[a-z][\w-]{{0,20}}=[^{{}}\u4e00-\u9fff\n]{{1,80}})?\s?/?\}}
    | \{{\$[A-Za-z_][^{{}}\u4e00-\u9fff\n]{{0,60}}\}}
    | (?:(?<=[：:])|(?<=[：:][ \u3000])|^(?=[^\n]{{1,60}}$))[$\#]\{{{_NAME}\}}(?=[ \u3000]|$|[\u4e00-\u9fff]{{2,6}}[：:])
    | \{{\{{\s?{_NAME}(?:\([\w.,\s]{{0,40}}\))?(?:\s?\|\s?{_NAME}(?:[:(][^{{}}\u4e00-\u9fff\n]{{0,40}})?)*\s?\}}\}}
    | <%[^<>\u4e00-\u9fff\n]{{1,80}}%>
    | \[an\ error\ occurred\ while\ processing\ (?:this|the)\ directive\]
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
#: Marks that some fonts of PDF files give by their code in GBK: ꎬ is ，, ꎮ is 。. They are letters of Yi, whose other
#: letters are in any text in that language.
_CODED, _YI = "\ua3a1-\ua3fe", re.compile("[\ua000-\ua3a0]")
_MARKS = {0xA3A1 + k: 0xFF01 + k for k in range(0x5E)} | {0xA3AE: ord("。")}
#: Spaces that were lost on the way through another encoding, where nobody asks anything: at the start of a line, beside
#: a rule, before a label of the publication line.
_LOST_SPACES = re.compile(
    r"^\?{2,}(?=[ \t]*[\u4e00-\u9fff\d□■◇◆○●△▲☆★“《【（(])|(?<=[|｜])\?{2,}"
    r"|(?<!\?)\?{2,}+(?=[|｜]|(?:信息|文章|稿件|责任)?(?:来源|作者|编辑|责编|发布|日期|时间|浏览|点击|阅读|访问|供稿|审核)(?:日期|时间|单位|部门|机构|次数|数|量|人|者)?[:：])",
    re.MULTILINE,
)
#: A publication line whose spaces were lost: www.a.cn?2010-06-13 09:12? ?来源:山城网, 2010-06-13 09:12?来源:山城网
_ADDRESS = r"(?:https?://)?(?:[a-z\d-]{1,30}\.){1,4}(?:com|cn|net|org|gov|edu|cc|tv|info)/?"
_DAY = r"(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}(?!\d)日?"
_LOST_BETWEEN_PARTS = re.compile(
    rf"^(?:[^\n?]{{0,20}}{_ADDRESS}[)）]?[ \t]?\?+[ \t]*{_DAY}"
    rf"|[ \t\u3000]*{_DAY}(?:[ \t]*\d{{1,2}}:\d\d(?::\d\d)?)?[ \t]?\?(?=[^\n]{{0,60}}(?:[来來]源|作者|[记記]者|[编編][辑輯])[:：]))[^\n]{{0,120}}$",
    re.MULTILINE | re.IGNORECASE,
)
#: A source in a publication line, and a reading there whose character and first bracket were lost: 来源:山城日?qǐng)
_SOURCE = re.compile(r"(?:[来來]源|作者|[编編][辑輯])[:：][^\n]{2,60}$", re.MULTILINE)
_BROKEN_READING = re.compile(rf"\?{_SYLLABLE}(?:[)）]|(?=\s|$))")
#: What is left of tags at the ends of a line: 市委召开全会</h1>, 市委召开全会/h1>, <p>市委召开全会
_BLOCK = "h[1-6]|br|p|div|span|strong|title"
_TAG = rf"</?(?:{_BLOCK}|b|i|em|u|font|center|a|li|td|tr)(?:\s[^<>\n]{{0,200}})?/?>"
_REST_OF_TAG = rf"(?<=\S)</(?:{_BLOCK})$|(?<=[\u3400-\u9fff”！？!?)）;])/(?:{_BLOCK})>"
_TAGS = re.compile(
    rf"(?<![ \t\u3000])[ \t\u3000]*+(?:(?:{_TAG}|{_REST_OF_TAG})[ \t\u3000]*+)++",
    re.MULTILINE | re.IGNORECASE,
)
#: Each link, each bold word and each field of a template holds one of them.
_MARKS_OF_CODE = frozenset("[{<>*")
_NEEDED = re.compile(f"[{INVISIBLE}{_EMOJI}&{_TONED}{_CODED}ㄅ-ㄩ]")


def needs(characters: set[str]) -> bool:
    """Whether there may be anything to mend in a text of these characters; never false where there is."""
    return _NEEDED.search("".join(characters)) is not None or not (_MARKS_OF_CODE | {"?"}).isdisjoint(
        characters
    )


def visible(text: str) -> str:
    """A text without its invisible characters; emoji are left.

    >>> visible("会\u200b议")
    '会议'
    """
    return _HIDDEN.sub("", text)


def mended(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text of the same length in which entities are characters, and the stretches of it that are to be dropped.

    >>> def left(text):
    ...     text, holes = mended(text)
    ...     return "".join(text[i] for i in range(len(text)) if not any(a <= i < b for a, b in holes))
    >>> left("會(huì)议&ldquo;a&rdquo;\u200bAT&T")
    '會议“a”AT&T'
    >>> left("![](a.jpg)市委召开[全会](http://a.cn/1.html)[2024](5)号")
    '市委召开全会[2024](5)号'
    >>> left("**5月7日** 召开**全会**，张**、李**缺席")
    '5月7日 召开全会，张**、李**缺席'
    >>> left("2024-03-05 来源：[!--source--]作者：{$author} {{count}}人[注]")
    '2024-03-05 来源：作者： 人[注]'
    >>> mended("市委召开全会\ua3ac听取报告\ua3ae")[0]
    '市委召开全会，听取报告。'
    >>> left("<p>市委召开全会<br/>")
    '市委召开全会'
    >>> left("来源:山城日?qǐng)?bào)")
    '来源:山城日'
    >>> mended("www.a.cn?2010-06-13 09:12?来源:山城网?")[0]
    'www.a.cn 2010-06-13 09:12 来源:山城网 '
    >>> mended("来源:海州??|??发布时间:2018-05-30??浏览次数:3")[0]
    '来源:海州  |  发布时间:2018-05-30  浏览次数:3'
    """
    if "??" in text:
        text = _LOST_SPACES.sub(lambda lost: " " * len(lost.group()), text)
    if "?" in text:
        text = _LOST_BETWEEN_PARTS.sub(lambda line: line[0].replace("?", " "), text)
    if re.search(f"[{_CODED}]", text) and not _YI.search(text):
        text = text.translate(_MARKS)
    holes: list[tuple[int, int]] = []
    pieces: list[str] = []
    here = 0
    for match in _ENTITY.finditer(text) if "&" in text else ():
        char = html.unescape(match[0])
        if len(char) != 1:  # no entity, or two characters
            continue
        pieces += [text[here : match.start()], char, text[match.start() + 1 : match.end()]]
        kept = 0 if _DROPPED.fullmatch(char) else 1
        holes.append((match.start() + kept, match.end()))
        here = match.end()
    text = "".join([*pieces, text[here:]])
    holes += [match.span() for match in _DROPPED.finditer(text)]
    if _has_reading(text):
        holes += [match.span() for match in _READING.finditer(text)]
        for source in _SOURCE.finditer(text):
            holes += [match.span() for match in _BROKEN_READING.finditer(text, *source.span())]
    if "<" in text or ">" in text:
        holes += [match.span() for match in _TAGS.finditer(text) if _is_at_an_end(text, *match.span())]
    for match in _LINK.finditer(text) if "](" in text else ():
        holes += [match.span("open"), match.span("close")] if match["open"] else [match.span()]
    for match in _BOLD.finditer(text) if "**" in text else ():
        holes += [match.span("open"), match.span("close")]
    holes += [match.span() for match in _FIELD.finditer(text)]
    return text, holes


def _is_at_an_end(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins or ends a line."""
    return text[start - 1 : start] in ("", "\n") or text[end : end + 1] in ("", "\n")


def _has_reading(text: str) -> bool:
    return re.search(f"[{_TONED}ㄅ-ㄩ]", text) is not None
