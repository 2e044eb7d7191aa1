"""The curves of one plot as one picture that is kept and, while data arrive, only redrawn where they arrived."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gui.plots.line import Frame, Line
from gui.plots.raster import Pixels, Stroke, paint, pen_width
from gui.plots.traces import Traces


class CurveItem(pg.GraphicsObject):
    """Draws lines from the pyramids of their series. Its cost depends on the size of the picture alone.

    It lies on its parent pixel by pixel: a child of a view box, not one of its contents, which would be scaled.
    """

    def __init__(self, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self._layers: list[Pixels] = []
        self._traces: Traces | None = None

    def render(self, lines: Sequence[Line], frame: Frame) -> tuple[int, int]:
        """Bring the picture up to date: `lines` in the order in which they cover each other.

        Returns the range of pixel columns that have changed.
        """
        traces = self._traces
        if traces is not None and frame == traces.frame and _same(lines, traces.lines):
            start, stop = traces.follow()
        else:
            traces = self._traces = Traces(lines, frame, traces)
            traces.follow()
            start, stop = 0, frame.columns
            self._layers = []
            self.prepareGeometryChange()
        if start < stop:
            strokes = [_in_pixels(line.stroke, frame.ratio) for line in lines]
            layers = paint(traces.strip(start, stop), strokes, stop - start, frame.rows)
            if self._layers:
                for whole, part in zip(self._layers, layers, strict=True):
                    whole[:, start:stop] = part
            else:
                self._layers = layers
        return start, stop

    def boundingRect(self) -> QRectF:
        if self._traces is None:
            return QRectF()
        frame = self._traces.frame
        return QRectF(0, 0, frame.columns / frame.ratio, frame.rows / frame.ratio)

    def paint(self, p: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the picture; the item's corner must lie on a device pixel."""
        if self._traces is None:
            return
        for layer in self._layers:
            rows, columns = layer.shape
            image = QImage(layer.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(self._traces.frame.ratio)
            p.drawImage(QPointF(0, 0), image)

    def coverage(self, rect: QRect) -> float:
        """The share of the device pixels in `rect` on which there is something of a curve."""
        rows = slice(max(rect.top(), 0), max(rect.bottom() + 1, 0))
        columns = slice(max(rect.left(), 0), max(rect.right() + 1, 0))
        parts = [layer[rows, columns] != 0 for layer in self._layers]
        return float(np.logical_or.reduce(parts).mean()) if parts and parts[0].size else 0.0


@lru_cache(maxsize=256)
def color_of(name: str, opacity: float = 1.0) -> tuple[float, float, float, float]:
    """A stroke's color from "#rrggbb"."""
    color = QColor(name)
    return color.redF(), color.greenF(), color.blueF(), opacity


def _same(one: Sequence[Line], two: Sequence[Line]) -> bool:
    return len(one) == len(two) and all(
        a.series is b.series and a.border is b.border and a.stroke == b.stroke and a.scale == b.scale
        for a, b in zip(one, two, strict=True)
    )


def _in_pixels(stroke: Stroke, ratio: float) -> Stroke:
    return Stroke(
        stroke.color, pen_width(stroke.width * ratio), tuple(length * ratio for length in stroke.dash)
    )
