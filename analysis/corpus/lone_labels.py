"""Labels of a page that stand alone in a line, with the value in the line below: 来源：, then 青江日报."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.corpus import field_lines, furniture, outlets, page_words, publication_lines
from analysis.corpus.lines import FINAL, Line
from analysis.names import is_name

REASON = "table of fields"
_LONGEST = 24  #: characters of a value
_SENTENCE = 20  #: a line of more characters that ends as a sentence does is text
_OF_DAYS = ("published", "written", "modified")
_COUNT = re.compile(r"\d[\d,]*(?:\.\d+)?万?\s*[次人]?")
#: What a name has with it: 王小明（实习）.
_BRACKETS = re.compile(r"\s*[（(][^（）()]{1,8}[）)]$")
#: Characters of a label of a day that a form has too: 时间, 日期.
_OF_FORMS = 2


def marked(lines: Sequence[Line]) -> dict[int, str]:
    """The labels and their values, by where the lines begin, and what they are.

    A day needs no label to be known, so that its line is not among them.
    Above the first and below the last sentence a label counts without a value
    too. The first line of a page is none.

    >>> from analysis.corpus.lines import split
    >>> head = "防汛会议召开\\n来源：\\n青江日报\\n发布时间：\\n2024-05-06\\n作者：\\n王小明\\n"
    >>> made = split(head + "5月6日，全市防汛会议召开，安排部署下一步工作任务。\\n编辑：\\n李大伟")
    >>> [line.text for line in made if line.start in marked(made)]
    ['来源：', '青江日报', '发布时间：', '作者：', '王小明', '编辑：', '李大伟']
    >>> marked(split("会议时间：\\n5月6日\\n地点：\\n三楼")), marked(split("时间：\\n5月6日"))
    ({}, {})
    """
    text = [at for at, line in enumerate(lines) if len(line.text) > _SENTENCE and line.text[-1] in FINAL]
    first, last = (text[0], text[-1]) if text else (len(lines), len(lines))
    found: dict[int, str] = {}
    for at in range(1, len(lines)):
        label, line = lines[at].text, lines[at]
        if not _is_label(label):
            continue
        below = lines[at + 1] if at + 1 < len(lines) else None
        has_value = below is not None and _is_value(below.text)
        if not has_value and (first < at < last or field_lines.is_spoken(label[:-1])):
            continue  # within a text, or who speaks in an interview
        found[line.start] = (furniture.name(label) or ("furniture", REASON))[1]
        if below and has_value and _says(label[:-1]) not in _OF_DAYS:
            found[below.start] = REASON
    return found


def _is_label(text: str) -> bool:
    """Whether a line is a label of a page and a colon; a form's own labels are none.

    >>> [_is_label(text) for text in ("来源：", "本文发布于:", "时间：", "记录人：", "来源：青江日报", "会议强调：")]
    [True, True, False, False, False, False]
    """
    if text[-1] not in ":：" or len(text) > _LONGEST:
        return False
    label = text[:-1].strip()
    says = _says(label)
    if says in _OF_DAYS:
        return len(label) > _OF_FORMS
    return says in ("other", "card") and not field_lines.is_known(label)


def _says(label: str) -> str:
    """What a label says, as `publication_lines.says_of`, also as part of a sentence: 本文发布于."""
    return publication_lines.says_of(label.strip().removeprefix("本文").removesuffix("于"))


def _is_value(text: str) -> bool:
    """Whether the line below a label is surely its value: an office or outlet, names, a number, or the tools of a site.

    A label may have none, and the headline follows it.

    >>> [_is_value(text) for text in ("青江日报", "市水务局", "发布时间：", "市政府召开防汛会议")]
    [True, True, False, False]
    >>> [_is_value(text) for text in ("王小明", "王小明 李大伟", "会议指出，要抓好落实。")], _is_value("大 中 小")
    ([True, True, False], True)
    """
    text = _BRACKETS.sub("", text)
    if not text or len(text) > _LONGEST or text[-1] in FINAL or _is_label(text):
        return False
    if page_words.is_office(text) or outlets.alone(text) or furniture.name(text) or _COUNT.fullmatch(text):
        return True
    return all(is_name(word, titled=True) for word in re.split(r"[ \u3000、]+", text))
