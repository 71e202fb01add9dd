"""Lines of a form, of minutes or of a notice that each give one thing: 会议时间：……, 地点：……"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from analysis import vocabulary
from analysis.corpus.bullets import MARK
from analysis.corpus.lines import Line
from analysis.names import is_name

#: A short name and a colon; its characters may be set apart (时　间：).
_FIELD = re.compile(
    rf"(?:{MARK})?(?:\*\*)?(?P<open>[【\[])?(?P<label>[\u4e00-\u9fff](?:[ \u3000]{{0,4}}[\u4e00-\u9fff（）()/]){{0,9}})"
    r"(?(open)[】\]][:：]?|[ \u3000]{0,2}[:：])(?:\*\*)?"
)
#: A name that a colon need not follow: in a table, or set apart.
_IN_TABLE = re.compile(
    r"(?P<label>[\u4e00-\u9fff](?:[ \u3000]{0,4}[\u4e00-\u9fff]){0,9})(?:[ \u3000]*+[\t|]|[ \u3000]{2,}+)(?=\S)"
)
#: Who speaks in a talk, and what is said of a meeting: 记者：, 会议指出：.
_SPOKEN = re.compile("问|答|.*(?:记者|说|道|称|指出|强调|要求|认为|表示|提出|消息|报道|获悉)")
_LONGEST = 80  #: characters of a line that gives no more than a value
#: What the value of a field holds: figures, a part of a day, how a place or a group of people ends.
_OF_FIELD = re.compile(
    "\\d|[上下中]午|[时点分]$|[一二三四五六七八九十][月日时点]"
    "|(?:[厅室楼堂馆厦场院座层号]|广场|中心|公司|机关|负责人|代表|人员|成员|干部|委员|同志|等)(?:[（(].*)?$"
)
_VALUE = re.compile(r"[:：、，,|\s　]+")


def rows(lines: Sequence[Line]) -> tuple[set[int], set[int]]:
    """The lines that give one thing each, by where they begin, and those of them that are surely no headlines.

    There are at least two in a row of unlike names, one of them known, or three of any names; a line between them may
    go on with a value. Surely none are headlines where three are known, or where a value looks like an hour, a place
    or people.

    >>> from analysis.corpus.lines import split
    >>> [sorted(found) for found in rows(split("会议时间：5月6日\\n地 点:三楼\\n会议指出：要抓好落实。"))]
    [[0, 10], [0, 10]]
    >>> [len(found) for found in rows(split("时间：最公正的裁判\\n地点：人生的坐标"))], rows(split("问：为何？\\n答：为民。"))
    ([2, 0], (set(), set()))
    >>> len(rows(split("时间\\t5月6日\\n地 点  三楼\\n主持|何东山|"))[0]), has_no_value("参会人员："), has_no_value("地点：三楼")
    (3, True, False)
    """
    labels = [_label(line.text) for line in lines]
    found: set[int] = set()
    sure: set[int] = set()
    for is_field, run in groupby(range(len(lines)), key=lambda at: _is_field(labels, at)):
        if not is_field:
            continue
        fields = [at for at in run if labels[at]]
        names = {labels[at] for at in fields}
        known = {name for name in names if is_known(name)}
        if len(names) < (2 if known else 3) or len(names) <= len(fields) / 2:
            continue
        starts = {lines[at].start for at in fields}
        found |= starts
        if len(known) > 2 or (known and any(has_value(lines[at].text) for at in fields)):
            sure |= starts
    return found, sure


def has_value(line: str) -> bool:
    """Whether what a name is followed by is an hour, a day, a place or people.

    >>> [has_value(line) for line in ("地点：县府三楼", "主席：罗静雯", "时间：最公正的裁判", "记录：一个时代")]
    [True, True, False, False]
    """
    label, *words = _VALUE.split(line)
    return label.isdigit() or any(
        _OF_FIELD.search(word) or is_name(word, titled=True) for word in words if word
    )


def is_known(label: str) -> bool:
    """Whether a name is one that fields of forms have.

    >>> is_known("记录人"), is_known("来源")
    (True, False)
    """
    return _known().fullmatch(label) is not None


def is_spoken(label: str) -> bool:
    """Whether a name is that of who speaks in a talk, or says what a meeting held.

    >>> is_spoken("记者"), is_spoken("会议指出"), is_spoken("来源")
    (True, True, False)
    """
    return _SPOKEN.fullmatch(label) is not None


def has_no_value(text: str) -> bool:
    """Whether a field's value is in the lines below it."""
    return text[-1] in ":：" and _FIELD.fullmatch(text) is not None


def _label(text: str) -> str:
    """The name of the field in a line, or ""."""
    match = _FIELD.match(text) or _IN_TABLE.match(text)
    if not match:
        return ""
    name = re.sub(r"[ \u3000]", "", match["label"])
    known = is_known(name)
    if match.re is _IN_TABLE:
        return name if known else ""
    # 何东山：把实事办好 is a headline, or what somebody says
    if is_name(name) and not re.search(r"\d", text):
        return ""
    if not known and (len(text) > _LONGEST or "。" in text[:-1] or is_spoken(name)):
        return ""
    return name


def _is_field(labels: list[str], at: int) -> bool:
    """Whether a line is a field, or stands between two."""
    return bool(labels[at]) or (0 < at < len(labels) - 1 and bool(labels[at - 1] and labels[at + 1]))


@cache
def _known() -> re.Pattern[str]:
    rows = vocabulary.load("corpus/field_labels", ("label", "example"))
    return re.compile("|".join(row.pattern("label").pattern for row in rows))
