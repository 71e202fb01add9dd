"""What sort of article it is, and by which rule."""

from __future__ import annotations

from functools import cache

from analysis import vocabulary

KINDS = ("editorial", "advertorial", "essay", "review", "document")
_PLACES = ("byline", "credit", "heading", "headline")


def kind(
    *, heading: str, headline: str, bylines: list[tuple[str, str]], opens: str, datelined: bool
) -> tuple[str, str]:
    """Kind and rule of an article.

    Parameters
    ----------
    heading : str
        Kicker, headline and deck, one a line.
    headline : str
        The headline alone.
    bylines : list of (str, str)
        Form and words of every byline.
    opens : str
        How its body begins: ``dateline``, ``brief``, ``day`` or "".
    datelined : bool
        Whether any of its paragraphs opens with a dateline: then it is news,
        whatever it is called.

    Examples
    --------
    >>> kind(heading="", headline="", bylines=[("author", "□本报评论员")], opens="", datelined=False)
    ('editorial', 'signed by a commentator')
    >>> kind(heading="关于公报的报道", headline="全会公报", bylines=[], opens="dateline", datelined=True)
    ('report', 'dateline')
    """
    if opens == "brief":
        return "brief", "bullet and day"
    places = {
        "byline": [words for _, words in bylines],
        "credit": [words for form, words in bylines if form == "bracketed"],
        "heading": heading.split("\n"),
        "headline": [headline],
    }
    for row, pattern in _rules():
        if row["where"] in ("heading", "headline") and datelined:
            continue
        if any(pattern.search(words) for words in places[row["where"]]):
            return row["kind"], row["rule"]
    if datelined:
        return "report", "dateline"
    told = [
        form == "author" and not words.startswith("作者") for form, words in bylines
    ]  # 作者：says nothing
    if told and all(told):
        return "essay", "author's line, no reporter"
    if bylines:
        return "report", "reporters named"
    return "report", "no mark of another kind"


@cache
def _rules():
    rows = vocabulary.load("corpus/kinds", ("kind", "where", "pattern", "rule", "example"))
    for row in rows:
        if row["kind"] not in KINDS:
            raise row.fault(f"kind {row['kind']!r} is none of {', '.join(KINDS)}")
        if row["where"] not in _PLACES:
            raise row.fault(f"where {row['where']!r} is none of {', '.join(_PLACES)}")
    return tuple((row, row.pattern("pattern")) for row in rows)
