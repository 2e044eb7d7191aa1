"""The runs side by side."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from gui.context import Context
from gui.panels.base import Panel
from gui.run_list.commands import RunCommands
from gui.run_list.delegate import is_roomy, scale_of
from gui.run_list.view import RunListView
from gui.widgets.action_button import ActionButton
from gui.widgets.button import Button
from gui.widgets.elided_label import LENGTHS

TICKS_PER_READING = 6
"""While runs go on the figures change this seldom, so that they can be read; however many runs there are."""


class RunsPanel(Panel):
    """A list of all runs with their latest figures on unseen data; the selected one is what the window shows."""

    name = "runs"
    area = "left"
    rank = 2

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Runs"))
        self.list = RunListView(context.runs)
        self.commands = RunCommands(context.runs, self.list)
        self._grown, self._ticks = False, 0
        self.commands["duplicate"].setData("duplicate")
        self.commands["delete"].setData("trash")
        for name in ("duplicate", "delete"):
            self.add_to_header(ActionButton(self.commands[name], role="flat"))
        self.compare_button = Button(icon_name="table", role="flat", name=self.tr("Compare runs"))
        self.compare_button.clicked.connect(lambda _checked: self._compare())
        self.add_to_header(self.compare_button)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.list)
        self.body.addLayout(line)
        context.runs.grown.connect(self._on_grown)
        context.clock.tick.connect(self._on_tick)
        context.runs.changed.connect(self._tell)
        context.document.changed.connect(self._tell)
        self._tell()

    def _compare(self) -> None:
        from gui.compare.window import open_compare

        open_compare(self.context, self)

    def _on_grown(self) -> None:
        self._grown = True

    def _on_tick(self) -> None:
        self._ticks += 1
        if self._grown and self._ticks >= TICKS_PER_READING and self.isVisible():
            self._grown, self._ticks = False, 0
            self.list.runs_model.refresh_figures()

    def _tell(self) -> None:
        surface = self.context.document.experiment.surface.is_surface
        both = is_roomy(self.list.viewport().width(), scale_of(self.font()))
        of_data = self.tr("J and P on test data") if both else self.tr("P on test data")
        symbols = "J, P" if both else "P"  # where there is no room for words
        self.set_subtitle("J" if surface else f"{of_data}{LENGTHS}{symbols}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()
