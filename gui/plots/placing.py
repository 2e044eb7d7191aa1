"""Where a label or a box lies on a plot without covering curves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QRectF

from gui.plots.curve_item import CurveItem
from gui.plots.layout import Layout

Place = TypeVar("Place")

LOYALTY = 0.05
"""Something stays where it is until another place covers so much less of the curves."""


def least_covered(
    places: Mapping[Place, QRectF], before: Place | None, item: CurveItem, layout: Layout
) -> Place:
    """The place whose rectangle lies on least of the curves of `item` and inside the plot; the first of equals."""
    best, least = next(iter(places)), math.inf
    inside = QRectF(layout.area.topLeft(), layout.area.bottomRight())
    inside.setRight(layout.size.width())
    for place, box in places.items():
        top_left = (box.topLeft() - layout.area.topLeft()) * layout.ratio
        covered = item.coverage(QRectF(top_left, box.size() * layout.ratio).toRect())
        cost = covered + (0 if inside.contains(box) else 1) - (LOYALTY if place == before else 0)
        if cost < least - 1e-9:
            best, least = place, cost
    return best
