"""The font of captions in the picture of an update."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

SMALLEST = 8


def small_font(widget: QWidget) -> QFont:
    """Two pixels smaller than the widget's own."""
    font = QFont(widget.font())
    font.setPixelSize(max(font.pixelSize() - 2, SMALLEST))
    return font
