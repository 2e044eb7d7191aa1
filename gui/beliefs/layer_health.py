"""The layers in figures: how fast each moves, and how much of it passes no gradient."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.experiment import Experiment
from gui import formatting
from gui.beliefs.base import Arrays, BeliefView
from gui.forms.words import engine_text
from gui.network.closed import closed_units

BEGIN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LayerHealthView(BeliefView):
    """A row for each layer."""

    name = "layer_health"
    probe = "layer_health"
    rank = 73
    standard = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Layers in figures"))
        self._layers: tuple[str, ...] = ()
        heads = {
            self.tr("Layer"): self.tr("Position and kind"),
            "∥Δθ∥/∥θ∥": self.tr(
                "Length of the next update, as a share of the length of the layer's parameters"
            ),
            self.tr("Closed"): self.tr("Share of what passes no gradient: dead units, or saturated values"),
        }
        self.table = QTableWidget(0, len(heads), self)
        for column, (title, help_text) in enumerate(heads.items()):
            head = QTableWidgetItem(title)
            head.setToolTip(help_text)
            head.setTextAlignment(END if column else BEGIN)
            self.table.setHorizontalHeaderItem(column, head)
        self.table.setAccessibleName(self.accessibleName())
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.addWidget(self.table)

    def show_run(self, experiment: Experiment) -> None:
        self._layers = tuple(engine_text(layer.title) for layer in experiment.network.layers)
        self.table.setRowCount(len(self._layers))
        for row, title in enumerate(self._layers):
            for column in range(self.table.columnCount()):
                item = QTableWidgetItem(f"{row + 1} · {title}" if column == 0 else formatting.MISSING)
                item.setTextAlignment(END if column else BEGIN)
                item.setToolTip(item.text() if column == 0 else "")
                self.table.setItem(row, column, item)
        self.described.emit()

    def show_arrays(self, arrays: Arrays) -> None:
        for row, closed in enumerate(closed_units(arrays)[: self.table.rowCount()]):
            parameters, update = float(arrays["parameters"][row]), float(arrays["update"][row])
            self._put(row, 1, _ratio(update, parameters), self._lengths(arrays, row))
            self._put(row, 2, *((closed.words, closed.sentence) if closed else (formatting.MISSING, "")))
        self.described.emit()

    def _lengths(self, arrays: Arrays, row: int) -> str:
        """The lengths behind a row's ratio."""
        if math.isnan(arrays["parameters"][row]):
            return self.tr("This layer has no parameters.")
        text = self.tr(
            "next update ∥Δθ∥ = {update}\nparameters ∥θ∥ = {parameters}\ngradient ∥g∥ = {gradient}"
        )
        names = ("update", "parameters", "gradient")
        return text.format(**{name: formatting.number(float(arrays[name][row]), 6) for name in names})

    def _put(self, row: int, column: int, text: str, tip: str) -> None:
        item = self.table.item(row, column)
        assert item is not None, "every cell has one since the run began"
        item.setText(text)
        item.setToolTip(tip)


def _ratio(update: float, parameters: float) -> str:
    """Nothing where a layer has no parameters, or only zeros."""
    return formatting.scientific(update / parameters) if parameters > 0 else formatting.MISSING
