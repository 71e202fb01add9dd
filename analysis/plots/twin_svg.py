"""Two SVGs of one drawing: letters as paths, which look the same anywhere, and letters as text, to edit.

matplotlib writes the one or the other, and to lay a figure out and draw it
takes most of the time. Here everything goes to both, but for the letters.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from matplotlib.backends.backend_mixed import MixedModeRenderer
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure

#: Points to the inch: an SVG is measured in points.
_POINTS = 72


class _Both:
    """What is written goes to both texts, or for a while to one of them."""

    def __init__(self) -> None:
        self.paths, self.texts = io.StringIO(), io.StringIO()
        self.chosen: tuple[io.StringIO, ...] = (self.paths, self.texts)

    def write(self, text: str) -> None:
        for one in self.chosen:
            one.write(text)


class _Renderer(RendererSVG):
    def __init__(self, width: float, height: float, both: _Both, **settings: Any):
        self._both = both
        super().__init__(width, height, both, **settings)

    def _draw_text_as_path(self, *args: Any, **named: Any) -> None:
        self.writer._XMLWriter__flush()  # the tag that is still open belongs to both
        self._both.chosen = (self._both.paths,)
        super()._draw_text_as_path(*args, **named)
        self._both.chosen = (self._both.texts,)
        self._draw_text_as_text(*args, **named)
        self._both.chosen = (self._both.paths, self._both.texts)


def draw(figure: Figure, metadata: Mapping[str, str | None]) -> tuple[str, str]:
    """The figure as SVG, first with letters as paths, then as text; each as `Figure.savefig` writes it.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    metadata : mapping
        As of ``savefig`` for SVG.
    """
    import matplotlib

    both, dpi = _Both(), figure.dpi
    width, height = figure.get_size_inches()
    with matplotlib.rc_context({"svg.fonttype": "path"}):
        renderer = _Renderer(width * _POINTS, height * _POINTS, both, image_dpi=dpi, metadata=metadata)
        figure.dpi = _POINTS
        try:
            mixed = MixedModeRenderer(figure, width, height, dpi, renderer)
            figure.draw(mixed)  # type: ignore[arg-type]  # matplotlib draws with it itself, in print_svg
            mixed.finalize()
        finally:
            figure.dpi = dpi
    return both.paths.getvalue(), both.texts.getvalue()
