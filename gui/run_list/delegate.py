"""How a run is painted in the list: its stroke, its name, what it does, and its figures."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.plots.run_look import run_color, run_dash
from gui.run_list.model import Role, Row
from gui.theme.current import current_palette
from gui.theme.fonts import BASE_PIXELS, mono_font
from gui.theme.icons import icon

Index = QModelIndex | QPersistentModelIndex

HEIGHT = 26
STROKE = 30
"""Width of the part with the run's stroke, which shows and hides its curves."""
FIGURE = 58
ROOMY = 280
"""Width from which on J stands beside P; a name needs the room more."""
SYMBOL = 15
INSET = 6
RADIUS = 6.0
SYMBOLS = {
    "running": ("play", "accent"),
    "diverged": ("warning", "warning"),
    "broken": ("error", "error"),
    "lost": ("error", "error"),
    "finished": ("check", "muted"),
    "stale": ("restart", "muted"),
}
"""Icon and color of the states that are more than a pause."""


class RunDelegate(QStyledItemDelegate):
    """Lengths are for text of `BASE_PIXELS` and grow with the font."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Role.ROW)
        palette, scale, area = current_palette(), scale_of(option.font), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent_soft if chosen else palette.field))
            painter.drawRoundedRect(QRectF(area), RADIUS * scale, RADIUS * scale)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), RADIUS * scale, RADIUS * scale)
        self._paint_stroke(painter, row, stroke_area(area, scale))
        values = [row.objective, row.measure] if row.measure and is_roomy(area.width(), scale) else []
        values = values or [row.measure or row.objective]
        text, figures = _columns(area, len(values), scale)
        text = self._paint_symbols(painter, row, text, scale)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(palette.muted if row.hidden else palette.text))
        _draw(painter, text, row.name, Qt.AlignmentFlag.AlignLeft)
        painter.setFont(mono_font(palette, round(12 * scale)))
        for place, figure in zip(figures, values, strict=True):
            _draw(painter, place, figure, Qt.AlignmentFlag.AlignRight)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, round(HEIGHT * scale_of(option.font)))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name of the run"))
        editor.setPlaceholderText(self.tr("named after what differs"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRect(option.rect)
        area.setLeft(stroke_area(area, scale_of(option.font)).right())
        editor.setGeometry(area)

    @staticmethod
    def _paint_stroke(painter: QPainter, row: Row, area: QRect) -> None:
        """A piece of the run's curve; faint where its curves are left out."""
        palette = current_palette()
        pen = QPen(QColor(palette.axis if row.hidden else run_color(palette, row.style)), 3.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dash := run_dash(palette, row.style):
            pen.setDashPattern([length / 3.0 for length in dash])
        painter.setPen(pen)
        middle = area.center().y() + 0.5
        painter.drawLine(QPointF(area.left() + INSET, middle), QPointF(area.right() - INSET, middle))

    @staticmethod
    def _paint_symbols(painter: QPainter, row: Row, area: QRect, scale: float) -> QRect:
        """The state's sign and the reference's at the right of the name; what room is left for it."""
        signs = [SYMBOLS[row.state]] if row.state in SYMBOLS else []
        if row.pinned:
            signs.insert(0, ("pin", "accent"))
        side = round(SYMBOL * scale)
        for name, role in signs:
            place = QRect(area.right() - side, area.center().y() - side // 2, side, side)
            icon(name, role).paint(painter, place)
            area = area.adjusted(0, 0, -side - 3, 0)
        return area


def scale_of(font: QFont) -> float:
    """How much larger than at `BASE_PIXELS` everything is."""
    return max(font.pixelSize(), 1) / BASE_PIXELS


def stroke_area(area: QRect, scale: float) -> QRect:
    """Where a click shows and hides the curves."""
    return QRect(area.left(), area.top(), round(STROKE * scale), area.height())


def is_roomy(width: int, scale: float) -> bool:
    """Whether J stands beside P."""
    return width >= ROOMY * scale


def _columns(area: QRect, count: int, scale: float) -> tuple[QRect, list[QRect]]:
    """The places of the name and of so many figures."""
    width, right = round(FIGURE * scale), area.right() - round(INSET * scale)
    figures = [
        QRect(right - (count - number) * width, area.top(), width, area.height()) for number in range(count)
    ]
    left = stroke_area(area, scale).right() + 1
    return QRect(left, area.top(), figures[0].left() - left - 4, area.height()), figures


def _draw(painter: QPainter, room: QRect, text: str, align: Qt.AlignmentFlag) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
