"""What the lines above and below the text of a page have in common: furniture, repeated headings, captions."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.corpus import site_names
from analysis.corpus.headings import tidy
from analysis.corpus.labels import ORIGINAL
from analysis.corpus.layout import Block
from analysis.corpus.repeats import bare

#: A caption without its picture: where it was taken, or who does what in it.
SCENE = re.compile(
    r"[\u4e00-\u9fff]{0,14}(?:现场|会场|主席台|合影(?:留念)?|全景|一角|剪影|掠影)(?:图|照|照片)?(?:[①-⑳\d]{1,2})?"
    r"|(?:汇报|座谈|见面|交流|推进|动员|部署|签约|揭牌|颁奖|启动)(?:会|大会|会议|仪式)"
)
_ACT = re.compile(
    r"[^，。；！？]{2,30}(?:讲话|致辞|致欢迎辞|致词|发言|主持|主持会议|签约|签字|握手|授牌|揭牌|剪彩|颁奖|合影|交流|汇报|介绍情况)"
    r"|[^，。；！？]{2,12}在[^，。；！？]{0,10}(?:调研|考察|视察|检查|走访|慰问|会谈|座谈|宣讲|授课)中"
    r"|[^，。；！？]{4,20}(?:传达|学习|宣读|通报)[^，。；！？]{2,40}(?:精神|决定|名单|文件|通报|意见|方案)"
)
#: Who speaks in a picture: 市长何东山致辞. What someone said in a speech (……上的讲话) is the title of a text.
_SPEAKS = re.compile("[^，。；！？的]{2,24}(?:讲话|致辞|致欢迎辞|致词|发言|主持|主持会议|作报告)")
_GAP = re.compile(r"[ \u3000]+")
_SHORT_NAME = 8  #: characters of the name of a site
_WHOLE = 10  #: characters of the first part of a headline that can be repeated alone
#: Before the name of the site behind a repeated headline.
_SITE = re.compile(r"\s*[-–—_|｜]\s*(?=\S)")
#: The end of a headline that was cut off in a path or a list.
_CUT_OFF = re.compile(r"\s*(?:\.{2,}|…+)$")
LEADS = 0.6  #: share of a headline's words that the text begins with


def off(block: Block, reason: str, disposition: str = "furniture") -> Block:
    """The block as a line that is no part of the article."""
    return replace(block, kind="skip", disposition=disposition, reason=reason, byline=None)


def without_repeats(blocks: list[Block]) -> list[Block]:
    """Headings without repetitions (also as 原标题：, of the first part of a headline, or of both); the first whole one is kept."""
    made: list[Block] = []
    seen: set[str] = set()
    rest_after: dict[str, str] = {}  # the rest of a headline, by its first part
    expected = ""  # the rest of the headline whose first part was repeated last
    heads = [bare(block.text) for block in blocks if block.kind == "head"]
    for block in blocks:
        if block.kind == "head" and _is_completed(block.text, heads):
            block = off(block, "headline repeated", "headline")
        elif block.kind == "head":
            original = ORIGINAL.match(block.text)
            text = block.text[original.end() :] if original else block.text
            site = next((at for at in _borders(text) if bare(text[:at]) in seen), None)
            words = bare(text[:site])
            if (original and seen) or words in seen or (expected and words == expected):
                block = off(block, "headline repeated", "headline")
                expected = rest_after.get(words, "")
            elif words:
                parts = {text[: gap.start()] for gap in _GAP.finditer(text) if gap.start() >= _WHOLE}
                seen |= {words, bare(tidy(text)), *map(bare, parts)}
                rest_after |= {bare(part): bare(text[len(part) :]) for part in parts}
        made.append(block)
    return made


def _borders(text: str) -> list[int]:
    """Where in a row the name of the site may begin: not where more follows than precedes, unless it is known as a site.

    >>> _borders("市委召开全会|山城新闻网"), _borders("田间新景|市委召开经济工作会议")
    ([6], [])
    """
    end = site_names.headline_end(text)
    return [
        border.start()
        for border in _SITE.finditer(text)
        if border.start() >= end or len(text) - border.end() <= max(border.start(), _SHORT_NAME)
    ]


def _is_completed(text: str, heads: list[str]) -> bool:
    """Whether a heading that was cut off is there in full as another heading.

    >>> _is_completed("市委召开全会部署明年...", ["市委召开全会部署明年工作"]), _is_completed("市委召开全会……", ["全会公报"])
    (True, False)
    """
    end = _CUT_OFF.search(text)
    begun = bare(text[: end.start()]) if end else ""
    return len(begun) >= _WHOLE and any(len(head) > len(begun) and head.startswith(begun) for head in heads)


def is_surely_caption(text: str) -> bool:
    """Whether a line is the caption of a picture and hardly a headline, even if it is the only heading of a page.

    >>> is_surely_caption("会议现场"), is_surely_caption("市长何东山致辞"), is_surely_caption("两家企业签约")
    (True, True, False)
    >>> is_surely_caption("在全市经济工作会议上的讲话")
    False
    """
    return bool(SCENE.fullmatch(text) or _SPEAKS.fullmatch(text))


def is_caption(text: str) -> bool:
    """Whether a line reads like the caption of a picture.

    >>> is_caption("会议现场"), is_caption("市长何东山主持会议"), is_caption("市委召开全会")
    (True, True, False)
    """
    return bool(SCENE.fullmatch(text) or _ACT.fullmatch(text))
