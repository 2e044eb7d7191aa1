"""Predicted against true values of the test part."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from engine.experiment import Experiment
from gui.beliefs.base import Arrays
from gui.beliefs.chart import ChartView, points, scale_around
from gui.beliefs.markers import draw_disks
from gui.plots.layout import Layout
from gui.plots.scale import Scale
from gui.theme.current import current_palette

RADIUS = 3.0


class ScatterView(ChartView):
    """A point for each test sample; a perfect network has them all on the diagonal."""

    name = "scatter"
    probe = "regression_fit"
    rank = 40

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Predicted against true values"))
        self._arrays: Arrays = {}

    def show_run(self, experiment: Experiment) -> None:
        self._arrays = {}
        self.update()

    def show_arrays(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self.update()

    def captions(self) -> tuple[str, str]:
        return self.tr("true value (test part)"), self.tr("predicted value")

    def square(self) -> bool:
        return True

    def scales(self) -> tuple[Scale, Scale] | None:
        if not self._arrays:
            return None
        # By the true values alone: the axes stay where they are while predictions wander.
        scale = scale_around(self._arrays["true"])
        return scale, scale

    def paint_data(self, painter: QPainter, layout: Layout) -> None:
        palette, area = current_palette(), layout.area
        painter.setPen(QPen(QColor(palette.axis), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(area.bottomLeft(), area.topRight())
        places = points(layout, self._arrays["true"], self._arrays["predicted"])
        draw_disks(painter, places, RADIUS, palette.accent, palette.card)
