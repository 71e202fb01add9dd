"""What every figure must pass, measured on the figure itself."""

from __future__ import annotations

from functools import cache

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.plots import style

SMALLEST = 14.0
CONTRAST = 4.5


#: The share of light of each value of a part of a colour.
_LIGHT = np.array([style.light(part / 255) for part in range(256)])

Found = list[tuple[Text, Bbox]]


def boxes(figure: Figure) -> Found:
    """Every text that is drawn, with its box by the renderer."""
    renderer = _measuring(figure.dpi)
    texts = (t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip())
    return [(text, text.get_window_extent(renderer)) for text in texts]


@cache
def _measuring(dpi: float) -> RendererAgg:
    """A renderer that is shared by all figures, so that a text which occurs in several is measured only once."""
    return RendererAgg(1, 1, dpi)


def overlaps(found: Found) -> list[str]:
    """Pairs of texts whose boxes share more than a hair."""
    x0, y0, x1, y1 = np.array([box.extents for _, box in found]).reshape(-1, 4).T
    wide = np.minimum.outer(x1, x1) - np.maximum.outer(x0, x0)
    high = np.minimum.outer(y1, y1) - np.maximum.outer(y0, y0)
    pairs = np.argwhere(np.triu((wide > 0.5) & (high > 0.5), k=1))
    return [
        f"{found[one][0].get_text()!r} and {found[other][0].get_text()!r} "
        f"overlap by {wide[one, other]:.1f} x {high[one, other]:.1f} px"
        for one, other in pairs
    ]


def clipped(page: Bbox, found: Found) -> list[str]:
    """Texts that reach over the page's edge, or that their axes cut off."""
    faults = []
    for text, box in found:
        frames = [page, text.get_clip_box()] if text.get_clip_on() and text.get_clip_box() else [page]
        if any(box.x0 < f.x0 or box.y0 < f.y0 or box.x1 > f.x1 or box.y1 > f.y1 for f in frames):
            faults.append(f"{text.get_text()!r} is cut off")
    return faults


def small(found: Found) -> list[str]:
    """Texts below the smallest size."""
    sizes = ((text.get_text(), text.get_fontsize()) for text, _ in found)
    return [f"{words!r} is {size:g} pt" for words, size in sizes if size < SMALLEST]


def faint(figure: Figure, found: Found) -> list[str]:
    """Texts that stand out too little from what is drawn behind them.

    Behind a text is what is left when all letters are invisible; of its box,
    nine parts in ten must contrast enough (thin lines may cross it).
    """
    for text, _ in found:
        text.set_alpha(0)  # a box around it is still drawn
        text.set_visible(text.get_bbox_patch() is not None)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    picture = np.asarray(canvas.buffer_rgba())
    for text, _ in found:
        text.set_alpha(None)
        text.set_visible(True)
    height = picture.shape[0]
    faults = []
    for text, box in found:
        rows = slice(max(int(height - box.y1), 0), int(height - box.y0) + 1)
        colours = picture[rows, max(int(box.x0), 0) : int(box.x1) + 1]
        behind = _LIGHT[colours[..., :3]] @ [0.2126, 0.7152, 0.0722]
        own = style.luminance(text.get_color())
        ratio = (np.maximum(behind, own) + 0.05) / (np.minimum(behind, own) + 0.05)
        if np.quantile(ratio, 0.1) < CONTRAST:
            faults.append(f"{text.get_text()!r} has a contrast of {np.quantile(ratio, 0.1):.1f}")
    return faults


def mathtext(found: Found) -> list[str]:
    """Texts that would be read as mathematics."""
    return [f"{text.get_text()!r} parses mathematics" for text, _ in found if text.get_parse_math()]


def faults(figure: Figure) -> list[str]:
    """All that is wrong with a figure's texts; to forbid warnings is the caller's part."""
    with style.house():
        found = boxes(figure)
        return [
            *small(found),
            *clipped(figure.bbox, found),
            *overlaps(found),
            *faint(figure, found),
            *mathtext(found),
        ]
