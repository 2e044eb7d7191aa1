"""What each unit of a layer computes over the input plane."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.experiment import Experiment
from gui import formatting
from gui.beliefs.base import Arrays
from gui.beliefs.layer_choice import LayerChoice
from gui.beliefs.small_multiples import GAP, NOTHING, SmallMultiples, Spot


class UnitMapsView(SmallMultiples):
    """A small map for each unit; all of a layer have one scale of colors."""

    name = "unit_maps"
    probe = "unit_maps"
    rank = 71
    standard = False
    smooth = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What each unit computes"))
        self.choice = LayerChoice(self)
        self.choice.chosen.connect(self._show_layer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._arrays: Arrays = {}

    def remark(self) -> str:
        if not len(self._values):
            return ""
        return self.units_text(self.shown(), int(self._arrays["units"][self.choice.layer()]))

    def show_run(self, experiment: Experiment) -> None:
        self._arrays = {}
        self.choice.show_network(experiment)
        self._show_layer()

    def show_arrays(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self.choice.offer([int(number) for number in np.flatnonzero(arrays["units"])])
        self._show_layer()

    def area(self) -> QRectF:
        return super().area().adjusted(0, self.choice.sizeHint().height() + GAP, 0, 0)

    def words_of(self, spot: Spot) -> str:
        left, right, bottom, top = (float(bound) for bound in self._arrays["extent"])
        last = self._values.shape[1] - 1
        x1, x2 = left + spot.column / last * (right - left), top - spot.row / last * (top - bottom)
        value = formatting.number(float(self._values[spot.index, spot.row, spot.column]), 4)
        text = self.tr("unit {unit}: {value}\nat x₁ = {x1}, x₂ = {x2}")
        return text.format(
            unit=spot.index + 1, value=value, x1=formatting.number(x1, 3), x2=formatting.number(x2, 3)
        )

    def _show_layer(self) -> None:
        layer = self.choice.layer()
        if not self._arrays:
            self.show_pictures(NOTHING)
        else:
            # Pictures begin at the top, where x₂ is largest.
            self.show_pictures(self._arrays["values"][self._arrays["layers"] == layer][:, ::-1])
        self.setAccessibleDescription(self.remark())
        self.described.emit()
