"""A field and the values that are to be tried of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine import paths
from engine.experiment import Experiment
from engine.fields import Number
from engine.sweeps.spacing import suggested
from engine.sweeps.sweepable import Sweepable
from gui.sweeps.check_list import CheckList
from gui.sweeps.field_choice import FieldChoice
from gui.sweeps.values_field import ValuesField
from gui.sweeps.words import field_title, value_text
from gui.widgets.choice_field import ChoiceItem

CLASSICS = ("sgd", "heavy_ball", "rmsprop", "adam")
"""The optimizers that every course begins with."""


class ValuesEditor(QWidget):
    """Choose a field; then tick some of its words, or type numbers.

    Signals:
        edited: another field, or other values.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = FieldChoice()
        self.list = CheckList()
        self.line = ValuesField()
        self._experiment = Experiment()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choice)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.choice.chosen.connect(self._on_chosen)
        self.list.ticked.connect(self.edited)
        self.line.edited.connect(lambda _values: self.edited.emit())

    def name_it(self, name: str) -> None:
        """What it is for, for who cannot see where it stands."""
        self.choice.setAccessibleName(name)
        self.list.setAccessibleName(self.tr("{field}: values").format(field=name))
        self.line.setAccessibleName(self.tr("{field}: values").format(field=name))

    def set_fields(self, experiment: Experiment, found: Sequence[Sweepable], path: str) -> None:
        """The fields of an experiment; that at `path` is shown, or the one that is shown stays if it is there."""
        before, self._experiment = self.choice.found(), experiment
        kept = before is not None and before.path in [item.path for item in found]
        self.choice.set_fields(found, "" if kept and before is not None else path)
        now = self.choice.found()
        if not kept or (before is not None and now != before):
            self._show()

    def choose(self, path: str) -> None:
        """Show another field with the values that suit it."""
        self.choice.set_value(path)
        self._show()

    def found(self) -> Sweepable | None:
        """The chosen field."""
        return self.choice.found()

    def values(self) -> tuple[Any, ...]:
        """The values to try, as JSON."""
        found = self.found()
        if found is None:
            return ()
        return self.line.values() if found.numeric else self.list.values()

    def _on_chosen(self, _path: str) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        found = self.found()
        self.list.setVisible(found is not None and not found.numeric)
        self.line.setVisible(found is not None and found.numeric)
        if found is None:
            return
        present = paths.get(self._experiment, found.path)
        if isinstance(found.field, Number):
            self.line.show_values(found.field, suggested(found.field, present))
            return
        items = [ChoiceItem(value, value_text(found, value)) for value, _ in found.options]
        ticked = CLASSICS if found.path == "optimizer.kind" else (present,)
        if len(items) <= 2:
            ticked = tuple(item.value for item in items)
        self.list.set_items(items, ticked)
        self.list.setToolTip(field_title(found))
