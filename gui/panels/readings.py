"""The figures of the run, beside the pictures of what it believes."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar

from engine.tasks import SPLITS
from gui import formatting
from gui.context import Context
from gui.forms.words import engine_lengths
from gui.panels.base import Panel
from gui.readings.figure_table import FigureTable
from gui.readings.figures import Figures, latest_figures
from gui.readings.measure_chart import MeasureChart
from gui.theme.style import set_role
from gui.widgets.elided_label import LENGTHS, ElidedLabel
from gui.widgets.readout import Readout

FRAMES_PER_READING = 6
"""While a run goes on the figures change this seldom, so that they can be read."""


class ReadingsPanel(Panel):
    """J and P on all parts with their gaps, what the optimizer does now, and how far the run has come."""

    name = "readings"
    area = "right"
    rank = 30
    stretch = 1

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Readings"))
        self._columns = (self.tr("train"), self.tr("validation"), self.tr("test"), self.tr("gap"))
        self.table = FigureTable(self._columns, rows=2)
        self.table.setToolTip(self.tr("The gap is how much worse the test part does than the training part."))
        self.chart = MeasureChart()
        self.learning_rate = Readout(self.tr("Learning rate η"))
        self.gradient_norm = Readout("∥∇J∥")
        self.update_ratio = Readout("∥Δθ∥ / ∥θ∥")
        self.calls = Readout(self.tr("Calls of J"))
        self.calls.setToolTip(
            self.tr("How often the latest update asked for J or its derivatives elsewhere.")
        )
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress to the horizon"))
        self._steps = ElidedLabel()
        set_role(self._steps, "caption")
        self._frames = 0
        self._build()
        runs = context.runs
        runs.frames_arrived.connect(self._on_frames)
        runs.state_changed.connect(self.refresh)
        runs.log_changed.connect(self.refresh)
        self.refresh()

    def steps_text(self) -> str:
        """How far the run has come, in words."""
        return self._steps.text()

    def refresh(self) -> None:
        """Show the run as it stands."""
        controller = self.context.controller
        measure = controller.record.start.measure
        samples = controller.opened.samples if controller.opened is not None else {}
        figures = latest_figures(controller.record.series, measure, samples.get("test", 0))
        self._show_table(figures, engine_lengths(measure.title), percent=measure.percent)
        self.learning_rate.set_value(_short(figures.learning_rate))
        self.gradient_norm.set_value(formatting.scientific(figures.gradient_norm, 3))
        self.update_ratio.set_value(formatting.scientific(figures.update_ratio, 3))
        self.calls.setVisible(figures.calls is not None)
        self.calls.set_value(formatting.number(int(figures.calls or 0)))
        if figures.evaluated is None:
            self.set_subtitle("")
        else:
            text = self.tr("evaluated at step {step}")
            self.set_subtitle(text.format(step=formatting.number(figures.evaluated)))
        self._show_progress()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(18)
        for readout in (self.learning_rate, self.gradient_norm, self.update_ratio):
            line.addWidget(readout, 1)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.addWidget(self._progress, 0, 0)
        grid.addWidget(self._steps, 1, 0)
        self.body.addWidget(self.table)
        self.body.addWidget(self.chart, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.calls)
        self.body.addLayout(grid)
        self.body.addStretch()

    def _show_table(self, figures: Figures, title: str, *, percent: bool) -> None:
        def shown(value: float | None) -> str:
            return formatting.percent(value) if percent else formatting.number(value, 3)

        objectives = [formatting.number(figures.objective[split], 3) for split in SPLITS]
        measures = [shown(figures.measure[split]) for split in SPLITS]
        objective = (self.tr("Objective J"), (*objectives, formatting.number(figures.objective_gap, 3)))
        surface = self.context.controller.record.start.surface.is_surface
        self.chart.setVisible(not surface)
        self.table.set_columns((self.tr("now"),) if surface else self._columns)
        if surface:
            self.table.show_rows((("J(θ)", (formatting.number(figures.objective["train"], 6),)),))
            return
        rows = (objective, (title, (*measures, shown(figures.measure_gap))))
        notes = []
        if figures.interval is not None:
            low, high = (shown(end) for end in figures.interval)
            text = self.tr("95 % interval {low} to {high}").format(low=low, high=high)
            notes.append((SPLITS.index("test"), text))
        self.table.show_rows(rows, notes)
        captions = (self.tr("train"), self.tr("validation"), self.tr("test"))
        intervals = (None, None, figures.interval)
        values = (figures.measure[split] for split in SPLITS)
        dots = tuple(zip(captions, values, intervals, strict=True))
        self.chart.show_dots(
            title.partition(LENGTHS)[0], dots, _percent_tick if percent else formatting.exact
        )

    def _show_progress(self) -> None:
        controller = self.context.controller
        step, horizon = controller.step, controller.record.start.steps
        self._progress.setRange(0, 1000)
        self._progress.setValue(round(1000 * min(step / horizon, 1.0)))
        learns = controller.opened is None or bool(controller.opened.samples)
        text = (
            self.tr("{step} of {horizon} steps · epoch {epoch}")
            if learns
            else self.tr("{step} of {horizon} steps")
        )
        self._steps.setText(
            text.format(
                step=formatting.number(step),
                horizon=formatting.number(horizon),
                epoch=formatting.number(float(controller.epoch), 3),
            )
        )

    def _on_frames(self) -> None:
        self._frames += 1
        running = self.context.controller.state == "running"
        if self.isVisible() and (not running or self._frames % FRAMES_PER_READING == 0):
            self.refresh()


def _short(value: float | None) -> str:
    """A number with three digits, without trailing zeros: it changes seldom."""
    return formatting.MISSING if value is None else formatting.exact(float(f"{value:.3g}"))


def _percent_tick(share: float) -> str:
    """``82.5 %``, ``100 %``."""
    return f"{formatting.exact(round(100 * share, 3))}{formatting.THIN_SPACE}%"
