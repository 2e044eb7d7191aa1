"""What an update does to J: foretold by the slope, with the curvature, and as it is, as bars on one zero."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import formatting
from gui.anatomy.figures import AnatomyFigures
from gui.anatomy.small import small_font
from gui.anatomy.words import change
from gui.theme.current import current_palette
from gui.theme.style import mix
from gui.widgets.plain import plain_tip

GAP = 8.0
LINE = 1.55
"""Height of a row in lines of text."""
THICK = 0.62
"""Height of a bar in rows."""
STRENGTHS = (0.45, 0.7, 1.0)
"""How far the bars of slope, curvature and truth go from the card to their color."""
LEAST = 2.0


@dataclass(frozen=True)
class _Row:
    title: str
    formula: str
    value: float
    strength: float


class ChangeBars(QWidget):
    """Three rows, and a fourth where the whole training part tells something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Change of J"))

    def show_figures(self, figures: AnatomyFigures) -> None:
        """Draw these."""
        values = (figures.first, figures.second, figures.actual)
        titles = (self.tr("slope"), self.tr("+ curvature"), self.tr("actual"))
        formulas = ("gᵀu", "gᵀu + ½uᵀHu", self.tr("J(θ + u) − J(θ) on the batch of the update"))
        self._rows = [_Row(*row) for row in zip(titles, formulas, values, STRENGTHS, strict=True)]
        if figures.beyond_batch:
            whole = self.tr("J(θ + u) − J(θ) on the whole training part, as it is evaluated")
            self._rows.append(_Row(self.tr("all data"), whole, figures.whole, 0.0))
        told = "; ".join(f"{row.title}: {change(row.value)}" for row in self._rows)
        self.setAccessibleDescription(told)
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, math.ceil(max(len(self._rows), 3) * self._line()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def bar(self, number: int) -> QRectF:
        """Where the bar of a row is."""
        area, line = self._area(), self._line()
        low, high = self._reach()
        zero = area.left() + area.width() * -low / (high - low)
        value = self._rows[number].value
        length = area.width() * value / (high - low) if math.isfinite(value) else 0.0
        if value and abs(length) < LEAST:
            length = math.copysign(LEAST, value)
        top = number * line + line * (1 - THICK) / 2
        return QRectF(zero, top, length, line * THICK).normalized()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, painter, line = current_palette(), QPainter(self), self._line()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        for number, row in enumerate(self._rows):
            place = QRectF(0, number * line, self.width(), line)
            painter.setPen(QColor(palette.text if row.strength == 1.0 else palette.muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.title)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, change(row.value)
            )
            bar, color = self.bar(number), palette.accent if row.value <= 0 else palette.class_colors[0]
            painter.setPen(Qt.PenStyle.NoPen if row.strength else QPen(QColor(color), 1.2))
            painter.setBrush(
                QColor(mix(palette.card, color, row.strength)) if row.strength else Qt.BrushStyle.NoBrush
            )
            painter.drawRoundedRect(bar, 1.5, 1.5)
        low, high = self._reach()
        area = self._area()
        zero = round(area.left() + area.width() * -low / (high - low)) + 0.5
        painter.setPen(QPen(QColor(palette.axis), 1.0))
        painter.drawLine(int(zero), 0, int(zero), math.ceil(len(self._rows) * line))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = int(event.pos().y() // self._line())
            text = ""
            if 0 <= number < len(self._rows):
                row = self._rows[number]
                text = f"{row.formula}\n{change_exactly(row.value)}"
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().event(event)

    def _reach(self) -> tuple[float, float]:
        values = [row.value for row in self._rows if math.isfinite(row.value)]
        low, high = min([*values, 0.0]), max([*values, 0.0])
        return (low, high) if high > low else (-1.0, 0.0)

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(small_font(self))
        left = max((metrics.horizontalAdvance(row.title) for row in self._rows), default=0.0) + GAP
        right = max((metrics.horizontalAdvance(change(row.value)) for row in self._rows), default=0.0) + GAP
        return QRectF(left, 0, max(self.width() - left - right, 1.0), self.height())

    def _line(self) -> float:
        return LINE * QFontMetricsF(small_font(self)).height()


def change_exactly(value: float) -> str:
    """With all digits that mean something."""
    text = formatting.number(value, 8) if abs(value) >= 1e-3 else formatting.scientific(value, 8)
    return f"+{text}" if value > 0 else text
