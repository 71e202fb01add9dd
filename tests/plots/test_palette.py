"""A palette changes nothing that can be seen, and gives the same bytes for the same picture."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.plots import palette


def back(pixels: np.ndarray) -> np.ndarray:
    """The picture as its palette has it."""
    return np.asarray(palette.few_colours(pixels).convert("RGB")).astype(int)


def picture(colours: int, *, seed: int = 1) -> np.ndarray:
    """White, a wide area of blue, and a band of many colours."""
    made = np.full((60, 80, 4), 255, dtype=np.uint8)
    made[20:40] = (0, 114, 178, 255)
    random = np.random.default_rng(seed)
    some = random.integers(0, 256, (colours, 4)).astype(np.uint8)
    made[50:] = some[random.integers(colours, size=(10, 80))]
    return made


@pytest.mark.parametrize("colours", [1, 100, 254])
def test_a_picture_of_few_colours_keeps_each_of_them(colours):
    pixels = picture(colours)
    assert (back(pixels) == pixels[..., :3]).all()


def test_of_many_colours_the_wide_areas_keep_theirs():
    pixels = picture(700)
    assert len(np.unique(pixels[50:].reshape(-1, 4), axis=0)) > palette.PLACES
    assert (back(pixels)[:50] == pixels[:50, :, :3]).all()


def test_a_smooth_run_of_colours_stays_smooth():
    across, down = np.meshgrid(np.arange(256), np.arange(64) * 2)
    pixels = np.stack([across, np.full_like(across, 114), 255 - down, np.full_like(across, 255)], axis=2)
    off = np.abs(back(pixels.astype(np.uint8)) - pixels[..., :3])
    assert off.max() <= 24
    assert off.mean() <= 4


@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (7, 1)])
def test_the_smallest_pictures(shape):
    pixels = np.zeros((*shape, 4), dtype=np.uint8)
    made = palette.few_colours(pixels)
    assert made.size == shape[::-1]
    assert (back(pixels) == 0).all()


def test_the_same_picture_gives_the_same_bytes():
    one, other = (palette.few_colours(picture(700)) for _ in range(2))
    assert one.tobytes() == other.tobytes()
    assert one.getpalette() == other.getpalette()
