"""Which layer a view shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from engine.experiment import Experiment
from gui.forms.words import engine_text, part_detail
from gui.widgets.choice_field import ChoiceField, ChoiceItem


class LayerChoice(ChoiceField):
    """The layers of a network that there is something to see of; what was chosen stays while it is among them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._titles: list[str] = []
        self._details: list[str] = []
        self._numbers: tuple[int, ...] = ()
        self._combo.setAccessibleName(self.tr("Layer"))
        self._combo.setToolTip(self.tr("The layer that is shown"))
        self._combo.setMinimumContentsLength(14)

    def show_network(self, experiment: Experiment) -> None:
        """The layers of another run."""
        layers = experiment.network.layers
        self._titles = [engine_text(layer.title) for layer in layers]
        self._details = [part_detail(layer) for layer in layers]
        self._numbers = ()

    def offer(self, numbers: Sequence[int]) -> None:
        """Let a person choose among these positions."""
        if tuple(numbers) == self._numbers:
            return
        self._numbers = tuple(numbers)
        self.set_items([self._item(number) for number in numbers])

    def layer(self) -> int:
        """The position of the chosen layer; −1 while there is none."""
        value = self.value()
        return -1 if value is None else int(value)

    def _item(self, number: int) -> ChoiceItem:
        title = self._titles[number] if number < len(self._titles) else ""
        detail = self._details[number] if number < len(self._details) else ""
        return ChoiceItem(number, f"{number + 1} · {title}", detail, detail)
