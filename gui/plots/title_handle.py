"""The title of a plot as its handle: dragging moves the plot, a double click enlarges it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class TitleHandle(QObject):
    """Watches the mouse over a title.

    Signals:
        dragged: the mouse is at this place of the screen, with the button down.
        dropped: there the button was let go of after dragging.
        enlarge_asked: it was clicked twice.
        menu_asked: its menu shall open at this place of the screen.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    enlarge_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, title: QWidget) -> None:
        super().__init__(title)
        self._title = title
        self._start: QPoint | None = None
        self._dragging = False
        title.installEventFilter(self)
        title.setCursor(Qt.CursorShape.OpenHandCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.ContextMenu:
                self.menu_asked.emit(event.globalPos())  # type: ignore[attr-defined]
                return True
            return super().eventFilter(watched, event)
        spot, left = event.globalPosition().toPoint(), event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress and left:
            self._start = spot
        elif event.type() == QEvent.Type.MouseMove and self._start is not None:
            far = (spot - self._start).manhattanLength() >= QApplication.startDragDistance()
            if far or self._dragging:
                self._dragging = True
                self._title.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.dragged.emit(spot)
        elif event.type() == QEvent.Type.MouseButtonRelease and left:
            was_dragging = self._dragging
            self._start, self._dragging = None, False
            self._title.setCursor(Qt.CursorShape.OpenHandCursor)
            if was_dragging:
                self.dropped.emit(spot)
        elif event.type() == QEvent.Type.MouseButtonDblClick and left:
            self.enlarge_asked.emit()
        else:
            return super().eventFilter(watched, event)
        return True
