"""A card on its way from one place to another."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.docks.arrangement import AREAS
from gui.docks.docks import Docks
from gui.panels.base import Panel
from gui.proportions import GAP
from gui.theme.current import current_palette

EDGE = 70
"""Width of the strip at the window's edge that stands for a column in which nothing is shown."""
THICKNESS = 4


class Target(NamedTuple):
    """A place in a column, and where on the screen it is marked."""

    area: str
    place: int
    mark: QRect


class Drag(QObject):
    """Marks where the card would come to lie; outside of the window it gets one of its own. Escape calls it off.

    Signals:
        ended: it has been dropped, or called off.
    """

    ended = Signal()

    def __init__(self, docks: Docks, panel: Panel, grip: QPoint) -> None:
        super().__init__(docks)
        self._docks, self._panel, self._grip = docks, panel, grip
        self._window = docks.columns.window()
        self._mark = _Mark(self._window)
        self._at = QPoint()
        self.target: Target | None = None
        QApplication.setOverrideCursor(Qt.CursorShape.ClosedHandCursor)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def move_to(self, place: QPoint) -> None:
        """Follow the mouse, whose place on the screen this is."""
        self._at = place
        self.target = self._find(place)
        self._mark.show_at(self.target.mark if self.target else QRect())

    def drop(self) -> None:
        """Let the card go."""
        name, target, at = self._panel.name, self.target, self._at
        outside = not self._window.frameGeometry().contains(at)
        size = self._panel.size()
        self._end()
        if target is not None:
            self._docks.move(name, target.area, target.place)
        elif outside:
            corner = at - self._grip
            self._docks.float_out(
                name, (corner.x(), corner.y(), size.width() + 2 * GAP, size.height() + 2 * GAP)
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape, wherever the focus is."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            if event.type() == QEvent.Type.KeyPress:
                self._end()
            event.accept()
            return True
        return False

    def _end(self) -> None:
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        QApplication.restoreOverrideCursor()
        self._mark.hide()
        self._mark.deleteLater()
        self.deleteLater()
        self.ended.emit()

    def _find(self, place: QPoint) -> Target | None:
        columns = self._docks.columns
        whole = QRect(columns.mapToGlobal(QPoint()), columns.size())
        if not whole.contains(place):
            return None
        for area in AREAS:
            widget = self._docks.areas[area]
            frame = QRect(widget.mapToGlobal(QPoint()), widget.size())
            if not widget.isVisible():
                frame = QRect(whole)
                frame.setWidth(EDGE)
                if area != "left":
                    frame.moveRight(whole.right())
            if frame.adjusted(-GAP // 2, 0, GAP // 2, 0).contains(place):
                return self._place_in(area, frame, place)
        return None

    def _place_in(self, area: str, frame: QRect, place: QPoint) -> Target:
        panels = [
            panel
            for panel in self._docks.areas[area].panels
            if panel.isVisible() and panel is not self._panel
        ]
        top = frame.top()
        for panel in panels:
            box = QRect(panel.mapToGlobal(QPoint()), panel.size())
            if place.y() < box.center().y():
                return Target(area, self._docks.place_of(panel.name), self._line(frame, box.top() - GAP // 2))
            top = box.bottom() + GAP // 2
        return Target(area, self._docks.length(area), self._line(frame, top))

    def _line(self, frame: QRect, y: int) -> QRect:
        y = min(max(y, frame.top() + THICKNESS // 2), frame.bottom() - THICKNESS // 2)
        return QRect(frame.left(), y - THICKNESS // 2, frame.width(), THICKNESS)


class _Mark(QWidget):
    """A line between cards."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: QRect) -> None:
        """Show it at a place on the screen; nowhere if that is empty."""
        self.setVisible(not place.isEmpty())
        if not place.isEmpty():
            self.setGeometry(QRect(self._window.mapFromGlobal(place.topLeft()), place.size()))
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_palette().accent))
        painter.drawRoundedRect(QRectF(self.rect()), THICKNESS / 2, THICKNESS / 2)
