"""The letters of a printed report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from gui.theme.fonts import mono_font, ui_font
from gui.theme.palette import LIGHT


@dataclass(frozen=True)
class Letters:
    """A size, weight and color.

    Attributes:
        pixels: in points of the page.
    """

    pixels: int
    bold: bool = False
    color: str = LIGHT.text
    fixed: bool = False

    @cached_property
    def font(self) -> QFont:
        font = mono_font(LIGHT, self.pixels) if self.fixed else ui_font(LIGHT, self.pixels)
        font.setWeight(QFont.Weight.DemiBold if self.bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    @cached_property
    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    def height(self, text: str, width: float) -> float:
        """Of a text that is broken into lines of a width."""
        return self._lines(text, width, right=False)[1] if text else 0.0

    def elided(self, text: str, width: float) -> str:
        """What of a text fits into one line."""
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def draw(self, painter: QPainter, text: str, place: QRectF, *, right: bool = False) -> None:
        """Draw it from the top of a place."""
        if text:
            painter.setPen(QColor(self.color))
            self._lines(text, place.width(), right=right)[0].draw(painter, place.topLeft())

    def _lines(self, text: str, width: float, *, right: bool) -> tuple[QTextLayout, float]:
        """The text in lines, broken between words where that is possible, and their height."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height
