"""A survey as a table for the terminal, and as a page."""

from __future__ import annotations

import html
import unicodedata
from collections import Counter
from collections.abc import Sequence

from analysis.corpus.survey import ODD, Survey, Surveyed
from analysis.wording import plural, tell

_COLUMNS = ("kind", "read as", "sources", "characters", "articles", "dated", "furniture", "repeats")
_NUMBERS = frozenset(_COLUMNS[2:])
_SHOWN = 5  #: names after each line of the terminal

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>body{{font:16px/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}}
table{{border-collapse:collapse;width:100%}}th,td{{border-bottom:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top}}
td.n,th.n{{text-align:right;font-variant-numeric:tabular-nums}}details{{margin:.3rem 0}}</style></head>
<body><main><h1>{title}</h1><p>{summary}</p>{tables}</main></body></html>
"""


def summary(found: Survey) -> str:
    """A corpus in a sentence or two."""
    articles = sum(source.articles for source in found.sources)
    dated = sum(source.dated for source in found.sources)
    characters = sum(source.characters for source in found.sources)
    bases = Counter(basis for source in found.sources for basis in source.bases)
    told = ", ".join(f"{basis} ({count:,})" for basis, count in bases.most_common())
    return (
        f"{plural(len(found.sources), 'source')} with {plural(characters, 'character')}: "
        f"{plural(articles, 'article')}, {dated:,} with a date of publication{f', from: {told}' if told else ''}. "
        f"Left out: {len(found.unread):,}."
    )


def as_text(found: Survey) -> str:
    """The survey for a terminal: a table by kind, what was left out, what looks odd."""
    lines = [summary(found), "", *_aligned([_COLUMNS, *_rows(found)])]
    if found.unread:
        lines += ["", "left out:"]
        lines += [f"  {item.name}: {tell(item.reason)}" for item in found.unread[:20]]
        if len(found.unread) > 20:
            lines.append(f"  and {len(found.unread) - 20:,} more")
    odd = found.odd()
    if odd:
        lines += ["", "to look at:"]
        for code, names in odd:
            more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
            lines.append(f"  {_of(names, found)}: {ODD[code]}")
            lines.append(f"    {', '.join(names[:_SHOWN])}{more}")
    return "\n".join(lines)


def _of(names: list[str], found: Survey) -> str:
    """How many of all sources.

    >>> _of(["a.txt"], Survey(sources=[None, None]))
    '1 of 2 sources'
    """
    return f"{len(names):,} of {plural(len(found.sources), 'source')}"


def as_page(found: Survey, title: str) -> str:
    """The survey as a page of its own, with every source and every reason."""
    tables = _html_table(_COLUMNS, _rows(found))
    if found.unread:
        tables += "<h2>Left out</h2>"
        tables += _html_table(("name", "reason"), [(item.name, tell(item.reason)) for item in found.unread])
    if odd := found.odd():
        tables += "<h2>To look at</h2>"
        for code, names in odd:
            listed = "".join(f"<li>{html.escape(name)}</li>" for name in names)
            tables += f"<details><summary>{_of(names, found)}: {html.escape(ODD[code])}</summary><ul>{listed}</ul></details>"
    tables += "<h2>Sources</h2>"
    columns = (
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
    rows = [
        (
            source.name,
            source.reader,
            f"{source.characters:,}",
            f"{source.articles:,}",
            f"{source.dated:,}",
            ", ".join(source.bases),
            _share([source], "furniture"),
            _share([source], "repeat"),
            ", ".join(source.odd),
        )
        for source in found.sources
    ]
    tables += _html_table(columns, rows)
    return _PAGE.format(title=html.escape(title), summary=html.escape(summary(found)), tables=tables)


def _rows(found: Survey) -> list[tuple[str, ...]]:
    return [
        (
            kind,
            reader,
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


def _html_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    def cell(tag: str, name: str, words: str) -> str:
        kind = ' class="n"' if name in _NUMBERS else ""
        return f"<{tag}{kind}>{html.escape(words)}</{tag}>"

    head = "".join(cell("th", name, name) for name in columns)
    body = "".join(
        "<tr>" + "".join(cell("td", name, words) for name, words in zip(columns, row)) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
