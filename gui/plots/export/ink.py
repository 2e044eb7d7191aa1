"""The colors of paper for those of any theme."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from gui.plots.definition import depth_color
from gui.theme.palette import LIGHT, Palette

DEPTHS = 64
"""Colors along a sequence among which the nearest one is looked for."""


@lru_cache(maxsize=256)
def ink(color: str, palette: Palette) -> str:
    """What `color` of `palette` is in the light one; a color from elsewhere stays as it is."""
    if palette is LIGHT:
        return color
    if color in palette.curves:
        return LIGHT.curves[palette.curves.index(color)]
    if color == palette.muted:
        return LIGHT.muted
    depths = [depth_color(palette, depth, DEPTHS) for depth in range(DEPTHS)]
    distances = [np.abs(np.subtract(_parts(depth), _parts(color))).sum() for depth in depths]
    nearest = int(np.argmin(distances))
    return depth_color(LIGHT, nearest, DEPTHS) if distances[nearest] < DEPTHS else color


def _parts(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color.removeprefix("#")))
