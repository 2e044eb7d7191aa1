"""The area of a plot in which the curves are: which part of the data it shows, and the mouse that changes it."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal

from gui.plots.layout import Layout
from gui.plots.view_range import ViewRange

NOTCH = 120.0
"""Wheel angle of one notch, in eighths of a degree."""
ZOOM = 0.8
"""Share of the view that remains after one notch."""


class PlotBox(pg.ViewBox):
    """A view box that follows the data until somebody zooms or moves it.

    The wheel zooms, dragging moves (over an axis, or with Shift or Control, only one direction), and a double
    click lets it follow the data again. Its coordinates are those of the scales: of a logarithmic axis, the
    decimal logarithms.
    """

    navigated = Signal()
    """The view was zoomed or moved."""
    follow_asked = Signal()
    """The view shall follow the data again."""
    clicked = Signal(QPointF)
    """Where, in the scene. A double click tells of its first click before it asks to follow."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0)
        self.disableAutoRange()
        # Neither a border nor a ground.
        self.setFlag(self.GraphicsItemFlag.ItemHasNoContents)
        self.view_range = ViewRange()

    def arrange(self, layout: Layout) -> None:
        """Take the area of `layout`, and show what its scales show."""
        self.setGeometry(layout.area)
        x, y = layout.x, layout.y
        self.setRange(xRange=(x.low, x.high), yRange=(y.low, y.high), padding=0)

    def zoom(self, place: QPointF, factor_x: float, factor_y: float) -> None:
        """Show `factor` times as much around `place`, and stay there."""
        size = self.size()
        across, up = place.x() / size.width(), 1 - place.y() / size.height()
        self.view_range.zoom(min(max(across, 0), 1), min(max(up, 0), 1), factor_x, factor_y)
        self.navigated.emit()

    def move(self, right: float, down: float) -> None:
        """Move what is shown by so many pixels, and stay there."""
        size = self.size()
        self.view_range.move(-right / size.width(), down / size.height())
        self.navigated.emit()

    def wheelEvent(self, ev: Any, axis: int | None = None) -> None:
        keys = ev.modifiers()
        only_x = axis == 0 or bool(keys & Qt.KeyboardModifier.ShiftModifier)
        only_y = axis == 1 or bool(keys & Qt.KeyboardModifier.ControlModifier)
        factor = ZOOM ** (ev.delta() / NOTCH)
        self.zoom(self.mapFromScene(ev.scenePos()), 1.0 if only_y else factor, 1.0 if only_x else factor)
        ev.accept()

    def mouseDragEvent(self, ev: Any, axis: int | None = None) -> None:
        if ev.button() != Qt.MouseButton.LeftButton:
            ev.ignore()
            return
        ev.accept()
        widget = self.getViewWidget().viewport()
        if ev.isFinish():
            widget.unsetCursor()
        elif ev.isStart():
            widget.setCursor(Qt.CursorShape.ClosedHandCursor)
        way = ev.scenePos() - ev.lastScenePos()
        self.move(0.0 if axis == 1 else way.x(), 0.0 if axis == 0 else way.y())

    def mouseClickEvent(self, ev: Any) -> None:
        if ev.button() != Qt.MouseButton.LeftButton:
            return
        ev.accept()
        if ev.double():
            self.follow_asked.emit()
        else:
            self.clicked.emit(ev.scenePos())
