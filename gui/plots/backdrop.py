"""What lies under the curves of a plot, kept as a picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QPainter, QPixmap

from gui.decimal_mark import decimal_mark
from gui.plots.axes import draw_axes
from gui.plots.layout import Layout, Style

Draw = Callable[[QPainter, Layout, Style], None]


class Backdrop:
    """A pixmap that is painted again only when something on it has changed.

    Args:
        parts: paint what is on it, from back to front; both axes unless others are given.
    """

    def __init__(self, *parts: Draw) -> None:
        self._parts = parts or (draw_axes,)
        self._key: tuple[object, ...] = ()
        self._pixmap = QPixmap()

    def pixmap(self, layout: Layout, style: Style, *state: object) -> QPixmap:
        """The backdrop in device pixels; `state` is what the parts depend on besides."""
        key = (layout, style, decimal_mark(), *state)
        if key != self._key:
            self._key = key
            self._pixmap = QPixmap((layout.size * layout.ratio).toSize())
            self._pixmap.setDevicePixelRatio(layout.ratio)
            self._pixmap.fill(QColor(style.palette.card))
            with QPainter(self._pixmap) as painter:
                for draw in self._parts:
                    draw(painter, layout, style)
        return self._pixmap
