"""The runs as a list model: name, look, state and the latest figures of each."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.tasks import SPLITS
from gui import formatting
from gui.readings.figures import Figures, latest_figures
from gui.runs.controller import RunController
from gui.runs.runs import Runs

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the delegate asks for beside the name."""

    ROW = Qt.ItemDataRole.UserRole


class Row(NamedTuple):
    """A run as a line of the list."""

    key: int
    name: str
    style: int
    state: str
    reason: str
    hidden: bool
    pinned: bool
    objective: str
    measure: str


class RunListModel(QAbstractListModel):
    """Follows the runs; figures when `refresh_figures` is called."""

    def __init__(self, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self._rows: list[Row] = []
        runs.changed.connect(self.refresh)
        runs.stirred.connect(self.refresh_figures)
        runs.document.changed.connect(self.refresh)
        self.refresh()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{name}, {state}, J {objective}, P {measure}").format(
                name=row.name, state=self.state_text(row), objective=row.objective, measure=row.measure
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.name}\n{row.reason or self.state_text(row)}"
        return row if role == Role.ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lines are dragged between lines: what takes them is the list as a whole."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a run; an empty name has it named after what differs."""
        row = self._rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == row.name:
            return False
        self._runs.document.rename(row.key, str(value), self.tr("Rename run"))
        return True

    def row(self, number: int) -> Row:
        """A line of the list."""
        return self._rows[number]

    def number_of(self, key: int) -> int:
        """Where a run stands."""
        return next(number for number, row in enumerate(self._rows) if row.key == key)

    def refresh(self) -> None:
        """Show the runs that there are now."""
        rows = self._now()
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        else:
            self._take(rows)

    def refresh_figures(self) -> None:
        """Show the latest figures and states."""
        rows = self._now()
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._take(rows)

    def state_text(self, row: Row) -> str:
        """What a run does, in words."""
        words = {
            "none": self.tr("not ready"),
            "opening": self.tr("is being prepared"),
            "paused": self.tr("paused"),
            "running": self.tr("training"),
            "diverged": self.tr("diverged"),
            "finished": self.tr("stopped early"),
            "broken": self.tr("failed"),
            "lost": self.tr("failed"),
            "stale": self.tr("changed since it began"),
        }
        return words[row.state]

    def _take(self, rows: list[Row]) -> None:
        for number, row in enumerate(rows):
            if row != self._rows[number]:
                self._rows[number] = row
                index = self.index(number)
                self.dataChanged.emit(index, index)

    def _now(self) -> list[Row]:
        names = self._runs.names()
        return [_row(self._runs, controller, names[key]) for key, controller in self._runs]


def _row(runs: Runs, controller: RunController, name: str) -> Row:
    key = controller.subject.key
    measure = controller.record.start.measure
    figures = latest_figures(controller.record.series, measure, 0, controller.diverged, controller.moment)
    value = _latest(figures.measure)
    shown = formatting.percent(value) if measure.percent else formatting.number(value, 3)
    surface = controller.record.start.surface.is_surface
    return Row(
        key=key,
        name=name,
        style=runs.document.scene.entry(key).style,
        state="stale" if controller.stale and controller.state == "paused" else controller.state,
        reason=controller.reason,
        hidden=runs.is_hidden(key),
        pinned=runs.pinned == key,
        objective=formatting.number(_objective(figures, surface=surface), 3),
        measure="" if surface else shown,
    )


def _objective(figures: Figures, *, surface: bool) -> float | None:
    return figures.objective["train"] if surface else _latest(figures.objective)


def _latest(by_split: dict[str, float | None]) -> float | None:
    """The figure on test data, as long as there is one."""
    found = [by_split[split] for split in reversed(SPLITS)]
    return next((value for value in found if value is not None), None)
