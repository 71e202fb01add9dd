"""User-facing texts in English and Chinese, from the catalogue ``vocabulary/wording``.

Tables hold codes with values, not sentences: ``no_source_months {"n": 2}``.
`message` creates such a cell; `tell` renders it for a page, a figure or the
command line. Words of the corpus (names, terms, headlines) appear only as
values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from analysis import vocabulary
from analysis.cells import split
from analysis.vocabulary import Row

LANGUAGES = ("en", "zh")

#: The files of the catalogue; keys are unique across them. The texts of the pages are in further files (`texts`).
FILES = (
    "commands",
    "corpus",
    "dates",
    "evaluation",
    "faults",
    "figures",
    "formulations",
    "notebooks",
    "own_files",
    "rules",
    "survey",
    "timeline",
    "topics",
)

#: A value in the quotes of Python, with the space before it.
_QUOTED = re.compile(r" ?'([^']*)'")
_MESSAGE = re.compile(r"(?P<code>[a-z][a-z0-9_]*)(?: (?P<values>\{.*\}))?", re.DOTALL)


_log_language = "en"


def log_in(language: str) -> None:
    """Log in this language from now on what layers report that know no settings: waiting, damaged results, cut cells."""
    global _log_language
    _log_language = language


def to_log(key: str, **values: object) -> str:
    """A text of the catalogue in the language of the log.

    >>> to_log("log_damaged", place="tables")
    'tables: damaged, and made again'
    """
    return say(key, _log_language, **values)


class Count(int):
    """A number whose format gives singular and plural: ``{n:article|articles}``."""

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if not bar:
            return f"{int(self):,}" if not spec else format(int(self), spec)
        return plural(int(self), one, many)


def plural(number: int, one: str, many: str = "") -> str:
    """A number with its English noun in singular or plural; `many` only where it is not `one` with s.

    >>> plural(1, "meeting"), plural(1204, "meeting"), plural(2, "visit abroad", "visits abroad")
    ('1 meeting', '1,204 meetings', '2 visits abroad')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


class _Text(str):
    """A text whose format gives a default for empty values, ``{date:|undated}``, or marks a ``{why:message}``.

    In the place of a number, ``{uses:time|times}``, it has the noun in the plural. ``{columns:head}`` are columns of
    the user's own files, with their Chinese names before them; ``{name:value}`` is a text as Python writes it, in
    Chinese quotation marks; ``{said:call}`` is code between backticks, and quoted values outside code in Chinese quotation
    marks.
    """

    language: str

    def __format__(self, spec: str) -> str:
        if spec == "message":
            return tell(str(self), self.language)
        if spec == "head":
            names = _head_names()
            return "、".join(f"{names[one]}（`{one}`）" if one in names else one for one in self.split(", "))
        if spec == "value":
            return _in_quotation_marks(str(self))
        if spec == "call":
            return f"`{self}`" if "=" in self or "(" in self else _QUOTED.sub(r"“\1”", self)
        if spec.startswith(("listed", "either")):  # an ellipsis for any names
            return str(self) or spec.partition("|")[2]
        if spec.startswith("|"):
            return str(self) or spec.removeprefix("|")
        _, bar, many = spec.partition("|")
        return f"{self} {many}" if bar else format(str(self), spec)


class _Names(tuple):
    """Names whose format joins them: ``{names:listed}``, with ``{names:listed|无}`` for none, or ``{names:either}``.

    Each name stays as it is, whatever commas are in it. The last may be "…", where there are more.
    """

    language: str

    def __format__(self, spec: str) -> str:
        form, _, none = spec.partition("|")
        if not self:
            return none
        if self.language != "zh":
            return _with_or(self, ", ", " or ") if form == "either" else ", ".join(self)
        if form == "either":
            return _with_or([_in_quotation_marks(one) for one in self], "、", "或")
        return "、".join(self[:-1]) + "……" if len(self) > 1 and self[-1] == "…" else "、".join(self)


def _with_or(names: Sequence[str], comma: str, last: str) -> str:
    return last.join(part for part in (comma.join(names[:-1]), names[-1]) if part)


def _in_quotation_marks(written: str) -> str:
    """A text that Python writes in its quotes in Chinese ones; anything else as it is.

    >>> [_in_quotation_marks(repr(value)) for value in ("何东山", "it's", 9, ["a"])]
    ['“何东山”', "“it's”", '9', "['a']"]
    """
    quoted = len(written) > 1 and written[0] == written[-1] and written[0] in "'\""
    return f"“{written[1:-1]}”" if quoted else written


@cache
def _head_names() -> dict[str, str]:
    """For each column of the user's own files a Chinese name, one that all files with the column take.

    >>> _head_names()["words"], _head_names()["term"]
    ('词语', '提法')
    """
    heads: dict[str, dict[str, int]] = {}
    for row in vocabulary.load("own_heads", ("file", "column", "heads")):
        counts = heads.setdefault(row["column"], {})
        for head in split(row["heads"]):
            counts[head] = counts.get(head, 0) + 1
    return {column: max(counts, key=counts.__getitem__) for column, counts in heads.items()}


def say(key: str, language: str, **values: object) -> str:
    """The text of a key, with values inserted.

    Raises
    ------
    KeyError
        If there is no such key or language.

    Examples
    --------
    >>> say("sources", "en", sources=1, articles=1204)
    '1 source, 1,204 articles'
    >>> say("sources", "zh", sources=1, articles=1204)
    '1份文本、1,204篇文章'
    """
    text = catalogue()[key][language]
    return text.format(**{name: _formatted(value, language) for name, value in values.items()})


def _formatted(value: object, language: str) -> object:
    if type(value) is int:
        return Count(value)
    if isinstance(value, str | list | tuple):
        value = _Text(value) if isinstance(value, str) else _Names(value)
        value.language = language
    return value


def together(sentences: Iterable[str], language: str) -> str:
    """Sentences one behind the other; in Chinese there is no space between them.

    >>> together(["One.", "Two."], "en"), together(["一。", "二。"], "zh")
    ('One. Two.', '一。二。')
    """
    return ("" if language == "zh" else " ").join(sentences)


def message(code: str, **values: str | int | float | Sequence[str]) -> str:
    """A code of the catalogue with its values, in the format of a table cell.

    Raises
    ------
    KeyError
        If the code is not in the catalogue, or a value is missing.

    Examples
    --------
    >>> message("no_source_months", n=2), message("no_source_month")
    ('no_source_months {"n": 2}', 'no_source_month')
    """
    row = catalogue().get(code)
    if row is None:
        raise KeyError(f"no text for the code {code!r} in vocabulary/wording")
    missing = placeholders(row) - values.keys()
    if missing:
        raise KeyError(f"{row.where}: {code!r} needs a value for {', '.join(sorted(missing))}")
    return f"{code} {json.dumps(values, ensure_ascii=False)}" if values else code


def code(cell: str) -> str:
    """The code of a message, without its values.

    >>> code('no_source_months {"n": 2}')
    'no_source_months'
    """
    return cell.partition(" ")[0]


def in_general(code: str) -> str:
    """The message of a code whatever its values: each of them is an ellipsis.

    >>> tell(in_general("reject_part")), in_general("reject_short")
    ('shorter wording of …', 'reject_short')
    """
    return message(code, **dict.fromkeys(sorted(placeholders(catalogue()[code])), "…"))


def tell(cell: str, language: str = "en") -> str:
    """Render a message; "" for an empty cell.

    Raises
    ------
    ValueError
        If the cell is not a message.

    Examples
    --------
    >>> tell('no_source_months {"n": 2}')
    'no article and no meeting in these 2 months'
    >>> tell('no_source_months {"n": 2}', "zh")
    '这2个月没有文章，也没有会议'
    """
    if not cell:
        return ""
    found = _MESSAGE.fullmatch(cell)
    if found is None or found["code"] not in catalogue():
        raise ValueError(f"{cell!r} is not a message of vocabulary/wording")
    return say(found["code"], language, **json.loads(found["values"] or "{}"))


def months(language: str, *, whole: bool = False) -> list[str]:
    """The names of the twelve months, abbreviated unless `whole`.

    >>> months("en")[0], months("en", whole=True)[0], months("zh")[11]
    ('Jan', 'January', '12月')
    """
    return say("whole_months" if whole else "months", language).split()


def date_words(edtf: str, language: str = "en", *, whole: bool = True) -> str:
    """Format an EDTF date for readers; anything but a year, month or day is returned unchanged.

    >>> date_words("2024-01-29"), date_words("2024-04", whole=False), date_words("2024-07-15/2024-07-18")
    ('29 January 2024', 'Apr 2024', '15 July 2024 – 18 July 2024')
    >>> date_words("2024-01-29", "zh"), date_words("2024-34", "zh"), date_words("")
    ('2024年1月29日', '2024-34', '')
    """
    if "/" in edtf:
        return " – ".join(date_words(part, language, whole=whole) for part in edtf.split("/") if part)
    year, month, day = (*edtf.split("-"), "", "", "")[:3]
    if not year.isdigit() or not all(part.isdigit() for part in (month, day) if part) or int(month or 1) > 12:
        return edtf
    parts = {"year": str(int(year))}
    if month:
        parts["month"] = months(language, whole=whole)[int(month) - 1]
    if day:
        parts["day"] = str(int(day))
    return say(("date_year", "date_month", "date_day")[len(parts) - 1], language, **parts)


@lru_cache(maxsize=2**14)
def is_message(cell: str) -> bool:
    """Whether a cell is a code of the catalogue with all values that its text needs.

    >>> is_message('no_source_months {"n": 2}'), is_message("no article in 2 months"), is_message("no_source_months")
    (True, False, False)
    """
    try:
        return bool(tell(cell))
    except (ValueError, KeyError):
        return False


def tell_all(cell: str, language: str = "en") -> str:
    """Render the messages of a list cell, joined.

    >>> tell_all('no_source_month；no_source_months {"n": 2}', "zh")
    '该月没有文章，也没有会议；这2个月没有文章，也没有会议'
    """
    return say("semicolon", language).join(tell(item, language) for item in split(cell))


@cache
def catalogue() -> dict[str, Row]:
    """All rows of the catalogue by key.

    Raises
    ------
    InputFault
        With file and line: a duplicate key, a missing text, or placeholders
        that differ between the languages.
    """
    return texts(*FILES)


@cache
def texts(*names: str) -> dict[str, Row]:
    """The rows of files of ``vocabulary/wording`` by key, checked like the `catalogue`."""
    rows: dict[str, Row] = {}
    for name in names:
        for row in vocabulary.load(f"wording/{name}", ("key", *LANGUAGES)):
            if row["key"] in rows:
                raise row.fault(f"duplicate key {row['key']!r}, first used at {rows[row['key']].where}")
            placeholders(row)
            rows[row["key"]] = row
    return rows


def placeholders(row: Row) -> frozenset[str]:
    """The placeholders of a row, the same in each language; a singular form may omit the number."""
    found = [_placeholders(row[language]) for language in LANGUAGES]
    if row["key"].endswith(".one"):
        found = [wanted - {"n"} for wanted in found]
    if found[0] != found[1]:
        raise row.fault(f"placeholders differ: {sorted(found[0])} and {sorted(found[1])}")
    return found[0]


@cache
def _placeholders(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<!\{)\{(\w+)", text))


@cache
def values(column: str) -> frozenset[str]:
    """The values of a column that have a text in each language, from ``wording/values.csv``.

    >>> sorted(values("status"))
    ['held', 'planned', 'referenced']
    """
    return frozenset(
        key.removeprefix(f"{column}_") for key in texts("values") if key.startswith(f"{column}_")
    )


def value(column: str, value: str, language: str = "en") -> str:
    """A value of a column in words; itself if it has none.

    >>> value("status", "held", "zh"), value("year_basis", "context"), value("name", "市委全会", "zh")
    ('已举行', 'cues in the article', '市委全会')
    """
    row = texts("values").get(f"{column}_{value}")
    return row[language] if row else value


def reason(item: str, language: str = "en") -> str:
    """An item of ``year_reasons`` with its rule in words.

    >>> reason("anniversary → 2024: 新中国成立75周年", "zh")
    '周年 → 2024：新中国成立75周年'
    """
    rule, arrow, rest = item.partition(" → ")
    if language == "zh":
        rest = rest.replace(": ", "：", 1)
    return f"{label('year', rule, language)}{arrow}{rest}" if arrow else item


#: A paragraph that stands again, as `corpus.repeats` says so.
_REPEATS = re.compile(
    r"(?P<how>repeats|but for its marks repeats|nearly repeats) (?P<first>.+?)(?: \((?P<share>[\d.]+)\))?"
    r"(?:; (?P<whole>the whole file repeats) (?P<file>.+))?"
)


def ledger_reason(item: str, language: str = "en") -> str:
    """A reason of the ledger in words; an id, a path or anything else as it is.

    >>> ledger_reason("date line", "zh"), ledger_reason("page.txt#1", "zh")
    ('日期行', 'page.txt#1')
    >>> ledger_reason("nearly repeats a.txt#1.2 (0.93); the whole file repeats a.txt", "zh")
    '与 a.txt#1.2 基本相同（0.93）；整个文件重复 a.txt'
    """
    found = _REPEATS.fullmatch(item)
    if found is None:
        return label("ledger", item, language)
    told = say(f"ledger.{found['how']}", language, first=found["first"], share=found["share"] or "")
    if found["whole"]:
        told += say(f"ledger.{found['whole']}", language, first=found["file"])
    return told


def label(kind: str, rule: str, language: str = "en") -> str:
    """Display name of a rule from ``wording/rules.csv``; its own name if it is not listed.

    Parameters
    ----------
    kind : str
        What the rule finds: ``meeting``, ``year``, ``article`` or ``ledger``.

    Examples
    --------
    >>> label("year", "anniversary", "zh"), label("meeting", "talked")
    ('周年', 'talked with')
    """
    key = f"{kind}.{rule}"
    return say(key, language) if key in catalogue() else rule


def require(row: Row, column: str, kind: str) -> str:
    """The cell of a vocabulary row, which must be a rule with a text in each language.

    Raises
    ------
    InputFault
        With file and line, if the catalogue has no text for it.
    """
    key = f"{kind}.{row[column]}"
    if key not in catalogue():
        raise row.fault(f"column {column!r}: no text for {key!r} in vocabulary/wording/rules.csv")
    return row[column]
