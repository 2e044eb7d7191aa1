"""Values to compare the curves of a plot with: level lines, named where the name covers nothing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from gui.plots.axes import draw_dashes
from gui.plots.curve import Reference
from gui.plots.curve_item import CurveItem
from gui.plots.layout import Layout, Style
from gui.plots.placing import least_covered

Place = tuple[float, bool]
PLACES: list[Place] = [(share, above) for share in (1.0, 0.0, 0.5) for above in (True, False)]
"""Shares of the way from the left end of the line to the right one, above it or below."""
MARGIN = 3.0


class References:
    """Draws the lines, and remembers where their names stood."""

    def __init__(self) -> None:
        self._places: dict[Reference, Place] = {}

    def draw(
        self,
        painter: QPainter,
        references: Iterable[Reference],
        item: CurveItem,
        layout: Layout,
        style: Style,
    ) -> None:
        area, height = layout.area, style.metrics.height()
        color = QColor(style.palette.muted)
        painter.setFont(style.font)
        for reference in references:
            here = layout.up(layout.y.coordinate(reference.value))
            if not area.top() <= here <= area.bottom():
                continue
            draw_dashes(painter, layout, QPointF(area.left(), here), QPointF(area.right(), here), color)
            width = style.metrics.horizontalAdvance(reference.label)
            boxes = {}
            for share, above in PLACES:
                left = area.left() + MARGIN + share * (area.width() - width - 2 * MARGIN)
                boxes[share, above] = QRectF(left, here - height - 1 if above else here + 2, width, height)
            place = least_covered(boxes, self._places.get(reference), item, layout)
            self._places[reference] = place
            painter.drawText(boxes[place].topLeft() + QPointF(0, style.metrics.ascent()), reference.label)
