"""A picture with a palette of 256 colours: a third of the file, nothing to see of it.

A chart is few colours over wide areas and many between them, where edges are
smoothed. What is most of the picture therefore keeps its colour to the digit,
and only the rest shares the remaining places. Pillow's own ways go over every
pixel: they take several times as long, or turn white to grey.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from PIL import Image

PLACES = 256
#: Colours that are kept as they are, those of most pixels first.
KEPT = 64


def few_colours(pixels: memoryview | np.ndarray) -> Image.Image:
    """A picture in a palette's colours.

    Parameters
    ----------
    pixels : memoryview or ndarray of uint8, shape (height, width, 4)
        Red, green, blue, and an opacity, the same throughout.

    Examples
    --------
    >>> white_and_red = np.array([[[255, 255, 255, 255]] * 3, [[230, 0, 18, 255]] * 3], "uint8")
    >>> picture = few_colours(white_and_red)
    >>> picture.mode, picture.convert("RGB").getcolors()
    ('P', [(3, (255, 255, 255)), (3, (230, 0, 18))])
    """
    pixels = np.ascontiguousarray(pixels)
    flat = pixels.view(np.uint32).ravel()
    starts = np.flatnonzero(np.concatenate(([True], flat[1:] != flat[:-1])))
    lengths = np.diff(starts, append=len(flat))
    which, found = pd.factorize(flat[starts])  # by run and not by pixel: a twentieth of them
    colours = np.ascontiguousarray(found.view(np.uint8).reshape(-1, 4)[:, :3])
    often = colours[np.argsort(-np.bincount(which, weights=lengths), kind="stable")]
    palette = often if len(often) <= PLACES else np.concatenate((often[:KEPT], _stand_ins(often[KEPT:])))
    places = _nearest(colours, palette).astype(np.uint8)
    height, width, _ = pixels.shape
    picture = Image.fromarray(np.repeat(places[which], lengths).reshape(height, width))
    picture.putpalette(palette.tobytes())
    return picture


def _stand_ins(colours: np.ndarray) -> np.ndarray:
    """For many colours, as many as there is room for."""
    own = Image.fromarray(colours[None])
    own = own.quantize(PLACES - KEPT, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    return np.array(own.getpalette(), dtype=np.uint8).reshape(-1, 3)


def _nearest(colours: np.ndarray, palette: np.ndarray) -> np.ndarray:
    """The place in the palette of what is nearest to each colour."""
    these, those = colours.astype(np.float32), palette.astype(np.float32)
    return ((those**2).sum(axis=1) - 2 * these @ those.T).argmin(axis=1)
