"""A plot of values against values, with the axes of the plots over steps."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from gui.beliefs.base import BeliefView
from gui.plots.backdrop import Backdrop
from gui.plots.layout import GAP, PER_TICK_X, Layout, Style
from gui.plots.scale import Scale, Ticks
from gui.theme.current import current_palette

Floats = NDArray[np.floating]

MARGIN = 0.06
SMALLEST = 24.0
MOST_POINTS = 1500
"""Samples that are drawn of each part; of more every n-th one."""


@dataclass(frozen=True)
class RealLayout(Layout):
    """Places in a plot whose horizontal axis has values other than whole steps."""

    def ticks_x(self, pixels: int) -> Ticks:
        return self.x.ticks(max(self.area.width() / (0.75 * PER_TICK_X * pixels), 2.0))


class ChartView(BeliefView):
    """Axes, grid and captions; a subclass says how far the axes go and paints into the area."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backdrop = Backdrop()

    def scales(self) -> tuple[Scale, Scale] | None:
        """The horizontal and the vertical axis; None while there is nothing to draw."""
        raise NotImplementedError

    def captions(self) -> tuple[str, str]:
        """What the axes stand for."""
        raise NotImplementedError

    def square(self) -> bool:
        """Whether both axes are equally long."""
        return False

    def paint_data(self, painter: QPainter, layout: Layout) -> None:
        """Paint into `layout.area`, which is clipped."""
        raise NotImplementedError

    def places(self) -> RealLayout | None:
        """Where everything is now."""
        scales = self.scales()
        return self._lay_out(*scales, self._style()) if scales is not None else None

    def paint(self, painter: QPainter) -> None:
        """Paint everything."""
        layout, style = self.places(), self._style()
        if layout is None:
            self.paint_waiting(painter)
            return
        painter.drawPixmap(0, 0, self._backdrop.pixmap(layout, style, ()))
        painter.setFont(style.font)
        painter.setPen(style.palette.muted)
        horizontal, vertical = self.captions()
        area, metrics = layout.area, style.metrics
        painter.drawText(QPointF(area.left() + 2, area.top() - 6), vertical)
        # Under the labels of the ticks: a square area may end far above the lower edge.
        line = min(layout.size.height() - 4, area.bottom() + GAP + 2.2 * metrics.height())
        painter.drawText(QPointF(area.right() - metrics.horizontalAdvance(horizontal), line), horizontal)
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_data(painter, layout)

    def paintEvent(self, event: object) -> None:
        self.paint(QPainter(self))

    def _style(self) -> Style:
        return Style(current_palette(), max(self.font().pixelSize() - 1, 8))

    def _lay_out(self, x: Scale, y: Scale, style: Style) -> RealLayout:
        line, size = math.ceil(style.metrics.height()), QSizeF(self.size())
        area = QRectF(0, line + 4, size.width() - 14, max(size.height() - 3 * line - GAP, SMALLEST))
        draft = RealLayout(size, area, x, y, self.devicePixelRatioF())
        widths = [style.metrics.horizontalAdvance(text) for text in draft.ticks_y(style.pixels).labels]
        area.setLeft(math.ceil(max(widths, default=0)) + GAP + 2)
        area.setWidth(max(area.width(), SMALLEST))
        if self.square():
            side = min(area.width(), area.height())
            area = QRectF(area.left() + (area.width() - side) / 2, area.top(), side, side)
        return RealLayout(size, QRectF(area.toRect()), x, y, self.devicePixelRatioF())


def scale_around(*values: Floats) -> Scale:
    """A linear axis on which all finite values have room."""
    everything = np.concatenate([np.ravel(one) for one in values])
    finite = everything[np.isfinite(everything)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    room = MARGIN * (high - low) or 0.5 * abs(high) or 0.5
    return Scale(low - room, high + room)


def points(layout: Layout, x: Floats, y: Floats) -> list[QPointF]:
    """Places of samples, thinned out to `MOST_POINTS`; those that are not finite have none."""
    stride = -(-len(x) // MOST_POINTS) or 1
    pairs = zip(x[::stride], y[::stride], strict=True)
    return [layout.point(float(a), float(b)) for a, b in pairs if np.isfinite(a) and np.isfinite(b)]


def path_through(places: Iterable[QPointF]) -> QPainterPath:
    """A line from place to place."""
    path = QPainterPath()
    for number, place in enumerate(places):
        if number:
            path.lineTo(place)
        else:
            path.moveTo(place)
    return path
