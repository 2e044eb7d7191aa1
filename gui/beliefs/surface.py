"""A surface over its first two parameters, with the paths of all lanes on it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from engine.experiment import Experiment
from engine.recording.store import SeriesStore
from engine.surfaces.base import Surface
from gui.beliefs.base import Arrays
from gui.beliefs.chart import ChartView, path_through
from gui.beliefs.contour_image import contour_pixels
from gui.plots.layout import Layout
from gui.plots.run_look import lane_color
from gui.plots.scale import Scale
from gui.theme.current import current_palette

MOST_PLACES = 4000
"""Steps of a path that are drawn; of a longer one every n-th."""
STROKE = 1.8
HEAD = 4.0


class SurfaceView(ChartView):
    """Colors are heights, lines the paths, disks where the lanes are now, crosses the known minima."""

    name = "surface"
    probe = "surface_map"
    rank = 60

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Map of the surface"))
        self._arrays: Arrays = {}
        self._series = SeriesStore()
        self._names: tuple[str, ...] = ()
        self._map: tuple[object, QImage] | None = None

    @classmethod
    def suits_surface(cls, surface: Surface) -> bool:
        return surface.is_surface and surface.dimension() >= 2

    def show_run(self, experiment: Experiment) -> None:
        self._arrays, self._map = {}, None
        self._names = experiment.surface.names()
        self.update()

    def show_series(self, series: SeriesStore) -> None:
        self._series = series

    def show_arrays(self, arrays: Arrays) -> None:
        known = self._arrays.get("heights")
        if known is None or not np.array_equal(known, arrays["heights"], equal_nan=True):
            self._map = None
        self._arrays = arrays
        self.update()

    def captions(self) -> tuple[str, str]:
        return self._names[0], self._names[1]

    def scales(self) -> tuple[Scale, Scale] | None:
        if "extent" not in self._arrays:
            return None
        left, right, bottom, top = (float(bound) for bound in self._arrays["extent"])
        return Scale(left, right), Scale(bottom, top)

    def paint_data(self, painter: QPainter, layout: Layout) -> None:
        palette = current_palette()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(layout.area, self._image(layout.area))
        for x, y in self._arrays["minima"]:
            _draw_cross(painter, layout.point(float(x), float(y)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for lane, (x, y) in enumerate(self._arrays["points"]):
            color = lane_color(palette, lane)
            path = path_through(self._path(layout, lane))
            for ink, width in (("#ffffff", STROKE + 1.6), (color, STROKE)):
                pen = QPen(QColor(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.drawPath(path)
            if np.isfinite([x, y]).all():
                painter.setPen(QPen(QColor("#ffffff"), 1.4))
                painter.setBrush(QColor(color))
                painter.drawEllipse(layout.point(float(x), float(y)), HEAD, HEAD)
                painter.setBrush(Qt.BrushStyle.NoBrush)

    def _path(self, layout: Layout, lane: int) -> list[QPointF]:
        """Where a lane has been, as far as it is recorded."""
        columns = [self._series.get((f"parameter.{number}", lane)) for number in range(2)]
        if any(column is None for column in columns):
            return []
        x, y = (column.thinned(MOST_PLACES) for column in columns if column is not None)
        return [
            layout.point(float(a), float(b))
            for a, b in zip(x, y, strict=True)
            if np.isfinite(a) and np.isfinite(b)
        ]

    def _image(self, area: QRectF) -> QImage:
        palette, ratio = current_palette(), self.devicePixelRatioF()
        width, height = max(round(area.width() * ratio), 2), max(round(area.height() * ratio), 2)
        key = (width, height, palette.name)
        if self._map is None or self._map[0] != key:
            pixels = contour_pixels(self._arrays["heights"], width, height, palette.heat, "#ffffff")
            image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).copy()
            self._map = key, image
        return self._map[1]


class SurfaceCurveView(ChartView):
    """A surface of one parameter: its graph, with the lanes on it."""

    name = "surface_curve"
    probe = "surface_map"
    rank = 61

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Graph of the surface"))
        self._arrays: Arrays = {}
        self._name = ""

    @classmethod
    def suits_surface(cls, surface: Surface) -> bool:
        return surface.is_surface and surface.dimension() == 1

    def show_run(self, experiment: Experiment) -> None:
        self._arrays = {}
        self._name = experiment.surface.names()[0]
        self.update()

    def show_arrays(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self.update()

    def captions(self) -> tuple[str, str]:
        return self._name, "J"

    def scales(self) -> tuple[Scale, Scale] | None:
        if "extent" not in self._arrays:
            return None
        left, right = (float(bound) for bound in self._arrays["extent"])
        heights = self._arrays["heights"]
        finite = heights[np.isfinite(heights)]
        low, high = (float(finite.min()), float(np.quantile(finite, 0.99))) if finite.size else (0.0, 1.0)
        room = 0.06 * (high - low) or 0.5
        return Scale(left, right), Scale(low - room, high + room)

    def paint_data(self, painter: QPainter, layout: Layout) -> None:
        palette, arrays = current_palette(), self._arrays
        left, right = arrays["extent"]
        xs = np.linspace(left, right, len(arrays["heights"]))
        pairs = [(float(x), float(y)) for x, y in zip(xs, arrays["heights"], strict=True) if np.isfinite(y)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.muted), 1.8))
        painter.drawPath(path_through(layout.point(x, y) for x, y in pairs))
        for lane, (x,) in enumerate(arrays["points"]):
            if np.isfinite(x) and pairs:
                y = float(np.interp(x, [place for place, _ in pairs], [height for _, height in pairs]))
                painter.setPen(QPen(QColor(palette.card), 1.4))
                painter.setBrush(QColor(lane_color(palette, lane)))
                painter.drawEllipse(layout.point(float(x), y), HEAD + 1, HEAD + 1)


def _draw_cross(painter: QPainter, center: QPointF) -> None:
    arm = 4.0
    for color, width in (("#000000", 3.2), ("#ffffff", 1.6)):
        painter.setPen(QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for dx, dy in ((arm, arm), (arm, -arm)):
            painter.drawLine(center - QPointF(dx, dy), center + QPointF(dx, dy))
