"""The headline of a web page: what its metadata and its headings agree on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from analysis.corpus import furniture, publication_lines
from analysis.corpus.headings import tidy
from analysis.corpus.readers.web_lines import VisibleLine
from analysis.corpus.shapes import enumerated, heading_shaped

_META = ("articletitle", "og:title", "twitter:title", "headline", "dc.title", "title")
_SCRIPTED = re.compile(r"\bvar\s+msg_title\s*=\s*(['\"])(.{2,200}?)\1")
_NOT_WORDS = re.compile(r"[\W_]+")
_SITE = re.compile(
    r"\s*[_|｜丨]\s*|\s+[-—–]+\s*|\s*[-—–]+\s+|--+|-(?=[\u4e00-\u9fff]{2,4}(?:-|$)|[\u4e00-\u9fff]{0,14}(?:网|网站|报|台|社|在线|频道|新闻|要闻|政府|门户|平台|中心|厅|局|委员会)(?:-|$))|\s*(?:>>|<<)\s*"
)
#: A site and no article: 青江市人民政府门户网站
_SITE_ALONE = re.compile(r"[\u4e00-\u9fff]{2,20}(?:门户网站|官方网站|官网|政府网|信息网|门户网|首页)")
_TRAIL = re.compile(r"[>＞»›/]\s*[\u4e00-\u9fff]")
SHORTEST = 4  #: characters of a headline
_LONGEST = 120
_MARK = 3  #: characters of a mark before a headline


def bare(text: str) -> str:
    """Letters and digits alone, for comparing.

    >>> bare("“十四五”规划 发布！")
    '十四五规划发布'
    """
    return _NOT_WORDS.sub("", text)


def named(tree) -> list[str]:
    """What the page's metadata call it, most reliable first; without the name of the site."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("name") or node.get("property") or node.get("itemprop") or "").strip().lower()
        if name in _META and name not in found:
            found[name] = node.get("content") or ""
    titles = [found[name] for name in _META if name in found]
    for node in tree.iter("script"):
        if "ld+json" in (node.get("type") or "") and node.text:
            titles += _linked(node.text)
        elif node.text and "msg_title" in node.text and (match := _SCRIPTED.search(node.text)):
            titles.append(match[2])
    for node in tree.iter("founder-title", "ucaptitle"):  # elements of publishing systems
        titles.insert(0, "".join(node.itertext()))
    for node in tree.iter("title"):
        if not any(parent.tag == "svg" for parent in node.iterancestors()):
            titles.append("".join(node.itertext()))
    whole = [" ".join(title.split()) for title in titles]
    return [
        plain for title in whole if len(plain := of_site(title)) >= 2 and not _SITE_ALONE.fullmatch(plain)
    ]


def _linked(text: str) -> list[str]:
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return re.findall(r'"headline"\s*:\s*"([^"]{2,200})"', text)[:1]
    found, waiting = [], [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(one.get("headline"), str):
                found.append(one["headline"])
            waiting += (value for value in one.values() if isinstance(value, (dict, list)))
        elif isinstance(one, list):
            waiting += reversed(one)
    return found


def choose(lines: list[VisibleLine], first: int, names: list[str]) -> tuple[str, list[int]]:
    """The headline, and the lines before or at the start of the article that show it.

    Parameters
    ----------
    lines : list of VisibleLine
    first : int
        Where the main text begins.
    names : list of str
        What the metadata call the page.

    Notes
    -----
    A heading, or a line of which a class says it is a title, is taken where the
    metadata agree with it, else where it is a first-level heading that is
    neither a menu, a breadcrumb, nor a numbered sub-heading.
    """
    known = [bare(name) for name in names]
    best: tuple[float, int] | None = None
    groups = list(_heads(lines, first))
    for group in groups:
        text = " ".join(lines[i].text for i in group)
        score = _score(text, lines[group[0]], known)
        if score > 0 and (best is None or (score, group[0]) >= best):
            best, chosen = (score, group[0]), group
    if best is None:
        chosen = next((group for group in reversed(groups) if _stands_alone(lines, group, known)), [])
        if not chosen:
            return (tidy(names[0]) if names else ""), []
    shown = " ".join(lines[i].text for i in chosen)
    for name in names:
        if shown.startswith(name) and _is_beside(shown[len(name) :]):
            return tidy(name), chosen
    for name in names:  # a mark of the site before it: 原创
        if bare(shown).endswith(bare(name)) and 0 < len(bare(shown)) - len(bare(name)) <= _MARK:
            return tidy(name), chosen
    return tidy(shown), chosen


def _heads(lines: list[VisibleLine], first: int) -> Iterator[list[int]]:
    """Lines that may show the headline, up to the first of the main text: rows of one heading together."""
    i = 0
    while i <= min(first, len(lines) - 1):
        group = [i]
        head = lines[i].head
        while (
            head is not None
            and group[-1] < first
            and lines[group[-1] + 1].head is head
            and lines[i].heading != 7
            and not _is_beside(lines[group[-1] + 1].text)
        ):
            group.append(group[-1] + 1)
        yield group
        i = group[-1] + 1


def _is_beside(words: str) -> bool:
    """Whether words in the element of a headline are no part of it: a date line, a button."""
    return bool(furniture.name(words) or publication_lines.read(words))


def _score(text: str, line: VisibleLine, known: list[str]) -> float:
    plain = bare(text)
    if len(plain) < SHORTEST or len(text) > _LONGEST or text[-1] in "。；;，":
        return 0.0
    if enumerated(text) or _TRAIL.search(text) or furniture.name(text):
        return 0.0
    score = {0: 0.0, 1: 3.0, 2: 2.0, 7: 1.5}.get(line.heading, 1.0)
    agreed = [name for name in known if name.startswith(plain) or plain == name]
    if agreed:
        score += 4.0 + min(1.0, len(plain) / max(map(len, agreed))) + 0.2 * len(agreed)
    elif any(len(name) >= 8 and plain.startswith(name) for name in known):
        score += 3.0  # the metadata cut it short
    elif line.heading not in (1, 7) or (line.heading == 7 and known):
        return 0.0
    if line.is_link or line.hidden:
        score -= 3.0
    return score


def _stands_alone(lines: list[VisibleLine], group: list[int], known: list[str]) -> bool:
    """Whether a line is a headline although no metadata know it: a heading, or the line above the one that dates it."""
    line, text = lines[group[0]], " ".join(lines[i].text for i in group)
    below = lines[group[-1] + 1 : group[-1] + 2]
    dated = any(publication_lines.read(one.text) for one in below)
    return (
        (line.heading > 0 or dated)
        and len(bare(text)) >= 6
        and not (
            line.is_link or line.hidden or enumerated(text) or _TRAIL.search(text) or furniture.name(text)
        )
        and heading_shaped(text)
    )


def of_site(title: str) -> str:
    """A page's title without the names of its site and column.

    >>> of_site("市委全会精神传达提纲 - 重庆人大网"), of_site("会议召开_要闻_山城网"), of_site("全会公报")
    ('市委全会精神传达提纲', '会议召开', '全会公报')
    >>> of_site("要闻 - 会议在京召开部署全年工作 - 山城网"), of_site("会议召开--时政--人民网"), of_site("中国-东盟博览会开幕")
    ('会议在京召开部署全年工作', '会议召开', '中国-东盟博览会开幕')
    """
    tidied = tidy(title)
    parts = [part.strip() for part in _SITE.split(tidied) if part and part.strip()]
    if not parts:
        return title.strip()
    if len(parts) > 1 and len(bare(parts[0])) <= 5 < len(bare(parts[1])):
        return parts[1]
    return parts[0]
