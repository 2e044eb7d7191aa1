"""The stages of an update as a table of exact figures."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from engine.experiment import Experiment
from gui import formatting
from gui.anatomy.figures import AnatomyFigures
from gui.anatomy.words import layer_title, stage_sentence, stage_title

BEGIN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StageTable(QTableWidget):
    """A row for each stage of each layer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heads = (self.tr("Layer"), self.tr("Stage"), "∥·∥", "cos", "∥·∥/∥θ∥")
        self.setColumnCount(len(heads))
        for column, title in enumerate(heads):
            head = QTableWidgetItem(title)
            head.setTextAlignment(END if column > 1 else BEGIN)
            self.setHorizontalHeaderItem(column, head)
        self.setAccessibleName(self.tr("Stages of the update by layer"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_figures(self, figures: AnatomyFigures, experiment: Experiment) -> None:
        """Fill it with these."""
        self.setRowCount(sum(len(layer.stages) for layer in figures.layers))
        row = 0
        for layer in figures.layers:
            for stage in layer.stages:
                ratio = layer.ratio(stage)
                texts = (
                    layer_title(layer, experiment),
                    stage_title(stage, experiment),
                    formatting.scientific(stage.length, 4),
                    formatting.MISSING if math.isnan(stage.cosine) else formatting.number(stage.cosine, 4),
                    formatting.MISSING if math.isnan(ratio) else formatting.scientific(ratio, 3),
                )
                for column, text in enumerate(texts):
                    item = QTableWidgetItem(text)
                    item.setTextAlignment(END if column > 1 else BEGIN)
                    item.setToolTip(stage_sentence(stage.kind) if column == 1 else text)
                    self.setItem(row, column, item)
                row += 1
