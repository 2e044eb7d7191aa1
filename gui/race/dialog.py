"""Race: choose who runs, and have them side by side from one start, at a shared or at each one's tuned rate."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.errors import InputError
from engine.sweeps.race import RATE, as_lanes, rate_field, with_rate
from engine.sweeps.sweepable import sweepables
from gui.context import Context
from gui.forms.places import problem_text
from gui.race.contest import Contestant, contestants, put_on_track
from gui.race.sensitivity_plot import SensitivityPlot
from gui.race.tuning import Tuning
from gui.sweeps.dialog import SweepDialog
from gui.sweeps.judging import judges, short_length
from gui.sweeps.values_editor import ValuesEditor
from gui.sweeps.words import yardstick_title
from gui.widgets.button import Button
from gui.widgets.choice_field import ChoiceField
from gui.widgets.number_field import NumberField
from gui.widgets.number_text import Bounds

SIZE = QSize(960, 600)
SMALLEST = QSize(760, 470)
KIND = "optimizer.kind"
SIDE = 260


class RaceDialog(SweepDialog):
    """Stands beside the window and follows the selected run's experiment: what is not raced over is shared.

    Attributes:
        tuning: the sweep that looks for learning rates; None before the first.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, self.tr("Race"), SIZE, SMALLEST)
        self.tuning: Tuning | None = None
        self.editor = ValuesEditor()
        self.editor.name_it(self.tr("Race over"))
        self.shared_button = QRadioButton(self.tr("At a shared learning rate"))
        self.tuned_button = QRadioButton(self.tr("At each one's tuned rate"))
        self.rate = NumberField(0.01, Bounds(above=0.0), logarithmic=True)
        self.rate.setAccessibleName(self.tr("Shared learning rate"))
        self.length = NumberField(200, Bounds(low=1, high=10**7), whole=True, logarithmic=True)
        self.length.setAccessibleName(self.tr("Steps of each trial"))
        self.judge = ChoiceField()
        self.judge.setAccessibleName(self.tr("Judged by"))
        self.lanes = QCheckBox(self.tr("As lanes of one run"))
        self.keep = QCheckBox(self.tr("Keep the runs there are"))
        self.plot = SensitivityPlot()
        self.start_button = Button(self.tr("Start the race"), "play", role="primary")
        self._build()
        self._connect()
        self._show_experiment()
        self.rate.set_value(self._present_rate())
        self.length.set_value(short_length(context.document.experiment))

    @property
    def tuned(self) -> bool:
        """Whether each is to run at a rate of its own."""
        return self.tuned_button.isChecked()

    def racing(self) -> list[Contestant]:
        """Those that are chosen, as they are before any tuning. Raises InputError."""
        found, values = self.editor.found(), self.editor.values()
        if found is None or not values:
            return []
        base = self._context.document.experiment
        made = contestants(base, found, values, self._context.document.scene)
        if found.path == RATE or self.tuned:
            return made
        rate = float(self.rate.value())
        return [Contestant(one.title, with_rate(one.experiment, rate), one.style) for one in made]

    def start(self) -> None:
        """Race, after the rates have been found where that is wanted."""
        try:
            racing = self.racing()
        except InputError as error:
            self._tell(problem_text(error, self._context.document.experiment))
            return
        self._tell("")
        if self.tuned:
            self._tune(racing)
        else:
            self._race(racing)

    def _race(self, racing: list[Contestant]) -> None:
        found, text = self.editor.found(), self.tr("Race")
        experiments = [one.experiment for one in racing]
        if self.lanes.isChecked() and self.lanes.isEnabled() and found is not None:
            base = self._context.document.experiment
            base = base if found.path == RATE else with_rate(base, float(self.rate.value()))
            experiments = [as_lanes(base, found.path, self.editor.values())]
        put_on_track(self._context, experiments, text, keep=self.keep.isChecked())
        self.progress.rest(self.tr("They run side by side, from one start."))

    def _tune(self, racing: list[Contestant]) -> None:
        found = self.editor.found()
        own = found is not None and found.path == KIND
        series, steps = self.judge.value(), int(self.length.value())
        self.tuning = Tuning(self._context.runs, racing, series, steps, own=own, parent=self)
        self._compute(self.tuning)
        self.progress.cancel_button.setFocus()

    def _conclude(self) -> None:
        """Race at the rates that were found; nothing starts where the search was cancelled."""
        tuning = self.tuning
        assert tuning is not None
        self.start_button.setFocus()
        if tuning.state == "cancelled":
            self.progress.rest(self.tr("Cancelled; no race was started."))
        elif tuning.state == "failed":
            self.progress.rest("")
            self._tell(tuning.problem)
        else:
            put_on_track(
                self._context,
                [curve.tuned for curve in tuning.curves],
                self.tr("Race at tuned rates"),
                keep=self.keep.isChecked(),
            )
            self.progress.rest(self.tr("They run side by side, at tuned rates."))

    def _draw(self) -> None:
        tuning = self.tuning
        assert tuning is not None
        experiment = tuning.curves[0].contestant.experiment
        series = tuning.curves[0].yardstick.series
        text = self.tr("{figure} at the end").format(figure=yardstick_title(series, experiment))
        self.plot.show_curves(tuning.curves, text)
        if tuning.state == "running" and tuning.current is not None:
            share = tuning.share
            self.progress.show_progress(share, tuning.remaining, tuning.current.title)

    def _show_experiment(self) -> None:
        """Offer what the selected run's experiment has to choose from."""
        experiment = self._context.document.experiment
        self.editor.set_fields(experiment, sweepables(experiment), KIND)
        items = judges(experiment)
        self.judge.set_items(items)
        self._refresh()

    def _present_rate(self) -> float:
        experiment = self._context.document.experiment
        return experiment.optimizer.learning_rate if rate_field(experiment) is not None else 0.01

    def _refresh(self) -> None:
        found = self.editor.found()
        over_rates = found is not None and found.path == RATE
        if over_rates and self.tuned:
            self.shared_button.setChecked(True)
        running = self.running
        self.tuned_button.setEnabled(not over_rates and not running)
        self.shared_button.setEnabled(not over_rates and not running)
        self.rate.setEnabled(not self.tuned and not over_rates and not running)
        for widget in (self.length, self.judge):
            widget.setEnabled(self.tuned and not running)
        self.lanes.setEnabled(not self.tuned and found is not None and found.lane and not running)
        self.editor.setEnabled(not running)
        self.start_button.setEnabled(bool(self.editor.values()) and not running)

    def _connect(self) -> None:
        modes = QButtonGroup(self)
        for button in (self.shared_button, self.tuned_button):
            modes.addButton(button)
            button.toggled.connect(self._refresh)
        self.shared_button.setChecked(True)
        self.editor.edited.connect(self._refresh)
        self.judge.chosen.connect(self._warn)
        self.start_button.clicked.connect(lambda _checked: self.start())
        self._context.document.changed.connect(self._show_experiment)
        self._context.theme.changed.connect(self.plot.update)

    def _warn(self, series: str) -> None:
        spoils = series.startswith("test_")
        self._tell(self.tr("Choosing by the test part spoils it for judging afterwards.") if spoils else "")

    def _tell(self, words: str, severity: Literal["error", "info"] = "error") -> None:
        super()._tell(words, severity)
        self.message.setVisible(bool(words))

    def _build(self) -> None:
        self.message.hide()
        side = QVBoxLayout()
        side.setSpacing(6)
        side.addWidget(self._label(self.tr("Race over"), "title"))
        side.addWidget(self.editor, 1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(self._modes())
        column.addWidget(self.plot, 1)
        column.addWidget(self.message)
        column.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(18)
        holder = QWidget()
        holder.setFixedWidth(SIDE)
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        row.addWidget(holder)
        row.addLayout(column, 1)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self.lanes)
        foot.addWidget(self.keep)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.start_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addLayout(row, 1)
        whole.addLayout(foot)

    def _modes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.shared_button, 0, 0)
        grid.addWidget(self._label("η", "caption", self.rate), 0, 1)
        grid.addWidget(self.rate, 0, 2)
        grid.addWidget(self.tuned_button, 1, 0)
        grid.addWidget(self._label(self.tr("steps each"), "caption", self.length), 1, 1)
        grid.addWidget(self.length, 1, 2)
        grid.addWidget(self._label(self.tr("judged by"), "caption", self.judge), 1, 3)
        grid.addWidget(self.judge, 1, 4)
        for field in (self.rate, self.length):
            field.setFixedWidth(86)
        self.judge.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        grid.setColumnStretch(4, 1)
        return grid
