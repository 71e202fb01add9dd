"""What every figure must pass, measured on the figure itself."""

from __future__ import annotations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.plots import style

SMALLEST = 14.0
CONTRAST = 4.5


def texts(figure: Figure) -> list[Text]:
    """Every text that is drawn."""
    return [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip()]


def boxes(figure: Figure) -> list[tuple[Text, Bbox]]:
    """Every drawn text with the box of its ink, by the renderer."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    return [(text, text.get_window_extent(renderer)) for text in texts(figure)]


def overlaps(figure: Figure) -> list[str]:
    """Pairs of texts whose boxes share more than a hair."""
    found = boxes(figure)
    faults = []
    for at, (one, a) in enumerate(found):
        for other, b in found[at + 1 :]:
            wide = min(a.x1, b.x1) - max(a.x0, b.x0)
            high = min(a.y1, b.y1) - max(a.y0, b.y0)
            if wide > 0.5 and high > 0.5:
                faults.append(
                    f"{one.get_text()!r} and {other.get_text()!r} overlap by {wide:.1f} x {high:.1f} px"
                )
    return faults


def clipped(figure: Figure) -> list[str]:
    """Texts that reach over the figure's edge, or that their axes cut off."""
    page = figure.bbox
    faults = []
    for text, box in boxes(figure):
        edge = text.get_clip_box() if text.get_clip_on() else None
        for frame in (page, edge):
            if frame is not None and not (
                frame.x0 <= box.x0 and frame.y0 <= box.y0 and box.x1 <= frame.x1 and box.y1 <= frame.y1
            ):
                faults.append(f"{text.get_text()!r} is cut off")
    return faults


def small(figure: Figure) -> list[str]:
    """Texts below the smallest size."""
    return [
        f"{t.get_text()!r} is {t.get_fontsize():g} pt" for t in texts(figure) if t.get_fontsize() < SMALLEST
    ]


def faint(figure: Figure) -> list[str]:
    """Texts that stand out too little from what is drawn behind them.

    Behind a text is what is left when all letters are invisible; of its box,
    nine parts in ten must contrast enough (thin lines may cross it).
    """
    found = boxes(figure)
    for text, _ in found:
        text.set_alpha(0)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    picture = np.asarray(canvas.buffer_rgba())[..., :3] / 255
    for text, _ in found:
        text.set_alpha(None)
    linear = np.where(picture <= 0.04045, picture / 12.92, ((picture + 0.055) / 1.055) ** 2.4)
    light = linear @ [0.2126, 0.7152, 0.0722]
    height = light.shape[0]
    faults = []
    for text, box in found:
        rows = slice(max(int(height - box.y1), 0), int(height - box.y0) + 1)
        behind = light[rows, max(int(box.x0), 0) : int(box.x1) + 1]
        own = style.luminance(text.get_color())
        ratio = (np.maximum(behind, own) + 0.05) / (np.minimum(behind, own) + 0.05)
        if np.quantile(ratio, 0.1) < CONTRAST:
            faults.append(f"{text.get_text()!r} has a contrast of {np.quantile(ratio, 0.1):.1f}")
    return faults


def mathtext(figure: Figure) -> list[str]:
    """Texts that would be read as mathematics."""
    return [f"{t.get_text()!r} parses mathematics" for t in texts(figure) if t.get_parse_math()]


def faults(figure: Figure) -> list[str]:
    """All that is wrong with a figure's texts; drawn in the house style, warnings are for the caller to forbid."""
    with style.house():
        return [
            *small(figure),
            *clipped(figure),
            *overlaps(figure),
            *faint(figure),
            *mathtext(figure),
        ]
