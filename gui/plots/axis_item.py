"""The axes of a plot: pyqtgraph's, with our ticks."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gui.plots.axes import draw_marks, horizontal_marks, vertical_marks
from gui.plots.box import PlotBox
from gui.plots.layout import Layout, Style


class PlotAxis(pg.AxisItem):
    """The axis below ("bottom") or at the left of a box, which it also zooms and moves along itself alone.

    It is painted by `draw`, into the background that the plot keeps: playing the pictures that axes of pyqtgraph
    keep would double the cost of a frame.
    """

    def __init__(self, side: str, box: PlotBox) -> None:
        super().__init__(side, linkView=box)
        self._marks = horizontal_marks if side == "bottom" else vertical_marks
        self.setFlag(self.GraphicsItemFlag.ItemHasNoContents)
        # It would set the text of a label that is never shown whenever the range changes.
        self.enableAutoSIPrefix(enable=False)

    def arrange(self, layout: Layout) -> None:
        """Take its place at the side of `layout`."""
        area = layout.area
        if self.orientation == "bottom":
            place = QRectF(0, area.bottom(), layout.size.width(), layout.size.height() - area.bottom())
            self.setHeight(place.height())
        else:
            place = QRectF(0, area.top(), area.left(), area.height())
            self.setWidth(place.width())
        self.setGeometry(place)

    def draw(self, painter: QPainter, layout: Layout, style: Style) -> None:
        """Paint line, ticks, grid and labels, in the coordinates of `layout`."""
        draw_marks(painter, self._marks(layout, style), style)
