"""The card of one place in the network: a frame, a title with a figure beside it, and words under it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme.current import current_palette
from gui.theme.fonts import BASE_PIXELS, mono_font

HEIGHT = 84
WIDTH = 138
RADIUS = 9.0
PADDING = 12
GAP = 6
_UNASKED = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Reasons for which the focus comes and goes without anybody meaning this card."""


class StripCard(QWidget):
    """Paints itself from a few texts; a press, a drag and a request for a menu are told to the strip.

    Lengths are for text of `BASE_PIXELS` and grow with the font.

    Signals:
        pressed: the left button went down on the card; where, in global coordinates, and the keys held with it.
        dragged: the pressed mouse moved; the position in global coordinates.
        released: the button went up again.
        menu_requested: where, in global coordinates.
        typed: letters were typed on the card.
    """

    pressed = Signal(QPoint, Qt.KeyboardModifier)
    dragged = Signal(QPoint)
    released = Signal()
    menu_requested = Signal(QPoint)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._figure = ""
        self._short_figure = ""
        self._detail = ""
        self._selected = False
        self._hovered = False
        self._keyed = False  # whether the person came to this card by keys
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def title(self) -> str:
        return self._title

    def detail(self) -> str:
        """The line under the title."""
        return self._detail

    def selected(self) -> bool:
        return self._selected

    def set_selected(self, selected: bool) -> None:
        """Frame the card."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def set_tab_stop(self, stop: bool) -> None:
        """Whether the tabulator key stops here: of the strip it does at the current card only."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def scale(self) -> float:
        """How much larger than at `BASE_PIXELS` everything is."""
        return max(self.font().pixelSize(), 1) / BASE_PIXELS

    def preferred_width(self) -> int:
        """What the card asks for; the strip may give more."""
        return round(WIDTH * self.scale())

    def sizeHint(self) -> QSize:
        return QSize(self.preferred_width(), round(HEIGHT * self.scale()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        scale, inner = self.scale(), self.inner()
        line = QRectF(inner.x(), inner.y(), inner.width(), 18 * scale)
        painter.setFont(self.small_font())
        painter.setPen(QColor(current_palette().muted))
        figure = self.shown_figure()
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
        if figure:
            line.setWidth(line.width() - painter.fontMetrics().horizontalAdvance(figure) - GAP * scale)
        painter.setFont(self.title_font())
        painter.setPen(QColor(current_palette().text))
        self.draw_line(painter, line, self._title)
        self.paint_body(painter, inner.adjusted(0, 18 * scale, 0, 0))

    def shown_figure(self) -> str:
        """The figure beside the title, as exact as there is room for; the title comes first."""
        title = QFontMetricsF(self.title_font()).horizontalAdvance(self._title)
        left = self.inner().width() - title - GAP * self.scale()
        metrics = QFontMetricsF(self.small_font())
        figures = (self._figure, self._short_figure)
        return next((figure for figure in figures if metrics.horizontalAdvance(figure) <= left), "")

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        """What stands under the title; here the detail, in the font of readouts."""
        painter.setFont(self.detail_font())
        painter.setPen(QColor(current_palette().muted))
        line = QRectF(room.x(), room.y(), room.width(), 18 * self.scale())
        self.draw_line(painter, line, self._detail)

    def inner(self) -> QRectF:
        """The room inside the padding."""
        scale = self.scale()
        return QRectF(self.rect()).adjusted(PADDING * scale, 8 * scale, -PADDING * scale, -9 * scale)

    def title_font(self) -> QFont:
        """The font of the title."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def detail_font(self) -> QFont:
        """The font of the line under the title."""
        return mono_font(current_palette(), round(12 * self.scale()))

    def small_font(self) -> QFont:
        """The font of figures."""
        return mono_font(current_palette(), round(11 * self.scale()))

    @staticmethod
    def draw_line(
        painter: QPainter,
        room: QRectF,
        text: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """One line of text in the middle of `room`, shortened where it is too long."""
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def frame_colors(self) -> tuple[str, str]:
        """Background and border as they are now."""
        palette = current_palette()
        ground = palette.field_hover if self._hovered else palette.field
        return (
            palette.accent_soft if self._keyed else ground,
            palette.accent if self.framed() else palette.border,
        )

    def framed(self) -> bool:
        """Whether the border stands out."""
        return self._selected

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _UNASKED:
            self._keyed = event.reason() != Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _UNASKED:
            self._keyed = False
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hovered = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(event.globalPosition().toPoint(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.text().isalpha() and held == Qt.KeyboardModifier.NoModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_requested.emit(self.mapToGlobal(self.rect().center()) if keyboard else event.globalPos())

    def _paint_frame(self, painter: QPainter) -> None:
        background, border = self.frame_colors()
        width = 2.0 if self.framed() else 1.0
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = RADIUS * self.scale()
        painter.setPen(QPen(QColor(border), width))
        painter.setBrush(QColor(background))
        painter.drawRoundedRect(frame, radius, radius)
