"""The weights of the first layer: pictures where the inputs are pixels, else a table of colors."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from engine.experiment import Experiment
from engine.tasks import PLANE_FEATURES
from gui import formatting
from gui.beliefs.base import Arrays
from gui.beliefs.small_multiples import GAP, NOTHING, SmallMultiples, Spot
from gui.theme.current import current_palette

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
LARGEST_SHARE = 0.3
"""Of the width, for the names of inputs."""


class FirstWeightsView(SmallMultiples):
    """One picture for each unit; or rows for inputs and columns for units."""

    name = "first_weights"
    probe = "first_weights"
    rank = 70
    standard = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("First-layer weights"))
        self._arrays: Arrays = {}
        self._features: tuple[str, ...] = ()

    def remark(self) -> str:
        if not len(self._values):
            return ""
        layer = self.tr("layer {layer}").format(layer=int(self._arrays["layer"]) + 1)
        units, inputs = int(self._arrays["units"]), int(self._arrays["inputs"])
        _, rows, columns = self._values.shape
        parts = [layer, self.units_text(columns if self._is_table() else self.shown(), units)]
        if self._is_table() and rows < inputs:
            text = self.tr("first {shown} of {inputs} inputs")
            parts.append(text.format(shown=rows, inputs=formatting.number(inputs)))
        return ", ".join(parts)

    def show_run(self, experiment: Experiment) -> None:
        self._arrays = {}
        self._features = experiment.data.features()
        self.show_pictures(NOTHING)
        self.described.emit()

    def show_arrays(self, arrays: Arrays) -> None:
        self._arrays = arrays
        if "images" in arrays:
            self.show_pictures(arrays["images"])
        else:
            self.show_pictures(arrays["table"][None] if "table" in arrays else NOTHING)
        summary = self.tr("The largest weight is {reach} in magnitude.")
        self.setAccessibleDescription(summary.format(reach=formatting.number(self.reach(), 3)))
        self.described.emit()

    def input_name(self, row: int) -> str:
        """What the weights of a row of the table are multiplied by."""
        if int(self._arrays["layer"]) == 0 and len(self._features) == int(self._arrays["inputs"]):
            return PLANE_FEATURES.get(self._features[row], self._features[row])
        return f"x{row + 1}".translate(SUBSCRIPTS)

    def words_of(self, spot: Spot) -> str:
        value = formatting.number(float(self._values[spot.index, spot.row, spot.column]), 4)
        if self._is_table():
            text = self.tr("unit {unit}, input {name}: {value}")
            return text.format(unit=spot.column + 1, name=self.input_name(spot.row), value=value)
        text = self.tr("unit {unit}, row {row}, column {column}: {value}")
        return text.format(unit=spot.index + 1, row=spot.row + 1, column=spot.column + 1, value=value)

    def places(self) -> list[QRectF]:
        if not self._is_table():
            return super().places()
        area, metrics = self.area(), QFontMetricsF(self.small_font())
        names = [self.input_name(row) for row in range(self._values.shape[1])]
        widest = math.ceil(max(map(metrics.horizontalAdvance, names)))
        left = min(widest, LARGEST_SHARE * area.width()) + GAP
        height = area.height() - self.line() - GAP
        return [QRectF(QRectF(left, 1, area.width() - left - 1, max(height, 1.0)).toRect())]

    def shown(self) -> int:
        return 1 if self._is_table() else super().shown()

    def spot_at(self, place: QPointF) -> Spot | None:
        if not self._is_table():
            return super().spot_at(place)
        area, (rows, columns) = self.place(0), self._values.shape[1:]
        if not area.contains(place):
            return None
        row = math.floor((place.y() - area.top()) / area.height() * rows)
        column = math.floor((place.x() - area.left()) / area.width() * columns)
        return Spot(0, min(row, rows - 1), min(column, columns - 1))

    def paint_pictures(self, painter: QPainter) -> None:
        super().paint_pictures(painter)
        if self._is_table():
            self._paint_names(painter)

    def captions(self) -> tuple[str, ...]:
        return ("",) if self._is_table() else super().captions()

    def _paint_names(self, painter: QPainter) -> None:
        """Inputs at the left, units below; where they are too many every n-th."""
        area, (rows, columns) = self.place(0), self._values.shape[1:]
        metrics = QFontMetricsF(self.small_font())
        painter.setPen(QColor(current_palette().text))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        height, width = area.height() / rows, area.width() / columns
        for row in range(0, rows, max(1, math.ceil(self.line() / height))):
            room = QRectF(0, area.top() + (row + 0.5) * height - 10, area.left() - GAP, 20)
            name = metrics.elidedText(self.input_name(row), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, side, name)
        widest = metrics.horizontalAdvance(str(columns)) + GAP
        for column in range(0, columns, max(1, math.ceil(widest / width))):
            room = QRectF(area.left() + (column + 0.5) * width - 20, area.bottom() + 2, 40, self.line())
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, str(column + 1))

    def _is_table(self) -> bool:
        return "table" in self._arrays
