"""Who meets whom: persons as boxes, a line for the meetings held that name both."""

from __future__ import annotations

from collections.abc import Sequence

import networkx
import numpy as np
import pandas as pd

from analysis.cells import split
from analysis.plots.drawn import Drawn
from analysis.plots.facts import Tables, counted, held, note
from analysis.plots.page import LINE, SIZE, Page
from analysis.plots.style import BLUE, GREEN, INK, MUTED, ORANGE, PINK, RULE, SKY, VERMILION
from analysis.settings import WINDOW
from analysis.tables import row_tuples
from analysis.wording import say

TABLES = ("meetings", "attendance")

#: So many persons are tried, the best connected, until their names have room.
_PERSONS = (30, 24, 18, 12, 8, 5)
#: Around a name in its box, and between boxes.
_PAD, _BETWEEN = 5.0, 7.0
_HEIGHT = SIZE * 1.32 + 4
_FAINT = "#a8a8a8"  #: between the thickest lines and the thinnest
_GROUPS = (BLUE, ORANGE, GREEN, PINK, VERMILION, SKY)


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] = WINDOW) -> Drawn:
    """The persons with most shared meetings, near one another where they share many.

    The tables ``network_edges`` and ``network_persons`` are those of
    `analysis.questions.network`. The colour of a box's edge is the group.
    """
    edges, persons = (given.get(name, pd.DataFrame()) for name in ("network_edges", "network_persons"))
    title = _title(edges, held(given), language)
    page, shown, placed = _laid_out(given, edges, persons, title, language, window)
    line = _note(given, shown, persons, language, window)
    data = edges[edges["person"].isin(shown) & edges["other"].isin(shown)] if len(edges) else edges
    if not shown:
        page.message(say("network_none", language))
    else:
        _lines(page, data, placed)
        _boxes(page, persons, placed, language)
    return Drawn(
        name="network",
        language=language,
        figure=page.figure,
        data=data,
        title=title,
        caption=say("network_caption", language),
        alt=f"{say('network_alt', language)} {title}",
        note=line,
        top=page.top,
        unused=page.unused,
        tables=TABLES,
    )


def _title(edges: pd.DataFrame, meetings: pd.DataFrame, language: str) -> str:
    if edges.empty:
        return say("network_title_none", language)
    first = edges.iloc[0]
    kinds = meetings.loc[meetings["meeting_id"].isin(split(first["meeting_ids"])), "kind"]
    tied = (edges["meetings"] == first["meetings"]).sum() > 1
    return say(
        "network_title_tie" if tied else "network_title",
        language,
        person=first["person"],
        other=first["other"],
        meetings=counted(int(first["meetings"]), kinds, language),
    )


def _note(
    given: Tables, shown: Sequence[str], persons: pd.DataFrame, language: str, window: tuple[str, str]
) -> str:
    key = "network_n_some" if len(shown) < len(persons) else "network_n"
    return note(given, language, window, say(key, language, shown=len(shown), n=len(persons)))


def _laid_out(
    given: Tables,
    edges: pd.DataFrame,
    persons: pd.DataFrame,
    title: str,
    language: str,
    window: tuple[str, str],
) -> tuple[Page, list[str], dict[str, tuple[float, float, float]]]:
    """The page, who is drawn, and for each the middle and half the width of the box, in points."""
    for count in _PERSONS:
        shown = persons["person"].head(count).tolist() if len(persons) else []
        page = Page(title, _note(given, shown, persons, language, window))
        placed = _places(page, edges, persons, shown, language)
        if placed is not None:
            return page, shown, placed
    return page, [], {}


def _places(
    page: Page, edges: pd.DataFrame, persons: pd.DataFrame, shown: list[str], language: str
) -> dict[str, tuple[float, float, float]] | None:
    """Near those with whom they share most, no box on another; None if there is no room."""
    if not shown:
        return {}
    graph = networkx.Graph()
    graph.add_nodes_from(shown)
    own = set(shown)
    for row in row_tuples(edges):
        if row.person in own and row.other in own:
            graph.add_edge(row.person, row.other, weight=float(row.meetings))
    at = _spread(graph, shown)
    at = (at - at.min(axis=0)) / np.maximum(np.ptp(at, axis=0), 1e-9)
    half = np.array(
        [[page.width(_label(row)) / 2 + _PAD, _HEIGHT / 2] for row in row_tuples(persons.head(len(shown)))]
    )
    key = len(_key_lines(page, language)) * SIZE * LINE
    low = np.array([page.left, page.bottom + 6]) + half
    high = np.array([page.right, page.top - key - 16]) - half
    at = low + at * (high - low)
    if not _apart(at, half, low, high):
        return None
    return {
        person: (float(x), float(y), float(width))
        for person, (x, y), width in zip(shown, at, half[:, 0], strict=True)
    }


def _spread(graph: networkx.Graph, shown: list[str]) -> np.ndarray:
    """Places whose distances are those in the graph: the nearer, the more meetings persons share.

    Those whom no path joins are as far apart as the ends of the longest path, and no farther: they would take
    the room of all others.
    """
    for _, _, edge in graph.edges(data=True):
        edge["length"] = 1 / (1 + np.log2(edge["weight"]))
    lengths = dict(networkx.shortest_path_length(graph, weight="length"))
    longest = max((max(own.values()) for own in lengths.values()), default=0.0) or 1.0
    apart = {one: {other: own.get(other, longest) for other in shown} for one, own in lengths.items()}
    placed = networkx.kamada_kawai_layout(graph, dist=apart)
    return np.array([placed[person] for person in shown])


def _apart(at: np.ndarray, half: np.ndarray, low: np.ndarray, high: np.ndarray) -> bool:
    """Push boxes apart where they overlap, within the frame, in place; whether that was possible."""
    for _ in range(600):
        moved = False
        for one in range(len(at)):
            for other in range(one):
                gap = half[one] + half[other] + _BETWEEN - np.abs(at[one] - at[other])
                if (gap > 0.01).all():
                    axis = int(gap[1] < gap[0])
                    way = np.sign(at[one, axis] - at[other, axis]) or 1.0
                    at[one, axis] += way * gap[axis] / 2
                    at[other, axis] -= way * gap[axis] / 2
                    moved = True
        np.clip(at, low, high, out=at)
        if not moved:
            return True
    return False


def _label(row) -> str:
    return f"{row.person} {row.meetings}"


def _lines(page: Page, edges: pd.DataFrame, placed: dict[str, tuple[float, float, float]]) -> None:
    most = int(edges["meetings"].max()) if len(edges) else 1
    for row in row_tuples(edges.iloc[::-1]):  # the thickest on top
        (x0, y0, _), (x1, y1, _) = placed[row.person], placed[row.other]
        strength = row.meetings / most
        page.canvas.plot(
            [x0, x1], [y0, y1], color=MUTED if strength > 0.5 else _FAINT if strength > 0.2 else RULE, lw=0.8 + 4.2 * strength, zorder=1,
            solid_capstyle="round",
        )  # fmt: skip


def _boxes(
    page: Page, persons: pd.DataFrame, placed: dict[str, tuple[float, float, float]], language: str
) -> None:
    for row in row_tuples(persons[persons["person"].isin(placed)]):
        x, y, half = placed[row.person]
        colour = _GROUPS[(int(row.group) - 1) % len(_GROUPS)]
        page.canvas.fill(
            [x - half, x + half, x + half, x - half],
            [y - _HEIGHT / 2, y - _HEIGHT / 2, y + _HEIGHT / 2, y + _HEIGHT / 2],
            facecolor="white", edgecolor=colour, linewidth=1.8, zorder=3,
        )  # fmt: skip
        page.text(x, y, _label(row), color=INK, ha="center")
    lines = _key_lines(page, language)
    page.text(page.left, page.top - len(lines) * SIZE * LINE / 2, "\n".join(lines), color=MUTED)


def _key_lines(page: Page, language: str) -> list[str]:
    return page.wrap(say("network_key", language), page.right - page.left, lines=5)
