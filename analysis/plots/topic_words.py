"""The first words of each topic, as bars."""

from __future__ import annotations

import pandas as pd

from analysis.plots import grid
from analysis.plots.drawn import Drawn, Panel, Series
from analysis.plots.facts import Tables, note, table
from analysis.plots.page import HEIGHT, Page
from analysis.plots.style import BLUE, PALE
from analysis.plots.wording import say

TABLES = ("topics", "topic_words")

_TOPICS = 10
_WORDS = 8
#: A topic found again in fewer of the runs than this is drawn as uncertain.
STABLE = 0.5


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] = ("2023-01", "2025-12")) -> Drawn:
    """Small multiples of the ten largest topics, eight words each, bars as long as the words' weight."""
    topics, words = table(given, "topics"), table(given, "topic_words")
    shown = grid.largest(topics, _TOPICS)
    data = _data(shown, words)
    title = _title(shown, len(topics), language)
    line = note(given, language, window, grid.some_of(len(shown), len(topics), language))
    page = Page(title, line)
    panels: list[Panel] = []
    if shown.empty:
        page.message(say("topics_none", language))
    most = max(data["weight"].max(), 1e-9) if len(data) else 1.0
    if (shown["stability"] < STABLE).any():
        page.key([(_swatch, say("key_unstable", language))])
    top = page.top - (28 if (shown["stability"] < STABLE).any() else 2)
    boxes = grid.cells(len(shown), top)
    widest = max((page.width(page.fit(word, boxes[0].width / 2)) for word in data["word"]), default=0.0)
    for cell, row in zip(boxes, shown.itertuples(), strict=True):
        panels.append(_panel(page, cell, row, data[data["topic"] == row.topic], (widest, most), language))
    return Drawn(
        name="topic_words",
        language=language,
        figure=page.figure,
        data=data,
        title=title,
        caption=say("topic_words_caption", language),
        alt=f"{say('topic_words_alt', language)} {title}",
        note=line,
        top=page.top,
        tables=TABLES,
        panels=tuple(panels),
    )


def _data(shown: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    kept = words[(words["rank"] <= _WORDS) & words["topic"].isin(shown["topic"])]
    labelled = kept.merge(shown[["topic", "label", "share", "stability"]], on="topic", how="left")
    order = {topic: at for at, topic in enumerate(shown["topic"])}
    return labelled.sort_values(
        ["topic", "rank"], key=lambda c: c.map(order) if c.name == "topic" else c
    ).reset_index(drop=True)


def _title(shown: pd.DataFrame, count: int, language: str) -> str:
    if shown.empty:
        return say("topics_title_none", language)
    first = shown.iloc[0]
    key = "topic_words_title" if count > 1 else "topic_words_title_one"
    return say(key, language, topics=count, label=first["label"], share=float(first["share"]))


def _panel(
    page: Page, cell: grid.Cell, row, words: pd.DataFrame, scale: tuple[float, float], language: str
) -> Panel:
    widest, most = scale
    unsure = row.stability < STABLE
    name = grid.heading(page, cell, row, language)
    room = cell.height - 26
    rows = words.head(min(_WORDS, int(room // 18.5)))
    pitch = min(room / max(len(rows), 1), 30)
    axes = page.canvas()
    for at, word in enumerate(rows.itertuples()):
        y = cell.top - 26 - pitch * (at + 0.5)
        page.text(cell.left + widest, y, page.fit(word.word, cell.width / 2), ha="right")
        reach = (cell.width - widest - 8) * word.weight / most
        axes.barh(
            [y],
            [reach],
            left=cell.left + widest + 8,
            height=min(pitch * 0.66, 15),
            facecolor=PALE if unsure else BLUE,
            edgecolor=BLUE,
            hatch="\\\\\\\\" if unsure else None,
            linewidth=0.8,
        )
    return Panel(
        "bar",
        name,
        tuple(rows["word"]),
        (Series(say("weight", language), tuple(round(float(w), 5) for w in rows["weight"])),),
        (cell.left, HEIGHT - cell.top, cell.width, cell.height),
        number_format="0.0%",
        scale=(0, float(most)),
    )


def _swatch(axes, x: float, y: float) -> None:
    axes.barh(
        [y], [18], left=x - 9, height=11, facecolor=PALE, edgecolor=BLUE, hatch="\\\\\\\\", linewidth=0.8
    )
