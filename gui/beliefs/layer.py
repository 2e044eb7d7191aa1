"""A transparent picture that is painted again only when what it shows has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gui.theme.current import current_palette


class Layer:
    """As large as a widget and as fine as its screen; belongs to it."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._key: Hashable = None
        self._pixmap = QPixmap()

    def forget(self) -> None:
        """Paint again the next time."""
        self._key = None

    def pixmap(self, key: Hashable, paint: Callable[[QPainter], None]) -> QPixmap:
        """The picture that `paint` made when `key`, the size, the screen and the theme were last as they are now."""
        size, ratio = self._widget.size(), self._widget.devicePixelRatioF()
        key = (key, size.width(), size.height(), ratio, current_palette().name)
        if key != self._key:
            self._key = key
            self._pixmap = QPixmap(size * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter)
            painter.end()
        return self._pixmap
