"""The picture of an example."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.examples import Example
from gui.theme.current import current_palette

SIZE = QSize(320, 200)
RADIUS = 9.0
"""Of the corners above, inside the border of the card."""


class Picture(QWidget):
    """As wide as there is room, in the proportions of `SIZE`; there is one for light and one for dark grounds."""

    def __init__(self, example: Example, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._example = example
        self._theme = ""
        self._image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * SIZE.height() / SIZE.width())

    def sizeHint(self) -> QSize:
        return SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = "dark" if current_palette().dark else "light"
        if theme != self._theme:
            self._theme = theme
            self._image = QImage.fromData(self._example.picture(theme).read_bytes())
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        path = QPainterPath()
        # Longer than the picture, so that only the upper corners are round.
        path.addRoundedRect(whole.adjusted(0, 0, 0, 2 * RADIUS), RADIUS, RADIUS)
        painter.setClipPath(path)
        painter.drawImage(whole, self._image)
