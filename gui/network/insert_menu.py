"""The palette: every registered kind of layer, with its formula, to be inserted at one place."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from engine import registry
from gui.forms.words import engine_text
from gui.network.layer_list import LayerList
from gui.theme.icons import icon


class InsertMenu(QMenu):
    """A menu of kinds; those that would not fit at the place are marked and say why.

    The action's `data` is the kind's name; `triggered` tells which was chosen.
    """

    def __init__(self, layers: LayerList, position: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self.setAccessibleName(self.tr("Insert a layer"))
        self.position = position
        for name, kind in registry.kinds("layers").items():
            problem = layers.problem_of(position, name)
            formula = engine_text(kind.formula).partition(",")[0]
            action = self.addAction(f"{engine_text(kind.title)}\t{formula}")
            action.setData(name)
            action.setToolTip(
                "\n".join(line for line in (engine_text(kind.summary()), engine_text(problem)) if line)
            )
            action.setIcon(icon("warning", "warning") if problem else icon("plus", "muted"))
        if not self.isEmpty():
            self.setActiveAction(self.actions()[0])
