"""Heights over the plane as a smooth picture with contour lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gui.beliefs.decision_image import Floats, Pixels, cubic_matrix

LINES = 14
"""Contours between the lowest and the highest place."""
LINE_WIDTH = 1.3
"""Of a contour, in pixels."""
LINE_STRENGTH = 0.38
"""How much of a contour's color covers the ground."""
SHADES = 1024
CUT = 0.98
"""Quantile of the heights beyond which colors are no longer told apart: walls must not eat the valley's."""


def levels_of(heights: Floats) -> Floats:
    """Heights as shares 0…1 on a scale that shows valleys as well as walls; NaN stays.

    The scale is a logarithm of the height above the lowest place, bent so that the median lies in the middle.
    """
    finite = heights[np.isfinite(heights)]
    if not finite.size or finite.max() == finite.min():
        return np.where(np.isfinite(heights), 0.0, np.nan)
    low, high = float(finite.min()), float(np.quantile(finite, CUT))
    span = max(high - low, 1e-300)
    middle = min(max((float(np.median(finite)) - low) / span, 1e-4), 0.5)
    # log(1 + s·h) / log(1 + s) is ½ at the median for s = (1 − 2m) / m².
    bend = max((1.0 - 2.0 * middle) / middle**2, 1e-6)
    shares = np.clip((heights - low) / span, 0.0, 1.0)
    return np.log1p(bend * shares) / np.log1p(bend)


def contour_pixels(heights: Floats, width: int, height: int, heat: Sequence[str], line: str) -> Pixels:
    """The picture, 0xffRRGGBB (height, width), its first row at the top (the largest y).

    Args:
        heights: (n, n), row 0 at the smallest y; places that are not finite are drawn like the highest.
        heat: '#rrggbb' from low to high.
        line: color of the contours.
    """
    levels = np.nan_to_num(levels_of(heights), nan=1.0).astype(np.float32)
    fine = cubic_matrix(len(levels), height)[::-1] @ levels @ cubic_matrix(levels.shape[1], width).T
    fine = np.clip(fine, 0.0, 1.0)
    colors = _shades(tuple(heat))[np.rint(fine * (SHADES - 1)).astype(np.intp)]
    bands = fine * LINES
    down, across = np.gradient(bands)
    steepness = np.hypot(down, across)
    # Distance to the nearest contour in pixels; where the ground is flat there is none.
    distance = np.abs(bands - np.rint(bands)) / np.maximum(steepness, 1e-3)
    cover = LINE_STRENGTH * np.clip(0.5 * LINE_WIDTH + 0.5 - distance, 0.0, 1.0)
    cover[(bands < 0.5) | (bands > LINES - 0.5)] = 0.0
    ink = np.array([int(line[place : place + 2], 16) for place in (1, 3, 5)], np.float32)
    mixed = np.rint(colors + cover[..., None] * (ink - colors)).astype(np.uint32)
    packed = np.uint32(0xFF000000) | mixed @ np.array([1 << 16, 1 << 8, 1], np.uint32)
    return np.ascontiguousarray(packed, np.uint32)


@lru_cache(maxsize=8)
def _shades(heat: tuple[str, ...]) -> NDArray[np.float32]:
    """`SHADES` colors along the stops, (SHADES, 3)."""
    stops = np.array([[int(color[place : place + 2], 16) for place in (1, 3, 5)] for color in heat], float)
    places = np.linspace(0.0, len(stops) - 1.0, SHADES)
    channels = [np.interp(places, np.arange(len(stops)), stops[:, channel]) for channel in range(3)]
    return np.stack(channels, axis=1).astype(np.float32)
