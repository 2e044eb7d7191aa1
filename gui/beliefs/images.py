"""Test images with what the network takes them for, the wrong ones first."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from engine.errors import InputError
from engine.experiment import Experiment
from gui import formatting
from gui.beliefs.base import Arrays, BeliefView
from gui.beliefs.tiling import Tiling, tile
from gui.forms.words import class_names
from gui.theme.current import current_palette
from gui.theme.fonts import BASE_PIXELS
from gui.theme.style import mix
from gui.widgets.plain import plain_tip

LEAST_SIDE = 44
LINE = 14.0
SHORT_NAME = 2
"""Letters of the longest class name up to which true and predicted class share a line."""


class _Fonts(NamedTuple):
    """Of the line with the prediction, and of the others."""

    prediction: QFont
    other: QFont
    prediction_metrics: QFontMetricsF
    other_metrics: QFontMetricsF


class ImagesView(BeliefView):
    """A grid of test samples; under each the predicted class and how sure the network is."""

    name = "images"
    probe = "sample_predictions"
    rank = 20

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Test samples"))
        self._classes: tuple[str, ...] = ()
        self._probabilities = True
        self._arrays: Arrays = {}

    def remark(self) -> str:
        if not self._arrays:
            return ""
        wrong, total = int(self._arrays["wrong"]), int(self._arrays["total"])
        text = self.tr("{wrong} wrong of {total} ({share})")
        share = formatting.percent(wrong / total if total else None)
        return text.format(wrong=formatting.number(wrong), total=formatting.number(total), share=share)

    def show_run(self, experiment: Experiment) -> None:
        self._arrays = {}
        try:
            task = experiment.data.task()
        except InputError:
            task = None
        self._classes = class_names(experiment.data, task) if task is not None else ()
        self._probabilities = experiment.loss.link != "linear"
        self.described.emit()
        self.update()

    def show_arrays(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self.described.emit()
        self.update()

    def tiling(self) -> Tiling:
        """How the samples are laid out at the present size."""
        images, scale = self._arrays["images"], self._scale()
        words = QPointF(28 if self._short() else 76, LINE * (2 if self._short() else 3)) * scale
        return tile(
            self.width(),
            self.height(),
            max(images.shape[1:]),
            len(images),
            self.devicePixelRatioF(),
            least=LEAST_SIDE * scale,
            words=words,
            gap=7 * scale,
        )

    def words(self, index: int) -> tuple[str, ...]:
        """The lines under a sample: classes, and how sure the network is; the last but one is the prediction."""
        true, predicted = (self._name(int(self._arrays[name][index])) for name in ("true", "predicted"))
        surety = self._surety(index)
        if true == predicted:
            return predicted, surety
        return (f"{true} → {predicted}", surety) if self._short() else (f"{true} →", predicted, surety)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._arrays:
            self.paint_waiting(painter)
            return
        palette, tiling = current_palette(), self.tiling()
        table, fonts = _ink(palette.field, palette.text), self._fonts()
        for index in range(min(tiling.capacity, len(self._arrays["images"]))):
            self._paint_sample(painter, tiling, index, table)
            self._paint_words(painter, tiling, index, fonts)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self._words_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def _paint_sample(self, painter: QPainter, tiling: Tiling, index: int, table: list[int]) -> None:
        palette = current_palette()
        place = tiling.picture(index)
        painter.drawImage(place, self._image(index, table))
        wrong = self._arrays["true"][index] != self._arrays["predicted"][index]
        width = 2.0 if wrong else 1.0
        painter.setPen(QPen(QColor(palette.error if wrong else palette.border), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-width / 2, -width / 2, width / 2, width / 2))

    def _paint_words(self, painter: QPainter, tiling: Tiling, index: int, fonts: _Fonts) -> None:
        palette, scale, cell = current_palette(), self._scale(), tiling.cell(index)
        wrong = self._arrays["true"][index] != self._arrays["predicted"][index]
        room = QRectF(
            cell.x() + 2, tiling.picture(index).bottom() + 3.5 * scale, cell.width() - 4, LINE * scale
        )
        lines = self.words(index)
        for number, line in enumerate(lines):
            prediction = number == len(lines) - 2
            color = palette.muted if not prediction else palette.error if wrong else palette.text
            painter.setFont(fonts.prediction if prediction else fonts.other)
            painter.setPen(QColor(color))
            metrics = fonts.prediction_metrics if prediction else fonts.other_metrics
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
            room.translate(0, LINE * scale)

    def _fonts(self) -> _Fonts:
        prediction, other = QFont(self.font()), QFont(self.font())
        prediction.setPixelSize(round(12 * self._scale()))
        prediction.setWeight(QFont.Weight.DemiBold)
        other.setPixelSize(round(11 * self._scale()))
        return _Fonts(prediction, other, QFontMetricsF(prediction), QFontMetricsF(other))

    def _image(self, index: int, table: list[int]) -> QImage:
        pixels = np.ascontiguousarray(self._arrays["images"][index])
        height, width = pixels.shape
        image = QImage(pixels.tobytes(), width, height, width, QImage.Format.Format_Indexed8).copy()
        image.setColorTable(table)
        return image

    def _words_at(self, spot: QPointF) -> str:
        index = self.tiling().at(spot) if self._arrays else -1
        if not 0 <= index < len(self._arrays.get("images", ())):
            return ""
        lines = (
            self.tr("True class: {name}").format(name=self._name(int(self._arrays["true"][index]))),
            self.tr("Predicted: {name}").format(name=self._name(int(self._arrays["predicted"][index]))),
            self._surety(index, decimals=2),
        )
        return "\n".join(lines)

    def _surety(self, index: int, decimals: int = 0) -> str:
        value = float(self._arrays["confidence"][index])
        return formatting.percent(value, decimals) if self._probabilities else formatting.number(value, 3)

    def _name(self, number: int) -> str:
        return self._classes[number] if number < len(self._classes) else str(number)

    def _short(self) -> bool:
        return max((len(name) for name in self._classes), default=0) <= SHORT_NAME

    def _scale(self) -> float:
        return max(self.font().pixelSize(), 1) / BASE_PIXELS


@lru_cache(maxsize=8)
def _ink(ground: str, ink: str) -> list[int]:
    """Colors of the gray levels."""
    return [QColor(mix(ground, ink, level / 255)).rgb() for level in range(256)]
