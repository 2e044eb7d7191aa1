"""A QR code as large as its room: dark on light in every theme, and each module of whole pixels."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.sharing.code import BORDER, modules

SMALLEST, USUAL = QSize(240, 240), QSize(520, 520)
LIGHT, DARK = QColor("#ffffff"), QColor("#000000")
ROUND = 8.0
PIXELS = 16
"""Of a module in a picture."""


class CodeView(QWidget):
    """Shows the code of a text; nothing while that is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._modules: tuple[tuple[bool, ...], ...] = ()
        self.setMinimumSize(SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("QR code of the settings"))

    def show_text(self, text: str) -> None:
        """Show the code of another text."""
        if text != self._text:
            self._text = text
            self._modules = modules(text) if text else ()
            self.update()

    def picture(self) -> QImage:
        """The code alone, large, with the light around it."""
        image = QImage(QSize(self._side, self._side) * PIXELS, QImage.Format.Format_RGB32)
        image.fill(LIGHT)
        with QPainter(image) as painter:
            self._draw(painter, 0.0, 0.0, PIXELS)
        return image

    def sizeHint(self) -> QSize:
        return USUAL

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._modules:
            return
        with QPainter(self) as painter:
            ratio = self.devicePixelRatioF()
            # In the screen's own pixels, lest some modules be a pixel wider than others.
            painter.scale(1 / ratio, 1 / ratio)
            width, height = self.width() * ratio, self.height() * ratio
            module = max(int(min(width, height) / self._side), 1)
            side = module * self._side
            left, top = int((width - side) / 2), int((height - side) / 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(LIGHT)
            painter.drawRoundedRect(QRectF(left, top, side, side), ROUND * ratio, ROUND * ratio)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            self._draw(painter, left, top, module)

    @property
    def _side(self) -> int:
        """Modules from edge to edge."""
        return len(self._modules) + 2 * BORDER

    def _draw(self, painter: QPainter, left: float, top: float, module: int) -> None:
        for row, line in enumerate(self._modules, BORDER):
            for column, dark in enumerate(line, BORDER):
                if dark:
                    place = QRectF(left + column * module, top + row * module, module, module)
                    painter.fillRect(place, DARK)
