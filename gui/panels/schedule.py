"""The card of the schedule."""

from __future__ import annotations

from engine.experiment import Experiment
from engine.schedules.drawn import Drawn
from gui.context import Context
from gui.forms.words import engine_text
from gui.panels.form_panel import FormPanel
from gui.schedules.board import ScheduleBoard
from gui.schedules.dialog import ScheduleDialog
from gui.widgets.button import Button

LOW, HIGH = 84, 150
"""Height of the picture: to look at, and to draw in."""


class SchedulePanel(FormPanel):
    """How the learning rate changes over the run: a picture over the lines, where it can be drawn."""

    name = "schedule"
    rank = 31
    paths = ("schedule",)
    surface_paths = ("schedule",)

    def __init__(self, context: Context) -> None:
        self.board = ScheduleBoard(context)
        self.window_button = Button(icon_name="enlarge", role="flat", name=self.tr("Draw in a window"))
        self.drawer: ScheduleDialog | None = None
        super().__init__(context, self.tr("Schedule"))
        self.window_button.clicked.connect(lambda _checked: self.draw())
        self.board.row.addWidget(self.window_button)
        self.body.insertWidget(0, self.board)
        context.document.changed.connect(self._follow_kind)
        self._follow_kind()

    def remark(self, experiment: Experiment) -> str:
        return engine_text(experiment.schedule.formula)

    def draw(self) -> None:
        """Open the window to draw in; a schedule of another kind is shown there, and can be drawn over."""
        if self.drawer is None:
            self.drawer = ScheduleDialog(self.context, self)
        self.drawer.show()
        self.drawer.raise_()
        self.drawer.activateWindow()

    def _follow_kind(self) -> None:
        drawn = isinstance(self.context.document.experiment.schedule, Drawn)
        self.board.canvas.setFixedHeight(HIGH if drawn else LOW)
