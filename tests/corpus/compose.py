"""Newspaper pages put together from single records, with the places of their articles known."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

_PREFIX = re.compile(r"^[\u4e00-\u9fff]{2,6}(?:消息|讯)(?:（[^）]{1,12}）)?：")
_TRAILER = re.compile(r"^(?:-{3,}|\(更新时间戳: \d+\))$")

REPORTERS = ("王翔", "周双双", "杨帆", "罗静雯", "韩毅", "夏元", "欧阳明", "李 明")
MASTHEADS = ("", "", "山城日报 2023年5月6日 星期六 第2版 要闻", "要闻", "03版", "江州日报")
TRAILERS = ("", "", "责任编辑：赵伟", "- 2 -", "扫一扫，分享到手机")


@dataclass(frozen=True)
class Page:
    """A composed page and, in order, where each article stands in it."""

    text: str
    spans: tuple[tuple[int, int], ...]
    titles: tuple[str, ...]


def usable(record: dict) -> bool:
    """Whether a record is long enough to be told from a headline; round-ups of short items are."""
    return len(record["text"]) > 60


def paragraphs(record: dict) -> list[str]:
    """Its paragraphs, without the outlet's dateline and trailing marks."""
    lines = [line.strip() for line in record["text"].split("\n")]
    lines = [line for line in lines if line and not _TRAILER.match(line)]
    lines[0] = _PREFIX.sub("", lines[0])
    return [line for line in lines if line]


class Composer:
    """Writes pages in one of several shapes; every choice but the shape is drawn at random."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)

    def page(self, shape: str, records: list[dict]) -> Page:
        draw = self.random.choice
        self.gap = draw(("\n", "\n\n"))
        self.between = draw(("\n\n", "\n\n\n")) if self.gap == "\n\n" else draw(("\n", "\n\n"))
        self.indent = draw(("", "", "　　"))
        self.width = draw((18, 20, 22, 24, 27, 30, 36))
        self.dateline = draw(
            (
                "本报讯（记者 {name}）",
                "本报讯 ",
                "央视网消息（新闻联播）：",
                "新华社北京{day}电 ",
                "新华社{day}电（记者{name}）",
                "本报讯(记者 {name})",
            )
        )
        self.byline = draw(
            (
                "（记者 {name}）",
                "本报记者 {name}",
                "新山城-山城日报记者 {name}",
                "（本报记者 {name} 见习记者 周光）",
            )
        )
        self.level = draw(("# ", "## ", "### "))
        self.inline_byline = draw((True, False))
        text = ""
        head = draw(MASTHEADS)
        if head:
            text += head + self.between
        elif shape == "markdown" and self.level != "# " and draw((True, False)):
            text += "# 山城日报 2023年5月6日" + self.between
        spans = []
        for record in records:
            article = getattr(self, shape)(record)
            spans.append((len(text), len(text) + len(article)))
            text += article + self.between
        return Page(text + draw(TRAILERS), tuple(spans), tuple(record["title"] for record in records))

    def dated(self, record: dict) -> str:
        """Headline and dateline before."""
        return record["title"] + self.gap + self._body(record, self._filled(self.dateline))

    def wrapped(self, record: dict) -> str:
        """Hard-wrapped, byline and headline after."""
        paras = paragraphs(record)
        byline = self._filled(self.byline)
        if self.inline_byline:
            paras[-1] += (" " if byline[0] != "（" else "") + byline
        lines = [self._wrap(self.indent + para) for para in paras]
        if not self.inline_byline:
            lines.append(byline)
        return self.gap.join([*lines, self._wrap(record["title"])])

    def unsigned(self, record: dict) -> str:
        """Hard-wrapped, headline after, and no byline."""
        lines = [self._wrap(self.indent + para) for para in paragraphs(record)]
        return self.gap.join([*lines, self._wrap(record["title"])])

    def markdown(self, record: dict) -> str:
        """Markdown headings."""
        return self.level + record["title"] + "\n\n" + self._body(record, "")

    def bare(self, record: dict) -> str:
        """Headline only, nothing else to tell."""
        return record["title"] + self.gap + self._body(record, "")

    def _body(self, record: dict, dateline: str) -> str:
        paras = paragraphs(record)
        paras[0] = dateline + paras[0]
        return self.gap.join(self.indent + para for para in paras)

    def _wrap(self, text: str) -> str:
        return "\n".join(text[i : i + self.width] for i in range(0, len(text), self.width))

    def _filled(self, pattern: str) -> str:
        day = f"{self.random.randint(1, 12)}月{self.random.randint(1, 28)}日"
        return pattern.format(name=self.random.choice(REPORTERS), day=day)


SHAPES = ("dated", "wrapped", "unsigned", "markdown", "bare")


def pages(records: list[dict], shape: str, *, count: int, seed: int) -> list[Page]:
    """`count` pages of three to seven usable records each."""
    composer = Composer(seed)
    pool = [record for record in records if usable(record)]
    composer.random.shuffle(pool)
    made = []
    for _ in range(count):
        n = composer.random.randint(3, 7)
        made.append(composer.page(shape, [pool.pop() for _ in range(n)]))
    return made
