"""The legend of train and test marks, for a panel's header."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.beliefs.class_colors import class_color
from gui.theme.current import current_palette
from gui.theme.fonts import BASE_PIXELS

RADIUS = 4.0
GAP = 12
SPACE = 5
SHOWN = 5
"""Most classes that are named; of more only the marks are explained."""

Entry = tuple[str, str, bool]
"""Name, color, and whether the mark is filled."""


class SplitLegend(QWidget):
    """A disk for train, a ring for test, and before them a disk in the color of each class."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_classes((), ())

    def set_classes(self, names: Sequence[str], numbers: Sequence[int]) -> None:
        """Name the classes, each in the color of its number; more than `SHOWN` are not named."""
        self._classes = tuple(zip(names, numbers, strict=True)) if len(names) <= SHOWN else ()
        words = [name for name, _, _ in self._class_entries() + self._mark_entries()]
        self.setAccessibleName(self.tr("Legend: {names}").format(names=", ".join(words)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._room(self._class_entries() + self._mark_entries())

    def minimumSizeHint(self) -> QSize:
        return self._room(self._mark_entries())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small_font())
        entries = self._shown_entries()
        x, radius = float(self.width() - self._room(entries).width()), RADIUS * self._scale()
        for name, color, filled in entries:
            painter.setPen(QPen(QColor(color), 1.3 * self._scale()))
            painter.setBrush(QColor(color) if filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x + radius, self.height() / 2), radius - 0.5, radius - 0.5)
            x += 2 * radius + SPACE * self._scale()
            width = painter.fontMetrics().horizontalAdvance(name)
            painter.setPen(QColor(current_palette().muted))
            room = QRectF(x, 0, width + 2, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
            x += width + GAP * self._scale()

    def _shown_entries(self) -> list[Entry]:
        """The names of the classes are left out where there is no room for them."""
        entries = self._class_entries() + self._mark_entries()
        return entries if self._room(entries).width() <= self.width() else self._mark_entries()

    def _class_entries(self) -> list[Entry]:
        palette = current_palette()
        return [(name, class_color(palette, number), True) for name, number in self._classes]

    def _mark_entries(self) -> list[Entry]:
        color = current_palette().muted
        return [(self.tr("train"), color, True), (self.tr("test"), color, False)]

    def _room(self, entries: list[Entry]) -> QSize:
        metrics, scale = QFontMetrics(self._small_font()), self._scale()
        texts = sum(metrics.horizontalAdvance(name) for name, _, _ in entries)
        marks = len(entries) * (2 * RADIUS + SPACE) * scale + (len(entries) - 1) * GAP * scale
        return QSize(round(texts + marks) + 2, metrics.height())

    def _small_font(self) -> QFont:
        font = self.font()
        font.setPixelSize(round(12 * self._scale()))
        return font

    def _scale(self) -> float:
        return max(self.font().pixelSize(), 1) / BASE_PIXELS
