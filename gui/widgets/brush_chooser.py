"""A row of colors: the class that points are painted with."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.current import current_palette
from gui.widgets.table_rows import Column

MOST = 10
CELL = 26


class BrushChooser(QWidget):
    """Disks to click, or to walk through with Left and Right.

    Signals:
        chosen: the class.
    """

    chosen = Signal(int)

    def __init__(self, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lowest, highest = column.bounds.lowest or 0, column.bounds.highest
        last = MOST - 1 if highest is None else min(int(highest), MOST - 1)
        self._classes = tuple(range(int(lowest), last + 1))
        self._title = column.title
        self._current = self._classes[0]
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("The class that is painted (digits)"))
        self._describe()

    def current(self) -> int:
        """The class in force."""
        return self._current

    def choose(self, number: int) -> None:
        """Paint with a class from now on; one that there is not changes nothing."""
        if number in self._classes and number != self._current:
            self._current = number
            self._describe()
            self.update()
            self.chosen.emit(number)

    def place_of(self, number: int) -> QPointF:
        """Where a class's disk is."""
        step = min(CELL, self.width() / len(self._classes))
        return QPointF((self._classes.index(number) + 0.5) * step, self.height() / 2)

    def sizeHint(self) -> QSize:
        return QSize(CELL * len(self._classes), CELL)

    def minimumSizeHint(self) -> QSize:
        return QSize(14 * len(self._classes), CELL)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().x()
        self.choose(min(self._classes, key=lambda number: abs(self.place_of(number).x() - spot)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.choose(self._current + step)
        elif event.text().isdecimal():
            self.choose(int(event.text()))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in self._classes:
            spot = self.place_of(number)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.class_colors[number % len(palette.class_colors)]))
            painter.drawEllipse(spot, 6, 6)
            if number == self._current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(palette.accent if self.hasFocus() else palette.text), 1.8))
                painter.drawEllipse(spot, 9.5, 9.5)

    def _describe(self) -> None:
        self.setAccessibleName(f"{self._title} {self._current}")
