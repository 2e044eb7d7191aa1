"""The stages of an update as a table of exact figures."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from engine.experiment import Experiment
from gui import formatting
from gui.anatomy.figures import AnatomyFigures, LayerFigures, StageFigures
from gui.anatomy.words import layer_title, share_words, stage_sentence, stage_title

BEGIN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
AIR = 8
"""Pixels of a row around its text."""


class StageTable(QTableWidget):
    """A row for each stage, under the title of its layer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heads = (self.tr("Stage"), "∥·∥", "cos", "∥·∥/∥θ∥")
        self.setColumnCount(len(heads))
        for column, title in enumerate(heads):
            self.setHorizontalHeaderItem(column, _item(title, end=column > 0))
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
        self._space()

    def show_figures(self, figures: AnatomyFigures, experiment: Experiment) -> None:
        """Fill it with these."""
        self.clearSpans()
        self.setRowCount(sum(1 + len(layer.stages) for layer in figures.layers))
        row = 0
        for layer in figures.layers:
            title = f"{layer_title(layer, experiment)} · gᵀu {share_words(layer, figures)}"
            head = _item(title)
            font = self.font()
            font.setBold(True)
            head.setFont(font)
            self.setItem(row, 0, head)
            self.setSpan(row, 0, 1, self.columnCount())
            row += 1
            for stage in layer.stages:
                self._put(row, layer, stage, experiment)
                row += 1

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._space()

    def _put(self, row: int, layer: LayerFigures, stage: StageFigures, experiment: Experiment) -> None:
        ratio, name = layer.ratio(stage), stage_title(stage, experiment)
        texts = (
            name,
            formatting.scientific(stage.length, 4),
            formatting.MISSING if math.isnan(stage.cosine) else formatting.number(stage.cosine, 4),
            formatting.MISSING if math.isnan(ratio) else formatting.scientific(ratio, 3),
        )
        for column, text in enumerate(texts):
            self.setItem(row, column, _item(text, end=column > 0))
        first = self.item(row, 0)
        assert first is not None
        first.setToolTip(stage_sentence(stage.kind))
        whole = f"{layer_title(layer, experiment)}, {name}"
        first.setData(Qt.ItemDataRole.AccessibleTextRole, whole)

    def _space(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height())
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + AIR)


def _item(text: str, *, end: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(END if end else BEGIN)
    return item
