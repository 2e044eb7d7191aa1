"""The card of one layer: what it is, how many parameters it has, and how large its gradient is now."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from engine.layers.base import Layer, shape_words
from engine.training.topology import Station
from gui import formatting
from gui.forms.words import engine_text
from gui.network import words
from gui.network.closed import ALARMING, Closed
from gui.network.strip_card import GAP, WIDTH, StripCard
from gui.theme.current import current_palette

PROBLEM_WIDTH = 224
PLAIN_WIDTH = 108
"""Of a layer without parameters: it has less to say."""


class LayerCard(StripCard):
    """Shows a layer at its station; a layer that does not fit is framed in red and says why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parameters = 0
        self._problem = ""
        self._norm = ""
        self._share = 0.0
        self._place = ""
        self._tip: tuple[str, ...] = ()
        self._closed: Closed | None = None

    def show_layer(self, layer: Layer, station: Station, link: str, place: str) -> None:
        """Take over a layer, what the inspection found of it, and its place in words ("Layer 2 of 4")."""
        self._title = engine_text(layer.title)
        self._detail = words.layer_detail(layer, station, link)
        self._parameters, self._place = station.parameters, place
        self._problem = words.sentence(engine_text(station.problem))
        self._figure = formatting.number(station.parameters) if station.parameters else ""
        self._short_figure = formatting.count(station.parameters) if station.parameters else ""
        shape = shape_words(station.shape) if station.shape is not None else ""
        texts = [self.tr("Output shape {shape}").format(shape=shape)] if shape else []
        if station.shape is not None:
            texts.append(words.parameters_text(station.parameters))
            texts.append(words.multiply_adds_text(station.multiply_adds))
        self._tip = (f"{self._title} · {engine_text(layer.formula)}", ", ".join(texts), self._problem)
        self._describe()
        self.updateGeometry()
        self.update()

    def problem(self) -> str:
        """Why the layer cannot stand here, in words; empty where it can."""
        return self._problem

    def norm_text(self) -> str:
        """The gradient norm as it is shown."""
        return self._norm

    def share(self) -> float:
        """How much of the bar is filled."""
        return self._share

    def show_norm(self, text: str, share: float) -> None:
        """The gradient norm of the layer's parameters as text, and how much of its bar is filled."""
        if (text, share) != (self._norm, self._share):
            changed = text != self._norm
            self._norm, self._share = text, share
            if changed:
                self._describe()
            self.update(self._lower_half().toAlignedRect())

    def closed(self) -> Closed | None:
        """How many units pass no gradient, as it is shown."""
        return self._closed

    def show_closed(self, closed: Closed | None) -> None:
        """How many of the layer's units pass no gradient; None where that is not known."""
        if closed != self._closed:
            self._closed = closed
            self._describe()
            self.update()

    def preferred_width(self) -> int:
        if self._problem:
            return round(PROBLEM_WIDTH * self.scale())
        return round((WIDTH if self._parameters else PLAIN_WIDTH) * self.scale())

    def frame_colors(self) -> tuple[str, str]:
        background, border = super().frame_colors()
        if self._problem:
            return current_palette().error_soft, current_palette().error
        return background, border

    def paint_body(self, painter: QPainter, room: QRectF) -> None:
        scale = self.scale()
        if self._problem:
            self._paint_problem(painter, room.adjusted(0, scale, 0, 4 * scale))
            return
        if self._closed is None:
            super().paint_body(painter, room)
        else:
            self._paint_closed(painter, room, self._closed)
        if self._parameters:
            self._paint_norm(painter, self._lower_half())

    def _lower_half(self) -> QRectF:
        inner = self.inner()
        return QRectF(inner.x(), inner.bottom() - 24 * self.scale(), inner.width(), 24 * self.scale())

    def _paint_norm(self, painter: QPainter, room: QRectF) -> None:
        palette, scale = current_palette(), self.scale()
        line = QRectF(room.x(), room.y(), room.width(), 16 * scale)
        painter.setPen(QColor(palette.muted))
        font = QFont(self.font())
        font.setPixelSize(round(11 * scale))
        painter.setFont(font)
        self.draw_line(painter, line, "∥∇W∥")
        painter.setFont(self.small_font())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._norm)
        bar = QRectF(room.x(), room.bottom() - 5 * scale, room.width(), 5 * scale)
        radius = bar.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.border if not palette.dark else palette.field_hover))
        painter.drawRoundedRect(bar, radius, radius)
        if self._norm:
            bar.setWidth(max(bar.width() * self._share, bar.height()))
            painter.setBrush(QColor(palette.accent))
            painter.drawRoundedRect(bar, radius, radius)

    def _paint_closed(self, painter: QPainter, room: QRectF, closed: Closed) -> None:
        """The detail, and behind it a disk filled as far as units are closed; with words where there is room."""
        palette, scale = current_palette(), self.scale()
        line = QRectF(room.x(), room.y(), room.width(), 18 * scale)
        painter.setFont(self.small_font())
        metrics = QFontMetricsF(painter.font())
        detail = QFontMetricsF(self.detail_font()).horizontalAdvance(self._detail)
        disk, gap = 8 * scale, GAP * scale
        room_left = line.width() - detail - disk - 2 * gap
        texts = (closed.words, closed.figure)
        text = next((text for text in texts if metrics.horizontalAdvance(text) <= room_left), "")
        color = QColor(palette.warning if closed.share >= ALARMING else palette.muted)
        painter.setPen(color)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        right = line.right() - (metrics.horizontalAdvance(text) + gap / 2 if text else 0)
        spot = QRectF(right - disk, line.center().y() - disk / 2, disk, disk)
        painter.setPen(QPen(color, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(spot)
        if closed.share:
            painter.setBrush(color)
            painter.drawPie(spot, 90 * 16, -round(360 * 16 * closed.share))
        super().paint_body(painter, room.adjusted(0, 0, spot.left() - gap - line.right(), 0))

    def _paint_problem(self, painter: QPainter, room: QRectF) -> None:
        """The words in as many lines as there is room for, the last one shortened."""
        font = QFont(self.font())
        font.setPixelSize(round(11.5 * self.scale()))
        painter.setFont(font)
        painter.setPen(QColor(current_palette().error))
        layout = QTextLayout(self._problem, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        height = painter.fontMetrics().height()
        lines = max(1, int(room.height() // height))
        layout.beginLayout()
        for number in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room.width())
            spot = QRectF(room.x(), room.y() + number * height, room.width(), height)
            start = line.textStart()
            end = len(self._problem) if number == lines - 1 else start + line.textLength()
            self.draw_line(painter, spot, self._problem[start:end])
        layout.endLayout()

    def _describe(self) -> None:
        norm = self.tr("gradient norm {value}").format(value=self._norm) if self._norm else ""
        figures = words.parameters_text(self._parameters) if self._parameters else ""
        closed = self._closed.words if self._closed is not None else ""
        texts = (self._place, self._title, self._detail, figures, norm, closed, self._problem)
        self.setAccessibleName(", ".join(text for text in texts if text))
        tip = (*self._tip, self._closed.sentence if self._closed is not None else "")
        self.setToolTip("\n".join(line for line in tip if line))
