"""The schedule of the document as a picture, and what can be done with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.schedules.base import Schedule
from engine.schedules.drawn import MOST, Drawn
from gui.context import Context
from gui.formatting import number
from gui.forms.words import engine_text
from gui.schedules.canvas import CurveCanvas
from gui.schedules.course import past_course
from gui.schedules.reshaping import with_past
from gui.theme.style import set_role
from gui.widgets.button import Button

SCHEDULE, POINTS = "schedule", "schedule.points"


class ScheduleBoard(QWidget):
    """A canvas with its buttons; what is drawn goes to the document, and from the present step on to the run.

    Attributes:
        row: where more buttons can be put.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.canvas = CurveCanvas()
        self.canvas.setAccessibleName(self.tr("Schedule"))
        self.draw_button = Button(self.tr("Draw over it"), "draw")
        self.draw_button.setToolTip(self.tr("Make this schedule a curve that is drawn by hand"))
        self.add_button = Button(icon_name="plus", role="flat", name=self.tr("Add a point"))
        self.remove_button = Button(icon_name="trash", role="flat", name=self.tr("Remove the selected point"))
        self.log_button = Button("log", role="chip", name=self.tr("Logarithmic scale"))
        self.log_button.setCheckable(True)
        self.log_button.setToolTip(self.tr("Logarithmic scale"))
        self._message = QLabel()
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.hide()
        set_role(self._message, "message")
        set_role(self._message, "error", "severity")
        self.row = QHBoxLayout()
        self._build()
        self._connect()
        self._follow_document()

    def draw_over(self) -> None:
        """Make the schedule one that is drawn by hand, with the same course."""
        experiment = self._context.document.experiment
        self._edit(SCHEDULE, self._as_drawn(experiment), self.tr("Draw the schedule"))

    def message(self) -> str:
        """What could not be done, in words; empty while there is nothing to say."""
        return self._message.text() if self._message.isVisible() else ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow_log()

    def _build(self) -> None:
        self.row.setSpacing(2)
        self.row.addWidget(self.draw_button)
        self.row.addWidget(self.add_button)
        self.row.addWidget(self.remove_button)
        self.row.addStretch(1)
        self.row.addWidget(self.log_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.canvas, 1)
        column.addWidget(self._message)
        column.addLayout(self.row)

    def _connect(self) -> None:
        self.draw_button.clicked.connect(lambda _checked: self.draw_over())
        self.add_button.clicked.connect(lambda _checked: self.canvas.add_point())
        self.remove_button.clicked.connect(lambda _checked: self.canvas.remove(self.canvas.picked()))
        self.log_button.toggled.connect(self.canvas.set_logarithmic)
        self.canvas.proposed.connect(self._reshape)
        self.canvas.limited.connect(self._tell_limit)
        self.canvas.selected.connect(self._follow_selection)
        context = self._context
        context.document.changed.connect(self._follow_document)
        context.runs.state_changed.connect(self._follow_run)
        context.runs.frames_arrived.connect(self._follow_run)
        context.runs.log_changed.connect(self._follow_log)

    def _reshape(self, new: Drawn) -> None:
        experiment = self._context.document.experiment
        old, now = experiment.schedule, self._present()
        if now is not None and isinstance(old, Drawn):
            span = max(1, experiment.steps - old.warmup_steps)
            try:
                new = with_past(old, new, min((now - old.warmup_steps) / span, 1.0))
            except InputError:
                self._tell_limit()
                return
        self._edit(POINTS, new.points, self.tr("Draw the schedule"))

    def _edit(self, path: str, value: Any, text: str) -> None:
        document = self._context.document
        document.finish_edit()
        try:
            document.edit(path, value, text)
        except InputError as error:
            self._tell(engine_text(error.problem))
            self._follow_document()
        else:
            self._tell("")
        document.finish_edit()

    def _as_drawn(self, experiment: Experiment) -> Schedule:
        drawn = Drawn.over(experiment.schedule, experiment.steps)
        level = self._heard(experiment)
        return drawn if level is None else drawn.replace(points=((0.0, level),))

    def _heard(self, experiment: Experiment) -> float | None:
        """The factor that a schedule has come to by listening; None where it does not listen, or has heard nothing."""
        rate = getattr(experiment.optimizer, "learning_rate", 0.0)
        if not experiment.schedule.feedback or self._present() is None or not rate:
            return None
        series = self._context.controller.record.series.get(("learning_rate", 0))
        return series.last[1] / rate if series is not None and series.last else None

    def _present(self) -> int | None:
        """The step from which on a change is felt; None where only a new run feels it."""
        controller = self._context.controller
        live = controller.state in ("paused", "running") and not controller.stale
        under_way = 0 < controller.step < self._context.document.experiment.steps
        return controller.step if live and under_way else None

    def _tell_limit(self) -> None:
        text = self.tr("there can be {count} points at most; remove some to add more")
        self._tell(text.format(count=number(MOST)))

    def _tell(self, problem: str) -> None:
        self._message.setText(f"{self.tr('Schedule')}: {problem}")
        self._message.setVisible(bool(problem))

    def _follow_document(self) -> None:
        experiment = self._context.document.experiment
        rate = getattr(experiment.optimizer, "learning_rate", 0.0)
        self.canvas.show_schedule(experiment.schedule, experiment.steps, rate)
        drawn = self.canvas.curve() is not None
        self.draw_button.setVisible(not drawn)
        for button in (self.add_button, self.remove_button):
            button.setVisible(drawn)
        self._tell("")
        self._follow_selection()
        self._follow_log()

    def _follow_selection(self) -> None:
        curve = self.canvas.curve()
        self.remove_button.setEnabled(
            self.canvas.picked() >= 0 and curve is not None and len(curve.points) > 1
        )

    def _follow_log(self) -> None:
        record = self._context.controller.record
        self.canvas.show_past(
            past_course(record) if self._present() is not None and self._changed(record) else ()
        )
        self._follow_run()

    def _changed(self, record: RunRecord) -> bool:
        return any(change.path.partition(".")[0] == SCHEDULE for change in record.changes)

    def _follow_run(self) -> None:
        if self.isVisible():
            self.canvas.show_now(self._present())
