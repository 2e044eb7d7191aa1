"""A map of figures over two fields, painted; cells can be chosen by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.heatmap.cells import CellState, HeatMapData, Place
from gui.heatmap.layout import GAP, MapLayout, lay_out
from gui.heatmap.shades import Shades, ink, shade, stops_of
from gui.theme.current import current_palette
from gui.theme.style import mix

_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
}
SMALLEST_FONT = 8
FADED = 0.4
"""How far the color of a cell that still trains goes to the ground."""


class HeatMap(QWidget):
    """Bright is better. Cells that diverged are hatched and bear a cross; those that still train are pale.

    Signals:
        chosen: row and column of a cell that was clicked, or on which Enter was pressed.
        moved: the cursor is on another cell.
    """

    chosen = Signal(int, int)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Heat map"))
        self._data = HeatMapData()
        self._cursor: Place = (0, 0)

    def sizeHint(self) -> QSize:
        return QSize(620, 440)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 220)

    @property
    def data(self) -> HeatMapData:
        """What is shown."""
        return self._data

    @property
    def cursor_cell(self) -> Place:
        """The cell that keys act on."""
        return self._cursor

    def show_data(self, data: HeatMapData) -> None:
        """Show this; the cursor stays where it is, as far as there are cells."""
        self._data = data
        rows, columns = max(len(data.y_names), 1), max(len(data.x_names), 1)
        self._cursor = min(self._cursor[0], rows - 1), min(self._cursor[1], columns - 1)
        self._describe()
        self.update()

    def table(self) -> MapLayout | None:
        """Where everything is now; None while there is nothing to draw."""
        if not self._data.x_names or not self._data.y_names:
            return None
        size = QSizeF(self.size())
        return lay_out(size, self._data.y_names, len(self._data.x_names), QFontMetricsF(self._font()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, table = QPainter(self), self.table()
        if table is None:
            painter.setPen(QColor(current_palette().muted))
            text = self.tr("Choose two fields and press Compute: each cell is a training run.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
            return
        shades = Shades.of(self._data.figures)
        for row in range(table.rows):
            for column in range(table.columns):
                self._paint_cell(painter, table, (row, column), shades)
        self._paint_texts(painter, table, shades)
        self._paint_marks(painter, table)
        self._paint_axes(painter, table)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            table = self.table()
            place = table.at(QPointF(event.pos())) if table is not None else None
            QToolTip.showText(event.globalPos(), self.words_of(place) if place is not None else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and self._data.x_names:
            up, right = _MOVES[key]
            row = min(max(self._cursor[0] + up, 0), len(self._data.y_names) - 1)
            column = min(max(self._cursor[1] + right, 0), len(self._data.x_names) - 1)
            self._go_to((row, column))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._data.x_names:
            self.chosen.emit(*self._cursor)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        table = self.table()
        place = table.at(event.position()) if table is not None else None
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(place)
            self.chosen.emit(*place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        table = self.table()
        over = table is not None and table.at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def words_of(self, place: Place) -> str:
        """All that is known of a cell."""
        row, column = place
        data = self._data
        lines = [
            f"{data.x_title}: {data.x_names[column]}",
            f"{data.y_title}: {data.y_names[row]}",
            data.state(place).tip,
        ]
        return "\n".join(filter(None, lines))

    def _go_to(self, place: Place) -> None:
        self._cursor = place
        self._describe()
        self.update()
        self.moved.emit()

    def _describe(self) -> None:
        if self._data.x_names and self._data.y_names:
            self.setAccessibleDescription(self.words_of(self._cursor).replace("\n", "; "))

    def color_of(self, cell: CellState, shades: Shades | None) -> str:
        """The ground of a cell."""
        palette = current_palette()
        if cell.figure is None or shades is None:
            return palette.field
        stops = stops_of(palette, low_is_better=self._data.low_is_better)
        color = shade(stops, shades.share(cell.figure))
        return mix(color, palette.card, FADED) if cell.kind == "running" else color

    def _paint_cell(self, painter: QPainter, table: MapLayout, place: Place, shades: Shades | None) -> None:
        palette, room = current_palette(), table.cell(*place)
        cell = self._data.state(place)
        room.adjust(0.0, 0.0, -1.0, -1.0)
        painter.fillRect(room, QColor(self.color_of(cell, shades)))
        if cell.kind == "diverged" and cell.figure is None:
            painter.save()
            painter.setClipRect(room)
            painter.setPen(QPen(QColor(mix(palette.field, palette.error, 0.35)), 1.2))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            reach = int(room.width() + room.height())
            for offset in range(0, reach, 8):
                painter.drawLine(
                    QPointF(room.left() + offset, room.top()),
                    QPointF(room.left() + offset - room.height(), room.bottom()),
                )
            painter.restore()

    def _paint_texts(self, painter: QPainter, table: MapLayout, shades: Shades | None) -> None:
        """The numbers, in the largest font in which all of them fit; none where there is no room."""
        palette = current_palette()
        texts = {place: cell.text for place, cell in self._data.cells.items() if cell.text}
        font = self._fitting(table, max(texts.values(), key=len, default=""))
        if font is None:
            return
        for place, text in texts.items():
            cell = self._data.state(place)
            color = self.color_of(cell, shades)
            if cell.figure is not None:
                painter.setPen(QColor(ink(color)))
            else:
                painter.setPen(QColor(palette.error if cell.kind == "diverged" else palette.muted))
            marked = cell.kind == "diverged" and cell.figure is None
            font.setWeight(QFont.Weight.Bold if marked or place == self._data.best else QFont.Weight.Normal)
            painter.setFont(font)
            if marked:  # the sign, not the hatching, is what is to be read
                ground = QRectF(0.0, 0.0, font.pixelSize() * 1.5, font.pixelSize() * 1.3)
                ground.moveCenter(table.cell(*place).center())
                painter.fillRect(ground, QColor(palette.field))
            painter.drawText(table.cell(*place), Qt.AlignmentFlag.AlignCenter, text)

    def _fitting(self, table: MapLayout, longest: str) -> QFont | None:
        font, room = QFont(self._font()), table.cell_size
        font.setWeight(QFont.Weight.Bold)
        for pixels in range(self.font().pixelSize(), SMALLEST_FONT - 1, -1):
            font.setPixelSize(pixels)
            metrics = QFontMetricsF(font)
            wide = metrics.horizontalAdvance(longest) + 6 <= room.width()
            if wide and metrics.capHeight() + 6 <= room.height():
                return font
        return None

    def _paint_marks(self, painter: QPainter, table: MapLayout) -> None:
        """A frame around the best cell, and the cursor where the keys are listened to."""
        palette = current_palette()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._data.best is not None:
            room = table.cell(*self._data.best).adjusted(1.0, 1.0, -2.0, -2.0)
            painter.setPen(QPen(QColor(palette.text), 2.0))
            painter.drawRect(room)
            painter.setPen(QPen(QColor(palette.card), 1.0))
            painter.drawRect(room.adjusted(1.5, 1.5, -1.5, -1.5))
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 3.0))
            painter.drawRect(table.cell(*self._cursor).adjusted(0.5, 0.5, -1.5, -1.5))

    def _paint_axes(self, painter: QPainter, table: MapLayout) -> None:
        palette, font = current_palette(), self._font()
        metrics, data = QFontMetricsF(font), self._data
        painter.setFont(font)
        painter.setPen(QColor(palette.text))
        elide = Qt.TextElideMode.ElideRight
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        rows = max(1, round(table.line / max(table.cell_size.height(), 1.0) + 0.49))
        for row in range(0, table.rows, rows):
            cell = table.cell(row, 0)
            room = QRectF(table.line + GAP, cell.center().y() - table.line / 2, table.label, table.line)
            painter.drawText(room, end, metrics.elidedText(data.y_names[row], elide, table.label))
        stride = table.stride(data.x_names, metrics)
        for column in range(0, table.columns, stride):
            cell = table.cell(0, column)
            room = QRectF(cell.center().x() - 100, table.area.bottom() + GAP, 200, table.line)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, data.x_names[column])
        painter.setPen(QColor(palette.muted))
        below = table.area.bottom() + GAP + table.line
        room = QRectF(table.area.left(), below, table.area.width(), table.line)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, data.x_title)
        painter.save()
        painter.translate(table.line / 2, table.area.center().y())
        painter.rotate(-90)
        length = table.area.height()
        room = QRectF(-length / 2, -table.line / 2, length, table.line)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, metrics.elidedText(data.y_title, elide, length))
        painter.restore()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(font.pixelSize() - 1, SMALLEST_FONT))
        return font
