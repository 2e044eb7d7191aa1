"""How the lines of the table are painted: names with their colors, figures with what is beneath them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.compare.cells import Cell
from gui.compare.model import Role
from gui.compare.tally import Row
from gui.plots.run_look import run_color, run_dash
from gui.theme.current import current_palette
from gui.theme.fonts import BASE_PIXELS

PADDING = 8
SAMPLE = 22
"""Length of the piece of line before a name."""
LINE, DETAIL = 20, 15
SMALL = 11
NARROWEST, WIDEST = 54, 190
NAME_SHARE, LEAST_NAME, MOST_NAME = 0.24, 150, 320


def scale_of(font: QFont) -> float:
    """How much larger than usual a font is."""
    return max(font.pixelSize(), 1) / BASE_PIXELS


def row_height(font: QFont, *, detailed: bool) -> int:
    """The height of a line; with room for what stands beneath."""
    return round((LINE + 8 + (DETAIL if detailed else 4)) * scale_of(font))


def small(font: QFont) -> QFont:
    """The font of what stands beneath."""
    found = QFont(font)
    found.setPixelSize(round(SMALL * scale_of(font)))
    return found


def cell_width(cell: Cell, font: QFont) -> int:
    """The width that a cell wants."""
    width = QFontMetrics(font).horizontalAdvance(cell.text)
    if cell.detail:
        width = max(width, QFontMetrics(small(font)).horizontalAdvance(cell.detail))
    return min(width + 2 * PADDING + 2, round(WIDEST * scale_of(font)))


class CellDelegate(QStyledItemDelegate):
    """A figure, and beneath it the middle half of the lanes."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell: Cell = index.data(Role.CELL)
        palette, rect = current_palette(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(palette.accent_soft))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 1.0))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        flags = index.model().headerData(
            index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        painter.setFont(option.font)
        color = palette.muted if cell.value is None else palette.warning if cell.flagged else palette.text
        write_lines(painter, room, (cell.text, cell.detail), (color, palette.muted), flags)
        painter.restore()


class NameHeader(QHeaderView):
    """The names of the runs with a piece of their curves; it stays in sight when the table is moved sideways."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def follow_width(self, width: int) -> None:
        """Take the share of a table this wide that names get."""
        scale = scale_of(self.font())
        self.setFixedWidth(round(min(max(NAME_SHARE * width, LEAST_NAME * scale), MOST_NAME * scale)))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model, palette = self.model(), current_palette()
        row: Row = model.headerData(logicalIndex, Qt.Orientation.Vertical, Role.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.selectionModel().isRowSelected(logicalIndex):
            painter.fillRect(rect, QColor(palette.accent_soft))
        pen = QPen(QColor(run_color(palette, row.style)), 3.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dash := run_dash(palette, row.style):
            pen.setDashPattern([length / pen.widthF() for length in dash])
        painter.setPen(pen)
        middle = QRectF(rect).center().y()
        left = rect.left() + PADDING
        painter.drawLine(QPointF(left, middle), QPointF(left + SAMPLE, middle))
        painter.setFont(self.font())
        room = rect.adjusted(PADDING + SAMPLE + PADDING, 0, -PADDING, 0)
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        write_lines(painter, room, (row.name, row.note), (palette.text, palette.muted), sides)
        painter.restore()


def write_lines(
    painter: QPainter,
    room: QRect,
    texts: tuple[str, str],
    colors: tuple[str, str],
    flags: Qt.AlignmentFlag,
) -> None:
    """A text, and another one in small beneath it, as a block in the middle; both shortened where they must be."""
    font = painter.font()
    scale = scale_of(font)
    both = round(LINE * scale), round(DETAIL * scale) if texts[1] else 0
    top = room.top() + (room.height() - sum(both)) // 2
    for text, color, height, own in zip(texts, colors, both, (font, small(font)), strict=True):
        if text:
            painter.setFont(own)
            painter.setPen(QColor(color))
            place = QRect(room.left(), top, room.width(), height)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(place, flags | Qt.TextFlag.TextSingleLine, shown)
        top += height
