"""A small table of figures that change many times a second."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.current import current_palette
from gui.theme.fonts import BASE_PIXELS, mono_font
from gui.widgets.elided_label import LENGTHS

LINE = 20.0
NOTE = 15.0
CAPTION_SHARE = 0.26
"""Most of the width that the captions of the rows get; the columns of figures share the rest."""
CAPTION_GAP = 8
COLUMN_GAP = 4
SMALLEST = 9
"""Pixels of the smallest digits, for narrow columns."""

Row = tuple[str, Sequence[str]]
"""A caption, perhaps in several lengths, and one text per column."""


class FigureTable(QWidget):
    """Columns of figures in digits of one width, each row with room for a note under it.

    It paints itself: a change costs no layout, unless there are more rows than before.

    Args:
        rows: at least so many have room.
    """

    def __init__(self, columns: Sequence[str], rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._least = self._count = rows
        self._rows: tuple[Row, ...] = ()
        self._notes: tuple[tuple[int, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def set_columns(self, columns: Sequence[str]) -> None:
        """Other captions of columns; rows for them have to follow."""
        if tuple(columns) != self._columns:
            self._columns, self._rows, self._notes = tuple(columns), (), ()
            self.update()

    def show_rows(self, rows: Sequence[Row], notes: Sequence[tuple[int, str]] = ()) -> None:
        """Show rows; `notes` are (column, text) and stand under the last row."""
        new = tuple((caption, tuple(cells)) for caption, cells in rows)
        if (new, tuple(notes)) == (self._rows, self._notes):
            return
        self._rows, self._notes = new, tuple(notes)
        if max(len(new), self._least) != self._count:
            self._count = max(len(new), self._least)
            self.updateGeometry()
        spoken = (
            f"{caption.partition(LENGTHS)[0]}: "
            + ", ".join(f"{name} {cell}" for name, cell in zip(self._columns, cells, strict=True) if cell)
            for caption, cells in new
        )
        self.setAccessibleName(". ".join((*spoken, *(text for _, text in notes))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, round((LINE * (self._count + 1) + NOTE) * self._scale()))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette, scale = current_palette(), self._scale()
        small, line = self._small_font(), LINE * scale
        mono = self._fitting(
            mono_font(palette, round(12 * scale)), [text for _, cells in self._rows for text in cells]
        )
        header = QFont(small)
        header.setPixelSize(round(11 * scale))
        painter.setFont(self._fitting(header, self._columns))
        painter.setPen(QColor(palette.muted))
        for column, name in enumerate(self._columns):
            self._draw(painter, self._cell(column, 0, line), name, Qt.AlignmentFlag.AlignRight)
        for number, (caption, cells) in enumerate(self._rows):
            top = line * (number + 1)
            painter.setFont(small)
            painter.setPen(QColor(palette.muted))
            room = QRectF(0, top, self._caption_width(), line)
            self._draw(painter, room, caption, Qt.AlignmentFlag.AlignLeft)
            painter.setFont(mono)
            painter.setPen(QColor(palette.text))
            for column, text in enumerate(cells):
                self._draw(painter, self._cell(column, top, line), text, Qt.AlignmentFlag.AlignRight)
        painter.setFont(mono_font(palette, round(10.5 * scale)))
        painter.setPen(QColor(palette.muted))
        for column, text in self._notes:
            # A note may be wider than its column: it grows to the left, over columns without one.
            room = self._cell(column, line * (len(self._rows) + 1) - 2 * scale, NOTE * scale)
            room.setLeft(0)
            self._draw(painter, room, text, Qt.AlignmentFlag.AlignRight)

    def _cell(self, column: int, top: float, height: float) -> QRectF:
        left = self._caption_width()
        width = (self.width() - left) / len(self._columns)
        return QRectF(left + column * width, top, width, height)

    def _caption_width(self) -> float:
        metrics = QFontMetricsF(self._small_font())
        widest = max((metrics.horizontalAdvance(caption) for caption, _ in self._rows), default=0.0)
        return min(widest + CAPTION_GAP, CAPTION_SHARE * self.width())

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(round(12 * self._scale()))
        return font

    def _fitting(self, font: QFont, texts: Sequence[str]) -> QFont:
        """The font, made smaller where the widest text would not fit into a column with a gap beside it."""
        widest = max((QFontMetricsF(font).horizontalAdvance(text) for text in texts), default=0.0)
        room = self._cell(0, 0, 0).width() - COLUMN_GAP
        if widest > room > 0:
            font.setPixelSize(max(SMALLEST, int(font.pixelSize() * room / widest)))
        return font

    @staticmethod
    def _draw(painter: QPainter, room: QRectF, text: str, align: Qt.AlignmentFlag) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _scale(self) -> float:
        return max(self.font().pixelSize(), 1) / BASE_PIXELS
