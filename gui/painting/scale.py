"""From points of the plane to places in a canvas and back, with one scale in both directions."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from gui.painting.strokes import Places, Spot

ROOM = 0.05
"""What is kept free on each side of the outermost points, as a share of what they span; decision maps too."""
USUAL = 2.0
"""What is shown of the plane where no points say more."""


@dataclass(frozen=True)
class PaintScale:
    """What part of the plane a canvas shows.

    Attributes:
        area: of the canvas, in pixels.
        center: of the plane that is shown.
        span: units of the plane along the shorter side of the area.
    """

    area: QRectF
    center: Spot = (0.0, 0.0)
    span: float = USUAL * (1.0 + 2.0 * ROOM)

    @classmethod
    def around(cls, places: Places, area: QRectF) -> PaintScale:
        """One that shows all places (n, 2) with some room around them."""
        if not len(places):
            return cls(area)
        low, high = places.min(axis=0), places.max(axis=0)
        middle = (low + high) / 2.0
        shorter = max(min(area.width(), area.height()), 1.0)
        # What is spread along the longer side may be wider.
        shares = (shorter / max(area.width(), 1.0), shorter / max(area.height(), 1.0))
        span = float(max((high - low) * shares)) or USUAL
        return cls(area, (float(middle[0]), float(middle[1])), span * (1.0 + 2.0 * ROOM))

    @property
    def unit(self) -> float:
        """Pixels to a unit of the plane."""
        return max(min(self.area.width(), self.area.height()), 1.0) / self.span

    def place(self, spot: Spot) -> QPointF:
        """Where a point of the plane is drawn."""
        middle, unit = self.area.center(), self.unit
        return QPointF(
            middle.x() + (spot[0] - self.center[0]) * unit, middle.y() - (spot[1] - self.center[1]) * unit
        )

    def spot(self, place: QPointF) -> Spot:
        """Which point of the plane is drawn at a place; places beside the area are brought into it."""
        area, middle = self.area, self.area.center()
        x = min(max(place.x(), area.left()), area.right())
        y = min(max(place.y(), area.top()), area.bottom())
        return (
            self.center[0] + (x - middle.x()) / self.unit,
            self.center[1] - (y - middle.y()) / self.unit,
        )

    def short(self, spot: Spot) -> Spot:
        """The point with no more decimals than can be seen."""
        digits = max(0, 4 - math.ceil(math.log10(self.span)))
        return round(spot[0], digits), round(spot[1], digits)

    def holds(self, places: Places) -> bool:
        """Whether all places (n, 2) are in the area."""
        half = (self.area.width() / 2.0 / self.unit, self.area.height() / 2.0 / self.unit)
        return bool((abs(places - self.center) <= half).all())
