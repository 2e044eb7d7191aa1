"""The palette: every registered kind of layer, with its formula, to be inserted at one place."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from engine import registry
from engine.values import Part
from gui.forms.words import engine_text
from gui.network.kind_drag import KindDrag
from gui.network.layer_list import LayerList
from gui.widgets.choice_popup import ChoiceItem, ChoicePopup


class InsertMenu(ChoicePopup):
    """A list of kinds; those that would not fit at the place are marked, say why, and are found last.

    A line can also be dragged to any place in the strip.
    """

    def __init__(self, layers: LayerList, position: int, strip: QWidget) -> None:
        kinds = registry.kinds("layers")
        self._problems = {name: layers.problem_of(position, name) for name in kinds}
        items = [_item(name, kind, self._problems[name]) for name, kind in kinds.items()]
        super().__init__(items, self.tr("Find a layer"), strip)
        self.setAccessibleName(self.tr("Insert a layer"))
        self.position = position
        self._drag = KindDrag(self, strip, lambda kind: layers.fresh(position, kind))

    def search_items(self, text: str) -> list[int]:
        numbers = super().search_items(text)
        if not text.strip():
            return numbers
        return sorted(numbers, key=lambda number: bool(self._problems[self.items[number].value]))


def _item(name: str, kind: type[Part], problem: str) -> ChoiceItem:
    lines = (engine_text(kind.summary()), engine_text(kind.formula), engine_text(problem))
    return ChoiceItem(
        name,
        engine_text(kind.title),
        "\n".join(line for line in lines if line),
        detail=engine_text(kind.formula),
        icon=("warning", "warning") if problem else ("plus", "muted"),
    )
