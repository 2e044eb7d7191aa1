"""The way of an update from the gradient on, layer by layer, as bars on one logarithmic scale."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from engine.experiment import Experiment
from engine.training.tracing import TERMS, UPDATE
from gui import formatting
from gui.anatomy.figures import AnatomyFigures, LayerFigures, StageFigures
from gui.anatomy.small import small_font
from gui.anatomy.stage_layout import TITLE, StageLayout, scale_of
from gui.anatomy.words import layer_title, share_words, stage_title, stage_words
from gui.plots.scale import Ticks
from gui.theme.current import current_palette
from gui.theme.style import mix
from gui.widgets.plain import plain_tip

INSET, INDENT = 4.0, 10.0
WIDEST_NAMES = 0.4
"""Share of the width, at most, for the names of stages."""
PER_TICK = 3.4
"""Width that a label of the axis takes, in lines of text."""
STRENGTH = 0.4
"""How far a bar's color goes from the card to the text's."""
BESIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
FIRST = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class StagePicture(QAbstractScrollArea):
    """Scrolls over its layers below an axis that stays. Up and Down choose a layer, whose figures are then told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: AnatomyFigures | None = None
        self._experiment = Experiment()
        self._current = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Stages of the update by layer"))
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)

    def show_figures(self, figures: AnatomyFigures, experiment: Experiment) -> None:
        """Draw these."""
        self._figures, self._experiment = figures, experiment
        self._current = min(self._current, len(figures.layers) - 1)
        self._fit()
        self._tell()

    def current(self) -> int:
        """The layer that was chosen last, as a row of the picture."""
        return self._current

    def places(self) -> StageLayout:
        """Where everything is, from the top of the first layer."""
        assert self._figures is not None
        metrics, layers = QFontMetricsF(small_font(self)), self._figures.layers
        names = {stage_title(stage, self._experiment) for figures in layers for stage in figures.stages}
        widest = INDENT + max(metrics.horizontalAdvance(name) for name in names)
        width = float(self.viewport().width())
        cosine = metrics.horizontalAdvance(_cosine(-1.0)) + INSET
        counts = tuple(len(figures.stages) for figures in layers)
        names_width = min(widest, WIDEST_NAMES * width)
        return StageLayout(width, metrics.height(), names_width, cosine, counts, scale_of(layers))

    def offset(self) -> float:
        """Where the first layer begins in the viewport."""
        return self.places().axis - self.verticalScrollBar().value()

    def words_at(self, spot: QPointF) -> str:
        """The figures of what is under a place of the viewport."""
        if self._figures is None:
            return ""
        if spot.y() < self.places().axis:
            return self.tr(
                "∥·∥: length of what each stage leads to\ndotted: ∥θ∥\ncos: to the negative gradient of J"
            )
        found = self.places().at(spot.y() - self.offset())
        if found is None:
            return ""
        layer, stage = found
        figures = self._figures.layers[layer]
        if stage < 0:
            text = self.tr("{layer}\n∥θ∥ = {length}\nits part of gᵀu = {share}")
            return text.format(
                layer=layer_title(figures, self._experiment),
                length=formatting.number(figures.parameters, 6),
                share=formatting.number(figures.share, 6),
            )
        return stage_words(figures, figures.stages[stage], self._experiment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self._figures is None:
            super().keyPressEvent(event)
            return
        self._choose(min(max(self._current + step, 0), len(self._figures.layers) - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._figures is not None:
            found = self.places().at(event.position().y() - self.offset())
            if found is not None and event.position().y() > self.places().axis:
                self._choose(found[0])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.words_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._figures is None:
            return
        painter, places = QPainter(self.viewport()), self.places()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self))
        ticks = places.scale.ticks(max((places.right - places.left) / (PER_TICK * places.line), 2.0))
        self._paint_axis(painter, places, ticks)
        area = QRectF(0, places.axis, places.width, self.viewport().height() - places.axis)
        painter.setClipRect(area)
        painter.translate(0, self.offset())
        for number, figures in enumerate(self._figures.layers):
            top, bottom = places.top(number) + self.offset(), places.bottom(number) + self.offset()
            if bottom >= places.axis and top <= self.viewport().height():
                self._paint_layer(painter, places, number, figures, ticks)

    def _paint_axis(self, painter: QPainter, places: StageLayout, ticks: Ticks) -> None:
        palette, metrics = current_palette(), QFontMetricsF(painter.font())
        painter.setPen(QColor(palette.muted))
        line = QRectF(0, 0, places.width, places.axis - 2)
        painter.drawText(line, FIRST, "∥·∥")
        # What the dotted line of each layer stands for.
        x = round(metrics.horizontalAdvance("∥·∥") + 0.7 * places.line) + 0.5
        painter.drawText(line.adjusted(x + 4, 0, 0, 0), FIRST, "∥θ∥")
        painter.setPen(QPen(QColor(palette.text), 1.0, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, 1), QPointF(x, metrics.height()))
        painter.setPen(QColor(palette.muted))
        painter.drawText(line.adjusted(0, 0, -INSET, 0), BESIDE, "cos")
        last = places.left
        for place, label in zip(ticks.places, ticks.labels, strict=True):
            x, width = places.x(10.0**place), metrics.horizontalAdvance(label)
            left = min(max(x - width / 2, last), places.right - width / 2)
            painter.drawText(QPointF(left, metrics.ascent()), label)
            last = left + width + 6

    def _paint_layer(
        self, painter: QPainter, places: StageLayout, number: int, figures: LayerFigures, ticks: Ticks
    ) -> None:
        assert self._figures is not None
        palette, metrics = current_palette(), QFontMetricsF(painter.font())
        top, bottom = places.top(number), places.bottom(number)
        if number == self._current and self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(0.5, top + 0.5, places.width - 1, bottom - top - 1), 3, 3)
        title = QRectF(INSET, top, places.width - 2 * INSET, TITLE * places.line)
        share = share_words(figures, self._figures)
        painter.setPen(QColor(palette.muted))
        painter.drawText(title, BESIDE, share)
        room = title.width() - metrics.horizontalAdvance(share) - 8
        painter.setPen(QColor(palette.text))
        name = metrics.elidedText(
            layer_title(figures, self._experiment), Qt.TextElideMode.ElideRight, max(room, 0.0)
        )
        painter.drawText(title, FIRST, name)
        lines = QRectF(places.left, places.row(number, 0).top(), 1, bottom - places.row(number, 0).top())
        painter.setPen(QPen(QColor(palette.grid), 1.0))
        for place in ticks.places:
            x = round(places.x(10.0**place)) + 0.5
            painter.drawLine(QPointF(x, lines.top()), QPointF(x, lines.bottom()))
        for row, stage in enumerate(figures.stages):
            self._paint_stage(painter, places, number, row, stage)
        if figures.parameters > 0.0:
            x = round(places.x(figures.parameters)) + 0.5
            painter.setPen(QPen(QColor(palette.text), 1.0, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, lines.top()), QPointF(x, lines.bottom()))

    def _paint_stage(
        self, painter: QPainter, places: StageLayout, number: int, row: int, stage: StageFigures
    ) -> None:
        palette, metrics = current_palette(), QFontMetricsF(painter.font())
        line, last = places.row(number, row), stage.kind == UPDATE
        painter.setPen(QColor(palette.text if last else palette.muted))
        room = QRectF(INDENT, line.top(), places.names - INDENT, line.height())
        name = stage_title(stage, self._experiment)
        painter.drawText(room, FIRST, metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width() + 1))
        if not math.isnan(stage.cosine):
            painter.setPen(QColor(palette.warning if stage.cosine < 0.0 else palette.muted))
            painter.drawText(line.adjusted(0, 0, -INSET, 0), BESIDE, _cosine(stage.cosine))
        bar = places.bar(number, row, stage.length)
        strong = mix(palette.card, palette.text, STRENGTH)
        if stage.kind in TERMS:  # it is added, and stands beside the others
            painter.setPen(QPen(QColor(strong), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(bar.adjusted(0.6, 0.6, -0.6, -0.6), 1.5, 1.5)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent if last else strong))
        painter.drawRoundedRect(bar, 1.5, 1.5)

    def _choose(self, number: int) -> None:
        self._current = number
        places, bar = self.places(), self.verticalScrollBar()
        room = self.viewport().height() - places.axis
        top, bottom = places.top(number), places.bottom(number)
        bar.setValue(round(min(max(bar.value(), bottom - room), top)))
        self._tell()

    def _fit(self) -> None:
        if self._figures is None:
            return
        room = self.viewport().height() - self.places().axis
        bar = self.verticalScrollBar()
        bar.setRange(0, max(math.ceil(self.places().height - room), 0))
        bar.setPageStep(max(round(room), 1))
        bar.setSingleStep(math.ceil(self.places().line))
        self.viewport().update()

    def _tell(self) -> None:
        """The chosen layer in words, for those who do not see it."""
        assert self._figures is not None
        figures = self._figures.layers[self._current]
        stages = "; ".join(
            f"{stage_title(stage, self._experiment)} {formatting.number(stage.length, 3)}, cos {_cosine(stage.cosine)}"
            for stage in figures.stages
        )
        head = f"{layer_title(figures, self._experiment)}, {share_words(figures, self._figures)}"
        self.setAccessibleDescription(f"{head}: {stages}")
        self.viewport().update()


def _cosine(value: float) -> str:
    """With the same width for every value."""
    return formatting.marked(f"{value:.2f}").replace("-", formatting.MINUS).replace("nan", formatting.MISSING)
