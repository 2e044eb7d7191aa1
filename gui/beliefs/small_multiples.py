"""A view of many small pictures on one symmetric scale of colors."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gui import formatting
from gui.beliefs.base import BeliefView
from gui.beliefs.diverging import levels_of, paint_scale, picture, reach_of
from gui.beliefs.tiling import Tiling, tile
from gui.theme.current import current_palette
from gui.widgets.plain import plain_tip

SMALLEST_FONT = 8
LEAST_SIDE = 24
GAP = 5.0
NOTHING: NDArray[np.floating] = np.empty((0, 1, 1))


@dataclass(frozen=True)
class Spot:
    """A value under the mouse: number of the picture, row and column in it."""

    index: int
    row: int
    column: int


class SmallMultiples(BeliefView):
    """Paints `pictures()` into `area()`, with the scale under them; a subclass says what they are."""

    smooth = False
    """Whether values stand for a function between them, rather than for single numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: NDArray[np.floating] = NOTHING

    def show_pictures(self, values: NDArray[np.floating]) -> None:
        """Draw these, (n, rows, columns)."""
        self._values = values
        self.update()

    def words_of(self, spot: Spot) -> str:
        """The tool tip of a value."""
        raise NotImplementedError

    def captions(self) -> tuple[str, ...]:
        """What stands under each picture, where there is room for it."""
        return tuple(str(number) for number in range(1, len(self._values) + 1))

    def reach(self) -> float:
        """The end of the scale of colors."""
        return reach_of(self._values)

    def units_text(self, shown: int, units: int) -> str:
        """How many units there are, and how many of them are shown."""
        if shown < units:
            text = self.tr("first {shown} of {units} units")
            return text.format(shown=shown, units=formatting.number(units))
        if units == 1:
            return self.tr("1 unit")
        # `tr` with a number asks for the subclass alone.
        return QCoreApplication.translate("SmallMultiples", "%n units", "", units)

    def area(self) -> QRectF:
        """Where the pictures are."""
        return QRectF(0, 0, self.width(), max(self.height() - self.line() - GAP, 1.0))

    def line(self) -> int:
        """Height of a line of text."""
        return math.ceil(QFontMetricsF(self.small_font()).height())

    def tiling(self) -> Tiling:
        """How the pictures are laid out, in places of `area()`."""
        area, rows = self.area(), max(self._values.shape[1:])
        words = QPointF(0.0, self.line())
        found = self._tile(area, rows, words)
        return found if found.capacity >= len(self._values) else self._tile(area, rows, QPointF(0.0, 0.0))

    def places(self) -> list[QRectF]:
        """Where the pictures are drawn that there is room for."""
        area, tiling, (rows, columns) = self.area(), self.tiling(), self._values.shape[1:]
        longest = max(rows, columns)
        found = []
        for index in range(self.shown()):
            square = tiling.picture(index).translated(area.topLeft())
            width, height = square.width() * columns / longest, square.height() * rows / longest
            found.append(QRectF(square.left() + (square.width() - width) / 2, square.top(), width, height))
        return found

    def place(self, index: int) -> QRectF:
        """Where a picture is drawn."""
        return self.places()[index]

    def shown(self) -> int:
        """How many pictures there is room for."""
        return min(self.tiling().capacity, len(self._values)) if len(self._values) else 0

    def spot_at(self, place: QPointF) -> Spot | None:
        """What is under a place."""
        index = self.tiling().at(place - self.area().topLeft()) if len(self._values) else -1
        if not 0 <= index < self.shown():
            return None
        square, (rows, columns) = self.place(index), self._values.shape[1:]
        row = math.floor((place.y() - square.top()) / square.height() * rows)
        column = math.floor((place.x() - square.left()) / square.width() * columns)
        return Spot(index, row, column) if 0 <= row < rows and 0 <= column < columns else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not len(self._values):
            self.paint_waiting(painter)
            return
        self.paint_pictures(painter)
        painter.setFont(self.small_font())
        foot = QRectF(0, self.height() - self.line(), self.width(), self.line())
        paint_scale(painter, foot, self.reach(), current_palette())

    def paint_pictures(self, painter: QPainter) -> None:
        """Paint all that there is room for."""
        palette, tiling, line = current_palette(), self.tiling(), self.line()
        levels, captions = levels_of(self._values, self.reach()), self.captions()
        named = tiling.pitch.y() >= tiling.side + line
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.smooth)
        painter.setFont(self.small_font())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for index, place in enumerate(self.places()):
            painter.drawImage(place, picture(levels[index], palette))
            painter.setPen(QPen(QColor(palette.border), 1.0))
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
            if named:
                painter.setPen(QColor(palette.muted))
                room = QRectF(place.left() - 12, place.bottom() + 1, place.width() + 24, line)
                painter.drawText(
                    room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, captions[index]
                )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.described.emit()  # there may be room for more, or less

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self.spot_at(QPointF(event.pos()))
            text = self.words_of(spot) if spot is not None else ""
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().event(event)

    def small_font(self) -> QFont:
        """The font of captions."""
        font = QFont(self.font())
        font.setPixelSize(max(font.pixelSize() - 2, SMALLEST_FONT))
        return font

    def _tile(self, area: QRectF, rows: int, words: QPointF) -> Tiling:
        pixels, count, ratio = 1 if self.smooth else rows, len(self._values), self.devicePixelRatioF()
        return tile(area.width(), area.height(), pixels, count, ratio, least=LEAST_SIDE, words=words, gap=GAP)
