"""What happened to a run: upright lines in its plots, named above the curves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from gui.plots.axes import draw_dashes
from gui.plots.layout import Layout, Style


def draw_events(painter: QPainter, events: Sequence[tuple[float, str]], layout: Layout, style: Style) -> None:
    """Thin lines, with labels above the area, where no curve comes. Where there is no room they go unnamed."""
    area, metrics = layout.area, style.metrics
    painter.setFont(style.font)
    free = area.left()
    baseline = area.top() - 4 - metrics.descent()
    for place, label in sorted(events):
        here = layout.across(layout.x.coordinate(place))
        if not area.left() <= here <= area.right():
            continue
        ends = QPointF(here, area.top() - 2), QPointF(here, area.bottom())
        draw_dashes(painter, layout, *ends, QColor(style.palette.axis))
        width = metrics.horizontalAdvance(label)
        left = max(free, min(here - width / 2, layout.size.width() - width - 1))
        if left <= here <= left + width:
            painter.setPen(QColor(style.palette.muted))
            painter.drawText(QPointF(left, baseline), label)
            free = left + width + 8
