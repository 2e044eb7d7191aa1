"""Choosing what the horizontal axis of a plot counts."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.plots.units import Unit


class UnitMenu(QMenu):
    """One exclusive action for each unit."""

    chosen = Signal(Unit)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Horizontal axis"))
        names = {
            Unit.STEPS: self.tr("Steps"),
            Unit.EPOCHS: self.tr("Epochs"),
            Unit.SAMPLES: self.tr("Samples"),
            Unit.SECONDS: self.tr("Seconds"),
            Unit.MULTIPLY_ADDS: self.tr("Multiply–adds"),
        }
        group = QActionGroup(self)
        self._actions = {unit: self.addAction(name) for unit, name in names.items()}
        for unit, action in self._actions.items():
            action.setCheckable(True)
            action.triggered.connect(partial(self.chosen.emit, unit))
            group.addAction(action)

    def show_state(self, unit: Unit, known: Collection[Unit]) -> None:
        """Check the unit in force; only those of which something is known can be chosen."""
        for each, action in self._actions.items():
            action.setEnabled(each in known)
        self._actions[unit].setChecked(True)

    def name(self, unit: Unit) -> str:
        """What a unit is called."""
        return self._actions[unit].text()
