"""Learning-rate sensitivity: where each method ends, over the rate that it was given."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import formatting
from gui.plots.run_look import run_color, run_dash
from gui.race.tuning import Sensitivity
from gui.sweeps.words import figure_text
from gui.theme.current import current_palette

LEGEND = 216.0
PAD = 10.0
DOT = 3.0
RING = 6.5
NEAR = 9.0
TICKS = 5
LOGARITHMIC_FROM = 20.0
"""Ratio of the largest to the smallest figure from which on the axis is logarithmic."""


@dataclass(frozen=True)
class Frame:
    """Where rates and figures stand; `low` and `high` are of the axis, logarithms where it is logarithmic."""

    area: QRectF
    first: float
    last: float
    low: float
    high: float
    logarithmic: bool

    def x(self, rate: float) -> float:
        """The place of a rate."""
        span = max(self.last - self.first, 1e-9)
        return self.area.left() + self.area.width() * (math.log10(rate) - self.first) / span

    def y(self, figure: float) -> float:
        """The place of a figure."""
        value = math.log10(figure) if self.logarithmic else figure
        share = (value - self.low) / max(self.high - self.low, 1e-12)
        return self.area.bottom() - self.area.height() * share

    def ticks(self) -> list[float]:
        """Round figures within the axis."""
        if self.logarithmic:
            steps = (1.0, 3.0) if self.high - self.low < 3.0 else (1.0,)
            powers = range(math.floor(self.low), math.ceil(self.high) + 1)
            found = [float(f"{step:g}e{power}") for power in powers for step in steps]
            return [value for value in found if self.low <= math.log10(value) <= self.high]
        rough = (self.high - self.low) / TICKS
        power = math.floor(math.log10(rough))
        step = next(factor for factor in (1.0, 2.0, 5.0, 10.0) if factor * 10.0**power >= rough) * 10.0**power
        numbers = range(math.ceil(self.low / step), math.floor(self.high / step) + 1)
        return [round(number * step, max(1 - power, 0)) for number in numbers]


def frame_of(curves: Sequence[Sensitivity], area: QRectF) -> Frame | None:
    """The axes for all that is known; None as long as that is nothing."""
    rates = [rate for curve in curves for rate in curve.found]
    figures = [figure for curve in curves for figure in curve.found.values() if figure is not None]
    figures = [figure for figure in figures if math.isfinite(figure)]
    if not rates:
        return None
    low, high = (min(figures), max(figures)) if figures else (0.0, 1.0)
    logarithmic = low > 0.0 and high / low >= LOGARITHMIC_FROM
    if logarithmic:
        low, high = math.log10(low), math.log10(high)
    margin = 0.06 * (high - low) or 0.5
    first, last = math.log10(min(rates)), math.log10(max(rates))
    return Frame(area, first - 0.15, last + 0.15, low - margin, high + margin, logarithmic)


class SensitivityPlot(QWidget):
    """A curve for each; the best rate has a ring, rates that diverged a cross at the bad end of the axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Learning-rate sensitivity"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._curves: Sequence[Sensitivity] = ()
        self._caption = ""

    def sizeHint(self) -> QSize:
        return QSize(560, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(380, 170)

    def show_curves(self, curves: Sequence[Sensitivity], caption: str) -> None:
        """Show these; `caption` says what the figures are."""
        self._curves, self._caption = curves, caption
        self.setAccessibleDescription("; ".join(self._words(curve) for curve in curves))
        self.update()

    def frame(self) -> Frame | None:
        """The axes as they are now."""
        metrics = QFontMetricsF(self._font())
        left = metrics.horizontalAdvance("0.00000") + PAD
        top, bottom = metrics.height() + 8.0, 2.0 * metrics.height() + 8.0
        area = QRectF(left, top, self.width() - left - LEGEND, self.height() - top - bottom)
        return frame_of(self._curves, area)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self), current_palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        frame = self.frame()
        if frame is None:
            painter.setPen(QColor(palette.muted))
            text = self.tr(
                "All start from the same parameters and see the same batches.\n"
                "Tuned: short trials find each one's learning rate, and their curves come here."
            )
            room = self.rect().adjusted(20, 0, -20, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
            return
        self._paint_axes(painter, frame)
        for curve in self._curves:
            self._paint_curve(painter, frame, curve)
        self._paint_legend(painter, frame)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, spot: QPointF) -> str:
        """What there is to say of the point nearest to a place; empty far from all."""
        frame = self.frame()
        nearest, words = NEAR, ""
        for curve in self._curves if frame is not None else ():
            assert frame is not None
            for rate, figure in curve.found.items():
                place = QPointF(frame.x(rate), self._height(frame, curve, figure))
                distance = math.hypot(place.x() - spot.x(), place.y() - spot.y())
                if distance < nearest:
                    nearest = distance
                    told = self.tr("diverged") if figure is None else self._figure(curve, figure)
                    words = f"{curve.contestant.title} · η {formatting.exact(rate)}: {told}"
        return words

    def _paint_axes(self, painter: QPainter, frame: Frame) -> None:
        palette, metrics = current_palette(), QFontMetricsF(self._font())
        area = frame.area
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value in frame.ticks():
            y = round(frame.y(value)) + 0.5
            painter.setPen(QPen(QColor(palette.grid), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(palette.muted))
            room = QRectF(0, y - metrics.height() / 2, area.left() - 6, metrics.height())
            painter.drawText(room, right, formatting.exact(value))
        for decade in range(math.ceil(frame.first), math.floor(frame.last) + 1):
            x = round(frame.x(10.0**decade)) + 0.5
            painter.setPen(QPen(QColor(palette.grid), 1.0))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(QColor(palette.muted))
            room = QRectF(x - 40, area.bottom() + 4, 80, metrics.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, formatting.exact(float(f"1e{decade}")))
        painter.setPen(QColor(palette.muted))
        painter.drawText(QPointF(0, metrics.ascent()), self._caption)
        below = QRectF(area.left(), area.bottom() + 6 + metrics.height(), area.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("learning rate η"))

    def _paint_curve(self, painter: QPainter, frame: Frame, curve: Sensitivity) -> None:
        palette = current_palette()
        color = QColor(run_color(palette, curve.contestant.style))
        pen = QPen(color, 1.8)
        dash = run_dash(palette, curve.contestant.style)
        if dash:
            pen.setDashPattern([length / 1.8 for length in dash])
        rates = sorted(curve.found)
        sound = [(rate, figure) for rate in rates if (figure := curve.found[rate]) is not None]
        painter.setPen(pen)
        points = [QPointF(frame.x(rate), frame.y(figure)) for rate, figure in sound if math.isfinite(figure)]
        painter.drawPolyline(points)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for point in points:
            painter.drawEllipse(point, DOT, DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 1.6))
        for rate in rates:
            if curve.found[rate] is None:
                place = QPointF(frame.x(rate), self._height(frame, curve, None))
                for slope in (1, -1):
                    arm = QPointF(3.5, 3.5 * slope)
                    painter.drawLine(place - arm, place + arm)
        best = curve.best
        if best is not None and (figure := curve.found[best]) is not None:
            painter.setPen(QPen(color, 2.0))
            painter.drawEllipse(QPointF(frame.x(best), frame.y(figure)), RING, RING)

    def _height(self, frame: Frame, curve: Sensitivity, figure: float | None) -> float:
        """Of a figure; crosses stand side by side at the bad end, so that none hides another."""
        if figure is not None:
            return frame.y(figure)
        inset = 6.0 + 8.0 * self._curves.index(curve)
        return frame.area.bottom() - inset if curve.yardstick.higher_is_better else frame.area.top() + inset

    def _paint_legend(self, painter: QPainter, frame: Frame) -> None:
        palette, metrics = current_palette(), QFontMetricsF(self._font())
        line, left = metrics.height() + 3.0, frame.area.right() + 16.0
        room = self.width() - left - 26.0
        top = frame.area.top()
        for number, curve in enumerate(self._curves):
            y = (
                top + number * line * 2.1
                if len(self._curves) * line * 2.1 < self.height()
                else top + number * line
            )
            painter.setPen(QPen(QColor(run_color(palette, curve.contestant.style)), 2.4))
            painter.drawLine(QPointF(left, y + line / 2), QPointF(left + 16, y + line / 2))
            painter.setPen(QColor(palette.text))
            title = metrics.elidedText(curve.contestant.title, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(left + 24, y + metrics.ascent()), title)
            if len(self._curves) * line * 2.1 >= self.height():
                continue
            words, flagged = self._verdict(curve)
            painter.setPen(QColor(palette.warning if flagged else palette.muted))
            painter.drawText(QPointF(left + 24, y + line - 2 + metrics.ascent()), metrics.elidedText(
                words, Qt.TextElideMode.ElideRight, room))  # fmt: skip

    def _verdict(self, curve: Sensitivity) -> tuple[str, bool]:
        """The best rate in words, and whether it lies on the edge."""
        best = curve.best
        if not curve.found:
            return self.tr("waits"), False
        if best is None:
            return self.tr("diverged at every rate"), True
        text = f"η {formatting.exact(best)} · {self._figure(curve, curve.found[best])}"
        if curve.edge:
            return self.tr("⚠ edge of the grid: {best}").format(best=text), True
        return text, False

    def _figure(self, curve: Sensitivity, figure: float | None) -> str:
        return figure_text(figure, "final", curve.yardstick, curve.contestant.experiment)

    def _words(self, curve: Sensitivity) -> str:
        return f"{curve.contestant.title}: {self._verdict(curve)[0]}"

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(font.pixelSize() - 1, 8))
        return font
