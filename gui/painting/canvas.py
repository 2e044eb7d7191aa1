"""The plane, where points are painted, erased and moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.beliefs.layer import Layer
from gui.painting.gestures import Erasing, Gesture, Moving, Painting
from gui.painting.picture import Ground, paint_cursor, paint_frame, paint_points
from gui.painting.scale import PaintScale
from gui.painting.strokes import Brush, Places, Spot, nearest
from gui.widgets.table_rows import Column, Row, Rows

Tool = Literal["paint", "erase", "move"]

EDGE = 7
REACH = 10.0
"""Pixels within which a point is meant."""
KEY_STEP = 0.02
"""How far an arrow moves the cursor, as a share of what is shown; with Shift five times as far."""
SMALLEST_ERASER = 0.015
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_TOOL_KEYS: dict[Qt.Key, Tool] = {Qt.Key.Key_B: "paint", Qt.Key.Key_E: "erase", Qt.Key.Key_M: "move"}
_SIZE_KEYS = {Qt.Key.Key_BracketLeft: -1, Qt.Key.Key_BracketRight: 1}


class PaintCanvas(QWidget):
    """A drag uses the tool; with the right button it erases, with Ctrl it moves a point.

    With the keys: the arrows move a cursor, Space uses the tool there (held down, along the way of the arrows), digits
    choose the class, B, E and M the tool, brackets the size, and Escape takes back what is being done.

    Attributes:
        tool: what a drag does.
        label: the class that is painted.
        size_share: radius of the brush, as a share of what is shown.
        spacing_share: from point to point, likewise.

    Signals:
        proposed: other rows that the person wants, at the end of each gesture.
        class_asked, tool_asked, size_asked: a class, a tool, a larger (1) or smaller (−1) brush, by a key.
        limited: there is no room for more points.
    """

    proposed = Signal(object)
    class_asked = Signal(int)
    tool_asked = Signal(str)
    size_asked = Signal(int)
    limited = Signal()

    def __init__(self, columns: Sequence[Column], most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool: Tool = "paint"
        self.label = 0
        self.size_share, self.spacing_share = 0.05, 0.04
        self._columns = tuple(columns)
        self._most = most
        self._rows: Rows = ()
        self._places: Places = np.empty((0, 2))
        self._scale = PaintScale(QRectF())
        self._gesture: Gesture | None = None
        self._cursor: Spot | None = None
        self._hover: QPointF | None = None
        self._ground: Ground | None = None
        self._revision = 0
        self._layer = Layer(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def rows(self) -> Rows:
        """The points, without what is being done to them."""
        return self._rows

    def show_rows(self, rows: Rows) -> None:
        """Draw these points. What part of the plane is shown changes only where it must."""
        another = bool(rows) and set(self._rows).isdisjoint(rows)
        self._rows = rows
        self._places = np.array([row[:2] for row in rows], dtype=float).reshape(-1, 2)
        self._gesture = None
        self.setAccessibleDescription(
            self.tr("1 point") if len(rows) == 1 else self.tr("{count} points").format(count=len(rows))
        )
        if another or not self._scale.holds(self._places):
            self.fit()
        self._repaint()

    def show_ground(self, ground: Ground | None) -> None:
        """Draw a picture under the points."""
        self._ground = ground
        self.update()

    def ground(self) -> Ground | None:
        """What is drawn under the points."""
        return self._ground

    def fit(self) -> None:
        """Show all points, and not much more."""
        self._scale = PaintScale.around(self._places, self._scale.area)
        self._repaint()

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a point of the plane is drawn."""
        return self._scale.place((x, y))

    def cursor_spot(self) -> Spot | None:
        """Where the cursor of the keys is."""
        return self._cursor

    def sizeHint(self) -> QSize:
        return QSize(260, 236)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 200)

    def resizeEvent(self, event: object) -> None:
        first = self._scale.area.isEmpty()
        area = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        self._scale = replace(self._scale, area=area)
        if first or not self._scale.holds(self._places):
            self.fit()
        self._repaint()

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.cancel()
        self._cursor = None
        tool = self._tool_of(event)
        if tool is not None:
            self._begin(tool, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = event.position()
        self._go_on(event.position())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._finish()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def _tool_of(self, event: QMouseEvent) -> Tool | None:
        if event.button() == Qt.MouseButton.RightButton:
            return "erase"
        if event.button() != Qt.MouseButton.LeftButton:
            return None
        return "move" if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self.tool

    # The keys

    def event(self, event: QEvent) -> bool:
        # While it has the focus, plain keys are its own, not the window's shortcuts.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._wants(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._wants(event):
            super().keyPressEvent(event)
        elif key in _WAYS:
            far = 5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._move_cursor(*(far * way for way in _WAYS[key]))
        elif key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.cancel()
                self._begin(self.tool, self._scale.place(self._cursor_or_center()))
        elif key == Qt.Key.Key_Escape:
            self.cancel()
        elif key in _TOOL_KEYS:
            self.tool_asked.emit(_TOOL_KEYS[key])
        elif key in _SIZE_KEYS:
            self.size_asked.emit(_SIZE_KEYS[key])
        else:
            self.class_asked.emit(int(event.text()))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._finish()
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._cursor_or_center()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._finish()

    def _wants(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            return self._gesture is not None
        return (
            key == Qt.Key.Key_Space or key in {*_WAYS, *_TOOL_KEYS, *_SIZE_KEYS} or event.text().isdecimal()
        )

    def _cursor_or_center(self) -> Spot:
        if self._cursor is None:
            self._cursor = self._scale.center
            self.update()
        return self._cursor

    def _move_cursor(self, across: int, up: int) -> None:
        x, y = self._cursor_or_center()
        step = KEY_STEP * self._scale.span
        self._cursor = self._scale.spot(self._scale.place((x + across * step, y + up * step)))
        self._go_on(self._scale.place(self._cursor))
        self.update()

    # A gesture, by either

    def cancel(self) -> None:
        """Take back what is being done."""
        if self._gesture is not None:
            self._gesture = None
            self._repaint()

    def _begin(self, tool: Tool, place: QPointF) -> None:
        spot, span = self._scale.spot(place), self._scale.span
        if tool == "paint":
            brush = Brush(self.size_share * span, self.spacing_share * span)
            self._gesture = Painting(brush, spot, self._most - len(self._rows), self._new)
        elif tool == "erase":
            self._gesture = Erasing(self._places, spot, max(self.size_share, SMALLEST_ERASER) * span)
        else:
            picked = nearest(self._places, spot, REACH / self._scale.unit)
            self._gesture = Moving(picked, spot, self._places, self._moved) if picked >= 0 else None
        self._repaint()

    def _go_on(self, place: QPointF) -> None:
        if self._gesture is not None and self._gesture.go_on(self._scale.spot(place)):
            self._repaint()

    def _finish(self) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return
        rows = gesture.applied(self._rows)
        if rows != self._rows:
            self.proposed.emit(rows)
        if gesture.full:
            self.limited.emit()
        self._repaint()

    def _new(self, spot: Spot) -> Row:
        """A point of the chosen class at a place of the plane."""
        numbers = (*self._scale.short(spot), self.label)
        return tuple(column.nearest(number) for column, number in zip(self._columns, numbers, strict=True))

    def _moved(self, row: Row, spot: Spot) -> Row:
        """A point at another place."""
        x, y = (
            column.nearest(number)
            for column, number in zip(self._columns[:2], self._scale.short(spot), strict=True)
        )
        return (x, y, *row[2:])

    # The picture

    def _repaint(self) -> None:
        self._revision += 1
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_frame(painter, self, self._scale, self._ground, self._columns)
        rows = self._gesture.applied(self._rows) if self._gesture is not None else self._rows
        painter.drawPixmap(
            0, 0, self._layer.pixmap(self._revision, lambda layer: paint_points(layer, rows, self._scale))
        )
        spot = self._cursor if self._cursor is not None and self.hasFocus() else None
        place = self._scale.place(spot) if spot is not None else self._hover
        if place is not None:
            radius = self.size_share if self.tool != "erase" else max(self.size_share, SMALLEST_ERASER)
            pixels = radius * self._scale.span * self._scale.unit if self.tool != "move" else REACH
            paint_cursor(painter, place, pixels, self.tool, self.label, cross=spot is not None)
