"""Pages of many forms around known headlines and texts, with what must come out of each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analysis import corpus
from analysis.records import Source

FORMS = tomllib.loads(Path(__file__).with_name("page_forms.toml").read_text(encoding="utf-8"))["form"]

#: Shapes in which extractors give the lines of a page.
SHAPES = ("lines", "blank lines", "head in one line", "one line")

HEADLINES = (
    "青江市委召开常委会会议",
    "何东山主持召开市政府常务会议",
    "南州县开展春季安全生产大检查",
    "全市经济工作会议举行 何东山讲话",
    "深化“放管服”改革 优化营商环境",
    "我校召开2024年春季学期工作部署会",
    "白河区人大常委会第44次会议召开",
    "市政协调研组到高新区调研",
    "同心共建 携手前行——青江市与南州市签署合作协议",
    "何东山：把民生实事办到群众心坎上",
    "市政府党组（扩大）会议召开",
    "何东山李仲明会见海江集团董事长钱伯衡一行",
)
BODIES = (
    (
        "3月4日，市委书记何东山主持召开市委常委会会议，传达学习上级有关会议精神，研究贯彻落实意见。",
        "会议指出，要坚持稳中求进，抓好项目建设，切实改善民生。",
        "市领导李仲明、钱伯衡参加会议。",
    ),
    (
        "本报讯（记者 林小武）昨天下午，全市有关工作会议在青江大厦举行，副市长李仲明出席并讲话。",
        "李仲明强调，各级各部门要提高认识，压实责任，把各项措施落到实处。",
    ),
    (
        "近日，海江集团党委书记、董事长钱伯衡一行来青江考察，与有关部门负责人座谈。",
        "钱伯衡介绍了集团的发展情况，希望双方加强交流，实现合作共赢。",
        "会后，考察组参观了高新区展示中心。",
    ),
    (
        "为进一步做好春季安全工作，3月4日上午，有关负责同志带队深入企业一线开展检查。",
        "检查组先后来到两家企业，查看了台账，询问了值班值守情况。",
    ),
)


@dataclass(frozen=True)
class Case:
    """A page and what must be read from it."""

    form: str
    shape: str
    text: str
    headline: str
    published: str
    body: tuple[str, ...]

    def faults(self) -> list[str]:
        """What of the page is read wrongly: headline, published, body."""
        document = corpus.cut(Source("page.txt", self.text))
        first = document.articles[0] if document.articles else None
        bodies = [p.reading.text for p in document.paragraphs if p.role == "body"]
        found = {
            "headline": (first.headline if first else "", self.headline),
            "published": (first.published if first else "", self.published),
            "body": ("".join(bodies).replace(" ", ""), "".join(self.body).replace(" ", "")),
            "articles": (len(document.articles), 1),
        }
        return [f"{what}: {got!r}, not {wanted!r}" for what, (got, wanted) in found.items() if got != wanted]


def cases(shape: str) -> Iterator[Case]:
    """Each form in one shape, three times with another headline and text."""
    for number, form in enumerate(FORMS):
        if form.get("own_lines") and "one line" in shape:
            continue
        for turn in range(3):
            headline = form.get("headline", HEADLINES[(5 * number + 7 * turn) % len(HEADLINES)])
            body = BODIES[(number + turn) % len(BODIES)]
            yield Case(
                form["name"],
                shape,
                _set(form["page"], headline, body, shape),
                headline,
                form["published"],
                body,
            )


def _set(page: str, headline: str, body: tuple[str, ...], shape: str) -> str:
    lines = page.strip("\n").replace("{headline}", headline).split("\n")
    at = lines.index("{body}")
    head, foot = [line for line in lines[:at] if line], [line for line in lines[at + 1 :] if line]
    if shape == "head in one line":
        head = [" ".join(head)] if head else []
    if shape == "one line":
        return " ".join([*head, *body, *foot])
    if shape == "blank lines":
        return "\n\n".join([*head, *body, *foot])
    if shape == "head in one line":
        return "\n".join([*head, *body, *foot])
    return "\n".join([*lines[:at], *body, *lines[at + 1 :]])
