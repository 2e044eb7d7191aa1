"""The palette: every registered kind of layer, with its formula, to be inserted at one place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from engine import registry
from engine.values import Part
from gui.forms.words import engine_text
from gui.network.layer_list import LayerList
from gui.widgets.choice_popup import ChoiceItem, ChoicePopup


class InsertMenu(ChoicePopup):
    """A list of kinds; those that would not fit at the place are marked and say why."""

    def __init__(self, layers: LayerList, position: int, parent: QWidget) -> None:
        kinds = registry.kinds("layers").items()
        items = [_item(name, kind, layers.problem_of(position, name)) for name, kind in kinds]
        super().__init__(items, self.tr("Find a layer"), parent)
        self.setAccessibleName(self.tr("Insert a layer"))
        self.position = position


def _item(name: str, kind: type[Part], problem: str) -> ChoiceItem:
    lines = (engine_text(kind.summary()), engine_text(kind.formula), engine_text(problem))
    return ChoiceItem(
        name,
        engine_text(kind.title),
        "\n".join(line for line in lines if line),
        detail=engine_text(kind.formula),
        icon=("warning", "warning") if problem else ("plus", "muted"),
    )
