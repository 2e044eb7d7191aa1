"""The list of runs: selecting, renaming, hiding and moving them by mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QDrag, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from gui.run_list.delegate import HEIGHT, RunDelegate, scale_of, stroke_area
from gui.run_list.model import Index, RunListModel
from gui.runs.runs import Runs

MOST_ROWS = 8
"""That are seen without scrolling."""
BESIDE = 18
"""Pixels between the mouse and the line that it drags."""


class RunListView(QListView):
    """The selected line is the selected run."""

    def __init__(self, runs: Runs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self.runs_model = RunListModel(runs, self)
        self.setModel(self.runs_model)
        self.setItemDelegate(RunDelegate(self))
        self.setAccessibleName(self.tr("Runs"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.viewport().setAutoFillBackground(False)
        runs.changed.connect(self._follow)
        self.runs_model.modelReset.connect(self._follow)
        self._follow()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            key = self.runs_model.row(current.row()).key
            if key != self._runs.selected:
                self._runs.document.select(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is left to the window, which plays: what it would select is selected already."""
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a run's stroke shows or hides its curves, and selects nothing."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._on_stroke(index, event.position().toPoint()):
            row = self.runs_model.row(index.row())
            self._runs.set_hidden(row.key, hidden=not row.hidden)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename, but for the stroke: there both clicks count."""
        if self._on_stroke(self.indexAt(event.position().toPoint()), event.position().toPoint()):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Carry the line beside the mouse, so that the mark between the others can be seen."""
        index = self.currentIndex()
        drag = QDrag(self)
        drag.setMimeData(self.runs_model.mimeData([index]))
        picture = self.viewport().grab(self.visualRect(index))
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(-BESIDE, round(picture.deviceIndependentSize().height() / 2)))
        drag.exec(supportedActions, Qt.DropAction.MoveAction)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged run where it was dropped."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        target = index.row() if index.isValid() else self.runs_model.rowCount()
        if index.isValid() and place.y() > self.visualRect(index).center().y():
            target += 1
        move_run(self._runs, self._runs.selected, target, self.tr("Move run"))
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the model has moved it already
        event.accept()

    def sizeHint(self) -> QSize:
        rows = min(max(self.runs_model.rowCount(), 1), MOST_ROWS)
        return QSize(200, round(rows * HEIGHT * scale_of(self.font())) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _follow(self) -> None:
        """Have the selected run's line current."""
        self.updateGeometry()
        number = self.runs_model.number_of(self._runs.selected)
        if self.currentIndex().row() != number:
            self.selectionModel().setCurrentIndex(
                self.runs_model.index(number), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _on_stroke(self, index: QModelIndex, place: QPoint) -> bool:
        return index.isValid() and stroke_area(self.visualRect(index), scale_of(self.font())).contains(place)


def move_run(runs: Runs, key: int, target: int, text: str) -> None:
    """Put a run before the one that stands at `target` now."""
    keys = list(runs.document.scene.keys)
    place = keys.index(key)
    keys.insert(target, key)
    del keys[place + (target <= place)]
    runs.document.reorder(keys, text)
