"""What several figures take from the tables in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from contextvars import ContextVar

import pandas as pd

from analysis import tables
from analysis.plots.scoped import scoped
from analysis.plots.when import month_name
from analysis.run import store
from analysis.tables import row_tuples
from analysis.wording import say

Tables = Mapping[str, pd.DataFrame]


def table(given: Tables, name: str) -> pd.DataFrame:
    """A table, or an empty one of its schema where the build made none."""
    return given[name] if name in given else tables.frame(name, [])


def part(
    given: Tables, name: str, columns: Sequence[str], chosen: Callable[[pd.DataFrame], pd.DataFrame]
) -> pd.DataFrame:
    """What is chosen of some columns of a table; of one that lies on disk the rest is not held."""
    if name not in given:
        return tables.frame(name, [])[[*columns]]
    return store.part(given, name, columns, chosen)


def sourced_months(given: Tables) -> set[str]:
    """The months of which anything is known."""
    if "covered_months" in given:  # a selection of meetings: the texts of other months are there all the same
        return {*given["covered_months"]["month"]}
    return tables.covered_months(table(given, "articles"), table(given, "meetings"))


#: What may stand before a text without belonging to it.
_BULLETS = "●■□◆◇▲★☆○• \u3000"


def headlines(given: Tables) -> dict[str, str]:
    """What to call each article: its headline, else how its text begins, else its id."""
    articles, paragraphs = table(given, "articles"), table(given, "paragraphs")
    bare = articles.loc[articles["headline"] == "", "article_id"]
    body = paragraphs[
        paragraphs["article_id"].isin(bare) & (paragraphs["role"] == "body") & (paragraphs["text"] != "")
    ]
    begins = {
        row.article_id: f"{row.text.lstrip(_BULLETS)[:40]}…"
        for row in row_tuples(body.drop_duplicates("article_id")[["article_id", "text"]])
    }
    return {
        row.article_id: row.headline or begins.get(row.article_id, row.article_id)
        for row in row_tuples(articles[["article_id", "headline"]])
    }


def note(given: Tables, language: str, window: tuple[str, str], n: str) -> str:
    """Source, window and n, in one line."""
    articles = table(given, "articles")
    sources = say("sources", language, sources=int(articles["source"].nunique()), articles=len(articles))
    first, last = (month_name(month, language) for month in window)
    if nothing_dated():
        line = say("note_undated", language, sources=sources, n=n)
    elif first == last:
        line = say("note_month", language, sources=sources, month=first, n=n)
    else:
        line = say("note", language, sources=sources, first=first, last=last, n=n)
    return f"{_selection.get()} · {line}" if _selection.get() else line


#: What was selected of the texts, for the note line of the figure that is drawn now.
_selection: ContextVar[str] = ContextVar("selection", default="")


def of_selection(about: str) -> AbstractContextManager[None]:
    """Say in the notes of figures, for a while, what was selected of the texts."""
    return scoped(_selection, about)


#: Whether the texts of the figure that is drawn now have months to show.
_dated: ContextVar[bool] = ContextVar("dated", default=True)


def of_dates(dated: bool) -> AbstractContextManager[None]:
    """Say, for a while, whether any text is dated: without dates a figure names no months."""
    return scoped(_dated, dated)


def nothing_dated() -> bool:
    """Whether no text of the figure that is drawn now has a date."""
    return not _dated.get()


def counted(n: int, kinds: Iterable[str], language: str) -> str:
    """How many meetings there are; receptions, events and visits among them are not called meetings.

    >>> counted(1, ["meeting"], "en"), counted(4, ["visit", "event"], "en"), counted(2, ["meeting", "visit"], "zh")
    ('1 meeting', '4 events', '2场会议和活动')
    """
    return say(f"counted_{sort_of(kinds)}", language, n=n)


def sort_of(kinds: Iterable[str]) -> str:
    """``meetings``, ``events``, or ``both``."""
    is_meeting = {kind == "meeting" for kind in kinds}
    return "both" if len(is_meeting) > 1 else "meetings" if is_meeting <= {True} else "events"


def held(given: Tables) -> pd.DataFrame:
    """The meetings reported as held."""
    meetings = table(given, "meetings")
    return meetings[meetings["status"] == "held"]
