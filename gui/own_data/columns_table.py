"""The columns of a table that was read: which one is predicted, which ones are left out, and what is in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from engine.importers.report import ColumnPreview
from gui import formatting
from gui.forms.words import engine_text
from gui.theme.current import current_palette

ROW = 26
HEAD = 24
MOST_LINES = 12
"""Lines that the table would like to show at once."""
MARK = 64
"""Width of the places for the two marks."""
PREDICT, USE = 0, 1


class ColumnsTable(QAbstractScrollArea):
    """One line per column of the file, painted; texts of the file are never taken for markup.

    A click on the circle predicts a column, one on the box leaves it out or brings it back. With the keys: Up and Down
    walk, Enter predicts, Space leaves out.

    Signals:
        predicted: name of the column to predict.
        used: name of a column, and whether the network is to see it.
    """

    predicted = Signal(str)
    used = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[ColumnPreview, ...] = ()
        self._row = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Columns of the file"))
        self.viewport().setMouseTracking(True)

    def show_columns(self, columns: Sequence[ColumnPreview]) -> None:
        """Show these columns."""
        self._columns = tuple(columns)
        self.setMaximumHeight(HEAD + max(len(columns), 1) * ROW + 2)
        self._row = min(self._row, max(len(columns) - 1, 0))
        self.updateGeometry()
        self._measure()
        self._speak()
        self.viewport().update()

    def mark_place(self, name: str, mark: int) -> QRect:
        """Where a column's circle (`PREDICT`) or box (`USE`) is, in the viewport."""
        row = [column.name for column in self._columns].index(name)
        return QRect(mark * MARK, HEAD + row * ROW - self._offset(), MARK, ROW)

    def line(self, column: ColumnPreview) -> tuple[str, ...]:
        """What a column's line says: name, type, missing, different values, what they are, and why it is left out."""
        types = {
            "number": self.tr("number"),
            "category": self.tr("category"),
            "date": self.tr("date"),
            "text": self.tr("text"),
            "empty": self.tr("empty"),
        }
        missing = formatting.number(column.missing) if column.missing else ""
        distinct = formatting.number(column.distinct) + ("+" if column.more else "")
        if column.low is not None and column.high is not None:
            low, high = (formatting.exact(float(f"{end:.4g}")) for end in (column.low, column.high))
            values = f"{low} … {high}"
        else:
            values = ", ".join(column.examples)
        return (
            column.name,
            types.get(column.type, column.type),
            missing,
            distinct,
            values,
            engine_text(column.reason),
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(200, HEAD + 3 * ROW)

    def sizeHint(self) -> QSize:
        return QSize(500, HEAD + min(len(self._columns), MOST_LINES) * ROW + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self._columns:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._row = min(max(self._row + step, 0), len(self._columns) - 1)
            top = self._row * ROW
            bar, room = self.verticalScrollBar(), self.viewport().height() - HEAD
            bar.setValue(min(max(bar.value(), top + ROW - room), top))
            self._speak()
            self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(self._row, PREDICT)
        elif key == Qt.Key.Key_Space:
            self._act(self._row, USE)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position()
        row = int(spot.y() + self._offset() - HEAD) // ROW
        if spot.y() >= HEAD and 0 <= row < len(self._columns):
            self._row = row
            self._act(row, USE if MARK <= spot.x() < 2 * MARK else PREDICT)
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # Two clicks in a row are two clicks.
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = event.position().y() >= HEAD and event.position().x() < 2 * MARK
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, view = current_palette(), self.viewport()
        painter = QPainter(view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(view.rect(), QColor(palette.card))
        edges = self._edges()
        painter.setClipRect(0, HEAD, view.width(), view.height() - HEAD)
        first = self._offset() // ROW
        last = min(len(self._columns), (self._offset() + view.height()) // ROW + 1)
        for row in range(first, last):
            self._paint_line(painter, row, edges)
        painter.setClipping(False)
        titles = (
            self.tr("predict"),
            self.tr("use"),
            self.tr("column"),
            self.tr("type"),
            self.tr("missing"),
            self.tr("different"),
            self.tr("values"),
        )
        painter.setPen(QColor(palette.muted))
        for index, title in enumerate(titles):
            self._write(
                painter,
                title,
                edges[index],
                edges[index + 1],
                0,
                HEAD,
                centered=index < 2,
                right=index in (4, 5),
            )
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.drawLine(0, HEAD - 1, view.width(), HEAD - 1)

    def _paint_line(self, painter: QPainter, row: int, edges: Sequence[int]) -> None:
        palette, column = current_palette(), self._columns[row]
        top = HEAD + row * ROW - self._offset()
        if column.role == "target":
            painter.fillRect(QRectF(0, top, self.viewport().width(), ROW), QColor(palette.accent_soft))
        if row == self._row and self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, top + 1, self.viewport().width() - 2, ROW - 2), 4, 4)
        self._paint_marks(painter, column, top)
        texts = self.line(column)
        dropped = column.role == "dropped"
        painter.setPen(QColor(palette.muted if dropped else palette.text))
        values = texts[4] if not texts[5] else f"{texts[5]}"
        for index, text in enumerate((*texts[:4], values)):
            self._write(painter, text, edges[index + 2], edges[index + 3], top, ROW, right=index in (2, 3))

    def _paint_marks(self, painter: QPainter, column: ColumnPreview, top: int) -> None:
        palette, middle = current_palette(), top + ROW / 2
        target = column.role == "target"
        painter.setBrush(QColor(palette.accent) if target else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent if target else palette.muted), 1.4))
        painter.drawEllipse(QRectF(MARK / 2 - 6, middle - 6, 12, 12))
        if target:
            painter.setBrush(QColor(palette.accent_text))
            painter.drawEllipse(QRectF(MARK / 2 - 2.5, middle - 2.5, 5, 5))
            return
        used = column.role == "input"
        painter.setBrush(QColor(palette.accent) if used else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent if used else palette.muted), 1.4))
        left = MARK * 1.5
        painter.drawRoundedRect(QRectF(left - 6, middle - 6, 12, 12), 3, 3)
        if used:
            painter.setPen(QPen(QColor(palette.accent_text), 1.8))
            painter.drawPolyline(
                [_at(left - 3, middle), _at(left - 1, middle + 2.5), _at(left + 3.5, middle - 2.5)]
            )

    def _write(
        self,
        painter: QPainter,
        text: str,
        left: int,
        right_edge: int,
        top: int,
        height: int,
        *,
        centered: bool = False,
        right: bool = False,
    ) -> None:
        room = QRect(left + 6, top, right_edge - left - 12, height)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags |= Qt.AlignmentFlag.AlignHCenter if centered else side
        words = self.fontMetrics().elidedText(_one_line(text), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, words)

    def _edges(self) -> list[int]:
        """Where the columns begin, and where the last one ends."""
        metrics = QFontMetrics(self.font())
        widest = max(
            (metrics.horizontalAdvance(_one_line(column.name)) for column in self._columns), default=60
        )
        name = min(max(widest + 18, 90), max(self.viewport().width() // 4, 90))
        widths = (MARK, MARK, name, 84, 76, 84)
        edges = [0]
        for width in widths:
            edges.append(edges[-1] + width)
        return [*edges, self.viewport().width()]

    def _act(self, row: int, mark: int) -> None:
        column = self._columns[row]
        if mark == PREDICT and column.role != "target":
            self.predicted.emit(column.name)
        elif mark == USE and column.role != "target":
            self.used.emit(column.name, column.role != "input")

    def _measure(self) -> None:
        height = len(self._columns) * ROW
        room = self.viewport().height() - HEAD
        self.verticalScrollBar().setRange(0, max(0, height - room))
        self.verticalScrollBar().setPageStep(max(room, ROW))
        self.verticalScrollBar().setSingleStep(ROW)

    def _offset(self) -> int:
        return self.verticalScrollBar().value()

    def _speak(self) -> None:
        if self._columns:
            self.setAccessibleDescription(", ".join(filter(None, self.line(self._columns[self._row]))))


def _at(x: float, y: float) -> QPointF:
    return QPointF(x, y)


def _one_line(text: str) -> str:
    return " ".join(text.split())
