"""A survey as a table for the terminal, and as a page."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from analysis.corpus.survey import LONG, SHORT, Survey, Surveyed
from analysis.records import Unread
from analysis.wording import catalogue, say, tell, value

_COLUMNS = ("kind", "read as", "sources", "characters", "articles", "dated", "furniture", "repeats")
_NUMBERS = frozenset(_COLUMNS[2:])
_OF_SOURCES = (
    "name",
    "read as",
    "characters",
    "articles",
    "dated",
    "date from",
    "furniture",
    "repeats",
    "odd",
)
#: So many names stand behind each line of the terminal, and so many texts that were left out.
_SHOWN, _UNREAD = 5, 20

_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{{font:16px/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}}
table{{border-collapse:collapse;width:100%}}th,td{{border-bottom:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top}}
td.n,th.n{{text-align:right;font-variant-numeric:tabular-nums}}details{{margin:.3rem 0}}</style></head>
<body><main><h1>{title}</h1><p>{summary}</p>{tables}</main></body></html>
"""


def summary(found: Survey, language: str = "en") -> str:
    """A corpus in a sentence or two, in a language."""
    bases = Counter[str]()
    for source in found.sources:
        bases.update(source.bases)
    listed = say("comma", language).join(
        f"{_basis(basis, language)} ({count:,})" for basis, count in bases.most_common()
    )
    return say(
        "survey_summary",
        language,
        sources=len(found.sources),
        characters=sum(source.characters for source in found.sources),
        articles=sum(source.articles for source in found.sources),
        dated=sum(source.dated for source in found.sources),
        bases=say("survey_bases", language, bases=listed) if listed else "",
        left_out=len(found.unread),
    )


def as_text(found: Survey, language: str = "en") -> str:
    """The survey for a terminal: a table by kind, what was left out, what looks odd."""
    lines = [summary(found, language), "", *_aligned([_heads(_COLUMNS, language), *_rows(found, language)])]
    if found.unread:
        lines += ["", say("survey_head", language, head=say("survey_left_out", language))]
        lines += [f"  {_noted(item, language)}" for item in found.unread[:_UNREAD]]
        if len(found.unread) > _UNREAD:
            lines.append(f"  {say('survey_more', language, n=len(found.unread) - _UNREAD)}")
    odd = found.odd()
    if odd or found.notes:
        lines += ["", say("survey_head", language, head=say("survey_to_look_at", language))]
        for code, names in odd:
            more = f" {say('survey_more', language, n=len(names) - _SHOWN)}" if len(names) > _SHOWN else ""
            lines.append(f"  {_looks_odd(names, code, found, language)}")
            lines.append(f"    {say('comma', language).join(names[:_SHOWN])}{more}")
        lines += [f"  {_noted(item, language)}" for item in found.notes]
    return "\n".join(lines)


def _heads(columns: Sequence[str], language: str) -> list[str]:
    return [say(f"survey_column_{name}", language) for name in columns]


def _basis(basis: str, language: str) -> str:
    """What a date of publication rests on; in English its code, as in the tables."""
    return basis if language == "en" else value("published_basis", basis, language)


#: How a source was read: "text (GB18030)", "OCR of page 3 (tesseract 5.3)".
_READER = re.compile(r"(?P<how>[^(]+?)(?: of pages? (?P<pages>[^(]+))?(?P<by> \(.+\))?")


def _reader(reader: str, language: str) -> str:
    """How a source was read, in words; the name of a program or an encoding stays.

    >>> _reader("text (GB18030)", "zh"), _reader("OCR of page 3 (tesseract 5.3)", "zh"), _reader("table", "en")
    ('文本（GB18030）', 'OCR识别第3页（tesseract 5.3）', 'table')
    """
    found = _READER.fullmatch(reader)
    if language == "en" or found is None:
        return reader
    by = found["by"] or ""
    key = f"survey_reader_{found['how']}"
    how = say(key, language) if key in catalogue() else found["how"]
    pages = say("survey_of_pages", language, pages=found["pages"]) if found["pages"] else ""
    return how + pages + (f"（{by[2:-1]}）" if by else "")


def _odd(code: str, language: str) -> str:
    """What looks odd, in words."""
    return say(f"survey_odd_{code}", language, most=LONG, least=SHORT)


def _looks_odd(names: list[str], code: str, found: Survey, language: str) -> str:
    """How many sources look odd in a way, and in which."""
    sources, odd = _of(names, found, language), _odd(code, language)
    return say("survey_looks_odd", language, sources=sources, odd=odd)


def _noted(item: Unread, language: str) -> str:
    """Why a source was left out, or a note on a column of a table."""
    return say("noted", language, name=item.name, reason=item.reason)


def _of(names: list[str], found: Survey, language: str) -> str:
    """How many of all sources.

    >>> _of(["a.txt"], Survey(sources=[None, None]), "en"), _of(["a.txt"], Survey(sources=[None, None]), "zh")
    ('1 of 2 sources', '1份（共2份）')
    """
    return say("survey_of", language, n=len(names), sources=len(found.sources))


def as_page(found: Survey, title: str, language: str = "en") -> str:
    """The survey as a page of its own, with every source and every reason."""

    def heading(key: str) -> str:
        words = say(key, language)
        return f"<h2>{words[:1].upper()}{words[1:]}</h2>"

    tables = _html_table(_COLUMNS, _rows(found, language), language)
    if found.unread:
        unread = [(item.name, tell(item.reason, language)) for item in found.unread]
        tables += heading("survey_left_out") + _html_table(("name", "reason"), unread, language)
    odd = found.odd()
    if odd or found.notes:
        tables += heading("survey_to_look_at")
        for code, names in odd:
            listed = "".join(f"<li>{html.escape(name)}</li>" for name in names)
            words = html.escape(_looks_odd(names, code, found, language))
            tables += f"<details><summary>{words}</summary><ul>{listed}</ul></details>"
        tables += "".join(f"<p>{html.escape(_noted(item, language))}</p>" for item in found.notes)
    tables += heading("survey_column_sources")
    rows = [
        (
            source.name,
            _reader(source.reader, language),
            f"{source.characters:,}",
            f"{source.articles:,}",
            f"{source.dated:,}",
            say("comma", language).join(_basis(basis, language) for basis in dict.fromkeys(source.bases)),
            _share([source], "furniture"),
            _share([source], "repeat"),
            say("comma", language).join(
                source.odd if language == "en" else (_odd(code, language) for code in source.odd)
            ),
        )
        for source in found.sources
    ]
    tables += _html_table(_OF_SOURCES, rows, language)
    lang = {"en": "en", "zh": "zh-CN"}[language]
    words = html.escape(summary(found, language))
    return _PAGE.format(lang=lang, title=html.escape(title), summary=words, tables=tables)


def _rows(found: Survey, language: str) -> list[tuple[str, ...]]:
    return [
        (
            kind,
            _reader(reader, language),
            f"{len(some):,}",
            f"{sum(source.characters for source in some):,}",
            f"{sum(source.articles for source in some):,}",
            f"{sum(source.dated for source in some):,}",
            _share(some, "furniture"),
            _share(some, "repeat"),
        )
        for kind, reader, some in found.kinds()
    ]


def _share(sources: Sequence[Surveyed], group: str) -> str:
    total = sum(source.characters for source in sources)
    return f"{sum(source.groups.get(group, 0) for source in sources) / max(1, total):.0%}"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(_width, column)) for column in zip(*rows)]
    lines = []
    for row in rows:
        cells = []
        for name, cell, width in zip(_COLUMNS, row, widths):
            space = " " * (width - _width(cell))
            cells.append(space + cell if name in _NUMBERS else cell + space)
        lines.append("  ".join(cells).rstrip())
    return lines


def _width(text: str) -> int:
    """Columns of a terminal that a text takes.

    >>> _width("a会")
    3
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _html_table(columns: Sequence[str], rows: Sequence[Sequence[str]], language: str) -> str:
    def cell(tag: str, name: str, words: str) -> str:
        kind = ' class="n"' if name in _NUMBERS else ""
        return f"<{tag}{kind}>{html.escape(words)}</{tag}>"

    head = "".join(
        cell("th", name, words) for name, words in zip(columns, _heads(columns, language), strict=True)
    )
    body = "".join(
        "<tr>" + "".join(cell("td", name, words) for name, words in zip(columns, row)) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
