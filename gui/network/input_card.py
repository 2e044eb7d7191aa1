"""The first card of the strip: what the network sees of a sample."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from gui.network.strip_card import StripCard
from gui.theme.current import current_palette
from gui.theme.fonts import mono_font


class InputCard(StripCard):
    """Features or shape of the inputs, and the data set that they come from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = ""

    def show_input(self, detail: str, source: str) -> None:
        """Take over new texts."""
        self._title, self._detail, self._source = self.tr("Input"), detail, source
        words = (self._title, detail, source)
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setToolTip("\n".join(word for word in words[1:] if word))
        self.update()

    def framed(self) -> bool:
        """There is nothing to edit here: it is framed only while the keys work on it."""
        return self._keyed

    def preferred_width(self) -> int:
        return round(136 * self.scale())

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        scale, palette = self.scale(), current_palette()
        source = QRectF(room.x(), room.bottom() - 16 * scale, room.width(), 16 * scale)
        painter.setPen(QColor(palette.muted))
        font = self.font()
        font.setPixelSize(round(12 * scale))
        painter.setFont(font)
        self.draw_line(painter, source, self._source)
        painter.setFont(mono_font(palette, round(12 * scale)))
        words = QRectF(room.x(), room.y() + scale, room.width(), source.y() - room.y() - scale)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self._detail)
