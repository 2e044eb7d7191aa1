"""A list whose lines are ticked: the values that are to be tried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui.widgets.choice_field import ChoiceItem

_VALUE = Qt.ItemDataRole.UserRole


class CheckList(QListWidget):
    """Space and a click anywhere on a line tick it, typing goes to a line.

    Signals:
        ticked: a line was ticked or cleared.
    """

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Qt.CheckState | None = None
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_clicked)
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    def set_items(self, items: Sequence[ChoiceItem], ticked: Sequence[Any]) -> None:
        """Other lines; no signal."""
        blocker = QSignalBlocker(self)
        self.clear()
        for item in items:
            line = QListWidgetItem(item.title, self)
            line.setData(_VALUE, item.value)
            line.setToolTip(item.tool_tip)
            # It is the click on the line that ticks, not only one on the box.
            line.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            line.setCheckState(Qt.CheckState.Checked if item.value in ticked else Qt.CheckState.Unchecked)
        self.setCurrentRow(0)
        blocker.unblock()

    def values(self) -> tuple[Any, ...]:
        """Those that are ticked, in the order of the list."""
        lines = (self.item(row) for row in range(self.count()))
        return tuple(line.data(_VALUE) for line in lines if line.checkState() == Qt.CheckState.Checked)

    def tick(self, value: Any, *, on: bool = True) -> None:
        """Tick or clear the line of a value."""
        for row in range(self.count()):
            if self.item(row).data(_VALUE) == value:
                self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        self._before = item.checkState() if item is not None else None
        super().mousePressEvent(event)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        if item.checkState() == self._before:  # else the box itself was hit, and has changed already
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
