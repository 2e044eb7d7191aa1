"""Mouse and keyboard of a plot: zoom, move, cursor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWheelEvent

from gui.plots.canvas import PlotCanvas

NOTCH = 120.0
"""Wheel angle of one notch, in eighths of a degree."""
ZOOM = 0.8
"""Share of the view that remains after one notch."""
FAST = 10
"""Times as far the cursor goes with Shift."""


class Navigation(QObject):
    """Watches the events of a canvas.

    Wheel, + and − zoom (over an axis, or with Shift or Control, only one direction); dragging moves the view; a
    double click and F let it follow the data again. The mouse, or ←, →, Home and End, move the cursor.
    """

    def __init__(self, canvas: PlotCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pressed: QPointF | None = None
        self._dragging = False
        canvas.setMouseTracking(True)
        canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._move(event)
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._press(event)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release()
        elif kind == QEvent.Type.MouseButtonDblClick:
            self._canvas.follow()
        elif kind == QEvent.Type.Leave:
            self._canvas.set_hover(None)
        elif kind == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            return self._wheel(event)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._canvas.recorded():
            self._pressed, self._dragging = event.position(), False

    def _release(self) -> None:
        self._pressed, self._dragging = None, False
        self._canvas.unsetCursor()

    def _move(self, event: QMouseEvent) -> None:
        here = event.position()
        if self._pressed is None:
            inside = self._canvas.places().area.adjusted(-2, -2, 2, 2).contains(here)
            self._canvas.set_hover(here if inside else None)
            return
        way = here - self._pressed
        hints = QGuiApplication.styleHints()
        if not self._dragging and way.manhattanLength() < hints.startDragDistance():
            return
        if not self._dragging:
            self._dragging = True
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._canvas.drag(way)
        self._canvas.set_hover(None)
        self._pressed = here

    def _wheel(self, event: QWheelEvent) -> bool:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if not turned or self._canvas.recorded() is None:
            return False
        keys, area = event.modifiers(), self._canvas.places().area
        only_x = event.position().y() > area.bottom() or bool(keys & Qt.KeyboardModifier.ShiftModifier)
        only_y = event.position().x() < area.left() or bool(keys & Qt.KeyboardModifier.ControlModifier)
        factor = ZOOM ** (turned / NOTCH)
        self._canvas.zoom(event.position(), 1.0 if only_y else factor, 1.0 if only_x else factor)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key, recorded = event.key(), self._canvas.recorded()
        if recorded is None:
            return False
        first, last = recorded
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(-1 if key == Qt.Key.Key_Left else 1, event.modifiers(), first, last)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._put_cursor(first if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            factor = 1 / ZOOM if key == Qt.Key.Key_Minus else ZOOM
            self._canvas.zoom(self._canvas.places().area.center(), factor, factor)
        elif key == Qt.Key.Key_F:
            self._canvas.follow()
        elif key == Qt.Key.Key_Escape and self._canvas.cursor_step() is not None:
            self._canvas.set_cursor(None)
        else:
            return False
        return True

    def _step(self, direction: int, modifiers: Qt.KeyboardModifier, first: int, last: int) -> None:
        """Move the cursor by a pixel, or by a step where steps are farther apart than pixels."""
        here = self._canvas.cursor_step()
        if here is None:
            self._put_cursor(last)
            return
        scale, width = self._canvas.viewport.x, self._canvas.places().area.width()
        pixels = direction * (FAST if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        there = round(scale.value(scale.share(max(here, 1) if scale.logarithmic else here) + pixels / width))
        there = max(there, here + 1) if direction > 0 else min(there, here - 1)
        self._put_cursor(min(max(there, first), last))

    def _put_cursor(self, step: int) -> None:
        self._canvas.set_cursor(step)
        if cursor := self._canvas.reading():
            values = (f"{reading.curve.label} {reading.text}" for reading in cursor.readings)
            self._canvas.setAccessibleDescription(f"{cursor.heading}: {', '.join(values)}")
