"""How many samples there are of each class."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import formatting
from gui.theme.current import current_palette

LINE = 19
MOST = 12
"""Bars shown; of more classes the rest is counted."""


class ClassBars(QWidget):
    """A bar for each class, in the class's color."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_classes(self, classes: Sequence[tuple[str, int]]) -> None:
        """Show names and numbers of samples."""
        self._classes = tuple(classes)
        self.setAccessibleName(", ".join(f"{name}: {count}" for name, count in classes[:MOST]))
        self.setVisible(bool(classes))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = min(len(self._classes), MOST) + (len(self._classes) > MOST)
        return QSize(200, LINE * lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((count for _, count in self._classes), default=1) or 1
        shown = self._classes[:MOST]
        metrics = self.fontMetrics()
        name_width = min(
            max((metrics.horizontalAdvance(name) for name, _ in shown), default=0) + 10, self.width() // 3
        )
        counts = (
            max((metrics.horizontalAdvance(formatting.number(count)) for _, count in shown), default=0) + 10
        )
        room = max(self.width() - name_width - counts, 10)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        for line, (name, count) in enumerate(shown):
            top = line * LINE
            painter.setPen(QColor(palette.text))
            words = metrics.elidedText(" ".join(name.split()), Qt.TextElideMode.ElideRight, name_width - 8)
            painter.drawText(QRectF(0, top, name_width - 8, LINE), flags, words)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.class_colors[line % len(palette.class_colors)]))
            painter.drawRoundedRect(QRectF(name_width, top + 5, max(room * count / most, 3), LINE - 10), 3, 3)
            painter.setPen(QColor(palette.muted))
            place = QRectF(name_width + room * count / most + 6, top, counts, LINE)
            painter.drawText(place, flags, formatting.number(count))
        if len(self._classes) > MOST:
            painter.setPen(QColor(palette.muted))
            rest = self.tr("and {count} more classes").format(count=len(self._classes) - MOST)
            painter.drawText(QRectF(0, MOST * LINE, self.width(), LINE), flags, rest)
