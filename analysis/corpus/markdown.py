"""What a Markdown file says of itself before its text: front matter in YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.cells import join, split
from analysis.corpus import published
from analysis.corpus.columns import LONGEST

_FENCE = re.compile(r"---[ \t]*")
_ENTRY = re.compile(r"([A-Za-z_\u4e00-\u9fff-]{1,20})[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]+\S|[ \t]*-[ \t]|[ \t]*#|\s*$")
_TITLES = frozenset({"title", "标题"})
_DATES = frozenset({"date", "published", "pubdate", "publish_date", "日期", "发布时间", "发布日期"})
_LISTED = re.compile(r"[ \t]*-[ \t]+(\S.*)")
_ROLES = {"source": "source", "来源": "source"}
_LONGEST = 60  #: lines


@dataclass(frozen=True, slots=True)
class Matter:
    """What front matter says, and where its lines stand."""

    title: str = ""
    published: str = ""  #: EDTF
    lines: tuple[tuple[int, int], ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()  #: every other entry with a value; lists joined by ；


def front_matter(text: str) -> Matter:
    """The front matter of a Markdown file.

    Leaves alone a rule line at the start that is followed by anything but
    ``key: value`` up to the next one.

    Examples
    --------
    >>> matter = front_matter("---\\ntitle: '全会公报'\\ndate: 2024-07-26\\n---\\n全会举行。")
    >>> matter.title, matter.published, matter.lines[-1]
    ('全会公报', '2024-07-26', (35, 38))
    >>> front_matter("---\\n会议召开。\\n---\\n").lines
    ()
    """
    title = date = ""
    metadata: dict[str, str] = {}
    last = ""
    spans: list[tuple[int, int]] = []
    position = 0
    for number, raw in enumerate(text.splitlines(keepends=True)):
        line = raw.rstrip()
        if line.strip():
            spans.append((position + len(line) - len(line.lstrip()), position + len(line)))
        position += len(raw)
        if not number:
            if not _FENCE.fullmatch(line):
                break
        elif _FENCE.fullmatch(line):
            return Matter(title, date, tuple(spans), _kept(metadata)) if number > 1 else Matter()
        elif entry := _ENTRY.fullmatch(line):
            key, value = entry[1].lower(), (entry[2] or "").strip("\"' \t")
            last = _ROLES.get(key, entry[1])
            if key not in _TITLES | _DATES:
                metadata[last] = _plain(value)
            else:
                last = ""
            title = value if key in _TITLES else title
            date = published.in_text(value) if key in _DATES else date
        elif not _ITEM.match(line) or number > _LONGEST:
            break
        elif last and (item := _LISTED.match(line)):
            metadata[last] = join([*split(metadata[last]), _plain(item[1])])
    return Matter()


def _plain(value: str) -> str:
    """A value without quotes; a list in brackets joined by ；."""
    if value.startswith("[") and value.endswith("]"):
        return join(_plain(item.strip()) for item in value[1:-1].split(","))
    return value.strip("\"' \t")


def _kept(metadata: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value[:LONGEST]) for name, value in metadata.items() if value)
