"""The first words of each topic, as bars."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd

from analysis.cells import split
from analysis.plots import grid
from analysis.plots.drawn import Drawn, Panel, Series
from analysis.plots.facts import Tables, note, table
from analysis.plots.page import HEIGHT, Page
from analysis.plots.style import BLUE, MUTED, PALE
from analysis.settings import WINDOW
from analysis.tables import row_tuples
from analysis.wording import code, say

TABLES = ("topics", "topic_words", "topic_tree", "topic_tree_words")

_TOPICS = 8
_WORDS = 8
_HEAD = 44.0  #: height of a panel's heading
_ROW = 18.5  #: least height of a word's row
#: A bar shorter than this part of the longest could not be seen.
_SEEN = 1 / 400
#: What the notes on a topic begin with, and the wording of each.
_NOTES = {
    "boilerplate": "note_boilerplate",
    "mixture": "note_mixture",
    "unsteady_halves": "note_unsteady",
    "unsteady_runs": "note_unsteady",
    "few_paragraphs": "note_few",
}


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] = WINDOW) -> Drawn:
    """Small multiples of up to eight topics, up to eight words each, bars as long as the words' weight.

    A word whose bar would be too short to be seen is left out, unless it is the first of its topic. Where there are more
    topics, the cut of their tree into eight is shown.
    """
    topics, words = table(given, "topics"), table(given, "topic_words")
    without_articles = grid.without_articles(topics)
    topics = topics.head(0) if without_articles else topics
    shown, some = (
        grid.largest(topics, _TOPICS),
        grid.some_of(min(len(topics), _TOPICS), len(topics), language),
    )
    title = _title(shown, len(topics), language)
    if without_articles:
        title = say("topics_title_no_articles", language)
    if len(topics) > _TOPICS and len(table(given, "topic_tree")):
        shown, words = _cut(topics, table(given, "topic_tree")), _renamed(table(given, "topic_tree_words"))
        some = say("merged_topics", language, shown=len(shown), topics=len(topics))
        title = _title_of_groups(shown, len(topics), language)
    interval = "" if _lacks_interval(shown) else say("topic_words_caption_interval", language)
    data = _data(shown, words)
    line = note(given, language, window, some)
    page = Page(title, line)
    panels: list[Panel] = []
    most = max(float(data["weight"].max()), 1e-9) if len(data) else 1.0
    faults = {row.topic: _faults(row.note, language) for row in row_tuples(shown)}
    if shown.empty:
        page.message(say("coverage_none" if without_articles else "topics_none", language))
    below = page.top - 28
    if len(shown):
        below = page.key(_key(most, any(faults.values()), language))
    boxes = grid.cells(
        page, len(shown), below, bottom=page.bottom, most_columns=4, usual=_HEAD + _WORDS * 18.6
    )
    widest = max((page.width(page.fit(word, boxes[0].width / 2)) for word in data["word"]), default=0.0)
    # a chart to edit has no key above it
    natives = grid.cells(page, len(shown), page.top, bottom=page.bottom, most_columns=4, apart=8)
    rows = [*row_tuples(shown)]
    further = _further_line(page, boxes, rows, faults)
    for cell, native, row in zip(boxes, natives, rows, strict=True):
        words_of = data[data["topic"] == row.topic]
        _bars(page, cell, words_of, widest, most, head=_HEAD + further, unsure=bool(faults[row.topic]))
        lines = 1 if faults[row.topic] and not further else 2
        name = grid.heading(page, cell, row, lines=lines)
        if faults[row.topic]:
            at = cell.top - 10 - grid.LINE_HEIGHT * len(grid.heading_rows(page, cell, row, lines))
            page.text(cell.left, at, page.fit(faults[row.topic], cell.width), color=MUTED)
        made = _native(name, native, words_of, most, bool(faults[row.topic]), language)
        panels.append(replace(made, whole=grid.dotted(row)))
    return Drawn(
        name="topic_words",
        language=language,
        figure=page.figure,
        data=data,
        title=title,
        caption=say("topic_words_caption", language, interval=interval),
        alt=f"{say('topic_words_alt', language)} {title}",
        note=line,
        top=page.top,
        unused=page.unused,
        tables=TABLES,
        panels=tuple(panels),
    )


def _cut(topics: pd.DataFrame, tree: pd.DataFrame) -> pd.DataFrame:
    """The cut into eight, as rows of topics; a group of several has no stability and no note of its own."""
    cut = tree[(tree["fewest"] <= _TOPICS) & (tree["most"] >= _TOPICS)].rename(columns={"topic": "part_of"})
    whole = _renamed(cut).reindex(columns=["topic", "label", "share", "words"], fill_value="")
    known = topics[["topic", "stability", "note"]]
    made = whole.merge(known, on="topic", how="left").fillna({"note": ""})
    made["is_group"] = ~made["topic"].isin(topics["topic"])
    return grid.largest(made, _TOPICS)


def _renamed(nodes: pd.DataFrame) -> pd.DataFrame:
    return nodes.rename(columns={"node": "topic"})


def _data(shown: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    kept = words[(words["rank"] <= _WORDS) & words["topic"].isin(shown["topic"])]
    labelled = kept.merge(shown[["topic", "label", "share", "stability", "note"]], on="topic", how="left")
    place = labelled["topic"].map({topic: at for at, topic in enumerate(shown["topic"])})
    ordered = labelled.assign(place=place).sort_values(
        ["place", "weight", "rank"], ascending=[True, False, True]
    )
    seen = ordered["weight"] >= _SEEN * ordered["weight"].max()
    seen |= ~ordered["topic"].duplicated()
    return ordered[seen].drop(columns="place").reset_index(drop=True)


def _title(shown: pd.DataFrame, count: int, language: str) -> str:
    if shown.empty:
        return say("topics_title_none", language)
    first = shown.iloc[0]
    if count == 1:
        return say("topic_words_title_one", language, label=first["label"])
    interval = ""
    if not _lacks_interval(shown):
        bounds = {"low": float(first["share_low"]), "high": float(first["share_high"])}
        interval = say("topic_words_interval", language, **bounds)
    return say(
        "topic_words_title",
        language,
        topics=count,
        label=first["label"],
        share=float(first["share"]),
        interval=interval,
    )


def _lacks_interval(shown: pd.DataFrame) -> bool:
    """Whether the largest topic is of too few articles for an interval."""
    return "share_low" in shown and len(shown) > 0 and bool(pd.isna(shown["share_low"].iloc[0]))


def _title_of_groups(shown: pd.DataFrame, count: int, language: str) -> str:
    """The largest of the groups that are drawn where topics are merged."""
    first = shown.iloc[0]
    return say(
        "topic_words_title_groups",
        language,
        topics=count,
        shown=len(shown),
        label=first["label"],
        share=float(first["share"]),
    )


def _faults(note: str, language: str) -> str:
    """What a topic's notes warn of, in few words; "" where there is nothing.

    >>> _faults('boilerplate {"words": 8}；few_paragraphs {"n": 4, "least": 5}', "en")
    'mostly stock phrases, few paragraphs'
    """
    named = dict.fromkeys(_NOTES[code(item)] for item in split(note))
    return say("comma", language).join(say(key, language) for key in named)


def _further_line(page: Page, boxes: list[grid.Cell], rows: list, faults: dict[int, str]) -> float:
    """The height of a third line in the headings: below two of a long label, a warning; 0 where words would give way."""
    lacking = any(faults[row.topic] and len(grid.heading_rows(page, boxes[0], row, 2)) > 1 for row in rows)
    has_room = lacking and boxes[0].height - _HEAD - grid.LINE_HEIGHT >= _WORDS * _ROW
    return grid.LINE_HEIGHT if has_room else 0.0


def _bars(
    page: Page, cell: grid.Cell, words: pd.DataFrame, widest: float, most: float, *, head: float, unsure: bool
) -> None:
    room = cell.height - head
    rows = words.head(int(room // _ROW))
    pitch = page.pitch(room, len(rows), 30, grows=1.5)
    axes = page.canvas
    for at, word in enumerate(row_tuples(rows)):
        y = cell.top - head - pitch * (at + 0.5)
        page.text(cell.left + widest, y, page.fit(word.word, cell.width / 2), ha="right")
        axes.barh(
            [y],
            [(cell.width - widest - 8) * word.weight / most],
            left=cell.left + widest + 8,
            height=min(pitch * 0.66, max(15, pitch / 2)),
            **_paint(unsure),
        )


def _native(
    title: str, cell: grid.Cell, words: pd.DataFrame, most: float, unsure: bool, language: str
) -> Panel:
    values = tuple(round(float(weight), 5) for weight in words["weight"])
    return Panel(
        "bar",
        title,
        tuple(words["word"]),
        (Series(say("weight", language), values, "unsure" if unsure else "value"),),
        (cell.left, HEIGHT - cell.top, cell.width, cell.height),
        number_format="0.0%",
        scale=(0, most),
    )


def _key(most: float, unsure: bool, language: str) -> list[tuple]:
    entries = [(partial(_swatch, unsure=False), say("key_weight", language, most=most))]
    return entries + ([(partial(_swatch, unsure=True), say("key_care", language))] if unsure else [])


def _swatch(axes, x: float, y: float, *, unsure: bool) -> None:
    axes.barh([y], [18], left=x - 9, height=11, **_paint(unsure))


def _paint(unsure: bool) -> dict:
    """Full where a topic is sound, light and hatched where it has a fault."""
    face, hatch = (PALE, "\\\\\\\\") if unsure else (BLUE, None)
    return {"facecolor": face, "edgecolor": BLUE, "hatch": hatch, "linewidth": 0.8}
