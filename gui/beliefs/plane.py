"""The decision map of a task in the plane, with the samples on it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from engine.datasets.base import Dataset
from engine.errors import InputError
from engine.experiment import Experiment
from engine.tasks import Data, Examples
from gui import formatting
from gui.beliefs.base import Arrays, BeliefView
from gui.beliefs.decision_image import decision_pixels, picture_side
from gui.beliefs.layer import Layer
from gui.beliefs.markers import draw_disks, draw_rings
from gui.beliefs.split_legend import SplitLegend
from gui.theme.current import current_palette

MOST_POINTS = 800
"""Samples that are drawn of each part; of more every n-th one."""


class PlaneView(BeliefView):
    """Colors say which class the network believes in and how surely; disks are training samples, rings test ones."""

    name = "plane"
    probe = "decision_map"
    rank = 10

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Decision map"))
        self._legend = SplitLegend()
        self._dataset: Dataset | None = None
        self._data: Data | None = None
        self._arrays: Arrays = {}
        self._map: tuple[object, QImage] | None = None
        self._points = Layer(self)

    def legend(self) -> QWidget | None:
        return self._legend

    def show_run(self, experiment: Experiment) -> None:
        self._arrays, self._map = {}, None
        if experiment.data != self._dataset:
            self._dataset = experiment.data
            self._points.forget()
            try:
                self._data = experiment.data.load()
            except InputError:
                self._data = None
            self._legend.set_classes(self._data.task.classes if self._data else ())
        self.update()

    def show_arrays(self, arrays: Arrays) -> None:
        self._arrays, self._map = arrays, None
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """A square needs no more."""
        return width

    def square(self) -> QRectF:
        """Where the map is drawn."""
        side = min(self.width(), self.height())
        return QRectF((self.width() - side) // 2, 0, side, side)

    def place(self, x1: float, x2: float) -> QPointF:
        """Where a point of the plane is drawn."""
        (left, right, bottom, top), square = self._extent(), self.square()
        across, up = (x1 - left) / (right - left), (x2 - bottom) / (top - bottom)
        return QPointF(square.left() + across * square.width(), square.bottom() - up * square.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        square = self.square()
        if square.width() < 8:
            return
        image = self._map_image(square)
        if image is not None:
            painter.drawImage(square, image)
        else:
            painter.fillRect(square, QColor(current_palette().field))
        if self._data is None and image is None:
            self.paint_waiting(painter)
        if self._data is not None:
            painter.drawPixmap(0, 0, self._points.pixmap(self._extent(), self._paint_points))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _extent(self) -> tuple[float, float, float, float]:
        """x₁ low and high, x₂ low and high: those of the map, before there is one those of the samples."""
        if "extent" in self._arrays:
            left, right, bottom, top = (float(bound) for bound in self._arrays["extent"])
            return left, right, bottom, top
        assert self._data is not None
        points = np.concatenate([self._data.train.raw, self._data.test.raw])
        low, high = points.min(axis=0), points.max(axis=0)
        center, half = (low + high) / 2, 0.55 * float((high - low).max())
        return center[0] - half, center[0] + half, center[1] - half, center[1] + half

    def _map_image(self, square: QRectF) -> QImage | None:
        if "probabilities" not in self._arrays:
            return None
        probabilities, palette = self._arrays["probabilities"], current_palette()
        side = picture_side(round(square.width() * self.devicePixelRatioF()), probabilities.shape[2])
        key = (side, palette.name)
        if self._map is None or self._map[0] != key:
            pixels = decision_pixels(probabilities, side, palette.class_colors, palette.card)
            image = QImage(pixels.tobytes(), side, side, 4 * side, QImage.Format.Format_RGB32).copy()
            self._map = key, image
        return self._map[1]

    def _paint_points(self, painter: QPainter) -> None:
        assert self._data is not None
        palette, square = current_palette(), self.square()
        painter.setClipRect(square)
        count = min(len(self._data.train), MOST_POINTS)
        radius = min(max(square.width() / (3.2 * count**0.5), 2.2), 4.0)
        for k in range(len(self._data.task.classes)):
            color = palette.class_colors[k % len(palette.class_colors)]
            draw_rings(painter, self._places(self._data.test, k), 0.85 * radius, color, palette.card)
            draw_disks(painter, self._places(self._data.train, k), radius, color, palette.card)

    def _places(self, part: Examples, k: int) -> list[QPointF]:
        """Where the samples of class `k` among those that are drawn of a part are drawn."""
        stride = -(-len(part) // MOST_POINTS) or 1
        raw, targets = part.raw[::stride], part.targets[::stride]
        return [self.place(x1, x2) for x1, x2 in raw[targets == k]]

    def _words_at(self, spot: QPointF) -> str:
        """The point under the mouse, and how probable each class is there."""
        square = self.square()
        if "probabilities" not in self._arrays or self._data is None or not square.contains(spot):
            return ""
        left, right, bottom, top = self._extent()
        across = (spot.x() - square.left()) / square.width()
        up = (square.bottom() - spot.y()) / square.height()
        probabilities = self._arrays["probabilities"]
        last = len(probabilities) - 1
        here = probabilities[round(up * last), round(across * last)]
        x1 = formatting.number(left + across * (right - left), 3)
        x2 = formatting.number(bottom + up * (top - bottom), 3)
        lines = [f"x₁ = {x1}, x₂ = {x2}"]
        lines += [
            self.tr("class {name}: {share}").format(name=name, share=formatting.percent(float(share)))
            for name, share in zip(self._data.task.classes, here, strict=True)
        ]
        return "\n".join(lines)
