"""Chips to switch on and off: some of a few words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets.button import Button
from gui.widgets.choice_field import ChoiceItem
from gui.widgets.field import Field
from gui.widgets.flow_layout import FlowLayout


class SubsetField(Field):
    """Any of several values, in the order in which they are offered.

    Signals:
        chosen: the tuple of values that are on, after the person switched one.
    """

    chosen = Signal(object)

    def __init__(self, items: Sequence[ChoiceItem], parent: QWidget | None = None) -> None:
        box = QWidget()
        flow = FlowLayout(box)
        super().__init__(box, parent)
        self._chips: dict[str, Button] = {}
        for item in items:
            chip = Button(item.title, role="chip", parent=box)
            chip.setCheckable(True)
            chip.setToolTip(item.tool_tip)
            chip.clicked.connect(self._on_clicked)
            flow.addWidget(chip)
            self._chips[item.value] = chip
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))

    def value(self) -> tuple[str, ...]:
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def set_value(self, value: Sequence[str]) -> None:
        """Show a value without a signal."""
        for name, chip in self._chips.items():
            chip.setChecked(name in value)

    def chip(self, value: str) -> Button:
        """The chip of one value."""
        return self._chips[value]

    def setAccessibleName(self, name: str) -> None:
        """Each chip is read out with the name of the whole: it stands alone for who tabs to it."""
        super().setAccessibleName(name)
        for chip in self._chips.values():
            chip.setAccessibleName(f"{name}: {chip.text()}" if name else chip.text())

    def _on_clicked(self) -> None:
        self.chosen.emit(self.value())
