"""The line from one card to the next, with the shape of what passes and a button that inserts a layer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.network.strip_card import HEIGHT
from gui.theme.current import current_palette
from gui.theme.fonts import BASE_PIXELS, mono_font

WIDTH = 36
DISK = 9.5
"""Radius of the button."""


class Connector(QAbstractButton):
    """A "+" on a line. The keyboard inserts with Insert from the selected card, so this is no tab stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = ""
        self._broken = False
        self._open_end = False
        self._aimed = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def shape_text(self) -> str:
        """The shape of one sample here, in words."""
        return self._shape

    def show_shape(self, shape: str, name: str, *, broken: bool = False, open_end: bool = False) -> None:
        """Take over the shape and the accessible name.

        Args:
            broken: nothing comes through here, because a layer before does not fit.
            open_end: no card follows.
        """
        self._shape, self._broken, self._open_end = shape, broken, open_end
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def set_aimed(self, aimed: bool) -> None:
        """Whether what is being dragged would be dropped here."""
        if aimed != self._aimed:
            self._aimed = aimed
            self.update()

    def scale(self) -> float:
        """How much larger than at `BASE_PIXELS` everything is."""
        return max(self.font().pixelSize(), 1) / BASE_PIXELS

    def preferred_width(self) -> int:
        """Room for the button and for the shape under it."""
        letters = 6.2 * len(self._shape) + 8
        return round(max(WIDTH, letters) * self.scale())

    def sizeHint(self) -> QSize:
        return QSize(self.preferred_width(), round(HEIGHT * self.scale()))

    def hitButton(self, position: object) -> bool:
        """Anywhere on the connector will do."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, scale = current_palette(), self.scale()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        center = QRectF(self.rect()).center()
        radius = DISK * scale
        style = Qt.PenStyle.DashLine if self._broken else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(palette.axis), 1.5 * scale, style))
        gap = radius + 1
        painter.drawLine(QPointF(0, center.y()), QPointF(center.x() - gap, center.y()))
        if not self._open_end:
            painter.drawLine(QPointF(center.x() + gap, center.y()), QPointF(self.width(), center.y()))
        hot = self._aimed or self.underMouse() or self.isDown()
        painter.setPen(QPen(QColor(palette.accent if hot else palette.border), 1.0))
        painter.setBrush(QColor(palette.accent if hot else palette.card))
        painter.drawEllipse(center, radius, radius)
        painter.setPen(QPen(QColor(palette.accent_text if hot else palette.text), 1.4 * scale))
        arm = 3.6 * scale
        painter.drawLine(center - QPointF(arm, 0), center + QPointF(arm, 0))
        painter.drawLine(center - QPointF(0, arm), center + QPointF(0, arm))
        painter.setFont(mono_font(palette, round(10 * scale)))
        painter.setPen(QColor(palette.muted))
        words = QRectF(0, center.y() + radius + 3 * scale, self.width(), 14 * scale)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._shape)
