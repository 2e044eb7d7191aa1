"""Marks of samples: filled disks for the training part, rings for the test part."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def draw_disks(painter: QPainter, places: Iterable[QPointF], radius: float, color: str, outline: str) -> None:
    """Filled disks with a thin outline that keeps them off each other and off the ground."""
    painter.setPen(QPen(QColor(outline), max(0.8, radius / 4)))
    painter.setBrush(QColor(color))
    for place in places:
        painter.drawEllipse(place, radius, radius)


def draw_rings(painter: QPainter, places: Iterable[QPointF], radius: float, color: str, outline: str) -> None:
    """Rings on a wider, fainter ring of the outline's color."""
    places = list(places)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    halo = QColor(outline)
    halo.setAlphaF(0.55)
    for pen in (QPen(halo, max(1.8, 0.75 * radius)), QPen(QColor(color), max(1.0, 0.36 * radius))):
        painter.setPen(pen)
        for place in places:
            painter.drawEllipse(place, radius, radius)
