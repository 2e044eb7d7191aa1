"""The fitted curve over the samples of a task with one input."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from engine.experiment import Experiment
from engine.tasks import Task
from gui.beliefs.base import Arrays
from gui.beliefs.chart import ChartView, path_through, points, scale_around
from gui.beliefs.layer import Layer
from gui.beliefs.markers import draw_disks, draw_rings
from gui.beliefs.split_legend import SplitLegend
from gui.plots.layout import Layout
from gui.plots.scale import Scale
from gui.theme.current import current_palette

RADIUS = 2.8


class CurveView(ChartView):
    """f(x) as a line; disks are training samples, rings test ones."""

    name = "curve"
    probe = "regression_fit"
    rank = 30

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Fitted curve"))
        self._legend = SplitLegend()
        self._arrays: Arrays = {}
        self._samples = Layer(self)

    @classmethod
    def suits(cls, task: Task) -> bool:
        return super().suits(task) and task.view == "curve"

    def legend(self) -> QWidget | None:
        return self._legend

    def show_run(self, experiment: Experiment) -> None:
        self._arrays = {}
        self._samples.forget()
        self.update()

    def show_arrays(self, arrays: Arrays) -> None:
        self._arrays = arrays if "curve_x" in arrays else {}
        self.update()

    def captions(self) -> tuple[str, str]:
        return "x", "y"

    def scales(self) -> tuple[Scale, Scale] | None:
        if not self._arrays:
            return None
        arrays = self._arrays
        # The axes hold the samples: they stay where they are while the curve moves, which is cut off there.
        return scale_around(arrays["train_x"], arrays["x"]), scale_around(arrays["train_y"], arrays["true"])

    def paint_data(self, painter: QPainter, layout: Layout) -> None:
        palette, arrays = current_palette(), self._arrays
        samples = self._samples.pixmap(layout, lambda layer: self._paint_samples(layer, layout))
        painter.drawPixmap(0, 0, samples)
        curve = path_through(points(layout, arrays["curve_x"], arrays["curve_y"]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((palette.card, 4.5), (palette.accent, 2.5)):
            painter.setPen(QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPath(curve)

    def _paint_samples(self, painter: QPainter, layout: Layout) -> None:
        palette, arrays = current_palette(), self._arrays
        painter.setClipRect(layout.area)
        test = points(layout, arrays["x"], arrays["true"])
        draw_rings(painter, test, RADIUS, palette.muted, palette.card)
        train = points(layout, arrays["train_x"], arrays["train_y"])
        draw_disks(painter, train, RADIUS, palette.muted, palette.card)
