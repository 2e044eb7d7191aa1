"""The decision map of a task in the plane, with the samples on it."""

from __future__ import annotations

import contextlib

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from engine.errors import InputError
from engine.experiment import Experiment
from gui import formatting
from gui.beliefs.base import Arrays, BeliefView
from gui.beliefs.class_colors import class_color, class_numbers
from gui.beliefs.decision_image import decision_pixels, picture_side
from gui.beliefs.layer import Layer
from gui.beliefs.markers import draw_disks, draw_rings
from gui.beliefs.split_legend import SplitLegend
from gui.forms.words import class_names
from gui.theme.current import current_palette
from gui.widgets.plain import plain_tip

SAMPLES = ("extent", "train_points", "train_classes", "test_points", "test_classes")
"""The arrays that stay the same while a network learns."""


class PlaneView(BeliefView):
    """Colors say which class the network believes in and how surely; disks are training samples, rings test ones."""

    name = "plane"
    probe = "decision_map"
    rank = 10

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Decision map"))
        self._legend = SplitLegend()
        self._classes: tuple[str, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._arrays: Arrays = {}
        self._map: tuple[object, QImage] | None = None
        self._points = Layer(self)

    def legend(self) -> QWidget | None:
        return self._legend

    def show_run(self, experiment: Experiment) -> None:
        self._arrays, self._map = {}, None
        self._points.forget()
        with contextlib.suppress(InputError):
            self._classes = class_names(experiment.data, experiment.data.task())
            self._numbers = class_numbers(experiment.data, len(self._classes))
            self._legend.set_classes(self._classes, self._numbers)
        self.update()

    def show_arrays(self, arrays: Arrays) -> None:
        if not all(
            name in self._arrays and np.array_equal(arrays[name], self._arrays[name]) for name in SAMPLES
        ):
            self._points.forget()
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
        if image is None:
            self.paint_waiting(painter)
        else:
            painter.drawPixmap(0, 0, self._points.pixmap(self._extent(), self._paint_points))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self._words_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def _extent(self) -> tuple[float, float, float, float]:
        """x₁ low and high, x₂ low and high."""
        left, right, bottom, top = (float(bound) for bound in self._arrays["extent"])
        return left, right, bottom, top

    def _map_image(self, square: QRectF) -> QImage | None:
        if "probabilities" not in self._arrays:
            return None
        probabilities, palette = self._arrays["probabilities"], current_palette()
        side = picture_side(round(square.width() * self.devicePixelRatioF()), probabilities.shape[2])
        key = (side, palette.name)
        if self._map is None or self._map[0] != key:
            colors = [class_color(palette, number) for number in self._numbers]
            pixels = decision_pixels(probabilities, side, colors or palette.class_colors, palette.card)
            image = QImage(pixels.tobytes(), side, side, 4 * side, QImage.Format.Format_RGB32).copy()
            self._map = key, image
        return self._map[1]

    def _paint_points(self, painter: QPainter) -> None:
        palette, square = current_palette(), self.square()
        painter.setClipRect(square)
        count = len(self._arrays["train_points"])
        radius = min(max(square.width() / (3.2 * count**0.5), 2.2), 4.0)
        for k, number in enumerate(self._numbers):
            color = class_color(palette, number)
            draw_rings(painter, self._places("test", k), 0.85 * radius, color, palette.card)
            draw_disks(painter, self._places("train", k), radius, color, palette.card)

    def _places(self, part: str, k: int) -> list[QPointF]:
        """Where the samples of class `k` of a part are drawn."""
        points = self._arrays[f"{part}_points"][self._arrays[f"{part}_classes"] == k]
        return [self.place(float(x1), float(x2)) for x1, x2 in points]

    def _words_at(self, spot: QPointF) -> str:
        """The point under the mouse, and how probable each class is there."""
        square = self.square()
        if "probabilities" not in self._arrays or not square.contains(spot):
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
            for name, share in zip(self._classes, here, strict=True)
        ]
        return "\n".join(lines)
