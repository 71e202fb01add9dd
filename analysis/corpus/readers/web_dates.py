"""Every date of publication that a web page gives, most reliable first."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from html import unescape
from typing import Any

from analysis import vocabulary
from analysis.corpus import published

_SCRIPTED = re.compile(
    r"""
    (?: \bvar\s+ (?:ct|oriCreateTime|createTime|create_time|publish_time|svr_create_time)
      | ["']? (?:(?:publish|news|article|release)_?(?:date|time)|pub_?(?:date|time)|oriCreateTime|createTime) ["']? \s* (?=[:=])
    ) \s*[:=]\s* (?:["'][^"']{0,3}["']\s*\|\|\s*)? ["']? (?P<value> \d{10}(?:\d{3})?(?!\d) | 20\d\d[^"'<>;,\n]{4,20} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED = "&quot;"  #: in scripts, entities are no characters; some programs write them all the same
#: Elements whose days are those of other articles.
_OF_OTHERS = frozenset({"aside", "nav"})
#: What a program writes that has no day: the first second that it counts from.
_NO_DAY = re.compile(r"\s*1970-01-01[T\s]0[08]:00(?::00)?")
#: Attributes from which a script writes the day into an element, and how such an element is called.
_SECONDS = ("data-time", "data-timestamp", "data-date", "data-datetime", "data-publish-time", "data-pubtime")
_WITH_SECONDS = f"//*[{' or '.join(f'@{name}' for name in _SECONDS)}]"
_NAMED_DAY = re.compile(r"time|date|pub", re.IGNORECASE)
#: How one is called that shows another day: today's, the end of a countdown, one to choose, the length of a video.
#: A count is a word of its own there, and not the end of account or the beginning of country.
_NAMED_OTHERWISE = re.compile(
    r"today|current|(?<![a-z])count(?![ry])|(?-i:Count(?![ry]))|countdown|remain|picker|input|calendar|deadline"
    r"|expire|video|audio|duration|update|modif",
    re.IGNORECASE,
)
_NAMED_AS_DAY = "//*[contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'day')]"
_LINKED_DATA = "application/ld+json"
_LARGEST = 1_000_000  #: characters of one script that are looked at


def candidates(tree, html: str) -> list[tuple[str, str]]:
    """Dates of the page's metadata, its scripts and its address, as (EDTF, basis), most reliable first.

    Dates that say when the page was last changed come last, with the basis
    "modified": they are shown, and never taken for the date of publication.
    """
    found: list[tuple[int, str, str]] = []
    for rank, value in _metadata(tree, html):
        date = "" if _NO_DAY.match(value) else published.moment(value)
        if date:
            basis = "modified" if rank >= _MODIFIED else "page metadata"
            found.append((rank, date, basis))
    for value in _in_scripts(tree):
        if date := published.moment(value):
            found.append((_SCRIPT, date, "script"))
    for address in _addresses(tree):
        if date := published.in_name(address):
            found.append((_ADDRESS, date, "url"))
    found.sort(key=lambda one: one[0])
    return list(dict.fromkeys((date, basis) for _, date, basis in found))


#: Ranks of what has no row in ``corpus/page_dates``, most reliable first; a modified date has at least the last.
_PUBLISHED, _PUBDATE, _TIME, _SCRIPT, _ADDRESS, _MODIFIED = 10, 15, 40, 50, 60, 90


def _metadata(tree, html: str) -> Iterator[tuple[int, str]]:
    """Values that may be dates, each with the rank of its name."""
    ranks = _ranks()
    for node in tree.iter("meta"):
        for key in ("name", "property", "itemprop"):
            rank = ranks.get((node.get(key) or "").strip().lower())
            if rank is not None:
                yield rank, node.get("content") or ""
    for node in tree.iterfind(".//*[@itemprop]"):
        rank = ranks.get(node.get("itemprop").strip().lower())
        if rank is not None and node.tag != "meta":
            yield rank, node.get("content") or node.get("datetime") or "".join(node.itertext())
    entries = {entry for link in tree.iter("a") for entry in link.iterancestors("li")}
    for node in tree.iter("time"):
        if node.get("datetime") and not _is_of_others(node, entries):
            yield (_PUBDATE if "pubdate" in node.attrib else _TIME), node.get("datetime")
    for node in tree.iter("abbr"):  # microformats
        if node.get("title") and "published" in node.get("class", "").split():
            yield _TIME, node.get("title")
    for node in tree.xpath(_WITH_SECONDS) if any(name in html for name in _SECONDS) else ():
        named = f"{node.get('class', '')} {node.get('id', '')}"
        is_day = _NAMED_DAY.search(named) and not _NAMED_OTHERWISE.search(named)
        if is_day and not _is_of_others(node, entries):
            yield _TIME, next(filter(None, map(node.get, _SECONDS)))
    for node, day in calendars(tree, html):
        if not _is_of_others(node, entries):
            yield _TIME, day
    for node in tree.iter("publishtime", "founder-date"):  # elements of publishing systems
        yield _PUBLISHED, "".join(node.itertext())
    for node in _linked_data(tree):
        yield from _linked(node.text[:_LARGEST])


#: A day as a leaf of a calendar, its number in large type above or below year and month: 06 | 2024-05.
_LEAF = re.compile(
    r"(?:(?P<day>\d{1,2})日?\s+(?P<year>20\d\d)[-./年]\s?(?P<month>\d{1,2})月?|(?P<year2>20\d\d)[-./年]\s?(?P<month2>\d{1,2})月?\s+(?P<day2>\d{1,2})日?"
    r"|(?P<month3>\d{1,2})[-./月]\s?(?P<day3>\d{1,2})日?\s+(?P<year3>20\d\d)年?)"
)
_YEAR_OF_LEAF = re.compile(r">\s*+20\d\d(?:[-./年]\s?\d{1,2}月?|年)?\s*+<")  #: what a page with one holds
_LONGEST_LEAF, _PIECES = 16, 3  #: characters; elements in one


def calendars(tree, html: str) -> Iterator[tuple[Any, str]]:
    """Elements that show a day as a leaf of a calendar, each with its day."""
    if not _YEAR_OF_LEAF.search(html):
        return
    for node in tree.xpath(_NAMED_AS_DAY):
        if (
            0 < len(node) <= _PIECES
            and len(words := " ".join(" ".join(node.itertext()).split())) <= _LONGEST_LEAF
        ):
            leaf = _LEAF.fullmatch(words)
            parts = (
                {name.rstrip("23"): value for name, value in leaf.groupdict().items() if value}
                if leaf
                else {}
            )
            if parts and (day := published.edtf(parts["year"], parts["month"], parts["day"])):
                yield node, day


def _is_of_others(node, entries: Collection) -> bool:
    """Whether a day is that of another article, in a point of a list with a link, or of the page, in its footer."""
    around = list(node.iterancestors())
    if any(one.tag in _OF_OTHERS or one in entries for one in around):
        return True
    return {"footer", "article"}.intersection(one.tag for one in around) == {"footer"}


def linked(tree, name: str) -> list[str]:
    """The values of a property in the page's linked data."""
    texts = (node.text for node in _linked_data(tree))
    return [value for text in texts for key, value in _properties(text) if key == name]


def _linked_data(tree) -> Iterator:
    """The scripts of a page that hold linked data."""
    for node in tree.iter("script"):
        if (node.get("type") or "").strip().lower() == _LINKED_DATA and node.text:
            yield node


def _linked(text: str) -> Iterator[tuple[int, str]]:
    """Dates of a page's linked data; what is no JSON is searched for them."""
    found = _properties(text) or (
        (key, value)
        for key, value in re.findall(
            r'"(datePublished|dateModified|dateCreated|pubDate)"\s*:\s*"([^"]{4,40})"', text
        )
    )
    for key, value in found:
        if (rank := _ranks().get(key.lower())) is not None:
            yield rank, value


def _properties(text: str) -> list[tuple[str, str]]:
    """Each property with a plain value in linked data, at any depth; none in what is no JSON."""
    try:
        waiting = [json.loads(text, strict=False)]
    except RecursionError:
        return []
    except ValueError:
        return _properties(unescape(text)) if _QUOTED in text else []
    found = []
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            one = {key: _plain(value) for key, value in one.items()}
            found += [(key, str(value)) for key, value in one.items() if isinstance(value, (str, int))]
            waiting += [value for value in one.values() if isinstance(value, (dict, list))]
        elif isinstance(one, list):
            waiting += one
    return found


def _plain(value: object) -> object:
    """The value of a property that is written with its type."""
    return value["@value"] if isinstance(value, dict) and "@value" in value else value


#: What a page shows instead of a day: 3天前, 昨天 08:30.
_AGO = re.compile(
    r"(?:(?:发布|发表|更新)?[于在]?\s?[:：]?\s?)(?:刚刚|[昨前今]天(?:\s?\d{1,2}[:：]\d{2})?|(?:约?\d{1,4}|半|[一二两三几])\s?个?(?:秒|分钟|小时|天|日|周|星期|月|年)(?:之?前))"
)
_OF_DAY = re.compile(r"time|date|title|stamp|publish", re.IGNORECASE)


def ago(element, line: str) -> str:
    """The day in an attribute of an element, or of one in it, that shows in a `line` how long ago it was, or ""."""
    for node in element.iter():
        shown = (node.text or "").strip()
        if isinstance(node.tag, str) and shown in line and _AGO.fullmatch(shown):
            values = (value for name, value in node.attrib.items() if _OF_DAY.search(name))
            if date := next(filter(None, map(published.moment, values)), ""):
                return date
    return ""


def _in_scripts(tree) -> Iterator[str]:
    for node in tree.iter("script"):
        text = node.text
        if text and node.get("type", "").lower() != _LINKED_DATA:
            for match in _SCRIPTED.finditer(text[:_LARGEST]):
                yield match["value"]


def _addresses(tree) -> Iterable[str]:
    for node in tree.iter("link", "meta", "base"):
        if (node.get("rel") or "").lower() == "canonical" or node.tag == "base":
            yield node.get("href") or ""
        elif (node.get("property") or node.get("name") or "").lower() in ("og:url", "twitter:url", "url"):
            yield node.get("content") or ""


@cache
def _ranks() -> dict[str, int]:
    """How sure each name of a date is, from the vocabulary; the lower the surer."""
    ranks = {}
    for row in vocabulary.load("corpus/page_dates", ("name", "says", "rank", "example")):
        if row["says"] not in ("published", "modified") or not row["rank"].isdigit():
            raise row.fault("says is published or modified, rank a number")
        if (row["says"] == "modified") != (int(row["rank"]) >= _MODIFIED):
            raise row.fault(f"modified dates have a rank from {_MODIFIED}, others below")
        ranks[row["name"].lower()] = int(row["rank"])
    return ranks
