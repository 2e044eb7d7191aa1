"""Weights and gradients of a layer as a ridge over time: each reading one more, the newest in front."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from engine.experiment import Experiment
from engine.probes.weight_histograms import HIGHEST, LOWEST
from gui import formatting
from gui.beliefs.base import Arrays, BeliefView
from gui.beliefs.layer_choice import LayerChoice
from gui.beliefs.ridges import History, Ridge, RidgeLayout
from gui.plots.scale import Scale
from gui.theme.current import current_palette
from gui.theme.style import mix
from gui.widgets.button import Button
from gui.widgets.plain import plain_tip

GAP = 6
PER_TICK = 64.0
FAINTEST, STRONGEST = 0.1, 0.5
"""How far a ridge's ground goes from the card to the accent, of the oldest and of the newest one."""


class WeightHistogramsView(BeliefView):
    """Older histograms stand behind; each is as high as its own fullest bin."""

    name = "weight_histograms"
    probe = "weight_histograms"
    rank = 72
    standard = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Weight and gradient histograms"))
        self._history: History[Arrays] = History()
        self.choice = LayerChoice(self)
        self.choice.chosen.connect(self._follow)
        self.gradients = self._chip(
            self.tr("Gradients"), self.tr("The gradients of the layer's weights instead")
        )
        self.logarithmic = self._chip("log", self.tr("Magnitudes on a logarithmic axis"))
        self.logarithmic.setAccessibleName(self.tr("Logarithmic scale"))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.choice, 1)
        for chip in (self.gradients, self.logarithmic):
            chip.toggled.connect(self._follow)
            row.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addStretch(1)

    def show_run(self, experiment: Experiment) -> None:
        self._history = History()
        self.choice.show_network(experiment)
        self._follow()

    def show_arrays(self, arrays: Arrays) -> None:
        self._history.add(int(arrays["step"]), arrays)
        self.choice.offer([int(number) for number in np.flatnonzero(arrays["weights"].sum(axis=1))])
        self._follow()

    def ridges(self) -> list[Ridge]:
        """Of the chosen layer, the oldest first."""
        layer, what = self.choice.layer(), "gradients" if self.gradients.isChecked() else "weights"
        if layer < 0:
            return []
        if self.logarithmic.isChecked():
            return [
                Ridge(step, LOWEST, HIGHEST, arrays[f"{what}_decades"][layer])
                for step, arrays in self._history.readings
            ]
        found = []
        for step, arrays in self._history.readings:
            reach = float(arrays[f"{what}_range"][layer])
            found.append(Ridge(step, -reach, reach, arrays[what][layer]))
        return found

    def scale(self, ridges: list[Ridge]) -> Scale:
        """The horizontal axis: zero in the middle, or the decades that are needed."""
        if not self.logarithmic.isChecked():
            reach = max(ridge.high for ridge in ridges) or 1.0
            return Scale(-reach, reach)
        filled = np.flatnonzero(sum(ridge.counts for ridge in ridges))
        edges = ridges[0].edges
        low, high = (edges[filled[0]], edges[filled[-1] + 1]) if len(filled) else (-1.0, 0.0)
        return Scale(float(low), float(max(high, low + 1.0)), logarithmic=True)

    def area(self) -> QRectF:
        """Where the ridges are."""
        top = self.choice.sizeHint().height() + GAP
        height = self.height() - top - self._line() - GAP
        return QRectF(0.5, top, max(self.width() - 1.0 - self._margin(), 1.0), max(height, 1.0))

    def places(self, ridges: list[Ridge]) -> RidgeLayout:
        """Where these ridges are drawn."""
        return RidgeLayout(self.area(), self.scale(ridges), ridges[0].step, ridges[-1].step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, ridges = QPainter(self), self.ridges()
        if not ridges:
            self.paint_waiting(painter)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        places = self.places(ridges)
        self._paint_axis(painter, places)
        painter.setClipRect(places.area.adjusted(0, 0, 0, 1))
        for number, ridge in enumerate(ridges):
            self._paint_ridge(painter, places, ridge, number / max(len(ridges) - 1, 1))
        painter.setClipping(False)
        self._paint_steps(painter, places)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.words_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def words_at(self, spot: QPointF) -> str:
        """What is counted in the bin under a place, of the ridge that stands nearest below it."""
        ridges = self.ridges()
        if not ridges or not self.area().contains(spot):
            return ""
        places = self.places(ridges)
        below = (ridge for ridge in ridges if places.baseline(ridge.step) >= spot.y())
        ridge = next(below, ridges[-1])
        found = ridge.bin_at(places.coordinate(spot.x()))
        if found is None:
            return self.tr("step {step}: nothing here").format(step=formatting.number(ridge.step))
        low, high = (self._value(float(edge)) for edge in ridge.edges[found : found + 2])
        text = self.tr("step {step}: {count} of {total} between {low} and {high}")
        return text.format(
            step=formatting.number(ridge.step),
            count=formatting.number(int(ridge.counts[found])),
            total=formatting.number(int(ridge.counts.sum())),
            low=low,
            high=high,
        )

    def _value(self, edge: float) -> str:
        return formatting.number(10.0**edge if self.logarithmic.isChecked() else edge, 3)

    def _paint_ridge(self, painter: QPainter, places: RidgeLayout, ridge: Ridge, age: float) -> None:
        """`age` goes from 0, the oldest, to 1."""
        palette, outline, base = current_palette(), places.outline(ridge), places.baseline(ridge.step)
        ground = QPolygonF(outline)
        ground.append(QPointF(outline.last().x(), base))
        ground.append(QPointF(outline.first().x(), base))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(palette.card, palette.accent, FAINTEST + age * (STRONGEST - FAINTEST))))
        painter.drawPolygon(ground)
        newest = ridge.step == places.last
        line = palette.accent if newest else mix(palette.card, palette.accent, 0.35 + 0.4 * age)
        painter.setPen(QPen(QColor(line), 1.6 if newest else 1.0))
        painter.drawPolyline(outline)

    def _paint_axis(self, painter: QPainter, places: RidgeLayout) -> None:
        palette, area, metrics = current_palette(), places.area, QFontMetricsF(self._font())
        ticks = places.scale.ticks(max(area.width() / PER_TICK, 2.0))
        for place, label in zip(ticks.places, ticks.labels, strict=True):
            x = round(places.x(place)) + 0.5
            painter.setPen(QPen(QColor(palette.grid), 1.0))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            width = metrics.horizontalAdvance(label)
            left = min(max(x - width / 2, 0.0), self.width() - width)
            painter.setPen(QColor(palette.muted))
            painter.drawText(QPointF(left, area.bottom() + GAP + metrics.ascent()), label)
        painter.setPen(QPen(QColor(palette.axis), 1.0))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_steps(self, painter: QPainter, places: RidgeLayout) -> None:
        """At the right, which steps the oldest and the newest ridge are of."""
        metrics = QFontMetricsF(self._font())
        painter.setPen(QColor(current_palette().muted))
        lines = [(places.baseline(step), formatting.number(step)) for step in {places.first, places.last}]
        caption = places.baseline(places.first) - metrics.height()
        for base, text in (*lines, (caption, self.tr("step"))):
            painter.drawText(QPointF(self.width() - metrics.horizontalAdvance(text), base), text)

    def _margin(self) -> float:
        """Room at the right for the steps."""
        metrics = QFontMetricsF(self._font())
        steps = [formatting.number(step) for step, _ in self._history.readings[-1:]]
        return math.ceil(max(map(metrics.horizontalAdvance, (*steps, self.tr("step"))))) + GAP

    def _follow(self) -> None:
        ridges = self.ridges()
        text = self.tr(
            "Each histogram is as high as its own fullest bin; the newest of {count} stands in front."
        )
        self.setAccessibleDescription(text.format(count=len(ridges)) if ridges else "")
        self.described.emit()
        self.update()

    def _chip(self, text: str, tip: str) -> Button:
        chip = Button(text, role="chip", parent=self)
        chip.setCheckable(True)
        chip.setToolTip(tip)
        return chip

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(font.pixelSize() - 2, 8))
        return font

    def _line(self) -> int:
        return math.ceil(QFontMetricsF(self._font()).height())
