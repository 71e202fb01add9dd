"""The shapes that stand for things, and the keys that explain them."""

from __future__ import annotations

from functools import partial

from matplotlib.axes import Axes

from analysis.plots.style import BLUE, GREEN, ORANGE, PALE, PINK, SKY, VERMILION

#: Kind of meeting: shape, colour. The shapes alone tell them apart.
KINDS = {
    "meeting": ("o", BLUE),
    "reception": ("D", ORANGE),
    "event": ("s", GREEN),
    "visit": ("^", PINK),
}

#: Role of a person in a meeting: shape, colour, drawn size.
ROLES = {
    "chair": ("s", BLUE, 11.0),
    "speaker": ("^", ORANGE, 11.0),
    "attendee": ("o", GREEN, 8.0),
    "contributor": ("P", VERMILION, 9.0),
    "guest": ("D", SKY, 8.0),
    "visitor": ("v", PINK, 10.0),
}


def dot(
    axes: Axes, x: float, y: float, *, shape: str, colour: str, size: float = 11.0, hollow: bool = False
) -> None:
    """One mark with a dark edge, filled or hollow."""
    axes.plot(
        [x],
        [y],
        marker=shape,
        markersize=size,
        markerfacecolor="white" if hollow else colour,
        markeredgecolor=colour if hollow else "#333333",
        markeredgewidth=2.0 if hollow else 0.6,
        linestyle="none",
        zorder=5,
    )


def kind(axes: Axes, x: float, y: float, *, name: str, hollow: bool = False) -> None:
    """The mark of a kind of meeting."""
    shape, colour = KINDS[name]
    dot(axes, x, y, shape=shape, colour=colour, hollow=hollow)


def role(axes: Axes, x: float, y: float, *, name: str) -> None:
    """The mark of a role."""
    shape, colour, size = ROLES[name]
    dot(axes, x, y, shape=shape, colour=colour, size=size)


def stretch(
    axes: Axes,
    x0: float,
    x1: float,
    y: float,
    *,
    colour: str = BLUE,
    height: float = 11.0,
    sure: bool = False,
    hollow: bool = False,
) -> None:
    """A bar from `x0` to `x1`: full where something lasted, or hollow as a dot; light and hatched where it lies somewhere within."""
    axes.barh(
        [y],
        [x1 - x0],
        left=x0,
        height=height,
        facecolor="white" if sure and hollow else colour if sure else PALE,
        edgecolor="#333333" if sure and not hollow else colour,
        hatch=None if sure else "\\\\\\\\",
        linewidth=2.0 if sure and hollow else 0.8,
        zorder=4,
    )


def _swatch(axes: Axes, x: float, y: float) -> None:
    stretch(axes, x - 9, x + 9, y)


def key_of_kinds(names: list[str], words: list[str]) -> list[tuple]:
    """Entries for `Page.key`."""
    return [(partial(kind, name=name), text) for name, text in zip(names, words, strict=True)]


def key_of_roles(names: list[str], words: list[str]) -> list[tuple]:
    """Entries for `Page.key`."""
    return [(partial(role, name=name), text) for name, text in zip(names, words, strict=True)]


def key_of_stretch(words: str) -> list[tuple]:
    """An entry for `Page.key`."""
    return [(_swatch, words)]


def key_of_hollow(words: str) -> list[tuple]:
    """An entry for `Page.key`."""
    return [(partial(dot, shape="o", colour="#555555", hollow=True), words)]
