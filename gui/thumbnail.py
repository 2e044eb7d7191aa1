"""A small picture of a window, for those who list files."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtWidgets import QWidget

WIDTH = 320


def thumbnail_of(widget: QWidget) -> bytes:
    """What it looks like now, as a PNG of `WIDTH` pixels; nothing where it cannot be had."""
    picture = widget.grab().toImage().scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return bytes(buffer.data().data()) if picture.save(buffer, "PNG") else b""  # type: ignore[call-overload]
