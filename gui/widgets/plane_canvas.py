"""Rows of numbers as points of the plane, or as a curve, to be drawn by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from gui.formatting import exact
from gui.theme.current import current_palette
from gui.theme.fonts import mono_font
from gui.theme.style import mix
from gui.widgets.plane_scale import PlaneScale
from gui.widgets.table_rows import Column, Row, Rows

RADIUS = 4.0
REACH = 9.0
"""Pixels within which a point is meant."""
SPACING = 11.0
"""Pixels between two points of a stroke."""
EDGE = 9
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class PlaneCanvas(QWidget):
    """Points can be dragged, added by a double click, and removed by a right click.

    With the keys: Left and Right select a point, Alt and the arrows move it, Insert adds one, Delete removes it. Where
    the rows are points with a class, dragging over free ground paints a stroke of them, and digits choose the class.

    Signals:
        proposed: other rows that the person wants, at the end of each gesture.
        selected: the row that is selected now; −1 for none.
        addition_asked: Insert was pressed.
        brush_asked: a digit was typed: the class to paint with.
    """

    proposed = Signal(object)
    selected = Signal(int)
    addition_asked = Signal()
    brush_asked = Signal(int)

    def __init__(
        self, columns: Sequence[Column], *, increasing: bool, fewest: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._increasing = increasing
        self._fewest = fewest
        self._rows: Rows = ()
        self._picked = -1
        self._brush = 0
        self._grip: QPointF | None = None
        self._dragged: Row | None = None
        self._stroke: list[Row] = []
        self._scale = PlaneScale(QRectF(0, 0, 1, 1), (0, 1), (0, 1))
        self._ground: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def rows(self) -> Rows:
        """What is drawn."""
        return self._rows

    def show_rows(self, rows: Rows) -> None:
        """Draw these rows."""
        self._rows = rows
        self._grip, self._dragged, self._stroke = None, None, []
        if self._picked >= len(rows):
            self.pick(-1)
        text = self.tr("%n point(s)", "", len(rows))
        self.setAccessibleDescription(text)
        self._rescale()

    def pick(self, row: int) -> None:
        """Select a row; −1 selects none."""
        if row != self._picked:
            self._picked = row
            self.selected.emit(row)
            self.update()

    def set_brush(self, number: int) -> None:
        """The class of points that are added."""
        self._brush = number

    def place_of(self, row: int) -> QPointF:
        """Where a row is drawn."""
        return self._scale.place(self._rows[row])

    def spot_of(self, x: float, y: float) -> QPointF:
        """Where two numbers would be drawn."""
        return self._scale.place((x, y))

    def sizeHint(self) -> QSize:
        return QSize(260, 168 if self._increasing else 236)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        self._rescale()

    def changeEvent(self, event: object) -> None:
        self._ground = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyed = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self._picked < 0 and self._rows and event.reason() in keyed:
            self.pick(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip, self._dragged, self._stroke = None, None, []
        row = self._row_at(event.position())
        if event.button() == Qt.MouseButton.RightButton:
            if row >= 0:
                self.remove(row)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.pick(row)
            self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        spot = event.position()
        begun = self._dragged is not None or self._stroke
        if not begun and (spot - self._grip).manhattanLength() < QApplication.startDragDistance() / 2:
            return
        if self._picked >= 0:
            self._dragged = self._at(self._scale.numbers(spot), self._picked)
        elif not self._increasing:
            self._paint_stroke(spot)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, stroke = self._dragged, self._stroke
        self._grip, self._dragged, self._stroke = None, None, []
        if dragged is not None:
            self._replace(self._picked, dragged)
        elif stroke:
            self._propose((*self._rows, *stroke))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._row_at(event.position()) < 0:
            self._add(self._scale.numbers(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        row = self._picked
        if key in _WAYS and alt and row >= 0:
            across, up = _WAYS[key]
            self._replace(row, self._at(self._scale.moved(self._rows[row], across, up), row))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not alt and self._rows:
            step = _WAYS[key][0]
            self.pick((row + step) % len(self._rows) if row >= 0 else 0)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row >= 0:
            self.remove(row)
        elif key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus):
            self.addition_asked.emit()
        elif len(self._columns) > 2 and event.text().isdecimal():
            self.brush_asked.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def remove(self, row: int) -> None:
        """Take a row away, where enough remain."""
        if len(self._rows) > self._fewest:
            self._propose((*self._rows[:row], *self._rows[row + 1 :]))

    def _add(self, numbers: tuple[float, float]) -> None:
        if not self._increasing:
            self._propose((*self._rows, self._new(numbers)))
            self.pick(len(self._rows) - 1)
            return
        place = sum(row[0] < numbers[0] for row in self._rows)
        if all(row[0] != numbers[0] for row in self._rows):
            self._propose((*self._rows[:place], self._new(numbers), *self._rows[place:]))
            self.pick(place)

    def _new(self, numbers: tuple[float, float]) -> Row:
        """A row at a place of the plane; its further numbers are the brush's."""
        whole = (*numbers, *(self._brush for _ in self._columns[2:]))
        return tuple(column.nearest(number) for column, number in zip(self._columns, whole, strict=True))

    def _at(self, numbers: tuple[float, float], row: int) -> Row:
        """A row moved to a place of the plane, but in rising rows not past its neighbors."""
        x, y = (column.nearest(number) for column, number in zip(self._columns[:2], numbers, strict=True))
        if self._increasing:
            least = (self._scale.x_range[1] - self._scale.x_range[0]) / 1000
            if row > 0:
                x = max(x, self._rows[row - 1][0] + least)
            if row + 1 < len(self._rows):
                x = min(x, self._rows[row + 1][0] - least)
            if not self._between(x, row):
                x = self._rows[row][0]
        return (x, y, *self._rows[row][2:])

    def _between(self, x: float, row: int) -> bool:
        after_left = row == 0 or x > self._rows[row - 1][0]
        return after_left and (row + 1 == len(self._rows) or x < self._rows[row + 1][0])

    def _replace(self, row: int, new: Row) -> None:
        if new != self._rows[row]:
            self._propose((*self._rows[:row], new, *self._rows[row + 1 :]))

    def _propose(self, rows: Rows) -> None:
        self.proposed.emit(rows)

    def _paint_stroke(self, spot: QPointF) -> None:
        assert self._grip is not None
        if not self._stroke:
            self._stroke.append(self._new(self._scale.numbers(self._grip)))
        if (way := spot - self._scale.place(self._stroke[-1])).x() ** 2 + way.y() ** 2 >= SPACING**2:
            self._stroke.append(self._new(self._scale.numbers(spot)))

    def _row_at(self, spot: QPointF) -> int:
        """The row nearest to a place, if one is near."""
        distances = [
            (way.x() ** 2 + way.y() ** 2, number)
            for number, row in enumerate(self._rows)
            for way in (self._scale.place(row) - spot,)
        ]
        distance, number = min(distances, default=(REACH**2 + 1, -1))
        return number if distance <= REACH**2 else -1

    def _rescale(self) -> None:
        area = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE - 12)
        self._scale = PlaneScale.around(self._rows, self._columns, area, square=not self._increasing)
        self._ground = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground is None:
            self._ground = self._painted_ground()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._dragged is None:
            painter.drawPixmap(0, 0, self._ground)
        else:
            rows = self._rows
            self._paint_all(painter, (*rows[: self._picked], self._dragged, *rows[self._picked + 1 :]))
        self._paint_points(painter, self._stroke)
        if self._picked >= 0:
            palette = current_palette()
            spot = self._scale.place(self._dragged or self._rows[self._picked])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.text), 1.6))
            painter.drawEllipse(spot, RADIUS + 2.5, RADIUS + 2.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(current_palette().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _painted_ground(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ground = QPixmap(QSize(self.width(), self.height()) * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_all(painter, self._rows)
        painter.end()
        return ground

    def _paint_all(self, painter: QPainter, rows: Rows) -> None:
        palette, area = current_palette(), self._scale.area
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.setBrush(QColor(palette.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QPen(QColor(mix(palette.field, palette.axis, 0.35)), 1))
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            x, y = area.left() + share * area.width(), area.top() + share * area.height()
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        self._paint_words(painter)
        if self._increasing:
            self._paint_curve(painter, rows)
        self._paint_points(painter, rows)

    def _paint_words(self, painter: QPainter) -> None:
        """The ends of both ranges and the columns' titles."""
        palette, area = current_palette(), self._scale.area
        painter.setFont(mono_font(palette, 10))
        painter.setPen(QColor(palette.muted))
        below = QRectF(area.left(), area.bottom() + 1, area.width(), 14)
        left, right = (_end(number) for number in self._scale.x_range)
        flags = Qt.AlignmentFlag
        painter.drawText(below, flags.AlignLeft | flags.AlignTop, left)
        painter.drawText(below, flags.AlignRight | flags.AlignTop, right)
        painter.drawText(below, flags.AlignHCenter | flags.AlignTop, self._columns[0].title)
        inside = area.adjusted(3, 1, -3, -1)
        bottom, top = (_end(number) for number in self._scale.y_range)
        painter.drawText(inside, flags.AlignLeft | flags.AlignTop, f"{top}  {self._columns[1].title}")
        painter.drawText(inside, flags.AlignLeft | flags.AlignBottom, bottom)

    def _paint_curve(self, painter: QPainter, rows: Sequence[Row]) -> None:
        palette, area = current_palette(), self._scale.area
        places = [self._scale.place(row) for row in rows]
        if not places:
            return
        painter.setPen(QPen(QColor(palette.accent), 1.4, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(area.left(), places[0].y()), places[0])
        painter.drawLine(places[-1], QPointF(area.right(), places[-1].y()))
        painter.setPen(QPen(QColor(palette.accent), 2))
        painter.drawPolyline(places)

    def _paint_points(self, painter: QPainter, rows: Sequence[Row]) -> None:
        palette = current_palette()
        colors = palette.class_colors
        groups: dict[str, list[QPointF]] = {}
        for row in rows:
            color = colors[int(row[2]) % len(colors)] if len(row) > 2 else palette.accent
            groups.setdefault(color, []).append(self._scale.place(row))
        for color, places in groups.items():
            for shade, width in ((palette.card, 2 * RADIUS + 2), (color, 2 * RADIUS)):
                painter.setPen(QPen(QColor(shade), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                painter.drawPoints(places)


def _end(number: float) -> str:
    return exact(float(f"{number:.3g}"))
