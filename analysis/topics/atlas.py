"""Interactive topic map in HTML: one circle per topic, and the words of the selected topic.

Inline SVG and `atlas.js`; nothing is loaded from the network. Topics can be
selected with the keyboard. Without JavaScript, the words of all topics are
listed below the map.
"""

from __future__ import annotations

import cmath
import html
import math
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.tables import row_tuples
from analysis.wording import say, tell_all

#: Of the map, and its margin, in pixels.
WIDTH, HEIGHT, EDGE = 460, 360, 50
#: Radius of a topic without a share, and how much it grows to that of one with all of it.
RADIUS, GROWTH = 6, 42
#: Number of words that are listed, and the length of the longest bar.
WORDS, BAR = 15, 160
#: How often all pairs of circles are moved apart at most: enough for thirty topics in a corner of the map.
_ROUNDS = 300
#: How far each circle is moved before, in pixels.
_SPLIT = 0.01


def draw(
    topics: pd.DataFrame,
    topic_words: pd.DataFrame,
    topic_map: pd.DataFrame,
    *,
    key: str = "atlas",
    language: str = "en",
) -> str:
    """Draw the map: circles close together have similar words, and the area shows the share.

    Parameters
    ----------
    key : str
        Prefix of the ids in the HTML; use different keys for two maps on a page.
    language : str
        Of the name of the map and the notes on topics, ``en`` or ``zh``.

    Examples
    --------
    >>> topics = pd.DataFrame({"topic": [1], "label": ["党建"], "share": [1.0], "note": [""]})
    >>> words = pd.DataFrame({"topic": [1], "rank": [1], "word": ["<组织>"], "weight": [0.5]})
    >>> made = draw(topics, words, pd.DataFrame({"topic": [1], "x": [0.0], "y": [0.0]}))
    >>> "&lt;组织&gt;" in made, "http" in made
    (True, False)
    """
    if topics.empty:
        return f"<p>{html.escape(say('topics_none', language))}</p>"
    rows = [*row_tuples(topics)]
    circles = "".join(_circle(row, *place, key) for row, place in zip(rows, _places(rows, topic_map)))
    panels = "".join(
        _panel(row, topic_words[topic_words["topic"] == row.topic], key, language) for row in rows
    )
    name = html.escape(say("topic_map", language))
    script = (Path(__file__).parent / "atlas.js").read_text(encoding="utf-8")
    return (
        f'<div id="{key}" class="atlas"><style>{_STYLE}</style>'
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="group" aria-label="{name}">{circles}</svg>'
        f"<div>{panels}</div><script>{script}</script></div>"
    )


def _places(rows: Sequence[Any], topic_map: pd.DataFrame) -> list[tuple[float, float, float]]:
    """Where the circle of each topic is, and its radius."""
    places = topic_map.set_index("topic")[["x", "y"]]
    spread = max(places.abs().to_numpy().max(), 1e-9)
    return apart(
        [
            (
                WIDTH / 2 + float(places.loc[row.topic, "x"]) / spread * (WIDTH / 2 - EDGE),
                HEIGHT / 2 - float(places.loc[row.topic, "y"]) / spread * (HEIGHT / 2 - EDGE),
                RADIUS + GROWTH * math.sqrt(row.share),
            )
            for row in rows
        ]
    )


def apart(circles: Sequence[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """The circles (x, y, radius), moved apart within the map, so that each can be read and chosen.

    Those of a usual study (12 to 30 topics) do not overlap afterwards, wherever they were.
    Many more may: they stay in the map, which has no room for all of them.

    >>> [(round(x), round(y), radius) for x, y, radius in apart([(99, 80, 10), (99, 90, 10), (5, 80, 10)])]
    [(99, 75, 10), (99, 95, 10), (10, 80, 10)]
    """
    radii = [radius for *_, radius in circles]
    # Circles in one place or on one line would stay on a line if none left it, in a direction of its own.
    centres = [complex(x, y) + cmath.rect(_SPLIT, at) for at, (x, y, _) in enumerate(circles)]
    for _ in range(_ROUNDS):
        for one, other in combinations(range(len(circles)), 2):
            way = centres[other] - centres[one]
            lacking = radii[one] + radii[other] - abs(way)
            if lacking > 0:
                step = (way / abs(way) if way else 1) * lacking / 2
                centres[one], centres[other] = centres[one] - step, centres[other] + step
        centres = [_inside(centre, radius) for centre, radius in zip(centres, radii)]
    return [(centre.real, centre.imag, radius) for centre, radius in zip(centres, radii)]


def _inside(centre: complex, radius: float) -> complex:
    """The centre of a circle, moved so that no part of it is outside the map."""
    return complex(
        min(max(centre.real, radius), WIDTH - radius), min(max(centre.imag, radius), HEIGHT - radius)
    )


def _circle(row, x: float, y: float, radius: float, key: str) -> str:
    label = html.escape(f"{row.topic}. {row.label}, {row.share:.0%}")
    return (
        f'<g role="button" tabindex="0" data-topic="{row.topic}" aria-controls="{key}-{row.topic}" aria-label="{label}">'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/><text x="{x:.1f}" y="{y + 5:.1f}">{row.topic}</text>'
        f"<title>{label}</title></g>"
    )


def _panel(row, words: pd.DataFrame, key: str, language: str) -> str:
    shown = words.sort_values("rank").head(WORDS)
    widest = shown["weight"].max()
    bars = "".join(
        f'<tr><td>{html.escape(word)}</td><td><span style="width:{weight / widest * BAR:.0f}px"></span></td></tr>'
        for word, weight in zip(shown["word"], shown["weight"])
    )
    note = f"<p>{html.escape(tell_all(row.note, language))}</p>" if row.note else ""
    return f'<section id="{key}-{row.topic}"><h4>{row.topic}. {html.escape(row.label)} ({row.share:.0%})</h4>{note}<table>{bars}</table></section>'


_STYLE = """
.atlas{display:flex;flex-wrap:wrap;gap:1.5em;align-items:flex-start}
.atlas g{cursor:pointer}.atlas circle{fill:#4c78a8;fill-opacity:.35;stroke:currentColor;stroke-opacity:.6}
.atlas g.on circle,.atlas g:focus circle{fill:#b5482a;fill-opacity:.6}.atlas g:focus{outline:none}
.atlas text{text-anchor:middle;fill:currentColor;font-size:14px;pointer-events:none}
.atlas section.off{display:none}.atlas td{padding:0 .6em 0 0;text-align:left!important}
.atlas td span{display:inline-block;height:.8em;background:#4c78a8}
"""
