"""What of a line lies in a rectangle. Files of vectors have no pixels to cut at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

Points = NDArray[np.float64]


def clipped(points: Points, area: QRectF) -> list[Points]:
    """The parts of the line through `points` (n, 2) that lie in `area` (Liang & Barsky 1984)."""
    if len(points) == 1:
        # A lonely value is a dot: a line as short as can be.
        points = np.concatenate([points, points + np.array([0.01, 0.0])])
    low = np.array([area.left(), area.top()])
    high = np.array([area.right(), area.bottom()])
    if ((points >= low) & (points <= high)).all():
        return [points]
    start, way = points[:-1], np.diff(points, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        near, far = (low - start) / way, (high - start) / way
    enter, leave = np.minimum(near, far), np.maximum(near, far)
    level = way == 0
    inside = (start >= low) & (start <= high)
    enter = np.where(level, np.where(inside, -np.inf, np.inf), enter)
    leave = np.where(level, np.where(inside, np.inf, -np.inf), leave)
    begin, end = np.maximum(enter.max(axis=1), 0.0), np.minimum(leave.min(axis=1), 1.0)
    parts: list[list[Points]] = []
    whole = False
    for index in np.flatnonzero(begin <= end):
        one, two = (start[index] + share * way[index] for share in (begin[index], end[index]))
        if whole and begin[index] == 0.0 and parts and np.array_equal(parts[-1][-1], one):
            parts[-1].append(two)
        else:
            parts.append([one, two])
        whole = bool(end[index] == 1.0)
    return [np.array(part) for part in parts]
